//! What a comma, bracket or dash lets through on the way from a subject to its verb: lists, appositions, places, parts.

use super::{AUXILIARY, Walk};
use crate::text::{TokenKind, flag};

impl Walk<'_> {
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
            return if self.quantity_at(i + 2).is_some() && !self.verb_follows(i + 2) {
                Some(i + 1)
            } else {
                None
            };
        }
        if comma && next.is(flag::VERB_ING) && !next.is(flag::PART | flag::PREPOSITION) {
            return None;
        }
        // "30 bandits, five officers and one civilian are killed": the list is the subject.
        let list_item = comma && self.quantity_at(i + 1).is_some() && !next.is(flag::PART);
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
                    self.tok(k).is_some_and(|t| {
                        t.is(flag::VERB_PARTICIPLE) && !t.is(flag::NOUNISH | flag::PART)
                    })
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
        let item = self.quantity_at(start)?;
        let behind = item.tokens.end;
        self.tok(behind)
            .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
            .then_some(behind)
    }
}
