//! "the largest crowd of the season" beside another amount of the text that is larger: "In October, when 26,050 came to the same ground".

use std::ops::Range;

use super::{Law, Reader, Statement, in_numbers, is_exact};
use crate::claim::Stages;
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// What is said to be the most or the least stands so near its superlative, in tokens.
const NEAR: usize = 14;
/// What the superlative ranges over stands so near behind it.
const OVER: usize = 9;
/// In a text with more numbers it is not said which are meant.
const NUMBERS: usize = 600;
/// Sentences around the superlative that may give its amount.
const BESIDE: isize = 1;

/// A superlative: where it stands, whether it says the most, and the first year that it ranges over when it tells one.
struct Superlative {
    at: usize,
    most: bool,
    since: Option<i16>,
    /// That year has been more itself: "the highest since 2012".
    after: bool,
}

impl<'a> Reader<'a> {
    /// An amount that is called the most or the least, and another one of the text from the time that it ranges over which is more, or less.
    pub(super) fn outranked(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        let sentences = stages.text.sentences.len();
        if stages.quantities.len() > NUMBERS {
            return;
        }
        for reader in (0..sentences).filter_map(|n| Reader::at(stages, n)) {
            let Some(superlative) = reader.superlative() else {
                continue;
            };
            let Some((own, i)) = reader.ranked(&superlative) else {
                continue;
            };
            let rival = (0..sentences)
                .filter(|n| *n != reader.sentence && *n != own.sentence)
                .filter_map(|n| Reader::at(stages, n))
                .find_map(|r| {
                    let rival = r.rival(&reader, &superlative, own)?;
                    Some((r, rival))
                });
            let Some((there, (rival, j))) = rival else {
                continue;
            };
            let law = Law::Outranked {
                most: superlative.most,
            };
            let operands = vec![reader.operand(i, own), there.operand(j, rival)];
            out.push(reader.statement(law, operands));
        }
    }

    /// "the largest crowd of the season", "the lowest since 2014", "a record 31,416": with what it ranges over.
    fn superlative(&self) -> Option<Superlative> {
        let tables = self.stages.tables;
        let word = |i: usize| self.tok(i).map(|t| t.word);
        let found = self.range.clone().find_map(|i| {
            let word = word(i)?;
            let most = tables.superlative.contains(&word) || tables.most.contains(&word);
            (most || tables.least.contains(&word)).then_some((i, most))
        });
        let (at, most) = found?;
        // "the second-largest", "one of the largest", "among the highest", "the largest but one"
        let before = at.saturating_sub(4).max(self.range.start)..at;
        let several = before.clone().any(|i| {
            self.tok(i)
                .is_some_and(|t| t.is(flag::ORDINAL) || t.kind == TokenKind::Ordinal)
                || self.is_form(
                    i,
                    &[
                        "one", "among", "not", "no", "previous", "old", "nearly", "almost",
                    ],
                )
        });
        if several {
            return None;
        }
        let behind = at + 1..(at + OVER).min(self.range.end);
        let over = |i: usize| {
            self.is_form(i, &["ever", "history", "record", "records"])
                || self.is_form(i, &["since"])
                || self.is_form(i, &["this"])
                    && self.is_form(i + 1, &["century", "decade", "season", "campaign", "year"])
                || self.is_form(i, &["so"]) && self.is_form(i + 1, &["far"])
        };
        // "a record crowd of 31,416" ranges over all times.
        let record = self.is_form(at, &["record"])
            && self.tok(at + 1).is_some_and(|t| {
                !t.is(flag::PREPOSITION | flag::VERB_PAST) && t.kind != TokenKind::Mark
            });
        let range = behind
            .clone()
            .find(|i| over(*i))
            .or(Some(at).filter(|_| record))?;
        let years = self.quantities.iter().filter(|q| q.tokens.start > range);
        let since = years.filter_map(|q| self.year(q)).next();
        let published = self.stages.document.meta.published.map(|p| p.date.year());
        let this = |forms: &[&str]| behind.clone().any(|i| self.is_form(i, forms));
        let since = if self.is_form(range, &["since"]) {
            // "since the war began": from a day that is not told.
            Some(since?)
        } else if this(&["century"]) {
            published.map(|y| y / 100 * 100)
        } else if this(&["decade"]) {
            published.map(|y| y / 10 * 10)
        } else if this(&["season", "campaign", "year", "far"]) {
            Some(published?)
        } else {
            None
        };
        Some(Superlative {
            at,
            most,
            since,
            after: self.is_form(range, &["since"]),
        })
    }

