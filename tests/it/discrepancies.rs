//! The kinds of discrepancy that newsrooms correct: each reported, and its close neighbour left alone.

use std::collections::BTreeMap;

use atodds::Outcome;
use atodds::claim::Severity;
use atodds::document::{self, Format, Published};

use crate::harness::{ENGINE, root};

/// The findings of one case: articles parted by " ¶ ", each with a date or a format in front.
fn run(case: &str) -> Outcome {
    let documents = case
        .split(" ¶ ")
        .enumerate()
        .map(|(n, text)| {
            let (format, text) = match text {
                t if t.starts_with("html:") => (Format::Html, t.trim_start_matches("html:")),
                t if t.starts_with("md:") => (Format::Markdown, t.trim_start_matches("md:")),
                t => (Format::Plain, t),
            };
            let dated = text.get(..10).and_then(Published::parse);
            let text = dated.map_or(text, |_| text.get(11..).unwrap_or(""));
            let mut document =
                document::read(&format!("article-{n}"), format, text.to_owned()).unwrap();
            document.meta.published = dated.or(document.meta.published);
            ENGINE.extract(&ENGINE.read(document))
        })
        .collect();
    ENGINE.compare(documents, false)
}

fn kinds(outcome: &Outcome) -> Vec<String> {
    let shown = |f: &atodds::check::Finding| {
        format!("{}[{}] {}", f.severity.name(), f.kind.name(), f.message)
    };
    outcome.findings.iter().map(shown).collect()
}

#[test]
fn what_newsrooms_correct_is_reported_and_its_neighbours_are_not() {
    let text =
        std::fs::read_to_string(root().join("fixtures/corpus/en/discrepancies.yaml")).unwrap();
    let types: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        serde_yaml::from_str(&text).unwrap();
    assert_eq!(types.len(), 29, "T02 to T30");
    let mut wrong = Vec::new();
    for (name, cases) in &types {
        assert!(
            cases.contains_key("quiet") && cases.len() > 1 || name.starts_with("T23"),
            "{name}"
        );
        for (kind, texts) in cases {
            for case in texts {
                let outcome = run(case);
                let loud = outcome
                    .findings
                    .iter()
                    .any(|f| f.severity >= Severity::Warning);
                let problem = match kind.as_str() {
                    "quiet" if outcome.records.is_empty() && !has_numbers(case) => {
                        Some("nothing was read")
                    }
                    "quiet" if loud => Some("not quiet"),
                    "quiet" => None,
                    "not-yet" if !outcome.findings.is_empty() => Some("holds now"),
                    "not-yet" => None,
                    kind if outcome.findings.iter().any(|f| f.kind.name() == kind) => None,
                    _ => Some("not reported"),
                };
                if let Some(problem) = problem {
                    wrong.push(format!(
                        "{name}: {kind}: {problem}: {case}\n    {:?}",
                        kinds(&outcome)
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// A quiet case of arithmetic alone reads numbers and no claim.
fn has_numbers(case: &str) -> bool {
    case.bytes().any(|b| b.is_ascii_digit())
}
