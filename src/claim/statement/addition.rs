//! "Nine more died, taking the toll to 46; it had stood at 39": what was, what came on top, and what they make.

use super::{Law, Reader, Statement, one_place, rounded};
use crate::quantity::{Interval, Kind, Quantity};

/// So many numbers of a sentence are looked at for others that make its total.
const BESIDES: usize = 8;

/// Words for a total right before what it comes to.
const TOTALS: [&str; 7] = ["it", "total", "number", "toll", "figure", "tally", "count"];

impl Reader<'_> {
    /// "Nine more died on Thursday, taking the toll to 46; it had stood at 39 on Wednesday."
    pub(super) fn additions(&self, out: &mut Vec<Statement>) {
        let Some((i, added)) = self
            .numbers()
            .find(|(_, q)| q.kind == Kind::Count && (q.addition || self.stages.is_further(q)))
        else {
            return;
        };
        let brings = |q: &Quantity| {
            let from = q.tokens.start.saturating_sub(10).max(added.tokens.end);
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
                *n != i && *n != j && q.kind == Kind::Count && q.tokens.start > added.tokens.end
            })
            .filter(|(_, q)| {
                let b = q.tokens.start.wrapping_sub(1);
                // "from 40 to 52"
                if q.tokens.end < total.tokens.start {
                    return q.tokens.end + 1 == total.tokens.start
                        && self.is_form(b, &["from"])
                        && self.is_total(b.wrapping_sub(1), added);
                }
                self.is_form(b, &["from"])
                    || self.is_form(b, &["at"])
                        && self.is_form(b.wrapping_sub(1), &["stood", "standing", "been"])
            });
        let Some((k, previous)) = previous.next() else {
            return;
        };
        // "taking the toll in the province to 46; nationwide it had stood at 139": a total that was larger before is of more.
        if previous.stated.named() > total.stated.named()
            || !one_place(self.stages, previous, total)
        {
            return;
        }
        let another = self.stages.quantities.iter().skip(k.max(j) + 1).any(|q| {
            let gap = previous.tokens.end..q.tokens.start;
            q.kind == Kind::Count
                && gap.len() < 8
                && gap.clone().any(|i| self.is_form(i, &["and", "then"]))
        });
        // "With an option for ten more, the contract for 45 lifts the number to 312, from 257": another number of the sentence makes up for it.
        let besides: Vec<Interval> = self
            .numbers()
            .filter(|(n, q)| *n != j && q.kind == Kind::Count)
            .map(|(_, q)| rounded(q))
            .take(BESIDES)
            .collect();
        if another || rounded(total).is_made_by_some(&besides) {
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

    /// Whether token `i` names a total, or what was added: "bringing the toll from", "the number of cases from".
    fn is_total(&self, i: usize, added: &Quantity) -> bool {
        let form = |i: usize| {
            let token = self.tok(i)?;
            Some(crate::text::singular(
                &token.span.of(&self.stages.document.text).to_lowercase(),
            ))
        };
        self.is_form(i, &TOTALS)
            || added
                .noun
                .as_ref()
                .is_some_and(|n| form(i).is_some_and(|f| f == n.lemma))
    }

    /// "£215,641 and a further £122,445 in failed attempts, totalling £338,086": two that a third, behind its word, sums up.
    pub(super) fn totalled(&self, out: &mut Vec<Statement>) {
        let (money, counts) = (self.amounts(), self.counts());
        for list in [money, counts] {
            let [(i, first), (j, added), (k, total)] = list.as_slice() else {
                continue;
            };
            let gap = first.tokens.end..added.number.start;
            let further = gap.clone().any(|n| {
                self.is_form(n, &["further", "another", "additional", "extra"])
                    && (gap.start..n).any(|m| self.is_form(m, &["and", "plus"]))
            });
            let before = total.tokens.start.wrapping_sub(1);
            // "a total of 1,452", and not "out of a total of 9,000"
            let inside = (total.tokens.start..total.number.start)
                .any(|n| self.is_form(n, &["total"]))
                && !self.is_form(before, &["of"]);
            let sums = inside || self.is_form(before, &["totalling", "totaling"]);
            let one_kind = first.unit == added.unit && added.unit == total.unit;
            if further && sums && one_kind {
                let operands = vec![
                    self.operand(*i, first),
                    self.operand(*j, added),
                    self.operand(*k, total),
                ];
                out.push(self.statement(Law::Addition, operands));
            }
        }
    }

    /// "has ordered 12 more jets. The order comes on top of the 40 that it ordered in June and brings the total to 58".
    pub(super) fn on_top(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let [(i, earlier), (j, total)] = counts.as_slice() else {
            return;
        };
        let from = earlier.tokens.start.saturating_sub(4).max(self.range.start);
        let top = (from..earlier.number.start).any(|k| {
            self.is_form(k, &["top", "addition"]) || self.is_form(k, &["adds", "added", "joins"])
        });
        if !top || !self.brings_total(earlier.tokens.end, total) {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let added: Vec<_> = before
            .counts()
            .into_iter()
            .filter(|(_, q)| q.addition || self.stages.is_further(q))
            .collect();
        let [(k, added)] = added.as_slice() else {
            return;
        };
        let operands = vec![
            self.operand(*i, earlier),
            before.operand(*k, added),
            self.operand(*j, total),
        ];
        out.push(self.statement(Law::Addition, operands));
    }

    /// "The number since January stood at 318. The 27 killings in October bring it to 362."
    pub(super) fn brought_to(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let [(k, added), (j, total)] = counts.as_slice() else {
            return;
        };
        if !self.brings_total(added.tokens.end, total) {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let stood = before.counts();
        let mut stood = stood.iter().filter(|(_, q)| {
            let at = q.tokens.start.wrapping_sub(1);
            self.is_form(at, &["at"])
                && self.is_form(at.wrapping_sub(1), &["stood", "stands", "standing"])
        });
        if let (Some((i, earlier)), None) = (stood.next(), stood.next()) {
            let operands = vec![
                before.operand(*i, earlier),
                self.operand(*k, added),
                self.operand(*j, total),
            ];
            out.push(self.statement(Law::Addition, operands));
        }
    }

    /// "brings the total to 58", "bring it to": the words name the total right before it, so that it is of nothing else, as "the number of dead" is.
    fn brings_total(&self, from: usize, total: &Quantity) -> bool {
        let to = total.tokens.start.wrapping_sub(1);
        self.is_form(to, &["to"])
            && (from..to).any(|i| self.stages.brings(i))
            && self.is_form(to.wrapping_sub(1), &TOTALS)
    }
}
