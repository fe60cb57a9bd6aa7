//! The second painter: the items of a drawing as an SVG picture of its own (SVG 2), for web pages.
//!
//! The picture has nothing that a strict content policy refuses: no script, no style, no reference to
//! anything outside. Texts are texts: each piece of one direction stands where the first painter puts its
//! glyphs, in the order of reading, as wide as it was measured whatever font the reader has.

use std::fmt::Write;

use crate::language::Language;
use crate::page::{Area, Item, Shape, Step, Stroke};
use crate::text::{Cluster, Colour, Line, Run, UNITS_PER_EM, families};
use crate::xml::escaped;

/// The picture of what `items` draw in `area`. `title` names it and `description` says in words what it
/// shows, if anything has to be said. Photos are left out.
pub fn paint<'i>(
    items: impl IntoIterator<Item = &'i Item>,
    area: Area,
    title: &str,
    description: &str,
    language: Language,
) -> String {
    let mut painter = Painter::at(area);
    let [width, height] = [area.width, area.height].map(number);
    painter.line(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" font-family=\"{}, sans-serif\" \
         stroke-linejoin=\"round\">",
        language.tag(),
        families(language)
    ));
    painter.line(&format!("<title>{}</title>", escaped(title)));
    if !description.is_empty() {
        painter.line(&format!("<desc>{}</desc>", escaped(description)));
    }
    for item in items {
        painter.item(item);
    }
    painter.line("</svg>");
    painter.out
}

/// The picture of a drawing beside words that say the same, which a reader who does not see it is not told of; for
/// pages alone, which need no name space.
pub fn paint_beside<'i>(items: impl IntoIterator<Item = &'i Item>, area: Area) -> String {
    let mut painter = Painter::at(area);
    let [width, height] = [area.width, area.height].map(number);
    painter.line(&format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" aria-hidden=\"true\" \
         stroke-linejoin=\"round\">"
    ));
    for item in items {
        painter.item(item);
    }
    painter.out.push_str("</svg>");
    painter.out
}

struct Painter {
    out: String,
    /// The corner from which it measures: figures are short where they are small.
    origin: (f32, f32),
}

impl Painter {
    fn at(area: Area) -> Painter {
        Painter {
            out: String::new(),
            origin: (area.x, area.y),
        }
    }

    fn line(&mut self, text: &str) {
        // Writing to a string does not fail.
        let _ = writeln!(self.out, "{text}");
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
            Shape::Photo { .. } => {}
        }
    }

    fn path(
        &mut self,
        start: (f32, f32),
        steps: &[Step],
        closed: bool,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    ) {
        let (left, top) = self.origin;
        let place = |(x, y): (f32, f32)| (tenths(x - left), tenths(y - top));
        let point = |at: (f32, f32)| {
            let (x, y) = place(at);
            format!("{x} {y}")
        };
        let mut way = format!("M{}", point(start));
        let mut last = place(start);
        for step in steps {
            match step {
                // A line along an axis is said by where it ends.
                Step::To(x, y) => {
                    let (x, y) = place((*x, *y));
                    let _ = match (x == last.0, y == last.1) {
                        (_, true) => write!(way, "H{x}"),
                        (true, false) => write!(way, "V{y}"),
                        (false, false) => write!(way, "L{x} {y}"),
                    };
                    last = (x, y);
                }
                Step::Curve(points) => {
                    let _ = write!(way, "C{}", points.map(point).join(" "));
                    last = points.last().map_or(last, |end| place(*end));
                }
            }
        }
        if closed {
            way.push('Z');
        }
        let mut paint = match fill {
            Some(fill) => format!(" fill=\"{}\"", colour(fill)),
            None => " fill=\"none\"".to_owned(),
        };
        if let Some(stroke) = stroke {
            let width = number(stroke.width);
            paint.push_str(&format!(
                " stroke=\"{}\" stroke-width=\"{width}\"",
                colour(stroke.colour)
            ));
            if stroke.dashed {
                let [on, off] = Stroke::DASHES.map(number);
                paint.push_str(&format!(" stroke-dasharray=\"{on} {off}\""));
            }
        }
        self.line(&format!("<path d=\"{way}\"{paint}/>"));
    }

    fn text(&mut self, x: f32, baseline: f32, line: &Line) {
        for run in &line.runs {
            let mut x = x + run.x;
            let one_direction = |a: &Cluster, b: &Cluster| a.rtl == b.rtl;
            for piece in run.clusters.chunk_by(one_direction) {
                self.piece(x, baseline, run, piece);
                x += width(run, piece);
            }
        }
    }

    /// A piece of a run whose clusters all have one direction. White space at its ends would be dropped by
    /// the reader, and so moves the piece instead.
    fn piece(&mut self, x: f32, baseline: f32, run: &Run, clusters: &[Cluster]) {
        let blank = |cluster: &&Cluster| cluster.text.chars().all(char::is_whitespace);
        let before = clusters.iter().take_while(blank).count();
        let after = clusters.iter().rev().take_while(blank).count();
        let Some(seen) = clusters.get(before..clusters.len().saturating_sub(after)) else {
            return;
        };
        let Some(first) = seen.first() else { return };
        let from = x + width(run, &clusters[..before]);
        let length = width(run, seen);
        let (start, direction) = if first.rtl {
            (from + length, "rtl")
        } else {
            (from, "ltr")
        };
        let text: String = if first.rtl {
            seen.iter().rev().map(|c| c.text.as_str()).collect()
        } else {
            seen.iter().map(|c| c.text.as_str()).collect()
        };
        let weight = if run.face.is_bold() {
            " font-weight=\"700\""
        } else {
            ""
        };
        let (start, baseline) = (start - self.origin.0, baseline - self.origin.1);
        let [start, baseline, length, size] = [start, baseline, length, run.size].map(number);
        self.line(&format!(
            "<text x=\"{start}\" y=\"{baseline}\" font-size=\"{size}\"{weight} fill=\"{}\" \
             direction=\"{direction}\" unicode-bidi=\"bidi-override\" textLength=\"{length}\" \
             lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            colour(run.colour),
            escaped(&text)
        ));
    }
}

