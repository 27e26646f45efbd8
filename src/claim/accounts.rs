//! The accounts of a firm: over how many months an amount runs, and of what part of the firm it is.

use std::ops::Range;

use super::Stages;
use crate::quantity::{Kind, Quantity};
use crate::text::{Token, TokenKind, clause, flag};

/// The word that names a part of a firm stands no further before the amount's own name.
const BEFORE: usize = 3;

/// What the words of an amount tell of the accounts that it stands in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Accounts {
    /// Over how many months it runs; 99 for the year so far.
    pub months: Option<u8>,
    /// Of which year it is.
    pub year: Option<i16>,
    /// "In the prior year": of the time before the one that the text tells of.
    pub earlier: bool,
    /// The part of a firm that it is of.
    pub segment: Segment,
}

/// Of what part of a firm an amount is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Segment {
    /// Of no part that its words name.
    #[default]
    Whole,
    /// "newspaper", "refining"
    Part(String),
    /// One of several that are told in a row.
    Listed,
}

impl Segment {
    fn name(&self) -> &str {
        match self {
            Self::Whole => "the whole",
            Self::Part(name) => name,
            Self::Listed => "one of several",
        }
    }
}

impl Accounts {
    /// Reads them for the amount `q`, whose figure was found by the tokens `words`.
    pub(super) fn of(stages: &Stages<'_>, q: &Quantity, words: (usize, usize)) -> Self {
        Self {
            months: months(stages, q, words.0),
            year: year(stages, q),
            earlier: is_earlier(stages, q),
            segment: segment(stages, q, words),
        }
    }

    /// Why two amounts are of two times or of two parts; `None` when nothing says so.
    #[must_use]
    pub fn apart(&self, other: &Self, segments: bool) -> Option<String> {
        if let (Some(m), Some(n)) = (self.months, other.months)
            && m != n
        {
            return Some(format!("one is of {m} months, the other of {n}"));
        }
        if let (Some(y), Some(z)) = (self.year, other.year)
            && y != z
        {
            return Some(format!("one is of {y}, the other of {z}"));
        }
        if self.earlier != other.earlier {
            return Some("one is of the time before".to_owned());
        }
        let (a, b) = (&self.segment, &other.segment);
        (segments && (a != b || *a == Segment::Listed))
            .then(|| format!("one is of {}, the other of {}", a.name(), b.name()))
    }
}

/// The months that the words nearest to an amount name, in its clause, else in its sentence; a year that the clause names is twelve, "for March" is one.
fn months(stages: &Stages<'_>, q: &Quantity, phrase: usize) -> Option<u8> {
    let word = |i: usize| stages.text.tokens.get(i).map(|t| t.word);
    let at = q.number.start;
    let nearest = |range: Range<usize>| {
        range
            .filter_map(|i| {
                let named = || stages.tables.accounts.find(word(i)?, |k| word(i + k));
                let months = named().map(|(_, months)| *months);
                Some((i.abs_diff(at), months.or_else(|| in_digits(stages, i))?))
            })
            .min()
            .map(|(_, months)| months)
    };
    let sentence = stages.text.sentences.get(q.sentence)?.tokens.clone();
    let own = clause(stages.text, at);
    let month = |i: usize| stages.text.is(i, flag::MONTH);
    if q.kind == Kind::Percent {
        // "Consumer prices rose 0.3 percent in February": since the month before.
        let moved = || {
            let moves = &stages.tables.moved_in_month;
            let in_month = || {
                own.clone()
                    .any(|i| month(i) || stages.is_form(i, &["month"]))
            };
            // "consumer prices": its second word.
            let mut named = stages.text.slice(phrase..phrase + 2).iter();
            let moved = named.any(|t| {
                moves.contains(&t.word) || moves.contains(&stages.lexicon.word(t.word).noun)
            });
            (moved && in_month()).then_some(1)
        };
        return nearest(own.clone()).or_else(moved);
    }
    let number = |i: usize| {
        let token = stages.text.tokens.get(i);
        token.is_some_and(|t| t.kind == TokenKind::Number)
    };
    let of_month = || {
        let mut months = own.clone().filter(|i| month(*i));
        months.any(|i| {
            let led = stages.is_form(i.wrapping_sub(1), &["for", "in", "its", "the", "said"]);
            led && !number(i + 1) || i < phrase && i + 2 > phrase
        })
    };
    let of_year = || {
        stages
            .in_sentence_of(q)
            .any(|y| y.kind == Kind::Year && own.contains(&y.tokens.start))
    };
    nearest(own.clone())
        .or_else(|| of_month().then_some(1))
        .or_else(|| of_year().then_some(12))
        .or_else(|| nearest(sentence))
}

/// "the 12 months to February", "13 weeks": the months of a length of time in digits, weeks as the months that they come to.
fn in_digits(stages: &Stages<'_>, at: usize) -> Option<u8> {
    let token = stages.text.tokens.get(at)?;
    let number = token.span.of(&stages.document.text);
    let number: u8 = (token.kind == TokenKind::Number).then(|| number.parse().ok())??;
    // A hyphen may stand between: "52-week".
    let next = at + 1 + usize::from(stages.text.tokens.get(at + 1).is_some_and(Token::dash));
    if stages.is_form(next, &["months", "month"]) {
        return Some(number);
    }
    stages
        .is_form(next, &["weeks", "week"])
        .then_some(match number {
            0..4 => return None,
            4..7 => 1,
            7..11 => 2,
            11..17 => 3,
            17..30 => 6,
            30..45 => 9,
            _ => 12,
        })
}

