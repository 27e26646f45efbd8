//! Counts of a headline that stand nowhere in its text, which gives another: "Five dead in Lunde sauna fire" over "three men died in a fire". A headline
//! leaves out whom it counts, where and when; so its count is held against the first of the figure in the text, whoever that is of.

use super::{Law, Reader, Statement};
use crate::attribution::Stance;
use crate::claim::{Claim, Claims, Stages};
use crate::document::ZoneKind;
use crate::event::Period;
use crate::quantity::{Form, Interval, Kind, Number, Quantity};

/// The text gives its main count in so many sentences.
const LEAD: usize = 6;
/// More numbers than these are not added to each other.
const MOST: usize = 12;
/// Counts further apart than so many times are of two things.
const APART: i128 = 3;

/// The counts of the headline that the text does not give.
pub(in crate::claim) fn headlines(stages: &Stages<'_>, claims: &Claims) -> Vec<Statement> {
    let headed: Vec<&Claim> = claims
        .claims
        .iter()
        .filter(|c| c.zone == ZoneKind::Headline)
        .collect();
    let sole = |c: &&&Claim| {
        let mut same = headed.iter().filter(|o| o.figure == c.figure);
        same.next().is_some() && same.next().is_none()
    };
    headed
        .iter()
        .filter(sole)
        .filter_map(|head| against(stages, claims, head))
        .collect()
}

/// What the text says in place of a headline's count.
fn against(stages: &Stages<'_>, claims: &Claims, head: &Claim) -> Option<Statement> {
    let said = stages.quantities.get(head.quantity)?;
    let value = count(said).filter(|n| *n > Number::ONE)?;
    let body: Vec<(&Claim, &Quantity)> = claims
        .claims
        .iter()
        .filter(|c| c.zone == ZoneKind::Body && c.figure == head.figure)
        .filter_map(|c| Some((c, stages.quantities.get(c.quantity)?)))
        .collect();
    // The lead tells what the headline sums up.
    let (_, first) = body.first()?;
    let opens = stages
        .text
        .sentences
        .iter()
        .position(|s| s.zone == ZoneKind::Body)?;
    let (lead, told) = body.iter().copied().find(|(c, q)| {
        let plain = !c.is_part || body.len() == 1;
        plain && !c.addition && !c.restated && c.stance != Stance::Denied && q.form != Form::Article
    })?;
    let other = told.stated.named()?;
    let near = value.min(other).mul(Number::int(APART))? >= value.max(other);
    let whole = lead.who.is_none() || head.who.is_none() || lead.who == head.who;
    if told.sentence >= opens + LEAD
        || told.form == Form::Vague
        || lead.event.period == Period::Background
        || head.stance != Stance::Asserted
        || head.addition
        || !near
        || !whole
        || !in_text(stages, said, value)
        || is_rounded(value, other)
        || is_summed(&body, value)
        || first.stated.meets(&said.stated)
        || with_attacker(stages, value, other)
    {
        return None;
    }
    let reader = Reader::at(stages, said.sentence)?;
    let operands = vec![
        reader.operand(head.quantity, said),
        Reader::at(stages, told.sentence)?.operand(lead.quantity, told),
    ];
    Some(reader.statement(Law::Headline, operands))
}

/// The value of a plain count.
fn count(q: &Quantity) -> Option<Number> {
    let plain = q.kind == Kind::Count
        && q.hedge.is_none()
        && !q.partitive
        && matches!(q.form, Form::Digits | Form::Words);
    q.stated.single().filter(|_| plain)
}

/// Whether no number outside the headline allows the value, vague ones aside.
fn in_text(stages: &Stages<'_>, said: &Quantity, value: Number) -> bool {
    let exactly = Interval::exactly(value);
    !stages.quantities.iter().any(|q| {
        let headed = stages
            .text
            .sentences
            .get(q.sentence)
            .is_some_and(|s| s.zone == ZoneKind::Headline);
        q.sentence != said.sentence
            && !headed
            && q.form != Form::Vague
            && !matches!(q.kind, Kind::Year | Kind::Date | Kind::ClockTime)
            && (q.stated.named() == Some(value)
                || q.stated.high.is_some() && q.stated.meets(&exactly))
    })
}

/// "300 homes" over 298 of them.
fn is_rounded(value: Number, other: Number) -> bool {
    let (Some(v), Some(off)) = (value.whole(), value.distance(other)) else {
        return false;
    };
    let mut step = 1;
    while v % (step * 10) == 0 && v > step * 10 {
        step *= 10;
    }
    step > 1 && off < Number::int(step)
}

/// Whether counts of the text make the headline's: "two men died ... three women died".
fn is_summed(body: &[(&Claim, &Quantity)], value: Number) -> bool {
    let parts: Vec<Interval> = body.iter().take(MOST).map(|(_, q)| q.stated).collect();
    Interval::exactly(value).is_made_by_some(&parts)
}

/// One of two counts may hold the one who did it.
fn with_attacker(stages: &Stages<'_>, value: Number, other: Number) -> bool {
    value.distance(other) == Some(Number::ONE)
        && crate::group::names_attacker(stages, &stages.text.tokens)
}
