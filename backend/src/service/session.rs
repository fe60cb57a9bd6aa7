//! Logging in, staying logged in on a bad network, logging out.

use api::session::{LogIn, Me, Refresh, Tokens};
use chrono::TimeDelta;
use uuid::Uuid;

use super::caller::{Caller, role_of};
use crate::app::App;
use crate::auth::{secret, token};
use crate::clock::Timestamp;
use crate::db::accounts::{self, RefreshTokenRow, TokenFamilyRow, UserRow};
use crate::db::trail::{self, Line};
use crate::db::{Tx, agencies};
use crate::error::{Error, Result};

/// A log-in that is not used for so long ends.
const IDLE_LIFE: TimeDelta = TimeDelta::days(60);
/// A log-in ends after so long, used or not.
const ABSOLUTE_LIFE: TimeDelta = TimeDelta::days(180);
/// So long a spent refresh token may be exchanged again, if the answer that spent it was lost.
const LOST_ANSWER_LIFE: TimeDelta = TimeDelta::hours(24);

/// Logs a person in with a program, which says of itself what `device` is.
///
/// # Errors
/// As [`verify`].
pub async fn log_in(app: &App, address: &str, log_in: LogIn, device: &str) -> Result<Tokens> {
    let user = verify(app, address, log_in).await?;
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    let family_id = insert_family(&tx, &user, device, now).await?;
    let tokens = issue(app, &tx, &user, family_id, None, now).await?;
    tx.commit().await?;
    Ok(tokens)
}

/// The most characters kept of what a browser or a program says of itself.
const LONGEST_DEVICE: usize = 200;

/// Begins a log-in.
pub(super) async fn insert_family(
    tx: &Tx,
    user: &UserRow,
    device: &str,
    now: Timestamp,
) -> Result<Uuid> {
    let family = TokenFamilyRow {
        id: Uuid::now_v7(),
        agency_id: user.agency_id,
        user_id: user.id,
        created_at: now,
        last_used_at: now,
        revoked_at: None,
        device: device
            .chars()
            .filter(|c| !c.is_control())
            .take(LONGEST_DEVICE)
            .collect(),
    };
    let family_id = family.id;
    accounts::insert_family(tx, family).await?;
    trail::write(tx, line(user, now, "session.started", family_id)).await?;
    Ok(family_id)
}

/// The person whose e-mail address and password these are.
///
/// # Errors
/// [`Error::LogInFailed`], the same and as slow for an unknown address as for a wrong password;
/// [`Error::AgencyNeeded`] if the password fits in several agencies; [`Error::Throttled`].
pub(super) async fn verify(app: &App, address: &str, log_in: LogIn) -> Result<UserRow> {
    let email = log_in.email.trim().to_lowercase();
    let now = app.clock.now();
    app.throttle.check(&email, address, now)?;
    let mut users = accounts::list_users_by_email(app.db.read(), &email).await?;
    if let Some(slug) = &log_in.agency {
        let agency = agencies::find_agency_by_slug(app.db.read(), slug).await?;
        users.retain(|user| Some(user.agency_id) == agency.as_ref().map(|agency| agency.id));
    }
    users.retain(|user| user.status == "active" && user.password_hash.is_some());
    let mut matched = Vec::new();
    for user in &users {
        if app
            .passwords
            .verify(log_in.password.clone(), user.password_hash.clone())
            .await?
        {
            matched.push(user);
        }
    }
    if users.is_empty() {
        app.passwords.verify(log_in.password, None).await?;
    }
    let user = match matched.as_slice() {
        [] => {
            app.throttle.failed(&email, address, now);
            tracing::info!(address, "log-in failed");
            return Err(Error::LogInFailed);
        }
        [user] => *user,
        several => {
            let ids: Vec<Uuid> = several.iter().map(|user| user.agency_id).collect();
            let mut slugs: Vec<String> = agencies::list_agencies_by_id(app.db.read(), &ids)
                .await?
                .into_iter()
                .map(|agency| agency.slug)
                .collect();
            slugs.sort();
            return Err(Error::AgencyNeeded(slugs));
        }
    };
    app.throttle.succeeded(&email);
    Ok(user.clone())
}

