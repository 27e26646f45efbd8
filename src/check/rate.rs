//! "120 cases in a town of 40,000, or 30 per 100,000": the rate is the count's share of the population. "32,000 farmers will get $480 each": so many at
//! so much make the sum.

use super::finding::{Finding, Kind};
use super::{Context, broken, moved_point, stated};
use crate::claim::statement::Law;
use crate::quantity::{Interval, Number};

const NAME: &str = "rate";
/// A sum that so much more or less than its parts make is of another thing.
const FURTHEST: i128 = 3;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let each = stated(context, |law| *law == Law::Each).filter_map(|s| {
        let [count, share, total] = s.values.as_slice() else {
            return None;
        };
        let made = count.product(share)?;
        let hint = moved_point(total, &made);
        // Far apart, and no point moved: the sum is of another thing.
        let (m, t) = (made.low?, total.low?);
        let near = m.min(t).mul(Number::int(FURTHEST))? >= m.max(t);
        if made.meets(total) || !near && hint.is_none() {
            return None;
        }
        let message = format!(
            "a sum that does not fit: {} at {} each are not {}",
            s.shown.first()?,
            s.shown.get(1)?,
            s.shown.get(2)?
        );
        let mut finding = broken(context, NAME, Kind::Rate, message, s);
        finding.notes.extend(hint);
        Some(finding)
    });
    stated(context, |law| *law == Law::Rate)
        .filter_map(|s| {
            let [count, population, rate, per] = s.values.as_slice() else {
                return None;
            };
            // count / population = rate / per, without a division: count * per = rate * population.
            let (left, right) = (count.product(per)?, rate.product(population)?);
            if left.meets(&right) {
                return None;
            }
            let message = format!(
                "a rate that does not fit: {} of {} are not {} per {}",
                s.shown.first()?,
                s.shown.get(1)?,
                s.shown.get(2)?,
                s.shown.get(3)?
            );
            let mut finding = broken(context, NAME, Kind::Rate, message, s);
            let real = left.low?.div(population.high?)?;
            let right = Interval::exactly(real);
            finding
                .notes
                .push(format!("the counts make about {}", rounded(real)));
            finding.notes.extend(moved_point(
                rate,
                &right.widened(real.div(Number::int(20))?),
            ));
            Some(finding)
        })
        .chain(each)
        .collect()
}

fn rounded(n: Number) -> String {
    if n > Number::int(10) {
        n.ceil().decimal()
    } else {
        n.decimal()
    }
}
