//! All stores of a client, or all that the reader may see.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::figures::{Difference, Mean, Percent, Score, Share};
use super::parts::{
    BandCount, Comparison, DaypartResult, Head, KeyNumber, Method, MonthResult, Position,
    QuestionResult, SectionResult, WeekdayResult,
};

/// The results of a chain under one checklist in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChainReport {
    /// What stands over it.
    #[serde(flatten)]
    pub head: Head,
    /// The client's id.
    pub client_id: Uuid,
    /// True when the reader sees some of the client's stores only; the report is about those.
    pub partial: bool,
    /// Stores the report is about.
    pub stores: u32,
    /// Stores with an approved visit in the period.
    pub stores_visited: u32,
    /// Approved visits, scored or not.
    pub visits: u32,
    /// The score: the mean of the scored visits of all stores.
    pub score: Score,
    /// Scored visits whose verdict is a pass; absent without a pass mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_rate: Option<Share>,
    /// The pass rate against the previous period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_rate_difference: Option<Difference>,
    /// Against the previous period, the same dates of last year, and the target.
    pub comparisons: Vec<Comparison>,
    /// Visits by band, the highest band first.
    pub bands: Vec<BandCount>,
    /// Month by month.
    pub trend: Vec<MonthResult>,
    /// Section by section.
    pub sections: Vec<SectionResult>,
    /// Region by region, the best mean first; stores without a region are under an empty name, last.
    pub regions: Vec<RegionResult>,
    /// Every store: ranked ones by mean, the best first; then those with too few visits; then those without.
    pub league: Vec<LeagueRow>,
    /// The questions missed most often, by pass rate, the worst first.
    pub worst: Vec<QuestionResult>,
    /// The questions passed most often, the best first.
    pub best: Vec<QuestionResult>,
    /// The questions that separate stores most.
    pub separating: Vec<Separating>,
    /// NPS, CSAT and CES.
    pub key_numbers: Vec<KeyNumber>,
    /// By part of the day; parts without a visit are left out.
    pub dayparts: Vec<DaypartResult>,
    /// By day of the week; days without a visit are left out.
    pub weekdays: Vec<WeekdayResult>,
    /// How the visits were carried out.
    pub fieldwork: Fieldwork,
    /// The method.
    pub method: Method,
}

/// The stores of one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegionResult {
    /// Its name; empty for stores without a region.
    pub region: String,
    /// Stores with a scored visit.
    pub stores: u32,
    /// The mean of their visits.
    pub score: Mean,
    /// Against the previous period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// One store of the league table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeagueRow {
    /// The store's id.
    pub store_id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its region; may be empty.
    pub region: String,
    /// Its score.
    pub score: Mean,
    /// Its place; absent below three visits (P8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Against the previous period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// A question that some stores pass and others miss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Separating {
    /// The question's id.
    pub question: String,
    /// Title of its section.
    pub section: String,
    /// Its text.
    pub text: String,
    /// Pass rate over all stores.
    pub passed: Share,
    /// Stores compared, each with three judged visits or more.
    pub stores: u32,
    /// The share of the differences between visits that lies between stores (eta squared).
    pub between: Percent,
}

/// How the visits of the period were carried out, counted once each visit is settled: approved, rejected,
/// expired or cancelled. What is still under way is not counted, so that nobody can watch a visit happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fieldwork {
    /// Settled visits whose window ends in the period, cancelled ones left out.
    pub settled: u32,
    /// Of these, approved.
    pub approved: u32,
    /// Rejected in review.
    pub rejected: u32,
    /// Expired: nobody made the visit.
    pub expired: u32,
    /// Cancelled by the agency; in none of the rates.
    pub cancelled: u32,
    /// The fill rate: approved of settled.
    pub filled: Share,
    /// The on-time rate: submitted by the end of the window, of approved.
    pub on_time: Share,
    /// How many approved visits went back to the shopper before they were approved.
    pub returned: Share,
}
