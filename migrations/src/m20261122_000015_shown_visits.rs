//! An approved submission as far as its checklist shows it to owners.

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
CREATE TABLE shown_visits (
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    revision {int} NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (agency_id, visit_id),
    CONSTRAINT shown_visits_visit FOREIGN KEY (agency_id, visit_id) REFERENCES approved_visits (agency_id, visit_id)
)
"#;
