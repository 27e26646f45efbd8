//! Claims of one figure about one event must allow a common value.
//!
//! Values are intervals: at least 18 and 14 do not meet. A disagreement is one finding per group with all its places. A later, higher value of
//! a figure that may rise is an update; floors that do not exclude each other but lie far apart are a gap.

mod update;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use update::order;
use update::{lags, update};

use super::finding::{Finding, Kind};
use super::{Context, Knob, fill};
use crate::claim::{Figure, Revisions, Severity, Unknown};
use crate::group::{Pair, Record, is_display};
use crate::quantity::{Form, Interval, Number};

pub(super) const NAME: &str = "agree";

pub(super) const KNOBS: &[Knob] = &[
    Knob {
        name: "gap",
        about: "Floors are a gap when the larger is at least this many times the smaller.",
    },
    Knob {
        name: "gap-least",
        about: "Floors nearer than this are no gap.",
    },
    Knob {
        name: "stale",
        about: "A floor of a later text falls behind when an earlier count is at least this many times it.",
    },
    Knob {
        name: "many",
        about: "A text with so many different counts of one figure tells of parts without saying so.",
    },
    Knob {
        name: "lesser",
        about: "In such a text a count may be a part when the other is at least so many times it.",
    },
    Knob {
        name: "loose",
        about: "A number up to so many times the upper bound of a vague word, inclusive, is a loose use of the word across articles.",
    },
];

/// What one comparable pair comes to.
struct Verdict {
    kind: Kind,
    severity: Severity,
    a: usize,
    b: usize,
    distance: Number,
    why: Option<String>,
}

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let repeated = repeated(context);
    let told = Told::of(context);
    let mut by_group: BTreeMap<(usize, Kind, Severity), Vec<Verdict>> = BTreeMap::new();
    for pair in &context.groups.pairs {
        let Ok(assumed) = &pair.verdict else { continue };
        let said = |i: usize| context.records.get(*repeated.get(&i).unwrap_or(&i));
        let (Some(a), Some(b)) = (said(pair.a), said(pair.b)) else {
            continue;
        };
        let Some(figure) = context.figures.figure(a.figure) else {
            continue;
        };
        if let Some(verdict) = judge(context, &told, figure, a, b, pair, assumed.len()) {
            let group = context.groups.group.get(pair.a).copied().unwrap_or(pair.a);
            by_group
                .entry((group, verdict.kind, verdict.severity))
                .or_default()
                .push(verdict);
        }
    }
    let mut out = Vec::new();
    // Pairs that are only guessed to be comparable do not swell a finding that is sure.
    for ((_, kind, _), mut verdicts) in by_group {
        verdicts.sort_by(|x, y| {
            y.severity
                .cmp(&x.severity)
                .then(y.distance.cmp(&x.distance))
                .then(x.a.cmp(&y.a))
                .then(x.b.cmp(&y.b))
        });
        let Some(first) = verdicts.first() else {
            continue;
        };
        let (Some(a), Some(b)) = (context.records.get(first.a), context.records.get(first.b))
        else {
            continue;
        };
        let Some(figure) = context.figures.figure(a.figure) else {
            continue;
        };
        let mut others: Vec<usize> = verdicts.iter().flat_map(|v| [v.a, v.b]).collect();
        others.sort_unstable();
        others.dedup();
        let values = format!("{} against {}", (context.show)(a), (context.show)(b));
        let own = figure.conflict.message.as_deref();
        let message = match kind {
            Kind::Conflict if own.is_some() => fill(context, own.unwrap_or(""), &figure.id, a, b),
            Kind::Gap if first.why.is_some() => format!("a floor below another count: {values}"),
            Kind::Gap => format!("figures far apart: {values}"),
            Kind::Update => format!("a later figure: {values}"),
            _ => format!("figures at odds: {values}"),
        };
        let mut finding = Finding::new(
            NAME,
            &figure.id,
            kind,
            first.severity,
            message,
            (first.a, first.b),
            others,
        );
        finding.notes.extend(first.why.clone());
        if let Some(hint) = slip(a, b).filter(|_| kind == Kind::Conflict) {
            finding.notes.push(hint);
        }
        if let Some(help) = &figure.conflict.help {
            finding.notes.push(fill(context, help, &figure.id, a, b));
        }
        out.push(finding);
    }
    out
}

