//! "4 percent of its 60 million crowns, or about 24 million": a share of a stated base is the amount given for it.

use super::finding::{Finding, Kind};
use super::{Context, Knob, broken, miss, moved_point, stated};
use crate::claim::statement::Law;

const NAME: &str = "share";

pub(super) const KNOBS: &[Knob] = &[Knob {
    name: "quiet",
    about: "Misses up to this share of the larger amount, inclusive, are rounding that somebody did by ear.",
}];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Share)
        .filter_map(|s| {
            let [share, base, result] = s.values.as_slice() else {
                return None;
            };
            let right = share.product(base)?;
            if miss(&right, result) <= context.tuning.number(NAME, "quiet") {
                return None;
            }
            let message = format!(
                "a share that does not fit: {} of {} is not {}",
                s.shown.first()?,
                s.shown.get(1)?,
                s.shown.get(2)?
            );
            let mut finding = broken(context, NAME, Kind::Percent, message, s);
            finding.notes.extend(moved_point(result, &right));
            Some(finding)
        })
        .collect()
}
