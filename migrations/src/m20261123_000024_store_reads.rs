//! When an owner last opened the report of a store, so that newer results can be marked.

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
CREATE TABLE store_reads (
    agency_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    store_id {uuid} NOT NULL,
    read_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, user_id, store_id),
    CONSTRAINT store_reads_user FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id),
    CONSTRAINT store_reads_store FOREIGN KEY (agency_id, store_id) REFERENCES stores (agency_id, id)
)
"#;
