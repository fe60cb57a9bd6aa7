//! How the program ends: documented exit codes that scripts may rely on.

use std::process::ExitCode;

/// The program's exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExitStatus {
    /// 0: done.
    Ok,
    /// 1: something failed.
    Failure,
    /// 2: the command line is wrong.
    Usage,
    /// 3: answers, photos or a checklist are incomplete or wrong.
    Invalid,
    /// 4: not logged in.
    NotLoggedIn,
    /// 5: the server cannot be reached; what was to be sent waits in the outbox.
    Offline,
    /// 6: the server holds something else than this program expects.
    Conflict,
    /// 130: interrupted by Ctrl-C.
    Interrupted,
}

impl ExitStatus {
    /// The number that the operating system gets.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Failure => 1,
            Self::Usage => 2,
            Self::Invalid => 3,
            Self::NotLoggedIn => 4,
            Self::Offline => 5,
            Self::Conflict => 6,
            Self::Interrupted => 130,
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status.code())
    }
}
