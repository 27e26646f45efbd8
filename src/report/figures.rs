//! The machine contract of `figures`: every quantity read, claim or not, with its figure or the reason it has none.

use serde::Serialize;

use super::json::claim_id;
use crate::claim::{Reading, Stages};
use crate::document::Span;
use crate::event::{EventRef, Period};
use crate::group::{carriers, publisher};
use crate::quantity::{Form, Quantity};
use crate::{Article, Engine};

/// One quantity, claim or not.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Row {
    /// The record's `id` (with `#title` for its title), else the path.
    pub doc: String,
    /// Id of the claim, unique in the run.
    pub claim: Option<String>,
    /// First byte in the document's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// With hedge and unit or noun.
    pub text: String,
    /// Bytes of the number words alone.
    pub number: [u32; 2],
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// count, money, date ...
    pub kind: &'static str,
    /// Text form of the interval.
    pub value: Option<String>,
    /// Lower bound as a decimal string.
    pub low: Option<String>,
    /// Upper bound as a decimal string.
    pub high: Option<String>,
    /// The lower bound is left out.
    pub low_open: bool,
    /// The upper bound is left out.
    pub high_open: bool,
    /// Canonical unit or currency code.
    pub unit: Option<String>,
    /// Head noun, singular.
    pub noun: Option<String>,
    /// Figure id.
    pub figure: Option<String>,
    /// Why it has no figure.
    pub why_no_figure: Option<String>,
    /// Subgroup.
    pub who: Option<String>,
    /// Claim id of the whole.
    pub part_of: Option<String>,
    /// Who asserts it.
    pub origin: Option<String>,
    /// Who passes it on, outermost first.
    pub carriers: Vec<String>,
    /// asserted, quoted, denied, unverified, hypothetical.
    pub stance: &'static str,
    /// The chain with its places.
    pub sources: Vec<SourceRow>,
    /// Event id.
    pub event: Option<String>,
    /// Canonical place.
    pub place: Option<String>,
    /// ISO date or interval.
    pub date: Option<String>,
    /// incident, cumulative, since:2022-02, background.
    pub period: String,
}

/// One link of the chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SourceRow {
    /// Canonical name.
    pub name: String,
    /// origin or carrier.
    pub role: &'static str,
    /// First byte of the mention, null when inherited.
    pub start: Option<u32>,
    /// One past its last byte.
    pub end: Option<u32>,
}

/// The rows of one article; claim ids count from `first_claim`.
#[must_use]
pub fn rows(engine: &Engine, article: &Article, first_claim: u32) -> Vec<Row> {
    let stages = engine.stages(article);
    let mut locator = article.document.locator();
    article
        .quantities
        .iter()
        .zip(&article.claims.readings)
        .filter(|(q, reading)| q.form != Form::Article || matches!(reading, Reading::Claim(_)))
        .map(|(q, reading)| row(&stages, article, &mut locator, q, reading, first_claim))
        .collect()
}

fn row(
    stages: &Stages<'_>,
    article: &Article,
    locator: &mut crate::document::Locator<'_>,
    q: &Quantity,
    reading: &Reading,
    first_claim: u32,
) -> Row {
    let document = stages.document;
    let base = document.title_len;
    let span = q.span(stages.text);
    let number = q.number_span(stages.text);
    let in_title = span.start < base;
    let shift = |offset: u32| {
        if in_title {
            offset
        } else {
            offset.saturating_sub(base)
        }
    };
    let place = locator.place(span.start);
    let id = |n: usize| claim_id(first_claim + u32::try_from(n).unwrap_or(0));
    let claim = if let Reading::Claim(n) = reading {
        article.claims.claims.get(*n)
    } else {
        None
    };
    let chain = stages.chain(q);
    let sources: Vec<SourceRow> = chain
        .links
        .iter()
        .enumerate()
        .map(|(n, link)| {
            let at: Option<Span> = link.source.tokens.clone().map(|t| stages.text.span(t));
            SourceRow {
                name: link.source.name.clone(),
                role: if n == 0 { "origin" } else { "carrier" },
                start: at.map(|s| shift(s.start)),
                end: at.map(|s| shift(s.end)),
            }
        })
        .collect();
    let event = claim.map_or_else(
        || {
            stages
                .events
                .at(document, stages.text, stages.event_tables, q.number.start)
        },
        |c| c.event.clone(),
    );
    let value = claim.map_or(q.stated, |c| c.value);
    let known = value.low.is_some() || value.high.is_some();
    let unit = q.unit.and_then(|u| stages.quantity_tables.unit(u));
    Row {
        doc: if in_title {
            format!("{}#title", document.id)
        } else {
            document.id.clone()
        },
        claim: if let Reading::Claim(n) = reading {
            Some(id(*n))
        } else {
            None
        },
        start: shift(span.start),
        end: shift(span.end),
        text: span.of(&document.text).to_owned(),
        number: [shift(number.start), shift(number.end)],
        line: place.line,
        column: place.column,
        kind: q.kind.name(),
        value: known.then(|| value.to_string()),
        low: value.low.map(crate::quantity::Number::decimal),
        high: value.high.map(crate::quantity::Number::decimal),
        low_open: value.low_open,
        high_open: value.high_open,
        unit: unit.map(|u| {
            if claim.is_some() {
                u.of.clone().unwrap_or_else(|| u.code.clone())
            } else {
                u.code.clone()
            }
        }),
        noun: q.noun.as_ref().map(|n| n.lemma.clone()),
        figure: claim
            .and_then(|c| stages.tables.figure(c.figure))
            .map(|f| f.id.clone()),
        why_no_figure: if let Reading::None(why) = reading {
            Some(why.clone())
        } else {
            None
        },
        who: claim.and_then(|c| c.who.clone()),
        part_of: claim.and_then(|c| c.part_of).map(id),
        origin: chain.origin().map(|o| o.name.clone()),
        carriers: carriers(
            chain.carriers().map(|c| c.name.as_str()),
            publisher(stages).as_deref(),
            chain.origin().map(|o| o.name.as_str()),
        )
        .into_iter()
        .map(str::to_owned)
        .collect(),
        stance: claim.map_or_else(|| chain.stance().name(), |c| c.stance.name()),
        sources,
        event: event_id(&event, stages),
        place: event.place.as_ref().map(|p| p.name.clone()),
        date: event.told_days().map(|d| d.iso()),
        period: match (event.period, event.since.filter(|_| event.dated)) {
            (Period::Cumulative, Some(since)) => format!("since:{since}"),
            (p, _) => p.name().to_owned(),
        },
    }
}

