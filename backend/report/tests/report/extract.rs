//! What a reader finds in a PDF, decoded from its content streams without any tool of ours.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Glyphs that one operator shows.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The page, from 0.
    pub page: usize,
    /// The left end, in points from the left.
    pub x: f32,
    /// The baseline, in points from the bottom.
    pub y: f32,
    /// The width.
    pub width: f32,
    /// The size.
    pub size: f32,
    /// The text of its glyphs from left to right.
    pub text: String,
    /// True inside an artifact.
    pub artifact: bool,
    /// The number of the marked content it is in.
    pub mark: Option<i64>,
    /// How many glyphs are the box of what no font has.
    pub boxes: usize,
}

/// An outline that is filled or stroked; of a curve its end alone.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The page, from 0.
    pub page: usize,
    /// The corners, in points from the left and from the bottom.
    pub points: Vec<(f32, f32)>,
    /// The width of the stroke when it is stroked.
    pub stroke: Option<f32>,
}

/// A PDF taken apart.
pub struct Extracted {
    /// The file.
    pub file: Document,
    /// The pages.
    pub pages: Vec<ObjectId>,
    /// All pieces of text, in the order they are drawn.
    pub pieces: Vec<Piece>,
    /// The corners of everything else that is drawn, with its page.
    pub corners: Vec<(usize, f32, f32)>,
    /// All outlines, in the order they are drawn.
    pub outlines: Vec<Outline>,
    /// The page and the number of each run of marked content, in the order they are drawn.
    pub marks: Vec<(usize, i64)>,
    /// What is drawn outside of marked content and artifacts: the page and the operator.
    pub unmarked: Vec<(usize, String)>,
}

/// What a run of content is said to be.
enum Mark {
    Artifact,
    Content(i64),
}

struct Font {
    text: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
    /// The glyphs that are made of the glyph 0 alone.
    boxes: Vec<u16>,
}

/// Takes a PDF apart.
pub fn extract(bytes: &[u8]) -> Extracted {
    let file = Document::load_mem(bytes).expect("the PDF can be read");
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut extracted = Extracted {
        file,
        pages: pages.clone(),
        pieces: Vec::new(),
        corners: Vec::new(),
        outlines: Vec::new(),
        marks: Vec::new(),
        unmarked: Vec::new(),
    };
    for (number, page) in pages.into_iter().enumerate() {
        read_page(&mut extracted, number, page);
    }
    extracted
}

impl Extracted {
    /// The text of the content (without artifacts), lines joined by spaces, white space made even.
    pub fn content(&self) -> String {
        joined(self.pieces.iter().filter(|piece| !piece.artifact))
    }

    /// The text of one run of marked content.
    pub fn marked_text(&self, page: usize, mark: i64) -> String {
        let here = |piece: &&Piece| (piece.page, piece.mark) == (page, Some(mark));
        joined(self.pieces.iter().filter(here))
    }

    /// The words of all lines: those with Arabic letters turned round into reading order.
    pub fn words(&self) -> Vec<String> {
        self.content()
            .split(' ')
            .map(reading_order)
            .map(|word| bare(&word))
            .collect()
    }

    /// The object a dictionary entry holds or refers to.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let object = dictionary.get(key.as_bytes()).expect(key);
        match object {
            Object::Reference(id) => self.file.get_object(*id).expect(key),
            other => other,
        }
    }
}

/// The text of pieces, lines joined by spaces, white space made even.
fn joined<'a>(pieces: impl Iterator<Item = &'a Piece>) -> String {
    let mut text = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        let joins = last.is_some_and(|last| {
            last.page == piece.page
                && (last.y - piece.y).abs() < 0.01
                && (last.x + last.width - piece.x).abs() < 0.5
        });
        if !joins {
            text.push(' ');
        }
        text.push_str(&piece.text);
        last = Some(piece);
    }
    even(&text)
}

/// White space made even.
pub fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word without the marks at its ends, whose side depends on the direction of what is around.
pub fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

