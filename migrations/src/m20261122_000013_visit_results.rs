//! What owners' figures need of each approved visit, on its own row.
//!
//! `edition` says which edition of the results wrote the row; the server publishes those of an
//! earlier one again when it starts, from the revision that was approved.

use sea_orm_migration::prelude::*;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::sql::apply(manager, STATEMENTS).await
    }
}

const STATEMENTS: &str = r#"
ALTER TABLE approved_visits ADD COLUMN edition {int} NOT NULL DEFAULT 0

ALTER TABLE approved_visits ADD COLUMN score {int}

ALTER TABLE approved_visits ADD COLUMN verdict TEXT

ALTER TABLE approved_visits ADD COLUMN band TEXT

ALTER TABLE approved_visits ADD COLUMN missed {int} NOT NULL DEFAULT 0

ALTER TABLE approved_visits ADD COLUMN judged {int} NOT NULL DEFAULT 0

ALTER TABLE approved_visits ADD COLUMN daypart {int} NOT NULL DEFAULT 0

ALTER TABLE approved_visits ADD COLUMN on_time {bool} NOT NULL DEFAULT FALSE

ALTER TABLE approved_visits ADD COLUMN returned {bool} NOT NULL DEFAULT FALSE

CREATE INDEX approved_visits_by_client ON approved_visits (agency_id, client_id, slug, local_date)

CREATE INDEX approved_visits_by_edition ON approved_visits (edition, agency_id, visit_id)
"#;
