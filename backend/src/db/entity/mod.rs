//! The tables, one file each; private to `db`.

pub mod agencies;
pub mod approved_visits;
pub mod checklist_drafts;
pub mod checklist_versions;
pub mod clients;
pub mod owner_stores;
pub mod password_links;
pub mod photos;
pub mod publications;
pub mod refresh_tokens;
pub mod result_changes;
pub mod reviews;
pub mod score_rows;
pub mod series;
pub mod setup_links;
pub mod shown_comments;
pub mod shown_photos;
pub mod shown_visits;
pub mod stores;
pub mod submission_revisions;
pub mod submissions;
pub mod token_families;
pub mod trail;
pub mod users;
pub mod visit_holders;
pub mod visits;
