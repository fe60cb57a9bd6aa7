//! The outbox: the exact bytes of each revision, kept before anything is sent (P2), and the
//! receipts that came back.

use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::photos::sha256_hex;
use super::{Disk, DiskError, time_text};

/// A revision whose bytes are fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Frozen {
    /// Its row.
    pub(crate) id: i64,
    /// The visit.
    pub(crate) visit_id: Uuid,
    /// The submission.
    pub(crate) submission_id: Uuid,
    /// The revision.
    pub(crate) revision: u32,
    /// The bytes to send.
    pub(crate) body: Vec<u8>,
    /// Their SHA-256, lower-case hex.
    pub(crate) content_sha256: String,
    /// Which state of the draft they hold.
    pub(crate) edits: i64,
    /// Whether the server has them.
    pub(crate) state: OutboxState,
    /// When they were fixed.
    pub(crate) frozen_at: DateTime<Utc>,
    /// How often sending was tried.
    pub(crate) attempts: i64,
    /// What stood in the way last.
    pub(crate) last_problem: Option<String>,
}

/// Whether the server has a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OutboxState {
    /// Not that this program knows.
    Waiting,
    /// Yes: its receipt is here.
    Delivered,
    /// No: it refused the content, and stored nothing.
    Refused,
}

impl OutboxState {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Refused => "refused",
        }
    }
}

/// A receipt as the server gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoredReceipt {
    /// The submission.
    pub(crate) submission_id: Uuid,
    /// The revision.
    pub(crate) revision: u32,
    /// The compact JWS.
    pub(crate) jws: String,
    /// When it was kept.
    pub(crate) stored_at: DateTime<Utc>,
}

const LIVE: &str = "state <> 'refused'";

impl Disk {
    /// Fixes the bytes of a revision. When this returns, they are durable; nothing was sent yet.
    /// If the same key was fixed meanwhile, that one stays and is returned.
    pub(crate) async fn freeze(
        &self,
        visit: Uuid,
        (submission_id, revision): (Uuid, u32),
        body: &[u8],
        edits: i64,
        now: DateTime<Utc>,
    ) -> Result<Frozen, DiskError> {
        let transaction = self.begin().await?;
        let sql = format!(
            "SELECT * FROM outbox WHERE visit_id = ? AND {LIVE} AND (state = 'waiting' OR revision = ?)"
        );
        let values = vec![visit.to_string().into(), revision.into()];
        if let Some(row) = self.row(&transaction, &sql, values).await? {
            return self.read_frozen(&row);
        }
        let sql = "INSERT INTO outbox (visit_id, submission_id, revision, body, content_sha256, \
                   edits, state, frozen_at) VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)";
        let values = vec![
            visit.to_string().into(),
            submission_id.to_string().into(),
            revision.into(),
            body.to_vec().into(),
            sha256_hex(body).into(),
            edits.into(),
            time_text(now).into(),
        ];
        self.run(&transaction, sql, values).await?;
        let sql = "SELECT * FROM outbox WHERE id = last_insert_rowid()";
        let row = self.row(&transaction, sql, vec![]).await?;
        let frozen = match row {
            Some(row) => self.read_frozen(&row)?,
            None => return Err(self.damaged("outbox", "row")),
        };
        self.commit(transaction).await?;
        Ok(frozen)
    }

