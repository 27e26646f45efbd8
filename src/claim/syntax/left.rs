//! To the left of the noun phrase: the verb it is the object of, over what may stand between.

use super::{AUXILIARY, Governor, Group, Role, VERB, Walk};
use crate::quantity::Quantity;
use crate::text::{TokenKind, WordId, flag};

/// A verb reaches over so many members of a list.
const LIST: usize = 9;

impl Walk<'_> {
    /// Whether the noun phrase stands under a preposition and so is no subject.
    pub(in crate::claim) fn under_preposition(&self, q: &Quantity) -> bool {
        q.tokens.start.checked_sub(1).is_some_and(|i| {
            // "In all 807 people": an adverb.
            let in_all = self.is_form(i, &["in"]) && self.is_form(i + 1, &["all"]);
            !in_all
                && self.is_form(
                    i,
                    &[
                        "of", "in", "with", "by", "for", "from", "to", "on", "at", "between",
                        "among", "against", "near", "over", "into", "through", "during", "under",
                        "across", "within", "inside",
                    ],
                )
        })
    }

    /// Participles and adjectives between the number and its noun.
    pub(super) fn modifiers(&self, q: &Quantity, out: &mut Vec<Governor>) {
        let Some(noun) = &q.noun else { return };
        for i in q.number.end..noun.token {
            let Some(t) = self.tok(i) else { continue };
            let head = if t.is(flag::VERB_PARTICIPLE) && !t.is(flag::ADJECTIVE) {
                self.verb(i)
            } else {
                t.word
            };
            if head.known() && t.is(flag::VERB_PARTICIPLE | flag::ADJECTIVE | flag::VERB_ING) {
                out.push(Governor::plain(i, head, Role::Modifier));
            }
        }
    }

    /// The verb that has the noun phrase starting at `start` as its object.
    pub(super) fn object_of(&self, start: usize, depth: usize) -> Option<Governor> {
        let mut i = start.checked_sub(1).filter(|i| *i >= self.start)?;
        // "shot dead as thousands march": a clause of its own.
        if self.is_form(i, &["as"]) {
            return None;
        }
        for _ in 0..12 {
            let t = self.tok(i)?;
            if t.kind == TokenKind::Mark {
                if t.quotation() || t.mark('(') {
                    i = i.checked_sub(1)?;
                    continue;
                }
                if t.mark(',') && depth < LIST {
                    return self.coordinated(i, depth);
                }
                return None;
            }
            // ", with 51,000 reported missing": a construction of its own.
            if self.is_form(i, &["with"])
                && self
                    .tok(i.wrapping_sub(1))
                    .is_some_and(|p| p.kind == TokenKind::Mark)
            {
                return None;
            }
            if t.is(flag::COORDINATOR) {
                return if depth < LIST && self.is_form(i, &["and", "or"]) {
                    self.coordinated(i, depth)
                } else {
                    None
                };
            }
            if t.is(flag::POSSESSIVE | flag::ADDITION) && !t.is(VERB)
                || t.is(flag::ADVERB) && !t.is(flag::PREPOSITION)
                || t.is(flag::DETERMINER)
            {
                i = i.checked_sub(1)?;
                continue;
            }
            let before = if t.is(flag::VERB_ING) {
                flag::DETERMINER | flag::ADJECTIVE
            } else {
                flag::DETERMINER | flag::ADJECTIVE | flag::PREPOSITION
            };
            // "to cut 6,200 jobs": behind "to" and before its object, a base form is a verb.
            let infinitive =
                i + 1 == start && t.is(flag::VERB_BASE) && self.is_form(i.wrapping_sub(1), &["to"]);
            let noun_use = !infinitive
                && t.is(flag::NOUNISH)
                && self
                    .tok(i.wrapping_sub(1))
                    .is_some_and(|p| p.is(before) || p.kind == TokenKind::Genitive);
            let particle = t.is(flag::PREPOSITION | flag::ADVERB)
                && self
                    .tok(i.wrapping_sub(1))
                    .is_some_and(|p| p.is(VERB) && !p.is(AUXILIARY | flag::PART));
            if !particle
                && t.is(VERB)
                && !t.is(AUXILIARY)
                && !noun_use
                && !(t.is(flag::PREPOSITION) && !self.verb(i).known())
                && !t.is(flag::PART)
                && !self.is_preposition_like(i)
            {
                let group = self.group_left(i);
                if group.passive && !t.is(flag::VERB_ING) {
                    return None;
                }
                return Some(Governor {
                    shared: depth > 0,
                    joined: self.joined_before(i),
                    ..self.object(i, group)
                });
            }
            // Particles and adjectives behind the verb: "shot down 32", "shot dead nine", "made off with $2m".
            if (t.is(flag::PREPOSITION | flag::ADVERB)
                && !self.is_form(
                    i,
                    &["by", "of", "in", "from", "at", "for", "among", "including"],
                ))
                || t.is(flag::ADJECTIVE)
            {
                let verb = (1..=2).find_map(|k| {
                    i.checked_sub(k).filter(|v| {
                        self.tok(*v)
                            .is_some_and(|t| t.is(VERB) && !t.is(AUXILIARY) && !t.is(flag::PART))
                    })
                });
                if let Some(v) = verb {
                    let group = self.group_left(v);
                    if group.passive && !self.tok(v).is_some_and(|t| t.is(flag::VERB_ING)) {
                        return None;
                    }
                    return Some(Governor {
                        shared: depth > 0,
                        ..self.object(v, group)
                    });
                }
            }
            return None;
        }
        None
    }

    /// Who does what the verb at `verb` says, as the last word of the subject, and whether it is one of several: "a fishing boat, the Marta, picked up 19".
    pub(in crate::claim) fn doer(&self, verb: usize, q: &Quantity) -> Option<(String, bool)> {
        const LONGEST: usize = 7;
        let active = verb < q.tokens.start
            && self
                .tok(verb)
                .is_some_and(|t| t.is(VERB) && !t.is(AUXILIARY))
            && !self.group_left(verb).passive;
        if !active {
            return None;
        }
        let mut at = verb.checked_sub(1).filter(|i| *i >= self.start)?;
        while self.tok(at).is_some_and(|t| t.is(AUXILIARY | flag::ADVERB)) {
            at = at.checked_sub(1).filter(|i| *i >= self.start)?;
        }
        // Over what stands between commas.
        if self.tok(at)?.mark(',') {
            let opens = (at.saturating_sub(LONGEST).max(self.start)..at)
                .rev()
                .find(|i| self.tok(*i).is_some_and(|t| t.mark(',')))?;
            at = opens.checked_sub(1).filter(|i| *i >= self.start)?;
        }
        // "Fishermen reached the scene and saved 29": the subject opens the sentence.
        if self.tok(at)?.is(flag::COORDINATOR) {
            at = self.start + usize::from(self.tok(self.start)?.is(flag::DETERMINER));
        }
        let head = self.tok(at).filter(|t| t.kind == TokenKind::Word)?;
        let indefinite = (at.saturating_sub(LONGEST).max(self.start)..=at)
            .rev()
            .take_while(|i| {
                self.tok(*i).is_some_and(|t| {
                    t.kind != TokenKind::Mark && !t.is(flag::COORDINATOR | flag::SUBORDINATOR)
                })
            })
            .filter_map(|i| self.tok(i))
            .any(|t| {
                t.is(flag::ARTICLE | flag::NUMERAL | flag::VAGUE) || t.kind == TokenKind::Number
            });
        Some((head.span.of(self.source).to_lowercase(), indefinite))
    }

    /// "including", "following", "regarding": participles that are prepositions.
    pub(super) fn is_preposition_like(&self, i: usize) -> bool {
        self.tok(i).is_some_and(|t| t.is(flag::PREPOSITION)) && !self.is_form(i, &["down", "like"])
    }

    /// Over "and" or a comma to the noun phrase before, and its verb: "killed five soldiers, three policemen and two civilians".
    pub(super) fn coordinated(&self, joint: usize, depth: usize) -> Option<Governor> {
        let mut stop = joint;
        // "killed 308 people and 65,000 were left without a roof": the subject of a clause of its own.
        let own_clause = self
            .quantity_at(joint + 1)
            .and_then(|q| self.tok(q.tokens.end));
        if own_clause.is_some_and(|t| t.is(flag::BE | flag::HAVE | flag::MODAL)) {
            return None;
        }
        if self.tok(stop.wrapping_sub(1)).is_some_and(|t| t.mark(',')) {
            stop -= 1;
        }
        // A quantity whose phrase ends here, perhaps with a short prepositional phrase behind it.
        let before = self.quantities.iter().rev().find(|p| {
            p.tokens.end <= stop
                && stop - p.tokens.end <= 8
                && !p.kind.is_look_alike()
                // "rescues 26 people from one vessel and 38 from another"
                && !(self.under_preposition(p) && p.value_is_one())
                // "87 of 112 drones and four of six missiles": the base stands inside the part.
                && !self
                    .quantities
                    .iter()
                    .any(|o| o.tokens.start < p.tokens.start && o.tokens.end >= p.tokens.end)
                // "five soldiers, including a major, and seven insurgents"
                && !self.is_form(p.tokens.start.wrapping_sub(1), &["including"])
        });
        if let Some(p) = before {
            // "40 halls including churches and mosques, 8 bridges": what is included is no member of the list.
            let including = (p.tokens.end..stop).find(|i| self.is_form(*i, &["including"]));
            let behind_comma =
                including.is_some_and(|at| self.tok(at - 1).is_some_and(|t| t.mark(',')));
            let clear = (p.tokens.end..stop).all(|i| {
                let included = including.is_some_and(|at| {
                    i == at
                        || behind_comma && i + 1 == at
                        || i > at && self.tok(i).is_some_and(|t| t.is(flag::COORDINATOR))
                });
                included
                    || self.tok(i).is_some_and(|t| {
                        t.kind == TokenKind::Word
                            && !t.is(flag::BE
                                | flag::HAVE
                                | flag::MODAL
                                | flag::RELATIVE
                                | flag::COORDINATOR)
                            && !(t.is(flag::VERB_PAST | flag::VERB_S | flag::VERB_ING)
                                && !t.is(flag::NOUNISH | flag::ADJECTIVE))
                            || t.kind == TokenKind::Genitive
                    })
            });
            if clear {
                return self.object_of(p.tokens.start, depth + 1);
            }
            if !(p.tokens.end..stop).any(|i| self.tok(i).is_some_and(|t| t.mark(','))) {
                return None;
            }
        }
        // Plain noun phrases: names, "the driver", "a sports complex, power lines and".
        let mut i = stop;
        for _ in 0..18 {
            i = i.checked_sub(1).filter(|i| *i >= self.start)?;
            let t = self.tok(i)?;
            if t.mark(',') || t.is(flag::COORDINATOR) && self.is_form(i, &["and", "or"]) {
                continue;
            }
            if t.kind != TokenKind::Word
                || t.is(AUXILIARY | flag::RELATIVE | flag::PRONOUN | flag::SUBORDINATOR)
                    && !t.is(flag::PREPOSITION)
            {
                return None;
            }
            if t.is(flag::VERB_PAST | flag::VERB_ING | flag::VERB_S)
                && !t.capital
                // "killing the pilot and two tourists"
                && (!t.is(flag::NOUNISH) || t.is(flag::VERB_ING) && self.takes_object(i))
                && (!t.is(flag::ADJECTIVE) || self.takes_object(i))
                // "power lines and", "pipes,": a plural, unless an object follows.
                && !(t.is(flag::VERB_S)
                    && self.tok(i + 1).is_some_and(|n| {
                        n.kind == TokenKind::Mark || n.is(flag::COORDINATOR)
                    }))
            {
                let group = self.group_left(i);
                if group.passive
                    || stop - i < 2
                    || self
                        .tok(i + 1)
                        .is_some_and(|t| t.is(flag::PREPOSITION) || t.kind == TokenKind::Mark)
                {
                    return None;
                }
                return Some(Governor {
                    shared: true,
                    ..self.object(i, group)
                });
            }
        }
        None
    }

    /// A participle that may be an adjective is a verb before an article, or behind its subject: "striking a complex", "also damaged water pipes".
    pub(super) fn takes_object(&self, i: usize) -> bool {
        self.tok(i + 1)
            .is_some_and(|n| n.is(flag::DETERMINER | flag::ARTICLE | flag::POSSESSIVE | flag::THE))
            || self
                .tok(i.wrapping_sub(1))
                .filter(|_| i > self.start)
                .is_some_and(|p| {
                    p.kind == TokenKind::Word
                        && p.is(flag::NOUNISH | flag::ADVERB | flag::PRONOUN)
                        && !p.is(flag::DETERMINER | flag::PREPOSITION | flag::ADJECTIVE | AUXILIARY)
                })
    }

    /// "killed and wounded 12": the verb before "and" has the same object.
    pub(super) fn joined_before(&self, verb: usize) -> Option<WordId> {
        let joint = verb
            .checked_sub(1)
            .filter(|j| self.tok(*j).is_some_and(|t| t.is(flag::COORDINATOR)))?;
        let other = joint.checked_sub(1)?;
        let t = self.tok(other)?;
        (t.is(VERB) && !t.is(AUXILIARY | flag::NOUNISH))
            .then(|| self.verb(other))
            .filter(|v| v.known())
    }

    /// The verb at `token`, with what stands before it, as what an object hangs on.
    pub(super) fn object(&self, token: usize, group: Group) -> Governor {
        Governor {
            negated: group.negated,
            unasserted: group.unasserted,
            future: group.future,
            ..Governor::plain(token, self.verb(token), Role::Object)
        }
    }
}
