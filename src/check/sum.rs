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
            let sum = add(parts.iter())?;
            // Some of the numbers may be parts of parts: any choice that makes the total will do.
            if sum.meets(total) || parts.len() > MOST || some_choice(total, parts) {
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

fn add<'a>(parts: impl Iterator<Item = &'a Interval>) -> Option<Interval> {
    parts
        .into_iter()
        .try_fold(Interval::exactly(Number::ZERO), |sum, p| sum.add(p))
}

/// Whether two parts or more make the total.
fn some_choice(total: &Interval, parts: &[Interval]) -> bool {
    (1u32..1 << parts.len())
        .filter(|mask| mask.count_ones() > 1)
        .any(|mask| {
            let chosen = parts
                .iter()
                .enumerate()
                .filter(|(i, _)| mask & (1 << i) != 0)
                .map(|(_, p)| p);
            add(chosen).is_some_and(|sum| sum.meets(total))
        })
}
