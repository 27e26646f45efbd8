//! The time of publication, as far as the document tells it.

use std::fmt;

use jiff::civil::{Date, Time};

/// When a text was published: a civil date, and the minute with its offset from UTC where known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
    /// The civil date at the place of publication.
    pub date: Date,
    /// Minutes after midnight, when a time is given.
    pub minutes: Option<u16>,
    /// Minutes that local time is ahead of UTC, when given.
    pub offset: Option<i16>,
}

impl Published {
    /// Reads an ISO 8601 date or date-time (`2023-12-31`, `2023-12-31T08:30:00+02:00`, `2016-06-24 13:53:11`), or a written date
    /// (`December 31, 2023`, `31 December 2023`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some(date) = text.get(..10).and_then(|d| d.parse::<Date>().ok()) else {
            return written(text).map(|date| Self {
                date,
                minutes: None,
                offset: None,
            });
        };
        let rest = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
        let clock_end = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let clock = rest.get(..clock_end)?.trim();
        let minutes = if clock.is_empty() {
            None
        } else {
            Some(minutes(clock)?)
        };
        let offset = match rest.get(clock_end..)? {
            "" => None,
            zone if zone.eq_ignore_ascii_case("z") => Some(0),
            zone => {
                let sign = if zone.starts_with('-') { -1 } else { 1 };
                let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
                let hours: i16 = digits.get(..2)?.parse().ok()?;
                let mins: i16 = digits.get(2..4).unwrap_or("00").parse().ok()?;
                Some(sign * (hours * 60 + mins))
            }
        };
        Some(Self {
            date,
            minutes,
            offset,
        })
    }

    /// Minutes since 0000-01-01 UTC, for ordering; a missing time is `None` so that two texts of one day are not ordered by accident.
    #[must_use]
    pub fn instant(&self) -> Option<i64> {
        let minutes = i64::from(self.minutes?);
        Some(day_number(self.date) * 1440 + minutes - i64::from(self.offset.unwrap_or(0)))
    }
}

/// Days since 0000-03-01 in the proleptic Gregorian calendar; only differences matter.
#[must_use]
pub fn day_number(date: Date) -> i64 {
    let (y, m, d) = (
        i64::from(date.year()),
        i64::from(date.month()),
        i64::from(date.day()),
    );
    let y = if m <= 2 { y - 1 } else { y };
    let era_day = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + era_day
}

fn minutes(clock: &str) -> Option<u16> {
    let clock = clock.split('.').next()?;
    let time: Time = if clock.len() == 5 {
        format!("{clock}:00").parse().ok()?
    } else {
        clock.parse().ok()?
    };
    Some(u16::try_from(time.hour()).ok()? * 60 + u16::try_from(time.minute()).ok()?)
}

/// The date of a dateline that opens a text: "TARRIN, 12 March 2024 (Reuters) - ..."; `None` unless it holds day, month and year.
pub(super) fn dateline(text: &str) -> Option<Published> {
    const LONGEST: usize = 120;
    let end = text
        .char_indices()
        .take(LONGEST)
        .find(|(i, c)| {
            matches!(c, '-' | '\u{2013}' | '\u{2014}')
                && text.get(..*i).is_some_and(|t| t.ends_with([' ', ')']))
        })
        .map(|(i, _)| i)?;
    let head = text.get(..end)?;
    let town = head.split(',').next()?.trim();
    let shouted = town.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && town.chars().all(|c| !c.is_lowercase());
    // A town may be called Marseille: only what stands from the first digits' segment on is a date.
    let date = head
        .split_inclusive(',')
        .skip(1)
        .skip_while(|s| !s.contains(|c: char| c.is_ascii_digit()))
        .collect::<String>();
    let date = date.split('(').next()?;
    shouted.then_some(())?;
    Some(Published {
        date: written(date)?,
        minutes: None,
        offset: None,
    })
}

