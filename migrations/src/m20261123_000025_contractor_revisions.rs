//! Revisions that contractors made of submissions: who, when, why, and of what.

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
CREATE TABLE contractor_revisions (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    submission_id {uuid} NOT NULL,
    number {int} NOT NULL,
    based_on {int} NOT NULL,
    reason TEXT NOT NULL,
    questions TEXT NOT NULL,
    made_by {uuid} NOT NULL,
    made_at {instant} NOT NULL,
    CONSTRAINT contractor_revisions_revision FOREIGN KEY (agency_id, submission_id, number) REFERENCES submission_revisions (agency_id, submission_id, number),
    CONSTRAINT contractor_revisions_based_on FOREIGN KEY (agency_id, submission_id, based_on) REFERENCES submission_revisions (agency_id, submission_id, number),
    CONSTRAINT contractor_revisions_person FOREIGN KEY (agency_id, made_by) REFERENCES users (agency_id, id)
)

CREATE UNIQUE INDEX contractor_revisions_one_each ON contractor_revisions (agency_id, submission_id, number)
"#;
