//! Places named in a sentence: listed ones from the gazetteer, unlisted ones by their syntax ("the village of Urazovo").

mod evidence;
mod reading;

use std::ops::Range;

use super::gazetteer::{PlaceId, PlaceKind};

/// A place as a text names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The usual name of a listed place, else the name as written.
    pub name: String,
    /// What it may be in the gazetteer, likeliest first; empty for an unlisted place.
    pub ids: Vec<PlaceId>,
    /// The listed place that the text puts an unlisted one in.
    pub inside: Vec<PlaceId>,
}

/// Words that begin or end the name of a water, which is no part of a country.
const WATERS: [&str; 11] = [
    "sea",
    "ocean",
    "river",
    "lake",
    "gulf",
    "strait",
    "channel",
    "bay",
    "reservoir",
    "canal",
    "basin",
];

/// How two places lie to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// The same.
    Same,
    /// The first contains the second.
    Contains,
    /// The first lies in the second.
    Within,
    /// Apart.
    Apart,
}

impl Place {
    /// How this place lies to `other`.
    #[must_use]
    pub fn relation(&self, other: &Self) -> Relation {
        if self.name == other.name || self.ids.iter().any(|a| other.ids.contains(a)) {
            return Relation::Same;
        }
        // "Mashkail", "Mashkeel": a name that no table knows, spelt by two ears.
        if self.ids.is_empty() && other.ids.is_empty() && sounds_like(&self.name, &other.name) {
            return Relation::Same;
        }
        let inside = |p: &Self| {
            if p.ids.is_empty() {
                p.inside.clone()
            } else {
                p.ids.clone()
            }
        };
        let (a, b) = (inside(self), inside(other));
        // "southern Brazil" may hold any place of Brazil but Brazil itself.
        let part = |p: &Self| {
            p.ids.is_empty()
                && p.name
                    .split(' ')
                    .next()
                    .is_some_and(|w| DIRECTION.contains(&w))
        };
        // "eastern Baghdad" lies in Baghdad, whatever else is called so.
        let of = |part: &Self, whole: &Self| {
            part.name
                .strip_suffix(whole.name.as_str())
                .is_some_and(|rest| DIRECTION.contains(&rest.trim_end()))
        };
        if part(self) && of(self, other) {
            return Relation::Within;
        }
        if part(other) && of(other, self) {
            return Relation::Contains;
        }
        if part(self)
            && !part(other)
            && b.iter()
                .any(|y| self.inside.iter().any(|x| y != x && y.within(*x)))
        {
            return Relation::Contains;
        }
        if part(other)
            && !part(self)
            && a.iter()
                .any(|x| other.inside.iter().any(|y| x != y && x.within(*y)))
        {
            return Relation::Within;
        }
        if a.iter().any(|x| other.ids.iter().any(|y| x.within(*y))) {
            return Relation::Within;
        }
        if b.iter().any(|y| self.ids.iter().any(|x| y.within(*x))) {
            return Relation::Contains;
        }
        Relation::Apart
    }

    /// The listed region that a name ends or begins with, beside other words: "Bavaria Interior Ministry", "Governor of Saxony". A name that is the place alone is
    /// a government: "Vienna said".
    #[must_use]
    pub fn region_of(name: &str) -> Option<Self> {
        let listed = super::gazetteer::within(name)
            .filter(|(_, n)| !n.demonym && !n.common && n.name.len() < name.len())
            .find_map(|(_, n)| n.ids().find(|id| id.kind() == PlaceKind::Region))?;
        Some(Self {
            name: listed.name().to_owned(),
            ids: vec![listed],
            inside: Vec::new(),
        })
    }

    /// The place of this kind that it is or lies in, when the table knows.
    #[must_use]
    pub fn widened(&self, kind: PlaceKind) -> Option<Self> {
        let of = self.ids.first().or(self.inside.first())?;
        let id = of.chain().find(|c| c.kind() == kind)?;
        Some(Self {
            name: id.name().to_owned(),
            ids: vec![id],
            inside: Vec::new(),
        })
    }

