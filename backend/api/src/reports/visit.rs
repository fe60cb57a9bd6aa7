//! One visit.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::figures::{Difference, Percent, Points, Verdict};
use super::parts::{Comparison, Head, Method, Photo, StoreHead};

/// The approved submission of one visit, as far as the checklist shows it to owners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitReport {
    /// What stands over it; the period is the month of the visit.
    #[serde(flatten)]
    pub head: Head,
    /// The visit's id.
    pub visit_id: Uuid,
    /// The store.
    pub store: StoreHead,
    /// The score.
    pub score: VisitScore,
    /// The score held against the visit before, the store's mean, the chain and the target.
    pub comparisons: Vec<Comparison>,
    /// The sections with their answers, in the order of the journey.
    pub sections: Vec<VisitSection>,
    /// Ids of the missed questions, those that cost most first.
    pub missed: Vec<String>,
    /// Ids of the questions passed that are worth most, at most five.
    pub strengths: Vec<String>,
    /// Measured answers against their standards, in the order of the checklist.
    pub timings: Vec<Timing>,
    /// Answered questions that the checklist does not show to owners; their points are in the sections.
    pub not_shown: u32,
    /// Every time the visit was published, oldest first; the last one is in force.
    pub publications: Vec<Publication>,
    /// The method.
    pub method: Method,
    /// The first half of the SHA-256 of everything above as JSON, lower-case hex: two copies with the same
    /// code say the same.
    pub code: String,
}

/// The score of one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitScore {
    /// The published score; absent if it is not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Percent>,
    /// The exact score as a fraction, given when the printed one would read as reaching a mark that the
    /// exact one misses (P4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// The pass mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_mark: Option<Percent>,
    /// The label of the band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// The verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The points earned over all sections.
    pub earned: i64,
    /// The points possible over all sections.
    pub possible: i64,
    /// Which share of the possible points was scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scored_share: Option<Percent>,
    /// Why there is no score, a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_scored: Option<String>,
    /// Why the verdict is a fail, a sentence each.
    pub fail_reasons: Vec<String>,
    /// Every step from the sum of the points to the score, a sentence each; empty where the score is just
    /// that sum.
    pub steps: Vec<String>,
}

/// One section of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitSection {
    /// The section's id.
    pub section: String,
    /// Its title.
    pub title: String,
    /// Its score; absent where nothing was possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Percent>,
    /// The points earned, bonus included.
    pub earned: i64,
    /// The points possible.
    pub possible: i64,
    /// The section's share of the total's weight, where sections are weighted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Questions missed.
    pub missed: u32,
    /// Questions that did not apply.
    pub not_applicable: u32,
    /// Against the visit before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// The answers that may be shown.
    pub answers: Vec<VisitAnswer>,
}

/// One answer with its points and the reason for them (P4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitAnswer {
    /// The question's id.
    pub question: String,
    /// Its number in the checklist, from 1.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// The answer in words; empty where there is none to show.
    pub answer: String,
    /// The points earned.
    pub earned: i64,
    /// The points possible.
    pub possible: i64,
    /// Whether the question is part of the score; else its points are both 0.
    pub scored: bool,
    /// Whether the points are on top.
    pub bonus: bool,
    /// Passed or missed; absent where neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
    /// The reason for the points, a sentence.
    pub reason: String,
    /// What it cost: points of the total score lost by it; absent where there is no score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Points>,
    /// The comment that may be shown, in the language it was written in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The photos that may be shown.
    pub photos: Vec<Photo>,
}

/// A measured answer against its standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Timing {
    /// The question's id.
    pub question: String,
    /// Its text.
    pub text: String,
    /// What was measured, in words.
    pub answer: String,
    /// The measures that earn full points, in words.
    pub standard: String,
    /// Whether it earned full points.
    pub met: bool,
}

/// One time the results of the visit were published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Publication {
    /// 1 for the first.
    pub number: u32,
    /// The revision of the submission it was made of.
    pub revision: u32,
    /// The day, in UTC, on which it was approved.
    pub published_on: NaiveDate,
    /// The day, in UTC, on which it was taken back to be reviewed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_on: Option<NaiveDate>,
    /// The score it published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Percent>,
}
