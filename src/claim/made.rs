//! One claim of one quantity: its common part, what its words make of its stance and its day, and whose figure it is.

use rustc_hash::FxHashSet;

use super::stance::{doubted, heard, said_before};
use super::syntax::{Governor, Walk};
use super::{Accounts, Claim, Claims, FigureId, Found, Revisions, Stages, deal, settle};
use crate::attribution::{SourceRef, Stance};
use crate::document::{Span, ZoneKind};
use crate::event;
use crate::quantity::{Form, Hedge, Interval, Kind, Quantity};
use crate::text::{TokenKind, WordId, clause, flag};

/// A toll that moves so many days after its event is still the event's.
const COUNTING: i64 = 14;

/// Words that say what a thing may do.
const CAPABLE: [&str; 9] = [
    "capable",
    "able",
    "licensed",
    "designed",
    "built",
    "certified",
    "allowed",
    "permitted",
    "meant",
];

#[allow(
    clippy::too_many_arguments,
    reason = "one call, from the loop over a sentence"
)]
pub(super) fn claim(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
    index: usize,
    found: &Found,
    so_far: &Claims,
    first_claim: usize,
    zone: ZoneKind,
) -> Result<Claim, String> {
    let figure = stages
        .tables
        .figure(found.figure)
        .ok_or("the figure is gone")?;
    // "No deaths were reported", "nobody was killed" say zero; "18 were not killed" says nothing.
    let negated = found.governor.is_some_and(|g| g.negated) && q.form != Form::Zero;
    if negated {
        return Err(format!("{} is said not to be so", figure.id));
    }
    let mut claim = base(stages, q, index, found.figure, zone);
    if let Some(range) = &figure.range
        && !range.meets(&claim.value)
    {
        return Err(format!("outside what {} can be ({range})", figure.id));
    }
    claim.words = stages.text.span(found.words.0..found.words.1);
    claim.trace = format!(
        "{}: {} at {:?}",
        figure.id,
        found.trace,
        claim.words.of(&stages.document.text)
    );
    let governor = found
        .governor
        .or_else(|| walk.governors(q).into_iter().next());
    if let Some(g) = governor
        && !figure.plans
        && stages.text.is(g.token, flag::UNASSERTED)
    {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    if let Some(g) = governor
        && (g.unasserted && !figure.plans || g.future && figure.people)
    {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    // "the number of people feared killed", "300 are feared dead"
    // "the final toll expected, of around 300"
    let doubt = [
        "fear",
        "fears",
        "feared",
        "presumed",
        "expected",
        "projected",
    ];
    if (found.words.0.saturating_sub(1)..found.words.1).any(|i| stages.is_form(i, &doubt)) {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    // "the toll would have been more than a thousand"
    let modal = (q.tokens.start.saturating_sub(4)..q.tokens.start)
        .rev()
        .take_while(|i| {
            stages
                .text
                .tokens
                .get(*i)
                .is_some_and(|t| t.kind == TokenKind::Word)
        })
        .any(|i| {
            stages.is_form(i, &["would", "could", "might"])
                && i >= found.words.0
                && stages
                    .text
                    .is(i + 1, flag::BE | flag::HAVE | flag::VERB_BASE)
        });
    if modal && (figure.people || figure.same_subject) && !figure.plans {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    // "capable of carrying forty passengers", "licensed to carry 50 people": what may be, and not what was.
    let at = found.words.0;
    let may = stages.is_form(at.wrapping_sub(2), &CAPABLE)
        && stages.is_form(at.wrapping_sub(1), &["of", "to"]);
    if may && figure.people {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    claim.of_house = figure.people
        && claim
            .origin
            .as_ref()
            .is_some_and(|o| stages.is_house(&o.name));
    // "46 Ukrainian drones": whose they are tells who shot them down.
    if figure.by_doer && !figure.people {
        claim.subject = settle::nationality(stages, q);
    }
    if figure.by_doer
        && figure.people
        && let Some((doer, indefinite)) = walk.doer(found.words.0, q)
    {
        claim.subject = Some(doer);
        claim.is_part |= indefinite;
    }
    if figure.at_spot {
        claim.event.spot = None;
    }
    if figure.same_subject {
        claim.subject = subject(stages, walk, q);
        claim.accounts = Accounts::of(stages, q, found.words);
    }
    // "By 5:45 p.m. 55% had voted", "As of 8pm 8,000 had no power": of an hour, and on the way to another.
    let passing = figure.revisions == Revisions::LaterWins || q.kind == Kind::Percent;
    claim.earlier |= passing && by_the_hour(stages, q);
    // What is looked back to is known by the names it is told with.
    if claim.event.period == event::Period::Background {
        claim.names = deal::names(stages, q.sentence);
    }
    if figure.same_names {
        claim.names = deal::names(stages, q.sentence);
        claim.anew = deal::is_new(stages, q, found.words);
        // "Harbor Lines said the deal was worth": who says it need not be who deals.
        let speaker = claim.origin.as_ref().map(|o| o.name.to_lowercase());
        claim
            .names
            .retain(|n| !speaker.as_ref().is_some_and(|s| s.contains(n.as_str())));
    }
    // "58 killed" as a line of its own over what it tells of, one of several such.
    let line = stages.text.sentences.get(q.sentence).filter(|s| {
        let ends = s
            .tokens
            .end
            .checked_sub(1)
            .and_then(|i| stages.text.tokens.get(i));
        s.tokens.len() <= 3
            && zone == ZoneKind::Body
            && q.tokens.start == s.tokens.start
            && !ends.is_some_and(|t| t.mark('.'))
    });
    if let Some(line) = line.filter(|_| q.sentence > 0) {
        claim.event.other = u32::try_from(line.tokens.start).ok();
    }
    // "They join 1.1 million who had already fled": those of before, and not of this event.
    let already = (walk.start..walk.end)
        .any(|i| stages.is_form(i, &["had"]) && stages.is_form(i + 1, &["already"]));
    if figure.people && already {
        claim.event.other = u32::try_from(walk.start).ok();
    }
    if governor.is_some_and(|g| is_flashback(stages, walk, &claim, g)) {
        claim.event.other = u32::try_from(walk.start).ok();
    }
    // "On Friday the toll was cut to 78": the day of a toll that moves is one of counting, and not the event's.
    let moves = claim.rising || claim.falling || claim.revised;
    let main = stages.events.main();
    if moves
        && figure.people
        && claim.event.days_said
        && claim.event.period == event::Period::Incident
        && let Some((said, of_main)) = claim.event.days.zip(main.days)
        && said.first > of_main.last
        && said.gap(&of_main) <= COUNTING
    {
        claim.event.days = Some(of_main);
        claim.event.days_said = false;
    }
    // "had been given as 65, and of those wounded as 140": what was said of the first was said of the second.
    let of = stages.is_form(found.words.0, &["of", "that"]);
    let before = so_far.claims.get(first_claim..).and_then(<[Claim]>::last);
    claim.earlier |= found.told && of && before.is_some_and(|c| c.earlier);
    // "No more than 120 deaths by 2020: such is the target"
    if figure.people
        && q.hedge == Some(Hedge::AtMost)
        && (walk.start..walk.end).any(|i| stages.is_form(i, &["target", "goal", "aim"]))
    {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    // "The share of women was 14%: 219 died": of those that the share is of.
    claim.is_part |= figure.people && shared(stages, walk.start, q);
    // "no lighter than that of the other regiment, with 102 killed": of what the text's own is set beside.
    if figure.people && set_beside(stages, walk.start, q) {
        claim.event.other = u32::try_from(walk.start).ok();
    }
    // "No one was hurt among the crew": of them alone.
    claim.is_part |= q.form == Form::Zero
        && found
            .governor
            .is_some_and(|g| stages.is_form(g.token + 1, &["among"]));
    // "Eight injured people were waiting for a helicopter": some of them, of whom something else is told.
    claim.is_part |= figure.people && waiting(stages, q, found);
    // "Three towns reported dozens of dead": of those towns.
    claim.is_part |= figure.people && of_some_areas(stages, q, index);
    // "Wherever people were evacuated no casualties have been recorded": of those places alone.
    claim.is_part |= stages.is_form(walk.start, &["wherever"]);
    // "Two people injured in the crash have died": two of the injured.
    claim.is_part |= governor.is_some_and(|g| g.over_clause && found.words.0 == g.token);
    settle::settle(stages, walk, q, &mut claim, so_far, first_claim);
    // "arrested nine members of the crew, 11 according to police": of the same people, by another.
    if let Some(before) = so_far.claims.get(first_claim..).and_then(<[Claim]>::last)
        && q.noun.is_none()
        && claim.who.is_none()
        && before.figure == claim.figure
        && before.quantity + 1 == index
        && before.words.start == claim.words.start
        && claim.origin.is_some()
        && claim.origin != before.origin
    {
        claim.who.clone_from(&before.who);
    }
    // "In addition it won three seats"
    let clause = clause(stages.text, q.number.start);
    claim.addition |= clause.clone().any(|i| {
        stages.is_form(i, &["in"])
            && stages.is_form(i + 1, &["addition"])
            && !stages.is_form(i + 2, &["to"])
    });
    // "So-called core inflation, from which the prices of food are left out, was 21.84 per cent": the word right before the figure's own.
    if claim.who.is_none() && figure.measure.is_some() {
        let before = found.words.0.checked_sub(1).filter(|b| *b >= walk.start);
        let word = before.and_then(|b| stages.text.tokens.get(b));
        let form = word.map(|t| t.span.of(&stages.document.text).to_lowercase());
        claim.who = form.filter(|w| figure.who.contains(w));
    }
    // "the number of civilians killed ... rose to 1,068"
    if claim.who.is_none() && q.noun.is_none() && figure.people {
        claim.who = stages.kind_of_number(found.words, &figure.who);
    }
    Ok(claim)
}

/// What befell them stands before the noun, and "were" with an -ing form behind it.
fn waiting(stages: &Stages<'_>, q: &Quantity, found: &Found) -> bool {
    let Some(noun) = &q.noun else { return false };
    let before = found.words.0 >= q.number.end && found.words.1 <= noun.token;
    let tok = |i: usize| stages.text.tokens.get(i);
    // ", four of them children,"
    let clause = clause(stages.text, q.number.start);
    let be = (q.tokens.end..clause.end).find(|i| tok(*i).is_some_and(|t| t.is(flag::BE)));
    before && be.is_some_and(|be| tok(be + 1).is_some_and(|t| t.is(flag::VERB_ING)))
}

/// "three towns" right before the verb that leads to the number.
fn of_some_areas(stages: &Stages<'_>, q: &Quantity, index: usize) -> bool {
    const NEAR: usize = 3;
    let before = index.checked_sub(1).and_then(|i| stages.quantities.get(i));
    before
        .filter(|p| p.sentence == q.sentence)
        .is_some_and(|p| {
            let area = stages.counts_areas(p);
            let verb = stages.text.tokens.get(p.tokens.end).is_some_and(|t| {
                let verb = stages.lexicon.word(t.word).verb;
                let scene = &stages.event_tables.scene;
                verb.known() && (scene.reports.contains(&verb) || scene.suffers.contains(&verb))
            });
            area && verb && q.tokens.start - p.tokens.end <= NEAR
        })
}

/// A share before a colon before the number.
fn shared(stages: &Stages<'_>, start: usize, q: &Quantity) -> bool {
    let colon = (start..q.tokens.start)
        .rev()
        .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(':')));
    colon.is_some_and(|colon| {
        let at = stages
            .quantities
            .partition_point(|p| p.tokens.start < start);
        stages
            .quantities
            .iter()
            .skip(at)
            .take_while(|p| p.tokens.end <= colon)
            .any(|p| p.kind == Kind::Percent)
    })
}

/// "than that of", "than those in" before the number in its sentence.
fn set_beside(stages: &Stages<'_>, start: usize, q: &Quantity) -> bool {
    const NEAR: usize = 14;
    (start.max(q.tokens.start.saturating_sub(NEAR))..q.tokens.start)
        .any(|i| stages.is_form(i, &["than"]) && stages.is_form(i + 1, &["that", "those"]))
}

/// "On Sunday shelling of the same town had killed one": told in the past perfect of a day that is not the story's.
fn is_flashback(stages: &Stages<'_>, walk: &Walk<'_>, claim: &Claim, verb: Governor) -> bool {
    const NEAR: usize = 10;
    let main = stages.events.main();
    let days = main
        .days
        .filter(|_| !main.days_assumed)
        .zip(claim.event.days);
    // "Up to Sunday 1,712 cases had been confirmed", "by Friday nine had died": up to when is counted.
    let from = verb.token.saturating_sub(2 * NEAR).max(walk.start);
    let up_to = (from..verb.token).any(|i| {
        let day = |k: usize| {
            let day = stages.text.tokens.get(i + k);
            day.is_some_and(|t| t.is(flag::WEEKDAY | flag::MONTH | flag::TIME))
        };
        stages.is_form(i, &["by", "until", "till"]) && day(1)
            || stages.is_form(i, &["up"]) && stages.is_form(i + 1, &["to", "until"]) && day(2)
            || stages.is_form(i, &["as"]) && stages.is_form(i + 1, &["of"]) && day(2)
    });
    !up_to
        && claim.origin.is_none()
        && claim.event.days_said
        && claim.event.period == event::Period::Incident
        && days.is_none_or(|(story, own)| !story.meet(&own))
        && (verb.token.saturating_sub(NEAR).max(walk.start)..verb.token)
            .any(|i| stages.is_form(i, &["had"]))
}

/// The nearest run of capitalised words before the number: "Kolb Steel made a profit of".
fn subject(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    let name = |i: usize| {
        stages.text.tokens.get(i).is_some_and(|t| {
            t.capital
                && t.kind == TokenKind::Word
                && t.flags
                    & (flag::MONTH
                        | flag::WEEKDAY
                        | flag::DETERMINER
                        | flag::PREPOSITION
                        | flag::PRONOUN
                        | flag::SUBORDINATOR
                        | flag::ADVERB)
                    == 0
                && (i > walk.start || t.flags & !(flag::COMMON | flag::TITLE) == 0)
        })
    };
    let demonym = |i: usize| {
        stages
            .text
            .tokens
            .get(i)
            .and_then(|t| stages.document.text.get(t.span.start as usize..))
            .is_some_and(event::is_demonym)
    };
    // "Workers in Belfast walked out after the firm said": where, and not who.
    let under_place = |i: usize| {
        let mut first = i;
        while first > walk.start && name(first - 1) {
            first -= 1;
        }
        first > walk.start && stages.is_form(first - 1, &["in", "near"])
    };
    // "the German economy": a country is a subject where nothing else is named.
    let country = (walk.start..q.tokens.start)
        .rev()
        .find(|i| demonym(*i))
        .map(|i| {
            stages
                .text
                .span(i..i + 1)
                .of(&stages.document.text)
                .to_lowercase()
        });
    // "BRX, the largest exporter, booked net revenue of 39 billion", "Smaller BRX earned": capitals before a comma or a verb.
    let short = |i: usize| {
        stages.text.tokens.get(i).is_some_and(|t| {
            t.caps && t.flags & !flag::COMMON == 0 && t.span.end - t.span.start > 1
        }) && stages
            .text
            .tokens
            .get(i + 1)
            .is_some_and(|n| n.mark(',') || n.is(flag::VERB_PAST | flag::VERB_S | flag::HAVE))
            && !stages
                .text
                .sentences
                .get(q.sentence)
                .is_some_and(|s| s.zone == ZoneKind::Headline)
    };
    let last = (walk.start..q.tokens.start).rev().find(|i| {
        if short(*i) {
            return true;
        }
        name(*i)
            && !demonym(*i)
            && !under_place(*i)
            && !stages.text.tokens.get(*i).is_some_and(|t| t.caps)
            && (!stages
                .text
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.dash() && t.glued)
                || name(i + 2))
    });
    // "Heating had sales of 900 million": a division, named without an article.
    let bare = |i: usize| {
        let plain = |t: &crate::text::Token| {
            t.capital
                && t.kind == TokenKind::Word
                && !t.is(flag::PATTERN
                    | flag::PRONOUN
                    | flag::DETERMINER
                    | flag::PEOPLE
                    | flag::NO_NOUN)
                && !t.span.of(&stages.document.text).ends_with('s')
        };
        stages.text.tokens.get(i).is_some_and(plain) && stages.text.is(i + 1, flag::HAVE)
    };
    let last = last.or(Some(walk.start).filter(|i| bare(*i)));
    let Some(last) = last else {
        // "Zambian copper miner to cut 850 jobs": a headline leaves the name to the text.
        let over = stages.text.sentences.get(q.sentence);
        return country.filter(|_| !over.is_some_and(|s| s.zone == ZoneKind::Headline));
    };
    let mut first = last;
    while first > walk.start && name(first - 1) {
        first -= 1;
    }
    Some(
        stages
            .text
            .span(first..last + 1)
            .of(&stages.document.text)
            .to_lowercase(),
    )
}

/// Whether the clause of a number names the hour at which it stood so.
fn by_the_hour(stages: &Stages<'_>, q: &Quantity) -> bool {
    let own = clause(stages.text, q.number.start);
    let mut hours = stages
        .in_sentence_of(q)
        .filter(|p| p.kind == Kind::ClockTime);
    hours.any(|hour| {
        let at = hour.tokens.start;
        let led = stages.is_form(at.wrapping_sub(1), &["by", "at"])
            || stages.is_form(at.wrapping_sub(1), &["of"])
                && stages.is_form(at.wrapping_sub(2), &["as"]);
        let near = own.contains(&at) || at < q.tokens.start && at + 6 >= own.start;
        led && near
    })
}

/// A claim with everything but figure-specific part and stance.
pub(super) fn base(
    stages: &Stages<'_>,
    q: &Quantity,
    index: usize,
    figure: FigureId,
    zone: ZoneKind,
) -> Claim {
    let at = q.number.start;
    let chain = stages.chain(q);
    let mut stance = chain.stance();
    let quoted = stages.text.tokens.get(at).is_some_and(|t| t.quote > 0);
    if quoted && stance == Stance::Asserted && chain.origin().is_some() {
        stance = Stance::Quoted;
    }
    let range = stages
        .text
        .sentences
        .get(q.sentence)
        .map_or(0..0, |s| s.tokens.clone());
    let clause = clause(stages.text, at);
    if stance < Stance::Unverified
        && (clause.clone().any(|i| {
            stages
                .text
                .tokens
                .get(i)
                .is_some_and(|t| stages.tables.hearsay.contains(&t.word))
        }) || chain.origin().is_none() && clause.clone().any(|i| heard(stages, i))
            || doubted(stages, q.sentence))
    {
        stance = Stance::Unverified;
    }
    // "If 18 people had died", "If we do not find them, that is 105 deaths".
    let opens = (range.start..range.start + 2).any(|i| stages.is_form(i, &["if"]));
    if opens {
        stance = stance.max(Stance::Hypothetical);
    }
    // "The goal is to get below 60 deaths", "kept its guidance of revenue between": not yet so.
    let wished = ["goal", "goals", "guidance", "outlook", "ambition"];
    if (clause.start..at).any(|i| stages.is_form(i, &wished)) {
        stance = stance.max(Stance::Hypothetical);
    }
    // "a capacity of 400"
    if (clause.start..at).any(|i| {
        stages
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.is_form(&stages.document.text, &["if", "unless", "whether"]))
    }) {
        stance = stance.max(Stance::Hypothetical);
    }
    // "to cut 850 jobs as ore grades fall": what falls there is another thing; "after officials lowered it" tells of the number.
    const FAR: usize = 30;
    let until = |words: &[&str]| {
        (q.tokens.end..(q.tokens.end + FAR).min(range.end))
            .find(|i| stages.is_form(*i, words))
            .unwrap_or(range.end)
    };
    let told = until(&["as", "while", "because"]);
    let ends = until(&["as", "while", "because", "after"]);
    let words = |set: &FxHashSet<WordId>, end: usize| {
        (range.start..end).any(|i| {
            let Some(t) = stages.text.tokens.get(i) else {
                return false;
            };
            let w = stages.lexicon.word(t.word);
            // "a lower figure", "is lower than": no verb, but for "to lower", "will lower".
            let verb = i > range.start && stages.text.is(i - 1, flag::MODAL)
                || stages.is_form(i.wrapping_sub(1), &["to"]);
            if stages.is_form(i, &["lower"]) && !verb {
                return false;
            }
            t.word.known()
                && (set.contains(&t.word)
                    || w.verb.known() && set.contains(&w.verb) && !t.is(flag::NOUNISH))
        })
    };
    let revised = words(&stages.tables.revised, told);
    let mut rising = words(&stages.tables.rising, ends);
    // "bringing the toll to 39": of what stands behind it; what stands before is what was added.
    rising |= (range.start..at).any(|i| {
        stages.brings(i)
            && (i + 1..i + 5)
                .any(|k| stages.is_form(k, &["toll", "total", "number", "tally", "count"]))
    });
    // "the number went up from 205 to 245"
    let went = |way: &str, end: usize| {
        (range.start..end).any(|i| {
            let verb = stages
                .text
                .tokens
                .get(i)
                .map(|t| stages.lexicon.word(t.word).verb);
            let goes = verb.is_some_and(|v| {
                v.known()
                    && matches!(
                        stages.lexicon.form(v),
                        "go" | "come" | "move" | "edge" | "creep" | "inch" | "tick" | "shoot"
                    )
            });
            goes && stages.is_form(i + 1, &[way])
        })
    };
    rising |= went("up", ends);
    let falling = words(&stages.tables.falling, ends) || went("down", ends);
    let carriers: Vec<SourceRef> = chain.carriers().cloned().collect();
    let mut value = q.stated;
    // "has passed 100", "topped $2 billion": the verb is the hedge.
    if q.hedge.is_none()
        && let Some(before) = q
            .tokens
            .start
            .checked_sub(1)
            .and_then(|i| stages.text.tokens.get(i))
        && let Some(n) = value.single()
    {
        match stages.lexicon.form(stages.lexicon.word(before.word).verb) {
            "pass" | "top" | "exceed" | "surpass" => value = Interval::more_than(n),
            // "went past 200", "climbed beyond 80"
            _ if stages.is_form(q.tokens.start - 1, &["past", "beyond"])
                && q.tokens.start >= 2
                && stages.text.tokens.get(q.tokens.start - 2).is_some_and(|t| {
                    t.is(flag::VERB_BASE
                        | flag::VERB_PAST
                        | flag::VERB_PARTICIPLE
                        | flag::VERB_S
                        | flag::VERB_ING)
                }) =>
            {
                value = Interval::more_than(n);
            }
            _ => {}
        }
    }
    if q.kind == Kind::Money
        && let Some(unit) = q
            .unit
            .and_then(|u| stages.quantity_tables.unit(u))
            .filter(|u| u.of.is_some())
    {
        value = unit.factor.and_then(|f| value.scaled(f)).unwrap_or(value);
    }
    Claim {
        quantity: index,
        figure,
        value,
        who: None,
        noun: q.noun.as_ref().map(|n| n.lemma.clone()),
        part_of: None,
        is_part: false,
        addition: false,
        restated: false,
        subject: None,
        accounts: Accounts::default(),
        names: Vec::new(),
        anew: false,
        of_house: false,
        origin: chain.origin().cloned(),
        carriers,
        stance,
        event: stages
            .events
            .at(stages.document, stages.text, stages.event_tables, at),
        revised,
        rising,
        falling,
        earlier: said_before(stages, range.clone(), q),
        zone,
        trace: String::new(),
        words: Span::default(),
    }
}
