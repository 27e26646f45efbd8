//! `report`: findings and claims in, text out. One file a format.

mod figures;
mod full;
mod github;
mod html;
mod json;
mod sarif;
mod short;
pub mod tally;

pub use figures::{Row, csv, jsonl, renumber, rows, table};
pub use full::full;
pub use github::github;
pub use html::{Page, html};
pub use json::{finding_line, report};
pub use sarif::sarif;
pub use short::short;

use crate::check::Finding;
use crate::claim::Severity;
use crate::group::{Mention, Record, carriers};
use crate::quantity::{Interval, Number, Tables};

/// How much of a run was read: the coverage line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    /// Articles read.
    pub articles: usize,
    /// Numbers read, look-alikes left out.
    pub quantities: usize,
    /// Numbers read as a figure.
    pub claims: usize,
}

/// What a run could not read; each makes the exit code 2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError {
    /// The path as given, with the line for a record.
    pub path: String,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
}

/// The value of a record in words: "18 or more", "more than 100", "exactly 14".
#[must_use]
pub fn in_words(record: &Record, tables: &Tables) -> String {
    let unit = unit_code(record, tables).map_or_else(String::new, |u| format!(" {u}"));
    let n = |x: Number| group_digits(&x.decimal());
    let v = &record.value;
    if let Some(about) = v.about {
        return format!("about {}{unit}", n(about));
    }
    match (v.low, v.high) {
        (Some(a), Some(b)) if a == b && a == Number::ZERO => "none".to_owned(),
        (Some(a), Some(b)) if a == b => format!("exactly {}{unit}", n(a)),
        (Some(a), Some(b)) => format!("{} to {}{unit}", n(a), n(b)),
        (Some(a), None) if v.low_open => format!("more than {}{unit}", n(a)),
        (Some(a), None) => format!("{}{unit} or more", n(a)),
        (None, Some(b)) if v.high_open => format!("fewer than {}{unit}", n(b)),
        (None, Some(b)) => format!("{}{unit} at most", n(b)),
        (None, None) => "unknown".to_owned(),
    }
}

/// The places of a finding, in its order.
#[must_use]
pub fn mentions(finding: &Finding, records: &[Record], tables: &Tables) -> Vec<Mention> {
    if !finding.mentions.is_empty() {
        return finding.mentions.clone();
    }
    finding
        .claims
        .iter()
        .filter_map(|i| records.get(*i))
        .map(|r| Mention {
            doc: r.doc,
            doc_id: r.doc_id.clone(),
            path: r.path.clone(),
            published: r.published,
            span: r.span,
            place: r.place,
            text: r.text.clone(),
            excerpt: r.excerpt.clone(),
            value: r.value.to_string(),
            words: in_words(r, tables),
            voice: r.voice(),
            origin: r.origin.as_ref().map(|o| o.name.clone()),
            carriers: carriers(
                r.carriers.iter().map(|c| c.name.as_str()),
                r.publisher.as_deref(),
                r.origin.as_ref().map(|o| o.name.as_str()),
            )
            .into_iter()
            .map(str::to_owned)
            .collect(),
            claim: Some(r.id),
        })
        .collect()
}

/// The value of a record in a message: "at least 18", "14", "dozens".
#[must_use]
pub fn value(record: &Record, tables: &Tables) -> String {
    let unit = unit_code(record, tables).map_or_else(String::new, |u| format!(" {u}"));
    let n = |x: Number| group_digits(&x.decimal());
    let v = &record.value;
    if let Some(about) = v.about {
        return format!("about {}{unit}", n(about));
    }
    match (v.low, v.high) {
        (Some(a), Some(b)) if a == b => format!("{}{unit}", n(a)),
        (Some(a), Some(b)) => format!("{} to {}{unit}", n(a), n(b)),
        (Some(a), None) if v.low_open => format!("more than {}{unit}", n(a)),
        (Some(a), None) => format!("at least {}{unit}", n(a)),
        (None, Some(b)) if v.high_open => format!("fewer than {}{unit}", n(b)),
        (None, Some(b)) => format!("up to {}{unit}", n(b)),
        (None, None) => "an unknown number".to_owned(),
    }
}

/// `1200000` as `1,200,000`; decimals stay.
fn group_digits(decimal: &str) -> String {
    let (whole, part) = decimal
        .split_once('.')
        .map_or((decimal, None), |(w, p)| (w, Some(p)));
    let digits = whole.trim_start_matches('-');
    if digits.len() < 5 {
        return decimal.to_owned();
    }
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    format!(
        "{}{out}{}",
        if whole.starts_with('-') { "-" } else { "" },
        part.map_or_else(String::new, |p| format!(".{p}"))
    )
}

