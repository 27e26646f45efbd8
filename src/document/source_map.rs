//! From a byte of a document's text back to the line and column of the file it was read from.

use super::clip;

/// A place in a file: 1-based line, 1-based column counted in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters (Unicode code points).
    pub column: u32,
}

/// How text offsets map to file places.
#[derive(Clone, Debug, Default)]
pub enum SourceMap {
    /// The text is the file.
    #[default]
    Same,
    /// The text was pulled out of mark-up: runs of text with the place of their first byte in the file.
    Runs(Vec<Run>),
    /// The text is a field of a JSON record on one line of the file.
    Record {
        /// 1-based line of the record.
        line: u32,
        /// The fields in text order: where the field starts in the text, and the column of its first character after the quote.
        fields: Vec<(u32, u32)>,
    },
}

/// A run of text that stands in the file as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Run {
    /// First byte in the document's text.
    pub text: u32,
    /// Where that byte stands in the file.
    pub place: Place,
}

impl SourceMap {
    /// The file place of `offset`.
    pub(super) fn place(&self, text: &str, offset: u32) -> Place {
        match self {
            Self::Same => walk(text, 0, offset, Place { line: 1, column: 1 }),
            Self::Runs(runs) => {
                let at = runs.partition_point(|r| r.text <= offset).saturating_sub(1);
                runs.get(at).map_or(Place { line: 1, column: 1 }, |r| {
                    walk(text, r.text, offset, r.place)
                })
            }
            Self::Record { line, fields } => {
                let at = fields.partition_point(|f| f.0 <= offset).saturating_sub(1);
                let (start, column) = fields.get(at).copied().unwrap_or((0, 1));
                let before = text.get(start as usize..offset as usize).unwrap_or("");
                // In the file each of these is escaped and so one character wider.
                let width = escaped_width(before);
                Place {
                    line: *line,
                    column: column + clip(width),
                }
            }
        }
    }
}

/// Finds the file places of offsets that are asked for in order, without walking the text anew for each.
pub struct Locator<'a> {
    map: &'a SourceMap,
    text: &'a str,
    last: Option<(u32, Place)>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(map: &'a SourceMap, text: &'a str) -> Self {
        Self {
            map,
            text,
            last: None,
        }
    }

    /// The file place of `offset`.
    pub fn place(&mut self, offset: u32) -> Place {
        let place = match (self.map, self.last) {
            (SourceMap::Same, Some((at, place))) if at <= offset => {
                walk(self.text, at, offset, place)
            }
            (SourceMap::Record { line, fields }, Some((at, place)))
                if at <= offset && !fields.iter().any(|f| at < f.0 && f.0 <= offset) =>
            {
                let between = self.text.get(at as usize..offset as usize).unwrap_or("");
                Place {
                    line: *line,
                    column: place.column + clip(escaped_width(between)),
                }
            }
            _ => self.map.place(self.text, offset),
        };
        self.last = Some((offset, place));
        place
    }
}

/// How many characters wide a text is inside a JSON string.
fn escaped_width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if matches!(c, '\n' | '\r' | '\t' | '"' | '\\') {
                2
            } else {
                1
            }
        })
        .sum()
}

fn walk(text: &str, from: u32, to: u32, start: Place) -> Place {
    let before = text.get(from as usize..to as usize).unwrap_or("");
    match memchr::memrchr(b'\n', before.as_bytes()) {
        None => Place {
            line: start.line,
            column: start.column + clip(before.chars().count()),
        },
        Some(last) => Place {
            line: start.line + clip(memchr::memchr_iter(b'\n', before.as_bytes()).count()),
            column: 1 + clip(before.get(last + 1..).unwrap_or("").chars().count()),
        },
    }
}

/// Line and column of ascending byte offsets of one file; asking in order costs one walk over the file.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    place: Place,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            place: Place { line: 1, column: 1 },
        }
    }

    pub(super) fn place(&mut self, offset: usize) -> Place {
        if offset < self.at {
            *self = Self::new(self.text);
        }
        self.place = walk(self.text, clip(self.at), clip(offset), self.place);
        self.at = offset;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "one\n\u{201C}two\u{201D} x";
        let at = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(
            SourceMap::Same.place(text, at),
            Place { line: 2, column: 7 }
        );
    }

    #[test]
    fn a_locator_agrees_with_single_look_ups() {
        let text = "one two\n\u{201C}three\u{201D} four\nfive \"six\" seven";
        for map in [
            SourceMap::Same,
            SourceMap::Record {
                line: 3,
                fields: vec![(0, 5), (8, 40)],
            },
        ] {
            let mut locator = Locator::new(&map, text);
            for (at, _) in text.char_indices() {
                let at = u32::try_from(at).unwrap();
                assert_eq!(locator.place(at), map.place(text, at), "{at}");
            }
        }
    }

    #[test]
    fn escapes_of_a_record_are_two_wide() {
        let map = SourceMap::Record {
            line: 4,
            fields: vec![(0, 10)],
        };
        assert_eq!(
            map.place("a\n\"b", 3),
            Place {
                line: 4,
                column: 15
            }
        );
    }
}
