//! The columns of a table: a last row that is the total of those above, and a running total that falls.

use std::cmp::Ordering::{self, Greater, Less};

use super::{Law, Reader, Statement, is_amount};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::Quantity;

impl Reader<'_> {
    /// The columns of a table whose last row is a total: the rows above make it.
    pub(super) fn columns(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let text = &stages.document.text;
        // Cells of one table, by the heading of their column: the row's label, and the index of the number.
        let mut columns: Vec<(String, Vec<(String, usize)>)> = Vec::new();
        let mut ended: Vec<Statement> = Vec::new();
        let mut lead = 0;
        let finish = |column: &str, cells: &[(String, usize)], lead: usize| -> Vec<Statement> {
            // Rates and averages do not add up.
            const RATE: [&str; 8] = [
                "rate", "per", "ratio", "%", "percent", "average", "mean", "median",
            ];
            let rate = column
                .to_lowercase()
                .split_whitespace()
                .any(|w| RATE.contains(&w));
            let total = total_of(stages, cells).filter(|_| !rate);
            total
                .or_else(|| falling(stages, column, cells, lead))
                .into_iter()
                .collect()
        };
        for (n, sentence) in stages.text.sentences.iter().enumerate() {
            if sentence.zone != ZoneKind::Table {
                for (column, cells) in columns.drain(..) {
                    ended.extend(finish(&column, &cells, lead));
                }
                lead = n;
                continue;
            }
            let words = stages.text.span(sentence.tokens.clone()).of(text);
            let Some((label, _)) = words.rsplit_once(':') else {
                continue;
            };
            let (row, column) = label.rsplit_once(", ").unwrap_or((label, ""));
            let from = stages.quantities.partition_point(|q| q.sentence < n);
            let cell = stages
                .quantities
                .iter()
                .enumerate()
                .skip(from)
                .take_while(|(_, q)| q.sentence == n);
            // A heading or a row may hold numbers; the cell's own is the last, and stands alone behind the colon.
            let own = cell
                .filter(|(_, q)| {
                    q.tokens
                        .start
                        .checked_sub(1)
                        .and_then(|i| stages.text.tokens.get(i))
                        .is_some_and(|t| t.mark(':'))
                })
                .last();
            let Some((at, _)) = own else { continue };
            let found = columns
                .iter()
                .position(|(c, _)| c == column)
                .unwrap_or_else(|| {
                    columns.push((column.to_owned(), Vec::new()));
                    columns.len() - 1
                });
            if let Some((_, cells)) = columns.get_mut(found) {
                // Behind its total another table begins.
                if cells.last().is_some_and(|(r, _)| is_total(r)) {
                    let told = std::mem::take(cells);
                    ended.extend(finish(column, &told, lead));
                }
                cells.push((row.to_owned(), at));
            }
        }
        for (column, cells) in columns.drain(..) {
            ended.extend(finish(&column, &cells, lead));
        }
        out.extend(ended);
    }
}

/// The one fall of a column that is called cumulative, by itself or by the words over the table, and has a day in every row.
fn falling(
    stages: &Stages<'_>,
    column: &str,
    cells: &[(String, usize)],
    lead: usize,
) -> Option<Statement> {
    const FEWEST: usize = 4;
    const LEAD: usize = 2;
    let text = &stages.document.text;
    let says = |words: &str| {
        let words = words.to_lowercase();
        words.contains("cumulative") || words.contains("running total")
    };
    let over = (lead.saturating_sub(LEAD - 1)..=lead)
        .filter_map(|n| stages.text.sentences.get(n))
        .any(|s| says(stages.text.span(s.tokens.clone()).of(text)));
    // "Cumulative cases | New cases": where a heading says it, it says it of its own column alone.
    let new = column.to_lowercase().contains("new");
    let dated = cells.iter().all(|(row, _)| {
        let date = |year: &str| crate::document::Published::parse(&format!("{row} {year}"));
        date("2024").is_some() || date("").is_some() || row.to_lowercase().starts_with("week ")
    });
    if cells.len() < FEWEST || !dated || new || !(says(column) || over) {
        return None;
    }
    let told: Vec<(usize, &Quantity)> = cells
        .iter()
        .map(|(_, i)| stages.quantities.get(*i).map(|q| (*i, q)))
        .collect::<Option<_>>()?;
    let steps: Vec<Option<Ordering>> = told
        .windows(2)
        .map(|w| match w {
            [(_, a), (_, b)] => Some(a.stated.named()?.cmp(&b.stated.named()?)),
            _ => None,
        })
        .collect();
    let count = |o| steps.iter().filter(|s| **s == Some(o)).count();
    // The newest row may stand on top.
    let against = if count(Greater) > count(Less) {
        Less
    } else {
        Greater
    };
    let mut falls = steps
        .iter()
        .enumerate()
        .filter(|(_, s)| **s == Some(against));
    let ((at, _), None) = (falls.next()?, falls.next()) else {
        return None;
    };
    let (earlier, later) = if against == Greater {
        (at, at + 1)
    } else {
        (at + 1, at)
    };
    let reader = Reader::at(stages, told.get(later)?.1.sentence)?;
    let operand = |n: usize| {
        let (i, q) = told.get(n)?;
        Some(reader.operand_of(*i, q, q.stated))
    };
    Some(reader.statement(Law::Series, vec![operand(earlier)?, operand(later)?]))
}

/// The total of a column and the rows above it, when its last row is one.
fn total_of(stages: &Stages<'_>, cells: &[(String, usize)]) -> Option<Statement> {
    let ((last, at), rows) = cells.split_last()?;
    if rows.len() < 2
        || !is_total(last)
        || rows.iter().any(|(r, _)| r.to_lowercase().contains("total"))
    {
        return None;
    }
    let whole = stages.quantities.get(*at)?;
    let alike = |q: &Quantity| q.kind == whole.kind && q.unit == whole.unit && is_amount(q);
    let reader = Reader::at(stages, whole.sentence)?;
    let operand = |i: usize| {
        let q = stages.quantities.get(i).filter(|q| alike(q))?;
        Some(reader.operand(i, q))
    };
    let mut operands = vec![operand(*at)?];
    for (_, i) in rows {
        operands.push(operand(*i)?);
    }
    Some(reader.statement(Law::Sum, operands))
}

/// Whether a row's label says that it is a total.
fn is_total(row: &str) -> bool {
    const TOTAL: [&str; 5] = ["total", "totals", "grand total", "overall", "all"];
    TOTAL.contains(&row.trim().to_lowercase().as_str())
}
