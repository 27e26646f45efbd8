//! What the size of a change is of, where its own sentence says so: "up 9.4 percent on its level a year before", "165 percent higher than the 30.63 billion",
//! "rose 31 percent to 154,711". Ends that the words part from a size are not its own.

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

    /// "rose 31 percent to 154,711": the amount that a size comes to.
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
        // "to a preliminary 106.7"
        let to = (q.tokens.start.saturating_sub(3)..q.tokens.start)
            .any(|i| self.is_form(i, &["to"]) && !self.is_form(i.wrapping_sub(1), &["compared"]));
        (clause && to && q.tokens.start - at <= NEAR).then_some(index)
    }

    /// "165 percent higher than the 30.63 billion", "fell 1.5 percent to 106.7 from 108.3": the amount that a size is of.
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

    /// Two ends that the words of one sentence part from the size: "and imports at 5.23 compared to 5.63", "but the shift will raise output to 44,000",
    /// "a profit of 5.31 billion compared with 2.82 billion, said current profits rose by 19 percent", "from around 70 for bonds and 180 for notes".
    pub(super) fn are_of_others(&self, size: &Size, old: &End<'a>, new: &End<'a>) -> bool {
        let own = |e: &End<'_>| e.reader.sentence == self.sentence;
        let between = |from: usize, to: usize| {
            (from.min(to)..from.max(to)).filter_map(|i| Some((i, self.tok(i)?)))
        };
        let at = |e: &End<'_>| e.quantity.tokens.start;
        let behind = |e: &End<'_>| own(e) && at(e) > size.tokens.end;
        // Behind it, over a clause of its own.
        let other = |e: &End<'_>| {
            let mut words = between(size.tokens.end, at(e));
            let amounts = || {
                self.quantities
                    .iter()
                    .filter(|q| is_amount(q) && (size.tokens.end..at(e)).contains(&q.tokens.start))
                    .count()
            };
            behind(e)
                && words.any(|(i, t)| {
                    self.is_form(i, &["but", "while", "whereas"])
                        || t.is(flag::COORDINATOR) && amounts() > 0
                })
        };
        let said = own(old)
            && own(new)
            && !behind(old)
            && !behind(new)
            && old.compared()
            && size.told_by.is_some_and(|verb| {
                between(at(old), verb).any(|(i, _)| self.is_form(i, &["said", "says", "saying"]))
            });
        let listed = size.by == By::Times
            && !size.verb
            && behind(old)
            && behind(new)
            && between(at(old), at(new)).any(|(_, t)| t.is(flag::COORDINATOR));
        // "double the backlog a year ago": the old end is of then.
        let then = size.by == By::Times && !size.verb && self.compares_with_then(size);
        let untold = then && !(old.then || old.earlier || old.year.is_some() || own(old));
        let of_month = own(old)
            && old.compared()
            && size.by == By::Percent
            && old.reader.is_of_a_month(old.quantity);
        let alone = size.by == By::Times && !size.verb && own(old) && !own(new);
        other(old) || other(new) || said || listed || untold || of_month || alone
    }

    /// "M-2 showed a rise of 5.09 percent after 4.30, M-1 16.72 percent after 12.80": a percentage between a size and an old end in per cent, or a clause of its own.
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
