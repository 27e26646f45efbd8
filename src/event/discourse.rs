//! What each sentence and statement takes over from the text before it.

use std::ops::Range;

use super::place::{Place, Relation};
use super::time::{Sense, TimeRef};
use super::{EventRef, Period, Reader, SentenceEvents};
use crate::document::ZoneKind;
use crate::text::{TokenKind, flag, singular};

/// A spot at the head of a sentence stands in so many tokens from its start.
const FRONT: usize = 6;
/// What a text tells of so many days after its event may still be of it.
const AFTERMATH: i64 = 14;

impl Reader<'_> {
    /// A headline names the country, and a lead the side of it, of what the text puts in a town.
    fn narrow_places(&self, sentences: &mut [SentenceEvents], main: &EventRef) {
        let Some(place) = &main.place else { return };
        let zones = self.text.sentences.iter().map(|s| s.zone);
        let lead = zones.clone().position(|z| z == ZoneKind::Body);
        for (n, (sentence, zone)) in sentences.iter_mut().zip(zones).enumerate() {
            let over = zone == ZoneKind::Headline;
            if !over && Some(n) != lead {
                continue;
            }
            for p in &mut sentence.places {
                let wider = place.relation(&p.place) == Relation::Within;
                if wider && (over || p.place.is_vast() && !p.place.is_wide()) {
                    p.place = place.clone();
                }
            }
        }
    }

    /// The one spot that the headline or the lead names is the scene itself; several are its parts.
    fn merge_spots(&self, sentences: &mut [SentenceEvents]) {
        let top = self
            .text
            .sentences
            .iter()
            .zip(sentences.iter())
            .filter(|(s, _)| {
                matches!(
                    s.zone,
                    ZoneKind::Headline | ZoneKind::Standfirst | ZoneKind::Body | ZoneKind::Quote
                )
            });
        let mut scene: Vec<String> = top
            .take(4)
            .flat_map(|(_, s)| s.spots.iter().map(|(_, name)| name.clone()))
            .collect();
        scene.sort();
        scene.dedup();
        if let [scene] = scene.as_slice() {
            let lead = self.lead_spots();
            for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
                // "At the hotel, 12 were killed", after a lead that names no hotel: those there, and not all.
                let fronted = |at: usize| {
                    !lead.contains(scene)
                        && at - info.tokens.start <= FRONT
                        && self
                            .tok(info.tokens.start)
                            .is_some_and(|t| t.is(flag::PREPOSITION))
                };
                sentence
                    .spots
                    .retain(|(at, name)| name != scene || fronted(*at));
            }
        }
    }

    /// The nouns of spots that the headline and the first sentence of the body name.
    fn lead_spots(&self) -> Vec<String> {
        let sentences = &self.text.sentences;
        let body = sentences.iter().position(|s| s.zone == ZoneKind::Body);
        let told = sentences.iter().enumerate();
        told.filter(|(n, s)| s.zone == ZoneKind::Headline || Some(*n) == body)
            .flat_map(|(_, s)| s.tokens.clone())
            .filter(|i| self.tok(*i).is_some_and(|t| t.is(flag::FACILITY)))
            .map(|i| singular(&self.form(i).to_lowercase()))
            .collect()
    }

    /// What each sentence speaks of when its words do not say.
    pub(super) fn discourse(&self, sentences: &mut [SentenceEvents], main: &EventRef) {
        self.named_again(sentences);
        self.narrow_places(sentences, main);
        self.side_scenes(sentences);
        self.label(sentences);
        self.sections(sentences);
        self.entries(sentences);
        self.links(sentences);
        self.merge_spots(sentences);
        let headings = self.place_headings(sentences);
        let mut headings = headings.iter().peekable();
        let mut under: Option<&Place> = None;
        // Before the headings a text tells of all the places together.
        let mut over_all = headings.peek().is_some();
        let mut previous = main.clone();
        let mut paragraph = u32::MAX;
        let mut told: Vec<EventRef> = vec![main.clone()];
        let mut clock = None;
        for (n, (sentence, info)) in sentences.iter_mut().zip(&self.text.sentences).enumerate() {
            let new_paragraph = info.paragraph != paragraph;
            paragraph = info.paragraph;
            if let Some((_, place)) = headings.next_if(|(at, _)| *at == n) {
                under = Some(place);
                over_all = false;
            }
            sentence.over_all = over_all;
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
            let now = self.tells_now(&info.tokens);
            // "In 2007 a fire killed 77. The mayor said 1,500 houses had burned": who speaks now speaks of the present story.
            if !new_paragraph
                && previous.period == Period::Background
                && main.period != Period::Background
                && (self.speaks_now(&info.tokens) || now)
            {
                context = main.clone();
            }
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
                    // "The demonstrations", in a new paragraph: those of the day, and not those of last year that were spoken of in between.
                    .find(|e| {
                        e.head != 0
                            && self.tables.compatible(e.head, mask)
                            && !((new_paragraph || now) && e.period == Period::Background)
                    })
            {
                context = event.clone();
            }
            if let Some(kind) = sentence.whole {
                let of = |p: &Option<Place>| p.as_ref().and_then(|p| p.widened(kind));
                context.place = of(&context.place)
                    .or_else(|| of(&main.place))
                    .or_else(|| main.place.clone());
            }
            if let Some(place) = under.filter(|_| new_paragraph) {
                context.place = Some(place.clone());
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
            let carried = own.period == context.period || self.runs_on(sentence, &info.tokens);
            previous = own;
            // "at a plant that had not been inspected since 2006": no stretch that the next sentence counts over.
            if !carried && previous.period == Period::Cumulative {
                previous.period = context.period;
                previous.since = context.since;
                previous.days = context.days;
            }
            // "At the scene on Tuesday investigators gathered fragments": a later day of no event of its own is that sentence's alone.
            let after = |days: Option<super::Days>, of: Option<super::Days>| {
                days.zip(of)
                    .is_some_and(|(d, m)| d.first > m.last && d.gap(&m) <= AFTERMATH)
            };
            if previous.days_said
                && !previous.head_said
                && !previous.place_said
                && previous.period == Period::Incident
                && context.period == Period::Incident
                && after(previous.days, main.days)
            {
                previous.days = context.days;
                previous.days_said = false;
            }
            // A spot is told of in its own sentence only.
            previous.spot = None;
        }
    }

    /// Whether a stretch of time in the sentence is one that is counted over: it opens the sentence, or a number stands in it.
    fn runs_on(&self, sentence: &SentenceEvents, range: &Range<usize>) -> bool {
        let stretch = |t: &&TimeRef| matches!(t.sense, Sense::Since | Sense::Over);
        let opens = |t: &TimeRef| t.tokens.start <= range.start + 2;
        let times = &sentence.times;
        let number = range.clone().any(|i| {
            let counts = self
                .tok(i)
                .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL | flag::VAGUE));
            counts && !times.iter().any(|t| t.tokens.contains(&i))
        });
        number || times.iter().filter(stretch).any(opens)
    }

    /// "the latest storm has cost six lives": what has just happened, behind a look back.
    fn tells_now(&self, range: &Range<usize>) -> bool {
        let perfect = |i: usize| {
            self.is_form(i, &["has", "have"])
                && (i + 1..i + 3).any(|k| {
                    self.tok(k).is_some_and(|t| {
                        t.is(flag::VERB_PARTICIPLE | flag::VERB_PAST | flag::VERB_BASE)
                    })
                })
        };
        let latest = range
            .clone()
            .any(|i| self.is_form(i, &["latest", "current"]));
        latest && range.clone().any(perfect)
    }

    /// Whether somebody with a name or an office says something in the sentence: "the mayor said", "said Vyacheslav Gladkov".
    fn speaks_now(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| {
            let said = self
                .tok(i)
                .is_some_and(|t| t.is(flag::SPEECH) && t.is(flag::VERB_PAST | flag::VERB_S));
            let has = self
                .tok(i.wrapping_sub(1))
                .filter(|_| i > range.start)
                .is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && !t.is(flag::PRONOUN | flag::BE | flag::HAVE | flag::RELATIVE)
                });
            said && has
        })
    }
}
