//! Shares that the words set equal to a part, with a base that stands elsewhere: "Of the 9,200 children, 2,300 had been entitled to one, which is one child in
//! eight", "11 percent of the 8,600 flats stand empty. That comes to 1,290", "one household in eight is behind. There are 12,600 households. ... 3,150 of them".

use super::share::of_whole;
use super::{Law, Reader, Statement, is_amount, is_exact, rounded};
use crate::document::ZoneKind;
use crate::quantity::{Kind, Number, Quantity};

/// A base and its part stand no more sentences behind a share that tells of them first.
const AHEAD: isize = 3;
/// In so many paragraphs, a headline being one.
const NEXT: u32 = 3;

impl<'a> Reader<'a> {
    /// Of words that set what follows at `at` equal to what stands before, the first token: ", or", "- that is", ", which is", ", in other words".
    pub(super) fn equates(&self, at: usize) -> Option<usize> {
        const PHRASES: [&[&str]; 13] = [
            &["in", "other", "words"],
            &["that", "is"],
            &["which", "is"],
            &["which", "was"],
            &["that", "was"],
            &["which", "makes"],
            &["equal", "to"],
            &["equivalent", "to"],
            &["making", "up"],
            &["comes", "to"],
            &["came", "to"],
            &["amounts", "to"],
            &["or"],
        ];
        // "that is, 26 percent"
        let end = at - usize::from(at > 0 && self.tok(at - 1).is_some_and(|t| t.mark(',')));
        let marked = |i: usize| {
            self.tok(i)
                .is_some_and(|t| t.mark(',') || t.mark('(') || t.dash())
        };
        PHRASES.iter().find_map(|phrase| {
            let first = end.checked_sub(phrase.len())?;
            let said = phrase
                .iter()
                .zip(first..)
                .all(|(w, i)| self.is_form(i, &[w]));
            let mark = first.checked_sub(1).filter(|m| marked(*m))?;
            (said && mark >= self.range.start).then_some(mark)
        })
    }

    /// "Of these, 450 - that is 26 percent - went without", "The other 720, or a fifth, declined", "Of the 9,200, 2,300 ..., which is one in eight".
    pub(super) fn equated(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for (n, (k, share)) in numbers.iter().enumerate() {
            let shared =
                matches!(share.kind, Kind::Percent | Kind::Ratio) && !self.in_points(share);
            let comma = |i: usize| self.tok(i).is_some_and(|t| t.mark(','));
            // "In 240 of them, one child in 25, it found"
            let apposed = share.kind == Kind::Ratio
                && comma(share.tokens.start.wrapping_sub(1))
                && comma(share.tokens.end);
            let mark = self
                .equates(share.tokens.start)
                .or_else(|| apposed.then(|| share.tokens.start - 1));
            let (Some(mark), Some(n)) = (mark, n.checked_sub(1)) else {
                continue;
            };
            let Some((j, part)) = numbers
                .get(n)
                .filter(|(_, q)| is_exact(q) && q.kind == Kind::Count)
            else {
                continue;
            };
            if !shared || self.has_stated(out, &Law::Share) {
                continue;
            }
            // "Of the 9,200 children ..., 2,300 had been entitled to one, which is": one base before the part, and the part the subject of what is told.
            let opens = self.is_form(self.range.start, &["of", "among"]);
            let base = numbers.first().filter(|(i, q)| {
                i != j && opens && q.tokens.start <= self.range.start + 2 && q.kind == Kind::Count
            });
            if let Some((i, base)) = base {
                let counts = numbers
                    .iter()
                    .take(n + 1)
                    .filter(|(_, q)| q.kind == Kind::Count);
                let above = base.stated.named() > part.stated.named();
                if counts.count() == 2 && above && is_exact(base) {
                    out.push(self.share(
                        (*k, share),
                        self.operand(*i, base),
                        self.operand(*j, part),
                    ));
                }
                continue;
            }
            let these = opens && self.is_form(self.range.start + 1, &["these", "those", "them"]);
            let of_them = self.is_of_them(part);
            let near = mark.saturating_sub(part.tokens.end) <= if of_them { 2 } else { 1 };
            if (these || of_them || part.addition) && near {
                out.extend(self.share_of_before((*j, part), (*k, share)));
            }
        }
    }

