//! "Turbines: 64" among the key facts, "72 turbines" in the text: a number under a label is the one that the text counts of the same.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

const NAME: &str = "label";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Label)
        .filter_map(|s| {
            let [label, text] = s.values.as_slice() else {
                return None;
            };
            if label.meets(text) {
                return None;
            }
            let message = format!(
                "a label that is not the text's: {} against {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            Some(broken(context, NAME, Kind::Label, message, s))
        })
        .collect()
}
