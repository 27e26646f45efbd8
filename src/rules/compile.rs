//! From rule files to the plain tables that the stages ask for.

mod checks;
mod figure;
pub(super) mod layers;

use std::collections::{BTreeMap, BTreeSet};

use super::error::{RuleError, nearest};
use super::load::Loaded;
use super::schema::Tests;
use super::words;
use crate::attribution::{self, Known, Name, Verb};
use crate::check::Relation;
use crate::claim;
use crate::event::{self, Sense};
use crate::quantity::{self, Hedge, Number, Numeral, Unit, UnitId};
use crate::text::{Decimal, Lexicon, Phrases, WordId, flag, plural, singular};

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
    pub(super) quantity: quantity::Tables,
    pub(super) attribution: attribution::Tables,
    pub(super) event: event::Tables,
    pub(super) claim: claim::Tables,
    /// Examples of files that are not built in.
    pub(super) tests: Vec<FigureTests>,
    /// Built-in figures that were switched off, even if another of their name came later.
    pub(super) replaced: BTreeSet<String>,
    /// Which files a figure or a check comes from, the last word last.
    pub(super) files: BTreeMap<String, Vec<String>>,
    /// Relations between figures.
    pub(super) checks: Vec<Relation>,
    /// What is turned on the built-in checks.
    pub(super) tuning: crate::check::Tuning,
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
        numerals(file, &mut out, errors);
        attribution_words(file, &mut out);
        events(file, &mut out, errors);
        time(file, &mut out);
        changes(file, &mut out, errors);
    }
    // Every form of a cue verb carries the flag.
    for id in (1..=u32::try_from(out.lexicon.len()).unwrap_or(0)).map(WordId) {
        let word = out.lexicon.word(id);
        if word.verb.known() && out.attribution.verbs.contains_key(&word.verb) {
            out.lexicon.flag_id(id, flag::SPEECH);
        }
    }
    units(&loaded, &mut out, errors);
    sources(&loaded, &mut out, errors);
    demonyms(&mut out);
    let lists = lists(&loaded, &mut out.lexicon);
    for noun in lists.get("attackers").into_iter().flatten() {
        let id = out.lexicon.add(noun);
        out.claim.attackers.insert(id);
    }
    let words = |name: &str| lists.get(name).into_iter().flatten();
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
            let help = nearest(name, known.iter().map(String::as_str))
                .map(|n| format!("did you mean `{n}`?"));
            errors.push(
                RuleError::find(
                    &file.file,
                    &file.source,
                    name,
                    name,
                    format!("`{name}` is no class of words"),
                )
                .help(help),
            );
            continue;
        };
        // A class of predicates ("take part") holds phrases too; no token is one, so only rules ask for their flag.
        for word in &list.words {
            lexicon.flag(word, bit);
        }
    }
}

