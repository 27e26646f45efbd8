//! Two numbers of four digits or more of one thing that are the same but for two neighbouring digits: "11,350 people" among the key facts and "13,150 people"
//! in the text, a cell of a table and the sentence that names its row.

use super::across::FAR;
use super::{Law, Reader, Statement, is_exact};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Kind, Number, Quantity};

/// Fewer digits change places by chance.
const LEAST: i128 = 1000;

impl Reader<'_> {
    pub(super) fn twins(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let zone = |q: &Quantity| stages.text.sentences.get(q.sentence).map(|s| s.zone);
        let counts: Vec<(usize, &Quantity, Number)> = stages
            .quantities
            .iter()
            .enumerate()
            .filter(|(_, q)| q.kind == Kind::Count && is_exact(q) && !q.addition)
            .filter_map(|(i, q)| Some((i, q, q.stated.single()?)))
            .filter(|(.., value)| *value >= Number::int(LEAST))
            .take(FAR)
            .collect();
        for (n, (i, a, x)) in counts.iter().enumerate() {
            for (j, b, y) in counts.iter().skip(n + 1) {
                if a.sentence == b.sentence || !x.transposed(*y) {
                    continue;
                }
                let same_noun = a.noun.is_some()
                    && a.noun.as_ref().map(|n| &n.lemma) == b.noun.as_ref().map(|n| &n.lemma);
                let (table, body) = if zone(a) == Some(ZoneKind::Table) {
                    (a, b)
                } else {
                    (b, a)
                };
                let cell = zone(table) == Some(ZoneKind::Table)
                    && zone(body) == Some(ZoneKind::Body)
                    && of_row(stages, table, body);
                // A number that the text gives again is meant.
                let again = |value: &Number, own: usize| {
                    counts.iter().any(|(k, _, v)| v == value && *k != own)
                };
                let told = again(x, *i) && again(y, *j);
                let (Some(first), Some(second)) = (
                    Reader::at(stages, a.sentence),
                    Reader::at(stages, b.sentence),
                ) else {
                    continue;
                };
                if (same_noun && zone(a) != zone(b) || cell) && !told {
                    let operands = vec![first.operand(*i, a), second.operand(*j, b)];
                    out.push(second.statement(Law::Reference, operands));
                }
            }
        }
    }
}

/// Whether the sentence of a number names the row of a cell: "Herre took 12,418 votes", "On Skarv Island ... 3,160 pairs".
fn of_row(stages: &Stages<'_>, cell: &Quantity, body: &Quantity) -> bool {
    const NAME: u32 = 3;
    let text = &stages.document.text;
    let words = |sentence: usize, end: usize| {
        let from = stages.text.sentences.get(sentence).map(|s| s.tokens.start);
        let tokens = from.and_then(|from| stages.text.tokens.get(from..end));
        tokens
            .unwrap_or_default()
            .iter()
            .filter(|t| t.capital && t.span.end - t.span.start > NAME)
            .map(|t| t.span.of(text))
    };
    // The row's label stands before the first comma, the column's behind it.
    let colon = cell.tokens.start;
    let label: Vec<&str> = words(cell.sentence, colon).collect();
    words(body.sentence, body.tokens.start).any(|w| label.contains(&w))
}
