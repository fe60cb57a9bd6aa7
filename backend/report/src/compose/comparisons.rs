//! The score held against every benchmark: the difference, and whether chance alone may explain it.

use super::Composer;
use super::charts::difference_colour;
use super::row::{Drawing, Row};
use super::table::Column;
use super::theme::{BODY, BODY_BOLD, SMALL, SMALL_BOLD, SMALL_INK, in_colour};
use crate::page::{Align, CONTENT_WIDTH};
use crate::text::Style;
use crate::words::Value;
use api::reports::{Benchmark, Comparison, Difference, NoComparison, Percent};

/// The widest difference drawn without filling its column, in hundredths.
const LEAST_SPAN: i64 = 500;
/// The places of the mean, the difference and its interval among the columns.
const MEAN: usize = 1;
const DIFFERENCE: usize = 4;
const INTERVAL: usize = 5;

impl Composer<'_> {
    /// Draws the comparisons; nothing where there are none. One visit has no interval, so nothing can be said
    /// of its differences.
    pub(super) fn comparisons(&mut self, comparisons: &[Comparison], one_visit: bool) {
        if comparisons.is_empty() {
            return;
        }
        let columns = if one_visit {
            self.columns_of_a_visit(comparisons)
        } else {
            self.comparison_columns(comparisons)
        };
        let farthest = farthest(comparisons);
        let rows: Vec<Row> = comparisons
            .iter()
            .map(|comparison| self.comparison_row(&columns, comparison, farthest))
            .collect();
        let spans = comparisons.iter().any(|c| c.difference.is_some());
        let note = (one_visit && spans).then(|| self.words.say("comparisons-note-visit"));
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("comparisons", note.as_deref(), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    /// The columns of the comparisons of one visit: those up to the difference, over the whole width.
    fn columns_of_a_visit(&mut self, comparisons: &[Comparison]) -> Vec<Column> {
        let places = [
            (0.0, 180.0),
            (184.0, 60.0),
            (248.0, 42.0),
            (312.0, 110.0),
            (432.0, CONTENT_WIDTH - 432.0),
        ];
        let columns = self.comparison_columns(comparisons);
        let placed = columns
            .into_iter()
            .zip(places)
            .map(|(column, (x, width))| Column { x, width, ..column });
        placed.collect()
    }

    fn comparison_columns(&mut self, comparisons: &[Comparison]) -> Vec<Column> {
        let whole = self.words.percent(Percent::from_hundredths(10_000));
        let share = Align::Figure(self.width_of(&whole, BODY));
        let most = comparisons.iter().filter_map(|c| c.mean).map(|m| m.n).max();
        let n = Align::Figure(self.width_of(&self.words.count(most.unwrap_or(0)), SMALL));
        let mut widest: f32 = 0.0;
        for difference in comparisons.iter().filter_map(|c| c.difference) {
            let text = self.words.signed(difference.points);
            widest = widest.max(self.width_of(&text, BODY_BOLD));
        }
        let words = &self.words;
        let column = |key, x, width, align| Column::new(words.say(key), x, width, align);
        vec![
            column("compared-with", 0.0, 130.0, Align::Start),
            column("benchmark-score", 134.0, 46.0, share),
            column("n", 182.0, 26.0, n),
            Column::silent(217.0, 62.0),
            column("difference", 281.0, 36.0, Align::Figure(widest)),
            column("interval-95", 319.0, 72.0, Align::End),
            column("finding", 400.0, CONTENT_WIDTH - 400.0, Align::Start),
        ]
    }

    fn comparison_row(
        &mut self,
        columns: &[Column],
        comparison: &Comparison,
        farthest: i64,
    ) -> Row {
        let name = self.benchmark_name(comparison);
        let name = self.flow.own(&name, BODY, columns[0].width);
        let mut cells = vec![Some(vec![name])];
        cells.extend((1..columns.len()).map(|_| Some(Vec::new())));
        cells[MEAN + 2] = None;
        let mut row = Row::new(cells);
        if let Some(mean) = comparison.mean {
            let share = match mean.mean {
                Some(share) => self.words.percent(share),
                None => self.words.say("none"),
            };
            // Nobody visited a target.
            let n = if mean.n == 0 {
                self.words.say("none")
            } else {
                self.words.count(mean.n)
            };
            self.put_cell(&mut row, columns, MEAN, &share, BODY);
            self.put_cell(&mut row, columns, MEAN + 1, &n, SMALL);
        }
        match comparison.difference {
            Some(difference) => self.difference_cells(&mut row, columns, comparison, difference),
            None => {
                let at = if comparison.mean.is_some() {
                    DIFFERENCE
                } else {
                    MEAN
                };
                let reason = self.no_comparison(comparison);
                self.reaching_cell(&mut row, columns, at, &reason);
            }
        }
        match comparison.difference {
            Some(difference) => row.drawn(Drawing::Span {
                difference,
                farthest,
            }),
            None => row,
        }
    }

    fn difference_cells(
        &mut self,
        row: &mut Row,
        columns: &[Column],
        comparison: &Comparison,
        difference: Difference,
    ) {
        let text = self.words.signed(difference.points);
        let (style, small) = if difference.proven {
            let colour = difference_colour(difference);
            (in_colour(BODY_BOLD, colour), in_colour(SMALL_BOLD, colour))
        } else {
            (BODY, SMALL_INK)
        };
        self.put_cell(row, columns, DIFFERENCE, &text, style);
        if columns.len() <= INTERVAL {
            return;
        }
        match difference.interval {
            Some(interval) => {
                let range = self.words.bare_points_range(interval.low, interval.high);
                self.put_cell(row, columns, INTERVAL, &range, SMALL_INK);
                let finding = self.words.say(finding(comparison.with, difference));
                self.put_cell(row, columns, INTERVAL + 1, &finding, small);
            }
            None => {
                let reason = self.words.say("change-no-interval");
                self.reaching_cell(row, columns, INTERVAL, &reason);
            }
        }
    }

    /// Puts a short text into a cell, on the first line of the name of the row.
    pub(super) fn put_cell(
        &mut self,
        row: &mut Row,
        columns: &[Column],
        at: usize,
        text: &str,
        style: Style,
    ) {
        let paragraph = self.figure(text, style, columns[at].width);
        row.cells[at] = Some(vec![paragraph]);
    }

    /// Puts a sentence into a cell that reaches over the empty ones after it.
    pub(super) fn reaching_cell(
        &mut self,
        row: &mut Row,
        columns: &[Column],
        at: usize,
        text: &str,
    ) {
        let width = CONTENT_WIDTH - columns[at].x;
        let paragraph = self.figure(text, SMALL, width);
        row.cells[at] = Some(vec![paragraph]);
        row.reaching = Some(at);
    }

    /// What the score is held against.
    fn benchmark_name(&self, comparison: &Comparison) -> String {
        let words = &self.words;
        let others = |some: &str, none: &str| match comparison.stores {
            Some(stores) => words.with(some, &[("n", Value::Count(stores))]),
            None => words.say(none),
        };
        match comparison.with {
            Benchmark::PreviousPeriod => words.say("benchmark-previous-period"),
            Benchmark::LastYear => words.say("benchmark-last-year"),
            Benchmark::Baseline => words.say("benchmark-baseline"),
            Benchmark::Target => words.say("benchmark-target"),
            Benchmark::Region => others("benchmark-region-stores", "benchmark-region"),
            Benchmark::Chain => others("benchmark-chain-stores", "benchmark-chain"),
            Benchmark::PreviousVisit => words.say("benchmark-previous-visit"),
            Benchmark::StoreMean => words.say("benchmark-store-mean"),
        }
    }

    /// Why there is no difference.
    fn no_comparison(&self, comparison: &Comparison) -> String {
        let key = match comparison.none {
            Some(NoComparison::NotScoredNow) => "no-comparison-now",
            None | Some(NoComparison::NotScoredThen) => "no-comparison-then",
            Some(NoComparison::NotComparable) => "no-comparison-epoch",
            Some(NoComparison::TooFewStores { stores, needed }) => {
                let needed = Value::Made(self.words.count(needed));
                let values = [("n", Value::Count(stores)), ("needed", needed)];
                return self.words.with("no-comparison-stores", &values);
            }
            Some(NoComparison::NotSet) => match comparison.with {
                Benchmark::Region => "no-comparison-region",
                Benchmark::Baseline => "no-comparison-baseline",
                _ => "no-comparison-target",
            },
        };
        self.words.say(key)
    }
}

/// What a difference with an interval says: a change against an earlier time, a difference to others.
pub(super) fn finding(with: Benchmark, difference: Difference) -> &'static str {
    match (difference.proven, difference.points.0 > 0, with) {
        (true, true, _) => "finding-higher",
        (true, false, _) => "finding-lower",
        (false, _, Benchmark::Target | Benchmark::Region | Benchmark::Chain) => {
            "finding-no-difference"
        }
        (false, ..) => "finding-no-change",
    }
}

/// The farthest end of all intervals from zero.
fn farthest(comparisons: &[Comparison]) -> i64 {
    let differences = comparisons.iter().filter_map(|c| c.difference);
    differences
        .flat_map(|difference| {
            let ends = difference.interval.map(|i| [i.low.0, i.high.0]);
            ends.unwrap_or([difference.points.0; 2])
        })
        .map(i64::abs)
        .fold(LEAST_SPAN, i64::max)
}
