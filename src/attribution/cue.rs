//! Cues in one sentence: where the source stands, and what stretch of the sentence is its content.

mod forms;
mod gapped;
mod reach;
mod subject;

use std::ops::Range;

use super::tables::Verb;
use super::{Attribution, Reader, SourceKind, SourceRef, Stance, may_hold_cue};
use crate::document::ZoneKind;
use crate::text::{Token, TokenKind, flag, title_case};

/// A source phrase is no longer than this, in tokens.
const LONGEST_SOURCE: usize = 40;

/// A cue with its source, before its reach is known.
struct Cue {
    /// The token of the verb or of "according".
    at: usize,
    /// From the first token of source or cue to one past the last of both and the cue's complements.
    whole: Range<usize>,
    source: SourceRef,
    stance: Stance,
    /// Content stands before, behind.
    left: bool,
    right: bool,
    /// Where content behind ends, when that is known before the reach is.
    until: Option<usize>,
    cites: bool,
}

impl Cue {
    /// What stands behind `whole` is `source`'s, stated.
    fn leading(at: usize, whole: Range<usize>, source: SourceRef) -> Self {
        Self {
            at,
            whole,
            source,
            stance: Stance::Asserted,
            left: false,
            right: true,
            until: None,
            cites: false,
        }
    }

    /// What stands before `whole` is.
    fn trailing(at: usize, whole: Range<usize>, source: SourceRef) -> Self {
        Self {
            left: true,
            right: false,
            ..Self::leading(at, whole, source)
        }
    }

    /// Whether its verb is left out: the source's last word stands for it, and a number ends its content.
    fn is_gapped(&self) -> bool {
        self.until.is_some() && self.at + 1 == self.whole.end
    }
}

const FINITE: u64 = flag::VERB_PAST | flag::VERB_S | flag::BE | flag::HAVE | flag::MODAL | flag::DO;

