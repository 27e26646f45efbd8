//! Parts of a whole: "including two children", "two of them children", "the dead included", "of whom 12 were soldiers".

use super::made::base;
use super::syntax::Walk;
use super::{Claim, Claims, FigureId, Stages};
use crate::attribution::Stance;
use crate::document::ZoneKind;
use crate::quantity::{Form, Kind, Quantity};
use crate::text::{Token, TokenKind, flag};

/// A base that is told again was told so many claims before.
const RECENT: usize = 8;
/// How far before the number the word that opens a part may stand, in tokens.
const REACH: usize = 30;

/// A quantity with no figure of its own that is a part of a claim before it.
pub(super) fn part(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
    index: usize,
    so_far: &Claims,
    first_claim: usize,
    zone: ZoneKind,
) -> Option<Claim> {
    // "in seven of the states"
    let area = q.partitive && stages.counts_areas(q);
    if q.kind != Kind::Count && q.kind != Kind::Ratio || q.form == Form::Zero || area {
        return None;
    }
    // "among the dead were two children", "the dead included two children", "the victims were 12 men and two women".
    let nominal = nominal_figure(stages, walk, q)
        .or_else(|| among_behind(stages, walk, q))
        .or_else(|| opened_with_of(stages, walk, q, so_far));
    let whole_here = so_far
        .claims
        .get(first_claim..)
        .unwrap_or_default()
        .iter()
        // "received one body and 28 injured, three of them serious": what leaves some out may have parts too; "including one journalist and four women":
        // but none that is larger.
        .rposition(|c| !c.is_part || c.part_of.is_none() && c.value.holds(&q.stated))
        .map(|n| n + first_claim);
    let opener = opens_part(stages, walk, q) || closes_part(stages, walk, q);
    // "Scores of members of the force, including 18 officers, were killed": of what is a part itself.
    let whole_here = whole_here.or_else(|| {
        let here = so_far.claims.get(first_claim..).unwrap_or_default();
        (opener && !here.is_empty()).then(|| first_claim + here.len() - 1)
    });
    let figure: FigureId;
    let whole: Option<usize>;
    if let Some(f) = nominal {
        figure = f;
        whole = so_far
            .claims
            .iter()
            .rposition(|c| c.figure == f && !c.is_part && !c.addition && c.is_asserted());
    } else if let Some(n) = whole_here.filter(|_| {
        // "58 bodies were brought and 17 were those of women"
        let those = q.noun.is_none()
            && stages.text.is(q.tokens.end, flag::BE)
            && stages.is_form(q.tokens.end + 1, &["those"])
            && stages.is_form(q.tokens.end + 2, &["of"]);
        opener
            || those
            || q.partitive
            || q.noun.is_none()
                && degree(stages, walk, q).is_some()
                && q.tokens
                    .start
                    .checked_sub(1)
                    .and_then(|i| stages.text.tokens.get(i))
                    .is_some_and(|t| t.kind == TokenKind::Mark)
    }) {
        figure = so_far.claims.get(n)?.figure;
        whole = Some(n);
    } else {
        return None;
    }
    // "124 seats ... 164 of 165 constituencies": a part of a number of its own.
    let own_base = stages
        .quantities
        .get(index + 1)
        .filter(|b| b.tokens.start < q.tokens.end);
    let whole_value = whole.and_then(|w| so_far.claims.get(w)).map(|w| &w.value);
    if nominal.is_none()
        && let (Some(own), Some(value)) = (own_base, whole_value)
        && own.stated != *value
    {
        return None;
    }
    // "137 of the dead were Han, who make up most of a population of 1.3 billion": far above its whole it is no part.
    const FAR: i128 = 20;
    let far = |value: &crate::quantity::Interval| {
        let most = value.high.or(value.named());
        let limit = most.and_then(|m| m.mul(crate::quantity::Number::int(FAR)));
        limit.is_some_and(|limit| q.stated.low.is_some_and(|low| low > limit))
    };
    if whole_value.is_some_and(far) {
        return None;
    }
    // Only things of the kind that the figure counts.
    let known = stages.tables.figure(figure)?;
    let is_person = |t: &Token| t.is(flag::PERSON | flag::PEOPLE | flag::KIN) && !t.is(flag::GROUP);
    // "9,907 households were damaged, including 23,248 men": no part of what counts things, but "the bodies of seven, among them five women".
    let of_people = known.people
        || whole
            .and_then(|w| so_far.claims.get(w))
            .and_then(|w| stages.quantities.get(w.quantity))
            .and_then(|p| p.noun.as_ref())
            .and_then(|n| stages.text.tokens.get(n.token))
            .is_some_and(is_person);
    let person = q.noun.as_ref().is_none_or(|n| {
        stages.text.tokens.get(n.token).is_some_and(|t| {
            of_people && is_person(t)
                    // "including 137 Han and 46 Uighurs"
                    || opener && known.people && t.capital && !t.word.known() && q.form != Form::Article
        }) || known.who.contains(&n.lemma)
            || known.nouns.contains_key(&n.lemma)
    });
    if known.measure.is_some()
        || !person
        || q.form == Form::Article && nominal.is_none() && !directly_after_part(stages, walk, q)
    {
        return None;
    }
    let mut claim = base(stages, q, index, figure, zone);
    if claim.stance == Stance::Denied {
        return None;
    }
    claim.is_part = true;
    claim.part_of = whole;
    // "among the dead were two children of a cook": of hers, and not all the children.
    let of_one = q
        .noun
        .as_ref()
        .is_some_and(|n| stages.is_form(n.end, &["of"]));
    claim.who = q
        .noun
        .as_ref()
        .filter(|_| !of_one)
        .map(|n| n.lemma.clone())
        .or_else(|| predicate_noun(stages, walk, q).filter(|_| !of_one))
        // "two of them seriously"
        .or_else(|| degree(stages, walk, q).filter(|_| known.people));
    if let Some(w) = whole.and_then(|w| so_far.claims.get(w)) {
        claim.event = w.event.clone();
    }
    claim.words = q.span(stages.text);
    claim.trace = format!(
        "{}: part, by {}",
        known.id,
        if nominal.is_some() {
            "the noun before it"
        } else if opener {
            "\"including\" or \"among\""
        } else {
            "\"of them\""
        }
    );
    Some(claim)
}

