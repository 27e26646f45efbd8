//! The noun that a number counts: "18 | heavily armed Ukrainian special forces soldiers", "dozens | of people", "two | of them".

use crate::document::Document;
use crate::text::{Lexicon, Token, TokenKind, flag, singular, title_case};

/// The head noun of a counted phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noun {
    /// Its token.
    pub token: usize,
    /// Singular, lower case.
    pub lemma: String,
    /// One past the last token of the phrase.
    pub end: usize,
    /// The token of a second noun that shares the number: "missiles and drones".
    pub second: Option<usize>,
}

/// What stands behind a number.
pub(super) struct Phrase {
    pub(super) noun: Option<Noun>,
    pub(super) partitive: bool,
    pub(super) addition: bool,
}

const VERB: u64 = flag::VERB_BASE | flag::VERB_ING;

/// No noun phrase is longer, in tokens.
const LONGEST: usize = 10;

const STOP: u64 = flag::PREPOSITION
    | flag::SUBORDINATOR
    | flag::RELATIVE
    | flag::PRONOUN
    | flag::BE
    | flag::HAVE
    | flag::DO
    | flag::MODAL
    | flag::NEGATION
    | flag::DETERMINER
    | flag::WEEKDAY
    | flag::TIME;
/// What the object of a verb begins with.
const OBJECT: u64 = flag::DETERMINER
    | flag::POSSESSIVE
    | flag::NUMERAL
    | flag::VAGUE
    | flag::HEDGE
    | flag::ADDITION;
const PARTICIPLE: u64 = flag::VERB_PAST | flag::VERB_PARTICIPLE | flag::VERB_ING;