fn is_arabic(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{600}'..='\u{6ff}')
}

fn reading_order(word: &str) -> String {
    if word.chars().any(is_arabic) {
        word.chars().rev().collect()
    } else {
        word.to_owned()
    }
}

fn read_page(extracted: &mut Extracted, number: usize, page: ObjectId) {
    let fonts = fonts(extracted, page);
    let content = extracted.file.get_page_content(page);
    let content = Content::decode(&content).expect("the content can be read");
    let number_of = |object: &Object| object.as_float().expect("a number");
    let (mut font, mut size, mut at) = (String::new(), 0.0, (0.0, 0.0));
    let mut marks: Vec<Mark> = Vec::new();
    let (mut points, mut thick): (Vec<(f32, f32)>, f32) = (Vec::new(), 1.0);
    for operation in content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                assert!(marks.is_empty(), "marked content is not nested");
                marks.push(if operands[0].as_name().expect("a tag") == b"Artifact" {
                    Mark::Artifact
                } else {
                    let properties = operands[1].as_dict().expect("properties");
                    let mark = properties.get(b"MCID").expect("a number");
                    let mark = mark.as_i64().expect("a number");
                    extracted.marks.push((number, mark));
                    Mark::Content(mark)
                });
            }
            "EMC" => drop(marks.pop().expect("what ends has begun")),
            "f" | "f*" | "S" | "s" | "b" | "B" | "b*" | "B*" | "TJ" | "Tj" | "Do"
                if marks.is_empty() =>
            {
                let operator = operation.operator.clone();
                extracted.unmarked.push((number, operator));
            }
            "Tf" => {
                font = String::from_utf8_lossy(operands[0].as_name().expect("a font")).into();
                size = number_of(&operands[1]);
            }
            "BT" => at = (0.0, 0.0),
            "Td" => {
                at = (
                    at.0 + number_of(&operands[0]),
                    at.1 + number_of(&operands[1]),
                )
            }
            "TJ" => {
                let font = &fonts[&font];
                let (mut text, mut width, mut boxes) = (String::new(), 0.0, 0);
                for item in operands[0].as_array().expect("an array") {
                    if let Object::String(codes, _) = item {
                        for code in codes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            text.push_str(font.text.get(&code).expect("every glyph has a text"));
                            width += font.widths[&code];
                            assert!(code != 0, "the glyph of no character is not shown");
                            boxes += usize::from(font.boxes.contains(&code));
                        }
                    } else {
                        width -= number_of(item);
                    }
                }
                extracted.pieces.push(Piece {
                    page: number,
                    x: at.0,
                    y: at.1,
                    width: width * size / 1000.0,
                    size,
                    text,
                    artifact: matches!(marks.last(), Some(Mark::Artifact)),
                    mark: match marks.last() {
                        Some(Mark::Content(mark)) => Some(*mark),
                        _ => None,
                    },
                    boxes,
                });
            }
            "w" => thick = number_of(&operands[0]),
            "f" | "f*" | "S" | "s" => extracted.outlines.push(Outline {
                page: number,
                points: std::mem::take(&mut points),
                stroke: matches!(operation.operator.as_str(), "S" | "s").then_some(thick),
            }),
            "b" | "B" | "b*" | "B*" => extracted.outlines.push(Outline {
                page: number,
                points: std::mem::take(&mut points),
                stroke: Some(thick),
            }),
            "m" | "l" => {
                points.push((number_of(&operands[0]), number_of(&operands[1])));
                extracted
                    .corners
                    .push((number, number_of(&operands[0]), number_of(&operands[1])));
            }
            "re" => {
                let [x, y, width, height] = [0, 1, 2, 3].map(|i| number_of(&operands[i]));
                let (right, top) = (x + width, y + height);
                points.extend([(x, top), (right, top), (right, y), (x, y)]);
                extracted.corners.push((number, x, y));
                extracted.corners.push((number, right, top));
            }
            "c" => {
                points.push((number_of(&operands[4]), number_of(&operands[5])));
                extracted
                    .corners
                    .push((number, number_of(&operands[4]), number_of(&operands[5])));
            }
            "cm" => {
                let [width, height, x, y] = [0, 3, 4, 5].map(|i| number_of(&operands[i]));
                extracted.corners.push((number, x, y));
                extracted.corners.push((number, x + width, y + height));
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "what began has ended");
}

