//! Numbers of the calendar, the clock and of age: dates, years, times of day, ordinals, ages, "two days ago".

use super::YEARS;
use crate::quantity::{Form, Interval, Kind, Quantity, Scan};
use crate::text::{TokenKind, flag};

impl Scan<'_> {
    /// "between" and "from" behind "aged": the ages themselves are met at their numbers.
    pub(in crate::quantity) fn is_aged(&self, at: usize) -> bool {
        self.is_word(at, &["between", "from"]) && self.is_word(at - 1, &["aged", "ages"])
    }

    pub(super) fn year_context(&self, at: usize) -> bool {
        // "fiscal 1986 revenues"
        let of_year = self
            .tok(at + 1)
            .is_some_and(|t| self.tables.of_years.contains(&t.word));
        if of_year || self.is_word(at.wrapping_sub(1), &["fiscal", "calendar"]) {
            return true;
        }
        if self.is_word(
            at.wrapping_sub(1),
            &[
                "in", "since", "by", "until", "till", "of", "from", "late", "early", "mid", "year",
                "before", "after", "during", "circa", "for", "and", "to", "through",
            ],
        ) || self
            .tok(at.wrapping_sub(1))
            .is_some_and(|t| t.is(flag::MONTH))
        {
            // "In 2012 police arrested": a preposition that opens the sentence makes it a year.
            return !self.noun_follows(at + 1)
                || at == 1 && self.tok(0).is_some_and(|t| t.capital)
                || self.is_word(at + 1, &["police"]);
        }
        !self.noun_follows(at + 1)
            && !self.tok(at + 1).is_some_and(|t| {
                t.is(flag::ADJECTIVE | flag::PERSON)
                    || (t.kind == TokenKind::Word
                        && !t.capital
                        && t.is(flag::VERB_PARTICIPLE)
                        && !self.tok(at.wrapping_sub(1)).is_some_and(|p| {
                            p.is(flag::DETERMINER | flag::POSSESSIVE | flag::PREPOSITION)
                        }))
            })
    }

    pub(in crate::quantity) fn ordinal(&self, at: usize) -> Option<Quantity> {
        let word = self.tok(at)?;
        // "second" is also a unit: "one second", "a second" keep the unit reading in the grammar.
        if word.is(flag::UNIT)
            && self
                .tok(at.wrapping_sub(1))
                .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL))
        {
            return None;
        }
        // "the second half", "first quarter": an ordinal with its noun.
        if self.is_word(at + 1, &["half", "quarter"]) {
            return Some(self.plain(at..at + 2, Kind::Ordinal));
        }
        // "third-quarter profit", "second-half revenue".
        if self.tok(at + 1).is_some_and(|t| t.dash() && t.glued)
            && self.is_word(at + 2, &["half", "quarter"])
        {
            return Some(self.plain(at..at + 3, Kind::Ordinal));
        }
        // "a third man was shot": no fraction when a noun follows.
        let noun = self.tok(at + 1).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.is(flag::PREPOSITION
                    | flag::COORDINATOR
                    | flag::BE
                    | flag::HAVE
                    | flag::VERB_PAST
                    | flag::ADVERB
                    | flag::RELATIVE)
        }) || self.tok(at + 1).is_some_and(|t| t.dash() && t.glued);
        // "a third of", "two-thirds", "one quarter": fractions.
        if word.is(flag::NUMERAL)
            && !(noun && self.is_word(at.wrapping_sub(1), &["a", "the", "one"]))
            && (self.is_word(at.wrapping_sub(1), &["a", "one"])
                || self.is_word(at + 1, &["of"])
                || self.tok(at.wrapping_sub(1)).is_some_and(|t| t.dash()))
        {
            return None;
        }
        let month_near = self
            .tok(at.wrapping_sub(1))
            .is_some_and(|t| t.is(flag::MONTH))
            || self.tok(at + 1).is_some_and(|t| t.is(flag::MONTH))
            || (self.is_word(at + 1, &["of"])
                && self.tok(at + 2).is_some_and(|t| t.is(flag::MONTH)));
        let kind = if month_near {
            Kind::Date
        } else {
            Kind::Ordinal
        };
        let mut found = self.plain(at..at + 1, kind);
        if kind == Kind::Ordinal && word.kind == TokenKind::Ordinal {
            let digits: String = self.form(at).chars().filter(char::is_ascii_digit).collect();
            found.stated = digits.parse().map(Interval::exactly).unwrap_or_default();
        }
        found.form = if word.kind == TokenKind::Ordinal {
            Form::Digits
        } else {
            Form::Words
        };
        Some(found)
    }

    /// "Dec. 29", "29 December 2023", "December 30, 2023", "2023-12-31", "12/31/2023".
    pub(in crate::quantity) fn date(&self, at: usize) -> Option<(usize, Kind)> {
        let day = self.digits(at)?;
        let before = self.tok(at.wrapping_sub(1));
        let after = self.tok(at + 1);
        // ISO and slashed dates.
        if let (Some(first), Some(b), Some(second), Some(c)) = (
            after,
            self.digits(at + 2),
            self.tok(at + 3),
            self.digits(at + 4),
        ) && (first.dash() || first.mark('/') || first.mark('.'))
            && first.ch == second.ch
            && first.glued
            && second.glued
            && (1..=31).contains(&b)
            && (c <= 99 || YEARS.contains(&c))
            && (day <= 31 || YEARS.contains(&day))
        {
            return Some((at + 5, Kind::Date));
        }
        if !(1..=31).contains(&day) {
            // A year behind a month: "December 2023".
            if before.is_some_and(|t| t.is(flag::MONTH))
                && YEARS.contains(&day)
                && self.form(at).len() == 4
            {
                return Some((at + 1, Kind::Date));
            }
            return None;
        }
        if before.is_some_and(|t| t.is(flag::MONTH)) && !self.may_as_modal(at.wrapping_sub(1)) {
            // "Dec. 29, 2023"; "March 12 people died" does not happen in edited prose.
            let year = self.tok(at + 1).is_some_and(|t| t.mark(','))
                && self.digits(at + 2).is_some_and(|y| YEARS.contains(&y))
                && self.form(at + 2).len() == 4;
            if year {
                return Some((at + 3, Kind::Date));
            }
            let bare_year = self.digits(at + 1).is_some_and(|y| YEARS.contains(&y));
            // "Dec. 29-30", "April 3 and 4" keep their second day a date too.
            let span = self.tok(at + 1).is_some_and(|t| t.dash() && t.glued)
                && self.digits(at + 2).is_some_and(|d| (1..=31).contains(&d));
            if let Some(end) = self.second_day(at) {
                return Some((end, Kind::Date));
            }
            return Some((
                at + 1 + usize::from(bare_year) + if span { 2 } else { 0 },
                Kind::Date,
            ));
        }
        if after.is_some_and(|t| t.is(flag::MONTH) && t.capital) && !self.may_as_modal(at + 1) {
            let year = self.digits(at + 2).is_some_and(|y| YEARS.contains(&y))
                && self.form(at + 2).len() == 4;
            return Some((at + 2 + usize::from(year), Kind::Date));
        }
        // "29-30 December"
        if after.is_some_and(|t| t.dash() && t.glued)
            && self.digits(at + 2).is_some_and(|d| (1..=31).contains(&d))
            && self
                .tok(at + 3)
                .is_some_and(|t| t.is(flag::MONTH) && t.capital)
        {
            return Some((at + 4, Kind::Date));
        }
        self.days_of_month(at).map(|end| (end, Kind::Date))
    }

    /// "5 to 11 February", "5 and 11 February", "5, 6 and 7 February": days that share the month behind the last. Where they end.
    fn days_of_month(&self, at: usize) -> Option<usize> {
        const MOST: usize = 4;
        let day = |i: usize| {
            let plain = self.tok(i).is_some_and(|t| !t.glued);
            plain && self.digits(i).is_some_and(|d| (1..=31).contains(&d))
        };
        let mut last = at;
        for _ in 0..MOST {
            let comma = self.tok(last + 1).is_some_and(|t| t.mark(',')) && day(last + 2);
            let joined = self.is_word(last + 1, &["to", "and", "or", "through", "until"])
                && day(last + 2)
                && self
                    .tok(last + 3)
                    .is_some_and(|t| t.is(flag::MONTH) && t.capital);
            if joined && !self.may_as_modal(last + 3) {
                let year = self.digits(last + 4).is_some_and(|y| YEARS.contains(&y))
                    && self.form(last + 4).len() == 4;
                return Some(last + 4 + usize::from(year));
            }
            if !comma {
                return None;
            }
            last += 2;
        }
        None
    }

    /// The second day of "between February 5 and 11", "from Feb. 5 to 11", "February 5 to 11": where it ends, when the first stands at `at`.
    fn second_day(&self, at: usize) -> Option<usize> {
        let month = at.checked_sub(1)?;
        let opens = |forms: &[&str]| month > 0 && self.is_word(month - 1, forms);
        let link = if opens(&["between"]) {
            self.is_word(at + 1, &["and"])
        } else {
            self.is_word(at + 1, &["to", "through"])
        };
        let day = self.digits(at + 2).filter(|d| (1..=31).contains(d))?;
        let later = self.digits(at).is_some_and(|first| first < day);
        let noun = self.tok(at + 3).is_some_and(|t| {
            t.kind == TokenKind::Word && t.is(flag::PERSON | flag::PEOPLE | flag::UNIT)
        });
        (link && later && !noun).then_some(at + 3)
    }

    /// "may" and "march" are months only with a capital, and not before a verb.
    pub(super) fn may_as_modal(&self, at: usize) -> bool {
        self.tok(at).is_some_and(|t| !t.capital)
    }

    /// "7:48 a.m.", "0530 GMT", "3 p.m.", "10.30am", "11 o'clock", "at 1430".
    pub(super) fn clock(&self, at: usize) -> Option<(usize, Kind)> {
        let token = self.tok(at)?;
        let half_day = |i: usize| {
            self.is_word(
                i,
                &[
                    "a.m.",
                    "p.m.",
                    "am",
                    "pm",
                    "a.m",
                    "p.m",
                    "o'clock",
                    "o\u{2019}clock",
                ],
            )
        };
        let zone = |i: usize| {
            self.is_word(
                i,
                &[
                    "GMT", "UTC", "EST", "EDT", "ET", "CET", "CEST", "BST", "PST", "PDT", "PT",
                    "CST", "CDT", "IST", "EET", "MSK", "local",
                ],
            )
        };
        if token.kind == TokenKind::Number {
            if let (Some(colon), Some(minutes)) = (self.tok(at + 1), self.tok(at + 2))
                && colon.mark(':')
                && colon.glued
                && minutes.glued
                && minutes.kind == TokenKind::Number
                && self.form(at + 2).len() == 2
                && self.form(at).len() <= 2
            {
                let mut end = at + 3;
                if self.tok(end).is_some_and(|t| t.mark(':') && t.glued)
                    && self.digits(end + 1).is_some()
                {
                    end += 2;
                }
                end += usize::from(half_day(end));
                end += usize::from(zone(end));
                return Some((end, Kind::ClockTime));
            }
            if half_day(at + 1) {
                return Some((at + 2 + usize::from(zone(at + 2)), Kind::ClockTime));
            }
            // "from 0900 to 1305": nobody counts with a naught before.
            let hour = |i: usize| {
                let fits = |n| n / 100 < 24 && n % 100 < 60;
                self.form(i).len() == 4 && self.digits(i).is_some_and(fits)
            };
            if hour(at) && self.form(at).starts_with('0') && self.form(at) != "0000" {
                let until = self.is_word(at + 1, &["to", "until", "and"]) && hour(at + 2);
                let end = if until { at + 3 } else { at + 1 };
                return Some((end + usize::from(zone(end)), Kind::ClockTime));
            }
            if self.form(at).len() == 4 && zone(at + 1) && !self.is_word(at + 1, &["local"]) {
                return Some((at + 2, Kind::ClockTime));
            }
            if self.form(at).len() == 4
                && self.is_word(at + 1, &["hours", "hrs"])
                && self.digits(at).is_some_and(|n| n < 2400 && n % 100 < 60)
                && self.is_word(at.wrapping_sub(1), &["at", "by", "until", "from"])
            {
                return Some((at + 2, Kind::ClockTime));
            }
        } else if half_day(at + 1) && !self.is_word(at + 1, &["am"]) {
            return Some((at + 2, Kind::ClockTime));
        }
        None
    }

    /// "34-year-old", "34 years old", "aged 34", "Karl Voss, 34,", "age of 12".
    pub(super) fn age(&self, at: usize) -> Option<(usize, Kind)> {
        let year_word = |i: usize| {
            self.is_word(
                i,
                &[
                    "year", "years", "month", "months", "week", "weeks", "day", "days",
                ],
            )
        };
        let dash = |i: usize| self.tok(i).is_some_and(|t| t.dash() && t.glued);
        // Where the number words end: one token, or a spelled compound "twenty-one".
        let mut end = at + 1;
        if self.tok(at)?.is(flag::NUMERAL)
            && dash(end)
            && self.tok(end + 1).is_some_and(|t| t.is(flag::NUMERAL))
        {
            end += 2;
        }
        if dash(end)
            && year_word(end + 1)
            && dash(end + 2)
            && self.is_word(end + 3, &["old", "olds"])
        {
            return Some((end + 4, Kind::Age));
        }
        if year_word(end)
            && (self.is_word(end + 1, &["old", "olds"])
                || self.is_word(end + 1, &["of"]) && self.is_word(end + 2, &["age"]))
        {
            return Some((end + 2, Kind::Age));
        }
        // "a 6 to 12-year-old": the range's first end.
        if (self.is_word(end, &["to", "or", "and"]) || dash(end))
            && self.digits(end + 1).is_some()
            && dash(end + 2)
            && year_word(end + 3)
            && dash(end + 4)
            && self.is_word(end + 5, &["old", "olds"])
        {
            return Some((end + 6, Kind::Age));
        }
        // "aged from one to 12", "ages 3 to 5", "aged between 4 and 11".
        if at > 0 && (self.is_word(at - 1, &["aged", "ages", "from", "between"])) {
            let mut back = at - 1;
            if self.is_word(back, &["from", "between"]) && back > 0 {
                back -= 1;
            }
            if self.is_word(back, &["aged", "ages"]) && self.is_word(end, &["to", "and", "through"])
            {
                return Some((end + 2, Kind::Age));
            }
        }
        // "aged 34", "aged three and 13", "ages 4, 7, 10 and 13"; "believed to be 2 to 4 years old" is met above.
        if self.is_listed_age(at) {
            return Some((end, Kind::Age));
        }
        // "Alan Corr, dead at 69": of a person with a name, where "the dead at 33" is a count.
        let dead = at > 2
            && self.is_word(at - 1, &["at"])
            && self.is_word(at - 2, &["dead", "dies", "died"])
            && self
                .tok(at - 3)
                .is_some_and(|t| t.capital && t.kind == TokenKind::Word || t.mark(','));
        let years = self.digits(at).is_some_and(|n| (1..=119).contains(&n));
        if dead && years && !self.noun_follows(end) {
            return Some((end, Kind::Age));
        }
        if at > 1 && self.is_word(at - 1, &["of"]) && self.is_word(at - 2, &["age", "ages"]) {
            return Some((end, Kind::Age));
        }
        // "two girls of eight", "a woman of 58 died": and no "group of eight".
        const PEOPLE: [&str; 9] = [
            "boy", "boys", "girl", "girls", "man", "woman", "child", "baby", "teenager",
        ];
        let one = || {
            self.tok(at - 2).is_some_and(|t| t.is(flag::PERSON))
                && at > 2
                && self.tok(at - 3).is_some_and(|t| t.is(flag::ARTICLE))
        };
        let person =
            at > 1 && self.is_word(at - 1, &["of"]) && (self.is_word(at - 2, &PEOPLE) || one());
        let noun = self.tok(end).is_some_and(|t| {
            t.is(flag::PEOPLE | flag::PERSON | flag::COUNTED | flag::NOUNISH)
                && !t.is(flag::VERB_PAST)
        });
        let years = self.digits(at).is_none_or(|n| n < 120);
        if person && years && !noun && !self.tok(at).is_some_and(|t| t.is(flag::VAGUE)) {
            return Some((end, Kind::Age));
        }
        // "Karl Voss, 34,": a capitalised name, a comma, a bare number, a comma or stop.
        let closes = self.tok(end).is_none_or(|t| {
            t.mark(',') || t.mark('.') || t.mark(';') || t.mark(')') || t.is(flag::COORDINATOR)
        });
        let opened = at >= 2
            && self.tok(at - 1).is_some_and(|t| t.mark(',') || t.mark('('))
            && self.tok(at - 2).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && (t.capital && !t.is(flag::MONTH | flag::WEEKDAY)
                        || t.is(flag::PERSON | flag::KIN))
            });
        if closes
            && opened
            && self.digits(at).is_some_and(|n| (1..=119).contains(&n))
            && !self.title_case_list(at)
        {
            return Some((end, Kind::Age));
        }
        None
    }

    /// Whether the number at `at` stands behind "aged" or "ages", itself or in a list: of an age of up to 120 years, with no noun of its own.
    fn is_listed_age(&self, at: usize) -> bool {
        const LONGEST: usize = 16;
        let number = |i: usize| {
            let word = self
                .tok(i)
                .is_some_and(|t| t.is(flag::NUMERAL) && !t.is(flag::VAGUE));
            word || self.digits(i).is_some_and(|n| n <= 120)
        };
        let link = |i: usize| {
            self.tok(i)
                .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
        };
        let listed = (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|i| !number(*i) && !link(*i));
        number(at)
            && listed.is_some_and(|i| self.is_word(i, &["aged", "ages"]) && !link(i + 1))
            && !self.noun_follows(at + 1)
    }

    /// "Karsk, 14, Lunde, 9": place names with counts read like ages; a list of at least two such pairs is left to the grammar.
    pub(super) fn title_case_list(&self, at: usize) -> bool {
        self.tok(at + 1).is_some_and(|t| t.mark(','))
            && self.tok(at + 2).is_some_and(|t| t.capital)
            && self.tok(at + 3).is_some_and(|t| t.mark(','))
            && self.digits(at + 4).is_some()
            && self.tok(at + 5).is_none_or(|t| !t.mark(','))
    }

    /// Whether "-old" follows a joined unit of time.
    pub(in crate::quantity) fn is_age_tail(&self, at: usize) -> bool {
        (self.tok(at).is_some_and(|t| t.dash()) && self.is_word(at + 1, &["old", "olds"]))
            || self.is_word(at, &["old"])
    }

    /// "two days ago", "three weeks later": how a length of time is used, and how many tokens more it takes.
    pub(in crate::quantity) fn duration_use(&self, end: usize) -> Option<(Kind, usize)> {
        if self.is_word(end, &["ago", "earlier", "later", "before", "after"]) {
            return Some((Kind::RelativeTime, 1));
        }
        if self.is_word(end, &["old"]) {
            return Some((Kind::Age, 1));
        }
        None
    }
}
