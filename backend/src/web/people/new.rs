//! Inviting one person.

use api::people::{NewPerson, Role};
use axum::extract::State;
use axum::response::Response;
use uuid::Uuid;

use super::{ROLES, Shown, may_touch, show_link, stores_listed, unknown_codes};
use crate::app::App;
use crate::db;
use crate::error::{Error, Result, field_problem};
use crate::service::people;
use crate::web::Frame;
use crate::web::edit::EditPage;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent};
use crate::web::lists::Asked;

async fn form(app: &App, who: &Contractor) -> Result<Form> {
    let frame = &who.frame;
    let roles = ROLES
        .iter()
        .map(|role| role.as_str())
        .filter(|role| may_touch(&who.caller, role))
        .map(|role| (role.to_owned(), frame.t(&format!("people-role-{role}"))));
    let clients = db::clients::list_clients(&who.caller.scope, app.db.read()).await?;
    let clients = clients
        .into_iter()
        .map(|client| (client.id.to_string(), client.name));
    let none = (String::new(), frame.t("people-client-none"));
    let clients = std::iter::once(none).chain(clients).collect();
    let asked = Asked::of(frame);
    let role = asked.find("role").unwrap_or("shopper");
    Ok(Form::new(&frame.words)
        .field("name", "people-name", Kind::Line("text"))
        .field("email", "people-email", Kind::Line("email"))
        .field("role", "people-role", Kind::Choice(roles.collect()))
        .holding(role)
        .field("client_id", "people-owner-client", Kind::Choice(clients))
        .optional()
        .holding(asked.get("client"))
        .field("stores", "people-owner-stores", Kind::Area)
        .optional())
}

fn page(frame: &Frame, form: Form) -> Response {
    let page = EditPage {
        frame,
        title: frame.t("people-new"),
        intro: frame.t("people-new-intro"),
        fixed: Vec::new(),
        theirs: Vec::new(),
        revision: None,
        form,
        save: "people-invite",
        back: "/people".to_owned(),
        ways: Vec::new(),
    };
    page.answer()
}

pub(in crate::web) async fn new(State(app): State<App>, who: Contractor) -> Result<Response> {
    Ok(page(&who.frame, form(&app, &who).await?))
}

pub(in crate::web) async fn invite(
    State(app): State<App>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    // The answer shows the link, so that what the second click is shown is kept, and not an address.
    let shown = app.once.run(who.caller.user_id, &sent, async {
        let new = read(&app, &who, &sent).await?;
        let invited = people::invite(&app, &who.caller, new).await?;
        let shown = Shown {
            person: invited.person.id,
            name: invited.person.name,
            email: invited.person.email,
            url: invited.link.url,
            until: invited.link.expires_at.naive_utc(),
        };
        Ok(serde_json::to_string(&shown)?)
    });
    match shown.await {
        Ok(shown) => Ok(show_link(&who.frame, &serde_json::from_str(&shown)?)),
        Err(Error::Invalid(problems)) => {
            let form = form(&app, &who).await?.filled(&sent).refused(&problems);
            Ok(page(&who.frame, form))
        }
        Err(error) => Err(error),
    }
}

async fn read(app: &App, who: &Contractor, sent: &Sent) -> Result<NewPerson> {
    let role = ROLES
        .into_iter()
        .find(|role| role.as_str() == sent.get("role"));
    let role = role.ok_or_else(|| Error::field("role", "unknown", "is not one there is"))?;
    let mut new = NewPerson {
        email: sent.get("email").to_owned(),
        name: sent.get("name").to_owned(),
        role,
        client_id: None,
        store_ids: None,
    };
    let (client, stores) = (sent.get("client_id"), sent.get("stores"));
    if role != Role::Owner {
        let extra = [("client_id", client), ("stores", stores)];
        let extra = extra.iter().filter(|(_, text)| !text.trim().is_empty());
        let problems: Vec<_> = extra
            .map(|(at, _)| field_problem(*at, "not_for_role", "only an owner has a client"))
            .collect();
        return if problems.is_empty() {
            Ok(new)
        } else {
            Err(Error::Invalid(problems))
        };
    }
    if let Ok(client_id) = client.parse::<Uuid>() {
        new.client_id = Some(client_id);
        match stores_listed(app, &who.caller, client_id, stores).await? {
            Ok(store_ids) => new.store_ids = store_ids,
            Err(codes) => return Err(Error::Invalid(vec![unknown_codes(&who.frame, &codes)])),
        }
    }
    Ok(new)
}
