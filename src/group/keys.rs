//! Each thing that two claims must have in common to be compared, and how they stand in it: what `explain` tells of a pair, compared or not.

use std::collections::BTreeMap;

use super::comparable::{stance, unit, who};
use super::occasion::one_kind;
use super::{Context, Held, Record, Told, story};
use crate::claim::Unknown;
use crate::event::{Period, Place, Relation};

/// How two claims stand in one key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Both have the same.
    Same,
    /// They differ, so that they are not compared.
    Different,
    /// One of them does not say.
    Unknown,
}

impl State {
    /// The word for it in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Unknown => "unknown",
        }
    }
}

/// One key of a pair of claims.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Key {
    /// What is looked at: figure, unit, who, kind, place, time, period, articles.
    pub name: &'static str,
    /// How the two stand in it.
    pub state: State,
    /// What each of them has, in words.
    pub because: String,
}

/// The keys of two claims of a run, in the order in which they are looked at.
#[must_use]
pub fn keys(
    a: &Record,
    b: &Record,
    told: &[Told],
    links: &BTreeMap<(u32, u32), usize>,
    context: &Context<'_>,
) -> Vec<Key> {
    let figure = |r: &Record| context.figures.figure(r.figure);
    let id = |r: &Record| figure(r).map_or("-", |f| f.id.as_str());
    let key = |name, state, because| Key {
        name,
        state,
        because,
    };
    let refused = |name, verdict: Held| match verdict {
        Ok(()) => key(name, State::Same, String::new()),
        Err((_, detail)) => key(name, State::Different, detail),
    };
    let one = a.figure == b.figure;
    let mut out = vec![key("figure", state(one), both(id(a), id(b)))];
    out.push(refused("stance", stance(a, b)));
    if let Some(figure) = figure(a).filter(|_| one) {
        out.push(refused("unit", unit(a, b, figure)));
        let whose = a.subject.is_some() != b.subject.is_some() && figure.unknown == Unknown::Apart;
        out.push(match who(a, b) {
            Ok(()) if whose => key("who", State::Unknown, "one of them names nobody".to_owned()),
            verdict => refused("who", verdict),
        });
    }
    let (x, y) = (&a.event, &b.event);
    let head = |r: &Record| r.event.head_name(context.events).unwrap_or("not said");
    out.push(key(
        "kind",
        if x.head == 0 || y.head == 0 {
            State::Unknown
        } else {
            state(one_kind(a, b, context))
        },
        both(head(a), head(b)),
    ));
    let place = |p: &Option<Place>| {
        p.as_ref()
            .map_or("not said", |p| p.name.as_str())
            .to_owned()
    };
    out.push(match x.place.as_ref().zip(y.place.as_ref()) {
        Some((p, q)) => {
            let relation = p.relation(q);
            let words = match relation {
                Relation::Within => format!("{} lies in {}", p.name, q.name),
                Relation::Contains => format!("{} lies in {}", q.name, p.name),
                _ => both(&p.name, &q.name),
            };
            key("place", state(relation != Relation::Apart), words)
        }
        None => key(
            "place",
            State::Unknown,
            both(&place(&x.place), &place(&y.place)),
        ),
    });
    let days = |r: &Record| r.event.told_days();
    let day = |r: &Record| match (days(r), r.published) {
        (Some(d), _) => d.iso(),
        (None, Some(p)) => format!("not said, published {}", p.date),
        (None, None) => "not said".to_owned(),
    };
    out.push(key(
        "time",
        match days(a).zip(days(b)) {
            Some((d, e)) => state(d.meet(&e)),
            None => State::Unknown,
        },
        both(&day(a), &day(b)),
    ));
    let period = |r: &Record| match (r.event.period, r.event.since) {
        (Period::Cumulative, Some(day)) => format!("since {day}"),
        (period, _) => period.name().to_owned(),
    };
    out.push(key(
        "period",
        state(x.period == y.period),
        both(&period(a), &period(b)),
    ));
    if a.doc != b.doc {
        out.push(articles(a, b, told, links, context));
    }
    out
}

/// Whether the articles of two claims tell of one event, by the names they share.
fn articles(
    a: &Record,
    b: &Record,
    told: &[Told],
    links: &BTreeMap<(u32, u32), usize>,
    context: &Context<'_>,
) -> Key {
    let name = "articles";
    let linked = links.get(&(a.doc.min(b.doc), a.doc.max(b.doc)));
    let of = |r: &Record| told.get(r.doc as usize);
    let (state, because) = match (a.story.as_ref(), b.story.as_ref(), linked) {
        (Some(x), Some(y), _) => (state(x == y), "as the feed puts them in stories".to_owned()),
        (_, _, Some(names)) => {
            let aside = [a, b]
                .into_iter()
                .find(|r| of(r).is_some_and(|t| !story::of_main(r, t, *names, context)));
            match aside {
                None => (State::Same, format!("{names} names in common")),
                Some(r) => (
                    State::Unknown,
                    format!(
                        "{names} names in common, but {:?} is not told of the main event",
                        r.text
                    ),
                ),
            }
        }
        _ => (
            State::Unknown,
            match of(a).zip(of(b)) {
                Some((t, u)) => story::distance(t, u, context),
                None => String::new(),
            },
        ),
    };
    Key {
        name,
        state,
        because,
    }
}

fn state(same: bool) -> State {
    if same { State::Same } else { State::Different }
}

fn both(x: &str, y: &str) -> String {
    if x == y {
        x.to_owned()
    } else {
        format!("{x} and {y}")
    }
}
