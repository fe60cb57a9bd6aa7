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
    /// The width, without a space at its end.
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
    /// How many bytes a code has.
    code_bytes: usize,
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

/// Where the operators of a page draw: a scale and a shift, which is all that its pages need.
#[derive(Clone, Copy)]
struct Space {
    scale: (f32, f32),
    shift: (f32, f32),
}

impl Space {
    fn at(self, (x, y): (f32, f32)) -> (f32, f32) {
        (
            x * self.scale.0 + self.shift.0,
            y * self.scale.1 + self.shift.1,
        )
    }
}

/// A page being read.
struct Reader<'a> {
    extracted: &'a mut Extracted,
    page: usize,
    space: Space,
    points: Vec<(f32, f32)>,
}

impl Reader<'_> {
    fn point(&mut self, at: (f32, f32)) {
        let (x, y) = self.space.at(at);
        self.points.push((x, y));
        self.extracted.corners.push((self.page, x, y));
    }

    fn outline(&mut self, stroke: Option<f32>) {
        self.extracted.outlines.push(Outline {
            page: self.page,
            points: std::mem::take(&mut self.points),
            stroke: stroke.map(|thick| thick * self.space.scale.0),
        });
    }
}

fn read_page(extracted: &mut Extracted, number: usize, page: ObjectId) {
    let fonts = fonts(extracted, page);
    let content = extracted.file.get_page_content(page);
    let content = Content::decode(&content).expect("the content can be read");
    let (mut font, mut size, mut at, mut pen) = (String::new(), 0.0, (0.0, 0.0), 0.0);
    let mut marks: Vec<Mark> = Vec::new();
    let mut thick: f32 = 1.0;
    let mut in_text = false;
    let mut text_when_marked = false;
    let mut kept: Vec<Space> = Vec::new();
    let mut reader = Reader {
        extracted,
        page: number,
        space: Space {
            scale: (1.0, 1.0),
            shift: (0.0, 0.0),
        },
        points: Vec::new(),
    };
    for operation in content.operations {
        let operands = &operation.operands;
        let figure = |index: usize| operands[index].as_float().expect("a number");
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                assert!(marks.is_empty(), "marked content is not nested");
                text_when_marked = in_text;
                marks.push(if operands[0].as_name().expect("a tag") == b"Artifact" {
                    Mark::Artifact
                } else {
                    let properties = operands[1].as_dict().expect("properties");
                    let mark = properties.get(b"MCID").expect("a number");
                    let mark = mark.as_i64().expect("a number");
                    reader.extracted.marks.push((number, mark));
                    Mark::Content(mark)
                });
            }
            "EMC" => {
                marks.pop().expect("what ends has begun");
                assert_eq!(text_when_marked, in_text, "text and marks do not cross");
            }
            "f" | "S" | "s" | "b" | "TJ" | "Tj" | "Do" if marks.is_empty() => {
                let operator = operation.operator.clone();
                reader.extracted.unmarked.push((number, operator));
            }
            "Tf" => {
                font = String::from_utf8_lossy(operands[0].as_name().expect("a font")).into();
                size = figure(1);
            }
            "BT" => {
                assert!(!in_text, "text objects are not nested");
                (at, pen, in_text) = ((0.0, 0.0), 0.0, true);
            }
            "ET" => in_text = false,
            "Td" => (at, pen) = ((at.0 + figure(0), at.1 + figure(1)), 0.0),
            "TJ" | "Tj" => {
                assert!(in_text, "text is shown in text objects");
                let font = &fonts[&font];
                let (mut text, mut width, mut boxes) = (String::new(), 0.0, 0);
                let mut blank = 0.0;
                let items = match &operands[0] {
                    Object::Array(items) => items.as_slice(),
                    _ => &operands[..1],
                };
                for item in items {
                    if let Object::String(codes, _) = item {
                        for code in codes.chunks(font.code_bytes) {
                            let code = code
                                .iter()
                                .fold(0, |code, byte| code << 8 | u16::from(*byte));
                            let shown = font.text.get(&code).expect("every glyph has a text");
                            text.push_str(shown);
                            width += font.widths[&code];
                            blank = if shown == " " {
                                font.widths[&code]
                            } else {
                                0.0
                            };
                            assert!(code != 0, "the glyph of no character is not shown");
                            boxes += usize::from(font.boxes.contains(&code));
                        }
                    } else {
                        width -= item.as_float().expect("a number");
                    }
                }
                let (x, y) = reader.space.at((at.0 + pen, at.1));
                pen += width * size / 1000.0;
                let width = (width - blank) * size / 1000.0;
                let scale = reader.space.scale.0;
                reader.extracted.pieces.push(Piece {
                    page: number,
                    x,
                    y,
                    width: width * scale,
                    size: (size * scale * 100.0).round() / 100.0,
                    text,
                    artifact: matches!(marks.last(), Some(Mark::Artifact)),
                    mark: match marks.last() {
                        Some(Mark::Content(mark)) => Some(*mark),
                        _ => None,
                    },
                    boxes,
                });
            }
            "w" => thick = figure(0),
            "f" => reader.outline(None),
            "S" | "s" | "b" => reader.outline(Some(thick)),
            "m" | "l" => reader.point((figure(0), figure(1))),
            "re" => {
                let [x, y, width, height] = [0, 1, 2, 3].map(figure);
                let (right, top) = (x + width, y + height);
                for corner in [(x, top), (right, top), (right, y), (x, y)] {
                    reader.point(corner);
                }
            }
            "c" => reader.point((figure(4), figure(5))),
            "q" => kept.push(reader.space),
            "Q" => reader.space = kept.pop().expect("what is restored was kept"),
            "cm" => {
                assert!(!in_text, "the origin does not move within text");
                let [width, height, x, y] = [0, 3, 4, 5].map(figure);
                let shift = reader.space.at((x, y));
                let (across, along) = reader.space.scale;
                let scale = (across * width, along * height);
                reader.space = Space { scale, shift };
            }
            "Do" => {
                for corner in [(0.0, 0.0), (1.0, 1.0)] {
                    let (x, y) = reader.space.at(corner);
                    reader.extracted.corners.push((number, x, y));
                }
            }
            "rg" | "RG" | "d" | "j" => {}
            other => panic!("nothing is known of {other}"),
        }
    }
    assert!(marks.is_empty(), "what began has ended");
    assert!(!in_text && kept.is_empty(), "what began has ended");
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
            // A font with codes of two bytes has another font that says their widths.
            let descendant = font.get(b"DescendantFonts").ok();
            let described = descendant.map_or(font, |fonts| {
                let fonts = fonts.as_array().expect("fonts");
                fonts[0].as_dict().expect("a font")
            });
            let descriptor = extracted
                .get(described, "FontDescriptor")
                .as_dict()
                .expect("a descriptor");
            let file = extracted
                .get(descriptor, "FontFile2")
                .as_stream()
                .expect("a file");
            let file = file.get_plain_content().expect("a font file");
            let boxes = boxes(&file);
            let (code_bytes, widths, boxes) = if descendant.is_some() {
                let widths = extracted.get(described, "W").as_array().expect("widths");
                (2, read_widths(widths), boxes)
            } else {
                let first = extracted.get(font, "FirstChar").clone();
                let widths = extracted.get(font, "Widths").clone();
                let codes = codes(&file);
                let boxes = codes.iter().filter(|(_, glyph)| boxes.contains(glyph));
                let boxes = boxes.map(|(code, _)| *code).collect();
                (1, read_widths(&[first, widths]), boxes)
            };
            let name = String::from_utf8_lossy(name).into_owned();
            let text = to_unicode(&String::from_utf8_lossy(&map));
            (
                name,
                Font {
                    code_bytes,
                    text,
                    widths,
                    boxes,
                },
            )
        })
        .collect()
}

