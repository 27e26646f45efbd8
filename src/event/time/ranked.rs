//! What a "since" or a stretch of time says: a rank ("the deadliest since"), a reason, an event that is over in days, or else a running total.

use std::ops::Range;

use super::super::{HeadRef, Reader};
use super::{Sense, TimeRef};
use crate::text::{Token, TokenKind, flag};

/// A superlative stands no further before its "since".
const SUPERLATIVE: usize = 14;
/// The time that a ranking "since" names stands within so many tokens: "since the invasion began in February 2022".
const REACH: usize = 8;
/// The time of what is counted behind a ranking "since" stands within so many: "since a blast killed 105 miners in Selvia province in December 2007".
const COUNTED: usize = 16;
/// A clause behind "since" that tells of an event has its verb within so many words.
const CLAUSE: usize = 8;
/// A stretch of so many days or fewer, behind an event, is that of the event and no running total.
const FEW: i64 = 4;

impl Reader<'_> {
    /// A superlative stands before "since" at `i`, in one breath with it: "the deadliest attack there since the war". Beside those of the rules any
    /// word that ends like one and that no rule knows.
    pub(in crate::event) fn ranks_before(&self, i: usize, range: &Range<usize>) -> bool {
        (i.saturating_sub(SUPERLATIVE).max(range.start)..i)
            .rev()
            .take_while(|j| !self.tok(*j).is_some_and(|t| t.mark(',') || t.mark(';')))
            .any(|j| {
                let ends = |t: &Token| t.flags == 0 && self.form(j).ends_with("est");
                self.is_in(j, &self.tables.superlative)
                    || self.is_form(j, &["first", "most"])
                    || self.tok(j).is_some_and(ends)
            })
    }

    /// "the deadliest attack there since 140 died", "since a blast killed 105": a count of another event stands behind "since" at `i`, right there or behind
    /// the verb of its clause.
    pub(in crate::event) fn ranked_since(&self, i: usize, range: &Range<usize>) -> bool {
        const HEDGE: usize = 3;
        let counts = |k: usize| {
            let number = self.number(k).is_some() && self.year(k).is_none();
            number
                && self
                    .tok(k + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        };
        let leads = |k: usize| {
            self.tok(k).is_some_and(|t| {
                t.is(flag::HEDGE | flag::PREPOSITION | flag::ADVERB | flag::SUBORDINATOR)
            }) || self.is_form(k, &["more", "least", "than"])
        };
        let told_by_verb = |clause: Range<usize>| {
            let verb = clause
                .clone()
                .find(|k| self.tok(*k).is_some_and(|t| t.is(flag::VERB_PAST)));
            verb.is_some_and(|verb| {
                (verb + 1..=verb + 1 + HEDGE)
                    .take_while(|k| *k == verb + 1 || leads(k - 1))
                    .any(counts)
            })
        };
        i > range.start
            && self.is_form(i, &["since"])
            && ((i + 1..=i + 1 + HEDGE)
                .take_while(|k| *k == i + 1 || leads(k - 1))
                .any(counts)
                || told_by_verb(self.clause_behind(i, range)))
            && self.ranks_before(i, range)
    }

    /// The clause behind "since" at `i`: up to a comma, or so far as its verb may stand.
    fn clause_behind(&self, i: usize, range: &Range<usize>) -> Range<usize> {
        let comma = (i..range.end).find(|k| self.tok(*k).is_some_and(|t| t.mark(',')));
        i + 1..comma.unwrap_or(range.end).min(i + CLAUSE)
    }

    /// Times of a sentence that ranks by "since" say when the other event was, and nothing of this one: they are left out, but for what is counted of that
    /// one ("since 1935, when 30,000 died", "since 32 were killed there in 2009"). `since` holds where each such "since" stands.
    pub(in crate::event) fn of_the_rank(
        &self,
        times: &mut Vec<TimeRef>,
        since: &[usize],
        range: &Range<usize>,
    ) {
        let when =
            |t: &TimeRef| (t.tokens.end..t.tokens.end + 2).any(|i| self.is_form(i, &["when"]));
        let within = |t: &TimeRef, reach: usize| {
            let mut from = since.iter().copied();
            from.rfind(|s| (*s..*s + reach).contains(&t.tokens.start))
        };
        let behind = |t: &TimeRef| within(t, REACH);
        // Which "since" the time of what is counted stands behind.
        let counts = |t: &TimeRef| {
            within(t, COUNTED)
                .filter(|s| t.days.is_some() && *s < t.tokens.start && self.ranked_since(*s, range))
        };
        for t in times.iter_mut() {
            if counts(t).is_some() || behind(t).is_some() && when(t) {
                t.sense = Sense::At;
            }
        }
        let dated: Vec<usize> = times.iter().filter_map(&counts).collect();
        times.retain(|t| {
            let at = t.tokens.start;
            if self.ranked_since(at, range) {
                return !dated.contains(&at);
            }
            !since.contains(&at) && (when(t) || counts(t).is_some() || behind(t).is_none())
        });
    }

    /// Where a relative clause behind a comma begins that ranks: "the tremors, which were among the deadliest of this year".
    pub(in crate::event) fn ranked_aside(&self, range: &Range<usize>) -> Option<usize> {
        range.clone().find(|i| {
            if self.is_form(*i, &["since"]) {
                return self.ranked_since(*i, range);
            }
            *i > range.start
                && self.is_form(*i, &["which", "one"])
                && self.tok(i - 1).is_some_and(|t| t.mark(','))
                && (i + 1..(i + SUPERLATIVE).min(range.end)).any(|k| {
                    self.tok(k)
                        .is_some_and(|t| self.tables.superlative.contains(&t.word))
                })
        })
    }

    /// "the worst flood in Selvia in the past two decades": over what it is the worst, and not when it was.
    pub(in crate::event) fn ranked_over(&self, time: &TimeRef, range: &Range<usize>) -> bool {
        // "in the past" of "in the past two decades"
        let stretch = (time.tokens.end..time.tokens.end + 2)
            .any(|i| self.is_form(i, &["decades", "years", "century", "centuries"]));
        let long = time.sense == Sense::Over || time.sense == Sense::Before && stretch;
        let start = time.tokens.start;
        let clause = (range.start..start)
            .rev()
            .take(SUPERLATIVE)
            .take_while(|i| {
                self.tok(*i)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::VERB_PAST))
            });
        long && clause
            .filter_map(|i| self.tok(i))
            .any(|t| self.tables.superlative.contains(&t.word))
    }

    /// "a slower count since officials have to go to every village", "since no register survives": a reason, and no time.
    pub(in crate::event) fn gives_a_reason(&self, time: &TimeRef, range: &Range<usize>) -> bool {
        const NEAR: usize = 5;
        let at = time.tokens.start;
        let none = [
            "no", "there", "nobody", "none", "nothing", "neither", "few", "many",
        ];
        let bare = time.sense == Sense::Since && time.days.is_none();
        bare && self.is_form(at + 1, &none)
            || bare
                && (at + 2..(at + NEAR).min(range.end))
                    .find(|i| {
                        self.tok(*i).is_some_and(|t| {
                            t.is(flag::VERB_PAST | flag::BE | flag::HAVE | flag::MODAL)
                        })
                    })
                    .is_some_and(|i| {
                        self.is_form(
                            i,
                            &["is", "are", "can", "cannot", "will", "must", "may", "might"],
                        ) || self.is_form(i, &["have", "has"])
                            && self.is_form(i + 1, &["to", "no", "not"])
                    })
    }

    /// "since the quake", "the quakes that have hit the coast in the last two days": the time of what is over in days, and no running total.
    pub(in crate::event) fn of_passing_events(
        &self,
        times: &mut [TimeRef],
        heads: &[HeadRef],
        range: &Range<usize>,
    ) {
        for time in times
            .iter_mut()
            .filter(|t| t.days.is_none_or(|d| d.length() <= FEW))
        {
            let passing = |h: &&HeadRef| h.mask & self.tables.lasts == 0;
            let passing: Vec<&HeadRef> = heads.iter().filter(passing).collect();
            let at = time.tokens.start;
            let of_event = match time.sense {
                // "since the quake", "since a ferry went down off the coast"
                Sense::Since => {
                    let clause = self.clause_behind(at, range);
                    passing.iter().any(|h| {
                        clause.contains(&h.token) && (h.verb || h.definite && h.token <= at + 3)
                    })
                }
                // "the quakes that have hit the coast in the last two days"
                Sense::Over => passing.iter().any(|h| {
                    h.token < at
                        && (h.token..at).any(|i| self.is_form(i, &["that", "which"]))
                        && !(h.token..at).any(|i| self.tok(i).is_some_and(|t| t.mark(',')))
                }),
                Sense::At | Sense::Before => false,
            };
            if of_event {
                time.sense = Sense::At;
            }
        }
    }
}