impl Reader<'_> {
    fn tok(&self, i: usize) -> Option<&Token> {
        self.text.tokens.get(i)
    }

    pub(super) fn is_form(&self, i: usize, forms: &[&str]) -> bool {
        self.tok(i)
            .is_some_and(|t| t.is_form(&self.document.text, forms))
    }

    fn verb(&self, i: usize) -> Option<Verb> {
        let t = self
            .tok(i)
            .filter(|t| t.is(flag::SPEECH) && t.kind == TokenKind::Word)?;
        self.tables
            .verbs
            .get(&self.lexicon.word(t.word).verb)
            .copied()
    }

    /// The attributions of one sentence.
    pub(super) fn sentence(&mut self, number: usize) -> Vec<Attribution> {
        let Some(sentence) = self.text.sentences.get(number) else {
            return Vec::new();
        };
        let range = sentence.tokens.clone();
        let zone = sentence.zone;
        let mut cues: Vec<Cue> = Vec::new();
        if may_hold_cue(self.text, &range) {
            let mut at = range.start;
            while at < range.end {
                let found = self.tok(at).and_then(|t| {
                    if t.is(flag::SPEECH) {
                        self.put_by(at, &range)
                            .or_else(|| self.according(at, &range))
                            .or_else(|| self.speech(at, &range, &cues))
                            .or_else(|| self.counted(at, &range))
                    } else if t.is(flag::DOCUMENT) {
                        self.counted(at, &range)
                    } else {
                        None
                    }
                });
                match found {
                    Some((cue, more)) => {
                        at = cue.whole.end.max(at + 1);
                        self.spoken.push((number, cue.source.clone()));
                        cues.push(cue);
                        cues.extend(more);
                    }
                    None => at += 1,
                }
            }
        }
        if cues.is_empty()
            && let Some(cue) = self.label(&range, zone)
        {
            cues.push(cue);
        }
        cues.sort_by_key(|c| c.at);
        cues.extend(self.gapped(&range, &cues));
        cues.sort_by_key(|c| c.at);
        self.reach(&range, cues)
    }

    /// A reporting verb with its subject.
    fn speech(&self, at: usize, range: &Range<usize>, earlier: &[Cue]) -> Option<(Cue, Vec<Cue>)> {
        let verb = self.verb(at)?;
        let token = self.tok(at)?;
        let lemma_is = |forms: &[&str]| {
            forms
                .iter()
                .any(|f| self.lexicon.form(self.lexicon.word(token.word).verb) == *f)
        };
        if verb == Verb::Cite {
            return self.quoting(at, range);
        }
        // "leaving one confirmed dead": a state, and nobody who speaks.
        if token.is(flag::VERB_PARTICIPLE)
            && self.is_form(at + 1, &["dead", "killed", "wounded", "injured", "missing"])
        {
            return None;
        }
        // "adding that", "saying": the speaker before goes on.
        if token.is(flag::VERB_ING) {
            let before_comma = self
                .tok(at.wrapping_sub(1))
                .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR | flag::PREPOSITION));
            let follows = self.is_form(at + 1, &["that"])
                || self.tok(at + 1).is_some_and(|t| {
                    t.quotation()
                        || t.kind == TokenKind::Number
                        || t.is(flag::DETERMINER
                            | flag::PRONOUN
                            | flag::NUMERAL
                            | flag::HEDGE
                            | flag::VAGUE)
                        || t.mark(':')
                });
            // "with the news portal Karskini estimating around 40,000"
            let with = (range.start..at)
                .rev()
                .take(10)
                .take_while(|i| self.tok(*i).is_some_and(|t| t.kind != TokenKind::Mark))
                .find(|i| self.is_form(*i, &["with"]));
            let told_with = with
                .filter(|w| w + 1 < at && follows)
                .and_then(|w| self.source(w + 1..at, true));
            if (!before_comma || !follows || at == range.start) && told_with.is_none() {
                return None;
            }
            let source = match earlier.last() {
                _ if told_with.is_some() => told_with?,
                Some(cue) => cue.source.clone(),
                None if lemma_is(&[
                    "say", "add", "tell", "note", "claim", "warn", "announce", "write",
                ]) =>
                {
                    self.subject_of_clause(at, range)?
                }
                None => return None,
            };
            let end = at + 1 + usize::from(self.is_form(at + 1, &["that"]));
            return Some((Cue::leading(at, at..end, source), Vec::new()));
        }
        // "the Islamic State", "claimed by": names and passives are no cues.
        let headline = self
            .text
            .sentences
            .get(self.text.sentence_of(at))
            .is_some_and(|s| s.zone == ZoneKind::Headline);
        let joined = self.tok(at + 1).is_some_and(|t| t.dash() && t.glued)
            || self
                .tok(at.wrapping_sub(1))
                .is_some_and(|t| t.dash() && t.glued && token.glued);
        if joined
            || token.capital
                && at > range.start
                && !(headline && title_case(self.text.slice(range.clone())))
            // "said by telephone" tells how it was said.
            || self.is_form(at + 1, &["by"])
                && !self.is_form(
                    at + 2,
                    &["telephone", "phone", "email", "e-mail", "fax", "radio", "text", "video"],
                )
        {
            return None;
        }
        // Base forms need a plural or auxiliary subject; nouns such as "report", "claims" after a determiner are no verbs.
        let before = at
            .checked_sub(1)
            .filter(|b| *b >= range.start)
            .and_then(|b| self.tok(b));
        if token.is(flag::NOUNISH)
            && before.is_some_and(|t| {
                t.is(flag::DETERMINER | flag::POSSESSIVE | flag::ADJECTIVE | flag::PREPOSITION)
                    || t.kind == TokenKind::Genitive
            })
        {
            return None;
        }
        // "claims being made", "notes and files": a noun when a verb or a preposition with no clause follows.
        if token.is(flag::NOUNISH)
            && token.is(flag::VERB_BASE | flag::VERB_S)
            && self.tok(at + 1).is_some_and(|t| {
                t.is(flag::BE | flag::HAVE | flag::MODAL | flag::VERB_PAST | flag::COORDINATOR)
                    || t.is(flag::PREPOSITION) && !self.content_clause(at + 1)
            })
        {
            return None;
        }
        // "the inquiry report, published on Monday": behind a singular noun the base form is no verb.
        if token.is(flag::NOUNISH)
            && token.is(flag::VERB_BASE)
            && !token.is(flag::VERB_PAST)
            && self.tok(at + 1).is_some_and(|t| t.mark(','))
            && before.is_some_and(|t| {
                t.is(flag::NOUNISH | flag::DOCUMENT | flag::EVENT)
                    && !t.is(flag::PEOPLE | flag::PRONOUN)
                    && !t.span.of(&self.document.text).ends_with('s')
            })
        {
            return None;
        }
        // "Iranian state television", "a state ministry": the first part of a compound.
        if token.is(flag::NOUNISH)
            && token.is(flag::VERB_BASE)
            && self.tok(at + 1).is_some_and(|t| {
                t.is(flag::OFFICE)
                    || self.is_form(
                        at + 1,
                        &["television", "media", "tv", "radio", "news", "broadcaster"],
                    )
            })
        {
            return None;
        }
        if before.is_some_and(|t| self.is_form(at - 1, &["to"]) && t.kind == TokenKind::Word) {
            return None;
        }
        let strict = verb != Verb::Say;
        // Passive: "was told", "are reported", "is expected": no speaker.
        let mut aux = at;
        let mut passive = false;
        let mut negated = false;
        while aux > range.start {
            let Some(t) = self.tok(aux - 1) else { break };
            if t.is(flag::BE) && !t.is(flag::VERB_BASE) {
                passive |= token.is(flag::VERB_PARTICIPLE) && !token.is(flag::VERB_ING);
            } else if t.is(flag::NEGATION) {
                negated = true;
            } else if t.is(flag::MODAL) {
                if !self.is_form(aux - 1, &["can", "could", "will", "would"]) {
                    return None;
                }
            } else if !(t.is(flag::HAVE | flag::DO)
                || t.is(flag::ADVERB) && !t.capital
                || t.kind == TokenKind::Word
                    && t.span.of(&self.document.text).ends_with("ly")
                    && !t.capital)
            {
                break;
            }
            negated |= t.is(flag::NEGATION);
            aux -= 1;
        }
        if passive || negated {
            return None;
        }
        let stance = if verb == Verb::Deny {
            Stance::Denied
        } else {
            Stance::Asserted
        };
        // "wrote two reports", "announced the closure": deeds, unless a clause follows or the cue closes the sentence.
        let closing = self
            .tok(at + 1)
            .is_none_or(|t| t.mark('.') || t.mark(',') || t.mark('"') || t.quotation())
            || at + 1 >= range.end;
        if !strict
            && lemma_is(&[
                "write", "post", "boast", "maintain", "recall", "demand", "complain", "state",
                "comment", "note", "caution", "remark",
            ])
            && !closing
            && !self.content_clause(at + 1)
            && !self.tok(at + 1).is_some_and(|t| t.is(flag::PREPOSITION))
        {
            return None;
        }
        let inverted =
            if lemma_is(&["tell", "inform", "assure"]) && !before.is_some_and(Token::quotation) {
                None
            } else {
                self.inverted(at, range, strict)
            };
        if let Some((source, end)) = inverted {
            let right = end < range.end
                && self.tok(end).is_some_and(|t| {
                    t.mark(',')
                        || t.quotation()
                        || t.mark(':')
                        || t.mark('.') && t.glued
                        || t.is(flag::PREPOSITION)
                })
                && end + 1 < range.end;
            return Some((
                Cue {
                    at,
                    whole: at..end,
                    source,
                    stance,
                    left: true,
                    right,
                    until: None,
                    cites: false,
                },
                Vec::new(),
            ));
        }
        let (subject, shared) = self.subject(aux, range, earlier)?;
        let source = match shared {
            Some(source) => source,
            None => self.source(subject.clone(), strict)?,
        };
        if source.kind == SourceKind::Other && !closing && !self.content_clause(at + 1) {
            return None;
        }
        if strict
            && (source.kind == SourceKind::Other
                || matches!(source.kind, SourceKind::Person)
                    && lemma_is(&[
                        "find", "show", "list", "record", "release", "charge", "identify", "count",
                        "register", "publish", "issue",
                    ])
                    && !self.content_clause(at + 1))
        {
            return None;
        }
        if strict
            && !self.content_clause(at + 1)
            && !lemma_is(&[
                "report",
                "put",
                "estimate",
                "count",
                "record",
                "register",
                "document",
                "tally",
                "list",
                "raise",
                "lower",
                "revise",
                "update",
                "verify",
                "forecast",
                "project",
                "predict",
                "attribute",
                "show",
                "release",
                "publish",
                "issue",
                "charge",
                "calculate",
            ])
        {
            // "Officials found 14 bodies", "They believe in it": deeds, not words, unless the cue stands behind its content.
            // "spoke of 5,000 people"
            // "measured the quake at 6.4", "gave it a magnitude of 6.8": a body, and a number soon behind.
            let office = source.kind == SourceKind::Person && self.speaks(subject.clone());
            let of = lemma_is(&["speak", "talk"]) && self.is_form(at + 1, &["of"])
                || lemma_is(&["measure", "give"])
                    && (matches!(source.kind, SourceKind::Body | SourceKind::Outlet) || office)
                    && (at + 2..(at + 9).min(range.end))
                        .any(|i| self.tok(i).is_some_and(|t| t.kind == TokenKind::Number));
            if !closing && !of {
                return None;
            }
        }
        if strict
            && lemma_is(&[
                "release", "publish", "issue", "charge", "find", "learn", "read", "ask", "demand",
                "identify", "think", "point",
            ])
            && !self.content_clause(at + 1)
            // "More than 100 died, the report found."
            && !(closing
                && source.kind == SourceKind::Document
                && subject
                    .start
                    .checked_sub(1)
                    .and_then(|j| self.tok(j))
                    .is_some_and(|t| t.mark(',') || t.quotation()))
        {
            return None;
        }
        let mut end = at + 1;
        let told = lemma_is(&["tell", "inform", "assure"]);
        if told {
            end = self.recipient(end, range.end);
        }
        end = self.complement(end, range.end);
        // Content before the source: closed by a comma, a quotation mark or a dash.
        let joint = subject
            .start
            .checked_sub(1)
            .filter(|j| *j >= range.start)
            .and_then(|j| self.tok(j));
        let trailing = joint.is_some_and(|t| {
            t.mark(',') || t.quotation() || t.dash() || t.mark('?') || t.mark('!')
        }) && subject.start > range.start + 2;
        let after = self.tok(end);
        // ", the UN said on its Web site": an adverbial and no clause behind a trailing cue.
        let adverbial = trailing
            && after.is_some_and(|t| t.is(flag::PREPOSITION))
            && !self.is_form(end, &["that"])
            && !(end..range.end).any(|i| {
                self.tok(i).is_some_and(|t| {
                    t.is(flag::BE | flag::HAVE | flag::MODAL)
                        || t.is(flag::VERB_PAST)
                            && !t.is(flag::VERB_PARTICIPLE | flag::NOUNISH)
                            && !t.capital
                })
            });
        let closed = end >= range.end
            || adverbial
            || after.is_some_and(|t| {
                t.mark('.')
                    || t.mark(',')
                    || t.mark(';')
                    || t.mark('!')
                    || t.mark('?')
                    || t.dash() && !t.glued
                    || t.quotation() && end + 1 >= range.end
            });
        let left_is_clause = trailing
            && (joint.is_some_and(Token::quotation)
                || closed
                || self
                    .tok(subject.start.wrapping_sub(2))
                    .is_some_and(|t| t.quotation()));
        let left = left_is_clause
            && (closed
                || joint.is_some_and(Token::quotation)
                || self
                    .tok(subject.start.wrapping_sub(2))
                    .is_some_and(Token::quotation));
        let right = if adverbial {
            false
        } else if left {
            end < range.end && after.is_some_and(|t| !t.mark('.')) && end + 1 < range.end
        } else {
            end < range.end
        };
        let left = left
            || (closed && !right && subject.start > range.start)
            || (closed && end + 1 >= range.end);
        let cue = Cue {
            at,
            whole: subject.start.min(at)..end,
            source,
            stance,
            left,
            right,
            until: None,
            cites: false,
        };
        Some((cue, Vec::new()))
    }

    /// ", said S" and "\" said S": the source behind the verb.
    fn inverted(
        &self,
        at: usize,
        range: &Range<usize>,
        strict: bool,
    ) -> Option<(SourceRef, usize)> {
        let before = at
            .checked_sub(1)
            .filter(|b| *b >= range.start)
            .and_then(|b| self.tok(b))?;
        if !(before.mark(',')
            || before.quotation()
            || before.dash()
            || before.mark('?')
            || before.mark('!'))
        {
            return None;
        }
        let start = at + 1;
        let first = self.tok(start).filter(|_| start < range.end)?;
        if first.is(flag::POSSESSIVE) && before.mark(',') {
            return None;
        }
        if first.kind != TokenKind::Word
            || self.is_form(
                start,
                &["that", "in", "on", "by", "at", "there", "to", "it"],
            )
            || first.is(flag::PREPOSITION)
        {
            return None;
        }
        let end = self.phrase_end(start, range.end);
        // A finite verb right behind: "said 14 people were" is content, not a source.
        if self
            .tok(end)
            .is_some_and(|t| t.kind == TokenKind::Word && t.is(FINITE) && !t.is(flag::NOUNISH))
            && end < range.end
        {
            return None;
        }
        let source = self.source(start..end, true)?;
        // "The governor, Marta Reis, gave a lower figure": an object, and nobody who gave it.
        if strict && matches!(source.kind, SourceKind::Other | SourceKind::Document)
            || first.is(flag::NUMERAL | flag::HEDGE | flag::VAGUE)
                && !first.is(flag::DETERMINER)
                && !first.capital
                && !self.tok(start + 1).is_some_and(|t| t.is(flag::SPEAKER))
        {
            return None;
        }
        Some((source, end))
    }
}
