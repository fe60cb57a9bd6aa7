//! Charts of a report that stand alone, on a web page: the drawing of the document without the document.

use super::{Composer, plain};
use crate::flow::Flow;
use crate::image::Pictures;
use crate::language::Language;
use crate::page::{Area, CONTENT_WIDTH, Item};
use crate::words::Words;
use crate::{Chart, Report};

/// The height of a plot that has room.
const PLOT: f32 = 120.0;
/// Around a drawing, for strokes and letters that stand out of it.
const EDGE: f32 = 4.0;

/// A drawing with its words.
pub struct Picture {
    /// What is drawn.
    pub items: Vec<Item>,
    /// Where.
    pub area: Area,
    /// What it is.
    pub title: String,
    /// What it shows, in words.
    pub description: String,
    /// The language of its words.
    pub language: Language,
}

/// A chart of a report; `None` where the report has nothing to draw in it.
pub fn picture(report: Report<'_>, chart: Chart) -> Option<Picture> {
    let head = report.head();
    let language = Language::find(&head.language).unwrap_or(Language::ENGLISH);
    let pictures = Pictures::new();
    let mut composer = Composer {
        head,
        words: Words::new(language, head.digits),
        flow: Flow::alone(language),
        pictures: &pictures,
    };
    let title = composer.alone(report, chart)?;
    let title = plain(&composer.words.say(title));
    let (items, structure) = composer.flow.finish_alone();
    let drawn = items.iter().filter_map(Item::area);
    let drawn = Area::around(drawn.flat_map(Area::corners))?;
    let bottom = drawn.y + drawn.height + EDGE;
    Some(Picture {
        items,
        area: Area {
            x: -EDGE,
            y: drawn.y - EDGE,
            width: CONTENT_WIDTH + 2.0 * EDGE,
            height: bottom - (drawn.y - EDGE),
        },
        title,
        description: structure.in_words(),
        language,
    })
}

impl Composer<'_> {
    /// Draws a chart. Returns the key of its title.
    fn alone(&mut self, report: Report<'_>, chart: Chart) -> Option<&'static str> {
        match (chart, report) {
            (Chart::Trend, Report::Store(report)) if !report.trend.is_empty() => {
                self.chart(&report.trend, report.score.pass_mark, PLOT);
                Some("trend")
            }
            (Chart::Sections, Report::Store(report)) if !report.sections.is_empty() => {
                self.section_bars(&report.sections);
                Some("sections")
            }
            _ => None,
        }
    }
}
