//! Pages and what is drawn on them: the display list.
//!
//! Lengths are points; positions are measured from the top left corner, y downwards. The composition
//! thinks in distances from the *start* edge, which [`Sheet`] turns into positions for either direction.

use crate::language::Language;
use crate::structure::NodeId;
use crate::text::{Colour, Line, Paragraph};

/// A4, 210 mm wide: 210 / 25.4 * 72.
pub const PAGE_WIDTH: f32 = 595.276;
/// A4, 297 mm high: 297 / 25.4 * 72.
pub const PAGE_HEIGHT: f32 = 841.89;
/// The margin on both sides: 18 mm.
pub const MARGIN: f32 = 51.0;
/// The width of the content.
pub const CONTENT_WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Where the content of the first page begins.
pub const FIRST_TOP: f32 = 38.0;
/// Where the content of the other pages begins, below the running head.
pub const TOP: f32 = 70.0;
/// Where the content ends, above the foot.
pub const BOTTOM: f32 = 788.0;

/// What an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// Decoration: rules, bars, the head of a table that comes again.
    Artifact,
    /// The running head.
    Head,
    /// The running foot.
    Foot,
    /// Decoration that shows what an element says: a [`crate::structure::Role::Drawing`].
    Drawing(NodeId),
    /// An element of the structure.
    Node(NodeId),
}

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A straight line to a point.
    To(f32, f32),
    /// A curve to the third point, steered by the first two.
    Curve([(f32, f32); 3]),
}

/// A stroke.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Colour,
    /// Width.
    pub width: f32,
    /// True for a dashed line.
    pub dashed: bool,
}

impl Stroke {
    /// How long the dashes of a dashed line are, and how far apart.
    pub const DASHES: [f32; 2] = [2.5, 2.0];
}

/// Something to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line of text whose left end is at `x`.
    Text { x: f32, baseline: f32, line: Line },
    /// An outline, filled or stroked; filled ones are closed.
    Path {
        start: (f32, f32),
        steps: Vec<Step>,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    /// A photo, by its place in the report.
    Photo {
        photo: usize,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
}

impl Shape {
    /// True for an outline whose end is joined to its start: what is filled, and what has curves.
    pub fn is_closed(&self) -> bool {
        match self {
            Self::Path { steps, fill, .. } => {
                fill.is_some() || steps.iter().any(|step| matches!(step, Step::Curve(_)))
            }
            _ => false,
        }
    }
}

/// A shape and what it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it belongs to.
    pub tag: Tag,
    /// What is drawn.
    pub shape: Shape,
}

/// A box; `x` is the distance from the start edge, or from the left where the box is a place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Where it begins.
    pub x: f32,
    /// Its top.
    pub y: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

impl Area {
    /// The box of some points; `None` without a point.
    pub fn around(points: impl IntoIterator<Item = (f32, f32)>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let (mut low, mut high) = (first, first);
        for (x, y) in points {
            low = (low.0.min(x), low.1.min(y));
            high = (high.0.max(x), high.1.max(y));
        }
        Some(Self {
            x: low.0,
            y: low.1,
            width: high.0 - low.0,
            height: high.1 - low.1,
        })
    }

    /// The corners where it begins and where it ends.
    pub fn corners(self) -> [(f32, f32); 2] {
        [
            (self.x, self.y),
            (self.x + self.width, self.y + self.height),
        ]
    }
}

impl Item {
    /// The box on the page that holds it; strokes stand out of it by half their width.
    pub fn area(&self) -> Option<Area> {
        match &self.shape {
            Shape::Text { x, baseline, line } => Some(Area {
                x: *x,
                y: baseline - line.baseline,
                width: line.width,
                height: line.height,
            }),
            Shape::Path { start, steps, .. } => {
                let points = steps.iter().flat_map(|step| match step {
                    Step::To(x, y) => vec![(*x, *y)],
                    Step::Curve(points) => points.to_vec(),
                });
                Area::around(std::iter::once(*start).chain(points))
            }
            Shape::Photo {
                x,
                y,
                width,
                height,
                ..
            } => Some(Area {
                x: *x,
                y: *y,
                width: *width,
                height: *height,
            }),
        }
    }
}

/// An area of a page that leads to another place.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The element it belongs to.
    pub node: NodeId,
    /// Where it is, from the left.
    pub area: Area,
    /// The page it leads to, from 0.
    pub page: usize,
    /// The top of what it leads to.
    pub y: f32,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The running head and foot.
    pub furniture: Vec<Item>,
    /// The content, in reading order.
    pub items: Vec<Item>,
    /// The links.
    pub links: Vec<Link>,
}

/// Where the text stands in its box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Align {
    /// At the edge where reading starts.
    Start,
    /// In the middle.
    Centre,
    /// At the edge where reading ends.
    End,
    /// Right-aligned, so that the digits of a column stand under each other, with the widest figure at the
    /// edge where reading ends. The width is that of the widest figure.
    Figure(f32),
}

/// A point: distance from the start edge of the content, distance from the top of the page.
pub type Point = (f32, f32);

/// A list of items in the making, in one reading direction.
///
/// Boxes, charts and alignment are mirrored for a right-to-left language; glyphs, photos and signs such as
/// a tick are not.
pub struct Sheet {
    rtl: bool,
    margin: f32,
    width: f32,
    /// What was drawn.
    pub items: Vec<Item>,
    /// What the next items belong to.
    pub tag: Tag,
}

impl Sheet {
    /// An empty sheet for a page in a language.
    pub fn new(language: Language) -> Self {
        Self::between(language, MARGIN, CONTENT_WIDTH)
    }

    /// An empty sheet as wide as a chart that stands alone.
    pub fn chart(language: Language, width: f32) -> Self {
        Self::between(language, 0.0, width)
    }

