//! Visits as contractors schedule and follow them.

use chrono::{DateTime, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitState {
    /// Nobody holds it.
    Open,
    /// Offered to a shopper.
    Assigned,
    /// The shopper has accepted; the checklist version is frozen.
    Accepted,
    /// A submission waits for review.
    Submitted,
    /// Sent back with remarks; the next revision is awaited.
    Returned,
    /// Approved; it counts.
    Approved,
    /// Rejected with a reason; a replacement may be scheduled.
    Rejected,
    /// Called off by the contractor.
    Cancelled,
    /// The window passed and the contractor closed it.
    Expired,
}

impl VisitState {
    /// All states, in the order of a visit's life.
    pub const ALL: [VisitState; 9] = [
        VisitState::Open,
        VisitState::Assigned,
        VisitState::Accepted,
        VisitState::Submitted,
        VisitState::Returned,
        VisitState::Approved,
        VisitState::Rejected,
        VisitState::Cancelled,
        VisitState::Expired,
    ];

    /// The state's name as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            VisitState::Open => "open",
            VisitState::Assigned => "assigned",
            VisitState::Accepted => "accepted",
            VisitState::Submitted => "submitted",
            VisitState::Returned => "returned",
            VisitState::Approved => "approved",
            VisitState::Rejected => "rejected",
            VisitState::Cancelled => "cancelled",
            VisitState::Expired => "expired",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<VisitState> {
        VisitState::ALL
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// When a visit may be made: two local date-times of the store.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Earliest local time, such as `2026-03-02T10:00:00`.
    pub from: NaiveDateTime,
    /// Latest local time.
    pub to: NaiveDateTime,
}

/// Body of `POST /api/v1/visits`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    /// The store to visit.
    pub store_id: Uuid,
    /// Slug of the checklist.
    pub checklist: String,
    /// Version of the checklist.
    pub version: u32,
    /// When the visit may be made.
    pub window: Window,
    /// Fee in minor units of the client's currency.
    #[serde(default)]
    pub fee_minor: i64,
    /// What this shopper should know besides the checklist's briefing.
    #[serde(default)]
    pub note: String,
    /// The shopper to offer it to; absent leaves the visit open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shopper_id: Option<Uuid>,
    /// The rejected visit that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces_visit_id: Option<Uuid>,
}

/// A visit as contractors see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Visit {
    /// The visit's id.
    pub id: Uuid,
    /// Where it stands.
    pub state: VisitState,
    /// The store's id.
    pub store_id: Uuid,
    /// The store's code.
    pub store_code: String,
    /// The store's name.
    pub store_name: String,
    /// The store's IANA time zone, in which the window is written.
    pub time_zone: String,
    /// Slug of the checklist.
    pub checklist: String,
    /// Version of the checklist.
    pub version: u32,
    /// When the visit may be made.
    pub window: Window,
    /// The end of the window as an instant.
    pub due_at: DateTime<Utc>,
    /// Fee in minor units.
    pub fee_minor: i64,
    /// Currency of the fee.
    pub currency: String,
    /// Note for the shopper.
    pub note: String,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shopper_id: Option<Uuid>,
    /// Name of who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shopper_name: Option<String>,
    /// The rejected visit that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces_visit_id: Option<Uuid>,
    /// Submissions received for it, the counting one first.
    #[serde(default)]
    pub submissions: Vec<VisitSubmission>,
}

/// A submission in the list of a visit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VisitSubmission {
    /// The submission's id.
    pub id: Uuid,
    /// Its latest revision.
    pub revision: u32,
    /// True for a second submission for the same visit, which does not count unless chosen.
    pub contested: bool,
}

/// Body of `POST /api/v1/visits/{id}/assign`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// The shopper to offer the visit to.
    pub shopper_id: Uuid,
}

/// Body of `POST /api/v1/visits/{id}/move`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveVisit {
    /// When the visit may be made from now on.
    pub window: Window,
}

/// Body of calls that need a reason: cancelling, declining.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithReason {
    /// Why; kept in the trail and shown to the other side.
    pub reason: String,
}

/// Outcome of `POST /api/v1/visits/bulk`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BulkScheduled {
    /// The visits made, in the order of the rows.
    pub visit_ids: Vec<Uuid>,
}

/// One line of a visit's history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrailEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; absent for the system and the command line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
    /// What was done, such as `visit.assigned`.
    pub action: String,
    /// The state before, as data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<serde_json::Value>,
    /// The state after, as data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<serde_json::Value>,
}
