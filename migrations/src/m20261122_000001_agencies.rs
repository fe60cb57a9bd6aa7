//! Agencies, and the link that makes the first one.

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
CREATE TABLE agencies (
    id {uuid} PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT agencies_slug UNIQUE,
    name TEXT NOT NULL,
    created_at {instant} NOT NULL
)

CREATE TABLE setup_links (
    token_hash TEXT PRIMARY KEY,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    used_at {instant}
)
"#;
