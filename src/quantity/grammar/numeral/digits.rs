//! Numbers in digits: grouping, decimals, fractions, powers of ten and the letters behind them.

use nom::Parser;
use nom::combinator::opt;

use super::super::{Amount, unit_name};
use super::{and_a_half, scale, spelled};
use crate::quantity::input::{Input, Parsed, no, small_word, token};
use crate::quantity::number::Number;
use crate::text::{Decimal, TokenKind, flag};

/// "100m high", "100m (330ft)": a letter that the words behind make the symbol of a unit, and no scale.
fn is_symbol(rest: Input<'_>, suffix: &str) -> bool {
    let Some(words) = rest.tables.behind.get(suffix) else {
        return false;
    };
    let is = |n: usize| {
        rest.at(n)
            .map(|t| t.span.of(rest.text).to_ascii_lowercase())
            .is_some_and(|form| words.contains(&form))
    };
    let bracket = rest.at(1).is_some_and(|t| t.mark('(')) && (is(3) || is(4) || is(5));
    is(1) || rest.at(1).is_some_and(|t| t.dash() && t.glued) && is(2) || bracket
}

/// digits = digit string [ fraction ] [ suffix ] [ scale ]
pub(super) fn digits(input: Input<'_>) -> Parsed<'_, Amount> {
    let (mut rest, first) = token(|t| t.kind == TokenKind::Number)(input)?;
    let form = first.span.of(input.text);
    let Some((mut value, mut step)) = digit_string(form, input.decimal) else {
        return no();
    };
    if let Some((after, other)) = decimal_comma(input, rest, form) {
        (value, step) = other;
        rest = after;
    } else if let Some((after, amount)) = broken_group(input, rest, form) {
        return Ok((after, amount));
    }
    // 2-1/2, 2 1/2, 2½, 1/2
    if let Some((n, fraction)) = slash_fraction(rest)
        && value.is_whole()
        && fraction < Number::ONE
    {
        let Some(sum) = value.add(fraction) else {
            return no();
        };
        value = sum;
        step = Number::ratio(1, 2).unwrap_or_default();
        rest = rest.skip(n);
    } else if rest.at(0).is_some_and(|t| t.mark('/') && t.glued)
        && let Some(below) = rest
            .at(1)
            .filter(|t| t.kind == TokenKind::Number && t.glued)
        && let (Some(a), Some(b)) = (
            value.whole(),
            below.span.of(input.text).parse::<i128>().ok(),
        )
        && (1..=64).contains(&b)
        && a < b
        && rest.at(2).is_none_or(|t| !t.mark('/'))
        && let Some(fraction) = Number::ratio(a, b)
    {
        return Ok((
            rest.skip(2),
            Amount {
                fraction: true,
                ..Amount::exact(fraction, Number::ZERO)
            },
        ));
    }
    // 3.2 × 10^5, 1.5e6, 10⁹
    if let Some((rest, by)) = power(form, rest) {
        return match Amount::exact(value, step).scaled(by) {
            Some(a) => Ok((rest, a)),
            None => no(),
        };
    }
    // 3.5m, 40k, 2bn
    if let Some(next) = rest.at(0).filter(|t| t.glued && t.kind == TokenKind::Word) {
        let suffix = next.span.of(input.text);
        if (input.money || !is_symbol(rest, suffix))
            && let Some((_, by)) = input.tables.suffixes.iter().find(|(s, _)| s == suffix)
        {
            return match Amount::exact(value, step).scaled(*by) {
                Some(a) => Ok((rest.skip(1), a)),
                None => no(),
            };
        }
    }
    // "1 point 1 million": only where no decimals stand in the digits themselves
    if value.is_whole()
        && let Ok((at, _)) = small_word(|l| &l.point)(rest)
        && let Some(next) = at.at(0).filter(|t| t.kind == TokenKind::Number)
        && let Ok(decimals) = format!("0.{}", next.span.of(input.text)).parse::<Number>()
        && let Some(sum) = value.add(decimals)
    {
        value = sum;
        step = Number::ratio(1, 10).unwrap_or_default();
        rest = at.skip(1);
    }
    // 3 and a half million
    let (after, half) = opt(and_a_half).parse(rest)?;
    if let Some(half) = half {
        let Some(sum) = value.add(half) else {
            return no();
        };
        value = sum;
        step = half;
        rest = after;
    }
    let mut amount = Amount::exact(value, step);
    let (mut after, scales) = opt(scale).parse(joined_scale(rest))?;
    if let Some(by) = scales {
        let Some(scaled) = amount.scaled(by) else {
            return no();
        };
        amount = scaled;
        // 2 million and a half; hundreds of crore stay one scale
        if let (next, Some(again)) = opt(scale).parse(after)? {
            let Some(scaled) = amount.scaled(again) else {
                return no();
            };
            amount = scaled;
            after = next;
        }
        // "1 crore 20 lakh", "4 thousand 3 hundred and 21"
        let mut last = by;
        let mut more = false;
        while value.is_whole()
            && let Ok((next, (less, smaller))) = below_scale(after, last)
            && let Some(sum) = amount.low.add(less.low)
        {
            amount = Amount::exact(sum, less.step);
            (after, last, more) = (next, smaller, true);
        }
        if more {
            return Ok((after, amount));
        }
        // "2 million and a half"
        if by >= Number::int(1000)
            && let Ok((next, half)) = and_a_half(after)
            && let Some(more) = half.mul(by)
            && let Some(sum) = amount.low.add(more)
        {
            return Ok((next, Amount::exact(sum, more)));
        }
        return Ok((after, amount));
    }
    Ok((rest, amount))
}

/// "12,5 percent", "€5,00", "1.111,11": decimals behind a comma in a text that writes them behind a point. Without a unit, a sign of money, a scale or
/// groups behind points it is a list.
fn decimal_comma<'a>(
    input: Input<'a>,
    rest: Input<'a>,
    form: &str,
) -> Option<(Input<'a>, (Number, Number))> {
    const GROUP: usize = 3;
    if input.decimal != Decimal::Point || !rest.at(0)?.mark(',') || !rest.at(0)?.glued {
        return None;
    }
    let decimals = rest
        .at(1)
        .filter(|t| t.glued && t.kind == TokenKind::Number)?;
    let decimals = decimals.span.of(input.text);
    let after = rest.skip(2);
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let mut groups = form.split('.');
    let leads = groups
        .next()
        .is_some_and(|g| (1..=GROUP).contains(&g.len()) && digits(g));
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != GROUP || !digits(group) {
            return None;
        }
    }
    let next = after.at(0).filter(|t| t.glued);
    let listed = next.is_some_and(|t| {
        t.kind == TokenKind::Number || t.mark(',') && after.at(1).is_some_and(|n| n.glued)
    });
    let measured = || {
        after.at(0).is_some_and(|t| t.mark('%'))
            || scale(after).is_ok()
            || unit_name(after).is_ok_and(|(_, (_, _, joined))| !joined)
    };
    if !leads
        || listed
        || decimals.len() >= GROUP
        || !digits(decimals)
        || !(grouped || input.money || measured())
    {
        return None;
    }
    let whole: String = form.chars().filter(char::is_ascii_digit).collect();
    let found = digit_string(&format!("{whole}.{decimals}"), Decimal::Point)?;
    Some((after, found))
}

