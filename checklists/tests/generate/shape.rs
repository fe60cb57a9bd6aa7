//! Random questions: the keys of each kind, with points that have an effect.

use super::checklist::Maker;
use super::{Asked, Measured, Shape};

/// What a question must be for its section to be sound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Must {
    /// Points can be earned, and they are no bonus.
    HavePossible,
    /// No points.
    HaveNone,
    /// Whatever comes.
    Nothing,
}

/// The keys of the kind, and what is known of it.
pub struct Kind {
    pub keys: String,
    pub shape: Shape,
    /// The most points an answer can count for; nothing where it is not scored.
    pub possible: Option<i64>,
    pub sayable: bool,
}

const NAMES: [&str; 14] = [
    "yes_no",
    "yes_no",
    "single_choice",
    "multiple_choice",
    "scale",
    "nps",
    "csat",
    "ces",
    "number",
    "money",
    "duration",
    "time",
    "date",
    "photo",
];

impl Maker {
    pub fn kind(&mut self, must: Must, earlier: &[Asked]) -> Kind {
        let scored = match must {
            Must::HavePossible => true,
            Must::HaveNone => false,
            Must::Nothing => self.random.percent(75),
        };
        let name = match self.random.below(NAMES.len() + 1) {
            number if number < NAMES.len() => NAMES[number],
            _ => "text",
        };
        match name {
            "single_choice" => self.single(scored, must, earlier),
            "multiple_choice" => self.multiple(scored, must, earlier),
            "scale" | "nps" | "csat" | "ces" => self.graded(name, scored, must),
            "number" | "money" | "duration" | "time" => self.measured(name, scored, must, earlier),
            "photo" => self.photo(scored),
            "date" if !scored => self.date(),
            "text" if !scored => self.text_kind(),
            _ => self.yes_no(scored, must),
        }
    }

    /// Points of one answer.
    fn points(&mut self) -> i64 {
        match self.random.below(20) {
            0..=12 => self.random.between(1, 9),
            13..=15 => 0,
            16..=18 => self.random.between(-4, -1),
            _ => self.random.between(1, 1_000_000),
        }
    }

    /// Points of so many answers, not all of them the same, the highest above nothing if it must.
    fn several(&mut self, count: usize, must: Must) -> Vec<i64> {
        let mut points: Vec<i64> = (0..count).map(|_| self.points()).collect();
        let at = self.random.below(count);
        if must == Must::HavePossible && points.iter().all(|points| *points <= 0) {
            points[at] = self.random.between(1, 9);
        }
        if points.iter().all(|other| *other == points[0]) {
            points[at] += if points[at] < 1_000_000 { 1 } else { -1 };
        }
        points
    }

    fn yes_no(&mut self, scored: bool, must: Must) -> Kind {
        let expect_no = self.random.percent(30);
        let expect = if expect_no { ", expect: no" } else { "" };
        let (points, possible) = if !scored {
            (String::new(), None)
        } else if self.random.percent(60) {
            let points = self.random.between(1, 9);
            (format!(", points: {points}{expect}"), Some(points))
        } else {
            let low = self.points().min(20);
            let mut high = low + self.random.between(1, 5);
            if must == Must::HavePossible {
                high = high.max(1);
            }
            let (yes, no) = if expect_no { (low, high) } else { (high, low) };
            let points = format!(", points: {{yes: {yes}, no: {no}}}{expect}");
            (points, Some(high.max(0)))
        };
        Kind {
            keys: format!("kind: yes_no{points}"),
            shape: Shape::YesNo,
            possible,
            sayable: true,
        }
    }

    /// Options; from number `always` on they may depend on earlier answers.
    fn options(
        &mut self,
        points: Option<&[i64]>,
        count: usize,
        always: usize,
        earlier: &[Asked],
    ) -> (String, bool) {
        let mut conditional = false;
        let options: Vec<String> = (0..count)
            .map(|number| {
                let label = self.text("Option");
                let points = points.map_or_else(String::new, |points| {
                    format!(", points: {}", points[number])
                });
                let mut shown = String::new();
                if number >= always && self.random.percent(30) {
                    shown = self.condition_at("show_if", earlier);
                    conditional |= !shown.is_empty();
                }
                format!("{{id: o{number}, label: {label}{points}{shown}}}")
            })
            .collect();
        (format!("options: [{}]", options.join(", ")), conditional)
    }

