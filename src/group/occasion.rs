//! Whether two claims are of one event: its kind, place, days and stretch of time; or the reason why not.

mod near;
mod two;

pub(super) use near::{fits_inside, one_kind};
pub(super) use two::event;

use near::{
    in_one_town, is_quarter, is_undivided, near_in_value, nearly_one, one_locality, within_hours,
};

use super::story::COUNTING;
use super::{Context, Reason, Record, Verdict, WINDOW};
use crate::claim::Revisions;
use crate::event::{Days, Place, PlaceKind, Relation};

/// Why two texts on a kind of event that recurs are only guessed to tell of one.
pub(super) const RECUR: &str =
    "neither text refers to the one the other tells of, and such events recur";

/// Texts that share so many names tell of one event, even of a kind that recurs.
pub(super) const SURE: usize = 4;

/// Whether another event of the kind may have followed in the same place, and neither text says which it is.
pub(super) fn recurs(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let refers = |r: &Record| r.event.head_definite || r.rising || r.falling;
    (a.event.head | b.event.head) & context.events.recurs != 0
        && !refers(a)
        && !refers(b)
        && a.story.is_none()
        && !only_one(a, b)
}

/// Whether both tell of one day in one place that the gazetteer does not hold: too small for two fires on one day.
fn only_one(a: &Record, b: &Record) -> bool {
    let place = |r: &Record| r.event.place.clone().filter(|p| p.ids.is_empty());
    let day = |r: &Record| {
        r.event
            .days
            .filter(|d| r.event.days_said && d.first == d.last)
    };
    let same = place(a)
        .zip(place(b))
        .is_some_and(|(p, q)| p.relation(&q) == Relation::Same);
    same && day(a).is_some() && day(a) == day(b)
}

/// Whether two claims of different documents speak of one event; `None` when they have so little in common that the pair is not worth a line.
pub(super) fn one_event(a: &Record, b: &Record, context: &Context<'_>) -> Option<Verdict> {
    if a.story.is_some() && a.story == b.story {
        return Some(Ok(vec!["the feed puts both in one story".to_owned()]));
    }
    let mut assumed = Vec::new();
    if a.event.head == 0 || b.event.head == 0 || !one_kind(a, b, context) {
        return None;
    }
    match (&a.event.place, &b.event.place) {
        (Some(p), Some(q)) => match p.relation(q) {
            Relation::Same => {}
            Relation::Apart => return None,
            relation => {
                let (narrow, wide, part, whole) = if relation == Relation::Within {
                    (p, q, a, b)
                } else {
                    (q, p, b, a)
                };
                let days = a.event.days.zip(b.event.days);
                let heads = (a.event.head | b.event.head) & !context.events.points;
                let point = wide.is_vast() && heads == 0 && days.is_some_and(|(d, e)| d.meet(&e));
                // A town, and its region for the whole of what happened on one day, or the day that it was told.
                let told = |r: &Record| {
                    r.event
                        .days
                        .filter(|d| !r.event.days_assumed && d.length() < 3)
                        .or(r.published.map(|p| Days::day(p.date)))
                };
                let town =
                    !wide.is_vast() && told(a).zip(told(b)).is_some_and(|(d, e)| d.gap(&e) <= 1);
                // More in the town than in the country on the same day: one of the two is not so.
                let above =
                    days.is_some_and(|(d, e)| d.meet(&e)) && !fits_inside(part, whole, context);
                let near = nearly_one(a, b, context);
                if above || near {
                    assumed.push(format!("{} lies in {}", narrow.name, wide.name));
                }
                if !point
                    && !town
                    && !above
                    && !near
                    && !is_undivided(a, context)
                    && !one_locality(part, whole, context)
                    && (wide.is_wide()
                        || a.event.dated && b.event.dated && fits_inside(part, whole, context))
                {
                    return Some(Err((
                        Reason::Place,
                        format!("{} is a part of {}", narrow.name, wide.name),
                    )));
                }
                assumed.push(format!(
                    "{} and {} are taken as one place",
                    narrow.name, wide.name
                ));
            }
        },
        (Some(p), None) if p.country().is_some_and(|c| b.event.weak.contains(&c)) => {
            assumed.push(format!("taken as one place: {}", p.name))
        }
        (None, Some(q)) if q.country().is_some_and(|c| a.event.weak.contains(&c)) => {
            assumed.push(format!("taken as one place: {}", q.name))
        }
        _ => return None,
    }
    // "Selvian strikes across Veldoria" and "a strike in Karsk": a country told by its people alone, of what recurs there, on days that are not said.
    let weak = a.event.place.is_none() || b.event.place.is_none();
    let again = (a.event.head | b.event.head) & context.events.recurs != 0;
    if weak && again && !(a.event.days_said && b.event.days_said) && !within_hours(a, b) {
        return None;
    }
    // A whole country is no place of one event unless the day and the kind are said.
    if a.event.place.as_ref().is_some_and(Place::is_wide)
        && !(a.event.days_said && b.event.days_said)
        && !(a.event.head_said && b.event.head_said)
    {
        return None;
    }
    match (a.event.told_days(), b.event.told_days()) {
        (Some(x), Some(y)) => {
            let once = a.event.head & b.event.head & context.events.once != 0;
            let counted = once && x.gap(&y) <= COUNTING && in_one_town(a, b);
            if !x.meet(&y) && !counted {
                return Some(Err((
                    Reason::Event,
                    format!("another day: {} and {}", x.iso(), y.iso()),
                )));
            }
        }
        // Another strike may follow in the same place the next day: both must be of one day, said or published.
        (x, y) if (a.event.head | b.event.head) & context.events.recurs != 0 => {
            let of =
                |said: Option<Days>, r: &Record| said.or(r.published.map(|p| Days::day(p.date)));
            match (of(x, a), of(y, b)) {
                (Some(p), Some(q)) => {
                    let gap = p.gap(&q);
                    let said = x.is_some() || y.is_some();
                    // "the Karsk riot" is one riot, on whatever day it is told of.
                    let definite =
                        a.event.head_definite && b.event.head_definite || a.rising || b.rising;
                    if gap > i64::from(said) && !(definite && gap <= WINDOW) {
                        return Some(Err((
                            Reason::Event,
                            "published on different days, and such events recur".to_owned(),
                        )));
                    }
                    assumed.push("taken as one event: same place, kind and day".to_owned());
                    if recurs(a, b, context) {
                        assumed.push(RECUR.to_owned());
                    }
                }
                _ => assumed.push(
                    "taken as one event: same place and kind; the texts give no day".to_owned(),
                ),
            }
        }
        _ => match (a.published, b.published) {
            (Some(x), Some(y)) => {
                let apart = (crate::document::day_number(x.date)
                    - crate::document::day_number(y.date))
                .abs();
                if apart > WINDOW {
                    return Some(Err((
                        Reason::Event,
                        format!(
                            "published {apart} days apart, and the day of the event is not said"
                        ),
                    )));
                }
                assumed.push(
                    "taken as one event: same place and kind, published close together".to_owned(),
                );
            }
            _ => assumed
                .push("taken as one event: same place and kind; the texts give no day".to_owned()),
        },
    }
    Some(Ok(assumed))
}