/// The unit's code.
#[must_use]
pub fn unit_code<'t>(record: &Record, tables: &'t Tables) -> Option<&'t str> {
    record
        .unit
        .and_then(|u| tables.unit(u))
        .map(|u| u.of.as_deref().unwrap_or(&u.code))
}

/// The value in text form with its unit: `~300000000 EUR`.
#[must_use]
pub fn text_form(record: &Record, tables: &Tables) -> String {
    match unit_code(record, tables) {
        Some(unit) => format!("{} {unit}", record.value),
        None => record.value.to_string(),
    }
}

/// Whether a record has the value `want` (`>=18`, `1200000000 USD`, `30 km`; the unit by code or id).
#[must_use]
pub fn is_value(record: &Record, want: &str, tables: &Tables) -> bool {
    let (number, unit) = want
        .split_once(' ')
        .map_or((want, None), |(n, u)| (n, Some(u)));
    let Ok(interval) = number.parse::<Interval>() else {
        return false;
    };
    let unit_fits = match (unit, record.unit.and_then(|u| tables.unit(u))) {
        (None, _) => true,
        (Some(u), Some(known)) => {
            u == known.code
                || u == known.id
                || known.of.as_deref() == Some(u)
                || known.id.replace('-', " ") == u
        }
        (Some(u), None) => record.group_noun.as_deref() == Some(u),
    };
    unit_fits && (interval == record.value || interval.to_string() == record.value.to_string())
}

/// The rounded bounds of `a` in the unit of `to`; `None` when the two units do not convert.
#[must_use]
pub fn converted(a: &Record, to: &Record, tables: &Tables) -> Option<Interval> {
    bounds_in(a.rounded, a, to, tables)
}

/// The value of `a` in the unit of `to`; `None` when the two units do not convert.
#[must_use]
pub fn in_unit_of(a: &Record, to: &Record, tables: &Tables) -> Option<Interval> {
    bounds_in(a.value, a, to, tables)
}

fn bounds_in(bounds: Interval, a: &Record, to: &Record, tables: &Tables) -> Option<Interval> {
    if a.unit == to.unit {
        return Some(bounds);
    }
    let (from, into) = (tables.unit(a.unit?)?, tables.unit(to.unit?)?);
    if from.dimension != into.dimension {
        return None;
    }
    if from.dimension == "money" {
        return (unit_code(a, tables) == unit_code(to, tables)).then_some(bounds);
    }
    let factor = from.factor?.div(into.factor?)?;
    let mut scaled = bounds.scaled(factor)?;
    if from.offset != into.offset {
        let shift = from.offset.sub(into.offset)?.div(into.factor?)?;
        scaled.low = scaled.low.and_then(|l| l.add(shift));
        scaled.high = scaled.high.and_then(|h| h.add(shift));
    }
    scaled.about = None;
    Some(scaled)
}

/// Control characters made visible: what is printed comes from files that nobody vouches for.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' => ' ',
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// "1 error, 2 warnings, 0 notes · 13 numbers read in 1 article, 7 of them compared as figures".
fn totals<'f>(findings: impl Iterator<Item = &'f Finding>, coverage: Coverage) -> String {
    let (mut errors, mut warnings, mut notes) = (0, 0, 0);
    for finding in findings {
        match finding.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
            Severity::Note => notes += 1,
        }
    }
    format!(
        "{}, {}, {} · {} read in {}, {} of them compared as figures",
        plural(errors, "error"),
        plural(warnings, "warning"),
        plural(notes, "note"),
        plural(coverage.quantities, "number"),
        plural(coverage.articles, "article"),
        coverage.claims
    )
}

/// [`visible`] for a text of several lines.
fn visible_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(visible).collect();
    lines.join("\n") + if lines.is_empty() { "" } else { "\n" }
}

/// What a marked figure of an article tells when it is pointed at.
fn in_title(r: &Record) -> String {
    let who = r
        .who
        .as_ref()
        .map_or_else(String::new, |w| format!(" ({w})"));
    format!("{}{who}, {}, {}", r.value, r.voice(), r.stance.name())
}

/// "1 warning", "2 warnings".
#[must_use]
pub(crate) fn plural(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}