    fn single(&mut self, scored: bool, must: Must, earlier: &[Asked]) -> Kind {
        let count = 2 + self.random.below(4);
        let points = scored.then(|| self.several(count, must));
        let (options, conditional) = self.options(points.as_deref(), count, 1, earlier);
        Kind {
            keys: format!("kind: single_choice, {options}"),
            shape: Shape::Single { options: count },
            possible: points
                .and_then(|points| points.into_iter().max())
                .map(|most| most.max(0)),
            sayable: !conditional,
        }
    }

    fn multiple(&mut self, scored: bool, must: Must, earlier: &[Asked]) -> Kind {
        let count = 2 + self.random.below(4);
        let points = scored.then(|| self.several(count, must));
        let (mut min, mut max) = (0, count);
        let mut choose = String::new();
        if self.random.percent(50) {
            min = self.random.below(3).min(count);
            max = min.max(1) + self.random.below(count - min.max(1) + 1);
            choose = format!(", choose: {{min: {min}, max: {max}}}");
        }
        let mut possible = None;
        if let Some(points) = &points {
            let mut best: Vec<i64> = points.iter().copied().filter(|p| *p > 0).collect();
            best.sort_unstable_by(|a, b| b.cmp(a));
            let sum: i64 = best.iter().sum();
            let reach: i64 = best.iter().take(max).sum();
            possible = Some(sum);
            if sum > 0 && (reach < sum || self.random.percent(30)) {
                let most = self.random.between(1, reach.min(1_000_000));
                choose += &format!(", max_points: {most}");
                possible = Some(sum.min(most));
            }
        }
        let (options, _) = self.options(points.as_deref(), count, min.max(1), earlier);
        Kind {
            keys: format!("kind: multiple_choice{choose}, {options}"),
            shape: Shape::Multiple {
                options: count,
                min,
                max,
            },
            possible,
            sayable: false,
        }
    }

    fn graded(&mut self, name: &str, scored: bool, must: Must) -> Kind {
        let (min, max) = match name {
            "nps" => (0, 10),
            "csat" => (1, 5),
            "ces" => (1, 7),
            _ => {
                let min = self.random.between(-3, 2);
                (min, min + self.random.between(1, 7))
            }
        };
        let mut keys = format!("kind: {name}");
        if name == "scale" {
            keys += &format!(", min: {min}, max: {max}");
            if self.random.percent(30) {
                keys += &format!(", labels: {{{min}: {}}}", self.text("Lowest"));
            }
        }
        if name == "ces" && self.random.percent(50) {
            keys += ", definition: share_5_7";
        }
        let mut possible = None;
        if scored {
            let count = usize::try_from(max - min + 1).expect("it is small");
            match self.random.below(3) {
                0 if name == "scale" => {
                    let top = (max - min) * self.random.between(1, 4);
                    keys += &format!(", points: {top}");
                    possible = Some(top);
                }
                1 => {
                    let cut = self.random.between(min + 1, max);
                    let points = self.several(2, must);
                    keys += &format!(
                        ", bands: [{{below: {cut}, points: {}}}, {{from: {cut}, points: {}}}]",
                        points[0], points[1]
                    );
                    possible = points.into_iter().max();
                }
                _ => {
                    let points = self.several(count, must);
                    let rows: Vec<String> = (min..=max)
                        .zip(&points)
                        .map(|(grade, points)| format!("{grade}: {points}"))
                        .collect();
                    keys += &format!(", points: {{{}}}", rows.join(", "));
                    possible = points.into_iter().max();
                }
            }
        }
        Kind {
            keys,
            shape: Shape::Graded { min, max },
            possible: possible.map(|most| most.max(0)),
            sayable: true,
        }
    }

