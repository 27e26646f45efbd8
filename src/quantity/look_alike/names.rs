//! Numbers that name or refer to something: models, flights, phones, notes, web addresses, "Group of Seven"; and a name told again.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::YEARS;
use crate::document::Document;
use crate::quantity::{Form, Kind, Quantity, Scan, grammar};
use crate::text::{Text, Token, TokenKind, flag, singular, title_case};

impl Scan<'_> {
    /// A number inside a web address, a reference behind a sentence ("syndrome.2,5,6 There") and the number of a note before one ("23If 1% of").
    pub(super) fn referring(&self, at: usize) -> Option<(usize, Kind)> {
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
    pub(super) fn labelled(&self, at: usize) -> Option<(usize, Kind)> {
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
}

/// Where the web addresses of a text lie, in bytes: words with "://" in them, or a host and a path ("t.co/sR8A2YMnq0").
pub(in crate::quantity) fn addresses(text: &str) -> Vec<Range<usize>> {
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

/// What was a name with its number once is that name wherever it stands: "the crew of Rescue 204", then "Rescue 204 failed to answer".
pub(in crate::quantity) fn name_again(
    document: &Document,
    text: &Text,
    quantities: &mut [Quantity],
) {
    let name = |q: &Quantity| {
        let before = q.number.start.checked_sub(1)?;
        let token = text.tokens.get(before)?;
        let named = token.kind == TokenKind::Word && token.capital && q.form == Form::Digits;
        let alone = q.number.len() == 1 && q.hedge.is_none() && q.unit.is_none();
        (named && alone).then(|| text.span(before..q.number.end).of(&document.text))
    };
    let known: FxHashSet<&str> = quantities
        .iter()
        .filter(|q| q.kind == Kind::Identifier)
        .filter_map(name)
        .collect();
    if known.is_empty() {
        return;
    }
    for q in quantities.iter_mut() {
        if q.kind == Kind::Count && q.noun.is_none() && name(q).is_some_and(|n| known.contains(n)) {
            q.kind = Kind::Identifier;
        }
    }
}
