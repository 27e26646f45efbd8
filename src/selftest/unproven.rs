//! Words and keys of a figure that no example needs: each is taken away in turn, and the figure's examples are run again.

use super::{Outcome, run};
use crate::Engine;
use crate::claim::{Element, Figure, Predicate, Revisions, Situations, Tolerance, Unknown};
use crate::rules::Example;
use crate::text::WordId;

/// No word of any text.
const NEVER: WordId = WordId(u32::MAX);

/// How a figure is crippled for one run; put back by writing the original over it.
type Cripple = Box<dyn Fn(&mut Figure)>;

/// Words and keys of the figure `id` that its examples hold without, as `key: word`. Examples must pass as the rules stand.
pub fn unproven(engine: &mut Engine, id: &str) -> Vec<String> {
    let Some(at) = engine.rules.claim.figures.iter().position(|f| f.id == id) else {
        return Vec::new();
    };
    let examples: Vec<Example> = engine
        .rules
        .examples()
        .into_iter()
        .filter(|e| e.figure == id)
        .collect();
    let Some(original) = engine.rules.claim.figures.get(at).cloned() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for (name, cripple) in without(engine, &original) {
        if let Some(figure) = engine.rules.claim.figures.get_mut(at) {
            cripple(figure);
        }
        let needed = examples
            .iter()
            .any(|e| matches!(run(engine, e), Outcome::Failed(_)));
        if let Some(figure) = engine.rules.claim.figures.get_mut(at) {
            figure.clone_from(&original);
        }
        if !needed {
            out.push(name);
        }
    }
    out
}

/// The names of all words and keys of the figure `id`, as [`unproven`] gives them.
#[must_use]
pub fn words(engine: &Engine, id: &str) -> Vec<String> {
    let figure = engine.rules.claim.figures.iter().find(|f| f.id == id);
    figure.map_or_else(Vec::new, |f| {
        without(engine, f)
            .into_iter()
            .map(|(name, _)| name)
            .collect()
    })
}

/// Every word and key that can be taken away, with the way to do it.
fn without(engine: &Engine, figure: &Figure) -> Vec<(String, Cripple)> {
    let mut out: Vec<(String, Cripple)> = Vec::new();
    let own = engine.rules.own(&figure.id).cloned().unwrap_or_default();
    // A noun counted beside `$people` decides what may be compared ("500,000 demonstrators" with 1.4 million people) and is no reading of its own.
    for noun in own.count.into_iter().filter(|_| !figure.people) {
        let mut words: Vec<String> = noun.split_whitespace().map(str::to_lowercase).collect();
        let Some(last) = words.pop() else { continue };
        out.push((
            format!("count: {noun}"),
            Box::new(move |f| {
                if let Some(compounds) = f.nouns.get_mut(&last) {
                    compounds.retain(|c| *c != words);
                    if compounds.is_empty() {
                        f.nouns.remove(&last);
                    }
                }
            }),
        ));
    }
    for (k, predicate) in figure.when.iter().enumerate() {
        out.push((
            format!("when: {}", predicate.written),
            Box::new(move |f| {
                if let Some(p) = f.when.get_mut(k) {
                    *p = Predicate {
                        head: NEVER,
                        others: vec![NEVER],
                        ..p.clone()
                    };
                }
            }),
        ));
    }
    let mut names: Vec<&String> = figure
        .phrases
        .iter()
        .filter_map(|p| p.named.as_ref().map(|(name, _)| name))
        .collect();
    names.dedup();
    for name in names {
        let gone = name.clone();
        out.push((
            format!("named: {name}"),
            Box::new(move |f| {
                for p in &mut f.phrases {
                    if p.named.as_ref().is_some_and(|(n, _)| *n == gone) {
                        p.elements = vec![Element::Words(vec![NEVER]), Element::Number];
                        p.number = 1;
                    }
                }
            }),
        ));
    }
    let own_phrases = figure.phrases.iter().enumerate();
    for (k, phrase) in own_phrases.filter(|(_, p)| p.named.is_none()) {
        out.push((
            format!("phrases: {}", phrase.written),
            Box::new(move |f| {
                if let Some(p) = f.phrases.get_mut(k) {
                    p.elements = vec![Element::Words(vec![NEVER]), Element::Number];
                    p.number = 1;
                }
            }),
        ));
    }
    for word in own.not {
        let parts: Vec<WordId> = word
            .split_whitespace()
            .map(|w| engine.rules.lexicon.id(w))
            .collect();
        out.push((
            format!("not: {word}"),
            Box::new(move |f| match parts.as_slice() {
                [one] => {
                    f.not.remove(one);
                }
                many => f.not_phrases.retain(|p| p != many),
            }),
        ));
    }
    for word in own.who {
        out.push((
            format!("who: {word}"),
            Box::new(move |f| {
                f.who.remove(&word);
            }),
        ));
    }
    let mut key = |set: bool, name: &str, cripple: Cripple| {
        if set {
            out.push((name.to_owned(), cripple));
        }
    };
    key(
        figure.tolerance != Tolerance::default(),
        "tolerance",
        Box::new(|f| f.tolerance = Tolerance::default()),
    );
    key(
        figure.range.is_some(),
        "range",
        Box::new(|f| f.range = None),
    );
    key(
        figure.revisions != Revisions::default(),
        "revisions",
        Box::new(|f| f.revisions = Revisions::default()),
    );
    key(
        figure.elided && !figure.people,
        "elided",
        Box::new(|f| f.elided = false),
    );
    key(figure.plans, "plans", Box::new(|f| f.plans = false));
    key(
        figure.single != figure.people,
        "single",
        Box::new(|f| f.single = !f.single),
    );
    key(
        figure.same_subject,
        "same: subject",
        Box::new(|f| f.same_subject = false),
    );
    key(
        figure.same_names,
        "same: name",
        Box::new(|f| f.same_names = false),
    );
    key(
        figure.same_unit,
        "same: unit",
        Box::new(|f| f.same_unit = false),
    );
    key(
        figure.unknown != Unknown::default(),
        "unknown",
        Box::new(|f| f.unknown = Unknown::default()),
    );
    let severities = |c: &Situations| {
        (
            c.same_source,
            c.different_sources,
            c.bounds_only,
            c.explained,
        )
    };
    key(
        severities(&figure.conflict) != severities(&Situations::default()),
        "conflict",
        Box::new(|f| f.conflict = Situations::default()),
    );
    out
}
