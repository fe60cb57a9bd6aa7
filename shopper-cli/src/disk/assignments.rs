//! Assignments and checklists as the server last told them.

use api::assignments::Assignment;
use checklists::Checklist;
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;

use super::{Disk, DiskError, time_text};

/// An assignment with the time at which the server told it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CachedAssignment {
    /// The assignment.
    pub(crate) assignment: Assignment,
    /// When the server told it.
    pub(crate) fetched_at: DateTime<Utc>,
    /// Whether it was still in the server's list then.
    pub(crate) listed: bool,
}

const SELECT: &str = "SELECT json, fetched_at, listed FROM assignments";
const UPSERT: &str = "INSERT INTO assignments (visit_id, json, fetched_at, listed) \
    VALUES (?, ?, ?, 1) ON CONFLICT (visit_id) DO UPDATE SET \
    json = excluded.json, fetched_at = excluded.fetched_at, listed = 1";

impl Disk {
    /// Keeps the server's whole list. Those no longer in it stay as long as something was filled
    /// in for them.
    pub(crate) async fn replace_assignments(
        &self,
        assignments: &[Assignment],
        now: DateTime<Utc>,
    ) -> Result<(), DiskError> {
        let transaction = self.begin().await?;
        self.run(&transaction, "UPDATE assignments SET listed = 0", vec![])
            .await?;
        for assignment in assignments {
            let values = self.assignment_values(assignment, now)?;
            self.run(&transaction, UPSERT, values).await?;
        }
        let sweep = "DELETE FROM assignments WHERE listed = 0 \
                     AND visit_id NOT IN (SELECT visit_id FROM drafts) \
                     AND visit_id NOT IN (SELECT visit_id FROM outbox)";
        self.run(&transaction, sweep, vec![]).await?;
        self.commit(transaction).await
    }

    /// Keeps one assignment as the server just told it.
    pub(crate) async fn put_assignment(
        &self,
        assignment: &Assignment,
        now: DateTime<Utc>,
    ) -> Result<(), DiskError> {
        let values = self.assignment_values(assignment, now)?;
        self.run(&self.db, UPSERT, values).await?;
        Ok(())
    }

    /// Forgets that an assignment is in the server's list.
    pub(crate) async fn unlist_assignment(&self, visit: Uuid) -> Result<(), DiskError> {
        let sql = "UPDATE assignments SET listed = 0 WHERE visit_id = ?";
        self.run(&self.db, sql, vec![visit.to_string().into()])
            .await?;
        Ok(())
    }

    fn assignment_values(
        &self,
        assignment: &Assignment,
        now: DateTime<Utc>,
    ) -> Result<Vec<sea_orm::Value>, DiskError> {
        let json = serde_json::to_string(assignment)
            .map_err(|error| self.damaged("assignment", &error.to_string()))?;
        Ok(vec![
            assignment.visit_id.to_string().into(),
            json.into(),
            time_text(now).into(),
        ])
    }

    /// Every assignment kept, the latest due first.
    pub(crate) async fn list_assignments(&self) -> Result<Vec<CachedAssignment>, DiskError> {
        let rows = self.rows(&self.db, SELECT, vec![]).await?;
        let mut list: Vec<CachedAssignment> = rows
            .iter()
            .map(|row| self.read_assignment(row))
            .collect::<Result<_, _>>()?;
        list.sort_by_key(|cached| {
            (
                std::cmp::Reverse(cached.assignment.due_at),
                cached.assignment.visit_id,
            )
        });
        Ok(list)
    }

    /// The assignment of this visit.
    pub(crate) async fn find_assignment(
        &self,
        visit: Uuid,
    ) -> Result<Option<CachedAssignment>, DiskError> {
        let sql = format!("{SELECT} WHERE visit_id = ?");
        let row = self
            .row(&self.db, &sql, vec![visit.to_string().into()])
            .await?;
        row.map(|row| self.read_assignment(&row)).transpose()
    }

    fn read_assignment(&self, row: &QueryResult) -> Result<CachedAssignment, DiskError> {
        let json: String = self.get(row, "json")?;
        Ok(CachedAssignment {
            assignment: serde_json::from_str(&json)
                .map_err(|error| self.damaged("assignment", &error.to_string()))?,
            fetched_at: self.get_time(row, "fetched_at")?,
            listed: self.get::<i64>(row, "listed")? != 0,
        })
    }

    /// Keeps a checklist. The caller has made sure that `json` has this hash.
    pub(crate) async fn put_checklist(
        &self,
        hash: &str,
        json: &str,
        now: DateTime<Utc>,
    ) -> Result<(), DiskError> {
        let sql = "INSERT INTO checklists (hash, json, fetched_at) VALUES (?, ?, ?) \
                   ON CONFLICT (hash) DO NOTHING";
        self.run(
            &self.db,
            sql,
            vec![hash.into(), json.into(), time_text(now).into()],
        )
        .await?;
        Ok(())
    }

    /// The checklist with this hash.
    pub(crate) async fn find_checklist(&self, hash: &str) -> Result<Option<Checklist>, DiskError> {
        let sql = "SELECT json FROM checklists WHERE hash = ?";
        let Some(row) = self.row(&self.db, sql, vec![hash.into()]).await? else {
            return Ok(None);
        };
        let json: String = self.get(&row, "json")?;
        Checklist::from_json(&json)
            .map(Some)
            .map_err(|error| self.damaged("checklist", &error.to_string()))
    }
}
