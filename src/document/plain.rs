//! Plain text: optional front matter or a `date 2023-12-31` line, a headline if the first line looks like one, then paragraphs.

use super::{Document, Meta, Published, SourceMap, Span, Zone, ZoneKind};

/// A first line longer than this many bytes is a paragraph and no headline.
const HEADLINE_MOST: usize = 200;

pub(super) fn read(path: &str, text: String) -> Document {
    let mut meta = Meta::default();
    let body = front_matter(&text, &mut meta);
    let zones = zones(&text, body);
    Document::of_file(path, text, zones, meta, SourceMap::Same)
}

/// Reads `---` front matter or a leading `date` line into `meta`; gives the byte where the text proper starts.
pub(super) fn front_matter(text: &str, meta: &mut Meta) -> usize {
    let trimmed = text.len() - text.trim_start().len();
    let rest = text.get(trimmed..).unwrap_or("");
    let first = rest.lines().next().unwrap_or("");
    if first.trim_end() == "---" {
        let mut at = trimmed + first.len() + 1;
        for line in rest.lines().skip(1) {
            at += line.len() + 1;
            if line.trim_end() == "---" {
                return at.min(text.len());
            }
            if let Some((key, value)) = line.split_once(':') {
                let value = value.trim().trim_matches(['"', '\'']).to_owned();
                match key.trim() {
                    "date" | "published" => meta.published = Published::parse(&value),
                    "publisher" | "source" => meta.publisher = Some(value),
                    "url" => meta.url = Some(value),
                    "story" => meta.story = Some(value),
                    _ => {}
                }
            }
        }
        return trimmed;
    }
    let mut words = first.split_whitespace();
    if words
        .next()
        .is_some_and(|w| w.trim_end_matches(':').eq_ignore_ascii_case("date"))
        && let Some(published) = words.next().and_then(Published::parse)
    {
        meta.published = Some(published);
        // The date may share its line with the first paragraph.
        let value = first.split_whitespace().nth(1).unwrap_or("");
        let end = first.find(value).unwrap_or(0) + value.len();
        return trimmed + end;
    }
    0
}

/// The zones of plain text from byte `from` on: paragraphs split at blank lines, each further line of a paragraph kept with it.
pub(super) fn zones(text: &str, from: usize) -> Vec<Zone> {
    let mut zones: Vec<Zone> = Vec::new();
    let mut at = from;
    let mut open: Option<(usize, usize)> = None;
    let mut blank_after_first = false;
    let mut push = |range: Option<(usize, usize)>| {
        if let Some((start, end)) = range {
            let raw = text.get(start..end).unwrap_or("");
            let kind = if raw.starts_with("- ") || raw.starts_with("* ") || raw.starts_with("• ")
            {
                ZoneKind::List
            } else {
                ZoneKind::Body
            };
            zones.push(Zone {
                kind,
                span: span(start, end),
            });
        }
    };
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        let content = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let item =
            content.starts_with("- ") || content.starts_with("* ") || content.starts_with("• ");
        // Text with one line a paragraph has lines far longer than any hard-wrapped text.
        let long = content.len() > 180;
        if content.is_empty() {
            if open.is_some() {
                blank_after_first = true;
            }
            push(open.take());
        } else {
            let wrapped = open.is_some_and(|(s, e)| {
                e - s <= 4000
                    && !item
                    && !long
                    && text
                        .get(s..e)
                        .is_some_and(|t| t.lines().next_back().is_none_or(|l| l.len() <= 180))
            });
            match open {
                Some((s, _)) if wrapped => open = Some((s, start + content.len())),
                _ => {
                    push(open.take());
                    open = Some((start, start + content.len()));
                }
            }
        }
        at += line.len();
    }
    push(open);
    if let Some(first) = zones.first_mut()
        && (blank_after_first || zones_len_is_one(text, first))
        && is_headline(first.span.of(text))
    {
        first.kind = ZoneKind::Headline;
    }
    if zones.len() == 1
        && zones.first().is_some_and(|z| z.kind == ZoneKind::Headline)
        && let Some(only) = zones.first_mut()
    {
        only.kind = ZoneKind::Body;
    }
    mark_standfirst(text, &mut zones);
    zones
}

