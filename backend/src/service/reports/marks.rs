//! The scores of visits, summed as a report needs them. Pure.

use std::collections::HashMap;

use uuid::Uuid;

use super::figures::joined;
use crate::db::results::{ApprovedRow, Mark, Sums};

/// The scores of some visits, visit by visit.
pub(super) struct Marks(HashMap<Uuid, Vec<Mark>>);

impl Marks {
    pub(super) fn new(rows: Vec<Mark>) -> Marks {
        let mut marks: HashMap<Uuid, Vec<Mark>> = HashMap::new();
        for mark in rows {
            marks.entry(mark.visit_id).or_default().push(mark);
        }
        for marks in marks.values_mut() {
            marks.sort_unstable_by_key(|mark| mark.series_id);
        }
        Marks(marks)
    }

    /// What a visit has in a series.
    pub(super) fn get(&self, visit: Uuid, series: i64) -> Option<&Mark> {
        let marks = self.0.get(&visit)?;
        let place = marks.binary_search_by_key(&series, |mark| mark.series_id);
        Some(&marks[place.ok()?])
    }

    fn of<'a>(&'a self, visits: &'a [&ApprovedRow]) -> impl Iterator<Item = &'a Mark> {
        let found = visits
            .iter()
            .filter_map(|visit| self.0.get(&visit.visit_id));
        found.flatten()
    }

    /// What these visits scored in every series.
    pub(super) fn tally(&self, visits: &[&ApprovedRow]) -> Tally {
        let mut tally = Tally::default();
        self.of(visits).for_each(|mark| tally.add(mark));
        tally
    }
}

/// Sums of every series, and how often each grade was given in it.
#[derive(Default)]
pub(super) struct Tally {
    /// By series.
    rows: Vec<(i64, Row)>,
    /// The place of the series counted last: visits have theirs in one order.
    last: usize,
}

#[derive(Default)]
struct Row {
    sums: Sums,
    /// Grades, each with how often it was given.
    values: Vec<(i64, i64)>,
}

impl Tally {
    /// Counts one more score.
    pub(super) fn add(&mut self, mark: &Mark) {
        let row = self.row(mark.series_id);
        let sums = &mut row.sums;
        if let Some(score) = mark.score {
            let (lowest, highest) = match sums.n {
                0 => (score, score),
                _ => (sums.lowest.min(score), sums.highest.max(score)),
            };
            (sums.lowest, sums.highest) = (lowest, highest);
            sums.n += 1;
            sums.sum += score;
            sums.sum_of_squares += score.saturating_mul(score);
        }
        if let Some(passed) = mark.passed {
            sums.passed += passed;
            sums.judged += 1;
        }
        sums.lost += mark.lost.unwrap_or(0);
        if let Some(value) = mark.value {
            row.graded(value, 1);
        }
    }

    /// Counts everything that another one has.
    pub(super) fn join(&mut self, other: &Tally) {
        for (series, theirs) in &other.rows {
            let row = self.row(*series);
            row.sums = joined([row.sums, theirs.sums]);
            theirs
                .values
                .iter()
                .for_each(|(value, n)| row.graded(*value, *n));
        }
    }

    /// Sums of a series; of nothing where it has no score.
    pub(super) fn sums(&self, series: i64) -> Sums {
        self.find(series).map(|row| row.sums).unwrap_or_default()
    }

    /// The grades given in a series, each with how often.
    pub(super) fn values(&self, series: i64) -> &[(i64, i64)] {
        self.find(series).map_or(&[], |row| &row.values)
    }

    fn find(&self, series: i64) -> Option<&Row> {
        let place = self
            .rows
            .binary_search_by_key(&series, |(own, _)| *own)
            .ok()?;
        Some(&self.rows[place].1)
    }

    fn row(&mut self, series: i64) -> &mut Row {
        let next = self.last + 1;
        let place = match self.rows.get(next) {
            Some((own, _)) if *own == series => next,
            _ => match self.rows.binary_search_by_key(&series, |(own, _)| *own) {
                Ok(place) => place,
                Err(place) => {
                    self.rows.insert(place, (series, Row::default()));
                    place
                }
            },
        };
        self.last = place;
        &mut self.rows[place].1
    }
}

impl Row {
    fn graded(&mut self, value: i64, n: i64) {
        match self.values.iter_mut().find(|(grade, _)| *grade == value) {
            Some((_, counted)) => *counted += n,
            None => self.values.push((value, n)),
        }
    }
}
