//! The examples inside the rules, run: `atodds test`.

mod unproven;

pub use unproven::{unproven, words};

use crate::Engine;
use crate::claim::Severity;
use crate::document::{self, Format, Meta, Published};
use crate::group::Record;
use crate::report;
use crate::rules::{Example, ExampleKind};

/// How one example came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it says.
    Passed,
    /// Not as it says, and what happened instead.
    Failed(String),
}

/// Reads and compares the articles of an example.
///
/// # Errors
/// What is wrong with the example itself.
pub fn read(engine: &Engine, example: &Example) -> Result<crate::Outcome, String> {
    let mut documents = Vec::new();
    for (n, article) in example.articles.iter().enumerate() {
        let mut document =
            document::read(&format!("example-{n}"), Format::Plain, article.text.clone())
                .map_err(|_| "the example has no text".to_owned())?;
        let published = match &article.date {
            Some(date) => {
                Some(Published::parse(date).ok_or_else(|| format!("{date:?} is no date"))?)
            }
            None => document.meta.published,
        };
        document.meta = Meta {
            published,
            publisher: article.publisher.clone().or(document.meta.publisher),
            ..document.meta
        };
        documents.push(engine.extract(&engine.read(document)));
    }
    if documents.is_empty() {
        return Err("the example has no text".to_owned());
    }
    Ok(engine.compare(documents, false))
}

/// Runs one example.
#[must_use]
pub fn run(engine: &Engine, example: &Example) -> Outcome {
    let outcome = match read(engine, example) {
        Ok(outcome) => outcome,
        Err(why) => return Outcome::Failed(why),
    };
    let relation = engine.rules.checks.iter().find(|c| c.id == example.figure);
    let of_figure = |r: &&Record| {
        engine
            .rules
            .claim
            .figure(r.figure)
            .is_some_and(|f| f.id == example.figure)
            || relation.is_some_and(|c| c.whole == r.figure || c.parts.contains(&r.figure))
    };
    let read: Vec<&Record> = outcome.records.iter().filter(of_figure).collect();
    let asserted: Vec<&&Record> = read
        .iter()
        .filter(|r| {
            !matches!(
                r.stance,
                crate::attribution::Stance::Denied | crate::attribution::Stance::Hypothetical
            )
        })
        .collect();
    let shown = |list: &[&Record]| {
        list.iter()
            .map(|r| report::text_form(r, &engine.rules.quantity))
            .collect::<Vec<_>>()
            .join(", ")
    };
    // A built-in check that only ever notes is held to its notes.
    let check = engine.rules.tuning.of(&example.figure);
    let level = example.level.unwrap_or_else(|| {
        check.map_or(Severity::Warning, |c| {
            let loudest = c.doubtful.map_or(c.severity, |d| d.min(c.severity));
            loudest.min(Severity::Warning)
        })
    });
    let findings: Vec<_> = outcome
        .findings
        .iter()
        .filter(|f| {
            (f.rule == example.figure || check.is_some() && f.check == example.figure)
                && f.severity >= level
        })
        .collect();
    match example.kind {
        ExampleKind::Match => {
            if read.is_empty() {
                return Outcome::Failed("Missing: no number was read as this figure".to_owned());
            }
            for want in example.is.iter().chain(&example.also) {
                if !read
                    .iter()
                    .any(|r| report::is_value(r, want, &engine.rules.quantity))
                {
                    return Outcome::Failed(format!(
                        "Wrong: expected {want}, read {}",
                        shown(&read)
                    ));
                }
            }
            match &example.who {
                Some(who) if !read.iter().any(|r| r.who.as_deref() == Some(who)) => {
                    Outcome::Failed(format!(
                        "Wrong: expected the subgroup {who}, read {}",
                        read.iter()
                            .map(|r| r.who.as_deref().unwrap_or("none"))
                            .collect::<Vec<_>>()
                            .join(", ")
                    ))
                }
                _ => Outcome::Passed,
            }
        }
        ExampleKind::NoMatch => {
            if asserted.is_empty() {
                Outcome::Passed
            } else {
                Outcome::Failed(format!(
                    "Noisy: read {} ({})",
                    shown(&asserted.iter().map(|r| **r).collect::<Vec<_>>()),
                    asserted.first().map_or("", |r| &r.trace)
                ))
            }
        }
        ExampleKind::Conflict => {
            if findings.is_empty() {
                let apart: Vec<String> = outcome
                    .groups
                    .pairs
                    .iter()
                    .filter_map(|p| p.verdict.as_ref().err())
                    .map(|(r, d)| format!("{}: {d}", r.name()))
                    .collect();
                Outcome::Failed(format!(
                    "Missing: no finding; read {}; {}",
                    shown(&read),
                    apart.join("; ")
                ))
            } else {
                Outcome::Passed
            }
        }
        ExampleKind::NoConflict => {
            let numbers = || {
                example
                    .articles
                    .iter()
                    .any(|a| a.text.contains(|c: char| c.is_ascii_digit()))
                    || !outcome.records.is_empty()
            };
            if read.is_empty() && !(check.is_some() && numbers()) {
                Outcome::Failed(
                    "Missing: nothing was read, so the example shows nothing".to_owned(),
                )
            } else if let Some(f) = findings.first() {
                Outcome::Failed(format!("Noisy: {}", f.message))
            } else {
                Outcome::Passed
            }
        }
    }
}
