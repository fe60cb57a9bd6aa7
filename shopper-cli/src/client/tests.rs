//! The client against a server that misbehaves.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use api::people::Role;
use api::photos::StoredPhoto;
use api::session::{Me, Tokens};
use chrono::TimeDelta;
use uuid::Uuid;

use super::*;
use crate::profile::KeptTokens;
use crate::samples::now;

#[path = "../../tests/support/http.rs"]
mod http;

use http::{Reply, Request, serve};

fn me() -> Me {
    Me {
        id: Uuid::from_u128(1),
        email: "s@example.org".into(),
        name: "S".into(),
        role: Role::Shopper,
        agency: "acme".into(),
        agency_name: "Acme".into(),
    }
}

fn tokens(number: u32) -> Tokens {
    Tokens {
        access_token: format!("access-{number}"),
        access_expires_at: now() + TimeDelta::minutes(15),
        refresh_token: format!("refresh-{number}"),
        user: me(),
    }
}

struct Stage {
    places: Places,
    client: Client,
    seen: Arc<Mutex<Vec<Request>>>,
    _folder: tempfile::TempDir,
}

impl Stage {
    /// A client with a profile, and a server that answers the n-th request by `answer`.
    fn new(answer: impl Fn(usize, &Request, &Places) -> Reply + Send + Sync + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::in_folder(folder.path(), now);
        let places = Places::choose(Some(Path::new(folder.path())), &env);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (log, inside) = (Arc::clone(&seen), places.clone());
        let server = serve(move |request| {
            let number = {
                let mut log = log.lock().unwrap();
                log.push(request.clone());
                log.len()
            };
            answer(number, request, &inside)
        });
        let tokens = Some(KeptTokens::from(&tokens(1)));
        let profile = Profile {
            server,
            user: me(),
            tokens,
        };
        places.save("p", &profile).unwrap();
        let client = Client::of_profile(&places, "p", &profile, &env).unwrap();
        Self {
            places,
            client,
            seen,
            _folder: folder,
        }
    }

    fn paths(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .map(|request| format!("{} {}", request.method, request.path))
            .collect()
    }

    fn kept(&self) -> Option<String> {
        let profile = self.places.find("p").unwrap().unwrap();
        profile.tokens.map(|tokens| tokens.refresh_token)
    }
}

fn page() -> Reply {
    Reply::json(200, &serde_json::json!({"items": []}))
}

#[tokio::test]
async fn a_spent_access_token_is_refreshed_once_and_kept_before_it_is_used() {
    let stage = Stage::new(|_, request, places| {
        if request.path.ends_with("/refresh") {
            assert!(String::from_utf8_lossy(&request.body).contains("refresh-1"));
            return Reply::json(200, &tokens(2));
        }
        match request.headers["authorization"].as_str() {
            "Bearer access-2" => {
                // By the time the new token is used, its refresh token is on the disk.
                let kept = places.find("p").unwrap().unwrap().tokens.unwrap();
                assert_eq!(kept.refresh_token, "refresh-2");
                page()
            }
            _ => Reply::problem(401, "unauthenticated"),
        }
    });
    assert!(
        stage
            .client
            .list_assignments(Patience::once())
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        stage.paths(),
        [
            "GET /api/v1/assignments",
            "POST /api/v1/session/refresh",
            "GET /api/v1/assignments"
        ]
    );
    assert_eq!(stage.kept().as_deref(), Some("refresh-2"));
}

#[tokio::test]
async fn a_token_that_another_process_refreshed_is_taken_over() {
    let stage = Stage::new(
        |_, request, _| match request.headers["authorization"].as_str() {
            "Bearer access-7" => page(),
            _ => Reply::problem(401, "unauthenticated"),
        },
    );
    let mut profile = stage.places.find("p").unwrap().unwrap();
    profile.tokens = Some(KeptTokens::from(&tokens(7)));
    stage.places.save("p", &profile).unwrap();
    stage
        .client
        .list_assignments(Patience::once())
        .await
        .unwrap();
    assert_eq!(stage.paths().len(), 2);
}

#[tokio::test]
async fn a_refused_refresh_logs_out_and_a_lost_one_does_not() {
    let refused = Stage::new(|_, _, _| Reply::problem(401, "unauthenticated"));
    let error = refused
        .client
        .list_assignments(Patience::once())
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::NotLoggedIn));
    assert_eq!(refused.kept(), None);

    let lost = Stage::new(|_, request, _| match request.path.ends_with("/refresh") {
        true => Reply::cut(),
        false => Reply::problem(401, "unauthenticated"),
    });
    let error = lost
        .client
        .list_assignments(Patience::short())
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::Offline(_)), "{error:?}");
    assert_eq!(lost.kept().as_deref(), Some("refresh-1"));
}

#[tokio::test]
async fn what_may_be_repeated_is_repeated_and_what_may_not_is_not() {
    let flaky = |number: usize, _: &Request, _: &Places| match number {
        1 => Reply::cut(),
        2 => Reply::empty(502),
        _ => page(),
    };
    let stage = Stage::new(flaky);
    stage
        .client
        .list_assignments(Patience::long())
        .await
        .unwrap();
    assert_eq!(stage.paths().len(), 3);
    let stage = Stage::new(flaky);
    let error = stage.client.decline(Uuid::nil(), "no").await.unwrap_err();
    assert!(error.is_passing());
    assert_eq!(stage.paths().len(), 1);
}

