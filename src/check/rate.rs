//! "120 cases in a town of 40,000, or 30 per 100,000": the rate is the count's share of the population.

use super::finding::{Finding, Kind};
use super::{Context, broken, moved_point, product, stated};
use crate::claim::statement::Law;
use crate::quantity::{Interval, Number};

const NAME: &str = "rate";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    stated(context, |law| *law == Law::Rate)
        .filter_map(|s| {
            let [count, population, rate, per] = s.values.as_slice() else {
                return None;
            };
            // count / population = rate / per, without a division: count * per = rate * population.
            let (left, right) = (product(count, per)?, product(rate, population)?);
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
        .collect()
}

fn rounded(n: Number) -> String {
    if n > Number::int(10) {
        n.ceil().decimal()
    } else {
        n.decimal()
    }
}