    /// Whether it is a country, more, or a side of one: "southwestern Pakistan".
    #[must_use]
    pub fn is_vast(&self) -> bool {
        self.is_wide()
            || self.ids.is_empty()
                && self
                    .inside
                    .first()
                    .is_some_and(|p| matches!(p.kind(), PlaceKind::Country | PlaceKind::Continent))
                && self
                    .name
                    .split(' ')
                    .next()
                    .is_some_and(|w| DIRECTION.contains(&w))
    }

    /// Whether the table knows it, or what it lies in.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.ids.is_empty() || !self.inside.is_empty()
    }

    /// Whether one of the two is a water that the table does not know, so that the other may lie at it: "the Volga River" and a town.
    #[must_use]
    pub fn may_meet(&self, other: &Self) -> bool {
        let water = |p: &Self| {
            let is = |word: Option<&str>| {
                word.is_some_and(|w| WATERS.iter().any(|water| w.eq_ignore_ascii_case(water)))
            };
            !p.is_known() && (is(p.name.split(' ').next()) || is(p.name.split(' ').next_back()))
        };
        water(self) != water(other)
    }

    /// Whether it is a country or more.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.ids
            .first()
            .is_some_and(|p| matches!(p.kind(), PlaceKind::Country | PlaceKind::Continent))
    }

    /// The country it lies in, when listed.
    #[must_use]
    pub fn country(&self) -> Option<PlaceId> {
        self.ids
            .first()
            .or(self.inside.first())
            .and_then(|p| p.chain().find(|c| c.kind() == PlaceKind::Country))
    }
}

/// A place in a sentence.
#[derive(Clone, Debug)]
pub(super) struct PlaceRef {
    pub(super) tokens: Range<usize>,
    pub(super) place: Place,
    /// Named for something else than where it happened: "the governor of Karsk said", "the train to Karsk", "40 km north of Karsk".
    pub(super) aside: bool,
}

/// Parts of a place by direction.
pub(super) const DIRECTION: [&str; 18] = [
    "southeast",
    "southwest",
    "eastern",
    "western",
    "northern",
    "southern",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "east",
    "west",
    "north",
    "south",
    "downtown",
    "northeast",
    "northwest",
];

/// Whether two names differ in one run of vowels alone, or in a doubled letter: Mashkail, Mashkeel. Four consonants at least.
fn sounds_like(a: &str, b: &str) -> bool {
    const FEWEST: usize = 4;
    // Consonants one by one, runs of vowels between them.
    let parts = |name: &str| {
        let mut letters: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
        letters.dedup();
        let mut bones = Vec::new();
        let mut vowels = vec![String::new()];
        for c in letters {
            match vowels.last_mut() {
                Some(run) if "aeiouy".contains(c) => run.push(c),
                _ => {
                    bones.push(c);
                    vowels.push(String::new());
                }
            }
        }
        (bones, vowels)
    };
    let ((x, v), (y, w)) = (parts(a), parts(b));
    let apart: Vec<_> = v.iter().zip(&w).filter(|(v, w)| v != w).collect();
    // One letter for another makes another name: Tarrin, Torrin.
    let spelt = |v: &str, w: &str| v.len().max(w.len()) > 1;
    x.len() >= FEWEST && x == y && matches!(apart.as_slice(), [(v, w)] if spelt(v, w))
}

#[cfg(test)]
mod tests {
    use super::sounds_like;

    #[test]
    fn names_as_two_ears_spell_them() {
        assert!(sounds_like("Mashkail", "Mashkeel"));
        assert!(sounds_like("Karskaul", "Karskool"));
        assert!(!sounds_like("Torushatov", "Torashatov"));
        assert!(!sounds_like("Raludor", "Ralolador"));
        assert!(!sounds_like("Lunde", "Lundey"));
    }
}
