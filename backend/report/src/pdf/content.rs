//! The content of the pages: the operators that draw their items (ISO 32000-1, 8 and 9).
//!
//! The pages of a long table are most of a file, so each is written to compress well: lengths are whole tenths of a
//! point; what is set already is not set again; text that follows other text on its line says no place; and the origin
//! moves down the page with what is drawn, so that the rows of a table are the same bytes again and again.

use std::collections::BTreeMap;
use std::io::Write;

use super::measures::{Origin, Parts, Tenths, tenths};
use super::plan::Plan;
use super::syntax::escape;
use crate::page::{Area, Item, Page, Shape, Step, Stroke, Tag};
use crate::structure::{NodeId, Role, Structure};
use crate::text::{self, Colour, Face, UNITS_PER_EM};

/// What the pages hold of the structure.
#[derive(Debug, Default)]
pub struct Marks {
    /// The elements of each page's runs of marked content, in the order of their numbers (MCIDs).
    pub pages: Vec<Vec<NodeId>>,
    /// Where on its page each figure is.
    pub figures: BTreeMap<NodeId, Area>,
}

/// The content of each page, and which element each piece of marked content belongs to.
pub fn write(pages: &[Page], structure: &Structure, plan: &Plan) -> (Vec<Vec<u8>>, Marks) {
    let mut marks = Marks::default();
    let content = |page: &Page| {
        let mut writer = Writer {
            plan,
            structure,
            out: Vec::new(),
            marks: Vec::new(),
            figures: &mut marks.figures,
            font: None,
            fill: None,
            stroke: None,
            origin: Origin::default(),
            text: None,
        };
        writer.page(page);
        (writer.out, writer.marks)
    };
    let (contents, numbered) = pages.iter().map(content).unzip();
    marks.pages = numbered;
    (contents, marks)
}

/// The name of a font among the resources of a page.
pub fn font_name(face: Face) -> String {
    let index = Face::ALL.iter().position(|other| *other == face);
    format!("T{}", index.unwrap_or(0))
}

/// The name of a photo among the resources of a page.
pub fn photo_name(index: usize) -> String {
    format!("P{index}")
}

/// The operators of one page, and what they have set so far.
struct Writer<'a> {
    plan: &'a Plan,
    structure: &'a Structure,
    out: Vec<u8>,
    marks: Vec<NodeId>,
    figures: &'a mut BTreeMap<NodeId, Area>,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
    stroke: Option<Stroke>,
    origin: Origin,
    /// Where the text object is that is open.
    text: Option<TextAt>,
}

/// Where the next text of a text object goes, in tenths of a point from the origin.
#[derive(Clone, Copy, Default)]
struct TextAt {
    /// Where its last place was set.
    line: (i32, i32),
    /// Where its last text ended, in points from the left.
    pen: Option<f32>,
}

/// Writes to the bytes of a page, which does not fail.
macro_rules! put {
    ($writer:expr, $($text:tt)*) => {{
        let _ = write!($writer.out, $($text)*);
    }};
}

