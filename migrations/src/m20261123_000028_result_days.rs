//! What counts of a client's day in one piece, so that a chain's year is read as a few hundred rows; sums
//! over the score rows of a client, and the index for them, are not needed any more. An approved visit
//! knows when its window ended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::sql::apply(manager, STATEMENTS).await?;
        match manager.get_database_backend() {
            DbBackend::Sqlite => crate::sql::apply(manager, SQLITE_STATISTICS).await,
            _ => Ok(()),
        }
    }
}

const STATEMENTS: &str = r#"
CREATE TABLE result_days (
    agency_id {uuid} NOT NULL,
    client_id {uuid} NOT NULL,
    slug TEXT NOT NULL,
    local_date {date} NOT NULL,
    content {bytes} NOT NULL,
    PRIMARY KEY (agency_id, client_id, slug, local_date),
    CONSTRAINT result_days_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id)
)

DROP INDEX score_rows_by_client

ALTER TABLE approved_visits ADD COLUMN window_end {date} NOT NULL DEFAULT '1970-01-01'
"#;

const SQLITE_STATISTICS: &str = r#"
DELETE FROM sqlite_stat1 WHERE idx = 'score_rows_by_client'

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('result_days', 'sqlite_autoindex_result_days_1', '12000 6000 600 300 1')

ANALYZE sqlite_schema
"#;
