//! What one sentence says of events: heads, spots, a clock, and whether it tells of another event than the one before.

use std::ops::Range;

use super::place::DIRECTION;
use super::time::STRETCH;
use super::{EventRef, HeadRef, PlaceKind, PlaceRef, Reader, SentenceEvents};
use crate::document::ZoneKind;
use crate::text::{Token, TokenKind, flag, singular, title_case};

/// The thing that hits, or is hit by, stands within so many tokens of the verb.
const SUBJECT: usize = 9;

impl Reader<'_> {
    pub(super) fn sentence(&self, range: &Range<usize>, zone: ZoneKind) -> SentenceEvents {
        let title_case = title_case(self.text.slice(range.clone()));
        let mut times = self.times(range, zone);
        let mut places = self.places(range, title_case);
        // A place inside "X Times", or one that is part of a time ("Washington time"), was refused there already.
        places.retain(|p| p.tokens.start < p.tokens.end);
        let mut heads = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let Some(t) = self.tok(i) else { break };
            if (t.is(flag::DEED) || self.is_done_by_people(i, range))
                && let Some((n, mask)) = self.deed(i, range)
                // "the attack", "the raids": the noun; "as police storm camps": the verb.
                && (n > 1 || !t.is(flag::EVENT) || self.is_done_by_people(i, range))
            {
                heads.push(HeadRef {
                    token: i,
                    mask,
                    definite: false,
                    several: false,
                    plural: false,
                    indefinite: false,
                    verb: true,
                });
                i += n;
                continue;
            }
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
                                // "a ferry sinking"
                                || self.tables.things.contains_key(&p.word)
                                || self.is_form(i - 1, &["of", "mass"]))
                    })
                    && self.tok(i + 1).is_some_and(|n| {
                        n.kind == TokenKind::Number
                            || n.is(flag::HEDGE)
                                // "sinking in Karsk killed 41"
                                && !self.tok(i + 2).is_some_and(|t| t.capital)
                                && (i + 2..i + 5).any(|k| {
                                    self.tok(k).is_some_and(|t| {
                                        t.kind == TokenKind::Number
                                            || t.is(flag::NUMERAL | flag::VAGUE)
                                    })
                                })
                            || n.is(flag::NUMERAL
                                | flag::VAGUE
                                | flag::DETERMINER
                                | flag::POSSESSIVE
                                | flag::PEOPLE
                                | flag::PERSON)
                    });
                // "fighting for their lives"
                // "set cars on fire", "came under fire"
                let idiom = self.is_form(i, &["fighting"]) && self.is_form(i + 1, &["for"])
                    || self.is_form(i, &["fire"])
                        && i > range.start
                        && self.is_form(i - 1, &["on", "under", "friendly", "cease"]);
                // "a state of emergency" is declared.
                let declared = self.is_form(i, &["emergency"])
                    && self.is_form(i.wrapping_sub(1), &["of"])
                    && self.is_form(i.wrapping_sub(2), &["state"]);
                let verb = participle
                    || idiom
                    || declared
                    || self.is_done_by_people(i, range)
                    || t.is(flag::VERB_BASE | flag::VERB_PAST)
                        && self.tok(i.wrapping_sub(1)).is_some_and(|p| {
                            p.is(flag::PRONOUN | flag::MODAL) || self.is_form(i - 1, &["to"])
                        });
                let office = self.of_an_office(i);
                // "Director of Operations": part of a title.
                let title = t.capital
                    && !title_case
                    && i > range.start + 1
                    && self.is_form(i - 1, &["of"])
                    && self.tok(i - 2).is_some_and(|t| t.capital);
                // "to demand early elections", "called for a strike": wanted, and not what happened.
                const WANTED: usize = 3;
                let wanted = (i.saturating_sub(WANTED).max(range.start)..i)
                    .rev()
                    .take_while(|k| {
                        !self.tok(*k).is_some_and(|t| {
                            t.kind == TokenKind::Mark || t.is(flag::THE | flag::COORDINATOR)
                        })
                    })
                    .any(|k| {
                        self.is_form(k, &["demand", "demands", "demanded", "demanding"])
                            || self.is_form(k, &["for"])
                                && self.is_form(
                                    k.wrapping_sub(1),
                                    &["call", "calls", "called", "calling"],
                                )
                    });
                if !verb && !office && !title && !wanted {
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
                        several: self.several(i, range),
                        plural: {
                            let last = self.form(i + n - 1).to_lowercase();
                            singular(&last) != last
                        },
                        indefinite: (1..=4)
                            .take_while(|k| i >= range.start + k)
                            .take_while(|k| {
                                self.tok(i - k).is_some_and(|t| {
                                    t.kind == TokenKind::Word && !t.is(flag::PREPOSITION)
                                })
                            })
                            .any(|k| self.is_form(i - k, &["a", "an"])),
                        verb: false,
                    });
                }
                i += n;
                continue;
            }
            i += 1;
        }
        // "one of its biggest barrages since the start of the invasion": a rank, and no running total.
        let ranked = |i: usize| self.is_form(i, &["since"]) && self.ranks_before(i, range);
        let since: Vec<usize> = range.clone().filter(|i| ranked(*i)).collect();
        self.of_the_rank(&mut times, &since, range);
        heads.retain(|h: &HeadRef| {
            let ranked = |s: &&usize| (*s + 1..*s + 6).contains(&h.token);
            let since = since.iter().find(ranked);
            since.is_none_or(|s| self.ranked_since(*s, range))
        });
        times.retain(|t| !self.gives_a_reason(t, range) && !self.ranked_over(t, range));
        self.of_passing_events(&mut times, &heads, range);
        let spots = self.spots(range);
        let opening = self.opening_spot(range, &places);
        let other = self.another(range, &heads);
        let clock = self.clock_line(range);
        let whole = self.whole(range);
        SentenceEvents {
            places,
            times,
            heads,
            spots,
            other,
            whole,
            in_the_period: self.in_the_period(range),
            clock,
            opening,
            label: None,
            section: None,
            entry: None,
            roll: self.roll(range),
            over_all: false,
            ranked_aside: self.ranked_aside(range),
            context: EventRef::default(),
        }
    }

    /// "the fire service", "the disaster agency", "Fire chief Dana Reyes": an office or its holder, and no event.
    pub(super) fn of_an_office(&self, i: usize) -> bool {
        let office = |k: usize| {
            self.tok(k)
                .is_some_and(|t| t.is(flag::OFFICE) && !t.is(flag::EVENT))
        };
        let holder = self
            .tok(i + 1)
            .is_some_and(|t| t.is(flag::TITLE) && !t.is(flag::EVENT | flag::PREPOSITION));
        // "an emergency exit", "the emergency services"
        let compound = self.is_form(i, &["emergency"])
            && self.tok(i + 1).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.is(flag::PREPOSITION
                        | flag::COORDINATOR
                        | flag::SUBORDINATOR
                        | flag::VERB_PAST
                        | flag::BE
                        | flag::HAVE
                        | flag::MODAL)
            });
        office(i + 1)
            || office(i + 2)
            || self.is_in(i + 1, &self.tables.scene.compounds)
            || holder
            || compound
    }

    /// "forces crush the camps", "as police storm a mosque": a word that is a verb too, behind people and before what they do it to.
    fn is_done_by_people(&self, i: usize, range: &Range<usize>) -> bool {
        let text = &self.document.text;
        let t = self.tok(i);
        let people = |p: &Token| {
            let form = p.span.of(text);
            let police = form.eq_ignore_ascii_case("police");
            police || p.is(flag::PEOPLE) && !p.is(flag::EVENT) && form.ends_with('s')
        };
        let object = |n: &Token| {
            let other = flag::PREPOSITION
                | flag::COORDINATOR
                | flag::SUBORDINATOR
                | flag::BE
                | flag::HAVE
                | flag::MODAL
                | flag::VERB_PAST
                | flag::VERB_S
                | flag::SPEECH;
            n.kind == TokenKind::Word && !n.is(other)
        };
        i > range.start
            && i + 1 < range.end
            && self.tok(i - 1).is_some_and(people)
            && self.tok(i + 1).is_some_and(object)
            && t.is_some_and(|t| !t.is(flag::VERB_S | flag::VERB_PAST))
            && (t.is_some_and(|t| t.is(flag::VERB_BASE)) || self.deed(i, range).is_some())
    }

    /// "43 lost their lives in the period", "over the same period": a stretch that the text has told.
    fn in_the_period(&self, range: &Range<usize>) -> bool {
        range.clone().any(|i| {
            let period = i + 2 + usize::from(self.is_form(i + 2, &["same"]));
            self.is_form(i, &["in", "over", "during", "within", "for"])
                && self.is_form(i + 1, &["the", "that", "this"])
                && self.is_form(period, &["period"])
                && !self.is_form(period + 1, &["of", "last"])
        })
    }

    /// "in the two blasts", "both attacks": a noun of events that the text has told of one by one.
    fn several(&self, head: usize, range: &Range<usize>) -> bool {
        const NEAR: usize = 4;
        let from = head.saturating_sub(NEAR).max(range.start);
        (from..head).any(|i| {
            let two = self.is_form(i, &["two", "three", "four", "twin"]);
            let the = i
                .checked_sub(1)
                .and_then(|b| self.tok(b))
                .is_some_and(|t| t.is(flag::THE));
            (self.is_form(i, &["both"]) || two && the)
                && (i + 1..head).all(|k| {
                    self.tok(k)
                        .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::PREPOSITION))
                })
        })
    }

    /// What the verb at `i` tells of, and its length in words: "opened fire", "shells landed", "hit by a missile".
    fn deed(&self, i: usize, range: &Range<usize>) -> Option<(usize, u64)> {
        let word = self.tok(i)?.word;
        let at = |k: usize| self.tok(i + k).map(|t| t.word);
        if let Some((n, mask)) = self.tables.verbs.find(word, at) {
            return Some((n, *mask));
        }
        let (width, mask) = self.tables.deeds.find(word, at)?;
        let mask = *mask;
        let thing = |k: usize| {
            let t = self.tok(k)?;
            self.tables.things.get(&t.word).filter(|m| *m & mask != 0)
        };
        let open = |k: &usize| self.tok(*k).is_some_and(|t| t.kind != TokenKind::Mark);
        let before = (range.start..i).rev().take(SUBJECT).take_while(open);
        let by = self.is_form(i + 1, &["by"]);
        let behind = (i + 2..range.end).take(SUBJECT).take_while(open);
        before
            .chain(behind.take_while(|_| by))
            .find_map(thing)
            .map(|things| (width, things & mask))
    }

    /// "At Dry Creek there were no casualties": a name that no place was read from, behind "at" at the very start.
    fn opening_spot(&self, range: &Range<usize>, places: &[PlaceRef]) -> Option<(usize, String)> {
        let name = range.start + 1;
        let mut end = name;
        while end < range.end
            && self
                .tok(end)
                .is_some_and(|t| t.capital && t.kind == TokenKind::Word)
        {
            end += 1;
        }
        let read = places.iter().any(|p| p.tokens.start < end);
        let clear = (name..end).all(|i| {
            self.tok(i)
                .is_some_and(|t| !t.is(flag::MONTH | flag::WEEKDAY | flag::TITLE))
        });
        let opens = self.is_form(range.start, &["at"]) && end > name && clear && !read;
        opens.then(|| {
            let span = self.text.span(name..end);
            (name, span.of(&self.document.text).to_lowercase())
        })
    }

    /// "at a car dealership", "in the market": a preposition, an article, and a noun of a building or spot.
    pub(super) fn spots(&self, range: &Range<usize>) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        for i in range.clone() {
            let facility = self
                .tok(i)
                .filter(|t| t.is(flag::FACILITY) && t.kind == TokenKind::Word);
            let named = facility.is_some_and(|t| t.capital) && self.named_spot(i, range);
            if named {
                out.push((i, singular(&self.form(i).to_lowercase())));
                continue;
            }
            let spot = facility.is_some_and(|t| !t.capital);
            // "the district authorities", "hospital officials": an office and no spot.
            let office = self.tok(i + 1).is_some_and(|t| {
                t.is(flag::SPEAKER | flag::TITLE | flag::OFFICE)
                    && !t.is(flag::FACILITY | flag::EVENT)
            });
            if !spot || office || self.listed_spot(i, range) {
                continue;
            }
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
                out.push((i, singular(&self.form(i).to_lowercase())));
            }
        }
        out
    }

    /// "at the Bramwell Palace", "inside the Corran Trident Hotel": the last word of a name that something happened at.
    fn named_spot(&self, i: usize, range: &Range<usize>) -> bool {
        const LONGEST: usize = 4;
        let name = |k: &usize| {
            self.tok(*k)
                .is_some_and(|t| t.capital && t.kind == TokenKind::Word && !t.is(flag::TITLE))
                || self.tok(*k).is_some_and(|t| t.dash() && t.glued)
        };
        let from = i.saturating_sub(LONGEST).max(range.start);
        let Some(first) = (from..i).rev().take_while(name).last() else {
            return false;
        };
        let the = first
            .checked_sub(1)
            .filter(|k| *k > range.start && self.tok(*k).is_some_and(|t| t.is(flag::THE)));
        let more = self.tok(i + 1).is_some_and(|t| t.capital);
        !more && the.is_some_and(|k| self.is_form(k - 1, &["at", "in", "inside", "outside"]))
    }

    /// "at a complex, a dealership and a restaurant": of several spots in a list none is the one told of.
    fn listed_spot(&self, i: usize, range: &Range<usize>) -> bool {
        let joins = |k: usize| {
            self.tok(k)
                .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR))
        };
        let mut k = i + 1;
        while k < range.end && joins(k) {
            k += 1;
        }
        k > i + 1
            && self.tok(k).is_some_and(|t| t.is(flag::DETERMINER))
            && (k + 1..(k + 5).min(range.end))
                .take_while(|n| !joins(*n))
                .any(|n| {
                    self.tok(n)
                        .is_some_and(|t| t.is(flag::FACILITY) && !t.capital)
                })
    }

    /// "Hours later", "That night", "The same evening", "Later that day" at the head of a sentence.
    fn sequel(&self, range: &Range<usize>) -> bool {
        let (a, b, c) = (range.start, range.start + 1, range.start + 2);
        let part = ["day", "night", "evening", "morning", "afternoon"];
        self.is_form(a, &["hours", "minutes", "moments"]) && self.is_form(b, &["later"])
            || self.is_form(b, &["hours", "minutes"]) && self.is_form(c, &["later"])
            || self.is_form(a, &["that"]) && self.is_form(b, &part)
            || self.is_form(a, &["later"]) && self.is_form(b, &["that", "the"])
            || self.is_form(a, &["the"]) && self.is_form(b, &["same"]) && self.is_form(c, &part)
    }

    /// "across the state", "around the country", "nationwide".
    fn whole(&self, range: &Range<usize>) -> Option<PlaceKind> {
        range.clone().find_map(|i| {
            let over = i >= range.start + 2
                && self.is_form(i - 1, &["the"])
                && self.is_form(i - 2, &["across", "throughout", "around"]);
            // "across the three countries hit"
            let many = |words: &[&str]| {
                self.is_form(i, words)
                    && (1..=4).any(|k| {
                        i >= range.start + k && self.is_form(i - k, &["across", "throughout", "in"])
                    })
            };
            // "in various governorates"
            let spread = many(&["governorates", "provinces", "districts", "cities", "towns"])
                && self.is_form(
                    i - 1,
                    &["various", "several", "different", "many", "multiple"],
                );
            if spread {
                return Some(PlaceKind::Country);
            }
            if many(&["countries", "nations"]) {
                Some(PlaceKind::Continent)
            } else if self.is_form(i, &["nationwide", "countrywide"])
                || over && self.is_form(i, &["country", "nation"])
            {
                Some(PlaceKind::Country)
            } else if self.is_form(i, &["statewide"])
                || over && self.is_form(i, &["state", "region", "province", "island", "territory"])
            {
                Some(PlaceKind::Region)
            } else {
                None
            }
        })
    }

    /// "The blast comes a month after at least 36 people were killed": where what it followed is told.
    fn long_after(&self, range: &Range<usize>) -> Option<usize> {
        const CAME: [&str; 6] = ["comes", "came", "come", "coming", "happened", "occurred"];
        let after = range
            .clone()
            .skip(2)
            .find(|i| self.is_form(*i, &["after"]) && self.is_form(i - 1, &STRETCH))?;
        let mut before = after.saturating_sub(5).max(range.start)..after;
        before.any(|i| self.is_form(i, &CAME)).then_some(after + 1)
    }

    /// "another attack", "a separate incident", "an earlier blast", "another UN school": the number of the sentence that opens another event.
    pub(super) fn another(&self, range: &Range<usize>, heads: &[HeadRef]) -> Option<u32> {
        let opens = |at: usize| {
            (1..=3).any(|k| {
                at.checked_sub(k)
                    .filter(|i| *i >= range.start)
                    .and_then(|i| self.tok(i))
                    .is_some_and(|t| t.is(flag::ANOTHER))
            })
        };
        // "The first quake struck at dawn": the first of several.
        let first = self.is_form(range.start, &["the"])
            && self.is_form(range.start + 1, &["first"])
            && heads.iter().any(|h| h.token == range.start + 2);
        // "Hours later a second missile hit the city", "That night a drone struck": another of the kind.
        let sequel = self.sequel(range) && heads.iter().any(|h| h.verb);
        // "First, jewels were taken from a hotel": one of several that are told one by one.
        let listed = self.is_form(range.start, &["first", "second", "third", "finally"])
            && self.tok(range.start + 1).is_some_and(|t| t.mark(','));
        // "Worldwide, 1,659 died": of more than the place that the text tells of.
        let wider = self.is_form(range.start, &["worldwide", "globally"]);
        if listed || wider {
            return u32::try_from(range.start).ok();
        }
        // "On Sunday a magnitude 6 aftershock was recorded": one of its own, beside the quake.
        let after_quake = heads
            .iter()
            .filter(|h| self.is_form(h.token, &["aftershock", "foreshock"]))
            .find(|h| {
                let mut before = h.token.saturating_sub(4).max(range.start)..h.token;
                before.any(|i| self.is_form(i, &["a", "an", "one"]))
            })
            .map(|h| h.token);
        let by_head =
            first || sequel || after_quake.is_some() || heads.iter().any(|h| opens(h.token));
        let by_spot = range.clone().any(|i| {
            self.tok(i)
                .is_some_and(|t| t.is(flag::FACILITY) && !t.capital)
                && (1..=3).any(|k| {
                    i.checked_sub(k)
                        .filter(|j| *j >= range.start)
                        .is_some_and(|j| self.is_form(j, &["another", "second", "separate"]))
                })
        });
        // "The tremor came a week after a 6.4-magnitude quake struck, killing 17": what came before is another of the kind.
        let after = heads.iter().map(|h| h.token).find(|head| {
            (range.start + 1..*head).rev().take(8).any(|i| {
                self.is_form(i, &["after"])
                    && self.is_form(i - 1, &STRETCH)
                    && self.is_form(i + 1, &["a", "an"])
            })
        });
        if let Some(head) = after.or_else(|| self.long_after(range)) {
            return Some(crate::document::clip(head));
        }
        let at = heads
            .iter()
            .map(|h| h.token)
            .find(|t| opens(*t))
            .or(after_quake)
            .unwrap_or(range.start);
        (by_head || by_spot || self.elsewhere(range)).then(|| u32::try_from(at).unwrap_or(0))
    }

    /// "Elsewhere, rescuers found", "Elsewhere in the province,", "Farther to the south, a boat sank": the sentence opens with another place.
    fn elsewhere(&self, range: &Range<usize>) -> bool {
        let at = range.start + usize::from(self.is_form(range.start, &["and", "but", "meanwhile"]));
        let at = at + usize::from(at > range.start && self.tok(at).is_some_and(|t| t.mark(',')));
        let farther = self.is_form(at, &["farther", "further"])
            && (self.is_form(at + 1, &DIRECTION)
                || self.is_form(at + 1, &["to"])
                    && self.is_form(at + 2, &["the"])
                    && self.is_form(at + 3, &DIRECTION));
        self.is_form(at, &["elsewhere"]) || farther
    }

    /// "2:40 p.m." as a line of its own, as live texts have it.
    pub(super) fn clock_line(&self, range: &Range<usize>) -> Option<u16> {
        // "14:20 — Civil protection raises the toll": the clock opens its passage.
        let dashed = (range.start + 1..(range.start + 6).min(range.end))
            .any(|i| self.tok(i).is_some_and(|t| t.dash() && !t.glued))
            && self
                .tok(range.start + 1)
                .is_some_and(|t| t.mark(':') && t.glued);
        // "22:40 We are closing this page": two figures behind the colon, and a sentence of its own.
        let opens = self
            .tok(range.start + 1)
            .is_some_and(|t| t.mark(':') && t.glued)
            && self.form(range.start + 2).len() == 2
            && self
                .tok(range.start + 3)
                .is_some_and(|t| t.kind == TokenKind::Word && t.capital && !t.glued);
        let dashed = dashed || opens;
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
}
