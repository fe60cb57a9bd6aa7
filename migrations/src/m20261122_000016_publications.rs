//! Every time that results of a visit were published, also those taken back since.

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
CREATE TABLE publications (
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    number {int} NOT NULL,
    revision {int} NOT NULL,
    score {int},
    published_at {instant} NOT NULL,
    withdrawn_at {instant},
    PRIMARY KEY (agency_id, visit_id, number),
    CONSTRAINT publications_visit FOREIGN KEY (agency_id, visit_id) REFERENCES visits (agency_id, id)
)

CREATE UNIQUE INDEX publications_one_now ON publications (agency_id, visit_id) WHERE withdrawn_at IS NULL
"#;
