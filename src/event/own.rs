//! What a sentence says of the event of one statement in it, over what it takes over.

use std::ops::Range;

use super::gazetteer::PlaceKind;
use super::place::{Place, Relation};
use super::time::{Days, Sense, TimeRef};
use super::{EventRef, HeadRef, Period, Reader, SentenceEvents};
use crate::text::{TokenKind, clause, flag};

/// "when" stands no further before the event that it tells of.
const WHEN: usize = 6;
/// A place stands no further behind the number whose noun it is joined to.
const ATTACHED: usize = 3;
/// A comma or "and" between a number and a place counts like so many words.
const JOINT: usize = 4;

/// Of what a sentence names: the one in the clause of the statement at `at` that stands nearest to it, else the nearest in the sentence; the first where
/// the sentence as a whole is asked about.
fn nearest<'t, T>(
    at: Option<usize>,
    clause: Option<&Range<usize>>,
    mut items: impl Iterator<Item = &'t T>,
    token: impl Fn(&T) -> usize,
) -> Option<&'t T> {
    match (at, clause) {
        (Some(at), Some(clause)) => items.min_by_key(|item| {
            let t = token(item);
            (!clause.contains(&t), t.abs_diff(at))
        }),
        _ => items.next(),
    }
}

impl Reader<'_> {
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
    /// what stands before it; nor is any behind a name that is no place: "in support of Corran Action, which was banned on 5 July".
    pub(super) fn aside_of(
        &self,
        sentence: &SentenceEvents,
        at: Option<usize>,
        time: &TimeRef,
    ) -> bool {
        let info = self
            .text
            .sentences
            .get(self.text.sentence_of(time.tokens.start));
        let from = at.or(info.map(|s| s.tokens.start)).unwrap_or(0);
        let relative = (from + 1..time.tokens.start)
            .rev()
            .find(|i| self.is_form(*i, &["which"]) && self.tok(i - 1).is_some_and(|t| t.mark(',')));
        relative.is_some_and(|i| {
            let name = i.wrapping_sub(2);
            let place = sentence.places.iter().any(|p| p.tokens.contains(&name));
            let of_name = self
                .tok(name)
                .is_some_and(|t| t.capital && t.kind == TokenKind::Word && !t.is(flag::EVENT));
            self.is_background(time) || of_name && !place
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
        // "who survived the fire of 2009, in which 31 died": told of the aside itself.
        let relative = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::RELATIVE));
        let goes_on = |i: usize| {
            let preposition = self.tok(i + 1).is_some_and(|t| t.is(flag::PREPOSITION));
            relative(i + 1) || preposition && relative(i + 2)
        };
        opened && (token..at).any(|i| comma(i) && !goes_on(i))
    }

    /// "killed three people and were still being sought on Monday": behind "and" and a form of "be" of its own, the day is not that of the number at `at`.
    fn of_what_is_so_now(&self, at: Option<usize>, token: usize) -> bool {
        const FARTHEST: usize = 40;
        let Some(at) = at.filter(|at| *at < token && token - *at <= FARTHEST) else {
            return false;
        };
        let be = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::BE));
        let end = |i: usize| self.tok(i).is_some_and(|t| t.mark(',') || t.mark(';'));
        (at + 1..token)
            .rev()
            .take_while(|i| !end(*i))
            .any(|i| self.is_form(i, &["and"]) && be(i + 1))
    }

    /// "bombs aimed at a peace rally", "a blast near a march": what was hit, and no event beside what hit it.
    fn hit(&self, head: &HeadRef, heads: &[HeadRef]) -> bool {
        const BETWEEN: usize = 6;
        let gathers = head.mask & self.tables.recurs & self.tables.lasts != 0
            && head.mask & self.tables.points == 0;
        gathers
            && heads.iter().any(|h| {
                h.mask & self.tables.points != 0
                    && !self.tables.compatible(head.mask, h.mask)
                    && h.token < head.token
                    && head.token - h.token <= BETWEEN
                    && (h.token + 1..head.token).any(|i| {
                        self.is_form(
                            i,
                            &[
                                "at",
                                "on",
                                "near",
                                "outside",
                                "during",
                                "targeting",
                                "against",
                            ],
                        )
                    })
            })
    }

    /// "Police said that 8,000 came, while organizers spoke of 20,000, more than at the last rally in February": an old time behind what is set against the
    /// statement at `at`.
    fn set_against(&self, at: Option<usize>, time: &TimeRef) -> bool {
        let start = time.tokens.start;
        at.is_some_and(|at| {
            at < start
                && self.is_background(time)
                && (at + 1..start).any(|i| {
                    self.is_form(i, &["while", "but", "although", "though", "whereas"])
                        || self.tok(i).is_some_and(|t| t.mark(';'))
                })
        })
    }

    /// "to 63, up from 49 on Monday", "well down from the 38 it won in 2012", "compared with 48% at the same hour in 2012": the day of the value before,
    /// and not of the statement at `at`.
    fn of_the_old(&self, at: Option<usize>, time: &TimeRef) -> bool {
        const NEAR: usize = 4;
        const FAR: usize = 10;
        let start = time.tokens.start;
        let number = |i: usize| self.tok(i).is_some_and(|t| t.kind == TokenKind::Number);
        let the = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::THE));
        let opens = |i: usize| {
            let from = self.is_form(i, &["from"]);
            let set = from && self.is_form(i - 1, &["up", "down"])
                || self.is_form(i, &["with", "to"]) && self.is_form(i - 1, &["compared"]);
            from && start - i <= NEAR || set
        };
        at.filter(|at| *at < start).is_some_and(|at| {
            (at + 1..start)
                .rev()
                .take(FAR)
                .take_while(|i| !self.tok(*i).is_some_and(|t| t.mark(',') || t.mark(';')))
                .any(|i| opens(i) && (number(i + 1) || the(i + 1) && number(i + 2)))
        })
    }

    /// "rises to 51, of which 43 are in Kerr County", "counted 110 dead, including three bodies found last week": what stands at `token` is told of the
    /// part, and not of the number at `at`.
    fn told_of_a_part(&self, at: Option<usize>, token: usize) -> bool {
        // What stands further off is not the nearest anyway, and a sentence may hold thousands of counts.
        const FARTHEST: usize = 40;
        let near = |at: &usize| *at < token && token - *at <= FARTHEST;
        let Some(at) = at.filter(near) else {
            return false;
        };
        let comma = |i: usize| self.tok(i).is_some_and(|t| t.mark(','));
        let opens = |i: usize| {
            let of = self.is_form(i, &["of"]) && self.is_form(i + 1, &["which", "whom"]);
            let part = self.tok(i).is_some_and(|t| t.is(flag::PART)) && comma(i - 1);
            // ", 12 of them at a station in Karsk"
            let some = comma(i - 1)
                && self
                    .tok(i)
                    .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL))
                && self.is_form(i + 1, &["of"])
                && self.is_form(i + 2, &["them", "whom", "these", "those"]);
            of || part || some
        };
        (at + 1..token).any(|i| opens(i) && !(i..token).any(comma))
    }

    /// "On Friday the mayor said": the day on which it was said, whether it happened on that day or before.
    fn before_speech(&self, time: &Range<usize>) -> bool {
        const SUBJECT: usize = 6;
        let sentence = self.text.sentences.get(self.text.sentence_of(time.start));
        let end = sentence.map_or(time.end, |s| s.tokens.end);
        sentence.is_some_and(|s| time.start <= s.tokens.start + 1)
            && (time.end..(time.end + SUBJECT).min(end)).any(|i| {
                self.tok(i)
                    .is_some_and(|t| t.is(flag::SPEECH) && t.is(flag::VERB_PAST | flag::VERB_S))
            })
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
        event.other = sentence.entry.or(event.other);
        let beyond = |token: usize| {
            sentence
                .ranked_aside
                .is_some_and(|from| from <= token && at.is_none_or(|at| at < from))
        };
        // A noun names the event; a verb tells of it where no noun of its clause does, unless the event told of is of another kind.
        let heads = |verb: bool| {
            let told = sentence.heads.iter().filter(|h| {
                h.verb == verb
                    && !self.hit(h, &sentence.heads)
                    && !self.between_commas(at, h.token)
                    && (!verb
                        || self.tables.backdrop(context.head)
                        || self.tables.compatible(context.head, h.mask))
            });
            nearest(at, clause.as_ref(), told, |h| h.token)
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
                    other: sentence.entry.or(sentence.other),
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
        let times = sentence.times.iter().filter(|t| {
            !t.of_speech
                && !self.is_ahead(t)
                && !beyond(t.tokens.start)
                && !self.of_a_total(at, t)
                && !self.compared(at, t)
                && !self.aside_of(sentence, at, t)
                && !self.between_commas(at, t.tokens.start)
                && !self.set_against(at, t)
                && !self.of_the_old(at, t)
                && !self.told_of_a_part(at, t.tokens.start)
                && !self.of_what_is_so_now(at, t.tokens.start)
        });
        let time = nearest(at, clause.as_ref(), times, |t| t.tokens.start);
        let spoken = sentence.times.iter().filter(|t| {
            t.days.is_some()
                && (t.of_speech || self.before_speech(&t.tokens))
                && clause.as_ref().is_none_or(|c| c.contains(&t.tokens.start))
        });
        event.counted =
            nearest(at, clause.as_ref(), spoken, |t| t.tokens.start).and_then(|t| t.days);
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
                    event.days = time.days.filter(|_| self.dated);
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
            places.filter(|p| {
                !p.aside && !beyond(p.tokens.start) && !self.told_of_a_part(at, p.tokens.start)
            })
        };
        let place = match (at, &clause) {
            (Some(at), Some(clause)) => told().min_by_key(|p| {
                let start = p.tokens.start;
                // "killed 1,000 people in Selvia": right behind what is counted.
                let attached = at < start && start <= at + ATTACHED && far(at, start) < JOINT;
                // "the deadliest in Selvia since 32 were killed in 2009 in Karsk": of what is told behind "since".
                let before = sentence
                    .ranked_aside
                    .is_some_and(|from| start < from && from <= at);
                (before, !clause.contains(&start), !attached, far(at, start))
            }),
            _ => told().find(|p| !p.place.is_wide()).or(told().next()),
        };
        if let Some(place) = place {
            // A wider place around the one told of ("across Ukraine") is kept as said; the reader decides what it means.
            event.place = Some(place.place.clone());
            event.place_said = true;
            event.several |= sentence.roll.is_empty() && self.coordinated(place, &sentence.places);
        }
        // "shot at a restaurant in a rampage that left six dead": the six are the rampage's.
        let spots = sentence.spots.iter().filter(|s| {
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
        });
        let picked = nearest(at, clause.as_ref(), spots, |s| s.0).map(|s| s.1.clone());
        event.spot = sentence
            .section
            .clone()
            .or(picked)
            .or_else(|| sentence.label.clone());
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
        event.dated = self.on_calendar(event.days);
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
}
