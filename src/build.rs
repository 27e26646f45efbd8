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
    for (n, file) in files.iter().enumerate() {
        let name = file
            .strip_prefix(&root)
            .expect("under the root")
            .to_string_lossy()
            .replace('\\', "/");
        let text = std::fs::read_to_string(file).expect("rules/ is readable");
        let value: serde_yaml::Value =
            serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        let json = target.join(format!("rule-{n}.json"));
        std::fs::write(
            &json,
            serde_json::to_string(&value).expect("YAML of strings and numbers is JSON"),
        )
        .expect("the build folder is writable");
        writeln!(
            out,
            "    ({name:?}, include_str!({:?})),",
            json.to_string_lossy()
        )
        .expect("to a string");
    }
    out.push_str("];\n");
    countries(&rules.join("places"), &target.join("countries.tsv"));
    std::fs::write(target.join("built_in.rs"), out).expect("the build folder is writable");
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
