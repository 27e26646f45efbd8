//! `group`: claims of one or many documents in; which may be compared, which may not and why out.
//!
//! Inside a document the claims of one figure are looked at in pairs, each with those that follow it; a document of thousands of claims
//! has its repeats folded and the reach bounded ([`MANY`], [`PAIRS`]), so that time and memory stay linear. Across documents a blocking key (figure, country or unlisted place) and a
//! window of days come first, so that cost grows with the feed and not with its square.

mod record;
mod story;

pub use record::{Extract, Mention, Origin, Record, Stated, carriers, names_attacker, publisher};
pub use story::Told;

use std::collections::{BTreeMap, BTreeSet};

use crate::attribution::Stance;
use crate::claim::{Figure, FigureId, Tables, Unknown};
use crate::document::ZoneKind;
use crate::event::{self, Days, EventRef, Period, Relation};
use crate::quantity::Form;

/// Why two claims of one figure are not compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// Another event: another day, another kind.
    Event,
    /// Another place, or a part of it.
    Place,
    /// Another stretch of time.
    Period,
    /// Another subgroup, or a part of the whole.
    Who,
    /// Another unit or currency.
    Unit,
    /// One origin quoted twice.
    Origin,
    /// A later value of a growing figure.
    Update,
    /// Denied, hypothetical, planned.
    Stance,
}

impl Reason {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Place => "place",
            Self::Period => "period",
            Self::Who => "who",
            Self::Unit => "unit",
            Self::Origin => "origin",
            Self::Update => "update",
            Self::Stance => "stance",
        }
    }
}

/// Two claims may be compared, under these assumptions; or not, for this reason with these details.
pub type Verdict = Result<Vec<String>, (Reason, String)>;

/// Two claims of one figure, looked at.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Index of the earlier claim in the run.
    pub a: usize,
    /// Index of the later claim.
    pub b: usize,
    /// Whether they may be compared.
    pub verdict: Verdict,
    /// Their articles tell of one event by the names they share.
    pub linked: bool,
}

/// All pairs that were looked at, and the groups that the comparable ones form.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Pairs in the order of their claims.
    pub pairs: Vec<Pair>,
    /// For each claim of the run, the number of its group.
    pub group: Vec<usize>,
}

/// How far apart two articles' days may lie, in days, and still tell of one event whose day neither says.
const WINDOW: i64 = 3;

/// What grouping needs besides the claims.
pub struct Context<'a> {
    /// The figures.
    pub figures: &'a Tables,
    /// Kinds of event.
    pub events: &'a event::Tables,
    /// Claims of different documents are never compared.
    pub each_alone: bool,
}

/// Groups the claims of a run.
#[must_use]
pub fn read(records: &[Record], told: &[Told], context: &Context<'_>) -> Groups {
    let mut pairs = Vec::new();
    inside(records, context, &mut pairs);
    if !context.each_alone {
        let linked = linked(records, told, context, &mut pairs);
        across(records, context, linked, &mut pairs);
    }
    pairs.sort_by_key(|p: &Pair| (p.a, p.b));
    let mut union: Vec<usize> = (0..records.len()).collect();
    for pair in &pairs {
        if pair.verdict.is_ok() {
            let (a, b) = (root(&mut union, pair.a), root(&mut union, pair.b));
            let (low, high) = (a.min(b), a.max(b));
            if let Some(slot) = union.get_mut(high) {
                *slot = low;
            }
        }
    }
    let group = (0..records.len()).map(|i| root(&mut union, i)).collect();
    Groups { pairs, group }
}

