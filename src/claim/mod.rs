//! `claim`: every quantity read as one figure, with who says it and of which event; or the reason why it is no claim.
//!
//! A figure counts nouns under predicates ("18 people were killed") or is tied to its number by a phrase ("a death toll of 18"). Which
//! predicates govern a number is decided by one engine of syntax; the figures bring only words.

mod anaphora;
mod beside;
mod breakdown;
mod figure;
mod narrower;
mod part;
mod phrase;
mod settle;
mod stance;
pub mod statement;
mod syntax;
mod tables;
mod together;

pub use syntax::{Governor, Role};
pub use tables::{
    Element, Figure, FigureId, PLACEHOLDERS, Phrase, Predicate, Revisions, Severity, Situations,
    Tables, Tolerance, Unknown,
};

use std::fmt::Write as _;

use rustc_hash::FxHashSet;

use crate::attribution::{Attributions, Chain, SourceRef, Stance};
use crate::document::{Document, Span, ZoneKind};
use crate::event::{self, EventRef, Events};
use crate::quantity::{Form, Interval, Kind, Number, Quantity};
use crate::text::{Lexicon, Text, TokenKind, WordId, clause, flag};
use beside::Beside;
use figure::{Found, figure_of, phrases_here};
use phrase::Matcher;
use stance::{doubted, heard, said_before};
use syntax::Walk;
use together::{
    also_told, by_kind, by_manner, by_place, by_several_doers, given_before, in_total, listed,
    of_a_day, of_several, one_of_many, running_totals, same_kind, shared_out, told_in_steps,
    whole_people, with_crew,
};

/// One quantity read as one figure.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Index of its quantity in the document.
    pub quantity: usize,
    /// Which figure.
    pub figure: FigureId,
    /// What the statement allows, in the figure's terms.
    pub value: Interval,
    /// The subgroup counted; `None` for the whole.
    pub who: Option<String>,
    /// The noun counted, singular, when it is no general word for people.
    pub noun: Option<String>,
    /// The claim of the same document that it is a part of.
    pub part_of: Option<usize>,
    /// Written as a part ("including two children") even where the whole is not known.
    pub is_part: bool,
    /// Added to an earlier count: "two more died".
    pub addition: bool,
    /// An amount in brackets that says the one before it again.
    pub restated: bool,
    /// The nearest name before the number, for figures of companies and parties.
    pub subject: Option<String>,
    /// Who asserts it, as named; `None` for the article itself.
    pub origin: Option<SourceRef>,
    /// Who passes it on, outermost first.
    pub carriers: Vec<SourceRef>,
    /// Asserted, denied.
    pub stance: Stance,
    /// Of which event.
    pub event: EventRef,
    /// The text says the value was corrected.
    pub revised: bool,
    /// The text says the value has grown.
    pub rising: bool,
    /// The text says the value has fallen.
    pub falling: bool,
    /// The text says that it is an earlier value: "initially", "had put", "an earlier toll of".
    pub earlier: bool,
    /// The kind of zone it stands in.
    pub zone: ZoneKind,
    /// Which rule read it, by which words.
    pub trace: String,
    /// The words that made it this figure: predicate or phrase.
    pub words: Span,
}

/// What became of a quantity.
#[derive(Clone, Debug)]
pub enum Reading {
    /// It is a claim: an index into [`Claims::claims`].
    Claim(usize),
    /// It is none, because of this.
    None(String),
}

/// The claims of a document and what became of every quantity.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The claims in text order.
    pub claims: Vec<Claim>,
    /// For each quantity of the document, in order, what became of it.
    pub readings: Vec<Reading>,
    /// What the text says of how its numbers hang together.
    pub statements: Vec<statement::Statement>,
}

/// A toll that moves so many days after its event is still the event's.
const COUNTING: i64 = 14;

/// All the stages before, for one document.
pub struct Stages<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its tokens and sentences.
    pub text: &'a Text,
    /// Its quantities.
    pub quantities: &'a [Quantity],
    /// Who says what.
    pub attributions: &'a Attributions,
    /// Of which event.
    pub events: &'a Events,
    /// The word table.
    pub lexicon: &'a Lexicon,
    /// Tables of the event stage.
    pub event_tables: &'a event::Tables,
    /// Tables of the quantity stage.
    pub quantity_tables: &'a crate::quantity::Tables,
    /// The figures.
    pub tables: &'a Tables,
}

