//! A stage imports only from stages above it, and quantity, attribution and event never import each other.

use crate::harness::root;

/// Module, and what it may import from the crate.
const MAY: &[(&str, &[&str])] = &[
    ("document", &[]),
    ("text", &["document"]),
    ("quantity", &["document", "text"]),
    ("attribution", &["document", "text"]),
    ("event", &["document", "text"]),
    (
        "claim",
        &["document", "text", "quantity", "attribution", "event"],
    ),
    (
        "group",
        &[
            "document",
            "text",
            "quantity",
            "attribution",
            "event",
            "claim",
        ],
    ),
    (
        "check",
        &[
            "document",
            "quantity",
            "attribution",
            "event",
            "claim",
            "group",
        ],
    ),
    (
        "report",
        &[
            "document",
            "quantity",
            "attribution",
            "event",
            "claim",
            "group",
            "check",
            "Outcome",
            "Article",
            "Engine",
        ],
    ),
    (
        "rules",
        &["text", "quantity", "attribution", "event", "claim", "check"],
    ),
];

fn imports(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or(source);
    let mut out = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + 7..];
        if let Some(list) = rest.strip_prefix('{') {
            out.extend(
                list.split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|p| p.trim().split("::").next().unwrap_or("").to_owned())
                    .filter(|p| !p.is_empty()),
            );
        } else {
            out.push(
                rest.chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect(),
            );
        }
    }
    out
}

/// Names and texts of all Rust files below a folder of `src`.
fn sources(folder: &str) -> Vec<(String, String)> {
    ignore::WalkBuilder::new(root().join("src").join(folder))
        .sort_by_file_path(Ord::cmp)
        .build()
        .filter_map(Result::ok)
        .filter(|e| e.path().extension().is_some_and(|x| x == "rs"))
        .map(|e| {
            let name = e.path().strip_prefix(root()).unwrap();
            let source = std::fs::read_to_string(e.path()).unwrap();
            (name.to_string_lossy().replace('\\', "/"), source)
        })
        .collect()
}

#[test]
fn imports_run_in_one_direction() {
    let mut wrong = Vec::new();
    for (module, may) in MAY {
        for (name, source) in sources(module) {
            for import in imports(&source) {
                if import != *module && !may.contains(&import.as_str()) {
                    wrong.push(format!("{name} imports {import}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_edge_uses_anyhow_and_prints() {
    let mut wrong = Vec::new();
    for (name, source) in sources("") {
        if name.starts_with("src/cli") || name == "src/main.rs" || name == "src/build.rs" {
            continue;
        }
        for word in [
            "anyhow",
            "println!",
            "eprintln!",
            "std::env::",
            "SystemTime",
            "Instant::now",
        ] {
            if source.contains(word) {
                wrong.push(format!("{name} holds {word}"));
            }
        }
        if source.contains("serde_yaml") && !name.starts_with("src/rules/") {
            wrong.push(format!("{name} names the YAML crate"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
