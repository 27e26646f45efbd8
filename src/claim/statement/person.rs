//! "Niamh Costigan, 61," and "Ms Costigan, who is 67": how old the text says that a person is, by full name.

use std::ops::Range;

use super::across::FAR;
use super::{Law, Operand, Reader, Statement};
use crate::claim::Stages;
use crate::quantity::{Kind, Quantity};
use crate::text::{Token, TokenKind, flag};

/// No name has more words.
const LONGEST: usize = 5;
/// No one is older.
const OLDEST: i128 = 120;

impl<'a> Reader<'a> {
    /// The ages of persons that the text gives beside their names.
    pub(super) fn persons(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        let mut left = FAR;
        for (i, q) in stages.quantities.iter().enumerate() {
            let whole = q.stated.single().and_then(|v| v.whole());
            if !whole.is_some_and(|v| (1..=OLDEST).contains(&v)) || q.hedge.is_some() {
                continue;
            }
            let Some(reader) = Reader::at(stages, q.sentence) else {
                continue;
            };
            let said = q.tokens.start.checked_sub(1);
            let said = said.is_some_and(|b| reader.is_form(b, &["is"]));
            if q.kind != Kind::Age && !said {
                continue;
            }
            // A surname is looked up in the whole text.
            left -= 1;
            if left == 0 {
                return;
            }
            // "In 1990 Ada Brandt, 36, ...": as old as she was then.
            let mut before = reader.quantities.iter();
            let then = before.any(|y| y.kind == Kind::Year && y.tokens.start < q.tokens.start);
            let Some(name) = reader.aged_name(q).filter(|_| !then) else {
                continue;
            };
            let operand = Operand {
                shown: format!("{name}, {}", reader.words(q.number.clone())),
                ..reader.operand_of(i, q, q.stated)
            };
            out.push(reader.statement(Law::PersonAge, vec![operand]));
        }
    }

    /// The full name of the person whose age a number is.
    fn aged_name(&self, q: &Quantity) -> Option<String> {
        let start = q.tokens.start;
        let mut before = start.checked_sub(1).filter(|b| *b > self.range.start)?;
        if q.kind == Kind::Age {
            if self.is_form(before, &["aged"]) {
                before -= 1;
            }
            // "60-year-old Mary Jo Nye, 68-year-old Barbara Hale": of the name behind it.
            let old = (q.number.end..q.tokens.end).any(|k| self.is_form(k, &["old"]));
            let behind = self.name_from(q.tokens.end);
            if old && !behind.is_empty() {
                return self.full_name(behind);
            }
            let mark = self.tok(before)?;
            let beside = mark.mark(',') || mark.mark('(');
            return self.full_name(self.name_until(before)).filter(|_| beside);
        }
        // "Ms Costigan, who is 67"
        let who = self.is_form(before, &["is"]) && self.is_form(before - 1, &["who"]);
        let ends = self
            .tok(q.tokens.end)
            .is_none_or(|t| t.kind == TokenKind::Mark && !t.dash() || t.is(flag::COORDINATOR));
        let comma = before
            .checked_sub(2)
            .filter(|c| self.tok(*c).is_some_and(|t| t.mark(',')));
        let bare = q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
        self.full_name(self.name_until(comma.filter(|_| who && ends && bare)?))
    }

    /// A word of a name, and no title, weekday or month.
    fn is_name(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| {
            t.kind == TokenKind::Word
                && t.capital
                && !t.is(flag::TITLE | flag::WEEKDAY | flag::MONTH | flag::DETERMINER)
        })
    }

    fn name_until(&self, end: usize) -> Range<usize> {
        let from = end.saturating_sub(LONGEST).max(self.range.start);
        // "Tomas "Rook" Reke": a nickname stands inside the name.
        let inside = |i: usize| {
            let nickname = self.tok(i).is_some_and(Token::quotation);
            self.is_name(i) || nickname && i > from && i + 1 < end
        };
        let first = (from..end).rev().take_while(|i| inside(*i)).last();
        first.unwrap_or(end)..end
    }

    fn name_from(&self, start: usize) -> Range<usize> {
        let to = (start + LONGEST).min(self.range.end);
        let last = (start..to).take_while(|i| self.is_name(*i)).last();
        start..last.map_or(start, |l| l + 1)
    }

    /// A name of several words as it stands ("Mary Lou Nye" is not Mary Jo); for a surname alone the one full name that the text gives with it.
    fn full_name(&self, name: Range<usize>) -> Option<String> {
        let text = &self.stages.document.text;
        let tokens = &self.stages.text.tokens;
        let form = |i: usize| tokens.get(i).map_or("", |t| t.span.of(text));
        let unknown = |i: usize| tokens.get(i).is_some_and(|t| !t.word.known());
        // "Later Ada Brandt": a word that opens the sentence is no first name.
        let opens = name.start == self.range.start && name.len() > 2 && !unknown(name.start);
        let name = name.start + usize::from(opens)..name.end;
        if name.len() > 1 {
            let known = name.clone().any(unknown);
            return known.then(|| self.words(name));
        }
        let last = name.clone().next().filter(|i| unknown(*i))?;
        let mut full = (1..tokens.len())
            .filter(|i| form(*i) == form(last) && *i != last)
            .filter(|i| {
                tokens
                    .get(i - 1)
                    .is_some_and(|t| t.capital && !t.is(flag::TITLE))
                    && unknown(i - 1)
            })
            .map(|i| {
                let first = (i.saturating_sub(LONGEST)..i)
                    .rev()
                    .take_while(|k| tokens.get(*k).is_some_and(|t| t.capital) && unknown(*k))
                    .last();
                self.words(first.unwrap_or(i - 1)..i + 1)
            })
            .collect::<Vec<_>>();
        full.sort();
        full.dedup();
        <[String; 1]>::try_from(full).ok().map(|[one]| one)
    }
}
