//! `quantity`: tokens in; every number with its hedge, unit and counted noun out, or the name of what it is instead.
//!
//! "at least 18 people" is one quantity: number `18`, stated `>=18`, noun `person`. Knows nothing of rules or sources. Numbers that only look
//! like quantities (dates, clock times, ages, scores, road numbers) are kept with their [`Kind`], so that no number read is ever lost.

mod grammar;
mod input;
mod look_alike;
mod noun_phrase;
mod number;
mod scan;
mod tables;

pub use noun_phrase::Noun;
pub use number::{Interval, NotANumber, Number};
pub use tables::{Hedge, Numeral, Symbols, Tables, Unit, UnitId};

use std::fmt::Write as _;
use std::ops::Range;

use scan::Scan;

use crate::document::{Document, Span};
use crate::text::{Lexicon, Text, TokenKind, flag};

/// What a number is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Counted things.
    Count,
    /// An amount of a unit.
    Measure,
    /// An amount of a currency.
    Money,
    /// Per cent and percentage points.
    Percent,
    /// A length of time.
    Duration,
    /// One in five, two-thirds of.
    Ratio,
    /// So many per something.
    Rate,
    /// A person's or thing's age.
    Age,
    /// Four more, rose by 12.
    Change,
    /// A day of the calendar.
    Date,
    /// A year.
    Year,
    /// A time of day.
    ClockTime,
    /// First, 22nd.
    Ordinal,
    /// A result of a game.
    Score,
    /// A result of a vote.
    Vote,
    /// A number that names: road, flight, phone, section, model.
    Identifier,
    /// Part of a name, or "one" as a pronoun.
    Name,
    /// Two days ago.
    RelativeTime,
}

impl Kind {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Duration => "duration",
            Self::Ratio => "ratio",
            Self::Rate => "rate",
            Self::Age => "age",
            Self::Change => "change",
            Self::Date => "date",
            Self::Year => "year",
            Self::ClockTime => "clock-time",
            Self::Ordinal => "ordinal",
            Self::Score => "score",
            Self::Vote => "vote",
            Self::Identifier => "identifier",
            Self::Name => "name",
            Self::RelativeTime => "relative-time",
        }
    }

    /// Whether it only looks like a quantity.
    #[must_use]
    pub fn is_look_alike(self) -> bool {
        self >= Self::Date
    }
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Form {
    /// Digits.
    Digits,
    /// Number words.
    Words,
    /// Dozens, several.
    Vague,
    /// No, none, nobody.
    Zero,
    /// The lone "a man": one, and a quantity only when a figure counts it.
    Article,
}

/// A number as written, with hedge and unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// Tokens from the hedge to the unit or noun, half-open.
    pub tokens: Range<usize>,
    /// Tokens of the number words alone.
    pub number: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub form: Form,
    /// What the statement allows, in the unit as written.
    pub stated: Interval,
    /// The hedge, if any.
    pub hedge: Option<Hedge>,
    /// What one step of the last digit is worth, in the unit as written; 0 for vague words and fractions.
    pub step: Number,
    /// The unit of measure or currency.
    pub unit: Option<UnitId>,
    /// The counted noun.
    pub noun: Option<Noun>,
    /// Written as a part of something: "two of them", "95 of 143 drones".
    pub partitive: bool,
    /// Added to something said before: "two more", "another 19".
    pub addition: bool,
    /// Joined to a noun by a hyphen and counting something else: "a five-storey building", "an 18-member team".
    pub compound: bool,
    /// The number of its sentence.
    pub sentence: usize,
}

impl Quantity {
    /// Whether it says exactly one.
    #[must_use]
    pub fn value_is_one(&self) -> bool {
        self.stated.single() == Some(Number::ONE)
    }

    /// Bytes from the hedge to the unit or noun.
    #[must_use]
    pub fn span(&self, text: &Text) -> Span {
        text.span(self.tokens.clone())
    }

    /// Bytes of the number words alone.
    #[must_use]
    pub fn number_span(&self, text: &Text) -> Span {
        text.span(self.number.clone())
    }
}

/// All quantities of a document in text order.
#[must_use]
pub fn read(document: &Document, text: &Text, tables: &Tables, lexicon: &Lexicon) -> Vec<Quantity> {
    let mut out = Vec::new();
    let addresses = look_alike::addresses(&document.text);
    for (sentence, number) in text.sentences.iter().zip(0usize..) {
        let tokens = text.slice(sentence.tokens.clone());
        let mut at = 0;
        while at < tokens.len() {
            let Some(token) = tokens.get(at) else { break };
            let others = flag::ORDINAL | flag::ZERO | flag::ARTICLE;
            if !(grammar::opens(token, others) || token.kind == TokenKind::Ordinal) {
                at += 1;
                continue;
            }
            let scan = Scan {
                document,
                tokens,
                lexicon,
                tables,
                addresses: &addresses,
                base: sentence.tokens.start,
                sentence: number,
            };
            match scan.quantity(at) {
                Some(quantity) => {
                    // An age range is one thing; a noun phrase may hold a further number ("95 of 143 drones").
                    let whole = quantity.kind.is_look_alike()
                        || quantity.kind == Kind::Age
                        || quantity.unit.is_some();
                    let last = if whole {
                        quantity.tokens.end
                    } else {
                        quantity.number.end
                    };
                    let next = last - sentence.tokens.start;
                    at = next.max(at + 1);
                    out.push(quantity);
                }
                None => at += 1,
            }
        }
    }
    look_alike::name_again(document, text, &mut out);
    out
}

/// One line per quantity: the stage's view for people and snapshots.
#[must_use]
pub fn dump(document: &Document, text: &Text, quantities: &[Quantity], tables: &Tables) -> String {
    let mut out = String::new();
    for q in quantities {
        let unit = q.unit.and_then(|u| tables.unit(u)).map_or("-", |u| &u.code);
        let noun = q.noun.as_ref().map_or("-", |n| &n.lemma);
        let mut marks = String::new();
        if q.partitive {
            marks.push_str("  partitive");
        }
        if q.addition {
            marks.push_str("  addition");
        }
        let _ = writeln!(
            out,
            "{:>12}  {:13}  {:12}  {unit}  {noun}{marks}  {:?}",
            q.span(text).to_string(),
            q.kind.name(),
            q.stated.to_string(),
            q.span(text).of(&document.text)
        );
    }
    out
}
