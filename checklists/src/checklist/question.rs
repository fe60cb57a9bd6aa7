//! A question and the rules around its answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::condition::{AnswerName, Condition};
use super::kind::Kind;
use crate::id::QuestionId;
use crate::number::Percent;
use crate::text::Text;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name, kept from version to version.
    pub id: QuestionId,
    /// What it asks for, with the points.
    pub kind: Kind,
    /// The question.
    pub text: Text,
    /// What to do in doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Whether a submission needs an answer (or N/A, where that is allowed).
    pub required: bool,
    /// When a submission needs an answer though `required` is false.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<Condition>,
    /// Whether "not applicable" is an answer.
    pub na: bool,
    /// What earned and possible points are multiplied by, 1 to 1000.
    pub weight: u32,
    /// Whether the points are earned on top, never possible.
    pub bonus: bool,
    /// The points, before weight, below which the question is missed; `None` when it is not
    /// scored, or is a bonus without a mark of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_at: Option<i64>,
    /// What some answers do to the score or the verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knock_out: Option<KnockOut>,
    /// When the question is shown; always when `None`. It asks about earlier questions only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// The comment beside the answer.
    pub comment: CommentRule,
    /// The photos beside the answer (or, of a photo question, the answer itself).
    pub photo: PhotoRule,
    /// What the store owner sees of the answer.
    pub owner: Visibility,
    /// Whether the answer tells the moment of the visit or describes the shopper.
    pub moment: bool,
    /// Whether results can be compared with the last version's, where the author said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparable: Option<bool>,
}

/// What the store owner sees of an answer, a comment or photos (P6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// All of it.
    Show,
    /// Counted in figures; the answer itself is not shown.
    Summary,
    /// Nothing.
    Hide,
}

/// What some answers of a question do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KnockOut {
    /// The answers.
    pub on: Vec<AnswerName>,
    /// What they do.
    pub effect: Effect,
}

/// What a knock-out does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// The verdict is fail; no score changes.
    Flag,
    /// The section's earned points become 0; its possible points stay.
    ZeroSection,
    /// The total becomes 0 and the verdict is fail.
    ZeroTotal,
    /// The total becomes at most this.
    CapTotal {
        /// The cap.
        cap: Percent,
    },
}

/// The comment beside an answer. A comment is always allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CommentRule {
    /// Whether every answer needs one.
    pub required: bool,
    /// The answers that need one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_on: Vec<AnswerName>,
    /// The fewest characters (grapheme clusters) of a comment that is needed.
    pub min_length: u32,
    /// What the store owner sees of it.
    pub owner: Visibility,
}

/// The photos beside an answer. Photos may be attached to any question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhotoRule {
    /// Whether every answer needs one.
    pub required: bool,
    /// The answers that need one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_on: Vec<AnswerName>,
    /// The fewest that are enough where photos are needed.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub min: u32,
    /// The most that may be attached.
    pub max: u32,
    /// What the store owner sees of them.
    pub owner: Visibility,
}

const fn one() -> u32 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives the field by reference"
)]
const fn is_one(count: &u32) -> bool {
    *count == 1
}

impl Question {
    /// Whether the question carries points.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.kind.possible().is_some()
    }

    /// The possible points of the question, weight included; 0 for a bonus or an unscored question.
    #[must_use]
    pub fn possible(&self) -> i64 {
        if self.bonus {
            return 0;
        }
        self.kind
            .possible()
            .unwrap_or(0)
            .saturating_mul(i64::from(self.weight))
    }
}
