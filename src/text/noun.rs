//! Plural to singular for nouns the lexicon does not hold.

/// The singular of a regular English plural in lower case; the word itself when it does not look like one.
#[must_use]
pub fn singular(noun: &str) -> String {
    let keep = || noun.to_owned();
    if noun.len() <= 3 || !noun.is_ascii() {
        return keep();
    }
    let cut = |n: usize| noun.get(..noun.len() - n).unwrap_or(noun);
    if noun.ends_with("ss")
        || noun.ends_with("us")
        || noun.ends_with("is")
        || noun.ends_with("news")
        || noun.ends_with("series")
    {
        keep()
    } else if noun.ends_with("ies") && noun.len() > 4 {
        format!("{}y", cut(3))
    } else if noun.ends_with("men") && noun.len() > 5 {
        format!("{}man", cut(3))
    } else if ["ches", "shes", "sses", "xes", "zzes", "buses", "viruses"]
        .iter()
        .any(|e| noun.ends_with(e))
    {
        cut(2).to_owned()
    } else if noun.ends_with('s') {
        cut(1).to_owned()
    } else {
        keep()
    }
}

/// The regular plural of an English noun in lower case.
#[must_use]
pub fn plural(noun: &str) -> String {
    let before_y = noun.chars().rev().nth(1);
    if noun.ends_with('y') && before_y.is_some_and(|c| !"aeiou".contains(c)) {
        format!("{}ies", noun.get(..noun.len() - 1).unwrap_or(noun))
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|e| noun.ends_with(e))
    {
        format!("{noun}es")
    } else if noun.ends_with("man")
        && noun.len() > 3
        && !noun.ends_with("human")
        && !noun.ends_with("german")
    {
        format!("{}men", noun.get(..noun.len() - 3).unwrap_or(noun))
    } else {
        format!("{noun}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_go_there_and_back() {
        for noun in [
            "house",
            "church",
            "city",
            "boat",
            "policeman",
            "bus",
            "box",
            "day",
            "drone",
            "family",
        ] {
            assert_eq!(singular(&plural(noun)), noun, "{noun}");
        }
        assert_eq!(singular("crisis"), "crisis");
    }
}
