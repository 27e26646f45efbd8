//! `event`: tokens and the publication date in; which event each sentence speaks of out.
//!
//! An event is what happened, where and when. Each is looked for in the clause of a statement, then in its sentence, then in what the text is
//! about at that point: the sentence before in the same paragraph, else the article's main event. What the text does not say stays `None`, which
//! is no wildcard. Knows nothing of quantities.

mod discourse;
mod gazetteer;
mod heads;
mod label;
mod main_event;
mod own;
mod place;
mod roll;
mod section;
mod time;

pub use gazetteer::{PlaceId, PlaceKind, country_names, is_demonym, nation, warm};
pub use place::{Place, Relation};
pub use time::{Days, Holiday, Sense};

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::document::Document;
use crate::text::{Phrases, Text, Token};
use place::PlaceRef;
use time::TimeRef;

/// A kind of event, as an index into [`Tables::kinds`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct HeadKind(pub u8);

/// What the event stage asks of the rules.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Names of the kinds of event.
    pub kinds: Vec<String>,
    /// For each kind, a bit mask of the kinds that may name the same event (itself included).
    pub joins: Vec<u64>,
    /// A mask of the kinds of which another may follow in the same place within days: strikes, shootings.
    pub recurs: u64,
    /// A mask of the kinds that happen at one spot: crashes, bombings.
    pub points: u64,
    /// A mask of the kinds that go on for weeks: wars, outbreaks. "Since the war" begins a running total, "since the quake" does not.
    pub lasts: u64,
    /// A mask of the kinds of which a text rarely tells of two within days: crashes, sinkings.
    pub once: u64,
    /// Heads: strike, quake, with the mask of the kinds they may be.
    pub heads: Phrases<u64>,
    /// Verbs that tell of an event, in all their forms: derailed, opened fire.
    pub verbs: Phrases<u64>,
    /// Things that tell of an event together with one of `deeds`: shell, bus.
    pub things: rustc_hash::FxHashMap<crate::text::WordId, u64>,
    /// Forms of the verbs that tell of an event beside such a thing: landed, plunged.
    pub deeds: Phrases<u64>,
    /// Fixed time phrases.
    pub time_phrases: Phrases<Sense>,
    /// Days with a name, without their genitives: "christmas day", "new year eve".
    pub holidays: Phrases<Holiday>,
    /// Verbs of what follows an event, in all their forms: testified, appeared in court. Their day is not the event's.
    pub aftermath: Phrases<()>,
    /// Verbs that count anew, in all their forms.
    pub counting: Words,
    /// Participles that bring a total to a new value: bringing, pushing.
    pub bringing: Words,
    /// Words around a name.
    pub scene: Scene,
    /// Words that rank: a "since" behind one begins no running total.
    pub superlative: Words,
}

/// A set of words by their forms.
pub type Words = rustc_hash::FxHashSet<crate::text::WordId>;

/// Words around a name that tell whether it is a place, and whether something happened there: the forms of `rules/vocabulary/scene.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Nouns that make a capitalised word before or behind them a place.
    pub areas: Words,
    /// Those that belong to a name no table knows when they stand behind it.
    pub areas_behind: Words,
    /// Nouns that make a capitalised word before them a spot in a town.
    pub thoroughfares: Words,
    /// Verbs that hit a place.
    pub hits: Words,
    /// Participles that say where something comes from.
    pub origins: Words,
    /// Verbs whose subject is where something happened.
    pub suffers: Words,
    /// The same, of a listed place only.
    pub reports: Words,
    /// What befell people.
    pub befell: Words,
    /// What a place has in all.
    pub totals: Words,
    /// What a noun of events tells the kind of, and no event.
    pub compounds: Words,
    /// What belongs to the country named before it.
    pub forces: Words,
    /// What a hyphen joins to a name that acts.
    pub joined: Words,
    /// Works of art named before them.
    pub works: Words,
    /// Whoever fights under the name before them.
    pub bands: Words,
    /// What a country does elsewhere, behind its short name.
    pub sorties: Words,
    /// What opens a link to another article, before a colon.
    pub teasers: Phrases<()>,
}

