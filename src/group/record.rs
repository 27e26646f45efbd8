//! A claim free of its document: all that grouping, checking and reporting need, small enough to keep for a whole feed.

use std::collections::BTreeSet;

use crate::attribution::{SourceKind, SourceRef, Stance};
use crate::claim::statement::{Law, Statement};
use crate::claim::{Accounts, Claim, Claims, Figure, FigureId, Reading, Stages};
use crate::document::{Locator, Place, Published, Span, ZoneKind};
use crate::event::{self, Days, EventRef, Period};
use crate::quantity::{Form, Interval, Quantity, UnitId};
use crate::text::{Text, flag};

/// Who asserts a figure, reduced to what makes two origins one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: SourceKind,
    /// Index into the table of known sources.
    pub known: Option<u32>,
    /// The country whose authorities it belongs to.
    pub country: Option<String>,
}

impl Origin {
    fn of(source: &SourceRef) -> Self {
        Self {
            name: source.name.clone(),
            kind: source.kind,
            known: source.known,
            country: source.country.clone(),
        }
    }

    /// Whether the two name one source.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        if self.known.is_some() && self.known == other.known {
            return true;
        }
        let words = |s: &str| -> Vec<String> {
            s.to_lowercase()
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| w.len() > 1 && *w != "the" && *w != "of")
                .map(str::to_owned)
                .collect()
        };
        let alike = |a: &[String], b: &[String]| {
            !a.is_empty()
                && !b.is_empty()
                && (a == b
                    || (a.len().min(b.len()) >= 1
                        && (a.last() == b.last() && (a.len() == 1 || b.len() == 1))
                        && self.kind == other.kind))
        };
        // "the governor of Lunde, Corran Bramwell" is the governor and is Bramwell.
        let parts = |s: &str| -> Vec<Vec<String>> { s.split(',').map(words).collect() };
        let others = parts(&other.name);
        let any = |a: &Vec<String>| others.iter().any(|b| alike(a, b));
        alike(&words(&self.name), &words(&other.name)) || parts(&self.name).iter().any(any)
    }
}

/// General words for people: a count under one of these is a count of all.
const GENERAL: [&str; 20] = [
    "person",
    "people",
    "victim",
    "civilian",
    "resident",
    "human",
    "individual",
    "passenger",
    "citizen",
    "inhabitant",
    "life",
    "body",
    "death",
    "fatality",
    "injury",
    "casualty",
    // Those who take part in what is told of.
    "protester",
    "demonstrator",
    "marcher",
    "rioter",
];

/// One claim with its place in the file.
#[derive(Clone, Debug)]
pub struct Record {
    /// Number of the claim in the run, in input order.
    pub id: u32,
    /// Number of its document in the run, in input order.
    pub doc: u32,
    /// The document's id.
    pub doc_id: String,
    /// The path as given.
    pub path: String,
    /// Which figure.
    pub figure: FigureId,
    /// What the statement allows, as stated.
    pub value: Interval,
    /// The same with the rounding of a measure.
    pub rounded: Interval,
    /// How the number is written.
    pub form: Form,
    /// Unit or currency.
    pub unit: Option<UnitId>,
    /// Groups of people counted instead of people: "family".
    pub group_noun: Option<String>,
    /// The subgroup.
    pub who: Option<String>,
    /// The word that stands for the subgroup's and all like it, when that is another one: "soldier" for "troop".
    pub alike: Option<String>,
    /// The subgroup is one side of a fight.
    pub side: bool,
    /// The subgroup is a kind of people, and no degree or state.
    pub of_people: bool,
    /// The claim it is a part of.
    pub part_of: Option<u32>,
    /// Written as a part.
    pub is_part: bool,
    /// The kind of people counted, when it is no general word: relative, officer.
    pub kind: Option<String>,
    /// Added to an earlier count.
    pub addition: bool,
    /// An amount in brackets that says the one before it again.
    pub restated: bool,
    /// The nearest name before the number, for figures of companies and parties.
    pub subject: Option<String>,
    /// The names of its sentence, for figures of which two claims need one in common.
    pub names: Vec<String>,
    /// Told as a new deal.
    pub anew: bool,
    /// Counted by one house that the hurt and the dead are brought to.
    pub of_house: bool,
    /// Over what time and of what part of a firm it is, for figures of accounts whose words say so.
    pub accounts: Accounts,
    /// Who asserts it.
    pub origin: Option<Origin>,
    /// Who passes it on, outermost first.
    pub carriers: Vec<Origin>,
    /// Asserted, denied.
    pub stance: Stance,
    /// Of which event.
    pub event: EventRef,
    /// The one locality that its document tells of, when it is one.
    pub scene: Option<event::Place>,
    /// When its document was published.
    pub published: Option<Published>,
    /// Its document's publisher, else the agency of its dateline.
    pub publisher: Option<String>,
    /// The story its document belongs to, when the feed says so.
    pub story: Option<String>,
    /// The text says the value was corrected.
    pub revised: bool,
    /// The text says the value has grown.
    pub rising: bool,
    /// The text says the value has fallen.
    pub falling: bool,
    /// The text says that it is an earlier value.
    pub earlier: bool,
    /// Its sentence or the next speaks of the attacker: he may be counted or not.
    pub attacker: bool,
    /// Its document does.
    pub of_attack: bool,
    /// Its document tells of many events, one after the other: a list, a roundup.
    pub of_many: bool,
    /// A comment asks to leave its paragraph alone: it takes part in nothing.
    pub ignored: bool,
    /// The kind of its zone.
    pub zone: ZoneKind,
    /// The number of its sentence in the document.
    pub sentence: u32,
    /// How many counts its sentence holds, claims or not.
    pub beside: u32,
    /// Bytes of the document's text, with predicate where it stands beside the number.
    pub span: Span,
    /// Line and column in the file.
    pub place: Place,
    /// The words of the number with hedge and noun, and the predicate when it stands beside them.
    pub text: String,
    /// Its sentence, and where `text` starts in it (bytes).
    pub excerpt: (String, u32),
    /// Which rule read it, by which words.
    pub trace: String,
}

