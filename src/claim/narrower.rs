//! Words beside a count of people that say that it leaves some out.

use super::Stages;
use super::syntax::Walk;
use crate::quantity::{Form, Quantity};
use crate::text::{TokenKind, flag};

/// Counts before one that are looked at for where their people died.
const NEAR: usize = 4;
/// As far as words of an ordinary sentence stand from a number; a list of thousands of counts is one sentence too.
const SENTENCE: usize = 80;

/// Whether words beside a count of people say that it leaves some out.
pub(super) fn is_narrower(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    // "the hospital had received 20 dead": what came to one house.
    let before = q.tokens.start.checked_sub(1).and_then(tok);
    let received = before.is_some_and(|t| {
        let verb = stages.lexicon.form(stages.lexicon.word(t.word).verb);
        matches!(verb, "receive" | "treat" | "admit")
    });
    // "We have received one body and 28 injured"
    let received = received
        || stages.is_form(q.tokens.start.wrapping_sub(1), &["and"])
            && walk.before(q, 8).any(|i| stages.is_form(i, &["received"]));
    // "27 killed on the rebels' side and 25 wounded": one side's.
    let one_side = walk.around(q, 11, 8).any(|i| {
        stages.is_form(i, &["on"])
            && stages.is_form(i + 1, &["the", "our", "their", "his"])
            && (i + 2..i + 10)
                .take_while(|k| *k < walk.end)
                .any(|k| stages.is_form(k, &["side"]) && !stages.is_form(k + 1, &["of"]))
    });
    // "the ministry, which counts only those who die in hospital"
    let counts = [
        "count", "counts", "counting", "includes", "covers", "covering",
    ];
    let only = walk.around(q, SENTENCE, SENTENCE).any(|i| {
        stages.is_form(i, &["only"])
            && (stages.is_form(i + 1, &counts) || stages.is_form(i.wrapping_sub(1), &counts))
    });
    // "73 bodies were taken away, and the other five died in hospital"
    let rest = q.form != Form::Zero
        && (q.tokens.start.saturating_sub(2).max(walk.start)..q.number.start)
            .any(|i| stages.is_form(i, &["the"]) && stages.is_form(i + 1, &["other", "remaining"]));
    // "19 were dead on arrival": at one house.
    let arrived = walk
        .behind(q, 5)
        .any(|i| stages.is_form(i, &["on"]) && stages.is_form(i + 1, &["arrival"]));
    // "The four members of the crew died": of a larger company.
    let members = q.noun.as_ref().is_some_and(|n| {
        n.lemma == "member"
            && stages.is_form(n.end, &["of"])
            && stages.is_form(n.end + 1, &["the", "his", "her", "their", "its"])
    });
    // "Five remained in custody": those who are still there.
    let remained = walk.behind(q, 3).any(|i| {
        stages.is_form(i, &["remained", "remain", "remains", "still"])
            && (i + 1..i + 5).any(|k| stages.is_form(k, &["custody"]))
    });
    // "Ludian was the worst-hit area, with 302 deaths"
    let worst = walk.before(q, 14).any(|i| {
        stages.is_form(i, &["worst", "hardest"])
            && ((i + 1..i + 3).any(|k| stages.is_form(k, &["hit", "affected"]))
                // "Missouri was the state hit hardest, with 12 fatalities"
                || stages.is_form(i.wrapping_sub(1), &["hit", "affected"]))
    });
    // "Nineteen died on the spot, five on the way to hospital"
    let where_died = died_somewhere(stages, walk, q)
        // "Eight died on the spot while three others died in hospital"
        || (q.number.end..q.number.end + 2).any(|i| stages.is_form(i, &["others"]))
            && walk
                .quantities
                .iter()
                .rev()
                .skip_while(|p| p.tokens.end > q.tokens.start)
                .take(NEAR)
                .any(|p| died_somewhere(stages, walk, p));
    // "killing the driver and all three passengers"
    let joint = q
        .tokens
        .start
        .wrapping_sub(1 + usize::from(stages.is_form(q.tokens.start.wrapping_sub(1), &["all"])));
    let beside_one = stages.is_form(joint, &["and"])
        && joint > walk.start + 2
        && tok(joint - 1)
            .is_some_and(|t| t.is(flag::PERSON) && stages.lexicon.word(t.word).noun == t.word)
        && stages.is_form(joint - 2, &["the", "his", "her", "their", "its"]);
    // "Insurers, who count everyone who made a claim, list 131": by a way of their own.
    let own_way = walk
        .before(q, SENTENCE)
        .any(|i| stages.is_form(i, &["who"]) && stages.is_form(i + 1, &["count", "counts"]));
    received
        || one_side
        || beside_one
        || of_a_house(stages, walk, q)
        || of_own(stages, walk, q)
        || of_a_cause(stages, q)
        || from_elsewhere(stages, q)
        || accounted_for(stages, walk, q)
        || left_out(stages, walk, q)
        || on_this(stages, walk, q)
        || unknown(stages, q)
        || greater_part(stages, walk, q)
        || none_in_some(stages, walk, q)
        || none_in_a_place(stages, q)
        || where_died
        || own_way
        || only
        || rest
        || arrived
        || members
        || remained
        || worst
        || of_some(stages, walk, q)
}

