//! The two ends of a change that is told by its size: the amounts around it that the words tell apart in time.

use super::earlier::End;
use super::moved::ANY;
use super::size::Size;
use super::{By, Reader};
use crate::quantity::{Kind, Quantity};
use crate::text::flag;

/// So many sentences before a size and behind it may tell its ends.
const BEFORE: isize = 2;
const BEHIND: isize = 4;
/// More amounts than these around a size are no two ends.
const CROWD: usize = 40;

impl<'a> Reader<'a> {
    /// The amounts told around a size that may be its ends, in text order.
    pub(super) fn ends_around(&self, size: &Size) -> Vec<End<'a>> {
        let mut out = Vec::new();
        let of_share = size.by == By::Percent && self.is_of_a_share(size);
        for by in -BEFORE..=BEHIND {
            let Some(reader) = self.within(by).filter(|r| !r.spans_years()) else {
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
                    || reader.is_converted(q)
                    || of_share && q.kind != Kind::Percent
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

    /// "its vote share fell by around 2%": what has changed is told in per cent, and no count.
    fn is_of_a_share(&self, size: &Size) -> bool {
        let subject = size.told_by.and_then(|verb| {
            (self.range.start..verb).rev().find(|i| {
                let auxiliary = flag::BE | flag::HAVE | flag::MODAL | flag::ADVERB;
                self.tok(*i).is_some_and(|t| !t.is(auxiliary))
            })
        });
        subject.is_some_and(|s| self.is_form(s, &["share", "rate", "proportion", "percentage"]))
    }

    /// The two ends, old and new, that the words tell apart in time: those nearest to each other, and to the size.
    pub(super) fn ends_of<'e>(
        &self,
        ends: &'e [End<'a>],
        size: &Size,
    ) -> Option<(&'e End<'a>, &'e End<'a>)> {
        let at = size.tokens.start;
        let back = self.refers_back(size);
        let of_then = size.by == By::Times && !size.verb && self.compares_with_then(size);
        let sole = !self
            .range
            .clone()
            .any(|i| !size.tokens.contains(&i) && size.told_by != Some(i) && self.is_change(i));
        let since = self.tells_base(size);
        let came_to = self.reaches(size);
        let stands_on = self.stands_on(size);
        pairs(ends)
            .filter_map(|(a, b)| {
                if a.is_before(b)? {
                    Some((a, b))
                } else {
                    Some((b, a))
                }
            })
            .filter(|(old, new)| {
                // "up 9.4 percent on its level a year before": what it is of is told, so that the old end must be of that time.
                !since || old.then || old.year.is_some() && old.year != new.year
            })
            .filter(|(old, new)| came_to.is_none_or(|q| [old.index, new.index].contains(&q)))
            .filter(|(old, new)| stands_on.is_none_or(|q| {
                // "expects sales to increase 17 percent from the 915.7 million": to what is not told.
                old.index == q && new.reader.sentence == self.sentence || new.index == q
            }))
            .filter(|(old, new)| !self.is_of_nearer(size, [old, new]) && !self.are_of_others(size, old, new))
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
                        let start = size.told_by.filter(|verb| at < *verb);
                        let start = start.unwrap_or(size.tokens.start);
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
                        // "rose 5.9 percent, compared to 6.6 percent in April and 3.3 percent in May": rates of other times.
                        && new.quantity.tokens.start < old.quantity.tokens.start
                        && !self.is_rate_of_its_own(size, old)
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

    /// "from a year earlier", "on its level a year before", "than in the previous month", "year-on-year", right behind a size: what it is of, without a number.
    fn tells_base(&self, size: &Size) -> bool {
        const NEAR: usize = 9;
        let end = (size.tokens.end + NEAR).min(self.range.end);
        let stop = |i: &usize| !self.tok(*i).is_some_and(|t| t.mark(';') || t.mark('.'));
        let mut words = (size.tokens.end..end).take_while(stop);
        let number = |i: usize| self.quantities.iter().any(|q| q.number.contains(&i) && super::is_amount(q));
        words.any(|i| {
            let led = self.is_form(i, &["from", "on", "over", "than", "above", "below"]);
            let year = |k: usize| self.quantities.iter().any(|q| q.kind == Kind::Year && q.tokens.start == k);
            let then = (i + 1..i + 6)
                .take_while(|k| !number(*k))
                .any(|k| {
                    // "over the fourth 1985 quarter"
                    year(k) && self.is_form(k + 1, &["quarter", "half", "period", "level"])
                        || self.is_form(k, &["ago", "earlier", "before", "year-ago", "previous", "preceding"])
                        || self.is_form(k, &["last", "same"])
                            && self.is_form(k + 1, &["year", "month", "quarter", "week", "period"])
                });
            led && then || self.is_form(i, &["year-on-year", "month-on-month"])
        })
    }

    /// "rose 31 percent to 154,711": the amount that a size comes to.
    fn reaches(&self, size: &Size) -> Option<usize> {
        const NEAR: usize = 7;
        if size.by == By::Times || size.verb {
            return None;
        }
        let at = size.tokens.end;
        let (q, index) = self.quantities.iter().zip(self.base..).find(|(q, _)| {
            let value = super::is_amount(q) || matches!(q.kind, Kind::Percent | Kind::Rate);
            q.tokens.start >= at && value
        })?;
        let clause = !(at..q.tokens.start).any(|i| {
            self.tok(i).is_some_and(|t| t.mark(';') || t.is(flag::COORDINATOR | flag::SUBORDINATOR))
        });
        // "to a preliminary 106.7"
        let to = (q.tokens.start.saturating_sub(3)..q.tokens.start).any(|i| {
            self.is_form(i, &["to"]) && !self.is_form(i.wrapping_sub(1), &["compared"])
        });
        (clause && to && q.tokens.start - at <= NEAR).then_some(index)
    }

    /// "165 percent higher than the 30.63 billion", "fell 1.5 percent to 106.7 from 108.3": the amount that a size is of.
    fn stands_on(&self, size: &Size) -> Option<usize> {
        const NEAR: usize = 16;
        if size.by == By::Times || size.verb {
            return None;
        }
        let at = size.tokens.end;
        let led = |q: &Quantity| {
            let words = q.tokens.start.saturating_sub(2).max(at)..q.number.start;
            words.into_iter().any(|i| self.is_form(i, &["from", "than"]))
        };
        let mut behind = self.quantities.iter().zip(self.base..);
        let (q, index) = behind.find(|(q, _)| {
            q.tokens.start >= at && (super::is_amount(q) || q.kind == Kind::Percent) && led(q)
        })?;
        let clause = (at..q.tokens.start).any(|i| {
            self.tok(i).is_some_and(|t| {
                t.mark(';') || t.mark(',') || t.is(flag::COORDINATOR | flag::SUBORDINATOR)
            })
        });
        (!clause && size.takes(q) && q.tokens.start - at <= NEAR).then_some(index)
    }

    /// Whether an amount of the kind stands nearer before a size, in its sentence, than the two ends: "net profit was some 700 million, an increase of 50 percent".
    fn is_of_nearer(&self, size: &Size, ends: [&End<'a>; 2]) -> bool {
        let [old, new] = ends;
        let before = |q: &&Quantity| {
            q.tokens.end <= size.tokens.start
                && super::is_amount(q)
                && q.kind == new.quantity.kind
                && q.unit == new.quantity.unit
        };
        let Some(nearest) = self.quantities.iter().rev().find(before) else {
            return false;
        };
        let is = |e: &End<'_>| e.quantity.tokens == nearest.tokens;
        size.by == By::Percent && self.reaches(size).is_none() && !is(old) && !is(new)
    }

    /// Two ends that the words of one sentence part from the size: "and imports at 5.23 compared to 5.63", "but the shift will raise output to 44,000",
    /// "a profit of 5.31 billion compared with 2.82 billion, said current profits rose by 19 percent", "from around 70 for bonds and 180 for notes".
    fn are_of_others(&self, size: &Size, old: &End<'a>, new: &End<'a>) -> bool {
        let own = |e: &End<'_>| e.reader.sentence == self.sentence;
        let between = |from: usize, to: usize| (from.min(to)..from.max(to)).filter_map(|i| Some((i, self.tok(i)?)));
        let at = |e: &End<'_>| e.quantity.tokens.start;
        let behind = |e: &End<'_>| own(e) && at(e) > size.tokens.end;
        // Behind it, over a clause of its own.
        let other = |e: &End<'_>| {
            let mut words = between(size.tokens.end, at(e));
            let amounts = || self.quantities.iter().filter(|q| super::is_amount(q) && (size.tokens.end..at(e)).contains(&q.tokens.start)).count();
            behind(e)
                && words.any(|(i, t)| {
                    self.is_form(i, &["but", "while", "whereas"]) || t.is(flag::COORDINATOR) && amounts() > 0
                })
        };
        let said = own(old)
            && own(new)
            && !behind(old)
            && !behind(new)
            && old.compared()
            && size.told_by.is_some_and(|verb| {
                between(at(old), verb).any(|(i, _)| self.is_form(i, &["said", "says", "saying"]))
            });
        let listed = size.by == By::Times
            && !size.verb
            && behind(old)
            && behind(new)
            && between(at(old), at(new)).any(|(_, t)| t.is(flag::COORDINATOR));
        // "double the backlog a year ago": the old end is of then.
        let then = size.by == By::Times && !size.verb && self.compares_with_then(size);
        let untold = then && !(old.then || old.earlier || old.year.is_some() || own(old));
        let of_month = own(old) && old.compared() && size.by == By::Percent && old.reader.is_of_a_month(old.quantity);
        let alone = size.by == By::Times && !size.verb && own(old) && !own(new);
        other(old) || other(new) || said || listed || untold || of_month || alone
    }

    /// "M-2 showed a rise of 5.09 percent after 4.30, M-1 16.72 percent after 12.80": a percentage between a size and an old end in per cent, or a clause of its own.
    fn is_rate_of_its_own(&self, size: &Size, old: &End<'a>) -> bool {
        let at = old.quantity.tokens.start;
        let (from, to) = if at > size.tokens.end {
            (size.tokens.end, at)
        } else {
            (old.quantity.tokens.end, size.tokens.start)
        };
        let rates = self.quantities.iter().filter(|q| {
            q.kind == Kind::Percent && q.tokens.start >= from && q.tokens.end <= to
        });
        let clause = (from..to).any(|i| self.is_form(i, &["while", "whereas", "but", "and"]));
        rates.count() > 1 || clause
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
    pub(super) fn refers_back(&self, size: &Size) -> bool {
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
}

/// Every two ends of one kind.
pub(super) fn pairs<'e, 'a>(
    ends: &'e [End<'a>],
) -> impl Iterator<Item = (&'e End<'a>, &'e End<'a>)> {
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
