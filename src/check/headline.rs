//! "Five dead in Lunde sauna fire" over "three men died in a fire": a headline's count stands in its text.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

pub(super) const NAME: &str = "headline";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Headline)
        .filter_map(|s| {
            let message = format!(
                "a headline's count that the text gives otherwise: {} against {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            Some(broken(context, NAME, Kind::Conflict, message, s))
        })
        .collect()
}
