//! The examples inside the rules, and what broken rules are told.

use atodds::rules::{ExampleKind, Rules};
use atodds::selftest::{self, Outcome};

use crate::harness::{ENGINE, files, root, snapshot, stem};

#[test]
fn every_example_in_the_rules_holds() {
    let failed: Vec<String> = ENGINE
        .rules
        .examples()
        .iter()
        .filter_map(|e| match selftest::run(&ENGINE, e) {
            Outcome::Passed => None,
            Outcome::Failed(what) => Some(format!(
                "{} {}: {what}: {:?}",
                e.figure,
                e.kind.name(),
                e.articles
                    .iter()
                    .map(|a| a.text.as_str())
                    .collect::<Vec<_>>()
            )),
        })
        .collect();
    assert!(
        failed.is_empty(),
        "{} examples fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn every_figure_has_all_four_kinds_of_examples() {
    let examples = ENGINE.rules.examples();
    for figure in &ENGINE.rules.claim.figures {
        for kind in [
            ExampleKind::Match,
            ExampleKind::NoMatch,
            ExampleKind::Conflict,
            ExampleKind::NoConflict,
        ] {
            let n = examples
                .iter()
                .filter(|e| e.figure == figure.id && e.kind == kind)
                .count();
            assert!(n >= 5, "{} has {n} examples of {}", figure.id, kind.name());
        }
    }
}

/// A rule's examples are worth nothing if a wrong one passes: each kind of wrong example must fail.
#[test]
fn wrong_examples_fail() {
    let pack = r#"
figures:
  silos-hit:
    count: [silo]
    when: [hit]
    tests:
      match: [{text: "Two silos were hit.", is: "3"}, "Two barns were hit."]
      no-match: ["Two silos were hit."]
      conflict: ["Two silos were hit. The mayor said two silos were hit."]
      no-conflict: ["Two silos were hit. Officials said four silos were hit.", "Two barns were hit."]
"#;
    let engine = atodds::Engine::new(Rules::load(&[("pack.yaml".into(), pack.into())]).unwrap());
    let outcomes: Vec<Outcome> = engine
        .rules
        .examples()
        .iter()
        .filter(|e| e.figure == "silos-hit")
        .map(|e| selftest::run(&engine, e))
        .collect();
    assert_eq!(outcomes.len(), 6);
    assert!(
        outcomes.iter().all(|o| matches!(o, Outcome::Failed(_))),
        "{outcomes:?}"
    );
}

#[test]
fn built_in_files_hold_one_figure_of_their_own_name() {
    for path in files("rules/figures", &["yaml"]) {
        let id = stem(&path);
        let name = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        assert_eq!(ENGINE.rules.file_of(&id), Some(name.as_str()), "{id}");
    }
    assert_eq!(
        files("rules/figures", &["yaml"]).len(),
        ENGINE.rules.claim.figures.len()
    );
}

#[test]
fn broken_rules_are_told_what_is_wrong_with_them() {
    for path in files("fixtures/rules/invalid", &["yaml"]) {
        let name = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let errors = Rules::load(&[(name, text)])
            .err()
            .unwrap_or_else(|| panic!("{} is accepted", path.display()));
        assert!(
            errors
                .iter()
                .all(|e| e.line > 0 || e.what.contains("larger")),
            "an error without a line: {errors:?}"
        );
        let printed: Vec<String> = errors.iter().map(ToString::to_string).collect();
        snapshot("rules", &stem(&path), &printed.join("\n\n"));
    }
}

#[test]
fn packs_lie_over_packs() {
    let pack = r#"
figures:
  deaths:
    who: {add: [conscript]}
    conflict: {different-sources: error}
  crowd-size: off
"#;
    let rules = Rules::load(&[("desk.yaml".into(), pack.into())]).unwrap();
    let deaths = rules
        .claim
        .figure(rules.claim.by_id("deaths").unwrap())
        .unwrap();
    assert!(deaths.who.contains("conscript") && deaths.who.contains("child"));
    assert_eq!(
        deaths.conflict.different_sources,
        Some(atodds::claim::Severity::Error)
    );
    assert!(rules.claim.by_id("crowd-size").is_none());
}

#[test]
fn the_order_of_user_files_decides_and_nothing_else() {
    let a = (
        "a.yaml".to_owned(),
        "figures: {deaths: {tolerance: 5%}}".to_owned(),
    );
    let b = (
        "b.yaml".to_owned(),
        "figures: {injuries: {tolerance: 5%}}".to_owned(),
    );
    let one = Rules::load(&[a.clone(), b.clone()]).unwrap();
    let two = Rules::load(&[b, a]).unwrap();
    let ids = |r: &Rules| {
        r.claim
            .figures
            .iter()
            .map(|f| (f.id.clone(), format!("{:?}", f.tolerance)))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&one), ids(&two));
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NotYet {
    figure: String,
    kind: String,
    why: String,
    articles: Vec<NotYetArticle>,
    #[serde(default)]
    is: Option<String>,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    who: Option<String>,
}

#[derive(serde::Deserialize)]
struct NotYetArticle {
    text: String,
    #[serde(default)]
    date: Option<String>,
}

/// `fixtures/rules/not-yet.yaml`: known misses, each with its kind of language. One that begins to hold goes back into its rule file.
#[test]
fn known_misses_still_miss() {
    let text = std::fs::read_to_string(root().join("fixtures/rules/not-yet.yaml")).unwrap();
    let misses: Vec<NotYet> = serde_yaml::from_str(&text).unwrap();
    let held: Vec<String> = misses
        .into_iter()
        .filter_map(|m| {
            assert!(m.why.len() > 5);
            let kind = [
                ExampleKind::Match,
                ExampleKind::NoMatch,
                ExampleKind::Conflict,
                ExampleKind::NoConflict,
            ]
            .into_iter()
            .find(|k| k.name() == m.kind)
            .unwrap();
            let articles = m
                .articles
                .into_iter()
                .map(|a| atodds::rules::ExampleArticle {
                    date: a.date,
                    publisher: None,
                    text: a.text,
                })
                .collect();
            let example = atodds::rules::Example {
                figure: m.figure,
                file: String::new(),
                kind,
                articles,
                is: m.is,
                also: m.also,
                who: m.who,
                why: Some(m.why),
                level: None,
            };
            (selftest::run(&ENGINE, &example) == Outcome::Passed)
                .then(|| format!("{} {}", example.figure, example.articles[0].text))
        })
        .collect();
    assert!(held.is_empty(), "these hold now: {held:#?}");
}
