//! What brings two claims near each other without deciding: kinds of event that may be one, a town in its region, counts that are hardly a part and its whole.

use crate::event::{Days, Period, Place, Relation};
use crate::group::{Context, Record};
use crate::quantity::Number;

/// Whether the kinds of event of two claims may name one event. A war is the backdrop of whatever both tell of one day.
pub(in crate::group) fn one_kind(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let (x, y) = (&a.event, &b.event);
    let backdrop = context.events.backdrop(x.head) || context.events.backdrop(y.head);
    let one_day = x.days_said && y.days_said && x.days.zip(y.days).is_some_and(|(d, e)| d == e);
    context.events.compatible(x.head, y.head) || backdrop && one_day && x.period == Period::Incident
}

/// "The strike in Yemen" and "the hall in Sanaa": where both texts tell of one town alone, and it is the same, the country is a looser word for it.
pub(in crate::group) fn one_locality(
    narrow: &Record,
    wide: &Record,
    context: &Context<'_>,
) -> bool {
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
pub(in crate::group) fn is_quarter(narrow: &Place, wide: &Place) -> bool {
    !wide.is_wide()
        && narrow
            .name
            .strip_suffix(wide.name.as_str())
            .is_some_and(|rest| ["central ", "downtown ", "inner "].contains(&rest))
}

/// Whether two counts of ten or more lie so near each other, the smaller at three quarters of the larger, that they are hardly a part and its whole.
pub(in crate::group) fn near_in_value(a: &Record, b: &Record) -> bool {
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
pub(in crate::group) fn nearly_one(a: &Record, b: &Record, context: &Context<'_>) -> bool {
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
pub(in crate::group) fn within_hours(a: &Record, b: &Record) -> bool {
    const MINUTES: i64 = 180;
    let at = |r: &Record| r.published.and_then(|p| p.instant());
    at(a)
        .zip(at(b))
        .is_some_and(|(x, y)| (x - y).abs() <= MINUTES)
}

/// Whether both tell of one town, or of a place that is no wider.
pub(in crate::group) fn in_one_town(a: &Record, b: &Record) -> bool {
    let places = a.event.place.as_ref().zip(b.event.place.as_ref());
    places.is_some_and(|(p, q)| !p.is_vast() && p.relation(q) == Relation::Same)
}

/// Whether an event has one value of the figure, wherever it is told of: a magnitude.
pub(in crate::group) fn is_undivided(r: &Record, context: &Context<'_>) -> bool {
    let figure = context.figures.figure(r.figure);
    figure.is_some_and(|f| f.undivided)
}

/// Whether the value of `part` can be a part of the value of `whole`.
pub(in crate::group) fn fits_inside(part: &Record, whole: &Record, context: &Context<'_>) -> bool {
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
