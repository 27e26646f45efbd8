//! For people: each finding with the two sentences, carets under the figures, values, sources and notes.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Coverage, mentions, plural, totals, visible};
use crate::Outcome;
use crate::check::Finding;
use crate::claim::Severity;
use crate::group::{Mention, Record};
use crate::quantity::Tables;

/// Sentences are cut to about this many bytes around the figure.
const EXCERPT: usize = 150;

/// How many places of one finding are printed; the others are in the JSON.
const MOST_PLACES: usize = 12;

/// All findings at or above `level`, and the coverage line.
#[must_use]
pub fn full(
    outcome: &Outcome,
    level: Severity,
    tables: &Tables,
    coverage: Coverage,
    colour: bool,
) -> String {
    let mut out = String::new();
    for finding in outcome.findings.iter().filter(|f| f.severity >= level) {
        out.push_str(&one(finding, &outcome.records, tables, colour));
        out.push_str("\n\n");
    }
    let _ = writeln!(
        out,
        "{} (`atodds figures` lists all)",
        totals(outcome.findings.iter(), coverage)
    );
    out
}

fn one(finding: &Finding, records: &[Record], tables: &Tables, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let all = mentions(finding, records, tables);
    let excerpts: Vec<(Cut, &Mention)> =
        all.iter().take(MOST_PLACES).map(|m| (cut(m), m)).collect();
    let labels: Vec<String> = excerpts
        .iter()
        .map(|(_, r)| visible(&format!("{} · {}{}", r.words, r.voice, when(r))))
        .collect();
    let paths: Vec<String> = excerpts.iter().map(|(_, r)| visible(&name(r))).collect();
    let message = visible(&finding.message);
    let title = level.primary_title(&message).id(finding.figure.as_str());
    let mut group = Group::with_title(title);
    for (((excerpt, r), label), path) in excerpts.iter().zip(&labels).zip(&paths) {
        let snippet = Snippet::source(excerpt.text.as_str())
            .path(path.as_str())
            .line_start(r.place.line as usize)
            .fold(false)
            .annotation(
                AnnotationKind::Primary
                    .span(excerpt.start..excerpt.end)
                    .label(label.as_str()),
            );
        group = group.element(snippet);
    }
    let hidden = all.len().saturating_sub(MOST_PLACES);
    let more = (hidden > 0).then(|| {
        format!(
            "{} more (see `atodds check --format json`)",
            plural(hidden, "place")
        )
    });
    let notes: Vec<String> = finding
        .notes
        .iter()
        .map(|n| visible(n))
        .chain(more)
        .chain([format!("id {}", finding.id)])
        .collect();
    for note in &notes {
        group = group.element(Level::NOTE.no_name().message(note.as_str()));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let printed = renderer.term_width(200).render(&[group]).to_string();
    places(&printed, &excerpts)
}

/// `belgorod.txt`, or the record's id in its feed.
fn name(r: &Mention) -> String {
    if r.doc_id == r.path {
        r.path.clone()
    } else {
        format!("{} ({})", r.path, r.doc_id)
    }
}

fn when(r: &Mention) -> String {
    match r.published {
        Some(p) if r.doc_id != r.path => format!(", {p}"),
        _ => String::new(),
    }
}

/// The renderer counts columns in the excerpt; what is shown is the column in the file.
fn places(printed: &str, excerpts: &[(Cut, &Mention)]) -> String {
    let mut out = String::new();
    let mut next = excerpts.iter();
    for line in printed.lines() {
        let arrow = line.find("--> ").or_else(|| line.find("::: "));
        match arrow {
            Some(at) => {
                if let Some((_, r)) = next.next() {
                    let head = line.get(..at + 4).unwrap_or("");
                    let _ = writeln!(
                        out,
                        "{head}{}:{}:{}",
                        visible(&name(r)),
                        r.place.line,
                        r.place.column
                    );
                } else {
                    let _ = writeln!(out, "{line}");
                }
            }
            _ => {
                let _ = writeln!(out, "{}", line.trim_end());
            }
        }
    }
    out.trim_end().to_owned()
}

/// A sentence cut to the neighbourhood of the figure, with the figure's bytes in it.
struct Cut {
    text: String,
    start: usize,
    end: usize,
}

fn cut(r: &Mention) -> Cut {
    let sentence = &r.excerpt.0;
    let start = r.excerpt.1 as usize;
    let end = (start + (r.span.end - r.span.start) as usize).min(sentence.len());
    let spare = EXCERPT.saturating_sub(end - start) / 2;
    let mut from = start.saturating_sub(spare);
    let mut to = (end + spare).min(sentence.len());
    while from > 0
        && !(sentence.is_char_boundary(from) && sentence.as_bytes().get(from - 1) == Some(&b' '))
    {
        from -= 1;
    }
    while to < sentence.len()
        && !(sentence.is_char_boundary(to) && sentence.as_bytes().get(to) == Some(&b' '))
    {
        to += 1;
    }
    let part = |a: usize, b: usize| visible(sentence.get(a..b).unwrap_or(""));
    let (before, middle, after) = (part(from, start), part(start, end), part(end, to));
    let lead = if from > 0 { "… " } else { "" };
    let tail = if to < sentence.len() { " …" } else { "" };
    let text = format!("{lead}{before}{middle}{after}{tail}");
    let at = lead.len() + before.len();
    Cut {
        text,
        start: at,
        end: at + middle.len(),
    }
}
