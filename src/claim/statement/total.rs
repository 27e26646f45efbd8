//! New totals whose earlier value and addition stand in the sentences around: "found seven more bodies. It means that 52 are now known to have died. Until
//! then the confirmed dead had numbered 44", "78 flights, which with the 62 of Monday makes 150".

use super::{Law, Reader, Told, in_numbers, is_exact, is_near_miss, rounded, unhedged};
use crate::quantity::{Form, Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// So many sentences before a total and behind it may tell what makes it.
const BEFORE: isize = 3;
const BEHIND: isize = 1;
/// So many before it what is new.
const FURTHER: isize = 5;
/// A total that is off by more than one in so many is of something else.
const FAR: i128 = 6;
/// A sum of several that is off by more than one in so many.
const CLOSE: i128 = 32;
/// More numbers than these around a total are no reckoning.
const MOST: usize = 8;

/// A number beside a total.
struct Beside<'a> {
    reader: Reader<'a>,
    index: usize,
    quantity: &'a Quantity,
    added: bool,
    earlier: bool,
}

impl Beside<'_> {
    /// "87, but nine of those turned out to be rubella and were struck off"
    fn is_taken_back(&self) -> bool {
        (self.quantity.tokens.end..self.reader.range.end)
            .any(|i| self.reader.is_form(i, &["but", "although", "though"]))
    }
}

