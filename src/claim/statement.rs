//! Statements of arithmetic: what a text says of how its numbers hang together. "30 km (19 miles)" says that two amounts are equal; "fell 12 percent,
//! to 88 from 110" that one follows from two others. Whether they hold is for `check` to say.

mod across;
mod addition;
mod anniversary;
mod base;
mod bracket;
mod calendar;
mod change;
mod closed;
mod column;
mod definite;
mod each;
mod earlier;
mod ends;
mod equated;
mod headed;
mod headline;
mod lifetime;
mod list;
mod moved;
mod near;
mod outranked;
mod person;
mod rank;
mod reference;
mod share;
mod size;
mod spans;
mod total;
mod twin;
mod voices;
mod votes;

pub(super) use definite::definites;
pub(super) use headline::headlines;

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Stages;
use crate::quantity::{Form, Hedge, Interval, Kind, Number, Quantity};
use crate::text::{Token, flag};

/// What a statement says of its operands, in their order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Law {
    /// Amount and amount are one, in the base unit of their dimension.
    Conversion {
        /// Points of a temperature scale, which differ by degrees and not by shares.
        degrees: bool,
    },
    /// Amount and amount are one, in two currencies: their codes, and what one unit of each is roughly worth in a third.
    Exchange {
        /// Currency of the first and of the second.
        codes: [String; 2],
        /// Rough worth of one unit of each in a third, for every currency that its sign may mean; empty when the rules do not know it.
        worth: [Vec<Number>; 2],
        /// The sentence speaks of other times, or the sign of several currencies: it says nothing of the text's one rate.
        apart: bool,
    },
    /// The first is a share (1 is the whole) of the second, and the third is that share in numbers.
    Share,
    /// From the first to the second, by the third if there is one.
    Change {
        /// The words say up (true) or down (false).
        up: Option<bool>,
        /// What the third operand is.
        by: Option<By>,
    },
    /// The first is the total, the others its parts; the words close the list.
    Sum,
    /// The first and the second together are the third.
    Addition,
    /// So many (first) of a population (second) are so many (third) per that many (fourth).
    Rate,
    /// So many (first) at so much each (second) make the sum (third).
    Each,
    /// What two sources count of one thing.
    Voices,
    /// The first is a part of the second.
    Part,
    /// A running total and the next one, which is lower.
    Series,
    /// A count of the headline, and the one that the text gives in its place.
    Headline,
    /// A count that refers back, and the only one that the text gave before.
    Definite,
    /// A number under a label ("Turbines: 64"), and the one that the text counts of the same.
    Label,
    /// An amount that the second refers back to, and the second.
    Reference,
    /// A length of time as given, and what the dates beside it allow, in one unit.
    Duration,
    /// An age as given, and what the years beside it allow.
    Age,
    /// How old a person is, by name.
    PersonAge,
    /// Which of several events one is, and how many the days beside it make.
    Ordinal,
    /// A weekday as given and that of the date, Monday being 1.
    Weekday,
    /// An amount that is called the most or the least of a time, and another one of that time which is more, or less.
    Outranked {
        /// It is called the most.
        most: bool,
    },
    /// Nothing larger since that day; `None` for an unstated day ("since the war began").
    Rank {
        /// The first day of the stretch.
        since: Option<jiff::civil::Date>,
    },
}

impl Law {
    /// The name of the check that looks at it.
    #[must_use]
    pub fn check(&self) -> &'static str {
        match self {
            Self::Conversion { .. } => "conversion",
            Self::Exchange { .. } => "exchange",
            Self::Share => "share",
            Self::Change { .. } => "change",
            Self::Sum => "sum",
            Self::Addition => "addition",
            Self::Rate => "rate",
            Self::Each => "rate",
            Self::Voices => "voices",
            Self::Part => "part-of",
            Self::Series => "series",
            Self::Label => "label",
            Self::Headline => "headline",
            Self::Definite => "definite",
            Self::Reference => "slip",
            Self::Duration | Self::Age | Self::Weekday | Self::Ordinal => "calendar",
            Self::PersonAge => "age",
            Self::Rank { .. } | Self::Outranked { .. } => "rank",
        }
    }
}

/// How a change is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// In the unit of the two values.
    Amount,
    /// In per cent of the first value.
    Percent,
    /// In percentage points.
    Points,
    /// As a multiple of the first value.
    Times,
}

/// One number of a statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operand {
    /// Its tokens, half-open.
    pub tokens: Range<usize>,
    /// Its quantity, as an index into the document's, when it is one.
    pub quantity: Option<usize>,
    /// What it allows with its rounding, in the unit that the law speaks of.
    pub value: Interval,
    /// The value in words.
    pub shown: String,
}

/// One statement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// What it says.
    pub law: Law,
    /// Its numbers, in the order that the law names them.
    pub operands: Vec<Operand>,
    /// The number of its sentence.
    pub sentence: usize,
}

