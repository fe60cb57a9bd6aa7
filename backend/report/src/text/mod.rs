//! Text: from words to lines of placed glyphs. Knows nothing of PDF.
//!
//! Start at [`Shaper::paragraph`]. `fonts` holds the faces, `sanitise` what is taken out of texts before
//! they are shaped, `shape` the walk over parley's layout.

mod bidi;
mod figures;
mod fonts;
mod known;
mod sanitise;
mod shape;

use std::sync::Arc;

pub use fonts::{Face, families};
pub use sanitise::clean;
pub use shape::{Base, Shaper, Span};

/// Units of an em in every face (a test holds the fonts to it), and of every length in a [`Cluster`].
pub const UNITS_PER_EM: i32 = 1000;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Size in points, weight and colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size in points.
    pub size: f32,
    /// Bold or regular.
    pub bold: bool,
    /// Colour.
    pub colour: Colour,
}

/// One glyph of a cluster, placed relative to the pen in font units, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The glyph in its face.
    pub glyph: u16,
    /// Shift to the right.
    pub dx: i32,
    /// Shift upwards.
    pub dy: i32,
}

impl Part {
    /// True for the box that is drawn for what no face has.
    pub fn is_box(&self) -> bool {
        self.glyph == 0
    }
}

/// The glyphs that show one indivisible piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The text, in logical order.
    pub text: String,
    /// The glyphs.
    pub parts: Vec<Part>,
    /// How far the pen moves, in font units.
    pub advance: i32,
    /// True in a right-to-left run.
    pub rtl: bool,
}

impl Cluster {
    /// True when its reader sees a box, or a replacement character, in place of what was written.
    pub fn is_boxed(&self) -> bool {
        self.parts.iter().any(Part::is_box) || self.text == "\u{fffd}"
    }
}

/// Neighbouring clusters of one face, size and colour, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub colour: Colour,
    /// Where it begins, in points from the left end of its line.
    pub x: f32,
    /// The clusters.
    pub clusters: Arc<[Cluster]>,
}

/// One line, without the white space at its end; but left-to-right text that goes on in the next line ends in a space,
/// which tells its words apart and counts for nothing in the width.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The runs from left to right.
    pub runs: Vec<Run>,
    /// Width in points.
    pub width: f32,
    /// Space left free above, in points: set on the first line of a new paragraph of the same text.
    pub gap: f32,
    /// Height in points, without the gap.
    pub height: f32,
    /// The baseline below the top, in points, without the gap.
    pub baseline: f32,
}

/// Lines of text as wide as was asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// The text as it reads, without marks that only steer direction.
    pub text: String,
    /// The text with those marks.
    pub guided: String,
    /// The direction it starts from.
    pub base: Base,
}

impl Paragraph {
    /// Height of all lines in points.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.gap + line.height).sum()
    }

    /// True where the glyphs, drawn from left to right, are the text as it reads: without a right-to-left letter, with
    /// nothing of the text left out, and with lines that only end where a word does.
    pub fn is_drawn_as_it_reads(&self) -> bool {
        let ends_a_word = |line: &Line| {
            let last = line.runs.last().and_then(|run| run.clusters.last());
            last.is_some_and(|cluster| cluster.text == " ")
        };
        let broken = &self.lines[..self.lines.len().saturating_sub(1)];
        let clusters = || {
            self.lines
                .iter()
                .flat_map(|line| &line.runs)
                .flat_map(|run| run.clusters.iter())
        };
        let text = || clusters().flat_map(|cluster| cluster.text.chars());
        broken.iter().all(ends_a_word)
            && !clusters().any(|cluster| cluster.rtl)
            && text().eq(self.text.chars())
    }

    /// Width of the widest line in points.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }
}
