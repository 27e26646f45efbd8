//! `atodds check`

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::input;
use super::{BROKEN, CLEAN, FINDINGS, Level, Reading};
use crate::group::Extract;
use crate::report::{self, Coverage};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// Print findings at or above this
    #[arg(long, value_enum, default_value = "warning")]
    level: Level,
    /// Exit with 1 for findings at or above this [default: the --level]
    #[arg(long, value_enum)]
    fail_on: Option<Level>,
    /// How to print
    #[arg(long, value_enum, default_value = "full")]
    format: Format,
    /// Compare across everything given, or keep each file or record to itself
    #[arg(long, value_enum, default_value = "run")]
    scope: Scope,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people: both sentences, values, sources, why
    Full,
    /// One line a place
    Short,
    /// One JSON object
    Json,
    /// One finding a line
    Jsonl,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Scope {
    Run,
    File,
}

/// What is kept of one article.
struct Kept {
    extract: Extract,
    quantities: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.reading.rules.engine()? else {
        return Ok(BROKEN);
    };
    let mut documents = Vec::new();
    let mut coverage = Coverage::default();
    let each = |article: &crate::Article| {
        let quantities = article
            .quantities
            .iter()
            .filter(|q| !q.kind.is_look_alike() && q.form != crate::quantity::Form::Article)
            .count();
        Kept {
            extract: engine.extract(article),
            quantities,
        }
    };
    let done = input::read(&engine, &arguments.reading, each, |kept| {
        coverage.quantities += kept.quantities;
        coverage.claims += kept.extract.records.len();
        documents.push(kept.extract);
        Ok(())
    })?;
    coverage.articles = done.articles;
    let outcome = engine.compare(documents, arguments.scope == Scope::File);
    let level = arguments.level.severity();
    let tables = &engine.rules.quantity;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Full => {
            if coverage.articles > 0 {
                out.write_all(
                    report::full(&outcome, level, tables, coverage, super::colour()).as_bytes(),
                )?;
            }
        }
        Format::Short => out.write_all(report::short(&outcome, level, tables).as_bytes())?,
        Format::Json => writeln!(
            out,
            "{}",
            report::report(&outcome, level, &done.errors, coverage, tables)?
        )?,
        Format::Jsonl => {
            for finding in outcome.findings.iter().filter(|f| f.severity >= level) {
                writeln!(
                    out,
                    "{}",
                    report::finding_line(finding, &outcome.records, tables)?
                )?;
            }
        }
    }
    out.flush()?;
    if done.is_broken() {
        return Ok(BROKEN);
    }
    let fail_on = arguments.fail_on.map_or(level, Level::severity);
    Ok(if outcome.findings.iter().any(|f| f.severity >= fail_on) {
        FINDINGS
    } else {
        CLEAN
    })
}
