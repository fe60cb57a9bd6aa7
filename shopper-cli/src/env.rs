//! What the program takes from its surroundings, as a value: a test gives its own.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use etcetera::BaseStrategy;

/// The folder and variable name under which the program keeps its files.
const NAME: &str = "shopper";

/// The surroundings of one run.
#[derive(Clone)]
pub struct Env {
    /// Where drafts, outbox and photos are kept unless told otherwise.
    pub data_dir: PathBuf,
    /// Where profiles with their tokens are kept unless told otherwise.
    pub config_dir: PathBuf,
    /// The environment variables.
    pub vars: BTreeMap<String, String>,
    /// Tells the time.
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// What the three streams are connected to.
    pub terminal: Terminal,
}

/// Which streams are a terminal, and how wide it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// Standard input is typed by a person.
    pub stdin: bool,
    /// Standard output is read by a person.
    pub stdout: bool,
    /// Standard error is read by a person.
    pub stderr: bool,
    /// Columns; 80 where unknown.
    pub width: Option<u16>,
}

impl Env {
    /// The surroundings of this process.
    #[must_use]
    pub fn from_process() -> Self {
        use std::io::IsTerminal;
        let vars: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let (data_dir, config_dir) = match etcetera::choose_base_strategy() {
            Ok(strategy) => (
                strategy.data_dir().join(NAME),
                strategy.config_dir().join(NAME),
            ),
            // Without a home folder the current one is the only place left.
            Err(_) => (PathBuf::from(".shopper"), PathBuf::from(".shopper/config")),
        };
        let stdout = std::io::stdout().is_terminal();
        let stderr = std::io::stderr().is_terminal();
        let width = vars.get("COLUMNS").and_then(|columns| columns.parse().ok());
        Self {
            data_dir,
            config_dir,
            vars,
            clock: Arc::new(Utc::now),
            terminal: Terminal {
                stdin: std::io::stdin().is_terminal(),
                stdout,
                stderr,
                width,
            },
        }
    }

    /// Surroundings that touch nothing outside `folder`, with no variables and no terminal.
    #[must_use]
    pub fn in_folder(
        folder: impl Into<PathBuf>,
        clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
    ) -> Self {
        let folder = folder.into();
        Self {
            config_dir: folder.join("config"),
            data_dir: folder,
            vars: BTreeMap::new(),
            clock: Arc::new(clock),
            terminal: Terminal::default(),
        }
    }

    /// The time now, in milliseconds.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)().trunc_subsecs(3)
    }

    /// The variable of this name, unless it is empty.
    #[must_use]
    pub fn var(&self, name: &str) -> Option<&str> {
        self.vars
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Variables may hold secrets.
        f.debug_struct("Env")
            .field("data_dir", &self.data_dir)
            .field("config_dir", &self.config_dir)
            .field("terminal", &self.terminal)
            .finish_non_exhaustive()
    }
}
