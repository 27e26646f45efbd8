//! Which of two claims is the later one, and whether it only brings the other up to date or falls behind it.

use super::{NAME, completed, floors_differ, nearby, origins_differ, rounded_down};
use crate::check::Context;
use crate::claim::{Figure, Revisions};
use crate::event::Period;
use crate::group::{Origin, Record, is_display};
use crate::quantity::{Interval, Number};

/// Why the pair is an update: a later, higher value of a figure that may rise, or words that say so.
pub(super) fn update(
    context: &Context<'_>,
    figure: &Figure,
    a: &Record,
    b: &Record,
    left: &Interval,
    right: &Interval,
) -> Option<String> {
    if figure.revisions == Revisions::Never {
        return None;
    }
    let higher = |x: &Interval, y: &Interval| {
        x.named()
            .or(x.low)
            .zip(y.named().or(y.low))
            .is_some_and(|(x, y)| x > y)
    };
    // What another named source said earlier is its own figure, and no earlier one of this; unless it has said a later one since.
    let old = |r: &Record| {
        // Beside the article's own words, and of what moves both ways, an earlier count is an old one whoever gave it.
        let own = [a, b].iter().any(|o| o.id != r.id && o.origin.is_none());
        let moves = figure.revisions == Revisions::LaterWins;
        r.earlier
            && (!origins_differ(a, b)
                || a.doc == b.doc && (own || moves)
                // "Earlier reports spoke of hundreds", "Officials had earlier put it at nine": nobody in particular.
                || r.origin.as_ref().is_some_and(is_nobody)
                || context.of_doc(r.doc).1.iter().any(|o| {
                    o.figure == r.figure
                        && !o.earlier
                        && o.origin
                            .as_ref()
                            .zip(r.origin.as_ref())
                            .is_some_and(|(x, y)| x.same(y))
                }))
    };
    if old(a) != old(b) {
        return Some("the text says that one of them is an earlier figure".to_owned());
    }
    // "Toll jumps to 120" over "has jumped to 111": a headline tells the value that the text rises to, which is then in the text as well.
    let over = a.doc == b.doc && is_display(a.zone) != is_display(b.zone);
    let (display, body) = if is_display(a.zone) { (a, b) } else { (b, a) };
    let told = || {
        nearby(context, a, b)
            .any(|r| r.figure == a.figure && !is_display(r.zone) && r.value.meets(&display.value))
    };
    let earlier_day = counted(body, display) == Some(std::cmp::Ordering::Less);
    if over && !told() && !earlier_day {
        return None;
    }
    // "the toll rose to 39": lower values beside it are earlier ones.
    if a.rising && higher(left, right) || b.rising && higher(right, left) {
        return Some("the text says that the figure has grown".to_owned());
    }
    // ... and so are those below a value that the text elsewhere says to have been risen to: "The agency later raised the toll to 25."
    let risen_to = |high: &Record, low: &Interval| {
        a.doc == b.doc
            && nearby(context, a, b).any(|r| {
                r.figure == a.figure
                    && r.rising
                    && r.who == high.who
                    && r.event.other == high.event.other
                    && r.event.period == high.event.period
                    && r.value.meets(&high.value)
                    && higher(&r.value, low)
            })
    };
    if higher(left, right) && risen_to(a, right) || higher(right, left) && risen_to(b, left) {
        return Some("the text says that the figure has grown".to_owned());
    }
    // "the number of missing fell to four": higher values beside it are earlier ones, where the figure may fall.
    if matches!(figure.revisions, Revisions::LaterWins | Revisions::MayFall)
        && (a.falling && higher(right, left) || b.falling && higher(left, right))
    {
        return Some("the text says that the figure has fallen".to_owned());
    }
    // Of what both look back to the toll has long come to rest.
    let past = |r: &Record| r.event.period == Period::Background;
    if past(a) && past(b) {
        return None;
    }
    let (first, last) = match order(a, b)? {
        std::cmp::Ordering::Less => (left, right),
        std::cmp::Ordering::Greater => (right, left),
        std::cmp::Ordering::Equal => return None,
    };
    let rose = higher(last, first);
    let update = match figure.revisions {
        Revisions::Never => false,
        Revisions::MayRise => rose,
        Revisions::MayFall => !rose,
        Revisions::EachSource => {
            let named = a.origin.is_some() && b.origin.is_some();
            rose && !(named && origins_differ(a, b))
        }
        Revisions::LaterWins => true,
    };
    update.then(|| "the later text gives the later figure".to_owned())
}