/// What is counted instead of the figure's usual kind: families, or people where homes are counted. Such counts are of another unit.
fn group_noun(figure: &Figure, q: &Quantity, text: &Text) -> Option<String> {
    let noun = q.noun.as_ref()?;
    let token = text.tokens.get(noun.token)?;
    if figure.people {
        return token.is(flag::GROUP).then(|| noun.lemma.clone());
    }
    let people = figure.same_unit
        && token.is(flag::PEOPLE)
        && ["person", "people", "resident", "inhabitant", "citizen"].contains(&noun.lemma.as_str());
    people.then(|| "people".to_owned())
}

/// The kind of people counted: none under a general word, and none under a noun that the figure itself is about ("500,000 demonstrators" beside
/// "1.4 million people").
fn kind(figure: &Figure, claim: &Claim, q: &Quantity, text: &Text) -> Option<String> {
    let about = q
        .noun
        .as_ref()
        .is_some_and(|n| figure.nouns.contains_key(&n.lemma) && text.is(n.token, flag::PEOPLE));
    // "Selvian casualties" are a kind of them, "casualties" are all.
    let kind_of = claim.noun.as_ref().is_some_and(|n| n.contains(' '));
    if !figure.people || about && claim.who.is_none() && !kind_of {
        return None;
    }
    claim
        .noun
        .clone()
        .filter(|n| !GENERAL.contains(&n.as_str()))
}

/// How many counts stand in the sentence of the quantity at `index`.
fn counts_beside(stages: &Stages<'_>, index: usize, sentence: usize) -> u32 {
    let of = |q: &&Quantity| q.sentence == sentence;
    let behind = stages.quantities.iter().skip(index).take_while(of);
    let before = stages.quantities.iter().take(index).rev().take_while(of);
    let counts = behind
        .chain(before)
        .filter(|q| q.kind == crate::quantity::Kind::Count && q.form != Form::Article);
    crate::document::clip(counts.count())
}

/// Whether the sentence or the next has a noun of the one who did it: gunman, bomber.
fn attacker(stages: &Stages<'_>, sentence: usize) -> bool {
    (sentence..sentence + 2)
        .filter_map(|s| stages.text.sentences.get(s))
        .any(|s| stages.names_attacker(stages.text.slice(s.tokens.clone())))
}

/// The document's publisher, else the agency that its dateline names.
#[must_use]
pub fn publisher(stages: &Stages<'_>) -> Option<String> {
    let named = stages.document.meta.publisher.as_deref();
    named.or(stages.attributions.byline()).map(str::to_owned)
}

/// Who passes a figure on, outermost first; the publisher when the text names nobody, unless it is the origin itself.
#[must_use]
pub fn carriers<'a>(
    named: impl Iterator<Item = &'a str>,
    publisher: Option<&'a str>,
    origin: Option<&str>,
) -> Vec<&'a str> {
    let mut out: Vec<&str> = named.collect();
    if out.is_empty() {
        out.extend(publisher.filter(|p| origin != Some(*p)));
    }
    out
}

