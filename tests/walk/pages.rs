//! P7: every page, called by everybody.

use std::collections::BTreeSet;

use backend::http::routes::Access;
use backend::service::agencies;
use backend::web::{Page, pages};
use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::{On, TestServer};
use tests::world::{PASSWORD, Someone, set_password};
use uuid::Uuid;

use crate::calls::fill;
use crate::town::{Needs, Things, Town};

/// How one page is asked for, and for whom: one row a page.
struct Row {
    method: Method,
    path: &'static str,
    needs: Needs,
    /// Whether the thing is its people's own, so that to others there is none.
    own: bool,
    /// Whether it is about all stores of a client, of which every owner sees their own.
    chain: bool,
    form: fn(&Town, &Things) -> Vec<(&'static str, String)>,
    /// What those it is for are answered.
    done: u16,
}

fn get(path: &'static str) -> Row {
    Row {
        method: Method::GET,
        path,
        needs: Needs::Standing,
        own: path.contains("{id}"),
        chain: false,
        form: |_, _| Vec::new(),
        done: 200,
    }
}

/// A form that leads elsewhere once it is done.
fn post(path: &'static str, form: fn(&Town, &Things) -> Vec<(&'static str, String)>) -> Row {
    Row {
        method: Method::POST,
        form,
        done: 303,
        ..get(path)
    }
}

/// Every page but those of links, which have a test of their own below.
fn walk() -> Vec<Row> {
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
        get("/checklists"),
        get("/checklists/new"),
        post("/checklists/drafts", |_, _| {
            vec![("source", "checklist: x".into())]
        }),
        get("/checklists/drafts/{id}").needs(Needs::Draft),
        post("/checklists/drafts/{id}", |_, _| {
            vec![("revision", "1".into()), ("source", "checklist: y".into())]
        })
        .needs(Needs::Draft),
        get("/checklists/drafts/{id}/preview").needs(Needs::Draft),
        post("/checklists/drafts/{id}/publish", |_, _| {
            vec![("revision", "1".into())]
        })
        .needs(Needs::Draft),
        post("/checklists/drafts/{id}/delete", |_, _| {
            vec![("revision", "1".into())]
        })
        .needs(Needs::Draft),
        get("/checklists/{slug}/versions").own(),
        get("/checklists/{slug}/{version}").own(),
        get("/checklists/{slug}/{version}/file/{format}").own(),
        post("/checklists/{slug}/{version}/next", |_, _| Vec::new()).own(),
        get("/stores/{id}/report"),
        get("/stores/{id}/report.pdf"),
        get("/stores/{id}/report.csv"),
        get("/stores/{id}/report.xlsx"),
        get("/stores/{id}/photos/{photo}"),
        get("/clients/{id}/report").chain(),
        get("/clients/{id}/report.pdf").chain(),
        get("/clients/{id}/report.csv").chain(),
        get("/clients/{id}/report.xlsx").chain(),
        get("/visits/{id}/report"),
        get("/visits/{id}/report.pdf"),
        get("/visits/{id}/report.csv"),
        get("/visits/{id}/report.xlsx"),
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
        get("/visits"),
        get("/visits/new"),
        post("/visits/new", |_, _| Vec::new()).answers(422),
        get("/visits/import"),
        post("/visits/import", |_, _| Vec::new()).answers(422),
        get("/visits/ticked"),
        post("/visits/ticked", |_, _| vec![("act", "cancel".into())]).answers(422),
        get("/visits/{id}"),
        post("/visits/{id}/assign", |town, _| {
            vec![("shopper_id", town.shopper.id.to_string())]
        })
        .needs(Needs::Open),
        post("/visits/{id}/move", |_, _| {
            vec![
                ("from", "2026-03-09T10:00".into()),
                ("to", "2026-03-09T18:00".into()),
            ]
        })
        .needs(Needs::Open),
        post("/visits/{id}/cancel", |_, _| {
            vec![("reason", "the store is closed".into())]
        })
        .needs(Needs::Open),
        post("/visits/{id}/expire", |_, _| {
            vec![("remark", "nobody went".into())]
        })
        .needs(Needs::Past),
        // Nobody's log-in is anybody else's to end, and this one nobody has.
        post("/account/sessions/{id}/end", |_, _| Vec::new()).answers(404),
        get("/clients"),
        get("/clients/new"),
        post("/clients/new", |_, _| {
            vec![("name", new_name()), ("currency", "EUR".into())]
        }),
        get("/clients/{id}"),
        get("/clients/{id}/edit"),
        post("/clients/{id}/edit", |town, _| {
            vec![
                ("revision", "1".into()),
                ("name", town.client.name.clone()),
                ("currency", town.client.currency.clone()),
            ]
        }),
        get("/clients/{id}/stores/new"),
        post("/clients/{id}/stores/new", |_, _| {
            vec![
                ("code", new_name()),
                ("name", "Corner".into()),
                ("time_zone", "Asia/Riyadh".into()),
            ]
        }),
        get("/clients/{id}/stores/import"),
        post("/clients/{id}/stores/import", |_, _| {
            let rows = format!("code,name,time_zone\n{},Corner,UTC\n", new_name());
            vec![("rows", rows)]
        }),
        get("/stores/{id}/edit"),
        post("/stores/{id}/edit", |town, _| {
            vec![
                ("revision", "1".into()),
                ("name", town.store.name.clone()),
                ("address", town.store.address.clone()),
                ("region", town.store.region.clone()),
            ]
        }),
        get("/people"),
        get("/people/new"),
        post("/people/new", |_, _| {
            vec![
                ("name", "Somebody New".into()),
                ("email", format!("{}@people.example", new_name())),
                ("role", "shopper".into()),
            ]
        })
        .answers(200),
        get("/people/import"),
        post("/people/import", |_, _| {
            let rows = format!("name,email,role\nNew,{}@new.example,shopper\n", new_name());
            vec![("rows", rows)]
        })
        .answers(200),
        get("/people/{id}"),
        get("/people/{id}/edit"),
        post("/people/{id}/edit", |_, _| vec![("name", new_name())]).needs(Needs::Person),
        post("/people/{id}/link", |_, _| Vec::new())
            .needs(Needs::Person)
            .answers(200),
        post("/people/{id}/deactivate", |_, _| Vec::new()).needs(Needs::Person),
        post("/people/{id}/reactivate", |_, _| Vec::new()).needs(Needs::Person),
        get("/reviews"),
        get("/reviews/queue.csv"),
        get("/reviews/queue.xlsx"),
        get("/reviews/{id}"),
        post("/reviews/{id}", |_, _| {
            vec![
                ("decision", "returned".into()),
                ("revision", "1".into()),
                ("reviews", "0".into()),
                ("message", "once more".into()),
            ]
        })
        .needs(Needs::Submitted),
        // Any part will do: nobody else is told whether there is a text.
        post("/reviews/{id}/questions/{question}/correct", |_, _| {
            vec![("part", "comment".into())]
        })
        .needs(Needs::Submitted)
        .answers(200),
        get("/reviews/{id}/past"),
        get("/reviews/{id}/revise"),
        post("/reviews/{id}/revise", |_, _| Vec::new())
            .needs(Needs::Submitted)
            .answers(200),
        get("/reviews/{id}/photos/{sha256}"),
        get("/reviews/{id}/photos/{sha256}/view"),
    ]
}

