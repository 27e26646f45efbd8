//! Time expressions, resolved to days against the publication date.
//!
//! ```text
//! day     = ["on"] ["last" | "next"] weekday | month-day | "today" | "yesterday" | "overnight" | N "days ago" | iso date
//! month   = ["in" | "last" | "early" ...] month [year]
//! year    = "in" year | year
//! span    = "since" (day | month | year) | "the past" N unit | "so far this year"
//! ```
//! A weekday is the latest one not after publication: "Saturday" in a story of Sunday 31 December 2023 is the 30th.

mod dates;
mod grammar;
mod holiday;
mod ranked;

pub use holiday::Holiday;

use std::ops::Range;

use jiff::civil::Date;

use super::Reader;
use crate::document::ZoneKind;
use crate::text::{TokenKind, flag};

/// Units of a stretch of time.
pub(super) const STRETCH: [&str; 8] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years",
];

/// First and last day, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Days {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl Days {
    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self {
            first: date,
            last: date,
        }
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn meet(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days lie between the two; 0 when they meet.
    #[must_use]
    pub fn gap(&self, other: &Self) -> i64 {
        let between = |a: Date, b: Date| i64::from(a.until(b).map_or(0, |s| s.get_days()));
        if self.meet(other) {
            0
        } else if self.last < other.first {
            between(self.last, other.first)
        } else {
            between(other.last, self.first)
        }
    }

    /// `2023-12-29` or `2023-12-29/2023-12-30`.
    #[must_use]
    pub fn iso(&self) -> String {
        if self.first == self.last {
            self.first.to_string()
        } else {
            format!("{}/{}", self.first, self.last)
        }
    }
}

impl Days {
    /// How many days it is long.
    #[must_use]
    pub fn length(&self) -> i64 {
        crate::document::day_number(self.last) - crate::document::day_number(self.first) + 1
    }

    /// Whether it is a Saturday and the Sunday behind it, with the Friday before or not.
    #[must_use]
    pub fn is_weekend(&self) -> bool {
        use jiff::civil::Weekday;
        self.length() > 1
            && matches!(self.first.weekday(), Weekday::Friday | Weekday::Saturday)
            && self.last.weekday() == Weekday::Sunday
    }
}

/// What a time expression says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sense {
    /// The statement's thing happened then.
    At,
    /// From then on.
    Since,
    /// Over a stretch up to now: "so far this year", "in the past 24 hours".
    Over,
    /// Some time before the story, no date known: "years ago", "previously".
    Before,
}

/// A time expression in a sentence.
#[derive(Clone, Debug)]
pub(super) struct TimeRef {
    pub(super) tokens: Range<usize>,
    pub(super) days: Option<Days>,
    pub(super) sense: Sense,
    /// The time of speaking ("said on Friday") and not of what is told.
    pub(super) of_speech: bool,
}

impl TimeRef {
    /// A time of what is told, and not of speech.
    #[allow(
        clippy::unnecessary_wraps,
        reason = "what every production of the grammar ends with"
    )]
    fn told(tokens: Range<usize>, days: Option<Days>, sense: Sense) -> Option<Self> {
        Some(Self {
            tokens,
            days,
            sense,
            of_speech: false,
        })
    }
}

/// A verb of what follows an event stands no further before its day.
const AFTERMATH: usize = 6;
/// A verb that counts anew and its total stand no further from its day.
const COUNTED: usize = 16;
/// "pictured" stands no further before its day.
const PICTURE: usize = 7;

