//! What a store report says, as plain data.
//!
//! The server fills these types from approved submissions; [`crate::pdf()`] turns them into a document.
//! Nothing here knows of pages, fonts or languages other than by name, and nothing here is computed twice:
//! a figure arrives rounded, with its n, and is printed as it is.
//!
//! **No type in this module has a field for the shopper, for the day or the hour of a visit, or for a
//! submission** (P6), so that none of them can reach an owner by mistake.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::Serialize;

use crate::language::{Digits, Language};

/// Fewer scored visits than this make a figure *indicative*: it is shown, but it is no ground for a rank
/// (P8).
pub const MIN_VISITS_TO_RANK: u32 = 3;

/// The most photos one report takes; a page of evidence, not an archive.
pub const MAX_PHOTOS: usize = 12;

/// A share in hundredths of a percent: 8,765 is 87.65 %. Published scores are already rounded to this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Percent(pub i64);

impl Percent {
    /// The share `part` of `whole`, rounded half up; `None` when the whole is nothing.
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        let (part, whole) = (i64::from(part), i64::from(whole));
        // 10,000 hundredths of a percent are the whole.
        (whole > 0).then(|| Self((part * 10_000 * 2 + whole) / (2 * whole)))
    }
}

/// Two decimals and a full stop, without the sign: `87.65`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(
            f,
            "{sign}{}.{:02}",
            self.0.unsigned_abs() / 100,
            self.0.unsigned_abs() % 100
        )
    }
}

/// A difference of two shares in hundredths of a percentage point; may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Points(pub i64);

/// The store a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Store {
    /// Its name, as the client writes it.
    pub name: String,
    /// Its code, unique within the client.
    pub code: String,
    /// Its address, when one is kept.
    pub address: Option<String>,
    /// Its region, when the client has regions.
    pub region: Option<String>,
}

/// The checklist whose scores are in the report. One report, one checklist (P8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// The title in the language of the report.
    pub title: String,
    /// The slug.
    pub slug: String,
    /// The versions in use in the period, ascending.
    pub versions: Vec<u32>,
}

/// A half-open range of local dates of the store: `from` is in it, `to` is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last day.
    pub to: NaiveDate,
}

impl Period {
    /// The last day of the period; `from` itself when the range is empty or turned round.
    pub fn last_day(self) -> NaiveDate {
        self.to.pred_opt().unwrap_or(self.to).max(self.from)
    }
}

/// One month of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Month {
    /// The year, such as 2026.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month a date lies in.
    pub fn of(date: NaiveDate) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }
}

/// A 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: Percent,
    /// The upper end.
    pub high: Percent,
}

/// Why a mean has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoInterval {
    /// One visit has no spread.
    TooFew,
    /// All visits have the same score, so the spread is unknown rather than nothing.
    AllEqual,
}

/// Whether the mean reaches the pass mark, compared exactly and not as printed (P4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It does.
    Pass,
    /// It does not.
    Fail,
}

/// The store's score in the period: the mean of the published scores of its scored, approved visits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Score {
    /// The mean.
    pub mean: Percent,
    /// The exact mean as a fraction (`6399/80`), given when the printed mean would read as reaching a mark
    /// that the exact one misses (P4).
    pub exact: Option<String>,
    /// How many scored visits the mean is over; at least 1.
    pub n: u32,
    /// The t interval of the mean, clipped to 0-100 %, or why there is none.
    pub interval: Result<Interval, NoInterval>,
    /// The lowest visit.
    pub lowest: Percent,
    /// The highest visit.
    pub highest: Percent,
    /// The pass mark, when the checklist has one.
    pub pass_mark: Option<Percent>,
    /// The label of the band in the language of the report, when the checklist has bands.
    pub band: Option<String>,
    /// Pass or fail, when the checklist has a pass mark.
    pub verdict: Option<Verdict>,
}

/// A mean and how many visits it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: Percent,
    /// How many scored visits.
    pub n: u32,
}

/// The difference from the previous period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The mean then.
    pub previous: Mean,
    /// Mean now minus mean then.
    pub points: Points,
    /// The 95 % interval of the difference, when both periods have one.
    pub interval: Option<(Points, Points)>,
    /// True when the interval leaves zero out, so that chance alone does not explain the difference.
    pub proven: bool,
}

/// Why the report shows no change against the previous period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoChange {
    /// This period has no score.
    NotScoredNow,
    /// The previous period has no scored visit.
    NotScoredBefore,
    /// The checklist changed so much between the periods that its author says the totals cannot be compared.
    NotComparable,
}

/// The change against the previous period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The previous period.
    pub period: Period,
    /// The difference, or why there is none.
    pub difference: Result<Difference, NoChange>,
}

