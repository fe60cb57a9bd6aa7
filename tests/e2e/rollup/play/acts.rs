//! The single things that contractors and shoppers do.

use api::clients::ClientChange;
use api::stores::StoreChange;
use api::submissions::{Decision, NewReview, NewRevision};
use api::visits::{NewVisit, VisitState, Window};
use backend::db::results::Change;
use backend::service::expected::Expected;
use backend::service::visits::transition::Event;
use backend::service::{assignments, clients, photos, reviews, stores, submissions, visits};
use checklists::Answers;
use chrono::TimeDelta;
use serde_json::{Map, Value, json};
use tests::photo::Photo;
use tests::random::Random;
use tests::world::content_with;
use uuid::Uuid;

use super::{Play, SLUG, Sent, done};

fn review_of(sent: &Sent, decision: Decision) -> NewReview {
    NewReview {
        reviews: None,
        revision: sent.revision,
        decision,
        message: "so it is".to_owned(),
        remarks: Vec::new(),
        anonymity_confirmed: true,
    }
}

impl Play {
    pub(super) async fn schedule(&mut self, shopper: Option<usize>) -> Uuid {
        let store = self.random.pick(&self.stores);
        let zone: chrono_tz::Tz = store.time_zone.parse().unwrap();
        let from = self.clock.now().to_utc().with_timezone(&zone).naive_local();
        let new = NewVisit {
            store_id: store.id,
            checklist: SLUG.to_owned(),
            version: 1 + self.random.below(2) as u32,
            window: Window {
                from,
                to: from + TimeDelta::hours(1 + self.random.below(72) as i64),
            },
            fee_minor: 1_500,
            note: String::new(),
            shopper_id: shopper.map(|shopper| self.shoppers[shopper].user_id),
            replaces_visit_id: None,
        };
        let visit = visits::schedule(&self.app, &self.contractor, new)
            .await
            .unwrap();
        self.visits.push(visit);
        visit
    }

    /// Sends a first or a next revision of anything.
    pub(super) async fn submit(&mut self, visit: Uuid, shopper: usize) -> bool {
        let photo = self
            .random
            .chance(30)
            .then(|| self.random.pick(&self.photos).clone());
        let answers = answers(&mut self.random, photo.as_ref());
        self.send(visit, shopper, answers, photo).await
    }

    /// Sends a first or a next revision of these answers.
    pub(in crate::rollup) async fn send(
        &mut self,
        visit: Uuid,
        shopper: usize,
        answers: Answers,
        photo: Option<Photo>,
    ) -> bool {
        let shown = visits::get_visit(&self.app, &self.contractor, visit)
            .await
            .unwrap();
        let checklist = &self.checklists[shown.version as usize - 1];
        let caller = &self.shoppers[shopper];
        let known = self
            .sent
            .iter()
            .position(|s| s.visit == visit && s.shopper == shopper);
        let (id, revision) = match known {
            Some(index) => (self.sent[index].id, self.sent[index].revision + 1),
            None => (Uuid::now_v7(), 1),
        };
        if let Some(photo) = &photo {
            let (digest, bytes) = (&photo.sha256, photo.bytes.clone());
            let kept = photos::keep(&self.app, caller, visit, digest, bytes).await;
            if !done("a photo", kept) {
                return false;
            }
        }
        let now = self.clock.now().to_utc();
        let photos = Vec::from_iter(photo);
        let content = content_with(checklist, visit, now, answers, &photos);
        let bytes = serde_json::to_vec(&content).unwrap();
        let sent = submissions::receive(&self.app, caller, id, revision, &bytes, None).await;
        if !done("a submission", sent) {
            return false;
        }
        match known {
            Some(index) => self.sent[index].revision = revision,
            None => self.sent.push(Sent {
                visit,
                id,
                shopper,
                revision,
            }),
        }
        true
    }

    /// A visit of an hour's window to the first store under the first version, accepted.
    pub(in crate::rollup) async fn accepted(&mut self) -> Uuid {
        let from = self
            .clock
            .now()
            .to_utc()
            .with_timezone(&chrono_tz::Asia::Riyadh)
            .naive_local();
        let new = NewVisit {
            store_id: self.stores[0].id,
            checklist: SLUG.to_owned(),
            version: 1,
            window: Window {
                from,
                to: from + TimeDelta::hours(1),
            },
            fee_minor: 1_500,
            note: String::new(),
            shopper_id: Some(self.shoppers[0].user_id),
            replaces_visit_id: None,
        };
        let visit = visits::schedule(&self.app, &self.contractor, new)
            .await
            .unwrap();
        assignments::accept(&self.app, &self.shoppers[0], visit)
            .await
            .unwrap();
        self.visits.push(visit);
        visit
    }

    /// Some hours pass.
    pub(in crate::rollup) fn wait(&self, hours: i64) {
        self.clock
            .set(self.clock.now().to_utc() + TimeDelta::hours(hours));
    }

    /// The decision on what was sent last.
    pub(in crate::rollup) async fn decide(&mut self, decision: Decision) {
        assert!(self.review(self.sent.len() - 1, decision).await);
    }

