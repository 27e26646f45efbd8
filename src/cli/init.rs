//! `atodds init`

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::Args;

use super::CLEAN;

/// What a new configuration holds: a dozen lines that change nothing until a mark is taken away.
const TEMPLATE: &str = "\
# Rules of this folder and all below it. `atodds config show` says what is in force; docs/rules.md has the language.
atodds: 1
pack: my-desk
# Rule files of your own, relative to this one. `atodds rules new ships-hit > ships.yaml` begins one.
rules: []
# Change a built-in figure, or switch it off. `atodds rules list` has them all.
# figures:
#   turnout: off
#   \"drones-*\": {conflict: {different-sources: note}}
#   deaths: {who: {add: [docker]}}
# sources:
#   harbor-office: {names: [Harbor Office], kind: body}
";

#[derive(Args)]
pub(super) struct Arguments {
    /// The folder; the working folder without it
    folder: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8> {
    let folder = arguments
        .folder
        .clone()
        .unwrap_or_else(|| PathBuf::from("."));
    let file = folder.join("atodds.yaml");
    if file.exists() {
        bail!("{} is there already; nothing was written", file.display());
    }
    std::fs::write(&file, TEMPLATE).with_context(|| format!("cannot write {}", file.display()))?;
    writeln!(std::io::stdout(), "wrote {}", file.display())?;
    Ok(CLEAN)
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use crate::rules::Rules;

    #[test]
    fn the_template_loads_as_it_stands_and_with_its_marks_taken_away() {
        assert!(Rules::load(&[("atodds.yaml".to_owned(), TEMPLATE.to_owned())]).is_ok());
        let marked = TEMPLATE
            .lines()
            .filter(|l| !l.ends_with('.') && !l.contains("all."));
        let whole: Vec<&str> = marked.map(|l| l.strip_prefix("# ").unwrap_or(l)).collect();
        let loaded = Rules::load(&[("atodds.yaml".to_owned(), whole.join("\n"))]);
        assert!(
            loaded.is_ok_and(|r| r.claim.by_id("turnout").is_none()),
            "{whole:?}"
        );
    }
}
