//! One client with its stores.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sheets::list::Item;
use uuid::Uuid;

use crate::app::App;
use crate::db;
use crate::db::clients::ClientRow;
use crate::db::stores::{StoreFilter, StoreRow};
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::http::paging::{page, read_cursor};
use crate::service::stores::COLUMNS;
use crate::web::enter::Contractor;
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

#[derive(Template)]
#[template(path = "clients/one.html")]
struct ClientPage<'a> {
    frame: &'a Frame,
    client: ClientRow,
    filter: StoreFilter,
    regions: Vec<(String, String)>,
    stores: Vec<StoreRow>,
    ways: Ways,
}

impl ClientPage<'_> {
    fn target(&self) -> String {
        match self.client.target {
            Some(target) => self.frame.words.percent(target),
            None => self.frame.t("clients-no-target"),
        }
    }

    fn is_filtered(&self) -> bool {
        !self.filter.search.is_empty() || !self.filter.region.is_empty()
    }
}

pub(in crate::web) async fn show(
    State(app): State<App>,
    Path(id): Path<Uuid>,
    who: Contractor,
) -> Result<Response> {
    let (frame, scope) = (&who.frame, &who.caller.scope);
    let client = db::clients::find_client(scope, app.db.read(), id).await?;
    let client = client.ok_or(Error::NotFound)?;
    let asked = Asked::of(frame);
    let filter = StoreFilter {
        client_id: id,
        search: asked.get("q").to_owned(),
        region: asked.get("region").to_owned(),
    };
    let after = read_cursor(asked.find("cursor"))?;
    let stores =
        db::stores::search_stores(scope, app.db.read(), &filter, after, asked.rows()).await?;
    if let Some(kind) = asked.file() {
        let mut list = new_list(frame, "clients-stores", &[]);
        // The names that an import takes, so that the file can come back.
        list.columns = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        list.rows = stores.into_iter().map(row).collect();
        return answer(kind, "stores", list).await;
    }
    let (stores, next) = page(stores, ROWS, |store| store.code.clone())?;
    let all = (String::new(), frame.t("list-all"));
    let regions = db::stores::list_regions(scope, app.db.read(), id).await?;
    let regions = regions.into_iter().map(|name| (name.clone(), name));
    Ok(html(&ClientPage {
        frame,
        client,
        filter,
        regions: std::iter::once(all).chain(regions).collect(),
        stores,
        ways: asked.ways(next),
    }))
}

fn row(store: StoreRow) -> Vec<Item> {
    let number = |number: Option<f64>| number.map_or(Item::Empty, Item::Number);
    vec![
        Item::text(store.code),
        Item::text(store.name),
        Item::text(store.address),
        Item::text(store.region),
        Item::text(store.time_zone),
        number(store.latitude),
        number(store.longitude),
        store.baseline_visits.map_or(Item::Empty, Item::Whole),
    ]
}