    /// Approves everything that was sent, all at once.
    pub(in crate::rollup) async fn approve_all_at_once(&self) {
        let decide = |sent: &Sent| {
            let (app, contractor, id) = (self.app.clone(), self.contractor.clone(), sent.id);
            let new = review_of(sent, Decision::Approved);
            tokio::spawn(async move { reviews::decide(&app, &contractor, id, new).await })
        };
        let all: Vec<_> = self.sent.iter().map(decide).collect();
        for decided in all {
            assert!(done("a review", decided.await.unwrap()));
        }
    }

    pub(super) async fn review(&mut self, index: usize, decision: Decision) -> bool {
        let sent = self.sent[index].clone();
        let (visit, new) = (sent.visit, review_of(&sent, decision));
        let decided = reviews::decide(&self.app, &self.contractor, sent.id, new).await;
        if !done("a review", decided) {
            return false;
        }
        let what = match decision {
            Decision::Approved => {
                *self.approvals.entry(visit).or_default() += 1;
                self.settled.insert(visit, VisitState::Approved);
                "approve"
            }
            Decision::Rejected => {
                self.settled.insert(visit, VisitState::Rejected);
                "reject"
            }
            Decision::Reopened => {
                self.settled.remove(&visit);
                "reopen"
            }
            Decision::Returned => "return",
        };
        *self.done.entry(what).or_default() += 1;
        true
    }

    /// A contractor's revision with other answers; what is published of an approved visit is another then.
    pub(super) async fn revise(&mut self, index: usize) {
        let Sent {
            visit,
            id,
            revision,
            ..
        } = self.sent[index].clone();
        let new = NewRevision {
            revision,
            reviews: None,
            answers: answers(&mut self.random, None),
            reason: "The till says so.".to_owned(),
            anonymity_confirmed: true,
        };
        let before = self.find_change().await;
        let revised = reviews::revise::revise(&self.app, &self.contractor, id, &new, None).await;
        if !done("a contractor's revision", revised) {
            return;
        }
        self.sent[index].revision += 1;
        let mut what = "revise";
        if self.settled.get(&visit) == Some(&VisitState::Approved) {
            *self.approvals.entry(visit).or_default() += 1;
            let version = |change: Option<Change>| change.map_or(0, |change| change.version);
            let (before, after) = (version(before), version(self.find_change().await));
            assert!(after > before, "reports would stay as they were");
            what = "revise an approved one";
        }
        *self.done.entry(what).or_default() += 1;
    }

    pub(super) async fn close(&mut self, visit: Uuid, event: Event) {
        let closed =
            visits::acts::close(&self.app, &self.contractor, visit, event, "so it is").await;
        if !done("closing", closed) {
            return;
        }
        let (state, what) = match event {
            Event::Cancel => (VisitState::Cancelled, "cancel"),
            _ => (VisitState::Expired, "expire"),
        };
        self.settled.insert(visit, state);
        *self.done.entry(what).or_default() += 1;
    }

    /// The client's target or a store's baseline: every report says something else from now on.
    pub(super) async fn edit(&mut self) {
        let (app, contractor) = (&self.app, &self.contractor);
        let before = self.find_change().await;
        let number = 1 + self.random.below(50) as i64;
        if self.random.chance(50) {
            let change = ClientChange {
                target: Some(Some(8_000 + number)),
                ..ClientChange::default()
            };
            let changed =
                clients::update_client(app, contractor, self.client, &Expected::Any, change);
            changed.await.unwrap();
        } else {
            let change = StoreChange {
                baseline_visits: Some(Some(number)),
                region: Some(format!("Region {number}")),
                ..StoreChange::default()
            };
            let store = self.stores[0].id;
            let changed = stores::update_store(app, contractor, store, &Expected::Any, change);
            changed.await.unwrap();
        }
        if let (Some(before), Some(after)) = (before, self.find_change().await) {
            // The same once more changes nothing.
            assert!(after.version == before.version || after.changed_at > before.changed_at);
        }
        *self.done.entry("edit").or_default() += 1;
    }
}

fn answers(random: &mut Random, photo: Option<&Photo>) -> Answers {
    let mut given: Map<String, Value> = Map::new();
    for question in ["greeted", "regular", "mood", "tidy"] {
        let yes = random.chance(75);
        given.insert(
            question.into(),
            json!({ "value": if yes { "yes" } else { "no" } }),
        );
    }
    if random.chance(15) {
        given.insert("greeted".into(), json!({ "na": true }));
    }
    if random.chance(30) {
        given["tidy"]["comment"] = json!("There was a cup on the floor.");
        given["regular"]["comment"] = json!("I come here every day.");
    }
    if random.chance(30) {
        given.insert("extra".into(), json!({ "value": "yes" }));
    }
    given.insert("recommend".into(), json!({ "value": random.below(11) }));
    if random.chance(60) {
        given.insert("content".into(), json!({ "value": 1 + random.below(5) }));
        given.insert("secret".into(), json!({ "value": 1 + random.below(7) }));
    }
    if random.chance(40) {
        given.insert("told".into(), json!({ "value": "The bread was warm." }));
    }
    if let Some(photo) = photo {
        given.insert("front".into(), json!({ "photos": [photo.sha256] }));
    }
    serde_json::from_value(Value::Object(given)).unwrap()
}
