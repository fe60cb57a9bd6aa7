//! Cuts a face down to the glyphs in use and adds one composite glyph for each cluster that is drawn with
//! several.
//!
//! Why: a PDF maps each glyph to text, but a Tamil syllable or an Arabic letter with its dots is several
//! glyphs whose order on the page is not that of the text. As one glyph, with the text of the whole
//! cluster, it is found and copied right by every reader tried, and it draws exactly the same.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use super::sfnt::{self, Sfnt, TableName, i16_at, set_u16, u16_at};
use crate::text::{Face, Part};

/// A glyph to be made of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composite {
    /// The glyphs it is made of, numbered as in the face.
    pub parts: Vec<Part>,
    /// Its advance width.
    pub advance: u16,
}

/// A face cut down for one document.
pub struct CutFont {
    /// The font file.
    pub bytes: Vec<u8>,
    /// The number of the first composite; the others follow in order.
    pub first_composite: u16,
    remapper: GlyphRemapper,
}

impl CutFont {
    /// The number of a glyph of the face in the cut font; 0, the box, when it is not in it.
    pub fn glyph(&self, glyph: u16) -> u16 {
        self.remapper.get(glyph).unwrap_or(0)
    }
}

/// Cuts `face` down to `glyphs` and appends `composites`; with `codes`, which are those of the glyphs and then of the
/// composites, it also says which code is which glyph. `None` when the font is damaged or the glyphs are too many to
/// number.
pub fn cut(
    face: Face,
    glyphs: &[u16],
    composites: &[Composite],
    codes: Option<&[u8]>,
) -> Option<CutFont> {
    let mut remapper = GlyphRemapper::new();
    for glyph in glyphs {
        remapper.remap(*glyph);
    }
    for part in composites.iter().flat_map(|composite| &composite.parts) {
        remapper.remap(part.glyph);
    }
    let subset = subsetter::subset(face.bytes(), 0, &remapper).ok()?;
    // The subset may hold more glyphs than asked for: the parts of composites that the face has itself.
    let first_composite = Sfnt::read(&subset)?.glyph_count()?;
    let numbers = glyphs.iter().map(|glyph| remapper.get(*glyph).unwrap_or(0));
    let numbers = numbers.chain(first_composite..);
    let map = codes.map(|codes| code_map(codes.iter().copied().zip(numbers)));
    let bytes = append(&subset, composites, &remapper, map)?;
    Some(CutFont {
        bytes,
        first_composite,
        remapper,
    })
}

/// Which code is which glyph, as one trimmed table for the Macintosh, which is where a PDF looks first for the codes of
/// a symbolic font (OpenType 1.9, "cmap", format 6; ISO 32000-1, 9.6.6.4).
fn code_map(glyphs: impl Iterator<Item = (u8, u16)>) -> Vec<u8> {
    let glyphs: BTreeMap<u8, u16> = glyphs.collect();
    let first = glyphs.keys().next().copied().unwrap_or(0);
    let last = glyphs.keys().last().copied().unwrap_or(0);
    let count = u16::from(last - first) + 1;
    // One table: for platform 1, encoding 0, after 12 bytes; its format, its length, any language, its codes.
    let head = [0, 1, 1, 0, 0, 12, 6, 10 + 2 * count, 0, first.into(), count];
    let numbers = (first..=last).map(|code| glyphs.get(&code).copied().unwrap_or(0));
    head.into_iter()
        .chain(numbers)
        .flat_map(u16::to_be_bytes)
        .collect()
}

/// What a PDF wants of a font whose glyphs are called by number (ISO 32000-1, 9.9).
const NEEDED: [&TableName; 9] = [
    b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep",
];

fn append(
    subset: &[u8],
    composites: &[Composite],
    remapper: &GlyphRemapper,
    code_map: Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let font = Sfnt::read(subset)?;
    let old_count = font.glyph_count()?;
    let new_count = old_count.checked_add(u16::try_from(composites.len()).ok()?)?;
    let mut glyf = font.table(b"glyf")?.to_vec();
    let mut places = font.glyph_places()?;
    let mut hmtx = full_hmtx(&font, old_count)?;
    for composite in composites {
        let glyph = composite_glyph(composite, &glyf, &places, remapper)?;
        glyf.extend(&glyph.bytes);
        glyf.resize(glyf.len().next_multiple_of(2), 0);
        places.push(glyf.len());
        hmtx.extend(composite.advance.to_be_bytes());
        hmtx.extend(glyph.x_min.to_be_bytes());
    }
    let (loca, is_long) = loca(&places)?;
    let mut tables: Vec<(TableName, Vec<u8>)> = font
        .tables
        .iter()
        .filter(|(name, _)| NEEDED.contains(&name))
        .map(|(name, bytes)| (*name, bytes.to_vec()))
        .collect();
    for (name, bytes) in &mut tables {
        match &*name {
            b"glyf" => *bytes = std::mem::take(&mut glyf),
            b"loca" => bytes.clone_from(&loca),
            b"hmtx" => *bytes = std::mem::take(&mut hmtx),
            b"hhea" => set_u16(bytes, 34, new_count)?,
            b"maxp" => raise_limits(bytes, new_count, composites)?,
            b"head" => {
                // The adjustment is set for the whole file later.
                bytes.get_mut(8..12)?.fill(0);
                set_u16(bytes, 50, is_long.into())?;
            }
            _ => {}
        }
    }
    tables.extend(code_map.map(|map| (*b"cmap", map)));
    tables.sort_by_key(|(name, _)| *name);
    sfnt::write(&tables)
}

