//! `atodds check`

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, ValueEnum};

use super::decisions::{self, Decision, Decisions};
use super::input;
use super::{BROKEN, CLEAN, Colour, FINDINGS, Level, Reading};
use crate::Outcome;
use crate::check::Rates;
use crate::claim::Tables as Figures;
use crate::document::Ignore;
use crate::group::Extract;
use crate::report::{self, Coverage, Page, tally};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// Print findings at or above this
    #[arg(long, value_enum, default_value = "warning")]
    level: Level,
    /// Exit with 1 for findings at or above this [default: the --level]
    #[arg(long, value_enum)]
    fail_on: Option<Level>,
    /// How to print
    #[arg(long, value_enum, default_value = "full")]
    format: Format,
    /// Compare across everything given, or keep each file or record to itself
    #[arg(long, value_enum, default_value = "run")]
    scope: Scope,
    /// Dated exchange rates for amounts in two currencies: a CSV as the European Central Bank publishes (eurofxref-hist)
    #[arg(long, value_name = "FILE")]
    rates: Option<PathBuf>,
    /// When to colour the full format
    #[arg(long, value_enum, default_value = "auto")]
    color: Colour,
    /// The file of accepted findings [default: atodds-decisions.json beside atodds.yaml, else here]
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For people: both sentences, values, sources, why
    Full,
    /// One line a place
    Short,
    /// One JSON object
    Json,
    /// One finding a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// One self-contained page with the articles, the findings and a chart of who said what
    Html,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Scope {
    Run,
    File,
}

/// What is kept of one article.
struct Kept {
    extract: Extract,
    page: Option<Page>,
    ignored: usize,
    id: String,
    quantities: usize,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(mut engine) = arguments.reading.engine()? else {
        return Ok(BROKEN);
    };
    engine.rates = arguments.rates.as_deref().map(rates).transpose()?;
    let engine = engine;
    let mut documents = Vec::new();
    let (mut pages, mut ignored, mut ids) = (Vec::new(), 0, Vec::new());
    let mut coverage = Coverage::default();
    let each = |article: &crate::Article| {
        // "a ferry" is a number only where a figure counts it.
        let claimed: BTreeSet<usize> = article.claims.claims.iter().map(|c| c.quantity).collect();
        let quantities = (0..)
            .zip(&article.quantities)
            .filter(|(i, q)| {
                let lone = q.form == crate::quantity::Form::Article;
                !q.kind.is_look_alike() && (!lone || claimed.contains(i))
            })
            .count();
        Kept {
            extract: leave_alone(
                engine.extract(article),
                &article.document.meta.ignores,
                &engine.rules.claim,
            ),
            page: (arguments.format == Format::Html).then(|| Page::of(&article.document)),
            ignored: article.document.meta.ignores.len(),
            id: article.document.id.clone(),
            quantities,
        }
    };
    let done = input::read(&engine, &arguments.reading, each, |kept| {
        coverage.quantities += kept.quantities;
        coverage.claims += kept.extract.records.len();
        documents.push(kept.extract);
        pages.extend(kept.page);
        ignored += kept.ignored;
        ids.push(kept.id);
        Ok(())
    })?;
    coverage.articles = done.articles;
    let mut outcome = engine.compare(documents, arguments.scope == Scope::File);
    let known = Decisions::read(&Decisions::file(arguments.decisions.as_ref()))?;
    let hidden = leave_out(&mut outcome, &known);
    for decision in stale(&known, &hidden, &ids) {
        let why = if hidden.expired.contains(&decision.id) {
            "has expired"
        } else {
            "matches nothing any more"
        };
        super::complain(&format!(
            "note: the decision about {} ({}) {why}",
            decision.id,
            decision.message.as_deref().unwrap_or("no message kept")
        ));
    }
    if !hidden.accepted.is_empty() {
        super::complain(&format!(
            "note: {} left out as accepted",
            report::plural(hidden.accepted.len(), "finding")
        ));
    }
    if ignored > 0 {
        super::complain(&format!(
            "note: {} obeyed",
            report::plural(ignored, "ignore comment")
        ));
    }
    let level = arguments.level.severity();
    let tables = &engine.rules.quantity;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Full => {
            if coverage.articles > 0 {
                out.write_all(
                    report::full(
                        &outcome,
                        level,
                        tables,
                        coverage,
                        super::colour(arguments.color),
                    )
                    .as_bytes(),
                )?;
            }
        }
        Format::Short => out.write_all(report::short(&outcome, level, tables).as_bytes())?,
        Format::Json => writeln!(
            out,
            "{}",
            report::report(&outcome, level, &done.errors, coverage, tables)?
        )?,
        Format::Sarif => out.write_all(report::sarif(&outcome, level, tables).as_bytes())?,
        Format::Github => out.write_all(report::github(&outcome, level, tables).as_bytes())?,
        Format::Html => {
            let context = tally::Context {
                figures: &engine.rules.claim,
                events: &engine.rules.event,
                quantities: tables,
                policy: tally::Policy::Range,
                ranks: &[],
            };
            let lines = tally::tally(&outcome.records, &outcome.groups, &context);
            let page = report::html(&outcome, level, tables, coverage, &pages, &lines);
            out.write_all(page.as_bytes())?;
        }
        Format::Jsonl => {
            for finding in outcome.findings.iter().filter(|f| f.severity >= level) {
                writeln!(
                    out,
                    "{}",
                    report::finding_line(finding, &outcome.records, tables)?
                )?;
            }
        }
    }
    out.flush()?;
    if done.is_broken() {
        return Ok(BROKEN);
    }
    let fail_on = arguments.fail_on.map_or(level, Level::severity);
    Ok(if outcome.findings.iter().any(|f| f.severity >= fail_on) {
        FINDINGS
    } else {
        CLEAN
    })
}

