//! `atodds figures`

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::input;
use super::{BROKEN, CLEAN, Language, Reading};
use crate::report;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    language: Language,
    /// How to print
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated, with a header
    Csv,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.reading.engine_for(&arguments.language.language)? else {
        return Ok(BROKEN);
    };
    let mut out = std::io::BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let mut header = true;
    let mut claims = 0u32;
    // Rows are made with ids from 0 on and shifted when the articles are joined in order.
    let each = |article: &crate::Article| {
        (
            report::rows(&engine, article, 0),
            article.claims.claims.len(),
        )
    };
    let done = input::read(&engine, &arguments.reading, each, |(mut rows, n)| {
        for row in &mut rows {
            report::renumber(row, claims);
        }
        claims += u32::try_from(n).unwrap_or(0);
        match arguments.format {
            Format::Table => out.write_all(report::table(&rows).as_bytes())?,
            Format::Jsonl => {
                for row in &rows {
                    writeln!(out, "{}", report::jsonl(row)?)?;
                }
            }
            Format::Csv => {
                out.write_all(report::csv(&rows, header)?.as_bytes())?;
                header = false;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(if done.is_broken() { BROKEN } else { CLEAN })
}