/// A count of one place or time among several, which is not the count of all: of a single house, of the source of most, of each day, of each of many towns.
fn of_some(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    // "13,000 deaths in a single prison": of one house.
    let single = walk.behind(q, 6).any(|i| {
        stages.is_form(i, &["in", "at"])
            && stages.is_form(i + 1, &["a", "one"])
            && (stages.is_form(i + 2, &["single"]) && stages.text.is(i + 3, flag::FACILITY))
    });
    // "The majority came from one brigade, which reported 28": from where most come.
    let opens = stages
        .text
        .sentences
        .get(q.sentence)
        .map_or(walk.start, |s| s.tokens.start);
    let most = stages.is_form(opens, &["most"])
        || stages.is_form(opens, &["the", "a"])
            && stages.is_form(opens + 1, &["majority", "bulk", "half", "third", "quarter"]);
    let from = most
        && (opens + 1..opens + 6).any(|i| {
            stages.is_form(i, &["came", "come", "comes", "were", "are"])
                && stages.is_form(i + 1, &["from"])
                && i < q.tokens.start
        });
    // "13,000 displaced people were received each day": so many a day; "a day" only where it ends the clause.
    let daily = walk.behind(q, 14).any(|i| {
        let rate = stages.is_form(i, &["each", "every", "per"]);
        let ends = || {
            stages
                .text
                .tokens
                .get(i + 2)
                .is_none_or(|t| t.kind == TokenKind::Mark)
        };
        stages.is_form(i + 1, &["day", "week", "month"])
            && (rate || stages.is_form(i, &["a"]) && ends())
            && !stages.is_form(i + 2, &["ago", "earlier", "later", "before", "after"])
    });
    // "crowds of thousands in most cities": so many in each.
    let crowds = stages.is_form(q.tokens.start.wrapping_sub(1), &["of"])
        && stages.is_form(q.tokens.start.wrapping_sub(2), &["crowds", "groups"])
        && walk.behind(q, 3).any(|i| {
            stages.is_form(i, &["in"])
                && stages.is_form(
                    i + 1,
                    &["most", "many", "several", "various", "all", "other"],
                )
        });
    single || from || daily || crowds
}

/// "200 dead had been taken to various hospitals", "the hospital, where 67 casualties had been brought in": those that came there.
fn of_a_house(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const FAR: usize = 9;
    const HOUSES: [&str; 6] = [
        "hospital",
        "hospitals",
        "clinic",
        "morgue",
        "morgues",
        "mortuary",
    ];
    const TAKEN: [&str; 6] = [
        "taken",
        "brought",
        "carried",
        "moved",
        "sent",
        "transferred",
    ];
    let Some(taken) = walk.behind(q, FAR).find(|i| stages.is_form(*i, &TAKEN)) else {
        return false;
    };
    let house = |mut near: std::ops::Range<usize>| near.any(|i| stages.is_form(i, &HOUSES));
    let dead = stages.is_form(q.number.end, &["dead"]);
    let there = q.tokens.start.wrapping_sub(1);
    dead && stages.is_form(taken + 1, &["to"]) && house(taken + 2..taken + 6)
        || stages.is_form(there, &["where"]) && house(there.saturating_sub(3)..there)
}

