//! Tables: a head that comes again on every page, rows that stay whole, no row alone on a page, small tables
//! in one piece, and one column that may be as long as it likes.

use super::Composer;
use super::row::{Drawing, PADDING, Row};
use super::theme::{HAIR, HAIRLINE, TINY};
use crate::page::{Align, Area, CONTENT_WIDTH, Stroke};
use crate::structure::{NodeId, Role};
use crate::text::{Base, Paragraph};

/// A column.
pub struct Column {
    /// Its heading; `None` for a column whose cells are decoration or belong to what names the row.
    pub title: Option<String>,
    /// Distance from the start edge.
    pub x: f32,
    /// Width.
    pub width: f32,
    /// Alignment of heading and cells.
    pub align: Align,
}

impl Column {
    /// A column with a heading.
    pub fn new(title: String, x: f32, width: f32, align: Align) -> Self {
        Self {
            title: Some(title),
            x,
            width,
            align,
        }
    }

    /// A column without one.
    pub fn silent(x: f32, width: f32) -> Self {
        Self {
            title: None,
            x,
            width,
            align: Align::Start,
        }
    }

    /// Where the room of its heading begins: that of a figure may reach over the drawings before it.
    fn head_start(&self, columns: &[Self]) -> f32 {
        let before = columns.iter().filter(|other| other.x < self.x);
        let nearest = before.max_by(|a, b| a.x.total_cmp(&b.x));
        nearest
            .filter(|before| before.title.is_none() && self.head_align() == Align::End)
            .map_or(self.x, |before| before.x)
    }

    /// Headings of figures stand at the edge.
    fn head_align(&self) -> Align {
        match self.align {
            Align::Figure(_) => Align::End,
            other => other,
        }
    }
}

/// Tables that are not higher stay in one piece.
pub(super) const SMALL_TABLE: f32 = 190.0;
/// Rows that are higher together do not stay together, and a row that is higher may break.
const KEPT_TOGETHER: f32 = 400.0;
/// What a row that breaks begins with at least.
const BEGINNING: f32 = 60.0;
/// Between the head and its line.
const HEAD_SPACE: f32 = 3.0;

/// How much has to fit on the page for row `index` to begin there: the first two rows stay together and so
/// do the last two, so that none is alone above or below the end of a page, and a small table is not parted.
fn kept(rows: &[Row], index: usize) -> f32 {
    let mut height = rows.iter().map(Row::height).sum();
    if index == 0 && height <= SMALL_TABLE {
        return height;
    }
    height = 0.0;
    for (at, row) in rows.iter().enumerate().skip(index) {
        height += row.height();
        if at > 0 && at + 2 != rows.len() {
            break;
        }
    }
    let own = rows.get(index).map_or(0.0, Row::height);
    if height <= KEPT_TOGETHER {
        height
    } else if own <= KEPT_TOGETHER {
        own
    } else {
        BEGINNING
    }
}

