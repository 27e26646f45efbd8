//! Sources whose verb is left out: "police spoke of 12 dead, the hospital of 15", "the ministry reported 12 deaths and the opposition 40".

use std::ops::Range;

use super::{Cue, FINITE};
use crate::attribution::{Reader, SourceKind};
use crate::text::{TokenKind, flag};

/// A source whose verb is left out has no more words.
const LONGEST: usize = 12;
/// The words that lead up to a number are no more.
const LEAD: usize = 3;
/// Words between a number and the "according to" of its own.
const OWN: usize = 4;

impl Reader<'_> {
    /// Sources that take over the verb of a cue before them: what joins them to it, the source, the preposition that the first number has, a number, and
    /// nothing that the number could count.
    pub(super) fn gapped(&self, range: &Range<usize>, cues: &[Cue]) -> Vec<Cue> {
        let mut out: Vec<Cue> = Vec::new();
        for (n, cue) in cues.iter().enumerate() {
            let next = cues.get(n + 1).map_or(range.end, |c| c.whole.start);
            if !cue.right || cue.cites || cue.whole.start == cue.at {
                continue;
            }
            let Some(first) = (cue.whole.end..next).find(|i| self.is_number(*i)) else {
                continue;
            };
            let before = self.preposition(first);
            let mut at = first + 1;
            while at < next {
                let Some(start) = self.joint(at) else {
                    at += 1;
                    continue;
                };
                match self.source_and_number(start, next, before) {
                    Some((gapped, end)) => {
                        out.push(gapped);
                        at = end;
                    }
                    None => at = start,
                }
            }
        }
        out
    }

    /// Where what is joined starts, when a comma, a semicolon or a conjunction stands at `at`.
    fn joint(&self, at: usize) -> Option<usize> {
        let joins = |i: usize| {
            self.tok(i)
                .is_some_and(|t| t.mark(',') || t.mark(';') || t.is(flag::COORDINATOR))
                || self.is_form(i, &["while", "whereas", "but"])
        };
        joins(at).then(|| (at + 1..at + 3).find(|i| !joins(*i)).unwrap_or(at + 1))
    }

    /// A source from `start` on with a number right behind it; and where the number ends.
    fn source_and_number(
        &self,
        start: usize,
        limit: usize,
        before: Option<&str>,
    ) -> Option<(Cue, usize)> {
        let breaks = |i: &usize| {
            self.tok(*i).is_some_and(|t| {
                t.is(flag::RELATIVE | flag::SUBORDINATOR) && !t.is(flag::PREPOSITION | flag::HEDGE)
                    || t.mark(';')
                    || t.quotation()
                    || t.kind == TokenKind::Word && t.is(FINITE) && !t.is(flag::NOUNISH)
            })
        };
        let limit = limit.min(start + LONGEST);
        // "gave the toll as 250, and the daily had 252"
        let has = |i: usize| self.is_form(i, &["has", "had", "have"]) && self.counts_from(i + 1);
        let number = (start..limit).find(|i| self.is_number(*i) || breaks(i) && !has(*i))?;
        if !self.is_number(number) {
            return None;
        }
        let mut lead = number;
        while lead > start && number - lead < LEAD + 1 && self.leads_up(lead - 1) {
            lead -= 1;
        }
        // "spoke of 12, the hospital of 15": the same preposition, or none where it needs none.
        let mut end = lead;
        let had = lead > start && has(lead - 1);
        match self.preposition(number).filter(|_| !had) {
            None if had => end = lead - 1,
            Some(own) if before == Some(own) => {
                end = (start..=lead).rev().find(|i| self.is_form(*i, &[own]))?;
            }
            Some(_) => return None,
            None if before == Some("of") => return None,
            None => {}
        }
        // ", the U.S. Geological Survey in Golden, Colorado, 6.1"
        if self.tok(end.checked_sub(1)?).is_some_and(|t| t.mark(',')) {
            end -= 1;
        }
        let last = end.checked_sub(1).filter(|l| *l >= start)?;
        let opens = self.tok(start).is_some_and(|t| {
            t.kind == TokenKind::Word && !t.is(flag::PREPOSITION | flag::ADVERB | flag::PRONOUN)
        });
        let after = (number + 1..limit + LEAD)
            .find(|i| !self.is_number(*i))
            .unwrap_or(number + 1);
        let closes = self
            .tok(after)
            .is_none_or(|t| t.kind == TokenKind::Mark && !t.dash() || t.is(flag::COORDINATOR));
        let source = self.source(start..end, true)?;
        let speaks = match source.kind {
            SourceKind::Outlet | SourceKind::Body | SourceKind::Document => true,
            // "state television spoke of 5.9, the Americans of 6.1", and not "of 12 dead in Karsk, a town of 3,000"
            SourceKind::Person | SourceKind::Other => {
                self.speaks(start..end)
                    || before == Some("of")
                        && self.tok(start).is_some_and(|t| t.is(flag::THE))
                        && self.tok(last).is_some_and(|t| t.capital)
            }
        };
        (opens && closes && speaks).then(|| {
            let cue = Cue {
                until: Some(after),
                ..Cue::leading(last, start..end, source)
            };
            (cue, after)
        })
    }

    /// Whether a number starts at `i`, over the words that lead up to it.
    fn counts_from(&self, i: usize) -> bool {
        let lead = (i..i + LEAD).take_while(|k| self.leads_up(*k)).count();
        self.is_number(i + lead)
    }

    /// Whether the token is a number, in digits or words.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| {
            t.kind == TokenKind::Number || t.is(flag::NUMERAL) && !t.is(flag::PRONOUN)
        })
    }

    /// A word between a preposition and its number: "more than", "at least", "nearly", "as many as".
    fn leads_up(&self, i: usize) -> bool {
        let bound = ["least", "most", "many", "much", "few"];
        self.tok(i).is_some_and(|t| {
            t.is(flag::HEDGE | flag::ADVERB) && !t.is(flag::THE | flag::ARTICLE | flag::PREPOSITION)
        }) || self.is_form(i, &["than", "about", "around", "over", "up"])
            || self.is_form(i, &["at", "as"]) && self.is_form(i + 1, &bound)
            || self.is_form(i, &["as"]) && self.is_form(i.wrapping_sub(1), &bound)
    }

    /// The preposition in front of the number at `i` and of the words that lead up to it; "spoke of a quake of 5.9" has one too.
    fn preposition(&self, i: usize) -> Option<&'static str> {
        const LEADING: [&str; 4] = ["of", "at", "to", "as"];
        let mut at = i.checked_sub(1)?;
        for _ in 0..=LEAD {
            if !self.leads_up(at) {
                break;
            }
            at = at.checked_sub(1)?;
        }
        LEADING.into_iter().find(|p| self.is_form(at, &[*p]))
    }

    /// Where the statement of a trailing cue starts, when another one ends right before a number of its own: "120,000 according to organizers and |
    /// 30,000 according to police".
    pub(super) fn own_number(&self, cue: &Cue, before: &Cue) -> Option<usize> {
        let between = before.whole.end..cue.whole.start;
        let start = self.joint(between.start)?;
        let trailing = cue.left && before.left && !cue.cites && start < between.end;
        let short = between.len() <= OWN + LEAD + 2;
        let number = between.clone().any(|i| self.is_number(i));
        let verb = between.clone().any(|i| {
            self.tok(i)
                .is_some_and(|t| t.is(FINITE) && !t.is(flag::NOUNISH))
        });
        (trailing && short && number && !verb).then_some(between.start)
    }
}
