//! Years, months, weekdays and days of the month, and what they are on the calendar.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::Reader;
use super::{Days, Sense, TimeRef};
use crate::text::{TokenKind, flag};

pub(super) fn shift(date: Date, days: i64) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

pub(super) fn month_days(year: i16, month: i8) -> Option<Days> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Days {
        first,
        last: first.last_of_month(),
    })
}

pub(super) fn year_days(year: i16) -> Option<Days> {
    Some(Days {
        first: Date::new(year, 1, 1).ok()?,
        last: Date::new(year, 12, 31).ok()?,
    })
}

impl Reader<'_> {
    /// "first half of the year", "first six months of 2025", as of the day `now`: one past it, and its days.
    pub(super) fn part_of_year(&self, i: usize, now: Date) -> Option<(usize, Days)> {
        let first = self.is_form(i, &["first"]);
        let second = self.is_form(i, &["second", "last"]);
        if !first && !second {
            return None;
        }
        let (end, months) = if self.is_form(i + 1, &["half"]) {
            (i + 2, 6)
        } else {
            let months = self
                .number(i + 1)
                .filter(|_| first && self.is_form(i + 2, &["months"]));
            (i + 3, i8::try_from(months?).ok()?)
        };
        if !self.is_form(end, &["of"]) || !(1..=12).contains(&months) {
            return None;
        }
        let named = self.tok(end + 1).filter(|t| t.kind == TokenKind::Number);
        let (to, year) = if named.is_some() {
            (end + 2, self.form(end + 1).parse::<i16>().ok()?)
        } else if self.is_form(end + 1, &["the", "this"]) && self.is_form(end + 2, &["year"]) {
            (end + 3, now.year())
        } else if self.is_form(end + 1, &["last"]) && self.is_form(end + 2, &["year"]) {
            (end + 3, now.year() - 1)
        } else {
            return None;
        };
        let (from, until) = if first { (1, months) } else { (7, 12) };
        let last = Date::new(year, until, 1).ok()?.last_of_month();
        let first = Date::new(year, from, 1).ok()?;
        Some((to, Days { first, last }))
    }

    pub(super) fn number(&self, i: usize) -> Option<i64> {
        let t = self.tok(i)?;
        if t.kind == TokenKind::Number {
            return self.form(i).parse().ok();
        }
        let words = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let form = self.form(i);
        words
            .iter()
            .position(|w| form.eq_ignore_ascii_case(w))
            .and_then(|p| i64::try_from(p + 1).ok())
            .or_else(|| {
                if self.is_form(i, &["a", "an"]) {
                    Some(1)
                } else {
                    None
                }
            })
    }

    pub(in crate::event) fn year(&self, i: usize) -> Option<i16> {
        let form = self.form(i);
        if form.len() != 4 || self.tok(i)?.kind != TokenKind::Number {
            return None;
        }
        form.parse().ok().filter(|y| (1500..=2100).contains(y))
    }

    pub(super) fn month(&self, i: usize) -> Option<i8> {
        let t = self.tok(i)?;
        if !t.is(flag::MONTH) || !t.capital {
            return None;
        }
        let head = self.form(i).get(..3)?.to_ascii_lowercase();
        [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        .iter()
        .position(|m| *m == head)
        .and_then(|m| i8::try_from(m + 1).ok())
    }

    pub(super) fn weekday(&self, i: usize) -> Option<i8> {
        let t = self.tok(i)?;
        if !t.is(flag::WEEKDAY) {
            return None;
        }
        let head = self.form(i).get(..2)?.to_ascii_lowercase();
        ["mo", "tu", "we", "th", "fr", "sa", "su"]
            .iter()
            .position(|m| *m == head)
            .and_then(|m| i8::try_from(m + 1).ok())
    }

    /// "March 12, 2024", "March 12-14", "March 2024", "in March": the month `m` stands at `i`.
    pub(super) fn month_at(
        &self,
        i: usize,
        m: i8,
        range: &Range<usize>,
        plain: Sense,
    ) -> Option<TimeRef> {
        let at = |end, days, sense| TimeRef::told(i..end, days, sense);
        let now = self.now;
        let prev_is = |forms: &[&str]| i > range.start && self.is_form(i - 1, forms);
        let day = self
            .number(i + 1)
            .filter(|d| {
                (1..=31).contains(d) && self.tok(i + 1).is_some_and(|t| t.kind == TokenKind::Number)
            })
            .or_else(|| self.ordinal_day(i + 1));
        if let Some(day) = day {
            let (year, end) = self.year_behind(i + 2);
            let year = year.or(self.year_over(i));
            let mut days = self.day_of(year, m, day)?;
            let mut end = end;
            if self.tok(i + 2).is_some_and(|t| t.dash() && t.glued)
                && let Some(last) = self.number(i + 3).filter(|d| (1..=31).contains(d))
            {
                days.last = self.day_of(year, m, last)?.first;
                end = end.max(i + 4);
            }
            // "from February 5 to 11", "between February 5 and 11"
            let links: &[&str] = if prev_is(&["between"]) {
                &["and"]
            } else {
                &["to", "through"]
            };
            if self.is_form(i + 2, links)
                && let Some(last) = self.number(i + 3).filter(|d| (day + 1..=31).contains(d))
                && !self.is_form(i + 4, &["people", "percent"])
            {
                days.last = self.day_of(year, m, last)?.first;
                end = end.max(i + 4);
            }
            return at(end, Some(days), plain);
        }
        if let Some(year) = self.year(i + 1).or_else(|| {
            if self.tok(i + 1).is_some_and(|t| t.mark(',')) {
                self.year(i + 2)
            } else {
                None
            }
        }) {
            let end = if self.year(i + 1).is_some() {
                i + 2
            } else {
                i + 3
            };
            return at(end, month_days(year, m), plain);
        }
        // A bare month: the latest one that has begun. "May" needs a preposition.
        if self.is_form(i, &["May", "March"])
            && !prev_is(&[
                "in", "since", "last", "by", "until", "of", "early", "late", "mid",
            ])
        {
            return None;
        }
        let year = if m <= now.month() {
            now.year()
        } else {
            now.year() - 1
        };
        at(i + 1, month_days(year, m), plain)
    }

    /// "on Friday", "last Friday", "from Monday to Thursday", "on Thursday, two days after": the weekday `w` stands at `i`.
    pub(super) fn weekday_at(
        &self,
        i: usize,
        w: i8,
        range: &Range<usize>,
        plain: Sense,
    ) -> Option<TimeRef> {
        let at = |end, days, sense| TimeRef::told(i..end, days, sense);
        let now = self.now;
        let prev_is = |forms: &[&str]| i > range.start && self.is_form(i - 1, forms);
        let today = i64::from(now.weekday().to_monday_one_offset());
        let mut back = (today - i64::from(w)).rem_euclid(7);
        if prev_is(&["next", "this", "coming"]) && self.is_form(i - 1, &["next", "coming"]) {
            back -= 7;
        } else if prev_is(&["last"]) && back == 0 {
            back = 7;
        }
        // "on Thursday, two days after fighters attacked": the day of what the text looks back to.
        if let Some((end, days)) = self.days_after(i + 1) {
            return at(end, Some(Days::day(shift(now, -back - days))), plain);
        }
        let first = shift(now, -back);
        // "from Monday to Thursday": all the days between.
        let to = self.is_form(i + 1, &["to", "through", "until"])
            && (prev_is(&["from"]) || self.is_form(i + 1, &["through"]));
        if to && let Some(end) = self.weekday(i + 2) {
            let long = i64::from(end - w).rem_euclid(7);
            let last = shift(first, long);
            return at(i + 3, Some(Days { first, last }), plain);
        }
        at(i + 1, Some(Days::day(first)), plain)
    }

    /// A year at `i` or behind a comma, and where it ends.
    pub(super) fn year_behind(&self, i: usize) -> (Option<i16>, usize) {
        if let Some(y) = self.year(i) {
            return (Some(y), i + 1);
        }
        if self.tok(i).is_some_and(|t| t.mark(','))
            && let Some(y) = self.year(i + 1)
        {
            return (Some(y), i + 2);
        }
        (None, i)
    }

    /// A day without a year is the latest one not more than a month ahead of publication.
    pub(super) fn day_of(&self, year: Option<i16>, month: i8, day: i64) -> Option<Days> {
        let day = i8::try_from(day).ok()?;
        if let Some(year) = year {
            return Date::new(year, month, day).ok().map(Days::day);
        }
        let this = Date::new(self.now.year(), month, day).ok();
        let date = match this {
            Some(d) if d <= shift(self.now, 31) => d,
            _ => Date::new(self.now.year() - 1, month, day).ok()?,
        };
        Some(Days::day(date))
    }

    pub(super) fn unit_days(&self, i: usize) -> Option<i64> {
        Some(
            if self.is_form(i, &["hour", "hours", "day", "days", "night", "nights"]) {
                1
            } else if self.is_form(i, &["week", "weeks"]) {
                7
            } else if self.is_form(i, &["month", "months"]) {
                30
            } else if self.is_form(i, &["year", "years"]) {
                365
            } else if self.is_form(i, &["decade", "decades"]) {
                3652
            } else {
                return None;
            },
        )
    }

    /// The latest Saturday and Sunday that have begun.
    pub(super) fn weekend(&self) -> Days {
        let offset = i64::from(self.now.weekday().to_monday_zero_offset());
        let saturday = if offset >= 5 {
            shift(self.now, 5 - offset)
        } else {
            shift(self.now, -(offset + 2))
        };
        Days {
            first: saturday,
            last: shift(saturday, 1),
        }
    }

    /// A day, or the days around it when the unit is coarse ("three weeks ago").
    pub(super) fn around(&self, back: i64, width: i64) -> Days {
        let slack = if width == 1 { 0 } else { width / 2 };
        Days {
            first: shift(self.now, -back - slack),
            last: shift(self.now, -back + slack),
        }
    }

    pub(super) fn ordinal_day(&self, i: usize) -> Option<i64> {
        let t = self.tok(i)?;
        if t.kind != TokenKind::Ordinal {
            return None;
        }
        let digits: String = self.form(i).chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    }
}
