//! One self-contained page to hand to an editor: the findings with both places, a chart for each event and figure, and the articles with their figures
//! marked. No script and nothing from elsewhere; readable on paper and on a phone. Colour says nothing that words do not.

#![allow(
    clippy::float_arithmetic,
    reason = "coordinates of a drawing; values are printed as they were read"
)]

use std::fmt::Write as _;

use super::tally::{Line, Said};
use super::{Coverage, mentions, totals, visible};
use crate::Outcome;
use crate::check::Finding;
use crate::claim::Severity;
use crate::document::{Document, Span, ZoneKind};
use crate::group::Mention;
use crate::quantity::{Interval, Number, Tables};

/// What the page needs of one article.
#[derive(Clone, Debug)]
pub struct Page {
    /// The document's id.
    pub id: String,
    /// Publisher and day, as far as they are known.
    pub byline: String,
    /// The text that spans index.
    pub text: String,
    /// Its paragraphs in order.
    pub zones: Vec<(ZoneKind, Span)>,
}

impl Page {
    /// What the page needs of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let published = document.meta.published.map(|p| p.to_string());
        let byline: Vec<String> = document
            .meta
            .publisher
            .clone()
            .into_iter()
            .chain(published)
            .collect();
        Self {
            id: document.id.clone(),
            byline: byline.join(", "),
            text: document.text.clone(),
            zones: document.zones.iter().map(|z| (z.kind, z.span)).collect(),
        }
    }
}