/// A sentence with its quantities.
#[derive(Clone)]
struct Reader<'a> {
    stages: &'a Stages<'a>,
    /// Index of the sentence's first quantity.
    base: usize,
    quantities: &'a [Quantity],
    range: Range<usize>,
    sentence: usize,
}

/// All statements of a document, in text order.
#[must_use]
pub fn read(stages: &Stages<'_>) -> Vec<Statement> {
    let mut out = Vec::new();
    let readers = (0..stages.text.sentences.len()).filter_map(|n| Reader::at(stages, n));
    for reader in readers.filter(|r| !r.quantities.is_empty()) {
        if reader.quantities.len() > 1 {
            reader.brackets(&mut out);
            reader.shares(&mut out);
            reader.fronted_shares(&mut out);
            reader.changes(&mut out);
            reader.up_from(&mut out);
            reader.lists(&mut out);
            reader.rates(&mut out);
            reader.ages(&mut out);
            reader.consists(&mut out);
            reader.per_head(&mut out);
            reader.rate_of_before(&mut out);
            reader.rate_of_that(&mut out);
            reader.on_top(&mut out);
            reader.fronted_part(&mut out);
            reader.share_back(&mut out);
            reader.equated(&mut out);
            reader.turnout(&mut out);
            reader.share_of_it(&mut out);
            reader.brought_to(&mut out);
            reader.totalled(&mut out);
            reader.placed(&mut out);
            reader.near_sums(&mut out);
            reader.means(&mut out);
            reader.out_of_which(&mut out);
        }
        reader.part_back(&mut out);
        reader.more_of_these(&mut out);
        reader.comes_to(&mut out);
        reader.that_is(&mut out);
        reader.share_ahead(&mut out);
        reader.each(&mut out);
        reader.per_thing(&mut out);
        reader.points_back(&mut out);
        reader.points_ahead(&mut out);
        reader.labelled(&mut out);
        reader.slips(&mut out);
        reader.additions(&mut out);
        reader.ranks(&mut out);
        reader.weekdays(&mut out);
        reader.durations(&mut out);
        reader.lasted(&mut out);
        reader.years_after(&mut out);
        reader.first_in_years(&mut out);
        reader.ordinals(&mut out);
    }
    for (at, token) in stages.text.tokens.iter().enumerate() {
        let verb = stages.lexicon.word(token.word).verb;
        if verb.known()
            && stages.tables.times.contains_key(&verb)
            && let Some(reader) = Reader::at(stages, stages.text.sentence_of(at))
        {
            reader.multiplied(at, &mut out);
            reader.multiplied_since(at, &mut out);
        }
    }
    let mut told = Told::new(out);
    for n in 0..stages.text.sentences.len() {
        if let Some(reader) = Reader::at(stages, n) {
            reader.sizes(&mut told);
            reader.totals(&mut told);
            reader.votes(&mut told);
            reader.closed(&mut told);
            reader.rest(&mut told);
            reader.itemised_next(&mut told);
        }
    }
    let mut out = told.all;
    Reader::columns(stages, &mut out);
    Reader::twins(stages, &mut out);
    Reader::headed(stages, &mut out);
    Reader::weekday_pairs(stages, &mut out);
    Reader::voices(stages, &mut out);
    Reader::lifetime(stages, &mut out);
    Reader::living(stages, &mut out);
    Reader::outranked(stages, &mut out);
    Reader::anniversary(stages, &mut out);
    Reader::persons(stages, &mut out);
    out
}

/// Statements so far, with what they reckon with already: a second statement about it would say it again.
struct Told {
    all: Vec<Statement>,
    /// Quantities of a sum or an addition.
    summed: FxHashSet<usize>,
    /// Sentences of a change or a share.
    changed: FxHashSet<usize>,
}

impl Told {
    fn new(statements: Vec<Statement>) -> Self {
        let mut out = Self {
            all: Vec::new(),
            summed: FxHashSet::default(),
            changed: FxHashSet::default(),
        };
        for statement in statements {
            out.push(statement);
        }
        out
    }

    fn push(&mut self, statement: Statement) {
        match statement.law {
            Law::Sum | Law::Addition => self
                .summed
                .extend(statement.operands.iter().filter_map(|o| o.quantity)),
            Law::Change { .. } | Law::Share => {
                self.changed.insert(statement.sentence);
            }
            _ => {}
        }
        self.all.push(statement);
    }
}

