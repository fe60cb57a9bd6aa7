//! The trail: who changed what, when; the database itself refuses to change it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::sql::apply(manager, STATEMENTS).await?;
        let guard = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRESQL_GUARD,
            _ => SQLITE_GUARD,
        };
        crate::sql::apply(manager, guard).await
    }
}

const STATEMENTS: &str = r#"
CREATE TABLE trail (
    id {uuid} PRIMARY KEY,
    agency_id {uuid} NOT NULL REFERENCES agencies (id),
    at {instant} NOT NULL,
    user_id {uuid},
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    before TEXT,
    after TEXT
)

CREATE INDEX trail_by_subject ON trail (agency_id, subject_id, id)
"#;

const SQLITE_GUARD: &str = r#"
CREATE TRIGGER trail_is_not_updated BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END

CREATE TRIGGER trail_is_not_replaced BEFORE INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END

CREATE TRIGGER trail_is_not_deleted BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END
"#;

const POSTGRESQL_GUARD: &str = r#"
CREATE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the trail is append-only'; END $$

CREATE TRIGGER trail_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trail FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()
"#;
