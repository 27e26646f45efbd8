//! Parts of a whole: "including two children", "two of them children", "the dead included", "of whom 12 were soldiers".

use super::syntax::Walk;
use super::{Claim, Claims, FigureId, Stages, base};
use crate::attribution::Stance;
use crate::document::ZoneKind;
use crate::quantity::{Form, Kind, Quantity};
use crate::text::{Token, TokenKind, flag};

/// How far before the number the word that opens a part may stand, in tokens.
const REACH: usize = 30;
/// What the text has counted before is looked for among so many claims, so that time stays in proportion to length.
const RECENT: usize = 200;

/// A quantity with no figure of its own that is a part of a claim before it.
pub(super) fn part(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
    index: usize,
    so_far: &Claims,
    first_claim: usize,
    zone: ZoneKind,
) -> Option<Claim> {
    if q.kind != Kind::Count && q.kind != Kind::Ratio || q.form == Form::Zero {
        return None;
    }
    let here = |i: usize| {
        stages
            .text
            .tokens
            .get(i)
            .filter(|_| i >= walk.start && i < walk.end)
    };
    // "among the dead were two children", "the dead included two children", "the victims were 12 men and two women".
    let nominal = nominal_figure(stages, walk, q).or_else(|| among_behind(stages, walk, q));
    let whole_here = so_far
        .claims
        .get(first_claim..)
        .unwrap_or_default()
        .iter()
        .rposition(|c| !c.is_part)
        .map(|n| n + first_claim);
    let opener = opens_part(stages, walk, q);
    let figure: FigureId;
    let whole: Option<usize>;
    if let Some(f) = nominal {
        figure = f;
        whole = so_far
            .claims
            .iter()
            .rposition(|c| c.figure == f && !c.is_part && c.is_asserted());
    } else if let Some(n) = whole_here.filter(|_| {
        opener
            || q.partitive
            || q.noun.is_none()
                && degree(stages, walk, q).is_some()
                && q.tokens
                    .start
                    .checked_sub(1)
                    .and_then(|i| stages.text.tokens.get(i))
                    .is_some_and(|t| t.kind == TokenKind::Mark)
    }) {
        figure = so_far.claims.get(n)?.figure;
        whole = Some(n);
    } else {
        return None;
    }
    // "124 seats ... 164 of 165 constituencies": a part of a number of its own.
    let own_base = stages
        .quantities
        .get(index + 1)
        .filter(|b| b.tokens.start < q.tokens.end);
    let whole_value = whole.and_then(|w| so_far.claims.get(w)).map(|w| &w.value);
    if nominal.is_none()
        && let (Some(own), Some(value)) = (own_base, whole_value)
        && own.stated != *value
    {
        return None;
    }
    // Only things of the kind that the figure counts.
    let known = stages.tables.figure(figure)?;
    let person =
        q.noun.as_ref().is_none_or(|n| {
            stages.text.tokens.get(n.token).is_some_and(|t| {
                t.is(flag::PERSON | flag::PEOPLE | flag::KIN) && !t.is(flag::GROUP)
            }) || known.who.contains(&n.lemma)
                || known.nouns.contains_key(&n.lemma)
        });
    if known.measure.is_some()
        || !person
        || q.form == Form::Article && nominal.is_none() && !directly_after_part(stages, walk, q)
    {
        return None;
    }
    // "including 12 in Karsk": a part by place; "two of them seriously": a part by degree.
    let _ = here;
    let mut claim = base(stages, q, index, figure, zone);
    if claim.stance == Stance::Denied {
        return None;
    }
    claim.is_part = true;
    claim.part_of = whole;
    claim.who = q
        .noun
        .as_ref()
        .map(|n| n.lemma.clone())
        .or_else(|| predicate_noun(stages, walk, q));
    if let Some(w) = whole.and_then(|w| so_far.claims.get(w)) {
        claim.event = w.event.clone();
    }
    claim.words = q.span(stages.text);
    claim.trace = format!(
        "{}: part, by {}",
        known.id,
        if nominal.is_some() {
            "the noun before it"
        } else if opener {
            "\"including\" or \"among\""
        } else {
            "\"of them\""
        }
    );
    Some(claim)
}

