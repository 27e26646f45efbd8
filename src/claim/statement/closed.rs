//! Totals whose parts follow in the sentences behind them, where words close the list: "pulled 27 people out alive. Twelve are in the clinic. The railway
//! hospital admitted nine, and the remaining five", "split all of them into three groups".

use super::across::{PARAGRAPHS, is_running};
use super::{Law, Reader, Told, in_numbers, is_exact, is_near_miss, rounded, unhedged};
use crate::document::ZoneKind;
use crate::quantity::{Interval, Kind, Number, Quantity};
use crate::text::flag;

/// The parts stand in the sentence of their total or in so many behind it.
const SENTENCES: isize = 4;
/// So many before it may tell another total.
const BEFORE: isize = 2;
/// More numbers than these behind a total are not one list.
const MOST: usize = 8;
/// A sum that is off by more than one in so many, and by more than one, is of a list that leaves some out.
const CLOSE: i128 = 32;
/// Where words name the rest.
const LOOSE: i128 = 16;
/// Of votes, which are never more than the voters.
const VOTES: i128 = 4;
/// Below it a sum is off by one by chance, unless the words name the rest.
const SMALL: i128 = 20;
/// Below it no list is looked at.
const LEAST: i128 = 5;

/// A part with where it stands.
type Part<'a> = (Reader<'a>, usize, &'a Quantity);

/// How surely words close a list.
#[derive(Clone, Copy)]
enum Closed {
    No,
    /// "all", "each", a number of parts.
    Said,
    /// "the remaining five", "the rest", "between them".
    Rest,
}

impl<'a> Reader<'a> {
    pub(super) fn closed(&self, out: &mut Told) {
        for (i, total) in self.quantities.iter().zip(self.base..).map(|(q, i)| (i, q)) {
            let whole = total.stated.single().filter(|n| *n >= Number::int(LEAST));
            let Some(whole) = whole.filter(|_| self.is_whole_of(total) && !out.summed.contains(&i))
            else {
                continue;
            };
            let parts = self.parts_behind(total);
            let Some((sum, list)) = best(&parts, whole) else {
                continue;
            };
            let Some(off) = sum.distance(whole) else {
                continue;
            };
            let votes = sum > whole && self.tells_votes();
            if off == Number::ZERO
                || !is_near_miss(off, whole, if votes { VOTES } else { LOOSE }) && off > Number::ONE
                || self.tells_of_another(total, sum, off, list)
                || sum < whole
                    && (self.leaves_out() || list.iter().any(|(r, _, q)| r.joins_uncounted(q)))
                || sum > whole && self.overlaps()
            {
                continue;
            }
            // "Of the 47 members, 24 voted for it and 19 against, while five abstained"
            let over = votes && (self.is_form(self.range.start, &["of"]) || self.closes(total));
            // "312 applications were lodged. Of those, 198 had been granted and 131 refused": more than there are.
            let of_those = sum > whole
                && list
                    .iter()
                    .all(|(r, ..)| r.sentence == self.sentence + 1 && r.opens_of_those());
            let closed = if over || of_those {
                Closed::Rest
            } else {
                self.how_closed(list, parts.len())
            };
            let enough = match closed {
                Closed::Rest => true,
                // By chance a small sum is off by one, and a larger one by more.
                Closed::Said => {
                    let close = off <= Number::ONE || is_near_miss(off, whole, CLOSE);
                    list.len() > 2 && close && whole >= Number::int(SMALL)
                }
                Closed::No => false,
            };
            if !enough {
                continue;
            }
            let mut operands = vec![self.operand_of(i, total, rounded(total))];
            operands.extend(list.iter().map(|(r, i, q)| r.operand_of(*i, q, rounded(q))));
            out.push(self.statement(Law::Sum, operands));
        }
    }

