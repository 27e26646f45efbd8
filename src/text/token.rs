//! Words, digit strings and marks, with byte spans.
//!
//! ```text
//! word    = letter { letter | inner apostrophe letter } [ "." if the lexicon holds it so ] | letter "." { letter "." }
//! number  = digits { group separator 3 digits } [ "." digits ]        group separator: , space thin-space '
//! mark    = any other character
//! ```
//! Hyphenated compounds are cut at the hyphen ("22-month" is three tokens, the last two glued), except words the lexicon holds whole.
//! "'s" is a token of its own.

use super::lexicon::{Decimal, Lexicon, WordId, flag};
use crate::document::{Span, clip};

/// What kind of token it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits with their separators.
    Number,
    /// A digit string with an ordinal ending: 5th, 22nd.
    Ordinal,
    /// Letters and digits mixed: A380, 4x4.
    Mixed,
    /// "'s" or the apostrophe after a plural.
    Genitive,
    /// Anything else: one character.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Bytes of the document's text.
    pub span: Span,
    /// Its entry in the lexicon.
    pub word: WordId,
    /// The entry's flags.
    pub flags: u64,
    /// Word, number, mark.
    pub kind: TokenKind,
    /// The character of a mark; the first character otherwise.
    pub ch: char,
    /// No white space before it.
    pub glued: bool,
    /// Starts with an upper-case letter.
    pub capital: bool,
    /// All its letters are upper-case and there are at least two.
    pub caps: bool,
    /// Which direct quotation it stands in, numbered through the document from 1; 0 for none.
    pub quote: u32,
}

impl Token {
    /// Whether its text in `source` (the document's text) is one of `forms`; capitals do not matter.
    #[must_use]
    #[inline]
    pub fn is_form(&self, source: &str, forms: &[&str]) -> bool {
        // Most tokens differ in length or first letter from most forms: the text is not looked at for them.
        let len = (self.span.end - self.span.start) as usize;
        let begins = |f: &str| {
            f.as_bytes()
                .first()
                .is_some_and(|b| !b.is_ascii() || self.ch.eq_ignore_ascii_case(&char::from(*b)))
        };
        forms
            .iter()
            .any(|f| f.len() == len && begins(f) && self.span.of(source).eq_ignore_ascii_case(f))
    }

    /// Whether any of `flags` is set.
    #[must_use]
    pub fn is(&self, flags: u64) -> bool {
        self.flags & flags != 0
    }

    /// Whether it is the mark `ch`.
    #[must_use]
    pub fn mark(&self, ch: char) -> bool {
        self.kind == TokenKind::Mark && self.ch == ch
    }

    /// Whether it is a dash: hyphen, en or em dash.
    #[must_use]
    pub fn dash(&self) -> bool {
        self.kind == TokenKind::Mark
            && matches!(
                self.ch,
                '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '―' | '−'
            )
    }

