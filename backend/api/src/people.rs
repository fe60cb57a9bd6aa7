//! Users of an agency: inviting, listing, deactivating.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::present;

/// What a user may do. An `admin` is a contractor who also manages people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Contractor rights plus people and settings of one agency.
    Admin,
    /// Schedules visits and reviews submissions.
    Contractor,
    /// Makes visits.
    Shopper,
    /// Reads the results of one client's stores.
    Owner,
}

impl Role {
    /// The role's name as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Admin => "admin",
            Role::Contractor => "contractor",
            Role::Shopper => "shopper",
            Role::Owner => "owner",
        }
    }
}

/// Body of `POST /api/v1/people`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    /// E-mail address; unique in the agency, whatever its case.
    pub email: String,
    /// Name shown to contractors.
    pub name: String,
    /// The one role.
    pub role: Role,
    /// For an owner: the client whose stores are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Uuid>,
    /// For an owner: the stores shown; absent means all stores of the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store_ids: Option<Vec<Uuid>>,
}

/// Body of `PATCH /api/v1/people/{id}`: what is left out stays as it is. Address, role and client never
/// change: invite the person anew.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonChange {
    /// Name shown to contractors.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For an owner: the stores shown; `null` means all stores of the client.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub store_ids: Option<Option<Vec<Uuid>>>,
}

/// A user as contractors see one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// The user's id.
    pub id: Uuid,
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// The one role.
    pub role: Role,
    /// For an owner: the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Uuid>,
    /// For an owner: the stores shown; absent means all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub store_ids: Option<Vec<Uuid>>,
    /// `invited` until a password is set, then `active`; `deactivated` when shut out.
    pub status: PersonStatus,
}

/// Whether a person can log in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PersonStatus {
    /// Has not set a password yet.
    Invited,
    /// Can log in.
    Active,
    /// Cannot log in; tokens are revoked.
    Deactivated,
}

/// A new person together with the link to hand over.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Invited {
    /// The person made.
    pub person: Person,
    /// The link, shown only here.
    pub link: Link,
}

/// A one-time link under which a person sets a password.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Address of the page.
    pub url: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}
