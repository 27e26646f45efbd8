//! Whether two claims of one figure may be compared: one event, one population, one unit, both asserted; or the reason why not.

use super::occasion::{event, fits_inside};
use super::pairs::{asserted, is_local};
use super::{Context, Held, Reason, Record, Verdict};
use crate::claim::{Figure, Unknown};
use crate::event::Relation;
use crate::quantity::{Form, Number};

/// Whether two claims of the main event of one story may be compared.
pub(super) fn same_story(a: &Record, b: &Record, context: &Context<'_>) -> Held {
    let figure = alike(a, b, context)?;
    of_another(a, b, figure)?;
    if figure.unknown == Unknown::Apart && a.subject != b.subject {
        return Err((
            Reason::Who,
            "one of them names another, or nobody".to_owned(),
        ));
    }
    if let (Some(p), Some(q)) = (&a.event.place, &b.event.place)
        && a.event.place_said
        && b.event.place_said
        && p.relation(q) != Relation::Same
    {
        let (narrow, wide) = if p.relation(q) == Relation::Within {
            (a, b)
        } else {
            (b, a)
        };
        let apart = p.relation(q) == Relation::Apart && p.is_known() && q.is_known();
        // What happens in one spot has one count, told of a town or its region. In a whole land another may have followed.
        let point = context.events.common(a.event.head, b.event.head) & context.events.points != 0
            && !a.event.plural
            && !b.event.plural
            && !(p.is_wide() || q.is_wide());
        if point && !apart {
            return Ok(());
        }
        if apart || p.relation(q) != Relation::Apart && fits_inside(narrow, wide, context) {
            return Err((Reason::Place, format!("{} and {}", p.name, q.name)));
        }
    }
    Ok(())
}

/// Whether two claims of one figure may be compared.
///
/// # Errors
/// The reason why not, with its details.
pub fn comparable(a: &Record, b: &Record, context: &Context<'_>) -> Verdict {
    let figure = alike(a, b, context)?;
    of_another(a, b, figure)?;
    let mut assumed = Vec::new();
    if a.subject.is_some() != b.subject.is_some() && figure.unknown == Unknown::Apart {
        return Err((Reason::Who, "one of them names nobody".to_owned()));
    }
    if a.subject.is_some() != b.subject.is_some() && figure.same_subject {
        assumed.push("one of them names nobody".to_owned());
    }
    event(a, b, context, &mut assumed)?;
    if a.doc == b.doc && a.sentence == b.sentence && !voices_differ(a, b) {
        return Err((Reason::Who, "told side by side in one sentence".to_owned()));
    }
    if figure.unknown == Unknown::Apart && !assumed.is_empty() {
        return Err((Reason::Event, assumed.join("; ")));
    }
    Ok(assumed)
}

/// What two claims must have in common whatever their event: both said, one unit, one population. Their figure.
pub(super) fn alike<'c>(
    a: &Record,
    b: &Record,
    context: &Context<'c>,
) -> Result<&'c Figure, (Reason, String)> {
    let Some(figure) = context.figures.figure(a.figure) else {
        return Err((Reason::Unit, "the figure is gone".to_owned()));
    };
    stance(a, b)?;
    unit(a, b, figure)?;
    who(a, b)?;
    Ok(figure)
}

/// One company, party or doer each.
fn of_another(a: &Record, b: &Record, figure: &Figure) -> Held {
    // "Ukraine said it had shot down 87, Moscow said it had destroyed 46": each side tells what it did itself.
    let side = |r: &Record| r.origin.as_ref().and_then(|o| o.country.clone());
    let sides = (side(a), side(b));
    let named = match (&a.subject, &b.subject) {
        (Some(x), Some(y)) if x != y => Some((x, y)),
        _ => match &sides {
            (Some(x), Some(y)) if figure.by_doer && x != y => Some((x, y)),
            _ => None,
        },
    };
    if let Some((x, y)) = named {
        return Err((Reason::Who, format!("one is of {x}, the other of {y}")));
    }
    if let Some(why) = a.accounts.apart(&b.accounts, figure.same_segment) {
        return Err((Reason::Period, why));
    }
    let named = |r: &Record| !r.names.is_empty();
    if figure.same_names && named(a) && named(b) && !a.names.iter().any(|n| b.names.contains(n)) {
        return Err((Reason::Who, "the two name nobody in common".to_owned()));
    }
    // "It bought the mill in Karsk for $3 million", after another deal of the same firm.
    let (first, later) = if a.span.start < b.span.start {
        (a, b)
    } else {
        (b, a)
    };
    let further = || later.names.iter().any(|n| !first.names.contains(n));
    if figure.same_names && a.doc == b.doc && later.anew && further() {
        return Err((Reason::Who, "the second is told as another deal".to_owned()));
    }
    // "The air force shot down 87 drones; Moscow said it had destroyed 46 Ukrainian ones."
    let voices = a.origin.is_some() && b.origin.is_some() && voices_differ(a, b);
    if figure.by_doer && !figure.people && voices && a.subject != b.subject {
        return Err((
            Reason::Who,
            "it is not said of both whose they are, and each side speaks of its own".to_owned(),
        ));
    }
    Ok(())
}

