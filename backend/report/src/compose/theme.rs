//! The look: a small scale of sizes, one accent colour, one for what failed.

use crate::text::{Colour, Style};

/// Text.
pub const INK: Colour = Colour(24, 33, 43);
/// Secondary text.
pub const MUTED: Colour = Colour(86, 98, 110);
/// Rules.
pub const HAIR: Colour = Colour(211, 218, 224);
/// The ground of panels and bars.
pub const GROUND: Colour = Colour(242, 245, 246);
/// The track of a bar, on white or on a panel.
pub const TRACK: Colour = Colour(222, 228, 232);
/// The accent.
pub const ACCENT: Colour = Colour(14, 104, 112);
/// The accent where a figure is only indicative, and for intervals.
pub const ACCENT_SOFT: Colour = Colour(150, 195, 199);
/// The band of chance behind a trend.
pub const NOISE: Colour = Colour(228, 239, 240);
/// What failed, and what got worse for sure.
pub const FAIL: Colour = Colour(176, 42, 32);
/// On the accent.
pub const WHITE: Colour = Colour(255, 255, 255);

/// Width of a hairline.
pub const HAIRLINE: f32 = 0.6;

const fn style(size: f32, bold: bool, colour: Colour) -> Style {
    Style { size, bold, colour }
}

/// Labels of axes and columns, head and foot.
pub const TINY: Style = style(7.4, false, MUTED);
/// Notes.
pub const SMALL: Style = style(8.3, false, MUTED);
/// Notes that matter.
pub const SMALL_INK: Style = style(8.3, false, INK);
/// Terms.
pub const SMALL_BOLD: Style = style(8.3, true, INK);
/// Running text.
pub const BODY: Style = style(9.5, false, INK);
/// Names in running text.
pub const BODY_BOLD: Style = style(9.5, true, INK);
/// Headings of sections.
pub const HEADING: Style = style(14.0, true, INK);
/// Headings of parts of sections.
pub const SUBHEADING: Style = style(10.6, true, INK);
/// What a missed question cost.
pub const COST: Style = style(13.0, true, INK);
/// The second figures of the first page.
pub const FIGURE: Style = style(19.0, true, INK);
/// The title.
pub const TITLE: Style = style(24.0, true, INK);
/// The title when it is long.
pub const LONG_TITLE: Style = style(19.0, true, INK);
/// The signs and words that go with a figure.
pub const FIGURE_UNIT: Style = style(11.0, true, INK);
/// The score.
pub const SCORE: Style = style(50.0, true, INK);

/// The percent sign of the score.
pub const SCORE_UNIT: Style = style(24.0, true, MUTED);

/// The same style in another colour.
pub const fn in_colour(style: Style, colour: Colour) -> Style {
    Style { colour, ..style }
}
