//! The words that tell another number for what was counted before: "gave 120", "lowered it to 31", "it passed 80", "said there were 52", "62 dead, then of 87".

use rustc_hash::FxHashSet;

use super::anaphora::COUNTS;
use super::beside::Beside;
use crate::text::{TokenKind, WordId, flag};

impl Beside<'_> {
    fn verb_in(&self, i: usize, set: &FxHashSet<WordId>) -> bool {
        let token = self.stages.text.tokens.get(i);
        token.is_some_and(|t| {
            let verb = self.stages.lexicon.word(t.word).verb;
            verb.known() && set.contains(&verb) && !t.is(flag::ARTICLE)
        })
    }

    /// The token before the number and before the words that only lead up to it: "put it at | somewhere from | 50 to 100".
    fn lead(&self) -> usize {
        const LEADING: [&str; 8] = [
            "somewhere",
            "anywhere",
            "anything",
            "from",
            "nearer",
            "closer",
            "just",
            "now",
        ];
        let mut at = self.q.tokens.start;
        let quote = |i: usize| {
            let token = self.stages.text.tokens.get(i);
            token.is_some_and(crate::text::Token::quotation)
        };
        while at > 0 && (self.stages.is_form(at - 1, &LEADING) || quote(at - 1)) {
            at -= 1;
        }
        at
    }

    /// "gave it as 47", "put it at 50", "lowered this to 31", "made it 41"
    pub(super) fn is_set(&self) -> bool {
        let mut at = self.lead();
        let is = |i: usize, forms: &[&str]| i > 0 && self.stages.is_form(i - 1, forms);
        if is(at, &["as", "at", "to"]) {
            at -= 1;
            if is(at, &["down", "up", "back"]) {
                at -= 1;
            }
        } else if !(at > 1 && self.stages.is_form(at - 2, &["made", "makes", "make"])) {
            return false;
        }
        // "gave the number as"
        let noun =
            at > 2 && is(at, &COUNTS) && is(at - 1, &["the", "that", "this", "its", "their"]);
        let object = at - usize::from(noun);
        (noun || is(at, &["it", "this", "that"]))
            && object > 1
            && self.verb_in(object - 2, &self.stages.tables.sets)
    }

    /// A verb of change before "it".
    pub(super) fn is_moved(&self) -> bool {
        let tables = &self.stages.tables;
        self.is_set()
            && (self.q.tokens.start.saturating_sub(6)..self.q.tokens.start).any(|i| {
                [
                    &tables.revised,
                    &tables.rising,
                    &tables.falling,
                    &tables.down,
                ]
                .iter()
                .any(|set| self.verb_in(i, set))
            })
    }

    /// "it passed 80", "it stood at 61"
    pub(super) fn is_reached(&self) -> bool {
        let stages = self.stages;
        let at = self.lead();
        let stands = at > 2
            && stages.is_form(at - 1, &["at"])
            && stages.is_form(at - 2, &["stood", "stands", "was", "remained", "remains"])
            && stages.is_form(at - 3, &["it"]);
        stands
            || at > 1
                && self.verb_in(at - 1, &stages.tables.reaches)
                && stages.is_form(at - 2, &["it", "this", "that"])
    }

    /// "an aide gave 120", "spoke of 64", "had said five", "a spokesman, Osan Corr, counted 52", "admits to 12".
    pub(super) fn is_said(&self) -> bool {
        let stages = self.stages;
        let mut at = self.lead();
        let led = |at: usize, forms: &[&str]| at > 1 && stages.is_form(at - 1, forms);
        let of = led(at, &["of"]);
        let on = !of && led(at, &["on", "to", "by"]);
        at -= usize::from(of || on);
        let verb = at.checked_sub(1).filter(|v| {
            if on {
                return self.holds_to(*v);
            }
            self.verb_in(*v, &stages.tables.tells)
        });
        verb.is_some_and(|v| {
            let speaks = stages.is_form(v, &["spoke", "speaks", "speak", "spoken", "speaking"]);
            let subject = v.checked_sub(1).and_then(|i| stages.text.tokens.get(i));
            let named = |i: usize| {
                let token = stages.text.tokens.get(i);
                token.is_some_and(|t| t.capital && t.kind == TokenKind::Word)
            };
            // "the report, given 12", "those counted 12"
            (speaks == of || on)
                && subject.is_some_and(|t| {
                    t.kind == TokenKind::Word && !t.is(flag::BE)
                        || t.mark(',') && v > 1 && named(v - 2)
                })
        })
    }

    /// "insist on 12", "admits to 12", "stands by 12"
    fn holds_to(&self, v: usize) -> bool {
        let form = |forms: &[&str]| self.stages.is_form(v, forms);
        let next = |forms: &[&str]| self.stages.is_form(v + 1, forms);
        form(&["insist", "insists", "insisted"]) && next(&["on"])
            || form(&[
                "admit", "admits", "admitted", "keep", "keeps", "kept", "stick", "sticks", "stuck",
            ]) && next(&["to"])
            || form(&["stand", "stands", "stood"]) && next(&["by"])
    }

    /// "a volunteer said there were 52", "the governor said it was 52", "according to the police it was 52".
    pub(super) fn is_said_to_be(&self) -> bool {
        const FAR: usize = 6;
        let stages = self.stages;
        let at = self.lead();
        let be = |i: usize| stages.text.is(i, flag::BE);
        let Some(subject) = at.checked_sub(2).filter(|_| be(at - 1)) else {
            return false;
        };
        if !stages.is_form(subject, &["it", "there"]) {
            return false;
        }
        let that = subject - usize::from(subject > 0 && stages.is_form(subject - 1, &["that"]));
        let reckons = |i: usize| {
            stages.text.is(i, flag::SPEECH)
                || stages.is_form(
                    i,
                    &[
                        "reckon", "reckons", "reckoned", "think", "thinks", "thought", "believe",
                        "believes", "believed",
                    ],
                )
        };
        let told = that > 1 && reckons(that - 1);
        let by = (subject.saturating_sub(FAR)..subject)
            .any(|i| stages.is_form(i, &["according"]) && stages.is_form(i + 1, &["to"]));
        told || by
    }

    /// "According to the police, 52.", "A police report has 52.": nothing else is said in the sentence.
    pub(super) fn is_listed_by(&self) -> bool {
        const LISTS: [&str; 8] = [
            "report",
            "list",
            "tally",
            "count",
            "register",
            "log",
            "record",
            "statement",
        ];
        let stages = self.stages;
        let at = self.lead();
        let Some(verb) = at.checked_sub(1) else {
            return false;
        };
        let sentence = stages.text.sentences.get(self.q.sentence);
        let start = sentence.map_or(at, |s| s.tokens.start);
        let opens = stages.is_form(start, &["according"]) && stages.is_form(start + 1, &["to"]);
        let comma = stages.text.tokens.get(verb).is_some_and(|t| t.mark(','));
        let alone = sentence.is_some_and(|s| self.q.tokens.end + 2 >= s.tokens.end);
        let has =
            stages.text.is(verb, flag::HAVE) && verb > start && stages.is_form(verb - 1, &LISTS);
        alone && (opens && comma || has)
    }

    /// "62 dead, then of 87", "12 had died, then 14": the number before it is the figure's, and no more than a step lies between.
    pub(super) fn in_steps(&self) -> bool {
        const BETWEEN: usize = 5;
        let Self { stages, q, .. } = *self;
        let Some((_, p)) = self.last().filter(|(c, _)| c.quantity + 1 == self.index) else {
            return false;
        };
        let comma = (p.tokens.end..q.tokens.start)
            .rev()
            .take(BETWEEN)
            .find(|i| {
                stages
                    .text
                    .tokens
                    .get(*i)
                    .is_some_and(|t| t.mark(',') || t.mark(';'))
            });
        let steps = ["then", "later", "finally", "and", "of", "to", "at"];
        p.sentence == q.sentence
            && comma.is_some_and(|c| {
                let mut between = c + 1..q.tokens.start;
                between
                    .clone()
                    .any(|i| stages.is_form(i, &["then", "later", "finally"]))
                    && between.all(|i| stages.is_form(i, &steps))
            })
    }
}
