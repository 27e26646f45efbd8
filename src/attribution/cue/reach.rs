//! From cues to attributions: what stretch of the sentence each one covers.

use std::ops::Range;

use super::{Cue, FINITE};
use crate::attribution::{Attribution, Reader};
use crate::text::{TokenKind, flag};

impl Reader<'_> {
    /// From cues to attributions: how far each one's content goes.
    pub(super) fn reach(&self, range: &Range<usize>, cues: Vec<Cue>) -> Vec<Attribution> {
        // A new statement starts at "but", "while", "and", ";" when a source of its own follows.
        // A border before a trailing cue parts its content only from another cue's.
        let borders: Vec<usize> = cues
            .iter()
            .map(|c| {
                let border = self.border(range, c);
                if c.left && !cues.iter().any(|o| o.at < border && o.at != c.at) {
                    range.start
                } else {
                    border
                }
            })
            .collect();
        let own = |i: usize, c: &Cue| {
            if c.is_gapped() {
                return Some(c.whole.start);
            }
            if let Some(start) = self.apposed_number(c, range) {
                return Some(start);
            }
            let before = i.checked_sub(1).and_then(|b| cues.get(b));
            before.and_then(|b| self.own_number(c, b))
        };
        let borders: Vec<usize> = cues
            .iter()
            .zip(borders)
            .enumerate()
            .map(|(i, (c, border))| own(i, c).unwrap_or(border))
            .collect();
        let mut out = Vec::new();
        for (i, cue) in cues.iter().enumerate() {
            let from = borders.get(i).copied().unwrap_or(range.start);
            let to = borders
                .iter()
                .zip(&cues)
                .filter(|(b, c)| **b > cue.at && **b > range.start && c.at > cue.at)
                .map(|(b, _)| *b)
                .chain(cue.until)
                .chain(self.thing_declared(cue, range))
                .min()
                .unwrap_or(range.end);
            let mut scope = Vec::new();
            if cue.cites {
                // A cited source stands behind all that the citing cue covers.
                if let Some(main) = cues
                    .iter()
                    .zip(&borders)
                    .filter(|(c, _)| !c.cites && c.at != cue.at)
                    .min_by_key(|(c, _)| c.at.abs_diff(cue.at))
                {
                    if main.0.left {
                        scope.push(*main.1..main.0.whole.start);
                    }
                    if main.0.right {
                        scope.push(main.0.whole.end..to.max(main.0.whole.end));
                    }
                    if scope.is_empty() {
                        scope.push(from..cue.whole.start);
                    }
                } else {
                    if cue.left {
                        scope.push(from..cue.whole.start);
                    }
                    if cue.right {
                        scope.push(cue.whole.end..to.max(cue.whole.end));
                    }
                }
            } else {
                if cue.left {
                    scope.push(from..cue.whole.start);
                }
                if cue.right {
                    scope.push(cue.whole.end..to.max(cue.whole.end));
                }
            }
            scope.retain(|r| r.start < r.end);
            if scope.is_empty() {
                // Nothing in this sentence: "he said." behind a quotation that ended as a sentence of its own.
                if cue.left
                    && let Some(before) = self.quotation_before(range.start)
                {
                    scope.push(before);
                } else {
                    continue;
                }
            }
            out.push(Attribution {
                cue: cue.at,
                scope,
                source: cue.source.clone(),
                stance: cue.stance,
                cites: cue.cites,
            });
        }
        out
    }

    /// "arrested nine members of the crew, | 11 according to police": a bare number between a comma and the cue, after another one.
    fn apposed_number(&self, cue: &Cue, range: &Range<usize>) -> Option<usize> {
        const HEDGED: usize = 4;
        let number = |i: usize| {
            let token = self.tok(i);
            token.is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL))
        };
        let last = cue.whole.start.checked_sub(1).filter(|i| number(*i))?;
        if !cue.left || !self.is_form(cue.at, &["according"]) {
            return None;
        }
        let from = last.saturating_sub(HEDGED).max(range.start);
        let comma = (from..last)
            .rev()
            .take_while(|i| {
                number(*i)
                    || self.is_form(
                        *i,
                        &[
                            "at", "least", "most", "more", "than", "about", "up", "to", "some",
                        ],
                    )
                    || self.tok(*i).is_some_and(|t| t.mark(','))
            })
            .find(|i| self.tok(*i).is_some_and(|t| t.mark(',')))?;
        (range.start..comma).any(number).then_some(comma + 1)
    }

    /// "declares a state of emergency | after 12 were killed", "announced a curfew | as": what is declared is a thing, and what stands behind it is not said
    /// by whom it is declared by.
    fn thing_declared(&self, cue: &Cue, range: &Range<usize>) -> Option<usize> {
        const FORMS: [&str; 9] = [
            "declare",
            "declares",
            "declared",
            "announce",
            "announces",
            "announced",
            "claim",
            "claims",
            "claimed",
        ];
        const FAR: usize = 10;
        if !cue.right || !self.is_form(cue.at, &FORMS) {
            return None;
        }
        let start = cue.whole.end;
        let end = (start + FAR).min(range.end);
        let after =
            (start + 1..end).find(|i| self.is_form(*i, &["after", "as", "when", "because"]))?;
        let thing = (start..after).all(|i| {
            self.tok(i).is_some_and(|t| {
                t.kind == TokenKind::Word && !t.is(FINITE) && !self.is_form(i, &["that"])
            })
        });
        thing.then_some(after)
    }

    pub(super) fn quotation_before(&self, at: usize) -> Option<Range<usize>> {
        let last = at.checked_sub(1)?;
        let quote = self.tok(last).map(|t| t.quote).filter(|q| *q > 0)?;
        let mut start = last;
        while start > 0 && self.tok(start - 1).is_some_and(|t| t.quote == quote) {
            start -= 1;
        }
        Some(start..at)
    }

    /// Where the statement that holds `cue` starts within the sentence.
    pub(super) fn border(&self, range: &Range<usize>, cue: &Cue) -> usize {
        let mut i = cue.whole.start;
        // A source in front of its cue: what joins it to the text before.
        let back_to = i
            .saturating_sub(if cue.left { 60 } else { 3 })
            .max(range.start);
        while i > back_to {
            i -= 1;
            let Some(t) = self.tok(i) else { break };
            let parts = t.mark(';')
                || (t.kind == TokenKind::Word
                    && self.is_form(i, &["while", "whereas", "but", "although", "though"]))
                || (!cue.left
                    && t.is(flag::COORDINATOR)
                    && self.is_form(i, &["and"])
                    && i + 1 == cue.whole.start
                    && self.tok(i.wrapping_sub(1)).is_some());
            if parts
                && t.quote == self.tok(cue.at).map_or(0, |c| c.quote)
                && !self.is_form(i + 1, &["that"])
                && i > range.start
            {
                // For content on the left, the border must leave something between it and the cue.
                if !cue.left || cue.whole.start > i + 2 {
                    return i;
                }
            }
        }
        range.start
    }
}
