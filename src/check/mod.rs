//! `check`: groups in, findings out. One file a relation.

mod addition;
mod age;
mod agree;
mod calendar;
mod change;
mod coincidence;
mod conversion;
mod definite;
mod exchange;
mod finding;
mod headline;
mod label;
mod part_of;
mod rank;
mod rate;
mod rates;
mod relation;
mod series;
mod share;
mod slip;
mod sum;
mod tuning;
mod voices;

pub use finding::{Finding, Kind, fingerprint};
pub use rates::Rates;
pub use relation::{Relation, RelationKind};
pub use tuning::{Knob, Setting, Tuning};

use std::collections::BTreeSet;

use crate::claim::statement::Law;
use crate::claim::{FigureId, PLACEHOLDERS, Severity, Tables};
use crate::group::{Groups, Mention, Reason, Record, Stated};
use crate::quantity::{Interval, Number};

/// What a check sees.
pub struct Context<'a> {
    /// All claims of the run.
    pub records: &'a [Record],
    /// All statements of arithmetic of the run.
    pub statements: &'a [Stated],
    /// Which may be compared.
    pub groups: &'a Groups,
    /// The figures.
    pub figures: &'a Tables,
    /// Relations between figures.
    pub relations: &'a [Relation],
    /// What the rules turn on the checks.
    pub tuning: &'a Tuning,
    /// Whether two claims, of whatever figures, may be of one event.
    pub one_event: &'a dyn Fn(&Record, &Record) -> bool,
    /// Claims of two figures, in different articles, that may be of one event: for each of the second figure the largest of the first.
    pub occasions: &'a dyn Fn(FigureId, FigureId) -> Vec<(usize, usize)>,
    /// Dated exchange rates, when some were given.
    pub rates: Option<&'a Rates>,
    /// Shows a value with its unit.
    pub show: &'a dyn Fn(&Record) -> String,
    /// The wider source that two origins share, by name.
    pub shared_source: &'a dyn Fn(&Record, &Record) -> Option<String>,
    /// A record's bounds in a unit that another's can be compared with.
    pub convert: &'a dyn Fn(&Record, &Record) -> Option<Interval>,
}

impl<'a> Context<'a> {
    /// Index of the first record of a document, and its records, which stand together and in text order.
    fn of_doc(&self, doc: u32) -> (usize, &'a [Record]) {
        let from = self.records.partition_point(|r| r.doc < doc);
        let to = self.records.partition_point(|r| r.doc <= doc);
        (from, self.records.get(from..to).unwrap_or_default())
    }
}

/// A check: its name, what must hold, and the function that looks.
pub struct Check {
    /// Its name in the output.
    pub name: &'static str,
    /// What must hold, in one sentence.
    pub about: &'static str,
    /// What the rules can turn on it, besides its severity.
    pub knobs: &'static [Knob],
    run: fn(&Context<'_>) -> Vec<Finding>,
}

/// All checks, in the order they run.
pub const CHECKS: &[Check] = &[
    Check {
        name: "agree",
        about: "Claims of one figure about one event allow a common value.",
        knobs: agree::KNOBS,
        run: agree::run,
    },
    Check {
        name: "series",
        about: "A running total of one voice does not fall from one article to the next.",
        knobs: &[],
        run: series::run,
    },
    Check {
        name: "age",
        about: "The age of one person is given one way, in one text and across the articles of one event.",
        knobs: &[],
        run: age::run,
    },
    Check {
        name: "part-of",
        about: "A part is never above the whole.",
        knobs: &[],
        run: part_of::run,
    },
    Check {
        name: "relation",
        about: "Figures stand to each other as the rules' `checks` say: a part is never above its whole, parts add up to it.",
        knobs: relation::KNOBS,
        run: relation::run,
    },
    Check {
        name: "sum",
        about: "Parts of a list that its words close add up to their total.",
        knobs: &[],
        run: sum::run,
    },
    Check {
        name: "addition",
        about: "The earlier total and what is added make the new total.",
        knobs: &[],
        run: addition::run,
    },
    Check {
        name: "share",
        about: "A percentage or fraction of a stated base is the amount given for it.",
        knobs: share::KNOBS,
        run: share::run,
    },
    Check {
        name: "change",
        about: "A change from one value to another has the direction and the size that its words give it.",
        knobs: &[],
        run: change::run,
    },
    Check {
        name: "rate",
        about: "So many of a population are so many per 100,000 as the text says.",
        knobs: &[],
        run: rate::run,
    },
    Check {
        name: "conversion",
        about: "An amount in brackets is the amount before it in another unit.",
        knobs: conversion::KNOBS,
        run: conversion::run,
    },
    Check {
        name: "exchange",
        about: "An amount in brackets is of the right order in another currency, and one text has one rate.",
        knobs: exchange::KNOBS,
        run: exchange::run,
    },
    Check {
        name: "calendar",
        about: "Weekdays fall on their dates; ages and durations fit the years beside them.",
        knobs: &[],
        run: calendar::run,
    },
    Check {
        name: "rank",
        about: "What is called the largest since a day is not below another claim of the set in between.",
        knobs: &[],
        run: rank::run,
    },
    Check {
        name: "voices",
        about: "Two sources that count one thing in neighbouring sentences allow a common number, also of what no figure of the rules counts.",
        knobs: &[],
        run: voices::run,
    },
    Check {
        name: "label",
        about: "A number under a label is the one that the text counts of the same.",
        knobs: &[],
        run: label::run,
    },
    Check {
        name: "headline",
        about: "A count of the headline stands in the text, or is the sum of counts that do.",
        knobs: &[],
        run: headline::run,
    },
    Check {
        name: "definite",
        about: "A count with \"the\" or \"all\" before it is one that the text has given.",
        knobs: &[],
        run: definite::run,
    },
    Check {
        name: "slip",
        about: "An amount that refers back is one that the text has given, with its scale and the order of its digits.",
        knobs: &[],
        run: slip::run,
    },
    Check {
        name: "coincidence",
        about: "One long number stands for one figure only.",
        knobs: coincidence::KNOBS,
        run: coincidence::run,
    },
];

/// A statement that does not hold.
fn broken(
    context: &Context<'_>,
    check: &'static str,
    kind: Kind,
    message: String,
    statement: &Stated,
) -> Finding {
    let severity = context.tuning.severity(check);
    let mut finding = Finding::new(check, check, kind, severity, message, (0, 0), Vec::new());
    finding.claims = statement
        .mentions
        .iter()
        .filter_map(|m| m.claim.map(|c| c as usize))
        .collect();
    finding.mentions.clone_from(&statement.mentions);
    finding
}

/// What two numbers of one statement differ in, as a finding: "sources at odds: 2,000 against 3,122".
fn against(
    context: &Context<'_>,
    check: &'static str,
    kind: Kind,
    what: &str,
    statement: &Stated,
) -> Option<Finding> {
    let [a, b] = statement.shown.as_slice() else {
        return None;
    };
    let message = format!("{what}: {a} against {b}");
    Some(broken(context, check, kind, message, statement))
}

/// The statements of one law.
fn stated<'a>(
    context: &Context<'a>,
    fits: impl Fn(&Law) -> bool + 'a,
) -> impl Iterator<Item = &'a Stated> {
    context.statements.iter().filter(move |s| fits(&s.law))
}

