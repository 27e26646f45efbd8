//! Parts of a text that tell of one thing each: sections under names, lines of entries, lines below "First aircraft".

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Reader, SentenceEvents};
use crate::document::ZoneKind;
use crate::text::{Sentence, TokenKind, flag};

impl Reader<'_> {
    /// Gives every sentence the name that its section stands under: paragraphs that are the name of a spot or an event and nothing else, two at
    /// least ("Ridge Fire" and "Corran Fire", "Bramwell Road"). What one of them tells is not of the others.
    pub(super) fn sections(&self, sentences: &mut [SentenceEvents]) {
        let infos = &self.text.sentences;
        let heads: Vec<(usize, Range<usize>)> = (0..infos.len())
            .filter_map(|n| Some((n, self.short_line(n)?)))
            .collect();
        let names: Vec<&(usize, Range<usize>)> =
            heads.iter().filter(|(_, r)| self.is_name(r)).collect();
        let sections: Vec<&(usize, Range<usize>)> = names
            .iter()
            .copied()
            .filter(|(_, r)| self.is_of_spot(r))
            .collect();
        if sections.len() < 2 {
            return;
        }
        let mut ahead = heads.iter().peekable();
        let mut under: Option<String> = None;
        for (n, sentence) in sentences.iter_mut().enumerate() {
            if let Some((_, r)) = ahead.next_if(|(at, _)| *at == n) {
                let opens = sections.iter().any(|(at, _)| *at == n);
                let span = self.text.span(r.clone());
                under = opens.then(|| span.of(&self.document.text).to_lowercase());
            }
            sentence.section.clone_from(&under);
        }
    }

    /// "READ MORE: Floods in Lunde kill 246": the headline of another article.
    pub(super) fn links(&self, sentences: &mut [SentenceEvents]) {
        let word = |i: usize| self.tok(i).map(|t| t.word);
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            let start = info.tokens.start;
            let teaser = || {
                self.tables
                    .scene
                    .teasers
                    .find(word(start)?, |k| word(start + k))
            };
            let behind = teaser().map(|(n, ())| start + n);
            if behind.is_some_and(|i| self.tok(i).is_some_and(|t| t.mark(':'))) {
                sentence.entry = u32::try_from(start).ok();
            }
        }
    }

    /// "Seats won: 330", and further down "Seats won: 232", "Seats won: 56": lines that come again in block after block are of an entry each. Twice
    /// may be a summary and its table, which should agree.
    pub(super) fn entries(&self, sentences: &mut [SentenceEvents]) {
        const WORDS: usize = 4;
        const VALUE: usize = 6;
        const OFTEN: usize = 3;
        let label = |info: &Sentence| {
            let range = &info.tokens;
            let most = (range.start + 1 + WORDS).min(range.end);
            let colon =
                (range.start + 1..most).find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))?;
            let words = range.start..colon;
            let plain = words
                .clone()
                .all(|i| self.tok(i).is_some_and(|t| t.kind == TokenKind::Word));
            let short = range.end - colon <= VALUE + 1;
            let span = self.text.span(words);
            (plain && short).then(|| span.of(&self.document.text).to_lowercase())
        };
        let mut lines: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, info) in self.text.sentences.iter().enumerate() {
            if let Some(label) = label(info) {
                lines.entry(label).or_default().push(n);
            }
        }
        self.numbered_entries(sentences);
        self.dated_entries(sentences);
        self.rows(sentences);
        // "Operator: Norra Air" and "Operator: Selvia Wings": two things are described.
        let text_of = |n: &usize| {
            let range = self.text.sentences.get(*n)?.tokens.clone();
            let number = range.clone().any(|i| {
                self.tok(i)
                    .is_some_and(|t| t.kind != TokenKind::Word && t.kind != TokenKind::Mark)
            });
            let span = self.text.span(range);
            (!number).then(|| span.of(&self.document.text))
        };
        let described = lines.values().any(|at| {
            let texts: Vec<_> = at.iter().map(text_of).collect();
            texts.len() > 1
                && texts.iter().all(Option::is_some)
                && texts.iter().any(|t| Some(t) != texts.first())
        });
        // "Its losses were:" above each of two lists: of two sides.
        let introduced = lines.values().flatten().filter(|n| {
            n.checked_sub(1)
                .and_then(|before| self.text.sentences.get(before))
                .and_then(|s| self.tok(s.tokens.end.wrapping_sub(1)))
                .is_some_and(|t| t.mark(':'))
        });
        let often = if described || introduced.count() > 1 {
            2
        } else {
            OFTEN
        };
        lines.retain(|_, at| at.len() >= often);
        if lines.len() < 2 {
            return;
        }
        for n in lines.values().flatten() {
            let (Some(sentence), Some(info)) = (sentences.get_mut(*n), self.text.sentences.get(*n))
            else {
                continue;
            };
            sentence.entry = u32::try_from(info.tokens.start).ok();
        }
    }

    /// "Crew: 420 on board, 248 saved", "Women: 310 on board, 41 saved": lines that put the same words around other numbers, three at least, are of an
    /// entry each.
    fn rows(&self, sentences: &mut [SentenceEvents]) {
        const WORDS: usize = 4;
        const LONGEST: usize = 24;
        const OFTEN: usize = 3;
        let shape = |info: &Sentence| {
            let range = &info.tokens;
            let most = (range.start + 1 + WORDS).min(range.end);
            let colon =
                (range.start + 1..most).find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))?;
            let rest = colon + 1..range.end;
            let number = |i: &usize| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Number);
            let numbers = rest.clone().filter(number).count();
            (numbers > 1 && rest.len() <= LONGEST).then(|| {
                let words = rest
                    .filter(|i| !number(i))
                    .map(|i| self.form(i).to_lowercase());
                words.collect::<Vec<_>>().join(" ")
            })
        };
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (n, info) in self.text.sentences.iter().enumerate() {
            if let Some(shape) = shape(info) {
                rows.entry(shape).or_default().push(n);
            }
        }
        for n in rows.values().filter(|at| at.len() >= OFTEN).flatten() {
            let start = self.text.sentences.get(*n).map(|s| s.tokens.start);
            if let (Some(sentence), Some(start)) = (sentences.get_mut(*n), start) {
                sentence.entry = u32::try_from(start).ok();
            }
        }
    }

    /// "First aircraft: ...", and the lines with labels below it, which are of the first one alone.
    fn numbered_entries(&self, sentences: &mut [SentenceEvents]) {
        const WORDS: usize = 4;
        let infos = &self.text.sentences;
        let colon = |n: usize| {
            let range = &infos.get(n)?.tokens;
            (range.start + 1..(range.start + 1 + WORDS).min(range.end))
                .find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))
        };
        let heads: Vec<(usize, String)> = (0..infos.len())
            .filter_map(|n| {
                let (start, end) = (infos.get(n)?.tokens.start, colon(n)?);
                let ordinal = self
                    .tok(start)
                    .is_some_and(|t| t.is(flag::ORDINAL) && t.capital);
                let rest = self.text.span(start + 1..end);
                (ordinal && end > start + 1)
                    .then(|| (n, rest.of(&self.document.text).to_lowercase()))
            })
            .collect();
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, name) in &heads {
            *named.entry(name).or_default() += 1;
        }
        let several = |name: &str| named.get(name).is_some_and(|n| *n > 1);
        let is_head = |n: usize| heads.binary_search_by_key(&n, |(at, _)| *at).is_ok();
        for (head, _) in heads.iter().filter(|(_, name)| several(name)) {
            let at = infos
                .get(*head)
                .and_then(|s| u32::try_from(s.tokens.start).ok());
            let below = head + 1..infos.len();
            for n in below.take_while(|n| colon(*n).is_some() && !is_head(*n)) {
                if let Some(sentence) = sentences.get_mut(n) {
                    sentence.entry = at;
                }
            }
        }
    }

    /// "- 1968-69. Three people were killed", "14 May 2010: ...": paragraphs that each open with a year or a date, two at least, tell of an event each.
    fn dated_entries(&self, sentences: &mut [SentenceEvents]) {
        let infos = &self.text.sentences;
        let opens_paragraph = |n: usize| {
            n == 0 || infos.get(n - 1).map(|s| s.paragraph) != infos.get(n).map(|s| s.paragraph)
        };
        let dated = |n: usize| {
            infos
                .get(n)
                .is_some_and(|s| opens_paragraph(n) && self.opens_with_date(&s.tokens))
        };
        let heads: Vec<usize> = (0..infos.len()).filter(|n| dated(*n)).collect();
        if heads.len() < 2 {
            return;
        }
        for head in heads {
            let Some(info) = infos.get(head) else {
                continue;
            };
            let at = u32::try_from(info.tokens.start).ok();
            let same = |n: &usize| infos.get(*n).is_some_and(|s| s.paragraph == info.paragraph);
            for n in (head..infos.len()).take_while(same) {
                if let Some(sentence) = sentences.get_mut(n) {
                    sentence.entry = at;
                }
            }
        }
    }

    /// "- 1968-69.", "14 May 2010:", "May 14 -": a dash or bullet, or nothing, a year or a date, and a mark that parts it from what is told.
    fn opens_with_date(&self, range: &Range<usize>) -> bool {
        const LONGEST: usize = 7;
        let bullet = |i: usize| {
            self.tok(i).is_some_and(|t| {
                t.dash() || matches!(t.ch, '•' | '*' | '·') && t.kind == TokenKind::Mark
            })
        };
        let start = range.start + usize::from(bullet(range.start));
        let listed = start > range.start;
        let end = (start..(start + LONGEST).min(range.end)).find(|i| {
            self.tok(*i)
                .is_some_and(|t| t.mark(':') || t.mark('.') && listed || t.dash() && !t.glued)
        });
        let words = |i: usize| {
            self.tok(i).is_some_and(|t| {
                t.kind == TokenKind::Number
                    || t.is(flag::MONTH | flag::WEEKDAY)
                    || t.dash()
                    || t.mark(',')
                    || t.mark('/')
            }) || self.is_form(i, &["and", "to"])
        };
        let year = |i: usize| self.year(i).is_some();
        let month = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::MONTH));
        end.is_some_and(|end| {
            end > start && (start..end).all(words) && (start..end).any(|i| year(i) || month(i))
        })
    }

    /// "2014" as a line of its own over what it tells of that year; before the first of a text without a date, the year of the first month and year named.
    pub(super) fn years_of_lines(&self) -> Vec<(usize, i16)> {
        const FIRST: usize = 4;
        const LINE: usize = 3;
        let infos = &self.text.sentences;
        let lines = infos.iter().enumerate().filter_map(|(n, info)| {
            let words = |i: &usize| self.tok(*i).is_some_and(|t| t.kind != TokenKind::Mark);
            let mut told = info.tokens.clone().filter(words);
            let (first, more) = (told.next()?, told.next());
            let alone = more.is_none() && info.tokens.len() <= LINE && self.text.stands_alone(n);
            let year = self.year(first).filter(|_| alone)?;
            Some((info.tokens.start, year))
        });
        let mut out: Vec<(usize, i16)> = lines.collect();
        if !self.dated {
            let opening = infos.iter().take(FIRST).flat_map(|s| s.tokens.clone());
            let named = opening.filter_map(|i| {
                let month = self.tok(i).is_some_and(|t| t.is(flag::MONTH));
                let behind = self.year(i + 1).or_else(|| {
                    let day = self.tok(i + 1)?.kind == TokenKind::Number;
                    let comma = usize::from(self.tok(i + 2)?.mark(','));
                    self.year(i + 2 + comma).filter(|_| day)
                });
                behind.filter(|_| month)
            });
            out.extend(named.take(1).map(|year| (0, year)));
            out.sort_unstable();
        }
        out
    }

    /// The year that holds for a date without one at token `i`.
    pub(super) fn year_over(&self, i: usize) -> Option<i16> {
        let before = self.years.partition_point(|(at, _)| *at <= i);
        self.years
            .get(before.checked_sub(1)?)
            .map(|(_, year)| *year)
    }

    /// The sentence as a line of its own without a full stop, below the headline.
    fn short_line(&self, n: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 12;
        let infos = &self.text.sentences;
        let info = infos.get(n)?;
        let line = matches!(info.zone, ZoneKind::Body | ZoneKind::Heading);
        let end = info.tokens.end.checked_sub(1)?;
        let stops = self
            .tok(end)
            .is_some_and(|t| t.kind == TokenKind::Mark && !t.mark(':'));
        let colon = self.tok(end).is_some_and(|t| t.mark(':'));
        let range = info.tokens.start..info.tokens.end - usize::from(colon);
        let fits = !range.is_empty() && range.len() <= LONGEST;
        (n > 0 && self.text.stands_alone(n) && line && fits && !stops).then_some(range)
    }

    /// Whether a name ends in a word for an event or a spot, behind what tells it from others.
    fn is_of_spot(&self, name: &Range<usize>) -> bool {
        let last = name.end - 1;
        name.len() > 1
            && (self
                .tok(last)
                .is_some_and(|t| t.is(flag::EVENT | flag::FACILITY))
                || self.is_in(last, &self.tables.scene.areas)
                || self.is_in(last, &self.tables.scene.thoroughfares))
    }

    /// Capitalised words alone, that neither count nor say anything.
    fn is_name(&self, range: &Range<usize>) -> bool {
        const LONGEST: usize = 4;
        range.len() <= LONGEST
            && range.clone().all(|i| {
                self.tok(i).is_some_and(|t| {
                    t.dash() && t.glued
                        || t.kind == TokenKind::Word
                            && t.capital
                            && !t.is(flag::SPEECH | flag::MONTH | flag::WEEKDAY | flag::VERB_PAST)
                })
            })
    }
}