/// One line per claim with its group, and one per pair with the assumptions or the reason: the stage's view for people and snapshots.
#[must_use]
pub fn dump(records: &[Record], groups: &Groups, figures: &Tables) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for (i, r) in records.iter().enumerate() {
        let figure = figures.figure(r.figure).map_or("?", |f| &f.id);
        let group = groups.group.get(i).copied().unwrap_or(i);
        let _ = writeln!(
            out,
            "#{i}  group {group}  {figure}  {}  {:?}",
            r.value, r.text
        );
    }
    for pair in &groups.pairs {
        let _ = match &pair.verdict {
            Ok(assumed) => writeln!(
                out,
                "#{} #{}  compared  {}",
                pair.a,
                pair.b,
                assumed.join("; ")
            ),
            Err((reason, detail)) => writeln!(
                out,
                "#{} #{}  apart  {}: {detail}",
                pair.a,
                pair.b,
                reason.name()
            ),
        };
    }
    out.lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

fn root(union: &mut [usize], mut i: usize) -> usize {
    while let Some(up) = union.get(i).copied().filter(|up| *up != i) {
        let above = union.get(up).copied().unwrap_or(up);
        if let Some(slot) = union.get_mut(i) {
            *slot = above;
        }
        i = up;
    }
    i
}

/// Up to so many claims of one figure, a document's claims are all compared with each other: more than any report holds.
const MANY: usize = 300;

/// Above [`MANY`], about so many pairs of one figure are looked at in a document, nearest first.
const PAIRS: usize = 400_000;

/// Pairs inside each document.
fn inside(records: &[Record], context: &Context<'_>, pairs: &mut Vec<Pair>) {
    let mut start = 0;
    while start < records.len() {
        let doc = records.get(start).map(|r| r.doc);
        let end = start
            + records
                .iter()
                .skip(start)
                .take_while(|r| Some(r.doc) == doc)
                .count();
        let mut by_figure: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
        for (i, r) in records.iter().enumerate().take(end).skip(start) {
            by_figure.entry(r.figure.0).or_default().push(i);
        }
        for members in by_figure.values_mut() {
            let mut reach = members.len();
            if members.len() > MANY {
                fold(records, members, pairs);
                reach = (PAIRS / members.len()).clamp(4, MANY);
            }
            for (n, a) in members.iter().enumerate() {
                for b in members.iter().skip(n + 1).take(reach) {
                    let (Some(x), Some(y)) = (records.get(*a), records.get(*b)) else {
                        continue;
                    };
                    pairs.push(Pair {
                        a: *a,
                        b: *b,
                        verdict: comparable(x, y, context),
                        linked: false,
                    });
                }
            }
        }
        start = end;
    }
}

/// Keeps the first of claims that say the same of the same event by the same voice, and joins the others to it.
fn fold(records: &[Record], members: &mut Vec<usize>, pairs: &mut Vec<Pair>) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    members.retain(|i| {
        let Some(r) = records.get(*i) else {
            return false;
        };
        let key = format!(
            "{:?}",
            (
                (&r.value, r.unit, r.stance, r.is_part, r.addition, &r.who),
                (&r.group_noun, &r.kind, &r.subject, &r.origin, &r.carriers),
                (&r.event, r.revised, r.rising, r.falling, r.earlier),
            )
        );
        match first.entry(key) {
            std::collections::btree_map::Entry::Vacant(slot) => {
                slot.insert(*i);
                true
            }
            std::collections::btree_map::Entry::Occupied(same) => {
                pairs.push(Pair {
                    a: *same.get(),
                    b: *i,
                    verdict: Ok(Vec::new()),
                    linked: false,
                });
                false
            }
        }
    });
}

