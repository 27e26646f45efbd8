//! Whole runs of the binary: arguments in, exit code, standard output and standard error out.

use assert_cmd::Command;

use crate::harness::{root, snapshot};

/// Name, arguments, standard input.
const CASES: &[(&str, &[&str], &str)] = &[
    (
        "check-stdin",
        &["check", "-"],
        "The mayor said 18 people were killed. The hospital said 14 people were killed.",
    ),
    (
        "check-clean",
        &["check", "-"],
        "The mayor said 18 people were killed. The hospital said 18 people were killed.",
    ),
    (
        "check-short",
        &[
            "check",
            "--format",
            "short",
            "fixtures/articles/mine-collapse.txt",
        ],
        "",
    ),
    (
        "check-json",
        &["check", "--format", "json", "-"],
        "Police said nine people died, among them twelve nurses.",
    ),
    (
        "check-jsonl",
        &["check", "--format", "jsonl", "-"],
        "Police said at least 18 people died. The army said 14 people died.",
    ),
    (
        "check-level-error",
        &["check", "--level", "error", "-"],
        "The mayor said 18 people were killed. The hospital said 14 people were killed.",
    ),
    (
        "check-fail-on-error",
        &["check", "--fail-on", "error", "-"],
        "The mayor said 18 people were killed. The hospital said 14 people were killed.",
    ),
    (
        "figures-table",
        &["figures", "-"],
        "At least 18 people were killed on 3 May 2021, police said. About 30 km of road was closed. He is 34 years old.",
    ),
    (
        "figures-csv",
        &["figures", "--format", "csv", "-"],
        "Police said 18 people, including two children, were killed in Kyiv.",
    ),
    (
        "figures-jsonl",
        &["figures", "--format", "jsonl", "-"],
        "More than $1.2 billion was stolen, Reuters reported, citing police.",
    ),
    ("explain-figure", &["explain", "drones-downed"], ""),
    (
        "explain-finding",
        &[
            "explain",
            "e26b241c51",
            "fixtures/articles/belgorod-strike.txt",
        ],
        "",
    ),
    (
        "explain-pair-apart",
        &["explain", "c23,c30", "fixtures/feeds/small.jsonl"],
        "",
    ),
    (
        "explain-pair-compared",
        &["explain", "c12,c25", "fixtures/feeds/small.jsonl"],
        "",
    ),
    (
        "explain-pair-unknown",
        &["explain", "c12,c999", "fixtures/feeds/small.jsonl"],
        "",
    ),
    ("explain-typo", &["explain", "deahts"], ""),
    (
        "look-claim",
        &["look", "claim", "-"],
        "Police said 18 people, including two children, were killed in Kyiv. In 2004 a blast killed 300.",
    ),
    ("rules-check", &["rules", "check"], ""),
    ("rules-list", &["rules", "list"], ""),
    (
        "rules-show-origin",
        &[
            "rules",
            "show",
            "drones-downed",
            "--origin",
            "--rules",
            "fixtures/rules/desk.yaml",
        ],
        "",
    ),
    (
        "rules-show-extends",
        &[
            "rules",
            "show",
            "ferries-hit",
            "--origin",
            "--rules",
            "fixtures/rules/desk.yaml",
        ],
        "",
    ),
    ("rules-show-typo", &["rules", "show", "deahts"], ""),
    ("rules-words", &["rules", "words", "ships-hit"], ""),
    ("rules-new", &["rules", "new", "flights-cancelled"], ""),
    ("rules-new-bad", &["rules", "new", "Flights Cancelled"], ""),
    ("rules-schema", &["rules", "schema"], ""),
    (
        "rules-check-unneeded",
        &["rules", "check", "--rules", "fixtures/rules/desk.yaml"],
        "",
    ),
    (
        "config-show",
        &[
            "config",
            "show",
            "--origin",
            "--no-config",
            "--rules",
            "fixtures/rules/desk.yaml",
        ],
        "",
    ),
    (
        "test-review",
        &[
            "test",
            "--review",
            "--rules",
            "fixtures/rules/desk.yaml",
            "--filter",
            "ferries-hit",
        ],
        "",
    ),
    (
        "check-own-message",
        &["check", "--rules", "fixtures/rules/desk.yaml", "-"],
        "Officials said 32 drones were shot down. The army said 41 drones were shot down. Three ferries were hit, the port said. Five ferries were hit, the navy said.",
    ),
    (
        "check-relation",
        &["check", "-"],
        "The army reported 50 casualties: 14 people were killed and 30 people were wounded.",
    ),
    (
        "check-sarif",
        &[
            "check",
            "--format",
            "sarif",
            "fixtures/articles/belgorod-strike.txt",
        ],
        "",
    ),
    (
        "check-github",
        &[
            "check",
            "--format",
            "github",
            "fixtures/articles/belgorod-strike.txt",
        ],
        "",
    ),
    (
        "check-html",
        &[
            "check",
            "--format",
            "html",
            "--level",
            "note",
            "fixtures/tally/flood.jsonl",
        ],
        "",
    ),
    (
        "check-conversion",
        &["check", "-"],
        "The pipe runs for 40 kilometres (52 miles) and cost $1.4 billion (£1.1 million).",
    ),
    ("tally-range", &["tally", "fixtures/tally/flood.jsonl"], ""),
    (
        "tally-ucdp",
        &[
            "tally",
            "--policy",
            "ucdp",
            "--format",
            "csv",
            "fixtures/tally/flood.jsonl",
        ],
        "",
    ),
    (
        "tally-acled",
        &["tally", "--policy", "acled", "--figure", "deaths", "-"],
        "Dozens of people were killed in the raid on Lunde, the mayor said. The army said 40 people were killed in the raid on Lunde.",
    ),
    (
        "tally-gtd",
        &[
            "tally",
            "--policy",
            "gtd",
            "--figure",
            "deaths",
            "fixtures/tally/flood.jsonl",
        ],
        "",
    ),
    (
        "tally-ibc",
        &[
            "tally",
            "--policy",
            "ibc",
            "--figure",
            "injuries",
            "fixtures/tally/flood.jsonl",
        ],
        "",
    ),
    (
        "tally-ranked",
        &[
            "tally",
            "--policy",
            "ranked",
            "--rank",
            "hospital,civil protection",
            "--format",
            "json",
            "--figure",
            "deaths",
            "fixtures/tally/flood.jsonl",
        ],
        "",
    ),
    (
        "tally-no-rank",
        &["tally", "--policy", "ranked", "-"],
        "Two people died.",
    ),
    ("completions", &["completions", "fish"], ""),
    ("no-command", &[], ""),
    ("unknown-flag", &["check", "--fromat", "json", "x.txt"], ""),
];