/// By what share of the larger the nearest values of two intervals differ; 0 when they meet.
fn miss(a: &Interval, b: &Interval) -> Number {
    if a.meets(b) {
        return Number::ZERO;
    }
    let gap = |low: Option<Number>, high: Option<Number>| {
        let (low, high) = (low?, high?);
        let d = low.sub(high)?;
        (d > Number::ZERO).then(|| d.div(low).unwrap_or(Number::ONE))
    };
    gap(a.low, b.high)
        .or_else(|| gap(b.low, a.high))
        .unwrap_or_default()
}

/// A hint that one value is another with its point moved: 10, 100, 1,000 or a million times.
fn moved_point(given: &Interval, right: &Interval) -> Option<String> {
    [10i128, 100, 1000, 1_000_000].into_iter().find_map(|by| {
        let times = right.scaled(Number::int(by))?;
        let part = right.scaled(Number::ratio(1, by)?)?;
        (times.meets(given) || part.meets(given))
            .then(|| format!("a factor of {by} would explain it"))
    })
}

/// Runs all checks; findings in the order of their first place.
#[must_use]
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = CHECKS
        .iter()
        .filter(|c| context.tuning.runs(c.name))
        .flat_map(|c| (c.run)(context))
        .collect();
    once_each(&mut out);
    let mut by_claim: Vec<Vec<usize>> = vec![Vec::new(); context.records.len()];
    for (i, pair) in context.groups.pairs.iter().enumerate() {
        for claim in [pair.a, pair.b] {
            if let Some(list) = by_claim.get_mut(claim) {
                list.push(i);
            }
        }
    }
    for finding in &mut out {
        notes(context, &by_claim, finding);
        let mut parts: Vec<String> = finding
            .claims
            .iter()
            .filter_map(|i| context.records.get(*i))
            .map(|r| format!("{} {}", r.value, r.origin.as_ref().map_or("", |o| &o.name)))
            .collect();
        parts.extend(
            finding
                .mentions
                .iter()
                .map(|m| format!("{} {}", m.words, m.origin.as_deref().unwrap_or(""))),
        );
        parts.sort();
        parts.dedup();
        parts.insert(
            0,
            format!(
                "{}/{}/{}",
                finding.check,
                finding.figure,
                finding.kind.name()
            ),
        );
        finding.id = fingerprint(&parts);
    }
    // In the order of their first places; what stands in one place keeps the order of the checks.
    out.sort_by_cached_key(|f| {
        let place = |i: &usize| context.records.get(*i).map(|r| (r.doc, r.span.start));
        let mut places: Vec<(u32, u32)> = f.claims.iter().filter_map(place).collect();
        places.extend(f.mentions.iter().map(|m| (m.doc, m.span.start)));
        places.sort_unstable();
        places
    });
    out
}

