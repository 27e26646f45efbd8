//! Workflow commands of GitHub Actions: one annotation a finding, at its first place.

use std::fmt::Write as _;

use super::{mentions, visible};
use crate::Outcome;
use crate::claim::Severity;
use crate::quantity::Tables;

/// All findings at or above `level`.
#[must_use]
pub fn github(outcome: &Outcome, level: Severity, tables: &Tables) -> String {
    let mut out = String::new();
    for f in outcome.findings.iter().filter(|f| f.severity >= level) {
        let places = mentions(f, &outcome.records, tables);
        let Some(first) = places.first() else {
            continue;
        };
        let command = match f.severity {
            Severity::Note => "notice",
            other => other.name(),
        };
        let mut message = visible(&f.message);
        for m in &places {
            let _ = write!(
                message,
                "\n{}:{}:{}: {:?}: {}, {}",
                m.path,
                m.place.line,
                m.place.column,
                visible(&m.text),
                m.words,
                visible(&m.voice)
            );
        }
        for note in &f.notes {
            let _ = write!(message, "\n{}", visible(note));
        }
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(&first.path),
            first.place.line,
            first.place.column,
            property(&format!("atodds[{}] {}", f.figure, f.id)),
            data(&message)
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
