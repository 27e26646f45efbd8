//! What a rule file may say. The doc comments speak to rule authors.
//!
//! Plain structs that refuse unknown keys, no `flatten`, no tagged or untagged enums: those lose the place of an error or accept misspelt keys.

mod read;

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::claim::Severity;

pub(super) use read::{List, Table, Text};

/// A rule file: any of these sections.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Pack {
    /// The version of the rule language: 1.
    pub(super) atodds: Option<u32>,
    /// A name for the pack.
    pub(super) pack: Option<String>,
    /// The language of its words: an ISO 639-1 code, `en` when there is none; `any` when it has none of its own.
    pub(super) language: Option<String>,
    /// What it is for.
    #[allow(
        dead_code,
        reason = "for people; read so that it is not an unknown key"
    )]
    pub(super) about: Option<String>,
    /// Rule files that this one lies over, relative to it; `core`, the built-in rules, is always there.
    pub(super) extends: List,
    /// Rule files that belong to this configuration, relative to it; the same as `extends`, for `atodds.yaml`.
    pub(super) rules: List,
    /// Things that can be counted or measured and compared. A name with `*` changes all figures it fits.
    pub(super) figures: Table<FigureEntry>,
    /// Relations between figures that must hold.
    pub(super) checks: Table<CheckEntry>,
    /// Named sources.
    pub(super) sources: Table<Source>,
    /// Nouns of offices and persons who speak.
    pub(super) offices: Offices,
    /// Shared lists, used as `$name`.
    pub(super) vocabulary: Table<List>,
    /// Classes of words.
    pub(super) words: Table<List>,
    /// Number words.
    pub(super) numerals: Numerals,
    /// Hedges and vague words.
    pub(super) hedges: Hedges,
    /// Cue words of attribution.
    pub(super) attribution: Attribution,
    /// Heads of events.
    pub(super) events: Table<EventKind>,
    /// Time phrases.
    pub(super) time: TimePhrases,
    /// Words around the accounts of a firm.
    pub(super) accounts: Accounts,
    /// Words around the name of a place.
    pub(super) scene: Scene,
    /// Verbs that say how a value has changed.
    pub(super) changes: Changes,
    /// Units of measure and currencies.
    pub(super) units: Table<Unit>,
    /// Names that units have in this language, by the unit's name in `units`; singular and plural, both written out.
    pub(super) unit_names: Table<List>,
}

/// `off`, or a figure.
#[derive(Debug)]
pub(super) enum FigureEntry {
    Off,
    On(Box<Figure>),
}

/// A relation between figures that must hold: a part never above its whole, or parts that add up to it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct CheckRule {
    /// One plain sentence: what must hold.
    pub(super) about: Option<String>,
    /// The figure that holds the others.
    pub(super) whole: Option<String>,
    /// A figure that is never above the whole.
    pub(super) part: Option<String>,
    /// Figures that add up to the whole when one sentence gives them all.
    pub(super) sum: Option<List>,
    /// Figures of which nobody counts twice, so that together they are never above the whole.
    pub(super) together: Option<List>,
    /// A part is also set against wholes of other articles of the event.
    pub(super) across: Option<bool>,
    /// Of a built-in check: how serious a finding is.
    pub(super) severity: Option<String>,
    /// Of a built-in check: how serious one is that may be rounding or another way of speaking.
    pub(super) doubtful: Option<String>,
    /// Of a built-in check: its numbers; `atodds rules list` names them.
    pub(super) tuning: Option<Table<Text>>,
    /// Severity by situation: `same-source` and `different-sources`.
    pub(super) conflict: Option<Conflict>,
    /// Examples; `conflict` and `no-conflict`.
    pub(super) tests: Option<Tests>,
}

/// `off`, or a check.
#[derive(Debug)]
pub(super) enum CheckEntry {
    Off,
    On(Box<CheckRule>),
}

