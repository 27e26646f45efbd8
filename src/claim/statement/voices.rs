//! "Police said 2,000 people were in the building. An official put the number at 3,122": two sources, one thing counted, in neighbouring sentences. What
//! is counted needs no figure in the rules; the words around the numbers say that it is one thing.

use super::{Law, Reader, Statement, in_numbers, is_amount, one_place, rounded};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Kind, Number, Quantity};
use crate::text::{TokenKind, clause, flag, singular};

/// The second number stands at most so many sentences behind the first.
const REACH: usize = 2;
/// How many numbers back the first is looked for.
const NEAR: usize = 40;
/// Values further apart than so many times are of two things.
const FURTHEST: i128 = 10;
/// "the number of people inside" stands no further before its number.
const NAMED: usize = 9;
/// What an amount without a noun is of stands no further before it.
const BESIDE: usize = 4;
/// Shorter words say too little to be the thing in common.
const SHORTEST: usize = 4;

impl Reader<'_> {
    pub(super) fn voices(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let quantities = stages.quantities;
        for (j, b) in quantities.iter().enumerate().filter(|(_, q)| told(q)) {
            // The nearest number of the kind, limits and capacities aside: what is said second answers to what was said last.
            if is_aside(stages, b) {
                continue;
            }
            let before = quantities.iter().enumerate().take(j).rev().take(NEAR);
            let nearest = before
                .take_while(|(_, a)| a.sentence + REACH >= b.sentence)
                .find(|(_, a)| {
                    told(a)
                        && a.kind == b.kind
                        && a.unit == b.unit
                        && !limits(stages, a)
                        && !by(stages, a)
                        && !is_converted(stages, a)
                })
                .filter(|(_, a)| !by(stages, b) && !is_aside(stages, a));
            if let Some((i, a)) = nearest
                && rivals(stages, a, b)
                && let Some(reader) = Reader::at(stages, b.sentence)
            {
                let operands = vec![reader.operand(i, a), reader.operand(j, b)];
                out.push(reader.statement(Law::Voices, operands));
            }
        }
    }
}

/// Whether a number is stated plainly enough to be held against another.
fn told(q: &Quantity) -> bool {
    is_amount(q)
        && in_numbers(q)
        && !q.addition
        && !q.partitive
        && q.stated.named().is_some_and(|n| n > Number::ZERO)
}

/// "rose by 3 metres", "rose 300,000 tonnes to 41 million": the size of a change.
fn by(stages: &Stages<'_>, q: &Quantity) -> bool {
    let before = q.tokens.start.wrapping_sub(1);
    let tables = stages.tables;
    let moves = || {
        let verb = stages.text.tokens.get(before);
        verb.map(|t| stages.lexicon.word(t.word).verb)
            .is_some_and(|v| {
                tables.rising.contains(&v)
                    || tables.falling.contains(&v)
                    || tables.up.contains(&v)
                    || tables.down.contains(&v)
            })
            || stages.is_form(before, &["up", "down", "off"])
    };
    stages.is_form(before, &["by"]) || moves() && stages.is_form(q.tokens.end, &["to"])
}

/// "the limit was 80 km per hour", "a legal capacity of 1,000": what is allowed, and not what was.
fn limits(stages: &Stages<'_>, q: &Quantity) -> bool {
    const WORDS: [&str; 9] = [
        "limit",
        "limited",
        "capacity",
        "allowed",
        "permitted",
        "licensed",
        "maximum",
        "built",
        "designed",
    ];
    const NEAR: usize = 12;
    let sentence = stages.text.sentences.get(q.sentence);
    let range = sentence.map_or(0..0, |s| s.tokens.clone());
    let from = q.tokens.start.saturating_sub(NEAR).max(range.start);
    let to = (q.tokens.end + NEAR).min(range.end);
    let clause = |i: &usize| !stages.text.tokens.get(*i).is_some_and(|t| t.mark(','));
    (from..q.tokens.start)
        .rev()
        .take_while(clause)
        .chain((q.tokens.end..to).take_while(clause))
        .any(|i| stages.is_form(i, &WORDS))
}

/// A second amount of the kind, a part, a difference or so much per something: "ordered another watch worth $607,000", "an additional $31 million", "this
/// includes 169 billion", "about eight points more liberal", "4 inches (10 cm) per hour"; and an amount in brackets, whose twin before it is looked at.
fn is_aside(stages: &Stages<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 5;
    let sentence = stages.text.sentences.get(q.sentence);
    let range = sentence.map_or(0..0, |s| s.tokens.clone());
    let from = q.tokens.start.saturating_sub(NEAR).max(range.start);
    let to = (q.tokens.end + NEAR).min(range.end);
    let before = (from..q.number.start).any(|i| {
        stages.is_form(i, &["another", "additional", "extra", "further"])
            || stages.text.is(i, flag::PART) && i + 2 >= q.tokens.start
    });
    let behind = q.tokens.end;
    let compared = stages.is_form(
        behind,
        &["higher", "lower", "more", "less", "fewer", "above", "below"],
    );
    // Through a bracket: "4 inches (10 cm) per hour".
    let rate = (behind..to)
        .find(|i| stages.is_form(*i, &["per"]))
        .is_some_and(|per| {
            behind == per || stages.text.tokens.get(per - 1).is_some_and(|t| t.mark(')'))
        });
    before || compared || rate || is_converted(stages, q)
}

