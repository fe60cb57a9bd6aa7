//! Figures: shares, means, differences, each with what it takes to judge it.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use checklists::{Percent, Verdict};

/// A difference of two shares in hundredths of a percentage point; may be negative.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Points(pub i64);

/// A half-open range of local dates of the store: `from` is in it, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last day.
    pub to: NaiveDate,
}

impl Period {
    /// The last day of the period; `from` itself when the range is empty or turned round.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let last = self.to.checked_sub_days(Days::new(1));
        last.unwrap_or(self.to).max(self.from)
    }
}

/// A 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Interval {
    /// The lower end.
    pub low: Percent,
    /// The upper end.
    pub high: Percent,
}

/// A 95 % interval of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct PointsInterval {
    /// The lower end.
    pub low: Points,
    /// The upper end.
    pub high: Points,
}

/// Why an aggregate has no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoInterval {
    /// Fewer than two scored visits: one has no spread.
    TooFew,
    /// All scores are equal, so the spread is unknown rather than nothing.
    AllEqual,
}

/// A mean of scores with its n and interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mean {
    /// The mean, rounded half up once; absent if n is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Percent>,
    /// Number of scores.
    pub n: u32,
    /// Lowest score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<Percent>,
    /// Highest score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<Percent>,
    /// 95 % t interval with n - 1 degrees of freedom, clipped to 0-100 %.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Why there is no interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_interval: Option<NoInterval>,
}

impl Mean {
    /// True when there are too few scores to rank by (P8).
    #[must_use]
    pub fn is_indicative(&self) -> bool {
        self.n < super::FEWEST_VISITS_TO_RANK
    }
}

/// How many of how many, with the 95 % interval of Wilson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// How many.
    pub part: u32,
    /// Of how many; what does not apply is left out.
    pub n: u32,
    /// The share, rounded half up; absent if n is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Percent>,
    /// The interval; 0-100 % if n is 0.
    pub interval: Interval,
}

/// Now minus then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// The difference of the printed figures.
    pub points: Points,
    /// Its 95 % interval: Welch's for means, Newcombe's for shares; absent where one side has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<PointsInterval>,
    /// True when the interval leaves zero out, so that chance alone does not explain the difference.
    pub proven: bool,
}

/// A mean of visits judged by the marks of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Score {
    /// The mean of the published scores of the scored, approved visits.
    #[serde(flatten)]
    pub mean: Mean,
    /// The exact mean as a fraction (`6399/80`), given when the printed mean would read as reaching a mark
    /// that the exact one misses (P4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// The pass mark, when the checklist has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Percent>,
    /// The label of the band, when the checklist has bands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// Pass or fail by the exact mean (P4), when the checklist has a pass mark and a visit was scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The greatest possible influence of one visit on the mean: 1/n; absent if n is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub influence: Option<Percent>,
}
