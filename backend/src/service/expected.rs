//! Which revision of a thing a change is about, so that two people who edit it do not overwrite
//! each other.

use crate::error::{Error, Result};

/// The revisions that a caller has read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whichever it is at: the caller says outright that it does not matter.
    Any,
    /// One of these.
    Revisions(Vec<i64>),
}

impl Expected {
    /// Lets the change pass if the thing is at a revision that the caller has read.
    ///
    /// # Errors
    /// [`Error::ChangedSince`] otherwise.
    pub fn require(&self, revision: i64) -> Result<()> {
        match self {
            Expected::Any => Ok(()),
            Expected::Revisions(read) if read.contains(&revision) => Ok(()),
            Expected::Revisions(_) => Err(Error::ChangedSince { revision }),
        }
    }
}
