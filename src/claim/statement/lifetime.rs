//! "born in 1951, was 68 when she died in 2023"; "has died at the age of 82 ... was born in Hartlepool on 8 March 1941".

use std::ops::Range;

use super::calendar::{REACH, Start};
use super::{Law, Operand, Reader, Statement};
use crate::claim::Stages;
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

const PRONOUNS: [&str; 2] = ["he", "she"];
/// "He was 83." and little more.
const SHORT: usize = 8;
/// A text with more numbers is a list of lives.
const NUMBERS: usize = 600;
/// The date of a birth may stand behind its place.
const BIRTH: usize = 12;

impl<'a> Reader<'a> {
    /// "born in March 1951, was 68 when she died in June 2023"; "Kolb, 71, born in 1951" as of the year of publication.
    pub(super) fn ages(&self, out: &mut Vec<Statement>) {
        let mut births = self.range.clone().filter(|i| self.is_form(*i, &["born"]));
        let (Some(born), None) = (births.next(), births.next()) else {
            return self.age_then(out);
        };
        let Some(birth) = self.month_after(born, REACH) else {
            return;
        };
        if self.who_is_born(born).is_none() {
            return;
        }
        let age = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            let bare = q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
            (q.kind == Kind::Age || bare)
                && may_be_age(q)
                && (q.kind == Kind::Age
                    || self.is_form(q.tokens.start.wrapping_sub(1), &["was", "is", "aged"]))
        });
        let Some((age, i)) = age else { return };
        // "was 68 when she died in June 2023", "died in 2024 at the age of 91": the year of the age. An age beside a name is of the day of publication.
        let first_year = |from: usize| {
            self.quantities
                .iter()
                .filter(|q| q.tokens.start >= from && q.tokens.start < from + 9)
                .filter(|q| {
                    q.tokens.start >= birth.tokens.end || q.tokens.end <= birth.tokens.start
                })
                .find_map(|q| self.year(q))
        };
        let when = (age.tokens.end..(age.tokens.end + 3).min(self.range.end))
            .find(|k| self.is_form(*k, &["when"]));
        // "won the town hall in 2000, when he was 39"
        let was = (age.tokens.start.saturating_sub(3).max(self.range.start)..age.tokens.start)
            .find(|k| self.is_form(*k, &["when"]));
        // "when she was 21 and he, born in 1919, was 36"
        let ages = self
            .numbers()
            .filter(|(_, q)| q.kind == Kind::Age || q.kind == Kind::Count && q.noun.is_none());
        if was.is_some() && (born > age.tokens.end || ages.count() > 1) {
            return;
        }
        if let Some(was) = was {
            let years = self
                .quantities
                .iter()
                .filter(|q| q.tokens.end <= was && q.tokens.end + 2 >= was);
            let told = years.filter_map(|q| self.year(q)).next_back();
            if let Some(year) = told {
                out.extend(self.age((i, age), birth, year, &format!("in {year}")));
            }
            return;
        }
        let died = self
            .range
            .clone()
            .find(|k| self.is_form(*k, &["died", "dies", "death"]));
        let aged = self.is_aged(age);
        let then = match (when, died) {
            (Some(when), _) => match first_year(when) {
                Some(year) => Some(year),
                None => return,
            },
            (None, Some(died)) if aged => match first_year(died) {
                Some(year) => Some(year),
                None => return,
            },
            // "made his debut in 2009, aged 19"
            _ if aged => match self.year_before(age, &birth) {
                Some(year) => Some(year),
                None => return,
            },
            _ => None,
        };
        let (year, shown) = match then {
            Some(year) => (year, format!("in {year}")),
            None => {
                let Some(published) = self.stages.document.meta.published else {
                    return;
                };
                let shown = format!("on {}, the day of publication", published.date);
                (published.date.year(), shown)
            }
        };
        out.extend(self.age((i, age), birth, year, &shown));
    }

    /// The year right before an age, which is none of birth.
    fn year_before(&self, age: &Quantity, birth: &Start) -> Option<i16> {
        const NEAR: usize = 2;
        let start = (age.tokens.start..age.number.start)
            .chain(age.tokens.start.saturating_sub(1)..age.tokens.start)
            .find(|i| self.is_form(*i, &["aged"]))?;
        let mut years = self.quantities.iter().rev().filter(|q| {
            let behind = q.tokens.end <= start && start - q.tokens.end < NEAR;
            behind && q.tokens.start >= birth.tokens.end
        });
        years.find_map(|q| self.year(q))
    }

    /// "Hartog was born in 1944 in Quenne. He was 23 when, in 1971, he won his place": the birth stands in the sentence before.
    fn age_then(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 4;
        let start = self.range.start;
        if !self.is_form(start, &PRONOUNS) || !self.is_form(start + 1, &["was"]) {
            return;
        }
        let told = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            q.number.start == start + 2 && may_be_age(q) && self.is_form(q.tokens.end, &["when"])
        });
        let Some((age, i)) = told else { return };
        let when = age.tokens.end;
        let year = self
            .quantities
            .iter()
            .filter(|q| q.tokens.start > when && q.tokens.start <= when + NEAR)
            .find_map(|q| self.year(q));
        let (Some(year), Some(before)) = (year, self.beside(-1)) else {
            return;
        };
        let mut births = before
            .range
            .clone()
            .filter(|i| before.is_form(*i, &["born"]));
        let (Some(born), None) = (births.next(), births.next()) else {
            return;
        };
        let birth = before.month_after(born, REACH);
        if let (Some(birth), Some(_)) = (birth, before.who_is_born(born)) {
            out.extend(self.age((i, age), birth, year, &format!("in {year}")));
        }
    }

    /// "has died at the age of 82 ... Ansell was born in Hartlepool on 8 March 1941": birth and death in two sentences. One birth in the text, and the
    /// person named in both, or meant by a pronoun.
    pub(super) fn lifetime(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        let sentences = &stages.text.sentences;
        let text = &stages.document.text;
        if !(text.contains(" born ") || text.contains("Born ")) {
            return;
        }
        let has = |n: usize, forms: &[&str]| {
            sentences
                .get(n)
                .and_then(|s| s.tokens.clone().find(|i| stages.is_form(*i, forms)))
        };
        let all = |forms: &[&str]| {
            (0..sentences.len())
                .filter(|n| has(*n, forms).is_some())
                .collect::<Vec<_>>()
        };
        let (births, deaths) = (all(&["born"]), all(&["died", "dies", "dead"]));
        let [birth] = births.as_slice() else {
            return;
        };
        let age_of = |died: &Reader<'_>| {
            died.quantities.iter().zip(died.base..).position(|(q, _)| {
                died.is_aged(q) && matches!(q.kind, Kind::Age | Kind::Count) && may_be_age(q)
            })
        };
        let told = deaths
            .iter()
            .filter(|n| *n != birth)
            .filter_map(|n| Reader::at(stages, *n))
            .find_map(|r| {
                // "died on Sunday. He was 83."
                let next = Reader::at(stages, r.sentence + 1).filter(|n| {
                    n.is_form(n.range.start, &PRONOUNS)
                        && n.is_form(n.range.start + 1, &["was"])
                        && n.range.len() <= SHORT
                });
                let was = next.and_then(|n| {
                    let age = n.quantities.iter().position(|q| {
                        q.tokens.start == n.range.start + 2
                            && matches!(q.kind, Kind::Age | Kind::Count)
                            && q.noun.is_none()
                    });
                    age.map(|i| (n, i))
                });
                was.or_else(|| age_of(&r).map(|i| (r, i)))
            });
        let (Some(born), Some((died, at))) = (Reader::at(stages, *birth), told) else {
            return;
        };
        let Some(at_birth) = has(*birth, &["born"]) else {
            return;
        };
        let Some(start) = born.month_after(at_birth, BIRTH) else {
            return;
        };
        let Some(age) = died.quantities.get(at) else {
            return;
        };
        let i = died.base + at;
        // The year of death: of the sentence that tells it, or of the one before, else that of publication.
        let before = Reader::at(stages, died.sentence.saturating_sub(1));
        let said = [
            Some(&died),
            before.as_ref().filter(|_| died.range.len() <= SHORT),
        ]
        .into_iter()
        .flatten()
        .find_map(|r| r.quantities.iter().find_map(|q| r.year(q)));
        let published = stages.document.meta.published.map(|p| p.date.year());
        // "Her gallery announced that she had died on 2 December 2025."
        let told = || {
            let years = deaths.iter().filter_map(|n| Reader::at(stages, *n));
            years
                .filter(|r| r.range.clone().any(|i| r.is_form(i, &PRONOUNS)))
                .find_map(|r| r.quantities.iter().find_map(|q| r.year(q)))
        };
        let Some(year) = said.or(published).or_else(told) else {
            return;
        };
        // Who died, by any of their names; a pronoun is named in the sentence before.
        let mut dead = died.names(died.range.clone());
        if died.is_form(died.range.start, &PRONOUNS) {
            dead.extend(before.iter().flat_map(|b| b.names(b.range.clone())));
        }
        // Who was born, by all of their names: "Ilse Brandt" is not Ada.
        let Some(who) = born.who_is_born(at_birth) else {
            return;
        };
        let mut names = born.names(who.clone());
        if names.is_empty() && born.is_form(who.start, &PRONOUNS) {
            // "She was 84. Born in Lunde in 1946, she": named in the sentence before, or the one before that.
            let before = (1..=2).filter_map(|back| {
                let at = born.sentence.checked_sub(back)?;
                Reader::at(stages, at).map(|b| b.names(b.range.clone()))
            });
            names = before
                .into_iter()
                .find(|names| !names.is_empty())
                .unwrap_or_default();
            names.retain(|n| dead.contains(n));
        }
        if names.is_empty() || !names.iter().all(|n| dead.contains(n)) {
            return;
        }
        out.extend(died.age((i, age), start, year, &format!("in {year}")));
    }

    /// "Corran Pell, 65, of Brena", and further down "Born in Lunde in November 1967, Pell": the age beside a name is of the day of publication.
    pub(super) fn living(stages: &'a Stages<'a>, out: &mut Vec<Statement>) {
        let Some(published) = stages.document.meta.published else {
            return;
        };
        let text = &stages.document.text;
        let many = stages.quantities.len() > NUMBERS;
        if many || !(text.contains(" born ") || text.contains("Born ")) {
            return;
        }
        let sentences = 0..stages.text.sentences.len();
        for born in sentences.filter_map(|n| Reader::at(stages, n)) {
            let mut births = born.range.clone().filter(|i| born.is_form(*i, &["born"]));
            let (Some(at), None) = (births.next(), births.next()) else {
                continue;
            };
            let (Some(start), Some(who)) = (born.month_after(at, BIRTH), born.who_is_born(at))
            else {
                continue;
            };
            let who = born.names(who);
            let Some(surname) = who.last() else { continue };
            let ages = ages_beside(stages, surname, &who);
            // One person of that name, of one age.
            let Some((age, i)) = ages.first().copied() else {
                continue;
            };
            let one = ages.iter().all(|(a, _)| a.stated == age.stated);
            let here =
                Reader::at(stages, age.sentence).filter(|r| one && r.sentence != born.sentence);
            if let Some(here) = here {
                let shown = format!("on {}, the day of publication", published.date);
                out.extend(here.age((i, age), start, published.date.year(), &shown));
            }
        }
    }

    /// The names among tokens: words with a capital that the word table does not know.
    fn names(&self, tokens: Range<usize>) -> Vec<String> {
        tokens
            .filter_map(|i| self.tok(i))
            .filter(|t| t.capital && !t.word.known())
            .map(|t| t.span.of(&self.stages.document.text).to_lowercase())
            .collect()
    }

    /// Who is born: the name or pronoun before "was born", ", 71, born", ", a clerk born"; behind "Born in Karsk," the one that follows. `None` for
    /// "whose son was born", "met a painter born".
    fn who_is_born(&self, born: usize) -> Option<Range<usize>> {
        let name = |i: &usize| self.tok(*i).is_some_and(|t| t.capital);
        if born == self.range.start {
            // "Born in Lunde in 1946, the third of five children, she": behind the comma that the subject follows.
            let comma = (born..self.range.end).find(|i| {
                self.tok(*i).is_some_and(|t| t.mark(','))
                    && (name(&(i + 1)) || self.is_form(i + 1, &PRONOUNS))
            });
            let start = comma? + 1;
            let end = (start..self.range.end).take_while(name).last();
            return Some(start..end.map_or(start + 1, |e| e + 1));
        }
        // A verb before it that is its own: "was born".
        let own = |i: usize| i + 1 == born && self.tok(i).is_some_and(|t| t.is(flag::BE));
        let mut last = born.checked_sub(1)?;
        while !name(&last) && !self.is_form(last, &PRONOUNS) {
            let token = self.tok(last)?;
            let verb = flag::VERB_PAST | flag::VERB_S | flag::BE | flag::HAVE | flag::KIN;
            if self.is_form(last, &["whose"]) || token.is(verb) && !own(last) {
                return None;
            }
            last = last.checked_sub(1).filter(|l| *l >= self.range.start)?;
        }
        let start = (self.range.start..last).rev().take_while(name).last();
        let start = start.unwrap_or(last);
        let kin = start > self.range.start && self.tok(start - 1).is_some_and(|t| t.is(flag::KIN));
        (!kin).then_some(start..last + 1)
    }

    /// "aged 68", "at the age of 91".
    fn is_aged(&self, q: &Quantity) -> bool {
        (q.tokens.start.saturating_sub(3)..q.number.end).any(|k| self.is_form(k, &["aged", "age"]))
    }

    /// An age, and the two that the years of birth and of the age allow: before and after the birthday.
    fn age(
        &self,
        (i, age): (usize, &Quantity),
        birth: Start,
        year: i16,
        shown: &str,
    ) -> Option<Statement> {
        let most = i128::from(year) - i128::from(birth.days.first.year());
        let allowed = Operand {
            tokens: birth.tokens,
            quantity: None,
            value: Interval::range(Number::int(most - 1), Number::int(most)),
            shown: format!("{} or {most} {shown}", most - 1),
        };
        let operands = vec![self.operand_of(i, age, age.stated), allowed];
        (most > 0).then(|| self.statement(Law::Age, operands))
    }
}

