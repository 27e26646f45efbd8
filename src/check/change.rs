//! "fell 12 percent, to 88 from 110": a change has the direction and the size that its words give it.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::{By, Law};
use crate::group::Stated;
use crate::quantity::{Interval, Number};

const NAME: &str = "change";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for s in stated(context, |law| matches!(law, Law::Change { .. })) {
        let Law::Change { up, by } = s.law else {
            continue;
        };
        out.extend(direction(context, s, up).or_else(|| by.and_then(|by| size(context, s, by))));
    }
    out
}

/// A value so many times another has a word for a power of ten that the other leaves out.
const ELIDED: i128 = 100_000;

/// "from 2,303 crore to 2,973": one of them leaves out what the other says.
fn elided(low: &Interval, high: &Interval) -> bool {
    let far = low.high.and_then(|l| l.mul(Number::int(ELIDED)));
    far.zip(high.low).is_some_and(|(l, h)| l <= h)
}

/// A percentage as written may be rounded, or its further digits cut off: 37.58 is told as 37.6 and as 37.5.
fn cut_off(said: &Interval) -> Interval {
    let (Some(low), Some(high)) = (said.low, said.high) else {
        return *said;
    };
    // "about a third" is no rounded percentage.
    let width = high.sub(low).filter(|width| *width <= Number::ONE);
    let half = width.and_then(|width| width.div(Number::int(2)));
    let further = half.and_then(|half| high.add(half));
    further.map_or(*said, |high| Interval::range(low, high))
}

/// "rose" with a lower value behind it.
fn direction(context: &Context<'_>, s: &Stated, up: Option<bool>) -> Option<Finding> {
    let (from, to) = (s.values.first()?, s.values.get(1)?);
    let (low, high) = if up? { (to, from) } else { (from, to) };
    let against = low.high.zip(high.low).is_some_and(|(l, h)| l < h);
    (against && !elided(low, high)).then(|| {
        let message = format!(
            "a change in the other direction: from {} to {} is {}",
            s.shown.first().map_or("", String::as_str),
            s.shown.get(1).map_or("", String::as_str),
            if up == Some(true) {
                "no rise"
            } else {
                "no fall"
            }
        );
        broken(context, NAME, Kind::Change, message, s)
    })
}

fn size(context: &Context<'_>, s: &Stated, by: By) -> Option<Finding> {
    let [from, to, said] = s.values.as_slice() else {
        return None;
    };
    if elided(from, to) || elided(to, from) {
        return None;
    }
    let distance = from.apart(to)?;
    let hundredth = Number::ratio(1, 100)?;
    let (holds, note) = match by {
        By::Amount => (distance.meets(said), None),
        By::Points => (distance.meets(said), None),
        By::Percent => {
            let right = cut_off(said).scaled(hundredth)?.product(from)?;
            let holds = right.meets(&distance);
            // "drops 2 percent, from 6 percent to 4 percent": points are meant.
            let points = !holds && distance.meets(said) && s.shown.first()?.ends_with(['t', '%']);
            (
                holds,
                points.then_some("the difference is one of percentage points"),
            )
        }
        By::Times => (said.product(from)?.meets(to), None),
    };
    if holds {
        return None;
    }
    let message = format!(
        "a change of another size: from {} to {} is not {}",
        s.shown.first()?,
        s.shown.get(1)?,
        s.shown.get(2)?
    );
    let mut finding = broken(context, NAME, Kind::Change, message, s);
    if note.is_some() {
        finding.severity = context.tuning.doubtful(NAME)?;
    }
    finding.notes.extend(note.map(str::to_owned));
    Some(finding)
}
