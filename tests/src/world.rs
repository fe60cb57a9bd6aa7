//! Builders: only what a test is about is said, the rest is given.

use api::checklists::ChecklistVersion;
use api::clients::{Client, NewClient};
use api::people::{Invited, NewPerson, Role};
use api::photos::StoredPhoto;
use api::stores::{NewStore, Store};
use api::submissions::{Decision, NewReview, SubmissionContent};
use api::visits::{NewVisit, Visit, Window};
use backend::service::agencies;
use checklists::{Answers, Checklist};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;

use crate::client::{Answer, Api};
use crate::fill::Filler;
use crate::photo::{Photo, jpeg, scene};
use crate::random::Random;
use crate::server::TestServer;

/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery";

/// An agency with its first admin.
#[derive(Debug)]
pub struct Agency {
    /// Nobody in particular.
    pub anonymous: Api,
    /// The admin.
    pub admin: Api,
    /// The agency's slug.
    pub slug: String,
    /// Server, for its clock.
    random: Random,
}

/// A person who has a password and is logged in.
#[derive(Clone, Debug)]
pub struct Someone {
    /// The user's id.
    pub id: Uuid,
    /// E-mail address.
    pub email: String,
    /// Speaks to the API as this person.
    pub api: Api,
}

impl Agency {
    /// A new agency. `slug` tells agencies, and their people, apart.
    ///
    /// # Panics
    /// If anything fails.
    pub async fn create(server: &TestServer, slug: &str) -> Agency {
        let name = format!("Agency {slug}");
        agencies::create_agency(&server.app, &name, slug)
            .await
            .expect("an agency can be made");
        let email = format!("admin@{slug}.example");
        agencies::create_admin(&server.app, slug, "Ada Admin", &email, PASSWORD.to_owned())
            .await
            .expect("an admin can be made");
        let anonymous = Api::anonymous(&server.url);
        let (admin, _) = anonymous.log_in(&email, PASSWORD).await;
        Agency {
            anonymous,
            admin,
            slug: slug.to_owned(),
            random: Random::seeded(1),
        }
    }

    /// A client.
    pub async fn client(&self, name: &str) -> Client {
        let new = NewClient {
            name: name.to_owned(),
            currency: "EUR".to_owned(),
            target: None,
        };
        self.admin
            .post("/api/v1/clients", &new)
            .await
            .expect(201)
            .json()
    }

    /// A store.
    pub async fn store(&self, client: &Client, code: &str, time_zone: &str) -> Store {
        let new = NewStore {
            client_id: client.id,
            code: code.to_owned(),
            name: format!("Store {code}"),
            address: "1 High Street".to_owned(),
            region: "North".to_owned(),
            latitude: None,
            longitude: None,
            time_zone: time_zone.to_owned(),
            baseline_visits: None,
        };
        self.admin
            .post("/api/v1/stores", &new)
            .await
            .expect(201)
            .json()
    }

    /// A person with this role, invited, with a password, and logged in.
    pub async fn someone(&self, name: &str, role: Role) -> Someone {
        self.person(name, role, None, None).await
    }

    /// An owner of all stores of a client, or of these.
    pub async fn owner(&self, name: &str, client: &Client, stores: Option<Vec<Uuid>>) -> Someone {
        self.person(name, Role::Owner, Some(client.id), stores)
            .await
    }

    async fn person(
        &self,
        name: &str,
        role: Role,
        client_id: Option<Uuid>,
        store_ids: Option<Vec<Uuid>>,
    ) -> Someone {
        let email = format!("{name}@{}.example", self.slug);
        let new = NewPerson {
            email: email.clone(),
            name: format!("{name} of {}", self.slug),
            role,
            client_id,
            store_ids,
        };
        let invited: Invited = self
            .admin
            .post("/api/v1/people", &new)
            .await
            .expect(201)
            .json();
        let path = invited
            .link
            .url
            .split_once("/password/")
            .expect("a password link")
            .1
            .to_owned();
        set_password(&self.anonymous, &path, PASSWORD)
            .await
            .expect(200);
        let (api, _) = self.anonymous.log_in(&email, PASSWORD).await;
        Someone {
            id: invited.person.id,
            email,
            api,
        }
    }

    /// Publishes a checklist from its source.
    pub async fn publish(&self, source: &str) -> ChecklistVersion {
        let path = "/api/v1/checklists";
        self.admin
            .post_text(path, "application/yaml", source)
            .await
            .expect(201)
            .json()
    }