/// "two of them children", "12 of the dead were soldiers": the noun that names the part.
fn predicate_noun(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    (q.tokens.end..(q.tokens.end + 7).min(walk.end)).find_map(|i| {
        let t = stages.text.tokens.get(i)?;
        t.is(flag::PERSON | flag::PEOPLE)
            .then(|| {
                stages
                    .lexicon
                    .form(stages.lexicon.word(t.word).noun)
                    .to_owned()
            })
            .filter(|n| n != "people" && n != "person")
    })
}

/// Whether "including", "among" or the like stands before the number with only the list between.
fn opens_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let mut i = q.tokens.start;
    for _ in 0..REACH {
        let Some(prev) = i.checked_sub(1).filter(|p| *p >= walk.start) else {
            return false;
        };
        i = prev;
        let Some(t) = stages.text.tokens.get(i) else {
            return false;
        };
        if t.is(flag::PART) {
            // "among them two children" opens a part; "600 fatalities among 15,000 soldiers" names the base.
            let among = stages.is_form(i, &["among", "amongst"]);
            // "40 halls including churches and mosques, 8 bridges": behind bare nouns a number goes on with the list that the halls stand in.
            let comma = stages
                .text
                .tokens
                .get(q.tokens.start.wrapping_sub(1))
                .is_some_and(|t| t.mark(','));
            let counted = (i + 1..q.tokens.start).any(|k| {
                stages.text.tokens.get(k).is_some_and(|t| {
                    t.kind == TokenKind::Number
                        || t.is(flag::NUMERAL
                            | flag::VAGUE
                            | flag::ARTICLE
                            | flag::POSSESSIVE
                            | flag::THE
                            | flag::PRONOUN)
                        || t.capital
                })
            });
            if comma && !counted && q.tokens.start > i + 2 {
                return false;
            }
            return !among
                || stages.is_form(i + 1, &["them", "whom", "these", "those", "the"])
                    && q.tokens.start > i + 1;
        }
        // "whose members were among the marchers, said 128 people had died": what is said is no part of what stands before it.
        if t.is(flag::SPEECH) && t.is(flag::VERB_PAST | flag::VERB_S) {
            return false;
        }
        // ", and 85 others are rescued": a clause of its own ends the list; so do "when", "who", "in", "with".
        let own_verb = stages
            .text
            .tokens
            .get(q.tokens.end)
            .is_some_and(|t| t.is(flag::BE | flag::HAVE | flag::MODAL))
            || stages.is_form(q.number.end, &["others"])
            || q.addition;
        if t.is(flag::COORDINATOR)
            && stages
                .text
                .tokens
                .get(i.wrapping_sub(1))
                .is_some_and(|p| p.mark(','))
            && (own_verb || i + 1 == q.tokens.start && q.noun.is_some())
            || t.is(flag::SUBORDINATOR | flag::RELATIVE)
                && !t.is(flag::PREPOSITION | flag::DETERMINER)
            || t.is(flag::PREPOSITION)
                && stages.is_form(
                    i,
                    &["in", "at", "on", "with", "onto", "into", "near", "after"],
                )
        {
            return false;
        }
        if t.mark(';')
            || t.mark('.')
            || t.is(flag::BE | flag::MODAL | flag::HAVE)
            || t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_ING)
                && !t.is(flag::NOUNISH | flag::ADJECTIVE | flag::VERB_PARTICIPLE)
                && !t.capital
        {
            return false;
        }
    }
    false
}

fn directly_after_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    q.tokens
        .start
        .checked_sub(1)
        .filter(|p| *p >= walk.start)
        .and_then(|p| stages.text.tokens.get(p))
        .is_some_and(|t| t.is(flag::PART))
}

