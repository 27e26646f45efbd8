//! Reading rule files: all errors of all files in one run.

use super::error::{RuleError, did_you_mean};
use super::schema::Pack;

/// A file and what it says.
pub(super) struct Loaded {
    pub(super) file: String,
    pub(super) source: String,
    pub(super) pack: Pack,
    /// Lines with errors were left out: what is missing now may have been there.
    pub(super) partial: bool,
}

impl Loaded {
    /// "`name` is no such thing", and the known name that may have been meant; looked for behind the line that opens `under`.
    pub(super) fn unknown<'k>(
        &self,
        under: &str,
        name: &str,
        thing: &str,
        known: impl Iterator<Item = &'k str>,
    ) -> RuleError {
        let what = format!("`{name}` is no {thing}");
        let error = RuleError::find(&self.file, &self.source, under, name, what);
        error.help(did_you_mean(name, known))
    }
}

/// How many errors of one file are looked for.
const MOST: usize = 20;
/// Rule files larger than this many bytes are refused: nobody wrote them by hand.
const LARGEST: usize = 4 << 20;

/// Reads a built-in file, which the build has turned into JSON.
pub(super) fn built_in(file: &str, json: &str, errors: &mut Vec<RuleError>) -> Option<Loaded> {
    match serde_json::from_str::<Pack>(json) {
        Ok(pack) => Some(Loaded {
            file: file.to_owned(),
            source: String::new(),
            pack,
            partial: false,
        }),
        Err(error) => {
            errors.push(RuleError::at(file, "", 0, 0, error.to_string()));
            None
        }
    }
}

/// Reads one file. After an error its line (with what is nested under it) is blanked and reading goes on, so that one run shows all.
pub(super) fn load(file: &str, source: &str, errors: &mut Vec<RuleError>) -> Option<Loaded> {
    if source.len() > LARGEST {
        errors.push(RuleError::at(
            file,
            "",
            0,
            0,
            format!("this rule file is larger than {} MiB", LARGEST >> 20),
        ));
        return None;
    }
    let mut text = source.to_owned();
    let mut failed = false;
    for _ in 0..MOST {
        match serde_yaml::from_str::<Option<Pack>>(&text) {
            Ok(pack) => {
                let pack = pack.unwrap_or_default();
                if pack.atodds.is_some_and(|v| v != 1) {
                    errors.push(RuleError::find(
                        file,
                        source,
                        "atodds",
                        "atodds",
                        "this version of atodds reads rule files with `atodds: 1`".to_owned(),
                    ));
                    failed = true;
                }
                // What could be read is still looked at, so that its other errors are told in the same run.
                return Some(Loaded {
                    file: file.to_owned(),
                    source: source.to_owned(),
                    pack,
                    partial: failed,
                });
            }
            Err(error) => {
                let found = RuleError::from_yaml(file, source, &error);
                let line = found.line;
                // An entry all of whose lines were left out is no error of its own.
                if failed && found.what.contains("invalid type: unit value") {
                    match blank(&text, line) {
                        Some(next) => text = next,
                        None => return None,
                    }
                    continue;
                }
                failed = true;
                if errors.contains(&found) {
                    return None;
                }
                errors.push(found);
                match blank(&text, line) {
                    Some(next) => text = next,
                    None => return None,
                }
            }
        }
    }
    None
}

/// `text` with line `line` (1-based) and everything nested under it blanked; `None` when that is no way on.
fn blank(text: &str, line: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let at = line.checked_sub(1)?;
    let indent = |l: &str| l.len() - l.trim_start().len();
    let first = lines.get(at)?;
    if first.trim().is_empty() {
        return None;
    }
    let depth = indent(first);
    let mut end = at + 1;
    while let Some(l) = lines.get(end) {
        if !l.trim().is_empty() && indent(l) <= depth {
            break;
        }
        end += 1;
    }
    let kept: Vec<&str> = lines
        .iter()
        .enumerate()
        .map(|(n, l)| if (at..end).contains(&n) { "" } else { *l })
        .collect();
    Some(kept.join("\n"))
}