/// The different counts of a figure that each document gives.
struct Told(BTreeMap<(u32, u16), BTreeSet<Number>>);

impl Told {
    fn of(context: &Context<'_>) -> Self {
        let mut out: BTreeMap<(u32, u16), BTreeSet<Number>> = BTreeMap::new();
        for r in context.records {
            if let Some(n) = r.value.named().filter(|n| *n > Number::ZERO) {
                out.entry((r.doc, r.figure.0)).or_default().insert(n);
            }
        }
        Self(out)
    }

    /// Whether one of two counts may be a part of what the other counts, though its text does not say so: it is far below the other, and its text,
    /// which has many counts of the figure, has one as large as far above it too. Two named voices in one text each mean the whole.
    fn hides_a_part(&self, context: &Context<'_>, a: &Record, b: &Record) -> bool {
        let (Some(x), Some(y)) = (a.value.named(), b.value.named()) else {
            return false;
        };
        let (small, low, high) = if x < y { (a, x, y) } else { (b, y, x) };
        let far = low.mul(context.tuning.number(NAME, "lesser"));
        let Some(far) = far.filter(|far| *far > Number::ZERO && *far <= high) else {
            return false;
        };
        let counts = self.0.get(&(small.doc, small.figure.0));
        let many = context.tuning.number(NAME, "many");
        counts.is_some_and(|c| {
            Number::int(c.len() as i128) >= many && c.last().is_some_and(|most| *most >= far)
        }) && !(a.doc == b.doc && origins_differ(a, b))
    }
}

/// The counts of a headline are among the first so many of its text.
const HEADLINES: usize = 12;

/// So many sentences on "the company" may be another one.
const BROUGHT_IN: u32 = 2;

