//! Stores, and how each one did.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::present;

use crate::reports::{Interval, NoInterval, Percent, Points};

/// Body of `POST /api/v1/stores`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStore {
    /// The client whose store this is.
    pub client_id: Uuid,
    /// Code, unique in the client.
    pub code: String,
    /// Name.
    pub name: String,
    /// Street address.
    #[serde(default)]
    pub address: String,
    /// Region, for grouping.
    #[serde(default)]
    pub region: String,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// IANA time zone, such as `Asia/Riyadh`.
    pub time_zone: String,
    /// How many of its first visits are the store's own baseline, 1 to 50; none if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline_visits: Option<i64>,
}

/// Body of `PATCH /api/v1/stores/{id}`: what is left out stays as it is. Client, code and time zone
/// never change: results rest on them.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoreChange {
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street address; may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Region, for grouping; may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Latitude in degrees north; `null` if it is not known.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub latitude: Option<Option<f64>>,
    /// Longitude in degrees east; `null` if it is not known.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub longitude: Option<Option<f64>>,
    /// How many of its first visits are the store's own baseline, 1 to 50; `null` for none.
    #[serde(
        default,
        deserialize_with = "present",
        skip_serializing_if = "Option::is_none"
    )]
    pub baseline_visits: Option<Option<i64>>,
}

/// A store.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Store {
    /// The store's id.
    pub id: Uuid,
    /// The client's id.
    pub client_id: Uuid,
    /// Code, unique in the client.
    pub code: String,
    /// Name.
    pub name: String,
    /// Street address.
    pub address: String,
    /// Region.
    pub region: String,
    /// Latitude in degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Longitude in degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// IANA time zone.
    pub time_zone: String,
    /// How many of its first visits are the store's own baseline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline_visits: Option<i64>,
    /// Counts the changes, from 1. In quotes it is the ETag, which a change names as `If-Match`.
    pub revision: u32,
    /// How the store did in the period asked for, by checklist; empty where nothing is approved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<StoreResult>,
}

/// A store's result under one checklist in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoreResult {
    /// Slug of the checklist.
    pub checklist: String,
    /// Epoch of the total: figures of different epochs are never joined.
    pub epoch: u32,
    /// First local date of the period.
    pub from: NaiveDate,
    /// The local date after the last of the period.
    pub to: NaiveDate,
    /// Mean of the published scores of approved visits, hundredths of a percent; absent if none was scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Percent>,
    /// Number of scored visits behind `score`.
    pub n: u32,
    /// 95 % t interval of the mean, clipped to 0-100 %, or absent with the reason in `no_interval`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Why there is no interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_interval: Option<NoInterval>,
    /// True below three visits: the figure is only indicative.
    pub indicative: bool,
    /// Difference to the previous period in hundredths of a percentage point, where both have a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Points>,
    /// Number of scored visits in the previous period.
    pub previous_n: u32,
}
