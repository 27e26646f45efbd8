//! "4,460 dead" and "4,460 evacuation centres": one long number given for two figures by one source is worth a second look. So are "37 casualties"
//! and "37 killed" by one source in two articles of one event: one of them may be a slip of translation.

use std::collections::BTreeMap;

use super::finding::{Finding, Kind};
use super::{Context, Knob, RelationKind};
use crate::attribution::Stance;
use crate::quantity::Number;

const NAME: &str = "coincidence";

pub(super) const KNOBS: &[Knob] = &[
    Knob {
        name: "digits",
        about: "A number of fewer digits, without trailing zeros, is too common to mean anything in one text.",
    },
    Knob {
        name: "least",
        about: "Numbers below this agree by chance across texts.",
    },
];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<(u32, i128), usize> = BTreeMap::new();
    let mut out = Vec::new();
    let digits = context.tuning.number(NAME, "digits");
    for (i, r) in context.records.iter().enumerate() {
        let Some(n) = r.value.single().and_then(Number::whole) else {
            continue;
        };
        if significant(n) < digits
            || r.unit.is_some()
            || r.ignored
            || matches!(r.stance, Stance::Denied | Stance::Hypothetical)
        {
            continue;
        }
        let Some(at) = first.get(&(r.doc, n)).copied() else {
            first.insert((r.doc, n), i);
            continue;
        };
        let Some(before) = context.records.get(at) else {
            continue;
        };
        let one_voice = match (&before.origin, &r.origin) {
            (Some(a), Some(b)) => a.same(b),
            (None, None) => true,
            _ => false,
        };
        if before.figure == r.figure || !one_voice {
            continue;
        }
        let name = |f| context.figures.figure(f).map_or("", |f| f.id.as_str());
        let message = format!(
            "one number for two figures: {n} as {} and as {}",
            name(before.figure),
            name(r.figure)
        );
        out.push(Finding::new(
            NAME,
            name(r.figure),
            Kind::Coincidence,
            context.tuning.severity(NAME),
            message,
            (at, i),
            Vec::new(),
        ));
    }
    slips(context, &mut out);
    out
}

/// One value for a figure and for a part of it, by one source in two articles of one event.
fn slips(context: &Context<'_>, out: &mut Vec<Finding>) {
    let least = context.tuning.number(NAME, "least");
    for relation in context
        .relations
        .iter()
        .filter(|r| r.kind == RelationKind::PartOf)
    {
        let Some(part) = relation.parts.first() else {
            continue;
        };
        // All the drones that were launched may have been shot down; not all who were hurt are dead.
        let people = |f| context.figures.figure(f).is_some_and(|f| f.people);
        if !people(relation.whole) || !people(*part) {
            continue;
        }
        let mut wholes: BTreeMap<Number, Vec<usize>> = BTreeMap::new();
        for (i, r) in context.records.iter().enumerate() {
            if r.figure == relation.whole
                && let Some(n) = r.value.single().filter(|n| *n >= least)
            {
                wholes.entry(n).or_default().push(i);
            }
        }
        for (i, r) in context.records.iter().enumerate() {
            let Some(n) = r.value.single().filter(|_| r.figure == *part) else {
                continue;
            };
            let other = wholes.get(&n).into_iter().flatten().find(|w| {
                context.records.get(**w).is_some_and(|w| {
                    let one_voice = match (&w.origin, &r.origin) {
                        (Some(a), Some(b)) => a.same(b),
                        _ => false,
                    };
                    w.doc != r.doc && one_voice && (context.one_event)(w, r)
                })
            });
            if let Some(other) = other {
                let name = |f| context.figures.figure(f).map_or("", |f| f.id.as_str());
                let message = format!(
                    "one number for a whole and its part: {n} as {} and as {}",
                    name(relation.whole),
                    name(*part)
                );
                out.push(Finding::new(
                    NAME,
                    name(*part),
                    Kind::Coincidence,
                    context.tuning.severity(NAME),
                    message,
                    (*other, i),
                    Vec::new(),
                ));
            }
        }
    }
}

/// Digits without trailing zeros.
fn significant(n: i128) -> Number {
    let digits = n.unsigned_abs().to_string().trim_end_matches('0').len();
    Number::int(i128::try_from(digits).unwrap_or(0))
}
