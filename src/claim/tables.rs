//! What the claim stage asks of the rules: the figures, compiled.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::quantity::{Interval, Number};
use crate::text::{Phrases, WordId};

/// A figure's number in [`Tables::figures`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FigureId(pub u16);

/// How serious a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing; never fails a run by default.
    Note,
    /// Two named origins disagree.
    Warning,
    /// The article against itself.
    Error,
}

impl Severity {
    /// The name used on the command line and in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The quiet band around a figure's values.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Tolerance {
    /// So many of the figure's own unit.
    pub absolute: Number,
    /// Such a share of the larger value.
    pub relative: Number,
}

/// What a later value of one origin means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Revisions {
    /// A later value is no update: it conflicts.
    Never,
    /// A later, higher value is an update.
    #[default]
    MayRise,
    /// A later, lower value is an update.
    MayFall,
    /// A higher one of the same source is an update; two sources differ, whoever speaks later: the police and the organisers of a march.
    EachSource,
    /// Any later value is an update.
    LaterWins,
}

/// Severity by situation; `None` is off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Situations {
    /// No two named origins: the article against itself, or one origin twice.
    pub same_source: Option<Severity>,
    /// Two named origins.
    pub different_sources: Option<Severity>,
    /// Two floors that do not exclude each other but lie far apart.
    pub bounds_only: Option<Severity>,
    /// The text itself says that the figures differ or were revised.
    pub explained: Option<Severity>,
    /// The finding's one line instead of the built-in one, with [`PLACEHOLDERS`] to fill in.
    pub message: Option<String>,
    /// A note added to each finding.
    pub help: Option<String>,
}

/// What a rule's message may have filled in: `{figure}`, `{first}`.
pub const PLACEHOLDERS: [&str; 5] = ["figure", "first", "second", "first-source", "second-source"];

/// What is done where one of two claims does not say its place or day, or whose figure it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unknown {
    /// They are compared, and the assumption is told.
    #[default]
    Compare,
    /// They are compared, and a disagreement is only a note.
    Note,
    /// They are not compared.
    Apart,
}

impl Default for Situations {
    fn default() -> Self {
        Self {
            same_source: Some(Severity::Error),
            different_sources: Some(Severity::Warning),
            bounds_only: Some(Severity::Note),
            explained: Some(Severity::Note),
            message: None,
            help: None,
        }
    }
}

/// One predicate of `when`: a verb with its particles, or an adjective.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Predicate {
    /// As written in the rule.
    pub written: String,
    /// The verb's base form or the adjective.
    pub head: WordId,
    /// Words that must stand near: "down" of "shoot down".
    pub others: Vec<WordId>,
    /// An adjective and no verb.
    pub adjective: bool,
    /// Its subject is what is counted, even with an object: flee, march.
    pub agentive: bool,
}

/// An element of a phrase pattern.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Element {
    /// One of these words, in any form.
    Words(Vec<WordId>),
    /// One of these words, or nothing.
    Optional(Vec<WordId>),
    /// Up to nine tokens.
    Gap,
    /// The number.
    Number,
}

/// A phrase pattern: "death toll ... {n}".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// As written in the rule.
    pub written: String,
    /// Its elements; exactly one is the number.
    pub elements: Vec<Element>,
    /// The position of the number.
    pub number: usize,
    /// It names what is counted: "number of {case|infection} ... {n}", "body of {n}".
    pub counted_before: bool,
    /// The number stands behind "of": its noun may be missing ("destruction of 12"), but no other ("destruction of 40 drones" is of no buildings).
    pub of_before: bool,
    /// The kinds of event (a mask) that it counts in; `None` for any.
    pub event: Option<u64>,
    /// The name of the figure in it, and its elements: made of a pattern of `told`, and no phrase of the figure's own.
    pub named: Option<(String, std::ops::Range<usize>)>,
}

/// A compiled figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// One plain sentence.
    pub about: String,
    /// Counts human beings of any kind.
    pub people: bool,
    /// Counted nouns, singular; compounds by their last word with the words before it.
    pub nouns: FxHashMap<String, Vec<Vec<String>>>,
    /// The dimension measured: money, length, ...; `number` for bare numbers; `None` for counts.
    pub measure: Option<String>,
    /// The noun may be missing.
    pub elided: bool,
    /// A noun that no list knows counts as a person when it ends like one.
    pub doers: bool,
    /// What one of several doers did is a part.
    pub by_doer: bool,
    /// What it counts is at the spot that its sentence names.
    pub at_spot: bool,
    /// An event has one value, and no part of its place another: a magnitude.
    pub undivided: bool,
    /// What is planned or announced counts as said: layoffs, deals.
    pub plans: bool,
    /// The only words that may stand between the number and the counted noun, when not any.
    pub modifiers: Option<FxHashSet<WordId>>,
    /// A lone "a man", "a bridge" is read as one.
    pub single: bool,
    /// What the nearest name before the number is must be equal: companies, parties.
    pub same_subject: bool,
    /// Only of one part of a firm.
    pub same_segment: bool,
    /// Of sentences that both name somebody, one name must be in common: buyer or bought.
    pub same_names: bool,
    /// Predicates.
    pub when: Vec<Predicate>,
    /// Verbs that tell the way of it: four electrocuted of 46 dead.
    pub manner: FxHashSet<WordId>,
    /// Patterns.
    pub phrases: Vec<Phrase>,
    /// What it is called, where a colon and its number stand behind the name.
    pub names: Vec<Vec<Element>>,
    /// Words that veto the reading.
    pub not: FxHashSet<WordId>,
    /// Phrases of several words that veto it.
    pub not_phrases: Vec<Vec<WordId>>,
    /// Subgroups, singular.
    pub who: FxHashSet<String>,
    /// Whether two units of one dimension, or two counted nouns, may be compared.
    pub same_unit: bool,
    /// The quiet band.
    pub tolerance: Tolerance,
    /// Possible values.
    pub range: Option<Interval>,
    /// What a later value means.
    pub revisions: Revisions,
    /// Severity by situation.
    pub conflict: Situations,
    /// What is done where one of two claims does not say its place or day.
    pub unknown: Unknown,
}