/// "130,00 deaths", "2,750,00 shares": a last group with a digit too few. What was meant is not known: no less than what stands before the comma (it
/// may be decimals), and no more than all the digits and one more.
fn broken_group<'a>(input: Input<'a>, rest: Input<'a>, form: &str) -> Option<(Input<'a>, Amount)> {
    const SHORT: usize = 2;
    rest.at(0).filter(|t| t.mark(',') && t.glued)?;
    let last = rest
        .at(1)
        .filter(|t| t.glued && t.kind == TokenKind::Number)?;
    let digits = last.span.of(input.text);
    let short = digits.len() == SHORT && digits.bytes().all(|b| b.is_ascii_digit());
    // "12,14 and 17" is a list without its spaces.
    let grouped = form.contains(',') || digits == "00";
    let ends = !rest
        .at(2)
        .is_some_and(|t| t.glued && (t.kind == TokenKind::Number || t.mark(',')));
    if input.decimal != Decimal::Point || !short || !grouped || !ends || form.contains('.') {
        return None;
    }
    let (low, _) = digit_string(form, Decimal::Point)?;
    let (all, _) = digit_string(&format!("{form}{digits}9"), Decimal::Point)?;
    let plain = Amount::exact(low, Number::ONE);
    // "5.00 or 5,00": with nothing that is counted behind, two decimals that are nought.
    let counted = rest.at(2).is_some_and(|t| t.kind == TokenKind::Word);
    if !form.contains(',') && !counted {
        return Some((rest.skip(2), plain));
    }
    let amount = Amount {
        high: all,
        vague: true,
        ..plain
    };
    Some((rest.skip(2), amount))
}

