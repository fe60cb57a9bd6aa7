//! The list of clients.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sheets::list::Item;

use crate::app::App;
use crate::db;
use crate::db::clients::ClientRow;
use crate::error::Result;
use crate::http::paging::{page, read_cursor};
use crate::web::enter::Contractor;
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

#[derive(Template)]
#[template(path = "clients/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    clients: Vec<(ClientRow, usize)>,
    ways: Ways,
}

impl ListPage<'_> {
    fn target(&self, client: &ClientRow) -> String {
        let target = client.target.map(|target| self.frame.words.percent(target));
        target.unwrap_or_default()
    }

    fn count(&self, n: &usize) -> String {
        self.frame.words.count(*n)
    }
}

pub(in crate::web) async fn list(State(app): State<App>, who: Contractor) -> Result<Response> {
    let (frame, scope) = (&who.frame, &who.caller.scope);
    let asked = Asked::of(frame);
    let counts = db::stores::count_stores_by_client(scope, app.db.read()).await?;
    let after = read_cursor(asked.find("cursor"))?;
    let rows = db::clients::page_clients(scope, app.db.read(), after, asked.rows()).await?;
    let counted = rows.into_iter().map(|client| {
        let n = counts.get(&client.id).copied().unwrap_or_default();
        (client, usize::try_from(n).unwrap_or_default())
    });
    let clients: Vec<(ClientRow, usize)> = counted.collect();
    if let Some(kind) = asked.file() {
        let columns = [
            "clients-name",
            "clients-stores",
            "clients-currency",
            "clients-target",
        ];
        let mut list = new_list(frame, "clients-title", &columns);
        let rows = clients.into_iter().map(|(client, n)| {
            vec![
                Item::text(client.name),
                Item::Whole(i64::try_from(n).unwrap_or(i64::MAX)),
                Item::text(client.currency),
                client.target.map_or(Item::Empty, Item::Percent),
            ]
        });
        list.rows = rows.collect();
        return answer(kind, "clients", list).await;
    }
    let (clients, next) = page(clients, ROWS, |(client, _)| {
        (client.name.clone(), client.id)
    })?;
    Ok(html(&ListPage {
        frame,
        clients,
        ways: asked.ways(next),
    }))
}
