//! What can go wrong, by meaning.
//!
//! One enum for the whole server. It knows nothing of HTTP: [`crate::http::problem`] and the
//! pages give it a face. The public sentence and the internal cause are separate: the cause goes
//! to the log with the request id and never to a client.

use api::problem::FieldProblem;
use api::visits::VisitState;
use sea_orm::DbErr;

/// The outcome of an operation of the server.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an operation did not happen; nothing was changed.
#[derive(Debug)]
pub enum Error {
    /// There is no such thing, or it is not the asker's: the two are told apart by nobody (P7).
    NotFound,
    /// No token, or one that is forged, expired, revoked or of another kind: all alike.
    Unauthenticated,
    /// E-mail or password is wrong.
    LogInFailed,
    /// The password fits in several agencies; these are their slugs.
    AgencyNeeded(Vec<String>),
    /// The role may not do this.
    Forbidden,
    /// The visit is in a state that does not allow this.
    VisitState {
        /// The state it is in.
        state: VisitState,
        /// What was tried, as a sentence.
        detail: String,
    },
    /// Something else has come first.
    Conflict {
        /// Stable code.
        code: &'static str,
        /// What stands in the way and what to do.
        detail: String,
    },
    /// Somebody else has changed the thing since it was read; it is at this revision now.
    ChangedSince {
        /// The revision it is at.
        revision: i64,
    },
    /// The request must say which revision it is about, and does not.
    RevisionNeeded,
    /// What was sent is wrong in these places.
    Invalid(Vec<FieldProblem>),
    /// What was sent cannot be read at all.
    Malformed(String),
    /// Photos that the server does not have, by SHA-256.
    PhotosMissing(Vec<String>),
    /// One thing that was sent is not acceptable.
    Unacceptable {
        /// Stable code.
        code: &'static str,
        /// What is wrong and what to send instead.
        detail: String,
    },
    /// More than the limit was sent.
    TooLarge(String),
    /// The kind of content is not one that is taken here.
    UnsupportedMedia(String),
    /// Too many tries; wait this many seconds.
    Throttled(u64),
    /// All places for this slow work are taken; wait a little.
    Busy,
    /// The server's own fault.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// One wrong field.
    pub fn field(at: impl Into<String>, code: &'static str, message: impl Into<String>) -> Error {
        Error::Invalid(vec![field_problem(at, code, message)])
    }

    /// The server's own fault, with a cause for the log.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Internal(cause.into())
    }
}

/// One wrong field, to be collected with others.
pub fn field_problem(
    at: impl Into<String>,
    code: &'static str,
    message: impl Into<String>,
) -> FieldProblem {
    FieldProblem {
        at: at.into(),
        code: code.to_owned(),
        message: message.into(),
        ..FieldProblem::default()
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Error::Internal(Box::new(error))
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Internal(Box::new(error))
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Internal(cause) => write!(f, "internal error: {cause}"),
            Error::Invalid(fields) => {
                let lines: Vec<String> = fields
                    .iter()
                    .map(|field| format!("{}: {}", field.at, field.message))
                    .collect();
                write!(f, "{}", lines.join("\n"))
            }
            Error::Conflict { detail, .. }
            | Error::VisitState { detail, .. }
            | Error::Unacceptable { detail, .. }
            | Error::Malformed(detail)
            | Error::TooLarge(detail)
            | Error::UnsupportedMedia(detail) => write!(f, "{detail}"),
            other => write!(f, "{other:?}"),
        }
    }
}

impl std::error::Error for Error {}
