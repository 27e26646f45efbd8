//! What a noun phrase in source position names: a known outlet or body, an office, a person, a document, or something that cannot speak.

mod recall;

use std::ops::Range;

use super::Reader;
use crate::document::ZoneKind;
use crate::text::{TokenKind, flag, singular};

/// What kind of source it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SourceKind {
    /// A newspaper, agency, broadcaster: passes on what others say.
    Outlet,
    /// An office, company, army, observatory.
    Body,
    /// One person or several.
    Person,
    /// A report, study, count.
    Document,
    /// Something else that "said" something.
    Other,
}

/// One source as mentioned in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceRef {
    /// The canonical name where the rules know it, else its fullest mention in the text.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Its tokens; `None` when it is inherited from another sentence.
    pub tokens: Option<Range<usize>>,
    /// Index into the table of known sources.
    pub known: Option<u32>,
    /// The country whose authorities it belongs to, when it is an office of state.
    pub country: Option<String>,
    /// A general noun that stands for some source named before, and nothing says which: "the company", "figures".
    pub general: bool,
    /// How the mention was resolved: "as written", "refers back to ...".
    pub how: String,
}

impl SourceRef {
    /// A source that no rule names, of no state, mentioned nowhere in particular.
    fn new(kind: SourceKind, name: String, how: impl Into<String>) -> Self {
        Self {
            name,
            kind,
            tokens: None,
            known: None,
            country: None,
            general: false,
            how: how.into(),
        }
    }

    /// The same source, mentioned at these tokens.
    fn at(self, tokens: Range<usize>) -> Self {
        Self {
            tokens: Some(tokens),
            ..self
        }
    }

    /// The same source, met again in other words.
    fn again(&self) -> Self {
        Self {
            how: format!("refers back to {:?}", self.name),
            ..self.clone()
        }
    }

    /// Whether the two may be one source under two names: "Corran Corp" and "Corran", "Voss and Reed's" and "V and R", "the company" and any name,
    /// "figures" and whoever gives them.
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        let named = |s: &Self| s.name.contains(char::is_uppercase);
        let vague =
            |s: &Self| s.kind == SourceKind::Other || s.kind == SourceKind::Document && s.general;
        if self.known.is_some() && self.known == other.known || vague(self) || vague(other) {
            return true;
        }
        if self.general && named(other) || other.general && named(self) {
            return true;
        }
        let (a, b) = (words(&self.name), words(&other.name));
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let within = long.windows(short.len().max(1)).any(|w| w == short);
        let first = |words: &[String]| -> String {
            words.iter().filter_map(|w| w.chars().next()).collect()
        };
        let initials = short.concat() == first(&long)
            || first(&short) == first(&long) && short.iter().all(|w| w.len() == 1);
        within || long.len() > 1 && initials
    }
}

/// The words of a name as singulars in small letters, without those that join them.
fn words(name: &str) -> Vec<String> {
    name.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !matches!(*w, "" | "the" | "of" | "and" | "s"))
        .map(singular)
        .collect()
}

