//! Claims seen together: lists of single persons counted, one of many, the whole of a people, totals that run on.

use super::{Claim, Claims, Reading, Stages};
use crate::event;
use crate::quantity::{Form, Interval, Number};

/// A total so many times what is told in its own sentence is no total of that event.
const RUNNING: i128 = 20;

/// "killed a police officer and a bomb technician": single persons under one predicate are counted together.
pub(super) fn listed(
    stages: &Stages<'_>,
    first_claim: usize,
    first_reading: usize,
    out: &mut Claims,
) {
    let single = |c: &Claim| {
        stages
            .quantities
            .get(c.quantity)
            .is_some_and(|q| q.form == Form::Article)
            && !c.is_part
    };
    let mut n = first_claim;
    while n < out.claims.len() {
        let Some(first) = out.claims.get(n).filter(|c| single(c)) else {
            n += 1;
            continue;
        };
        let (figure, words) = (first.figure, first.words);
        let more = out
            .claims
            .iter()
            .skip(n + 1)
            .take_while(|c| single(c) && c.figure == figure && c.words == words)
            .count();
        if more > 0
            && let Some(first) = out.claims.get_mut(n)
        {
            let total = i128::try_from(more + 1).unwrap_or(1);
            first.value = Interval::exactly(Number::int(total));
            first.who = None;
            first.noun = None;
            first.trace.push_str(", counted from a list");
            drop_claims(
                n + 1..n + 1 + more,
                first_reading,
                "counted with the list it stands in",
                out,
            );
        }
        n += 1;
    }
}

/// Takes claims back: their quantities get the reason instead.
fn drop_claims(range: std::ops::Range<usize>, first_reading: usize, why: &str, out: &mut Claims) {
    let width = range.len();
    for reading in out.readings.iter_mut().skip(first_reading) {
        if let Reading::Claim(c) = reading {
            if range.contains(c) {
                *reading = Reading::None(why.to_owned());
            } else if *c >= range.end {
                *c -= width;
            }
        }
    }
    for claim in &mut out.claims {
        if let Some(p) = claim.part_of {
            claim.part_of = if range.contains(&p) {
                None
            } else if p >= range.end {
                Some(p - width)
            } else {
                Some(p)
            };
        }
    }
    out.claims.drain(range);
}

/// "killed 40 Palestinians" in a text that gives no other count: the people is the whole, and no subgroup.
pub(super) fn whole_people(stages: &Stages<'_>, out: &mut Claims) {
    let named: Vec<usize> = (0..out.claims.len())
        .filter(|n| {
            out.claims.get(*n).is_some_and(|c| {
                !c.is_part
                    && c.who.as_ref().is_some_and(|w| {
                        stages
                            .tables
                            .figure(c.figure)
                            .is_some_and(|f| !f.who.contains(w))
                    })
            })
        })
        .collect();
    let whole: Vec<usize> = named
        .into_iter()
        .filter(|n| {
            let Some(c) = out.claims.get(*n) else {
                return false;
            };
            !out.claims.iter().any(|o| {
                o.figure == c.figure
                    && !o.is_part
                    && o.who != c.who
                    && o.event.period == c.event.period
            })
        })
        .collect();
    for n in whole {
        if let Some(c) = out.claims.get_mut(n) {
            c.who = None;
        }
    }
}

/// "a man was killed" in a text that counts more of the same figure: one of them, and no count of its own.
pub(super) fn one_of_many(stages: &Stages<'_>, out: &mut Claims) {
    let mut n = 0;
    while n < out.claims.len() {
        let single = out.claims.get(n).is_some_and(|c| {
            stages
                .quantities
                .get(c.quantity)
                .is_some_and(|q| q.form == Form::Article)
                && c.value.single() == Some(Number::ONE)
        });
        let counted = single
            && out.claims.get(n).is_some_and(|one| {
                out.claims.iter().any(|c| {
                    c.figure == one.figure
                        && c.value
                            .low
                            .or(c.value.high)
                            .is_some_and(|v| v > Number::ONE)
                })
            });
        if counted {
            drop_claims(
                n..n + 1,
                0,
                "one of those that the text counts elsewhere",
                out,
            );
        } else {
            n += 1;
        }
    }
}

/// "killed 30 people, bringing the death toll to over 58,000": far above what its sentence tells, the toll is of a longer stretch.
pub(super) fn running_totals(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    let brought = |c: &Claim| {
        let at = stages
            .quantities
            .get(c.quantity)
            .map_or(0, |q| q.tokens.start);
        (at.saturating_sub(10)..at).any(|i| stages.brings(i))
    };
    let claims = out.claims.get(first_claim..).unwrap_or_default();
    let longer: Vec<usize> = (1..claims.len())
        .filter(|n| {
            let (Some(total), Some(told)) = (claims.get(*n), claims.first()) else {
                return false;
            };
            total.figure == told.figure
                && !told.addition
                && brought(total)
                && told
                    .value
                    .named()
                    .and_then(|t| t.mul(Number::int(RUNNING)))
                    .zip(total.value.named())
                    .is_some_and(|(t, total)| t > Number::ZERO && total >= t)
        })
        .collect();
    for n in longer {
        if let Some(total) = out.claims.get_mut(first_claim + n)
            && total.event.period == event::Period::Incident
        {
            total.event.period = event::Period::Cumulative;
        }
    }
}
