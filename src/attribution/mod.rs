//! `attribution`: tokens in; who says which stretch of text out.
//!
//! An [`Attribution`] is a cue ("said", "according to", "citing"), the source it points to, and the ranges of tokens it covers. The chain at
//! a token is read off the attributions that cover it: the innermost is the origin, those around it are carriers. Text that none covers is the
//! article's own voice. Knows nothing of quantities.
//!
//! ```text
//! S said (that) K     K, S said     K, said S     According to S, K     K, according to S     S reported, citing T, K
//! S quoted T as saying K     S: K     K – S     "K," S said. "K."
//! ```

mod cue;
mod source;
mod tables;

pub use source::{SourceKind, SourceRef};
pub use tables::{Known, Name, Tables, Verb};

use std::fmt::Write as _;
use std::ops::Range;

use crate::document::Document;
use crate::text::{Lexicon, Text, flag};

/// What kind of statement the cue makes of its content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stance {
    /// Said to be so.
    Asserted,
    /// In direct quotation.
    Quoted,
    /// Said not to be so.
    Denied,
    /// Hearsay, unconfirmed.
    Unverified,
    /// Could, would, if, plan, capacity.
    Hypothetical,
}

impl Stance {
    /// The name used in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Quoted => "quoted",
            Self::Denied => "denied",
            Self::Unverified => "unverified",
            Self::Hypothetical => "hypothetical",
        }
    }
}

/// One attribution.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The cue's token.
    pub cue: usize,
    /// Half-open ranges of tokens that it covers.
    pub scope: Vec<Range<usize>>,
    /// Who says it.
    pub source: SourceRef,
    /// Asserted, denied.
    pub stance: Stance,
    /// Whether it names the origin for the cue beside it ("reported, citing T").
    pub cites: bool,
}

impl Attribution {
    /// Whether its verb is left out and the last word of the source stands for it: "police spoke of 12 dead, the hospital of 15".
    #[must_use]
    pub fn is_gapped(&self) -> bool {
        let own = self.source.tokens.as_ref();
        own.is_some_and(|tokens| tokens.end == self.cue + 1)
    }

    /// Whether token `at` lies in its scope.
    #[must_use]
    pub fn covers(&self, at: usize) -> bool {
        self.scope.iter().any(|r| r.contains(&at))
    }
}

/// The attributions of a document, in the order of their cues.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    all: Vec<Attribution>,
    byline: Option<String>,
}

/// Who says what stands at a token.
#[derive(Clone, Debug, Default)]
pub struct Chain<'a> {
    /// The origin first, then the carriers from the inside out.
    pub links: Vec<&'a Attribution>,
}

impl<'a> Chain<'a> {
    /// Who asserts it; `None` for the article's own voice.
    #[must_use]
    pub fn origin(&self) -> Option<&'a SourceRef> {
        self.links.first().map(|a| &a.source)
    }

    /// Who passes it on, outermost first.
    pub fn carriers(&self) -> impl Iterator<Item = &'a SourceRef> + '_ {
        self.links.iter().skip(1).rev().map(|a| &a.source)
    }

    /// Denied as soon as any link denies.
    #[must_use]
    pub fn stance(&self) -> Stance {
        self.links
            .iter()
            .map(|a| a.stance)
            .max()
            .unwrap_or(Stance::Asserted)
    }
}

impl Attributions {
    /// All of them, in the order of their cues.
    #[must_use]
    pub fn all(&self) -> &[Attribution] {
        &self.all
    }

    /// The agency that the dateline names: "TARRIN, March 12 (Reuters) -".
    #[must_use]
    pub fn byline(&self) -> Option<&str> {
        self.byline.as_deref()
    }

    /// The chain at token `at`.
    #[must_use]
    pub fn chain(&self, at: usize) -> Chain<'_> {
        // Cues lie in the sentence of what they cover, or near it: a window keeps this cheap on long documents.
        let from = self.all.partition_point(|a| a.cue + 3000 < at);
        let covering: Vec<&Attribution> = self
            .all
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|a| a.cue < at + 3000)
            .filter(|a| a.covers(at))
            .collect();
        if covering.is_empty() {
            return Chain { links: covering };
        }
        let mut links = covering.clone();
        // Inner before outer: a cue that lies inside another's scope is inner; a cited source is inner to the cue that cites it.
        links.sort_by_key(|a| {
            let depth = links_inside(&covering, a);
            (std::cmp::Reverse(depth), !a.cites, a.cue)
        });
        links.dedup_by(|b, a| a.source.name == b.source.name);
        Chain { links }
    }
}

