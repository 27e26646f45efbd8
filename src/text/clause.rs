//! Where a clause ends, without a parse: marks and the words that open another.

use std::ops::Range;

use super::{Text, Token, flag};

/// The clause around token `at`: up to a semicolon, a dash, or a comma that a conjunction, relative or participle follows; a relative clause ends at the
/// comma before the verb of its main clause.
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
    let dash = |i: usize| text.tokens.get(i).is_some_and(|t| t.dash() && !t.glued);
    // "five people — including a girl — were shot": what two dashes hold ends no clause when a verb follows.
    let verb = |i: usize| text.is(i, flag::BE | flag::HAVE | flag::MODAL | flag::VERB_PAST);
    let mut start = at;
    while start > sentence.tokens.start {
        if edge(start - 1) {
            let open = (sentence.tokens.start..start - 1).rev().find(|i| dash(*i));
            match open.filter(|_| dash(start - 1) && verb(start)) {
                Some(open) => start = open,
                None => break,
            }
        } else {
            start -= 1;
        }
    }
    // "the fire of 2009, in which 31 died, has changed nothing since then"
    let relative = (start..start + 2).any(|i| text.is(i, flag::RELATIVE));
    let resumes = |i: usize| {
        relative
            && text.tokens.get(i).is_some_and(|t| t.mark(','))
            && verb(i + 1)
            && (start..i).any(verb)
    };
    let mut end = at + 1;
    while end < sentence.tokens.end && !resumes(end) {
        if edge(end) {
            let close = (end + 1..sentence.tokens.end).find(|i| dash(*i));
            match close.filter(|c| dash(end) && verb(c + 1)) {
                Some(close) => end = close + 1,
                None => break,
            }
        } else {
            end += 1;
        }
    }
    start..end
}
