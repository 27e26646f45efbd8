//! `atodds test`

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use rayon::prelude::*;

use super::{BROKEN, CLEAN, FINDINGS, RuleFiles};
use crate::selftest::{self, Outcome};

#[derive(Args)]
pub(super) struct Arguments {
    /// Rule files whose examples are run as well
    #[arg(value_name = "PACK")]
    packs: Vec<PathBuf>,
    /// Only figures whose name holds this
    #[arg(long)]
    filter: Option<String>,
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
