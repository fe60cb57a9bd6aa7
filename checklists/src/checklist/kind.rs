//! The kinds of question, with the points that each kind can give.
//!
//! A new kind is one more variant of [`Kind`], one more reading in `answer`, and one more row of
//! points in `score`; the compiler names every other place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::Condition;
use super::pattern::Pattern;
use super::points::{BandCase, PointBand, ValuePoints, YesNoPoints};
use crate::id::{Currency, OptionId};
use crate::number::Decimal;
use crate::text::Text;

/// What a question asks for. Points are `None` where the question is not scored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// Yes or no.
    YesNo {
        /// The answer that is hoped for.
        expect_yes: bool,
        /// Points of yes and of no.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<YesNoPoints>,
    },
    /// One of several options.
    SingleChoice {
        /// The options in order.
        options: Vec<Choice>,
    },
    /// Any of several options.
    MultipleChoice {
        /// The options in order.
        options: Vec<Choice>,
        /// The fewest that may be chosen.
        min: u32,
        /// The most that may be chosen.
        max: u32,
        /// Where earned and possible points stop.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_points: Option<i64>,
    },
    /// A whole number from `min` to `max`, each meaning a grade.
    Scale {
        /// The lowest grade.
        min: i64,
        /// The highest grade.
        max: i64,
        /// What some grades are called.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        labels: Vec<ScaleLabel>,
        /// Points of every grade.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Vec<ValuePoints>>,
    },
    /// A number.
    Number {
        /// The smallest number taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The largest number taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
        /// How many decimals are taken, 0 to 3.
        decimals: u8,
        /// What is counted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Text>,
        /// Points by range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bands: Option<Vec<PointBand>>,
        /// Points by range, depending on earlier answers; then there are no `bands`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<BandCase>,
    },
    /// A length of time in whole seconds.
    Duration {
        /// The shortest taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The longest taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
        /// Points by range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bands: Option<Vec<PointBand>>,
        /// Points by range, depending on earlier answers; then there are no `bands`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<BandCase>,
    },
    /// A day, held as days since 1 January 1970; never scored.
    Date {
        /// The first day taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The last day taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
    },
    /// A time of day, held as seconds since midnight.
    Time {
        /// The earliest taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The latest taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
        /// Points by range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bands: Option<Vec<PointBand>>,
        /// Points by range, depending on earlier answers; then there are no `bands`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<BandCase>,
    },
    /// An amount of money.
    Money {
        /// The smallest amount taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The largest amount taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
        /// How many decimals are taken, 0 to 3.
        decimals: u8,
        /// The currency; the client's own when `None`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        currency: Option<Currency>,
        /// Points by range.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bands: Option<Vec<PointBand>>,
        /// Points by range, depending on earlier answers; then there are no `bands`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<BandCase>,
    },
    /// Free text; never scored.
    Text {
        /// The fewest characters (grapheme clusters) of an answer.
        #[serde(default, skip_serializing_if = "is_zero")]
        min_length: u32,
        /// The most characters (grapheme clusters) taken.
        max_length: u32,
        /// What the whole answer must look like.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pattern: Option<Pattern>,
    },
    /// Photos.
    Photo {
        /// The fewest that answer the question.
        min: u32,
        /// The most taken.
        max: u32,
        /// Points for attaching at least `min`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<i64>,
    },
    /// Would you recommend us, 0 to 10 (Net Promoter Score).
    Nps {
        /// Points of every value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Vec<ValuePoints>>,
    },
    /// How satisfied are you, 1 to 5 (top two boxes count as satisfied).
    Csat {
        /// Points of every value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Vec<ValuePoints>>,
    },
    /// How easy was it, 1 to 7 (Customer Effort Score).
    Ces {
        /// Which of the two rival figures is made of the answers.
        definition: CesDefinition,
        /// Points of every value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        points: Option<Vec<ValuePoints>>,
    },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name, which is the answer.
    pub id: OptionId,
    /// What people see.
    pub label: Text,
    /// Its points; `None` for every option of a question that is not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<i64>,
    /// When it can be chosen; always when `None`. It asks about earlier questions only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
}

/// What a grade of a scale is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleLabel {
    /// The grade.
    pub value: i64,
    /// What people see.
    pub label: Text,
}

/// The figure made of many CES answers. The two are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum CesDefinition {
    /// The mean of 1 to 7.
    #[serde(rename = "mean")]
    Mean,
    /// The share that answers 5 to 7.
    #[serde(rename = "share_5_7")]
    Share5To7,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives the field by reference"
)]
const fn is_zero(length: &u32) -> bool {
    *length == 0
}

impl Kind {
    /// The word that names the kind in the language and in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::YesNo { .. } => "yes_no",
            Self::SingleChoice { .. } => "single_choice",
            Self::MultipleChoice { .. } => "multiple_choice",
            Self::Scale { .. } => "scale",
            Self::Number { .. } => "number",
            Self::Duration { .. } => "duration",
            Self::Date { .. } => "date",
            Self::Time { .. } => "time",
            Self::Money { .. } => "money",
            Self::Text { .. } => "text",
            Self::Photo { .. } => "photo",
            Self::Nps { .. } => "nps",
            Self::Csat { .. } => "csat",
            Self::Ces { .. } => "ces",
        }
    }

    /// The options of a choice; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::SingleChoice { options } | Self::MultipleChoice { options, .. } => options,
            _ => &[],
        }
    }

    /// The whole-number range of a graded kind (scale, NPS, CSAT, CES).
    #[must_use]
    pub fn grades(&self) -> Option<std::ops::RangeInclusive<i64>> {
        match self {
            Self::Scale { min, max, .. } => Some(*min..=*max),
            Self::Nps { .. } => Some(0..=10),
            Self::Csat { .. } => Some(1..=5),
            Self::Ces { .. } => Some(1..=7),
            _ => None,
        }
    }

    /// The smallest and the largest value of a measured kind (number, duration, date, time,
    /// money), where there are limits.
    #[must_use]
    pub fn range(&self) -> Option<(Option<Decimal>, Option<Decimal>)> {
        match self {
            Self::Number { min, max, .. }
            | Self::Duration { min, max, .. }
            | Self::Date { min, max }
            | Self::Time { min, max, .. }
            | Self::Money { min, max, .. } => Some((*min, *max)),
            _ => None,
        }
    }
}
