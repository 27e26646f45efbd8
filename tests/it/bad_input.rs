//! Bad input: a clear message, exit 2, and nothing lost that could be read.

use std::path::Path;

use assert_cmd::Command;

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn atodds(folder: &Path, arguments: &[&str], input: Option<&[u8]>) -> Run {
    let mut command = Command::cargo_bin("atodds").unwrap();
    command.current_dir(folder).env_clear().args(arguments);
    if let Some(input) = input {
        command.write_stdin(input.to_vec());
    }
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

const TEXT: &str = "The mayor said 18 people were killed. The hospital said 14 people were killed.";

#[test]
fn missing_binary_and_empty_files_are_named_and_the_rest_is_read() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("good.txt"), TEXT).unwrap();
    std::fs::write(dir.path().join("zeros.txt"), b"PK\x03\x04\0\0\0").unwrap();
    std::fs::write(dir.path().join("empty.txt"), " \n").unwrap();
    let run = atodds(
        dir.path(),
        &["check", "nowhere.txt", "zeros.txt", "empty.txt", "good.txt"],
        None,
    );
    assert_eq!(run.code, 2, "2 wins over findings");
    assert!(
        run.err.contains("nowhere.txt: there is no such file"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("zeros.txt: this is not a text file"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("empty.txt: there is no text in it"),
        "{}",
        run.err
    );
    assert!(run.out.contains("18 against 14"), "{}", run.out);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("locked.txt");
    std::fs::write(&path, TEXT).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("SKIPPED: this user may read everything");
        return;
    }
    let run = atodds(dir.path(), &["check", "locked.txt"], None);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("permission denied"), "{}", run.err);
}

#[test]
fn broken_records_are_named_by_line_and_the_others_read() {
    let dir = tempfile::tempdir().unwrap();
    let feed = format!(
        "{{\"id\": \"a\", \"text\": \"{TEXT}\"}}\n{{broken\n\n{{\"id\": \"c\"}}\n{{\"id\": \"d\", \"text\": \"Nine people died.\", \"date\": \"soon\"}}\n"
    );
    std::fs::write(
        dir.path().join("feed.jsonl"),
        [feed.as_bytes(), b"{\"text\": \"\xff\"}\n"].concat(),
    )
    .unwrap();
    let run = atodds(
        dir.path(),
        &["check", "feed.jsonl", "--format", "json"],
        None,
    );
    assert_eq!(run.code, 2);
    for (place, what) in [
        ("feed.jsonl:2:2", "key must be a string"),
        ("feed.jsonl:4", "missing field `text`"),
        ("feed.jsonl:5", "no ISO date"),
        ("feed.jsonl:6", "not UTF-8"),
    ] {
        assert!(
            run.err
                .lines()
                .any(|l| l.contains(place) && l.contains(what)),
            "{place} {what}: {}",
            run.err
        );
    }
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    assert_eq!(json["errors"].as_array().unwrap().len(), 4);
}

#[test]
fn nothing_to_read_is_no_success() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("void")).unwrap();
    std::fs::write(dir.path().join("feed.jsonl"), "\n\n").unwrap();
    for arguments in [
        &["check", "void"][..],
        &["check", "*.md"],
        &["check", "feed.jsonl"],
        &["figures", "void"],
    ] {
        let run = atodds(dir.path(), arguments, None);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.err);
        assert!(!run.err.is_empty());
    }
    assert_eq!(atodds(dir.path(), &["check", "-"], Some(b"")).code, 2);
    assert_eq!(
        atodds(
            dir.path(),
            &["check", "-", "--published", "soon"],
            Some(b"Text.")
        )
        .code,
        2
    );
}

#[test]
fn encodings_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    std::fs::write(dir.path().join("utf16.txt"), utf16).unwrap();
    std::fs::write(dir.path().join("bom.txt"), format!("\u{feff}{TEXT}")).unwrap();
    std::fs::write(
        dir.path().join("cp1252.txt"),
        [
            TEXT.as_bytes(),
            b" The mayor\x92s office in K\xf6ln \x93knew\x94.",
        ]
        .concat(),
    )
    .unwrap();
    for file in ["utf16.txt", "bom.txt", "cp1252.txt"] {
        let run = atodds(dir.path(), &["check", file], None);
        assert_eq!(run.code, 1, "{file}: {}", run.err);
    }
}

#[test]
fn control_characters_never_reach_the_terminal() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.txt"), "The mayor \u{1b}[31msaid 18 people were killed.\u{202e} The hospital said 14 people were killed.").unwrap();
    let run = atodds(dir.path(), &["check", "a.txt"], None);
    assert!(
        !run.out.contains('\u{1b}') && !run.out.contains('\u{202e}'),
        "{:?}",
        run.out
    );
}

#[test]
fn a_broken_rule_stops_the_run_with_all_its_errors() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.txt"), TEXT).unwrap();
    std::fs::write(
        dir.path().join("desk.yaml"),
        "figures:\n  silos:\n    cuont: [silo]\n    when: [hit]\n    tolerance: lots\n",
    )
    .unwrap();
    let run = atodds(
        dir.path(),
        &["check", "a.txt", "--rules", "desk.yaml"],
        None,
    );
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("desk.yaml:3:5") && run.err.contains("did you mean `count`?"),
        "{}",
        run.err
    );
    assert!(run.out.is_empty());
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let root = crate::harness::root();
    let run = |threads: &str| {
        let mut command = Command::cargo_bin("atodds").unwrap();
        command
            .current_dir(&root)
            .env_clear()
            .env("RAYON_NUM_THREADS", threads)
            .args([
                "check",
                "--level",
                "note",
                "--format",
                "json",
                "--no-config",
                "fixtures/articles",
                "fixtures/feeds/small.jsonl",
            ]);
        command.output().unwrap().stdout
    };
    let one = run("1");
    assert_eq!(one, run("4"));
    assert!(!one.is_empty());
}
