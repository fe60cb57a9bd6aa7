//! P6: the shopper stays unknown.
//!
//! [`columns`] says of every column what it could tell about a shopper; [`plant`] puts something
//! there through the API, and [`needles`] reads it back; [`hay`] is all that an owner can get;
//! [`search`] looks for the one in the other.

mod columns;
mod hay;
mod needles;
mod plant;
mod search;

use std::collections::BTreeSet;

use api::page::Page;
use api::reports::StoreReport;
use api::stores::Store;
use tests::both_databases;
use tests::client::Api;
use tests::server::TestServer;
use uuid::Uuid;

use self::columns::{About, HIDDEN, TABLES};
use self::hay::Hay;
use self::needles::{canaries, values};
use self::plant::{Planted, SHOWN, is_for_owners, plant};
use self::search::Search;
use crate::calls::walk;

both_databases!(p6_every_column_is_judged);
async fn p6_every_column_is_judged(server: TestServer) {
    let schema: BTreeSet<(String, String)> =
        server.app.db.columns().await.unwrap().into_iter().collect();
    let mut judged = BTreeSet::new();
    for (table, _, columns) in TABLES {
        for (column, about) in *columns {
            assert!(
                judged.insert(((*table).to_owned(), (*column).to_owned())),
                "{table}.{column}"
            );
            if let About::Nobody(reason) = about {
                assert!(!reason.is_empty());
            }
        }
    }
    let forgotten: Vec<_> = schema.difference(&judged).collect();
    assert!(
        forgotten.is_empty(),
        "say in `columns` what these tell of a shopper: {forgotten:?}"
    );
    let gone: Vec<_> = judged.difference(&schema).collect();
    assert!(
        gone.is_empty(),
        "these columns are not there any more: {gone:?}"
    );
}

/// All that the owner can get, each answer taken apart.
async fn everything(server: &TestServer, planted: &Planted) -> Vec<Hay> {
    let (town, api) = (&planted.town, &planted.town.owner.api);
    let mut hays = Vec::new();
    let mut answered = 0;
    for (route, row) in walk() {
        if row.ends_the_session() {
            continue;
        }
        let mut things = planted.things.clone();
        things.refresh_token = town.make(crate::town::Needs::LogIn).await.refresh_token;
        let answer = row.send(api, town, &things).await;
        hays.extend(hay::of(&row.name(), &answer));
        if is_for_owners(route.access) {
            answered += usize::from(answer.status.is_success());
        } else {
            answer.problem(403);
        }
    }
    assert!(answered >= 8, "only {answered} routes answered");
    let store = town.store.id;
    let mut paths = Vec::new();
    for language in ["en", "ar", "ta"] {
        for form in ["report", "report.pdf", "report.csv", "report.xlsx"] {
            for slug in ["secret-visit", town.checklist.slug.as_str()] {
                for about in [
                    format!("stores/{store}"),
                    format!("clients/{}", town.client.id),
                ] {
                    let path = format!("/api/v1/{about}/{form}?checklist={slug}&lang={language}");
                    paths.push((200, path.clone()));
                    paths.push((200, format!("{path}&from=2026-05-01&to=2026-06-01")));
                }
            }
            // The other visits of the town were approved on their own day, which is in the reports.
            let visit = planted.things.visit;
            let path = format!("/api/v1/visits/{visit}/{form}?lang={language}");
            paths.push((200, path.clone()));
            paths.push((200, format!("{path}&digits=arab")));
        }
    }
    paths.push((200, "/api/v1/stores?limit=1".to_owned()));
    paths.push((200, "/api/v1/stores?checklist=secret-visit".to_owned()));
    paths.push((200, format!("/api/v1/stores?client_id={}", town.client.id)));
    let first: Page<Store> = api.get("/api/v1/stores?limit=1").await.expect(200).json();
    paths.push((
        200,
        format!(
            "/api/v1/stores?limit=1&cursor={}",
            first.next_cursor.unwrap()
        ),
    ));
    for query in [
        "lang=xx",
        "from=2026-06-01&to=2026-05-01",
        "from=2026-05-01",
        "from=2026-05-04&to=2026-05-05",
    ] {
        paths.push((
            422,
            format!("/api/v1/stores/{store}/report?checklist=secret-visit&{query}"),
        ));
    }
    for (status, path) in paths {
        let answer = api.get(&path).await.expect(status);
        hays.extend(hay::of(&path, &answer));
        if let Some(tag) = answer.headers.get("etag") {
            let request = api
                .request(reqwest::Method::GET, &path)
                .header("if-none-match", tag);
            hays.extend(hay::of(&format!("{path}, known"), &api.send(request).await));
        }
        if path.starts_with("/api/v1/stores") && path.contains("/report?") && status == 200 {
            let report: StoreReport = answer.json();
            for photo in report.photos {
                let path = format!("/api/v1/stores/{store}/photos/{}", photo.id);
                hays.extend(hay::of(&path, &api.get(&path).await.expect(200)));
            }
        }
    }
    hays.extend(pages(server, planted).await);
    hays
}

