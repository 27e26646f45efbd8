//! Packs over packs: figures are merged key by key, lists by `add` and `remove`, `off` removes, a name with `*` changes all it fits.

use std::collections::{BTreeMap, BTreeSet};

use super::super::error::{RuleError, did_you_mean, nearest};
use super::super::load::Loaded;
use super::super::schema::{Conflict, Figure as FigureYaml, FigureEntry, List};
use super::checks;
use super::figure::FigureCompiler;
use super::{Compiled, FigureTests, Own};
use crate::claim::{Element, FigureId};
use crate::rules::words;
use crate::text::flag;

fn merge_list(base: Option<List>, over: Option<List>) -> Option<List> {
    match (base, over) {
        (base, None) => base,
        (Some(base), Some(over)) => match over.change {
            Some((add, remove)) => {
                let mut words: Vec<String> = base
                    .words
                    .into_iter()
                    .filter(|w| !remove.contains(w))
                    .collect();
                words.extend(add);
                Some(List {
                    words,
                    change: None,
                })
            }
            None => Some(over),
        },
        (None, Some(over)) => match over.change {
            Some((add, _)) => Some(List {
                words: add,
                change: None,
            }),
            None => Some(over),
        },
    }
}

/// A figure laid over another: key by key, lists by `add` and `remove`.
fn merge(base: FigureYaml, over: FigureYaml) -> FigureYaml {
    let conflict = match (base.conflict, over.conflict) {
        (Some(b), Some(o)) => Some(Conflict {
            severity: o.severity.or(b.severity),
            same_source: o.same_source.or(b.same_source),
            different_sources: o.different_sources.or(b.different_sources),
            bounds_only: o.bounds_only.or(b.bounds_only),
            explained: o.explained.or(b.explained),
            message: o.message.or(b.message),
            help: o.help.or(b.help),
        }),
        (b, o) => o.or(b),
    };
    let tests = match (base.tests, over.tests) {
        (Some(mut b), Some(o)) => {
            b.r#match.extend(o.r#match);
            b.no_match.extend(o.no_match);
            b.conflict.extend(o.conflict);
            b.no_conflict.extend(o.no_conflict);
            Some(b)
        }
        (b, o) => o.or(b),
    };
    FigureYaml {
        about: over.about.or(base.about),
        extends: over.extends.or(base.extends),
        count: merge_list(base.count, over.count),
        measure: over.measure.or(base.measure),
        elided: over.elided.or(base.elided),
        doers: over.doers.or(base.doers),
        by_doer: over.by_doer.or(base.by_doer),
        at_spot: over.at_spot.or(base.at_spot),
        undivided: over.undivided.or(base.undivided),
        plans: over.plans.or(base.plans),
        modifiers: merge_list(base.modifiers, over.modifiers),
        single: over.single.or(base.single),
        when: merge_list(base.when, over.when),
        manner: merge_list(base.manner, over.manner),
        phrases: merge_list(base.phrases, over.phrases),
        named: merge_list(base.named, over.named),
        not: merge_list(base.not, over.not),
        who: merge_list(base.who, over.who),
        same: merge_list(base.same, over.same),
        unknown: over.unknown.or(base.unknown),
        tolerance: over.tolerance.or(base.tolerance),
        range: over.range.or(base.range),
        revisions: over.revisions.or(base.revisions),
        conflict,
        tests,
    }
}

/// A figure as the packs read so far leave it.
pub(in crate::rules) struct Layered {
    pub(in crate::rules) yaml: FigureYaml,
    /// The file that had the last word, and its text.
    file: String,
    source: String,
    /// All files that had a word, in order.
    pub(in crate::rules) files: Vec<String>,
}

