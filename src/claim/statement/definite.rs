//! Counts that refer back: "The four victims were named" where the text has told of six, and of no other number. "The" and "all" before a number say that it
//! has been given.

use super::headline::{is_nowhere_else, is_summed, plain, with_attacker};
use super::{Law, Reader, Statement};
use crate::attribution::Stance;
use crate::claim::{Claim, Claims, Stages};
use crate::document::ZoneKind;
use crate::event::Period;
use crate::quantity::{Form, Number, Quantity};
use crate::text::flag;

/// Counts further apart than so many times are of two things.
const APART: i128 = 2;
/// Below it a count is of those who stand by.
const LEAST: i128 = 3;

/// In a text with more claims than these it is not said which is referred to.
const MANY: usize = 300;

/// The counts that refer back to another one than the text gave.
pub(in crate::claim) fn definites(stages: &Stages<'_>, claims: &Claims) -> Vec<Statement> {
    if claims.claims.len() > MANY {
        return Vec::new();
    }
    claims
        .claims
        .iter()
        .filter_map(|c| given_otherwise(stages, claims, c))
        .collect()
}

fn given_otherwise(stages: &Stages<'_>, claims: &Claims, claim: &Claim) -> Option<Statement> {
    let said = stages.quantities.get(claim.quantity)?;
    let people = stages.tables.figure(claim.figure).is_some_and(|f| f.people);
    let value = plain(said).filter(|n| people && *n >= Number::int(LEAST))?;
    let told = |c: &Claim| c.stance == Stance::Asserted || c.stance == Stance::Quoted;
    let body = |c: &Claim| matches!(c.zone, ZoneKind::Body | ZoneKind::Standfirst);
    if !is_definite(stages, said) || !body(claim) || !told(claim) || claim.addition {
        return None;
    }
    let others: Vec<(&Claim, &Quantity)> = claims
        .claims
        .iter()
        .filter(|c| c.figure == claim.figure && c.quantity != claim.quantity)
        .filter_map(|c| Some((c, stages.quantities.get(c.quantity)?)))
        .filter(|(_, q)| q.form != Form::Article)
        .collect();
    let before: Vec<&(&Claim, &Quantity)> = others
        .iter()
        .filter(|(c, q)| q.sentence < said.sentence && !c.is_part)
        .collect();
    let (given, told_first) = before.first()?;
    let other = told_first.stated.single()?;
    // One number alone has been given, wherever the text counts them.
    let sole = others.iter().all(|(c, q)| {
        q.stated.single() == Some(other)
            || c.event.period == Period::Background && c.quantity > claim.quantity
    });
    let near = value.min(other).mul(Number::int(APART))? >= value.max(other);
    let incident = |c: &Claim| c.event.period == Period::Incident && c.event.other.is_none();
    let whole = given.who.is_none() || claim.who.is_none() || given.who == claim.who;
    if !sole
        || !near
        || !whole
        || !told(given)
        || given.addition
        || !incident(given)
        || !incident(claim)
        || other == value
        || !is_nowhere_else(stages, said, value)
        || is_summed(&others, value)
        || with_attacker(stages, value, other)
    {
        return None;
    }
    let reader = Reader::at(stages, said.sentence)?;
    let operands = vec![
        reader.operand(claim.quantity, said),
        Reader::at(stages, told_first.sentence)?.operand(given.quantity, told_first),
    ];
    Some(reader.statement(Law::Definite, operands))
}

/// "the four victims", "all four": and no "the first four", "four of the victims".
fn is_definite(stages: &Stages<'_>, q: &Quantity) -> bool {
    let at = q.number.start;
    let word = |i: usize| stages.text.is(i, flag::THE) || stages.is_form(i, &["all", "both"]);
    let led = at > q.tokens.start && word(at - 1) || at > 0 && word(at - 1);
    led && !q.partitive && !q.addition
}
