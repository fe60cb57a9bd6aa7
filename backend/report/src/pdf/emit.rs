//! Pages of printpdf operations.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, FontType,
    Line, LineCapStyle, LineDashPattern, LineJoinStyle, LinePoint, Mm, Op, PaintMode, ParsedFont,
    PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage, Point, Polygon, PolygonRing,
    Pt, Px, Rgb, TextItem, WindingOrder, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};

use super::Document;
use super::plan::{FacePlan, Plan};
use super::sfnt::{Sfnt, i16_at};
use crate::image::Jpeg;
use crate::page::{Area, Item, PAGE_HEIGHT, PAGE_WIDTH, Page, Shape, Step, Stroke, Tag};
use crate::structure::{NodeId, Role, Structure};
use crate::text::{self, Colour, Face};

/// What the pages hold of the structure.
#[derive(Debug, Default)]
pub struct Marks {
    /// The elements of each page's runs of marked content, in the order of their numbers (MCIDs).
    pub pages: Vec<Vec<NodeId>>,
    /// Where on its page each figure is.
    pub figures: BTreeMap<NodeId, Area>,
}

/// The document as printpdf knows it, and which element each piece of marked content belongs to.
pub fn emit(document: &Document<'_>, plan: &Plan) -> (PdfDocument, Marks) {
    let mut printed = PdfDocument::new(&document.title);
    for (face, face_plan) in plan.faces() {
        let font = PdfFont::new(parsed_font(face, face_plan));
        printed.resources.fonts.map.insert(font_id(face), font);
    }
    for (index, (bytes, jpeg)) in document.pictures.iter().enumerate() {
        printed
            .resources
            .xobjects
            .map
            .insert(photo_id(index), photo_object(bytes, jpeg));
    }
    let mut marks = Marks::default();
    for page in &document.pages {
        let mut writer = Writer {
            plan,
            structure: &document.structure,
            ops: Vec::new(),
            marks: Vec::new(),
            figures: &mut marks.figures,
            font: None,
            fill: None,
            pen: None,
        };
        writer.page(page);
        printed.pages.push(PdfPage {
            media_box: printpdf::Rect::from_wh(Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)),
            ..PdfPage::new(Mm(210.0), Mm(297.0), writer.ops)
        });
        marks.pages.push(writer.marks);
    }
    (printed, marks)
}

fn font_id(face: Face) -> FontId {
    let index = Face::ALL
        .iter()
        .position(|other| *other == face)
        .unwrap_or(0);
    FontId(format!("T{index}"))
}

fn photo_id(index: usize) -> XObjectId {
    XObjectId(format!("P{index}"))
}

/// A font as printpdf wants it described; everything is read from the file or measured from it.
fn parsed_font(face: Face, plan: &FacePlan) -> ParsedFont {
    let whole = Sfnt::read(face.bytes());
    let read = |table: &[u8; 4], at: usize| {
        whole
            .as_ref()
            .and_then(|font| i16_at(font.table(table)?, at))
            .unwrap_or(0)
    };
    ParsedFont {
        original_bytes: plan.font.bytes.clone(),
        font_index: 0,
        font_name: Some(format!("{}+{}", subset_tag(&plan.font.bytes), face.name())),
        codepoint_to_glyph: Default::default(),
        glyph_widths: plan.widths.clone(),
        units_per_em: 1000,
        font_metrics: FontMetrics {
            ascent: read(b"hhea", 4),
            descent: read(b"hhea", 6),
        },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1000,
            x_min: read(b"head", 36),
            y_min: read(b"head", 38),
            x_max: read(b"head", 40),
            y_max: read(b"head", 42),
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: if face.is_bold() { 700 } else { 400 },
        },
    }
}

/// Six capitals that tell one subset of a font from another (ISO 32000-1, 9.6.4).
fn subset_tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}

