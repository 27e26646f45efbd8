//! Claims of one sentence seen together: lists of single persons counted, what is told piece by piece, totals that run on.

use std::collections::BTreeMap;

use super::{Claim, Claims, Reading, Stages};
use crate::event;
use crate::quantity::{Form, Interval, Kind, Number, Quantity};

/// A total so many times what is told in its own sentence is no total of that event.
pub(super) const RUNNING: i128 = 20;

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

/// "carrying 33 passengers and a crew of five", "29 passengers and three crew": all aboard, told in two numbers.
pub(super) fn with_crew(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    for n in first_claim..out.claims.len() {
        let Some(claim) = out.claims.get(n).filter(|c| !c.is_part) else {
            break;
        };
        let Some(q) = stages.quantities.get(claim.quantity) else {
            continue;
        };
        let passengers = q.noun.as_ref().is_some_and(|n| n.lemma == "passenger");
        let Some(crew) = stages.quantities.get(claim.quantity + 1) else {
            continue;
        };
        let gap = q.tokens.end..crew.tokens.start;
        let of = gap.len() <= 4
            && gap.clone().any(|i| stages.is_form(i, &["and"]))
            && gap.clone().any(|i| stages.is_form(i, &["crew"]))
            && gap.clone().any(|i| stages.is_form(i, &["of"]));
        let counted = gap.len() == 1
            && stages.is_form(gap.start, &["and"])
            && (crew.number.end..crew.number.end + 2).any(|i| stages.is_form(i, &["crew"]));
        let aboard = stages
            .tables
            .figure(claim.figure)
            .is_some_and(|f| f.who.contains("passenger"));
        if !passengers || !aboard || crew.sentence != q.sentence || !(of || counted) {
            continue;
        }
        let Some(sum) = claim.value.add(&crew.stated) else {
            continue;
        };
        let words = claim.words.join(crew.span(stages.text));
        if let Some(claim) = out.claims.get_mut(n) {
            claim.value = sum;
            claim.who = None;
            claim.noun = None;
            claim.words = words;
            claim.trace.push_str(", with the crew beside it");
        }
    }
}

/// What a sentence tells of one figure piece by piece: "163: 88 drowned, 52 were killed by landslides", "32 of them were killed that night and
/// seven succumbed", "30 were killed and seven died later".
pub(super) fn shared_out(
    stages: &Stages<'_>,
    quantities: &[Quantity],
    first_claim: usize,
    out: &mut Claims,
) {
    let number = |c: &Claim| stages.quantities.get(c.quantity).map(|q| &q.number);
    let total = listed_total(stages, quantities).map(|total| {
        let told = out.claims.iter().enumerate().skip(first_claim);
        let mut told = told.filter(|(_, c)| number(c).is_some_and(|n| *n == total.number));
        (total, told.next().map(|(n, c)| (n, c.figure)))
    });
    let mut last: BTreeMap<u16, usize> = BTreeMap::new();
    for n in first_claim..out.claims.len() {
        let Some(claim) = out.claims.get(n) else {
            break;
        };
        let before = last.insert(claim.figure.0, n);
        let Some(q) = stages
            .quantities
            .get(claim.quantity)
            .filter(|_| !claim.is_part)
        else {
            continue;
        };
        // "50 casualties: 14 were killed": a total of another figure.
        let item = total.as_ref().filter(|(total, whole)| {
            q.tokens.start >= total.tokens.end
                && q.stated
                    .single()
                    .is_some_and(|v| Some(v) < total.stated.single())
                && whole.is_none_or(|(_, figure)| figure == claim.figure)
        });
        let first = before.and_then(|b| out.claims.get(b));
        let gap = first
            .and_then(number)
            .map(|first| first.end..q.number.start)
            .filter(|gap| {
                q.noun.is_none()
                    && gap
                        .clone()
                        .any(|i| stages.is_form(i, &["and", "while", "but"]))
            });
        let part = if let Some((_, whole)) = item {
            Some(whole.map(|(n, _)| n))
        } else {
            first
                .zip(gap.as_ref())
                .filter(|(first, gap)| first.is_part && of_them(stages, gap.start))
                // "19 hurt, six of them children; the office says that 30 are hurt": another voice counts anew.
                .filter(|(first, _)| first.origin == claim.origin)
                .map(|(first, _)| first.part_of)
                // "the toll is 66, 45 of them teenagers, but 340 were killed": more than the whole.
                .filter(|whole| {
                    let whole = whole.and_then(|w| out.claims.get(w));
                    whole.is_none_or(|w| w.value.holds(&q.stated))
                })
        };
        let added = part.is_none()
            && gap.is_some()
            && first.is_some_and(|f| !f.is_part)
            && is_later(stages, q);
        if let Some(claim) = out.claims.get_mut(n) {
            claim.is_part |= part.is_some();
            claim.part_of = claim.part_of.or(part.flatten());
            claim.addition |= added;
        }
    }
}

