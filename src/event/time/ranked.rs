//! "The deadliest since": a rank, and no running total.

use std::ops::Range;

use super::super::Reader;
use crate::text::{Token, TokenKind, flag};

impl Reader<'_> {
    /// A superlative stands before "since" at `i`, in one breath with it: "the deadliest attack there since the war". Beside those of the rules any
    /// word that ends like one and that no rule knows.
    pub(in crate::event) fn ranks_before(&self, i: usize, range: &Range<usize>) -> bool {
        const FAR: usize = 14;
        (i.saturating_sub(FAR).max(range.start)..i)
            .rev()
            .take_while(|j| !self.tok(*j).is_some_and(|t| t.mark(',') || t.mark(';')))
            .any(|j| {
                let ends = |t: &Token| t.flags == 0 && self.form(j).ends_with("est");
                self.is_in(j, &self.tables.superlative)
                    || self.is_form(j, &["first", "most"])
                    || self.tok(j).is_some_and(ends)
            })
    }

    /// "the deadliest attack there since 140 died": a count of another event stands right behind "since" at `i`.
    pub(in crate::event) fn ranked_since(&self, i: usize, range: &Range<usize>) -> bool {
        const HEDGE: usize = 3;
        let counts = |k: usize| {
            let number = self.number(k).is_some() && self.year(k).is_none();
            number
                && self
                    .tok(k + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
        };
        i > range.start
            && self.is_form(i, &["since"])
            && (i + 1..=i + 1 + HEDGE)
                .take_while(|k| {
                    *k == i + 1
                        || self.tok(k - 1).is_some_and(|t| {
                            t.is(flag::HEDGE
                                | flag::PREPOSITION
                                | flag::ADVERB
                                | flag::SUBORDINATOR)
                                || self.is_form(k - 1, &["more", "least", "than"])
                        })
                })
                .any(counts)
            && self.ranks_before(i, range)
    }
}
