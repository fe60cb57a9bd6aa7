//! What the reports have in common.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::figures::{Difference, Interval, Mean, Percent, Period, Points, PointsInterval, Share};

/// What stands over every report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Head {
    /// The agency that made the visits.
    pub agency: String,
    /// The company whose stores are evaluated.
    pub client: String,
    /// The checklist. One report, one checklist (P8).
    pub checklist: Checklist,
    /// The period; the month, in the report of a visit.
    pub period: Period,
    /// Language of the texts, a BCP 47 tag.
    pub language: String,
    /// Digits of the printed figures.
    pub digits: Digits,
    /// When the data last changed. Never the time of asking, so that the same data gives the same bytes
    /// (P9).
    pub as_of: DateTime<Utc>,
}

/// The checklist whose scores are in the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Checklist {
    /// The slug.
    pub slug: String,
    /// The title.
    pub title: String,
    /// Epoch of the total: figures of different epochs are never joined.
    pub epoch: u32,
    /// The versions behind the figures, ascending.
    pub versions: Vec<u32>,
}

/// The digits figures are printed in, by their numbering system of CLDR.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Digits {
    /// 0123456789
    #[default]
    #[serde(rename = "latn")]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    #[serde(rename = "arab")]
    ArabicIndic,
    /// ௦௧௨௩௪௫௬௭௮௯
    #[serde(rename = "tamldec")]
    Tamil,
}

impl Digits {
    /// All digits there are.
    pub const ALL: [Self; 3] = [Self::Latin, Self::ArabicIndic, Self::Tamil];

    /// The digits of that numbering system: `latn`, `arab` or `tamldec`.
    #[must_use]
    pub fn named(system: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|digits| digits.system() == system)
    }

    /// Their numbering system.
    #[must_use]
    pub const fn system(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::ArabicIndic => "arab",
            Self::Tamil => "tamldec",
        }
    }
}

/// The store a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoreHead {
    /// The store's id.
    pub id: Uuid,
    /// Its code, unique in the client.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address; may be empty.
    pub address: String,
    /// Its region; may be empty.
    pub region: String,
}

/// What a score is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Benchmark {
    /// The period before: the calendar's for whole months, quarters and years, else as many days.
    PreviousPeriod,
    /// The same dates of the year before.
    LastYear,
    /// The store's first visits, as many as are set for it.
    Baseline,
    /// The target the client has set.
    Target,
    /// The other stores of the region, this one left out.
    Region,
    /// The other stores of the chain, this one left out.
    Chain,
    /// The store's visit before.
    PreviousVisit,
    /// The mean of the store's other visits in the twelve months up to the visit's month.
    StoreMean,
}

/// A score held against a benchmark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// What with.
    pub with: Benchmark,
    /// The period of the benchmark, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The benchmark; its n is 0 for a target, which nobody visited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Mean>,
    /// How many stores it is over, for region and chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stores: Option<u32>,
    /// The score minus the benchmark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// Why there is no difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub none: Option<NoComparison>,
}

/// Why a benchmark is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NoComparison {
    /// There is no score now.
    NotScoredNow,
    /// The benchmark has no scored visit.
    NotScoredThen,
    /// The checklist changed so much in between that its author says the totals cannot be compared.
    NotComparable,
    /// Too few other stores have scored visits, so that one of them could be recognised.
    TooFewStores {
        /// How many have.
        stores: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Nobody has set it, or the store has no region.
    NotSet,
}

/// Visits in one band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BandCount {
    /// The label of the band.
    pub label: String,
    /// Where it begins.
    pub from: Percent,
    /// Visits whose score lies in it.
    pub n: u32,
    /// The same in the previous period.
    pub previous_n: u32,
}

/// A mean and how many scores it is over, where an interval would be more than the place can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthMean {
    /// First day of the month.
    pub month: NaiveDate,
    /// The mean; absent if n is 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Percent>,
    /// Number of scores.
    pub n: u32,
}

/// One month of the trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MonthResult {
    /// First day of the month.
    pub month: NaiveDate,
    /// Mean of the month's scores; absent if n is 0: a gap, never a zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean: Option<Percent>,
    /// Number of scored visits.
    pub n: u32,
    /// Where 95 of 100 such months would lie if nothing had changed over the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub noise: Option<Interval>,
    /// True when a checklist version that cannot be compared with the one before begins in this month:
    /// the line is broken here.
    pub new_epoch: bool,
}