fn width(run: &Run, clusters: &[Cluster]) -> f32 {
    let advance: i32 = clusters.iter().map(|cluster| cluster.advance).sum();
    advance as f32 * run.size / UNITS_PER_EM as f32
}

fn colour(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Tenths, which are finer than a screen, without zeros at the end.
fn tenths(length: f32) -> String {
    let rounded = (length * 10.0).round() / 10.0;
    (rounded + 0.0).to_string()
}

/// Hundredths, without zeros at the end.
fn number(length: f32) -> String {
    let rounded = (length * 100.0).round() / 100.0;
    // A zero below zero is a zero.
    (rounded + 0.0).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Align, Sheet};
    use crate::text::{Base, Shaper, Span, Style};

    const STYLE: Style = Style {
        size: 10.0,
        bold: true,
        colour: Colour(1, 2, 255),
    };

    fn painted(language: Language, text: &str) -> String {
        let span = [Span { text, style: STYLE }];
        let paragraph = Shaper::new(language).paragraph(&span, 190.0, Base::Page);
        let mut sheet = Sheet::chart(language, 200.0);
        sheet.text(&paragraph, 0.0, 5.0, 190.0, Align::Start);
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: 200.0,
            height: 40.0,
        };
        paint(&sheet.items, area, "T & <t>", "D \"d\"", language)
    }

    /// The attribute of the first element with that name.
    fn attribute<'a>(svg: &'a str, element: &str, name: &str) -> &'a str {
        let from = svg.find(&format!("<{element} ")).unwrap();
        let rest = &svg[from..];
        let from = rest.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
        rest[from..].split('"').next().unwrap()
    }

    #[test]
    fn a_picture_names_itself_and_has_its_size() {
        let svg = painted(Language::ENGLISH, "a < b & c");
        assert_eq!(attribute(&svg, "svg", "viewBox"), "0 0 200 40");
        assert_eq!(attribute(&svg, "svg", "role"), "img");
        assert!(svg.contains("<title>T &amp; &lt;t&gt;</title>\n<desc>D &quot;d&quot;</desc>"));
        assert!(svg.contains(">a &lt; b &amp; c</text>"));
        assert_eq!(attribute(&svg, "text", "font-weight"), "700");
        assert_eq!(attribute(&svg, "text", "fill"), "#0102ff");
        assert!(
            !svg.contains("style="),
            "a strict content policy refuses it"
        );
    }

    #[test]
    fn arabic_stands_at_its_right_end_in_the_order_of_reading_and_digits_beside_it() {
        let svg = painted(Language::ARABIC, "درجة 87 نقطة");
        let texts: Vec<&str> = svg
            .lines()
            .filter_map(|line| line.strip_suffix("</text>")?.rsplit_once('>'))
            .map(|(_, text)| text)
            .collect();
        assert_eq!(texts, ["نقطة", "87", "درجة"], "from left to right");
        let last = svg.rfind("<text ").unwrap();
        let x: f32 = attribute(&svg[last..], "text", "x").parse().unwrap();
        assert!((x - 200.0).abs() < 0.02, "the first word ends at the right");
        assert_eq!(attribute(&svg[last..], "text", "direction"), "rtl");
    }

    #[test]
    fn lines_are_open_and_shapes_are_closed() {
        let mut sheet = Sheet::chart(Language::ENGLISH, 100.0);
        let stroke = Stroke {
            colour: Colour(0, 0, 0),
            width: 0.5,
            dashed: true,
        };
        sheet.rule(1.0, 2.0, 98.0, stroke);
        sheet.fill(0.0, 0.0, 10.0, 5.0, Colour(255, 255, 255));
        sheet.disc((50.0, 20.0), 4.0, None, Some(stroke));
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: 100.0,
            height: 40.0,
        };
        let svg = paint(&sheet.items, area, "", "", Language::ENGLISH);
        let paths: Vec<&str> = svg
            .lines()
            .filter(|line| line.starts_with("<path"))
            .collect();
        assert_eq!(
            paths[0],
            "<path d=\"M1 2H99\" fill=\"none\" stroke=\"#000000\" stroke-width=\"0.5\" \
             stroke-dasharray=\"2.5 2\"/>"
        );
        assert_eq!(paths[1], "<path d=\"M0 0H10V5H0Z\" fill=\"#ffffff\"/>");
        assert!(paths[2].contains("Z\" fill=\"none\" stroke="));
    }
}