    fn between(language: Language, margin: f32, width: f32) -> Self {
        Self {
            rtl: language.is_rtl(),
            margin,
            width,
            items: Vec::new(),
            tag: Tag::Artifact,
        }
    }

    /// The left end of a box that begins `x` after the start edge.
    fn left(&self, x: f32, width: f32) -> f32 {
        if self.rtl {
            self.margin + self.width - x - width
        } else {
            self.margin + x
        }
    }

    /// Where a box that begins `x` after the start edge lies on the page.
    pub fn placed(&self, area: Area) -> Area {
        let x = self.left(area.x, area.width);
        Area { x, ..area }
    }

    fn push(&mut self, shape: Shape) {
        self.items.push(Item {
            tag: self.tag,
            shape,
        });
    }

    /// Draws one line with its top at `y`.
    pub fn line_of_text(&mut self, line: &Line, x: f32, y: f32, width: f32, align: Align) {
        let left = self.left(x, width);
        let room = width - line.width;
        let shift = match (align, self.rtl) {
            (Align::Centre, _) => room / 2.0,
            (Align::Start, false) | (Align::End, true) => 0.0,
            (Align::Figure(widest), true) => (widest - line.width).max(0.0),
            (Align::End | Align::Figure(_), false) | (Align::Start, true) => room,
        };
        if !line.runs.is_empty() {
            let baseline = y + line.baseline;
            self.push(Shape::Text {
                x: left + shift,
                baseline,
                line: line.clone(),
            });
        }
    }

    /// Draws all lines of a paragraph with its top at `y`.
    pub fn text(&mut self, paragraph: &Paragraph, x: f32, y: f32, width: f32, align: Align) {
        let mut y = y;
        for line in &paragraph.lines {
            y += line.gap;
            self.line_of_text(line, x, y, width, align);
            y += line.height;
        }
    }

    /// Fills a box.
    pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        let left = self.left(x, width);
        self.push(Shape::Path {
            start: (left, y),
            steps: vec![
                Step::To(left + width, y),
                Step::To(left + width, y + height),
                Step::To(left, y + height),
            ],
            fill: Some(colour),
            stroke: None,
        });
    }

    /// A box with round corners, filled, stroked or both.
    #[expect(
        clippy::too_many_arguments,
        reason = "a box, its corners and its two paints"
    )]
    pub fn rounded(
        &mut self,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        let left = self.left(x, width);
        let (right, bottom) = (left + width, y + height);
        let r = radius.min(width / 2.0).min(height / 2.0);
        let k = r * (1.0 - KAPPA);
        let steps = vec![
            Step::To(right - r, y),
            Step::Curve([(right - k, y), (right, y + k), (right, y + r)]),
            Step::To(right, bottom - r),
            Step::Curve([
                (right, bottom - k),
                (right - k, bottom),
                (right - r, bottom),
            ]),
            Step::To(left + r, bottom),
            Step::Curve([(left + k, bottom), (left, bottom - k), (left, bottom - r)]),
            Step::To(left, y + r),
            Step::Curve([(left, y + k), (left + k, y), (left + r, y)]),
        ];
        self.push(Shape::Path {
            start: (left + r, y),
            steps,
            fill,
            stroke,
        });
    }

    /// A line through points.
    pub fn polyline(&mut self, points: &[Point], stroke: Stroke) {
        if let [first, rest @ ..] = points
            && !rest.is_empty()
        {
            let at = |p: &Point| (self.left(p.0, 0.0), p.1);
            let steps = rest.iter().map(|p| Step::To(at(p).0, at(p).1)).collect();
            let start = at(first);
            self.push(Shape::Path {
                start,
                steps,
                fill: None,
                stroke: Some(stroke),
            });
        }
    }

    /// A rule from the start to the end of a box.
    pub fn rule(&mut self, x: f32, y: f32, width: f32, stroke: Stroke) {
        self.polyline(&[(x, y), (x + width, y)], stroke);
    }

    /// A disc.
    pub fn disc(
        &mut self,
        centre: Point,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        let (x, y) = (self.left(centre.0, 0.0), centre.1);
        let (r, k) = (radius, radius * KAPPA);
        let steps = vec![
            Step::Curve([(x + r, y + k), (x + k, y + r), (x, y + r)]),
            Step::Curve([(x - k, y + r), (x - r, y + k), (x - r, y)]),
            Step::Curve([(x - r, y - k), (x - k, y - r), (x, y - r)]),
            Step::Curve([(x + k, y - r), (x + r, y - k), (x + r, y)]),
        ];
        self.push(Shape::Path {
            start: (x + r, y),
            steps,
            fill,
            stroke,
        });
    }

    /// A sign drawn from points around a centre, not mirrored; filled when it has no stroke.
    pub fn sign(&mut self, centre: Point, points: &[Point], colour: Colour, width: Option<f32>) {
        let (x, y) = (self.left(centre.0, 0.0), centre.1);
        if let [first, rest @ ..] = points {
            let steps = rest.iter().map(|p| Step::To(x + p.0, y + p.1)).collect();
            let stroke = width.map(|width| Stroke {
                colour,
                width,
                dashed: false,
            });
            let fill = width.is_none().then_some(colour);
            self.push(Shape::Path {
                start: (x + first.0, y + first.1),
                steps,
                fill,
                stroke,
            });
        }
    }

    /// A photo.
    pub fn photo(&mut self, photo: usize, x: f32, y: f32, width: f32, height: f32) {
        let x = self.left(x, width);
        self.push(Shape::Photo {
            photo,
            x,
            y,
            width,
            height,
        });
    }
}

/// How far the steering points of a quarter circle are from its ends, over its radius: 4/3 * (√2 - 1).
const KAPPA: f32 = 0.552_284_8;
