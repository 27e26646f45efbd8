//! Changes told by their size, whose two ends the sentences around tell at two times: "dropped to 6.8 percent. A year ago the rate stood at 7.9 percent. An
//! improvement of 1.3 percentage points", "four times what was spent last year. The previous winter's outlay had been 2.6 million".

use std::ops::Range;

use super::change::End;
use super::moved::ANY;
use super::{By, Law, Operand, Reader, Told, is_amount, is_exact, rounded};
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// So many sentences before a size and behind it may tell its ends.
const BEFORE: isize = 2;
const BEHIND: isize = 4;
/// More amounts than these around a size are no two ends.
const CROWD: usize = 40;
/// The words of a size stand no further apart.
const NEAR: usize = 4;

/// What a text says of how much something has changed.
struct Size {
    tokens: Range<usize>,
    quantity: Option<usize>,
    value: Interval,
    by: By,
    up: Option<bool>,
    /// A verb says it: "has doubled".
    verb: bool,
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
        let mut news = ends.iter().filter(|e| {
            let before = e.quantity.tokens.start < step.tokens.start;
            before
                && e.quantity.stated.named() > step.stated.named()
                && !e.earlier
                && e.reader.sentence + 1 >= self.sentence
                && e.reader.ends_fit(e.quantity, step)
        });
        let Some(new) = news.next_back() else {
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
    fn told_sizes(&self) -> Vec<Size> {
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
                    Kind::Ratio => q.stated.scaled(Number::int(100)),
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
                });
            } else if let Some((tokens, value)) = self.times_as(q) {
                out.push(Size {
                    tokens,
                    quantity: Some(i),
                    value,
                    by: By::Times,
                    up: Some(true),
                    verb: false,
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
            .find(|i| self.is_form(*i, &["percent", "cent", "%", "points", "point"]))
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
        // "an 18 percent decline"
        let noun = self.tok(behind).filter(|_| behind == end);
        if noun.is_some_and(|t| self.stages.tables.movements.contains(&t.word))
            && !self.is_form(behind, &["gap", "difference", "swing", "change"])
            && !points
            && q.kind == Kind::Percent
        {
            return Some(self.direction(behind));
        }
        let start = q.tokens.start;
        let before = start.checked_sub(1).filter(|b| *b >= self.range.start)?;
        let lemma = |i: usize| self.tok(i).map(|t| self.stages.lexicon.word(t.word).verb);
        let moved = |i: usize| {
            let tables = self.stages.tables;
            let verb = lemma(i).filter(|v| v.known())?;
            let past = self.tok(i).is_some_and(|t| {
                t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_PARTICIPLE | flag::VERB_ING)
            });
            let up = tables.rising.contains(&verb) || tables.up.contains(&verb);
            let down = tables.falling.contains(&verb) || tables.down.contains(&verb);
            (past && (up || down)).then_some(up)
        };
        // "fell 12 percent", "fell by 12 percent", "has lost four points", "up 12 percent"
        let verb = before - usize::from(self.is_form(before, &["by"]) && before > self.range.start);
        if let Some(up) = moved(verb) {
            return Some(Some(up));
        }
        // "lowered borrowing costs by half a percentage point": what has moved stands between.
        if self.is_form(before, &["by"])
            && let Some(verb) = self.verb_over_object(before)
            && let Some(up) = moved(verb)
        {
            return Some(Some(up));
        }
        let made = self.is_form(
            before.wrapping_sub(1),
            &["make", "makes", "made", "making", "cut"],
        );
        if self.is_form(verb, &["up", "down"]) && !made {
            return Some(Some(self.is_form(verb, &["up"])));
        }
        // "a drop of 30 percent", "put the drop at 30 percent"
        if self.is_form(before, &["of", "at"]) && before > self.range.start {
            let noun = before - 1;
            let such = self
                .tok(noun)
                .is_some_and(|t| self.stages.tables.movements.contains(&t.word))
                && !self.is_form(noun, &["gap", "difference", "swing", "change"]);
            if such {
                return Some(self.direction(noun));
            }
        }
        None
    }

    /// The verb of change before "by" with its object between, which is a few words without a number, a mark or another verb.
    fn verb_over_object(&self, by: usize) -> Option<usize> {
        const OBJECT: usize = 5;
        let from = by.saturating_sub(OBJECT + 1).max(self.range.start);
        let turns = |i: &usize| {
            let ing = self.tok(*i).is_some_and(|t| t.is(flag::VERB_ING));
            self.is_change(*i) || ing && self.direction(*i).is_some()
        };
        let verb = (from..by).rev().find(turns)?;
        (verb + 1..by)
            .all(|i| {
                self.tok(i).is_some_and(|t| {
                    let other = flag::BE | flag::HAVE | flag::COORDINATOR | flag::PREPOSITION;
                    t.kind == TokenKind::Genitive
                        || t.kind == TokenKind::Word && !t.is(other | flag::NUMERAL)
                })
            })
            .then_some(verb)
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

    /// The amounts told around a size that may be its ends, in text order.
    fn ends_around(&self, size: &Size) -> Vec<End<'a>> {
        let mut out = Vec::new();
        for by in -BEFORE..=BEHIND {
            let Some(reader) = self.within(by) else {
                continue;
            };
            let ends = reader.quantities.iter().zip(reader.base..);
            for (q, index) in ends.filter(|(q, i)| Some(*i) != size.quantity && size.takes(q)) {
                // "19,500 new pumps" are a count of their own.
                let more = q.addition && !reader.is_form(q.number.end, &["new"]);
                if size.tokens.contains(&q.tokens.start) || reader.is_size(q).is_some() || more {
                    continue;
                }
                let beside = reader.sentence == self.sentence && self.is_size_again(q, size);
                if beside
                    || reader.is_sizeable(q)
                    || reader.in_points(q)
                    || q.noun.as_ref().is_some_and(|n| n.lemma == "time")
                {
                    continue;
                }
                // Among so many it is not said which are meant.
                if out.len() == CROWD {
                    return Vec::new();
                }
                out.push(End {
                    year: reader.year_of(q),
                    earlier: reader.is_earlier(q),
                    then: reader.is_year_before(q),
                    reader: reader.clone(),
                    index,
                    quantity: q,
                });
            }
        }
        out
    }

    /// The two ends, old and new, that the words tell apart in time: those nearest to each other, and to the size.
    fn ends_of<'e>(&self, ends: &'e [End<'a>], size: &Size) -> Option<(&'e End<'a>, &'e End<'a>)> {
        let at = size.tokens.start;
        let back = self.refers_back(size);
        let of_then = size.by == By::Times && !size.verb && self.compares_with_then(size);
        let own_verb = size
            .tokens
            .start
            .checked_sub(1)
            .filter(|b| self.is_form(*b, &["by"]))
            .and_then(|b| self.verb_over_object(b));
        let sole = !self
            .range
            .clone()
            .any(|i| !size.tokens.contains(&i) && own_verb != Some(i) && self.is_change(i));
        pairs(ends)
            .filter_map(|(a, b)| {
                if a.is_before(b)? {
                    Some((a, b))
                } else {
                    Some((b, a))
                }
            })
            .filter(|(old, new)| {
                let (o, n) = (old.reader.sentence, new.reader.sentence);
                let own = self.sentence;
                let here = o == own || n == own;
                // "Burglary has halved. She dealt with 618 in 2022": what has changed is named, and told next.
                let next = own + 1;
                let ahead = size.by == By::Times
                    && sole
                    && (n == next || o == next)
                    && n.min(o) > own
                    && n.abs_diff(o) <= 1
                    && (of_then
                        || new
                            .quantity
                            .noun
                            .as_ref()
                            .is_none_or(|n| ANY.contains(&n.lemma.as_str()))
                        || self.names_what(new))
                    && (!self.is_dated() || old.year.is_some() || of_then);
                let behind = n < own && o < own && own - n.min(o) <= 2 && back;
                // "four times what was spent in 2022", "four times what was put aside"
                let then = size.by != By::Times || o == own && n == own || of_then || size.verb;
                // "on 23, a gain of 3.5 points. The others would come in at 31 percent": told later, of something else.
                let later = size.by != By::Times && o == own && n > own;
                let other = |e: &End<'a>| {
                    let at = e.quantity.tokens.start;
                    if e.reader.sentence == own {
                        // "had come to 40,000, fell by 15 per cent": its own verb is no other change.
                        let by = size.tokens.start.wrapping_sub(1);
                        let own = by.wrapping_sub(usize::from(self.is_form(by, &["by"])));
                        let start = if at < size.tokens.start && self.is_change(own) {
                            own
                        } else {
                            size.tokens.start
                        };
                        return self.has_new_change(size.tokens.end.min(at), start.max(at));
                    }
                    !e.reader.told_sizes().is_empty() || !ahead && e.reader.tells_a_change(ends)
                };
                // Of bare numbers one at least is told in per cent.
                let told = size.by != By::Points
                    || old.quantity.kind == Kind::Percent
                        && (n == own || new.quantity.kind == Kind::Percent);
                let percents = new.quantity.kind != Kind::Percent && size.by != By::Points
                    || size.by == By::Points && told
                    || size.by != By::Points
                        && o == own
                        && old.compared()
                        && !old
                            .reader
                            .is_form(old.quantity.tokens.start.wrapping_sub(1), &["from"]);
                // "Since September the Alliance has lost four points. Back then it was at 33 percent": between its two ends.
                let between = size.by == By::Points && n < own && o > own && o - n <= 2;
                // "lowered the rate by half a percentage point. ... The rate, at 6.50 percent until now, stands at 6.25 percent"
                let told_next = n == o && n > own && n - own <= 2 && old.earlier && sole;
                let between = between || size.by == By::Points && told_next;
                // "from 1.9% in the west to 15.1%": what is compared has its other end beside it.
                let paired = o != own && o != n && old.compared();
                // "In 2012 these waters had seen 75, and in the year before, 237": two ends of another change.
                let of_two = ends.iter().any(|e| {
                    o != own
                        && o != n
                        && e.reader.sentence == o
                        && e.index != old.index
                        && !e.compared()
                        && e.reader.ends_fit(e.quantity, old.quantity)
                });
                // "stood at 5.25 percent until July, when a first step was taken"
                let ended = (old.quantity.tokens.end..old.reader.range.end).any(|i| {
                    old.reader.is_form(i, &["until", "till"])
                        && self.tok(i + 1).is_some_and(|t| t.is(flag::MONTH))
                });
                // "had been halved by October, to 24": what it came to.
                let reached = o == own
                    && old.quantity.tokens.start > size.tokens.end
                    && self.is_form(old.quantity.tokens.start.wrapping_sub(1), &["to"])
                    && !old.compared();
                (here || ahead || behind || between)
                    && !paired
                    && !reached
                    && !ended
                    && !of_two
                    && !later
                    && then
                    && percents
                    && (new.reader.ends_fit(new.quantity, old.quantity)
                        || new.reader.ends_fit(old.quantity, new.quantity))
                    && size.is_near(old, new)
                    && !other(old)
                    && !other(new)
                    && o.abs_diff(n) <= 3
            })
            .min_by_key(|(old, new)| {
                let (o, n) = (old.quantity.tokens.start, new.quantity.tokens.start);
                let away = usize::from(new.reader.sentence != self.sentence);
                (away, n.abs_diff(at) + o.abs_diff(n), o, n)
            })
    }

    /// "rose 15%, to £2.9 billion, so that profits came down to": another change stands between a size and an amount.
    fn has_new_change(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| {
            self.tok(i).is_some_and(|t| t.mark(';'))
                && !self.is_form(i + 1, &["the", "that", "this", "a", "an"])
                || self.is_change(i)
                || self.is_form(i, &["came", "went", "comes", "goes"])
                    && self.is_form(i + 1, &["down", "up"])
        })
    }

    /// Whether the sentence has two ends of its own: "fell much further, to 932 cases from 1,102".
    fn tells_a_change(&self, ends: &[End<'a>]) -> bool {
        let own = || ends.iter().filter(|e| e.reader.sentence == self.sentence);
        self.range.clone().any(|i| self.is_change(i))
            && own().any(|e| e.earlier)
            && own().any(|e| !e.earlier)
    }

    /// Whether the sentence names a year or a date.
    fn is_dated(&self) -> bool {
        let mut days = self.quantities.iter();
        days.any(|q| matches!(q.kind, Kind::Year | Kind::Date))
    }

    /// Whether what the sentence counts is named in it by the noun of an end.
    fn names_what(&self, end: &End<'_>) -> bool {
        end.quantity.noun.as_ref().is_some_and(|n| {
            self.range.clone().any(|i| {
                self.tok(i).is_some_and(|t| {
                    let form = t.span.of(&self.stages.document.text).to_lowercase();
                    crate::text::singular(&form) == n.lemma
                })
            })
        })
    }

    /// "That is 6 percent more", "In other words, the figure has tripled", "An improvement of 1.3 points": the sentence speaks of the amounts before it.
    fn refers_back(&self, size: &Size) -> bool {
        const OPENING: usize = 3;
        let first = self.range.start..(self.range.start + OPENING).min(self.range.end);
        let that = first.clone().any(|i| {
            self.is_form(i, &["that", "this", "it"])
                && self
                    .tok(i + 1)
                    .is_some_and(|t| t.is(flag::BE | flag::VERB_S | flag::VERB_PAST))
                || self.is_form(i, &["other"]) && self.is_form(i + 1, &["words"])
        });
        let noun = size.tokens.start.saturating_sub(2);
        let alone = first.clone().any(|i| i == noun)
            && self
                .tok(noun)
                .is_some_and(|t| self.stages.tables.movements.contains(&t.word));
        // "'Halved,' says the head of the unit"
        let sole = size.verb
            && first.contains(&size.tokens.start)
            && size.tokens.start <= self.range.start + 1;
        that || alone || sole
    }

    /// "as in 2021", "what was spent last year": what a multiple is of is told with its time.
    fn compares_with_then(&self, size: &Size) -> bool {
        let clause = (size.tokens.end..self.range.end)
            .take_while(|i| !self.tok(*i).is_some_and(|t| t.mark(',') || t.mark(';')));
        let clause = size.tokens.end..clause.last().map_or(size.tokens.end, |l| l + 1);
        let year = self
            .quantities
            .iter()
            .filter(|q| clause.contains(&q.tokens.start))
            .any(|q| matches!(q.kind, Kind::Year | Kind::Date | Kind::RelativeTime));
        year || clause.clone().any(|i| {
            self.is_form(
                i,
                &[
                    "previous",
                    "preceding",
                    "earlier",
                    "ago",
                    "before",
                    "promised",
                    "planned",
                    "budgeted",
                ],
            ) || self.is_form(i, &["last"])
                && self.is_form(
                    i + 1,
                    &["year", "month", "week", "season", "winter", "summer"],
                )
        })
    }

    /// "48,753 vehicles, or 22.9%, higher": the size in another unit.
    fn is_size_again(&self, q: &Quantity, size: &Size) -> bool {
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
    fn is_sizeable(&self, q: &Quantity) -> bool {
        q.kind == Kind::Percent
            && (self.is_form(q.tokens.start.wrapping_sub(1), &["by", "up", "down"])
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
    fn takes(&self, q: &Quantity) -> bool {
        match self.by {
            // "took 18.5 percent; the pollster now sees them on 23"
            By::Points => {
                q.kind == Kind::Percent || q.kind == Kind::Count && q.noun.is_none() && is_exact(q)
            }
            _ => (is_amount(q) || q.kind == Kind::Percent) && is_exact(q),
        }
    }

    /// Whether a change from one to the other may have been meant: it is not three times as large or small as told, or more.
    fn is_near(&self, from: &End<'_>, to: &End<'_>) -> bool {
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

/// Every two ends of one kind.
fn pairs<'e, 'a>(ends: &'e [End<'a>]) -> impl Iterator<Item = (&'e End<'a>, &'e End<'a>)> {
    ends.iter().enumerate().flat_map(move |(n, a)| {
        ends.iter()
            .skip(n + 1)
            .filter(move |b| {
                let one = a.quantity.kind == b.quantity.kind && a.quantity.unit == b.quantity.unit;
                one || a.is_bare() || b.is_bare()
            })
            .map(move |b| (a, b))
    })
}
