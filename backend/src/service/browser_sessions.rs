//! Logging in with a browser: an opaque secret in a cookie instead of tokens, the same log-in behind it.
//!
//! A log-in is a family, whoever holds it: so a person sees and ends those of browsers and of programs in
//! one list, and shutting a person out ends all of them.

use api::people::Role;
use api::reports::Digits;
use api::session::LogIn;
use chrono::TimeDelta;
use report::Language;
use uuid::Uuid;

use super::caller::Caller;
use super::session::{insert_family, verify};
use crate::app::App;
use crate::auth::{password, secret};
use crate::clock::Timestamp;
use crate::db::accounts::{self, TokenFamilyRow};
use crate::db::{agencies, browser_sessions as sessions, trail};
use crate::error::{Error, Result};

/// A session that is not used for so long ends.
const IDLE_LIFE: TimeDelta = TimeDelta::days(14);
/// A session ends after so long, used or not.
const ABSOLUTE_LIFE: TimeDelta = TimeDelta::days(60);
/// So exactly is known when a session was last used; a page view alone must not cost a write.
const USE_IS_NOTED_EVERY: TimeDelta = TimeDelta::minutes(5);

/// Somebody who looks at pages.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who they are to services.
    pub caller: Caller,
    /// Their name.
    pub name: String,
    /// The name of their agency.
    pub agency: String,
    /// The language they have chosen.
    pub language: Option<Language>,
    /// The digits they have chosen.
    pub digits: Option<Digits>,
}

/// A log-in in the list of a person's own.
#[derive(Clone, Debug)]
pub struct LogInSeen {
    /// Its id.
    pub id: Uuid,
    /// What the browser or the program says of itself; empty where it said nothing.
    pub device: String,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used, to five minutes.
    pub used: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Logs a person in and gives the secret of the session.
///
/// # Errors
/// As [`verify`].
pub async fn open_session(
    app: &App,
    address: &str,
    log_in: LogIn,
    device: &str,
) -> Result<(String, Role)> {
    let user = verify(app, address, log_in).await?;
    let secret = secret::new_secret()?;
    let tx = app.db.begin().await?;
    let family_id = insert_family(&tx, &user, device, app.clock.now()).await?;
    sessions::insert_session(&tx, secret::hash(&secret), user.agency_id, family_id).await?;
    tx.commit().await?;
    Ok((secret, super::caller::role_of(&user.role)?))
}

/// Who is behind the secret of a session, as the database has them now; `None` when the session has ended.
pub async fn find_visitor(app: &App, secret: &str) -> Result<Option<Visitor>> {
    let now = app.clock.now();
    let found = sessions::find_family_of_session(app.db.read(), &secret::hash(secret)).await?;
    let Some(family) = found.filter(|family| is_open(family, now)) else {
        return Ok(None);
    };
    let user = accounts::find_user(app.db.read(), family.agency_id, family.user_id).await?;
    let Some((user, store_ids)) = user.filter(|(user, _)| user.status == "active") else {
        return Ok(None);
    };
    let agency = agencies::list_agencies_by_id(app.db.read(), &[user.agency_id]).await?;
    if family.last_used_at.plus(USE_IS_NOTED_EVERY) <= now {
        let tx = app.db.begin().await?;
        accounts::touch_family(&tx, family.agency_id, family.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Visitor {
        caller: Caller::of(&user, store_ids, family.id)?,
        agency: agency
            .into_iter()
            .next()
            .map(|agency| agency.name)
            .unwrap_or_default(),
        language: user.language.as_deref().and_then(Language::find),
        digits: user.digits.as_deref().and_then(Digits::named),
        name: user.name,
    }))
}

fn is_open(family: &TokenFamilyRow, now: Timestamp) -> bool {
    family.revoked_at.is_none()
        && family.last_used_at.plus(IDLE_LIFE) > now
        && family.created_at.plus(ABSOLUTE_LIFE) > now
}

/// The caller's own log-ins that are open, the last used first, after that place, at most `limit`.
pub async fn list_log_ins(
    app: &App,
    caller: &Caller,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<LogInSeen>> {
    let (db, agency_id, user_id) = (app.db.read(), caller.agency_id, caller.user_id);
    let families = sessions::list_open_families(db, agency_id, user_id, after, limit);
    let seen = families.await?.into_iter().map(|family| LogInSeen {
        id: family.id,
        device: family.device,
        began: family.created_at,
        used: family.last_used_at,
        is_this: family.id == caller.family_id,
    });
    Ok(seen.collect())
}

/// Ends one of the caller's own log-ins.
///
/// # Errors
/// [`Error::NotFound`] for what is not the caller's, or has ended.
pub async fn end_log_in(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let (agency_id, user_id) = (caller.agency_id, caller.user_id);
    if !sessions::has_open_family(app.db.read(), agency_id, user_id, id).await? {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    accounts::revoke_family(&tx, caller.agency_id, id, now).await?;
    trail::write(&tx, caller.line(now, "session.ended", "session", id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the caller's password, and ends every other log-in of theirs.
///
/// # Errors
/// [`Error::Invalid`] for a wrong old or a weak new password; [`Error::Throttled`] after many wrong ones.
pub async fn change_password(
    app: &App,
    caller: &Caller,
    address: &str,
    old: String,
    new: String,
    repeat: &str,
) -> Result<()> {
    let now = app.clock.now();
    let found = accounts::find_user(app.db.read(), caller.agency_id, caller.user_id).await?;
    let (user, _) = found.ok_or(Error::Unauthenticated)?;
    app.throttle.check(&user.email_lower, address, now)?;
    let mut problems = Vec::new();
    if !app.passwords.verify(old, user.password_hash).await? {
        app.throttle.failed(&user.email_lower, address, now);
        let message = "is not your password now";
        problems.push(crate::error::field_problem(
            "old",
            "wrong_password",
            message,
        ));
    }
    if new != repeat {
        let message = "is not the new password";
        problems.push(crate::error::field_problem("repeat", "differs", message));
    }
    if let Err(weak) = password::judge(&new) {
        problems.push(crate::error::field_problem(
            "new",
            weak.code(),
            weak.sentence(),
        ));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let hash = app.passwords.hash(new).await?;
    let tx = app.db.begin().await?;
    accounts::set_password(&tx, caller.agency_id, caller.user_id, &hash).await?;
    sessions::revoke_other_families(&tx, caller.agency_id, caller.user_id, caller.family_id, now)
        .await?;
    trail::write(
        &tx,
        caller.line(now, "user.password_set", "user", caller.user_id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps the language and the digits that the caller wants pages in.
pub async fn set_preferences(
    app: &App,
    caller: &Caller,
    language: Language,
    digits: Digits,
) -> Result<()> {
    let (agency_id, user_id) = (caller.agency_id, caller.user_id);
    let tx = app.db.begin().await?;
    sessions::set_preferences(&tx, agency_id, user_id, language.tag(), digits.system()).await?;
    let mut line = caller.line(app.clock.now(), "user.preferences_set", "user", user_id);
    line.after = Some(serde_json::json!({ "language": language.tag(), "digits": digits.system() }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(())
}
