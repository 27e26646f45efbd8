//! Counts of a source that speaks for one part of the land: "the Bavaria ministry reported 100 deaths" beside those of the whole country.

use super::{Claims, Stages};
use crate::event::{Place, PlaceKind, Relation};

/// Gives claims that say no place the region that their source is named after, when the text as a whole tells of more than it or several regions speak.
/// What follows in the paragraph without a source of its own goes on with it; where several speak, the others speak for the country.
pub(super) fn of_their_region(stages: &Stages<'_>, out: &mut Claims) {
    let Some(main) = &stages.events.main().place else {
        return;
    };
    let regions: Vec<Option<Place>> = out
        .claims
        .iter()
        .map(|c| c.origin.as_ref().and_then(|o| Place::region_of(&o.name)))
        .collect();
    let first = regions.iter().flatten().next();
    let several = regions.iter().flatten().any(|r| Some(r) != first);
    if !several && !first.is_some_and(|r| main.relation(r) == Relation::Contains) {
        return;
    }
    let country = main.widened(PlaceKind::Country).filter(|_| several);
    let mut told: Option<(u32, Place)> = None;
    for (claim, region) in out.claims.iter_mut().zip(regions) {
        let paragraph = stages
            .quantities
            .get(claim.quantity)
            .and_then(|q| stages.text.sentences.get(q.sentence))
            .map(|s| s.paragraph);
        let Some(paragraph) = paragraph else { continue };
        if claim.origin.is_some() {
            told = region.map(|region| (paragraph, region));
        }
        if claim.event.place_said {
            continue;
        }
        if let Some((_, region)) = told.as_ref().filter(|(p, _)| *p == paragraph) {
            claim.event.place = Some(region.clone());
            claim.event.place_said = true;
        } else if claim.origin.is_some() && country.is_some() {
            claim.event.place.clone_from(&country);
        }
    }
}