impl Reader<'_> {
    fn form(&self, i: usize) -> &str {
        self.text
            .tokens
            .get(i)
            .map_or("", |t| t.span.of(&self.document.text))
    }

    fn flags(&self, i: usize) -> u64 {
        self.text.tokens.get(i).map_or(0, |t| t.flags)
    }

    /// The known source named inside `range`, with the tokens of its name; the last one wins ("Kyiv's Suspilne" is Suspilne).
    fn known_in(&self, range: &Range<usize>) -> Option<(u32, Range<usize>)> {
        let mut best: Option<(u32, Range<usize>)> = None;
        let mut i = range.start;
        while i < range.end {
            let Some(t) = self.text.tokens.get(i) else {
                break;
            };
            if t.capital
                && let Some((n, name)) = self.tables.names.find(t.word, |k| if i + k < range.end { self.text.tokens.get(i + k).map(|t| t.word) } else { None })
                && (!name.acronym || t.caps)
                // Part of a longer name ("Guardian Life") or a genitive before a person ("the BBC's John Smith") keeps its own name.
                && !(self.text.tokens.get(i + n).is_some_and(|next| next.capital && next.kind == TokenKind::Word && next.flags == 0) && i + n < range.end && !next_is_person_list(self, i + n))
            {
                best = Some((name.known, i..i + n));
                i += n;
                continue;
            }
            i += 1;
        }
        best
    }

    /// The outlet in brackets before the dash of a dateline, in the first sentence of the body.
    pub(super) fn byline(&self) -> Option<String> {
        let first = self
            .text
            .sentences
            .iter()
            .find(|s| s.zone == ZoneKind::Body)?;
        let limit = first.tokens.end.min(first.tokens.start + 16);
        let close = (first.tokens.start..limit).find(|i| {
            let mark = |i: usize, c| self.text.tokens.get(i).is_some_and(|t| t.mark(c));
            mark(*i, ')')
                && self
                    .text
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.dash() || t.mark(':'))
        })?;
        let open = (first.tokens.start..close)
            .rev()
            .find(|i| self.text.tokens.get(*i).is_some_and(|t| t.mark('(')))?;
        let (known, _) = self.known_in(&(open + 1..close))?;
        self.tables
            .known
            .get(known as usize)
            .filter(|k| k.outlet)
            .map(|k| k.name.clone())
    }

    /// Where the first prepositional phrase, relative clause or apposition of a noun phrase starts.
    fn core_end(&self, range: &Range<usize>) -> usize {
        for i in range.start + 1..range.end {
            let Some(t) = self.text.tokens.get(i) else {
                break;
            };
            if t.is(flag::PREPOSITION | flag::RELATIVE) && !t.capital || t.mark(',') || t.mark('(')
            {
                return i;
            }
        }
        range.end
    }

    /// Reads the noun phrase `range` as a source. `None` when it names nothing that can speak and `strict` is set.
    pub(super) fn source(&self, range: Range<usize>, strict: bool) -> Option<SourceRef> {
        let range = self.trim(range)?;
        let core = range.start..self.core_end(&range);
        let first = self.text.tokens.get(range.start)?;
        let last = core.end.checked_sub(1)?;
        if range.len() == 1 && first.is(flag::PRONOUN) {
            return self.pronoun(range, strict);
        }
        // "The group that claimed the attack said": what happened says nothing.
        if self.text.tokens.get(last).is_some_and(|t| {
            t.is(flag::EVENT)
                && !t.capital
                && !t.is(flag::OFFICE
                    | flag::DOCUMENT
                    | flag::SPEAKER
                    | flag::PERSON
                    | flag::PEOPLE
                    | flag::GROUP)
        }) {
            return None;
        }
        let written = self.text.span(range.clone()).of(&self.document.text);
        let plain = |kind| SourceRef::new(kind, clean(written), "as written").at(range.clone());
        if let Some((known, at)) = self.known_in(&core).or_else(|| {
            if self.flags(last) & (flag::DOCUMENT | flag::SPEAKER) != 0 || core.len() == 1 {
                self.known_in(&range)
            } else {
                None
            }
        }) {
            let entry = self.tables.known.get(known as usize)?;
            // "UN spokesman John Smith" stays with the person's words but belongs to the body.
            let whole = at.end == core.end
                || self.flags(last) & (flag::SPEAKER | flag::OFFICE | flag::DOCUMENT) != 0;
            let person_after =
                core.end > at.end
                    && self.text.tokens.get(last).is_some_and(|t| {
                        t.capital && t.flags & (flag::OFFICE | flag::DOCUMENT) == 0
                    });
            if whole && !person_after {
                let kind = if entry.outlet {
                    SourceKind::Outlet
                } else {
                    SourceKind::Body
                };
                let named = SourceRef::new(kind, entry.name.clone(), "named in the rules");
                return Some(SourceRef {
                    known: Some(known),
                    country: self.country(&core),
                    ..named.at(range)
                });
            }
        }
        // The head of the core: its last noun.
        let head_flags = (core.start..core.end)
            .rev()
            .map(|i| self.flags(i))
            .find(|f| {
                f & (flag::OFFICE | flag::SPEAKER | flag::DOCUMENT | flag::PERSON | flag::PEOPLE)
                    != 0
            })
            .unwrap_or(0);
        let last_token = self.text.tokens.get(last)?;
        let named = core.clone().any(|i| {
            self.text.tokens.get(i).is_some_and(|t| {
                t.capital
                    && (i > range.start
                        || !self.starts_sentence(i)
                        || t.flags & !(flag::COMMON | flag::TITLE) == 0)
            })
        });
        let definite = first.is(flag::THE | flag::POSSESSIVE)
            || first
                .span
                .of(&self.document.text)
                .eq_ignore_ascii_case("this")
            || first
                .span
                .of(&self.document.text)
                .eq_ignore_ascii_case("that");
        let ends_in_name = last_token.capital
            && last_token.flags & (flag::OFFICE | flag::DOCUMENT | flag::WEEKDAY | flag::MONTH)
                == 0
            && (last > range.start
                || !self.starts_sentence(last)
                || last_token.flags & (flag::SPEAKER | flag::PEOPLE) == 0);
        let office = last_token.flags & flag::OFFICE != 0;
        let whose = || {
            let mut tokens = self.text.slice(core.clone()).iter();
            tokens.any(|t| t.kind == TokenKind::Genitive)
        };
        let general = definite && !named && self.is_general(last) && !whose();
        if general
            && (office || !strict)
            && let Some(full) = self.firm(last)
        {
            return Some(full.at(range));
        }
        if office
            || (head_flags & flag::OFFICE != 0
                && !ends_in_name
                && last_token.flags
                    & (flag::SPEAKER | flag::DOCUMENT | flag::PERSON | flag::PEOPLE)
                    == 0)
        {
            let kind = SourceKind::Body;
            if definite
                && !named
                && let Some(full) = self.back(last, &core)
            {
                return Some(full.at(range));
            }
            let whole = core.start + usize::from(first.is(flag::THE)) == last;
            if named
                && let Some(full) = self.longer(&core).or_else(|| {
                    // "the Bank", the name's last word.
                    let short = whole && definite && self.is_general(last);
                    short.then(|| self.back(last, &core)).flatten()
                })
            {
                return Some(full.at(range));
            }
            let mut source = plain(kind);
            source.general = general;
            source.country = self.country(&core);
            return Some(source);
        }
        if last_token.flags & flag::DOCUMENT != 0 {
            // "the ministry's tally": who counted speaks, not the tally.
            if let Some(genitive) = core.clone().rev().find(|i| {
                self.text
                    .tokens
                    .get(*i)
                    .is_some_and(|t| t.kind == TokenKind::Genitive)
            }) && let Some(owner) = self
                .source(core.start..genitive, true)
                .filter(|s| s.kind != SourceKind::Document)
            {
                return Some(SourceRef {
                    how: format!("whose {} it is", self.form(last)),
                    ..owner.at(range)
                });
            }
            // "figures showed", "the report said"; "a report" is a new one.
            let mut source = plain(SourceKind::Document);
            source.general = !named && !first.is(flag::ARTICLE);
            return Some(source);
        }
        if last_token.flags & (flag::SPEAKER | flag::PERSON | flag::PEOPLE) != 0
            || head_flags & flag::SPEAKER != 0
        {
            if definite
                && !named
                && core.len() <= 3
                && let Some(full) = self.back(last, &core)
            {
                return Some(full.at(range));
            }
            let mut source = plain(SourceKind::Person);
            source.country = self.country(&core);
            if core.len() == 1
                && named
                && let Some(full) = self.surname(last)
            {
                return Some(full.at(range));
            }
            return Some(source);
        }
        if ends_in_name {
            let full = if core.len() == 1 {
                self.surname(last)
            } else {
                self.longer(&core)
            };
            if let Some(full) = full {
                return Some(full.at(range));
            }
            let mut source = plain(SourceKind::Person);
            // A name alone is a person, or a country that speaks: "Russia said".
            source.country = self.country(&core);
            let alone = core
                .clone()
                .all(|i| i == last || self.flags(i) & flag::THE != 0);
            let initials = alone && self.is_in_capitals(last);
            if source.country.is_some() && core.len() <= 2 || initials {
                source.kind = SourceKind::Body;
            }
            return Some(source);
        }
        if strict {
            return None;
        }
        let mut source = plain(SourceKind::Other);
        source.general = general;
        Some(source)
    }

    /// "the KNCHR": initials, in a sentence that is not in capitals throughout.
    fn is_in_capitals(&self, at: usize) -> bool {
        let sentence = self.text.sentences.get(self.text.sentence_of(at));
        let mixed = || {
            sentence.is_some_and(|s| {
                let words = self.text.slice(s.tokens.clone()).iter();
                words
                    .filter(|t| t.kind == TokenKind::Word)
                    .any(|t| !t.capital)
            })
        };
        self.text.tokens.get(at).is_some_and(|t| t.caps) && mixed()
    }

    /// Cuts articles, quotation marks, time words and punctuation off both ends.
    fn trim(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (range.start, range.end);
        while start < end {
            let t = self.text.tokens.get(start)?;
            // "But Corr said", "When Corr, who founded the firm, said": no part of the name, wherever the sentence begins.
            let opens = || {
                let sentence = self.text.sentences.get(self.text.sentence_of(start));
                start + 1 < end && sentence.is_some_and(|s| s.tokens.start == start)
            };
            if t.kind == TokenKind::Mark && !t.mark('@')
                || t.is(flag::COORDINATOR | flag::ADVERB) && !t.capital
                || t.is(flag::COORDINATOR | flag::SUBORDINATOR)
                    && !t.is(flag::PREPOSITION)
                    && opens()
                || (t.is(flag::WEEKDAY | flag::TIME)
                    && start + 1 < end
                    && self.flags(start + 1) & (flag::DETERMINER | flag::OFFICE) != 0)
            {
                start += 1;
            } else {
                break;
            }
        }
        while end > start {
            let t = self.text.tokens.get(end - 1)?;
            if t.kind == TokenKind::Mark && !t.mark(')')
                || t.is(flag::WEEKDAY
                    | flag::TIME
                    | flag::ADVERB
                    | flag::COORDINATOR
                    | flag::PREPOSITION)
                    && !(t.capital
                        && t.kind == TokenKind::Word
                        && !t.is(flag::WEEKDAY | flag::TIME))
            {
                end -= 1;
            } else {
                break;
            }
        }
        // "The confirmed toll": an article alone names nobody.
        let names = (start..end).any(|i| {
            self.text
                .tokens
                .get(i)
                .is_some_and(|t| !t.is(flag::THE | flag::ARTICLE))
        });
        // "Nobody has claimed the attack", "no group said"; "No. 10 said" is a house.
        let none = self.is_form(start, &["nobody", "none"])
            || self.is_form(start, &["no"])
                && self
                    .text
                    .tokens
                    .get(start + 1)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        (start < end && names && !none).then_some(start..end)
    }

    fn starts_sentence(&self, at: usize) -> bool {
        let s = self.text.sentence_of(at);
        self.text.sentences.get(s).is_some_and(|s| {
            s.tokens.start == at
                || (s.tokens.start + 1 == at
                    && self
                        .text
                        .tokens
                        .get(at - 1)
                        .is_some_and(crate::text::Token::quotation))
        })
    }

    /// The country of an office of state: "Russia's emergency ministry", "Ukrainian officials".
    fn country(&self, core: &Range<usize>) -> Option<String> {
        let head = core.end.checked_sub(1)?;
        let state = (core.start..core.end).any(|i| {
            self.text.tokens.get(i).is_some_and(|t| {
                self.tables.state_heads.contains_key(&t.word)
                    || self
                        .tables
                        .state_heads
                        .contains_key(&self.lexicon.word(t.word).noun)
            })
        }) || core.len() <= 2;
        if !state {
            return None;
        }
        for i in core.start..=head {
            let t = self.text.tokens.get(i)?;
            if t.capital
                && let Some((_, country)) = self
                    .tables
                    .countries
                    .find(t.word, |k| self.text.tokens.get(i + k).map(|t| t.word))
            {
                return Some(country.clone());
            }
        }
        None
    }
}

fn next_is_person_list(reader: &Reader<'_>, at: usize) -> bool {
    reader.flags(at) & (flag::SPEAKER | flag::OFFICE | flag::DOCUMENT) != 0
}

/// Without a leading article and without initials in brackets behind the name, on one line.
pub(super) fn clean(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 1
        && words
            .first()
            .is_some_and(|w| ["the", "a", "an"].iter().any(|a| w.eq_ignore_ascii_case(a)))
    {
        words.remove(0);
    }
    if words.len() > 1
        && words.last().is_some_and(|w| {
            w.strip_prefix('(')
                .and_then(|w| w.strip_suffix(')'))
                .is_some_and(|w| !w.is_empty() && w.chars().all(|c| c.is_uppercase() || c == '-'))
        })
    {
        words.pop();
    }
    words
        .join(" ")
        .trim_end_matches([',', '.', ';', ':'])
        .replace(" ’s", "’s")
}
