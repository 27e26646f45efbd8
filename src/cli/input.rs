//! Paths to documents: files, folders, globs and standard input, read on all cores and joined in the order given.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;

use anyhow::{Result, bail};
use rayon::prelude::*;

use super::Reading;
use crate::document::{self, Document, Format, Published};
use crate::report::{self, ReadError};
use crate::{Article, Engine};

/// Feeds are read in pieces of about this many bytes, so that memory does not grow with their size.
const PIECE: usize = 8 << 20;
/// So many files are read at a time.
const FILES: usize = 256;
/// Endings that a folder is searched for.
const ENDINGS: [&str; 8] = [
    "txt", "text", "md", "markdown", "html", "htm", "jsonl", "ndjson",
];

/// What became of one article or of one thing that could not be read.
enum Item<T> {
    Read(T),
    Failed(ReadError),
}

/// How a reading went.
pub(super) struct Done {
    /// Articles that were read.
    pub(super) articles: usize,
    /// What could not be read; it has been said on standard error.
    pub(super) errors: Vec<ReadError>,
}

impl Done {
    /// Whether the run cannot be trusted: something could not be read, or there was nothing (which is said here).
    pub(super) fn is_broken(&self) -> bool {
        if self.articles == 0 && self.errors.is_empty() {
            super::complain("error: there was nothing to read");
        }
        self.articles == 0 || !self.errors.is_empty()
    }
}

/// Reads all inputs; `each` runs on all cores, `sink` gets the results in input order.
pub(super) fn read<T: Send>(
    engine: &Engine,
    reading: &Reading,
    each: impl Fn(&Article) -> T + Sync,
    mut sink: impl FnMut(T) -> Result<()>,
) -> Result<Done> {
    let mut errors = Vec::new();
    let mut progress = Progress::new();
    let articles = items(engine, reading, each, |item| match item {
        Item::Read(result) => {
            progress.step();
            sink(result)
        }
        Item::Failed(error) => {
            progress.clear();
            super::complain(&format!(
                "error: {}: {}",
                report::visible(&error.path),
                error.what
            ));
            errors.push(error);
            Ok(())
        }
    })?;
    progress.clear();
    Ok(Done { articles, errors })
}

/// A count of articles on standard error, for runs longer than a second and only on a terminal.
struct Progress {
    terminal: bool,
    last: std::time::Instant,
    read: usize,
    shown: bool,
}

