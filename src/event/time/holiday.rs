//! Days with a name: "on Christmas Day", "Good Friday 2019". Their table stands in the rules.

use jiff::civil::Date;

use super::super::Reader;
use super::dates::shift;
use super::{Days, Sense, TimeRef};
use crate::text::{TokenKind, flag};

/// When a day with a name falls.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holiday {
    /// On one day of every year.
    Yearly {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// So many days after Easter Sunday of the Western churches.
    Easter(i64),
    /// By a rule that is not known here, or over several days.
    Unknown,
}

/// Easter Sunday of the Western churches, by the rule of Butcher (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(
        year,
        i8::try_from(n / 31).ok()?,
        i8::try_from(n % 31 + 1).ok()?,
    )
    .ok()
}

impl Reader<'_> {
    /// A holiday at `i` that falls on a day which is known, with the year behind it.
    pub(super) fn holiday_time(&self, i: usize) -> Option<TimeRef> {
        let (end, holiday) = self.holiday_at(i)?;
        let (year, after) = self.year_behind(end);
        Some(TimeRef {
            tokens: i..if year.is_some() { after } else { end },
            days: Some(self.day_of_holiday(holiday, year)?),
            sense: Sense::At,
            of_speech: false,
        })
    }

    /// "Christmas Day", "New Year's Eve" at `i`: one past it, and when it falls.
    pub(in crate::event) fn holiday_at(&self, i: usize) -> Option<(usize, Holiday)> {
        const LONGEST: usize = 6;
        let first = self.tok(i).filter(|t| t.capital && t.is(flag::PHRASE))?;
        // Over the genitive of "New Year's Eve".
        let word = |k: usize| {
            (i..i + LONGEST)
                .filter(|j| !self.tok(*j).is_some_and(|t| t.kind == TokenKind::Genitive))
                .nth(k)
        };
        let (n, holiday) = self
            .tables
            .holidays
            .find(first.word, |k| Some(self.tok(word(k)?)?.word))?;
        Some((word(n - 1)? + 1, *holiday))
    }

    /// The day of a holiday in the year, else the one nearest to publication, as [`Self::day_of`] takes it.
    fn day_of_holiday(&self, holiday: Holiday, year: Option<i16>) -> Option<Days> {
        match holiday {
            Holiday::Yearly { month, day } => self.day_of(year, month, i64::from(day)),
            Holiday::Easter(after) => {
                let of = |year| Some(shift(easter(year)?, after));
                let this = of(year.unwrap_or(self.now.year()))?;
                let late = year.is_none() && this > shift(self.now, 31);
                Some(Days::day(if late {
                    of(self.now.year() - 1)?
                } else {
                    this
                }))
            }
            Holiday::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_tables_have_it() {
        let days = [
            (1961, 4, 2),
            (2000, 4, 23),
            (2016, 3, 27),
            (2024, 3, 31),
            (2038, 4, 25),
        ];
        for (year, month, day) in days {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }
}
