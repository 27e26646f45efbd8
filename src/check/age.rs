//! "Mira Dolan, 51" in one article and "Mira Dolan, 57" in another of the same event: how old one person is.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;
use crate::group::Stated;

const NAME: &str = "age";
/// Between two articles a birthday may lie.
const BIRTHDAY: i128 = 1;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut by_name: BTreeMap<String, Vec<&Stated>> = BTreeMap::new();
    for s in stated(context, |law| *law == Law::PersonAge) {
        if let Some(name) = name(s) {
            by_name.entry(name.to_lowercase()).or_default().push(s);
        }
    }
    // Articles that tell of one event: two persons may bear one name elsewhere.
    let of_one = |a: u32, b: u32| {
        let key = (a.min(b), a.max(b));
        a == b || context.groups.links.contains_key(&key)
    };
    let doc = |s: &Stated| s.mentions.first().map(|m| m.doc);
    let mut out: Vec<((u32, u32), Finding)> = Vec::new();
    for told in by_name.values() {
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        for (n, b) in told.iter().enumerate() {
            let at_odds = told.iter().take(n).find(|a| {
                let (Some(x), Some(y)) = (doc(a), doc(b)) else {
                    return false;
                };
                let apart = age(a).zip(age(b)).map(|(v, w)| (v - w).abs());
                let least = if x == y { 0 } else { BIRTHDAY };
                // Two in one sentence are two persons.
                let side_by_side = a.mentions.first().map(|m| (m.doc, &m.excerpt.0))
                    == b.mentions.first().map(|m| (m.doc, &m.excerpt.0));
                of_one(x, y) && !side_by_side && apart.is_some_and(|years| years > least)
            });
            // Once for each article that differs.
            let Some(a) = at_odds.filter(|_| doc(b).is_some_and(|d| seen.insert(d))) else {
                continue;
            };
            let both = Stated {
                law: Law::PersonAge,
                values: [a.values.as_slice(), &b.values].concat(),
                shown: a.shown.clone(),
                mentions: [a.mentions.as_slice(), &b.mentions].concat(),
            };
            let shown = |s: &Stated| age(s).unwrap_or_default();
            let name = name(a).unwrap_or_default();
            let message = format!("ages at odds: {name}, {} against {}", shown(a), shown(b));
            let mut finding = broken(context, NAME, Kind::Age, message, &both);
            if doc(a) != doc(b) {
                let Some(severity) = context.tuning.doubtful(NAME) else {
                    continue;
                };
                finding.severity = severity;
            }
            let docs = (doc(a).unwrap_or_default(), doc(b).unwrap_or_default());
            out.push((docs, finding));
        }
    }
    // Two persons at odds in the same two places: a list of scores, and no ages.
    let docs: Vec<(u32, u32)> = out.iter().map(|(docs, _)| *docs).collect();
    out.retain(|(own, _)| docs.iter().filter(|d| *d == own).count() < 2);
    out.into_iter().map(|(_, finding)| finding).collect()
}

/// The name in "Mira Dolan, 51".
fn name(s: &Stated) -> Option<&str> {
    s.shown.first()?.rsplit_once(", ").map(|(name, _)| name)
}

/// In whole years.
fn age(s: &Stated) -> Option<i128> {
    s.values.first()?.single()?.whole()
}