/// Two figures at odds are told once: by `agree` where it is sure of it, else by `headline` or `definite`; a slip of them by `agree` alone.
fn once_each(out: &mut Vec<Finding>) {
    let is = |f: &Finding, names: &[&str]| names.contains(&f.check);
    let by_words = |f: &Finding| is(f, &[headline::NAME, definite::NAME]);
    if !out.iter().any(|f| by_words(f) || is(f, &[slip::NAME])) {
        return;
    }
    let claims = |above: Severity| -> BTreeSet<usize> {
        let agreed = |f: &&Finding| is(f, &[agree::NAME]) && f.severity >= above;
        let claims = out.iter().filter(agreed).flat_map(|f| &f.claims);
        claims.copied().collect()
    };
    let (told, sure) = (claims(Severity::Note), claims(Severity::Warning));
    let pair = |f: &Finding| match f.claims.as_slice() {
        [a, b] => Some((*a.min(b), *a.max(b))),
        _ => None,
    };
    let is_sure = |f: &Finding| f.claims.first().is_some_and(|c| sure.contains(c));
    let headed: BTreeSet<(usize, usize)> = out
        .iter()
        .filter(|f| by_words(f) && !is_sure(f))
        .filter_map(pair)
        .collect();
    out.retain(|f| {
        if by_words(f) {
            return !is_sure(f);
        }
        if is(f, &[slip::NAME]) {
            let is_told = |m: &Mention| m.claim.is_some_and(|c| told.contains(&(c as usize)));
            return !f.mentions.iter().all(is_told);
        }
        let guessed = is(f, &[agree::NAME]) && f.severity == Severity::Note;
        !(guessed && pair(f).is_some_and(|p| headed.contains(&p)))
    });
}

/// A rule's own message or help with its placeholders filled in.
fn fill(
    context: &Context<'_>,
    text: &str,
    figure: &str,
    first: &Record,
    second: &Record,
) -> String {
    let mut out = text.to_owned();
    for (name, value) in PLACEHOLDERS.iter().zip([
        figure.to_owned(),
        (context.show)(first),
        (context.show)(second),
        first.voice(),
        second.voice(),
    ]) {
        out = out.replace(&format!("{{{name}}}"), &value);
    }
    out
}

/// The longest list of claims "not compared" in one finding.
const MOST_APART: usize = 4;

/// Adds why the claims are comparable and which claims of the figure were left apart.
fn notes(context: &Context<'_>, by_claim: &[Vec<usize>], finding: &mut Finding) {
    if !finding.mentions.is_empty() {
        return;
    }
    let (a, b) = finding.pair();
    let (Some(x), Some(y)) = (context.records.get(a), context.records.get(b)) else {
        return;
    };
    if let Some(shared) = (context.shared_source)(x, y) {
        finding.notes.push(format!("both are {shared}"));
    }
    if let Some(pair) = context
        .groups
        .pairs
        .binary_search_by_key(&(a.min(b), a.max(b)), |p| (p.a, p.b))
        .ok()
        .and_then(|i| context.groups.pairs.get(i))
        && let Ok(assumed) = &pair.verdict
    {
        for note in assumed {
            if !finding.notes.contains(note) {
                finding.notes.push(note.clone());
            }
        }
    }
    if x.doc == y.doc
        && finding.kind == Kind::Conflict
        && !x.event.days_said
        && !y.event.days_said
        && x.event.clock.is_none()
    {
        finding
            .notes
            .push("the text gives no times for the two".to_owned());
    }
    let mut apart: Vec<(&'static str, String, String)> = Vec::new();
    let mut looked_at: Vec<usize> = finding
        .claims
        .iter()
        .filter_map(|i| by_claim.get(*i))
        .flatten()
        .copied()
        .collect();
    looked_at.sort_unstable();
    looked_at.dedup();
    for pair in looked_at
        .iter()
        .filter_map(|i| context.groups.pairs.get(*i))
    {
        let Err((reason, detail)) = &pair.verdict else {
            continue;
        };
        if matches!(reason, Reason::Who | Reason::Unit) {
            continue;
        }
        let other = if finding.claims.contains(&pair.a) && !finding.claims.contains(&pair.b) {
            pair.b
        } else if finding.claims.contains(&pair.b) && !finding.claims.contains(&pair.a) {
            pair.a
        } else {
            continue;
        };
        let Some(r) = context
            .records
            .get(other)
            .filter(|r| r.doc == x.doc || r.doc == y.doc)
        else {
            continue;
        };
        let entry = (reason.name(), detail.clone(), format!("{:?}", r.text));
        if !apart.iter().any(|(_, _, text)| *text == entry.2) {
            apart.push(entry);
        }
    }
    let rest = apart.len().saturating_sub(MOST_APART);
    for (reason, detail, text) in apart.into_iter().take(MOST_APART) {
        finding
            .notes
            .push(format!("not compared: {text} ({reason}: {detail})"));
    }
    if rest > 0 {
        finding.notes.push(format!(
            "not compared: {rest} more (see `atodds check --format json`)"
        ));
    }
}
