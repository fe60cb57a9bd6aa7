//! Lengths, heights and colours as contents say them.

use std::fmt;

use crate::page::PAGE_HEIGHT;
use crate::text::Colour;

/// Where the origin is on the page: in tenths of a point, and as exactly as it was asked for.
#[derive(Clone, Copy, Default)]
pub struct Origin {
    /// From the left.
    pub left: i32,
    /// From the foot.
    pub height: i32,
    /// From the top, as it should be; `None` where the page has its own.
    pub top: Option<f32>,
}

impl Origin {
    /// A height of the page, measured from the origin. What is as far from the origin as in another row is given the
    /// same figure, as long as it does not stray.
    pub fn height_of(&self, y: f32) -> i32 {
        let exact = (PAGE_HEIGHT - y) * 10.0;
        let near = self.top.map(|top| ((top - y) * 10.0).round() as i32);
        let strays = |near: &i32| ((self.height + near) as f32 - exact).abs() > STRAY;
        near.filter(|near| !strays(near))
            .unwrap_or_else(|| exact.round() as i32 - self.height)
    }
}

/// How far what is drawn may be from its place, in tenths of a point: 0.03 mm.
const STRAY: f32 = 0.8;

/// A length in whole tenths of a point; what stands half of one beside its place, 0.018 mm, nobody sees.
pub fn tenths(length: f32) -> i32 {
    (length * 10.0).round() as i32
}

/// A length in tenths of a point and their hundredths, for sizes and widths.
pub struct Tenths(pub f32);

impl fmt::Display for Tenths {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", (self.0 * 1000.0).round() / 100.0)
    }
}

/// The parts of a colour between 0 and 1, in thousandths, which tell every one of 256 from the next.
pub struct Parts(pub Colour);

impl fmt::Display for Parts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Colour(red, green, blue) = self.0;
        for (index, part) in [red, green, blue].into_iter().enumerate() {
            if index > 0 {
                formatter.write_str(" ")?;
            }
            let part = format!("{}", (f32::from(part) / 255.0 * 1000.0).round() / 1000.0);
            formatter.write_str(
                part.strip_prefix('0')
                    .filter(|rest| !rest.is_empty())
                    .unwrap_or(&part),
            )?;
        }
        Ok(())
    }
}
