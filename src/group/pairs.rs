//! Which pairs are looked at: all of a document, blocked across documents, so that cost grows with the run and not with its square.

use std::collections::{BTreeMap, BTreeSet};

use super::comparable::{alike, comparable, same_story};
use super::occasion::{RECUR, SURE, is_past_event, one_event, one_occasion, past_event, recurs};
use super::{Context, Pair, Record, Told, WINDOW, story};
use crate::attribution::Stance;
use crate::claim::FigureId;
use crate::event::{Days, Period};
use crate::quantity::Number;

/// Up to so many claims of one figure, a document's claims are all compared with each other: more than any report holds.
const MANY: usize = 300;

/// Above [`MANY`], about so many pairs of one figure are looked at in a document, nearest first.
const PAIRS: usize = 400_000;

/// Pairs inside each document.
pub(super) fn inside(records: &[Record], context: &Context<'_>, pairs: &mut Vec<Pair>) {
    let mut start = 0;
    while start < records.len() {
        let doc = records.get(start).map(|r| r.doc);
        let end = start
            + records
                .iter()
                .skip(start)
                .take_while(|r| Some(r.doc) == doc)
                .count();
        let mut by_figure: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (i, r) in records.iter().enumerate().take(end).skip(start) {
            by_figure.entry(r.figure.0).or_default().push(i);
        }
        for members in by_figure.values_mut() {
            let mut reach = members.len();
            if members.len() > MANY {
                fold(records, members, pairs);
                reach = (PAIRS / members.len()).clamp(4, MANY);
            }
            for (n, a) in members.iter().enumerate() {
                for b in members.iter().skip(n + 1).take(reach) {
                    let (Some(x), Some(y)) = (records.get(*a), records.get(*b)) else {
                        continue;
                    };
                    pairs.push(Pair {
                        a: *a,
                        b: *b,
                        verdict: comparable(x, y, context),
                        linked: false,
                    });
                }
            }
        }
        start = end;
    }
}

/// Keeps the first of claims that say the same of the same event by the same voice, and joins the others to it.
pub(super) fn fold(records: &[Record], members: &mut Vec<usize>, pairs: &mut Vec<Pair>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    members.retain(|i| {
        let Some(r) = records.get(*i) else {
            return false;
        };
        let key = format!(
            "{:?}",
            (
                (&r.value, r.unit, r.stance, r.is_part, r.addition, &r.who),
                (&r.group_noun, &r.kind, &r.subject, &r.origin, &r.carriers),
                (&r.event, r.revised, r.rising, r.falling, r.earlier),
            )
        );
        match first.entry(key) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(*i);
                true
            }
            std::collections::btree_map::Entry::Occupied(same) => {
                pairs.push(Pair {
                    a: *same.get(),
                    b: *i,
                    verdict: Ok(Vec::new()),
                    linked: false,
                });
                false
            }
        }
    });
}

/// Pairs of largest counts of two articles, and what is assumed of each.
type Totals = BTreeMap<(usize, usize), Vec<String>>;

/// Pairs of claims of the main events of articles that tell of one event. They are returned as those that need no second look; beside them the totals
/// of such articles, when one of the two is told of another place or day.
pub(super) fn linked(
    records: &[Record],
    told: &[Told],
    links: &BTreeMap<(u32, u32), usize>,
    context: &Context<'_>,
    pairs: &mut Vec<Pair>,
) -> (BTreeSet<(usize, usize)>, Totals) {
    let mut seen = BTreeSet::new();
    let mut totals = Totals::new();
    if links.is_empty() {
        return (seen, totals);
    }
    let largest = &largest(records);
    let of = |doc: u32, names: usize| {
        let from = records.partition_point(|r| r.doc < doc);
        let to = records.partition_point(|r| r.doc <= doc);
        let about = told.get(doc as usize);
        (from..to.min(from + MANY)).filter(move |i| {
            let r = records.get(*i);
            r.zip(about).is_some_and(|(r, t)| {
                !is_nameless_part(r)
                    && !r.addition
                    && asserted(r)
                    && (story::of_main(r, t, names, context)
                        || largest.contains(i) && story::near_main(r, t, context))
            })
        })
    };
    for ((x, y), names) in links {
        for a in of(*x, *names) {
            for b in of(*y, *names) {
                let (Some(p), Some(q)) = (records.get(a), records.get(b)) else {
                    continue;
                };
                if p.figure != q.figure || p.story.is_some() || q.story.is_some() {
                    continue;
                }
                let note =
                    format!("taken as one event: same kind and day, {names} names in common");
                let mut assumed = vec![note];
                if *names < SURE && recurs(p, q, context) {
                    assumed.push(RECUR.to_owned());
                }
                let aside = [(a, p), (b, q)].into_iter().any(|(i, r)| {
                    let about = told.get(r.doc as usize);
                    !about.is_some_and(|t| story::of_main(r, t, *names, context))
                        && largest.contains(&i)
                });
                let both = largest.contains(&a) && largest.contains(&b);
                let (low, high) = (a.min(b), a.max(b));
                if aside {
                    if both && alike(p, q, context).is_ok() {
                        assumed.push("each is the largest count of its article".to_owned());
                        totals.insert((low, high), assumed);
                    }
                    continue;
                }
                let verdict = same_story(p, q, context).map(|()| assumed);
                // What the story keeps apart the claims' own words may still join: central Paris lies in Paris.
                if verdict.is_ok() {
                    seen.insert((low, high));
                }
                pairs.push(Pair {
                    a: low,
                    b: high,
                    verdict,
                    linked: true,
                });
            }
        }
    }
    (seen, totals)
}

