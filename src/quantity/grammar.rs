//! The grammar of numbers, ranges, hedges, units and money, over tokens.
//!
//! ```text
//! quantity  = { hedge } core [ after-hedge ] | lower hedge core ( "and" | "but" ) upper hedge core
//! core      = money | range | amount | unit of                  each with smaller units behind it: "2 hours and 15 minutes"
//! money     = prefix range | prefix amount                     prefix: "$", "US$", "€", "Rs", "USD"
//! range     = "between" amount "and" amount | number link number [ scale ] [ unit ]      link: - – to or
//! amount    = number [ "(" the same number ")" ] [ unit ]
//! unit of   = "a" unit "of"                                    a litre of, a foot of; not of time, money or pressure
//! number    = mixed | digits | spelled | vague
//! mixed     = digits ( "1/2" | "½" | "and a half" ) [ scale ] | "half a" scale | digits scale [ "and a half" ]
//! digits    = digit string [ suffix glued: k m bn ] [ scale ]
//! spelled   = [ "a" ] numeral { [ "-" | "and" ] numeral } | fraction
//! vague     = "dozens" | "tens of thousands" | "several" [ scale ] | "a couple of" [ scale ] ...
//! ```
//! A number's `unit of last digit` is kept: a measure carries half of it each way when it is compared.

mod numeral;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};

pub(super) use numeral::number;
use numeral::{scale, unicode_fraction};

use super::input::{Input, Parsed, dash, no, small_word, token};
use super::number::{Interval, Number};
use super::tables::{Hedge, UnitId};
use crate::text::{Token, TokenKind, flag};

/// How many hedges may be stacked: "at least about some 20".
const HEDGES: usize = 3;
/// A number or a range of numbers before hedges.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Amount {
    /// The bounds; equal for a plain number.
    pub(super) low: Number,
    pub(super) high: Number,
    /// What one step of its last digit is worth.
    pub(super) step: Number,
    /// Written as dozens, several ...
    pub(super) vague: bool,
    /// Written as a fraction: half, two-thirds.
    pub(super) fraction: bool,
}

impl Amount {
    fn exact(value: Number, step: Number) -> Self {
        Self {
            low: value,
            high: value,
            step,
            vague: false,
            fraction: false,
        }
    }

    fn scaled(self, by: Number) -> Option<Self> {
        Some(Self {
            low: self.low.mul(by)?,
            high: self.high.mul(by)?,
            step: self.step.mul(by)?,
            ..self
        })
    }
}

/// A whole quantity as the grammar sees it, with the widths in tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) amount: Amount,
    pub(super) hedge: Option<Hedge>,
    pub(super) unit: Option<UnitId>,
    /// Tokens of the hedges before the number.
    pub(super) before: usize,
    /// Tokens from the start up to the end of the number words (and money sign).
    pub(super) number_end: usize,
    /// Tokens from the start up to the end of unit and after-hedge.
    pub(super) end: usize,
    /// Tokens of a currency sign before the number.
    pub(super) prefix: usize,
    /// "12-inch", "22-month": the unit is joined by a hyphen and qualifies a noun.
    pub(super) joined: bool,
    /// "more than 200 but fewer than 300": what both bounds allow.
    pub(super) bounded: Option<Interval>,
}

impl Found {
    /// What the statement allows.
    pub(super) fn stated(&self) -> Interval {
        if let Some(bounded) = self.bounded {
            return bounded;
        }
        hedged_value(
            self.hedge,
            self.amount.low,
            self.amount.high,
            self.unit.is_none(),
        )
    }
}

/// What a hedge allows of an amount; of things in whole numbers.
pub(super) fn hedged_value(
    hedge: Option<Hedge>,
    low: Number,
    high: Number,
    in_wholes: bool,
) -> Interval {
    let whole = |n: Number| if in_wholes { n.ceil() } else { n };
    match hedge {
        Some(Hedge::AtLeast) => Interval::at_least(low),
        Some(Hedge::MoreThan) => Interval::more_than(low),
        Some(Hedge::AtMost) => Interval::at_most(high),
        Some(Hedge::LessThan) => Interval::less_than(high),
        Some(Hedge::About) if low == high => Interval::about(low),
        Some(Hedge::Nearly) if low == high => {
            let below = Number::ratio(9, 10)
                .and_then(|t| low.mul(t))
                .map_or(low, whole);
            if below < high {
                Interval::range(below, high)
            } else {
                Interval::about(low)
            }
        }
        Some(Hedge::JustOver) if low == high => {
            let above = Number::ratio(11, 10)
                .and_then(|t| high.mul(t))
                .map_or(high, whole);
            Interval {
                low_open: true,
                ..Interval::range(low, above)
            }
        }
        _ => Interval::range(low, high),
    }
}

