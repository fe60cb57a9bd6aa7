//! The shopper's program, run in this process with a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use shopper_cli::{Console, Env, ExitStatus, Transcript};

/// One device of one shopper.
#[derive(Clone)]
pub struct Device {
    folder: PathBuf,
    clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

/// What one run of the program came to.
#[derive(Debug)]
pub struct Run {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub transcript: Transcript,
}

impl Run {
    /// The run itself, if it went well.
    ///
    /// # Panics
    /// If it did not.
    pub fn good(self) -> Run {
        self.ends(ExitStatus::Ok)
    }

    /// The run itself, if it ended so.
    ///
    /// # Panics
    /// If it ended otherwise.
    pub fn ends(self, status: ExitStatus) -> Run {
        assert_eq!(self.status, status, "{}", self.transcript.all());
        self
    }
}

impl Device {
    /// A new device with this clock.
    pub fn new(folder: &Path, clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Device {
        Device {
            folder: folder.to_owned(),
            clock: Arc::new(clock),
        }
    }

    /// Runs the program with these arguments, typing these lines where it asks.
    pub async fn run(&self, arguments: &[&str], typed: &[&str]) -> Run {
        let clock = self.clock.clone();
        let env = Env::in_folder(&self.folder, move || clock());
        let (mut console, transcript) = Console::scripted(typed.iter().copied());
        let arguments = arguments.iter().map(std::ffi::OsString::from);
        let status = shopper_cli::run(arguments, &mut console, &env).await;
        Run { status, transcript }
    }
}
