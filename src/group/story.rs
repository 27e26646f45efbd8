//! Which articles tell of one event, found without being told: the same kind of event on the same day, and names in common.
//!
//! The names of an article are its key: articles that share one are looked at, and the number they share decides. Names that many articles of the run
//! have say nothing, so cost grows with the run and not with its square.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, WINDOW};
use crate::claim::Stages;
use crate::document::{Published, ZoneKind, day_number};
use crate::event::{Days, EventRef, Period, Place, Relation};
use crate::quantity::Number;
use crate::text::{TokenKind, flag, title_case};

use super::Record;
use super::occasion::SURE;

/// What an article as a whole tells of.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Its main event.
    pub main: EventRef,
    /// When it was published.
    pub published: Option<Published>,
    /// Its names, as hashes in ascending order.
    pub names: Vec<u64>,
    /// Words that may be names, for all their capital tells: at the start of a sentence, in a headline with capitals throughout.
    pub faint: Vec<u64>,
    /// The spot that its lead names, as a noun: "shrine".
    pub spot: Option<String>,
}

/// So many names of an article are kept, those it has first.
const NAMES: usize = 32;
/// A name that more articles of a window have is too common to say anything.
const COMMON: usize = 24;
/// Articles of one event share at least so many names when their places are the same or one in the other and such events recur; the place itself may be one.
const SHARED: usize = 2;
/// So many when a place is not said or not known. That one names the place of the other counts for one more.
const SHARED_UNPLACED: usize = 3;
/// Articles that share so many tell of one event whatever they call its place.
const VERY_SURE: usize = 8;
/// Smaller counts are common to many events.
const TELLING: i128 = 20;
/// The spot of an event stands in so many sentences from the start.
const OPENING: usize = 3;

/// The day that stands beside a count of what happened once may lie so many days behind it.
pub(super) const COUNTING: i64 = 2;

impl Told {
    /// What the article of these stages tells of.
    #[must_use]
    pub fn of(stages: &Stages<'_>, records: &[Record]) -> Self {
        let spot = spot(stages);
        let (mut names, faint) = names(stages, spot.as_deref());
        names.extend(records.iter().filter_map(|r| telling(stages, r)));
        names.sort_unstable();
        names.dedup();
        Self {
            main: stages.events.main().clone(),
            published: stages.document.meta.published,
            names,
            faint,
            spot,
        }
    }

    /// The day of its event, when said.
    fn said(&self) -> Option<Days> {
        self.main.told_days()
    }

    /// The day it is dated by: that of its event when said, else that of publication.
    fn day(&self) -> Option<Days> {
        self.said().or(self.published.map(|p| Days::day(p.date)))
    }
}

/// "at a university", "in the market": the first spot that the lead tells of.
fn spot(stages: &Stages<'_>) -> Option<String> {
    let opening = stages.text.sentences.iter().take(OPENING);
    let mut tokens = opening.flat_map(|s| stages.text.slice(s.tokens.clone()));
    let found = tokens.find(|t| t.is(flag::FACILITY))?;
    let noun = stages.lexicon.word(found.word).noun;
    Some(stages.lexicon.form(noun).to_owned())
}

/// Capitalised words inside sentences that are no ordinary words: persons, bodies, streets, towns. Beside them those that may be such. What kind of spot
/// the lead tells of is as good as a name.
fn names(stages: &Stages<'_>, spot: Option<&str>) -> (Vec<u64>, Vec<u64>) {
    let text = &stages.document.text;
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    let mut faint = BTreeSet::new();
    if let Some(spot) = spot {
        seen.insert(hash(spot));
        out.push(hash(spot));
    }
    for sentence in &stages.text.sentences {
        let tokens = stages.text.slice(sentence.tokens.clone());
        let title = title_case(tokens) && sentence.zone != ZoneKind::Body;
        for (at, t) in tokens.iter().enumerate() {
            // Words of the lexicon are ordinary words, demonyms and the names of agencies and papers.
            let name = t.kind == TokenKind::Word
                && t.capital
                && !t.word.known()
                && t.span.end - t.span.start > 3;
            if !name {
                continue;
            }
            let form = t.span.of(text);
            let hash = hash(&form.to_lowercase());
            if title || at == 0 {
                if faint.len() < NAMES {
                    faint.insert(hash);
                }
            } else if out.len() < NAMES && seen.insert(hash) {
                out.push(hash);
            }
        }
    }
    out.sort_unstable();
    let faint = faint.difference(&seen).copied().collect();
    (out, faint)
}

