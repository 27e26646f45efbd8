//! Per event and figure: what was said, by whom, when, and what the ways of recorders would make of it. Nothing is added up across sources, and no way is
//! the tool's own: a policy is asked for by name.
//!
//! | policy | low | best | high | after |
//! | --- | --- | --- | --- | --- |
//! | `range` | smallest | none | largest | the claims themselves |
//! | `ucdp` | smallest | the lowest of the candidates where reliability cannot be told apart | largest | UCDP GED codebook: best, low and high estimates |
//! | `acled` | none | the lowest; tens, dozens, hundreds as 10, 12, 100 | none | ACLED's fatality methodology: the most conservative estimate |
//! | `gtd` | none | the latest; of equally late ones what most origins say; else the lowest; nothing for vague words | none | GTD codebook, number of fatalities |
//! | `ibc` | smallest | none | largest; provisional under two origins | Iraq Body Count methods: minimum and maximum, two independent sources |
//! | `ranked` | none | the first origin in the list given | none | EM-DAT and IFRC GO: ranked sources, never a sum |

use std::collections::BTreeMap;

use serde::Serialize;

use crate::attribution::Stance;
use crate::claim;
use crate::document::Published;
use crate::event;
use crate::group::{Groups, Record, carriers};
use crate::quantity::{Form, Interval, Number, Tables};

use super::unit_code;

/// A way of choosing low, best and high.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Policy {
    /// Smallest and largest.
    Range,
    /// Uppsala Conflict Data Program.
    Ucdp,
    /// Armed Conflict Location & Event Data.
    Acled,
    /// Global Terrorism Database.
    Gtd,
    /// Iraq Body Count.
    Ibc,
    /// The first of a list of sources.
    Ranked,
}

/// One claim of a line of the tally.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Said {
    /// The day of publication, ISO; `null` when the text does not say.
    pub published: Option<String>,
    /// The document's id.
    pub doc: String,
    /// 1-based line in the file.
    pub line: u32,
    /// The value in text form, in its own unit.
    pub value: String,
    /// Its own unit or currency.
    pub unit: Option<String>,
    /// The same source has given another figure on a later day.
    pub superseded: bool,
    /// Who asserts it; `null` for the article's own words.
    pub origin: Option<String>,
    /// Who passes it on.
    pub carriers: Vec<String>,
    /// The words.
    pub text: String,
}

/// One event and figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Line {
    /// The figure's id.
    pub figure: String,
    /// The subgroup, or "a part"; `null` for all.
    pub who: Option<String>,
    /// The kind of event.
    pub event: Option<String>,
    /// Its place.
    pub place: Option<String>,
    /// Its day or days, ISO.
    pub date: Option<String>,
    /// incident, cumulative, background ...
    pub period: String,
    /// The unit or currency.
    pub unit: Option<String>,
    /// By the policy; `null` where it gives none.
    pub low: Option<String>,
    /// By the policy.
    pub best: Option<String>,
    /// By the policy.
    pub high: Option<String>,
    /// The largest value is a floor: it may be more.
    pub open: bool,
    /// How many origins speak; the articles' own words count as one for each publisher or article.
    pub origins: usize,
    /// How many carry their words.
    pub carriers: usize,
    /// What the policy has to add: disputed, provisional.
    pub note: Option<String>,
    /// All claims, in the order of publication.
    pub claims: Vec<Said>,
}

/// What a tally needs besides the claims.
pub struct Context<'a> {
    /// The figures.
    pub figures: &'a claim::Tables,
    /// Kinds of event.
    pub events: &'a event::Tables,
    /// Units.
    pub quantities: &'a Tables,
    /// How to choose.
    pub policy: Policy,
    /// Sources from the most to the least trusted, for [`Policy::Ranked`].
    pub ranks: &'a [String],
}

/// A claim as the policies see it.
struct Voice<'a> {
    record: &'a Record,
    /// Who speaks: an origin, or the article's own words.
    speaker: String,
    /// What it allows, in the line's unit.
    value: Interval,
}

/// All lines, in the order of their first claims.
#[must_use]
pub fn tally(records: &[Record], groups: &Groups, context: &Context<'_>) -> Vec<Line> {
    let mut by_group: BTreeMap<(usize, bool, Option<&str>), Vec<&Record>> = BTreeMap::new();
    for (i, r) in records.iter().enumerate() {
        let said = !matches!(r.stance, Stance::Denied | Stance::Hypothetical);
        if said && !r.addition && !r.restated && !r.ignored {
            let group = groups.group.get(i).copied().unwrap_or(i);
            by_group
                .entry((group, r.is_part, r.who.as_deref()))
                .or_default()
                .push(r);
        }
    }
    by_group
        .into_values()
        .filter_map(|members| line(members, context))
        .collect()
}

