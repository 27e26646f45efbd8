//! "fell 12 percent, to 88 from 110", "cut the toll by 56, from 214 to 168", "doubled to 12 from 5".

use super::{By, Law, Operand, Reader, Statement, is_exact, rounded};
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// The two ends of a change stand no further apart than so many tokens.
const APART: usize = 9;
/// The new value stands no further before "up".
const REACH: usize = 20;
/// "up 12 percent" and "from 1,015" stand no further apart.
const NEAR: usize = 3;
/// The size of the change stands no further behind them.
const BEHIND: usize = 9;
/// The verb stands no further before them.
const VERB: usize = 14;

impl Reader<'_> {
    pub(super) fn changes(&self, out: &mut Vec<Statement>) {
        // "to 38.2 million in the three months to June, from 44.9 million": lengths of time are no ends.
        let numbers: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| q.kind != Kind::Duration)
            .collect();
        let after = |q: &Quantity, word: &str| {
            (q.number.start.saturating_sub(3).max(self.range.start)..q.number.start).any(|i| {
                self.is_form(i, &[word])
                    && (i + 1..q.number.start).all(|k| {
                        self.tok(k).is_some_and(|t| {
                            t.is(flag::HEDGE | flag::DETERMINER | flag::ADJECTIVE | flag::ADVERB)
                                || t.mark('$')
                                || k >= q.tokens.start
                        })
                    })
            })
        };
        // "fell to 10 from 12, and sales rose to 74 from 70": a number is an end of one change, and a change does not go on over a new clause.
        let mut taken = 0;
        for pair in numbers.windows(2) {
            let [(i, a), (j, b)] = pair else { continue };
            if b.tokens.start.saturating_sub(a.tokens.end) > APART
                || !(self.ends_fit(a, b) || self.is_same_without_unit(a, b))
                || self.is_to_one(a, b)
                || a.tokens.start < taken
            {
                continue;
            }
            // "with 4.86 million in 2023, after 4.5 million in 2022"
            let years = self.is_form(a.tokens.start.wrapping_sub(1), &["with"])
                && self.is_form(b.tokens.start.wrapping_sub(1), &["after"])
                && self.year_of(b).is_some()
                && self.quantities.iter().any(|y| {
                    (a.tokens.end..b.tokens.start).contains(&y.tokens.start)
                        && self.year(y) > self.year_of(b)
                });
            let end = b.tokens.start - usize::from(years);
            if self.new_clause(a.tokens.end, end) {
                continue;
            }
            let compared = self.is_form(b.tokens.start.wrapping_sub(1), &["with", "to"])
                && self.is_form(b.tokens.start.wrapping_sub(2), &["compared"]);
            // "down from the 3 to 4 million of last year": a range behind "the".
            let range = after(a, "from")
                && (a.tokens.start.saturating_sub(2)..a.number.start)
                    .any(|i| self.tok(i).is_some_and(|t| t.is(flag::THE)));
            if range || self.is_exchange(a.tokens.start, b.tokens.end) {
                continue;
            }
            let (from, to) = if after(a, "to") && compared {
                ((*j, *b), (*i, *a))
            } else if after(a, "from") && after(b, "to") {
                ((*i, *a), (*j, *b))
            } else if years || after(a, "to") && after(b, "from") {
                ((*j, *b), (*i, *a))
            } else {
                continue;
            };
            // "to 14.3, Estonia's from 10.8"
            let others = (a.tokens.end..b.tokens.start)
                .any(|i| self.tok(i).is_some_and(|t| t.kind == TokenKind::Genitive));
            if others {
                continue;
            }
            let first = a.tokens.start;
            let free = taken;
            taken = b.tokens.end;
            let Some((verb, up, multiple)) = self.verb_of_change(first) else {
                continue;
            };
            let mut operands = vec![self.operand(from.0, from.1), self.operand(to.0, to.1)];
            let mut by = None;
            if let Some(times) = multiple {
                by = Some(By::Times);
                // "halved to 166 million from 311 million": both ends are told, and the word is loose.
                let half = times.high.is_some_and(|n| n < Number::ONE);
                let loose = Number::ratio(1, 40).filter(|_| half);
                let times = loose.map_or(times, |by| times.widened(by));
                operands.push(Operand {
                    tokens: verb..verb + 1,
                    quantity: None,
                    value: times,
                    shown: self.words(verb..verb + 1),
                });
            } else if let Some((k, q)) = numbers.iter().find(|(_, q)| {
                q.tokens.start > verb && q.tokens.start >= free && q.tokens.end <= first
            }) {
                // "rose 6 percent on a comparable-store basis": of other ends than these.
                let other = (q.tokens.end..first).any(|i| {
                    self.is_form(i, &["basis", "terms", "year-on-year", "month-on-month"])
                });
                by = self.by(q, from.1).filter(|_| !other);
                // "grew by 40 million in May to 2.31 billion, compared with 1.90 billion in May 2024": the size is of another time.
                let timed = compared
                    && (by == Some(By::Amount)
                        || (q.tokens.end..first).any(|i| {
                            self.tok(i).is_some_and(|t| t.is(flag::MONTH | flag::TIME))
                                || self.is_form(i, &["month", "week", "quarter"])
                        })
                        || self.is_of_a_month(from.1));
                if timed {
                    by = None;
                }
                // A hundred basis points are a percentage point.
                let value = if self.basis_points(q) {
                    Number::ratio(1, 100).and_then(|h| rounded(q).scaled(h))
                } else if q.kind == Kind::Ratio && by != Some(By::Points) {
                    as_percent(q)
                } else if by == Some(By::Amount) {
                    self.in_unit_of(q, from.1)
                } else {
                    Some(rounded(q))
                };
                match value {
                    Some(value) if by.is_some() => operands.push(self.operand_of(*k, q, value)),
                    _ => by = None,
                }
            }
            // "went up to 7.1 per cent from 6.2 per cent, an increase of 1.9 percentage points"
            if by.is_none()
                && let Some((k, q)) = numbers.iter().find(|(_, q)| {
                    let at = q.tokens.start.wrapping_sub(1);
                    q.tokens.start >= b.tokens.end
                        && q.tokens.start - b.tokens.end <= BEHIND
                        && self.is_form(at, &["of"])
                        && self.tok(at.wrapping_sub(1)).is_some_and(|t| {
                            self.stages.tables.movements.contains(&t.word)
                        })
                        // "leaving a gap of three points" is of another thing.
                        && !self.is_form(at.wrapping_sub(1), &["gap", "difference"])
                })
            {
                by = self.by(q, from.1);
                let share = Some(q).filter(|q| q.kind == Kind::Ratio);
                let value = match (share, by) {
                    (Some(q), _) => as_percent(q),
                    (None, Some(By::Amount)) => self.in_unit_of(q, from.1),
                    (None, _) => Some(rounded(q)),
                };
                match value {
                    Some(value) if by.is_some() => operands.push(self.operand_of(*k, q, value)),
                    _ => by = None,
                }
            }
            // "to 9, compared with 14 in all of 2023": set beside each other, and no movement unless its size is told.
            if compared && by.is_none() {
                continue;
            }
            out.push(self.statement(Law::Change { up, by }, operands));
        }
    }

    /// "1,041 people died, up 12 percent from 1,015 in 2024", "sales of $5.2bn, down 4% on $5.4bn": the new value stands first.
    pub(super) fn up_from(&self, out: &mut Vec<Statement>) {
        let numbers: Vec<(usize, &Quantity)> = self.numbers().collect();
        for (n, (k, size)) in numbers.iter().enumerate() {
            if size.kind != Kind::Percent || n == 0 {
                continue;
            }
            let at = size.tokens.start;
            let word = at.checked_sub(1).filter(|w| *w > self.range.start);
            // "up 12 percent", "a fall of 24%"
            let told = word.and_then(|w| {
                let noun = self.is_form(w, &["of"]) && w > self.range.start;
                let at = if noun { w - 1 } else { w };
                let up = if noun {
                    self.direction(at)
                } else {
                    self.is_form(w, &["up", "down", "off"])
                        .then(|| self.is_form(w, &["up"]))
                };
                up.map(|up| (at, up))
            });
            let Some((word, up)) = told else {
                continue;
            };
            let points = self.by(size, size) == Some(By::Points);
            let Some((j, old)) = numbers.get(n + 1).filter(|(_, q)| {
                let b = q.tokens.start.wrapping_sub(1);
                // "from 2023's 53 million"
                let whose = self.tok(b).is_some_and(|t| t.kind == TokenKind::Genitive);
                let led = if whose { b - 2 } else { b };
                let near = q.tokens.start - size.tokens.end <= NEAR + 2 * usize::from(whose);
                self.is_form(led, &["from", "on"]) && near
            }) else {
                continue;
            };
            // The value that has moved: the nearest of the kind before the comma.
            let moved = numbers.iter().take(n).rev().find(|(_, q)| {
                let from = self.is_form(q.tokens.start.wrapping_sub(1), &["from"]);
                let fit = self.ends_fit(q, old) || self.is_bare_twin(q, old);
                q.kind != Kind::Percent && q.tokens.end <= word && fit && !from
            });
            let Some((i, new)) = moved.filter(|(_, q)| word - q.tokens.end <= REACH) else {
                continue;
            };
            if points || self.new_clause(new.tokens.end, word) {
                continue;
            }
            let law = Law::Change {
                up: Some(up),
                by: Some(By::Percent),
            };
            let operands = vec![
                self.operand(*j, old),
                self.operand(*i, new),
                self.operand(*k, size),
            ];
            out.push(self.statement(law, operands));
        }
    }

    /// Whether the noun of a change at `i` is one upward: "a rise", "a fall".
    pub(super) fn direction(&self, i: usize) -> Option<bool> {
        let tables = self.stages.tables;
        let verb = self.stages.lexicon.word(self.tok(i)?.word).verb;
        let up = tables.rising.contains(&verb) || tables.up.contains(&verb);
        let down = tables.falling.contains(&verb) || tables.down.contains(&verb);
        (verb.known() && (up || down)).then_some(up)
    }

    /// "compared with 146,610 in April": of a month, and perhaps not of the time that a size is of.
    pub(super) fn is_of_a_month(&self, q: &Quantity) -> bool {
        let month = self
            .tok(q.tokens.end + 1)
            .is_some_and(|t| t.is(flag::MONTH));
        let year = self.year_of(q).is_some();
        self.is_form(q.tokens.end, &["in"]) && month && !year
    }

    /// "fell from 2.20 to the dollar to about 15", "rose 0.8 percent against the dollar to 153.50": a currency that rises is told by fewer of it.
    fn is_exchange(&self, from: usize, to: usize) -> bool {
        const NEAR: usize = 12;
        let start = from.saturating_sub(NEAR).max(self.range.start);
        let word = |i: usize| self.tok(i).map(|t| t.word);
        (start..(to + NEAR).min(self.range.end)).any(|i| {
            let found = || self.stages.tables.exchange.find(word(i)?, |k| word(i + k));
            found().is_some()
        })
    }

    /// "50 basis points", "50bps".
    fn basis_points(&self, q: &Quantity) -> bool {
        (q.tokens.start..q.tokens.end + 2).any(|i| self.is_form(i, &["basis", "bp", "bps"]))
    }

    /// "nine percentage points", "9 points".
    pub(super) fn in_points(&self, q: &Quantity) -> bool {
        // "half a percentage point"
        let end = q.tokens.end + if q.kind == Kind::Ratio { 3 } else { 2 };
        (q.tokens.start..end).any(|i| self.is_form(i, &["points", "point"]))
    }

    /// A conjunction, another verb of change or a comma with "after" between two numbers: what stands behind tells of another change.
    fn new_clause(&self, from: usize, to: usize) -> bool {
        let tables = self.stages.tables;
        (from..to).any(|i| {
            self.tok(i).is_some_and(|t| {
                let base = self.stages.lexicon.word(t.word).verb;
                t.is(flag::COORDINATOR | flag::SUBORDINATOR | flag::RELATIVE)
                    && !self.is_form(i, &["from", "to", "than"])
                    || self.is_form(i, &["while", "after", "and", "but", "whereas"])
                    || base.known()
                        && (tables.rising.contains(&base)
                            || tables.falling.contains(&base)
                            || tables.up.contains(&base)
                            || tables.times.contains_key(&base)
                            || tables.down.contains(&base))
            })
        })
    }

    /// "to 18.20 euros from 19.10": the unit is said once.
    fn is_same_without_unit(&self, a: &Quantity, b: &Quantity) -> bool {
        const TIMES: i128 = 3;
        let gap = b.tokens.start.saturating_sub(a.tokens.end);
        let near = || {
            let (x, y) = (a.stated.single()?, b.stated.single()?);
            Some(x.min(y).mul(Number::int(TIMES))? >= x.max(y))
        };
        matches!(a.kind, Kind::Money | Kind::Measure)
            && b.kind == Kind::Count
            && b.noun.is_none()
            && gap == 1
            && self.is_form(a.tokens.end, &["from"])
            && near() == Some(true)
    }

    /// "3.30 million tons, up 4 percent from 3.17 million": the second is a number of what the first counts or measures.
    fn is_bare_twin(&self, a: &Quantity, b: &Quantity) -> bool {
        const TIMES: i128 = 3;
        let near = || {
            let (x, y) = (a.stated.single()?, b.stated.single()?);
            Some(x.min(y).mul(Number::int(TIMES))? >= x.max(y))
        };
        let bare = b.kind == Kind::Count && b.noun.is_none();
        let kinds = [Kind::Count, Kind::Measure, Kind::Money];
        bare && kinds.contains(&a.kind) && b.step > Number::int(100) && near() == Some(true)
    }

    /// "from 18 to 1, to over 25 to 1": so many of one to one of another.
    fn is_to_one(&self, a: &Quantity, b: &Quantity) -> bool {
        let one = |q: &Quantity| q.stated.single() == Some(Number::ONE) && q.noun.is_none();
        let to = |q: &Quantity| self.is_form(q.tokens.start.wrapping_sub(1), &["to"]);
        let again = |q: &Quantity| q.tokens.start > b.tokens.start && one(q) && to(q);
        one(b) && to(b) && a.stated.named() > Some(Number::ONE) && self.quantities.iter().any(again)
    }

    /// Two ends of one change: the same unit, or one of them without.
    pub(super) fn ends_fit(&self, a: &Quantity, b: &Quantity) -> bool {
        let plain = |q: &Quantity| q.kind == Kind::Count;
        let kinds = [Kind::Count, Kind::Money, Kind::Measure, Kind::Percent];
        kinds.contains(&a.kind)
            && kinds.contains(&b.kind)
            && a.stated.named().is_some()
            && b.stated.named().is_some()
            && (self.alike(a, b)
                // "from 15.6 per cent to 14.3"
                || a.kind == Kind::Percent && plain(b) && b.noun.is_none() && is_exact(b)
                || plain(a) && a.noun.is_none() && b.unit.is_some() && b.kind == Kind::Measure
                // "to 345 million euros from 300 million"
                || plain(b) && b.noun.is_none() && a.kind == Kind::Money && b.step > Number::int(1000))
    }

    /// How the change between is measured, when `q` says it.
    fn by(&self, q: &Quantity, end: &Quantity) -> Option<By> {
        match q.kind {
            _ if self.basis_points(q) => (end.kind == Kind::Percent).then_some(By::Points),
            Kind::Percent | Kind::Ratio if self.in_points(q) => Some(By::Points),
            Kind::Percent => Some(By::Percent),
            // "by about a third, from 75 to 108"
            Kind::Ratio => Some(By::Percent),
            kind if self.in_unit_of(q, end).is_some() => {
                let said = q.tokens.start.checked_sub(1).is_some_and(|b| {
                    // "went up 20 cents to 3.10 euros"
                    let verb = kind == Kind::Money && self.direction(b).is_some();
                    self.is_form(b, &["by"]) || verb || self.is_form(b, &["up", "down"])
                });
                said.then_some(By::Amount)
            }
            _ => None,
        }
    }

    /// The size of a change in the unit of what has changed: the same, or cents of it, which are of many currencies.
    fn in_unit_of(&self, q: &Quantity, end: &Quantity) -> Option<Interval> {
        // "up by 30 rupees to 150 from 130": the ends leave it out.
        let bare = end.kind == Kind::Count && end.noun.is_none() && end.unit.is_none();
        if q.kind == end.kind && q.unit == end.unit || bare && q.kind == Kind::Money {
            return Some(rounded(q));
        }
        let unit = |q: &Quantity| self.stages.quantity_tables.unit(q.unit?);
        let (part, whole) = (unit(q)?, unit(end)?);
        let named = |code: &str| code.split('/').next() == Some(whole.code.as_str());
        let of =
            part.of.is_some() && (named(&part.code) || part.ambiguous.iter().any(|c| named(c)));
        of.then(|| rounded(q).scaled(part.factor?)).flatten()
    }

    /// "helped by lower tax", "amid falling prices", "despite increased costs": the word tells of a noun behind it.
    fn is_attributive(&self, i: usize) -> bool {
        // "in an effort to cut inflation"
        let infinitive = self.is_form(i.wrapping_sub(1), &["to"])
            && self
                .tok(i)
                .is_some_and(|t| t.is(flag::VERB_BASE) && !t.is(flag::ADJECTIVE))
            && !self.is_form(i, &["lower"]);
        let opens = !infinitive
            && i.checked_sub(1).and_then(|b| self.tok(b)).is_some_and(|t| {
                t.is(flag::PREPOSITION
                    | flag::DETERMINER
                    | flag::THE
                    | flag::ARTICLE
                    | flag::POSSESSIVE)
            });
        // "after falling sharply to"
        let manner = self.tok(i + 1).is_some_and(|t| self.form_ends(t, "ly"));
        opens
            && !manner
            && self.tok(i + 1).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.is(flag::NO_NOUN | flag::ADVERB | flag::NUMERAL | flag::HEDGE)
            })
    }

    /// The nearest verb of change before `at`: its token, its direction, and the multiple it names.
    pub(super) fn verb_of_change(
        &self,
        at: usize,
    ) -> Option<(usize, Option<bool>, Option<Interval>)> {
        let from = at.saturating_sub(VERB).max(self.range.start);
        let tables = self.stages.tables;
        // "revised down the gains in jobs, from 157,000 to 133,000"
        // "revised the rise of June down to 41,000 from 58,000"
        let revised = (from..at).rev().find(|i| {
            let verb = self.is_form(*i, &["revised", "revise", "revises", "revising"]);
            let to = |k: usize| self.is_form(k, &["up", "down"]);
            verb && (to(i + 1) || (i + 1..at).any(|k| to(k) && self.is_form(k + 1, &["to"])))
        });
        if let Some(i) = revised {
            let up = (i..at).any(|k| self.is_form(k, &["up"]));
            return Some((i, Some(up), None));
        }
        let mut words = (from..at)
            .rev()
            .take_while(|i| self.tok(*i).is_some_and(|t| !t.mark(';')))
            .filter_map(|i| {
                // "off 7.9 percent from 1.42 million"
                let adverb = self.is_form(i, &["up", "down", "off"]);
                if adverb && self.tok(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                    return Some((i, Some(self.is_form(i, &["up"])), None));
                }
                let t = self.tok(i)?;
                // "to 1,200 contracts"
                if self
                    .quantities
                    .iter()
                    .any(|q| q.noun.as_ref().is_some_and(|n| n.token == i))
                {
                    return None;
                }
                let base = self.stages.lexicon.word(t.word).verb;
                if self.is_form(i, &["go", "goes", "went", "gone", "going"])
                    && self.is_form(i + 1, &["up", "down"])
                {
                    return Some((i, Some(self.is_form(i + 1, &["up"])), None));
                }
                // "bring the increase down to 4 percent": the thing that moves, and not how.
                let moved = self
                    .tok(i.wrapping_sub(1))
                    .is_some_and(|t| t.is(flag::DETERMINER | flag::THE | flag::POSSESSIVE))
                    && self.is_form(i + 1, &["down", "up"]);
                if !base.known() || moved || self.is_attributive(i) {
                    return None;
                }
                if let Some(times) = tables.times.get(&base).copied() {
                    let exact = Interval::exactly(times);
                    // "more than doubled", "nearly tripled"
                    let hedged = self
                        .tok(i.wrapping_sub(1))
                        .is_some_and(|t| t.is(flag::HEDGE | flag::ADVERB));
                    // "almost tripled" of 2.6 times
                    let nearly = self.is_form(i.wrapping_sub(1), &["almost", "nearly"]);
                    let part = |n: i128| Number::ratio(n, 100).and_then(|p| times.mul(p));
                    let value = if self.is_form(i.wrapping_sub(1), &["than"]) {
                        // "more than halved" leaves less than a half.
                        if times < Number::ONE {
                            Interval::less_than(times)
                        } else {
                            Interval::more_than(times)
                        }
                    } else if let (true, true, Some(low), Some(high)) =
                        (nearly, times < Number::ONE, part(95), part(120))
                    {
                        // "almost halved" leaves a little more than a half.
                        Interval::range(low, high)
                    } else if let (true, Some(low), Some(high)) = (nearly, part(85), part(105)) {
                        Interval::range(low, high)
                    } else if hedged {
                        Interval::about(times)
                    } else {
                        exact.widened(times.div(Number::int(40))?)
                    };
                    return Some((i, Some(times > Number::ONE), Some(value)));
                }
                if tables.rising.contains(&base) || tables.up.contains(&base) {
                    Some((i, Some(true), None))
                } else if tables.falling.contains(&base) || tables.down.contains(&base) {
                    Some((i, Some(false), None))
                } else {
                    None
                }
            });
        // "cut the amount available for raises to 3.5 percent": a noun says how something moved only where no verb does.
        let first = words.next()?;
        if !self.is_noun_of_change(first.0) {
            return Some(first);
        }
        let verb = words.find(|(i, ..)| !self.is_noun_of_change(*i));
        let one_clause = |i: usize| {
            !(i + 1..first.0).any(|k| {
                self.tok(k).is_some_and(|t| {
                    t.mark(',') || t.is(flag::COORDINATOR | flag::SUBORDINATOR | flag::RELATIVE)
                })
            })
        };
        verb.filter(|(i, ..)| one_clause(*i)).or(Some(first))
    }

    /// "the annual permissible cut": behind an article and words of the singular no verb stands in its plain form.
    fn heads_a_phrase(&self, i: usize) -> bool {
        const WORDS: usize = 3;
        let plain = |k: &usize| {
            self.tok(*k).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.is(flag::NO_NOUN | flag::PRONOUN)
                    && !self.form_ends(t, "s")
            })
        };
        let words = (i.saturating_sub(WORDS)..i).rev().take_while(plain);
        let first = words.last();
        // "the board cut the amount"
        let object = self
            .tok(i + 1)
            .is_some_and(|t| t.is(flag::DETERMINER | flag::THE | flag::ARTICLE | flag::POSSESSIVE));
        !object
            && first.is_some_and(|first| {
                (first.saturating_sub(1)..=first).any(|k| {
                    self.tok(k).is_some_and(|t| {
                        t.is(flag::THE | flag::ARTICLE | flag::POSSESSIVE)
                            || t.kind == TokenKind::Genitive
                    })
                })
            })
    }

    fn form_ends(&self, t: &crate::text::Token, end: &str) -> bool {
        t.span.of(&self.stages.document.text).ends_with(end)
    }

    /// "for raises", "the permissible cut", "a 1.7 percent rise": no verb.
    fn is_noun_of_change(&self, i: usize) -> bool {
        let form = self
            .tok(i)
            .is_some_and(|t| t.is(flag::VERB_BASE | flag::VERB_S) && !t.is(flag::VERB_ING));
        let before = i.checked_sub(1).and_then(|b| self.tok(b));
        let led = before.is_some_and(|t| {
            let nominal = flag::PREPOSITION
                | flag::DETERMINER
                | flag::THE
                | flag::ARTICLE
                | flag::POSSESSIVE
                | flag::ADJECTIVE;
            t.is(nominal) && !self.is_form(i - 1, &["to"])
        }) || self.is_form(i.wrapping_sub(1), &["percent", "pct", "cent", "point"])
            // 'Coffee "C" contracts', "to 1,200 contracts"
            || before.is_some_and(crate::text::Token::quotation)
            || self.heads_a_phrase(i);
        // "the merit raise pool", "special advances rate"
        let modifies = before
            .is_some_and(|t| t.kind == TokenKind::Word && !t.is(flag::NO_NOUN | flag::ADVERB))
            && self.tok(i + 1).is_some_and(|t| {
                t.kind == TokenKind::Word
                    && !t.is(flag::NO_NOUN
                        | flag::ADVERB
                        | flag::NUMERAL
                        | flag::HEDGE
                        | flag::DETERMINER
                        | flag::THE
                        | flag::ARTICLE
                        | flag::POSSESSIVE
                        | flag::PRONOUN
                        | flag::TIME)
            });
        form && (led || modifies)
    }
}

/// "a third", as people say it of three in ten and more: in per cent.
pub(super) fn as_percent(q: &Quantity) -> Option<Interval> {
    const LOOSE: i128 = 10;
    let value = q.stated.scaled(Number::int(100))?;
    Some(value.widened(value.named()?.div(Number::int(LOOSE))?))
}
