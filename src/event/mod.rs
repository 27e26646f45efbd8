//! `event`: tokens and the publication date in; which event each sentence speaks of out.
//!
//! An event is what happened, where and when. Each is looked for in the clause of a statement, then in its sentence, then in what the text is
//! about at that point: the sentence before in the same paragraph, else the article's main event. What the text does not say stays `None`, which
//! is no wildcard. Knows nothing of quantities.

mod gazetteer;
mod place;
mod time;

pub use gazetteer::{PlaceId, PlaceKind, country_names, is_demonym};
pub use place::{Place, Relation};
pub use time::{Days, Sense};

use std::fmt::Write as _;
use std::ops::Range;

use jiff::civil::Date;

use crate::document::{Document, ZoneKind};
use crate::text::{Phrases, Text, Token, TokenKind, flag, title_case};
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
    /// A mask of the kinds that go on for weeks: wars, outbreaks. "Since the war" begins a running total, "since the quake" does not.
    pub lasts: u64,
    /// Heads: strike, quake, with the mask of the kinds they may be.
    pub heads: Phrases<u64>,
    /// Fixed time phrases.
    pub time_phrases: Phrases<Sense>,
}

impl Tables {
    /// Whether two heads (masks of kinds) can name one event.
    #[must_use]
    pub fn compatible(&self, a: u64, b: u64) -> bool {
        let spread = |mask: u64| {
            self.joins
                .iter()
                .enumerate()
                .filter(|(i, _)| mask & (1 << i) != 0)
                .fold(mask, |all, (_, join)| all | join)
        };
        spread(a) & b != 0 || spread(b) & a != 0
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
    /// Whether dates are counted from a real publication date.
    pub dated: bool,
    /// The days are not said anywhere: taken as the days before publication.
    pub days_assumed: bool,
    /// A part of the scene that the lead does not name: "at a car dealership".
    pub spot: Option<String>,
    /// Countries named near where no place is said: "Russian strikes – Ukraine prosecutor".
    pub weak: Vec<PlaceId>,
    /// "another attack", "a separate incident": the sentence that opens it.
    pub other: Option<u32>,
    /// Minutes of the clock line that the passage stands under, in a live text.
    pub clock: Option<u16>,
}

impl EventRef {
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
}

struct SentenceEvents {
    places: Vec<PlaceRef>,
    times: Vec<TimeRef>,
    heads: Vec<HeadRef>,
    /// Spots with their tokens: "at a car dealership".
    spots: Vec<(usize, String)>,
    /// Opens another event than the one told of.
    other: Option<u32>,
    /// The sentence is a clock time and nothing else.
    clock: Option<u16>,
    /// What a statement in it with no words of its own takes over.
    context: EventRef,
}

/// The events of a document.
#[derive(Default)]
pub struct Events {
    sentences: Vec<SentenceEvents>,
    main: EventRef,
}

struct Reader<'a> {
    document: &'a Document,
    text: &'a Text,
    tables: &'a Tables,
    /// The publication date, or a fixed day when none is known (weekdays then only tell days of one text apart).
    now: Date,
    dated: bool,
}

/// How many days before publication an event whose day is not said may lie.
const LATELY: i64 = 12;
/// The day that stands in for an unknown publication date.
const NO_DATE: Date = jiff::civil::date(1000, 6, 15);

