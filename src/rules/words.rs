//! From the vocabulary to the lexicon: classes of words, verbs with their forms, plurals.

use crate::text::{Lexicon, WordId, flag, plural};

/// The English verb table: base, third person, past, participle, -ing; alternatives behind a slash.
static VERBS: &str = include_str!("../../rules/vocabulary/en-verbs.tsv");
/// Irregular plurals: singular, plural.
static PLURALS: &str = include_str!("../../rules/vocabulary/en-plurals.tsv");

/// Adds all verbs and irregular plurals of English.
pub(super) fn english(lexicon: &mut Lexicon) {
    for line in VERBS.lines() {
        let mut columns = line.split('\t');
        let (Some(base), Some(s), Some(past), Some(participle), Some(ing)) = (
            columns.next(),
            columns.next(),
            columns.next(),
            columns.next(),
            columns.next(),
        ) else {
            continue;
        };
        add_verb(lexicon, base, [s, past, participle, ing]);
    }
    let be = lexicon.add("be");
    for form in ["be", "is", "are", "was", "were", "been", "being", "am"] {
        lexicon.verb_form(form, be, 0);
    }
    for line in PLURALS.lines() {
        if let Some((one, many)) = line.split_once('\t')
            && !one.contains(' ')
        {
            let one = lexicon.add(one);
            lexicon.plural(many, one);
        }
    }
}

fn add_verb(lexicon: &mut Lexicon, base: &str, [s, past, participle, ing]: [&str; 4]) {
    let id = lexicon.flag(base, flag::VERB_BASE);
    lexicon.verb_form(base, id, flag::VERB_BASE);
    for (forms, bit) in [
        (s, flag::VERB_S),
        (past, flag::VERB_PAST),
        (participle, flag::VERB_PARTICIPLE),
        (ing, flag::VERB_ING),
    ] {
        for form in forms.split('/') {
            lexicon.verb_form(form, id, bit);
        }
    }
}

/// The verb with this base form, with regular forms made up for one that the table does not hold.
pub(super) fn verb(lexicon: &mut Lexicon, base: &str) -> WordId {
    let id = lexicon.id(base);
    if id.known() && lexicon.word(id).flags & flag::VERB_BASE != 0 {
        return id;
    }
    let stem = base.strip_suffix('e').unwrap_or(base);
    let y = base
        .strip_suffix('y')
        .filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let s = plural(base);
    // One vowel between consonants: "lob" makes "lobbed".
    let vowel = |c: char| "aeiou".contains(c);
    let doubled = base.chars().filter(|c| vowel(*c)).count() == 1
        && base.chars().rev().nth(1).is_some_and(vowel)
        && base.ends_with(|c: char| !vowel(c) && !"wxy".contains(c))
        && base.len() > 2;
    let twice = base.chars().next_back().filter(|_| doubled);
    let stem = twice.map_or_else(|| stem.to_owned(), |c| format!("{stem}{c}"));
    let past = y.map_or_else(|| format!("{stem}ed"), |s| format!("{s}ied"));
    let ing = format!("{stem}ing");
    add_verb(lexicon, base, [&s, &past, &past, &ing]);
    lexicon.id(base)
}

/// Flags a noun and its plural; of several words the last carries the flag.
pub(super) fn noun(lexicon: &mut Lexicon, noun: &str, one: u64, many: u64) {
    let last = noun.rsplit(' ').next().unwrap_or(noun);
    let id = lexicon.flag(last, one);
    let existing: Vec<String> = irregular(last);
    for form in if existing.is_empty() {
        vec![plural(last)]
    } else {
        existing
    } {
        let form_id = lexicon.flag(&form, many);
        if form_id != id {
            lexicon.plural(&form, id);
        } else {
            lexicon.flag(&form, many);
        }
    }
}

fn irregular(noun: &str) -> Vec<String> {
    use std::collections::BTreeMap;
    use std::sync::LazyLock;
    static TABLE: LazyLock<BTreeMap<&'static str, Vec<String>>> = LazyLock::new(|| {
        let mut map: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
        for line in PLURALS.lines() {
            if let Some((one, many)) = line.split_once('\t') {
                map.entry(one).or_default().push(many.to_owned());
            }
        }
        map
    });
    TABLE.get(noun).cloned().unwrap_or_default()
}

/// The ids of the words of a phrase, added when new. A hyphen glued to a word is a token of its own in texts, and so here.
pub(super) fn ids(lexicon: &mut Lexicon, phrase: &str) -> Vec<WordId> {
    let apart = phrase.replace('-', " - ");
    apart.split_whitespace().map(|w| lexicon.add(w)).collect()
}

/// The same, with `bit` on the first word, by which the phrase is looked for.
pub(super) fn phrase(lexicon: &mut Lexicon, phrase: &str, bit: u64) -> Vec<WordId> {
    lexicon.flag(phrase.split(' ').next().unwrap_or(phrase), bit);
    ids(lexicon, phrase)
}

/// The flag of a class named in `words:`.
pub(super) fn class(name: &str) -> Option<u64> {
    flag::NAMES
        .iter()
        .find(|(n, _)| n.to_ascii_lowercase().replace('_', "-") == name)
        .map(|(_, bit)| *bit)
}
