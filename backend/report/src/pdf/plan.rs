//! Which glyphs the pages need, and with which code each cluster is written.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::composite::{Composite, CutFont, cut};
use super::sfnt::Sfnt;
use crate::error::ReportError;
use crate::page::{Page, Shape};
use crate::text::{Cluster, Face, Part, UNITS_PER_EM};

/// The fonts of one document.
pub struct Plan {
    faces: BTreeMap<Face, FacePlan>,
}

/// One face of the document.
pub struct FacePlan {
    /// The cut font.
    pub font: CutFont,
    /// All that the pages show of it: glyphs of the face, then composites.
    pub shown: Vec<Shown>,
    wanted: Wanted,
}

/// A glyph as the pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What the pages write.
    pub code: Code,
    /// Its width in font units, which is how far a reader moves the pen.
    pub width: u16,
    /// The text it stands for.
    pub text: String,
}

/// What a page writes for a glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// One byte: where it can be, the character itself.
    Short(u8),
    /// Two bytes: the number of the glyph in the cut font.
    Long(u16),
}

impl Code {
    /// The code as a number.
    pub fn number(self) -> u16 {
        match self {
            Self::Short(code) => code.into(),
            Self::Long(code) => code,
        }
    }

    /// The bytes of the code.
    pub fn bytes(self) -> impl Iterator<Item = u8> {
        let short = matches!(self, Self::Short(_));
        self.number().to_be_bytes().into_iter().skip(short.into())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short(code) => write!(formatter, "{code:02x}"),
            Self::Long(code) => write!(formatter, "{code:04x}"),
        }
    }
}

/// What a face has to provide. Only looked up, never walked, so that the order of hashing cannot show.
#[derive(Default)]
struct Wanted {
    glyphs: Vec<(u16, String)>,
    owners: HashMap<u16, usize>,
    composites: Vec<(Composite, String)>,
    index: HashMap<(Vec<Part>, i32, String), usize>,
}

impl Plan {
    /// Walks the pages in order and makes their fonts.
    ///
    /// # Errors
    /// [`ReportError::Write`] when a font cannot be cut.
    pub fn of(pages: &[Page]) -> Result<Self, ReportError> {
        let mut wanted: BTreeMap<Face, Wanted> = BTreeMap::new();
        for item in pages
            .iter()
            .flat_map(|page| page.furniture.iter().chain(&page.items))
        {
            if let Shape::Text { line, .. } = &item.shape {
                for run in &line.runs {
                    let face = wanted.entry(run.face).or_default();
                    for cluster in run.clusters.iter() {
                        face.want(cluster);
                    }
                }
            }
        }
        let faces = wanted
            .into_iter()
            .map(|(face, wanted)| Ok((face, FacePlan::of(face, wanted)?)))
            .collect::<Result<_, ReportError>>()?;
        Ok(Self { faces })
    }

    /// The faces in use.
    pub fn faces(&self) -> impl Iterator<Item = (Face, &FacePlan)> {
        self.faces.iter().map(|(face, plan)| (*face, plan))
    }

    /// How a cluster is shown; `None` when it shows nothing.
    pub fn shown(&self, face: Face, cluster: &Cluster) -> Option<&Shown> {
        let plan = self.faces.get(&face)?;
        plan.shown.get(plan.wanted.place(cluster)?)
    }
}

impl Wanted {
    /// The first text seen for a glyph owns the glyph, because a glyph has one text in a PDF; another text
    /// for the same glyph gets a copy of it, and so does every cluster of several glyphs.
    fn want(&mut self, cluster: &Cluster) {
        match own_glyph(cluster) {
            _ if cluster.parts.is_empty() => {}
            Some(glyph) => match self.owners.get(&glyph) {
                None => {
                    self.owners.insert(glyph, self.glyphs.len());
                    self.glyphs.push((glyph, stored_text(cluster)));
                }
                Some(owner) if stands_for(&self.glyphs[*owner].1, cluster) => {}
                Some(_) => self.want_composite(cluster),
            },
            None => self.want_composite(cluster),
        }
    }

