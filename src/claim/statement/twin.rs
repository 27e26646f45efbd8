//! Two numbers of four digits or more of one thing that are the same but for two neighbouring digits: "11,350 people" among the key facts and "13,150 people"
//! in the text, a cell of a table and the sentence that names its row. Or two of three digits or more that are the same but for one, in two sentences that
//! say the same of it: "the authority calls 772 buildings dangerous", "the authority has classified 722 buildings as dangerous".

use std::ops::Range;

use super::across::FAR;
use super::{Law, Reader, Statement, is_exact};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// Fewer digits change places by chance.
const LEAST: i128 = 1000;
/// What is counted from here on without a noun is told of in millions.
const MILLION: i128 = 1_000_000;
/// Numbers that differ in one digit have so many.
const FEWEST: i128 = 100;
/// Two sentences that say the same of a thing share so many words of four letters or more beside it.
const SHARED: usize = 3;

impl Reader<'_> {
    pub(super) fn twins(stages: &Stages<'_>, out: &mut Vec<Statement>) {
        let zone = |q: &Quantity| stages.text.sentences.get(q.sentence).map(|s| s.zone);
        let counts: Vec<(usize, &Quantity, Number)> = stages
            .quantities
            .iter()
            .enumerate()
            .filter(|(_, q)| q.kind == Kind::Count || is_sum(q))
            .filter(|(_, q)| is_exact(q) && !q.addition)
            .filter_map(|(i, q)| Some((i, q, q.stated.single()?)))
            .filter(|(.., value)| *value >= Number::int(FEWEST))
            .take(FAR)
            .collect();
        for (n, (i, a, x)) in counts.iter().enumerate() {
            for (j, b, y) in counts.iter().skip(n + 1) {
                let edge = [a, b].iter().any(|q| zone(q).is_some_and(at_the_edge));
                let turned = (*x >= Number::int(LEAST) || edge) && x.transposed(*y);
                let off = !turned && x.one_digit_off(*y) && says_the_same(stages, a, b);
                if a.sentence == b.sentence || !turned && !off || a.unit != b.unit {
                    continue;
                }
                // "saving £410,000 a year" over a text that says "The annual saving, put at £140,000"
                // "net profit climbs to 418 mln", "came in at 481 million"
                let millions = a.noun.is_none() && b.noun.is_none() && *x >= Number::int(MILLION);
                let sum = is_sum(a) && is_sum(b) || a.kind == b.kind && millions;
                let sum = sum && edge && turned && (x.digits() > 2 || shares_word(stages, a, b));
                let same_noun = sum
                    || a.noun.is_some()
                        && a.noun.as_ref().map(|n| &n.lemma) == b.noun.as_ref().map(|n| &n.lemma)
                    || edge && (all_of_them(stages, a, b) || all_of_them(stages, b, a));
                let (table, body) = if zone(a) == Some(ZoneKind::Table) {
                    (a, b)
                } else {
                    (b, a)
                };
                let cell = zone(table) == Some(ZoneKind::Table)
                    && zone(body) == Some(ZoneKind::Body)
                    && of_row(stages, table, body);
                // A number that the text gives again is meant.
                let again = |value: &Number, own: usize| {
                    counts.iter().any(|(k, _, v)| v == value && *k != own)
                };
                let told = again(x, *i) && again(y, *j);
                let (Some(first), Some(second)) = (
                    Reader::at(stages, a.sentence),
                    Reader::at(stages, b.sentence),
                ) else {
                    continue;
                };
                // "270 more than the 8,142 who saw it last season"
                if first.is_compared(a) || second.is_compared(b) {
                    continue;
                }
                let zones = zone(a) != zone(b);
                let apart = x.distance(*y);
                let told = told || [a, b].iter().any(|q| told_beside(stages, q, apart));
                if (same_noun && (zones || off) || cell && turned) && !told {
                    let operands = vec![first.operand(*i, a), second.operand(*j, b)];
                    out.push(second.statement(Law::Reference, operands));
                }
            }
        }
    }
}

/// "Leaving aside nine tractors, 1,012 cars": what lies between the two is told beside one of them.
fn told_beside(stages: &Stages<'_>, q: &Quantity, apart: Option<Number>) -> bool {
    let from = stages
        .quantities
        .partition_point(|b| b.sentence + 1 < q.sentence);
    stages
        .quantities
        .iter()
        .skip(from)
        .take_while(|b| b.sentence <= q.sentence + 1)
        .any(|b| b.kind == Kind::Count && b.stated.single() == apart)
}

/// Zones that tell again what the text says.
fn at_the_edge(zone: ZoneKind) -> bool {
    matches!(
        zone,
        ZoneKind::Headline | ZoneKind::Standfirst | ZoneKind::Caption | ZoneKind::Table
    )
}

/// "The passengers walked off. All 134 of them": what a bare number counts is named in the sentence before it.
fn all_of_them(stages: &Stages<'_>, named: &Quantity, bare: &Quantity) -> bool {
    let Some(noun) = named.noun.as_ref().filter(|_| bare.noun.is_none()) else {
        return false;
    };
    let start = bare.tokens.start;
    let all = (start..bare.number.start.max(start))
        .chain(start.checked_sub(1))
        .any(|i| stages.is_form(i, &["all"]));
    let before = bare.sentence.checked_sub(1);
    let sentence = before.and_then(|n| stages.text.sentences.get(n));
    let names = sentence.is_some_and(|s| {
        s.tokens.clone().any(|i| {
            stages.text.tokens.get(i).is_some_and(|t| {
                let form = t.span.of(&stages.document.text).to_lowercase();
                crate::text::singular(&form) == noun.lemma
            })
        })
    });
    all && stages.is_form(bare.number.end, &["of"]) && names
}