/// "the dead included", "among the injured were", "victims include": the figure that the noun stands for.
fn nominal_figure(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<FigureId> {
    let mut i = q.tokens.start;
    let mut verb = false;
    for _ in 0..14 {
        i = i.checked_sub(1).filter(|p| *p >= walk.start)?;
        let t = stages.text.tokens.get(i)?;
        if t.is(flag::PART) && t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_BASE)
            || t.is(flag::BE)
        {
            verb = true;
            continue;
        }
        let noun = nominal(stages, walk, i, t);
        if let Some(figure) = noun
            && (verb
                || stages
                    .text
                    .tokens
                    .get(i.wrapping_sub(1))
                    .is_some_and(|p| p.is(flag::PART))
                || stages
                    .text
                    .tokens
                    .get(i.wrapping_sub(2))
                    .is_some_and(|p| p.is(flag::PART)))
        {
            return Some(figure);
        }
        if t.mark('.') || t.mark(';') {
            return None;
        }
    }
    None
}

/// "Two militants were among the dead".
fn among_behind(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<FigureId> {
    let among = (q.tokens.end..(q.tokens.end + 8).min(walk.end)).find(|i| {
        stages.text.tokens.get(*i).is_some_and(|t| {
            t.is(flag::PART)
                && t.span
                    .of(&stages.document.text)
                    .to_ascii_lowercase()
                    .starts_with("among")
        })
    })?;
    let copula =
        (q.tokens.end..among).any(|i| stages.text.tokens.get(i).is_some_and(|t| t.is(flag::BE)));
    if !copula {
        return None;
    }
    (among + 1..(among + 4).min(walk.end)).find_map(|i| {
        stages
            .text
            .tokens
            .get(i)
            .and_then(|t| nominal(stages, walk, i, t))
    })
}

/// "the dead", "those killed", "the wounded", "fatalities": an adjective or participle that heads a noun phrase.
fn nominal(stages: &Stages<'_>, walk: &Walk<'_>, i: usize, t: &Token) -> Option<FigureId> {
    if t.kind != TokenKind::Word {
        return None;
    }
    let before = i
        .checked_sub(1)
        .filter(|p| *p >= walk.start)
        .and_then(|p| stages.text.tokens.get(p));
    let headed = before.is_some_and(|b| {
        b.is(flag::DETERMINER | flag::COORDINATOR) || b.is_form(&stages.document.text, &["those"])
    });
    if !headed {
        return None;
    }
    let head = if t.is(flag::VERB_PARTICIPLE) && !t.is(flag::ADJECTIVE) {
        stages.lexicon.word(t.word).verb
    } else {
        t.word
    };
    // "the missing are aged between 8 and 70" has no number of its own here: ages are no counts.
    let list = stages.tables.by_head.get(&head)?;
    list.iter()
        .find(|(f, n)| {
            stages.tables.figure(*f).is_some_and(|fig| {
                fig.people && fig.when.get(*n).is_some_and(|p| p.others.is_empty())
            })
        })
        .map(|(f, _)| *f)
}

/// For a claim with a figure of its own: whether it is a part, whose, and which subgroup it counts.
pub(super) fn settle(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
    claim: &mut Claim,
    so_far: &Claims,
    first_claim: usize,
) {
    let Some(figure) = stages.tables.figure(claim.figure) else {
        return;
    };
    let earlier = so_far.claims.get(first_claim..).unwrap_or_default();
    let same_before = earlier
        .iter()
        .rposition(|c| c.figure == claim.figure && !c.is_part)
        .map(|n| n + first_claim);
    // "18 people, including two children, were killed": "killed" reaches the children over the comma too.
    if let Some(whole) = same_before
        && (opens_part(stages, walk, q) || q.partitive && !independent(q, claim))
    {
        claim.is_part = true;
        claim.part_of = Some(whole);
    } else if opens_part(stages, walk, q) && q.form != Form::Zero {
        // "including two children" before its whole is known as a claim.
        claim.is_part = true;
    }
    // "twelve of the wounded", "one of my sons", "five of them": a part whatever its predicate; "of which", "of 143" may be a whole of its own.
    let after = |k: usize| stages.text.tokens.get(q.number.end + k);
    let of = after(0).is_some_and(|t| t.is_form(&stages.document.text, &["of"]));
    // "368 of the people on board were rescued", "of those aboard": all that the figure can count.
    let aboard = (q.number.end + 2..q.number.end + 5).any(|i| {
        stages.is_form(i, &["aboard", "onboard"])
            || stages.is_form(i, &["on"]) && stages.is_form(i + 1, &["board"])
    }) && (q.number.end + 1..q.number.end + 3)
        .any(|i| stages.is_form(i, &["people", "those", "persons", "occupants"]));
    // "shot down 98 of the drones": so many were shot down in all, unless the text has said more.
    let of_things = !figure.people
        && !so_far.claims.iter().rev().take(RECENT).any(|c| {
            c.figure == claim.figure && !c.is_part && c.value.named() > claim.value.named()
        });
    if of
        && q.partitive
        && !aboard
        && !of_things
        && after(1).is_some_and(|t| {
            t.is(flag::DETERMINER | flag::POSSESSIVE | flag::PRONOUN) && !t.is(flag::RELATIVE)
        })
    {
        claim.is_part = true;
    }
    // "The attack left 16 dead. Of those, two died in hospital."
    if figure.people
        && stages.is_form(walk.start, &["of"])
        && stages.is_form(walk.start + 1, &["those", "these", "them"])
        && q.tokens.start <= walk.start + 4
    {
        claim.is_part = true;
        claim.part_of = so_far
            .claims
            .iter()
            .rposition(|c| c.figure == claim.figure && !c.is_part);
    }
    // "24 of those on the train were killed. Two labourers also died": neither counts them all.
    let also = (q.tokens.start.saturating_sub(4).max(walk.start)..(q.tokens.end + 8).min(walk.end))
        .any(|i| stages.is_form(i, &["also"]));
    let told = so_far
        .claims
        .iter()
        .rev()
        .find(|c| c.figure == claim.figure);
    let just = told.and_then(|c| stages.quantities.get(c.quantity));
    if figure.people
        && also
        && same_before.is_none()
        && just.is_some_and(|p| p.sentence + 1 == q.sentence)
    {
        claim.is_part = true;
    }
    // "Nine people have been arrested. Five were detained at the port": a bare number that opens the next sentence, and nobody else says it.
    let opens = q.noun.is_none() && q.tokens.start == walk.start && !q.addition;
    let just_told = so_far.claims.iter().rev().take_while(|c| {
        let p = stages.quantities.get(c.quantity);
        p.is_some_and(|p| p.sentence + 1 >= q.sentence)
    });
    let mut larger = just_told.filter(|c| {
        let p = stages.quantities.get(c.quantity);
        c.figure == claim.figure
            && !c.is_part
            && p.is_some_and(|p| p.sentence + 1 == q.sentence && p.noun.is_some())
            && claim.value.named() < c.value.named()
    });
    if figure.people && opens && stages.chain(q).links.is_empty() && larger.next().is_some() {
        claim.is_part = true;
    }
    // "No cases have been reported in the capital": none there.
    let there = (q.tokens.end..walk.end).any(|i| {
        stages.is_form(i, &["in", "on", "at"])
            && stages
                .text
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.is(flag::THE))
            && (i + 2..i + 4).any(|k| {
                stages.is_form(
                    k,
                    &[
                        "capital", "city", "town", "north", "south", "east", "west", "camp",
                        "camps", "ground", "islands", "mainland", "province", "district",
                    ],
                )
            })
    });
    if q.form == Form::Zero && there {
        claim.is_part = true;
    }
    // "several wounded, of whom one has died"
    let of_whom = q.tokens.start >= walk.start + 2
        && stages.is_form(q.tokens.start - 1, &["whom", "them", "these", "those"])
        && stages.is_form(q.tokens.start - 2, &["of"]);
    if figure.people && of_whom {
        claim.is_part = true;
    }
    // "14 patients, three of whom died": a part of people, whatever befell them.
    if of && figure.people && after(1).is_some_and(|t| t.is_form(&stages.document.text, &["whom"]))
    {
        claim.is_part = true;
    }
    if of && q.value_is_one() {
        claim.is_part = true;
    }
    // "one death each": so many of every one.
    if (q.tokens.end..(q.tokens.end + 3).min(walk.end)).any(|i| {
        stages
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.is_form(&stages.document.text, &["each"]))
    }) {
        claim.is_part = true;
    }
    // "69 drones were destroyed as they approached the city": of all, those on the way there.
    const NEAR: usize = 14;
    let towards = (q.tokens.end..(q.tokens.end + NEAR).min(walk.end)).any(|i| {
        stages.is_form(
            i,
            &[
                "approached",
                "approaching",
                "flew",
                "flying",
                "headed",
                "heading",
            ],
        ) && stages.is_form(
            i.wrapping_sub(1),
            &["they", "it", "drones", "missiles", "while", "as"],
        )
    });
    if figure.measure.is_none() && !figure.people && towards {
        claim.is_part = true;
    }
    if figure.people && is_narrower(stages, walk, q) {
        claim.is_part = true;
    }
    // "four passengers and the driver died": the number leaves one out.
    let tok = |i: usize| stages.text.tokens.get(i);
    let behind = q.tokens.end;
    if figure.people
        && q.form != Form::Article
        && stages.is_form(behind, &["and"])
        && tok(behind + 1).is_some_and(|t| t.is(flag::DETERMINER | flag::POSSESSIVE))
        && (behind + 2..behind + 5)
            .take_while(|i| {
                tok(*i).is_some_and(|t| {
                    t.kind == TokenKind::Word && !t.is(flag::PREPOSITION | flag::BE | flag::HAVE)
                })
            })
            .any(|i| tok(i).is_some_and(|t| t.is(flag::PERSON) && !t.is(flag::PEOPLE)))
    {
        claim.is_part = true;
    }
    // "in Jajarkot alone 95 people died"
    if (walk.start..q.tokens.start).any(|i| {
        stages.is_form(i, &["alone"])
            && stages
                .text
                .tokens
                .get(i.wrapping_sub(1))
                .is_some_and(|t| t.capital || t.is(flag::FACILITY | flag::WEEKDAY))
    }) {
        claim.is_part = true;
    }
    // "turnout was lowest in the south, at 52 percent": of the south alone.
    if (walk.start..q.tokens.start)
        .any(|i| stages.is_form(i, &["lowest", "highest"]) && stages.is_form(i + 1, &["in"]))
    {
        claim.is_part = true;
    }
    // For a measure the subgroup stands beside it: "aftershocks stronger than five".
    if figure.measure.is_some() {
        claim.who = (walk.start..walk.end).find_map(|i| {
            let t = stages.text.tokens.get(i)?;
            let noun = stages.lexicon.form(stages.lexicon.word(t.word).noun);
            (i.abs_diff(q.number.start) < 10 && figure.who.contains(noun)).then(|| noun.to_owned())
        });
    }
    // "six counts of murder": what stands behind "of".
    if let Some(noun) = &q.noun
        && figure.measure.is_none()
        && stages
            .text
            .tokens
            .get(noun.end)
            .is_some_and(|t| t.is_form(&stages.document.text, &["of"]))
        && let Some(t) = stages.text.tokens.get(noun.end + 1)
        && figure
            .who
            .contains(&t.span.of(&stages.document.text).to_lowercase())
    {
        claim.who = Some(t.span.of(&stages.document.text).to_lowercase());
    }
    if let Some(noun) = &q.noun {
        let token = stages.text.tokens.get(noun.token);
        let demonym = token.is_some_and(|t| t.capital && t.is(flag::PEOPLE | flag::PERSON))
            && noun.token > walk.start;
        if figure.who.contains(&noun.lemma) {
            claim.who = Some(noun.lemma.clone());
        } else {
            let with_modifier = noun
                .token
                .checked_sub(1)
                .and_then(|i| stages.text.tokens.get(i))
                .map(|t| {
                    format!(
                        "{} {}",
                        t.span.of(&stages.document.text).to_lowercase(),
                        noun.lemma
                    )
                });
            if let Some(two) = with_modifier.filter(|w| figure.who.contains(w)) {
                claim.who = Some(two);
            } else if demonym && figure.people {
                claim.who = Some(noun.lemma.clone());
            } else if let Some(from) = nationality(stages, q).filter(|_| figure.people) {
                // "one German citizen": a kind of people, which far more of all holds.
                claim.noun = Some(format!("{from} {}", noun.lemma));
            }
        }
        if claim.is_part && claim.who.is_none() {
            claim.who = Some(noun.lemma.clone());
        }
        // An attributive subgroup: "civilian deaths", "female passengers".
        if claim.who.is_none() {
            claim.who = (q.number.end..noun.token).find_map(|i| {
                let t = stages.text.tokens.get(i)?;
                let form = t.span.of(&stages.document.text).to_lowercase();
                figure.who.contains(&form).then_some(form)
            });
        }
    }
    // "Of the village's 702 inhabitants 263 died": of them alone.
    if claim.who.is_none()
        && figure.people
        && q.noun.is_none()
        && stages.is_form(walk.start, &["of"])
    {
        claim.who = walk
            .quantities
            .iter()
            .take_while(|p| p.tokens.end <= q.tokens.start && p.tokens.start <= walk.start + 4)
            .find_map(|p| p.noun.as_ref())
            .map(|n| n.lemma.clone())
            .filter(|lemma| {
                !["person", "people", "passenger", "dead", "victim"].contains(&lemma.as_str())
            });
    }
    // Degrees of injury are parts: "12 seriously injured".
    if claim.who.is_none()
        && let Some(degree) = degree(stages, walk, q)
    {
        claim.who = Some(degree);
        // "Eight suffered serious injuries and 261 minor ones": two parts, and none of them of the other.
        let whole = same_before.and_then(|n| so_far.claims.get(n));
        let holds = whole.is_some_and(|w| {
            w.who.is_none()
                && w.value
                    .high
                    .is_none_or(|high| claim.value.low.is_none_or(|low| low <= high))
        });
        if q.noun.is_none() && holds {
            claim.is_part = true;
            claim.part_of = same_before;
        }
    }
    // "two more died", "another 19": added to a count, unless the sentence counts something else first ("killed 12 and wounded 30 more").
    let other_figure_before = earlier.iter().any(|c| c.figure != claim.figure);
    let noun_is_others = (q.number.end..q.tokens.end + 1).any(|i| {
        stages
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.is_form(&stages.document.text, &["others"]))
    });
    // "rises to 72 after 26 more bodies are recovered": more of a thing that is no person come on top whatever stands before.
    let more_things = !figure.people && q.noun.is_some();
    claim.addition = q.addition && (!other_figure_before || more_things) && !noun_is_others;
    // "nineteen died there and another 12 on the way"
    if stages.is_further(q)
        && earlier.iter().any(|c| c.figure == claim.figure)
        && !other_figure_before
    {
        claim.addition = true;
    }
    if q.addition && noun_is_others && !other_figure_before && same_before.is_some() {
        claim.addition = true;
    }
}

