//! One-time links under which a person sets a password: invitation and reset.

use api::people::Link;
use chrono::TimeDelta;
use uuid::Uuid;

use super::caller::{Caller, role_of};
use crate::app::App;
use crate::auth::{password, secret};
use crate::db::accounts::{self, PasswordLinkRow};
use crate::db::trail::{self, Line};
use crate::db::{Tx, people};
use crate::error::{Error, Result};

/// How long an invitation or reset link works: a week, since it is handed over by people.
const LINK_LIFE: TimeDelta = TimeDelta::days(7);

/// Makes a link for a user; earlier unused ones stop working. Shown once, kept as a hash.
pub(super) async fn make_link(app: &App, tx: &Tx, agency_id: Uuid, user_id: Uuid) -> Result<Link> {
    let token = secret::new_secret()?;
    let now = app.clock.now();
    let expires_at = now.plus(LINK_LIFE);
    accounts::replace_password_link(
        tx,
        PasswordLinkRow {
            token_hash: secret::hash(&token),
            agency_id,
            user_id,
            created_at: now,
            expires_at,
            used_at: None,
        },
    )
    .await?;
    Ok(Link {
        url: format!("{}/password/{token}", app.public_url),
        expires_at: expires_at.to_utc(),
    })
}

/// A new link for a person who lost the last one or forgot the password.
///
/// # Errors
/// [`Error::NotFound`] for nobody of this agency; a conflict for a deactivated person; only
/// admins make links for admins and contractors, because who has the link can log in as them.
pub async fn create_link(app: &App, caller: &Caller, user_id: Uuid) -> Result<Link> {
    let tx = app.db.begin().await?;
    let user = people::find_person(&caller.scope, &tx, user_id)
        .await?
        .ok_or(Error::NotFound)?;
    super::people::require_right_over(caller, role_of(&user.role)?)?;
    if user.status == "deactivated" {
        return Err(Error::Conflict {
            code: "deactivated",
            detail: "this person is deactivated and cannot get a link".to_owned(),
        });
    }
    let link = make_link(app, &tx, caller.agency_id, user_id).await?;
    let line = caller.line(app.clock.now(), "user.link_created", "user", user_id);
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(link)
}

/// The e-mail address of the person whose link it is, while it works.
pub async fn find_link(app: &App, token: &str) -> Result<Option<String>> {
    let (db, hash) = (app.db.read(), secret::hash(token));
    let Some(link) = accounts::find_open_password_link(db, &hash, app.clock.now()).await? else {
        return Ok(None);
    };
    let user = accounts::find_user(db, link.agency_id, link.user_id).await?;
    Ok(user.map(|(user, _)| user.email))
}

/// Sets the password with a link, uses the link up, and ends every other log-in of the person.
///
/// # Errors
/// [`Error::NotFound`] for a link that does not work (any more); [`Error::Invalid`] for a weak password.
pub async fn set_password(app: &App, token: &str, new_password: String) -> Result<()> {
    let hash = secret::hash(token);
    let now = app.clock.now();
    let link = accounts::find_open_password_link(app.db.read(), &hash, now)
        .await?
        .ok_or(Error::NotFound)?;
    if let Err(weak) = password::judge(&new_password) {
        return Err(Error::field("password", "password", weak.sentence()));
    }
    let password_hash = app.passwords.hash(new_password).await?;
    let tx = app.db.begin().await?;
    if !accounts::use_password_link(&tx, &hash, now).await? {
        return Err(Error::NotFound);
    }
    let (user, _) = accounts::find_user(&tx, link.agency_id, link.user_id)
        .await?
        .filter(|(user, _)| user.status != "deactivated")
        .ok_or(Error::NotFound)?;
    accounts::set_password(&tx, link.agency_id, link.user_id, &password_hash).await?;
    accounts::revoke_families_of(&tx, link.agency_id, link.user_id, now).await?;
    trail::write(
        &tx,
        Line {
            agency_id: link.agency_id,
            user_id: Some(user.id),
            at: now,
            action: "user.password_set",
            subject_kind: "user",
            subject_id: user.id,
            before: None,
            after: None,
        },
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
