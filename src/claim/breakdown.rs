//! Counts that break down one before them: by sum ("807 people, 484 in Karsk and 323 in Lunde"), by call ("Norra with 75; Selvia 64; Veldoria 60").

use super::beside::Beside;
use super::{Claim, Stages};
use crate::quantity::{Form, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

impl Beside<'_> {
    /// Whether "in" and a place stand right behind the number: "in Dokki", "in and around Karsk", "in the provinces".
    pub(super) fn put_somewhere(&self) -> bool {
        let Self { stages, q, .. } = *self;
        let tok = |i: usize| stages.text.tokens.get(i);
        let mut at =
            q.tokens.end + usize::from(tok(q.tokens.end).is_some_and(|t| t.is(flag::ADDITION)));
        if !stages.is_form(at, &["in", "at", "near", "outside", "from"]) {
            return false;
        }
        if stages.is_form(at + 1, &["and"]) && stages.is_form(at + 2, &["around", "near"]) {
            at += 2;
        }
        let name = |i: usize| tok(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word);
        let house = [
            "hospital",
            "hospitals",
            "custody",
            "condition",
            "clinic",
            "morgue",
        ];
        let the = tok(at + 1).is_some_and(|t| t.is(flag::THE));
        name(at + 1) || the && (at + 2..at + 4).all(|i| !stages.is_form(i, &house))
    }

    /// "seven confirmed dead, four adults and three kids": two or more counts behind a claim of their sentence that make it up to the last one.
    pub(super) fn broken_down(&self) -> Option<Claim> {
        const MOST: usize = 8;
        let Self { stages, q, .. } = *self;
        let whole = self.so_far.claims.iter().rposition(|c| {
            let own = stages.quantities.get(c.quantity);
            !c.is_part && own.is_some_and(|p| p.sentence == q.sentence)
        })?;
        let before = self.so_far.claims.get(whole)?;
        // "at least five civilians, three women and two children": a floor is made up too.
        let floor = || before.value.named().filter(|_| before.value.low.is_some());
        let total = before
            .value
            .single()
            .or_else(floor)
            .filter(|v| *v > Number::ONE)?;
        let figure = stages.tables.figure(before.figure)?;
        if figure.measure.is_some() || !is_count(q) {
            return None;
        }
        let items = stages
            .quantities
            .iter()
            .skip(before.quantity + 1)
            .take_while(|p| p.sentence == q.sentence)
            .filter(|p| !p.kind.is_look_alike() && p.kind != Kind::Age)
            .take(MOST);
        let mut sum = Number::ZERO;
        let mut reached = false;
        for (n, item) in items.enumerate() {
            let value = item.stated.single().filter(|_| is_count(item))?;
            sum = sum.add(value)?;
            reached |= item.number == q.number;
            if sum > total {
                return None;
            }
            if sum == total {
                if n == 0 || !reached {
                    return None;
                }
                let mut claim = self.like(before);
                claim.is_part = true;
                claim.part_of = Some(whole);
                claim.who = q.noun.as_ref().map(|n| n.lemma.clone());
                claim.words = q.span(stages.text);
                claim.stance = claim.stance.max(before.stance);
                claim.trace = format!(
                    "{}: one of those that make up the count before it",
                    figure.id
                );
                return Some(claim);
            }
        }
        None
    }

    /// "The others are: Norra with 75; Selvia 64; Veldoria 60": a roll of names, each with a bare number, of the figure told before.
    pub(super) fn called(&self) -> Option<Claim> {
        const FEWEST: usize = 3;
        const BACK: usize = 2;
        let Self { stages, q, .. } = *self;
        if !is_called(stages, q) {
            return None;
        }
        let at = stages
            .quantities
            .partition_point(|p| p.sentence < q.sentence);
        let here = stages.quantities.iter().skip(at);
        let named = here
            .take_while(|p| p.sentence == q.sentence)
            .filter(|p| is_called(stages, p));
        let before = self.so_far.claims.last()?;
        let told = stages.quantities.get(before.quantity)?;
        let figure = stages.tables.figure(before.figure)?;
        let recent = self
            .last()
            .is_some_and(|(_, p)| p.sentence + BACK >= q.sentence);
        if named.count() < FEWEST
            || !figure.people
            || !recent
            || told.sentence + 2 * BACK < q.sentence
        {
            return None;
        }
        let mut claim = self.like(before);
        claim.is_part = true;
        // Of the name before it, wherever else in the sentence a place is said.
        claim.event.place_said = false;
        claim.words = q.span(stages.text);
        claim.trace = format!("{}: a roll of names, each with its number", figure.id);
        Some(claim)
    }
}

/// A plain count of its own.
fn is_count(q: &Quantity) -> bool {
    q.kind == Kind::Count
        && q.unit.is_none()
        && !q.compound
        && !matches!(q.form, Form::Zero | Form::Vague | Form::Article)
}

/// A bare number between a name, or "with" behind one, and what ends an item of a list.
fn is_called(stages: &Stages<'_>, q: &Quantity) -> bool {
    let tok = |i: usize| stages.text.tokens.get(i);
    if !is_count(q) || q.noun.is_some() {
        return false;
    }
    let Some(mut before) = q.tokens.start.checked_sub(1) else {
        return false;
    };
    if stages.is_form(before, &["with", "had"]) && before > 0 {
        before -= 1;
    }
    let name = tok(before).is_some_and(|t| {
        t.capital && t.kind == TokenKind::Word && !t.is(flag::MONTH | flag::WEEKDAY)
    });
    let ends = tok(q.tokens.end)
        .is_none_or(|t| t.mark(',') || t.mark(';') || t.mark('.') || t.is(flag::COORDINATOR))
        || stages.is_form(q.tokens.end, &["each"]);
    name && ends
}
