//! One figure from its YAML: words to ids, phrases to patterns, and everything that can be wrong with them.

use std::collections::BTreeMap;

use super::super::error::{RuleError, did_you_mean, nearest};
use super::super::schema::{Conflict, Figure as FigureYaml, List};
use super::super::words;
use crate::claim::{
    Element, Figure, PLACEHOLDERS, Phrase, Predicate, Revisions, Severity, Situations, Tolerance,
    Unknown,
};
use crate::quantity::{Interval, Number};
use crate::text::{Lexicon, WordId, flag};

pub(super) struct FigureCompiler<'a> {
    pub(super) id: &'a str,
    pub(super) file: &'a str,
    pub(super) source: &'a str,
    pub(super) lists: &'a BTreeMap<String, Vec<String>>,
    pub(super) lexicon: &'a mut Lexicon,
    pub(super) errors: &'a mut Vec<RuleError>,
    pub(super) dimensions: &'a [String],
    pub(super) kinds: &'a [String],
    /// Patterns around the name of a figure.
    pub(super) told: &'a [String],
    /// Lines of its file were left out: that it has no words is no error then.
    pub(super) partial: bool,
}

impl FigureCompiler<'_> {
    fn error(&mut self, needle: &str, what: String, help: Option<String>) {
        self.errors.push(
            RuleError::find(
                self.file,
                self.source,
                &format!("{}:", self.id),
                needle,
                what,
            )
            .help(help),
        );
    }

    /// A list with `$name` replaced by the list of that name; and whether `$people` was among them.
    fn expand(&mut self, list: Option<&List>) -> (Vec<String>, bool) {
        let mut out = Vec::new();
        let mut people = false;
        for word in list.map(|l| l.words.clone()).unwrap_or_default() {
            match word.strip_prefix('$') {
                Some("people") => people = true,
                Some(name) => match self.lists.get(name) {
                    Some(words) => out.extend(words.iter().cloned()),
                    None => {
                        let help = nearest(name, self.lists.keys().map(String::as_str))
                            .map(|n| format!("did you mean `${n}`?"));
                        self.error(&word, format!("there is no list `{word}`"), help);
                    }
                },
                None => out.push(word),
            }
        }
        (out, people)
    }

    pub(super) fn figure(&mut self, yaml: &FigureYaml) -> Figure {
        let (nouns, people) = self.expand(yaml.count.as_ref());
        let mut table: rustc_hash::FxHashMap<String, Vec<Vec<String>>> =
            rustc_hash::FxHashMap::default();
        for noun in &nouns {
            let mut words: Vec<String> = noun.split_whitespace().map(str::to_lowercase).collect();
            let Some(last) = words.pop() else { continue };
            let compounds = table.entry(last).or_default();
            if !compounds.contains(&words) {
                compounds.push(words);
            }
        }
        if yaml.count.is_none() && yaml.measure.is_none() && !self.partial {
            self.error(
                self.id,
                format!(
                    "the figure `{}` counts nothing: it needs `count` or `measure`",
                    self.id
                ),
                None,
            );
        }
        if yaml.when.is_none() && yaml.phrases.is_none() && yaml.named.is_none() && !self.partial {
            self.error(
                self.id,
                format!(
                    "the figure `{}` has no words: it needs `when`, `phrases` or `named`",
                    self.id
                ),
                None,
            );
        }
        if let Some(measure) = &yaml.measure
            && measure != "number"
            && measure != "percent"
            && !self.dimensions.contains(measure)
        {
            let help = did_you_mean(measure, self.dimensions.iter().map(String::as_str));
            self.error(
                measure,
                format!("`{measure}` is no dimension of the units"),
                help,
            );
        }
        for word in yaml.same.iter().flat_map(|l| &l.words) {
            const SAME: [&str; 4] = ["subject", "segment", "name", "unit"];
            if !SAME.contains(&word.as_str()) {
                let help = did_you_mean(word, SAME.into_iter());
                self.error(
                    word,
                    format!("`same` holds subject, segment, name or unit, not `{word}`"),
                    help,
                );
            }
        }
        let (who, _) = self.expand(yaml.who.as_ref());
        let (not, _) = self.expand(yaml.not.as_ref());
        let when: Vec<Predicate> = yaml
            .when
            .iter()
            .flat_map(|l| l.words.clone())
            .map(|w| self.predicate(&w))
            .collect();
        let manner = yaml
            .manner
            .iter()
            .flat_map(|l| l.words.clone())
            .map(|w| self.predicate(&w).head)
            .collect();
        let mut phrases: Vec<Phrase> = yaml
            .phrases
            .iter()
            .flat_map(|l| l.words.clone())
            .filter_map(|p| self.phrase(&p, &table))
            .collect();
        let names: Vec<String> = yaml.named.iter().flat_map(|l| l.words.clone()).collect();
        phrases.extend(names.iter().flat_map(|name| self.told(name, &table)));
        let names = names.iter().map(|name| self.name(name)).collect();
        let not_phrases = not
            .iter()
            .filter(|w| w.contains(' '))
            .map(|w| words::ids(self.lexicon, w))
            .collect();
        let not = not
            .iter()
            .filter(|w| !w.contains(' '))
            .map(|w| self.word(w))
            .collect();
        Figure {
            id: self.id.to_owned(),
            about: yaml.about.clone().unwrap_or_default(),
            people,
            nouns: table,
            measure: yaml.measure.clone(),
            elided: yaml.elided.unwrap_or(people),
            doers: yaml.doers.unwrap_or(false),
            by_doer: yaml.by_doer.unwrap_or(false),
            at_spot: yaml.at_spot.unwrap_or(false),
            undivided: yaml.undivided.unwrap_or(false),
            plans: yaml.plans.unwrap_or(false),
            modifiers: yaml
                .modifiers
                .as_ref()
                .map(|l| l.words.iter().map(|w| self.lexicon.add(w)).collect()),
            single: yaml.single.unwrap_or(people),
            same_subject: yaml
                .same
                .as_ref()
                .is_some_and(|s| s.words.iter().any(|w| w == "subject")),
            same_segment: yaml
                .same
                .as_ref()
                .is_some_and(|s| s.words.iter().any(|w| w == "segment")),
            same_names: yaml
                .same
                .as_ref()
                .is_some_and(|s| s.words.iter().any(|w| w == "name")),
            when,
            manner,
            phrases,
            names,
            not,
            not_phrases,
            who: who.into_iter().collect(),
            same_unit: yaml
                .same
                .as_ref()
                .is_some_and(|s| s.words.iter().any(|w| w == "unit")),
            tolerance: self.tolerance(yaml),
            range: self.range(yaml),
            revisions: self.revisions(yaml),
            conflict: self.conflict(yaml.conflict.as_ref()),
            unknown: self.unknown(yaml),
        }
    }

    /// The id that stands for a word in any form: the verb's base, the noun's singular.
    fn word(&mut self, word: &str) -> WordId {
        let last = word.rsplit(' ').next().unwrap_or(word);
        let id = self.lexicon.id(last);
        // A verb has its forms; of anything else the plural is derived: `bed` stands for beds.
        let function = flag::PREPOSITION | flag::DETERMINER | flag::PRONOUN | flag::VERB_BASE;
        if !id.known() || self.lexicon.word(id).flags & function == 0 {
            words::noun(self.lexicon, last, 0, 0);
        }
        self.lexicon.id(last)
    }

    fn predicate(&mut self, written: &str) -> Predicate {
        let words: Vec<&str> = written.split_whitespace().collect();
        // "fatally shoot": the verb is the first word that is one, else the first.
        let at = words.iter().position(|w| {
            let id = self.lexicon.id(w);
            id.known() && self.lexicon.word(id).flags & flag::VERB_BASE != 0
        });
        let single_adjective = words.len() == 1
            && self.lexicon.word(self.lexicon.id(written)).flags & flag::ADJECTIVE != 0;
        let (head, adjective) = match at {
            Some(at) => (words.get(at).copied().unwrap_or(written), false),
            None if single_adjective => (written, true),
            None => (words.first().copied().unwrap_or(written), false),
        };
        let id = if adjective {
            self.lexicon.add(head)
        } else {
            words::verb(self.lexicon, head)
        };
        let others = words
            .iter()
            .filter(|w| **w != head)
            .map(|w| self.lexicon.add(w))
            .collect();
        let whole = if words.len() == 1 {
            id
        } else {
            self.lexicon.id(written)
        };
        let agentive = self.lexicon.word(whole).flags & flag::AGENTIVE != 0;
        Predicate {
            written: written.to_owned(),
            head: id,
            others,
            adjective,
            agentive,
        }
    }

    fn phrase(
        &mut self,
        written: &str,
        nouns: &rustc_hash::FxHashMap<String, Vec<Vec<String>>>,
    ) -> Option<Phrase> {
        let mut elements = Vec::new();
        let mut number = None;
        let mut event = None;
        for part in written.split_whitespace() {
            if let Some(kind) = part.strip_prefix('@') {
                match self.kinds.iter().position(|k| k == kind) {
                    Some(at) => event = Some(1u64 << at),
                    None => {
                        let help = nearest(kind, self.kinds.iter().map(String::as_str))
                            .map(|n| format!("did you mean `@{n}`?"));
                        self.error(written, format!("`{kind}` is no kind of event"), help);
                    }
                }
                continue;
            }
            if part == "{n}" {
                if number.is_some() {
                    self.error(
                        written,
                        format!("the phrase {written:?} has more than one {{n}}"),
                        None,
                    );
                    return None;
                }
                number = Some(elements.len());
                elements.push(Element::Number);
            } else if part == "..." {
                elements.push(Element::Gap);
            } else {
                let (optional, inner) =
                    match part.strip_prefix('[').and_then(|p| p.strip_suffix(']')) {
                        Some(inner) => (true, inner),
                        None => (false, part),
                    };
                let inner = inner
                    .strip_prefix('{')
                    .and_then(|p| p.strip_suffix('}'))
                    .unwrap_or(inner);
                if inner.contains(['{', '}', '[', ']']) {
                    self.error(written, format!("the phrase {written:?} has an unpaired bracket, or a placeholder other than {{n}}, at {part:?}"), None);
                    return None;
                }
                let words: Vec<WordId> = inner.split('|').map(|w| self.any_form(w)).collect();
                elements.push(if optional {
                    Element::Optional(words)
                } else {
                    Element::Words(words)
                });
            }
        }
        let Some(number) = number else {
            self.error(
                written,
                format!("the phrase {written:?} has no {{n}}"),
                None,
            );
            return None;
        };
        let of = self.lexicon.id("of");
        // "body of {n}", or a phrase that names what the figure counts anywhere: "number of {case|infection} ... {n}".
        let names_counted = elements.iter().any(|e| matches!(e, Element::Words(w) if w.iter().any(|x| nouns.contains_key(self.lexicon.form(self.lexicon.word(*x).noun)))));
        let of_before = number
            .checked_sub(1)
            .and_then(|n| elements.get(n))
            .is_some_and(|e| matches!(e, Element::Words(w) if w.as_slice() == [of]))
            && number > 1;
        Some(Phrase {
            written: written.to_owned(),
            elements,
            number,
            counted_before: names_counted,
            of_before,
            event,
            named: None,
        })
    }

    /// Every pattern of `told` with `name` in it.
    fn told(
        &mut self,
        name: &str,
        nouns: &rustc_hash::FxHashMap<String, Vec<Vec<String>>>,
    ) -> Vec<Phrase> {
        const NAMED: &str = "{named}";
        let width = name.split_whitespace().count();
        let mut out = Vec::new();
        for pattern in self.told {
            let at = pattern.split_whitespace().position(|part| part == NAMED);
            let Some(at) = at else {
                let what = format!("the pattern {pattern:?} of `told` has no {NAMED}");
                self.error(pattern, what, None);
                continue;
            };
            let Some(phrase) = self.phrase(&pattern.replacen(NAMED, name, 1), nouns) else {
                continue;
            };
            out.push(Phrase {
                named: Some((name.to_owned(), at..at + width)),
                counted_before: true,
                ..phrase
            });
        }
        out
    }

    /// The elements of a name alone.
    fn name(&mut self, name: &str) -> Vec<Element> {
        let nouns = rustc_hash::FxHashMap::default();
        let phrase = self.phrase(&format!("{name} {{n}}"), &nouns);
        phrase.map_or_else(Vec::new, |p| {
            p.elements.get(..p.number).unwrap_or_default().to_vec()
        })
    }

    /// A word of a phrase: itself, and through it its plural or verb forms.
    fn any_form(&mut self, word: &str) -> WordId {
        let id = self.lexicon.id(word);
        if id.known()
            && self.lexicon.word(id).flags != 0
            && self.lexicon.word(id).flags & flag::VERB_BASE == 0
        {
            // Function words and nouns: the plural is added for nouns alone.
            if self.lexicon.word(id).flags & (flag::PREPOSITION | flag::DETERMINER | flag::PRONOUN)
                == 0
            {
                words::noun(self.lexicon, word, 0, 0);
            }
            return self.lexicon.id(word);
        }
        // A verb has its forms already; as a noun it would claim plurals of other nouns (live, lives, life).
        if id.known()
            && self.lexicon.word(id).flags & flag::VERB_BASE != 0
            && self.lexicon.word(id).flags & flag::NOUNISH == 0
        {
            return id;
        }
        words::noun(self.lexicon, word, 0, 0);
        self.lexicon.id(word)
    }

    fn tolerance(&mut self, yaml: &FigureYaml) -> Tolerance {
        let Some(text) = &yaml.tolerance else {
            return Tolerance::default();
        };
        match number_or_share(&text.0) {
            Some((n, share)) if n < Number::ZERO || share && n >= Number::ONE => {
                self.error(
                    &text.0,
                    format!("the tolerance {:?} leaves nothing to compare", text.0),
                    None,
                );
                Tolerance::default()
            }
            Some((relative, true)) => Tolerance {
                relative,
                absolute: Number::ZERO,
            },
            Some((absolute, false)) => Tolerance {
                absolute,
                relative: Number::ZERO,
            },
            None => {
                self.error(
                    &text.0,
                    format!(
                        "the tolerance {:?} is neither a number nor a percentage such as 10%",
                        text.0
                    ),
                    None,
                );
                Tolerance::default()
            }
        }
    }

    fn range(&mut self, yaml: &FigureYaml) -> Option<Interval> {
        let range = yaml.range.as_ref()?;
        let [low, high] = range.as_slice() else {
            self.error(
                "range",
                "`range` has two numbers: [least, most]".to_owned(),
                None,
            );
            return None;
        };
        match (low.0.parse::<Number>(), high.0.parse::<Number>()) {
            (Ok(l), Ok(h)) if l < h => Some(Interval::range(l, h)),
            _ => {
                self.error(
                    "range",
                    "`range` has two numbers, the least first: [0, 10]".to_owned(),
                    None,
                );
                None
            }
        }
    }

    fn revisions(&mut self, yaml: &FigureYaml) -> Revisions {
        match yaml.revisions.as_deref() {
            None | Some("may-rise") => Revisions::MayRise,
            Some("never") => Revisions::Never,
            Some("may-fall") => Revisions::MayFall,
            Some("each-source") => Revisions::EachSource,
            Some("later-wins") => Revisions::LaterWins,
            Some(other) => {
                let help = did_you_mean(
                    other,
                    ["never", "may-rise", "may-fall", "later-wins", "each-source"].into_iter(),
                );
                self.error(
                    other,
                    format!(
                        "`revisions` is never, may-rise, may-fall, later-wins or each-source, not `{other}`"
                    ),
                    help,
                );
                Revisions::MayRise
            }
        }
    }

    /// Severity by situation, with the message and the help that go with it.
    fn conflict(&mut self, yaml: Option<&Conflict>) -> Situations {
        let (out, wrong) = situations(yaml);
        for (needle, what, help) in wrong {
            self.error(&needle, what, help);
        }
        out
    }

    /// What to do where one of two claims does not say its place or day.
    fn unknown(&mut self, yaml: &FigureYaml) -> Unknown {
        match yaml.unknown.as_deref() {
            None | Some("compare") => Unknown::Compare,
            Some("note") => Unknown::Note,
            Some("apart") => Unknown::Apart,
            Some(other) => {
                let help = did_you_mean(other, ["compare", "note", "apart"].into_iter());
                self.error(
                    other,
                    format!("`unknown` is compare, note or apart, not `{other}`"),
                    help,
                );
                Unknown::Compare
            }
        }
    }
}

