//! The tables, and how they came to be: steps that are only ever added to.

use super::{Disk, DiskError};

/// One step for each version of the schema, in order. A step that was released never changes.
const STEPS: &[&[&str]] = &[&[
    "CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE assignments (
        visit_id TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        fetched_at TEXT NOT NULL,
        listed INTEGER NOT NULL
    ) STRICT",
    "CREATE TABLE checklists (
        hash TEXT PRIMARY KEY,
        json TEXT NOT NULL,
        fetched_at TEXT NOT NULL
    ) STRICT",
    // edits counts every change, so that a frozen revision knows which state it holds.
    "CREATE TABLE drafts (
        visit_id TEXT PRIMARY KEY,
        checklist_hash TEXT NOT NULL,
        language TEXT NOT NULL,
        started_at TEXT,
        finished_at TEXT,
        last_question TEXT,
        edits INTEGER NOT NULL,
        updated_at TEXT NOT NULL
    ) STRICT",
    "CREATE TABLE answers (
        visit_id TEXT NOT NULL REFERENCES drafts (visit_id),
        question TEXT NOT NULL,
        json TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        PRIMARY KEY (visit_id, question)
    ) STRICT",
    "CREATE TABLE photos (
        visit_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        added_at TEXT NOT NULL,
        PRIMARY KEY (visit_id, sha256)
    ) STRICT",
    // body holds the exact bytes that are sent, however often (P2).
    "CREATE TABLE outbox (
        id INTEGER PRIMARY KEY,
        visit_id TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        body BLOB NOT NULL,
        content_sha256 TEXT NOT NULL,
        edits INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'refused')),
        frozen_at TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        last_problem TEXT
    ) STRICT",
    // A key is used by one body, and a visit sends one revision at a time. A refused one was
    // stored nowhere, so its key is free again.
    "CREATE UNIQUE INDEX outbox_key ON outbox (submission_id, revision) WHERE state <> 'refused'",
    "CREATE UNIQUE INDEX outbox_waiting ON outbox (visit_id) WHERE state = 'waiting'",
    "CREATE TABLE receipts (
        submission_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        visit_id TEXT NOT NULL,
        jws TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        PRIMARY KEY (submission_id, revision)
    ) STRICT",
]];

/// Takes the steps that are missing, each in a transaction of its own.
pub(super) async fn migrate(disk: &Disk) -> Result<(), DiskError> {
    let known = STEPS.len() as i64;
    loop {
        let transaction = disk.begin().await?;
        let row = disk
            .row(&transaction, "PRAGMA user_version", vec![])
            .await?;
        let found: i64 = match &row {
            Some(row) => row
                .try_get_by_index(0)
                .map_err(|e| disk.database_error(&e))?,
            None => 0,
        };
        if found > known {
            return Err(DiskError::Newer { found, known });
        }
        let Some(step) = usize::try_from(found)
            .ok()
            .and_then(|index| STEPS.get(index))
        else {
            return Ok(());
        };
        for sql in *step {
            disk.run(&transaction, sql, vec![]).await?;
        }
        disk.run(
            &transaction,
            &format!("PRAGMA user_version = {}", found + 1),
            vec![],
        )
        .await?;
        disk.commit(transaction).await?;
    }
}
