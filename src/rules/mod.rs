//! `rules`: YAML in, the plain tables of every stage out. The one place that names the YAML crate.
//!
//! Built-in packs are found by the build and read first; files given by the user lie over them. All errors of all files come in one run.

mod compile;
mod error;
mod load;
mod schema;
mod show;
mod words;

pub use compile::Own;
pub use error::RuleError;
pub use show::{Shown, show, skeleton};

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Severity;
use crate::text::Lexicon;
use crate::{attribution, check, claim, event, quantity};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The language of a pack that does not name one.
pub const ENGLISH: &str = "en";
/// What a pack without words of a language says in their place.
const ANY: &str = "any";

/// Compiled rules.
#[derive(Debug)]
pub struct Rules {
    /// The word table.
    pub lexicon: Lexicon,
    /// Tables of the quantity stage.
    pub quantity: quantity::Tables,
    /// Tables of the attribution stage.
    pub attribution: attribution::Tables,
    /// Tables of the event stage.
    pub event: event::Tables,
    /// The figures.
    pub claim: claim::Tables,
    tests: Vec<compile::FigureTests>,
    replaced: BTreeSet<String>,
    files: BTreeMap<String, Vec<String>>,
    /// Relations between figures.
    pub checks: Vec<check::Relation>,
    /// What is turned on the built-in checks.
    pub tuning: check::Tuning,
    own: BTreeMap<String, Own>,
}

impl Rules {
    /// The built-in packs of English with `files` (name and text) laid over them, in order.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn load(files: &[(String, String)]) -> Result<Self, Vec<RuleError>> {
        Self::load_for(ENGLISH, files)
    }

    /// The same for the language with this code, one of [`Rules::languages`]: its packs and those without words of a language.
    ///
    /// # Errors
    /// Everything that is wrong with any of them.
    pub fn load_for(language: &str, files: &[(String, String)]) -> Result<Self, Vec<RuleError>> {
        let mut errors = Vec::new();
        let mut loaded = all(files, &mut errors);
        loaded.retain(|file| {
            let of = file.pack.language.as_deref().unwrap_or(ENGLISH);
            of == language || of == ANY
        });
        let compiled = compile::compile(language, loaded, &mut errors);
        if !errors.is_empty() {
            errors.sort();
            errors.dedup();
            return Err(errors);
        }
        Ok(Self {
            lexicon: compiled.lexicon,
            quantity: compiled.quantity,
            attribution: compiled.attribution,
            event: compiled.event,
            claim: compiled.claim,
            tests: compiled.tests,
            replaced: compiled.replaced,
            files: compiled.files,
            checks: compiled.checks,
            tuning: compiled.tuning,
            own: compiled.own,
        })
    }

    /// The codes of the languages that there are built-in packs for, sorted.
    #[must_use]
    pub fn languages() -> Vec<String> {
        let mut errors = Vec::new();
        let found: BTreeSet<String> = all(&[], &mut errors)
            .into_iter()
            .map(|file| file.pack.language.unwrap_or_else(|| ENGLISH.to_owned()))
            .filter(|code| code != ANY)
            .collect();
        found.into_iter().collect()
    }

    /// The file that had the last word about a figure or a check.
    #[must_use]
    pub fn file_of(&self, id: &str) -> Option<&str> {
        self.files_of(id).last().map(String::as_str)
    }

    /// The figure whose name is nearest to `id`, when one is near enough to be meant.
    #[must_use]
    pub fn nearest_figure(&self, id: &str) -> Option<&str> {
        error::nearest(id, self.claim.figures.iter().map(|f| f.id.as_str()))
    }

    /// The words that a figure brings itself, without those of shared lists.
    #[must_use]
    pub fn own(&self, figure: &str) -> Option<&Own> {
        self.own.get(figure)
    }

    /// All files that had a word about a figure or a check, in the order they lie over each other.
    #[must_use]
    pub fn files_of(&self, id: &str) -> &[String] {
        self.files.get(id).map_or(&[], Vec::as_slice)
    }
}

/// The built-in files, then those given, each read into its sections.
fn all(files: &[(String, String)], errors: &mut Vec<RuleError>) -> Vec<load::Loaded> {
    let mut loaded: Vec<load::Loaded> = BUILT_IN
        .iter()
        .filter_map(|(name, json)| load::built_in(name, json, errors))
        .collect();
    loaded.extend(
        files
            .iter()
            .filter_map(|(name, text)| load::load(name, text, errors)),
    );
    loaded
}