/// A number with a smaller scale behind one with the scale `by`, or one below a hundred behind "hundred and"; with the scale it ends in.
fn below_scale(input: Input<'_>, by: Number) -> Parsed<'_, (Amount, Number)> {
    let (rest, and) = opt(small_word(|l| &l.and)).parse(input)?;
    let (rest, amount) = if rest.at(0).is_some_and(|t| t.kind == TokenKind::Number) {
        let (rest, first) = token(|_| true)(rest)?;
        let Some((value, step)) = digit_string(first.span.of(input.text), input.decimal) else {
            return no();
        };
        (rest, Amount::exact(value, step))
    } else if and.is_some() && by == Number::int(100) {
        spelled(rest)?
    } else {
        return no();
    };
    let (rest, amount, last) = match scale(rest) {
        Ok((rest, smaller)) if smaller < by => match amount.scaled(smaller) {
            Some(a) => (rest, a, smaller),
            None => return no(),
        },
        Err(_) if and.is_some() && by == Number::int(100) => (rest, amount, Number::ONE),
        _ => return no(),
    };
    if amount.low < by && amount.low.is_whole() && !amount.fraction {
        Ok((rest, (amount, last)))
    } else {
        no()
    }
}

/// What a power of ten behind the digits `form` multiplies them by: "× 10^5", "x10³", "e6"; or that of "10^9" itself.
fn power<'a>(form: &str, input: Input<'a>) -> Option<(Input<'a>, Number)> {
    const MOST: u32 = 30;
    let ten = |n: u32, below: bool| {
        let by = Number::int(10i128.checked_pow(n).filter(|_| n <= MOST)?);
        if below { Number::ONE.div(by) } else { Some(by) }
    };
    let glued = |i: usize| input.at(i).filter(|t| t.glued);
    // "1.5e6", "1.5E-6"
    if let Some(e) = glued(0).filter(|t| matches!(t.ch, 'e' | 'E') && t.kind != TokenKind::Mark) {
        let digits = e.span.of(input.text).get(1..).unwrap_or("");
        if let Ok(n) = digits.parse() {
            return Some((input.skip(1), ten(n, false)?));
        }
        let below = digits.is_empty() && glued(1)?.dash();
        let at = 1 + usize::from(below);
        let n = glued(at).filter(|t| digits.is_empty() && t.kind == TokenKind::Number)?;
        let n = n.span.of(input.text).parse().ok()?;
        return Some((input.skip(at + 1), ten(n, below)?));
    }
    // The exponent of a ten whose token stands just before `at`.
    let exponent = |at: usize| {
        if glued(at).is_some_and(|t| t.mark('^')) {
            let below = glued(at + 1).is_some_and(|t| t.dash() || t.ch == '−');
            let n = glued(at + 1 + usize::from(below)).filter(|t| t.kind == TokenKind::Number)?;
            let n = n.span.of(input.text).parse().ok()?;
            return Some((at + 2 + usize::from(below), ten(n, below)?));
        }
        let below = glued(at).is_some_and(|t| t.mark('⁻'));
        let from = at + usize::from(below);
        let raised = |i: usize| {
            "⁰¹²³⁴⁵⁶⁷⁸⁹"
                .chars()
                .position(|c| glued(i).is_some_and(|t| t.mark(c)))
        };
        let (mut end, mut n) = (from, 0u32);
        while let Some(digit) = raised(end) {
            n = n.checked_mul(10)?.checked_add(u32::try_from(digit).ok()?)?;
            end += 1;
        }
        (end > from).then_some(())?;
        Some((end, ten(n, below)?))
    };
    if form == "10"
        && let Some((end, by)) = exponent(0)
    {
        return Some((input.skip(end), by.div(Number::int(10))?));
    }
    let times = input.at(0)?;
    let multiplies = matches!(times.ch, '×' | '·' | '*') || input.form(0).eq_ignore_ascii_case("x");
    let joined = input.form(0).eq_ignore_ascii_case("x10");
    if multiplies && input.form(1) == "10" {
        exponent(2).map(|(end, by)| (input.skip(end), by))
    } else if joined {
        exponent(1).map(|(end, by)| (input.skip(end), by))
    } else {
        None
    }
}

