//! The outcome of scoring: a scorecard, with a reason for every point.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::adjustment::Adjustment;
use crate::checklist::{Effect, Visibility};
use crate::id::{BandId, OptionId, QuestionId, SectionId};
use crate::number::{Decimal, Percent};

/// The outcome of scoring one set of answers under one checklist version.
///
/// **This shape is stored: fields may be added, never changed.** It names answers: whoever shows
/// it to a store owner leaves out what [`Visibility`] hides (P6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Scorecard {
    /// Which rules made it; see [`RULES_VERSION`](crate::score::RULES_VERSION).
    pub rules_version: u32,
    /// The SHA-256 of the checklist's canonical JSON.
    pub checklist_hash: String,
    /// The whole.
    pub total: TotalScore,
    /// Every section in order, hidden ones included.
    pub sections: Vec<SectionScore>,
    /// Every question in order, hidden ones included.
    pub questions: Vec<QuestionScore>,
}

/// The score of one question. Points are after weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionScore {
    /// The question.
    pub id: QuestionId,
    /// Its section.
    pub section: SectionId,
    /// What became of it.
    pub state: QuestionState,
    /// The points earned.
    pub earned: i64,
    /// The points that were possible; 0 for a bonus and for whatever left the score.
    pub possible: i64,
    /// Whether the points are on top.
    pub bonus: bool,
    /// Whether the question carries points at all.
    pub scored: bool,
    /// Whether it reached its `pass_at`; `None` when not scored, N/A, hidden or blank.
    pub passed: Option<bool>,
    /// Why.
    pub reason: Reason,
    /// What its earned points add to the total, in hundredths of a percent: with the shares of all
    /// other questions exactly the rounded total before any adjustment. `None` where the question
    /// is no part of the score, or there is no score.
    #[serde(default)]
    pub share: Option<Percent>,
    /// What its possible points are worth of the total; all of them together 100 %. `None` as for
    /// `share`.
    #[serde(default)]
    pub possible_share: Option<Percent>,
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionState {
    /// It has an answer that can be read.
    Answered,
    /// It does not apply.
    Na,
    /// Its condition, or its section's, does not hold.
    Hidden,
    /// It has no answer, or none that can be read.
    Blank,
}

/// Why a question has its points: data for `words::reason`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// The question.
    pub question: QuestionId,
    /// What was found.
    pub why: Why,
    /// The points earned, before weight.
    pub points: i64,
    /// The points possible, before weight.
    pub possible: i64,
    /// The weight of both.
    pub weight: u32,
    /// Whether the points are on top.
    pub bonus: bool,
}

/// What was found at a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Why {
    /// The question carries no points.
    NotScored,
    /// It does not apply and leaves the score.
    NotApplicable,
    /// It was not shown and leaves the score.
    Hidden,
    /// It was left blank.
    Blank {
        /// Whether it counts as zero points; else it leaves the score.
        zero: bool,
    },
    /// The answer cannot be read and counts as blank.
    Unreadable {
        /// Whether it counts as zero points; else it leaves the score.
        zero: bool,
    },
    /// Yes or no.
    YesNo {
        /// Whether the answer is yes.
        yes: bool,
    },
    /// One option.
    Option {
        /// The option.
        option: OptionId,
    },
    /// Several options.
    Options {
        /// The options.
        options: Vec<OptionId>,
        /// Whether their points were held at the question's `max_points`.
        capped: bool,
    },
    /// A grade.
    Grade {
        /// The grade.
        value: i64,
    },
    /// A measured answer in a band of points.
    Band {
        /// The number; the seconds of a duration, or since midnight.
        value: Decimal,
        /// Where the band starts, if it does.
        from: Option<Decimal>,
        /// Where the band ends, if it does.
        below: Option<Decimal>,
        /// The number of the case whose bands hold, from 0, where they depend on earlier answers.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        case: Option<u32>,
    },
    /// Photos.
    Photos {
        /// How many are attached.
        count: u32,
        /// How many the question asks for.
        min: u32,
    },
}