impl Tables {
    /// Whether a head is a backdrop, which goes on for weeks and names no other event: a war, an epidemic.
    #[must_use]
    pub fn backdrop(&self, mask: u64) -> bool {
        let lone = self
            .joins
            .iter()
            .enumerate()
            .filter(|(i, join)| join.count_ones() > 1 || self.lasts & (1 << i) == 0)
            .fold(0, |all, (i, _)| all | 1 << i);
        mask & lone == 0
    }

    /// Whether two heads (masks of kinds) can name one event.
    #[must_use]
    pub fn compatible(&self, a: u64, b: u64) -> bool {
        self.spread(a) & b != 0 || self.spread(b) & a != 0
    }

    /// The kinds of a mask, and those that they join.
    fn spread(&self, mask: u64) -> u64 {
        self.joins
            .iter()
            .enumerate()
            .filter(|(i, _)| mask & (1 << i) != 0)
            .fold(mask, |all, (_, join)| all | join)
    }

    /// The kinds that two heads share; of two kinds that are each told by the word for the other ("attack" and "bombing") both. A disaster may be
    /// anything.
    #[must_use]
    pub fn common(&self, a: u64, b: u64) -> u64 {
        match a & b {
            0 if self.spread(a) & b != 0 && self.spread(b) & a != 0 => a | b,
            both => both,
        }
    }

    /// The name of the first kind in `mask`.
    #[must_use]
    pub fn kind_name(&self, mask: u64) -> Option<&str> {
        self.kinds
            .get(mask.trailing_zeros() as usize)
            .map(String::as_str)
    }
}

/// What stretch of time a statement speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Period {
    /// One incident.
    #[default]
    Incident,
    /// A running total since a day, or up to now.
    Cumulative,
    /// Something before the story.
    Background,
}

impl Period {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Cumulative => "cumulative",
            Self::Background => "background",
        }
    }
}

/// The event that a statement speaks of, as far as the text says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct EventRef {
    /// Where.
    pub place: Option<Place>,
    /// The place stands in the statement's own sentence.
    pub place_said: bool,
    /// The place is one of a roll, each with its number: "Karsk had 30 killed, Lunde 12".
    pub rolled: bool,
    /// When.
    pub days: Option<Days>,
    /// The time stands in the statement's own sentence.
    pub days_said: bool,
    /// What: a mask of kinds, 0 when not said.
    pub head: u64,
    /// The head stands in the statement's own sentence.
    pub head_said: bool,
    /// "the Karsk riot", "this attack".
    pub head_definite: bool,
    /// Incident, running total, background.
    pub period: Period,
    /// For a running total, the day it runs from.
    pub since: Option<Date>,
    /// Whether its days are days of the calendar: the document is dated, or their year is said.
    pub dated: bool,
    /// The days are not said anywhere: taken as the days before publication.
    pub days_assumed: bool,
    /// Several events that the text tells of one by one, together: "in the two blasts".
    pub several: bool,
    /// "a car bomb": the head stands behind an article that brings it in.
    pub head_indefinite: bool,
    /// The head is a plural: "attacks in Norway" may be of several places.
    pub plural: bool,
    /// A part of the scene that the lead does not name: "at a car dealership".
    pub spot: Option<String>,
    /// Countries named near where no place is said: "Russian strikes – Ukraine prosecutor".
    pub weak: Vec<PlaceId>,
    /// "another attack", "a separate incident": the sentence that opens it.
    pub other: Option<u32>,
    /// Minutes of the clock line that the passage stands under, in a live text.
    pub clock: Option<u16>,
    /// When it was said or counted, where the clause tells: "lowered the toll on Friday", "said on Monday".
    pub counted: Option<Days>,
}

impl EventRef {
    /// Its days, when the text gives them and a date of publication places them.
    #[must_use]
    pub fn told_days(&self) -> Option<Days> {
        self.days.filter(|_| self.dated && !self.days_assumed)
    }

    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.place.is_none() && self.days.is_none() && self.head == 0
    }
}

struct HeadRef {
    token: usize,
    mask: u64,
    definite: bool,
    /// "the two blasts"
    several: bool,
    /// "the attacks": there may be more than one.
    plural: bool,
    /// "a suicide car bomb"
    indefinite: bool,
    /// Told by a verb: it gives way to a noun.
    verb: bool,
}

