//! What the quantity stage asks of the rules: number words, hedges, vague words, units.

use rustc_hash::{FxHashMap, FxHashSet};

use super::number::Number;
use crate::text::{Phrases, Token, TokenKind, WordId};

/// What a hedge does to the number beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Hedge {
    /// at least, 18 or more
    AtLeast,
    /// more than, over
    MoreThan,
    /// up to, at most
    AtMost,
    /// fewer than, under
    LessThan,
    /// about, some, around: one tenth each way
    About,
    /// nearly, almost: nine tenths to the number
    Nearly,
    /// just over: the number to eleven tenths
    JustOver,
    /// exactly, a total of
    Exactly,
}

impl Hedge {
    /// The name used in the vocabulary and in dumps.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("at-least", Self::AtLeast),
        ("more-than", Self::MoreThan),
        ("at-most", Self::AtMost),
        ("less-than", Self::LessThan),
        ("about", Self::About),
        ("nearly", Self::Nearly),
        ("just-over", Self::JustOver),
        ("exactly", Self::Exactly),
    ];
}

/// What a word of a spelled-out number is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Numeral {
    /// one to nineteen, and zero
    Unit(Number),
    /// twenty to ninety
    Ten(Number),
    /// hundred: multiplies what stands before it
    Hundred,
    /// doscientos: whole hundreds in one word
    Hundreds(Number),
    /// thousand, million, billion ...
    Scale(Number),
    /// mil: a scale that needs no number before it
    LoneScale(Number),
    /// dozen, score: multiplies like a scale but may stand alone after "a"
    Group(Number),
    /// half, third, quarter, thirds ...
    Fraction(Number),
}

/// A few words, each by its id.
#[derive(Clone, Debug, Default)]
pub struct Few(pub Vec<WordId>);

impl Few {
    /// Whether `token` is one of the words.
    #[must_use]
    pub fn holds(&self, token: &Token) -> bool {
        token.kind == TokenKind::Word && token.word.known() && self.0.contains(&token.word)
    }
}

/// The small words that hold numbers together, and where they may stand.
#[derive(Clone, Debug, Default)]
pub struct Links {
    /// Stand for one before a scale: "a hundred".
    pub article: Few,
    /// Inside a number: "one hundred and five", "treinta y uno".
    pub and: Few,
    /// `and` may stand between a ten and a unit.
    pub and_after_ten: bool,
    /// `and` may stand behind a hundred or a scale.
    pub and_after_hundred: bool,
    /// Before a fraction that is added: "and a", in "three and a half".
    pub and_fraction: Phrases<()>,
    /// "a quarter of a million".
    pub of: Few,
    /// "two point five".
    pub point: Few,
    /// "between 14 and 18".
    pub between: Few,
    /// The second word of such a range.
    pub between_and: Few,
    /// "more than 14 but fewer than 18".
    pub but: Few,
    /// Makes an amount of a temperature negative: "5 degrees below zero".
    pub below_zero: Phrases<()>,
    /// "14 to 18".
    pub to: Few,
    /// "14 or 15".
    pub or: Few,
}

/// A unit of measure, or a currency.
#[derive(Clone, PartialEq, Debug)]
pub struct Unit {
    /// The id in the rules.
    pub id: String,
    /// Canonical short code: `km`, `USD`, `percent`.
    pub code: String,
    /// length, money, temperature ...
    pub dimension: String,
    /// Exact factor to the dimension's base unit; `None` for currencies.
    pub factor: Option<Number>,
    /// What is added after the factor; only temperatures.
    pub offset: Number,
    /// Other currencies that the same sign or name may mean.
    pub ambiguous: Vec<String>,
    /// The whole currency that this is a part of (cent of USD).
    pub of: Option<String>,
    /// What one unit of a currency is roughly worth in US dollars: an order of magnitude, and no rate.
    pub worth: Option<Number>,
}

/// A unit's number in [`Tables::units`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitId(pub u16);

/// Symbols by their first character.
#[derive(Clone, Debug, Default)]
pub struct Symbols(FxHashMap<char, Vec<(String, UnitId)>>);

impl Symbols {
    /// Adds a symbol; longer ones are found first.
    pub fn add(&mut self, symbol: &str, unit: UnitId) {
        let Some(first) = symbol.chars().next() else {
            return;
        };
        let list = self.0.entry(first).or_default();
        let at = list.partition_point(|(other, _)| other.len() >= symbol.len());
        list.insert(at, (symbol.to_owned(), unit));
    }

