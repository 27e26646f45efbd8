//! "4 percent of its 60 million crowns, or about 24 million": a share of a stated base is the amount given for it.

use super::finding::{Finding, Kind};
use super::{Context, broken, miss, moved_point, product, stated};
use crate::claim::Severity;
use crate::claim::statement::Law;
use crate::quantity::Number;

const NAME: &str = "share";

/// Misses up to this are rounding that somebody did by ear, in per cent of the larger amount.
const QUIET: i128 = 3;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Share)
        .filter_map(|s| {
            let [share, base, result] = s.values.as_slice() else {
                return None;
            };
            let right = product(share, base)?;
            if miss(&right, result).mul(Number::int(100))? <= Number::int(QUIET) {
                return None;
            }
            let message = format!(
                "a share that does not fit: {} of {} is not {}",
                s.shown.first()?,
                s.shown.get(1)?,
                s.shown.get(2)?
            );
            let mut finding = broken(NAME, Kind::Percent, Severity::Error, message, s);
            finding.notes.extend(moved_point(result, &right));
            Some(finding)
        })
        .collect()
}
