//! Checks between figures: `part` of a `whole`, or a `sum` that is the `whole`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::error::{RuleError, nearest};
use super::super::schema::{CheckEntry, CheckRule};
use super::figure;
use super::layers::{glob, nothing_off};
use super::{Compiled, FigureTests};
use crate::check::{Relation, RelationKind};
use crate::claim::FigureId;

/// A check as the packs read so far leave it.
pub(super) struct Layered {
    rule: CheckRule,
    file: String,
    source: String,
}

/// Lays one entry over what is there: a check replaces the one of its name, with the examples of both.
pub(super) fn lay(
    id: String,
    entry: CheckEntry,
    (file, source): (&str, &str),
    merged: &mut BTreeMap<String, Layered>,
    errors: &mut Vec<RuleError>,
) {
    match entry {
        CheckEntry::Off => {
            let before = merged.len();
            merged.retain(|k, _| !glob(&id, k));
            if merged.len() == before {
                errors.push(nothing_off("check", &id, (file, source), merged.keys()));
            }
        }
        CheckEntry::On(over) => {
            let mut rule = *over;
            if let Some(below) = merged.remove(&id) {
                rule = CheckRule {
                    about: rule.about.or(below.rule.about),
                    whole: rule.whole.or(below.rule.whole),
                    part: rule.part.or(below.rule.part),
                    sum: rule.sum.or(below.rule.sum),
                    conflict: rule.conflict.or(below.rule.conflict),
                    tests: match (below.rule.tests, rule.tests) {
                        (Some(mut b), Some(o)) => {
                            b.conflict.extend(o.conflict);
                            b.no_conflict.extend(o.no_conflict);
                            Some(b)
                        }
                        (b, o) => o.or(b),
                    },
                };
            }
            merged.insert(
                id,
                Layered {
                    rule,
                    file: file.to_owned(),
                    source: source.to_owned(),
                },
            );
        }
    }
}

/// Resolves the figures that the checks name; a check of a figure that is switched off is off with it.
pub(super) fn compile(
    merged: BTreeMap<String, Layered>,
    off: &BTreeSet<String>,
    out: &mut Compiled,
    errors: &mut Vec<RuleError>,
) {
    for (id, Layered { rule, file, source }) in merged {
        let parts = rule.sum.iter().flat_map(|l| &l.words);
        if rule
            .whole
            .iter()
            .chain(&rule.part)
            .chain(parts)
            .any(|f| off.contains(f))
        {
            continue;
        }
        let mut complain = |needle: &str, what: String, help: Option<String>| {
            errors
                .push(RuleError::find(&file, &source, &format!("{id}:"), needle, what).help(help));
        };
        let mut figure = |name: &str| -> Option<FigureId> {
            let found = out.claim.by_id(name);
            if found.is_none() {
                let help = nearest(name, out.claim.figures.iter().map(|f| f.id.as_str()))
                    .map(|n| format!("did you mean `{n}`?"));
                complain(name, format!("`{name}` is no figure"), help);
            }
            found
        };
        let whole = rule.whole.as_deref().map(&mut figure);
        let part = rule.part.as_deref().map(&mut figure);
        let sum: Option<Vec<Option<FigureId>>> = rule
            .sum
            .as_ref()
            .map(|l| l.words.iter().map(|w| figure(w)).collect());
        let (kind, parts) = match (part, sum) {
            (Some(part), None) => (RelationKind::PartOf, vec![part]),
            (None, Some(parts)) if parts.len() > 1 => (RelationKind::Sum, parts),
            _ => {
                complain(
                    &id,
                    format!("the check `{id}` needs a `part`, or a `sum` of two figures or more"),
                    None,
                );
                continue;
            }
        };
        let Some(whole) = whole else {
            complain(&id, format!("the check `{id}` needs a `whole`"), None);
            continue;
        };
        let (Some(whole), Some(parts)) = (whole, parts.into_iter().collect::<Option<Vec<_>>>())
        else {
            continue;
        };
        if parts.contains(&whole) {
            complain(
                &id,
                format!("in the check `{id}` a figure is a part of itself"),
                None,
            );
        }
        let (severity, wrong) = figure::situations(rule.conflict.as_ref());
        for (needle, what, help) in wrong {
            complain(&needle, what, help);
        }
        out.files.insert(id.clone(), vec![file.clone()]);
        if let Some(tests) = rule.tests {
            out.tests.push(FigureTests {
                figure: id.clone(),
                file: file.clone(),
                tests,
            });
        }
        out.checks.push(Relation {
            id,
            about: rule.about.unwrap_or_default(),
            kind,
            whole,
            parts,
            conflict: severity,
        });
    }
}
