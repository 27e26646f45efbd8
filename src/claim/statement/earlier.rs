//! Which of two amounts is the older one, by the words around them: "had been 4,150", "than the 18 percent", "in 2022", "the year before".

use super::{Reader, is_amount};
use crate::quantity::{Kind, Number, Quantity};
use crate::text::{Token, TokenKind, flag};

/// One value of a change, with what its words say of its time.
pub(super) struct End<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) index: usize,
    pub(super) quantity: &'a Quantity,
    /// The year that its words name.
    pub(super) year: Option<i16>,
    /// Its words put it before the present one.
    pub(super) earlier: bool,
    /// They put it before the other one: "the year before", "in the previous quarter", and not "last year".
    pub(super) then: bool,
}

impl End<'_> {
    /// A year before that of publication.
    fn is_past(&self, year: i16) -> bool {
        let published = self.reader.stages.document.meta.published;
        published.is_some_and(|p| year < p.date.year())
    }

    /// A year before the last one; of a text without a date any may be.
    fn is_long_past(&self, year: i16) -> bool {
        let published = self.reader.stages.document.meta.published;
        published.is_some_and(|p| year + 1 < p.date.year())
    }

    /// "it had been 1,000", "comes to 170 million": a number whose unit stands at the other end.
    pub(super) fn is_bare(&self) -> bool {
        let q = self.quantity;
        let pronoun = || {
            const BACK: usize = 4;
            (q.tokens.start.saturating_sub(BACK)..q.tokens.start)
                .any(|i| self.reader.is_form(i, &["it", "figure"]))
        };
        q.kind == Kind::Count
            && q.noun.is_none()
            && q.unit.is_none()
            && (q.step > Number::int(1000) || pronoun())
    }

    /// "than the 18 percent", "against 1,900", "from 12": the words set it beside another.
    pub(super) fn compared(&self) -> bool {
        self.reader.is_compared(self.quantity)
    }

    /// Whether this one is older than the other; `None` when the words do not say.
    pub(super) fn is_before(&self, other: &Self) -> Option<bool> {
        match (self.year, other.year) {
            (Some(a), Some(b)) if a != b => Some(a < b),
            // "945 in 2023. The year before there had been 1,260"
            (Some(_), None) if other.then => Some(false),
            (None, Some(_)) if self.then => Some(true),
            // "Compared with 2019, when they had 11.3 percent, that is", "In 2001 some 230 died; down to the 133 of last year"
            (Some(year), None)
                if self.is_past(year) && (!other.earlier || self.is_long_past(year)) =>
            {
                Some(true)
            }
            (None, Some(year))
                if self.is_past(year) && (!self.earlier || self.is_long_past(year)) =>
            {
                Some(false)
            }
            _ => (self.earlier != other.earlier).then_some(self.earlier),
        }
    }
}

