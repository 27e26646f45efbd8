//! What stands around a name and tells whether something happened there: prepositions, verbs that hit, offices, buildings.

use std::ops::Range;

use super::super::Reader;
use super::{DIRECTION, PlaceRef};
use crate::text::{Token, TokenKind, flag};

/// Prepositions that put an event somewhere.
const WHERE: [&str; 22] = [
    "in",
    "near",
    "at",
    "outside",
    "around",
    "across",
    "over",
    "on",
    "into",
    "throughout",
    "inside",
    "through",
    "from",
    "to",
    "off",
    "against",
    "between",
    "towards",
    "toward",
    "within",
    "of",
    "and",
];

/// Verbs of giving a count that tell of nothing else before one.
const COUNTS: [&str; 8] = [
    "counted", "counts", "spoke", "speaks", "gave", "gives", "listed", "lists",
];

/// So many sentences open a text and tell the scene.
const LEAD: usize = 3;

impl Reader<'_> {
    /// ", most of them in Karsk": where a part is, which says nothing of the whole.
    pub(super) fn of_a_part(&self, at: usize, range: &Range<usize>) -> bool {
        let from = (range.start..at)
            .rev()
            .take(9)
            .take_while(|i| !self.tok(*i).is_some_and(|t| t.mark(',') || t.mark('(')))
            .last()
            .unwrap_or(at);
        from > range.start
            && (self.is_form(from, &["mostly", "mainly", "chiefly", "largely"])
                || self.is_form(from, &["most", "many", "some", "several", "half", "all"])
                    && (self.is_form(from + 1, &["of"])
                        && self.is_form(from + 2, &["them", "whom", "these", "those"])
                        || self.is_form(from + 1, &["in"])))
    }

    /// "the governor of Karsk said", "Karsk's mayor", "the train to Karsk", "40 kilometres north of Karsk": named for something else than where it happened.
    pub(super) fn aside(&self, place: &Range<usize>, country: bool, range: &Range<usize>) -> bool {
        let speaks = |t: &Token| t.is(flag::SPEAKER | flag::TITLE) && !t.is(flag::EVENT);
        if self
            .tok(place.end)
            .is_some_and(|t| t.kind == TokenKind::Genitive)
            && (place.end + 1..place.end + 4)
                .take_while(|i| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Word))
                .any(|i| self.tok(i).is_some_and(speaks))
        {
            return true;
        }
        let prep = (range.start..place.start)
            .rev()
            .take(4)
            .find(|i| {
                !self
                    .tok(*i)
                    .is_some_and(|t| t.is(flag::THE | flag::ADJECTIVE) && !t.is(flag::PREPOSITION))
                    && !self.is_form(*i, &DIRECTION)
            })
            .filter(|p| *p > range.start);
        // "when it left the port of Izmir": where it came from.
        const LEAVE: [&str; 6] = ["left", "leaving", "leaves", "departed", "departing", "quit"];
        let from = place.start.saturating_sub(4).max(range.start);
        if (from..place.start)
            .any(|i| self.is_form(i, &LEAVE) && !self.is_form(i + 1, &["at", "in"]))
        {
            let plain = (from..place.start).all(|i| {
                self.is_form(i, &LEAVE)
                    || self.is_in(i, &self.tables.scene.areas)
                    || self.is_form(i, &["of"])
                    || self.tok(i).is_some_and(|t| t.is(flag::THE | flag::PRONOUN))
                    || i + 4 == place.start
            });
            if plain {
                return true;
            }
        }
        let Some(mut prep) = prep else { return false };
        // "told reporters in New York": where it was said.
        const HEARERS: [&str; 7] = [
            "reporters",
            "journalists",
            "conference",
            "briefing",
            "correspondents",
            "lawmakers",
            "newsmen",
        ];
        let heard = self.is_form(prep - 1, &HEARERS)
            && (prep.saturating_sub(6).max(range.start)..prep)
                .any(|i| self.tok(i).is_some_and(|t| t.is(flag::SPEECH)));
        if heard && self.is_form(prep, &["in", "at"]) {
            return true;
        }
        // "on its way to the southern port of Karsk": what governs the port.
        if self.is_form(prep, &["of"]) && self.is_in(prep - 1, &self.tables.scene.areas) {
            let whole = (range.start..prep - 1).rev().take(4).find(|i| {
                !self
                    .tok(*i)
                    .is_some_and(|t| t.is(flag::THE | flag::ADJECTIVE) && !t.is(flag::PREPOSITION))
                    && !self.is_form(*i, &DIRECTION)
            });
            prep = whole
                .filter(|w| *w > range.start && self.is_form(*w, &["to", "towards", "toward"]))
                .unwrap_or(prep);
        }
        let before = self.tok(prep - 1);
        if self.is_form(prep, &["of"]) {
            return self.is_form(prep - 1, &DIRECTION)
                // "in the state of Karsk": the state is no speaker here.
                || before.is_some_and(speaks) && !self.is_in(prep - 1, &self.tables.scene.areas)
                // "the government of North Kivu said"
                || before.is_some_and(|t| t.is(flag::OFFICE) && !t.is(flag::EVENT))
                    && self.tok(place.end).is_some_and(|t| t.is(flag::SPEECH));
        }
        if self.is_form(prep, &["in", "for"]) {
            // "the Red Cross secretary in Jos", but "officials in Karsk", "residents of Karsk" are at the scene.
            // "the chief minister's office in Srinagar told the BBC": where the speaker sits.
            // "the government in Karsk has given a figure of 71"
            let gives = |i: usize| {
                let perfect = self
                    .tok(i.wrapping_sub(1))
                    .is_some_and(|t| t.is(flag::HAVE));
                self.is_form(i, &COUNTS)
                    || self.tok(i).is_some_and(|t| {
                        let finite = t.is(flag::VERB_PAST | flag::VERB_S);
                        t.is(flag::SPEECH) && (finite || perfect && t.is(flag::VERB_PARTICIPLE))
                    })
            };
            let comma = |i: usize| self.tok(i).is_some_and(|t| t.mark(','));
            // "for the ambulance authority in Karsk, Osan Corr, counted"
            const NAME: usize = 8;
            let named = (place.end + 1..(place.end + NAME).min(range.end))
                .find(|i| comma(*i))
                .filter(|_| comma(place.end));
            let verb = named.map_or(place.end, |second| second + 1);
            let speaks = (verb..verb + 3)
                .take_while(|i| self.tok(*i).is_some_and(|t| t.kind == TokenKind::Word))
                .any(gives);
            // "authorities in Selvia say": of a country it is their seat, of a town the scene; in the lead it is the scene too.
            let seat = country && self.text.sentence_of(place.start) >= LEAD;
            let office = before.is_some_and(|t| {
                (t.is(flag::OFFICE) || seat && t.is(flag::SPEAKER)) && !t.is(flag::EVENT)
            }) || self.is_form(prep - 1, &["headquarters"]);
            // "in the gunman's home in Karsk"
            const CULPRITS: [&str; 6] = [
                "gunman", "attacker", "suspect", "bomber", "shooter", "killer",
            ];
            let home = self.is_form(prep - 1, &["home", "house", "apartment", "flat"])
                && prep > range.start + 2
                && self
                    .tok(prep - 2)
                    .is_some_and(|t| t.kind == TokenKind::Genitive)
                && self.is_form(prep - 3, &CULPRITS);
            if home {
                return true;
            }
            // "the head of the Harbour Guard in Norra, who ..., told": the name of a body.
            const NEAR: usize = 12;
            let body = self.text.sentence_of(place.start) >= LEAD
                && before.is_some_and(|t| t.capital && t.kind == TokenKind::Word)
                && (place.end..(place.end + NEAR).min(range.end))
                    .find(|i| {
                        self.tok(*i).is_some_and(|t| {
                            t.is(flag::VERB_PAST) || t.is(flag::BE) || t.is(flag::HAVE)
                        })
                    })
                    .is_some_and(gives);
            return speaks && office
                || body
                || before.is_some_and(|t| {
                    t.is(flag::TITLE) && !t.is(flag::PEOPLE) && !t.is(flag::EVENT)
                });
        }
        // "a source on Capitol Hill"
        let source =
            self.is_form(prep, &["on", "at"]) && self.is_form(prep - 1, &["source", "sources"]);
        source || self.is_form(prep, &["to", "from", "towards", "toward"])
    }

    /// "Selvia, the poorest nation of the Americas", "Karsk, one of the largest cities in Veldoria": a place between commas that tells of the place before
    /// it.
    pub(super) fn describes(&self, before: &PlaceRef, at: usize) -> bool {
        const LONGEST: usize = 9;
        let open = before.tokens.end + 1;
        let opens = self.tok(before.tokens.end).is_some_and(|t| t.mark(','))
            && (self
                .tok(open)
                .is_some_and(|t| t.is(flag::THE | flag::ARTICLE))
                || self.is_form(open, &["one"]) && self.is_form(open + 1, &["of"]));
        opens
            && at > open + 1
            && at <= open + LONGEST
            && (open..at).all(|i| {
                self.tok(i).is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && !t.is(flag::BE
                            | flag::HAVE
                            | flag::MODAL
                            | flag::VERB_PAST
                            | flag::EVENT)
                })
            })
    }

    /// "rockets made in the Czech Republic", "born in Karsk", "based in Lunde": where something comes from.
    pub(super) fn of_an_origin(&self, at: usize, range: &Range<usize>) -> bool {
        let prep = (range.start..at).rev().take(3).find(|i| {
            !self
                .tok(*i)
                .is_some_and(|t| t.is(flag::THE | flag::ADJECTIVE))
        });
        prep.filter(|p| self.is_form(*p, &["in", "at"]) && *p > range.start)
            .is_some_and(|p| self.is_in(p - 1, &self.tables.scene.origins))
    }

    /// The preposition that governs the name at `i`, over articles, directions and adjectives.
    pub(super) fn preposition_before(
        &self,
        i: usize,
        range: &Range<usize>,
    ) -> Option<&'static str> {
        let mut k = i;
        for _ in 0..5 {
            k = k.checked_sub(1).filter(|k| *k >= range.start)?;
            let t = self.tok(k)?;
            if t.kind == TokenKind::Genitive || t.kind == TokenKind::Mark && !t.dash() {
                return None;
            }
            if t.is(flag::PREPOSITION) {
                let form = self.form(k);
                // "For Selvia it listed 47 dead": what the sentence is of, at its very start.
                if k == range.start && form == "For" {
                    return Some("in");
                }
                if let Some(found) = WHERE.iter().find(|w| form.eq_ignore_ascii_case(w)) {
                    // "to kill", "of Gladkov": only names follow here anyway; "and" is no preposition.
                    return (*found != "and").then_some(*found);
                }
                return None;
            }
            let joins = t.is(flag::THE | flag::ADJECTIVE | flag::ARTICLE | flag::POSSESSIVE)
                || self.is_in(k, &self.tables.scene.areas)
                || self.is_form(k, &DIRECTION)
                || self.is_form(
                    k,
                    &[
                        "border",
                        "coastal",
                        "upper",
                        "lower",
                        "main",
                        "neighbouring",
                        "neighboring",
                        "nearby",
                        "adjacent",
                        "rural",
                        "remote",
                        "-",
                    ],
                );
            if !joins {
                return None;
            }
        }
        None
    }

    /// "a Paris boutique", "the Karsk branch of the bank": a town before a building, under an article.
    pub(super) fn beside_spot(&self, i: usize, end: usize, range: &Range<usize>) -> bool {
        let article = (range.start..i).rev().take(3).any(|k| {
            self.tok(k).is_some_and(|t| {
                t.is(flag::DETERMINER | flag::POSSESSIVE) || t.kind == TokenKind::Genitive
            })
        }) || i == range.start;
        article
            && (end..(end + 3).min(range.end))
                .take_while(|k| {
                    self.tok(*k)
                        .is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                })
                .any(|k| {
                    self.tok(k).is_some_and(|t| t.is(flag::FACILITY))
                        || self.is_form(k, &["branch", "street", "avenue", "square"])
                })
    }

    pub(super) fn area_before(&self, i: usize) -> bool {
        i >= 2 && self.is_form(i - 1, &["of"]) && self.is_in(i - 2, &self.tables.scene.areas)
            || i >= 1 && self.is_in(i - 1, &self.tables.scene.areas)
    }

    pub(super) fn hit_before(&self, i: usize, range: &Range<usize>) -> bool {
        let mut k = i;
        for _ in 0..4 {
            let Some(prev) = k.checked_sub(1).filter(|k| *k >= range.start) else {
                return false;
            };
            k = prev;
            if self.is_in(k, &self.tables.scene.hits) {
                return true;
            }
            if !self.tok(k).is_some_and(|t| {
                t.is(flag::THE | flag::ADJECTIVE)
                    || t.kind == TokenKind::Genitive
                    || t.capital && t.kind == TokenKind::Word
            }) && !self.is_in(k, &self.tables.scene.areas)
            {
                return false;
            }
        }
        false
    }

    /// Whether what stands behind a name tells whose it is or what it is called after: "the US military", "the Selvia-led coalition", "the Corran film".
    pub(super) fn whose(&self, end: usize, country: bool) -> bool {
        let scene = &self.tables.scene;
        let joined = self.tok(end).is_some_and(|t| t.dash() && t.glued)
            && self.tok(end + 1).is_some_and(|t| t.glued)
            && self.is_in(end + 1, &scene.joined);
        joined || self.is_in(end, &scene.works) || country && self.is_in(end, &scene.forces)
    }

    /// "the Islamic State in Selvia": a capitalised word for a body, behind another capital, before the preposition of the place at `i`.
    pub(super) fn of_an_order(&self, i: usize, range: &Range<usize>) -> bool {
        let capital = |k: usize| {
            k >= range.start
                && self
                    .tok(k)
                    .is_some_and(|t| t.capital && t.kind == TokenKind::Word)
        };
        let prep = (range.start..i)
            .rev()
            .take(2)
            .find(|k| self.is_form(*k, &["in"]));
        prep.is_some_and(|p| {
            p >= range.start + 2
                && capital(p - 1)
                && capital(p - 2)
                && self.is_form(p - 1, &["state", "qaeda", "caliphate", "emirate"])
        })
    }

    /// Whether a name that no table knows is told of elsewhere as one that acts: "attacked by Brena", "Brena fighters".
    pub(super) fn acts(&self, name: &str) -> bool {
        const WITHIN: usize = 2000;
        let tokens = self.text.tokens.get(..WITHIN.min(self.text.tokens.len()));
        let first = name.split([' ', '-']).next().unwrap_or(name);
        tokens.unwrap_or_default().iter().enumerate().any(|(i, t)| {
            let here = || {
                let rest = self.document.text.get(t.span.start as usize..);
                rest.is_some_and(|r| r.starts_with(name))
            };
            if !t.capital || t.span.of(&self.document.text) != first || !here() {
                return false;
            }
            let end = t.span.start as usize + name.len();
            let next =
                (i..i + 8).find(|k| self.tok(*k).is_some_and(|t| t.span.start as usize >= end));
            let by = i > 1
                && self.is_form(i - 1, &["by"])
                && self.tok(i - 2).is_some_and(|t| t.is(flag::VERB_PAST));
            by || next.is_some_and(|k| self.is_in(k, &self.tables.scene.bands))
        })
    }

    /// Whether the name that ends before `end` acts: "Russia said", "Ukraine's forces", "Israel launched".
    pub(super) fn actor(&self, end: usize) -> bool {
        // "Selvia, however, insists": what stands between the commas is no place.
        let aside = self.tok(end).is_some_and(|t| t.mark(','))
            && self.is_form(
                end + 1,
                &["however", "meanwhile", "though", "too", "instead"],
            )
            && self.tok(end + 2).is_some_and(|t| t.mark(','));
        let end = if aside { end + 3 } else { end };
        self.tok(end).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.capital
                && t.is(flag::VERB_PAST
                    | flag::VERB_S
                    | flag::HAVE
                    | flag::MODAL
                    | flag::BE
                    | flag::SPEECH)
                && !t.is(flag::NOUNISH | flag::EVENT | flag::PREPOSITION)
                || t.kind == TokenKind::Genitive
                    && !self.tok(end + 1).is_some_and(|n| {
                        n.capital
                            || n.is(flag::EVENT | flag::ADJECTIVE)
                            || self.is_in(end + 1, &self.tables.scene.areas)
                    })
        })
    }
}
