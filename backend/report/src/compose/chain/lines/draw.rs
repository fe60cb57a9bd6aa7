//! Drawing: the head on every page, then row by row.

use super::super::plot;
use super::{ARROW, Column, Figure, HEAD_SPACE, Row, Table};
use crate::compose::{Composer, charts};
use crate::page::{Align, Area};
use crate::structure::Role;
use crate::text::Paragraph;

impl Composer<'_> {
    /// Draws a table.
    pub(in crate::compose::chain) fn draw_lines(&mut self, table: &Table) {
        self.flow.structure.open(Role::Table);
        self.lines_head(table, false);
        let mut top = self.flow.y;
        for (index, row) in table.rows.iter().enumerate() {
            if table.kept(index) > self.flow.room() && !self.flow.at_top() {
                self.lines_mark(table, top);
                self.flow.break_page();
                self.lines_head(table, true);
                top = self.flow.y;
            }
            self.line(table, row);
        }
        self.lines_mark(table, top);
        self.flow.structure.close();
    }

    /// The head; as elements the first time, as decoration when it comes again.
    fn lines_head(&mut self, table: &Table, again: bool) {
        let bottom = self.flow.y + table.head - HEAD_SPACE;
        if !again {
            self.flow.structure.open(Role::Row);
        }
        // What names the rows is read first, wherever it stands.
        let mut labels = vec![(&table.name, table.name_x, table.name_width, Align::Start)];
        for column in &table.columns {
            labels.push((&column.label, column.x, column.width, Align::End));
        }
        for (text, x, width, align) in labels {
            let y = bottom - text.height();
            if again {
                self.flow
                    .artifact(|sheet| sheet.text(text, x, y, width, align));
            } else {
                self.flow.place(Role::HeaderCell, text, x, y, width, align);
            }
        }
        if !again {
            self.flow.structure.close();
        }
        let (x, width) = (table.axis_x, table.axis.width);
        self.flow.artifact(|sheet| {
            for (text, align) in table.ends.iter().zip([Align::Start, Align::End]) {
                sheet.text(text, x, bottom - text.height(), width, align);
            }
        });
        self.flow.y = bottom + HEAD_SPACE;
        self.hairline();
    }

    /// The line that all rows of a page are held against.
    fn lines_mark(&mut self, table: &Table, top: f32) {
        let bottom = self.flow.y;
        if let Some(mark) = table.mark {
            let x = table.axis_x + table.axis.along(mark);
            self.flow
                .artifact(|sheet| plot::mark(sheet, x, (top, bottom)));
        }
    }

    fn line(&mut self, table: &Table, row: &Row) {
        if row.name.is_empty() {
            self.flow.structure.open(Role::Row);
            self.flow.structure.close();
            return;
        }
        let top = self.flow.y + table.look.padding;
        if let Some(anchor) = &row.anchor {
            self.flow.anchor(anchor);
        }
        let firsts = row.figures.iter().map(|figure| &figure.text);
        let firsts = firsts
            .chain(row.name.first())
            .filter_map(|text| text.lines.first());
        let base = firsts.map(|line| line.baseline).fold(0.0, f32::max);
        // Text of all sizes stands on one line.
        let lift = |text: &Paragraph| {
            let line = text.lines.first();
            top + base - line.map_or(base, |line| line.baseline)
        };
        let middle = top + base - table.look.name.size * 0.357;
        let node = self.flow.structure.open(Role::Row);
        self.flow.structure.nodes[node].about = row.about;
        let area = Area {
            x: table.axis_x,
            y: top,
            width: table.axis.width,
            height: base,
        };
        let mark = table.mark.map(|mark| table.axis_x + table.axis.along(mark));
        self.flow.drawing_with_mark(area, mark, |sheet| {
            plot::draw(sheet, &table.axis, (table.axis_x, middle), &row.plot);
        });
        self.flow.structure.open(Role::RowHeader);
        let mut y = row.name.first().map_or(top, lift);
        for (index, text) in row.name.iter().enumerate() {
            let (x, width) = (table.name_x, table.name_width);
            match &row.link {
                Some(anchor) if index == 0 => {
                    self.flow.structure.open(Role::Paragraph);
                    self.flow
                        .place_link(text, x, y, width, Align::Start, anchor);
                    self.flow.structure.close();
                }
                _ => self
                    .flow
                    .place(Role::Paragraph, text, x, y, width, Align::Start),
            }
            y += text.height();
        }
        self.flow.structure.close();
        for (column, figure) in table.columns.iter().zip(&row.figures) {
            self.figure_at(column, figure, lift(&figure.text));
        }
        self.flow.structure.close();
        self.flow.y += row.height;
        self.hairline();
    }

    fn figure_at(&mut self, column: &Column, figure: &Figure, y: f32) {
        let Column {
            x, width, widest, ..
        } = *column;
        let align = if figure.arrow.is_some() || figure.below.is_some() {
            Align::End
        } else {
            Align::Figure(widest)
        };
        self.flow.structure.open(Role::Cell);
        if let (Some(arrow), Some(line)) = (&figure.arrow, figure.text.lines.first()) {
            let says = Some(arrow.says.clone());
            let node = self.flow.structure.add(Role::Figure, None, says, None);
            let before = x + width - figure.text.width() - ARROW / 2.0 - 1.5;
            let at = (before, y + line.baseline - 3.0);
            self.flow.tagged(node, |sheet| {
                charts::small_arrow(sheet, at, arrow.up, arrow.colour);
            });
        }
        self.flow
            .place(Role::Paragraph, &figure.text, x, y, width, align);
        if let Some(below) = &figure.below {
            let y = y + figure.text.height();
            self.flow.place(Role::Paragraph, below, x, y, width, align);
        }
        self.flow.structure.close();
    }
}
