//! How the agency settled a visit.
//!
//! The state alone would not do for what owners read: a shopper's late submission changes the state
//! of a visit that expired, and whoever watches the count would see it happen (P6).

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
ALTER TABLE visits ADD COLUMN settled TEXT

UPDATE visits SET settled = state WHERE state IN ('approved', 'rejected', 'expired', 'cancelled')

CREATE INDEX visits_settled ON visits (agency_id, client_id, checklist_version_id, window_to, settled, store_id, id) WHERE settled IS NOT NULL
"#;
