//! "The four victims were named" where six have been told of: a count with "the" or "all" before it is one that the text has given.

use super::finding::{Finding, Kind};
use super::{Context, against, stated};
use crate::claim::statement::Law;

pub(super) const NAME: &str = "definite";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    const WHAT: &str = "a count that the text gave otherwise";
    stated(context, |law| *law == Law::Definite)
        .filter_map(|s| against(context, NAME, Kind::Conflict, WHAT, s))
        .collect()
}