impl Progress {
    fn new() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            last: std::time::Instant::now(),
            read: 0,
            shown: false,
        }
    }

    fn step(&mut self) {
        self.read += 1;
        if self.terminal && self.last.elapsed().as_millis() > 1000 {
            self.last = std::time::Instant::now();
            self.shown = true;
            let _ = write!(std::io::stderr(), "\r{} articles read", self.read);
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}

fn items<T: Send>(
    engine: &Engine,
    reading: &Reading,
    each: impl Fn(&Article) -> T + Sync,
    mut sink: impl FnMut(Item<T>) -> Result<()>,
) -> Result<usize> {
    let published = match &reading.published {
        Some(date) => match Published::parse(date) {
            Some(p) => Some(p),
            None => bail!("--published {date:?} is no ISO date such as 2023-12-31"),
        },
        None => None,
    };
    let article = |mut document: Document| {
        if document.meta.published.is_none() {
            document.meta.published = published;
        }
        each(&engine.read(document))
    };
    let mut articles = 0;
    let mut files: Vec<String> = Vec::new();
    let flush =
        |files: &mut Vec<String>, sink: &mut dyn FnMut(Item<T>) -> Result<()>| -> Result<usize> {
            let done: Vec<Item<T>> = files
                .par_iter()
                .map(|path| match whole(path) {
                    Ok(document) => Item::Read(article(document)),
                    Err(what) => Item::Failed(ReadError {
                        path: path.clone(),
                        what,
                    }),
                })
                .collect();
            files.clear();
            let n = done.iter().filter(|i| matches!(i, Item::Read(_))).count();
            done.into_iter().try_for_each(sink)?;
            Ok(n)
        };
    for path in expand(&reading.paths)? {
        match path {
            Ok(path) => {
                if Format::of(&path, "") == Format::Feed && path != "-" {
                    articles += flush(&mut files, &mut sink)?;
                    match std::fs::File::open(&path) {
                        Ok(file) => {
                            articles += feed(
                                &path,
                                &mut BufReader::with_capacity(1 << 20, file),
                                &article,
                                &mut sink,
                            )?
                        }
                        Err(error) => sink(Item::Failed(ReadError {
                            path,
                            what: io_error(&error),
                        }))?,
                    }
                } else if path == "-" {
                    articles += flush(&mut files, &mut sink)?;
                    articles += stdin(&article, &mut sink)?;
                } else {
                    files.push(path);
                    if files.len() >= FILES {
                        articles += flush(&mut files, &mut sink)?;
                    }
                }
            }
            Err(failed) => {
                articles += flush(&mut files, &mut sink)?;
                sink(Item::Failed(failed))?;
            }
        }
    }
    articles += flush(&mut files, &mut sink)?;
    Ok(articles)
}

fn io_error(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

/// The document in a file that is no feed.
fn whole(path: &str) -> Result<Document, String> {
    let bytes = std::fs::read(path).map_err(|e| io_error(&e))?;
    let (text, _) = document::decode(&bytes).map_err(|e| e.to_string())?;
    document::read(path, Format::of(path, ""), text).map_err(|e| e.to_string())
}

/// Standard input: a feed when its first line is a record, else one text.
fn stdin<T: Send>(
    article: &(impl Fn(Document) -> T + Sync),
    sink: &mut dyn FnMut(Item<T>) -> Result<()>,
) -> Result<usize> {
    let mut bytes = Vec::new();
    let input = std::io::stdin();
    let mut input = input.lock();
    let first = input.read_until(b'\n', &mut bytes)?;
    let head = String::from_utf8_lossy(&bytes).into_owned();
    if first > 0 && Format::of("-", &head) == Format::Feed {
        return feed(
            "-",
            &mut BufReader::with_capacity(1 << 20, bytes.as_slice().chain(input)),
            article,
            sink,
        );
    }
    input.read_to_end(&mut bytes)?;
    let document = document::decode(&bytes).and_then(|(text, _)| {
        let format = Format::of("-", &text);
        document::read("-", format, text)
    });
    match document {
        Ok(document) => {
            sink(Item::Read(article(document)))?;
            Ok(1)
        }
        Err(error) => {
            sink(Item::Failed(ReadError {
                path: "-".to_owned(),
                what: error.to_string(),
            }))?;
            Ok(0)
        }
    }
}

/// A feed, piece by piece; broken records are reported with their line and the others still read.
fn feed<T: Send>(
    path: &str,
    input: &mut dyn BufRead,
    article: &(impl Fn(Document) -> T + Sync),
    sink: &mut dyn FnMut(Item<T>) -> Result<()>,
) -> Result<usize> {
    let mut articles = 0;
    let mut line = 0u32;
    let mut any = false;
    loop {
        let mut piece: Vec<(u32, Vec<u8>)> = Vec::new();
        let mut size = 0;
        while size < PIECE {
            let mut bytes = Vec::new();
            if input.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            line += 1;
            size += bytes.len();
            piece.push((line, bytes));
        }
        if piece.is_empty() {
            break;
        }
        let done: Vec<Option<Item<T>>> = piece
            .par_iter()
            .map(|(line, bytes)| {
                let bytes = if *line == 1 {
                    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
                } else {
                    bytes
                };
                let failed = |what: String| {
                    Some(Item::Failed(ReadError {
                        path: format!("{path}:{line}"),
                        what,
                    }))
                };
                let raw = match std::str::from_utf8(bytes) {
                    Ok(raw) => raw.trim_end_matches(['\n', '\r']),
                    Err(_) => return failed("this line is not UTF-8".to_owned()),
                };
                match document::record(path, *line, raw) {
                    Ok(Some(document)) => Some(Item::Read(article(document))),
                    Ok(None) => None,
                    Err(error) => Some(Item::Failed(ReadError {
                        path: if error.column > 0 {
                            format!("{path}:{}:{}", error.line, error.column)
                        } else {
                            format!("{path}:{}", error.line)
                        },
                        what: error.what,
                    })),
                }
            })
            .collect();
        for item in done.into_iter().flatten() {
            any = true;
            articles += usize::from(matches!(item, Item::Read(_)));
            sink(item)?;
        }
    }
    if !any {
        sink(Item::Failed(ReadError {
            path: path.to_owned(),
            what: "there is no record in it".to_owned(),
        }))?;
    }
    Ok(articles)
}

/// Paths as given, folders searched and globs resolved; sorted inside each, in the order of the arguments.
fn expand(paths: &[String]) -> Result<Vec<Result<String, ReadError>>> {
    let mut out = Vec::new();
    for given in paths {
        let path = Path::new(given);
        if given == "-" || path.is_file() {
            out.push(Ok(given.clone()));
        } else if path.is_dir() {
            let mut found = walk(path);
            found.sort();
            if found.is_empty() {
                out.push(Err(ReadError {
                    path: given.clone(),
                    what: format!(
                        "there is no text in this folder (looked for .{})",
                        ENDINGS.join(", .")
                    ),
                }));
            }
            out.extend(found.into_iter().map(Ok));
        } else if given.contains(['*', '?', '[']) {
            let glob = globset::GlobBuilder::new(given)
                .literal_separator(true)
                .build()?
                .compile_matcher();
            let fixed: std::path::PathBuf = path
                .components()
                .take_while(|c| !c.as_os_str().to_string_lossy().contains(['*', '?', '[']))
                .collect();
            let root = if fixed.as_os_str().is_empty() {
                std::path::PathBuf::from(".")
            } else {
                fixed
            };
            let mut found: Vec<String> = ignore::WalkBuilder::new(&root)
                .build()
                .filter_map(Result::ok)
                .filter(|e| e.file_type().is_some_and(|t| t.is_file()))
                .map(|e| {
                    e.path()
                        .strip_prefix("./")
                        .unwrap_or(e.path())
                        .to_path_buf()
                })
                .filter(|p| glob.is_match(p))
                .map(|p| p.to_string_lossy().into_owned())
                .collect();
            found.sort();
            if found.is_empty() {
                out.push(Err(ReadError {
                    path: given.clone(),
                    what: "no file matches".to_owned(),
                }));
            }
            out.extend(found.into_iter().map(Ok));
        } else {
            out.push(Ok(given.clone()));
        }
    }
    Ok(out)
}

fn walk(folder: &Path) -> Vec<String> {
    ignore::WalkBuilder::new(folder)
        .build()
        .filter_map(Result::ok)
        .filter(|e| e.file_type().is_some_and(|t| t.is_file()))
        .filter(|e| {
            e.path()
                .extension()
                .is_some_and(|x| ENDINGS.iter().any(|k| x.eq_ignore_ascii_case(k)))
        })
        .map(|e| e.path().to_string_lossy().into_owned())
        .collect()
}
