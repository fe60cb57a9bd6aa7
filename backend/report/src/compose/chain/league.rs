//! The league table: every store with what its place is worth.

use std::collections::BTreeSet;

use super::super::theme::{SMALL_INK, TINY};
use super::super::{Composer, Medium, NOTHING, is_on_screen};
use super::lines::{COMPACT, Cell, Line, Name, Spec};
use super::plot::Axis;
use super::regions::plot_of;
use super::{LEAGUE, region_anchor};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::{About, Role};
use crate::text::{Base, Paragraph, Span, clean};
use crate::words::Value;
use api::reports::{ChainReport, LeagueRow, Position};

/// The length of the drawing of a store.
const DRAWING: f32 = 60.0;
/// Between the two columns of stores without a score.
const BETWEEN: f32 = 16.0;

const SPEC: Spec = Spec {
    look: &COMPACT,
    before: Some("rank"),
    name: "store",
    axis: Axis::marks(DRAWING),
    after: &["mean", "n", "interval-95", "change-points"],
};

impl Composer<'_> {
    /// Draws the league table: stores with a rank, stores with too few visits for one, stores without a
    /// score.
    pub(super) fn league(&mut self, report: &ChainReport) {
        let mut seen = BTreeSet::new();
        let (mut ranked, mut few, mut none) = (Vec::new(), Vec::new(), Vec::new());
        for row in &report.league {
            if row.score.mean.is_none() {
                none.push(row);
                continue;
            }
            // The best store of a region is where the region leads to.
            let first = seen.insert(row.region.as_str());
            let anchor = first.then(|| region_anchor(&row.region));
            match row.position {
                Some(_) => ranked.push((row, anchor)),
                None => few.push((row, anchor)),
            }
        }
        let unscored = none.iter().filter(|row| seen.insert(&row.region));
        let anchors: Vec<String> = unscored.map(|row| region_anchor(&row.region)).collect();
        let of = report.league.iter().find_map(|row| row.position);
        let mean = report.score.mean.mean;
        let note = of.map(|of| self.league_note(of, report));
        let [ranked, few] = [ranked, few].map(|rows| self.league_lines(rows));
        if ranked.is_empty() {
            self.section_heading(LEAGUE, None, NOTHING);
            self.nothing("league-empty");
        } else {
            let table = self.shape_lines(&SPEC, ranked, mean);
            self.section_heading(LEAGUE, note.as_deref(), table.beginning());
            self.draw_lines(&table);
        }
        if !few.is_empty() {
            let note = self.words.say("league-few-note");
            let table = self.shape_lines(&SPEC, few, mean);
            self.part_heading("league-few", Some(&note), table.beginning());
            self.draw_lines(&table);
            self.flow.end_section();
        }
        if !none.is_empty() {
            self.part_heading("league-none", None, 2.0 * NOTHING);
            for anchor in anchors {
                self.flow.anchor(&anchor);
            }
            self.stores_without_a_score(&none);
            self.flow.end_section();
        }
        self.flow.end_section();
    }

    fn league_note(&self, position: Position, report: &ChainReport) -> String {
        let words = &self.words;
        let mut note = vec![words.with("league-note", &[("n", Value::Count(position.of))])];
        if let Some(mean) = report.score.mean.mean {
            let mean = Value::Made(words.percent(mean));
            note.push(words.with("league-mark", &[("mean", mean)]));
        }
        note.push(words.say("change-note"));
        note.join(" ")
    }

    /// The lines of a table; what the medium does not show is not worded.
    fn league_lines(&self, rows: Vec<(&LeagueRow, Option<String>)>) -> Vec<Line> {
        let n = rows.len();
        let rows = rows.into_iter().enumerate();
        rows.map(|(place, (row, anchor))| {
            if self.medium == Medium::Paper || is_on_screen(n, place, anchor.is_some()) {
                self.league_line(row, anchor)
            } else {
                Line::left_out(plot_of(&row.score))
            }
        })
        .collect()
    }

    fn league_line(&self, row: &LeagueRow, anchor: Option<String>) -> Line {
        let rank = match row.position {
            Some(position) => self.rank(position),
            None => self.words.say("none"),
        };
        Line {
            before: Some(Cell::Minor(rank)),
            name: Name {
                text: row.name.clone(),
                beside: self.code_and_region(row),
                below: String::new(),
            },
            plot: plot_of(&row.score),
            after: self.mean_cells(&row.score, row.difference),
            link: None,
            anchor,
            about: Some(About::Store(row.store_id)),
        }
    }

    /// The places a store may have: `3–17`.
    fn rank(&self, position: Position) -> String {
        let words = &self.words;
        let best = words.count(position.best);
        if position.best == position.worst {
            return best;
        }
        let worst = words.count(position.worst);
        let ends = [("low", Value::Made(best)), ("high", Value::Made(worst))];
        words.with("compact-range", &ends)
    }

    /// What stands after the name of a store.
    fn code_and_region(&self, row: &LeagueRow) -> String {
        let words = &self.words;
        let parts = [&row.code, &row.region]
            .map(|part| clean(part).replace('\n', " "))
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| words.isolate(&part));
        let parts: Vec<String> = parts.collect();
        let parts = parts.join(&format!(" {} ", words.say("between")));
        if parts.is_empty() {
            parts
        } else {
            format!("  {parts}")
        }
    }

    /// A list in two columns, down the first and then down the second of each page.
    fn stores_without_a_score(&mut self, rows: &[&LeagueRow]) {
        let width = (CONTENT_WIDTH - BETWEEN) / 2.0;
        let mut items: Vec<Paragraph> = Vec::new();
        for row in rows {
            let name = self.words.isolate(&clean(&row.name).replace('\n', " "));
            let beside = self.code_and_region(row);
            let spans = [
                Span {
                    text: &name,
                    style: SMALL_INK,
                },
                Span {
                    text: &beside,
                    style: TINY,
                },
            ];
            items.push(self.flow.shaper.paragraph(&spans, width, Base::Page));
        }
        let mut abouts = rows.iter().map(|row| About::Store(row.store_id));
        self.flow.structure.open(Role::List);
        for pair in items.chunks(2) {
            let height = pair.iter().map(Paragraph::height).fold(0.0, f32::max);
            self.flow.reserve(height);
            let y = self.flow.y;
            for (index, item) in pair.iter().enumerate() {
                let x = index as f32 * (width + BETWEEN);
                let entry = self.flow.structure.open(Role::ListItem);
                self.flow.structure.nodes[entry].about = abouts.next();
                self.flow
                    .place(Role::ListBody, item, x, y, width, Align::Start);
                self.flow.structure.close();
            }
            self.flow.y += height + 1.5;
        }
        self.flow.structure.close();
    }
}
