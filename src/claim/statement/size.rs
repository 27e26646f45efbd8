//! Changes told by their size, whose two ends the sentences around tell at two times: "dropped to 6.8 percent. A year ago the rate stood at 7.9 percent. An
//! improvement of 1.3 percentage points", "four times what was spent last year. The previous winter's outlay had been 2.6 million".

use std::ops::Range;

use super::change::as_percent;
use super::earlier::End;
use super::ends::pairs;
use super::{By, Law, Operand, Reader, Told, is_amount, is_exact, rounded};
use crate::quantity::{Form, Interval, Kind, Number, Quantity};
use crate::text::{Token, TokenKind, flag};

/// The words of a size stand no further apart.
const NEAR: usize = 4;

/// What a text says of how much something has changed.
pub(super) struct Size {
    pub(super) tokens: Range<usize>,
    pub(super) quantity: Option<usize>,
    value: Interval,
    pub(super) by: By,
    pub(super) up: Option<bool>,
    /// A verb says it: "has doubled".
    pub(super) verb: bool,
    /// The verb that it stands behind: "fell by 12 percent", "lowered borrowing costs by half a point".
    pub(super) told_by: Option<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn sizes(&self, out: &mut Told) {
        let sizes = self.told_sizes();
        // Of two changes in one sentence it is not said whose ends the others tell.
        let [size] = sizes.as_slice() else { return };
        let other = |(i, q): (usize, &Quantity)| Some(i) != size.quantity && self.is_sizeable(q);
        if out.changed.contains(&self.sentence) || self.numbers().any(other) {
            return;
        }
        let ends = self.ends_around(size);
        if size.by == By::Percent && self.by_both(size, &ends, out) {
            return;
        }
        if let Some(both) = self.ends_of(&ends, size) {
            self.between_ends(size, &ends, both, out);
        }
        if !out.changed.contains(&self.sentence) {
            self.number_multiplied(size, out);
        }
    }

    /// A change from the old to the new end, unless others of the ends may be meant.
    fn between_ends(
        &self,
        size: &Size,
        ends: &[End<'a>],
        (old, new): (&End<'a>, &End<'a>),
        out: &mut Told,
    ) {
        // Any two that fit may be the ones meant, but where the words join the old one to the size.
        let joined = old.reader.sentence == self.sentence && old.compared();
        // "rose by 7 percent to 2.31 million, having been 2.48 million": of this size, and the other way.
        let turned = new.reader.sentence == self.sentence
            && old.reader.sentence == self.sentence
            && old.earlier
            && !new.earlier
            && old.year < new.year.or(Some(i16::MAX))
            && size.goes_against(old, new);
        // What stands before the size, or between the three, is nearer than anything further on.
        let last = self
            .sentence
            .max(old.reader.sentence)
            .max(new.reader.sentence);
        let meant = |e: &End<'_>| {
            let at = e.reader.sentence;
            at <= last && (!joined || at <= self.sentence)
        };
        let told = |a: &End<'_>, b: &End<'_>| size.by != By::Points || a.is_before(b).is_some();
        let mut fitting = pairs(ends).filter(|(a, b)| {
            // Of the two that the words tell apart, the size is of the older one.
            let chosen =
                [a.index, b.index].contains(&old.index) && [a.index, b.index].contains(&new.index);
            let fits = if chosen {
                size.fits(old, new)
            } else {
                size.fits(a, b) || size.fits(b, a)
            };
            told(a, b) && fits
        });
        if !turned && fitting.any(|(a, b)| meant(a) && meant(b)) {
            return;
        }
        let operands = vec![
            old.reader.operand(old.index, old.quantity),
            new.reader.operand(new.index, new.quantity),
            self.said(size, size.value),
        ];
        out.push(self.statement(size.law(), operands));
    }

