//! What two articles of one story look back to: the disaster of a year that each of them tells of with one count.

use std::collections::BTreeMap;

use super::comparable::alike;
use super::occasion::rests;
use super::pairs::{asserted, is_nameless_part};
use super::{Context, Pair, Record, Told};
use crate::event::{Days, Period, Relation};

/// A look back reaches at least so many days before publication.
const BEFORE: i64 = 45;
/// The longest year, in days.
const YEAR: i64 = 366;
/// An article that looks back more often is a list, and its first claims stand for it.
const MANY: usize = 40;
/// Shorter words are seldom the name of a past event.
const NAME: usize = 4;

/// Adds the pairs of claims with which linked articles look back to one event: of one day, or of one year and with a name in common.
pub(super) fn looked_back(
    records: &[Record],
    told: &[Told],
    links: &BTreeMap<(u32, u32), usize>,
    context: &Context<'_>,
    pairs: &mut Vec<Pair>,
) {
    let mut by_doc: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, r) in records.iter().enumerate() {
        if is_past(r) && rests(r, context) {
            let of_doc = by_doc.entry(r.doc).or_default();
            if of_doc.len() < MANY {
                of_doc.push(i);
            }
        }
    }
    for (x, y) in links.keys() {
        let (Some(first), Some(second)) = (by_doc.get(x), by_doc.get(y)) else {
            continue;
        };
        for (a, b) in first
            .iter()
            .flat_map(|a| second.iter().map(move |b| (*a, *b)))
        {
            let (Some(p), Some(q)) = (records.get(a), records.get(b)) else {
                continue;
            };
            let Some(assumed) = one_past(p, q, told, context) else {
                continue;
            };
            if is_sole(p, q, first, records) && is_sole(q, p, second, records) {
                pairs.push(Pair {
                    a: a.min(b),
                    b: a.max(b),
                    verdict: Ok(assumed),
                    linked: true,
                });
            }
        }
    }
}

/// Whether a claim is told of days long before its article.
fn is_past(r: &Record) -> bool {
    let long_ago = |d: Days| match r.published {
        Some(p) => d.last < p.date && d.gap(&Days::day(p.date)) > BEFORE,
        None => r.event.period == Period::Background,
    };
    r.event.dated
        && r.event.period != Period::Cumulative
        && r.event
            .days
            .is_some_and(|d| d.length() <= YEAR && long_ago(d))
        && asserted(r)
        && !r.addition
        && !is_nameless_part(r)
}

fn one_past(a: &Record, b: &Record, told: &[Told], context: &Context<'_>) -> Option<Vec<String>> {
    let (x, y) = (&a.event, &b.event);
    let (d, e) = x.days.zip(y.days)?;
    let kinds = !x.head_said || !y.head_said || context.events.compatible(x.head, y.head);
    let said = x.place_said && y.place_said;
    let apart = x
        .place
        .as_ref()
        .zip(y.place.as_ref())
        .is_some_and(|(p, q)| said && p.relation(q) == Relation::Apart);
    if a.figure != b.figure || !d.meet(&e) || !kinds || apart || alike(a, b, context).is_err() {
        return None;
    }
    let one_day = d == e && d.length() == 1;
    let story = |r: &Record| {
        let place = told.get(r.doc as usize).and_then(|t| t.main.place.clone());
        place.map_or_else(String::new, |p| p.name.to_lowercase())
    };
    let stories = [story(a), story(b)];
    let shared = a
        .names
        .iter()
        .filter(|n| n.len() >= NAME && b.names.contains(n));
    let name = shared
        .into_iter()
        .find(|n| !stories.iter().any(|s| s.contains(n.as_str())));
    let assumed = match (one_day, name) {
        (true, _) => format!("both look back to {}", d.iso()),
        (false, Some(name)) => format!("both look back to {name} in {}", d.first.year()),
        _ => return None,
    };
    // That no second event is meant is no more than likely.
    let likely = "neither article tells of another event of that time".to_owned();
    Some(vec![assumed, likely])
}

/// Whether the article of `own` tells of the figure in those days with one value alone.
fn is_sole(own: &Record, other: &Record, of_doc: &[usize], records: &[Record]) -> bool {
    let meets = |r: &Record| {
        let days = r.event.days.zip(other.event.days);
        days.is_some_and(|(d, e)| d.meet(&e))
    };
    of_doc
        .iter()
        .filter_map(|i| records.get(*i))
        .filter(|r| r.figure == own.figure && r.kin() == own.kin() && meets(r))
        .all(|r| r.value == own.value)
}
