//! How each route is called, and for whom: one row a route.

use backend::http::routes::Route;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tests::client::{Answer, Api};
use tests::world::{PASSWORD, small_checklist};
use uuid::Uuid;

use crate::town::{Needs, Things, Town};
use Needs::{
    Assigned, Content, Contested, Draft, LogIn, Open, Past, Person, Photo, Standing, Submitted,
};
use Reach::{Chain, Everyone, InBody, Own};

/// Who of those with a rightful role is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All: the route is about the asker, or a list that shows each their own.
    Everyone,
    /// Those whose thing it is; to the others there is no such thing.
    Own,
    /// Those who may see a store of the client, each for the stores they may see; to the others there
    /// is no such client.
    Chain,
    /// Those whose thing it is; to the others a field of the body names nothing.
    InBody,
}

/// What is sent.
#[derive(Clone, Copy)]
pub(crate) enum Body {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(fn(&Town, &Things) -> Value),
    /// Text of that media type.
    Text(&'static str, fn(&Town, &Things) -> String),
    /// The bytes that the things have.
    Bytes(&'static str),
}

/// How one route is called.
pub(crate) struct Row {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) query: &'static str,
    pub(crate) needs: Needs,
    pub(crate) reach: Reach,
    pub(crate) body: Body,
    /// Whether the call names with `If-Match` the revision that the thing is at.
    pub(crate) if_match: bool,
}

impl Row {
    /// The row as it is written in messages.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The row with a query string.
    fn query(self, query: &'static str) -> Row {
        Row { query, ..self }
    }

    /// The row with `If-Match`.
    fn if_match(self) -> Row {
        Row {
            if_match: true,
            ..self
        }
    }

    /// A request to this path that has no body yet.
    pub(crate) fn begin(&self, api: &Api, path: &str) -> RequestBuilder {
        let request = api.request(self.method.clone(), path);
        if self.if_match {
            request.header("if-match", FIRST_REVISION)
        } else {
            request
        }
    }

    /// The path with the ids of those things.
    pub(crate) fn fill(&self, things: &Things) -> String {
        fill(&format!("{}{}", self.path, self.query), things)
    }

    /// The request, ready to be sent.
    pub(crate) fn request(&self, api: &Api, town: &Town, things: &Things) -> RequestBuilder {
        self.request_at(&self.fill(things), api, town, things)
    }

    /// The request to another path.
    pub(crate) fn request_at(
        &self,
        path: &str,
        api: &Api,
        town: &Town,
        things: &Things,
    ) -> RequestBuilder {
        let request = self.begin(api, path);
        match self.body {
            Body::Nothing => request,
            Body::Json(make) => request.json(&make(town, things)),
            Body::Text(media, make) => request
                .header("content-type", media)
                .body(make(town, things)),
            Body::Bytes(media) => request
                .header("content-type", media)
                .body(things.content.clone()),
        }
    }

    /// Sends the call.
    pub(crate) async fn send(&self, api: &Api, town: &Town, things: &Things) -> Answer {
        api.send(self.request(api, town, things)).await
    }

