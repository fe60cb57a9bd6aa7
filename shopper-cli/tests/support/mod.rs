//! A stand-in for the server: enough of its API to log in, pull, fill and submit against, with
//! faults that a test can switch on.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use api::assignments::{
    AssignedChecklist, AssignedStore, AssignedSubmission, Assignment, ReviewForShopper,
};
use api::photos::StoredPhoto;
use api::receipts::{KeySet, PublicKey, RECEIPT_TYP, Receipt, ReceiptClaims};
use api::session::{LogIn, Me, Tokens};
use api::submissions::{Decision, Remark, SubmissionContent};
use api::visits::{VisitState, Window};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use checklists::Checklist;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use shopper_cli::{Console, Env, ExitStatus, run};
use uuid::Uuid;

#[path = "http.rs"]
pub mod http;

use http::{Reply, Request};

/// The visit of every test.
pub const VISIT: Uuid = Uuid::from_u128(0x019a_b3c2_d4e5_7000_8000_0000_0000_0001);
/// The checklist of every test.
pub const CHECKLIST: &str = include_str!("../cafe.v1.yaml");

/// The moment at which tests take place.
pub fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-03-02T09:05:00Z")
        .unwrap()
        .to_utc()
}

pub fn checklist() -> Checklist {
    checklists::compile(CHECKLIST).checklist.unwrap()
}

pub fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// Every line is cut before the server reads.
    Offline,
    /// The next revision is stored, and its answer is lost.
    LoseAnswer,
    /// The next photo is said to be stored, and is not.
    ForgetPhoto,
    /// Receipts name other content.
    WrongReceipt,
    /// Revisions are refused as invalid.
    Refuse,
}

pub struct State {
    pub assignment: Assignment,
    pub checklist: Checklist,
    pub photos: BTreeMap<String, Vec<u8>>,
    pub revisions: BTreeMap<(Uuid, u32), Vec<u8>>,
    pub fault: Fault,
    pub log: Vec<String>,
    key: Ed25519KeyPair,
}

/// A server with one shopper and one visit.
#[derive(Clone)]
pub struct FakeServer {
    pub url: String,
    state: Arc<Mutex<State>>,
}

impl FakeServer {
    pub fn start(state: VisitState) -> Self {
        Self::start_with(state, checklist())
    }

