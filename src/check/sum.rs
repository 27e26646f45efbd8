//! "All 31 injured were taken in: 14 to the clinic, 9 to the camp and 7 to the army hospital": parts of a closed list make their total.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;
use crate::quantity::{Interval, Number};

const NAME: &str = "sum";

/// More parts than these are not searched for a subset that makes the total.
const MOST: usize = 12;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Sum)
        .filter_map(|s| {
            let (total, parts) = s.values.split_first()?;
            let sum = Interval::sum(parts)?;
            // Some of the numbers may be parts of parts: any choice that makes the total will do.
            if sum.meets(total) || parts.len() > MOST || total.is_made_by_some(parts) {
                return None;
            }
            let (shown, list) = s.shown.split_first()?;
            let made = if sum.single().is_some() {
                sum.to_string()
            } else {
                let exact = sum.low?.add(sum.high?)?.div(Number::int(2))?;
                format!("about {}", exact.decimal())
            };
            let message = format!(
                "parts that do not add up: {} make {made} and not {shown}",
                list.join(", ")
            );
            Some(broken(context, NAME, Kind::Sum, message, s))
        })
        .collect()
}