const STYLE: &str = "\
:root{--ink:#1b1b1f;--soft:#5b5b66;--line:#d6d6de;--paper:#fff;--shade:#f5f5f8;--error:#b3261e;--warning:#8a5a00;--note:#2b5c8a;--bar:#6d7fa8;--mark:#fff0c2}
@media(prefers-color-scheme:dark){:root{--ink:#ececf1;--soft:#a5a5b2;--line:#3d3d48;--paper:#17171b;--shade:#212127;--error:#ff8a80;--warning:#ffc35c;--note:#8cc4ff;--bar:#8fa3d6;--mark:#5a4a12}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1.25rem;font:1rem/1.55 Georgia,'Times New Roman',serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}h3{font-size:1rem;margin:1.4rem 0 .4rem}
.sans,.card header,.row,.notes,.meta,table{font-family:system-ui,-apple-system,'Segoe UI',sans-serif}
.meta{color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
.card{border:1px solid var(--line);border-left:.4rem solid var(--soft);border-radius:.3rem;padding:.7rem .9rem;margin:.9rem 0;break-inside:avoid}
.card.error{border-left-color:var(--error)}.card.warning{border-left-color:var(--warning)}.card.note{border-left-color:var(--note)}
.card header{font-weight:600;margin-bottom:.35rem;overflow-wrap:anywhere}
.badge{display:inline-block;border:1px solid currentColor;border-radius:.2rem;padding:0 .4rem;font-size:.78rem;margin-right:.4rem;text-transform:uppercase;letter-spacing:.03em}
.error .badge{color:var(--error)}.warning .badge{color:var(--warning)}.note .badge{color:var(--note)}
blockquote{margin:.5rem 0;padding:.1rem .8rem;border-left:2px solid var(--line);overflow-wrap:anywhere}
blockquote footer{font-family:system-ui,sans-serif;font-size:.85rem;color:var(--soft)}
.notes{font-size:.85rem;color:var(--soft);margin:.4rem 0 0;padding-left:1.1rem;overflow-wrap:anywhere}
mark{background:var(--mark);color:inherit;padding:0 .1em;border-bottom:1px solid var(--soft)}
mark.odd{border-bottom:3px double var(--error);font-weight:600}
mark sup a{text-decoration:none;font-family:system-ui,sans-serif;font-size:.7em}
a{color:inherit}
.row{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr 8rem;gap:.6rem;align-items:center;font-size:.85rem;margin:.25rem 0}
.row svg{width:100%;height:1.1rem;display:block}
.row .value{font-variant-numeric:tabular-nums}
.row .who{overflow-wrap:anywhere}.when{white-space:nowrap}
.axis{color:var(--soft)}
svg text{font:11px system-ui,sans-serif;fill:var(--soft)}
.time{width:100%;height:auto;max-width:40rem;display:block;margin:.4rem 0}
article{background:var(--shade);border-radius:.3rem;padding:.3rem 1rem;margin:1rem 0;overflow-wrap:anywhere}
article .headline{font-size:1.15rem;font-weight:700}article .caption,article .table,article .list{font-size:.92rem}
@media(max-width:34rem){body{padding:.8rem}.row{grid-template-columns:1fr auto}.row svg{grid-column:1/-1;grid-row:2}}
@media print{body{max-width:none;font-size:10.5pt}h2,h3{break-after:avoid}.row{break-inside:avoid}article{background:none;border:1px solid var(--line)}a{text-decoration:none}}
";

/// The whole page; `lines` are the tally of the same run.
#[must_use]
pub fn html(
    outcome: &Outcome,
    level: Severity,
    tables: &Tables,
    coverage: Coverage,
    pages: &[Page],
    lines: &[Line],
) -> String {
    let mut shown: Vec<(&Finding, Vec<Mention>)> = outcome
        .findings
        .iter()
        .filter(|f| f.severity >= level)
        .map(|f| (f, mentions(f, &outcome.records, tables)))
        .collect();
    // The gravest first; within a level in the order of the texts.
    shown.sort_by_key(|(f, _)| std::cmp::Reverse(f.severity));
    let mut out = String::with_capacity(1 << 14);
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <title>Figures at odds</title><style>{STYLE}</style></head><body>\n<h1>Figures at odds</h1>\n<p class=\"meta\">{}</p>\n",
        totals(shown.iter().map(|(f, _)| *f), coverage)
    );
    out.push_str("<main>\n<h2>Findings</h2>\n");
    if shown.is_empty() {
        out.push_str("<p>None at this level.</p>\n");
    }
    for (n, (finding, places)) in shown.iter().enumerate() {
        card(&mut out, n + 1, finding, places);
    }
    charts(&mut out, lines, &shown);
    articles(&mut out, pages, outcome, &shown);
    out.push_str("</main>\n<p class=\"meta\">Made by atodds. It says where figures cannot all be true, never which is right.</p>\n</body></html>\n");
    out
}

fn card(out: &mut String, n: usize, f: &Finding, places: &[Mention]) {
    let _ = writeln!(
        out,
        "<section class=\"card {s}\" id=\"f{n}\"><header><span class=\"badge\">{s}</span>{n}. {}: {}</header>",
        escape(&f.figure),
        escape(&f.message),
        s = f.severity.name()
    );
    for m in places {
        let (sentence, at) = &m.excerpt;
        let start = (*at as usize).min(sentence.len());
        let end = (start + (m.span.end - m.span.start) as usize).min(sentence.len());
        let part = |a: usize, b: usize| escape(sentence.get(a..b).unwrap_or(""));
        let _ = writeln!(
            out,
            "<blockquote>{}<mark class=\"odd\">{}</mark>{}<footer>{} · {} · {}:{}:{}</footer></blockquote>",
            part(0, start),
            part(start, end),
            part(end, sentence.len()),
            escape(&m.words),
            escape(&m.voice),
            escape(&m.doc_id),
            m.place.line,
            m.place.column
        );
    }
    out.push_str("<ul class=\"notes\">");
    for note in &f.notes {
        let _ = write!(out, "<li>{}</li>", escape(note));
    }
    let _ = writeln!(out, "<li>id {}</li></ul></section>", f.id);
}

/// A chart for each line of the tally with two claims or more.
fn charts(out: &mut String, lines: &[Line], shown: &[(&Finding, Vec<Mention>)]) {
    let many: Vec<&Line> = lines.iter().filter(|l| l.claims.len() > 1).collect();
    if many.is_empty() {
        return;
    }
    out.push_str("<h2>Who said what</h2>\n<p class=\"meta\">Each bar is what a statement allows; an arrow has no upper bound; the tick is the number named.</p>\n");
    for line in many {
        let who = line
            .who
            .as_ref()
            .map_or_else(String::new, |w| format!(" ({w})"));
        let about: Vec<&str> = [&line.event, &line.place, &line.date]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let unit = line
            .unit
            .as_ref()
            .map_or_else(String::new, |u| format!(", {u}"));
        let told = |places: &[Mention]| {
            places.iter().any(|m| {
                line.claims
                    .iter()
                    .any(|c| c.doc == m.doc_id && c.line == m.place.line && c.text == m.text)
            })
        };
        let link: String = shown
            .iter()
            .enumerate()
            .filter(|(_, (_, places))| told(places))
            .map(|(n, _)| format!(" <a class=\"meta\" href=\"#f{0}\">finding {0}</a>", n + 1))
            .collect();
        let _ = writeln!(
            out,
            "<section><h3>{}{}{} <span class=\"meta\">{}</span>{link}</h3>",
            escape(&line.figure),
            escape(&who),
            escape(&unit),
            escape(&about.join(" · "))
        );
        bars(out, line);
        over_time(out, line);
        out.push_str("</section>\n");
    }
}

/// Bounds of a claim as numbers for drawing alone.
fn bounds(c: &Said) -> Option<(f64, Option<f64>, f64)> {
    let value: Interval = c.value.parse().ok()?;
    let f = |n: Number| n.decimal().parse::<f64>().ok();
    let low = value.low.and_then(f).unwrap_or(0.0);
    let high = value.high.and_then(f);
    let dot = value.named().and_then(f).unwrap_or(low);
    Some((low, high, dot))
}

/// A value's text form as people write it: `>=18` is "18 or more".
fn plain(value: &str) -> String {
    if let Some(n) = value.strip_prefix(">=") {
        format!("{n} or more")
    } else if let Some(n) = value.strip_prefix('>') {
        format!("over {n}")
    } else if let Some(n) = value.strip_prefix("<=") {
        format!("up to {n}")
    } else if let Some(n) = value.strip_prefix('<') {
        format!("under {n}")
    } else if let Some(n) = value.strip_prefix('~') {
        format!("about {n}")
    } else {
        value.replace("..", " to ")
    }
}

fn bars(out: &mut String, line: &Line) {
    let most = line
        .claims
        .iter()
        .filter(|c| c.unit == line.unit)
        .filter_map(bounds)
        .map(|(low, high, dot)| high.unwrap_or(low).max(dot))
        .fold(0.0, f64::max);
    let scale = if most > 0.0 { 92.0 / most } else { 0.0 };
    for c in &line.claims {
        let own = bounds(c).filter(|_| c.unit == line.unit);
        let Some((low, high, dot)) = own else {
            // Another unit: no bar beside bars that it cannot be measured against.
            let unit = c.unit.as_deref().unwrap_or("");
            let _ = writeln!(
                out,
                "<div class=\"row\"><span class=\"who\">{}</span><span class=\"meta\">in another unit</span><span class=\"value\">{} {}</span></div>",
                escape(c.origin.as_deref().unwrap_or("own words")),
                escape(&plain(&c.value)),
                escape(unit)
            );
            continue;
        };
        let (x, to) = (low * scale, high.map_or(99.0, |h| h * scale));
        let width = (to - x).max(0.8);
        let arrow = if high.is_none() {
            "<path d=\"M96 1 100 4 96 7z\" fill=\"var(--bar)\"/>"
        } else {
            ""
        };
        let source = c.origin.as_deref().unwrap_or("own words");
        let comma = if c.published.is_some() { ", " } else { "" };
        let via = if c.carriers.is_empty() {
            String::new()
        } else {
            format!(" via {}", c.carriers.join(", "))
        };
        let when = c
            .published
            .as_ref()
            .map_or_else(String::new, |p| p.replacen('T', " ", 1));
        let _ = writeln!(
            out,
            "<div class=\"row\"><span class=\"who\">{}{}{comma}<span class=\"when\">{}</span></span><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\"><rect x=\"0\" y=\"3.7\" \
             width=\"100\" height=\".6\" fill=\"var(--line)\"/><rect x=\"{x:.2}\" y=\"2\" width=\"{width:.2}\" height=\"4\" fill=\"var(--bar)\"/>{arrow}<rect x=\"{:.2}\" y=\"0\" \
             width=\"1\" height=\"8\" fill=\"var(--ink)\"/></svg><span class=\"value\">{}</span></div>",
            escape(source),
            escape(&via),
            escape(&when),
            escape(&c.value),
            (dot * scale - 0.5).max(0.0),
            escape(
                &c.unit
                    .as_ref()
                    .map_or_else(|| plain(&c.value), |u| format!("{} {u}", plain(&c.value)))
            )
        );
    }
}

/// The named values over the days of publication, where there are two days or more.
fn over_time(out: &mut String, line: &Line) {
    let points: Vec<(f64, f64, &Said)> = line
        .claims
        .iter()
        .filter_map(|c| {
            if c.unit != line.unit {
                return None;
            }
            let day: jiff::civil::Date = c.published.as_ref()?.get(..10)?.parse().ok()?;
            let (_, _, dot) = bounds(c)?;
            let number = i32::try_from(crate::document::day_number(day)).ok()?;
            Some((f64::from(number), dot, c))
        })
        .collect();
    let ends = |f: fn(&(f64, f64, &Said)) -> f64| {
        points
            .iter()
            .map(f)
            .fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)))
    };
    let ((first, last), (_, most)) = (ends(|p| p.0), ends(|p| p.1));
    if points.len() < 2 || first >= last || most <= 0.0 {
        return;
    }
    let x = |day: f64| 40.0 + (day - first) / (last - first) * 540.0;
    let y = |v: f64| 130.0 - v / most * 110.0;
    let _ = write!(
        out,
        "<svg class=\"time\" viewBox=\"0 0 620 160\" role=\"img\" aria-label=\"values over time\"><path d=\"M40 130H600M40 130V14\" stroke=\"var(--line)\" fill=\"none\"/><text x=\"36\" \
         y=\"24\" text-anchor=\"end\">{most}</text><text x=\"36\" y=\"134\" text-anchor=\"end\">0</text>"
    );
    let mut path = String::new();
    for (n, (day, value, _)) in points.iter().enumerate() {
        let _ = if n == 0 {
            write!(path, "M{:.1} {:.1}", x(*day), y(*value))
        } else {
            write!(path, "H{:.1}V{:.1}", x(*day), y(*value))
        };
    }
    let _ = write!(
        out,
        "<path d=\"{path}\" stroke=\"var(--bar)\" fill=\"none\" stroke-width=\"1.5\"/>"
    );
    for (day, value, c) in &points {
        let _ = write!(
            out,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"var(--ink)\"><title>{}: {}</title></circle>",
            x(*day),
            y(*value),
            escape(c.origin.as_deref().unwrap_or("own words")),
            escape(&c.value)
        );
    }
    let day = |c: Option<&(f64, f64, &Said)>| {
        c.and_then(|p| p.2.published.as_ref())
            .and_then(|p| p.get(..10))
            .unwrap_or("")
            .to_owned()
    };
    let _ = writeln!(
        out,
        "<text x=\"40\" y=\"150\">{}</text><text x=\"600\" y=\"150\" text-anchor=\"end\">{}</text></svg>",
        day(points.first()),
        day(points.last())
    );
}