#[test]
fn runs_print_and_end_as_before() {
    for (name, arguments, input) in CASES {
        let mut command = Command::cargo_bin("atodds").unwrap();
        command
            .current_dir(root())
            .env_clear()
            .args(*arguments)
            .write_stdin(*input);
        let output = command.output().unwrap();
        let text = format!(
            "$ atodds {}\nexit {}\n--- stdout\n{}--- stderr\n{}",
            arguments.join(" "),
            output.status.code().unwrap(),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        snapshot("cli", name, &text);
    }
}

#[test]
fn a_user_file_and_a_configuration_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let rule = "figures:\n  silos-hit:\n    about: Grain silos hit.\n    count: [silo]\n    when: [hit, destroy]\n    tests:\n      match: [\"Two silos were hit.\"]\n      conflict: [\"Two silos were hit. Officials said four silos were destroyed.\"]\n";
    std::fs::write(
        dir.path().join("a.txt"),
        "Two silos were hit. Officials said four silos were destroyed.",
    )
    .unwrap();
    std::fs::write(dir.path().join("silos.yaml"), rule).unwrap();
    let run = |arguments: &[&str], folder: &std::path::Path| {
        let (code, out, _) = run_in(folder, arguments);
        (code, out)
    };
    assert_eq!(run(&["check", "a.txt"], dir.path()).0, 0);
    assert_eq!(
        run(&["check", "a.txt", "--rules", "silos.yaml"], dir.path()).0,
        1
    );
    assert_eq!(
        run(&["test", "silos.yaml", "--filter", "silos-hit"], dir.path()),
        (0, "2 passed, 0 failed\n".to_owned())
    );
    // A configuration is found upward and may name further files.
    std::fs::write(dir.path().join("atodds.yaml"), "rules: [silos.yaml]\nfigures:\n  silos-hit:\n    conflict: {different-sources: off, same-source: off}\n").unwrap();
    std::fs::create_dir(dir.path().join("deep")).unwrap();
    std::fs::copy(dir.path().join("a.txt"), dir.path().join("deep/a.txt")).unwrap();
    assert_eq!(run(&["check", "a.txt"], &dir.path().join("deep")).0, 0);
    assert!(
        run(&["rules", "list"], &dir.path().join("deep"))
            .1
            .contains("silos-hit")
    );
    assert_eq!(
        run(
            &["check", "a.txt", "--no-config", "--rules", "../silos.yaml"],
            &dir.path().join("deep")
        )
        .0,
        1
    );
}

