//! Companies whose stores are evaluated.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::present;

/// Body of `POST /api/v1/clients`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClient {
    /// Name; unique in the agency.
    pub name: String,
    /// ISO 4217 code of the currency of fees, such as `EUR`.
    pub currency: String,
    /// The score that its stores should reach, hundredths of a percent, 0 to 10000; reports hold
    /// scores against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<i64>,
}

/// Body of `PATCH /api/v1/clients/{id}`: what is left out stays as it is.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientChange {
    /// Name; unique in the agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// ISO 4217 code of the currency of fees; it stays once a visit has been scheduled, because
    /// fees are counted in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The score that its stores should reach, hundredths of a percent, 0 to 10000; `null` for none.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub target: Option<Option<i64>>,
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
    /// The score that its stores should reach, hundredths of a percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<i64>,
    /// Counts the changes, from 1. In quotes it is the ETag, which a change names as `If-Match`.
    pub revision: u32,
}
