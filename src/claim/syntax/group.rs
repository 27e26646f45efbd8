//! Verb groups: auxiliaries, the verb and what it links to, whether an object follows, and a second predicate that is joined to it.

use super::{AUXILIARY, Governor, Role, VERB, Walk};
use crate::quantity::Form;
use crate::text::{TokenKind, WordId, flag};

impl Walk<'_> {
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
        // What the auxiliaries say of it is gathered on the way.
        let mut group = Governor {
            shared,
            ..Governor::plain(start, WordId::UNKNOWN, Role::Bare)
        };
        let mut first = true;
        let mut linked = false;
        for _ in 0..14 {
            let t = self.tok(i).filter(|_| i < limit)?;
            if t.kind != TokenKind::Word {
                // "had been "martyred""
                if t.quotation() && !first {
                    i += 1;
                    continue;
                }
                // "were, officials said, killed"
                if t.mark(',')
                    && !first
                    && let Some(close) = self.interposed(i, limit)
                {
                    i = close;
                    continue;
                }
                return None;
            }
            // "are by now confirmed dead"
            if !first && self.set_adverbial(i) {
                i += 2;
                continue;
            }
            group.negated |= t.is(flag::NEGATION);
            if t.is(AUXILIARY) && !(t.is(flag::VERB_PARTICIPLE) && self.is_form(i, &["done"])) {
                be |= t.is(flag::BE);
                have |= t.is(flag::HAVE);
                if t.is(flag::MODAL) {
                    if self.is_form(i, &["will", "'ll", "shall", "would"]) {
                        group.future = true
                    } else {
                        group.unasserted = true
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
                return Some((self.group_at(i, t.word, Role::Bare, group), i + 1));
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
                    loop {
                        if self.set_adverbial(k) {
                            // "were reported on Sunday dead"
                            k += 2;
                        } else if self.tok(k).is_some_and(|t| t.is(flag::ADVERB))
                            || self.is_form(k, &["as"])
                        {
                            k += 1;
                        } else {
                            break;
                        }
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
                    group.unasserted |= matches!(
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
            return Some((self.group_at(i, lemma, role, group), i + 1));
        }
        None
    }

    /// `group`, once its verb or adjective is met at `token`.
    fn group_at(&self, token: usize, head: WordId, role: Role, group: Governor) -> Governor {
        Governor {
            token,
            head,
            role,
            joined: self.joined_after(token),
            ..group
        }
    }

    /// One past the second of two commas with a few words between and no number: ", officials said,".
    fn interposed(&self, comma: usize, limit: usize) -> Option<usize> {
        const LONGEST: usize = 10;
        let close = (comma + 2..limit.min(comma + LONGEST))
            .find(|k| self.tok(*k).is_some_and(|t| t.mark(',')))?;
        let number = |p: &crate::quantity::Quantity| (comma..close).contains(&p.number.start);
        let joins = self.tok(comma + 1)?.is(flag::COORDINATOR);
        (!joins && !self.quantities.iter().any(number)).then_some(close + 1)
    }

    /// "by now", "to date": two words that stand for an adverb.
    fn set_adverbial(&self, i: usize) -> bool {
        let behind = |words: &[&str]| self.is_form(i + 1, words);
        self.is_form(i, &["by", "until", "since"]) && behind(&["now", "then"])
            || self.is_form(i, &["to"]) && behind(&["date"])
            || self.is_form(i, &["on"]) && self.tok(i + 1).is_some_and(|t| t.is(flag::WEEKDAY))
            || self.is_form(i, &["in"]) && behind(&["all", "total", "fact"])
            || self.is_form(i, &["at"]) && behind(&["once", "present", "last", "first"])
            || self.is_form(i, &["so"]) && behind(&["far"])
            || self.is_form(i, &["as"]) && behind(&["yet"])
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
