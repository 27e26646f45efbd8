//! The machine contract of `check`: one JSON object, or one finding a line.

use serde::Serialize;

use super::{Coverage, ReadError};
use crate::Outcome;
use crate::check::Finding;
use crate::claim::Severity;
use crate::group::{Record, carriers};

/// The version of this format; additions do not change it.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<FindingJson<'a>>,
    apart: Vec<ApartJson>,
    errors: Vec<ErrorJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    articles: usize,
    quantities: usize,
    claims: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    id: &'a str,
    check: &'a str,
    figure: &'a str,
    kind: &'a str,
    severity: &'a str,
    message: &'a str,
    claims: Vec<String>,
    places: Vec<PlaceJson<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    doc: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    text: &'a str,
    value: String,
    origin: Option<&'a str>,
    carriers: Vec<&'a str>,
}

#[derive(Serialize)]
struct ApartJson {
    claims: [String; 2],
    reason: &'static str,
    detail: String,
}

#[derive(Serialize)]
struct ErrorJson<'a> {
    path: &'a str,
    message: &'a str,
}

/// A claim's id in the output.
pub(super) fn claim_id(id: u32) -> String {
    format!("c{}", id + 1)
}

fn finding<'a>(f: &'a Finding, records: &'a [Record]) -> FindingJson<'a> {
    let members: Vec<&Record> = f.claims.iter().filter_map(|i| records.get(*i)).collect();
    FindingJson {
        id: &f.id,
        check: f.check,
        figure: &f.figure,
        kind: f.kind.name(),
        severity: f.severity.name(),
        message: &f.message,
        claims: members.iter().map(|r| claim_id(r.id)).collect(),
        places: members
            .iter()
            .map(|r| PlaceJson {
                doc: &r.doc_id,
                start: r.span.start,
                end: r.span.end,
                line: r.place.line,
                column: r.place.column,
                text: &r.text,
                value: r.value.to_string(),
                origin: r.origin.as_ref().map(|o| o.name.as_str()),
                carriers: carriers(
                    r.carriers.iter().map(|c| c.name.as_str()),
                    r.publisher.as_deref(),
                    r.origin.as_ref().map(|o| o.name.as_str()),
                ),
            })
            .collect(),
        notes: &f.notes,
    }
}

/// The whole report as one JSON object, indented.
///
/// # Errors
/// When serialising fails, which is a bug.
pub fn report(
    outcome: &Outcome,
    level: Severity,
    errors: &[ReadError],
    coverage: Coverage,
) -> Result<String, serde_json::Error> {
    let count = |s| outcome.findings.iter().filter(|f| f.severity == s).count();
    let id = |i: usize| {
        outcome
            .records
            .get(i)
            .map_or_else(String::new, |r| claim_id(r.id))
    };
    let report = Report {
        version: VERSION,
        findings: outcome
            .findings
            .iter()
            .filter(|f| f.severity >= level)
            .map(|f| finding(f, &outcome.records))
            .collect(),
        apart: outcome
            .groups
            .pairs
            .iter()
            .filter_map(|p| {
                p.verdict.as_ref().err().map(|(reason, detail)| ApartJson {
                    claims: [id(p.a), id(p.b)],
                    reason: reason.name(),
                    detail: detail.clone(),
                })
            })
            .collect(),
        errors: errors
            .iter()
            .map(|e| ErrorJson {
                path: &e.path,
                message: &e.what,
            })
            .collect(),
        summary: Summary {
            articles: coverage.articles,
            quantities: coverage.quantities,
            claims: coverage.claims,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        },
    };
    serde_json::to_string_pretty(&report)
}

/// One finding on one line.
///
/// # Errors
/// When serialising fails, which is a bug.
pub fn finding_line(f: &Finding, records: &[Record]) -> Result<String, serde_json::Error> {
    serde_json::to_string(&finding(f, records))
}