    /// Schedules a visit whose window is open now for eight hours of the store's day.
    pub async fn visit(
        &self,
        store: &Store,
        checklist: &ChecklistVersion,
        shopper: &Someone,
        now: DateTime<Utc>,
    ) -> Visit {
        let zone: chrono_tz::Tz = store.time_zone.parse().expect("a zone");
        let from: NaiveDateTime = now.with_timezone(&zone).naive_local();
        let new = NewVisit {
            store_id: store.id,
            checklist: checklist.slug.clone(),
            version: checklist.version,
            window: Window {
                from,
                to: from + TimeDelta::hours(8),
            },
            fee_minor: 1_500,
            note: String::new(),
            shopper_id: Some(shopper.id),
            replaces_visit_id: None,
        };
        self.admin
            .post("/api/v1/visits", &new)
            .await
            .expect(201)
            .json()
    }

    /// A photo unlike any other of this agency.
    pub fn photo(&mut self) -> Photo {
        let seed = self.random.bits();
        jpeg(&scene(160, 120, seed), None)
    }

    /// Approves the last revision of a submission.
    pub async fn approve(&self, submission: Uuid, revision: u32) -> Answer {
        let review = NewReview {
            reviews: None,
            revision,
            decision: Decision::Approved,
            message: String::new(),
            remarks: Vec::new(),
            anonymity_confirmed: true,
        };
        self.admin
            .post(
                &format!("/api/v1/submissions/{submission}/reviews"),
                &review,
            )
            .await
    }

    /// Sends the last revision of a submission back.
    pub async fn send_back(&self, submission: Uuid, revision: u32, message: &str) -> Answer {
        let review = NewReview {
            reviews: None,
            revision,
            decision: Decision::Returned,
            message: message.to_owned(),
            remarks: Vec::new(),
            anonymity_confirmed: false,
        };
        self.admin
            .post(
                &format!("/api/v1/submissions/{submission}/reviews"),
                &review,
            )
            .await
    }
}

