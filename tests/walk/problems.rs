//! P11: every error is a problem document that says what, where and what to do.

use std::collections::{BTreeMap, BTreeSet};

use api::problem::Problem;
use backend::http::routes::Content;
use backend::web::pages;
use reqwest::Method;
use serde_json::json;
use tests::client::{Answer, Api};
use tests::server::{On, TestServer};
use uuid::Uuid;

use crate::calls::{Body, FIRST_REVISION, Row, fill, walk};
use crate::town::Town;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const METHODS: [Method; 6] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

/// The problem in an answer, with all that every problem has.
pub(crate) fn problem(answer: &Answer, status: u16) -> Problem {
    let problem = answer.problem(status);
    assert_eq!(
        problem.kind,
        format!("urn:plainclothes:problem:{}", problem.code)
    );
    assert!(!problem.title.is_empty());
    assert_eq!(answer.headers["x-content-type-options"], "nosniff");
    let request_id = answer.headers["request-id"].to_str().unwrap();
    assert!(Uuid::parse_str(request_id).is_ok());
    // A 404 has none, so that all are alike.
    let told = problem.request_id.as_deref();
    assert!(
        told.is_none_or(|told| told == request_id),
        "{}",
        answer.text()
    );
    problem
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_there_and_what_a_path_does_not_do_are_problems() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let api = Api::anonymous(&server.url);
    for path in [
        "/api/v1",
        "/api/v1/nowhere",
        "/api/v1/stores/",
        "/api/v2/me",
        "/api/%00",
        "/api/%ff",
    ] {
        assert_eq!(
            problem(&api.get(path).await, 404).code,
            "not_found",
            "{path}"
        );
    }
    let mut methods: BTreeMap<&str, BTreeSet<Method>> = BTreeMap::new();
    for (method, path) in backend::http::routes()
        .into_iter()
        .map(|route| (route.method, route.path))
        .chain(pages().into_iter().map(|page| (page.method, page.path)))
    {
        methods.entry(path).or_default().insert(method);
    }
    for (path, known) in methods {
        for method in METHODS.into_iter().filter(|method| !known.contains(method)) {
            let answer = api.send(api.request(method.clone(), path)).await;
            let problem = problem(&answer, 405);
            assert_eq!(problem.code, "method_not_allowed", "{method} {path}");
            let allow = answer.headers["allow"].to_str().unwrap();
            let allowed: BTreeSet<Method> = allow
                .split(',')
                .map(|name| name.trim().parse().unwrap())
                .filter(|method| method != Method::HEAD)
                .collect();
            assert_eq!(allowed, known, "{method} {path}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_of_another_kind_or_shape_is_a_problem_on_every_route_that_takes_one() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    for (route, row) in walk() {
        let Some(takes) = route.takes else { continue };
        let api = town.rightful(route.access);
        let path = row.fill(&town.make(row.needs).await);
        let send = async |media: &str, body: &str| {
            let request = row.begin(api, &path).header("content-type", media);
            api.send(request.body(body.to_owned())).await
        };
        // The kind of a photo is judged by its bytes.
        if route.path.starts_with("/api/v1/photos/") {
            assert_eq!(
                problem(&send("image/jpeg", "text").await, 422).code,
                "photo_digest"
            );
            continue;
        }
        assert_eq!(
            problem(&send("text/plain", "{}").await, 415).code,
            "unsupported_media"
        );
        let none = api.send(row.begin(api, &path).body("{}")).await;
        assert_eq!(
            problem(&none, 415).code,
            "unsupported_media",
            "{}",
            row.name()
        );
        if !matches!(takes, Content::Json(_)) {
            continue;
        }
        for broken in [
            "",
            "{",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{\"x\":1}",
            "{} {}",
            "\u{feff}{}",
        ] {
            let problem = problem(&send("application/json", broken).await, 400);
            assert_eq!(problem.code, "malformed", "{} {broken}", row.name());
            let detail = problem.detail.unwrap();
            assert!(
                detail.contains("line 1") || detail.contains("column"),
                "{detail}"
            );
        }
        let deep = "[".repeat(100_000);
        assert_eq!(
            problem(&send("application/json", &deep).await, 400).code,
            "malformed"
        );
        if let Body::Json(make) = row.body {
            let mut unknown = make(&town, &town.standing);
            unknown["colour"] = json!("red");
            let detail = problem(&send("application/json", &unknown.to_string()).await, 400).detail;
            assert!(detail.unwrap().contains("`colour`"), "{}", row.name());
        }
        let latin: Vec<u8> = b"{\"reason\": \"caf\xe9\"}".to_vec();
        let request = row
            .begin(api, &path)
            .header("content-type", "application/json");
        problem(&api.send(request.body(latin)).await, 400);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    for (route, row) in walk() {
        let Some(takes) = route.takes else { continue };
        let api = town.rightful(route.access);
        let path = row.fill(&town.make(row.needs).await);
        let kinds: &[&str] = match takes {
            Content::Json(_) => &["application/json"],
            Content::Media(kinds) => kinds,
        };
        for media in kinds {
            let most = match *media {
                "application/json" => 8_000_000,
                "application/yaml" => 600_000,
                "text/csv" => 2_000_000,
                XLSX => 5_000_000,
                _ => 20_000_000,
            };
            let announced = announce(&server, &row, api, &path, media, most + 1).await;
            assert!(
                announced.starts_with("HTTP/1.1 413 "),
                "{}: {announced}",
                row.name()
            );
            assert!(announced.contains("\"code\":\"too_large\""), "{announced}");
            assert!(announced.contains(&most.to_string()), "{announced}");
            let fits = announce(&server, &row, api, &path, media, most).await;
            assert!(!fits.starts_with("HTTP/1.1 413 "), "{}: {fits}", row.name());
        }
    }
}

/// Announces a body of that length, sends little of it, and gives what the server says.
async fn announce(
    server: &TestServer,
    row: &Row,
    api: &Api,
    path: &str,
    media: &str,
    length: usize,
) -> String {
    use std::io::{Read, Write};
    let token = api
        .token()
        .map(|token| format!("authorization: Bearer {token}\r\n"));
    let head = format!(
        "{} {path} HTTP/1.1\r\nhost: x\r\n{}if-match: {FIRST_REVISION}\r\ncontent-type: {media}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{{",
        row.method,
        token.unwrap_or_default(),
    );
    let address = server.url.strip_prefix("http://").unwrap().to_owned();
    tokio::task::spawn_blocking(move || {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        // The server may close the connection while the rest of the body is on its way.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_query_or_a_path_that_cannot_be_read_is_a_problem() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    for (route, row) in walk() {
        let api = town.rightful(route.access);
        let path = row.fill(&town.standing);
        let bare = path.split('?').next().unwrap();
        if route.query.is_some() {
            let request = |query: &str| api.request(row.method.clone(), &format!("{bare}?{query}"));
            for query in [
                "colour=red",
                "limit=many",
                "from=yesterday",
                "%ff=%ff",
                "limit=1&limit=2",
            ] {
                let problem = problem(&api.send(request(query)).await, 400);
                assert_eq!(problem.code, "malformed", "{} ?{query}", row.name());
                assert!(problem.detail.unwrap().starts_with("the query: "));
            }
        }
        for name in ["{id}", "{visit}", "{photo}", "{number}", "{version}"] {
            if !row.path.contains(name) {
                continue;
            }
            for wrong in [
                "x",
                "-1",
                "0x1",
                "%ff",
                "%00",
                "99999999999",
                "%2e%2e%2f%2e%2e%2fetc",
            ] {
                let template = format!("{}{}", row.path.replace(name, wrong), row.query);
                let path = fill(&template, &town.standing);
                let request = row.request_at(&path, api, &town, &town.standing);
                let answer = api.send(request).await;
                assert_eq!(problem(&answer, 404).code, "not_found", "{path}");
            }
        }
    }
}
