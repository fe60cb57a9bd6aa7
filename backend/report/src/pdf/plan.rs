//! Which glyphs the pages need, and with which number each cluster is written.

use std::collections::{BTreeMap, HashMap};

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
    /// The width of every glyph in use, by its number in the cut font.
    pub widths: BTreeMap<u16, u16>,
    wanted: Wanted,
}

/// A cluster as the page writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The glyph's number in the cut font.
    pub glyph: u16,
    /// Its width in font units, which is how far a reader moves the pen.
    pub width: i32,
    /// The text it stands for.
    pub text: String,
}

/// What a face has to provide. Only looked up, never walked, so that the order of hashing cannot show.
#[derive(Default)]
struct Wanted {
    glyphs: Vec<u16>,
    owners: HashMap<u16, String>,
    composites: Vec<Composite>,
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
                    for cluster in &run.clusters {
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

    /// How a cluster is written; `None` when it shows nothing.
    pub fn written(&self, face: Face, cluster: &Cluster) -> Option<Written> {
        self.faces.get(&face)?.written(cluster)
    }
}

impl Wanted {
    /// The first text seen for a glyph owns the glyph, because a glyph has one text in a PDF; another text
    /// for the same glyph gets a copy of it, and so does every cluster of several glyphs.
    fn want(&mut self, cluster: &Cluster) {
        let text = stored_text(cluster);
        match cluster.parts.as_slice() {
            [] => {}
            // The box for what is missing has the number 0 in every font, which a document that is
            // accessible does not show (ISO 14289-1, 7.21.8).
            [
                Part {
                    glyph: glyph @ 1..,
                    dx: 0,
                    dy: 0,
                },
            ] => {
                if let Some(owner) = self.owners.get(glyph) {
                    if *owner != text {
                        self.want_composite(cluster, text);
                    }
                } else {
                    self.glyphs.push(*glyph);
                    self.owners.insert(*glyph, text);
                }
            }
            _ => self.want_composite(cluster, text),
        }
    }

    fn want_composite(&mut self, cluster: &Cluster, text: String) {
        let next = self.composites.len();
        // A font numbers its glyphs with 16 bits. Should a text ever need more, what comes last is drawn
        // as a box.
        if next + self.glyphs.len() >= MAX_GLYPHS {
            return;
        }
        let key = (cluster.parts.clone(), cluster.advance, text);
        if let std::collections::hash_map::Entry::Vacant(entry) = self.index.entry(key) {
            entry.insert(next);
            self.composites.push(Composite {
                parts: cluster.parts.clone(),
                advance: width_of(cluster),
            });
        }
    }
}

/// Leaves room for the glyphs a face makes its own composites of.
const MAX_GLYPHS: usize = 50_000;

impl FacePlan {
    fn of(face: Face, wanted: Wanted) -> Result<Self, ReportError> {
        let damaged = || ReportError::Write(format!("the font {} cannot be cut", face.name()));
        let font = cut(face, &wanted.glyphs, &wanted.composites).ok_or_else(damaged)?;
        let whole = Sfnt::read(face.bytes()).ok_or_else(damaged)?;
        if whole.units_per_em().map(i32::from) != Some(UNITS_PER_EM) {
            return Err(damaged());
        }
        let mut widths = BTreeMap::new();
        for glyph in wanted.glyphs.iter().copied().chain([0]) {
            widths.insert(font.glyph(glyph), whole.advance(glyph).ok_or_else(damaged)?);
        }
        for (number, composite) in (font.first_composite..).zip(&wanted.composites) {
            widths.insert(number, composite.advance);
        }
        Ok(Self {
            font,
            widths,
            wanted,
        })
    }

    fn written(&self, cluster: &Cluster) -> Option<Written> {
        let text = stored_text(cluster);
        let own = match cluster.parts.as_slice() {
            [] => return None,
            [
                Part {
                    glyph,
                    dx: 0,
                    dy: 0,
                },
            ] if self.wanted.owners.get(glyph) == Some(&text) => Some(self.font.glyph(*glyph)),
            _ => None,
        };
        let glyph = own.unwrap_or_else(|| {
            let key = (cluster.parts.clone(), cluster.advance, text.clone());
            let place = self
                .wanted
                .index
                .get(&key)
                .and_then(|place| u16::try_from(*place).ok());
            place.map_or(0, |place| self.font.first_composite.saturating_add(place))
        });
        let width = self.widths.get(&glyph).copied().map_or(0, i32::from);
        Some(Written { glyph, width, text })
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::Language;
    use crate::pdf::sfnt::{i16_at, u16_at, u32_at};
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
        runs.flat_map(|run| run.clusters.into_iter().map(move |c| (run.face, c)))
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
                let composites = wanted.composites.clone();
                let plan = FacePlan::of(face, wanted).unwrap();
                let font = Sfnt::read(&plan.font.bytes).unwrap();
                let (glyf, loca) = (font.table(b"glyf").unwrap(), font.table(b"loca").unwrap());
                assert_eq!(
                    usize::from(font.glyph_count().unwrap()),
                    usize::from(plan.font.first_composite) + composites.len()
                );
                for (number, composite) in (plan.font.first_composite..).zip(&composites) {
                    assert_eq!(font.advance(number), Some(composite.advance));
                    let at = u32_at(loca, usize::from(number) * 4).unwrap() as usize;
                    let end = u32_at(loca, usize::from(number) * 4 + 4).unwrap() as usize;
                    if at == end {
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
                for cluster in &run.clusters {
                    wanted.entry(run.face).or_default().want(cluster);
                }
            }
            let faces = wanted.into_iter().map(|(face, wanted)| (face, FacePlan::of(face, wanted).unwrap()));
            let plan = Plan { faces: faces.collect() };
            let written = runs().flat_map(|run| run.clusters.iter().map(|cluster| (run.face, cluster)));
            let mut found: Vec<char> = written
                .filter_map(|(face, cluster)| plan.written(face, cluster))
                .flat_map(|written| written.text.chars().collect::<Vec<_>>())
                .filter(|c| !c.is_whitespace() && !is_guide(*c))
                .collect();
            found.sort_unstable();
            let mut kept: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !is_guide(*c)).collect();
            kept.sort_unstable();
            prop_assert_eq!(found, kept, "{:?}", text);
        }
    }
}
