//! `atodds rules list | check`

use std::io::Write;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::{BROKEN, CLEAN, RuleFiles};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The figures that are loaded, what they count, and where from
    List {
        #[command(flatten)]
        rules: RuleFiles,
    },
    /// Read the rules and say what is wrong with them
    Check {
        #[command(flatten)]
        rules: RuleFiles,
    },
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let (rules, list) = match &arguments.command {
        Command::List { rules } => (rules, true),
        Command::Check { rules } => (rules, false),
    };
    let Some(engine) = rules.engine()? else {
        return Ok(BROKEN);
    };
    let mut out = std::io::stdout().lock();
    if list {
        for figure in &engine.rules.claim.figures {
            writeln!(
                out,
                "{:22} {:66} {}",
                figure.id,
                figure.about,
                engine.rules.file_of(&figure.id).unwrap_or("-")
            )?;
        }
    } else {
        writeln!(
            out,
            "{} figures, {} sources, {} units: nothing wrong",
            engine.rules.claim.figures.len(),
            engine.rules.attribution.known.len(),
            engine.rules.quantity.units.len()
        )?;
    }
    Ok(CLEAN)
}
