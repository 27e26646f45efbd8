//! "Tuesday, 30 December 2023", "the 22-month war, which began in February 2022", "the fourth attack this week, after attacks on Monday and Wednesday".

use std::ops::Range;

use jiff::civil::Date;

use super::{Law, Operand, Reader, Statement};
use crate::claim::Stages;
use crate::event::Days;
use crate::quantity::{Interval, Kind, Number, Numeral, Quantity};
use crate::text::flag;

/// A date stands at most so many tokens behind the word that it belongs to: "which began, officials say, in February 2022".
pub(super) const REACH: usize = 6;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

impl Reader<'_> {
    pub(super) fn year(&self, q: &Quantity) -> Option<i16> {
        self.stages.year(q)
    }

    /// Day, month and year of a date that gives all three, with the month before its day ("February 24, 2022"): the date and its first token.
    pub(super) fn full_date(&self, q: &Quantity) -> Option<(Date, usize)> {
        let (text, start) = self.date_words(q)?;
        crate::document::Published::parse(&text).map(|p| (p.date, start))
    }

    /// A date's words, with the month before its day, and its first token.
    fn date_words(&self, q: &Quantity) -> Option<(String, usize)> {
        let mut start = q.tokens.start;
        for _ in 0..2 {
            let Some(before) = start.checked_sub(1).filter(|b| *b >= self.range.start) else {
                break;
            };
            let t = self.tok(before)?;
            if t.is(flag::MONTH) && t.capital {
                start = before;
                break;
            }
            if !t.mark('.') {
                break;
            }
            start = before;
        }
        if !self.tok(start).is_some_and(|t| t.is(flag::MONTH)) {
            start = q.tokens.start;
        }
        Some((self.words(start..q.tokens.end), start))
    }

    /// A day and a month without a year, in a text that is dated: the last such day before publication, when that is not long before.
    fn date_of_late(&self, q: &Quantity) -> Option<(Date, usize)> {
        const LATE: i32 = 90;
        let now = self.stages.document.meta.published?.date;
        let (form, first) = self.date_words(q)?;
        let date = crate::document::Published::parse(&format!("{form} {}", now.year()))
            .or_else(|| crate::document::Published::parse(&format!("{form}, {}", now.year())))?
            .date;
        let whole = self.year(q).is_none();
        let ahead = date > now;
        let gap = (now - date).get_days();
        (whole && !ahead && gap <= LATE).then_some((date, first))
    }

    /// Whether the text speaks of the year before that of `date`, so that a day without a year may be of that one.
    fn is_of_last_year(&self, date: Date) -> bool {
        let text = &self.stages.document.text;
        let phrases = ["last year", "year ago", "year earlier", "anniversary"];
        phrases.iter().any(|p| text.contains(p)) || text.contains(&(date.year() - 1).to_string())
    }

    /// "Tuesday, 30 December": the weekday right before the first token of a date, as its token and its number, Monday being 0.
    fn weekday_before(&self, first: usize) -> Option<(usize, usize)> {
        let mut at = first;
        while at > self.range.start
            && self.tok(at - 1).is_some_and(|t| t.mark(',') || t.mark('('))
            && first - at < 2
        {
            at -= 1;
        }
        let day = at.checked_sub(1).filter(|d| *d >= self.range.start)?;
        let token = self.tok(day).filter(|t| t.is(flag::WEEKDAY))?;
        let form = token.span.of(&self.stages.document.text);
        let said = WEEKDAYS.iter().position(|w| w.eq_ignore_ascii_case(form))?;
        Some((day, said))
    }

    /// A weekday as said, at its token, and that of a date, at its tokens.
    fn weekday_of(&self, said: (usize, usize), date: (Range<usize>, usize)) -> Statement {
        let operand = |tokens, n: usize| Operand {
            tokens,
            quantity: None,
            value: Interval::exactly(Number::int(i128::try_from(n + 1).unwrap_or_default())),
            shown: WEEKDAYS.get(n).copied().unwrap_or("").to_owned(),
        };
        let (token, said) = said;
        let (tokens, right) = date;
        let operands = vec![operand(token..token + 1, said), operand(tokens, right)];
        self.statement(Law::Weekday, operands)
    }

    /// "Tuesday, 30 December 2023": a weekday right before a full date.
    pub(super) fn weekdays(&self, out: &mut Vec<Statement>) {
        for q in self.quantities.iter().filter(|q| q.kind == Kind::Date) {
            let full = self.full_date(q);
            let Some((date, first)) = full.or_else(|| self.date_of_late(q)) else {
                continue;
            };
            let Some((day, said)) = self.weekday_before(first) else {
                continue;
            };
            let weekday =
                |d: Date| usize::try_from(d.weekday().to_monday_zero_offset()).unwrap_or(0);
            let real = weekday(date);
            if real != said && full.is_none() && self.is_of_last_year(date) {
                continue;
            }
            out.push(self.weekday_of((day, said), (first..q.tokens.end, real)));
        }
    }

    /// "From Monday, 12 May ... on Thursday, 14 May": two days of one month with their weekdays, which do not lie so far apart.
    pub(super) fn weekday_pairs(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let mut told: Option<(Date, usize)> = None;
        for q in stages.quantities.iter().filter(|q| q.kind == Kind::Date) {
            let Some(reader) = Reader::at(stages, q.sentence) else {
                continue;
            };
            // "in 2026, with the reopening there due on Thursday, 14 May": of another year.
            if reader.quantities.iter().any(|q| reader.year(q).is_some()) {
                continue;
            }
            let Some((words, first)) = reader.date_words(q) else {
                continue;
            };
            let Some((day, said)) = reader.weekday_before(first) else {
                continue;
            };
            // Any year that is no leap year: the two lie in one month.
            let date = crate::document::Published::parse(&format!("{words} 2023"))
                .or_else(|| crate::document::Published::parse(&format!("{words}, 2023")));
            let Some(date) = date.map(|p| p.date) else {
                continue;
            };
            if let Some((other, weekday)) = &told
                && other.month() == date.month()
            {
                let apart = i64::from(date.day()) - i64::from(other.day());
                let right = (i64::try_from(*weekday).unwrap_or(0) + apart).rem_euclid(7);
                let right = usize::try_from(right).unwrap_or(0);
                // A day of late is held against the calendar itself; of two years it is not said which is meant.
                let known = reader.date_of_late(q).is_some() || reader.is_of_last_year(date);
                if right != said && !known {
                    out.push(reader.weekday_of((day, said), (first..q.tokens.end, right)));
                }
            }
            told = Some((date, said));
        }
    }

    /// "the 22-month war, which began in February 2022": a length and its start, as of the day of publication.
    pub(super) fn durations(&self, out: &mut Vec<Statement>) {
        let Some(published) = self.stages.document.meta.published else {
            return;
        };
        let now = published.date;
        for (i, q) in self.numbers() {
            // "the 22-month war": joined to what lasts, and still going on.
            if q.kind != Kind::Duration
                || !(self.is_form(q.tokens.start, &["the", "its", "this"])
                    // "ending a 14-month strike"
                    || self.is_form(q.tokens.start.wrapping_sub(1), &["a"])
                        && self.is_form(q.tokens.start.wrapping_sub(2), &["ending", "ended", "ends", "end"]))
            {
                continue;
            }
            let Some(unit) = q
                .unit
                .and_then(|u| self.stages.quantity_tables.unit(u))
                .map(|u| u.code.clone())
            else {
                continue;
            };
            let glued = self.tok(q.number.end).is_some_and(|t| t.dash() && t.glued);
            let lasts = self.tok(q.tokens.end).is_some_and(|t| {
                t.is(flag::EVENT)
                    || self.is_form(
                        q.tokens.end,
                        &[
                            "war",
                            "siege",
                            "occupation",
                            "strike",
                            "conflict",
                            "drought",
                            "blockade",
                            "civil",
                            "insurgency",
                        ],
                    )
            });
            if !glued || !lasts {
                continue;
            }
            let began = (q.tokens.end..(q.tokens.end + 8).min(self.range.end)).find(|k| {
                self.is_form(
                    *k,
                    &["began", "begun", "started", "since", "erupted", "launched"],
                )
            });
            let Some(start) = began.and_then(|b| self.month_after(b, REACH)) else {
                continue;
            };
            let months = |d: Date| i128::from(d.year()) * 12 + i128::from(d.month());
            let (first, last) = (
                months(now) - months(start.days.last),
                months(now) - months(start.days.first),
            );
            let (low, high) = match unit.as_str() {
                "mo" => (first - 1, last + 1),
                "yr" => (first.div_euclid(12) - 1, last.div_euclid(12) + 1),
                _ => continue,
            };
            let allowed = Interval::range(Number::int(low.max(0)), Number::int(high));
            let tokens = start.tokens;
            let shown = self.words(tokens.clone());
            out.push(self.statement(
                Law::Duration,
                vec![
                    self.operand_of(i, q, q.stated),
                    Operand {
                        tokens,
                        quantity: None,
                        value: allowed,
                        shown: format!(
                            "{shown}, which makes {} to {} {unit} by {now}",
                            low.max(0),
                            high
                        ),
                    },
                ],
            ));
        }
    }

    /// "The trial began on 8 January 2024 and ended on 29 April 2024. During the nine weeks it lasted": a length between two days, a unit more or less.
    pub(super) fn lasted(&self, out: &mut Vec<Statement>) {
        const BEHIND: usize = 4;
        let told = self.numbers().find(|(_, q)| {
            let end = q.tokens.end;
            let behind = (end..end + 2).any(|i| self.is_form(i, &["lasted"]));
            let before = self.is_form(q.tokens.start.wrapping_sub(1), &["lasted"]);
            q.kind == Kind::Duration && q.stated.single().is_some() && (behind || before)
        });
        let Some((i, q)) = told else { return };
        let unit = q
            .unit
            .and_then(|u| self.stages.quantity_tables.unit(u))
            .map(|u| u.code.as_str());
        let days_of_unit = match unit {
            Some("d") => 1,
            Some("wk") => 7,
            Some("mo") => 30,
            Some("yr") => 365,
            _ => return,
        };
        let before = self.beside(-1);
        let Some((reader, first, last)) = [Some(self), before.as_ref()]
            .into_iter()
            .flatten()
            .find_map(|r| {
                let after = |forms: &[&str]| {
                    let verb = r.range.clone().find(|i| r.is_form(*i, forms))?;
                    let mut dates = r.quantities.iter().filter(|d| d.kind == Kind::Date);
                    let date = dates.find(|d| d.tokens.start > verb)?;
                    // "ended with the verdicts on 29 April"
                    (date.tokens.start - verb <= 2 * BEHIND).then_some(date)
                };
                let first = after(&["began", "opened", "started"])?;
                let last = after(&["ended", "closed", "finished", "concluded"])?;
                (first.tokens.end <= last.tokens.start).then_some((r, first, last))
            })
        else {
            return;
        };
        let day = |d: &Quantity| {
            let words = reader.words(d.number.clone());
            crate::document::Published::parse(&words).map(|p| p.date)
        };
        let (Some(from), Some(to)) = (day(first), day(last)) else {
            return;
        };
        let days = i128::from(to.since(from).map_or(0, |s| s.get_days()));
        let (low, high) = (days / days_of_unit - 1, days / days_of_unit + 2);
        let tokens = first.tokens.start..last.tokens.end;
        let shown = format!("{} days", days + 1);
        let allowed = Operand {
            tokens,
            quantity: None,
            value: Interval::range(Number::int(low.max(0)), Number::int(high)),
            shown,
        };
        out.push(self.statement(
            Law::Duration,
            vec![self.operand_of(i, q, q.stated), allowed],
        ));
    }

    /// The month and year, or the year, at most so many tokens behind `at`.
    pub(super) fn month_after(&self, at: usize, reach: usize) -> Option<Start> {
        let q = self.quantities.iter().find(|q| {
            q.tokens.start > at && q.tokens.start <= at + reach && self.year(q).is_some()
        })?;
        let year = self.year(q)?;
        let month = (at + 1..q.tokens.end).find_map(|i| {
            let t = self.tok(i).filter(|t| t.is(flag::MONTH))?;
            let form = t.span.of(&self.stages.document.text);
            let probe = format!("1 {form} {year}");
            crate::document::Published::parse(&probe).map(|p| (i, p.date.month()))
        });
        let (from, days) = match month {
            Some((i, month)) => {
                let first = Date::new(year, month, 1).ok()?;
                (
                    i.min(q.tokens.start),
                    Days {
                        first,
                        last: first.last_of_month(),
                    },
                )
            }
            None => (
                q.tokens.start,
                Days {
                    first: Date::new(year, 1, 1).ok()?,
                    last: Date::new(year, 12, 31).ok()?,
                },
            ),
        };
        Some(Start {
            days,
            tokens: from..q.tokens.end,
        })
    }

    /// The first day of the month or year named within a few tokens behind `at`.
    pub(super) fn first_day_after(&self, at: usize) -> Option<Date> {
        self.month_after(at, REACH).map(|s| s.days.first)
    }

    /// The number of an ordinal: "4th", "second", "fourth" by the fraction that it names.
    pub(super) fn nth(&self, q: &Quantity) -> Option<Number> {
        let at = q.number.start;
        let token = self.tok(at).filter(|_| q.kind == Kind::Ordinal)?;
        let form = token.span.of(&self.stages.document.text);
        let digits: String = form.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(n) = digits.parse::<i128>() {
            return Some(Number::int(n));
        }
        if self.is_form(at, &["second"]) {
            return Some(Number::int(2));
        }
        let tables = self.stages.quantity_tables;
        let word = |k: usize| self.tok(at + k).map(|t| t.word);
        let fraction = tables.ordinal_fractions.find(token.word, word);
        let part =
            fraction
                .map(|(_, n)| *n)
                .or_else(|| match tables.numerals.find(token.word, word) {
                    Some((_, Numeral::Fraction(n))) => Some(*n),
                    _ => None,
                });
        Number::ONE.div(part?)
    }

    /// "the fourth attack this week, after attacks on Monday and Wednesday": one more than the days that are named.
    pub(super) fn ordinals(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 8;
        for (q, i) in self.quantities.iter().zip(self.base..) {
            let Some(said) = self.nth(q) else {
                continue;
            };
            let singular = |k: usize| {
                self.tok(k).map(|t| {
                    let form = t.span.of(&self.stages.document.text).to_lowercase();
                    crate::text::singular(&form)
                })
            };
            let Some(noun) = singular(q.number.end) else {
                continue;
            };
            let after = (q.number.end..(q.number.end + NEAR).min(self.range.end))
                .find(|k| self.is_form(*k, &["after"]) && singular(k + 1).as_ref() == Some(&noun));
            // "the fourth attack this year" may follow others than those of these days.
            let week = (q.number.end..after.unwrap_or(q.number.end))
                .any(|k| self.is_form(k, &["week", "days"]));
            if !week {
                continue;
            }
            let Some(on) = after.map(|a| a + 2).filter(|k| self.is_form(*k, &["on"])) else {
                continue;
            };
            // "on Monday and Wednesday", "on Monday, Tuesday and Wednesday", and nothing behind that tells of more.
            let list = (on + 1..self.range.end).take_while(|k| {
                self.is_form(*k, &["and", "on"])
                    || self
                        .tok(*k)
                        .is_some_and(|t| t.is(flag::WEEKDAY) || t.mark(','))
            });
            let days = list
                .clone()
                .filter(|k| self.tok(*k).is_some_and(|t| t.is(flag::WEEKDAY)))
                .count();
            let Some(last) = list.last().filter(|_| days > 1) else {
                continue;
            };
            let right = i128::try_from(days + 1).unwrap_or_default();
            out.push(self.statement(
                Law::Ordinal,
                vec![
                    self.operand_of(i, q, Interval::exactly(said)),
                    Operand {
                        tokens: on + 1..last + 1,
                        quantity: None,
                        value: Interval::exactly(Number::int(right)),
                        shown: format!("{days} days before it"),
                    },
                ],
            ));
        }
    }
}

/// When something began.
pub(super) struct Start {
    pub(super) days: Days,
    pub(super) tokens: Range<usize>,
}
