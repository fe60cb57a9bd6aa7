//! What shoppers send and contractors review.

use checklists::{Answers, Scorecard};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::photos::{StoredPhoto, SubmittedPhoto};
use crate::visits::VisitState;

/// Body of `PUT /api/v1/submissions/{id}/revisions/{n}`.
///
/// The exact bytes are kept, hashed and signed for: fields may be added, never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionContent {
    /// The visit reported on.
    pub visit_id: Uuid,
    /// SHA-256 of what was filled, canonical, lower-case hex: the checklist, or its copy without
    /// points.
    pub checklist_hash: String,
    /// Language in which the checklist was filled (BCP 47).
    pub language: String,
    /// When the visit began, by the shopper's clock.
    pub started_at: DateTime<Utc>,
    /// When the visit ended, by the shopper's clock.
    pub finished_at: DateTime<Utc>,
    /// The answers; hidden questions are left out.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub answers: Answers,
    /// Every photo that the answers name, with its size.
    pub photos: Vec<StoredPhoto>,
    /// Name and version of the program that sends.
    pub program: String,
}

/// A submission as contractors review it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Submission {
    /// The submission's id, made by the shopper's program.
    pub id: Uuid,
    /// The visit.
    pub visit_id: Uuid,
    /// State of the visit.
    pub state: VisitState,
    /// Who sent it.
    pub shopper_id: Uuid,
    /// True for a second submission for the same visit, which does not count unless chosen.
    pub contested: bool,
    /// The latest revision, in full.
    pub revision: Revision,
    /// Numbers of all revisions.
    pub revisions: Vec<u32>,
    /// All decisions, oldest first.
    pub reviews: Vec<Review>,
}

/// One revision of a submission; it never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// When the server had all of it.
    pub received_at: DateTime<Utc>,
    /// What was sent.
    pub content: SubmissionContent,
    /// SHA-256 of the bytes as received, lower-case hex.
    pub content_sha256: String,
    /// How the score came to be.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub scorecard: Scorecard,
    /// The photos.
    pub photos: Vec<SubmittedPhoto>,
    /// What the reviewer should look at; none of these stops a submission.
    pub flags: Vec<Flag>,
    /// Who made it and why, where that was a contractor; absent where the shopper sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revised: Option<ContractorRevision>,
}

/// What is known of a revision that a contractor made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContractorRevision {
    /// The revision it was made from.
    pub based_on: u32,
    /// Who made it.
    pub contractor_id: Uuid,
    /// Why.
    pub reason: String,
    /// The questions with another answer than before.
    pub questions: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Body of `POST /api/v1/submissions/{id}/revisions`: a contractor's revision.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRevision {
    /// The revision that was read; a later one makes this a conflict.
    pub revision: u32,
    /// How many decisions there were when it was read; if given, another number makes this a conflict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<u32>,
    /// The answers as they should be, without photos, which stay with their questions. A question that is
    /// left out keeps its answer; an empty answer takes the one that is there away.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub answers: Answers,
    /// Why.
    pub reason: String,
    /// The reviewer has checked that nothing shown identifies the shopper.
    #[serde(default)]
    pub anonymity_confirmed: bool,
}

/// A hint for the reviewer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Flag {
    /// What kind.
    pub kind: FlagKind,
    /// The facts in a sentence.
    pub detail: String,
}

/// Kinds of hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// Received after the window closed, or from a former holder.
    Late,
    /// The visit began outside its window.
    OutsideWindow,
    /// The sending device's clock was off by more than ten minutes.
    ClockDrift,
    /// The same photo, byte for byte, was already sent for another visit.
    PhotoReuse,
    /// Under half of the visible possible points were scored.
    LittleScored,
}

/// Body of `POST /api/v1/submissions/{id}/reviews`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    /// The revision that was read; a later one makes this a conflict.
    pub revision: u32,
    /// How many decisions there were when it was read; if given, another number makes this a conflict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<u32>,
    /// What was decided.
    pub decision: Decision,
    /// Reason (rejected, reopened: required) or message.
    #[serde(default)]
    pub message: String,
    /// Remarks per question (returned: at least one, or a message).
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// For `approved`: the reviewer has checked that nothing shown identifies the shopper.
    #[serde(default)]
    pub anonymity_confirmed: bool,
}

/// A contractor's decision on a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It counts.
    Approved,
    /// Back to the shopper with remarks.
    Returned,
    /// It does not count.
    Rejected,
    /// An approval was taken back for another look.
    Reopened,
}

impl Decision {
    /// The decision's name as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Approved => "approved",
            Decision::Returned => "returned",
            Decision::Rejected => "rejected",
            Decision::Reopened => "reopened",
        }
    }
}

/// A remark on one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// The question's id.
    pub question: String,
    /// What to mend.
    pub text: String,
}

/// A decision that was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// The revision decided on.
    pub revision: u32,
    /// What was decided.
    pub decision: Decision,
    /// Reason or message.
    pub message: String,
    /// Remarks per question.
    pub remarks: Vec<Remark>,
    /// Who decided.
    pub reviewer_id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
}
