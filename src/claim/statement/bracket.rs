//! "30 kilometres (19 miles)", "$1.4 billion (£1.1 billion)": an amount said again in another unit or currency.

use super::{Law, Operand, Reader, Statement, rounded};
use crate::quantity::{Form, Interval, Kind, Number, Quantity, Unit};
use crate::text::{TokenKind, flag};

impl Reader<'_> {
    pub(super) fn brackets(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for pair in numbers.windows(2) {
            let [(i, a), (j, b)] = pair else { continue };
            let open = a.tokens.end;
            let joined = self.tok(open).is_some_and(|t| t.mark('('))
                && b.tokens.start <= open + 2
                && b.tokens.start > open
                && self
                    .tok(b.tokens.end)
                    .is_some_and(|t| t.mark(')') || t.mark(',') || t.mark(';'));
            if !joined {
                continue;
            }
            let unit = |q: &Quantity| q.unit.and_then(|u| self.stages.quantity_tables.unit(u));
            if a.unit.is_none() && b.unit.is_none() {
                self.in_digits((*i, a), (*j, b), out);
            }
            let (Some(x), Some(mut y)) = (unit(a), unit(b)) else {
                continue;
            };
            // "90 kilograms (198 pounds)": behind a mass pounds are one.
            if x.dimension == "mass" && y.code == "GBP" {
                let units = &self.stages.quantity_tables.units;
                let Some(pound) = units.iter().find(|u| u.code == "lb") else {
                    continue;
                };
                y = pound;
            }
            if x.dimension != y.dimension || x.id == y.id {
                continue;
            }
            // "60.7% (5.1pp)": a share, and by how much it has moved.
            if y.code == "pp" && x.code != "bp" {
                continue;
            }
            if x.dimension == "money" {
                self.exchange((*i, a, x), (*j, b, y), out);
            } else {
                self.conversion((*i, a, x), (*j, b, y), out);
            }
        }
    }

    /// "fifteen (50) people": a count in words and its digits; with what is counted behind the bracket, which tells it from ages and notes.
    fn in_digits(
        &self,
        (i, a): (usize, &Quantity),
        (j, b): (usize, &Quantity),
        out: &mut Vec<Statement>,
    ) {
        let counts = |q: &Quantity, form: Form| {
            q.kind == Kind::Count
                && q.form == form
                && q.noun.is_none()
                && q.stated.single().is_some()
        };
        let close = b.tokens.end;
        let other = flag::PREPOSITION
            | flag::COORDINATOR
            | flag::SUBORDINATOR
            | flag::RELATIVE
            | flag::BE
            | flag::HAVE
            | flag::MODAL
            | flag::VERB_PAST
            | flag::ADVERB;
        let noun = self
            .tok(close + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.capital && !t.is(other));
        let alone =
            b.tokens.start == a.tokens.end + 1 && self.tok(close).is_some_and(|t| t.mark(')'));
        if alone && noun && counts(a, Form::Words) && counts(b, Form::Digits) {
            out.push(self.statement(
                Law::Conversion { degrees: false },
                vec![
                    self.operand_of(i, a, a.stated),
                    self.operand_of(j, b, b.stated),
                ],
            ));
        }
    }

    fn conversion(
        &self,
        (i, a, x): (usize, &Quantity, &Unit),
        (j, b, y): (usize, &Quantity, &Unit),
        out: &mut Vec<Statement>,
    ) {
        if a.kind == Kind::Duration || b.kind == Kind::Duration {
            return;
        }
        // Signs are not read: "0 degrees Fahrenheit (-18 Celsius)".
        let signed = |q: &Quantity| {
            (q.tokens.start.saturating_sub(2)..q.number.start).any(|i| {
                self.is_form(i, &["minus", "negative"]) || self.tok(i).is_some_and(|t| t.dash())
            })
        };
        if x.offset != y.offset && (signed(a) || signed(b)) {
            return;
        }
        // A difference of temperatures has no offset: "warmed by 4C (7.2F)".
        let difference = x.offset != y.offset && self.is_difference(a.tokens.start);
        let degrees = x.offset != y.offset && !difference;
        let base = |q: &Quantity, u: &Unit| -> Option<Interval> {
            let mut v = rounded(q);
            // "40 degrees" is no rounding to tens.
            if degrees && q.stated.about.is_none() {
                let half = Number::ratio(1, 2)?;
                v = q.stated.widened(q.step.mul(half)?.min(half));
            }
            let mut v = v.scaled(u.factor?)?;
            if !difference {
                v.low = v.low.and_then(|l| l.add(u.offset));
                v.high = v.high.and_then(|h| h.add(u.offset));
            }
            v.about = None;
            Some(v)
        };
        let (Some(va), Some(vb)) = (base(a, x), base(b, y)) else {
            return;
        };
        out.push(self.statement(
            Law::Conversion { degrees },
            vec![self.operand_of(i, a, va), self.operand_of(j, b, vb)],
        ));
    }

    /// "risen by", "2 degrees above", "a drop of", "warmer than", within the words around an amount.
    fn is_difference(&self, start: usize) -> bool {
        // "to drop to 3C (37F)": where it ends, and not how far it goes.
        if start > self.range.start && self.is_form(start - 1, &["to"]) {
            return false;
        }
        let from = start.saturating_sub(6).max(self.range.start);
        let by = start.saturating_sub(2).max(self.range.start);
        (by..start).any(|i| self.is_form(i, &["by"]))
            || (from..start).any(|i| {
                self.is_form(
                    i,
                    &[
                        "warmed",
                        "cooled",
                        "increase",
                        "decrease",
                        "rise",
                        "drop",
                        "fall",
                        "difference",
                        "warming",
                        "change",
                        "swing",
                        "range",
                        "within",
                        "another",
                        "extra",
                    ],
                )
            })
            || (start..(start + 14).min(self.range.end))
                // Behind the bracket another amount or clause begins: "31C (88F), 6 degrees cooler than on Friday".
                .take_while(|i| {
                    !self.tok(*i).is_some_and(|t| t.mark(',') || t.mark(';'))
                        && !self.is_form(*i, &["and", "but"])
                })
                .any(|i| {
                    self.is_form(
                        i,
                        &[
                            "above", "below", "warmer", "cooler", "hotter", "colder", "higher",
                            "lower", "more", "less",
                        ],
                    ) && self
                        .tok(i)
                        .is_some_and(|t| !t.is(flag::HEDGE) || i > start + 2)
                })
    }

    fn exchange(
        &self,
        (i, a, x): (usize, &Quantity, &Unit),
        (j, b, y): (usize, &Quantity, &Unit),
        out: &mut Vec<Statement>,
    ) {
        // Cents are parts of a currency and are not looked at.
        if x.of.is_some() || y.of.is_some() {
            return;
        }
        let operand = |i, q: &Quantity| -> Operand { self.operand_of(i, q, rounded(q)) };
        out.push(self.statement(
            Law::Exchange {
                codes: [x.code.clone(), y.code.clone()],
                apart: self.other_times(b.tokens.end)
                    || self.worth(x).len() > 1 && x.code != "USD" && x.code != "GBP",
                worth: [self.worth(x), self.worth(y)],
            },
            vec![operand(i, a), operand(j, b)],
        ));
    }

    /// Whether the sentence tells of more than one time: a year, "today", "ago", "then". What a relative clause behind the bracket at `end` tells is of
    /// something else: "75 million euros ($99 million) to the valley, where a wall of sludge swept away three villages in 2019".
    fn other_times(&self, end: usize) -> bool {
        const BEHIND: usize = 6;
        let relative = (end..self.range.end).find(|i| {
            self.tok(*i).is_some_and(|t| t.is(flag::RELATIVE))
                && self.tok(i - 1).is_some_and(|t| t.mark(','))
        });
        // "who ran it until she was shown the door in 2019, is paying 45 million"
        let comma = |i: usize| self.tok(i).is_some_and(|t| t.mark(','));
        let aside = |i: usize| {
            (self.range.start + 1..i)
                .any(|k| self.tok(k).is_some_and(|t| t.is(flag::RELATIVE)) && comma(k - 1))
                && comma(i + 1)
                && i < end
        };
        // "insured for 3.8 million ($4 million), includes a tiara made in 1899": far behind the bracket it is of something else.
        let told = |i: usize| relative.is_none_or(|r| i < r) && !aside(i) && i <= end + BEHIND;
        self.quantities.iter().any(|q| {
            // "LONDON, Dec 5": the day of publication.
            let dated = q.kind == Kind::Date && self.year(q).is_none();
            matches!(q.kind, Kind::Year | Kind::Date | Kind::RelativeTime)
                && told(q.tokens.start)
                && !(dated && q.tokens.start <= self.range.start + 3)
        }) || self
            .range
            .clone()
            .any(|i| self.is_form(i, &["today", "now", "then", "ago", "once", "nowadays"]))
    }

    /// What a unit of a currency is roughly worth, for each currency that its sign may mean; empty when that is not known of all of them. Of
    /// dollars and pounds only those near the usual one are meant: a bare "$" is seldom a peso where English is written.
    fn worth(&self, unit: &Unit) -> Vec<Number> {
        const NEAR: i128 = 10;
        let others = self.stages.quantity_tables.units.iter().filter(|u| {
            u.dimension == "money"
                && u.of.is_none()
                && u.ambiguous.is_empty()
                && unit.ambiguous.contains(&u.code)
        });
        let mut out = Vec::new();
        for worth in std::iter::once(unit.worth).chain(others.map(|u| u.worth)) {
            let usual = unit
                .worth
                .filter(|_| ["USD", "GBP"].contains(&unit.code.as_str()));
            match (worth, usual) {
                (Some(n), Some(usual)) => {
                    let near = n.mul(Number::int(NEAR)).is_some_and(|n| n >= usual);
                    out.extend(near.then_some(n));
                }
                (None, Some(_)) => {}
                (Some(n), None) => out.push(n),
                (None, None) => return Vec::new(),
            }
        }
        out.sort();
        out.dedup();
        out
    }

    /// "120 cases in a town of 40,000, or 30 per 100,000"
    pub(super) fn rates(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for window in numbers.windows(4) {
            let [(i, count), (j, population), (k, rate), (l, per)] = window else {
                continue;
            };
            let of = population
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|b| self.is_form(b, &["of", "for"]))
                // "among the town's 40,000 inhabitants"
                || population
                    .noun
                    .as_ref()
                    .is_some_and(|n| ["inhabitant", "resident"].contains(&n.lemma.as_str()));
            if rate.kind != Kind::Rate
                || count.kind != Kind::Count
                || population.kind != Kind::Count
                || !of
                || per.tokens.start > rate.tokens.end + 1
                || per.stated.named().is_none_or(|n| n <= Number::ONE)
            {
                continue;
            }
            let operands = [(i, count), (j, population), (k, rate), (l, per)];
            out.push(self.statement(
                Law::Rate,
                operands.iter().map(|(i, q)| self.operand(**i, q)).collect(),
            ));
        }
    }
}
