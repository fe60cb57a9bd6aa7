//! What an owner may read: written at approval, taken away when an approval is.

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
CREATE TABLE approved_visits (
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    client_id {uuid} NOT NULL,
    store_id {uuid} NOT NULL,
    checklist_version_id {uuid} NOT NULL,
    slug TEXT NOT NULL,
    epoch {int} NOT NULL,
    local_date {date} NOT NULL,
    PRIMARY KEY (agency_id, visit_id),
    CONSTRAINT approved_visits_visit FOREIGN KEY (agency_id, visit_id) REFERENCES visits (agency_id, id),
    CONSTRAINT approved_visits_store FOREIGN KEY (agency_id, store_id) REFERENCES stores (agency_id, id),
    CONSTRAINT approved_visits_checklist FOREIGN KEY (agency_id, checklist_version_id) REFERENCES checklist_versions (agency_id, id)
)

CREATE INDEX approved_visits_by_store ON approved_visits (agency_id, store_id, slug, local_date)

CREATE TABLE score_rows (
    agency_id {uuid} NOT NULL,
    series_id {int} NOT NULL,
    client_id {uuid} NOT NULL,
    store_id {uuid} NOT NULL,
    local_date {date} NOT NULL,
    visit_id {uuid} NOT NULL,
    score {int},
    passed {int},
    PRIMARY KEY (agency_id, visit_id, series_id),
    CONSTRAINT score_rows_visit FOREIGN KEY (agency_id, visit_id) REFERENCES approved_visits (agency_id, visit_id),
    CONSTRAINT score_rows_series FOREIGN KEY (agency_id, series_id) REFERENCES series (agency_id, id)
)

CREATE INDEX score_rows_by_store ON score_rows (agency_id, store_id, series_id, local_date, score, passed)

CREATE INDEX score_rows_by_client ON score_rows (agency_id, client_id, series_id, local_date, store_id, score)

CREATE TABLE shown_comments (
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    question TEXT NOT NULL,
    position {int} NOT NULL,
    store_id {uuid} NOT NULL,
    slug TEXT NOT NULL,
    local_date {date} NOT NULL,
    missed {bool} NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (agency_id, visit_id, question),
    CONSTRAINT shown_comments_visit FOREIGN KEY (agency_id, visit_id) REFERENCES approved_visits (agency_id, visit_id)
)

CREATE INDEX shown_comments_by_store ON shown_comments (agency_id, store_id, slug, local_date)

CREATE TABLE shown_photos (
    id {uuid} NOT NULL,
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    question TEXT NOT NULL,
    position {int} NOT NULL,
    store_id {uuid} NOT NULL,
    slug TEXT NOT NULL,
    local_date {date} NOT NULL,
    missed {bool} NOT NULL,
    PRIMARY KEY (agency_id, visit_id, id, question),
    CONSTRAINT shown_photos_visit FOREIGN KEY (agency_id, visit_id) REFERENCES approved_visits (agency_id, visit_id),
    CONSTRAINT shown_photos_photo FOREIGN KEY (agency_id, id) REFERENCES photos (agency_id, id)
)

CREATE INDEX shown_photos_by_store ON shown_photos (agency_id, store_id, slug, local_date)

CREATE TABLE result_changes (
    agency_id {uuid} NOT NULL,
    client_id {uuid} NOT NULL,
    slug TEXT NOT NULL,
    checklist_version_id {uuid} NOT NULL,
    changed_at {instant} NOT NULL,
    PRIMARY KEY (agency_id, client_id, slug),
    CONSTRAINT result_changes_checklist FOREIGN KEY (agency_id, checklist_version_id) REFERENCES checklist_versions (agency_id, id),
    CONSTRAINT result_changes_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id)
)
"#;