    /// The amount that is called so: the one nearest to the superlative, in its sentence or one beside it.
    fn ranked(&self, superlative: &Superlative) -> Option<(&'a Quantity, usize)> {
        let fits = |r: &Reader<'a>, q: &Quantity| measurable(q) && !r.is_compared(q);
        let near = self
            .quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| q.tokens.start.abs_diff(superlative.at) <= NEAR && fits(self, q))
            .min_by_key(|(q, _)| q.tokens.start.abs_diff(superlative.at));
        // "the biggest since 1972, when the 969-carat one was found": what it is set beside.
        let since = |q: &Quantity| {
            (superlative.at..q.tokens.start).any(|i| self.is_form(i, &["since", "than"]))
        };
        near.filter(|(q, _)| !since(q)).or_else(|| {
            // "It was the deadliest quake this century", behind the sentence that gives the dead.
            let before = self.within(-BESIDE)?;
            let mut told = before
                .quantities
                .iter()
                .zip(before.base..)
                .filter(|(q, _)| fits(&before, q));
            let one = told.next();
            one.filter(|_| told.next().is_none())
        })
    }

    /// An amount of this sentence that is beyond `own`, of a time that the superlative of `of` ranges over, and of the same thing.
    fn rival(
        &self,
        of: &Reader<'a>,
        superlative: &Superlative,
        own: &Quantity,
    ) -> Option<(&'a Quantity, usize)> {
        let published = self.stages.document.meta.published.map(|p| p.date.year());
        let year = self.quantities.iter().find_map(|q| self.year(q))?;
        let in_range = published.is_none_or(|now| year <= now)
            && superlative.since.is_none_or(|since| year >= since);
        let bound = superlative.after && superlative.since == Some(year);
        if !in_range || bound || !self.tells_same(of, own) {
            return None;
        }
        let beyond = |q: &Quantity| {
            let (x, y) = (q.stated.single(), own.stated.single());
            let (Some(x), Some(y)) = (x, y) else {
                return false;
            };
            if superlative.most { x > y } else { x < y }
        };
        let mut told = self
            .quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| measurable(q) && self.comparable(q, own) && !self.averaged(q))
            .filter(|(q, _)| near_in_size(q, own) && !self.is_record(q));
        let one = told.next().filter(|(q, _)| beyond(q));
        one.filter(|_| told.next().is_none())
    }

    /// Of one unit, or of one noun that is counted.
    fn comparable(&self, q: &Quantity, own: &Quantity) -> bool {
        q.kind == own.kind
            && q.unit == own.unit
            && match (&q.noun, &own.noun) {
                (Some(x), Some(y)) => x.lemma == y.lemma,
                _ => q.unit.is_some() || self.refers(q),
            }
    }

    /// "the 163 recorded in 2019", "the 34,760 who came": a number that stands for what is counted.
    fn refers(&self, q: &Quantity) -> bool {
        let the = self
            .tok(q.tokens.start.wrapping_sub(1))
            .is_some_and(|t| t.is(flag::THE))
            || self.tok(q.tokens.start).is_some_and(|t| t.is(flag::THE));
        let behind = self.tok(q.tokens.end);
        the && behind
            .is_some_and(|t| t.is(flag::RELATIVE | flag::VERB_PARTICIPLE | flag::VERB_PAST))
    }

    /// "a record 19 million": a record of its own.
    fn is_record(&self, q: &Quantity) -> bool {
        (q.tokens.start.saturating_sub(3)..q.tokens.end)
            .any(|i| self.is_form(i, &["record", "records"]))
    }

    fn averaged(&self, q: &Quantity) -> bool {
        let from = q.tokens.start.saturating_sub(5).max(self.range.start);
        (from..q.tokens.start).any(|i| self.is_form(i, &["average", "averaged", "mean"]))
    }

    /// Whether the two sentences name one thing: a name in common, "the same gauge", "there".
    fn tells_same(&self, of: &Reader<'a>, own: &Quantity) -> bool {
        let same = self
            .range
            .clone()
            .any(|i| self.is_form(i, &["same", "there"]));
        let mut around: Vec<Range<usize>> = vec![of.range.clone()];
        let own = self.stages.text.sentences.get(own.sentence);
        around.extend(own.map(|s| s.tokens.clone()));
        let names: Vec<String> = around
            .into_iter()
            .flat_map(|range| self.capitals(range))
            .collect();
        same || self
            .capitals(self.range.clone())
            .iter()
            .any(|n| names.contains(n))
    }

    /// The words with a capital that the word table does not know, behind the first of a sentence.
    fn capitals(&self, range: Range<usize>) -> Vec<String> {
        let tokens = self.stages.text.slice(range);
        let names = tokens.iter().skip(1).filter(|t| {
            t.capital
                && t.kind == TokenKind::Word
                && !t.word.known()
                && t.span.end - t.span.start > 3
        });
        names
            .map(|t| t.span.of(&self.stages.document.text).to_lowercase())
            .collect()
    }
}

/// Two numbers of one thing seldom lie farther apart than so many times.
fn near_in_size(a: &Quantity, b: &Quantity) -> bool {
    const TIMES: i128 = 3;
    let (Some(x), Some(y)) = (a.stated.single(), b.stated.single()) else {
        return false;
    };
    let (low, high) = (x.min(y), x.max(y));
    low.mul(Number::int(TIMES)).is_some_and(|most| most >= high)
}

/// An exact number of something counted or measured.
fn measurable(q: &Quantity) -> bool {
    // A bare number is told apart from others by its size.
    let counted =
        q.kind == Kind::Count && (q.noun.is_some() || q.stated.low >= Some(Number::int(100)));
    let exact = q.stated == q.stated.single().map_or(q.stated, Interval::exactly);
    (counted || matches!(q.kind, Kind::Measure | Kind::Duration))
        && in_numbers(q)
        && is_exact(q)
        && exact
        && !q.partitive
        && !q.addition
}
