//! Claims of a whole text seen together: one of many, the whole of a people, what was given before, what stands under a heading.

use std::collections::{BTreeMap, BTreeSet};

use super::together::{RUNNING, drop_claims};
use super::{Claim, Claims, Stages};
use crate::event;
use crate::quantity::{Form, Number, Quantity};
use crate::text::{TokenKind, flag};

/// What was given before is looked for among so many claims.
const GIVEN: usize = 200;

/// Settles what the claims of a text say of each other, once all its sentences are read.
pub(super) fn settle(stages: &Stages<'_>, out: &mut Claims) {
    one_of_many(stages, out);
    by_manner(stages, out);
    in_total(stages, out);
    of_a_day(stages, out);
    by_several_doers(stages, out);
    whole_people(stages, out);
    given_before(stages, out);
    also_told(stages, out);
    of_several(stages, out);
    under_headings(stages, out);
}

/// "a man was killed" in a text that counts more of the same figure: one of them, and no count of its own.
fn one_of_many(stages: &Stages<'_>, out: &mut Claims) {
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

/// "46 died. Most were swept away; four were electrocuted": the way of it, beside a larger count, tells of a part.
fn by_manner(stages: &Stages<'_>, out: &mut Claims) {
    let told = |c: &Claim| {
        let figure = stages.tables.figure(c.figure)?;
        let tokens = &stages.text.tokens;
        let at = tokens.partition_point(|t| t.span.start < c.words.start);
        let verb = stages.lexicon.word(tokens.get(at)?.word).verb;
        Some(verb.known() && figure.manner.contains(&verb))
    };
    let manner: Vec<bool> = out
        .claims
        .iter()
        .map(|c| told(c).unwrap_or(false))
        .collect();
    let parts: Vec<usize> = (0..out.claims.len())
        .filter(|n| manner.get(*n) == Some(&true))
        .filter(|n| {
            let Some(c) = out.claims.get(*n).filter(|c| !c.is_part) else {
                return false;
            };
            let from = n.saturating_sub(GIVEN);
            let near = out.claims.iter().zip(&manner).skip(from);
            near.take(2 * GIVEN).any(|(o, way)| {
                !way && o.figure == c.figure
                    && !o.is_part
                    && o.event.period == c.event.period
                    && o.event.other == c.event.other
                    && c.value.named() < o.value.named()
            })
        })
        .collect();
    for n in parts {
        if let Some(c) = out.claims.get_mut(n) {
            c.is_part = true;
        }
    }
}

/// "killing 122 even before it made landfall. It moved inland, leaving at least 215 dead in total": what a paragraph gives before its total, and
/// nobody else says, is a part of it.
fn in_total(stages: &Stages<'_>, out: &mut Claims) {
    const NEAR: usize = 4;
    const BEFORE: usize = 6;
    let paragraph = |q: &Quantity| stages.text.sentences.get(q.sentence).map(|s| s.paragraph);
    let totals: Vec<usize> = (1..out.claims.len())
        .filter(|n| {
            let claim = out.claims.get(*n);
            let q = claim.and_then(|c| stages.quantities.get(c.quantity));
            q.is_some_and(|q| {
                let here = |i: &usize| {
                    stages.is_form(*i, &["in"]) && stages.is_form(i + 1, &["total", "all"])
                        || stages.is_form(*i, &["altogether"])
                };
                (q.tokens.end..q.tokens.end + NEAR).any(|i| here(&i))
            })
        })
        .collect();
    for n in totals {
        let Some(total) = out.claims.get(n).cloned().filter(|c| !c.is_part) else {
            continue;
        };
        let here = stages.quantities.get(total.quantity).and_then(paragraph);
        for c in out.claims.iter_mut().take(n).rev().take(BEFORE) {
            let beside = stages.quantities.get(c.quantity).and_then(paragraph) == here;
            let own = c.origin.is_none() || c.origin == total.origin;
            if beside
                && own
                && c.figure == total.figure
                && c.who == total.who
                && !c.is_part
                && c.value.named() < total.value.named()
            {
                c.is_part = true;
            }
        }
    }
}

/// "443 deaths in the last 24 hours" beside "death toll: 458,880": far above what a day has, the other is a running total.
fn of_a_day(stages: &Stages<'_>, out: &mut Claims) {
    const NEAR: usize = 9;
    let of_a_day = |c: &Claim| {
        stages.quantities.get(c.quantity).is_some_and(|q| {
            (q.tokens.end..q.tokens.end + NEAR)
                .take_while(|i| stages.text.sentence_of(*i) == q.sentence)
                .any(|i| {
                    let hours =
                        stages.is_form(i, &["24", "48"]) && stages.is_form(i + 1, &["hours"]);
                    hours || stages.is_form(i, &["a"]) && stages.is_form(i + 1, &["day"])
                })
        })
    };
    let mut day: BTreeMap<u16, Number> = BTreeMap::new();
    for c in out.claims.iter().take(GIVEN).filter(|c| of_a_day(c)) {
        if let Some(n) = c.value.named().filter(|n| *n > Number::ZERO) {
            let most = day.entry(c.figure.0).or_insert(n);
            *most = n.max(*most);
        }
    }
    for c in &mut out.claims {
        let limit = day
            .get(&c.figure.0)
            .and_then(|n| n.mul(Number::int(RUNNING)));
        let far = limit
            .zip(c.value.named())
            .is_some_and(|(limit, n)| n >= limit);
        if far && c.event.period == event::Period::Incident {
            c.event.period = event::Period::Cumulative;
        }
    }
}

/// "Fishermen saved 29 people. A cutter picked up the other 14": where several are told of, each has a part.
fn by_several_doers(stages: &Stages<'_>, out: &mut Claims) {
    let by_doer = |c: &Claim| {
        let figure = stages.tables.figure(c.figure);
        figure.is_some_and(|f| f.by_doer && f.people) && c.subject.is_some()
    };
    let mut doers: BTreeMap<u16, BTreeSet<String>> = BTreeMap::new();
    for c in out.claims.iter().filter(|c| by_doer(c)) {
        let told = doers.entry(c.figure.0).or_default();
        told.extend(c.subject.clone());
    }
    for c in out.claims.iter_mut().filter(|c| by_doer(c)) {
        c.is_part |= doers.get(&c.figure.0).is_some_and(|told| told.len() > 1);
    }
}

/// "killed 40 Palestinians" in a text that gives no other count: the people is the whole, and no subgroup.
fn whole_people(stages: &Stages<'_>, out: &mut Claims) {
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

/// "Ten of the 27 deaths took place at home": a count with "the" that the text has given is that count, with its event and its time.
fn given_before(stages: &Stages<'_>, out: &mut Claims) {
    let definite = |c: &Claim| {
        stages.quantities.get(c.quantity).is_some_and(|q| {
            let from = q.tokens.start.saturating_sub(1);
            let tokens = stages.text.tokens.get(from..q.number.start);
            tokens.unwrap_or_default().iter().any(|t| t.is(flag::THE))
        })
    };
    for n in 1..out.claims.len() {
        let Some(c) = out.claims.get(n).filter(|c| definite(c)) else {
            continue;
        };
        let same = |e: &&Claim| e.figure == c.figure && e.value == c.value;
        let as_it_is = |e: &&Claim| e.who == c.who && e.is_part == c.is_part;
        let earlier = out.claims.get(..n).unwrap_or_default();
        let mut near = earlier.iter().rev().take(GIVEN).filter(same);
        let Some(given) = near.clone().find(as_it_is).or_else(|| near.next()) else {
            continue;
        };
        let (event, is_part, addition) = (given.event.clone(), given.is_part, given.addition);
        if let Some(c) = out.claims.get_mut(n) {
            c.event = event;
            c.is_part |= is_part;
            c.addition |= addition;
        }
    }
}

/// "24 of those aboard were killed. Two labourers also died": neither of the two counts is the whole.
fn also_told(stages: &Stages<'_>, out: &mut Claims) {
    let sentence = |c: &Claim| stages.quantities.get(c.quantity).map(|q| q.sentence);
    let also = |n: usize| {
        let tokens = stages.text.sentences.get(n).map(|s| s.tokens.clone());
        tokens.is_some_and(|mut t| t.any(|i| stages.is_form(i, &["also"])))
    };
    for n in 1..out.claims.len() {
        let Some((at, figure)) = out
            .claims
            .get(n)
            .filter(|c| c.is_part)
            .and_then(|c| sentence(c).map(|s| (s, c.figure)))
        else {
            continue;
        };
        if !also(at) {
            continue;
        }
        for c in out.claims.iter_mut().take(n).skip(n.saturating_sub(GIVEN)) {
            let before = sentence(c).is_some_and(|s| s + 1 == at);
            if before && c.figure == figure && c.who.is_none() {
                c.is_part = true;
            }
        }
    }
}

/// "More than 70,000 job cuts" over a text of Caterpillar, Pfizer and others: where several are named, what names nobody is of them all.
fn of_several(stages: &Stages<'_>, out: &mut Claims) {
    const ALL: &str = "several";
    let subject = |c: &Claim| {
        let figure = stages.tables.figure(c.figure);
        figure
            .filter(|f| f.same_subject)
            .and_then(|_| c.subject.clone())
    };
    let mut named: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for c in &out.claims {
        if let Some(s) = subject(c) {
            let list = named.entry(c.figure.0).or_default();
            if !list.contains(&s) {
                list.push(s);
            }
        }
    }
    for c in &mut out.claims {
        if c.subject.is_none() && named.get(&c.figure.0).is_some_and(|n| n.len() > 1) {
            c.subject = Some(ALL.to_owned());
        }
    }
}

/// "Lunde Oil up 206pc" as a line between paragraphs: what names nobody below it is told of whom the line names, and of nobody above it.
fn under_headings(stages: &Stages<'_>, out: &mut Claims) {
    const LONGEST: usize = 10;
    let sentences = &stages.text.sentences;
    let heading = |n: usize| {
        let tokens = stages.text.slice(sentences.get(n)?.tokens.clone());
        let ends = tokens
            .last()
            .is_some_and(|t| t.kind != TokenKind::Mark || t.mark(')'));
        let fits = n > 0
            && n + 1 < sentences.len()
            && tokens.len() <= LONGEST
            && ends
            && stages.text.stands_alone(n);
        fits.then(|| {
            let span = stages.text.span(sentences.get(n)?.tokens.clone());
            Some(span.of(&stages.document.text).to_lowercase())
        })?
    };
    let mut headings = (0..sentences.len())
        .filter_map(|n| Some((n, heading(n)?)))
        .peekable();
    let mut under: Option<String> = None;
    for c in &mut out.claims {
        let figure = stages.tables.figure(c.figure);
        let sentence = stages.quantities.get(c.quantity).map_or(0, |q| q.sentence);
        while let Some((_, text)) = headings.next_if(|(n, _)| *n <= sentence) {
            under = Some(text);
        }
        if c.subject.is_none() && figure.is_some_and(|f| f.same_subject) {
            c.subject.clone_from(&under);
        }
    }
}
