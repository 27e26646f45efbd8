//! A figure as all packs together leave it, with the file behind each key; and a skeleton of a new one.

use std::collections::BTreeMap;

use serde_yaml::Value;

use super::compile::layers::{Layered, glob, lay};
use super::error::RuleError;
use super::schema::{Figure, FigureEntry};
use crate::text::{Lexicon, flag, plural, singular};

/// A figure as YAML, key by key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// Each key that is set: its name, its value as YAML, and the files that had a word about it, the last word last.
    pub keys: Vec<(String, String, Vec<String>)>,
}

/// The figure `id` as the built-in rules and `files` leave it; `None` when there is none of that name.
///
/// # Errors
/// Everything that is wrong with any of the files.
pub fn show(files: &[(String, String)], id: &str) -> Result<Option<Shown>, Vec<RuleError>> {
    let mut errors = Vec::new();
    let loaded = super::all(files, &mut errors);
    let mut merged: BTreeMap<String, Layered> = BTreeMap::new();
    let mut origins: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in loaded {
        for (name, entry) in file.pack.figures.0 {
            if glob(&name, id) {
                match &entry {
                    FigureEntry::Off => origins.clear(),
                    FigureEntry::On(figure) => {
                        if let Some(base) = &figure.extends
                            && let Some(below) = merged.get(base)
                        {
                            for (key, _) in
                                keys(&below.yaml).into_iter().filter(|(k, _)| k != "about")
                            {
                                origins
                                    .entry(key)
                                    .or_default()
                                    .push(format!("{} (by extends)", below.files.join(", ")));
                            }
                        }
                        for (key, _) in keys(figure) {
                            origins.entry(key).or_default().push(file.file.clone());
                        }
                    }
                }
            }
            lay(
                name,
                entry,
                (&file.file, &file.source),
                &mut merged,
                &mut errors,
            );
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(merged.remove(id).map(|figure| Shown {
        id: id.to_owned(),
        keys: keys(&figure.yaml)
            .into_iter()
            .map(|(key, value)| {
                let from = origins.remove(&key).unwrap_or_default();
                (key, value, from)
            })
            .collect(),
    }))
}

/// The keys of a figure that are set, with their values as YAML.
fn keys(figure: &Figure) -> Vec<(String, String)> {
    let Ok(Value::Mapping(map)) = serde_yaml::to_value(figure) else {
        return Vec::new();
    };
    map.into_iter()
        .filter_map(|(key, value)| {
            let key = key.as_str()?.to_owned();
            let value = without_null(value)?;
            Some((key, flow(&value)))
        })
        .collect()
}

fn without_null(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Mapping(map) => Some(Value::Mapping(
            map.into_iter().filter(|(_, v)| !v.is_null()).collect(),
        )),
        other => Some(other),
    }
}

/// YAML on one line: `[a, b]`, `{k: v}`.
fn flow(value: &Value) -> String {
    match value {
        Value::Sequence(list) => {
            let words: Vec<String> = list.iter().map(flow).collect();
            format!("[{}]", words.join(", "))
        }
        Value::Mapping(map) => {
            let pairs: Vec<String> = map
                .iter()
                .map(|(k, v)| format!("{}: {}", flow(k), flow(v)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Value::String(text) => {
            let plain = text.chars().all(|c| {
                c.is_alphanumeric() || matches!(c, ' ' | '-' | '$' | '%' | '.' | '/' | '\'')
            }) && !text.is_empty()
                && text.trim() == text
                && text.starts_with(|c: char| c.is_alphanumeric() || c == '$');
            if plain {
                text.clone()
            } else {
                format!("{text:?}")
            }
        }
        other => serde_yaml::to_string(other)
            .unwrap_or_default()
            .trim_end()
            .to_owned(),
    }
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "figures:\n  {}:", self.id)?;
        for (key, value, _) in &self.keys {
            writeln!(f, "    {key}: {value}")?;
        }
        Ok(())
    }
}

/// A rule file for a new figure, its words guessed from its name: `ships-hit` counts ships that are hit. Its examples hold as they stand.
///
/// # Errors
/// Why the name cannot be a figure's.
pub fn skeleton(id: &str, lexicon: &Lexicon) -> Result<String, String> {
    let fits = !id.is_empty()
        && id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && !id.ends_with('-');
    if !fits {
        return Err(format!(
            "a figure's name is lower-case letters, digits and hyphens, such as ships-hit: {id:?}"
        ));
    }
    let (nouns, last) = id.rsplit_once('-').unwrap_or((id, ""));
    let word = lexicon.word(lexicon.id(last));
    let known = word.verb.known() && word.flags & (flag::VERB_PARTICIPLE | flag::VERB_BASE) != 0;
    let (verb, participle) = if known {
        (lexicon.form(word.verb).to_owned(), last.to_owned())
    } else {
        ("count".to_owned(), "counted".to_owned())
    };
    let nouns = if known || last.is_empty() { nouns } else { id }.replace('-', " ");
    let (rest, head) = nouns
        .rsplit_once(' ')
        .map_or(("", nouns.as_str()), |(r, h)| (r, h));
    let join = |head: &str| {
        if rest.is_empty() {
            head.to_owned()
        } else {
            format!("{rest} {head}")
        }
    };
    let one = join(&singular(head));
    let many = join(&plural(&singular(head)));
    Ok(format!(
        "# Words in the singular and in the plain form; other forms are derived. `atodds rules words {id} --rules FILE` shows them.
figures:
  {id}:
    about: {Many} {participle} in one event.
    count: [{one}]
    when: [{verb}]
    tests:
      match:
        - {{text: \"At least four {many} were {participle}.\", is: \">=4\"}}
      no-match:
        - \"Four {many} were there.\"
      conflict:
        - \"Officials said four {many} were {participle}. The mayor said nine {many} had been {participle}.\"
      no-conflict:
        - \"At least four {many} were {participle}. The mayor said nine {many} had been {participle}.\"
",
        Many = capital(&many),
    ))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| {
        c.to_uppercase().collect::<String>() + letters.as_str()
    })
}