impl Reader<'_> {
    /// The year of an amount: right behind it ("645 break-ins in 2023"), or at the head of its sentence ("In 2024 it was 61%").
    pub(super) fn year_of(&self, q: &Quantity) -> Option<i16> {
        const BEHIND: usize = 4;
        let years = || {
            let all = self.quantities.iter();
            all.filter_map(|y| Some((y, self.year(y)?)))
        };
        let stops = |from: usize, to: usize| {
            (from..to).any(|i| {
                self.tok(i)
                    .is_some_and(|t| t.mark(';') || t.mark('.') || t.mark('('))
            })
        };
        let (start, end) = (q.tokens.start, q.number.end);
        let amount = |from: usize, to: usize| {
            self.quantities.iter().any(|o| {
                (is_amount(o) || o.kind == Kind::Percent) && (from..to).contains(&o.tokens.start)
            })
        };
        years()
            .find(|(y, _)| {
                let at = y.tokens.start;
                at >= end && at - end <= BEHIND && !stops(end, at)
            })
            // "; in 2023 the same exercise produced 126"
            .or_else(|| {
                let before = years().rfind(|(y, _)| y.tokens.end <= start);
                before.filter(|(y, _)| {
                    let month = |t: &Token| t.is(flag::MONTH);
                    let at = y.tokens.start.wrapping_sub(1);
                    let at = at.wrapping_sub(usize::from(self.tok(at).is_some_and(month)));
                    // "from 34 in 2015 to 101": the year of the amount before it.
                    let taken = amount(y.tokens.start.saturating_sub(BEHIND), y.tokens.start);
                    start - y.tokens.end <= 2 * BEHIND
                        && self.is_form(at, &["in"])
                        && !taken
                        && !stops(y.tokens.end, start)
                        && !amount(y.tokens.end, start)
                })
            })
            .or_else(|| {
                let first = self.range.start + BEHIND;
                years().find(|(y, _)| {
                    y.tokens.end <= first && y.tokens.end <= start && !stops(y.tokens.end, start)
                })
            })
            .map(|(_, year)| year)
    }

    /// "than the 18 percent", "against 1,900", "from 12", "compared with 140".
    pub(super) fn is_compared(&self, q: &Quantity) -> bool {
        let at = q.tokens.start.wrapping_sub(1);
        // "from 2023's 53 million"
        let whose = self.tok(at).is_some_and(|t| t.kind == TokenKind::Genitive);
        let at = at.wrapping_sub(2 * usize::from(whose));
        let inside =
            |form: &[&str]| (q.tokens.start..q.number.start).any(|i| self.is_form(i, form));
        let the = usize::from(self.tok(at).is_some_and(|t| t.is(flag::THE)));
        // "looked after 9,148 people"
        let phrasal = self.is_form(at, &["after"])
            && self.is_form(at.wrapping_sub(1), &["look", "looks", "looked", "looking"]);
        self.is_form(at, &["against", "versus", "after", "from"]) && !phrasal
            || self.is_form(at.wrapping_sub(the), &["than"])
            || inside(&["than", "from"])
            || self.is_form(at, &["with", "to"])
                && self.is_form(at.wrapping_sub(1), &["compares", "compared", "comparing"])
    }

    /// "The year before there had been 1,260", "215 in the previous quarter".
    pub(super) fn is_year_before(&self, q: &Quantity) -> bool {
        const NEAR: usize = 6;
        let from = q.tokens.start.saturating_sub(NEAR).max(self.range.start);
        let to = (q.tokens.end + NEAR).min(self.range.end);
        (from..q.tokens.start).chain(q.tokens.end..to).any(|i| {
            self.is_form(i, &["previous", "preceding"])
                || self.is_form(i, &["year", "years", "month", "months", "quarter", "week"])
                    && self.is_form(i + 1, &["before", "earlier"])
        })
    }

    /// Whether the words around an amount put it before another: those of [`Self::is_of_before`], "against 1,900", "than the 18 percent", "had been 4,150".
    pub(super) fn is_earlier(&self, q: &Quantity) -> bool {
        const NEAR: usize = 9;
        if self.is_compared(q) {
            return true;
        }
        let before = q.tokens.start.saturating_sub(NEAR).max(self.range.start)..q.tokens.start;
        let behind = q.number.end..(q.tokens.end + NEAR).min(self.range.end);
        let clause = |i: usize| self.tok(i).is_some_and(|t| t.mark(';') || t.mark(':'));
        let before = before.clone().rev().take_while(|i| !clause(*i));
        let behind = behind.take_while(|i| !clause(*i));
        let words = |i: usize| {
            !self.is_beside_than(i)
                && (self.is_form(i, &["previous", "preceding", "previously", "formerly"])
                    || self.is_form(i, &["back"]) && self.is_form(i + 1, &["then"])
                    || self.is_form(i, &["until"]) && self.is_form(i + 1, &["now", "then"])
                    || self.is_form(i, &["years", "fortnight"])
                        && self.is_form(i + 1, &["ago", "earlier", "before"])
                    || self.is_form(i, &["earlier"]) && self.is_form(i + 1, &["year"]))
        };
        // "It had been 4,150", "had recorded 860", "having been 2.48 million"
        let perfect = |i: usize| {
            (self.is_form(i, &["had"])
                || self.is_form(i, &["having"]) && self.is_form(i + 1, &["been"]))
                && (i + 1..i + 3).any(|k| {
                    self.tok(k)
                        .is_some_and(|t| t.is(flag::VERB_PARTICIPLE) || self.is_form(k, &["been"]))
                })
        };
        self.is_of_before(q)
            || before
                .clone()
                .any(|i| (words(i) || perfect(i)) && !self.is_of_other(i, q))
            || behind.clone().any(words)
    }

    /// Whether the words around a number put it before the present one: "compared with 432", "last year there were 214", "from 214".
    pub(super) fn is_of_before(&self, q: &Quantity) -> bool {
        const NEAR: usize = 8;
        let before = q.tokens.start.saturating_sub(NEAR).max(self.range.start)..q.tokens.start;
        let behind = q.number.end..(q.tokens.end + NEAR).min(self.range.end);
        let right_before = q.tokens.start.wrapping_sub(1);
        let words = |i: usize| {
            let units = ["year", "month", "week", "season", "quarter"];
            self.is_form(i, &["last", "previous"])
                && (self.is_form(i + 1, &units) || self.is_form(i + 1, &["time"]))
                || self.is_form(i, &units) && self.is_form(i + 1, &["ago", "earlier", "before"])
        };
        let earlier = |i: usize| words(i) && !self.is_beside_than(i) && !self.is_of_other(i, q);
        self.is_form(right_before, &["from"])
            || self.is_form(right_before, &["with", "to"])
                && self.is_form(right_before.wrapping_sub(1), &["compared"])
            || before.chain(behind).any(earlier)
    }

    /// Whether a word of time before an amount is of another one: it stands right behind that one ("at 6.50 percent until now, stands at 6.25", "with the
    /// 46 of last week makes 73") or right before it ("had been 4.5 percent since March, goes to 5.25").
    fn is_of_other(&self, i: usize, q: &Quantity) -> bool {
        const NEAR: usize = 3;
        let parted =
            |from: usize| (from..q.tokens.start).any(|k| self.tok(k).is_some_and(|t| t.mark(',')));
        let of = i.checked_sub(1).filter(|of| self.is_form(*of, &["of"]));
        let all = self
            .quantities
            .iter()
            .filter(|p| p.tokens.end < q.tokens.start);
        let mut others = all.filter(|p| is_amount(p) || p.kind == Kind::Percent);
        others.any(|p| {
            let ends = |at: usize| (p.number.end..p.tokens.end + 1).contains(&at);
            let next = p.tokens.start > i && p.tokens.start - i <= NEAR;
            of.is_some_and(ends) || ends(i) && parted(i) || next && parted(p.tokens.end)
        })
    }

    /// "23% more than a year ago", "down from a year ago at 638 million": the time at token `i` is of what something is set beside.
    pub(super) fn is_beside_than(&self, i: usize) -> bool {
        let from = |k: usize| {
            let article = |a: usize| {
                self.tok(a)
                    .is_some_and(|t| t.is(flag::DETERMINER | flag::ARTICLE))
            };
            // "from last year's 54"
            let whose =
                (i..i + 3).any(|g| self.tok(g).is_some_and(|t| t.kind == TokenKind::Genitive));
            self.is_form(k, &["from"]) && (k + 1..i).all(article) && !whose
        };
        (i.saturating_sub(3)..i).any(|k| self.is_form(k, &["than"]) || from(k))
    }

    /// "From 2012 to 2014 it came to around 50 percent": of a stretch of years, and no end of a change.
    pub(super) fn spans_years(&self) -> bool {
        let to = |i: usize| self.is_form(i, &["to", "and", "through", "until"]);
        let mut years = self.quantities.iter().filter(|y| y.kind == Kind::Year);
        years.any(|y| y.tokens.clone().any(to))
    }

    /// "23.8 billion yuan ($3.41 billion; 3.29 billion euros)": the same amount in brackets.
    pub(super) fn is_converted(&self, q: &Quantity) -> bool {
        const NEAR: usize = 16;
        let from = q.tokens.start.saturating_sub(NEAR).max(self.range.start);
        let open = (from..q.tokens.start)
            .rev()
            .take_while(|i| !self.tok(*i).is_some_and(|t| t.mark(')')))
            .find(|i| self.tok(*i).is_some_and(|t| t.mark('(')));
        open.is_some_and(|open| {
            let mut all = self.quantities.iter();
            all.any(|b| {
                b.tokens.end == open && is_amount(b) && (b.kind == q.kind || q.noun.is_none())
            })
        })
    }
}
