//! To the right of the noun phrase: the predicates it is the subject of, over what may stand between.

use super::{AUXILIARY, FARTHEST, Governor, Role, VERB, Walk, push};
use crate::quantity::{Form, Kind, Quantity};
use crate::text::{TokenKind, flag, title_case};

impl Walk<'_> {
    /// The predicates to the right of the noun phrase.
    pub(super) fn right(&self, q: &Quantity, object: bool, out: &mut Vec<Governor>) {
        let mut i = q.tokens.end.max(q.noun.as_ref().map_or(0, |n| n.end));
        let behind = i;
        let limit = (i + FARTHEST).min(self.end);
        let mut in_phrase = false;
        let mut shared = false;
        let mut relatives = 0;
        let mut acted = false;
        while i < limit {
            let Some(t) = self.tok(i) else { break };
            match t.kind {
                TokenKind::Mark => {
                    // An object does not share the subject of the next clause: "the dead included two children, and 100 were hurt".
                    let next = if object
                        && t.mark(',')
                        && self.tok(i + 1).is_some_and(|n| n.is(flag::COORDINATOR))
                    {
                        None
                    } else {
                        self.over_mark(i, limit)
                    };
                    match next {
                        Some(next) => {
                            // "in Rostov-on-Don": a hyphen ends nothing.
                            in_phrase &= t.dash() && t.glued;
                            i = next;
                        }
                        None => break,
                    }
                    continue;
                }
                TokenKind::Genitive => {
                    if !in_phrase {
                        break;
                    }
                    i += 1;
                    continue;
                }
                TokenKind::Number | TokenKind::Ordinal | TokenKind::Mixed => {
                    if !in_phrase {
                        break;
                    }
                    i += 1;
                    continue;
                }
                TokenKind::Word => {}
            }
            if t.is(flag::ADDITION) {
                i += 1;
                continue;
            }
            // "two boys aged three and 13 died"
            if let Some(end) = self.over_ages(i) {
                i = end;
                continue;
            }
            // "has passed 1,000 as hundreds more remain missing": a clause of its own.
            if self.is_form(i, &["as"]) && self.quantity_at(i + 1).is_some() {
                break;
            }
            if t.is(flag::COORDINATOR) {
                if object && !in_phrase {
                    break;
                }
                if in_phrase && !self.quantity_at(i + 1).is_some() && !self.verb_follows(i + 1) {
                    i += 1;
                    continue;
                }
                // Another subject: its own noun phrase, then the same predicate.
                let next = self.quantity_at(i + 1);
                let Some(next) = next.filter(|p| !p.kind.is_look_alike()) else {
                    let plain = self.tok(i + 1).is_some_and(|n| {
                        n.kind == TokenKind::Word
                            && n.is(flag::DETERMINER
                                | flag::POSSESSIVE
                                | flag::PEOPLE
                                | flag::PERSON)
                            && !n.is(VERB)
                    });
                    if plain {
                        in_phrase = true;
                        shared = true;
                        i += 1;
                        continue;
                    }
                    break;
                };
                // "129 men and 222 women, and 394 injured", "58 victims and 90 injured": a number without a noun begins another count.
                let comma = i
                    .checked_sub(1)
                    .and_then(|k| self.tok(k))
                    .is_some_and(|t| t.mark(','));
                let other_count = q.noun.is_some()
                    && next.noun.is_none()
                    && self.tok(next.tokens.end).is_some_and(|t| {
                        !t.is(flag::ADDITION)
                            && (comma || t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE))
                    });
                if other_count {
                    break;
                }
                // "seven members and a major are killed": an adjective that stands for its noun.
                let bare = next.noun.is_none()
                    && next.form == Form::Article
                    && self
                        .tok(next.tokens.end)
                        .is_some_and(|t| t.is(flag::ADJECTIVE))
                    && self
                        .tok(next.tokens.end + 1)
                        .is_some_and(|t| t.is(AUXILIARY));
                i = next.tokens.end.max(i + 2) + usize::from(bare);
                shared = true;
                in_phrase = false;
                continue;
            }
            // "32 of which were", "10 of whom", "five of them": the pronoun stands for the whole.
            if self.is_form(i, &["of"])
                && self.tok(i + 1).is_some_and(|n| {
                    n.is(flag::PRONOUN) || self.is_form(i + 1, &["which", "whom", "those"])
                })
                && i <= q.tokens.end + 1
                && !self.is_form(i + 2, &["who", "that", "which"])
            {
                i += 2;
                continue;
            }
            // "relatives of those who died": the clause belongs to the noun inside the phrase.
            if in_phrase && self.is_form(i, &["who", "which", "that"]) {
                i += 1;
                while i < limit && self.tok(i).is_some_and(|t| t.is(AUXILIARY | flag::ADVERB)) {
                    i += 1;
                }
                i += 1;
                continue;
            }
            if t.is(flag::RELATIVE) && !t.is(flag::DETERMINER)
                || self.is_form(i, &["that", "who", "which"]) && !in_phrase
                || self.is_form(i, &["who", "which"])
            {
                if relatives > 0 {
                    break;
                }
                relatives += 1;
                i += 1;
                if let Some((mut governor, next)) = self.group_right(i, limit, shared) {
                    // "who shot dead a settler": what stands right behind "who" is no passive.
                    let past = self.tok(i).is_some_and(|t| t.is(flag::VERB_PAST));
                    if governor.role == Role::Bare && past && governor.token == i {
                        governor.role = Role::Subject;
                    }
                    acted = matches!(governor.role, Role::Subject | Role::Agent);
                    push(out, governor);
                    i = next;
                } else if self.tok(i).is_some_and(|t| t.is(AUXILIARY)) {
                    // "who were cousins": a clause of its own, the main verb is still to come.
                    i += 1;
                }
                in_phrase = true;
                continue;
            }
            // "recalled 40 workers after two people died": a clause with a subject of its own.
            let clause = t.is(flag::PREPOSITION)
                && t.is(flag::SUBORDINATOR)
                && self
                    .quantity_at(i + 1)
                    .is_some_and(|p| p.kind == Kind::Count && self.verb_follows(p.tokens.end));
            if clause {
                break;
            }
            if t.is(flag::PREPOSITION)
                && !(t.is(VERB)
                    && !t.is(flag::PART)
                    && !in_phrase
                    && self.verb(i).known()
                    && !self.is_form(
                        i,
                        &[
                            "in",
                            "on",
                            "like",
                            "down",
                            "up",
                            "out",
                            "including",
                            "following",
                        ],
                    ))
            {
                in_phrase = true;
                i += 1;
                continue;
            }
            // "two men who shot the settler dead": what became of whom they acted on.
            if acted && t.is(flag::ADJECTIVE) && !t.is(VERB | AUXILIARY) {
                i += 1;
                continue;
            }
            if t.is(flag::NEGATION | AUXILIARY) || self.starts_predicate(i, in_phrase) {
                match self.group_right(i, limit, shared) {
                    Some((governor, next)) => {
                        let linking =
                            governor.role == Role::Subject && self.is_linking(governor.token);
                        // "18 people making a pilgrimage are killed", "two people injured in the crash have died": a clause of its own, the main verb is still
                        // to come.
                        let reduced = i <= behind + 1
                            && (t.is(flag::VERB_ING)
                                || self.is_form(i, &["being"])
                                || governor.role == Role::Bare
                                    && self.tok(governor.token).is_some_and(|v| v.is(VERB))
                                    && governor.token == i);
                        let main = reduced
                            .then(|| self.main_verb(next, limit, shared))
                            .flatten();
                        if let Some(main) = main {
                            push(
                                out,
                                Governor {
                                    over_clause: governor.role == Role::Bare,
                                    ..main
                                },
                            );
                        }
                        // "Twelve people injured in the crash were taken to hospital": so many of the injured.
                        let taken = main.is_some_and(|m| {
                            let verb = self.lexicon.form(m.head);
                            matches!(
                                verb,
                                "take" | "rush" | "fly" | "airlift" | "treat" | "admit"
                            )
                        });
                        let governor = Governor {
                            over_clause: taken && governor.role == Role::Bare,
                            ..governor
                        };
                        push(out, governor);
                        // The relative clause's verb was met; the main verb may still follow.
                        if relatives > 0 && out.len() < 3 || linking {
                            i = next;
                            in_phrase = true;
                            relatives = if relatives > 0 { 2 } else { 0 };
                            if out.len() > 3 {
                                break;
                            }
                            continue;
                        }
                    }
                    None => {
                        if in_phrase {
                            i += 1;
                            continue;
                        }
                    }
                }
                break;
            }
            if t.is(flag::ADVERB | flag::WEEKDAY | flag::TIME | flag::MONTH)
                || self.form(i).ends_with("ly")
                || self.is_form(i, &["others", "more"])
            {
                i += 1;
                continue;
            }
            if t.is(flag::SUBORDINATOR) {
                break;
            }
            if in_phrase {
                i += 1;
                continue;
            }
            break;
        }
    }

    /// One past the ages behind "aged" at token `i`, if any stand there.
    fn over_ages(&self, i: usize) -> Option<usize> {
        let age = |at: usize| {
            let found = self.quantity_at(at).filter(|p| p.kind == Kind::Age);
            found.map(|p| p.tokens.end)
        };
        let mut end = age(i + 1).filter(|_| self.is_form(i, &["aged", "ages"]))?;
        while self
            .tok(end)
            .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
        {
            let Some(next) = age(end + 1) else { break };
            end = next;
        }
        Some(end)
    }

    /// The verb of the sentence behind a clause that has no finite verb: the next auxiliary or past tense in the same stretch of words opens it.
    fn main_verb(&self, from: usize, limit: usize, shared: bool) -> Option<Governor> {
        let mut at = from;
        loop {
            let t = self.tok(at).filter(|_| at < limit)?;
            let ends = t.kind == TokenKind::Mark && !(t.dash() && t.glued) && !t.quotation()
                || t.is(flag::COORDINATOR | flag::SUBORDINATOR) && !t.is(flag::PREPOSITION)
                || self.is_form(
                    at,
                    &["who", "which", "that", "where", "when", "after", "before"],
                );
            if ends {
                return None;
            }
            let auxiliary = t.is(flag::BE | flag::HAVE)
                && !t.is(flag::VERB_ING)
                && !self.is_form(at, &["being"]);
            // "two labourers working beneath it died"
            let past = t.is(flag::VERB_PAST)
                && !t.is(flag::NOUNISH | flag::ADJECTIVE)
                && self.starts_predicate(at, true)
                && at > from
                // "dug for people trapped in the ruins": of those people.
                && !self
                    .tok(at - 1)
                    .is_some_and(|p| p.is(flag::PERSON | flag::PEOPLE));
            if auxiliary || past {
                return self.group_right(at, limit, shared).map(|(g, _)| g);
            }
            at += 1;
        }
    }

    pub(super) fn is_linking(&self, token: usize) -> bool {
        let lemma = self.lexicon.form(self.verb(token));
        matches!(
            lemma,
            "remain" | "go" | "become" | "stay" | "lie" | "end" | "turn"
        )
    }

    pub(super) fn verb_follows(&self, i: usize) -> bool {
        self.tok(i)
            .is_some_and(|t| t.is(VERB | AUXILIARY) && !t.is(flag::NOUNISH))
    }

    /// "in compounds", "in two family compounds": a plural and no verb, behind a preposition or a number.
    fn ends_noun_phrase(&self, i: usize) -> bool {
        let opens = |k: usize| {
            self.tok(k).is_some_and(|t| {
                t.is(flag::PREPOSITION
                    | flag::DETERMINER
                    | flag::POSSESSIVE
                    | flag::NUMERAL
                    | flag::VAGUE)
                    || t.kind == TokenKind::Number
            })
        };
        let noun = |k: usize| self.tok(k).is_some_and(|t| !t.is(VERB | AUXILIARY));
        i > self.start + 1 && (opens(i - 1) || noun(i - 1) && opens(i - 2))
    }

    /// Whether a verb or predicate adjective starts here and is no modifier inside a prepositional phrase.
    pub(super) fn starts_predicate(&self, i: usize, in_phrase: bool) -> bool {
        let Some(t) = self.tok(i) else { return false };
        if t.capital && in_phrase && !self.is_headline() {
            return false;
        }
        if t.is(flag::ADJECTIVE) && !t.is(flag::VERB_PARTICIPLE | flag::VERB_PAST) {
            return !in_phrase || !self.noun_behind(i);
        }
        if !t.is(VERB) || t.is(flag::PREPOSITION) && in_phrase {
            return false;
        }
        if in_phrase
            && !t.is(flag::VERB_PAST)
            && (t.is(flag::NOUNISH) || t.is(flag::VERB_S) && self.ends_noun_phrase(i))
        {
            return false;
        }
        if in_phrase && t.is(flag::VERB_PARTICIPLE | flag::VERB_ING) && self.noun_behind(i) {
            let before = i.checked_sub(1).and_then(|b| self.tok(b));
            if before.is_some_and(|b| {
                b.is(flag::PREPOSITION | flag::DETERMINER | flag::ADJECTIVE | flag::COORDINATOR)
            }) {
                return false;
            }
        }
        if in_phrase && t.is(flag::VERB_ING) {
            return false;
        }
        if in_phrase
            && t.is(flag::VERB_BASE)
            && !t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE)
        {
            return false;
        }
        true
    }

    /// Title case and no full stop at the end.
    pub(super) fn is_headline(&self) -> bool {
        let tokens = self.text.slice(self.start..self.end);
        title_case(tokens) && !tokens.last().is_some_and(|t| t.mark('.'))
    }

    pub(super) fn noun_behind(&self, i: usize) -> bool {
        // "are still missing two days after the flood"
        let time = |p: &&Quantity| matches!(p.kind, Kind::Duration | Kind::RelativeTime);
        let begins = |p: &Quantity| p.tokens.start == i + 1;
        if self.quantities.iter().filter(time).any(begins) {
            return false;
        }
        self.tok(i + 1).is_some_and(|n| {
            n.kind == TokenKind::Word
                && !n.is(flag::PREPOSITION
                    | flag::COORDINATOR
                    | AUXILIARY
                    | flag::RELATIVE
                    | flag::SUBORDINATOR
                    | flag::ADVERB
                    | flag::DETERMINER
                    | flag::PRONOUN
                    | flag::WEEKDAY
                    | flag::TIME)
                && !(n.is(flag::VERB_PAST) && !n.is(flag::NOUNISH))
        })
    }
}