fn is_converted(stages: &Stages<'_>, q: &Quantity) -> bool {
    Reader::at(stages, q.sentence).is_some_and(|r| r.is_converted(q))
}

/// The years around a number: "will increase to 5.2 billion in 2018".
fn years(stages: &Stages<'_>, q: &Quantity) -> Vec<i16> {
    const NEAR: usize = 9;
    let near = stages.in_sentence_of(q).filter(|y| {
        y.kind == Kind::Year
            && y.tokens.start < q.tokens.end + NEAR
            && q.tokens.start < y.tokens.end + NEAR
    });
    let reader = Reader::at(stages, q.sentence);
    reader.map_or_else(Vec::new, |r| near.filter_map(|y| r.year(y)).collect())
}

/// "a $1 trillion infrastructure bill": the size of the thing named behind it.
fn is_attributive(stages: &Stages<'_>, q: &Quantity) -> bool {
    let article = q.tokens.start.checked_sub(1);
    let article = article.is_some_and(|i| stages.text.is(i, flag::ARTICLE))
        || stages.text.is(q.tokens.start, flag::ARTICLE | flag::THE);
    let next = stages.text.tokens.get(q.tokens.end);
    article
        && q.kind == Kind::Money
        && next.is_some_and(|t| {
            t.kind == TokenKind::Word && !t.is(flag::NO_NOUN | flag::ADVERB | flag::TIME)
        })
}

/// "there should be no more than 200": asked for, and not counted.
fn is_wished(stages: &Stages<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 6;
    let sentence = stages.text.sentences.get(q.sentence);
    let from = q.tokens.start.saturating_sub(NEAR);
    let from = from.max(sentence.map_or(0, |s| s.tokens.start));
    (from..q.tokens.start).any(|i| stages.is_form(i, &["should", "must", "ought"]))
}

/// The weekdays near a number: "on Monday, when it covered 19,500 acres".
fn days(stages: &Stages<'_>, q: &Quantity) -> Vec<crate::text::WordId> {
    const NEAR: usize = 9;
    let sentence = stages.text.sentences.get(q.sentence);
    let range = sentence.map_or(0..0, |s| s.tokens.clone());
    let from = q.tokens.start.saturating_sub(NEAR).max(range.start);
    let to = (q.tokens.end + NEAR).min(range.end);
    (from..to)
        .filter_map(|i| stages.text.tokens.get(i))
        .filter(|t| t.is(flag::WEEKDAY))
        .map(|t| t.word)
        .collect()
}

/// "compared with 10 percent on Monday": set beside an earlier state.
fn compared(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    const WORDS: [&str; 5] = [
        "compared",
        "earlier",
        "previously",
        "initially",
        "yesterday",
    ];
    (a.tokens.end..b.tokens.end + 4).any(|i| stages.is_form(i, &WORDS))
}

/// Whether two named sources count one thing.
fn rivals(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    let body = |q: &Quantity| {
        stages
            .text
            .sentences
            .get(q.sentence)
            .is_some_and(|s| s.zone == ZoneKind::Body)
    };
    if a.kind != b.kind || a.unit != b.unit || !body(a) || !body(b) {
        return false;
    }
    let (one, two) = (stages.chain(a), stages.chain(b));
    let (Some(x), Some(y)) = (one.origin(), two.origin()) else {
        return false;
    };
    let far = |a: &Quantity, b: &Quantity| {
        let (Some(x), Some(y)) = (a.stated.named(), b.stated.named()) else {
            return true;
        };
        x.min(y)
            .mul(Number::int(FURTHEST))
            .is_none_or(|m| m < x.max(y))
    };
    if x.may_be(y) || far(a, b) || rounded(a).meets(&rounded(b)) || !one_noun(stages, a, b) {
        return false;
    }
    one_scene(stages, a, b)
        && days(stages, a) == days(stages, b)
        && years(stages, a) == years(stages, b)
        && is_wished(stages, a) == is_wished(stages, b)
        && is_attributive(stages, a) == is_attributive(stages, b)
        && !compared(stages, a, b)
        && !limits(stages, b)
        && (refers_back(stages, b) || shares_words(stages, a, b))
}