fn fonts(extracted: &Extracted, page: ObjectId) -> BTreeMap<String, Font> {
    let page = extracted.file.get_dictionary(page).expect("a page");
    let resources = extracted
        .get(page, "Resources")
        .as_dict()
        .expect("resources");
    let fonts = extracted.get(resources, "Font").as_dict().expect("fonts");
    fonts
        .iter()
        .map(|(name, font)| {
            let font = extracted
                .file
                .get_dictionary(font.as_reference().expect("a font"))
                .expect("");
            let map = extracted.get(font, "ToUnicode").as_stream().expect("a map");
            let map = map.get_plain_content().expect("a map");
            let descendant = extracted
                .get(font, "DescendantFonts")
                .as_array()
                .expect("fonts");
            let descendant = descendant[0].as_dict().expect("a font");
            let widths = extracted.get(descendant, "W");
            let descriptor = extracted
                .get(descendant, "FontDescriptor")
                .as_dict()
                .expect("a descriptor");
            let file = extracted
                .get(descriptor, "FontFile2")
                .as_stream()
                .expect("a file");
            let boxes = boxes(&file.get_plain_content().expect("a font file"));
            let name = String::from_utf8_lossy(name).into_owned();
            let text = to_unicode(&String::from_utf8_lossy(&map));
            (
                name,
                Font {
                    text,
                    widths: read_widths(widths.as_array().expect("widths")),
                    boxes,
                },
            )
        })
        .collect()
}

/// The composite glyphs whose first part is the glyph 0.
fn boxes(font: &[u8]) -> Vec<u16> {
    let u16_at = |at: usize| u16::from_be_bytes([font[at], font[at + 1]]);
    let u32_at = |at: usize| (usize::from(u16_at(at)) << 16) + usize::from(u16_at(at + 2));
    let table = |name: &[u8; 4]| {
        let records = (0..usize::from(u16_at(4))).map(|index| 12 + index * 16);
        let mut found = records.filter(|at| font[*at..*at + 4] == *name);
        u32_at(found.next().expect("a table") + 8)
    };
    let (glyf, loca, maxp) = (table(b"glyf"), table(b"loca"), table(b"maxp"));
    (0..u16_at(maxp + 4))
        .filter(|glyph| {
            let place = |index: usize| u32_at(loca + index * 4);
            let (start, end) = (place(usize::from(*glyph)), place(usize::from(*glyph) + 1));
            let at = glyf + start;
            start < end && u16_at(at) == 0xffff && u16_at(at + 12) == 0
        })
        .collect()
}

fn read_widths(array: &[Object]) -> BTreeMap<u16, f32> {
    array
        .chunks(2)
        .flat_map(|pair| {
            let first = pair[0].as_i64().expect("a code");
            let widths = pair[1].as_array().expect("widths");
            (first..).zip(widths).map(|(code, width)| {
                (
                    u16::try_from(code).expect("a code"),
                    width.as_float().expect("a width"),
                )
            })
        })
        .collect()
}

fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    map.lines()
        .filter_map(|line| {
            let (code, text) = line
                .strip_prefix('<')?
                .strip_suffix('>')?
                .split_once("> <")?;
            let units: Vec<u16> = (0..text.len() / 4)
                .map(|i| u16::from_str_radix(&text[i * 4..i * 4 + 4], 16).expect("hexadecimal"))
                .collect();
            let text = String::from_utf16(&units).expect("UTF-16");
            Some((u16::from_str_radix(code, 16).expect("hexadecimal"), text))
        })
        .filter(|(_, text)| text != "\u{ffff}")
        .collect()
}
