//! Votes against the seats of a chamber: "The chamber has 45 members. Twenty-four wanted him gone, 17 stood by him, and six chose to abstain".

use super::{Law, Reader, Told, is_exact, unhedged};
use crate::quantity::{Kind, Number, Quantity};
use crate::text::flag;

/// The chamber stands in the sentence of its votes or in so many before it.
const BEFORE: isize = 2;
/// A count is a part of the votes before it when so many words say so: "six, among them three from his own party".
const NEAR: usize = 4;
/// A sum that is off by more than one in so many is of another vote.
const FAR: i128 = 6;

impl<'a> Reader<'a> {
    /// Three ways of voting, of which the last is to abstain, and a chamber with fewer members, or with more of whom none was missing.
    pub(super) fn votes(&self, out: &mut Told) {
        if self.quantities.len() < 3 || !self.abstains() {
            return;
        }
        let ballots: Vec<(usize, &Quantity)> = self
            .counts()
            .into_iter()
            .filter(|(_, q)| !self.is_among(q))
            .collect();
        if ballots.len() < 3 {
            return;
        }
        let most = ballots.iter().filter_map(|(_, q)| q.stated.single()).max();
        let found = (-BEFORE..=0).rev().find_map(|by| {
            let reader = self.within(by)?;
            let chamber = reader.counts().into_iter().find(|(_, q)| {
                reader.is_chamber(q) && !reader.is_among(q) && q.stated.single() >= most
            })?;
            Some((reader, chamber))
        });
        let Some((reader, (i, chamber))) = found else {
            return;
        };
        let parts: Vec<(usize, &Quantity)> = ballots
            .into_iter()
            .filter(|(n, q)| *n != i && q.tokens.start > chamber.tokens.start)
            .collect();
        let sum = Number::total(parts.iter().map(|(_, q)| q.stated.single()));
        let (Some(sum), Some(whole)) = (sum, chamber.stated.single()) else {
            return;
        };
        let off = sum.distance(whole).unwrap_or(whole);
        let all = reader.tells_of_all(chamber) && !reader.leaves_out();
        if parts.len() != 3
            || out.summed.contains(&i)
            || !super::is_near_miss(off, whole, FAR) && off > Number::ONE
            || sum == whole
            || sum < whole && !all
        {
            return;
        }
        let mut operands = vec![reader.operand(i, chamber)];
        operands.extend(parts.iter().map(|(n, q)| self.operand(*n, q)));
        out.push(self.statement(Law::Sum, operands));
    }

    /// "abstained", "chose to abstain", "four abstentions"
    fn abstains(&self) -> bool {
        self.range.clone().any(|i| {
            self.tok(i).is_some_and(|t| {
                let form = t.span.of(&self.stages.document.text).to_ascii_lowercase();
                form.starts_with("abstain") || form.starts_with("abstention")
            })
        })
    }

    /// "among them three of his own party", "including two": counted already.
    fn is_among(&self, q: &Quantity) -> bool {
        (q.tokens.start.saturating_sub(NEAR).max(self.range.start)..q.tokens.start)
            .any(|i| self.is_form(i, &["among", "including", "whom"]))
    }

    /// "45 members", "all 41 councillors", "the 35 seats".
    fn is_chamber(&self, q: &Quantity) -> bool {
        let named = q.noun.as_ref().and_then(|n| self.tok(n.token));
        let lemma = q.noun.as_ref().map_or("", |n| n.lemma.as_str());
        let people = named.is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE)) && lemma != "person";
        let seats = people || matches!(lemma, "seat" | "member" | "councillor" | "deputy");
        q.kind == Kind::Count && is_exact(q) && unhedged(q) && !q.addition && seats
    }

    /// "All 41 councillors were in their seats", "every one of the 35 members", "none of whom was missing".
    fn tells_of_all(&self, q: &Quantity) -> bool {
        let start = q.tokens.start;
        self.closes(q)
            || (start.saturating_sub(NEAR).max(self.range.start)..start)
                .any(|i| self.is_form(i, &["every", "each"]))
            || (q.tokens.end..self.range.end).any(|i| {
                self.is_form(i, &["none"])
                    && (i..self.range.end).any(|k| self.is_form(k, &["missing", "absent"]))
            })
    }
}
