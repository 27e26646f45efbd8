//! `atodds look STAGE PATH`

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::input::{self, Item};
use super::{BROKEN, CLEAN, Reading};
use crate::{attribution, claim, document, event, quantity, text};

#[derive(Args)]
pub(super) struct Arguments {
    /// Which stage
    #[arg(value_enum)]
    stage: Stage,
    #[command(flatten)]
    reading: Reading,
}

/// A stage of the pipeline.
#[derive(Clone, Copy, ValueEnum)]
enum Stage {
    Document,
    Text,
    Quantity,
    Attribution,
    Event,
    Claim,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.reading.rules.engine()? else {
        return Ok(BROKEN);
    };
    let mut failed = false;
    let mut out = std::io::stdout().lock();
    let each = |a: &crate::Article| match arguments.stage {
        Stage::Document => document::dump(&a.document),
        Stage::Text => text::dump(&a.document, &a.text, &engine.rules.lexicon),
        Stage::Quantity => {
            quantity::dump(&a.document, &a.text, &a.quantities, &engine.rules.quantity)
        }
        Stage::Attribution => attribution::dump(&a.document, &a.text, &a.attributions),
        Stage::Event => event::dump(&a.document, &a.text, &a.events, &engine.rules.event),
        Stage::Claim => claim::dump(&engine.stages(a), &a.claims),
    };
    input::read(&engine, &arguments.reading, each, |item| {
        match item {
            Item::Read(dump) => out.write_all(dump.as_bytes())?,
            Item::Failed(error) => {
                failed = true;
                super::complain(&format!("error: {}: {}", error.path, error.what));
            }
        }
        Ok(())
    })?;
    Ok(if failed { BROKEN } else { CLEAN })
}
