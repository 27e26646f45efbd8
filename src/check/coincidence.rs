//! "4,460 dead" and "4,460 evacuation centres": one long number given for two figures by one source is worth a second look.

use std::collections::BTreeMap;

use super::Context;
use super::finding::{Finding, Kind};
use crate::attribution::Stance;
use crate::claim::Severity;
use crate::quantity::Number;

const NAME: &str = "coincidence";

/// A number of fewer digits that are not trailing zeros is too common to mean anything.
const DIGITS: usize = 4;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<(u32, i128), usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (i, r) in context.records.iter().enumerate() {
        let Some(n) = r.value.single().and_then(Number::whole) else {
            continue;
        };
        if significant(n) < DIGITS
            || r.unit.is_some()
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
            Severity::Note,
            message,
            (at, i),
            Vec::new(),
        ));
    }
    out
}

/// Digits without trailing zeros.
fn significant(n: i128) -> usize {
    n.unsigned_abs().to_string().trim_end_matches('0').len()
}
