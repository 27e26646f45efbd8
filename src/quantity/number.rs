//! Exact numbers and the intervals that hedged statements allow.

use std::fmt;
use std::str::FromStr;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

/// An exact rational number; arithmetic that would overflow gives `None` and is never wrapped or rounded.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Number(Ratio<i128>);

#[allow(
    clippy::should_implement_trait,
    reason = "checked: they give None where the operators would wrap or panic"
)]
impl Number {
    /// Whether two whole numbers of three digits or more, naughts at the end aside, are the same but for one digit: 722 and 772.
    #[must_use]
    pub fn one_digit_off(self, other: Self) -> bool {
        const FEWEST: usize = 3;
        let (a, b) = (self.decimal(), other.decimal());
        let differ = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y);
        a.len() == b.len()
            && self.digits().max(other.digits()) >= FEWEST
            && self.digits().min(other.digits()) + 1 >= FEWEST
            && differ.count() == 1
    }

    /// The sum; `None` when one of them is none, or it is too large.
    #[must_use]
    pub fn total(numbers: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        let mut numbers = numbers.into_iter();
        numbers.try_fold(Self::ZERO, |sum, n| sum.add(n?))
    }

    /// How many digits a whole number has before the naughts at its end: 3 of 418,000,000; 0 of what is not whole.
    #[must_use]
    pub fn digits(self) -> usize {
        let plain = self.whole().is_some();
        let decimal = self.decimal();
        if plain {
            decimal.trim_end_matches('0').len()
        } else {
            0
        }
    }

    /// Whether two whole numbers of three digits or more are the same but for two neighbouring digits that have changed places: 1,278 and 1,728.
    #[must_use]
    pub fn transposed(self, other: Self) -> bool {
        const FEWEST: usize = 3;
        let (Some(x), Some(y)) = (self.whole(), other.whole()) else {
            return false;
        };
        // Two neighbours that change places make a difference of nine times a digit, with naughts behind it.
        let mut nines = (x - y).abs();
        if nines == 0 || nines % 9 != 0 {
            return false;
        }
        nines /= 9;
        while nines % 10 == 0 {
            nines /= 10;
        }
        if nines > 9 {
            return false;
        }
        let (a, b) = (self.decimal(), other.decimal());
        let (a, b) = (a.as_bytes(), b.as_bytes());
        let plain = |n: &[u8]| n.iter().all(u8::is_ascii_digit);
        if a.len() != b.len() || a.len() < FEWEST || !plain(a) || !plain(b) {
            return false;
        }
        let apart: Vec<usize> = (0..a.len()).filter(|i| a.get(*i) != b.get(*i)).collect();
        match apart.as_slice() {
            [i, j] => *j == i + 1 && a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i),
            _ => false,
        }
    }

    /// Zero.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub fn int(n: i128) -> Self {
        Self(Ratio::from_integer(n))
    }

    /// `a / b`, `None` when `b` is zero.
    #[must_use]
    pub fn ratio(a: i128, b: i128) -> Option<Self> {
        (b != 0).then(|| Self(Ratio::new(a, b)))
    }

    /// The sum.
    #[must_use]
    pub fn add(self, other: Self) -> Option<Self> {
        match (self.whole(), other.whole()) {
            (Some(a), Some(b)) => a.checked_add(b).map(Self::int),
            _ => self.0.checked_add(&other.0).map(Self),
        }
    }

    /// The difference.
    #[must_use]
    pub fn sub(self, other: Self) -> Option<Self> {
        match (self.whole(), other.whole()) {
            (Some(a), Some(b)) => a.checked_sub(b).map(Self::int),
            _ => self.0.checked_sub(&other.0).map(Self),
        }
    }

    /// How far apart the two lie, never below 0.
    #[must_use]
    pub fn distance(self, other: Self) -> Option<Self> {
        self.max(other).sub(self.min(other))
    }

    /// The product.
    #[must_use]
    pub fn mul(self, other: Self) -> Option<Self> {
        match (self.whole(), other.whole()) {
            (Some(a), Some(b)) => a.checked_mul(b).map(Self::int),
            _ => self.0.checked_mul(&other.0).map(Self),
        }
    }

    /// The quotient; `None` for a division by zero.
    #[must_use]
    pub fn div(self, other: Self) -> Option<Self> {
        if other.0.is_zero() {
            None
        } else {
            self.0.checked_div(&other.0).map(Self)
        }
    }

    /// Whether it has no fractional part.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// The least whole number that is not below it.
    #[must_use]
    pub fn ceil(self) -> Self {
        Self(self.0.ceil())
    }

    /// The whole part, `None` when it has a fractional part.
    #[must_use]
    pub fn whole(self) -> Option<i128> {
        self.is_whole().then(|| *self.0.numer())
    }

    /// A decimal string; exact when the number has at most 18 decimals, else rounded to 18.
    #[must_use]
    pub fn decimal(self) -> String {
        let (num, den) = (*self.0.numer(), *self.0.denom());
        let sign = if num < 0 { "-" } else { "" };
        let mut rest = num.unsigned_abs();
        let den = den.unsigned_abs();
        let whole = rest / den;
        rest %= den;
        let mut digits = String::new();
        while rest != 0 && digits.len() < 18 {
            let Some(next) = rest.checked_mul(10) else {
                break;
            };
            digits.push(char::from(b'0' + u8::try_from(next / den).unwrap_or(0)));
            rest = next % den;
        }
        if digits.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{digits}")
        }
    }

    /// Whether [`decimal`](Self::decimal) is exact.
    fn terminates(self) -> bool {
        self.decimal().parse::<Self>() == Ok(self)
    }
}

