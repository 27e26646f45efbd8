//! `group`: claims of one or many documents in; which may be compared, which may not and why out.
//!
//! Inside a document the claims of one figure are looked at in pairs, each with those that follow it; a document of thousands of claims
//! has its repeats folded and the reach bounded ([`MANY`], [`PAIRS`]), so that time and memory stay linear. Across documents a blocking key (figure, country or unlisted place) and a
//! window of days come first, so that cost grows with the feed and not with its square.

mod comparable;
mod keys;
mod occasion;
mod pairs;
mod past;
mod record;
mod story;

pub use comparable::comparable;
pub use keys::{Key, State, keys};
pub use occasion::one_occasion;
pub use pairs::occasions;
pub use record::{Extract, Mention, Origin, Record, Stated, carriers, publisher};
pub use story::Told;

use std::collections::BTreeMap;

use crate::claim::Tables;
use crate::document::ZoneKind;
use crate::event;

/// Why two claims of one figure are not compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reason {
    /// Another event: another day, another kind.
    Event,
    /// Another place, or a part of it.
    Place,
    /// Another stretch of time.
    Period,
    /// Another subgroup, or a part of the whole.
    Who,
    /// Another unit or currency.
    Unit,
    /// One origin quoted twice.
    Origin,
    /// A later value of a growing figure.
    Update,
    /// Denied, hypothetical, planned.
    Stance,
}

impl Reason {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Place => "place",
            Self::Period => "period",
            Self::Who => "who",
            Self::Unit => "unit",
            Self::Origin => "origin",
            Self::Update => "update",
            Self::Stance => "stance",
        }
    }
}

/// Two claims may be compared, under these assumptions; or not, for this reason with these details.
pub type Verdict = Result<Vec<String>, (Reason, String)>;

/// What two claims must have in common holds for both, or is the reason why they are apart.
type Held = Result<(), (Reason, String)>;

/// Two claims of one figure, looked at.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Index of the earlier claim in the run.
    pub a: usize,
    /// Index of the later claim.
    pub b: usize,
    /// Whether they may be compared.
    pub verdict: Verdict,
    /// Their articles tell of one event by the names they share.
    pub linked: bool,
}

/// All pairs that were looked at, and the groups that the comparable ones form.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Pairs in the order of their claims.
    pub pairs: Vec<Pair>,
    /// For each claim of the run, the number of its group.
    pub group: Vec<usize>,
    /// Pairs of articles that tell of one event, with the number of names they share.
    pub links: BTreeMap<(u32, u32), usize>,
}

/// How far apart two articles' days may lie, in days, and still tell of one event whose day neither says.
const WINDOW: i64 = 3;

/// What grouping needs besides the claims.
pub struct Context<'a> {
    /// The figures.
    pub figures: &'a Tables,
    /// Kinds of event.
    pub events: &'a event::Tables,
    /// Claims of different documents are never compared.
    pub each_alone: bool,
}

/// Groups the claims of a run.
#[must_use]
pub fn read(records: &[Record], told: &[Told], context: &Context<'_>) -> Groups {
    let mut pairs = Vec::new();
    let mut links = BTreeMap::new();
    pairs::inside(records, context, &mut pairs);
    if !context.each_alone {
        links = story::links(told, context);
        let (seen, totals) = pairs::linked(records, told, &links, context, &mut pairs);
        pairs::across(records, context, seen, &mut pairs);
        pairs::add_totals(totals, &mut pairs);
        past::looked_back(records, told, &links, context, &mut pairs);
    }
    // Two claims that were looked at twice are comparable if they were once.
    pairs.sort_by_key(|p: &Pair| (p.a, p.b, p.verdict.is_err()));
    pairs.dedup_by_key(|p| (p.a, p.b));
    let mut union: Vec<usize> = (0..records.len()).collect();
    for pair in &pairs {
        if pair.verdict.is_ok() {
            let (a, b) = (root(&mut union, pair.a), root(&mut union, pair.b));
            let (low, high) = (a.min(b), a.max(b));
            if let Some(slot) = union.get_mut(high) {
                *slot = low;
            }
        }
    }
    let group = (0..records.len()).map(|i| root(&mut union, i)).collect();
    Groups {
        pairs,
        group,
        links,
    }
}

/// One line per claim with its group, and one per pair with the assumptions or the reason: the stage's view for people and snapshots.
#[must_use]
pub fn dump(records: &[Record], groups: &Groups, figures: &Tables) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for (i, r) in records.iter().enumerate() {
        let figure = figures.figure(r.figure).map_or("?", |f| &f.id);
        let group = groups.group.get(i).copied().unwrap_or(i);
        let _ = writeln!(
            out,
            "#{i}  group {group}  {figure}  {}  {:?}",
            r.value, r.text
        );
    }
    for pair in &groups.pairs {
        let _ = match &pair.verdict {
            Ok(assumed) => writeln!(
                out,
                "#{} #{}  compared  {}",
                pair.a,
                pair.b,
                assumed.join("; ")
            ),
            Err((reason, detail)) => writeln!(
                out,
                "#{} #{}  apart  {}: {detail}",
                pair.a,
                pair.b,
                reason.name()
            ),
        };
    }
    out.lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

fn root(union: &mut [usize], mut i: usize) -> usize {
    while let Some(up) = union.get(i).copied().filter(|up| *up != i) {
        let above = union.get(up).copied().unwrap_or(up);
        if let Some(slot) = union.get_mut(i) {
            *slot = above;
        }
        i = up;
    }
    i
}

/// Whether a zone stands over the body or beside it: headline, standfirst, heading, caption.
#[must_use]
pub fn is_display(zone: ZoneKind) -> bool {
    matches!(
        zone,
        ZoneKind::Headline | ZoneKind::Standfirst | ZoneKind::Heading | ZoneKind::Caption
    )
}
