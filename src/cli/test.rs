//! `atodds test`

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use rayon::prelude::*;

use super::{BROKEN, CLEAN, FINDINGS, RuleFiles};
use crate::Engine;
use crate::rules::Example;
use crate::selftest::{self, Outcome};

#[derive(Args)]
pub(super) struct Arguments {
    /// Rule files whose examples are run as well
    #[arg(value_name = "PACK")]
    packs: Vec<PathBuf>,
    /// Only figures whose name holds this
    #[arg(long)]
    filter: Option<String>,
    /// Show of every example what was read and found in it, to be judged by eye
    #[arg(long)]
    review: bool,
    #[command(flatten)]
    rules: RuleFiles,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let mut rules = arguments.rules.clone();
    rules.files.extend(arguments.packs.iter().cloned());
    let Some(engine) = rules.engine()? else {
        return Ok(BROKEN);
    };
    let examples: Vec<_> = engine
        .rules
        .examples()
        .into_iter()
        .filter(|e| {
            arguments
                .filter
                .as_ref()
                .is_none_or(|f| e.figure.contains(f.as_str()))
        })
        .collect();
    let outcomes: Vec<Outcome> = examples
        .par_iter()
        .map(|e| selftest::run(&engine, e))
        .collect();
    let mut out = std::io::stdout().lock();
    let mut failed = 0;
    for (example, outcome) in examples.iter().zip(&outcomes) {
        if arguments.review {
            review(&mut out, &engine, example, outcome)?;
        }
        if let Outcome::Failed(what) = outcome {
            failed += 1;
            let text: Vec<&str> = example.articles.iter().map(|a| a.text.as_str()).collect();
            writeln!(
                out,
                "{}: {} {}: {what}\n    {}",
                example.file,
                example.figure,
                example.kind.name(),
                text.join(" ¶ ")
            )?;
        }
    }
    if examples.is_empty() {
        super::complain("error: no example to run");
        return Ok(BROKEN);
    }
    writeln!(out, "{} passed, {failed} failed", examples.len() - failed)?;
    Ok(if failed > 0 { FINDINGS } else { CLEAN })
}

/// An example with all that came out of it.
fn review(
    out: &mut impl Write,
    engine: &Engine,
    example: &Example,
    outcome: &Outcome,
) -> Result<()> {
    let mark = if *outcome == Outcome::Passed {
        "ok"
    } else {
        "FAILED"
    };
    writeln!(out, "{} {} · {mark}", example.figure, example.kind.name())?;
    for article in &example.articles {
        writeln!(out, "    {}", article.text)?;
    }
    if let Some(why) = &example.why {
        writeln!(out, "    why: {why}")?;
    }
    let Ok(done) = selftest::read(engine, example) else {
        return Ok(());
    };
    for record in &done.records {
        let id = engine
            .rules
            .claim
            .figure(record.figure)
            .map_or("", |f| &f.id);
        let who = record
            .who
            .as_ref()
            .map_or_else(String::new, |w| format!(" ({w})"));
        writeln!(
            out,
            "    {id}{who} {} · {} · {}",
            crate::report::text_form(record, &engine.rules.quantity),
            record.voice(),
            record.stance.name()
        )?;
    }
    for finding in &done.findings {
        writeln!(
            out,
            "    {}[{}] {}",
            finding.severity.name(),
            finding.rule,
            finding.message
        )?;
    }
    Ok(())
}
