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

    /// The next text zone is the first behind the headline.
    pub(super) fn behind_headline(&self) -> bool {
        matches!(self.zones.as_slice(), [z] if z.kind == ZoneKind::Headline)
    }

    /// Makes the open zone one of another kind when it has words enough to say something.
    pub(super) fn turn(&mut self, kind: ZoneKind) {
        const FEWEST: usize = 5;
        let says = self.current().split_whitespace().count() >= FEWEST;
        if let Some((open, _)) = self.open.as_mut().filter(|_| says) {
            *open = kind;
        }
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

    /// The labels of a table's cell: its row's, and its column's where that says what the cell counts, so that "Injured | 214" reads as one
    /// statement and "Ouma | 64" under "District | Deaths" as another.
    pub(super) fn label(&mut self, cell: usize, row: &str, headers: &[String]) {
        const GENERAL: [&str; 12] = [
            "number", "numbers", "value", "total", "count", "figure", "figures", "amount", "no",
            "no.", "#", "quantity",
        ];
        if cell == 0 || row.is_empty() {
            return;
        }
        self.text.push_str(row);
        let says = |h: &&String| {
            !h.is_empty() && (headers.len() > 2 || !GENERAL.contains(&h.to_lowercase().as_str()))
        };
        if headers.len() > 1
            && let Some(header) = headers.get(cell).filter(says)
        {
            self.text.push_str(", ");
            self.text.push_str(header);
        }
        self.text.push_str(": ");
    }

    /// The open cell of a heading row holds a number: the row is one of data ("| Deaths | 41 |"), and its first cell is the label. Whether it is.
    pub(super) fn heading_is_data(&mut self, headers: &[String]) -> bool {
        let [label] = headers else { return false };
        let Some((ZoneKind::Table, start)) = self.open else {
            return false;
        };
        if !self
            .current()
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit())
            || label.is_empty()
        {
            return false;
        }
        let label = format!("{label}: ");
        for run in self
            .runs
            .iter_mut()
            .rev()
            .take_while(|r| r.text as usize >= start)
        {
            run.text += clip(label.len());
        }
        self.text.insert_str(start, &label);
        true
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
