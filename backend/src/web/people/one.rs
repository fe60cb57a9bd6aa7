//! One person: what is known, what can be done, and how a shopper's visits went.

use api::people::Role;
use api::visits::VisitState;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use sheets::list::{Item, List};
use stats::Share;
use uuid::Uuid;

use super::{Shown, may_touch, show_link};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::accounts::{self, UserRow};
use crate::db::people::Fieldwork;
use crate::db::stores::StoreRow;
use crate::db::visits::VisitDetail;
use crate::db::{self, Scope, Who};
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::http::paging::page;
use crate::service::caller::Caller;
use crate::service::{links, people};
use crate::web::enter::{Admin, Contractor};
use crate::web::form::Sent;
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

/// More stores than any client has.
pub(super) const MOST_SEEN: u64 = u32::MAX as u64;
/// The last visits shown.
const LAST_VISITS: u64 = 10;

#[derive(Template)]
#[template(path = "people/one.html")]
struct PersonPage<'a> {
    frame: &'a Frame,
    person: &'a UserRow,
    client: Option<(Uuid, String)>,
    /// The stores that an owner of some sees.
    stores: Vec<StoreRow>,
    ways: Ways,
    may_touch: bool,
    /// Whether the reader may shut this person out.
    may_deactivate: bool,
    work: Option<Work>,
    once: String,
}

/// How a shopper's visits went.
struct Work {
    counts: Fieldwork,
    last: Vec<VisitDetail>,
}

impl PersonPage<'_> {
    fn said(&self, family: &str, id: &str) -> String {
        self.frame.t(&format!("people-{family}-{id}"))
    }

    fn since(&self) -> String {
        let since = self.person.created_at.to_utc().date_naive();
        self.frame.words.date(since)
    }

    /// When the window of a visit ends, in the time of its store.
    fn window(&self, visit: &VisitDetail) -> String {
        self.frame.words.moment(visit.visit.window_to)
    }

    /// Each state that a visit of this shopper is in, with how many are.
    fn by_state(&self, work: &Work) -> Vec<(&'static str, String, String)> {
        let states = VisitState::ALL.iter().filter_map(|state| {
            let n = work.counts.by_state.get(state.as_str())?;
            let n = usize::try_from(*n).unwrap_or_default();
            Some((
                state.as_str(),
                self.said("visit", state.as_str()),
                self.frame.words.count(n),
            ))
        });
        states.collect()
    }

    /// A share of the approved visits, never without its n and its interval (P8).
    fn rate(&self, work: &Work, counted: &i64) -> String {
        let words = &self.frame.words;
        let share = Share {
            counted: *counted,
            n: work.counts.approved,
        };
        let Some(value) = share.value() else {
            return self.frame.t("people-rate-none");
        };
        let (low, high) = share.interval();
        let n = words.count(usize::try_from(share.n).unwrap_or_default());
        words.with(
            "people-rate",
            &[
                ("value", &words.percent(value)),
                ("low", &words.percent(low)),
                ("high", &words.percent(high)),
                ("n", &n),
            ],
        )
    }

    /// The visits that a shopper who is shut out would leave behind.
    fn held(&self) -> Option<String> {
        let work = self.work.as_ref()?;
        let held = ["assigned", "accepted", "returned"];
        let held = held
            .iter()
            .filter_map(|state| work.counts.by_state.get(*state));
        let held = usize::try_from(held.sum::<i64>()).unwrap_or_default();
        (held > 0).then(|| self.frame.words.counted("people-deactivate-held", held))
    }
}

/// The stores that an owner sees, where they do not see all, by code after the code `after`, at most `limit`.
pub(super) async fn stores_seen(
    app: &App,
    caller: &Caller,
    person: &UserRow,
    client_id: Uuid,
    after: Option<String>,
    limit: u64,
) -> Result<Vec<StoreRow>> {
    let ids = accounts::list_owner_stores(app.db.read(), caller.agency_id, person.id).await?;
    let scope = Scope {
        agency_id: caller.agency_id,
        who: Who::Owner {
            client_id,
            store_ids: Some(ids),
        },
    };
    let after = after.map(|code| (client_id, code));
    db::stores::list_stores(&scope, app.db.read(), Some(client_id), after, limit).await
}

fn as_list(frame: &Frame, stores: Vec<StoreRow>) -> List {
    let columns = ["stores-code", "stores-name", "stores-region"];
    let rows = stores.into_iter().map(|store| {
        vec![
            Item::text(store.code),
            Item::text(store.name),
            Item::text(store.region),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "people-stores", &columns)
    }
}

pub(in crate::web) async fn show(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let scope = &who.caller.scope;
    let person = db::people::find_person(scope, app.db.read(), id).await?;
    let person = person.ok_or(Error::NotFound)?;
    let mut client = None;
    let mut stores = Vec::new();
    let asked = Asked::of(&who.frame);
    if let Some(client_id) = person.client_id {
        let row = db::clients::find_client(scope, app.db.read(), client_id).await?;
        client = row.map(|row| (row.id, row.name));
        if !person.all_stores {
            let (after, most) = (asked.after()?, asked.rows());
            stores = stores_seen(&app, &who.caller, &person, client_id, after, most).await?;
        }
    }
    if let Some(kind) = asked.file() {
        return answer(kind, "stores-seen", as_list(&who.frame, stores)).await;
    }
    let (stores, next) = page(stores, ROWS, |store| store.code.clone())?;
    let mut work = None;
    if person.role == Role::Shopper.as_str() {
        let own = Scope {
            agency_id: who.caller.agency_id,
            who: Who::Shopper(id),
        };
        let since = Timestamp(0);
        work = Some(Work {
            counts: db::people::count_fieldwork(scope, app.db.read(), id).await?,
            last: db::visits::list_assignments(&own, app.db.read(), since, None, LAST_VISITS)
                .await?,
        });
    }
    let may_touch = may_touch(&who.caller, &person.role);
    Ok(html(&PersonPage {
        frame: &who.frame,
        person: &person,
        client,
        stores,
        ways: asked.ways(next),
        may_touch,
        may_deactivate: who.caller.role == Role::Admin && id != who.caller.user_id,
        work,
        once: Uuid::new_v4().to_string(),
    }))
}

pub(in crate::web) async fn link(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
    sent: Sent,
) -> Result<Response> {
    let person = db::people::find_person(&who.caller.scope, app.db.read(), id).await?;
    let person = person.ok_or(Error::NotFound)?;
    let shown = app.once.run(who.caller.user_id, &sent, async {
        let link = links::create_link(&app, &who.caller, id).await?;
        let shown = Shown {
            person: id,
            name: person.name,
            email: person.email,
            url: link.url,
            until: link.expires_at.naive_utc(),
        };
        Ok(serde_json::to_string(&shown)?)
    });
    Ok(show_link(&who.frame, &serde_json::from_str(&shown.await?)?))
}

pub(in crate::web) async fn deactivate(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Admin,
) -> Result<Response> {
    people::deactivate(&app, &who.caller, id).await?;
    Ok(Redirect::to(&format!("/people/{id}")).into_response())
}

pub(in crate::web) async fn reactivate(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Admin,
) -> Result<Response> {
    people::reactivate(&app, &who.caller, id).await?;
    Ok(Redirect::to(&format!("/people/{id}")).into_response())
}
