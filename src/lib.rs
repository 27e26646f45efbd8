//! `atodds` finds figures that are at odds: 18 dead in one sentence, 14 in another.
//!
//! It reads one or many articles, pulls every quantity with the source it is attributed to, groups the comparable ones by a YAML rule set, and
//! reports those that cannot all be true. It never says which figure is right.
//!
//! The pipeline is the folder list; [`Engine::read`] and [`Engine::compare`] are all of it:
//!
//! ```text
//! bytes -> document -> text -> quantity --+
//!                        |-> attribution -+-> claim -> group -> check -> finding -> report
//!                        |-> event -------+
//!          rules/ (YAML, compiled once into the plain tables that each stage asks for)
//! ```

pub mod attribution;
pub mod check;
pub mod claim;
pub mod cli;
pub mod document;
pub mod event;
pub mod group;
pub mod quantity;
pub mod report;
pub mod rules;
pub mod selftest;
pub mod text;

use attribution::Attributions;
use check::{Finding, Rates};
use claim::{Claims, Stages};
use document::Document;
use event::Events;
use group::{Extract, Groups, Record, Stated};
use quantity::Quantity;
use rules::Rules;
use text::Text;

/// The rules, ready to read articles.
pub struct Engine {
    /// The compiled rules.
    pub rules: Rules,
    /// Dated exchange rates, when some were given.
    pub rates: Option<Rates>,
}

/// What every stage made of one article.
pub struct Article {
    /// `document`
    pub document: Document,
    /// `text`
    pub text: Text,
    /// `quantity`
    pub quantities: Vec<Quantity>,
    /// `attribution`
    pub attributions: Attributions,
    /// `event`
    pub events: Events,
    /// `claim`
    pub claims: Claims,
}

/// What a run came to.
pub struct Outcome {
    /// All claims of the run, in input order.
    pub records: Vec<Record>,
    /// What each document as a whole tells of, in input order.
    pub told: Vec<group::Told>,
    /// Which may be compared.
    pub groups: Groups,
    /// What does not hold.
    pub findings: Vec<Finding>,
}

