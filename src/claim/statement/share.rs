//! "4 percent of its 60 million crowns, or about 2.4 million", "97 of the 290 passengers, or 33 percent": a share, its base and what it comes to.

use super::{Law, Operand, Reader, Statement, is_amount, rounded};
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

/// A share and its base stand no further apart than so many tokens; the result follows as closely.
const NEAR: usize = 9;

impl Reader<'_> {
    pub(super) fn shares(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for (n, (i, first)) in numbers.iter().enumerate() {
            // The base of "a third of the 290 passengers" is read inside the ratio.
            let mut rest = numbers.iter().skip(n + 1);
            let (Some((j, second)), Some((k, third))) = (rest.next(), rest.next()) else {
                continue;
            };
            let is_share = |q: &Quantity| matches!(q.kind, Kind::Percent | Kind::Ratio);
            if is_share(first)
                && is_amount(second)
                && is_amount(third)
                && self.of(first, second)
                && self.follows(second, third)
            {
                // "4 percent of its 60 million crowns, or about 24 million"
                if third.kind == second.kind && third.unit == second.unit
                    || third.kind == Kind::Count && third.noun.is_none()
                    || second.noun.is_some() && third.noun.is_some()
                {
                    out.push(self.share(
                        (*i, first),
                        self.operand(*j, second),
                        self.operand(*k, third),
                    ));
                }
            } else if is_amount(first)
                && is_share(second)
                && is_amount(third)
                && self.follows(first, second)
                && self.of(second, third)
                && first.kind == third.kind
            {
                // "1,200 jobs, or 9 percent of its 20,000 workers"
                out.push(self.share(
                    (*j, second),
                    self.operand(*k, third),
                    self.operand(*i, first),
                ));
            } else if first.kind == Kind::Count
                && second.kind == Kind::Count
                && is_share(third)
                && self.is_form(first.tokens.start.wrapping_sub(1), &["of"])
                && self.follows(first, second)
                && self.follows(second, third)
            {
                // "Of the 290 passengers, 97, or 33 percent, were treated"
                out.push(self.share(
                    (*k, third),
                    self.operand(*i, first),
                    self.operand(*j, second),
                ));
            } else if is_amount(first)
                && is_amount(second)
                && is_share(third)
                && self.of(first, second)
                && self.follows(second, third)
                && first.kind == Kind::Count
                && second.kind == Kind::Count
            {
                // "4,028 theatres, of which 3,100 (77 percent)": the base stands first.
                let which = (first.number.end..second.number.start)
                    .any(|t| self.is_form(t, &["which", "whom", "these", "them"]));
                out.push(if which {
                    self.share(
                        (*k, third),
                        self.operand(*i, first),
                        self.operand(*j, second),
                    )
                } else {
                    self.share(
                        (*k, third),
                        self.operand(*j, second),
                        self.operand(*i, first),
                    )
                });
            }
        }
    }

    /// "Of the 12,000 who had been given it, 312 (2.6%)", "Among the 12,000 who had not, 552 did (6.4%)": the base opens the sentence, the share
    /// stands in brackets right behind what it is of.
    pub(super) fn fronted_shares(&self, out: &mut Vec<Statement>) {
        const BEHIND: usize = 3;
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        let [(i, base), (j, part), (k, share)] = numbers.as_slice() else {
            return;
        };
        let opens = self.is_form(self.range.start, &["of", "among"])
            && base.tokens.start <= self.range.start + 2;
        let counts = base.kind == Kind::Count && part.kind == Kind::Count;
        let bracket = share.kind == Kind::Percent
            && share
                .tokens
                .start
                .checked_sub(1)
                .and_then(|b| self.tok(b))
                .is_some_and(|t| t.mark('('))
            && self.tok(share.tokens.end).is_some_and(|t| t.mark(')'));
        let near = share.tokens.start.saturating_sub(part.tokens.end) <= BEHIND;
        // Taken already where base and part stand side by side.
        let side_by_side = self.follows(base, part);
        if opens
            && counts
            && bracket
            && near
            && !side_by_side
            && part.stated.named() < base.stated.named()
        {
            out.push(self.share((*k, share), self.operand(*i, base), self.operand(*j, part)));
        }
    }

    /// So much of a base is a part, wherever the two stand.
    pub(super) fn share(
        &self,
        (i, share): (usize, &Quantity),
        base: Operand,
        part: Operand,
    ) -> Statement {
        // "a third of the 290 passengers" holds its base: the share alone is shown.
        let alone = if share.kind == Kind::Ratio {
            share.tokens.start..share.number.end
        } else {
            share.tokens.clone()
        };
        let share = Operand {
            shown: self.words(alone),
            ..self.operand_of(i, share, of_whole(share))
        };
        self.statement(Law::Share, vec![share, base, part])
    }

    /// "SHARE of [its|the] BASE"
    pub(super) fn of(&self, share: &Quantity, base: &Quantity) -> bool {
        let from = share.number.end;
        // "8.2 percent of all that were issued following the purchase of 31,000 shares": the number is no base.
        let other = (from..base.tokens.start).any(|i| {
            self.tok(i).is_some_and(|t| {
                t.is(flag::PREPOSITION | flag::COORDINATOR | flag::SUBORDINATOR)
                    && !t.is(flag::HEDGE)
                    && !self.is_form(i, &["of"])
            }) || self.is_form(i, &["for", "following"])
        });
        if other {
            return false;
        }
        let ratio = share.kind == Kind::Ratio;
        let last = if ratio { from } else { share.tokens.end };
        base.number.start > from
            && base.number.start - from <= NEAR
            // "three quarters brought losses of 7 million" is no share of them.
            && (from..=last).any(|i| self.is_form(i, &["of"]))
            && !(from..base.number.start)
                .any(|i| self.tok(i).is_some_and(|t| t.mark(',') || t.mark(';')))
    }

    /// The result stands right behind the base: ", or 97", "(97)", ", about 97 people".
    fn follows(&self, base: &Quantity, result: &Quantity) -> bool {
        let gap = base.tokens.end..result.tokens.start;
        // "the 60 million crowns the fund has under management, or about 24 million": a clause of its own behind the base.
        if gap.start < gap.end
            && let Some(mark) = self.equates(result.tokens.start)
            && mark >= gap.start
            && mark - gap.start <= NEAR
            && !(gap.start..mark).any(|i| {
                self.tok(i)
                    .is_some_and(|t| t.mark(',') || t.mark(';') || t.is(flag::COORDINATOR))
            })
        {
            return true;
        }
        gap.start <= gap.end
            && gap.len() <= 2
            && !gap.is_empty()
            && gap.clone().all(|i| {
                self.is_form(i, &["or"])
                    || self
                        .tok(i)
                        .is_some_and(|t| t.mark(',') || t.mark('(') || t.dash())
            })
    }
}

/// A share as a part of the whole, which is 1.
pub(super) fn of_whole(share: &Quantity) -> Interval {
    let value = rounded(share);
    let hundredth = Number::ratio(1, 100).filter(|_| share.kind == Kind::Percent);
    hundredth.and_then(|h| value.scaled(h)).unwrap_or(value)
}
