//! Whether two claims are of one event: its kind, place, days and stretch of time; or the reason why not.

use super::story::COUNTING;
use super::{Context, Held, Reason, Record, Verdict, WINDOW};
use crate::claim::Revisions;
use crate::event::{Days, EventRef, Period, Place, PlaceKind, Relation};
use crate::quantity::{Form, Number};

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
    let figure = context.figures.figure(a.figure)?;
    // What was stolen, what it cost and how strong it was stand fixed too.
    let rests = matches!(figure.revisions, Revisions::MayRise | Revisions::EachSource)
        || matches!(figure.measure.as_deref(), Some("money" | "number"));
    if !rests {
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

/// Whether two claims, of whatever figures, may be of one event.
#[must_use]
pub fn one_occasion(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    event(a, b, context, &mut Vec::new()).is_ok()
        && (a.doc == b.doc || matches!(one_event(a, b, context), Some(Ok(_))))
}

/// Whether two claims are of one event as far as their own words tell; what is assumed for it is added.
pub(super) fn event(
    a: &Record,
    b: &Record,
    context: &Context<'_>,
    assumed: &mut Vec<String>,
) -> Held {
    let two = Two {
        a,
        b,
        context,
        same_doc: a.doc == b.doc,
    };
    let (x, y) = (&a.event, &b.event);
    if x.other != y.other && (a.doc == b.doc || x.other.is_some() && y.other.is_some()) {
        return Err((Reason::Event, "the text tells of another event".to_owned()));
    }
    // "Eight died in protests across the land, the council says. The union gives the dead as 16": what names no event is of the one before it.
    let goes_on = |one: &Record, before: &Record| {
        let e = &one.event;
        let silent = !e.head_said && !e.place_said && !e.days_said && !e.several;
        a.doc == b.doc
            && silent
            && one.sentence > before.sentence
            && one.sentence <= before.sentence + 2
    };
    if x.several != y.several && !goes_on(a, b) && !goes_on(b, a) {
        return Err((
            Reason::Event,
            "one tells of several events together".to_owned(),
        ));
    }
    two.period(assumed)?;
    if x.head != 0 && y.head != 0 && !one_kind(a, b, context) {
        return Err((
            Reason::Event,
            format!(
                "{} and {}",
                x.head_name(context.events).unwrap_or("-"),
                y.head_name(context.events).unwrap_or("-")
            ),
        ));
    }
    two.days(assumed)?;
    two.one_of_many()?;
    two.one_of_several()?;
    two.one_day_of()?;
    two.spot(assumed)?;
    if x.period == Period::Background && !(x.days.is_some() && y.days.is_some()) {
        return Err((
            Reason::Event,
            "background, and no day to match it by".to_owned(),
        ));
    }
    two.place(assumed)
}

/// Two claims, looked at key by key.
struct Two<'r, 'c> {
    a: &'r Record,
    b: &'r Record,
    context: &'r Context<'c>,
    same_doc: bool,
}

impl Two<'_, '_> {
    /// One incident, one running total or one look back.
    fn period(&self, assumed: &mut Vec<String>) -> Held {
        let Self { a, b, context, .. } = *self;
        let (x, y) = (&a.event, &b.event);
        // "Tuesday's blast" and, a year later, "the blast of 4 May": of one day in one place.
        let looked_back = a.doc != b.doc
            && ![x.period, y.period].contains(&Period::Cumulative)
            && past_event(a, b, context).is_some();
        // "1,100 have died since the quake of 30 September" and "777 died in the quake": of what is over in a day the two are one.
        let (lone, running) = if x.period == Period::Cumulative {
            (y, x)
        } else {
            (x, y)
        };
        let from_its_day = lone.period == Period::Incident
            && running.period == Period::Cumulative
            && x.head & y.head != 0
            && (x.head | y.head) & (context.events.recurs | context.events.lasts) == 0
            // "Nobody has been found alive since Wednesday": and 238 before.
            && ![a, b].iter().any(|r| r.value.high == Some(Number::ZERO))
            && running
                .since
                .zip(lone.told_days())
                .is_some_and(|(since, days)| days.gap(&Days::day(since)) <= 1);
        if from_its_day {
            assumed.push(format!(
                "counted since the {} itself",
                x.head_name(context.events).unwrap_or("event")
            ));
        }
        if x.period != y.period && !looked_back && !from_its_day {
            return Err((
                if x.period == Period::Background || y.period == Period::Background {
                    Reason::Event
                } else {
                    Reason::Period
                },
                format!("{} and {}", x.period.name(), y.period.name()),
            ));
        }
        if x.period == Period::Cumulative && x.since != y.since {
            // An outbreak has one beginning, however it is told.
            let one = x.head != 0
                && x.head & y.head != 0
                && (x.head | y.head) & context.events.recurs == 0;
            if !one {
                return Err((
                    Reason::Period,
                    "running totals from different days".to_owned(),
                ));
            }
            assumed.push("the running totals are taken as of one outbreak".to_owned());
        }
        Ok(())
    }

    /// Days that meet, or one of counting.
    fn days(&self, assumed: &mut Vec<String>) -> Held {
        let Self {
            a,
            b,
            context,
            same_doc,
        } = *self;
        let (x, y) = (&a.event, &b.event);
        if let (Some(d), Some(e)) = (x.days, y.days)
            && (x.dated && y.dated || same_doc)
            && !d.meet(&e)
        {
            let day = |e: &EventRef| {
                e.days
                    .filter(|_| e.dated)
                    .map_or_else(|| "another day".to_owned(), |d| d.iso())
            };
            // "The crash killed 80 on Wednesday. On Friday the toll was cut to 78": of what happens once, the later day is one of counting.
            let once = x.head & y.head & context.events.once != 0;
            let near = d.gap(&e) <= COUNTING && (same_doc || in_one_town(a, b));
            if !(once && near) {
                return Err((
                    Reason::Event,
                    format!("another day: {} and {}", day(x), day(y)),
                ));
            }
            assumed.push(format!("taken as one event: {} and {}", day(x), day(y)));
        }
        Ok(())
    }

    /// In a list of many events only one place, or words that stand together, tie two counts to one of them.
    fn one_of_many(&self) -> Held {
        const NEAR: u32 = 400;
        let Self { a, b, same_doc, .. } = *self;
        let places = a.event.place.as_ref().zip(b.event.place.as_ref());
        let said = a.event.place_said && b.event.place_said;
        let one_place = said && places.is_some_and(|(p, q)| p.relation(q) == Relation::Same);
        let near =
            a.span.start.abs_diff(b.span.start) <= NEAR && a.sentence.abs_diff(b.sentence) <= 2;
        let days = a
            .event
            .days
            .zip(b.event.days)
            .is_none_or(|(d, e)| d.meet(&e));
        if same_doc && a.of_many && !(one_place || near && days) {
            return Err((
                Reason::Event,
                "the text tells of many events, and nothing ties the two".to_owned(),
            ));
        }
        Ok(())
    }

    /// In one text: the events told of together and one of them, or another that is brought in.
    fn one_of_several(&self) -> Held {
        let Self {
            a,
            b,
            context,
            same_doc,
        } = *self;
        // "Seven officers were killed in the attack", and further down "in June an attack in Lunde killed at least eight": brought in with a time and a place of
        // its own.
        let brought_in = |one: &Record, before: &Record| {
            let e = &one.event;
            one.sentence > before.sentence
                && e.head_indefinite
                && e.days_said
                && e.place_said
                && !before.event.days_said
                && e.place
                    .as_ref()
                    .zip(before.event.place.as_ref())
                    .is_some_and(|(p, q)| p.relation(q) != Relation::Same)
        };
        if same_doc && (brought_in(a, b) || brought_in(b, a)) {
            return Err((Reason::Event, "the text tells of another event".to_owned()));
        }
        // "Four bombings left 14 dead. A car bomb killed 10": one of them.
        for (one, all) in [(a, b), (b, a)] {
            if same_doc
                && all.event.plural
                && all.event.head_said
                && !one.event.plural
                && one.event.head_said
                && one.event.head_indefinite
                && fits_inside(one, all, context)
            {
                return Err((
                    Reason::Event,
                    "one tells of several, the other of one of them".to_owned(),
                ));
            }
        }
        Ok(())
    }

    fn one_day_of(&self) -> Held {
        let Self {
            a,
            b,
            context,
            same_doc,
        } = *self;
        let (x, y) = (&a.event, &b.event);
        // "27 were wounded this weekend. On Saturday five were wounded": of one of the days.
        if let (Some(d), Some(e)) = (x.days, y.days)
            && x.days_said
            && y.days_said
            && (x.dated && y.dated || same_doc)
        {
            let (narrow, wide, one, all) = if d.length() < e.length() {
                (d, e, a, b)
            } else {
                (e, d, b, a)
            };
            let stretch = wide.length() > 2 || wide.is_weekend();
            if narrow.length() == 1 && stretch && fits_inside(one, all, context) && same_doc {
                return Err((
                    Reason::Period,
                    format!("{} is one day of {}", narrow.iso(), wide.iso()),
                ));
            }
        }
        Ok(())
    }

    fn spot(&self, assumed: &mut Vec<String>) -> Held {
        let Self {
            a,
            b,
            context,
            same_doc,
        } = *self;
        let (x, y) = (&a.event, &b.event);
        if x.spot != y.spot {
            // A part of the scene: never more than the whole.
            let spot = x
                .spot
                .as_ref()
                .or(y.spot.as_ref())
                .cloned()
                .unwrap_or_default();
            let (part, whole) = if x.spot.is_some() { (a, b) } else { (b, a) };
            // A bombing of another article that names no spot is that of the mosque.
            let both = x.spot.is_some() && y.spot.is_some();
            let one_spot = !same_doc
                && !both
                && context.events.common(a.event.head, b.event.head) & context.events.points != 0
                && !x.plural
                && !y.plural;
            if one_spot {
                assumed.push(format!("one of them names no {spot}"));
            } else if both || fits_inside(part, whole, context) {
                return Err((Reason::Place, format!("one tells of the {spot} alone")));
            }
        }
        Ok(())
    }

    fn place(&self, assumed: &mut Vec<String>) -> Held {
        let Self {
            a,
            b,
            context,
            same_doc,
        } = *self;
        let (x, y) = (&a.event, &b.event);
        match (&x.place, &y.place) {
            (Some(p), Some(q)) => match p.relation(q) {
                Relation::Same => {}
                Relation::Apart if p.may_meet(q) => {
                    assumed.push(format!("{} and {} are taken as one place", p.name, q.name));
                }
                Relation::Apart => {
                    return Err((Reason::Place, format!("{} and {}", p.name, q.name)));
                }
                Relation::Within | Relation::Contains => {
                    let (narrow, wide) = if p.relation(q) == Relation::Within {
                        (a, b)
                    } else {
                        (b, a)
                    };
                    let narrow_said = if p.relation(q) == Relation::Within {
                        x.place_said
                    } else {
                        y.place_said
                    };
                    // "central Paris" is no part of Paris that has events of its own; "dozens" in the region may hold the eleven of its town.
                    let quarter = is_quarter(p, q) || is_quarter(q, p);
                    let holds = wide.form == Form::Vague && narrow.form != Form::Vague;
                    // A riot, a heat wave has counts of its own in every town; a crash has one.
                    let spread = x.head | y.head;
                    let spread = spread != 0 && spread & context.events.points == 0
                        || wide.event.plural
                            && !narrow.event.plural
                            && wide.event.place.as_ref().is_some_and(Place::is_vast);
                    if !quarter
                        && !is_undivided(a, context)
                        && !nearly_one(narrow, wide, context)
                        && !one_locality(narrow, wide, context)
                        && (x.place_said && y.place_said
                            || (narrow_said || holds || spread)
                                && fits_inside(narrow, wide, context))
                    {
                        return Err((
                            Reason::Place,
                            format!("{} and {}: one is a part of the other", p.name, q.name),
                        ));
                    }
                    assumed.push(format!("{} and {} are taken as one place", p.name, q.name));
                }
            },
            (None, None) => {}
            // "The storm killed 42. Karsk had 30 killed, Lunde 12": a part of those of no place.
            _ if same_doc
                && (x.rolled && fits_inside(a, b, context)
                    || y.rolled && fits_inside(b, a, context)) =>
            {
                return Err((
                    Reason::Place,
                    "one tells of one place of several".to_owned(),
                ));
            }
            _ => assumed.push("one of them names no place".to_owned()),
        }
        Ok(())
    }
}

/// Whether the kinds of event of two claims may name one event. A war is the backdrop of whatever both tell of one day.
pub(super) fn one_kind(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let (x, y) = (&a.event, &b.event);
    let backdrop = context.events.backdrop(x.head) || context.events.backdrop(y.head);
    let one_day = x.days_said && y.days_said && x.days.zip(y.days).is_some_and(|(d, e)| d == e);
    context.events.compatible(x.head, y.head) || backdrop && one_day && x.period == Period::Incident
}

/// "The strike in Yemen" and "the hall in Sanaa": where both texts tell of one town alone, and it is the same, the country is a looser word for it.
fn one_locality(narrow: &Record, wide: &Record, context: &Context<'_>) -> bool {
    // A storm has counts of its own in every district.
    let spot = context.events.points | context.events.once;
    if context.events.common(narrow.event.head, wide.event.head) & spot == 0 {
        return false;
    }
    let vast = wide.event.place.as_ref().is_some_and(Place::is_vast);
    let (Some(place), Some(s), Some(t)) = (&narrow.event.place, &narrow.scene, &wide.scene) else {
        return false;
    };
    vast && s.relation(t) != Relation::Apart
        && place.relation(s) != Relation::Apart
        && !wide.event.several
        && !wide.event.plural
}

/// Whether `narrow` is a town with a direction before it: "central Paris" of "Paris". Of a country the direction matters.
fn is_quarter(narrow: &Place, wide: &Place) -> bool {
    !wide.is_wide()
        && narrow
            .name
            .strip_suffix(wide.name.as_str())
            .is_some_and(|rest| ["central ", "downtown ", "inner "].contains(&rest))
}

/// Whether two counts of ten or more lie so near each other, the smaller at three quarters of the larger, that they are hardly a part and its whole.
fn near_in_value(a: &Record, b: &Record) -> bool {
    const LEAST: i128 = 10;
    let Some((m, n)) = a.value.named().zip(b.value.named()) else {
        return false;
    };
    let (low, high) = (m.min(n), m.max(n));
    let quarters = low.mul(Number::int(4)).zip(high.mul(Number::int(3)));
    low >= Number::int(LEAST) && quarters.is_some_and(|(l, h)| l >= h)
}

/// "49 died in the prison of Lunde" and "52 died in the riot in Selvia": counts so near each other, of one kind of event and one day in two articles, are
/// no part and whole.
fn nearly_one(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let said = |r: &Record| r.event.told_days();
    let day = |r: &Record| said(r).or(r.published.map(|p| Days::day(p.date)));
    let close = day(a).zip(day(b)).is_some_and(|(d, e)| d.gap(&e) <= 1);
    let recurs = (a.event.head | b.event.head) & context.events.recurs != 0;
    let one_day = said(a).zip(said(b)).is_some_and(|(d, e)| d.meet(&e));
    a.doc != b.doc
        && near_in_value(a, b)
        && context.events.common(a.event.head, b.event.head) != 0
        && (one_day || !recurs && close)
        && !a.event.several
        && !b.event.several
}

/// Whether both articles say the hour of publication, and it is nearly the same.
fn within_hours(a: &Record, b: &Record) -> bool {
    const MINUTES: i64 = 180;
    let at = |r: &Record| r.published.and_then(|p| p.instant());
    at(a)
        .zip(at(b))
        .is_some_and(|(x, y)| (x - y).abs() <= MINUTES)
}

/// Whether both tell of one town, or of a place that is no wider.
fn in_one_town(a: &Record, b: &Record) -> bool {
    let places = a.event.place.as_ref().zip(b.event.place.as_ref());
    places.is_some_and(|(p, q)| !p.is_vast() && p.relation(q) == Relation::Same)
}

/// Whether an event has one value of the figure, wherever it is told of: a magnitude.
fn is_undivided(r: &Record, context: &Context<'_>) -> bool {
    let figure = context.figures.figure(r.figure);
    figure.is_some_and(|f| f.undivided)
}

/// Whether the value of `part` can be a part of the value of `whole`.
pub(super) fn fits_inside(part: &Record, whole: &Record, context: &Context<'_>) -> bool {
    if is_undivided(part, context) {
        return false;
    }
    match (
        part.value.low.or(part.value.high),
        whole.value.high.or(whole.value.low),
    ) {
        (Some(p), Some(w)) => p <= w || whole.value.high.is_none(),
        _ => true,
    }
}
