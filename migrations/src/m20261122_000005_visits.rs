//! Visits and who held them.

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
CREATE TABLE visits (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    client_id {uuid} NOT NULL,
    store_id {uuid} NOT NULL,
    checklist_version_id {uuid} NOT NULL,
    state TEXT NOT NULL,
    window_from {local} NOT NULL,
    window_to {local} NOT NULL,
    opens_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    fee_minor {int} NOT NULL,
    note TEXT NOT NULL,
    shopper_id {uuid},
    replaces_visit_id {uuid},
    local_date {date},
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    CONSTRAINT visits_in_agency UNIQUE (agency_id, id),
    CONSTRAINT visits_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id),
    CONSTRAINT visits_store FOREIGN KEY (agency_id, store_id) REFERENCES stores (agency_id, id),
    CONSTRAINT visits_checklist FOREIGN KEY (agency_id, checklist_version_id) REFERENCES checklist_versions (agency_id, id),
    CONSTRAINT visits_shopper FOREIGN KEY (agency_id, shopper_id) REFERENCES users (agency_id, id),
    CONSTRAINT visits_replaces FOREIGN KEY (agency_id, replaces_visit_id) REFERENCES visits (agency_id, id)
)

CREATE INDEX visits_by_due ON visits (agency_id, due_at, id)

CREATE INDEX visits_by_shopper ON visits (agency_id, shopper_id, due_at)

CREATE INDEX visits_by_store ON visits (agency_id, store_id, due_at)

CREATE TABLE visit_holders (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    visit_id {uuid} NOT NULL,
    shopper_id {uuid} NOT NULL,
    from_at {instant} NOT NULL,
    accepted_at {instant},
    to_at {instant},
    ended_because TEXT,
    CONSTRAINT visit_holders_visit FOREIGN KEY (agency_id, visit_id) REFERENCES visits (agency_id, id),
    CONSTRAINT visit_holders_shopper FOREIGN KEY (agency_id, shopper_id) REFERENCES users (agency_id, id)
)

CREATE INDEX visit_holders_by_visit ON visit_holders (agency_id, visit_id, from_at)

CREATE UNIQUE INDEX visit_holders_one_now ON visit_holders (agency_id, visit_id) WHERE to_at IS NULL
"#;