/// Text that is no number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotANumber(pub String);

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no number such as 14, 1.5 or 2/3", self.0)
    }
}

impl std::error::Error for NotANumber {}

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads `14`, `-1.5` and `2/3`; no grouping.
    fn from_str(s: &str) -> Result<Self, NotANumber> {
        let bad = || NotANumber(s.to_owned());
        if let Some((a, b)) = s.split_once('/') {
            return Self::ratio(
                a.trim().parse().map_err(|_| bad())?,
                b.trim().parse().map_err(|_| bad())?,
            )
            .ok_or_else(bad);
        }
        let (sign, digits) = s.strip_prefix('-').map_or((1, s), |d| (-1, d));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty()
            || !whole
                .bytes()
                .chain(part.bytes())
                .all(|b| b.is_ascii_digit())
            || part.len() > 30
        {
            return Err(bad());
        }
        let all: i128 = format!("{whole}{part}").parse().map_err(|_| bad())?;
        let scale = 10i128
            .checked_pow(u32::try_from(part.len()).map_err(|_| bad())?)
            .ok_or_else(bad)?;
        Self::ratio(sign * all, scale).ok_or_else(bad)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.terminates() {
            f.write_str(&self.decimal())
        } else {
            write!(f, "{}/{}", self.0.numer(), self.0.denom())
        }
    }
}

/// What a statement allows: everything between two bounds, each inclusive unless open; a missing bound is no bound.
///
/// Its text form parses back: `14` `>=18` `>100` `<=5` `<5` `20..25` `~30`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Interval {
    /// Lower bound.
    pub low: Option<Number>,
    /// Upper bound.
    pub high: Option<Number>,
    /// The lower bound itself is left out ("more than 100").
    pub low_open: bool,
    /// The upper bound itself is left out ("fewer than 100").
    pub high_open: bool,
    /// The number named when the statement says about, around, some; the bounds lie one tenth to each side.
    pub about: Option<Number>,
}

impl Interval {
    /// Exactly `n`.
    #[must_use]
    pub fn exactly(n: Number) -> Self {
        Self {
            low: Some(n),
            high: Some(n),
            ..Self::default()
        }
    }

    /// `low` to `high`, both inclusive.
    #[must_use]
    pub fn range(low: Number, high: Number) -> Self {
        Self {
            low: Some(low),
            high: Some(high),
            ..Self::default()
        }
    }

    /// `n` or more.
    #[must_use]
    pub fn at_least(n: Number) -> Self {
        Self {
            low: Some(n),
            ..Self::default()
        }
    }

    /// More than `n`.
    #[must_use]
    pub fn more_than(n: Number) -> Self {
        Self {
            low: Some(n),
            low_open: true,
            ..Self::default()
        }
    }

    /// `n` at most.
    #[must_use]
    pub fn at_most(n: Number) -> Self {
        Self {
            high: Some(n),
            ..Self::default()
        }
    }

