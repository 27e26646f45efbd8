//! `claim`: every quantity read as one figure, with who says it and of which event; or the reason why it is no claim.
//!
//! A figure counts nouns under predicates ("18 people were killed") or is tied to its number by a phrase ("a death toll of 18"). Which
//! predicates govern a number is decided by one engine of syntax; the figures bring only words.

mod figure;
mod part;
mod phrase;
pub mod statement;
mod syntax;
mod tables;

pub use syntax::{Governor, Role};
pub use tables::{
    Element, Figure, FigureId, PLACEHOLDERS, Phrase, Predicate, Revisions, Severity, Situations,
    Tables, Tolerance, Unknown,
};

use std::fmt::Write as _;

use crate::attribution::{Attributions, Chain, SourceRef, Stance};
use crate::document::{Document, Span, ZoneKind};
use crate::event::{self, EventRef, Events};
use crate::quantity::{Form, Interval, Kind, Number, Quantity};
use crate::text::{Lexicon, Text, WordId, clause, flag};
use figure::{Found, figure_of, phrases_here};
use phrase::Matcher;
use syntax::Walk;

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
    whole_people(stages, &mut out);
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
        let reading =
            if q.kind.is_look_alike() || matches!(q.kind, Kind::Age | Kind::Ratio | Kind::Rate) {
                Reading::None(look_alike_reason(q.kind))
            } else {
                match figure_of(stages, &phrases, &walk, &matcher, q, quantities) {
                    Some(found) => {
                        let claim = claim(
                            stages,
                            &walk,
                            q,
                            index,
                            &found,
                            out,
                            first_claim,
                            sentence.zone,
                        );
                        match claim {
                            Ok(claim) => {
                                out.claims.push(claim);
                                Reading::Claim(out.claims.len() - 1)
                            }
                            Err(why) => Reading::None(why),
                        }
                    }
                    None => match cell(stages, q, index, sentence.zone)
                        .or_else(|| restated(stages, q, index, out, sentence.zone))
                        .or_else(|| coordinated(stages, q, index, out, sentence.zone))
                        .or_else(|| rival(stages, q, index, out, sentence.zone))
                        .or_else(|| {
                            part::part(stages, &walk, q, index, out, first_claim, sentence.zone)
                        }) {
                        Some(claim) => {
                            out.claims.push(claim);
                            Reading::Claim(out.claims.len() - 1)
                        }
                        None => Reading::None(reason(stages, q)),
                    },
                }
            };
        out.readings.push(reading);
    }
    listed(stages, first_claim, from, out);
    running_totals(stages, first_claim, out);
}

/// A total so many times what is told in its own sentence is no total of that event.
const RUNNING: i128 = 20;

