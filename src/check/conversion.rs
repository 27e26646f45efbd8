//! "30 kilometres (19 miles)": the amount in brackets is the amount before it. What is rounded on either side is allowed for.

use super::finding::{Finding, Kind};
use super::{Context, broken, miss, moved_point, stated};
use crate::claim::Severity;
use crate::claim::statement::Law;
use crate::quantity::Number;

const NAME: &str = "conversion";

/// Misses smaller than this are rounding that somebody did by ear, in per cent of the larger amount.
const QUIET: i128 = 3;
/// From here on a miss is no rounding.
const SURE: i128 = 8;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Conversion)
        .filter_map(|s| {
            let [a, b] = s.values.as_slice() else {
                return None;
            };
            let miss = miss(a, b).mul(Number::int(100))?;
            if miss <= Number::int(QUIET) {
                return None;
            }
            let severity = if miss > Number::int(SURE) {
                Severity::Error
            } else {
                Severity::Note
            };
            let message = format!(
                "another amount in brackets: {} is not {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            let mut finding = broken(NAME, Kind::Conversion, severity, message, s);
            finding.notes.extend(moved_point(b, a));
            Some(finding)
        })
        .collect()
}
