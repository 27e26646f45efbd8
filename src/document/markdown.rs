//! Markdown by `pulldown-cmark`: headings, paragraphs, list items, table cells and block quotes as zones, with places in the file.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::source_map::{Lines, Run};
use super::{Document, Meta, SourceMap, Span, Zone, ZoneKind, plain};

pub(super) fn read(path: &str, file: String) -> Document {
    let mut meta = Meta::default();
    let from = plain::front_matter(&file, &mut meta);
    let source = file.get(from..).unwrap_or("");
    let mut out = Builder::new(&file);
    let mut quote = 0u32;
    let mut item = 0u32;
    let mut row_label = String::new();
    let mut headers: Vec<String> = Vec::new();
    let mut in_header = true;
    let mut cell = 0usize;
    for (event, range) in
        Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
            .into_offset_iter()
    {
        let at = from + range.start;
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                out.open(if level == HeadingLevel::H1 && out.zones.is_empty() {
                    ZoneKind::Headline
                } else {
                    ZoneKind::Heading
                })
            }
            Event::Start(Tag::Paragraph) => out.open(if quote > 0 {
                ZoneKind::Quote
            } else if item > 0 {
                ZoneKind::List
            } else {
                ZoneKind::Body
            }),
            Event::Start(Tag::BlockQuote(_)) => quote += 1,
            Event::End(TagEnd::BlockQuote(_)) => quote = quote.saturating_sub(1),
            Event::Start(Tag::Item) => {
                item += 1;
                out.open(ZoneKind::List);
            }
            Event::End(TagEnd::Item) => {
                item = item.saturating_sub(1);
                out.close();
            }
            Event::Start(Tag::Table(_)) => headers.clear(),
            Event::Start(start @ (Tag::TableRow | Tag::TableHead)) => {
                in_header = matches!(start, Tag::TableHead);
                cell = 0;
                row_label.clear();
            }
            Event::Start(Tag::TableCell) => {
                out.open(ZoneKind::Table);
                if !in_header {
                    out.label(cell, &row_label, &headers);
                }
            }
            Event::End(TagEnd::TableCell) => {
                if in_header {
                    headers.push(out.current().trim().to_owned());
                } else if cell == 0 {
                    row_label = out.current().trim().to_owned();
                }
                cell += 1;
                out.close();
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) => out.close(),
            Event::Text(text) | Event::Code(text) => out.push(&text, at),
            Event::SoftBreak | Event::HardBreak => out.push("\n", at),
            _ => {}
        }
    }
    out.close();
    let (text, zones, map) = out.finish();
    Document::of_file(path, text, zones, meta, map)
}

/// Collects text, zones and runs while mark-up is walked.
pub(super) struct Builder<'a> {
    pub(super) text: String,
    pub(super) zones: Vec<Zone>,
    runs: Vec<Run>,
    lines: Lines<'a>,
    open: Option<(ZoneKind, usize)>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self {
            text: String::new(),
            zones: Vec::new(),
            runs: Vec::new(),
            lines: Lines::new(file),
            open: None,
        }
    }

    pub(super) fn open(&mut self, kind: ZoneKind) {
        self.close();
        self.open = Some((kind, self.text.len()));
    }

    pub(super) fn close(&mut self) {
        if let Some((kind, start)) = self.open.take() {
            let raw = self.text.get(start..).unwrap_or("");
            if raw.trim().is_empty() {
                self.text.truncate(start);
                return;
            }
            let lead = raw.len() - raw.trim_start().len();
            let end = start + raw.trim_end().len();
            self.zones.push(Zone {
                kind,
                span: Span::new(clip(start + lead), clip(end)),
            });
            self.text.push_str("\n\n");
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn current(&self) -> &str {
        self.open
            .and_then(|(_, start)| self.text.get(start..))
            .unwrap_or("")
    }

    /// The labels of a table's cell: its row's, and its column's where there are more than two columns, so that "Injured | 214" reads as one
    /// statement.
    pub(super) fn label(&mut self, cell: usize, row: &str, headers: &[String]) {
        if cell == 0 || row.is_empty() {
            return;
        }
        self.text.push_str(row);
        if headers.len() > 2
            && let Some(header) = headers.get(cell).filter(|h| !h.is_empty())
        {
            self.text.push_str(", ");
            self.text.push_str(header);
        }
        self.text.push_str(": ");
    }

    /// Adds text whose first byte stands at byte `file` of the file.
    pub(super) fn push(&mut self, text: &str, file: usize) {
        if self.open.is_none() {
            if text.trim().is_empty() {
                return;
            }
            self.open(ZoneKind::Body);
        }
        self.runs.push(Run {
            text: clip(self.text.len()),
            place: self.lines.place(file),
        });
        self.text.push_str(text);
    }

    pub(super) fn finish(mut self) -> (String, Vec<Zone>, SourceMap) {
        self.close();
        (self.text, self.zones, SourceMap::Runs(self.runs))
    }
}

fn clip(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_lists_and_places() {
        let d = read("a.md", "# Flood\n\nSome *12* died.\n\n| What | Number |\n| --- | --- |\n| Injured | 214 |\n\n- one item\n".into());
        let zones: Vec<_> = d
            .zones
            .iter()
            .map(|z| (z.kind.name(), z.span.of(&d.text)))
            .collect();
        assert_eq!(
            zones,
            [
                ("headline", "Flood"),
                ("body", "Some 12 died."),
                ("table", "What"),
                ("table", "Number"),
                ("table", "Injured"),
                ("table", "Injured: 214"),
                ("list", "one item")
            ]
        );
        let at = clip(d.text.find("12").unwrap());
        assert_eq!((d.place(at).line, d.place(at).column), (3, 7));
        let at = clip(d.text.find("214").unwrap());
        assert_eq!((d.place(at).line, d.place(at).column), (7, 13));
    }
}
