//! "killed 21 people and was the deadliest there since March": a claim that nothing larger has happened since.

use jiff::civil::Date;

use super::{Law, Reader, Statement, in_numbers};
use crate::quantity::Kind;
use crate::text::flag;

/// "since" stands no further behind the superlative than so many tokens.
const NEAR: usize = 10;

impl Reader<'_> {
    pub(super) fn ranks(&self, out: &mut Vec<Statement>) {
        let tables = self.stages.tables;
        let Some(best) = self.range.clone().find(|i| {
            self.tok(*i)
                .is_some_and(|t| tables.superlative.contains(&t.word))
        }) else {
            return;
        };
        let Some(since) =
            (best..(best + NEAR).min(self.range.end)).find(|i| self.is_form(*i, &["since"]))
        else {
            return;
        };
        let own = self.numbers().find(|(_, q)| {
            matches!(q.kind, Kind::Count | Kind::Measure) && in_numbers(q) && q.tokens.start < since
        });
        if let Some((i, q)) = own {
            let law = Law::Rank {
                since: self.since(since),
            };
            out.push(self.statement(law, vec![self.operand_of(i, q, q.stated)]));
        }
    }

    /// The first day of "since March", "since May 2021", "since 2019"; `None` for "since the war began".
    fn since(&self, at: usize) -> Option<Date> {
        if let Some(date) = self.first_day_after(at) {
            return Some(date);
        }
        let published = self.stages.document.meta.published?.date;
        let month = (at + 1..at + 3).find_map(|i| {
            let t = self.tok(i).filter(|t| t.is(flag::MONTH))?;
            let form = t.span.of(&self.stages.document.text);
            let probe = format!("1 {form} {}", published.year());
            crate::document::Published::parse(&probe).map(|p| p.date)
        })?;
        if month > published {
            Date::new(month.year() - 1, month.month(), 1).ok()
        } else {
            Some(month)
        }
    }
}
