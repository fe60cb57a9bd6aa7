//! The compact table of the chain report: a row a line where the name fits one, columns as wide as their
//! figures, one drawing a row, and a head that comes again on every page.

use super::super::Composer;
use super::super::charts;
use super::super::theme::{
    ACCENT, BODY, BODY_BOLD, FAIL, INK, MUTED, SMALL_BOLD, SMALL_INK, TINY, in_colour,
};
use super::plot::{self, Axis, Plot};
use crate::page::{Align, CONTENT_WIDTH};
use crate::structure::Role;
use crate::text::{Base, Colour, Paragraph, Span, Style, clean};
use api::reports::{Difference, Percent};

/// How a table is set.
pub(super) struct Look {
    /// Names.
    name: Style,
    /// The figure of a row.
    figure: Style,
    /// A change that is proven.
    proven: Style,
    /// All other figures.
    minor: Style,
    /// Above and below the lines of a row.
    padding: f32,
    /// Between two columns.
    gap: f32,
    /// True where there is room for the interval of a change.
    roomy: bool,
}

/// For a few rows.
pub(super) const ROOMY: Look = Look {
    name: BODY,
    figure: BODY,
    proven: BODY_BOLD,
    minor: SMALL_INK,
    padding: 3.4,
    gap: 9.0,
    roomy: true,
};

/// For hundreds of rows.
pub(super) const COMPACT: Look = Look {
    name: SMALL_INK,
    figure: SMALL_INK,
    proven: SMALL_BOLD,
    minor: in_colour(TINY, INK),
    padding: 1.3,
    gap: 7.0,
    roomy: false,
};

/// What a table is made of.
pub(super) struct Spec {
    /// How it is set.
    pub look: &'static Look,
    /// The key of the column before the names.
    pub before: Option<&'static str>,
    /// The key of the names.
    pub name: &'static str,
    /// The drawings.
    pub axis: Axis,
    /// The keys of the columns after the drawings.
    pub after: &'static [&'static str],
}

/// A figure.
pub(super) enum Cell {
    /// The figure of the row.
    Main(String),
    /// Another one.
    Minor(String),
    /// A change.
    Change(Option<Difference>),
}

/// What names a row.
pub(super) struct Name {
    /// What somebody wrote, or a label of the report.
    pub text: String,
    /// What follows on the same line, smaller.
    pub beside: String,
    /// What stands on a line of its own, smaller.
    pub below: String,
}

impl Name {
    /// A name with nothing beside it.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            beside: String::new(),
            below: String::new(),
        }
    }
}

/// One row.
pub(super) struct Line {
    /// The figure before the name.
    pub before: Option<Cell>,
    /// What names it.
    pub name: Name,
    /// What is drawn.
    pub plot: Plot,
    /// The figures after the drawing.
    pub after: Vec<Cell>,
    /// Where its name leads to.
    pub link: Option<String>,
    /// What links to the row call it.
    pub anchor: Option<String>,
}

/// A figure, shaped.
struct Figure {
    text: Paragraph,
    below: Option<Paragraph>,
    arrow: Option<(bool, Colour)>,
}

impl Figure {
    fn width(&self) -> f32 {
        let arrow = if self.arrow.is_some() { ARROW } else { 0.0 };
        let below = self.below.as_ref().map_or(0.0, Paragraph::width);
        (self.text.width() + arrow).max(below)
    }

    fn height(&self) -> f32 {
        self.text.height() + self.below.as_ref().map_or(0.0, Paragraph::height)
    }
}

/// A column of figures.
struct Column {
    label: Paragraph,
    x: f32,
    width: f32,
    widest: f32,
}

/// A row, shaped.
struct Row {
    figures: Vec<Figure>,
    name: Vec<Paragraph>,
    plot: Plot,
    link: Option<String>,
    anchor: Option<String>,
    height: f32,
}

/// A table, shaped.
pub(super) struct Table {
    look: &'static Look,
    /// The columns of figures; the first may stand before the names.
    columns: Vec<Column>,
    name: Paragraph,
    name_x: f32,
    name_width: f32,
    axis: Axis,
    axis_x: f32,
    ends: [Paragraph; 2],
    rows: Vec<Row>,
    head: f32,
    /// The share all rows are held against.
    mark: Option<Percent>,
}

/// What the arrow of a change takes.
const ARROW: f32 = 9.0;
/// The most lines of a name.
const LINES: usize = 14;
/// Between the head and its rule.
const HEAD_SPACE: f32 = 3.0;

impl Table {
    /// The height of what has to stay with the heading above.
    pub(super) fn beginning(&self) -> f32 {
        self.head + self.kept(0)
    }

    /// The height of all of it.
    pub(super) fn height(&self) -> f32 {
        self.head + self.rows.iter().map(|row| row.height).sum::<f32>()
    }

    /// How much has to fit on the page for row `index` to begin there: the first two rows stay together and
    /// so do the last two.
    fn kept(&self, index: usize) -> f32 {
        let height = |at: usize| self.rows.get(at).map_or(0.0, |row| row.height);
        let pair = index == 0 || index + 2 == self.rows.len();
        height(index) + if pair { height(index + 1) } else { 0.0 }
    }
}

impl Composer<'_> {
    /// Shapes a table; its columns become as wide as their figures and the names get the rest.
    pub(super) fn shape_lines(
        &mut self,
        spec: &Spec,
        lines: Vec<Line>,
        mark: Option<Percent>,
    ) -> Table {
        let look = spec.look;
        let mut names = Vec::new();
        let mut rows = Vec::new();
        for line in lines {
            let cells = line.before.iter().chain(&line.after);
            let figures = cells.map(|cell| self.figure_of(look, cell)).collect();
            names.push(line.name);
            rows.push(Row {
                figures,
                name: Vec::new(),
                plot: line.plot,
                link: line.link,
                anchor: line.anchor,
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
                let colour = if up { ACCENT } else { FAIL };
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
                    arrow: difference.proven.then_some((up, colour)),
                }
            }
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

    /// Draws a table.
    pub(super) fn draw_lines(&mut self, table: &Table) {
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
        self.flow.artifact(|sheet| {
            plot::draw(sheet, &table.axis, (table.axis_x, middle), &row.plot);
        });
        self.flow.structure.open(Role::Row);
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
        if let (Some((up, colour)), Some(line)) = (figure.arrow, figure.text.lines.first()) {
            let before = x + width - figure.text.width() - ARROW / 2.0 - 1.5;
            let middle = y + line.baseline - 3.0;
            self.flow
                .artifact(|sheet| charts::small_arrow(sheet, (before, middle), up, colour));
        }
        let align = if figure.arrow.is_some() || figure.below.is_some() {
            Align::End
        } else {
            Align::Figure(widest)
        };
        self.flow.structure.open(Role::Cell);
        self.flow
            .place(Role::Paragraph, &figure.text, x, y, width, align);
        if let Some(below) = &figure.below {
            let y = y + figure.text.height();
            self.flow.place(Role::Paragraph, below, x, y, width, align);
        }
        self.flow.structure.close();
    }
}