    /// "Of the 2,400 pupils who filled in a form, 600 come hungry. That is one child in five."
    pub(super) fn that_is(&self, out: &mut Vec<Statement>) {
        let first = self.range.start;
        let that = self.is_form(first, &["that", "this"])
            && self.is_form(first + 1, &["is", "was", "means"]);
        let share = self.numbers().next().filter(|(_, q)| {
            that && q.tokens.start <= first + 3
                && matches!(q.kind, Kind::Percent | Kind::Ratio)
                && !self.in_points(q)
                && self.is_size(q).is_none()
        });
        let (Some((k, share)), Some(before)) = (share, self.beside(-1)) else {
            return;
        };
        let counts = before.counts();
        let opens = before.is_form(before.range.start, &["of", "among"]);
        let (Some((i, base)), Some((j, part)), Some((_, last))) =
            (counts.first(), counts.get(1), counts.last())
        else {
            return;
        };
        let fronted = opens && base.tokens.start <= before.range.start + 2;
        // "Of the 2,400 pupils in seven schools who answered, 600": the last one, behind the comma.
        let part = if fronted && counts.len() == 3 {
            (counts.last().map_or(j, |(n, _)| n), last)
        } else {
            (j, part)
        };
        if fronted && counts.len() <= 3 && part.1.stated.named() < base.stated.named() {
            let part = before.operand(*part.0, part.1);
            out.push(self.share((k, share), before.operand(*i, base), part));
        }
    }

    /// "3,150 of them"
    pub(super) fn is_of_them(&self, q: &Quantity) -> bool {
        (q.number.end..q.tokens.end + 1).any(|i| {
            self.is_form(i, &["of"]) && self.is_form(i + 1, &["them", "these", "those", "whom"])
        })
    }

    /// "11 percent of the quarter's 8,600 flats have no one living in them. That comes to 1,290 homes."
    pub(super) fn comes_to(&self, out: &mut Vec<Statement>) {
        const OPENING: usize = 4;
        let first = self.range.start;
        let that = self.is_form(first, &["that", "this", "which"])
            && (first + 1..first + OPENING).any(|i| {
                self.is_form(
                    i,
                    &[
                        "comes",
                        "came",
                        "amounts",
                        "amounted",
                        "makes",
                        "equals",
                        "corresponds",
                    ],
                ) || self.is_form(i, &["is", "was", "means"])
            });
        let Some((k, result)) = self.numbers().find(|(_, q)| is_amount(q)).filter(|(_, q)| {
            that && is_exact(q) && !q.addition && q.tokens.start <= first + OPENING + 1
        }) else {
            return;
        };
        let Some(before) = self.beside(-1) else {
            return;
        };
        let numbers: Vec<(usize, &Quantity)> = before.numbers().collect();
        let shares: Vec<_> = numbers
            .windows(2)
            .filter_map(|pair| {
                let [(i, share), (j, base)] = pair else {
                    return None;
                };
                let shared = matches!(share.kind, Kind::Percent | Kind::Ratio);
                let amount = base.kind == result.kind && base.unit == result.unit && is_exact(base);
                (shared && amount && before.of(share, base)).then_some(((*i, *share), (*j, *base)))
            })
            .collect();
        let [((i, share), (j, base))] = shares.as_slice() else {
            return;
        };
        // "have no one living in them"
        let mut counted = numbers
            .iter()
            .filter(|(_, q)| q.stated.high != Some(Number::ZERO));
        let last = counted.next_back().is_some_and(|(n, _)| n == j);
        if last && result.stated.named() < base.stated.named() {
            let base = before.operand(*j, base);
            out.push(before.share((*i, share), base, self.operand(k, result)));
        }
    }

    /// "handled 4.2 million crowns and kept 3 percent of it, which comes to 1.26 million", "35 percent of that area, or roughly 8,100 hectares": what the share is
    /// of stands before it.
    pub(super) fn share_of_it(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 9;
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for pair in numbers.windows(2) {
            let [(i, share), (j, result)] = pair else {
                continue;
            };
            let end = share.tokens.end;
            let of = (share.number.end..=end).find(|n| self.is_form(*n, &["of"]));
            let it = of.is_some_and(|of| {
                self.is_form(of + 1, &["it", "this", "that", "them", "these", "those"])
            });
            let shared =
                matches!(share.kind, Kind::Percent | Kind::Ratio) && !self.in_points(share);
            let gap = end..result.tokens.start;
            let comes = self.equates(result.tokens.start).is_some()
                || gap.clone().any(|n| {
                    self.is_form(n, &["comes", "came", "amounts", "amounted"])
                        && self.is_form(n + 1, &["to"])
                });
            let amount = is_amount(result) && result.stated.named().is_some();
            if !it || !shared || !comes || !amount || gap.len() > NEAR {
                continue;
            }
            let fits = |q: &Quantity| {
                (q.unit == result.unit && q.kind == result.kind
                    || result.kind == Kind::Count && result.noun.is_none())
                    && is_amount(q)
                    && is_exact(q)
            };
            let mut here = numbers
                .iter()
                .filter(|(_, q)| q.tokens.end <= share.tokens.start && fits(q));
            let before = self.beside(-1);
            let there = before
                .as_ref()
                .map(|r| (r, r.numbers().filter(|(_, q)| fits(q)).last()));
            let base = here
                .next_back()
                .map(|(k, q)| self.operand(*k, q))
                .or_else(|| {
                    let (reader, found) = there?;
                    found.map(|(k, q)| reader.operand(k, q))
                });
            let Some(base) = base else { continue };
            out.push(self.share((*i, share), base, self.operand(*j, result)));
        }
    }

