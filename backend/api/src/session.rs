//! Logging in, staying logged in, logging out.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::people::Role;

/// Body of `POST /api/v1/session`.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogIn {
    /// E-mail address, in any case.
    pub email: String,
    /// Password, compared exactly as typed.
    pub password: String,
    /// Slug of the agency; needed only where one person works for several with one password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
}

/// Body of `POST /api/v1/session/refresh`.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// The newest refresh token the program holds.
    pub refresh_token: String,
}

/// What a successful log-in or refresh gives.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct Tokens {
    /// Bearer token for the API, a signed JWT.
    pub access_token: String,
    /// When the access token ends.
    pub access_expires_at: DateTime<Utc>,
    /// Opaque token for the next refresh.
    pub refresh_token: String,
    /// Who is logged in.
    pub user: Me,
}

/// The person behind the token.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Me {
    /// The user's id.
    pub id: Uuid,
    /// E-mail address.
    pub email: String,
    /// Name as the person or the agency wrote it.
    pub name: String,
    /// The one role.
    pub role: Role,
    /// Slug of the agency.
    pub agency: String,
    /// Name of the agency.
    pub agency_name: String,
}
