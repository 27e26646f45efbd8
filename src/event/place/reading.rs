//! Listed and unlisted places of a sentence, neighbours joined.

use std::ops::Range;

use super::super::Reader;
use super::super::gazetteer::{self, PlaceId, PlaceKind};
use super::{DIRECTION, Place, PlaceRef, Relation};
use crate::text::{Token, TokenKind, flag};

impl Reader<'_> {
    /// The places of a sentence, neighbours that contain each other joined to the most precise.
    pub(in crate::event) fn places(&self, range: &Range<usize>, title_case: bool) -> Vec<PlaceRef> {
        let mut out: Vec<PlaceRef> = Vec::new();
        let mut i = range.start;
        let written = self.dateline_end(range);
        while i < range.end {
            let Some(t) = self.tok(i) else { break };
            if t.kind != TokenKind::Word
                || !t.capital
                || t.is(flag::MONTH | flag::WEEKDAY) && !t.caps
            {
                i += 1;
                continue;
            }
            // "the Diwali blaze", "Easter attack": when, and not where.
            if let Some((end, _)) = self.holiday_at(i) {
                i = end;
                continue;
            }
            match self.place_at(i, range, title_case, out.last()) {
                Some(mut found) => {
                    i = found.tokens.end;
                    // "CAIRO, March 12 (Reuters) -": where it was written.
                    found.aside = found.tokens.start < written
                        || out
                            .last()
                            .is_some_and(|l| self.describes(l, found.tokens.start))
                        || self.alone(&found.tokens, range)
                        || self.aside(&found.tokens, found.place.is_wide(), range);
                    if self.of_a_part(found.tokens.start, range)
                        || self.of_an_origin(found.tokens.start, range)
                    {
                        continue;
                    }
                    let mut absorbed = false;
                    if let Some(last) = out.last_mut() {
                        let gap = found.tokens.start - last.tokens.end;
                        // "Karsk, Veldoria", "Karsk in the Lunde region", "Gaza City, in the Gaza Strip".
                        if gap <= 4
                            && self.joined(last.tokens.end, found.tokens.start)
                            && self.absorbs(last, &found)
                        {
                            last.tokens.end = found.tokens.end;
                            absorbed = true;
                        } else if gap <= 1 && found.place.relation(&last.place) == Relation::Within
                        {
                            // "Russia's Belgorod".
                            last.place = found.place.clone();
                            last.tokens.end = found.tokens.end;
                            absorbed = true;
                        }
                    }
                    if !absorbed {
                        out.push(found);
                    }
                }
                None => i += 1,
            }
        }
        out
    }

    /// Only commas, "in", "in the", "of" between two places.
    fn joined(&self, from: usize, to: usize) -> bool {
        (from..to).all(|i| {
            self.tok(i)
                .is_some_and(|t| t.mark(',') || t.kind == TokenKind::Genitive)
                || self.is_form(i, &["in", "on", "the", "of"])
                || self.is_form(i, &DIRECTION)
        })
    }

    /// Takes the wider place `found` into the narrower one before it; settles which of several places a name means.
    fn absorbs(&self, last: &mut PlaceRef, found: &PlaceRef) -> bool {
        if last.place.ids.is_empty() {
            if found.place.ids.is_empty() {
                // "Greenbrier County in the southeast West Virginia": it lies where the wider part does.
                let known = last.place.inside.is_empty() && !found.place.inside.is_empty();
                if known {
                    last.place.inside = found.place.inside.clone();
                }
                return known;
            }
            let narrower = last
                .place
                .inside
                .iter()
                .any(|p| found.place.ids.iter().any(|w| p.within(*w)));
            if !narrower {
                last.place.inside = found.place.ids.clone();
            }
            return true;
        }
        let settled: Vec<PlaceId> = last
            .place
            .ids
            .iter()
            .copied()
            .filter(|p| found.place.ids.iter().any(|w| p != w && p.within(*w)))
            .collect();
        if settled.is_empty() {
            return false;
        }
        if let Some(first) = settled.first() {
            last.place.name = first.name().to_owned();
        }
        last.place.ids = settled;
        true
    }

    fn place_at(
        &self,
        i: usize,
        range: &Range<usize>,
        title_case: bool,
        last: Option<&PlaceRef>,
    ) -> Option<PlaceRef> {
        let first = self.tok(i)?;
        let raw = self.document.text.get(first.span.start as usize..)?;
        let prep = self.preposition_before(i, range);
        let after_place = last.is_some_and(|l| {
            l.tokens.end + 1 == i && self.tok(l.tokens.end).is_some_and(|t| t.mark(','))
                || l.tokens.end == i
                || (l.tokens.end + 1 == i
                    && self.is_form(l.tokens.end, &["and"])
                    && !self.actor(i + 1))
        });
        // "TBILISI - ": a dateline in capitals.
        let shouted = (first.caps && i == range.start && first.span.end - first.span.start > 3)
            .then(|| titled(raw));
        if let Some(name) = gazetteer::longest(shouted.as_deref().unwrap_or(raw)) {
            let end_byte = first.span.start as usize + name.name.len();
            let mut end = i;
            while self
                .tok(end)
                .is_some_and(|t| (t.span.end as usize) <= end_byte)
                && end < range.end
            {
                end += 1;
            }
            // "Saint-Jean-sur-Orne" is no Saint-Jean.
            let goes_on = self.tok(end).is_some_and(|t| t.dash() && t.glued)
                && self
                    .tok(end + 1)
                    .is_some_and(|t| t.glued && !t.capital && t.kind == TokenKind::Word)
                && self.tok(end + 2).is_some_and(|t| t.dash() && t.glued);
            if end > i && !goes_on {
                // "City", "Region", "County" behind the name belong to it; other capitals make it part of a longer name.
                let suffix = self
                    .tok(end)
                    .filter(|_| end < range.end)
                    .is_some_and(|t| t.kind == TokenKind::Word)
                    && self.is_in(end, &self.tables.scene.areas);
                let next_capital = self.tok(end).filter(|_| end < range.end).is_some_and(|t| {
                    t.capital && t.kind == TokenKind::Word && !t.is(flag::WEEKDAY | flag::MONTH)
                });
                let longer = next_capital && !suffix && !title_case && !(name.demonym);
                let comma_region = self.tok(end).is_some_and(|t| t.mark(','))
                    && self.tok(end + 1).is_some_and(|t| t.capital)
                    && self
                        .tok(end + 1)
                        .and_then(|t| self.document.text.get(t.span.start as usize..))
                        .and_then(gazetteer::longest)
                        .is_some_and(|n| !n.demonym && (!n.common || n.abbreviation));
                // "Manipur, where six died"
                let where_behind = self.tok(end).is_some_and(|t| t.mark(','))
                    && self.is_form(end + 1, &["where"])
                    && !name.demonym;
                let evidence = prep.is_some()
                    || where_behind
                    || after_place
                    || self.hit_before(i, range)
                    || suffix
                    || comma_region;
                // "the Islamic State in Selvia and Brena": a name goes on in it.
                if prep.is_some_and(|p| p == "in") && self.of_an_order(i, range) {
                    return None;
                }
                let first_id = name.ids().next();
                let country = first_id.is_some_and(|p| p.kind() == PlaceKind::Country);
                if self.whose(end, country) {
                    return None;
                }
                if name.demonym {
                    // "Ukrainian cities", "the Russian region of Belgorod": a place only with such a noun.
                    // "on the Indian side of the border"
                    let area = |k: &usize| {
                        self.is_in(*k, &self.tables.scene.areas)
                            || self.is_form(*k, &["side", "sector"])
                    };
                    let noun_at = (end..(end + 3).min(range.end)).find(area);
                    if noun_at.is_none() || prep.is_none() && !self.hit_before(i, range) {
                        return None;
                    }
                    return Some(self.listed(i..end, name.ids().collect()));
                }
                if name.abbreviation && !after_place {
                    return None;
                }
                if name.common && (!evidence || self.attributive(i, end, range)) {
                    return None;
                }
                // "the US military", "a UK strike": short for a country, with the force of an adjective.
                let short = i + 1 == end
                    && self
                        .tok(i)
                        .is_some_and(|t| t.caps && t.span.end - t.span.start <= 4)
                    && !self.alone(&(i..end), range);
                if short && country && (!evidence || self.is_in(end, &self.tables.scene.sorties)) {
                    return None;
                }
                if longer {
                    if prep.is_some() && self.is_form(end, &["International", "Airport"]) {
                        return Some(self.listed(i..end + 1, name.ids().collect()));
                    }
                    // "in Karsk Ruz": another town, or a spot in it.
                    let mut found = self.unlisted(i, range, prep, title_case)?;
                    if found.place.inside.is_empty() {
                        found.place.inside = name.ids().collect();
                    }
                    return Some(found);
                }
                // Persons: "Mr. London", "governor Vyacheslav ..." have a title before; "London said" speaks.
                let before = i
                    .checked_sub(1)
                    .filter(|b| *b >= range.start)
                    .and_then(|b| self.tok(b));
                if before
                    .is_some_and(|t| t.is(flag::TITLE) && t.capital && !t.is(flag::PREPOSITION))
                    || (before
                        .is_some_and(|t| t.capital && t.flags == 0 && t.kind == TokenKind::Word)
                        && !title_case
                        && prep.is_none()
                        && !after_place)
                {
                    return None;
                }
                let office_next = self.tok(end).is_some_and(|t| {
                    t.is(flag::OFFICE | flag::SPEAKER | flag::TITLE)
                        && !t.is(flag::EVENT)
                        // "the Karsk refugee camp", "Quetta railway station"
                        && !self.is_in(end + 1, &self.tables.scene.areas)
                        && !(end..end + 3).any(|k| {
                            self.tok(k).is_some_and(|t| t.is(flag::FACILITY) && !t.is(flag::OFFICE))
                        })
                });
                let genitive = self.tok(end).is_some_and(|t| t.kind == TokenKind::Genitive);
                let event_next = self
                    .tok(end + usize::from(genitive))
                    .is_some_and(|t| t.is(flag::EVENT))
                    || self.beside_spot(i, end, range)
                    // "Karsk death toll at 23"
                    || self.is_form(end, &["toll"])
                    || self.is_form(end, &["death"]) && self.is_form(end + 1, &["toll"]);
                let genitive_place = genitive && self.tok(end + 1).is_some_and(|t| t.capital);
                // "the Yunnan civil affairs bureau", "the Zhaotong city government": whose office it is.
                let office_behind = prep.is_none()
                    && (end..end + 4)
                        .take_while(|k| {
                            self.tok(*k).is_some_and(|t| {
                                t.kind == TokenKind::Word
                                    && !t.capital
                                    && !t.is(flag::PREPOSITION
                                        | flag::BE
                                        | flag::HAVE
                                        | flag::COORDINATOR)
                            })
                        })
                        .skip(1)
                        .any(|k| {
                            self.tok(k).is_some_and(|t| {
                                t.is(flag::OFFICE) && !t.is(flag::EVENT | flag::FACILITY)
                            })
                        });
                // "the Karsk County sheriff said", "of the Karsk State Police"
                let officer = (suffix || self.is_in(end, &self.tables.scene.areas))
                    && self.tok(end + 1).is_some_and(|t| {
                        t.is(flag::SPEAKER | flag::TITLE | flag::OFFICE)
                            && !t.is(flag::EVENT | flag::PREPOSITION | flag::FACILITY)
                    });
                if office_next && !suffix || office_behind || officer {
                    return None;
                }
                if !(evidence || event_next || genitive_place) {
                    let opens = i == range.start
                        || self.tok(i.wrapping_sub(1)).is_some_and(Token::quotation);
                    // A dateline: "KARSK — " or "KARSK, Veldoria (Reuters)".
                    let dateline = opens
                        && (self
                            .tok(end)
                            .is_some_and(|t| t.dash() && !t.glued || t.mark('(') || t.mark(',')));
                    if !dateline && !self.alone(&(i..end), range) {
                        return None;
                    }
                }
                if self.actor(end) && prep.is_none() {
                    return None;
                }
                if matches!(prep, Some("of" | "and" | "from" | "to" | "against"))
                    && country
                    && !after_place
                    && !self.area_before(i)
                    && !matches!(prep, Some("of"))
                {
                    return None;
                }
                let end = if suffix
                    && !self.is_form(
                        end,
                        &[
                            "area", "coast", "camp", "sea", "river", "capital", "state", "cities",
                            "suburbs",
                        ],
                    ) {
                    end + 1
                } else {
                    end
                };
                let mut ids: Vec<PlaceId> = name.ids().collect();
                // "Ohio County" is not Ohio; where counties are regions, the table names them so.
                if suffix && self.is_form(end - 1, &["county"]) {
                    ids.retain(|p| p.kind() == PlaceKind::City);
                    if ids.is_empty() {
                        return self.unlisted(i, range, prep, title_case);
                    }
                }
                // "Belgorod region" is the region, "Gaza City" the city.
                if suffix && end > i {
                    let want_region = self.is_form(
                        end - 1,
                        &[
                            "region",
                            "province",
                            "oblast",
                            "governorate",
                            "prefecture",
                            "state",
                            "county",
                            "department",
                            "territory",
                            "republic",
                        ],
                    );
                    ids.sort_by_key(|p| (p.kind() == PlaceKind::Region) != want_region);
                }
                return Some(self.listed(i..end, ids));
            }
        }
        self.unlisted(i, range, prep, title_case)
    }

    /// "Petite-Rivière-de-l'Orne": the listed region that the name ends in.
    fn region_inside(&self, name: Range<usize>) -> Vec<PlaceId> {
        let form = self.text.span(name).of(&self.document.text);
        let listed = gazetteer::within(form)
            .find(|(at, n)| *at > 0 && at + n.name.len() == form.len() && !n.demonym);
        listed
            .iter()
            .flat_map(|(_, n)| n.ids())
            .filter(|p| p.kind() == PlaceKind::Region)
            .collect()
    }

    /// One past the name that begins at `i`: capitalised words, what hyphens join to them ("Petite-Rivière-de-l'Orne"), particles between them
    /// ("Corran del Sur").
    fn whole_name(&self, i: usize, range: &Range<usize>) -> usize {
        const LONGEST: usize = 4;
        const TOKENS: usize = 16;
        const PARTICLES: [&str; 8] = ["de", "del", "della", "di", "do", "da", "dos", "la"];
        let capital = |k: usize| {
            k < range.end
                && self.tok(k).is_some_and(|t| {
                    t.kind == TokenKind::Word
                        && t.capital
                        && !t.is(flag::WEEKDAY | flag::MONTH | flag::PRONOUN)
                })
        };
        let glued = |k: usize| k < range.end && self.tok(k).is_some_and(|t| t.glued);
        let mut end = i;
        let mut words = 0;
        while words < LONGEST && end < i + TOKENS {
            if capital(end) {
                end += 1;
                words += 1;
            } else if end > i && self.is_form(end, &PARTICLES) && capital(end + 1) {
                end += 1;
            } else {
                break;
            }
            let dash = |k: usize| self.tok(k).is_some_and(|t| t.dash());
            while end < i + TOKENS && glued(end) && dash(end) && glued(end + 1) {
                end += 2;
                // "l'Orne": what an apostrophe joins.
                while glued(end)
                    && !dash(end)
                    && self.tok(end).is_some_and(|t| t.kind == TokenKind::Word)
                {
                    end += 1;
                }
            }
        }
        end
    }

    /// "the Corran film", "the Bramwell hotel": a name under an article that says which one of the things behind it is meant.
    fn attributive(&self, i: usize, noun: usize, range: &Range<usize>) -> bool {
        i > range.start
            && noun < range.end
            && self
                .tok(i - 1)
                .is_some_and(|t| t.is(flag::THE | flag::ARTICLE))
            && self.tok(noun).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.capital
                    && !t.is(flag::NO_NOUN | flag::EVENT | flag::ADVERB | flag::TIME)
            })
            && !self.is_in(noun, &self.tables.scene.areas)
    }

    /// "MALAWI", "Malawi:": the name and nothing else, as a heading.
    fn alone(&self, name: &Range<usize>, sentence: &Range<usize>) -> bool {
        let end = sentence.end;
        let colon = self.tok(name.end).is_some_and(|t| t.mark(':'));
        name.start == sentence.start && (name.end == end || name.end + 1 == end && colon)
    }

    fn listed(&self, tokens: Range<usize>, ids: Vec<PlaceId>) -> PlaceRef {
        // "eastern Baghdad", "northern Gaza": a part of the place.
        if let Some(before) = tokens.start.checked_sub(1)
            && self.is_form(before, &DIRECTION)
        {
            let name = format!(
                "{} {}",
                self.form(before).to_lowercase(),
                ids.first().map_or("", |p| p.name())
            );
            return PlaceRef {
                tokens,
                place: Place {
                    name,
                    ids: Vec::new(),
                    inside: ids,
                },
                aside: false,
            };
        }
        let name = ids.first().map_or("", |p| p.name()).to_owned();
        PlaceRef {
            tokens,
            place: Place {
                name,
                ids,
                inside: Vec::new(),
            },
            aside: false,
        }
    }

    /// "in Karsk", "the village of Urazovo", "in Kanawha County", "Karsk district".
    fn unlisted(
        &self,
        i: usize,
        range: &Range<usize>,
        prep: Option<&str>,
        title_case: bool,
    ) -> Option<PlaceRef> {
        let first = self.tok(i)?;
        // "al-Brena attack": no name begins behind a hyphen.
        if first.glued && self.tok(i.wrapping_sub(1)).is_some_and(|t| t.dash()) {
            return None;
        }
        // "Secretary of State Mira Dolan": an office, and no state.
        let of_state = i >= 3
            && self.is_form(i - 1, &["state"])
            && self.is_form(i - 2, &["of"])
            && self
                .tok(i - 3)
                .is_some_and(|t| t.capital || t.is(flag::TITLE | flag::OFFICE | flag::SPEAKER));
        if of_state {
            return None;
        }
        // "Typhoon Selda", "Hurricane Brena": what blew, and not where.
        if first.is(flag::EVENT) && first.capital {
            return None;
        }
        // "a UN school": short capitals that no gazetteer lists are a body's.
        if first.caps && first.span.end - first.span.start <= 5 && !title_case {
            return None;
        }
        // "the Selvia flood", "after the Brena train crash": a name before what happened.
        if !title_case && first.flags & !flag::COMMON == 0 && i > range.start {
            let mut k = i + 1;
            while k < i + 3
                && self
                    .tok(k)
                    .is_some_and(|t| t.capital && t.flags == 0 && t.kind == TokenKind::Word)
            {
                k += 1;
            }
            let event = (k..k + 2).find(|e| {
                self.tok(*e)
                    .is_some_and(|t| t.is(flag::EVENT) && !t.capital)
            });
            if let Some(event) = event
                && (event == k
                    || self.tok(k).is_some_and(|t| {
                        t.kind == TokenKind::Word
                            && !t.capital
                            && !t.is(flag::VERB_PAST
                                | flag::PREPOSITION
                                | flag::COORDINATOR
                                | flag::BE)
                    }))
                && !self
                    .tok(i - 1)
                    .is_some_and(|t| t.capital || t.kind == TokenKind::Genitive)
            {
                let name = self.text.span(i..k).of(&self.document.text).to_owned();
                // "the Taliban bombing of a convoy": who did it.
                let object = self.is_form(event + 1, &["of"])
                    && self
                        .tok(event + 2)
                        .is_some_and(|t| t.is(flag::ARTICLE | flag::DETERMINER | flag::THE));
                if object || self.acts(&name) {
                    return None;
                }
                return Some(PlaceRef {
                    tokens: i..k,
                    place: Place {
                        name,
                        ids: Vec::new(),
                        inside: Vec::new(),
                    },
                    aside: false,
                });
            }
        }
        if first.is(flag::PRONOUN
            | flag::DETERMINER
            | flag::MONTH
            | flag::WEEKDAY
            | flag::TITLE
            | flag::BE
            | flag::SUBORDINATOR
            | flag::SPEAKER)
            || title_case && prep.is_none()
        {
            return None;
        }
        let mut end = self.whole_name(i, range);
        let area_behind = self.is_in(end, &self.tables.scene.areas_behind);
        // "in the Bramwell 16 complex": which hall it is, and no town.
        let numbered = self.tok(end).is_some_and(|t| t.kind == TokenKind::Number);
        if numbered && self.attributive(i, end + 1, range) {
            return None;
        }
        // "Islamic State", "Kalamazoo Department of Public Safety": bodies with a capital; listed states and departments were found above.
        let body = |k: usize| {
            self.tok(k).is_some_and(|t| t.capital)
                && self.is_form(k, &["state", "department", "division"])
        };
        let area_inside =
            end > i + 1 && self.is_in(end - 1, &self.tables.scene.areas) && !body(end - 1);
        let of_area = prep == Some("of") && self.area_before(i) && !(i >= 2 && body(i - 2));
        let plain = matches!(
            prep,
            Some("in" | "near" | "outside" | "across" | "throughout")
        ) && !first.is(flag::OFFICE | flag::DOCUMENT | flag::PERSON | flag::PEOPLE)
            && !self.tok(end).is_some_and(|t| t.kind == TokenKind::Genitive)
            && !self
                .tok(end.wrapping_sub(1))
                .is_some_and(|t| t.is(flag::OFFICE | flag::DOCUMENT | flag::EVENT))
            && !title_case;
        // "Greenbrier County" needs no preposition unless an office follows.
        let county = area_inside
            && self.tok(end - 1).is_some_and(|t| t.capital)
            && !self.tok(end).is_some_and(|t| {
                t.is(flag::OFFICE | flag::SPEAKER | flag::TITLE) || t.kind == TokenKind::Genitive
            })
            && first.flags & !flag::COMMON == 0;
        if !(area_behind && prep.is_some()
            || area_inside && prep.is_some()
            || county
            || of_area
            || plain)
            || first.is(flag::OFFICE)
        {
            return None;
        }
        if end < range.end && area_behind && !self.is_form(end, &["area", "state"]) {
            end += 1;
        }
        let name = self.text.span(i..end).of(&self.document.text).to_owned();
        Some(PlaceRef {
            tokens: i..end,
            place: Place {
                name,
                ids: Vec::new(),
                inside: self.region_inside(i..end),
            },
            aside: false,
        })
    }
}

/// The first words of a text in capitals, each with its first letter alone in capitals.
fn titled(raw: &str) -> String {
    const LONGEST: usize = 40;
    let mut start = true;
    raw.chars()
        .take(LONGEST)
        .map(|c| {
            let out = if start { c } else { c.to_ascii_lowercase() };
            start = !c.is_alphanumeric();
            out
        })
        .collect()
}
