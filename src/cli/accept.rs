//! `atodds accept ID --reason TEXT [PATH...]` and `atodds accept --all --reason TEXT PATH...`

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::decisions::{self, Decision, Decisions};
use super::input;
use super::{BROKEN, CLEAN, Reading, RuleFiles};
use crate::claim::Severity;

#[derive(Args)]
pub(super) struct Arguments {
    /// The id of a finding, and the files it was found in; with --all only files
    #[arg(value_name = "ID|PATH", required = true)]
    what: Vec<String>,
    /// Why: it is kept with the decision
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The last day the decision holds (ISO)
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Accept every finding of these files, as a baseline
    #[arg(long)]
    all: bool,
    /// With --all: findings at or above this
    #[arg(long, value_enum, default_value = "warning", requires = "all")]
    level: super::Level,
    /// The file of decisions [default: atodds-decisions.json beside atodds.yaml, else here]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Publication date of texts that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    #[command(flatten)]
    rules: RuleFiles,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    if arguments.reason.trim().is_empty() {
        bail!("a decision needs a reason");
    }
    let today = decisions::today();
    if let Some(until) = &arguments.until
        && decisions::day(until)? < today
    {
        bail!("--until {until} is past already");
    }
    let file = Decisions::file(arguments.decisions.as_ref());
    let mut known = Decisions::read(&file)?;
    let (id, paths) = if arguments.all {
        (None, arguments.what.clone())
    } else {
        let (id, paths) = arguments
            .what
            .split_first()
            .map_or((None, Vec::new()), |(i, p)| (Some(i), p.to_vec()));
        (id, paths)
    };
    let mut out = std::io::stdout().lock();
    let decide = |id: &str| Decision {
        id: id.to_owned(),
        reason: arguments.reason.clone(),
        until: arguments.until.clone(),
        figure: None,
        message: None,
        docs: Vec::new(),
    };
    if paths.is_empty() {
        bail!("give the files that the finding was found in behind its id; with --all only files");
    }
    let Some(engine) = arguments.rules.engine()? else {
        return Ok(BROKEN);
    };
    let reading = Reading {
        paths,
        published: arguments.published.clone(),
        rules: arguments.rules.clone(),
    };
    let mut documents = Vec::new();
    let each = |article: &crate::Article| engine.extract(article);
    let done = input::read(&engine, &reading, each, |extract| {
        documents.push(extract);
        Ok(())
    })?;
    let outcome = engine.compare(documents, false);
    let least = arguments.level.severity();
    let mut accepted = 0;
    for finding in &outcome.findings {
        let wanted = match id {
            Some(id) => finding.id == *id,
            None => finding.severity >= least.max(Severity::Note),
        };
        if !wanted {
            continue;
        }
        let places = crate::report::mentions(finding, &outcome.records, &engine.rules.quantity);
        let mut docs: Vec<String> = places.iter().map(|m| m.doc_id.clone()).collect();
        docs.sort();
        docs.dedup();
        known.add(Decision {
            figure: Some(finding.figure.clone()),
            message: Some(finding.message.clone()),
            docs,
            ..decide(&finding.id)
        });
        accepted += 1;
    }
    if let Some(id) = id.filter(|_| accepted == 0) {
        bail!("there is no finding `{id}` in these files; nothing was accepted");
    }
    // What could not be read may have held more: nothing is decided on half a set.
    if done.is_broken() {
        super::complain("error: nothing was accepted");
        return Ok(BROKEN);
    }
    known.write(&file)?;
    writeln!(
        out,
        "accepted {} in {}",
        crate::report::plural(accepted, "finding"),
        file.display()
    )?;
    Ok(CLEAN)
}
