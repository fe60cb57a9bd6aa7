//! Inviting people, changing what is known of them, shutting them out; many at once in [`import`].

pub mod import;

use api::people::{Invited, NewPerson, Person, PersonChange, PersonStatus, Role};
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::db::accounts::{self, UserRow};
use crate::db::constraint::{USER_EMAIL, violates};
use crate::db::{Tx, clients, people, stores, trail};
use crate::error::{Error, Result};
use crate::service::caller::{Caller, role_of};
use crate::service::fields::Fields;
use crate::service::links;

/// Adds a person and makes the invitation link.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field; only admins invite admins and contractors.
pub async fn invite(app: &App, caller: &Caller, new: NewPerson) -> Result<Invited> {
    require_right_over(caller, new.role)?;
    let tx = app.db.begin().await?;
    let mut fields = Fields::default();
    let user = judge(app, caller, &tx, &mut fields, &new).await?;
    fields.finish()?;
    let invited = insert(app, caller, &tx, user, new.store_ids.unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(invited)
}

/// Only admins touch admins and contractors.
pub(super) fn require_right_over(caller: &Caller, role: Role) -> Result<()> {
    if matches!(role, Role::Admin | Role::Contractor) && caller.role != Role::Admin {
        return Err(Error::Forbidden);
    }
    Ok(())
}

/// The row of a new person; what is wrong is noted in `fields`.
pub(super) async fn judge(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    fields: &mut Fields,
    new: &NewPerson,
) -> Result<UserRow> {
    let email = fields.email("email", &new.email);
    let name = fields.line("name", &new.name, 200);
    let owner = new.role == Role::Owner;
    if owner && new.client_id.is_none() {
        fields.problem(
            "client_id",
            "required",
            "an owner belongs to a client; name it",
        );
    }
    if !owner && (new.client_id.is_some() || new.store_ids.is_some()) {
        fields.problem(
            "client_id",
            "not_for_role",
            "only an owner has a client and stores",
        );
    }
    if let Some(client_id) = new.client_id
        && clients::find_client(&caller.scope, tx, client_id)
            .await?
            .is_none()
    {
        fields.problem("client_id", "unknown", "there is no such client");
    }
    let store_ids = new.store_ids.iter().flatten().copied();
    judge_stores(caller, tx, fields, new.client_id, store_ids).await?;
    Ok(UserRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        role: new.role.as_str().to_owned(),
        email_lower: email.to_lowercase(),
        email,
        name,
        password_hash: None,
        client_id: new.client_id,
        all_stores: owner && new.store_ids.is_none(),
        status: "invited".to_owned(),
        created_at: app.clock.now(),
        language: None,
        digits: None,
    })
}

async fn judge_stores(
    caller: &Caller,
    tx: &Tx,
    fields: &mut Fields,
    client_id: Option<Uuid>,
    store_ids: impl Iterator<Item = Uuid>,
) -> Result<()> {
    for (index, store_id) in store_ids.enumerate() {
        let store = stores::find_store(&caller.scope, tx, store_id).await?;
        if store.is_none_or(|store| Some(store.client_id) != client_id) {
            let at = format!("store_ids[{index}]");
            fields.problem(&at, "unknown", "the client has no such store");
        }
    }
    Ok(())
}