/// How many of the other attributions that cover a token also cover this one's cue.
fn links_inside(covering: &[&Attribution], of: &Attribution) -> usize {
    covering
        .iter()
        .filter(|a| a.cue != of.cue && a.covers(of.cue))
        .count()
}

/// The state while a document is read.
struct Reader<'a> {
    document: &'a Document,
    text: &'a Text,
    tables: &'a Tables,
    lexicon: &'a Lexicon,
    /// Sources in the order they spoke, with their sentence.
    spoken: Vec<(usize, SourceRef)>,
}

/// All attributions of a document.
#[must_use]
pub fn read(document: &Document, text: &Text, tables: &Tables, lexicon: &Lexicon) -> Attributions {
    let mut reader = Reader {
        document,
        text,
        tables,
        lexicon,
        spoken: Vec::new(),
    };
    let mut all: Vec<Attribution> = Vec::new();
    for number in 0..text.sentences.len() {
        let found = reader.sentence(number);
        if found.is_empty() {
            carry_quotation(text, number, &mut all);
        } else {
            let before = quoted_before(text, number, &found, &all);
            all.extend(before);
        }
        for attribution in &found {
            reader.spoken.push((number, attribution.source.clone()));
        }
        all.extend(found);
    }
    Attributions {
        all,
        byline: reader.byline(),
    }
}

/// A sentence without a cue that stands in direct quotation goes on with the speaker of the quotation before it in its paragraph, or of
/// the one that ran on from the paragraph before.
fn carry_quotation(text: &Text, number: usize, all: &mut Vec<Attribution>) {
    let Some(sentence) = text.sentences.get(number) else {
        return;
    };
    let range = sentence.tokens.clone();
    let quoted: Vec<usize> = range
        .clone()
        .filter(|i| text.tokens.get(*i).is_some_and(|t| t.quote > 0))
        .collect();
    let (Some(first), Some(last)) = (quoted.first().copied(), quoted.last().copied()) else {
        return;
    };
    // A word in scare quotes is no speech.
    if last - first < 4 && last - first + 2 < range.len() {
        return;
    }
    // The last statement that was a quotation; a sentence in scare quotes, or one that only holds a quoted name, is none.
    let quoted_scope = |a: &Attribution| {
        a.scope.iter().any(|r| {
            text.slice(r.clone())
                .iter()
                .any(|t| t.quote > 0 && !t.quotation())
        })
    };
    if !(range.start..range.start + 2).any(|i| text.tokens.get(i).is_some_and(|t| t.quote > 0)) {
        return;
    }
    let Some(previous) = all.iter().rev().take(3).find(|a| quoted_scope(a)).cloned() else {
        return;
    };
    let spoken_in = text.sentence_of(previous.cue);
    let same_paragraph = (spoken_in..number).all(|s| {
        text.sentences
            .get(s)
            .is_some_and(|s| s.paragraph == sentence.paragraph)
    });
    let runs_on = text
        .sentences
        .get(spoken_in)
        .is_some_and(|s| s.paragraph + 1 == sentence.paragraph)
        && text
            .tokens
            .get(range.start)
            .is_some_and(crate::text::Token::quotation)
        && text
            .tokens
            .get(range.start.wrapping_sub(1))
            .is_some_and(|t| t.quote > 0 && !t.quotation());
    // A paragraph that is a quotation and nothing else, behind one of quoted speech: nobody else is named.
    let goes_on = text
        .sentences
        .get(spoken_in)
        .is_some_and(|s| s.paragraph + 1 == sentence.paragraph)
        && all_quoted(text, number);
    if number - spoken_in > 8
        || !(same_paragraph || runs_on || goes_on)
        || previous.stance == Stance::Denied
    {
        return;
    }
    let mut source = previous.source.clone();
    source.how = format!("the quotation of {:?} goes on", source.name);
    source.tokens = previous.source.tokens.clone();
    let cue = range.start;
    all.push(Attribution {
        cue,
        scope: std::iter::once(first..last + 1).collect(),
        source,
        stance: Stance::Asserted,
        cites: false,
    });
}

