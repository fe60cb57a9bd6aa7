//! What shoppers are given of a checklist whose points are hidden from them; empty where they are
//! given the checklist itself.

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
ALTER TABLE checklist_versions ADD COLUMN shopper_copy TEXT

ALTER TABLE checklist_versions ADD COLUMN shopper_copy_hash TEXT
"#;
