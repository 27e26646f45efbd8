//! "Nine more died, taking the toll to 46; it had stood at 39": the earlier total and what is added make the new one.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

const NAME: &str = "addition";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Addition)
        .filter_map(|s| {
            let [before, added, total] = s.values.as_slice() else {
                return None;
            };
            let sum = before.add(added)?;
            if sum.meets(total) {
                return None;
            }
            let message = format!(
                "a total that does not add up: {} and {} make {sum} and not {}",
                s.shown.first()?,
                s.shown.get(1)?,
                s.shown.get(2)?
            );
            Some(broken(context, NAME, Kind::Sum, message, s))
        })
        .collect()
}
