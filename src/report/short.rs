//! One line a place: `path:line:column: severity[figure] message`.

use std::fmt::Write as _;

use super::{mentions, visible};
use crate::Outcome;
use crate::claim::Severity;
use crate::quantity::Tables;

/// All findings at or above `level`, first place first, further places indented.
#[must_use]
pub fn short(outcome: &Outcome, level: Severity, tables: &Tables) -> String {
    let mut out = String::new();
    for f in outcome.findings.iter().filter(|f| f.severity >= level) {
        for (n, r) in mentions(f, &outcome.records, tables).iter().enumerate() {
            let place = format!("{}:{}:{}", r.path, r.place.line, r.place.column);
            let _ = if n == 0 {
                writeln!(
                    out,
                    "{}: {}[{}] {} {}",
                    visible(&place),
                    f.severity.name(),
                    f.figure,
                    visible(&f.message),
                    f.id
                )
            } else {
                writeln!(
                    out,
                    "  {}: {:?} {}",
                    visible(&place),
                    visible(&r.text),
                    visible(&r.voice)
                )
            };
        }
    }
    out
}