/// One noun with the same words before it, or none with the second number.
fn one_noun(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    let Some(x) = &a.noun else {
        return b.noun.is_none() && a.unit.is_some();
    };
    let Some(y) = &b.noun else {
        // "put the number of residents at 3,122": what is counted is said after all.
        let from = b.tokens.start.saturating_sub(NAMED);
        let of = (from..b.tokens.start)
            .find(|i| stages.is_form(*i, &["number"]) && stages.is_form(i + 1, &["of"]));
        let named = of.map(|i| i + 2..b.tokens.start);
        return named.is_none_or(|mut words| {
            words.any(|i| {
                let token = stages.text.tokens.get(i);
                token.is_some_and(|t| {
                    let form = t.span.of(&stages.document.text).to_lowercase();
                    singular(&form) == x.lemma || form == x.lemma
                })
            })
        });
    };
    let before = |q: &Quantity, noun: usize| {
        let span = stages.text.span(q.number.end..noun);
        span.of(&stages.document.text).to_lowercase()
    };
    x.lemma == y.lemma && before(a, x.token) == before(b, y.token)
}

/// Neither place nor day tells the two apart.
fn one_scene(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (stages.event(a), stages.event(b));
    let days = x.days.zip(y.days).is_none_or(|(d, e)| d.meet(&e));
    one_place(stages, a, b) && days && x.period == y.period
}

/// "put the number of people inside at", "the true amount was", "spoke of".
fn refers_back(stages: &Stages<'_>, q: &Quantity) -> bool {
    const NEAR: usize = 9;
    const WHAT: [&str; 8] = [
        "number", "figure", "amount", "total", "count", "it", "them", "speed",
    ];
    let before = q.tokens.start.wrapping_sub(1);
    let from = q.tokens.start.saturating_sub(NEAR);
    let tok = |i: usize| stages.text.tokens.get(i);
    let named = (from..before).any(|i| stages.is_form(i, &WHAT));
    let put = stages.is_form(before, &["at"])
        && (from..before).any(|i| stages.is_form(i, &["put", "puts", "estimated", "set"]));
    let was = tok(before).is_some_and(|t| t.is(flag::BE)) || stages.is_form(before, &["been"]);
    let the = (from..before).any(|i| {
        tok(i).is_some_and(|t| t.is(flag::THE)) && (i + 1..i + 3).any(|k| stages.is_form(k, &WHAT))
    });
    put && named || was && the
}

/// A verb or a noun of the clause, besides what is counted and who says it, stands in both clauses.
fn shares_words(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    // "69 had been identified": of a number without a noun its own verb decides.
    let elided = b.noun.is_none() && b.kind == Kind::Count;
    let verb_behind = stages.text.is(b.tokens.end, flag::BE | flag::HAVE);
    if elided && !verb_behind {
        return false;
    }
    let words = |q: &Quantity, from: usize| -> Vec<(usize, String)> {
        clause(stages.text, q.number.start)
            .filter(|i| *i >= from)
            // A verb of saying is in common when it is what was done: "had been identified".
            .filter(|i| {
                let speech = stages.text.is(*i, flag::SPEECH);
                let been = i.checked_sub(1).and_then(|b| stages.text.tokens.get(b));
                !speech
                    || been.is_some_and(|t| t.is(flag::BE))
                    || stages.is_form(i.wrapping_sub(1), &["been"])
            })
            .filter(|i| !q.tokens.contains(i))
            .filter_map(|i| Some((i, stages.text.tokens.get(i)?)))
            .filter(|(_, t)| {
                t.kind == TokenKind::Word
                    && !t.capital
                    && (t.span.end - t.span.start) as usize >= SHORTEST
                    && !t.is(flag::SPEAKER
                        | flag::TITLE
                        | flag::OFFICE
                        | flag::PREPOSITION
                        | flag::BE
                        | flag::HAVE
                        | flag::MODAL
                        | flag::DETERMINER
                        | flag::PRONOUN
                        | flag::RELATIVE
                        | flag::SUBORDINATOR
                        | flag::COORDINATOR
                        | flag::ADVERB
                        | flag::ADJECTIVE
                        | flag::HEDGE
                        | flag::NUMERAL
                        | flag::PEOPLE
                        | flag::PERSON
                        | flag::TIME)
            })
            .map(|(i, t)| {
                let form = t.span.of(&stages.document.text).to_lowercase();
                let verb = stages.lexicon.word(t.word).verb;
                let word = if verb.known() {
                    stages.lexicon.form(verb).to_owned()
                } else {
                    singular(&form)
                };
                (i, word)
            })
            .collect()
    };
    let (x, y) = (words(a, 0), words(b, if elided { b.tokens.end } else { 0 }));
    let counted = a.noun.as_ref().map(|n| n.lemma.as_str());
    // An amount of money or of a measure is of anything: what it is of stands right before both ("would cost $12 billion", "his net worth at").
    let near = a.noun.is_none() && a.unit.is_some();
    let names = |(at, w): &(usize, String), q: &Quantity| {
        let before = *at < q.tokens.start && at + BESIDE >= q.tokens.start;
        Some(w.as_str()) != counted && (!near || before)
    };
    x.iter()
        .filter(|w| names(w, a))
        .any(|w| y.iter().any(|v| names(v, b) && w.1 == v.1))
}
