//! The one word table. Every word of a text is looked up here once; later stages work on the id, the flags and the lemma it gives.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxHashMap;

/// A word's number in the lexicon; 0 is every word it does not hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct WordId(pub u32);

impl WordId {
    /// A word the lexicon does not hold.
    pub const UNKNOWN: Self = Self(0);

    /// Whether the lexicon holds it.
    #[must_use]
    pub fn known(self) -> bool {
        self.0 != 0
    }
}

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        /// What a word can be: one bit each, so that a stage asks with one mask.
        pub mod flag {
            $($(#[$doc])* pub const $name: u64 = 1 << $bit;)*
            /// Classes of which no word heads a noun phrase.
            pub const NO_NOUN: u64 = PREPOSITION
                | COORDINATOR
                | SUBORDINATOR
                | RELATIVE
                | VERB_PAST
                | VERB_S
                | BE
                | HAVE
                | MODAL;
            /// Name and bit of each flag, for the vocabulary files and the dumps.
            pub const NAMES: &[(&str, u64)] = &[$((stringify!($name), $name)),*];
        }
    };
}

flags! {
    /// the, a, this, no, every ...
    DETERMINER = 0;
    /// his, its, their ...
    POSSESSIVE = 1;
    /// in, of, by ...
    PREPOSITION = 2;
    /// and, or, but
    COORDINATOR = 3;
    /// because, after, while ...
    SUBORDINATOR = 4;
    /// who, which, that, whose, where
    RELATIVE = 5;
    /// he, she, it, they ...
    PRONOUN = 6;
    /// forms of "be", "get" as auxiliary
    BE = 7;
    /// forms of "have"
    HAVE = 8;
    /// forms of "do"
    DO = 9;
    /// could, may, will ...
    MODAL = 10;
    /// not, never, n't
    NEGATION = 11;
    /// plain adverbs that may stand between a subject and its verb
    ADVERB = 12;
    /// base form of a verb
    VERB_BASE = 13;
    /// third person singular
    VERB_S = 14;
    /// past tense
    VERB_PAST = 15;
    /// past participle
    VERB_PARTICIPLE = 16;
    /// -ing form
    VERB_ING = 17;
    /// a human being, singular
    PERSON = 18;
    /// human beings, plural
    PEOPLE = 19;
    /// a word of a spelled-out number
    NUMERAL = 20;
    /// may open a hedge: at, about, more, up ...
    HEDGE = 21;
    /// dozens, several ...
    VAGUE = 22;
    /// may open a unit's name
    UNIT = 23;
    /// a currency sign or code that may stand before a number
    CURRENCY = 24;
    /// a month's name
    MONTH = 25;
    /// a weekday's name
    WEEKDAY = 26;
    /// today, yesterday, overnight ...
    TIME = 27;
    /// a verb that reports: say, tell, report ...
    SPEECH = 28;
    /// head noun of an office or body: ministry, police ...
    OFFICE = 29;
    /// a person who speaks for something: official, spokesman ...
    SPEAKER = 30;
    /// a thing that says: report, statement ...
    DOCUMENT = 31;
    /// a title before a name: Gov., President ...
    TITLE = 32;
    /// an event noun: strike, quake ...
    EVENT = 33;
    /// a verb form that is mostly a noun: attack, fire, report ...
    NOUNISH = 34;
    /// first, second, third ...
    ORDINAL = 35;
    /// ends in a full stop of its own: Gov., a.m.
    ABBREVIATION = 36;
    /// an adjective that never heads a noun phrase
    ADJECTIVE = 37;
    /// all, both, most, many
    QUANTIFIER = 38;
    /// may open a phrase of several words
    PHRASE = 39;
    /// counts people in groups: family, household, couple
    GROUP = 40;
    /// a verb whose subject is what a figure counts, even with an object: die, flee, march
    AGENTIVE = 41;
    /// belief, fear, plan, attempt: what follows is not asserted
    UNASSERTED = 42;
    /// "the" alone
    THE = 43;
    /// "a", "an", "another"
    ARTICLE = 44;
    /// opens a part: including, among
    PART = 45;
    /// a negating verb of speech: deny, dismiss, reject
    DENIAL = 46;
    /// more, others, another, additional: added to a figure already given
    ADDITION = 47;
    /// a country name, region or city is often spelled like it, or it is a plain word: no name by itself
    COMMON = 48;
    /// a weapon, vehicle or other thing named by a model: T-72, Su-35
    LABEL = 49;
    /// zero in words: none, nobody
    ZERO = 50;
    /// a relation between people: wife, son
    KIN = 51;
    /// earlier, previous, past
    EARLIER = 52;
    /// a building or spot that a part of an event can be told of: school, market
    FACILITY = 53;
    /// another, separate, second: opens another event
    ANOTHER = 54;
    /// a noun that some figure counts, singular
    COUNTED = 55;
    /// a word that some figure's phrase is found by
    PATTERN = 56;
    /// a verb that may tell what happened: stab, derail, hit
    DEED = 57;
}

