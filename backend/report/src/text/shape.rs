//! The walk over parley's layout: shaping, line breaking and bidi order are parley's, everything that is
//! read off it is here.

use std::ops::Range;
use std::sync::Arc;

use parley::{
    BaseDirection, Cluster as ParleyCluster, FontContext, FontFamily, FontWeight, LayoutContext,
    Line as ParleyLine, OverflowWrap, StyleProperty,
};

use super::bidi;
use super::figures::Known;
use super::fonts::{self, Face};
use super::sanitise::is_guide;
use super::{Cluster, Colour, Line, Paragraph, Part, Run, Style, UNITS_PER_EM, known};
use crate::language::Language;

/// The direction a text starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Base {
    /// That of the page: for the report's own sentences.
    #[default]
    Page,
    /// That of its first letter: for what people wrote.
    Auto,
}

/// A piece of text in one style.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// The text, already clean.
    pub text: &'a str,
    /// How it is set.
    pub style: Style,
}

/// The most glyphs one cluster is drawn with; more marks on one letter are nobody's writing.
const MAX_PARTS: usize = 24;

/// The farthest a mark may stand above or below its place, in font units.
const FARTHEST_MARK: i32 = 700;

/// The most characters of one cluster that are kept for copying; a cluster has few, a stack of marks many.
const MAX_CLUSTER_CHARS: usize = 32;

/// Shapes text in the fonts of one page language.
pub struct Shaper {
    language: Language,
    fonts: FontContext,
    layouts: LayoutContext<Colour>,
    pub(super) figures: Known,
}