fn judge(
    context: &Context<'_>,
    told: &Told,
    figure: &Figure,
    a: &Record,
    b: &Record,
    pair: &Pair,
    assumptions: usize,
) -> Option<Verdict> {
    // The same words passed on by two outlets are one statement.
    if a.doc != b.doc && a.excerpt.0 == b.excerpt.0 {
        return None;
    }
    if a.doc != b.doc
        && super::series::falls_between(context, a, b).is_some()
        && context.tuning.runs("series")
    {
        return None;
    }
    let left = soft(a, a.rounded);
    let right = soft(b, (context.convert)(b, a)?);
    // A tolerance stands for unspoken rounding; two stated ranges ("3,000 to 4,000") have said theirs.
    let range = |r: &Record| {
        r.form != Form::Vague
            && r.value.about.is_none()
            && r.value.low.zip(r.value.high).is_some_and(|(l, h)| l != h)
    };
    // 1,721 in the headline and 1,712 in the text are a slip, and no rounding.
    let turned = a.doc == b.doc
        && !origins_differ(a, b)
        && a.value
            .single()
            .zip(b.value.single())
            .is_some_and(|(x, y)| x.transposed(y));
    // "120" and "more than 120": no difference that a reader could see.
    let touching = left.named().is_some() && left.named() == right.named();
    let meets = if touching {
        true
    } else if turned || range(a) && range(b) {
        left.meets(&right)
    } else {
        widen(figure, left, right).meets(&right)
    };
    let distance = left.distance(&right);
    let named = origins_differ(a, b);
    let verdict = |kind, severity: Option<Severity>, why: Option<String>| {
        severity.map(|severity| Verdict {
            kind,
            severity,
            a: pair.a,
            b: pair.b,
            distance,
            why,
        })
    };
    let rest_told = || Some("another count of the text makes up the difference".to_owned());
    let doubtful = a.form == Form::Article || b.form == Form::Article;
    if meets {
        // Headline and body with different floors.
        let vague = a.form == Form::Vague || b.form == Form::Vague;
        let (display, body) = if is_display(a.zone) { (a, b) } else { (b, a) };
        if !vague
            && a.doc == b.doc
            && is_display(a.zone) != is_display(b.zone)
            && same_shape(&left, &right)
            && !a.rising
            && !b.rising
            && a.value.about.is_none()
            && floors_differ(figure, &left, &right)
            && !rounded_down(display, body)
        {
            if completed(context, a, b) {
                return verdict(Kind::Conflict, Some(Severity::Note), rest_told());
            }
            return verdict(
                Kind::Conflict,
                figure.conflict.same_source,
                Some("headline and body give different floors".to_owned()),
            );
        }
        let other_voice = named || a.origin.is_some() != b.origin.is_some();
        if other_voice && !doubtful && far_apart(context, &left, &right) {
            return verdict(Kind::Gap, figure.conflict.bounds_only, None);
        }
        // A headline that drops the hedge is told by the sentence that it repeats.
        let own_words =
            |i: usize, r: &Record| context.records.get(i).is_some_and(|own| own.id == r.id);
        if !vague && !doubtful && assumptions < 2 && own_words(pair.a, a) && own_words(pair.b, b) {
            let why = lags(context, figure, a, b, &left, &right)?;
            return verdict(Kind::Gap, figure.conflict.bounds_only, Some(why.to_owned()));
        }
        return None;
    }
    if let Some(why) = update(context, figure, a, b, &left, &right) {
        // One source has risen to its number, and another of the same text stands by its own.
        let both = a.origin.is_some() && b.origin.is_some() && named;
        let timed = order(a, b).is_some_and(std::cmp::Ordering::is_ne);
        let kind = if a.doc == b.doc && both && !timed && !a.earlier && !b.earlier {
            Kind::Conflict
        } else {
            Kind::Update
        };
        return verdict(kind, Some(Severity::Note), Some(why));
    }
    if a.revised || b.revised {
        return verdict(
            Kind::Conflict,
            figure.conflict.explained,
            Some("the text says that the figure was revised".to_owned()),
        );
    }
    if completed(context, a, b) {
        return verdict(Kind::Conflict, Some(Severity::Note), rest_told());
    }
    let mut severity = if named || a.doc != b.doc {
        figure.conflict.different_sources
    } else {
        figure.conflict.same_source
    };
    // "a man was killed" is one of them, seldom a count of all.
    if doubtful {
        severity = severity.map(|_| Severity::Note);
    }
    // Across articles without a date, or without a place said, it is only a guess that they tell of one event.
    if a.doc != b.doc
        && (!a.event.dated
            || !b.event.dated
            || !pair.linked && (a.event.place.is_none() || b.event.place.is_none())
            || assumptions > 1)
    {
        severity = severity.map(|_| Severity::Note);
    }
    // "By noon 36 percent had voted, by 5 p.m. 55": neither is the last word.
    let state = figure.measure.is_some() || figure.revisions == Revisions::LaterWins;
    if a.earlier && b.earlier && state {
        severity = severity.map(|_| Severity::Note);
    }
    // "hundreds" against "dozens", "thousands" against "about 1,000": neither is a count.
    let loose = |r: &Record| r.form == Form::Vague || r.value.about.is_some();
    if loose(a) && loose(b) && (a.form == Form::Vague || b.form == Form::Vague) {
        severity = severity.map(|_| Severity::Note);
    }
    // "Among the dead were 12 children": those that are known of, and not always all of them.
    if a.doc != b.doc && (a.is_part || b.is_part) {
        severity = severity.map(|_| Severity::Note);
    }
    // "several" beside 57: a word for some of them.
    let few = |vague: &Record, other: &Record| {
        vague.form == Form::Vague
            && vague.value.low.is_some_and(|low| low < Number::int(10))
            && vague.value.high < other.value.low
    };
    if few(a, b) || few(b, a) {
        severity = severity.map(|_| Severity::Note);
    }
    // "dozens" in one article and 172 in another: a number somewhat above a vague word is its loose use; one below it is not.
    let above = |vague: &Record, exact: &Record| {
        vague.form == Form::Vague
            && exact.form != Form::Vague
            && vague
                .value
                .high
                .and_then(|h| h.mul(context.tuning.number(NAME, "loose")))
                .zip(exact.value.low)
                .is_some_and(|(h, n)| n <= h)
            && vague
                .value
                .low
                .zip(exact.value.low)
                .is_some_and(|(l, n)| n > l)
    };
    let display = is_display(a.zone) != is_display(b.zone);
    if (a.doc != b.doc || display) && (above(a, b) || above(b, a)) {
        severity = severity.map(|_| Severity::Note);
    }
    // "54 were killed", and further down "one person was killed", among the counts of one town after another.
    if told.hides_a_part(context, a, b) {
        let why = "the text gives many counts, and this one may be of a part".to_owned();
        return verdict(Kind::Conflict, severity.map(|_| Severity::Note), Some(why));
    }
    // "A hospital reported 15 deaths" beside 59, less than half: of those who were brought there.
    let in_house = |part: &Record, whole: &Record| {
        let double = part.value.named().and_then(|n| n.add(n));
        part.of_house && !whole.of_house && double.is_some_and(|d| Some(d) < whole.value.named())
    };
    if figure.people && (in_house(a, b) || in_house(b, a)) {
        let why = "the smaller is one house's count of those who were brought to it".to_owned();
        return verdict(Kind::Conflict, severity.map(|_| Severity::Note), Some(why));
    }
    // "49 victims" and "50 dead, including the gunman": one of them may count the attacker.
    if let Some(why) = attacker(a, b) {
        return verdict(Kind::Conflict, severity.map(|_| Severity::Note), Some(why));
    }
    // "PRL's net profit", and far down "the company made": another may have been brought in.
    let half_named =
        a.subject.is_some() != b.subject.is_some() && a.sentence.abs_diff(b.sentence) >= BROUGHT_IN;
    // "raised the number to 366" beside "at least 369": the rise went on, in a text that puts the latest first.
    let rising = |r: &Record, other: &Record| {
        let topped = || {
            let told = context.of_doc(other.doc).1.iter();
            told.take(HEADLINES).any(|d| {
                is_display(d.zone) && d.figure == other.figure && d.value.meets(&other.value)
            })
        };
        r.rising && r.value.named() < other.value.named() && topped()
    };
    // "Inflation was one percent", and "over the 12 months it was 23": the one that names no time may be of another.
    let accounts = matches!(figure.measure.as_deref(), Some("money" | "percent"));
    let half_timed = accounts && a.accounts.months.is_some() != b.accounts.months.is_some();
    if a.doc == b.doc
        && (figure.same_subject && (half_named || half_timed)
            || figure.people && (rising(a, b) || rising(b, a)))
    {
        severity = severity.map(|_| Severity::Note);
    }
    if assumptions > 0 && figure.unknown == Unknown::Note {
        severity = severity.map(|_| Severity::Note);
    }
    if assumptions > 1 && severity == Some(Severity::Error) {
        severity = Some(Severity::Warning);
    }
    verdict(Kind::Conflict, severity, None)
}