/// A name that nothing has yet.
fn new_name() -> String {
    Uuid::new_v4().simple().to_string()
}

impl Row {
    fn answers(self, done: u16) -> Row {
        Row { done, ..self }
    }

    fn needs(self, needs: Needs) -> Row {
        Row { needs, ..self }
    }

    fn own(self) -> Row {
        Row { own: true, ..self }
    }

    fn chain(self) -> Row {
        Row {
            chain: true,
            ..self
        }
    }

    async fn send(&self, api: &Api, town: &Town, things: &Things) -> Answer {
        let path = fill(self.path, things)
            .replace("/drafts/{id}", &format!("/drafts/{}", things.draft))
            .replace("{id}", &Uuid::nil().to_string())
            .replace("{format}", "yaml");
        if self.method == Method::GET {
            return api.get(&path).await;
        }
        let form = (self.form)(town, things);
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        api.submit(&path, &form).await
    }
}

/// The pages that links lead to, which need no log-in.
const OF_LINKS: [&str; 2] = ["/password/{token}", "/setup/{token}"];

#[test]
fn every_page_is_walked() {
    let walked: BTreeSet<(String, &str)> = walk()
        .iter()
        .map(|row| (row.method.to_string(), row.path))
        .collect();
    let there: BTreeSet<(String, &str)> = pages()
        .iter()
        .filter(|page| !OF_LINKS.contains(&page.path))
        .map(|page| (page.method.to_string(), page.path))
        .collect();
    assert_eq!(walked, there);
}