    /// Whether the sentences around tell of another total that the parts make ("a budget of $412.6 million, an increase over the current $400.2 million"), or of
    /// what lies between ("before the elimination of €30 million that they billed one another").
    fn tells_of_another(
        &self,
        total: &Quantity,
        sum: Number,
        off: Number,
        parts: &[Part<'a>],
    ) -> bool {
        (-BEFORE..=SENTENCES)
            .filter_map(|by| self.further(by))
            .any(|r| {
                r.quantities.iter().zip(r.base..).any(|(q, n)| {
                    let of_kind =
                        q.kind == total.kind && q.unit == total.unit && q.tokens != total.tokens;
                    let part = parts.iter().any(|(_, k, _)| *k == n);
                    let made = q.stated.named().and_then(|v| v.distance(sum));
                    let between = off > Number::ONE && q.stated.single() == Some(off);
                    of_kind && (between || !part && made.is_some_and(|d| d <= q.step))
                })
            })
    }

    /// "appear on both lists and are counted once": parts that share some.
    fn overlaps(&self) -> bool {
        (0..=SENTENCES).filter_map(|by| self.further(by)).any(|r| {
            r.range.clone().any(|i| {
                r.is_form(i, &["counted"]) && r.is_form(i + 1, &["once", "twice"])
                    || r.is_form(i, &["both", "several", "two"])
                        && r.is_form(i + 1, &["lists", "categories", "groups"])
                    || r.is_form(i, &["overlap", "overlaps", "overlapping"])
            })
        })
    }

    /// "Of those, ..."
    fn opens_of_those(&self) -> bool {
        self.is_form(self.range.start, &["of"])
            && self.is_form(self.range.start + 1, &["those", "these", "them"])
    }

    /// Words of a vote, here or in the next sentence.
    fn tells_votes(&self) -> bool {
        let next = self.further(1).map(|r| r.range.clone());
        self.range.clone().chain(next.unwrap_or(0..0)).any(|i| {
            self.is_form(
                i,
                &[
                    "abstained",
                    "abstaining",
                    "abstentions",
                    "abstention",
                    "abstain",
                ],
            )
        })
    }

    /// "the chairman did not take part", "one seat is vacant": somebody is left out without a number.
    pub(super) fn leaves_out(&self) -> bool {
        (0..=SENTENCES).filter_map(|by| self.further(by)).any(|r| {
            r.range.clone().any(|i| {
                r.is_form(
                    i,
                    &[
                        "absent",
                        "absence",
                        "recused",
                        "vacant",
                        "casting",
                        "unaccounted",
                    ],
                ) || r.is_form(i, &["not"])
                    && r.is_form(
                        i + 1,
                        &[
                            "take", "taken", "vote", "voted", "voting", "counted", "included",
                            "present",
                        ],
                    )
            })
        })
    }

    /// "Sixty-three people were killed. ... Knives come first, with 29. Seventeen victims were shot. In the other 16 cases": the rest closes the list of its
    /// paragraph, whose total stands in one before.
    pub(super) fn rest(&self, out: &mut Told) {
        const BACK: u32 = 3;
        let Some(own) = self.stages.text.sentences.get(self.sentence) else {
            return;
        };
        let mut closers = self.quantities.iter().zip(self.base..).filter(|(q, _)| {
            q.kind == Kind::Count && is_exact(q) && unhedged(q) && self.is_rest(q)
                // "The remaining 28 of those on board": of another whole.
                && !self.is_form(q.number.end, &["of"])
        });
        let (Some((closer, at)), None) = (closers.next(), closers.next()) else {
            return;
        };
        if out.summed.contains(&at) {
            return;
        }
        let mut parts: Vec<Part<'a>> = vec![(self.clone(), at, closer)];
        let mut totals: Vec<Part<'a>> = Vec::new();
        let first = self
            .stages
            .quantities
            .partition_point(|q| q.sentence < self.sentence.saturating_sub(2 * MOST));
        for (i, q) in self
            .stages
            .quantities
            .iter()
            .enumerate()
            .take(at)
            .skip(first)
            .rev()
        {
            let Some(sentence) = self.stages.text.sentences.get(q.sentence) else {
                break;
            };
            let far = own.paragraph.abs_diff(sentence.paragraph) > BACK;
            if far || !is_running(sentence.zone) {
                break;
            }
            let Some(reader) = Reader::at(self.stages, q.sentence) else {
                break;
            };
            if q.kind != Kind::Count
                || !is_exact(q)
                || q.partitive
                || !unhedged(q)
                || q.stated.named() == Some(Number::ONE)
            {
                continue;
            }
            if sentence.paragraph == own.paragraph {
                let kind = q.noun.is_none() || reader.of_one_kind(q, closer);
                if kind || reader.counts_people(q) {
                    parts.insert(0, (reader, i, q));
                }
            } else if reader.is_whole_of(q) {
                totals.push((reader, i, q));
            }
        }
        // "Six were killed when a coach carrying 53 left the road. Nineteen were taken to hospital. The remaining 26": one of the parts beside the total.
        if parts.len() == 2 {
            let Some((reader, ..)) = totals.iter().max_by_key(|(.., q)| q.stated.named()) else {
                return;
            };
            let sentence = reader.sentence;
            let beside: Vec<Part<'a>> = totals
                .iter()
                .filter(|(r, ..)| r.sentence == sentence)
                .cloned()
                .collect();
            let [a, b] = beside.as_slice() else { return };
            let small = if a.2.stated.named() < b.2.stated.named() {
                a
            } else {
                b
            };
            totals.retain(|(_, i, _)| *i != small.1);
            parts.insert(0, small.clone());
        }
        if parts.len() < 3 || parts.len() > MOST {
            return;
        }
        let value = |p: &Part<'a>| p.2.stated.single();
        let values: Vec<Interval> = parts.iter().map(|(.., q)| rounded(q)).collect();
        // The total may stand in the paragraph, or be what any choice of its numbers makes.
        let made =
            |p: &Part<'a>| value(p).is_none_or(|n| Interval::exactly(n).is_made_by_some(&values));
        if parts.iter().chain(&totals).any(made) {
            return;
        }
        let near = totals.iter().filter_map(|p| {
            let whole = value(p).filter(|n| *n >= Number::int(SMALL))?;
            let (sum, list) = best(&parts, whole)?;
            let off = sum.distance(whole)?;
            let close = off <= Number::ONE || is_near_miss(off, whole, CLOSE);
            (list.len() == parts.len() && close).then_some((off, p))
        });
        let Some((_, (reader, i, total))) = near.min_by_key(|(off, _)| *off) else {
            return;
        };
        if self.leaves_out() || parts.iter().any(|(r, _, q)| r.joins_uncounted(q)) {
            return;
        }
        let mut operands = vec![reader.operand(*i, total)];
        operands.extend(parts.iter().map(|(r, i, q)| r.operand(*i, q)));
        out.push(self.statement(Law::Sum, operands));
    }

    /// "The driver and the remaining 12 passengers died": one more, whom no number counts.
    fn joins_uncounted(&self, q: &Quantity) -> bool {
        let led = |i: &usize| {
            self.tok(*i)
                .is_some_and(|t| t.is(flag::THE | flag::ADJECTIVE | flag::VERB_ING))
        };
        let from = q.tokens.start.saturating_sub(3).max(self.range.start);
        let and = (from..q.tokens.start).rev().find(|i| !led(i));
        let one = and
            .filter(|a| self.is_form(*a, &["and"]))
            .and_then(|a| a.checked_sub(1));
        one.is_some_and(|i| {
            let counted = self.quantities.iter().any(|p| p.tokens.contains(&i));
            self.tok(i).is_some_and(|t| t.is(flag::PERSON)) && !counted
        })
    }

    /// "the remaining five", "the other 16", "the 12 others"
    fn is_rest(&self, q: &Quantity) -> bool {
        let start = q.number.start;
        (start.saturating_sub(3)..start).any(|i| {
            self.is_form(i, &["remaining", "rest"])
                || self.is_form(i, &["other"])
                    && self.tok(i.wrapping_sub(1)).is_some_and(|t| t.is(flag::THE))
        }) || self.is_form(q.number.end, &["others"])
            && self.is_form(start.wrapping_sub(1), &["the"])
    }

    /// Whether a number can be the total of others: counted or paid, unhedged, and no part itself.
    fn is_whole_of(&self, q: &Quantity) -> bool {
        let zone = self
            .stages
            .text
            .sentences
            .get(self.sentence)
            .map(|s| s.zone);
        matches!(
            zone,
            Some(ZoneKind::Body | ZoneKind::Quote | ZoneKind::Standfirst)
        ) && matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure)
            && is_exact(q)
            && unhedged(q)
            && !q.addition
            && !q.partitive
            && !self.in_points(q)
            && !self.is_said_of(q)
    }