/// "Eight died", and then two on the bridge and six in the village: of three counts of the text the first is the sum of the two behind it,
/// so the two may be its parts.
fn completed(context: &Context<'_>, a: &Record, b: &Record) -> bool {
    let (Some(x), Some(y)) = (a.value.named(), b.value.named()) else {
        return false;
    };
    let (more, less, rest) = if x > y {
        (a, b, x.sub(y))
    } else {
        (b, a, y.sub(x))
    };
    let first = a.span.start.min(b.span.start);
    let behind = |r: &Record| r.span.start > more.span.start;
    // One more is too common to tell anything.
    let rest = rest.filter(|r| *r > Number::ONE && behind(less));
    let sum = x.add(y).filter(|_| x.min(y) > Number::ONE);
    if a.doc != b.doc || rest.is_none() && sum.is_none() {
        return false;
    }
    // "The army lost two officers and seven servicemen": nine in all.
    let listed = || {
        let beside = |r: &&Record| {
            r.figure == a.figure && r.sentence == less.sentence && r.id != more.id && !r.is_part
        };
        let values = nearby(context, a, b)
            .filter(beside)
            .filter_map(|r| r.value.single());
        let (mut sum, mut counts) = (Number::ZERO, 0);
        for n in values {
            sum = sum.add(n)?;
            counts += 1;
        }
        (counts > 1).then_some(sum)
    };
    let exact = more
        .value
        .single()
        .filter(|_| more.sentence != less.sentence);
    if exact.is_some() && listed() == exact {
        return true;
    }
    let makes_up = |r: &Record| {
        let value = r.value.named();
        value.is_some()
            && (value == rest && behind(r) || value == sum && r.span.start < first)
            && r.figure == a.figure
            && r.id != less.id
            && r.who == less.who
            && !r.is_part
    };
    nearby(context, a, b).any(makes_up)
}

