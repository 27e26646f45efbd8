//! What the rules turn on a check: whether it runs, how loud it is, how wide its quiet bands are.

use std::collections::BTreeMap;

use crate::claim::Severity;
use crate::quantity::Number;

/// A number of a check that the rules set under `tuning`.
#[derive(Clone, Copy, Debug)]
pub struct Knob {
    /// Its key.
    pub name: &'static str,
    /// What it means, in one sentence, with its unit and whether its bound is inclusive.
    pub about: &'static str,
}

/// The settings of one check.
#[derive(Clone, PartialEq, Debug)]
pub struct Setting {
    /// How serious a finding is; a check whose findings take theirs from a figure or a relation does not ask.
    pub severity: Severity,
    /// How serious one is that may be rounding or another way of speaking.
    /// `None`: it is no finding.
    pub doubtful: Option<Severity>,
    /// Its knobs; a percentage is a fraction of one.
    pub knobs: BTreeMap<&'static str, Number>,
}

/// The settings of all checks that run.
#[derive(Clone, Debug, Default)]
pub struct Tuning {
    by_check: BTreeMap<&'static str, Setting>,
}

impl Tuning {
    /// Switches a check on with these settings.
    pub fn set(&mut self, check: &'static str, setting: Setting) {
        self.by_check.insert(check, setting);
    }

    /// Whether a check runs.
    #[must_use]
    pub fn runs(&self, check: &str) -> bool {
        self.by_check.contains_key(check)
    }

    /// The settings of a check; `None` when it is off.
    #[must_use]
    pub fn of(&self, check: &str) -> Option<&Setting> {
        self.by_check.get(check)
    }

    /// A knob of a check; the rules are refused at load when one is missing.
    #[must_use]
    pub fn number(&self, check: &str, knob: &str) -> Number {
        self.of(check)
            .and_then(|s| s.knobs.get(knob))
            .copied()
            .unwrap_or_default()
    }

    /// How serious a finding of a check is.
    #[must_use]
    pub fn severity(&self, check: &str) -> Severity {
        self.of(check).map_or(Severity::Note, |s| s.severity)
    }

    /// How serious a doubtful one is; `None`: it is no finding.
    #[must_use]
    pub fn doubtful(&self, check: &str) -> Option<Severity> {
        self.of(check).and_then(|s| s.doubtful)
    }
}