/// A count that no two events of a week are likely to have in common is as good as a name: 59 dead, 527 hurt.
fn telling(stages: &Stages<'_>, record: &Record) -> Option<u64> {
    let figure = stages.tables.figure(record.figure)?;
    let value = record
        .value
        .single()
        .filter(|n| *n >= Number::int(TELLING))?;
    let round = value.div(Number::int(10)).is_none_or(|n| n.is_whole());
    let of_main = record.event.period == Period::Incident && record.event.other.is_none();
    (figure.people && of_main && !record.is_part && !round)
        .then(|| hash(&format!("{} {value}", figure.id)))
}

/// The same number for the same word on every machine.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Pairs of articles that tell of one event, with the number of names they share.
pub(super) fn links(told: &[Told], context: &Context<'_>) -> BTreeMap<(u32, u32), usize> {
    // By name: the articles that have it, in the order of their days.
    let mut by_name: BTreeMap<u64, Vec<(i64, u32, bool)>> = BTreeMap::new();
    for (doc, t) in (0u32..).zip(told) {
        // Texts without a date of their own stand together, whatever day they say.
        let day = t.published.and_then(|_| t.day());
        let day = day.map_or(i64::MIN, |d| day_number(d.first));
        for (names, faint) in [(&t.names, false), (&t.faint, true)] {
            for name in names {
                by_name.entry(*name).or_default().push((day, doc, faint));
            }
        }
    }
    let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for articles in by_name.values_mut() {
        articles.sort_unstable();
        for (n, (day, a, faint)) in articles.iter().enumerate() {
            let near = articles.iter().skip(n + 1);
            let near = near.take_while(|(other, ..)| other.saturating_sub(*day) <= WINDOW);
            if near.clone().count() > COMMON {
                continue;
            }
            // A word that is a name in neither is no name in common.
            for (_, b, _) in near.filter(|(.., other)| !(*faint && *other)) {
                *shared.entry((*a.min(b), *a.max(b))).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .filter(|((a, b), n)| {
            told.get(*a as usize)
                .zip(told.get(*b as usize))
                .is_some_and(|(x, y)| *n >= needed(x, y, context))
        })
        .collect()
}

/// Why two articles are not taken to tell of one event, in words.
pub(super) fn distance(a: &Told, b: &Told, context: &Context<'_>) -> String {
    let needed = needed(a, b, context);
    if needed == NEVER {
        return "their days lie too far apart".to_owned();
    }
    let shared = |names: &[u64], of: &Told| {
        names
            .iter()
            .filter(|n| of.names.binary_search(n).is_ok())
            .count()
    };
    let names = shared(&a.names, b) + shared(&a.faint, b) + shared(&b.faint, a);
    format!("{names} names in common, and {needed} are needed")
}

/// So many names no two articles share.
const NEVER: usize = usize::MAX;

/// How many names two articles must share to tell of one event; no number is enough when their events are of different kinds, days or places.
fn needed(a: &Told, b: &Told, context: &Context<'_>) -> usize {
    let (x, y) = (&a.main, &b.main);
    // What an article tells of is not always said by a word for it, and a passing word may be taken for it: then names must say more.
    let kind = if x.head == 0 || y.head == 0 {
        1
    } else if context.events.compatible(x.head, y.head) {
        0
    } else {
        2
    };
    let recurs = (x.head | y.head) & context.events.recurs != 0;
    // Days of publication tell little of an event that neither text dates.
    let late = match (a.day(), b.day()) {
        (Some(d), Some(e)) if d.gap(&e) > WINDOW => return NEVER,
        // Of two texts without a date one may say its day, and the other not.
        (Some(_), None) | (None, Some(_)) if a.published.is_some() || b.published.is_some() => {
            return NEVER;
        }
        (Some(d), Some(e)) => recurs && d.gap(&e) > 1,
        _ => false,
    };
    if late && a.said().is_some() && b.said().is_some() {
        return NEVER;
    }
    let named = |place: &Option<Place>, other: &Told| {
        place.as_ref().is_some_and(|p| {
            other
                .names
                .binary_search(&hash(&p.name.to_lowercase()))
                .is_ok()
        })
    };
    let bonus = usize::from(named(&x.place, b) || named(&y.place, a));
    let names = match (&x.place, &y.place) {
        (Some(p), Some(q)) => match p.relation(q) {
            // "southwest China" and "southern China": sides of one land overlap.
            Relation::Apart if p.is_vast() && q.is_vast() && p.country() == q.country() => SHARED,
            Relation::Apart if p.may_meet(q) => SHARED_UNPLACED - bonus,
            Relation::Apart => SHARED_UNPLACED + 1 - bonus,
            _ if recurs => SHARED,
            _ => 1,
        },
        _ => SHARED_UNPLACED - bonus,
    };
    // Texts without a date were put side by side by somebody: they share a name less, and what comes of it is a note.
    let undated = a.published.is_none() && b.published.is_none() && kind < 2;
    if late {
        SURE.max(names + kind)
    } else {
        (names + kind).saturating_sub(usize::from(undated)).max(1)
    }
}

/// Whether a claim speaks of its article's main event as a whole, which another article tells of that shares so many `names` with it, and not of a part, another place or another time.
pub(super) fn of_main(r: &Record, told: &Told, names: usize, context: &Context<'_>) -> bool {
    let (e, main) = (&r.event, &told.main);
    let head = e.head == 0 || context.events.compatible(e.head, main.head);
    let place = match (&e.place, &main.place) {
        // "off the quay at Kituku", in the lead of a report from Goma.
        (Some(p), Some(q)) => {
            let lead = (r.sentence as usize) < OPENING && p.ids.is_empty();
            // What happens in one spot is told of a town, of its region, of the country.
            let heads = context.events.common(e.head, main.head);
            let sure = names >= VERY_SURE && heads & context.events.recurs != 0;
            let point = (heads & context.events.points != 0 || sure) && !e.plural;
            let relation = p.relation(q);
            // A place taken over from a sentence on another town is said too: "in Lahore a bomber blew himself up. At least 13 people were killed".
            !e.place_said && !(relation == Relation::Apart && p.is_known() && q.is_known())
                || lead
                || relation == Relation::Same
                || point && (relation != Relation::Apart || p.may_meet(q))
        }
        (None, _) => true,
        (Some(_), None) => !e.place_said,
    };
    // Of what happens once, a day or two later is a day of counting.
    let once = e.head & main.head & context.events.once != 0;
    let days = match (e.days, main.days) {
        (Some(d), Some(m)) => d.meet(&m) || once && d.gap(&m) <= COUNTING,
        _ => true,
    };
    // The lead names the spot of the whole; further down another spot is a part.
    let spot = e.spot.is_none() || e.spot == told.spot || (r.sentence as usize) < OPENING;
    head && place && days && e.period == Period::Incident && e.other.is_none() && !e.several && spot
}

/// Whether a claim may speak of its article's main event, though it names another place in it or another day near it.
pub(super) fn near_main(r: &Record, told: &Told, context: &Context<'_>) -> bool {
    let (e, main) = (&r.event, &told.main);
    let head = e.head == 0 || main.head == 0 || context.events.compatible(e.head, main.head);
    let days = match (e.days, main.days) {
        (Some(d), Some(m)) => d.gap(&m) <= WINDOW,
        _ => true,
    };
    head && days && e.other.is_none() && !e.several
}
