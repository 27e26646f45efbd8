//! "A total of 32,000 smallholders will receive $480 each", "12 deaths for every 100,000 inhabitants": a sum or a toll, told by the head.

use super::across::FAR;
use super::{Law, Reader, Statement, is_exact};
use crate::quantity::{Kind, Number, Quantity};
use crate::text::flag;

impl Reader<'_> {
    /// "is to pay $9.6 million to farmers. A total of 32,000 smallholders will receive an average of $480 each": so many at so much make the sum.
    pub(super) fn each(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let money = self.amounts();
        let per = |q: &Quantity| {
            let end = q.tokens.end;
            // "450 euros per resident", "$240 for each person"
            let each = self.is_form(end, &["for"]) && self.is_form(end + 1, &["each", "every"]);
            let head = each || self.is_form(end, &["per", "a"]);
            let noun = self
                .tok(end + 1 + usize::from(each))
                .filter(|t| head && t.is(flag::PERSON | flag::PEOPLE));
            noun.map(|t| {
                crate::text::singular(&t.span.of(&self.stages.document.text).to_lowercase())
            })
        };
        let share = self.quantities.iter().zip(self.base..).find_map(|(q, j)| {
            let money = matches!(q.kind, Kind::Rate | Kind::Money);
            per(q).filter(|_| money).map(|noun| (j, q, noun))
        });
        if let Some((j, share, noun)) = share {
            self.per_person((j, share), &noun, out);
            return;
        }
        // "to each of the 31 families"
        let of_each = counts.iter().find(|(_, q)| {
            let from = q.tokens.start.saturating_sub(3).max(self.range.start);
            (from..q.number.start)
                .any(|k| self.is_form(k, &["each"]) && self.is_form(k + 1, &["of"]))
        });
        let apiece = |q: &Quantity| self.is_form(q.tokens.end, &["each", "apiece"]);
        let Some((j, share)) = money
            .iter()
            .find(|(_, q)| apiece(q) || of_each.is_some() && !self.sums_up(q))
        else {
            return;
        };
        // Farmers, and not the districts that they live in: the largest count before.
        let before_it = counts.iter().filter(|(_, q)| {
            q.tokens.end <= share.tokens.start && q.noun.is_some() && !q.partitive
        });
        let counted = of_each.or(before_it.max_by_key(|(_, q)| q.stated.named()));
        let Some((i, count)) = counted else {
            return;
        };
        let here: Vec<_> = money.iter().filter(|(k, _)| k != j).collect();
        let before = self.beside(-1);
        let total = match (here.as_slice(), &before) {
            ([(k, q)], _) if self.sums_up(q) => Some((self, *k, *q)),
            ([], Some(before)) => match before.amounts().as_slice() {
                [(k, q)] if self.is_average(share) || before.goes_to_people(q) => {
                    Some((before, *k, *q))
                }
                _ => None,
            },
            _ => None,
        };
        if let Some((reader, k, total)) = total.filter(|(_, _, q)| q.unit == share.unit) {
            let operands = vec![
                self.operand(*i, count),
                self.operand(*j, share),
                reader.operand(k, total),
            ];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "opened in 3,073 theatres and earned $8.4 million, or $2,733 per theatre": so many of the things that its sentence counts, at so much.
    pub(super) fn per_thing(&self, out: &mut Vec<Statement>) {
        let money: Vec<(usize, &Quantity)> = self
            .quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| matches!(q.kind, Kind::Money | Kind::Rate) && q.unit.is_some())
            .map(|(q, i)| (i, q))
            .collect();
        let [(k, total), (j, share)] = money.as_slice() else {
            return;
        };
        let per = share.tokens.end.wrapping_sub(1);
        let per = if self.is_form(per, &["per"]) {
            per
        } else {
            share.tokens.end
        };
        let noun = self.tok(per + 1).filter(|_| self.is_form(per, &["per"]));
        let Some(noun) = noun
            .map(|t| crate::text::singular(&t.span.of(&self.stages.document.text).to_lowercase()))
        else {
            return;
        };
        let said =
            self.is_form(share.tokens.start.wrapping_sub(1), &["or"]) || self.is_average(share);
        let counts = self.counts();
        let mut of_them = counts
            .iter()
            .filter(|(_, q)| q.noun.as_ref().is_some_and(|n| n.lemma == noun));
        let (Some((i, count)), None) = (of_them.next(), of_them.next()) else {
            return;
        };
        if said
            && total.kind == Kind::Money
            && total.unit == share.unit
            && count.tokens.end <= share.tokens.start
        {
            let operands = vec![
                self.operand(*i, count),
                self.operand(*j, share),
                self.operand(*k, total),
            ];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "or 775 million crowns in all", "a total of": the words say that it is the sum.
    fn sums_up(&self, q: &Quantity) -> bool {
        let before = q.tokens.start.wrapping_sub(1);
        self.closes(q) || self.is_form(before, &["or", "totalling", "totaling"])
    }

    /// "an average of $480"
    fn is_average(&self, q: &Quantity) -> bool {
        let from = q.tokens.start.saturating_sub(3).max(self.range.start);
        (from..q.number.start).any(|i| self.is_form(i, &["average"]))
    }

    /// "$9.6 million to farmers", "9 million crowns among the families": a sum that is shared out.
    fn goes_to_people(&self, q: &Quantity) -> bool {
        let to = q.tokens.end;
        let whom = to + 1 + usize::from(self.tok(to + 1).is_some_and(|t| t.is(flag::THE)));
        self.is_form(to, &["among", "between", "across"])
            || self.is_form(to, &["to", "for"])
                && self
                    .tok(whom)
                    .is_some_and(|t| t.is(flag::PEOPLE) && !t.capital)
    }

    /// "The 18,000 residents ... will pay out 5.4 million euros. That works out at 450 euros per resident": the one count of them in the text.
    fn per_person(&self, (j, share): (usize, &Quantity), noun: &str, out: &mut Vec<Statement>) {
        let first = self.range.start;
        let back = self.is_form(first, &["that", "this", "it"])
            || self.is_form(first, &["the"])
                && self.is_form(first + 1, &["sum", "money", "amount", "total"]);
        let Some(before) = self.beside(-1).filter(|_| back) else {
            return;
        };
        let amounts = before.amounts();
        let [(k, total)] = amounts.as_slice() else {
            return;
        };
        let of_them = |q: &Quantity| {
            q.kind == Kind::Count && q.noun.as_ref().is_some_and(|n| n.lemma == noun)
        };
        let beside: Vec<(usize, &Quantity)> = before
            .counts()
            .into_iter()
            .filter(|(_, q)| of_them(q))
            .collect();
        let told = self.stages.quantities.iter().enumerate().take(FAR);
        let mut counts = told.filter(|(_, q)| of_them(q));
        let (i, count) = match (beside.as_slice(), counts.next(), counts.next()) {
            ([one], ..) => *one,
            (_, Some(one), None) => one,
            _ => return,
        };
        if total.unit == share.unit {
            let operands = vec![
                self.operand(i, count),
                self.operand(j, share),
                before.operand(*k, total),
            ];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "486 people lost their lives. With a population of 5.4 million that amounts to 12 deaths for every 100,000 inhabitants".
    pub(super) fn per_head(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<_> = self
            .numbers()
            .filter(|(_, q)| matches!(q.kind, Kind::Count | Kind::Rate) && is_exact(q))
            .collect();
        let Some(at) = numbers.iter().position(|(_, q)| {
            let of = q.tokens.start.wrapping_sub(1);
            self.is_form(of, &["of"]) && self.is_form(of.wrapping_sub(1), &["population"])
        }) else {
            return;
        };
        let (Some(population), Some(rate), Some(per)) =
            (numbers.get(at), numbers.get(at + 1), numbers.get(at + 2))
        else {
            return;
        };
        let back = (population.1.tokens.end..rate.1.tokens.start)
            .any(|i| self.is_form(i, &["that", "this", "which"]));
        let every = (rate.1.tokens.end..per.1.tokens.start)
            .any(|i| self.is_form(i, &["per", "every"]))
            || self.is_form(per.1.tokens.start.wrapping_sub(1), &["per", "every"]);
        let near = per.1.tokens.start.saturating_sub(rate.1.tokens.end) < 4;
        // "5 a year per 100,000"
        let of_time = (rate.1.number.end..per.1.number.start)
            .any(|i| self.is_form(i, &["year", "month", "week", "day"]));
        if !back || !every || !near || of_time || at != 0 {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        // Of several counts it is not said which is meant.
        let mut counted = before.counts();
        // "486 people, 26 fewer than the 512 of the year before"
        counted.retain(|(_, q)| {
            let by = |i: usize| before.is_form(i, &["fewer", "more", "less"]);
            let (from, to) = (q.number.end, q.tokens.end + 1);
            !(from..to).any(by) && !before.is_of_before(q)
        });
        let [(i, count)] = counted.as_slice() else {
            return;
        };
        let mut operands = vec![before.operand(*i, count)];
        operands.extend(
            [population, rate, per]
                .iter()
                .map(|(i, q)| self.operand(*i, q)),
        );
        out.push(self.statement(Law::Rate, operands));
    }

    /// "Thirty-six people were killed. That is equivalent to 17 homicides per 100,000 inhabitants for a city with a population of 480,000."
    pub(super) fn rate_of_that(&self, out: &mut Vec<Statement>) {
        let that = self.is_form(self.range.start, &["that", "this"]);
        let counts: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| matches!(q.kind, Kind::Count | Kind::Rate))
            .collect();
        let [(j, rate), (k, per), (i, people)] = counts.as_slice() else {
            return;
        };
        let every = (rate.number.end..per.number.start).any(|n| self.is_form(n, &["per", "every"]));
        let of = people.tokens.start.wrapping_sub(1);
        let population =
            self.is_form(of, &["of"]) && self.is_form(of.wrapping_sub(1), &["population"])
                || people.noun.as_ref().is_some_and(|n| {
                    ["inhabitant", "resident", "people"].contains(&n.lemma.as_str())
                });
        let (true, true, true, Some(before)) = (that, every, population, self.beside(-1)) else {
            return;
        };
        let told = before.counts();
        let made = |q: &Quantity| {
            let (count, base, all) = (
                q.stated.named()?,
                per.stated.named()?,
                people.stated.named()?,
            );
            let made = count.mul(base)?.div(all)?;
            made.distance(rate.stated.named()?)?
                .mul(Number::int(10))
                .map(|d| d <= made)
        };
        if let Some((n, count)) = told
            .first()
            .filter(|_| !told.iter().any(|(_, q)| made(q) == Some(true)))
        {
            let operands = vec![
                before.operand(*n, count),
                self.operand(*i, people),
                self.operand(*j, rate),
                self.operand(*k, per),
            ];
            out.push(self.statement(Law::Rate, operands));
        }
    }

    /// "With about 450,000 inhabitants, the city thus recorded 1.2 homicides for every 100,000": of the counts before it, one makes a rate ten or a hundred times
    /// as large or small, and none makes this one.
    pub(super) fn rate_of_before(&self, out: &mut Vec<Statement>) {
        const BACK: isize = 4;
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for window in numbers.windows(2) {
            let [(j, rate), (k, per)] = window else {
                continue;
            };
            let of_people = |q: &Quantity| {
                q.noun.as_ref().is_some_and(|n| {
                    ["inhabitant", "resident", "person", "population"].contains(&n.lemma.as_str())
                }) || self.is_form(q.tokens.start.wrapping_sub(1), &["of"])
                    && self.is_form(q.tokens.start.wrapping_sub(2), &["population"])
            };
            // "The town, which has 40,000 people, recorded 120 cases, or 30 per 100,000"
            let before = numbers.iter().rev();
            let mut before = before.filter(|(_, q)| q.tokens.end <= rate.tokens.start);
            let Some((i, people)) = before.find(|(_, q)| of_people(q)) else {
                continue;
            };
            let every =
                (rate.number.end..per.number.start).any(|n| self.is_form(n, &["per", "every"]));
            let near = per.number.start.saturating_sub(rate.number.end) <= 6;
            let base = per.stated.single().filter(|n| *n >= Number::int(1000));
            let (Some(base), Some(said), Some(all)) =
                (base, rate.stated.named(), people.stated.named())
            else {
                continue;
            };
            if !every || !near || people.kind != Kind::Count || all < Number::int(1000) {
                continue;
            }
            let made = |count: Number| count.mul(base).and_then(|n| n.div(all));
            // A tenth to each side: of the population only two digits are told.
            let close = |a: Number, b: Number| {
                a.distance(b)
                    .and_then(|d| d.mul(Number::int(10)))
                    .is_some_and(|d| d <= b)
            };
            let before: Vec<(Reader<'_>, usize)> = (-BACK..=0)
                .filter_map(|by| {
                    if by == 0 {
                        Some(self.clone())
                    } else {
                        self.within(by)
                    }
                })
                .flat_map(|r| {
                    r.counts()
                        .into_iter()
                        .map(move |(n, _)| (r.clone(), n))
                        .collect::<Vec<_>>()
                })
                .filter(|(_, n)| ![*i, *j, *k].contains(n))
                .collect();
            let value = |n: usize| {
                self.stages
                    .quantities
                    .get(n)
                    .and_then(|q| made(q.stated.single()?))
            };
            if before
                .iter()
                .any(|(_, n)| value(*n).is_some_and(|v| close(v, said)))
            {
                continue;
            }
            let off = |n: usize| {
                let made = value(n)?;
                [10i128, 100, 1000].into_iter().find(|by| {
                    said.mul(Number::int(*by)).is_some_and(|s| close(made, s))
                        || made.mul(Number::int(*by)).is_some_and(|m| close(m, said))
                })
            };
            let mut slips = before.iter().filter(|(_, n)| off(*n).is_some());
            let Some((reader, n)) = slips.next() else {
                continue;
            };
            let Some(count) = self.stages.quantities.get(*n) else {
                continue;
            };
            let operands = vec![
                reader.operand(*n, count),
                self.operand(*i, people),
                self.operand(*j, rate),
                self.operand(*k, per),
            ];
            out.push(self.statement(Law::Rate, operands));
        }
    }
}