    /// The revision of a visit that still has to be sent.
    pub(crate) async fn find_waiting(&self, visit: Uuid) -> Result<Option<Frozen>, DiskError> {
        let sql = "SELECT * FROM outbox WHERE visit_id = ? AND state = 'waiting'";
        let row = self
            .row(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        row.map(|row| self.read_frozen(&row)).transpose()
    }

    /// The newest revision of a visit that the server has.
    pub(crate) async fn find_delivered(&self, visit: Uuid) -> Result<Option<Frozen>, DiskError> {
        let sql = "SELECT * FROM outbox WHERE visit_id = ? AND state = 'delivered' \
                   ORDER BY revision DESC LIMIT 1";
        let row = self
            .row(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        row.map(|row| self.read_frozen(&row)).transpose()
    }

    /// The submission that this device made for a visit, whatever became of its revisions.
    pub(crate) async fn find_submission(&self, visit: Uuid) -> Result<Option<Uuid>, DiskError> {
        let sql = "SELECT submission_id FROM outbox WHERE visit_id = ? ORDER BY id DESC LIMIT 1";
        let row = self
            .row(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        row.map(|row| self.get_id(&row, "submission_id"))
            .transpose()
    }

    /// Every revision of every visit, the oldest first.
    pub(crate) async fn list_outbox(&self) -> Result<Vec<Frozen>, DiskError> {
        let rows = self
            .rows(&self.db, "SELECT * FROM outbox ORDER BY id", vec![])
            .await?;
        rows.iter().map(|row| self.read_frozen(row)).collect()
    }

    /// Counts a try and what stood in its way.
    pub(crate) async fn note_attempt(
        &self,
        frozen: &Frozen,
        problem: Option<&str>,
    ) -> Result<(), DiskError> {
        let sql = "UPDATE outbox SET attempts = attempts + 1, last_problem = ? WHERE id = ?";
        let values = vec![problem.map(str::to_owned).into(), frozen.id.into()];
        self.run(&self.db, sql, values).await?;
        Ok(())
    }

    /// The server refused the content and stored nothing: its key is free for other bytes.
    pub(crate) async fn mark_refused(&self, frozen: &Frozen, why: &str) -> Result<(), DiskError> {
        let sql =
            "UPDATE outbox SET state = ?, last_problem = ? WHERE id = ? AND state = 'waiting'";
        let values = vec![
            OutboxState::Refused.as_str().into(),
            why.into(),
            frozen.id.into(),
        ];
        self.run(&self.db, sql, values).await?;
        Ok(())
    }

    /// Keeps a receipt that was verified, and with it that the server has the revision.
    pub(crate) async fn keep_receipt(
        &self,
        visit: Uuid,
        (submission_id, revision): (Uuid, u32),
        jws: &str,
        now: DateTime<Utc>,
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        let sql = "INSERT INTO receipts (submission_id, revision, visit_id, jws, stored_at) \
                   VALUES (?, ?, ?, ?, ?) ON CONFLICT (submission_id, revision) DO UPDATE SET \
                   jws = excluded.jws, stored_at = excluded.stored_at";
        let values = vec![
            submission_id.to_string().into(),
            revision.into(),
            visit.to_string().into(),
            jws.into(),
            time_text(now).into(),
        ];
        self.run(&transaction, sql, values).await?;
        let sql = format!(
            "UPDATE outbox SET state = 'delivered', last_problem = NULL \
             WHERE submission_id = ? AND revision = ? AND {LIVE}"
        );
        self.run(
            &transaction,
            &sql,
            vec![submission_id.to_string().into(), revision.into()],
        )
        .await?;
        self.commit(transaction).await
    }

    /// The newest receipt of a visit.
    pub(crate) async fn find_receipt(
        &self,
        visit: Uuid,
    ) -> Result<Option<StoredReceipt>, DiskError> {
        let sql = "SELECT * FROM receipts WHERE visit_id = ? ORDER BY revision DESC LIMIT 1";
        let row = self
            .row(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        row.map(|row| {
            Ok(StoredReceipt {
                submission_id: self.get_id(&row, "submission_id")?,
                revision: self.get_revision(&row)?,
                jws: self.get(&row, "jws")?,
                stored_at: self.get_time(&row, "stored_at")?,
            })
        })
        .transpose()
    }

    /// The bytes sent under a key, if this device sent them.
    pub(crate) async fn find_frozen(
        &self,
        submission_id: Uuid,
        revision: u32,
    ) -> Result<Option<Frozen>, DiskError> {
        let sql =
            format!("SELECT * FROM outbox WHERE submission_id = ? AND revision = ? AND {LIVE}");
        let values = vec![submission_id.to_string().into(), revision.into()];
        let row = self.row(&self.db, &sql, values).await?;
        row.map(|row| self.read_frozen(&row)).transpose()
    }

    fn get_revision(&self, row: &QueryResult) -> Result<u32, DiskError> {
        let revision: i64 = self.get(row, "revision")?;
        u32::try_from(revision).map_err(|_| self.damaged("revision", &revision.to_string()))
    }

    fn read_frozen(&self, row: &QueryResult) -> Result<Frozen, DiskError> {
        let state: String = self.get(row, "state")?;
        let body: Vec<u8> = self.get(row, "body")?;
        let content_sha256: String = self.get(row, "content_sha256")?;
        if sha256_hex(&body) != content_sha256 {
            return Err(self.damaged("outbox", &content_sha256));
        }
        Ok(Frozen {
            id: self.get(row, "id")?,
            visit_id: self.get_id(row, "visit_id")?,
            submission_id: self.get_id(row, "submission_id")?,
            revision: self.get_revision(row)?,
            body,
            content_sha256,
            edits: self.get(row, "edits")?,
            state: match state.as_str() {
                "waiting" => OutboxState::Waiting,
                "delivered" => OutboxState::Delivered,
                "refused" => OutboxState::Refused,
                other => return Err(self.damaged("state", other)),
            },
            frozen_at: self.get_time(row, "frozen_at")?,
            attempts: self.get(row, "attempts")?,
            last_problem: self.get(row, "last_problem")?,
        })
    }
}
