//! The one engine of syntax: which predicates govern a number's noun phrase, and in what role.
//!
//! ```text
//! "18 people were killed"            18 people: subject of a passive
//! "killed 18", "killing 18 people"   18: object
//! "39 people killed", "16 dead"      bare predicate behind the noun phrase
//! "two wounded soldiers"             modifier inside the noun phrase
//! "two gunmen killed 12"             two: subject of an active verb with an object, the agent
//! ```
//! A predicate shared by coordination reaches both sides: "12 soldiers and three civilians were killed", "killing 18 and wounding 108",
//! "14 people had been killed and 108 injured". No parse tree is built: the engine walks from the noun phrase to the right over what may stand
//! between a subject and its verb, and to the left over what may stand between an object and its verb.

mod group;
mod left;
mod mark;
mod right;

use std::ops::Range;

use crate::quantity::Quantity;
use crate::text::{Lexicon, Text, Token, TokenKind, WordId, flag};

/// How a predicate governs a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Subject of a passive: "were killed".
    Passive,
    /// Participle or adjective behind the noun phrase without an auxiliary, or behind a copula: "killed", "are missing".
    Bare,
    /// Subject of an active verb that has no object.
    Subject,
    /// Subject of an active verb with an object.
    Agent,
    /// Object of an active verb.
    Object,
    /// Participle or adjective inside the noun phrase.
    Modifier,
}

/// A predicate that governs a noun phrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Governor {
    /// Its token.
    pub token: usize,
    /// The verb's base form, or the adjective.
    pub head: WordId,
    /// In what role.
    pub role: Role,
    /// "not killed".
    pub negated: bool,
    /// Could, may, might; "to kill"; feared.
    pub unasserted: bool,
    /// Will, is to.
    pub future: bool,
    /// Reached over a coordination.
    pub shared: bool,
    /// A second predicate joined by "or" or "and" holds for the same number: "killed or wounded".
    pub joined: Option<WordId>,
    /// Reached over a participle that says something of them before: "people injured in the crash have died".
    pub over_clause: bool,
}

impl Governor {
    /// One that says nothing but its verb and its role.
    fn plain(token: usize, head: WordId, role: Role) -> Self {
        Self {
            token,
            head,
            role,
            negated: false,
            unasserted: false,
            future: false,
            shared: false,
            joined: None,
            over_clause: false,
        }
    }
}

const VERB: u64 =
    flag::VERB_BASE | flag::VERB_S | flag::VERB_PAST | flag::VERB_PARTICIPLE | flag::VERB_ING;
const AUXILIARY: u64 = flag::BE | flag::HAVE | flag::DO | flag::MODAL;
/// No governor is looked for farther away than this, in tokens.
const FARTHEST: usize = 45;

