//! People from a file, each with a link that is shown once.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sheets::list::{Item, List};

use super::Shown;
use crate::app::App;
use crate::error::{Error, Result};
use crate::service::people::import::{COLUMNS, NEEDED_COLUMNS, import_people};
use crate::web::enter::Contractor;
use crate::web::import::{self, Found, Kinds, Step};
use crate::web::lists::new_list;
use crate::web::upload::Upload;
use crate::web::{Frame, XLSX, html_with};

const PEOPLE: Kinds = Kinds {
    title: "people-import",
    intro: "people-import-intro",
    template: "people",
    make: "people-import-make",
    doubles: None,
    columns: COLUMNS,
    needed: NEEDED_COLUMNS,
    headings: &[
        ("name", "people-name"),
        ("email", "people-email"),
        ("role", "people-role"),
        ("client", "people-client"),
        ("stores", "people-stores"),
    ],
    rather: &[],
    passed_over: &["people-status"],
    values: &[
        ("role", "shopper", "people-role-shopper"),
        ("role", "owner", "people-role-owner"),
        ("role", "contractor", "people-role-contractor"),
        ("role", "admin", "people-role-admin"),
        ("stores", "", "people-all-stores"),
    ],
};

#[derive(Template)]
#[template(path = "people/links.html")]
struct LinksPage<'a> {
    frame: &'a Frame,
    links: Vec<Shown>,
    until: String,
    /// The table as CSV and as a workbook, each within its own address: the server keeps no link.
    files: [String; 2],
}

async fn show_links(frame: &Frame, links: Vec<Shown>) -> Result<Response> {
    let columns = ["people-name", "people-email", "people-link-title"];
    let rows = links.iter().map(|shown| {
        vec![
            Item::text(shown.name.as_str()),
            Item::text(shown.email.as_str()),
            Item::text(shown.url.as_str()),
        ]
    });
    let list = List {
        rows: rows.collect(),
        ..new_list(frame, "people-links-title", &columns)
    };
    let csv: String = form_urlencoded::byte_serialize(&list.csv()).collect();
    let xlsx = tokio::task::spawn_blocking(move || list.xlsx()).await;
    let xlsx = xlsx.map_err(Error::internal)?.map_err(Error::internal)?;
    let until = links.first().map(|shown| super::moment(frame, shown.until));
    let page = LinksPage {
        frame,
        until: until.unwrap_or_default(),
        files: [
            format!("data:text/csv;charset=utf-8,{}", csv.replace('+', "%20")),
            format!("data:{XLSX};base64,{}", STANDARD.encode(xlsx)),
        ],
        links,
    };
    Ok(html_with(StatusCode::OK, &page))
}

pub(in crate::web) async fn begin(who: Contractor) -> Result<Response> {
    import::begin(&who.frame, &PEOPLE, "/people".to_owned(), Vec::new()).await
}

pub(in crate::web) async fn take(
    State(app): State<App>,
    who: Contractor,
    mut upload: Upload,
) -> Result<Response> {
    let back = "/people".to_owned();
    let rows = match import::read(&app, &who.frame, &PEOPLE, &mut upload).await {
        Ok(Step::Look(rows)) => rows,
        Ok(Step::Make(rows)) => {
            // The answer shows the links, so that what the second click is shown is kept.
            let made = app.once.run(who.caller.user_id, &upload.sent, async {
                let outcome = import_people(&app, &who.caller, &rows, true).await?;
                if !outcome.problems.is_empty() {
                    return Err(Error::Invalid(Vec::new()));
                }
                let links = outcome.invited.into_iter().map(|invited| Shown {
                    person: invited.person.id,
                    name: invited.person.name,
                    email: invited.person.email,
                    url: invited.link.url,
                    until: invited.link.expires_at.naive_utc(),
                });
                Ok(serde_json::to_string(&links.collect::<Vec<Shown>>())?)
            });
            match made.await {
                Ok(links) => return show_links(&who.frame, serde_json::from_str(&links)?).await,
                // Somebody was faster: the rows are shown again with what is wrong now.
                Err(Error::Invalid(_)) => rows,
                Err(error) => return Err(error),
            }
        }
        Err(Error::Invalid(problems)) => {
            return Ok(import::refused(&who.frame, &PEOPLE, back, &problems));
        }
        Err(error) => return Err(error),
    };
    let outcome = import_people(&app, &who.caller, &rows, false).await?;
    let once = upload.sent.get("once");
    let found = Found {
        problems: &outcome.problems,
        ..Found::default()
    };
    import::preview(&who.frame, &PEOPLE, back, &rows, found, once)
}
