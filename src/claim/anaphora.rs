//! Numbers that take their figure from what was counted before: "that number went up to 86", "rose from 205 to 245".

use super::beside::Beside;
use super::{Claim, Claims, Reading, Stages};
use crate::attribution::Stance;
use crate::quantity::{Form, Kind, Number, Quantity};
use crate::text::{TokenKind, clause, flag};

/// Nouns that stand for what was counted before.
pub(super) const COUNTS: [&str; 7] = [
    "number", "figure", "count", "total", "tally", "toll", "estimate",
];
/// Between such a noun and its number there are no more tokens.
const NEAR: usize = 14;
/// So many numbers between the two are looked at.
const FARTHEST: usize = 40;
/// It goes back over so many sentences.
const BACK: usize = 2;

impl Beside<'_> {
    /// "so the number goes up to 86", "lowered that figure to 56", "the count from the shooting fell to 68": of the figure counted last, in this
    /// sentence or one of the two before.
    pub(super) fn counted_again(&self) -> Option<Claim> {
        let Self { stages, q, .. } = *self;
        let before = self.counted_last()?;
        let figure = stages.tables.figure(before.figure)?;
        if !figure.people
            || q.kind != Kind::Count
            || q.noun.is_some()
            || q.unit.is_some()
            || !(ends_there(stages, q) || stages.text.is(q.tokens.end, flag::MODAL))
        {
            return None;
        }
        let clause = clause(stages.text, q.number.start);
        let from = clause.start.max(q.tokens.start.saturating_sub(NEAR));
        let noun = (from..q.tokens.start)
            .rev()
            .find(|i| stages.is_form(*i, &COUNTS))?;
        let definite = noun.checked_sub(1).is_some_and(|d| {
            stages.is_form(d, &["the", "that", "this"])
                || d > 0
                    && stages.text.is(d, flag::ADJECTIVE)
                    && stages.is_form(d - 1, &["the", "that", "this"])
        });
        // What the noun names itself is no other figure: "the number of homes", "the number injured", "the total recoveries".
        let goes_on = noun + 1 == q.tokens.start
            || stages.text.tokens.get(noun + 1).is_some_and(|t| {
                t.is(flag::VERB_PAST
                    | flag::VERB_S
                    | flag::BE
                    | flag::HAVE
                    | flag::MODAL
                    | flag::PREPOSITION
                    | flag::ADVERB)
            });
        // "had received a government figure of 3,459", "gave a lower figure, 52"
        let figure_of = stages.is_form(noun, &["figure", "count", "tally", "estimate"])
            && (stages.is_form(noun + 1, &["of"])
                || stages
                    .text
                    .tokens
                    .get(noun + 1)
                    .is_some_and(|t| t.mark(',')))
            && q.tokens.start == noun + 2;
        // "A tally by the agency stands at 52": a count of somebody's own.
        let of_somebody = stages.is_form(noun, &["figure", "count", "tally", "estimate", "toll"])
            && stages.is_form(noun + 1, &["by", "from"]);
        let own = !figure_of
            && (!goes_on || stages.is_form(noun + 1, &["of", "who", "still", "on", "aboard"]));
        let crossed = stages
            .quantities
            .iter()
            .skip(self.index.saturating_sub(3))
            .take_while(|o| o.number.start < q.number.start)
            .any(|o| o.number.start > noun && !is_from(stages, o) && !o.kind.is_look_alike());
        if !(definite || figure_of || of_somebody) || own || crossed {
            return None;
        }
        let verb = |i: usize| {
            let word = stages.text.tokens.get(i)?.word;
            let verb = stages.lexicon.word(word).verb;
            word.known().then(|| stages.lexicon.form(verb))
        };
        let leads = q.tokens.start.checked_sub(1)?;
        let to = stages.is_form(leads, &["to", "at"]);
        // "the number went up to 86" | "lowered that figure to 56" | "the toll is 12"
        let moves = |i: usize| {
            matches!(
                verb(i),
                Some(
                    "rise"
                        | "climb"
                        | "grow"
                        | "increase"
                        | "jump"
                        | "go"
                        | "fall"
                        | "drop"
                        | "come"
                        | "stand"
                        | "remain"
                        | "stay"
                        | "lower"
                        | "raise"
                        | "revise"
                        | "cut"
                        | "put"
                        | "set"
                        | "bring"
                        | "reduce"
                        | "take"
                        | "correct"
                        | "amend"
                        | "update"
                )
            )
        };
        let moved = to
            && ((noun + 1..leads).any(moves)
                || (noun.saturating_sub(4).max(clause.start)..noun).any(moves));
        // "the figure was likely 10,000"
        let adverb = |i: usize| stages.text.is(i, flag::ADVERB);
        let said = leads - usize::from(adverb(leads) && leads > noun + 1);
        let states = said > noun
            && (matches!(verb(said), Some("reach" | "hit" | "pass" | "exceed" | "be"))
                || of_somebody && matches!(verb(said), Some("find" | "give" | "show")));
        if !moved && !states && !figure_of {
            return None;
        }
        let mut claim = self.like(before);
        if claim.event.head == 0 {
            claim.event = before.event.clone();
        }
        // "and the number could reach 100"
        let modal = |i: usize| stages.text.is(i, flag::MODAL);
        if (noun..q.tokens.start).any(modal) {
            claim.stance = claim.stance.max(Stance::Hypothetical);
        }
        claim.words = stages.text.span(noun..q.tokens.end);
        claim.trace = format!("{}: the figure counted before it, told again", figure.id);
        Some(claim)
    }

    /// "the ministry gave 120", "lowered it to 31", "it passed 80", "spoke of 62 dead, then of 87": a bare number of the figure counted last.
    pub(super) fn told_again(&self) -> Option<Claim> {
        let Self { stages, q, .. } = *self;
        let before = self.counted_last()?;
        let figure = stages.tables.figure(before.figure)?;
        let bare = q.kind == Kind::Count && q.noun.is_none() && q.unit.is_none();
        if !figure.people || !bare || q.compound || !self.says_no_more() || !near_in_size(before, q)
        {
            return None;
        }
        let steps = self.in_steps();
        let said = self.is_set()
            || self.is_reached()
            || self.is_said()
            || self.is_said_to_be()
            || self.is_listed_by();
        if !steps && (!said || self.counts_others(before)) {
            return None;
        }
        let mut claim = self.like(before);
        if claim.event.head == 0 || steps {
            claim.event = before.event.clone();
        }
        if steps {
            claim.origin.clone_from(&before.origin);
            claim.carriers.clone_from(&before.carriers);
        }
        let (old, new) = (before.value.named(), claim.value.named());
        if steps || self.is_reached() || self.is_moved() {
            claim.rising |= new > old;
            claim.falling |= new < old;
        }
        claim.is_part |= self.is_of_a_spot();
        claim.words = q.span(stages.text);
        claim.trace = format!(
            "{}: another number for the figure counted before it",
            figure.id
        );
        Some(claim)
    }

    /// "Nine are in custody. About 80 neighbours met at the pier; a paper counted 150": people whom no figure counts, told since.
    fn counts_others(&self, before: &Claim) -> bool {
        let stages = self.stages;
        let since = before.quantity + 1..self.index;
        // "300 were arrested. Three members of the guard were killed; the ministry gave the number as seven": of the last.
        let last = self.so_far.claims.last();
        if last.is_some_and(|c| c.figure != before.figure && c.quantity > before.quantity) {
            return true;
        }
        stages
            .quantities
            .get(since)
            .unwrap_or_default()
            .iter()
            .zip(before.quantity + 1..)
            .take(FARTHEST)
            .any(|(p, n)| {
                let read = matches!(self.so_far.readings.get(n), Some(Reading::Claim(_)));
                let noun = p
                    .noun
                    .as_ref()
                    .and_then(|n| stages.text.tokens.get(n.token));
                let people = noun.is_some_and(|t| t.is(flag::PEOPLE | flag::PERSON));
                // "Forty of the rescued were cadets"
                let some = p.partitive && noun.is_none();
                !read && p.kind == Kind::Count && p.form != Form::Article && (people || some)
            })
    }

    /// "displaced 2,300 people; the Red Cross counted 1,450 in two shelters": of those there.
    fn is_of_a_spot(&self) -> bool {
        const NEAR: usize = 4;
        let Self { stages, q, .. } = *self;
        let end = q.tokens.end;
        stages.is_form(end, &["in", "at"])
            && (end + 1..end + 1 + NEAR)
                .take_while(|i| {
                    let token = stages.text.tokens.get(*i);
                    token.is_some_and(|t| t.kind != TokenKind::Mark)
                })
                .any(|i| stages.text.is(i, flag::FACILITY))
    }

    /// Nothing behind the number that it could count or that would be said of it.
    pub(super) fn says_no_more(&self) -> bool {
        let Self { stages, q, .. } = *self;
        let time = stages
            .quantities
            .get(self.index + 1)
            .is_some_and(|n| n.kind == Kind::RelativeTime && n.tokens.start == q.tokens.end);
        time || ends_there(stages, q)
    }

    /// The claim that a noun such as "that number" goes back to: one of the number or of what it came from, else the last.
    fn counted_last(&self) -> Option<&Claim> {
        const AMONG: usize = 12;
        let from = self
            .index
            .checked_sub(1)
            .and_then(|i| self.stages.quantities.get(i))
            .filter(|p| is_from(self.stages, p))
            .and_then(|p| p.stated.named());
        let recent = || {
            let claims = self.so_far.claims.iter().rev().take(AMONG);
            claims.filter(|c| {
                let told = self.stages.quantities.get(c.quantity);
                let figure = self.stages.tables.figure(c.figure);
                let range = figure.and_then(|f| f.range);
                !c.is_part
                    && told.is_some_and(|p| p.sentence + BACK >= self.q.sentence)
                    && range.is_none_or(|r| r.meets(&self.q.stated))
            })
        };
        let same = |c: &&Claim| {
            let value = c.value.named();
            value.is_some() && (value == from || value == self.q.stated.named())
        };
        recent().find(same).or_else(|| recent().next())
    }
}

