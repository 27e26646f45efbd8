//! What must hold for any input.

use std::fmt::Write as _;

use atodds::document::{self, Format};
use atodds::quantity::{Interval, Number};
use proptest::prelude::*;

use crate::harness::ENGINE;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// British style: "one thousand two hundred and five".
fn spell(n: u64) -> String {
    match n {
        0..=19 => ONES[usize::try_from(n).unwrap()].to_owned(),
        20..=99 if n.is_multiple_of(10) => TENS[usize::try_from(n / 10).unwrap()].to_owned(),
        20..=99 => format!(
            "{}-{}",
            TENS[usize::try_from(n / 10).unwrap()],
            spell(n % 10)
        ),
        100..=999 if n.is_multiple_of(100) => format!("{} hundred", spell(n / 100)),
        100..=999 => format!("{} hundred and {}", spell(n / 100), spell(n % 100)),
        _ => {
            let (scale, name) = [
                (1_000_000_000_000, "trillion"),
                (1_000_000_000, "billion"),
                (1_000_000, "million"),
                (1000, "thousand"),
            ]
            .into_iter()
            .find(|(s, _)| n >= *s)
            .unwrap();
            let rest = n % scale;
            let mut out = format!("{} {name}", spell(n / scale));
            if rest > 0 {
                write!(
                    out,
                    "{}{}",
                    if rest < 100 { " and " } else { " " },
                    spell(rest)
                )
                .unwrap();
            }
            out
        }
    }
}

/// The stated values of a text, look-alikes left out.
fn values(text: &str) -> Vec<String> {
    let Ok(document) = document::read("-", Format::Plain, text.to_owned()) else {
        return Vec::new();
    };
    let article = ENGINE.read(document);
    article
        .quantities
        .iter()
        .filter(|q| !q.kind.is_look_alike() && q.form != atodds::quantity::Form::Article)
        .map(|q| q.stated.to_string())
        .collect()
}

