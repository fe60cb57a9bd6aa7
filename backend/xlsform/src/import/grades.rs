//! The grades of a scale: from the choices of a select, or from the parameters of a range.

use checklists::write::Tree;

use super::asked::Asked;
use super::kinds::Sort;
use super::reading::Reading;
use crate::known::List;
use crate::table::Row;

impl Reading<'_> {
    pub(super) fn grades(
        &mut self,
        row: &Row,
        sort: Sort,
        kind: &str,
        list: &List,
        asked: &mut Asked,
    ) {
        let ends = match sort {
            Sort::Range => Some(self.range(row)),
            _ if kind == "scale" => self.listed_ends(row, list),
            _ => None,
        };
        if let Some([min, max]) = ends {
            asked.put("min", min);
            asked.put("max", max);
        }
        let mut labels = Vec::new();
        let mut points: Vec<(String, Tree)> = Vec::new();
        for choice in list.answers() {
            let named = choice.row.all("label").any(|cell| cell.text != choice.name);
            if named && let Some(label) = self.text(&choice.row, "label") {
                labels.push((choice.name.clone(), label));
            }
            if let Some(score) = choice.row.get("score") {
                let score = self.word(&choice.row, "score", score);
                points.push((choice.name.clone(), score));
            }
        }
        if kind == "scale" && !labels.is_empty() {
            asked.put("labels", Tree::Map(labels));
        }
        if !points.is_empty() {
            let points = self
                .report
                .at(row.place_at("type"), grade_points(kind, points));
            asked.put("points", points);
        }
    }

    /// The first and the last grade of a list.
    fn listed_ends(&mut self, row: &Row, list: &List) -> Option<[Tree; 2]> {
        let grades = list.grades()?;
        let (first, last) = (grades.first()?, grades.last()?);
        Some([self.word(row, "type", first), self.word(row, "type", last)])
    }

    /// The ends in `parameters` of a range: `start=1 end=5 step=1`.
    fn range(&mut self, row: &Row) -> [Tree; 2] {
        let written = row.get("parameters").unwrap_or("start=1 end=10 step=1");
        let value = |key: &str, default: &str| {
            let pairs = written
                .split([' ', ',', ';'])
                .filter_map(|pair| pair.split_once('='));
            let mut found = pairs
                .filter(|(name, _)| name.trim() == key)
                .map(|(_, value)| value.trim());
            found.next_back().unwrap_or(default).to_owned()
        };
        if value("step", "1").parse::<f64>() != Ok(1.0) {
            let message = "a scale goes in steps of 1; the step is not taken over";
            let place = row.place_at("parameters");
            self.report
                .findings
                .warn(&place, "step_not_mapped", message, "");
        }
        [("start", "1"), ("end", "10")]
            .map(|(key, default)| self.word(row, "parameters", value(key, default)))
    }
}

/// The points of the grades: the highest alone where a scale's grow evenly from 0.
fn grade_points(kind: &str, points: Vec<(String, Tree)>) -> Tree {
    let numbers: Option<Vec<i64>> = points
        .iter()
        .map(|(_, tree)| tree.as_str()?.parse().ok())
        .collect();
    match numbers
        .filter(|_| kind == "scale")
        .and_then(|rows| linear(&rows))
    {
        Some(highest) => Tree::word(highest),
        None => Tree::Map(points),
    }
}

/// The highest of points that grow evenly from 0.
fn linear(points: &[i64]) -> Option<i64> {
    let (first, last) = (points.first()?, points.last()?);
    let step = points.get(1)? - first;
    let even = points.windows(2).all(|pair| pair[1] - pair[0] == step);
    (*first == 0 && step > 0 && even).then_some(*last)
}
