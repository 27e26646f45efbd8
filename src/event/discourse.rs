//! What each sentence and statement takes over from the text before it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::gazetteer::PlaceKind;
use super::place::{Place, Relation};
use super::time::{Days, Sense, TimeRef};
use super::{EventRef, HeadRef, Period, Reader, SentenceEvents};
use crate::document::ZoneKind;
use crate::text::{Sentence, TokenKind, clause, flag};

/// "when" stands no further before the event that it tells of.
const WHEN: usize = 6;
/// A comma or "and" between a number and a place counts like so many words.
const JOINT: usize = 4;

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
            for sentence in sentences {
                sentence.spots.retain(|(_, name)| name != scene);
            }
        }
    }

    /// What each sentence speaks of when its words do not say.
    pub(super) fn discourse(&self, sentences: &mut [SentenceEvents], main: &EventRef) {
        self.named_again(sentences);
        self.narrow_places(sentences, main);
        self.side_scenes(sentences);
        self.label(sentences);
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
            // "In 2007 a fire killed 77. The mayor said 1,500 houses had burned": who speaks now speaks of the present story.
            if !new_paragraph
                && previous.period == Period::Background
                && main.period != Period::Background
                && self.speaks_now(&info.tokens)
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
                            && !(new_paragraph && e.period == Period::Background)
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
            // A spot is told of in its own sentence only.
            previous.spot = None;
        }
    }

    /// "at least 80 were killed at Utoya": a name that the text has elsewhere by its syntax ("the island of Utoya") is that place wherever
    /// something is put at it.
    fn named_again(&self, sentences: &mut [SentenceEvents]) {
        const MOST: usize = 64;
        let mut names: BTreeMap<String, Place> = BTreeMap::new();
        for p in sentences.iter().flat_map(|s| &s.places) {
            let single = !p.place.name.contains(' ') && p.place.ids.is_empty();
            if single && names.len() < MOST {
                names
                    .entry(p.place.name.clone())
                    .or_insert_with(|| p.place.clone());
            }
        }
        if names.is_empty() {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            for i in info.tokens.clone().skip(1) {
                let Some(place) = self
                    .tok(i)
                    .filter(|t| t.capital)
                    .and_then(|_| names.get(self.form(i)))
                else {
                    continue;
                };
                let put = self.is_form(i - 1, &["at", "on"]);
                let known = sentence.places.iter().any(|p| p.tokens.contains(&i));
                let longer = self.tok(i + 1).is_some_and(|t| t.capital);
                if !put || known || longer {
                    continue;
                }
                let at = sentence.places.partition_point(|p| p.tokens.start < i);
                let found = super::place::PlaceRef {
                    tokens: i..i + 1,
                    place: place.clone(),
                    aside: false,
                };
                sentence.places.insert(at, found);
            }
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

    /// Paragraphs that are the name of a place and nothing else, with the index of their sentence; where there are two at least.
    fn place_headings(&self, sentences: &[SentenceEvents]) -> Vec<(usize, Place)> {
        const LONGEST: usize = 5;
        let infos = &self.text.sentences;
        let found: Vec<(usize, Place)> = (0..sentences.len())
            .filter_map(|n| {
                let (info, sentence) = (infos.get(n)?, sentences.get(n)?);
                let paragraph = |n: usize| infos.get(n).map(|s| s.paragraph);
                let alone = paragraph(n + 1) != Some(info.paragraph)
                    && (n == 0 || paragraph(n - 1) != Some(info.paragraph));
                let [place] = sentence.places.as_slice() else {
                    return None;
                };
                let mut rest = info.tokens.clone().filter(|i| !place.tokens.contains(i));
                let only = rest.all(|i| self.tok(i).is_some_and(|t| t.mark(':')));
                let short = info.tokens.len() <= LONGEST;
                (alone && only && short).then(|| (n, place.place.clone()))
            })
            .collect();
        let several = found
            .iter()
            .any(|(_, p)| Some(p) != found.first().map(|(_, f)| f));
        if several { found } else { Vec::new() }
    }

    /// "last month", "a month ago": when something happened, and no stretch that is counted over.
    fn of_last(&self, time: &TimeRef) -> bool {
        time.tokens
            .clone()
            .any(|i| self.is_form(i, &["last", "ago", "early", "late", "mid", "earlier"]))
    }

    /// "43 were killed, pushing the toll above 680 since the conflict began": the stretch of time is the toll's, and not of what stands before it.
    fn of_a_total(&self, at: Option<usize>, time: &TimeRef) -> bool {
        // Of the sentence as a whole, what stands before the comma speaks.
        let from = at.unwrap_or_else(|| {
            let sentence = self.text.sentence_of(time.tokens.start);
            self.text
                .sentences
                .get(sentence)
                .map_or(time.tokens.start, |s| s.tokens.start)
        });
        matches!(time.sense, Sense::Since | Sense::Over)
            && (from..time.tokens.start).any(|i| {
                self.tok(i).is_some_and(|t| t.mark(','))
                    && self
                        .tok(i + 1)
                        .is_some_and(|t| self.tables.bringing.contains(&t.word))
            })
    }

    /// "40 were injured in the quakes, which rekindled memories of those that hit the town in 2002": an old time behind a relative pronoun is not that of
    /// what stands before it.
    fn aside_of(&self, at: Option<usize>, time: &TimeRef) -> bool {
        let sentence = self
            .text
            .sentences
            .get(self.text.sentence_of(time.tokens.start));
        let from = at.or(sentence.map(|s| s.tokens.start)).unwrap_or(0);
        self.is_background(time)
            && (from + 1..time.tokens.start).any(|i| {
                self.is_form(i, &["which"]) && self.tok(i - 1).is_some_and(|t| t.mark(','))
            })
    }

    /// "In Lunde, where 3,000 people have lived in tents since the earthquake, 38 people died": what is told between the commas is not what
    /// the sentence tells of the number at `at`.
    fn between_commas(&self, at: Option<usize>, token: usize) -> bool {
        const FARTHEST: usize = 30;
        let Some(at) = at.filter(|at| token < *at) else {
            return false;
        };
        let comma = |i: usize| self.tok(i).is_some_and(|t| t.mark(','));
        let sentence = self.text.sentences.get(self.text.sentence_of(token));
        let from = sentence
            .map_or(token, |s| s.tokens.start)
            .max(token.saturating_sub(FARTHEST));
        let opened = (from..token)
            .rev()
            .find(|i| comma(*i))
            .is_some_and(|i| self.is_form(i + 1, &["where", "who", "which", "whose"]));
        opened && (token..at).any(comma)
    }

    /// "slightly below that of 2013", "fewer than in March": the time of what is set beside it.
    fn compared(&self, at: Option<usize>, time: &TimeRef) -> bool {
        let b = time.tokens.start.wrapping_sub(1);
        let of = self.is_form(b, &["of"])
            && self.is_form(b.wrapping_sub(1), &["that", "those", "figure", "level"]);
        const NEAR: usize = 9;
        let in_than = self.is_form(b, &["in", "on", "of"])
            && self.is_form(b.wrapping_sub(1), &["than", "with", "like"]);
        // "more than twice the size of a protest a year ago", and not "more than 20 people died a year ago"
        let sentence = self
            .text
            .sentences
            .get(self.text.sentence_of(time.tokens.start));
        let from = time.tokens.start.saturating_sub(NEAR);
        let from = from.max(sentence.map_or(0, |s| s.tokens.start));
        let far_than = (from..time.tokens.start).any(|i| {
            self.is_form(i, &["than"])
                && self.is_form(
                    i + 1,
                    &["twice", "double", "half", "the", "that", "any", "a", "at"],
                )
                && (i + 2..time.tokens.start).all(|k| {
                    !self
                        .tok(k)
                        .is_some_and(|t| t.mark(',') || t.is(flag::VERB_PAST))
                })
        });
        let than = in_than || far_than;
        // "above the level of 2002, when 41 died": that time is told of too.
        let behind = at.is_none_or(|at| at >= time.tokens.end);
        let when =
            behind && (time.tokens.end..time.tokens.end + 2).any(|i| self.is_form(i, &["when"]));
        (of || than) && !when
    }

    /// The event of a statement at token `at` (`None`: of the sentence as a whole): what the sentence says, and what it takes over.
    pub(super) fn own(
        &self,
        sentence: &SentenceEvents,
        context: &EventRef,
        at: Option<usize>,
    ) -> EventRef {
        let mut event = context.clone();
        event.spot = None;
        event.rolled = false;
        event.several = sentence.over_all;
        let clause = at.map(|at| clause(self.text, at));
        // "38 die as boat sinks; 11 killed in separate wreck": another event in its own clause only.
        if let Some(other) = sentence.other
            && clause
                .as_ref()
                .is_none_or(|c| c.contains(&(other as usize)))
        {
            event.other = sentence.other;
        }
        let beyond = |token: usize| {
            sentence
                .ranked_aside
                .is_some_and(|from| from < token && at.is_none_or(|at| at < from))
        };
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
        // A noun names the event; a verb tells of it where no noun of its clause does, unless the event told of is of another kind.
        let heads = |verb: bool| {
            let told = sentence.heads.iter().enumerate();
            let told = told.filter(|(_, h)| {
                h.verb == verb
                    && !self.between_commas(at, h.token)
                    && (!verb
                        || self.tables.backdrop(context.head)
                        || self.tables.compatible(context.head, h.mask))
            });
            pick(told.map(|(i, h)| (i, h.token)).collect()).and_then(|i| sentence.heads.get(i))
        };
        let inside = |h: &&HeadRef| clause.as_ref().is_none_or(|c| c.contains(&h.token));
        let (noun, verb) = (heads(false), heads(true));
        let head = noun
            .filter(inside)
            .or(verb.filter(inside))
            .or(noun)
            .or(verb);
        if let Some(head) = head {
            // A head that cannot be the event taken over starts another one, with its own place and time.
            if context.head != 0 && !self.tables.compatible(context.head, head.mask) {
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
            event.several |= head.several;
            event.plural = head.plural;
            event.head_indefinite = head.indefinite;
        }
        // "Some 30 people were killed when shells landed near a school": one event, whatever is counted up before.
        let when = head.is_some_and(|h| {
            (h.token.saturating_sub(WHEN)..h.token).any(|i| self.is_form(i, &["when"]))
        });
        if when && event.period == Period::Cumulative {
            event.period = Period::Incident;
            event.since = None;
            event.days = None;
        }
        let time = pick(
            sentence
                .times
                .iter()
                .enumerate()
                .filter(|(_, t)| {
                    !t.of_speech
                        && !self.is_ahead(t)
                        && !beyond(t.tokens.start)
                        && !self.of_a_total(at, t)
                        && !self.compared(at, t)
                        && !self.aside_of(at, t)
                        && !self.between_commas(at, t.tokens.start)
                })
                .map(|(i, t)| (i, t.tokens.start))
                .collect(),
        )
        .and_then(|i| sentence.times.get(i));
        if let Some(time) = time {
            match time.sense {
                Sense::At => {
                    // A whole year that is not past tells no day: "the 2025 ceasefire".
                    if let Some(days) = time.days.filter(|d| {
                        self.is_background(time) || Days::day(d.first).gap(&Days::day(d.last)) < 60
                    }) {
                        let moved = event.days.is_some_and(|d| !d.meet(&days));
                        if moved && self.is_background(time) {
                            // Another time, so another event: its place is its own too.
                            event.place = None;
                        }
                        event.days = Some(days);
                        event.days_assumed = false;
                        event.days_said = true;
                        // "386 people were killed in the region in March": of a month and more, and of no one event.
                        let span = Days::day(days.first).gap(&Days::day(days.last));
                        let total = span >= 27 && head.is_none() && !self.of_last(time);
                        event.period = if self.is_background(time) {
                            Period::Background
                        } else if total {
                            event.since = Some(days.first);
                            Period::Cumulative
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
        if time.is_none() && sentence.in_the_period {
            event.period = Period::Cumulative;
        }
        // "12 in Karsk and nine in Lunde": a comma or "and" between puts a place further off.
        let far = |from: usize, to: usize| {
            let between = from.min(to) + 1..from.max(to);
            let joints = between
                .filter(|i| {
                    self.tok(*i)
                        .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
                })
                .count();
            from.abs_diff(to) + JOINT * joints
        };
        let told = || {
            let places = sentence.places.iter();
            places.filter(|p| !p.aside && !beyond(p.tokens.start))
        };
        let place = match (at, &clause) {
            (Some(at), Some(clause)) => told().min_by_key(|p| {
                let start = p.tokens.start;
                (!clause.contains(&start), far(at, start))
            }),
            _ => told().find(|p| !p.place.is_wide()).or(told().next()),
        };
        if let Some(place) = place {
            // A wider place around the one told of ("across Ukraine") is kept as said; the reader decides what it means.
            event.place = Some(place.place.clone());
            event.place_said = true;
            event.several |= sentence.roll.is_empty() && self.coordinated(place, &sentence.places);
        }
        let picked = pick(
            sentence
                .spots
                .iter()
                .enumerate()
                // "shot at a restaurant in a rampage that left six dead": the six are the rampage's.
                .filter(|(_, s)| {
                    let relative = |at: usize| {
                        (s.0 + 1..at).any(|i| {
                            self.is_form(i, &["that", "which", "who"])
                                && self
                                    .tok(i + 1)
                                    .is_some_and(|t| t.is(flag::VERB_PAST | flag::HAVE))
                        })
                    };
                    // "the Tarrow plant, where 420 will be laid off"
                    let there = |at: usize| (s.0 + 1..at).any(|i| self.is_form(i, &["where"]));
                    let here = clause.as_ref().is_none_or(|c| c.contains(&s.0));
                    !at.is_some_and(relative) && (here || at.is_some_and(there))
                })
                .map(|(i, s)| (i, s.0))
                .collect(),
        )
        .and_then(|i| sentence.spots.get(i))
        .map(|s| s.1.clone());
        event.spot = picked.or_else(|| sentence.label.clone());
        if let Some(place) = at.and_then(|at| self.short_name(at, sentence)) {
            event.place = Some(place);
            event.place_said = true;
        }
        // "Ninewa had 42 killed and 55 injured": of the last name before the number.
        if let Some(at) = at
            && let Some((_, place)) = sentence.roll.iter().rev().find(|(token, _)| *token <= at)
        {
            event.place = Some(place.clone());
            event.place_said = true;
            event.rolled = true;
        }
        event
    }

    /// "kills 83 in Bihar, 24 in UP": a name in short capitals right behind the number is another place, though no table knows it.
    fn short_name(&self, at: usize, sentence: &SentenceEvents) -> Option<Place> {
        const NEAR: usize = 3;
        let word = |i: &usize| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Word);
        let name = (at + 1..=at + NEAR)
            .take_while(word)
            .find(|i| self.is_form(*i, &["in"]))?
            + 1;
        let token = self.tok(name).filter(|t| t.caps)?;
        let read = sentence.places.iter().any(|p| p.tokens.contains(&name));
        (!read).then(|| Place {
            name: token.span.of(&self.document.text).to_owned(),
            ids: Vec::new(),
            inside: Vec::new(),
        })
    }

    /// "46 dead in Bihar, Jharkhand and Uttar Pradesh": the place stands in a list of places that lie apart, and what is told is of all of them.
    fn coordinated(
        &self,
        place: &super::place::PlaceRef,
        places: &[super::place::PlaceRef],
    ) -> bool {
        let joined = |from: usize, to: usize| {
            from < to
                && to - from <= 3
                && (from..to).all(|i| {
                    self.tok(i).is_some_and(|t| t.mark(',') || t.is(flag::THE))
                        || self.is_form(i, &["and"])
                })
                && (from..to)
                    .any(|i| self.is_form(i, &["and"]) || self.tok(i).is_some_and(|t| t.mark(',')))
        };
        let beside: Vec<_> = places
            .iter()
            .filter(|other| {
                let listed = !place.place.ids.is_empty() && !other.place.ids.is_empty();
                let beside = joined(place.tokens.end, other.tokens.start)
                    || joined(other.tokens.end, place.tokens.start);
                beside && listed && place.place.relation(&other.place) == Relation::Apart
            })
            .collect();
        // Two towns may lie in one another's reach: "in Medellín and Bello".
        let town = |p: &Place| p.ids.first().is_some_and(|id| id.kind() == PlaceKind::City);
        beside.len() > 1
            || beside
                .iter()
                .any(|o| !town(&place.place) && !town(&o.place))
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

    /// "At Dry Creek there were no casualties": what a sentence opens with is a spot of its own, wherever the text names it.
    fn side_scenes(&self, sentences: &mut [SentenceEvents]) {
        let opened = sentences.iter().filter_map(|s| s.opening.clone());
        // By the first word of the name.
        let named: BTreeMap<String, String> = opened
            .map(|(at, name)| (self.form(at).to_lowercase(), name))
            .collect();
        if named.is_empty() {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            for i in info.tokens.clone() {
                let name = self
                    .tok(i)
                    .filter(|t| t.capital)
                    .and_then(|_| named.get(&self.form(i).to_lowercase()));
                sentence.spots.extend(name.map(|name| (i, name.clone())));
            }
        }
    }

    /// Gives every sentence the label that its paragraph stands under. Labels of places come in rows: two at least, one of them a name that the
    /// word table does not know.
    fn label(&self, sentences: &mut [SentenceEvents]) {
        const WORDS: usize = 3;
        let labelled = |info: &Sentence| {
            let first = info.tokens.start;
            let colon = (first + 1..(first + 1 + WORDS).min(info.tokens.end))
                .find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))?;
            let name = (first..colon).all(|i| {
                self.tok(i).is_some_and(|t| {
                    // "Region 3: 192 cases"
                    i > first && t.kind == TokenKind::Number
                        || t.kind == TokenKind::Word
                            && t.capital
                            && !t.is(flag::COUNTED
                                | flag::PEOPLE
                                | flag::PERSON
                                | flag::SPEAKER
                                | flag::TITLE
                                | flag::SPEECH
                                | flag::EVENT
                                | flag::MONTH
                                | flag::WEEKDAY
                                | flag::VERB_PAST
                                | flag::DOCUMENT)
                })
            });
            // "Deaths: 12" labels its number and nothing else.
            let told = info.tokens.end > colon + 3;
            (name && told).then_some(first..colon)
        };
        let mut paragraph = u32::MAX;
        let mut found: BTreeMap<u32, Range<usize>> = BTreeMap::new();
        for info in &self.text.sentences {
            if info.paragraph != paragraph && info.zone == ZoneKind::Body {
                found.extend(labelled(info).map(|r| (info.paragraph, r)));
            }
            paragraph = info.paragraph;
        }
        let unknown = |r: &Range<usize>| {
            r.clone()
                .any(|i| self.tok(i).is_some_and(|t| !t.word.known()))
        };
        if found.len() < 2 || !found.values().any(unknown) {
            return;
        }
        for (sentence, info) in sentences.iter_mut().zip(&self.text.sentences) {
            let label = found.get(&info.paragraph);
            sentence.label = label.map(|r| {
                let span = self.text.span(r.clone());
                span.of(&self.document.text).to_lowercase()
            });
        }
    }
}