pub(super) fn read(
    document: &Document,
    tokens: &[Token],
    lexicon: &Lexicon,
    start: usize,
    one: bool,
) -> Phrase {
    let form = |i: usize| tokens.get(i).map_or("", |t| t.span.of(&document.text));
    let mut at = start;
    let mut partitive = false;
    let mut addition = false;
    // "more", "others", "additional" between number and noun.
    if tokens.get(at).is_some_and(|t| t.is(flag::ADDITION)) {
        addition = true;
        // "20 others wounded north of Karsk": the noun itself.
        if form(at).eq_ignore_ascii_case("others") {
            return Phrase {
                noun: None,
                partitive,
                addition,
            };
        }
        at += 1;
    }
    if form(at).eq_ignore_ascii_case("of") {
        let next = tokens.get(at + 1);
        // "10,000 of her people": whose, and not of whom.
        let whose = next.is_some_and(|t| t.is(flag::POSSESSIVE))
            && tokens
                .get(at + 2)
                .is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE));
        // "57 of these nests", and not "12 of those killed".
        let plural = tokens.get(at + 2).is_some_and(|t| {
            let word = form(at + 2);
            t.kind == TokenKind::Word
                && !t.is(flag::VERB_PARTICIPLE | flag::BE | flag::HAVE | flag::PREPOSITION)
                && singular(word) != word
        });
        let these = plural
            && ["these", "those"]
                .iter()
                .any(|w| form(at + 1).eq_ignore_ascii_case(w));
        if !whose && !these && next.is_some_and(|t| t.is(flag::PRONOUN | flag::RELATIVE)) {
            return Phrase {
                noun: None,
                partitive: true,
                addition,
            };
        }
        if these || next.is_some_and(|t| t.is(flag::DETERMINER | flag::POSSESSIVE)) {
            partitive = true;
            at += 2;
            // "nine of the 12 missiles"
            while tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL))
            {
                at += 1;
            }
        } else if next.is_some_and(|t| t.kind == TokenKind::Number || t.is(flag::NUMERAL)) {
            // "95 of 143 drones": the noun behind the second number counts for both.
            partitive = true;
            at += 2;
            while tokens.get(at).is_some_and(|t| {
                t.kind == TokenKind::Number || t.is(flag::NUMERAL) || (t.dash() && t.glued)
            }) {
                at += 1;
            }
        } else {
            at += 1;
        }
    }
    // "2.3 million head of livestock"
    if form(at).eq_ignore_ascii_case("head") && form(at + 1).eq_ignore_ascii_case("of") {
        at += 2;
    }
    let mut head: Option<usize> = None;
    let mut second = None;
    let mut plural_head = false;
    let first = at;
    while at < tokens.len() && at - first < LONGEST {
        let Some(t) = tokens.get(at) else { break };
        let last = head == Some(at.wrapping_sub(1));
        match t.kind {
            // "seven New People's Army guerrillas"
            TokenKind::Genitive
                if last
                    && tokens.get(at - 1).is_some_and(|t| t.capital)
                    && tokens.get(at + 1).is_some_and(|t| t.capital)
                    && tokens.get(at + 2).is_some_and(|t| !t.capital) =>
            {
                at += 1;
                plural_head = false;
                continue;
            }
            // "one of the armed group's camps": of what is theirs.
            TokenKind::Genitive if partitive && at > first => {
                head = None;
                plural_head = false;
                at += 1;
                continue;
            }
            TokenKind::Genitive => {
                // "18 people's homes", "the ministry's": not the counted noun.
                head = None;
                break;
            }
            TokenKind::Number | TokenKind::Ordinal => {
                // "a 10-year-old girl": the age qualifies.
                if one
                    && head.is_none()
                    && (1..5).all(|k| tokens.get(at + k).is_some_and(|t| t.glued))
                    && form(at + 4).eq_ignore_ascii_case("old")
                {
                    at += 5;
                    continue;
                }
                break;
            }
            TokenKind::Mark => {
                if t.dash()
                    && t.glued
                    && tokens
                        .get(at + 1)
                        .is_some_and(|n| n.glued && n.kind != TokenKind::Mark)
                {
                    at += 1;
                    // The word behind a hyphen belongs to the same compound whatever its class.
                    if tokens.get(at).is_some_and(|n| n.kind == TokenKind::Word) {
                        if !plural_head {
                            head = Some(at);
                        }
                        at += 1;
                        continue;
                    }
                    break;
                }
                if t.quotation() && head.is_none() {
                    at += 1;
                    continue;
                }
                // "20 Southern Council (SC) fighters": the short form of the name before it.
                let short = t.mark('(')
                    && tokens.get(at + 1).is_some_and(|n| n.capital)
                    && tokens.get(at + 2).is_some_and(|n| n.mark(')'))
                    && tokens.get(at + 3).is_some_and(|n| n.is(flag::PEOPLE));
                if short && last && !plural_head {
                    at += 3;
                    continue;
                }
                break;
            }
            TokenKind::Word | TokenKind::Mixed => {}
        }
        // "one employee shot dead": what befell the person before.
        let shot = last
            && one
            && t.is(flag::VERB_PAST)
            && t.is(flag::NOUNISH)
            && tokens
                .get(at - 1)
                .is_some_and(|p| p.is(flag::PERSON) && !p.is(flag::ADJECTIVE))
            && !tokens
                .get(at + 1)
                .is_some_and(|n| n.is(flag::PERSON | flag::PEOPLE));
        if shot {
            break;
        }
        if t.is(flag::PERSON | flag::PEOPLE) && !t.is(flag::ADJECTIVE) {
            head = Some(at);
            plural_head = t.is(flag::PEOPLE) && !one;
            at += 1;
            continue;
        }
        // "put the toll at 11 late on Saturday": a time of day.
        let hour = ["late", "early"]
            .iter()
            .any(|w| form(at).eq_ignore_ascii_case(w));
        if hour
            && tokens.get(at + 1).is_none_or(|n| {
                n.kind == TokenKind::Mark || n.is(flag::PREPOSITION | flag::WEEKDAY)
            })
        {
            break;
        }
        if t.is(flag::ADDITION) && head.is_none() {
            // "dozens of others": no noun of its own.
            addition = true;
            break;
        }
        if t.is(flag::COORDINATOR) {
            let Some(next) = tokens.get(at + 1) else {
                break;
            };
            if !form(at).eq_ignore_ascii_case("and") && !form(at).eq_ignore_ascii_case("or") {
                break;
            }
            if head.is_some() && !plural_head && !one {
                // "42 government and private buildings": the first noun was a modifier.
                if let Some(later) = plural_within(tokens, at + 1, 3, &form) {
                    head = Some(later);
                    plural_head = true;
                    at = later + 1;
                    continue;
                }
                break;
            }
            // "135 homes and other buildings": what is counted is named last.
            if plural_head
                && form(at + 1).eq_ignore_ascii_case("other")
                && let Some(later) = plural_within(tokens, at + 2, 3, &form)
            {
                head = Some(later);
                at = later + 1;
                break;
            }
            if plural_head
                && next.kind == TokenKind::Word
                && !next.is(STOP
                    | flag::POSSESSIVE
                    | flag::NUMERAL
                    | flag::VAGUE
                    | PARTICIPLE
                    | flag::HEDGE)
            {
                second = plural_within(tokens, at + 1, 3, &form).filter(|s| {
                    // "kills three people and injures four", "cut 2,000 jobs and plans to hire": a verb, and no second noun.
                    let word = tokens.get(*s);
                    let verb = word.is_some_and(|t| t.is(flag::VERB_S));
                    let noun = word.is_some_and(|t| t.is(flag::NOUNISH | flag::COUNTED));
                    let known = word.is_some_and(|t| t.word.known());
                    let object = tokens.get(s + 1).is_some_and(|t| {
                        t.kind == TokenKind::Number
                            || t.is(OBJECT)
                            || form(s + 1).eq_ignore_ascii_case("to")
                    });
                    let acts = verb && !noun || (verb || !known) && object;
                    !acts
                });
                if let Some(second) = second {
                    at = second + 1;
                }
            }
            break;
        }
        if t.is(flag::NUMERAL | flag::VAGUE) && !t.is(flag::NOUNISH) {
            break;
        }
        // "two off-duty officers", "12 under-age girls": the first half of one word.
        let joined = tokens.get(at + 1).is_some_and(|n| n.dash() && n.glued)
            && tokens
                .get(at + 2)
                .is_some_and(|n| n.glued && n.kind == TokenKind::Word);
        if t.is(flag::PREPOSITION) && joined && head.is_none() {
            at += 3;
            continue;
        }
        if t.is(STOP) && !t.is(flag::NOUNISH) {
            break;
        }
        let next = tokens.get(at + 1);
        let next_continues = next.is_some_and(|n| {
            // "two unnamed high-ranking leaders"
            let hyphen = n.dash() && n.glued && tokens.get(at + 2).is_some_and(|c| c.glued);
            n.kind == TokenKind::Word
                && !n.is(STOP | flag::COORDINATOR | flag::ADVERB | flag::NUMERAL)
                && !(n.is(PARTICIPLE) && !n.is(flag::NOUNISH | flag::ADJECTIVE))
                && !n.is(flag::WEEKDAY | flag::TIME)
                || n.kind == TokenKind::Mixed
                || hyphen && t.is(flag::ADJECTIVE)
        });
        if t.is(flag::ADVERB) {
            // "two underground explosions", "three nearby villages"
            const NOUN: u64 = flag::EVENT | flag::FACILITY | flag::COUNTED;
            if head.is_none()
                && next.is_some_and(|n| n.is(PARTICIPLE | flag::ADJECTIVE | NOUN) && !n.is(STOP))
            {
                at += 1;
                continue;
            }
            break;
        }
        if t.is(flag::ADJECTIVE) && !t.is(flag::NOUNISH) {
            if plural_head || !next_continues {
                // "one civilian", "a minor"
                if t.is(flag::PERSON) && head.is_none() {
                    head = Some(at);
                    at += 1;
                }
                break;
            }
            at += 1;
            continue;
        }
        let verb_like = t.is(PARTICIPLE) && !t.is(flag::NOUNISH);
        if verb_like {
            // "two wounded soldiers" but "two soldiers wounded", "12 killed", "600 took part", "eight lost their lives".
            if t.is(flag::VERB_PARTICIPLE | flag::VERB_ING)
                && !next.is_some_and(|n| n.is(flag::POSSESSIVE))
                && !plural_head
                && next_continues
                && !(head.is_some() && !one)
            {
                at += 1;
                continue;
            }
            break;
        }
        if t.is(flag::VERB_BASE | flag::VERB_S)
            && !t.is(flag::NOUNISH)
            && head.is_some()
            && (plural_head || one)
            && last
        {
            break;
        }
        // "31,000 flee": a base verb behind a plural number, unless a plural noun follows ("12 speed boats").
        // "two Polish soldiers": a name is no verb, but in a headline.
        if t.is(flag::VERB_BASE)
            && !t.is(flag::NOUNISH | flag::COUNTED)
            && (!t.capital || title_case(tokens))
            && !one
            && head.is_none()
            && !next.is_some_and(|n| {
                // "14 heat-related deaths"
                n.dash() && n.glued
                    || n.kind == TokenKind::Word
                        && (n.is(flag::PEOPLE)
                            || form(at + 1).ends_with('s')
                                && !n.is(flag::PREPOSITION | flag::DETERMINER | flag::POSSESSIVE))
            })
        {
            break;
        }
        // "at least 16 people weeks before the Games": when, and not who.
        let time = ["minutes", "hours", "days", "weeks", "months", "years"];
        let then = [
            "before", "after", "ago", "earlier", "later", "since", "into",
        ];
        if head.is_some()
            && time.iter().any(|w| form(at).eq_ignore_ascii_case(w))
            && then.iter().any(|w| form(at + 1).eq_ignore_ascii_case(w))
        {
            break;
        }
        if plural_head {
            // A second noun behind a plural: "sports centres" goes on, "people Friday" does not.
            let plural = is_plural(form(at), t, lexicon);
            if !(plural && !t.capital) || t.is(flag::VERB_S) {
                break;
            }
        }
        head = Some(at);
        plural_head = is_plural(form(at), t, lexicon) && !one;
        at += 1;
    }
    // "11,000 march", "29 face trial": so many cannot be of a singular, so the first word is the verb.
    let verb =
        !one && tokens.get(first).is_some_and(|t| {
            t.is(flag::VERB_BASE) && t.is(flag::NOUNISH) && !t.is(flag::COUNTED | flag::PEOPLE)
        }) && head.is_some_and(|head| {
            tokens.get(head).is_some_and(|t| {
                !t.is(flag::PEOPLE | flag::COUNTED) && !is_plural(form(head), t, lexicon)
            })
        }) && !tokens.get(at).is_some_and(|t| t.dash() && t.glued);
    let head = head.filter(|_| !verb);
    let noun = head.and_then(|head| {
        let token = tokens.get(head)?;
        // "dozens of non-combatants" are no combatants.
        let plain = lemma(form(head), token, lexicon);
        let not_so = head.checked_sub(2).filter(|non| {
            tokens.get(non + 1).is_some_and(|t| t.dash() && t.glued)
                && token.glued
                && form(*non).eq_ignore_ascii_case("non")
        });
        Some(Noun {
            token: head,
            lemma: match not_so {
                Some(_) => format!("non-{plain}"),
                None => plain,
            },
            end: at
                .max(head + 1)
                .min(second.map_or(head + 1, |s| s + 1).max(head + 1)),
            second,
        })
    });
    // "30 others", "12 more": an addition with no noun of its own.
    Phrase {
        noun,
        partitive,
        addition,
    }
}