/// "hundreds from her village got out, but 15 were still missing": of those whom the speaker knows.
fn of_own(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let whose = ["her", "his", "their", "my", "our"];
    let circle = [
        "village",
        "town",
        "family",
        "street",
        "class",
        "school",
        "unit",
        "team",
        "neighbourhood",
        "neighborhood",
        "building",
        "block",
        "battalion",
        "office",
        "group",
        "company",
        "ward",
        "hamlet",
        "clan",
        "coach",
        "carriage",
        "car",
        "bus",
        "compartment",
        "boat",
        "house",
        "home",
        "room",
    ];
    walk.around(q, SENTENCE, 8).any(|i| {
        stages.is_form(i, &["from", "in", "of"])
            && stages.is_form(i + 1, &whose)
            && stages.is_form(i + 2, &circle)
    })
}

/// "Cholera deaths: 8", "40 road deaths": of one cause, which is not the event told of.
pub(super) fn of_a_cause(stages: &Stages<'_>, q: &Quantity) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    let noun = match &q.noun {
        Some(noun) => Some(noun.token),
        // The label before a colon.
        None => q
            .tokens
            .start
            .checked_sub(2)
            .filter(|_| tok(q.tokens.start - 1).is_some_and(|t| t.mark(':'))),
    };
    let Some(noun) = noun.filter(|i| stages.is_form(*i, &["deaths", "fatalities", "death"])) else {
        return false;
    };
    let told = stages.events.main().head != 0;
    told && noun
        .checked_sub(1)
        .filter(|i| *i >= q.number.end || *i < q.tokens.start)
        .is_some_and(|i| {
            tok(i).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.capital
                    && t.flags & !(flag::COMMON | flag::PHRASE | flag::PATTERN) == 0
                    && !t.span.of(&stages.document.text).ends_with("al")
            })
        })
}

/// "Children under five account for 571 cases and 16 deaths": those of the subject alone.
fn accounted_for(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 12;
    walk.before(q, NEAR).any(|i| {
        stages.is_form(i, &["account", "accounts", "accounted"]) && stages.is_form(i + 1, &["for"])
    })
}

/// "two deaths there, which are not included in our count"
fn left_out(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 8;
    walk.behind(q, NEAR).any(|i| {
        stages.is_form(i, &["not"])
            && stages.is_form(i + 1, &["included", "counted"])
            && stages.is_form(i.wrapping_sub(2), &["which", "that", "who"])
    })
}

/// "14 fatalities on this route", "in that district"
fn on_this(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 6;
    let parts = [
        "route", "road", "stretch", "district", "region", "province", "county", "area", "sector",
        "border", "section",
    ];
    let here = walk.behind(q, NEAR).any(|i| {
        stages.is_form(i, &["on", "in", "along"])
            && stages.is_form(i + 1, &["this", "that"])
            && stages.is_form(i + 2, &parts)
    });
    // "six people were killed in different parts of the district"
    let far = walk.behind(q, 14).any(|i| {
        stages.is_form(i, &["of", "in"])
            && stages.is_form(i + 1, &["the"])
            && stages.is_form(i + 2, &["district", "county", "province"])
            && !stages
                .text
                .tokens
                .get(i + 3)
                .is_some_and(|t| t.capital || stages.is_form(i + 3, &["of"]))
    });
    here || far
}

/// "41 dead of unknown identity"
fn unknown(stages: &Stages<'_>, q: &Quantity) -> bool {
    (q.number.end..q.tokens.end + 3).any(|i| {
        stages.is_form(i, &["of"]) && stages.is_form(i + 1, &["unknown", "undetermined"])
            || stages.is_form(i, &["unidentified"])
    })
}

/// "The greater part of the civilians, 680, lost their lives"
fn greater_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 8;
    let comma = |i: usize| stages.text.tokens.get(i).is_some_and(|t| t.mark(','));
    comma(q.tokens.start.wrapping_sub(1))
        && comma(q.tokens.end)
        && walk.before(q, NEAR).any(|i| {
            stages.is_form(
                i,
                &["part", "most", "majority", "half", "bulk", "rest", "third"],
            ) && stages.is_form(i + 1, &["of"])
        })
}

