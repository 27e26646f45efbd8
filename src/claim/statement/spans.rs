//! Lengths of time between two events that the text dates: "was appointed in 1991 ... In 2007, fourteen years after his appointment", "the first vehicle in
//! seven years ... was shut in March 2019".

use super::calendar::{REACH, Start};
use super::{Law, Operand, Reader, Statement};
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

/// The other event stands in the sentence or so many around it.
const AROUND: isize = 2;

impl<'a> Reader<'a> {
    /// "In 2007, fourteen years after his appointment": the event named by its noun is dated by its verb in a sentence before.
    pub(super) fn years_after(&self, out: &mut Vec<Statement>) {
        /// So many letters of the verb and the noun are the same: "appointed" and "appointment".
        const STEM: usize = 4;
        let told = self
            .quantities
            .iter()
            .zip(self.base..)
            .find(|(q, _)| self.in_years(q) && q.stated.single().is_some());
        let Some((said, i)) = told else { return };
        let mut after = said.number.end..said.tokens.end + 1;
        let Some(whose) = after.find(|i| self.is_form(*i, &["after"])).map(|a| a + 1) else {
            return;
        };
        let named = self
            .tok(whose)
            .is_some_and(|t| t.is(flag::POSSESSIVE | flag::THE));
        let noun = self
            .tok(whose + 1)
            .filter(|_| named)
            .map(|t| t.span.of(&self.stages.document.text).to_lowercase());
        let Some(stem) = noun.as_deref().and_then(|n| n.get(..STEM)) else {
            return;
        };
        // The year of this sentence stands before the length.
        let now = self
            .quantities
            .iter()
            .filter(|q| q.tokens.end <= said.tokens.start && q.tokens.end + 2 >= said.tokens.start)
            .find_map(|q| self.year(q));
        let Some(now) = now else { return };
        let started = (1..=AROUND).find_map(|back| {
            let before = self.beside(-back)?;
            let verb = before.range.clone().find(|v| {
                before.tok(*v).is_some_and(|t| {
                    let form = t.span.of(&self.stages.document.text).to_lowercase();
                    t.is(flag::VERB_PAST | flag::VERB_PARTICIPLE) && form.starts_with(stem)
                })
            })?;
            before.month_after(verb, REACH)
        });
        if let Some(start) = started {
            out.push(self.span_of((i, said), &start, (now, None)));
        }
    }

    /// "Vehicles were back on the bridge for the first time in seven years. Engineers shut it in March 2019": as of the day of publication.
    pub(super) fn first_in_years(&self, out: &mut Vec<Statement>) {
        let Some(published) = self.stages.document.meta.published else {
            return;
        };
        let told = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            let start = q.tokens.start;
            let from = start.saturating_sub(2 * REACH).max(self.range.start);
            self.in_years(q)
                && q.stated.single().is_some()
                && self.is_form(start.wrapping_sub(1), &["in"])
                && (from..start).any(|i| self.is_form(i, &["first"]))
        });
        let Some((said, i)) = told else { return };
        let mut starts = (0..=AROUND).filter_map(|by| {
            let reader = self.within(by)?;
            let verb = reader.range.clone().find(|v| {
                reader.is_form(*v, &["shut", "closed", "suspended", "halted", "stopped"])
            })?;
            reader.start_around(verb)
        });
        if let (Some(start), None) = (starts.next(), starts.next()) {
            let now = (published.date.year(), Some(published.date.month()));
            out.push(self.span_of((i, said), &start, now));
        }
    }

    /// The month and year beside a verb: "was shut overnight in March 2019", "in March 2019 and shut".
    fn start_around(&self, verb: usize) -> Option<Start> {
        self.month_after(verb, REACH)
            .or_else(|| self.month_after(verb.checked_sub(REACH)?, REACH - 1))
    }

    fn in_years(&self, q: &Quantity) -> bool {
        let unit = q.unit.and_then(|u| self.stages.quantity_tables.unit(u));
        matches!(q.kind, Kind::Duration | Kind::RelativeTime)
            && unit.is_some_and(|u| u.code == "yr")
    }

    /// So many years as said, and those from a start to a year, or to a month of it, with a year or half a year either way.
    fn span_of(
        &self,
        (i, said): (usize, &Quantity),
        start: &Start,
        (year, month): (i16, Option<i8>),
    ) -> Statement {
        let first = start.days.first;
        let exact = first.month() == start.days.last.month();
        let months = match month.filter(|_| exact) {
            Some(month) => i128::from(month) - i128::from(first.month()),
            None => 0,
        };
        let years = i128::from(year) - i128::from(first.year());
        // With both months half a year is rounded, without them a year may be counted or not.
        let slack = if month.is_some() && exact { 7 } else { 12 };
        let end = |by: i128| Number::ratio(12 * years + months + by, 12).unwrap_or(Number::ZERO);
        let shown = self.words(start.tokens.clone());
        let allowed = Operand {
            tokens: start.tokens.clone(),
            quantity: None,
            value: Interval::range(end(-slack), end(slack)),
            shown: format!("{shown}, which makes {years} years by {year}"),
        };
        self.statement(
            Law::Duration,
            vec![self.operand_of(i, said, said.stated), allowed],
        )
    }
}
