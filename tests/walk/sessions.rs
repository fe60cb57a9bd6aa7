//! The life of a log-in: refreshing, ending, guessing.

use api::people::Role;
use api::problem::Problem;
use api::session::{Me, Tokens};
use backend::service::agencies;
use chrono::TimeDelta;
use serde_json::json;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD, Someone};
use uuid::Uuid;

use crate::database::execute;

async fn exchange(api: &Api, refresh_token: &str) -> Answer {
    api.post(
        "/api/v1/session/refresh",
        &json!({ "refresh_token": refresh_token }),
    )
    .await
}

async fn exchanged(api: &Api, refresh_token: &str) -> Tokens {
    exchange(api, refresh_token).await.expect(200).json()
}

struct LoggedIn {
    agency: Agency,
    sam: Someone,
    tokens: Tokens,
}

async fn logged_in(server: &TestServer) -> LoggedIn {
    let agency = Agency::create(server, "north").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let (_, tokens) = agency.anonymous.log_in(&sam.email, PASSWORD).await;
    LoggedIn {
        agency,
        sam,
        tokens,
    }
}

both_databases!(a_refresh_token_rotates_and_a_lost_answer_gives_a_sibling);
async fn a_refresh_token_rotates_and_a_lost_answer_gives_a_sibling(server: TestServer) {
    let LoggedIn {
        agency,
        tokens: first,
        ..
    } = logged_in(&server).await;
    let api = &agency.anonymous;
    server.set_clock(server.now() + TimeDelta::minutes(16));
    api.with_token(&first.access_token)
        .get("/api/v1/me")
        .await
        .problem(401);
    let lost = exchanged(api, &first.refresh_token).await;
    let sibling = exchanged(api, &first.refresh_token).await;
    assert_ne!(lost.refresh_token, first.refresh_token);
    assert_ne!(lost.refresh_token, sibling.refresh_token);
    api.with_token(&sibling.access_token)
        .get("/api/v1/me")
        .await
        .expect(200);

    // The sibling is used; from now on the first one can only be a copy.
    let second = exchanged(api, &sibling.refresh_token).await;
    let refused = exchange(api, &first.refresh_token).await.problem(401);
    assert_eq!(refused.code, "unauthenticated");
    for token in [
        &lost.refresh_token,
        &sibling.refresh_token,
        &second.refresh_token,
    ] {
        exchange(api, token).await.problem(401);
    }
    for token in [&sibling.access_token, &second.access_token] {
        api.with_token(token).get("/api/v1/me").await.problem(401);
    }
    // Another log-in of the same person is another family.
    let (other, _) = api.log_in("sam@north.example", PASSWORD).await;
    other.get("/api/v1/me").await.expect(200);
}

both_databases!(the_sibling_that_was_not_taken_is_a_reuse_too);
async fn the_sibling_that_was_not_taken_is_a_reuse_too(server: TestServer) {
    let LoggedIn { agency, tokens, .. } = logged_in(&server).await;
    let api = &agency.anonymous;
    let one = exchanged(api, &tokens.refresh_token).await;
    let other = exchanged(api, &tokens.refresh_token).await;
    let next = exchanged(api, &one.refresh_token).await;
    exchange(api, &other.refresh_token).await.problem(401);
    exchange(api, &next.refresh_token).await.problem(401);
}

both_databases!(a_lost_answer_is_given_again_for_a_day);
async fn a_lost_answer_is_given_again_for_a_day(server: TestServer) {
    let LoggedIn { agency, tokens, .. } = logged_in(&server).await;
    let (api, began) = (&agency.anonymous, server.now());
    let next = exchanged(api, &tokens.refresh_token).await;
    server.set_clock(began + TimeDelta::hours(24) - TimeDelta::seconds(1));
    exchanged(api, &tokens.refresh_token).await;
    server.set_clock(began + TimeDelta::hours(24));
    exchange(api, &tokens.refresh_token).await.problem(401);
    exchange(api, &next.refresh_token).await.problem(401);
}