/// A run in a folder of its own.
fn run_in(folder: &std::path::Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("atodds")
        .unwrap()
        .current_dir(folder)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn an_accepted_finding_is_left_out_until_it_changes() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    let run = |arguments: &[&str]| run_in(dir.path(), arguments);
    write(
        "a.txt",
        "The mayor said 18 people were killed. The clinic said 14 people were killed.",
    );
    let (code, out, _) = run(&["check", "--format", "jsonl", "a.txt"]);
    assert_eq!(code, 1);
    let finding: serde_json::Value = serde_json::from_str(&out).unwrap();
    let id = finding["id"].as_str().unwrap();
    // A decision needs a reason, and a finding that is there.
    assert_eq!(run(&["accept", id, "--reason", " ", "a.txt"]).0, 2);
    assert_eq!(
        run(&["accept", "0123456789", "--reason", "x", "a.txt"]).0,
        2
    );
    assert_eq!(
        run(&[
            "accept",
            id,
            "--reason",
            "two counts, both printed",
            "a.txt"
        ])
        .0,
        0
    );
    let (code, out, err) = run(&["check", "a.txt"]);
    assert!(
        code == 0 && out.contains("0 warnings") && err.contains("1 finding left out as accepted"),
        "{out}{err}"
    );
    // It survives an edit around the figures, and is stale once they are mended.
    write(
        "a.txt",
        "In the end the mayor said 18 people were killed. Nobody disputes it. The clinic said 14 people were killed.",
    );
    assert_eq!(run(&["check", "a.txt"]).0, 0);
    write(
        "a.txt",
        "The mayor said 18 people were killed. The clinic said 18 people were killed.",
    );
    let (code, _, err) = run(&["check", "a.txt"]);
    assert!(
        code == 0 && err.contains("matches nothing any more"),
        "{err}"
    );
    // One that has run out holds no longer; a broken file of decisions stops the run.
    write(
        "a.txt",
        "The mayor said 18 people were killed. The clinic said 14 people were killed.",
    );
    assert_eq!(
        run(&[
            "accept",
            id,
            "--reason",
            "for a day",
            "--until",
            "2020-01-01",
            "a.txt"
        ])
        .0,
        2
    );
    write(
        "atodds-decisions.json",
        &format!(
            "{{\"version\": 1, \"decisions\": [{{\"id\": \"{id}\", \"reason\": \"for a day\", \"until\": \"2020-01-01\", \"docs\": [\"a.txt\"]}}]}}"
        ),
    );
    let (code, _, err) = run(&["check", "a.txt"]);
    assert!(code == 1 && err.contains("has expired"), "{err}");
    assert_eq!(
        run(&["accept", "--all", "--reason", "baseline", "a.txt"]).0,
        0
    );
    assert_eq!(run(&["check", "a.txt"]).0, 0);
    write("atodds-decisions.json", "[]");
    let (code, _, err) = run(&["check", "a.txt"]);
    assert!(
        code == 2 && err.contains("is no file of decisions"),
        "{err}"
    );
}

