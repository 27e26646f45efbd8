//! "The four victims were named" where six have been told of: a count with "the" or "all" before it is one that the text has given.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

pub(super) const NAME: &str = "definite";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Definite)
        .filter_map(|s| {
            let message = format!(
                "a count that the text gave otherwise: {} against {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            Some(broken(context, NAME, Kind::Conflict, message, s))
        })
        .collect()
}