    /// Less than `n`.
    #[must_use]
    pub fn less_than(n: Number) -> Self {
        Self {
            high: Some(n),
            high_open: true,
            ..Self::default()
        }
    }

    /// About `n`: one tenth to each side.
    #[must_use]
    pub fn about(n: Number) -> Self {
        let tenth = Number::ratio(1, 10)
            .and_then(|t| n.mul(t))
            .unwrap_or_default();
        let (a, b) = (n.sub(tenth), n.add(tenth));
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self {
            low,
            high,
            about: Some(n),
            ..Self::default()
        }
    }

    /// The single value, when it allows just one.
    #[must_use]
    pub fn single(&self) -> Option<Number> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// The number that the words name: the single value, the named centre, or the one bound.
    #[must_use]
    pub fn named(&self) -> Option<Number> {
        self.about
            .or_else(|| self.single())
            .or(match (self.low, self.high) {
                (Some(n), None) | (None, Some(n)) => Some(n),
                _ => None,
            })
    }

    /// Whether some value of `part` is at most some value of this one: a part is never above its whole.
    #[must_use]
    pub fn holds(&self, part: &Self) -> bool {
        self.high
            .is_none_or(|high| part.low.is_none_or(|low| low <= high))
    }

    /// Whether some value satisfies both.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        below(self, other) && below(other, self)
    }

    /// How far apart the two lie; 0 when they touch.
    #[must_use]
    pub fn distance(&self, other: &Self) -> Number {
        let between = |low: Option<Number>, high: Option<Number>| {
            low.zip(high)
                .and_then(|(l, h)| l.sub(h))
                .filter(|d| *d > Number::ZERO)
        };
        between(self.low, other.high)
            .or_else(|| between(other.low, self.high))
            .unwrap_or_default()
    }

    /// The same with both bounds moved outward by `by`.
    #[must_use]
    pub fn widened(&self, by: Number) -> Self {
        Self {
            low: self.low.and_then(|l| l.sub(by)),
            high: self.high.and_then(|h| h.add(by)),
            ..*self
        }
    }

    /// What two together allow; `None` on overflow.
    #[must_use]
    pub fn add(&self, other: &Self) -> Option<Self> {
        self.with(other, Number::add)
    }

    /// What two intervals make that are multiplied; neither holds negative values.
    #[must_use]
    pub fn product(&self, other: &Self) -> Option<Self> {
        self.with(other, Number::mul)
    }

    fn with(&self, other: &Self, join: fn(Number, Number) -> Option<Number>) -> Option<Self> {
        let both = |a: Option<Number>, b: Option<Number>| match (a, b) {
            (Some(a), Some(b)) => join(a, b).map(Some),
            _ => Some(None),
        };
        Some(Self {
            low: both(self.low, other.low)?,
            high: both(self.high, other.high)?,
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
            about: None,
        })
    }

    /// What all together allow; `None` on overflow.
    #[must_use]
    pub fn sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut parts = parts.into_iter();
        parts.try_fold(Self::exactly(Number::ZERO), |sum, part| sum.add(part))
    }

    /// Whether two of the parts or more make it, at most 31 parts being looked at.
    #[must_use]
    pub fn is_made_by_some(&self, parts: &[Self]) -> bool {
        let parts = parts.get(..31).unwrap_or(parts);
        (1u32..1 << parts.len())
            .filter(|mask| mask.count_ones() > 1)
            .any(|mask| {
                let chosen = parts.iter().enumerate();
                let chosen = chosen.filter(|(i, _)| mask & (1 << i) != 0);
                Self::sum(chosen.map(|(_, p)| p)).is_some_and(|sum| sum.meets(self))
            })
    }

    /// The same below zero: bounds change sign and sides.
    #[must_use]
    pub fn negated(&self) -> Option<Self> {
        let turn = |n: Option<Number>| match n {
            Some(n) => Number::ZERO.sub(n).map(Some),
            None => Some(None),
        };
        Some(Self {
            low: turn(self.high)?,
            high: turn(self.low)?,
            low_open: self.high_open,
            high_open: self.low_open,
            about: turn(self.about)?,
        })
    }

    /// All bounds multiplied by a positive factor.
    #[must_use]
    pub fn scaled(&self, factor: Number) -> Option<Self> {
        let scale = |n: Option<Number>| match n {
            Some(n) => n.mul(factor).map(Some),
            None => Some(None),
        };
        Some(Self {
            low: scale(self.low)?,
            high: scale(self.high)?,
            about: scale(self.about)?,
            ..*self
        })
    }

    /// How far apart two values are, whichever is the larger; `None` when one of them has an open side.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Option<Self> {
        let (a_low, a_high, b_low, b_high) = (self.low?, self.high?, other.low?, other.high?);
        let (one, two) = (b_low.sub(a_high)?, b_high.sub(a_low)?);
        let negative = |n: Number| Number::ZERO.sub(n);
        let (low, high) = if one >= Number::ZERO {
            (one, two)
        } else if two <= Number::ZERO {
            (negative(two)?, negative(one)?)
        } else {
            (Number::ZERO, two.max(negative(one)?))
        };
        Some(Self::range(low, high))
    }
}