    /// "took in €138 million. That is €18 million, or 23 percent, more", "790 units, an increase of 97, an improvement of 14 percent": the change in two
    /// measures, which give the earlier value. Whether the sentence tells it so.
    fn by_both(&self, size: &Size, ends: &[End<'a>], out: &mut Told) -> bool {
        let step = self.numbers().find(|(_, q)| {
            let at = q.tokens.start.wrapping_sub(1);
            let moved = self.is_form(at, &["of", "by"])
                && self
                    .tok(at.wrapping_sub(1))
                    .is_some_and(|t| self.stages.tables.movements.contains(&t.word));
            is_amount(q) && is_exact(q) && (moved || self.is_size_again(q, size))
        });
        let Some((k, step)) = step else { return false };
        // "rose 0.5 percent, or 1.5 billion, to 277 billion": the new value stands behind.
        let behind = |e: &&End<'_>| {
            let at = e.quantity.tokens.start;
            e.reader.sentence == self.sentence
                && (step.tokens.end..step.tokens.end + 3).contains(&at)
                && self.is_form(at - 1, &["to"])
        };
        let ahead = ends.iter().find(behind);
        let back = self.refers_back(size);
        let mut news = ends.iter().filter(|e| {
            let before = e.quantity.tokens.start < step.tokens.start;
            let here = e.reader.sentence == self.sentence || back;
            before
                && here
                && e.quantity.stated.named() > step.stated.named()
                && !e.earlier
                && e.reader.sentence + 1 >= self.sentence
                && e.reader.ends_fit(e.quantity, step)
        });
        let Some(new) = ahead.or_else(|| news.next_back()) else {
            return true;
        };
        let old = || {
            let (new, step) = (rounded(new.quantity), rounded(step));
            match size.up? {
                true => new.add(&step.negated()?),
                false => new.add(&step),
            }
        };
        let share = Number::ratio(1, 100).and_then(|h| size.value.scaled(h));
        if let (Some(old), Some(share)) = (old(), share) {
            let said = self.said(size, share);
            let base = Operand {
                value: old,
                shown: format!(
                    "{} {} {}",
                    new.reader.words(new.quantity.tokens.clone()),
                    if size.up == Some(true) { "less" } else { "and" },
                    self.words(step.tokens.clone())
                ),
                ..new.reader.operand(new.index, new.quantity)
            };
            out.push(self.statement(Law::Share, vec![said, base, self.operand(k, step)]));
        }
        true
    }

