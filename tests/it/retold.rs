//! Real events retold in our own words, with every figure labelled: what is read, which conflicts are found, which traps are fallen into.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use atodds::check::Kind;
use atodds::claim::Severity;
use atodds::document;
use serde::Deserialize;

use crate::harness::{ENGINE, files, snapshot};

#[derive(Deserialize)]
struct Gold {
    #[allow(dead_code, reason = "for people")]
    title: String,
    claims: Vec<Labelled>,
    conflicts: Vec<Related>,
    updates: Vec<Related>,
    traps: Vec<Related>,
}

#[derive(Deserialize)]
struct Labelled {
    id: String,
    doc: String,
    at: (usize, usize),
    measure: String,
    bound: String,
    value: String,
    event: String,
}

#[derive(Deserialize)]
struct Related {
    claims: Vec<String>,
    #[serde(default)]
    soft: bool,
}

/// The figures that may read a measure of the labels.
fn reads(measure: &str, figure: &str) -> bool {
    let figures: &[&str] = match measure {
        "bodies_found" => &["deaths", "bodies-found"],
        "evacuated" => &["displaced", "evacuated"],
        "sheltering" => &["displaced", "sheltering"],
        "hospitalised" => &["injuries", "hospitalised"],
        "trapped" => &["trapped", "missing"],
        "shot" => &["injuries", "casualties"],
        "crowd" => &["crowd-size"],
        "homes_damaged" | "buildings_damaged" => &["homes-damaged", "buildings-damaged"],
        "homes_destroyed" | "buildings_destroyed" => &[
            "homes-damaged",
            "homes-destroyed",
            "buildings-damaged",
            "buildings-destroyed",
        ],
        "damage_money" => &["damage-cost"],
        "money_stolen" => &["money-stolen"],
        "attackers_killed" => &["deaths"],
        other => return figure == other,
    };
    figures.contains(&figure)
}

/// What is shown to whom: nothing, a note, a warning or an error.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Shown {
    #[default]
    Nothing,
    Note,
    Loud,
}

/// What a claim says: its event, its measure and its value. Two claims that say the same stand for each other.
type Said<'g> = (&'g str, &'g str, &'g str, &'g str);

fn said(claim: &Labelled) -> Said<'_> {
    (&claim.event, &claim.measure, &claim.bound, &claim.value)
}

#[test]
fn retold_events_are_read_and_compared_as_before() {
    let mut table = String::from(
        "event                     claims     conflicts (loud, note / all)   soft             updates loud   traps loud\n",
    );
    let mut sums: BTreeMap<usize, usize> = BTreeMap::new();
    for path in files("fixtures/retold", &["jsonl"]) {
        let text = std::fs::read_to_string(&path).unwrap();
        let gold: Gold = serde_yaml::from_str(
            &std::fs::read_to_string(path.with_extension("gold.yaml")).unwrap(),
        )
        .unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let row = score(&name, &text, &gold);
        for (at, n) in row.iter().enumerate() {
            *sums.entry(at).or_default() += n;
        }
        line(&mut table, &name, &row);
    }
    let all: Vec<usize> = sums.into_values().collect();
    line(&mut table, "all", &all);
    snapshot("retold", "scores", &table);
}

fn line(table: &mut String, name: &str, n: &[usize]) {
    let [
        read,
        claims,
        loud,
        note,
        hard,
        soft_loud,
        soft_note,
        soft,
        updated,
        updates,
        trapped,
        traps,
    ] = n
    else {
        panic!("a row has twelve numbers");
    };
    writeln!(
        table,
        "{name:24} {:>9}   {:>28}   {:>14}   {:>12}   {:>10}",
        format!("{read}/{claims}"),
        format!("{loud} + {note} / {hard}"),
        format!("{soft_loud} + {soft_note} / {soft}"),
        format!("{updated}/{updates}"),
        format!("{trapped}/{traps}"),
    )
    .unwrap();
}

fn score(name: &str, text: &str, gold: &Gold) -> Vec<usize> {
    let articles: Vec<_> = document::records(name, text)
        .map(|d| ENGINE.read(d.unwrap()))
        .collect();
    // The labels of each claim of the run, by its number.
    let mut labels: Vec<Option<&Labelled>> = Vec::new();
    let mut read = BTreeSet::new();
    for article in &articles {
        for claim in &article.claims.claims {
            let quantity = &article.quantities[claim.quantity];
            let span = quantity.number_span(&article.text);
            let (start, end) = (span.start as usize, span.end as usize);
            let figure = &ENGINE.rules.claim.figure(claim.figure).unwrap().id;
            let label = gold.claims.iter().find(|c| {
                c.doc == article.document.id
                    && c.at.0 < end
                    && start < c.at.1
                    && reads(&c.measure, figure)
                    && !read.contains(&c.id)
            });
            read.extend(label.map(|c| c.id.clone()));
            labels.push(label);
        }
    }
    let outcome = ENGINE.compare(articles.iter().map(|a| ENGINE.extract(a)).collect(), false);
    assert_eq!(outcome.records.len(), labels.len(), "{name}");
    let mut shown: BTreeMap<(Said<'_>, Said<'_>), Shown> = BTreeMap::new();
    for finding in &outcome.findings {
        if !matches!(finding.kind, Kind::Conflict | Kind::Gap) {
            continue;
        }
        let how = if finding.severity >= Severity::Warning {
            Shown::Loud
        } else {
            Shown::Note
        };
        let told: Vec<Said<'_>> = finding
            .claims
            .iter()
            .filter_map(|i| labels[*i].map(said))
            .collect();
        for (n, a) in told.iter().enumerate() {
            for b in &told[n + 1..] {
                let slot = shown.entry((*a.min(b), *a.max(b))).or_default();
                *slot = how.max(*slot);
            }
        }
    }
    let by_id: BTreeMap<&str, &Labelled> = gold.claims.iter().map(|c| (c.id.as_str(), c)).collect();
    let best = |related: &Related| {
        let all: Vec<Said<'_>> = related
            .claims
            .iter()
            .map(|id| said(by_id[id.as_str()]))
            .collect();
        let pairs = all
            .iter()
            .enumerate()
            .flat_map(|(n, a)| all[n + 1..].iter().map(move |b| (*a.min(b), *a.max(b))));
        pairs
            .filter_map(|p| shown.get(&p).copied())
            .max()
            .unwrap_or_default()
    };
    let count = |list: &[Related], soft: Option<bool>, how: Option<Shown>| {
        list.iter()
            .filter(|r| soft.is_none_or(|soft| r.soft == soft))
            .filter(|r| how.is_none_or(|how| best(r) == how))
            .count()
    };
    let hard = |how| count(&gold.conflicts, Some(false), how);
    let soft = |how| count(&gold.conflicts, Some(true), how);
    vec![
        read.len(),
        gold.claims.len(),
        hard(Some(Shown::Loud)),
        hard(Some(Shown::Note)),
        hard(None),
        soft(Some(Shown::Loud)),
        soft(Some(Shown::Note)),
        soft(None),
        count(&gold.updates, None, Some(Shown::Loud)),
        gold.updates.len(),
        count(&gold.traps, None, Some(Shown::Loud)),
        gold.traps.len(),
    ]
}