#[test]
fn spelled_numbers_are_read_back() {
    for n in (2..10_000).filter(|n| *n < 2100 || n % 7 == 0) {
        assert_eq!(
            values(&format!("Exactly {} sheep were counted.", spell(n))),
            [n.to_string()],
            "{}",
            spell(n)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn large_spelled_numbers_are_read_back(n in 10_000u64..1_000_000_000_000_000) {
        prop_assert_eq!(values(&format!("Some said {} grains fell.", spell(n)).replace("Some said", "They counted")), vec![n.to_string()]);
    }

    #[test]
    fn digits_and_words_agree(n in 2u64..1_000_000) {
        let grouped = {
            let digits = n.to_string();
            let mut out = String::new();
            for (i, c) in digits.chars().enumerate() {
                if i > 0 && (digits.len() - i) % 3 == 0 { out.push(','); }
                out.push(c);
            }
            out
        };
        prop_assert_eq!(values(&format!("They counted {grouped} grains.")), values(&format!("They counted {} grains.", spell(n))));
    }

    #[test]
    fn intervals_print_and_parse_back(a in -1000i128..1000, b in 1i128..60, width in 1i128..500, shape in 0usize..7) {
        let low = Number::ratio(a, b).unwrap();
        let high = low.add(Number::int(width)).unwrap();
        let interval = match shape {
            0 => Interval::exactly(low),
            1 => Interval::at_least(low),
            2 => Interval::more_than(low),
            3 => Interval::at_most(low),
            4 => Interval::less_than(low),
            5 => Interval::about(low),
            _ => Interval::range(low, high),
        };
        prop_assert_eq!(interval.to_string().parse::<Interval>().unwrap(), interval);
    }

    #[test]
    fn meeting_is_symmetric_and_reflexive(a in 0i128..50, b in 0i128..50, x in 0usize..6, y in 0usize..6) {
        let make = |n: i128, shape: usize| {
            let n = Number::int(n);
            match shape {
                0 => Interval::exactly(n),
                1 => Interval::at_least(n),
                2 => Interval::more_than(n),
                3 => Interval::at_most(n),
                4 => Interval::about(n),
                _ => Interval::range(n, n.add(Number::int(5)).unwrap()),
            }
        };
        let (p, q) = (make(a, x), make(b, y));
        prop_assert_eq!(p.meets(&q), q.meets(&p));
        prop_assert!(p.meets(&p));
    }

    #[test]
    fn nothing_panics_and_spans_are_slices(text in "(?s)[ -~\u{a0}-\u{17f}–—“”‘’…½€£\n]{0,300}") {
        check_spans(&text);
    }

    #[test]
    fn news_like_salad_does_not_panic(words in prop::collection::vec(prop::sample::select(vec![
        "18", "at least", "people", "were", "killed", ",", ".", "said", "the ministry", "according to", "and", "or", "more than", "dozens", "of", "them", "including", "two", "children", "\"", "“", "”",
        "Tass", "reported", "citing", "in", "Kyiv", "on Friday", "since", "2004", "$", "1.2", "million", "km", "(", ")", "-", "–", "who", "which", "a", "man", "no", "one", "nobody", "half", "a third of", "between", "14",
        "toll", "rose", "to", "from", "the", "U.S.", "’s", ":", ";", "not", "could", "kill", "denied", "that", "other", "others", "more", "magnitude", "6.1", "quake", "each", "per cent", "%", "may", "May", "Nos.", "7:48", "a.m.",
    ]), 0..60)) {
        check_spans(&words.join(" "));
    }

    #[test]
    fn an_added_sentence_without_figures_removes_nothing(n in 20u32..90, m in 91u32..200) {
        let text = format!("The mayor said {n} people were killed. The hospital said {m} people were killed.");
        let with = format!("{text} The streets were quiet.");
        let count = |t: &str| {
            let document = document::read("-", Format::Plain, t.to_owned()).unwrap();
            ENGINE.compare(vec![ENGINE.extract(&ENGINE.read(document))], false).findings.len()
        };
        prop_assert_eq!(count(&text), 1);
        prop_assert_eq!(count(&with), 1);
    }
}

fn check_spans(text: &str) {
    let Ok(document) = document::read("-", Format::Plain, text.to_owned()) else {
        return;
    };
    let article = ENGINE.read(document);
    let whole = &article.document.text;
    for token in &article.text.tokens {
        assert!(
            whole
                .get(token.span.start as usize..token.span.end as usize)
                .is_some_and(|s| !s.is_empty())
        );
    }
    for q in &article.quantities {
        let span = q.number_span(&article.text);
        assert!(
            whole
                .get(span.start as usize..span.end as usize)
                .is_some_and(|s| !s.is_empty()),
            "{text:?}"
        );
        assert!(q.span(&article.text).contains(span), "{text:?}");
    }
    let records = ENGINE.extract(&article);
    let outcome = ENGINE.compare(vec![records], false);
    for finding in &outcome.findings {
        let places = atodds::report::mentions(finding, &outcome.records, &ENGINE.rules.quantity);
        assert!(places.len() >= 2, "{text:?}: {}", finding.message);
    }
    let rows = atodds::report::rows(&ENGINE, &article, 0);
    assert!(
        rows.iter()
            .all(|r| r.figure.is_some() != r.why_no_figure.is_some())
    );
    let _ = atodds::report::full(
        &outcome,
        atodds::claim::Severity::Note,
        &ENGINE.rules.quantity,
        atodds::report::Coverage::default(),
        false,
    );
}

#[test]
fn line_ends_quotes_and_digits_do_not_change_the_findings() {
    let base = "Blast in Karsk\n\n\"At least 18 people were killed,\" the mayor said.\n\nThe hospital said 14 people had been killed.\n";
    let ids = |t: String| {
        let document = document::read("-", Format::Plain, t).unwrap();
        ENGINE
            .compare(vec![ENGINE.extract(&ENGINE.read(document))], false)
            .findings
            .iter()
            .map(|f| f.id.clone())
            .collect::<Vec<_>>()
    };
    let one = ids(base.to_owned());
    assert_eq!(one.len(), 1);
    assert_eq!(one, ids(base.replace('\n', "\r\n")));
    assert_eq!(
        one,
        ids(base
            .replacen('"', "\u{201C}", 1)
            .replacen('"', "\u{201D}", 1))
    );
    assert_eq!(
        one,
        ids(base.replace("18", "eighteen").replace("14", "fourteen"))
    );
}

#[test]
fn a_long_line_is_read_in_linear_time_and_width() {
    // 65,536 is where padding by width gives up; 100,000 characters on one line.
    let text = format!(
        "{} At least 18 people were killed, the mayor said. The hospital said 14 people were killed.",
        "The streets were quiet. ".repeat(4200)
    );
    assert!(text.len() > 100_000);
    check_spans(&text);
    let document = document::read("-", Format::Plain, text).unwrap();
    let outcome = ENGINE.compare(vec![ENGINE.extract(&ENGINE.read(document))], false);
    assert_eq!(outcome.findings.len(), 1);
}
