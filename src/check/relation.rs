//! Relations between figures that the rules declare under `checks`: a part never above its whole, parts that add up to it.
//!
//! Both sides must be told of one event in one document, of everybody and not of a subgroup. A part is set against the whole nearest to it in the
//! text, since a story of several nights gives a pair for each; a sum is only looked at where one sentence gives the whole and every part. Figures
//! that are never above a whole together may stand anywhere, where the text gives one value of each.

use super::finding::{Finding, Kind};
use super::{Context, Knob, fill};
use crate::attribution::Stance;
use crate::claim::{FigureId, Severity, Situations};
use crate::group::Record;
use crate::quantity::{Form, Interval, Number};

const NAME: &str = "relation";

pub(super) const KNOBS: &[Knob] = &[
    Knob {
        name: "near",
        about: "A part and its whole stand no further apart than this many sentences.",
    },
    Knob {
        name: "rounding",
        about: "Parts of a total of 1,000 or more may miss it by this share of it for each part.",
    },
];

/// What the relation says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RelationKind {
    /// The part is never above the whole.
    PartOf,
    /// The parts add up to the whole.
    Sum,
    /// The parts count nobody twice, and are never above the whole together.
    Together,
}

/// A relation between figures.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its id in the rules.
    pub id: String,
    /// What must hold, in one sentence.
    pub about: String,
    /// What it says.
    pub kind: RelationKind,
    /// The figure that holds the others.
    pub whole: FigureId,
    /// The others: one for [`RelationKind::PartOf`].
    pub parts: Vec<FigureId>,
    /// A part is also set against wholes of other articles of the event.
    pub across: bool,
    /// Severity by situation, message and help.
    pub conflict: Situations,
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for relation in context.relations {
        match relation.kind {
            RelationKind::PartOf => {
                part_of(context, relation, &mut out);
                if relation.across {
                    across(context, relation, &mut out);
                }
            }
            RelationKind::Sum => sum(context, relation, &mut out),
            RelationKind::Together => together(context, relation, &mut out),
        }
    }
    out
}

/// Whether a claim can stand in a relation: said of everybody, now, and as a count.
fn counts(r: &Record) -> bool {
    !matches!(r.stance, Stance::Denied | Stance::Hypothetical)
        && !r.is_part
        && !r.ignored
        && r.who.is_none()
        && (r.kind.is_none() || r.value.high != Some(Number::ZERO))
        && !r.addition
        && !r.restated
        && !r.earlier
        && r.form != Form::Vague
        && r.form != Form::Article
}

fn severity(relation: &Relation, a: &Record, b: &Record) -> Option<Severity> {
    let named = match (&a.origin, &b.origin) {
        (Some(x), Some(y)) => !x.same(y),
        (None, None) => false,
        _ => true,
    };
    if named {
        relation.conflict.different_sources
    } else {
        relation.conflict.same_source
    }
}

fn part_of(context: &Context<'_>, relation: &Relation, out: &mut Vec<Finding>) {
    let Some(part_figure) = relation.parts.first() else {
        return;
    };
    let near_by = context.tuning.number(NAME, "near").whole();
    let near_by = near_by.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    for (i, part) in context.records.iter().enumerate() {
        if part.figure != *part_figure || !counts(part) {
            continue;
        }
        let near = |w: &Record| {
            w.figure == relation.whole
                && counts(w)
                && w.group_noun == part.group_noun
                && (context.one_event)(part, w)
        };
        let (first, told) = context.of_doc(part.doc);
        let from = told.partition_point(|r| r.sentence + near_by < part.sentence);
        let whole = told
            .iter()
            .zip(first..)
            .skip(from)
            .take_while(|(r, _)| r.sentence <= part.sentence + near_by)
            .filter(|(w, _)| near(w))
            .min_by_key(|(w, n)| (w.sentence.abs_diff(part.sentence), n.abs_diff(i)));
        let Some((whole, at)) = whole else { continue };
        let (Some(least), Some(most)) = (part.value.low, whole.value.high) else {
            continue;
        };
        let above = least > most || least == most && (part.value.low_open || whole.value.high_open);
        let severity = severity(relation, part, whole).map(|s| {
            // "14 killed", and "fifteen bodies, counting that of the bomber"
            if super::agree::attacker(part, whole).is_some() {
                Severity::Note
            } else {
                s
            }
        });
        if let Some(severity) = severity.filter(|_| above) {
            out.push(exceeds(context, relation, severity, (at, i)));
        }
    }
}

