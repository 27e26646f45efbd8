//! SARIF 2.1.0 (OASIS, 2020), for code hosts and editors: one result a finding, its first place as location and the others as related locations.

use serde_json::{Value, json};

use super::mentions;
use crate::Outcome;
use crate::check::{CHECKS, Finding};
use crate::claim::Severity;
use crate::group::Mention;
use crate::quantity::Tables;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// All findings at or above `level`, indented.
#[must_use]
pub fn sarif(outcome: &Outcome, level: Severity, tables: &Tables) -> String {
    let results: Vec<Value> = outcome
        .findings
        .iter()
        .filter(|f| f.severity >= level)
        .map(|f| result(f, &mentions(f, &outcome.records, tables)))
        .collect();
    let rules: Vec<Value> = CHECKS
        .iter()
        .map(|c| {
            json!({
                "id": c.name,
                "shortDescription": {"text": c.about},
            })
        })
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "atodds",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn result(f: &Finding, places: &[Mention]) -> Value {
    let rule = CHECKS.iter().position(|c| c.name == f.check);
    let related: Vec<Value> = places
        .iter()
        .enumerate()
        .skip(1)
        .map(|(n, m)| {
            let mut place = location(m);
            if let Some(map) = place.as_object_mut() {
                map.insert("id".to_owned(), json!(n));
                map.insert(
                    "message".to_owned(),
                    json!({"text": format!("{:?}: {}, {}", m.text, m.words, m.voice)}),
                );
            }
            place
        })
        .collect();
    json!({
        "ruleId": f.check,
        "ruleIndex": rule,
        "level": f.severity.name(),
        "message": {"text": f.message},
        "locations": places.first().map(location).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related,
        "partialFingerprints": {"atodds/v1": f.id},
        "properties": {
            "figure": f.figure,
            "kind": f.kind.name(),
            "notes": f.notes,
            "values": places.iter().map(|m| m.words.as_str()).collect::<Vec<_>>(),
            "sources": places.iter().map(|m| m.voice.as_str()).collect::<Vec<_>>(),
        },
    })
}

fn location(m: &Mention) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&m.path)},
            "region": {
                "startLine": m.place.line.max(1),
                "startColumn": m.place.column.max(1),
                "snippet": {"text": m.text},
            },
        },
        "logicalLocations": [{"name": m.doc_id}],
    })
}

/// A path as a relative URI reference: everything but letters, digits and the marks of paths in per cent.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
