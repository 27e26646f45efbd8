//! The two ends of a change that is told by its size: the amounts around it that the words tell apart in time.

use super::earlier::End;
use super::moved::ANY;
use super::size::Size;
use super::{By, Reader};
use crate::quantity::Kind;
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
            .filter(|(old, new)| {
                stands_on.is_none_or(|q| {
                    // "expects the harvest to increase 15 percent from the 700 tons": to what is not told.
                    old.index == q && new.reader.sentence == self.sentence || new.index == q
                })
            })
            .filter(|(old, new)| {
                !self.is_of_nearer(size, [old, new]) && !self.are_of_others(size, old, new)
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
                // "Across the country the average was 291,700. A year ago it was 280,750": the amount right before it, and not one of a region further up.
                let of_nearer = ends.iter().any(|e| {
                    let at = e.reader.sentence;
                    n < at && at < o && !e.earlier && e.reader.ends_fit(e.quantity, old.quantity)
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
                    && !of_nearer
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
