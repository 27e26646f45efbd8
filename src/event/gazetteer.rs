//! Places of the world, from the tables under `rules/places` (GeoNames and others; see `rules/places/LICENCE.md`).
//!
//! The tables ship inside the binary and are indexed on first use: names by their first word, places by their number.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static PLACES: &str = include_str!("../../rules/places/places.tsv");
/// Written by the build from the two tables.
static COUNTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/countries.tsv"));
static NAMES: &str = include_str!("../../rules/places/names.tsv");

/// A place's number: its line in `places.tsv`, counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PlaceId(pub u32);

/// What a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceKind {
    /// A continent or a part of one.
    Continent,
    /// A country.
    Country,
    /// A region of a country.
    Region,
    /// A city, also a capital.
    City,
}

/// One name of the table.
#[derive(Clone, Copy, Debug)]
pub struct NameEntry {
    /// As written.
    pub name: &'static str,
    /// A demonym: Russian, Russians.
    pub demonym: bool,
    /// Also an ordinary word, a person's name: needs evidence beside it.
    pub common: bool,
    /// A postal or press abbreviation of a state.
    pub abbreviation: bool,
    ids: &'static str,
}

impl NameEntry {
    /// The places it may mean, likeliest first.
    pub fn ids(&self) -> impl Iterator<Item = PlaceId> {
        self.ids
            .split(',')
            .filter_map(|i| i.parse().ok().map(PlaceId))
    }
}

struct Index {
    lines: Vec<&'static str>,
    parents: Vec<u32>,
    kinds: Vec<PlaceKind>,
    /// Names with what stands behind them, ordered by their first words.
    names: Vec<(&'static str, &'static str)>,
    /// For each first word, where its names start and how many there are.
    first: FxHashMap<&'static str, (u32, u32)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let lines: Vec<&'static str> = PLACES.lines().collect();
    let parents = lines
        .iter()
        .map(|l| {
            l.split('\t')
                .nth(3)
                .and_then(|p| p.parse().ok())
                .unwrap_or(u32::MAX)
        })
        .collect();
    let kinds = lines
        .iter()
        .map(|l| match l.split('\t').nth(2) {
            Some("continent") => PlaceKind::Continent,
            Some("country") => PlaceKind::Country,
            Some("region") => PlaceKind::Region,
            _ => PlaceKind::City,
        })
        .collect();
    // The table is ordered by whole names, which is nearly the order of first words.
    let mut names: Vec<(&'static str, &'static str)> =
        NAMES.lines().filter_map(|l| l.split_once('\t')).collect();
    names.sort_by_key(|(name, _)| first_word(name));
    let mut first: FxHashMap<&'static str, (u32, u32)> =
        FxHashMap::with_capacity_and_hasher(names.len(), rustc_hash::FxBuildHasher);
    for ((name, _), at) in names.iter().zip(0u32..) {
        first.entry(first_word(name)).or_insert((at, 0)).1 += 1;
    }
    Index {
        lines,
        parents,
        kinds,
        names,
        first,
    }
});

/// Makes the index now, so that the first article does not wait for it.
pub fn warm() {
    LazyLock::force(&INDEX);
}

fn first_word(name: &str) -> &str {
    let end = name
        .find(|c: char| !c.is_alphanumeric() && c != '.')
        .unwrap_or(name.len());
    name.get(..end).unwrap_or(name)
}

/// The listed names that begin at a capital of `name`, each with its first byte.
pub fn within(name: &str) -> impl Iterator<Item = (usize, NameEntry)> {
    let starts = name.char_indices().filter(|(at, c)| {
        let before = name.get(..*at).and_then(|b| b.chars().next_back());
        c.is_uppercase() && before.is_none_or(|b| !b.is_alphanumeric())
    });
    starts.filter_map(|(at, _)| Some((at, longest(name.get(at..)?)?)))
}