/// Whether the sentence of a number, or the one before it, names the row of a cell: "Herre took 12,418 votes", "On Skarv Island ... 3,160 pairs", "the theft of
/// vehicles ... The 1,012 taken".
fn of_row(stages: &Stages<'_>, cell: &Quantity, body: &Quantity) -> bool {
    const NAME: usize = 4;
    let text = &stages.document.text;
    let words = |from: usize, end: usize| -> Vec<String> {
        stages
            .text
            .slice(from..end)
            .iter()
            .filter(|t| t.kind == TokenKind::Word)
            .map(|t| crate::text::singular(&t.span.of(text).to_lowercase()))
            .filter(|w| w.len() >= NAME)
            .collect()
    };
    let start = |sentence: usize| stages.text.sentences.get(sentence).map(|s| s.tokens.start);
    let Some(row) = start(cell.sentence) else {
        return false;
    };
    // The row's label stands before the first comma, the column's behind it.
    let comma = (row..cell.tokens.start)
        .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(',')))
        .unwrap_or(cell.tokens.start);
    let label = words(row, comma);
    let own = start(body.sentence).unwrap_or(body.tokens.start);
    // Of the sentence before only where it is of the text, and no cell.
    let told = |n: &usize| {
        let sentence = stages.text.sentences.get(*n);
        sentence.is_some_and(|s| s.zone == ZoneKind::Body)
    };
    let before = body.sentence.checked_sub(1).filter(told).and_then(start);
    let before = before.unwrap_or(own);
    let said = words(before, body.tokens.end);
    // A name needs no more than one of its words.
    let name = |range: Range<usize>| {
        let tokens = stages.text.slice(range).iter();
        let names = tokens.filter(|t| t.capital && t.span.end - t.span.start >= 4);
        names.map(|t| t.span.of(text)).collect::<Vec<_>>()
    };
    let named = name(row..comma);
    let again = name(own..body.tokens.start)
        .iter()
        .any(|w| named.contains(w));
    // "Latrines built", "had put up 247 latrines"
    let noun = body.noun.as_ref().is_some_and(|n| label.contains(&n.lemma));
    again || !label.is_empty() && label.iter().all(|w| said.contains(w)) || noun && label.len() <= 2
}

/// Money, and money a year.
fn is_sum(q: &Quantity) -> bool {
    q.kind == Kind::Money || q.kind == Kind::Rate && q.unit.is_some()
}

/// Whether the sentences of two numbers share a word that tells what they are of.
fn shares_word(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    /// "year" and its like say nothing of what a sum is for.
    const SHORT: usize = 4;
    let words = |q: &Quantity| {
        let sentence = stages.text.sentences.get(q.sentence);
        sentence
            .map(|s| content_words(stages, &s.tokens))
            .unwrap_or_default()
    };
    let others = words(b);
    words(a)
        .iter()
        .any(|w| w.len() > SHORT && others.contains(w))
}

/// The words of four letters or more that are no function words, as singulars in alphabetical order.
fn content_words(stages: &Stages<'_>, range: &Range<usize>) -> Vec<String> {
    const LONG: u32 = 4;
    const FUNCTION: u64 = flag::PREPOSITION
        | flag::COORDINATOR
        | flag::SUBORDINATOR
        | flag::BE
        | flag::HAVE
        | flag::MODAL
        | flag::PRONOUN;
    let tokens = stages.text.slice(range.clone()).iter();
    let own = tokens.filter(|t| {
        let long = t.span.end - t.span.start >= LONG;
        t.kind == TokenKind::Word && long && !t.is(FUNCTION)
    });
    let mut out: Vec<String> = own
        .map(|t| crate::text::singular(&t.span.of(&stages.document.text).to_lowercase()))
        .collect();
    out.sort();
    out.dedup();
    out
}

/// Whether the sentences of two numbers share names and words enough, in two paragraphs, and neither tells of another time than the other.
fn says_the_same(stages: &Stages<'_>, a: &Quantity, b: &Quantity) -> bool {
    let info = |q: &Quantity| stages.text.sentences.get(q.sentence);
    let (Some(x), Some(y)) = (info(a), info(b)) else {
        return false;
    };
    let times = |sentence: usize| -> Vec<&str> {
        let from = stages.quantities.partition_point(|q| q.sentence < sentence);
        stages
            .quantities
            .iter()
            .skip(from)
            .take_while(|q| q.sentence == sentence)
            .filter(|q| matches!(q.kind, Kind::Year | Kind::Date | Kind::RelativeTime))
            .map(|q| q.number_span(stages.text).of(&stages.document.text))
            .collect()
    };
    let said = content_words(stages, &y.tokens);
    let own = content_words(stages, &x.tokens);
    let shorter = own.len().min(said.len());
    let noun = |w: &String| a.noun.as_ref().is_some_and(|n| n.lemma == *w);
    let shared: Vec<String> = own
        .into_iter()
        .filter(|w| !noun(w) && said.binary_search(w).is_ok())
        .collect();
    // A name in both: two leagues have as many games in a season, or nearly.
    let named = |w: &String| {
        stages.text.slice(x.tokens.clone()).iter().skip(1).any(|t| {
            t.capital
                && t.span
                    .of(&stages.document.text)
                    .to_lowercase()
                    .starts_with(w.as_str())
        })
    };
    let one_name = shared.iter().any(named);
    one_name
        && x.paragraph != y.paragraph
        && shared.len() >= SHARED
        // "starts rose in September to" and "permits were up in September to" say two things in the words of one trade.
        && shared.len() * 2 >= shorter
        && times(a.sentence) == times(b.sentence)
}
