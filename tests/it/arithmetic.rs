//! Articles with one planted error of figures each, and neighbours in which everything is right: which errors are found, which neighbours are disturbed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use atodds::claim::Severity;
use atodds::document::{self, Format, Published};
use serde::Deserialize;

use crate::harness::{ENGINE, files, snapshot};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    id: String,
    kind: String,
    published: String,
    #[allow(dead_code, reason = "for people")]
    why: String,
    /// The figures at odds, as printed.
    figures: Vec<String>,
    conflict: String,
    #[serde(rename = "no-conflict")]
    no_conflict: String,
}

/// The findings at warning or above, each as its message and the words of its places.
fn loud(pair: &Pair, text: &str) -> Vec<String> {
    let mut document = document::read(&pair.id, Format::Markdown, text.to_owned()).unwrap();
    document.meta.published = Some(Published::parse(&pair.published).unwrap());
    let article = ENGINE.read(document);
    let outcome = ENGINE.compare(vec![ENGINE.extract(&article)], false);
    let findings = outcome.findings.iter();
    findings
        .filter(|f| f.severity >= Severity::Warning)
        .map(|f| {
            let places = f.mentions.iter().map(|m| m.excerpt.0.as_str());
            let words: Vec<&str> = std::iter::once(f.message.as_str()).chain(places).collect();
            plain(&words.join(" "))
        })
        .collect()
}

/// Lower case, without the commas of numbers.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(',', "")
}

#[test]
fn planted_errors_are_found_as_before() {
    let mut table = String::from("set                      found   beside   in right texts\n");
    let mut left = String::new();
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in files("fixtures/arithmetic", &["yaml"]) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let pairs: Vec<Pair> = serde_yaml::from_str(&text).unwrap();
        let (mut found, mut beside, mut alarms) = (0, 0, 0);
        for pair in &pairs {
            let figures: Vec<String> = pair.figures.iter().map(|f| plain(f)).collect();
            let all = loud(pair, &pair.conflict);
            // A finding is of the planted error when it names two of its figures.
            let named = |f: &&String| figures.iter().filter(|n| f.contains(*n)).count() > 1;
            let hits = all.iter().filter(named).count();
            let noise = loud(pair, &pair.no_conflict);
            found += usize::from(hits > 0);
            beside += all.len() - hits;
            alarms += noise.len();
            let kind = kinds.entry(pair.kind.split('-').next().unwrap().to_owned());
            let kind = kind.or_default();
            kind.0 += usize::from(hits > 0);
            kind.1 += 1;
            if hits == 0 {
                writeln!(left, "not found  {name} {} ({})", pair.id, pair.kind).unwrap();
            }
            for finding in &noise {
                writeln!(left, "disturbed  {name} {}: {finding:.90}", pair.id).unwrap();
            }
        }
        let all = pairs.len();
        writeln!(
            table,
            "{name:22} {found:>3}/{all}   {beside:>6}   {alarms:>14}"
        )
        .unwrap();
    }
    table.push('\n');
    for (kind, (found, all)) in &kinds {
        writeln!(table, "{kind:22} {found:>3}/{all}").unwrap();
    }
    snapshot("arithmetic", "scores", &format!("{table}\n{left}"));
}