fn photo_object(bytes: &[u8], jpeg: Jpeg) -> XObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let colours = match jpeg.components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => "DeviceCMYK",
    };
    let mut entries = vec![
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(jpeg.width))),
        ("Height", DictItem::Int(i64::from(jpeg.height))),
        ("BitsPerComponent", DictItem::Int(8)),
        ("ColorSpace", name(colours)),
        ("Filter", name("DCTDecode")),
    ];
    if jpeg.inverted {
        let range = (0..8)
            .map(|i| DictItem::Int(i64::from(i % 2 == 0)))
            .collect();
        entries.push(("Decode", DictItem::Array(range)));
    }
    XObject::External(ExternalXObject {
        stream: ExternalStream {
            dict: entries
                .into_iter()
                .map(|(key, item)| (key.to_owned(), item))
                .collect(),
            content: bytes.to_vec(),
            compress: false,
        },
        width: Some(Px(usize::from(jpeg.width))),
        height: Some(Px(usize::from(jpeg.height))),
        dpi: None,
    })
}

/// The operations of one page. What is set already is not set again.
struct Writer<'a> {
    plan: &'a Plan,
    structure: &'a Structure,
    ops: Vec<Op>,
    marks: Vec<NodeId>,
    figures: &'a mut BTreeMap<NodeId, Area>,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
    pen: Option<Stroke>,
}

