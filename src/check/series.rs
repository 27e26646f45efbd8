//! "4,327 killed since the war began" on Tuesday, "4,324" on Wednesday: a running total of one voice does not fall. One finding a series, and not one a
//! pair. So in the column of a table that is called cumulative. A fall that the text calls a revision is no break of the series.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::agree::{order, slip, widen};
use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::Revisions;
use crate::claim::statement::Law;
use crate::event::Period;
use crate::group::Record;
use crate::quantity::Form;

const NAME: &str = "series";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut falls: BTreeMap<(usize, &str), Vec<(usize, usize)>> = BTreeMap::new();
    for pair in context.groups.pairs.iter().filter(|p| p.verdict.is_ok()) {
        let (Some(a), Some(b)) = (context.records.get(pair.a), context.records.get(pair.b)) else {
            continue;
        };
        if let Some(later_first) = falls_between(context, a, b) {
            let group = context.groups.group.get(pair.a).copied().unwrap_or(pair.a);
            let (before, after) = if later_first {
                (pair.b, pair.a)
            } else {
                (pair.a, pair.b)
            };
            falls
                .entry((group, voice(a).unwrap_or("")))
                .or_default()
                .push((before, after));
        }
    }
    let finding = |((_, _), mut falls): ((usize, &str), Vec<(usize, usize)>)| {
        // The fall nearest in time: the value that went astray is one of the two.
        falls.sort_by_key(|(before, after)| {
            let day = |i: &usize| {
                let date = context
                    .records
                    .get(*i)
                    .and_then(|r| r.published)
                    .map(|p| p.date);
                date.map_or(0, crate::document::day_number)
            };
            (day(after) - day(before), day(before), *before, *after)
        });
        let (before, after) = *falls.first()?;
        let (a, b) = (context.records.get(before)?, context.records.get(after)?);
        let others: BTreeSet<usize> = falls.iter().flat_map(|(x, y)| [*x, *y]).collect();
        let figure = context.figures.figure(a.figure).map_or("", |f| &f.id);
        let message = format!(
            "a running total that falls: {}, then {}",
            (context.show)(a),
            (context.show)(b)
        );
        let mut finding = Finding::new(
            NAME,
            figure,
            Kind::Series,
            context.tuning.severity(NAME),
            message,
            (before, after),
            others.into_iter().collect(),
        );
        finding.notes.extend(slip(a, b));
        Some(finding)
    };
    let told = stated(context, |law| *law == Law::Series).filter_map(|s| {
        let message = format!(
            "a running total that falls: {}, then {}",
            s.shown.first()?,
            s.shown.get(1)?
        );
        Some(broken(context, NAME, Kind::Series, message, s))
    });
    falls.into_iter().filter_map(finding).chain(told).collect()
}

/// Who counts: the origin, else the publisher.
fn voice(r: &Record) -> Option<&str> {
    let origin = r.origin.as_ref().map(|o| o.name.as_str());
    origin.or(r.publisher.as_deref())
}

/// Whether a running total of one voice is lower in the later of two articles; `true`: the second of the two is the earlier one.
pub(super) fn falls_between(context: &Context<'_>, a: &Record, b: &Record) -> Option<bool> {
    let running = |r: &Record| {
        r.event.period == Period::Cumulative && r.form != Form::Vague && !r.revised && !r.falling
    };
    let one_voice = match (&a.origin, &b.origin) {
        (Some(x), Some(y)) => x.same(y),
        (None, None) => a.publisher.is_some() && a.publisher == b.publisher,
        _ => false,
    };
    let figure = context.figures.figure(a.figure)?;
    if a.doc == b.doc
        || !one_voice
        || !running(a)
        || !running(b)
        || !matches!(figure.revisions, Revisions::MayRise)
    {
        return None;
    }
    let later_first = match order(a, b)? {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => return None,
    };
    let (before, after) = if later_first { (b, a) } else { (a, b) };
    let (then, now) = (before.value, (context.convert)(after, before)?);
    let fell = now.high.zip(then.low).is_some_and(|(n, t)| n < t);
    (fell && !widen(figure, then, now).meets(&now)).then_some(later_first)
}
