//! Every setting: by flag, by environment variable, or in one TOML file, in this order.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Deserialize;

/// Settings as given on the command line or in the environment.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// TOML file with the settings below, named alike with underscores; unknown keys are errors
    #[arg(long, env = "PLAINCLOTHES_CONFIG", value_name = "FILE", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,

    /// Folder for the SQLite database, the photos and the signing keys [default: data]
    #[arg(long, env = "PLAINCLOTHES_DATA_DIR", value_name = "DIR", global = true)]
    pub data_dir: Option<PathBuf>,

    /// PostgreSQL address (postgres://user:password@host/database); without it SQLite in the data folder
    #[arg(
        long,
        env = "DATABASE_URL",
        value_name = "URL",
        hide_env_values = true,
        global = true
    )]
    pub database_url: Option<String>,

    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(
        long,
        env = "PLAINCLOTHES_LISTEN",
        value_name = "ADDRESS:PORT",
        global = true
    )]
    pub listen: Option<SocketAddr>,

    /// Address under which people reach the server; it stands in links and receipts [default: http://ADDRESS:PORT of the above]
    #[arg(
        long,
        env = "PLAINCLOTHES_PUBLIC_URL",
        value_name = "URL",
        global = true
    )]
    pub public_url: Option<String>,

    /// Addresses of proxies whose X-Forwarded-For is believed [default: none]
    #[arg(
        long,
        env = "PLAINCLOTHES_TRUSTED_PROXIES",
        value_name = "ADDRESS",
        value_delimiter = ',',
        global = true
    )]
    pub trusted_proxies: Option<Vec<IpAddr>>,

    /// Write the log as JSON lines instead of plain text
    #[arg(long, env = "PLAINCLOTHES_LOG_JSON", global = true, num_args = 0..=1, default_missing_value = "true")]
    pub log_json: Option<bool>,

    /// What to log, such as `info` or `backend=debug,sqlx=warn` [default: info,sea_orm_migration=warn]
    #[arg(long, env = "PLAINCLOTHES_LOG", value_name = "FILTER", global = true)]
    pub log: Option<String>,

    /// Seconds that running requests may take after SIGTERM before they are cut [default: 30]
    #[arg(
        long,
        env = "PLAINCLOTHES_SHUTDOWN_GRACE_SECONDS",
        value_name = "SECONDS",
        global = true
    )]
    pub shutdown_grace_seconds: Option<u64>,
}

/// Settings with every default filled in.
#[derive(Clone, Debug)]
pub struct Config {
    /// Folder for database, photos and keys.
    pub data_dir: PathBuf,
    /// Address of the database.
    pub database: Database,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Address for links and receipts; `None` means that of the listening socket.
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// JSON log lines.
    pub log_json: bool,
    /// Log filter.
    pub log: String,
    /// Seconds for running requests after SIGTERM.
    pub shutdown_grace_seconds: u64,
}

/// Which database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by URL.
    Postgres(String),
}

impl Config {
    /// The settings for a data folder, all else by default; SQLite, a free port of loopback.
    pub fn for_data_dir(data_dir: &Path) -> Config {
        Config {
            data_dir: data_dir.to_owned(),
            database: Database::Sqlite(data_dir.join("plainclothes.db")),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            public_url: None,
            trusted_proxies: Vec::new(),
            log_json: false,
            log: "warn".to_owned(),
            shutdown_grace_seconds: 30,
        }
    }
}

impl Settings {
    /// Fills in the file and the defaults.
    ///
    /// # Errors
    /// A sentence that names the file and the key, or the setting that makes no sense.
    pub fn resolve(self) -> Result<Config, String> {
        let file = match &self.config {
            None => Settings::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
                toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?
            }
        };
        let data_dir = self
            .data_dir
            .or(file.data_dir)
            .unwrap_or_else(|| PathBuf::from("data"));
        let database = match self.database_url.or(file.database_url) {
            None => Database::Sqlite(data_dir.join("plainclothes.db")),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Database::Postgres(url)
            }
            Some(url) if url.starts_with("sqlite://") => {
                Database::Sqlite(PathBuf::from(url.trim_start_matches("sqlite://")))
            }
            Some(url) => {
                let scheme = url.split(':').next().unwrap_or_default();
                return Err(format!(
                    "the database address begins with `{scheme}:`; write postgres://user@host/database, \
                     or leave it out for SQLite"
                ));
            }
        };
        let public_url = match self.public_url.or(file.public_url) {
            Some(url) if !url.starts_with("http://") && !url.starts_with("https://") => {
                return Err(format!(
                    "public_url is `{url}`; write it with its scheme, such as https://shop.example"
                ));
            }
            other => other.map(|url| url.trim_end_matches('/').to_owned()),
        };
        Ok(Config {
            data_dir,
            database,
            listen: self
                .listen
                .or(file.listen)
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            public_url,
            trusted_proxies: self
                .trusted_proxies
                .or(file.trusted_proxies)
                .unwrap_or_default(),
            log_json: self.log_json.or(file.log_json).unwrap_or(false),
            log: self
                .log
                .or(file.log)
                .unwrap_or_else(|| "info,sea_orm_migration=warn".to_owned()),
            shutdown_grace_seconds: self
                .shutdown_grace_seconds
                .or(file.shutdown_grace_seconds)
                .unwrap_or(30),
        })
    }
}