fn number(file: &Loaded, under: &str, text: &str, errors: &mut Vec<RuleError>) -> Number {
    text.parse().unwrap_or_else(|e: quantity::NotANumber| {
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

fn numerals(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let n = &file.pack.numerals;
    let add = |out: &mut Compiled, word: &str, numeral: Numeral| {
        let ids = words::ids(&mut out.lexicon, word);
        out.lexicon
            .flag(word.split(' ').next().unwrap_or(word), flag::NUMERAL);
        out.quantity.numerals.add(&ids, numeral);
    };
    for (word, value) in &n.unit.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Unit(v));
    }
    for (word, value) in &n.ten.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Ten(v));
    }
    for word in &n.hundred.words {
        add(out, word, Numeral::Hundred);
    }
    for (word, value) in &n.scale.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Scale(v));
    }
    for (word, value) in &n.lone_scale.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::LoneScale(v));
    }
    for (word, value) in &n.hundreds.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Hundreds(v));
    }
    for (word, value) in &n.plural_scale.0 {
        let v = number(file, word, &value.0, errors);
        let ids = words::ids(&mut out.lexicon, word);
        out.quantity.plural_scales.add(&ids, v);
    }
    links(file, out, errors);
    for (word, value) in &n.group.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Group(v));
    }
    for (word, value) in &n.fraction.0 {
        let v = number(file, word, &value.0, errors);
        add(out, word, Numeral::Fraction(v));
    }
    for (word, value) in &n.ordinal_fraction.0 {
        let v = number(file, word, &value.0, errors);
        let ids = words::ids(&mut out.lexicon, word);
        out.quantity.ordinal_fractions.add(&ids, v);
    }
    for (suffix, value) in &n.suffix.0 {
        let v = number(file, suffix, &value.0, errors);
        out.quantity.suffixes.push((suffix.clone(), v));
    }
    let h = &file.pack.hedges;
    for (place, table) in [(true, &h.before), (false, &h.after)] {
        for (name, list) in &table.0 {
            let Some((_, hedge)) = Hedge::NAMES.iter().find(|(n, _)| n == name) else {
                let help = nearest(name, Hedge::NAMES.iter().map(|(n, _)| *n))
                    .map(|n| format!("did you mean `{n}`?"));
                errors.push(
                    RuleError::find(
                        &file.file,
                        &file.source,
                        name,
                        name,
                        format!("`{name}` is no form of hedge"),
                    )
                    .help(help),
                );
                continue;
            };
            for phrase in &list.words {
                let ids = words::ids(&mut out.lexicon, phrase.trim_start_matches('-'));
                if place {
                    out.lexicon
                        .flag(phrase.split(' ').next().unwrap_or(phrase), flag::HEDGE);
                    out.quantity.before.add(&ids, *hedge);
                } else {
                    out.quantity.after.add(&ids, *hedge);
                }
            }
        }
    }
    for vague in &h.vague {
        let (low, high) = (
            number(file, "vague", &vague.low.0, errors),
            number(file, "vague", &vague.high.0, errors),
        );
        for phrase in &vague.words.words {
            let ids = words::ids(&mut out.lexicon, phrase);
            out.lexicon
                .flag(phrase.split(' ').next().unwrap_or(phrase), flag::VAGUE);
            if vague.scales {
                out.quantity.vague_scaling.add(&ids, (low, high));
            } else {
                out.quantity.vague.add(&ids, (low, high));
            }
        }
    }
}

/// The small words that hold numbers together, and the mark before decimals.
fn links(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let n = &file.pack.numerals;
    let l = &n.links;
    let to = &mut out.quantity.links;
    for (list, few) in [
        (&l.article, &mut to.article),
        (&l.and, &mut to.and),
        (&l.of, &mut to.of),
        (&l.point, &mut to.point),
        (&l.between, &mut to.between),
        (&l.between_and, &mut to.between_and),
        (&l.to, &mut to.to),
        (&l.or, &mut to.or),
    ] {
        few.0.extend(list.words.iter().map(|w| out.lexicon.add(w)));
    }
    for word in &l.between.words {
        out.lexicon.flag(word, flag::HEDGE);
    }
    for phrase in &l.and_fraction.words {
        let ids = words::ids(&mut out.lexicon, phrase);
        to.and_fraction.add(&ids, ());
    }
    let mut wrong = |key: &str, text: &str, known: &str| {
        let what = format!("`{key}` is {known}");
        errors.push(RuleError::find(&file.file, &file.source, key, text, what));
    };
    for word in &l.and_after.words {
        match word.as_str() {
            "ten" => to.and_after_ten = true,
            "hundred" => to.and_after_hundred = true,
            _ => wrong("and-after", word, "a list of `ten` and `hundred`"),
        }
    }
    match n.decimal.as_deref() {
        None => {}
        Some(".") => out.lexicon.decimal = Decimal::Point,
        Some(",") => out.lexicon.decimal = Decimal::Comma,
        Some(other) => wrong("decimal", other, "`.` or `,`"),
    }
}

