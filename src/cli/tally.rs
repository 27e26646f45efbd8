//! `atodds tally`

use std::io::Write;

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::input;
use super::{BROKEN, CLEAN, Reading};
use crate::report::tally::{self, Policy};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// Whose way of choosing low, best and high
    #[arg(long, value_enum, default_value = "range")]
    policy: Named,
    /// For --policy ranked: sources from the most to the least trusted, parted by commas
    #[arg(long, value_name = "SOURCES", value_delimiter = ',')]
    rank: Vec<String>,
    /// Only this figure; may be given more than once
    #[arg(long, value_name = "FIGURE")]
    figure: Vec<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Named {
    /// Smallest and largest, and who said what
    Range,
    /// Low, best and high as UCDP codes them
    Ucdp,
    /// The most conservative, as ACLED codes it
    Acled,
    /// The latest, else the majority, else the lowest, as GTD codes it
    Gtd,
    /// Minimum and maximum, provisional under two origins, as Iraq Body Count does
    Ibc,
    /// The first source of --rank that speaks
    Ranked,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people, with the claims of each line
    Table,
    /// Comma-separated, with a header
    Csv,
    /// One JSON array
    Json,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.reading.engine()? else {
        return Ok(BROKEN);
    };
    if (arguments.policy == Named::Ranked) == arguments.rank.is_empty() {
        bail!("--policy ranked and --rank SOURCES go together");
    }
    for figure in &arguments.figure {
        if engine.rules.claim.by_id(figure).is_none() {
            bail!("{}", super::unknown_figure(figure, &engine.rules));
        }
    }
    let mut documents = Vec::new();
    let each = |article: &crate::Article| engine.extract(article);
    let done = input::read(&engine, &arguments.reading, each, |extract| {
        documents.push(extract);
        Ok(())
    })?;
    let outcome = engine.compare(documents, false);
    let context = tally::Context {
        figures: &engine.rules.claim,
        events: &engine.rules.event,
        quantities: &engine.rules.quantity,
        policy: match arguments.policy {
            Named::Range => Policy::Range,
            Named::Ucdp => Policy::Ucdp,
            Named::Acled => Policy::Acled,
            Named::Gtd => Policy::Gtd,
            Named::Ibc => Policy::Ibc,
            Named::Ranked => Policy::Ranked,
        },
        ranks: &arguments.rank,
    };
    let mut lines = tally::tally(&outcome.records, &outcome.groups, &context);
    if !arguments.figure.is_empty() {
        lines.retain(|l| arguments.figure.contains(&l.figure));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Table => write!(out, "{}", tally::table(&lines))?,
        Format::Csv => write!(out, "{}", tally::csv(&lines)?)?,
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&lines)?)?,
    }
    out.flush()?;
    Ok(if done.is_broken() { BROKEN } else { CLEAN })
}
