//! The database schema, as a list of steps that only grows.
//!
//! One change is one file, and a landed file is never edited: both databases replay the same list
//! at start. The steps are SQL with a few type names in braces that [`sql::apply`] writes in the
//! words of SQLite or PostgreSQL, so that constraints, partial indexes and composite keys can be
//! read here just as the database has them.
//!
//! **Invariant:** every table that holds an agency's data carries `agency_id`, and every foreign
//! key between such tables includes it (P7).

use sea_orm_migration::prelude::{MigrationTrait, MigratorTrait};
use sea_orm_migration::sea_orm::{DatabaseConnection, DbErr};

mod m20261122_000001_agencies;
mod m20261122_000002_clients_and_stores;
mod m20261122_000003_users;
mod m20261122_000004_checklists;
mod m20261122_000005_visits;
mod m20261122_000006_submissions;
mod m20261122_000007_photos;
mod m20261122_000008_results;
mod m20261122_000009_trail;
mod m20261122_000010_checklist_drafts;
mod m20261122_000011_shopper_copies;
mod m20261122_000012_published_for_ever;
mod m20261122_000013_visit_results;
mod m20261122_000014_score_values;
mod m20261122_000015_shown_visits;
mod m20261122_000016_publications;
mod m20261122_000017_result_versions;
mod m20261122_000018_settled_visits;
mod m20261122_000019_report_settings;
mod m20261123_000021_browser_sessions;
mod m20261123_000022_visits_by_state;
mod m20261123_000023_corrections;
mod m20261123_000024_store_reads;
mod m20261123_000025_contractor_revisions;
mod m20261123_000027_planning;
mod m20261123_000028_result_days;
mod sql;

/// The list of steps.
#[derive(Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_agencies::Migration),
            Box::new(m20261122_000002_clients_and_stores::Migration),
            Box::new(m20261122_000003_users::Migration),
            Box::new(m20261122_000004_checklists::Migration),
            Box::new(m20261122_000005_visits::Migration),
            Box::new(m20261122_000006_submissions::Migration),
            Box::new(m20261122_000007_photos::Migration),
            Box::new(m20261122_000008_results::Migration),
            Box::new(m20261122_000009_trail::Migration),
            Box::new(m20261122_000010_checklist_drafts::Migration),
            Box::new(m20261122_000011_shopper_copies::Migration),
            Box::new(m20261122_000012_published_for_ever::Migration),
            Box::new(m20261122_000013_visit_results::Migration),
            Box::new(m20261122_000014_score_values::Migration),
            Box::new(m20261122_000015_shown_visits::Migration),
            Box::new(m20261122_000016_publications::Migration),
            Box::new(m20261122_000017_result_versions::Migration),
            Box::new(m20261122_000018_settled_visits::Migration),
            Box::new(m20261122_000019_report_settings::Migration),
            Box::new(m20261123_000021_browser_sessions::Migration),
            Box::new(m20261123_000022_visits_by_state::Migration),
            Box::new(m20261123_000023_corrections::Migration),
            Box::new(m20261123_000024_store_reads::Migration),
            Box::new(m20261123_000025_contractor_revisions::Migration),
            Box::new(m20261123_000027_planning::Migration),
            Box::new(m20261123_000028_result_days::Migration),
        ]
    }
}

/// Applies every step that the database lacks.
///
/// The caller holds the lock that keeps two servers from doing this at once.
///
/// # Errors
/// [`MigrateError::Newer`] if the database has steps that this binary does not know: an older
/// binary must not write into a newer schema.
pub async fn migrate(connection: &DatabaseConnection) -> Result<(), MigrateError> {
    Migrator::install(connection)
        .await
        .map_err(MigrateError::Database)?;
    let known: Vec<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    let unknown: Vec<String> = Migrator::get_migration_models(connection)
        .await
        .map_err(MigrateError::Database)?
        .into_iter()
        .map(|model| model.version)
        .filter(|version| !known.contains(version))
        .collect();
    if !unknown.is_empty() {
        return Err(MigrateError::Newer(unknown));
    }
    Migrator::up(connection, None)
        .await
        .map_err(MigrateError::Database)
}

/// Why the schema could not be brought up to date.
#[derive(Debug)]
pub enum MigrateError {
    /// The database has steps that this binary does not know.
    Newer(Vec<String>),
    /// The database refused.
    Database(DbErr),
}

impl std::fmt::Display for MigrateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MigrateError::Newer(steps) => write!(
                f,
                "the database was written by a newer version (it has {}); start that version instead",
                steps.join(", ")
            ),
            MigrateError::Database(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for MigrateError {}