/// "killed 30 people, bringing the death toll to over 58,000": far above what its sentence tells, the toll is of a longer stretch.
fn running_totals(stages: &Stages<'_>, first_claim: usize, out: &mut Claims) {
    let brought = |c: &Claim| {
        let at = stages
            .quantities
            .get(c.quantity)
            .map_or(0, |q| q.tokens.start);
        (at.saturating_sub(10)..at)
            .any(|i| stages.is_form(i, &["bringing", "pushing", "taking", "raising", "lifting"]))
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

/// "killed a police officer and a bomb technician": single persons under one predicate are counted together.
fn listed(stages: &Stages<'_>, first_claim: usize, first_reading: usize, out: &mut Claims) {
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

/// "85 million euros ($108 million)": an amount in brackets says the one before it again, in another unit.
fn restated(
    stages: &Stages<'_>,
    q: &Quantity,
    index: usize,
    so_far: &Claims,
    zone: ZoneKind,
) -> Option<Claim> {
    let open = q.tokens.start.checked_sub(1)?;
    if !stages.text.tokens.get(open)?.mark('(') || q.unit.is_none() {
        return None;
    }
    let before = so_far.claims.last()?;
    let p = stages.quantities.get(before.quantity)?;
    let dimension = |q: &Quantity| {
        q.unit
            .and_then(|u| stages.quantity_tables.unit(u))
            .map(|u| u.dimension.as_str())
    };
    if p.tokens.end != open || dimension(p) != dimension(q) {
        return None;
    }
    let mut claim = base(stages, q, index, before.figure, zone);
    claim.event = before.event.clone();
    claim.words = q.span(stages.text);
    claim.restated = true;
    claim.trace = "the amount before it, in another unit".to_owned();
    Some(claim)
}

/// "magnitude 7.6 and 7.5": a bare number joined to a measured one is of the same figure.
fn coordinated(
    stages: &Stages<'_>,
    q: &Quantity,
    index: usize,
    so_far: &Claims,
    zone: ZoneKind,
) -> Option<Claim> {
    let before = so_far.claims.last().filter(|c| c.quantity + 1 == index)?;
    let figure = stages.tables.figure(before.figure)?;
    let p = stages.quantities.get(before.quantity)?;
    let joint = q.tokens.start.checked_sub(1)?;
    let joined = stages.text.tokens.get(joint)?.is(flag::COORDINATOR) && p.tokens.end == joint;
    if !joined
        || figure.measure.as_deref() != Some("number")
        || q.kind != Kind::Count
        || q.noun.is_some()
        || figure.range.is_some_and(|r| !r.meets(&q.stated))
    {
        return None;
    }
    let mut claim = base(stages, q, index, before.figure, zone);
    claim.words = before.words;
    claim.trace = format!("{}: joined to the number before it", figure.id);
    Some(claim)
}

/// "while police spoke of 18", "the opposition put it at 31": a bare number behind another source's cue is of the figure before it.
fn rival(
    stages: &Stages<'_>,
    q: &Quantity,
    index: usize,
    so_far: &Claims,
    zone: ZoneKind,
) -> Option<Claim> {
    let before = so_far.claims.last().filter(|c| !c.is_part && !c.addition)?;
    let p = stages.quantities.get(before.quantity)?;
    let sentence = |n: usize| stages.text.sentences.get(n);
    let near = p.sentence == q.sentence
        || p.sentence + 1 == q.sentence
            && sentence(p.sentence)?.paragraph == sentence(q.sentence)?.paragraph;
    let unit = |q: &Quantity| {
        q.unit
            .map(|u| stages.quantity_tables.unit(u).map(|u| &u.dimension))
    };
    if !near || q.noun.is_some() || q.kind != p.kind || unit(q) != unit(p) {
        return None;
    }
    // Nothing behind the number that it could count: "spoke of 18, ..." and not "spoke of 18 wounded".
    let ends = stages.text.tokens.get(q.tokens.end).is_none_or(|t| {
        t.kind == crate::text::TokenKind::Mark && !t.dash()
            || t.is(flag::COORDINATOR | flag::SUBORDINATOR | flag::WEEKDAY)
    });
    let chain = stages.chain(q);
    let link = chain.links.first().filter(|_| ends)?;
    let mut at = q.tokens.start;
    let step = |at: usize, words: &[&str]| at.checked_sub(1).filter(|b| stages.is_form(*b, words));
    if let Some(b) = step(at, &["of"]) {
        at = b;
    } else if let Some(b) = step(at, &["at"]) {
        // "put it at", "put the figure at"
        at = step(b, &["it", "them", "figure", "number", "toll", "total"])?;
        at = step(at, &["the", "that"]).unwrap_or(at);
    }
    let cue = at.checked_sub(1)?;
    if link.cue != cue || !stages.text.tokens.get(cue)?.is(flag::SPEECH) {
        return None;
    }
    let mut claim = base(stages, q, index, before.figure, zone);
    claim.who.clone_from(&before.who);
    claim.noun.clone_from(&before.noun);
    claim.event = before.event.clone();
    claim.words = stages.text.span(cue..q.tokens.end);
    // "On Friday the mayor said 15. On Saturday she put the number at 21": told on another day, a later figure.
    let weekday = |n: usize| {
        let tokens = sentence(n).map(|s| s.tokens.clone())?;
        tokens
            .filter_map(|i| stages.text.tokens.get(i))
            .find(|t| t.is(flag::WEEKDAY))
            .map(|t| t.word)
    };
    let (then, now) = (weekday(p.sentence), weekday(q.sentence));
    if p.sentence != q.sentence && then.is_some() && now.is_some() && then != now {
        claim.rising |= claim.value.named() > before.value.named();
        claim.falling |= claim.value.named() < before.value.named();
    }
    claim.trace =
        "the figure of the number before it, which another source is set against".to_owned();
    Some(claim)
}

/// "Injured: 214", a cell of a table or an item of a list: the label before the colon names the figure.
fn cell(stages: &Stages<'_>, q: &Quantity, index: usize, zone: ZoneKind) -> Option<Claim> {
    if !matches!(zone, ZoneKind::Table | ZoneKind::List) || q.kind != Kind::Count {
        return None;
    }
    let range = stages.text.sentences.get(q.sentence)?.tokens.clone();
    let colon = (range.start..q.tokens.start)
        .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(':')))?;
    if q.tokens.start > colon + 2 {
        return None;
    }
    let label = range.start..colon;
    let is = |i: usize, id: &WordId| {
        stages.text.tokens.get(i).is_some_and(|t| {
            let w = stages.lexicon.word(t.word);
            t.word == *id || w.noun == *id && id.known()
        })
    };
    for figure in stages.tables.figures.iter().filter(|f| f.measure.is_none()) {
        let predicate = label.clone().find(|i| {
            let Some(t) = stages.text.tokens.get(*i) else {
                return false;
            };
            let verb = stages.lexicon.word(t.word).verb;
            figure.when.iter().any(|p| {
                p.others.is_empty()
                    && (p.adjective && p.head == t.word
                        || !p.adjective && p.head == verb && t.is(flag::VERB_PARTICIPLE))
            })
        });
        // "Deaths: 38": the noun of a phrase such as "{n} death".
        let noun = label.clone().find(|i| {
            figure.phrases.iter().any(|p| {
                p.number == 0
                    && p.elements.iter().rev().skip(1).all(|e| matches!(e, Element::Number | Element::Optional(_)))
                    && matches!(p.elements.last(), Some(Element::Words(words)) if words.iter().any(|w| is(*i, w)))
            })
        });
        let counted = figure.elided
            || label.clone().any(|i| {
                stages.text.tokens.get(i).is_some_and(|t| {
                    figure.nouns.contains_key(&crate::text::singular(
                        &t.span.of(&stages.document.text).to_lowercase(),
                    ))
                })
            });
        let Some(at) = predicate
            .filter(|_| counted)
            .or(noun.filter(|_| figure.people))
        else {
            continue;
        };
        let mut claim = base(stages, q, index, stages.tables.by_id(&figure.id)?, zone);
        claim.words = stages.text.span(at..at + 1);
        claim.trace = format!("{}: the label of the cell", figure.id);
        // Where columns have headings, a row is a part unless it says total.
        let total = |i: usize| {
            stages.text.tokens.get(i).is_some_and(|t| {
                t.is_form(
                    &stages.document.text,
                    &["total", "totals", "all", "overall", "nationwide", "sum"],
                )
            })
        };
        let columns = label
            .clone()
            .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(',')));
        let whole = !columns || label.clone().any(total);
        claim.is_part = !whole;
        if !whole {
            let end = label
                .clone()
                .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(',')))
                .unwrap_or(colon);
            claim.who = Some(
                stages
                    .text
                    .span(range.start..end)
                    .of(&stages.document.text)
                    .to_lowercase(),
            );
        }
        return Some(claim);
    }
    None
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
    if figure.same_subject {
        claim.subject = subject(stages, walk, q);
    }
    part::settle(stages, walk, q, &mut claim, so_far, first_claim);
    Ok(claim)
}

