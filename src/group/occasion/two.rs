//! Two claims, looked at key by key: their event, stretch of time, days, spot and place.

use super::near::{
    fits_inside, in_one_town, is_quarter, is_undivided, nearly_one, one_kind, one_locality,
};
use super::past_event;
use crate::event::{Days, EventRef, Period, Place, Relation};
use crate::group::story::COUNTING;
use crate::group::{Context, Held, Reason, Record};
use crate::quantity::{Form, Number};

/// Whether two claims are of one event as far as their own words tell; what is assumed for it is added.
pub(in crate::group) fn event(
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