/// One section over the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SectionResult {
    /// The section's id.
    pub section: String,
    /// Its title.
    pub title: String,
    /// Mean of the visits' section scores.
    pub score: Mean,
    /// Against the previous period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// The other stores, under the same rule as the benchmark of the chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Mean>,
    /// Month by month.
    pub months: Vec<MonthMean>,
}

/// One scored question over the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionResult {
    /// The question's id.
    pub question: String,
    /// Title of its section.
    pub section: String,
    /// Its text.
    pub text: String,
    /// How many visits missed it.
    pub missed: u32,
    /// Visits that passed it, of those that passed or missed it.
    pub passed: Share,
    /// What it cost: the points of the total score that a visit lost by it, on the average of the scored
    /// visits; absent without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Points>,
    /// The pass rate against the previous period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// Which measure of customers a key number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// Net promoter score: the share of 9 and 10 minus the share of 0 to 6, in points from -100 to 100.
    Nps,
    /// Customer satisfaction: the share of 4 and 5 of 5.
    Csat,
    /// Customer effort: the mean of 1 to 7.
    CesMean,
    /// Customer effort: the share of 5 to 7 of 7.
    CesShare,
}

/// NPS, CSAT or CES by the definition named in `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyNumber {
    /// Which.
    pub kind: KeyKind,
    /// The question's id.
    pub question: String,
    /// Title of its section.
    pub section: String,
    /// Its text.
    pub text: String,
    /// In hundredths: of a point for NPS, of a percent for a share, of a grade for a mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Points>,
    /// Number of answers.
    pub n: u32,
    /// How many gave each grade, the lowest grade first.
    pub answers: Vec<u32>,
    /// The standard error of an NPS, in hundredths of a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<Points>,
    /// The 95 % interval in the unit of `value`; absent where it cannot be known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<PointsInterval>,
    /// Against the previous period, in the unit of `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// A part of the day, in the local time of the store.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Daypart {
    /// 05:00 to 11:00.
    Morning,
    /// 11:00 to 15:00.
    Midday,
    /// 15:00 to 18:00.
    Afternoon,
    /// 18:00 to 22:00.
    Evening,
    /// 22:00 to 05:00.
    Night,
}

/// The visits of one part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DaypartResult {
    /// Which.
    pub daypart: Daypart,
    /// Number of scored visits.
    pub n: u32,
    /// Their scores; absent below three visits, of which one could be recognised (P6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Mean>,
}

/// The visits of one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WeekdayResult {
    /// 1 for Monday to 7 for Sunday (ISO 8601).
    pub weekday: u32,
    /// Number of scored visits.
    pub n: u32,
    /// Their scores; absent below three visits, of which one could be recognised (P6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Mean>,
}

/// Where a store stands among the stores of its chain.
///
/// A store's rank is as uncertain as its mean: it is at least one more than the stores that are proven
/// better (Welch, 95 %), and at most the number of stores less those that are proven worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The best rank the data allow, 1 for the best.
    pub best: u32,
    /// The worst rank the data allow.
    pub worst: u32,
    /// How many stores were ranked, each with three visits or more.
    pub of: u32,
    /// The share of the other ranked stores whose mean is lower, with half of those whose mean is equal.
    pub percent_rank: Percent,
}

/// Why a store has no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum NoPosition {
    /// Fewer than three scored visits (P8).
    TooFewVisits,
    /// Too few other stores can be ranked, so that one of them could be recognised.
    TooFewStores {
        /// How many can.
        stores: u32,
        /// How many it takes.
        needed: u32,
    },
}

/// A comment that may be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comment {
    /// Text of the question it was written for.
    pub question: String,
    /// The comment, in the language it was written in.
    pub text: String,
    /// First day of the month of the visit; the day would help to recognise the shopper.
    pub month: NaiveDate,
    /// Whether the visit missed the question.
    pub missed: bool,
}

/// A photo that may be shown: upright and without metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Photo {
    /// The id under which it is served.
    pub id: Uuid,
    /// Text of the question it was taken for.
    pub caption: String,
    /// First day of the month of the visit.
    pub month: NaiveDate,
}

/// How the points of one visit become its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Points earned over points possible.
    Pooled,
    /// Section scores by the weights of the sections.
    Weighted,
}

/// What a reader needs to check the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Method {
    /// How a visit was scored.
    pub scoring: Scoring,
    /// The version of the scoring rules.
    pub rules_version: u32,
    /// The SHA-256 of each checklist version used, lower-case hex, in the order of the versions.
    pub checklist_hashes: Vec<String>,
    /// The share of a visit's possible points that must be scored for the visit to have a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_scored_share: Option<Percent>,
    /// Whether blank optional questions count as zero points rather than leave the score.
    pub blank_is_zero: bool,
}
