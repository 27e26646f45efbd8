//! `document`: bytes in, text with zones and metadata out, and the way back from a byte of the text to a line and column of the file.
//!
//! Takes the bytes of a `.txt`, `.md`, `.html` or `.jsonl` file or of standard input. Knows nothing of language: a zone is told by
//! mark-up, by a short first line, or by a record's `title` field, never by the meaning of its words.

mod builder;
mod encoding;
mod feed;
mod html;
mod ignore;
mod markdown;
mod plain;
mod source_map;
mod span;
mod when;

pub use encoding::decode;
pub use feed::{RecordError, record, records};
pub use ignore::Ignore;
pub use source_map::{Locator, Place, SourceMap};
pub use span::Span;
pub(crate) use span::clip;
pub use when::{Published, day_number};

use std::fmt;

/// What a stretch of a document's text is, by its place in the layout.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ZoneKind {
    /// The title over an article, or a record's `title`.
    Headline,
    /// The lines between title and text that sum it up: standfirst, deck, subheading.
    Standfirst,
    /// A section heading inside the body.
    Heading,
    /// Running text.
    Body,
    /// Text under a picture.
    Caption,
    /// One item of a list.
    List,
    /// One cell of a table; its row label is joined before it.
    Table,
    /// A block quotation.
    Quote,
}

impl ZoneKind {
    /// The word used in dumps and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::List => "list",
            Self::Table => "table",
            Self::Quote => "quote",
        }
    }
}

/// One zone: a kind and the part of the text it covers. Zones do not overlap and stand in text order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone {
    /// What it is.
    pub kind: ZoneKind,
    /// Where it is.
    pub span: Span,
}

/// What a document says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Meta {
    /// The outlet that published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Its address.
    pub url: Option<String>,
    /// The story it belongs to, when the feed says so; obeyed by `group`.
    pub story: Option<String>,
    /// Paragraphs that a comment asks to leave alone.
    pub ignores: Vec<Ignore>,
}

/// One article, ready for the `text` stage.
#[derive(Clone, Debug)]
pub struct Document {
    /// The record's `id`, else the path as given.
    pub id: String,
    /// The path as given on the command line, `-` for standard input.
    pub path: String,
    /// The decoded text that all spans index.
    pub text: String,
    /// Bytes of `text` before the record's own text: its title and a blank line. 0 for everything but feed records with a title.
    pub title_len: u32,
    /// The zones in text order.
    pub zones: Vec<Zone>,
    /// Date, publisher, address.
    pub meta: Meta,
    /// The way back to the file.
    pub map: SourceMap,
}

impl Document {
    /// The one document of a file that is no feed: its path is its id.
    fn of_file(path: &str, text: String, zones: Vec<Zone>, mut meta: Meta, map: SourceMap) -> Self {
        if meta.published.is_none() {
            meta.published = zones
                .iter()
                .find(|z| z.kind == ZoneKind::Body)
                .and_then(|z| when::dateline(z.span.of(&text)))
                .or_else(|| {
                    const OPENING: usize = 4;
                    let lead = zones.iter().take(OPENING);
                    lead.filter(|z| {
                        matches!(
                            z.kind,
                            ZoneKind::Headline
                                | ZoneKind::Standfirst
                                | ZoneKind::Heading
                                | ZoneKind::Body
                        )
                    })
                    .find_map(|z| when::standing_line(z.span.of(&text)))
                });
        }
        Self {
            id: path.to_owned(),
            path: path.to_owned(),
            text,
            title_len: 0,
            zones,
            meta,
            map,
        }
    }

    /// Where a byte of the text stands in the file.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        self.map.place(&self.text, offset)
    }

    /// Places for ascending offsets, found in one walk over the text.
    #[must_use]
    pub fn locator(&self) -> Locator<'_> {
        Locator::new(&self.map, &self.text)
    }
}

/// The kind of a file, told by its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text, also anything unknown.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// One JSON record a line.
    Feed,
}

impl Format {
    /// The format by the ending of `path`; for `-` by the first bytes.
    #[must_use]
    pub fn of(path: &str, head: &str) -> Self {
        let ending = path
            .rsplit('/')
            .next()
            .and_then(|n| n.rsplit_once('.'))
            .map(|(_, e)| e.to_ascii_lowercase());
        match ending.as_deref() {
            Some("md" | "markdown") => Self::Markdown,
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("jsonl" | "ndjson") => Self::Feed,
            Some(_) if path != "-" => Self::Plain,
            _ => {
                let head = head.trim_start();
                let starts = |p: &str| {
                    head.get(..p.len())
                        .is_some_and(|h| h.eq_ignore_ascii_case(p))
                };
                if head.starts_with('{')
                    && head
                        .lines()
                        .next()
                        .is_some_and(|l| l.trim_end().ends_with('}'))
                {
                    Self::Feed
                } else if starts("<!doctype html") || starts("<html") {
                    Self::Html
                } else {
                    Self::Plain
                }
            }
        }
    }
}

/// Why bytes could not become a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DocumentError {
    /// Zero bytes: not text.
    Binary,
    /// Nothing but white space.
    Empty,
    /// More than 4 GiB.
    TooLarge,
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Binary => "this is not a text file (it holds zero bytes)",
            Self::Empty => "there is no text in it",
            Self::TooLarge => "it is larger than 4 GiB; split it",
        })
    }
}

impl std::error::Error for DocumentError {}

/// The document in one file that is not a feed.
///
/// # Errors
/// [`DocumentError::Empty`] and [`DocumentError::TooLarge`].
pub fn read(path: &str, format: Format, text: String) -> Result<Document, DocumentError> {
    if u32::try_from(text.len()).is_err() {
        return Err(DocumentError::TooLarge);
    }
    let document = match format {
        Format::Html => html::read(path, text),
        Format::Markdown => markdown::read(path, text),
        Format::Plain | Format::Feed => plain::read(path, text),
    };
    if document.text.trim().is_empty() {
        Err(DocumentError::Empty)
    } else {
        Ok(document)
    }
}

/// One line per zone: the stage's view for people and snapshots.
#[must_use]
pub fn dump(document: &Document) -> String {
    use fmt::Write as _;
    let mut out = String::new();
    let meta = &document.meta;
    let _ = writeln!(
        out,
        "document  published {}  publisher {}",
        meta.published
            .as_ref()
            .map_or_else(|| "-".to_owned(), ToString::to_string),
        meta.publisher.as_deref().unwrap_or("-")
    );
    for zone in &document.zones {
        let at = document.place(zone.span.start);
        let _ = writeln!(
            out,
            "{:>12}  {:8}  {}:{}  {}",
            zone.span.to_string(),
            zone.kind.name(),
            at.line,
            at.column,
            excerpt(zone.span.of(&document.text), 60)
        );
    }
    out
}

/// The first `most` characters of `text`, on one line.
#[must_use]
pub fn excerpt(text: &str, most: usize) -> String {
    let mut out: String = text
        .chars()
        .take(most)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}
