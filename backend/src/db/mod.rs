//! The only place that knows the database.
//!
//! [`Db`] connects and migrates; [`Tx`] is one write transaction. The entities are private: no
//! other module can name a table. **Invariant:** every finder takes a [`Scope`] first, which says
//! who is asking, and another tenant's row is not found (P7).

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database as Connector, DatabaseConnection,
    DatabaseTransaction, DbBackend, DbErr, IsolationLevel, Statement, TransactionOptions,
    TransactionTrait,
};

use crate::config::Database;
use crate::error::{Error, Result};

pub mod accounts;
pub mod agencies;
pub mod browser_sessions;
pub mod checklist_drafts;
pub mod checklists;
pub mod clients;
pub mod constraint;
mod entity;
pub mod people;
pub mod photos;
pub mod results;
pub mod reviews;
pub mod scope;
mod search;
pub mod store_reads;
pub mod stores;
pub mod submissions;
pub mod trail;
pub mod visits;

pub use scope::{Scope, Who};

/// A write transaction.
pub type Tx = DatabaseTransaction;

/// The open database.
///
/// SQLite has one writer at a time, so its writes queue here, on one connection, instead of
/// failing as busy; reads have connections of their own. On PostgreSQL both are one pool.
#[derive(Clone, Debug)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
}

/// The advisory lock under which PostgreSQL schemas are migrated ("plainclo" in ASCII).
const MIGRATION_LOCK: i64 = 0x706c_6169_6e63_6c6f;

/// How PostgreSQL plans our reads. Each takes a short range of an index, which the planner, who knows
/// nothing of stores that are visited every month, believes to grow with the history; then compiling the
/// query and waking other processes for it cost more than the read.
const PLANNING: [(&str, &str); 2] = [("jit", "off"), ("max_parallel_workers_per_gather", "0")];

impl Db {
    /// Connects and brings the schema up to date under a lock.
    ///
    /// # Errors
    /// If the database cannot be reached, was written by a newer version, or does not keep its
    /// promises (SQLite: WAL, `synchronous=FULL`, foreign keys).
    pub async fn open(database: &Database) -> Result<Db> {
        match database {
            Database::Sqlite(path) => Db::open_sqlite(path).await,
            Database::Postgres(url) => Db::open_postgres(url).await,
        }
    }

    async fn open_sqlite(path: &Path) -> Result<Db> {
        let connect = |connections: u32| {
            let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
            options
                .max_connections(connections)
                .min_connections(1)
                .idle_timeout(None)
                .max_lifetime(None)
                .acquire_timeout(Duration::from_secs(60))
                .sqlx_logging(false)
                .map_sqlx_sqlite_opts(|options| {
                    options
                        .journal_mode(SqliteJournalMode::Wal)
                        .synchronous(SqliteSynchronous::Full)
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(30))
                });
            Connector::connect(options)
        };
        let write = connect(1).await?;
        for (pragma, expected) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
        ] {
            let found = sqlite_pragma(&write, pragma).await?;
            if found != expected {
                return Err(Error::internal(format!(
                    "SQLite answers {pragma}={found}, not {expected}: the data folder's file system \
                     cannot keep acknowledged submissions safe"
                )));
            }
        }
        let lock = lock_file(path)?;
        let migrated = migrations::migrate(&write).await;
        drop(lock);
        migrated.map_err(Error::internal)?;
        let read = connect(4).await?;
        Ok(Db { read, write })
    }

    async fn open_postgres(url: &str) -> Result<Db> {
        let options = |connections: u32| {
            let mut options = ConnectOptions::new(url.to_owned());
            options
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(30))
                .sqlx_logging(false)
                .set_application_name("plainclothes")
                .map_sqlx_postgres_opts(|options| options.options(PLANNING));
            options
        };
        let one = Connector::connect(options(1)).await?;
        let lock = |call: &str| {
            Statement::from_string(
                DbBackend::Postgres,
                format!("SELECT {call}({MIGRATION_LOCK})"),
            )
        };
        one.execute_raw(lock("pg_advisory_lock")).await?;
        let migrated = migrations::migrate(&one).await;
        one.execute_raw(lock("pg_advisory_unlock")).await?;
        migrated.map_err(Error::internal)?;
        one.close().await?;
        let pool = Connector::connect(options(10)).await?;
        Ok(Db {
            read: pool.clone(),
            write: pool,
        })
    }

    /// The connection for reads.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// Begins a write transaction; it rolls back unless committed.
    pub async fn begin(&self) -> Result<Tx> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(sea_orm::SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(self.write.begin_with_options(options).await?)
    }

    /// Begins a transaction for reads that see the database as it is at one instant.
    pub async fn snapshot(&self) -> Result<Tx> {
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        // In SQLite every transaction reads so, and none can be told.
        match self.read.get_database_backend() {
            DbBackend::Postgres => Ok(self.read.begin_with_options(options).await?),
            _ => Ok(self.read.begin().await?),
        }
    }

    /// Answers whether the database can be asked now.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.read.ping().await?)
    }

    /// Refreshes the statistics by which the database plans its reads; worth while after very many
    /// rows were written at once.
    pub async fn analyze(&self) -> Result<()> {
        self.write.execute_unprepared("ANALYZE").await?;
        Ok(())
    }

    /// Closes all connections once running statements have ended.
    pub async fn close(self) -> Result<()> {
        let Db { read, write } = self;
        write.close().await?;
        match read.close().await {
            Ok(()) | Err(DbErr::Conn(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Every table with its columns, as the database has them: the tests that walk over the
    /// schema start here, so that a new column cannot be overlooked.
    pub async fn columns(&self) -> Result<Vec<(String, String)>> {
        let backend = self.read.get_database_backend();
        let statement = match backend {
            DbBackend::Postgres => {
                "SELECT table_name AS t, column_name AS c FROM information_schema.columns \
                 WHERE table_schema = current_schema() ORDER BY 1, 2"
            }
            _ => {
                "SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
            }
        };
        let rows = self
            .read
            .query_all_raw(Statement::from_string(backend, statement))
            .await?;
        let mut columns = Vec::with_capacity(rows.len());
        for row in rows {
            columns.push((row.try_get("", "t")?, row.try_get("", "c")?));
        }
        Ok(columns)
    }
}

/// The lock under which a SQLite schema is migrated; it ends with the file's handle.
fn lock_file(database: &Path) -> Result<std::fs::File> {
    let path = database.with_extension("migrate-lock");
    let file = std::fs::File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(Error::internal)?;
    file.lock().map_err(Error::internal)?;
    Ok(file)
}

async fn sqlite_pragma(connection: &DatabaseConnection, pragma: &str) -> Result<String> {
    let statement = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {pragma}"));
    let row = connection
        .query_one_raw(statement)
        .await?
        .ok_or(Error::NotFound)?;
    match row.try_get_by_index::<String>(0) {
        Ok(text) => Ok(text),
        Err(_) => Ok(row.try_get_by_index::<i64>(0)?.to_string()),
    }
}