/// Reads the events of a document.
#[must_use]
pub fn read(document: &Document, text: &Text, tables: &Tables) -> Events {
    let reader = Reader::of(document, text, tables);
    let mut sentences: Vec<SentenceEvents> = text
        .sentences
        .iter()
        .map(|s| reader.sentence(&s.tokens, s.zone))
        .collect();
    let main = reader.main(&sentences);
    reader.discourse(&mut sentences, &main);
    Events { sentences, main }
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
        }
    }

    fn sentence(&self, range: &Range<usize>, zone: ZoneKind) -> SentenceEvents {
        let title_case = title_case(self.text.slice(range.clone()));
        let mut times = self.times(range, zone);
        let mut places = self.places(range, title_case);
        // A place inside "X Times", or one that is part of a time ("Washington time"), was refused there already.
        places.retain(|p| p.tokens.start < p.tokens.end);
        let mut heads = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let Some(t) = self.tok(i) else { break };
            // "12 March": the month.
            if t.is(flag::EVENT)
                && !(t.capital && t.is(flag::MONTH))
                && let Some((n, mask)) = self
                    .tables
                    .heads
                    .find(t.word, |k| self.tok(i + k).map(|t| t.word))
            {
                // "fire" as a verb, "strike" in "strike a deal": a determiner, modifier or plural before or a noun use.
                // ", killing five": a participle is what was done and no event of its own.
                let participle = t.is(flag::VERB_ING)
                    && !self.tok(i.wrapping_sub(1)).is_some_and(|p| {
                        i > range.start
                            && (p.is(flag::DETERMINER
                                | flag::ADJECTIVE
                                | flag::POSSESSIVE
                                | flag::NOUNISH)
                                || p.kind == TokenKind::Genitive
                                || self.is_form(i - 1, &["of", "mass"]))
                    })
                    && self.tok(i + 1).is_some_and(|n| {
                        n.kind == TokenKind::Number
                            || n.is(flag::NUMERAL
                                | flag::HEDGE
                                | flag::VAGUE
                                | flag::DETERMINER
                                | flag::POSSESSIVE
                                | flag::PEOPLE
                                | flag::PERSON)
                    });
                let verb = participle
                    || t.is(flag::VERB_BASE | flag::VERB_PAST)
                        && self.tok(i.wrapping_sub(1)).is_some_and(|p| {
                            p.is(flag::PRONOUN | flag::MODAL) || self.is_form(i - 1, &["to"])
                        });
                // "the emergency ministry", "the disaster agency": an office and no event.
                let office = (1..=2).any(|k| {
                    self.tok(i + k)
                        .is_some_and(|t| t.is(flag::OFFICE) && !t.is(flag::EVENT))
                });
                if !verb && !office {
                    let definite = (1..=4).take_while(|k| i >= range.start + k).find_map(|k| {
                        let p = self.tok(i - k)?;
                        if p.is(flag::THE)
                            || self.is_form(i - k, &["this", "that", "these", "those"])
                            || p.kind == TokenKind::Genitive
                        {
                            Some(true)
                        } else if p
                            .is(flag::PREPOSITION | flag::VERB_PAST | flag::BE | flag::ARTICLE)
                            || p.kind == TokenKind::Mark
                        {
                            Some(false)
                        } else {
                            None
                        }
                    });
                    heads.push(HeadRef {
                        token: i,
                        mask: *mask,
                        definite: definite.unwrap_or(false),
                    });
                }
                i += n;
                continue;
            }
            i += 1;
        }
        for time in times.iter_mut().filter(|t| t.sense == Sense::Since) {
            let one_off = heads.iter().any(|h: &HeadRef| {
                (time.tokens.start + 1..=time.tokens.start + 3).contains(&h.token)
                    && h.definite
                    && h.mask & self.tables.lasts == 0
            });
            if one_off {
                time.sense = Sense::At;
            }
        }
        let spots = self.spots(range);
        let other = self.another(range, &heads);
        let clock = self.clock_line(range);
        SentenceEvents {
            places,
            times,
            heads,
            spots,
            other,
            clock,
            context: EventRef::default(),
        }
    }

    /// "at a car dealership", "in the market": a preposition, an article, and a noun of a building or spot.
    fn spots(&self, range: &Range<usize>) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        for i in range.clone() {
            let Some(t) = self
                .tok(i)
                .filter(|t| t.is(flag::FACILITY) && t.kind == TokenKind::Word && !t.capital)
            else {
                continue;
            };
            let _ = t;
            let mut k = i;
            let mut found = false;
            let mut article = false;
            for _ in 0..5 {
                let Some(prev) = k.checked_sub(1).filter(|p| *p >= range.start) else {
                    break;
                };
                k = prev;
                let Some(p) = self.tok(k) else { break };
                article |= p.is(flag::DETERMINER | flag::POSSESSIVE);
                if p.is(flag::PREPOSITION) {
                    found = article
                        && !self.is_form(
                            i,
                            &["hospital", "hospitals", "clinic", "morgue", "home", "homes"],
                        )
                        && self.is_form(k, &["at", "in", "inside", "outside", "near", "on", "to"]);
                    break;
                }
                if p.kind == TokenKind::Mark && !p.dash()
                    || p.is(flag::VERB_PAST | flag::BE | flag::HAVE)
                        && !p.is(flag::ADJECTIVE | flag::NOUNISH | flag::VERB_PARTICIPLE)
                {
                    break;
                }
            }
            if found {
                out.push((i, crate::text::singular(&self.form(i).to_lowercase())));
            }
        }
        out
    }

    /// "another attack", "a separate incident", "an earlier blast", "another UN school": the number of the sentence that opens another event.
    fn another(&self, range: &Range<usize>, heads: &[HeadRef]) -> Option<u32> {
        let opens = |at: usize| {
            (1..=3).any(|k| {
                at.checked_sub(k)
                    .filter(|i| *i >= range.start)
                    .and_then(|i| self.tok(i))
                    .is_some_and(|t| t.is(flag::ANOTHER))
            })
        };
        let by_head = heads.iter().any(|h| opens(h.token));
        let by_spot = range.clone().any(|i| {
            self.tok(i)
                .is_some_and(|t| t.is(flag::FACILITY) && !t.capital)
                && (1..=3).any(|k| {
                    i.checked_sub(k)
                        .filter(|j| *j >= range.start)
                        .is_some_and(|j| self.is_form(j, &["another", "second", "separate"]))
                })
        });
        let at = heads
            .iter()
            .map(|h| h.token)
            .find(|t| opens(*t))
            .unwrap_or(range.start);
        (by_head || by_spot).then(|| u32::try_from(at).unwrap_or(0))
    }

    /// "2:40 p.m." as a line of its own, as live texts have it.
    fn clock_line(&self, range: &Range<usize>) -> Option<u16> {
        // "14:20 — Civil protection raises the toll": the clock opens its passage.
        let dashed = (range.start + 1..(range.start + 6).min(range.end))
            .any(|i| self.tok(i).is_some_and(|t| t.dash() && !t.glued))
            && self
                .tok(range.start + 1)
                .is_some_and(|t| t.mark(':') && t.glued);
        if range.len() > 6 && !dashed {
            return None;
        }
        let first = self
            .tok(range.start)
            .filter(|t| t.kind == TokenKind::Number)?;
        let hour: u16 = first
            .span
            .of(&self.document.text)
            .parse()
            .ok()
            .filter(|h| *h <= 24)?;
        let minutes = if self
            .tok(range.start + 1)
            .is_some_and(|t| t.mark(':') || t.mark('.'))
        {
            self.form(range.start + 2)
                .parse::<u16>()
                .ok()
                .filter(|m| *m < 60)?
        } else {
            0
        };
        if dashed {
            return Some(hour * 60 + minutes);
        }
        let half = range.clone().find(|i| {
            self.is_form(
                *i,
                &["a.m.", "p.m.", "am", "pm", "a.m", "p.m", "GMT", "UTC"],
            )
        })?;
        let pm = self.is_form(half, &["p.m.", "pm", "p.m"]);
        Some(
            (if pm && hour < 12 {
                hour + 12
            } else if !pm && hour == 12 && !self.is_form(half, &["GMT", "UTC"]) {
                0
            } else {
                hour
            }) * 60
                + minutes,
        )
    }

    /// The main event: place, time and head first named by the headline and the first sentences.
    fn main(&self, sentences: &[SentenceEvents]) -> EventRef {
        let mut main = EventRef {
            dated: self.dated,
            ..EventRef::default()
        };
        let lead = self
            .text
            .sentences
            .iter()
            .zip(sentences)
            .filter(|(s, _)| {
                matches!(
                    s.zone,
                    ZoneKind::Headline | ZoneKind::Body | ZoneKind::Quote
                )
            })
            .take(5);
        for (number, (_, s)) in lead.enumerate() {
            let background = s
                .times
                .iter()
                .any(|t| !t.of_speech && self.is_background(t));
            if background && number > 0 {
                continue;
            }
            if main.head == 0 {
                main.head = s.heads.first().map_or(0, |h| h.mask);
            }
            // A country in the headline gives way to the city in the lead.
            if let Some(p) = s
                .places
                .iter()
                .find(|p| !p.place.is_wide())
                .or(s.places.first())
            {
                match &main.place {
                    None => main.place = Some(p.place.clone()),
                    Some(old) if old.is_wide() && p.place.relation(old) == Relation::Within => {
                        main.place = Some(p.place.clone())
                    }
                    _ => {}
                }
            }
            if main.days.is_none() {
                main.days = s
                    .times
                    .iter()
                    .find(|t| {
                        !t.of_speech
                            && t.sense == Sense::At
                            && !self.is_background(t)
                            && t.days
                                .is_some_and(|d| Days::day(d.first).gap(&Days::day(d.last)) < 60)
                    })
                    .and_then(|t| t.days);
            }
        }
        if main.place.is_none() {
            // No place is said: the countries that the lead names at all.
            for (info, _) in self.text.sentences.iter().zip(sentences).take(4) {
                for i in info.tokens.clone() {
                    let Some(t) = self
                        .tok(i)
                        .filter(|t| t.capital && t.kind == TokenKind::Word)
                    else {
                        continue;
                    };
                    let name = self
                        .document
                        .text
                        .get(t.span.start as usize..)
                        .and_then(gazetteer::longest);
                    if let Some(country) = name
                        .filter(|n| !n.common)
                        .and_then(|n| n.ids().next())
                        .filter(|p| p.kind() == PlaceKind::Country)
                        && !main.weak.contains(&country)
                    {
                        main.weak.push(country);
                    }
                }
            }
        }
        if main.days.is_none() && self.dated {
            // News tells of what has just happened: without a day it is one of the days before publication.
            let first = self
                .now
                .checked_add(jiff::ToSpan::days(-LATELY))
                .unwrap_or(self.now);
            main.days = Some(Days {
                first,
                last: self.now,
            });
            main.days_assumed = true;
        }
        main
    }

    /// Whether a time lies so far before publication that it is not what the story reports.
    fn is_background(&self, time: &TimeRef) -> bool {
        match (time.sense, time.days) {
            (Sense::Before, _) => true,
            (Sense::At, Some(days)) => {
                days.last < self.now && Days::day(self.now).gap(&days) > 45
                    || !self.dated && days.gap(&Days::day(self.now)) > 400
            }
            _ => false,
        }
    }

    /// What each sentence speaks of when its words do not say.
    fn discourse(&self, sentences: &mut [SentenceEvents], main: &EventRef) {
        // A headline names the country of what the lead puts in a town.
        if let Some(place) = &main.place {
            for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
                if info.zone == ZoneKind::Headline {
                    for p in &mut sentence.places {
                        if matches!(place.relation(&p.place), Relation::Within) {
                            p.place = place.clone();
                        }
                    }
                }
            }
        }
        let mut previous = main.clone();
        let mut paragraph = u32::MAX;
        let mut told: Vec<EventRef> = vec![main.clone()];
        let mut clock = None;
        // Spots that the headline or the lead names are the scene itself.
        let mut scene: Vec<String> = self
            .text
            .sentences
            .iter()
            .zip(sentences.iter())
            .filter(|(s, _)| {
                matches!(
                    s.zone,
                    ZoneKind::Headline | ZoneKind::Body | ZoneKind::Quote
                )
            })
            .take(4)
            .flat_map(|(_, s)| s.spots.iter().map(|(_, n)| n.clone()))
            .collect();
        scene.sort();
        scene.dedup();
        if scene.len() > 1 {
            // Several spots in the lead are the parts of one scene.
            scene.clear();
        }
        for sentence in sentences.iter_mut() {
            sentence.spots.retain(|(_, name)| !scene.contains(name));
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            let new_paragraph = info.paragraph != paragraph;
            paragraph = info.paragraph;
            // A new paragraph goes back to the main event unless it refers to another.
            let mut context = if new_paragraph {
                main.clone()
            } else {
                previous.clone()
            };
            // "put the figure at 1.4 million" goes on from the sentence before, over a paragraph's end too.
            let back = info.tokens.clone().any(|i| {
                self.is_form(i, &["figure", "figures", "estimate", "count"])
                    && i > info.tokens.start
                    && self.is_form(i - 1, &["the", "that", "this", "its"])
            }) || info
                .tokens
                .clone()
                .any(|i| self.is_form(i, &["it"]) && self.is_form(i + 1, &["at"]));
            if back
                && new_paragraph
                && !previous.is_empty()
                && previous.period != Period::Background
            {
                context = previous.clone();
            }
            let mask = sentence
                .heads
                .iter()
                .find(|h| h.definite)
                .map_or(0, |h| h.mask);
            if mask != 0
                && let Some(event) = told
                    .iter()
                    .rev()
                    .find(|e| e.head != 0 && self.tables.compatible(e.head, mask))
            {
                context = event.clone();
            }
            context.place_said = false;
            context.days_said = false;
            context.head_said = false;
            if sentence.clock.is_some() {
                clock = sentence.clock;
            }
            context.clock = clock;
            sentence.context = context.clone();
            let own = self.own(sentence, &context, None);
            if own.place_said || own.days_said || own.head_said {
                told.push(own.clone());
            }
            previous = own;
            // A spot is told of in its own sentence only.
            previous.spot = None;
        }
    }

    /// The event of a statement at token `at` (`None`: of the sentence as a whole).
    fn own(&self, sentence: &SentenceEvents, context: &EventRef, at: Option<usize>) -> EventRef {
        resolve(self.tables, self.text, sentence, context, at, |t| {
            self.is_background(t)
        })
    }
}