fn line(mut members: Vec<&Record>, context: &Context<'_>) -> Option<Line> {
    members.sort_by_key(|r| {
        (
            r.published.map(|p| (p.date, p.minutes)),
            r.doc,
            r.span.start,
        )
    });
    let first = *members.first()?;
    let figure = context.figures.figure(first.figure)?;
    let mut voices: Vec<Voice<'_>> = Vec::new();
    for record in &members {
        let Some(value) = super::in_unit_of(record, first, context.quantities) else {
            continue;
        };
        let speaker = speaker(record);
        // Of one speaker the latest claim stands; what was said on an earlier day is history.
        voices.retain(|v| !v.speaker.eq_ignore_ascii_case(&speaker) || !later(record, v.record));
        // One speaker carried by many papers is one voice.
        let again = voices
            .iter()
            .any(|v| v.speaker.eq_ignore_ascii_case(&speaker) && v.value == value);
        if !again {
            voices.push(Voice {
                record,
                speaker,
                value,
            });
        }
    }
    let superseded = |r: &Record| {
        let who = speaker(r);
        members
            .iter()
            .any(|o| later(o, r) && speaker(o).eq_ignore_ascii_case(&who) && o.value != r.value)
    };
    let (low, best, high, note) = choose(&voices, context);
    let mut speakers: Vec<String> = members.iter().map(|r| speaker(r).to_lowercase()).collect();
    speakers.sort();
    speakers.dedup();
    let told = |r: &Record| -> Vec<String> {
        carriers(
            r.carriers.iter().map(|c| c.name.as_str()),
            r.publisher.as_deref(),
            r.origin.as_ref().map(|o| o.name.as_str()),
        )
        .into_iter()
        .map(str::to_owned)
        .collect()
    };
    let mut carried: Vec<String> = members.iter().flat_map(|r| told(r)).collect();
    carried.sort();
    carried.dedup();
    let event = members
        .iter()
        .map(|r| &r.event)
        .find(|e| e.place.is_some() && e.days.is_some() && !e.days_assumed)
        .unwrap_or(&first.event);
    let place = members
        .iter()
        .find_map(|r| r.event.place.as_ref())
        .map(|p| p.name.clone());
    // The largest value is a floor.
    let open = voices
        .iter()
        .filter(|v| v.value.high.is_none())
        .filter_map(|v| v.value.low)
        .max()
        .is_some_and(|floor| high.is_some_and(|h| floor >= h));
    let show = short;
    Some(Line {
        figure: figure.id.clone(),
        who: first
            .who
            .clone()
            .or_else(|| first.is_part.then(|| "a part".to_owned())),
        event: event.head_name(context.events).map(str::to_owned),
        place,
        date: event.told_days().map(|d| d.iso()),
        period: event.period.name().to_owned(),
        unit: unit_code(first, context.quantities).map(str::to_owned),
        low: low.map(show),
        best: best.map(show),
        high: high.map(show),
        open,
        origins: speakers.len(),
        carriers: carried.len(),
        note,
        claims: members
            .iter()
            .map(|r| Said {
                published: r.published.map(|p| p.to_string()),
                doc: r.doc_id.clone(),
                line: r.place.line,
                value: r.value.to_string(),
                unit: unit_code(r, context.quantities).map(str::to_owned),
                superseded: superseded(r),
                origin: r.origin.as_ref().map(|o| o.name.clone()),
                carriers: told(r),
                text: r.text.clone(),
            })
            .collect(),
    })
}

/// Two digits behind the point are enough for what was converted.
fn short(n: Number) -> String {
    let text = n.decimal();
    match text.split_once('.') {
        Some((whole, part)) if part.len() > 2 => format!("{whole}.{}", part.get(..2).unwrap_or("")),
        _ => text,
    }
}

fn speaker(r: &Record) -> String {
    match (&r.origin, &r.publisher) {
        (Some(origin), _) => origin.name.clone(),
        (None, Some(publisher)) => format!("{publisher} (own words)"),
        (None, None) => format!("{} (own words)", r.doc_id),
    }
}

fn later(a: &Record, b: &Record) -> bool {
    let when = |r: &Record| r.published.map(|p: Published| (p.date, p.minutes));
    when(a) > when(b)
}

/// The one number that a claim brings into a policy that wants one: what its words name.
fn number(v: &Voice<'_>, policy: Policy) -> Option<Number> {
    if v.record.form == Form::Vague {
        let low = v.value.low?;
        return match policy {
            // Tens are 10, dozens 12, hundreds 100 (ACLED).
            Policy::Acled => [(20, 10), (24, 12), (200, 100), (2000, 1000)]
                .into_iter()
                .find(|(least, _)| low == Number::int(*least))
                .map_or(Some(low), |(_, coded)| Some(Number::int(coded))),
            Policy::Gtd => None,
            _ => Some(low),
        };
    }
    v.value.named().or(v.value.low).or(v.value.high)
}

type Chosen = (
    Option<Number>,
    Option<Number>,
    Option<Number>,
    Option<String>,
);

