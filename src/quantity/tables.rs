//! What the quantity stage asks of the rules: number words, hedges, vague words, units.

use rustc_hash::FxHashMap;

use super::number::Number;
use crate::text::Phrases;

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
    /// thousand, million, billion ...
    Scale(Number),
    /// dozen, score: multiplies like a scale but may stand alone after "a"
    Group(Number),
    /// half, third, quarter, thirds ...
    Fraction(Number),
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

    /// The symbols that `text` starts with, longest first.
    pub fn at<'s>(&'s self, text: &'s str) -> impl Iterator<Item = &'s (String, UnitId)> {
        let list = text.chars().next().and_then(|c| self.0.get(&c));
        list.into_iter()
            .flatten()
            .filter(move |(symbol, _)| text.starts_with(symbol.as_str()))
    }
}

/// The tables of the quantity stage.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Number words by word id.
    pub numerals: Phrases<Numeral>,
    /// Words such as "dozens", "several", "a handful", with their bounds.
    pub vague: Phrases<(Number, Number)>,
    /// Vague words that a scale may follow: "several hundred".
    pub vague_scaling: Phrases<(Number, Number)>,
    /// Hedges before the number.
    pub before: Phrases<Hedge>,
    /// Hedges after the number (and its unit).
    pub after: Phrases<Hedge>,
    /// All units.
    pub units: Vec<Unit>,
    /// Names and symbols after a number.
    pub unit_names: Phrases<Vec<UnitId>>,
    /// Symbols of one unit that count only when glued to the digits ("5m", "30C"), sorted by symbol.
    pub attached: Vec<(String, UnitId)>,
    /// Symbols made of letters and marks ("km²", "°C", "m/s") by their first character, longest first.
    pub symbols: Symbols,
    /// Currency signs and codes before a number, by their first character, longest first.
    pub prefixes: Symbols,
    /// Letters glued to digits that scale them: 3.5m, 40k, 2bn.
    pub suffixes: Vec<(String, Number)>,
}

impl Tables {
    /// The unit with this number.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.0 as usize)
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