    /// "326,639 out of 649,464", "97 of the 290": the whole of a part that stands before it.
    fn is_said_of(&self, q: &Quantity) -> bool {
        let of = q.tokens.start.wrapping_sub(1);
        if !self.is_form(of, &["of"]) {
            return false;
        }
        let part = self
            .numbers()
            .any(|(_, p)| p.number.end == of || p.tokens.end == of);
        part || self.is_form(of.wrapping_sub(1), &["out"])
    }

    /// "with nine medals. Three were gold, two silver and five bronze": a sentence that is nothing but the parts of what the one before counts.
    pub(super) fn itemised_next(&self, out: &mut Told) {
        const END: usize = 4;
        let parts = self.counts();
        let numbers = self.numbers().count();
        let (Some((_, first)), Some((_, last))) = (parts.first(), parts.last()) else {
            return;
        };
        let listed = parts.len() > 2
            && numbers == parts.len()
            && first.noun.is_none()
            && first.tokens.start == self.range.start
            && self.is_form(last.tokens.start.wrapping_sub(1), &["and"])
            && self.range.end.saturating_sub(last.tokens.end) <= END
            && parts.iter().all(|(_, q)| unhedged(q) && !q.addition);
        let Some(before) = self.beside(-1).filter(|_| listed) else {
            return;
        };
        let wholes: Vec<_> = before
            .counts()
            .into_iter()
            .filter(|(_, q)| q.noun.is_some())
            .collect();
        let Some((i, total)) = wholes.iter().rev().find(|(_, q)| before.is_whole_of(q)) else {
            return;
        };
        let sum = Number::total(parts.iter().map(|(_, q)| q.stated.single()));
        let (Some(sum), Some(whole)) = (sum, total.stated.single()) else {
            return;
        };
        let off = sum.distance(whole).unwrap_or(whole);
        let close = off <= Number::ONE || is_near_miss(off, whole, LOOSE);
        if sum != whole && close && !out.summed.contains(i) {
            let mut operands = vec![before.operand(*i, total)];
            operands.extend(parts.iter().map(|(i, q)| self.operand(*i, q)));
            out.push(self.statement(Law::Sum, operands));
        }
    }

