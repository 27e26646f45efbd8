//! `atodds rules list | show | check | words | new | schema`

use std::io::Write;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use super::{BROKEN, CLEAN, RuleFiles, unknown_figure};
use crate::Engine;
use crate::check::CHECKS;
use crate::claim::Figure;
use crate::rules::{self, Rules};
use crate::selftest;
use crate::text::{Lexicon, WordId};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The figures and checks that are loaded, what they are, and where from
    List {
        #[command(flatten)]
        rules: RuleFiles,
    },
    /// A figure as all rule files together leave it
    Show {
        /// A figure's name
        figure: String,
        /// Say which file each key comes from
        #[arg(long)]
        origin: bool,
        #[command(flatten)]
        rules: RuleFiles,
    },
    /// Read the rules, say what is wrong with them and which words no example needs
    Check {
        /// Look at the words of all figures; without it, at those that --rules or atodds.yaml bring or change
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        rules: RuleFiles,
    },
    /// All forms in which a figure's words are read
    Words {
        /// A figure's name
        figure: String,
        #[command(flatten)]
        rules: RuleFiles,
    },
    /// Print a rule file for a new figure, to be written into a file
    New {
        /// Its name: lower-case letters, digits and hyphens, such as ships-hit
        figure: String,
    },
    /// Print the JSON Schema of rule files, for completion in editors
    Schema,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    match &arguments.command {
        Command::List { rules } => {
            let Some(engine) = rules.engine()? else {
                return Ok(BROKEN);
            };
            let rules = &engine.rules;
            let figures = rules.claim.figures.iter().map(|f| (&f.id, &f.about));
            let checks = rules.checks.iter().map(|c| (&c.id, &c.about));
            for (id, about) in figures.chain(checks) {
                writeln!(
                    out,
                    "{id:26} {about:66} {}",
                    rules.file_of(id).unwrap_or("-")
                )?;
            }
            built_in_checks(&mut out, rules)?;
            Ok(CLEAN)
        }
        Command::Show {
            figure,
            origin,
            rules,
        } => show(&mut out, figure, *origin, rules),
        Command::Check { all, rules } => check(&mut out, *all, rules),
        Command::Words { figure, rules } => {
            let Some(engine) = rules.engine()? else {
                return Ok(BROKEN);
            };
            let Some(id) = engine.rules.claim.by_id(figure) else {
                bail!("{}", unknown_figure(figure, &engine.rules));
            };
            if let Some(figure) = engine.rules.claim.figure(id) {
                words(&mut out, figure, &engine.rules.lexicon)?;
            }
            Ok(CLEAN)
        }
        Command::New { figure } => {
            let built_in = Rules::load(&[]).map_err(|e| anyhow::anyhow!("{e:?}"))?;
            match rules::skeleton(figure, &built_in.lexicon) {
                Ok(text) => {
                    if built_in.claim.by_id(figure).is_some() {
                        super::complain(&format!(
                            "note: {figure} is built in; this file would lie over it (`atodds rules show {figure}`)"
                        ));
                    }
                    write!(out, "{text}")?;
                    Ok(CLEAN)
                }
                Err(why) => bail!(why),
            }
        }
        Command::Schema => {
            write!(out, "{}", rules::json_schema())?;
            Ok(CLEAN)
        }
    }
}

fn show(out: &mut impl Write, id: &str, origin: bool, files: &RuleFiles) -> Result<u8> {
    let Some(engine) = files.engine()? else {
        return Ok(BROKEN);
    };
    let Ok(Some(shown)) = rules::show(&files.texts()?, id) else {
        bail!("{}", unknown_figure(id, &engine.rules));
    };
    writeln!(out, "figures:\n  {id}:")?;
    for (key, value, from) in &shown.keys {
        if origin {
            writeln!(out, "    # {}", from.join(", then "))?;
        }
        writeln!(out, "    {key}: {value}")?;
    }
    let examples = engine.rules.examples();
    let n = examples.iter().filter(|e| e.figure == id).count();
    writeln!(
        out,
        "    # and {} in {}",
        crate::report::plural(n, "example"),
        engine.rules.files_of(id).join(", ")
    )?;
    Ok(CLEAN)
}

