//! The lists of visits: those in a state by their due instant, and those of stores.

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
CREATE INDEX visits_by_state ON visits (agency_id, state, due_at, id)

CREATE INDEX visits_in_stores ON visits (agency_id, store_id, due_at, id)

DROP INDEX visits_by_store
"#;
