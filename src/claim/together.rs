//! Claims seen together: lists of single persons counted, one of many, the whole of a people, totals that run on.

use super::{Claim, Claims, FigureId, Reading, Stages};
use crate::event;
use crate::quantity::{Form, Interval, Kind, Number, Quantity};

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

/// What a sentence tells of one figure piece by piece: "32 of them were killed that night and seven succumbed later", "163: 88 drowned, 52 were
/// killed by landslides".
pub(super) fn shared_out(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    let number = |c: &Claim| stages.quantities.get(c.quantity).map(|q| q.number.clone());
    let between = |a: &Claim, b: &Claim| Some(number(a)?.end..number(b)?.start);
    for n in first_claim..out.claims.len() {
        let Some(claim) = out.claims.get(n).filter(|c| !c.is_part) else {
            continue;
        };
        let Some(q) = stages.quantities.get(claim.quantity) else {
            continue;
        };
        if behind_its_total(stages, q, claim.figure, out) {
            if let Some(c) = out.claims.get_mut(n) {
                c.is_part = true;
            }
            continue;
        }
        let before = out.claims.get(first_claim..n).unwrap_or_default();
        let same = |c: &&Claim| c.figure == claim.figure;
        let Some((at, first)) = before.iter().enumerate().rev().find(|(_, c)| same(c)) else {
            continue;
        };
        let Some(gap) = between(first, claim) else {
            continue;
        };
        let joined = gap
            .clone()
            .any(|i| stages.is_form(i, &["and", "while", "but"]));
        let of_them = first.is_part
            && gap.start + 1 < gap.end
            && stages.is_form(gap.start, &["of"])
            && stages.is_form(gap.start + 1, &["them", "whom", "these", "those", "which"]);
        // A list behind a colon goes through what stands before it.
        let listed = gap
            .clone()
            .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(':')));
        let below = claim
            .value
            .high
            .zip(first.value.low.or(first.value.high))
            .is_some_and(|(c, f)| c < f);
        let whole = first_claim + at;
        let (is_part, part_of) = if of_them && joined && q.noun.is_none() {
            (true, first.part_of)
        } else if listed && below && !first.is_part {
            (true, Some(whole))
        } else if first.is_part && first.part_of.is_some() && !listed {
            // The next item of the same list.
            let list = first.part_of.and_then(|w| out.claims.get(w));
            let through = list.and_then(|w| between(w, claim)).is_some_and(|mut gap| {
                gap.any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(':')))
            });
            (through, first.part_of)
        } else {
            (false, None)
        };
        // "30 were killed and seven died later": what came later is added.
        let later = joined
            && q.noun.is_none()
            && !first.is_part
            && (q.number.end..(q.number.end + 8).min(stages.text.tokens.len()))
                .take_while(|i| stages.text.tokens.get(*i).is_some_and(|t| !t.mark('.')))
                .any(|i| {
                    stages.is_form(i, &["later", "afterwards", "subsequently"])
                        || stages.is_form(i, &["that"]) && stages.is_form(i + 1, &["followed"])
                });
        if let Some(c) = out.claims.get_mut(n) {
            if is_part {
                c.is_part = true;
                c.part_of = part_of.filter(|w| *w < n);
            } else if later {
                c.addition = true;
            }
        }
    }
}

/// "puts the toll at 163: 88 people drowned, 52 ...": a larger number stands right before the colon, and others behind it.
fn behind_its_total(stages: &Stages<'_>, q: &Quantity, figure: FigureId, out: &Claims) -> bool {
    let here = |p: &&Quantity| p.sentence == q.sentence && p.kind == Kind::Count;
    let colon = stages
        .quantities
        .iter()
        .filter(here)
        .filter(|p| p.tokens.end <= q.tokens.start && p.stated.single() > q.stated.single())
        // "50 casualties: 14 were killed": a total of another figure.
        .filter(|p| {
            let read = |c: &&Claim| {
                stages
                    .quantities
                    .get(c.quantity)
                    .is_some_and(|r| r.number.start == p.number.start)
            };
            out.claims
                .iter()
                .find(read)
                .is_none_or(|c| c.figure == figure)
        })
        .find(|p| {
            (p.number.end..p.tokens.end + 1)
                .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(':')))
        });
    let items = |total: &Quantity| {
        let behind = stages.quantities.iter().filter(here);
        behind
            .filter(|p| p.tokens.start >= total.tokens.end)
            .count()
    };
    q.stated.single().is_some() && colon.is_some_and(|total| items(total) >= 2)
}

/// "gave 19 dead on Monday afternoon, 33 at nightfall and 45 on Tuesday": counts of one figure in rising order, one after the other; the last is
/// the latest.
pub(super) fn told_in_steps(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    const STEPS: usize = 3;
    let claims = out.claims.get(first_claim..).unwrap_or_default();
    let Some((figure, index)) = claims.first().map(|c| (c.figure, c.quantity)) else {
        return;
    };
    let Some(first) = stages.quantities.get(index) else {
        return;
    };
    let mut value = first.stated.single();
    let bare: Vec<usize> = stages
        .quantities
        .iter()
        .enumerate()
        .skip(index + 1)
        .filter(|(_, q)| !q.kind.is_look_alike())
        .take_while(|(_, q)| {
            let step = q.sentence == first.sentence
                && q.kind == Kind::Count
                && q.noun.is_none()
                && value.is_some()
                && q.stated.single() > value;
            value = q.stated.single();
            step
        })
        .map(|(n, _)| n)
        .collect();
    let Some(last) = bare.last().filter(|_| bare.len() + 1 >= STEPS) else {
        return;
    };
    for c in out.claims.iter_mut().skip(first_claim) {
        c.earlier |= c.figure == figure && c.quantity < *last;
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