/// The year nearest to an amount in its clause, else the one year of its sentence.
fn year(stages: &Stages<'_>, q: &Quantity) -> Option<i16> {
    let years: Vec<&Quantity> = stages
        .in_sentence_of(q)
        .filter(|y| y.kind == Kind::Year)
        .collect();
    let own = clause(stages.text, q.number.start);
    let away = |y: &&&Quantity| y.tokens.start.abs_diff(q.tokens.start);
    let near = years
        .iter()
        .filter(|y| own.contains(&y.tokens.start))
        .min_by_key(away);
    let only = if let [one] = years.as_slice() {
        Some(one)
    } else {
        None
    };
    stages.year(near.or(only)?)
}

/// "In the prior year it had sales of": said before the amount, in its sentence.
fn is_earlier(stages: &Stages<'_>, q: &Quantity) -> bool {
    let word = |i: usize| stages.text.tokens.get(i).map(|t| t.word);
    let sentence = stages.text.sentences.get(q.sentence);
    let start = sentence.map_or(q.tokens.start, |s| s.tokens.start);
    (start..q.tokens.start).any(|i| {
        let led = stages.is_form(i.wrapping_sub(1), &["from", "than", "on", "over", "with"]);
        let found = || {
            stages
                .tables
                .accounts_before
                .find(word(i)?, |k| word(i + k))
        };
        !led && found().is_some()
    })
}

/// "newspaper revenues", "sales of its aerospace division", "earnings from refining": the part of a firm that an amount is of, by the word before its
/// name or the words behind.
fn segment(stages: &Stages<'_>, q: &Quantity, words: (usize, usize)) -> Segment {
    let text = &stages.document.text;
    let tok = |i: usize| stages.text.tokens.get(i);
    let form = |t: &Token| t.span.of(text).to_lowercase();
    let noun = (words.0..words.1).find(|i| {
        !q.tokens.contains(i)
            && tok(*i).is_some_and(|t| t.kind == TokenKind::Word && t.is(flag::PATTERN))
    });
    let (Some(noun), Some(sentence)) = (noun, stages.text.sentences.get(q.sentence)) else {
        return Segment::Whole;
    };
    let sentence = sentence.tokens.clone();
    let plain = |t: &Token| {
        const OTHER: u64 = flag::NO_NOUN
            | flag::DETERMINER
            | flag::THE
            | flag::ARTICLE
            | flag::POSSESSIVE
            | flag::PRONOUN
            | flag::ADVERB
            | flag::TIME
            | flag::EARLIER
            | flag::MONTH
            | flag::WEEKDAY
            | flag::HEDGE
            | flag::QUANTIFIER
            | flag::ORDINAL
            | flag::NUMERAL
            | flag::VERB_BASE
            | flag::VERB_ING
            | flag::SPEECH;
        t.kind == TokenKind::Word && !t.is(OTHER)
    };
    // "Parent company turnover", "newspaper operating profit": behind words that tell of no part.
    let named = |t: &Token| t.capital && t.flags == 0;
    let before = (noun.saturating_sub(BEFORE).max(sentence.start)..noun)
        .rev()
        .filter_map(tok)
        .take_while(|t| plain(t) && !named(t))
        .map(form);
    let part = before
        .skip_while(|w| stages.tables.whole.contains(w))
        .find(|w| !w.contains(char::is_numeric));
    if let Some(part) = part {
        return Segment::Part(part);
    }
    // "Heating had sales of 900 million, Valves 700 million and Service 400 million"
    let listed = stages
        .in_sentence_of(q)
        .filter(|o| o.kind == q.kind && o.tokens.start > q.tokens.end);
    let under_names = listed.filter(|o| {
        let name = o.tokens.start.checked_sub(1).and_then(tok);
        name.is_some_and(|t| {
            t.capital && t.kind == TokenKind::Word && !t.is(flag::MONTH | flag::WEEKDAY)
        })
    });
    if under_names.count() > 1 {
        return Segment::Listed;
    }
    // Behind it, up to the verb or the amount.
    let end = q.tokens.start.clamp(noun + 1, sentence.end);
    let of = noun + 1;
    if of >= end || !stages.is_form(of, &["of", "from", "in", "at"]) {
        return Segment::Whole;
    }
    let phrase: Vec<String> = (of + 1..end)
        .filter_map(tok)
        .take_while(|t| {
            t.kind == TokenKind::Word
                && !t.is(flag::BE | flag::HAVE | flag::VERB_PAST | flag::VERB_S | flag::MODAL)
        })
        .filter(|t| {
            !t.is(flag::THE
                | flag::POSSESSIVE
                | flag::ARTICLE
                | flag::DETERMINER
                | flag::COORDINATOR)
        })
        .map(form)
        .collect();
    let segment = phrase.iter().any(|w| stages.tables.segments.contains(w));
    let from = stages.is_form(of, &["from"]) && !phrase.is_empty();
    if segment || from {
        Segment::Part(phrase.join(" "))
    } else {
        Segment::Whole
    }
}
