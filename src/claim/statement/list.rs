//! "All 31 injured were taken in: 14 to the clinic, 9 to ...": lists that their words close; and "nine more, taking the toll to 46; it had stood at 39".

use super::{Law, Operand, Reader, Statement, rounded};
use crate::quantity::{Form, Kind, Quantity};

impl Reader<'_> {
    pub(super) fn lists(&self, out: &mut Vec<Statement>) {
        let counts: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| {
                q.kind == Kind::Count
                    && !matches!(q.form, Form::Vague | Form::Article)
                    && !q.addition
            })
            .collect();
        if counts.len() < 3 || self.numbers().count() != counts.len() {
            return;
        }
        let Some((at, total)) = counts
            .iter()
            .enumerate()
            .find(|(_, (_, q))| self.closes(q))
            .map(|(n, (_, q))| (n, *q))
        else {
            return;
        };
        // Of a list behind a colon, the numbers behind it; else all others.
        let colon = (total.tokens.end..self.range.end).find(|i| {
            self.tok(*i)
                .is_some_and(|t| t.mark(':') && !t.glued || t.mark(':'))
        });
        let parts: Vec<(usize, &Quantity)> = counts
            .iter()
            .enumerate()
            .filter(|(n, (_, q))| {
                *n != at && !q.partitive && colon.is_none_or(|c| q.tokens.start > c)
            })
            .map(|(_, c)| *c)
            .collect();
        let one_kind = parts
            .iter()
            .all(|(_, q)| q.noun.is_none() || total.noun.is_none() || self.alike(q, total));
        let below = parts.iter().all(|(_, q)| {
            q.stated
                .named()
                .zip(total.stated.named())
                .is_some_and(|(p, t)| p < t)
        });
        // Behind a colon the parts may bear names of their own: "12 medals in all: three gold, four silver".
        if parts.len() < 2
            || !one_kind && colon.is_none()
            || !below
            || colon.is_none() && at + 1 != counts.len() && at != 0
        {
            return;
        }
        let operand = |i: usize, q: &Quantity| -> Operand { self.operand_of(i, q, rounded(q)) };
        let Some((i, _)) = counts.get(at) else { return };
        let mut operands = vec![operand(*i, total)];
        operands.extend(parts.iter().map(|(i, q)| operand(*i, q)));
        out.push(self.statement(Law::Sum, operands));
    }

    /// "all 31", "31 in all", "in all, 31", "a total of 31": the words say that the list is whole.
    fn closes(&self, q: &Quantity) -> bool {
        let start = q.tokens.start;
        let all = q
            .tokens
            .clone()
            .chain(start.saturating_sub(1)..start)
            .any(|i| i < q.number.start && self.is_form(i, &["all"]))
            && !start
                .checked_sub(1)
                .is_some_and(|b| self.is_form(b, &["in"]) || self.is_form(b, &["of"]));
        let behind = q.tokens.end;
        let in_all = self.is_form(behind, &["in"])
            && self.is_form(behind + 1, &["all", "total"])
            && !self.is_form(behind + 2, &["of"])
            || self.is_form(behind, &["altogether", "overall"]);
        // "A total of" may stand inside the quantity, as its hedge.
        let number = q.number.start;
        let before = start.saturating_sub(4).max(self.range.start)..number;
        let opening = before.clone().any(|i| {
            self.is_form(i, &["in"]) && self.is_form(i + 1, &["all", "total"]) && i + 3 >= number
        }) || before.clone().any(|i| {
            self.is_form(i, &["total"]) && self.is_form(i + 1, &["of"]) && i + 2 == number
        });
        all || in_all || opening
    }

    /// "Nine more died on Thursday, taking the toll to 46; it had stood at 39 on Wednesday."
    pub(super) fn additions(&self, out: &mut Vec<Statement>) {
        let Some((i, added)) = self
            .numbers()
            .find(|(_, q)| q.addition && q.kind == Kind::Count)
        else {
            return;
        };
        let brings = |q: &Quantity| {
            let from = q.tokens.start.saturating_sub(7).max(added.tokens.end);
            (from..q.tokens.start).any(|k| self.stages.brings(k) || self.stages.raises(k))
                && self.is_form(q.tokens.start.wrapping_sub(1), &["to"])
        };
        let Some((j, total)) = self.numbers().find(|(n, q)| *n != i && brings(q)) else {
            return;
        };
        // The earlier value in this sentence or the next: "from 39", "it had stood at 39", "up from 39".
        let limit = self.sentence + 1;
        // "It had stood at 11 on Wednesday and 12 on Thursday": of two earlier values neither is taken.
        let mut previous = self
            .stages
            .quantities
            .iter()
            .enumerate()
            .skip(self.base)
            .take_while(|(_, q)| q.sentence <= limit)
            .filter(|(n, q)| {
                *n != i && *n != j && q.kind == Kind::Count && q.tokens.start > total.tokens.end
            })
            .filter(|(_, q)| {
                let b = q.tokens.start.wrapping_sub(1);
                self.is_form(b, &["from"])
                    || self.is_form(b, &["at"])
                        && self.is_form(b.wrapping_sub(1), &["stood", "standing", "been"])
            });
        let Some((k, previous)) = previous.next() else {
            return;
        };
        let another = self.stages.quantities.iter().skip(k + 1).any(|q| {
            let gap = previous.tokens.end..q.tokens.start;
            q.kind == Kind::Count
                && gap.len() < 8
                && gap.clone().any(|i| self.is_form(i, &["and", "then"]))
        });
        if another {
            return;
        }
        out.push(self.statement(
            Law::Addition,
            vec![
                self.operand(k, previous),
                self.operand(i, added),
                self.operand(j, total),
            ],
        ));
    }
}