    fn want_composite(&mut self, cluster: &Cluster) {
        let next = self.composites.len();
        // A font numbers its glyphs with 16 bits. Should a text ever need more, what comes last shows nothing.
        if next + self.glyphs.len() >= MAX_GLYPHS {
            return;
        }
        if let std::collections::hash_map::Entry::Vacant(entry) = self.index.entry(key(cluster)) {
            entry.insert(next);
            let composite = Composite {
                parts: cluster.parts.clone(),
                advance: width_of(cluster),
            };
            self.composites.push((composite, stored_text(cluster)));
        }
    }

    /// The place of what shows a cluster among all that is shown.
    fn place(&self, cluster: &Cluster) -> Option<usize> {
        let owner = own_glyph(cluster).and_then(|glyph| self.owners.get(&glyph));
        match owner {
            Some(owner) if stands_for(&self.glyphs[*owner].1, cluster) => Some(*owner),
            _ if cluster.parts.is_empty() => None,
            _ => Some(self.glyphs.len() + self.index.get(&key(cluster))?),
        }
    }

    /// The texts of all that is shown.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let glyphs = self.glyphs.iter().map(|(_, text)| text.as_str());
        glyphs.chain(self.composites.iter().map(|(_, text)| text.as_str()))
    }
}

/// The glyph of a cluster that is drawn with one where the pen is. The box for what is missing has the number 0 in
/// every font, which a document that is accessible does not show (ISO 14289-1, 7.21.8).
fn own_glyph(cluster: &Cluster) -> Option<u16> {
    match cluster.parts.as_slice() {
        [
            Part {
                glyph: glyph @ 1..,
                dx: 0,
                dy: 0,
            },
        ] => Some(*glyph),
        _ => None,
    }
}

fn key(cluster: &Cluster) -> (Vec<Part>, i32, String) {
    let parts = cluster.parts.clone();
    (parts, cluster.advance, stored_text(cluster))
}

/// Leaves room for the glyphs a face makes its own composites of.
const MAX_GLYPHS: usize = 50_000;

impl FacePlan {
    fn of(face: Face, wanted: Wanted) -> Result<Self, ReportError> {
        let damaged = || ReportError::Write(format!("the font {} cannot be cut", face.name()));
        let glyphs: Vec<u16> = wanted.glyphs.iter().map(|(glyph, _)| *glyph).collect();
        let composites = wanted.composites.iter().map(|(composite, _)| composite);
        let composites: Vec<Composite> = composites.cloned().collect();
        let short = short_codes(wanted.texts());
        let font = cut(face, &glyphs, &composites, short.as_deref()).ok_or_else(damaged)?;
        let whole = Sfnt::read(face.bytes()).ok_or_else(damaged)?;
        if whole.units_per_em().map(i32::from) != Some(UNITS_PER_EM) {
            return Err(damaged());
        }
        let widths = glyphs.iter().map(|glyph| whole.advance(*glyph));
        let widths = widths.chain(composites.iter().map(|composite| Some(composite.advance)));
        let numbers = glyphs.iter().map(|glyph| font.glyph(*glyph));
        let numbers = numbers.chain(font.first_composite..);
        let shown = numbers.zip(widths).zip(wanted.texts()).enumerate();
        let shown = shown.map(|(index, ((glyph, width), text))| {
            Some(Shown {
                code: match &short {
                    Some(codes) => Code::Short(codes[index]),
                    None => Code::Long(glyph),
                },
                width: width?,
                text: text.to_owned(),
            })
        });
        let shown = shown.collect::<Option<_>>().ok_or_else(damaged)?;
        Ok(Self {
            font,
            shown,
            wanted,
        })
    }

    /// True where the codes have one byte.
    pub fn has_short_codes(&self) -> bool {
        let first = self.shown.first();
        first.is_none_or(|shown| matches!(shown.code, Code::Short(_)))
    }
}