impl Shaper {
    /// A shaper for pages in `language`.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            fonts: fonts::context(),
            layouts: LayoutContext::new(),
            figures: Known::new(),
        }
    }

    /// The lines of `spans` set one after the other, at most `width` points wide.
    pub fn paragraph(&mut self, spans: &[Span<'_>], width: f32, base: Base) -> Paragraph {
        known::paragraph(self.language, spans, width, base, || {
            self.shape(spans, width, base)
        })
    }

    fn shape(&mut self, spans: &[Span<'_>], width: f32, base: Base) -> Paragraph {
        let held: Vec<_> = spans
            .iter()
            .map(|span| bidi::hold_numbers(span.text))
            .collect();
        let spans: Vec<Span<'_>> = spans
            .iter()
            .zip(&held)
            .map(|(span, text)| Span { text, ..*span })
            .collect();
        let spans = spans.as_slice();
        let text: String = spans.iter().map(|span| span.text).collect();
        let mut lines = Vec::new();
        let mut start = 0;
        for piece in text.split('\n') {
            let range = start..start + piece.len();
            start = range.end + 1;
            let gap = if lines.is_empty() {
                0.0
            } else {
                spans[0].style.size * 0.45
            };
            let mut set = self.lines_of_piece(spans, range, piece, width, base);
            if let Some(first) = set.first_mut() {
                first.gap = gap;
            }
            lines.append(&mut set);
        }
        Paragraph {
            lines,
            text: text.chars().filter(|c| !is_guide(*c)).collect(),
            guided: text,
            base,
        }
    }

    /// One line of `text` in `style`, cut with an ellipsis where it would be wider than `width`.
    pub fn one_line(&mut self, text: &str, style: Style, width: f32, base: Base) -> Paragraph {
        self.limited(text, style, width, base, 1)
    }

    /// At most `most` lines of `text`, the last one cut with an ellipsis where there would be more.
    pub fn limited(
        &mut self,
        text: &str,
        style: Style,
        width: f32,
        base: Base,
        most: usize,
    ) -> Paragraph {
        let text = text.replace('\n', " ");
        let whole = self.paragraph(&[Span { text: &text, style }], width, base);
        if whole.lines.len() <= most {
            return whole;
        }
        // The longest beginning that fits, found by halving: what fits grows with the text.
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (mut fits, mut too_long) = (0, ends.len());
        let mut best = Paragraph::default();
        while fits < too_long {
            let middle = (fits + too_long) / 2;
            let cut = format!("{}…", text[..ends[middle]].trim_end());
            let tried = self.paragraph(&[Span { text: &cut, style }], width, base);
            if tried.lines.len() <= most {
                best = tried;
                fits = middle + 1;
            } else {
                too_long = middle;
            }
        }
        best
    }

    /// The lines of one piece. parley fails on some syllables that no language has, such as a vowel sign
    /// after a joiner after another vowel sign; of the words that hold one, each character is then shown by
    /// itself, and all others are shown as they are.
    fn lines_of_piece(
        &mut self,
        spans: &[Span<'_>],
        range: Range<usize>,
        piece: &str,
        width: f32,
        base: Base,
    ) -> Vec<Line> {
        if let Some(lines) = self.try_lines(spans, range, piece, width, base) {
            return lines;
        }
        let style = spans[0].style;
        let mut can_be_shaped = |word: &str| {
            let span = [Span { text: word, style }];
            self.try_lines(&span, 0..word.len(), word, width, base)
                .is_some()
        };
        let words: Vec<String> = piece
            .split(' ')
            .map(|word| {
                let ways = [word.to_owned(), apart(word)];
                let way = ways.into_iter().find(|way| can_be_shaped(way));
                way.unwrap_or_else(|| replaced(word))
            })
            .collect();
        let piece = words.join(" ");
        let span = [Span {
            text: &piece,
            style,
        }];
        self.try_lines(&span, 0..piece.len(), &piece, width, base)
            .unwrap_or_default()
    }

    fn try_lines(
        &mut self,
        spans: &[Span<'_>],
        range: Range<usize>,
        piece: &str,
        width: f32,
        base: Base,
    ) -> Option<Vec<Line>> {
        let shape = || self.shape_piece(spans, range, piece, width, base);
        let lines = std::panic::catch_unwind(std::panic::AssertUnwindSafe(shape)).ok();
        if lines.is_none() {
            // What was left half done is thrown away.
            self.layouts = LayoutContext::new();
            self.fonts = fonts::context();
        }
        lines
    }

    fn shape_piece(
        &mut self,
        spans: &[Span<'_>],
        range: Range<usize>,
        piece: &str,
        width: f32,
        base: Base,
    ) -> Vec<Line> {
        let direction = match (base, self.language.is_rtl()) {
            (Base::Auto, _) => BaseDirection::Auto,
            (Base::Page, true) => BaseDirection::Rtl,
            (Base::Page, false) => BaseDirection::Ltr,
        };
        let first = spans[0].style;
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts, piece, 1.0, false);
        builder.set_base_direction(direction);
        builder.push_default(StyleProperty::FontFamily(FontFamily::Source(
            fonts::families(self.language).into(),
        )));
        builder.push_default(StyleProperty::FontSize(first.size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        let mut at = 0;
        for span in spans {
            let (from, to) = (at.max(range.start), (at + span.text.len()).min(range.end));
            at += span.text.len();
            if from < to {
                let local = from - range.start..to - range.start;
                let weight = if span.style.bold {
                    FontWeight::BOLD
                } else {
                    FontWeight::NORMAL
                };
                builder.push(StyleProperty::FontSize(span.style.size), local.clone());
                builder.push(StyleProperty::FontWeight(weight), local.clone());
                builder.push(StyleProperty::Brush(span.style.colour), local);
            }
        }
        let mut layout = builder.build(piece);
        layout.break_all_lines(Some(width));
        layout
            .lines()
            .map(|line| self.read_line(&line, piece, first.size))
            .collect()
    }

    fn read_line(&self, line: &ParleyLine<'_, Colour>, piece: &str, size: f32) -> Line {
        let range = line.text_range();
        // White space at the end of a line stands at its visual end whatever the direction of the run it
        // is in (UAX 9, rule L1); it is left out, which also keeps aligned lines flush.
        // An empty text has a line, too, which parley makes of a space.
        let visible = piece
            .get(range.clone())
            .unwrap_or_default()
            .trim_end_matches(|c: char| c.is_whitespace() || is_guide(c))
            .len();
        let end = range.start + visible;
        // Words are told apart by a space where the next line goes on with the same left-to-right text.
        let goes_on = range.end < piece.len() && piece[end..].starts_with(' ');
        let space = goes_on && visible > 0 && line.runs().all(|run| !run.is_rtl());
        let end = end + usize::from(space);
        let mut runs: Vec<Run> = Vec::new();
        let mut drawn: Vec<Vec<Cluster>> = Vec::new();
        let mut x = 0.0;
        let default = fonts::default_face(self.language);
        let mut height = if visible == 0 {
            default.line_height(size)
        } else {
            0.0
        };
        let mut largest = if visible == 0 { size } else { 0.0_f32 };
        for parley_run in line.runs() {
            let size = parley_run.font_size();
            let face = Face::of(parley_run.font()).unwrap_or(default);
            let mut clusters = read_clusters(parley_run.clusters(), piece, end, size);
            if parley_run.is_rtl() {
                clusters.reverse();
            }
            for (cluster, colour) in clusters {
                let advance = cluster.advance as f32 * size / UNITS_PER_EM as f32;
                let joins = runs.last().is_some_and(|run| {
                    run.face == face && run.size == size && run.colour == colour
                });
                if !joins {
                    height = height.max(face.line_height(size));
                    largest = largest.max(size);
                    runs.push(Run {
                        face,
                        size,
                        colour,
                        x,
                        clusters: Arc::from([]),
                    });
                    drawn.push(Vec::new());
                }
                if let Some(clusters) = drawn.last_mut() {
                    clusters.push(cluster);
                }
                x += advance;
            }
        }
        bidi::hold_marks(&mut drawn, self.language.is_rtl());
        for (run, clusters) in runs.iter_mut().zip(drawn) {
            run.clusters = clusters.into();
        }
        if runs.is_empty() {
            height = default.line_height(size);
            largest = size;
        }
        // Capitals are 0.714 em high in all six faces; their middle goes to the middle of the line.
        let baseline = height / 2.0 + largest * 0.714 / 2.0;
        let unseen = runs.last().filter(|_| space).map_or(0.0, |run| {
            let last = run.clusters.last().map_or(0, |cluster| cluster.advance);
            last as f32 * run.size / UNITS_PER_EM as f32
        });
        Line {
            runs,
            width: x - unseen,
            gap: 0.0,
            height,
            baseline,
        }
    }
}

/// The clusters of a run that begin before `end`, in logical order.
fn read_clusters<'a>(
    parley_clusters: impl Iterator<Item = ParleyCluster<'a, Colour>>,
    piece: &str,
    end: usize,
    size: f32,
) -> Vec<(Cluster, Colour)> {
    let mut clusters: Vec<(Cluster, Colour)> = Vec::new();
    let unit = |length: f32| (length * UNITS_PER_EM as f32 / size).round() as i32;
    for cluster in parley_clusters {
        let range = cluster.text_range();
        if range.start >= end {
            continue;
        }
        let text = piece[range].chars().filter(|c| !is_guide(*c));
        if cluster.is_ligature_continuation()
            && let Some((ligature, _)) = clusters.last_mut()
        {
            ligature.text.extend(text);
            continue;
        }
        let text: String = text.take(MAX_CLUSTER_CHARS).collect();
        let mut parts = Vec::new();
        let mut advance = 0;
        for glyph in cluster.glyphs() {
            // An emoji of several characters is one box.
            if glyph.id == 0 && parts.iter().any(Part::is_box) {
                continue;
            }
            let part = Part {
                glyph: u16::try_from(glyph.id).unwrap_or(0),
                dx: advance + unit(glyph.x),
                dy: -unit(glyph.y),
            };
            advance += unit(glyph.advance);
            // A mark that far off its letter is in the lines above or below.
            if parts.len() < MAX_PARTS && part.dy.abs() < FARTHEST_MARK {
                parts.push(part);
            }
        }
        let rtl = cluster.is_rtl();
        clusters.push((
            Cluster {
                text,
                parts,
                advance,
                rtl,
            },
            cluster.style().brush,
        ));
    }
    // Only now: what guides a line may be drawn as one with a mark after it.
    clusters.retain(|(cluster, _)| !cluster.text.is_empty());
    clusters
}

/// A word whose characters are kept from forming syllables by WORD JOINERs, which is no text of their own.
fn apart(word: &str) -> String {
    word.chars().flat_map(|c| ['\u{2060}', c]).skip(1).collect()
}

/// A word of replacement characters, as many as it has letters of its own.
fn replaced(word: &str) -> String {
    word.chars()
        .map(|c| if c.is_ascii() { c } else { '\u{fffd}' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style {
        size: 10.0,
        bold: false,
        colour: Colour(0, 0, 0),
    };

    fn clusters(language: Language, text: &str) -> Vec<Cluster> {
        let span = [Span { text, style: STYLE }];
        let paragraph = Shaper::new(language).paragraph(&span, 500.0, Base::Auto);
        let runs = paragraph.lines.into_iter().flat_map(|line| line.runs);
        runs.flat_map(|run| run.clusters.to_vec()).collect()
    }

    #[test]
    fn a_word_that_cannot_be_shaped_costs_no_other_word_and_keeps_its_letters() {
        let text = "before \u{bca}\u{bcd}\u{200d}\u{bc0} பின்";
        let found = clusters(Language::TAMIL, text);
        let shown: String = found.iter().map(|cluster| cluster.text.as_str()).collect();
        assert_eq!(shown, text);
    }

    #[test]
    fn an_emoji_of_several_characters_is_one_box() {
        for text in [
            "👩\u{200d}🍳",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦",
            "🇮🇳",
            "👩🏽",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "🏴\u{e0067}\u{e0062}\u{e007f}",
            "ก้ำ",
        ] {
            for language in Language::all() {
                let line = format!("அ {text} b");
                let found = clusters(language, &line);
                let [cluster] = found
                    .iter()
                    .filter(|cluster| cluster.is_boxed())
                    .collect::<Vec<_>>()[..]
                else {
                    panic!("{text} in {language}: {found:?}");
                };
                assert_eq!(cluster.text, text, "{language}");
                let boxes = cluster.parts.iter().filter(|part| part.is_box());
                assert_eq!(boxes.count(), 1, "{text} in {language}");
                assert!((300..1_400).contains(&cluster.advance), "{cluster:?}");
            }
        }
    }
}