/// Pairs of claims of the main events of articles that tell of one event; they are returned as those that need no second look.
fn linked(
    records: &[Record],
    told: &[Told],
    context: &Context<'_>,
    pairs: &mut Vec<Pair>,
) -> BTreeSet<(usize, usize)> {
    let mut seen = BTreeSet::new();
    let of = |doc: u32| {
        let from = records.partition_point(|r| r.doc < doc);
        let to = records.partition_point(|r| r.doc <= doc);
        let about = told.get(doc as usize);
        (from..to.min(from + MANY)).filter(move |i| {
            let r = records.get(*i);
            r.zip(about).is_some_and(|(r, t)| {
                !r.is_part && !r.addition && asserted(r) && story::of_main(r, t, context)
            })
        })
    };
    for ((x, y), names) in story::links(told, context) {
        for a in of(x) {
            for b in of(y) {
                let (Some(p), Some(q)) = (records.get(a), records.get(b)) else {
                    continue;
                };
                if p.figure != q.figure || p.story.is_some() || q.story.is_some() {
                    continue;
                }
                let note =
                    format!("taken as one event: same kind and day, {names} names in common");
                let mut assumed = vec![note];
                if names < SURE && recurs(p, q, context) {
                    assumed.push(RECUR.to_owned());
                }
                let verdict = same_story(p, q, context).map(|()| assumed);
                seen.insert((a.min(b), a.max(b)));
                pairs.push(Pair {
                    a: a.min(b),
                    b: a.max(b),
                    verdict,
                    linked: true,
                });
            }
        }
    }
    seen
}

/// Why two texts on a kind of event that recurs are only guessed to tell of one.
const RECUR: &str = "neither text refers to the one the other tells of, and such events recur";
/// Texts that share so many names tell of one event, even of a kind that recurs.
const SURE: usize = 5;

/// Whether another event of the kind may have followed in the same place, and neither text says which it is.
fn recurs(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let refers = |r: &Record| r.event.head_definite || r.rising || r.falling;
    (a.event.head | b.event.head) & context.events.recurs != 0
        && !refers(a)
        && !refers(b)
        && a.story.is_none()
}

/// Whether two claims of the main event of one story may be compared.
fn same_story(a: &Record, b: &Record, context: &Context<'_>) -> Result<(), (Reason, String)> {
    let Some(figure) = context.figures.figure(a.figure) else {
        return Err((Reason::Unit, "the figure is gone".to_owned()));
    };
    stance(a, b)?;
    unit(a, b, figure)?;
    who(a, b)?;
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
        let known = |p: &event::Place| !p.ids.is_empty() || !p.inside.is_empty();
        let apart = p.relation(q) == Relation::Apart && known(p) && known(q);
        if apart || p.relation(q) != Relation::Apart && fits_inside(narrow, wide) {
            return Err((Reason::Place, format!("{} and {}", p.name, q.name)));
        }
    }
    Ok(())
}

/// Pairs across documents: blocked by figure and place, then by days.
fn across(
    records: &[Record],
    context: &Context<'_>,
    mut seen: BTreeSet<(usize, usize)>,
    pairs: &mut Vec<Pair>,
) {
    let mut blocks: BTreeMap<(u16, String), Vec<usize>> = BTreeMap::new();
    for (i, r) in records.iter().enumerate() {
        if r.is_part || r.addition || !asserted(r) || r.event.period == Period::Background {
            continue;
        }
        for key in keys(r) {
            let members = blocks.entry((r.figure.0, key)).or_default();
            // Of a document that repeats itself without end, its first claims stand for it.
            let before = members
                .len()
                .checked_sub(MANY)
                .and_then(|at| members.get(at));
            if before.is_none_or(|b| records.get(*b).is_none_or(|b| b.doc != r.doc)) {
                members.push(i);
            }
        }
    }
    for members in blocks.values() {
        let mut members: Vec<(Option<jiff::civil::Date>, usize)> = members
            .iter()
            .map(|i| (records.get(*i).and_then(day_of), *i))
            .collect();
        members.sort();
        for (n, (day, a)) in members.iter().enumerate() {
            for (other, b) in members.iter().skip(n + 1) {
                if let (Some(day), Some(other)) = (day, other)
                    && i64::from(day.until(*other).map_or(0, |s| s.get_days())) > 2 * WINDOW + 1
                {
                    break;
                }
                let (low, high) = (*a.min(b), *a.max(b));
                let (Some(x), Some(y)) = (records.get(low), records.get(high)) else {
                    continue;
                };
                if x.doc == y.doc || !seen.insert((low, high)) {
                    continue;
                }
                if let Some(verdict) = one_event(x, y, context) {
                    let verdict = verdict.and_then(|mut assumed| {
                        let more = comparable(x, y, context)?;
                        assumed.extend(more);
                        Ok(assumed)
                    });
                    pairs.push(Pair {
                        a: low,
                        b: high,
                        verdict,
                        linked: false,
                    });
                }
            }
        }
    }
}

