//! The documents are true: the paths they name exist, and the README's commands are the ones that run.

use crate::harness::root;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[test]
fn paths_named_in_the_documents_exist() {
    let mut missing = Vec::new();
    for doc in [
        "README.md",
        "CONTRIBUTING.md",
        "docs/ARCHITECTURE.md",
        "docs/DECISIONS.md",
        "docs/rules.md",
        "docs/EVALUATION.md",
    ] {
        for quoted in read(doc).split('`').skip(1).step_by(2) {
            let first = quoted
                .split(|c: char| c.is_whitespace() || c == ':')
                .next()
                .unwrap_or("");
            let path = first.trim_end_matches('/');
            let ours = [
                "src/",
                "rules/",
                "fixtures/",
                "snapshots/",
                "tests/",
                "benches/",
                "docs/",
                ".ci/",
            ]
            .iter()
            .any(|p| path.starts_with(p));
            if ours && !path.contains(['*', '<', '{', '…']) && !root().join(path).exists() {
                missing.push(format!("{doc}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = read("README.md");
    assert!(readme.contains("cargo run --release -- check fixtures/articles/belgorod-strike.txt"));
    assert!(readme.contains("cargo test --release"));
    assert!(
        read(".ci/run").contains("cargo test --release"),
        "CI runs the README's test command"
    );
}

#[test]
fn the_readme_shows_what_the_tool_prints() {
    let path = root().join("fixtures/articles/belgorod-strike.txt");
    let article = crate::harness::ENGINE.read(crate::harness::fixture(&path));
    let outcome =
        crate::harness::ENGINE.compare(vec![crate::harness::ENGINE.extract(&article)], false);
    let printed = atodds::report::full(
        &outcome,
        atodds::claim::Severity::Warning,
        &crate::harness::ENGINE.rules.quantity,
        atodds::report::Coverage {
            articles: 1,
            ..Default::default()
        },
        false,
    );
    let finding = printed.split("\n\n").next().unwrap_or("");
    assert!(
        read("README.md").contains(finding),
        "the README shows another finding than:\n{finding}"
    );
}

#[test]
fn nothing_names_this_machine() {
    for doc in [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "docs/EVALUATION.md",
        "docs/DECISIONS.md",
    ] {
        let text = read(doc);
        for word in ["/work/", "/root/", "crates.io", "pypi.org"] {
            assert!(!text.contains(word), "{doc} names {word}");
        }
    }
}

/// Every rule shown in the guide and in the pages on adding something loads, and its examples hold.
#[test]
fn every_rule_in_the_guide_holds() {
    let mut blocks = 0;
    let mut examples = 0;
    for page in [
        "docs/rules.md",
        "docs/adding/figure.md",
        "docs/adding/source.md",
        "docs/adding/unit.md",
        "README.md",
    ] {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        for block in text.split("```yaml\n").skip(1) {
            let rule = block.split("```").next().unwrap();
            if rule.starts_with("# not a rule") {
                continue;
            }
            blocks += 1;
            let name = format!("{page}, block {blocks}");
            let rules = atodds::rules::Rules::load(&[(name.clone(), rule.to_owned())])
                .unwrap_or_else(|e| {
                    panic!(
                        "{name}:\n{}",
                        e.iter()
                            .map(ToString::to_string)
                            .collect::<Vec<_>>()
                            .join("\n")
                    )
                });
            let engine = atodds::Engine::new(rules);
            for example in engine.rules.examples().iter().filter(|e| e.file == name) {
                examples += 1;
                let outcome = atodds::selftest::run(&engine, example);
                assert_eq!(
                    outcome,
                    atodds::selftest::Outcome::Passed,
                    "{name}: {:?}",
                    example.articles
                );
            }
        }
    }
    assert!(
        blocks > 8 && examples > 12,
        "{blocks} blocks, {examples} examples"
    );
}
