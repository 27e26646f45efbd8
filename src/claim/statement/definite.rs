//! Counts that refer back: "The four victims were named" where the text has told of six, and of no other number. "The" and "all" before a number say that it
//! has been given.

use super::headline::{Told, in_body, is_rival, of_figure, plain, state};
use super::{Law, Statement};
use crate::attribution::Stance;
use crate::claim::{Claim, Claims, Stages};
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
    if !is_definite(stages, said) || !in_body(claim) || !told(claim) || claim.addition {
        return None;
    }
    let others: Vec<Told<'_>> = of_figure(stages, claims, claim)
        .filter(|(_, q)| q.form != Form::Article)
        .collect();
    let mut before = others.iter().copied();
    let (given, first) = before.find(|(c, q)| q.sentence < said.sentence && !c.is_part)?;
    let other = first.stated.single()?;
    // One number alone has been given, wherever the text counts them.
    let sole = others.iter().all(|(c, q)| {
        let later = c.event.period == Period::Background && c.quantity > claim.quantity;
        later || q.stated.single() == Some(other)
    });
    let incident = |c: &Claim| c.event.period == Period::Incident && c.event.other.is_none();
    let of_one = told(given) && !given.addition && incident(given) && incident(claim);
    if !sole
        || !of_one
        || other == value
        || !is_rival(stages, (claim, said), (given, first), &others, APART)
    {
        return None;
    }
    state(stages, Law::Definite, (claim, said), (given, first))
}

/// "the four victims", "all four": and no "the first four", "four of the victims".
fn is_definite(stages: &Stages<'_>, q: &Quantity) -> bool {
    let at = q.number.start;
    let word = |i: usize| stages.text.is(i, flag::THE) || stages.is_form(i, &["all", "both"]);
    at > 0 && word(at - 1) && !q.partitive && !q.addition
}