both_databases!(a_log_in_ends_after_60_idle_days_and_after_180_days);
async fn a_log_in_ends_after_60_idle_days_and_after_180_days(server: TestServer) {
    let LoggedIn {
        agency, mut tokens, ..
    } = logged_in(&server).await;
    let (api, began, second) = (&agency.anonymous, server.now(), TimeDelta::seconds(1));
    let (_, idle) = api.log_in("sam@north.example", PASSWORD).await;
    for days in [59, 118, 177] {
        server.set_clock(began + TimeDelta::days(days));
        tokens = exchanged(api, &tokens.refresh_token).await;
    }
    server.set_clock(began + TimeDelta::days(60));
    exchange(api, &idle.refresh_token).await.problem(401);
    server.set_clock(began + TimeDelta::days(180) - second);
    tokens = exchanged(api, &tokens.refresh_token).await;
    server.set_clock(began + TimeDelta::days(180));
    exchange(api, &tokens.refresh_token).await.problem(401);
}

both_databases!(logging_out_and_being_shut_out_end_every_token_at_once);
async fn logging_out_and_being_shut_out_end_every_token_at_once(server: TestServer) {
    let LoggedIn {
        agency,
        sam,
        tokens,
    } = logged_in(&server).await;
    let api = agency.anonymous.with_token(&tokens.access_token);
    api.delete("/api/v1/session").await.expect(204);
    api.get("/api/v1/me").await.problem(401);
    api.delete("/api/v1/session").await.problem(401);
    exchange(&api, &tokens.refresh_token).await.problem(401);
    sam.api.get("/api/v1/me").await.expect(200);

    let (_, tokens) = agency.anonymous.log_in(&sam.email, PASSWORD).await;
    let path = format!("/api/v1/people/{}/deactivate", sam.id);
    agency.admin.post_nothing(&path).await.expect(204);
    sam.api.get("/api/v1/me").await.problem(401);
    exchange(&api, &tokens.refresh_token).await.problem(401);
    assert_eq!(
        try_log_in(&api, &sam.email, PASSWORD)
            .await
            .problem(401)
            .code,
        "log_in_failed"
    );
}

both_databases!(a_token_says_who_and_the_database_says_what_they_may);
async fn a_token_says_who_and_the_database_says_what_they_may(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let carol = agency.someone("carol", Role::Contractor).await;
    carol.api.get("/api/v1/people").await.expect(200);
    let sql = "UPDATE users SET role = 'shopper' WHERE email = 'carol@north.example'";
    execute(&server.app, sql).await.unwrap();
    carol.api.get("/api/v1/people").await.problem(403);
    let me: Me = carol.api.get("/api/v1/me").await.expect(200).json();
    assert_eq!(me.role, Role::Shopper);
}

both_databases!(a_new_password_ends_the_log_ins_made_with_the_old_one);
async fn a_new_password_ends_the_log_ins_made_with_the_old_one(server: TestServer) {
    let LoggedIn {
        agency,
        sam,
        tokens,
    } = logged_in(&server).await;
    let path = format!("/api/v1/people/{}/link", sam.id);
    let link: api::people::Link = agency.admin.post_nothing(&path).await.expect(201).json();
    sam.api.get("/api/v1/me").await.expect(200);
    let token = link.url.rsplit('/').next().unwrap();
    tests::world::set_password(&agency.anonymous, token, "another battery staple")
        .await
        .expect(200);
    sam.api.get("/api/v1/me").await.problem(401);
    exchange(&agency.anonymous, &tokens.refresh_token)
        .await
        .problem(401);
    try_log_in(&agency.anonymous, &sam.email, PASSWORD)
        .await
        .problem(401);
    agency
        .anonymous
        .log_in(&sam.email, "another battery staple")
        .await;
}