impl<'a> Stages<'a> {
    /// Who says a quantity: the chain at its number, so that a hedge before a clause's border does not decide.
    #[must_use]
    pub fn chain(&self, q: &Quantity) -> Chain<'a> {
        self.attributions.chain(q.number.start)
    }

    /// The event that a number is told of.
    fn event(&self, q: &Quantity) -> EventRef {
        self.events
            .at(self.document, self.text, self.event_tables, q.number.start)
    }

    /// Whether token `i` is a verb that brings a total to a new value.
    fn brings(&self, i: usize) -> bool {
        self.text
            .tokens
            .get(i)
            .is_some_and(|t| self.tables.brings.contains(&self.lexicon.word(t.word).verb))
    }

    /// Whether token `i` is a verb that says that a value has grown.
    fn raises(&self, i: usize) -> bool {
        let verb = |t: &crate::text::Token| self.lexicon.word(t.word).verb;
        self.text
            .tokens
            .get(i)
            .is_some_and(|t| verb(t).known() && self.tables.rising.contains(&verb(t)))
    }

    /// Of "number of civilians killed", at `words`, the noun, when it is one of `kinds`.
    fn kind_of_number(&self, words: (usize, usize), kinds: &FxHashSet<String>) -> Option<String> {
        let number = (words.0..words.1)
            .find(|i| self.is_form(*i, &["number"]) && self.is_form(i + 1, &["of"]))?;
        (number + 2..words.1).find_map(|i| {
            let token = self.text.tokens.get(i)?;
            let noun = self.lexicon.form(self.lexicon.word(token.word).noun);
            // "bringing to 10 the number of Israelis who have been killed"
            let people = token.capital && token.is(flag::PEOPLE);
            (kinds.contains(noun) || people).then(|| {
                let form = token.span.of(&self.document.text).to_lowercase();
                if kinds.contains(noun) {
                    noun.to_owned()
                } else {
                    crate::text::singular(&form)
                }
            })
        })
    }

    /// "another 6,500 refugees", "a further 65": whether it comes on top of what was counted before.
    fn is_further(&self, q: &Quantity) -> bool {
        (q.tokens.start..q.number.start)
            .any(|i| self.is_form(i, &["another", "further", "additional"]))
    }

    /// Whether token `i` reads as one of `forms`; capitals do not matter.
    fn is_form(&self, i: usize, forms: &[&str]) -> bool {
        self.text
            .tokens
            .get(i)
            .is_some_and(|t| t.is_form(&self.document.text, forms))
    }
}

/// Reads every quantity of a document.
#[must_use]
pub fn read(stages: &Stages<'_>) -> Claims {
    let mut out = Claims::default();
    let mut at = 0;
    while at < stages.quantities.len() {
        let Some(first) = stages.quantities.get(at) else {
            break;
        };
        let sentence = first.sentence;
        let end = stages
            .quantities
            .iter()
            .skip(at)
            .position(|q| q.sentence != sentence)
            .map_or(stages.quantities.len(), |n| at + n);
        sentence_claims(stages, at, end, &mut out);
        at = end;
    }
    one_of_many(stages, &mut out);
    by_manner(stages, &mut out);
    in_total(stages, &mut out);
    of_a_day(stages, &mut out);
    by_several_doers(stages, &mut out);
    whole_people(stages, &mut out);
    given_before(stages, &mut out);
    also_told(stages, &mut out);
    of_several(stages, &mut out);
    out.statements = statement::read(stages);
    out
}

fn sentence_claims(stages: &Stages<'_>, from: usize, to: usize, out: &mut Claims) {
    let quantities = stages.quantities.get(from..to).unwrap_or_default();
    let Some(first) = quantities.first() else {
        return;
    };
    let Some(sentence) = stages.text.sentences.get(first.sentence) else {
        return;
    };
    let range = sentence.tokens.clone();
    let walk = Walk {
        text: stages.text,
        lexicon: stages.lexicon,
        source: &stages.document.text,
        quantities,
        start: range.start,
        end: range.end,
    };
    let matcher = Matcher {
        text: stages.text,
        lexicon: stages.lexicon,
        quantities,
        start: range.start,
        end: range.end,
    };
    let phrases = phrases_here(stages, range.clone());
    let first_claim = out.claims.len();
    for (q, index) in quantities.iter().zip(from..) {
        let reading = if q.kind.is_look_alike()
            || matches!(q.kind, Kind::Age | Kind::Ratio | Kind::Rate)
        {
            Reading::None(look_alike_reason(q.kind))
        } else {
            let found = figure_of(stages, &phrases, &walk, &matcher, q, quantities)
                .filter(|f| !is_base(stages, q, quantities, f));
            let zone = sentence.zone;
            let read = match found {
                _ if all_but(stages, q) => Err("all but so many: said of the others".to_owned()),
                Some(found) => claim(stages, &walk, q, index, &found, out, first_claim, zone).map(
                    |mut claim| {
                        claim.addition |= new_with(stages, out, first_claim, (index, q));
                        claim
                    },
                ),
                None => Beside {
                    stages,
                    q,
                    index,
                    so_far: out,
                    zone,
                }
                .read()
                .or_else(|| part::part(stages, &walk, q, index, out, first_claim, zone))
                .ok_or_else(|| reason(stages, q)),
            };
            match read {
                Ok(claim) => {
                    // "rose from 205 to 245": the older value is of the same figure.
                    if let Some(before) = anaphora::moved_from(stages, &claim, q, out) {
                        out.claims.push(before);
                        if let Some(reading) = out.readings.last_mut() {
                            *reading = Reading::Claim(out.claims.len() - 1);
                        }
                    }
                    out.claims.push(claim);
                    Reading::Claim(out.claims.len() - 1)
                }
                Err(why) => Reading::None(why),
            }
        };
        out.readings.push(reading);
    }
    listed(stages, first_claim, from, out);
    same_kind(stages, first_claim, out);
    with_crew(stages, first_claim, out);
    by_place(stages, first_claim, out);
    by_kind(stages, first_claim, out);
    shared_out(stages, quantities, first_claim, out);
    told_in_steps(quantities, from, first_claim, out);
    running_totals(stages, first_claim, out);
    // "Nationwide, the ministry counted 170,000": of all the places together.
    let nationwide = ["nationwide", "countrywide", "nationally"];
    if range.clone().any(|i| stages.is_form(i, &nationwide)) {
        for c in out.claims.iter_mut().skip(first_claim) {
            c.event.several = true;
        }
    }
}

