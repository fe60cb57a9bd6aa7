//! Points: of a yes or no, of a grade, of a range; and what a kind can give at most.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::kind::{Choice, Kind};
use crate::number::Decimal;
use crate::text::Text;

/// Points of the two answers of a yes/no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YesNoPoints {
    /// Points of yes.
    pub yes: i64,
    /// Points of no.
    pub no: i64,
}

/// Points of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValuePoints {
    /// The value.
    pub value: i64,
    /// Its points.
    pub points: i64,
}

/// Points of a half-open range `[from, below)`. The bands of a question follow each other without
/// gap or overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointBand {
    /// The first number inside; `None` for everything below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Decimal>,
    /// The first number no longer inside; `None` for everything above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Decimal>,
    /// Points of the numbers inside.
    pub points: i64,
}

impl PointBand {
    /// Whether the number lies in the band.
    #[must_use]
    pub fn holds(&self, number: Decimal) -> bool {
        self.from.is_none_or(|from| from <= number) && self.below.is_none_or(|below| number < below)
    }
}

/// The bands of points that hold in one case, for example at breakfast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BandCase {
    /// When the case holds; the first case that holds counts, and the last has no condition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What people call the case.
    pub label: Text,
    /// The points.
    pub bands: Vec<PointBand>,
}

impl Kind {
    /// The points of every grade of a graded kind, if it is scored.
    #[must_use]
    pub fn grade_points(&self) -> Option<&[ValuePoints]> {
        match self {
            Self::Scale { points, .. }
            | Self::Nps { points }
            | Self::Csat { points }
            | Self::Ces { points, .. } => points.as_deref(),
            _ => None,
        }
    }

    /// The bands of points of a measured kind, if it is scored and they are the same in every case.
    #[must_use]
    pub fn point_bands(&self) -> Option<&[PointBand]> {
        match self {
            Self::Number { bands, .. }
            | Self::Duration { bands, .. }
            | Self::Time { bands, .. }
            | Self::Money { bands, .. } => bands.as_deref(),
            _ => None,
        }
    }

    /// The cases of a measured kind whose bands depend on earlier answers; none for others.
    #[must_use]
    pub fn cases(&self) -> &[BandCase] {
        match self {
            Self::Number { cases, .. }
            | Self::Duration { cases, .. }
            | Self::Time { cases, .. }
            | Self::Money { cases, .. } => cases,
            _ => &[],
        }
    }

    /// The most points an answer can count for, before weight and never below 0; `None` if the
    /// question is not scored. For a multiple choice this is the best sum that can be chosen,
    /// held at `max_points`. Options that an earlier answer hides count here.
    #[must_use]
    pub fn possible(&self) -> Option<i64> {
        self.possible_among(|_| true)
    }

    /// As [`Kind::possible`], with the options of these numbers (from 0) alone.
    pub(crate) fn possible_among(&self, shown: impl Fn(usize) -> bool) -> Option<i64> {
        let shown = &shown;
        let highest = match self {
            Self::YesNo { points, .. } => points.map(|points| points.yes.max(points.no)),
            Self::SingleChoice { options } => points_of(options, shown).max(),
            Self::MultipleChoice {
                options,
                max,
                max_points,
                ..
            } => {
                options.iter().find_map(|option| option.points)?;
                let sum = best_sum(points_of(options, shown), *max);
                Some(max_points.map_or(sum, |most| sum.min(most)))
            }
            Self::Number { .. }
            | Self::Duration { .. }
            | Self::Time { .. }
            | Self::Money { .. } => {
                // Every case has the same highest points.
                let first = self.cases().first().map(|case| case.bands.as_slice());
                let bands = self.point_bands().or(first)?;
                bands.iter().map(|band| band.points).max()
            }
            Self::Text { .. } | Self::Date { .. } => None,
            Self::Photo { points, .. } => *points,
            Self::Scale { .. } | Self::Nps { .. } | Self::Csat { .. } | Self::Ces { .. } => {
                self.grade_points()?.iter().map(|row| row.points).max()
            }
        };
        highest.map(|points| points.max(0))
    }
}

/// The sum of the best so many, of those that are positive.
fn best_sum(points: impl Iterator<Item = i64>, max: u32) -> i64 {
    let mut positive: Vec<i64> = points.filter(|points| *points > 0).collect();
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    if positive.len() > max {
        positive.sort_unstable_by(|a, b| b.cmp(a));
        positive.truncate(max);
    }
    positive.into_iter().sum()
}

/// The points of the options of these numbers.
fn points_of(options: &[Choice], shown: impl Fn(usize) -> bool) -> impl Iterator<Item = i64> {
    let options = options.iter().enumerate();
    let shown = options.filter(move |(index, _)| shown(*index));
    shown.filter_map(|(_, option)| option.points)
}
