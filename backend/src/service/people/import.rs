//! Inviting people from a file: all rows or none.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use api::people::{Invited, NewPerson, Role};
use uuid::Uuid;

use super::{insert, judge, require_right_over};
use crate::app::App;
use crate::db::{Tx, clients, people, stores};
use crate::error::{Error, Result};
use crate::service::caller::{Caller, role_of};
use crate::service::fields::Fields;
use crate::service::rows::{Row, RowProblem, Rows};

/// The columns of files with people.
pub const COLUMNS: &[&str] = &["name", "email", "role", "client", "stores"];
/// Those that must be there.
pub const NEEDED_COLUMNS: &[&str] = &["name", "email", "role"];

/// What became of a file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong; nothing was written where there is anything.
    pub problems: Vec<RowProblem>,
    /// Those who were invited, each with a link that is shown only here.
    pub invited: Vec<Invited>,
}

/// Judges the rows of a file with people, and where all are right and `write` is set, invites all of them.
///
/// # Errors
/// [`Error::Invalid`] where somebody else has just invited one of them.
pub async fn import_people(
    app: &App,
    caller: &Caller,
    rows: &Rows,
    write: bool,
) -> Result<Outcome> {
    let tx = app.db.begin().await?;
    let mut emails: HashMap<String, bool> = people::list_emails(&caller.scope, &tx)
        .await?
        .into_iter()
        .map(|email| (email, true))
        .collect();
    let clients = clients::list_clients(&caller.scope, &tx).await?;
    let clients: HashMap<String, Uuid> = clients
        .into_iter()
        .map(|client| (client.name, client.id))
        .collect();
    let mut known = Known {
        clients,
        stores: HashMap::new(),
    };
    let (mut made, mut problems) = (Vec::new(), Vec::new());
    for row in &rows.rows {
        let mut fields = Fields::default();
        let new = known.read(caller, &tx, rows, row, &mut fields).await?;
        let user = match &new {
            Some(new) => Some(judge(app, caller, &tx, &mut fields, new).await?),
            None => None,
        };
        let email = rows.get(row, "email").to_lowercase();
        match emails.insert(email, false) {
            Some(true) => fields.problem("email", "taken", "somebody has this address already"),
            Some(false) => fields.problem("email", "double", "stands in an earlier row, too"),
            None => {}
        }
        match fields.finish() {
            Ok(()) => made.extend(user.zip(new)),
            Err(Error::Invalid(found)) => problems.extend(found.into_iter().map(|problem| {
                let number = row.number;
                RowProblem { number, problem }
            })),
            Err(error) => return Err(error),
        }
    }
    let mut outcome = Outcome {
        problems,
        invited: Vec::new(),
    };
    if write && outcome.problems.is_empty() {
        for (user, new) in made {
            let store_ids = new.store_ids.unwrap_or_default();
            let invited = insert(app, caller, &tx, user, store_ids).await?;
            outcome.invited.push(invited);
        }
        tx.commit().await?;
    }
    Ok(outcome)
}

/// What the names and codes in a file stand for.
struct Known {
    clients: HashMap<String, Uuid>,
    /// The stores of the clients that were looked up, by code.
    stores: HashMap<Uuid, HashMap<String, Uuid>>,
}

impl Known {
    /// The person of a row; nobody where the row does not even say which role.
    async fn read(
        &mut self,
        caller: &Caller,
        tx: &Tx,
        rows: &Rows,
        row: &Row,
        fields: &mut Fields,
    ) -> Result<Option<NewPerson>> {
        let Ok(role) = role_of(&rows.get(row, "role").to_lowercase()) else {
            fields.problem(
                "role",
                "unknown",
                "is none of shopper, owner, contractor, admin",
            );
            return Ok(None);
        };
        if require_right_over(caller, role).is_err() {
            fields.problem(
                "role",
                "not_yours",
                "only admins invite admins and contractors",
            );
        }
        let mut new = NewPerson {
            email: rows.get(row, "email").to_owned(),
            name: rows.get(row, "name").to_owned(),
            role,
            client_id: None,
            store_ids: None,
        };
        let (client, codes) = (rows.get(row, "client"), rows.get(row, "stores"));
        if role != Role::Owner {
            for (at, text) in [("client", client), ("stores", codes)] {
                if !text.is_empty() {
                    fields.problem(at, "not_for_role", "only an owner has this");
                }
            }
            return Ok(Some(new));
        }
        let Some(client_id) = self.clients.get(client).copied() else {
            if !client.is_empty() {
                fields.problem("client", "unknown", "there is no client of this name");
                return Ok(None);
            }
            fields.problem(
                "client",
                "required",
                "an owner belongs to a client; name it",
            );
            return Ok(None);
        };
        new.client_id = Some(client_id);
        let codes = codes.split([';', ',', '\n', '،']).map(str::trim);
        let codes: Vec<&str> = codes.filter(|code| !code.is_empty()).collect();
        if codes.is_empty() {
            return Ok(Some(new));
        }
        if let Entry::Vacant(place) = self.stores.entry(client_id) {
            let found = stores::stores_by_code(&caller.scope, tx, client_id).await?;
            let found = found.into_iter().map(|(code, store)| (code, store.id));
            place.insert(found.collect());
        }
        let stores = self.stores.get(&client_id);
        let ids = codes
            .iter()
            .map(|code| stores.and_then(|stores| stores.get(*code)).copied());
        let ids: Option<Vec<Uuid>> = ids.collect();
        if ids.is_none() {
            fields.problem(
                "stores",
                "unknown",
                "the client has no store with one of these codes",
            );
        }
        new.store_ids = ids;
        Ok(Some(new))
    }
}
