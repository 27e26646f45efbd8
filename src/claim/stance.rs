//! Words that make a statement hearsay, doubtful, or one of an earlier value.

use super::Stages;
use crate::quantity::Quantity;
use crate::text::{TokenKind, clause, flag};

/// "were reported killed", "is rumoured to have died": a passive that names nobody who said so.
pub(super) fn heard(stages: &Stages<'_>, at: usize) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    let verb = |t: &crate::text::Token| stages.lexicon.word(t.word).verb;
    tok(at).is_some_and(|t| t.is(flag::VERB_PARTICIPLE) && stages.tables.heard.contains(&verb(t)))
        && at
            .checked_sub(1)
            .and_then(tok)
            .is_some_and(|t| t.is(flag::BE))
        && tok(at + 1).is_some_and(|t| {
            t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE) || stages.is_form(at + 1, &["to"])
        })
        && !stages.is_form(at + 2, &["by"])
}

/// "a figure that could not be independently verified", in the sentence itself or as the subject of the next: "The toll could not be confirmed."
pub(super) fn doubted(stages: &Stages<'_>, sentence: usize) -> bool {
    let says_so = |range: std::ops::Range<usize>| {
        range.clone().any(|i| {
            let Some(t) = stages.text.tokens.get(i) else {
                return false;
            };
            t.is(flag::VERB_PARTICIPLE | flag::VERB_BASE)
                && stages
                    .tables
                    .doubted
                    .contains(&stages.lexicon.word(t.word).verb)
                && (i.saturating_sub(5).max(range.start)..i)
                    .any(|k| stages.text.is(k, flag::NEGATION) || stages.is_form(k, &["unable"]))
        })
    };
    let tokens = |n: usize| stages.text.sentences.get(n).map(|s| s.tokens.clone());
    let Some(own) = tokens(sentence) else {
        return false;
    };
    if says_so(own) {
        return true;
    }
    let same_paragraph = stages
        .text
        .sentences
        .get(sentence)
        .zip(stages.text.sentences.get(sentence + 1))
        .is_some_and(|(a, b)| a.paragraph == b.paragraph);
    same_paragraph
        && tokens(sentence + 1).is_some_and(|next| {
            let opens = stages.is_form(next.start, &["the", "that", "this", "those", "these"])
                && (next.start + 1..(next.start + 4).min(next.end)).any(|i| {
                    stages.is_form(
                        i,
                        &[
                            "figure", "figures", "toll", "number", "numbers", "claim", "claims",
                            "report", "reports", "account", "accounts",
                        ],
                    )
                });
            opens && says_so(next)
        })
}

/// "In its report a day earlier" stands no further from the start of its sentence.
const OPENING: usize = 8;