fn attribution_words(file: &Loaded, out: &mut Compiled) {
    let a = &file.pack.attribution;
    let lexicon = &mut out.lexicon;
    let tables = &mut out.attribution;
    for (list, class) in [
        (&a.say, Verb::Say),
        (&a.check, Verb::Check),
        (&a.deny, Verb::Deny),
        (&a.citing, Verb::Cite),
    ] {
        for word in &list.words {
            let form = lexicon.id(word);
            // "citing" names the verb "cite".
            let base = if form.known() && lexicon.word(form).verb.known() {
                lexicon.word(form).verb
            } else {
                words::verb(lexicon, word)
            };
            tables.verbs.insert(base, class);
        }
    }
    for list in [&a.according, &a.passive] {
        for phrase in &list.words {
            let ids = words::ids(lexicon, phrase);
            lexicon.flag(phrase.split(' ').next().unwrap_or(phrase), flag::SPEECH);
            if std::ptr::eq(list, &raw const a.according) {
                tables.according.add(&ids, ())
            } else {
                tables.passive.add(&ids, ())
            }
        }
    }
    for word in &a.hearsay.words {
        let id = lexicon.flag(word, flag::UNASSERTED);
        out.claim.hearsay.insert(id);
    }
    for (list, set) in [
        (&a.heard, &mut out.claim.heard),
        (&a.doubted, &mut out.claim.doubted),
    ] {
        for word in &list.words {
            set.insert(words::verb(lexicon, word));
        }
    }
    for word in &a.venue.words {
        let id = lexicon.add(word);
        tables.venues.insert(id, ());
    }
    let o = &file.pack.offices;
    for head in &o.heads.words {
        words::noun(lexicon, head, flag::OFFICE, flag::OFFICE);
    }
    for person in &o.people.words {
        words::noun(
            lexicon,
            person,
            flag::SPEAKER | flag::PERSON,
            flag::SPEAKER | flag::PEOPLE,
        );
    }
    for document in &o.documents.words {
        words::noun(lexicon, document, flag::DOCUMENT, flag::DOCUMENT);
    }
    for title in &o.titles.words {
        lexicon.flag(title.rsplit(' ').next().unwrap_or(title), flag::TITLE);
    }
    for cue in &o.part_of_cues.words {
        let last = cue.rsplit(' ').next().unwrap_or(cue);
        let id = lexicon.add(last);
        tables.state_heads.insert(id, ());
    }
}

fn events(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    for (name, _) in &file.pack.events.0 {
        if !out.event.kinds.contains(name) {
            if out.event.kinds.len() >= 63 {
                errors.push(RuleError::find(
                    &file.file,
                    &file.source,
                    name,
                    name,
                    "there are more than 63 kinds of event".to_owned(),
                ));
                return;
            }
            out.event.kinds.push(name.clone());
            out.event.joins.push(0);
        }
    }
    let mut heads: BTreeMap<String, u64> = BTreeMap::new();
    let mut verbs: BTreeMap<String, u64> = BTreeMap::new();
    let mut done: BTreeMap<String, u64> = BTreeMap::new();
    for (name, kind) in &file.pack.events.0 {
        let Some(at) = out.event.kinds.iter().position(|k| k == name) else {
            continue;
        };
        if kind.lasts {
            out.event.lasts |= 1 << at;
        }
        if kind.point {
            out.event.points |= 1 << at;
        }
        if kind.recurs {
            out.event.recurs |= 1 << at;
        }
        let mut mask = 1u64 << at;
        for join in &kind.joins.words {
            match out.event.kinds.iter().position(|k| k == join) {
                Some(other) => mask |= 1 << other,
                None => {
                    let help = nearest(join, out.event.kinds.iter().map(String::as_str))
                        .map(|n| format!("did you mean `{n}`?"));
                    errors.push(
                        RuleError::find(
                            &file.file,
                            &file.source,
                            name,
                            join,
                            format!("`{join}` is no kind of event"),
                        )
                        .help(help),
                    );
                }
            }
        }
        if let Some(slot) = out.event.joins.get_mut(at) {
            *slot |= mask;
        }
        for head in &kind.heads.words {
            *heads.entry(head.clone()).or_default() |= 1 << at;
        }
        for verb in &kind.verbs.words {
            *verbs.entry(verb.clone()).or_default() |= 1 << at;
        }
        for thing in &kind.with.words {
            words::noun(&mut out.lexicon, thing, 0, 0);
            let one = out.lexicon.id(thing);
            for form in [one, out.lexicon.add(&plural(thing))] {
                *out.event.things.entry(form).or_default() |= 1 << at;
            }
        }
        for verb in &kind.deeds.words {
            *done.entry(verb.clone()).or_default() |= 1 << at;
        }
    }
    for (head, mask) in heads {
        let last = head.rsplit(' ').next().unwrap_or(&head).to_owned();
        let many = plural(&last);
        let prefix = head.strip_suffix(&last).unwrap_or("").to_owned();
        words::noun(&mut out.lexicon, &last, 0, 0);
        for form in [head.clone(), format!("{prefix}{many}")] {
            let ids = words::ids(&mut out.lexicon, &form);
            out.lexicon
                .flag(form.split(' ').next().unwrap_or(&form), flag::EVENT);
            out.event.heads.add(&ids, mask);
        }
    }
    let verbs: Vec<(String, u64)> = verbs.into_iter().collect();
    deeds(&mut out.lexicon, &verbs, &mut out.event.verbs);
    let done: Vec<(String, u64)> = done.into_iter().collect();
    deeds(&mut out.lexicon, &done, &mut out.event.deeds);
}

