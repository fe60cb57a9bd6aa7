//! The compact table of the chain report: a row a line where the name fits one, columns as wide as their
//! figures, one drawing a row, and a head that comes again on every page.

mod draw;
mod shape;

use super::super::table::SMALL_TABLE;
use super::super::theme::{BODY, BODY_BOLD, INK, SMALL_BOLD, SMALL_INK, TINY, in_colour};
use super::plot::{Axis, Plot};
use crate::structure::About;
use crate::text::{Colour, Paragraph, Style};
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
    /// What it is about, where that has a report of its own.
    pub about: Option<About>,
}

impl Line {
    /// A row that the screen leaves out; what it would draw counts for the axis of the others.
    pub(super) fn left_out(plot: Plot) -> Self {
        Self {
            before: None,
            name: Name::of(""),
            plot,
            after: Vec::new(),
            link: None,
            anchor: None,
            about: None,
        }
    }

    fn is_left_out(&self) -> bool {
        self.after.is_empty()
    }
}

/// The arrow of a proven change.
struct Arrow {
    up: bool,
    colour: Colour,
    /// The same in words, for those who do not see it.
    says: String,
}

/// A figure, shaped.
struct Figure {
    text: Paragraph,
    below: Option<Paragraph>,
    arrow: Option<Arrow>,
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
    about: Option<About>,
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
    /// so do the last two; a small table stays in one piece.
    fn kept(&self, index: usize) -> f32 {
        let whole = self.height() - self.head;
        if index == 0 && whole <= SMALL_TABLE {
            return whole;
        }
        let height = |at: usize| self.rows.get(at).map_or(0.0, |row| row.height);
        let pair = index == 0 || index + 2 == self.rows.len();
        height(index) + if pair { height(index + 1) } else { 0.0 }
    }
}