/// All that the owner can get with a browser.
async fn pages(server: &TestServer, planted: &Planted) -> Vec<Hay> {
    let town = &planted.town;
    let browser = Api::browser(&server.url);
    let api = browser
        .log_in_with_the_page(&town.owner.email, tests::world::PASSWORD)
        .await;
    let (store, visit) = (town.store.id, planted.things.visit);
    let mut paths = vec!["/".to_owned(), "/?q=north&lang=ar".to_owned()];
    for language in ["en", "ar", "ta"] {
        for form in ["report", "report.pdf", "report.csv", "report.xlsx"] {
            for slug in ["secret-visit", town.checklist.slug.as_str()] {
                for about in [
                    format!("stores/{store}"),
                    format!("clients/{}", town.client.id),
                ] {
                    paths.push(format!("/{about}/{form}?checklist={slug}&lang={language}"));
                }
            }
            paths.push(format!("/visits/{visit}/{form}?lang={language}"));
        }
    }
    let mut hays = Vec::new();
    let mut photos = BTreeSet::new();
    for path in paths {
        let answer = api.get(&path).await.expect(200);
        hays.extend(hay::of(&format!("the page {path}"), &answer));
        if path.contains("report.") {
            continue;
        }
        let text = answer.text();
        let addresses = text.split("<img src=\"").skip(1);
        photos.extend(addresses.filter_map(|rest| Some(rest.split('"').next()?.to_owned())));
    }
    assert!(!photos.is_empty(), "pages show photos");
    for path in photos {
        hays.extend(hay::of(&path, &api.get(&path).await.expect(200)));
    }
    hays
}

both_databases!(p6_nothing_that_an_owner_can_reach_tells_who_the_shopper_is);
async fn p6_nothing_that_an_owner_can_reach_tells_who_the_shopper_is(server: TestServer) {
    let planted = plant(&server).await;
    let search = canaries(&planted, &server.app).await;
    let mut shown = Search::default();
    SHOWN.iter().for_each(|text| shown.add_text(text, text));
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    let hays = everything(&server, &planted).await;
    for Hay { what, bytes } in &hays {
        found.extend(
            search
                .find(bytes)
                .into_iter()
                .map(|canary| format!("{canary} in {what}")),
        );
        let kind = match what {
            what if what.contains(".pdf") => "pdf",
            what if what.starts_with("the page ") && what.contains("report?") => "page",
            _ => "json",
        };
        seen.extend(
            shown
                .find(bytes)
                .into_iter()
                .map(|text| (kind, text.to_owned())),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));

    // What may be shown is found, so what may not be shown would be.
    for text in SHOWN {
        assert!(
            seen.contains(&("json", text.to_owned())),
            "{text} is not in the JSON: {seen:?}"
        );
        assert!(
            seen.contains(&("page", text.to_owned())),
            "{text} is on no page: {seen:?}"
        );
        let in_pdf = seen.contains(&("pdf", text.to_owned()));
        assert!(
            in_pdf || !tests::pdf::has_pdftotext(),
            "{text} is not in the PDF: {seen:?}"
        );
    }
    // The agency itself sees all of it.
    let path = format!("/api/v1/submissions/{}", planted.things.submission);
    let contractor = planted
        .town
        .agency
        .anonymous
        .log_in("admin@north.example", tests::world::PASSWORD)
        .await
        .0;
    let seen = contractor.get(&path).await.expect(200).text();
    for word in HIDDEN {
        assert!(seen.contains(word), "{word} was not planted");
    }
}

both_databases!(p6_what_is_stored_for_owners_tells_nothing_more_than_they_may_read);
async fn p6_what_is_stored_for_owners_tells_nothing_more_than_they_may_read(server: TestServer) {
    let planted = plant(&server).await;
    let search = canaries(&planted, &server.app).await;
    let mut stored = Vec::new();
    for (table, column) in [("shown_visits", "content"), ("shown_comments", "text")] {
        let rows = values::<String>(&server.app, table, column, "").await;
        assert!(rows.len() >= 2, "{table} has {} rows", rows.len());
        for text in rows {
            assert_eq!(search.find(text.as_bytes()), [""; 0], "in {table}: {text}");
            stored.push(text);
        }
    }
    for text in SHOWN {
        let found = stored.iter().filter(|stored| stored.contains(text)).count();
        assert_eq!(found, 2, "{text} belongs into both tables");
    }
}

both_databases!(p6_a_photo_of_a_hidden_question_is_not_there_for_owners);
async fn p6_a_photo_of_a_hidden_question_is_not_there_for_owners(server: TestServer) {
    let planted = plant(&server).await;
    let (app, town) = (&server.app, &planted.town);
    let photo = |id: Uuid| format!("/api/v1/stores/{}/photos/{id}", town.store.id);
    let sql = "WHERE id NOT IN (SELECT id FROM shown_photos)";
    for id in values::<Uuid>(app, "photos", "id", sql).await {
        town.owner.api.get(&photo(id)).await.problem(404);
    }
    let path = format!(
        "/api/v1/stores/{}/report?checklist=secret-visit",
        town.store.id
    );
    let report: StoreReport = town.owner.api.get(&path).await.expect(200).json();
    assert_eq!((report.photos.len(), report.comments.len()), (1, 2));
    let shown = town
        .owner
        .api
        .get(&photo(report.photos[0].id))
        .await
        .expect(200);
    assert_eq!(shown.headers["content-type"], "image/jpeg");
    assert_ne!(shown.bytes, planted.photos[0].bytes, "the photo as taken");
    // Taken away with the approval.
    let review =
        serde_json::json!({ "revision": 2, "decision": "reopened", "message": "one more look" });
    let contractor = town
        .agency
        .anonymous
        .log_in("admin@north.example", tests::world::PASSWORD)
        .await
        .0;
    let path = format!("/api/v1/submissions/{}/reviews", planted.things.submission);
    contractor.post(&path, &review).await.expect(201);
    town.owner
        .api
        .get(&photo(report.photos[0].id))
        .await
        .problem(404);
}
