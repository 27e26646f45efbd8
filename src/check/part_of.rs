//! A part is never above the whole: "nine people died, among them twelve nurses".

use super::finding::{Finding, Kind};
use super::{Context, broken, stated};
use crate::claim::statement::Law;

const NAME: &str = "part-of";

pub(super) fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for (i, part) in context.records.iter().enumerate() {
        let Some(whole_at) = part.part_of.map(|p| p as usize) else {
            continue;
        };
        let Some(whole) = context
            .records
            .get(whole_at)
            .filter(|w| w.figure == part.figure && w.doc == part.doc)
            .filter(|w| !w.ignored && !part.ignored)
            // "Three wounded in Tours in December. Ten killed and five wounded in Tripoli in January": of a list of events.
            .filter(|w| {
                let (d, e) = (w.event.days, part.event.days);
                let said = w.event.days_said && part.event.days_said;
                !(said && d.zip(e).is_some_and(|(d, e)| !d.meet(&e)))
            })
        else {
            continue;
        };
        if whole.form == crate::quantity::Form::Vague || part.form == crate::quantity::Form::Vague {
            continue;
        }
        let (Some(least), Some(most)) = (part.value.low, whole.value.high) else {
            continue;
        };
        // "killed 80 in Sehwan on Thursday. On Wednesday a bomber killed six in Peshawar. At least 20 children are among the dead": of another count told before.
        let (first, own) = context.of_doc(part.doc);
        let holds = |(n, w): (usize, &crate::group::Record)| {
            n != i
                && w.figure == part.figure
                && w.sentence < part.sentence
                && !w.is_part
                && w.event.period == part.event.period
                && w.value.high.or(w.value.low) >= Some(least)
        };
        if part.sentence != whole.sentence && (first..).zip(own).any(holds) {
            continue;
        }
        if least > most || least == most && (part.value.low_open || whole.value.high_open) {
            let Some(figure) = context.figures.figure(part.figure) else {
                continue;
            };
            let message = format!(
                "a part above its whole: {} of {}",
                (context.show)(part),
                (context.show)(whole)
            );
            let mut finding = Finding::new(
                NAME,
                &figure.id,
                Kind::PartExceedsWhole,
                context.tuning.severity(NAME),
                message,
                (whole_at, i),
                Vec::new(),
            );
            finding.notes.push(format!(
                "{:?} is told as a part of {:?}",
                part.text, whole.text
            ));
            out.push(finding);
        }
    }
    for s in stated(context, |law| *law == Law::Part) {
        let [part, whole] = s.values.as_slice() else {
            continue;
        };
        let above = part.low.zip(whole.high).is_some_and(|(p, w)| p > w);
        // Two claims of one figure were looked at above.
        let claims: Vec<usize> = s
            .mentions
            .iter()
            .filter_map(|m| m.claim)
            .map(|c| c as usize)
            .collect();
        let told = out
            .iter()
            .any(|f| claims.len() == 2 && claims.iter().all(|c| f.claims.contains(c)));
        if let ([a, b], true, false) = (s.shown.as_slice(), above, told) {
            let message = format!("a part above its whole: {a} of {b}");
            out.push(broken(context, NAME, Kind::PartExceedsWhole, message, s));
        }
    }
    out
}
