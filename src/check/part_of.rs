//! A part is never above the whole: "nine people died, among them twelve nurses".

use super::Context;
use super::finding::{Finding, Kind};

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
        else {
            continue;
        };
        if whole.form == crate::quantity::Form::Vague || part.form == crate::quantity::Form::Vague {
            continue;
        }
        let (Some(least), Some(most)) = (part.value.low, whole.value.high) else {
            continue;
        };
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
    out
}
