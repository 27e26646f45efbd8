//! Walks over noun phrases and clauses: where the subject of a speech verb starts, where its content and its recipient end.

use std::ops::Range;

use super::{Cue, FINITE, LONGEST_SOURCE};
use crate::attribution::{Reader, SourceKind, SourceRef};
use crate::text::{TokenKind, flag};

impl Reader<'_> {
    /// The end of a noun phrase that starts at `start`: a comma, stop, quotation, finite verb or new clause.
    pub(super) fn phrase_end(&self, start: usize, limit: usize) -> usize {
        let mut i = start;
        while i < limit && i - start < LONGEST_SOURCE {
            let Some(t) = self.tok(i) else { break };
            if t.kind == TokenKind::Mark {
                if t.dash() && t.glued
                    || t.mark('.') && t.glued && self.tok(i + 1).is_some_and(|n| n.glued)
                    || t.mark('&')
                    || t.mark('/')
                {
                    i += 1;
                    continue;
                }
                // A bracket with initials belongs to the name: "Geophysics Agency (BMG)".
                if t.mark('(')
                    && self.tok(i + 1).is_some_and(|n| n.caps)
                    && self.tok(i + 2).is_some_and(|n| n.mark(')'))
                {
                    i += 3;
                    continue;
                }
                if t.quotation() && i == start {
                    i += 1;
                    continue;
                }
                break;
            }
            if i > start {
                if t.is(flag::RELATIVE | flag::SUBORDINATOR)
                    && !t.capital
                    && !self.is_form(i, &["as", "before", "after", "since"])
                {
                    break;
                }
                if t.is(flag::BE | flag::HAVE | flag::MODAL) && !t.capital {
                    break;
                }
                if t.is(flag::VERB_PAST | flag::VERB_S)
                    && !t.is(flag::NOUNISH
                        | flag::OFFICE
                        | flag::SPEAKER
                        | flag::DOCUMENT
                        | flag::ADJECTIVE
                        | flag::PERSON
                        | flag::PEOPLE)
                    && !t.capital
                    // "the state-owned paper"
                    && !(t.glued && self.tok(i - 1).is_some_and(|d| d.dash()))
                {
                    // A participle that qualifies: "figures compiled by the ministry", "officials quoted by AFP".
                    if t.is(flag::VERB_PARTICIPLE)
                        && self.tok(i + 1).is_some_and(|n| {
                            n.is(flag::PREPOSITION) || n.is(flag::OFFICE | flag::SPEAKER)
                        })
                    {
                        i += 1;
                        continue;
                    }
                    break;
                }
                // "... on Friday", "in a statement": no part of the name.
                if t.is(flag::PREPOSITION)
                    && self
                        .tok(i + 1)
                        .is_some_and(|n| n.is(flag::WEEKDAY | flag::MONTH | flag::TIME))
                {
                    break;
                }
                if t.is(flag::PREPOSITION)
                    && self.tok(i + 1).is_some_and(|n| n.is(flag::ARTICLE))
                    && self
                        .tok(i + 2)
                        .is_some_and(|n| self.tables.venues.contains_key(&n.word))
                {
                    break;
                }
                if t.is(flag::WEEKDAY | flag::PRONOUN) && !self.is_form(i, &["her", "his"]) {
                    break;
                }
                if t.is(flag::COORDINATOR) {
                    // "police and hospital officials" goes on, "and 12 were hurt" and "and said" do not.
                    let joins = self.tok(i + 1).is_some_and(|n| {
                        n.kind == TokenKind::Word
                            && !n.is(flag::VERB_PAST
                                | flag::VERB_ING
                                | flag::PRONOUN
                                | flag::NUMERAL
                                | flag::VAGUE
                                | flag::BE
                                | flag::SUBORDINATOR
                                | flag::ADVERB)
                    }) && self.is_form(i, &["and", "or", "&"]);
                    if !joins {
                        break;
                    }
                    // A determiner behind "and" opens a new clause unless the phrase soon ends.
                    let stop = (i + 1..(i + 8).min(limit)).find(|k| {
                        self.tok(*k)
                            .is_some_and(|t| t.is(FINITE) && !t.is(flag::NOUNISH) && !t.capital)
                    });
                    if stop.is_some() {
                        break;
                    }
                }
                if t.kind == TokenKind::Number
                    && !self
                        .tok(i + 1)
                        .is_some_and(|n| n.is(flag::SPEAKER | flag::PEOPLE))
                {
                    break;
                }
            }
            i += 1;
        }
        i
    }

    /// Whether a clause follows: "that", a quotation, a colon, or a determiner, number, pronoun or name.
    pub(super) fn content_clause(&self, at: usize) -> bool {
        if self.is_form(at, &["that", "how", "out"]) {
            return true;
        }
        let Some(t) = self.tok(at) else { return false };
        if t.quotation() || t.mark(':') {
            return true;
        }
        // A subject and a finite verb within the next tokens.
        (at + 1..at + 9)
            .take_while(|i| {
                self.tok(*i).is_some_and(|t| {
                    t.kind != TokenKind::Mark || t.dash() || t.mark('%') || t.mark('$')
                })
            })
            .any(|i| {
                self.tok(i).is_some_and(|t| {
                    t.is(flag::BE | flag::HAVE | flag::MODAL)
                        || t.is(flag::VERB_PAST) && !t.is(flag::VERB_PARTICIPLE)
                })
            })
    }

    /// Skips "in a statement", "on Telegram", "on Friday", ", however," and "that" behind a cue.
    pub(super) fn complement(&self, mut at: usize, limit: usize) -> usize {
        for _ in 0..4 {
            let Some(t) = self.tok(at).filter(|_| at < limit) else {
                break;
            };
            // "said on Tuesday, 3 March, that": as far as a "that" with no verb before it.
            if t.is(flag::PREPOSITION)
                && let Some(that) =
                    (at + 1..(at + 12).min(limit)).find(|i| self.is_form(*i, &["that"]))
                && !(at..that).any(|i| {
                    self.tok(i)
                        .is_some_and(|t| t.is(FINITE) && !t.is(flag::NOUNISH) && !t.capital)
                })
            {
                at = that;
                break;
            }
            if t.is(flag::WEEKDAY | flag::TIME) || t.is(flag::ADVERB) && !t.is(flag::HEDGE) {
                at += 1;
                continue;
            }
            if t.is(flag::PREPOSITION) && !t.is(flag::HEDGE)
                || self.is_form(at, &["at", "on", "in", "via", "during"])
            {
                // The phrase up to its noun, when it is a time or a venue.
                let mut k = at + 1;
                let mut venue = false;
                while k < limit && k < at + 9 {
                    let Some(n) = self.tok(k) else { break };
                    if n.is(flag::WEEKDAY | flag::MONTH | flag::TIME)
                        || self.tables.venues.contains_key(&n.word)
                        || self
                            .tables
                            .venues
                            .contains_key(&self.lexicon.word(n.word).noun)
                    {
                        venue = true;
                        k += 1;
                        if self
                            .tok(k)
                            .is_some_and(|n| n.kind == TokenKind::Number || n.is(flag::TIME))
                        {
                            k += 1;
                        }
                        if self
                            .tok(k)
                            .is_some_and(|n| n.is(flag::WEEKDAY | flag::TIME))
                        {
                            k += 1;
                        }
                        break;
                    }
                    if n.kind == TokenKind::Mark && !n.dash()
                        || n.is(FINITE) && !n.is(flag::NOUNISH)
                        || self.is_form(k, &["that"])
                    {
                        break;
                    }
                    k += 1;
                }
                if venue {
                    at = k;
                    continue;
                }
            }
            break;
        }
        if self.is_form(at, &["that"]) && at < limit {
            at += 1;
        }
        at
    }

    /// Skips the recipient of "told": "Reuters", "the BBC", "a news conference in Kyiv", "reporters by phone".
    pub(super) fn recipient(&self, start: usize, limit: usize) -> usize {
        // As far as a "that" not far away.
        for i in start..(start + 18).min(limit) {
            let Some(t) = self.tok(i) else { break };
            if self.is_form(i, &["that"]) {
                return i;
            }
            if t.mark(',') || t.quotation() || t.mark(':') || t.mark('.') || t.mark(';') {
                return i;
            }
            if t.is(FINITE) && !t.is(flag::NOUNISH) && i > start + 1 {
                break;
            }
        }
        let mut i = start;
        if self
            .tok(i)
            .is_some_and(|t| t.is(flag::DETERMINER | flag::POSSESSIVE))
        {
            i += 1;
        }
        if let Some(t) = self.tok(i)
            && t.capital
        {
            while i < limit
                && self.tok(i).is_some_and(|t| {
                    t.capital
                        && t.kind == TokenKind::Word
                        && !t.is(flag::DETERMINER | flag::PRONOUN)
                })
            {
                i += 1;
            }
            return i;
        }
        (i + 1).min(limit)
    }

    /// The noun phrase in front of the verb group that ends at `end`; or the source of the cue before when the subject is shared
    /// ("the mayor said ... and added ...").
    pub(super) fn subject(
        &self,
        end: usize,
        range: &Range<usize>,
        earlier: &[Cue],
    ) -> Option<(Range<usize>, Option<SourceRef>)> {
        let last = end.checked_sub(1).filter(|l| *l >= range.start)?;
        let before = self.tok(last)?;
        if before.is(flag::COORDINATOR) {
            // "came to Lunde and said": with no cue before, the subject of the clause.
            let Some(cue) = earlier.last() else {
                let source = self.subject_of_clause(end, range)?;
                return Some((end..end, Some(source)));
            };
            return Some((end..end, Some(cue.source.clone())));
        }
        // "Smith, the mayor of Lunde, said": back over the apposition.
        if before.mark(',') || before.mark(')') || before.dash() && !before.glued {
            let open = if before.mark(')') { '(' } else { before.ch };
            let mut i = last;
            while i > range.start && last - i < LONGEST_SOURCE {
                i -= 1;
                let t = self.tok(i)?;
                if t.mark(open) && i + 1 < last {
                    let subject = self.walk_left(i, range);
                    if subject.start < subject.end {
                        // An apposition has no finite verb of its own, unless it opens with who, which, citing, published.
                        let inner = i + 1;
                        let relative = self.tok(inner).is_some_and(|t| {
                            t.is(flag::RELATIVE
                                | flag::VERB_ING
                                | flag::VERB_PARTICIPLE
                                | flag::PREPOSITION
                                | flag::SUBORDINATOR)
                        });
                        // "a farmer who reached the scene first": the verb is of "who".
                        let who = (inner + 1..last)
                            .find(|k| self.is_form(*k, &["who", "whose", "which"]))
                            .unwrap_or(last);
                        let finite = (inner..who).any(|k| {
                            self.tok(k).is_some_and(|t| {
                                t.is(flag::VERB_PAST | flag::BE | flag::HAVE | flag::MODAL)
                                    && !t.is(flag::NOUNISH | flag::ADJECTIVE)
                                    && !t.capital
                            })
                        });
                        // "The governor of Lunde, Corran Bramwell, said": the name belongs to the office.
                        let named = (inner..last).all(|k| {
                            self.tok(k).is_some_and(|t| {
                                t.kind == TokenKind::Word
                                    && t.capital
                                    && !t.is(flag::TITLE | flag::OFFICE)
                                    || t.dash()
                                    || self
                                        .is_form(k, &["al", "el", "bin", "de", "van", "von", "der"])
                            })
                        });
                        if named
                            && before.mark(',')
                            && !self.tok(subject.start).is_some_and(|t| {
                                t.capital
                                    && !t.is(flag::THE
                                        | flag::ARTICLE
                                        | flag::OFFICE
                                        | flag::SPEAKER
                                        | flag::TITLE)
                            })
                        {
                            return Some((subject.start..last, None));
                        }
                        if relative || !finite {
                            return Some((subject, None));
                        }
                    }
                    return None;
                }
                if t.mark('.') || t.quotation() {
                    break;
                }
            }
            return None;
        }
        // "Smith, who said": the noun phrase before the pronoun.
        if before.is(flag::RELATIVE) && !before.is(flag::PRONOUN)
            || self.is_form(last, &["who", "which"])
        {
            let mut stop = last;
            if stop > range.start && self.tok(stop - 1).is_some_and(|t| t.mark(',')) {
                stop -= 1;
            }
            let mut subject = self.walk_left(stop, range);
            // "was disputed by the union, which counted": the nearest noun phrase.
            if let Some(by) = subject.clone().skip(1).find(|i| {
                self.is_form(*i, &["by"])
                    && self.tok(i - 1).is_some_and(|t| t.is(flag::VERB_PARTICIPLE))
            }) {
                subject.start = by + 1;
            }
            return (subject.start < subject.end).then_some((subject, None));
        }
        // "To General Brandt he reported": the one who speaks, and not whom it is told.
        if self.is_form(last, &["he", "she", "they", "we"]) {
            return Some((last..end, None));
        }
        let mut subject = self.walk_left(end, range);
        // "the company | that runs | the plant | put": the noun phrase in front of its relative clause.
        if let Some(before) = self.before_relative_clause(subject.start, range) {
            subject = before;
        }
        // "the civil defence first spoke of"
        while subject.end > subject.start + 1
            && self.is_form(
                subject.end - 1,
                &[
                    "first",
                    "initially",
                    "earlier",
                    "later",
                    "also",
                    "now",
                    "then",
                ],
            )
        {
            subject.end -= 1;
        }
        (subject.start < subject.end).then_some((subject, None))
    }

    /// The noun phrase in front of a relative clause whose verb ends right before `object`, the object of that verb.
    fn before_relative_clause(&self, object: usize, range: &Range<usize>) -> Option<Range<usize>> {
        const VERBS: usize = 3;
        let is_verb = |i: usize| {
            self.tok(i)
                .is_some_and(|t| t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_BASE))
        };
        let opens = |i: usize| i > range.start && self.is_form(i, &["that", "which", "who"]);
        // "runs" may be read as a noun in front of "the plant".
        let pronoun = if is_verb(object) && opens(object.wrapping_sub(1)) {
            object - 1
        } else {
            let verb = object.checked_sub(1).filter(|v| is_verb(*v))?;
            (verb.saturating_sub(VERBS)..verb)
                .rev()
                .find(|i| opens(*i))?
        };
        let subject = self.walk_left(pronoun, range);
        let speaks = self.speaks(subject.clone())
            || self
                .source(subject.clone(), true)
                .is_some_and(|s| matches!(s.kind, SourceKind::Body | SourceKind::Outlet));
        (subject.start < subject.end && speaks).then_some(subject)
    }

    /// The noun phrase that ends at `end`.
    pub(super) fn walk_left(&self, end: usize, range: &Range<usize>) -> Range<usize> {
        let mut start = end;
        while start > range.start && end - start < LONGEST_SOURCE {
            let i = start - 1;
            let Some(t) = self.tok(i) else { break };
            let stop = match t.kind {
                TokenKind::Mark => {
                    // Commas inside a title: "the mayor, Anna Kolb" ends at the comma; brackets with initials are kept.
                    if t.mark(')')
                        && i >= range.start + 2
                        && self
                            .tok(i - 1)
                            .is_some_and(|n| n.caps || n.kind == TokenKind::Number)
                        && self.tok(i - 2).is_some_and(|n| n.mark('('))
                    {
                        start = i - 2;
                        continue;
                    }
                    !(t.dash() && t.glued && self.tok(start).is_some_and(|n| n.glued))
                        && !t.mark('&')
                        && !t.mark('/')
                }
                TokenKind::Word => {
                    let capital = t.capital && i > range.start;
                    t.is(flag::RELATIVE | flag::SUBORDINATOR)
                        && !t.is(flag::PREPOSITION)
                        && !capital
                        || self.is_form(
                            i,
                            &[
                                "that", "as", "after", "before", "since", "until", "when", "while",
                            ],
                        )
                        || self.is_form(i, &["to"])
                            && self.is_form(i.wrapping_sub(1), &["according"])
                        || t.is(flag::BE | flag::HAVE | flag::MODAL | flag::DO) && !capital
                        || t.is(flag::COORDINATOR) && !self.joins_subject(i, range)
                        || t.is(flag::VERB_PAST | flag::VERB_S)
                            && !t.is(flag::NOUNISH
                                | flag::ADJECTIVE
                                | flag::OFFICE
                                | flag::SPEAKER
                                | flag::PERSON
                                | flag::PEOPLE
                                | flag::DOCUMENT)
                            && !capital
                            && !self.tok(i + 1).is_some_and(|n| {
                                n.is(flag::PREPOSITION)
                                    || n.kind == TokenKind::Word
                                        && n.flags & (flag::SPEAKER | flag::OFFICE | flag::PEOPLE)
                                            != 0
                            })
                }
                _ => false,
            };
            if stop {
                break;
            }
            start = i;
        }
        self.strip_adverbial(start..end)
    }

    /// "police and hospital officials said": the words before "and" hold no verb.
    pub(super) fn joins_subject(&self, and: usize, range: &Range<usize>) -> bool {
        if !self.is_form(and, &["and", "or", "&"]) {
            return false;
        }
        let mut i = and;
        let mut words = 0;
        while i > range.start && words < 8 {
            i -= 1;
            let Some(t) = self.tok(i) else { break };
            if t.kind == TokenKind::Mark {
                break;
            }
            if t.is(flag::VERB_PAST
                | flag::BE
                | flag::HAVE
                | flag::MODAL
                | flag::VERB_ING
                | flag::NUMERAL)
                && !t.is(flag::NOUNISH | flag::ADJECTIVE)
                && !t.capital
                || t.kind == TokenKind::Number
            {
                return false;
            }
            words += 1;
        }
        words > 0
    }

    /// Cuts a leading adverbial off a subject: "On Friday the ministry", "In a statement officials".
    pub(super) fn strip_adverbial(&self, range: Range<usize>) -> Range<usize> {
        let mut start = range.start;
        for _ in 0..3 {
            let Some(t) = self.tok(start).filter(|_| start < range.end) else {
                break;
            };
            if t.is(flag::ADVERB | flag::COORDINATOR) && !t.is(flag::DETERMINER) {
                start += 1;
                continue;
            }
            if t.is(flag::WEEKDAY | flag::TIME)
                && self
                    .tok(start + 1)
                    .is_some_and(|n| n.is(flag::DETERMINER | flag::OFFICE | flag::SPEAKER))
            {
                start += 1;
                continue;
            }
            if t.is(flag::PREPOSITION | flag::SUBORDINATOR) && !t.is(flag::PERSON) {
                // To the next article, title or capital behind a time word.
                let next = (start + 2..range.end).find(|k| {
                    self.tok(*k).is_some_and(|n| {
                        let before = self.tok(k - 1);
                        n.is(flag::DETERMINER | flag::POSSESSIVE | flag::TITLE)
                            && !before.is_some_and(|b| b.is(flag::PREPOSITION | flag::DETERMINER))
                            || before.is_some_and(|b| {
                                b.is(flag::WEEKDAY | flag::MONTH | flag::TIME)
                                    || b.kind == TokenKind::Number
                            }) && n.kind == TokenKind::Word
                                && !n.is(flag::TIME | flag::WEEKDAY)
                    })
                });
                match next {
                    Some(next) => {
                        start = next;
                        continue;
                    }
                    None => {
                        start += 1;
                        continue;
                    }
                }
            }
            break;
        }
        start..range.end
    }

    /// The subject of the clause that a ", saying" belongs to: the first noun phrase of the sentence.
    pub(super) fn subject_of_clause(&self, at: usize, range: &Range<usize>) -> Option<SourceRef> {
        let verb = (range.start + 1..at).find(|i| {
            self.tok(*i)
                .is_some_and(|t| t.is(FINITE) && !t.is(flag::NOUNISH) && !t.capital)
        })?;
        let subject = self.walk_left(verb, range);
        self.source(subject, true)
    }

    /// Whether a phrase holds a word for an office or for somebody who speaks.
    pub(super) fn speaks(&self, range: Range<usize>) -> bool {
        let last = range.end.saturating_sub(1);
        range.into_iter().any(|i| {
            self.tok(i).is_some_and(|t| {
                t.is(flag::OFFICE | flag::SPEAKER | flag::TITLE)
                    && (i == last || !t.is(flag::NOUNISH))
            })
        })
    }
}
