//! Photos as taken; the bytes lie in the object store.

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
CREATE TABLE photos (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    uploader_id {uuid} NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes {int} NOT NULL,
    width {int} NOT NULL,
    height {int} NOT NULL,
    taken_at TEXT,
    latitude {float},
    longitude {float},
    received_at {instant} NOT NULL,
    CONSTRAINT photos_in_agency UNIQUE (agency_id, id),
    CONSTRAINT photos_once UNIQUE (agency_id, visit_id, uploader_id, sha256),
    CONSTRAINT photos_visit FOREIGN KEY (agency_id, visit_id) REFERENCES visits (agency_id, id),
    CONSTRAINT photos_uploader FOREIGN KEY (agency_id, uploader_id) REFERENCES users (agency_id, id)
)

CREATE INDEX photos_by_digest ON photos (agency_id, sha256)
"#;
