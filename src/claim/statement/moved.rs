//! Changes whose ends stand in other sentences: "has more than doubled. They found 371; last year there were 214", "68% reached it. In 2024 it was 61%. The
//! improvement of four percentage points".

use std::ops::Range;

use super::across::FAR;
use super::{By, Law, Operand, Reader, Statement, is_amount, is_exact};
use crate::quantity::{Interval, Kind, Quantity};
use crate::text::{TokenKind, clause, flag, singular};

/// Nouns that stand for whatever is counted.
pub(super) const ANY: [&str; 7] = [
    "case", "incident", "report", "offence", "offense", "instance", "pair",
];

impl<'a> Reader<'a> {
    /// "68% reached it. In 2024 it was 61%. The improvement of four percentage points": a size that refers back to two percentages.
    pub(super) fn points_back(&self, out: &mut Vec<Statement>) {
        let Some((k, size)) = self
            .numbers()
            .find(|(_, q)| q.kind == Kind::Percent && self.in_points(q))
        else {
            return;
        };
        // "The improvement of", "That increase of"; a gap may be one between two groups.
        let at = size.tokens.start;
        let refers = at >= self.range.start + 3
            && self.is_form(at - 1, &["of"])
            && self
                .tok(at - 2)
                .is_some_and(|t| self.stages.tables.movements.contains(&t.word))
            && !self.is_form(at - 2, &["gap", "difference"])
            && self
                .tok(at - 3)
                .is_some_and(|t| t.is(flag::THE) || self.is_form(at - 3, &["that", "this"]));
        if !refers {
            return;
        }
        let mut ends: Vec<Operand> = Vec::new();
        for by in [-1, -2] {
            let Some(before) = self.beside(by) else {
                break;
            };
            let shares = before.percents();
            ends.splice(0..0, shares.iter().map(|(i, q)| before.operand(*i, q)));
            if ends.len() >= 2 {
                break;
            }
        }
        // Exactly two: with a third it is not said which are meant.
        let Ok([first, second]) = <[Operand; 2]>::try_from(ends) else {
            return;
        };
        let size = self.operand(k, size);
        out.push(self.statement(change(By::Points), vec![second, first, size]));
    }

    /// "Turnout falls by nine percentage points" over a text that says "At 52.4%, turnout was down from 58.4%": the two ends stand in one later sentence.
    pub(super) fn points_ahead(&self, out: &mut Vec<Statement>) {
        let percents = self.percents();
        let [(k, size)] = percents.as_slice() else {
            return;
        };
        let by = self.is_form(size.tokens.start.wrapping_sub(1), &["by"]) && self.in_points(size);
        // "Turnout", the subject: the first word, or the one behind "the".
        let first = self.range.start
            + usize::from(self.tok(self.range.start).is_some_and(|t| t.is(flag::THE)));
        let subject = self
            .tok(first)
            .filter(|_| by)
            .map(|t| t.span.of(&self.stages.document.text).to_lowercase());
        let Some(subject) = subject.filter(|s| s.len() > 3) else {
            return;
        };
        for n in (self.sentence + 1..self.stages.text.sentences.len()).take(FAR) {
            let Some(later) = Reader::at(self.stages, n) else {
                return;
            };
            let named = later.range.clone().find(|i| later.is_form(*i, &[&subject]));
            let ends = later.percents();
            let from = later.range.clone().any(|i| later.is_form(i, &["from"]));
            let Some(named) = named.filter(|_| !ends.is_empty()) else {
                continue;
            };
            if let ([(i, a), (j, b)], true) = (ends.as_slice(), from && later.is_whole(named)) {
                let operands = vec![
                    later.operand(*j, b),
                    later.operand(*i, a),
                    self.operand(*k, size),
                ];
                out.push(self.statement(change(By::Points), operands));
            }
            return;
        }
    }

    /// "has more than doubled in a year. They found 371. At the same time last year there were 214": the two ends follow.
    pub(super) fn multiplied(&self, at: usize, out: &mut Vec<Statement>) {
        let measured = |q: &Quantity| is_amount(q) && is_exact(q);
        // The sentence itself gives none of the ends.
        if self.numbers().any(|(_, q)| measured(q)) {
            return;
        }
        let Some((verb, _, Some(times))) = self.verb_of_change(at + 1) else {
            return;
        };
        let mut told: Vec<(Reader<'a>, usize)> = Vec::new();
        for by in [1, 2] {
            let Some(next) = self.beside(by) else { break };
            let own = next.numbers().filter(|(_, q)| measured(q));
            told.extend(own.map(|(i, _)| (next.clone(), i)));
            if told.len() >= 2 {
                break;
            }
        }
        let (Some((here, i)), Some((there, j))) = (told.first(), told.get(1)) else {
            return;
        };
        let quantities = self.stages.quantities;
        let (Some(now), Some(then)) = (quantities.get(*i), quantities.get(*j)) else {
            return;
        };
        // "shoplifting doubled. The force recorded 1,936 burglaries": what is counted must be what has changed.
        let of_what = || {
            let changed = self.things(clause(self.stages.text, verb));
            let such = here.range.clone().any(|i| here.is_form(i, &["such"]));
            such || here
                .things(here.range.clone())
                .iter()
                .any(|w| changed.contains(w))
        };
        // "They found 371", "recorded 371 cases", of one change: nothing else can be meant.
        let sole = !self.range.clone().any(|i| i != verb && self.is_change(i));
        let bare = now.kind == Kind::Count
            && now
                .noun
                .as_ref()
                .is_none_or(|n| ANY.contains(&n.lemma.as_str()));
        // "doubled since 2015", and a number of the year before.
        let dated = |r: &Reader<'_>| {
            let mut days = r.quantities.iter();
            days.any(|q| matches!(q.kind, Kind::Year | Kind::Date))
        };
        // "It now holds 310 names; in March 2022 there were 580"
        let it = here.is_form(here.range.start, &["it", "they"]);
        let since = here.is_form(here.range.start + 1, &["now"]) && there.year_of(then).is_some();
        if !self.alike(now, then)
            || !(sole && (bare || it) || of_what())
            || dated(self) && !dated(there)
            || !there.is_of_before(then) && !since
            || here.is_of_before(now) && here.sentence != there.sentence
            // "leaped from 34 in 2015 to 101 last year"
            || here.is_compared(now)
        {
            return;
        }
        let multiple = self.multiple(verb, times);
        let operands = vec![there.operand(*j, then), here.operand(*i, now), multiple];
        out.push(self.statement(change(By::Times), operands));
    }

