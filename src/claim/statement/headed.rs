//! Numbers of a headline or a standfirst that the text gives otherwise: "More than 300 homes flooded" over "put water into 278 homes", the one number of
//! homes in the text.

use super::across::FAR;
use super::{Law, Reader, Statement, is_exact, unhedged};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

/// The text tells in so many sentences what its headline is about.
const LEAD: usize = 6;
/// So many numbers of a text are added to each other.
const MOST: usize = 60;
/// Two numbers so many times apart are of two things.
const APART: i128 = 2;

impl Reader<'_> {
    pub(super) fn headed(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let zone = |q: &Quantity| stages.text.sentences.get(q.sentence).map(|s| s.zone);
        let all: Vec<(usize, &Quantity)> = stages.quantities.iter().enumerate().take(FAR).collect();
        let sentences = &stages.text.sentences;
        let first = sentences.iter().position(|s| s.zone == ZoneKind::Body);
        for (i, head) in &all {
            let headed = matches!(zone(head), Some(ZoneKind::Headline | ZoneKind::Standfirst));
            // "Shops 34 vs 18": a line of a table.
            let table = [head.tokens.start.wrapping_sub(1), head.tokens.end]
                .iter()
                .any(|i| stages.is_form(*i, &["vs", "versus"]));
            if !headed || table || !is_thing(stages, head) {
                continue;
            }
            let lemma = head.noun.as_ref().map(|n| &n.lemma);
            let mut same = all
                .iter()
                .filter(|(_, q)| {
                    zone(q).is_some_and(|z| !matches!(z, ZoneKind::Headline | ZoneKind::Standfirst))
                })
                .filter(|(_, q)| {
                    q.kind == Kind::Count && q.noun.as_ref().map(|n| &n.lemma) == lemma
                });
            let (Some((j, body)), None) = (same.next(), same.next()) else {
                continue;
            };
            let (Some(said), Some(told)) = (
                head.stated.named().or(head.stated.low),
                body.stated.single(),
            ) else {
                continue;
            };
            let own = Reader::at(stages, body.sentence);
            let Some(reader) = own.filter(|r| {
                is_exact(body)
                    && unhedged(body)
                    && !body.partitive
                    && !body.addition
                    && !stages.is_further(body)
                    && !r.is_earlier(body)
                    && r.year_of(body).is_none()
            }) else {
                continue;
            };
            let lead = first.is_some_and(|f| body.sentence < f + LEAD);
            let times = Number::int(APART);
            let near = said.mul(times).is_some_and(|n| n > told)
                && told.mul(times).is_some_and(|n| n > said);
            let slip = said.transposed(told);
            if !(lead && near || slip)
                || head.stated.widened(rounding(said)).meets(&body.stated)
                || explained(&all, *i, said, told)
            {
                continue;
            }
            let Some(top) = Reader::at(stages, head.sentence) else {
                continue;
            };
            let operands = vec![top.operand(*i, head), reader.operand(*j, body)];
            out.push(reader.statement(Law::Reference, operands));
        }
    }
}

/// A count of things with a noun: of people the rules for figures know more.
fn is_thing(stages: &Stages<'_>, q: &Quantity) -> bool {
    const LEAST: i128 = 10;
    let noun = q
        .noun
        .as_ref()
        .and_then(|n| stages.text.tokens.get(n.token));
    q.kind == Kind::Count
        && is_exact(q)
        && !q.partitive
        && !q.addition
        && !stages.is_further(q)
        && noun.is_some_and(|t| !t.is(flag::PERSON | flag::PEOPLE | flag::TIME))
        && q.stated.named().is_some_and(|n| n >= Number::int(LEAST))
}

/// A headline rounds: half a step of its second digit.
fn rounding(n: Number) -> Number {
    const SHARE: i128 = 20;
    let digits = n
        .ceil()
        .whole()
        .map_or(0, |w| w.to_string().trim_end_matches('0').len());
    if digits > 2 {
        return Number::ZERO;
    }
    n.div(Number::int(SHARE)).unwrap_or_default()
}

/// Whether the text gives the headline's number in another way: as it is, or as what two of its numbers make or differ by.
fn explained(all: &[(usize, &Quantity)], head: usize, said: Number, told: Number) -> bool {
    let meets = |n: Option<Number>| n == Some(said);
    let values: Vec<Number> = all
        .iter()
        .filter(|(n, _)| *n != head)
        .filter(|(_, q)| {
            matches!(
                q.kind,
                Kind::Count | Kind::Measure | Kind::Money | Kind::Change
            )
        })
        .filter_map(|(_, q)| q.stated.single().or(q.stated.named()))
        .collect();
    let fits = |v: &Number| {
        *v == said
            || meets(told.sub(*v))
            || meets(told.add(*v))
            || Interval::exactly(*v)
                .widened(rounding(said))
                .meets(&Interval::exactly(said))
                && *v != told
    };
    // "by 302 votes": what two numbers of one sentence or two differ by.
    let counts: Vec<&Quantity> = all
        .iter()
        .map(|(_, q)| *q)
        .filter(|q| q.kind == Kind::Count)
        .take(MOST)
        .collect();
    let pairs = || {
        counts.windows(2).any(|pair| {
            let [a, b] = pair else { return false };
            let (Some(x), Some(y)) = (a.stated.single(), b.stated.single()) else {
                return false;
            };
            b.sentence - a.sentence <= 1 && (meets(x.distance(y)) || meets(x.add(y)))
        })
    };
    values.iter().any(fits) || pairs()
}