/// "All but 15 had died": the number counts those of whom it is not said.
fn all_but(stages: &Stages<'_>, q: &Quantity) -> bool {
    (q.tokens.start.saturating_sub(2)..q.number.start).any(|i| {
        stages.is_form(i, &["all", "everyone", "everybody", "none"])
            && stages.is_form(i + 1, &["but"])
    })
}

/// "95% of its 2,400 members had joined", "263 of the 702 inhabitants died": the base of a share or a part, and not what the verb counts.
fn is_base(stages: &Stages<'_>, q: &Quantity, quantities: &[Quantity], found: &Found) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    let Some(of) = q.tokens.start.checked_sub(1).map(|b| {
        b - usize::from(b > 0 && tok(b).is_some_and(|t| t.is(flag::DETERMINER | flag::POSSESSIVE)))
    }) else {
        return false;
    };
    let counted = |p: &Quantity| {
        // "the 61 dead" says itself what it counts.
        !(q.tokens.start <= found.words.0 && found.words.1 <= q.tokens.end)
            && found.governor.is_some()
            && p.kind == Kind::Count
            && p.unit.is_none()
            && p.form != Form::Vague
            && p.number.end == of
    };
    stages.is_form(of, &["of"])
        && quantities
            .iter()
            .any(|p| p.kind == Kind::Percent && p.tokens.end == of || counted(p))
}

/// "37 new cases and 12 deaths": what is joined to what is new is new too.
fn new_with(
    stages: &Stages<'_>,
    out: &Claims,
    first_claim: usize,
    (index, q): (usize, &Quantity),
) -> bool {
    let before = out.claims.get(first_claim..).and_then(<[Claim]>::last);
    let joined = |c: &Claim| {
        stages.quantities.get(c.quantity).is_some_and(|p| {
            q.tokens.start - p.number.end < 6 && stages.is_form(q.tokens.start - 1, &["and"])
        })
    };
    // "146 new cases and four deaths", whether the first is of a figure or not.
    let beside = index.checked_sub(1).and_then(|i| stages.quantities.get(i));
    let beside = beside.filter(|p| p.tokens.end + 1 == q.tokens.start);
    let new_cases = beside.is_some_and(|p| {
        stages.is_form(p.tokens.end, &["and"])
            && (p.number.end..p.tokens.end).any(|i| stages.is_form(i, &["new"]))
    });
    new_cases || before.is_some_and(|c| c.addition && !c.is_part && joined(c))
}

fn look_alike_reason(kind: Kind) -> String {
    match kind {
        Kind::Date => "a date".to_owned(),
        Kind::Year => "a year".to_owned(),
        Kind::ClockTime => "a time of day".to_owned(),
        Kind::Ordinal => "an ordinal".to_owned(),
        Kind::Score => "the result of a game".to_owned(),
        Kind::Vote => "the result of a vote".to_owned(),
        Kind::Identifier => "a number that names something".to_owned(),
        Kind::Name => "part of a name, or a pronoun".to_owned(),
        Kind::RelativeTime => "a distance in time".to_owned(),
        Kind::Age => "an age".to_owned(),
        Kind::Rate => "a rate: so many per something".to_owned(),
        Kind::Ratio => "a share of something, and no count".to_owned(),
        other => format!("a {}", other.name()),
    }
}

