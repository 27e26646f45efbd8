//! Dated exchange rates, as the European Central Bank publishes them: units of each currency for one euro, a line a day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::quantity::Number;

/// A rate is used up to so many days after its own: weekends and holidays have none.
const DAYS: i32 = 7;

/// Rates by day.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    by_day: BTreeMap<Date, BTreeMap<String, Number>>,
}

impl Rates {
    /// Adds what one unit of the euro was worth in `currency` (ISO 4217) on `day`.
    pub fn add(&mut self, day: Date, currency: &str, per_euro: Number) {
        self.by_day
            .entry(day)
            .or_default()
            .insert(currency.to_owned(), per_euro);
    }

    /// Whether there is no rate at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_day.is_empty()
    }

    /// Units of `b` for one unit of `a` on `day`, by the last rates up to a week before it, with their day.
    #[must_use]
    pub fn of(&self, a: &str, b: &str, day: Date) -> Option<(Number, Date)> {
        let (found, rates) = self.by_day.range(..=day).next_back()?;
        if found.until(day).ok()?.get_days() > DAYS {
            return None;
        }
        let euro = |code: &str| {
            if code == "EUR" {
                Some(Number::ONE)
            } else {
                rates.get(code).copied()
            }
        };
        Some((euro(b)?.div(euro(a)?)?, *found))
    }
}
