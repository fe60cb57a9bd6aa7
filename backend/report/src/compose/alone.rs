//! Charts of a report that stand alone, on a web page: a section of the document without the document.

use super::{Composer, plain};
use crate::flow::Flow;
use crate::image::Pictures;
use crate::language::Language;
use crate::page::{Area, CONTENT_WIDTH, Item, Shape};
use crate::{Chart, Report};

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
    let mut composer = Composer::new(head, language, Flow::alone(language), &pictures);
    composer.alone(report, chart);
    let score = composer.words.say("score");
    let (items, structure, headings) = composer.flow.finish_alone();
    // Without a drawing there are at most words, which need no picture.
    let drawing = |item: &Item| matches!(item.shape, Shape::Path { .. });
    if !items.iter().any(drawing) {
        return None;
    }
    let title = headings.into_iter().next().map(|heading| heading.title);
    let drawn = items.iter().filter_map(Item::area);
    let drawn = Area::around(drawn.flat_map(Area::corners))?;
    let bottom = drawn.y + drawn.height + EDGE;
    Some(Picture {
        items,
        title: title.unwrap_or_else(|| plain(&score)),
        area: Area {
            x: -EDGE,
            y: drawn.y - EDGE,
            width: CONTENT_WIDTH + 2.0 * EDGE,
            height: bottom - (drawn.y - EDGE),
        },
        description: structure.in_words(),
        language,
    })
}

impl Composer<'_> {
    /// Draws the section of a chart; nothing where the report has no such section.
    fn alone(&mut self, report: Report<'_>, chart: Chart) {
        match (chart, report) {
            (Chart::Score, Report::Store(report)) => self.store_summary(report),
            (Chart::Trend, Report::Store(report)) => {
                self.trend(&report.trend, report.score.pass_mark);
            }
            (Chart::Sections, Report::Store(report)) => {
                // Their months are a chart of their own.
                let mut sections = report.sections.clone();
                sections
                    .iter_mut()
                    .for_each(|section| section.months.clear());
                self.sections(&sections);
            }
            (Chart::Months, Report::Store(report)) => self.heat_map(&report.sections),
            (Chart::Bands, Report::Store(report)) => self.bands(&report.bands),
            (Chart::Bands, Report::Chain(report)) => self.bands(&report.bands),
            (Chart::Sections, Report::Visit(report)) => self.visit_sections(&report.sections),
            _ => {}
        }
    }
}
