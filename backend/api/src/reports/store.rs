//! A store over a period.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::figures::{Percent, Score, Share, Verdict};
use super::parts::{
    BandCount, Comment, Comparison, DaypartResult, Head, KeyNumber, Method, MonthResult,
    NoPosition, Photo, Position, QuestionResult, SectionResult, StoreHead, WeekdayResult,
};

/// A store's results under one checklist in one period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoreReport {
    /// What stands over it.
    #[serde(flatten)]
    pub head: Head,
    /// The store.
    pub store: StoreHead,
    /// Approved visits, scored or not.
    pub visits: u32,
    /// The score.
    pub score: Score,
    /// Scored visits whose verdict is a pass; absent without a pass mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_rate: Option<Share>,
    /// Visits by band, the highest band first.
    pub bands: Vec<BandCount>,
    /// The score held against every benchmark, shown or with the reason why not.
    pub comparisons: Vec<Comparison>,
    /// The place in the chain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Why there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_position: Option<NoPosition>,
    /// What to fix first: at most three questions, those that cost most points first.
    pub fix: Vec<Fix>,
    /// Section by section, in the order of the checklist.
    pub sections: Vec<SectionResult>,
    /// The months up to the end of the period, oldest first, without holes.
    pub trend: Vec<MonthResult>,
    /// Questions that were missed, most often first.
    pub missed: Vec<QuestionResult>,
    /// Questions never missed, most often asked first.
    pub went_well: Vec<QuestionResult>,
    /// Questions missed again and again, longest streak first.
    pub repeats: Vec<RepeatMiss>,
    /// Questions whose pass rate rose most against the previous period.
    pub improved: Vec<QuestionResult>,
    /// NPS, CSAT and CES, where the checklist asks for them.
    pub key_numbers: Vec<KeyNumber>,
    /// By part of the day; parts without a visit are left out.
    pub dayparts: Vec<DaypartResult>,
    /// By day of the week; days without a visit are left out.
    pub weekdays: Vec<WeekdayResult>,
    /// The latest comments, newest first.
    pub comments: Vec<Comment>,
    /// The latest photos, newest first.
    pub photos: Vec<Photo>,
    /// Every approved visit, newest first.
    pub visit_list: Vec<VisitLine>,
    /// The method.
    pub method: Method,
}

/// A question to fix, with what there is to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// The question with its counts and cost.
    #[serde(flatten)]
    pub question: QuestionResult,
    /// The latest comment of a visit that missed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// The latest photo of a visit that missed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
}

/// A question missed more than once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RepeatMiss {
    /// The question's id.
    pub question: String,
    /// Title of its section.
    pub section: String,
    /// Its text.
    pub text: String,
    /// How many of the last visits missed it.
    pub missed: u32,
    /// How many of the last visits are looked at: those that passed or missed it, at most six.
    pub of: u32,
    /// How many visits in a row missed it, up to the last one.
    pub streak: u32,
    /// Those visits, oldest first: true for a miss.
    pub pattern: Vec<bool>,
}

/// One visit in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisitLine {
    /// The visit's id, under which its own report is found.
    pub id: Uuid,
    /// First day of its month.
    pub month: NaiveDate,
    /// Its published score; absent if it is not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Percent>,
    /// The label of its band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// Its verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Questions it missed.
    pub missed: u32,
    /// Questions it passed or missed.
    pub judged: u32,
    /// False for a visit of an earlier epoch, whose score is in no figure of the report.
    pub counted: bool,
}