/// Parts against wholes of other articles: one finding for each part, against the largest whole that it is above.
fn across(context: &Context<'_>, relation: &Relation, out: &mut Vec<Finding>) {
    let Some(part_figure) = relation.parts.first() else {
        return;
    };
    for (whole_at, part_at) in (context.occasions)(relation.whole, *part_figure) {
        let (Some(whole), Some(part)) =
            (context.records.get(whole_at), context.records.get(part_at))
        else {
            continue;
        };
        let above = |w: &Record| part.value.low.zip(w.value.high).is_some_and(|(p, w)| p > w);
        // "38 on the ground" beside 279 in all: the article knows a larger whole.
        let all = context
            .of_doc(whole.doc)
            .1
            .iter()
            .all(|w| w.figure != whole.figure || above(w) || !(context.one_event)(w, whole));
        if !all || !counts(part) || !counts(whole) || part.group_noun != whole.group_noun {
            continue;
        }
        // A part that is told later may only show that the whole has grown.
        let later = super::agree::order(whole, part) == Some(std::cmp::Ordering::Less);
        let Some(severity) = severity(relation, part, whole) else {
            continue;
        };
        let day = |r: &Record| r.published.map(|p| p.date);
        let guessed = !part.event.dated || !whole.event.dated || day(part) != day(whole);
        let severity = if later || guessed {
            Severity::Note
        } else {
            severity
        };
        out.push(exceeds(context, relation, severity, (whole_at, part_at)));
    }
}

fn sum(context: &Context<'_>, relation: &Relation, out: &mut Vec<Finding>) {
    for (at, whole) in context.records.iter().enumerate() {
        if whole.figure != relation.whole || !counts(whole) {
            continue;
        }
        // In the sentence of the whole, else in the one before: "12 were dead and nine missing. The town spoke of 25 dead or missing."
        let beside = |figure: &FigureId, sentence: u32| -> Option<(usize, &Record)> {
            let mut found = context
                .records
                .iter()
                .enumerate()
                .skip(at.saturating_sub(BESIDE))
                .take(2 * BESIDE)
                .filter(|(_, r)| {
                    r.doc == whole.doc && r.sentence == sentence && r.figure == *figure && counts(r)
                });
            // Two claims of one figure in the sentence: it tells of more than one thing.
            match (found.next(), found.next()) {
                (Some(one), None) => Some(one),
                _ => None,
            }
        };
        let all = |sentence: u32| {
            let parts = relation.parts.iter();
            parts
                .map(|f| beside(f, sentence))
                .collect::<Option<Vec<_>>>()
        };
        let told = all(whole.sentence);
        let here = told.is_some();
        let before = || {
            let before = whole.sentence.checked_sub(1)?;
            all(before).filter(|p| p.iter().all(|(_, r)| (context.one_event)(r, whole)))
        };
        let Some(parts) = told.or_else(before) else {
            continue;
        };
        // "9 killed, 15 seriously and 6 slightly injured": a count that no figure took may be a part as well.
        let others = if here { parts.len() } else { 0 };
        let around = parts.first().map_or(0, |(_, r)| r.beside as usize);
        if whole.beside as usize > others + 1 || !here && around > parts.len() {
            continue;
        }
        let total = parts
            .iter()
            .try_fold(Interval::exactly(Number::ZERO), |sum, (_, r)| {
                sum.add(&r.value)
            });
        let Some(total) = total else { continue };
        let slack = whole
            .value
            .named()
            .filter(|n| *n >= Number::int(1000))
            .and_then(|n| {
                let share = context.tuning.number(NAME, "rounding");
                n.mul(share)?
                    .mul(Number::int(i128::try_from(parts.len()).ok()?))
            })
            .unwrap_or_default();
        let Some((first, part)) = parts.first().copied() else {
            continue;
        };
        if total.widened(slack).meets(&whole.value) {
            continue;
        }
        if let Some(severity) = severity(relation, part, whole) {
            let listed: Vec<String> = parts.iter().map(|(_, r)| (context.show)(r)).collect();
            let message = format!(
                "parts that do not add up: {} make {total} and not {}",
                listed.join(" and "),
                (context.show)(whole)
            );
            let others = parts.iter().skip(1).map(|(i, _)| *i).collect();
            out.push(finding(
                context,
                relation,
                Kind::Sum,
                severity,
                message,
                (at, first),
                others,
            ));
        }
    }
}