/// Why a floor falls behind a count that the reader has been given already: in one article "seven were killed" above "at least six were
/// killed", or in a later text fewer than an earlier one counted. Tolls that may rise do not fall, so one of the two is out of date.
pub(super) fn lags(
    context: &Context<'_>,
    figure: &Figure,
    a: &Record,
    b: &Record,
    left: &Interval,
    right: &Interval,
) -> Option<&'static str> {
    if figure.revisions != Revisions::MayRise || completed(context, a, b) {
        return None;
    }
    let (floor, low, other, high) = if left.named()? < right.named()? {
        (a, left, b, right)
    } else {
        (b, right, a, left)
    };
    let settled = |r: &Record| !r.rising && !r.earlier && !r.revised && r.value.about.is_none();
    if low.high.is_some()
        || high.low.is_none()
        || !settled(a)
        || !settled(b)
        // "More than 30" is said of 39 too, "at least 30" is a count of its own.
        || floor.value.low_open && rounded_down(floor, other)
        || !floors_differ(figure, low, high)
    {
        return None;
    }
    if a.doc == b.doc {
        return Some("the text counts more elsewhere, so the floor may be an earlier one");
    }
    let behind = order(floor, other)? == std::cmp::Ordering::Greater;
    let apart = high.named()?.sub(low.named()?)? >= Number::int(2)
        && low.named()?.mul(context.tuning.number(NAME, "stale"))? <= high.named()?;
    (behind && apart).then_some("the later text gives a floor below what was counted before")
}

/// Which claim is the later one, when their times tell.
pub(in crate::check) fn order(a: &Record, b: &Record) -> Option<std::cmp::Ordering> {
    if a.doc == b.doc {
        // Passages of a live text stand under clock lines; what stands above the first is the latest.
        if a.event.clock == b.event.clock {
            return counted(a, b);
        }
        let at = |r: &Record| r.event.clock.map_or(u32::MAX, u32::from);
        return Some(at(a).cmp(&at(b)));
    }
    let (x, y) = (a.published?, b.published?);
    match (x.instant(), y.instant()) {
        (Some(x), Some(y)) => Some(x.cmp(&y)),
        _ => Some(x.date.cmp(&y.date)),
    }
}

/// Which of two claims of one text was counted later, by the days on which they were said; one without a day is of the day of publication, but a headline
/// may be of the day that its text names.
fn counted(a: &Record, b: &Record) -> Option<std::cmp::Ordering> {
    let today = a.published.map(|p| p.date);
    let now = |r: &Record| today.filter(|_| !is_display(r.zone));
    let day = |r: &Record| r.event.counted.map(|d| d.last).or(now(r));
    let (x, y) = (day(a)?, day(b)?);
    let past = today.is_none_or(|today| x <= today && y <= today);
    (x != y && past).then(|| x.cmp(&y))
}

/// "earlier reports", "first estimates", "officials": a name that is nobody's.
fn is_nobody(origin: &Origin) -> bool {
    const ANYBODY: [&str; 3] = ["officials", "authorities", "sources"];
    let name = origin.name.as_str();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let hearsay = matches!(
        last,
        "report" | "reports" | "accounts" | "estimates" | "figures" | "tallies" | "counts"
    ) && !name.contains(char::is_uppercase);
    let anybody = ANYBODY.iter().any(|a| name.eq_ignore_ascii_case(a));
    origin.known.is_none() && (hearsay || anybody)
}
