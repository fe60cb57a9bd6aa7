//! Corrections of texts by contractors, beside what the shopper sent; and a short way to contested submissions.

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
CREATE TABLE corrections (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    submission_id {uuid} NOT NULL,
    revision {int} NOT NULL,
    question TEXT NOT NULL,
    part TEXT NOT NULL,
    text_before TEXT NOT NULL,
    text_after TEXT NOT NULL,
    corrected_by {uuid} NOT NULL,
    corrected_at {instant} NOT NULL,
    CONSTRAINT corrections_revision FOREIGN KEY (agency_id, submission_id, revision) REFERENCES submission_revisions (agency_id, submission_id, number),
    CONSTRAINT corrections_person FOREIGN KEY (agency_id, corrected_by) REFERENCES users (agency_id, id)
)

CREATE INDEX corrections_by_submission ON corrections (agency_id, submission_id, corrected_at, id)

CREATE INDEX submissions_contested ON submissions (agency_id, visit_id) WHERE contested = true
"#;