    /// The symbols of at least `width` bytes that `text` starts with, longest first.
    pub fn at<'s>(
        &'s self,
        text: &'s str,
        width: usize,
    ) -> impl Iterator<Item = &'s (String, UnitId)> {
        let first = text.chars().next();
        let list = first.and_then(|c| self.0.get(&c)).map_or(&[][..], |l| l);
        list.iter()
            .take_while(move |(symbol, _)| symbol.len() >= width)
            .filter(move |(symbol, _)| text.starts_with(symbol.as_str()))
    }
}

/// The tables of the quantity stage.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Number words by word id.
    pub numerals: Phrases<Numeral>,
    /// Ordinals that are fractions behind "one": "one-sixth".
    pub ordinal_fractions: Phrases<Number>,
    /// Plurals that are vague alone and a scale behind a number: "dozens".
    pub plural_scales: Phrases<Number>,
    /// The small words between numbers.
    pub links: Links,
    /// Words such as "dozens", "several", "a handful", with their bounds.
    pub vague: Phrases<(Number, Number)>,
    /// Vague words that a scale may follow: "several hundred".
    pub vague_scaling: Phrases<(Number, Number)>,
    /// Hedges before the number.
    pub before: Phrases<Hedge>,
    /// Hedges that are a part of the verb before them, with these verbs: "hand over 75 million".
    pub particles: Phrases<Vec<WordId>>,
    /// Hedges after the number (and its unit).
    pub after: Phrases<Hedge>,
    /// All units.
    pub units: Vec<Unit>,
    /// Names and symbols after a number.
    pub unit_names: Phrases<Vec<UnitId>>,
    /// Units that share a name: the pound of money and of mass.
    pub same_name: Vec<Vec<UnitId>>,
    /// Symbols of one unit that count only when glued to the digits ("5m", "30C").
    pub attached: FxHashMap<String, UnitId>,
    /// Words that tell an attached symbol from the letter of a scale: `high` for `m`.
    pub behind: FxHashMap<String, Vec<String>>,
    /// Symbols made of letters and marks ("km²", "°C", "m/s") by their first character, longest first.
    pub symbols: Symbols,
    /// Currency signs and codes before a number, by their first character, longest first.
    pub prefixes: Symbols,
    /// Letters glued to digits that scale them: 3.5m, 40k, 2bn.
    pub suffixes: Vec<(String, Number)>,
    /// Nouns that are told of years and never counted: 1986 revenues.
    pub of_years: FxHashSet<WordId>,
    /// Forms of the verbs and nouns of a change: behind them "from 12 to 18" are two values and no range.
    pub moving: FxHashSet<WordId>,
    /// Forms of the verbs that bring a total to a new value.
    pub bringing: FxHashSet<WordId>,
}

impl Tables {
    /// The unit with this number.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.0 as usize)
    }

    /// The units that share a name with this one, itself left out.
    #[must_use]
    pub fn sharing_name(&self, id: UnitId) -> Vec<UnitId> {
        self.same_name
            .iter()
            .filter(|list| list.contains(&id))
            .flatten()
            .copied()
            .filter(|other| *other != id)
            .collect()
    }

    /// What one of `small` is of one of `large`, when amounts of the two are told as one: minutes of an hour, inches of a foot, cents of a dollar.
    #[must_use]
    pub fn part_of(&self, small: UnitId, large: UnitId) -> Option<Number> {
        const TOLD: [&str; 3] = ["time", "length", "mass"];
        let (small, large) = (self.unit(small)?, self.unit(large)?);
        if let Some(of) = &small.of {
            // The bare cent may be one of any dollar.
            let whole = |code: &String| *code == large.code || large.ambiguous.contains(code);
            let fits = large.of.is_none() && std::iter::once(of).chain(&small.ambiguous).any(whole);
            return Number::ratio(1, 100).filter(|_| fits);
        }
        let told = small.dimension == large.dimension && TOLD.contains(&small.dimension.as_str());
        let share = small.factor?.div(large.factor?)?;
        (told && share < Number::ONE).then_some(share)
    }

    /// The unit with this code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<UnitId> {
        self.units
            .iter()
            .position(|u| u.code == code && u.of.is_none())
            .and_then(|i| u16::try_from(i).ok())
            .map(UnitId)
    }
}