impl Writer<'_> {
    fn page(&mut self, page: &Page) {
        put!(self, ".1 0 0 .1 0 0 cm ");
        let items = page.furniture.iter().chain(&page.items);
        let tagged: Vec<(Tag, &Item)> = items
            .map(|item| {
                let tag = match item.tag {
                    Tag::Node(node) => Tag::Node(self.structure.element(node)),
                    Tag::Drawing(_) => Tag::Artifact,
                    other => other,
                };
                (tag, item)
            })
            .collect();
        let runs: Vec<&[(Tag, &Item)]> =
            tagged.chunk_by(|(one, _), (next, _)| one == next).collect();
        let numbers = self.number(&runs);
        for (run, number) in runs.into_iter().zip(numbers) {
            self.run(run, number);
        }
        self.end_text();
    }

    /// The number of each run that belongs to an element. They run down the columns of tables, so that the cells under
    /// each other differ in little, here and in the structure.
    fn number(&mut self, runs: &[&[(Tag, &Item)]]) -> Vec<usize> {
        let mut order: Vec<(usize, usize, NodeId)> = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            if let Some((Tag::Node(node), _)) = run.first() {
                order.push((self.structure.column(*node), index, *node));
            }
        }
        order.sort_unstable();
        let mut numbers = vec![0; runs.len()];
        for (number, (_, index, node)) in order.into_iter().enumerate() {
            numbers[index] = number;
            self.marks.push(node);
        }
        numbers
    }

    /// One run of marked content. A text object and a run of marked content may not cross: text alone shares its text
    /// object with the runs beside it; other runs have text objects of their own.
    fn run(&mut self, items: &[(Tag, &Item)], number: usize) {
        let Some((tag, _)) = items.first() else {
            return;
        };
        let is_text = |(_, item): &(Tag, &Item)| matches!(item.shape, Shape::Text { .. });
        let only_text = items.iter().all(is_text);
        if only_text {
            self.begin_text();
        } else {
            self.end_text();
        }
        self.begin_mark(*tag, number);
        for (_, item) in items {
            if let Tag::Node(node) = tag {
                self.enclose(*node, item);
            }
            self.item(item);
        }
        if !only_text {
            self.end_text();
        }
        put!(self, "EMC ");
    }

    fn begin_mark(&mut self, tag: Tag, number: usize) {
        match tag {
            Tag::Artifact | Tag::Drawing(_) => put!(self, "/Artifact BMC "),
            Tag::Head => put!(self, "/Artifact<</Type/Pagination/Subtype/Header>>BDC "),
            Tag::Foot => put!(self, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC "),
            Tag::Node(node) => {
                let role = self.structure.nodes[node].role.tag();
                put!(self, "/{role}<</MCID {number}>>BDC ");
            }
        }
    }

    /// Remembers where a figure is.
    fn enclose(&mut self, node: NodeId, item: &Item) {
        if self.structure.nodes[node].role == Role::Figure {
            let before = self.figures.get(&node).copied();
            let both = before.into_iter().chain(item.area());
            if let Some(area) = Area::around(both.flat_map(Area::corners)) {
                self.figures.insert(node, area);
            }
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.shape {
            Shape::Text { x, baseline, line } => {
                for run in &line.runs {
                    self.place(run, *x, *baseline);
                    self.show(run);
                }
            }
            Shape::Path {
                start,
                steps,
                fill,
                stroke,
            } => {
                self.end_text();
                self.path(*start, steps, item.shape.is_closed(), *fill, *stroke);
            }
            Shape::Photo {
                photo,
                x,
                y,
                width,
                height,
            } => {
                self.end_text();
                let left = tenths(*x) - self.origin.left;
                let bottom = self.origin.height_of(y + height);
                let (width, height) = (tenths(*width), tenths(*height));
                let name = photo_name(*photo);
                put!(
                    self,
                    "q {width} 0 0 {height} {left} {bottom} cm/{name} Do Q "
                );
            }
        }
    }

    /// Sets what a run of glyphs needs, and where it begins.
    fn place(&mut self, run: &text::Run, x: f32, baseline: f32) {
        let mut at = self.begin_text();
        if self.font.replace((run.face, run.size)) != Some((run.face, run.size)) {
            put!(self, "/{} {} Tf ", font_name(run.face), Tenths(run.size));
        }
        self.fill(run.colour);
        let left = x + run.x;
        let (to, height) = (
            tenths(left) - self.origin.left,
            self.origin.height_of(baseline),
        );
        let (from, level) = at.line;
        let follows = at.pen.is_some_and(|pen| (pen - left).abs() < NEAR) && height == level;
        if !follows {
            put!(self, "{} {} Td ", to - from, height - level);
            at = TextAt {
                line: (to, height),
                pen: Some((to + self.origin.left) as f32 / 10.0),
            };
        }
        self.text = Some(at);
    }

    /// Shows the glyphs of a run where the pen is. The pen of the reader moves by the widths of the font; what the
    /// shaping made of them, such as kerning, is the difference.
    fn show(&mut self, run: &text::Run) {
        let start = self.out.len();
        let (mut moved, mut back, mut pieces) = (0, 0, 0);
        for cluster in run.clusters.iter() {
            let Some(shown) = self.plan.shown(run.face, cluster) else {
                back -= cluster.advance;
                continue;
            };
            if pieces == 0 || back != 0 {
                if pieces > 0 {
                    self.out.push(b')');
                }
                if back != 0 {
                    put!(self, "{back}");
                    moved -= back;
                    pieces += 1;
                }
                self.out.push(b'(');
                pieces += 1;
            }
            escape(&mut self.out, shown.code.bytes());
            moved += i32::from(shown.width);
            back = i32::from(shown.width) - cluster.advance;
        }
        match pieces {
            0 => {}
            1 => put!(self, ")Tj "),
            _ => {
                self.out.insert(start, b'[');
                put!(self, ")]TJ ");
            }
        }
        if let Some(TextAt { pen: Some(pen), .. }) = &mut self.text {
            *pen += moved as f32 * run.size / UNITS_PER_EM as f32;
        }
    }

    fn begin_text(&mut self) -> TextAt {
        if self.text.is_none() {
            put!(self, "BT ");
        }
        *self.text.get_or_insert_default()
    }

    fn end_text(&mut self) {
        if self.text.take().is_some() {
            put!(self, "ET ");
        }
    }

    fn fill(&mut self, wanted: Colour) {
        if self.fill.replace(wanted) != Some(wanted) {
            put!(self, "{} rg ", Parts(wanted));
        }
    }

    fn stroke(&mut self, wanted: Stroke) {
        let before = self.stroke.replace(wanted);
        if before.is_none() {
            // Round joins.
            put!(self, "1 j ");
        }
        if before.map(|stroke| stroke.colour) != Some(wanted.colour) {
            put!(self, "{} RG ", Parts(wanted.colour));
        }
        if before.map(|stroke| stroke.width) != Some(wanted.width) {
            put!(self, "{} w ", Tenths(wanted.width));
        }
        if before.is_some_and(|stroke| stroke.dashed) != wanted.dashed {
            let [dash, gap] = Stroke::DASHES.map(Tenths);
            if wanted.dashed {
                put!(self, "[{dash} {gap}]0 d ");
            } else {
                put!(self, "[]0 d ");
            }
        }
    }

    /// Moves the origin.
    fn go_to(&mut self, left: i32, top: f32) {
        let Origin { left: from, .. } = self.origin;
        let by = self.origin.height_of(top);
        if (left, by) != (from, 0) {
            put!(self, "1 0 0 1 {} {by} cm ", left - from);
        }
        self.origin = Origin {
            left,
            height: self.origin.height + by,
            top: Some(top),
        };
    }

    fn path(
        &mut self,
        start: (f32, f32),
        steps: &[Step],
        is_closed: bool,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        if let Some(stroke) = stroke {
            self.stroke(stroke);
        }
        if let Some(fill) = fill {
            self.fill(fill);
        }
        // Lengths are measured from the start of a shape with curves, and heights from that of any, so that the same
        // shape is the same bytes wherever it is.
        let is_curved = steps.iter().any(|step| matches!(step, Step::Curve(_)));
        let from = if is_curved { start.0 } else { 0.0 };
        self.go_to(tenths(from), start.1);
        let left = tenths(start.0 - from);
        let point = |(x, y): (f32, f32)| (tenths(x - from), tenths(start.1 - y));
        if let ([Step::To(ax, ay), Step::To(bx, by), Step::To(cx, cy)], Some(_), None) =
            (steps, fill, stroke)
            && (*ay, *bx, *by, *cx) == (start.1, *ax, *cy, start.0)
        {
            let (right, bottom) = point((*bx, *by));
            put!(self, "{left} 0 {} {bottom} re f ", right - left);
            return;
        }
        put!(self, "{left} 0 m ");
        for step in steps {
            match step {
                Step::To(x, y) => {
                    let (x, y) = point((*x, *y));
                    put!(self, "{x} {y} l ");
                }
                Step::Curve(points) => {
                    for (x, y) in points.map(point) {
                        put!(self, "{x} {y} ");
                    }
                    put!(self, "c ");
                }
            }
        }
        let paint = match (fill, stroke, is_closed) {
            (Some(_), None, _) => "f",
            (Some(_), Some(_), _) => "b",
            (None, _, true) => "s",
            (None, _, false) => "S",
        };
        put!(self, "{paint} ");
    }
}

/// How far a text may be, in points, from where the text before it ended, to go on without a place of its own.
const NEAR: f32 = 0.06;
