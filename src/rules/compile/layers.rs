//! Packs over packs: figures are merged key by key, lists by `add` and `remove`, `off` removes, a name with `*` changes all it fits.

use std::collections::BTreeMap;

use super::super::error::{RuleError, nearest};
use super::super::load::Loaded;
use super::super::schema::{Conflict, Figure as FigureYaml, FigureEntry, List};
use super::figure::FigureCompiler;
use super::{Compiled, FigureTests};
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
        count: merge_list(base.count, over.count),
        measure: over.measure.or(base.measure),
        elided: over.elided.or(base.elided),
        plans: over.plans.or(base.plans),
        single: over.single.or(base.single),
        when: merge_list(base.when, over.when),
        phrases: merge_list(base.phrases, over.phrases),
        not: merge_list(base.not, over.not),
        who: merge_list(base.who, over.who),
        same: merge_list(base.same, over.same),
        tolerance: over.tolerance.or(base.tolerance),
        range: over.range.or(base.range),
        revisions: over.revisions.or(base.revisions),
        conflict,
        tests,
    }
}

pub(super) fn figures(
    loaded: Vec<Loaded>,
    lists: &BTreeMap<String, Vec<String>>,
    out: &mut Compiled,
    errors: &mut Vec<RuleError>,
) {
    let mut merged: BTreeMap<String, (FigureYaml, String, String)> = BTreeMap::new();
    for file in loaded {
        for (id, entry) in file.pack.figures.0 {
            match entry {
                FigureEntry::Off => {
                    if merged.remove(&id).is_none() {
                        let help = nearest(&id, merged.keys().map(String::as_str))
                            .map(|n| format!("did you mean `{n}`?"));
                        errors.push(
                            RuleError::find(
                                &file.file,
                                &file.source,
                                &id,
                                &id,
                                format!("`{id}: off` switches off a figure that is not there"),
                            )
                            .help(help),
                        );
                    }
                }
                FigureEntry::On(figure) => {
                    if !id
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                    {
                        errors.push(RuleError::find(
                            &file.file,
                            &file.source,
                            &id,
                            &id,
                            format!(
                                "a figure's name is lower-case letters, digits and hyphens: `{id}`"
                            ),
                        ));
                    }
                    let entry = match merged.remove(&id) {
                        Some((base, _, _)) => merge(base, *figure),
                        None => {
                            for list in [
                                &figure.count,
                                &figure.when,
                                &figure.phrases,
                                &figure.not,
                                &figure.who,
                            ]
                            .into_iter()
                            .flatten()
                            {
                                if list.change.is_some() {
                                    errors.push(RuleError::find(&file.file, &file.source, &id, "add", format!("`add` and `remove` change a list below, and there is no figure `{id}` below this one")));
                                }
                            }
                            *figure
                        }
                    };
                    merged.insert(id, (entry, file.file.clone(), file.source.clone()));
                }
            }
        }
    }
    // All words of all figures enter the lexicon before any figure is compiled: forms must not depend on the order.
    for (figure, _, _) in merged.values() {
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
    for (id, (yaml, file, source)) in merged {
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
            // The rarest word is unknown; the longest fixed word stands for the phrase.
            let anchor = phrase
                .elements
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
        out.files.insert(id.clone(), file.clone());
        if let Some(tests) = yaml.tests {
            out.tests.push(FigureTests {
                figure: id.clone(),
                file,
                tests,
            });
        }
        out.claim.figures.push(figure);
    }
}
