//! `text`: zones in; tokens with spans, sentences and direct quotations out.
//!
//! Each word is looked up in the [`Lexicon`] once. Offsets are bytes of the document's text and never come from a lower-cased copy.

mod clause;
mod lexicon;
mod noun;
mod sentence;
mod token;

pub use clause::clause;
pub use lexicon::{Decimal, Lexicon, Phrases, Word, WordId, flag};
pub use noun::{plural, singular};
pub use token::{Token, TokenKind};

use std::fmt::Write as _;
use std::ops::Range;

use crate::document::{Document, Span, ZoneKind};

/// One sentence: a range of tokens inside one zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, as indices into [`Text::tokens`], half-open.
    pub tokens: Range<usize>,
    /// The kind of its zone.
    pub zone: ZoneKind,
    /// The number of its zone in the document, counted from 0.
    pub paragraph: u32,
    /// Whether any of its tokens can open a quantity.
    pub has_number: bool,
}

/// A document cut into tokens and sentences.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// All sentences in text order; they cover all tokens.
    pub sentences: Vec<Sentence>,
}

impl Text {
    /// The tokens of a range; empty when out of bounds.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &[Token] {
        self.tokens.get(range).unwrap_or_default()
    }

    /// The span from the first to the last token of a range.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        match (
            self.tokens.get(range.start),
            range
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if first.span.start <= last.span.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }

    /// Whether token `i` has one of the [`flag`]s; past the end there is none.
    #[must_use]
    pub fn is(&self, i: usize, flags: u64) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(flags))
    }

    /// Whether sentence `n` is the whole of its paragraph.
    #[must_use]
    pub fn stands_alone(&self, n: usize) -> bool {
        let paragraph = |n: usize| self.sentences.get(n).map(|s| s.paragraph);
        paragraph(n + 1) != paragraph(n)
            && n.checked_sub(1)
                .is_none_or(|before| paragraph(before) != paragraph(n))
    }

    /// The number of the sentence that holds token `at`.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= at)
    }
}

/// Whether most longer words carry a capital, as in English headlines: capitals tell nothing there.
#[must_use]
pub fn title_case(tokens: &[Token]) -> bool {
    let (mut capital, mut plain) = (0, 0);
    for t in tokens
        .iter()
        .filter(|t| t.kind == TokenKind::Word && t.span.end - t.span.start > 3)
    {
        if t.capital { capital += 1 } else { plain += 1 }
    }
    capital > plain
}

/// Cuts a document into tokens and sentences.
#[must_use]
pub fn read(document: &Document, lexicon: &Lexicon) -> Text {
    let mut text = Text {
        tokens: Vec::with_capacity(document.text.len() / 5),
        sentences: Vec::new(),
    };
    let mut quotes = 0u32;
    for (zone, paragraph) in document.zones.iter().zip(0u32..) {
        let from = text.tokens.len();
        token::tokens(
            &document.text,
            zone.span,
            lexicon,
            &mut quotes,
            &mut text.tokens,
        );
        sentence::split(
            &document.text,
            &text.tokens,
            from,
            zone.kind,
            paragraph,
            &mut text.sentences,
        );
    }
    text
}

/// One line per sentence, then its tokens with their flags: the stage's view for people and snapshots.
#[must_use]
pub fn dump(document: &Document, text: &Text, lexicon: &Lexicon) -> String {
    let mut out = String::new();
    for sentence in &text.sentences {
        let span = text.span(sentence.tokens.clone());
        let _ = writeln!(
            out,
            "{:>12}  {:8}  {}",
            span.to_string(),
            sentence.zone.name(),
            crate::document::excerpt(span.of(&document.text), 90)
        );
        for token in text.slice(sentence.tokens.clone()) {
            if token.flags
                & (flag::NUMERAL
                    | flag::SPEECH
                    | flag::EVENT
                    | flag::OFFICE
                    | flag::SPEAKER
                    | flag::PEOPLE)
                != 0
                || token.kind == TokenKind::Number
            {
                let names: Vec<String> = flag::NAMES
                    .iter()
                    .filter(|(_, bit)| token.flags & bit != 0)
                    .map(|(name, _)| name.to_ascii_lowercase().replace('_', "-"))
                    .collect();
                let lemma = lexicon.word(token.word).verb;
                let lemma = if lemma.known() {
                    format!("  <{}>", lexicon.form(lemma))
                } else {
                    String::new()
                };
                let _ = writeln!(
                    out,
                    "{:>14}  {}{}  {}",
                    token.span.to_string(),
                    token.span.of(&document.text),
                    lemma,
                    names.join(" ")
                );
            }
        }
    }
    out
}