/// quantity = hedged | bounded
pub(super) fn quantity(input: Input<'_>) -> Parsed<'_, Found> {
    let (rest, found) = hedged(input)?;
    match found.hedge {
        Some(Hedge::AtLeast | Hedge::MoreThan | Hedge::AtMost | Hedge::LessThan) => {
            bounded(input, rest, found)
        }
        _ => Ok((rest, found)),
    }
}

/// "more than 200 but fewer than 300", "no more than 50 and no less than 20": a second bound from the other side, of the same unit.
fn bounded<'a>(input: Input<'a>, rest: Input<'a>, first: Found) -> Parsed<'a, Found> {
    let floor = |h: Option<Hedge>| matches!(h, Some(Hedge::AtLeast | Hedge::MoreThan));
    let ceiling = |h: Option<Hedge>| matches!(h, Some(Hedge::AtMost | Hedge::LessThan));
    let comma = usize::from(rest.at(0).is_some_and(|t| t.mark(',')));
    let joined = alt((small_word(|l| &l.between_and), small_word(|l| &l.but)));
    let (behind, joint) = opt(joined).parse(rest.skip(comma))?;
    let hedge = |i: Input<'_>| i.at(0).is_some_and(|t| t.is(flag::HEDGE));
    if joint.is_none() && comma == 0 || !hedge(behind) {
        return Ok((rest, first));
    }
    let Ok((after, second)) = hedged(behind) else {
        return Ok((rest, first));
    };
    let (low, high) = if floor(first.hedge) {
        (first, second)
    } else {
        (second, first)
    };
    let unit = match (first.unit, second.unit) {
        (Some(a), Some(b)) if a != b => return Ok((rest, first)),
        // "over $5m but under 300": the unit stands behind the second, or the sign before each.
        (Some(_), None) => return Ok((rest, first)),
        (a, b) => a.or(b),
    };
    if !floor(low.hedge) || !ceiling(high.hedge) || low.amount.low >= high.amount.high {
        return Ok((rest, first));
    }
    let skipped = width(input, behind);
    let found = Found {
        amount: Amount {
            low: low.amount.low,
            high: high.amount.high,
            step: low.amount.step.max(high.amount.step),
            vague: false,
            fraction: low.amount.fraction || high.amount.fraction,
        },
        bounded: Some(Interval {
            low_open: low.hedge == Some(Hedge::MoreThan),
            high_open: high.hedge == Some(Hedge::LessThan),
            ..Interval::range(low.amount.low, high.amount.high)
        }),
        hedge: None,
        unit,
        number_end: skipped + second.number_end,
        end: skipped + second.end,
        joined: second.joined,
        ..first
    };
    Ok((after, found))
}

/// hedged = { hedge } core [ after-hedge ]
fn hedged(input: Input<'_>) -> Parsed<'_, Found> {
    let (rest, hedges) = hedges(input)?;
    let before = input.tokens.len() - rest.tokens.len();
    let (rest, mut found) = core(rest)?;
    found.before = before;
    found.number_end += before;
    found.end += before;
    found.hedge = hedges;
    let (rest, after) = opt(after_hedge).parse(rest)?;
    if let Some((width, hedge)) = after {
        found.hedge = found.hedge.or(Some(hedge));
        found.end += width;
        found.number_end = found.number_end.max(if found.unit.is_none() {
            found.end
        } else {
            found.number_end
        });
    }
    Ok((rest, found))
}

/// { hedge }: the first that sets a side wins ("at least about 20" is at least 20).
fn hedges(input: Input<'_>) -> Parsed<'_, Option<Hedge>> {
    let mut rest = input;
    let mut found: Option<Hedge> = None;
    for _ in 0..HEDGES {
        let Some(first) = rest.tokens.first().filter(|t| t.is(flag::HEDGE)) else {
            break;
        };
        // "surpassing the 31 killed last year": compared with a number that is known, which has no hedge.
        if first.is(flag::THE) && matches!(found, Some(Hedge::MoreThan | Hedge::LessThan)) {
            return no();
        }
        let Some((n, hedge)) = rest.tables.before.find(first.word, |i| rest.word_at(i)) else {
            break;
        };
        found = match (found, *hedge) {
            (None | Some(Hedge::Exactly), h) => Some(h),
            (
                Some(Hedge::About),
                h @ (Hedge::AtLeast | Hedge::AtMost | Hedge::MoreThan | Hedge::LessThan),
            ) => Some(h),
            (was, _) => was,
        };
        rest = rest.skip(n);
    }
    Ok((rest, found))
}

/// "18 or more", "18-plus", "18+"
fn after_hedge(input: Input<'_>) -> Parsed<'_, (usize, Hedge)> {
    if let (Some(plus), next) = (input.at(0), input.at(1))
        && plus.mark('+')
        && plus.glued
        && next.is_none_or(|t| t.kind != TokenKind::Number)
    {
        return Ok((input.skip(1), (1, Hedge::AtLeast)));
    }
    let (skip, first) = match input.at(0) {
        Some(t) if t.dash() && t.glued => (1, input.at(1)),
        t => (0, t),
    };
    let Some(first) = first else { return no() };
    match input
        .tables
        .after
        .find(first.word, |i| input.word_at(i + skip))
    {
        Some((n, hedge)) => Ok((input.skip(n + skip), (n + skip, *hedge))),
        None => no(),
    }
}

fn core(input: Input<'_>) -> Parsed<'_, Found> {
    alt((money, between, plain, unit_of)).parse(input)
}

fn width(before: Input<'_>, after: Input<'_>) -> usize {
    before.tokens.len() - after.tokens.len()
}

/// money = prefix ( range | number )
fn money(input: Input<'_>) -> Parsed<'_, Found> {
    let first = token(|t| t.is(flag::CURRENCY) || t.kind == TokenKind::Mark)(input)?.1;
    let raw = input.raw(0);
    let _ = first;
    let Some((symbol, unit)) = input.tables.prefixes.at(raw, 0).next() else {
        return no();
    };
    let mut n = 0;
    let end = input.tokens.first().map_or(0, |t| t.span.start) as usize + symbol.len();
    while input.at(n).is_some_and(|t| (t.span.end as usize) <= end) {
        n += 1;
    }
    if n == 0 || input.at(n - 1).is_none_or(|t| t.span.end as usize != end) {
        return no();
    }
    let mut rest = input.skip(n);
    // "$-" as in "$-5" is not money in prose, but "US$ 5" and "Rs. 500" are.
    if rest.at(0).is_some_and(|t| t.mark('.') && t.glued) {
        rest = rest.skip(1);
    }
    let of_money = Input {
        money: true,
        ..rest
    };
    let (behind, low) = number(of_money)?;
    let (after, amount) = linked(of_money, behind, low).unwrap_or((behind, low));
    let after = Input {
        money: false,
        ..after
    };
    // "R180 million", "R2,500": of a lone letter small numbers are names of roads and rooms.
    let letter = symbol.len() == 1 && symbol.starts_with(|c: char| c.is_ascii_alphabetic());
    if amount.fraction || letter && amount.high < Number::int(1000) {
        return no();
    }
    // "$40-million"
    if after.at(0).is_some_and(|t| t.dash() && t.glued)
        && amount.low < Number::int(100_000)
        && let Ok((more, by)) = scale(after.skip(1))
    {
        return match amount.scaled(by) {
            Some(scaled) => finish_money(input, more, scaled, *unit, n),
            None => no(),
        };
    }
    finish_money(input, after, amount, *unit, n)
}

fn finish_money<'a>(
    input: Input<'a>,
    mut after: Input<'a>,
    mut amount: Amount,
    mut unit: UnitId,
    prefix: usize,
) -> Parsed<'a, Found> {
    let mut number_end = width(input, after);
    let mut end = number_end;
    // "$5 million US", "$300 Canadian": the bare sign is settled by a currency name or code behind it.
    if let Ok((more, (named, n, _))) = unit_name(after)
        && input
            .tables
            .unit(named)
            .is_some_and(|u| u.dimension == "money")
        && input.tables.unit(unit).is_some_and(|u| {
            input
                .tables
                .unit(named)
                .is_some_and(|v| u.ambiguous.contains(&v.code) || u.code == v.code)
        })
    {
        unit = named;
        end += n;
        after = more;
    }
    if let Some((rest, sum, whole)) = compound(after, amount, unit) {
        (after, amount, unit) = (rest, sum, whole);
        end = width(input, after);
        number_end = end;
    }
    Ok((
        after,
        Found {
            amount,
            hedge: None,
            unit: Some(unit),
            before: 0,
            number_end,
            end,
            prefix,
            joined: false,
            bounded: None,
        },
    ))
}

/// "between 14 and 18 people"
fn between(input: Input<'_>) -> Parsed<'_, Found> {
    let (rest, _) = small_word(|l| &l.between)(input)?;
    let sign = money_sign(rest);
    let (after_sign, unit) = sign.map_or((rest, None), |(i, u)| (i, Some(u)));
    let (rest, low) = number(after_sign)?;
    // "between 44 mg and 50 mg": the unit may stand at both ends.
    let first_unit = unit_name(rest).ok().filter(|(_, (_, _, joined))| !joined);
    let rest = first_unit.map_or(rest, |(after, _)| after);
    let (rest, _) = small_word(|l| &l.between_and)(rest)?;
    let rest = money_sign(rest).map_or(rest, |(i, _)| i);
    let (rest, _) = hedges(rest)?;
    let (rest, high) = number(rest)?;
    if let Some((_, (first, _, _))) = first_unit
        && unit_name(rest).map_or(true, |(_, (second, _, _))| first != second)
    {
        return no();
    }
    let Some(both) = join(low, high) else {
        return no();
    };
    let number_end = width(input, rest);
    let (rest, found_unit, end, joined) = with_unit(rest, number_end);
    Ok((
        rest,
        Found {
            amount: both,
            hedge: None,
            unit: unit.or(found_unit),
            before: 0,
            number_end,
            end,
            prefix: 0,
            joined,
            bounded: None,
        },
    ))
}

fn money_sign(input: Input<'_>) -> Option<(Input<'_>, UnitId)> {
    let raw = input.raw(0);
    let (symbol, unit) = input.tables.prefixes.at(raw, 0).next()?;
    let end = input.tokens.first()?.span.start as usize + symbol.len();
    let n = input
        .tokens
        .iter()
        .take_while(|t| t.span.end as usize <= end)
        .count();
    (n > 0).then(|| (input.skip(n), *unit))
}

/// "a litre of petrol", "more than a foot of water": one of a unit that things are measured in.
fn unit_of(input: Input<'_>) -> Parsed<'_, Found> {
    const MEASURED: [&str; 4] = ["length", "area", "volume", "mass"];
    let (rest, _) = small_word(|l| &l.article)(input)?;
    if !rest.at(0).is_some_and(|t| t.is(flag::UNIT)) {
        return no();
    }
    let (after, (unit, width, joined)) = unit_name(rest)?;
    let measured = |u: UnitId| {
        let unit = input.tables.unit(u)?;
        MEASURED.contains(&unit.dimension.as_str()).then_some(u)
    };
    // Of the two pounds the one of mass is measured.
    let unit = measured(unit).or_else(|| {
        input
            .tables
            .sharing_name(unit)
            .into_iter()
            .find_map(measured)
    });
    let of = small_word(|l| &l.of)(after).is_ok();
    let Some(unit) = unit.filter(|_| of && !joined) else {
        return no();
    };
    Ok((
        after,
        Found {
            amount: Amount::exact(Number::ONE, Number::ONE),
            hedge: None,
            unit: Some(unit),
            before: 0,
            number_end: 1,
            end: 1 + width,
            prefix: 0,
            joined: false,
            bounded: None,
        },
    ))
}

/// "twelve (12) people", "45 (forty-five) days": the same number said again, in words and in digits.
fn said_again<'a>(input: Input<'a>, rest: Input<'a>, first: Amount) -> Input<'a> {
    if !rest.at(0).is_some_and(|t| t.mark('(')) || first.vague || first.fraction {
        return rest;
    }
    let kind = |i: Input<'_>| i.at(0).map(|t| t.kind == TokenKind::Number);
    let inside = rest.skip(1);
    match number(inside) {
        Ok((after, again))
            if again
                == Amount {
                    step: again.step,
                    ..first
                }
                && after.at(0).is_some_and(|t| t.mark(')'))
                && kind(input) != kind(inside) =>
        {
            after.skip(1)
        }
        _ => rest,
    }
}

/// range | amount: one number, and what a link behind it joins to it.
fn plain(input: Input<'_>) -> Parsed<'_, Found> {
    let (rest, first) = number(input)?;
    let rest = said_again(input, rest, first);
    match linked(input, rest, first) {
        Ok((rest, both)) => Ok(measured(input, rest, both)),
        Err(_) => Ok(measured(input, rest, first)),
    }
}

/// What a link and a second number behind `low`, read from `input` up to `rest`, make of it; a scale behind the second holds for both
/// ("1 to 2 million", "3-4,000").
fn linked<'a>(input: Input<'a>, rest: Input<'a>, low: Amount) -> Parsed<'a, Amount> {
    if low.fraction {
        return no();
    }
    // "30 km to 40 km", "30% to 40%", "10 dollars to 20 dollars": the unit may stand at both ends.
    let percent = rest.at(0).is_some_and(|t| t.mark('%'));
    let at_both = |after: Input<'a>, unit: UnitId| {
        link(after)
            .ok()
            .and_then(|(i, _)| number(money_sign(i).map_or(i, |(s, _)| s)).ok())
            .and_then(|(i, _)| unit_name(i).ok())
            .is_some_and(|(_, (other, _, _))| other == unit)
    };
    let (rest, link) = match link(rest) {
        Ok(found) => found,
        Err(_) => {
            let after = match unit_name(rest) {
                Ok((after, (unit, _, false))) if at_both(after, unit) => after,
                _ => match rest.at(0) {
                    Some(t) if (t.mark('%') || t.mark('°')) && t.glued => rest.skip(1),
                    _ => return no(),
                },
            };
            link(after)?
        }
    };
    if link == Link::To && input.apart {
        return no();
    }
    // "in 2015 to $221bn": a sign at the second end alone makes two numbers.
    let signed = input
        .tokens
        .first()
        .is_some_and(|t| t.kind == TokenKind::Mark);
    let rest = match money_sign(rest) {
        Some(_) if link == Link::To && !signed && !input.money => return no(),
        Some((i, _)) => i,
        None => rest,
    };
    let (rest, high) = number(rest)?;
    // "rose 12% to 168 million": a share and what it came to.
    let shares = rest.at(0).is_some_and(|t| t.mark('%'))
        || rest.form(0).to_ascii_lowercase().starts_with("per");
    if high.fraction
        || percent && link == Link::To && !shares
        || (link == Link::Or
            && !(low.vague
                || high.low == low.low.add(Number::ONE).unwrap_or_default()
                || is_step(low.low, high.low)))
    {
        return no();
    }
    match join(low, high) {
        Some(both) => Ok((rest, both)),
        None => no(),
    }
}

/// "20 or 22", "10 or 12": alternatives near each other.
fn is_step(low: Number, high: Number) -> bool {
    low < high && low.mul(Number::int(2)).is_some_and(|double| high <= double)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    Or,
}

fn link(input: Input<'_>) -> Parsed<'_, Link> {
    alt((
        map(dash, |_| Link::Dash),
        map(small_word(|l| &l.to), |_| Link::To),
        map(small_word(|l| &l.or), |_| Link::Or),
    ))
    .parse(input)
}

/// The range from `low` to `high`; `None` when that is no range a reader would see.
fn join(low: Amount, high: Amount) -> Option<Amount> {
    let mut low = low;
    if low.low >= high.high || high.low < low.high {
        return None;
    }
    // "3-4,000", "50 to 60 thousand" and "1 to 2 million": the first borrows the scale of the second.
    let plain = low.low.is_whole() && low.step >= Number::ONE && low.step <= Number::int(10);
    if plain && low.low < Number::int(1000) {
        let mut scale = Number::int(1000);
        while high.low >= scale.mul(low.low)? && high.low >= scale {
            let scaled = low.scaled(scale)?;
            let borrowed = high.step >= scale || high.low.div(scale)?.is_whole();
            if borrowed && scaled.low < high.low && high.low.div(scaled.low)? <= Number::int(10) {
                low = scaled;
                break;
            }
            scale = scale.mul(Number::int(1000))?;
        }
    }
    Some(Amount {
        low: low.low,
        high: high.high,
        step: low.step.max(high.step),
        vague: false,
        fraction: false,
    })
}

/// What was read from `input` up to `rest`, with the unit that follows.
fn measured<'a>(input: Input<'a>, rest: Input<'a>, mut amount: Amount) -> (Input<'a>, Found) {
    let mut number_end = width(input, rest);
    let (mut rest, mut unit, mut end, joined) = with_unit(rest, number_end);
    // "hundreds of millions of dollars", "thousands of miles"
    if unit.is_none()
        && !amount.fraction
        && amount.step > Number::int(10)
        && let Ok((behind, _)) = small_word(|l| &l.of)(rest)
        && let (after, Some(found), width, false) = with_unit(behind, number_end + 1)
    {
        (rest, unit, end) = (after, Some(found), width);
    }
    if let Some(first) = unit.filter(|_| !joined)
        && let Some((after, sum, larger)) = compound(rest, amount, first)
    {
        amount = sum;
        unit = Some(larger);
        end = width(input, after);
        number_end = end;
        rest = after;
    }
    let found = Found {
        amount,
        hedge: None,
        unit,
        before: 0,
        number_end,
        end,
        prefix: 0,
        joined,
        bounded: None,
    };
    (rest, found)
}

/// "2 hours and 15 minutes", "six feet two inches", "$20 and 43 cents": smaller units behind `amount` of `unit`. Gives all of it in the first unit,
/// which of two of one name ("pound") is the one that the second fits.
fn compound(input: Input<'_>, amount: Amount, unit: UnitId) -> Option<(Input<'_>, Amount, UnitId)> {
    /// "10 years, 6 months and 2 days"
    const MOST: usize = 3;
    let tables = input.tables;
    let plain = |a: &Amount| a.low == a.high && !a.fraction && !a.vague;
    let mut sum = Some(amount).filter(plain)?;
    let (mut rest, mut whole) = (input, unit);
    // What the last unit is of the first.
    let mut last = Number::ONE;
    for _ in 0..MOST {
        let comma = rest.at(0).is_some_and(|t| t.mark(','));
        let behind = rest.skip(usize::from(comma));
        let (behind, and) = opt(small_word(|l| &l.between_and)).parse(behind).ok()?;
        let Ok((after, part)) = number(behind) else {
            break;
        };
        let Ok((next, (smaller, _, false))) = unit_name(after) else {
            break;
        };
        // The pound of "4 pounds 3 ounces" is no money.
        let first = last == Number::ONE;
        let others = tables.sharing_name(whole).into_iter().filter(|_| first);
        let found = std::iter::once(whole)
            .chain(others)
            .find_map(|large| Some((large, tables.part_of(smaller, large)?)));
        let Some((large, share)) = found.filter(|_| plain(&part) && part.low > Number::ZERO) else {
            break;
        };
        // A comma alone parts lists and asides too: only lengths of time are told so.
        let loose = comma && and.is_none() && tables.unit(large)?.dimension != "time";
        let (Some(less), Some(step)) = (part.low.mul(share), part.step.mul(share)) else {
            break;
        };
        let Some(total) = sum.low.add(less).filter(|_| less < last && !loose) else {
            break;
        };
        sum = Amount::exact(total, step);
        (whole, last, rest) = (large, share, next);
    }
    (last < Number::ONE).then_some((rest, sum, whole))
}

fn with_unit(rest: Input<'_>, number_end: usize) -> (Input<'_>, Option<UnitId>, usize, bool) {
    match unit_name(rest) {
        Ok((after, (unit, n, joined))) => (after, Some(unit), number_end + n, joined),
        Err(_) => (rest, None, number_end, false),
    }
}

/// A unit's name or symbol: "kilometers", "per cent", "km/h", "-month", "million euros" has its scale read before.
fn unit_name(input: Input<'_>) -> Parsed<'_, (UnitId, usize, bool)> {
    let (skip, joined) = match input.at(0) {
        Some(t) if t.dash() && t.glued && input.at(1).is_some_and(|n| n.glued) => (1, true),
        _ => (0, false),
    };
    let at = input.skip(skip);
    let Some(first) = at.at(0) else { return no() };
    let raw = at.raw(0);
    if !joined {
        // A symbol ends where a token does.
        let width = (first.span.end - first.span.start) as usize;
        for (symbol, unit) in at.tables.symbols.at(raw, width) {
            let end = first.span.start as usize + symbol.len();
            let n = at
                .tokens
                .iter()
                .take_while(|t| t.span.end as usize <= end)
                .count();
            let whole = n > 0 && at.at(n - 1).is_some_and(|t| t.span.end as usize == end);
            let next_letter = symbol.ends_with(char::is_alphanumeric)
                && raw
                    .get(symbol.len()..)
                    .and_then(|r| r.chars().next())
                    .is_some_and(char::is_alphanumeric);
            if whole && !next_letter {
                return Ok((at.skip(n), (*unit, n + skip, false)));
            }
        }
        // "5m"; "5 m deep", "2 1/2 in thick" by the word behind.
        let form = at.form(0);
        let told = || {
            let words = at.tables.behind.get(form);
            words.is_some_and(|words| words.iter().any(|w| w == at.form(1)))
        };
        // "from 3.1p.": the full stop is the sentence's.
        let last = at.at(1).is_none().then(|| form.strip_suffix('.')).flatten();
        let unit = at.tables.attached.get(form);
        let unit = unit.or_else(|| at.tables.attached.get(last?));
        if let Some(unit) = unit
            && (first.glued || told())
        {
            return Ok((at.skip(1), (*unit, 1 + skip, joined)));
        }
    }
    if !first.is(flag::UNIT) {
        return no();
    }
    match at.tables.unit_names.find(first.word, |i| at.word_at(i)) {
        Some((n, units)) => {
            let Some(unit) = units.first() else {
                return no();
            };
            Ok((at.skip(n), (*unit, n + skip, joined)))
        }
        None => no(),
    }
}

/// Whether `token` is a number, a number word, a vague word or a sign of money.
pub(super) fn is_number(token: &Token) -> bool {
    token.kind == TokenKind::Number
        || token.is(flag::NUMERAL | flag::VAGUE | flag::CURRENCY)
        || token.kind == TokenKind::Mark
}

/// Whether a number stands behind the hedges (and an article or "between") at the start of `input`.
pub(super) fn number_behind_hedges(input: Input<'_>) -> bool {
    let Ok((rest, _)) = hedges(input) else {
        return false;
    };
    let open = |i: usize| rest.at(i).is_some_and(is_number);
    open(0)
        || open(1)
            && (rest.at(0).is_some_and(|t| t.is(flag::ARTICLE))
                || rest
                    .at(0)
                    .is_some_and(|t| rest.tables.links.between.holds(t)))
}

/// Whether `token` can be the first of a quantity, or has one of the flags `others`.
pub(super) fn opens(token: &Token, others: u64) -> bool {
    token.kind == TokenKind::Number
        || token.is(flag::NUMERAL | flag::HEDGE | flag::VAGUE | flag::CURRENCY | others)
        || (token.kind == TokenKind::Mark
            && (matches!(
                token.ch,
                '$' | '£'
                    | '€'
                    | '¥'
                    | '₹'
                    | '₽'
                    | '₩'
                    | '₺'
                    | '₪'
                    | '₴'
                    | '₱'
                    | '₦'
                    | '฿'
                    | '₫'
            ) || unicode_fraction(token.ch).is_some()))
}