/// "Livingston has had no deaths": none in a place that stands as the subject, and that is not the place of what happened.
fn none_in_a_place(stages: &Stages<'_>, q: &Quantity) -> bool {
    const AUXILIARIES: usize = 3;
    let verbal = |i: usize| {
        let past = stages.is_form(i, &["had", "seen", "reported", "recorded", "suffered"]);
        past || stages.text.is(i, flag::HAVE)
    };
    let verbs = (1..=AUXILIARIES)
        .take_while(|n| q.tokens.start.checked_sub(*n).is_some_and(verbal))
        .count();
    let subject = q.tokens.start.checked_sub(verbs + 1);
    let Some(name) = subject.filter(|_| verbs > 0 && q.form == Form::Zero) else {
        return false;
    };
    let form = stages.text.span(name..name + 1).of(&stages.document.text);
    let told = || {
        let place = stages.events.main().place.as_ref();
        place.is_some_and(|p| p.name.contains(form))
    };
    stages.text.tokens.get(name).is_some_and(|t| {
        t.capital
            && t.kind == TokenKind::Word
            && !t.word.known()
            && stages
                .chain(q)
                .origin()
                .is_none_or(|o| !o.name.contains(form))
    }) && !told()
}

/// "Outside Kerr County the governor has 15 dead": what a sentence counts that opens with all but one part of the land, as a group of its own.
pub(super) fn outside_a_region(stages: &Stages<'_>, walk: &Walk<'_>) -> Option<String> {
    const NAME: usize = 4;
    // Parts of a land, and no towns: "outside Mexico City" is near it.
    const REGIONS: [&str; 8] = [
        "county",
        "parish",
        "province",
        "district",
        "region",
        "state",
        "governorate",
        "prefecture",
    ];
    let named = |i: &usize| stages.text.tokens.get(*i).is_some_and(|t| t.capital);
    if !stages.is_form(walk.start, &["outside"]) {
        return None;
    }
    let end = (walk.start + 1..=walk.start + NAME)
        .take_while(named)
        .find(|i| stages.is_form(*i, &REGIONS))?;
    let words = stages.text.span(walk.start..end + 1);
    Some(words.of(&stages.document.text).to_lowercase())
}

/// "There were no fatalities in 16 provinces", "Twelve provinces have reported zero deaths": none there.
fn none_in_some(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let zero = q.stated.single() == Some(crate::quantity::Number::ZERO);
    zero && walk.quantities.iter().any(|p| stages.counts_areas(p))
}

/// "A total of 831 men died in attacks made by the militants": those of one side.
pub(super) fn by_whom(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let acts = [
        "attacks",
        "operations",
        "raids",
        "strikes",
        "offensives",
        "bombings",
    ];
    let made = [
        "made",
        "carried",
        "launched",
        "committed",
        "conducted",
        "mounted",
    ];
    q.form != Form::Zero
        && walk.around(q, SENTENCE, SENTENCE).any(|i| {
            stages.is_form(i, &acts)
                && stages.is_form(i + 1, &made)
                && (i + 2..i + 4).any(|k| stages.is_form(k, &["by"]))
        })
}

/// "Unlike past nights when dozens were arrested, the march was peaceful": what the sentence opens with, up to its comma.
pub(super) fn unlike(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    stages.is_form(walk.start, &["unlike"])
        && !(walk.start..q.tokens.start)
            .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(',')))
}

/// "Counting the probable and suspected cases, the figures reach 3,800".
pub(super) fn counting(stages: &Stages<'_>, walk: &Walk<'_>) -> bool {
    const NEAR: usize = 14;
    stages.is_form(walk.start, &["counting", "including", "adding"])
        && (walk.start + 1..walk.start + NEAR).any(|i| {
            stages.text.tokens.get(i).is_some_and(|t| t.mark(','))
                && (i + 1..i + 4).any(|k| {
                    stages.is_form(
                        k,
                        &[
                            "figure", "figures", "total", "totals", "number", "numbers", "toll",
                            "count",
                        ],
                    )
                })
        })
}