impl<'a> Reader<'a> {
    /// A total that its words call new, what was added and what there was before.
    pub(super) fn totals(&self, out: &mut Told) {
        let totals: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| {
                let kind = matches!(q.kind, Kind::Count | Kind::Measure);
                kind && is_exact(q) && self.is_new_total(q)
            })
            .collect();
        let [(k, total)] = totals.as_slice() else {
            return;
        };
        if out.summed.contains(k) {
            return;
        }
        let beside = self.beside_total(*k, total);
        let Some(sum) = total.stated.single() else {
            return;
        };
        let value = |b: &Beside<'a>| b.quantity.stated.single();
        let parts: Vec<Interval> = beside.iter().map(|b| rounded(b.quantity)).collect();
        let any = rounded(total).is_made_by_some(&parts);
        if beside.len() < 2 || any {
            return;
        }
        if self.sums_up_all(total) {
            return self.sum_of_all(&beside, (*k, total), out);
        }
        let mut beside = beside;
        // "86 cases were notified, after 1,312 up to 13 October. The count has thus reached": of two in the sentence before, the one that is no earlier value.
        if !beside.iter().any(|b| b.added) {
            let mut before = beside
                .iter_mut()
                .filter(|b| b.reader.sentence + 1 == self.sentence);
            if let (Some(a), Some(b), None) = (before.next(), before.next(), before.next())
                && a.earlier != b.earlier
            {
                let new = if a.earlier { b } else { a };
                new.added = true;
            }
        }
        // "a contract to supply 45 vehicles. ... lifts the number of trams to 312; before, the figure was 257": the one other count before it.
        if !beside.iter().any(|b| b.added) && beside.iter().filter(|b| b.earlier).count() == 1 {
            let mut others = beside.iter_mut().filter(|b| {
                !b.earlier
                    && b.reader.sentence <= self.sentence
                    && b.quantity.tokens.start < total.tokens.start
                    && !b
                        .reader
                        .tok(b.quantity.tokens.start)
                        .is_some_and(|t| t.is(flag::THE))
            });
            if let (Some(new), None) = (others.next(), others.next()) {
                new.added = true;
            }
        }
        let mut added = beside.iter().filter(|b| b.added);
        if let (Some(more), None) = (added.next(), added.next()) {
            let near = |b: &&Beside<'a>| b.quantity.tokens.start.abs_diff(total.tokens.start);
            let Some(before) = beside
                .iter()
                .filter(|b| b.earlier && !b.added)
                .min_by_key(near)
            else {
                return;
            };
            let made = value(before).zip(value(more)).and_then(|(a, b)| a.add(b));
            let off = made.and_then(|m| m.distance(sum));
            let within = |share| off.is_some_and(|off| is_near_miss(off, sum, share));
            // Of two places only a near miss is of one reckoning.
            let one_place = !self.are_apart(before, total);
            let told = made.is_some_and(|made| self.explains(made, sum));
            if within(if one_place { FAR } else { CLOSE }) && !before.is_taken_back() && !told {
                let operands = vec![
                    before.reader.operand(before.index, before.quantity),
                    more.reader.operand(more.index, more.quantity),
                    self.operand(*k, total),
                ];
                out.push(self.statement(Law::Addition, operands));
            }
        }
    }

    /// Whether a number around a total, or people told of one by one, make up for what is missing or too much: "the 38 shops, ten of which it must sell",
    /// "a woman of 70 succumbed to her injuries".
    fn explains(&self, made: Number, total: Number) -> bool {
        let Some(off) = made.distance(total) else {
            return true;
        };
        let readers: Vec<Reader<'a>> = (-BEFORE..=BEHIND)
            .filter_map(|by| self.within(by))
            .collect();
        let mut all = readers.iter().flat_map(|r| r.quantities.iter());
        let single = readers.iter().flat_map(|r| r.quantities.iter());
        let single = single
            .filter(|q| q.form == Form::Article && q.kind == Kind::Count)
            .count();
        let few = i128::try_from(single).map(Number::int).unwrap_or_default();
        // "20 in the league and one in the cup"
        let one = off == Number::ONE
            && readers.iter().flat_map(|r| r.quantities.iter()).any(|q| {
                q.kind == Kind::Count
                    && q.stated.single() == Some(off)
                    && q.form == Form::Words
                    && q.noun.is_none()
            });
        one || off > Number::ONE
            && all.any(|q| q.kind == Kind::Count && in_numbers(q) && q.stated.single() == Some(off))
            || made < total && off <= few
    }

    /// Whether an earlier value and the new total are of two places, or two events.
    fn are_apart(&self, before: &Beside<'a>, total: &Quantity) -> bool {
        let (a, b) = (self.stages.event(before.quantity), self.stages.event(total));
        a.place.is_some() && b.place.is_some() && a.place != b.place || a.other != b.other
    }

    /// "Altogether", "in all", "all three", before a total.
    fn sums_up_all(&self, total: &Quantity) -> bool {
        (self.range.start..total.tokens.start).any(|i| {
            self.is_form(i, &["altogether"])
                || self.is_form(i, &["together"]) && !self.is_form(i + 1, &["with"])
                || self.is_form(i, &["in"]) && self.is_form(i + 1, &["all", "total"])
                || self.is_form(i, &["between"]) && self.is_form(i + 1, &["them"])
                || self.is_form(i, &["all"])
                    && self
                        .tok(i + 1)
                        .is_some_and(|t| t.is(flag::NUMERAL) || t.kind == TokenKind::Number)
        })
    }

    /// "Altogether 635 people will have gone", "This puts the caseload for all three at 72,850": all that the sentence before counts of the kind.
    fn sum_of_all(&self, beside: &[Beside<'a>], (k, total): (usize, &Quantity), out: &mut Told) {
        // All that the sentence counts before its total, or the sentence before it, or two; and what is new further up.
        let whole = total.stated.single();
        let lists = (0..=2).filter_map(|back| {
            let list: Vec<&Beside<'a>> = beside
                .iter()
                .filter(|b| {
                    let behind = b.quantity.tokens.start > total.tokens.start;
                    !behind && (b.reader.sentence + back >= self.sentence || b.added)
                })
                .collect();
            let sum = Number::total(list.iter().map(|b| b.quantity.stated.single()))?;
            Some((sum.distance(whole?)?, list))
        });
        let Some((off, near)) = lists
            .filter(|(_, list)| list.len() > 1)
            .min_by_key(|(off, _)| *off)
        else {
            return;
        };
        if whole.is_some_and(|whole| is_near_miss(off, whole, CLOSE)) {
            let mut operands = vec![self.operand(k, total)];
            operands.extend(near.iter().map(|b| b.reader.operand(b.index, b.quantity)));
            out.push(self.statement(Law::Sum, operands));
        }
    }

    /// "taking the number to 92", "bringing to 129 the number", "makes 150", "will have 261 branches", "leave him on 118", "52 are now known".
    fn is_new_total(&self, q: &Quantity) -> bool {
        const NEAR: usize = 14;
        const BEHIND: usize = 5;
        let start = q.tokens.start;
        // "With the 164 whose deaths had been registered before, this makes 212"
        let this = self.is_form(start.wrapping_sub(1), &["makes", "made"])
            && self.is_form(start.wrapping_sub(2), &["this", "that"]);
        if q.addition || q.partitive || self.stages.is_further(q) || self.is_earlier(q) && !this {
            return false;
        }
        let from = start.saturating_sub(NEAR).max(self.range.start);
        let before = |i: usize| start.checked_sub(i).filter(|i| *i >= self.range.start);
        let is = |i: usize, forms: &[&str]| before(i).is_some_and(|i| self.is_form(i, forms));
        let brings = is(1, &["to"]) && (from..start).any(|i| self.stages.brings(i));
        let makes = is(1, &["makes", "made", "making"])
            && (from..start).any(|i| self.is_form(i, &["with", "which", "that", "together"]));
        // "which together with the 186 make for a network of 210"
        let makes = makes
            || (start.saturating_sub(6).max(self.range.start)..start).any(|i| {
                self.is_form(i, &["make", "makes", "making", "made"])
                    && self.is_form(i + 1, &["for", "up"])
            }) && (self.range.start..start)
                .any(|i| self.is_form(i, &["together"]) && self.is_form(i + 1, &["with"]));
        let between = (self.range.start..start)
            .any(|i| self.is_form(i, &["between"]) && self.is_form(i + 1, &["them"]));
        let leaves = is(1, &["on"])
            && (from..start).any(|i| self.is_form(i, &["leaves", "leave", "leaving"]));
        let will = is(1, &["have"]) && is(2, &["will", "would", "to"]) && {
            (self.range.start..start).any(|i| self.is_form(i, &["together", "with"]))
        };
        // "the new round means 440 people will have lost", "the count has thus reached 1,418"
        let means = is(1, &["means", "mean"])
            && (self.range.start..start).any(|i| self.is_form(i, &["top", "with", "addition"]));
        let reached = is(1, &["reached", "reaches"])
            && (from..start)
                .any(|i| self.is_form(i, &["count", "total", "number", "toll", "tally", "figure"]));
        let puts =
            is(1, &["at"]) && (from..start).any(|i| self.is_form(i, &["puts", "put", "putting"]));
        let behind = q.tokens.end..(q.tokens.end + BEHIND).min(self.range.end);
        let now = behind.clone().any(|i| self.is_form(i, &["now"]))
            || is(1, &["now"])
            || (from..start).any(|i| self.is_form(i, &["altogether"]));
        brings || makes || between || leaves || will || means || reached || puts || now
    }

    /// The exact counts around a total, each smaller, with what their words say of them.
    fn beside_total(&self, at: usize, total: &Quantity) -> Vec<Beside<'a>> {
        let mut out = Vec::new();
        for by in -FURTHER..=BEHIND {
            let Some(reader) = self.within(by) else {
                continue;
            };
            for (q, index) in reader.quantities.iter().zip(reader.base..) {
                let one = q.stated.single() <= Some(Number::ONE);
                // "A further 2,300 hectares. On top of the 11,900"
                let bare = q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
                let plain = (q.kind == total.kind && q.unit == total.unit || bare)
                    && in_numbers(q)
                    && q.stated.single().is_some()
                    && (unhedged(q) || reader.closes(q))
                    && (!q.partitive || q.addition || reader.stages.is_further(q))
                    && !one
                    && !reader.stages.counts_areas(q)
                    && !(q.noun.is_none()
                        && (q.tokens.start.saturating_sub(1)..q.number.start)
                            .any(|i| reader.is_form(i, &["all", "both"])))
                    && !reader.in_points(q);
                let far = by < -BEFORE && !(q.addition || self.stages.is_further(q));
                if index == at || far || !plain || q.stated.named() >= total.stated.named() {
                    continue;
                }
                out.push(Beside {
                    added: reader.is_added(q),
                    earlier: reader.was_before(q),
                    reader: reader.clone(),
                    index,
                    quantity: q,
                });
            }
        }
        if out.len() > MOST { Vec::new() } else { out }
    }

    /// "seven more", "another 1,150", "14 new cases", "the 38 shops it is taking over"; in the sentence of a total that is brought about, what it counts first.
    fn is_added(&self, q: &Quantity) -> bool {
        const NEAR: usize = 4;
        let behind = q.tokens.end..(q.tokens.end + NEAR).min(self.range.end);
        let taken = behind.clone().any(|i| {
            self.is_form(i, &["it", "they", "he", "she"])
                && self
                    .tok(i + 1)
                    .is_some_and(|t| t.is(flag::BE | flag::VERB_PAST | flag::VERB_S))
        }) && self.tok(q.tokens.start).is_some_and(|t| t.is(flag::THE));
        let first = self
            .counts()
            .first()
            .is_some_and(|(_, f)| f.tokens == q.tokens);
        let brings = first
            && !self.is_with_the(q)
            && (q.tokens.end..self.range.end).any(|i| {
                (self.stages.brings(i) || self.is_form(i, &["make", "makes", "making"]))
                    && self.tok(i).is_some_and(|t| {
                        t.is(flag::VERB_ING | flag::VERB_PAST)
                            || self.is_form(i, &["make", "makes"])
                    })
            });
        q.addition || self.stages.is_further(q) || taken || brings
    }

    /// "with the 62 of Monday": added to, and not new.
    fn is_with_the(&self, q: &Quantity) -> bool {
        self.tok(q.tokens.start).is_some_and(|t| t.is(flag::THE))
            && self.is_form(q.tokens.start.wrapping_sub(1), &["with", "to"])
    }

    /// Whether the words put a number before a new total: "had numbered 44", "with the 62 of Monday", "at present it runs 233", "until then 44".
    fn was_before(&self, q: &Quantity) -> bool {
        const NEAR: usize = 8;
        let start = q.tokens.start;
        let from = start.saturating_sub(NEAR).max(self.range.start);
        let with = self.is_with_the(q);
        let words = (from..start).any(|i| {
            self.is_form(
                i,
                &["present", "currently", "hitherto", "follows", "followed"],
            ) || self.is_form(i, &["stood"]) && self.is_form(i + 1, &["at"])
        });
        // "on top of the 40"
        let top = self.tok(start).is_some_and(|t| t.is(flag::THE))
            && self.is_form(start.wrapping_sub(1), &["of"])
            && self.is_form(start.wrapping_sub(2), &["top"]);
        // "The total in the last report was 319"
        let was = self.is_form(start.wrapping_sub(1), &["was", "were"])
            && (self.range.start..start)
                .any(|i| self.is_form(i, &["total", "number", "figure", "count", "tally"]));
        // "A total of 113 had been given on Sunday"
        let had = self.is_form(q.tokens.end, &["had"]);
        let until = self.is_form(self.range.start, &["until", "before"]);
        with || words || had || top || was || until || self.is_earlier(q)
    }
}