    /// The amounts of its kind behind a total, each smaller.
    fn parts_behind(&self, total: &'a Quantity) -> Vec<Part<'a>> {
        let mut out: Vec<Part<'a>> = Vec::new();
        for by in 0..=SENTENCES {
            let Some(reader) = self.further(by) else {
                break;
            };
            for (q, i) in reader.quantities.iter().zip(reader.base..) {
                let behind = by > 0 || q.tokens.start > total.tokens.start;
                if !behind || q.kind != total.kind || q.unit != total.unit {
                    continue;
                }
                // A total of its own, or a number that is none of the parts, ends the list.
                let below = q.stated.named() < total.stated.named();
                let kind = q.noun.is_none() || total.noun.is_none() || reader.of_one_kind(q, total);
                let of_them = reader.is_of_them(q);
                let part_of_part = !out.is_empty() && (of_them || q.partitive);
                // "One, of 104 people, took it"
                let one = q.stated.single() == Some(Number::ONE) && q.noun.is_none();
                if part_of_part || one || !in_numbers(q) {
                    continue;
                }
                // "split all of them into three groups": how many parts there are.
                let groups = (!kind || q.noun.is_some() && total.noun.is_none())
                    && q.stated.named() <= i128::try_from(MOST).ok().map(Number::int);
                if groups {
                    continue;
                }
                // "Eight men were sentenced. Two more followed": none of the eight.
                let beyond = out.is_empty() && q.addition;
                if !below || !kind || !unhedged(q) || beyond || reader.is_earlier(q) {
                    return out;
                }
                out.push((reader.clone(), i, q));
                if out.len() > MOST {
                    return Vec::new();
                }
            }
        }
        out
    }

    /// Whether two counted nouns are of one kind: the same, or both people.
    fn of_one_kind(&self, a: &Quantity, b: &Quantity) -> bool {
        let person = |q: &Quantity| self.counts_people(q);
        let lemma = |q: &Quantity| q.noun.as_ref().map(|n| n.lemma.clone());
        let people = |q: &Quantity| lemma(q).is_some_and(|n| n == "person");
        // "312 volunteers ... 104 people"
        let agent = |q: &Quantity| {
            const ENDS: [&str; 6] = ["er", "or", "ist", "ant", "ent", "ee"];
            lemma(q).is_some_and(|n| ENDS.iter().any(|end| n.ends_with(end)))
        };
        lemma(a) == lemma(b)
            || person(a) && person(b)
            || people(a) && agent(b)
            || people(b) && agent(a)
    }

    /// The sentence so many before or behind a total, of running text.
    fn further(&self, by: isize) -> Option<Reader<'a>> {
        self.nearby(by, PARAGRAPHS)
    }