/// "Nineteen died on the spot, five on the way to hospital"
fn died_somewhere(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let word = |i: &usize| {
        let token = stages.text.tokens.get(*i);
        token.is_some_and(|t| t.kind != TokenKind::Mark)
    };
    walk.behind(q, 7).take_while(word).any(|i| {
        let the = stages.is_form(i, &["on", "at"]) && stages.is_form(i + 1, &["the"]);
        let hospital = (i + 3..i + 6).any(|k| stages.is_form(k, &["hospital"]));
        stages.is_form(i, &["instantly", "outright"])
            || the && stages.is_form(i + 2, &["spot", "scene"])
            || the && stages.is_form(i + 2, &["way"]) && hospital
    })
}

/// "several foreign fighters were killed", "two local reporters": of one origin.
fn from_elsewhere(stages: &Stages<'_>, q: &Quantity) -> bool {
    let several = q.form != Form::Article;
    q.noun.as_ref().filter(|_| several).is_some_and(|noun| {
        (q.number.end..noun.token).any(|i| stages.is_form(i, &["foreign", "local"]))
    })
}

/// "Apart from the 56 ... , four were killed": the sentence opens with what is not counted again.
pub(super) fn opens_besides(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let at = walk.start;
    // "On top of these there are 439 dead whose names are not known"
    let these = (at..at + 5).find(|i| stages.is_form(*i, &["these", "those", "this", "that"]));
    let on_top = these.is_some_and(|t| {
        t > at
            && (stages.is_form(t - 1, &["besides"])
                || stages.is_form(t - 1, &["of", "to"])
                    && stages.is_form(t - 2, &["top", "addition"]))
            && !stages
                .text
                .tokens
                .get(t + 1)
                .is_some_and(|n| n.is(flag::NUMERAL) || n.kind == TokenKind::Number)
    });
    let first = |p: &&Quantity| !p.kind.is_look_alike();
    if on_top
        && walk
            .quantities
            .iter()
            .find(first)
            .is_some_and(|p| p.tokens == q.tokens)
    {
        return true;
    }
    let opens = stages.is_form(at, &["besides"])
        || stages.is_form(at, &["apart", "aside"]) && stages.is_form(at + 1, &["from"])
        || stages.is_form(at, &["in"])
            && stages.is_form(at + 1, &["addition"])
            && stages.is_form(at + 2, &["to"])
        || stages.is_form(at, &["on"])
            && stages.is_form(at + 1, &["top"])
            && stages.is_form(at + 2, &["of"]);
    opens
        && (at..q.tokens.start).any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(',')))
        && walk
            .quantities
            .iter()
            .any(|p| p.tokens.end <= q.tokens.start && !p.kind.is_look_alike())
}

/// The people that the sentence before counts first, when they are more than `q` counts: "Between 10 and 15 gunmen ... . Five were".
pub(super) fn of_those_before<'s>(stages: &'s Stages<'_>, q: &Quantity) -> Option<&'s str> {
    let before = q.sentence.checked_sub(1)?;
    let at = stages.quantities.partition_point(|p| p.sentence < before);
    let mut told = stages.quantities.iter().skip(at);
    let first = told.find(|p| !p.kind.is_look_alike())?;
    let fewer = q.stated.named() < first.stated.named().or(first.stated.high);
    let opens = first.sentence == before && fewer && q.form != Form::Zero;
    first
        .noun
        .as_ref()
        .filter(|_| opens)
        .map(|n| n.lemma.as_str())
}

/// "cost the defenders 12 killed", "left the besiegers 40 dead": those who had the losses, right before the number.
pub(super) fn of_losers(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    let noun = q
        .tokens
        .start
        .checked_sub(1)
        .filter(|n| *n > walk.start + 1)?;
    let token = stages.text.tokens.get(noun)?;
    let the = stages.is_form(noun - 1, &["the", "its", "their", "our"]);
    let verb = stages.is_form(noun - 2, &["cost", "costs", "costing", "left", "leaving"]);
    let person = token.is(flag::PERSON | flag::PEOPLE) || token.flags & !flag::COMMON == 0;
    let lemma = crate::text::singular(&token.span.of(&stages.document.text).to_lowercase());
    (the && verb && person && !["person", "people"].contains(&lemma.as_str())).then_some(lemma)
}