    /// "put the number at 34. Last winter it counted 68. The population has thus tripled": the two ends stand before, and a word that concludes from them.
    pub(super) fn multiplied_since(&self, at: usize, out: &mut Vec<Statement>) {
        let concludes = (self.range.start..at)
            .rev()
            .find(|i| self.is_change(*i))
            .is_none()
            && (self.range.start..at).any(|i| self.is_form(i, &["thus", "therefore", "hence"]));
        if !concludes {
            return;
        }
        let Some((verb, _, Some(times))) = self.verb_of_change(at + 1) else {
            return;
        };
        let mut ends: Vec<Operand> = Vec::new();
        let mut told: Vec<&Quantity> = Vec::new();
        for by in [-2, -1] {
            let Some(before) = self.beside(by) else {
                return;
            };
            for (i, q) in before.numbers() {
                if is_amount(q) && is_exact(q) {
                    ends.push(before.operand(i, q));
                    told.extend(self.stages.quantities.get(i));
                }
            }
        }
        let (Ok([first, second]), [a, b]) = (<[Operand; 2]>::try_from(ends), told.as_slice())
        else {
            return;
        };
        if !self.alike(a, b) {
            return;
        }
        // "was found in 45 groves. A year ago it was 18": the earlier one may stand behind.
        let earlier =
            |q: &Quantity| Reader::at(self.stages, q.sentence).is_some_and(|r| r.is_earlier(q));
        let (first, second) = if earlier(b) && !earlier(a) {
            (second, first)
        } else {
            (first, second)
        };
        let multiple = self.multiple(verb, times);
        out.push(self.statement(change(By::Times), vec![first, second, multiple]));
    }

    /// "more than doubled", as an operand.
    fn multiple(&self, verb: usize, times: Interval) -> Operand {
        Operand {
            tokens: verb..verb + 1,
            quantity: None,
            value: times,
            shown: participle(&self.words(self.hedged(verb)..verb + 1)),
        }
    }

    /// Whether what token `i` names is the whole of it: "At 52.4%, turnout", and not "youth turnout", "in Karsk, turnout", "among women, turnout".
    fn is_whole(&self, i: usize) -> bool {
        (self.range.start..i).all(|k| {
            let number = self.quantities.iter().any(|q| q.tokens.contains(&k));
            let word = self.tok(k);
            number
                || self.is_form(k, &["at", "overall"])
                || word.is_some_and(|t| t.kind == TokenKind::Mark || t.is(flag::THE))
        })
    }

    /// The percentages of the sentence.
    fn percents(&self) -> Vec<(usize, &Quantity)> {
        self.numbers()
            .filter(|(_, q)| q.kind == Kind::Percent)
            .collect()
    }

    /// The words that may name what is counted, as singulars.
    fn things(&self, tokens: Range<usize>) -> Vec<String> {
        tokens
            .filter_map(|i| self.tok(i))
            .filter(|t| t.kind == TokenKind::Word && t.span.end - t.span.start > 3)
            .filter(|t| {
                !t.is(flag::PREPOSITION
                    | flag::BE
                    | flag::HAVE
                    | flag::DETERMINER
                    | flag::HEDGE
                    | flag::ADVERB
                    | flag::SPEECH)
            })
            .map(|t| singular(&t.span.of(&self.stages.document.text).to_lowercase()))
            .collect()
    }

    /// Whether a verb of change stands at token `i`.
    pub(super) fn is_change(&self, i: usize) -> bool {
        let tables = self.stages.tables;
        self.tok(i).is_some_and(|t| {
            let verb = self.stages.lexicon.word(t.word).verb;
            verb.known()
                && t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE)
                && (tables.rising.contains(&verb)
                    || tables.falling.contains(&verb)
                    || tables.up.contains(&verb)
                    || tables.down.contains(&verb)
                    || tables.times.contains_key(&verb))
        })
    }

    /// The start of the hedge before a verb: "more than doubled".
    fn hedged(&self, verb: usize) -> usize {
        let than = self.is_form(verb.wrapping_sub(1), &["than"]);
        if than && verb >= self.range.start + 2 {
            verb - 2
        } else {
            verb
        }
    }
}

/// A change so measured; the two ends say which way it goes.
fn change(by: By) -> Law {
    Law::Change {
        up: None,
        by: Some(by),
    }
}

/// "doubles" as "doubled", which a message can say of any time.
fn participle(words: &str) -> String {
    match words.strip_suffix("es") {
        Some(stem) => format!("{stem}ed"),
        None => words.to_owned(),
    }
}
