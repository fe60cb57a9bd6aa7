//! P7: every route and every page, called by everybody.

use api::receipts::Receipt;
use backend::http::routes::{Access, Route};
use chrono::TimeDelta;
use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone};

use crate::calls::{Reach, Row, walk};
use crate::town::{Needs, Town};

/// Somebody who calls, and what they are to the town whose things the calls are about.
pub(crate) struct Principal {
    pub(crate) name: String,
    pub(crate) api: Api,
    /// The role; nobody in particular has none.
    role: Option<&'static str>,
    /// Whether the things of the town are this person's to see, as far as the role goes.
    rightful: bool,
    /// Whether this person sees a store of the town's client.
    of_the_client: bool,
    email: String,
}

impl Principal {
    fn stranger(name: &str, api: Api) -> Principal {
        let name = name.to_owned();
        Principal {
            name,
            api,
            role: None,
            rightful: false,
            of_the_client: false,
            email: String::new(),
        }
    }

    fn person(name: &str, someone: &Someone, role: &'static str, rightful: bool) -> Principal {
        Principal {
            name: name.to_owned(),
            api: someone.api.clone(),
            role: Some(role),
            rightful,
            of_the_client: rightful,
            email: someone.email.clone(),
        }
    }

    fn admin(name: &str, agency: &Agency, rightful: bool) -> Principal {
        Principal {
            name: name.to_owned(),
            api: agency.admin.clone(),
            role: Some("admin"),
            rightful,
            of_the_client: rightful,
            email: format!("admin@{}.example", agency.slug),
        }
    }

    /// The status that the rules give this caller.
    fn expected(&self, route: &Route, row: &Row) -> u16 {
        let done = route.gives.0;
        if route.access == Access::Open {
            return done;
        }
        match self.role {
            None => 401,
            Some(role) if !route.access.roles().contains(&role) => 403,
            Some(_) if self.rightful => done,
            Some(_) => match row.reach {
                Reach::Everyone => done,
                Reach::Chain if self.of_the_client => done,
                Reach::Own | Reach::Chain => 404,
                Reach::InBody => 422,
            },
        }
    }

    /// Calls; logging out is done with a log-in of its own.
    pub(crate) async fn call(
        &self,
        row: &Row,
        town: &Town,
        things: &crate::town::Things,
    ) -> Answer {
        if row.ends_the_session() && self.role.is_some() {
            let (api, _) = town.agency.anonymous.log_in(&self.email, PASSWORD).await;
            return row.send(&api, town, things).await;
        }
        row.send(&self.api, town, things).await
    }
}

/// Everybody who may try, from nobody at all to the admin of another agency.
pub(crate) async fn principals(
    server: &TestServer,
    town: &Town,
    elsewhere: &Town,
) -> Vec<Principal> {
    let anonymous = &town.agency.anonymous;
    let now = server.now();
    server.set_clock(now - TimeDelta::minutes(20));
    let (expired, _) = anonymous.log_in(&town.contractor.email, PASSWORD).await;
    server.set_clock(now);
    let path = format!(
        "/api/v1/submissions/{}/revisions/1/receipt",
        town.standing.submission
    );
    let receipt: Receipt = town.shopper.api.get(&path).await.expect(200).json();
    vec![
        Principal::stranger("nobody", anonymous.clone()),
        Principal::stranger("a garbage token", anonymous.with_token("garbage")),
        Principal::stranger("an expired token", expired),
        Principal::stranger("a receipt as token", anonymous.with_token(&receipt.jws)),
        Principal::admin("the admin", &town.agency, true),
        Principal::person("the contractor", &town.contractor, "contractor", true),
        Principal::person("the shopper", &town.shopper, "shopper", true),
        Principal::person("the owner", &town.owner, "owner", true),
        Principal::person("another shopper", &town.other_shopper, "shopper", false),
        Principal {
            of_the_client: true,
            ..Principal::person(
                "the owner of another store",
                &town.owner_of_other_store,
                "owner",
                false,
            )
        },
        Principal::person(
            "the owner of another client",
            &town.owner_of_other_client,
            "owner",
            false,
        ),
        Principal::admin("an admin elsewhere", &elsewhere.agency, false),
        Principal::person(
            "a contractor elsewhere",
            &elsewhere.contractor,
            "contractor",
            false,
        ),
        Principal::person("a shopper elsewhere", &elsewhere.shopper, "shopper", false),
        Principal::person("an owner elsewhere", &elsewhere.owner, "owner", false),
    ]
}

both_databases!(p7_every_route_answers_those_it_is_for_and_nobody_else);
async fn p7_every_route_answers_those_it_is_for_and_nobody_else(server: TestServer) {
    let town = Town::build(&server, "north").await;
    let elsewhere = Town::build(&server, "south").await;
    let principals = principals(&server, &town, &elsewhere).await;
    let mut wrong = Vec::new();
    for (route, row) in walk() {
        let done = route.gives.0;
        // Those who are refused come first, and must leave to the others what they need.
        let (refused, answered): (Vec<&Principal>, Vec<&Principal>) = principals
            .iter()
            .partition(|principal| principal.expected(&route, &row) != done);
        assert!(!answered.is_empty(), "{} answers nobody", row.name());
        let mut things = town.make(row.needs).await;
        for (index, principal) in refused.iter().chain(&answered).enumerate() {
            if index > refused.len() && row.needs != Needs::Standing {
                things = town.make(row.needs).await;
            }
            let answer = principal.call(&row, &town, &things).await;
            let (status, expected) = (answer.status.as_u16(), principal.expected(&route, &row));
            if status != expected {
                let (row, name) = (row.name(), &principal.name);
                wrong.push(format!(
                    "{row} by {name}: {status}, not {expected}: {}",
                    answer.text()
                ));
            }
            if expected >= 400 && status == expected {
                assert!(answer.problem(expected).errors.is_empty() == (expected != 422));
            }
            if row.method == Method::GET {
                let path = row.fill(&things);
                let head = principal
                    .api
                    .send(principal.api.request(Method::HEAD, &path))
                    .await;
                if head.status != answer.status {
                    wrong.push(format!(
                        "HEAD {path} by {}: {}",
                        principal.name, head.status
                    ));
                }
                assert!(head.bytes.is_empty());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

both_databases!(only_an_admin_invites_contractors_and_helps_admins);
async fn only_an_admin_invites_contractors_and_helps_admins(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let contractor = agency.someone("carol", api::people::Role::Contractor).await;
    for role in ["contractor", "admin"] {
        let body = serde_json::json!({ "email": format!("new-{role}@north.example"), "name": "New", "role": role });
        contractor
            .api
            .post("/api/v1/people", &body)
            .await
            .problem(403);
        agency.admin.post("/api/v1/people", &body).await.expect(201);
    }
    let admin: api::session::Me = agency.admin.get("/api/v1/me").await.expect(200).json();
    let path = format!("/api/v1/people/{}/link", admin.id);
    contractor.api.post_nothing(&path).await.problem(403);
    agency.admin.post_nothing(&path).await.expect(201);
}
