//! Every page, as each role sees it.

use std::collections::BTreeMap;

use api::page::Page;
use api::submissions::Submission;
use api::visits::Visit;
use backend::http::routes::Access;
use backend::web::pages;
use reqwest::Method;
use tests::client::Api;
use tests::demo::{self, Scene};
use tests::server::{On, TestServer};

use crate::chromium::Driver;
use crate::window::{Screen, Window};

/// How everybody looks: on which screen, in which language.
const LOOKS: [(Screen, &str); 5] = [
    (Screen::Desk, "en"),
    (Screen::Phone, "en"),
    (Screen::Desk, "ar"),
    (Screen::Phone, "ar"),
    (Screen::Phone, "ta"),
];

/// A name for the picture of a page.
fn name_of(role: &str, path: &str) -> String {
    let words = path.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = std::iter::once(role)
        .chain(words.filter(|word| !word.is_empty()))
        .collect();
    words.join("-")
}

/// Whether the path is that of a file, which is no page to look at.
fn is_file(path: &str) -> bool {
    [".csv", ".xlsx", "/photos/{sha256}"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Where there is something to see for each page that is about one thing.
async fn places(server: &TestServer, scene: &Scene) -> BTreeMap<&'static str, String> {
    let anonymous = Api::anonymous(&server.url);
    let (contractor, _) = anonymous.log_in(&scene.contractor, demo::PASSWORD).await;
    let visits = format!(
        "/api/v1/visits?state=approved&store_id={}&limit=1",
        scene.store.id
    );
    let visits: Page<Visit> = contractor.get(&visits).await.expect(200).json();
    let visit = visits.items.first().expect("the year has visits");
    let source = checklists::shipped()[0]
        .source
        .replace("sections:", "sektions:");
    let draft = contractor.post_text("/api/v1/checklist-drafts", "application/yaml", &source);
    let draft: api::checklist_drafts::Draft = draft.await.expect(201).json();
    let draft = format!("/checklists/drafts/{}", draft.head.id);
    let setup = backend::service::agencies::offer_setup(&server.app)
        .await
        .unwrap();
    assert!(setup.is_none(), "there is an agency already");
    let link = format!("/api/v1/people/{}/link", scene.shopper.0);
    let link: api::people::Link = contractor.post_nothing(&link).await.expect(201).json();
    let password = link.url.strip_prefix(&server.url).unwrap().to_owned();
    let client = format!("/clients/{}", scene.store.client_id);
    let person = format!("/people/{}", scene.shopper.0);
    let submission = visit.submissions.first().expect("it was approved").id;
    let path = format!("/api/v1/submissions/{submission}");
    let submission: Submission = contractor.get(&path).await.expect(200).json();
    let desk = format!("/reviews/{}", submission.id);
    let photos = submission.revision.photos;
    let photo = &photos.first().expect("the visit has photos").sha256;
    BTreeMap::from([
        ("/clients/{id}/edit", format!("{client}/edit")),
        (
            "/clients/{id}/stores/import",
            format!("{client}/stores/import"),
        ),
        ("/clients/{id}/stores/new", format!("{client}/stores/new")),
        ("/clients/{id}", client),
        (
            "/stores/{id}/edit",
            format!("/stores/{}/edit", scene.store.id),
        ),
        ("/people/{id}/edit", format!("{person}/edit")),
        ("/people/{id}", person),
        ("/reviews/{id}", desk.clone()),
        ("/reviews/{id}/past", format!("{desk}/past")),
        ("/reviews/{id}/revise", format!("{desk}/revise")),
        (
            "/reviews/{id}/photos/{sha256}/view",
            format!("{desk}/photos/{photo}/view"),
        ),
        ("/visits/{id}", format!("/visits/{}", visit.id)),
        (
            "/visits/{id}/report",
            format!("/visits/{}/report", visit.id),
        ),
        (
            "/stores/{id}/report",
            format!("/stores/{}/report", scene.store.id),
        ),
        (
            "/clients/{id}/report",
            format!("/clients/{}/report", scene.store.client_id),
        ),
        ("/password/{token}", password),
        ("/setup/{token}", "/setup/used-up".to_owned()),
        ("/checklists/drafts/{id}", draft.clone()),
        (
            "/checklists/drafts/{id}/preview",
            format!("{draft}/preview"),
        ),
        (
            "/checklists/{slug}/versions",
            "/checklists/quick-service-restaurant/versions".to_owned(),
        ),
        (
            "/checklists/{slug}/{version}",
            "/checklists/quick-service-restaurant/2".to_owned(),
        ),
    ])
}

/// Pages that their address makes another: names for the pictures, and the addresses.
fn views(places: &BTreeMap<&'static str, String>) -> [(&'static str, String); 3] {
    let visit = places["/visits/{id}"].trim_start_matches("/visits/");
    [
        ("visits-all", "/visits?state=&sort=latest".to_owned()),
        ("visits-calendar", "/visits?state=&view=calendar".to_owned()),
        ("visits-ticked-one", format!("/visits/ticked?visit={visit}")),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_is_readable_by_everybody_it_is_for() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let scene = demo::furnish(&server.app, &server.clock, 1).await.unwrap();
    let places = places(&server, &scene).await;
    let views = views(&places);
    let people = [
        ("nobody", None),
        ("contractor", Some(scene.contractor.as_str())),
        ("owner", Some(scene.owner.as_str())),
        ("shopper", Some(scene.shopper.1.as_str())),
    ];
    for (role, email) in people {
        for (screen, language) in LOOKS {
            let window = Window::open(&driver, &server.url, screen, language).await;
            if let Some(email) = email {
                window.log_in(email, demo::PASSWORD).await;
            }
            for page in pages()
                .into_iter()
                .filter(|page| page.method == Method::GET && !is_file(page.path))
            {
                let is_theirs = match page.access {
                    Access::Open => email.is_none(),
                    access => access.roles().contains(&role),
                };
                // A file is kept, not shown.
                let is_file = page.path.ends_with("/file/{format}")
                    || page.path.contains("/report.")
                    || page.path.ends_with("/{photo}");
                if !is_theirs || is_file {
                    continue;
                }
                let path = places.get(page.path).map_or(page.path, String::as_str);
                assert!(!path.contains('{'), "say in `places` what {path} shows");
                window.go(path).await;
                window.judge(&name_of(role, page.path)).await;
            }
            if role == "contractor" {
                for (name, path) in &views {
                    window.go(path).await;
                    window.judge(&name_of(role, name)).await;
                }
            }
            window.close().await;
        }
    }
}
