//! Places that a sentence goes through one by one, each with its number: "Ninewa had 42 killed, Salahadin 23", "in Bihar and Jharkhand 19 and 12,
//! respectively".

use std::ops::Range;

use super::gazetteer;
use super::{Place, Reader};
use crate::text::{TokenKind, flag};

/// No name has more words.
const LONGEST: usize = 3;

impl Reader<'_> {
    /// The places of a roll, each with the token from which on it is told of.
    pub(super) fn roll(&self, range: &Range<usize>) -> Vec<(usize, Place)> {
        let mut out = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let end = self.name_end(i, range);
            if end > i && self.opens_item(i, range) && self.tells_of(i..end) {
                out.push((i, self.named(i..end)));
            }
            i = end.max(i + 1);
        }
        if out.is_empty() {
            out = self.reported(range);
        }
        out.extend(self.respectively(range));
        out.sort_by_key(|(at, _)| *at);
        out
    }

    /// One past the capitalised words from `i` on.
    fn name_end(&self, i: usize, range: &Range<usize>) -> usize {
        let name = |k: usize| {
            self.tok(k).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && t.capital
                    && !t.is(flag::MONTH
                        | flag::WEEKDAY
                        | flag::PRONOUN
                        | flag::DETERMINER
                        | flag::TITLE
                        | flag::SPEAKER
                        | flag::OFFICE
                        | flag::PREPOSITION
                        | flag::PEOPLE
                        | flag::NUMERAL
                        | flag::VAGUE
                        | flag::HEDGE
                        | flag::SUBORDINATOR)
            })
        };
        // "Salah al-Din": the particle belongs to the name.
        let particle = |k: usize| {
            k > i
                && self.is_form(k, &["al", "el", "ad", "as", "ar", "an", "ash"])
                && self.glued_dash(k + 1)
        };
        let mut end = i;
        let mut words = 0;
        while end < range.end && words <= LONGEST {
            if particle(end) || end > i && self.glued_dash(end) {
                end += 1;
            } else if name(end) {
                end += 1;
                words += 1;
            } else {
                break;
            }
        }
        // "Region 6 recorded"
        let numbered = end > i
            && self
                .tok(end)
                .is_some_and(|t| t.kind == TokenKind::Number && !t.glued)
            && (self.is_in(end + 1, &self.tables.scene.suffers)
                || self.is_in(end + 1, &self.tables.scene.reports));
        if words > LONGEST {
            i
        } else {
            end + usize::from(numbered)
        }
    }

    /// "Calbar reported 104 cases while Region 6 recorded three deaths": two at least, of whatever name.
    fn reported(&self, range: &Range<usize>) -> Vec<(usize, Place)> {
        let mut out = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let end = self.name_end(i, range);
            let counts = (end..end + 4).any(|k| self.is_number(k));
            if end > i
                && self.opens_item(i, range)
                && self.is_in(end, &self.tables.scene.reports)
                && counts
            {
                out.push((i, self.named(i..end)));
            }
            i = end.max(i + 1);
        }
        if out.len() > 1 { out } else { Vec::new() }
    }

    fn glued_dash(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.dash() && t.glued)
            && self.tok(i + 1).is_some_and(|t| t.glued && t.capital)
    }

    /// Whether an item of a list may begin at `i`.
    fn opens_item(&self, i: usize, range: &Range<usize>) -> bool {
        // "Storm Selda has killed 69": what blew, and not where.
        if self.tok(i).is_some_and(|t| t.is(flag::EVENT)) {
            return false;
        }
        i == range.start
            || self
                .tok(i - 1)
                .is_some_and(|t| t.mark(',') || t.mark(';') || t.mark(':'))
            || self.is_form(i - 1, &["and", "while"])
    }

    fn is_number(&self, i: usize) -> bool {
        self.tok(i)
            .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL | flag::VAGUE))
    }

    /// "Ninewa had 42 killed", "Salahadin 23 killed".
    fn tells_of(&self, name: Range<usize>) -> bool {
        let listed = || {
            self.tok(name.start)
                .and_then(|t| self.document.text.get(t.span.start as usize..))
                .and_then(gazetteer::longest)
                .is_some_and(|n| !n.demonym)
        };
        let verb = name.end;
        let counted = |from: usize| {
            (from..from + 4).any(|k| self.is_number(k))
                && (from..from + 10).any(|k| self.is_in(k, &self.tables.scene.befell))
        };
        // "Guinea's totals stand at 2,134 cases and 1,260 deaths"
        let totals = self
            .tok(verb)
            .is_some_and(|t| t.kind == TokenKind::Genitive)
            && (verb + 1..verb + 4).any(|k| self.is_in(k, &self.tables.scene.totals))
            && listed();
        if totals {
            return (verb..verb + 14).any(|k| self.is_in(k, &self.tables.scene.befell));
        }
        if self.governor(verb) && listed() {
            return true;
        }
        // "while Karsk, having recorded 29,943 cases, completes the top three"
        let having = self.tok(verb).is_some_and(|t| t.mark(','))
            && self.is_form(verb + 1, &["having"])
            && self.is_in(verb + 2, &self.tables.scene.reports);
        if having && listed() {
            return true;
        }
        // "Texas also had a similar case, ... resulting in three deaths"
        let too = usize::from(self.is_form(verb, &["also", "too"]));
        if too > 0 && self.is_in(verb + 1, &self.tables.scene.suffers) && listed() {
            return true;
        }
        // "Karsk was the worst hit, with 35 dead": the place is the subject of what is told.
        const FAR: usize = 14;
        let with = (verb + 1..verb + FAR)
            .take_while(|k| !self.is_number(*k))
            .find(|k| self.is_form(*k, &["with"]) && self.tok(k - 1).is_some_and(|t| t.mark(',')));
        let hit = self
            .tok(verb)
            .is_some_and(|t| t.is(flag::BE | flag::HAVE | flag::VERB_PAST | flag::VERB_S));
        if let Some(with) = with
            && hit
            && !self.tok(verb).is_some_and(|t| t.is(flag::SPEECH))
            && self.is_number(with + 1)
            && (with + 2..with + 5).any(|k| self.is_in(k, &self.tables.scene.befell))
            && listed()
        {
            return true;
        }
        let had = self.is_in(verb, &self.tables.scene.suffers)
            || self.is_in(verb, &self.tables.scene.reports) && listed();
        let gapped =
            self.is_number(name.end) && self.is_in(name.end + 1, &self.tables.scene.befell);
        had && counted(verb + 1) || gapped
    }

    /// "Oltova Governor Ann Reke confirmed six fatalities": a title and a name behind the place, who confirms a count of it.
    fn governor(&self, title: usize) -> bool {
        const LONGEST: usize = 6;
        let titled = self
            .tok(title)
            .is_some_and(|t| t.is(flag::TITLE | flag::SPEAKER) && t.capital);
        let verb = (title + 1..title + LONGEST)
            .take_while(|k| self.tok(k - 1).is_some_and(|t| t.capital))
            .find(|k| {
                self.is_in(*k, &self.tables.scene.reports)
                    || self.is_form(*k, &["confirmed", "confirms"])
            });
        titled
            && verb.is_some_and(|v| {
                (v + 1..v + 4).any(|k| self.is_number(k))
                    && (v + 1..v + 7).any(|k| self.is_in(k, &self.tables.scene.befell))
            })
    }

    /// The listed place of this name, or one that no table knows.
    fn named(&self, name: Range<usize>) -> Place {
        let form = self.text.span(name.clone()).of(&self.document.text);
        let raw = self
            .tok(name.start)
            .and_then(|t| self.document.text.get(t.span.start as usize..));
        let listed = raw
            .and_then(gazetteer::longest)
            .filter(|n| !n.demonym && n.name.len() == form.len());
        let ids: Vec<_> = listed.iter().flat_map(|n| n.ids()).collect();
        Place {
            name: ids.first().map_or(form, |id| id.name()).to_owned(),
            ids,
            inside: Vec::new(),
        }
    }

    /// "Texas, Florida and California had 39, 35 and 32 dead, respectively": each number with its name.
    fn respectively(&self, range: &Range<usize>) -> Vec<(usize, Place)> {
        if !range.clone().any(|i| self.is_form(i, &["respectively"])) {
            return Vec::new();
        }
        let joint =
            |i: usize| self.tok(i).is_some_and(|t| t.mark(',')) || self.is_form(i, &["and"]);
        // The longest list of names, and the list of numbers behind it.
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut best: Vec<Range<usize>> = Vec::new();
        let mut i = range.start;
        while i < range.end {
            let end = self.name_end(i, range);
            if end > i {
                names.push(i..end);
                i = end;
            } else if joint(i) {
                i += 1;
            } else {
                if names.len() > best.len() {
                    best = std::mem::take(&mut names);
                }
                names.clear();
                i += 1;
            }
        }
        let Some(last) = best.last().filter(|_| best.len() > 1) else {
            return Vec::new();
        };
        // "with 39, 35 and 32 dead": the first run of so many numbers that only commas and "and" part.
        let mut numbers: Vec<usize> = Vec::new();
        for i in last.end..range.end {
            if self.is_number(i) {
                numbers.push(i);
            } else if !joint(i) {
                if numbers.len() == best.len() {
                    break;
                }
                numbers.clear();
            }
        }
        if numbers.len() != best.len() {
            return Vec::new();
        }
        numbers
            .into_iter()
            .zip(best)
            .map(|(at, name)| (at, self.named(name)))
            .collect()
    }
}
