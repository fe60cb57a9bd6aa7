//! Published checklist versions.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::problem::FieldProblem;

/// One published version; it never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChecklistVersion {
    /// Slug.
    pub slug: String,
    /// Version number.
    pub version: u32,
    /// Title in the checklist's default language.
    pub title: String,
    /// Languages, the default first.
    pub languages: Vec<String>,
    /// SHA-256 of the canonical checklist, lower-case hex.
    pub hash: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// What its author should know; only in the answer to publishing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FieldProblem>,
}
