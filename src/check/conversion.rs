//! "30 kilometres (19 miles)": the amount in brackets is the amount before it. What is rounded on either side is allowed for.

use super::finding::{Finding, Kind};
use super::{Context, broken, miss, moved_point, stated};
use crate::claim::Severity;
use crate::claim::statement::Law;
use crate::quantity::{Interval, Number};

const NAME: &str = "conversion";

/// Misses smaller than this are rounding that somebody did by ear, in per cent of the larger amount.
const QUIET: i128 = 3;
/// From here on a miss is no rounding.
const SURE: i128 = 8;

/// The same for points of temperature, in kelvins.
const QUIET_DEGREES: i128 = 1;
/// From here on.
const SURE_DEGREES: i128 = 2;

/// How far apart two intervals lie; 0 when they meet.
fn gap(a: &Interval, b: &Interval) -> Number {
    let between = |low: Option<Number>, high: Option<Number>| {
        low.zip(high)
            .and_then(|(l, h)| l.sub(h))
            .filter(|d| *d > Number::ZERO)
    };
    between(a.low, b.high)
        .or_else(|| between(b.low, a.high))
        .unwrap_or_default()
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| matches!(law, Law::Conversion { .. }))
        .filter_map(|s| {
            let [a, b] = s.values.as_slice() else {
                return None;
            };
            let degrees = s.law == Law::Conversion { degrees: true };
            let (miss, quiet, sure) = if degrees {
                (gap(a, b), QUIET_DEGREES, SURE_DEGREES)
            } else {
                (miss(a, b).mul(Number::int(100))?, QUIET, SURE)
            };
            if miss <= Number::int(quiet) {
                return None;
            }
            let severity = if miss > Number::int(sure) {
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
