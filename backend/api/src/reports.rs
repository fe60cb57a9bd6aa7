//! The data behind a store report.
//!
//! Read by owners: no type here has a field for the shopper, a visit's time or a submission (P6).

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::stores::NoInterval;

/// A store's results under one checklist in one period. Percentages are hundredths of a percent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoreReport {
    /// The store's id.
    pub store_id: Uuid,
    /// The store's code.
    pub store_code: String,
    /// The store's name.
    pub store_name: String,
    /// The client's name.
    pub client: String,
    /// Slug of the checklist.
    pub checklist: String,
    /// Title of the checklist in the report's language.
    pub checklist_title: String,
    /// Epoch of the total.
    pub epoch: u32,
    /// First local date.
    pub from: NaiveDate,
    /// The local date after the last.
    pub to: NaiveDate,
    /// Language of the texts.
    pub language: String,
    /// The last change in the data that the report shows; absent if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<DateTime<Utc>>,
    /// Approved visits, scored or not.
    pub visits: u32,
    /// The mean of the published scores.
    pub score: Mean,
    /// The pass mark of the checklist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<i64>,
    /// Against the previous period.
    pub previous: Previous,
    /// Against the other stores of the client.
    pub chain: Benchmark,
    /// Section by section.
    pub sections: Vec<SectionResult>,
    /// Month by month.
    pub trend: Vec<MonthResult>,
    /// Questions most often missed, worst first.
    pub missed: Vec<QuestionResult>,
    /// Questions that went well, best first.
    pub went_well: Vec<QuestionResult>,
    /// Latest comments that may be shown.
    pub comments: Vec<ReportComment>,
    /// Photos that may be shown.
    pub photos: Vec<ReportPhoto>,
}

/// A mean with its n and interval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Mean {
    /// The mean, rounded half up once; absent if n is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<i64>,
    /// Number of scored visits.
    pub n: u32,
    /// Lowest score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lowest: Option<i64>,
    /// Highest score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest: Option<i64>,
    /// 95 % t interval clipped to 0-10000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<(i64, i64)>,
    /// Why there is no interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_interval: Option<NoInterval>,
}

/// The previous period and the difference to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Previous {
    /// First local date.
    pub from: NaiveDate,
    /// The local date after the last.
    pub to: NaiveDate,
    /// The mean of that period.
    pub score: Mean,
    /// Difference in hundredths of a percentage point, where both have a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<i64>,
    /// 95 % Welch interval of the difference, where both have two visits or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<(i64, i64)>,
}

/// The other stores of the client, this one left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Benchmark {
    /// Number of other stores with a scored visit; absent with everything else where it may not be shown.
    pub stores: u32,
    /// Mean over their visits; absent under the threshold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<i64>,
    /// Number of their scored visits.
    pub n: u32,
}

/// One section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SectionResult {
    /// The section's id.
    pub section: String,
    /// Its title.
    pub title: String,
    /// Mean of the visits' section scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<i64>,
    /// Number of visits with a score in it.
    pub n: u32,
    /// The other stores' mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain_mean: Option<i64>,
    /// Number of the other stores' visits.
    pub chain_n: u32,
}

/// One month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MonthResult {
    /// First day of the month.
    pub month: NaiveDate,
    /// Mean of the month's scores.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<i64>,
    /// Number of scored visits.
    pub n: u32,
}

/// One question over the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionResult {
    /// The question's id.
    pub question: String,
    /// Title of its section.
    pub section: String,
    /// Its text.
    pub text: String,
    /// How often it was missed.
    pub missed: u32,
    /// How often it was answered and scored.
    pub n: u32,
    /// Wilson 95 % interval of the pass rate.
    pub pass_interval: (i64, i64),
}

/// A comment that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportComment {
    /// Text of the question.
    pub question: String,
    /// The comment.
    pub text: String,
    /// First day of the month of the visit.
    pub month: NaiveDate,
}

/// A photo that may be shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportPhoto {
    /// The id under which the copy without metadata is served.
    pub id: Uuid,
    /// Text of the question it belongs to.
    pub caption: String,
    /// First day of the month of the visit.
    pub month: NaiveDate,
}
