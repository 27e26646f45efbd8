//! `cli`: arguments in, exit codes out. The one place that prints, reads the environment and uses anyhow.
//!
//! Exit codes: 0 clean, 1 findings at or above the level, 2 the run cannot be trusted (bad rule, unreadable file, nothing to read); 2 wins.

mod check;
mod explain;
mod figures;
mod input;
mod look;
mod rules;
mod test;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::Engine;
use crate::claim::Severity;
use crate::rules::Rules;

/// Finds figures that are at odds in news and reports.
#[derive(Parser)]
#[command(
    name = "atodds",
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 clean · 1 findings at or above --level · 2 something could not be read or a rule is broken"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read, compare, report
    Check(check::Arguments),
    /// List every number: value, figure, who says it, of which event, or why it has none
    Figures(figures::Arguments),
    /// A figure in plain words, or why the claims of a finding are comparable
    Explain(explain::Arguments),
    /// Run the examples inside the rules
    Test(test::Arguments),
    /// List or check the rules that are loaded
    Rules(rules::Arguments),
    /// Show what one stage makes of a file: document, text, quantity, attribution, event, claim
    Look(look::Arguments),
}

/// What every command that reads texts takes.
#[derive(Args, Clone)]
struct Reading {
    /// Files, folders, globs, or - for standard input: .txt .md .html .jsonl
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,
    /// Publication date of texts that do not say theirs (ISO: 2023-12-31)
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    #[command(flatten)]
    rules: RuleFiles,
}

/// Which rules.
#[derive(Args, Clone)]
struct RuleFiles {
    /// A rule file to lay over the built-in ones; may be given more than once
    #[arg(long = "rules", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Do not look for an atodds.yaml in this folder and above
    #[arg(long)]
    no_config: bool,
}

/// error, warning or note.
#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Note,
    Warning,
    Error,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// Nothing at or above the level.
const CLEAN: u8 = 0;
/// Findings at or above the level.
const FINDINGS: u8 = 1;
/// The run cannot be trusted.
const BROKEN: u8 = 2;

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Check(a) => check::run(&a),
        Command::Figures(a) => figures::run(&a),
        Command::Explain(a) => explain::run(&a),
        Command::Test(a) => test::run(&a),
        Command::Rules(a) => rules::run(&a),
        Command::Look(a) => look::run(&a),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if let Some(io) = error.downcast_ref::<std::io::Error>()
                && io.kind() == std::io::ErrorKind::BrokenPipe
            {
                return ExitCode::SUCCESS;
            }
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::from(BROKEN)
        }
    }
}

/// Writes a line of trouble to standard error.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Whether standard output wants colour.
fn colour() -> bool {
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

impl RuleFiles {
    /// The rule files in the order they lie over each other: the configuration found upward, what it names, then the command line's.
    fn texts(&self) -> Result<Vec<(String, String)>> {
        let mut out = Vec::new();
        if !self.no_config
            && let Some(config) = find_config()
        {
            let text = std::fs::read_to_string(&config)
                .with_context(|| format!("cannot read {}", config.display()))?;
            let folder = config.parent().unwrap_or(Path::new(".")).to_path_buf();
            for name in Rules::includes(&text) {
                let path = folder.join(&name);
                let text = std::fs::read_to_string(&path).with_context(|| {
                    format!(
                        "cannot read the rule file {} named in {}",
                        path.display(),
                        config.display()
                    )
                })?;
                out.push((path.display().to_string(), text));
            }
            out.push((config.display().to_string(), text));
        }
        for file in &self.files {
            let text = std::fs::read_to_string(file)
                .with_context(|| format!("cannot read the rule file {}", file.display()))?;
            out.push((file.display().to_string(), text));
        }
        Ok(out)
    }

    /// The rules, compiled; all their errors are printed.
    fn engine(&self) -> Result<Option<Engine>> {
        match Rules::load(&self.texts()?) {
            Ok(rules) => Ok(Some(Engine { rules })),
            Err(errors) => {
                for error in &errors {
                    complain(&format!("{error}\n"));
                }
                complain(&format!(
                    "{} in the rules; nothing was read",
                    crate::report::plural(errors.len(), "error")
                ));
                Ok(None)
            }
        }
    }
}

/// The nearest `atodds.yaml` in the working folder or above it.
fn find_config() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .map(|folder| folder.join("atodds.yaml"))
        .find(|path| path.is_file())
}