/// Somebody at a browser.
struct Visitor {
    name: &'static str,
    role: Option<&'static str>,
    email: String,
    /// Whether the town's things are this person's to see, as far as the role goes.
    rightful: bool,
}

fn visitors(town: &Town, elsewhere: &Town) -> Vec<Visitor> {
    let person = |name, role, someone: &Someone, rightful| Visitor {
        name,
        role: Some(role),
        email: someone.email.clone(),
        rightful,
    };
    let admin = |name, town: &Town, rightful| Visitor {
        name,
        role: Some("admin"),
        email: format!("admin@{}.example", town.agency.slug),
        rightful,
    };
    vec![
        Visitor {
            name: "nobody",
            role: None,
            email: String::new(),
            rightful: false,
        },
        admin("the admin", town, true),
        person("the contractor", "contractor", &town.contractor, true),
        person("the shopper", "shopper", &town.shopper, true),
        person("the owner", "owner", &town.owner, true),
        person(
            "the owner of another store",
            "owner",
            &town.owner_of_other_store,
            false,
        ),
        person(
            "the owner of another client",
            "owner",
            &town.owner_of_other_client,
            false,
        ),
        admin("the admin elsewhere", elsewhere, false),
        person(
            "the contractor elsewhere",
            "contractor",
            &elsewhere.contractor,
            false,
        ),
        person("the owner elsewhere", "owner", &elsewhere.owner, false),
    ]
}

fn expected(page: &Page, row: &Row, visitor: &Visitor) -> u16 {
    if page.access == Access::Open {
        return row.done;
    }
    match visitor.role {
        // Who only looks is led to the log-in; what was sent is refused.
        None if row.method == Method::GET => 303,
        None => 401,
        Some(role) if !page.access.roles().contains(&role) => 403,
        Some(_) if visitor.rightful || !row.own => row.done,
        Some(_) if row.chain && visitor.name == "the owner of another store" => row.done,
        Some(_) => 404,
    }
}

