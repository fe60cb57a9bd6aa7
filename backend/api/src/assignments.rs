//! Visits as their shopper sees them.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::visits::{VisitState, Window};

/// A visit as its shopper sees it. Stored offline by the program: fields may be added, never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Assignment {
    /// The visit's id.
    pub visit_id: Uuid,
    /// Where it stands.
    pub state: VisitState,
    /// Name of the client.
    pub client: String,
    /// The store.
    pub store: AssignedStore,
    /// When the visit may be made, in the store's local time.
    pub window: Window,
    /// The end of the window as an instant.
    pub due_at: DateTime<Utc>,
    /// Fee in minor units.
    pub fee_minor: i64,
    /// Currency of the fee.
    pub currency: String,
    /// What this shopper should know besides the checklist's briefing.
    pub note: String,
    /// The checklist to fill.
    pub checklist: AssignedChecklist,
    /// The latest review, if the submission was reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewForShopper>,
    /// The submission the server has, if any, and its latest revision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<AssignedSubmission>,
}

/// The store of an assignment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssignedStore {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Street address.
    pub address: String,
    /// IANA time zone.
    pub time_zone: String,
}

/// The checklist of an assignment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssignedChecklist {
    /// Slug.
    pub slug: String,
    /// Version.
    pub version: u32,
    /// SHA-256 of what the shopper is given to fill, canonical, lower-case hex.
    pub hash: String,
}

/// The submission that the server has for an assignment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AssignedSubmission {
    /// The submission's id.
    pub id: Uuid,
    /// Its latest revision.
    pub revision: u32,
    /// The latest revision that the shopper sent, where contractors made those after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<u32>,
    /// The revisions that contractors made, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revised: Vec<RevisedForShopper>,
}

impl AssignedSubmission {
    /// The latest revision that the shopper sent.
    pub fn latest_sent(&self) -> u32 {
        self.sent.unwrap_or(self.revision)
    }
}

/// What a shopper is told of a revision that they did not send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RevisedForShopper {
    /// The revision.
    pub revision: u32,
    /// The role of who made it.
    pub by: crate::people::Role,
    /// Why.
    pub reason: String,
    /// The questions with another answer than before.
    #[serde(default)]
    pub questions: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a reviewer told the shopper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewForShopper {
    /// The revision reviewed.
    pub revision: u32,
    /// `approved`, `returned`, `rejected` or `reopened`.
    pub decision: crate::submissions::Decision,
    /// Reason or message.
    pub message: String,
    /// Remarks per question.
    #[serde(default)]
    pub remarks: Vec<crate::submissions::Remark>,
    /// When.
    pub at: DateTime<Utc>,
}
