//! "Police said 2,000 people were in the building. An official put the number at 3,122": two sources of one article that count one thing, whether the
//! rules have a figure for it or not.

use super::finding::{Finding, Kind};
use super::{Context, against, stated};
use crate::claim::statement::Law;

const NAME: &str = "voices";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Voices)
        // Two claims are for `agree` to look at.
        .filter(|s| s.mentions.iter().any(|m| m.claim.is_none()))
        .filter_map(|s| against(context, NAME, Kind::Conflict, "sources at odds", s))
        .collect()
}