/// The nearest run of capitalised words before the number: "Kolb Steel made a profit of".
fn subject(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    let name = |i: usize| {
        stages.text.tokens.get(i).is_some_and(|t| {
            t.capital
                && t.kind == crate::text::TokenKind::Word
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
            && !stages.text.tokens.get(*i).is_some_and(|t| t.caps)
            && !stages
                .text
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.dash() && t.glued)
    });
    let Some(last) = last else {
        return country;
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
    // "If 18 people had died", "a capacity of 400".
    if (clause.start..at).any(|i| {
        stages
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.is_form(&stages.document.text, &["if", "unless", "whether"]))
    }) {
        stance = stance.max(Stance::Hypothetical);
    }
    let words = |set: &rustc_hash::FxHashSet<WordId>| {
        range.clone().any(|i| {
            let Some(t) = stages.text.tokens.get(i) else {
                return false;
            };
            let w = stages.lexicon.word(t.word);
            t.word.known()
                && (set.contains(&t.word)
                    || w.verb.known() && set.contains(&w.verb) && !t.is(flag::NOUNISH))
        })
    };
    let (revised, mut rising) = (words(&stages.tables.revised), words(&stages.tables.rising));
    // "bringing the toll to 39": of what stands behind it; what stands before is what was added.
    rising |= (range.start..at).any(|i| {
        stages.is_form(
            i,
            &[
                "bringing", "brings", "brought", "taking", "takes", "took", "pushing",
            ],
        ) && (i + 1..i + 5)
            .any(|k| stages.is_form(k, &["toll", "total", "number", "tally", "count"]))
    });
    let falling = words(&stages.tables.falling);
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

/// "initially", "earlier", "at first", "an earlier toll of nine", "had put the toll at": the value is an earlier one.
fn said_before(stages: &Stages<'_>, range: std::ops::Range<usize>, q: &Quantity) -> bool {
    let is = |i: usize, words: &[&str]| stages.is_form(i, words);
    let clause = clause(stages.text, q.number.start);
    let marked = (clause.start..clause.end).any(|i| {
        is(
            i,
            &[
                "initially",
                "earlier",
                "previously",
                "originally",
                "outgoing",
            ],
        ) && !(is(i + 1, &["in", "this", "today", "on"]))
    });
    // "officials had spoken of six dead": a reporting verb in the past perfect.
    let perfect = (range.start..q.number.start).any(|i| {
        is(i, &["had"])
            && (i + 1..i + 3).any(|k| {
                stages
                    .text
                    .tokens
                    .get(k)
                    .is_some_and(|t| t.is(flag::SPEECH) && t.is(flag::VERB_PARTICIPLE))
            })
    });
    marked || perfect
}

/// "were reported killed", "is rumoured to have died": a passive that names nobody who said so.
fn heard(stages: &Stages<'_>, at: usize) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    let verb = |t: &crate::text::Token| stages.lexicon.word(t.word).verb;
    tok(at).is_some_and(|t| t.is(flag::VERB_PARTICIPLE) && stages.tables.heard.contains(&verb(t)))
        && at
            .checked_sub(1)
            .and_then(tok)
            .is_some_and(|t| t.is(flag::BE))
        && tok(at + 1).is_some_and(|t| {
            t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE) || stages.is_form(at + 1, &["to"])
        })
        && !stages.is_form(at + 2, &["by"])
}

