//! `atodds look STAGE PATH`

use std::io::Write;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::input;
use super::{BROKEN, CLEAN, Language, Reading};
use crate::{attribution, claim, document, event, group, quantity, text};

#[derive(Args)]
pub(super) struct Arguments {
    /// Which stage
    #[arg(value_enum)]
    stage: Stage,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    language: Language,
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
    /// All claims of the run: their groups, and each pair with its reason.
    Group,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.reading.engine_for(&arguments.language.language)? else {
        return Ok(BROKEN);
    };
    if matches!(arguments.stage, Stage::Group) {
        return groups(&engine, &arguments.reading);
    }
    let mut out = std::io::stdout().lock();
    let each = |a: &crate::Article| match arguments.stage {
        Stage::Document => document::dump(&a.document),
        Stage::Text => text::dump(&a.document, &a.text, &engine.rules.lexicon),
        Stage::Quantity => {
            quantity::dump(&a.document, &a.text, &a.quantities, &engine.rules.quantity)
        }
        Stage::Attribution => attribution::dump(&a.document, &a.text, &a.attributions),
        Stage::Event => event::dump(&a.document, &a.text, &a.events, &engine.rules.event),
        Stage::Claim | Stage::Group => claim::dump(&engine.stages(a), &a.claims),
    };
    let done = input::read(&engine, &arguments.reading, each, |dump| {
        Ok(out.write_all(dump.as_bytes())?)
    })?;
    Ok(if done.is_broken() { BROKEN } else { CLEAN })
}

/// The one stage that sees all documents at once.
fn groups(engine: &crate::Engine, reading: &Reading) -> Result<u8> {
    let mut documents = Vec::new();
    let each = |article: &crate::Article| engine.extract(article);
    let done = input::read(engine, reading, each, |records| {
        documents.push(records);
        Ok(())
    })?;
    let outcome = engine.compare(documents, false);
    let dump = group::dump(&outcome.records, &outcome.groups, &engine.rules.claim);
    std::io::stdout().lock().write_all(dump.as_bytes())?;
    Ok(if done.is_broken() { BROKEN } else { CLEAN })
}