    /// Whether it is a quotation mark.
    #[must_use]
    pub fn quotation(&self) -> bool {
        self.kind == TokenKind::Mark
            && matches!(self.ch, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’')
    }

    /// Whether it is a name-like word: capitalised and not at home in the lexicon as a plain word.
    #[must_use]
    pub fn name_like(&self) -> bool {
        self.capital && matches!(self.kind, TokenKind::Word | TokenKind::Mixed)
    }
}

/// A direct quotation that is not closed within this many tokens is dropped: a stray mark must not swallow an article.
const LONGEST_QUOTE: usize = 400;

pub(super) fn tokens(
    text: &str,
    zone: Span,
    lexicon: &Lexicon,
    quotes: &mut u32,
    out: &mut Vec<Token>,
) {
    let first = out.len();
    let source = zone.of(text);
    let base = zone.start as usize;
    let bytes = source.as_bytes();
    let mut at = 0usize;
    let mut last_end = usize::MAX;
    while at < bytes.len() {
        let Some(c) = source.get(at..).and_then(|s| s.chars().next()) else {
            break;
        };
        if c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}')
        {
            at += c.len_utf8();
            continue;
        }
        let glued = at == last_end;
        let (end, kind) = if c.is_ascii_digit() {
            number_end(bytes, at, lexicon.decimal)
        } else if c == '.' && !glued && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            // ".5 percent"
            (
                at + 1
                    + bytes
                        .get(at + 1..)
                        .unwrap_or_default()
                        .iter()
                        .take_while(|b| b.is_ascii_digit())
                        .count(),
                TokenKind::Number,
            )
        } else if c.is_alphabetic() {
            (word_end(source, at, lexicon), TokenKind::Word)
        } else if matches!(c, '\'' | '\u{2019}') && glued && at > 0 {
            let after = at + c.len_utf8();
            let s = bytes
                .get(after)
                .is_some_and(|b| b.eq_ignore_ascii_case(&b's'))
                && !source
                    .get(after + 1..)
                    .and_then(|r| r.chars().next())
                    .is_some_and(char::is_alphanumeric);
            if s {
                (after + 1, TokenKind::Genitive)
            } else if bytes
                .get(at - 1)
                .is_some_and(|b| b.eq_ignore_ascii_case(&b's'))
                && !source
                    .get(after..)
                    .and_then(|r| r.chars().next())
                    .is_some_and(char::is_alphanumeric)
            {
                (after, TokenKind::Genitive)
            } else {
                (after, TokenKind::Mark)
            }
        } else {
            (at + c.len_utf8(), TokenKind::Mark)
        };
        let form = source.get(at..end).unwrap_or("");
        let word = if kind == TokenKind::Number {
            WordId::UNKNOWN
        } else {
            lexicon.id(form)
        };
        out.push(Token {
            span: Span::new(clip(base + at), clip(base + end)),
            word,
            flags: lexicon.word(word).flags,
            kind,
            ch: c,
            glued,
            capital: c.is_uppercase(),
            caps: kind == TokenKind::Word
                && form.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
                && form.chars().all(|c| !c.is_lowercase()),
            quote: 0,
        });
        at = end;
        last_end = end;
    }
    // "arrived in May": a month in the midst of a sentence is no modal verb.
    let slice = out.get_mut(first..).unwrap_or_default();
    for token in slice.iter_mut().skip(1).filter(|t| t.capital && !t.caps) {
        if token.is(flag::MONTH) {
            token.flags &= !(flag::MODAL | flag::UNASSERTED);
        }
    }
    // "the WHO said", "the US said": initials are no pronouns, unless all is set in capitals.
    let slice = out.get_mut(first..).unwrap_or_default();
    let words = slice.iter().filter(|t| t.kind == TokenKind::Word).count();
    if slice.iter().filter(|t| t.caps).count() * 2 < words {
        for token in slice.iter_mut().filter(|t| t.caps) {
            token.flags &= !(flag::PRONOUN
                | flag::RELATIVE
                | flag::SUBORDINATOR
                | flag::PREPOSITION
                | flag::DETERMINER
                | flag::MODAL
                | flag::BE
                | flag::HAVE
                | flag::ADVERB
                | flag::COORDINATOR
                | flag::NEGATION);
        }
    }
    mark_quotes(out.get_mut(first..).unwrap_or_default(), quotes);
}

