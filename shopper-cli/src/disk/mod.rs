//! The only module that touches files and the local database.
//!
//! One SQLite file holds assignments, checklists, drafts, outbox and receipts; photos lie beside
//! it as files named by their SHA-256. A photo's file is whole and durable before its row is
//! written. Start at [`Disk::open`]; each noun has a file of its own.

mod assignments;
mod drafts;
mod error;
mod faults;
pub(crate) mod files;
mod outbox;
pub(crate) mod photo_kind;
mod photos;
mod schema;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    QueryResult, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};

pub(crate) use assignments::CachedAssignment;
pub(crate) use drafts::{Draft, Edit};
pub(crate) use error::DiskError;
pub(crate) use faults::Faults;
pub(crate) use outbox::{Frozen, OutboxState};
pub(crate) use photos::sha256_hex;

/// The name of the database file.
const DATABASE: &str = "shopper.db";
/// The folder of the photos.
const PHOTOS: &str = "photos";
/// How long a statement waits for another process of this program.
const BUSY_TIMEOUT_MS: u32 = 10_000;

/// What one person keeps on this device for one server and agency.
pub(crate) struct Disk {
    root: PathBuf,
    db: DatabaseConnection,
    faults: Faults,
}

impl Disk {
    /// The data under `root`, made ready if there is none.
    ///
    /// # Errors
    /// [`DiskError`] when the folder cannot be used, the data was made by a newer program, or the
    /// database does not keep its promises.
    pub(crate) async fn open(root: &Path) -> Result<Self, DiskError> {
        Self::open_with(root, Faults::default()).await
    }

    pub(crate) async fn open_with(root: &Path, faults: Faults) -> Result<Self, DiskError> {
        files::make_private_dir(root)?;
        files::make_private_dir(&root.join(PHOTOS))?;
        let path = root.join(DATABASE);
        // Made before SQLite sees it, so that it and its companions are private from the start.
        files::make_private_file(&path)?;
        let mut options = ConnectOptions::new(String::from("sqlite::memory:"));
        let file = path.clone();
        options
            .max_connections(1)
            .min_connections(1)
            .sqlx_logging(false)
            .test_before_acquire(false)
            .map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .in_memory(false)
                    .shared_cache(false)
                    .filename(&file)
                    .pragma("busy_timeout", BUSY_TIMEOUT_MS.to_string())
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .pragma("foreign_keys", "ON")
            });
        let db = Database::connect(options)
            .await
            .map_err(|e| DiskError::database(&path, &e))?;
        let disk = Self {
            root: root.to_owned(),
            db,
            faults,
        };
        disk.assert_durable().await?;
        schema::migrate(&disk).await?;
        files::sync_dir(root)?;
        files::sweep_stale_parts(&root.join(PHOTOS));
        Ok(disk)
    }

    /// Refuses to work on a database that would forget what it acknowledged (P1).
    async fn assert_durable(&self) -> Result<(), DiskError> {
        for (pragma, wanted) in [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("foreign_keys", "1"),
        ] {
            let row = self
                .row(&self.db, &format!("PRAGMA {pragma}"), vec![])
                .await?;
            let found = match &row {
                Some(row) => row
                    .try_get_by_index::<String>(0)
                    .or_else(|_| row.try_get_by_index::<i64>(0).map(|n| n.to_string()))
                    .unwrap_or_default(),
                None => String::new(),
            };
            if !found.eq_ignore_ascii_case(wanted) {
                return Err(DiskError::NotDurable { pragma, found });
            }
        }
        Ok(())
    }

    /// Where the data lies.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    fn database_path(&self) -> PathBuf {
        self.root.join(DATABASE)
    }

    fn photo_path(&self, sha256: &str) -> PathBuf {
        self.root.join(PHOTOS).join(sha256)
    }

    /// Begins a transaction that holds the write lock from the start, so that it cannot fail
    /// half way because another process wrote meanwhile.
    async fn begin(&self) -> Result<DatabaseTransaction, DiskError> {
        self.faults.reach("begin")?;
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.db
            .begin_with_options(options)
            .await
            .map_err(|e| self.database_error(&e))
    }

    async fn commit(&self, transaction: DatabaseTransaction) -> Result<(), DiskError> {
        self.faults.reach("before commit")?;
        transaction
            .commit()
            .await
            .map_err(|e| self.database_error(&e))?;
        self.faults.reach("after commit")
    }

    async fn run(
        &self,
        on: &impl ConnectionTrait,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<u64, DiskError> {
        self.faults.reach("statement")?;
        let done = on
            .execute_raw(Statement::from_sql_and_values(
                DbBackend::Sqlite,
                sql,
                values,
            ))
            .await
            .map_err(|e| self.database_error(&e))?;
        Ok(done.rows_affected())
    }

    async fn row(
        &self,
        on: &impl ConnectionTrait,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Option<QueryResult>, DiskError> {
        on.query_one_raw(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            sql,
            values,
        ))
        .await
        .map_err(|e| self.database_error(&e))
    }

    async fn rows(
        &self,
        on: &impl ConnectionTrait,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<QueryResult>, DiskError> {
        on.query_all_raw(Statement::from_sql_and_values(
            DbBackend::Sqlite,
            sql,
            values,
        ))
        .await
        .map_err(|e| self.database_error(&e))
    }

    fn database_error(&self, error: &sea_orm::DbErr) -> DiskError {
        DiskError::database(&self.database_path(), error)
    }

    /// A value of the column, or the error that names the database.
    fn get<T: sea_orm::TryGetable>(&self, row: &QueryResult, name: &str) -> Result<T, DiskError> {
        row.try_get("", name).map_err(|e| self.database_error(&e))
    }

    fn get_time(&self, row: &QueryResult, name: &str) -> Result<DateTime<Utc>, DiskError> {
        let text: String = self.get(row, name)?;
        parse_time(&text).ok_or_else(|| self.damaged(name, &text))
    }

    fn get_optional_time(
        &self,
        row: &QueryResult,
        name: &str,
    ) -> Result<Option<DateTime<Utc>>, DiskError> {
        let text: Option<String> = self.get(row, name)?;
        text.map(|text| parse_time(&text).ok_or_else(|| self.damaged(name, &text)))
            .transpose()
    }

    fn get_id(&self, row: &QueryResult, name: &str) -> Result<uuid::Uuid, DiskError> {
        let text: String = self.get(row, name)?;
        text.parse().map_err(|_| self.damaged(name, &text))
    }

    fn damaged(&self, what: &str, found: &str) -> DiskError {
        let shown: String = found.chars().take(80).collect();
        DiskError::Damaged {
            path: self.database_path(),
            what: format!("{what}: {shown}"),
        }
    }

    /// A small fact kept beside the data.
    pub(crate) async fn find_fact(&self, key: &str) -> Result<Option<String>, DiskError> {
        let row = self
            .row(
                &self.db,
                "SELECT value FROM facts WHERE key = ?",
                vec![key.into()],
            )
            .await?;
        row.map(|row| self.get(&row, "value")).transpose()
    }

    /// Keeps a small fact beside the data.
    pub(crate) async fn set_fact(&self, key: &str, value: &str) -> Result<(), DiskError> {
        let sql = "INSERT INTO facts (key, value) VALUES (?, ?) \
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.run(&self.db, sql, vec![key.into(), value.into()])
            .await?;
        Ok(())
    }
}

/// A time as the database holds it: RFC 3339 in UTC with milliseconds, so that text sorts as time.
fn time_text(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

fn parse_time(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|time| time.to_utc())
}
