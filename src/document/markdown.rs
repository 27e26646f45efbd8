//! Markdown by `pulldown-cmark`: headings, paragraphs, list items, table cells and block quotes as zones, with places in the file.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::{Document, Meta, ZoneKind, plain};

pub(super) fn read(path: &str, file: String) -> Document {
    let mut meta = Meta {
        ignores: super::ignore::read(&file),
        ..Meta::default()
    };
    let from = plain::front_matter(&file, &mut meta);
    let source = file.get(from..).unwrap_or("");
    let mut out = Builder::new(&file);
    let mut quote = 0u32;
    let mut item = 0u32;
    let mut row_label = String::new();
    let mut headers: Vec<String> = Vec::new();
    let mut in_header = true;
    let mut cell = 0usize;
    // Of the paragraph behind the headline: how deep in bold or italics, and whether all of it was.
    let (mut emphasis, mut emphatic) = (0u32, false);
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
            Event::Start(Tag::Paragraph) => {
                emphatic = quote == 0 && item == 0 && out.behind_headline();
                out.open(if quote > 0 {
                    ZoneKind::Quote
                } else if item > 0 {
                    ZoneKind::List
                } else {
                    ZoneKind::Body
                });
            }
            Event::Start(Tag::Strong | Tag::Emphasis) => emphasis += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => emphasis = emphasis.saturating_sub(1),
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
            Event::End(TagEnd::Paragraph) => {
                if emphatic {
                    out.turn(ZoneKind::Standfirst);
                }
                out.close();
            }
            Event::End(TagEnd::Heading(_)) => out.close(),
            Event::Text(text) | Event::Code(text) => {
                emphatic &= emphasis > 0 || text.trim().is_empty();
                out.push(&text, at);
            }
            Event::SoftBreak | Event::HardBreak => out.push("\n", at),
            _ => {}
        }
    }
    out.close();
    let (text, mut zones, map) = out.finish();
    plain::mark_standfirst(&text, &mut zones);
    Document::of_file(path, text, zones, meta, map)
}

#[cfg(test)]
mod tests {
    use super::super::clip;
    use super::*;

    #[test]
    fn a_paragraph_in_bold_under_the_headline_is_a_standfirst() {
        let kinds = |md: &str| -> Vec<&'static str> {
            let d = read("a.md", md.to_owned());
            d.zones.iter().map(|z| z.kind.name()).collect()
        };
        let over = |p: &str| kinds(&format!("# Dam alert\n\n{p}\n\nThe order came at night.\n"));
        assert_eq!(
            over("**Army moves 1,278 people from valley**"),
            ["headline", "standfirst", "body"]
        );
        assert_eq!(
            over("*Army moves 1,278 people from valley*"),
            ["headline", "standfirst", "body"]
        );
        assert_eq!(
            over("**Army** moves 1,278 people from valley"),
            ["headline", "body", "body"]
        );
        assert_eq!(over("**KEY FACTS**"), ["headline", "body", "body"]);
        assert_eq!(
            over("Army moves 1,278 people from three valleys below the dam"),
            ["headline", "standfirst", "body"]
        );
        assert_eq!(
            over("By Mira Dolan and Jan Okafor, our reporters in Karsk"),
            ["headline", "body", "body"]
        );
    }

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
