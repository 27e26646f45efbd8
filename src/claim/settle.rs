//! What the words around a claim make of it: a part or a kind of what is counted, a degree, an addition to an earlier count.

use super::narrower;
use super::part::{degree, opens_part};
use super::syntax::Walk;
use super::{Claim, Claims, Stages};
use crate::attribution::Stance;
use crate::quantity::{Form, Quantity};
use crate::text::{TokenKind, flag};

/// What the text has counted before is looked for among so many claims, so that time stays in proportion to length.
const RECENT: usize = 200;

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
    } else if opens_part(stages, walk, q)
        && q.form != Form::Zero
        // "351 dead, including 129 men and 222 women, and 394 injured": the word before the list opens the parts of the dead.
        && !earlier.iter().any(|c| c.is_part && c.part_of.is_some() && c.figure != claim.figure)
    {
        // "including two children" before its whole is known as a claim.
        claim.is_part = true;
    }
    // "twelve of the wounded", "one of my sons", "five of them": a part whatever its predicate; "of which", "of 143" may be a whole of its own.
    let after = |k: usize| stages.text.tokens.get(q.number.end + k);
    let of = after(0).is_some_and(|t| t.is_form(&stages.document.text, &["of"]));
    // "368 of the people on board were rescued", "of those aboard": all that the figure can count.
    // "19 of the 72 people on board"
    let aboard = (q.number.end + 2..q.number.end + 6).any(|i| {
        stages.is_form(i, &["aboard", "onboard"])
            || stages.is_form(i, &["on"]) && stages.is_form(i + 1, &["board"])
    }) && (q.number.end + 1..q.number.end + 4)
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
        // "86 of those detained", sentences after "64 people were arrested": of all that the text has counted.
        let those = stages.is_form(q.number.end + 1, &["those", "the"])
            && (q.number.end + 2..q.number.end + 5)
                .filter_map(|i| stages.text.tokens.get(i))
                .any(|t| t.span.start == claim.words.start);
        if figure.people && those && claim.part_of.is_none() {
            claim.part_of = largest_before(so_far, claim);
        }
    }
    // "The attack left 16 dead. Of those, two died in hospital."
    if figure.people
        && stages.is_form(walk.start, &["of"])
        && stages.is_form(walk.start + 1, &["those", "these", "them"])
        && q.tokens.start <= walk.start + 4
    {
        let whole = so_far
            .claims
            .iter()
            .rposition(|c| c.figure == claim.figure && !c.is_part);
        // "53 cases were confirmed. Of these, 31 deaths have been recorded": of the cases, and not of the one death of the week.
        if whole
            .and_then(|w| so_far.claims.get(w))
            .is_none_or(|w| w.value.holds(&claim.value))
        {
            claim.is_part = true;
            claim.part_of = whole;
        }
    }
    // "Of the 134 who were killed, three died in a hospital"
    let of_the = stages.is_form(walk.start, &["of"]) && stages.is_form(walk.start + 1, &["the"]);
    if figure.people && of_the && q.noun.is_none() && !claim.is_part {
        let whole = same_before.filter(|n| {
            let told = so_far.claims.get(*n);
            let at = told.and_then(|c| stages.quantities.get(c.quantity));
            at.is_some_and(|p| p.tokens.start <= walk.start + 3 && p.tokens.end < q.tokens.start)
                && told.is_some_and(|c| c.value.holds(&claim.value))
        });
        claim.is_part |= whole.is_some();
        claim.part_of = claim.part_of.or(whole);
    }
    // "24 of those on the train were killed. Two labourers also died": neither counts them all.
    let also = walk.around(q, 4, 8).any(|i| stages.is_form(i, &["also"]));
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
    // "They had leapt into the water. One was hurt in the leg", says somebody: one of those spoken of.
    if figure.people && opens && q.value_is_one() && claim.stance == Stance::Quoted {
        claim.is_part = true;
    }
    // "No cases have been reported in the capital": none there.
    let there = (q.tokens.end..walk.end).any(|i| {
        stages.is_form(i, &["in", "on", "at"])
            && stages.text.is(i + 1, flag::THE)
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
    if walk.behind(q, 3).any(|i| {
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
    let towards = walk.behind(q, NEAR).any(|i| {
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
    if figure.people && narrower::is_narrower(stages, walk, q) {
        claim.is_part = true;
    }
    if claim.who.is_none() && figure.people {
        claim.who = narrower::outside_a_region(stages, walk);
    }
    // "A total of 831 men died in attacks made by the militants": one side's, set beside the other's.
    // "Unlike past nights when dozens were arrested, ...": told to set another against it.
    // "Counting the probable cases, the figures reach 3,800": counted in another way.
    if figure.people && narrower::by_whom(stages, walk, q)
        || narrower::unlike(stages, walk, q)
        || narrower::counting(stages, walk)
    {
        claim.event.other = u32::try_from(walk.start).ok();
    }
    // "Apart from the 56 killed at the first prison, four were killed at the second": on top of what it opens with.
    let besides = narrower::opens_besides(stages, walk, q);
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
    // "in Jajarkot alone 95 people died", "13 people were killed in the district of Lunde alone"
    if (walk.start..walk.end).any(|i| {
        stages.is_form(i, &["alone", "itself"])
            && stages
                .text
                .tokens
                .get(i.wrapping_sub(1))
                .is_some_and(|t| t.capital || t.is(flag::FACILITY | flag::WEEKDAY))
    }) {
        claim.is_part = true;
    }
    // "killed 350 people in a single coastal town"
    let single = walk.behind(q, NEAR_TOWN).any(|i| {
        stages.is_form(i, &["in"])
            && (stages.is_form(i + 1, &["a"]) && stages.is_form(i + 2, &["single"])
                || stages.is_form(i + 1, &["one"]))
            && (i + 2..i + 5).any(|k| {
                stages
                    .text
                    .tokens
                    .get(k)
                    .is_some_and(|t| stages.event_tables.scene.areas.contains(&t.word))
            })
    });
    if figure.people && single {
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
        const FAR: usize = 30;
        let noun_at = |i: usize| {
            let t = stages.text.tokens.get(i)?;
            Some(stages.lexicon.form(stages.lexicon.word(t.word).noun))
        };
        let mut range =
            walk.start.max(q.tokens.start.saturating_sub(FAR))..walk.end.min(q.tokens.end + FAR);
        // "winds of 120 kph and gusts of 150": what "and" parts belongs to the other number.
        if stages.is_form(q.tokens.start.wrapping_sub(1), &["of"]) {
            let joint = |i: &usize| stages.text.is(*i, flag::COORDINATOR);
            let before = (range.start..q.tokens.start).rev().find(joint);
            let behind = (q.tokens.end..range.end).find(joint);
            range = before.unwrap_or(range.start)..behind.unwrap_or(range.end);
        }
        // "registered the tremor at 6.0, and a 5.5 aftershock followed": the noun of another number.
        let other = (q.tokens.end..range.end).find(|i| {
            let joined = || (i + 1..i + 3).any(|n| walk.quantity_at(n).is_some());
            stages.text.is(*i, flag::COORDINATOR) && joined()
        });
        range.end = other.unwrap_or(range.end);
        claim.who = range.into_iter().find_map(|i| {
            let noun = noun_at(i)?;
            // "400 aftershocks have not let up since, the strongest of 5.6 magnitude"
            let ranked = (q.number.start.saturating_sub(5)..q.number.start)
                .any(|k| stages.is_form(k, &["strongest", "largest", "biggest"]));
            let near = i.abs_diff(q.number.start) < if ranked { 30 } else { 10 };
            (near && figure.who.contains(noun)).then(|| noun.to_owned())
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
                let rest = token.and_then(|t| stages.document.text.get(t.span.start as usize..));
                let people = rest.and_then(crate::event::nation);
                claim.who = people.or_else(|| Some(noun.lemma.clone()));
            } else if let Some(people) = citizens(stages, q).filter(|_| figure.people) {
                claim.who = Some(people);
            } else if let Some(from) = nationality(stages, q).filter(|_| figure.people) {
                // "one German citizen": a kind of people, which far more of all holds.
                claim.noun = Some(format!("{from} {}", noun.lemma));
            }
        }
        // "including 10 of the deaths": a part, and no kind of people.
        let people = stages.text.is(noun.token, flag::PEOPLE | flag::PERSON);
        if claim.is_part && claim.who.is_none() && (people || !figure.people) {
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
    // "That had cost the defenders 12 killed"
    if claim.who.is_none() && figure.people && q.noun.is_none() {
        claim.who = narrower::of_losers(stages, walk, q);
    }
    // "Between 10 and 15 gunmen stormed the mall. Five were killed": of the gunmen.
    if claim.who.is_none() && figure.people && q.noun.is_none() && q.tokens.start == walk.start {
        claim.who = narrower::of_those_before(stages, q)
            .filter(|lemma| figure.who.contains(*lemma))
            .map(str::to_owned);
    }
    // "Over 70 rebels were killed and scores wounded": of the rebels too.
    if claim.who.is_none() && figure.people && q.noun.is_none() {
        claim.who = earlier
            .last()
            .filter(|c| c.who.as_ref().is_some_and(|who| figure.who.contains(who)))
            .filter(|c| {
                stages
                    .quantities
                    .get(c.quantity)
                    .is_some_and(|p| is_gapped(stages, p, q))
            })
            .and_then(|c| c.who.clone());
    }
    // Degrees of injury are parts: "12 seriously injured".
    if claim.who.is_none()
        && let Some(degree) = degree(stages, walk, q)
    {
        claim.who = Some(degree);
        // "Eight suffered serious injuries and 261 minor ones": two parts, and none of them of the other.
        let whole = same_before.and_then(|n| so_far.claims.get(n));
        let holds = whole.is_some_and(|w| w.who.is_none() && w.value.holds(&claim.value));
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
    // "my sister died and several others were hurt": so many as the speaker saw.
    claim.is_part |= noun_is_others && q.form == Form::Vague && figure.people;
    // "rises to 72 after 26 more bodies are recovered": more of a thing that is no person come on top whatever stands before.
    let more_things = !figure.people && q.noun.is_some();
    // "Nine people died. Another 14 people were injured": more people, and all the injured that are told of.
    let told_before = so_far.claims.iter().rev().take(RECENT);
    let other_people = |c: &Claim| {
        let near = stages.quantities.get(c.quantity);
        near.is_some_and(|p| p.sentence + 2 >= q.sentence)
            && stages.tables.figure(c.figure).is_some_and(|f| f.people)
    };
    let first_of_its_figure = figure.people
        && !told_before.clone().any(|c| c.figure == claim.figure)
        && told_before.clone().any(other_people);
    let besides = besides && !(other_figure_before && same_before.is_none());
    claim.addition = besides
        || q.addition
            && (!other_figure_before && !first_of_its_figure || more_things)
            && !noun_is_others;
    // "nineteen died there and another 12 on the way"
    if stages.is_further(q)
        && earlier.iter().any(|c| c.figure == claim.figure)
        && !other_figure_before
    {
        claim.addition = true;
    }
    // "Soldiers injured 21 Palestinians. Another three were injured in Lunde": on top of what was just counted.
    let just_counted = so_far.claims.iter().rev().take(4).any(|c| {
        let told = stages.quantities.get(c.quantity);
        c.figure == claim.figure && told.is_some_and(|p| p.sentence + 2 >= q.sentence)
    });
    if stages.is_further(q) && just_counted && !other_figure_before {
        claim.addition = true;
    }
    let beside_one = same_before.is_some() || is_beside_somebody(stages, q);
    if q.addition && noun_is_others && !other_figure_before && beside_one {
        claim.addition = true;
    }
}

/// The largest count of all that the text has given before of the figure and the stretch of time of `part`.
fn largest_before(so_far: &Claims, part: &Claim) -> Option<usize> {
    let whole = |c: &Claim| {
        c.figure == part.figure
            && !c.is_part
            && !c.addition
            && c.who.is_none()
            && c.event.period == part.event.period
            && c.value.high.is_some()
    };
    let all = so_far.claims.iter().enumerate();
    all.filter(|(_, c)| whole(c))
        .max_by_key(|(_, c)| c.value.high)
        .map(|(n, _)| n)
}

/// "Mayor and 12 others die", "Polish leader, 95 others dead": one person joined to the number, who is not in it.
fn is_beside_somebody(stages: &Stages<'_>, q: &Quantity) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    let joined = |i: usize| {
        tok(i).is_some_and(|t| t.mark(',') || t.mark('&')) || stages.is_form(i, &["and"])
    };
    let Some(join) = q.tokens.start.checked_sub(1).filter(|j| joined(*j)) else {
        return false;
    };
    join.checked_sub(1).and_then(tok).is_some_and(|t| {
        let verb = flag::VERB_PAST | flag::VERB_PARTICIPLE | flag::VERB_S | flag::ADJECTIVE;
        t.is(flag::PERSON) || t.name_like() && !t.is(verb | flag::NO_NOUN)
    })
}

/// What `read` makes of the first capital between a number and its noun that it knows; it is given the word and the text from there on.
fn of_a_capital(
    stages: &Stages<'_>,
    q: &Quantity,
    read: impl Fn(&str, &str) -> Option<String>,
) -> Option<String> {
    let noun = q.noun.as_ref()?;
    (q.number.end..noun.token).find_map(|i| {
        let t = stages.text.tokens.get(i).filter(|t| t.capital)?;
        let rest = stages.document.text.get(t.span.start as usize..)?;
        read(t.span.of(&stages.document.text), rest)
    })
}

/// The demonym between a number and its noun: "one German citizen", "two French tourists".
pub(super) fn nationality(stages: &Stages<'_>, q: &Quantity) -> Option<String> {
    of_a_capital(stages, q, |word, rest| {
        crate::event::is_demonym(rest).then(|| word.to_lowercase())
    })
}

/// "five U.S. citizens": the people of a country; "a Malaysian citizen" is one of all.
fn citizens(stages: &Stages<'_>, q: &Quantity) -> Option<String> {
    let noun = q.noun.as_ref()?;
    let citizens = matches!(noun.lemma.as_str(), "citizen" | "national");
    let nation = |_: &str, rest: &str| crate::event::nation(rest);
    (citizens && q.form != Form::Article)
        .then(|| of_a_capital(stages, q, nation))
        .flatten()
}

/// A partitive with its own predicate: "32 of which were shot down" of 36 launched is a total of its own figure.
fn independent(q: &Quantity, claim: &Claim) -> bool {
    q.partitive && claim.is_part
}

/// "in a single town" stands within so many tokens of its count.
const NEAR_TOWN: usize = 6;

/// "12 soldiers were killed and 15 wounded", "while 7 remain missing": between the two stand the first verb and what joins them, and behind the second
/// its own verb.
fn is_gapped(stages: &Stages<'_>, p: &Quantity, q: &Quantity) -> bool {
    const LONGEST: usize = 6;
    let tok = |i: usize| stages.text.tokens.get(i);
    let join = q.tokens.start.wrapping_sub(1);
    let verbal = flag::VERB_PAST | flag::VERB_PARTICIPLE | flag::BE | flag::HAVE | flag::ADVERB;
    let between = p.tokens.end..join;
    p.sentence == q.sentence
        && stages.is_form(join, &["and", "while", "but"])
        && !between.is_empty()
        && between.len() < LONGEST
        && between
            .clone()
            .all(|i| tok(i).is_some_and(|t| t.is(verbal | flag::ADJECTIVE)))
        && tok(q.tokens.end)
            .is_some_and(|t| t.is(verbal | flag::ADJECTIVE | flag::VERB_BASE | flag::VERB_S))
}
