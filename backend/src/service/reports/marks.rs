//! The scores of a store's own visits, summed as a report needs them. Pure.

use std::collections::HashMap;

use uuid::Uuid;

use super::figures::{joined, sums_over};
use crate::db::results::{ApprovedRow, Mark, Sums};

/// The scores of some visits, visit by visit.
pub(super) struct Marks(HashMap<Uuid, HashMap<i64, Mark>>);

impl Marks {
    pub(super) fn new(rows: Vec<Mark>) -> Marks {
        let mut marks: HashMap<Uuid, HashMap<i64, Mark>> = HashMap::new();
        for mark in rows {
            marks
                .entry(mark.visit_id)
                .or_default()
                .insert(mark.series_id, mark);
        }
        Marks(marks)
    }

    /// What a visit has in a series.
    pub(super) fn get(&self, visit: Uuid, series: i64) -> Option<&Mark> {
        self.0.get(&visit)?.get(&series)
    }

    fn of<'a>(&'a self, visits: &'a [&ApprovedRow]) -> impl Iterator<Item = &'a Mark> {
        let found = visits
            .iter()
            .filter_map(|visit| self.0.get(&visit.visit_id));
        found.flat_map(HashMap::values)
    }

    /// Sums of every series over these visits.
    pub(super) fn sums(&self, visits: &[&ApprovedRow]) -> HashMap<i64, Sums> {
        let mut all: HashMap<i64, Sums> = HashMap::new();
        for mark in self.of(visits) {
            let own = Sums {
                passed: mark.passed.unwrap_or(0),
                judged: i64::from(mark.passed.is_some()),
                lost: mark.lost.unwrap_or(0),
                ..sums_over(mark.score)
            };
            let sums = all.entry(mark.series_id).or_default();
            *sums = joined([*sums, own]);
        }
        all
    }

    /// How often each grade was given in every series over these visits.
    pub(super) fn values(&self, visits: &[&ApprovedRow]) -> HashMap<i64, Vec<(i64, i64)>> {
        let mut all: HashMap<i64, Vec<(i64, i64)>> = HashMap::new();
        for mark in self.of(visits) {
            if let Some(value) = mark.value {
                all.entry(mark.series_id).or_default().push((value, 1));
            }
        }
        all
    }
}
