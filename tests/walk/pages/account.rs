//! Logging in and out, and a person's own page.

use tests::both_databases;
use tests::client::Api;
use tests::server::{On, TestServer};
use tests::world::PASSWORD;

use super::row::{Row, get, post};
use crate::town::Town;

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/"),
        get("/login"),
        post("/login", |town, _| {
            vec![
                ("email", town.owner.email.clone()),
                ("password", PASSWORD.into()),
            ]
        }),
        post("/logout", |_, _| Vec::new()),
        get("/account"),
        post("/account/preferences", |_, _| {
            vec![("language", "ta".into()), ("digits", "latn".into())]
        }),
        post("/account/password", |_, _| {
            vec![
                ("old", PASSWORD.into()),
                ("new", "short".into()),
                ("repeat", "short".into()),
            ]
        })
        .answers(422),
        // Nobody's log-in is anybody else's to end, and this one nobody has.
        post("/account/sessions/{id}/end", |_, _| Vec::new()).answers(404),
    ]
}

both_databases!(a_browser_session_ends_as_its_person_wishes);
async fn a_browser_session_ends_as_its_person_wishes(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let browser = Api::browser(&server.url);
    let email = &town.contractor.email;
    let one = browser.log_in_with_the_page(email, PASSWORD).await;
    let two = browser.log_in_with_the_page(email, PASSWORD).await;
    one.get("/account").await.expect(200);
    two.submit("/logout", &[]).await.expect(303);
    two.get("/account").await.expect(303);
    one.get("/account").await.expect(200);

    // A new password ends the others: of browsers, and of programs.
    let three = browser.log_in_with_the_page(email, PASSWORD).await;
    let new = "another horse entirely";
    let change = [("old", PASSWORD), ("new", new), ("repeat", new)];
    one.submit("/account/password", &change).await.expect(303);
    three.get("/account").await.expect(303);
    town.contractor.api.get("/api/v1/me").await.problem(401);
    one.get("/account").await.expect(200);

    // Two weeks without use end it; use puts that off.
    for days in [10, 20] {
        server.set_clock(tests::server::start_of_tests() + chrono::TimeDelta::days(days));
        one.get("/account").await.expect(200);
    }
    server.set_clock(tests::server::start_of_tests() + chrono::TimeDelta::days(35));
    one.get("/account").await.expect(303);

    // Who is shut out is out at once.
    let four = browser.log_in_with_the_page(email, new).await;
    let (admin, _) = town
        .agency
        .anonymous
        .log_in("admin@north.example", PASSWORD)
        .await;
    let path = format!("/api/v1/people/{}/deactivate", town.contractor.id);
    admin.post_nothing(&path).await.expect(204);
    four.get("/account").await.expect(303);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chosen_language_and_digits_stay_and_the_way_back_is_ours_alone() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    let browser = Api::browser(&server.url);
    let api = browser
        .log_in_with_the_page(&town.owner.email, PASSWORD)
        .await;
    let chosen = [("language", "ar"), ("digits", "arab")];
    api.submit("/account/preferences", &chosen)
        .await
        .expect(303);
    let page = api.get("/account").await.expect(200).text();
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(page.contains("٢٠٢٦"), "{page}");
    let tamil = api.get("/account?lang=ta").await.expect(200).text();
    assert!(tamil.contains("<html lang=\"ta\" dir=\"ltr\">"));
    for (to, lands) in [
        ("/account?lang=ta", "/account?lang=ta"),
        ("//elsewhere.example", "/"),
        ("https://elsewhere.example", "/"),
        ("/\\elsewhere.example", "/"),
        ("", "/"),
    ] {
        let query: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("to", to)
            .finish();
        let form = [("email", town.owner.email.as_str()), ("password", PASSWORD)];
        let answer = browser.submit(&format!("/login?{query}"), &form).await;
        let answer = answer.expect(303);
        assert_eq!(answer.headers["location"], lands, "{to}");
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    }
}