/// Adds phrases whose first word is a verb that tells what happened, in all its forms.
fn deeds<T: Copy>(lexicon: &mut Lexicon, phrases: &[(String, T)], to: &mut Phrases<T>) {
    if phrases.is_empty() {
        return;
    }
    let split = |phrase: &str| {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        (first.to_owned(), rest.to_owned())
    };
    let bases: Vec<WordId> = phrases
        .iter()
        .map(|(phrase, _)| words::verb(lexicon, &split(phrase).0))
        .collect();
    let forms = lexicon.verb_forms(&bases);
    for ((phrase, value), base) in phrases.iter().zip(bases) {
        let rest = words::ids(lexicon, &split(phrase).1);
        for form in forms.get(&base).into_iter().flatten() {
            lexicon.flag_id(*form, flag::DEED);
            let mut ids = vec![*form];
            ids.extend(&rest);
            to.add(&ids, *value);
        }
    }
}

fn time(file: &Loaded, out: &mut Compiled) {
    for (list, sense) in [
        (&file.pack.time.cumulative, Sense::Over),
        (&file.pack.time.background, Sense::Before),
    ] {
        for phrase in &list.words {
            let ids = words::ids(&mut out.lexicon, phrase);
            out.lexicon
                .flag(phrase.split(' ').next().unwrap_or(phrase), flag::PHRASE);
            out.event.time_phrases.add(&ids, sense);
        }
    }
    let aftermath = &file.pack.time.aftermath.words;
    let aftermath: Vec<(String, ())> = aftermath.iter().map(|v| (v.clone(), ())).collect();
    deeds(&mut out.lexicon, &aftermath, &mut out.event.aftermath);
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
    ] {
        for word in &list.words {
            set.insert(words::verb(&mut out.lexicon, word));
        }
    }
    for word in &verbs.brings.words {
        let verb = words::verb(&mut out.lexicon, word);
        out.claim.brings.insert(verb);
    }
    for word in &verbs.superlative.words {
        let id = out.lexicon.add(word);
        out.claim.superlative.insert(id);
        out.event.superlative.insert(id);
    }
    for (verb, times) in &verbs.times.0 {
        let times = number(file, verb, &times.0, errors);
        let verb = words::verb(&mut out.lexicon, verb);
        out.claim.times.insert(verb, times);
    }
}