/// "of them", "of whom" right behind a number.
fn of_them(stages: &Stages<'_>, at: usize) -> bool {
    stages.is_form(at, &["of"])
        && stages.is_form(at + 1, &["them", "whom", "these", "those", "which"])
}

/// "seven died later", "in the weeks that followed"
fn is_later(stages: &Stages<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 8;
    (q.number.end..q.number.end + NEAR)
        .take_while(|i| stages.text.tokens.get(*i).is_some_and(|t| !t.mark('.')))
        .any(|i| {
            stages.is_form(i, &["later", "afterwards", "subsequently"])
                || stages.is_form(i, &["that"]) && stages.is_form(i + 1, &["followed"])
        })
}

/// The number of a sentence that a list of two or more behind a colon goes through: "puts the toll at 163: 88 people drowned, 52 ...".
fn listed_total<'q>(stages: &Stages<'_>, quantities: &'q [Quantity]) -> Option<&'q Quantity> {
    const NEAR: usize = 8;
    let counts: Vec<&Quantity> = quantities
        .iter()
        .filter(|q| q.kind == Kind::Count)
        .collect();
    counts.windows(3).find_map(|three| {
        let [total, item, _] = three else { return None };
        let limit = item.tokens.start.min(total.number.end + NEAR);
        (total.number.end..limit)
            .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(':')))
            .then_some(*total)
    })
}

/// "gave 19 dead on Monday afternoon, 33 at nightfall and 45 on Tuesday": counts of one figure in rising order, one after the other; the last is
/// the latest. `quantities` are those of the sentence, the first of index `base`.
pub(super) fn told_in_steps(
    quantities: &[Quantity],
    base: usize,
    first_claim: usize,
    out: &mut Claims,
) {
    const STEPS: usize = 3;
    let first = out.claims.get(first_claim).map(|c| (c.figure, c.quantity));
    let Some((figure, index)) = first else {
        return;
    };
    let steps = (base..).zip(quantities).skip(index - base);
    let steps: Vec<(usize, &Quantity)> = steps.filter(|(_, q)| !q.kind.is_look_alike()).collect();
    let rises = |pair: &&[(usize, &Quantity)]| {
        let [(_, a), (_, b)] = pair else { return false };
        b.kind == Kind::Count
            && b.noun.is_none()
            && a.stated
                .single()
                .is_some_and(|v| Some(v) < b.stated.single())
    };
    let more = steps.windows(2).take_while(rises).count();
    let Some((last, _)) = steps.get(more).filter(|_| more + 1 >= STEPS) else {
        return;
    };
    for c in out.claims.iter_mut().skip(first_claim) {
        c.earlier |= c.figure == figure && c.quantity < *last;
    }
}