/// Adds the pairs of `totals` that were not found comparable by their events.
pub(super) fn add_totals(totals: Totals, pairs: &mut Vec<Pair>) {
    let compared: BTreeSet<(usize, usize)> = pairs
        .iter()
        .filter(|p| p.verdict.is_ok())
        .map(|p| (p.a, p.b))
        .collect();
    pairs.retain(|p| p.verdict.is_ok() || !totals.contains_key(&(p.a, p.b)));
    let new = totals.into_iter().filter(|(p, _)| !compared.contains(p));
    pairs.extend(new.map(|((a, b), assumed)| Pair {
        a,
        b,
        verdict: Ok(assumed),
        linked: true,
    }));
}

/// The largest count of each figure and kind of people in each document, of what the text reports: the total it tells.
fn largest(records: &[Record]) -> BTreeSet<usize> {
    let mut most: BTreeMap<(u32, u16, Option<&str>), (Number, usize)> = BTreeMap::new();
    for (i, r) in records.iter().enumerate() {
        let counts = !r.is_part && !r.addition && r.event.period == Period::Incident && asserted(r);
        if let Some(n) = r.value.named().filter(|_| counts) {
            let slot = most.entry((r.doc, r.figure.0, r.kin())).or_insert((n, i));
            if n > slot.0 {
                *slot = (n, i);
            }
        }
    }
    most.into_values().map(|(_, i)| i).collect()
}

/// Pairs across documents: blocked by figure and place, then by days; what two look back to also by its year.
pub(super) fn across(
    records: &[Record],
    context: &Context<'_>,
    mut seen: BTreeSet<(usize, usize)>,
    pairs: &mut Vec<Pair>,
) {
    let mut blocks: BTreeMap<(u16, String, Option<i16>), Vec<usize>> = BTreeMap::new();
    for (i, r) in records.iter().enumerate() {
        if is_nameless_part(r) || r.addition || !asserted(r) {
            continue;
        }
        let background = r.event.period == Period::Background;
        if background && !is_past_event(r, context) {
            continue;
        }
        let years = r.event.days.filter(|_| background);
        let years = years.map(|d| d.first.year()..=d.last.year());
        let years = years.into_iter().flatten().map(Some);
        let blocks_of = |key: String| {
            let stretches = std::iter::once(None).chain(years.clone());
            stretches.map(move |year| (r.figure.0, key.clone(), year))
        };
        for key in keys(r).into_iter().flat_map(blocks_of) {
            let members = blocks.entry(key).or_default();
            // Of a document that repeats itself without end, its first claims stand for it.
            let before = members
                .len()
                .checked_sub(MANY)
                .and_then(|at| members.get(at));
            if before.is_none_or(|b| records.get(*b).is_none_or(|b| b.doc != r.doc)) {
                members.push(i);
            }
        }
    }
    for ((.., year), members) in &blocks {
        let days = |i: &usize| records.get(*i).and_then(days_of);
        let mut members: Vec<(Option<Days>, usize)> = members
            .iter()
            .map(|i| (days(i).filter(|_| year.is_none()), *i))
            .collect();
        members.sort();
        let reach = if year.is_some() { MANY } else { usize::MAX };
        for (n, (days, a)) in members.iter().enumerate() {
            for (other, b) in members.iter().skip(n + 1).take(reach) {
                if let (Some(days), Some(other)) = (days, other)
                    && days.last < other.first
                    && days.gap(other) > 2 * WINDOW + 1
                {
                    break;
                }
                let (low, high) = (*a.min(b), *a.max(b));
                let (Some(x), Some(y)) = (records.get(low), records.get(high)) else {
                    continue;
                };
                if x.doc == y.doc || !seen.insert((low, high)) {
                    continue;
                }
                let one = if x.event.period == Period::Background
                    || y.event.period == Period::Background
                {
                    past_event(x, y, context).map(Ok)
                } else {
                    one_event(x, y, context)
                };
                if let Some(verdict) = one {
                    let verdict = verdict.and_then(|mut assumed| {
                        let more = comparable(x, y, context)?;
                        assumed.extend(more);
                        Ok(assumed)
                    });
                    pairs.push(Pair {
                        a: low,
                        b: high,
                        verdict,
                        linked: false,
                    });
                }
            }
        }
    }
}