    /// "In September 1,300 cases came to light. By October the number had tripled, with laboratories reporting 2,600": the number of the sentence before, and the
    /// first one behind the verb.
    fn number_multiplied(&self, size: &Size, out: &mut Told) {
        const BACK: usize = 4;
        let verb = size.tokens.start;
        let anaphoric = (verb.saturating_sub(BACK).max(self.range.start)..verb).any(|i| {
            self.is_form(i, &["number", "figure", "total", "count", "it", "that"])
                && !self.is_form(i + 1, &["of"])
        });
        if !size.verb || !anaphoric {
            return;
        }
        let measured = |r: &Reader<'a>| {
            let all = r.quantities.iter().zip(r.base..);
            all.filter(|(q, _)| is_amount(q) && is_exact(q))
                .map(|(q, i)| (i, q))
                .collect::<Vec<_>>()
        };
        let Some(before) = self.beside(-1) else {
            return;
        };
        let (olds, news) = (measured(&before), measured(self));
        let ([(i, old)], Some((j, new))) = (
            olds.as_slice(),
            news.iter().find(|(_, q)| q.tokens.start > verb),
        ) else {
            return;
        };
        if self.ends_fit(old, new) && news.iter().all(|(_, q)| q.tokens.start > verb) {
            let operands = vec![
                before.operand(*i, old),
                self.operand(*j, new),
                self.said(size, size.value),
            ];
            out.push(self.statement(size.law(), operands));
        }
    }

    /// A size as an operand, with its value in the measure that the law asks for.
    fn said(&self, size: &Size, value: Interval) -> Operand {
        Operand {
            tokens: size.tokens.clone(),
            quantity: size.quantity,
            value,
            shown: self.words(size.tokens.clone()),
        }
    }

    /// The sizes of changes in the sentence.
    pub(super) fn told_sizes(&self) -> Vec<Size> {
        let mut out: Vec<Size> = Vec::new();
        for (i, q) in self.numbers() {
            if let Some(up) = self.is_size(q) {
                let by = if self.in_points(q) {
                    By::Points
                } else {
                    By::Percent
                };
                let value = match q.kind {
                    Kind::Ratio if by == By::Points => Some(q.stated),
                    Kind::Ratio => as_percent(q),
                    _ => Some(rounded(q)),
                };
                let Some(value) = value else { continue };
                // "half a percentage point": to its last word.
                let last = (q.number.end..q.tokens.end + 3)
                    .find(|i| by == By::Points && self.is_form(*i, &["points", "point"]));
                out.push(Size {
                    tokens: q.tokens.start..last.map_or(q.tokens.end, |l| l + 1).max(q.tokens.end),
                    quantity: Some(i),
                    value,
                    by,
                    up,
                    verb: false,
                    told_by: self.told_by(q),
                });
            } else if let Some((tokens, value)) = self.times_as(q) {
                out.push(Size {
                    tokens,
                    quantity: Some(i),
                    value,
                    by: By::Times,
                    up: Some(true),
                    verb: false,
                    told_by: None,
                });
            }
        }
        for at in self.range.clone() {
            let twice = self.is_form(at, &["twice", "double"])
                && self.is_form(at + 1, &["as", "what", "the"]);
            if twice {
                out.push(Size {
                    tokens: at..at + 1,
                    quantity: None,
                    value: roughly(Number::int(2)),
                    by: By::Times,
                    up: Some(true),
                    verb: false,
                    told_by: None,
                });
            }
            let verb = self.tok(at).map(|t| self.stages.lexicon.word(t.word).verb);
            let times = verb
                .filter(|v| v.known())
                .and_then(|v| self.stages.tables.times.get(&v));
            if times.is_some()
                && self
                    .tok(at)
                    .is_some_and(|t| t.is(flag::VERB_PAST | flag::VERB_PARTICIPLE))
                && let Some((verb, up, Some(value))) = self.verb_of_change(at + 1)
                && verb == at
            {
                out.push(Size {
                    tokens: at..at + 1,
                    quantity: None,
                    value,
                    by: By::Times,
                    up,
                    verb: true,
                    told_by: None,
                });
            }
        }
        out
    }

    /// Whether the words around a percentage, a fraction or points make it the size of a change; and which way.
    #[expect(clippy::option_option, reason = "no size, and a size of either way")]
    pub(super) fn is_size(&self, q: &Quantity) -> Option<Option<bool>> {
        let points = self.in_points(q) && matches!(q.kind, Kind::Percent | Kind::Count);
        if !points && !matches!(q.kind, Kind::Percent | Kind::Ratio)
            || q.noun.is_some() && !points && q.kind == Kind::Percent
        {
            return None;
        }
        let end = (q.number.end..q.tokens.end + 2)
            .find(|i| self.is_form(*i, &["percent", "pct", "cent", "%", "points", "point"]))
            .map_or(q.number.end, |i| i + 1)
            .max(q.number.end);
        let behind = end + usize::from(self.tok(end).is_some_and(|t| t.mark(',')));
        let than = |k: usize| self.is_form(k, &["than"]);
        for (words, up) in [
            (["more", "higher", "larger", "greater", "better"], true),
            (["fewer", "less", "lower", "smaller", "cheaper"], false),
        ] {
            // "a quarter fewer than", "6 percent more than", and not "34 percent more money".
            if self.is_form(behind, &words)
                && ((behind..behind + NEAR).any(than)
                    || q.kind == Kind::Ratio && !up
                    || self.is_form(behind + 1, &["in", "on"]))
            {
                return Some(Some(up));
            }
        }
        // "there is need for another 30% growth": of what is still to come.
        if (q.tokens.start..q.number.start)
            .any(|i| self.is_form(i, &["another", "further", "additional"]))
        {
            return None;
        }
        // "a 17/32 point lower", "5/16 lower": what a price has moved by.
        if q.kind == Kind::Ratio && q.form == Form::Digits {
            return None;
        }
        let movement = |i: usize| {
            let noun = self.tok(i);
            let movements = &self.stages.tables.movements;
            let lemma = |t: &Token| self.stages.lexicon.word(t.word).noun;
            noun.is_some_and(|t| movements.contains(&t.word) || movements.contains(&lemma(t)))
                && !self.is_form(i, &["gap", "difference", "swing", "change"])
        };
        // "an 18 percent decline"
        if behind == end && movement(behind) && !points && q.kind == Kind::Percent {
            return Some(self.direction(behind));
        }
        if let Some(verb) = self.told_by(q) {
            return Some(self.turns(verb));
        }
        // "up 12 percent", "up by 12 percent", "off 7.9 percent"
        let before = q.tokens.start.checked_sub(1);
        let before = before.filter(|b| *b > self.range.start)?;
        let at = before - usize::from(self.is_form(before, &["by"]));
        let made = ["make", "makes", "made", "making", "cut"];
        if self.is_form(at, &["up", "down", "off"]) && !self.is_form(before.wrapping_sub(1), &made)
        {
            return Some(Some(self.is_form(at, &["up"])));
        }
        // "a drop of 30 percent", "put the drop at 30 percent"
        let drop = self.is_form(before, &["of", "at"]) && movement(before - 1);
        drop.then(|| self.direction(before - 1))
    }

    /// Which way the verb of change at token `i` goes.
    fn turns(&self, i: usize) -> Option<bool> {
        let verb = flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE | flag::VERB_ING;
        // "likely to rise 2.25 percent", "will rise 2 percent"
        let base = || {
            let led = |t: &Token| t.is(flag::MODAL);
            self.is_form(i.wrapping_sub(1), &["to"]) || i > 0 && self.tok(i - 1).is_some_and(led)
        };
        self.direction(i)
            .filter(|_| self.tok(i).is_some_and(|t| t.is(verb)) || base())
    }

    /// The verb that an amount stands behind: "fell 12 percent", "has lost four points", and, with a few words between for what has moved, "lowered
    /// borrowing costs by half a percentage point".
    fn told_by(&self, q: &Quantity) -> Option<usize> {
        const OBJECT: usize = 5;
        let before = q.tokens.start.checked_sub(1);
        let before = before.filter(|b| *b >= self.range.start)?;
        if !self.is_form(before, &["by"]) {
            return self.turns(before).map(|_| before);
        }
        let from = before.saturating_sub(OBJECT + 1).max(self.range.start);
        let verb = (from..before).rev().find(|i| self.turns(*i).is_some())?;
        let object = |i: usize| {
            let other = flag::BE | flag::HAVE | flag::COORDINATOR | flag::PREPOSITION;
            self.tok(i).is_some_and(|t| {
                t.kind == TokenKind::Genitive
                    || t.kind == TokenKind::Word && !t.is(other | flag::NUMERAL)
            })
        };
        (verb + 1..before).all(object).then_some(verb)
    }

    /// "four times what was spent", "five times as many as", "three times the first estimate".
    fn times_as(&self, q: &Quantity) -> Option<(Range<usize>, Interval)> {
        let times = q.noun.as_ref().is_some_and(|n| n.lemma == "time");
        let behind = q.tokens.end;
        let compares = self.is_form(behind, &["as"])
            && self.is_form(behind + 1, &["many", "much", "high", "large", "big"])
            || self.is_form(behind, &["what", "the"]);
        // "five times the size of Wales", "three times the legal limit": of another thing.
        if !times || !compares || self.is_form(behind + 1, &["size", "legal", "limit"]) {
            return None;
        }
        let value = match q.stated.single() {
            Some(n) => roughly(n),
            None => q.stated,
        };
        Some((q.tokens.start..behind, value))
    }

    /// "48,753 vehicles, or 22.9%, higher": the size in another unit.
    pub(super) fn is_size_again(&self, q: &Quantity, size: &Size) -> bool {
        let gap = q.tokens.end..size.tokens.start;
        // "took $53 million, or 43 percent less": the value, and its change.
        let closed = self.tok(size.tokens.end).is_some_and(|t| t.mark(','));
        // "1.1 percentage points, or 14 percent"
        let behind = size.tokens.end..q.tokens.start;
        let again =
            (1..=3).contains(&behind.len()) && behind.clone().any(|i| self.is_form(i, &["or"]));
        again
            || closed
                && (1..=3).contains(&gap.len())
                && gap.clone().any(|i| self.is_form(i, &["or"]))
    }

    /// "adjusted EBITA by 42.9 per cent", "38.3 per cent above the 71 million": a percentage that tells how far something went.
    pub(super) fn is_sizeable(&self, q: &Quantity) -> bool {
        q.kind == Kind::Percent
            && (self.is_form(q.tokens.start.wrapping_sub(1), &["by", "up", "down", "off"])
                || self.is_form(
                    q.tokens.end,
                    &[
                        "above", "below", "higher", "lower", "more", "less", "up", "down", "fewer",
                    ],
                ))
    }
}

