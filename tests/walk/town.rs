//! An agency with somebody in every role, and one visit that has gone the whole way.

use std::sync::atomic::{AtomicU64, Ordering};

use api::checklist_drafts::Draft;
use api::checklists::ChecklistVersion;
use api::clients::Client;
use api::people::{Invited, NewPerson, Role};
use api::reports::StoreReport;
use api::stores::Store;
use api::submissions::{Decision, NewReview, SubmissionContent};
use api::visits::{NewVisit, Visit, Window};
use backend::http::routes::Access;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use tests::client::Api;
use tests::photo::{Photo, jpeg, scene};
use tests::server::TestServer;
use tests::world::{Agency, PASSWORD, Someone, content_of, small_checklist};
use uuid::Uuid;

use crate::calls::new_checklist;

/// What a call needs to be there before it can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Only what every town has: the approved visit and what belongs to it.
    Standing,
    /// A person just invited.
    Person,
    /// A visit that nobody holds.
    Open,
    /// A visit offered to the shopper.
    Assigned,
    /// A visit whose window has passed.
    Past,
    /// An accepted visit, and a photo that was not sent yet.
    Photo,
    /// An accepted visit with its photos, and a submission that was not sent yet.
    Content,
    /// A submission that waits for its review.
    Submitted,
    /// A second submission for a visit.
    Contested,
    /// A rejected visit.
    Rejected,
    /// A checklist that its designer is at work on.
    Draft,
    /// A refresh token of the owner.
    LogIn,
}

/// The ids that stand in paths, queries and bodies, and the bytes to send.
#[derive(Clone, Debug)]
pub(crate) struct Things {
    pub(crate) client: Uuid,
    pub(crate) store: Uuid,
    pub(crate) person: Uuid,
    pub(crate) visit: Uuid,
    pub(crate) submission: Uuid,
    pub(crate) photo: Uuid,
    pub(crate) sha256: String,
    pub(crate) slug: String,
    pub(crate) draft: Uuid,
    pub(crate) content: Vec<u8>,
    pub(crate) refresh_token: String,
}

impl Things {
    /// The same things under ids that nothing has.
    pub(crate) fn nowhere(&self) -> Things {
        let visit = Uuid::new_v4();
        let content = String::from_utf8(self.content.clone())
            .map(|text| {
                text.replace(&self.visit.to_string(), &visit.to_string())
                    .into_bytes()
            })
            .unwrap_or_else(|error| error.into_bytes());
        Things {
            client: Uuid::new_v4(),
            store: Uuid::new_v4(),
            person: Uuid::new_v4(),
            visit,
            submission: Uuid::new_v4(),
            photo: Uuid::new_v4(),
            sha256: format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()),
            slug: format!("c{}", Uuid::new_v4().simple()),
            draft: Uuid::new_v4(),
            content,
            refresh_token: self.refresh_token.clone(),
        }
    }
}

/// An agency with its people and its standing things.
#[derive(Debug)]
pub(crate) struct Town {
    pub(crate) agency: Agency,
    pub(crate) contractor: Someone,
    pub(crate) shopper: Someone,
    pub(crate) other_shopper: Someone,
    pub(crate) owner: Someone,
    pub(crate) owner_of_other_store: Someone,
    pub(crate) owner_of_other_client: Someone,
    pub(crate) client: Client,
    pub(crate) store: Store,
    pub(crate) checklist: ChecklistVersion,
    pub(crate) standing: Things,
    now: DateTime<Utc>,
    seeds: AtomicU64,
}

impl Town {
    pub(crate) async fn build(server: &TestServer, slug: &str) -> Town {
        let agency = Agency::create(server, slug).await;
        let client = agency.client(&format!("Falafel House {slug}")).await;
        let other_client = agency.client(&format!("Noor {slug}")).await;
        let store = agency
            .store(&client, &format!("{slug}-1"), "Asia/Riyadh")
            .await;
        let other_store = agency
            .store(&client, &format!("{slug}-2"), "Asia/Kolkata")
            .await;
        agency
            .store(&other_client, &format!("{slug}-3"), "Europe/London")
            .await;
        let source =
            small_checklist(1).replacen("checklist: small", &format!("checklist: small-{slug}"), 1);
        let checklist = agency.publish(&source).await;
        let standing = Things {
            client: client.id,
            store: store.id,
            person: Uuid::nil(),
            visit: Uuid::nil(),
            submission: Uuid::nil(),
            photo: Uuid::nil(),
            sha256: String::new(),
            slug: checklist.slug.clone(),
            draft: Uuid::nil(),
            content: Vec::new(),
            refresh_token: String::new(),
        };
        let mut town = Town {
            contractor: agency.someone("carol", Role::Contractor).await,
            shopper: agency.someone("sam", Role::Shopper).await,
            other_shopper: agency.someone("sara", Role::Shopper).await,
            owner: agency.owner("olga", &client, None).await,
            owner_of_other_store: agency
                .owner("omar", &client, Some(vec![other_store.id]))
                .await,
            owner_of_other_client: agency.owner("oda", &other_client, None).await,
            agency,
            client,
            store,
            checklist,
            standing,
            now: server.now(),
            seeds: AtomicU64::new(1),
        };
        town.standing.person = town.shopper.id;
        town.standing.draft = town.draft().await;
        let mut things = town.make(Needs::Submitted).await;
        town.agency.approve(things.submission, 1).await.expect(201);
        let path = format!("/api/v1/stores/{}/report", town.store.id);
        let report: StoreReport = town.agency.admin.get(&path).await.expect(200).json();
        things.photo = report.photos.first().expect("a photo is shown").id;
        town.standing = things;
        town
    }