/// "40-million": the hyphen before a scale word is no more than a space.
fn joined_scale(input: Input<'_>) -> Input<'_> {
    match (input.at(0), input.at(1)) {
        (Some(d), Some(s))
            if d.dash()
                && d.glued
                && s.glued
                && s.is(flag::NUMERAL)
                && scale(input.skip(1)).is_ok() =>
        {
            input.skip(1)
        }
        _ => input,
    }
}

/// The value of a digit string and what one step of its last digit is worth.
fn digit_string(form: &str, decimal: Decimal) -> Option<(Number, Number)> {
    let (decimal, _) = decimal.marks();
    // Two decimal marks are groups of another country.
    let grouped = form.matches(decimal).nth(1).is_some();
    let mut digits: i128 = 0;
    let mut decimals: Option<u32> = None;
    let mut zeros = 0u32;
    for c in form.chars() {
        if let Some(d) = c.to_digit(10) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(d))?;
            zeros = if d == 0 { zeros + 1 } else { 0 };
            decimals = decimals.map(|n| n + 1);
        } else if c == decimal && !grouped && decimals.is_none() {
            decimals = Some(0);
        }
    }
    let ten = |n: u32| 10i128.checked_pow(n);
    match decimals {
        Some(n) if n > 0 => Some((Number::ratio(digits, ten(n)?)?, Number::ratio(1, ten(n)?)?)),
        _ => {
            let step = if digits == 0 { 1 } else { ten(zeros)? };
            Some((Number::int(digits), Number::int(step)))
        }
    }
}

/// "-1/2", "1/2" or "½" behind a whole number: the width in tokens and the value.
fn slash_fraction(input: Input<'_>) -> Option<(usize, Number)> {
    let first = input.at(0)?;
    if let Some(value) = unicode_fraction(first.ch).filter(|_| first.kind == TokenKind::Mark) {
        return Some((1, value));
    }
    let skip = usize::from(first.dash() && first.glued);
    let top = input.at(skip).filter(|t| t.kind == TokenKind::Number)?;
    input.at(skip + 1).filter(|t| t.mark('/') && t.glued)?;
    let below = input
        .at(skip + 2)
        .filter(|t| t.kind == TokenKind::Number && t.glued)?;
    let (a, b) = (
        top.span.of(input.text).parse().ok()?,
        below.span.of(input.text).parse().ok()?,
    );
    // Bonds are quoted in 32nds and 64ths.
    if ((2..=16).contains(&b) || [32, 64].contains(&b)) && a < b {
        Number::ratio(a, b).map(|n| (skip + 3, n))
    } else {
        None
    }
}

/// A lone "½".
pub(super) fn sign_fraction(input: Input<'_>) -> Parsed<'_, Amount> {
    match input
        .at(0)
        .filter(|t| t.kind == TokenKind::Mark)
        .and_then(|t| unicode_fraction(t.ch))
    {
        Some(value) => Ok((
            input.skip(1),
            Amount {
                fraction: true,
                ..Amount::exact(value, Number::ZERO)
            },
        )),
        None => no(),
    }
}

/// ½ ¼ ¾ ⅓ ⅔ ⅛ ...
pub(in crate::quantity::grammar) fn unicode_fraction(c: char) -> Option<Number> {
    let (a, b) = match c {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Number::ratio(a, b)
}
