//! Photos on their way in.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A photo that the server has, whole and verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StoredPhoto {
    /// SHA-256 of the bytes as taken, lower-case hex.
    pub sha256: String,
    /// Size of those bytes.
    pub size_bytes: u64,
}

/// A photo of a submission as the contractor sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubmittedPhoto {
    /// SHA-256 of the bytes as taken, lower-case hex.
    pub sha256: String,
    /// Size of those bytes.
    pub size_bytes: u64,
    /// Width after orientation was applied, in pixels.
    pub width: u32,
    /// Height after orientation was applied, in pixels.
    pub height: u32,
    /// Questions the photo is attached to.
    pub questions: Vec<String>,
    /// When the camera says it was taken, in the camera's own time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<String>,
    /// Latitude the camera wrote, degrees north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Longitude the camera wrote, degrees east.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// When the server took it.
    pub received_at: DateTime<Utc>,
}
