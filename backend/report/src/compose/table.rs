//! Tables: a head that comes again on every page, rows that stay together, and one column that may be as
//! long as it likes.

use super::Composer;
use super::theme::{HAIR, HAIRLINE, TINY};
use crate::page::{Align, BOTTOM, CONTENT_WIDTH, Sheet, Stroke, TOP};
use crate::structure::Role;
use crate::text::{Base, Paragraph};

/// A column.
pub struct Column {
    /// The key of its heading; `None` for a column of drawings.
    pub key: Option<&'static str>,
    /// Distance from the start edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Alignment of heading and cells.
    pub align: Align,
}

impl Column {
    /// Headings of figures stand at the edge.
    fn head_align(&self) -> Align {
        match self.align {
            Align::Figure(_) => Align::End,
            other => other,
        }
    }
}

/// A table lower than this stays on one page.
pub const KEPT_TOGETHER: f32 = 300.0;
/// Above and below the cells of a row.
pub const PADDING: f32 = 3.8;

impl Composer<'_> {
    /// Draws the head of a table; as an element the first time, as decoration when it comes again.
    pub(super) fn table_head(&mut self, columns: &[Column], again: bool) {
        let y = self.flow.y;
        let mut height: f32 = 0.0;
        if !again {
            self.flow.structure.open(Role::Row);
        }
        let mut labels = Vec::new();
        for column in columns.iter().filter(|column| column.key.is_some()) {
            let text = column
                .key
                .map(|key| self.words.say(key))
                .unwrap_or_default();
            let label = self
                .flow
                .shaper
                .limited(&text, TINY, column.width, Base::Page, 2);
            height = height.max(label.height());
            labels.push((column, label));
        }
        for (column, label) in labels {
            let label_y = y + height - label.height();
            if again {
                self.flow.artifact(|sheet| {
                    sheet.text(&label, column.x, label_y, column.width, column.head_align());
                });
            } else {
                let (x, width, align) = (column.x, column.width, column.head_align());
                self.flow
                    .place(Role::HeaderCell, &label, x, label_y, width, align);
            }
        }
        if !again {
            self.flow.structure.close();
        }
        self.flow.y += height + 3.0;
        self.hairline();
    }

    /// Draws a row: `cells` beside their columns (`None` leaves a cell out), the first of them the long one;
    /// `decorate` draws into the row, given the top of its first line.
    pub(super) fn table_row(
        &mut self,
        columns: &[Column],
        cells: &[Option<&[Paragraph]>],
        decorate: impl FnOnce(&mut Sheet, f32),
    ) {
        let tallest = cells
            .iter()
            .flatten()
            .map(|cell| cell.iter().map(Paragraph::height).sum::<f32>())
            .fold(0.0, f32::max);
        let height = tallest + 2.0 * PADDING;
        let whole = height <= BOTTOM - TOP - 30.0;
        if self.flow.reserve(if whole { height } else { 60.0 }) {
            self.table_head(columns, true);
        }
        let top = self.flow.y + PADDING;
        self.flow.artifact(|sheet| decorate(sheet, top));
        self.flow.structure.open(Role::Row);
        let mut long: Option<(&Column, &[Paragraph])> = None;
        for (column, cell) in columns.iter().zip(cells) {
            let Some(cell) = *cell else { continue };
            let first = column.align == Align::Start && long.is_none() && !whole;
            if first && cell.iter().map(Paragraph::height).sum::<f32>() >= tallest - 0.5 {
                long = Some((column, cell));
                continue;
            }
            self.flow.structure.open(Role::Cell);
            let mut y = top;
            for paragraph in cell {
                let width = column.width;
                self.flow
                    .place(Role::Paragraph, paragraph, column.x, y, width, column.align);
                y += paragraph.height();
            }
            self.flow.structure.close();
        }
        if let Some((column, cell)) = long {
            self.flow.structure.open(Role::Cell);
            self.flow.y = top;
            for paragraph in cell {
                self.flow
                    .run(Role::Paragraph, paragraph, column.x, column.width);
            }
            self.flow.structure.close();
            self.flow.y += PADDING;
        } else {
            self.flow.y += height;
        }
        self.flow.structure.close();
        self.hairline();
    }

    /// A hairline across the page.
    pub(super) fn hairline(&mut self) {
        let y = self.flow.y;
        let stroke = Stroke {
            colour: HAIR,
            width: HAIRLINE,
            dashed: false,
        };
        self.flow
            .artifact(|sheet| sheet.rule(0.0, y, CONTENT_WIDTH, stroke));
    }
}
