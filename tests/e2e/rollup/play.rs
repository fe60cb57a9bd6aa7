//! Contractors and shoppers who do whatever comes to their minds; [`acts`] is what they can do.

mod acts;

use std::collections::BTreeMap;

use api::people::Role;
use api::stores::Store;
use api::submissions::Decision;
use api::visits::VisitState;
use backend::app::App;
use backend::clock::Clock;
use backend::db::agencies::find_agency_by_slug;
use backend::db::results::{self as rows, Change, Settled, Stores};
use backend::db::{Scope, Who};
use backend::error::{Error, Result};
use backend::service::caller::Caller;
use backend::service::visits::transition::Event;
use backend::service::{assignments, submissions, visits};
use checklists::Checklist;
use chrono::TimeDelta;
use tests::photo::{Photo, jpeg, scene};
use tests::random::Random;
use tests::server::TestServer;
use tests::world::Agency;
use uuid::Uuid;

use super::always;

pub(super) const SLUG: &str = "rolled";

/// Questions of every visibility, points that can be lost and knocked out, and key figures.
fn source(version: u32) -> String {
    // The second version opens an epoch of one question, its section and the total.
    let (points, epoch, broken) = match version {
        1 => (3, "", ""),
        _ => (5, "epoch: {comparable: no}\n", "comparable: no, "),
    };
    format!(
        "checklist: {SLUG}\nversion: {version}\nlanguages: [en]\ntitle: Rolled up\nbriefing: Look.\n{epoch}\
         scoring: {{pass_mark: 60}}\nbands:\n  - {{id: good, from: 60, label: Good}}\n  - {{id: poor, from: 0, label: Poor}}\n\
         sections:\n  - id: service\n    title: Service\n{section}    questions:\n\
         \x20     - {{id: greeted, {broken}kind: yes_no, points: {points}, text: Greeted?, na: true}}\n\
         \x20     - {{id: regular, kind: yes_no, points: 2, text: A regular?, owner: hide, knock_out: {{on: [no], effect: zero_section}}}}\n\
         \x20     - {{id: mood, kind: yes_no, points: 1, text: In spirits?, owner: summary}}\n\
         \x20     - {{id: extra, kind: yes_no, points: 1, bonus: true, required: false, text: Something extra?}}\n\
         \x20 - id: place\n    title: Place\n    questions:\n\
         \x20     - {{id: tidy, kind: yes_no, points: 4, text: Tidy?, knock_out: {{on: [no], effect: cap_total, cap: 70}}}}\n\
         \x20     - {{id: front, kind: photo, text: The front, required: false, max: 3}}\n\
         \x20     - {{id: recommend, kind: nps, text: Would you recommend it?}}\n\
         \x20     - {{id: content, kind: csat, text: Are you content?, required: false}}\n\
         \x20     - {{id: secret, kind: ces, text: How easy was it?, definition: mean, owner: hide, required: false}}\n\
         \x20     - {{id: told, kind: text, text: Anything else?, owner: show, required: false}}\n",
        section = if version == 1 {
            ""
        } else {
            "    comparable: no\n"
        },
    )
}

/// A submission as far as it has come.
#[derive(Clone, Debug)]
struct Sent {
    visit: Uuid,
    id: Uuid,
    shopper: usize,
    revision: u32,
}

/// An agency with a few stores and three shoppers.
pub(super) struct Play {
    pub(super) app: App,
    pub(super) contractor: Caller,
    clock: Clock,
    pub(super) client: Uuid,
    stores: Vec<Store>,
    shoppers: Vec<Caller>,
    checklists: Vec<Checklist>,
    photos: Vec<Photo>,
    random: Random,
    sent: Vec<Sent>,
    /// Every visit that was scheduled.
    pub(super) visits: Vec<Uuid>,
    /// How often each was approved.
    pub(super) approvals: BTreeMap<Uuid, usize>,
    /// How the agency settled each.
    pub(super) settled: BTreeMap<Uuid, VisitState>,
    /// How often each thing was done.
    pub(super) done: BTreeMap<&'static str, usize>,
}

fn caller(agency_id: Uuid, user_id: Uuid, role: Role, who: Who) -> Caller {
    Caller {
        agency_id,
        user_id,
        role,
        family_id: Uuid::nil(),
        scope: Scope { agency_id, who },
    }
}

/// Whether it was done; refusals are part of the play, faults are not.
fn done<T>(what: &str, outcome: Result<T>) -> bool {
    match outcome {
        Ok(_) => true,
        Err(Error::Internal(error)) => panic!("{what}: {error}"),
        Err(_) => false,
    }
}

impl Play {
    pub(super) async fn begin(server: &TestServer, how_many: usize) -> Play {
        let agency = Agency::create(server, "rollup").await;
        let client = agency.client("Falafel House").await;
        let zones = [
            "Asia/Riyadh",
            "Asia/Kolkata",
            "Europe/London",
            "America/Sao_Paulo",
        ];
        let mut stores = Vec::new();
        for (index, zone) in zones.iter().take(how_many).enumerate() {
            stores.push(agency.store(&client, &format!("S{index}"), zone).await);
        }
        let mut checklists = Vec::new();
        for version in [1, 2] {
            let source = source(version);
            agency.publish(&source).await;
            checklists.push(checklists::compile(&source).checklist.unwrap());
        }
        let row = find_agency_by_slug(server.app.db.read(), "rollup").await;
        let agency_id = row.unwrap().unwrap().id;
        let admin: api::session::Me = agency.admin.get("/api/v1/me").await.json();
        let mut shoppers = Vec::new();
        for name in ["sam", "sara", "sumi"] {
            let id = agency.someone(name, Role::Shopper).await.id;
            shoppers.push(caller(agency_id, id, Role::Shopper, Who::Shopper(id)));
        }
        Play {
            app: server.app.clone(),
            contractor: caller(agency_id, admin.id, Role::Admin, Who::Agency),
            clock: server.clock.clone(),
            client: client.id,
            stores,
            shoppers,
            checklists,
            photos: (0..4)
                .map(|seed| jpeg(&scene(40, 30, seed), None))
                .collect(),
            random: Random::seeded(2_026),
            sent: Vec::new(),
            visits: Vec::new(),
            approvals: BTreeMap::new(),
            settled: BTreeMap::new(),
            done: BTreeMap::new(),
        }
    }