/// The demonym between a number and its noun: "one German citizen", "two French tourists".
pub(super) fn nationality(stages: &Stages<'_>, q: &Quantity) -> Option<String> {
    let noun = q.noun.as_ref()?;
    (q.number.end..noun.token).find_map(|i| {
        let t = stages.text.tokens.get(i).filter(|t| t.capital)?;
        let rest = stages.document.text.get(t.span.start as usize..)?;
        crate::event::is_demonym(rest).then(|| t.span.of(&stages.document.text).to_lowercase())
    })
}

/// Whether words beside a count of people say that it leaves some out.
fn is_narrower(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    // "the hospital had received 20 dead": what came to one house.
    let before = q.tokens.start.checked_sub(1).and_then(tok);
    let received = before.is_some_and(|t| {
        let verb = stages.lexicon.form(stages.lexicon.word(t.word).verb);
        matches!(verb, "receive" | "treat" | "admit")
    });
    // "the ministry, which counts only those who die in hospital"
    let counts = [
        "count", "counts", "counting", "includes", "covers", "covering",
    ];
    let only = (walk.start..walk.end).any(|i| {
        stages.is_form(i, &["only"])
            && (stages.is_form(i + 1, &counts) || stages.is_form(i.wrapping_sub(1), &counts))
    });
    // "73 bodies were taken away, and the other five died in hospital"
    let rest = q.form != Form::Zero
        && (q.tokens.start.saturating_sub(2).max(walk.start)..q.number.start)
            .any(|i| stages.is_form(i, &["the"]) && stages.is_form(i + 1, &["other", "remaining"]));
    // "19 were dead on arrival": at one house.
    let arrived = (q.tokens.end..(q.tokens.end + 5).min(walk.end))
        .any(|i| stages.is_form(i, &["on"]) && stages.is_form(i + 1, &["arrival"]));
    // "The four members of the crew died": of a larger company.
    let members = q.noun.as_ref().is_some_and(|n| {
        n.lemma == "member"
            && stages.is_form(n.end, &["of"])
            && stages.is_form(n.end + 1, &["the", "his", "her", "their", "its"])
    });
    // "Five remained in custody": those who are still there.
    let remained = (q.tokens.end..(q.tokens.end + 3).min(walk.end)).any(|i| {
        stages.is_form(i, &["remained", "remain", "remains", "still"])
            && (i + 1..i + 5).any(|k| stages.is_form(k, &["custody"]))
    });
    // "Ludian was the worst-hit area, with 302 deaths"
    let worst = (q.tokens.start.saturating_sub(14).max(walk.start)..q.tokens.start).any(|i| {
        stages.is_form(i, &["worst", "hardest"])
            && (i + 1..i + 3).any(|k| stages.is_form(k, &["hit", "affected"]))
    });
    // "Nineteen died on the spot, five on the way to hospital"
    let where_died = (q.tokens.end..(q.tokens.end + 7).min(walk.end))
        .take_while(|i| tok(*i).is_some_and(|t| t.kind != TokenKind::Mark))
        .any(|i| {
            let the = stages.is_form(i, &["on", "at"]) && stages.is_form(i + 1, &["the"]);
            let hospital = (i + 3..i + 6).any(|k| stages.is_form(k, &["hospital"]));
            stages.is_form(i, &["instantly", "outright"])
                || the && stages.is_form(i + 2, &["spot", "scene"])
                || the && stages.is_form(i + 2, &["way"]) && hospital
        });
    // "Insurers, who count everyone who made a claim, list 131": by a way of their own.
    let own_way = (walk.start..q.tokens.start)
        .any(|i| stages.is_form(i, &["who"]) && stages.is_form(i + 1, &["count", "counts"]));
    received || where_died || own_way || only || rest || arrived || members || remained || worst
}

/// A partitive with its own predicate: "32 of which were shot down" of 36 launched is a total of its own figure.
fn independent(q: &Quantity, claim: &Claim) -> bool {
    q.partitive && claim.is_part
}

/// "seriously", "critically", "lightly": a degree that names a part of the injured.
fn degree(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    let near = q.number.end..(q.tokens.end + 6).min(walk.end);
    for i in near {
        let t = stages.text.tokens.get(i)?;
        if t.mark(',') || t.is(flag::COORDINATOR) || t.kind == TokenKind::Number {
            return None;
        }
        let form = t.span.of(&stages.document.text);
        for (word, name) in [
            ("seriously", "serious"),
            ("critically", "critical"),
            ("severely", "serious"),
            ("badly", "serious"),
            ("gravely", "serious"),
            ("slightly", "minor"),
            ("lightly", "minor"),
            ("serious", "serious"),
            ("critical", "critical"),
            ("minor", "minor"),
        ] {
            if form.eq_ignore_ascii_case(word) {
                return Some(name.to_owned());
            }
        }
    }
    None
}