/// "10%" as a share of one, or a plain number; whether it is a share.
pub(super) fn number_or_share(text: &str) -> Option<(Number, bool)> {
    let text = text.trim();
    match text.strip_suffix('%') {
        Some(digits) => {
            let n: Number = digits.trim().parse().ok()?;
            Some((n.div(Number::int(100))?, true))
        }
        None => Some((text.parse().ok()?, false)),
    }
}

/// What is wrong: the word to show, what is wrong with it, what was meant.
pub(super) type Wrong = (String, String, Option<String>);

/// Severity by situation, and everything that is wrong with it.
pub(super) fn situations(yaml: Option<&Conflict>) -> (Situations, Vec<Wrong>) {
    let mut out = Situations::default();
    let mut wrong = Vec::new();
    let Some(yaml) = yaml else {
        return (out, wrong);
    };
    if let Some(all) = &yaml.severity {
        let severity = severity(all, &mut wrong);
        out.same_source = severity;
        out.different_sources = severity.map(|s| s.min(Severity::Warning));
    }
    for (text, slot) in [
        (&yaml.same_source, &mut out.same_source),
        (&yaml.different_sources, &mut out.different_sources),
        (&yaml.bounds_only, &mut out.bounds_only),
        (&yaml.explained, &mut out.explained),
    ] {
        if let Some(text) = text {
            *slot = severity(text, &mut wrong);
        }
    }
    for text in yaml.message.iter().chain(&yaml.help) {
        placeholders(text, &mut wrong);
    }
    out.message.clone_from(&yaml.message);
    out.help.clone_from(&yaml.help);
    (out, wrong)
}

pub(super) fn severity(text: &str, wrong: &mut Vec<Wrong>) -> Option<Severity> {
    match text {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        "off" | "false" => None,
        other => {
            let help = did_you_mean(other, ["error", "warning", "note", "off"].into_iter());
            wrong.push((
                other.to_owned(),
                format!("a severity is error, warning, note or off, not `{other}`"),
                help,
            ));
            Some(Severity::Warning)
        }
    }
}

/// Every `{name}` of a message must be one that can be filled in.
fn placeholders(text: &str, wrong: &mut Vec<Wrong>) {
    for part in text.split('{').skip(1) {
        let Some((name, _)) = part.split_once('}') else {
            wrong.push((text.to_owned(), "a `{` that is not closed".to_owned(), None));
            continue;
        };
        if !PLACEHOLDERS.contains(&name) {
            let help = nearest(name, PLACEHOLDERS.iter().copied()).map_or_else(
                || format!("known placeholders: {{{}}}", PLACEHOLDERS.join("}, {")),
                |n| format!("did you mean `{{{n}}}`?"),
            );
            wrong.push((
                format!("{{{name}}}"),
                format!("`{{{name}}}` is no placeholder"),
                Some(help),
            ));
        }
    }
}
