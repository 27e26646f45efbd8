//! "Police said 2,000 people were in the building. An official put the number at 3,122": two sources of one article that count one thing, whether the
//! rules have a figure for it or not.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

const NAME: &str = "voices";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Voices)
        .filter_map(|s| {
            // Two claims are for `agree` to look at.
            let claims = s.mentions.iter().filter(|m| m.claim.is_some()).count();
            if claims == s.mentions.len() {
                return None;
            }
            let message = format!(
                "sources at odds: {} against {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            Some(broken(context, NAME, Kind::Conflict, message, s))
        })
        .collect()
}
