//! Numbers that another place of the text gives otherwise: under a label ("Turbines: 64" over "72 turbines"), and behind "the" ("a plan worth 3.2 billion
//! euros ... half of the 3.2 million euros").

use super::across::FAR;
use super::{Law, Reader, Statement, is_amount};
use crate::document::ZoneKind;
use crate::quantity::{Kind, Number, Quantity};
use crate::text::{Token, TokenKind, flag};

/// So many amounts of one kind before it, and one that looks like another says nothing.
const DENSE: usize = 24;

impl Reader<'_> {
    /// "Turbines: 64" among the key facts: the body counts the same noun with one other number throughout.
    pub(super) fn labelled(&self, out: &mut Vec<Statement>) {
        const WORDS: usize = 3;
        let sentences = &self.stages.text.sentences;
        let numbers: Vec<_> = self.numbers().collect();
        let [(i, q)] = numbers.as_slice() else {
            return;
        };
        let colon = q.tokens.start.wrapping_sub(1);
        let dash = self.tok(self.range.start).is_some_and(Token::dash);
        let label = self.range.start + usize::from(dash)..colon;
        let labels = (1..=WORDS).contains(&label.len())
            && self.tok(colon).is_some_and(|t| t.mark(':'))
            && q.tokens.end + 1 >= self.range.end;
        match q.kind {
            Kind::Money if labels => return self.label_of_money(*i, q, out),
            // Of two words before the colon the body may count something else.
            Kind::Count if labels && label.len() == 1 && q.noun.is_none() => {}
            _ => return,
        }
        let Some(word) = self.tok(colon - 1).map(|t| {
            let form = t.span.of(&self.stages.document.text).to_lowercase();
            crate::text::singular(&form)
        }) else {
            return;
        };
        let body: Vec<(usize, &Quantity)> = self
            .stages
            .quantities
            .iter()
            .enumerate()
            .take(FAR)
            .filter(|(_, b)| {
                b.kind == Kind::Count
                    // "about 1,800 British, colonial and native troops": a name is no noun.
                    && b.noun.as_ref().is_some_and(|n| {
                        n.lemma == word && !self.tok(n.token).is_some_and(|t| t.capital)
                    })
                    && sentences
                        .get(b.sentence)
                        .is_some_and(|s| s.zone == ZoneKind::Body)
            })
            .collect();
        let one = body.first().map(|(_, b)| b.stated);
        let same = body.iter().all(|(_, b)| Some(b.stated) == one);
        if let Some((j, b)) = body.first()
            && same
            && !b.addition
            && !b.partitive
        {
            let operands = vec![self.operand(*i, q), self.operand(*j, b)];
            out.push(self.statement(Law::Label, operands));
        }
    }

    /// "Cost: $2.4 million" over "the $2.4 billion scheme": one sum, and no other that the text gives, but for its scale.
    fn label_of_money(&self, i: usize, q: &Quantity, out: &mut Vec<Statement>) {
        let told = self.stages.quantities.iter().enumerate().take(FAR);
        let body = told.filter(|(_, b)| {
            b.kind == Kind::Money && b.unit == q.unit && b.sentence != self.sentence
        });
        let mut found = None;
        for (j, b) in body {
            let (Some(x), Some(y)) = (q.stated.named(), b.stated.named()) else {
                continue;
            };
            if x == y {
                return;
            }
            if scaled(x, y, q) {
                found.get_or_insert((j, b));
            }
        }
        if let Some((j, b)) = found {
            let operands = vec![self.operand(j, b), self.operand(i, q)];
            out.push(self.statement(Law::Reference, operands));
        }
    }

    /// "covers half of the 3.2 million euros" behind "a plan worth 3.2 billion euros"; "the last of the 134 people" behind "143 people in all": an amount
    /// that refers back to one that the text has not given, but for its scale or for two of its digits.
    pub(super) fn slips(&self, out: &mut Vec<Statement>) {
        for (i, q) in self.numbers() {
            let refers = (q.tokens.start.saturating_sub(1)..q.number.start)
                .any(|k| k >= self.range.start && self.tok(k).is_some_and(|t| t.is(flag::THE)));
            // "half of the 3.2 million euros for the road", "that the state paid": told of here, and not before.
            let own = q.kind != Kind::Count
                && (self.is_form(q.tokens.end, &["for", "in"])
                    || self.tok(q.tokens.end).is_some_and(|t| t.is(flag::RELATIVE)));
            // "the $15bn industry": part of a name for something else.
            let modifies = q.kind != Kind::Count
                && self
                    .tok(q.tokens.end)
                    .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::NO_NOUN));
            // "a loan of $2.6 billion ... The $2.6 million loan": unless it is the same thing.
            let behind = self.tok(q.tokens.end).map(|t| t.word);
            let named = |e: &Quantity| {
                let near = e.tokens.start.saturating_sub(3)..e.tokens.end + 2;
                let text = &self.stages.document.text;
                let form = self
                    .tok(q.tokens.end)
                    .map(|t| t.span.of(text).to_lowercase());
                behind.is_some()
                    && near
                        .into_iter()
                        .any(|i| self.tok(i).map(|t| t.span.of(text).to_lowercase()) == form)
            };
            let Some(value) = q.stated.named().filter(|_| is_amount(q) && refers && !own) else {
                continue;
            };
            let earlier = self.stages.quantities.iter().enumerate().take(i);
            let earlier = earlier.skip(i.saturating_sub(FAR));
            let alike: Vec<(usize, &Quantity)> = earlier
                .filter(|(_, e)| {
                    self.alike(e, q)
                        && e.kind == q.kind
                        && (q.kind != Kind::Count || e.noun.is_some())
                })
                .take(DENSE + 1)
                .collect();
            // Among very many amounts of one kind two are like each other by chance.
            if alike.len() > DENSE {
                continue;
            }
            let mut found = None;
            for (j, e) in alike {
                let Some(other) = e.stated.named() else {
                    continue;
                };
                if other == value {
                    found = None;
                    break;
                }
                if modifies && !named(e) {
                    continue;
                }
                if scaled(value, other, q) || value.transposed(other) {
                    found = Some((j, e));
                }
            }
            if let Some((j, e)) = found {
                let operands = vec![self.operand(j, e), self.operand(i, q)];
                out.push(self.statement(Law::Reference, operands));
            }
        }
    }
}

/// Two digits at least that are not naught, and a thousand or a million times apart: "3.2 billion", "3.2 million".
fn scaled(a: Number, b: Number, q: &Quantity) -> bool {
    let (low, high) = (a.min(b), a.max(b));
    let times = |by| low.mul(Number::int(by)) == Some(high);
    if q.step < Number::int(1000) || !(times(1000) || times(1_000_000)) {
        return false;
    }
    let digits = low.decimal();
    let digits = digits.chars().filter(|c| c.is_ascii_digit() && *c != '0');
    digits.count() >= 2
}
