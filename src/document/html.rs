//! HTML by `html5gum`: headline, paragraphs, captions, lists and tables as zones; date and publisher from metadata; places in the file.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Span as HtmlSpan, Token, Tokenizer};

use super::builder::Builder;
use super::{Document, Meta, Published, ZoneKind};

/// Elements whose text is never read.
const SKIP: [&str; 10] = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button",
];
/// Elements that end a zone.
const BLOCK: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "figcaption",
    "figure",
];

pub(super) fn read(path: &str, file: String) -> Document {
    let mut meta = Meta {
        ignores: super::ignore::read(&file),
        ..Meta::default()
    };
    let mut out = Builder::new(&file);
    let mut title: Option<(String, usize)> = None;
    let mut skip: Vec<String> = Vec::new();
    let mut in_title = false;
    let mut json_ld = false;
    let mut row_label = String::new();
    let mut headers: Vec<String> = Vec::new();
    let mut in_header = true;
    let mut cell = 0usize;
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(&file, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let attribute = |key: &str| {
                    tag.attributes
                        .get(key.as_bytes())
                        .map(|v| String::from_utf8_lossy(v).into_owned())
                };
                if name == "script" {
                    json_ld = attribute("type")
                        .is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json"));
                }
                if SKIP.contains(&name.as_str()) && !tag.self_closing {
                    out.close();
                    skip.push(name);
                    continue;
                }
                if !skip.is_empty() {
                    continue;
                }
                match name.as_str() {
                    "title" => in_title = true,
                    "meta" => read_meta(
                        &mut meta,
                        attribute("property")
                            .or_else(|| attribute("name"))
                            .or_else(|| attribute("itemprop")),
                        attribute("content"),
                    ),
                    "time" if meta.published.is_none() => {
                        meta.published = attribute("datetime").and_then(|d| Published::parse(&d));
                    }
                    "h1" => out.open(ZoneKind::Headline),
                    "p" | "div" | "h2" if attribute("class").is_some_and(|c| is_standfirst(&c)) => {
                        out.open(ZoneKind::Standfirst);
                    }
                    "h2" | "h3" | "h4" | "h5" | "h6" => out.open(ZoneKind::Heading),
                    "li" => out.open(ZoneKind::List),
                    "figcaption" => out.open(ZoneKind::Caption),
                    "blockquote" => out.open(ZoneKind::Quote),
                    "table" => {
                        out.close();
                        headers.clear();
                        in_header = true;
                    }
                    "tr" => {
                        out.close();
                        in_header = headers.is_empty();
                        cell = 0;
                        row_label.clear();
                    }
                    "td" | "th" => {
                        out.open(ZoneKind::Table);
                        if name == "td" {
                            in_header = false;
                        }
                        if !in_header {
                            out.label(cell, &row_label, &headers);
                        }
                    }
                    "br" => out.push("\n", tag.span.start),
                    block if BLOCK.contains(&block) => out.open(ZoneKind::Body),
                    _ => {}
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if skip.last() == Some(&name) {
                    skip.pop();
                    json_ld = false;
                    continue;
                }
                match name.as_str() {
                    "title" => in_title = false,
                    "td" | "th" => {
                        if in_header && out.heading_is_data(&headers) {
                            headers.clear();
                        } else if in_header {
                            headers.push(out.current().trim().to_owned());
                        } else if cell == 0 {
                            row_label = out.current().trim().to_owned();
                        }
                        cell += 1;
                        out.close();
                    }
                    block if BLOCK.contains(&block) => out.close(),
                    _ => {}
                }
            }
            Token::String(text) => {
                let span: HtmlSpan<usize> = text.span;
                let decoded = String::from_utf8_lossy(&text.value).into_owned();
                if json_ld {
                    read_json_ld(&mut meta, &decoded);
                } else if in_title {
                    title.get_or_insert((decoded, span.start));
                } else if skip.is_empty() && (out.is_open() || !decoded.trim().is_empty()) {
                    push_mapped(&mut out, &file, &decoded, span.start, span.end);
                }
            }
            _ => {}
        }
    }
    let (mut text, mut zones, map) = out.finish();
    // A page without <h1> still has its <title>, which is then the headline.
    if !zones.iter().any(|z| z.kind == ZoneKind::Headline)
        && let Some((title, _)) = title.filter(|(t, _)| !t.trim().is_empty())
    {
        let start = text.len();
        text.push_str(title.trim());
        let span = super::Span::new(super::clip(start), super::clip(text.len()));
        zones.push(super::Zone {
            kind: ZoneKind::Headline,
            span,
        });
    }
    Document::of_file(path, text, zones, meta, map)
}