/// "two of them children", "12 of the dead were soldiers": the noun that names the part.
fn predicate_noun(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    walk.behind(q, 7).find_map(|i| {
        let t = stages.text.tokens.get(i)?;
        t.is(flag::PERSON | flag::PEOPLE)
            .then(|| {
                stages
                    .lexicon
                    .form(stages.lexicon.word(t.word).noun)
                    .to_owned()
            })
            .filter(|n| n != "people" && n != "person")
    })
}

/// Whether "including", "among" or the like stands before the number with only the list between.
pub(super) fn opens_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    let mut i = q.tokens.start;
    // "The toll remains at 66, of whom 45 were teenagers"
    if i >= walk.start + 2 && stages.is_form(i - 1, &["whom"]) && stages.is_form(i - 2, &["of"]) {
        return true;
    }
    // "rises to 51, of which 43 are in Kerr County"; "36 drones, of which 32 were shot down" are a count of their own.
    if i >= walk.start + 2 && stages.is_form(i - 1, &["which"]) && stages.is_form(i - 2, &["of"]) {
        let is = stages.is_form(q.tokens.end, &["are", "were"]);
        return is && stages.is_form(q.tokens.end + 1, &["in", "at", "from", "near"]);
    }
    for _ in 0..REACH {
        let Some(prev) = i.checked_sub(1).filter(|p| *p >= walk.start) else {
            return false;
        };
        i = prev;
        let Some(t) = stages.text.tokens.get(i) else {
            return false;
        };
        if t.is(flag::PART) {
            // "among them two children" opens a part; "600 fatalities among 15,000 soldiers" names the base.
            let among = stages.is_form(i, &["among", "amongst"]);
            // "40 halls including churches and mosques, 8 bridges": behind bare nouns a number goes on with the list that the halls stand in.
            let comma = stages
                .text
                .tokens
                .get(q.tokens.start.wrapping_sub(1))
                .is_some_and(|t| t.mark(','));
            let counted = (i + 1..q.tokens.start).any(|k| {
                stages.text.tokens.get(k).is_some_and(|t| {
                    t.kind == TokenKind::Number
                        || t.is(flag::NUMERAL
                            | flag::VAGUE
                            | flag::ARTICLE
                            | flag::POSSESSIVE
                            | flag::THE
                            | flag::PRONOUN)
                        || t.capital
                })
            });
            if comma && !counted && q.tokens.start > i + 2 {
                return false;
            }
            return !among
                || stages.is_form(i + 1, &["them", "whom", "these", "those", "the"])
                    && q.tokens.start > i + 1;
        }
        // "whose members were among the marchers, said 128 people had died": what is said is no part of what stands before it.
        if t.is(flag::SPEECH) && t.is(flag::VERB_PAST | flag::VERB_S) {
            return false;
        }
        // ", and 85 others are rescued": a clause of its own ends the list; so do "when", "who", "in", "with".
        let own_verb = stages
            .text
            .is(q.tokens.end, flag::BE | flag::HAVE | flag::MODAL)
            || stages.is_form(q.number.end, &["others"])
            || q.addition;
        if t.is(flag::COORDINATOR)
            && stages
                .text
                .tokens
                .get(i.wrapping_sub(1))
                .is_some_and(|p| p.mark(','))
            && (own_verb || i + 1 == q.tokens.start && q.noun.is_some())
            || t.is(flag::SUBORDINATOR | flag::RELATIVE)
                && !t.is(flag::PREPOSITION | flag::DETERMINER)
            || t.is(flag::PREPOSITION)
                && stages.is_form(
                    i,
                    &["in", "at", "on", "with", "onto", "into", "near", "after"],
                )
        {
            return false;
        }
        if t.mark(';')
            || t.mark('.')
            || t.is(flag::BE | flag::MODAL | flag::HAVE)
            || t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_ING)
                && !t.is(flag::NOUNISH | flag::ADJECTIVE | flag::VERB_PARTICIPLE)
                && !t.capital
        {
            return false;
        }
    }
    false
}

