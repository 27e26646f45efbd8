//! Counts of a headline that stand nowhere in its text, which gives another: "Five dead in Lunde sauna fire" over "three men died in a fire". A headline
//! leaves out whom it counts, where and when; so its count is held against the first of the figure in the text, whoever that is of.

use super::{Law, Reader, Statement, unhedged};
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
    let value = plain(said)?;
    let body: Vec<Told<'_>> = of_figure(stages, claims, head)
        .filter(|(c, q)| in_body(c) && c.stance != Stance::Denied && q.form != Form::Vague)
        .collect();
    let opens = stages
        .text
        .sentences
        .iter()
        .position(|s| s.zone == ZoneKind::Body)?;
    // The lead tells what the headline sums up.
    let (lead, told) = body.iter().copied().find(|(c, q)| {
        let whole = !c.is_part || c.part_of.is_none() && q.sentence <= opens;
        whole && !c.addition && !c.restated && q.form != Form::Article
    })?;
    let other = told.stated.named()?;
    // "at least 65" allows 72, but not where the text goes on with 65.
    let exact = |n: Number| body.iter().any(|(_, q)| q.stated.single() == Some(n));
    let allowed = body
        .iter()
        .any(|(c, q)| c.event.period != Period::Background && q.stated.meets(&said.stated))
        && !exact(other);
    // "Stunt pilot blamed for killing eleven": the text may look back as a whole.
    let past = lead.event.period == Period::Background
        && body
            .iter()
            .any(|(c, _)| c.event.period != Period::Background);
    if told.sentence >= opens + LEAD
        || past
        || allowed
        || head.stance != Stance::Asserted
        || head.addition
        || said.unit != told.unit
        || is_rounded(said, value, other)
        || !is_rival(stages, (head, said), (lead, told), &body, APART)
    {
        return None;
    }
    state(stages, Law::Headline, (head, said), (lead, told))
}

/// A claim with its number.
pub(super) type Told<'a> = (&'a Claim, &'a Quantity);

/// The other claims of a claim's figure.
pub(super) fn of_figure<'a>(
    stages: &'a Stages<'_>,
    claims: &'a Claims,
    claim: &Claim,
) -> impl Iterator<Item = Told<'a>> {
    let (figure, own) = (claim.figure, claim.quantity);
    let others = claims.claims.iter();
    others
        .filter(move |c| c.figure == figure && c.quantity != own)
        .filter_map(|c| Some((c, stages.quantities.get(c.quantity)?)))
}

/// Whether a claim stands in the running text.
pub(super) fn in_body(claim: &Claim) -> bool {
    matches!(claim.zone, ZoneKind::Body | ZoneKind::Standfirst)
}

/// Whether a count may stand in the place of another that the text gives: not `apart` times as much or more, of no other kind of people, found nowhere
/// else in the text, made by none of its counts, and no more or less than the one who did it.
pub(super) fn is_rival(
    stages: &Stages<'_>,
    (claim, said): Told<'_>,
    (given, told): Told<'_>,
    all: &[Told<'_>],
    apart: i128,
) -> bool {
    let (Some(value), Some(other)) = (said.stated.single(), told.stated.named()) else {
        return false;
    };
    let most = value.min(other).mul(Number::int(apart));
    let near = most.is_some_and(|most| most >= value.max(other));
    let one_kind = given.who.is_none() || claim.who.is_none() || given.who == claim.who;
    near && one_kind
        && is_nowhere_else(stages, said, value)
        && !is_summed(all, value)
        && !with_attacker(stages, value, other)
}

/// The statement of a count and of the one that the text gives.
pub(super) fn state(
    stages: &Stages<'_>,
    law: Law,
    (claim, said): Told<'_>,
    (given, told): Told<'_>,
) -> Option<Statement> {
    let reader = Reader::at(stages, said.sentence)?;
    let other = Reader::at(stages, told.sentence)?;
    let operands = vec![
        reader.operand(claim.quantity, said),
        other.operand(given.quantity, told),
    ];
    Some(reader.statement(law, operands))
}

/// The value of a number that is written out and unhedged; of one thing no headline tells the number.
pub(super) fn plain(q: &Quantity) -> Option<Number> {
    let counted = q.kind == Kind::Count && !q.partitive;
    let measured = matches!(
        q.kind,
        Kind::Money | Kind::Measure | Kind::Duration | Kind::Percent
    );
    let written = matches!(q.form, Form::Digits | Form::Words) && unhedged(q);
    q.stated
        .single()
        .filter(|n| *n > Number::ONE && written && (counted || measured))
}

/// Whether no number outside the headline allows the value, vague ones aside.
fn is_nowhere_else(stages: &Stages<'_>, said: &Quantity, value: Number) -> bool {
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

/// "300 homes" over 298 of them; measures that differ by no more than a twentieth.
fn is_rounded(said: &Quantity, value: Number, other: Number) -> bool {
    const TWENTIETH: i128 = 20;
    let Some(off) = value.distance(other) else {
        return true;
    };
    if said.kind != Kind::Count {
        return off <= said.step || off.mul(Number::int(TWENTIETH)).is_none_or(|o| o <= value);
    }
    let Some(v) = value.whole() else {
        return true;
    };
    let mut step = 1;
    while v % (step * 10) == 0 && v > step * 10 {
        step *= 10;
    }
    step > 1 && off < Number::int(step)
}

/// Whether counts of the text make the headline's: "two men died ... three women died".
fn is_summed(body: &[Told<'_>], value: Number) -> bool {
    let own = body
        .iter()
        .filter(|(c, q)| c.event.period != Period::Background && q.stated.single().is_some());
    let parts: Vec<Interval> = own.take(MOST).map(|(_, q)| q.stated).collect();
    Interval::exactly(value).is_made_by_some(&parts)
}

/// One of two counts may hold the one who did it.
fn with_attacker(stages: &Stages<'_>, value: Number, other: Number) -> bool {
    value.distance(other) == Some(Number::ONE) && stages.names_attacker(&stages.text.tokens)
}
