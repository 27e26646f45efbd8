//! `atodds explain FIGURE`, `atodds explain FINDING-ID PATH...` and `atodds explain CLAIM,CLAIM PATH...`

use std::io::Write;

use anyhow::Result;
use clap::Args;

use super::input;
use super::{BROKEN, CLEAN, Reading, RuleFiles};
use crate::claim::{Figure, Revisions};
use crate::group::Record;
use crate::report;
use crate::{Engine, Outcome};

#[derive(Args)]
pub(super) struct Arguments {
    /// A figure's name, the id of a finding, or two claims as `figures` names them: c3,c12
    what: String,
    /// For a finding or two claims: the files they were found in
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// Publication date of texts that do not say theirs
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    #[command(flatten)]
    rules: RuleFiles,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let Some(engine) = arguments.rules.engine()? else {
        return Ok(BROKEN);
    };
    let mut out = std::io::stdout().lock();
    if let Some(figure) = engine
        .rules
        .claim
        .by_id(&arguments.what)
        .and_then(|f| engine.rules.claim.figure(f))
    {
        write!(
            out,
            "{}",
            in_words(figure, engine.rules.file_of(&figure.id).unwrap_or("-"))
        )?;
        return Ok(CLEAN);
    }
    if arguments.paths.is_empty() {
        let near = engine
            .rules
            .claim
            .figures
            .iter()
            .map(|f| (strsim::damerau_levenshtein(&f.id, &arguments.what), &f.id))
            .min()
            .filter(|(d, _)| *d <= 3);
        let help = near.map_or_else(
            || {
                "for a finding or two claims, give the files they were found in behind it"
                    .to_owned()
            },
            |(_, id)| format!("did you mean `{id}`?"),
        );
        super::complain(&format!("error: `{}` is no figure; {help}", arguments.what));
        return Ok(BROKEN);
    }
    let reading = Reading {
        paths: arguments.paths.clone(),
        published: arguments.published.clone(),
        rules: arguments.rules.clone(),
    };
    let mut documents = Vec::new();
    let mut sources: Vec<Vec<String>> = Vec::new();
    let each = |article: &crate::Article| (engine.extract(article), engine.sources(article));
    let done = input::read(&engine, &reading, each, |(records, said)| {
        documents.push(records);
        sources.extend(said);
        Ok(())
    })?;
    let outcome = engine.compare(documents, false);
    if let Some((a, b)) = two(&arguments.what) {
        let record = |id: u32| outcome.records.get(id as usize);
        let (Some(x), Some(y)) = (record(a), record(b)) else {
            super::complain(&format!(
                "error: there are only {} claims in these files; `atodds figures` lists them",
                outcome.records.len()
            ));
            return Ok(BROKEN);
        };
        for record in [x, y] {
            claim(&mut out, record, &sources, &engine)?;
        }
        pair(&mut out, &outcome, (a, b), &engine)?;
        return Ok(if done.is_broken() { BROKEN } else { CLEAN });
    }
    let Some(finding) = outcome.findings.iter().find(|f| f.id == arguments.what) else {
        super::complain(&format!(
            "error: there is no finding `{}` in these files",
            arguments.what
        ));
        return Ok(BROKEN);
    };
    writeln!(
        out,
        "{}[{}] {}",
        finding.severity.name(),
        finding.figure,
        finding.message
    )?;
    for record in finding
        .claims
        .iter()
        .filter_map(|i| outcome.records.get(*i))
    {
        claim(&mut out, record, &sources, &engine)?;
    }
    writeln!(out)?;
    for note in &finding.notes {
        writeln!(out, "  = {}", report::visible(note))?;
    }
    for pair in &outcome.groups.pairs {
        if let (Some(a), Some(b), Err((reason, detail))) = (
            outcome.records.get(pair.a),
            outcome.records.get(pair.b),
            &pair.verdict,
        ) && (finding.claims.contains(&pair.a) != finding.claims.contains(&pair.b))
        {
            writeln!(
                out,
                "  apart     {:?} and {:?}: {}: {detail}",
                report::visible(&a.text),
                report::visible(&b.text),
                reason.name()
            )?;
        }
    }
    Ok(if done.is_broken() { BROKEN } else { CLEAN })
}

