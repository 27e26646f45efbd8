//! Deals: the names that one is told with, and whether an amount is told of a new one.

use super::Stages;
use crate::event;
use crate::quantity::Quantity;
use crate::text::{TokenKind, flag};

/// Names that a deal is told of stand no farther before its amount, in tokens.
const OBJECT: usize = 25;

/// The names of a sentence, in lower case: capitalised words that mean nothing else, but for places and their people.
pub(super) fn names(stages: &Stages<'_>, sentence: usize) -> Vec<String> {
    let range = stages
        .text
        .sentences
        .get(sentence)
        .map_or(0..0, |s| s.tokens.clone());
    let text = &stages.document.text;
    let name = |t: &&crate::text::Token| {
        let place = || {
            text.get(t.span.start as usize..)
                .is_some_and(event::is_demonym)
        };
        t.capital && t.kind == TokenKind::Word && t.flags & !flag::COMMON == 0 && !place()
    };
    let own = stages.text.slice(range).iter().filter(name);
    let mut out: Vec<String> = own.map(|t| t.span.of(text).to_lowercase()).collect();
    out.sort();
    out.dedup();
    out
}

/// "a $10 million deal", "sold its mill in Karsk to Norra Foods for": a deal told as a new one, with an article of its own or with what changes hands.
/// Not so: "the deal is worth", "its $10 million offer", "the mill was bought for".
pub(super) fn is_new(stages: &Stages<'_>, q: &Quantity, words: (usize, usize)) -> bool {
    let before = q.tokens.start.wrapping_sub(1);
    // An article may be a part of the number: "a billion".
    let article =
        stages.text.is(before, flag::ARTICLE) || stages.text.is(q.tokens.start, flag::ARTICLE);
    if words.0 >= q.tokens.start {
        return article && !stages.text.is(before, flag::THE);
    }
    let from = q.tokens.start.saturating_sub(OBJECT).max(words.0);
    let named = |i: usize| {
        let token = stages.text.tokens.get(i);
        token
            .is_some_and(|t| t.capital && t.kind == TokenKind::Word && t.flags & !flag::COMMON == 0)
    };
    let verb = stages.text.is(
        words.0,
        flag::VERB_BASE | flag::VERB_PAST | flag::VERB_S | flag::VERB_ING,
    );
    verb && (from + 1..q.tokens.start).any(named)
}