impl Composer<'_> {
    /// The height of what has to stay with the heading above a table.
    pub(super) fn table_beginning(&mut self, columns: &[Column], rows: &[Row]) -> f32 {
        self.head_height(columns) + kept(rows, 0)
    }

    /// Draws a table.
    pub(super) fn table(&mut self, columns: &[Column], rows: &[Row]) {
        self.flow.structure.open(Role::Table);
        self.table_head(columns, false);
        for (index, row) in rows.iter().enumerate() {
            self.table_row(columns, row, kept(rows, index));
        }
        self.flow.structure.close();
    }

    pub(super) fn head_height(&mut self, columns: &[Column]) -> f32 {
        let labels = self.head_labels(columns);
        tallest(&labels) + HEAD_SPACE
    }

    /// The labels of the columns that have one, with where they begin and how wide they may be.
    fn head_labels(&mut self, columns: &[Column]) -> Vec<Label> {
        let mut labels = Vec::new();
        for column in columns {
            if let Some(text) = &column.title {
                let x = column.head_start(columns);
                let width = column.x + column.width - x;
                let shaper = &mut self.flow.shaper;
                labels.push(Label {
                    x,
                    width,
                    align: column.head_align(),
                    text: shaper.limited(text, TINY, width, Base::Page, 2),
                });
            }
        }
        labels
    }

    /// Draws the head of a table; as an element the first time, as decoration when it comes again.
    pub(super) fn table_head(&mut self, columns: &[Column], again: bool) {
        let y = self.flow.y;
        if !again {
            self.flow.structure.open(Role::Row);
        }
        let labels = self.head_labels(columns);
        let height = tallest(&labels);
        for label in labels {
            let Label {
                x,
                width,
                align,
                text,
            } = label;
            let label_y = y + height - text.height();
            if again {
                self.flow
                    .artifact(|sheet| sheet.text(&text, x, label_y, width, align));
            } else {
                self.flow
                    .place(Role::HeaderCell, &text, x, label_y, width, align);
            }
        }
        if !again {
            self.flow.structure.close();
        }
        self.flow.y += height + HEAD_SPACE;
        self.hairline();
    }

    /// Draws a row; `kept` is the height that has to be left on the page.
    fn table_row(&mut self, columns: &[Column], row: &Row, kept: f32) {
        let tallest = row.content();
        let height = row.height();
        let whole = height <= KEPT_TOGETHER;
        if self.flow.reserve(kept) {
            self.table_head(columns, true);
        }
        let top = self.flow.y + PADDING;
        self.grounds(columns, row, height);
        let row_node = self.flow.structure.open(Role::Row);
        self.flow.structure.nodes[row_node].about = row.about;
        if row.drawing.alternative().is_none() {
            self.drawing(columns, row, top, None);
        }
        let mut long: Option<(&Column, &[Paragraph], NodeId)> = None;
        for (index, (column, cell)) in columns.iter().zip(&row.cells).enumerate() {
            if column.title.is_none() {
                continue;
            }
            let Some(cell) = cell else {
                self.flow.structure.open(Role::Cell);
                let alt = row.drawing.alternative().map(str::to_owned);
                let node =
                    alt.map(|alt| self.flow.structure.add(Role::Figure, None, Some(alt), None));
                if node.is_some() {
                    self.drawing(columns, row, top, node);
                }
                self.flow.structure.close();
                continue;
            };
            let first = column.align == Align::Start && long.is_none() && !whole;
            let node = if index == 0 {
                let node = self.flow.structure.open(Role::RowHeader);
                // What has no heading is a part of what names the row.
                for (column, cell) in columns.iter().zip(&row.cells) {
                    if let (None, Some(cell)) = (&column.title, cell) {
                        self.cell(column, cell, top, None);
                    }
                }
                node
            } else {
                self.flow.structure.open(Role::Cell)
            };
            let element = &mut self.flow.structure.nodes[node];
            element.ground = row.grounds.get(index).copied().flatten();
            element.reaches = row.reaching == Some(index);
            if first && cell.iter().map(Paragraph::height).sum::<f32>() >= tallest - 0.5 {
                long = Some((column, cell, node));
            } else if row.reaching == Some(index) {
                let reaching = Column {
                    title: None,
                    x: column.x,
                    width: CONTENT_WIDTH - column.x,
                    align: Align::Start,
                };
                self.cell(&reaching, cell, top, None);
            } else {
                let leads_to = row.leads_to.as_deref().filter(|_| index == 0);
                self.cell(column, cell, top, leads_to);
            }
            self.flow.structure.close();
        }
        if let Some((column, cell, node)) = long {
            self.flow.structure.reopen(node);
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

    /// Draws the grounds of the cells that have one, with a little white between them.
    fn grounds(&mut self, columns: &[Column], row: &Row, height: f32) {
        let y = self.flow.y;
        for (column, ground) in columns.iter().zip(&row.grounds) {
            if let Some(colour) = ground {
                let (x, width) = (column.x + 0.8, column.width - 1.6);
                self.flow.artifact(|sheet| {
                    sheet.rounded(x, y + 1.6, width, height - 2.6, 2.0, Some(*colour), None);
                });
            }
        }
    }

    /// Draws what stands in the column of drawings, on the first line of the row.
    fn drawing(&mut self, columns: &[Column], row: &Row, top: f32, node: Option<NodeId>) {
        let column = columns
            .iter()
            .zip(&row.cells)
            .find(|(_, cell)| cell.is_none());
        let first = row.cells.iter().flatten().flatten().next();
        let line = first.and_then(|first| first.lines.first());
        if let (Some((column, _)), Some(line)) = (column, line) {
            let at = (column.x, top + line.height / 2.0);
            match node {
                Some(node) => self
                    .flow
                    .tagged(node, |sheet| row.drawing.draw(sheet, at, column.width)),
                None if matches!(row.drawing, Drawing::Nothing) => {}
                None => {
                    let area = Area {
                        x: at.0,
                        y: top,
                        width: column.width,
                        height: line.height,
                    };
                    self.flow
                        .drawing(area, |sheet| row.drawing.draw(sheet, at, column.width));
                }
            }
        }
    }

    /// Draws the paragraphs of a cell; the first may lead somewhere.
    fn cell(&mut self, column: &Column, cell: &[Paragraph], top: f32, leads_to: Option<&str>) {
        let Column {
            x, width, align, ..
        } = *column;
        let mut y = top;
        for (index, paragraph) in cell.iter().enumerate() {
            match leads_to.filter(|_| index == 0) {
                Some(anchor) => self.flow.place_link(paragraph, x, y, width, align, anchor),
                None => self
                    .flow
                    .place(Role::Paragraph, paragraph, x, y, width, align),
            }
            y += paragraph.height();
        }
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

/// The heading of a column.
struct Label {
    x: f32,
    width: f32,
    align: Align,
    text: Paragraph,
}

fn tallest(labels: &[Label]) -> f32 {
    let heights = labels.iter().map(|label| label.text.height());
    heights.fold(0.0, f32::max)
}