/// Makes a standfirst of the paragraph behind the headline when it is a line without a full stop, says something else, and text with full stops follows.
pub(super) fn mark_standfirst(text: &str, zones: &mut [Zone]) {
    /// A shorter line is a byline or the name of a section.
    const LEAST: usize = 40;
    let [headline, line, rest @ ..] = zones else {
        return;
    };
    // Of notes that have no full stops at all the first is no standfirst.
    let stops = |z: &Zone| {
        let ends = z.span.of(text).trim_end();
        z.kind == ZoneKind::Body && ends.ends_with(['.', '!', '?', '"', '\u{201D}'])
    };
    let own = line.span.of(text).trim();
    let byline = own.starts_with("By ") || own.contains([':', '|']);
    if headline.kind == ZoneKind::Headline
        && matches!(line.kind, ZoneKind::Body | ZoneKind::Headline)
        && own.len() >= LEAST
        && own != headline.span.of(text).trim()
        && is_headline(own)
        && !own.ends_with(['?', '!'])
        && !byline
        && rest.iter().any(stops)
    {
        line.kind = ZoneKind::Standfirst;
    }
}

fn zones_len_is_one(text: &str, first: &Zone) -> bool {
    first.span.end as usize >= text.trim_end().len()
}

/// One short line without a full stop at its end.
fn is_headline(text: &str) -> bool {
    let text = text.trim();
    text.len() <= HEADLINE_MOST
        && !text.contains('\n')
        && !text.ends_with(['.', ',', ';', '"', '\u{201D}'])
        && text.contains(' ')
}

fn span(start: usize, end: usize) -> Span {
    Span::new(super::clip(start), super::clip(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headline_date_and_paragraphs() {
        let d = read(
            "a.txt",
            "date 2023-12-31\nBlast kills 12 in Karsk\n\nTwelve people died.\n\nThe end.".into(),
        );
        let kinds: Vec<_> = d
            .zones
            .iter()
            .map(|z| (z.kind, z.span.of(&d.text)))
            .collect();
        assert_eq!(
            kinds,
            [
                (ZoneKind::Headline, "Blast kills 12 in Karsk"),
                (ZoneKind::Body, "Twelve people died."),
                (ZoneKind::Body, "The end.")
            ]
        );
        assert_eq!(d.meta.published.unwrap().to_string(), "2023-12-31");
    }

    #[test]
    fn a_line_without_a_full_stop_under_the_headline_is_a_standfirst() {
        let line = "Councillors agree to shut the pool in September";
        let kinds = |rest: &str| -> Vec<&'static str> {
            let d = read("a.txt", format!("Baths to close\n\n{line}\n\n{rest}"));
            d.zones.iter().map(|z| z.kind.name()).collect()
        };
        assert_eq!(
            kinds("The baths close."),
            ["headline", "standfirst", "body"]
        );
        assert_eq!(kinds("Baths close in May"), ["headline", "body", "body"]);
    }

    #[test]
    fn a_date_may_share_its_line_with_the_text() {
        let d = read(
            "a.txt",
            " date 2023-12-31 The ministry said 14 people died in Karsk on Friday.\n\nMore.".into(),
        );
        assert_eq!(
            d.zones[0].span.of(&d.text),
            "The ministry said 14 people died in Karsk on Friday."
        );
    }

    #[test]
    fn front_matter_is_read() {
        let d = read(
            "a.txt",
            "---\ndate: 2024-01-02\npublisher: Karsk Post\n---\nText here.\n".into(),
        );
        assert_eq!(d.meta.publisher.as_deref(), Some("Karsk Post"));
        assert_eq!(d.zones.len(), 1);
    }
}
