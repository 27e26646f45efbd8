//! `claim`: every quantity read as one figure, with who says it and of which event; or the reason why it is no claim.
//!
//! A figure counts nouns under predicates ("18 people were killed") or is tied to its number by a phrase ("a death toll of 18"). Which
//! predicates govern a number is decided by one engine of syntax; the figures bring only words.

mod accounts;
mod anaphora;
mod beside;
mod breakdown;
mod deal;
mod figure;
mod local;
mod made;
mod named;
mod narrower;
mod part;
mod phrase;
mod said_again;
mod settle;
mod stance;
pub mod statement;
mod syntax;
mod tables;
mod throughout;
mod together;

pub use accounts::Accounts;
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
use crate::text::{Lexicon, Text, TokenKind, flag};
use beside::Beside;
use figure::{Found, figure_of, phrases_here};
use made::claim;
use phrase::Matcher;
use syntax::Walk;
use together::{
    by_kind, by_place, listed, running_totals, same_kind, shared_out, told_in_steps, with_crew,
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
    /// Counted by one house that the hurt and the dead are brought to: those there.
    pub of_house: bool,
    /// Over what time and of what part of a firm it is, for figures of accounts whose words say so.
    pub accounts: Accounts,
    /// The names of its sentence, for figures of which two claims need one in common and for what is looked back to.
    pub names: Vec<String>,
    /// Told as a new deal, and not as one that the text told of before.
    pub anew: bool,
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
    /// The year that a year or a date names in four digits.
    fn year(&self, q: &Quantity) -> Option<i16> {
        matches!(q.kind, Kind::Year | Kind::Date).then_some(())?;
        let forms = q
            .tokens
            .clone()
            .rev()
            .filter_map(|i| self.text.tokens.get(i));
        let mut forms = forms.map(|t| t.span.of(&self.document.text));
        forms.find_map(|form| {
            let year: i16 = form.parse().ok()?;
            (form.len() == 4 && (1000..2200).contains(&year)).then_some(year)
        })
    }

    /// The quantities of one's sentence, itself among them.
    fn in_sentence_of(&self, q: &Quantity) -> impl Iterator<Item = &'a Quantity> {
        let sentence = q.sentence;
        let from = self.quantities.partition_point(|p| p.sentence < sentence);
        let behind = self.quantities.iter().skip(from);
        behind.take_while(move |p| p.sentence == sentence)
    }

    /// Whether tokens hold a noun of the one who did it, and do not say that he lives.
    #[must_use]
    pub fn names_attacker(&self, tokens: &[crate::text::Token]) -> bool {
        let tables = self.tables;
        let form = |t: &crate::text::Token, forms: &[&str]| t.is_form(&self.document.text, forms);
        let named = tokens.iter().any(|t| {
            tables.attackers.contains(&t.word)
                || tables.attackers.contains(&self.lexicon.word(t.word).noun)
        });
        let alive = tokens
            .iter()
            .any(|t| tables.attackers_alive.contains(&t.word));
        let died = tokens.iter().any(|t| {
            form(
                t,
                &[
                    "himself",
                    "herself",
                    "themselves",
                    "suicide",
                    "dead",
                    "including",
                    "died",
                ],
            )
        });
        named && (!alive || died)
    }

    /// Who says a quantity: the chain at its number, so that a hedge before a clause's border does not decide.
    #[must_use]
    pub fn chain(&self, q: &Quantity) -> Chain<'a> {
        self.attributions.chain(q.number.start)
    }

    /// Whether a source is one such house, or somebody there, and no "hospital officials", who may speak for several.
    #[must_use]
    pub fn is_house(&self, source: &str) -> bool {
        let name = source.to_lowercase();
        self.tables.houses.iter().any(|house| {
            name.match_indices(house.as_str()).any(|(at, _)| {
                let behind = name.get(at + house.len()..).unwrap_or("");
                let before = name.get(..at).unwrap_or("");
                let ends = behind.is_empty()
                    || [" in ", " at ", " of ", ","]
                        .iter()
                        .any(|w| behind.starts_with(w));
                ends && (before.is_empty() || before.ends_with(' '))
            })
        })
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

    /// Whether a quantity counts places: "three towns", "seven of the states".
    fn counts_areas(&self, q: &Quantity) -> bool {
        let noun = q.noun.as_ref();
        let token = noun.and_then(|n| self.text.tokens.get(n.token));
        token.is_some_and(|t| {
            let noun = self.lexicon.word(t.word).noun;
            self.event_tables.scene.areas.contains(&noun)
        })
    }

    /// Whether token `i` is "and", "or", "but".
    fn is_and(&self, i: usize) -> bool {
        self.text.is(i, flag::COORDINATOR)
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
    throughout::settle(stages, &mut out);
    local::of_their_region(stages, &mut out);
    out.statements = statement::read(stages);
    let headlines = statement::headlines(stages, &out);
    out.statements.extend(headlines);
    let definites = statement::definites(stages, &out);
    out.statements.extend(definites);
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
    // "identified 28 of the 31 people killed": said of all of them, and not of the 28.
    let reduced = |verb: usize| {
        verb == q.tokens.end
            && tok(verb).is_some_and(|t| t.is(flag::VERB_PARTICIPLE))
            && q.noun.is_some()
            && tok(verb + 1).is_none_or(|t| {
                t.kind == TokenKind::Mark || t.is(flag::PREPOSITION | flag::WEEKDAY)
            })
    };
    let counted = |p: &Quantity| {
        // "the 61 dead" says itself what it counts.
        !(q.tokens.start <= found.words.0 && found.words.1 <= q.tokens.end)
            && found.governor.is_some_and(|g| !reduced(g.token))
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
    if q.kind == Kind::Change {
        return "how far two counts lie apart".to_owned();
    }
    match (&q.noun, q.unit.and_then(|u| stages.quantity_tables.unit(u))) {
        (Some(noun), _) => format!(
            "no figure counts {:?} under the words around it",
            noun.lemma
        ),
        (None, Some(unit)) => format!("no figure measures {} under the words around it", unit.code),
        (None, None) => "no figure for a number with no noun under the words around it".to_owned(),
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
                        .told_days()
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
