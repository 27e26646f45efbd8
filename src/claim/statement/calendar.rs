//! "Tuesday, 30 December 2023", "the 22-month war, which began in February 2022", "born in 1951, was 68 when she died in 2023".

use jiff::civil::Date;

use super::{Law, Operand, Reader, Statement};
use crate::event::Days;
use crate::quantity::{Interval, Kind, Number, Numeral, Quantity};
use crate::text::flag;

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
    fn year(&self, q: &Quantity) -> Option<i16> {
        matches!(q.kind, Kind::Year | Kind::Date).then_some(())?;
        q.tokens.clone().rev().find_map(|i| {
            let t = self.tok(i)?;
            let form = t.span.of(&self.stages.document.text);
            let year: i16 = form.parse().ok()?;
            (form.len() == 4 && (1000..2200).contains(&year)).then_some(year)
        })
    }

    /// Day, month and year of a date that gives all three, with the month before its day ("February 24, 2022"): the date and its first token.
    fn full_date(&self, q: &Quantity) -> Option<(Date, usize)> {
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

    /// "Tuesday, 30 December 2023": a weekday right before a full date.
    pub(super) fn weekdays(&self, out: &mut Vec<Statement>) {
        for q in self.quantities.iter().filter(|q| q.kind == Kind::Date) {
            let full = self.full_date(q);
            let Some((date, first)) = full.or_else(|| self.date_of_late(q)) else {
                continue;
            };
            let mut at = first;
            while at > self.range.start
                && self.tok(at - 1).is_some_and(|t| t.mark(',') || t.mark('('))
                && first - at < 2
            {
                at -= 1;
            }
            let Some(day) = at.checked_sub(1).filter(|d| *d >= self.range.start) else {
                continue;
            };
            let Some(said) = self.tok(day).filter(|t| t.is(flag::WEEKDAY)).and_then(|t| {
                let form = t.span.of(&self.stages.document.text);
                WEEKDAYS.iter().position(|w| w.eq_ignore_ascii_case(form))
            }) else {
                continue;
            };
            let weekday =
                |d: Date| usize::try_from(d.weekday().to_monday_zero_offset()).unwrap_or(0);
            let real = weekday(date);
            if real != said && full.is_none() && self.is_of_last_year(date) {
                continue;
            }
            let number = |n: usize| {
                Interval::exactly(Number::int(i128::try_from(n + 1).unwrap_or_default()))
            };
            out.push(self.statement(
                Law::Weekday,
                vec![
                    Operand {
                        tokens: day..day + 1,
                        quantity: None,
                        value: number(said),
                        shown: WEEKDAYS.get(said).copied().unwrap_or("").to_owned(),
                    },
                    Operand {
                        tokens: first..q.tokens.end,
                        quantity: None,
                        value: number(real),
                        shown: WEEKDAYS.get(real).copied().unwrap_or("").to_owned(),
                    },
                ],
            ));
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
            if q.kind != Kind::Duration || !self.is_form(q.tokens.start, &["the", "its", "this"]) {
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
            let Some(start) = began.and_then(|b| self.month_after(b)) else {
                continue;
            };
            let months = |d: Date| i128::from(d.year()) * 12 + i128::from(d.month());
            let (first, last) = (
                months(now) - months(start.last),
                months(now) - months(start.first),
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

    /// The month and year, or the year, within a few tokens behind `at`.
    fn month_after(&self, at: usize) -> Option<Start> {
        let q = self
            .quantities
            .iter()
            .find(|q| q.tokens.start > at && q.tokens.start <= at + 6 && self.year(q).is_some())?;
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
                    i,
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
            first: days.first,
            last: days.last,
            tokens: from..q.tokens.end,
        })
    }

    /// The first day of the month or year named within a few tokens behind `at`.
    pub(super) fn first_day_after(&self, at: usize) -> Option<Date> {
        self.month_after(at).map(|s| s.first)
    }

    /// "born in March 1951, was 68 when she died in June 2023"; "Kolb, 71, born in 1951" as of the year of publication.
    pub(super) fn ages(&self, out: &mut Vec<Statement>) {
        let Some(born) = (self.range.clone()).find(|i| self.is_form(*i, &["born"])) else {
            return;
        };
        let Some(birth) = self.month_after(born) else {
            return;
        };
        if (self.range.clone())
            .filter(|i| self.is_form(*i, &["born"]))
            .count()
            > 1
        {
            return;
        }
        let age = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            let bare = q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
            (q.kind == Kind::Age || bare)
                && q.stated
                    .single()
                    .is_some_and(|n| n > Number::ZERO && n < Number::int(120))
                && (q.kind == Kind::Age
                    || self.is_form(q.tokens.start.wrapping_sub(1), &["was", "is", "aged"]))
        });
        let Some((age, i)) = age else { return };
        // "was 68 when she died in June 2023", "died in 2024 at the age of 91": the year of the age. An age beside a name is of the day of publication.
        let first_year = |from: usize| {
            self.quantities
                .iter()
                .filter(|q| q.tokens.start >= from && q.tokens.start < from + 9)
                .filter(|q| {
                    q.tokens.start >= birth.tokens.end || q.tokens.end <= birth.tokens.start
                })
                .find_map(|q| self.year(q))
        };
        let when = (age.tokens.end..(age.tokens.end + 3).min(self.range.end))
            .find(|k| self.is_form(*k, &["when"]));
        let died = self
            .range
            .clone()
            .find(|k| self.is_form(*k, &["died", "dies", "death"]));
        let aged = (age.tokens.start.saturating_sub(3)..age.number.end)
            .any(|k| self.is_form(k, &["aged", "age"]));
        let then = match (when, died) {
            (Some(when), _) => match first_year(when) {
                Some(year) => Some(year),
                None => return,
            },
            (None, Some(died)) if aged => match first_year(died) {
                Some(year) => Some(year),
                None => return,
            },
            _ if aged => return,
            _ => None,
        };
        let (year, shown) = match then {
            Some(year) => (year, year.to_string()),
            None => {
                let Some(published) = self.stages.document.meta.published else {
                    return;
                };
                let shown = format!("{}, the day of publication", published.date);
                (published.date.year(), shown)
            }
        };
        let most = i128::from(year) - i128::from(birth.first.year());
        if most < 1 {
            return;
        }
        out.push(self.statement(
            Law::Age,
            vec![
                self.operand_of(i, age, age.stated),
                Operand {
                    tokens: birth.tokens,
                    quantity: None,
                    value: Interval::range(Number::int(most - 1), Number::int(most)),
                    shown: format!("{} or {} in {shown}", most - 1, most),
                },
            ],
        ));
    }
}

