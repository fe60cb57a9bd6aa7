//! Where the values of a line chart stand: near their points, and on nothing that is drawn.

use crate::page::{Area, Point};

/// The width of the line.
pub const LINE_WIDTH: f32 = 1.6;
/// The radius of a dot.
pub const DOT: f32 = 3.1;
/// Between the middle of a dot and its value.
pub const NEAREST: f32 = DOT + CLEAR + 0.2;
/// Between a value and what is drawn.
const CLEAR: f32 = 0.7;
/// The farthest a value may stand from its point, upwards or downwards, and to the sides.
const FARTHEST: (f32, f32) = (54.0, 27.0);
const STEP: f32 = 1.5;
/// What the wrong side of a point costs, in points of distance.
const WRONG_SIDE: f32 = 6.0;

/// A value to be placed.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// Its point.
    pub at: Point,
    /// The width of its box.
    pub width: f32,
    /// The height of its box.
    pub height: f32,
}

/// What values must not stand on.
#[derive(Debug)]
pub struct Scene {
    /// The pieces of the line, then other strokes.
    pub lines: Vec<[Point; 2]>,
    /// How many of them join points.
    pub joints: usize,
    /// The middles of the dots.
    pub dots: Vec<Point>,
    /// What values must stand in.
    pub bounds: Area,
}

impl Area {
    fn grown(self, by: f32) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    fn holds(self, inner: Self) -> bool {
        inner.x >= self.x
            && inner.x + inner.width <= self.x + self.width
            && inner.y >= self.y
            && inner.y + inner.height <= self.y + self.height
    }

    fn meets(self, other: Self) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }

    /// True when a part of the line between two points lies inside (the clipping of Liang and Barsky).
    fn is_crossed(self, [from, to]: [Point; 2]) -> bool {
        let (mut first, mut last) = (0.0_f32, 1.0_f32);
        let axes = [
            (from.0, to.0 - from.0, self.x, self.x + self.width),
            (from.1, to.1 - from.1, self.y, self.y + self.height),
        ];
        for (start, way, low, high) in axes {
            if way.abs() < f32::EPSILON {
                if start < low || start > high {
                    return false;
                }
                continue;
            }
            let (a, b) = ((low - start) / way, (high - start) / way);
            first = first.max(a.min(b));
            last = last.min(a.max(b));
        }
        first <= last
    }
}

impl Scene {
    fn is_free(&self, area: Area, taken: &[Option<Area>]) -> bool {
        let off_lines = area.grown(LINE_WIDTH / 2.0 + CLEAR);
        let off_dots = area.grown(DOT + CLEAR);
        let off_values = area.grown(CLEAR);
        self.bounds.holds(area)
            && !self.lines.iter().any(|line| off_lines.is_crossed(*line))
            && !self
                .dots
                .iter()
                .any(|dot| off_dots.is_crossed([*dot, *dot]))
            && !taken.iter().flatten().any(|other| off_values.meets(*other))
    }

    /// True when the line goes up from a point on every side.
    fn is_valley(&self, at: Point) -> bool {
        let mut joined = false;
        for [from, to] in &self.lines[..self.joints] {
            let other = match (*from == at, *to == at) {
                (true, _) => to,
                (_, true) => from,
                _ => continue,
            };
            if other.1 >= at.1 {
                return false;
            }
            joined = true;
        }
        joined
    }
}

/// The boxes of the values, as near to their points as what is drawn lets them: below a valley and above
/// everything else, if they can. A value that fits nowhere has none.
pub fn values_beside(spots: &[Option<Spot>], scene: &Scene) -> Vec<Option<Area>> {
    let shifts = shifts();
    let mut taken: Vec<Option<Area>> = Vec::new();
    for spot in spots {
        let area = spot.and_then(|spot| {
            let valley = scene.is_valley(spot.at);
            let areas = shifts.iter().map(|shift| shift.area(&spot, valley));
            areas.into_iter().find(|area| scene.is_free(*area, &taken))
        });
        taken.push(area);
    }
    taken
}

/// A place relative to a point.
struct Shift {
    across: f32,
    away: f32,
    other_side: bool,
}

