//! Sections by month: the figure in every cell, on a ground that is the darker the higher it is.

use super::Composer;
use super::charts;
use super::row::Row;
use super::table::Column;
use super::theme::{BODY, SMALL_INK, TINY};
use crate::page::{Align, CONTENT_WIDTH};
use crate::words::Value;
use api::reports::{MonthMean, SectionResult};

/// The column of the titles.
const TITLE_WIDTH: f32 = 142.0;
/// Where the months begin.
const MONTHS: f32 = 148.0;
/// The months with room for their figures.
const MOST: usize = 12;
/// The widest column of a month.
const WIDEST: f32 = 116.0;

impl Composer<'_> {
    /// Draws the heat map as a part of a section, the last twelve months of it; nothing where there are not
    /// two months to compare, or no figure in any of them.
    pub(super) fn heat_map(&mut self, sections: &[SectionResult]) {
        let months = months(sections);
        let all = sections.iter().flat_map(|section| &section.months);
        if months < 2 || all.map(|month| month.mean).all(|mean| mean.is_none()) {
            return;
        }
        let columns = self.month_columns(sections, months);
        let rows: Vec<Row> = sections
            .iter()
            .map(|section| self.month_row(&columns, section))
            .collect();
        let mut note = vec![self.words.say("heat-map-note")];
        if sections.iter().any(|section| section.months.len() > months) {
            let most = Value::Count(u32::try_from(months).unwrap_or(0));
            note.push(self.words.with("heat-map-note-last", &[("n", most)]));
        }
        let following = self.table_beginning(&columns, &rows);
        self.part_heading("heat-map", Some(&note.join(" ")), following);
        self.table(&columns, &rows);
        self.flow.end_section();
    }

    fn month_columns(&mut self, sections: &[SectionResult], months: usize) -> Vec<Column> {
        let title = self.words.say("section");
        let mut columns = vec![Column::new(title, 0.0, TITLE_WIDTH, Align::Start)];
        let width = ((CONTENT_WIDTH - MONTHS) / months as f32).min(WIDEST);
        let longest = sections.iter().max_by_key(|section| section.months.len());
        let shown = longest.map_or(&[][..], |section| last(&section.months, months));
        for (index, month) in shown.iter().enumerate() {
            let x = MONTHS + width * index as f32;
            let name = self.words.short_month(month.month);
            columns.push(Column::new(name, x, width, Align::Centre));
        }
        columns
    }

    fn month_row(&mut self, columns: &[Column], section: &SectionResult) -> Row {
        // The whole title stands in the table of the sections.
        let title = self.flow.label(&section.title, BODY, TITLE_WIDTH, 3);
        let mut cells = vec![Some(vec![title])];
        let mut grounds = vec![None];
        let months = columns.len() - 1;
        let shown = last(&section.months, months);
        // A section that came into the checklist later begins later.
        let missing = months - shown.len();
        cells.extend((0..missing).map(|_| Some(Vec::new())));
        grounds.resize(1 + missing, None);
        for (month, column) in shown.iter().zip(&columns[1 + missing..]) {
            let figure = match month.mean {
                Some(mean) => self.words.bare_percent(mean),
                None => self.words.say("none"),
            };
            let n = Value::Made(self.words.count(month.n));
            let n = self.words.with("heat-map-n", &[("n", n)]);
            let figure = self.figure(&figure, SMALL_INK, column.width);
            cells.push(Some(vec![figure, self.flow.own(&n, TINY, column.width)]));
            grounds.push(month.mean.map(charts::shade));
        }
        Row {
            grounds,
            ..Row::new(cells)
        }
    }
}

/// How many months are shown.
fn months(sections: &[SectionResult]) -> usize {
    let most = sections.iter().map(|section| section.months.len()).max();
    most.unwrap_or(0).min(MOST)
}

fn last(months: &[MonthMean], most: usize) -> &[MonthMean] {
    &months[months.len().saturating_sub(most)..]
}