impl Reader<'_> {
    /// The time expressions of a sentence.
    pub(super) fn times(&self, range: &Range<usize>, zone: ZoneKind) -> Vec<TimeRef> {
        let mut out = Vec::new();
        let written = zone == ZoneKind::Body && self.tells_when_written(range);
        let mut i = self.dateline_end(range);
        while i < range.end {
            let Some(t) = self.tok(i) else { break };
            let may = t.is(flag::PREPOSITION | flag::DETERMINER | flag::SUBORDINATOR)
                && self.is_form(i, &["this", "in", "since"])
                || t.is(flag::WEEKDAY | flag::MONTH | flag::TIME | flag::EARLIER)
                || t.kind == TokenKind::Number
                || t.is(flag::PHRASE
                    | flag::NUMERAL
                    | flag::VAGUE
                    | flag::ARTICLE
                    | flag::HEDGE
                    | flag::THE
                    | flag::ADVERB);
            if !may {
                i += 1;
                continue;
            }
            match self
                .holiday_time(i)
                .or_else(|| self.time_at(i, range, zone))
            {
                Some(mut found) => {
                    i = found.tokens.end.max(i + 1);
                    // "12 May 2025" as a line of its own: when it was written.
                    let alone = found.tokens.start <= range.start + 1
                        && found.tokens.end + 1 >= range.end
                        && zone == ZoneKind::Body;
                    // "raises the toll of the June 25 protests": the day of what happened.
                    let of_event = self.is_form(found.tokens.start.wrapping_sub(1), &["the"])
                        && self
                            .tok(found.tokens.end)
                            .is_some_and(|t| t.is(flag::EVENT));
                    found.of_speech = alone
                        || written
                        || !of_event
                            && (self.of_speech(found.tokens.start, range)
                                || self.before_aftermath(&found.tokens)
                                || self.of_counting(&found.tokens, range));
                    out.push(found);
                }
                None => i += 1,
            }
        }
        out
    }

    /// "Mira Dolan | June 10, 2019, 06:24 PM", "Published on March 19, 2019": names, a date and nothing that happened.
    fn tells_when_written(&self, range: &Range<usize>) -> bool {
        const LONGEST: usize = 34;
        let dated = range
            .clone()
            .any(|i| self.tok(i).is_some_and(|t| t.is(flag::MONTH)))
            && range
                .clone()
                .any(|i| self.tok(i).is_some_and(|t| t.kind == TokenKind::Number));
        let fits = |i: usize| {
            let Some(t) = self.tok(i) else { return false };
            let small = [
                "published",
                "updated",
                "posted",
                "modified",
                "last",
                "first",
                "am",
                "pm",
                "a.m.",
                "p.m.",
                "by",
                "ago",
                "min",
                "minute",
                "minutes",
                "hour",
                "hours",
                "read",
                "and",
                "with",
                "et",
            ];
            t.kind != TokenKind::Word
                || self.is_form(i, &small)
                || t.is(flag::PREPOSITION
                    | flag::ARTICLE
                    | flag::THE
                    | flag::TIME
                    | flag::WEEKDAY
                    | flag::MONTH)
                || t.capital
                    && !t.is(flag::EVENT
                        | flag::VERB_PAST
                        | flag::VERB_S
                        | flag::BE
                        | flag::HAVE
                        | flag::MODAL)
        };
        range.len() <= LONGEST && dated && range.clone().all(fits)
    }

    /// Behind "TARRIN, March 12 (Reuters) -": the date of a dateline is when it was written, and of no event.
    pub(super) fn dateline_end(&self, range: &Range<usize>) -> usize {
        const LONGEST: usize = 16;
        let shouted = self
            .tok(range.start)
            .is_some_and(|t| t.caps && t.span.end - t.span.start >= 3);
        let to = range.end.min(range.start + LONGEST);
        // "Lunde/ Karsk, May 25, 2015, VPN: A heat wave": in small letters only with a date, and a timeline's "July 2003:" is none.
        let dated = || {
            let first = self.tok(range.start).is_some_and(|t| {
                t.kind == TokenKind::Word && t.capital && !t.is(flag::MONTH | flag::WEEKDAY)
            });
            first && (range.start..to).any(|i| self.tok(i).is_some_and(|t| t.is(flag::MONTH)))
        };
        if !shouted && !dated() {
            return range.start;
        }
        (range.start + 1..to)
            .find(|i| {
                self.tok(*i)
                    .is_some_and(|t| t.dash() && !t.glued || !shouted && t.mark(':'))
            })
            .filter(|dash| {
                (range.start..*dash).all(|i| {
                    self.tok(i).is_some_and(|t| {
                        t.kind != TokenKind::Word
                            || t.capital
                            || t.is(flag::PREPOSITION | flag::DETERMINER)
                    })
                })
            })
            .map_or(range.start, |dash| dash + 1)
    }

    /// "lowered the toll to 78 on Friday", "On Monday the number of dead stood at 12": when it was counted, and not when it happened.
    fn of_counting(&self, time: &Range<usize>, range: &Range<usize>) -> bool {
        if self
            .tok(time.end)
            .is_some_and(|t| t.kind == TokenKind::Genitive)
        {
            return false;
        }
        let goes_on = |i: &usize| {
            self.tok(*i)
                .is_some_and(|t| t.kind != TokenKind::Mark || t.glued && !t.mark(','))
        };
        let total = |i: usize| {
            self.is_in(i, &self.tables.scene.totals)
                || self.is_form(i, &["number"]) && self.is_form(i + 1, &["of"])
        };
        let counts = |i: usize| self.is_in(i, &self.tables.counting);
        let event =
            |i: usize| self.tok(i).is_some_and(|t| t.is(flag::EVENT)) && !self.of_an_office(i);
        let before = (range.start..time.start)
            .rev()
            .take(COUNTED)
            .take_while(goes_on);
        let verb = before
            .clone()
            .take_while(|i| !event(*i))
            .find(|i| counts(*i));
        if verb.is_some() && before.clone().any(total) {
            return true;
        }
        // In front of the clause.
        let opens = before.count() <= 2;
        let behind = (time.end..range.end)
            .skip_while(|i| self.tok(*i).is_some_and(|t| t.mark(',')))
            .take(COUNTED)
            .take_while(goes_on);
        let named = opens && behind.clone().take_while(|i| !event(*i)).any(total);
        named && { behind }.any(counts)
    }

    /// "A court on Thursday jailed two sisters over the fire that killed 23": the day of what was done afterwards, right before its verb.
    fn before_aftermath(&self, time: &Range<usize>) -> bool {
        let verb = self.tok(time.end);
        verb.is_some_and(|t| t.is(flag::VERB_PAST | flag::VERB_S)) && self.is_aftermath(time.end)
    }

    /// Whether what is done to what happened before stands at `i`: "denied bail", "visited".
    fn is_aftermath(&self, i: usize) -> bool {
        let deed = self.tok(i).filter(|t| t.is(flag::DEED));
        let behind = |n: usize| self.tok(i + n).map(|t| t.word);
        deed.is_some_and(|t| self.tables.aftermath.find(t.word, behind).is_some())
    }

    /// "said on Friday", "told Reuters late Friday", "said in a statement on Friday": within a few tokens behind a reporting verb.
    fn of_speech(&self, at: usize, range: &Range<usize>) -> bool {
        // "as of Thursday", "by Sunday": up to when is counted, and not when it happened.
        if at > range.start
            && (self.is_form(at - 1, &["by"])
                || self.is_form(at - 1, &["to"])
                    && at > range.start + 1
                    && self.is_form(at - 2, &["up"])
                || self.is_form(at - 1, &["of"])
                    && at > range.start + 1
                    && self.is_form(at - 2, &["as"])
                || self.is_form(at - 1, &["until", "till"]))
        {
            return true;
        }
        // "the driver, who was born in 1971": of one of those that the sentence tells of.
        if at >= range.start + 2
            && self.is_form(at - 2, &["born"])
            && self.is_form(at - 1, &["in", "on"])
        {
            return true;
        }
        // "pictured at the jetty last year": when the picture was taken.
        let pictured = (range.start..at).rev().take(PICTURE).any(|k| {
            self.is_form(k, &["pictured", "photographed", "seen"])
                && k > range.start
                && self.tok(k - 1).is_some_and(|t| t.mark(',') || t.mark('('))
        });
        if pictured {
            return true;
        }
        // "At a news conference on Tuesday the chief announced"
        let meeting = (range.start..at).rev().take(3).any(|k| {
            self.is_form(
                k,
                &[
                    "conference",
                    "briefing",
                    "interview",
                    "bulletin",
                    "communique",
                ],
            )
        });
        if meeting {
            return true;
        }
        // "was denied bail on Monday", "testified in court on Friday".
        let near = (range.start..at).rev().take(AFTERMATH).take_while(|k| {
            self.tok(*k)
                .is_some_and(|t| !t.mark(',') && !t.is(flag::SUBORDINATOR))
        });
        let mut deeds = near.filter(|k| self.tok(*k).is_some_and(|t| t.is(flag::DEED)));
        if deeds.next().is_some_and(|k| self.is_aftermath(k)) {
            return true;
        }
        let mut k = at;
        for _ in 0..8 {
            let Some(prev) = k.checked_sub(1).filter(|k| *k >= range.start) else {
                return false;
            };
            k = prev;
            let Some(t) = self.tok(k) else { return false };
            if t.is(flag::SPEECH)
                && t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_BASE)
                && !t.is(flag::NOUNISH | flag::PREPOSITION)
            {
                return true;
            }
            let passes = t.is(flag::PREPOSITION
                | flag::ARTICLE
                | flag::ADVERB
                | flag::DETERMINER
                | flag::TIME
                | flag::DOCUMENT)
                || t.capital && !t.is(flag::WEEKDAY | flag::MONTH) && k != range.start
                || self.is_form(
                    k,
                    &[
                        "late",
                        "early",
                        "reporters",
                        "conference",
                        "news",
                        "statement",
                        "interview",
                        "telegram",
                        "that",
                    ],
                );
            if !passes || self.is_form(k, &["that"]) {
                return false;
            }
        }
        false
    }
}
