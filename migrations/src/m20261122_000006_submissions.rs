//! Submissions, their revisions, and the decisions on them.

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
CREATE TABLE submissions (
    id {uuid} NOT NULL,
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    shopper_id {uuid} NOT NULL,
    contested {bool} NOT NULL,
    latest_revision {int} NOT NULL,
    created_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, id),
    CONSTRAINT submissions_visit FOREIGN KEY (agency_id, visit_id) REFERENCES visits (agency_id, id),
    CONSTRAINT submissions_shopper FOREIGN KEY (agency_id, shopper_id) REFERENCES users (agency_id, id)
)

CREATE UNIQUE INDEX submissions_one_counting ON submissions (agency_id, visit_id) WHERE contested = false

CREATE INDEX submissions_by_visit ON submissions (agency_id, visit_id)

CREATE TABLE submission_revisions (
    agency_id {uuid} NOT NULL,
    submission_id {uuid} NOT NULL,
    number {int} NOT NULL,
    checklist_version_id {uuid} NOT NULL,
    content {bytes} NOT NULL,
    content_sha256 TEXT NOT NULL,
    scorecard TEXT NOT NULL,
    receipt TEXT NOT NULL,
    flags TEXT NOT NULL,
    started_at {instant} NOT NULL,
    received_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, submission_id, number),
    CONSTRAINT submission_revisions_submission FOREIGN KEY (agency_id, submission_id) REFERENCES submissions (agency_id, id),
    CONSTRAINT submission_revisions_checklist FOREIGN KEY (agency_id, checklist_version_id) REFERENCES checklist_versions (agency_id, id)
)

CREATE TABLE reviews (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    submission_id {uuid} NOT NULL,
    revision {int} NOT NULL,
    decision TEXT NOT NULL,
    message TEXT NOT NULL,
    remarks TEXT NOT NULL,
    anonymity_confirmed {bool} NOT NULL,
    reviewer_id {uuid} NOT NULL,
    decided_at {instant} NOT NULL,
    CONSTRAINT reviews_revision FOREIGN KEY (agency_id, submission_id, revision) REFERENCES submission_revisions (agency_id, submission_id, number),
    CONSTRAINT reviews_reviewer FOREIGN KEY (agency_id, reviewer_id) REFERENCES users (agency_id, id)
)

CREATE INDEX reviews_by_submission ON reviews (agency_id, submission_id, decided_at, id)
"#;
