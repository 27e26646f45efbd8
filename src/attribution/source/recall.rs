//! Whom a short reference means: "he", "the ministry", "the company", a surname, "Corran Brands" behind "Corran Brands Inc".

use std::ops::Range;

use super::{Reader, SourceKind, SourceRef, clean};
use crate::text::{TokenKind, flag, singular};

/// How many earlier speakers a short reference may go back over: it keeps a long text linear, and nobody refers further.
const RECALL: usize = 64;

impl Reader<'_> {
    /// "he", "she": the last person who spoke; "it", "they": the last body, or the last persons.
    pub(super) fn pronoun(&self, range: Range<usize>, strict: bool) -> Option<SourceRef> {
        let word = self.form(range.start).to_ascii_lowercase();
        let single = matches!(word.as_str(), "he" | "she");
        let group = matches!(word.as_str(), "it" | "they" | "we");
        if !(single || group || word == "i") {
            return None;
        }
        let sentence = self.text.sentence_of(range.start);
        let mut candidates = self
            .spoken
            .iter()
            .rev()
            .filter(|(s, _)| sentence.saturating_sub(*s) <= 6)
            .map(|(_, source)| source);
        // "A different count came from the emergency ministry. ..., it said": an office named after the last speaker.
        if word == "it"
            && let Some(office) = self.office_before(range.start)
        {
            return Some(SourceRef {
                how: format!("{word:?} refers back to {:?}", office.name),
                ..office.at(range)
            });
        }
        let found = if single || word == "i" {
            candidates
                .clone()
                .find(|s| s.kind == SourceKind::Person)
                .or_else(|| {
                    // "The governor, Marta Reis, ... she said": a person named nearby is not the office that spoke.
                    let named = single && self.person_before(range.start).is_some();
                    candidates.next().filter(|_| !named)
                })
        } else if word == "it" {
            candidates.clone().find(|s| {
                matches!(
                    s.kind,
                    SourceKind::Body | SourceKind::Outlet | SourceKind::Document
                )
            })
        } else {
            candidates
                .clone()
                .find(|s| {
                    matches!(s.kind, SourceKind::Body | SourceKind::Document)
                        || s.name.ends_with('s')
                })
                .or_else(|| candidates.next())
        };
        match found {
            Some(source) => Some(SourceRef {
                how: format!("{word:?} refers back to {:?}", source.name),
                ..source.clone().at(range)
            }),
            None if single => {
                let named = self.person_before(range.start);
                let how = named.as_ref().map_or_else(
                    || format!("{word:?}, nobody named before it"),
                    |n| format!("{word:?} refers back to {n:?}"),
                );
                let name = named.unwrap_or(word);
                Some(SourceRef::new(SourceKind::Person, name, how).at(range))
            }
            None if strict || word == "it" => None,
            None => {
                let how = "a pronoun with nobody named before it";
                Some(SourceRef::new(SourceKind::Person, word, how).at(range))
            }
        }
    }

    /// An office named in full in the sentence before, when nobody has spoken since.
    fn office_before(&self, at: usize) -> Option<SourceRef> {
        let sentence = self.text.sentence_of(at);
        let before = self.text.sentences.get(sentence.checked_sub(1)?)?;
        if self.spoken.last().is_some_and(|(s, _)| *s + 1 >= sentence)
            || self
                .text
                .sentences
                .get(sentence)
                .is_some_and(|s| s.paragraph != before.paragraph)
        {
            return None;
        }
        before.tokens.clone().rev().find_map(|i| {
            let t = self.text.tokens.get(i).filter(|t| t.is(flag::OFFICE))?;
            let _ = t;
            let start = self.phrase_start(i);
            if start >= i || !(start..i).any(|k| self.text.tokens.get(k).is_some_and(|t| t.capital))
            {
                return None;
            }
            self.source(start..i + 1, true)
                .filter(|s| s.kind == SourceKind::Body)
        })
    }

    /// The nearest name of two capitalised words before `at`, within forty tokens.
    fn person_before(&self, at: usize) -> Option<String> {
        let from = at.saturating_sub(40);
        (from + 1..at).rev().find_map(|i| {
            let (a, b) = (self.text.tokens.get(i - 1)?, self.text.tokens.get(i)?);
            let name = |t: &crate::text::Token| {
                t.capital
                    && t.kind == TokenKind::Word
                    && !t.caps
                    && t.flags & !(flag::COMMON | flag::TITLE | flag::NOUNISH) == 0
            };
            (name(a) && name(b)).then(|| {
                self.text
                    .span(i - 1..i + 1)
                    .of(&self.document.text)
                    .to_owned()
            })
        })
    }

    /// "the ministry" with the same head noun named in full before: the last that spoke, else the last named.
    pub(super) fn back(&self, head: usize, core: &Range<usize>) -> Option<SourceRef> {
        let head_word = self.lexicon.word(self.text.tokens.get(head)?.word).noun;
        let head_form = self.form(head).to_lowercase();
        let same = |name: &str| {
            name.to_lowercase()
                .split_whitespace()
                .next_back()
                .is_some_and(|w| {
                    w.trim_end_matches(['s', ',', '.']) == head_form.trim_end_matches('s')
                })
                || name
                    .to_lowercase()
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|w| w == head_form)
        };
        if core.len() <= 3
            && let Some((_, source)) = self
                .spoken
                .iter()
                .rev()
                .take(RECALL)
                .find(|(_, s)| same(&s.name) && s.name.split_whitespace().count() > 1)
        {
            return Some(source.again());
        }
        // The nearest fuller mention of the same noun in the text before.
        let from = core.start.saturating_sub(600);
        for i in (from..core.start).rev() {
            let Some(t) = self.text.tokens.get(i) else {
                break;
            };
            if !head_word.known() || self.lexicon.word(t.word).noun != head_word {
                continue;
            }
            let start = self.phrase_start(i);
            if (start..i).any(|k| self.text.tokens.get(k).is_some_and(|t| t.capital)) {
                // "governor Vyacheslav Gladkov": the name behind the noun belongs to it.
                let mut end = i + 1;
                while self.text.tokens.get(end).is_some_and(|t| {
                    t.capital
                        && t.kind == TokenKind::Word
                        && t.flags & !(flag::COMMON | flag::TITLE) == 0
                }) {
                    end += 1;
                }
                let range = self.trim(start..end)?;
                let known = self.known_in(&range);
                let name = known
                    .as_ref()
                    .and_then(|(k, _)| self.tables.known.get(*k as usize))
                    .map_or_else(
                        || clean(self.text.span(range.clone()).of(&self.document.text)),
                        |k| k.name.clone(),
                    );
                let kind = if t.is(flag::OFFICE) {
                    SourceKind::Body
                } else {
                    SourceKind::Person
                };
                let how = format!("refers back to {name:?}");
                return Some(SourceRef {
                    known: known.map(|(k, _)| k),
                    country: self.country(&range),
                    ..SourceRef::new(kind, name, how)
                });
            }
        }
        None
    }

    /// Where the words that qualify the noun at `head` start: capitals, adjectives, genitives.
    fn phrase_start(&self, head: usize) -> usize {
        let mut start = head;
        while start > 0 {
            let Some(t) = self.text.tokens.get(start - 1) else {
                break;
            };
            let joins = t.kind == TokenKind::Genitive
                || t.kind == TokenKind::Word
                    && (t.capital
                        || t.flags
                            & (flag::ADJECTIVE | flag::OFFICE | flag::NOUNISH | flag::EVENT)
                            != 0
                        || t.flags == 0)
                    && t.flags
                        & (flag::PREPOSITION
                            | flag::DETERMINER
                            | flag::PRONOUN
                            | flag::COORDINATOR
                            | flag::BE)
                        == 0;
            if !joins {
                break;
            }
            start -= 1;
        }
        start
    }

    /// A surname alone: the fullest earlier mention that ends with it.
    pub(super) fn surname(&self, at: usize) -> Option<SourceRef> {
        let name = self.form(at);
        let word = self.text.tokens.get(at)?;
        // "Israel said" is the country, whatever minister was named before.
        if !word.capital
            || word.caps && name.len() <= 4
            || self.tables.countries.find(word.word, |_| None).is_some()
        {
            return None;
        }
        if let Some((_, source)) = self.spoken.iter().rev().find(|(_, s)| {
            s.name.len() > name.len()
                && s.name
                    .split(|c: char| c.is_whitespace() || c == ',')
                    .any(|w| w == name)
        }) {
            return Some(source.again());
        }
        let from = at.saturating_sub(2000);
        for i in (from + 1..at).rev() {
            if self.form(i) != name {
                continue;
            }
            let mut start = i;
            while start > from
                && self.text.tokens.get(start - 1).is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && (t.capital || t.flags & (flag::SPEAKER | flag::TITLE) != 0)
                        && t.flags & (flag::WEEKDAY | flag::PREPOSITION | flag::DETERMINER) == 0
                })
            {
                start -= 1;
            }
            if start < i {
                let full = clean(self.text.span(start..i + 1).of(&self.document.text));
                let how = format!("refers back to {full:?}");
                return Some(SourceRef::new(SourceKind::Person, full, how));
            }
        }
        None
    }

    /// Whether the noun at `at` may stand for a body named before: company, agency.
    pub(super) fn is_general(&self, at: usize) -> bool {
        let noun = singular(&self.form(at).to_lowercase());
        self.tables.general.contains(&noun)
    }

    /// The company that spoke last, by the end of its name, unless the noun at `head` names another speaker.
    pub(super) fn firm(&self, head: usize) -> Option<SourceRef> {
        let noun = self.form(head).to_lowercase();
        let ends = |name: &str| {
            let last = name.split_whitespace().next_back().unwrap_or_default();
            let small = last.trim_end_matches('.').to_lowercase();
            last.starts_with(char::is_uppercase) && self.tables.endings.contains(&small)
        };
        let spoken = || self.spoken.iter().rev().take(RECALL);
        let (_, source) = spoken().find(|(_, s)| s.name.contains(' ') && ends(&s.name))?;
        if spoken().any(|(_, s)| s.name.to_lowercase().ends_with(&noun)) {
            return None;
        }
        Some(source.again())
    }

    /// The speaker before whose longer name begins with this one: "Corran Brands" behind "Corran Brands Inc".
    pub(super) fn longer(&self, core: &Range<usize>) -> Option<SourceRef> {
        let short = clean(self.text.span(core.clone()).of(&self.document.text));
        let mut spoken = self.spoken.iter().rev().take(RECALL);
        let (_, source) = spoken.find(|(_, s)| {
            let rest = s.name.strip_prefix(short.as_str());
            rest.is_some_and(|r| r.starts_with(' '))
        })?;
        Some(source.again())
    }
}
