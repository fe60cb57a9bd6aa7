//! Indexes for lists of a large house, and what the planner of SQLite should think of all of them.
//!
//! PostgreSQL keeps statistics by itself. SQLite has those that `ANALYZE` made, or takes every index for as
//! good as any other, although every one begins with the agency, and then reads all of an agency's visits
//! where it wants one shopper's. So it is told here what was counted in a house with 100,000 visits: the same
//! plans in every folder, from the first visit on, and without a job that counts. An index that is added
//! to one of these tables brings its own line.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// This step.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        crate::sql::apply(manager, STATEMENTS).await?;
        match manager.get_database_backend() {
            DbBackend::Sqlite => crate::sql::apply(manager, SQLITE_STATISTICS).await,
            _ => Ok(()),
        }
    }
}

const STATEMENTS: &str = r#"
DROP INDEX visits_by_due

CREATE INDEX visits_by_due ON visits (agency_id, due_at, id, window_to, state, client_id, store_id, shopper_id)

DROP INDEX visits_in_stores

CREATE INDEX visits_in_stores ON visits (agency_id, store_id, due_at, id, state)

CREATE INDEX visits_of_client ON visits (agency_id, client_id, due_at, id, state)

CREATE INDEX visits_of_client_by_state ON visits (agency_id, client_id, state, due_at, id)

CREATE INDEX visit_holders_by_shopper ON visit_holders (agency_id, shopper_id, accepted_at, visit_id)
"#;

const SQLITE_STATISTICS: &str = r#"
ANALYZE sqlite_schema

DELETE FROM sqlite_stat1

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('approved_visits', 'approved_visits_by_client', '50150 25075 2389 1140 4'),
('approved_visits', 'approved_visits_by_edition', '50150 50150 25075 1'),
('approved_visits', 'approved_visits_by_store', '50150 25075 50 25 1'),
('approved_visits', 'sqlite_autoindex_approved_visits_1', '50150 25075 1'),
('checklist_versions', 'sqlite_autoindex_checklist_versions_1', '24 1'),
('checklist_versions', 'sqlite_autoindex_checklist_versions_2', '24 12 1'),
('checklist_versions', 'sqlite_autoindex_checklist_versions_3', '24 12 1 1'),
('clients', 'sqlite_autoindex_clients_1', '21 1'),
('clients', 'sqlite_autoindex_clients_2', '21 11 1'),
('clients', 'sqlite_autoindex_clients_3', '21 11 1'),
('corrections', 'corrections_by_submission', '1000 500 2 1 1'),
('corrections', 'sqlite_autoindex_corrections_1', '1000 1'),
('owner_stores', 'sqlite_autoindex_owner_stores_1', '1000 500 5 1'),
('photos', 'photos_by_digest', '82751 41376 275'),
('photos', 'sqlite_autoindex_photos_1', '82751 1'),
('photos', 'sqlite_autoindex_photos_2', '82751 41376 1'),
('photos', 'sqlite_autoindex_photos_3', '82751 41376 2 2 1'),
('publications', 'publications_one_now', '50150 25075 1'),
('publications', 'sqlite_autoindex_publications_1', '50150 25075 1 1'),
('result_changes', 'sqlite_autoindex_result_changes_1', '44 22 3 1'),
('reviews', 'reviews_by_submission', '60326 30163 1 1 1'),
('reviews', 'sqlite_autoindex_reviews_1', '60326 1'),
('score_rows', 'score_rows_by_client', '1474436 737218 70212 1102 4 1 1 1 1 1'),
('score_rows', 'score_rows_by_store', '1474436 737218 1468 25 1 1 1 1 1'),
('score_rows', 'sqlite_autoindex_score_rows_1', '1474436 737218 30 1'),
('series', 'sqlite_autoindex_series_1', '956 478 1'),
('series', 'sqlite_autoindex_series_2', '956 478 44 15 1 1'),
('shown_comments', 'shown_comments_by_store', '272242 136121 271 136 6'),
('shown_comments', 'sqlite_autoindex_shown_comments_1', '272242 136121 6 1'),
('shown_photos', 'shown_photos_by_store', '42498 21249 43 43 1'),
('shown_photos', 'sqlite_autoindex_shown_photos_1', '42498 21249 1 1 1'),
('shown_visits', 'sqlite_autoindex_shown_visits_1', '50150 25075 1'),
('store_reads', 'sqlite_autoindex_store_reads_1', '1000 500 5 1'),
('stores', 'sqlite_autoindex_stores_1', '1005 1'),
('stores', 'sqlite_autoindex_stores_2', '1005 503 1'),
('stores', 'sqlite_autoindex_stores_3', '1005 503 48 1'),
('submission_revisions', 'sqlite_autoindex_submission_revisions_1', '60761 30381 1 1'),
('submissions', 'sqlite_autoindex_submissions_1', '56805 28403 1'),
('submissions', 'submissions_by_visit', '56805 28403 1'),
('submissions', 'submissions_contested', '100 50 1'),
('submissions', 'submissions_one_counting', '56805 28403 1'),
('token_families', 'sqlite_autoindex_token_families_1', '1000 1'),
('token_families', 'sqlite_autoindex_token_families_2', '1000 500 1'),
('token_families', 'token_families_by_user', '1000 500 5'),
('trail', 'sqlite_autoindex_trail_1', '546109 1'),
('trail', 'trail_by_subject', '546109 273055 4 1'),
('users', 'sqlite_autoindex_users_1', '106 1'),
('users', 'sqlite_autoindex_users_2', '106 53 1'),
('users', 'sqlite_autoindex_users_3', '106 53 1'),
('users', 'users_by_email', '106 1'),
('visit_holders', 'sqlite_autoindex_visit_holders_1', '93045 1'),
('visit_holders', 'visit_holders_by_shopper', '93045 46523 922 2 1'),
('visit_holders', 'visit_holders_by_visit', '93045 46523 1 1'),
('visit_holders', 'visit_holders_one_now', '67025 33513 1'),
('visits', 'sqlite_autoindex_visits_1', '100260 1'),
('visits', 'sqlite_autoindex_visits_2', '100260 50130 1'),
('visits', 'visits_by_due', '100260 50130 48 1 1 1 1 1 1'),
('visits', 'visits_by_shopper', '100260 50130 974 2'),
('visits', 'visits_by_state', '100260 50130 8355 14 1'),
('visits', 'visits_in_stores', '100260 50130 100 1 1 1'),
('visits', 'visits_of_client', '100260 50130 4775 5 1 1'),
('visits', 'visits_of_client_by_state', '100260 50130 4775 548 3 1'),
('visits', 'visits_settled', '82180 41090 3914 1868 6 3 1 1')

ANALYZE sqlite_schema
"#;
