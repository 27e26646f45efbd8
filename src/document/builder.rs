//! Text, zones and places of a document in mark-up, put together piece by piece.

use super::source_map::{Lines, Run};
use super::{SourceMap, Span, Zone, ZoneKind, clip};

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