#[tokio::test]
async fn the_servers_wish_for_a_pause_is_honoured() {
    let stage = Stage::new(|number, _, _| match number {
        1 => Reply::problem(503, "busy").header("retry-after", "1"),
        _ => page(),
    });
    let start = Instant::now();
    stage
        .client
        .list_assignments(Patience::short())
        .await
        .unwrap();
    assert!(start.elapsed() >= Duration::from_secs(1));
    // A pause longer than we make is told instead of waited for.
    let stage = Stage::new(|_, _, _| Reply::problem(503, "busy").header("retry-after", "3600"));
    let error = stage
        .client
        .list_assignments(Patience::long())
        .await
        .unwrap_err();
    assert!(matches!(
        error,
        ClientError::Busy {
            retry_after_s: Some(3600)
        }
    ));
    assert_eq!(stage.paths().len(), 1);
}

#[tokio::test]
async fn a_photo_arrives_whole_with_its_length_and_the_time_of_this_clock() {
    let bytes: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
    let sent = bytes.clone();
    let stage = Stage::new(move |number, request, _| {
        // A line that breaks after everything was sent.
        if number == 1 {
            return Reply::cut();
        }
        assert_eq!(request.headers["content-length"], "200000");
        assert_eq!(request.headers["client-time"], "2026-03-02T09:05:00.000Z");
        assert_eq!(
            request.path,
            format!("/api/v1/photos/abc?visit={}", Uuid::nil())
        );
        assert!(request.body == sent);
        Reply::json(
            201,
            &StoredPhoto {
                sha256: "abc".into(),
                size_bytes: 200_000,
            },
        )
    });
    let (console, _) = crate::Console::scripted(Vec::<String>::new());
    let progress = console.progress(1, "x");
    stage
        .client
        .put_photo(Uuid::nil(), "abc", bytes, progress)
        .await
        .unwrap();
    assert_eq!(stage.paths().len(), 2);
}

#[tokio::test]
async fn a_server_that_falls_silent_is_given_up_and_a_slow_line_is_not() {
    let silent = |_: usize, _: &Request, _: &Places| {
        std::thread::sleep(Duration::from_millis(900));
        page()
    };
    let mut stage = Stage::new(silent);
    stage.client.idle = Duration::from_millis(200);
    let error = stage
        .client
        .list_assignments(Patience::once())
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::Offline(_)), "{error:?}");

    // 80 kB take ten seconds over the slowest line that is waited for.
    let mut stage = Stage::new(|_, request, _| {
        std::thread::sleep(Duration::from_millis(900));
        let photo = StoredPhoto {
            sha256: "abc".into(),
            size_bytes: request.body.len() as u64,
        };
        Reply::json(201, &photo)
    });
    stage.client.idle = Duration::from_millis(200);
    let (console, _) = crate::Console::scripted(Vec::<String>::new());
    let progress = console.progress(1, "x");
    let sent = stage
        .client
        .put_photo(Uuid::nil(), "abc", vec![1; 80_000], progress)
        .await;
    assert_eq!(sent.unwrap().size_bytes, 80_000);
    assert_eq!(stage.paths().len(), 1);
}

#[tokio::test]
async fn what_is_not_our_server_is_told_apart() {
    let stage = Stage::new(|_, _, _| Reply::empty(302).header("location", "https://evil.example"));
    let error = stage
        .client
        .list_assignments(Patience::long())
        .await
        .unwrap_err();
    assert!(matches!(&error, ClientError::Broken(cause) if cause.contains("evil.example")));
    let stage = Stage::new(|_, _, _| Reply {
        body: b"<html>".to_vec(),
        ..Reply::empty(200)
    });
    let error = stage
        .client
        .list_assignments(Patience::long())
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::Broken(_)));
    assert_eq!(stage.paths().len(), 1);
}

#[tokio::test]
async fn the_skew_of_the_clock_is_measured() {
    let stage = Stage::new(|_, _, _| page().header("date", "Mon, 02 Mar 2026 08:45:00 GMT"));
    assert_eq!(stage.client.skew_s(), None);
    stage
        .client
        .list_assignments(Patience::once())
        .await
        .unwrap();
    assert_eq!(stage.client.skew_s(), Some(20 * 60));
}

#[tokio::test]
async fn lists_are_read_to_their_last_page() {
    let stage = Stage::new(|number, request, _| {
        let photo = StoredPhoto {
            sha256: number.to_string(),
            size_bytes: 1,
        };
        match number {
            1 => Reply::json(
                200,
                &serde_json::json!({"items": [photo], "next_cursor": "a b"}),
            ),
            _ => {
                assert!(request.path.ends_with("?cursor=a+b"), "{}", request.path);
                Reply::json(200, &serde_json::json!({"items": [photo]}))
            }
        }
    });
    assert_eq!(
        stage.client.list_photos(Uuid::nil()).await.unwrap().len(),
        2
    );
}

#[test]
fn only_this_device_is_loopback() {
    for (url, loopback) in [
        ("http://127.0.0.1:1", true),
        ("http://localhost", true),
        ("http://[::1]:80", true),
        ("http://127.0.0.1.example.org", false),
        ("http://10.0.0.1", false),
    ] {
        assert_eq!(is_loopback(&Url::parse(url).unwrap()), loopback, "{url}");
    }
}
