//! Random checklists, written as their authors would, with random answers.
//!
//! Every checklist compiles without a finding; `checklist` writes it, `shape` its questions,
//! `condition` its conditions, `answers` fills it in.

mod answers;
mod checklist;
mod condition;
mod random;
mod shape;

pub use checklist::Made;
pub use random::Random;

/// What a checklist may hold.
#[derive(Clone, Copy, Debug)]
pub struct Wishes {
    pub conditions: bool,
    pub knock_outs: bool,
    pub bonus: bool,
}

impl Wishes {
    pub const EVERYTHING: Self = Self {
        conditions: true,
        knock_outs: true,
        bonus: true,
    };
}

/// A question as the generator knows it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: String,
    pub shape: Shape,
    /// Whether `missed` names some of its answers.
    pub missable: bool,
    /// Whether `missed` can be said without points.
    pub sayable: bool,
}

/// What its answers look like. Numbers are thousandths.
#[derive(Clone, Debug)]
pub enum Shape {
    YesNo,
    Single {
        options: usize,
    },
    Multiple {
        options: usize,
        min: usize,
        max: usize,
    },
    Graded {
        min: i64,
        max: i64,
    },
    Number(Measured),
    Money(Measured),
    Duration(Measured),
    Time(Measured),
    Date(Measured),
    Text {
        max: usize,
    },
    Photo {
        min: usize,
        max: usize,
    },
}

/// The range of a measured answer, the numbers that matter, and the smallest step.
#[derive(Clone, Debug)]
pub struct Measured {
    pub low: i64,
    pub high: i64,
    pub step: i64,
    pub marks: Vec<i64>,
}

impl Measured {
    /// A number in the range, often at a mark or right beside it.
    pub fn number(&self, random: &mut Random) -> i64 {
        let number = if !self.marks.is_empty() && random.percent(60) {
            random.pick(&self.marks) + random.between(-1, 1) * self.step
        } else {
            self.low + random.between(0, (self.high - self.low) / self.step) * self.step
        };
        number.clamp(self.low, self.high)
    }
}

impl Shape {
    /// A number as it is written in a checklist or an answer of this shape.
    pub fn written(&self, thousandths: i64) -> String {
        let whole = thousandths / 1000;
        match self {
            Self::Time(_) if whole % 60 == 0 => {
                format!("\"{:02}:{:02}\"", whole / 3600, whole / 60 % 60)
            }
            Self::Time(_) => {
                let (hours, minutes) = (whole / 3600, whole / 60 % 60);
                format!("\"{hours:02}:{minutes:02}:{:02}\"", whole % 60)
            }
            // The generator's days all lie in March 2026, which begins on day 20,513.
            Self::Date(_) => format!("2026-03-{:02}", whole - 20_512),
            _ if thousandths % 1000 == 0 => whole.to_string(),
            _ => {
                let sign = if thousandths < 0 { "-" } else { "" };
                let size = thousandths.abs();
                format!("{sign}{}.{:03}", size / 1000, size % 1000)
            }
        }
    }

    /// What its numbers can be compared with; nothing where they are none.
    pub fn measure(&self) -> Option<&'static str> {
        match self {
            Self::Number(_) | Self::Money(_) | Self::Graded { .. } => Some("number"),
            Self::Duration(_) => Some("length"),
            Self::Time(_) => Some("time"),
            Self::Date(_) => Some("day"),
            _ => None,
        }
    }

    /// The names of its answers, without `missed`.
    pub fn names(&self) -> Vec<String> {
        match self {
            Self::YesNo => vec!["yes".to_owned(), "no".to_owned()],
            Self::Single { options } | Self::Multiple { options, .. } => {
                (0..*options).map(|number| format!("o{number}")).collect()
            }
            Self::Graded { min, max } => (*min..=*max).map(|grade| grade.to_string()).collect(),
            _ => Vec::new(),
        }
    }
}
