//! "A total of 32,000 smallholders will receive $480 each", "12 deaths for every 100,000 inhabitants": a sum or a toll, told by the head.

use super::across::FAR;
use super::{Law, Operand, Reader, Statement};
use crate::quantity::{Kind, Quantity};
use crate::text::flag;

impl Reader<'_> {
    /// "is to pay $9.6 million to farmers. A total of 32,000 smallholders will receive an average of $480 each": so many at so much make the sum.
    pub(super) fn each(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let money = self.amounts();
        let per = |q: &Quantity| {
            let head = self.is_form(q.tokens.end, &["per", "a"]);
            let noun = self
                .tok(q.tokens.end + 1)
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
        let Some((j, share)) = money
            .iter()
            .find(|(_, q)| self.is_form(q.tokens.end, &["each", "apiece"]))
        else {
            return;
        };
        // Farmers, and not the districts that they live in: the largest count before.
        let counted = counts
            .iter()
            .filter(|(_, q)| q.tokens.end <= share.tokens.start && q.noun.is_some() && !q.partitive)
            .max_by_key(|(_, q)| q.stated.named());
        let Some((i, count)) = counted else {
            return;
        };
        let here: Vec<_> = money.iter().filter(|(k, _)| k != j).collect();
        let before = self.beside(-1);
        let total = match (here.as_slice(), &before) {
            ([(k, q)], _) => Some(self.operand(*k, q)),
            ([], Some(before)) => match before.amounts().as_slice() {
                [(k, q)] => Some(before.operand(*k, q)),
                _ => None,
            },
            _ => None,
        };
        let unit = |o: &Operand| {
            o.quantity
                .and_then(|n| self.stages.quantities.get(n))
                .map(|q| q.unit)
        };
        if let Some(total) = total.filter(|t| unit(t) == Some(share.unit)) {
            let operands = vec![self.operand(*i, count), self.operand(*j, share), total];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "The 18,000 residents ... will pay out 5.4 million euros. That works out at 450 euros per resident": the one count of them in the text.
    fn per_person(&self, (j, share): (usize, &Quantity), noun: &str, out: &mut Vec<Statement>) {
        let back = self.is_form(self.range.start, &["that", "this", "it"]);
        let Some(before) = self.beside(-1).filter(|_| back) else {
            return;
        };
        let amounts = before.amounts();
        let [(k, total)] = amounts.as_slice() else {
            return;
        };
        let told = self.stages.quantities.iter().enumerate().take(FAR);
        let mut counts = told.filter(|(_, q)| {
            q.kind == Kind::Count && q.noun.as_ref().is_some_and(|n| n.lemma == noun)
        });
        let (Some((i, count)), None) = (counts.next(), counts.next()) else {
            return;
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
        let numbers = self.counts();
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
        if !back || !every || !near || at != 0 {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let counted = before.counts();
        let Some((i, count)) = counted.first() else {
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
}
