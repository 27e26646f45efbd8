//! The article that the project began with. Its text is its publisher's and is not in this repository: the test reads it where it is at hand
//! and says so where it is not.

use atodds::claim::Severity;

use crate::harness::{ENGINE, root};

#[test]
fn the_first_article_gives_one_warning_and_no_error() {
    let path = root().join("../shared/data/seed/belgorod.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!(
            "SKIPPED: the first article is not at hand; fixtures/articles/belgorod-strike.txt tells the same facts in our own words"
        );
        return;
    };
    let document =
        atodds::document::read("belgorod.txt", atodds::document::Format::Plain, text).unwrap();
    let outcome = ENGINE.compare(vec![ENGINE.extract(&ENGINE.read(document))], false);
    let loud: Vec<_> = outcome
        .findings
        .iter()
        .filter(|f| f.severity >= Severity::Warning)
        .collect();
    assert_eq!(loud.len(), 1, "{loud:?}");
    assert_eq!(loud[0].severity, Severity::Warning);
    let (a, b) = loud[0].pair();
    let shown = |i: usize| {
        let r = &outcome.records[i];
        (r.value.to_string(), r.place.line, r.place.column, r.voice())
    };
    assert_eq!(
        shown(a),
        (
            ">=18".into(),
            3,
            170,
            "Russian authorities, via New York Times".into()
        )
    );
    let (value, line, column, voice) = shown(b);
    assert_eq!((value.as_str(), line, column), ("14", 19, 160));
    assert!(
        voice.contains("Emergency Situations") && voice.contains("Tass"),
        "{voice}"
    );
}
