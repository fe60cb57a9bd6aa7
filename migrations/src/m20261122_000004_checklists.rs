//! Published checklist versions, and the series under which results live.

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
CREATE TABLE checklist_versions (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    slug TEXT NOT NULL,
    version {int} NOT NULL,
    title TEXT NOT NULL,
    languages TEXT NOT NULL,
    source TEXT NOT NULL,
    canonical TEXT NOT NULL,
    hash TEXT NOT NULL,
    epochs TEXT NOT NULL,
    published_at {instant} NOT NULL,
    published_by {uuid} NOT NULL,
    CONSTRAINT checklist_versions_in_agency UNIQUE (agency_id, id),
    CONSTRAINT checklist_versions_number UNIQUE (agency_id, slug, version),
    CONSTRAINT checklist_versions_publisher FOREIGN KEY (agency_id, published_by) REFERENCES users (agency_id, id)
)

CREATE TABLE series (
    id {serial},
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    slug TEXT NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    epoch {int} NOT NULL,
    CONSTRAINT series_in_agency UNIQUE (agency_id, id),
    CONSTRAINT series_item UNIQUE (agency_id, slug, kind, item, epoch)
)
"#;