fn reason(stages: &Stages<'_>, q: &Quantity) -> String {
    match (&q.noun, q.unit.and_then(|u| stages.quantity_tables.unit(u))) {
        (Some(noun), _) => format!(
            "no figure counts {:?} under the words around it",
            noun.lemma
        ),
        (None, Some(unit)) => format!("no figure measures {} under the words around it", unit.code),
        (None, None) => "no figure for a number with no noun under the words around it".to_owned(),
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "one call, from the loop over a sentence"
)]
fn claim(
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
        && stages
            .text
            .tokens
            .get(g.token)
            .is_some_and(|t| t.is(flag::UNASSERTED))
    {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    if let Some(g) = governor
        && (g.unasserted && !figure.plans || g.future && figure.people)
    {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
    // "the number of people feared killed", "300 are feared dead"
    if (found.words.0.saturating_sub(1)..found.words.1)
        .any(|i| stages.is_form(i, &["fear", "fears", "feared", "presumed"]))
    {
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
                    .tokens
                    .get(i + 1)
                    .is_some_and(|t| t.is(flag::BE | flag::HAVE | flag::VERB_BASE))
        });
    if modal && figure.people && !figure.plans {
        claim.stance = claim.stance.max(Stance::Hypothetical);
    }
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
    // "Two people injured in the crash have died": two of the injured.
    claim.is_part |= governor.is_some_and(|g| g.over_clause && found.words.0 == g.token);
    settle::settle(stages, walk, q, &mut claim, so_far, first_claim);
    // "the number of civilians killed ... rose to 1,068"
    if claim.who.is_none() && q.noun.is_none() && figure.people {
        claim.who = stages.kind_of_number(found.words, &figure.who);
    }
    Ok(claim)
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
    let last = (walk.start..q.tokens.start).rev().find(|i| {
        name(*i)
            && !demonym(*i)
            && !under_place(*i)
            && !stages.text.tokens.get(*i).is_some_and(|t| t.caps)
            && !stages
                .text
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.dash() && t.glued)
    });
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

/// A claim with everything but figure-specific part and stance.
fn base(
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

impl Claim {
    /// Whether it takes part in comparisons: asserted or quoted, and no addition.
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        matches!(
            self.stance,
            Stance::Asserted | Stance::Quoted | Stance::Unverified
        )
    }

    /// The value widened by half a step of the last digit for measures, as a rounding model.
    #[must_use]
    pub fn rounded(&self, q: &Quantity) -> Interval {
        match q.kind {
            Kind::Count => self.value,
            _ if self.value.about.is_none() => {
                // Half a step of the last digit, but never more than a fortieth: "20,000 acres" is not rounded to ten thousands.
                let half = Number::ratio(1, 2)
                    .and_then(|h| q.step.mul(h))
                    .unwrap_or_default();
                let most = self
                    .value
                    .named()
                    .or(self.value.low)
                    .and_then(|n| Number::ratio(1, 40).and_then(|f| n.mul(f)))
                    .unwrap_or(half);
                self.value.widened(half.min(most.max(Number::ZERO)))
            }
            _ => self.value,
        }
    }
}

/// One line per quantity: the stage's view for people and snapshots.
#[must_use]
pub fn dump(stages: &Stages<'_>, claims: &Claims) -> String {
    let mut out = String::new();
    for (q, reading) in stages.quantities.iter().zip(&claims.readings) {
        let span = q.span(stages.text);
        match reading {
            Reading::Claim(n) => {
                let Some(c) = claims.claims.get(*n) else {
                    continue;
                };
                let figure = stages.tables.figure(c.figure).map_or("?", |f| &f.id);
                let chain: Vec<String> = c
                    .carriers
                    .iter()
                    .map(|s| s.name.clone())
                    .chain([c
                        .origin
                        .as_ref()
                        .map_or("the article", |o| &o.name)
                        .to_owned()])
                    .collect();
                let _ = writeln!(
                    out,
                    "{:>12}  #{n}  {figure}  {}{}{}  {}  {}  {}  {}  | {}",
                    span.to_string(),
                    c.value,
                    c.who
                        .as_ref()
                        .map_or_else(String::new, |w| format!("  who {w}")),
                    c.part_of.map_or_else(
                        || if c.is_part {
                            "  part".to_owned()
                        } else {
                            String::new()
                        },
                        |p| format!("  part of #{p}")
                    ),
                    chain.join(" <- "),
                    c.stance.name(),
                    c.event.place.as_ref().map_or("-", |p| &p.name),
                    c.event
                        .days
                        .filter(|_| c.event.dated && !c.event.days_assumed)
                        .map_or_else(|| "-".to_owned(), |d| d.iso()),
                    c.trace
                );
            }
            Reading::None(why) => {
                if q.form != Form::Article {
                    let _ = writeln!(
                        out,
                        "{:>12}  -  {:?}  {why}",
                        span.to_string(),
                        span.of(&stages.document.text)
                    );
                }
            }
        }
    }
    out
}
