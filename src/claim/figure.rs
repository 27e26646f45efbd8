//! Which figure a quantity is of: by the predicates that govern it, by a phrase around it, or by its noun alone.

use std::ops::Range;

use super::phrase::Matcher;
use super::syntax::{Governor, Role, Walk};
use super::tables::{Element, Figure, FigureId, Phrase, Predicate};
use super::{Stages, named};
use crate::quantity::{Form, Kind, Number, Quantity};
use crate::text::{TokenKind, WordId, clause, flag};

/// What is said of a bare noun stands no further behind it, in tokens.
const SAID: usize = 5;
/// "the two bodies": so few may be offices.
const FEW: i128 = 3;

/// How a figure was found for a quantity.
pub(super) struct Found {
    pub(super) figure: FigureId,
    pub(super) trace: String,
    pub(super) words: (usize, usize),
    pub(super) governor: Option<Governor>,
    /// By what is told of the figure's name, and not by words of its own.
    pub(super) told: bool,
}

/// The phrases with a word in the sentence, by figure and number, in their order.
pub(super) fn phrases_here(stages: &Stages<'_>, range: Range<usize>) -> Vec<(FigureId, u16)> {
    let mut out = Vec::new();
    for t in stages
        .text
        .slice(range)
        .iter()
        .filter(|t| t.is(flag::PATTERN))
    {
        let w = stages.lexicon.word(t.word);
        for id in [t.word, w.verb, w.noun] {
            if let Some(phrases) = stages.tables.phrase_words.get(&id) {
                out.extend_from_slice(phrases);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// "police said | 25 people | had been taken to a station": what somebody says of the number is told behind it.
fn is_told_of_otherwise(stages: &Stages<'_>, phrase: &Phrase, start: usize, q: &Quantity) -> bool {
    let last = phrase.number + 1 == phrase.elements.len();
    let speech = || (start..q.tokens.start).any(|i| stages.text.is(i, flag::SPEECH));
    let passive = stages.text.is(q.tokens.end, flag::BE)
        || stages.text.is(q.tokens.end, flag::HAVE) && stages.is_form(q.tokens.end + 1, &["been"]);
    let participle = || {
        let behind = q.tokens.end + 1..q.tokens.end + 4;
        behind
            .into_iter()
            .any(|i| stages.text.is(i, flag::VERB_PARTICIPLE))
    };
    last && passive && speech() && participle()
}

/// "a mother of three who was rescued": how many children somebody has.
fn of_a_parent(stages: &Stages<'_>, q: &Quantity) -> bool {
    let before = q.tokens.start.wrapping_sub(1);
    q.noun.as_ref().is_none_or(|n| n.lemma == "child")
        && stages.is_form(before, &["of"])
        && stages.is_form(
            before.wrapping_sub(1),
            &[
                "mother",
                "father",
                "parent",
                "parents",
                "mum",
                "mom",
                "dad",
                "widow",
                "widower",
                "grandmother",
                "grandfather",
            ],
        )
}

/// The figure that reads a quantity: a phrase first, then a predicate.
pub(super) fn figure_of(
    stages: &Stages<'_>,
    phrases: &[(FigureId, u16)],
    walk: &Walk<'_>,
    matcher: &Matcher<'_>,
    q: &Quantity,
    quantities: &[Quantity],
) -> Option<Found> {
    if q.kind == Kind::Ratio && !q.partitive || of_a_parent(stages, q) {
        return None;
    }
    let inherited = inherited_noun(q, quantities);
    let by_phrase = by_phrase(stages, phrases, walk, matcher, q, inherited);
    if by_phrase.is_none()
        && let Some(found) =
            named::number_of(stages, walk, q).or_else(|| named::labelled(stages, walk, matcher, q))
    {
        return Some(found);
    }
    let governors = walk.governors(q);
    let by_phrase = by_phrase.filter(|(_, found)| !is_of_two(stages, &governors, found));
    let by_predicate = by_predicate(stages, walk, &governors, q, inherited);
    let (Some((width, phrase)), Some(predicate)) = (&by_phrase, &by_predicate) else {
        return by_phrase.map(|(_, phrase)| phrase).or(by_predicate);
    };
    if phrase_is_nearer(q, *width, phrase, predicate) {
        let governor = predicate.governor;
        by_phrase.map(|(_, phrase)| with_governor(phrase, governor))
    } else {
        by_predicate
    }
}

/// Whether a phrase says more of a number than a predicate does: unless the predicate stands closer to it.
fn phrase_is_nearer(q: &Quantity, width: usize, phrase: &Found, predicate: &Found) -> bool {
    let governor = predicate.governor;
    let role = governor.map(|g| g.role);
    // "arrested 140 protesters": a phrase that is no more than the noun gives way to what was done to them.
    if width == q.tokens.len()
        && predicate.figure != phrase.figure
        && matches!(role, Some(Role::Object | Role::Passive))
    {
        return false;
    }
    // What is said of them, "the deaths of 483 protesters", is closer than the noun itself.
    let extra = width.saturating_sub(q.tokens.len());
    let distance = governor.map_or(usize::MAX, |g| {
        if g.token < q.tokens.start {
            q.tokens.start - g.token
        } else {
            g.token.saturating_sub(q.tokens.end) + 1
        }
    });
    // "set 281 inmates free": the phrase around the number ends with the predicate.
    let holds = governor.is_some_and(|g| {
        phrase.words.0 < q.tokens.start && g.token >= q.tokens.end && g.token + 1 == phrase.words.1
    });
    predicate.figure == phrase.figure
        || holds
        || extra < distance
        || extra == distance && role.is_none()
        || role == Some(Role::Modifier)
}

/// The phrase that fits a quantity best, with its width in tokens.
fn by_phrase(
    stages: &Stages<'_>,
    phrases: &[(FigureId, u16)],
    walk: &Walk<'_>,
    matcher: &Matcher<'_>,
    q: &Quantity,
    inherited: Option<&Quantity>,
) -> Option<(usize, Found)> {
    let mut best: Option<(usize, Found)> = None;
    for &(id, n) in phrases {
        let Some(figure) = stages.tables.figure(id) else {
            continue;
        };
        let possible = figure.range.as_ref().is_none_or(|r| r.meets(&q.stated)) || q.unit.is_some();
        if !measures(stages, figure, q) || !possible {
            continue;
        }
        if let Some(phrase) = figure.phrases.get(n as usize) {
            if phrase.event.is_some_and(|kind| {
                let event = stages.events.at(
                    stages.document,
                    stages.text,
                    stages.event_tables,
                    q.number.start,
                );
                event.head & kind == 0
            }) {
                continue;
            }
            // A bare {n} still needs the figure's noun, or none.
            // "fatalities ... were found in three cucumbers": over a gap no other noun is what was named.
            let over_gap = phrase
                .number
                .checked_sub(1)
                .and_then(|n| phrase.elements.get(n))
                .is_some_and(|e| matches!(e, Element::Gap));
            let named = noun_behind(phrase)
                || phrase.counted_before
                    && (!over_gap || q.noun.is_none() || counts(stages, figure, q, inherited))
                || phrase.of_before
                    && q.noun.as_ref().is_none_or(|n| {
                        // "the remains of 18 miners"
                        stages.text.is(n.token, flag::PERSON | flag::PEOPLE)
                    });
            // "The death toll from two explosions": how often it happened, and not how many died.
            let happenings =
                figure.people
                    && q.noun.as_ref().is_some_and(|n| {
                        stages.text.tokens.get(n.token).is_some_and(|t| {
                            t.is(flag::EVENT) && !t.is(flag::PERSON | flag::PEOPLE)
                        }) && !figure.nouns.contains_key(&n.lemma)
                    })
                    && !noun_behind(phrase);
            if happenings
                || figure.measure.is_none() && !named && !counts(stages, figure, q, inherited)
                || q.form == Form::Article && !figure.single
            {
                continue;
            }
            // Of a name only a bare number is told, or people: "the dead numbered 606"; and a phrase of a figure's own knows more.
            let own_before = best.as_ref().is_some_and(|(_, b)| !b.told);
            if phrase.named.is_some() && (own_before || !named::bare_or_people(stages, figure, q)) {
                continue;
            }
            let Some((start, end)) = matcher.find(phrase, q) else {
                continue;
            };
            if !named::of_the_name_alone(stages, walk, phrase, start, q) {
                continue;
            }
            if is_told_of_otherwise(stages, phrase, start, q) {
                continue;
            }
            // "no casualty figures", "12 death penalty sentences": the noun is what stands behind.
            if figure.people
                && noun_behind(phrase)
                && !phrase
                    .elements
                    .iter()
                    .skip(phrase.number)
                    .any(|e| matches!(e, Element::Gap))
                && q.noun.as_ref().is_some_and(|n| n.token >= end)
            {
                continue;
            }
            // "{n} body", of a figure that counts them: what is said of them behind vetoes too, and "the two bodies" may be offices.
            let alone =
                phrase.elements.len() == 2 && phrase.number == 0 && figure.measure.is_none();
            let few = alone
                && stages.text.is(q.tokens.start, flag::THE)
                && q.stated.high.is_some_and(|n| n <= Number::int(FEW));
            let few = few || q.form == Form::Article;
            if alone && figure.modifiers.is_some() && (few || !counts(stages, figure, q, inherited))
            {
                continue;
            }
            let said = (end..end + SAID)
                .take_while(|i| {
                    let token = stages.text.tokens.get(*i);
                    token.is_some_and(|t| t.kind == TokenKind::Word) && *i < walk.end
                })
                .count();
            let said = if alone { said } else { 0 };
            // A measure is vetoed by its whole clause: "a jury awarded $28 million in damages".
            let clause = if figure.measure.is_some() {
                clause(stages.text, q.number.start)
            } else {
                q.tokens.start..q.tokens.end
            };
            // "carried 231 people to safety": where to is a part of what was done.
            let to = 2 * usize::from(stages.is_form(end, &["to"]));
            if vetoed(
                stages,
                figure,
                q,
                start.min(clause.start).saturating_sub(1).max(walk.start),
                end.max(clause.end) + to.max(said),
            ) {
                continue;
            }
            // The tighter match wins: fewer tokens between the phrase's ends. Words inside a relative clause stand farther off.
            let relative = (q.tokens.end..end).any(|i| stages.text.is(i, flag::RELATIVE));
            let whole = end.max(q.tokens.end) - start.min(q.tokens.start);
            // "the deaths of 483 protesters": what is said of them is closer than what they are.
            let said_of = phrase.of_before && q.tokens.start - start == 2;
            let width = if said_of {
                q.tokens.len().saturating_sub(1)
            } else {
                whole + if relative { 30 } else { 0 }
            };
            let gives_way = |w: usize, b: &Found| width < w || b.told && phrase.named.is_none();
            if best.as_ref().is_none_or(|(w, b)| gives_way(*w, b)) {
                best = Some((
                    width,
                    Found {
                        figure: id,
                        trace: format!("phrase {:?}", phrase.written),
                        words: (start, end),
                        governor: None,
                        told: phrase.named.is_some(),
                    },
                ));
            }
        }
    }
    best
}

/// "230,000 people dead and missing": two figures in one number belong to neither, whichever way they were found.
fn is_of_two(stages: &Stages<'_>, governors: &[Governor], found: &Found) -> bool {
    let merged = governors.iter().any(|g| {
        g.joined.is_some_and(|joined| {
            let of = |head: &WordId| {
                stages
                    .tables
                    .by_head
                    .get(head)
                    .map(|l| l.iter().map(|(f, _)| *f).collect::<Vec<_>>())
                    .unwrap_or_default()
            };
            let (a, b) = (of(&g.head), of(&joined));
            (a.contains(&found.figure) && !b.is_empty() && !b.contains(&found.figure))
                || (b.contains(&found.figure) && !a.is_empty() && !a.contains(&found.figure))
        })
    });
    let names_both = stages
        .tables
        .figure(found.figure)
        .is_some_and(|f| found.trace.contains('|') && f.when.is_empty())
        || found.trace.contains(" or ")
        || found.trace.contains(" and ");
    merged && !names_both
}

/// The nearest predicate that a figure is counted under.
fn by_predicate(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    governors: &[Governor],
    q: &Quantity,
    inherited: Option<&Quantity>,
) -> Option<Found> {
    let mut best: Option<Found> = None;
    for governor in governors {
        if governor.role == Role::Modifier && best.is_some() {
            continue;
        }
        for (id, predicate) in predicates(stages, walk, governor, q) {
            let Some(figure) = stages.tables.figure(id) else {
                continue;
            };
            if q.form == Form::Article && !figure.single
                || !role_fits(figure, predicate, governor)
                || !measures(stages, figure, q)
                || figure.measure.is_none() && !counts(stages, figure, q, inherited)
            {
                continue;
            }
            // "people injured in the crash have died": the clause between says something else of them.
            let from = if governor.over_clause {
                governor.token
            } else {
                q.tokens.start.min(governor.token)
            };
            if vetoed(
                stages,
                figure,
                q,
                from,
                q.tokens.end.max(governor.token + 1),
            ) {
                continue;
            }
            // "killed or wounded": two figures in one number belong to neither.
            if let Some(joined) = governor.joined
                && !befell_all(stages, figure, governor, joined)
                && stages.tables.by_head.get(&joined).is_some_and(|list| {
                    list.iter().any(|(f, _)| {
                        *f != id
                            && stages
                                .tables
                                .figure(*f)
                                .is_some_and(|g| counts(stages, g, q, inherited))
                    })
                })
                && !stages
                    .tables
                    .by_head
                    .get(&joined)
                    .is_some_and(|list| list.iter().any(|(f, _)| *f == id))
            {
                continue;
            }
            best = Some(Found {
                figure: id,
                trace: format!("{:?} as {}", predicate.written, role_name(governor.role)),
                words: (governor.token, governor.token + 1),
                governor: Some(*governor),
                told: false,
            });
            break;
        }
        if best.is_some() && governor.role != Role::Modifier {
            break;
        }
    }
    best
}

/// "three leaders were abducted and killed": two things that befell all of them, since the figure does not exclude the other verb, as the dead
/// exclude the wounded.
fn befell_all(stages: &Stages<'_>, figure: &Figure, governor: &Governor, joined: WordId) -> bool {
    let and = stages.is_form(governor.token + 1, &["and"])
        || stages.is_form(governor.token.wrapping_sub(1), &["and"]);
    let verb = |w: WordId| stages.lexicon.word(w).flags & flag::VERB_BASE != 0;
    let excluded = figure.not.contains(&joined);
    figure.people && and && verb(joined) && verb(governor.head) && !excluded
}

/// A phrase match keeps the stance of the predicate that also governs the number.
pub(super) fn with_governor(phrase: Found, governor: Option<Governor>) -> Found {
    Found {
        governor: phrase.governor.or(governor),
        ..phrase
    }
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Passive => "passive",
        Role::Bare => "bare predicate",
        Role::Subject => "verb with its subject",
        Role::Agent => "verb with its agent",
        Role::Object => "verb with its object",
        Role::Modifier => "modifier",
    }
}

/// The predicates of all figures that a governor satisfies, words beside it included.
pub(super) fn predicates<'a>(
    stages: &Stages<'a>,
    walk: &Walk<'_>,
    governor: &Governor,
    q: &Quantity,
) -> Vec<(FigureId, &'a Predicate)> {
    let mut out = Vec::new();
    let Some(list) = stages.tables.by_head.get(&governor.head) else {
        return out;
    };
    // "a free trader", "is free to decide": an adjective that is spelt like a verb, and no verb.
    let spelt_alike = matches!(governor.role, Role::Modifier | Role::Bare)
        && stages.text.tokens.get(governor.token).is_some_and(|t| {
            t.is(flag::ADJECTIVE) && !t.is(flag::VERB_PAST | flag::VERB_PARTICIPLE | flag::VERB_ING)
        });
    for (id, n) in list {
        let Some(predicate) = stages.tables.figure(*id).and_then(|f| f.when.get(*n)) else {
            continue;
        };
        if spelt_alike && !predicate.adjective {
            continue;
        }
        let near = |word: &WordId| {
            // Behind the verb (over its object) or an adverb before it.
            let from = governor.token.saturating_sub(2).max(walk.start);
            let to = (governor.token.max(q.tokens.end) + 6).min(walk.end);
            (from..to).any(|i| {
                i != governor.token
                    && stages.text.tokens.get(i).is_some_and(|t| {
                        t.word == *word || stages.lexicon.word(t.word).noun == *word
                    })
            })
        };
        if predicate.others.iter().all(near) {
            out.push((*id, predicate));
        }
    }
    // Longer predicates first: "shoot down" before "shoot".
    // ... and of two figures the one that counts fewer kinds of things: silos before buildings.
    out.sort_by_key(|(id, p)| {
        (
            std::cmp::Reverse(p.others.len()),
            stages
                .tables
                .figure(*id)
                .map_or(0, |f| f.nouns.len() + if f.people { 1000 } else { 0 }),
        )
    });
    out
}

pub(super) fn role_fits(figure: &Figure, predicate: &Predicate, governor: &Governor) -> bool {
    match governor.role {
        Role::Passive | Role::Modifier => true,
        Role::Bare => true,
        Role::Subject => predicate.agentive || !figure.people && !predicate.adjective,
        Role::Agent => predicate.agentive,
        Role::Object => !predicate.adjective && !(predicate.agentive && figure.people),
    }
}

/// Whether the figure measures this kind of quantity.
pub(super) fn measures(stages: &Stages<'_>, figure: &Figure, q: &Quantity) -> bool {
    let dimension = q
        .unit
        .and_then(|u| stages.quantity_tables.unit(u))
        .map(|u| u.dimension.as_str());
    if q.kind == Kind::Change {
        return false;
    }
    match figure.measure.as_deref() {
        None => dimension.is_none() && matches!(q.kind, Kind::Count | Kind::Ratio),
        Some("number") => {
            dimension.is_none()
                && q.kind == Kind::Count
                && !matches!(q.form, Form::Article | Form::Zero)
        }
        Some("percent") => dimension == Some("rate"),
        Some(wanted) => dimension == Some(wanted) && q.kind != Kind::Rate,
    }
}

/// Whether the phrase itself names what is counted right behind the number.
fn noun_behind(phrase: &Phrase) -> bool {
    matches!(
        phrase.elements.get(phrase.number + 1),
        Some(Element::Words(_) | Element::Optional(_))
    )
}

const BILLION: i128 = 1_000_000_000;

/// The noun that a number without one shares: the one before it in the sentence.
pub(super) fn inherited_noun<'q>(q: &Quantity, quantities: &'q [Quantity]) -> Option<&'q Quantity> {
    if q.noun.is_some() {
        return None;
    }
    quantities
        .iter()
        .rfind(|p| p.tokens.start < q.tokens.start && p.kind == Kind::Count && p.noun.is_some())
}

