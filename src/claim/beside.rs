//! Numbers that take their figure from what stands beside them: an amount in brackets, a joined number, a rival's bare one, the label of a cell.

use super::made::base;
use super::{Claim, Claims, Element, Stages};
use crate::document::ZoneKind;
use crate::quantity::{Kind, Quantity};
use crate::text::{TokenKind, WordId, flag};

/// A number with what was read before it in its sentence.
pub(super) struct Beside<'a> {
    pub(super) stages: &'a Stages<'a>,
    /// The number, and its index in the document.
    pub(super) q: &'a Quantity,
    pub(super) index: usize,
    /// The claims so far.
    pub(super) so_far: &'a Claims,
    pub(super) zone: ZoneKind,
}

/// A list of places has no more items.
const LISTED: usize = 12;

impl Beside<'_> {
    /// The number's claim by what stands beside it.
    pub(super) fn read(&self) -> Option<Claim> {
        if self.q.kind == Kind::Change {
            return None;
        }
        self.cell()
            .or_else(|| self.restated())
            .or_else(|| self.coordinated())
            .or_else(|| self.rival())
            .or_else(|| self.corrected())
            .or_else(|| self.counted_again())
            .or_else(|| self.told_again())
            .or_else(|| self.gapped())
            .or_else(|| self.joined())
            .or_else(|| self.broken_down())
            .or_else(|| self.called())
    }

    /// A claim of the figure, the people and the noun of one before it.
    pub(super) fn like(&self, before: &Claim) -> Claim {
        let mut claim = base(self.stages, self.q, self.index, before.figure, self.zone);
        claim.who.clone_from(&before.who);
        claim.noun.clone_from(&before.noun);
        claim
    }

    /// The last claim before the number, and its own number.
    pub(super) fn last(&self) -> Option<(&Claim, &Quantity)> {
        let claim = self.so_far.claims.last()?;
        Some((claim, self.stages.quantities.get(claim.quantity)?))
    }

    /// "85 million euros ($108 million)": an amount in brackets says the one before it again, in another unit.
    fn restated(&self) -> Option<Claim> {
        let Self {
            stages,
            q,
            index,
            zone,
            ..
        } = *self;
        let open = q.tokens.start.checked_sub(1)?;
        let (before, p) = self.last()?;
        // "103m euros ($136m; £89m)": behind another in the same bracket.
        let mark = stages.text.tokens.get(open)?;
        let next = before.restated && (mark.mark(';') || mark.mark(',') || mark.mark('/'));
        if !mark.mark('(') && !next || q.unit.is_none() {
            return None;
        }
        let dimension = |q: &Quantity| {
            q.unit
                .and_then(|u| stages.quantity_tables.unit(u))
                .map(|u| u.dimension.as_str())
        };
        if p.tokens.end != open || dimension(p) != dimension(q) {
            return None;
        }
        let mut claim = base(stages, q, index, before.figure, zone);
        claim.event = before.event.clone();
        claim.words = q.span(stages.text);
        claim.restated = true;
        claim.trace = "the amount before it, in another unit".to_owned();
        Some(claim)
    }

    /// "magnitude 7.6 and 7.5": a bare number joined to a measured one is of the same figure.
    fn coordinated(&self) -> Option<Claim> {
        let Self {
            stages,
            q,
            index,
            zone,
            ..
        } = *self;
        let (before, p) = self.last().filter(|(c, _)| c.quantity + 1 == index)?;
        let figure = stages.tables.figure(before.figure)?;
        let joint = q.tokens.start.checked_sub(1)?;
        let joined = stages.text.tokens.get(joint)?.is(flag::COORDINATOR) && p.tokens.end == joint;
        if !joined
            || figure.measure.as_deref() != Some("number")
            || q.kind != Kind::Count
            || q.noun.is_some()
            || figure.range.is_some_and(|r| !r.meets(&q.stated))
        {
            return None;
        }
        let mut claim = base(stages, q, index, before.figure, zone);
        claim.words = before.words;
        claim.trace = format!("{}: joined to the number before it", figure.id);
        Some(claim)
    }

    /// "given as 288, which the government revised to 275": the count before it, corrected.
    fn corrected(&self) -> Option<Claim> {
        const NEAR: usize = 4;
        let Self { stages, q, .. } = *self;
        let (before, p) = self
            .last()
            .filter(|(c, _)| !c.is_part && c.quantity + 1 == self.index)?;
        let figure = stages.tables.figure(before.figure)?;
        let bare = q.kind == Kind::Count && q.noun.is_none() && figure.people;
        let to = q.tokens.start.checked_sub(1)?;
        if !bare || p.sentence != q.sentence || !stages.is_form(to, &["to"]) {
            return None;
        }
        let tok = |i: usize| stages.text.tokens.get(i);
        let changes = |i: &usize| {
            tok(*i).is_some_and(|t| {
                let verb = stages.lexicon.word(t.word).verb;
                [
                    &stages.tables.revised,
                    &stages.tables.rising,
                    &stages.tables.falling,
                ]
                .iter()
                .any(|set| set.contains(&t.word) || verb.known() && set.contains(&verb))
            })
        };
        let verb = (p.tokens.end..to).rev().take(NEAR).find(changes)?;
        // Nothing else that may have changed: "12 died, and the fine was raised to 30".
        let of_it = |i: usize| {
            tok(i).is_some_and(|t| {
                t.mark(',')
                    || t.capital
                    || t.is(flag::COORDINATOR
                        | flag::RELATIVE
                        | flag::PRONOUN
                        | flag::DETERMINER
                        | flag::ADVERB
                        | flag::TIME
                        | flag::OFFICE
                        | flag::SPEAKER
                        | flag::HAVE
                        | flag::BE)
            }) || stages.is_form(
                i,
                &["figure", "number", "toll", "later", "then", "up", "down"],
            )
        };
        if !(p.tokens.end..to).all(|i| i == verb || of_it(i)) {
            return None;
        }
        let mut claim = self.like(before);
        claim.event = before.event.clone();
        claim.words = q.span(stages.text);
        claim.revised = true;
        claim.trace = format!("{}: the number before it, corrected", figure.id);
        Some(claim)
    }

    /// "15 people died in Clay County and six in Kanawha County": the verb is said once, and each number has its place.
    fn gapped(&self) -> Option<Claim> {
        let Self { stages, q, .. } = *self;
        // Of parts the list goes on only behind "Of the 34 deaths, four were reported from Lunde" and "Five of the deaths were in Lunde".
        let opens = stages.text.sentences.get(q.sentence)?.tokens.start;
        let first = |c: &Claim| {
            let told = stages.quantities.get(c.quantity);
            c.is_part && told.is_some_and(|p| p.tokens.start == opens)
        };
        let among = self.so_far.claims.iter().rev().take(LISTED);
        let of = among.into_iter().any(first) || stages.is_form(opens, &["of"]);
        let next = |c: &Claim| c.quantity + 1 == self.index && (!c.is_part || of);
        let (before, p) = self.last().filter(|(c, _)| next(c))?;
        let figure = stages.tables.figure(before.figure)?;
        let tok = |i: usize| stages.text.tokens.get(i);
        let counted = q.noun.as_ref().is_none_or(|n| {
            figure.nouns.contains_key(&n.lemma)
                || figure.people && tok(n.token).is_some_and(|t| t.is(flag::PEOPLE))
        });
        if p.sentence != q.sentence || q.kind != Kind::Count || p.kind != q.kind || !counted {
            return None;
        }
        if self.parallel_places(p) {
            return Some(self.like_in_another_place(before));
        }
        // A name under a preposition on either side of the joint: "in Clay County , and | six | in Kanawha County".
        let mut joint = q.tokens.start.checked_sub(1)?;
        if !(tok(joint)?.mark(',') || tok(joint)?.is(flag::COORDINATOR)) {
            return None;
        }
        if tok(joint.checked_sub(1)?)?.mark(',') {
            joint -= 1;
        }
        let name = |i: usize| self.is_name(i);
        // "57 were killed in the square, 29 in the Helwan area and some 198 in the provinces"
        let parallel = q.noun.is_none()
            && figure.people
            && (p.tokens.end..joint).any(|i| stages.is_form(i, &["in", "at", "near", "from"])
                // "clashes in Omraneya left 24 dead, 14 in Helwan"
                || joint <= p.tokens.end + 1
                    && (p.tokens.start.saturating_sub(8)..p.tokens.start)
                        .any(|i| stages.is_form(i, &["in", "at"]) && tok(i + 1).is_some_and(|t| t.capital)))
            && self.put_somewhere();
        let like = || self.like_in_another_place(before);
        if parallel {
            return Some(like());
        }
        if before.is_part {
            return None;
        }
        let mut at = joint.checked_sub(1).filter(|i| name(*i))?;
        while at > p.tokens.end
            && (name(at) || tok(at)?.dash() && tok(at)?.glued || tok(at)?.is(flag::THE))
        {
            at -= 1;
        }
        let places = ["in", "at", "near", "outside", "from"];
        let here = tok(at)?.is_form(&stages.document.text, &places);
        let mut there = q.tokens.end;
        if tok(there)?.is(flag::ADDITION) {
            there += 1;
        }
        let behind = stages.is_form(there, &places)
            && (name(there + 1)
                || (tok(there + 1)?.is(flag::THE)
                    || stages.is_form(there + 1, &["nearby", "neighbouring", "neighboring"]))
                    && name(there + 2));
        (here && behind).then(like)
    }

    fn is_name(&self, i: usize) -> bool {
        let token = self.stages.text.tokens.get(i);
        token.is_some_and(|t| t.capital && t.kind == TokenKind::Word)
    }

    /// The claim before it, in the place that stands beside the number.
    fn like_in_another_place(&self, before: &Claim) -> Claim {
        const NEAR: usize = 4;
        let Self { stages, q, .. } = *self;
        let mut claim = self.like(before);
        // "kills 83 in Bihar, 24 in UP": a name that no table knows is another place all the same.
        let at = (q.tokens.end..q.tokens.end + NEAR).find(|i| self.is_name(*i));
        if let Some(at) = at.filter(|_| claim.event.place == before.event.place) {
            let form = stages.text.span(at..at + 1).of(&stages.document.text);
            claim.event.spot = Some(form.to_lowercase());
        }
        claim.words = before.words;
        claim.stance = before.stance;
        claim.addition = false;
        claim.is_part = before.is_part;
        claim.part_of = before.part_of;
        let figure = stages.tables.figure(before.figure);
        claim.trace = format!(
            "{}: the verb of the number before it, in another place",
            figure.map_or("", |f| f.id.as_str())
        );
        claim
    }

    /// "In Travis County seven have died, | in Kendall County six": each number right behind its place.
    fn parallel_places(&self, before: &Quantity) -> bool {
        const NAME: usize = 4;
        let Self { stages, q, .. } = *self;
        let name = |i: usize| self.is_name(i) && !stages.text.is(i, flag::PREPOSITION);
        let place = |q: &Quantity| {
            let words = (1..=NAME).take_while(|n| q.tokens.start.checked_sub(*n).is_some_and(name));
            let first = q.tokens.start.checked_sub(words.count())?;
            let at = first.checked_sub(1).filter(|_| first < q.tokens.start)?;
            stages.is_form(at, &["in", "at", "near"]).then_some(at)
        };
        let joint = |at: usize| {
            let token = at.checked_sub(1).and_then(|i| stages.text.tokens.get(i));
            token.is_some_and(|t| t.mark(',') || t.mark(';') || t.is(flag::COORDINATOR))
        };
        q.noun.is_none()
            && before.sentence == q.sentence
            && place(before).is_some()
            && place(q).is_some_and(joint)
            && self.says_no_more()
    }

    /// "has lost seven soldiers and four civilians": people joined to people of a figure whose words stand before both.
    fn joined(&self) -> Option<Claim> {
        let Self { stages, q, .. } = *self;
        let next = |c: &Claim| c.quantity + 1 == self.index && !c.is_part;
        let (before, p) = self.last().filter(|(c, _)| next(c))?;
        let figure = stages.tables.figure(before.figure)?;
        let tok = |i: usize| stages.text.tokens.get(i);
        let person = |q: &Quantity| {
            let noun = q.noun.as_ref().and_then(|n| tok(n.token));
            noun.is_some_and(|t| t.is(flag::PEOPLE | flag::PERSON))
        };
        let joint = q.tokens.start.checked_sub(1)?;
        // "145 insurgents, 18 civilians, and 17 officers"
        let comma = |i: usize| tok(i).is_some_and(|t| t.mark(','));
        let goes_on = comma(q.tokens.end) || stages.is_form(q.tokens.end, &["and"]);
        let list = p.tokens.end == joint
            && (stages.is_form(joint, &["and"]) || comma(joint) && goes_on)
            || p.tokens.end + 1 == joint && comma(joint - 1) && stages.is_form(joint, &["and"]);
        let led = before.words.start < p.span(stages.text).start;
        // Nothing behind that would be the second number's own verb.
        let own = tok(q.tokens.end).is_some_and(|t| {
            t.is(flag::BE | flag::HAVE | flag::MODAL | flag::VERB_PAST | flag::VERB_PARTICIPLE)
        });
        if !figure.people || !list || !led || own || !person(p) || !person(q) {
            return None;
        }
        let mut claim = self.like(before);
        claim.noun = q.noun.as_ref().map(|n| n.lemma.clone());
        claim.who = claim.noun.clone().filter(|n| figure.who.contains(n));
        claim.words = before.words;
        claim.stance = before.stance;
        claim.trace = format!("{}: joined to the people before it", figure.id);
        Some(claim)
    }

    /// "while police spoke of 18", "the opposition put it at 31": a bare number behind another source's cue is of the figure before it.
    fn rival(&self) -> Option<Claim> {
        let Self { stages, q, .. } = *self;
        // "the 7.6-magnitude quake. The agency put it at 1,100": no magnitude.
        let fits = |c: &Claim| {
            let range = stages.tables.figure(c.figure).and_then(|f| f.range);
            range.is_none_or(|r| r.meets(&q.stated))
        };
        let (before, p) = self
            .last()
            .filter(|(c, _)| !c.is_part && !c.addition && fits(c))?;
        let sentence = |n: usize| stages.text.sentences.get(n);
        let near = p.sentence == q.sentence
            || p.sentence + 1 == q.sentence
                && sentence(p.sentence)?.paragraph == sentence(q.sentence)?.paragraph;
        let unit = |q: &Quantity| {
            q.unit
                .map(|u| stages.quantity_tables.unit(u).map(|u| &u.dimension))
        };
        // "spoke of 35,000 people"
        let of = stages.is_form(q.tokens.start.wrapping_sub(1), &["of"]);
        let people = stages
            .tables
            .figure(before.figure)
            .is_some_and(|f| f.people);
        let named = q
            .noun
            .as_ref()
            .is_some_and(|n| !(of && people && ["person", "people"].contains(&n.lemma.as_str())));
        if !near || named || q.kind != p.kind || unit(q) != unit(p) {
            return None;
        }
        // Nothing behind the number that it could count: "spoke of 18, ..." and not "spoke of 18 wounded".
        let ends = stages.text.tokens.get(q.tokens.end).is_none_or(|t| {
            t.kind == TokenKind::Mark && !t.dash()
                || t.is(flag::COORDINATOR | flag::SUBORDINATOR | flag::WEEKDAY)
                || stages.is_form(q.tokens.end, &["according"])
        });
        if !ends {
            return None;
        }
        let cue = self.other_voice(p)?;
        let mut claim = self.like(before);
        claim.event = before.event.clone();
        claim.words = stages.text.span(cue..q.tokens.end);
        // "On Friday the mayor said 15. On Saturday she put the number at 21": told on another day, a later figure.
        let weekday = |n: usize| {
            let tokens = sentence(n).map(|s| s.tokens.clone())?;
            tokens
                .filter_map(|i| stages.text.tokens.get(i))
                .find(|t| t.is(flag::WEEKDAY))
                .map(|t| t.word)
        };
        let (then, now) = (weekday(p.sentence), weekday(q.sentence));
        if p.sentence != q.sentence && then.is_some() && now.is_some() && then != now {
            claim.rising |= claim.value.named() > before.value.named();
            claim.falling |= claim.value.named() < before.value.named();
        }
        claim.trace =
            "the figure of the number before it, which another source is set against".to_owned();
        Some(claim)
    }

    /// Where the words of another voice than that of `before` begin, in front of a bare number or right behind it.
    fn other_voice(&self, before: &Quantity) -> Option<usize> {
        let Self { stages, q, .. } = *self;
        let first = q.tokens.start;
        let step =
            |at: usize, words: &[&str]| at.checked_sub(1).filter(|b| stages.is_form(*b, words));
        let at = step(first, &["at"]);
        // "The official count stood at 191": what was counted stands before.
        let stood = at
            .and_then(|at| step(at, &["stood", "stands"]))
            .and_then(|verb| step(verb, &["count", "figure", "tally", "number"]));
        if stood.is_some() {
            return first.checked_sub(1);
        }
        let link = stages.chain(q).links.first().copied()?;
        // "the union at 15": the verb is left out.
        if link.is_gapped() && link.cue < first {
            return Some(link.cue);
        }
        // "put it at", "put the figure at", "spoke of"
        let it = at.and_then(|at| step(at, &["it", "them", "figure", "number", "toll", "total"]));
        let object = it.map(|it| step(it, &["the", "that"]).unwrap_or(it));
        let cue = object
            .or_else(|| step(first, &["of"]))
            .unwrap_or(first)
            .checked_sub(1)?;
        // "the bank's estimate was $1.9 billion"
        let says = stages.text.is(cue, flag::SPEECH) || stages.is_form(cue, &["is", "was"]);
        // "30,000 according to police", behind "120,000 according to organizers and"
        let own = before.sentence == q.sentence
            && (q.tokens.end..q.tokens.end + 2).contains(&link.cue)
            && stages.is_form(link.cue, &["according"])
            && stages.chain(before).origin() != Some(&link.source)
            && stages
                .text
                .tokens
                .get(cue)
                .is_some_and(|t| t.mark(',') || t.is(flag::COORDINATOR | flag::SUBORDINATOR));
        (link.cue == cue && says || own).then_some(cue)
    }

    /// "Injured: 214", a cell of a table or an item of a list: the label before the colon names the figure.
    fn cell(&self) -> Option<Claim> {
        let Self {
            stages,
            q,
            index,
            zone,
            ..
        } = *self;
        if q.kind != Kind::Count {
            return None;
        }
        let tok = |i: usize| stages.text.tokens.get(i);
        let mut range = stages.text.sentences.get(q.sentence)?.tokens.clone();
        if !matches!(zone, ZoneKind::Table | ZoneKind::List) {
            // "Deaths: 64" as a line of its own, or between strokes: "People affected: 12,400 | Deaths: 64".
            const LABEL: usize = 6;
            let stroke = |i: &usize| tok(*i).is_some_and(|t| t.mark('|') || t.mark(';'));
            let from = (range.start..q.tokens.start).rev().find(stroke);
            range.start = from.map_or(range.start, |i| i + 1);
            let ends = q.tokens.end >= range.end
                || stroke(&q.tokens.end)
                || tok(q.tokens.end).is_some_and(|t| t.mark('('))
                // "People killed: 185, according to the ministry"
                || tok(q.tokens.end).is_some_and(|t| t.mark(','))
                    && stages.is_form(q.tokens.end + 1, &["according", "as", "says", "said"]);
            if !ends || q.tokens.start > range.start + LABEL + 1 {
                return None;
            }
        }
        let colon = (range.start..q.tokens.start).find(|i| tok(*i).is_some_and(|t| t.mark(':')))?;
        if q.tokens.start > colon + 2 {
            return None;
        }
        let label = range.start..colon;
        let is = |i: usize, id: &WordId| {
            stages.text.tokens.get(i).is_some_and(|t| {
                let w = stages.lexicon.word(t.word);
                t.word == *id || w.noun == *id && id.known()
            })
        };
        for figure in stages.tables.figures.iter().filter(|f| f.measure.is_none()) {
            let predicate = label.clone().find(|i| {
                let Some(t) = stages.text.tokens.get(*i) else {
                    return false;
                };
                let verb = stages.lexicon.word(t.word).verb;
                figure.when.iter().any(|p| {
                    p.others.is_empty()
                        && (p.adjective && p.head == t.word
                            || !p.adjective && p.head == verb && t.is(flag::VERB_PARTICIPLE))
                })
            });
            // "Deaths: 38": the noun of a phrase such as "{n} death".
            let noun = label.clone().find(|i| {
                figure.phrases.iter().any(|p| {
                    p.number == 0
                        && p.elements.iter().rev().skip(1).all(|e| matches!(e, Element::Number | Element::Optional(_)))
                        && matches!(p.elements.last(), Some(Element::Words(words)) if words.iter().any(|w| is(*i, w)))
                })
            });
            let counted = figure.elided
                || label.clone().any(|i| {
                    stages.text.tokens.get(i).is_some_and(|t| {
                        figure.nouns.contains_key(&crate::text::singular(
                            &t.span.of(&stages.document.text).to_lowercase(),
                        ))
                    })
                });
            let Some(at) = predicate
                .filter(|_| counted)
                .or(noun.filter(|_| figure.people))
            else {
                continue;
            };
            let mut claim = base(stages, q, index, stages.tables.by_id(&figure.id)?, zone);
            claim.words = stages.text.span(at..at + 1);
            claim.trace = format!("{}: the label of the cell", figure.id);
            // "Civilians reported killed: 19": who is counted, and nobody who reports.
            claim.who = label.clone().find_map(|i| {
                let t = tok(i)?;
                let noun = stages.lexicon.form(stages.lexicon.word(t.word).noun);
                figure.who.contains(noun).then(|| noun.to_owned())
            });
            if stages.chain(q).links.iter().any(|l| label.contains(&l.cue)) {
                claim.origin = None;
                claim.carriers.clear();
            }
            // Where columns have headings, a row is a part unless it says total.
            let total = |i: usize| {
                stages.text.tokens.get(i).is_some_and(|t| {
                    t.is_form(
                        &stages.document.text,
                        &["total", "totals", "all", "overall", "nationwide", "sum"],
                    )
                })
            };
            let columns = label
                .clone()
                .any(|i| stages.text.tokens.get(i).is_some_and(|t| t.mark(',')));
            // "Karo, Deaths, total": the row is Karo.
            let comma = label
                .clone()
                .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(',')));
            let row = label.start..comma.unwrap_or(label.end);
            let whole = !columns || row.clone().any(total);
            // "Deaths, week": of that stretch alone.
            claim.addition |= label.clone().any(|i| {
                let stretch = ["week", "day", "month", "today", "daily", "new", "weekly"];
                stages.is_form(i, &stretch)
            });
            claim.is_part = !whole || super::narrower::of_a_cause(stages, q);
            if !whole {
                let end = label
                    .clone()
                    .find(|i| stages.text.tokens.get(*i).is_some_and(|t| t.mark(',')))
                    .unwrap_or(colon);
                claim.who = Some(
                    stages
                        .text
                        .span(range.start..end)
                        .of(&stages.document.text)
                        .to_lowercase(),
                );
            }
            return Some(claim);
        }
        None
    }
}
