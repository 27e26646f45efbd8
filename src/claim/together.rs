//! Claims seen together: lists of single persons counted, one of many, the whole of a people, totals that run on.

use std::collections::{BTreeMap, BTreeSet};

use super::{Claim, Claims, Reading, Stages};
use crate::event;
use crate::quantity::{Form, Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// What was given before is looked for among so many claims.
const GIVEN: usize = 200;
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

/// "46 died. Most were swept away; four were electrocuted": the way of it, beside a larger count, tells of a part.
pub(super) fn by_manner(stages: &Stages<'_>, out: &mut Claims) {
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

/// "443 deaths in the last 24 hours" beside "death toll: 458,880": far above what a day has, the other is a running total.
pub(super) fn of_a_day(stages: &Stages<'_>, out: &mut Claims) {
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

/// "killing 122 even before it made landfall. It moved inland, leaving at least 215 dead in total": what a paragraph gives before its total, and
/// nobody else says, is a part of it.
pub(super) fn in_total(stages: &Stages<'_>, out: &mut Claims) {
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

/// "Fishermen saved 29 people. A cutter picked up the other 14": where several are told of, each has a part.
pub(super) fn by_several_doers(stages: &Stages<'_>, out: &mut Claims) {
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

/// "Lunde Oil up 206pc" as a line between paragraphs: what names nobody below it is told of whom the line names, and of nobody above it.
pub(super) fn under_headings(stages: &Stages<'_>, out: &mut Claims) {
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

/// "More than 70,000 job cuts" over a text of Caterpillar, Pfizer and others: where several are named, what names nobody is of them all.
pub(super) fn of_several(stages: &Stages<'_>, out: &mut Claims) {
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

/// "24 of those aboard were killed. Two labourers also died": neither of the two counts is the whole.
pub(super) fn also_told(stages: &Stages<'_>, out: &mut Claims) {
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

/// "Ten of the 27 deaths took place at home": a count with "the" that the text has given is that count, with its event and its time.
pub(super) fn given_before(stages: &Stages<'_>, out: &mut Claims) {
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
