//! Figures without the work of shaping: their characters do not change beside each other, so each is shaped
//! once and then only set in a row. Tables of hundreds of rows are mostly figures.

use std::collections::HashMap;
use std::sync::Arc;

use super::sanitise::is_guide;
use super::shape::{Base, Shaper, Span};
use super::{Cluster, Line, Paragraph, Run, Style, UNITS_PER_EM};

/// LEFT-TO-RIGHT ISOLATE.
const LRI: char = '\u{2066}';
/// POP DIRECTIONAL ISOLATE.
const PDI: char = '\u{2069}';
/// Wide enough for every figure.
const WIDTH: f32 = 1_000.0;

/// Characters that were shaped, by size, weight and themselves; `None` where one is not set alone.
pub type Known = HashMap<(u32, bool, char), Option<Line>>;

impl Shaper {
    /// A figure on one line, in the direction of the page; what is more than a figure is shaped as a whole.
    pub fn figure(&mut self, text: &str, style: Style) -> Paragraph {
        match self.set(text, style) {
            Some(figure) => figure,
            None => self.paragraph(&[Span { text, style }], WIDTH, Base::Page),
        }
    }

    fn set(&mut self, text: &str, style: Style) -> Option<Paragraph> {
        let isolated = text
            .strip_prefix(LRI)
            .and_then(|text| text.strip_suffix(PDI));
        let bare = isolated.unwrap_or(text);
        let mut set: Option<(Run, Line)> = None;
        let mut clusters: Vec<Cluster> = Vec::new();
        for c in bare.chars() {
            let line = self.character(c, style)?;
            let [run] = line.runs.as_slice() else {
                return None;
            };
            let advance = run
                .clusters
                .iter()
                .map(|cluster| cluster.advance)
                .sum::<i32>();
            let advance = advance as f32 * style.size / UNITS_PER_EM as f32;
            clusters.extend(run.clusters.iter().cloned());
            match &mut set {
                Some((whole, measures)) if whole.face == run.face => measures.width += advance,
                Some(_) => return None,
                None => {
                    let run = Run {
                        colour: style.colour,
                        x: 0.0,
                        ..run.clone()
                    };
                    let measures = Line {
                        runs: Vec::new(),
                        width: advance,
                        ..line.clone()
                    };
                    set = Some((run, measures));
                }
            }
        }
        let (run, mut line) = set?;
        line.runs.push(Run {
            clusters: clusters.into(),
            ..run
        });
        Some(Paragraph {
            lines: vec![line],
            text: bare.to_owned(),
            guided: text.to_owned(),
            base: Base::Page,
        })
    }

    /// A line with one character on it.
    fn character(&mut self, c: char, style: Style) -> Option<Line> {
        let plain = c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '+' | '–' | '−' | '\u{a0}');
        if !plain || is_guide(c) {
            return None;
        }
        let key = (style.size.to_bits(), style.bold, c);
        if let Some(known) = self.figures.get(&key) {
            return known.clone();
        }
        // Between digits, as it stands in a figure.
        let text = format!("\u{2066}0{c}0\u{2069}");
        let shaped = self.paragraph(&[Span { text: &text, style }], WIDTH, Base::Page);
        let line = shaped.lines.into_iter().next().and_then(middle);
        self.figures.insert(key, line.clone());
        line
    }
}

/// The line with the second of its three characters alone.
fn middle(line: Line) -> Option<Line> {
    let [run] = line.runs.as_slice() else {
        return None;
    };
    let [_, cluster, _] = &*run.clusters else {
        return None;
    };
    if cluster.rtl {
        return None;
    }
    let run = Run {
        clusters: Arc::from([cluster.clone()]),
        ..run.clone()
    };
    Some(Line {
        runs: vec![run],
        ..line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::text::Colour;

    #[test]
    fn a_figure_is_set_as_it_would_be_shaped() {
        for language in Language::all() {
            let mut shaper = Shaper::new(language);
            for bold in [false, true] {
                let style = Style {
                    size: 8.3,
                    bold,
                    colour: Colour(1, 2, 3),
                };
                for text in [
                    "0",
                    "2,243",
                    "84.6\u{a0}%",
                    "−11.5",
                    "+7.0",
                    "100.0–100.0",
                    "all equal",
                ] {
                    let text = format!("\u{2066}{text}\u{2069}");
                    let set = shaper.figure(&text, style);
                    let span = Span { text: &text, style };
                    let shaped = shaper.paragraph(&[span], WIDTH, Base::Page);
                    assert_eq!(set.text, shaped.text, "{language}");
                    let drawn = |paragraph: &Paragraph| {
                        let runs = paragraph.lines.iter().flat_map(|line| &line.runs);
                        let clusters = runs.flat_map(|run| run.clusters.to_vec());
                        clusters
                            .map(|cluster| (cluster.text, cluster.parts))
                            .collect::<Vec<_>>()
                    };
                    assert_eq!(drawn(&set), drawn(&shaped), "{language}: {text}");
                    assert!(
                        (set.width() - shaped.width()).abs() < 0.3,
                        "{language}: {text}"
                    );
                    assert!(
                        (set.height() - shaped.height()).abs() < 0.01,
                        "{language}: {text}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_figure_is_set_without_shaping_it() {
        let style = Style {
            size: 8.3,
            bold: false,
            colour: Colour(1, 2, 3),
        };
        for language in Language::all() {
            let mut shaper = Shaper::new(language);
            assert!(shaper.set("92.6–100.0", style).is_some(), "{language}");
        }
    }
}
