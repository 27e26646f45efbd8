//! Sums, means and parts whose words do not close them, but whose numbers come so close that they are meant to fit: "226,473 arrived, of whom 221,280 are
//! in one district and 5,053 in another".

use super::{Law, Reader, Statement, is_exact, is_near_miss, rounded};
use crate::quantity::{Interval, Kind, Number, Quantity};

/// A sum that is off by more than one in so many is of a list that leaves some out.
const CLOSE: i128 = 100;
/// A mean that is off by more than one in so many is of other things.
const FIT: i128 = 20;
/// Below it one more or less is more than one in [`CLOSE`].
const LEAST: i128 = 100;
/// What opens the parts stands no further behind the whole.
const OPENS: usize = 6;

impl Reader<'_> {
    /// "226,473 arrived, of whom 221,280 are in Gamba and 5,053 in Benna": all parts that the sentence tells, and nearly the whole.
    pub(super) fn near_sums(&self, out: &mut Vec<Statement>) {
        let exact: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| matches!(q.kind, Kind::Count | Kind::Money) && is_exact(q))
            .filter(|(_, q)| q.hedge.is_none() && !q.addition)
            .collect();
        for (n, (i, total)) in exact.iter().enumerate() {
            let (Some((_, first)), Some(whole)) = (exact.get(n + 1), total.stated.single()) else {
                continue;
            };
            if whole < Number::int(LEAST)
                || !self.opens_parts(total.tokens.end, first.tokens.start)
                || self.has_stated(out, &Law::Sum)
            {
                continue;
            }
            let stop = (total.tokens.end..self.range.end)
                .find(|k| self.tok(*k).is_some_and(|t| t.mark(';')))
                .unwrap_or(self.range.end);
            let behind = exact.iter().skip(n + 1);
            let parts: Vec<&(usize, &Quantity)> =
                behind.take_while(|(_, q)| q.tokens.start <= stop).collect();
            let alike = parts
                .iter()
                .all(|(_, q)| q.kind == total.kind && q.unit == total.unit);
            if parts.len() < 2 || !alike {
                continue;
            }
            let sum = Number::total(parts.iter().map(|(_, q)| q.stated.single()));
            let off = sum.and_then(|sum| sum.distance(whole));
            let close =
                off.is_some_and(|off| off > Number::ZERO && is_near_miss(off, whole, CLOSE));
            if close {
                let all = std::iter::once((*i, *total)).chain(parts.iter().map(|p| **p));
                let operands = all.map(|(i, q)| self.operand_of(i, q, rounded(q)));
                out.push(self.statement(Law::Sum, operands.collect()));
            }
        }
    }

    /// "of whom", "of which", "of them", a colon or a bracket between a whole and what follows it.
    fn opens_parts(&self, from: usize, to: usize) -> bool {
        let of = |i: usize| {
            self.is_form(i, &["of"])
                && self.is_form(i + 1, &["whom", "which", "them", "these", "those"])
        };
        let mark = |i: usize| self.tok(i).is_some_and(|t| t.mark(':') || t.mark('('));
        (from..to).any(|i| of(i) || mark(i) && to - i <= OPENS)
    }

    /// "15 games and 245,338 people at them, an average of 16,338", "91 games, 1,072,402 people and 11,785 per game": nearly the one by the other.
    pub(super) fn means(&self, out: &mut Vec<Statement>) {
        let counts: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| {
                matches!(q.kind, Kind::Count | Kind::Rate | Kind::Money) && is_exact(q)
            })
            // "an average of" is a hedge of a count, and names a mean.
            .filter(|(_, q)| q.hedge.is_none() || self.is_mean(q))
            .collect();
        let mean = counts.iter().find(|(_, q)| self.is_mean(q));
        let others: Vec<&(usize, &Quantity)> = counts
            .iter()
            .filter(|(i, _)| mean.is_some_and(|(m, _)| m != i))
            .collect();
        let (Some((k, mean)), [(i, a), (j, b)]) = (mean, others.as_slice()) else {
            return;
        };
        let value = |q: &Quantity| q.stated.single();
        let (Some(x), Some(y), Some(each)) = (value(a), value(b), mean.stated.named()) else {
            return;
        };
        let ((i, few, n), (j, all, sum)) = if x < y {
            ((*i, *a, x), (*j, *b, y))
        } else {
            ((*j, *b, y), (*i, *a, x))
        };
        let fits = n.mul(each).is_some_and(|made| {
            made.distance(sum)
                .and_then(|off| off.mul(Number::int(FIT)))
                .is_some_and(|off| off <= sum)
        });
        if n > Number::ONE && fits && all.unit == mean.unit && few.unit.is_none() {
            let operands = vec![
                self.operand(i, few),
                self.operand_of(*k, mean, half_a_step(mean, each)),
                self.operand(j, all),
            ];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "an average of 16,338", "13,960 per game".
    fn is_mean(&self, q: &Quantity) -> bool {
        let start = q.number.start;
        let average = start > 1
            && self.is_form(start - 1, &["of"])
            && self.is_form(start - 2, &["average", "mean"]);
        let per = self.is_form(q.number.end, &["per"]) || self.is_form(q.tokens.end, &["per"]);
        average || per
    }

    /// "£1.8 million, out of which £10,173,595 was paid": a part above its whole.
    pub(super) fn out_of_which(&self, out: &mut Vec<Statement>) {
        let amounts = self.amounts();
        for pair in amounts.windows(2) {
            let [(i, whole), (j, part)] = pair else {
                continue;
            };
            let between = whole.tokens.end..part.tokens.start;
            let opens = between
                .clone()
                .any(|k| self.is_form(k, &["of"]) && self.is_form(k + 1, &["which"]));
            let above = part
                .stated
                .low
                .zip(whole.stated.high)
                .is_some_and(|(p, w)| p > w);
            if opens && above && part.unit == whole.unit && is_exact(part) && is_exact(whole) {
                let operands = vec![self.operand(*j, part), self.operand(*i, whole)];
                out.push(self.statement(Law::Part, operands));
            }
        }
    }
}

/// The mean as written, half a step of its last digit to each side.
fn half_a_step(q: &Quantity, mean: Number) -> Interval {
    let half = Number::ratio(1, 2).and_then(|h| q.step.mul(h));
    Interval::exactly(mean).widened(half.unwrap_or_default())
}