struct SentenceEvents {
    places: Vec<PlaceRef>,
    times: Vec<TimeRef>,
    heads: Vec<HeadRef>,
    /// Spots with their tokens: "at a car dealership".
    spots: Vec<(usize, String)>,
    /// Opens another event than the one told of.
    other: Option<u32>,
    /// "across the state", "nationwide": the kind of place that the one told of is widened to.
    whole: Option<PlaceKind>,
    /// "in the period": it counts over a stretch told before.
    in_the_period: bool,
    /// The sentence is a clock time and nothing else.
    clock: Option<u16>,
    /// The name that it opens with behind "at", when no place was read from it.
    opening: Option<(usize, String)>,
    /// The label of the paragraph that it stands in, when that names a part of the scene: "Coast: No deaths".
    label: Option<String>,
    /// Where it begins, when it is a line of one entry of several that have the same lines.
    entry: Option<u32>,
    /// The name that its section stands under, where a text has sections by name.
    section: Option<String>,
    /// Places that it goes through one by one, each with the token from which on it tells of it.
    roll: Vec<(usize, Place)>,
    /// It stands before headings that name places one by one: what it tells is of all of them together.
    over_all: bool,
    /// Where a clause begins that ranks what is told before it: its places and times are of what that is set beside.
    ranked_aside: Option<usize>,
    /// What a statement in it with no words of its own takes over.
    context: EventRef,
}

/// The events of a document.
#[derive(Default)]
pub struct Events {
    sentences: Vec<SentenceEvents>,
    main: EventRef,
    story: Option<Days>,
    scene: Option<Place>,
}

struct Reader<'a> {
    document: &'a Document,
    text: &'a Text,
    tables: &'a Tables,
    /// The publication date, or a fixed day when none is known (weekdays then only tell days of one text apart).
    now: Date,
    dated: bool,
    /// The days of a main event that lies long before publication, as encyclopaedias and anniversaries tell it.
    story: Option<Days>,
    /// Years that stand as lines of their own, each with the token from which on it holds for dates without a year; of a text without a date of its
    /// own the year that its first sentences name holds from the start.
    years: Vec<(usize, i16)>,
}

/// How many days before publication an event whose day is not said may lie.
const LATELY: i64 = 12;
/// The day that stands in for an unknown publication date.
const NO_DATE: Date = jiff::civil::date(1000, 6, 15);

impl Reader<'_> {
    /// Whether days of this document are days of the calendar: it has a date of publication, or their year is said, and none is near the day that
    /// stands in for it.
    fn on_calendar(&self, days: Option<Days>) -> bool {
        self.dated || days.is_some_and(|d| d.first.year() > NO_DATE.year() + 1)
    }
}

/// Reads the events of a document.
#[must_use]
pub fn read(document: &Document, text: &Text, tables: &Tables) -> Events {
    let mut reader = Reader::of(document, text, tables);
    reader.years = reader.years_of_lines();
    let mut sentences: Vec<SentenceEvents> = text
        .sentences
        .iter()
        .map(|s| reader.sentence(&s.tokens, s.zone))
        .collect();
    reader.story = reader.story_days(&sentences);
    let main = reader.main_event(&sentences);
    reader.discourse(&mut sentences, &main);
    Events {
        scene: scene(&sentences),
        sentences,
        main,
        story: reader.story,
    }
}

/// The one locality that a text tells of: every town and region that it puts something in is that town, or holds it. A country named beside it
/// is then a looser word for the same place.
fn scene(sentences: &[SentenceEvents]) -> Option<Place> {
    const MOST: usize = 200;
    let places = || {
        let all = sentences.iter().flat_map(|s| &s.places);
        let local = |p: &&PlaceRef| {
            // A name that no table knows may lie anywhere.
            !p.aside && !p.place.is_vast()
        };
        all.filter(local).take(MOST)
    };
    let town = |p: &Place| p.ids.first().is_some_and(|id| id.kind() == PlaceKind::City);
    let narrowest = places().find(|p| town(&p.place)).or(places().next())?;
    places()
        .all(|p| p.place.relation(&narrowest.place) != Relation::Apart)
        .then(|| narrowest.place.clone())
}

