//! "Turbines: 64" among the key facts, "72 turbines" in the text: a number under a label is the one that the text counts of the same.

use super::finding::{Finding, Kind};
use super::{Context, against, stated};
use crate::claim::statement::Law;

const NAME: &str = "label";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Label)
        .filter(|s| matches!(s.values.as_slice(), [label, text] if !label.meets(text)))
        .filter_map(|s| {
            against(
                context,
                NAME,
                Kind::Label,
                "a label that is not the text's",
                s,
            )
        })
        .collect()
}
