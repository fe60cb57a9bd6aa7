//! What a new agency still needs before its first visit can be scheduled.

use crate::app::App;
use crate::db::visits::lists::{Order, VisitFilter, list_visits};
use crate::db::{checklists, clients, people};
use crate::error::Result;
use crate::service::caller::Caller;

/// A step: what it is called, where it is taken, and whether that was done.
pub(super) struct Step {
    pub(super) key: &'static str,
    pub(super) address: &'static str,
    pub(super) is_done: bool,
}

/// The steps in their order; none once there is a visit.
pub(super) async fn first_steps(app: &App, caller: &Caller) -> Result<Vec<Step>> {
    let (scope, db) = (&caller.scope, app.db.read());
    let any = VisitFilter::default();
    let visits = list_visits(scope, db, &any, Order::Due, None, 1).await?;
    if !visits.is_empty() {
        return Ok(Vec::new());
    }
    let clients = clients::list_clients(scope, db).await?;
    let checklists = checklists::page_versions(scope, db, None, None, 1).await?;
    let shoppers = people::list_people(scope, db, Some("shopper"), None, 1).await?;
    let step = |key, address, is_done| Step {
        key,
        address,
        is_done,
    };
    Ok(vec![
        step("first-client", "/clients/new", !clients.is_empty()),
        step("first-checklist", "/checklists/new", !checklists.is_empty()),
        step(
            "first-shopper",
            "/people/new?role=shopper",
            !shoppers.is_empty(),
        ),
        step("first-visits", "/visits/new", false),
    ])
}