/// "a figure that could not be independently verified", in the sentence itself or as the subject of the next: "The toll could not be confirmed."
fn doubted(stages: &Stages<'_>, sentence: usize) -> bool {
    let says_so = |range: std::ops::Range<usize>| {
        range.clone().any(|i| {
            let Some(t) = stages.text.tokens.get(i) else {
                return false;
            };
            t.is(flag::VERB_PARTICIPLE | flag::VERB_BASE)
                && stages
                    .tables
                    .doubted
                    .contains(&stages.lexicon.word(t.word).verb)
                && (i.saturating_sub(5).max(range.start)..i).any(|k| {
                    stages
                        .text
                        .tokens
                        .get(k)
                        .is_some_and(|t| t.is(flag::NEGATION))
                        || stages.is_form(k, &["unable"])
                })
        })
    };
    let tokens = |n: usize| stages.text.sentences.get(n).map(|s| s.tokens.clone());
    let Some(own) = tokens(sentence) else {
        return false;
    };
    if says_so(own) {
        return true;
    }
    let same_paragraph = stages
        .text
        .sentences
        .get(sentence)
        .zip(stages.text.sentences.get(sentence + 1))
        .is_some_and(|(a, b)| a.paragraph == b.paragraph);
    same_paragraph
        && tokens(sentence + 1).is_some_and(|next| {
            let opens = stages.is_form(next.start, &["the", "that", "this", "those", "these"])
                && (next.start + 1..(next.start + 4).min(next.end)).any(|i| {
                    stages.is_form(
                        i,
                        &[
                            "figure", "figures", "toll", "number", "numbers", "claim", "claims",
                            "report", "reports", "account", "accounts",
                        ],
                    )
                });
            opens && says_so(next)
        })
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
