//! A name with its number, told again.

use rustc_hash::FxHashSet;

use crate::document::Document;
use crate::quantity::{Form, Kind, Quantity};
use crate::text::{Text, TokenKind};

/// What was a name with its number once is that name wherever it stands: "the crew of Rescue 204", then "Rescue 204 failed to answer".
pub(in crate::quantity) fn name_again(
    document: &Document,
    text: &Text,
    quantities: &mut [Quantity],
) {
    let name = |q: &Quantity| {
        let before = q.number.start.checked_sub(1)?;
        let token = text.tokens.get(before)?;
        let named = token.kind == TokenKind::Word && token.capital && q.form == Form::Digits;
        let alone = q.number.len() == 1 && q.hedge.is_none() && q.unit.is_none();
        (named && alone).then(|| text.span(before..q.number.end).of(&document.text))
    };
    let known: FxHashSet<&str> = quantities
        .iter()
        .filter(|q| q.kind == Kind::Identifier)
        .filter_map(name)
        .collect();
    if known.is_empty() {
        return;
    }
    for q in quantities.iter_mut() {
        if q.kind == Kind::Count && q.noun.is_none() && name(q).is_some_and(|n| known.contains(n)) {
            q.kind = Kind::Identifier;
        }
    }
}
