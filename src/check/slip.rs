//! "half of the 3.2 million euros" behind "a plan worth 3.2 billion euros": an amount that refers back is one that the text has given.

use super::finding::{Finding, Kind};
use super::{Context, broken, moved_point, stated};
use crate::claim::statement::Law;

pub(super) const NAME: &str = "slip";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Reference)
        .filter_map(|s| {
            let [given, again] = s.values.as_slice() else {
                return None;
            };
            let message = format!(
                "an amount that the text gives otherwise: {} against {}",
                s.shown.get(1)?,
                s.shown.first()?
            );
            let mut finding = broken(context, NAME, Kind::Slip, message, s);
            let hint = moved_point(again, given);
            finding.notes.push(hint.unwrap_or_else(|| {
                let turned = given
                    .single()
                    .zip(again.single())
                    .is_none_or(|(a, b)| !a.one_digit_off(b));
                let what = if turned {
                    "the two have the same digits in another order"
                } else {
                    "the two differ in one digit"
                };
                what.to_owned()
            }));
            Some(finding)
        })
        .collect()
}