/// `strike/belgorod/2023-12-30`: a pure function of what the text says of the event; `None` when it says nothing.
fn event_id(event: &EventRef, stages: &Stages<'_>) -> Option<String> {
    if event.is_empty() {
        return None;
    }
    let slug = |s: &str| {
        s.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|p| !p.is_empty())
            .collect::<Vec<_>>()
            .join("-")
    };
    Some(format!(
        "{}/{}/{}",
        event.head_name(stages.event_tables).unwrap_or("-"),
        event
            .place
            .as_ref()
            .map_or_else(|| "-".to_owned(), |p| slug(&p.name)),
        event
            .told_days()
            .map_or_else(|| "-".to_owned(), |d| d.iso().replace('/', "_"))
    ))
}

/// One JSON object on one line.
///
/// # Errors
/// When serialising fails, which is a bug.
pub fn jsonl(row: &Row) -> Result<String, serde_json::Error> {
    serde_json::to_string(row)
}

/// A CSV table with a header.
///
/// # Errors
/// When writing to memory fails, which is a bug.
pub fn csv(rows: &[Row], header: bool) -> Result<String, csv::Error> {
    let mut writer = ::csv::WriterBuilder::new()
        .has_headers(false)
        .from_writer(Vec::new());
    if header {
        writer.write_record([
            "doc",
            "line",
            "column",
            "text",
            "kind",
            "value",
            "unit",
            "noun",
            "figure",
            "who",
            "origin",
            "carriers",
            "stance",
            "event",
            "place",
            "date",
            "period",
            "claim",
            "part_of",
            "why_no_figure",
        ])?;
    }
    for r in rows {
        let s = |o: &Option<String>| o.clone().unwrap_or_default();
        writer.write_record([
            r.doc.clone(),
            r.line.to_string(),
            r.column.to_string(),
            r.text.clone(),
            r.kind.to_owned(),
            s(&r.value),
            s(&r.unit),
            s(&r.noun),
            s(&r.figure),
            s(&r.who),
            s(&r.origin),
            r.carriers.join("; "),
            r.stance.to_owned(),
            s(&r.event),
            s(&r.place),
            s(&r.date),
            r.period.clone(),
            s(&r.claim),
            s(&r.part_of),
            s(&r.why_no_figure),
        ])?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| std::io::Error::other(e.to_string()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A table for people: place, value, figure, who says it, of which event, or why it has no figure.
#[must_use]
pub fn table(rows: &[Row]) -> String {
    let mut lines: Vec<[String; 6]> =
        vec![["place", "number", "value", "figure", "source", "event"].map(str::to_owned)];
    for r in rows {
        let mut figure = r.figure.clone().unwrap_or_else(|| "-".to_owned());
        if let Some(who) = &r.who {
            figure.push_str(&format!(" ({who})"));
        }
        let source = match (&r.origin, r.carriers.is_empty()) {
            (None, _) => "-".to_owned(),
            (Some(o), true) => o.clone(),
            (Some(o), false) => format!("{o}, via {}", r.carriers.join(", ")),
        };
        let last = match &r.why_no_figure {
            Some(why) => format!("({why})"),
            None => r.event.clone().unwrap_or_else(|| "-".to_owned()),
        };
        let unit = r
            .unit
            .as_ref()
            .map_or_else(String::new, |u| format!(" {u}"));
        lines.push([
            format!("{}:{}:{}", r.doc, r.line, r.column),
            super::visible(&r.text),
            format!(
                "{}{unit}",
                r.value.clone().unwrap_or_else(|| r.kind.to_owned())
            ),
            figure,
            super::visible(&source),
            super::visible(&last),
        ]);
    }
    let mut widths = [0usize; 6];
    for line in &lines {
        for (w, cell) in widths.iter_mut().zip(line) {
            *w = (*w).max(cell.chars().count()).min(48);
        }
    }
    let mut out = String::new();
    for line in &lines {
        let mut row = String::new();
        for (cell, width) in line.iter().zip(widths) {
            row.push_str(cell);
            row.push_str(&" ".repeat(width.saturating_sub(cell.chars().count()) + 2));
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// Moves the claim ids of a row made with `first_claim` 0 up by `base`.
pub fn renumber(row: &mut Row, base: u32) {
    for id in [&mut row.claim, &mut row.part_of].into_iter().flatten() {
        if let Some(n) = id.strip_prefix('c').and_then(|n| n.parse::<u32>().ok()) {
            *id = claim_id(base + n - 1);
        }
    }
}