/// "initially", "earlier", "at first", "an earlier toll of nine", "had put the toll at": the value is an earlier one.
pub(super) fn said_before(
    stages: &Stages<'_>,
    range: std::ops::Range<usize>,
    q: &Quantity,
) -> bool {
    let is = |i: usize, words: &[&str]| stages.is_form(i, words);
    let clause = clause(stages.text, q.number.start);
    // "28 a day earlier", and not "injuring 40 people, had posted his plans an hour earlier".
    let of_another = |i: usize| {
        const NEAR: usize = 4;
        let unit = [
            "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year",
            "years",
        ];
        is(i.wrapping_sub(1), &unit) && !(q.number.end..q.tokens.end + NEAR).contains(&i)
    };
    let marked = (clause.start..clause.end).any(|i| {
        is(
            i,
            &[
                "initially",
                "earlier",
                "previously",
                "originally",
                "outgoing",
            ],
        ) && !(is(i + 1, &["in", "this", "today", "on"]))
            && !of_another(i)
    });
    // "Earlier on Monday he put the toll at 105", "In its report a day earlier it put the number at 4,605"
    let opens = is(range.start, &["earlier"]) && is(range.start + 1, &["on", "in", "this"]);
    let counted = |i: usize| stages.text.is(i, flag::SPEECH);
    let reported = (range.start..q.number.start)
        .find(|i| is(*i, &["earlier", "before"]) && of_another(*i))
        .is_some_and(|i| i < range.start + OPENING && (i + 1..q.number.start).any(counted));
    // "had said earlier that 31 people were dead", "the previous figure was 10"
    let told = (range.start..q.number.start).any(|i| {
        counted(i) && is(i + 1, &["earlier", "previously"]) && is(i + 2, &["that"])
            || is(i, &["previous"])
                && is(
                    i + 1,
                    &[
                        "figure", "toll", "count", "number", "tally", "estimate", "total",
                    ],
                )
    });
    let marked = marked || told || opens && (range.start..q.number.start).any(counted) || reported;
    // "the authorities at first spoke of 317", "56,000 had no power at one stage"
    let at_first = (clause.start..q.number.start).any(|i| is(i, &["at"]) && is(i + 1, &["first"]))
        || (clause.start..clause.end)
            .any(|i| is(i, &["at"]) && is(i + 1, &["one"]) && is(i + 2, &["stage", "point"]));
    // "officials had spoken of six dead": a reporting verb in the past perfect.
    let perfect = (clause.start..q.number.start).any(|i| {
        is(i, &["had"])
            && (i + 1..i + 3).any(|k| {
                stages
                    .text
                    .tokens
                    .get(k)
                    .is_some_and(|t| t.is(flag::SPEECH) && t.is(flag::VERB_PARTICIPLE))
                    // "the hospital had admitted 52": what was done, and not what was said.
                    && !is(k, &["admitted"])
            })
    });
    // "the first reports spoke of more than 1,000", "early estimates put it at": before the present ones.
    // "while the bank's first estimate was $5.2 billion": set beside another's, and not before it.
    let beside = |i: usize| {
        let whose = i.checked_sub(1).and_then(|g| stages.text.tokens.get(g));
        whose.is_some_and(|t| t.kind == TokenKind::Genitive)
            && (range.start..i).any(|k| is(k, &["while", "whereas"]))
    };
    let first_count = (range.start..q.number.start).any(|i| {
        is(i, &["first", "early", "initial", "preliminary"])
            && !beside(i)
            && (i + 1..(i + 4).min(q.number.start)).any(|k| {
                is(
                    k,
                    &[
                        "report",
                        "reports",
                        "count",
                        "counts",
                        "estimate",
                        "estimates",
                        "accounts",
                        "tally",
                        "toll",
                        "figures",
                        "assessment",
                        "assessments",
                        "news",
                        "bulletin",
                        "bulletins",
                    ],
                )
            })
    });
    // "The institute first published a magnitude of 6.1"
    let first_told = (clause.start..q.number.start).any(|i| {
        is(i, &["first"])
            && stages.text.tokens.get(i + 1).is_some_and(|t| {
                t.is(flag::VERB_PAST) && (t.is(flag::SPEECH) || is(i + 1, &["published", "put"]))
            })
    });
    // "newspapers at the time gave the number as eight", "the interim report gave"
    let at_the_time = (range.start..q.number.start).any(|i| {
        let then = is(i, &["at"]) && is(i + 1, &["the"]) && is(i + 2, &["time"]);
        // "at the time of the attack" is no other telling, and "were inside at the time" neither.
        then && (i + 3..q.number.start)
            .any(|k| is(k, &["gave", "put", "reported", "counted", "spoke"]))
            || is(i, &["interim"]) && is(i + 1, &["report"])
    });
    // "spoke of 58 dead on the evening of the crash": told of that hour.
    let of_that_hour = (q.tokens.end..(q.tokens.end + 6).min(clause.end)).any(|i| {
        is(i, &["on"])
            && is(i + 1, &["the"])
            && is(i + 2, &["evening", "morning", "afternoon", "night", "day"])
            && is(i + 3, &["of"])
    }) && (clause.start..q.number.start).any(|i| {
        stages
            .text
            .tokens
            .get(i)
            .is_some_and(|t| t.is(flag::SPEECH) && t.is(flag::VERB_PAST))
            || is(i, &["spoke", "gave", "counted"])
    });
    // "turnout had stood at 24 percent": so it was before.
    let stood = (clause.start..q.number.start).any(|i| is(i, &["had"]) && is(i + 1, &["stood"]));
    // "at 49 percent by 5 p.m.": a count that was still going on.
    let by_clock = (clause.start..clause.end).any(|i| {
        is(i, &["by"])
            && (is(i + 1, &["noon", "midday", "mid-morning", "midnight"])
                || (i + 2..i + 5).any(|k| is(k, &["a.m.", "p.m.", "am", "pm", "a.m", "p.m"])))
    });
    // "a tally that had not been updated since midnight"
    const NEAR: usize = 30;
    let stale = (q.tokens.end..(q.tokens.end + NEAR).min(range.end)).any(|i| {
        is(i, &["updated"])
            && is(i + 1, &["since"])
            && (i.saturating_sub(3)..i).any(|k| is(k, &["not"]))
    });
    // "the 41 injured, who now number 40"
    let now_number = (q.tokens.end..(q.tokens.end + 5).min(range.end))
        .any(|i| is(i, &["who"]) && is(i + 1, &["now"]));
    marked
        || now_number
        || stale
        || first_told
        || at_the_time
        || at_first
        || perfect
        || first_count
        || of_that_hour
        || stood
        || by_clock
}
