//! Number words, hedges, vague words and units: the tables of the quantity stage.

use std::collections::BTreeMap;

use super::super::error::RuleError;
use super::super::load::Loaded;
use super::super::schema::Text;
use super::super::words;
use super::{Compiled, number};
use crate::quantity::{Hedge, Number, Numeral, Unit, UnitId};
use crate::text::{Decimal, WordId, flag, plural};

pub(super) fn numerals(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let n = &file.pack.numerals;
    type Make = fn(Number) -> Numeral;
    let makes: [(_, Make); 7] = [
        (&n.unit, Numeral::Unit),
        (&n.ten, Numeral::Ten),
        (&n.hundreds, Numeral::Hundreds),
        (&n.scale, Numeral::Scale),
        (&n.lone_scale, Numeral::LoneScale),
        (&n.group, Numeral::Group),
        (&n.fraction, Numeral::Fraction),
    ];
    for (table, make) in makes {
        for (word, value) in &table.0 {
            let ids = words::phrase(&mut out.lexicon, word, flag::NUMERAL);
            let value = number(file, word, &value.0, errors);
            out.quantity.numerals.add(&ids, make(value));
        }
    }
    for word in &n.of_years.words {
        let id = out.lexicon.add(word);
        out.quantity.of_years.insert(id);
    }
    for word in &n.hundred.words {
        let ids = words::phrase(&mut out.lexicon, word, flag::NUMERAL);
        out.quantity.numerals.add(&ids, Numeral::Hundred);
    }
    for (table, to) in [
        (&n.plural_scale, &mut out.quantity.plural_scales),
        (&n.ordinal_fraction, &mut out.quantity.ordinal_fractions),
    ] {
        for (word, value) in &table.0 {
            let ids = words::ids(&mut out.lexicon, word);
            to.add(&ids, number(file, word, &value.0, errors));
        }
    }
    for (suffix, value) in &n.suffix.0 {
        let v = number(file, suffix, &value.0, errors);
        out.quantity.suffixes.push((suffix.clone(), v));
    }
    links(file, out, errors);
}

/// Hedges and vague words.
pub(super) fn hedges(file: &Loaded, out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let h = &file.pack.hedges;
    for (before, table) in [(true, &h.before), (false, &h.after)] {
        for (name, list) in &table.0 {
            let Some((_, hedge)) = Hedge::NAMES.iter().find(|(n, _)| n == name) else {
                let known = Hedge::NAMES.iter().map(|(n, _)| *n);
                errors.push(file.unknown(name, name, "form of hedge", known));
                continue;
            };
            for phrase in &list.words {
                if before {
                    let ids = words::phrase(&mut out.lexicon, phrase, flag::HEDGE);
                    out.quantity.before.add(&ids, *hedge);
                } else {
                    let ids = words::ids(&mut out.lexicon, phrase.trim_start_matches('-'));
                    out.quantity.after.add(&ids, *hedge);
                }
            }
        }
    }
    for (hedge, verbs) in &h.particles.0 {
        let ids = words::ids(&mut out.lexicon, hedge);
        let verbs = verbs.words.iter().map(|v| out.lexicon.add(v)).collect();
        out.quantity.particles.add(&ids, verbs);
    }
    for vague in &h.vague {
        let (low, high) = (
            number(file, "vague", &vague.low.0, errors),
            number(file, "vague", &vague.high.0, errors),
        );
        for phrase in &vague.words.words {
            let ids = words::phrase(&mut out.lexicon, phrase, flag::VAGUE);
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
        (&l.but, &mut to.but),
        (&l.to, &mut to.to),
        (&l.or, &mut to.or),
    ] {
        few.0.extend(list.words.iter().map(|w| out.lexicon.add(w)));
    }
    for word in &l.between.words {
        out.lexicon.flag(word, flag::HEDGE);
    }
    for (phrases, known) in [
        (&l.and_fraction, &mut to.and_fraction),
        (&l.below_zero, &mut to.below_zero),
    ] {
        for phrase in &phrases.words {
            known.add(&words::ids(&mut out.lexicon, phrase), ());
        }
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

pub(super) fn units(loaded: &[Loaded], out: &mut Compiled, errors: &mut Vec<RuleError>) {
    let mut names: BTreeMap<Vec<WordId>, Vec<UnitId>> = BTreeMap::new();
    for file in loaded {
        for (id, unit) in &file.pack.units.0 {
            let Ok(n) = u16::try_from(out.quantity.units.len()) else {
                return;
            };
            let number_of = |t: &Option<Text>, errors: &mut Vec<RuleError>| {
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
                // "square kilometer" and "kilometer per hour" have their plural on the noun before "per".
                let many = match name.split_once(" per ") {
                    Some((head, rest)) => format!("{} per {rest}", plural(head)),
                    None => plural(name),
                };
                let mut forms = vec![name.clone(), many];
                forms.extend(unit.plurals.words.iter().cloned());
                forms.dedup();
                for form in forms {
                    let ids = words::phrase(&mut out.lexicon, &form, flag::UNIT);
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
                out.quantity.attached.entry(symbol.clone()).or_insert(entry);
                if !unit.behind.words.is_empty() {
                    let words = unit.behind.words.clone();
                    out.quantity.behind.insert(symbol.clone(), words);
                }
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
                let known = known.iter().map(|u| u.id.as_str());
                errors.push(file.unknown(id, id, "unit", known));
                continue;
            };
            let Ok(unit) = u16::try_from(at).map(UnitId) else {
                continue;
            };
            for name in &list.words {
                let ids = words::phrase(&mut out.lexicon, name, flag::UNIT);
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
}
