//! What two sentences say together: "killed 5,400 head of livestock. The losses consist of ...", "has more than doubled. They found 371; last year there
//! were 214", "68% reached it. In 2024 it was 61%. The improvement of four percentage points". Only words that refer back join them.

use super::{By, Law, Operand, Reader, Statement, rounded};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Form, Hedge, Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// What is looked for in the whole text is looked for among so many numbers, so that time stays in proportion to length.
pub(super) const FAR: usize = 400;
/// What ends a list stands no further behind its last number.
const END: usize = 7;

impl<'a> Reader<'a> {
    /// The sentence so many before (negative) or behind, when it is of the same running text.
    fn beside(&self, by: isize) -> Option<Reader<'a>> {
        let at = self.sentence.checked_add_signed(by)?;
        let sentences = &self.stages.text.sentences;
        let (own, other) = (sentences.get(self.sentence)?, sentences.get(at)?);
        let running = |zone| matches!(zone, ZoneKind::Body | ZoneKind::Quote);
        // A headline or a standfirst is told again by what follows it.
        let over = matches!(own.zone, ZoneKind::Headline | ZoneKind::Standfirst) && by > 0;
        ((running(own.zone) || over)
            && running(other.zone)
            && own.paragraph.abs_diff(other.paragraph) <= if over { 2 } else { 1 })
        .then(|| Reader::at(self.stages, at))
        .flatten()
    }

    /// The reader of a sentence, whether it holds quantities or not.
    pub(super) fn at(stages: &'a Stages<'a>, sentence: usize) -> Option<Reader<'a>> {
        let range = stages.text.sentences.get(sentence)?.tokens.clone();
        let base = stages.quantities.partition_point(|q| q.sentence < sentence);
        let end = stages
            .quantities
            .partition_point(|q| q.sentence <= sentence);
        Some(Reader {
            stages,
            base,
            quantities: stages.quantities.get(base..end)?,
            range,
            sentence,
        })
    }

    /// The counted numbers of the sentence that are exact enough to reckon with.
    fn counts(&self) -> Vec<(usize, &'a Quantity)> {
        self.quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| {
                q.kind == Kind::Count
                    && !matches!(q.form, Form::Vague | Form::Article)
                    && q.stated.named().is_some()
            })
            .map(|(q, i)| (i, q))
            .collect()
    }

    /// The sums of money of the sentence, of one currency.
    fn amounts(&self) -> Vec<(usize, &'a Quantity)> {
        let all: Vec<(usize, &'a Quantity)> = self
            .quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| q.kind == Kind::Money && q.stated.named().is_some())
            .map(|(q, i)| (i, q))
            .collect();
        let one = all.first().map(|(_, q)| q.unit);
        if all.iter().all(|(_, q)| Some(q.unit) == one) {
            all
        } else {
            Vec::new()
        }
    }

    /// "The losses consist of 3,100 sheep, 1,450 goats and 650 horses": the whole stands in the sentence before.
    pub(super) fn consists(&self, out: &mut Vec<Statement>) {
        let Some(words) = self.range.clone().find(|i| self.made(*i)) else {
            return;
        };
        let numbers = self.numbers().filter(|(_, q)| q.tokens.start > words);
        let money = self
            .numbers()
            .find(|(_, q)| q.tokens.start > words)
            .is_some_and(|(_, q)| q.kind == Kind::Money);
        let amounts = |r: &Reader<'a>| if money { r.amounts() } else { r.counts() };
        let parts: Vec<_> = amounts(self)
            .into_iter()
            .filter(|(_, q)| q.tokens.start > words)
            .collect();
        let closed = parts
            .last()
            .is_some_and(|(_, q)| self.range.end.saturating_sub(q.tokens.end) < END)
            && parts
                .iter()
                .skip(1)
                .all(|(_, q)| self.list_goes_on(q.tokens.start))
            && parts
                .iter()
                .all(|(_, q)| (money || q.noun.is_some()) && !q.partitive);
        // "The losses", "They": what the sentence before told; "the herd of the family" is another thing.
        let first = self.range.start;
        let refers = self
            .tok(first)
            .is_some_and(|t| t.is(flag::THE | flag::PRONOUN | flag::POSSESSIVE))
            || self.is_form(first, &["these", "those", "this"]);
        let of = (first..words).any(|i| self.is_form(i, &["of"]));
        if !refers || of || parts.len() < 2 || numbers.count() != parts.len() || !closed {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let above = |q: &Quantity| {
            parts
                .iter()
                .all(|(_, p)| p.stated.named() < q.stated.named())
        };
        let wholes = amounts(&before);
        let [(i, whole)] = wholes.as_slice() else {
            return;
        };
        if !above(whole) || !matches!(whole.hedge, None | Some(Hedge::Exactly)) {
            return;
        }
        let mut operands = vec![before.operand(*i, whole)];
        operands.extend(parts.iter().map(|(i, q)| self.operand(*i, q)));
        out.push(self.statement(Law::Sum, operands));
    }

    /// A comma or "and" right before the number of a list.
    fn list_goes_on(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|b| self.is_form(b, &["and"]) || self.tok(b).is_some_and(|t| t.mark(',')))
    }

    /// "68% reached it. In 2024 it was 61%. The improvement of four percentage points": a size that refers back to two percentages.
    pub(super) fn points_back(&self, out: &mut Vec<Statement>) {
        let Some((k, size)) = self.numbers().find(|(_, q)| {
            q.kind == Kind::Percent
                && (q.tokens.start..q.tokens.end + 2).any(|i| self.is_form(i, &["points", "point"]))
        }) else {
            return;
        };
        // "The improvement of", "That increase of".
        let at = size.tokens.start;
        let refers = at >= self.range.start + 3
            && self.is_form(at - 1, &["of"])
            && self
                .tok(at - 2)
                .is_some_and(|t| self.stages.tables.movements.contains(&t.word))
            && self
                .tok(at - 3)
                .is_some_and(|t| t.is(flag::THE) || self.is_form(at - 3, &["that", "this"]));
        if !refers {
            return;
        }
        let mut ends: Vec<Operand> = Vec::new();
        for by in [-1, -2] {
            let Some(before) = self.beside(by) else {
                break;
            };
            let shares: Vec<_> = before
                .numbers()
                .filter(|(_, q)| q.kind == Kind::Percent)
                .collect();
            ends.splice(
                0..0,
                shares
                    .iter()
                    .map(|(i, q)| before.operand_of(*i, q, rounded(q))),
            );
            if ends.len() >= 2 {
                break;
            }
        }
        // Exactly two: with a third it is not said which are meant.
        let Ok([first, second]) = <[Operand; 2]>::try_from(ends) else {
            return;
        };
        let law = Law::Change {
            up: None,
            by: Some(By::Points),
        };
        let size = self.operand_of(k, size, rounded(size));
        out.push(self.statement(law, vec![second, first, size]));
    }

    /// "Turnout falls by nine percentage points" over a text that says "At 52.4%, turnout was down from 58.4%": the two ends stand in one later sentence.
    pub(super) fn points_ahead(&self, out: &mut Vec<Statement>) {
        let percents: Vec<_> = self
            .numbers()
            .filter(|(_, q)| q.kind == Kind::Percent)
            .collect();
        let [(k, size)] = percents.as_slice() else {
            return;
        };
        let by = self.is_form(size.tokens.start.wrapping_sub(1), &["by"])
            && (size.tokens.start..size.tokens.end + 2)
                .any(|i| self.is_form(i, &["points", "point"]));
        // "Turnout", the subject: the first word, or the one behind "the".
        let first = self.range.start
            + usize::from(self.tok(self.range.start).is_some_and(|t| t.is(flag::THE)));
        let subject = self
            .tok(first)
            .filter(|_| by)
            .map(|t| t.span.of(&self.stages.document.text).to_lowercase());
        let Some(subject) = subject.filter(|s| s.len() > 3) else {
            return;
        };
        for n in self.sentence + 1..self.stages.text.sentences.len() {
            let Some(later) = Reader::at(self.stages, n) else {
                return;
            };
            let named = later.range.clone().any(|i| later.is_form(i, &[&subject]));
            let ends: Vec<_> = later
                .numbers()
                .filter(|(_, q)| q.kind == Kind::Percent)
                .collect();
            let from = later.range.clone().any(|i| later.is_form(i, &["from"]));
            if !named || ends.is_empty() {
                continue;
            }
            if let ([(i, a), (j, b)], true) = (ends.as_slice(), from) {
                let law = Law::Change {
                    up: None,
                    by: Some(By::Points),
                };
                let operands = vec![
                    later.operand_of(*j, b, rounded(b)),
                    later.operand_of(*i, a, rounded(a)),
                    self.operand_of(*k, size, rounded(size)),
                ];
                out.push(self.statement(law, operands));
            }
            return;
        }
    }

    /// "has more than doubled in a year. They found 371. At the same time last year there were 214": the two ends follow.
    pub(super) fn multiplied(&self, at: usize, out: &mut Vec<Statement>) {
        let measured = |q: &Quantity| {
            matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure)
                && !matches!(q.form, Form::Vague | Form::Article)
                && q.stated.named().is_some()
        };
        // The sentence itself gives none of the ends.
        if self.numbers().any(|(_, q)| measured(q)) {
            return;
        }
        let Some((verb, _, Some(times))) = self.verb_of_change(at + 1) else {
            return;
        };
        let mut told: Vec<(Reader<'a>, usize)> = Vec::new();
        for by in [1, 2] {
            let Some(next) = self.beside(by) else { break };
            let own: Vec<usize> = next
                .numbers()
                .filter(|(_, q)| measured(q))
                .map(|(i, _)| i)
                .collect();
            for i in own {
                if let Some(reader) = self.beside(by) {
                    told.push((reader, i));
                }
            }
            if told.len() >= 2 {
                break;
            }
        }
        let (Some((here, i)), Some((there, j))) = (told.first(), told.get(1)) else {
            return;
        };
        let quantities = self.stages.quantities;
        let (Some(now), Some(then)) = (quantities.get(*i), quantities.get(*j)) else {
            return;
        };
        // "shoplifting doubled. The force recorded 1,936 burglaries": what is counted must be what has changed.
        let of_what = {
            let words = |tokens: std::ops::Range<usize>| -> Vec<String> {
                tokens
                    .filter_map(|i| self.tok(i))
                    .filter(|t| t.kind == TokenKind::Word && t.span.end - t.span.start > 3)
                    .filter(|t| {
                        !t.is(flag::PREPOSITION
                            | flag::BE
                            | flag::HAVE
                            | flag::DETERMINER
                            | flag::HEDGE
                            | flag::ADVERB
                            | flag::SPEECH)
                    })
                    .map(|t| {
                        crate::text::singular(&t.span.of(&self.stages.document.text).to_lowercase())
                    })
                    .collect()
            };
            let changed = words(crate::text::clause(self.stages.text, verb));
            let such = here.range.clone().any(|i| here.is_form(i, &["such"]));
            such || words(here.range.clone())
                .iter()
                .any(|w| changed.contains(w))
        };
        // Where the sentence tells of more than one change, the words must say which is meant.
        let changes = self
            .range
            .clone()
            .filter(|i| *i != verb && self.is_change(*i))
            .count();
        let alike = (changes == 0 || of_what) && self.alike(now, then) && now.kind == then.kind;
        if !alike
            || !there.is_of_before(then)
            || here.is_of_before(now) && here.sentence != there.sentence
        {
            return;
        }
        let multiple = Operand {
            tokens: verb..verb + 1,
            quantity: None,
            value: times,
            shown: participle(&self.words(self.hedged(verb)..verb + 1)),
        };
        let law = Law::Change {
            up: None,
            by: Some(By::Times),
        };
        let operands = vec![there.operand(*j, then), here.operand(*i, now), multiple];
        out.push(self.statement(law, operands));
    }

    /// Whether a verb of change stands at token `i`.
    fn is_change(&self, i: usize) -> bool {
        let tables = self.stages.tables;
        self.tok(i).is_some_and(|t| {
            let verb = self.stages.lexicon.word(t.word).verb;
            verb.known()
                && t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE)
                && (tables.rising.contains(&verb)
                    || tables.falling.contains(&verb)
                    || tables.up.contains(&verb)
                    || tables.down.contains(&verb)
                    || tables.times.contains_key(&verb))
        })
    }

    /// The start of the hedge before a verb: "more than doubled".
    fn hedged(&self, verb: usize) -> usize {
        let than = self.is_form(verb.wrapping_sub(1), &["than"]);
        if than && verb >= self.range.start + 2 {
            verb - 2
        } else {
            verb
        }
    }

    /// Whether the words around a number put it before the present one: "compared with 432", "last year there were 214", "from 214".
    fn is_of_before(&self, q: &Quantity) -> bool {
        const NEAR: usize = 8;
        let before = q.tokens.start.saturating_sub(NEAR).max(self.range.start)..q.tokens.start;
        let behind = q.tokens.end..(q.tokens.end + NEAR).min(self.range.end);
        let right_before = q.tokens.start.wrapping_sub(1);
        let earlier = |i: usize| {
            self.is_form(i, &["last", "previous"])
                && self.is_form(
                    i + 1,
                    &["year", "month", "week", "season", "quarter", "time"],
                )
                || self.is_form(i, &["year", "month", "week", "season", "quarter"])
                    && self.is_form(i + 1, &["ago", "earlier", "before"])
        };
        self.is_form(right_before, &["from"])
            || self.is_form(right_before, &["with", "to"])
                && self.is_form(right_before.wrapping_sub(1), &["compared"])
            || before.chain(behind).any(earlier)
    }

    /// "486 people lost their lives. With a population of 5.4 million that amounts to 12 deaths for every 100,000 inhabitants".
    pub(super) fn per_head(&self, out: &mut Vec<Statement>) {
        let numbers = self.counts();
        let Some(at) = numbers.iter().position(|(_, q)| {
            let of = q.tokens.start.wrapping_sub(1);
            self.is_form(of, &["of"]) && self.is_form(of.wrapping_sub(1), &["population"])
        }) else {
            return;
        };
        let (Some(population), Some(rate), Some(per)) =
            (numbers.get(at), numbers.get(at + 1), numbers.get(at + 2))
        else {
            return;
        };
        let back = (population.1.tokens.end..rate.1.tokens.start)
            .any(|i| self.is_form(i, &["that", "this", "which"]));
        let every = (rate.1.tokens.end..per.1.tokens.start)
            .any(|i| self.is_form(i, &["per", "every"]))
            || self.is_form(per.1.tokens.start.wrapping_sub(1), &["per", "every"]);
        let near = per.1.tokens.start.saturating_sub(rate.1.tokens.end) < 4;
        if !back || !every || !near || at != 0 {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let counted = before.counts();
        let Some((i, count)) = counted.first() else {
            return;
        };
        let mut operands = vec![before.operand(*i, count)];
        operands.extend(
            [population, rate, per]
                .iter()
                .map(|(i, q)| self.operand(*i, q)),
        );
        out.push(self.statement(Law::Rate, operands));
    }

    /// "has ordered 12 more jets. The order comes on top of the 40 that it ordered in June and brings the total to 58".
    pub(super) fn on_top(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let [(i, earlier), (j, total)] = counts.as_slice() else {
            return;
        };
        let from = earlier.tokens.start.saturating_sub(4).max(self.range.start);
        let top = (from..earlier.number.start).any(|k| {
            self.is_form(k, &["top", "addition"]) || self.is_form(k, &["adds", "added", "joins"])
        });
        let to = total.tokens.start.wrapping_sub(1);
        let brings = self.is_form(to, &["to"])
            && (earlier.tokens.end..to).any(|k| self.stages.brings(k))
            && (earlier.tokens.end..to)
                .any(|k| self.is_form(k, &["total", "number", "fleet", "toll", "tally"]));
        if !top || !brings {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let added: Vec<_> = before
            .counts()
            .into_iter()
            .filter(|(_, q)| q.addition || self.stages.is_further(q))
            .collect();
        let [(k, added)] = added.as_slice() else {
            return;
        };
        let operands = vec![
            self.operand(*i, earlier),
            before.operand(*k, added),
            self.operand(*j, total),
        ];
        out.push(self.statement(Law::Addition, operands));
    }

    /// "Of the 16 homes which required improvement, 19 had been given the same grade": what opens the sentence is the whole of what follows.
    pub(super) fn fronted_part(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let (Some((i, whole)), Some((j, part))) = (counts.first(), counts.get(1)) else {
            return;
        };
        let opens = self.is_form(self.range.start, &["of", "among"])
            && whole.tokens.start <= self.range.start + 2
            && self.tok(self.range.start + 1).is_some_and(|t| {
                t.is(flag::THE | flag::POSSESSIVE)
                    || self.is_form(self.range.start + 1, &["these", "those"])
            });
        // The part has no noun of its own, and stands behind the comma.
        let comma = part
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|b| self.tok(b).is_some_and(|t| t.mark(',')));
        let bare = part.noun.is_none() && whole.noun.is_some() && !part.addition;
        if opens && comma && bare && matches!(whole.hedge, None | Some(Hedge::Exactly)) {
            let operands = vec![self.operand(*j, part), self.operand(*i, whole)];
            out.push(self.statement(Law::Part, operands));
        }
    }

    /// "interviewed 1,450 households. Of these, 551 (48 per cent)", "The virus was found in 1,344 of them, or 11%": the base stands in the sentence before.
    pub(super) fn share_back(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 5;
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for pair in numbers.windows(2) {
            let [(j, part), (k, share)] = pair else {
                continue;
            };
            let gap = part.tokens.end..share.tokens.start;
            let close = gap.len() <= NEAR
                && gap
                    .clone()
                    .any(|i| self.is_form(i, &["or"]) || self.tok(i).is_some_and(|t| t.mark('(')));
            let plain = part.kind == Kind::Count
                && !matches!(part.form, Form::Vague | Form::Article)
                && share.kind == Kind::Percent;
            let opens = self.is_form(self.range.start, &["of"])
                && self.is_form(self.range.start + 1, &["these", "those", "them"])
                && (part.tokens.start <= self.range.start + 4
                    // "Of those who replied, 1,080 (54 per cent)"
                    || part.tokens.start <= self.range.start + 7
                        && self.tok(part.tokens.start.wrapping_sub(1)).is_some_and(|t| t.mark(',')));
            let of_them = (part.number.end..part.tokens.end + 1).any(|i| {
                self.is_form(i, &["of"]) && self.is_form(i + 1, &["them", "these", "those", "whom"])
            });
            if !close || !plain || !(opens || of_them) {
                continue;
            }
            let Some(before) = self.beside(-1) else {
                continue;
            };
            // The base may be any count before; the largest stands for those that do not fit.
            let bases = before.counts();
            let fits = |q: &Quantity| {
                let value = Number::ratio(1, 100).and_then(|h| rounded(share).scaled(h));
                let right = value.and_then(|v| {
                    let (low, high) = (
                        v.low?.mul(q.stated.named()?)?,
                        v.high?.mul(q.stated.named()?)?,
                    );
                    Some(Interval::range(low, high))
                });
                right.is_none_or(|r| r.meets(&rounded(part)))
            };
            if bases.iter().any(|(_, q)| fits(q)) {
                continue;
            }
            let above = |q: &Quantity| q.stated.named() > part.stated.named();
            let Some((i, base)) = bases
                .iter()
                .filter(|(_, q)| above(q))
                .max_by_key(|(_, q)| q.stated.named())
            else {
                continue;
            };
            let hundredth = Number::ratio(1, 100).and_then(|h| rounded(share).scaled(h));
            let value = hundredth.unwrap_or_else(|| rounded(share));
            let operands = vec![
                self.operand_of(*k, share, value),
                before.operand(*i, base),
                self.operand(*j, part),
            ];
            out.push(self.statement(Law::Share, operands));
        }
    }

    /// "43 of the stolen coins", "134 of them": no count of the same before is as large.
    pub(super) fn part_back(&self, out: &mut Vec<Statement>) {
        const BACK: usize = 8;
        for (i, q) in self.counts() {
            let of = q.number.end;
            if !self.is_form(of, &["of"]) || q.stated.single().is_none() || q.hedge.is_some() {
                continue;
            }
            let whom = self.is_form(of + 1, &["whom"]);
            let them = whom || self.is_form(of + 1, &["them"]);
            let the = self.tok(of + 1).is_some_and(|t| t.is(flag::THE));
            let lemma = q.noun.as_ref().filter(|_| the).map(|n| n.lemma.clone());
            if !them && lemma.is_none() {
                continue;
            }
            let person = |q: &Quantity| {
                q.noun.as_ref().is_some_and(|n| {
                    self.tok(n.token)
                        .is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE))
                })
            };
            let before = self.stages.quantities.iter().enumerate().take(i).rev();
            let before = before.take(FAR);
            let same: Vec<(usize, &Quantity)> = before
                .take_while(|(_, b)| b.sentence + BACK >= self.sentence)
                .filter(|(_, b)| b.kind == Kind::Count && !b.partitive)
                // "36 passengers, 39 of whom": those of the sentence.
                .filter(|(_, b)| !whom || b.sentence == self.sentence)
                .filter(|(_, b)| match &lemma {
                    Some(lemma) => b.noun.as_ref().is_some_and(|n| n.lemma == *lemma),
                    None => person(b),
                })
                .collect();
            // A vague count, a floor or "the other 20" before may be the whole.
            let open = same.iter().any(|(_, b)| {
                matches!(b.form, Form::Vague | Form::Article)
                    || b.stated.high.is_none()
                    || b.addition
            });
            let largest = same.iter().max_by_key(|(_, b)| b.stated.named());
            let Some((j, whole)) = largest.filter(|_| !open) else {
                continue;
            };
            let (Some(part), Some(total)) = (q.stated.named(), whole.stated.named()) else {
                continue;
            };
            // Far less is another matter.
            let near = total.add(total).is_some_and(|double| double >= part);
            if part > total && near {
                let operands = vec![self.operand(i, q), self.operand(*j, whole)];
                out.push(self.statement(Law::Part, operands));
            }
        }
    }

    /// "The 18,000 residents ... will pay out 5.4 million euros. That works out at 450 euros per resident": the one count of them in the text.
    fn per_person(&self, (j, share): (usize, &Quantity), noun: &str, out: &mut Vec<Statement>) {
        let back = self.is_form(self.range.start, &["that", "this", "it"]);
        let Some(before) = self.beside(-1).filter(|_| back) else {
            return;
        };
        let amounts = before.amounts();
        let [(k, total)] = amounts.as_slice() else {
            return;
        };
        let told = self.stages.quantities.iter().enumerate().take(FAR);
        let mut counts = told.filter(|(_, q)| {
            q.kind == Kind::Count && q.noun.as_ref().is_some_and(|n| n.lemma == noun)
        });
        let (Some((i, count)), None) = (counts.next(), counts.next()) else {
            return;
        };
        if total.unit == share.unit {
            let operands = vec![
                self.operand(i, count),
                self.operand(j, share),
                before.operand(*k, total),
            ];
            out.push(self.statement(Law::Each, operands));
        }
    }

    /// "The number since January stood at 318. The 27 killings in October bring it to 362."
    pub(super) fn brought_to(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let [(k, added), (j, total)] = counts.as_slice() else {
            return;
        };
        let to = total.tokens.start.wrapping_sub(1);
        let brings = self.is_form(to, &["to"])
            && (added.tokens.end..to).any(|i| self.stages.brings(i))
            && (added.tokens.end..to)
                .any(|i| self.is_form(i, &["it", "total", "number", "toll", "figure", "tally"]));
        let Some(before) = self.beside(-1).filter(|_| brings) else {
            return;
        };
        let stood = before.counts();
        let mut stood = stood.iter().filter(|(_, q)| {
            let at = q.tokens.start.wrapping_sub(1);
            self.is_form(at, &["at"])
                && self.is_form(at.wrapping_sub(1), &["stood", "stands", "standing"])
        });
        if let (Some((i, earlier)), None) = (stood.next(), stood.next()) {
            let operands = vec![
                before.operand(*i, earlier),
                self.operand(*k, added),
                self.operand(*j, total),
            ];
            out.push(self.statement(Law::Addition, operands));
        }
    }

    /// "is to cut 240 jobs at three sites. It plans to shed 110 jobs at Harlsen, 75 in Oderick and 45 in Steen": each part has its place.
    pub(super) fn placed(&self, out: &mut Vec<Statement>) {
        const FEWEST: usize = 3;
        let parts = self.counts();
        let placed = |q: &Quantity| self.is_form(q.tokens.end, &["in", "at", "from", "near"]);
        let first = parts.first().and_then(|(_, q)| q.noun.as_ref());
        let bare = parts
            .iter()
            .skip(1)
            .all(|(_, q)| q.noun.is_none() && self.list_goes_on(q.tokens.start));
        let last = parts
            .last()
            .is_some_and(|(_, q)| self.is_form(q.tokens.start.wrapping_sub(1), &["and"]));
        let (Some(noun), true) = (first, parts.len() >= FEWEST && bare && last) else {
            return;
        };
        if !parts.iter().all(|(_, q)| placed(q)) {
            return;
        }
        let Some(before) = self.beside(-1) else {
            return;
        };
        let counts = before.counts();
        let mut wholes = counts
            .iter()
            .filter(|(_, q)| q.noun.as_ref().is_some_and(|n| n.lemma == noun.lemma));
        let (Some((i, whole)), None) = (wholes.next(), wholes.next()) else {
            return;
        };
        // "at three sites": as many as are named.
        let sites = counts
            .iter()
            .any(|(_, q)| q.stated.single() == i128::try_from(parts.len()).ok().map(Number::int));
        if sites && matches!(whole.hedge, None | Some(Hedge::Exactly)) {
            let mut operands = vec![before.operand(*i, whole)];
            operands.extend(parts.iter().map(|(i, q)| self.operand(*i, q)));
            out.push(self.statement(Law::Sum, operands));
        }
    }

    /// "is to pay $9.6 million to farmers. A total of 32,000 smallholders will receive an average of $480 each": so many at so much make the sum.
    pub(super) fn each(&self, out: &mut Vec<Statement>) {
        let counts = self.counts();
        let money = self.amounts();
        let per = |q: &Quantity| {
            let head = self.is_form(q.tokens.end, &["per", "a"]);
            let noun = self
                .tok(q.tokens.end + 1)
                .filter(|t| head && t.is(flag::PERSON | flag::PEOPLE));
            noun.map(|t| {
                crate::text::singular(&t.span.of(&self.stages.document.text).to_lowercase())
            })
        };
        let share = self.quantities.iter().zip(self.base..).find_map(|(q, j)| {
            let money = matches!(q.kind, Kind::Rate | Kind::Money);
            per(q).filter(|_| money).map(|noun| (j, q, noun))
        });
        if let Some((j, share, noun)) = share {
            self.per_person((j, share), &noun, out);
            return;
        }
        let Some((j, share)) = money
            .iter()
            .find(|(_, q)| self.is_form(q.tokens.end, &["each", "apiece"]))
        else {
            return;
        };
        // Farmers, and not the districts that they live in: the largest count before.
        let counted = counts
            .iter()
            .filter(|(_, q)| q.tokens.end <= share.tokens.start && q.noun.is_some() && !q.partitive)
            .max_by_key(|(_, q)| q.stated.named());
        let Some((i, count)) = counted else {
            return;
        };
        let here: Vec<_> = money.iter().filter(|(k, _)| k != j).collect();
        let before = self.beside(-1);
        let total = match (here.as_slice(), &before) {
            ([(k, q)], _) => Some(self.operand(*k, q)),
            ([], Some(before)) => match before.amounts().as_slice() {
                [(k, q)] => Some(before.operand(*k, q)),
                _ => None,
            },
            _ => None,
        };
        let unit = |o: &Operand| {
            o.quantity
                .and_then(|n| self.stages.quantities.get(n))
                .map(|q| q.unit)
        };
        if let Some(total) = total.filter(|t| unit(t) == Some(share.unit)) {
            let operands = vec![self.operand(*i, count), self.operand(*j, share), total];
            out.push(self.statement(Law::Each, operands));
        }
    }
}

/// "doubles" as "doubled", which a message can say of any time.
fn participle(words: &str) -> String {
    match words.strip_suffix("es") {
        Some(stem) => format!("{stem}ed"),
        None => words.to_owned(),
    }
}
