//! Snapshots named from their fixture's path, and the test that none is left behind.
//!
//! Update with `INSTA_UPDATE=always cargo test`, then read the diff; with `CI=true` nothing is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use atodds::Engine;
use atodds::document::{self, Document, Format};
use atodds::rules::Rules;

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in rules, compiled once for all tests.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(|| match Rules::load(&[]) {
    Ok(rules) => Engine::new(rules),
    Err(errors) => panic!(
        "the built-in rules are broken: {}",
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    ),
});

/// Compares `text` with `snapshots/<folder>/<name>.snap`.
pub fn snapshot(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
    static SEEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    assert!(
        SEEN.lock()
            .unwrap()
            .insert(root().join("snapshots").join(folder).join(name)),
        "two snapshots are named {folder}/{name}"
    );
}

/// The files of a folder with one of these endings, sorted.
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut out: Vec<PathBuf> = std::fs::read_dir(root().join(folder))
        .unwrap_or_else(|e| panic!("{folder}: {e}"))
        .map(|e| e.unwrap().path())
        .filter(|p| {
            p.extension()
                .is_some_and(|x| endings.iter().any(|e| x == *e))
        })
        .collect();
    out.sort();
    out
}

/// The file's name without its ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// A fixture as a document, under its path from the repository's root.
pub fn fixture(path: &Path) -> Document {
    let name = path
        .strip_prefix(root())
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let (text, _) = document::decode(&std::fs::read(path).unwrap()).unwrap();
    document::read(&name, Format::of(&name, ""), text).unwrap()
}

/// Every snapshot belongs to a fixture or an inventory: none may be left behind.
#[test]
fn no_snapshot_is_an_orphan() {
    let mut orphans = Vec::new();
    for entry in ignore::WalkBuilder::new(root().join("snapshots"))
        .build()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        let Some(ending) = path.extension() else {
            continue;
        };
        assert!(ending != "new", "{} waits to be read", path.display());
        if ending != "snap" {
            continue;
        }
        let inside = path.strip_prefix(root().join("snapshots")).unwrap();
        let parts: Vec<String> = inside
            .components()
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect();
        let has = |folder: &str, name: &str| {
            std::fs::read_dir(root().join(folder))
                .is_ok_and(|mut d| d.any(|e| stem(&e.unwrap().path()) == name))
        };
        let owned = match parts.as_slice() {
            [kind, slug, _] if kind == "articles" => has("fixtures/articles", slug),
            [kind, file] if kind == "rules" => {
                has("fixtures/rules/invalid", &stem(Path::new(file)))
            }
            [kind, _] => {
                ["inventory", "cli", "feeds", "retold", "arithmetic"].contains(&kind.as_str())
            }
            _ => false,
        };
        if !owned {
            orphans.push(inside.display().to_string());
        }
    }
    assert!(
        orphans.is_empty(),
        "snapshots without a fixture: {orphans:?}"
    );
}
