//! What contractors set for reports: a client's target, a store's baseline.

use api::clients::Client;
use api::people::Role;
use api::stores::Store;
use backend::app::App;
use reqwest::Method;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, small_checklist};

async fn patch(api: &Api, path: &str, read: &str, body: Value) -> Answer {
    let request = api.request(Method::PATCH, path).json(&body);
    api.send(request.header("if-match", read)).await
}

/// The last line of the trail: what was done, what was, and what is.
async fn last_line(app: &App) -> (String, Value, Value) {
    let sql = "SELECT action, before, after FROM trail ORDER BY id DESC LIMIT 1";
    let db = app.db.read();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    let text = |column: &str| rows[0].try_get::<String>("", column).unwrap();
    let json = |column: &str| serde_json::from_str(&text(column)).unwrap();
    (text("action"), json("before"), json("after"))
}

both_databases!(a_client_is_changed_by_whoever_has_read_it);
async fn a_client_is_changed_by_whoever_has_read_it(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let carol = agency.someone("carol", Role::Contractor).await.api;
    let client = agency.client("Falafel House").await;
    agency.client("Noor").await;
    assert_eq!((client.target, client.revision), (None, 1));
    let path = format!("/api/v1/clients/{}", client.id);
    let read = carol.get(&path).await.expect(200);
    assert_eq!(read.headers["etag"], "\"1\"");

    let target = json!({ "target": 8_500 });
    let request = carol.request(Method::PATCH, &path).json(&target);
    carol.send(request).await.problem(428);
    let changed = patch(&carol, &path, "\"1\"", target.clone())
        .await
        .expect(200);
    assert_eq!(changed.headers["etag"], "\"2\"");
    let changed: Client = changed.json();
    assert_eq!(
        (changed.target, changed.name.as_str()),
        (Some(8_500), "Falafel House")
    );
    let (action, before, after) = last_line(&server.app).await;
    assert_eq!(action, "client.changed");
    assert_eq!(
        (&before["target"], &after["target"]),
        (&json!(null), &json!(8_500))
    );

    // The same once more changes nothing; something else by a stale revision is refused.
    let again: Client = patch(&carol, &path, "\"1\"", target)
        .await
        .expect(200)
        .json();
    assert_eq!(again, changed);
    let stale = patch(&carol, &path, "\"1\"", json!({ "target": 9_000 })).await;
    stale.problem(412);
    // Left out means as it is, null means none.
    let renamed = patch(&carol, &path, "\"2\"", json!({ "name": "  Falafel Haus " })).await;
    let renamed: Client = renamed.expect(200).json();
    assert_eq!(
        (renamed.target, renamed.name.as_str()),
        (Some(8_500), "Falafel Haus")
    );
    let bare = patch(&carol, &path, "\"3\"", json!({ "target": null })).await;
    let bare: Client = bare.expect(200).json();
    assert_eq!((bare.target, bare.revision), (None, 4));

    let wrong = json!({ "name": " ", "currency": "euro", "target": -1 });
    let wrong = patch(&carol, &path, "*", wrong).await.problem(422);
    let at: Vec<&str> = wrong.errors.iter().map(|error| error.at.as_str()).collect();
    assert_eq!(at, ["name", "currency", "target"]);
    let taken = patch(&carol, &path, "*", json!({ "name": "Noor" }))
        .await
        .problem(422);
    assert_eq!(
        (taken.errors[0].at.as_str(), taken.errors[0].code.as_str()),
        ("name", "taken")
    );
    patch(&carol, &path, "*", json!({ "currency": "SAR" }))
        .await
        .expect(200);
}

both_databases!(the_currency_of_fees_stays_once_there_are_fees);
async fn the_currency_of_fees_stays_once_there_are_fees(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let checklist = agency.publish(&small_checklist(1)).await;
    agency.visit(&store, &checklist, &sam, server.now()).await;
    let path = format!("/api/v1/clients/{}", client.id);
    let refused = patch(&agency.admin, &path, "\"1\"", json!({ "currency": "SAR" })).await;
    assert_eq!(refused.problem(422).errors[0].code, "in_use");
    patch(&agency.admin, &path, "\"1\"", json!({ "currency": "EUR" }))
        .await
        .expect(200);
}

both_databases!(a_store_is_changed_by_whoever_has_read_it);
async fn a_store_is_changed_by_whoever_has_read_it(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let owner = agency.owner("olga", &client, None).await.api;
    let path = format!("/api/v1/stores/{}", store.id);
    let change =
        json!({ "baseline_visits": 3, "region": "East", "latitude": 24.7, "longitude": 46.6 });
    patch(&owner, &path, "\"1\"", change.clone())
        .await
        .problem(403);
    let changed = patch(&agency.admin, &path, "\"1\"", change).await;
    let changed: Store = changed.expect(200).json();
    assert_eq!(
        (changed.baseline_visits, changed.region.as_str()),
        (Some(3), "East")
    );
    assert_eq!(
        (changed.latitude, changed.longitude),
        (Some(24.7), Some(46.6))
    );
    assert_eq!((changed.name, changed.revision), (store.name, 2));
    let (action, before, after) = last_line(&server.app).await;
    assert_eq!(action, "store.changed");
    assert_eq!(
        (&before["region"], &after["region"]),
        (&json!("North"), &json!("East"))
    );
    patch(&agency.admin, &path, "\"1\"", json!({ "name": "Else" }))
        .await
        .problem(412);
    let bare = json!({ "baseline_visits": null, "latitude": null, "longitude": null });
    let bare = patch(&agency.admin, &path, "\"2\"", bare).await;
    let bare: Store = bare.expect(200).json();
    assert_eq!((bare.baseline_visits, bare.latitude), (None, None));
    let read = owner.get(&path).await.expect(200);
    assert_eq!(read.headers["etag"], "\"3\"");

    let wrong = json!({ "name": "", "latitude": 91, "longitude": -181, "baseline_visits": 51 });
    let wrong = patch(&agency.admin, &path, "*", wrong).await.problem(422);
    let at: Vec<&str> = wrong.errors.iter().map(|error| error.at.as_str()).collect();
    assert_eq!(at, ["name", "latitude", "longitude", "baseline_visits"]);
    for fixed in ["code", "time_zone", "client_id"] {
        let body = json!({ fixed: "Asia/Dubai" });
        patch(&agency.admin, &path, "*", body).await.problem(400);
    }
}