both_databases!(p7_every_page_answers_each_role_of_each_tenant_as_the_rules_say);
async fn p7_every_page_answers_each_role_of_each_tenant_as_the_rules_say(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let browser = Api::browser(&server.url);
    for visitor in visitors(&town, &elsewhere) {
        for row in walk() {
            let all = pages();
            let same = |page: &&Page| page.method == row.method && page.path == row.path;
            let page = all.iter().find(same).expect("the row is of a page");
            // Each call has a log-in of its own: one of them ends it.
            let api = match visitor.role {
                None => browser.clone(),
                Some(_) => browser.log_in_with_the_page(&visitor.email, PASSWORD).await,
            };
            let things = town.make(row.needs).await;
            let answer = row.send(&api, &town, &things).await;
            let name = format!("{} asks for {} {}", visitor.name, row.method, row.path);
            let wanted = match expected(page, &row, &visitor) {
                // The log-in page has nothing for who is in.
                200 if row.path == "/login" && visitor.role.is_some() => 303,
                status => status,
            };
            assert_eq!(answer.status.as_u16(), wanted, "{name}: {}", answer.text());
            if wanted == 404 {
                let nowhere = row.send(&api, &town, &things.nowhere()).await;
                assert_eq!(
                    nowhere.text(),
                    answer.text(),
                    "{name}: missing and another's look alike"
                );
            }
            if wanted == 303 && visitor.role.is_none() && page.access != Access::Open {
                let to = answer.headers["location"].to_str().unwrap();
                assert!(to.starts_with("/login?to="), "{name}: {to}");
            }
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{name}"
            );
            // A photo's bytes never change; the browser of who may see them keeps them for a while. A report
            // has a tag, by which it is asked about again each time.
            let caching = answer.headers["cache-control"].to_str().unwrap();
            let kept = match row.path {
                _ if wanted != 200 => "no-store",
                path if path.ends_with("/photos/{sha256}") => "private, max-age=86400, immutable",
                path if path.ends_with("/photos/{photo}") => "private, max-age=600",
                path if path.contains("}/report") => "private, no-cache",
                _ => "no-store",
            };
            assert_eq!(caching, kept, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_from_another_site_is_refused_wherever_it_is_sent() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let town = Town::build(&server, "north").await;
    let browser = Api::browser(&server.url);
    let api = browser
        .log_in_with_the_page(&town.contractor.email, PASSWORD)
        .await;
    for page in pages()
        .into_iter()
        .filter(|page| page.method == Method::POST)
    {
        let path = fill(page.path, &town.standing).replace("{id}", &Uuid::nil().to_string());
        let path = path.replace("{token}", "x");
        let request = api.request(Method::POST, &path);
        let request = request.header("sec-fetch-site", "cross-site");
        assert_eq!(api.send(request).await.status, 403, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p11_a_page_called_wrongly_answers_with_a_page() {
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let browser = Api::browser(&server.url);
    let post = |path: &str| browser.request(Method::POST, path);
    let form = "application/x-www-form-urlencoded";
    let large = format!("password={}", "x".repeat(2_100_000));
    let elsewhere = post("/password/x").header("sec-fetch-site", "cross-site");
    for (request, status) in [
        (post("/password/x").json(&serde_json::json!({})), 415),
        (post("/password/x").body("password=x"), 415),
        (
            post("/password/x").header("content-type", form).body(large),
            413,
        ),
        (
            post("/password/x")
                .header("content-type", form)
                .body("password=%00"),
            400,
        ),
        (browser.request(Method::GET, "/password/%ff"), 404),
        (browser.request(Method::GET, "/%00"), 404),
        (browser.request(Method::GET, "/nowhere?lang=ta"), 404),
        (
            elsewhere.header("content-type", form).body("password=x"),
            403,
        ),
    ] {
        let answer = browser.send(request).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
        if status != 403 {
            assert!(
                answer.headers["content-type"]
                    .to_str()
                    .unwrap()
                    .starts_with("text/html")
            );
            assert!(answer.text().contains("<h1>"), "{}", answer.text());
        }
    }
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

both_databases!(set_up_and_passwords_need_a_link_that_is_open);
async fn set_up_and_passwords_need_a_link_that_is_open(server: TestServer) {
    let anonymous = Api::anonymous(&server.url);
    let setup = agencies::offer_setup(&server.app)
        .await
        .unwrap()
        .expect("there is no agency yet");
    let setup = setup.strip_prefix(&server.url).unwrap().to_owned();
    let steps = "agency_name=North&agency_slug=north&name=Ada&email=admin%40north.example&password=correct+horse+battery&repeat=correct+horse+battery";
    refused(&anonymous, "/setup/x", steps).await;
    anonymous.get(&setup).await.expect(200);
    submit(&anonymous, &setup, steps).await.expect(200);
    refused(&anonymous, &setup, steps).await;
    assert_eq!(
        agencies::offer_setup(&server.app).await.unwrap(),
        None,
        "an agency is there"
    );

    let (admin, _) = anonymous.log_in("admin@north.example", PASSWORD).await;
    let new = serde_json::json!({ "email": "sam@north.example", "name": "Sam", "role": "shopper" });
    let invited: api::people::Invited = admin.post("/api/v1/people", &new).await.expect(201).json();
    let page = invited
        .link
        .url
        .strip_prefix(&server.url)
        .unwrap()
        .to_owned();
    let password = "password=correct+horse+battery&repeat=correct+horse+battery";
    refused(&anonymous, "/password/x", password).await;
    anonymous.get(&page).await.expect(200);
    submit(&anonymous, &page, "password=short&repeat=other")
        .await
        .expect(422);
    submit(&anonymous, &page, password).await.expect(200);
    refused(&anonymous, &page, password).await;
    anonymous.log_in("sam@north.example", PASSWORD).await;

    // A newer link ends an older one, and a week ends both.
    let path = format!("/api/v1/people/{}/link", invited.person.id);
    let older: api::people::Link = admin.post_nothing(&path).await.expect(201).json();
    let newer: api::people::Link = admin.post_nothing(&path).await.expect(201).json();
    refused(
        &anonymous,
        older.url.strip_prefix(&server.url).unwrap(),
        password,
    )
    .await;
    anonymous
        .get(newer.url.strip_prefix(&server.url).unwrap())
        .await
        .expect(200);
    server.set_clock(newer.expires_at);
    refused(
        &anonymous,
        newer.url.strip_prefix(&server.url).unwrap(),
        password,
    )
    .await;
    let token = newer.url.rsplit('/').next().unwrap();
    set_password(&anonymous, token, PASSWORD).await.expect(404);
}

async fn submit(anonymous: &Api, page: &str, form: &str) -> Answer {
    anonymous
        .post_text(page, "application/x-www-form-urlencoded", form)
        .await
}

/// The page says that the link does not work, however it is asked.
async fn refused(anonymous: &Api, page: &str, form: &str) {
    let shown = anonymous.get(page).await.expect(404);
    let sent = submit(anonymous, page, form).await.expect(404);
    assert_eq!(shown.text(), sent.text());
}
