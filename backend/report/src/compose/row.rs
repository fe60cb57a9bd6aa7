//! Rows of tables: their cells, and what is drawn in the column of drawings.

use super::charts;
use crate::page::{Point, Sheet};
use crate::structure::About;
use crate::text::{Colour, Paragraph};
use api::reports::{Difference, Percent};

/// Above and below the cells of a row.
pub const PADDING: f32 = 3.8;

/// A row.
pub struct Row {
    /// The cells beside their columns, the first of them the one that names the row; `None` for the column of
    /// drawings.
    pub cells: Vec<Option<Vec<Paragraph>>>,
    /// What is drawn there.
    pub drawing: Drawing,
    /// The grounds of the cells, for tables that shade them.
    pub grounds: Vec<Option<Colour>>,
    /// The cell that reaches to the end of the table, over the empty cells after it.
    pub reaching: Option<usize>,
    /// The anchor that the first words of the row lead to.
    pub leads_to: Option<String>,
    /// What the row is about, where that has a report of its own.
    pub about: Option<About>,
}

impl Row {
    /// A row of cells.
    pub fn new(cells: Vec<Option<Vec<Paragraph>>>) -> Self {
        Self {
            cells,
            drawing: Drawing::Nothing,
            grounds: Vec::new(),
            reaching: None,
            leads_to: None,
            about: None,
        }
    }

    /// The same row with a drawing.
    pub fn drawn(self, drawing: Drawing) -> Self {
        Self { drawing, ..self }
    }

    /// The same row leading to an anchor.
    pub fn leading_to(self, anchor: Option<String>) -> Self {
        Self {
            leads_to: anchor,
            ..self
        }
    }

    /// The height of the tallest cell.
    pub fn content(&self) -> f32 {
        let cells = self.cells.iter().flatten();
        cells
            .map(|cell| cell.iter().map(Paragraph::height).sum::<f32>())
            .fold(0.0, f32::max)
    }

    /// The height of the row.
    pub fn height(&self) -> f32 {
        self.content() + 2.0 * PADDING
    }
}

/// A drawing of one row.
pub enum Drawing {
    /// None.
    Nothing,
    /// A bar of a share.
    Bar {
        /// What it shows.
        share: Option<Percent>,
        /// True when it is over too few visits.
        soft: bool,
        /// Where others stand.
        others: Option<Percent>,
    },
    /// The sign of what was met or not; the cells say which.
    Met(bool),
    /// A difference with its interval beside zero.
    Span {
        /// The difference.
        difference: Difference,
        /// The farthest end of all spans of the table, in hundredths, where the edges of the column are.
        farthest: i64,
    },
    /// Visits that missed a question, or passed it, oldest first.
    Pattern {
        /// True for a miss.
        missed: Vec<bool>,
        /// The same in words.
        alternative: String,
    },
}

impl Drawing {
    /// The drawing in words, where the cells do not say all of it.
    pub fn alternative(&self) -> Option<&str> {
        match self {
            Self::Pattern { alternative, .. } => Some(alternative),
            Self::Nothing | Self::Met(_) | Self::Bar { .. } | Self::Span { .. } => None,
        }
    }

    /// Draws it; `at` is where the column begins and the middle of the first line of the row.
    pub fn draw(&self, sheet: &mut Sheet, at: Point, width: f32) {
        let (x, y) = at;
        match self {
            Self::Nothing => {}
            Self::Met(met) => charts::mark(sheet, (x + width / 2.0, y), *met),
            Self::Bar {
                share,
                soft,
                others,
            } => charts::bar(sheet, (x, y - 3.5), width, *share, *soft, *others),
            Self::Span {
                difference,
                farthest,
            } => charts::span(sheet, at, width, *difference, *farthest),
            Self::Pattern { missed, .. } => charts::pattern(sheet, at, missed),
        }
    }
}
