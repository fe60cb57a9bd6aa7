//! The three reports, every figure calculated by hand (P4, P6, P8).

mod chain;
mod store;
mod visit;

use api::checklists::ChecklistVersion;
use api::clients::Client;
use api::people::Role;
use api::reports::{
    Benchmark, Comparison, Digits, Interval, Percent, Points, PointsInterval, StoreReport,
};
use api::stores::Store;
use backend::db::{Scope, Who};
use backend::error::Error;
use backend::service::caller::Caller;
use backend::service::reports::{Subject, Wanted, gather_store, resolve};
use checklists::Language;
use chrono::{DateTime, NaiveDate, Utc};
use reqwest::Method;
use serde_json::{Value, json};
use tests::both_databases;
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, content_with};
use uuid::Uuid;

/// Ten points in all: greeted 4, smiled 2, clean 2, and 2 that owners know nothing of.
fn town(version: u32, change: &str) -> String {
    format!(
        "checklist: town\nversion: {version}\nlanguages: [en]\ntitle: Town\nbriefing: Look.\n\
         scoring: {{pass_mark: 60{change}}}\n\
         bands:\n  - {{id: good, from: 60, label: Good}}\n  - {{id: poor, from: 0, label: Poor}}\n\
         sections:\n  - id: service\n    title: Service\n    questions:\n\
         \x20     - {{id: greeted, kind: yes_no, points: 4, text: Were you greeted?}}\n\
         \x20     - {{id: smile, kind: yes_no, points: 2, text: Did they smile?}}\n\
         \x20 - id: hall\n    title: Hall\n    questions:\n\
         \x20     - {{id: clean, kind: yes_no, points: 2, text: Was it clean?}}\n\
         \x20     - {{id: secret, kind: yes_no, points: 2, text: Xyzzy?, owner: hide}}\n\
         \x20     - {{id: promote, kind: nps, text: Would you recommend us?}}\n"
    )
}

pub(crate) struct World {
    pub(crate) server: TestServer,
    pub(crate) agency: Agency,
    sam: Someone,
    pub(crate) client: Client,
    /// North, North and no region.
    pub(crate) stores: [Store; 3],
    agency_id: Uuid,
    /// The visits to the first store, oldest first.
    pub(crate) visits: Vec<Uuid>,
}

/// The answers: greeted, smiled, clean, the secret, and 0 to 10.
type Found = (bool, bool, bool, bool, i64);

impl World {
    pub(crate) async fn new(server: TestServer) -> World {
        let agency = Agency::create(&server, "north").await;
        let client = agency.client("Falafel House").await;
        let mut stores = Vec::new();
        for code in ["A", "B", "C"] {
            stores.push(agency.store(&client, code, "Asia/Riyadh").await);
        }
        let [a, b, c]: [Store; 3] = stores.try_into().unwrap();
        let sam = agency.someone("sam", Role::Shopper).await;
        let db = server.app.db.read();
        let row = backend::db::agencies::find_agency_by_slug(db, "north").await;
        let agency_id = row.unwrap().unwrap().id;
        let mut world = World {
            server,
            agency,
            sam,
            client,
            stores: [a, b, c],
            agency_id,
            visits: Vec::new(),
        };
        let [a, b, c] = world.stores.clone();
        let client = format!("/api/v1/clients/{}", world.client.id);
        world.set(&client, json!({ "target": 8_500 })).await;
        let store = format!("/api/v1/stores/{}", a.id);
        world.set(&store, json!({ "baseline_visits": 2 })).await;
        let store = format!("/api/v1/stores/{}", c.id);
        world.set(&store, json!({ "region": "" })).await;
        let version = world.agency.publish(&town(1, "")).await;
        let found: [(&Store, &str, Found); 8] = [
            (&a, "2025-02-10", (true, true, true, true, 10)),
            (&a, "2025-11-10", (false, false, true, true, 0)),
            (&a, "2026-01-05", (true, false, true, true, 10)),
            (&b, "2026-01-06", (true, true, true, true, 9)),
            (&a, "2026-01-20", (false, false, true, true, 9)),
            (&c, "2026-02-05", (false, true, false, true, 8)),
            (&a, "2026-02-10", (false, false, true, false, 6)),
            (&a, "2026-03-03", (true, true, true, true, 8)),
        ];
        for (store, date, answers) in found {
            let visit = world.visit(store, &version, date, answers).await;
            if store.id == a.id {
                world.visits.push(visit);
            }
        }
        world
    }

    async fn set(&self, path: &str, body: Value) {
        let admin = &self.agency.admin;
        let request = admin.request(Method::PATCH, path).json(&body);
        let answer = admin.send(request.header("if-match", "\"1\"")).await;
        answer.expect(200);
    }