/// What an example in a rule file must show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ExampleKind {
    /// A number is read as the figure.
    Match,
    /// None is.
    NoMatch,
    /// A finding at warning or above.
    Conflict,
    /// Numbers are read, and no such finding.
    NoConflict,
}

impl ExampleKind {
    /// The key in the rule file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::NoMatch => "no-match",
            Self::Conflict => "conflict",
            Self::NoConflict => "no-conflict",
        }
    }
}

/// One article of an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExampleArticle {
    /// Its date of publication as written.
    pub date: Option<String>,
    /// Its publisher.
    pub publisher: Option<String>,
    /// Its text.
    pub text: String,
}

/// One example of a rule file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The figure it stands in.
    pub figure: String,
    /// The file.
    pub file: String,
    /// What it must show.
    pub kind: ExampleKind,
    /// Its text, or its articles.
    pub articles: Vec<ExampleArticle>,
    /// The value that must be read, in text form, with its unit behind a space.
    pub is: Option<String>,
    /// Further values that must be read.
    pub also: Vec<String>,
    /// The subgroup that must be read.
    pub who: Option<String>,
    /// Why, in words.
    pub why: Option<String>,
    /// From which severity up a finding counts, when the example says so; else from warning.
    pub level: Option<Severity>,
}

impl Rules {
    /// The examples of all figures and checks, by name; those of the built-in rules before those laid over them.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let known = |id: &String| {
            (self.claim.by_id(id).is_some()
                || self.checks.iter().any(|c| c.id == *id)
                || self.tuning.runs(id))
                && !self.replaced.contains(id)
        };
        let built_in = EXAMPLES.iter().flat_map(|(file, json)| {
            // The build made it from the same files that the tests read; what is wrong with them fails there.
            let tests: BTreeMap<String, schema::Tests> =
                serde_json::from_str(json).unwrap_or_default();
            tests
                .into_iter()
                .filter(|(id, _)| known(id))
                .map(|(figure, tests)| compile::FigureTests {
                    figure,
                    file: (*file).to_owned(),
                    tests,
                })
        });
        let mut all: Vec<compile::FigureTests> =
            built_in.chain(self.tests.iter().cloned()).collect();
        all.sort_by(|a, b| a.figure.cmp(&b.figure));
        let mut out = Vec::new();
        for tests in &all {
            let t = &tests.tests;
            for (kind, cases) in [
                (ExampleKind::Match, &t.r#match),
                (ExampleKind::NoMatch, &t.no_match),
                (ExampleKind::Conflict, &t.conflict),
                (ExampleKind::NoConflict, &t.no_conflict),
            ] {
                for case in cases {
                    let mut articles: Vec<ExampleArticle> = case
                        .articles
                        .iter()
                        .map(|a| ExampleArticle {
                            date: a.date.as_ref().map(|d| d.0.clone()),
                            publisher: a.publisher.clone(),
                            text: a.text.clone(),
                        })
                        .collect();
                    if let Some(text) = &case.text {
                        articles.insert(
                            0,
                            ExampleArticle {
                                date: None,
                                publisher: None,
                                text: text.clone(),
                            },
                        );
                    }
                    out.push(Example {
                        figure: tests.figure.clone(),
                        file: tests.file.clone(),
                        kind,
                        articles,
                        is: case.is.clone(),
                        also: case.also.clone(),
                        who: case.who.clone(),
                        why: case.why.clone(),
                        level: case.level.map(Severity::from),
                    });
                }
            }
        }
        out
    }
}

impl Rules {
    /// The rule files that a rule file names under `extends:` and `rules:`, without `core`; nothing when it cannot be read, which [`Rules::load`] then reports.
    #[must_use]
    pub fn includes(text: &str) -> Vec<String> {
        serde_yaml::from_str::<Option<schema::Pack>>(text)
            .ok()
            .flatten()
            .map(|p| {
                let mut files = p.extends.words;
                files.retain(|f| f != "core");
                files.extend(p.rules.words);
                files
            })
            .unwrap_or_default()
    }
}

/// The JSON Schema (draft 2020-12) of a rule file, made from the types that read it.
#[must_use]
pub fn json_schema() -> String {
    let mut text = serde_json::to_string_pretty(&schema::json_schema()).unwrap_or_default();
    text.push('\n');
    text
}
