//! From rule files to the plain tables that the stages ask for.

mod attribution;
mod checks;
mod event;
mod figure;
pub(super) mod layers;
mod quantity;

use std::collections::{BTreeMap, BTreeSet};

use super::error::RuleError;
use super::load::Loaded;
use super::schema::Tests;
use super::words;
use crate::check::{Relation, Tuning};
use crate::quantity::{NotANumber, Number};
use crate::text::{Lexicon, WordId, flag};

/// A figure's examples and where they stand.
#[derive(Clone, Debug)]
pub(super) struct FigureTests {
    pub(super) figure: String,
    pub(super) file: String,
    pub(super) tests: Tests,
}

/// The words that a figure brings itself, without those of shared lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Own {
    /// The figure that it extends.
    pub extends: Option<String>,
    /// Of `count`.
    pub count: Vec<String>,
    /// Of `not`.
    pub not: Vec<String>,
    /// Of `who`.
    pub who: Vec<String>,
}

/// All tables.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    pub(super) lexicon: Lexicon,
    pub(super) quantity: crate::quantity::Tables,
    pub(super) attribution: crate::attribution::Tables,
    pub(super) event: crate::event::Tables,
    pub(super) claim: crate::claim::Tables,
    /// Examples of files that are not built in.
    pub(super) tests: Vec<FigureTests>,
    /// Built-in figures that were switched off, even if another of their name came later.
    pub(super) replaced: BTreeSet<String>,
    /// Which files a figure or a check comes from, the last word last.
    pub(super) files: BTreeMap<String, Vec<String>>,
    /// Relations between figures.
    pub(super) checks: Vec<Relation>,
    /// What is turned on the built-in checks.
    pub(super) tuning: Tuning,
    /// The words that each figure brings itself.
    pub(super) own: BTreeMap<String, Own>,
}

pub(super) fn compile(
    language: &str,
    loaded: Vec<Loaded>,
    errors: &mut Vec<RuleError>,
) -> Compiled {
    let mut out = Compiled::default();
    if language == super::ENGLISH {
        words::english(&mut out.lexicon);
    }
    for file in &loaded {
        word_classes(file, &mut out.lexicon, errors);
    }
    for file in &loaded {
        quantity::numerals(file, &mut out, errors);
        quantity::hedges(file, &mut out, errors);
        attribution::cues(file, &mut out);
        event::kinds(file, &mut out, errors);
        event::time(file, &mut out, errors);
        event::scene(file, &mut out);
        changes(file, &mut out, errors);
    }
    // Every form of a cue verb carries the flag.
    for id in (1..=u32::try_from(out.lexicon.len()).unwrap_or(0)).map(WordId) {
        let word = out.lexicon.word(id);
        if word.verb.known() && out.attribution.verbs.contains_key(&word.verb) {
            out.lexicon.flag_id(id, flag::SPEECH);
        }
    }
    quantity::units(&loaded, &mut out, errors);
    attribution::sources(&loaded, &mut out, errors);
    attribution::demonyms(&mut out);
    let lists = lists(&loaded, &mut out.lexicon);
    for noun in lists.get("attackers").into_iter().flatten() {
        let id = out.lexicon.add(noun);
        out.claim.attackers.insert(id);
    }
    for word in lists.get("attackers-alive").into_iter().flatten() {
        let id = out.lexicon.add(word);
        out.claim.attackers_alive.insert(id);
    }
    out.claim.houses = lists.get("houses").cloned().unwrap_or_default();
    // "alike-soldiers": the first word of a list stands for all of it.
    for (_, list) in lists.iter().filter(|(name, _)| name.starts_with("alike-")) {
        for word in list {
            if let Some(first) = list.first().filter(|first| *first != word) {
                out.claim.alike.insert(word.clone(), first.clone());
            }
        }
    }
    let words = |name: &str| lists.get(name).into_iter().flatten();
    let sides = words("alike-fighters").chain(words("attackers"));
    out.claim.sides.extend(sides.cloned());
    let ends = words("doer-ends").map(|end| end.trim_start_matches('-').to_owned());
    out.claim.doer_ends.extend(ends);
    out.claim.no_doers.extend(words("no-doers").cloned());
    layers::figures(loaded, &lists, &mut out, errors);
    // Every form of a word that a phrase may be found by carries the flag, so that a sentence is looked at word by word without a look-up.
    for id in (1..=u32::try_from(out.lexicon.len()).unwrap_or(0)).map(WordId) {
        let word = out.lexicon.word(id);
        if [id, word.verb, word.noun]
            .iter()
            .any(|w| out.claim.phrase_words.contains_key(w))
        {
            out.lexicon.flag_id(id, flag::PATTERN);
        }
        let claim = &out.claim;
        if claim.rising.contains(&word.verb)
            || claim.falling.contains(&word.verb)
            || claim.up.contains(&word.verb)
            || claim.down.contains(&word.verb)
            || claim.revised.contains(&word.verb)
            || claim.times.contains_key(&word.verb)
            || claim.movements.contains(&id)
        {
            out.quantity.moving.insert(id);
        }
        if claim.brings.contains(&word.verb) {
            out.quantity.bringing.insert(id);
        }
        if word.flags & flag::VERB_ING != 0 && out.claim.brings.contains(&word.verb) {
            out.event.bringing.insert(id);
        }
    }
    out
}