/// Puts together what the sentence says and what it takes over.
fn resolve(
    tables: &Tables,
    text: &Text,
    sentence: &SentenceEvents,
    context: &EventRef,
    at: Option<usize>,
    is_background: impl Fn(&TimeRef) -> bool,
) -> EventRef {
    let mut event = context.clone();
    event.spot = None;
    let clause = at.map(|at| clause(text, at));
    // "38 die as boat sinks; 11 killed in separate wreck": another event in its own clause only.
    if let Some(other) = sentence.other
        && clause
            .as_ref()
            .is_none_or(|c| c.contains(&(other as usize)))
    {
        event.other = sentence.other;
    }
    let pick = |list: Vec<(usize, usize)>| -> Option<usize> {
        // (index, token): the one in the clause nearest to the statement, else the nearest in the sentence.
        match (at, &clause) {
            (Some(at), Some(clause)) => list
                .iter()
                .min_by_key(|(_, t)| (!clause.contains(t), t.abs_diff(at)))
                .map(|(i, _)| *i),
            _ => list.first().map(|(i, _)| *i),
        }
    };
    let head = pick(
        sentence
            .heads
            .iter()
            .enumerate()
            .map(|(i, h)| (i, h.token))
            .collect(),
    )
    .and_then(|i| sentence.heads.get(i));
    if let Some(head) = head {
        // A head that cannot be the event taken over starts another one, with its own place and time.
        if context.head != 0 && !tables.compatible(context.head, head.mask) {
            event = EventRef {
                dated: context.dated,
                clock: context.clock,
                other: sentence.other,
                ..EventRef::default()
            };
        }
        event.head = head.mask;
        event.head_said = true;
        event.head_definite = head.definite;
    }
    let time = pick(
        sentence
            .times
            .iter()
            .enumerate()
            .filter(|(_, t)| !t.of_speech)
            .map(|(i, t)| (i, t.tokens.start))
            .collect(),
    )
    .and_then(|i| sentence.times.get(i));
    if let Some(time) = time {
        match time.sense {
            Sense::At => {
                // A whole year that is not past tells no day: "the 2025 ceasefire".
                if let Some(days) = time.days.filter(|d| {
                    is_background(time) || Days::day(d.first).gap(&Days::day(d.last)) < 60
                }) {
                    let moved = event.days.is_some_and(|d| !d.meet(&days));
                    if moved && is_background(time) {
                        // Another time, so another event: its place is its own too.
                        event.place = None;
                    }
                    event.days = Some(days);
                    event.days_assumed = false;
                    event.days_said = true;
                    event.period = if is_background(time) {
                        Period::Background
                    } else {
                        Period::Incident
                    };
                }
            }
            Sense::Since | Sense::Over => {
                event.period = Period::Cumulative;
                event.since = time.days.map(|d| d.first);
                event.days_said = true;
                event.days_assumed = false;
                event.days = time.days;
            }
            Sense::Before => {
                event.period = Period::Background;
                event.days = None;
                event.days_assumed = false;
                event.days_said = true;
            }
        }
    }
    let place = pick(
        sentence
            .places
            .iter()
            .enumerate()
            .map(|(i, p)| (i, p.tokens.start))
            .collect(),
    )
    .and_then(|i| sentence.places.get(i));
    if let Some(place) = place {
        // A wider place around the one told of ("across Ukraine") is kept as said; the reader decides what it means.
        event.place = Some(place.place.clone());
        event.place_said = true;
    }
    event.spot = pick(
        sentence
            .spots
            .iter()
            .enumerate()
            .map(|(i, s)| (i, s.0))
            .collect(),
    )
    .and_then(|i| sentence.spots.get(i))
    .map(|s| s.1.clone());
    event
}