/// One entry.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Which [`flag`]s it has.
    pub flags: u64,
    /// The base form when it is a form of a verb.
    pub verb: WordId,
    /// The singular when it is a known plural, else itself.
    pub noun: WordId,
}

/// The mark before decimals; the other one groups digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Decimal {
    /// 1,234.5
    #[default]
    Point,
    /// 1.234,5
    Comma,
}

impl Decimal {
    /// The mark itself, and the one that groups digits.
    #[must_use]
    pub fn marks(self) -> (char, char) {
        match self {
            Self::Point => ('.', ','),
            Self::Comma => (',', '.'),
        }
    }
}

/// Words by their lower-cased form.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// How digits are written.
    pub decimal: Decimal,
    /// Ids by the hash of their forms.
    ids: HashTable<u32>,
    words: Vec<Word>,
    /// All forms one behind the other, and where each ends: no word is an allocation of its own.
    forms: String,
    ends: Vec<u32>,
}

impl Default for Lexicon {
    fn default() -> Self {
        // The built-in rules bring some twenty thousand forms.
        const FORMS: usize = 28_000;
        let mut words = Vec::with_capacity(FORMS);
        words.push(Word::default());
        let mut ends = Vec::with_capacity(FORMS);
        ends.push(0);
        Self {
            decimal: Decimal::default(),
            ids: HashTable::with_capacity(FORMS),
            words,
            forms: String::with_capacity(FORMS * 9),
            ends,
        }
    }
}

/// Longer words are not looked up.
const LONGEST: usize = 48;

impl Lexicon {
    /// The id of `form`, added with no flags when it is new. Forms are stored in lower case with straight apostrophes.
    pub fn add(&mut self, form: &str) -> WordId {
        let known = self.id(form);
        if known.known() {
            return known;
        }
        let mut buffer = String::with_capacity(form.len());
        lower(form, &mut buffer);
        if let Some(id) = self.find(&buffer) {
            return id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(0);
        self.forms.push_str(&buffer);
        self.ends
            .push(u32::try_from(self.forms.len()).unwrap_or(u32::MAX));
        let (forms, ends) = (&self.forms, &self.ends);
        self.ids
            .insert_unique(hash(&buffer), id, |n| hash(slice(forms, ends, *n)));
        self.words.push(Word {
            flags: 0,
            verb: WordId::UNKNOWN,
            noun: WordId(id),
        });
        WordId(id)
    }

    /// Adds `flags` to `form`.
    pub fn flag(&mut self, form: &str, flags: u64) -> WordId {
        let id = self.add(form);
        if let Some(word) = self.words.get_mut(id.0 as usize) {
            word.flags |= flags;
        }
        id
    }

    /// Adds `flags` to a word by its id.
    pub fn flag_id(&mut self, id: WordId, flags: u64) {
        if let Some(word) = self.words.get_mut(id.0 as usize) {
            word.flags |= flags;
        }
    }

    /// Makes `form` a form of the verb `base`; the first verb that claims a form keeps it.
    pub fn verb_form(&mut self, form: &str, base: WordId, flags: u64) {
        let id = self.flag(form, flags);
        if let Some(word) = self.words.get_mut(id.0 as usize)
            && !word.verb.known()
        {
            word.verb = base;
        }
    }

    /// Makes `plural` the plural of `singular`.
    pub fn plural(&mut self, plural: &str, singular: WordId) {
        let id = self.add(plural);
        if let Some(word) = self.words.get_mut(id.0 as usize) {
            word.noun = singular;
        }
    }

    /// The id of a word as written.
    #[must_use]
    pub fn id(&self, form: &str) -> WordId {
        if form.len() > LONGEST {
            return WordId::UNKNOWN;
        }
        let bytes = form.as_bytes();
        if bytes.is_ascii() {
            let mut buffer = [0u8; LONGEST];
            for (to, from) in buffer.iter_mut().zip(bytes) {
                *to = from.to_ascii_lowercase();
            }
            let lowered =
                std::str::from_utf8(buffer.get(..bytes.len()).unwrap_or_default()).unwrap_or("");
            return self.find(lowered).unwrap_or(WordId::UNKNOWN);
        }
        let mut buffer = String::new();
        lower(form, &mut buffer);
        self.find(&buffer).unwrap_or(WordId::UNKNOWN)
    }

    /// The id of a form as it is stored.
    fn find(&self, lowered: &str) -> Option<WordId> {
        self.ids
            .find(hash(lowered), |n| {
                slice(&self.forms, &self.ends, *n) == lowered
            })
            .map(|n| WordId(*n))
    }

    /// The entry of `id`.
    #[must_use]
    pub fn word(&self, id: WordId) -> Word {
        self.words.get(id.0 as usize).copied().unwrap_or_default()
    }

    /// The lower-cased form of `id`; empty for an unknown word.
    #[must_use]
    pub fn form(&self, id: WordId) -> &str {
        slice(&self.forms, &self.ends, id.0)
    }

    /// The forms of some verbs, by their base forms, found in one pass.
    #[must_use]
    pub fn verb_forms(&self, bases: &[WordId]) -> FxHashMap<WordId, Vec<WordId>> {
        let mut out: FxHashMap<WordId, Vec<WordId>> =
            bases.iter().map(|base| (*base, Vec::new())).collect();
        for (n, word) in (0..).zip(&self.words) {
            if let Some(forms) = out.get_mut(&word.verb) {
                forms.push(WordId(n));
            }
        }
        out
    }

    /// How many words it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len().saturating_sub(1)
    }