async fn try_log_in(api: &Api, email: &str, password: &str) -> Answer {
    api.post(
        "/api/v1/session",
        &json!({ "email": email, "password": password }),
    )
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_is_slowed_down_for_the_account_and_for_the_address() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let LoggedIn { agency, sam, .. } = logged_in(&server).await;
    let other = agency.someone("sara", Role::Shopper).await;
    let began = server.now();
    let guess = async |email: &str, address: &str| {
        let body = json!({ "email": email, "password": "wrong horse battery" });
        let request = agency
            .anonymous
            .request(reqwest::Method::POST, "/api/v1/session");
        agency
            .anonymous
            .send(request.header("x-forwarded-for", address).json(&body))
            .await
    };
    for _ in 0..5 {
        guess(&sam.email, "203.0.113.1").await.problem(401);
    }
    let answer = guess(&sam.email, "203.0.113.2").await;
    assert_eq!(answer.problem(429).code, "throttled");
    assert_eq!(answer.headers["retry-after"], "1");
    // The right password waits as well, whatever the address is written like; another's does not.
    try_log_in(&agency.anonymous, &sam.email, PASSWORD)
        .await
        .problem(429);
    try_log_in(&agency.anonymous, &sam.email.to_uppercase(), PASSWORD)
        .await
        .problem(429);
    try_log_in(&agency.anonymous, &other.email, PASSWORD)
        .await
        .expect(200);
    server.set_clock(began + TimeDelta::seconds(1));
    guess(&sam.email, "203.0.113.1").await.problem(401);
    assert_eq!(
        guess(&sam.email, "203.0.113.1").await.headers["retry-after"],
        "2"
    );
    server.set_clock(began + TimeDelta::seconds(3));
    try_log_in(&agency.anonymous, &sam.email, PASSWORD)
        .await
        .expect(200);
    guess(&sam.email, "203.0.113.1").await.problem(401);

    // Nobody in particular is slowed down as everybody is: 429 tells no accounts apart.
    for _ in 0..5 {
        guess("nobody@north.example", "203.0.113.3")
            .await
            .problem(401);
    }
    guess("nobody@north.example", "203.0.113.3")
        .await
        .problem(429);

    for index in 0..50 {
        guess(&format!("{index}@north.example"), "203.0.113.9")
            .await
            .problem(401);
    }
    guess("one-more@north.example", "203.0.113.9")
        .await
        .problem(429);
    guess("one-more@north.example", "203.0.113.10")
        .await
        .problem(401);
}

both_databases!(a_log_in_that_fails_says_nothing_of_why);
async fn a_log_in_that_fails_says_nothing_of_why(server: TestServer) {
    let LoggedIn { agency, sam, .. } = logged_in(&server).await;
    let api = &agency.anonymous;
    let gone = agency.someone("gone", Role::Shopper).await;
    agency
        .admin
        .post_nothing(&format!("/api/v1/people/{}/deactivate", gone.id))
        .await
        .expect(204);
    let new = json!({ "email": "invited@north.example", "name": "I", "role": "shopper" });
    agency.admin.post("/api/v1/people", &new).await.expect(201);
    let request_id = Uuid::new_v4().to_string();
    let mut answers = Vec::new();
    for (email, password, slug) in [
        (sam.email.as_str(), "wrong horse battery", None),
        (&sam.email, "", None),
        (&sam.email, PASSWORD, Some("elsewhere")),
        ("nobody@north.example", PASSWORD, None),
        (&gone.email, PASSWORD, None),
        ("invited@north.example", PASSWORD, None),
        ("", "", None),
    ] {
        let body = json!({ "email": email, "password": password, "agency": slug });
        let request = api.request(reqwest::Method::POST, "/api/v1/session");
        let answer = api
            .send(request.header("request-id", &request_id).json(&body))
            .await;
        let problem: Problem = answer.problem(401);
        assert_eq!(problem.code, "log_in_failed");
        assert!(!answer.headers.contains_key("www-authenticate"));
        answers.push(answer.bytes);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "failures are told apart");
}

both_databases!(the_agency_is_asked_for_only_among_those_whose_password_fits);
async fn the_agency_is_asked_for_only_among_those_whose_password_fits(server: TestServer) {
    let api = Api::anonymous(&server.url);
    for (slug, password) in [
        ("north", PASSWORD),
        ("south", PASSWORD),
        ("west", "another battery staple"),
    ] {
        agencies::create_agency(&server.app, slug, slug)
            .await
            .unwrap();
        agencies::create_admin(
            &server.app,
            slug,
            "Ada",
            "Ada@Example.org",
            password.to_owned(),
        )
        .await
        .unwrap();
    }
    let asked = try_log_in(&api, "ada@example.org", PASSWORD)
        .await
        .problem(409);
    assert_eq!(
        (asked.code.as_str(), asked.agencies),
        (
            "agency_needed",
            vec!["north".to_owned(), "south".to_owned()]
        )
    );
    let alone: Tokens = try_log_in(&api, " ADA@example.ORG ", "another battery staple")
        .await
        .expect(200)
        .json();
    assert_eq!(alone.user.agency, "west");
    for slug in ["north", "south"] {
        let body = json!({ "email": "ada@example.org", "password": PASSWORD, "agency": slug });
        let tokens: Tokens = api.post("/api/v1/session", &body).await.expect(200).json();
        assert_eq!(tokens.user.agency, slug);
    }
    let body = json!({ "email": "ada@example.org", "password": PASSWORD, "agency": "west" });
    api.post("/api/v1/session", &body).await.problem(401);
}