    /// As [`FakeServer::start`], with another checklist for the visit.
    pub fn start_with(state: VisitState, checklist: Checklist) -> Self {
        let time = |text: &str| text.parse().unwrap();
        let assignment = Assignment {
            visit_id: VISIT,
            state,
            client: "Café Nadiya".into(),
            store: AssignedStore {
                code: "BUR-1".into(),
                name: "مقهى النخيل".into(),
                address: "King Fahd Road 12".into(),
                time_zone: "Asia/Riyadh".into(),
            },
            window: Window {
                from: time("2026-03-02T10:00:00"),
                to: time("2026-03-05T20:00:00"),
            },
            due_at: now() + TimeDelta::days(3),
            fee_minor: 4500,
            currency: "SAR".into(),
            note: "Ask for \u{1b}[31mthe manager".into(),
            checklist: AssignedChecklist {
                slug: checklist.slug.to_string(),
                version: checklist.version,
                hash: checklist.hash(),
            },
            review: None,
            submission: None,
        };
        let state = Arc::new(Mutex::new(State {
            assignment,
            checklist,
            photos: BTreeMap::new(),
            revisions: BTreeMap::new(),
            fault: Fault::None,
            log: Vec::new(),
            key: Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap(),
        }));
        let inside = Arc::clone(&state);
        let url = http::serve(move |request| {
            let reply = inside.lock().unwrap().answer(request);
            reply.header("date", "Mon, 02 Mar 2026 09:05:00 GMT")
        });
        Self { url, state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    pub fn set_fault(&self, fault: Fault) {
        self.state().fault = fault;
    }

    /// Sends the visit back with a remark.
    pub fn give_back(&self, question: &str, text: &str) {
        let mut state = self.state();
        let revision = state
            .assignment
            .submission
            .as_ref()
            .map_or(1, |s| s.revision);
        state.assignment.state = VisitState::Returned;
        state.assignment.review = Some(ReviewForShopper {
            revision,
            decision: Decision::Returned,
            message: "One thing is not clear.".into(),
            remarks: vec![Remark {
                question: question.into(),
                text: text.into(),
            }],
            at: now(),
        });
    }
}

impl State {
    fn answer(&mut self, request: &Request) -> Reply {
        let path = request
            .path
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned();
        self.log.push(format!("{} {path}", request.method));
        if self.fault == Fault::Offline {
            return Reply::cut();
        }
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let visit = VISIT.to_string();
        match (request.method.as_str(), parts.as_slice()) {
            ("POST", ["api", "v1", "session"]) => self.log_in(request),
            ("GET", [".well-known", "jwks.json"]) => Reply::json(200, &self.keys()),
            _ if request.headers.get("authorization").map(String::as_str)
                != Some("Bearer access") =>
            {
                Reply::problem(401, "unauthenticated")
            }
            ("DELETE", ["api", "v1", "session"]) => Reply::empty(204),
            ("GET", ["api", "v1", "assignments"]) => {
                Reply::json(200, &serde_json::json!({"items": [self.assignment]}))
            }
            (method, ["api", "v1", "assignments", id, rest @ ..]) if *id == visit => {
                match (method, rest) {
                    ("GET", []) => Reply::json(200, &self.assignment),
                    ("GET", ["checklist"]) => Reply {
                        body: self.checklist.canonical_json().into(),
                        ..Reply::empty(200)
                    },
                    ("GET", ["photos"]) => {
                        let items: Vec<StoredPhoto> = self
                            .photos
                            .iter()
                            .map(|(sha256, bytes)| stored(sha256, bytes))
                            .collect();
                        Reply::json(200, &serde_json::json!({"items": items}))
                    }
                    ("POST", ["accept"]) => {
                        self.assignment.state = VisitState::Accepted;
                        Reply::json(200, &self.assignment)
                    }
                    ("POST", ["decline"]) => Reply::empty(204),
                    _ => Reply::problem(404, "not_found"),
                }
            }
            ("PUT", ["api", "v1", "photos", digest]) => self.take_photo(digest, &request.body),
            ("PUT", ["api", "v1", "submissions", id, "revisions", number]) => self.take_revision(
                (id.parse().unwrap(), number.parse().unwrap()),
                &request.body,
            ),
            (
                "GET",
                [
                    "api",
                    "v1",
                    "submissions",
                    id,
                    "revisions",
                    number,
                    "receipt",
                ],
            ) => self.receipt((id.parse().unwrap(), number.parse().unwrap())),
            _ => Reply::problem(404, "not_found"),
        }
    }

    fn log_in(&self, request: &Request) -> Reply {
        let log_in: LogIn = serde_json::from_slice(&request.body).unwrap();
        if (log_in.email.as_str(), log_in.password.as_str()) != ("sam@example.org", "pass word ") {
            return Reply::problem(401, "log_in_failed");
        }
        Reply::json(
            200,
            &Tokens {
                access_token: "access".into(),
                access_expires_at: now() + TimeDelta::days(36500),
                refresh_token: "refresh".into(),
                user: Me {
                    id: Uuid::from_u128(5),
                    email: log_in.email,
                    name: "Sam".into(),
                    role: api::people::Role::Shopper,
                    agency: "acme".into(),
                    agency_name: "Acme".into(),
                },
            },
        )
    }

    fn take_photo(&mut self, digest: &str, bytes: &[u8]) -> Reply {
        if sha256(bytes) != digest {
            return Reply::problem(422, "photo_digest");
        }
        if self.fault == Fault::ForgetPhoto {
            self.fault = Fault::None;
        } else {
            self.photos.insert(digest.to_owned(), bytes.to_vec());
        }
        Reply::json(201, &stored(digest, bytes))
    }

    fn take_revision(&mut self, key: (Uuid, u32), bytes: &[u8]) -> Reply {
        match self.revisions.get(&key) {
            Some(known) if known == bytes => return self.receipt(key),
            Some(_) => return Reply::problem(409, "content_conflict"),
            None => {}
        }
        if self.fault == Fault::Refuse {
            return Reply::json(
                422,
                &serde_json::json!({
                    "type": "urn:plainclothes:problem:invalid", "title": "invalid", "status": 422,
                    "code": "invalid",
                    "errors": [{"at": "answers.greeted", "code": "x", "message": "not so"}],
                }),
            );
        }
        let current = self
            .assignment
            .submission
            .as_ref()
            .map_or(0, |s| s.revision);
        let open = match self.assignment.state {
            VisitState::Accepted => current == 0,
            VisitState::Returned => current > 0,
            _ => false,
        };
        if !open {
            return Reply::problem(409, "visit_state");
        }
        if key.1 != current + 1 {
            return Reply::problem(409, "revision_conflict");
        }
        let content: SubmissionContent = serde_json::from_slice(bytes).unwrap();
        assert_eq!(content.visit_id, VISIT);
        let missing: Vec<&String> = content
            .photos
            .iter()
            .map(|photo| &photo.sha256)
            .filter(|sha256| !self.photos.contains_key(*sha256))
            .collect();
        if !missing.is_empty() {
            return Reply::json(
                422,
                &serde_json::json!({
                    "type": "urn:plainclothes:problem:photos_missing", "title": "photos missing",
                    "status": 422, "code": "photos_missing", "missing_photos": missing,
                }),
            );
        }
        self.revisions.insert(key, bytes.to_vec());
        self.assignment.state = VisitState::Submitted;
        self.assignment.submission = Some(AssignedSubmission {
            id: key.0,
            revision: key.1,
            sent: None,
            revised: Vec::new(),
        });
        if self.fault == Fault::LoseAnswer {
            self.fault = Fault::Offline;
            return Reply::cut();
        }
        self.receipt(key)
    }

    fn receipt(&self, key: (Uuid, u32)) -> Reply {
        let Some(bytes) = self.revisions.get(&key) else {
            return Reply::problem(404, "not_found");
        };
        let content: SubmissionContent = serde_json::from_slice(bytes).unwrap();
        let content_sha256 = match self.fault {
            Fault::WrongReceipt => sha256(b"something else"),
            _ => sha256(bytes),
        };
        let claims = ReceiptClaims {
            iss: "https://shop.example".into(),
            submission_id: key.0,
            revision: key.1,
            visit_id: content.visit_id,
            checklist_hash: content.checklist_hash,
            shopper_copy_hash: None,
            content_sha256,
            photos: content.photos,
            score: Some(7500),
            received_at: now(),
            revised_by_contractor: false,
        };
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let header = format!(r#"{{"alg":"EdDSA","typ":"{RECEIPT_TYP}","kid":"k1"}}"#);
        let claims = serde_json::to_vec(&claims).unwrap();
        let message = format!("{}.{}", part(header.as_bytes()), part(&claims));
        let signature = part(self.key.sign(message.as_bytes()).as_ref());
        Reply::json(
            200,
            &Receipt {
                jws: format!("{message}.{signature}"),
            },
        )
    }

    fn keys(&self) -> KeySet {
        KeySet {
            keys: vec![PublicKey {
                kty: "OKP".into(),
                crv: "Ed25519".into(),
                alg: "EdDSA".into(),
                usage: "sig".into(),
                kid: "k1".into(),
                x: URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref()),
            }],
        }
    }
}

fn stored(sha256: &str, bytes: &[u8]) -> StoredPhoto {
    StoredPhoto {
        sha256: sha256.to_owned(),
        size_bytes: bytes.len() as u64,
    }
}

/// The device of one shopper.
pub struct Device {
    pub folder: tempfile::TempDir,
    pub env: Env,
}

/// What one run of the program came to.
pub struct Ran {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
    pub all: String,
}

impl Device {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::in_folder(folder.path().join("data"), now);
        Self { folder, env }
    }

    /// A device that is logged in and has pulled everything.
    pub async fn ready(server: &FakeServer) -> Self {
        let device = Self::new();
        let login = format!("login {} --email sam@example.org", server.url);
        assert_eq!(
            device.typing(&login, &["pass word "]).await.status,
            ExitStatus::Ok
        );
        assert_eq!(device.run("pull").await.status, ExitStatus::Ok);
        device
    }

    pub async fn run(&self, line: &str) -> Ran {
        self.typing(line, &[]).await
    }

    /// Runs a command line while a person types these lines.
    pub async fn typing(&self, line: &str, typed: &[&str]) -> Ran {
        let (mut console, transcript) = Console::scripted(typed.iter().copied());
        let args = line
            .split(' ')
            .filter(|arg| !arg.is_empty())
            .map(OsString::from);
        let status = run(args, &mut console, &self.env).await;
        Ran {
            status,
            out: transcript.out(),
            err: transcript.err(),
            all: transcript.all(),
        }
    }

    /// A photo of these many pixels, in a file of this name.
    pub fn photo(&self, name: &str, width: u32) -> String {
        let path = self.folder.path().join(name);
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(30_u32.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0]);
        bytes.extend(vec![7; 100_000]);
        std::fs::write(&path, bytes).unwrap();
        shown(&path)
    }

    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        shown(&path)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Answers to everything that the checklist needs, but for the photo.
pub const ANSWERS: &str = "greeted: {value: yes}\nwait: {value: 1m30s}\nordered: {value: tea}\n";
