//! Numbers that only look like quantities: dates, years, clock times, ordinals, scores, votes, identifiers, names, "two days ago".

mod calendar;
mod names;

pub(super) use names::{addresses, name_again};

use rustc_hash::FxHashSet;

use super::grammar::{self, Found};
use super::{Kind, Quantity, Scan};
use crate::text::{Token, TokenKind, WordId, flag, title_case};

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
        // "rises by 20 to 310 from 280", "raised by 15 to 310": the old value behind the new one, or ends that no range has.
        const BEHIND: usize = 4;
        const TIMES: u64 = 5;
        let from_behind = || {
            (at + 3..at + 3 + BEHIND)
                .take_while(|i| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Word))
                .any(|i| self.is_word(i, &["from"]))
        };
        let digits = |i: usize| self.form(i).replace(',', "").parse::<u64>().ok();
        let far = || {
            let (low, high) = (digits(at)?, digits(at + 2)?);
            Some(low.checked_mul(TIMES)? <= high)
        };
        if moving && (from_behind() || far() == Some(true)) {
            return true;
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
        // "22 deaths recorded per 10,000"
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
            // "death toll hits 150 a week after the sinking"
            && !self.is_word(end + 2, &["after", "later", "since", "on"])
            && self.tok(end + 2).is_none_or(|t| {
                t.kind == TokenKind::Mark || t.is(flag::PREPOSITION | flag::COORDINATOR | flag::BE)
            })
    }
}
