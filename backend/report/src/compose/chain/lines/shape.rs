//! Shaping: figures and names, then how wide the columns are and how high the rows.

use super::{Arrow, Cell, Column, Figure, HEAD_SPACE, Line, Look, Name, Row, Spec, Table};
use crate::compose::Composer;
use crate::compose::theme::{ACCENT, FAIL, MUTED, TINY, in_colour};
use crate::page::CONTENT_WIDTH;
use crate::text::{Base, Paragraph, Span, clean};
use api::reports::Percent;

/// The most lines of a name.
const LINES: usize = 14;

impl Composer<'_> {
    /// Shapes a table; its columns become as wide as their figures and the names get the rest.
    pub(in crate::compose::chain) fn shape_lines(
        &mut self,
        spec: &Spec,
        lines: Vec<Line>,
        mark: Option<Percent>,
    ) -> Table {
        let look = spec.look;
        let mut names = Vec::new();
        let mut rows = Vec::new();
        for line in lines {
            let name = (!line.is_left_out()).then_some(line.name);
            let cells = line.before.iter().chain(&line.after);
            let figures = cells.map(|cell| self.figure_of(look, cell)).collect();
            names.push(name);
            rows.push(Row {
                figures,
                name: Vec::new(),
                plot: line.plot,
                link: line.link,
                anchor: line.anchor,
                about: line.about,
                height: 0.0,
            });
        }
        let axis = spec.axis.around(rows.iter().map(|row| &row.plot), mark);
        let mut columns: Vec<Column> = spec
            .before
            .iter()
            .chain(spec.after)
            .enumerate()
            .map(|(index, key)| self.column(key, &rows, index))
            .collect();
        // From the end backwards; what is left is for the names.
        let mut end = CONTENT_WIDTH;
        let before = spec.before.is_some();
        let first = usize::from(before);
        for column in columns[first..].iter_mut().rev() {
            column.x = end - column.width;
            end = column.x - look.gap;
        }
        let axis_x = end - axis.width;
        let name_x = match columns.first() {
            Some(column) if before => column.width + look.gap,
            _ => 0.0,
        };
        let name_width = axis_x - 1.5 * look.gap - name_x;
        for (row, name) in rows.iter_mut().zip(names) {
            let Some(name) = name else { continue };
            row.name = self.name_of(look, &name, name_width);
            let name: f32 = row.name.iter().map(Paragraph::height).sum();
            let figures = row.figures.iter().map(Figure::height);
            row.height = figures.fold(name, f32::max) + 2.0 * look.padding;
        }
        let name = self.words.say(spec.name);
        let name = self.flow.own(&name, TINY, name_width);
        let ends = axis.ends().map(|share| {
            let text = self.words.mark(share);
            self.flow.own(&text, TINY, axis.width)
        });
        let labels = columns.iter().map(|column| column.label.height());
        let head = labels.fold(name.height(), f32::max) + HEAD_SPACE;
        Table {
            look,
            columns,
            name,
            name_x,
            name_width,
            axis,
            axis_x,
            ends,
            rows,
            head,
            mark,
        }
    }

    /// A column as wide as its widest figure and the longest word of its heading.
    fn column(&mut self, key: &str, rows: &[Row], index: usize) -> Column {
        let figures = rows.iter().filter_map(|row| row.figures.get(index));
        let widest = figures.map(Figure::width).fold(0.0, f32::max);
        let text = self.words.say(key);
        let mut width = widest;
        for word in text.split(' ') {
            width = width.max(self.width_of(word, TINY));
        }
        // More than lengths lose when they are added in another order.
        let width = width + 0.5;
        Column {
            label: self.flow.own(&text, TINY, width),
            x: 0.0,
            width,
            widest,
        }
    }

    fn figure_of(&mut self, look: &Look, cell: &Cell) -> Figure {
        let plain = |text| Figure {
            text,
            below: None,
            arrow: None,
        };
        match cell {
            Cell::Main(text) => plain(self.flow.shaper.figure(text, look.figure)),
            Cell::Minor(text) => plain(self.flow.shaper.figure(text, look.minor)),
            Cell::Change(None) => {
                let none = self.words.say("none");
                plain(self.flow.own(&none, look.minor, CONTENT_WIDTH))
            }
            Cell::Change(Some(difference)) => {
                let up = difference.points.0 > 0;
                let style = if difference.proven {
                    look.proven
                } else {
                    in_colour(look.figure, MUTED)
                };
                let interval = difference.interval.filter(|_| look.roomy);
                let below = interval.map(|interval| {
                    let range = self.words.points_range(interval.low, interval.high);
                    self.flow.own(&range, TINY, CONTENT_WIDTH)
                });
                let text = self.words.signed(difference.points);
                Figure {
                    text: self.flow.shaper.figure(&text, style),
                    below,
                    arrow: difference.proven.then(|| self.arrow(up)),
                }
            }
        }
    }

    /// The arrow of a proven change, and what it says.
    fn arrow(&self, up: bool) -> Arrow {
        let (colour, key) = if up {
            (ACCENT, "change-rise")
        } else {
            (FAIL, "change-fall")
        };
        Arrow {
            up,
            colour,
            says: self.words.say(key),
        }
    }

    fn name_of(&mut self, look: &Look, name: &Name, width: f32) -> Vec<Paragraph> {
        let text = self.words.isolate(&clean(&name.text).replace('\n', " "));
        let spans = [
            Span {
                text: &text,
                style: look.name,
            },
            Span {
                text: &name.beside,
                style: TINY,
            },
        ];
        let mut set = self.flow.shaper.paragraph(&spans, width, Base::Page);
        if set.lines.len() > LINES {
            set = self
                .flow
                .shaper
                .limited(&text, look.name, width, Base::Page, LINES);
        }
        let mut name_lines = vec![set];
        if !name.below.is_empty() {
            let below = self
                .flow
                .shaper
                .limited(&name.below, TINY, width, Base::Page, 3);
            name_lines.push(below);
        }
        name_lines
    }
}
