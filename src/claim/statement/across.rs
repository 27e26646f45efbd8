//! What two sentences say together: "killed 5,400 head of livestock. The losses consist of ...", "interviewed 1,450 households. Of these, 551 (48 per
//! cent)". Only words that refer back join them.

use super::share::of_whole;
use super::{Law, Reader, Statement, in_numbers, is_exact, rounded, unhedged};
use crate::claim::Stages;
use crate::document::ZoneKind;
use crate::quantity::{Hedge, Kind, Number, Quantity};
use crate::text::flag;

/// What is looked for in the whole text is looked for among so many numbers, so that time stays in proportion to length.
pub(super) const FAR: usize = 400;
/// Sentences further apart than so many paragraphs do not go on with each other.
pub(super) const PARAGRAPHS: u32 = 2;
/// What ends a list stands no further behind its last number.
const END: usize = 7;

impl<'a> Reader<'a> {
    /// The sentence so many before (negative) or behind, when it is of the same running text.
    pub(super) fn beside(&self, by: isize) -> Option<Reader<'a>> {
        let own = self.stages.text.sentences.get(self.sentence)?;
        // A headline or a standfirst is told again by what follows it.
        let over = matches!(own.zone, ZoneKind::Headline | ZoneKind::Standfirst) && by > 0;
        (is_running(own.zone) || over)
            .then(|| self.nearby(by, if over { 2 } else { 1 }))
            .flatten()
    }

    /// The sentence so many before or behind, itself at 0, when both are of running text and no more than two paragraphs apart.
    pub(super) fn within(&self, by: isize) -> Option<Reader<'a>> {
        let own = self.stages.text.sentences.get(self.sentence)?;
        (by == 0 || is_running(own.zone))
            .then(|| self.nearby(by, PARAGRAPHS))
            .flatten()
    }

    /// The sentence so many before or behind, itself at 0, when that one is of running text and no more than so many paragraphs away.
    pub(super) fn nearby(&self, by: isize, paragraphs: u32) -> Option<Reader<'a>> {
        if by == 0 {
            return Some(self.clone());
        }
        let at = self.sentence.checked_add_signed(by)?;
        let sentences = &self.stages.text.sentences;
        let (own, other) = (sentences.get(self.sentence)?, sentences.get(at)?);
        let near = own.paragraph.abs_diff(other.paragraph) <= paragraphs;
        (is_running(other.zone) && near)
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
    pub(super) fn counts(&self) -> Vec<(usize, &'a Quantity)> {
        self.quantities
            .iter()
            .zip(self.base..)
            .filter(|(q, _)| q.kind == Kind::Count && is_exact(q))
            .map(|(q, i)| (i, q))
            .collect()
    }

    /// The sums of money of the sentence, of one currency.
    pub(super) fn amounts(&self) -> Vec<(usize, &'a Quantity)> {
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
        // "bought bills comprising two million of ... and 14 million of ...": of the bills, whatever the sentence before tells of.
        let aside = |i: usize| self.tok(i).is_some_and(|t| t.is(flag::VERB_ING));
        let made = self.range.clone().find(|i| self.made(*i) && !aside(*i));
        let Some(words) = made else {
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
        if !above(whole) || !unhedged(whole) {
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
                    // "Of 1,240 runners who set off"
                    || whole.tokens.start == self.range.start + 1
            });
        // The part has no noun of its own, and stands behind the comma.
        let comma = part
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|b| self.tok(b).is_some_and(|t| t.mark(',')));
        let bare = part.noun.is_none() && whole.noun.is_some() && !part.addition;
        if opens && comma && bare && unhedged(whole) {
            let operands = vec![self.operand(*j, part), self.operand(*i, whole)];
            out.push(self.statement(Law::Part, operands));
        }
    }

    /// "is funded for 412 beds. Of these, 438 were occupied", "Eighty-three people were taken off. Of the rescued, 91": more than the sentence before has.
    pub(super) fn more_of_these(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 3;
        let first = self.range.start;
        let Some((j, part)) = self.counts().into_iter().next() else {
            return;
        };
        let comma = part.tokens.start.checked_sub(1);
        let comma =
            comma.filter(|c| self.tok(*c).is_some_and(|t| t.mark(',')) && c - first <= NEAR);
        let these =
            self.is_form(first + 1, &["these", "those", "them"]) && comma == Some(first + 2);
        let the = self.tok(first + 1).is_some_and(|t| t.is(flag::THE))
            && comma == Some(first + 3)
            && self
                .tok(first + 2)
                .is_some_and(|t| t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE));
        let Some(before) = self
            .beside(-1)
            .filter(|_| self.is_form(first, &["of"]) && (these || the))
        else {
            return;
        };
        let further = self.beside(-2);
        let readers = [Some(&before), further.as_ref().filter(|_| the)];
        let found = readers.into_iter().flatten().find_map(|r| {
            let counts = r.counts();
            let mut noun = counts
                .into_iter()
                .filter(|(_, q)| q.noun.is_some() && q.stated.single() > Some(Number::int(2)));
            noun.next_back().map(|found| (r, found))
        });
        let Some((reader, (i, whole))) = found else {
            return;
        };
        if part.noun.is_none()
            && !part.addition
            && whole.hedge.is_none()
            && !whole.partitive
            && is_above(part, whole)
        {
            let operands = vec![self.operand(j, part), reader.operand(i, whole)];
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
            let plain = part.kind == Kind::Count && in_numbers(part) && share.kind == Kind::Percent;
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
            out.extend(self.share_of_before((*j, part), (*k, share)));
        }
    }

    /// A part here and its share, when no count before is a base that they fit: with the largest as the base.
    pub(super) fn share_of_before(
        &self,
        (j, part): (usize, &Quantity),
        (k, share): (usize, &Quantity),
    ) -> Option<Statement> {
        let before = self.beside(-1)?;
        let value = of_whole(share);
        let fits = |n: Number| value.scaled(n).is_none_or(|r| r.meets(&rounded(part)));
        // The base may be any count before; "went to 148 primaries and 37 secondaries. Leaks were found in 54 of them": or both together, or what a
        // sentence further up counts.
        let bases = before.counts();
        let further = self.beside(-2);
        let behind = further.as_ref().map(Reader::counts).unwrap_or_default();
        let sum = Number::total(bases.iter().map(|(_, q)| q.stated.named()));
        let mut all = bases.iter().chain(&behind);
        if sum.is_some_and(fits) || all.any(|(_, q)| q.stated.named().is_none_or(fits)) {
            return None;
        }
        let above = |q: &Quantity| q.stated.named() > part.stated.named();
        let largest = |list: &[(usize, &'a Quantity)]| {
            let larger = list.iter().filter(|(_, q)| above(q));
            larger.max_by_key(|(_, q)| q.stated.named()).copied()
        };
        let (reader, (i, base)) = match largest(&bases) {
            Some(base) => (&before, base),
            // "all 2,400 staff. Some 1,680 took it. The other 720, or a fifth": what the rest is of stands further up.
            None => (
                further.as_ref().filter(|_| part.addition)?,
                largest(&behind)?,
            ),
        };
        Some(self.share((k, share), reader.operand(i, base), self.operand(j, part)))
    }

    /// "43 of the stolen coins", "134 of them": no count of the same before is as large.
    pub(super) fn part_back(&self, out: &mut Vec<Statement>) {
        const BACK: usize = 8;
        for (i, q) in self.counts() {
            let of = q.number.end;
            // "no fewer than 163 of them"
            let floor = matches!(q.hedge, Some(Hedge::AtLeast | Hedge::MoreThan));
            let told = q.stated.single().is_some() && q.hedge.is_none() || floor && in_numbers(q);
            let them = || self.is_form(of + 1, &["them"]);
            if !self.is_form(of, &["of"]) || !told || floor && !them() {
                continue;
            }
            let whom = self.is_form(of + 1, &["whom", "which"]);
            let them = whom || self.is_form(of + 1, &["them"]);
            let these = self.is_form(of + 1, &["these", "those"])
                && !self.is_form(of + 2, &["who", "that"]);
            let the = self.tok(of + 1).is_some_and(|t| t.is(flag::THE));
            let named = q.noun.as_ref().map(|n| n.lemma.clone());
            let lemma = named.filter(|_| the || these);
            if !them && !these && lemma.is_none() {
                continue;
            }
            // "There were 8,400 of them in 2020, 8,100 in 2021": those of another year.
            if self.quantities.iter().any(|q| q.kind == Kind::Year) {
                continue;
            }
            let person = |q: &Quantity| self.counts_people(q);
            let before = self.stages.quantities.iter().enumerate().take(i).rev();
            let before = before.take(FAR);
            // "Four of the walkers were treated. Thirteen of them": of those of whom a part was told last.
            let lemma = lemma.or_else(|| self.parted_before(i).filter(|_| them));
            // "1,460 injured, 390 of them", "held 912, 640 of whom": the number beside it, with a noun or without.
            let beside =
                self.quantities.iter().rev().find(|b| {
                    b.kind == Kind::Count && b.tokens.end <= q.tokens.start && !b.partitive
                });
            // "losing four wickets, three of them to one bowler": the things beside it, and no people told of before.
            let bare = beside.is_some_and(|b| b.noun.is_none() || !person(b));
            // "Prisoners numbered 212, and for 231 of these the wait": the number without a noun that stands before it.
            // "14 dishes, sixteen of which": what stands right before the comma.
            let relative = |b: &Quantity| {
                let gap = b.tokens.end..q.tokens.start;
                whom && gap.len() == 1 && self.tok(gap.start).is_some_and(|t| t.mark(','))
            };
            // "the six of the eight guides guilty of the deaths of 21 people, 14 of them": those it stands right behind.
            let behind = |b: &Quantity| {
                let gap = b.tokens.end..q.tokens.start;
                let comma = self.tok(gap.start).is_some_and(|t| t.mark(','));
                them && person(b) && gap.len() == 1 && comma && self.parted_before(i).is_some()
            };
            let counted = beside.filter(|b| {
                let told = b.noun.is_none() || relative(b) || behind(b);
                (them || these) && told && b.stated.single().is_some()
            });
            if let Some((j, whole)) = counted.and_then(|b| self.index_of(b).map(|j| (j, b))) {
                if is_above(q, whole) && is_exact(whole) && whole.hedge.is_none() {
                    let operands = vec![self.operand(i, q), self.operand(j, whole)];
                    out.push(self.statement(Law::Part, operands));
                }
                continue;
            }
            // "The building holds 148 flats. ... 163 of them": the one thing that the sentence before counts.
            // "the siege of the 12 blocks ended when fighters tried to escape. ... 23 of them": of those told last, though nobody counts them.
            if them
                && beside.is_none()
                && let Some((before, (j, whole))) = self.sole_before()
                && !person(whole)
                && !(whole.tokens.end..before.range.end)
                    .any(|k| before.stages.text.is(k, flag::PEOPLE))
            {
                if is_above(q, whole) {
                    let operands = vec![self.operand(i, q), before.operand(j, whole)];
                    out.push(self.statement(Law::Part, operands));
                }
                continue;
            }
            if them && bare || these && lemma.is_none() {
                continue;
            }
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
            let open = same
                .iter()
                .any(|(_, b)| !in_numbers(b) || b.stated.high.is_none() || b.addition);
            let largest = same.iter().max_by_key(|(_, b)| b.stated.named());
            let Some((j, whole)) = largest.filter(|_| !open) else {
                continue;
            };
            // "300 people are in hospital. Six of the dead are divers. More than 400 of them": of those named since.
            let since = (whole.tokens.end..q.tokens.start).any(|k| {
                let token = self.stages.text.tokens.get(k);
                token.is_some_and(|t| {
                    t.is(flag::PEOPLE)
                        && !t.is(flag::SPEAKER | flag::TITLE | flag::OFFICE)
                        && !same.iter().any(|(_, b)| b.tokens.contains(&k))
                })
            });
            if is_above(q, whole) && !(lemma.is_none() && since) {
                let operands = vec![self.operand(i, q), self.operand(*j, whole)];
                out.push(self.statement(Law::Part, operands));
            }
        }
    }

    /// The one count of the sentence before, of several things and unhedged.
    fn sole_before(&self) -> Option<(Reader<'a>, (usize, &'a Quantity))> {
        let before = self.beside(-1)?;
        // "three-bedroom homes" are not counted.
        let mut counts = before.counts();
        counts.retain(|(_, q)| !q.compound);
        let [sole] = counts[..] else {
            return None;
        };
        let (_, q) = sole;
        let plain = q.noun.is_some() && unhedged(q) && !q.partitive && !q.addition;
        (plain && q.stated.single() > Some(Number::ONE)).then_some((before, sole))
    }

    /// The place of a quantity of this sentence among the document's.
    fn index_of(&self, q: &Quantity) -> Option<usize> {
        let at = self.quantities.iter().position(|b| b.tokens == q.tokens)?;
        Some(self.base + at)
    }

    /// "Four of the walkers": the noun that a part was told of last, in this sentence or two before.
    fn parted_before(&self, i: usize) -> Option<String> {
        const BACK: usize = 2;
        let before = self.stages.quantities.iter().take(i).rev();
        let mut near = before.take_while(|b| b.sentence + BACK >= self.sentence);
        let part = near.find(|b| b.kind == Kind::Count && b.partitive && b.noun.is_some())?;
        part.noun.as_ref().map(|n| n.lemma.clone())
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
        if sites && unhedged(whole) {
            let mut operands = vec![before.operand(*i, whole)];
            operands.extend(parts.iter().map(|(i, q)| self.operand(*i, q)));
            out.push(self.statement(Law::Sum, operands));
        }
    }
}

/// Whether a part is above its whole; a whole of less than half of it is another matter.
fn is_above(part: &Quantity, whole: &Quantity) -> bool {
    let above = || {
        let (part, whole) = (part.stated.named()?, whole.stated.named()?);
        Some(part > whole && whole.add(whole)? >= part)
    };
    above() == Some(true)
}

/// Text that goes on from one sentence to the next.
pub(super) fn is_running(zone: ZoneKind) -> bool {
    matches!(zone, ZoneKind::Body | ZoneKind::Quote)
}