    /// "Three were gold, two silver and five bronze", "287 men, 76 women and 59 children": a list in one sentence that leaves nothing out.
    fn itemises(&self, parts: &[Part<'a>]) -> bool {
        const END: usize = 4;
        let (Some((first, _, opens)), Some((last, _, ends))) = (parts.first(), parts.last()) else {
            return false;
        };
        let and = last.is_form(ends.tokens.start.wrapping_sub(1), &["and"]);
        let whole = first.sentence == self.sentence + 1
            && first.sentence == last.sentence
            && opens.tokens.start <= first.range.start + 1
            && last.range.end.saturating_sub(ends.tokens.end) <= END;
        let lemma = |q: &Quantity| q.noun.as_ref().map(|n| n.lemma.clone()).unwrap_or_default();
        let count = |of: &[&str]| {
            parts
                .iter()
                .filter(|(.., q)| of.contains(&lemma(q).as_str()))
                .count()
        };
        let all = count(&["man", "woman", "child", "boy", "girl", "minor"]);
        let sexes = all == parts.len() && count(&["man"]) == 1 && count(&["woman"]) == 1;
        parts.len() > 2 && and && (whole || sexes)
    }

    /// How surely the words from a total to the end of its parts say that these are all.
    fn how_closed(&self, parts: &[Part<'a>], of: usize) -> Closed {
        let Some((last, _, end)) = parts.last() else {
            return Closed::No;
        };
        if last.is_rest(end) || self.itemises(parts) {
            return Closed::Rest;
        }
        let readers: Vec<Reader<'a>> = (0..=SENTENCES)
            .filter_map(|by| self.further(by))
            .filter(|r| r.sentence <= last.sentence + 1)
            .collect();
        let says = |forms: &[&str], next: &[&str]| {
            readers.iter().any(|r| {
                r.range
                    .clone()
                    .any(|i| r.is_form(i, forms) && r.is_form(i + 1, next))
            })
        };
        if says(&["between"], &["them"])
            || says(&["no"], &["other", "others"])
            || says(&["every"], &["one"])
            // "and 11.3 million from the rest of the world": a part of its own.
            || says(&["the"], &["rest", "remainder"]) && parts.len() == of
            || says(&["and"], &["last"])
        {
            return Closed::Rest;
        }
        // "three groups", "all three": as many as there are parts.
        let many = i128::try_from(parts.len()).map(Number::int).ok();
        let counted = readers.iter().any(|r| {
            r.numbers().any(|(i, q)| {
                q.stated.single() == many
                    && q.kind == Kind::Count
                    && !parts.iter().any(|(_, k, _)| *k == i)
            })
        });
        if counted || says(&["all"], &["of", "the", "three", "four", "five", "were"]) {
            Closed::Said
        } else {
            Closed::No
        }
    }
}

/// Of the lists that begin with the first part, the one whose sum comes nearest to the whole, with that sum; `None` when a choice of the numbers makes the whole.
fn best<'p, 'a>(parts: &'p [Part<'a>], whole: Number) -> Option<(Number, &'p [Part<'a>])> {
    let values: Vec<Interval> = parts.iter().map(|(.., q)| rounded(q)).collect();
    if Interval::exactly(whole).is_made_by_some(&values) {
        return None;
    }
    let lists = (2..=parts.len()).filter_map(|n| {
        let list = parts.get(..n)?;
        let sum = Number::total(list.iter().map(|(.., q)| q.stated.named()))?;
        Some((sum.distance(whole)?, sum, list))
    });
    let (_, sum, list) = lists.min_by_key(|(off, ..)| *off)?;
    Some((sum, list))
}