fn check(out: &mut impl Write, all: bool, files: &RuleFiles) -> Result<u8> {
    let Some(mut engine) = files.engine()? else {
        return Ok(BROKEN);
    };
    let texts = files.texts()?;
    let figures: Vec<String> = engine
        .rules
        .claim
        .figures
        .iter()
        .map(|f| f.id.clone())
        .filter(|id| {
            all || texts
                .iter()
                .any(|(name, _)| engine.rules.files_of(id).contains(name))
        })
        .collect();
    // A pack answers for its own words, not for those it found below.
    let below = if all {
        None
    } else {
        Rules::load(&[]).ok().map(Engine::new)
    };
    let mut without = 0;
    for id in &figures {
        let mut known: Vec<String> = Vec::new();
        if let Some(below) = &below {
            let extends = engine.rules.own(id).and_then(|o| o.extends.as_deref());
            for id in [Some(id.as_str()), extends].into_iter().flatten() {
                known.extend(selftest::words(below, id));
            }
        }
        let mut words = selftest::unproven(&mut engine, id);
        words.retain(|w| !known.contains(w));
        if !words.is_empty() {
            without += words.len();
            let file = engine.rules.file_of(id).unwrap_or("-");
            writeln!(out, "{file}: {id}: no example needs {}", words.join(" · "))?;
        }
    }
    writeln!(
        out,
        "{} figures, {} checks, {} sources, {} units: nothing wrong{}",
        engine.rules.claim.figures.len(),
        engine.rules.checks.len(),
        engine.rules.attribution.known.len(),
        engine.rules.quantity.units.len(),
        if without == 0 {
            String::new()
        } else {
            format!(
                "; {} without an example",
                crate::report::plural(without, "word")
            )
        }
    )?;
    Ok(CLEAN)
}

/// All forms of the words of a figure.
fn words(out: &mut impl Write, figure: &Figure, lexicon: &Lexicon) -> Result<()> {
    let forms = |head: WordId| -> Vec<String> {
        let mut forms: Vec<String> = (1..=u32::try_from(lexicon.len()).unwrap_or(0))
            .map(WordId)
            .filter(|id| lexicon.word(*id).verb == head)
            .map(|id| lexicon.form(id).to_owned())
            .collect();
        let base = lexicon.form(head).to_owned();
        forms.retain(|f| *f != base);
        forms.sort();
        forms.insert(0, base);
        forms
    };
    let mut nouns: Vec<String> = figure
        .nouns
        .iter()
        .flat_map(|(last, compounds)| {
            let many = plural_of(last, lexicon);
            compounds.iter().map(move |c| {
                let before = c.join(" ");
                let gap = if before.is_empty() { "" } else { " " };
                format!("{before}{gap}{last}, {before}{gap}{many}")
            })
        })
        .collect();
    nouns.sort();
    if figure.people {
        writeln!(out, "count  people of any kind ($people)")?;
    }
    for noun in nouns {
        writeln!(out, "count  {noun}")?;
    }
    for predicate in &figure.when {
        let rest = predicate
            .written
            .strip_prefix(lexicon.form(predicate.head))
            .unwrap_or("");
        let forms: Vec<String> = if predicate.adjective {
            vec![predicate.written.clone()]
        } else {
            forms(predicate.head)
                .into_iter()
                .map(|f| format!("{f}{rest}"))
                .collect()
        };
        writeln!(out, "when   {}", forms.join(", "))?;
    }
    for phrase in &figure.phrases {
        writeln!(out, "phrase {}", phrase.written)?;
    }
    Ok(())
}

/// The plural as the lexicon has it, else the regular one.
fn plural_of(noun: &str, lexicon: &Lexicon) -> String {
    let id = lexicon.id(noun);
    (1..=u32::try_from(lexicon.len()).unwrap_or(0))
        .map(WordId)
        .find(|n| id.known() && *n != id && lexicon.word(*n).noun == id)
        .map_or_else(|| crate::text::plural(noun), |n| lexicon.form(n).to_owned())
}

/// The checks that are built in, with what the rules turn on them.
fn built_in_checks(out: &mut impl Write, rules: &Rules) -> Result<()> {
    writeln!(out, "\nBuilt-in checks, and what `checks:` sets for them")?;
    for check in CHECKS {
        let file = rules.file_of(check.name).unwrap_or("-");
        let Some(setting) = rules.tuning.of(check.name) else {
            writeln!(out, "{:26} off", check.name)?;
            continue;
        };
        writeln!(out, "{:26} {:66} {file}", check.name, check.about)?;
        for knob in check.knobs {
            let value = setting
                .knobs
                .get(knob.name)
                .map_or_else(String::new, |n| n.decimal());
            writeln!(out, "  {:24} {value:6} {}", knob.name, knob.about)?;
        }
    }
    Ok(())
}