/// "As of 11 July 2023", "Geneva, 11 July 2023", "Updated July 11, 2023", "Flash Update #12 (11 July 2023)": a line of a report that gives its date and little else.
pub(super) fn standing_line(text: &str) -> Option<Published> {
    const LONGEST: usize = 90;
    const TOWN: usize = 3;
    const OPENERS: [&str; 10] = [
        "as of",
        "updated",
        "last updated",
        "published",
        "issued",
        "posted",
        "date",
        "reporting date",
        "reporting period",
        "period covered",
    ];
    let line = text.trim().trim_start_matches(['*', '_', '#', ' ']);
    if line.len() > LONGEST {
        return None;
    }
    let lower = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().collect();
    let opens = OPENERS.iter().any(|o| lower.starts_with(o));
    // Three words in a row that are a date and nothing besides.
    let found = (0..words.len()).find_map(|i| {
        let three = words.get(i..i + 3)?;
        let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let all_of_date = three.iter().all(|w| {
            let w = plain(w);
            w.parse::<u16>().is_ok() || w.len() >= 3 && w.chars().all(char::is_alphabetic)
        });
        let digits = three
            .iter()
            .filter(|w| plain(w).parse::<u16>().is_ok())
            .count();
        let date = written(&three.join(" ")).filter(|_| all_of_date && digits == 2)?;
        let bracketed = three.first().is_some_and(|w| w.starts_with('('));
        // "Geneva, 6 October 2025": a town and nothing else before it.
        let town = words.get(..i).unwrap_or_default();
        let dated = i + 3 == words.len()
            && town.len() <= TOWN
            && town.last().is_some_and(|w| w.ends_with(','))
            && town.iter().all(|w| w.starts_with(char::is_uppercase));
        Some((date, words.len() == 3 || bracketed || dated))
    });
    let (date, alone) = found?;
    (opens || alone).then_some(Published {
        date,
        minutes: None,
        offset: None,
    })
}

fn written(text: &str) -> Option<Date> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let mut day = None;
    let mut month = None;
    let mut year = None;
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(8)
    {
        if let Ok(n) = word.parse::<i16>() {
            if (1000..=9999).contains(&n) && year.is_none() {
                year = Some(n);
            } else if (1..=31).contains(&n) && day.is_none() {
                day = Some(i8::try_from(n).ok()?);
            }
        } else if month.is_none() && word.len() >= 3 {
            let head = word.get(..3)?.to_ascii_lowercase();
            month = MONTHS
                .iter()
                .position(|m| *m == head)
                .and_then(|m| i8::try_from(m + 1).ok());
        }
    }
    Date::new(year?, month?, day?).ok()
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(m) = self.minutes {
            write!(f, "T{:02}:{:02}", m / 60, m % 60)?;
        }
        match self.offset {
            Some(0) => write!(f, "Z"),
            Some(o) => write!(
                f,
                "{}{:02}:{:02}",
                if o < 0 { '-' } else { '+' },
                o.abs() / 60,
                o.abs() % 60
            ),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_publication_are_read() {
        let p = |s: &str| Published::parse(s).map(|p| p.to_string());
        assert_eq!(p("2023-12-31").as_deref(), Some("2023-12-31"));
        assert_eq!(
            p("2023-12-29T08:30:00+00:00").as_deref(),
            Some("2023-12-29T08:30Z")
        );
        assert_eq!(
            p("2016-06-24 13:53:11").as_deref(),
            Some("2016-06-24T13:53")
        );
        assert_eq!(
            p("2023-12-29T08:30-05:00").as_deref(),
            Some("2023-12-29T08:30-05:00")
        );
        assert_eq!(
            p("Sunday, December 31, 2023").as_deref(),
            Some("2023-12-31")
        );
        assert_eq!(p("31 Dec 2023").as_deref(), Some("2023-12-31"));
        assert_eq!(p("soon"), None);
        assert_eq!(p("2023-02-30"), None);
    }

    #[test]
    fn days_are_counted_across_months_and_years() {
        let d = |y, m, d| day_number(Date::new(y, m, d).unwrap());
        assert_eq!(d(2024, 3, 1) - d(2024, 2, 28), 2);
        assert_eq!(d(2024, 1, 1) - d(2023, 12, 31), 1);
    }
}
