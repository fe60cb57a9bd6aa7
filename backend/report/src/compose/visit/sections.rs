//! The sections of the visit with their points, what was missed, and the change against the visit before.

use api::reports::{Percent, VisitSection};

use crate::compose::row::{Drawing, Row};
use crate::compose::table::Column;
use crate::compose::theme::{BODY, BODY_BOLD, SMALL};
use crate::compose::{Composer, NOTHING};
use crate::page::Align;
use crate::words::Value;

const TITLE: f32 = 164.0;
/// The columns after the title and the bar, each with where it begins and its width; the last is left out
/// where there is no visit before.
const FIGURES: [(&str, f32, f32); 5] = [
    ("score-column", 240.0, 50.0),
    ("points-column", 292.0, 58.0),
    ("missed-count", 352.0, 42.0),
    ("not-applicable-column", 396.0, 50.0),
    ("change-column", 449.0, 44.0),
];

/// The anchor of a section among all answers.
pub(super) fn anchor(index: usize) -> String {
    format!("section-{index}")
}

impl Composer<'_> {
    /// Draws the sections.
    pub(in crate::compose) fn visit_sections(&mut self, sections: &[VisitSection]) {
        if sections.is_empty() {
            self.section_heading("sections", None, NOTHING);
            self.nothing("sections-empty");
            self.flow.end_section();
            return;
        }
        let compared = sections.iter().any(|section| section.difference.is_some());
        let note = compared.then(|| self.words.say("visit-sections-note"));
        let columns = self.visit_section_columns(sections, compared);
        let mut rows = Vec::new();
        for (index, section) in sections.iter().enumerate() {
            let anchor = (!section.answers.is_empty()).then(|| anchor(index));
            let row = self.visit_section_row(&columns, section);
            rows.push(row.leading_to(anchor));
        }
        let following = self.table_beginning(&columns, &rows);
        self.section_heading("sections", note.as_deref(), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn visit_section_columns(&mut self, sections: &[VisitSection], compared: bool) -> Vec<Column> {
        let mut columns = vec![
            Column::new(self.words.say("section"), 0.0, TITLE, Align::Start),
            Column::silent(TITLE + 8.0, 64.0),
        ];
        let count = if compared {
            FIGURES.len()
        } else {
            FIGURES.len() - 1
        };
        for (index, (key, x, width)) in FIGURES.into_iter().take(count).enumerate() {
            let figures: Vec<String> = sections
                .iter()
                .map(|section| self.section_figures(section)[index].clone())
                .collect();
            let widths = figures.iter().map(|figure| self.width_of(figure, BODY));
            let widest = widths.fold(0.0, f32::max).min(width);
            let title = self.words.say(key);
            columns.push(Column::new(title, x, width, Align::Figure(widest)));
        }
        columns
    }

    /// The figures of a section in the order of their columns.
    fn section_figures(&self, section: &VisitSection) -> [String; 5] {
        let words = &self.words;
        let none = || words.say("none");
        let counted = |count: u32| match count {
            0 => none(),
            count => words.count(count),
        };
        [
            section
                .score
                .map_or_else(none, |score| words.percent(score)),
            match (section.earned, section.possible) {
                (0, 0) => none(),
                (earned, possible) => self.points_of(earned, possible),
            },
            counted(section.missed),
            counted(section.not_applicable),
            section
                .difference
                .map_or_else(none, |difference| words.signed(difference.points)),
        ]
    }

    fn visit_section_row(&mut self, columns: &[Column], section: &VisitSection) -> Row {
        let mut title = vec![self.flow.written(&section.title, BODY, TITLE)];
        if let (Some(weight), Some(_)) = (section.weight, section.score) {
            let weight = Value::Made(self.words.count(weight));
            let weight = self.words.with("section-weight", &[("weight", weight)]);
            title.push(self.flow.own(&weight, SMALL, TITLE));
        }
        let mut cells = vec![Some(title), None];
        let figures = self.section_figures(section);
        for ((index, text), column) in figures.iter().enumerate().zip(&columns[2..]) {
            let missed = index == 2 && section.missed > 0;
            let style = if missed { BODY_BOLD } else { BODY };
            cells.push(Some(vec![self.figure(text, style, column.width)]));
        }
        let share = section.score;
        Row::new(cells).drawn(Drawing::Bar {
            share: share.map(|share| share.clamp(Percent::ZERO, Percent::HUNDRED)),
            soft: false,
            others: None,
        })
    }
}