/// Sends the form of the password page.
pub async fn set_password(anonymous: &Api, token: &str, password: &str) -> Answer {
    let body = format!(
        "password={0}&repeat={0}",
        password.replace('&', "%26").replace(' ', "+")
    );
    let request = anonymous
        .request(reqwest::Method::POST, &format!("/password/{token}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    anonymous.send(request).await
}

impl Someone {
    /// Takes a visit.
    pub async fn accept(&self, visit: Uuid) {
        self.api
            .post_nothing(&format!("/api/v1/assignments/{visit}/accept"))
            .await
            .expect(200);
    }

    /// Tries to take a visit that is not offered to this shopper.
    pub async fn accept_is_refused(&self, visit: Uuid) {
        let path = format!("/api/v1/assignments/{visit}/accept");
        self.api.post_nothing(&path).await.problem(404);
    }

    /// The checklist of a visit.
    pub async fn checklist(&self, visit: Uuid) -> Checklist {
        let path = format!("/api/v1/assignments/{visit}/checklist");
        self.api.get(&path).await.expect(200).json()
    }

    /// Sends a photo for a visit.
    pub async fn send_photo(&self, visit: Uuid, photo: &Photo) -> Answer {
        let path = format!("/api/v1/photos/{}?visit={visit}", photo.sha256);
        self.api
            .put(&path, "application/octet-stream", photo.bytes.clone())
            .await
    }

    /// Sends a revision.
    pub async fn submit(&self, submission: Uuid, revision: u32, bytes: &[u8]) -> Answer {
        let path = format!("/api/v1/submissions/{submission}/revisions/{revision}");
        self.api
            .put(&path, "application/json", bytes.to_vec())
            .await
    }

    /// Takes a visit, fills it by the seed, sends photos and submission: the whole way.
    pub async fn report(
        &self,
        visit: Uuid,
        now: DateTime<Utc>,
        quality: u64,
        seed: u64,
    ) -> (Uuid, Vec<u8>) {
        self.accept(visit).await;
        let checklist = self.checklist(visit).await;
        let photos: Vec<Photo> = (0..3)
            .map(|index| jpeg(&scene(160, 120, seed * 10 + index), None))
            .collect();
        let content = content_of(&checklist, visit, now, quality, seed, &photos);
        for photo in &photos {
            if content
                .photos
                .iter()
                .any(|named| named.sha256 == photo.sha256)
            {
                self.send_photo(visit, photo).await.expect(201);
            }
        }
        let bytes = serde_json::to_vec(&content).expect("it is JSON");
        let submission = Uuid::now_v7();
        self.submit(submission, 1, &bytes).await.expect(201);
        (submission, bytes)
    }
}

/// A submission that nothing stands against.
pub fn content_of(
    checklist: &Checklist,
    visit_id: Uuid,
    now: DateTime<Utc>,
    quality: u64,
    seed: u64,
    photos: &[Photo],
) -> SubmissionContent {
    let comments = [
        "The employee looked up, smiled and asked what I would like.".to_owned(),
        "كان الموظف لطيفًا لكنه نسي أن يسأل عن الصلصة Tahini مع الطلب.".to_owned(),
        "மேசைகள் சுத்தமாக இருந்தன, ஆனால் வரிசை மெதுவாக நகர்ந்தது.".to_owned(),
    ];
    let digests: Vec<String> = photos.iter().map(|photo| photo.sha256.clone()).collect();
    let filler = Filler {
        quality,
        comments: &comments,
        photos: &digests,
    };
    let answers = filler.fill(checklist, &mut Random::seeded(seed));
    content_with(checklist, visit_id, now, answers, photos)
}

/// A submission of these answers.
pub fn content_with(
    checklist: &Checklist,
    visit_id: Uuid,
    now: DateTime<Utc>,
    answers: Answers,
    photos: &[Photo],
) -> SubmissionContent {
    let named = answers.photos();
    let photos = photos
        .iter()
        .filter(|photo| named.iter().any(|digest| digest.as_str() == photo.sha256))
        .map(|photo| StoredPhoto {
            sha256: photo.sha256.clone(),
            size_bytes: photo.bytes.len() as u64,
        })
        .collect();
    SubmissionContent {
        visit_id,
        checklist_hash: checklist.hash(),
        language: "en".to_owned(),
        started_at: now,
        finished_at: now + TimeDelta::minutes(20),
        answers,
        photos,
        program: "tests".to_owned(),
    }
}

/// A small checklist: one scored question with a comment, one photo question that owners see.
pub fn small_checklist(version: u32) -> String {
    let text = |en: &str, ar: &str, ta: &str| json!({ "en": en, "ar": ar, "ta": ta }).to_string();
    format!(
        "checklist: small\nversion: {version}\nlanguages: [en, ar, ta]\ntitle: {title}\nbriefing: {briefing}\n\
         scoring: {{pass_mark: 60}}\nbands:\n  - {{id: good, from: 60, label: {good}}}\n  - {{id: poor, from: 0, label: {poor}}}\n\
         sections:\n  - id: service\n    title: {service}\n    questions:\n\
         \x20     - {{id: greeted, kind: yes_no, points: 3, text: {greeted}, na: true}}\n\
         \x20     - {{id: smile, kind: yes_no, points: 2, text: {smile}, comment: {{required_on: [missed], min_length: 5}}}}\n\
         \x20     - {{id: front, kind: photo, text: {front}, required: true, max: 3}}\n\
         \x20     - {{id: receipt, kind: photo, text: {receipt}, owner: hide}}\n\
         \x20     - {{id: looks, kind: text, text: {looks}, moment: true}}\n",
        title = text("Small visit", "زيارة صغيرة", "சிறிய வருகை"),
        briefing = text("Look and report.", "انظر وأبلغ.", "பார்த்து அறிக்கை அளிக்கவும்."),
        good = text("Good", "جيد", "நன்று"),
        poor = text("Poor", "ضعيف", "குறைவு"),
        service = text(
            "Service at the counter",
            "الخدمة عند المنضدة",
            "முகப்பில் சேவை"
        ),
        greeted = text("Were you greeted?", "هل رحّبوا بك؟", "உங்களை வரவேற்றார்களா?"),
        smile = text("Did they smile?", "هل ابتسموا؟", "புன்னகைத்தார்களா?"),
        front = text("The shop front", "واجهة المتجر", "கடை முகப்பு"),
        receipt = text("The receipt", "الإيصال", "ரசீது"),
        looks = text(
            "What did you wear?",
            "ماذا كنت ترتدي؟",
            "என்ன உடை அணிந்திருந்தீர்கள்?"
        ),
    )
}
