//! "Five dead in Lunde sauna fire" over "three men died in a fire": a headline's count stands in its text.

use super::finding::{Finding, Kind};
use super::{Context, against, stated};
use crate::claim::statement::Law;

pub(super) const NAME: &str = "headline";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    const WHAT: &str = "a headline's count that the text gives otherwise";
    stated(context, |law| *law == Law::Headline)
        .filter_map(|s| against(context, NAME, Kind::Conflict, WHAT, s))
        .collect()
}