impl Reader<'_> {
    fn tok(&self, i: usize) -> Option<&Token> {
        self.stages.text.tokens.get(i)
    }

    fn is_form(&self, i: usize, forms: &[&str]) -> bool {
        self.stages.is_form(i, forms)
    }

    /// The quantities with their indices in the document, look-alikes left out.
    fn numbers(&self) -> impl Iterator<Item = (usize, &Quantity)> + '_ {
        self.quantities
            .iter()
            .zip(self.base..)
            .map(|(q, i)| (i, q))
            .filter(|(_, q)| !q.kind.is_look_alike())
    }

    /// Whether a statement of this law was found in the sentence already; the last ones are of it.
    fn has_stated(&self, out: &[Statement], law: &Law) -> bool {
        let own = out.iter().rev();
        own.take_while(|s| s.sentence == self.sentence)
            .any(|s| s.law == *law)
    }

    /// Whether people are counted.
    fn counts_people(&self, q: &Quantity) -> bool {
        let noun = q.noun.as_ref().and_then(|n| self.tok(n.token));
        noun.is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE))
    }

    fn words(&self, tokens: Range<usize>) -> String {
        let span = self.stages.text.span(tokens);
        span.of(&self.stages.document.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// An operand with its value as written and rounded.
    fn operand(&self, index: usize, q: &Quantity) -> Operand {
        self.operand_of(index, q, rounded(q))
    }

    fn operand_of(&self, index: usize, q: &Quantity, value: Interval) -> Operand {
        Operand {
            tokens: q.tokens.clone(),
            quantity: Some(index),
            value,
            shown: self.words(q.tokens.clone()),
        }
    }

    fn statement(&self, law: Law, operands: Vec<Operand>) -> Statement {
        Statement {
            law,
            operands,
            sentence: self.sentence,
        }
    }

    /// Whether two quantities are of one kind and unit; a missing noun fits any.
    fn alike(&self, a: &Quantity, b: &Quantity) -> bool {
        a.kind == b.kind
            && a.unit == b.unit
            && match (&a.noun, &b.noun) {
                (Some(x), Some(y)) => x.lemma == y.lemma,
                _ => true,
            }
    }
}

/// Something counted, paid or measured, and no share, rate or age.
fn is_amount(q: &Quantity) -> bool {
    matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure)
}

/// Told in numbers, and not by "dozens" or "a".
fn in_numbers(q: &Quantity) -> bool {
    !matches!(q.form, Form::Vague | Form::Article)
}

/// As it is: "107", "the 107".
fn unhedged(q: &Quantity) -> bool {
    matches!(q.hedge, None | Some(Hedge::Exactly))
}

/// Whether a number is off by no more than one in so many of the whole.
fn is_near_miss(off: Number, whole: Number, share: i128) -> bool {
    off.mul(Number::int(share)).is_some_and(|off| off <= whole)
}

/// Exact enough to reckon with.
fn is_exact(q: &Quantity) -> bool {
    in_numbers(q) && q.stated.named().is_some()
}

/// No place, spot or other event that the words name tells the two apart.
fn one_place(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    let (a, b) = (stages.event(a), stages.event(b));
    let place = match (&a.place, &b.place) {
        (Some(p), Some(q)) => p == q,
        (None, None) => true,
        _ => !(a.place_said || b.place_said),
    };
    place && a.other == b.other && a.spot == b.spot
}

/// What a number allows when its last digits are taken as rounded: half a step of the last digit, for counts below 1,000 nothing.
fn rounded(q: &Quantity) -> Interval {
    /// A count told in such steps is told in millions.
    const SCALED: i128 = 100_000;
    let v = q.stated;
    let Some(n) = v.named() else { return v };
    if v.about.is_some() {
        return v;
    }
    let half = Number::ratio(1, 2)
        .and_then(|h| q.step.mul(h))
        .unwrap_or_default();
    let cap = |share: i128| {
        Number::ratio(1, share)
            .and_then(|s| n.mul(s))
            .unwrap_or(half)
            .max(Number::ZERO)
    };
    // "1.3 billion", "2.12 million": rounded at its last decimal, and no further.
    let scales = [12, 9, 6, 3].map(|n| Number::int(10_i128.pow(n)));
    let scale = scales.into_iter().find(|s| *s <= n);
    let whole = |s: Number| n.div(s).is_some_and(|times| times.is_whole());
    let decimals = q.form == Form::Digits && q.number.len() > 1 && scale.is_some_and(|s| !whole(s));
    match q.kind {
        Kind::Count | Kind::Money if decimals => v.widened(half),
        // The naught of "40 percent" is a digit like others.
        Kind::Percent => v.widened(half.min(Number::ratio(1, 2).unwrap_or(half))),
        // 40,000 may be a round number, 1,210 is none; "188.3 million" is one whatever its size.
        Kind::Count
            if n < Number::int(1000)
                || q.step < Number::int(SCALED)
                    && q.step.mul(Number::int(100)).is_none_or(|s| s < n) =>
        {
            v
        }
        Kind::Count => v.widened(half.min(cap(40))),
        Kind::Money => v.widened(half.min(cap(40))),
        _ => v.widened(half.min(cap(8))),
    }
}