    /// An approved visit at two o'clock in the afternoon of the store.
    async fn visit(
        &mut self,
        store: &Store,
        version: &ChecklistVersion,
        date: &str,
        (greeted, smile, clean, secret, promote): Found,
    ) -> Uuid {
        let now: DateTime<Utc> = format!("{date}T11:00:00Z").parse().unwrap();
        self.server.set_clock(now);
        let anonymous = &self.agency.anonymous;
        self.agency.admin = anonymous.log_in("admin@north.example", PASSWORD).await.0;
        self.sam.api = anonymous.log_in(&self.sam.email, PASSWORD).await.0;
        let visit = self.agency.visit(store, version, &self.sam, now).await;
        self.sam.accept(visit.id).await;
        let filled = self.sam.checklist(visit.id).await;
        let said = |yes: bool| if yes { "yes" } else { "no" };
        let comment = format!("Seen in {}.", &date[..7]);
        let answers = json!({
            "greeted": { "value": said(greeted) },
            "smile": { "value": said(smile), "comment": comment },
            "clean": { "value": said(clean) },
            "secret": { "value": said(secret) },
            "promote": { "value": promote },
        });
        let answers = serde_json::from_value(answers).unwrap();
        let content = content_with(&filled, visit.id, now, answers, &[]);
        let submission = Uuid::now_v7();
        let bytes = serde_json::to_vec(&content).unwrap();
        self.sam.submit(submission, 1, &bytes).await.expect(201);
        self.agency.approve(submission, 1).await.expect(201);
        visit.id
    }

    /// An owner of all stores, or of these.
    fn owner(&self, stores: Option<Vec<Uuid>>) -> Caller {
        Caller {
            agency_id: self.agency_id,
            user_id: Uuid::now_v7(),
            role: Role::Owner,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id: self.agency_id,
                who: Who::Owner {
                    client_id: self.client.id,
                    store_ids: stores,
                },
            },
        }
    }

    async fn store(&self, caller: &Caller, from: &str, to: &str) -> StoreReport {
        let subject = Subject::Store(self.stores[0].id);
        let app = &self.server.app;
        let resolved = resolve(app, caller, subject, &wanted(from, to)).await;
        gather_store(app, caller, &resolved.unwrap()).await.unwrap()
    }
}

fn wanted(from: &str, to: &str) -> Wanted {
    Wanted {
        checklist: Some("town".to_owned()),
        from: Some(from.parse().unwrap()),
        to: Some(to.parse().unwrap()),
        language: Language::english(),
        digits: Digits::Latin,
    }
}

fn percent(hundredths: i64) -> Option<Percent> {
    Some(Percent::from_hundredths(hundredths))
}

fn interval(low: i64, high: i64) -> Interval {
    Interval {
        low: Percent::from_hundredths(low),
        high: Percent::from_hundredths(high),
    }
}

fn points(low: i64, high: i64) -> Option<PointsInterval> {
    Some(PointsInterval {
        low: Points(low),
        high: Points(high),
    })
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Benchmark, mean, n, stores, and the difference.
type Held = (Benchmark, Option<Percent>, u32, Option<u32>, Option<i64>);

fn held(comparison: &Comparison) -> Held {
    let mean = comparison.mean.unwrap_or_default();
    (
        comparison.with,
        mean.mean,
        mean.n,
        comparison.stores,
        comparison.difference.map(|difference| difference.points.0),
    )
}

fn says_nothing_of_the_secret(report: &impl serde::Serialize) {
    let json = serde_json::to_string(report).unwrap();
    assert!(
        !json.contains("secret") && !json.contains("Xyzzy"),
        "{json}"
    );
}

both_databases!(what_lies_outside_the_readers_reach_is_not_there);
async fn what_lies_outside_the_readers_reach_is_not_there(server: TestServer) {
    let world = World::new(server).await;
    let app = &world.server.app;
    let south = Agency::create(&world.server, "south").await;
    let client = south.client("Elsewhere").await;
    let db = app.db.read();
    let row = backend::db::agencies::find_agency_by_slug(db, "south").await;
    let south_id = row.unwrap().unwrap().id;
    let any = wanted("2026-01-01", "2026-04-01");
    let subjects = [
        Subject::Visit(world.visits[0]),
        Subject::Store(world.stores[0].id),
        Subject::Chain(world.client.id),
    ];
    let stranger = Caller {
        agency_id: south_id,
        scope: Scope {
            agency_id: south_id,
            who: Who::Owner {
                client_id: client.id,
                store_ids: None,
            },
        },
        ..world.owner(None)
    };
    let contractor = Caller {
        role: Role::Contractor,
        scope: Scope::agency(south_id),
        ..stranger.clone()
    };
    for subject in subjects {
        for caller in [&stranger, &contractor] {
            let found = resolve(app, caller, subject, &any).await;
            assert!(matches!(found, Err(Error::NotFound)), "{subject:?}");
        }
    }
    // The owner of another store of the same client.
    let other = world.owner(Some(vec![world.stores[1].id]));
    for subject in &subjects[..2] {
        let found = resolve(app, &other, *subject, &any).await;
        assert!(matches!(found, Err(Error::NotFound)), "{subject:?}");
    }
}
