//! "Tuesday, 30 December 2023": weekdays fall on their dates, ages and durations fit the years beside them.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

const NAME: &str = "calendar";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| {
        matches!(law, Law::Weekday | Law::Age | Law::Duration | Law::Ordinal)
    })
    .filter_map(|s| {
        let [given, right] = s.values.as_slice() else {
            return None;
        };
        if given.meets(right) {
            return None;
        }
        let (said, is) = (s.shown.first()?, s.shown.get(1)?);
        let message = match s.law {
            Law::Weekday => format!(
                "a weekday that is not the date's: {:?} is a {is} and no {said}",
                s.mentions.get(1)?.text
            ),
            Law::Ordinal => {
                format!("an ordinal that the days beside it do not allow: {said} with {is}")
            }
            Law::Age => format!("an age that the years do not allow: {said} and not {is}"),
            _ => format!("a length of time that its start does not allow: {said} from {is}"),
        };
        let mut finding = broken(context, NAME, Kind::Date, message, s);
        // Events may be left out of the list of days.
        if s.law == Law::Ordinal {
            finding.severity = context.tuning.doubtful(NAME)?;
        }
        Some(finding)
    })
    .collect()
}