/// One place of a finding, as every format shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// The number of its document in the run.
    pub doc: u32,
    /// The document's id.
    pub doc_id: String,
    /// The path as given.
    pub path: String,
    /// When its document was published.
    pub published: Option<Published>,
    /// Bytes of the document's text.
    pub span: Span,
    /// Line and column in the file.
    pub place: Place,
    /// Its words.
    pub text: String,
    /// Its sentence, and where `text` starts in it (bytes).
    pub excerpt: (String, u32),
    /// The value in text form, in its own unit.
    pub value: String,
    /// The value in words, for people.
    pub words: String,
    /// Who speaks, in words.
    pub voice: String,
    /// Who asserts it.
    pub origin: Option<String>,
    /// Who passes it on, outermost first.
    pub carriers: Vec<String>,
    /// The claim of the run that it is, if it is one.
    pub claim: Option<u32>,
}

/// A statement of arithmetic, free of its article.
#[derive(Clone, PartialEq, Debug)]
pub struct Stated {
    /// What it says.
    pub law: Law,
    /// What each number allows, with rounding, in the unit that the law speaks of.
    pub values: Vec<Interval>,
    /// Each number's value in words.
    pub shown: Vec<String>,
    /// Where each stands.
    pub mentions: Vec<Mention>,
}

/// What is kept of one article: claims and statements.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// Its claims.
    pub records: Vec<Record>,
    /// Its statements of arithmetic.
    pub statements: Vec<Stated>,
    /// What it tells of as a whole.
    pub told: super::Told,
}

impl Stated {
    /// The statement, free of its article.
    #[must_use]
    pub fn of(
        stages: &Stages<'_>,
        claims: &Claims,
        locator: &mut Locator<'_>,
        statement: &Statement,
    ) -> Self {
        let (document, text) = (stages.document, stages.text);
        let mentions = statement
            .operands
            .iter()
            .map(|o| {
                let span = text.span(o.tokens.clone());
                let at = o.tokens.start;
                let sentence = text
                    .sentences
                    .get(text.sentence_of(at))
                    .map_or(span, |s| text.span(s.tokens.clone()))
                    .join(span);
                let chain = stages.attributions.chain(at);
                let origin = chain.origin().map(|o| o.name.clone());
                let by = publisher(stages);
                let quantity = o.quantity.and_then(|q| stages.quantities.get(q));
                Mention {
                    doc: 0,
                    doc_id: document.id.clone(),
                    path: document.path.clone(),
                    published: document.meta.published,
                    span,
                    place: locator.place(span.start),
                    text: span
                        .of(&document.text)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                    excerpt: (
                        sentence.of(&document.text).to_owned(),
                        span.start.saturating_sub(sentence.start),
                    ),
                    value: quantity.map_or_else(|| o.value.to_string(), |q| q.stated.to_string()),
                    words: o.shown.clone(),
                    voice: voice(
                        origin.as_deref(),
                        chain.carriers().map(|c| c.name.as_str()),
                        by.as_deref(),
                    ),
                    carriers: carriers(
                        chain.carriers().map(|c| c.name.as_str()),
                        by.as_deref(),
                        origin.as_deref(),
                    )
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                    origin,
                    claim: o.quantity.and_then(|q| match claims.readings.get(q) {
                        Some(Reading::Claim(n)) => u32::try_from(*n).ok(),
                        _ => None,
                    }),
                }
            })
            .collect();
        Self {
            law: statement.law.clone(),
            values: statement.operands.iter().map(|o| o.value).collect(),
            shown: statement.operands.iter().map(|o| o.shown.clone()).collect(),
            mentions,
        }
    }
}

/// Who speaks, in words: origin and carriers, or the article or its publisher.
fn voice<'a>(
    origin: Option<&str>,
    carriers: impl Iterator<Item = &'a str>,
    publisher: Option<&str>,
) -> String {
    let carriers: Vec<&str> = carriers.collect();
    match (origin, publisher) {
        (Some(origin), _) if carriers.is_empty() => origin.to_owned(),
        (Some(origin), _) => format!("{origin}, via {}", carriers.join(", ")),
        (None, Some(publisher)) if publisher.ends_with('s') => format!("{publisher}' own words"),
        (None, Some(publisher)) => format!("{publisher}'s own words"),
        (None, None) => "the article's own words".to_owned(),
    }
}

/// So many places and days of incidents make an article one of many events.
const MANY_EVENTS: usize = 8;
/// Or so many countries.
const MANY_COUNTRIES: usize = 5;

