//! Where a clause ends, without a parse: marks and the words that open another.

use std::ops::Range;

use super::{Text, Token, flag};

/// The clause around token `at`: up to a semicolon, a dash, or a comma that a conjunction, relative or participle follows.
#[must_use]
pub fn clause(text: &Text, at: usize) -> Range<usize> {
    let Some(sentence) = text.sentences.get(text.sentence_of(at)) else {
        return at..at + 1;
    };
    let edge = |i: usize| -> bool {
        let Some(t) = text.tokens.get(i) else {
            return true;
        };
        if t.mark(';') || t.mark(':') || t.dash() && !t.glued {
            return true;
        }
        let opens = |t: &Token| {
            t.is(flag::COORDINATOR | flag::RELATIVE | flag::SUBORDINATOR)
                || t.is(flag::VERB_ING) && !t.is(flag::NOUNISH)
        };
        t.mark(',') && text.tokens.get(i + 1).is_some_and(opens)
    };
    let mut start = at;
    while start > sentence.tokens.start && !edge(start - 1) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < sentence.tokens.end && !edge(end) {
        end += 1;
    }
    start..end
}
