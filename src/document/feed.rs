//! JSONL feeds: one record a line, `text` required; `id`, `title`, `publisher`, `date`, `url`, `story` optional.

use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{Document, Meta, Published, SourceMap, Span, Zone, ZoneKind, plain};

#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    text: &'a RawValue,
    #[serde(borrow, default)]
    title: Option<&'a RawValue>,
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    story: Option<String>,
}

/// A record that could not be read; the records around it still are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordError {
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column in the line, 0 when the whole record is meant.
    pub column: u32,
    /// What is wrong, as a sentence without a full stop.
    pub what: String,
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.column > 0 {
            write!(f, "{}:{}: {}", self.line, self.column, self.what)
        } else {
            write!(f, "{}: {}", self.line, self.what)
        }
    }
}

/// The record on one line (1-based `line`) of the feed at `path`; `None` for a blank line.
///
/// # Errors
/// [`RecordError`] for broken JSON, a missing `text` or one that is no string.
pub fn record(path: &str, line: u32, raw: &str) -> Result<Option<Document>, RecordError> {
    if raw.trim().is_empty() {
        return Ok(None);
    }
    let record: Record<'_> = serde_json::from_str(raw).map_err(|e| RecordError {
        line,
        column: u32::try_from(e.column()).unwrap_or(0),
        what: format!("this is not a feed record: {}", strip_place(&e.to_string())),
    })?;
    let bad = |what: &str| RecordError {
        line,
        column: 0,
        what: what.to_owned(),
    };
    let text: String =
        serde_json::from_str(record.text.get()).map_err(|_| bad("`text` must be a string"))?;
    let title: Option<String> = match record.title {
        Some(raw) => {
            serde_json::from_str(raw.get()).map_err(|_| bad("`title` must be a string or null"))?
        }
        None => None,
    };
    let title = title.filter(|t| !t.trim().is_empty());
    let published = match record.date.as_deref().filter(|d| !d.trim().is_empty()) {
        Some(date) => Some(Published::parse(date).ok_or_else(|| {
            bad(&format!(
                "`date` {date:?} is no ISO date such as 2023-12-31 or 2023-12-31T08:30:00Z"
            ))
        })?),
        None => None,
    };
    let id = match record.id {
        Some(serde_json::Value::String(s)) => s,
        Some(serde_json::Value::Number(n)) => n.to_string(),
        Some(serde_json::Value::Null) | None => format!("{path}:{line}"),
        Some(_) => return Err(bad("`id` must be a string or a number")),
    };
    let column = |field: &RawValue| -> u32 {
        let at = (field.get().as_ptr() as usize).saturating_sub(raw.as_ptr() as usize);
        super::clip(raw.get(..at).map_or(0, |s| s.chars().count()) + 2)
    };
    let mut fields = Vec::new();
    let mut all = String::new();
    let mut zones = Vec::new();
    let mut title_len = 0;
    if let (Some(title), Some(raw_title)) = (&title, record.title) {
        all.push_str(title);
        let end = u32::try_from(all.len()).map_err(|_| bad("this record is larger than 4 GiB"))?;
        zones.push(Zone {
            kind: ZoneKind::Headline,
            span: Span::new(0, end),
        });
        all.push_str("\n\n");
        title_len = end + 2;
        fields.push((0, column(raw_title)));
    }
    let mut meta = Meta {
        publisher: record.publisher,
        published,
        url: record.url,
        story: record.story,
        ignores: Vec::new(),
    };
    all.push_str(&text);
    u32::try_from(all.len()).map_err(|_| bad("this record is larger than 4 GiB"))?;
    let from = if title.is_some() {
        title_len as usize
    } else {
        plain::front_matter(&all, &mut meta)
    };
    let mut body = plain::zones(&all, from);
    if title.is_some() {
        for zone in &mut body {
            if zone.kind == ZoneKind::Headline && body_is_more_than_headline(&all, zone) {
                zone.kind = ZoneKind::Body;
            }
        }
    }
    zones.extend(body);
    plain::mark_standfirst(&all, &mut zones);
    fields.push((title_len, column(record.text)));
    Ok(Some(Document {
        id,
        path: path.to_owned(),
        text: all,
        title_len,
        zones,
        meta,
        map: SourceMap::Record { line, fields },
    }))
}

/// With a title of its own, a record's short first line is a second headline only when it is followed by text.
fn body_is_more_than_headline(all: &str, zone: &Zone) -> bool {
    all.get(zone.span.end as usize..)
        .is_none_or(|rest| rest.trim().is_empty())
}

/// All records of a feed held in memory, with their line numbers, in order.
pub fn records<'a>(
    path: &'a str,
    text: &'a str,
) -> impl Iterator<Item = Result<Document, RecordError>> + 'a {
    text.split('\n')
        .zip(1u32..)
        .filter_map(move |(raw, line)| record(path, line, raw.trim_end_matches('\r')).transpose())
}

/// serde_json ends its messages with the place in the line; ours names the place in the file.
fn strip_place(message: &str) -> &str {
    message.split(" at line ").next().unwrap_or(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_point_into_the_line() {
        let raw = r#"{"id": "a", "text": "He said \"18 dead\""}"#;
        let d = record("f.jsonl", 7, raw).unwrap().unwrap();
        let at = u32::try_from(d.text.find("18").unwrap()).unwrap();
        let place = d.place(at);
        assert_eq!(
            (place.line, place.column),
            (7, u32::try_from(raw.find("18").unwrap()).unwrap() + 1)
        );
    }

    #[test]
    fn broken_records_say_where() {
        let errors: Vec<_> = records(
            "f.jsonl",
            "{\"text\": \"a b\"}\n{broken\n\n{\"id\": 3}\n{\"text\": 5}\n",
        )
        .filter_map(Result::err)
        .map(|e| e.to_string())
        .collect();
        assert_eq!(
            errors,
            [
                "2:2: this is not a feed record: key must be a string",
                "4:9: this is not a feed record: missing field `text`",
                "5: `text` must be a string"
            ]
        );
    }

    #[test]
    fn a_title_is_a_headline_before_the_text() {
        let d = record(
            "f.jsonl",
            1,
            r#"{"id": 9, "title": "Blast kills 12", "text": "Twelve died."}"#,
        )
        .unwrap()
        .unwrap();
        assert_eq!(d.zones[0].kind, ZoneKind::Headline);
        assert_eq!(d.text.get(d.title_len as usize..), Some("Twelve died."));
    }
}