impl Record {
    /// Marks the claims of an article that tells of many events.
    pub fn mark_many(records: &mut [Self]) {
        let told: BTreeSet<(Option<&str>, Option<Days>)> = records
            .iter()
            .map(|r| &r.event)
            .filter(|e| e.place_said && e.days_said)
            .map(|e| (e.place.as_ref().map(|p| p.name.as_str()), e.days))
            .collect();
        // What is looked back to is told of beside one event: "the worst in Selvia since 1999".
        let said = records
            .iter()
            .filter(|r| r.event.place_said && r.event.period != Period::Background);
        let countries: BTreeSet<_> = said
            .filter_map(|r| r.event.place.as_ref()?.country())
            .collect();
        if told.len() >= MANY_EVENTS || countries.len() >= MANY_COUNTRIES {
            for r in records {
                r.of_many = true;
            }
        }
    }

    /// The subgroup, by the word that stands for all like it.
    #[must_use]
    pub fn kin(&self) -> Option<&str> {
        self.alike.as_deref().or(self.who.as_deref())
    }

    /// The record of a claim; `id`s are given when the run's documents are joined. `of_attack` says whether the document speaks of an attacker.
    #[must_use]
    pub fn of(
        stages: &Stages<'_>,
        locator: &mut Locator<'_>,
        claim: &Claim,
        of_attack: bool,
    ) -> Option<Self> {
        let (document, text) = (stages.document, stages.text);
        let q = stages.quantities.get(claim.quantity)?;
        let figure = stages.tables.figure(claim.figure)?;
        let own = q.span(text);
        // "14 people had been killed": the predicate belongs to what is shown when it stands close by.
        let near = claim.words.end > 0
            && claim.words.start < own.end + 40
            && claim.words.end + 40 > own.start;
        let span = if near { own.join(claim.words) } else { own };
        let sentence = text
            .sentences
            .get(q.sentence)
            .map(|s| text.span(s.tokens.clone()))
            .unwrap_or(own)
            .join(span);
        let published = document.meta.published;
        Some(Self {
            id: 0,
            doc: 0,
            doc_id: document.id.clone(),
            path: document.path.clone(),
            figure: claim.figure,
            value: claim.value,
            rounded: claim.rounded(q),
            form: q.form,
            unit: q.unit,
            group_noun: group_noun(figure, q, text),
            who: claim.who.clone(),
            alike: claim
                .who
                .as_ref()
                .and_then(|who| stages.tables.alike.get(who))
                .cloned(),
            side: claim
                .who
                .as_ref()
                .is_some_and(|who| stages.tables.sides.contains(who)),
            of_people: claim.who.as_ref().is_some_and(|who| {
                let last = who.rsplit(' ').next().unwrap_or(who);
                let word = stages.lexicon.id(last);
                stages.lexicon.word(word).flags & (flag::PERSON | flag::PEOPLE) != 0
            }),
            part_of: claim.part_of.and_then(|p| u32::try_from(p).ok()),
            is_part: claim.is_part,
            kind: kind(figure, claim, q, text),
            addition: claim.addition,
            restated: claim.restated,
            subject: claim.subject.clone(),
            names: claim.names.clone(),
            anew: claim.anew,
            of_house: claim.of_house,
            accounts: claim.accounts.clone(),
            origin: claim.origin.as_ref().map(Origin::of),
            carriers: claim.carriers.iter().map(Origin::of).collect(),
            stance: claim.stance,
            event: claim.event.clone(),
            scene: stages.events.scene().cloned(),
            published,
            publisher: publisher(stages),
            story: document.meta.story.clone(),
            revised: claim.revised,
            rising: claim.rising,
            falling: claim.falling,
            earlier: claim.earlier,
            attacker: figure.people && attacker(stages, q.sentence),
            of_attack: figure.people && of_attack,
            of_many: false,
            ignored: false,
            zone: claim.zone,
            sentence: crate::document::clip(q.sentence),
            beside: counts_beside(stages, claim.quantity, q.sentence),
            span,
            // The headings put before a table's cell stand elsewhere in the file.
            place: locator.place(if claim.zone == ZoneKind::Table {
                own.start
            } else {
                span.start
            }),
            text: span
                .of(&document.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            excerpt: (
                sentence.of(&document.text).to_owned(),
                span.start.saturating_sub(sentence.start),
            ),
            trace: claim.trace.clone(),
        })
    }

    /// Who speaks, in words: origin and carriers, or the article or its publisher.
    #[must_use]
    pub fn voice(&self) -> String {
        voice(
            self.origin.as_ref().map(|o| o.name.as_str()),
            self.carriers.iter().map(|c| c.name.as_str()),
            self.publisher.as_deref(),
        )
    }
}