/// The ages right behind a surname and a comma, "Pell, 65,", when the names before it hold all of `who`.
fn ages_beside<'a>(
    stages: &'a Stages<'a>,
    surname: &str,
    who: &[String],
) -> Vec<(&'a Quantity, usize)> {
    const LONGEST: usize = 4;
    let text = &stages.document.text;
    let name = |i: usize| {
        let token = stages.text.tokens.get(i)?;
        token.capital.then(|| token.span.of(text).to_lowercase())
    };
    let all = stages.quantities.iter().zip(0..);
    // "Corran Pell, who is 57, showed"
    let who_is =
        |at: usize| at > 3 && stages.is_form(at - 1, &["is"]) && stages.is_form(at - 2, &["who"]);
    let bare = |q: &Quantity| q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
    all.filter(|(q, _)| may_be_age(q))
        .filter(|(q, _)| q.kind == Kind::Age || bare(q) && who_is(q.tokens.start))
        .filter(|(q, _)| {
            let at = q.tokens.start;
            let at = if who_is(at) { at - 2 } else { at };
            let comma = at > 1 && stages.text.tokens.get(at - 1).is_some_and(|t| t.mark(','));
            let named = comma && name(at - 2).as_deref() == Some(surname);
            let run: Vec<String> = (0..at.saturating_sub(1))
                .rev()
                .take(LONGEST)
                .map_while(name)
                .collect();
            named && who.iter().all(|n| run.contains(n))
        })
        .collect()
}

/// Whether a number may be the years of a life.
fn may_be_age(q: &Quantity) -> bool {
    let years = q.stated.single();
    years.is_some_and(|n| n > Number::ZERO && n < Number::int(120))
}
