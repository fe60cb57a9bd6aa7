//! P7: another tenant's ids in bodies and queries name nothing.

use chrono::TimeDelta;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tests::both_databases;
use tests::client::Api;
use tests::server::TestServer;
use uuid::Uuid;

use crate::database::census;
use crate::tenants::{Seen, send};
use crate::town::{Needs, Town};

/// Makes a call that names an id.
type Make<'a> = Box<dyn Fn(&Api, &str) -> RequestBuilder + 'a>;

/// A call that names a thing somewhere else than in its path.
struct Naming<'a> {
    what: &'static str,
    api: &'a Api,
    /// The foreign id, then a random one.
    ids: [String; 2],
    make: Make<'a>,
}

fn naming<'a>(
    what: &'static str,
    api: &'a Api,
    foreign: impl ToString,
    make: impl Fn(&Api, &str) -> RequestBuilder + 'a,
) -> Naming<'a> {
    let foreign = foreign.to_string();
    // Of the same shape: another UUID, or another word of the same length.
    let random = match Uuid::parse_str(&foreign) {
        Ok(_) => Uuid::new_v4().to_string(),
        Err(_) => foreign
            .chars()
            .rev()
            .map(|c| if c == 'a' { 'b' } else { c })
            .collect(),
    };
    assert_ne!(foreign, random);
    Naming {
        what,
        api,
        ids: [foreign, random],
        make: Box::new(make),
    }
}

fn post(api: &Api, path: &str, body: &Value) -> RequestBuilder {
    api.request(Method::POST, path).json(body)
}

fn with(mut value: Value, field: &str, id: &str) -> Value {
    value[field] = json!(id);
    value
}

both_databases!(p7_a_foreign_id_in_a_body_or_query_is_answered_as_a_random_one);
async fn p7_a_foreign_id_in_a_body_or_query_is_answered_as_a_random_one(server: TestServer) {
    let foreign = Town::build(&server, "north").await;
    let rejected = foreign.make(Needs::Rejected).await;
    let own = Town::build(&server, "south").await;
    let open = own.make(Needs::Open).await.visit;
    let contractor = &own.contractor.api;
    let visit = json!(own.new_visit(None, TimeDelta::zero()));
    let owner = json!({ "email": "new@south.example", "name": "New", "role": "owner", "client_id": own.client.id });
    let store = json!({ "client_id": own.client.id, "code": "X-1", "name": "X", "time_zone": "Asia/Riyadh" });
    let bulk = |api: &Api, client: &str, checklist: &str, row: &str| {
        let path =
            format!("/api/v1/visits/bulk?client_id={client}&checklist={checklist}&version=1");
        let body = format!("store_code,window_from,window_to,shopper_email,fee\n{row}\n");
        api.request(Method::POST, &path)
            .header("content-type", "text/csv")
            .body(body)
    };
    let own_client = own.client.id.to_string();
    let times = "2026-03-02T10:00,2026-03-02T18:00";
    let get = |api: &Api, path: String| api.request(Method::GET, &path);

    let calls = [
        naming(
            "stores: client_id",
            contractor,
            foreign.client.id,
            |api, id| post(api, "/api/v1/stores", &with(store.clone(), "client_id", id)),
        ),
        naming(
            "people: client_id",
            contractor,
            foreign.client.id,
            |api, id| post(api, "/api/v1/people", &with(owner.clone(), "client_id", id)),
        ),
        naming(
            "people: store_ids",
            contractor,
            foreign.store.id,
            |api, id| {
                let mut body = owner.clone();
                body["store_ids"] = json!([own.store.id, id]);
                post(api, "/api/v1/people", &body)
            },
        ),
        naming(
            "visits: store_id",
            contractor,
            foreign.store.id,
            |api, id| post(api, "/api/v1/visits", &with(visit.clone(), "store_id", id)),
        ),
        naming(
            "visits: shopper_id",
            contractor,
            foreign.shopper.id,
            |api, id| {
                post(
                    api,
                    "/api/v1/visits",
                    &with(visit.clone(), "shopper_id", id),
                )
            },
        ),
        naming(
            "visits: replaces_visit_id",
            contractor,
            rejected.visit,
            |api, id| {
                post(
                    api,
                    "/api/v1/visits",
                    &with(visit.clone(), "replaces_visit_id", id),
                )
            },
        ),
        naming(
            "visits: checklist",
            contractor,
            &foreign.checklist.slug,
            |api, slug| {
                post(
                    api,
                    "/api/v1/visits",
                    &with(visit.clone(), "checklist", slug),
                )
            },
        ),
        naming(
            "assign: shopper_id",
            contractor,
            foreign.shopper.id,
            |api, id| {
                post(
                    api,
                    &format!("/api/v1/visits/{open}/assign"),
                    &json!({ "shopper_id": id }),
                )
            },
        ),
        naming(
            "bulk: client_id",
            contractor,
            foreign.client.id,
            |api, id| {
                bulk(
                    api,
                    id,
                    &own.checklist.slug,
                    &format!("{},{times},,1", own.store.code),
                )
            },
        ),
        naming(
            "bulk: checklist",
            contractor,
            &foreign.checklist.slug,
            |api, slug| {
                bulk(
                    api,
                    &own_client,
                    slug,
                    &format!("{},{times},,1", own.store.code),
                )
            },
        ),
        naming(
            "bulk: store_code",
            contractor,
            &foreign.store.code,
            |api, code| {
                bulk(
                    api,
                    &own_client,
                    &own.checklist.slug,
                    &format!("{code},{times},,1"),
                )
            },
        ),
        naming(
            "bulk: shopper_email",
            contractor,
            &foreign.shopper.email,
            |api, email| {
                let row = format!("{},{times},{email},1", own.store.code);
                bulk(api, &own_client, &own.checklist.slug, &row)
            },
        ),
        naming(
            "list of visits: store_id",
            contractor,
            foreign.store.id,
            |api, id| get(api, format!("/api/v1/visits?store_id={id}")),
        ),
        naming(
            "list of visits: shopper_id",
            contractor,
            foreign.shopper.id,
            |api, id| get(api, format!("/api/v1/visits?shopper_id={id}")),
        ),
        naming(
            "list of stores: client_id",
            contractor,
            foreign.client.id,
            |api, id| get(api, format!("/api/v1/stores?client_id={id}")),
        ),
        naming(
            "list of stores: client_id",
            &own.owner.api,
            foreign.client.id,
            |api, id| get(api, format!("/api/v1/stores?client_id={id}")),
        ),
        naming(
            "list of stores: checklist",
            &own.owner.api,
            &foreign.checklist.slug,
            |api, slug| get(api, format!("/api/v1/stores?checklist={slug}")),
        ),
        naming(
            "report: checklist",
            &own.owner.api,
            &foreign.checklist.slug,
            |api, slug| {
                get(
                    api,
                    format!("/api/v1/stores/{}/report?checklist={slug}", own.store.id),
                )
            },
        ),
    ];
    let before = census(&server.app).await;
    for Naming {
        what,
        api,
        ids,
        make,
    } in calls
    {
        let request_id = Uuid::new_v4();
        let [to_foreign, to_random] = [
            send(api, make(api, &ids[0]), request_id).await,
            send(api, make(api, &ids[1]), request_id).await,
        ];
        assert_eq!(
            Seen::of(&to_foreign, &ids[0]),
            Seen::of(&to_random, &ids[1]),
            "{what}"
        );
        assert!(
            matches!(to_random.status.as_u16(), 200 | 404 | 422),
            "{what}: {}",
            to_random.text()
        );
    }
    assert_eq!(before, census(&server.app).await, "something was written");
}
