//! One sentence: what stands at a token is a number, or what it is instead; then its hedge, unit and counted noun.

use std::ops::Range;

use super::{
    Form, Hedge, Kind, Noun, Number, Quantity, Tables, grammar, input::Input, noun_phrase,
    number::Interval,
};
use crate::document::Document;
use crate::text::{Lexicon, Token, TokenKind, flag};

/// One sentence being read.
pub(super) struct Scan<'a> {
    pub(super) document: &'a Document,
    pub(super) tokens: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
    pub(super) tables: &'a Tables,
    /// Where the document has web addresses.
    pub(super) addresses: &'a [Range<usize>],
    /// Index of the sentence's first token in the text.
    pub(super) base: usize,
    pub(super) sentence: usize,
}

impl Scan<'_> {
    pub(super) fn input(&self, at: usize) -> Input<'_> {
        Input {
            tokens: self.tokens.get(at..).unwrap_or_default(),
            text: &self.document.text,
            tables: self.tables,
            decimal: self.lexicon.decimal,
            apart: self.changes_from(at),
            money: false,
        }
    }

    /// "one in five residents", "nine out of 10 homes", "three of every four": a share. The second number is no year and no length of time.
    fn one_in(&self, at: usize, found: &grammar::Found) -> Option<Quantity> {
        const MOST: i128 = 10;
        let whole = |i: Interval| i.single().filter(|n| n.is_whole() && *n > Number::ZERO);
        let stated = found.stated();
        // "nearly one in five", "more than one in five": the hedge is of the share.
        let low = match found.hedge {
            None => Some(stated),
            Some(_) => stated.named().map(Interval::exactly),
        };
        let n = whole(low?).filter(|n| *n <= Number::int(MOST))?;
        let is = |i: usize, word: &str| {
            self.tokens
                .get(i)
                .is_some_and(|t| t.is_form(&self.document.text, &[word]))
        };
        let behind = at + found.end;
        // "one household in eight", "one person in 25": the noun stands between, and none behind.
        let noun = n == Number::ONE
            && is(behind + 1, "in")
            && self.tokens.get(behind).is_some_and(|t| {
                t.kind == TokenKind::Word && !t.capital && !t.is(flag::NO_NOUN | flag::ADVERB)
            });
        let from = if noun {
            behind + 2 + usize::from(is(behind + 2, "every"))
        } else if is(behind, "in") {
            behind + 1
        } else if is(behind, "out") && is(behind + 1, "of") {
            behind + 2 + usize::from(is(behind + 2, "every"))
        } else if is(behind, "of") && is(behind + 1, "every") {
            behind + 2
        } else {
            return None;
        };
        self.tokens.get(from).filter(|t| grammar::is_number(t))?;
        let (_, base) = grammar::quantity(self.input(from)).ok()?;
        let m = whole(base.stated()).filter(|m| *m > n)?;
        let year = m >= Number::int(1900) && m < Number::int(2100);
        if base.unit.is_some() || base.before > 0 || year {
            return None;
        }
        let share = n.div(m)?;
        let mut end = from + base.end;
        // "one man in three villages"
        let counted = self.tokens.get(end).is_some_and(|t| {
            t.dash()
                || t.kind == TokenKind::Word
                    && !t.is(flag::NO_NOUN | flag::ADVERB | flag::PRONOUN | flag::DETERMINER)
        });
        if noun && counted {
            return None;
        }
        let number = at + found.before..from + base.number_end;
        let value = grammar::hedged_value(found.hedge, share, share, false);
        let mut quantity = self.bare(number, Kind::Ratio, Form::Words, value);
        self.count(&mut quantity, &mut end);
        if noun {
            let phrase = noun_phrase::read(self.document, self.tokens, self.lexicon, behind, false);
            quantity.noun = phrase.noun.map(|n| self.noun_at(n));
        }
        quantity.kind = Kind::Ratio;
        quantity.tokens = at..end;
        self.rebase(&mut quantity);
        Some(quantity)
    }

    /// Whether a sign stands before the number at `at`: "minus", "negative", or a minus that is glued to it and to nothing before.
    fn is_negative(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|b| self.tokens.get(b)) else {
            return false;
        };
        let words = ["minus", "negative"];
        let glued = self.tokens.get(at).is_some_and(|t| t.glued);
        let sign = before.ch == '-' || before.ch == '\u{2212}';
        let free = !before.glued
            || at
                .checked_sub(2)
                .and_then(|b| self.tokens.get(b))
                .is_none_or(|t| t.mark('(') || t.mark('['));
        before.is_form(&self.document.text, &words) && !before.capital
            || sign && glued && free && before.span.end - before.span.start <= 3
    }

    /// The quantity or look-alike that starts at token `at` of the sentence.
    pub(super) fn quantity(&self, at: usize) -> Option<Quantity> {
        let token = self.tokens.get(at)?;
        if let Some(found) = self.look_alike(at) {
            return Some(found);
        }
        // "between 5 and 11 February": the days are met next.
        if self.is(at, &["between"]) && self.date(at + 1).is_some() {
            return None;
        }
        // "a third-quarter loss": the ordinal is met next.
        if token.is(flag::ARTICLE)
            && self.tokens.get(at + 1).is_some_and(|t| t.is(flag::ORDINAL))
            && self.tokens.get(at + 2).is_some_and(|t| t.dash() && t.glued)
            && self.is(at + 3, &["quarter", "half"])
        {
            return None;
        }
        // "no more than 60" is a hedge and no zero.
        let hedge_word = token.is(flag::HEDGE);
        let hedge = hedge_word
            && self
                .tables
                .before
                .find(token.word, |i| self.tokens.get(at + i).map(|t| t.word))
                .is_some_and(|(n, _)| n >= 2);
        if token.is(flag::ZERO) && !hedge {
            return self.zero(at);
        }
        // "twice as many as the 40 of last year": compared, and no bound.
        if hedge && at > 0 && self.is(at - 1, &["twice", "thrice", "times", "half"]) {
            return None;
        }
        if hedge_word && self.is_particle(at) {
            return None;
        }
        // A hedge or an article with no number behind it is met at every other word: settled before the grammar is tried. Neither has "a third term" one.
        let none = !grammar::is_number(token) && !grammar::number_behind_hedges(self.input(at));
        if none || token.is(flag::ARTICLE) && self.is_next_of_its_kind(at + 1) {
            return if token.is(flag::ARTICLE) {
                self.article(at)
            } else {
                None
            };
        }
        if at > 0 && self.is_aged(at) {
            return None;
        }
        let Ok((_, found)) = grammar::quantity(self.input(at)) else {
            return if token.is(flag::ARTICLE) {
                self.article(at)
            } else {
                None
            };
        };
        // A hedge or article does not make a count of a date, a time or a score: "about 3 p.m.", "the 5-4 vote".
        if found.before > 0
            && let Some(inner) = self
                .look_alike(at + found.before)
                .filter(|q| q.kind.is_look_alike())
        {
            return Some(inner);
        }
        let number = at + found.before..at + found.number_end;
        if let Some(kind) = self.number_alone(number.start, number.end, &found) {
            return Some(self.plain(number.clone(), kind));
        }
        let signed = found.before == 0 && self.is_negative(at);
        let first = self.tokens.get(number.start + found.prefix)?;
        let form = if found.amount.vague {
            Form::Vague
        } else if first.kind == TokenKind::Number {
            Form::Digits
        } else {
            Form::Words
        };
        let unit = found.unit.and_then(|u| self.tables.unit(u));
        let mut kind = match unit.map(|u| u.dimension.as_str()) {
            Some("money") => Kind::Money,
            Some("rate") => Kind::Percent,
            Some("time") => Kind::Duration,
            Some(_) => Kind::Measure,
            None if found.amount.fraction => Kind::Ratio,
            None => Kind::Count,
        };
        if kind == Kind::Count
            && let Some(ratio) = self.one_in(at, &found)
        {
            return Some(ratio);
        }
        let mut end = at + found.end;
        // "the quarter's 8,600 flats": a part of a town, or of a year; "a net loss for the quarter of $160 million".
        let of_year = number.start >= 2
            && (self.is(number.end.wrapping_sub(1), &["quarter"])
                || self.is(number.end.wrapping_sub(1), &["half"]) && !self.is(number.end, &["of"]))
            && self
                .tokens
                .get(number.start - 1)
                .is_some_and(|t| t.is(flag::THE))
            && self.is(number.start - 2, &["for", "in", "during", "over"]);
        // "in the 1986 quarter and", "the three following first quarters"
        let bare = number.len() == 1
            && number.start > 0
            && self.is(number.start, &["quarter", "quarters"])
            && !self.is(number.end, &["of"]);
        if kind == Kind::Ratio && (of_year || bare || self.is(end, &["'s", "\u{2019}s"])) {
            return None;
        }
        let mut quantity = Quantity {
            tokens: at..end,
            number: number.clone(),
            kind,
            form,
            stated: found.stated(),
            hedge: found.hedge,
            step: if found.amount.vague || found.amount.fraction {
                Number::ZERO
            } else {
                found.amount.step
            },
            unit: found.unit,
            noun: None,
            partitive: false,
            addition: false,
            compound: found.unit.is_none()
                && self
                    .tokens
                    .get(at + found.end)
                    .is_some_and(|t| t.dash() && t.glued)
                && self
                    .tokens
                    .get(at + found.end + 1)
                    .is_some_and(|t| t.glued && t.kind == TokenKind::Word),
            sentence: self.sentence,
        };
        if found.joined && !matches!(kind, Kind::Percent | Kind::Money) {
            // "a 22-month war", "a 10-inch pipe": the unit qualifies a noun that is not counted.
            if kind == Kind::Duration && self.is_age_tail(end) {
                quantity.kind = Kind::Age;
            }
        } else if matches!(kind, Kind::Count | Kind::Ratio) {
            self.count(&mut quantity, &mut end);
            kind = quantity.kind;
        }
        // "20 degrees below zero"
        let cold = unit.is_some_and(|u| u.dimension == "temperature")
            && !signed
            && quantity.hedge.is_none();
        if cold
            && let Some((n, ())) = self.tokens.get(end).and_then(|t| {
                self.tables
                    .links
                    .below_zero
                    .find(t.word, |i| self.tokens.get(end + i).map(|t| t.word))
            })
            && let Some(below) = quantity.stated.negated()
        {
            quantity.stated = below;
            end += n;
        }
        // "minus 5", "-18 Celsius": an amount below zero; nothing is counted below it.
        if signed
            && quantity.noun.is_none()
            && quantity.hedge.is_none()
            && let Some(below) = quantity.stated.negated().filter(|_| at > 0)
        {
            quantity.stated = below;
            quantity.tokens.start = at - 1;
            quantity.number.start = at - 1;
        }
        // "50 people at most", "18 soldiers or more": a hedge behind the noun.
        if quantity.hedge.is_none()
            && quantity.noun.is_some()
            && let Some((n, hedge)) = self.tokens.get(end).and_then(|t| {
                self.tables
                    .after
                    .find(t.word, |i| self.tokens.get(end + i).map(|t| t.word))
            })
            && !matches!(hedge, Hedge::About)
            // "In 57 of these nests at least one bird took wing": of the next number.
            && !self.tokens.get(end + n).is_some_and(|t| {
                t.kind == TokenKind::Number || t.is(flag::NUMERAL | flag::VAGUE | flag::ARTICLE)
            })
        {
            let behind = grammar::Found {
                hedge: Some(*hedge),
                ..found
            };
            quantity.stated = behind.stated();
            quantity.hedge = Some(*hedge);
            end += n;
        }
        if kind == Kind::Duration
            && let Some((kind, width)) = self.duration_use(end)
        {
            quantity.kind = kind;
            end += width;
        }
        if matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure) && self.is_rate(end) {
            quantity.kind = Kind::Rate;
        }
        // "5,000 acres more than on Friday", "five fewer than a year ago": how far two counts lie apart.
        let than = self.is(end, &["more", "fewer", "less", "higher", "lower"])
            && self.is(end + 1, &["than"]);
        if matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure) && than {
            quantity.kind = Kind::Change;
        }
        let start = at - usize::from(quantity.number.start < at);
        quantity.tokens = start..end.max(number.end);
        self.rebase(&mut quantity);
        Some(quantity)
    }

    /// "hand over 75 million euros", "the toll has gone up to 121": a part of the verb, and no hedge; "It took over 12 hours" has one.
    fn is_particle(&self, at: usize) -> bool {
        let word = |i: usize| self.tokens.get(i).map(|t| t.word);
        let (Some(verb), Some(hedge)) = (at.checked_sub(1).and_then(word), word(at)) else {
            return false;
        };
        let verb = self.lexicon.word(verb).verb;
        let found = self.tables.particles.find(hedge, |i| word(at + i));
        let Some((n, _)) = found.filter(|(_, verbs)| verbs.contains(&verb)) else {
            return false;
        };
        let time = || {
            let (_, found) = grammar::quantity(self.input(at + n)).ok()?;
            self.tables.unit(found.unit?).map(|u| u.dimension == "time")
        };
        n > 1 || time() != Some(true)
    }

    /// "a third term", "a fifth wicket": an ordinal before a noun, where "a third of", "a third more" and "a third last year" are fractions.
    fn is_next_of_its_kind(&self, at: usize) -> bool {
        const NO_NOUN: u64 = flag::NO_NOUN
            | flag::ADVERB
            | flag::ADJECTIVE
            | flag::ADDITION
            | flag::DETERMINER
            | flag::PRONOUN
            | flag::NEGATION
            | flag::WEEKDAY
            | flag::TIME
            | flag::VERB_PARTICIPLE;
        let next = self.tokens.get(at + 1);
        let own = |t: &Token| t.is(flag::PERSON | flag::NOUNISH | flag::COUNTED | flag::EVENT);
        let noun =
            |t: &Token| t.kind == TokenKind::Word && !t.capital && (own(t) || !t.is(NO_NOUN));
        self.tokens.get(at).is_some_and(|t| t.is(flag::ORDINAL))
            && next.is_some_and(noun)
            && !self.is(at + 1, &["last", "next", "as"])
            && self.ordinal(at).is_some()
    }

    fn is(&self, i: usize, forms: &[&str]) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|t| t.is_form(&self.document.text, forms))
    }

    /// Adds noun, partitive and addition to a count.
    fn count(&self, quantity: &mut Quantity, end: &mut usize) {
        let phrase = noun_phrase::read(
            self.document,
            self.tokens,
            self.lexicon,
            *end,
            quantity.stated.single() == Some(Number::ONE),
        );
        quantity.partitive = phrase.partitive;
        // "an additional four people": behind the article.
        let inside = (quantity.tokens.start..quantity.number.start)
            .any(|i| self.is(i, &["additional", "further", "extra"]));
        quantity.addition = phrase.addition
            || inside
            || self
                .tokens
                .get(quantity.tokens.start.wrapping_sub(1))
                .is_some_and(|t| t.is(flag::ADDITION));
        // "37 new cases and 12 deaths" comes on top of what was counted before.
        quantity.addition |= self
            .tokens
            .get(*end)
            .is_some_and(|t| t.is_form(&self.document.text, &["new", "fresh", "newly"]));
        // "the 65 of the previous year": those of that time, and no part of it.
        let time = |noun: &Noun| {
            const TIMES: [&str; 8] = [
                "year", "month", "week", "season", "quarter", "decade", "winter", "summer",
            ];
            phrase.partitive && TIMES.contains(&noun.lemma.as_str())
        };
        if phrase.noun.as_ref().is_some_and(time) {
            quantity.partitive = false;
            return;
        }
        if let Some(noun) = phrase.noun {
            *end = noun.end;
            quantity.noun = Some(self.noun_at(noun));
        }
    }

    /// A noun with its tokens counted from the start of the text.
    fn noun_at(&self, noun: Noun) -> Noun {
        Noun {
            token: noun.token + self.base,
            end: noun.end + self.base,
            second: noun.second.map(|s| s + self.base),
            ..noun
        }
    }

    /// "no one", "nobody", "no casualties", "none of them".
    fn zero(&self, at: usize) -> Option<Quantity> {
        let token = self.tokens.get(at)?;
        let mut number_end = at + 1;
        let mut end = number_end;
        let mut noun = None;
        let mut partitive = false;
        let determiner = token.is(flag::DETERMINER);
        if determiner {
            // "no one", "no longer", "no more than", "no word on casualties" (unknown, not zero) are told apart.
            let next = self.tokens.get(at + 1)?;
            if next.is(flag::NUMERAL) && next.is_form(&self.document.text, &["one"]) {
                number_end = at + 2;
                end = number_end;
            } else {
                if next.is_form(
                    &self.document.text,
                    &["longer", "matter", "doubt", "way", "idea", "word"],
                ) {
                    return None;
                }
                if next.kind != TokenKind::Word
                    || next.is(flag::ADVERB
                        | flag::PREPOSITION
                        | flag::COORDINATOR
                        | flag::BE
                        | flag::MODAL
                        | flag::UNASSERTED
                        | flag::HEDGE)
                {
                    return None;
                }
                let phrase =
                    noun_phrase::read(self.document, self.tokens, self.lexicon, at + 1, false);
                let found = phrase.noun?;
                end = found.end;
                noun = Some(self.noun_at(found));
            }
        } else if self
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.is_form(&self.document.text, &["of"]))
        {
            partitive = true;
        }
        let mut quantity = Quantity {
            tokens: at..end,
            number: at..number_end,
            kind: Kind::Count,
            form: Form::Zero,
            stated: Interval::exactly(Number::ZERO),
            hedge: None,
            step: Number::ZERO,
            unit: None,
            noun,
            partitive,
            // "no new deaths", "no further injuries"
            addition: self.is(at + 1, &["new", "further", "additional", "fresh"]),
            compound: false,
            sentence: self.sentence,
        };
        self.rebase(&mut quantity);
        Some(quantity)
    }

    /// "a man", "another soldier": one person, low trust; dropped unless a figure counts it.
    fn article(&self, at: usize) -> Option<Quantity> {
        let phrase = noun_phrase::read(self.document, self.tokens, self.lexicon, at + 1, true);
        let noun = phrase.noun?;
        let head = self.tokens.get(noun.token)?;
        if !head.is(flag::PERSON | flag::COUNTED) || noun.token - at > 6 {
            return None;
        }
        let end = noun.end;
        let mut quantity = Quantity {
            tokens: at..end,
            number: at..at + 1,
            kind: Kind::Count,
            form: Form::Article,
            stated: Interval::exactly(Number::ONE),
            hedge: None,
            step: Number::ONE,
            unit: None,
            noun: Some(self.noun_at(noun)),
            partitive: false,
            addition: self.tokens.get(at).is_some_and(|t| t.is(flag::ADDITION)),
            compound: false,
            sentence: self.sentence,
        };
        self.rebase(&mut quantity);
        Some(quantity)
    }

    pub(super) fn plain(&self, tokens: Range<usize>, kind: Kind) -> Quantity {
        let value = grammar::number(self.input(tokens.start))
            .ok()
            .map(|(_, a)| Interval::range(a.low, a.high))
            .unwrap_or_default();
        let mut quantity = self.bare(tokens, kind, Form::Digits, value);
        self.rebase(&mut quantity);
        quantity
    }

    /// A number alone, without hedge, unit or noun; its indices are those of the sentence.
    fn bare(&self, number: Range<usize>, kind: Kind, form: Form, stated: Interval) -> Quantity {
        Quantity {
            tokens: number.clone(),
            number,
            kind,
            form,
            stated,
            hedge: None,
            step: Number::ZERO,
            unit: None,
            noun: None,
            partitive: false,
            addition: false,
            compound: false,
            sentence: self.sentence,
        }
    }

    /// From indices of the sentence to indices of the text.
    fn rebase(&self, quantity: &mut Quantity) {
        let shift = |r: &Range<usize>| r.start + self.base..r.end + self.base;
        quantity.tokens = shift(&quantity.tokens);
        quantity.number = shift(&quantity.number);
    }
}