/// Whether two named origins speak.
fn voices_differ(a: &Record, b: &Record) -> bool {
    match (&a.origin, &b.origin) {
        (Some(x), Some(y)) => !x.same(y),
        (None, None) => false,
        _ => true,
    }
}

pub(super) fn stance(a: &Record, b: &Record) -> Held {
    for r in [a, b] {
        if r.ignored {
            return Err((
                Reason::Stance,
                format!("{:?} stands under an ignore comment", r.text),
            ));
        }
        if !asserted(r) {
            return Err((
                Reason::Stance,
                format!("{:?} is {}", r.text, r.stance.name()),
            ));
        }
    }
    Ok(())
}

pub(super) fn unit(a: &Record, b: &Record, figure: &Figure) -> Held {
    if a.restated && b.restated {
        return Err((
            Reason::Unit,
            "both say the amounts before them again".to_owned(),
        ));
    }
    if a.group_noun != b.group_noun {
        let name = |r: &Record| r.group_noun.clone().unwrap_or_else(|| "people".to_owned());
        return Err((
            Reason::Unit,
            format!("one counts {}, the other {}", name(a), name(b)),
        ));
    }
    if a.unit != b.unit
        && (figure.measure.as_deref() == Some("money") || a.unit.is_none() || b.unit.is_none())
    {
        return Err((Reason::Unit, "another unit".to_owned()));
    }
    Ok(())
}

pub(super) fn who(a: &Record, b: &Record) -> Held {
    if a.addition || b.addition {
        return Err((
            Reason::Period,
            format!(
                "{:?} is added to an earlier count",
                if a.addition { &a.text } else { &b.text }
            ),
        ));
    }
    // Nobody at all excludes every part: "no one was hurt" against "two firefighters were hurt".
    let none = |r: &Record| {
        r.who.is_none() && r.kind.is_none() && !r.is_part && r.value.high == Some(Number::ZERO)
    };
    if none(a) || none(b) {
        return Ok(());
    }
    // "30 people were killed" and "76 civilians were killed": no part is above its whole.
    let above = |part: &Record, whole: &Record| {
        // "including 67 officers" is a part of what it names, whatever that is.
        // "470 in one district alone" is a part of what it does not name.
        let nameless = part.is_part && part.who.is_none() && a.doc == b.doc;
        let some =
            (part.of_people && !part.side || nameless) && part.part_of.is_none() || is_local(part);
        let all = whole.who.is_none()
            && whole.kind.is_none()
            && !whole.is_part
            && whole.form != Form::Article;
        some && all
            && part
                .value
                .low
                .zip(whole.value.high)
                .is_some_and(|(low, high)| low > high)
    };
    // One text in one voice may tell of a war and of one of its towns.
    let two = a.doc != b.doc || a.origin.is_some() && b.origin.is_some() && voices_differ(a, b);
    if two && (above(a, b) || above(b, a)) {
        return Ok(());
    }
    // "12 children were killed" and "including 15 children" count the same ones.
    let named = two && a.kin().is_some() && a.kin() == b.kin();
    // "65 in Selvia alone" and "23 in Selvia": all of one place.
    let place = |r: &Record| r.event.place.clone();
    let local = two
        && (is_local(a) || is_local(b))
        && !(a.is_part && b.is_part)
        && place(a)
            .zip(place(b))
            .is_some_and(|(p, q)| p.relation(&q) == Relation::Same);
    if a.kin() != b.kin() || a.is_part != b.is_part && !named && !local {
        let name = |r: &Record| match (&r.who, r.is_part) {
            (Some(who), _) => format!("the part {who:?}"),
            (None, true) => "a part".to_owned(),
            (None, false) => "all".to_owned(),
        };
        return Err((
            Reason::Who,
            format!("one counts {}, the other {}", name(a), name(b)),
        ));
    }
    // "two relatives killed" beside 50 dead: a named kind of people far below the other count is a part of it.
    for (part, whole) in [(a, b), (b, a)] {
        if let Some(kind) = &part.kind
            && !named
            && whole.kind.as_ref() != Some(kind)
            && part
                .value
                .high
                .zip(whole.value.low.or(whole.value.high))
                .is_some_and(|(p, w)| p.add(p).is_some_and(|double| double <= w))
        {
            return Err((Reason::Who, format!("one counts {kind}s alone")));
        }
    }
    // Two parts that nothing names may be of two wholes.
    if a.is_part && a.who.is_none() {
        return Err((
            Reason::Who,
            "each is a part, and it is not said which".to_owned(),
        ));
    }
    // "three of them children according to the army; an official says four children died": one part by two sources.
    let rivals =
        a.who.is_some() && a.origin.is_some() && b.origin.is_some() && a.origin != b.origin;
    if a.is_part && a.sentence == b.sentence && a.doc == b.doc && !rivals {
        return Err((Reason::Who, "both are parts of one whole".to_owned()));
    }
    Ok(())
}
