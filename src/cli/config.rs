//! `atodds config show`

use std::io::Write;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::{BROKEN, CLEAN, RuleFiles, find_config};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The configuration that was found, and the rule files in the order they lie over each other
    Show {
        /// For each figure and check that they bring or change, the files that had a word about it
        #[arg(long)]
        origin: bool,
        #[command(flatten)]
        rules: RuleFiles,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Command::Show { origin, rules } = &arguments.command;
    let Some(engine) = rules.engine()? else {
        return Ok(BROKEN);
    };
    let texts = rules.texts()?;
    let mut out = std::io::stdout().lock();
    match find_config().filter(|_| !rules.no_config) {
        Some(config) => writeln!(out, "configuration  {}", config.display())?,
        None if rules.no_config => writeln!(out, "configuration  not looked for (--no-config)")?,
        None => writeln!(
            out,
            "configuration  none: no atodds.yaml in this folder or above it"
        )?,
    }
    writeln!(
        out,
        "rules          built in, {} figures and {} checks in all",
        engine.rules.claim.figures.len(),
        engine.rules.checks.len()
    )?;
    for (name, _) in &texts {
        writeln!(out, "then           {name}")?;
    }
    if *origin {
        let figures = engine.rules.claim.figures.iter().map(|f| &f.id);
        for id in figures.chain(engine.rules.checks.iter().map(|c| &c.id)) {
            let files = engine.rules.files_of(id);
            if files
                .iter()
                .any(|f| texts.iter().any(|(name, _)| f == name))
            {
                writeln!(out, "{id:26} {}", files.join(", then "))?;
            }
        }
    }
    Ok(CLEAN)
}