/// Whether the figure counts the quantity's noun.
pub(super) fn counts(
    stages: &Stages<'_>,
    figure: &Figure,
    q: &Quantity,
    inherited: Option<&Quantity>,
) -> bool {
    let holds = |noun: &crate::quantity::Noun| -> bool {
        let token = stages.text.tokens.get(noun.token);
        if figure.people && token.is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE)) {
            return true;
        }
        // "18 Rohingya": a name counted under a verb of people is a people.
        if figure.people
            && token.is_some_and(|t| {
                t.capital
                    && t.flags & !(flag::COMMON | flag::UNIT | flag::PHRASE | flag::CURRENCY) == 0
            })
            && q.form != Form::Article
        {
            return true;
        }
        let named = |lemma: &str, at: usize| {
            figure.nouns.get(lemma).is_some_and(|compounds| {
                compounds.iter().any(|words| {
                    words.iter().rev().enumerate().all(|(k, word)| {
                        at.checked_sub(k + 1)
                            .and_then(|i| stages.text.tokens.get(i))
                            .is_some_and(|t| {
                                t.span.of(&stages.document.text).eq_ignore_ascii_case(word)
                            })
                    })
                })
            })
        };
        let plain = figure.modifiers.as_ref().is_none_or(|allowed| {
            (q.number.end..noun.token).all(|i| {
                stages.text.tokens.get(i).is_some_and(|t| {
                    allowed.contains(&t.word) || t.is(flag::ADDITION) || stages.is_form(i, &["of"])
                })
            })
        });
        plain && named(&noun.lemma, noun.token)
            || figure.doers
                && !matches!(q.form, Form::Article | Form::Zero)
                && token.is_some_and(|t| {
                    t.flags & !(flag::COMMON | flag::PHRASE) == 0 && is_doer(stages, &noun.lemma)
                })
    };
    match &q.noun {
        Some(_) if q.compound => false,
        Some(noun) => {
            // "homes and businesses", "missiles and drones": a mixed total belongs to neither unless both are counted.
            if let Some(second) = noun.second {
                let Some(t) = stages.text.tokens.get(second) else {
                    return holds(noun);
                };
                let lemma = crate::text::singular(&t.span.of(&stages.document.text).to_lowercase());
                let other = crate::quantity::Noun {
                    token: second,
                    lemma,
                    end: second + 1,
                    second: None,
                };
                return holds(noun) && holds(&other);
            }
            holds(noun)
        }
        None if q.compound => false,
        None => match inherited.and_then(|p| p.noun.as_ref()) {
            Some(noun) if holds(noun) => true,
            // "It pays 7 billion crowns for schools, and 2 billion could be saved": no event counts people by the billion.
            _ => {
                let beyond =
                    figure.people && q.stated.low.is_some_and(|n| n >= Number::int(BILLION));
                figure.elided && !stands_by_noun(stages, q) && !beyond
            }
        },
    }
}

