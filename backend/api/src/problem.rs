//! Errors as problem details (RFC 9457).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The body of every answer with a status of 400 or above, served as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Problem {
    /// A stable URN that names the kind of problem: `urn:plainclothes:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short sentence that is the same for every problem of this kind.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable machine code; codes are never reused.
    pub code: String,
    /// What happened here and what to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The id of the request, as found in the server's log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Every field, row or line that is wrong, all at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
    /// For `visit_state`: the state the visit is in now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// For `photos_missing`: SHA-256 digests of the photos that the server does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing_photos: Vec<String>,
    /// For `agency_needed`: the slugs of the agencies whose password matched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agencies: Vec<String>,
}

/// One thing that is wrong in what was sent, or that its author should know.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FieldProblem {
    /// Where: a field path (`window.from`), `row 3, fee`, `line 12, column 5`, or the cell of a
    /// sheet (`survey!C14`).
    pub at: String,
    /// A stable machine code.
    pub code: String,
    /// What is wrong and, unless `hint` says it, what to write instead.
    pub message: String,
    /// In a checklist: `error`, `warning` or `advice`; errors alone stand in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// In a text: the line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// In a text: the column in characters, from 1; in a sheet: the column, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// In a spreadsheet: the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// In a spreadsheet: the row, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
}
