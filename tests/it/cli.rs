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
        )
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