    /// How far the results have come.
    pub(super) async fn find_change(&self) -> Option<Change> {
        let (scope, db) = (&self.contractor.scope, self.app.db.read());
        rows::find_change(scope, db, self.client, SLUG)
            .await
            .unwrap()
    }

    /// How the visits were settled, of all times.
    pub(super) async fn count_settled(&self) -> Settled {
        let (agency, db) = (self.contractor.agency_id, self.app.db.read());
        rows::count_settled(agency, db, self.client, Stores::All, SLUG, always(), &[])
            .await
            .unwrap()
    }

    /// Visits that go the whole way.
    pub(super) async fn approve_some(&mut self, how_many: usize) {
        for index in 0..how_many {
            let visit = self.schedule(Some(0)).await;
            assignments::accept(&self.app, &self.shoppers[0], visit)
                .await
                .unwrap();
            assert!(self.submit(visit, 0).await);
            let last = self.sent.len() - 1;
            if index == 0 {
                assert!(self.review(last, Decision::Returned).await);
                assert!(self.submit(visit, 0).await);
            }
            assert!(self.review(last, Decision::Approved).await);
            if index == 1 {
                assert!(self.review(last, Decision::Reopened).await);
                assert!(self.review(last, Decision::Approved).await);
            }
        }
    }

    /// One thing that a contractor or a shopper tries.
    pub(super) async fn step(&mut self) {
        let hours = self.random.below(9) as i64;
        self.clock
            .set(self.clock.now().to_utc() + TimeDelta::minutes(hours * 60 + 7));
        let (before, counted) = (self.find_change().await, self.count_settled().await);
        let by_shopper = if self.visits.is_empty() || self.random.chance(12) {
            let shopper = self
                .random
                .chance(80)
                .then(|| self.random.below(3) as usize);
            self.schedule(shopper).await;
            false
        } else if self.random.chance(45) {
            self.shopper_acts().await;
            true
        } else {
            self.contractor_acts().await;
            false
        };
        let (after, counted_after) = (self.find_change().await, self.count_settled().await);
        if by_shopper {
            assert_eq!(
                (before, counted),
                (after, counted_after),
                "an owner sees a shopper act (P6)"
            );
        } else if counted != counted_after {
            let version = |change: Option<Change>| change.map_or(0, |change| change.version);
            assert!(
                before.is_none() || version(after) > version(before),
                "a change is not counted"
            );
        }
    }

    /// A place among so many, most often one of the last, so that things come to their ends.
    fn place(&mut self, of: usize) -> usize {
        let last = if self.random.chance(80) {
            of.min(4)
        } else {
            of
        };
        of - 1 - self.random.below(last as u64) as usize
    }

    fn some_visit(&mut self) -> Uuid {
        let place = self.place(self.visits.len());
        self.visits[place]
    }

    async fn shopper_acts(&mut self) {
        let visit = self.some_visit();
        let shopper = self.random.below(3) as usize;
        let caller = &self.shoppers[shopper];
        match self.random.below(10) {
            0..=3 => {
                done(
                    "accept",
                    assignments::accept(&self.app, caller, visit).await,
                );
            }
            4 => {
                let declined = assignments::decline(&self.app, caller, visit, "ill").await;
                done("decline", declined);
            }
            _ => {
                let was_settled = self.settled.contains_key(&visit);
                if self.submit(visit, shopper).await && was_settled {
                    *self.done.entry("late").or_default() += 1;
                }
            }
        }
    }

    async fn contractor_acts(&mut self) {
        let visit = self.some_visit();
        let what = self.random.below(24);
        match what {
            0..=11 if !self.sent.is_empty() => {
                let index = self.place(self.sent.len());
                let decision = match what {
                    0..=4 => Decision::Approved,
                    5..=6 => Decision::Returned,
                    7..=8 => Decision::Rejected,
                    _ => Decision::Reopened,
                };
                self.review(index, decision).await;
            }
            12 | 13 => {
                let shopper = self.shoppers[self.random.below(3) as usize].user_id;
                let assigned =
                    visits::acts::assign(&self.app, &self.contractor, visit, shopper).await;
                done("assign", assigned);
            }
            14 => self.close(visit, Event::Cancel).await,
            15 | 16 => self.close(visit, Event::Expire).await,
            18..=21 if !self.sent.is_empty() => {
                let index = self.place(self.sent.len());
                self.revise(index).await;
            }
            17 if !self.sent.is_empty() => {
                let chosen = self.random.pick(&self.sent).clone();
                let choose = submissions::choose(&self.app, &self.contractor, chosen.id, "better");
                if done("choose", choose.await) {
                    self.settled.remove(&chosen.visit);
                }
            }
            _ => self.edit().await,
        }
    }
}
