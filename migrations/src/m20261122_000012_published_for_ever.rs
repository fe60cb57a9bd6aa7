//! A published checklist never changes (P5): the database itself refuses it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let guard = match manager.get_database_backend() {
            DbBackend::Postgres => POSTGRESQL_GUARD,
            _ => SQLITE_GUARD,
        };
        crate::sql::apply(manager, guard).await
    }
}

const SQLITE_GUARD: &str = r#"
CREATE TRIGGER checklist_versions_are_not_updated BEFORE UPDATE ON checklist_versions BEGIN SELECT RAISE(ABORT, 'published checklists are append-only'); END

CREATE TRIGGER checklist_versions_are_not_replaced BEFORE INSERT ON checklist_versions WHEN EXISTS (SELECT 1 FROM checklist_versions WHERE id = NEW.id OR (agency_id = NEW.agency_id AND slug = NEW.slug AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'published checklists are append-only'); END

CREATE TRIGGER checklist_versions_are_not_deleted BEFORE DELETE ON checklist_versions BEGIN SELECT RAISE(ABORT, 'published checklists are append-only'); END
"#;

const POSTGRESQL_GUARD: &str = r#"
CREATE FUNCTION refuse_checklist_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'published checklists are append-only'; END $$

CREATE TRIGGER checklist_versions_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checklist_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_checklist_change()
"#;
