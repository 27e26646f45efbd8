//! The token slice as an input for nom, and the smallest parsers on it.

use std::iter::{Copied, Enumerate};
use std::slice::Iter;

use nom::{Err, IResult, Needed};

use super::tables::{Few, Links, Tables};
use crate::text::{Decimal, Token, WordId};

/// What the grammar reads: tokens of one sentence, the text they index, and the tables.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) text: &'a str,
    pub(super) tables: &'a Tables,
    /// How digits are written.
    pub(super) decimal: Decimal,
    /// "to" joins no range here: "rose from 12 to 18".
    pub(super) apart: bool,
    /// A currency sign stands before the number.
    pub(super) money: bool,
}

/// Failing to parse is normal in prose and carries no message.
pub(super) type Parsed<'a, T> = IResult<Input<'a>, T, ()>;

/// "This does not stand here."
pub(super) fn no<T>() -> Result<T, Err<()>> {
    Err(Err::Error(()))
}

impl<'a> Input<'a> {
    pub(super) fn at(&self, i: usize) -> Option<&'a Token> {
        self.tokens.get(i)
    }

    pub(super) fn word_at(&self, i: usize) -> Option<WordId> {
        self.tokens.get(i).map(|t| t.word)
    }

    pub(super) fn skip(&self, n: usize) -> Self {
        Self {
            tokens: self.tokens.get(n..).unwrap_or_default(),
            ..*self
        }
    }

    pub(super) fn form(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The text from the end of token `i - 1` on; for symbols that are several tokens wide.
    pub(super) fn raw(&self, i: usize) -> &'a str {
        self.tokens
            .get(i)
            .and_then(|t| self.text.get(t.span.start as usize..))
            .unwrap_or("")
    }
}

impl<'a> nom::Input for Input<'a> {
    type Item = Token;
    type Iter = Copied<Iter<'a, Token>>;
    type IterIndices = Enumerate<Copied<Iter<'a, Token>>>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    fn take(&self, index: usize) -> Self {
        Self {
            tokens: self.tokens.get(..index).unwrap_or(self.tokens),
            ..*self
        }
    }

    fn take_from(&self, index: usize) -> Self {
        self.skip(index)
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P>(&self, predicate: P) -> Option<usize>
    where
        P: Fn(Self::Item) -> bool,
    {
        self.tokens.iter().position(|t| predicate(*t))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.tokens.iter().copied().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.tokens.len() {
            Ok(count)
        } else {
            Err(Needed::new(count - self.tokens.len()))
        }
    }
}

/// One token that satisfies `test`.
pub(super) fn token<'a>(
    test: impl Fn(&Token) -> bool,
) -> impl Fn(Input<'a>) -> Parsed<'a, &'a Token> {
    move |input| match input.tokens.first() {
        Some(t) if test(t) => Ok((input.skip(1), t)),
        _ => no(),
    }
}

/// One of the small words that hold numbers together.
pub(super) fn small_word<'a>(
    which: impl Fn(&'a Links) -> &'a Few,
) -> impl Fn(Input<'a>) -> Parsed<'a, &'a Token> {
    move |input| match input.tokens.first() {
        Some(t) if which(&input.tables.links).holds(t) => Ok((input.skip(1), t)),
        _ => no(),
    }
}

/// A hyphen or dash.
pub(super) fn dash(input: Input<'_>) -> Parsed<'_, &Token> {
    token(Token::dash)(input)
}