/// Whether the classes of an element call it what sums an article up.
fn is_standfirst(classes: &str) -> bool {
    const NAMES: [&str; 7] = [
        "standfirst",
        "subtitle",
        "sub-title",
        "subhead",
        "subheadline",
        "dek",
        "deck",
    ];
    let lower = classes.to_lowercase();
    lower
        .split_whitespace()
        .flat_map(|c| c.split(['_', '-']).chain([c]))
        .any(|part| NAMES.contains(&part))
}

/// Text with entities is longer in the file than when decoded: it is pushed piece by piece so that every place stays right.
fn push_mapped(out: &mut Builder<'_>, file: &str, decoded: &str, start: usize, end: usize) {
    let raw = file.get(start..end).unwrap_or("");
    if raw == decoded {
        out.push(decoded, start);
        return;
    }
    let mut at = start;
    let mut rest = decoded;
    for piece in raw.split_inclusive(';') {
        let plain = piece.find('&').map_or(piece, |i| &piece[..i]);
        if !plain.is_empty() && rest.starts_with(plain) {
            out.push(plain, at);
            rest = &rest[plain.len()..];
        }
        at += plain.len();
        if plain.len() < piece.len() {
            if let Some(c) = rest.chars().next() {
                out.push(&rest[..c.len_utf8()], at);
                rest = &rest[c.len_utf8()..];
            }
            at += piece.len() - plain.len();
        }
    }
    if !rest.is_empty() {
        out.push(rest, at);
    }
}

fn read_meta(meta: &mut Meta, key: Option<String>, content: Option<String>) {
    let (Some(key), Some(content)) = (key, content) else {
        return;
    };
    match key.to_ascii_lowercase().as_str() {
        "article:published_time"
        | "datepublished"
        | "date"
        | "dc.date"
        | "dc.date.issued"
        | "pubdate"
        | "publishdate"
        | "parsely-pub-date"
        | "sailthru.date"
            if meta.published.is_none() =>
        {
            meta.published = Published::parse(&content);
        }
        "og:site_name" | "publisher" | "dc.publisher" => meta.publisher = Some(content),
        "og:url" => meta.url = Some(content),
        _ => {}
    }
}

/// `datePublished` and the publisher's name anywhere in a JSON-LD block.
fn read_json_ld(meta: &mut Meta, text: &str) {
    fn find<'v>(value: &'v serde_json::Value, key: &str) -> Option<&'v serde_json::Value> {
        match value {
            serde_json::Value::Object(map) => map
                .get(key)
                .or_else(|| map.values().find_map(|v| find(v, key))),
            serde_json::Value::Array(list) => list.iter().find_map(|v| find(v, key)),
            _ => None,
        }
    }
    let Ok(value) = serde_json::from_str::<serde_json::Value>(text) else {
        return;
    };
    if meta.published.is_none() {
        meta.published = find(&value, "datePublished")
            .and_then(|d| d.as_str())
            .and_then(Published::parse);
    }
    if meta.publisher.is_none() {
        meta.publisher = find(&value, "publisher")
            .and_then(|p| p.get("name"))
            .and_then(|n| n.as_str())
            .map(str::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_metadata_and_places() {
        let file = "<html><head><meta property=\"article:published_time\" content=\"2024-05-06T10:00:00Z\">\n<title>T</title><script>var x = 12;</script></head>\n<body><h1>Blast &amp; fire</h1><p class=\"article__standfirst\">Two die in the yard</p><p>At&nbsp;least 18 &ldquo;dead&rdquo; 14</p><figure><figcaption>The 11 coffins</figcaption></figure>\n<table><tr><td>Injured</td><td>214</td></tr></table></body></html>";
        let d = read("a.html", file.into());
        let zones: Vec<_> = d
            .zones
            .iter()
            .map(|z| (z.kind.name(), z.span.of(&d.text)))
            .collect();
        assert_eq!(
            zones,
            [
                ("headline", "Blast & fire"),
                ("standfirst", "Two die in the yard"),
                ("body", "At\u{a0}least 18 \u{201C}dead\u{201D} 14"),
                ("caption", "The 11 coffins"),
                ("table", "Injured"),
                ("table", "Injured: 214")
            ]
        );
        assert_eq!(d.meta.published.unwrap().to_string(), "2024-05-06T10:00Z");
        for (needle, line) in [("18", 3), ("14", 3), ("214", 4)] {
            let at = u32::try_from(d.text.find(needle).unwrap()).unwrap();
            let place = d.place(at);
            let row = file.lines().nth(line - 1).unwrap();
            assert_eq!(place.line as usize, line, "{needle}");
            assert!(
                row.chars()
                    .skip(place.column as usize - 1)
                    .collect::<String>()
                    .starts_with(needle),
                "{needle}"
            );
        }
    }
}
