//! P7: every page, called by everybody. How each is asked for say the modules of the areas, one [`Row`] a page.

mod account;
mod checklists;
mod clients;
mod links;
mod people;
mod reports;
mod reviews;
mod row;
mod visits;

use std::collections::BTreeSet;

use backend::http::routes::Access;
use backend::web::{Page, pages};
use reqwest::Method;
use tests::both_databases;
use tests::client::Api;
use tests::server::{On, TestServer};
use tests::world::{PASSWORD, Someone};
use uuid::Uuid;

use self::row::Row;
use crate::calls::fill;
use crate::town::Town;

/// Every page but those of links, which have a test of their own in [`links`].
fn walk() -> Vec<Row> {
    let areas = [
        account::rows,
        visits::rows,
        reviews::rows,
        checklists::rows,
        clients::rows,
        people::rows,
        reports::rows,
    ];
    areas.into_iter().flat_map(|rows| rows()).collect()
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