/// Lays one entry over what is there.
pub(in crate::rules) fn lay(
    id: String,
    entry: FigureEntry,
    (file, source): (&str, &str),
    merged: &mut BTreeMap<String, Layered>,
    errors: &mut Vec<RuleError>,
) {
    let fits = |id: &str, merged: &BTreeMap<String, Layered>| -> Vec<String> {
        merged.keys().filter(|k| glob(id, k)).cloned().collect()
    };
    match entry {
        FigureEntry::Off => {
            let gone = fits(&id, merged);
            if gone.is_empty() {
                errors.push(nothing_off("figure", &id, (file, source), merged.keys()));
            }
            for id in gone {
                merged.remove(&id);
            }
        }
        FigureEntry::On(over) if id.contains('*') => {
            let changed = fits(&id, merged);
            if changed.is_empty() {
                errors.push(RuleError::find(
                    file,
                    source,
                    &id,
                    &id,
                    format!("`{id}` fits no figure"),
                ));
            }
            for id in changed {
                if let Some(mut below) = merged.remove(&id) {
                    below.files.push(file.to_owned());
                    merged.insert(
                        id,
                        Layered {
                            yaml: merge(below.yaml, (*over).clone()),
                            ..below
                        },
                    );
                }
            }
        }
        FigureEntry::On(figure) => {
            if !id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                errors.push(RuleError::find(
                    file,
                    source,
                    &id,
                    &id,
                    format!("a figure's name is lower-case letters, digits and hyphens: `{id}`"),
                ));
            }
            let (yaml, mut files) = match merged.remove(&id) {
                Some(below) => (merge(below.yaml, *figure), below.files),
                None => (
                    fresh(&id, *figure, (file, source), merged, errors),
                    Vec::new(),
                ),
            };
            files.push(file.to_owned());
            merged.insert(
                id,
                Layered {
                    yaml,
                    file: file.to_owned(),
                    source: source.to_owned(),
                    files,
                },
            );
        }
    }
}

/// A figure that no pack below has: over the one it extends, if it does.
fn fresh(
    id: &str,
    figure: FigureYaml,
    (file, source): (&str, &str),
    merged: &BTreeMap<String, Layered>,
    errors: &mut Vec<RuleError>,
) -> FigureYaml {
    let Some(base) = figure.extends.clone() else {
        let changed = [
            &figure.count,
            &figure.when,
            &figure.phrases,
            &figure.named,
            &figure.modifiers,
            &figure.not,
            &figure.who,
        ]
        .into_iter()
        .flatten()
        .any(|list| list.change.is_some());
        if changed {
            errors.push(RuleError::find(
                file,
                source,
                id,
                "add",
                format!(
                    "`add` and `remove` change a list below, and there is no figure `{id}` below this one"
                ),
            ));
        }
        return figure;
    };
    match merged.get(&base) {
        Some(below) => merge(
            FigureYaml {
                tests: None,
                about: None,
                ..below.yaml.clone()
            },
            figure,
        ),
        None => {
            let what = if base == id {
                format!("`{id}` extends itself")
            } else {
                format!(
                    "`{id}` extends `{base}`, and no figure of that name stands before it; two figures cannot extend each other"
                )
            };
            let help = nearest(&base, merged.keys().map(String::as_str))
                .filter(|_| base != id)
                .map(|n| format!("did you mean `{n}`?"));
            errors.push(RuleError::find(file, source, id, "extends", what).help(help));
            // What it would have taken over is not missed again.
            FigureYaml {
                count: figure.count.or(Some(List::default())),
                when: figure.when.or(Some(List::default())),
                ..figure
            }
        }
    }
}

/// `off` for a figure or a check that no file below has.
pub(in crate::rules) fn nothing_off<'k>(
    what: &str,
    id: &str,
    (file, source): (&str, &str),
    known: impl Iterator<Item = &'k String>,
) -> RuleError {
    let help = did_you_mean(id, known.map(String::as_str));
    let text = format!("`{id}: off` switches off a {what} that is not there");
    RuleError::find(file, source, id, id, text).help(help)
}

/// Whether `name` fits `pattern`, in which `*` stands for any run of characters.
pub(in crate::rules) fn glob(pattern: &str, name: &str) -> bool {
    pattern == name || globset::Glob::new(pattern).is_ok_and(|g| g.compile_matcher().is_match(name))
}