impl Engine {
    /// An engine of these rules, without exchange rates.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self { rules, rates: None }
    }

    /// One article through the stages up to `claim`: a pure function of the document and the rules.
    #[must_use]
    pub fn read(&self, document: Document) -> Article {
        let r = &self.rules;
        let text = text::read(&document, &r.lexicon);
        let quantities = quantity::read(&document, &text, &r.quantity, &r.lexicon);
        if quantities.is_empty() {
            // Nothing to say of anything: the stages that serve quantities are spared.
            return Article {
                document,
                text,
                quantities,
                attributions: Attributions::default(),
                events: Events::default(),
                claims: Claims::default(),
            };
        }
        let attributions = attribution::read(&document, &text, &r.attribution, &r.lexicon);
        let events = event::read(&document, &text, &r.event);
        let mut article = Article {
            document,
            text,
            quantities,
            attributions,
            events,
            claims: Claims::default(),
        };
        article.claims = claim::read(&self.stages(&article));
        article
    }

    /// The stages of an article with the tables they were made by.
    #[must_use]
    pub fn stages<'a>(&'a self, article: &'a Article) -> Stages<'a> {
        Stages {
            document: &article.document,
            text: &article.text,
            quantities: &article.quantities,
            attributions: &article.attributions,
            events: &article.events,
            lexicon: &self.rules.lexicon,
            event_tables: &self.rules.event,
            quantity_tables: &self.rules.quantity,
            tables: &self.rules.claim,
        }
    }

    /// The claims and statements of an article, free of it.
    #[must_use]
    pub fn extract(&self, article: &Article) -> Extract {
        let stages = self.stages(article);
        let of_attack = stages.names_attacker(&article.text.tokens);
        let mut locator = article.document.locator();
        let mut records: Vec<Record> = article
            .claims
            .claims
            .iter()
            .filter_map(|claim| Record::of(&stages, &mut locator, claim, of_attack))
            .collect();
        Record::mark_many(&mut records);
        let mut locator = article.document.locator();
        let statements = article
            .claims
            .statements
            .iter()
            .map(|s| Stated::of(&stages, &article.claims, &mut locator, s))
            .collect();
        let told = group::Told::of(&stages, &records);
        Extract {
            records,
            statements,
            told,
        }
    }

    /// For each of the records of [`Engine::extract`], its chain of sources in words: cue, source, reference, reach.
    #[must_use]
    pub fn sources(&self, article: &Article) -> Vec<Vec<String>> {
        let stages = self.stages(article);
        article
            .claims
            .claims
            .iter()
            .filter_map(|claim| article.quantities.get(claim.quantity))
            .map(|q| attribution::in_words(&article.document, &article.text, &stages.chain(q)))
            .collect()
    }

    /// The claims of a run (documents in input order), numbered, grouped and checked.
    #[must_use]
    pub fn compare(&self, documents: Vec<Extract>, each_alone: bool) -> Outcome {
        let mut records = Vec::with_capacity(documents.iter().map(|d| d.records.len()).sum());
        let mut statements = Vec::new();
        let mut told = Vec::with_capacity(documents.len());
        for (doc, extract) in (0u32..).zip(documents) {
            let base = document::clip(records.len());
            told.push(extract.told);
            for mut statement in extract.statements {
                for mention in &mut statement.mentions {
                    mention.doc = doc;
                    mention.claim = mention.claim.map(|c| c + base);
                }
                statements.push(statement);
            }
            for (n, mut record) in (0u32..).zip(extract.records) {
                record.id = base + n;
                record.doc = doc;
                record.part_of = record.part_of.map(|p| p + base);
                records.push(record);
            }
        }
        let r = &self.rules;
        let grouping = group::Context {
            figures: &r.claim,
            events: &r.event,
            each_alone,
        };
        let groups = group::read(&records, &told, &grouping);
        let one_event = |a: &Record, b: &Record| group::one_occasion(a, b, &grouping);
        let occasions = |a, b| group::occasions(&records, &told, &groups.links, (a, b), &grouping);
        let show = |record: &Record| report::value(record, &r.quantity);
        let shared = |a: &Record, b: &Record| self.shared_source(a, b);
        let convert = |a: &Record, to: &Record| report::converted(a, to, &r.quantity);
        let context = check::Context {
            records: &records,
            statements: &statements,
            groups: &groups,
            figures: &r.claim,
            relations: &r.checks,
            tuning: &r.tuning,
            rates: self.rates.as_ref(),
            one_event: &one_event,
            occasions: &occasions,
            show: &show,
            shared_source: &shared,
            convert: &convert,
        };
        let findings = check::run(&context);
        Outcome {
            records,
            told,
            groups,
            findings,
        }
    }

    /// How two claims of a run stand in everything that is looked at before they are compared; `None` when there are no such claims.
    #[must_use]
    pub fn keys(&self, outcome: &Outcome, a: u32, b: u32) -> Option<Vec<group::Key>> {
        let record = |id: u32| outcome.records.get(id as usize);
        let grouping = group::Context {
            figures: &self.rules.claim,
            events: &self.rules.event,
            each_alone: false,
        };
        let (x, y) = (record(a)?, record(b)?);
        let links = &outcome.groups.links;
        Some(group::keys(x, y, &outcome.told, links, &grouping))
    }

    /// The wider source that both origins are a part of: "official Russian sources".
    fn shared_source(&self, a: &Record, b: &Record) -> Option<String> {
        let (x, y) = (a.origin.as_ref()?, b.origin.as_ref()?);
        if x.same(y) {
            return None;
        }
        if let (Some(c), Some(d)) = (&x.country, &y.country)
            && c == d
        {
            return Some(format!("official sources of one country ({c})"));
        }
        let parents = |k: Option<u32>| {
            let mut out = Vec::new();
            let mut next = k;
            while let Some(k) = next.and_then(|n| self.rules.attribution.known.get(n as usize)) {
                out.push(k.name.clone());
                next = k.part_of;
            }
            out
        };
        let (p, q) = (parents(x.known), parents(y.known));
        p.into_iter()
            .find(|n| q.contains(n))
            .map(|n| format!("part of {n}"))
    }
}