fn choose(voices: &[Voice<'_>], context: &Context<'_>) -> Chosen {
    let values = || voices.iter().filter_map(|v| number(v, context.policy));
    // "up to 50" has no lower bound, "at least 18" no upper one: each bounds one side alone.
    let least = || {
        let low = |v: &Voice<'_>| v.value.about.or(v.value.low);
        voices.iter().filter_map(low).min()
    };
    let most = || {
        let high = |v: &Voice<'_>| v.value.about.or(v.value.high).or(v.value.low);
        voices.iter().filter_map(high).max()
    };
    let disputed = || {
        let one = values().min() == values().max();
        (!one).then(|| "disputed".to_owned())
    };
    match context.policy {
        Policy::Range => (least(), None, most(), None),
        Policy::Ucdp => (least(), values().min(), most(), disputed()),
        Policy::Acled => (None, values().min(), None, disputed()),
        Policy::Gtd => {
            let latest = voices
                .iter()
                .map(|v| v.record.published.map(|p| p.date))
                .max();
            let last: Vec<Number> = voices
                .iter()
                .filter(|v| Some(v.record.published.map(|p| p.date)) == latest)
                .filter_map(|v| number(v, context.policy))
                .collect();
            let mut votes: BTreeMap<Number, usize> = BTreeMap::new();
            for n in &last {
                *votes.entry(*n).or_default() += 1;
            }
            let majority = votes
                .iter()
                .find(|(_, n)| **n * 2 > last.len())
                .map(|(n, _)| *n);
            (None, majority.or(last.into_iter().min()), None, disputed())
        }
        Policy::Ibc => {
            let few = voices.len() < 2;
            (
                least(),
                None,
                most(),
                few.then(|| "provisional: one origin".to_owned()),
            )
        }
        Policy::Ranked => {
            let best = context.ranks.iter().find_map(|rank| {
                voices.iter().rfind(|v| {
                    v.speaker
                        .to_lowercase()
                        .contains(rank.trim().to_lowercase().as_str())
                })
            });
            let note = match best {
                Some(v) => Some(format!("by {}", v.speaker)),
                None => Some("none of the ranked sources speaks".to_owned()),
            };
            (
                None,
                best.and_then(|v| number(v, context.policy)),
                None,
                note,
            )
        }
    }
}

/// A table for people, each line with its claims below it.
#[must_use]
pub fn table(lines: &[Line]) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for l in lines {
        let dash = |v: &Option<String>| v.clone().unwrap_or_else(|| "-".to_owned());
        let who = l
            .who
            .as_ref()
            .map_or_else(String::new, |w| format!(" ({w})"));
        let unit = l
            .unit
            .as_ref()
            .map_or_else(String::new, |u| format!(" {u}"));
        let place: Vec<&str> = [&l.event, &l.place, &l.date]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let place = if place.is_empty() {
            "event not said".to_owned()
        } else {
            place.join(" · ")
        };
        let _ = writeln!(
            out,
            "{}{who}: low {}, best {}, high {}{}{unit} · {place} · {} · {}{}",
            l.figure,
            dash(&l.low),
            dash(&l.best),
            dash(&l.high),
            if l.open { "+" } else { "" },
            super::plural(l.origins, "origin"),
            super::plural(l.carriers, "carrier"),
            l.note
                .as_ref()
                .map_or_else(String::new, |n| format!(" · {n}"))
        );
        for c in &l.claims {
            let via = if c.carriers.is_empty() {
                String::new()
            } else {
                format!(", via {}", c.carriers.join(", "))
            };
            let _ = writeln!(
                out,
                "    {:10}  {:>10}  {}{via}  {}:{}{}",
                c.published.as_deref().unwrap_or("-"),
                c.unit
                    .as_ref()
                    .map_or_else(|| c.value.clone(), |u| format!("{} {u}", c.value)),
                c.origin.as_deref().unwrap_or("own words"),
                c.doc,
                c.line,
                if c.superseded { "  (superseded)" } else { "" }
            );
        }
    }
    super::visible_lines(&out)
}

/// Comma-separated, a line for each event and figure, with a header.
///
/// # Errors
/// When a field cannot be written, which is a bug.
pub fn csv(lines: &[Line]) -> Result<String, std::io::Error> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "figure", "who", "event", "place", "date", "period", "unit", "low", "best", "high", "open",
        "origins", "carriers", "claims", "sources", "note",
    ])?;
    for l in lines {
        let s = |v: &Option<String>| v.clone().unwrap_or_default();
        let mut sources: Vec<String> = l
            .claims
            .iter()
            .map(|c| {
                let old = if c.superseded { " (superseded)" } else { "" };
                let origin = c.origin.as_deref().unwrap_or("own words");
                format!("{origin} {}{old}", c.value)
            })
            .collect();
        sources.dedup();
        writer.write_record([
            l.figure.clone(),
            s(&l.who),
            s(&l.event),
            s(&l.place),
            s(&l.date),
            l.period.clone(),
            s(&l.unit),
            s(&l.low),
            s(&l.best),
            s(&l.high),
            l.open.to_string(),
            l.origins.to_string(),
            l.carriers.to_string(),
            l.claims.len().to_string(),
            sources.join("; "),
            s(&l.note),
        ])?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| std::io::Error::other(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