/// The claim of the number that `claim` has come from: the "205" of "rose from 205 to 245", when it has none yet.
pub(super) fn moved_from(
    stages: &Stages<'_>,
    claim: &Claim,
    q: &Quantity,
    out: &Claims,
) -> Option<Claim> {
    let index = claim.quantity.checked_sub(1)?;
    let p = stages.quantities.get(index)?;
    let unread = matches!(out.readings.last(), Some(Reading::None(_)))
        && out.readings.len() == claim.quantity;
    let joined = p.tokens.end + 1 == q.tokens.start && stages.is_form(p.tokens.end, &["to"]);
    if !unread
        || !joined
        || p.sentence != q.sentence
        || p.kind != q.kind
        || claim.is_part
        || !is_from(stages, p)
    {
        return None;
    }
    Some(Claim {
        quantity: index,
        value: p.stated,
        earlier: true,
        trace: format!("{}, the value before", claim.trace),
        ..claim.clone()
    })
}

/// Two counts of one thing seldom lie farther apart than by so much.
fn near_in_size(before: &Claim, q: &Quantity) -> bool {
    const TIMES: i128 = 50;
    let far = |small: Number, large: Number| {
        small
            .mul(Number::int(TIMES))
            .is_some_and(|most| most < large)
    };
    match (before.value.named(), q.stated.named().or(q.stated.low)) {
        (Some(a), Some(b)) => !far(a, b) && !far(b, a),
        _ => true,
    }
}

/// "from" right before the number.
fn is_from(stages: &Stages<'_>, q: &Quantity) -> bool {
    stages.is_form(q.tokens.start.wrapping_sub(1), &["from"])
}

/// Nothing behind the number that it could count.
fn ends_there(stages: &Stages<'_>, q: &Quantity) -> bool {
    stages.text.tokens.get(q.tokens.end).is_none_or(|t| {
        t.kind == TokenKind::Mark && !t.dash()
            || t.is(flag::COORDINATOR
                | flag::SUBORDINATOR
                | flag::WEEKDAY
                | flag::TIME
                | flag::PREPOSITION)
    })
}
