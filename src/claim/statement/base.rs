//! What the size of a change is of, where its own sentence says so: "up 12 percent on its level a year before", "65 percent higher than the 30 million",
//! "rose 28 percent to 91,400". Ends that the words part from a size are not its own.

use super::earlier::End;
use super::size::Size;
use super::{By, Reader, is_amount};
use crate::quantity::{Kind, Quantity};
use crate::text::flag;

impl<'a> Reader<'a> {
    /// "from a year earlier", "on its level a year before", "than in the previous month", "year-on-year", right behind a size: what it is of, without a number.
    pub(super) fn tells_base(&self, size: &Size) -> bool {
        const NEAR: usize = 9;
        let end = (size.tokens.end + NEAR).min(self.range.end);
        let stop = |i: &usize| !self.tok(*i).is_some_and(|t| t.mark(';') || t.mark('.'));
        let mut words = (size.tokens.end..end).take_while(stop);
        let number = |i: usize| {
            self.quantities
                .iter()
                .any(|q| q.number.contains(&i) && is_amount(q))
        };
        words.any(|i| {
            let led = self.is_form(i, &["from", "on", "over", "than", "above", "below"]);
            let year = |k: usize| {
                self.quantities
                    .iter()
                    .any(|q| q.kind == Kind::Year && q.tokens.start == k)
            };
            let then = (i + 1..i + 6).take_while(|k| !number(*k)).any(|k| {
                // "over the fourth 1985 quarter"
                year(k) && self.is_form(k + 1, &["quarter", "half", "period", "level"])
                    || self.is_form(
                        k,
                        &[
                            "ago",
                            "earlier",
                            "before",
                            "year-ago",
                            "previous",
                            "preceding",
                        ],
                    )
                    || self.is_form(k, &["last", "same"])
                        && self.is_form(k + 1, &["year", "month", "quarter", "week", "period"])
            });
            led && then || self.is_form(i, &["year-on-year", "month-on-month"])
        })
    }

    /// "rose 28 percent to 91,400": the amount that a size comes to.
    pub(super) fn reaches(&self, size: &Size) -> Option<usize> {
        const NEAR: usize = 7;
        if size.by == By::Times || size.verb {
            return None;
        }
        let at = size.tokens.end;
        let (q, index) = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            let value = is_amount(q) || matches!(q.kind, Kind::Percent | Kind::Rate);
            q.tokens.start >= at && value
        })?;
        let clause = !(at..q.tokens.start).any(|i| {
            self.tok(i)
                .is_some_and(|t| t.mark(';') || t.is(flag::COORDINATOR | flag::SUBORDINATOR))
        });
        // "to a provisional 106"
        let to = (q.tokens.start.saturating_sub(3)..q.tokens.start)
            .any(|i| self.is_form(i, &["to"]) && !self.is_form(i.wrapping_sub(1), &["compared"]));
        (clause && to && q.tokens.start - at <= NEAR).then_some(index)
    }

    /// "65 percent higher than the 30 million", "fell 2 percent to 106 from 108": the amount that a size is of.
    pub(super) fn stands_on(&self, size: &Size) -> Option<usize> {
        const NEAR: usize = 16;
        if size.by == By::Times || size.verb {
            return None;
        }
        let at = size.tokens.end;
        let led = |q: &Quantity| {
            let words = q.tokens.start.saturating_sub(2).max(at)..q.number.start;
            words
                .into_iter()
                .any(|i| self.is_form(i, &["from", "than"]))
        };
        let mut behind = self.quantities.iter().zip(self.base..);
        let (q, index) = behind.find(|(q, _)| {
            q.tokens.start >= at && (is_amount(q) || q.kind == Kind::Percent) && led(q)
        })?;
        let clause = (at..q.tokens.start).any(|i| {
            self.tok(i).is_some_and(|t| {
                t.mark(';') || t.mark(',') || t.is(flag::COORDINATOR | flag::SUBORDINATOR)
            })
        });
        (!clause && size.takes(q) && q.tokens.start - at <= NEAR).then_some(index)
    }

    /// Whether an amount of the kind stands nearer before a size, in its sentence, than the two ends: "net profit was some 700 million, an increase of 50 percent".
    pub(super) fn is_of_nearer(&self, size: &Size, ends: [&End<'a>; 2]) -> bool {
        let [old, new] = ends;
        let before = |q: &&Quantity| {
            q.tokens.end <= size.tokens.start
                && is_amount(q)
                && q.kind == new.quantity.kind
                && q.unit == new.quantity.unit
        };
        let Some(nearest) = self.quantities.iter().rev().find(before) else {
            return false;
        };
        let is = |e: &End<'_>| e.quantity.tokens == nearest.tokens;
        size.by == By::Percent && self.reaches(size).is_none() && !is(old) && !is(new)
    }

    /// Two ends that their words part from a size: "but a new cellar will raise sales to 26,000" behind it, "compared with 88,200 in April" beside a size that tells
    /// no time, and, for a multiple, an old end in its sentence whose new one stands elsewhere.
    pub(super) fn are_of_others(&self, size: &Size, old: &End<'a>, new: &End<'a>) -> bool {
        let own = |e: &End<'_>| e.reader.sentence == self.sentence;
        // Behind it, over a clause of its own.
        let other = |e: &End<'_>| {
            let between = size.tokens.end..e.quantity.tokens.start;
            let amounts = || {
                let mut all = self.quantities.iter();
                all.any(|q| is_amount(q) && between.contains(&q.tokens.start))
            };
            own(e)
                && between.clone().any(|i| {
                    self.is_form(i, &["but", "while", "whereas"])
                        || self.tok(i).is_some_and(|t| t.is(flag::COORDINATOR)) && amounts()
                })
        };
        let of_month = own(old)
            && old.compared()
            && size.by == By::Percent
            && old.reader.is_of_a_month(old.quantity);
        let alone = size.by == By::Times && !size.verb && own(old) && !own(new);
        other(old) || other(new) || of_month || alone
    }

    /// "rents rose 3 percent after 4, fares 6 percent after 5": a percentage between a size and an old end in per cent, or a clause of its own.
    pub(super) fn is_rate_of_its_own(&self, size: &Size, old: &End<'a>) -> bool {
        let at = old.quantity.tokens.start;
        let (from, to) = if at > size.tokens.end {
            (size.tokens.end, at)
        } else {
            (old.quantity.tokens.end, size.tokens.start)
        };
        let rates = self
            .quantities
            .iter()
            .filter(|q| q.kind == Kind::Percent && q.tokens.start >= from && q.tokens.end <= to);
        let clause = (from..to).any(|i| self.is_form(i, &["while", "whereas", "but", "and"]));
        rates.count() > 1 || clause
    }
}
