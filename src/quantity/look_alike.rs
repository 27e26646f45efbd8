//! Numbers that only look like quantities: dates, years, clock times, ordinals, scores, votes, identifiers, names, "two days ago".

mod again;
mod calendar;

pub(super) use again::name_again;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::grammar::{self, Found};
use super::{Kind, Quantity, Scan};
use crate::text::{Token, TokenKind, WordId, flag, singular, title_case};

/// Nouns of what counts stand at.
const TOTALS: [&str; 5] = ["number", "toll", "count", "tally", "total"];

/// Years outside this range (inclusive) are read as counts.
const YEARS: std::ops::RangeInclusive<i128> = 1500..=2100;

impl Scan<'_> {
    fn tok(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    fn form(&self, i: usize) -> &str {
        self.tokens
            .get(i)
            .map_or("", |t| t.span.of(&self.document.text))
    }

    #[inline]
    fn is_word(&self, i: usize, forms: &[&str]) -> bool {
        self.tok(i)
            .is_some_and(|t| t.is_form(&self.document.text, forms))
    }

    /// "the dead number 132", "the protesters number 300", "they now number 40": a verb, and no "number 132".
    fn numbers_as_verb(&self, at: usize) -> bool {
        let adverb = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::ADVERB));
        let Some(mut last) = at.checked_sub(1).filter(|_| self.is_word(at, &["number"])) else {
            return false;
        };
        if last > 0 && adverb(last) {
            last -= 1;
        }
        let the = last > 0 && self.tok(last - 1).is_some_and(|t| t.is(flag::THE));
        self.tok(last).is_some_and(|t| {
            let form = self.form(last);
            let several = t.is(flag::PEOPLE | flag::PERSON) && singular(form) != form;
            let headed = the && t.is(flag::ADJECTIVE | flag::VERB_PARTICIPLE);
            several || headed || self.is_word(last, &["they", "we", "who"])
        })
    }

    /// "2017/18", "2011/12": a season or a year of account.
    fn season(&self, at: usize) -> Option<(usize, Kind)> {
        let first = self.digits(at).filter(|y| YEARS.contains(y))?;
        let slash = self.tok(at + 1).filter(|t| t.mark('/') && t.glued)?;
        let second = self.tok(at + 2).filter(|t| t.glued && slash.glued)?;
        let two = second.span.end - second.span.start == 2;
        (two && self.digits(at + 2) == Some((first + 1) % 100)).then_some((at + 3, Kind::Year))
    }

    /// The value of a token that is plain digits without separators.
    fn digits(&self, i: usize) -> Option<i128> {
        let token = self.tok(i).filter(|t| t.kind == TokenKind::Number)?;
        token.span.of(&self.document.text).parse().ok()
    }

    /// Look-alikes that are seen before the grammar is tried: dates, times, ordinals, scores, labelled numbers, "one" as a pronoun.
    pub(super) fn look_alike(&self, at: usize) -> Option<Quantity> {
        let token = self.tok(at)?;
        if token.kind == TokenKind::Ordinal || token.is(flag::ORDINAL) {
            return self.ordinal(at);
        }
        if token.kind != TokenKind::Number && !token.is(flag::NUMERAL) {
            return None;
        }
        if let Some((end, kind)) = self
            .season(at)
            .or_else(|| self.referring(at))
            .or_else(|| self.date(at))
            .or_else(|| self.clock(at))
            .or_else(|| self.labelled(at))
            .or_else(|| self.score(at))
            .or_else(|| self.pronoun_one(at))
            .or_else(|| self.age(at))
        {
            let mut found = self.plain(at..end, kind);
            if kind == Kind::Age {
                found.tokens.end = found.number.start + (end - at);
                found.number.end = found.number.start + 1;
            }
            return Some(found);
        }
        None
    }

    /// Look-alikes that need the parsed number: lone years, decades.
    pub(super) fn number_alone(&self, start: usize, end: usize, found: &Found) -> Option<Kind> {
        // "the 1960s": the letter is no second.
        if found.prefix == 0
            && end == start + 1
            && self.tok(end).is_some_and(|t| t.glued)
            && self.form(end) == "s"
            && self.digits(start).is_some_and(|n| n % 10 == 0)
        {
            return Some(Kind::Year);
        }
        if found.unit.is_some() || found.prefix > 0 {
            return None;
        }
        // "The youngest of those killed was 9 and the oldest 81".
        let ends_of_age = (start.saturating_sub(8)..start)
            .rev()
            .take_while(|i| !self.tok(*i).is_some_and(|t| t.mark('.') || t.mark(';')))
            .any(|i| self.is_word(i, &["youngest", "oldest", "eldest"]));
        let bare = (self.is_word(
            start.wrapping_sub(1),
            &["was", "is", "were", "youngest", "oldest", "eldest"],
        )) && !self.noun_follows(end);
        if ends_of_age && bare && self.digits(start).is_some_and(|n| n < 120) {
            return Some(Kind::Age);
        }
        // "Six of the dead were over 70": the hedge is a bound of age.
        let bound = found.before == 1
            && self.is_word(start - 1, &["over", "under"])
            && start >= 2
            && self.is_word(start - 2, &["was", "is", "were", "are"])
            && self.tok(end).is_none_or(|t| t.kind == TokenKind::Mark);
        if bound && self.digits(start).is_some_and(|n| n < 120) {
            return Some(Kind::Age);
        }
        // "the March of Millions": part of a name.
        let capital = |i: usize| self.tok(i).is_some_and(|t| t.capital);
        if capital(start)
            && start >= 2
            && self.is_word(start - 1, &["of"])
            && capital(start - 2)
            && !title_case(self.tokens)
        {
            return Some(Kind::Name);
        }
        if end == start + 1
            && let Some(n) = self.digits(start)
            && self.form(start).len() == 4
            && YEARS.contains(&n)
        {
            if self
                .tok(end)
                .is_some_and(|t| t.glued && self.form(end) == "s")
            {
                return Some(Kind::Year);
            }
            // "the 2025 march" is a year too; "the 2025 marchers" a count.
            let article = found.before == 1
                && self
                    .tok(start.wrapping_sub(1))
                    .is_some_and(|t| t.is(flag::THE));
            if (found.before == 0 || article) && self.year_context(start) {
                return Some(Kind::Year);
            }
        }
        // "1990s" cut as digits and a letter; "'90s".
        if self
            .tok(end)
            .is_some_and(|t| t.glued && self.form(end) == "s")
            && found.before == 0
        {
            return Some(Kind::Year);
        }
        // "between 2012 and 2014".
        if end == start + 4
            && self.is_word(start, &["between"])
            && self.digits(start + 1).is_some_and(|y| YEARS.contains(&y))
            && self.digits(start + 3).is_some_and(|y| YEARS.contains(&y))
            && !self.noun_follows(end)
        {
            return Some(Kind::Year);
        }
        // "2014-2018", "2014 to 2018".
        if end == start + 3
            && let (Some(a), Some(b)) = (self.digits(start), self.digits(start + 2))
            && YEARS.contains(&a)
            && (YEARS.contains(&b) || (b < 100 && self.form(start + 2).len() == 2))
            && self.form(start).len() == 4
            && !self.noun_follows(end)
        {
            return Some(Kind::Year);
        }
        None
    }

    /// "rose from 12 to 18": two values and no range.
    pub(super) fn changes_from(&self, at: usize) -> bool {
        let (from, by) = match at.checked_sub(1) {
            Some(b) => (self.is_word(b, &["from"]), self.is_word(b, &["by"])),
            None => return false,
        };
        if !from && !(by && self.is_word(at + 1, &["to"])) {
            return false;
        }
        let behind = |i: usize, kind: TokenKind| self.tok(i).is_some_and(|t| t.kind == kind);
        let before = at.saturating_sub(9)..at;
        let any_of = |words: &FxHashSet<WordId>| {
            let mut tokens = before.clone().filter_map(|i| self.tok(i));
            tokens.any(|t| words.contains(&t.word))
        };
        let moving = any_of(&self.tables.moving);
        if from {
            // "bringing the total from 40 to 52"
            let total = || before.clone().any(|i| self.is_word(i, &TOTALS));
            return moving || any_of(&self.tables.bringing) && total();
        }
        // "the toll went up by one to eight": no range, where a bare number follows.
        let bare = self
            .tok(at + 3)
            .is_none_or(|t| t.kind == TokenKind::Mark && !t.mark('%'))
            && (at.saturating_sub(15)..at).any(|i| self.is_word(i, &TOTALS));
        // "raised by two to 719": a range is written in one way.
        let mixed = behind(at, TokenKind::Word) && behind(at + 2, TokenKind::Number);
        moving && (bare || mixed)
    }

    fn noun_follows(&self, at: usize) -> bool {
        self.tok(at).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.capital
                && (t.is(flag::PEOPLE)
                    || (self.form(at).len() > 3
                        && self.form(at).ends_with('s')
                        && !self.form(at).ends_with("ss")
                        && !self.form(at).ends_with("us")
                        && !t.is(flag::SUBORDINATOR
                            | flag::COORDINATOR
                            | flag::ADVERB
                            | flag::PREPOSITION
                            | flag::PRONOUN
                            | flag::DETERMINER
                            | flag::BE
                            | flag::HAVE
                            | flag::VERB_S
                            | flag::POSSESSIVE)))
        })
    }

    /// A number inside a web address, a reference behind a sentence ("syndrome.2,5,6 There") and the number of a note before one ("23If 1% of").
    fn referring(&self, at: usize) -> Option<(usize, Kind)> {
        let token = self.tok(at).filter(|t| t.kind == TokenKind::Number)?;
        let start = token.span.start as usize;
        let next = self.addresses.partition_point(|a| a.end <= start);
        if let Some(address) = self.addresses.get(next).filter(|a| a.start <= start) {
            let behind = self.tokens.iter().skip(at);
            let inside = behind
                .take_while(|t| (t.span.start as usize) < address.end)
                .count();
            return Some((at + inside, Kind::Identifier));
        }
        let found = self.numbers_a_note(at) || self.is_reference(at);
        found.then_some((at + 1, Kind::Identifier))
    }

    /// "23If 1% of your requests": a capitalised word right behind the first number of a sentence.
    fn numbers_a_note(&self, at: usize) -> bool {
        let opens = at == 0 || self.tok(at - 1).is_some_and(|t| t.mark('.'));
        // "1.4M people", "3D prints": one letter is no word.
        let name = self.tok(at + 1).is_some_and(|t| {
            let long = t.span.end - t.span.start > 1;
            t.glued && long && t.kind == TokenKind::Word && t.capital && !t.caps
        });
        let goes_on = self
            .tok(at + 2)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.glued);
        let unit = || grammar::quantity(self.input(at)).is_ok_and(|(_, f)| f.unit.is_some());
        opens && name && goes_on && !unit()
    }

    /// "syndrome.2,5,6 There": right behind the full stop of a sentence, and before the next one.
    fn is_reference(&self, at: usize) -> bool {
        /// More works are not named in one place, in tokens.
        const LONGEST: usize = 24;
        if !self.tok(at).is_some_and(|t| t.glued) {
            return false;
        }
        let listed = |t: &Token| t.glued && (t.mark(',') || t.kind == TokenKind::Number);
        let stop = (at.saturating_sub(LONGEST)..at)
            .rev()
            .find(|i| !self.tok(*i).is_some_and(listed));
        let behind_word = stop.is_some_and(|stop| {
            self.tok(stop).is_some_and(|t| t.glued && t.mark('.'))
                && stop > 0
                && self
                    .tok(stop - 1)
                    .is_some_and(|t| t.kind == TokenKind::Word)
        });
        let next = self.tok(at + 1);
        let closes = next.is_none_or(|t| t.capital && !t.glued || t.mark('[') || t.mark(']'));
        behind_word && (closes || next.is_some_and(|t| t.mark(',') && t.glued))
    }

    /// Model, road, flight, section and phone numbers, and numbers inside names.
    fn labelled(&self, at: usize) -> Option<(usize, Kind)> {
        let token = self.tok(at)?;
        let before = self.tok(at.wrapping_sub(1)).filter(|_| at > 0);
        let number = token.kind == TokenKind::Number;
        // T-72, Su-35, COVID-19, S-300: a capital, a hyphen, digits, all glued.
        if number
            && let Some(hyphen) = before.filter(|t| t.dash() && t.glued && token.glued)
            && at >= 2
            && let Some(name) = self.tok(at - 2)
            && name.kind == TokenKind::Word
            && (name.capital || name.caps)
            && hyphen.ch != '—'
            && !name.is(flag::MONTH | flag::NUMERAL | flag::PREPOSITION)
        {
            return Some((self.identifier_end(at), Kind::Identifier));
        }
        // A380's digits are inside one mixed word; "4x4", "9/11", "24/7", "#5".
        if number && self.tok(at + 1).is_some_and(|t| t.mark('/') && t.glued) {
            let pair = (self.form(at), self.form(at + 2));
            if matches!(pair, ("9", "11") | ("24", "7") | ("7", "7")) {
                return Some((at + 3, Kind::Name));
            }
        }
        if let Some(before) = before {
            if before.mark('#') || before.mark('№') {
                return Some((at + 1, Kind::Identifier));
            }
            if before.is(flag::LABEL)
                && !self.numbers_as_verb(at - 1)
                && (before.capital
                    || self.is_word(
                        at - 1,
                        &[
                            "no.",
                            "nos.",
                            "number",
                            "page",
                            "chapter",
                            "section",
                            "article",
                            "flight",
                            "week",
                            "route",
                            "highway",
                            "category",
                            "phase",
                            "room",
                            "grade",
                            "level",
                            "magnitude-scale",
                        ],
                    ))
                && !self.is_word(at - 1, &["magnitude"])
            {
                // "Category 5 hurricane", "Route 66", "Boeing 737"; but "Flight crews" and "the number 12 people" are not met.
                return Some((self.identifier_end(at), Kind::Identifier));
            }
            // "Group of Seven", "Big Four", "Chicago Seven": a capitalised number word inside a name, not opening the sentence.
            // "KARSK, Veldoria Four people were": behind a dateline, with a noun of its own, it counts.
            if !number
                && token.capital
                && at > 0
                && !before.mark(':')
                && !(before.dash()
                    && (!before.glued || self.tok(at.wrapping_sub(2)).is_some_and(Token::dash)))
                && !before.quotation()
                && (!title_case(self.tokens)
                    || self.is_word(at - 1, &["of"])
                        && at > 1
                        && self.tok(at - 2).is_some_and(|t| t.capital))
                && (self.is_word(at - 1, &["of", "the"]) || !self.noun_follows(at + 1))
            {
                return Some((at + 1, Kind::Name));
            }
            // "Apollo 11", "Boeing 737", "Windows 10": a capitalised unknown word, then a bare number that nothing is counted by.
            if number
                && before.kind == TokenKind::Word
                && before.capital
                && !before.is(flag::MONTH | flag::WEEKDAY)
                && at >= 2
                && self.digits(at).is_some()
                && !title_case(self.tokens)
                && !self.noun_follows(at + 1)
                && !self.tok(at + 1).is_some_and(|t| {
                    t.is(flag::PEOPLE
                        | flag::PERSON
                        | flag::VERB_PARTICIPLE
                        | flag::ADJECTIVE
                        | flag::UNIT
                        | flag::NUMERAL)
                        || t.mark('%')
                        || t.mark('-')
                })
            {
                let closes = self.tok(at + 1).is_none_or(|t| {
                    t.kind != TokenKind::Word
                        || t.is(flag::VERB_S
                            | flag::VERB_PAST
                            | flag::PREPOSITION
                            | flag::COORDINATOR
                            | flag::BE
                            | flag::HAVE)
                });
                // "a Bell 407 helicopter": the article is of what the name stands before.
                let model = self.tok(at + 1).is_some_and(|t| {
                    t.kind == TokenKind::Word && !t.capital && !t.is(flag::ADDITION)
                }) && !(self.form(at + 1).ends_with('s')
                    && !self.form(at + 1).ends_with("ss"))
                    && !self.digits(at).is_some_and(|n| YEARS.contains(&n))
                    && self.article_before_name(at);
                // "the crew of Rescue 204": a verb with a capital that nothing but a name explains.
                let verb = before.is(flag::VERB_BASE)
                    && self.tok(at - 2).is_some_and(|t| {
                        t.kind == TokenKind::Word && !t.capital && !t.is(flag::COORDINATOR)
                    });
                let unknown = before.flags == 0 || verb;
                if (closes && unknown && !self.tok(at - 1).is_some_and(|t| t.caps) || model)
                    && !self.is_word(at - 1, &["killed", "least"])
                {
                    return Some((at + 1, Kind::Identifier));
                }
            }
        }
        // "high-five", "day five".
        if !number
            && before.is_some_and(|t| t.dash() && t.glued)
            && token.glued
            && at >= 2
            && self
                .tok(at - 2)
                .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::NUMERAL))
            || before.is_some()
                && self.is_word(at - 1, &["day", "week"])
                && !self.noun_follows(at + 1)
                && (at < 2
                    || !self.tok(at - 2).is_some_and(|t| {
                        t.is(flag::NUMERAL | flag::PREPOSITION) || t.kind == TokenKind::Number
                    }))
        {
            return Some((at + 1, Kind::Name));
        }
        // Phone numbers and long identifiers: digit groups joined by hyphens.
        if number
            && self.tok(at + 1).is_some_and(|t| t.dash() && t.glued)
            && self.tok(at + 3).is_some_and(|t| t.dash() && t.glued)
            && self.digits(at + 2).is_some()
            && self.digits(at + 4).is_some()
        {
            return Some((at + 5, Kind::Identifier));
        }
        // "F-16s" handled above; "9mm"? is a unit. Version numbers: 12.30.45.
        if number
            && self.tok(at + 1).is_some_and(|t| t.mark('.') && t.glued)
            && self
                .tok(at + 2)
                .is_some_and(|t| t.glued && t.kind == TokenKind::Number)
        {
            return Some((at + 3, Kind::Identifier));
        }
        None
    }

    /// Whether an article stands before the capitalised words that end at `at`, with at most one more word between: "the sunken Hara Bay 16".
    fn article_before_name(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let first = (at.saturating_sub(LONGEST)..at)
            .rev()
            .take_while(|i| self.tok(*i).is_some_and(|t| t.capital))
            .last();
        first.is_some_and(|first| {
            (first.saturating_sub(2)..first)
                .any(|i| self.tok(i).is_some_and(|t| t.is(flag::ARTICLE | flag::THE)))
        })
    }

    /// Letters glued behind the number belong to it: Boeing 737-800, Su-35s, S-300PMU.
    fn identifier_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while self.tok(end).is_some_and(|t| {
            t.glued
                && (t.kind == TokenKind::Word || t.kind == TokenKind::Number || t.dash())
                && t.kind != TokenKind::Genitive
        }) && end < at + 4
        {
            if self.tok(end).is_some_and(|t| t.dash())
                && !self
                    .tok(end + 1)
                    .is_some_and(|t| t.glued && t.kind == TokenKind::Number)
            {
                break;
            }
            end += 1;
        }
        end
    }

    /// "won 3-2", "a 51-49 vote", "by 220 to 210 votes".
    fn score(&self, at: usize) -> Option<(usize, Kind)> {
        // "10 kills to just one": of a game.
        let game = self.is_word(at + 1, &["kills", "runs", "goals", "frames"])
            && self.is_word(at + 2, &["to"]);
        let next = at
            + 3
            + usize::from(
                self.tok(at + 3)
                    .is_some_and(|t| t.is(flag::HEDGE | flag::ADVERB)),
            );
        if game && self.tok(next).is_some_and(grammar::is_number) {
            return Some((next + 1, Kind::Score));
        }
        let (a, b) = (self.digits(at)?, self.digits(at + 2)?);
        let dash = self.tok(at + 1)?;
        // "Sweden 1 – 0 Korea": spaced dashes between small numbers beside a name.
        let spaced = dash.dash()
            && !dash.glued
            && a <= 20
            && b <= 20
            && (self.tok(at.wrapping_sub(1)).is_some_and(|t| t.capital) && at > 0
                || self.tok(at + 3).is_some_and(|t| t.capital)
                || a >= b);
        let glued =
            spaced || dash.dash() && dash.glued && self.tok(at + 2).is_some_and(|t| t.glued);
        let to = self.is_word(at + 1, &["to"]);
        // "at 59-1/2": a number and a fraction.
        let fraction = glued && self.tok(at + 3).is_some_and(|t| t.mark('/') && t.glued);
        if !(glued || to) || fraction {
            return None;
        }
        let near = |words: &[&str]| {
            (1..=6).any(|i| {
                (at >= i && self.is_word(at - i, words)) || self.is_word(at + 2 + i, words)
            })
        };
        if near(&[
            "vote",
            "votes",
            "voted",
            "senate",
            "ballot",
            "referendum",
            "majority",
            "motion",
        ]) && (glued || near(&["voted", "vote"]))
            && !self.noun_follows(at + 3)
        {
            return Some((at + 3, Kind::Vote));
        }
        if glued
            && a <= 200
            && b <= 200
            && near(&[
                "win", "won", "wins", "beat", "beats", "lost", "loss", "lose", "defeat",
                "defeated", "victory", "draw", "drew", "score", "scored", "lead", "led", "leading",
                "ended", "put", "half", "scoring", "goal", "goals", "game", "match", "tie", "set",
                "sets", "final",
            ])
            && !self.noun_follows(at + 3)
        {
            return Some((at + 3, Kind::Score));
        }
        // "3-2" with a falling order is no range and no count.
        if spaced
            || glued
                && a >= b
                && a < 100
                && !self.noun_follows(at + 3)
                && self.form(at + 2).len() <= 2
        {
            return Some((at + 3, Kind::Score));
        }
        None
    }

    /// "one another", "the one", "this one", "no one's", "one-time", "one day", "one's".
    fn pronoun_one(&self, at: usize) -> Option<(usize, Kind)> {
        if !self.is_word(at, &["one"]) {
            return None;
        }
        if self.tok(at + 1).is_some_and(|t| t.dash() && t.glued)
            && self.is_word(
                at + 2,
                &[
                    "time", "way", "off", "sided", "stop", "size", "man", "on", "party",
                ],
            )
        {
            return Some((at + 1, Kind::Name));
        }
        if at > 0
            && (self.is_word(
                at - 1,
                &[
                    "the", "this", "that", "which", "any", "every", "each", "no", "only",
                ],
            ))
        {
            // "the one person killed" counts; "the one that", "that one costs" do not.
            let counts = self.tok(at + 1).is_some_and(|t| {
                t.is(flag::PERSON)
                    || (t.kind == TokenKind::Word
                        && !self.is_word(at + 1, &["do", "does"])
                        && !t.is(flag::RELATIVE
                            | flag::VERB_S
                            | flag::PREPOSITION
                            | flag::BE
                            | flag::HAVE
                            | flag::COORDINATOR
                            | flag::PRONOUN
                            | flag::VERB_PAST
                            | flag::MODAL
                            | flag::ADVERB))
            });
            if !counts {
                return Some((at + 1, Kind::Name));
            }
        }
        // "a serious one.", "the current one is": a pronoun behind an adjective.
        if at > 1
            && self.tok(at - 1).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.is(flag::PREPOSITION
                        | flag::COORDINATOR
                        | flag::VERB_PAST
                        | flag::VERB_S
                        | flag::BE
                        | flag::HAVE
                        | flag::HEDGE
                        | flag::SUBORDINATOR
                        | flag::ADVERB)
            })
            && (2..=3).any(|k| {
                at >= k
                    && self
                        .tok(at - k)
                        .is_some_and(|t| t.is(flag::DETERMINER | flag::POSSESSIVE))
            })
            && !self
                .tok(at + 1)
                .is_some_and(|t| t.is(flag::PERSON) || t.dash())
        {
            return Some((at + 1, Kind::Name));
        }
        if self.is_word(
            at + 1,
            &[
                "another", "day", "can", "could", "should", "must", "may", "might", "would",
            ],
        ) || self
            .tok(at + 1)
            .is_some_and(|t| t.kind == TokenKind::Genitive)
        {
            return Some((at + 1, Kind::Name));
        }
        None
    }

    /// "$20 a barrel", "60 per 100,000", "12 per day".
    pub(super) fn is_rate(&self, end: usize) -> bool {
        // "10.2 deaths for every 100,000 people"
        let share = self.is_word(end, &["for", "in", "among"])
            && self.is_word(end + 1, &["every", "each"])
            && self
                .tok(end + 2)
                .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL));
        // "30 deaths reported per 100,000"
        let told = self.tok(end).is_some_and(|t| t.is(flag::VERB_PARTICIPLE))
            && self.is_word(end + 1, &["per"]);
        if share || told || self.is_word(end, &["per"]) {
            return true;
        }
        self.is_word(end, &["a", "an", "each", "every"])
            && self
                .tok(end + 1)
                .is_some_and(|t| t.is(flag::UNIT) && !t.is(flag::PERSON))
            && !self.is_word(end + 1, &["second"])
            // "1.92 billion a year before"
            && !self.is_word(end + 2, &["before", "earlier", "ago"])
            && self.tok(end + 2).is_none_or(|t| {
                t.kind == TokenKind::Mark || t.is(flag::PREPOSITION | flag::COORDINATOR | flag::BE)
            })
    }
}

/// Where the web addresses of a text lie, in bytes: words with "://" in them, or a host and a path ("t.co/sR8A2YMnq0").
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let is_host = |h: &str| {
        h.rsplit_once('.').is_some_and(|(name, land)| {
            let ends = name.ends_with(|c: char| c.is_ascii_alphanumeric());
            ends && land.len() > 1 && land.chars().all(|c| c.is_ascii_alphabetic())
        })
    };
    let mut out = Vec::new();
    let mut from = 0;
    while let Some((before, behind)) = text.get(from..).and_then(|t| t.split_once('/')) {
        let slash = from + before.len();
        let host = before
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        let length = behind.find(char::is_whitespace).unwrap_or(behind.len());
        let word = slash - host.len()..slash + 1 + length;
        let scheme = text.get(word.clone()).is_some_and(|w| w.contains("://"));
        from = word.end;
        if scheme || is_host(host) {
            out.push(word);
        }
    }
    out
}
