//! "its 60th anniversary ... was founded in 1955"; "the 50th anniversary of the cyclone ... crossed the coast on February 15, 1985".

use std::ops::Range;

use jiff::civil::Date;

use super::calendar::REACH;
use super::{Law, Operand, Reader, Statement};
use crate::claim::Stages;
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

impl<'a> Reader<'a> {
    /// "will celebrate its 60th anniversary ... was founded in 1955": one founding in the text, and an anniversary that it does not allow.
    pub(super) fn anniversary(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        Self::to_the_day(stages, out);
        Self::of_the_year(stages, out);
        let text = &stages.document.text;
        if !(text.contains("anniversary") || text.contains("birthday")) {
            return;
        }
        let tokens = stages.text.tokens.len();
        let founded: Vec<usize> = (1..tokens)
            .filter(|i| {
                let opens = stages
                    .text
                    .sentences
                    .get(stages.text.sentence_of(*i))
                    .is_some_and(|s| s.tokens.start == *i);
                let verb = stages.is_form(*i, &["founded", "established", "formed", "inaugurated"])
                    && (opens
                        || stages.is_form(*i - 1, &["was", "were"])
                        || is_apposed(stages, *i))
                    && *i > 1
                    && !stages.is_form(*i - 2, &["that", "which"]);
                verb || opens && is_cleft(stages, *i)
            })
            .collect();
        let [founding] = founded.as_slice() else {
            return;
        };
        // "says Wu, who founded the firm in 1991": another founding.
        let other = (1..tokens).any(|i| {
            i != *founding
                && stages.is_form(i, &["founded", "established"])
                && Reader::at(stages, stages.text.sentence_of(i)).is_some_and(|r| {
                    r.quantities
                        .iter()
                        .any(|y| y.tokens.start > i && r.year(y).is_some())
                })
        });
        if other {
            return;
        }
        let Some(start) = Reader::at(stages, stages.text.sentence_of(*founding))
            .and_then(|r| r.month_after(*founding, REACH))
        else {
            return;
        };
        for (n, q) in stages.quantities.iter().enumerate() {
            let its = q
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|b| stages.is_form(b, &["its", "their"]))
                || stages.is_form(q.tokens.start, &["its", "their"]);
            if q.kind != Kind::Ordinal
                || !its
                || !stages.is_form(q.tokens.end, &["anniversary", "birthday"])
            {
                continue;
            }
            let Some(reader) = Reader::at(stages, q.sentence) else {
                continue;
            };
            let Some(said) = reader.nth(q) else {
                continue;
            };
            let at = stages.text.sentence_of(*founding);
            let told = if is_cleft(stages, *founding) {
                // In one of the next two sentences.
                (reader.sentence + 1..reader.sentence + 3).contains(&at)
            } else if is_apposed(stages, *founding) {
                at == reader.sentence && *founding < q.tokens.start
            } else {
                reader.celebrates(*founding)
            };
            if !told {
                continue;
            }
            // The year of the celebration: of its sentence, else that of publication.
            let of_year = reader.quantities.iter().find_map(|q| reader.year(q));
            let published = stages.document.meta.published.map(|p| p.date.year());
            let Some(now) = of_year
                .filter(|y| *y > start.days.first.year())
                .or(published)
            else {
                continue;
            };
            let round = q.tokens.start..q.tokens.end + 1;
            let shown = reader.words(q.number.start..round.end);
            let said = Operand {
                tokens: round,
                quantity: Some(n),
                value: Interval::exactly(said),
                shown,
            };
            out.push(reader.years(
                said,
                (start.days.first.year(), start.tokens.clone()),
                now,
                1,
            ));
        }
    }

    /// Whether what is founded at token `founding` is what the sentence celebrates: "it", a word of this sentence, or, where this one names it, any noun
    /// ("The Norra Philharmonic ... The orchestra was founded"). "The choir marks ... The hall was founded" are two things.
    fn celebrates(&self, founding: usize) -> bool {
        /// What "it" is is said no further away, in sentences.
        const NEAR: usize = 4;
        let opens = self
            .stages
            .text
            .sentences
            .iter()
            .any(|s| s.tokens.start == founding);
        let verb = self.range.clone().find(|i| {
            self.tok(*i).is_some_and(|t| {
                !t.capital
                    && t.is(flag::VERB_S | flag::VERB_PAST | flag::MODAL | flag::HAVE | flag::BE)
            })
        });
        let head = verb
            .and_then(|v| v.checked_sub(1))
            .and_then(|h| self.tok(h));
        let (Some(head), Some(founded)) = (head, self.tok(founding.saturating_sub(2))) else {
            return false;
        };
        let noun = founded.span.of(&self.stages.document.text).to_lowercase();
        let near = self
            .stages
            .text
            .sentence_of(founding)
            .abs_diff(self.sentence)
            <= NEAR;
        opens && near
            || founded.is(flag::PRONOUN) && near
            || head.capital && !founded.capital
            || self.range.clone().any(|i| self.is_form(i, &[&noun]))
    }

    /// "was marking the 25th anniversary of the flood of July 1997": the year stands in the phrase, and the text is of an anniversary, or of some months around it.
    fn of_the_year(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        let Some(published) = stages.document.meta.published else {
            return;
        };
        for (n, q) in stages.quantities.iter().enumerate() {
            let behind = q.tokens.end;
            if q.kind != Kind::Ordinal
                || !stages.is_form(behind, &["anniversary"])
                || !stages.is_form(behind + 1, &["of"])
            {
                continue;
            }
            let Some(reader) = Reader::at(stages, q.sentence) else {
                continue;
            };
            let (Some(said), Some(start)) = (reader.nth(q), reader.month_after(behind + 1, REACH))
            else {
                continue;
            };
            let ends = (behind..start.tokens.start).any(|i| {
                stages
                    .text
                    .tokens
                    .get(i)
                    .is_some_and(|t| t.mark(',') || t.mark(';'))
            });
            // "in 2018, on the 20th anniversary of": another year than that of the text.
            let other = reader
                .quantities
                .iter()
                .any(|y| y.tokens.start < q.tokens.start && reader.year(y).is_some());
            // "an event marking the 10th anniversary of the storm on Aug. 28, 2015": the day of the event.
            let held = stages.is_form(start.tokens.start.wrapping_sub(1), &["on"]);
            // "On the 10th anniversary of the 2005 bombings, the chief told the paper": told later, where the day is not said to be now.
            let told_later = || {
                let opens = stages.is_form(q.tokens.start.wrapping_sub(1), &["on"])
                    || stages.is_form(q.tokens.start.wrapping_sub(2), &["on"]);
                let now = |i: usize| {
                    stages.text.is(i, flag::WEEKDAY | flag::TIME) || stages.is_form(i, &["this"])
                };
                let past = said.whole().is_some_and(|n| {
                    i128::from(start.days.first.year()) + n < i128::from(published.date.year())
                });
                opens && past && !reader.range.clone().any(now)
            };
            if ends || other || held || told_later() {
                continue;
            }
            let (first, last) = (start.days.first, start.days.last);
            let month = first.year() == last.year() && first.month() == last.month();
            let near =
                month && (i16::from(first.month()) - i16::from(published.date.month())).abs() <= 1;
            let said = Operand {
                tokens: q.tokens.clone(),
                quantity: Some(n),
                value: Interval::exactly(said),
                shown: reader.words(q.number.start..behind + 1),
            };
            let slack = i128::from(!near);
            out.push(reader.years(
                said,
                (first.year(), start.tokens),
                published.date.year(),
                slack,
            ));
        }
    }

    /// "marked the 50th anniversary of the cyclone ... crossed the coast on February 15, 1985", printed on 16 February: the one date of this day of the year.
    fn to_the_day(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        const NEAR: i64 = 3;
        const LEAD: usize = 4;
        let Some(published) = stages.document.meta.published else {
            return;
        };
        let said = |q: &Quantity| {
            // "35 years after fire swept through the stand", in the lead.
            let unit = q.unit.and_then(|u| stages.quantity_tables.unit(u));
            let years = q.kind == Kind::RelativeTime && unit.is_some_and(|u| u.code == "yr");
            if years && q.sentence < LEAD {
                return q.stated.single();
            }
            let reader = Reader::at(stages, q.sentence)?;
            reader
                .nth(q)
                .filter(|_| stages.is_form(q.tokens.end, &["anniversary"]))
        };
        let told = stages.quantities.iter().enumerate();
        let mut told = told.filter_map(|(n, q)| said(q).map(|y| (n, q, y)));
        let (Some((n, q, said)), None) = (told.next(), told.next()) else {
            return;
        };
        let now = published.date;
        let of_the_day = |q: &Quantity| -> Option<(Date, usize)> {
            let (date, first) = Reader::at(stages, q.sentence)?.full_date(q)?;
            let this = Date::new(now.year(), date.month(), date.day()).ok()?;
            let gap = crate::document::day_number(this) - crate::document::day_number(now);
            (date.year() < now.year() && gap.abs() <= NEAR).then_some((date, first))
        };
        let dates: Vec<(Date, usize, usize)> = stages
            .quantities
            .iter()
            .filter(|q| q.kind == Kind::Date)
            .filter_map(|q| of_the_day(q).map(|(d, first)| (d, first, q.tokens.end)))
            .collect();
        let ([(date, first, end)], Some(reader)) =
            (dates.as_slice(), Reader::at(stages, q.sentence))
        else {
            return;
        };
        let said = Operand {
            tokens: q.tokens.clone(),
            quantity: Some(n),
            value: Interval::exactly(said),
            shown: reader.words(q.number.start..q.tokens.end.max(q.number.start + 2)),
        };
        out.push(reader.years(said, (date.year(), *first..*end), now.year(), 0));
    }

    /// So many years as said, and those from one year to another, give or take so many.
    fn years(
        &self,
        said: Operand,
        (from, tokens): (i16, Range<usize>),
        to: i16,
        slack: i128,
    ) -> Statement {
        let years = i128::from(to) - i128::from(from);
        let allowed = Operand {
            shown: format!(
                "{}, which makes {years} years by {to}",
                self.words(tokens.clone())
            ),
            tokens,
            quantity: None,
            value: Interval::range(Number::int(years - slack), Number::int(years + slack)),
        };
        self.statement(Law::Duration, vec![said, allowed])
    }
}

/// "The show, founded in 1874 by a vet, celebrates its 140th anniversary"
fn is_apposed(stages: &Stages<'_>, verb: usize) -> bool {
    let comma = verb.checked_sub(1).and_then(|b| stages.text.tokens.get(b));
    comma.is_some_and(|t| t.mark(',')) && stages.is_form(verb + 1, &["in", "on"])
}

/// "It was in September 1898 that 16 quarrymen clubbed together"
fn is_cleft(stages: &Stages<'_>, it: usize) -> bool {
    let sentence = stages.text.sentences.get(stages.text.sentence_of(it));
    stages.is_form(it, &["it"])
        && stages.is_form(it + 1, &["was"])
        && stages.is_form(it + 2, &["in"])
        && sentence.is_some_and(|s| (it + 3..s.tokens.end).any(|i| stages.is_form(i, &["that"])))
}