/// A figure. Everything but its nouns or its measure has a default.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Figure {
    /// One plain sentence.
    pub(super) about: Option<String>,
    /// A figure whose words it takes over before its own are laid over them; its examples stay where they are.
    pub(super) extends: Option<String>,
    /// Counted nouns, singular; `$name` inserts a list.
    pub(super) count: Option<List>,
    /// A dimension of the units, or `number`.
    pub(super) measure: Option<String>,
    /// The noun may be missing: "18 were killed".
    pub(super) elided: Option<bool>,
    /// A noun that no list knows counts as a person when it ends like one: camper, plotter, nationalist.
    pub(super) doers: Option<bool>,
    /// What one of several doers did is a part: "a trawler picked up 19 people"; of two who are named each has a count of its own.
    pub(super) by_doer: Option<bool>,
    /// What is counted is at the spot that its sentence names ("in the building"), which is then no part of the scene.
    pub(super) at_spot: Option<bool>,
    /// An event has one value, and no part of its place has another: a magnitude.
    pub(super) undivided: Option<bool>,
    /// What is planned or announced counts as said.
    pub(super) plans: Option<bool>,
    /// The only words that may stand between the number and the counted noun; with any other it is another thing: "two oversight bodies".
    pub(super) modifiers: Option<List>,
    /// A lone "a bridge collapsed" is read as one; by default only for people.
    pub(super) single: Option<bool>,
    /// Verbs (with particles) and adjectives, plain form.
    pub(super) when: Option<List>,
    /// Verbs of `when` that tell the way of it: beside a larger count of the text they tell of a part.
    pub(super) manner: Option<List>,
    /// Patterns: "death toll ... {n}".
    pub(super) phrases: Option<List>,
    /// What it is called where its number is told of it: "the dead", "number of injured"; each is put into every pattern of `told` and before a colon.
    pub(super) named: Option<List>,
    /// Words that veto the reading.
    pub(super) not: Option<List>,
    /// Subgroups: a claim about one is a part.
    pub(super) who: Option<List>,
    /// Keys that must be equal: unit, who.
    pub(super) same: Option<List>,
    /// When one of two claims does not say its place or day, or (with `same: [subject]`) whose it is: `compare` them, compare them but only as a `note`, or keep them `apart`.
    pub(super) unknown: Option<String>,
    /// The quiet band: `10%` or `0.2`.
    pub(super) tolerance: Option<Text>,
    /// Possible values: `[0, 10]`.
    pub(super) range: Option<Vec<Text>>,
    /// never, may-rise, may-fall, later-wins, each-source.
    pub(super) revisions: Option<String>,
    /// Severity by situation.
    pub(super) conflict: Option<Conflict>,
    /// Examples.
    #[serde(skip_serializing)]
    pub(super) tests: Option<Tests>,
}

/// error, warning, note or off for each situation.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Conflict {
    pub(super) severity: Option<String>,
    pub(super) same_source: Option<String>,
    pub(super) different_sources: Option<String>,
    pub(super) bounds_only: Option<String>,
    pub(super) explained: Option<String>,
    /// The finding's one line instead of the built-in one; `{figure}`, `{first}`, `{second}`, `{first-source}` and `{second-source}` are filled in.
    pub(super) message: Option<String>,
    /// A note added to each finding: what to look at, whom to ask.
    pub(super) help: Option<String>,
}

/// Examples that prove the rule.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Tests {
    pub(super) r#match: Vec<Case>,
    pub(super) no_match: Vec<Case>,
    pub(super) conflict: Vec<Case>,
    pub(super) no_conflict: Vec<Case>,
}

/// A text, or a mapping with more to say.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    pub(super) text: Option<String>,
    pub(super) is: Option<String>,
    pub(super) also: Vec<String>,
    pub(super) who: Option<String>,
    pub(super) why: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) articles: Vec<CaseArticle>,
}

/// From which severity up an example counts findings.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    Note,
    Warning,
    Error,
}