/// Whether a claim told as background names an event that other articles can be asked about: its kind, a place, and days within a month; of what befell
/// a town once in a year, or a country where such things do not come again within days (a quake, an eruption), the year is enough; of what befell a
/// country on one day, the day.
pub(super) fn is_past_event(r: &Record, context: &Context<'_>) -> bool {
    let town =
        |p: &Place| p.ids.first().is_none_or(|id| id.kind() == PlaceKind::City) && !p.is_vast();
    let days = r.event.days.map_or(i64::MAX, |d| d.length());
    let rare = r.event.head & context.events.recurs == 0;
    r.event.head != 0
        && r.event.dated
        && r.event.place.as_ref().is_some_and(|p| {
            days == 1 || days <= YEAR && (rare || town(p)) || days <= MONTH && !p.is_vast()
        })
}

/// The longest month and year, in days.
const MONTH: i64 = 31;
const YEAR: i64 = 366;

/// What is assumed when two articles look back to one event, or one looks back to what the other reports; `None` when they do not. Figures that
/// come to rest alone: who was missing or held is another number on every later day.
pub(super) fn past_event(a: &Record, b: &Record, context: &Context<'_>) -> Option<Vec<String>> {
    if !rests(a, context) {
        return None;
    }
    let (x, y) = (&a.event, &b.event);
    let (d, e) = (x.days?, y.days?);
    let (p, q) = (x.place.as_ref()?, y.place.as_ref()?);
    // "A blast in Selvia in 2005 killed 214" and "203 died in Karsk, Selvia, in February 2005": counts so near are no part and whole.
    let recurs = (x.head | y.head) & context.events.recurs != 0;
    let near = match p.relation(q) {
        // A land may have had two strikes on one day.
        Relation::Same if p.is_vast() && recurs => near_in_value(a, b),
        Relation::Same => true,
        Relation::Apart => false,
        Relation::Within | Relation::Contains => {
            is_quarter(p, q) || is_quarter(q, p) || near_in_value(a, b)
        }
    };
    if !is_past_event(a, context)
        || !is_past_event(b, context)
        || !near
        || !d.meet(&e)
        || !context.events.compatible(x.head, y.head)
    {
        return None;
    }
    let one_day = d == e && d.length() == 1;
    if x.period != y.period && !one_day {
        return None;
    }
    let mut assumed = Vec::new();
    if !one_day {
        let long = d.length().max(e.length()) > MONTH;
        let stretch = if long { "year" } else { "month" };
        assumed.push(format!(
            "taken as one event: same place, kind and {stretch}"
        ));
        if long {
            assumed.push("a year may have had two such events there".to_owned());
        }
    }
    if recurs && (!one_day || p.is_vast() || q.is_vast()) {
        assumed.push(RECUR.to_owned());
    }
    Some(assumed)
}

/// Whether a claim is of a figure that comes to rest.
pub(super) fn rests(r: &Record, context: &Context<'_>) -> bool {
    context.figures.figure(r.figure).is_some_and(|figure| {
        // What was stolen, what it cost and how strong it was stand fixed too.
        matches!(figure.revisions, Revisions::MayRise | Revisions::EachSource)
            || matches!(figure.measure.as_deref(), Some("money" | "number"))
    })
}

/// Whether two claims, of whatever figures, may be of one event.
#[must_use]
pub fn one_occasion(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    event(a, b, context, &mut Vec::new()).is_ok()
        && (a.doc == b.doc || matches!(one_event(a, b, context), Some(Ok(_))))
}
