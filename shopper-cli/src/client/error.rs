//! Why the server did not do what was asked.

use api::problem::Problem;

use crate::error::Error;
use crate::exit::ExitStatus;

/// Why the server did not do what was asked.
#[derive(Clone, Debug)]
pub(crate) enum ClientError {
    /// The server cannot be reached, or the line broke.
    Offline(String),
    /// The server is busy and said so to the end.
    Busy {
        /// After how many seconds it wants to be asked again.
        retry_after_s: Option<u64>,
    },
    /// The server answered with a problem.
    Problem(Box<Problem>),
    /// Nobody is logged in, or no longer.
    NotLoggedIn,
    /// Something else than our server answered.
    Broken(String),
    /// The tokens could not be read or kept here.
    Local(Box<Error>),
}

impl ClientError {
    /// Whether the same call may well succeed later.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self, Self::Offline(_) | Self::Busy { .. })
    }

    /// The error in one line, for the outbox.
    pub(crate) fn brief(&self) -> String {
        match self {
            Self::Offline(cause) | Self::Broken(cause) => cause.clone(),
            Self::Busy { .. } => "busy".to_owned(),
            Self::Problem(problem) => match &problem.detail {
                Some(detail) => format!("{}: {detail}", problem.code),
                None => problem.code.clone(),
            },
            Self::NotLoggedIn => "not_logged_in".to_owned(),
            Self::Local(error) => error.code().to_owned(),
        }
    }
}

impl From<ClientError> for Error {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Offline(cause) => Error::new("offline")
                .detail(cause)
                .status(ExitStatus::Offline),
            ClientError::Busy { retry_after_s } => {
                let error = Error::new("busy").status(ExitStatus::Offline);
                match retry_after_s {
                    Some(seconds) => error.with("seconds", seconds),
                    None => error.with("seconds", 60_u64),
                }
            }
            ClientError::NotLoggedIn => crate::profile::not_logged_in(),
            ClientError::Broken(cause) => Error::new("broken-server").detail(cause),
            ClientError::Local(error) => *error,
            ClientError::Problem(problem) => from_problem(&problem),
        }
    }
}

/// The server's problem as an error of ours; its own words stand below our sentence.
fn from_problem(problem: &Problem) -> Error {
    let error = match problem.code.as_str() {
        "log_in_failed" => Error::new("log-in-failed").status(ExitStatus::NotLoggedIn),
        "unauthenticated" => return crate::profile::not_logged_in(),
        "forbidden" => Error::new("forbidden"),
        "not_found" => Error::new("not-found").command("shopper pull"),
        "visit_state" => Error::new("visit-state")
            .with("state", problem.state.clone().unwrap_or_default())
            .command("shopper assignments")
            .status(ExitStatus::Conflict),
        "content_conflict" => Error::new("content-conflict").status(ExitStatus::Conflict),
        "revision_conflict" => Error::new("revision-conflict")
            .command("shopper pull")
            .status(ExitStatus::Conflict),
        "checklist_mismatch" => Error::new("checklist-mismatch")
            .command("shopper pull")
            .status(ExitStatus::Conflict),
        "invalid" | "malformed" => Error::new("refused").status(ExitStatus::Invalid),
        "photos_missing" => Error::new("photos-missing").status(ExitStatus::Conflict),
        "photo_digest"
        | "photo_unreadable"
        | "photo_too_many_pixels"
        | "unsupported_media"
        | "too_large" => Error::new("photo-refused").status(ExitStatus::Invalid),
        "throttled" => Error::new("throttled").status(ExitStatus::Failure),
        _ => Error::new("server-problem")
            .with("status", u32::from(problem.status))
            .with("code", &problem.code),
    };
    let mut error = error.detail(problem.detail.as_ref().unwrap_or(&problem.title));
    for field in &problem.errors {
        error = error.detail(format!("{}: {}", field.at, field.message));
    }
    match &problem.request_id {
        Some(id) => error.detail(format!("request {id}")),
        None => error,
    }
}
