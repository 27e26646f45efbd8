//! "30 kilometres (19 miles)": the amount in brackets is the amount before it. What is rounded on either side is allowed for.

use super::finding::{Finding, Kind};
use super::{Context, Knob, broken, miss, moved_point, stated};
use crate::claim::statement::Law;

const NAME: &str = "conversion";

pub(super) const KNOBS: &[Knob] = &[
    Knob {
        name: "quiet",
        about: "Misses up to this share of the larger amount, inclusive, are rounding that somebody did by ear.",
    },
    Knob {
        name: "sure",
        about: "Misses up to this share, inclusive, are doubtful; above it they are none of rounding.",
    },
    Knob {
        name: "quiet-degrees",
        about: "The same as `quiet` for points of temperature, in kelvins.",
    },
    Knob {
        name: "sure-degrees",
        about: "The same as `sure` for points of temperature, in kelvins.",
    },
];

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| matches!(law, Law::Conversion { .. }))
        .filter_map(|s| {
            let [a, b] = s.values.as_slice() else {
                return None;
            };
            let degrees = s.law == Law::Conversion { degrees: true };
            let knob = |name| context.tuning.number(NAME, name);
            let (miss, quiet, sure) = if degrees {
                (a.distance(b), knob("quiet-degrees"), knob("sure-degrees"))
            } else {
                (miss(a, b), knob("quiet"), knob("sure"))
            };
            if miss <= quiet {
                return None;
            }
            let message = format!(
                "another amount in brackets: {} is not {}",
                s.shown.first()?,
                s.shown.get(1)?
            );
            let mut finding = broken(context, NAME, Kind::Conversion, message, s);
            if miss <= sure {
                finding.severity = context.tuning.doubtful(NAME)?;
            }
            finding.notes.extend(moved_point(b, a));
            Some(finding)
        })
        .collect()
}