/// The end of a digit string, and whether letters glued to it make it an ordinal or a mixed name.
fn number_end(bytes: &[u8], start: usize, decimal: Decimal) -> (usize, TokenKind) {
    let (decimal, group): (&[u8], &[u8]) = match decimal {
        Decimal::Point => (b".", b","),
        Decimal::Comma => (b",", b"."),
    };
    let digits = |mut i: usize| {
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let mut end = digits(start);
    let first = end - start;
    // Groups: 1,234,567 · 1 234 567 · 1'234'567 · 1,00,000 (Indian: pairs, then three).
    if first <= 3 {
        let mut separator: Option<&[u8]> = None;
        let mut groups = 0;
        loop {
            let rest = bytes.get(end..).unwrap_or_default();
            let found: Option<&[u8]> = [
                group,
                b"'",
                "\u{2019}".as_bytes(),
                "\u{a0}".as_bytes(),
                "\u{2009}".as_bytes(),
                "\u{202f}".as_bytes(),
                b" ",
            ]
            .into_iter()
            .find(|s| rest.starts_with(s));
            let Some(s) = found.filter(|s| separator.is_none_or(|was| was == *s)) else {
                break;
            };
            let from = end + s.len();
            let to = digits(from);
            let wide = to - from;
            // A plain space groups only when the group before it is no year-like or lone figure of its own.
            let after_group = bytes.get(to).is_some_and(|b| b.is_ascii_alphabetic()) && s == b" ";
            if wide == 3 && !after_group || wide == 2 && s == b"," && indian_tail(bytes, to) {
                separator = Some(s);
                groups += 1;
                end = to;
            } else {
                break;
            }
        }
        if groups == 0 {
            // 1.234.567 (continental grouping): two groups at least, one would be a decimal.
            let mut at = end;
            let mut dots = 0;
            while bytes.get(at) == Some(&b'.') && digits(at + 1) - (at + 1) == 3 {
                at = digits(at + 1);
                dots += 1;
            }
            if dots >= 2 {
                end = at;
            }
        }
    }
    if bytes.get(end..).is_some_and(|r| r.starts_with(decimal))
        && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
    {
        let to = digits(end + 1);
        // 12.30.45 is no decimal: leave the rest to the quantity stage, which names it a version or date.
        end = to;
    }
    let letters = bytes
        .get(end..)
        .unwrap_or_default()
        .iter()
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let tail = bytes.get(end..end + letters).unwrap_or_default();
    let ordinal = [b"st".as_slice(), b"nd", b"rd", b"th"]
        .into_iter()
        .any(|s| tail.eq_ignore_ascii_case(s));
    // 3ª, 1.º: the ordinal signs, but not the degree of "30 ºC".
    let rest = bytes.get(end..).unwrap_or_default();
    let sign = ["ª", "º", ".ª", ".º"]
        .into_iter()
        .find(|s| rest.starts_with(s.as_bytes()))
        .map_or(0, str::len);
    if sign > 0 && !bytes.get(end + sign).is_some_and(u8::is_ascii_alphabetic) {
        return (end + sign, TokenKind::Ordinal);
    }
    if ordinal {
        (end + letters, TokenKind::Ordinal)
    } else {
        (end, TokenKind::Number)
    }
}

/// Whether "00,000" or "000" follows, so that the pair before it is an Indian group. No number has more groups than are looked at: a long list of pairs is
/// read in one pass.
fn indian_tail(bytes: &[u8], mut at: usize) -> bool {
    const GROUPS: usize = 16;
    for _ in 0..GROUPS {
        if bytes.get(at) != Some(&b',') {
            return false;
        }
        let digits = bytes.iter().skip(at + 1).take(4);
        match digits.take_while(|b| b.is_ascii_digit()).count() {
            3 => return true,
            2 => at += 3,
            _ => return false,
        }
    }
    false
}

fn word_end(source: &str, start: usize, lexicon: &Lexicon) -> usize {
    let rest = source.get(start..).unwrap_or("");
    let mut end = start;
    let chars = rest.char_indices().peekable();
    for (i, c) in chars {
        // "USD115", "Rs500": a currency code ends at the digits.
        if c.is_ascii_digit()
            && i > 0
            && lexicon.word(lexicon.id(rest.get(..i).unwrap_or(""))).flags & flag::CURRENCY != 0
        {
            break;
        }
        if c.is_alphabetic() || is_joined(c) || c.is_ascii_digit() {
            end = start + i + c.len_utf8();
        } else if matches!(c, '\'' | '\u{2019}') {
            // Inside a word ("couldn't", "O'Brien"), but not the genitive "'s".
            let mut after = rest.get(i + c.len_utf8()..).unwrap_or("").chars();
            let next = after.next();
            let then = after.next();
            let genitive =
                matches!(next, Some('s' | 'S')) && !then.is_some_and(char::is_alphanumeric);
            if next.is_some_and(char::is_alphabetic) && !genitive {
                continue;
            }
            break;
        } else {
            break;
        }
    }
    // U.S., a.m., W.Va.
    let tail = source.get(end..).unwrap_or("");
    if tail.starts_with('.') {
        let dotted = dotted_end(source, start);
        if dotted > end + 1 {
            return dotted;
        }
        let with_stop = source.get(start..end + 1).unwrap_or("");
        if lexicon.word(lexicon.id(with_stop)).flags & flag::ABBREVIATION != 0 {
            return end + 1;
        }
        let single = source
            .get(start..end)
            .is_some_and(|w| w.chars().count() == 1 && w.chars().all(char::is_uppercase));
        if single && tail.get(1..).is_some_and(|t| t.starts_with(' ')) {
            return end + 1;
        }
    }
    // Compounds that the lexicon holds whole: "vice-president", "al-Amr" is not one of them.
    if tail.starts_with('-') {
        let more = tail
            .get(1..)
            .unwrap_or("")
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(tail.len() - 1);
        let whole = source.get(start..end + 1 + more).unwrap_or("");
        if more > 0 && lexicon.id(whole).known() {
            return end + 1 + more;
        }
    }
    end
}

/// Letters each followed by a full stop: "U.S.", "p.m.", "W.Va.".
fn dotted_end(source: &str, start: usize) -> usize {
    let mut end = start;
    let mut parts = 0;
    loop {
        let rest = source.get(end..).unwrap_or("");
        let letters: usize = rest
            .chars()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum();
        if letters == 0
            || letters > 2
            || !rest.get(letters..).is_some_and(|r| r.starts_with('.'))
            || (parts == 0 && rest.chars().take_while(|c| c.is_alphabetic()).count() > 1)
        {
            break;
        }
        end += letters + 1;
        parts += 1;
    }
    if parts >= 2 { end } else { start }
}

/// Marks that belong to the letters before them: combining accents.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Numbers each direct quotation: “…”, "…", «…»; single quotes only when curly and paired.
fn mark_quotes(tokens: &mut [Token], quotes: &mut u32) {
    let mut open: Option<(usize, char)> = None;
    for i in 0..tokens.len() {
        let Some(token) = tokens.get(i).copied() else {
            break;
        };
        if token.kind != TokenKind::Mark {
            continue;
        }
        let closes = |with: char| match with {
            '“' | '„' => {
                matches!(token.ch, '”' | '"' | '“') && !(token.ch == '“' && with == '“')
            }
            '"' => matches!(token.ch, '"' | '”'),
            '«' => token.ch == '»',
            '‘' => {
                token.ch == '’'
                    && !tokens
                        .get(i + 1)
                        .is_some_and(|t| t.glued && t.kind == TokenKind::Word)
            }
            _ => false,
        };
        match open {
            Some((start, with)) if closes(with) => {
                *quotes += 1;
                for token in tokens.get_mut(start..=i).unwrap_or_default() {
                    token.quote = *quotes;
                }
                open = None;
            }
            Some((start, _)) if i - start > LONGEST_QUOTE => open = None,
            Some(_) => {}
            None => {
                if matches!(token.ch, '“' | '„' | '"' | '«') || (token.ch == '‘') {
                    open = Some((i, token.ch));
                }
            }
        }
    }
    // A quotation that runs on into the next paragraph has no closing mark in this one.
    if let Some((start, with)) = open
        && matches!(with, '“' | '„' | '«' | '"')
    {
        *quotes += 1;
        for token in tokens.get_mut(start..).unwrap_or_default() {
            token.quote = *quotes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut lexicon = Lexicon::default();
        for a in ["gov.", "jan."] {
            lexicon.flag(a, flag::ABBREVIATION);
        }
        lexicon.add("vice-president");
        let mut out = Vec::new();
        tokens(
            text,
            Span::new(0, clip(text.len())),
            &lexicon,
            &mut 0,
            &mut out,
        );
        out.iter().map(|t| t.span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        let p = |text: &str, want: &[&str]| assert_eq!(cut(text), want, "{text}");
        p("1,234.5 km", &["1,234.5", "km"]);
        p("12,14 and 1,00,000", &["12", ",", "14", "and", "1,00,000"]);
        p("50 000 people", &["50 000", "people"]);
        p("22-month war", &["22", "-", "month", "war"]);
        p(
            "Russia\u{2019}s war, couldn't",
            &["Russia", "\u{2019}s", "war", ",", "couldn't"],
        );
        p(
            "Gov. Smith of the U.S. left.",
            &["Gov.", "Smith", "of", "the", "U.S.", "left", "."],
        );
        p("the 22nd, $3.5bn", &["the", "22nd", ",", "$", "3.5", "bn"]);
        p("Vice-President X", &["Vice-President", "X"]);
        p(
            "the ministries\u{2019} tally",
            &["the", "ministries", "\u{2019}", "tally"],
        );
        p("1.234.567 euros", &["1.234.567", "euros"]);
        p("7:48 a.m. local", &["7", ":", "48", "a.m.", "local"]);
    }

    #[test]
    fn quotations_are_numbered() {
        let lexicon = Lexicon::default();
        let text = "\"We saw 12,\" he said. \u{201C}All dead.\u{201D} End";
        let mut out = Vec::new();
        tokens(
            text,
            Span::new(0, clip(text.len())),
            &lexicon,
            &mut 0,
            &mut out,
        );
        let quotes: Vec<u32> = out.iter().map(|t| t.quote).collect();
        assert_eq!(quotes, [1, 1, 1, 1, 1, 1, 0, 0, 0, 2, 2, 2, 2, 2, 0]);
    }
}
