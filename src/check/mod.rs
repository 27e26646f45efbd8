//! `check`: groups in, findings out. One file a relation.

mod agree;
mod finding;
mod part_of;
mod relation;

pub use finding::{Finding, Kind, fingerprint};
pub use relation::{Relation, RelationKind};

use crate::claim::{PLACEHOLDERS, Tables};
use crate::group::{Groups, Reason, Record};

/// What a check sees.
pub struct Context<'a> {
    /// All claims of the run.
    pub records: &'a [Record],
    /// Which may be compared.
    pub groups: &'a Groups,
    /// The figures.
    pub figures: &'a Tables,
    /// Relations between figures.
    pub relations: &'a [Relation],
    /// Whether two claims of one document, of whatever figures, may be of one event.
    pub one_event: &'a dyn Fn(&Record, &Record) -> bool,
    /// Shows a value with its unit.
    pub show: &'a dyn Fn(&Record) -> String,
    /// The wider source that two origins share, by name.
    pub shared_source: &'a dyn Fn(&Record, &Record) -> Option<String>,
    /// A record's bounds in a unit that another's can be compared with.
    pub convert: &'a dyn Fn(&Record, &Record) -> Option<crate::quantity::Interval>,
}

/// A check: its name, what must hold, and the function that looks.
pub struct Check {
    /// Its name in the output.
    pub name: &'static str,
    /// What must hold, in one sentence.
    pub about: &'static str,
    run: fn(&Context<'_>) -> Vec<Finding>,
}

/// All checks, in the order they run.
pub const CHECKS: &[Check] = &[
    Check {
        name: "agree",
        about: "Claims of one figure about one event allow a common value.",
        run: agree::run,
    },
    Check {
        name: "part-of",
        about: "A part is never above the whole.",
        run: part_of::run,
    },
    Check {
        name: "relation",
        about: "Figures stand to each other as the rules' `checks` say: a part is never above its whole, parts add up to it.",
        run: relation::run,
    },
];

/// Runs all checks; findings in the order of their first place.
#[must_use]
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out: Vec<Finding> = CHECKS.iter().flat_map(|c| (c.run)(context)).collect();
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
    out.sort_by_key(|f| {
        let mut claims = f.claims.clone();
        claims.sort_unstable();
        (claims, f.check)
    });
    out
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
        finding.notes.extend(assumed.iter().cloned());
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
