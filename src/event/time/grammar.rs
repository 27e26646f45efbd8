//! The productions of the grammar in the module head: one time expression at a token.

use std::ops::Range;

use jiff::civil::Date;

use super::super::Reader;
use super::dates::{shift, year_days};
use super::{Days, STRETCH, Sense, TimeRef};
use crate::document::ZoneKind;
use crate::text::{TokenKind, flag};

impl Reader<'_> {
    #[allow(
        clippy::too_many_lines,
        reason = "one arm a production of the grammar in the module head"
    )]
    pub(super) fn time_at(
        &self,
        i: usize,
        range: &Range<usize>,
        zone: ZoneKind,
    ) -> Option<TimeRef> {
        let now = self.now;
        let at = |end, days, sense| TimeRef::told(i..end, days, sense);
        // "since mid-February", "since early March"
        let inside = |back: usize, forms: &[&str]| {
            i.checked_sub(back)
                .is_some_and(|b| b >= range.start && self.is_form(b, forms))
        };
        let within = if inside(2, &["mid"]) {
            2
        } else {
            usize::from(inside(1, &["early", "late", "mid"]))
        };
        let since = inside(within + 1, &["since"]);
        let plain = if since { Sense::Since } else { Sense::At };
        let prev_is = |forms: &[&str]| i > range.start && self.is_form(i - 1, forms);
        // Fixed phrases of the vocabulary.
        if self.tok(i).is_some_and(|t| t.is(flag::PHRASE))
            && let Some((n, sense)) = self.tok(i).and_then(|t| {
                self.tables
                    .time_phrases
                    .find(t.word, |k| self.tok(i + k).map(|t| t.word))
            })
            && zone != ZoneKind::Headline
            // "a year ago" is no "a year".
            && !self.is_form(i + n, &["ago", "earlier", "before", "later"])
        {
            return at(i + n, None, *sense);
        }
        // Weekdays.
        if let Some(w) = self.weekday(i) {
            return self.weekday_at(i, w, range, plain);
        }
        // Month and day, day and month, with or without year.
        if let Some(m) = self.month(i) {
            return self.month_at(i, m, range, plain);
        }
        // "In week 34": a week of the epidemiologist's year, which is that of ISO 8601 to a day.
        if self.is_form(i, &["in"])
            && self.is_form(i + 1, &["week"])
            && let Some(week) = self
                .number(i + 2)
                .and_then(|n| i8::try_from(n).ok())
                .filter(|n| (1..=53).contains(n))
        {
            let of = |year| {
                jiff::civil::ISOWeekDate::new(year, week, jiff::civil::Weekday::Monday)
                    .ok()
                    .map(|d| d.date())
            };
            let first = of(now.year())
                .filter(|d| *d <= now)
                .or_else(|| of(now.year() - 1))?;
            let days = Days {
                first,
                last: shift(first, 6),
            };
            return at(i + 3, Some(days), plain);
        }
        let token = self.tok(i)?;
        if token.kind == TokenKind::Number || token.kind == TokenKind::Ordinal {
            if let Some(day) = self
                .number(i)
                .or_else(|| self.ordinal_day(i))
                .filter(|d| (1..=31).contains(d))
            {
                let of = usize::from(self.is_form(i + 1, &["of"]));
                if let Some(m) = self.month(i + 1 + of) {
                    let (year, end) = self.year_behind(i + 2 + of);
                    let year = year.or(self.year_over(i));
                    return at(end, self.day_of(year, m, day), plain);
                }
            }
            // "from 5 to 11 February", "between 5 and 11 February", "5-11 February"
            if let Some(day) = self.number(i).filter(|d| (1..=31).contains(d))
                && (self.is_form(i + 1, &["to", "and", "through", "until"])
                    || self.tok(i + 1).is_some_and(|t| t.dash() && t.glued))
                && let Some(last) = self.number(i + 2).filter(|d| (day..=31).contains(d))
                && let Some(m) = self.month(i + 3)
            {
                let (year, end) = self.year_behind(i + 4);
                let first = self.day_of(year, m, day)?.first;
                let last = self.day_of(year, m, last)?.first;
                return at(end, (first <= last).then_some(Days { first, last }), plain);
            }
            // 2023-12-30
            if let Some(y) = self.year(i)
                && self.tok(i + 1).is_some_and(|t| t.dash() && t.glued)
                && let (Some(m), Some(d)) = (self.number(i + 2), self.number(i + 4))
                && self.tok(i + 3).is_some_and(|t| t.dash() && t.glued)
            {
                let date = Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
                return at(i + 5, Some(Days::day(date)), plain);
            }
            if let Some(y) = self.year(i) {
                let decade =
                    self.tok(i + 1).is_some_and(|t| t.glued) && self.is_form(i + 1, &["s"]);
                if decade {
                    return at(
                        i + 2,
                        Some(Days {
                            first: year_days(y)?.first,
                            last: year_days(y + 9)?.last,
                        }),
                        plain,
                    );
                }
                let named = prev_is(&[
                    "in", "since", "of", "from", "by", "until", "during", "late", "early", "mid",
                    "and", "year", "the",
                ]) || self.tok(i + 1).is_some_and(|t| {
                    t.is(flag::EVENT) || t.mark(',') || t.mark('.') || t.mark(')')
                }) || i > range.start
                    && self
                        .tok(i - 1)
                        .is_some_and(|t| t.is(flag::SUBORDINATOR) || t.mark('(') || t.mark(','));
                let counts = self.tok(i + 1).is_some_and(|t| {
                    t.is(flag::PEOPLE)
                        || t.kind == TokenKind::Word
                            && !t.capital
                            && self.form(i + 1).ends_with('s')
                            && !t.is(flag::EVENT
                                | flag::BE
                                | flag::HAVE
                                | flag::VERB_S
                                | flag::PREPOSITION
                                | flag::POSSESSIVE)
                });
                let opening =
                    i == range.start + 1 && self.tok(range.start).is_some_and(|t| t.capital);
                if named && (!counts || opening || self.is_form(i + 1, &["police"])) {
                    return at(i + 1, year_days(y), plain);
                }
                return None;
            }
        }
        // "two days ago", "a year earlier", "several years ago".
        if let Some(n) = self
            .number(i)
            .or_else(|| if token.is(flag::VAGUE) { Some(0) } else { None })
        {
            let unit = i + 1 + usize::from(self.is_form(i + 1, &["of", "more"]));
            // "Six days later" at the head of a sentence: another event than the one just told.
            if i == range.start
                && self.is_form(unit + 1, &["later", "afterwards"])
                && self.is_form(unit, &STRETCH)
            {
                return at(unit + 2, None, Sense::Before);
            }
            let width = self.unit_days(unit);
            // "had posted his plans an hour earlier": of the same day.
            let hours = self.is_form(unit, &["hour", "hours"]);
            if let Some(width) = width
                && self.is_form(unit + 1, &["ago", "earlier", "before", "previously"])
                && !(hours && !self.is_form(unit + 1, &["ago"]))
            {
                // "earlier" and "before" count from something told, not from now.
                // "given a day earlier by the director": within the story.
                let day_earlier = n == 1 && width == 1 && self.is_form(unit + 1, &["earlier"]);
                let days = if n > 0 && self.is_form(unit + 1, &["ago"]) {
                    Some(self.around(n * width, width))
                } else if day_earlier {
                    Some(Days {
                        first: shift(now, -2),
                        last: now,
                    })
                } else {
                    None
                };
                return at(
                    unit + 2,
                    days,
                    if days.is_some() {
                        Sense::At
                    } else {
                        Sense::Before
                    },
                );
            }
            return None;
        }
        if token.is(flag::THE) {
            return self.after_the(i, plain);
        }
        // "in the 12 days of the offensive", "in two months of fighting": a running total.
        if self.is_form(i, &["in"]) {
            let the = usize::from(self.is_form(i + 1, &["the"]));
            let n = self.number(i + 1 + the).filter(|n| *n > 1);
            if let Some(width) = n.and_then(|_| self.unit_days(i + 2 + the))
                && self.is_form(i + 3 + the, &["of", "since"])
            {
                return at(
                    i + 3 + the,
                    Some(Days {
                        first: shift(now, -n.unwrap_or(1) * width),
                        last: now,
                    }),
                    Sense::Over,
                );
            }
            return None;
        }
        if self.is_form(i, &["today", "tonight"]) {
            return at(i + 1, Some(Days::day(now)), plain);
        }
        if self.is_form(i, &["yesterday"]) {
            return at(i + 1, Some(Days::day(shift(now, -1))), plain);
        }
        if self.is_form(i, &["overnight"]) {
            return at(
                i + 1,
                Some(Days {
                    first: shift(now, -1),
                    last: now,
                }),
                plain,
            );
        }
        if self.is_form(i, &["weekend"]) && prev_is(&["the", "this", "last"]) {
            return at(i + 1, Some(self.weekend()), plain);
        }
        if self.is_form(i, &["last", "this", "earlier", "past"]) {
            return self.near_now(i, range);
        }
        // "the deadliest in the country since more than 140 died": what followed then is another event.
        if self.ranked_since(i, range) {
            return at(i + 1, None, Sense::Before);
        }
        // "since the protests began": a running total with no day; "the deadliest since the war" ranks and counts nothing.
        if self.is_form(i, &["since"])
            && !self
                .tok(i + 1)
                .is_some_and(|t| t.is(flag::WEEKDAY | flag::MONTH) || t.kind == TokenKind::Number)
        {
            let ranks = self.ranks_before(i, range);
            let later_date = (i + 1..(i + 4).min(range.end)).any(|k| {
                self.tok(k)
                    .is_some_and(|t| t.is(flag::WEEKDAY | flag::MONTH))
                    || self.year(k).is_some()
            });
            if !ranks && !later_date {
                return at(i + 1, None, Sense::Since);
            }
        }
        None
    }

    /// "last week", "this year", "earlier this month", "earlier in the week", "last night".
    fn near_now(&self, i: usize, range: &Range<usize>) -> Option<TimeRef> {
        let at = |end, days, sense| TimeRef::told(i..end, days, sense);
        let now = self.now;
        let since = i > range.start && self.is_form(i - 1, &["since"]);
        // "fifteen years ago this month": the years are the time.
        if i > range.start && self.is_form(i - 1, &["ago"]) {
            return None;
        }
        // "last week", "this year", "earlier this month", "earlier in the week".
        let (kind, unit) =
            if self.is_form(i, &["earlier"]) && self.is_form(i + 1, &["this", "last"]) {
                (i + 1, i + 2)
            } else if self.is_form(i, &["earlier"])
                && self.is_form(i + 1, &["in"])
                && self.is_form(i + 2, &["the"])
            {
                (i, i + 3)
            } else {
                (i, i + 1)
            };
        let last = self.is_form(kind, &["last", "past"]);
        let earlier = self.is_form(i, &["earlier"]);
        let genitive = usize::from(
            self.tok(unit + 1)
                .is_some_and(|t| t.kind == TokenKind::Genitive),
        );
        // "this month" up to now, "earlier this month" up to some days ago.
        let so_far = |first, ago: i64| {
            let last = if earlier {
                shift(now, -ago).max(first)
            } else {
                now
            };
            Days { first, last }
        };
        let days = if self.is_form(unit, &["week"]) {
            let monday = shift(now, -i64::from(now.weekday().to_monday_zero_offset()));
            if last {
                // On a Sunday the week that ends is the last one too.
                let sunday = now.weekday() == jiff::civil::Weekday::Sunday;
                Days {
                    first: shift(now, -13),
                    last: shift(if sunday { now } else { monday }, -1),
                }
            } else {
                so_far(monday, 1)
            }
        } else if self.is_form(unit, &["month"]) {
            let first = now.first_of_month();
            if last {
                Days {
                    first: shift(first, -1).first_of_month(),
                    last: shift(first, -1),
                }
            } else {
                so_far(first, 3)
            }
        } else if self.is_form(unit, &["year"]) {
            let first = year_days(now.year())?.first;
            if last {
                year_days(now.year() - 1)?
            } else {
                so_far(first, 8)
            }
        } else if self.is_form(unit, &["winter", "summer", "season"]) {
            // A season of four months, up to now or a year ago.
            const SEASON: i64 = 120;
            let ago = if last { 365 } else { 0 };
            Days {
                first: shift(now, -SEASON - ago),
                last: shift(now, -ago),
            }
        } else if self.is_form(unit, &["morning", "afternoon", "evening"]) && !last {
            Days::day(now)
        } else if self.is_form(unit, &["night"]) && last {
            Days {
                first: shift(now, -1),
                last: now,
            }
        } else if self.is_form(unit, &["decade", "century"]) {
            Days {
                first: shift(now, -3652),
                last: now,
            }
        } else {
            return None;
        };
        let year = self.is_form(unit, &["year", "decade", "century"]);
        let so_far = i > range.start + 1 && self.is_form(i - 1, &["far"])
            || self.is_form(unit + 1, &["alone"]);
        // "last month", "earlier this year": not what the story tells of, whatever its day.
        let past = self.is_form(i, &["last"]) && self.is_form(unit, &["month", "year"]);
        let sense = if past || earlier && self.is_form(unit, &["year"]) {
            Sense::Before
        } else if since {
            Sense::Since
        } else if (year && !last && !self.is_form(i, &["earlier"]) && genitive == 0) || so_far {
            Sense::Over
        } else {
            Sense::At
        };
        at(unit + 1 + genitive, Some(days), sense)
    }

    /// "the past 24 hours", "the first half of 2025", "the day before", "the weekend".
    fn after_the(&self, i: usize, plain: Sense) -> Option<TimeRef> {
        let at = |end, days, sense| TimeRef::told(i..end, days, sense);
        let now = self.now;
        if let Some((end, days)) = self.part_of_year(i + 1, now) {
            return at(end, Some(days), Sense::Over);
        }
        // "the past 24 hours", "the last three years", "the previous day", "the day before".
        if self.is_form(i + 1, &["past", "last", "previous", "preceding"]) {
            let n = self.number(i + 2);
            let unit = if n.is_some() || self.tok(i + 2).is_some_and(|t| t.is(flag::VAGUE)) {
                i + 3
            } else {
                i + 2
            };
            // "on the last night of the festival"
            if n.is_none() && self.is_form(unit + 1, &["of"]) {
                return None;
            }
            if let Some(width) = self.unit_days(unit) {
                if self.is_form(i + 1, &["previous", "preceding"]) && n.is_none() {
                    return self.day_before(i, unit + 1, width);
                }
                // "the past 24 hours" are the day of publication and the one before.
                let hours = self.is_form(unit, &["hour", "hours"]);
                if hours && n.is_none_or(|n| n <= 48) {
                    let days = Days {
                        first: shift(now, -n.map_or(1, |n| (n + 23) / 24)),
                        last: now,
                    };
                    return at(unit + 1, Some(days), Sense::At);
                }
                let n = if hours { n.map(|n| n / 24) } else { n };
                let back = n.unwrap_or(1) * width;
                return at(
                    unit + 1,
                    Some(Days {
                        first: shift(now, -back),
                        last: now,
                    }),
                    Sense::Over,
                );
            }
        }
        if self.is_form(i + 1, &["day", "night", "week"])
            && self.is_form(i + 2, &["before", "earlier"])
        {
            let width = self.unit_days(i + 1).unwrap_or(1);
            return self.day_before(i, i + 3, width);
        }
        if self.is_form(i + 1, &["weekend"]) {
            return at(i + 2, Some(self.weekend()), plain);
        }
        None
    }

    /// "the day before", "the previous day": of a report's first sentences the day before publication, further down of what was told.
    fn day_before(&self, from: usize, to: usize, width: i64) -> Option<TimeRef> {
        const OPENING: usize = 3;
        let opening = width == 1 && self.dated && self.text.sentence_of(from) < OPENING;
        Some(TimeRef {
            tokens: from..to,
            days: opening.then(|| Days::day(shift(self.now, -1))),
            sense: if opening { Sense::At } else { Sense::Before },
            of_speech: false,
        })
    }

    /// ", two days after" behind a day, followed by what happened: where it ends, and how many days.
    pub(super) fn days_after(&self, i: usize) -> Option<(usize, i64)> {
        let from = i + usize::from(self.tok(i)?.mark(','));
        let n = self
            .number(from)
            .or_else(|| self.tok(from)?.is(flag::THE).then_some(1))?;
        let days = self.is_form(from + 1, &["day", "days"]) && self.is_form(from + 2, &["after"]);
        (days && n > 0 && n < 8).then_some((from + 3, n))
    }
}
