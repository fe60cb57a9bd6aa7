//! The six faces: Noto Sans, Noto Sans Arabic and Noto Sans Tamil, regular and bold, compiled in.

use std::sync::{Arc, OnceLock};

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontData};

use crate::language::{Language, Script};

/// One font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Noto Sans Regular.
    Latin,
    /// Noto Sans Bold.
    LatinBold,
    /// Noto Sans Arabic Regular.
    Arabic,
    /// Noto Sans Arabic Bold.
    ArabicBold,
    /// Noto Sans Tamil Regular.
    Tamil,
    /// Noto Sans Tamil Bold.
    TamilBold,
}

static LATIN: &[u8] = include_bytes!("../../assets/fonts/noto_sans/NotoSans-Regular.ttf");
static LATIN_BOLD: &[u8] = include_bytes!("../../assets/fonts/noto_sans/NotoSans-Bold.ttf");
static ARABIC: &[u8] =
    include_bytes!("../../assets/fonts/noto_sans_arabic/NotoSansArabic-Regular.ttf");
static ARABIC_BOLD: &[u8] =
    include_bytes!("../../assets/fonts/noto_sans_arabic/NotoSansArabic-Bold.ttf");
static TAMIL: &[u8] =
    include_bytes!("../../assets/fonts/noto_sans_tamil/NotoSansTamil-Regular.ttf");
static TAMIL_BOLD: &[u8] =
    include_bytes!("../../assets/fonts/noto_sans_tamil/NotoSansTamil-Bold.ttf");

impl Face {
    /// Every face.
    pub const ALL: [Self; 6] = [
        Self::Latin,
        Self::LatinBold,
        Self::Arabic,
        Self::ArabicBold,
        Self::Tamil,
        Self::TamilBold,
    ];

    /// The font file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Latin => LATIN,
            Self::LatinBold => LATIN_BOLD,
            Self::Arabic => ARABIC,
            Self::ArabicBold => ARABIC_BOLD,
            Self::Tamil => TAMIL,
            Self::TamilBold => TAMIL_BOLD,
        }
    }

    /// The PostScript name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "NotoSans-Regular",
            Self::LatinBold => "NotoSans-Bold",
            Self::Arabic => "NotoSansArabic-Regular",
            Self::ArabicBold => "NotoSansArabic-Bold",
            Self::Tamil => "NotoSansTamil-Regular",
            Self::TamilBold => "NotoSansTamil-Bold",
        }
    }

    /// True for the bold faces.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::LatinBold | Self::ArabicBold | Self::TamilBold)
    }

    /// The distance of two baselines at a size. The fonts' own line heights differ too much between
    /// scripts (Arabic asks for 2.1) to set lines of one text with.
    pub(super) fn line_height(self, size: f32) -> f32 {
        let leading = match self {
            Self::Latin | Self::LatinBold => 1.38,
            Self::Arabic | Self::ArabicBold => 1.58,
            Self::Tamil | Self::TamilBold => 1.5,
        };
        // Large type stands closer.
        size * if size > 17.0 { leading * 0.88 } else { leading }
    }

    /// The face parley chose: it hands back the very bytes it was given.
    pub(super) fn of(font: &FontData) -> Option<Self> {
        let start = font.data.as_ref().as_ptr();
        Self::ALL
            .into_iter()
            .find(|face| std::ptr::eq(face.bytes().as_ptr(), start))
    }
}

/// The families to look for a character in, the script of the page first, so that digits and Latin names
/// inside Arabic or Tamil come from the same drawing.
pub fn families(language: Language) -> &'static str {
    match language.script() {
        Script::Latin => "Noto Sans, Noto Sans Arabic, Noto Sans Tamil",
        Script::Arabic => "Noto Sans Arabic, Noto Sans, Noto Sans Tamil",
        Script::Tamil => "Noto Sans Tamil, Noto Sans, Noto Sans Arabic",
    }
}

/// The face lines without a single glyph are measured by.
pub(super) fn default_face(language: Language) -> Face {
    match language.script() {
        Script::Latin => Face::Latin,
        Script::Arabic => Face::Arabic,
        Script::Tamil => Face::Tamil,
    }
}

/// The fonts, parsed once in the life of the process and never changed after.
pub(super) fn context() -> FontContext {
    static FONTS: OnceLock<FontContext> = OnceLock::new();
    FONTS
        .get_or_init(|| {
            let options = CollectionOptions {
                shared: false,
                system_fonts: false,
            };
            let mut collection = Collection::new(options);
            for face in Face::ALL {
                collection.register_fonts(Blob::new(Arc::new(face.bytes())), None);
            }
            FontContext {
                collection,
                source_cache: SourceCache::default(),
            }
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::UNITS_PER_EM;

    #[test]
    fn every_face_has_a_thousand_units_to_the_em() {
        for face in Face::ALL {
            let font = crate::pdf::sfnt::Sfnt::read(face.bytes()).unwrap();
            assert_eq!(
                i32::from(font.units_per_em().unwrap()),
                UNITS_PER_EM,
                "{face:?}"
            );
        }
    }
}
