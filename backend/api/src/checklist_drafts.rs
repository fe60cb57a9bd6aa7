//! Checklists that their designers are still at work on.

use checklists::{Answers, Scorecard};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::problem::FieldProblem;

/// A draft as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DraftHead {
    /// Its id.
    pub id: Uuid,
    /// The slug, as far as the source tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// The title in the default language, as far as the source tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Counts the changes, from 1. In quotes it is the ETag, which a change names as `If-Match`.
    pub revision: u32,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// Who began it.
    pub created_by: Uuid,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Who changed it last.
    pub updated_by: Uuid,
}

/// A draft with its source and all that can be said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    /// What lists show.
    #[serde(flatten)]
    pub head: DraftHead,
    /// The source, YAML.
    pub source: String,
    /// Whether the source has no error.
    pub compiles: bool,
    /// Everything the compiler finds, by line and column.
    pub diagnostics: Vec<FieldProblem>,
    /// What might be better in a source that compiles; none of it stands in the way.
    pub advice: Vec<FieldProblem>,
    /// Whether publishing would succeed now.
    pub publishable: bool,
    /// What would stand in the way of publishing a source that compiles: a version number that is
    /// taken, results whose comparability the author must still decide.
    pub before_publishing: Vec<FieldProblem>,
    /// Where a workbook was sent: everything found in it by sheet, row and column, with all that
    /// could not be taken over as it stands there; only in the answer to the workbook.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_workbook: Vec<FieldProblem>,
}

/// Body of `POST /api/v1/checklist-drafts/{id}/score`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// The answers of an imagined visit, as a submission has them.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub answers: Answers,
}

/// What a visit with these answers would be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TrialResult {
    /// What would stand in the way of submitting.
    pub gaps: Vec<FieldProblem>,
    /// How the score would come to be.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    pub scorecard: Scorecard,
}
