//! What a document is about: its main event, the days that it tells of, and which times lie before and after them.

use super::gazetteer::PlaceKind;
use super::place::Relation;
use super::time::{Days, Sense, TimeRef};
use super::{EventRef, LATELY, Reader, SentenceEvents, gazetteer};
use crate::document::ZoneKind;
use crate::text::TokenKind;

impl Reader<'_> {
    /// The main event: place, time and head first named by the headline and the first sentences.
    pub(super) fn main_event(&self, sentences: &[SentenceEvents]) -> EventRef {
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
                    ZoneKind::Headline | ZoneKind::Standfirst | ZoneKind::Body | ZoneKind::Quote
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
            // A war is the backdrop of what else the lead names.
            let war = |head| self.tables.backdrop(head) && head & self.tables.recurs != 0;
            if main.head == 0 || war(main.head) && number < 3 {
                // A verb tells what the article is about only at its very top.
                let noun = s.heads.iter().find(|h| !h.verb);
                let verb = s.heads.first().filter(|_| number < 2);
                let found = noun.or(verb).map_or(0, |h| h.mask);
                if main.head == 0 || found != 0 && !war(found) {
                    main.head = found;
                }
            }
            // A country in the headline gives way to the city in the lead.
            let told = || s.places.iter().filter(|p| !p.aside);
            if let Some(p) = told().find(|p| !p.place.is_vast()).or(told().next()) {
                match &main.place {
                    None => main.place = Some(p.place.clone()),
                    // What goes over a whole land is not where the third sentence puts a part of it.
                    Some(old)
                        if old.is_vast()
                            && !p.place.is_vast()
                            && p.place.relation(old) == Relation::Within
                            && (number < 2
                                || main.head == 0
                                || main.head & self.tables.points != 0
                                || main.head & self.tables.recurs != 0) =>
                    {
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
                            && !self.is_ahead(t)
                            && !self.aside_of(s, None, t)
                            && t.days
                                .is_some_and(|d| Days::day(d.first).gap(&Days::day(d.last)) < 60)
                    })
                    .and_then(|t| t.days);
            }
        }
        if main.place.is_none() {
            // "the mayor of Karsk said": better than none.
            let lead = self.text.sentences.iter().zip(sentences).take(4);
            main.place = lead
                .flat_map(|(_, s)| &s.places)
                .map(|p| p.place.clone())
                .next();
        }
        if main.place.is_none() {
            main.weak = self.countries_of_lead();
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
        main.dated = self.on_calendar(main.days);
        main
    }

    /// The countries that the lead names at all, as adjectives and possessives too.
    fn countries_of_lead(&self) -> Vec<gazetteer::PlaceId> {
        let mut found = Vec::new();
        for i in self
            .text
            .sentences
            .iter()
            .take(4)
            .flat_map(|s| s.tokens.clone())
        {
            let token = self
                .tok(i)
                .filter(|t| t.capital && t.kind == TokenKind::Word);
            let name = token
                .and_then(|t| self.document.text.get(t.span.start as usize..))
                .and_then(gazetteer::longest);
            let country = name
                .filter(|n| !n.common)
                .and_then(|n| n.ids().next())
                .filter(|p| p.kind() == PlaceKind::Country);
            if let Some(country) = country.filter(|c| !found.contains(c)) {
                found.push(country);
            }
        }
        found
    }

    /// The days of the main event when the first sentence of the body dates it long before publication and no time in the lead is near it.
    pub(super) fn story_days(&self, sentences: &[SentenceEvents]) -> Option<Days> {
        const LEAD: usize = 3;
        let mut lead = self
            .text
            .sentences
            .iter()
            .zip(sentences)
            .filter(|(s, _)| s.zone == ZoneKind::Body)
            .take(LEAD)
            .map(|(_, s)| s);
        let told = |s: &SentenceEvents| -> Vec<Days> {
            let at = s
                .times
                .iter()
                .filter(|t| !t.of_speech && t.sense == Sense::At);
            at.filter_map(|t| t.days).collect()
        };
        let first = lead.next()?;
        // "On 4 March 2022, the market was hit": the date opens the text. "abducted in the attack of 7 October" is no such opening.
        let old = |d: &Days| self.long_ago(*d);
        let opens = |t: &TimeRef| {
            let sentence = self
                .text
                .sentences
                .get(self.text.sentence_of(t.tokens.start));
            sentence.is_some_and(|s| t.tokens.start <= s.tokens.start + 1)
        };
        // A text without a date of its own whose first sentence knows no other day tells of that one: "was the capsizing of a ferry on 14 February 1981".
        let sole = !self.dated && told(first).iter().all(old);
        let day = |d: &Days| Days::day(d.first).gap(&Days::day(d.last)) < 32;
        let opening = first.times.iter().find(|t| {
            opens(t) || sole && t.sense == Sense::At && t.days.is_some_and(|d| day(&d))
        })?;
        let days = opening.days?;
        let narrow = day(&days);
        (!first.heads.is_empty() && narrow && old(&days) && lead.all(|s| told(s).iter().all(old)))
            .then_some(days)
    }

    /// Whether days lie so far before publication that they are not news.
    fn long_ago(&self, days: Days) -> bool {
        // Without a date of publication only a year that is said lies far back: "Jan. 4" may be last week's.
        if self.dated {
            days.last < self.now && Days::day(self.now).gap(&days) > 45
        } else {
            days.gap(&Days::day(self.now)) > 400
        }
    }

    /// Whether a time lies so far before publication that it is not what the story reports.
    pub(super) fn is_background(&self, time: &TimeRef) -> bool {
        match (time.sense, time.days) {
            (Sense::Before, _) => true,
            (Sense::At, Some(days)) => {
                let of_story = self.story.is_some_and(|s| s.gap(&days) < 32);
                !of_story && self.long_ago(days)
            }
            _ => false,
        }
    }

    /// Whether a time lies after publication: what is planned, and nothing that figures are told of.
    pub(super) fn is_ahead(&self, time: &TimeRef) -> bool {
        self.dated && time.days.is_some_and(|d| d.first > self.now)
    }
}
