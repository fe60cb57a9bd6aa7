//! Companies whose stores are evaluated.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Body of `POST /api/v1/clients`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClient {
    /// Name; unique in the agency.
    pub name: String,
    /// ISO 4217 code of the currency of fees, such as `EUR`.
    pub currency: String,
}

/// A client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Client {
    /// The client's id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// ISO 4217 code of the currency.
    pub currency: String,
}