/// The day a record is sorted by: its event's first day, else the day of publication.
fn day_of(r: &Record) -> Option<jiff::civil::Date> {
    r.event
        .days
        .filter(|_| r.event.dated && !r.event.days_assumed)
        .map(|d| d.first)
        .or(r.published.map(|p| p.date))
}

/// Blocking keys: the story, the country, the unlisted place.
fn keys(r: &Record) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(story) = &r.story {
        out.push(format!("story:{story}"));
        return out;
    }
    if r.event.place.is_none() {
        out.extend(r.event.weak.iter().map(|c| format!("place:{}", c.0)));
    }
    if let Some(place) = &r.event.place {
        match place.country() {
            Some(country) => out.push(format!("place:{}", country.0)),
            None => out.push(format!("name:{}", place.name.to_lowercase())),
        }
    }
    out
}

fn asserted(r: &Record) -> bool {
    !matches!(r.stance, Stance::Denied | Stance::Hypothetical)
}

/// Whether two claims of different documents speak of one event; `None` when they have so little in common that the pair is not worth a line.
fn one_event(a: &Record, b: &Record, context: &Context<'_>) -> Option<Verdict> {
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
                let point = wide.is_vast()
                    && (a.event.head | b.event.head) & !context.events.points == 0
                    && a.event
                        .days
                        .zip(b.event.days)
                        .is_some_and(|(d, e)| d.meet(&e));
                if !point
                    && (wide.is_wide()
                        || a.event.dated && b.event.dated && fits_inside(part, whole))
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
    // A whole country is no place of one event unless the day and the kind are said.
    if a.event.place.as_ref().is_some_and(event::Place::is_wide)
        && !(a.event.days_said && b.event.days_said)
        && !(a.event.head_said && b.event.head_said)
    {
        return None;
    }
    let days = |r: &Record| {
        if r.event.dated && !r.event.days_assumed {
            r.event.days
        } else {
            None
        }
    };
    match (days(a), days(b)) {
        (Some(x), Some(y)) => {
            if !x.meet(&y) {
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

/// Whether two claims of one figure may be compared.
///
/// # Errors
/// The reason why not, with its details.
pub fn comparable(a: &Record, b: &Record, context: &Context<'_>) -> Verdict {
    let Some(figure) = context.figures.figure(a.figure) else {
        return Err((Reason::Unit, "the figure is gone".to_owned()));
    };
    stance(a, b)?;
    unit(a, b, figure)?;
    who(a, b)?;
    if let (Some(x), Some(y)) = (&a.subject, &b.subject)
        && x != y
    {
        return Err((Reason::Who, format!("one is of {x}, the other of {y}")));
    }
    let mut assumed = Vec::new();
    if a.subject.is_some() != b.subject.is_some() && figure.unknown == Unknown::Apart {
        return Err((Reason::Who, "one of them names nobody".to_owned()));
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

/// Whether two named origins speak.
fn voices_differ(a: &Record, b: &Record) -> bool {
    match (&a.origin, &b.origin) {
        (Some(x), Some(y)) => !x.same(y),
        (None, None) => false,
        _ => true,
    }
}

fn stance(a: &Record, b: &Record) -> Result<(), (Reason, String)> {
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

fn unit(a: &Record, b: &Record, figure: &Figure) -> Result<(), (Reason, String)> {
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

fn who(a: &Record, b: &Record) -> Result<(), (Reason, String)> {
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
        r.who.is_none() && !r.is_part && r.value.high == Some(crate::quantity::Number::ZERO)
    };
    if none(a) || none(b) {
        return Ok(());
    }
    if a.who != b.who || a.is_part != b.is_part {
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
    if a.is_part && a.sentence == b.sentence && a.doc == b.doc {
        return Err((Reason::Who, "both are parts of one whole".to_owned()));
    }
    Ok(())
}

/// Whether two claims, of whatever figures, may be of one event.
#[must_use]
pub fn one_occasion(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    event(a, b, context, &mut Vec::new()).is_ok()
        && (a.doc == b.doc || matches!(one_event(a, b, context), Some(Ok(_))))
}

/// Claims of two figures in different articles that may be of one event: for each claim of the second figure, the largest of the first, blocked as
/// the comparison of one figure is.
#[must_use]
pub fn occasions(
    records: &[Record],
    told: &[Told],
    (first, second): (FigureId, FigureId),
    context: &Context<'_>,
) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let may =
        |r: &Record| !r.is_part && !r.addition && asserted(r) && r.event.period == Period::Incident;
    for (i, r) in records.iter().enumerate().filter(|(_, r)| may(r)) {
        for key in keys(r) {
            let block = blocks.entry(key).or_default();
            if r.figure == first {
                block.0.push(i);
            } else if r.figure == second {
                block.1.push(i);
            }
        }
    }
    let of_story = |i: usize| {
        records
            .get(i)
            .and_then(|r| told.get(r.doc as usize).map(|t| (r, t)))
    };
    let links = if context.each_alone {
        BTreeMap::new()
    } else {
        story::links(told, context)
    };
    let linked = |a: usize, b: usize| {
        let (Some((r, t)), Some((s, u))) = (of_story(a), of_story(b)) else {
            return false;
        };
        links.contains_key(&(r.doc.min(s.doc), r.doc.max(s.doc)))
            && story::of_main(r, t, context)
            && story::of_main(s, u, context)
    };
    // By pairs of articles that are linked, whatever their places are called.
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (x, y) in links.keys() {
        let of = |doc: u32, figure: FigureId| {
            let from = records.partition_point(|r| r.doc < doc);
            let to = records.partition_point(|r| r.doc <= doc);
            (from..to).filter(move |i| {
                records
                    .get(*i)
                    .is_some_and(|r| r.figure == figure && may(r))
            })
        };
        for (d, e) in [(*x, *y), (*y, *x)] {
            for a in of(d, first) {
                candidates.extend(of(e, second).map(|b| (b, a)));
            }
        }
    }
    let day = |i: usize| {
        records
            .get(i)
            .and_then(day_of)
            .map(crate::document::day_number)
    };
    for (firsts, seconds) in blocks.values_mut() {
        firsts.sort_by_key(|i| day(*i));
        for b in seconds {
            let from = day(*b).map(|d| d - 2 * WINDOW);
            let start = firsts.partition_point(|a| day(*a) < from);
            let near = firsts.iter().skip(start).take(MANY);
            candidates.extend(near.map(|a| (*b, *a)));
        }
    }
    let mut best: BTreeMap<usize, usize> = BTreeMap::new();
    for (b, a) in candidates {
        let (Some(x), Some(y)) = (records.get(a), records.get(b)) else {
            continue;
        };
        if x.doc == y.doc || !(linked(a, b) || one_occasion(x, y, context)) {
            continue;
        }
        let larger = |old: &usize| {
            records.get(*old).is_none_or(|o| {
                o.value.high.is_some() && (x.value.high.is_none() || x.value.high > o.value.high)
            })
        };
        if best.get(&b).is_none_or(larger) {
            best.insert(b, a);
        }
    }
    best.into_iter().map(|(b, a)| (a, b)).collect()
}

fn event(
    a: &Record,
    b: &Record,
    context: &Context<'_>,
    assumed: &mut Vec<String>,
) -> Result<(), (Reason, String)> {
    let (x, y) = (&a.event, &b.event);
    if x.other != y.other && (a.doc == b.doc || x.other.is_some() && y.other.is_some()) {
        return Err((Reason::Event, "the text tells of another event".to_owned()));
    }
    if x.period != y.period {
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
        let one =
            x.head != 0 && x.head & y.head != 0 && (x.head | y.head) & context.events.recurs == 0;
        if !one {
            return Err((
                Reason::Period,
                "running totals from different days".to_owned(),
            ));
        }
        assumed.push("the running totals are taken as of one outbreak".to_owned());
    }
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
    let same_doc = a.doc == b.doc;
    if let (Some(d), Some(e)) = (x.days, y.days)
        && (x.dated && y.dated || same_doc)
        && !d.meet(&e)
    {
        let day = |e: &EventRef| {
            e.days
                .filter(|_| e.dated)
                .map_or_else(|| "another day".to_owned(), |d| d.iso())
        };
        return Err((
            Reason::Event,
            format!("another day: {} and {}", day(x), day(y)),
        ));
    }
    if x.spot != y.spot {
        // A part of the scene: never more than the whole.
        let spot = x
            .spot
            .as_ref()
            .or(y.spot.as_ref())
            .cloned()
            .unwrap_or_default();
        let (part, whole) = if x.spot.is_some() { (a, b) } else { (b, a) };
        if x.spot.is_some() && y.spot.is_some() || fits_inside(part, whole) {
            return Err((Reason::Place, format!("one tells of the {spot} alone")));
        }
    }
    if x.period == Period::Background && !(x.days.is_some() && y.days.is_some()) {
        return Err((
            Reason::Event,
            "background, and no day to match it by".to_owned(),
        ));
    }
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => match p.relation(q) {
            Relation::Same => {}
            Relation::Apart => return Err((Reason::Place, format!("{} and {}", p.name, q.name))),
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
                if !quarter
                    && (x.place_said && y.place_said
                        || (narrow_said || holds) && fits_inside(narrow, wide))
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
        _ => assumed.push("one of them names no place".to_owned()),
    }
    Ok(())
}

/// Whether the kinds of event of two claims may name one event. A war is the backdrop of whatever both tell of one day.
fn one_kind(a: &Record, b: &Record, context: &Context<'_>) -> bool {
    let (x, y) = (&a.event, &b.event);
    let backdrop = context.events.backdrop(x.head) || context.events.backdrop(y.head);
    let one_day = x.days_said && y.days_said && x.days.zip(y.days).is_some_and(|(d, e)| d == e);
    context.events.compatible(x.head, y.head) || backdrop && one_day && x.period == Period::Incident
}

/// Whether `narrow` is a town with a direction before it: "central Paris" of "Paris". Of a country the direction matters.
fn is_quarter(narrow: &event::Place, wide: &event::Place) -> bool {
    !wide.is_wide()
        && narrow
            .name
            .strip_suffix(wide.name.as_str())
            .is_some_and(|rest| ["central ", "downtown ", "inner "].contains(&rest))
}

/// Whether the value of `part` can be a part of the value of `whole`.
fn fits_inside(part: &Record, whole: &Record) -> bool {
    match (
        part.value.low.or(part.value.high),
        whole.value.high.or(whole.value.low),
    ) {
        (Some(p), Some(w)) => p <= w || whole.value.high.is_none(),
        _ => true,
    }
}

/// Whether a zone stands over the body: headline or caption.
#[must_use]
pub fn is_display(zone: ZoneKind) -> bool {
    matches!(
        zone,
        ZoneKind::Headline | ZoneKind::Heading | ZoneKind::Caption
    )
}