impl From<Level> for Severity {
    fn from(level: Level) -> Self {
        match level {
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct CaseMap {
    text: Option<String>,
    is: Option<Text>,
    also: Vec<Text>,
    who: Option<String>,
    why: Option<String>,
    level: Option<Level>,
    date: Option<Text>,
    articles: Vec<CaseArticle>,
}

/// One of several dated articles of a case.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct CaseArticle {
    pub(super) date: Option<Text>,
    pub(super) publisher: Option<String>,
    pub(super) text: String,
}

/// A named source.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Source {
    /// Its names as printed; the first is the one shown.
    pub(super) names: List,
    /// `outlet` passes figures on; `body` can be where they come from.
    pub(super) kind: Option<String>,
    /// The source it is a part of.
    pub(super) part_of: Option<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Offices {
    pub(super) heads: List,
    /// Nouns under which a body named before is told of again: "the company said".
    pub(super) general: List,
    /// The last words of a company's name: Inc, Ltd.
    pub(super) company_endings: List,
    pub(super) people: List,
    pub(super) documents: List,
    pub(super) titles: List,
    pub(super) part_of_cues: List,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Numerals {
    pub(super) unit: Table<Text>,
    pub(super) ten: Table<Text>,
    pub(super) hundred: List,
    pub(super) scale: Table<Text>,
    pub(super) group: Table<Text>,
    pub(super) fraction: Table<Text>,
    pub(super) suffix: Table<Text>,
    /// Ordinals that are fractions behind "one": `sixth: "1/6"`.
    pub(super) ordinal_fraction: Table<Text>,
    /// Whole hundreds in one word, before a ten or a unit: `doscientos: "200"`.
    pub(super) hundreds: Table<Text>,
    /// Scales that need no number before them: `mil: "1000"`.
    pub(super) lone_scale: Table<Text>,
    /// Plurals that are vague alone and a scale behind a number: `dozens: "12"`.
    pub(super) plural_scale: Table<Text>,
    /// The small words between numbers.
    pub(super) links: NumeralLinks,
    /// Nouns that are told of years and never counted: 1986 revenues.
    pub(super) of_years: List,
    /// The mark before decimals: `.` or `,`; the other one groups digits.
    pub(super) decimal: Option<String>,
}

/// The small words that hold numbers together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct NumeralLinks {
    /// Stand for one before a scale: "a hundred".
    pub(super) article: List,
    /// Inside a number: "one hundred and five".
    pub(super) and: List,
    /// What `and` may stand behind: `ten`, `hundred` (which holds scales).
    pub(super) and_after: List,
    /// Before a fraction that is added: "three and a half".
    pub(super) and_fraction: List,
    /// Between a fraction or a vague word and a scale: "a quarter of a million".
    pub(super) of: List,
    /// Before decimals in words: "two point five".
    pub(super) point: List,
    /// Open a range: "between 14 and 18".
    pub(super) between: List,
    /// Close such a range.
    pub(super) between_and: List,
    /// Join two bounds: "more than 14 but fewer than 18".
    pub(super) but: List,
    /// Make an amount of a temperature negative: "5 degrees below zero".
    pub(super) below_zero: List,
    /// Join a range: "14 to 18".
    pub(super) to: List,
    /// Part alternatives: "14 or 15".
    pub(super) or: List,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Hedges {
    pub(super) before: Table<List>,
    pub(super) after: Table<List>,
    /// Hedges that are a part of the verb before them: `over` behind "hand".
    pub(super) particles: Table<List>,
    pub(super) vague: Vec<Vague>,
}

/// A vague word and its bounds.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Vague {
    pub(super) words: List,
    pub(super) low: Text,
    pub(super) high: Text,
    /// "hundred" or "thousand" may follow.
    pub(super) scales: bool,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Attribution {
    pub(super) say: List,
    pub(super) check: List,
    pub(super) according: List,
    pub(super) citing: List,
    pub(super) passive: List,
    pub(super) as_saying: List,
    pub(super) deny: List,
    /// Words that make a statement hearsay: reportedly.
    pub(super) hearsay: List,
    /// Verbs whose passive is hearsay: "were reported killed".
    pub(super) heard: List,
    /// Verbs that, denied, leave a statement unverified: "could not be confirmed".
    pub(super) doubted: List,
    pub(super) venue: List,
}

/// A kind of event.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct EventKind {
    /// Nouns that name it.
    pub(super) heads: List,
    /// Verbs that tell of it: derail, open fire. The first word is taken in all its forms.
    pub(super) verbs: List,
    /// Things that tell of it together with a verb of `do`: "a shell landed", "hit by a missile".
    pub(super) with: List,
    /// Verbs that tell of it only beside a thing of `with`.
    #[serde(rename = "do")]
    pub(super) deeds: List,
    /// Kinds that may name the same event.
    pub(super) joins: List,
    /// Another of the kind may follow in the same place within days.
    pub(super) recurs: bool,
    /// It happens at one spot: a country named for it is where that spot lies.
    pub(super) point: bool,
    /// A text rarely tells of two within days.
    pub(super) once: bool,
    /// Goes on for weeks or sets off what does: a count "since the" event is a running total.
    pub(super) lasts: bool,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct TimePhrases {
    pub(super) cumulative: List,
    pub(super) background: List,
    /// Verbs of what follows an event in court and elsewhere: their day is not the event's.
    pub(super) aftermath: List,
    /// Verbs that count anew, with a word for a total in their clause: their day is not the event's.
    pub(super) counting: List,
    /// Days with a name.
    pub(super) holidays: BTreeMap<String, Holiday>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Accounts {
    /// Over how many months an amount runs, 1 to 18, or 99 for the year so far.
    pub(super) months: BTreeMap<u8, List>,
    /// Words that tell of an amount that it is of the time before: year-ago, in the prior year.
    pub(super) earlier: List,
    /// Nouns whose rise, told beside a month and without the time it took, is of that month: prices.
    pub(super) moved_in_month: List,
    /// Words before the name of an amount that tell of no part of the firm: net, quarterly.
    pub(super) whole: List,
    /// Nouns of a part of a firm: division, stores.
    pub(super) segments: List,
}

/// When a day with a name falls: on a day of the year, so many days after Easter Sunday, or by a rule that is not known here.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Holiday {
    /// 1 to 12.
    pub(super) month: Option<i8>,
    /// 1 to 31.
    pub(super) day: Option<i8>,
    /// Days after Easter Sunday of the Western churches; negative before it.
    pub(super) easter: Option<i64>,
}

/// Words around a name that tell whether it is a place, and whether something happened there; every form is written out.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Scene {
    /// Nouns that make a capitalised word before or behind them a place.
    pub(super) areas: List,
    /// Those that belong to a name no table knows when they stand behind it.
    pub(super) areas_behind: List,
    /// Nouns that make a capitalised word before them a spot in a town.
    pub(super) thoroughfares: List,
    /// Verbs that hit a place.
    pub(super) hits: List,
    /// Participles that say where something comes from.
    pub(super) origins: List,
    /// Verbs whose subject is where something happened.
    pub(super) suffers: List,
    /// The same, of a listed place only.
    pub(super) reports: List,
    /// What befell people.
    pub(super) befell: List,
    /// What a place has in all.
    pub(super) totals: List,
    /// What a noun of events tells the kind of, and no event.
    pub(super) compounds: List,
    /// What belongs to the country named before it, wherever it is.
    pub(super) forces: List,
    /// What a hyphen joins to a name that acts.
    pub(super) joined: List,
    /// Works of art named before them.
    pub(super) works: List,
    /// Whoever fights under the name before them.
    pub(super) bands: List,
    /// What a country does elsewhere, behind its short name.
    pub(super) sorties: List,
    /// What opens a link to another article, before a colon.
    pub(super) teasers: List,
}

/// Verbs that say how a value has changed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Changes {
    /// It was corrected.
    pub(super) revised: List,
    pub(super) rising: List,
    pub(super) falling: List,
    /// Further verbs of a change upward between two stated values.
    pub(super) up: List,
    /// Further verbs of a change downward.
    pub(super) down: List,
    /// Verbs that bring a total to a new value: "bringing the toll to 39".
    pub(super) brings: List,
    /// Words that say nothing was larger: deadliest.
    pub(super) superlative: List,
    /// Further words that say nothing was more: wettest, longest.
    pub(super) most: List,
    /// Words that say nothing was less: lowest, driest.
    pub(super) least: List,
    /// Words of a rate of exchange: against the dollar.
    pub(super) exchange: List,
    /// Nouns of a change, which refer back to its two ends: "the improvement of four points".
    pub(super) movements: List,
    /// Further words before the two values of a change.
    pub(super) moving: List,
    /// Verbs that name a multiple: `double: 2`.
    pub(super) times: Table<Text>,
    /// Patterns around the name of a figure: "{named} ... stand at {n}".
    pub(super) told: List,
    /// Verbs that give the figure counted before another number: "the ministry gave 120".
    pub(super) tells: List,
    /// The same with "it" between: "lowered it to 31".
    pub(super) sets: List,
    /// The same with "it" before: "it passed 80".
    pub(super) reaches: List,
}

/// A unit of measure or a currency.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Unit {
    pub(super) dimension: String,
    pub(super) code: String,
    pub(super) names: List,
    pub(super) plurals: List,
    pub(super) symbols: List,
    pub(super) attached: List,
    /// Words behind an attached symbol that is also the letter of a scale, alone or in a bracket: "100m high", "100m (330ft)".
    pub(super) behind: List,
    pub(super) prefix: List,
    pub(super) factor: Option<Text>,
    pub(super) offset: Option<Text>,
    pub(super) of: Option<String>,
    pub(super) ambiguous: List,
    /// What one unit of a currency is roughly worth in US dollars; only its order of magnitude is used.
    pub(super) worth: Option<Text>,
    #[allow(dead_code, reason = "for people: where the factor comes from")]
    pub(super) source: Option<String>,
}

/// The JSON Schema (draft 2020-12) of a rule file, for editors' completion.
pub(super) fn json_schema() -> Schema {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<Pack>();
    schema.insert("title".to_owned(), "A rule file of atodds".into());
    schema
}