/// The claims of one document around two of it; those further off are not looked at, so that long documents stay cheap.
fn nearby<'a>(
    context: &Context<'a>,
    a: &Record,
    b: &Record,
) -> impl Iterator<Item = &'a Record> + use<'a> {
    const WINDOW: u32 = 128;
    let records = context.of_doc(a.doc).1;
    let (low, high) = (a.id.min(b.id), a.id.max(b.id));
    let index = |id: u32| records.partition_point(|r| r.id < id);
    let (first, end) = (
        index(low.saturating_sub(WINDOW)),
        index(low.saturating_add(WINDOW)),
    );
    let second = index(high.saturating_sub(WINDOW)).max(end);
    let last = index(high.saturating_add(WINDOW)).max(second);
    let slice = |from: usize, to: usize| records.get(from..to).unwrap_or_default().iter();
    slice(first, end).chain(slice(second, last))
}

/// Two exact counts that differ by one where a sentence speaks of the attacker: whether he is counted is a matter of method.
pub(super) fn attacker(a: &Record, b: &Record) -> Option<String> {
    let (x, y) = (a.value.single()?, b.value.single()?);
    let one =
        x.sub(y).is_some_and(|d| d == Number::ONE) || y.sub(x).is_some_and(|d| d == Number::ONE);
    let spoken_of = a.attacker || b.attacker || a.doc != b.doc && a.of_attack && b.of_attack;
    (one && x.max(y) > Number::ONE && spoken_of)
        .then(|| "one of the two may count the attacker among the dead".to_owned())
}

/// "thousands" and more are floors: writers use them of numbers well above the table's upper bound, never below the lower.
fn soft(record: &Record, value: Interval) -> Interval {
    let large = value.low.is_some_and(|low| low >= Number::int(2000));
    if record.form == Form::Vague && value.low != value.high && large {
        Interval {
            high: None,
            ..value
        }
    } else {
        value
    }
}

/// Claims that repeat another of their article: the index of the repeating claim and of the one it is judged as. A headline
/// names no source and drops the hedge; so does a sentence further down that takes up a figure again.
fn repeated(context: &Context<'_>) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for pair in &context.groups.pairs {
        let (Ok(_), Some(a), Some(b)) = (
            &pair.verdict,
            context.records.get(pair.a),
            context.records.get(pair.b),
        ) else {
            continue;
        };
        if a.doc != b.doc {
            continue;
        }
        for (head, body, i, j) in [(a, b, pair.a, pair.b), (b, a, pair.b, pair.a)] {
            let bare = head.value.single().is_some_and(|n| {
                let v = &body.value;
                [v.low, v.high, v.about].contains(&Some(n))
            });
            // "Of the 41 injured, ..." further down says again what the governor said.
            let again = !is_display(head.zone)
                && !is_display(body.zone)
                && j < i
                && head.origin.is_none()
                && body.origin.is_some()
                && head.value == body.value;
            if again {
                out.entry(i).or_insert(j);
            }
            if is_display(head.zone)
                && !is_display(body.zone)
                && head.origin.is_none()
                && (head.value == body.value && body.origin.is_some() || bare)
            {
                out.entry(i).or_insert(j);
            }
        }
    }
    out
}