/// Walks from one noun phrase.
pub(super) struct Walk<'a> {
    pub(super) text: &'a Text,
    pub(super) lexicon: &'a Lexicon,
    pub(super) source: &'a str,
    /// The quantities of the sentence, in order.
    pub(super) quantities: &'a [Quantity],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Walk<'_> {
    /// The tokens before `q`, `most` of them at the most.
    pub(super) fn before(&self, q: &Quantity, most: usize) -> Range<usize> {
        q.tokens.start.saturating_sub(most).max(self.start)..q.tokens.start
    }

    /// The tokens behind `q`, `most` of them at the most.
    pub(super) fn behind(&self, q: &Quantity, most: usize) -> Range<usize> {
        q.tokens.end..(q.tokens.end + most).min(self.end)
    }

    /// Both, with `q` between them.
    pub(super) fn around(&self, q: &Quantity, before: usize, behind: usize) -> Range<usize> {
        self.before(q, before).start..self.behind(q, behind).end
    }

    /// The quantity that starts at token `start`.
    pub(super) fn quantity_at(&self, start: usize) -> Option<&Quantity> {
        let at = self.quantities.partition_point(|q| q.tokens.start < start);
        let q = self.quantities.get(at)?;
        (q.tokens.start == start).then_some(q)
    }

    fn tok(&self, i: usize) -> Option<&Token> {
        if i >= self.start && i < self.end {
            self.text.tokens.get(i)
        } else {
            None
        }
    }

    fn form(&self, i: usize) -> &str {
        self.tok(i).map_or("", |t| t.span.of(self.source))
    }

    fn is_form(&self, i: usize, forms: &[&str]) -> bool {
        self.tok(i).is_some_and(|t| t.is_form(self.source, forms))
    }

    fn verb(&self, i: usize) -> WordId {
        self.tok(i)
            .map_or(WordId::UNKNOWN, |t| self.lexicon.word(t.word).verb)
    }

    /// All predicates that govern quantity `q`, nearest first.
    pub(super) fn governors(&self, q: &Quantity) -> Vec<Governor> {
        let mut out = Vec::new();
        let joined = self.joined_by_phrase(q);
        // "were killed in the fight along with 60 rebels": no object of what stands before the phrase.
        let left = self
            .object_of(q.tokens.start, 0)
            .filter(|_| joined.is_none());
        let part = q
            .tokens
            .start
            .checked_sub(1)
            .and_then(|i| self.tok(i))
            .is_some_and(|t| t.is(flag::PART));
        if let Some(left) = left.filter(|l| !l.shared) {
            out.push(left);
        }
        let before = out.len();
        // "said 41 soldiers and five civilians were killed": what is said is a clause; "left two soldiers and six rebels dead": the last word is of both.
        let object = left.is_some_and(|l| !l.shared && !self.takes_clause(l.token));
        self.right(q, part || object, &mut out);
        if self.under_preposition(q) {
            // "three cousins who hid with hundreds of people were killed": only a bare predicate belongs to the hundreds, and a clause of their own:
            // "a search for three people who are missing".
            let own = self.is_form(self.behind_others(q), &["who"]);
            // "with over 30 soldiers being killed", "with 38 members of the force confirmed to have been killed"
            let with = self.is_form(q.tokens.start - 1, &["with"]);
            let non_finite = |verb: usize| {
                (q.tokens.end..verb).any(|i| self.is_form(i, &["being", "to"]))
                    && !(q.tokens.end..verb).any(|i| self.tok(i).is_some_and(|t| t.mark(',')))
            };
            let mut n = 0;
            out.retain(|g| {
                n += 1;
                n <= before
                    || own && n == before + 1
                    || with && g.role == Role::Passive && non_finite(g.token)
                    || g.role == Role::Bare
                        && (g.token == self.behind_others(q)
                            && !self.is_form(q.tokens.start - 1, &["between"])
                            || self.is_form(q.tokens.start - 1, &["of", "with"]))
            });
        }
        if out.is_empty()
            && left.is_none()
            && let Some(p) = joined
        {
            out.extend(
                self.governors(p)
                    .into_iter()
                    .map(|g| Governor { shared: true, ..g }),
            );
        }
        // "killed five people and 14 are missing": a predicate of its own comes before one shared over "and".
        out.extend(left.filter(|l| l.shared));
        self.modifiers(q, &mut out);
        out
    }

    /// One past the number's phrase and "others" or "more" behind it: "for at least ten others missing".
    fn behind_others(&self, q: &Quantity) -> usize {
        let end = q.tokens.end;
        end + usize::from(self.tok(end).is_some_and(|t| t.is(flag::ADDITION)))
    }

    /// A verb of saying, or "leave": behind its object a predicate of the object may stand.
    fn takes_clause(&self, verb: usize) -> bool {
        self.tok(verb).is_some_and(|t| t.is(flag::SPEECH))
            || self.is_form(verb, &["leave", "leaves", "left", "leaving"])
    }

    /// "hundreds of buildings were damaged, as well as seven bridges": the quantity that `q` is joined to.
    fn joined_by_phrase(&self, q: &Quantity) -> Option<&Quantity> {
        let at = q.tokens.start;
        let is = |back: usize, form: &str| {
            at.checked_sub(back)
                .is_some_and(|i| self.is_form(i, &[form]))
        };
        let joined = is(1, "as") && is(2, "well") && is(3, "as") || is(1, "with") && is(2, "along");
        self.quantities
            .iter()
            .rev()
            .find(|p| p.tokens.end <= at && !p.kind.is_look_alike())
            .filter(|_| joined)
    }

    /// The auxiliaries in front of a verb.
    fn group_left(&self, verb: usize) -> Group {
        let mut group = Group::default();
        let mut i = verb;
        for _ in 0..6 {
            let Some(prev) = i.checked_sub(1).filter(|p| *p >= self.start) else {
                break;
            };
            i = prev;
            let Some(t) = self.tok(i) else { break };
            if t.kind != TokenKind::Word {
                break;
            }
            group.negated |= t.is(flag::NEGATION) && !self.is_form(i, &["without"])
                || self.is_form(i, &["without"]) && i + 1 == verb;
            if t.is(flag::BE) {
                group.passive = self
                    .tok(verb)
                    .is_some_and(|v| v.is(flag::VERB_PARTICIPLE) && !v.is(flag::VERB_ING));
            } else if t.is(flag::MODAL) {
                if self.is_form(i, &["will", "'ll", "shall", "won't", "would"]) {
                    group.future = true
                } else {
                    group.unasserted = true
                }
            } else if self.is_form(i, &["to"]) {
                // "to have killed" under "is believed" is hearsay; "vowed to kill", "plan to cut" are not yet done.
                let have = self.tok(i + 1).is_some_and(|t| t.is(flag::HAVE));
                group.future |= !have;
                if let Some(before) = i.checked_sub(1) {
                    group.unasserted |= self.tok(before).is_some_and(|t| t.is(flag::UNASSERTED));
                    group.managed = self.is_form(
                        before,
                        &["managed", "able", "began", "continued", "used", "started"],
                    );
                }
                if have || group.managed {
                    group.future = false;
                }
                break;
            } else if t.is(flag::UNASSERTED) && !t.is(flag::MODAL) {
                group.unasserted = true;
            } else if !(t.is(flag::HAVE | flag::DO | flag::ADVERB | flag::NEGATION)
                || self.form(i).ends_with("ly"))
            {
                break;
            }
        }
        group
    }
}

/// Adds a governor, and the one that is joined to it: "shot and killed".
fn push(out: &mut Vec<Governor>, governor: Governor) {
    out.push(governor);
    if let Some(joined) = governor.joined {
        out.push(Governor {
            head: joined,
            joined: Some(governor.head),
            ..governor
        });
    }
}

#[derive(Clone, Copy, Default)]
struct Group {
    passive: bool,
    negated: bool,
    unasserted: bool,
    future: bool,
    managed: bool,
}