impl Writer<'_> {
    fn page(&mut self, page: &Page) {
        let mut open: Option<Tag> = None;
        for item in page.furniture.iter().chain(&page.items) {
            let tag = match item.tag {
                Tag::Node(node) => Tag::Node(self.structure.element(node)),
                Tag::Drawing(_) => Tag::Artifact,
                other => other,
            };
            if open != Some(tag) {
                self.end_mark(open);
                self.begin_mark(tag);
                open = Some(tag);
            }
            if let Tag::Node(node) = tag {
                self.enclose(node, item);
            }
            self.item(item);
        }
        self.end_mark(open);
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

    fn begin_mark(&mut self, tag: Tag) {
        let pagination = |subtype: &str| {
            let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
            let map = [
                ("Type".to_owned(), name("Pagination")),
                ("Subtype".to_owned(), name(subtype)),
            ];
            Op::BeginMarkedContentWithProperties {
                tag: "Artifact".to_owned(),
                properties: DictItem::Dict { map: map.into() },
            }
        };
        self.ops.push(match tag {
            Tag::Artifact | Tag::Drawing(_) => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
            Tag::Head => pagination("Header"),
            Tag::Foot => pagination("Footer"),
            Tag::Node(node) => {
                let number = i64::try_from(self.marks.len()).unwrap_or(i64::MAX);
                self.marks.push(node);
                let map = [("MCID".to_owned(), DictItem::Int(number))].into();
                let tag = self.structure.nodes[node].role.tag().to_owned();
                Op::BeginMarkedContentWithProperties {
                    tag,
                    properties: DictItem::Dict { map },
                }
            }
        });
    }

    fn end_mark(&mut self, open: Option<Tag>) {
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn fill(&mut self, wanted: Colour) {
        if self.fill.replace(wanted) != Some(wanted) {
            self.ops.push(Op::SetFillColor {
                col: colour(wanted),
            });
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.shape {
            Shape::Text { x, baseline, line } => self.text(*x, *baseline, line),
            Shape::Path {
                start,
                steps,
                fill,
                stroke,
            } => {
                let closed = item.shape.is_closed();
                self.path(*start, steps, closed, *fill, *stroke);
            }
            Shape::Photo {
                photo,
                x,
                y,
                width,
                height,
            } => {
                self.ops.push(Op::UseXobject {
                    id: photo_id(*photo),
                    transform: XObjectTransform {
                        translate_x: Some(Pt(round(*x))),
                        translate_y: Some(Pt(round(PAGE_HEIGHT - y - height))),
                        scale_x: Some(round(*width)),
                        scale_y: Some(round(*height)),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                });
            }
        }
    }

    fn text(&mut self, x: f32, baseline: f32, line: &text::Line) {
        for run in &line.runs {
            self.ops.push(Op::StartTextSection);
            let font = (run.face, run.size);
            if self.font.replace(font) != Some(font) {
                self.ops.push(Op::SetFont {
                    font: PdfFontHandle::External(font_id(run.face)),
                    size: Pt(run.size),
                });
            }
            self.fill(run.colour);
            self.ops.push(Op::SetTextCursor {
                pos: point((x + run.x, baseline), false).p,
            });
            let mut glyphs = Vec::with_capacity(run.clusters.len());
            // The pen of the reader moves by the widths of the font; what the shaping made of them, such
            // as kerning, is the difference.
            let mut before = 0;
            for cluster in &run.clusters {
                let Some(written) = self.plan.written(run.face, cluster) else {
                    before += cluster.advance;
                    continue;
                };
                if let (Some(Codepoint { offset, .. }), true) = (glyphs.last_mut(), before != 0) {
                    *offset -= before as f32;
                }
                before = 0;
                let offset = (written.width - cluster.advance) as f32;
                glyphs.push(Codepoint::with_cid(written.glyph, offset, written.text));
            }
            self.ops.push(Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            });
            self.ops.push(Op::EndTextSection);
        }
    }

    fn path(
        &mut self,
        start: (f32, f32),
        steps: &[Step],
        is_closed: bool,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        if let (Some(fill), None, Some(mut rectangle)) = (fill, stroke, rectangle(start, steps)) {
            self.fill(fill);
            rectangle.mode = Some(PaintMode::Fill);
            self.ops.push(Op::DrawRectangle { rectangle });
            return;
        }
        let mut points = vec![point(start, false)];
        for step in steps {
            match step {
                Step::To(x, y) => points.push(point((*x, *y), false)),
                Step::Curve([a, b, end]) => {
                    points.extend([point(*a, true), point(*b, true), point(*end, false)]);
                }
            }
        }
        if let Some(stroke) = stroke
            && self.pen.replace(stroke) != Some(stroke)
        {
            let dash = if stroke.dashed {
                LineDashPattern {
                    offset: 0.0,
                    pattern: Stroke::DASHES.into_iter().collect(),
                }
            } else {
                LineDashPattern::default()
            };
            self.ops.push(Op::SetOutlineColor {
                col: colour(stroke.colour),
            });
            self.ops.push(Op::SetOutlineThickness {
                pt: Pt(stroke.width),
            });
            self.ops.push(Op::SetLineDashPattern { dash });
            self.ops.push(Op::SetLineJoinStyle {
                join: LineJoinStyle::Round,
            });
            self.ops.push(Op::SetLineCapStyle {
                cap: LineCapStyle::Butt,
            });
        }
        if let Some(fill) = fill {
            self.fill(fill);
            let mode = if stroke.is_some() {
                PaintMode::FillStroke
            } else {
                PaintMode::Fill
            };
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon {
                rings,
                mode,
                winding_order: WindingOrder::NonZero,
            };
            self.ops.push(Op::DrawPolygon { polygon });
        } else {
            self.ops.push(Op::DrawLine {
                line: Line { points, is_closed },
            });
        }
    }
}

/// The outline as an upright rectangle, if it is one; it takes a quarter of the bytes, and long tables with
/// drawings have hundreds.
fn rectangle(start: (f32, f32), steps: &[Step]) -> Option<printpdf::Rect> {
    let [Step::To(ax, ay), Step::To(bx, by), Step::To(cx, cy)] = steps else {
        return None;
    };
    let upright = *ay == start.1 && *bx == *ax && *by == *cy && *cx == start.0;
    let [one, other] = [start, (*bx, *by)].map(|corner| point(corner, false).p);
    let (left, right) = (one.x.0.min(other.x.0), one.x.0.max(other.x.0));
    let (low, high) = (one.y.0.min(other.y.0), one.y.0.max(other.y.0));
    upright.then(|| printpdf::Rect {
        x: Pt(left),
        y: Pt(low),
        width: Pt(round(right - left)),
        height: Pt(round(high - low)),
        mode: None,
        winding_order: None,
    })
}

fn point(at: (f32, f32), bezier: bool) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(round(at.0)),
            y: Pt(round(PAGE_HEIGHT - at.1)),
        },
        bezier,
    }
}

/// Hundredths of a point are finer than any printer and keep the file small.
fn round(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

fn colour(Colour(red, green, blue): Colour) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb {
        r: part(red),
        g: part(green),
        b: part(blue),
        icc_profile: None,
    })
}