/// "last week" may be any of its days; a longer stretch is sorted by its first.
const FEW: i64 = 10;

/// The days a record is sorted by: those of its event, else the day of publication.
fn days_of(r: &Record) -> Option<Days> {
    r.event
        .told_days()
        .map(|d| {
            if d.length() > FEW {
                Days::day(d.first)
            } else {
                d
            }
        })
        .or(r.published.map(|p| Days::day(p.date)))
}

/// Blocking keys: the story, the country, the unlisted place.
pub(super) fn keys(r: &Record) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(story) = &r.story {
        out.push(format!("story:{story}"));
        return out;
    }
    if r.event.place.is_none() {
        out.extend(r.event.weak.iter().map(|c| format!("place:{}", c.0)));
    }
    if let Some(place) = &r.event.place {
        match place.country() {
            Some(country) => out.push(format!("place:{}", country.0)),
            None => out.push(format!("name:{}", place.name.to_lowercase())),
        }
    }
    out
}

/// A part that does not say of what kind it is, so that no other article's part can be set beside it.
pub(super) fn is_nameless_part(r: &Record) -> bool {
    r.is_part && r.who.is_none() && !is_local(r)
}

/// "65 in Selvia alone": a part by its place, and all of that place.
pub(super) fn is_local(r: &Record) -> bool {
    r.is_part && r.who.is_none() && r.part_of.is_none() && r.event.place_said
}

pub(super) fn asserted(r: &Record) -> bool {
    !matches!(r.stance, Stance::Denied | Stance::Hypothetical)
}

/// Claims of two figures in different articles that may be of one event: for each claim of the second figure, the largest of the first, blocked as
/// the comparison of one figure is.
#[must_use]
pub fn occasions(
    records: &[Record],
    told: &[Told],
    links: &BTreeMap<(u32, u32), usize>,
    (first, second): (FigureId, FigureId),
    context: &Context<'_>,
) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let may =
        |r: &Record| !r.is_part && !r.addition && asserted(r) && r.event.period == Period::Incident;
    for (i, r) in records.iter().enumerate().filter(|(_, r)| may(r)) {
        for key in keys(r) {
            let block = blocks.entry(key).or_default();
            if r.figure == first {
                block.0.push(i);
            } else if r.figure == second {
                block.1.push(i);
            }
        }
    }
    let of_story = |i: usize| {
        records
            .get(i)
            .and_then(|r| told.get(r.doc as usize).map(|t| (r, t)))
    };
    let linked = |a: usize, b: usize| {
        let (Some((r, t)), Some((s, u))) = (of_story(a), of_story(b)) else {
            return false;
        };
        let names = links.get(&(r.doc.min(s.doc), r.doc.max(s.doc)));
        names.is_some_and(|names| {
            story::of_main(r, t, *names, context) && story::of_main(s, u, *names, context)
        })
    };
    // By pairs of articles that are linked, whatever their places are called.
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (x, y) in links.keys() {
        let of = |doc: u32, figure: FigureId| {
            let from = records.partition_point(|r| r.doc < doc);
            let to = records.partition_point(|r| r.doc <= doc);
            (from..to).filter(move |i| {
                records
                    .get(*i)
                    .is_some_and(|r| r.figure == figure && may(r))
            })
        };
        for (d, e) in [(*x, *y), (*y, *x)] {
            for a in of(d, first) {
                candidates.extend(of(e, second).map(|b| (b, a)));
            }
        }
    }
    let day = |i: usize| {
        records
            .get(i)
            .and_then(days_of)
            .map(|d| crate::document::day_number(d.first))
    };
    for (firsts, seconds) in blocks.values_mut() {
        firsts.sort_by_key(|i| day(*i));
        for b in seconds {
            let from = day(*b).map(|d| d - 2 * WINDOW);
            let start = firsts.partition_point(|a| day(*a) < from);
            let near = firsts.iter().skip(start).take(MANY);
            candidates.extend(near.map(|a| (*b, *a)));
        }
    }
    let mut best: BTreeMap<usize, usize> = BTreeMap::new();
    for (b, a) in candidates {
        let (Some(x), Some(y)) = (records.get(a), records.get(b)) else {
            continue;
        };
        if x.doc == y.doc || !(linked(a, b) || one_occasion(x, y, context)) {
            continue;
        }
        let larger = |old: &usize| {
            records.get(*old).is_none_or(|o| {
                o.value.high.is_some() && (x.value.high.is_none() || x.value.high > o.value.high)
            })
        };
        if best.get(&b).is_none_or(larger) {
            best.insert(b, a);
        }
    }
    best.into_iter().map(|(b, a)| (a, b)).collect()
}
