//! Which named constraint a statement ran into.
//!
//! PostgreSQL tells the constraint's name; SQLite tells the columns, so each constraint that the
//! server answers for is listed here with both.

use sea_orm::DbErr;

/// A constraint that people can run into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Constraint {
    name: &'static str,
    sqlite: &'static str,
}

/// Agency slugs are unique.
pub const AGENCY_SLUG: Constraint = Constraint {
    name: "agencies_slug",
    sqlite: "agencies.slug",
};
/// Client names are unique in an agency.
pub const CLIENT_NAME: Constraint = Constraint {
    name: "clients_name",
    sqlite: "clients.agency_id, clients.name",
};
/// Store codes are unique in a client.
pub const STORE_CODE: Constraint = Constraint {
    name: "stores_code",
    sqlite: "stores.agency_id, stores.client_id, stores.code",
};
/// E-mail addresses are unique in an agency.
pub const USER_EMAIL: Constraint = Constraint {
    name: "users_email",
    sqlite: "users.agency_id, users.email_lower",
};
/// Version numbers are unique for a slug.
pub const CHECKLIST_NUMBER: Constraint = Constraint {
    name: "checklist_versions_number",
    sqlite: "checklist_versions.agency_id, checklist_versions.slug, checklist_versions.version",
};
/// A photo is kept once for a visit and sender.
pub const PHOTO_ONCE: Constraint = Constraint {
    name: "photos_once",
    sqlite: "photos.agency_id, photos.visit_id, photos.uploader_id, photos.sha256",
};

/// A submission id is taken once in an agency.
pub const SUBMISSION_ID: Constraint = Constraint {
    name: "submissions_pkey",
    sqlite: "submissions.agency_id, submissions.id",
};

/// Answers whether the error is a violation of this constraint.
pub fn violates(error: &DbErr, constraint: Constraint) -> bool {
    let text = error.to_string();
    text.contains(&format!("\"{}\"", constraint.name))
        || text.contains(&format!("UNIQUE constraint failed: {}", constraint.sqlite))
}
