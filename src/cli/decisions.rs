//! The file of decisions: findings that an editor has looked at and accepted, by the finding's id.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Its name, looked for beside `atodds.yaml` or in the working folder.
const NAME: &str = "atodds-decisions.json";

/// One decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    /// The finding's id: a fingerprint of check, figure, values and origins.
    pub(super) id: String,
    /// Why it is accepted.
    pub(super) reason: String,
    /// The last day it holds, ISO; for ever without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    /// The figure, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) figure: Option<String>,
    /// The finding's line, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// The documents it was found in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) docs: Vec<String>,
}

/// All decisions of a file.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decisions {
    /// The version of this format.
    version: u32,
    /// In the order they were taken.
    pub(super) decisions: Vec<Decision>,
}

impl Decisions {
    /// The file: the one named, else beside the configuration, else in the working folder.
    pub(super) fn file(named: Option<&PathBuf>) -> PathBuf {
        named.cloned().unwrap_or_else(|| {
            super::find_config()
                .and_then(|c| c.parent().map(Path::to_path_buf))
                .map_or_else(|| PathBuf::from(NAME), |folder| folder.join(NAME))
        })
    }

    /// What the file holds; nothing when there is none.
    pub(super) fn read(file: &Path) -> Result<Self> {
        if !file.is_file() {
            return Ok(Self {
                version: 1,
                decisions: Vec::new(),
            });
        }
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let read: Self = serde_json::from_str(&text)
            .with_context(|| format!("{} is no file of decisions", file.display()))?;
        if read.version != 1 {
            bail!(
                "{} has version {}; this atodds reads version 1",
                file.display(),
                read.version
            );
        }
        for d in &read.decisions {
            if let Some(until) = &d.until {
                day(until).with_context(|| format!("in {}", file.display()))?;
            }
        }
        Ok(read)
    }

    pub(super) fn write(&self, file: &Path) -> Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
    }

    /// The decision about a finding, if it still holds on `today`.
    pub(super) fn of(&self, id: &str, today: Date) -> Option<&Decision> {
        self.decisions.iter().rfind(|d| d.id == id).filter(|d| {
            d.until
                .as_deref()
                .is_none_or(|u| day(u).is_ok_and(|u| today <= u))
        })
    }

    /// Adds a decision in place of an earlier one about the same finding.
    pub(super) fn add(&mut self, decision: Decision) {
        self.decisions.retain(|d| d.id != decision.id);
        self.decisions.push(decision);
    }
}

/// An ISO day.
pub(super) fn day(text: &str) -> Result<Date> {
    text.parse()
        .map_err(|_| anyhow::anyhow!("{text:?} is no ISO date such as 2025-06-30"))
}

/// The day it is, in UTC.
pub(super) fn today() -> Date {
    jiff::tz::Offset::UTC
        .to_datetime(jiff::Timestamp::now())
        .date()
}
