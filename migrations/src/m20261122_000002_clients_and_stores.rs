//! Clients and their stores.

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
CREATE TABLE clients (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT clients_in_agency UNIQUE (agency_id, id),
    CONSTRAINT clients_name UNIQUE (agency_id, name)
)

CREATE TABLE stores (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    client_id {uuid} NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    region TEXT NOT NULL,
    latitude {float},
    longitude {float},
    time_zone TEXT NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT stores_in_agency UNIQUE (agency_id, id),
    CONSTRAINT stores_code UNIQUE (agency_id, client_id, code),
    CONSTRAINT stores_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id)
)
"#;