    /// "31,200 of the 52,000 entitled voted, a turnout of 58 percent": those who could, those who did, and the turnout, in one sentence.
    pub(super) fn turnout(&self, out: &mut Vec<Statement>) {
        const NEAR: usize = 6;
        let percents: Vec<_> = self
            .numbers()
            .filter(|(_, q)| q.kind == Kind::Percent)
            .collect();
        let counts = self.counts();
        let pair = match counts.as_slice() {
            [first, second] => Some((*first, *second)),
            // "18,400 of the town's 46,000 registered voters went to the 31 polling stations"
            all => all.windows(2).find_map(|w| match w {
                [a, b] if self.of(a.1, b.1) => Some((*a, *b)),
                _ => None,
            }),
        };
        let ([(k, share)], Some(((i, a), (j, b)))) = (percents.as_slice(), pair) else {
            return;
        };
        let near = share
            .tokens
            .start
            .saturating_sub(NEAR)
            .max(self.range.start)..(share.tokens.end + 2).min(self.range.end);
        let turnout = near.clone().any(|n| self.is_form(n, &["turnout"]));
        let (few, many) = if a.stated.named() < b.stated.named() {
            ((i, a), (j, b))
        } else {
            ((j, b), (i, a))
        };
        // Votes for two sides are no share of each other: those who may vote are told by what they are.
        let entitled = self.range.clone().any(|n| {
            self.is_form(
                n,
                &[
                    "register",
                    "registered",
                    "entitled",
                    "eligible",
                    "electorate",
                    "electors",
                    "roll",
                    "rolls",
                ],
            )
        });
        if turnout && entitled && !self.has_stated(out, &Law::Share) {
            let (base, part) = (self.operand(many.0, many.1), self.operand(few.0, few.1));
            out.push(self.share((*k, share), base, part));
        }
    }

    /// "One household in eight is behind. There are 12,600 households. Arrears were recorded for 3,150 of them", and of a headline.
    pub(super) fn share_ahead(&self, out: &mut Vec<Statement>) {
        let Some(own) = self.stages.text.sentences.get(self.sentence) else {
            return;
        };
        let headline = own.zone == ZoneKind::Headline;
        let mut shares = self
            .numbers()
            .filter(|(_, q)| matches!(q.kind, Kind::Ratio | Kind::Percent) && !self.in_points(q));
        let (Some((k, share)), None) = (shares.next(), shares.next()) else {
            return;
        };
        if self.numbers().count() != 1 || is_half(share) {
            return;
        }
        let noun = share.noun.as_ref().map(|n| &n.lemma);
        if !headline && noun.is_none() {
            return;
        }
        let later: Vec<Reader<'a>> = (1..=AHEAD).filter_map(|by| self.nearby(by, NEXT)).collect();
        for pair in later.windows(2) {
            let [first, second] = pair else { continue };
            let bases = first.counts();
            let parts = second.counts();
            let ([(i, base)], Some((j, part))) = (bases.as_slice(), parts.first()) else {
                continue;
            };
            let one_noun = headline || base.noun.as_ref().map(|n| &n.lemma) == noun;
            let below = part.stated.named() < base.stated.named();
            if !one_noun || !second.is_of_them(part) || !below {
                continue;
            }
            let value = of_whole(share);
            // Another part of the same may be meant.
            let fits = parts.iter().any(|(_, q)| {
                let right = base.stated.named().and_then(|n| value.scaled(n));
                right.is_none_or(|r| r.meets(&rounded(q)))
            });
            if !fits {
                let (base, part) = (first.operand(*i, base), second.operand(*j, part));
                out.push(self.share((k, share), base, part));
            }
            return;
        }
    }
}

/// Halves are told loosely.
fn is_half(q: &Quantity) -> bool {
    q.stated.named() == Number::ratio(1, 2)
}
