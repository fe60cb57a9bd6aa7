//! Checklists that their designers are still at work on; they need not compile.

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
CREATE TABLE checklist_drafts (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    slug TEXT,
    title TEXT,
    source TEXT NOT NULL,
    revision {int} NOT NULL,
    created_at {instant} NOT NULL,
    created_by {uuid} NOT NULL,
    updated_at {instant} NOT NULL,
    updated_by {uuid} NOT NULL,
    CONSTRAINT checklist_drafts_creator FOREIGN KEY (agency_id, created_by) REFERENCES users (agency_id, id),
    CONSTRAINT checklist_drafts_updater FOREIGN KEY (agency_id, updated_by) REFERENCES users (agency_id, id)
)

CREATE INDEX checklist_drafts_by_agency ON checklist_drafts (agency_id, id)
"#;