    /// Everybody, by name.
    pub(crate) fn people(&self) -> [(&'static str, &Someone); 6] {
        [
            ("contractor", &self.contractor),
            ("shopper", &self.shopper),
            ("other shopper", &self.other_shopper),
            ("owner", &self.owner),
            ("owner of another store", &self.owner_of_other_store),
            ("owner of another client", &self.owner_of_other_client),
        ]
    }

    /// Somebody who may make such calls about the town's things.
    pub(crate) fn rightful(&self, access: Access) -> &Api {
        match access {
            Access::Open => &self.agency.anonymous,
            Access::Shopper => &self.shopper.api,
            _ => &self.agency.admin,
        }
    }

    /// Makes what a call needs, fresh each time.
    pub(crate) async fn make(&self, needs: Needs) -> Things {
        let mut things = self.standing.clone();
        let zero = TimeDelta::zero();
        match needs {
            Needs::Standing => {}
            Needs::Person => things.person = self.invite().await,
            Needs::Open => things.visit = self.schedule(None, zero).await,
            Needs::Assigned => things.visit = self.schedule(Some(&self.shopper), zero).await,
            Needs::Past => things.visit = self.schedule(None, -TimeDelta::days(1)).await,
            Needs::Photo => {
                things.visit = self.accepted().await;
                let photo = self.photo();
                (things.sha256, things.content) = (photo.sha256, photo.bytes);
            }
            Needs::Content | Needs::Submitted | Needs::Contested | Needs::Rejected => {
                things.visit = self.accepted().await;
                self.write(&self.shopper, &mut things).await;
                if needs != Needs::Content {
                    self.send(&things).await;
                }
                if needs == Needs::Contested {
                    self.write(&self.shopper, &mut things).await;
                    self.send(&things).await;
                }
                if needs == Needs::Rejected {
                    let review = NewReview {
                        reviews: None,
                        revision: 1,
                        decision: Decision::Rejected,
                        message: "not this store".to_owned(),
                        remarks: Vec::new(),
                        anonymity_confirmed: false,
                    };
                    let path = format!("/api/v1/submissions/{}/reviews", things.submission);
                    self.agency.admin.post(&path, &review).await.expect(201);
                }
            }
            Needs::Draft => things.draft = self.draft().await,
            Needs::LogIn => {
                let (_, tokens) = self
                    .agency
                    .anonymous
                    .log_in(&self.owner.email, PASSWORD)
                    .await;
                things.refresh_token = tokens.refresh_token;
            }
        }
        things
    }

    /// A visit of the other shopper, accepted, with its photo, and the content to send for it.
    pub(crate) async fn other_shopper_with_content(&self) -> String {
        let mut things = self.standing.clone();
        things.visit = self
            .schedule(Some(&self.other_shopper), TimeDelta::zero())
            .await;
        self.other_shopper.accept(things.visit).await;
        self.write(&self.other_shopper, &mut things).await;
        String::from_utf8(things.content).unwrap()
    }

    async fn draft(&self) -> Uuid {
        let draft: Draft = self
            .agency
            .admin
            .post_text(
                "/api/v1/checklist-drafts",
                "application/yaml",
                &new_checklist(),
            )
            .await
            .expect(201)
            .json();
        draft.head.id
    }

    async fn invite(&self) -> Uuid {
        let new = NewPerson {
            email: format!("{}@people.example", Uuid::new_v4().simple()),
            name: "Somebody New".to_owned(),
            role: Role::Shopper,
            client_id: None,
            store_ids: None,
        };
        let invited: Invited = self
            .agency
            .admin
            .post("/api/v1/people", &new)
            .await
            .expect(201)
            .json();
        invited.person.id
    }

    /// A visit whose window opens now, or `shift` later.
    pub(crate) fn new_visit(&self, shopper_id: Option<Uuid>, shift: TimeDelta) -> NewVisit {
        let zone: chrono_tz::Tz = self.store.time_zone.parse().unwrap();
        let from: NaiveDateTime = (self.now + shift).with_timezone(&zone).naive_local();
        NewVisit {
            store_id: self.store.id,
            checklist: self.checklist.slug.clone(),
            version: 1,
            window: Window {
                from,
                to: from + TimeDelta::hours(8),
            },
            fee_minor: 1_500,
            note: String::new(),
            shopper_id,
            replaces_visit_id: None,
        }
    }

    async fn schedule(&self, shopper: Option<&Someone>, shift: TimeDelta) -> Uuid {
        let new = self.new_visit(shopper.map(|shopper| shopper.id), shift);
        let visit: Visit = self
            .agency
            .admin
            .post("/api/v1/visits", &new)
            .await
            .expect(201)
            .json();
        visit.id
    }

    async fn accepted(&self) -> Uuid {
        let visit = self.schedule(Some(&self.shopper), TimeDelta::zero()).await;
        self.shopper.accept(visit).await;
        visit
    }

    fn photo(&self) -> Photo {
        let seed = self.seeds.fetch_add(1, Ordering::SeqCst);
        jpeg(&scene(80, 60, seed), None)
    }

    /// Fills the checklist badly, so that there are comments, and sends its photo.
    async fn write(&self, shopper: &Someone, things: &mut Things) {
        let checklist = shopper.checklist(things.visit).await;
        let photo = self.photo();
        shopper.send_photo(things.visit, &photo).await.expect(201);
        let seed = self.seeds.fetch_add(1, Ordering::SeqCst);
        let content: SubmissionContent = content_of(
            &checklist,
            things.visit,
            self.now,
            0,
            seed,
            std::slice::from_ref(&photo),
        );
        things.submission = Uuid::now_v7();
        things.content = serde_json::to_vec(&content).unwrap();
        things.sha256 = photo.sha256;
    }

    async fn send(&self, things: &Things) {
        self.shopper
            .submit(things.submission, 1, &things.content)
            .await
            .expect(201);
    }
}
