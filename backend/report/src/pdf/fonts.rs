//! The fonts of the file as its readers are told of them: widths, and the text that each code stands for.
//!
//! A face of which the document shows at most 250 glyphs is a simple font, with codes of one byte; any other is a
//! composite font, where a code is the number of its glyph in two bytes (ISO 32000-1, 9.6 and 9.7).

use std::fmt::Write;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};

use super::content::font_name;
use super::plan::{Code, FacePlan, Plan, Shown};
use super::sfnt::{Sfnt, i16_at};
use crate::text::Face;

/// Adds the fonts to the file. Returns them by their names in the contents.
pub fn add(file: &mut File, plan: &Plan) -> Dictionary {
    plan.faces()
        .map(|(face, plan)| (font_name(face), font(file, face, plan)))
        .map(|(name, id)| (name, Object::Reference(id)))
        .collect()
}

fn font(file: &mut File, face: Face, plan: &FacePlan) -> ObjectId {
    let bytes = &plan.font.bytes;
    let name = Object::Name(format!("{}+{}", subset_tag(bytes), face.name()).into());
    let length = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    let program = Stream::new(dictionary! { "Length1" => length }, bytes.clone());
    let program = file.add_object(program);
    let descriptor = file.add_object(descriptor(face, &name, program));
    let mut shown: Vec<&Shown> = plan.shown.iter().collect();
    shown.sort_by_key(|shown| shown.code);
    let map = Stream::new(Dictionary::new(), text_map(&shown).into_bytes());
    let map = file.add_object(map);
    let font = if plan.has_short_codes() {
        let (first, widths) = short_widths(&shown);
        let last = first + i64::try_from(widths.len()).unwrap_or(1) - 1;
        dictionary! {
            "Type" => "Font",
            "Subtype" => "TrueType",
            "BaseFont" => name,
            "FirstChar" => first,
            "LastChar" => last,
            "Widths" => widths,
            "FontDescriptor" => descriptor,
            "ToUnicode" => map
        }
    } else {
        let system = dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0
        };
        let descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => name.clone(),
            "CIDSystemInfo" => system,
            "CIDToGIDMap" => "Identity",
            "FontDescriptor" => descriptor,
            "W" => long_widths(&shown)
        };
        dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => map
        }
    };
    file.add_object(font)
}

/// What is read from the face or measured from it.
fn descriptor(face: Face, name: &Object, program: ObjectId) -> Dictionary {
    /// Its characters are no standard ones.
    const SYMBOLIC: i64 = 4;
    /// How high capitals are in all six faces.
    const CAPITALS: i64 = 714;
    let whole = Sfnt::read(face.bytes());
    let read = |table: &[u8; 4], at: usize| {
        let table = whole.as_ref().and_then(|font| font.table(table));
        i64::from(table.and_then(|table| i16_at(table, at)).unwrap_or(0))
    };
    let bounds = [36, 38, 40, 42].map(|at| Object::Integer(read(b"head", at)));
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.clone(),
        "Flags" => SYMBOLIC,
        "FontBBox" => bounds.to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => read(b"hhea", 4),
        "Descent" => read(b"hhea", 6),
        "CapHeight" => CAPITALS,
        "StemV" => if face.is_bold() { 140 } else { 80 },
        "FontFile2" => program
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

/// The first code, and the widths of all codes from it to the last.
fn short_widths(shown: &[&Shown]) -> (i64, Vec<Object>) {
    let code = |shown: &&Shown| usize::from(shown.code.number());
    let first = shown.first().map_or(0, code);
    let last = shown.last().map_or(0, code);
    let mut widths = vec![Object::Integer(0); last - first + 1];
    for one in shown {
        widths[code(one) - first] = i64::from(one.width).into();
    }
    (i64::try_from(first).unwrap_or(0), widths)
}

/// Runs of codes: the first of each, and the widths from it on.
fn long_widths(shown: &[&Shown]) -> Vec<Object> {
    let follows = |one: &&Shown, next: &&Shown| one.code.number() + 1 == next.code.number();
    shown
        .chunk_by(follows)
        .flat_map(|run| {
            let widths: Vec<Object> = run.iter().map(|one| i64::from(one.width).into()).collect();
            [i64::from(run[0].code.number()).into(), widths.into()]
        })
        .collect()
}

/// The text of each code as a CMap (ISO 32000-1, 9.10.3), where neighbours such as the letters of the alphabet are
/// one line. `shown` is sorted by code.
fn text_map(shown: &[&Shown]) -> String {
    /// The most lines of a block.
    const MOST: usize = 100;
    let mut map = String::from(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
         /CMapName/Adobe-Identity-UCS def/CMapType 2 def\n",
    );
    let (mut ranges, mut singles) = (Vec::new(), Vec::new());
    for run in shown.chunk_by(|one, next| follows(one, next)) {
        let (first, text) = (run[0].code, utf16(&run[0].text));
        match run {
            [_] => singles.push(format!("<{first}><{text}>")),
            _ => ranges.push(format!("<{first}><{}><{text}>", run[run.len() - 1].code)),
        }
    }
    let (low, high) = match shown.first().map(|shown| shown.code) {
        Some(Code::Long(_)) => ("0000", "ffff"),
        _ => ("00", "ff"),
    };
    let space = [format!("<{low}><{high}>")];
    for (kind, lines) in [
        ("codespacerange", &space[..]),
        ("bfrange", &ranges),
        ("bfchar", &singles),
    ] {
        for block in lines.chunks(MOST) {
            // Writing to a string does not fail.
            let _ = writeln!(
                map,
                "{} begin{kind}\n{}\nend{kind}",
                block.len(),
                block.join("\n")
            );
        }
    }
    map.push_str("endcmap CMapName currentdict/CMap defineresource pop end end\n");
    map
}

/// True when two codes are as far apart as the characters they stand for; only the last byte of either may differ in a
/// range, and codes between them are in no text.
fn follows(one: &Shown, next: &Shown) -> bool {
    let single = |shown: &Shown| {
        let mut characters = shown.text.chars();
        let single = characters.next().filter(|_| characters.next().is_none());
        single.and_then(|c| u16::try_from(u32::from(c)).ok())
    };
    let (Some(from), Some(to)) = (single(one), single(next)) else {
        return false;
    };
    let (low, high) = (one.code.number(), next.code.number());
    to.checked_sub(from) == Some(high - low) && to >> 8 == from >> 8 && high >> 8 == low >> 8
}

fn utf16(text: &str) -> String {
    text.encode_utf16()
        .map(|unit| format!("{unit:04x}"))
        .collect()
}