/// Whether two named origins, or two publishers, speak.
fn origins_differ(a: &Record, b: &Record) -> bool {
    match (&a.origin, &b.origin) {
        (Some(x), Some(y)) => !x.same(y),
        (None, None) => a.doc != b.doc && a.publisher != b.publisher,
        _ => false,
    }
}

/// The quiet band around `left` when it is compared with `right`.
pub(super) fn widen(figure: &Figure, left: Interval, right: Interval) -> Interval {
    let largest = [left.high.or(left.low), right.high.or(right.low)]
        .into_iter()
        .flatten()
        .max()
        .unwrap_or_default();
    let relative = largest.mul(figure.tolerance.relative).unwrap_or_default();
    left.widened(relative.max(figure.tolerance.absolute))
}

fn same_shape(a: &Interval, b: &Interval) -> bool {
    a.low.is_some() && b.low.is_some() && a.high.is_none() && b.high.is_none()
}

/// "more than 200" over a text that says "at least 225": the headline rounds its floor down.
fn rounded_down(over: &Record, under: &Record) -> bool {
    let whole = |r: &Record| r.value.low.and_then(Number::whole).filter(|n| *n > 0);
    let (Some(floor), Some(said)) = (whole(over), whole(under)) else {
        return false;
    };
    let mut step = 1;
    while floor % (step * 10) == 0 {
        step *= 10;
    }
    step >= 10 && floor < said && said / step * step == floor
}

fn floors_differ(figure: &Figure, a: &Interval, b: &Interval) -> bool {
    let (Some(x), Some(y)) = (a.low, b.low) else {
        return false;
    };
    let band = x
        .max(y)
        .mul(figure.tolerance.relative)
        .unwrap_or_default()
        .max(figure.tolerance.absolute);
    x.sub(y)
        .is_some_and(|d| d > band || d.add(band).is_some_and(|s| s < Number::ZERO))
}

/// Floors, or a limit and a value, that lie far apart.
fn far_apart(context: &Context<'_>, a: &Interval, b: &Interval) -> bool {
    let bound = |i: &Interval| i.named();
    let open = |i: &Interval| i.low.is_none() != i.high.is_none();
    let (Some(x), Some(y)) = (bound(a), bound(b)) else {
        return false;
    };
    if !(open(a) || open(b)) {
        return false;
    }
    let (low, high) = (x.min(y), x.max(y));
    low > Number::ZERO
        && high
            .sub(low)
            .is_some_and(|d| d >= context.tuning.number(NAME, "gap-least"))
        && low
            .mul(context.tuning.number(NAME, "gap"))
            .is_some_and(|l| high >= l)
}

/// What may have slipped: transposed digits, a factor of ten.
pub(super) fn slip(a: &Record, b: &Record) -> Option<String> {
    let (x, y) = (a.value.single()?.whole()?, b.value.single()?.whole()?);
    let digits = |n: i128| -> Vec<u8> {
        let mut d: Vec<u8> = n.to_string().into_bytes();
        d.sort_unstable();
        d
    };
    if x != y && x > 9 && digits(x) == digits(y) {
        return Some("the two have the same digits in another order".to_owned());
    }
    let (low, high) = (x.min(y), x.max(y));
    if low > 0 && (high == low * 10 || high == low * 1000) {
        return Some(format!("one is {} times the other", high / low));
    }
    None
}
