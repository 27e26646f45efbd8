//! The figure of a number that stands behind its name: "the number of homes destroyed rose to 1,120", "Dead: 3".

use super::Stages;
use super::figure::{Found, vetoed};
use super::phrase::Matcher;
use super::syntax::Walk;
use super::tables::{Figure, FigureId, Phrase};
use crate::document::ZoneKind;
use crate::quantity::{Kind, Quantity};
use crate::text::flag;

/// "the number of ... rose to" reaches no farther, in tokens.
const FARTHEST: usize = 30;

/// "the number of homes destroyed rose to 1,120": noun and predicate stand behind "number of", the number behind a verb.
pub(super) fn number_of(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<Found> {
    // "went up by one": by how many, and not to how many.
    if q.noun.is_some()
        || q.kind != Kind::Count
        || stages.is_form(q.tokens.start.wrapping_sub(1), &["by"])
    {
        return None;
    }
    let from = q.tokens.start.saturating_sub(FARTHEST).max(walk.start);
    let head = (from..q.tokens.start).rev().find(|i| {
        // "the number killed in the bombing"
        let participle = |t: &crate::text::Token| {
            t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE) && !t.is(flag::NOUNISH)
        };
        stages.is_form(*i, &["number", "tally", "count", "total", "amount"])
            && (stages.is_form(i + 1, &["of"])
                || stages.is_form(*i, &["number"])
                    && stages.text.tokens.get(i + 1).is_some_and(participle))
    })?;
    // "the number of people killed climbs to 111, with 173 missing": the number is told before; "to 382 from 325" has two.
    let from = stages.is_form(q.tokens.start.wrapping_sub(1), &["from"]);
    let told = |p: &Quantity| {
        let to = p.tokens.start.wrapping_sub(1);
        stages.is_form(to, &["to", "at"])
            && stages.text.is(
                to.wrapping_sub(1),
                flag::VERB_PAST | flag::VERB_S | flag::VERB_BASE,
            )
    };
    let crosses = walk.quantities.iter().any(|p| {
        p.number.start > head
            && p.tokens.end <= q.tokens.start
            && !p.kind.is_look_alike()
            && (told(p) && !from || !walk.under_preposition(p))
    });
    // "the number of missing fell from 40 as bodies were named: 55 of the dead": another statement.
    let parted = (head..q.tokens.start).any(|i| {
        let mark = stages.text.tokens.get(i);
        let label = i + 1 == q.tokens.start && !q.partitive;
        mark.is_some_and(|t| t.mark(';') || t.mark(':') && !label)
    });
    if crosses || parted {
        return None;
    }
    let inside = head + 1..q.tokens.start;
    let mut best: Option<(bool, Found)> = None;
    for figure in &stages.tables.figures {
        if figure.measure.is_some() {
            continue;
        }
        let noun = inside.clone().find(|i| {
            let Some(t) = stages.text.tokens.get(*i) else {
                return false;
            };
            figure.people && t.is(flag::PERSON | flag::PEOPLE)
                || figure
                    .nouns
                    .contains_key(stages.lexicon.form(stages.lexicon.word(t.word).noun))
                || figure.nouns.contains_key(&crate::text::singular(
                    &t.span.of(&stages.document.text).to_lowercase(),
                ))
        });
        let predicate = inside.clone().find_map(|i| {
            let t = stages.text.tokens.get(i)?;
            let verb = stages.lexicon.word(t.word).verb;
            figure
                .when
                .iter()
                .find(|p| {
                    p.others.is_empty()
                        && (p.adjective && p.head == t.word
                            || !p.adjective && p.head == verb && t.is(flag::VERB_PARTICIPLE))
                })
                .map(|p| (i, p))
        });
        if let (Some((at, p)), true) = (predicate, noun.is_some() || figure.elided)
            && !vetoed(stages, figure, q, inside.start, inside.end)
        {
            let id = stages.tables.by_id(&figure.id)?;
            // "the number of girls missing from the school that was attacked": what a further clause tells gives way.
            let aside = (at - 2..at).any(|i| stages.is_form(i, &["that", "which", "where"]));
            if best.as_ref().is_none_or(|(other, _)| *other && !aside) {
                best = Some((
                    aside,
                    Found {
                        figure: id,
                        trace: format!("number of ... {:?}", p.written),
                        words: (head, at + 1),
                        governor: None,
                        told: false,
                    },
                ));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// Whether the number counts no noun, or people under a figure of people.
pub(super) fn bare_or_people(stages: &Stages<'_>, figure: &Figure, q: &Quantity) -> bool {
    q.noun.as_ref().is_none_or(|n| {
        let token = stages.text.tokens.get(n.token);
        figure.people && token.is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE))
    })
}

/// "Dead: 3", "In custody: 11 people": the name of a figure, a colon and its number.
pub(super) fn labelled(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    matcher: &Matcher<'_>,
    q: &Quantity,
) -> Option<Found> {
    let colon = q.tokens.start.checked_sub(1)?;
    // Cells and items of lists have rows of their own.
    let zone = stages.text.sentences.get(q.sentence)?.zone;
    if matches!(zone, ZoneKind::Table | ZoneKind::List) {
        return None;
    }
    if !stages.text.tokens.get(colon)?.mark(':') || q.kind != Kind::Count || q.unit.is_some() {
        return None;
    }
    let figures = stages.tables.figures.iter().zip(0u16..);
    figures
        .filter(|(figure, _)| !figure.names.is_empty() && bare_or_people(stages, figure, q))
        .find_map(|(figure, id)| {
            let start = figure
                .names
                .iter()
                .find_map(|name| matcher.before(name, colon, q))
                .filter(|start| *start == 0 || !stages.is_and(start - 1))?;
            // "50 casualties: 14 people killed": the name is what another number counts.
            let counted = |p: &Quantity| p.tokens.end > start && p.tokens.start < colon;
            if walk.quantities.iter().any(counted) {
                return None;
            }
            Some(Found {
                figure: FigureId(id),
                trace: format!("{}: the name of the figure before a colon", figure.id),
                words: (start, q.tokens.end),
                governor: None,
                told: true,
            })
        })
}

/// Whether the number is of all that the name of a phrase that starts at `start` names, and of nothing else. Not so: "The mayor is dead and the fine
/// reached 500", "the dead and injured came to 90", "Among the dead were two children".
pub(super) fn of_the_name_alone(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    phrase: &Phrase,
    start: usize,
    q: &Quantity,
) -> bool {
    let Some((_, name)) = &phrase.named else {
        return true;
    };
    let opens = name.start == 0;
    let joined = opens && start > walk.start && stages.is_and(start - 1);
    let among = opens
        && (start.saturating_sub(3).max(walk.start)..start)
            .any(|i| stages.is_form(i, &["among", "amongst", "including", "of"]));
    !joined && !among && !(start + name.end..q.tokens.start).any(|i| stages.is_and(i))
}