/// "He was 83." and little more.
const SHORT: usize = 8;

impl<'a> Reader<'a> {
    /// "has died at the age of 82 ... Ansell was born in Hartlepool on 8 March 1941": birth and death in two sentences. One birth in the text, and the
    /// person named in both, or meant by a pronoun.
    pub(super) fn lifetime(stages: &'a super::Stages<'a>, out: &mut Vec<Statement>) {
        let sentences = &stages.text.sentences;
        if !stages.document.text.contains(" born ") {
            return;
        }
        let has = |n: usize, forms: &[&str]| {
            sentences
                .get(n)
                .and_then(|s| s.tokens.clone().find(|i| stages.is_form(*i, forms)))
        };
        let all = |forms: &[&str]| {
            (0..sentences.len())
                .filter(|n| has(*n, forms).is_some())
                .collect::<Vec<_>>()
        };
        let (births, deaths) = (all(&["born"]), all(&["died", "dies", "dead"]));
        let [birth] = births.as_slice() else {
            return;
        };
        let age_of = |died: &Reader<'_>| {
            died.quantities.iter().zip(died.base..).position(|(q, _)| {
                let b = q.tokens.start;
                let aged =
                    (b.saturating_sub(3)..q.number.end).any(|k| died.is_form(k, &["aged", "age"]));
                aged && matches!(q.kind, Kind::Age | Kind::Count)
                    && q.stated
                        .single()
                        .is_some_and(|n| n > Number::ZERO && n < Number::int(120))
            })
        };
        let told = deaths
            .iter()
            .filter(|n| *n != birth)
            .filter_map(|n| Reader::at(stages, *n))
            .find_map(|r| {
                // "died on Sunday. He was 83."
                let next = Reader::at(stages, r.sentence + 1).filter(|n| {
                    n.is_form(n.range.start, &["he", "she"])
                        && n.is_form(n.range.start + 1, &["was"])
                        && n.range.len() <= SHORT
                });
                let was = next.and_then(|n| {
                    let age = n.quantities.iter().position(|q| {
                        q.tokens.start == n.range.start + 2
                            && matches!(q.kind, Kind::Age | Kind::Count)
                            && q.noun.is_none()
                    });
                    age.map(|i| (n, i))
                });
                was.or_else(|| age_of(&r).map(|i| (r, i)))
            });
        let (Some(born), Some((died, at))) = (Reader::at(stages, *birth), told) else {
            return;
        };
        let Some(start) = has(*birth, &["born"]).and_then(|at| born.birth_after(at)) else {
            return;
        };
        let Some(age) = died.quantities.get(at) else {
            return;
        };
        let i = died.base + at;
        // The year of death: of the sentence that tells it, or of the one before, else that of publication.
        let before = Reader::at(stages, died.sentence.saturating_sub(1));
        let said = [
            Some(&died),
            before.as_ref().filter(|_| died.range.len() <= SHORT),
        ]
        .into_iter()
        .flatten()
        .find_map(|r| r.quantities.iter().find_map(|q| r.year(q)));
        let published = stages.document.meta.published.map(|p| p.date.year());
        // "Her gallery announced that she had died on 2 December 2025."
        let told = || {
            let years = deaths.iter().filter_map(|n| Reader::at(stages, *n));
            years
                .filter(|r| r.range.clone().any(|i| r.is_form(i, &["he", "she"])))
                .find_map(|r| r.quantities.iter().find_map(|q| r.year(q)))
        };
        let Some(year) = said.or(published).or_else(told) else {
            return;
        };
        // The one who died may be named in the sentence before.
        let named_before = Reader::at(stages, died.sentence.saturating_sub(1));
        let name = |r: &Reader<'_>| -> Vec<String> {
            let names = r.range.clone().filter_map(|i| r.tok(i));
            names
                .filter(|t| t.capital && !t.word.known())
                .map(|t| t.span.of(&stages.document.text).to_lowercase())
                .collect()
        };
        let mut named = name(&died);
        if died.is_form(died.range.start, &["he", "she"]) {
            named.extend(named_before.iter().flat_map(name));
        }
        let mut birth_names = name(&born);
        if born.is_form(born.range.start, &["he", "she"]) {
            let before = Reader::at(stages, born.sentence.saturating_sub(1));
            birth_names.extend(before.iter().flat_map(name));
        }
        let one = birth_names.iter().any(|n| named.contains(n));
        if !one {
            return;
        }
        let most = i128::from(year) - i128::from(start.first.year());
        if most < 1 {
            return;
        }
        out.push(died.statement(
            Law::Age,
            vec![
                died.operand_of(i, age, age.stated),
                Operand {
                    tokens: start.tokens,
                    quantity: None,
                    value: Interval::range(Number::int(most - 1), Number::int(most)),
                    shown: format!("{} or {most} in {year}", most - 1),
                },
            ],
        ));
    }

    /// The date or year of a birth, behind the place: "born in Hartlepool on 8 March 1941".
    fn birth_after(&self, at: usize) -> Option<Start> {
        const REACH: usize = 12;
        let q = self.quantities.iter().find(|q| {
            q.tokens.start > at && q.tokens.start <= at + REACH && self.year(q).is_some()
        })?;
        let year = self.year(q)?;
        Some(Start {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(year, 12, 31).ok()?,
            tokens: q.tokens.clone(),
        })
    }

    /// "will celebrate its 60th anniversary ... was founded in 1955": one founding in the text, and an anniversary that it does not allow.
    pub(super) fn anniversary(stages: &'a super::Stages<'a>, out: &mut Vec<Statement>) {
        Self::to_the_day(stages, out);
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
                stages.is_form(*i, &["founded", "established", "formed", "inaugurated"])
                    && (opens || stages.is_form(*i - 1, &["was", "were"]))
                    && *i > 1
                    && !stages.is_form(*i - 2, &["that", "which"])
            })
            .collect();
        let [founding] = founded.as_slice() else {
            return;
        };
        let Some(start) = Reader::at(stages, stages.text.sentence_of(*founding))
            .and_then(|r| r.month_after(*founding))
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
            let word = stages.text.span(q.number.clone()).of(text);
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            let Ok(said) = digits.parse::<i128>() else {
                continue;
            };
            let Some(reader) = Reader::at(stages, q.sentence) else {
                continue;
            };
            // The year of the celebration: of its sentence, else that of publication.
            let of_year = reader.quantities.iter().find_map(|q| reader.year(q));
            let published = stages.document.meta.published.map(|p| p.date.year());
            let Some(now) = of_year.filter(|y| *y > start.first.year()).or(published) else {
                continue;
            };
            let years = i128::from(now) - i128::from(start.first.year());
            let allowed = Interval::range(Number::int(years - 1), Number::int(years + 1));
            out.push(reader.statement(
                Law::Duration,
                vec![
                    Operand {
                        tokens: q.tokens.start..q.tokens.end + 1,
                        quantity: Some(n),
                        value: Interval::exactly(Number::int(said)),
                        shown: reader.words(q.number.start..q.tokens.end + 1),
                    },
                    Operand {
                        shown: format!(
                            "{}, which makes {years} years by {now}",
                            reader.words(start.tokens.clone()),
                        ),
                        tokens: start.tokens.clone(),
                        quantity: None,
                        value: allowed,
                    },
                ],
            ));
        }
    }
}

