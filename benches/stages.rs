//! Megabytes a second, stage by stage and for the whole of `figures` and `check`, over the fixtures.
//!
//! `cargo bench`; `cargo bench -- quantity` for one stage. Everything runs on one core. The articles hold some 17 numbers to a kilobyte
//! of text, three or four times those of a newspaper, which the stage of numbers feels: that stage also runs on any feed, with
//! `ATODDS_BENCH_FEED=feed.jsonl cargo bench -- stage_quantity`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    missing_docs,
    reason = "a benchmark"
)]

use atodds::document::{self, Document, Format};
use atodds::rules::Rules;
use atodds::{Article, Engine, attribution, claim, event, quantity, report, text};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn engine() -> Engine {
    Engine::new(Rules::load(&[]).unwrap())
}

/// The fixture articles, twenty times over.
fn documents() -> Vec<Document> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let texts: Vec<String> = paths
        .iter()
        .map(|p| std::fs::read_to_string(p).unwrap())
        .collect();
    (0..20)
        .flat_map(|n| texts.iter().map(move |t| (n, t.clone())))
        .map(|(n, t)| document::read(&format!("{n}.txt"), Format::Plain, t).unwrap())
        .collect()
}

fn records(path: &std::path::Path) -> Vec<Document> {
    let feed = std::fs::read_to_string(path).unwrap();
    document::records("feed.jsonl", &feed)
        .map(|d| d.unwrap())
        .collect()
}

fn size(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>())
}

/// The same articles as a feed, one record a line.
fn feed() -> String {
    let mut out = String::new();
    for (n, d) in documents().iter().enumerate() {
        out.push_str(
            &serde_json::json!({"id": n.to_string(), "date": "2023-12-31", "text": d.text})
                .to_string(),
        );
        out.push('\n');
    }
    out
}

fn articles(engine: &Engine, documents: Vec<Document>) -> Vec<Article> {
    documents.into_iter().map(|d| engine.read(d)).collect()
}

#[divan::bench]
fn load_rules(bencher: Bencher) {
    bencher.bench(|| Rules::load(&[]).unwrap());
}

#[divan::bench]
fn stage_text(bencher: Bencher) {
    let (engine, documents) = (engine(), documents());
    bencher.counter(size(&documents)).bench(|| {
        documents
            .iter()
            .map(|d| text::read(d, &engine.rules.lexicon).tokens.len())
            .sum::<usize>()
    });
}

/// Times one stage over articles whose earlier stages are done; `stage` gives the number of its items.
fn stage(bencher: Bencher, stage: impl Fn(&Engine, &Article) -> usize + Sync) {
    stage_of(bencher, documents(), stage);
}

fn stage_of(
    bencher: Bencher,
    documents: Vec<Document>,
    stage: impl Fn(&Engine, &Article) -> usize + Sync,
) {
    let engine = engine();
    let articles = articles(&engine, documents);
    let bytes: usize = articles.iter().map(|a| a.document.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| articles.iter().map(|a| stage(&engine, a)).sum::<usize>());
}

fn quantities(engine: &Engine, a: &Article) -> usize {
    let rules = &engine.rules;
    quantity::read(&a.document, &a.text, &rules.quantity, &rules.lexicon).len()
}

#[divan::bench]
fn stage_quantity(bencher: Bencher) {
    stage(bencher, quantities);
}

#[divan::bench]
fn stage_quantity_feed(bencher: Bencher) {
    match std::env::var_os("ATODDS_BENCH_FEED") {
        Some(path) => stage_of(bencher, records(path.as_ref()), quantities),
        None => eprintln!(
            "stage_quantity_feed is skipped: ATODDS_BENCH_FEED names no feed to run it on"
        ),
    }
}

#[divan::bench]
fn stage_attribution(bencher: Bencher) {
    stage(bencher, |engine, a| {
        let rules = &engine.rules;
        attribution::read(&a.document, &a.text, &rules.attribution, &rules.lexicon)
            .all()
            .len()
    });
}

#[divan::bench]
fn stage_event(bencher: Bencher) {
    stage(bencher, |engine, a| {
        let events = event::read(&a.document, &a.text, &engine.rules.event);
        usize::from(events.main().place.is_some())
    });
}

#[divan::bench]
fn stage_claim(bencher: Bencher) {
    stage(bencher, |engine, a| {
        claim::read(&engine.stages(a)).claims.len()
    });
}

#[divan::bench]
fn whole_figures(bencher: Bencher) {
    let (engine, feed) = (engine(), feed());
    bencher.counter(BytesCount::new(feed.len())).bench(|| {
        document::records("feed.jsonl", &feed)
            .map(|d| {
                let article = engine.read(d.unwrap());
                report::rows(&engine, &article, 0)
                    .iter()
                    .map(|r| report::jsonl(r).unwrap().len())
                    .sum::<usize>()
            })
            .sum::<usize>()
    });
}

#[divan::bench]
fn whole_check(bencher: Bencher) {
    let (engine, feed) = (engine(), feed());
    bencher.counter(BytesCount::new(feed.len())).bench(|| {
        let documents = document::records("feed.jsonl", &feed)
            .map(|d| engine.extract(&engine.read(d.unwrap())))
            .collect();
        // Every record is the same few articles: kept apart, as articles of one day are.
        engine.compare(documents, true).findings.len()
    });
}