/// Whether a noun ends like one for a person by what they do or believe: camper, plotter, nationalist, trainee. In -er and -or what is left
/// without the end must be a word: no cucumber.
fn is_doer(stages: &Stages<'_>, lemma: &str) -> bool {
    let tables = stages.tables;
    let known = |stem: &str| stages.lexicon.id(stem).known();
    let made_of = |stem: &str| {
        let doubled = stem.len() > 2
            && stem
                .bytes()
                .rev()
                .take(2)
                .all(|b| stem.as_bytes().last() == Some(&b));
        let short = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default();
        known(stem)
            || known(&format!("{stem}e"))
            // "bootlegger": a verb even where no list has it.
            || doubled
            || stem.ends_with('i') && known(&format!("{short}y"))
    };
    tables.doer_ends.iter().any(|end| {
        let stem = lemma.strip_suffix(end.as_str());
        stem.is_some_and(|stem| !matches!(end.as_str(), "er" | "or") || made_of(stem))
    }) && !tables.no_doers.contains(lemma)
}

/// "population 167,000": a number without a noun behind another noun belongs to that one.
pub(super) fn stands_by_noun(stages: &Stages<'_>, q: &Quantity) -> bool {
    let Some(before) = q
        .tokens
        .start
        .checked_sub(1)
        .and_then(|i| stages.text.tokens.get(i))
    else {
        return false;
    };
    let sentence_start = stages
        .text
        .sentences
        .get(q.sentence)
        .is_some_and(|s| s.tokens.start == q.tokens.start);
    !sentence_start
        && before.kind == TokenKind::Word
        && !before.capital
        && (before.flags == 0
            || before.flags
                & !(flag::OFFICE
                    | flag::DOCUMENT
                    | flag::EVENT
                    | flag::COMMON
                    | flag::UNIT
                    | flag::PHRASE)
                == 0)
}