/// The first plural noun within `most` tokens from `at` on, with nothing but words before it.
fn plural_within<'t>(
    tokens: &[Token],
    at: usize,
    most: usize,
    form: &impl Fn(usize) -> &'t str,
) -> Option<usize> {
    for i in at..at + most {
        let t = tokens.get(i)?;
        let verb = t.is(VERB) && !t.is(flag::NOUNISH | flag::ADJECTIVE | flag::COUNTED);
        if t.kind != TokenKind::Word
            || t.is(STOP | flag::COORDINATOR | flag::NUMERAL | flag::VAGUE | flag::ADDITION)
            || verb
        {
            return None;
        }
        let word = form(i);
        if t.is(flag::PEOPLE)
            || (word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("us")
                && word.len() > 3
                && !t.is(flag::VERB_PAST))
        {
            return Some(i);
        }
    }
    None
}

fn is_plural(form: &str, token: &Token, lexicon: &Lexicon) -> bool {
    if token.is(flag::PEOPLE) {
        return true;
    }
    if token.is(flag::PERSON) {
        return false;
    }
    let known = lexicon.word(token.word);
    if token.word.known() && known.noun != token.word {
        return true;
    }
    form.len() > 3
        && form.ends_with('s')
        && !form.ends_with("ss")
        && !form.ends_with("us")
        && !form.ends_with("is")
}

/// Singular, lower case.
fn lemma(form: &str, token: &Token, lexicon: &Lexicon) -> String {
    let word = lexicon.word(token.word);
    if token.word.known() && word.noun.known() && word.noun != token.word {
        return lexicon.form(word.noun).to_owned();
    }
    if token.is(flag::PERSON) {
        return lexicon.form(token.word).to_owned();
    }
    singular(&form.to_lowercase())
}