#[test]
fn a_comment_with_a_reason_leaves_its_paragraph_alone() {
    let dir = tempfile::tempdir().unwrap();
    let run = |text: &str| {
        std::fs::write(dir.path().join("a.md"), text).unwrap();
        run_in(dir.path(), &["check", "a.md"])
    };
    let body = "The mayor said 18 people were killed.\n\nThe clinic said 14 people were killed.\n";
    assert_eq!(run(body).0, 1);
    let (code, _, err) = run(&format!(
        "<!-- atodds-ignore deaths: two methods -->\n\n{body}"
    ));
    assert!(
        code == 0 && err.contains("1 ignore comment obeyed"),
        "{err}"
    );
    assert_eq!(
        run(&format!("<!-- atodds-ignore -->\n\n{body}")).0,
        1,
        "without a reason it is none"
    );
    assert_eq!(
        run(&format!("<!-- atodds-ignore injuries: other -->\n\n{body}")).0,
        1
    );
    // What stands in other paragraphs is still compared.
    let three = "The mayor said 19 people were killed.\n\n<!-- atodds-ignore deaths: known -->\nPolice said 25 people were killed.\n\nThe clinic said 30 people were killed.\n";
    let (code, out, _) = run(three);
    assert!(code == 1 && out.contains("19 against 30"), "{out}");
}

#[test]
fn the_walk_of_the_readme_works() {
    let dir = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| run_in(dir.path(), arguments);
    let (code, rule, _) = run(&["rules", "new", "flights-cancelled"]);
    assert_eq!(code, 0);
    std::fs::write(dir.path().join("flights.yaml"), rule).unwrap();
    std::fs::write(
        dir.path().join("storm.txt"),
        "Officials said 12 flights were cancelled. The airport said 19 flights had been cancelled.",
    )
    .unwrap();
    let (code, out, _) = run(&["rules", "check", "--rules", "flights.yaml"]);
    assert!(code == 0 && out.ends_with("nothing wrong\n"), "{out}");
    assert_eq!(
        run(&["test", "--rules", "flights.yaml", "--filter", "flights"]).1,
        "4 passed, 0 failed\n"
    );
    let (code, out, _) = run(&["check", "--rules", "flights.yaml", "storm.txt"]);
    assert!(
        code == 1 && out.contains("warning[flights-cancelled]: figures at odds: 12 against 19"),
        "{out}"
    );
    assert_eq!(run(&["init"]).0, 0);
    assert_eq!(run(&["init"]).0, 2, "never over a file that is there");
}

#[test]
fn sarif_is_of_the_schema_and_has_both_places() {
    let (code, out, _) = run_in(
        &root(),
        &[
            "check",
            "--format",
            "sarif",
            "--level",
            "note",
            "fixtures/tally/flood.jsonl",
            "fixtures/articles",
        ],
    );
    assert_eq!(code, 1);
    let log: serde_sarif::sarif::Sarif = serde_json::from_str(&out).unwrap();
    let results = log.runs[0].results.as_ref().unwrap();
    assert!(results.len() > 5);
    for result in results {
        assert_eq!(result.locations.as_ref().unwrap().len(), 1);
        assert!(!result.related_locations.as_ref().unwrap().is_empty());
    }
}

#[test]
fn dated_rates_are_used_where_they_are_given() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    write(
        "rates.csv",
        "Date,USD,GBP,JPY,\n2024-05-07,1.0765,0.8592,N/A,\n",
    );
    write("a.txt", "date 2024-05-08\n\nThe road costs €30m ($42m).\n");
    write("b.txt", "date 2024-05-08\n\nThe road costs €30m (£26m).\n");
    write("c.txt", "date 2024-08-08\n\nThe road costs €30m ($42m).\n");
    let run = |file: &str| run_in(dir.path(), &["check", "--rates", "rates.csv", file]);
    let (code, out, _) = run("a.txt");
    assert!(
        code == 1 && out.contains("by the rates given for 2024-05-07, one EUR was 1.0765 USD"),
        "{out}"
    );
    assert_eq!(run("b.txt").0, 0);
    assert_eq!(
        run("c.txt").0,
        0,
        "rates of three months before say nothing"
    );
    assert_eq!(
        run_in(dir.path(), &["check", "--rates", "a.txt", "b.txt"]).0,
        2
    );
}