fn word_classes(file: &Loaded, lexicon: &mut Lexicon, errors: &mut Vec<RuleError>) {
    for (name, list) in &file.pack.words.0 {
        let Some(bit) = words::class(name) else {
            let known: Vec<String> = flag::NAMES
                .iter()
                .map(|(n, _)| n.to_ascii_lowercase().replace('_', "-"))
                .collect();
            let known = known.iter().map(String::as_str);
            errors.push(file.unknown(name, name, "class of words", known));
            continue;
        };
        // A class of predicates ("take part") holds phrases too; no token is one, so only rules ask for their flag.
        for word in &list.words {
            lexicon.flag(word, bit);
        }
    }
}

fn number(file: &Loaded, under: &str, text: &str, errors: &mut Vec<RuleError>) -> Number {
    text.parse().unwrap_or_else(|e: NotANumber| {
        errors.push(RuleError::find(
            &file.file,
            &file.source,
            under,
            text,
            e.to_string(),
        ));
        Number::ZERO
    })
}
/// Verbs that say how a value has changed.
fn changes(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let verbs = &file.pack.changes;
    for (list, set) in [
        (&verbs.revised, &mut out.claim.revised),
        (&verbs.rising, &mut out.claim.rising),
        (&verbs.falling, &mut out.claim.falling),
        (&verbs.up, &mut out.claim.up),
        (&verbs.down, &mut out.claim.down),
        (&verbs.tells, &mut out.claim.tells),
        (&verbs.sets, &mut out.claim.sets),
        (&verbs.reaches, &mut out.claim.reaches),
    ] {
        for word in &list.words {
            set.insert(words::verb(&mut out.lexicon, word));
        }
    }
    for word in &verbs.brings.words {
        let verb = words::verb(&mut out.lexicon, word);
        out.claim.brings.insert(verb);
    }
    for (list, set) in [
        (&verbs.most, &mut out.claim.most),
        (&verbs.least, &mut out.claim.least),
    ] {
        set.extend(list.words.iter().map(|word| out.lexicon.add(word)));
    }
    for word in &verbs.superlative.words {
        let id = out.lexicon.add(word);
        out.claim.superlative.insert(id);
        out.event.superlative.insert(id);
    }
    for phrase in &verbs.exchange.words {
        let ids = words::ids(&mut out.lexicon, phrase);
        out.claim.exchange.add(&ids, ());
    }
    for word in &verbs.movements.words {
        let id = out.lexicon.add(word);
        out.claim.movements.insert(id);
    }
    for word in &verbs.moving.words {
        let id = out.lexicon.add(word);
        out.quantity.moving.insert(id);
    }
    for (verb, times) in &verbs.times.0 {
        let times = number(file, verb, &times.0, errors);
        let verb = words::verb(&mut out.lexicon, verb);
        out.claim.times.insert(verb, times);
    }
}
/// `$name` lists, with their nouns in the lexicon.
fn lists(loaded: &[Loaded], lexicon: &mut Lexicon) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in loaded {
        for (name, list) in &file.pack.vocabulary.0 {
            let known = out.entry(name.clone()).or_default();
            match &list.change {
                Some((add, remove)) => {
                    known.retain(|w| !remove.contains(w));
                    known.extend(add.iter().cloned());
                }
                None => known.clone_from(&list.words),
            }
        }
    }
    for (name, list) in &out {
        for noun in list {
            if name == "people" {
                words::noun(lexicon, noun, flag::PERSON, flag::PEOPLE);
            } else if name == "buildings" || name == "facilities" {
                words::noun(lexicon, noun, flag::FACILITY, flag::FACILITY);
            } else {
                words::noun(lexicon, noun, 0, 0);
            }
        }
    }
    // "people" itself, and words that are plural without an ending.
    for word in ["people", "police", "personnel", "troops", "staff", "crew"] {
        lexicon.flag(word, flag::PEOPLE);
    }
    out
}
