//! A finding: a relation that does not hold, with both places.

use crate::claim::Severity;
use crate::group::Mention;

/// What kind of disagreement it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Values that exclude each other.
    Conflict,
    /// Floors or limits far apart that do not exclude each other.
    Gap,
    /// A later value of a growing figure.
    Update,
    /// A part larger than its whole.
    PartExceedsWhole,
    /// Parts that do not add up to their whole.
    Sum,
    /// An amount in another unit or currency that is another amount.
    Conversion,
    /// A change of another size or direction.
    Change,
    /// A share that comes to another amount.
    Percent,
    /// A rate that comes to another number.
    Rate,
    /// A weekday, an age or a duration that its date does not allow.
    Date,
    /// A rank that another claim of the set refutes.
    Rank,
    /// One long number for two figures.
    Coincidence,
    /// A running total that falls.
    Series,
    /// A number under a label that is not the text's.
    Label,
    /// A reference to an amount that the text gives with another scale or with digits in another order.
    Slip,
    /// Two ages of one person.
    Age,
}

impl Kind {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Gap => "gap",
            Self::Update => "update",
            Self::PartExceedsWhole => "part-exceeds-whole",
            Self::Sum => "sum",
            Self::Conversion => "conversion",
            Self::Change => "change",
            Self::Percent => "percent",
            Self::Rate => "rate",
            Self::Date => "date",
            Self::Rank => "rank",
            Self::Coincidence => "coincidence",
            Self::Series => "series",
            Self::Label => "label",
            Self::Slip => "slip",
            Self::Age => "age",
        }
    }
}

/// A relation that does not hold. It is built only from two or more claims, each of which has its place in a file.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Fingerprint of check, figure, values and origins; not of positions, so that a decision about it survives edits of the text.
    pub id: String,
    /// The check that made it.
    pub check: &'static str,
    /// The figure's id.
    pub figure: String,
    /// The rule behind it: the figure's id, or the id of a check in the rules.
    pub rule: String,
    /// What kind.
    pub kind: Kind,
    /// How serious.
    pub severity: Severity,
    /// One line.
    pub message: String,
    /// The claims that take part, as indices into the run's records: the two that disagree most first, then the rest in text order.
    pub claims: Vec<usize>,
    /// The places of a statement of arithmetic, whose numbers need not be claims; empty when `claims` are the places.
    pub mentions: Vec<Mention>,
    /// Why they are comparable, what was not compared and why.
    pub notes: Vec<String>,
}

impl Finding {
    /// A finding about `first`, `second` and `others`.
    #[must_use]
    pub fn new(
        check: &'static str,
        figure: &str,
        kind: Kind,
        severity: Severity,
        message: String,
        (first, second): (usize, usize),
        others: Vec<usize>,
    ) -> Self {
        let mut claims = vec![first, second];
        claims.extend(others.into_iter().filter(|c| *c != first && *c != second));
        Self {
            id: String::new(),
            check,
            figure: figure.to_owned(),
            rule: figure.to_owned(),
            kind,
            severity,
            message,
            claims,
            mentions: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The two claims that disagree most.
    #[must_use]
    pub fn pair(&self) -> (usize, usize) {
        (
            self.claims.first().copied().unwrap_or(0),
            self.claims.get(1).copied().unwrap_or(0),
        )
    }
}

/// FNV-1a, 64 bits: a stable hash whose value is part of the output format.
#[must_use]
pub fn fingerprint(parts: &[String]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0]) {
            hash ^= u64::from(byte);
            hash = hash.wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{:010x}", hash & 0xff_ffff_ffff)
}
