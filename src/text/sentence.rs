//! Where sentences end: a full stop, question or exclamation mark that is no part of an abbreviation and is followed by a fresh start.

use super::Sentence;
use super::lexicon::flag;
use super::token::{Token, TokenKind};
use crate::document::ZoneKind;

/// A sentence is cut after so many tokens: a line without stops must not make every look around a number a walk over a megabyte.
const LONGEST: usize = 500;

pub(super) fn split(
    text: &str,
    tokens: &[Token],
    from: usize,
    zone: ZoneKind,
    paragraph: u32,
    out: &mut Vec<Sentence>,
) {
    let mut start = from;
    let mut at = from;
    while at < tokens.len() {
        if at - start >= LONGEST {
            push(tokens, start..at, zone, paragraph, out);
            start = at;
        }
        if ends(text, tokens, at) {
            // Closing quotes and brackets belong to the sentence they close.
            let mut end = at + 1;
            while tokens.get(end).is_some_and(|t| {
                t.glued
                    && t.kind == TokenKind::Mark
                    && matches!(t.ch, '"' | '”' | '’' | '»' | ')' | '\'' | ']')
            }) {
                end += 1;
            }
            // "…," he said: a quotation that ends with "?" or "!" goes on when a lower-case word follows.
            let goes_on = tokens
                .get(end)
                .is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
            if !goes_on {
                push(tokens, start..end, zone, paragraph, out);
                start = end;
                at = end;
                continue;
            }
        }
        at += 1;
    }
    if start < tokens.len() {
        push(tokens, start..tokens.len(), zone, paragraph, out);
    }
}

fn push(
    tokens: &[Token],
    range: std::ops::Range<usize>,
    zone: ZoneKind,
    paragraph: u32,
    out: &mut Vec<Sentence>,
) {
    let has_number = tokens
        .get(range.clone())
        .unwrap_or_default()
        .iter()
        .any(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL | flag::VAGUE | flag::ZERO));
    out.push(Sentence {
        tokens: range,
        zone,
        paragraph,
        has_number,
    });
}

fn ends(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let Some(next) = tokens.get(at + 1) else {
        return false;
    };
    // A line break after a line without a full stop, as in lists of times: the next line starts afresh.
    if token.span.end < next.span.start
        && text
            .get(token.span.end as usize..next.span.start as usize)
            .is_some_and(|gap| gap.contains('\n'))
        && (next.capital || next.kind == TokenKind::Number || next.quotation())
        && !matches!(token.ch, ',' | ';' | '-')
        && (token.kind == TokenKind::Mark || line_length(text, token) < 60)
    {
        return true;
    }
    if token.kind == TokenKind::Mark && matches!(token.ch, '.' | '!' | '?' | '…') {
        // ".5" or "3.14" glued on; "...".
        if next.glued
            && (next.kind == TokenKind::Word || next.kind == TokenKind::Number || next.mark('.'))
        {
            return false;
        }
        return fresh(tokens, at + 1);
    }
    // "in the U.S. The ministry": an abbreviation that also ends the sentence.
    if token.kind == TokenKind::Word
        && text.get(token.span.end as usize - 1..token.span.end as usize) == Some(".")
        && token.span.end - token.span.start > 2
    {
        let opener = flag::DETERMINER
            | flag::PRONOUN
            | flag::PREPOSITION
            | flag::SUBORDINATOR
            | flag::COORDINATOR;
        return !token.is(flag::TITLE | flag::MONTH)
            && !next.glued
            && next.capital
            && !next.caps
            && next.is(opener)
            && !tokens
                .get(at + 2)
                .is_some_and(|t| t.capital && t.is(flag::TITLE));
    }
    false
}

/// How long the line is that ends with `token`, in bytes.
fn line_length(text: &str, token: &Token) -> usize {
    let before = text.get(..token.span.end as usize).unwrap_or("");
    before.len() - memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |i| i + 1)
}

/// Whether a new sentence can start at `at`: a capital, a digit, a quotation mark, a bracket, a dash.
fn fresh(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    match token.kind {
        TokenKind::Word | TokenKind::Mixed => token.capital || !token.glued,
        TokenKind::Number | TokenKind::Ordinal => true,
        TokenKind::Genitive => false,
        TokenKind::Mark => {
            if token.quotation() || matches!(token.ch, '(' | '[' | ')' | ']' | '\'') {
                // A closing mark: what follows it decides.
                tokens
                    .get(at + 1)
                    .is_none_or(|t| t.capital || t.kind != TokenKind::Word || t.quotation())
            } else {
                matches!(
                    token.ch,
                    '•' | '*' | '#' | '—' | '–' | '_' | '$' | '£' | '€' | '@'
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Span;
    use crate::text::{Lexicon, flag};

    #[test]
    fn sentences_end_where_readers_think() {
        let mut lexicon = Lexicon::default();
        for a in ["gov.", "jan.", "lt.", "no."] {
            lexicon.flag(a, flag::ABBREVIATION | flag::TITLE);
        }
        lexicon.flag("the", flag::DETERMINER);
        let cut = |text: &str| {
            let mut tokens = Vec::new();
            crate::text::token::tokens(
                text,
                Span::new(0, u32::try_from(text.len()).unwrap()),
                &lexicon,
                &mut 0,
                &mut tokens,
            );
            let mut out = Vec::new();
            super::split(
                text,
                &tokens,
                0,
                crate::document::ZoneKind::Body,
                0,
                &mut out,
            );
            out.len()
        };
        assert_eq!(cut("Gov. Smith said 14.5 people died. He left."), 2);
        assert_eq!(
            cut("\"Twelve died,\" he said. \"All of them.\" Then he left."),
            3
        );
        assert_eq!(cut("They live in the U.S. The ministry said so."), 2);
        assert_eq!(cut("They left on Jan. 4. Nobody was hurt."), 2);
        assert_eq!(cut("\"Why?\" she asked. None came."), 2);
        assert_eq!(cut("It rose to 39... and then fell."), 1);
    }
}