fn units(loaded: &[Loaded], out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let mut names: BTreeMap<Vec<WordId>, Vec<UnitId>> = BTreeMap::new();
    for file in loaded {
        for (id, unit) in &file.pack.units.0 {
            let Ok(n) = u16::try_from(out.quantity.units.len()) else {
                return;
            };
            let number_of = |t: &Option<super::schema::Text>, errors: &mut Vec<RuleError>| {
                t.as_ref().map(|t| number(file, id, &t.0, errors))
            };
            let factor = number_of(&unit.factor, errors);
            let offset = number_of(&unit.offset, errors).unwrap_or_default();
            let worth = number_of(&unit.worth, errors);
            if unit.code.is_empty() || unit.dimension.is_empty() {
                errors.push(RuleError::find(
                    &file.file,
                    &file.source,
                    id,
                    id,
                    format!("the unit `{id}` needs a `code` and a `dimension`"),
                ));
                continue;
            }
            let entry = UnitId(n);
            for name in &unit.names.words {
                let mut forms = vec![name.clone()];
                {
                    // "square kilometer" and "kilometer per hour" have their plural on the noun before "per".
                    match name.split_once(" per ") {
                        Some((head, rest)) => forms.push(format!("{} per {rest}", plural(head))),
                        None => forms.push(plural(name)),
                    }
                }
                forms.extend(unit.plurals.words.iter().cloned());
                forms.dedup();
                for form in forms {
                    let ids = words::ids(&mut out.lexicon, &form);
                    out.lexicon
                        .flag(form.split(' ').next().unwrap_or(&form), flag::UNIT);
                    let list = names.entry(ids).or_default();
                    if !list.contains(&entry) {
                        list.push(entry);
                    }
                }
            }
            for symbol in &unit.symbols.words {
                out.quantity.symbols.add(symbol, entry);
            }
            for symbol in &unit.attached.words {
                out.quantity.attached.push((symbol.clone(), entry));
            }
            for prefix in &unit.prefix.words {
                if prefix.starts_with(char::is_alphabetic) {
                    let word = prefix
                        .split(|c: char| !c.is_alphanumeric() && c != '.')
                        .next()
                        .unwrap_or(prefix);
                    out.lexicon.flag(word, flag::CURRENCY);
                    out.lexicon.flag(word.trim_end_matches('.'), flag::CURRENCY);
                    // "U.S.$" and "US$" are cut before the sign.
                    if let Some(dotted) = prefix.strip_suffix('$') {
                        out.lexicon.flag(dotted, flag::CURRENCY);
                    }
                }
                out.quantity.prefixes.add(prefix, entry);
            }
            out.quantity.units.push(Unit {
                id: id.clone(),
                code: unit.code.clone(),
                dimension: unit.dimension.clone(),
                factor,
                offset,
                ambiguous: unit.ambiguous.words.clone(),
                of: unit.of.clone(),
                worth,
            });
        }
    }
    for file in loaded {
        for (id, list) in &file.pack.unit_names.0 {
            let known = &out.quantity.units;
            let Some(at) = known.iter().position(|u| u.id == *id) else {
                let help = nearest(id, known.iter().map(|u| u.id.as_str()))
                    .map(|n| format!("did you mean `{n}`?"));
                let what = format!("`{id}` is no unit");
                errors.push(RuleError::find(&file.file, &file.source, id, id, what).help(help));
                continue;
            };
            let Ok(unit) = u16::try_from(at).map(UnitId) else {
                continue;
            };
            for name in &list.words {
                let ids = words::ids(&mut out.lexicon, name);
                out.lexicon
                    .flag(name.split(' ').next().unwrap_or(name), flag::UNIT);
                names.entry(ids).or_default().push(unit);
            }
        }
    }
    for (ids, mut list) in names {
        // Of two units of one name the measure comes before the currency ("pound" of weight is rare in news: money first there).
        list.sort_by_key(|u| {
            out.quantity
                .units
                .get(u.0 as usize)
                .map(|u| (u.dimension != "money", !u.ambiguous.is_empty()))
        });
        if list.len() > 1 && !out.quantity.same_name.contains(&list) {
            out.quantity.same_name.push(list.clone());
        }
        out.quantity.unit_names.add(&ids, list);
    }
    out.quantity.attached.sort();
}

