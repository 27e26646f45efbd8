//! To the right of the noun phrase: the predicates it is the subject of, over what may stand between.

use super::{AUXILIARY, FARTHEST, Governor, Role, VERB, Walk, push};
use crate::quantity::{Form, Quantity};
use crate::text::{TokenKind, WordId, flag, title_case};

impl Walk<'_> {
    /// The predicates to the right of the noun phrase.
    pub(super) fn right(&self, q: &Quantity, object: bool, out: &mut Vec<Governor>) {
        let mut i = q.tokens.end.max(q.noun.as_ref().map_or(0, |n| n.end));
        let behind = i;
        let limit = (i + FARTHEST).min(self.end);
        let mut in_phrase = false;
        let mut shared = false;
        let mut relatives = 0;
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
            if t.is(flag::COORDINATOR) {
                if object && !in_phrase {
                    break;
                }
                if in_phrase
                    && !self.quantities.iter().any(|p| p.tokens.start == i + 1)
                    && !self.verb_follows(i + 1)
                {
                    i += 1;
                    continue;
                }
                // Another subject: its own noun phrase, then the same predicate.
                let Some(next) = self
                    .quantities
                    .iter()
                    .find(|p| p.tokens.start == i + 1 && !p.kind.is_look_alike())
                else {
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
                if let Some((governor, next)) = self.group_right(i, limit, shared) {
                    push(out, governor);
                    i = next;
                } else if self.tok(i).is_some_and(|t| t.is(AUXILIARY)) {
                    // "who were cousins": a clause of its own, the main verb is still to come.
                    i += 1;
                }
                in_phrase = true;
                continue;
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

    /// What a comma, bracket or dash lets through: the index behind the parenthesis, or `None` when the search ends here.
    pub(super) fn over_mark(&self, i: usize, limit: usize) -> Option<usize> {
        let t = self.tok(i)?;
        if t.mark('(') || t.mark('[') {
            return (i + 1..limit)
                .find(|k| self.tok(*k).is_some_and(|t| t.mark(')') || t.mark(']')))
                .map(|k| k + 1);
        }
        if t.quotation() {
            return Some(i + 1);
        }
        if t.dash() && t.glued && self.tok(i + 1).is_some_and(|n| n.glued) {
            return Some(i + 1);
        }
        let comma = t.mark(',');
        let dash = t.dash();
        if !(comma || dash) {
            return None;
        }
        let next = self.tok(i + 1)?;
        // "At least 275,000 people, and perhaps as many as 325,000, took part": a second thought between commas.
        if comma
            && next.is(flag::COORDINATOR)
            && self.is_form(i + 2, &["perhaps", "possibly", "maybe", "probably"])
        {
            return (i + 3..limit)
                .find(|k| self.tok(*k).is_some_and(|t| t.mark(',')))
                .map(|close| close + 1);
        }
        // ", and 12 policemen were": the coordination is met behind the comma.
        if comma && next.is(flag::COORDINATOR) {
            return if self.quantities.iter().any(|p| p.tokens.start == i + 2)
                && !self.verb_follows(i + 2)
            {
                Some(i + 1)
            } else {
                None
            };
        }
        if comma && next.is(flag::VERB_ING) && !next.is(flag::PART | flag::PREPOSITION) {
            return None;
        }
        // "30 bandits, five officers and one civilian are killed": the list is the subject.
        let list_item = comma
            && self.quantities.iter().any(|p| p.tokens.start == i + 1)
            && !next.is(flag::PART);
        let close = (i + 2..limit).find(|k| {
            self.tok(*k).is_some_and(|t| {
                if comma {
                    t.mark(',')
                } else {
                    t.dash() && !t.glued
                }
            })
        });
        // "50,000 people in Ksar Lunde, Norra Province, Selvia, are evacuated"
        if comma && next.capital {
            let named = |k: usize| {
                self.tok(k).is_some_and(|t| {
                    t.kind == TokenKind::Word && (t.capital || t.is(flag::PREPOSITION | flag::THE))
                        || t.mark(',')
                        || t.dash() && t.glued
                })
            };
            let end = (i + 1..limit).find(|k| !named(*k)).unwrap_or(limit);
            let finite = self.tok(end).is_some_and(|t| {
                t.is(AUXILIARY | flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE)
            });
            // "15 civilians south of Lunde, Selvia have been killed": the second comma is often left out.
            let auxiliary = self.tok(end).is_some_and(|t| t.is(flag::BE | flag::HAVE));
            if finite && (auxiliary || self.tok(end - 1).is_some_and(|t| t.mark(','))) {
                return Some(end);
            }
        }
        // "including doctors, nurses and paramedics, are killed": the comma that the verb stands behind.
        let close = if comma && next.is(flag::PART) {
            (i + 2..limit)
                .take_while(|k| {
                    !self
                        .tok(*k)
                        .is_some_and(|t| t.is(AUXILIARY | flag::RELATIVE))
                })
                .find(|k| {
                    self.tok(*k).is_some_and(|t| t.mark(','))
                        && self.tok(k + 1).is_some_and(|t| {
                            t.is(AUXILIARY | flag::VERB_PAST) && !t.is(flag::NOUNISH)
                        })
                })
                .or(close)
        } else {
            close
        };
        let Some(close) = close else {
            return if list_item {
                self.behind_item(i + 1)
            } else {
                None
            };
        };
        // "18 people, including two children, were": the inner part is skipped when it opens like one.
        let opens_part = next.is(flag::PART
            | flag::RELATIVE
            | flag::PREPOSITION
            | flag::QUANTIFIER
            | flag::ARTICLE
            | flag::ADJECTIVE)
            || next.kind == TokenKind::Number
            || next.is(flag::NUMERAL)
            || self.is_form(i + 1, &["aged", "some", "mostly", "mainly", "ages"]);
        // "two gunmen, believed to be brothers, are killed"
        let opens_part = opens_part
            || next.is(flag::VERB_PARTICIPLE)
                && !next.is(flag::NOUNISH)
                && self
                    .tok(close + 1)
                    .is_some_and(|t| t.is(flag::BE | flag::HAVE));
        let verb_after = self.tok(close + 1).is_some_and(|t| {
            t.is(AUXILIARY
                | flag::VERB_PAST
                | flag::VERB_S
                | flag::VERB_PARTICIPLE
                | flag::ADVERB)
                // "Five people, including three women, drown in the river"
                || opens_part && t.is(flag::VERB_BASE) && !t.is(flag::NOUNISH)
        });
        if verb_after
            && (opens_part
                || dash
                || !(i + 1..close).any(|k| {
                    self.tok(k).is_some_and(|t| {
                        t.is(flag::BE | flag::HAVE)
                            || t.is(flag::VERB_PAST) && !t.is(flag::VERB_PARTICIPLE)
                    })
                }))
        {
            // A list whose next item has its own predicate ("16 dead, 97 wounded") ends here instead.
            if list_item
                && (i + 1..close).any(|k| {
                    self.tok(k)
                        .is_some_and(|t| t.is(flag::VERB_PARTICIPLE) && !t.is(flag::NOUNISH))
                })
            {
                return None;
            }
            return Some(close + 1);
        }
        if list_item {
            // "five soldiers, three policemen and two civilians were killed".
            return self.behind_item(i + 1);
        }
        None
    }

    /// One past the list's item at `start`, where the list goes on behind it.
    fn behind_item(&self, start: usize) -> Option<usize> {
        let item = self.quantities.iter().find(|p| p.tokens.start == start)?;
        let behind = item.tokens.end;
        self.tok(behind)
            .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
            .then_some(behind)
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
        if t.is(flag::NOUNISH) && in_phrase && !t.is(flag::VERB_PAST) {
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

    /// verb group = { auxiliary | adverb | not } ( verb | adjective ) [ linking: "reported", "feared" ... ]
    pub(super) fn group_right(
        &self,
        start: usize,
        limit: usize,
        shared: bool,
    ) -> Option<(Governor, usize)> {
        let mut i = start;
        let mut be = false;
        let mut have = false;
        let mut negated = false;
        let mut unasserted = false;
        let mut future = false;
        let mut first = true;
        let mut linked = false;
        for _ in 0..14 {
            let t = self.tok(i).filter(|_| i < limit)?;
            if t.kind != TokenKind::Word {
                // "had been "martyred""; "were, officials said, killed" is met only as "were killed".
                if t.quotation() && !first {
                    i += 1;
                    continue;
                }
                return None;
            }
            negated |= t.is(flag::NEGATION);
            if t.is(AUXILIARY) && !(t.is(flag::VERB_PARTICIPLE) && self.is_form(i, &["done"])) {
                be |= t.is(flag::BE);
                have |= t.is(flag::HAVE);
                if t.is(flag::MODAL) {
                    if self.is_form(i, &["will", "'ll", "shall", "would"]) {
                        future = true
                    } else {
                        unasserted = true
                    }
                }
                i += 1;
                first = false;
                continue;
            }
            if t.is(flag::NEGATION)
                || t.is(flag::ADVERB) && !t.is(flag::ADJECTIVE)
                || self.form(i).len() > 4 && self.form(i).ends_with("ly") && !t.is(VERB)
            {
                i += 1;
                continue;
            }
            if self.is_form(i, &["among", "amongst"]) {
                // "were among the injured".
                return None;
            }
            let adjective = t.is(flag::ADJECTIVE) && !t.is(flag::VERB_PAST);
            let linking_adjective = self.is_form(i, &["unaccounted"]);
            if adjective && !linking_adjective && (be || first || linked || have) {
                if self.noun_behind(i) && !(first && !be) {
                    return None;
                }
                let governor = Governor {
                    token: i,
                    head: t.word,
                    role: Role::Bare,
                    negated,
                    unasserted,
                    future,
                    shared,
                    joined: self.joined_after(i),
                    over_clause: false,
                };
                return Some((governor, i + 1));
            }
            if !t.is(VERB) {
                return None;
            }
            let lemma = self.verb(i);
            let name = self.lexicon.form(lemma);
            // "were reported killed", "are feared dead", "is known to have died", "remain missing", "was pronounced dead".
            let links = matches!(
                name,
                "report"
                    | "confirm"
                    | "know"
                    | "reveal"
                    | "understand"
                    | "announce"
                    | "believe"
                    | "fear"
                    | "leave"
                    | "find"
                    | "say"
                    | "declare"
                    | "pronounce"
                    | "presume"
                    | "list"
                    | "remain"
                    | "go"
                    | "think"
                    | "assume"
                    | "suspect"
                    | "allege"
                    | "rumour"
                    | "rumor"
                    | "feel"
                    | "appear"
                    | "seem"
                    | "be"
                    | "become"
                    | "estimate"
                    | "expect"
                    | "require"
                    | "need"
                    | "have"
                    | "continue"
                    | "force"
                    | "order"
                    | "urge"
                    | "tell"
                    | "ask"
                    | "make"
                    | "suffer"
                    | "sustain"
                    | "lie"
            );
            if links {
                let mut k = i + 1;
                let mut inner_be = false;
                if self.is_form(k, &["to"]) {
                    k += 1;
                    while self
                        .tok(k)
                        .is_some_and(|t| t.is(flag::HAVE | flag::BE | flag::ADVERB))
                    {
                        inner_be |= self.tok(k).is_some_and(|t| t.is(flag::BE));
                        k += 1;
                    }
                } else {
                    // "listed as missing"
                    while self
                        .tok(k)
                        .is_some_and(|t| t.is(flag::ADVERB) || self.is_form(k, &["as"]))
                    {
                        k += 1;
                    }
                }
                let inner = self.tok(k);
                let predicate = inner.is_some_and(|n| {
                    n.is(flag::ADJECTIVE) && !self.noun_behind(k)
                        || n.is(flag::VERB_PARTICIPLE) && !n.is(flag::NOUNISH)
                        || k > i + 1 && n.is(VERB)
                });
                if predicate
                    && !(be && name == "report" && inner.is_some_and(|n| n.is(flag::NOUNISH)))
                {
                    unasserted |= matches!(
                        name,
                        "fear"
                            | "presume"
                            | "expect"
                            | "think"
                            | "assume"
                            | "suspect"
                            | "appear"
                            | "seem"
                            | "require"
                            | "need"
                            | "order"
                            | "urge"
                            | "tell"
                            | "ask"
                    ) || name == "believe"
                        || name == "allege";
                    if inner_be || !self.is_form(i + 1, &["to"]) {
                        be = true;
                    }
                    i = k;
                    first = false;
                    linked = true;
                    continue;
                }
            }
            let object = self.object_behind(i + 1);
            let participle = t.is(flag::VERB_PARTICIPLE) && !t.is(flag::VERB_ING);
            let role = if be && participle {
                Role::Passive
            } else if t.is(flag::VERB_ING) {
                if object { Role::Agent } else { Role::Subject }
            } else if participle && first && !have {
                // Bare "killed": the reduced passive unless an object follows.
                if object { Role::Agent } else { Role::Bare }
            } else if object {
                Role::Agent
            } else {
                Role::Subject
            };
            let governor = Governor {
                token: i,
                head: lemma,
                role,
                negated,
                unasserted,
                future,
                shared,
                joined: self.joined_after(i),
                over_clause: false,
            };
            return Some((governor, i + 1));
        }
        None
    }

    /// "killed or wounded", "dead and missing": the second predicate.
    pub(super) fn joined_after(&self, i: usize) -> Option<WordId> {
        if !self.tok(i + 1).is_some_and(|t| t.is(flag::COORDINATOR))
            || !self.is_form(i + 1, &["or", "and"])
        {
            return None;
        }
        let mut k = i + 2;
        while self.tok(k).is_some_and(|t| t.is(flag::ADVERB)) || self.form(k).ends_with("ly") {
            k += 1;
        }
        let t = self.tok(k)?;
        // "killed and 108 injured" has a number of its own; "killed and wounded 12" an object.
        if t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE) && !self.object_behind(k + 1) {
            let verb = self.verb(k);
            return Some(
                if t.is(flag::VERB_PARTICIPLE) && verb.known() && !t.is(flag::ADJECTIVE) {
                    verb
                } else {
                    t.word
                },
            );
        }
        None
    }

    /// Whether an object noun phrase starts at `i`.
    pub(super) fn object_behind(&self, i: usize) -> bool {
        let Some(t) = self.tok(i) else { return false };
        if self
            .quantities
            .iter()
            .any(|p| p.tokens.start == i && !p.kind.is_look_alike() && p.form != Form::Zero)
        {
            // "killed 30 wounded" is a list of headline items and no object.
            return true;
        }
        match t.kind {
            TokenKind::Word => {
                if self.is_form(i, &["that"]) {
                    return true;
                }
                // A bare base form behind a verb is a noun: "lost power", "took shelter".
                if t.is(flag::VERB_BASE)
                    && !t.is(flag::VERB_PAST
                        | flag::VERB_S
                        | flag::PREPOSITION
                        | flag::ADVERB
                        | AUXILIARY
                        | flag::ADJECTIVE
                        | flag::COORDINATOR)
                {
                    return true;
                }
                if t.is(flag::DETERMINER | flag::POSSESSIVE)
                    && !self.is_form(i, &["all", "both", "no", "some"])
                {
                    // "killed this week", "died the same day".
                    return !self.time_phrase(i);
                }
                if t.is(flag::PREPOSITION
                    | flag::COORDINATOR
                    | AUXILIARY
                    | flag::SUBORDINATOR
                    | flag::ADVERB
                    | flag::RELATIVE
                    | flag::WEEKDAY
                    | flag::TIME
                    | flag::MONTH
                    | flag::NEGATION
                    | flag::PART
                    | flag::QUANTIFIER)
                    || self.form(i).ends_with("ly")
                {
                    return false;
                }
                if t.is(flag::PRONOUN) {
                    return self.is_form(i, &["him", "them", "us", "me", "himself", "themselves"]);
                }
                !t.is(VERB) && !t.is(flag::ADJECTIVE)
                    || t.is(flag::NOUNISH) && !t.is(flag::VERB_PAST)
                    || t.is(flag::ADJECTIVE) && self.noun_behind(i)
            }
            TokenKind::Mark => t.mark('$') || t.mark('€') || t.mark('£'),
            _ => false,
        }
    }

    /// "this week", "the same day", "last night".
    pub(super) fn time_phrase(&self, i: usize) -> bool {
        (i + 1..i + 4).any(|k| {
            self.tok(k)
                .is_some_and(|t| t.is(flag::TIME | flag::WEEKDAY | flag::MONTH))
                || self.is_form(
                    k,
                    &["day", "week", "month", "year", "night", "time", "hour"],
                )
        })
    }
}