/// Exchanges a refresh token for new tokens.
///
/// A spent token gives a sibling as long as none made from it was used itself, at most a day: on a
/// bad network the answer may be lost, and that must not log a shopper out. Once a successor was
/// used, showing the old one again means that two programs hold it, and the family is revoked.
///
/// # Errors
/// [`Error::Unauthenticated`] in every other case.
pub async fn refresh(app: &App, refresh: &Refresh) -> Result<Tokens> {
    let now = app.clock.now();
    let hash = secret::hash(&refresh.refresh_token);
    let tx = app.db.begin().await?;
    let found = accounts::find_refresh_token(&tx, &hash)
        .await?
        .ok_or(Error::Unauthenticated)?;
    let family = accounts::lock_family(&tx, found.agency_id, found.family_id)
        .await?
        .ok_or(Error::Unauthenticated)?;
    // Read again under the lock: a parallel exchange may have spent it meanwhile.
    let token = accounts::find_refresh_token(&tx, &hash)
        .await?
        .ok_or(Error::Unauthenticated)?;
    let over = family.revoked_at.is_some()
        || family.last_used_at.plus(IDLE_LIFE) <= now
        || family.created_at.plus(ABSOLUTE_LIFE) <= now;
    if over {
        return Err(Error::Unauthenticated);
    }
    let sibling_used = match &token.parent_hash {
        Some(parent) if token.spent_at.is_none() => accounts::any_child_spent(&tx, parent).await?,
        _ => false,
    };
    let reused = match token.spent_at {
        None => sibling_used,
        Some(spent_at) => {
            spent_at.plus(LOST_ANSWER_LIFE) <= now || accounts::any_child_spent(&tx, &hash).await?
        }
    };
    let (user, _) = accounts::find_user(&tx, family.agency_id, family.user_id)
        .await?
        .ok_or(Error::Unauthenticated)?;
    if reused {
        accounts::revoke_family(&tx, family.agency_id, family.id, now).await?;
        trail::write(
            &tx,
            line(&user, now, "session.revoked_for_reuse", family.id),
        )
        .await?;
        tx.commit().await?;
        return Err(Error::Unauthenticated);
    }
    if user.status != "active" {
        return Err(Error::Unauthenticated);
    }
    if token.spent_at.is_none() {
        accounts::spend_refresh_token(&tx, &hash, now).await?;
    }
    accounts::touch_family(&tx, family.agency_id, family.id, now).await?;
    let tokens = issue(app, &tx, &user, family.id, Some(hash), now).await?;
    tx.commit().await?;
    Ok(tokens)
}

/// Ends the log-in that the caller's token belongs to.
pub async fn log_out(app: &App, caller: &Caller) -> Result<()> {
    let now = app.clock.now();
    let tx = app.db.begin().await?;
    accounts::revoke_family(&tx, caller.agency_id, caller.family_id, now).await?;
    trail::write(
        &tx,
        caller.line(now, "session.ended", "session", caller.family_id),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// The caller behind an access token, with role and stores as the database has them now.
///
/// # Errors
/// [`Error::Unauthenticated`], whatever is wrong.
pub async fn authenticate(app: &App, access_token: &str) -> Result<Caller> {
    let claims = token::verify_access(&app.keys, &app.public_url, access_token, app.clock.now())?;
    let (user, store_ids) = accounts::find_user(app.db.read(), claims.agency, claims.sub)
        .await?
        .filter(|(user, _)| user.status == "active")
        .ok_or(Error::Unauthenticated)?;
    if !accounts::family_is_open(app.db.read(), claims.agency, claims.family).await? {
        return Err(Error::Unauthenticated);
    }
    Caller::of(&user, store_ids, claims.family)
}

/// The person behind the token.
pub async fn get_me(app: &App, caller: &Caller) -> Result<Me> {
    let (user, _) = accounts::find_user(app.db.read(), caller.agency_id, caller.user_id)
        .await?
        .ok_or(Error::Unauthenticated)?;
    me_of(app, &user).await
}

async fn me_of(app: &App, user: &UserRow) -> Result<Me> {
    let agency = agencies::list_agencies_by_id(app.db.read(), &[user.agency_id])
        .await?
        .pop()
        .ok_or_else(|| Error::internal("a user without an agency"))?;
    Ok(Me {
        id: user.id,
        email: user.email.clone(),
        name: user.name.clone(),
        role: role_of(&user.role)?,
        agency: agency.slug,
        agency_name: agency.name,
    })
}

async fn issue(
    app: &App,
    tx: &Tx,
    user: &UserRow,
    family_id: Uuid,
    parent_hash: Option<String>,
    now: Timestamp,
) -> Result<Tokens> {
    let refresh_token = secret::new_secret()?;
    accounts::insert_refresh_token(
        tx,
        RefreshTokenRow {
            token_hash: secret::hash(&refresh_token),
            agency_id: user.agency_id,
            family_id,
            parent_hash,
            created_at: now,
            spent_at: None,
        },
    )
    .await?;
    let (access_token, expires) = token::sign_access(
        &app.keys,
        &app.public_url,
        user.agency_id,
        user.id,
        family_id,
        now,
    )?;
    Ok(Tokens {
        access_token,
        access_expires_at: expires.to_utc(),
        refresh_token,
        user: me_of(app, user).await?,
    })
}

fn line(user: &UserRow, at: Timestamp, action: &'static str, family_id: Uuid) -> Line {
    Line {
        agency_id: user.agency_id,
        user_id: Some(user.id),
        at,
        action,
        subject_kind: "session",
        subject_id: family_id,
        before: None,
        after: None,
    }
}
