//! Checks between figures: `part` of a `whole`, a `sum` that is the `whole`, or several that are never above it `together`; and what is turned on the built-in checks.

use std::collections::{BTreeMap, BTreeSet};

use super::super::error::{RuleError, did_you_mean};
use super::super::schema::{CheckEntry, CheckRule, List, Tests};
use super::figure;
use super::layers::{glob, nothing_off};
use super::{Compiled, FigureTests};
use crate::check::{CHECKS, Check, Relation, RelationKind, Setting};
use crate::claim::{FigureId, Severity};
use crate::quantity::Number;

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
                    together: rule.together.or(below.rule.together),
                    across: rule.across.or(below.rule.across),
                    severity: rule.severity.or(below.rule.severity),
                    doubtful: rule.doubtful.or(below.rule.doubtful),
                    tuning: match (below.rule.tuning, rule.tuning) {
                        (Some(mut b), Some(o)) => {
                            b.0.retain(|(k, _)| o.0.iter().all(|(n, _)| n != k));
                            b.0.extend(o.0);
                            Some(b)
                        }
                        (b, o) => o.or(b),
                    },
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
        if let Some(check) = CHECKS.iter().find(|c| c.name == id) {
            built_in(check, rule, (&file, &source), out, errors);
            continue;
        }
        let parts = rule.sum.iter().chain(&rule.together).flat_map(|l| &l.words);
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
                let help = did_you_mean(name, out.claim.figures.iter().map(|f| f.id.as_str()));
                complain(name, format!("`{name}` is no figure"), help);
            }
            found
        };
        let whole = rule.whole.as_deref().map(&mut figure);
        let part = rule.part.as_deref().map(&mut figure);
        let mut list = |l: &Option<List>| -> Option<Vec<Option<FigureId>>> {
            let words = &l.as_ref()?.words;
            Some(words.iter().map(|w| figure(w)).collect())
        };
        let (sum, together) = (list(&rule.sum), list(&rule.together));
        let (kind, parts) = match (part, sum, together) {
            (Some(part), None, None) => (RelationKind::PartOf, vec![part]),
            (None, Some(parts), None) if parts.len() > 1 => (RelationKind::Sum, parts),
            (None, None, Some(parts)) if parts.len() > 1 => (RelationKind::Together, parts),
            _ => {
                complain(
                    &id,
                    format!(
                        "the check `{id}` needs a `part`, or a `sum` or `together` of two figures or more"
                    ),
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
        keep(&id, &file, rule.tests, out);
        out.checks.push(Relation {
            id,
            about: rule.about.unwrap_or_default(),
            kind,
            whole,
            parts,
            across: rule.across.unwrap_or(false),
            conflict: severity,
        });
    }
}

/// What is turned on a built-in check. Severity and all its knobs are given by the built-in rules, so a file over them may give one alone.
fn built_in(
    check: &Check,
    rule: CheckRule,
    (file, source): (&str, &str),
    out: &mut Compiled,
    errors: &mut Vec<RuleError>,
) {
    let id = check.name;
    let mut complain = |needle: &str, what: String, help: Option<String>| {
        errors.push(RuleError::find(file, source, &format!("{id}:"), needle, what).help(help));
    };
    for (key, given) in [
        ("whole", rule.whole.is_some()),
        ("part", rule.part.is_some()),
        ("sum", rule.sum.is_some()),
        ("together", rule.together.is_some()),
        ("conflict", rule.conflict.is_some()),
    ] {
        if given {
            complain(
                key,
                format!("`{id}` is a check that is built in, and takes no `{key}`"),
                Some("give a check of your own another name".to_owned()),
            );
        }
    }
    let mut wrong = Vec::new();
    let severity = |text: &Option<String>, wrong: &mut Vec<figure::Wrong>| match text {
        Some(text) => figure::severity(text, wrong),
        None => Some(Severity::Error),
    };
    let (loud, doubtful) = (
        severity(&rule.severity, &mut wrong),
        severity(&rule.doubtful, &mut wrong),
    );
    for (needle, what, help) in wrong {
        complain(&needle, what, help);
    }
    let mut knobs = BTreeMap::new();
    for (key, text) in rule.tuning.iter().flat_map(|t| &t.0) {
        let Some(knob) = check.knobs.iter().find(|k| k.name == key) else {
            let help = did_you_mean(key, check.knobs.iter().map(|k| k.name));
            complain(key, format!("the check `{id}` has no number `{key}`"), help);
            continue;
        };
        match figure::number_or_share(&text.0).map(|(n, _)| n) {
            Some(n) if n >= Number::ZERO => {
                knobs.insert(knob.name, n);
            }
            _ => complain(key, format!("{:?} is no number from 0 up", text.0), None),
        }
    }
    for knob in check.knobs.iter().filter(|k| !knobs.contains_key(k.name)) {
        complain(
            id,
            format!(
                "the check `{id}` needs the number `{}`: {}",
                knob.name, knob.about
            ),
            None,
        );
    }
    keep(id, file, rule.tests, out);
    // `severity: off` switches a check off as `off` does.
    if let Some(severity) = loud {
        out.tuning.set(
            id,
            Setting {
                severity,
                doubtful: doubtful.map(|d| d.min(severity)),
                knobs,
            },
        );
    }
}

/// Notes the file of a check and keeps its examples.
fn keep(id: &str, file: &str, tests: Option<Tests>, out: &mut Compiled) {
    out.files.insert(id.to_owned(), vec![file.to_owned()]);
    out.tests.extend(tests.map(|tests| FigureTests {
        figure: id.to_owned(),
        file: file.to_owned(),
        tests,
    }));
}