/// What was read of a claim, and why.
fn claim(
    out: &mut impl Write,
    record: &Record,
    sources: &[Vec<String>],
    engine: &Engine,
) -> Result<()> {
    writeln!(
        out,
        "\n{}:{}:{}  {:?}",
        record.path,
        record.place.line,
        record.place.column,
        report::visible(&record.text)
    )?;
    writeln!(out, "  read as   {}", record.trace)?;
    writeln!(
        out,
        "  value     {}",
        report::text_form(record, &engine.rules.quantity)
    )?;
    writeln!(
        out,
        "  who       {}",
        record.who.as_deref().unwrap_or("all")
    )?;
    writeln!(
        out,
        "  source    {} ({})",
        record.voice(),
        record.stance.name()
    )?;
    for link in sources.get(record.id as usize).into_iter().flatten() {
        writeln!(out, "            by {}", report::visible(link))?;
    }
    let e = &record.event;
    let said = |said: bool| {
        if said {
            "in its sentence"
        } else {
            "taken over from the text before"
        }
    };
    writeln!(
        out,
        "  event     {} ({})",
        e.head_name(&engine.rules.event).unwrap_or("not said"),
        said(e.head_said)
    )?;
    writeln!(
        out,
        "  place     {} ({})",
        e.place.as_ref().map_or("not said", |p| &p.name),
        said(e.place_said)
    )?;
    writeln!(
        out,
        "  time      {}, {} ({})",
        e.told_days()
            .map_or_else(|| "not said".to_owned(), |d| d.iso()),
        e.period.name(),
        said(e.days_said)
    )?;
    Ok(())
}

/// How two claims stand to each other, and what came of it.
fn pair(
    out: &mut impl Write,
    outcome: &Outcome,
    (a, b): (u32, u32),
    engine: &Engine,
) -> Result<()> {
    writeln!(out)?;
    for key in engine.keys(outcome, a, b).into_iter().flatten() {
        let line = format!(
            "  {:<9} {:<9} {}",
            key.name,
            key.state.name(),
            report::visible(&key.because)
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out)?;
    let (a, b) = (a.min(b) as usize, a.max(b) as usize);
    let mut found = false;
    for finding in outcome
        .findings
        .iter()
        .filter(|f| f.claims.contains(&a) && f.claims.contains(&b))
    {
        found = true;
        writeln!(
            out,
            "  reported  {}[{}] {} ({})",
            finding.severity.name(),
            finding.figure,
            finding.message,
            finding.id
        )?;
    }
    if found {
        return Ok(());
    }
    let looked = outcome.groups.pairs.iter().find(|p| (p.a, p.b) == (a, b));
    match looked.map(|p| &p.verdict) {
        Some(Ok(assumed)) => {
            writeln!(
                out,
                "  compared  and not reported: both can be true, or one is a later figure"
            )?;
            for note in assumed {
                writeln!(out, "            {}", report::visible(note))?;
            }
        }
        Some(Err((reason, detail))) => {
            writeln!(
                out,
                "  apart     {}: {}",
                reason.name(),
                report::visible(detail)
            )?;
        }
        None => writeln!(
            out,
            "  apart     nothing says that the two tell of one event"
        )?,
    }
    Ok(())
}

/// Two claims by their names in `figures`: "c3,c12".
fn two(what: &str) -> Option<(u32, u32)> {
    let id = |name: &str| {
        name.trim()
            .strip_prefix('c')?
            .parse::<u32>()
            .ok()?
            .checked_sub(1)
    };
    let (a, b) = what.split_once(',')?;
    id(a).zip(id(b))
}

fn in_words(figure: &Figure, file: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let _ = writeln!(out, "{}: {}", figure.id, figure.about);
    let _ = writeln!(out, "  from       {file}");
    match &figure.measure {
        Some(measure) => {
            let _ = writeln!(out, "  measures   {measure}");
        }
        None => {
            let mut nouns: Vec<String> = figure
                .nouns
                .iter()
                .flat_map(|(last, compounds)| {
                    compounds.iter().map(move |c| {
                        c.iter()
                            .chain([last])
                            .cloned()
                            .collect::<Vec<_>>()
                            .join(" ")
                    })
                })
                .collect();
            nouns.sort();
            if figure.people {
                nouns.insert(0, "people of any kind".to_owned());
            }
            let _ = writeln!(
                out,
                "  counts     {}{}",
                nouns.join(", "),
                if figure.elided {
                    "; the noun may be missing"
                } else {
                    ""
                }
            );
        }
    }
    if !figure.when.is_empty() {
        let _ = writeln!(
            out,
            "  when       {}",
            figure
                .when
                .iter()
                .map(|p| p.written.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        );
    }
    for phrase in &figure.phrases {
        let _ = writeln!(out, "  or         {}", phrase.written);
    }
    let mut who: Vec<&str> = figure.who.iter().map(String::as_str).collect();
    who.sort_unstable();
    if !who.is_empty() {
        let _ = writeln!(out, "  parts      {}", who.join(", "));
    }
    let _ = writeln!(
        out,
        "  a later figure {}",
        match figure.revisions {
            Revisions::Never => "is no update: it conflicts",
            Revisions::MayRise => "may be higher",
            Revisions::MayFall => "may be lower",
            Revisions::EachSource => "of the same source may be higher",
            Revisions::LaterWins => "may be higher or lower",
        }
    );
    let name = |s: Option<crate::claim::Severity>| s.map_or("off", crate::claim::Severity::name);
    let c = &figure.conflict;
    let _ = writeln!(
        out,
        "  severity   the article against itself: {}; two named sources: {}; floors far apart: {}; explained by the text: {}",
        name(c.same_source),
        name(c.different_sources),
        name(c.bounds_only),
        name(c.explained)
    );
    out
}