    /// Whether calling it ends the caller's own log-in.
    pub(crate) fn ends_the_session(&self) -> bool {
        self.method == Method::DELETE && self.path == "/api/v1/session"
    }
}

/// The ETag of a thing that nobody has changed.
pub(crate) const FIRST_REVISION: &str = "\"1\"";

/// A path with the ids of those things.
pub(crate) fn fill(template: &str, things: &Things) -> String {
    template
        .replace("/people/{id}", &format!("/people/{}", things.person))
        .replace("/clients/{id}", &format!("/clients/{}", things.client))
        .replace("/stores/{id}", &format!("/stores/{}", things.store))
        .replace("/visits/{id}", &format!("/visits/{}", things.visit))
        .replace("/reviews/{id}", &format!("/reviews/{}", things.submission))
        .replace(
            "/submissions/{id}",
            &format!("/submissions/{}", things.submission),
        )
        .replace(
            "/checklist-drafts/{id}",
            &format!("/checklist-drafts/{}", things.draft),
        )
        .replace("{question}", "smile")
        .replace("{client}", &things.client.to_string())
        .replace("{visit}", &things.visit.to_string())
        .replace("{photo}", &things.photo.to_string())
        .replace("{sha256}", &things.sha256)
        .replace("{slug}", &things.slug)
        .replace("{version}", "1")
        .replace("{number}", "1")
}

fn row(method: Method, path: &'static str, needs: Needs, reach: Reach, body: Body) -> Row {
    Row {
        method,
        path,
        query: "",
        needs,
        reach,
        body,
        if_match: false,
    }
}

fn get(path: &'static str, reach: Reach) -> Row {
    row(Method::GET, path, Standing, reach, Body::Nothing)
}

fn post(path: &'static str, needs: Needs, reach: Reach, make: fn(&Town, &Things) -> Value) -> Row {
    row(Method::POST, path, needs, reach, Body::Json(make))
}

fn patch(path: &'static str, make: fn(&Town, &Things) -> Value) -> Row {
    row(Method::PATCH, path, Standing, Own, Body::Json(make)).if_match()
}

fn put(path: &'static str, needs: Needs, media: &'static str) -> Row {
    row(Method::PUT, path, needs, Own, Body::Bytes(media))
}

/// Every route with its row.
///
/// # Panics
/// If a route has no row, or a row no route.
pub(crate) fn walk() -> Vec<(Route, Row)> {
    let mut rows = rows();
    let walk: Vec<(Route, Row)> = backend::http::routes()
        .into_iter()
        .map(|route| {
            let place = rows
                .iter()
                .position(|row| row.method == route.method && row.path == route.path)
                .unwrap_or_else(|| panic!("{} {} has no row here", route.method, route.path));
            (route, rows.swap_remove(place))
        })
        .collect();
    let left: Vec<String> = rows.iter().map(Row::name).collect();
    assert!(
        left.is_empty(),
        "these rows have no route any more: {left:?}"
    );
    walk
}

fn reason(_: &Town, _: &Things) -> Value {
    json!({ "reason": "the store is closed for repairs" })
}

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    vec![
        get("/healthz", Everyone),
        get("/readyz", Everyone),
        get("/.well-known/jwks.json", Everyone),
        get("/api/v1/openapi.json", Everyone),

        post("/api/v1/session", Standing, Everyone, |town, _| json!({ "email": town.owner.email, "password": PASSWORD })),
        post("/api/v1/session/refresh", LogIn, Everyone, |_, things| json!({ "refresh_token": things.refresh_token })),
        row(Method::DELETE, "/api/v1/session", Standing, Everyone, Body::Nothing),
        get("/api/v1/me", Everyone),

        get("/api/v1/people", Everyone),
        post("/api/v1/people", Standing, Everyone, |_, _| json!({ "email": format!("{}@people.example", Uuid::new_v4().simple()), "name": "Somebody New", "role": "shopper" })),
        row(Method::POST, "/api/v1/people/{id}/link", Person, Own, Body::Nothing),
        row(Method::POST, "/api/v1/people/{id}/deactivate", Person, Own, Body::Nothing),

        get("/api/v1/clients", Everyone),
        post("/api/v1/clients", Standing, Everyone, |_, _| json!({ "name": format!("Client {}", Uuid::new_v4()), "currency": "EUR" })),
        get("/api/v1/clients/{id}", Own),
        get("/api/v1/clients/{id}/report", Chain),
        get("/api/v1/clients/{id}/report.pdf", Chain),
        get("/api/v1/clients/{id}/report.csv", Chain),
        get("/api/v1/clients/{id}/report.xlsx", Chain),
        patch("/api/v1/clients/{id}", |_, _| json!({ "target": 8_500 })),

        get("/api/v1/stores", Everyone),
        post("/api/v1/stores", Standing, InBody, |_, things| json!({ "client_id": things.client, "code": Uuid::new_v4(), "name": "A store", "time_zone": "Asia/Riyadh" })),
        get("/api/v1/stores/{id}", Own),
        patch("/api/v1/stores/{id}", |_, _| json!({ "region": "East", "baseline_visits": 3 })),
        get("/api/v1/stores/{id}/report", Own),
        get("/api/v1/stores/{id}/report.pdf", Own),
        get("/api/v1/stores/{id}/report.csv", Own),
        get("/api/v1/stores/{id}/report.xlsx", Own),
        get("/api/v1/stores/{id}/photos/{photo}", Own),

        get("/api/v1/checklists", Everyone),
        row(Method::POST, "/api/v1/checklists", Standing, Everyone, Body::Text("application/yaml", |_, _| new_checklist())),
        get("/api/v1/checklists/{slug}/{version}", Own),
        get("/api/v1/checklists/{slug}/{version}/source", Own),
        get("/api/v1/checklists/{slug}/{version}/xlsform", Own),
        get("/api/v1/checklists/{slug}/{version}/xlsform/findings", Own),
        get("/api/v1/checklists/{slug}/{version}/preview", Own).query("?lang=ta"),

        get("/api/v1/checklist-drafts", Everyone),
        row(Method::POST, "/api/v1/checklist-drafts", Standing, Everyone, Body::Text("application/yaml", |_, _| new_checklist())),
        get("/api/v1/checklist-drafts/{id}", Own),
        row(Method::PUT, "/api/v1/checklist-drafts/{id}", Draft, Own, Body::Text("application/yaml", |_, _| new_checklist())).if_match(),
        row(Method::DELETE, "/api/v1/checklist-drafts/{id}", Draft, Own, Body::Nothing).if_match(),
        row(Method::POST, "/api/v1/checklist-drafts/{id}/publish", Draft, Own, Body::Nothing).if_match(),
        get("/api/v1/checklist-drafts/{id}/preview", Own).query("?lang=ar"),
        post("/api/v1/checklist-drafts/{id}/score", Standing, Own, |_, _| json!({ "answers": { "greeted": { "value": "yes" } } })),

        get("/api/v1/visits", Everyone),
        post("/api/v1/visits", Standing, InBody, |town, things| {
            let mut visit = json!(town.new_visit(None, chrono::TimeDelta::zero()));
            visit["store_id"] = json!(things.store);
            visit
        }),
        row(Method::POST, "/api/v1/visits/bulk", Standing, Own, Body::Text("text/csv", |town, _| format!("store_code,window_from,window_to,fee\n{},2026-03-02T10:00,2026-03-02T18:00,12.50\n", town.store.code)))
            .query("?client_id={client}&checklist={slug}&version={version}"),
        get("/api/v1/visits/{id}", Own),
        get("/api/v1/visits/{id}/report", Own),
        get("/api/v1/visits/{id}/report.pdf", Own),
        get("/api/v1/visits/{id}/report.csv", Own),
        get("/api/v1/visits/{id}/report.xlsx", Own),
        get("/api/v1/visits/{id}/trail", Own),
        post("/api/v1/visits/{id}/assign", Open, Own, |town, _| json!({ "shopper_id": town.shopper.id })),
        post("/api/v1/visits/{id}/move", Open, Own, |_, _| json!({ "window": { "from": "2026-03-09T10:00:00", "to": "2026-03-09T18:00:00" } })),
        post("/api/v1/visits/{id}/cancel", Open, Own, reason),
        post("/api/v1/visits/{id}/expire", Past, Own, reason),

        get("/api/v1/submissions/{id}", Own),
        get("/api/v1/submissions/{id}/revisions/{number}", Own),
        get("/api/v1/submissions/{id}/photos/{sha256}", Own),
        post("/api/v1/submissions/{id}/reviews", Submitted, Own, |_, _| json!({ "revision": 1, "decision": "approved", "anonymity_confirmed": true })),
        post("/api/v1/submissions/{id}/revisions", Submitted, Own, |_, _| json!({ "revision": 1, "answers": { "greeted": { "value": "yes", "comment": "They looked up at once." } }, "reason": "the photo shows it", "anonymity_confirmed": true })),
        post("/api/v1/submissions/{id}/choose", Contested, Own, reason),

        get("/api/v1/assignments", Everyone),
        get("/api/v1/assignments/{visit}", Own),
        row(Method::POST, "/api/v1/assignments/{visit}/accept", Assigned, Own, Body::Nothing),
        post("/api/v1/assignments/{visit}/decline", Assigned, Own, reason),
        get("/api/v1/assignments/{visit}/checklist", Own),
        get("/api/v1/assignments/{visit}/photos", Own),
        put("/api/v1/photos/{sha256}", Photo, "application/octet-stream").query("?visit={visit}"),
        put("/api/v1/submissions/{id}/revisions/{number}", Content, "application/json"),
        get("/api/v1/submissions/{id}/revisions/{number}/receipt", Own),
    ]
}

/// The source of a checklist that nobody has published.
pub(crate) fn new_checklist() -> String {
    let slug = format!("checklist: c{}", Uuid::new_v4().simple());
    small_checklist(1).replacen("checklist: small", &slug, 1)
}
