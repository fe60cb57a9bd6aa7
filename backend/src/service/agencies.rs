//! The first steps: an agency, its first admin, and the link that lets a person make both.

use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

use super::fields::Fields;
use crate::app::App;
use crate::auth::{password, secret};
use crate::db::accounts::UserRow;
use crate::db::agencies::AgencyRow;
use crate::db::constraint::{AGENCY_SLUG, USER_EMAIL, violates};
use crate::db::trail::Line;
use crate::db::{Tx, agencies, people, trail};
use crate::error::{Error, Result};

/// How long the set-up link works.
const SETUP_LIFE: TimeDelta = TimeDelta::hours(24);

/// What is needed to begin: an agency and its first admin.
#[derive(Clone, Debug)]
pub struct FirstSteps {
    /// Name of the agency.
    pub agency_name: String,
    /// Slug of the agency.
    pub agency_slug: String,
    /// Name of the admin.
    pub name: String,
    /// E-mail address of the admin.
    pub email: String,
    /// Password of the admin.
    pub password: String,
}

/// A one-time set-up link, if there is no agency yet; earlier ones stop working.
pub async fn offer_setup(app: &App) -> Result<Option<String>> {
    if agencies::count_agencies(app.db.read()).await? > 0 {
        return Ok(None);
    }
    let token = secret::new_secret()?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    agencies::replace_setup_link(&tx, &secret::hash(&token), now, now.plus(SETUP_LIFE)).await?;
    tx.commit().await?;
    Ok(Some(format!("{}/setup/{token}", app.public_url)))
}

/// Answers whether the set-up link still works.
pub async fn setup_is_open(app: &App, token: &str) -> Result<bool> {
    agencies::setup_link_is_open(app.db.read(), &secret::hash(token), app.clock.now()).await
}

/// Makes the first agency and its admin with a set-up link.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more); [`Error::Invalid`] with all fields.
pub async fn set_up(app: &App, token: &str, steps: FirstSteps) -> Result<()> {
    if !setup_is_open(app, token).await? {
        return Err(Error::NotFound);
    }
    let mut fields = Fields::default();
    let agency = agency_row(app, &mut fields, &steps.agency_name, &steps.agency_slug);
    let mut admin = admin_row(app, &mut fields, agency.id, &steps.name, &steps.email);
    if let Err(weak) = password::judge(&steps.password) {
        fields.problem("password", "password", weak.sentence());
    }
    fields.finish()?;
    admin.password_hash = Some(app.passwords.hash(steps.password).await?);
    let tx = app.db.begin().await?;
    if !agencies::use_setup_link(&tx, &secret::hash(token), app.clock.now()).await? {
        return Err(Error::NotFound);
    }
    insert_agency(app, &tx, agency).await?;
    insert_admin(app, &tx, admin).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes an agency from the command line.
pub async fn create_agency(app: &App, name: &str, slug: &str) -> Result<Uuid> {
    let mut fields = Fields::default();
    let agency = agency_row(app, &mut fields, name, slug);
    fields.finish()?;
    let id = agency.id;
    let tx = app.db.begin().await?;
    insert_agency(app, &tx, agency).await?;
    tx.commit().await?;
    Ok(id)
}

/// Makes an admin of an agency from the command line.
///
/// # Errors
/// [`Error::Invalid`] for an agency that is not there, a taken e-mail address, a weak password.
pub async fn create_admin(
    app: &App,
    agency_slug: &str,
    name: &str,
    email: &str,
    admin_password: String,
) -> Result<Uuid> {
    let agency = agencies::find_agency_by_slug(app.db.read(), agency_slug)
        .await?
        .ok_or_else(|| {
            Error::field(
                "agency",
                "unknown",
                format!("there is no agency `{agency_slug}`; make it with `backend agency create`"),
            )
        })?;
    let mut fields = Fields::default();
    let mut admin = admin_row(app, &mut fields, agency.id, name, email);
    if let Err(weak) = password::judge(&admin_password) {
        fields.problem("password", "password", weak.sentence());
    }
    fields.finish()?;
    admin.password_hash = Some(app.passwords.hash(admin_password).await?);
    let id = admin.id;
    let tx = app.db.begin().await?;
    insert_admin(app, &tx, admin).await?;
    tx.commit().await?;
    Ok(id)
}

fn agency_row(app: &App, fields: &mut Fields, name: &str, slug: &str) -> AgencyRow {
    let good = !slug.is_empty()
        && slug.len() <= 64
        && slug
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !good {
        fields.problem(
            "agency_slug",
            "slug",
            "write 1 to 64 lower-case letters, digits and hyphens, such as `north-star`",
        );
    }
    AgencyRow {
        id: Uuid::now_v7(),
        slug: slug.to_owned(),
        name: fields.line("agency_name", name, 200),
        created_at: app.clock.now(),
    }
}

fn admin_row(app: &App, fields: &mut Fields, agency_id: Uuid, name: &str, email: &str) -> UserRow {
    let email = fields.email("email", email);
    UserRow {
        id: Uuid::now_v7(),
        agency_id,
        role: "admin".to_owned(),
        email_lower: email.to_lowercase(),
        email,
        name: fields.line("name", name, 200),
        password_hash: None,
        client_id: None,
        all_stores: false,
        status: "active".to_owned(),
        created_at: app.clock.now(),
        language: None,
        digits: None,
    }
}

async fn insert_agency(app: &App, tx: &Tx, agency: AgencyRow) -> Result<()> {
    let (id, slug) = (agency.id, agency.slug.clone());
    agencies::insert_agency(tx, agency).await.map_err(|error| {
        if violates(&error, AGENCY_SLUG) {
            Error::field(
                "agency_slug",
                "taken",
                format!("an agency `{slug}` exists already"),
            )
        } else {
            error.into()
        }
    })?;
    trail::write(
        tx,
        by_system(
            app,
            id,
            "agency.created",
            "agency",
            id,
            json!({ "slug": slug }),
        ),
    )
    .await
}

async fn insert_admin(app: &App, tx: &Tx, admin: UserRow) -> Result<()> {
    let (id, agency_id) = (admin.id, admin.agency_id);
    people::insert_user(tx, admin, &[]).await.map_err(|error| {
        if violates(&error, USER_EMAIL) {
            Error::field(
                "email",
                "taken",
                "somebody in the agency has this address already",
            )
        } else {
            error.into()
        }
    })?;
    let after = json!({ "role": "admin" });
    trail::write(
        tx,
        by_system(app, agency_id, "user.created", "user", id, after),
    )
    .await
}

fn by_system(
    app: &App,
    agency_id: Uuid,
    action: &'static str,
    subject_kind: &'static str,
    subject_id: Uuid,
    after: serde_json::Value,
) -> Line {
    Line {
        agency_id,
        user_id: None,
        at: app.clock.now(),
        action,
        subject_kind,
        subject_id,
        before: None,
        after: Some(after),
    }
}