/// Whether the low end of `a` does not lie above the high end of `b`.
fn below(a: &Interval, b: &Interval) -> bool {
    match (a.low, b.high) {
        (Some(low), Some(high)) => low < high || (low == high && !a.low_open && !b.high_open),
        _ => true,
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(n) = self.about {
            return write!(f, "~{n}");
        }
        match (self.low, self.high) {
            (Some(a), Some(b)) if a == b => write!(f, "{a}"),
            (Some(a), Some(b)) => write!(f, "{a}..{b}"),
            (Some(a), None) => write!(f, "{}{a}", if self.low_open { ">" } else { ">=" }),
            (None, Some(b)) => write!(f, "{}{b}", if self.high_open { "<" } else { "<=" }),
            (None, None) => f.write_str("?"),
        }
    }
}

impl FromStr for Interval {
    type Err = NotANumber;

    fn from_str(s: &str) -> Result<Self, NotANumber> {
        let s = s.trim();
        let n = |t: &str| t.trim().parse::<Number>();
        if let Some(r) = s.strip_prefix(">=") {
            return Ok(Self::at_least(n(r)?));
        }
        if let Some(r) = s.strip_prefix("<=") {
            return Ok(Self::at_most(n(r)?));
        }
        if let Some(r) = s.strip_prefix('>') {
            return Ok(Self::more_than(n(r)?));
        }
        if let Some(r) = s.strip_prefix('<') {
            return Ok(Self::less_than(n(r)?));
        }
        if let Some(r) = s.strip_prefix('~') {
            return Ok(Self::about(n(r)?));
        }
        if let Some((a, b)) = s.split_once("..") {
            return Ok(Self::range(n(a)?, n(b)?));
        }
        if s == "?" {
            return Ok(Self::default());
        }
        Ok(Self::exactly(n(s)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_digits_that_change_places() {
        let turned = |a, b| Number::int(a).transposed(Number::int(b));
        assert!(turned(1278, 1728) && turned(134, 143) && turned(905, 950));
        assert!(!turned(1278, 1278) && !turned(1278, 8271) && !turned(123, 321));
        assert!(!turned(12, 21) && !turned(127, 1270));
    }

    #[test]
    fn numbers_print_and_parse_back() {
        for s in ["0", "14", "-1.5", "1200000000", "2/3", "0.1", "1609.344"] {
            assert_eq!(s.parse::<Number>().unwrap().to_string(), s);
        }
        assert!("1,5".parse::<Number>().is_err());
        assert!("".parse::<Number>().is_err());
        assert_eq!(
            Number::ratio(1, 3).unwrap().decimal(),
            "0.333333333333333333"
        );
    }

    #[test]
    fn intervals_print_and_parse_back() {
        for s in ["14", ">=18", ">100", "<=5", "<5", "20..25", "~30", "24..99"] {
            assert_eq!(s.parse::<Interval>().unwrap().to_string(), s);
        }
    }

    #[test]
    fn meeting_follows_the_bounds() {
        let meets = |a: &str, b: &str| a.parse::<Interval>().unwrap().meets(&b.parse().unwrap());
        assert!(!meets(">=18", "14"));
        assert!(meets(">100", "108"));
        assert!(!meets(">100", "100"));
        assert!(meets("24..99", ">=39"));
        assert!(!meets("<=40", ">45"));
        assert!(meets("~20", "22"));
        assert!(!meets("~20", "23"));
        assert!(meets("27..30", "30"));
    }
}