/// The places of the glyphs as a table, and true where they take four bytes each: two say the half of a place.
fn loca(places: &[usize]) -> Option<(Vec<u8>, bool)> {
    let halves = places.iter().map(|place| {
        let half = place.is_multiple_of(2).then_some(place / 2)?;
        u16::try_from(half).ok()
    });
    if let Some(halves) = halves.collect::<Option<Vec<u16>>>() {
        let bytes = halves.into_iter().flat_map(u16::to_be_bytes).collect();
        return Some((bytes, false));
    }
    let places = places.iter().map(|place| u32::try_from(*place).ok());
    let places = places.collect::<Option<Vec<u32>>>()?;
    let bytes = places.into_iter().flat_map(u32::to_be_bytes).collect();
    Some((bytes, true))
}

/// The metrics with an advance for every glyph.
fn full_hmtx(font: &Sfnt<'_>, count: u16) -> Option<Vec<u8>> {
    let hmtx = font.table(b"hmtx")?;
    let long = u16_at(font.table(b"hhea")?, 34)?;
    let mut full = Vec::with_capacity(usize::from(count) * 4);
    for glyph in 0..count {
        let bearing_at = if glyph < long {
            usize::from(glyph) * 4 + 2
        } else {
            usize::from(long) * 4 + usize::from(glyph - long) * 2
        };
        full.extend(font.advance(glyph)?.to_be_bytes());
        full.extend(i16_at(hmtx, bearing_at)?.to_be_bytes());
    }
    Some(full)
}

fn raise_limits(maxp: &mut [u8], count: u16, composites: &[Composite]) -> Option<()> {
    let parts = composites
        .iter()
        .map(|composite| composite.parts.len())
        .max()
        .unwrap_or(0);
    let parts = u16::try_from(parts).ok()?;
    set_u16(maxp, 4, count)?;
    // Points and contours of a composite: no more than its parts times the largest glyph.
    for (of_simple, of_composite) in [(6, 10), (8, 12)] {
        let largest = u16_at(maxp, of_simple)?.max(u16_at(maxp, of_composite)?);
        set_u16(maxp, of_composite, largest.saturating_mul(parts.max(1)))?;
    }
    let elements = u16_at(maxp, 28)?.max(parts);
    set_u16(maxp, 28, elements)?;
    let depth = u16_at(maxp, 30)?.saturating_add(1);
    set_u16(maxp, 30, depth)
}

struct MadeGlyph {
    bytes: Vec<u8>,
    x_min: i16,
}

/// The description of one composite (OpenType 1.9, "glyf", composite glyph description).
fn composite_glyph(
    composite: &Composite,
    glyf: &[u8],
    places: &[usize],
    remapper: &GlyphRemapper,
) -> Option<MadeGlyph> {
    /// Offsets are words and are x and y, not point numbers.
    const WORDS_THAT_ARE_XY: u16 = 0x0003;
    const MORE_COMPONENTS: u16 = 0x0020;
    let mut parts = Vec::new();
    let mut bounds: Option<[i32; 4]> = None;
    for part in &composite.parts {
        let glyph = remapper.get(part.glyph)?;
        let index = usize::from(glyph);
        let start = *places.get(index)?;
        if start == *places.get(index + 1)? {
            continue; // A space has no outline.
        }
        let edge = |at: usize| i16_at(glyf, start + at).map(i32::from);
        let moved = [
            edge(2)? + part.dx,
            edge(4)? + part.dy,
            edge(6)? + part.dx,
            edge(8)? + part.dy,
        ];
        bounds = Some(bounds.map_or(moved, |b| {
            [
                b[0].min(moved[0]),
                b[1].min(moved[1]),
                b[2].max(moved[2]),
                b[3].max(moved[3]),
            ]
        }));
        parts.push((glyph, to_i16(part.dx), to_i16(part.dy)));
    }
    let Some(bounds) = bounds else {
        return Some(MadeGlyph {
            bytes: Vec::new(),
            x_min: 0,
        });
    };
    let mut bytes = (-1_i16).to_be_bytes().to_vec();
    for edge in bounds {
        bytes.extend(to_i16(edge).to_be_bytes());
    }
    for (index, (glyph, dx, dy)) in parts.iter().enumerate() {
        let more = if index + 1 < parts.len() {
            MORE_COMPONENTS
        } else {
            0
        };
        bytes.extend((WORDS_THAT_ARE_XY | more).to_be_bytes());
        bytes.extend(glyph.to_be_bytes());
        bytes.extend(dx.to_be_bytes());
        bytes.extend(dy.to_be_bytes());
    }
    Some(MadeGlyph {
        bytes,
        x_min: to_i16(bounds[0]),
    })
}

fn to_i16(value: i32) -> i16 {
    i16::try_from(value.clamp(i32::from(i16::MIN), i32::from(i16::MAX))).unwrap_or(0)
}
