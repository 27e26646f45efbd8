//! The machine contract of `check`: one JSON object, or one finding a line.

use serde::Serialize;

use super::{Coverage, ReadError, mentions};
use crate::Outcome;
use crate::check::Finding;
use crate::claim::Severity;
use crate::group::{Mention, Record};
use crate::quantity::Tables;

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
    rule: &'a str,
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
    value: &'a str,
    origin: Option<&'a str>,
    carriers: &'a [String],
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

fn finding<'a>(f: &'a Finding, places: &'a [Mention]) -> FindingJson<'a> {
    FindingJson {
        id: &f.id,
        check: f.check,
        figure: &f.figure,
        rule: &f.rule,
        kind: f.kind.name(),
        severity: f.severity.name(),
        message: &f.message,
        claims: places
            .iter()
            .filter_map(|m| m.claim.map(claim_id))
            .collect(),
        places: places
            .iter()
            .map(|m| PlaceJson {
                doc: &m.doc_id,
                start: m.span.start,
                end: m.span.end,
                line: m.place.line,
                column: m.place.column,
                text: &m.text,
                value: &m.value,
                origin: m.origin.as_deref(),
                carriers: &m.carriers,
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
    tables: &Tables,
) -> Result<String, serde_json::Error> {
    let count = |s| outcome.findings.iter().filter(|f| f.severity == s).count();
    let id = |i: usize| {
        outcome
            .records
            .get(i)
            .map_or_else(String::new, |r| claim_id(r.id))
    };
    let shown: Vec<(&Finding, Vec<Mention>)> = outcome
        .findings
        .iter()
        .filter(|f| f.severity >= level)
        .map(|f| (f, mentions(f, &outcome.records, tables)))
        .collect();
    let report = Report {
        version: VERSION,
        findings: shown.iter().map(|(f, places)| finding(f, places)).collect(),
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
pub fn finding_line(
    f: &Finding,
    records: &[Record],
    tables: &Tables,
) -> Result<String, serde_json::Error> {
    serde_json::to_string(&finding(f, &mentions(f, records, tables)))
}
