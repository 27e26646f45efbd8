//! `cli`: arguments in, exit codes out. The one place that prints, reads the environment and uses anyhow.
//!
//! Exit codes: 0 clean, 1 findings at or above the level, 2 the run cannot be trusted (bad rule, unreadable file, nothing to read); 2 wins.

mod accept;
mod check;
mod config;
mod decisions;
mod explain;
mod figures;
mod init;
mod input;
mod look;
mod rules;
mod tally;
mod test;

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::Engine;
use crate::claim::Severity;
use crate::rules::{ENGLISH, Rules};

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
    /// Low, best and high of each event and figure, with who said what when; by the ways of recorders
    Tally(tally::Arguments),
    /// Record that a finding has been looked at and is to be left alone
    Accept(accept::Arguments),
    /// A figure in plain words, or why the claims of a finding are comparable
    Explain(explain::Arguments),
    /// Run the examples inside the rules
    Test(test::Arguments),
    /// List, show, check or begin rules
    Rules(rules::Arguments),
    /// Write an atodds.yaml to start from into this folder
    Init(init::Arguments),
    /// Show which configuration and rule files are in force
    Config(config::Arguments),
    /// Print the completion script of a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
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

/// Which language.
#[derive(Args, Clone)]
struct Language {
    /// The language of the text, by its code: en, or es, whose numbers alone are read (no figures, sources or places yet)
    #[arg(long, value_name = "CODE", default_value = ENGLISH)]
    language: String,
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
        Command::Init(a) => init::run(&a),
        Command::Config(a) => config::run(&a),
        Command::Look(a) => look::run(&a),
        Command::Tally(a) => tally::run(&a),
        Command::Accept(a) => accept::run(&a),
        Command::Completions { shell } => {
            let mut text = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "atodds", &mut text);
            print(&text)
        }
        Command::Man => manual().and_then(|text| print(&text)),
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

/// The manual page, with a section for each command.
fn manual() -> Result<Vec<u8>> {
    let mut text = Vec::new();
    let command = Arguments::command();
    clap_mangen::Man::new(command.clone()).render(&mut text)?;
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        let name = format!("atodds-{}", sub.get_name());
        let page = clap_mangen::Man::new(sub.clone());
        writeln!(text, ".SH \"{}\"", name.to_uppercase())?;
        page.render_synopsis_section(&mut text)?;
        page.render_description_section(&mut text)?;
        page.render_options_section(&mut text)?;
    }
    Ok(text)
}

fn print(text: &[u8]) -> Result<u8> {
    std::io::stdout().lock().write_all(text)?;
    Ok(CLEAN)
}

/// "there is no figure `deahts`; did you mean ..."
fn unknown_figure(id: &str, rules: &Rules) -> String {
    let near = rules
        .nearest_figure(id)
        .map_or_else(String::new, |n| format!("; did you mean `{n}`?"));
    format!("there is no figure `{id}`{near}")
}

/// Writes a line of trouble to standard error.
fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// When to colour.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Colour {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb
    Auto,
    Always,
    Never,
}

/// Whether standard output wants colour.
fn colour(asked: Colour) -> bool {
    if asked != Colour::Auto {
        return asked == Colour::Always;
    }
    std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
}

impl Reading {
    /// The rules of English, while the index of places that every reading needs is made beside them.
    fn engine(&self) -> Result<Option<Engine>> {
        self.engine_for(ENGLISH)
    }

    /// The same for another language.
    fn engine_for(&self, language: &str) -> Result<Option<Engine>> {
        std::thread::spawn(crate::event::warm);
        self.rules.engine_for(language)
    }
}

impl RuleFiles {
    /// The rule files in the order they lie over each other: the configuration found upward, what it names, then the command line's, each
    /// behind those it extends.
    fn texts(&self) -> Result<Vec<(String, String)>> {
        let mut out = Vec::new();
        let config = if self.no_config { None } else { find_config() };
        for file in config.iter().chain(&self.files) {
            collect(file, &mut Vec::new(), &mut out)?;
        }
        Ok(out)
    }

    /// The rules, compiled; all their errors are printed.
    fn engine(&self) -> Result<Option<Engine>> {
        self.engine_for(ENGLISH)
    }

    fn engine_for(&self, language: &str) -> Result<Option<Engine>> {
        if language != ENGLISH {
            let known = Rules::languages();
            if !known.iter().any(|code| code == language) {
                bail!(
                    "there are no rules for the language `{language}`, only for {}",
                    known.join(", ")
                );
            }
        }
        match Rules::load_for(language, &self.texts()?) {
            Ok(rules) => Ok(Some(Engine::new(rules))),
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

/// Reads `file` behind the files it names under `extends` and `rules`; a file named twice is read once, where it was named first.
fn collect(file: &Path, above: &mut Vec<PathBuf>, out: &mut Vec<(String, String)>) -> Result<()> {
    if above.iter().any(|a| a == file) {
        let round: Vec<String> = above
            .iter()
            .map(PathBuf::as_path)
            .chain([file])
            .map(|p| p.display().to_string())
            .collect();
        bail!("rule files extend each other: {}", round.join(" -> "));
    }
    let name = file.display().to_string();
    if out.iter().any(|(n, _)| *n == name) {
        return Ok(());
    }
    let text = std::fs::read_to_string(file).with_context(|| match above.last() {
        Some(by) => format!("cannot read the rule file {name} named in {}", by.display()),
        None => format!("cannot read the rule file {name}"),
    })?;
    let folder = file.parent().unwrap_or(Path::new("."));
    above.push(file.to_path_buf());
    for included in Rules::includes(&text) {
        collect(&folder.join(&included), above, out)?;
    }
    above.pop();
    out.push((name, text));
    Ok(())
}

/// The nearest `atodds.yaml` in the working folder or above it.
fn find_config() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .map(|folder| folder.join("atodds.yaml"))
        .find(|path| path.is_file())
}