pub(super) fn figures(
    loaded: Vec<Loaded>,
    lists: &BTreeMap<String, Vec<String>>,
    out: &mut Compiled,
    errors: &mut Vec<RuleError>,
) {
    let mut merged: BTreeMap<String, Layered> = BTreeMap::new();
    let mut checks: BTreeMap<String, checks::Layered> = BTreeMap::new();
    let mut off: BTreeSet<String> = BTreeSet::new();
    let partial: BTreeSet<String> = loaded
        .iter()
        .filter(|f| f.partial)
        .map(|f| f.file.clone())
        .collect();
    let told: Vec<String> = loaded
        .iter()
        .flat_map(|f| f.pack.changes.told.words.iter().cloned())
        .collect();
    for file in loaded {
        for (id, entry) in file.pack.figures.0 {
            if matches!(entry, FigureEntry::Off) {
                off.extend(merged.keys().filter(|k| glob(&id, k)).cloned());
            }
            lay(id, entry, (&file.file, &file.source), &mut merged, errors);
        }
        for (id, entry) in file.pack.checks.0 {
            checks::lay(id, entry, (&file.file, &file.source), &mut checks, errors);
        }
    }
    // All words of all figures enter the lexicon before any figure is compiled: forms must not depend on the order.
    for Layered { yaml: figure, .. } in merged.values() {
        for noun in figure
            .count
            .iter()
            .flat_map(|l| &l.words)
            .filter(|w| !w.starts_with('$'))
        {
            words::noun(&mut out.lexicon, noun, flag::COUNTED, 0);
        }
        for noun in figure
            .count
            .iter()
            .chain(&figure.who)
            .flat_map(|l| &l.words)
            .filter(|w| !w.starts_with('$'))
        {
            words::noun(&mut out.lexicon, noun, 0, 0);
        }
    }
    let dimensions: Vec<String> = {
        let mut d: Vec<String> = out
            .quantity
            .units
            .iter()
            .map(|u| u.dimension.clone())
            .collect();
        d.sort();
        d.dedup();
        d
    };
    for (
        id,
        Layered {
            yaml,
            file,
            source,
            files,
        },
    ) in merged
    {
        let n = FigureId(u16::try_from(out.claim.figures.len()).unwrap_or(u16::MAX));
        let mut c = FigureCompiler {
            id: &id,
            file: &file,
            source: &source,
            lists,
            lexicon: &mut out.lexicon,
            errors,
            dimensions: &dimensions,
            kinds: &out.event.kinds,
            told: &told,
            partial: partial.contains(&file),
        };
        let figure = c.figure(&yaml);
        for (k, predicate) in figure.when.iter().enumerate() {
            out.claim
                .by_head
                .entry(predicate.head)
                .or_default()
                .push((n, k));
        }
        for (phrase, k) in figure.phrases.iter().zip(0u16..) {
            // The rarest word is unknown; the longest fixed word stands for the phrase, and one of its name for what is told of it.
            let name = phrase.named.as_ref().map(|(_, at)| at.clone());
            let anchor = phrase
                .elements
                .get(name.unwrap_or(0..phrase.elements.len()))
                .unwrap_or_default()
                .iter()
                .filter_map(|e| {
                    if let Element::Words(w) = e {
                        Some(w)
                    } else {
                        None
                    }
                })
                .max_by_key(|w| {
                    w.iter()
                        .map(|x| out.lexicon.form(*x).len())
                        .min()
                        .unwrap_or(0)
                });
            for word in anchor.into_iter().flatten() {
                let list = out.claim.phrase_words.entry(*word).or_default();
                if !list.contains(&(n, k)) {
                    list.push((n, k));
                }
            }
        }
        out.files.insert(id.clone(), files);
        let own = |list: &Option<List>| -> Vec<String> {
            let words = list.iter().flat_map(|l| &l.words);
            words.filter(|w| !w.starts_with('$')).cloned().collect()
        };
        out.own.insert(
            id.clone(),
            Own {
                extends: yaml.extends.clone(),
                count: own(&yaml.count),
                not: own(&yaml.not),
                who: own(&yaml.who),
            },
        );
        if let Some(tests) = yaml.tests {
            out.tests.push(FigureTests {
                figure: id.clone(),
                file,
                tests,
            });
        }
        out.claim.figures.push(figure);
    }
    out.replaced.clone_from(&off);
    off.retain(|id| out.claim.by_id(id).is_none());
    checks::compile(checks, &off, out, errors);
}