impl Reader<'_> {
    /// The number of an ordinal: "4th", "second", "fourth" by the fraction that it names.
    fn nth(&self, q: &Quantity) -> Option<Number> {
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

impl<'a> Reader<'a> {
    /// "marked the 50th anniversary of the cyclone ... crossed the coast on February 15, 1985", printed on 16 February: the one date of this day of the year.
    fn to_the_day(stages: &'a super::Stages<'a>, out: &mut Vec<Statement>) {
        const NEAR: i64 = 3;
        let Some(published) = stages.document.meta.published else {
            return;
        };
        let text = &stages.document.text;
        const LEAD: usize = 4;
        let ordinal = |q: &Quantity| {
            // "35 years after fire swept through the stand", in the lead.
            let unit = q.unit.and_then(|u| stages.quantity_tables.unit(u));
            if q.kind == Kind::RelativeTime
                && q.sentence < LEAD
                && unit.is_some_and(|u| u.code == "yr")
            {
                return q.stated.single().and_then(Number::whole);
            }
            let of = q.kind == Kind::Ordinal && stages.is_form(q.tokens.end, &["anniversary"]);
            let word = stages.text.span(q.number.clone()).of(text);
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<i128>().ok().filter(|_| of)
        };
        let mut told = stages.quantities.iter().enumerate();
        let mut told = told
            .by_ref()
            .filter_map(|(n, q)| ordinal(q).map(|y| (n, q, y)));
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
        let years = i128::from(now.year()) - i128::from(date.year());
        out.push(reader.statement(
            Law::Duration,
            vec![
                Operand {
                    tokens: q.tokens.clone(),
                    quantity: Some(n),
                    value: Interval::exactly(Number::int(said)),
                    shown: reader.words(q.number.start..q.tokens.end.max(q.number.start + 2)),
                },
                Operand {
                    shown: format!(
                        "{}, which makes {years} years by {}",
                        reader.words(*first..*end),
                        now.year()
                    ),
                    tokens: *first..*end,
                    quantity: None,
                    value: Interval::exactly(Number::int(years)),
                },
            ],
        ));
    }
}

/// When something began.
struct Start {
    first: Date,
    last: Date,
    tokens: std::ops::Range<usize>,
}