    fn measured(&mut self, name: &str, scored: bool, must: Must, earlier: &[Asked]) -> Kind {
        let mut keys = format!("kind: {name}");
        let mut range = Measured {
            low: 0,
            high: 600_000,
            step: 1000,
            marks: Vec::new(),
        };
        match name {
            "number" | "money" => {
                let decimals = self.random.below(4);
                range.step = [1000, 100, 10, 1][decimals];
                keys += &format!(", decimals: {decimals}");
                if name == "money" && self.random.percent(50) {
                    keys += ", currency: AED";
                }
                if name == "number" && self.random.percent(30) {
                    keys += &format!(", unit: {}", self.text("pieces"));
                }
                range.low = self.random.between(-5, 3) * 1000;
                range.high = range.low + self.random.between(2, 40) * 1000;
            }
            "time" => range.high = 86_399_000,
            _ => {}
        }
        let shape = |range| match name {
            "number" => Shape::Number(range),
            "money" => Shape::Money(range),
            "time" => Shape::Time(range),
            _ => Shape::Duration(range),
        };
        let written = |range: &Measured, number| shape(range.clone()).written(number);
        if self.random.percent(50) {
            keys += &format!(", min: {}", written(&range, range.low));
        }
        if self.random.percent(50) {
            keys += &format!(", max: {}", written(&range, range.high));
        }
        let mut possible = None;
        if scored {
            let top = match must {
                Must::HavePossible => self.random.between(1, 12),
                _ => self.random.between(0, 12),
            };
            possible = Some(top);
            if self.wishes.conditions && !earlier.is_empty() && self.random.percent(35) {
                let count = 2 + self.random.below(2);
                let cases: Vec<String> = (0..count)
                    .map(|number| {
                        let when = match number + 1 < count {
                            true => format!("when: {}, ", self.condition(earlier)),
                            false => String::new(),
                        };
                        let label = self.text("Case");
                        let bands = self.bands(top, &mut range, written);
                        format!("{{{when}label: {label}, {bands}}}")
                    })
                    .collect();
                keys += &format!(", bands_by: [{}]", cases.join(", "));
            } else {
                keys += &format!(", {}", self.bands(top, &mut range, written));
            }
        }
        Kind {
            keys,
            shape: shape(range),
            possible,
            sayable: false,
        }
    }

    /// Two to four bands of which one has the top and another less.
    fn bands(
        &mut self,
        top: i64,
        range: &mut Measured,
        written: impl Fn(&Measured, i64) -> String,
    ) -> String {
        let steps = (range.high - range.low) / range.step;
        let mut cuts: Vec<i64> = (0..=self.random.below(3))
            .map(|_| range.low + self.random.between(1, steps) * range.step)
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut points: Vec<i64> = cuts
            .iter()
            .map(|_| top - self.random.between(1, 6))
            .collect();
        points.insert(self.random.below(points.len() + 1), top);
        let bands: Vec<String> = points
            .iter()
            .enumerate()
            .map(|(number, points)| {
                let mut band = String::new();
                if number > 0 {
                    band += &format!("from: {}, ", written(range, cuts[number - 1]));
                }
                if let Some(cut) = cuts.get(number) {
                    band += &format!("below: {}, ", written(range, *cut));
                }
                format!("{{{band}points: {points}}}")
            })
            .collect();
        range.marks.extend(cuts);
        format!("bands: [{}]", bands.join(", "))
    }

    fn photo(&mut self, scored: bool) -> Kind {
        let min = 1 + self.random.below(3);
        let max = min + self.random.below(3);
        let points = self.random.between(1, 5);
        let written = match scored {
            true => format!(", points: {points}"),
            false => String::new(),
        };
        Kind {
            keys: format!("kind: photo, min: {min}, max: {max}{written}"),
            shape: Shape::Photo { min, max },
            possible: scored.then_some(points),
            sayable: false,
        }
    }

    fn date(&mut self) -> Kind {
        let range = Measured {
            low: 20_513_000,
            high: 20_543_000,
            step: 1000,
            marks: Vec::new(),
        };
        Kind {
            keys: "kind: date, min: 2026-03-01, max: 2026-03-31".to_owned(),
            shape: Shape::Date(range),
            possible: None,
            sayable: false,
        }
    }

    fn text_kind(&mut self) -> Kind {
        let max = 5 + self.random.below(20);
        let mut keys = format!("kind: text, max_length: {max}");
        if self.random.percent(30) {
            let message = self.text("Letters");
            keys +=
                &format!(", min_length: 2, pattern: {{match: \"[a-z ]+\", message: {message}}}");
        }
        Kind {
            keys,
            shape: Shape::Text { max },
            possible: None,
            sayable: false,
        }
    }
}
