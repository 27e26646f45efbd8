//! The articles under `fixtures/articles`: every stage as a snapshot, and the findings a careful editor wants.

use std::collections::BTreeMap;

use atodds::claim::Severity;
use atodds::report::{self, Coverage};
use atodds::{attribution, claim, document, event, group, quantity};
use serde::Deserialize;

use crate::harness::{ENGINE, files, fixture, root, snapshot, stem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Expected {
    findings: Vec<Wanted>,
    note: Option<String>,
    /// Why what is wanted is not yet found; the test fails when it is found after all.
    not_yet: Option<String>,
}

#[derive(Deserialize)]
struct Wanted {
    figure: String,
    severity: String,
    values: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "for people")]
    origins: Vec<String>,
    #[serde(default)]
    #[allow(dead_code, reason = "for people")]
    records: Vec<String>,
}

const ENDINGS: [&str; 3] = ["txt", "md", "html"];

#[test]
fn every_stage_of_every_article() {
    for path in files("fixtures/articles", &ENDINGS) {
        let article = ENGINE.read(fixture(&path));
        let folder = format!("articles/{}", stem(&path));
        snapshot(&folder, "document", &document::dump(&article.document));
        snapshot(
            &folder,
            "text",
            &atodds::text::dump(&article.document, &article.text, &ENGINE.rules.lexicon),
        );
        snapshot(
            &folder,
            "quantity",
            &quantity::dump(
                &article.document,
                &article.text,
                &article.quantities,
                &ENGINE.rules.quantity,
            ),
        );
        snapshot(
            &folder,
            "attribution",
            &attribution::dump(&article.document, &article.text, &article.attributions),
        );
        snapshot(
            &folder,
            "event",
            &event::dump(
                &article.document,
                &article.text,
                &article.events,
                &ENGINE.rules.event,
            ),
        );
        snapshot(
            &folder,
            "claim",
            &claim::dump(&ENGINE.stages(&article), &article.claims),
        );
        let coverage = Coverage {
            articles: 1,
            quantities: article.quantities.len(),
            claims: article.claims.claims.len(),
        };
        let outcome = ENGINE.compare(vec![ENGINE.extract(&article)], false);
        snapshot(
            &folder,
            "group",
            &group::dump(&outcome.records, &outcome.groups, &ENGINE.rules.claim),
        );
        snapshot(
            &folder,
            "full",
            &report::full(
                &outcome,
                Severity::Note,
                &ENGINE.rules.quantity,
                coverage,
                false,
            ),
        );
    }
}

/// `findings` of `<slug>.expect.yaml`: figure, severity and values of every finding at warning or above.
#[test]
fn articles_give_the_findings_an_editor_wants() {
    let mut wrong = BTreeMap::new();
    for path in files("fixtures/articles", &ENDINGS) {
        let expected: Expected = serde_yaml::from_str(
            &std::fs::read_to_string(path.with_extension("expect.yaml")).unwrap(),
        )
        .unwrap();
        assert!(
            expected.note.is_some(),
            "{}: say why the rest is quiet",
            path.display()
        );
        let outcome = ENGINE.compare(vec![ENGINE.extract(&ENGINE.read(fixture(&path)))], false);
        let verdict = compare(&expected, &outcome);
        match (&expected.not_yet, verdict) {
            (None, Some(difference)) => {
                wrong.insert(stem(&path), difference);
            }
            (Some(_), None) => {
                wrong.insert(stem(&path), "is found now: take `not_yet` out".to_owned());
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn compare(expected: &Expected, outcome: &atodds::Outcome) -> Option<String> {
    let mut found: Vec<String> = outcome
        .findings
        .iter()
        .filter(|f| f.severity >= Severity::Warning)
        .map(|f| {
            let (a, b) = f.pair();
            let records = [a, b].into_iter().filter_map(|i| outcome.records.get(i));
            // A statement of arithmetic has places of its own, whose numbers need not be claims.
            let mut values: Vec<String> = if f.mentions.is_empty() {
                records
                    .map(|r| report::text_form(r, &ENGINE.rules.quantity))
                    .collect()
            } else {
                f.mentions.iter().map(|m| m.text.clone()).collect()
            };
            values.sort();
            format!("{} {} {}", f.severity.name(), f.figure, values.join(" / "))
        })
        .collect();
    let mut wanted: Vec<String> = expected
        .findings
        .iter()
        .map(|w| {
            let mut values = w.values.clone();
            values.sort();
            format!("{} {} {}", w.severity, w.figure, values.join(" / "))
        })
        .collect();
    found.sort();
    wanted.sort();
    (found != wanted).then(|| format!("wanted {wanted:?}, found {found:?}"))
}

#[test]
fn a_feed_is_compared_across_its_records() {
    feed("small");
}

#[test]
fn articles_that_tell_of_one_event_in_other_words_are_compared() {
    feed("one-event");
}

fn feed(name: &str) {
    let shown = format!("fixtures/feeds/{name}.jsonl");
    let path = root().join(&shown);
    let text = std::fs::read_to_string(&path).unwrap();
    let documents: Vec<_> = document::records(&shown, &text)
        .map(Result::unwrap)
        .map(|d| ENGINE.extract(&ENGINE.read(d)))
        .collect();
    let coverage = Coverage {
        articles: documents.len(),
        quantities: 0,
        claims: documents.iter().map(|d| d.records.len()).sum(),
    };
    let outcome = ENGINE.compare(documents, false);
    snapshot(
        "feeds",
        name,
        &report::full(
            &outcome,
            Severity::Note,
            &ENGINE.rules.quantity,
            coverage,
            false,
        ),
    );
    let expected: Expected =
        serde_yaml::from_str(&std::fs::read_to_string(path.with_extension("expect.yaml")).unwrap())
            .unwrap();
    assert_eq!(compare(&expected, &outcome), None);
}