/// "killing 19 of the 72 people on board", and further down "the 58 survivors".
fn together(context: &Context<'_>, relation: &Relation, out: &mut Vec<Finding>) {
    let mut done = None;
    for (at, whole) in context.records.iter().enumerate() {
        if whole.figure != relation.whole || !counts(whole) || done == Some(whole.doc) {
            continue;
        }
        // The text gives one value of the whole: the first stands for the others.
        done = Some(whole.doc);
        let (first, told) = context.of_doc(whole.doc);
        // The one value that the text gives of a figure of the event; with two one may be of another day.
        let of = |figure: FigureId| {
            let mut all = told
                .iter()
                .zip(first..)
                .filter(|(r, _)| r.figure == figure && counts(r) && (context.one_event)(r, whole));
            let (one, n) = all.next()?;
            all.all(|(r, _)| r.value == one.value).then_some((n, one))
        };
        if of(relation.whole).is_none_or(|(n, _)| n != at) {
            continue;
        }
        let parts: Option<Vec<_>> = relation.parts.iter().map(|f| of(*f)).collect();
        let Some(parts) = parts else { continue };
        let least = parts
            .iter()
            .try_fold(Number::ZERO, |sum, (_, r)| sum.add(r.value.low?));
        let above = least
            .zip(whole.value.high)
            .is_some_and(|(least, most)| least > most);
        let (Some(first), true) = (parts.first().map(|(n, _)| *n), above) else {
            continue;
        };
        let worst = |(_, r): &(usize, &Record)| severity(relation, r, whole);
        let Some(severity) = parts.iter().filter_map(worst).min() else {
            continue;
        };
        let listed: Vec<String> = parts.iter().map(|(_, r)| (context.show)(r)).collect();
        let message = format!(
            "parts above their whole: {} of {}",
            listed.join(" and "),
            (context.show)(whole)
        );
        let others = parts.iter().skip(1).map(|(i, _)| *i).collect();
        let kind = Kind::PartExceedsWhole;
        let pair = (at, first);
        out.push(finding(
            context, relation, kind, severity, message, pair, others,
        ));
    }
}

/// A part above its whole, given as the indices of whole and part.
fn exceeds(
    context: &Context<'_>,
    relation: &Relation,
    severity: Severity,
    (whole, part): (usize, usize),
) -> Finding {
    let show = |i: usize| {
        context
            .records
            .get(i)
            .map_or_else(String::new, context.show)
    };
    let message = format!("a part above its whole: {} of {}", show(part), show(whole));
    let kind = Kind::PartExceedsWhole;
    finding(
        context,
        relation,
        kind,
        severity,
        message,
        (whole, part),
        Vec::new(),
    )
}

/// How many claims before and behind the whole its sentence is looked for in.
const BESIDE: usize = 12;

fn finding(
    context: &Context<'_>,
    relation: &Relation,
    kind: Kind,
    severity: Severity,
    message: String,
    pair: (usize, usize),
    others: Vec<usize>,
) -> Finding {
    let (Some(first), Some(second)) = (context.records.get(pair.0), context.records.get(pair.1))
    else {
        return Finding::new(NAME, &relation.id, kind, severity, message, pair, others);
    };
    let figure = context
        .figures
        .figure(second.figure)
        .map_or("", |f| f.id.as_str());
    let own = relation.conflict.message.as_deref();
    let message = own.map_or(message, |m| fill(context, m, figure, first, second));
    let mut out = Finding::new(NAME, figure, kind, severity, message, pair, others);
    out.rule.clone_from(&relation.id);
    if !relation.about.is_empty() {
        out.notes
            .push(format!("{}: {}", relation.id, relation.about));
    }
    if let Some(help) = &relation.conflict.help {
        out.notes.push(fill(context, help, figure, first, second));
    }
    out
}
