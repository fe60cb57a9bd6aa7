//! Inviting people and shutting them out.

use api::people::{Invited, NewPerson, Person, PersonStatus, Role};
use serde_json::json;
use uuid::Uuid;

use super::caller::{Caller, role_of};
use super::fields::Fields;
use super::links;
use crate::app::App;
use crate::db::accounts::{self, UserRow};
use crate::db::constraint::{USER_EMAIL, violates};
use crate::db::{clients, people, stores, trail};
use crate::error::{Error, Result};

/// Adds a person and makes the invitation link.
///
/// # Errors
/// [`Error::Invalid`] with every wrong field; only admins invite admins and contractors.
pub async fn invite(app: &App, caller: &Caller, new: NewPerson) -> Result<Invited> {
    if matches!(new.role, Role::Admin | Role::Contractor) && caller.role != Role::Admin {
        return Err(Error::Forbidden);
    }
    let mut fields = Fields::default();
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
    let tx = app.db.begin().await?;
    if let Some(client_id) = new.client_id
        && clients::find_client(&caller.scope, &tx, client_id)
            .await?
            .is_none()
    {
        fields.problem("client_id", "unknown", "there is no such client");
    }
    for (index, store_id) in new.store_ids.iter().flatten().enumerate() {
        let store = stores::find_store(&caller.scope, &tx, *store_id).await?;
        if store.is_none_or(|store| Some(store.client_id) != new.client_id) {
            let at = format!("store_ids[{index}]");
            fields.problem(&at, "unknown", "the client has no such store");
        }
    }
    fields.finish()?;
    let user = UserRow {
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
    };
    let store_ids = new.store_ids.unwrap_or_default();
    let person = person_of(&user, store_ids.clone())?;
    people::insert_user(&tx, user, &store_ids)
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
    let link = links::make_link(app, &tx, caller.agency_id, person.id).await?;
    let mut line = caller.line(app.clock.now(), "user.created", "user", person.id);
    line.after = Some(json!({
        "role": person.role, "client_id": person.client_id, "store_ids": person.store_ids,
    }));
    trail::write(&tx, line).await?;
    tx.commit().await?;
    Ok(Invited { person, link })
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
    people::deactivate(&tx, caller.agency_id, user_id).await?;
    accounts::revoke_families_of(&tx, caller.agency_id, user_id, now).await?;
    let mut line = caller.line(now, "user.deactivated", "user", user_id);
    line.before = Some(json!({ "status": user.status }));
    line.after = Some(json!({ "status": "deactivated" }));
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
