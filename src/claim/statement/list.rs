//! "All 31 injured were taken in: 14 to the clinic, 9 to ...": lists that their words close.

use super::{Law, Operand, Reader, Statement, in_numbers, rounded, unhedged};
use crate::quantity::{Kind, Number, Quantity};
use crate::text::{TokenKind, flag};

/// A colon stands no further behind the total that it opens.
const LEAD: usize = 6;

impl Reader<'_> {
    pub(super) fn lists(&self, out: &mut Vec<Statement>) {
        // "The £460,000 is made up of £215,000 for ..., £130,000 for ... and £95,000": amounts of one currency that the words break down.
        let money = self.numbers().next().is_some_and(|(_, first)| {
            first.kind == Kind::Money
                && self.numbers().all(|(_, q)| q.unit == first.unit)
                && self.made_of(first)
        });
        let mut counts: Vec<(usize, &Quantity)> = self
            .numbers()
            .filter(|(_, q)| {
                (q.kind == Kind::Count || money && q.kind == Kind::Money)
                    && in_numbers(q)
                    && !q.addition
                    // "on one night"
                    && !self.tok(q.tokens.end).is_some_and(|t| t.is(flag::TIME))
            })
            .collect();
        if counts.len() < 3 || self.numbers().count() != counts.len() {
            return;
        }
        // "1,284 cases in four districts: 612 in Hadan, 387 in ...": how many parts there are is no part.
        if let Some(colon) = self
            .range
            .clone()
            .find(|i| self.tok(*i).is_some_and(|t| t.mark(':')))
        {
            let items = counts.iter().filter(|(_, q)| q.tokens.start > colon);
            let many = i128::try_from(items.count()).map(Number::int).ok();
            let first = counts.first().map(|(i, _)| *i);
            // "at seven sites: 1,450 in Hull, 900 in Leeds and 530 elsewhere": the last part stands for several.
            let rest = (colon..self.range.end)
                .any(|i| self.is_form(i, &["elsewhere", "others", "other", "rest"]));
            let at_places = |q: &Quantity| {
                let led = q.tokens.start.checked_sub(1).and_then(|b| self.tok(b));
                rest && q.tokens.end == colon
                    && led.is_some_and(|t| t.is(flag::PREPOSITION))
                    && q.stated.single() > many
            };
            counts.retain(|(i, q)| {
                Some(*i) == first
                    || q.tokens.start > colon
                    || q.noun.is_none()
                    || q.stated.single() != many && !at_places(q)
            });
        }
        let Some((at, total)) = counts
            .iter()
            .enumerate()
            .find(|(_, (_, q))| self.closes(q) && !self.is_earlier(q))
            .or_else(|| {
                counts
                    .iter()
                    .enumerate()
                    .next()
                    .filter(|(_, (_, q))| self.broken_down(q, &counts))
            })
            .map(|(n, (_, q))| (n, *q))
        else {
            return;
        };
        // "A total of 1,890 were admitted; 74 died in hospital and 23 at home": another matter behind the semicolon.
        let next = counts
            .get(at + 1)
            .map_or(total.tokens.end, |(_, q)| q.tokens.start);
        if (total.tokens.end..next).any(|i| self.tok(i).is_some_and(|t| t.mark(';'))) {
            return;
        }
        // "In all, 19 have been affected, of whom 18 are confirmed; three have died": a part of them, and then another matter.
        let of_whom = self.is_form(next.wrapping_sub(1), &["whom", "which", "them"])
            && self.is_form(next.wrapping_sub(2), &["of"]);
        let stops = (next..self.range.end).any(|i| self.tok(i).is_some_and(|t| t.mark(';')));
        if of_whom && stops {
            return;
        }
        // "In total 159 bodies were found in Karsk, ten in Lunde and two in Brena": three places, and no whole.
        let placed = |from: usize| {
            (from..self.range.end)
                .take_while(|i| {
                    self.tok(*i)
                        .is_some_and(|t| !t.mark(',') && !t.is(flag::COORDINATOR))
                })
                .any(|i| {
                    self.is_form(i, &["in", "at", "near"])
                        && self.tok(i + 1).is_some_and(|t| t.capital)
                })
        };
        let place_each = self.tok(next.wrapping_sub(1)).is_some_and(|t| t.mark(','))
            && counts
                .get(at..)
                .is_some_and(|all| all.iter().all(|(_, q)| placed(q.tokens.end)));
        if place_each {
            return;
        }
        // "44 of the 48 acts played; on the two smaller stages, all 60 did"
        let opened = counts
            .first()
            .map_or(total.tokens.start, |(_, q)| q.tokens.end);
        if at > 0 && (opened..total.tokens.start).any(|i| self.tok(i).is_some_and(|t| t.mark(';')))
        {
            return;
        }
        // "a total of 16 seats, while the other party took 14": of another clause.
        if (total.tokens.end..next).any(|i| self.is_form(i, &["while", "whereas", "but"])) {
            return;
        }
        // Of a list behind a colon, the numbers behind it; else all others.
        let colon = (total.tokens.end..self.range.end).find(|i| {
            self.tok(*i)
                .is_some_and(|t| t.mark(':') && !t.glued || t.mark(':'))
        });
        // "A total of 23 troops died and 18 were wounded, four of them badly": a list does not open with "and".
        if at == 0 && colon.is_none() && self.is_form(next.wrapping_sub(1), &["and"]) {
            return;
        }
        // "3,752 in all, 317 of them officers, 232 sergeants": with a part told by "of them" the others make no whole.
        let of_them = |q: &Quantity| {
            self.is_form(q.number.end, &["of"]) && self.is_form(q.number.end + 1, &["them", "whom"])
        };
        if counts.iter().skip(at + 1).any(|(_, q)| of_them(q)) {
            return;
        }
        // "a total of 8,997 in seven countries, most of them in the three nations": where, and no part.
        let whereabouts = |q: &Quantity| {
            let before = q.tokens.start.wrapping_sub(1);
            let the = self.is_form(before, &["the"]);
            q.noun.is_some()
                && self.is_form(before.wrapping_sub(usize::from(the)), &["in", "across"])
        };
        let parts: Vec<(usize, &Quantity)> = counts
            .iter()
            .enumerate()
            .filter(|(n, (_, q))| {
                *n != at
                    && !whereabouts(q)
                    && !q.partitive
                    && colon.is_none_or(|c| q.tokens.start > c)
            })
            .map(|(_, c)| *c)
            .collect();
        let one_kind = parts
            .iter()
            .all(|(_, q)| q.noun.is_none() || total.noun.is_none() || self.alike(q, total));
        let below = parts.iter().all(|(_, q)| {
            q.stated
                .named()
                .zip(total.stated.named())
                .is_some_and(|(p, t)| p < t)
        });
        // Behind a colon the parts may bear names of their own: "12 medals in all: three gold, four silver".
        // "A total of 309 flights were cancelled, 15 sent elsewhere and one turned back": far from all of them.
        let sum = Number::total(parts.iter().map(|(_, q)| q.stated.named()));
        let twice = |n: Number| n.mul(Number::int(2));
        let near = sum.zip(total.stated.named()).is_some_and(|(sum, all)| {
            twice(sum).is_some_and(|most| most >= all) && twice(all).is_some_and(|most| sum <= most)
        });
        if parts.len() < 2
            || colon.is_none() && !near
            || !one_kind && colon.is_none() && !self.broken_down(total, &counts)
            || !below
            || colon.is_none() && at + 1 != counts.len() && at != 0
        {
            return;
        }
        let operand = |i: usize, q: &Quantity| -> Operand { self.operand_of(i, q, rounded(q)) };
        let Some((i, _)) = counts.get(at) else { return };
        let mut operands = vec![operand(*i, total)];
        operands.extend(parts.iter().map(|(i, q)| operand(*i, q)));
        out.push(self.statement(Law::Sum, operands));
    }

    /// "killed 64 people: 29 in Kasha, 21 in Lomba and 12 in Niri", "Of the 86 killed, 52 were men, 23 women and 11 children": a count with its parts.
    fn broken_down(&self, total: &Quantity, counts: &[(usize, &Quantity)]) -> bool {
        let Some((_, last)) = counts.last() else {
            return false;
        };
        // Behind an amount what it is for may be told, and who says so.
        let most = if last.kind == Kind::Money { 11 } else { 7 };
        let ends = (last.tokens.end..self.range.end).len() < most && {
            let before = last.tokens.start.wrapping_sub(1);
            self.is_form(before, &["and"])
        };
        // A place or a recipient behind each part, and nothing else: "29 in Kasha".
        let placed = counts.iter().skip(1).all(|(_, q)| {
            q.noun.is_none()
                && self.is_form(
                    q.tokens.end,
                    &[
                        "in",
                        "at",
                        "from",
                        "near",
                        "on",
                        "for",
                        "to",
                        "by",
                        "with",
                        "elsewhere",
                    ],
                )
        });
        // Right behind the total, or behind a place: "arrested 212 people in the raids: 96 for ...".
        let first = counts
            .get(1)
            .map_or(total.tokens.end, |(_, q)| q.tokens.start);
        let colon = first > total.tokens.end
            && self.tok(first - 1).is_some_and(|t| t.mark(':'))
            && first - total.tokens.end <= LEAD;
        let sexes = |q: &Quantity| {
            q.noun.as_ref().is_some_and(|n| {
                ["man", "woman", "child", "boy", "girl"].contains(&n.lemma.as_str())
            })
        };
        let of_the = self.is_form(self.range.start, &["of"])
            && total.number.start <= self.range.start + 2
            && counts
                .iter()
                .skip(1)
                .all(|(_, q)| sexes(q) || q.noun.is_none())
            && counts.iter().skip(1).filter(|(_, q)| sexes(q)).count() >= 2
            && ["child", "boy", "girl"]
                .iter()
                .any(|n| last.noun.as_ref().is_some_and(|noun| noun.lemma == *n));
        let itemised = colon && self.itemised(total, counts);
        let made_of = self.made_of(total)
            && counts
                .iter()
                .skip(1)
                .all(|(_, q)| q.kind == Kind::Money || q.noun.is_some() && total.noun.is_some());
        // "and 12 for arson, among others": the list is not whole.
        let open = (last.tokens.end..self.range.end).any(|i| {
            self.is_form(i, &["others", "including"])
                || self.is_form(i, &["among"]) && self.is_form(i + 1, &["other"])
        });
        ends && !open && unhedged(total) && (colon && placed || of_the || itemised || made_of)
    }

    /// "33 people: 29 passengers and three crew": behind the colon nothing but counted people, one after the other.
    fn itemised(&self, total: &Quantity, counts: &[(usize, &Quantity)]) -> bool {
        let lemma = |q: &Quantity| q.noun.as_ref().map(|n| n.lemma.clone());
        let people =
            lemma(total).is_some_and(|n| ["person", "people", "occupant"].contains(&n.as_str()));
        let named = counts.iter().skip(1).all(|(_, q)| {
            q.noun.as_ref().is_some_and(|n| {
                self.tok(n.token)
                    .is_some_and(|t| t.is(flag::PERSON | flag::PEOPLE) || n.lemma == "crew")
            })
        });
        let close = counts.windows(2).skip(1).all(|pair| {
            let [(_, a), (_, b)] = pair else { return false };
            (a.tokens.end..b.tokens.start).all(|i| {
                self.is_form(i, &["and", "members"]) || self.tok(i).is_some_and(|t| t.mark(','))
            })
        });
        let opens = counts
            .get(1)
            .is_some_and(|(_, q)| q.tokens.start == total.tokens.end + 1);
        let ended = counts.last().is_some_and(|(_, q)| {
            (q.tokens.end..self.range.end).all(|i| {
                self.is_form(i, &["members"])
                    || self.tok(i).is_some_and(|t| t.kind == TokenKind::Mark)
            })
        });
        people && named && close && opens && ended
    }

    /// "is made up of", "comprises", "consists of" right behind a total.
    fn made_of(&self, total: &Quantity) -> bool {
        const NEAR: usize = 4;
        (total.tokens.end..(total.tokens.end + NEAR).min(self.range.end)).any(|i| self.made(i))
    }

    /// "made up of", "comprises", "consists of" at token `i`.
    pub(super) fn made(&self, i: usize) -> bool {
        let next = |k: usize, form: &str| self.is_form(i + k, &[form]);
        self.is_form(i, &["made"]) && next(1, "up") && next(2, "of")
            || self.is_form(i, &["consist", "consists", "consisted", "consisting"]) && next(1, "of")
            || self.is_form(i, &["comprise", "comprises", "comprised", "comprising"])
    }

    /// "all 31", "31 in all", "in all, 31", "a total of 31": the words say that the list is whole.
    pub(super) fn closes(&self, q: &Quantity) -> bool {
        let start = q.tokens.start;
        let all = q
            .tokens
            .clone()
            .chain(start.saturating_sub(1)..start)
            .any(|i| i < q.number.start && self.is_form(i, &["all"]))
            && !start
                .checked_sub(1)
                .is_some_and(|b| self.is_form(b, &["in"]) || self.is_form(b, &["of"]));
        let behind = q.tokens.end;
        let in_all = self.is_form(behind, &["between"]) && self.is_form(behind + 1, &["them"])
            || self.is_form(behind, &["in"])
                && self.is_form(behind + 1, &["all", "total"])
                && !self.is_form(behind + 2, &["of"])
            || self.is_form(behind, &["altogether", "overall"]);
        // "A total of" may stand inside the quantity, as its hedge.
        let number = q.number.start;
        let before = start.saturating_sub(4).max(self.range.start)..number;
        let opening = before.clone().any(|i| {
            self.is_form(i, &["in"]) && self.is_form(i + 1, &["all", "total"]) && i + 3 >= number
        }) || before.clone().any(|i| {
            self.is_form(i, &["total"]) && self.is_form(i + 1, &["of"]) && i + 2 == number
        });
        all || in_all || opening
    }
}
