//! Corpus files: an expected reading and many phrasings of it. All failures are told together.

use std::collections::BTreeMap;

use atodds::document::{self, Format};
use atodds::quantity::Form;

use crate::harness::{ENGINE, files, stem};

/// `kind value unit`: `count >=18`, `money 1200000000 USD`, `date`.
fn readings(text: &str) -> Vec<String> {
    let document = document::read("-", Format::Plain, text.to_owned()).unwrap();
    let article = ENGINE.read(document);
    article
        .quantities
        .iter()
        .filter(|q| q.form != Form::Article)
        .map(|q| {
            let unit = q
                .unit
                .and_then(|u| ENGINE.rules.quantity.unit(u))
                .map_or_else(String::new, |u| format!(" {}", u.code));
            if q.kind.is_look_alike() {
                q.kind.name().to_owned()
            } else {
                format!("{} {}{unit}", q.kind.name(), q.stated)
            }
        })
        .collect()
}

#[test]
fn quantities_are_read_as_the_corpus_says() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for path in files("fixtures/corpus/en", &["yaml"]) {
        let corpus: BTreeMap<String, Vec<String>> =
            serde_yaml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for (expected, phrases) in corpus {
            for phrase in phrases {
                cases += 1;
                let read = readings(&phrase);
                let want: Vec<String> = if expected == "none" {
                    Vec::new()
                } else {
                    expected.split(" | ").map(str::to_owned).collect()
                };
                if read != want {
                    wrong.push(format!(
                        "{}: {phrase:?}: expected {want:?}, read {read:?}",
                        stem(&path)
                    ));
                }
            }
        }
    }
    assert!(cases > 100, "the corpus has {cases} cases");
    assert!(
        wrong.is_empty(),
        "{} of {cases}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
