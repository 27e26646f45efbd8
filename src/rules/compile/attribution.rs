//! Cues of speech, offices, named sources and countries: the tables of the attribution stage.

use std::collections::BTreeMap;

use super::super::error::RuleError;
use super::super::load::Loaded;
use super::super::words;
use super::Compiled;
use crate::attribution::{Known, Name, Verb};
use crate::event;
use crate::text::{WordId, flag, singular};

pub(super) fn cues(file: &Loaded, out: &mut Compiled) {
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
    for (list, to) in [
        (&a.according, &mut tables.according),
        (&a.passive, &mut tables.passive),
    ] {
        for phrase in &list.words {
            let ids = words::phrase(lexicon, phrase, flag::SPEECH);
            to.add(&ids, ());
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
    for noun in &o.general.words {
        tables.general.insert(noun.clone());
    }
    for ending in &o.company_endings.words {
        tables
            .endings
            .insert(ending.trim_end_matches('.').to_lowercase());
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

pub(super) fn sources(loaded: &[Loaded], out: &mut Compiled, errors: &mut Vec<RuleError>) {
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
                    let known = at.keys().map(String::as_str);
                    errors.push(file.unknown(id, parent, "source", known));
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
pub(super) fn demonyms(out: &mut Compiled) {
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
