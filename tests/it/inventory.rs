//! The public surface, one line a thing: an addition changes one line that a reviewer sees.

use crate::harness::{ENGINE, snapshot};

#[test]
fn what_there_is() {
    let mut out = String::new();
    for check in atodds::check::CHECKS {
        out.push_str(&format!("check   {:10} {}\n", check.name, check.about));
    }
    for figure in &ENGINE.rules.claim.figures {
        out.push_str(&format!("figure  {:22} {}\n", figure.id, figure.about));
    }
    for kind in &ENGINE.rules.event.kinds {
        out.push_str(&format!("event   {kind}\n"));
    }
    let mut dimensions: Vec<(&str, usize)> = Vec::new();
    for unit in &ENGINE.rules.quantity.units {
        match dimensions.iter_mut().find(|(d, _)| *d == unit.dimension) {
            Some((_, n)) => *n += 1,
            None => dimensions.push((&unit.dimension, 1)),
        }
    }
    for (dimension, n) in dimensions {
        out.push_str(&format!("units   {dimension} {n}\n"));
    }
    snapshot("inventory", "surface", &out);
}