/// Whether a word tied to the number vetoes the figure.
pub(super) fn vetoed(
    stages: &Stages<'_>,
    figure: &Figure,
    q: &Quantity,
    from: usize,
    to: usize,
) -> bool {
    if figure.not_phrases.iter().any(|p| {
        (from..to).any(|i| {
            p.iter()
                .enumerate()
                .all(|(k, w)| stages.text.tokens.get(i + k).is_some_and(|t| t.word == *w))
        })
    }) {
        return true;
    }
    if figure.not.is_empty() {
        return false;
    }
    (from..to).any(|i| {
        let Some(t) = stages.text.tokens.get(i) else {
            return false;
        };
        if !t.word.known() || q.number.contains(&i) {
            return false;
        }
        let w = stages.lexicon.word(t.word);
        // "40 religious buildings": a noun that is counted, and nobody who builds.
        let at = stages
            .quantities
            .partition_point(|p| p.sentence < q.sentence);
        let noun = t.is(flag::VERB_ING)
            && stages
                .quantities
                .iter()
                .skip(at)
                .take_while(|p| p.sentence == q.sentence)
                .any(|p| p.noun.as_ref().is_some_and(|n| n.token == i));
        figure.not.contains(&t.word)
            || w.verb.known()
                && !noun
                && figure.not.contains(&w.verb)
                && t.is(flag::VERB_BASE
                    | flag::VERB_S
                    | flag::VERB_PAST
                    | flag::VERB_PARTICIPLE
                    | flag::VERB_ING)
            || figure.not.contains(&w.noun)
    })
}
