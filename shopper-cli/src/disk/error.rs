//! Why the disk did not do its work.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Why the disk did not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DiskError {
    /// A file or folder cannot be used.
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: io::Error },
    /// The database refuses.
    #[error("{path}: {cause}")]
    Database { path: PathBuf, cause: String },
    /// There is no room.
    #[error("{path}: no space is left")]
    Full { path: PathBuf },
    /// Another process of this program holds the database.
    #[error("{path}: in use")]
    Busy { path: PathBuf },
    /// The database would not keep what it acknowledged.
    #[error("{pragma} is {found}")]
    NotDurable { pragma: &'static str, found: String },
    /// A newer program made the data.
    #[error("schema {found} is newer than {known}")]
    Newer { found: i64, known: i64 },
    /// What was read is not what was written.
    #[error("{path}: damaged: {what}")]
    Damaged { path: PathBuf, what: String },
    /// A file with tokens can be read by others.
    #[error("{path}: mode {mode:o}")]
    OpenToOthers { path: PathBuf, mode: u32 },
    /// A file of bytes that are not a photo this program sends.
    #[error("{path}: {problem}")]
    Photo {
        path: PathBuf,
        problem: super::photo_kind::PhotoProblem,
    },
    /// A test stopped the work here.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests stop the work"))]
    #[error("stopped by a test: {0}")]
    Injected(&'static str),
}

impl DiskError {
    pub(crate) fn file(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { path },
            _ => Self::File { path, cause },
        }
    }

    pub(super) fn database(path: &Path, error: &sea_orm::DbErr) -> Self {
        let path = path.to_owned();
        let cause = error.to_string();
        // SQLite's own sentences for SQLITE_FULL, SQLITE_BUSY and SQLITE_NOTADB / _CORRUPT.
        if cause.contains("database or disk is full") {
            Self::Full { path }
        } else if cause.contains("database is locked") || cause.contains("database table is locked")
        {
            Self::Busy { path }
        } else if cause.contains("not a database") || cause.contains("malformed") {
            Self::Damaged { path, what: cause }
        } else {
            Self::Database { path, cause }
        }
    }
}

impl From<DiskError> for Error {
    fn from(error: DiskError) -> Self {
        let shown = |path: &Path| path.display().to_string();
        match error {
            DiskError::File { path, cause } if cause.kind() == io::ErrorKind::NotFound => {
                Error::new("no-such-file").with("path", shown(&path))
            }
            DiskError::File { path, cause } => Error::new("file")
                .with("path", shown(&path))
                .detail(cause.to_string()),
            DiskError::Database { path, cause } => Error::new("database")
                .with("path", shown(&path))
                .detail(cause),
            DiskError::Full { path } => Error::new("disk-full").with("path", shown(&path)),
            DiskError::Busy { path } => Error::new("disk-busy").with("path", shown(&path)),
            DiskError::NotDurable { pragma, found } => {
                Error::new("not-durable").detail(format!("{pragma} = {found}"))
            }
            DiskError::Newer { found, known } => Error::new("newer-data")
                .with("found", found)
                .with("known", known),
            DiskError::Damaged { path, what } => Error::new("damaged")
                .with("path", shown(&path))
                .detail(what),
            DiskError::OpenToOthers { path, mode } => Error::new("open-to-others")
                .with("path", shown(&path))
                .with("mode", format!("{mode:o}"))
                .command(format!(
                    "chmod 600 {}",
                    crate::error::shell_word(&shown(&path))
                )),
            DiskError::Photo { path, problem } => problem.into_error(&path),
            DiskError::Injected(point) => Error::new("database").with("path", point),
        }
    }
}