impl<'a> Reader<'a> {
    fn of(document: &'a Document, text: &'a Text, tables: &'a Tables) -> Self {
        let published = document.meta.published.map(|p| p.date);
        Self {
            document,
            text,
            tables,
            now: published.unwrap_or(NO_DATE),
            dated: published.is_some(),
            story: None,
            years: Vec::new(),
        }
    }
}

impl Reader<'_> {
    pub(super) fn tok(&self, i: usize) -> Option<&Token> {
        self.text.tokens.get(i)
    }

    pub(super) fn form(&self, i: usize) -> &str {
        self.text
            .tokens
            .get(i)
            .map_or("", |t| t.span.of(&self.document.text))
    }

    /// Whether the word at `i` is one of a set of the rules.
    pub(super) fn is_in(&self, i: usize, words: &Words) -> bool {
        self.tok(i).is_some_and(|t| words.contains(&t.word))
    }

    pub(super) fn is_form(&self, i: usize, forms: &[&str]) -> bool {
        self.tok(i)
            .is_some_and(|t| t.is_form(&self.document.text, forms))
    }
}

impl Events {
    /// The main event of the document.
    #[must_use]
    pub fn main(&self) -> &EventRef {
        &self.main
    }

    /// The one locality that the document tells of, when it is one.
    #[must_use]
    pub fn scene(&self) -> Option<&Place> {
        self.scene.as_ref()
    }

    /// The event that a statement at token `at` speaks of.
    #[must_use]
    pub fn at(&self, document: &Document, text: &Text, tables: &Tables, at: usize) -> EventRef {
        let reader = Reader {
            story: self.story,
            ..Reader::of(document, text, tables)
        };
        match self.sentences.get(text.sentence_of(at)) {
            Some(sentence) => reader.own(sentence, &sentence.context, Some(at)),
            None => self.main.clone(),
        }
    }

    /// Whether the sentence that holds `at` names more than one place, time or head: its statements may speak of different events.
    #[must_use]
    pub fn is_mixed(&self, text: &Text, at: usize) -> bool {
        self.sentences
            .get(text.sentence_of(at))
            .is_some_and(|s| s.places.len() > 1 || s.heads.len() > 1)
    }
}

/// One line per sentence with places, times, heads: the stage's view for people and snapshots.
#[must_use]
pub fn dump(document: &Document, text: &Text, events: &Events, tables: &Tables) -> String {
    let mut out = String::new();
    let reader = Reader {
        story: events.story,
        ..Reader::of(document, text, tables)
    };
    let line = |e: &EventRef| {
        format!(
            "{}  {}  {}  {}",
            e.head_name(tables).unwrap_or("-"),
            e.place.as_ref().map_or("-", |p| &p.name),
            e.days.filter(|_| e.dated).map_or_else(
                || if e.days.is_some() {
                    "undated".to_owned()
                } else {
                    "-".to_owned()
                },
                |d| d.iso()
            ),
            e.period.name()
        )
    };
    let _ = writeln!(out, "{:>12}  {}", "main", line(&events.main));
    for (sentence, info) in events.sentences.iter().zip(&text.sentences) {
        let own = reader.own(sentence, &sentence.context, None);
        let said: Vec<String> = sentence
            .places
            .iter()
            .map(|p| format!("place {:?}", text.span(p.tokens.clone()).of(&document.text)))
            .chain(sentence.times.iter().map(|t| {
                format!(
                    "{} {:?}",
                    if t.of_speech { "speech-time" } else { "time" },
                    text.span(t.tokens.clone()).of(&document.text)
                )
            }))
            .chain(sentence.heads.iter().map(|h| {
                format!(
                    "head {:?}",
                    text.span(h.token..h.token + 1).of(&document.text)
                )
            }))
            .collect();
        let _ = writeln!(
            out,
            "{:>12}  {}  | {}",
            text.span(info.tokens.clone()).to_string(),
            line(&own),
            said.join("; ")
        );
    }
    out
}

impl EventRef {
    /// The name of what happened, when said.
    #[must_use]
    pub fn head_name<'t>(&self, tables: &'t Tables) -> Option<&'t str> {
        if self.head == 0 {
            None
        } else {
            tables.kind_name(self.head)
        }
    }
}