/// The articles that take part in a finding, with their figures marked; a single article in any case.
fn articles(
    out: &mut String,
    pages: &[Page],
    outcome: &Outcome,
    shown: &[(&Finding, Vec<Mention>)],
) {
    let wanted: Vec<(u32, &Page)> = (0u32..)
        .zip(pages)
        .filter(|(doc, _)| {
            pages.len() == 1
                || shown
                    .iter()
                    .any(|(_, places)| places.iter().any(|m| m.doc == *doc))
        })
        .collect();
    if wanted.is_empty() {
        return;
    }
    out.push_str("<h2>Articles</h2>\n");
    for (doc, page) in wanted {
        let _ = writeln!(
            out,
            "<article><p class=\"meta\">{}{}{}</p>",
            escape(&page.id),
            if page.byline.is_empty() { "" } else { " · " },
            escape(&page.byline)
        );
        let mut marks: Vec<(Span, String, Option<usize>)> = outcome
            .records
            .iter()
            .filter(|r| r.doc == doc)
            .map(|r| (r.span, super::in_title(r), None))
            .collect();
        for (n, (_, places)) in shown.iter().enumerate() {
            for m in places.iter().filter(|m| m.doc == doc) {
                marks.retain(|(span, _, odd)| odd.is_some() || !span.overlaps(m.span));
                if !marks.iter().any(|(span, ..)| span.overlaps(m.span)) {
                    marks.push((m.span, format!("{}, {}", m.words, m.voice), Some(n + 1)));
                }
            }
        }
        marks.sort_by_key(|(span, ..)| (span.start, span.end));
        for (kind, zone) in &page.zones {
            paragraph(out, &page.text, *kind, *zone, &marks);
        }
        out.push_str("</article>\n");
    }
}

fn paragraph(
    out: &mut String,
    text: &str,
    kind: ZoneKind,
    zone: Span,
    marks: &[(Span, String, Option<usize>)],
) {
    let _ = write!(out, "<p class=\"{}\">", kind.name());
    let mut at = zone.start;
    let part = |a: u32, b: u32| escape(text.get(a as usize..b as usize).unwrap_or(""));
    for (span, title, odd) in marks {
        if span.start < at || span.end > zone.end {
            continue;
        }
        let class = odd.map_or("", |_| " class=\"odd\"");
        let link = odd.map_or_else(String::new, |n| {
            format!("<sup><a href=\"#f{n}\">{n}</a></sup>")
        });
        let _ = write!(
            out,
            "{}<mark{class} title=\"{}\">{}{link}</mark>",
            part(at, span.start),
            escape(title),
            part(span.start, span.end)
        );
        at = span.end;
    }
    let _ = writeln!(out, "{}</p>", part(at, zone.end));
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
