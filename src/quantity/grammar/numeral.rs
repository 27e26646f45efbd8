//! One number: digits, number words, fractions, scales and vague words.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::{Amount, unit_name};
use crate::quantity::input::{Input, Parsed, dash, no, small_word, token};
use crate::quantity::number::Number;
use crate::quantity::tables::Numeral;
use crate::text::{Decimal, TokenKind, flag};

/// The longest spelled-out number, in tokens.
pub(super) const LONGEST_SPELLED: usize = 24;

/// number = mixed | digits | spelled | vague
pub(in crate::quantity) fn number(input: Input<'_>) -> Parsed<'_, Amount> {
    alt((digits, vague_number, half_of, spelled, sign_fraction)).parse(input)
}

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
pub(super) fn joined_scale(input: Input<'_>) -> Input<'_> {
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
pub(super) fn digit_string(form: &str, decimal: Decimal) -> Option<(Number, Number)> {
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
pub(super) fn slash_fraction(input: Input<'_>) -> Option<(usize, Number)> {
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
    if (2..=16).contains(&b) && a < b {
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
pub(super) fn unicode_fraction(c: char) -> Option<Number> {
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

/// "and a half", "and a quarter"
pub(super) fn and_a_half(input: Input<'_>) -> Parsed<'_, Number> {
    let Some(first) = input.at(0) else {
        return no();
    };
    let joint = &input.tables.links.and_fraction;
    match joint.find(first.word, |i| input.word_at(i)) {
        Some((n, ())) => fraction_word(input.skip(n)),
        None => no(),
    }
}

pub(super) fn fraction_word(input: Input<'_>) -> Parsed<'_, Number> {
    match numeral(input)? {
        (rest, Numeral::Fraction(n)) => Ok((rest, n)),
        _ => no(),
    }
}

pub(super) fn numeral(input: Input<'_>) -> Parsed<'_, Numeral> {
    let Some(first) = input.at(0).filter(|t| t.is(flag::NUMERAL)) else {
        return no();
    };
    match input.tables.numerals.find(first.word, |i| input.word_at(i)) {
        Some((n, numeral)) => Ok((input.skip(n), *numeral)),
        None => no(),
    }
}

/// scale = hundred | thousand | million | dozen ...
pub(super) fn scale(input: Input<'_>) -> Parsed<'_, Number> {
    // "3 dozens", "25 millions of euros": the plural behind a number.
    if input
        .at(0)
        .is_some_and(|t| t.is(flag::VAGUE) && t.kind == TokenKind::Word)
    {
        let word = input.word_at(0).unwrap_or_default();
        if let Some((n, by)) = input.tables.plural_scales.find(word, |i| input.word_at(i)) {
            return Ok((input.skip(n), *by));
        }
    }
    match numeral(input)? {
        (rest, Numeral::Scale(n) | Numeral::LoneScale(n) | Numeral::Group(n)) => Ok((rest, n)),
        (rest, Numeral::Hundred) => Ok((rest, Number::int(100))),
        _ => no(),
    }
}

/// "half a million", "half a dozen", "a quarter of a million", "half a kilometer" (a fraction before a unit)
pub(super) fn half_of(input: Input<'_>) -> Parsed<'_, Amount> {
    let (rest, _) = opt(small_word(|l| &l.article)).parse(input)?;
    let (rest, fraction) = fraction_word(rest)?;
    let (rest, _) = opt(dash).parse(rest)?;
    let (rest, _) = opt(small_word(|l| &l.of)).parse(rest)?;
    let (rest, _) = opt(small_word(|l| &l.article)).parse(rest)?;
    let (rest, by) = scale(rest)?;
    match fraction.mul(by) {
        Some(value) => Ok((rest, Amount::exact(value, value))),
        None => no(),
    }
}

/// "dozens", "tens of thousands", "several hundred", "a couple of dozen"
pub(super) fn vague_number(input: Input<'_>) -> Parsed<'_, Amount> {
    let Some(first) = input.at(0).filter(|t| t.is(flag::VAGUE)) else {
        return no();
    };
    let tables = input.tables;
    let fixed = tables
        .vague
        .find(first.word, |i| input.word_at(i))
        .map_or(0, |(n, _)| n);
    if let Some((n, (low, high))) = tables
        .vague_scaling
        .find(first.word, |i| input.word_at(i))
        .filter(|(n, _)| *n >= fixed)
    {
        let rest = input.skip(n);
        let (after_of, _) = opt(small_word(|l| &l.of)).parse(rest)?;
        if let Ok((after, by)) = scale(after_of) {
            let bounds = low
                .mul(by)
                .and_then(|l| Some((l, high.add(Number::ONE)?.mul(by)?.sub(Number::ONE)?)));
            return match bounds {
                Some((low, high)) => Ok((
                    after,
                    Amount {
                        low,
                        high,
                        step: by,
                        vague: true,
                        fraction: false,
                    },
                )),
                None => no(),
            };
        }
        return Ok((
            rest,
            Amount {
                low: *low,
                high: *high,
                step: Number::ONE,
                vague: true,
                fraction: false,
            },
        ));
    }
    match tables.vague.find(first.word, |i| input.word_at(i)) {
        Some((n, (low, high))) => Ok((
            input.skip(n),
            Amount {
                low: *low,
                high: *high,
                step: *low,
                vague: true,
                fraction: false,
            },
        )),
        None => no(),
    }
}

/// spelled = [ "a" ] numeral { [ "-" | "and" ] numeral } | fraction
pub(super) fn spelled(input: Input<'_>) -> Parsed<'_, Amount> {
    let mut at = input;
    let mut article = false;
    if let Ok((rest, _)) = small_word(|l| &l.article)(input) {
        // "a hundred", "a dozen", "a million"; "a one-day trip" is left to the digits of "one".
        let digits = rest.at(0).is_some_and(|t| t.kind == TokenKind::Number);
        let counts = numeral(input).is_ok();
        match numeral(rest) {
            // "un muerto", where the article is the number itself; "un 12 por ciento", "un doce por ciento" hold another.
            Err(_) if counts && !digits => {}
            Ok((
                _,
                Numeral::Hundred | Numeral::Scale(_) | Numeral::LoneScale(_) | Numeral::Group(_),
            )) => {
                at = rest;
                article = true;
            }
            Ok((_, Numeral::Fraction(_))) => return fraction(rest, Number::ONE),
            _ => return no(),
        }
    }
    let mut total = Number::ZERO;
    let mut group: Option<Number> = article.then_some(Number::ONE);
    // The place value that the next word of the same group must stay below: 100 after "hundred", 10 after "twenty".
    let mut room = if article {
        Number::int(100)
    } else {
        Number::int(1_000_000)
    };
    // What the last scale made; `total` is what larger scales made before it.
    let mut below = Number::ZERO;
    let mut last_scale: Option<Number> = None;
    let mut step = Number::ONE;
    let mut end: Option<Input<'_>> = None;
    for _ in 0..LONGEST_SPELLED {
        let mut next = at;
        if end.is_some() {
            // "two point two million"
            if let Some((rest, decimals, place)) = point(next)
                && let Some(sum) = group.and_then(|g| g.add(decimals))
            {
                group = Some(sum);
                room = Number::ONE;
                step = place;
                at = rest;
                end = Some(rest);
                continue;
            }
            if let Some(d) = next.at(0).filter(|t| t.dash())
                && d.glued
            {
                next = next.skip(1);
            } else if let Ok((rest, half)) = and_a_half(next) {
                // "two and a half", "two million and a half" by the scale, and "one billion and a quarter million" by its own.
                let behind = last_scale.filter(|_| group.is_none());
                let own = scale(rest)
                    .ok()
                    .filter(|(_, by)| behind.is_some_and(|last| *by < last));
                let by = own.map(|(_, by)| by).or(behind).unwrap_or(Number::ONE);
                let rest = own.map_or(rest, |(after, _)| after);
                let Some(half) = half.mul(by) else {
                    return no();
                };
                group = group.unwrap_or_default().add(half);
                room = Number::ONE;
                step = half;
                at = rest;
                end = Some(rest);
                continue;
            } else if let Ok((rest, _)) = small_word(|l| &l.and)(next) {
                // "one hundred and five", "treinta y uno"; "three and four" are two numbers.
                let links = &next.tables.links;
                let after_ten = room == Number::int(10);
                let after_hundred = group.is_some_and(|g| g >= Number::int(100)) && !after_ten
                    || (group.is_none() && last_scale.is_some());
                if !(after_ten && links.and_after_ten || after_hundred && links.and_after_hundred) {
                    break;
                }
                next = rest;
            }
        }
        let Ok((rest, word)) = numeral(next) else {
            // "three dozens"
            if let Some(t) = next.at(0).filter(|t| t.is(flag::VAGUE) && end.is_some())
                && let Some((n, by)) = next.tables.plural_scales.find(t.word, |i| next.word_at(i))
                && let Some(scaled) = group
                    .filter(|_| last_scale.is_none())
                    .and_then(|g| g.mul(*by))
            {
                group = Some(scaled);
                step = *by;
                end = Some(next.skip(n));
            }
            // "one-sixth", "one sixth of": elsewhere it is an ordinal.
            if let Some(t) = next.at(0)
                && group == Some(Number::ONE)
                && last_scale.is_none()
                && let Some((n, part)) = next
                    .tables
                    .ordinal_fractions
                    .find(t.word, |i| next.word_at(i))
            {
                let rest = next.skip(n);
                let ends = rest.at(0).is_none_or(|t| {
                    t.kind == TokenKind::Mark && !t.dash() || next.tables.links.of.holds(t)
                });
                if end.is_some() && (ends || t.glued) {
                    return fraction_of(rest, Number::ONE, *part);
                }
            }
            break;
        };
        match word {
            Numeral::Unit(n) => {
                if room <= n
                    || room == Number::ONE
                    || (group.is_some() && room == Number::int(1_000_000))
                {
                    break;
                }
                group = group.unwrap_or_default().add(n);
                room = Number::ONE;
                step = Number::ONE;
            }
            Numeral::Ten(n) => {
                if room <= n || (group.is_some() && room == Number::int(1_000_000)) {
                    break;
                }
                group = group.unwrap_or_default().add(n);
                room = Number::int(10);
                step = Number::ONE;
            }
            Numeral::Hundred => {
                let Some(g) = group.filter(|g| *g > Number::ZERO && *g < Number::int(100)) else {
                    break;
                };
                group = g.mul(Number::int(100));
                room = Number::int(100);
                step = Number::int(100);
            }
            Numeral::Hundreds(n) => {
                if room <= n || group.is_some() {
                    break;
                }
                group = Some(n);
                room = Number::int(100);
                step = Number::int(100);
            }
            Numeral::Scale(n) | Numeral::LoneScale(n) => {
                // "two thousand million": the larger scale multiplies what smaller ones have made.
                let smaller = last_scale.is_some_and(|s| s < n);
                let lone = matches!(word, Numeral::LoneScale(_)).then_some(Number::ONE);
                let Some(g) = group
                    .or(smaller.then_some(Number::ZERO))
                    .or(lone)
                    .filter(|_| last_scale != Some(n))
                else {
                    break;
                };
                let (kept, multiplied) = if smaller {
                    (Some(total), below.add(g))
                } else {
                    (total.add(below), Some(g))
                };
                let (Some(kept), Some(made)) = (kept, multiplied.and_then(|m| m.mul(n))) else {
                    return no();
                };
                total = kept;
                below = made;
                group = None;
                last_scale = Some(n);
                room = n.min(Number::int(1000));
                step = n;
            }
            Numeral::Group(n) => {
                let g = if end.is_none() && !article {
                    None
                } else {
                    group
                };
                let Some(value) = g.and_then(|g| g.mul(n)) else {
                    break;
                };
                group = Some(value);
                room = Number::ONE;
                step = n;
            }
            Numeral::Fraction(n) => {
                // "two-thirds": a small whole number and a fraction word.
                if let Some(g) = group.filter(|g| *g < Number::int(20) && last_scale.is_none()) {
                    return fraction_of(rest, g, n);
                }
                break;
            }
        }
        at = rest;
        end = Some(rest);
    }
    let value = total
        .add(below)
        .and_then(|t| t.add(group.unwrap_or_default()));
    match (end, value) {
        (Some(rest), Some(value)) => Ok((rest, Amount::exact(value, step))),
        (None, _) => fraction(input, Number::ONE),
        _ => no(),
    }
}

/// "point five", "point two five": digits in words behind a point, with the value of the last one's place.
fn point(input: Input<'_>) -> Option<(Input<'_>, Number, Number)> {
    const MOST: usize = 6;
    let (mut rest, _) = small_word(|l| &l.point)(input).ok()?;
    let mut value = Number::ZERO;
    let mut place = Number::ONE;
    for _ in 0..MOST {
        let Ok((after, Numeral::Unit(digit))) = numeral(rest) else {
            break;
        };
        if digit >= Number::int(10) {
            break;
        }
        place = place.div(Number::int(10))?;
        value = value.add(digit.mul(place)?)?;
        rest = after;
    }
    (place < Number::ONE).then_some((rest, value, place))
}

/// "half", "a third", "quarter": only when "of", a hyphen or "the" follows, or a per-cent-like use.
pub(super) fn fraction(input: Input<'_>, count: Number) -> Parsed<'_, Amount> {
    let (rest, n) = fraction_word(input)?;
    fraction_of(rest, count, n)
}

pub(super) fn fraction_of(rest: Input<'_>, count: Number, n: Number) -> Parsed<'_, Amount> {
    // "three quarters of a million"
    if let Ok((of, _)) = small_word(|l| &l.of)(rest)
        && let Ok((article, _)) = small_word(|l| &l.article)(of)
        && let Ok((behind, by)) = scale(article)
        && let Some(value) = count.mul(n).and_then(|f| f.mul(by))
        && let Some(step) = n.mul(by)
    {
        return Ok((behind, Amount::exact(value, step)));
    }
    match count.mul(n) {
        Some(value) => Ok((
            rest,
            Amount {
                fraction: true,
                ..Amount::exact(value, Number::ZERO)
            },
        )),
        None => no(),
    }
}