/// The composite glyphs whose first part is the glyph 0.
fn boxes(font: &[u8]) -> Vec<u16> {
    let (glyf, loca, maxp) = (
        table(font, b"glyf"),
        table(font, b"loca"),
        table(font, b"maxp"),
    );
    let long = u16_at(font, table(font, b"head") + 50) == 1;
    let place = |index: usize| {
        if long {
            u32_at(font, loca + index * 4)
        } else {
            usize::from(u16_at(font, loca + index * 2)) * 2
        }
    };
    (0..u16_at(font, maxp + 4))
        .filter(|glyph| {
            let (start, end) = (place(usize::from(*glyph)), place(usize::from(*glyph) + 1));
            let at = glyf + start;
            start < end && u16_at(font, at) == 0xffff && u16_at(font, at + 12) == 0
        })
        .collect()
}

/// The glyph of each code of a font with codes of one byte.
fn codes(font: &[u8]) -> BTreeMap<u16, u16> {
    let at = table(font, b"cmap");
    assert_eq!([2, 4, 6].map(|field| u16_at(font, at + field)), [1, 1, 0]);
    let at = at + u32_at(font, at + 8);
    assert_eq!(u16_at(font, at), 6, "a trimmed table");
    let (first, count) = (u16_at(font, at + 6), u16_at(font, at + 8));
    (0..count)
        .map(|index| {
            (
                first + index,
                u16_at(font, at + 10 + usize::from(index) * 2),
            )
        })
        .collect()
}

fn table(font: &[u8], name: &[u8; 4]) -> usize {
    let records = (0..usize::from(u16_at(font, 4))).map(|index| 12 + index * 16);
    let mut found = records.filter(|at| font[*at..*at + 4] == *name);
    u32_at(font, found.next().expect("a table") + 8)
}

fn u16_at(font: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([font[at], font[at + 1]])
}

fn u32_at(font: &[u8], at: usize) -> usize {
    (usize::from(u16_at(font, at)) << 16) + usize::from(u16_at(font, at + 2))
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

/// The text of each code: lines of a code and its text, or of two codes and the text of the first.
fn to_unicode(map: &str) -> BTreeMap<u16, String> {
    let number = |hex: &str| u16::from_str_radix(hex, 16).expect("hexadecimal");
    let mut found = BTreeMap::new();
    let mut in_space = false;
    for line in map.lines() {
        in_space = line.ends_with("begincodespacerange") || (in_space && !line.starts_with("end"));
        let inside = line
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'));
        let (Some(inside), false) = (inside, in_space) else {
            continue;
        };
        let parts: Vec<&str> = inside.split("><").collect();
        let text = parts[parts.len() - 1];
        let mut units: Vec<u16> = (0..text.len() / 4)
            .map(|i| number(&text[i * 4..i * 4 + 4]))
            .collect();
        let last = if parts.len() == 3 { parts[1] } else { parts[0] };
        for code in number(parts[0])..=number(last) {
            found.insert(code, String::from_utf16(&units).expect("UTF-16"));
            if let Some(unit) = units.last_mut() {
                *unit += 1;
            }
        }
    }
    found
}
