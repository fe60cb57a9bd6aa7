//! Log-ins by a browser, beside those of programs, and what a person has chosen for pages.

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
CREATE TABLE browser_sessions (
    secret_hash TEXT PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    family_id {uuid} NOT NULL,
    CONSTRAINT browser_sessions_family UNIQUE (agency_id, family_id),
    CONSTRAINT browser_sessions_of_family FOREIGN KEY (agency_id, family_id) REFERENCES token_families (agency_id, id)
)

ALTER TABLE token_families ADD COLUMN device TEXT NOT NULL DEFAULT ''

ALTER TABLE users ADD COLUMN language TEXT

ALTER TABLE users ADD COLUMN digits TEXT
"#;
