//! "$1.4 billion (£1.1 million)": an amount in another currency is of the right order, and one text has one rate. There is no table of rates; the rules
//! know what a currency is roughly worth.

use std::collections::BTreeMap;

use super::finding::{Finding, Kind};
use super::{Context, Knob, broken, stated};
use crate::claim::statement::Law;
use crate::group::Stated;
use crate::quantity::{Interval, Number};

const NAME: &str = "exchange";

pub(super) const KNOBS: &[Knob] = &[
    Knob {
        name: "drift",
        about: "A rate may have moved by so many times, inclusive, since the rules were written.",
    },
    Knob {
        name: "one-rate",
        about: "Two rates of one text that differ by no more than this share are one.",
    },
    Knob {
        name: "day-rate",
        about: "Papers use rates some days old: up to this share from the day's, inclusive, is quiet.",
    },
];

/// A statement with its rate, by document and pair of currencies.
type Seen<'a> = BTreeMap<(u32, [&'a str; 2]), (Interval, &'a Stated)>;

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut seen: Seen<'_> = BTreeMap::new();
    for s in stated(context, |law| matches!(law, Law::Exchange { .. })) {
        let Law::Exchange {
            codes,
            worth,
            apart,
        } = &s.law
        else {
            continue;
        };
        let Some(rate) = rate(s) else { continue };
        if let Some(finding) =
            order(context, s, worth, &rate).or_else(|| dated(context, s, codes, &rate))
        {
            out.push(finding);
            continue;
        }
        let Some(doc) = s.mentions.first().map(|m| m.doc).filter(|_| !apart) else {
            continue;
        };
        let key = (doc, [codes[0].as_str(), codes[1].as_str()]);
        match seen.get(&key) {
            Some((before, first)) => out.extend(two_rates(context, first, before, s, &rate)),
            None => {
                seen.insert(key, (rate, s));
            }
        }
    }
    out
}

/// The second amount per unit of the first.
fn rate(s: &Stated) -> Option<Interval> {
    let [a, b] = s.values.as_slice() else {
        return None;
    };
    let low = b.low?.div(a.high.filter(|n| *n > Number::ZERO)?)?;
    let high = b.high?.div(a.low.filter(|n| *n > Number::ZERO)?)?;
    Some(Interval::range(low, high))
}

/// The rates that are likely for the two currencies, from the lowest to the highest that any meaning of their signs allows.
fn likely(worth: &[Vec<Number>; 2], drift: Number) -> Option<Interval> {
    let low = worth[0].iter().min()?.div(*worth[1].iter().max()?)?;
    let high = worth[0].iter().max()?.div(*worth[1].iter().min()?)?;
    Some(Interval::range(low.div(drift)?, high.mul(drift)?))
}

fn order(
    context: &Context<'_>,
    s: &Stated,
    worth: &[Vec<Number>; 2],
    rate: &Interval,
) -> Option<Finding> {
    let band = likely(worth, context.tuning.number(NAME, "drift"))?;
    if band.meets(rate) {
        return None;
    }
    let message = format!(
        "another order of magnitude in brackets: {} is not {}",
        s.shown.first()?,
        s.shown.get(1)?
    );
    let mut finding = broken(context, NAME, Kind::Conversion, message, s);
    finding
        .notes
        .extend([1000i128, 1_000_000].into_iter().find_map(|by| {
            let times = rate.scaled(Number::int(by))?;
            let part = rate.scaled(Number::ratio(1, by)?)?;
            (band.meets(&times) || band.meets(&part))
                .then(|| format!("a factor of {by} would explain it"))
        }));
    Some(finding)
}

/// Against the rate of the day of publication, where rates were given.
fn dated(
    context: &Context<'_>,
    s: &Stated,
    codes: &[String; 2],
    rate: &Interval,
) -> Option<Finding> {
    let published = s.mentions.first()?.published?.date;
    let (right, day) = context.rates?.of(&codes[0], &codes[1], published)?;
    let slack = right.mul(context.tuning.number(NAME, "day-rate"))?;
    if Interval::exactly(right).widened(slack).meets(rate) {
        return None;
    }
    let message = format!(
        "another rate than that of the day in brackets: {} is not {}",
        s.shown.first()?,
        s.shown.get(1)?
    );
    let mut finding = broken(context, NAME, Kind::Conversion, message, s);
    finding.severity = context.tuning.doubtful(NAME)?;
    finding.notes.push(format!(
        "by the rates given for {day}, one {} was {} {}",
        codes[0],
        short(right),
        codes[1]
    ));
    Some(finding)
}

/// Four digits behind the point.
fn short(n: Number) -> String {
    let text = n.decimal();
    match text.split_once('.') {
        Some((whole, part)) => format!("{whole}.{}", part.get(..4).unwrap_or(part)),
        None => text,
    }
}

fn two_rates(
    context: &Context<'_>,
    first: &Stated,
    before: &Interval,
    s: &Stated,
    rate: &Interval,
) -> Option<Finding> {
    let slack = rate.high?.mul(context.tuning.number(NAME, "one-rate"))?;
    if before.widened(slack).meets(rate) {
        return None;
    }
    let message = format!(
        "two rates in one text: {} ({}) and {} ({})",
        first.shown.first()?,
        first.shown.get(1)?,
        s.shown.first()?,
        s.shown.get(1)?
    );
    let mut finding = broken(context, NAME, Kind::Conversion, message, first);
    finding.severity = context.tuning.doubtful(NAME)?;
    finding.mentions.extend(s.mentions.iter().cloned());
    finding.claims.extend(
        s.mentions
            .iter()
            .filter_map(|m| m.claim.map(|c| c as usize)),
    );
    Some(finding)
}