impl Shift {
    fn cost(&self) -> f32 {
        let side = if self.other_side { WRONG_SIDE } else { 0.0 };
        self.across.abs() + self.away * 1.3 + side
    }

    fn area(&self, spot: &Spot, valley: bool) -> Area {
        let (x, y) = spot.at;
        let distance = NEAREST + self.away;
        let below = valley != self.other_side;
        Area {
            x: x + self.across - spot.width / 2.0,
            y: if below {
                y + distance
            } else {
                y - distance - spot.height
            },
            width: spot.width,
            height: spot.height,
        }
    }
}

/// All places that are tried, the best first.
fn shifts() -> Vec<Shift> {
    let steps = |most: f32| (0..=(most / STEP) as u16).map(|step| f32::from(step) * STEP);
    let mut shifts = Vec::new();
    for away in steps(FARTHEST.0) {
        for across in steps(FARTHEST.1).flat_map(|across| [-across, across]) {
            for other_side in [false, true] {
                shifts.push(Shift {
                    across,
                    away,
                    other_side,
                });
            }
        }
    }
    shifts.sort_by(|a, b| a.cost().total_cmp(&b.cost()));
    shifts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A chart of a year: 100 high, 35 a month, shares between 40 and 100 %.
    fn scene(shares: &[f32]) -> (Vec<Option<Spot>>, Scene) {
        let dots: Vec<Point> = (0_u16..)
            .zip(shares)
            .map(|(month, share)| (47.0 + 35.0 * f32::from(month), (100.0 - share) / 0.6))
            .collect();
        let lines: Vec<[Point; 2]> = dots.windows(2).map(|ends| [ends[0], ends[1]]).collect();
        let spots = dots.iter().map(|at| {
            Some(Spot {
                at: *at,
                width: 21.5,
                height: 8.3,
            })
        });
        let bounds = Area {
            x: 26.0,
            y: -13.0,
            width: 421.0,
            height: 112.0,
        };
        let spots = spots.collect();
        let joints = lines.len();
        let scene = Scene {
            lines,
            joints,
            dots,
            bounds,
        };
        (spots, scene)
    }

    /// Walks along every line and looks whether it comes into the box.
    fn stands_on_a_line(area: Area, scene: &Scene) -> bool {
        scene.lines.iter().any(|[from, to]| {
            (0_u16..=500).any(|step| {
                let part = f32::from(step) / 500.0;
                let x = from.0 + (to.0 - from.0) * part;
                let y = from.1 + (to.1 - from.1) * part;
                let half = LINE_WIDTH / 2.0;
                (area.x - half..=area.x + area.width + half).contains(&x)
                    && (area.y - half..=area.y + area.height + half).contains(&y)
            })
        })
    }

    fn check(shares: &[f32]) {
        let (spots, scene) = scene(shares);
        let areas = values_beside(&spots, &scene);
        for (index, area) in areas.iter().enumerate() {
            let area = area.expect("a year has room for every value");
            assert!(!stands_on_a_line(area, &scene), "{shares:?}: {index}");
            assert!(scene.bounds.holds(area), "{shares:?}: {index}");
            for other in areas[..index].iter().flatten() {
                assert!(!area.meets(*other), "{shares:?}: {index}");
            }
        }
    }

    #[test]
    fn values_of_valleys_stand_below_and_of_peaks_above() {
        let shares = [
            94.3, 73.8, 61.4, 78.6, 79.4, 67.0, 84.6, 90.0, 78.7, 69.7, 75.8, 82.8,
        ];
        check(&shares);
        let (spots, scene) = scene(&shares);
        let areas = values_beside(&spots, &scene);
        let below = |index: usize| areas[index].unwrap().y > scene.dots[index].1;
        for valley in [2, 5, 9] {
            assert!(below(valley), "{valley}");
        }
        for peak in [0, 4, 7, 11] {
            assert!(!below(peak), "{peak}");
        }
    }

    #[test]
    fn a_value_without_room_is_left_out() {
        let (spots, mut scene) = scene(&[50.0, 60.0]);
        scene.bounds.height = 5.0;
        assert_eq!(values_beside(&spots, &scene), [None, None]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_value_stands_on_the_line(shares in proptest::collection::vec(48.0_f32..100.0, 1..=12)) {
            check(&shares);
        }
    }
}