/// What was left out of a run.
struct Hidden {
    /// Ids of accepted findings.
    accepted: Vec<String>,
    /// Ids of findings whose decision has run out.
    expired: Vec<String>,
}

/// Claims and statements under an ignore comment take no part in anything.
fn leave_alone(mut extract: Extract, ignores: &[Ignore], figures: &Figures) -> Extract {
    if ignores.is_empty() {
        return extract;
    }
    let under = |line: u32, what: &str| ignores.iter().any(|i| i.covers(line, what));
    for r in &mut extract.records {
        let figure = figures.figure(r.figure).map_or("", |f| &f.id);
        r.ignored = under(r.place.line, figure);
    }
    extract.statements.retain(|s| {
        !s.mentions
            .iter()
            .any(|m| under(m.place.line, s.law.check()))
    });
    extract
}

/// Takes accepted findings out of the outcome.
fn leave_out(outcome: &mut Outcome, known: &Decisions) -> Hidden {
    let mut hidden = Hidden {
        accepted: Vec::new(),
        expired: Vec::new(),
    };
    if known.decisions.is_empty() {
        return hidden;
    }
    let today = decisions::today();
    outcome.findings.retain(|f| {
        if known.of(&f.id, today).is_some() {
            hidden.accepted.push(f.id.clone());
            return false;
        }
        if known.decisions.iter().any(|d| d.id == f.id) {
            hidden.expired.push(f.id.clone());
        }
        true
    });
    hidden
}

/// Decisions about documents of this run that hid nothing in it.
fn stale<'a>(known: &'a Decisions, hidden: &Hidden, ids: &[String]) -> Vec<&'a Decision> {
    let of = |d: &&Decision| {
        !d.docs.is_empty()
            && d.docs.iter().all(|doc| ids.contains(doc))
            && !hidden.accepted.contains(&d.id)
    };
    known.decisions.iter().filter(of).collect()
}

/// Rates in the European Central Bank's form: a header of currency codes, then a line a day, units of each for one euro, `N/A` where there is none.
fn rates(file: &Path) -> Result<Rates> {
    let name = file.display();
    let mut reader =
        csv::Reader::from_path(file).with_context(|| format!("cannot read the rates in {name}"))?;
    let header = reader.headers()?.clone();
    let mut out = Rates::default();
    for line in reader.records() {
        let line = line.with_context(|| format!("in {name}"))?;
        let Some(day) = line.get(0).filter(|d| !d.trim().is_empty()) else {
            continue;
        };
        let day = decisions::day(day.trim()).with_context(|| format!("in {name}"))?;
        for (code, value) in header.iter().zip(line.iter()).skip(1) {
            let value = value.trim();
            if value.is_empty() || value == "N/A" {
                continue;
            }
            let number = value
                .parse()
                .map_err(|_| anyhow!("in {name}: {value:?} is no rate"))?;
            out.add(day, code.trim(), number);
        }
    }
    if out.is_empty() {
        bail!(
            "there are no rates in {name}; a header such as `Date,USD,GBP` and a line a day are wanted"
        );
    }
    Ok(out)
}