/// What the rest of the chain scored with the same checklist in the same period, without this store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Benchmark {
    /// The mean of the other stores.
    pub mean: Percent,
    /// How many scored visits it is over.
    pub n: u32,
    /// How many other stores.
    pub stores: u32,
}

/// Why there is no chain to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoBenchmark {
    /// Too few other stores have scored visits, so that one of them could be recognised.
    TooFewStores {
        /// How many have.
        stores: u32,
        /// How many it takes.
        needed: u32,
    },
}

/// One section of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The title in the language of the report.
    pub title: String,
    /// The mean section score; `None` when no visit could be scored on it.
    pub score: Option<Percent>,
    /// How many visits the score is over.
    pub n: u32,
    /// The chain's mean without this store, under the same rule as the benchmark.
    pub chain: Option<Mean>,
}

/// One month of the trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TrendPoint {
    /// The month.
    pub month: Month,
    /// The mean of its scored visits; `None` draws a gap, never a zero.
    pub mean: Option<Percent>,
    /// How many scored visits.
    pub n: u32,
    /// True when a checklist version that cannot be compared with the one before begins in this month:
    /// the line is broken here.
    pub new_epoch: bool,
}

/// How often one scored question was missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The title of its section.
    pub section: String,
    /// The question's text.
    pub text: String,
    /// How many visits missed it.
    pub missed: u32,
    /// How many visits passed or missed it; not applicable is left out.
    pub answered: u32,
    /// The Wilson interval of the pass rate.
    pub interval: Interval,
}

impl Question {
    /// The share of answers that passed; `None` when nobody answered.
    pub fn pass_rate(&self) -> Option<Percent> {
        Percent::of(self.answered.saturating_sub(self.missed), self.answered)
    }
}

/// One comment that may be shown to an owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// The text of the question it was written for.
    pub question: String,
    /// The comment, in the language it was written in.
    pub text: String,
    /// The month of the visit; a day would help to recognise the shopper.
    pub month: Month,
}

/// One photo that may be shown to an owner: upright and without metadata.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Photo {
    /// What it shows: the question, and the month if wanted.
    pub caption: String,
    /// A baseline or progressive JPEG; its bytes go into the document unchanged.
    #[serde(skip)]
    pub jpeg: Arc<[u8]>,
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Photo({:?}, {} bytes)", self.caption, self.jpeg.len())
    }
}

/// How the points of one visit become its score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    /// Points earned over points possible.
    Pooled,
    /// Section scores by the weights of the sections.
    Weighted,
}

/// What a reader needs to check the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Method {
    /// How a visit was scored.
    pub scoring: Scoring,
    /// The version of the scoring rules.
    pub rules_version: u32,
    /// The SHA-256 of each checklist version used, in lower-case hexadecimal, in the order of the versions.
    pub checklist_hashes: Vec<String>,
    /// The share of a visit's possible points that must be scored for the visit to have a score.
    pub min_scored_share: Option<Percent>,
}

/// Everything a store report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoreReport {
    /// The language of headings, labels and figures.
    pub language: Language,
    /// The digits of the figures.
    pub digits: Digits,
    /// The agency that made the visits.
    pub agency: String,
    /// The company the store belongs to.
    pub client: String,
    /// The store.
    pub store: Store,
    /// The checklist.
    pub checklist: Checklist,
    /// The period.
    pub period: Period,
    /// When the data last changed: printed, and the date of the document. Never the time of printing, so
    /// that the same data gives the same bytes (P9).
    pub as_of: DateTime<Utc>,
    /// How many approved visits the period has, those without a score included.
    pub visits: u32,
    /// The score; `None` when there is no scored visit.
    pub score: Option<Score>,
    /// The change against the previous period.
    pub change: Change,
    /// The rest of the chain, or why it is not shown.
    pub chain: Result<Benchmark, NoBenchmark>,
    /// The sections in the order of the checklist.
    pub sections: Vec<Section>,
    /// The months up to the end of the period, oldest first, without holes.
    pub trend: Vec<TrendPoint>,
    /// The most missed questions, worst first.
    pub missed: Vec<Question>,
    /// The questions that went best, best first.
    pub went_well: Vec<Question>,
    /// The latest comments, newest first.
    pub comments: Vec<Comment>,
    /// The photos, at most [`MAX_PHOTOS`].
    pub photos: Vec<Photo>,
    /// The method.
    pub method: Method,
}

impl StoreReport {
    /// How many visits the score is over; 0 without a score.
    pub fn scored_visits(&self) -> u32 {
        self.score.as_ref().map_or(0, |score| score.n)
    }

    /// True when there are too few scored visits to rank the store by (P8).
    pub fn is_indicative(&self) -> bool {
        self.scored_visits() < MIN_VISITS_TO_RANK
    }
}