/// The longest name at the start of `text`, ending at a word border; `text` starts with a capital or "the".
#[must_use]
pub fn longest(text: &str) -> Option<NameEntry> {
    let word = first_word(text);
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let (start, n) = *INDEX
        .first
        .get(word)
        .or_else(|| INDEX.first.get(word.trim_end_matches('.')))?;
    let candidates = INDEX
        .names
        .get(start as usize..(start + n) as usize)
        .unwrap_or_default();
    let mut best: Option<(&'static str, &'static str)> = None;
    for (name, rest) in candidates {
        let fits = text.starts_with(name)
            && !text
                .get(name.len()..)
                .and_then(|r| r.chars().next())
                .is_some_and(char::is_alphanumeric);
        if fits && best.is_none_or(|(b, _)| b.len() < name.len()) {
            best = Some((name, rest));
        }
    }
    best.map(|(name, rest)| entry(name, rest))
}

fn entry(name: &'static str, rest: &'static str) -> NameEntry {
    let (flags, ids) = rest.split_once('\t').unwrap_or(("", ""));
    NameEntry {
        name,
        demonym: flags.contains('d'),
        common: flags.contains('w'),
        abbreviation: flags.contains('a'),
        ids,
    }
}

/// Whether `text` starts with a demonym.
#[must_use]
pub fn is_demonym(text: &str) -> bool {
    longest(text).is_some_and(|n| n.demonym)
}

/// The people of the country that `text` starts with the name or the demonym of, by its first demonym: "american" for "Americans" and "U.S. citizens".
#[must_use]
pub fn nation(text: &str) -> Option<String> {
    let name = longest(text)?.name;
    let named = |n: &&(&str, &str, bool)| n.0 == name;
    let (_, country, _) = country_names().find(|n| named(&n))?;
    let people = country_names().find(|(_, of, demonym)| *demonym && *of == country)?;
    Some(people.0.to_lowercase())
}

/// All names with the country they stand for, for countries and their demonyms alone.
pub fn country_names() -> impl Iterator<Item = (&'static str, &'static str, bool)> {
    COUNTRIES.lines().filter_map(|line| {
        let mut columns = line.split('\t');
        Some((
            columns.next()?,
            columns.next()?,
            columns.next() == Some("d"),
        ))
    })
}

impl PlaceId {
    fn column(self, n: usize) -> &'static str {
        INDEX
            .lines
            .get(self.0 as usize)
            .and_then(|l| l.split('\t').nth(n))
            .unwrap_or("")
    }

    /// The usual English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.column(1)
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> PlaceKind {
        INDEX
            .kinds
            .get(self.0 as usize)
            .copied()
            .unwrap_or(PlaceKind::City)
    }

    /// The place that contains it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        INDEX
            .parents
            .get(self.0 as usize)
            .copied()
            .filter(|p| *p != u32::MAX)
            .map(Self)
    }

    /// Itself and all that contain it, inside out.
    pub fn chain(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |p| p.parent()).take(12)
    }

    /// Whether it lies in `other` or is it.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        self.chain().any(|p| p == other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&'static str> {
        longest(text)
            .and_then(|n| n.ids().next())
            .map(PlaceId::name)
    }

    #[test]
    fn names_lead_to_places() {
        assert_eq!(first("Kiev on Monday"), Some("Kyiv"));
        assert_eq!(first("Sri Lanka, mainly"), Some("Sri Lanka"));
        assert_eq!(first("West Virginia floods"), Some("West Virginia"));
        assert_eq!(first("Nowhereburg"), None);
        assert!(longest("Ukrainian cities").unwrap().demonym);
        let kyiv = longest("Kyiv").unwrap().ids().next().unwrap();
        let ukraine = longest("Ukraine").unwrap().ids().next().unwrap();
        assert!(kyiv.within(ukraine) && !ukraine.within(kyiv));
    }

    #[test]
    fn the_tables_are_well_formed() {
        for (n, line) in PLACES.lines().enumerate() {
            assert_eq!(
                line.split('\t').next().and_then(|i| i.parse().ok()),
                Some(n)
            );
        }
        assert!(
            NAMES
                .lines()
                .zip(NAMES.lines().skip(1))
                .all(|(a, b)| a.split('\t').next() < b.split('\t').next())
        );
    }
}