/// The score of one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SectionScore {
    /// The section.
    pub id: SectionId,
    /// The points earned, bonus included; 0 where a knock-out zeroed the section.
    pub earned: i64,
    /// The points possible.
    pub possible: i64,
    /// How many of the earned points are bonus (before any zeroing).
    pub bonus: i64,
    /// The score before any zeroing and without its bonus; `None` when nothing was possible.
    #[serde(default)]
    pub without_bonus: Option<Percent>,
    /// The score before any zeroing; `None` when nothing was possible.
    pub before: Option<Percent>,
    /// Earned over possible, neither capped nor floored; `None` when nothing was possible.
    pub score: Option<Percent>,
    /// Its weight in a weighted total.
    pub weight: u32,
    /// The question that zeroed it.
    pub zeroed_by: Option<QuestionId>,
    /// Whether its exact score is below the section's floor.
    pub below_floor: bool,
    /// Whether the printed score reads as reaching the floor that the exact one misses; then
    /// print earned and possible beside it.
    #[serde(default)]
    pub near_floor: bool,
    /// Whether the section was not shown.
    #[serde(default)]
    pub hidden: bool,
}

/// The score of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TotalScore {
    /// The published score: rounded half up, once; `None` when not scored.
    pub score: Option<Percent>,
    /// The exact score as a fraction in lowest terms, `5/8`.
    pub exact: Option<String>,
    /// The score without bonus, before cap, floor and knock-outs.
    #[serde(default)]
    pub without_bonus: Option<Percent>,
    /// The score had no knock-out fired, cap and floor applied.
    pub before_effects: Option<Percent>,
    /// The points earned over all sections, after sections were zeroed.
    pub earned: i64,
    /// The points possible over all sections.
    pub possible: i64,
    /// How many of the earned points are bonus.
    pub bonus: i64,
    /// Which share of the visible possible points was scored, blanks that count as zero included;
    /// `None` when nothing was possible.
    pub scored_share: Option<Percent>,
    /// Why there is no score.
    pub not_scored_reason: Option<NotScoredReason>,
    /// The band the exact score falls in.
    pub band: Option<BandId>,
    /// The verdict; `None` when the checklist has no pass mark and nothing failed it.
    pub verdict: Option<Verdict>,
    /// Every knock-out that fired, in the order of the questions.
    pub knock_outs: Vec<FiredKnockOut>,
    /// The mark that the printed score reads as reaching while the exact score misses it; then
    /// print `exact` beside the score (P4).
    pub near_mark: Option<NearMark>,
    /// Every step from the sum of the questions to the score, in order.
    #[serde(default)]
    pub adjustments: Vec<Adjustment>,
}

/// Why there is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NotScoredReason {
    /// No point was possible.
    NothingPossible,
    /// Less than the checklist's `min_scored_share` was scored.
    BelowMinScoredShare,
}

/// The outcome in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The exact score reaches the pass mark and nothing failed it.
    Pass,
    /// The exact score misses the pass mark, or a flag, a `zero_total` or a section floor failed it.
    Fail,
    /// There is a pass mark but no score.
    NotScored,
}

/// A knock-out that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FiredKnockOut {
    /// The question whose answer fired it.
    pub question: QuestionId,
    /// The question's section.
    pub section: SectionId,
    /// What it does.
    pub effect: Effect,
    /// What the store owner sees of the answer.
    pub owner: Visibility,
}

/// A mark just missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NearMark {
    /// The mark.
    pub mark: Percent,
    /// The band that starts at the mark; `None` for the pass mark.
    pub band: Option<BandId>,
}

impl Scorecard {
    /// The score of a question.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&QuestionScore> {
        self.questions.iter().find(|score| score.id == *id)
    }

    /// The score of a section.
    #[must_use]
    pub fn section(&self, id: &SectionId) -> Option<&SectionScore> {
        self.sections.iter().find(|score| score.id == *id)
    }

    /// The missed questions: scored, answered and below their `pass_at`.
    pub fn missed(&self) -> impl Iterator<Item = &QuestionScore> {
        self.questions
            .iter()
            .filter(|score| score.passed == Some(false))
    }
}

impl QuestionScore {
    /// Whether the question is part of the score: it carries points, and is answered or counts as
    /// zero points.
    #[must_use]
    pub fn counts(&self) -> bool {
        let zero = matches!(
            self.reason.why,
            Why::Blank { zero: true } | Why::Unreadable { zero: true }
        );
        self.scored && (self.state == QuestionState::Answered || zero)
    }

    /// The points lost, after weight; 0 where none were possible.
    #[must_use]
    pub fn lost(&self) -> i64 {
        if self.bonus {
            0
        } else {
            self.possible.saturating_sub(self.earned).max(0)
        }
    }
}
