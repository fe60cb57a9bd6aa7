//! People, their one-time links and their log-ins.

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
CREATE TABLE users (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    email_lower TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT,
    client_id {uuid},
    all_stores {bool} NOT NULL,
    status TEXT NOT NULL,
    created_at {instant} NOT NULL,
    CONSTRAINT users_in_agency UNIQUE (agency_id, id),
    CONSTRAINT users_email UNIQUE (agency_id, email_lower),
    CONSTRAINT users_client FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id)
)

CREATE INDEX users_by_email ON users (email_lower)

CREATE TABLE owner_stores (
    agency_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    store_id {uuid} NOT NULL,
    PRIMARY KEY (agency_id, user_id, store_id),
    CONSTRAINT owner_stores_user FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id),
    CONSTRAINT owner_stores_store FOREIGN KEY (agency_id, store_id) REFERENCES stores (agency_id, id)
)

CREATE TABLE password_links (
    token_hash TEXT PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    created_at {instant} NOT NULL,
    expires_at {instant} NOT NULL,
    used_at {instant},
    CONSTRAINT password_links_user FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
)

CREATE TABLE token_families (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    user_id {uuid} NOT NULL,
    created_at {instant} NOT NULL,
    last_used_at {instant} NOT NULL,
    revoked_at {instant},
    CONSTRAINT token_families_in_agency UNIQUE (agency_id, id),
    CONSTRAINT token_families_user FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
)

CREATE INDEX token_families_by_user ON token_families (agency_id, user_id)

CREATE TABLE refresh_tokens (
    token_hash TEXT PRIMARY KEY,
    agency_id {uuid} NOT NULL,
    family_id {uuid} NOT NULL,
    parent_hash TEXT,
    created_at {instant} NOT NULL,
    spent_at {instant},
    CONSTRAINT refresh_tokens_family FOREIGN KEY (agency_id, family_id) REFERENCES token_families (agency_id, id)
)

CREATE INDEX refresh_tokens_by_parent ON refresh_tokens (parent_hash)
"#;
