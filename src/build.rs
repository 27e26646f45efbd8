//! Finds the built-in rule files: every `.yaml` under `rules/` is put into the binary, in the order of its path.
//!
//! Each is turned into JSON here, which the same types read some ten times faster at start-up than YAML; a file that is no YAML fails the build.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a build script that cannot read its own tree stops the build"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let rules = root.join("rules");
    let mut files = Vec::new();
    walk(&rules, &mut files);
    files.sort();
    let target = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    let mut out = String::from("pub(super) static BUILT_IN: &[(&str, &str)] = &[\n");
    let mut examples = String::from("pub(super) static EXAMPLES: &[(&str, &str)] = &[\n");
    for (n, file) in files.iter().enumerate() {
        let name = file
            .strip_prefix(&root)
            .expect("under the root")
            .to_string_lossy()
            .replace('\\', "/");
        let text = std::fs::read_to_string(file).expect("rules/ is readable");
        let mut value: serde_yaml::Value =
            serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        // Examples are most of the text and only `atodds test` reads them: they are kept apart.
        let tests = without_tests(&mut value);
        for (list, kind, value) in [(&mut out, "rule", &value), (&mut examples, "tests", &tests)] {
            let json = target.join(format!("{kind}-{n}.json"));
            std::fs::write(
                &json,
                serde_json::to_string(value).expect("YAML of strings and numbers is JSON"),
            )
            .expect("the build folder is writable");
            writeln!(
                list,
                "    ({name:?}, include_str!({:?})),",
                json.to_string_lossy()
            )
            .expect("to a string");
        }
    }
    examples.push_str("];\n");
    out.push_str("];\n");
    out.push_str(&examples);
    countries(&rules.join("places"), &target.join("countries.tsv"));
    std::fs::write(target.join("built_in.rs"), out).expect("the build folder is writable");
}

/// Takes the examples out of a rule file: a mapping from the figure's or check's name to them.
fn without_tests(file: &mut serde_yaml::Value) -> serde_yaml::Value {
    let mut out = serde_yaml::Mapping::new();
    for section in ["figures", "checks"] {
        let entries = file
            .get_mut(section)
            .and_then(serde_yaml::Value::as_mapping_mut);
        for (id, entry) in entries.into_iter().flatten() {
            let tests = entry.as_mapping_mut().and_then(|e| e.remove("tests"));
            out.extend(tests.map(|t| (id.clone(), t)));
        }
    }
    out.into()
}

/// Names and demonyms of countries alone, which the attribution tables need at every start.
fn countries(places: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", places.display());
    let table =
        std::fs::read_to_string(places.join("places.tsv")).expect("rules/places is readable");
    let names =
        std::fs::read_to_string(places.join("names.tsv")).expect("rules/places is readable");
    let rows: Vec<Vec<&str>> = table.lines().map(|l| l.split('\t').collect()).collect();
    let mut text = String::new();
    for line in names.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, flags, ids] = columns.as_slice() else {
            continue;
        };
        let Some(row) = ids
            .split(',')
            .next()
            .and_then(|i| i.parse::<usize>().ok())
            .and_then(|i| rows.get(i))
        else {
            continue;
        };
        if row.get(2) == Some(&"country") && !flags.contains('a') {
            let demonym = if flags.contains('d') { "d" } else { "" };
            writeln!(text, "{name}\t{}\t{demonym}", row[1]).expect("to a string");
        }
    }
    std::fs::write(out, text).expect("the build folder is writable");
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder).expect("rules/ is readable") {
        let path = entry.expect("rules/ is readable").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|n| n != "places") {
                walk(&path, files);
            }
        } else if path.extension().is_some_and(|e| e == "yaml") {
            println!("cargo::rerun-if-changed={}", path.display());
            files.push(path);
        }
    }
}
