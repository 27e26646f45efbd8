//! What the attribution stage asks of the rules: cue words, known sources, the nouns of offices, persons and documents.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Phrases, WordId};

/// How far a verb can be trusted to report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verb {
    /// say, announce: any subject.
    Say,
    /// report, show, put: only a subject that can speak.
    Check,
    /// deny, reject: what follows is denied.
    Deny,
    /// cite, quote: what follows is another source.
    Cite,
}

/// A source that the rules name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its id in the rules.
    pub id: String,
    /// The name it is shown under.
    pub name: String,
    /// An outlet passes figures on; it is no origin of what somebody else said.
    pub outlet: bool,
    /// The source it is a part of, as an index into [`Tables::known`].
    pub part_of: Option<u32>,
}

/// One written name of a known source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    /// Index into [`Tables::known`].
    pub known: u32,
    /// Counts only when written in capitals: WHO, ICE.
    pub acronym: bool,
}

/// The tables of the attribution stage.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Reporting verbs by their base form.
    pub verbs: FxHashMap<WordId, Verb>,
    /// according to, as per
    pub according: Phrases<()>,
    /// cited by, reported by
    pub passive: Phrases<()>,
    /// statement, interview, telegram
    pub venues: FxHashMap<WordId, ()>,
    /// Named sources.
    pub known: Vec<Known>,
    /// Their names.
    pub names: Phrases<Name>,
    /// Country names and demonyms, with the country's usual name.
    pub countries: Phrases<String>,
    /// Nouns under which a body named before is told of again: company, agency. In small letters.
    pub general: FxHashSet<String>,
    /// The last words of a company's name, in small letters and without their full stop: inc, ltd.
    pub endings: FxHashSet<String>,
    /// Nouns such as ministry and police that, qualified by a country, are part of that country's authorities.
    pub state_heads: FxHashMap<WordId, ()>,
}
