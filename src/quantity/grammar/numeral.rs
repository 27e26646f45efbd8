//! One number: number words, fractions, scales and vague words; those in digits stand in `digits`.

mod digits;

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use super::Amount;
use crate::quantity::input::{Input, Parsed, dash, no, small_word};
use crate::quantity::number::Number;
use crate::quantity::tables::Numeral;
use crate::text::{TokenKind, flag};

pub(super) use digits::unicode_fraction;
use digits::{digits, sign_fraction};

/// The longest spelled-out number, in tokens.
pub(super) const LONGEST_SPELLED: usize = 24;

/// number = mixed | digits | spelled | vague
pub(in crate::quantity) fn number(input: Input<'_>) -> Parsed<'_, Amount> {
    alt((digits, vague_number, half_of, spelled, sign_fraction)).parse(input)
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
