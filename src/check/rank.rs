//! "the deadliest there since March": no larger claim of the set lies between. Only what was given is looked at, never the world.

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::attribution::Stance;
use crate::claim::statement::Law;
use crate::event::Relation;
use crate::group::Record;

const NAME: &str = "rank";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for s in stated(context, |law| matches!(law, Law::Rank { .. })) {
        let Law::Rank { since } = s.law else { continue };
        let claim = s.mentions.first().and_then(|m| m.claim).map(|c| c as usize);
        let Some((at, own)) = claim.and_then(|c| context.records.get(c).map(|r| (c, r))) else {
            continue;
        };
        let Some(first) = own.event.days.map(|d| d.first) else {
            continue;
        };
        let larger = |r: &Record| {
            r.figure == own.figure
                && r.who == own.who
                && !r.is_part
                && !r.ignored
                && !matches!(r.stance, Stance::Denied | Stance::Hypothetical)
                && r.unit == own.unit
                && r.value
                    .low
                    .zip(own.value.high.or(own.value.low))
                    .is_some_and(|(r, o)| r > o)
        };
        let between = |r: &Record| {
            r.event.told_days().is_some_and(|d| {
                d.last < first && since.is_none_or(|s| d.first > s.last_of_month())
            })
        };
        let there = |r: &Record| match (&own.event.place, &r.event.place) {
            (Some(p), Some(q)) => matches!(p.relation(q), Relation::Same | Relation::Contains),
            // "In 1956 the gauge showed 8.71 metres": an article that looks back names its place once.
            (_, None) => r.doc == own.doc,
            _ => false,
        };
        let alike = |r: &Record| {
            r.event.head & own.event.head != 0
                || r.doc == own.doc && (r.event.head == 0 || own.event.head == 0)
        };
        let rival = context
            .records
            .iter()
            .enumerate()
            .find(|(_, r)| larger(r) && between(r) && there(r) && alike(r));
        // Days may have been left out of what the texts tell.
        let doubtful = context.tuning.doubtful(NAME);
        if let Some(((other, rival), severity)) = rival.zip(doubtful) {
            let figure = context.figures.figure(own.figure).map_or("", |f| &f.id);
            let message = format!(
                "a rank that the set refutes: {} is not the largest since, {} came before it",
                (context.show)(own),
                (context.show)(rival)
            );
            out.push(Finding::new(
                NAME,
                figure,
                Kind::Rank,
                severity,
                message,
                (at, other),
                Vec::new(),
            ));
        }
    }
    for s in stated(context, |law| matches!(law, Law::Outranked { .. })) {
        let Law::Outranked { most } = s.law else {
            continue;
        };
        let (Some(own), Some(rival)) = (s.shown.first(), s.shown.get(1)) else {
            continue;
        };
        let word = if most { "most" } else { "least" };
        let message =
            format!("a rank that the text refutes: {own} is not the {word}, beside {rival}");
        out.push(broken(context, NAME, Kind::Rank, message, s));
    }
    out
}
