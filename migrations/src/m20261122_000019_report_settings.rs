//! What reports hold a score against: a client's target, a store's own first visits.

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
ALTER TABLE clients ADD COLUMN target {int}

ALTER TABLE clients ADD COLUMN revision {int} NOT NULL DEFAULT 1

ALTER TABLE stores ADD COLUMN baseline_visits {int}

ALTER TABLE stores ADD COLUMN revision {int} NOT NULL DEFAULT 1
"#;