/// Adds a judged person, with link and line.
pub(super) async fn insert(
    app: &App,
    caller: &Caller,
    tx: &Tx,
    user: UserRow,
    mut store_ids: Vec<Uuid>,
) -> Result<Invited> {
    store_ids.sort_unstable();
    store_ids.dedup();
    let person = person_of(&user, store_ids.clone())?;
    people::insert_user(tx, user, &store_ids)
        .await
        .map_err(|error| {
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
    let link = links::make_link(app, tx, caller.agency_id, person.id).await?;
    let mut line = caller.line(app.clock.now(), "user.created", "user", person.id);
    line.after = Some(json!({
        "role": person.role, "client_id": person.client_id, "store_ids": person.store_ids,
    }));
    trail::write(tx, line).await?;
    Ok(Invited { person, link })
}

/// Changes the name of a person and, for an owner, the stores they see.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] with every wrong field; only admins touch admins and
/// contractors.
pub async fn update_person(
    app: &App,
    caller: &Caller,
    user_id: Uuid,
    change: PersonChange,
) -> Result<Person> {
    let tx = app.db.begin().await?;
    let before = people::lock_person(&caller.scope, &tx, user_id).await?;
    require_right_over(caller, role_of(&before.role)?)?;
    let stores_before = list_stores_seen(caller, &tx, &before).await?;
    let (mut user, mut store_ids) = (before.clone(), stores_before.clone());
    let mut fields = Fields::default();
    if let Some(name) = &change.name {
        user.name = fields.line("name", name, 200);
    }
    if let Some(wanted) = change.store_ids {
        if before.role != Role::Owner.as_str() {
            let message = "only an owner has stores to see";
            fields.problem("store_ids", "not_for_role", message);
        }
        user.all_stores = wanted.is_none();
        store_ids = wanted.unwrap_or_default();
        store_ids.sort_unstable();
        store_ids.dedup();
        let ids = store_ids.iter().copied();
        judge_stores(caller, &tx, &mut fields, before.client_id, ids).await?;
    }
    fields.finish()?;
    if user == before && store_ids == stores_before {
        return person_of(&user, store_ids);
    }
    people::update_person(&tx, &user, &store_ids).await?;
    let mut line = caller.line(app.clock.now(), "user.changed", "user", user_id);
    let seen =
        |user: &UserRow, ids: &[Uuid]| json!({ "all_stores": user.all_stores, "store_ids": ids });
    line.before = Some(seen(&before, &stores_before));
    let mut after = seen(&user, &store_ids);
    // The trail holds no names, so that a person can be erased and it stays whole.
    after["name_changed"] = json!(user.name != before.name);
    line.after = Some(after);
    trail::write(&tx, line).await?;
    tx.commit().await?;
    person_of(&user, store_ids)
}

/// The stores listed for an owner, in the order of their ids.
async fn list_stores_seen(caller: &Caller, tx: &Tx, user: &UserRow) -> Result<Vec<Uuid>> {
    let mut ids = accounts::list_owner_stores(tx, caller.agency_id, user.id).await?;
    ids.sort_unstable();
    Ok(ids)
}

/// Shuts a person out: no log-in, and every token of theirs ends now.
pub async fn deactivate(app: &App, caller: &Caller, user_id: Uuid) -> Result<()> {
    let tx = app.db.begin().await?;
    let user = people::find_person(&caller.scope, &tx, user_id)
        .await?
        .ok_or(Error::NotFound)?;
    if user.id == caller.user_id {
        return Err(Error::Conflict {
            code: "self",
            detail: "nobody can deactivate themselves; ask another admin".to_owned(),
        });
    }
    let now = app.clock.now();
    people::set_status(&tx, caller.agency_id, user_id, "deactivated").await?;
    accounts::revoke_families_of(&tx, caller.agency_id, user_id, now).await?;
    let mut line = caller.line(now, "user.deactivated", "user", user_id);
    line.before = Some(json!({ "status": user.status }));
    line.after = Some(json!({ "status": "deactivated" }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets a person in again: with the password they had, or as invited where they never had one. Who is in
/// already stays as they are.
///
/// # Errors
/// [`Error::NotFound`] for nobody of this agency.
pub async fn reactivate(app: &App, caller: &Caller, user_id: Uuid) -> Result<()> {
    let tx = app.db.begin().await?;
    let user = people::lock_person(&caller.scope, &tx, user_id).await?;
    if user.status != "deactivated" {
        return Ok(());
    }
    let status = match user.password_hash {
        Some(_) => "active",
        None => "invited",
    };
    people::set_status(&tx, caller.agency_id, user_id, status).await?;
    let mut line = caller.line(app.clock.now(), "user.reactivated", "user", user_id);
    line.before = Some(json!({ "status": user.status }));
    line.after = Some(json!({ "status": status }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(())
}

/// A user as contractors see one.
pub fn person_of(user: &UserRow, store_ids: Vec<Uuid>) -> Result<Person> {
    let role = role_of(&user.role)?;
    Ok(Person {
        id: user.id,
        email: user.email.clone(),
        name: user.name.clone(),
        role,
        client_id: user.client_id,
        store_ids: (role == Role::Owner && !user.all_stores).then_some(store_ids),
        status: match user.status.as_str() {
            "invited" => PersonStatus::Invited,
            "active" => PersonStatus::Active,
            _ => PersonStatus::Deactivated,
        },
    })
}
