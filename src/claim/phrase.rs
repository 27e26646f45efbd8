//! Fixed patterns around a number: "death toll ... {n}", "{n} {death|fatality}".

use super::tables::{Element, Phrase};
use crate::quantity::{Form, Kind, Quantity};
use crate::text::{Lexicon, Text, Token, TokenKind, WordId, flag};

/// The longest gap "..." in tokens.
const GAP: usize = 9;
/// The longest gap before words that lead to the number: "the death toll ... rises to {n}" has the place and the day between.
const GAP_TO_WORDS: usize = 30;

/// Matches patterns around one quantity.
pub(super) struct Matcher<'a> {
    pub(super) text: &'a Text,
    pub(super) lexicon: &'a Lexicon,
    /// The quantities of the sentence: a gap does not run over another number.
    pub(super) quantities: &'a [Quantity],
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Matcher<'_> {
    /// Where the phrase matches around `q`: the range of tokens from its first to its last word.
    pub(super) fn find(&self, phrase: &Phrase, q: &Quantity) -> Option<(usize, usize)> {
        let before = phrase.elements.get(..phrase.number).unwrap_or_default();
        let after = phrase.elements.get(phrase.number + 1..).unwrap_or_default();
        let mut left = q.tokens.start;
        if !before.is_empty() {
            // "a toll above 1,100": the phrase may name the hedge itself.
            left = self
                .left(before, q.tokens.start, GAP, q)
                .or_else(|| self.left(before, q.number.start, GAP, q))?;
        }
        if after.is_empty() {
            return Some((left, q.tokens.end));
        }
        // The words behind may be the counted noun itself, or stand behind it.
        let mut starts = vec![q.number.end];
        if let Some(noun) = &q.noun {
            starts.push(noun.token);
        }
        starts.push(q.tokens.end);
        for at in q.number.end + 1..(q.number.end + 3).min(q.tokens.end) {
            starts.push(at);
        }
        starts
            .into_iter()
            .find_map(|at| {
                let at = self.over_of(at);
                // "18 arrests" but not "two officers arrested": right behind the number a word that is also a noun is the noun.
                if let Some(Element::Words(words)) = after.first()
                    && self.text.tokens.get(at).is_some_and(|t| {
                        t.is(flag::VERB_PAST | flag::VERB_ING)
                            && !t.is(flag::NOUNISH)
                            && words.iter().any(|w| {
                                self.lexicon.word(*w).flags
                                    & (flag::NOUNISH | flag::COUNTED | flag::EVENT)
                                    != 0
                            })
                    })
                    && after.len() == 1
                {
                    return None;
                }
                // "15 detention centre officers", "a Texas death row inmate": the word tells which, and is not what is counted.
                let end = self.right(after, at)?;
                let kind = flag::VERB_PAST
                    | flag::VERB_PARTICIPLE
                    | flag::ADJECTIVE
                    | flag::PEOPLE
                    | flag::PERSON;
                let last = end.checked_sub(1)?;
                let hyphen = last
                    .checked_sub(1)
                    .is_some_and(|b| self.text.tokens.get(b).is_some_and(Token::dash));
                let modifies = !hyphen
                    && q.noun.as_ref().is_some_and(|n| {
                        last < n.token && self.text.is(n.token, flag::PEOPLE | flag::PERSON)
                    })
                    && self.text.tokens.get(last).is_some_and(|t| !t.is(kind));
                (!modifies).then_some(end)
            })
            // "earned 290 million on revenue of 3.9 billion": the word belongs to the number that it leads to.
            .filter(|end| {
                let leads = self
                    .text
                    .tokens
                    .get(*end)
                    .is_some_and(|t| t.word.known() && self.lexicon.form(t.word) == "of");
                !leads
                    || !self
                        .quantities
                        .iter()
                        .any(|p| p.tokens.start == end + 1 && p.tokens.start > q.tokens.start)
            })
            .map(|end| (left, end))
    }

    /// Where `elements`, without a gap, end right before token `at`: the first token of the match.
    pub(super) fn before(&self, elements: &[Element], at: usize, q: &Quantity) -> Option<usize> {
        if elements.is_empty() {
            return None;
        }
        self.left(elements, at, GAP, q)
    }

    /// A hyphen or "of" between number and noun is no obstacle: "6.1-magnitude", "dozens of deaths".
    fn over_of(&self, at: usize) -> usize {
        let hyphen = self
            .text
            .tokens
            .get(at)
            .is_some_and(|t| t.dash() && t.glued);
        at + usize::from(hyphen && at < self.end)
    }

    /// Token `at` of the clause that is looked at.
    fn tok(&self, at: usize) -> Option<&Token> {
        self.text
            .tokens
            .get(at)
            .filter(|_| at >= self.start && at < self.end)
    }

    fn matches(&self, at: usize, words: &[WordId]) -> bool {
        let Some(t) = self.tok(at) else {
            return false;
        };
        if !t.word.known() {
            return false;
        }
        let w = self.lexicon.word(t.word);
        words
            .iter()
            .any(|x| *x == t.word || *x == w.verb && w.verb.known() || *x == w.noun)
    }

    fn is_barrier(&self, at: usize) -> bool {
        let Some(t) = self.tok(at) else {
            return true;
        };
        // "a lawyer for anyone who is in custody": said of them, and not of the lawyer; "14 of those who are in custody" counts them.
        let of_others = t.is(flag::RELATIVE)
            && at
                .checked_sub(1)
                .and_then(|i| self.tok(i))
                .is_some_and(|b| b.is(flag::PRONOUN) && !b.is(flag::DETERMINER));
        t.mark(';')
            || t.mark(':')
            || t.mark('.') && !t.glued
            || of_others
            || t.is(flag::COORDINATOR)
                && self.text.tokens.get(at + 1).is_some_and(|n| {
                    n.kind == TokenKind::Number
                        || n.is(flag::NUMERAL | flag::VERB_PAST | flag::BE) && !n.is(flag::NOUNISH)
                })
            || self.quantities.iter().any(|p| {
                p.number.contains(&at)
                    && !self.is_from_before(p)
                    && !self.and_before(p)
                    && !p.compound
                    && !p.kind.is_look_alike()
                    && p.kind != Kind::Age
                    && p.form != Form::Article
            })
    }

    /// "from 214 to 168": the old value is no barrier on the way to the new one.
    fn is_from_before(&self, p: &Quantity) -> bool {
        p.tokens
            .start
            .checked_sub(1)
            .and_then(|i| self.text.tokens.get(i))
            .is_some_and(|t| self.lexicon.form(t.word) == "from")
    }

    /// "the toll from flooding across five states rises to 64": a number of what stands between, and none of the toll.
    fn is_under_preposition(&self, at: usize) -> bool {
        // "a string of eight blasts", "a quake that struck several provinces": of things, and none that died.
        let of_things = |p: &Quantity| {
            p.noun
                .as_ref()
                .and_then(|n| self.tok(n.token))
                .is_some_and(|t| !t.is(flag::PEOPLE | flag::PERSON))
        };
        let leads = |p: &Quantity| {
            let before = p.tokens.start.checked_sub(1).and_then(|i| self.tok(i));
            before.is_some_and(|t| {
                let form = self.lexicon.form(t.word);
                // "the toll, which includes two firefighters, rose to 40", "the toll of 15 months of fighting"
                t.is(flag::PREPOSITION)
                    && (form != "of" || of_things(p) || p.kind == Kind::Duration)
                    || matches!(form, "includes" | "include" | "included")
            })
        };
        let vague = |p: &Quantity| p.kind == Kind::Count && p.form == Form::Vague && of_things(p);
        self.quantities.iter().any(|p| {
            p.number.contains(&at)
                && (p.noun.is_some() || p.unit.is_some())
                && (leads(p) || vague(p))
        })
    }

    /// "an attack comprising 472 drones and seven missiles": the things before "and" are in the same list.
    fn is_listed_with(&self, at: usize, q: &Quantity) -> bool {
        let thing = |p: &Quantity| {
            p.noun
                .as_ref()
                .and_then(|n| self.tok(n.token))
                .is_some_and(|t| !t.is(flag::PEOPLE | flag::PERSON))
        };
        let and = q.tokens.start.checked_sub(1);
        let joined = |p: &Quantity| {
            and.is_some_and(|and| {
                p.tokens.end == and
                    && self
                        .tok(and)
                        .is_some_and(|t| self.lexicon.form(t.word) == "and")
            })
        };
        let mut listed = self.quantities.iter().filter(|p| joined(p));
        listed.any(|p| (p.number.contains(&at) || and == Some(at)) && thing(p) && thing(q))
    }

    /// "four officers and nine students were taken": what is coordinated is no barrier.
    fn and_before(&self, p: &Quantity) -> bool {
        p.tokens
            .start
            .checked_sub(1)
            .and_then(|i| self.text.tokens.get(i))
            .is_some_and(|t| self.lexicon.form(t.word) == "and")
            && p.noun.is_some()
    }

    /// The elements in order from token `at` on; one past the last.
    fn right(&self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((first, rest)) = elements.split_first() else {
            return Some(at);
        };
        match first {
            Element::Words(words) => {
                if self.matches(at, words) {
                    return self.right(rest, at + 1);
                }
                // A hyphen inside a compound, or an article or adverb in between.
                let t = self.text.tokens.get(at).filter(|_| at < self.end)?;
                // "raised by three the death toll": the article opens what stands behind the number.
                let behind_number = at
                    .checked_sub(1)
                    .and_then(|i| self.tok(i))
                    .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL));
                let passes = t.dash() && t.glued
                    || t.is(flag::ADVERB) && t.kind == TokenKind::Word
                    || t.is(flag::THE | flag::ARTICLE) && !behind_number;
                if passes && self.matches(at + 1, words) {
                    self.right(rest, at + 2)
                } else {
                    None
                }
            }
            Element::Optional(words) => {
                if self.matches(at, words)
                    && let Some(end) = self.right(rest, at + 1)
                {
                    return Some(end);
                }
                self.right(rest, at)
            }
            Element::Gap => {
                for skip in 0..=GAP {
                    if let Some(end) = self.right(rest, at + skip) {
                        return Some(end);
                    }
                    if self.is_barrier(at + skip) || self.opens_clause(at + skip) {
                        return None;
                    }
                }
                None
            }
            Element::Number => None,
        }
    }

    /// "purchases rose to 4 billion in May, while gross sales": a comma and a word that opens another clause.
    fn opens_clause(&self, comma: usize) -> bool {
        self.tok(comma).is_some_and(|t| t.mark(','))
            && self
                .tok(comma + 1)
                .is_some_and(|t| t.is(flag::SUBORDINATOR))
    }

    /// Where the bracket opens that closes right before token `at`.
    fn bracket_before(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 9;
        let close = at.checked_sub(1).filter(|i| *i >= self.start)?;
        self.tok(close).filter(|t| t.mark(')'))?;
        (close.saturating_sub(LONGEST).max(self.start)..close)
            .rev()
            .find(|i| self.tok(*i).is_some_and(|t| t.mark('(')))
    }

    /// The elements in reverse from token `at - 1` backwards; the first token of the match.
    fn left(&self, elements: &[Element], at: usize, gap: usize, q: &Quantity) -> Option<usize> {
        let Some((last, rest)) = elements.split_last() else {
            return Some(at);
        };
        let prev = at.checked_sub(1).filter(|p| *p >= self.start);
        match last {
            Element::Words(words) => {
                let prev = prev?;
                if self.matches(prev, words) {
                    return self.left(rest, prev, GAP_TO_WORDS, q);
                }
                let t = self.text.tokens.get(prev)?;
                let passes = t.dash() && t.glued
                    || t.is(flag::ADVERB | flag::ARTICLE | flag::THE)
                    || t.quotation();
                if passes && prev > self.start && self.matches(prev - 1, words) {
                    self.left(rest, prev - 1, GAP_TO_WORDS, q)
                } else {
                    None
                }
            }
            Element::Optional(words) => {
                if let Some(prev) = prev
                    && self.matches(prev, words)
                    && let Some(start) = self.left(rest, prev, GAP_TO_WORDS, q)
                {
                    return Some(start);
                }
                self.left(rest, at, gap, q)
            }
            Element::Gap => {
                // "the toll from the storm (local name: Rai) rose": what stands in brackets is passed over whole.
                let mut over = 0;
                for skip in 0..=gap {
                    let from = at.checked_sub(skip + over).filter(|f| *f >= self.start)?;
                    if let Some(open) = self.bracket_before(from) {
                        over += from - open;
                        continue;
                    }
                    if let Some(start) = self.left(rest, from, gap, q) {
                        return Some(start);
                    }
                    let passes = from > self.start
                        && gap == GAP_TO_WORDS
                        && self.is_under_preposition(from - 1);
                    let passes = passes || from > self.start && self.is_listed_with(from - 1, q);
                    if from == self.start || self.is_barrier(from - 1) && !passes {
                        return None;
                    }
                }
                None
            }
            Element::Number => None,
        }
    }
}