    /// Whether it holds no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn hash(form: &str) -> u64 {
    rustc_hash::FxBuildHasher.hash_one(form)
}

/// The form with this number; empty for one that there is not.
fn slice<'a>(forms: &'a str, ends: &[u32], n: u32) -> &'a str {
    let n = n as usize;
    let start = n.checked_sub(1).and_then(|b| ends.get(b)).copied();
    let end = ends.get(n).copied();
    start
        .zip(end)
        .and_then(|(a, b)| forms.get(a as usize..b as usize))
        .unwrap_or("")
}

/// Lower case with straight apostrophes; only for look-ups, never for offsets.
fn lower(form: &str, out: &mut String) {
    if form.is_ascii() {
        out.extend(form.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    for c in form.chars() {
        match c {
            '\u{2019}' => out.push('\''),
            c => out.extend(c.to_lowercase()),
        }
    }
}

/// Phrases of one or more words, found by their first word; the longest that matches wins.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    by_first: FxHashMap<u32, Vec<Rest<T>>>,
}

/// The words of a phrase behind its first, and its value.
type Rest<T> = (Box<[WordId]>, T);

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: FxHashMap::default(),
        }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase given as the ids of its words.
    pub fn add(&mut self, words: &[WordId], value: T) {
        let Some(first) = words.first() else { return };
        let list = self.by_first.entry(first.0).or_default();
        let rest: Box<[WordId]> = words.get(1..).unwrap_or_default().into();
        // Longest first; of equal length in the order added.
        let at = list.partition_point(|(other, _)| other.len() >= rest.len());
        list.insert(at, (rest, value));
    }

    /// The longest phrase that starts with `first` and goes on with what `at(1)`, `at(2)` ... give; its length in words and value.
    pub fn find(&self, first: WordId, at: impl Fn(usize) -> Option<WordId>) -> Option<(usize, &T)> {
        let list = if first.known() {
            self.by_first.get(&first.0)?
        } else {
            return None;
        };
        list.iter()
            .find(|(rest, _)| rest.iter().zip(1..).all(|(word, i)| at(i) == Some(*word)))
            .map(|(rest, value)| (rest.len() + 1, value))
    }

    /// Whether any phrase starts with `first`.
    #[must_use]
    pub fn starts(&self, first: WordId) -> bool {
        self.by_first.contains_key(&first.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_with_any_apostrophe() {
        let mut l = Lexicon::default();
        let id = l.flag("couldn't", flag::NEGATION);
        assert_eq!(l.id("Couldn\u{2019}t"), id);
        assert_eq!(l.id("unheard"), WordId::UNKNOWN);
        let id = l.add("Émeute");
        assert_eq!(l.id("ÉMEUTE"), id);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let mut l = Lexicon::default();
        let (a, b, c) = (l.add("fire"), l.add("brigade"), l.add("chief"));
        let mut p = Phrases::default();
        p.add(&[a], 1);
        p.add(&[a, b], 2);
        let words = [a, b, c];
        assert_eq!(p.find(a, |i| words.get(i).copied()), Some((2, &2)));
        assert_eq!(
            p.find(a, |i| if i == 0 { Some(a) } else { None }),
            Some((1, &1))
        );
    }
}