/// "69 people, 23 children included, were killed", "70 people, ten women and three infants among them": the word for a part stands behind it.
fn closes_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    const LISTED: usize = 3;
    let tok = |i: usize| stages.text.tokens.get(i);
    let comma = |i: usize| tok(i).is_some_and(|t| t.mark(','));
    // Nothing but the list between: "ten women and three infants".
    let mut at = q.tokens.end;
    loop {
        if let Some(item) = walk.quantity_at(at) {
            at = item.tokens.end;
        } else if comma(at) || tok(at).is_some_and(|t| t.is(flag::COORDINATOR)) {
            at += 1;
        } else {
            break;
        }
    }
    let among = stages.is_form(at, &["among"]) && stages.is_form(at + 1, &["them", "whom"]);
    if !among && !stages.is_form(at, &["included"]) {
        return false;
    }
    let closes = tok(at + 1 + usize::from(among)).is_none_or(|t| t.kind == TokenKind::Mark);
    let opens = |q: &Quantity| q.tokens.start.checked_sub(1).is_some_and(comma);
    let listed = walk
        .quantities
        .partition_point(|p| p.tokens.start <= q.tokens.start);
    let from = listed.saturating_sub(LISTED);
    let items = walk.quantities.get(from..listed).unwrap_or_default();
    closes && items.iter().any(opens)
}

