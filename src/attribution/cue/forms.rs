//! Cues that are no reporting verb with its subject: "according to S", "S's tally of", "S quoted T as saying", "S: ...", "... - S".

use std::ops::Range;

use super::{Cue, FINITE};
use crate::attribution::{Reader, SourceKind, SourceRef, Stance, Verb};
use crate::document::ZoneKind;
use crate::text::{Token, TokenKind, flag};

impl Reader<'_> {
    /// "according to S", "citing S", "cited by S".
    pub(super) fn according(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        let first = self.tok(at)?;
        let next = |k: usize| self.tok(at + k).map(|t| t.word);
        let (width, cites) = if let Some((n, ())) = self.tables.according.find(first.word, next) {
            (n, false)
        } else if self.verb(at) == Some(Verb::Cite) && first.is(flag::VERB_ING) {
            (1, true)
        } else {
            let (n, ()) = self.tables.passive.find(first.word, next)?;
            // "she was quoted by AFP as saying": the agency only carries it.
            if self.verb(at) == Some(Verb::Cite)
                && self.tok(at.wrapping_sub(1)).is_some_and(|t| t.is(flag::BE))
            {
                return None;
            }
            (n, false)
        };
        let start = at + width;
        let end = self.phrase_end(start, range.end);
        let source = self.source(start..end, cites)?;
        // "power provided by three dams" tells of a deed: only sources that speak.
        if self.tables.passive.find(first.word, next).is_some() && source.kind == SourceKind::Other
        {
            return None;
        }
        if cites && source.kind == SourceKind::Other {
            return None;
        }
        let opens = at == range.start
            || (at == range.start + 1 && self.tok(range.start).is_some_and(Token::quotation))
            || self
                .tok(at.wrapping_sub(1))
                .is_some_and(|t| t.mark(';') || t.is(flag::COORDINATOR | flag::RELATIVE) && !cites);
        let comma_after = self.tok(end).is_some_and(|t| t.mark(','));
        let more_after = end + 1 < range.end && comma_after;
        let cue = Cue {
            at,
            whole: at..end,
            source,
            stance: Stance::Asserted,
            left: !opens,
            right: opens || more_after,
            until: None,
            cites,
        };
        Some((cue, Vec::new()))
    }

    /// "The losses were put at $1 billion by the finance minister": the passive of a counting verb, the number, and who counted.
    pub(super) fn put_by(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        const NEAR: usize = 7;
        let passive = self.tok(at).is_some_and(|t| t.is(flag::VERB_PARTICIPLE))
            && self.tok(at.checked_sub(1)?).is_some_and(|t| t.is(flag::BE))
            && self.verb(at) == Some(Verb::Check);
        if !passive {
            return None;
        }
        let limit = (at + NEAR).min(range.end);
        let by = (at + 1..limit).find(|i| self.is_form(*i, &["by"]))?;
        let counted = (at + 1..by).any(|i| self.is_number(i));
        let plain =
            (at + 1..by).all(|i| self.tok(i).is_some_and(|t| !t.is(FINITE) && !t.mark(',')));
        if !counted || !plain {
            return None;
        }
        let end = self.phrase_end(by + 1, range.end);
        let source = self
            .source(by + 1..end, false)
            .filter(|s| !matches!(s.kind, SourceKind::Other | SourceKind::Document))?;
        Some((Cue::trailing(by, by..end, source), Vec::new()))
    }

    /// "The death toll from the civil protection agency is 412": whose count it is, before the number.
    fn toll_from(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        if !self.is_form(at, &["toll", "count", "tally", "figure", "estimate"])
            || !self.is_form(at + 1, &["from", "of", "by"])
        {
            return None;
        }
        let end = self.phrase_end(at + 2, range.end);
        let source = self
            .source(at + 2..end, false)
            .filter(|s| !matches!(s.kind, SourceKind::Other | SourceKind::Document))?;
        self.states_number(end, range)
            .then(|| (Cue::leading(end, at..end + 1, source), Vec::new()))
    }

    /// Whose count or text it is: the one that the noun at `at` belongs to.
    pub(super) fn counted(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        self.possessed(at, range)
            .or_else(|| self.toll_from(at, range))
    }

    /// "the ministry's tally of 14 dead", "by the union's count, 4,000 marched": a possessor and what it counted or wrote.
    fn possessed(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        const NEAR: usize = 4;
        let noun = self.tok(at).filter(|t| t.is(flag::DOCUMENT))?;
        if noun.capital && at > range.start && !noun.caps {
            return None;
        }
        let genitive = (range.start..at)
            .rev()
            .take(4)
            .take_while(|i| {
                self.tok(i + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::PREPOSITION | FINITE))
                    || i + 1 == at
            })
            .find(|i| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Genitive))?;
        let start = self.possessor(genitive, range.start);
        let source = self
            .source(start..at + 1, true)
            .filter(|s| !matches!(s.kind, SourceKind::Other | SourceKind::Document))?;
        let cue = |whole: Range<usize>, left, right, until| Cue {
            at,
            whole,
            source: source.clone(),
            stance: Stance::Asserted,
            left,
            right,
            until,
            cites: false,
        };
        if self.is_form(at + 1, &["of", "that", "showing"])
            && self.tok(at + 2).is_some_and(|t| {
                t.kind == TokenKind::Number || t.is(flag::NUMERAL | flag::HEDGE | flag::VAGUE)
            })
        {
            // "the ministry's tally of 14 was disputed": the verb is no longer the ministry's.
            let end = (at + 2..range.end).find(|i| {
                self.tok(*i).is_some_and(|t| {
                    t.mark(',')
                        || t.mark(';')
                        || t.is(flag::BE | flag::HAVE | flag::MODAL | flag::DO)
                        || t.is(flag::VERB_PAST | flag::VERB_S)
                            && !t.is(flag::VERB_PARTICIPLE | flag::NOUNISH)
                })
            });
            return Some((cue(start..at + 2, false, true, end), Vec::new()));
        }
        // "while the bank's first estimate was $1.9 billion"
        if let Some(be) = self.stated_by(at, range) {
            let mut own = cue(start..be + 1, false, true, None);
            own.at = be;
            return Some((own, Vec::new()));
        }
        let by = start
            .checked_sub(1)
            .filter(|b| *b >= range.start && self.is_form(*b, &["by", "on"]))?;
        // "By the ministry's count 12 people died"
        let opens = by == range.start
            && self.tok(at + 1).is_some_and(|t| {
                t.mark(',') || t.is(flag::HEDGE | flag::NUMERAL) || t.kind == TokenKind::Number
            });
        // "36,000 people by the ministry's figures and 140,000 by those of the union"
        let counted = self.is_form(by, &["by"])
            && (by.saturating_sub(NEAR).max(range.start)..by).any(|i| self.is_number(i));
        let closes = by > range.start
            && (counted || self.tok(by - 1).is_some_and(|t| t.mark(',')))
            && self.tok(at + 1).is_none_or(|t| {
                at + 1 >= range.end
                    || t.mark('.')
                    || t.mark(',')
                    || t.mark(';')
                    || counted && t.is(flag::COORDINATOR)
            });
        (opens || closes).then(|| (cue(by..at + 1, closes, opens, None), Vec::new()))
    }

    /// The "was" between the noun at `at` and its number: "estimate was", "estimate, made public on Friday, is".
    fn stated_by(&self, at: usize, range: &Range<usize>) -> Option<usize> {
        const ASIDE: usize = 8;
        let mut be = at + 1;
        if self.tok(be).is_some_and(|t| t.mark(',')) {
            let limit = (be + ASIDE).min(range.end);
            be = (be + 1..limit).find(|i| self.tok(*i).is_some_and(|t| t.mark(',')))? + 1;
        }
        self.states_number(be, range).then_some(be)
    }

    /// "is $1.9 billion", "stands at 14": the verb at `be` with a number behind it.
    fn states_number(&self, be: usize, range: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let number =
            |i: usize| self.is_number(i) || self.tok(i).is_some_and(|t| t.is(flag::CURRENCY));
        self.is_form(be, &["is", "was", "stands", "stood"])
            && (be + 1..(be + NEAR).min(range.end)).any(number)
    }

    /// Where the noun phrase in front of a genitive starts: "the health ministry" of "the health ministry's count".
    fn possessor(&self, genitive: usize, from: usize) -> usize {
        let mut start = genitive;
        while start > from {
            let Some(t) = self.tok(start - 1).filter(|t| {
                (t.kind == TokenKind::Word || t.kind == TokenKind::Genitive)
                    && !t.is(flag::PREPOSITION | flag::COORDINATOR | flag::RELATIVE)
                    && (t.capital || t.is(flag::NOUNISH | flag::ADJECTIVE) || !t.is(FINITE))
            }) else {
                break;
            };
            start -= 1;
            if t.is(flag::DETERMINER) {
                break;
            }
        }
        start
    }

    /// "S quoted T as saying K", "T was quoted by S as saying K", "K, S quoted T as saying".
    pub(super) fn quoting(&self, at: usize, range: &Range<usize>) -> Option<(Cue, Vec<Cue>)> {
        let token = self.tok(at)?;
        if !token.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE | flag::VERB_BASE) {
            return None;
        }
        let saying = (at + 1..(at + 22).min(range.end))
            .find(|i| self.is_form(*i, &["as"]) && self.is_form(i + 1, &["saying", "telling"]));
        let mut aux = at;
        let mut passive = false;
        while aux > range.start
            && self
                .tok(aux - 1)
                .is_some_and(|t| t.is(flag::BE | flag::HAVE | flag::ADVERB))
        {
            passive |= self.tok(aux - 1).is_some_and(|t| t.is(flag::BE));
            aux -= 1;
        }
        let (subject, _) = self.subject(aux, range, &[])?;
        let who = self.source(subject.clone(), true)?;
        let end = saying.map_or(at + 1, |s| s + 2);
        let mut end = self.complement(end, range.end);
        if saying.is_none() && !passive {
            // "The agency cited police as the source", "The report cites residents": the object is the origin.
            let object_end = self.phrase_end(at + 1, range.end);
            let object = self
                .source(at + 1..object_end, true)
                .filter(|s| s.kind != SourceKind::Other)?;
            end = self.complement(object_end, range.end);
            let trailing = end >= range.end || self.tok(end).is_some_and(|t| t.mark('.'));
            let outer = Cue {
                at,
                whole: subject.start..end,
                source: who,
                stance: Stance::Asserted,
                left: trailing,
                right: !trailing,
                until: None,
                cites: false,
            };
            let inner = Cue {
                at: at + 1,
                whole: at + 1..end,
                source: object,
                stance: Stance::Asserted,
                left: trailing,
                right: !trailing,
                until: None,
                cites: true,
            };
            return Some((outer, vec![inner]));
        }
        // "was quoted by AFP as saying", "was quoted as saying by AFP"
        let mut carrier = None;
        if passive
            && let Some(by) = (at + 1..(end + 1).min(range.end)).find(|i| self.is_form(*i, &["by"]))
        {
            let mut to = saying.unwrap_or(by + 1);
            if saying.is_some_and(|s| by > s) {
                to = self.phrase_end(by + 1, range.end);
                end = to;
            }
            carrier = self.source(by + 1..to, true);
        }
        let trailing = end >= range.end || self.tok(end).is_some_and(|t| t.mark('.'));
        let cue = |at: usize, source: SourceRef, cites: bool| Cue {
            at,
            whole: subject.start..end,
            source,
            stance: Stance::Asserted,
            left: trailing,
            right: !trailing,
            until: None,
            cites,
        };
        if passive {
            return Some(match carrier {
                Some(carrier) => (cue(at, carrier, false), vec![cue(at + 1, who, true)]),
                None => (cue(at, who, false), Vec::new()),
            });
        }
        let quoted = self.source(at + 1..saying?, true)?;
        Some((cue(at, who, false), vec![cue(at + 1, quoted, true)]))
    }

    /// Headline forms: "Police: 6 dead", "6 dead – ministry"; and "S: \"...\"" in the body.
    pub(super) fn label(&self, range: &Range<usize>, zone: ZoneKind) -> Option<Cue> {
        let colon = (range.start + 1..(range.start + 8).min(range.end))
            .find(|i| self.tok(*i).is_some_and(|t| t.mark(':')));
        if let Some(colon) = colon
            && matches!(
                zone,
                ZoneKind::Headline | ZoneKind::Standfirst | ZoneKind::Body | ZoneKind::Heading
            )
            && colon + 2 < range.end
            && !self.tok(colon + 1).is_some_and(|t| t.glued)
            && !(range.start..colon).any(|i| self.tok(i).is_some_and(|t| t.mark('(')))
        {
            let source = self.source(range.start..colon, true).filter(|s| {
                s.kind != SourceKind::Other
                    && (s.known.is_some() || self.speaks(range.start..colon))
            })?;
            return Some(Cue::leading(colon, range.start..colon + 1, source));
        }
        if zone == ZoneKind::Headline || range.len() < 30 {
            let dash = (range.start + 3..range.end)
                .rev()
                .find(|i| self.tok(*i).is_some_and(|t| t.dash() && !t.glued));
            if let Some(dash) = dash
                && (1..=5).contains(&(range.end - dash - 1))
                && self.tok(dash + 1).is_some_and(|t| !t.glued)
            {
                let source = self
                    .source(dash + 1..range.end, true)
                    .filter(|s| s.known.is_some() || self.speaks(dash + 1..range.end))?;
                return Some(Cue::trailing(dash, dash..range.end, source));
            }
        }
        None
    }
}
