//! What a question cost and the grade it was given, in indexes that answer the sums alone.

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
ALTER TABLE score_rows ADD COLUMN value {int}

ALTER TABLE score_rows ADD COLUMN lost {int}

DROP INDEX score_rows_by_store

CREATE INDEX score_rows_by_store ON score_rows (agency_id, store_id, series_id, local_date, score, passed, lost, value)

DROP INDEX score_rows_by_client

CREATE INDEX score_rows_by_client ON score_rows (agency_id, client_id, series_id, local_date, store_id, score, passed, lost, value)
"#;