impl Size {
    fn law(&self) -> Law {
        Law::Change {
            up: self.up,
            by: Some(self.by),
        }
    }

    /// Whether a quantity can be an end of such a change.
    pub(super) fn takes(&self, q: &Quantity) -> bool {
        match self.by {
            // "took 18.5 percent; the pollster now sees them on 23"
            By::Points => {
                q.kind == Kind::Percent || q.kind == Kind::Count && q.noun.is_none() && is_exact(q)
            }
            _ => (is_amount(q) || q.kind == Kind::Percent) && is_exact(q),
        }
    }

    /// Whether a change from one to the other may have been meant: it is not three times as large or small as told, or more.
    pub(super) fn is_near(&self, from: &End<'_>, to: &End<'_>) -> bool {
        const FAR: i128 = 3;
        let near = || {
            let (from, to) = (from.quantity.stated.named()?, to.quantity.stated.named()?);
            let said = self.value.named().or(self.value.low)?;
            let told = match self.by {
                By::Times => from.mul(said)?,
                By::Points | By::Amount => from,
                By::Percent => from,
            };
            let (few, many) = if told < to { (told, to) } else { (to, told) };
            Some(few.mul(Number::int(FAR))? >= many)
        };
        near().unwrap_or(false)
    }

    /// Whether the words say up and the values go down, or the other way round.
    fn goes_against(&self, from: &End<'_>, to: &End<'_>) -> bool {
        let (from, to) = (rounded(from.quantity), rounded(to.quantity));
        let below = |a: &Interval, b: &Interval| a.high.zip(b.low).is_some_and(|(a, b)| a < b);
        match self.up {
            Some(true) => below(&to, &from),
            Some(false) => below(&from, &to),
            None => false,
        }
    }

    /// Whether the change from one to the other is of this size.
    fn fits(&self, from: &End<'_>, to: &End<'_>) -> bool {
        let (from, to) = (rounded(from.quantity), rounded(to.quantity));
        let fits = || match self.by {
            By::Points | By::Amount => Some(from.apart(&to)?.meets(&self.value)),
            By::Percent => {
                let share = self.value.scaled(Number::ratio(1, 100)?)?;
                Some(share.product(&from)?.meets(&from.apart(&to)?))
            }
            By::Times => Some(self.value.product(&from)?.meets(&to)),
        };
        fits().unwrap_or(true)
    }
}

/// A multiple as people say it.
fn roughly(times: Number) -> Interval {
    const STEP: i128 = 40;
    let step = times.div(Number::int(STEP)).unwrap_or_default();
    Interval::exactly(times).widened(step)
}