/// A code of one byte for each text, if they are enough: a visible ASCII character is its own code, so that pages and
/// numbers are made of the same bytes, and what else there is has codes that need no escape in a string.
fn short_codes<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Vec<u8>> {
    let own = |text: &str| match text.as_bytes() {
        [byte @ b' '..=b'~'] => Some(*byte),
        _ => None,
    };
    let mut taken = [false; 256];
    let mut codes: Vec<Option<u8>> = texts
        .map(|text| {
            own(text).filter(|byte| !std::mem::replace(&mut taken[usize::from(*byte)], true))
        })
        .collect();
    let plain = |code: &u8| !b"\0\n\r()\\".contains(code) && !taken[usize::from(*code)];
    let mut free = (0x80..=0xff).chain(0..0x80).filter(plain);
    for code in codes.iter_mut().filter(|code| code.is_none()) {
        *code = Some(free.next()?);
    }
    codes.into_iter().collect()
}

fn width_of(cluster: &Cluster) -> u16 {
    u16::try_from(cluster.advance.max(0)).unwrap_or(u16::MAX)
}

/// The text a reader finds for the cluster. Readers turn right-to-left lines round character by character,
/// so a cluster of several characters is stored turned round.
fn stored_text(cluster: &Cluster) -> String {
    if cluster.rtl {
        cluster.text.chars().rev().collect()
    } else {
        cluster.text.clone()
    }
}