fn directly_after_part(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> bool {
    q.tokens
        .start
        .checked_sub(1)
        .filter(|p| *p >= walk.start)
        .and_then(|p| stages.text.tokens.get(p))
        .is_some_and(|t| t.is(flag::PART))
}

/// "the dead included", "among the injured were", "victims include": the figure that the noun stands for.
fn nominal_figure(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<FigureId> {
    let mut i = q.tokens.start;
    let mut verb = false;
    for _ in 0..14 {
        i = i.checked_sub(1).filter(|p| *p >= walk.start)?;
        let t = stages.text.tokens.get(i)?;
        if t.is(flag::PART) && t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_BASE)
            || t.is(flag::BE)
        {
            verb = true;
            continue;
        }
        let noun = nominal(stages, walk, i, t);
        // "with the displaced at home the total is 1,749,977": they are only a part of what is told.
        let with = i > 1 && (i - 2..i).any(|k| stages.is_form(k, &["with"]));
        let total = (i..q.tokens.start).any(|k| stages.is_form(k, &["total", "sum"]));
        if let Some(figure) = noun.filter(|_| !(with && total))
            && (verb
                || stages
                    .text
                    .tokens
                    .get(i.wrapping_sub(1))
                    .is_some_and(|p| p.is(flag::PART))
                || stages
                    .text
                    .tokens
                    .get(i.wrapping_sub(2))
                    .is_some_and(|p| p.is(flag::PART)))
        {
            return Some(figure);
        }
        if t.mark('.') || t.mark(';') {
            return None;
        }
    }
    None
}

/// "Two militants were among the dead".
fn among_behind(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<FigureId> {
    let is_among = |i: &usize| {
        stages.text.tokens.get(*i).is_some_and(|t| {
            t.is(flag::PART)
                && t.span
                    .of(&stages.document.text)
                    .to_ascii_lowercase()
                    .starts_with("among")
        })
    };
    let among = walk
        .behind(q, 8)
        .find(is_among)
        .or_else(|| past_including(stages, walk, q)?.find(is_among))?;
    let copula = (q.tokens.end..among).any(|i| stages.text.is(i, flag::BE));
    if !copula {
        return None;
    }
    let named = (among + 1..(among + 4).min(walk.end)).find_map(|i| {
        stages
            .text
            .tokens
            .get(i)
            .and_then(|t| nominal(stages, walk, i, t))
    });
    named.or_else(|| {
        // "are among the 40 killed", "among the 140 people said to have died"
        const NEAR: usize = 6;
        let whole = walk
            .quantities
            .iter()
            .find(|p| (among + 1..among + 3).contains(&p.tokens.start))?;
        (whole.number.end..(whole.tokens.end + NEAR).min(walk.end)).find_map(|i| {
            let t = stages.text.tokens.get(i)?;
            figure_of(stages, t)
        })
    })
}

/// "Three nurses, including the head of the ward, were among the dead": what stands behind the words between the commas.
fn past_including(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
) -> Option<std::ops::Range<usize>> {
    const NEAR: usize = 5;
    const LONGEST: usize = 30;
    let comma = |i: &usize| stages.text.tokens.get(*i).is_some_and(|t| t.mark(','));
    let open = (q.tokens.end..(q.tokens.end + NEAR).min(walk.end)).find(comma)?;
    if !stages.is_form(open + 1, &["including"]) {
        return None;
    }
    let close = (open + 1..(open + LONGEST).min(walk.end))
        .rev()
        .find(|i| comma(i) && stages.text.is(i + 1, flag::BE | flag::HAVE))?;
    Some(close + 1..(close + NEAR).min(walk.end))
}

/// The figure of people that a participle tells of by itself: killed, wounded.
fn figure_of(stages: &Stages<'_>, t: &Token) -> Option<FigureId> {
    let head = if t.is(flag::VERB_PARTICIPLE) && !t.is(flag::ADJECTIVE) {
        stages.lexicon.word(t.word).verb
    } else {
        t.word
    };
    // "the missing are aged between 8 and 70" has no number of its own here: ages are no counts.
    let list = stages.tables.by_head.get(&head)?;
    list.iter()
        .find(|(f, n)| {
            stages.tables.figure(*f).is_some_and(|fig| {
                fig.people && fig.when.get(*n).is_some_and(|p| p.others.is_empty())
            })
        })
        .map(|(f, _)| *f)
}

/// "the dead", "those killed", "the wounded", "fatalities": an adjective or participle that heads a noun phrase.
/// "Of those confirmed dead, five were firefighters", "of the 34 fresh deaths, four were reported from Lunde": what the sentence opens with, over
/// its comma.
fn opened_with_of(
    stages: &Stages<'_>,
    walk: &Walk<'_>,
    q: &Quantity,
    so_far: &Claims,
) -> Option<FigureId> {
    const LONGEST: usize = 14;
    let tok = |i: usize| stages.text.tokens.get(i);
    let is = tok(q.tokens.end).is_some_and(|t| t.is(flag::BE | flag::HAVE));
    if !is || q.noun.is_some() || !stages.is_form(walk.start, &["of"]) {
        return None;
    }
    let to = (walk.start + LONGEST).min(q.tokens.start);
    let comma = (walk.start + 1..to).find(|i| tok(*i).is_some_and(|t| t.mark(',')))?;
    let counted = || {
        so_far.claims.iter().rev().take(2).find_map(|c| {
            let p = stages.quantities.get(c.quantity)?;
            (walk.start < p.tokens.start && p.tokens.end <= comma).then_some(c.figure)
        })
    };
    let named = (walk.start + 1..comma).find_map(|i| nominal(stages, walk, i, tok(i)?));
    // "Of those unaccounted for"
    let lacking = || {
        let word =
            (walk.start + 1..comma).find(|i| stages.is_form(*i, &["unaccounted", "missing"]));
        word.and_then(|_| stages.tables.by_id("missing"))
    };
    // "The strike killed 33 civilians. Of the 33 civilians, eight were men": the number told before.
    let again = || {
        let base = walk.quantities.iter().find(|p| {
            walk.start < p.tokens.start && p.tokens.end <= comma && !p.kind.is_look_alike()
        })?;
        let recent = so_far.claims.iter().rev().take(RECENT);
        recent
            .filter(|c| !c.is_part && c.value == base.stated)
            .map(|c| c.figure)
            .find(|f| stages.tables.figure(*f).is_some_and(|f| f.people))
    };
    named.or_else(counted).or_else(lacking).or_else(again)
}

fn nominal(stages: &Stages<'_>, walk: &Walk<'_>, i: usize, t: &Token) -> Option<FigureId> {
    if t.kind != TokenKind::Word {
        return None;
    }
    let before = i
        .checked_sub(1)
        .filter(|p| *p >= walk.start)
        .and_then(|p| stages.text.tokens.get(p));
    let headed = before.is_some_and(|b| {
        b.is(flag::DETERMINER | flag::COORDINATOR) || b.is_form(&stages.document.text, &["those"])
    });
    if !headed {
        return None;
    }
    figure_of(stages, t)
}

/// "seriously", "critically", "lightly": a degree that names a part of the injured.
pub(super) fn degree(stages: &Stages<'_>, walk: &Walk<'_>, q: &Quantity) -> Option<String> {
    let near = q.number.end..(q.tokens.end + 6).min(walk.end);
    for i in near {
        let t = stages.text.tokens.get(i)?;
        if t.mark(',') || t.is(flag::COORDINATOR) || t.kind == TokenKind::Number {
            return None;
        }
        let form = t.span.of(&stages.document.text);
        for (word, name) in [
            ("seriously", "serious"),
            ("critically", "critical"),
            ("severely", "serious"),
            ("badly", "serious"),
            ("gravely", "serious"),
            ("slightly", "minor"),
            ("lightly", "minor"),
            ("serious", "serious"),
            ("critical", "critical"),
            ("minor", "minor"),
            ("partially", "partial"),
            ("partly", "partial"),
        ] {
            if form.eq_ignore_ascii_case(word) {
                return Some(name.to_owned());
            }
        }
    }
    None
}