/// Takes claims back: their quantities get the reason instead.
pub(super) fn drop_claims(
    range: std::ops::Range<usize>,
    first_reading: usize,
    why: &str,
    out: &mut Claims,
) {
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

/// "30 bandits, five officers and one civilian were killed": of a list by kind every member is a part, of what it names.
pub(super) fn by_kind(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    // "12 people and two officers": whoever is not said.
    const ANY: [&str; 5] = ["person", "people", "individual", "other", "victim"];
    let kind = |c: &Claim| {
        let figure = stages.tables.figure(c.figure).filter(|f| f.people)?;
        let q = stages.quantities.get(c.quantity)?;
        let noun = q.noun.as_ref().map(|n| n.lemma.clone())?;
        (!ANY.contains(&noun.as_str())).then_some((figure, q, noun))
    };
    for n in first_claim + 1..out.claims.len() {
        let (Some(a), Some(b)) = (out.claims.get(n - 1), out.claims.get(n)) else {
            break;
        };
        let (Some((figure, p, first)), Some((other, q, second))) = (kind(a), kind(b)) else {
            continue;
        };
        let next = b.quantity == a.quantity + 1 && p.sentence == q.sentence;
        let mut gap = p.tokens.end..q.tokens.start;
        let joined = gap.len() <= 2
            && gap.all(|i| {
                stages.is_form(i, &["and"])
                    || stages.text.tokens.get(i).is_some_and(|t| t.mark(','))
            });
        if !next || !joined || figure.id != other.id || first == second {
            continue;
        }
        for (n, noun) in [(n - 1, first), (n, second)] {
            if let Some(c) = out.claims.get_mut(n) {
                c.who.get_or_insert(noun);
            }
        }
    }
}

/// "110 jobs at Harlsen, 75 in Oderick and 45 in Steen": of a list by place every member is a part.
pub(super) fn by_place(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    const FEWEST: usize = 3;
    let capital = |i: usize| stages.text.tokens.get(i).is_some_and(|t| t.capital);
    let placed = |c: &Claim| {
        stages.quantities.get(c.quantity).is_some_and(|q| {
            // "nine in Lunde", "Lunde with nine"
            let behind = stages.is_form(q.tokens.end, &["in", "at", "near", "from"])
                && capital(q.tokens.end + 1);
            let before = q.tokens.start > 1
                && stages.is_form(q.tokens.start - 1, &["with"])
                && capital(q.tokens.start - 2);
            behind || before
        })
    };
    let told = out.claims.get(first_claim..).unwrap_or_default();
    let mut by_figure: BTreeMap<u16, usize> = BTreeMap::new();
    for c in told.iter().filter(|c| placed(c)) {
        *by_figure.entry(c.figure.0).or_default() += 1;
    }
    for c in out.claims.iter_mut().skip(first_claim) {
        if placed(c) && by_figure.get(&c.figure.0).is_some_and(|n| *n >= FEWEST) {
            c.is_part = true;
        }
    }
}

/// "one officer was killed and two wounded": the second number counts officers too.
pub(super) fn same_kind(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    for n in first_claim + 1..out.claims.len() {
        let (Some(before), Some(claim)) = (out.claims.get(n - 1), out.claims.get(n)) else {
            break;
        };
        let (Some(p), Some(q)) = (
            stages.quantities.get(before.quantity),
            stages.quantities.get(claim.quantity),
        ) else {
            continue;
        };
        let people = |c: &Claim| stages.tables.figure(c.figure).is_some_and(|f| f.people);
        let next = claim.quantity == before.quantity + 1 && p.sentence == q.sentence;
        let bare = q.noun.is_none() && claim.noun.is_none() && claim.who.is_none() && !q.addition;
        let joined = stages.is_form(q.tokens.start.wrapping_sub(1), &["and"]);
        if next && bare && joined && people(before) && people(claim) {
            let noun = before.noun.clone();
            if let Some(claim) = out.claims.get_mut(n) {
                claim.noun = noun;
            }
        }
    }
}

/// "Crash toll rises to 15 as two die in hospital": what has brought the total there is in it.
fn added_to(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    const NEAR: usize = 5;
    let claims = out.claims.get(first_claim..).unwrap_or_default();
    let tokens = |c: &Claim| stages.quantities.get(c.quantity).map(|q| q.tokens.clone());
    // "the killings of 132 civilians, totalling 1,225 deaths"
    let totals = claims.windows(2).position(|pair| {
        let [a, b] = pair else { return false };
        let at = tokens(b).and_then(|t| t.start.checked_sub(1));
        at.is_some_and(|at| stages.is_form(at, &["totaling", "totalling"]))
            && a.figure == b.figure
            && a.value.named() < b.value.named()
    });
    if let Some(c) = totals.and_then(|n| out.claims.get_mut(first_claim + n)) {
        c.addition = true;
    }
    let claims = out.claims.get(first_claim..).unwrap_or_default();
    let risen = claims.iter().find_map(|c| {
        let own = tokens(c)?;
        let to = own.start.checked_sub(1)?;
        let raised = stages.is_form(to, &["to"])
            && (to.saturating_sub(NEAR)..to).any(|i| stages.raises(i) || stages.brings(i));
        raised.then_some((c.figure, c.value.named()?, own.end))
    });
    let Some((figure, total, end)) = risen else {
        return;
    };
    for c in out.claims.iter_mut().skip(first_claim) {
        let Some(own) = tokens(c).filter(|t| t.start > end) else {
            continue;
        };
        let since = (end..own.start).any(|i| stages.is_form(i, &["as", "after", "when"]));
        if c.figure == figure && since && c.value.named().is_some_and(|n| n < total) {
            c.addition = true;
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
    added_to(stages, first_claim, out);
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