/// True when `stored` is the stored text of a cluster.
fn stands_for(stored: &str, cluster: &Cluster) -> bool {
    if cluster.rtl {
        stored.chars().eq(cluster.text.chars().rev())
    } else {
        stored == cluster.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Language;
    use crate::pdf::sfnt::{i16_at, u16_at};
    use crate::text::{Base, Colour, Shaper, Span, Style, clean};

    fn clusters(text: &str) -> Vec<(Face, Cluster)> {
        let style = Style {
            size: 10.0,
            bold: false,
            colour: Colour(0, 0, 0),
        };
        let paragraph =
            Shaper::new(Language::ENGLISH).paragraph(&[Span { text, style }], 500.0, Base::Auto);
        let runs = paragraph.lines.into_iter().flat_map(|line| line.runs);
        runs.flat_map(|run| {
            let clusters: Vec<Cluster> = run.clusters.to_vec();
            clusters.into_iter().map(move |c| (run.face, c))
        })
        .collect()
    }

    #[test]
    fn a_composite_is_made_of_the_very_parts_that_were_shaped() {
        for text in ["கொடுப்போம் ஸ்ரீ க்ஷௌ", "بِسْمِ الله نَتائج", "e\u{301}\u{323}ồ"]
        {
            let mut wanted: BTreeMap<Face, Wanted> = BTreeMap::new();
            for (face, cluster) in clusters(text) {
                wanted.entry(face).or_default().want(&cluster);
            }
            for (face, wanted) in wanted {
                let composites: Vec<Composite> = wanted
                    .composites
                    .iter()
                    .map(|(composite, _)| composite.clone())
                    .collect();
                let plan = FacePlan::of(face, wanted).unwrap();
                let font = Sfnt::read(&plan.font.bytes).unwrap();
                let glyf = font.table(b"glyf").unwrap();
                let places = font.glyph_places().unwrap();
                assert_eq!(
                    usize::from(font.glyph_count().unwrap()),
                    usize::from(plan.font.first_composite) + composites.len()
                );
                for (number, composite) in (plan.font.first_composite..).zip(&composites) {
                    assert_eq!(font.advance(number), Some(composite.advance));
                    let at = places[usize::from(number)];
                    if at == places[usize::from(number) + 1] {
                        continue;
                    }
                    assert_eq!(i16_at(glyf, at), Some(-1));
                    let mut found = Vec::new();
                    let mut place = at + 10;
                    loop {
                        found.push((
                            u16_at(glyf, place + 2).unwrap(),
                            i32::from(i16_at(glyf, place + 4).unwrap()),
                            i32::from(i16_at(glyf, place + 6).unwrap()),
                        ));
                        place += 8;
                        if u16_at(glyf, place - 8).unwrap() & 0x20 == 0 {
                            break;
                        }
                    }
                    let shaped: Vec<_> = composite
                        .parts
                        .iter()
                        .map(|part| (plan.font.glyph(part.glyph), part.dx, part.dy))
                        .collect();
                    assert_eq!(found, shaped, "{text}");
                }
            }
        }
    }

    #[test]
    fn letters_of_the_three_scripts_are_all_drawn() {
        let repertoire: String = ('!'..='~')
            .chain('¡'..='ž')
            .filter(|c| *c != '\u{ad}')
            .chain("–—‘’“”•…€£₹−×÷".chars())
            .chain("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي٠١٢٣٤٥٦٧٨٩،؛؟٪".chars())
            .chain("அஆஇஈஉஊஎஏஐஒஓஔஃகஙசஞடணதநபமயரலவழளறனஜஷஸஹ௹".chars())
            .flat_map(|c| [c, ' '])
            .collect();
        for (face, cluster) in clusters(&repertoire) {
            for part in &cluster.parts {
                assert_ne!(part.glyph, 0, "{:?} in {face:?}", cluster.text);
            }
        }
    }

    #[test]
    fn what_no_face_has_becomes_a_box_that_keeps_its_text() {
        let found = clusters("a 😀 漢 b");
        for text in ["😀", "漢"] {
            let (_, cluster) = found.iter().find(|(_, c)| c.text == text).unwrap();
            assert_eq!(cluster.parts.len(), 1, "{text}");
            assert_eq!(cluster.parts[0].glyph, 0, "{text}");
            assert!(cluster.advance > 300, "{text}");
        }
    }

    /// Characters that lines are broken at, marks, joiners and what has no glyph, besides any at all.
    fn strange() -> impl Strategy<Value = String> {
        let trouble = "aZ 0.%([{»-\n\u{301}\u{30d}\u{200b}\u{200c}\u{200d}\u{200f}\u{202e}\u{a0}بنيلاأـًّ٣،؟\
            கொஸ்ரீஷௌ்ாெ௧क्षि漢ก้😀👩🇮🏽\u{fe0f}\u{e000}\u{10fffd}";
        let trouble: Vec<char> = trouble.chars().collect();
        let known = proptest::collection::vec(proptest::sample::select(trouble), 0..30);
        prop_oneof![
            known.prop_map(String::from_iter),
            proptest::collection::vec(any::<char>(), 0..30).prop_map(String::from_iter)
        ]
    }

    /// Steers or guides lines, and is no text of the document.
    fn is_guide(c: char) -> bool {
        matches!(
            c,
            '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2060}'
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn p10_every_character_that_is_kept_can_be_copied(
            text in strange(),
            language in proptest::sample::select(Language::all().collect::<Vec<_>>()),
        ) {
            let text = clean(&text);
            let style = Style { size: 10.0, bold: false, colour: Colour(0, 0, 0) };
            let span = [Span { text: &text, style }];
            let paragraph = Shaper::new(language).paragraph(&span, 120.0, Base::Auto);
            let runs = || paragraph.lines.iter().flat_map(|line| &line.runs);
            let mut wanted: BTreeMap<Face, Wanted> = BTreeMap::new();
            for run in runs() {
                for cluster in run.clusters.iter() {
                    wanted.entry(run.face).or_default().want(cluster);
                }
            }
            let faces = wanted.into_iter().map(|(face, wanted)| (face, FacePlan::of(face, wanted).unwrap()));
            let plan = Plan { faces: faces.collect() };
            let written = runs().flat_map(|run| run.clusters.iter().map(|cluster| (run.face, cluster)));
            let mut found: Vec<char> = written
                .filter_map(|(face, cluster)| plan.shown(face, cluster))
                .flat_map(|shown| shown.text.chars())
                .filter(|c| !c.is_whitespace() && !is_guide(*c))
                .collect();
            found.sort_unstable();
            let mut kept: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !is_guide(*c)).collect();
            kept.sort_unstable();
            prop_assert_eq!(found, kept, "{:?}", text);
        }
    }
}