/// The tables of the claim stage.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The figures, by id in alphabetical order.
    pub figures: Vec<Figure>,
    /// For a predicate's head: figure and index into its `when`.
    pub by_head: FxHashMap<WordId, Vec<(FigureId, usize)>>,
    /// For each word that phrases are found by (the longest fixed word of each): figure and index into its `phrases`.
    pub phrase_words: FxHashMap<WordId, Vec<(FigureId, u16)>>,
    /// Words that say a value was corrected: revised, lowered.
    pub revised: FxHashSet<WordId>,
    /// Further verbs of a change upward between two stated values: lift, hike.
    pub up: FxHashSet<WordId>,
    /// Further verbs of a change downward: cut, slip.
    pub down: FxHashSet<WordId>,
    /// Verbs that bring a total to a new value: bring, push.
    pub brings: FxHashSet<WordId>,
    /// Words that say nothing was larger: deadliest, worst.
    pub superlative: FxHashSet<WordId>,
    /// Further words that say nothing was more: wettest, longest, record.
    pub most: FxHashSet<WordId>,
    /// Words that say nothing was less: lowest, driest.
    pub least: FxHashSet<WordId>,
    /// Nouns of a change: improvement, drop.
    pub movements: FxHashSet<WordId>,
    /// Nouns of those who did it, who may or may not be counted: gunman, bomber.
    pub attackers: FxHashSet<WordId>,
    /// Words that tell that they live: sought, arrested.
    pub attackers_alive: FxHashSet<WordId>,
    /// Houses that count those who were brought to them.
    pub houses: Vec<String>,
    /// For each word for people that others stand beside: the one that stands for all of them ("troop": "soldier").
    pub alike: FxHashMap<String, String>,
    /// Words for people that are one side of a fight.
    pub sides: FxHashSet<String>,
    /// How nouns end that name persons by what they do or believe.
    pub doer_ends: Vec<String>,
    /// Nouns with such an end that are no persons.
    pub no_doers: FxHashSet<String>,
    /// Verbs that name a multiple: double, halve.
    pub times: FxHashMap<WordId, Number>,
    /// How many months the figures of a company's accounts run over: "quarterly", "full year".
    pub accounts: Phrases<u8>,
    /// Words of a rate of exchange: "against the dollar".
    pub exchange: Phrases<()>,
    /// Words that tell of an amount that it is of the time before: "year-ago", "in the prior year".
    pub accounts_before: Phrases<()>,
    /// Words whose rise, told beside a month and without the time it took, is of that month: prices.
    pub moved_in_month: FxHashSet<WordId>,
    /// Words before the name of an amount that tell of no part of a firm: "net", "quarterly".
    pub whole: FxHashSet<String>,
    /// Nouns of a part of a firm: "division", "stores".
    pub segments: FxHashSet<String>,
    /// Words that make a statement hearsay: reportedly, unconfirmed.
    pub hearsay: FxHashSet<WordId>,
    /// Verbs whose passive is hearsay: "were reported killed".
    pub heard: FxHashSet<WordId>,
    /// Verbs that, denied, leave a statement unverified: "could not be confirmed".
    pub doubted: FxHashSet<WordId>,
    /// Words that say a value has fallen: fell, dropped.
    pub falling: FxHashSet<WordId>,
    /// Words that say a value has grown: rose, climbed, raised.
    pub rising: FxHashSet<WordId>,
    /// Verbs that give the figure counted before another number: "the ministry gave 120".
    pub tells: FxHashSet<WordId>,
    /// The same with "it" between: "lowered it to 31".
    pub sets: FxHashSet<WordId>,
    /// The same with "it" before: "it passed 80".
    pub reaches: FxHashSet<WordId>,
}

impl Tables {
    /// The figure with this number.
    #[must_use]
    pub fn figure(&self, id: FigureId) -> Option<&Figure> {
        self.figures.get(id.0 as usize)
    }

    /// The number of the figure with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<FigureId> {
        self.figures
            .binary_search_by(|f| f.id.as_str().cmp(id))
            .ok()
            .and_then(|i| u16::try_from(i).ok())
            .map(FigureId)
    }
}