fn sources(loaded: &[Loaded], out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let mut at: BTreeMap<String, u32> = BTreeMap::new();
    for file in loaded {
        for (id, source) in &file.pack.sources.0 {
            let outlet = match source.kind.as_deref() {
                Some("outlet") => true,
                Some("body") | None => false,
                Some(other) => {
                    errors.push(RuleError::find(
                        &file.file,
                        &file.source,
                        id,
                        other,
                        format!("`{other}` is no kind of source: outlet or body"),
                    ));
                    false
                }
            };
            let Some(first) = source.names.words.first() else {
                errors.push(RuleError::find(
                    &file.file,
                    &file.source,
                    id,
                    id,
                    format!("the source `{id}` has no names"),
                ));
                continue;
            };
            let n = *at
                .entry(id.clone())
                .or_insert_with(|| u32::try_from(out.attribution.known.len()).unwrap_or(0));
            // "United Nations (UN)": readers know many bodies by their initials alone.
            let initials = source
                .names
                .words
                .iter()
                .find(|n| n.len() <= 6 && n.len() >= 2 && n.chars().all(|c| c.is_uppercase()))
                .filter(|_| !outlet && !first.chars().all(|c| !c.is_lowercase()));
            let name = initials.map_or_else(|| first.clone(), |i| format!("{first} ({i})"));
            let known = Known {
                id: id.clone(),
                name,
                outlet,
                part_of: None,
            };
            match out.attribution.known.get_mut(n as usize) {
                Some(slot) => *slot = known,
                None => out.attribution.known.push(known),
            }
            for name in &source.names.words {
                let name = name
                    .strip_prefix("the ")
                    .or_else(|| name.strip_prefix("The "))
                    .unwrap_or(name);
                let acronym = name.len() <= 6
                    && !name.contains(' ')
                    && name.chars().all(|c| !c.is_lowercase());
                let ids: Vec<WordId> = tokens_of(name).iter().map(|w| out.lexicon.add(w)).collect();
                out.attribution.names.add(&ids, Name { known: n, acronym });
            }
        }
    }
    for file in loaded {
        for (id, source) in &file.pack.sources.0 {
            let Some(parent) = &source.part_of else {
                continue;
            };
            match at.get(parent) {
                Some(p) => {
                    if let Some(known) = at
                        .get(id)
                        .and_then(|n| out.attribution.known.get_mut(*n as usize))
                    {
                        known.part_of = Some(*p);
                    }
                }
                None => {
                    let help = nearest(parent, at.keys().map(String::as_str))
                        .map(|n| format!("did you mean `{n}`?"));
                    errors.push(
                        RuleError::find(
                            &file.file,
                            &file.source,
                            id,
                            parent,
                            format!("`{parent}` is no source"),
                        )
                        .help(help),
                    );
                }
            }
        }
    }
    // A chain of parts that comes back to itself.
    for (id, n) in &at {
        let mut next = out
            .attribution
            .known
            .get(*n as usize)
            .and_then(|k| k.part_of);
        let mut steps = 0;
        while let Some(p) = next {
            steps += 1;
            if p == *n || steps > at.len() {
                let file = loaded
                    .iter()
                    .find(|f| f.pack.sources.0.iter().any(|(i, _)| i == id));
                if let Some(file) = file {
                    errors.push(RuleError::find(
                        &file.file,
                        &file.source,
                        id,
                        id,
                        format!("`{id}` is a part of itself"),
                    ));
                }
                return;
            }
            next = out
                .attribution
                .known
                .get(p as usize)
                .and_then(|k| k.part_of);
        }
    }
}

/// The tokens of a name as the text stage cuts them: hyphens and genitives apart.
fn tokens_of(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for word in name.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find('-') {
            if at > 0 {
                out.push(rest.get(..at).unwrap_or("").to_owned());
            }
            out.push("-".to_owned());
            rest = rest.get(at + 1..).unwrap_or("");
        }
        match rest
            .strip_suffix("'s")
            .or_else(|| rest.strip_suffix("\u{2019}s"))
        {
            Some(owner) => {
                out.push(owner.to_owned());
                out.push("'s".to_owned());
            }
            None if !rest.is_empty() => out.push(rest.to_owned()),
            None => {}
        }
    }
    out
}

/// Countries for the attribution stage; plural demonyms are people.
fn demonyms(out: &mut Compiled) {
    for (name, country, demonym) in event::country_names() {
        let ids: Vec<WordId> = tokens_of(name).iter().map(|w| out.lexicon.add(w)).collect();
        out.attribution.countries.add(&ids, country.to_owned());
        if demonym && !name.contains(' ') && name.ends_with('s') && !name.ends_with("ss") {
            let one = out.lexicon.add(&singular(&name.to_lowercase()));
            out.lexicon.flag(name, flag::PEOPLE);
            out.lexicon.plural(name, one);
        }
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