/// The clause around token `at`: up to a semicolon, a dash, or a comma that a conjunction, relative or participle follows.
pub(crate) fn clause(text: &Text, at: usize) -> Range<usize> {
    let Some(sentence) = text.sentences.get(text.sentence_of(at)) else {
        return at..at + 1;
    };
    let edge = |i: usize| -> bool {
        let Some(t) = text.tokens.get(i) else {
            return true;
        };
        if t.mark(';') || t.mark(':') || t.dash() && !t.glued {
            return true;
        }
        let opens = |t: &Token| {
            t.is(flag::COORDINATOR | flag::RELATIVE | flag::SUBORDINATOR)
                || t.is(flag::VERB_ING) && !t.is(flag::NOUNISH)
        };
        t.mark(',') && text.tokens.get(i + 1).is_some_and(opens)
    };
    let mut start = at;
    while start > sentence.tokens.start && !edge(start - 1) {
        start -= 1;
    }
    let mut end = at + 1;
    while end < sentence.tokens.end && !edge(end) {
        end += 1;
    }
    start..end
}

impl Events {
    /// The main event of the document.
    #[must_use]
    pub fn main(&self) -> &EventRef {
        &self.main
    }

    /// The event that a statement at token `at` speaks of.
    #[must_use]
    pub fn at(&self, document: &Document, text: &Text, tables: &Tables, at: usize) -> EventRef {
        let reader = Reader::of(document, text, tables);
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
        let own = resolve(tables, text, sentence, &sentence.context, None, |t| {
            t.sense == Sense::Before
        });
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
