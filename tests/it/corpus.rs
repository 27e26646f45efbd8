//! Corpus files: an expected reading and many phrasings of it. All failures are told together.

use std::collections::BTreeMap;

use atodds::Engine;
use atodds::document::{self, Format};
use atodds::quantity::Form;
use atodds::rules::Rules;

use crate::harness::{ENGINE, root};

/// `kind value unit`: `count >=18`, `money 1200000000 USD`, `date`.
fn readings(engine: &Engine, text: &str) -> Vec<String> {
    let document = document::read("-", Format::Plain, text.to_owned()).unwrap();
    let article = engine.read(document);
    article
        .quantities
        .iter()
        .filter(|q| q.form != Form::Article)
        .map(|q| {
            let unit = q
                .unit
                .and_then(|u| engine.rules.quantity.unit(u))
                .map_or_else(String::new, |u| format!(" {}", u.code));
            if q.kind.is_look_alike() {
                q.kind.name().to_owned()
            } else {
                format!("{} {}{unit}", q.kind.name(), q.stated)
            }
        })
        .collect()
}

/// `value origin[, via carriers] stance` of each claim.
fn voices(text: &str) -> Vec<String> {
    let document = document::read("-", Format::Plain, text.to_owned()).unwrap();
    let article = ENGINE.read(document);
    article
        .claims
        .claims
        .iter()
        .map(|c| {
            let origin = c.origin.as_ref().map_or("-", |o| &o.name);
            let carriers: Vec<&str> = c.carriers.iter().map(|s| s.name.as_str()).collect();
            let via = if carriers.is_empty() {
                String::new()
            } else {
                format!(", via {}", carriers.join(", "))
            };
            format!("{} {origin}{via} {}", c.value, c.stance.name())
        })
        .collect()
}

/// Reads every phrase of a corpus file and tells all that are read otherwise than it says.
fn agrees(file: &str, least: usize, read: impl Fn(&str) -> Vec<String>) {
    let text = std::fs::read_to_string(root().join(file)).unwrap();
    let corpus: BTreeMap<String, Vec<String>> = serde_yaml::from_str(&text).unwrap();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for (expected, phrases) in corpus {
        let want: Vec<String> = if expected == "none" {
            Vec::new()
        } else {
            expected.split(" | ").map(str::to_owned).collect()
        };
        for phrase in phrases {
            cases += 1;
            let read = read(&phrase);
            if read != want {
                wrong.push(format!("{phrase:?}: expected {want:?}, read {read:?}"));
            }
        }
    }
    assert!(cases >= least, "{file} has {cases} cases");
    assert!(
        wrong.is_empty(),
        "{} of {cases} in {file}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn quantities_are_read_as_the_corpus_says() {
    let read = |text: &str| readings(&ENGINE, text);
    agrees("fixtures/corpus/en/quantity.yaml", 100, read);
}

#[test]
fn quantities_of_spanish_are_read_as_its_corpus_says() {
    let engine = Engine::new(Rules::load_for("es", &[]).unwrap());
    let read = |text: &str| readings(&engine, text);
    agrees("fixtures/corpus/es/quantity.yaml", 100, read);
}

#[test]
fn sources_are_read_as_the_corpus_says() {
    agrees("fixtures/corpus/en/attribution.yaml", 30, voices);
}
