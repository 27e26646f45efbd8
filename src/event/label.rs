//! Names that a text gives a place of its own: headings and labels over paragraphs, and names read by their syntax once that come again.

use std::collections::BTreeMap;
use std::ops::Range;

use super::place::Place;
use super::{Reader, SentenceEvents};
use crate::document::ZoneKind;
use crate::text::{Sentence, TokenKind, flag};

impl Reader<'_> {
    /// "at least 80 were killed at Utoya": a name that the text has elsewhere by its syntax ("the island of Utoya") is that place wherever
    /// something is put at it.
    pub(super) fn named_again(&self, sentences: &mut [SentenceEvents]) {
        const MOST: usize = 64;
        let mut names: BTreeMap<String, Place> = BTreeMap::new();
        for p in sentences.iter().flat_map(|s| &s.places) {
            let single = !p.place.name.contains(' ') && p.place.ids.is_empty();
            if single && names.len() < MOST {
                names
                    .entry(p.place.name.clone())
                    .or_insert_with(|| p.place.clone());
            }
        }
        if names.is_empty() {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            for i in info.tokens.clone().skip(1) {
                let Some(place) = self
                    .tok(i)
                    .filter(|t| t.capital)
                    .and_then(|_| names.get(self.form(i)))
                else {
                    continue;
                };
                let put = self.is_form(i - 1, &["at", "on"]);
                let known = sentence.places.iter().any(|p| p.tokens.contains(&i));
                let longer = self.tok(i + 1).is_some_and(|t| t.capital);
                if !put || known || longer {
                    continue;
                }
                let at = sentence.places.partition_point(|p| p.tokens.start < i);
                let found = super::place::PlaceRef {
                    tokens: i..i + 1,
                    place: place.clone(),
                    aside: false,
                };
                sentence.places.insert(at, found);
            }
        }
    }

    /// Paragraphs that are the name of a place and nothing else, with the index of their sentence; where there are two at least.
    pub(super) fn place_headings(&self, sentences: &[SentenceEvents]) -> Vec<(usize, Place)> {
        const LONGEST: usize = 5;
        let infos = &self.text.sentences;
        let found: Vec<(usize, Place)> = (0..sentences.len())
            .filter_map(|n| {
                let (info, sentence) = (infos.get(n)?, sentences.get(n)?);
                let [place] = sentence.places.as_slice() else {
                    return None;
                };
                let mut rest = info.tokens.clone().filter(|i| !place.tokens.contains(i));
                let only = rest.all(|i| self.tok(i).is_some_and(|t| t.mark(':')));
                let short = info.tokens.len() <= LONGEST;
                (self.text.stands_alone(n) && only && short).then(|| (n, place.place.clone()))
            })
            .collect();
        let several = found
            .iter()
            .any(|(_, p)| Some(p) != found.first().map(|(_, f)| f));
        if several { found } else { Vec::new() }
    }

    /// "At Dry Creek there were no casualties": what a sentence opens with is a spot of its own, wherever the text names it.
    pub(super) fn side_scenes(&self, sentences: &mut [SentenceEvents]) {
        let opened = sentences.iter().filter_map(|s| s.opening.clone());
        // By the first word of the name.
        let named: BTreeMap<String, String> = opened
            .map(|(at, name)| (self.form(at).to_lowercase(), name))
            .collect();
        if named.is_empty() {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            for i in info.tokens.clone() {
                let name = self
                    .tok(i)
                    .filter(|t| t.capital)
                    .and_then(|_| named.get(&self.form(i).to_lowercase()));
                sentence.spots.extend(name.map(|name| (i, name.clone())));
            }
        }
    }

    /// Gives every sentence the label that its paragraph stands under. Labels of places come in rows: two at least, one of them a name that the
    /// word table does not know.
    pub(super) fn label(&self, sentences: &mut [SentenceEvents]) {
        const WORDS: usize = 3;
        let labelled = |info: &Sentence| {
            let first = info.tokens.start;
            let colon = (first + 1..(first + 1 + WORDS).min(info.tokens.end))
                .find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))?;
            let name = (first..colon).all(|i| {
                self.tok(i).is_some_and(|t| {
                    // "Region 3: 192 cases"
                    i > first && t.kind == TokenKind::Number
                        || t.kind == TokenKind::Word
                            && t.capital
                            && !t.is(flag::COUNTED
                                | flag::PEOPLE
                                | flag::PERSON
                                | flag::SPEAKER
                                | flag::TITLE
                                | flag::SPEECH
                                | flag::EVENT
                                | flag::MONTH
                                | flag::WEEKDAY
                                | flag::VERB_PAST
                                | flag::DOCUMENT)
                })
            });
            // "Deaths: 12" labels its number and nothing else.
            let told = info.tokens.end > colon + 3;
            (name && told).then_some(first..colon)
        };
        let mut paragraph = u32::MAX;
        let mut found: BTreeMap<u32, Range<usize>> = BTreeMap::new();
        for info in &self.text.sentences {
            if info.paragraph != paragraph && info.zone == ZoneKind::Body {
                found.extend(labelled(info).map(|r| (info.paragraph, r)));
            }
            paragraph = info.paragraph;
        }
        let unknown = |r: &Range<usize>| {
            r.clone()
                .any(|i| self.tok(i).is_some_and(|t| !t.word.known()))
        };
        if found.len() < 2 || !found.values().any(unknown) {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            let label = found.get(&info.paragraph);
            sentence.label = label.map(|r| {
                let span = self.text.span(r.clone());
                span.of(&self.document.text).to_lowercase()
            });
        }
    }
}
