//! Kinds of event and phrases of time: the tables of the event stage.

use std::collections::BTreeMap;

use super::super::error::RuleError;
use super::super::load::Loaded;
use super::super::words;
use super::Compiled;
use crate::event::{Holiday, Sense};
use crate::text::{Lexicon, Phrases, WordId, flag, plural};

pub(super) fn kinds(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
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
        if kind.once {
            out.event.once |= 1 << at;
        }
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
                    let known = out.event.kinds.iter().map(String::as_str);
                    errors.push(file.unknown(name, join, "kind of event", known));
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
            let ids = words::phrase(&mut out.lexicon, &form, flag::EVENT);
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

/// A year with a 29 February.
const LEAP_YEAR: i16 = 2024;

pub(super) fn time(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    for (list, sense) in [
        (&file.pack.time.cumulative, Sense::Over),
        (&file.pack.time.background, Sense::Before),
    ] {
        for phrase in &list.words {
            let ids = words::phrase(&mut out.lexicon, phrase, flag::PHRASE);
            out.event.time_phrases.add(&ids, sense);
        }
    }
    for (name, holiday) in &file.pack.time.holidays {
        // "New Year's Eve" is read over the genitive.
        let ids = words::phrase(&mut out.lexicon, &name.replace("'s", ""), flag::PHRASE);
        let yearly = |month, day| jiff::civil::Date::new(LEAP_YEAR, month, day).is_ok();
        let day = match (holiday.month, holiday.day, holiday.easter) {
            (Some(month), Some(day), None) if yearly(month, day) => Holiday::Yearly { month, day },
            (None, None, Some(days)) if days.abs() < 366 => Holiday::Easter(days),
            (None, None, None) => Holiday::Unknown,
            _ => {
                errors.push(RuleError::find(
                    &file.file,
                    &file.source,
                    name,
                    name,
                    "a holiday has a month and a day of the year, or days after Easter within a year, or neither".to_owned(),
                ));
                continue;
            }
        };
        out.event.holidays.add(&ids, day);
    }
    let accounts = &file.pack.accounts;
    for (months, list) in &accounts.months {
        for phrase in &list.words {
            let ids = words::ids(&mut out.lexicon, phrase);
            out.claim.accounts.add(&ids, *months);
        }
    }
    for phrase in &accounts.earlier.words {
        let ids = words::ids(&mut out.lexicon, phrase);
        out.claim.accounts_before.add(&ids, ());
    }
    for noun in &accounts.moved_in_month.words {
        let id = out.lexicon.add(noun);
        out.claim.moved_in_month.insert(id);
    }
    out.claim.whole.extend(accounts.whole.words.iter().cloned());
    let segments = accounts.segments.words.iter().cloned();
    out.claim.segments.extend(segments);
    let aftermath = &file.pack.time.aftermath.words;
    let aftermath: Vec<(String, ())> = aftermath.iter().map(|v| (v.clone(), ())).collect();
    deeds(&mut out.lexicon, &aftermath, &mut out.event.aftermath);
    let counting = &file.pack.time.counting.words;
    let bases: Vec<WordId> = counting
        .iter()
        .map(|verb| words::verb(&mut out.lexicon, verb))
        .collect();
    let forms = out.lexicon.verb_forms(&bases);
    out.event.counting.extend(forms.into_values().flatten());
}

/// Words around the name of a place.
pub(super) fn scene(file: &Loaded, out: &mut Compiled) {
    let (from, to) = (&file.pack.scene, &mut out.event.scene);
    for (list, set) in [
        (&from.areas, &mut to.areas),
        (&from.areas_behind, &mut to.areas_behind),
        (&from.thoroughfares, &mut to.thoroughfares),
        (&from.hits, &mut to.hits),
        (&from.origins, &mut to.origins),
        (&from.suffers, &mut to.suffers),
        (&from.reports, &mut to.reports),
        (&from.befell, &mut to.befell),
        (&from.totals, &mut to.totals),
        (&from.compounds, &mut to.compounds),
        (&from.forces, &mut to.forces),
        (&from.joined, &mut to.joined),
        (&from.works, &mut to.works),
        (&from.bands, &mut to.bands),
        (&from.sorties, &mut to.sorties),
    ] {
        set.extend(list.words.iter().map(|word| out.lexicon.add(word)));
    }
    for phrase in &from.teasers.words {
        let ids = words::ids(&mut out.lexicon, phrase);
        to.teasers.add(&ids, ());
    }
}