/// "A dozen were hurt. The blast was inside," she said: the sentences before one whose speaker is told, when its quotation began in them.
fn quoted_before(
    text: &Text,
    number: usize,
    found: &[Attribution],
    all: &[Attribution],
) -> Vec<Attribution> {
    const MOST: usize = 8;
    let inside = |i: usize| {
        let token = text.tokens.get(i);
        token.is_some_and(|t| t.quote > 0 && !t.quotation())
    };
    let mut out = Vec::new();
    let Some(sentence) = text.sentences.get(number) else {
        return out;
    };
    let start = sentence.tokens.start;
    let Some(spoken) = found
        .iter()
        .find(|a| a.covers(start) && !a.cites && a.stance != Stance::Denied)
    else {
        return out;
    };
    let mut start = start;
    for before in (0..number).rev().take(MOST) {
        let Some(earlier) = text.sentences.get(before) else {
            break;
        };
        // The quotation is open over the border of the two sentences.
        let open = inside(start) && start > 0 && inside(start - 1);
        if !open || earlier.paragraph != sentence.paragraph {
            break;
        }
        let range = earlier.tokens.clone();
        let told = all
            .iter()
            .rev()
            .take_while(|a| a.cue >= range.start)
            .any(|a| range.clone().any(|i| a.covers(i)));
        let first = range.clone().rev().take_while(|i| {
            let token = text.tokens.get(*i);
            token.is_some_and(|t| t.quote > 0)
        });
        let Some(first) = first.last().filter(|_| !told) else {
            break;
        };
        let mut source = spoken.source.clone();
        source.how = format!("the quotation is of {:?}", source.name);
        out.push(Attribution {
            cue: range.start,
            scope: std::iter::once(first..range.end).collect(),
            source,
            stance: spoken.stance,
            cites: false,
        });
        start = range.start;
        if first > range.start {
            break;
        }
    }
    out.reverse();
    out
}

/// Whether the paragraph of a sentence stands in quotation marks from its first word to its last.
fn all_quoted(text: &Text, number: usize) -> bool {
    const MOST: usize = 12;
    let Some(paragraph) = text.sentences.get(number).map(|s| s.paragraph) else {
        return false;
    };
    let from = number.saturating_sub(MOST);
    let own = text.sentences.iter().skip(from).take(2 * MOST);
    own.filter(|s| s.paragraph == paragraph).all(|s| {
        text.slice(s.tokens.clone())
            .iter()
            .all(|t| t.quote > 0 || t.quotation() || t.mark('.'))
    })
}

/// Whether a sentence can hold a cue at all: the cheap first look.
fn may_hold_cue(text: &Text, range: &Range<usize>) -> bool {
    text.slice(range.clone())
        .iter()
        .any(|t| t.is(flag::SPEECH | flag::DOCUMENT))
}

/// A chain in words, origin first: the cue, the source, how its reference was resolved, and the text it reaches over.
#[must_use]
pub fn in_words(document: &Document, text: &Text, chain: &Chain<'_>) -> Vec<String> {
    chain
        .links
        .iter()
        .map(|a| {
            let words = |r: &Range<usize>| {
                text.span(r.clone())
                    .of(&document.text)
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let reach: Vec<String> = a.scope.iter().map(|r| format!("{:?}", words(r))).collect();
            format!(
                "{:?}: {} ({}), over {}",
                words(&(a.cue..a.cue + 1)),
                a.source.name,
                a.source.how,
                reach.join(" and ")
            )
        })
        .collect()
}

/// One line per attribution: the stage's view for people and snapshots.
#[must_use]
pub fn dump(document: &Document, text: &Text, attributions: &Attributions) -> String {
    let mut out = String::new();
    for a in attributions.all() {
        let cue = text.span(a.cue..a.cue + 1);
        let scope: Vec<String> = a
            .scope
            .iter()
            .map(|r| text.span(r.clone()).to_string())
            .collect();
        let _ = writeln!(
            out,
            "{:>12}  {:10}  {:?}  {:?}  covers {}  ({}){}",
            cue.to_string(),
            cue.of(&document.text),
            a.source.kind,
            a.source.name,
            scope.join(" "),
            a.source.how,
            if a.cites { "  cited" } else { "" }
        );
    }
    out
}
