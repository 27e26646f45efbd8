//! What is wrong with a rule file: file, line, column, the line itself, and what was meant.

use std::fmt;

/// One error in a rule file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RuleError {
    /// The file as given.
    pub file: String,
    /// 1-based line; 0 when the file as a whole is meant.
    pub line: usize,
    /// 1-based column in characters.
    pub column: usize,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
    /// The line itself.
    pub text: String,
    /// What may have been meant.
    pub help: Option<String>,
}

impl RuleError {
    pub(super) fn at(file: &str, source: &str, line: usize, column: usize, what: String) -> Self {
        let text = source
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or("")
            .to_owned();
        Self {
            file: file.to_owned(),
            line,
            column,
            what,
            text,
            help: None,
        }
    }

    /// At the first line that holds `needle` behind the line that opens `under` (a key followed by a colon).
    pub(super) fn find(file: &str, source: &str, under: &str, needle: &str, what: String) -> Self {
        let opening = source
            .lines()
            .position(|l| {
                l.trim_start()
                    .trim_start_matches(['"', '\''])
                    .starts_with(under)
                    && l.contains(':')
            })
            .unwrap_or(0);
        let hit = source
            .lines()
            .enumerate()
            .skip(opening)
            .find(|(_, l)| l.contains(needle))
            .or_else(|| source.lines().enumerate().find(|(_, l)| l.contains(needle)));
        let (line, column) = hit.map_or((opening + 1, 1), |(n, l)| {
            (
                n + 1,
                l.find(needle)
                    .map_or(1, |b| l.get(..b).map_or(1, |s| s.chars().count() + 1)),
            )
        });
        Self::at(file, source, line, column, what)
    }

    pub(super) fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// Turns a message of the YAML reader into one of ours.
    pub(super) fn from_yaml(file: &str, source: &str, error: &serde_yaml::Error) -> Self {
        let (line, column) = error.location().map_or((0, 0), |l| (l.line(), l.column()));
        let full = error.to_string();
        let message = match full.rfind(" at line ") {
            Some(cut) => full.get(..cut).unwrap_or(&full),
            None => &full,
        };
        // "figures.deaths.tests: unknown field `x`, expected one of ..." keeps the path in front.
        let mut what = message.to_owned();
        let mut help = None;
        if let Some(at) = message.find("unknown field `") {
            let rest = message.get(at + 15..).unwrap_or("");
            let field = rest.split('`').next().unwrap_or("");
            let known: Vec<&str> = rest.split('`').skip(2).step_by(2).collect();
            what = format!("{}unknown key `{field}`", message.get(..at).unwrap_or(""));
            if [
                "severity",
                "same-source",
                "different-sources",
                "message",
                "help",
            ]
            .contains(&field)
                && known.contains(&"conflict")
            {
                help = Some(format!("`{field}` stands under `conflict`"));
            } else if let Some(note) = rest.find("; a text").and_then(|n| rest.get(n + 2..)) {
                help = Some(note.to_owned());
            } else {
                help = did_you_mean(field, known.iter().copied())
                    .or_else(|| Some(format!("known keys: {}", known.join(", "))));
            }
        } else if message.ends_with("expected a boolean") {
            help = Some("write true or false".to_owned());
        } else if message.contains("duplicate field `") {
            what = message.replace("duplicate field", "duplicate key");
        }
        // An error inside an example carries its path twice.
        if let Some((path, rest)) = what.split_once(": ")
            && let Some(once) = rest.strip_prefix(path)
        {
            what = format!("{path}{once}");
        }
        Self::at(file, source, line, column, what).help(help)
    }
}

/// The nearest of `known` to `word`, when it is near enough to be meant.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    known
        .map(|k| (strsim::damerau_levenshtein(word, k), k))
        .filter(|(d, k)| *d <= 1 + k.len().min(word.len()) / 4)
        .min()
        .map(|(_, k)| k)
}

/// A help that offers the nearest of `known`.
pub(super) fn did_you_mean<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    nearest(word, known).map(|n| format!("did you mean `{n}`?"))
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "error: {}\n  --> {}", self.what, self.file)?;
        } else {
            let number = self.line.to_string();
            let pad = " ".repeat(number.len());
            write!(
                f,
                "error: {}\n{pad}--> {}:{}:{}\n{pad} |\n{number} | {}\n{pad} | {}^",
                self.what,
                self.file,
                self.line,
                self.column,
                self.text,
                " ".repeat(self.column.saturating_sub(1))
            )?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  = help: {help}")?;
        }
        Ok(())
    }
}
