//! A real server on a free port of loopback, in this process, with a clock that the test moves.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use backend::app::App;
use backend::clock::Clock;
use backend::config::{Config, Database};
use backend::server::Server;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, Database as Connector};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::postgres;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A file in the data folder.
    Sqlite,
    /// A database of its own on the harness's PostgreSQL server.
    Postgres,
}

/// The instant at which tests begin, unless they say otherwise: a Monday morning.
pub fn start_of_tests() -> DateTime<Utc> {
    "2026-03-02T06:00:00Z".parse().expect("a good instant")
}

/// A running server.
#[derive(Debug)]
pub struct TestServer {
    /// Its parts, for looking behind the API.
    pub app: App,
    /// Its address, such as `http://127.0.0.1:40001`.
    pub url: String,
    /// Its clock; stands still.
    pub clock: Clock,
    data_dir: Arc<tempfile::TempDir>,
    database: Database,
    stop: Option<oneshot::Sender<()>>,
    running: Option<JoinHandle<()>>,
}

impl TestServer {
    /// Starts with an empty database; `None` where the machine has no PostgreSQL.
    pub async fn start(on: On) -> Option<TestServer> {
        let data_dir = Arc::new(tempfile::tempdir().expect("a temporary folder can be made"));
        let database = match on {
            On::Sqlite => Database::Sqlite(data_dir.path().join("plainclothes.db")),
            On::Postgres => Database::Postgres(new_postgres_database().await?),
        };
        let clock = Clock::standing(start_of_tests());
        Some(TestServer::open(data_dir, database, clock).await)
    }

    async fn open(
        data_dir: Arc<tempfile::TempDir>,
        database: Database,
        clock: Clock,
    ) -> TestServer {
        let mut config = Config::for_data_dir(data_dir.path());
        config.database = database.clone();
        config.shutdown_grace_seconds = 2;
        config.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
        let server = Server::open(config, clock.clone())
            .await
            .expect("the server opens");
        let url = server.app.public_url.clone();
        let app = server.app.clone();
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            let stopped = async {
                // A dropped sender means the same as a sent one: stop.
                let _ = stopped.await;
            };
            server
                .run(stopped)
                .await
                .expect("the server runs until it is stopped");
        });
        TestServer {
            app,
            url,
            clock,
            data_dir,
            database,
            stop: Some(stop),
            running: Some(running),
        }
    }

    /// Stops in order, and starts again with the same data on another port.
    pub async fn restart(mut self) -> TestServer {
        let (data_dir, database) = (self.data_dir.clone(), self.database.clone());
        let clock = self.clock.clone();
        self.halt().await;
        drop(self);
        TestServer::open(data_dir, database, clock).await
    }

    /// Stops in order.
    pub async fn halt(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have ended by itself.
            let _ = stop.send(());
        }
        if let Some(running) = self.running.take() {
            running.await.expect("the server ends without a panic");
        }
    }

    /// The address of the database, where it is a PostgreSQL server.
    pub fn database_url(&self) -> Option<&str> {
        match &self.database {
            Database::Postgres(url) => Some(url),
            Database::Sqlite(_) => None,
        }
    }

    /// The folder with database, photos and keys.
    pub fn data_dir(&self) -> &Path {
        self.data_dir.path()
    }

    /// A folder inside the data folder for a test's own files.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.data_dir.path().join("test").join(name);
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    }

    /// Moves the clock.
    pub fn set_clock(&self, at: DateTime<Utc>) {
        self.clock.set(at);
    }

    /// The time on the server's clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now().to_utc()
    }
}

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A new database on the harness's PostgreSQL server; `None` where there is none.
pub async fn new_postgres_database() -> Option<String> {
    let address = tokio::task::spawn_blocking(postgres::address)
        .await
        .expect("no panic")?;
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::SeqCst));
    let connection = Connector::connect(format!("{address}/postgres"))
        .await
        .expect("PostgreSQL answers");
    connection
        .execute_unprepared(&format!("CREATE DATABASE {name}"))
        .await
        .expect("a database can be made");
    connection.close().await.expect("the connection closes");
    Some(format!("{address}/{name}"))
}
