//! Reports as files: what is answered, when it is not answered again, and what the shell writes.

mod months;

use api::people::Role;
use reqwest::Method;
use tests::both_databases;
use tests::client::{Answer, Api};
use tests::server::TestServer;
use tests::world::{Agency, small_checklist};
use uuid::Uuid;

/// An agency with two stores, and one approved visit of the first.
struct World {
    agency: Agency,
    client: Uuid,
    stores: [Uuid; 2],
    visit: Uuid,
    submission: Uuid,
    owner: Api,
    narrow: Api,
}

impl World {
    async fn build(server: &TestServer) -> World {
        let agency = Agency::create(server, "north").await;
        let client = agency.client("Falafel House").await;
        let first = agency.store(&client, "A1", "Asia/Riyadh").await;
        let second = agency.store(&client, "A2", "Asia/Riyadh").await;
        let sam = agency.someone("sam", Role::Shopper).await;
        let owner = agency.owner("olga", &client, None).await;
        let narrow = agency.owner("bob", &client, Some(vec![second.id])).await;
        let checklist = agency.publish(&small_checklist(1)).await;
        let visit = agency
            .visit(&first, &checklist, &sam, server.now())
            .await
            .id;
        let submission = sam.report(visit, server.now(), 70, 1).await.0;
        agency.approve(submission, 1).await.expect(201);
        World {
            client: client.id,
            stores: [first.id, second.id],
            visit,
            submission,
            owner: owner.api,
            narrow: narrow.api,
            agency,
        }
    }

    /// The reports of each kind, without their endings.
    fn paths(&self) -> [String; 3] {
        [
            format!("/api/v1/visits/{}/report", self.visit),
            format!("/api/v1/stores/{}/report", self.stores[0]),
            format!("/api/v1/clients/{}/report", self.client),
        ]
    }
}

fn tag(answer: &Answer) -> String {
    answer.headers["etag"].to_str().unwrap().to_owned()
}

async fn ask_again(api: &Api, path: &str, known: &str) -> Answer {
    let request = api
        .request(Method::GET, path)
        .header("if-none-match", known);
    api.send(request).await
}

const FORMATS: [(&str, &str, &[u8]); 4] = [
    ("", "application/json", b"{"),
    (".pdf", "application/pdf", b"%PDF-1.7"),
    (".csv", "text/csv; charset=utf-8", b"\xef\xbb\xbfpart,"),
    (
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        b"PK\x03\x04",
    ),
];

both_databases!(every_report_comes_in_every_format_and_not_twice);
async fn every_report_comes_in_every_format_and_not_twice(server: TestServer) {
    let world = World::build(&server).await;
    let mut tags = std::collections::BTreeSet::new();
    for path in world.paths() {
        for (ending, media, beginning) in FORMATS {
            for lang in ["en", "ar", "ta"] {
                let path = format!("{path}{ending}?lang={lang}");
                let answer = world.owner.get(&path).await.expect(200);
                assert_eq!(answer.headers["content-type"], media, "{path}");
                assert!(answer.bytes.starts_with(beginning), "{path}");
                assert_eq!(answer.headers["cache-control"], "private, no-cache");
                let name = answer.headers.get("content-disposition");
                assert_eq!(name.is_some(), !ending.is_empty(), "{path}");
                let known = tag(&answer);
                assert!(tags.insert(known.clone()), "{path} has the tag of another");
                let again = ask_again(&world.owner, &path, &format!("\"x\", W/{known}")).await;
                assert_eq!(again.status, 304, "{path}");
                assert_eq!(tag(&again), known);
                assert!(again.bytes.is_empty());
                let same = ask_again(&world.owner, &path, "\"x\"").await.expect(200);
                assert!(same.bytes == answer.bytes, "{path}");
            }
        }
    }
}

both_databases!(a_tag_changes_with_the_data_and_with_who_asks);
async fn a_tag_changes_with_the_data_and_with_who_asks(server: TestServer) {
    let world = World::build(&server).await;
    let [visit, _, chain] = world.paths();
    let store = format!("/api/v1/stores/{}/report", world.stores[0]);
    let mut before = Vec::new();
    for path in [&visit, &store, &chain] {
        before.push((path.clone(), tag(&world.owner.get(path).await.expect(200))));
    }
    let narrow = world.narrow.get(&chain).await.expect(200);
    assert_ne!(tag(&narrow), before[2].1, "another reach is another file");
    world.narrow.get(&store).await.problem(404);
    world.narrow.get(&visit).await.problem(404);
    assert!(!narrow.text().contains(&world.stores[0].to_string()));

    // A shopper's action changes nothing that an owner could watch (P6).
    let sam = world.agency.someone("sue", Role::Shopper).await;
    let checklist = world.agency.publish(&small_checklist(1)).await;
    let path = format!("/api/v1/stores/{}", world.stores[1]);
    let other: api::stores::Store = world.owner.get(&path).await.expect(200).json();
    let next = world
        .agency
        .visit(&other, &checklist, &sam, server.now())
        .await
        .id;
    let submission = sam.report(next, server.now(), 70, 2).await.0;
    for (path, known) in &before {
        assert_eq!(ask_again(&world.owner, path, known).await.status, 304);
    }
    world.agency.approve(submission, 1).await.expect(201);
    for (path, known) in &before {
        let changed = ask_again(&world.owner, path, known).await.expect(200);
        assert_ne!(tag(&changed), *known, "{path}");
    }
    // Reopened, the visit has no report any more.
    let review =
        serde_json::json!({ "revision": 1, "decision": "reopened", "message": "once more" });
    let path = format!("/api/v1/submissions/{}/reviews", world.submission);
    world.agency.admin.post(&path, &review).await.expect(201);
    world.owner.get(&visit).await.problem(404);
}

both_databases!(p11_a_report_that_cannot_be_is_refused_field_by_field);
async fn p11_a_report_that_cannot_be_is_refused_field_by_field(server: TestServer) {
    let world = World::build(&server).await;
    let [visit, store, chain] = world.paths();
    for (path, at) in [
        (
            format!("{store}?lang=xx&digits=roman"),
            &["lang", "digits"][..],
        ),
        (format!("{chain}.pdf?from=2026-02-01"), &["to"]),
        (
            format!("{chain}.csv?from=2026-02-01&to=2026-02-01"),
            &["to"],
        ),
        (format!("{visit}.xlsx?lang=e"), &["lang"]),
    ] {
        let problem = world.owner.get(&path).await.problem(422);
        let found: Vec<&str> = problem
            .errors
            .iter()
            .map(|error| error.at.as_str())
            .collect();
        assert_eq!(found, at, "{path}");
    }
    world
        .owner
        .get(&format!("{visit}?from=2026-01-01"))
        .await
        .problem(400);
    world
        .owner
        .get(&format!("{store}?checklist=nothing"))
        .await
        .problem(404);
}

both_databases!(the_shell_writes_the_very_files_that_the_server_answers);
async fn the_shell_writes_the_very_files_that_the_server_answers(server: TestServer) {
    let world = World::build(&server).await;
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().to_str().unwrap();
    let run = |arguments: &[&str]| {
        let mut all = vec!["report"];
        all.extend(arguments);
        all.extend([
            "--agency",
            "north",
            "--as",
            "OLGA@north.example",
            "--output",
            output,
        ]);
        tests::process::backend(server.data_dir(), server.database_url(), &all, "")
    };
    let client = ["--client", "Falafel House"];
    let (done, said) = run(&[
        &["stores"][..],
        &client,
        &["--lang", "en,ar", "--format", "pdf,csv"],
    ]
    .concat());
    assert!(done && said.contains("wrote 8 files"), "{said}");
    for (kind, path) in [("visit", &world.paths()[0]), ("chain", &world.paths()[2])] {
        let visit = world.visit.to_string();
        let arguments = if kind == "visit" {
            vec![kind, &visit]
        } else {
            // The shell has the time of the day, and the server that of the test.
            [
                &[kind][..],
                &client,
                &["--from", "2026-01-01", "--to", "2027-01-01"],
            ]
            .concat()
        };
        let (done, said) = run(&arguments);
        assert!(done, "{said}");
        let period = if kind == "visit" {
            ""
        } else {
            "?from=2026-01-01&to=2027-01-01"
        };
        let answer = world
            .owner
            .get(&format!("{path}.pdf{period}"))
            .await
            .expect(200);
        let name = answer.headers["content-disposition"].to_str().unwrap();
        let name = name.split('"').nth(1).unwrap();
        let written = std::fs::read(folder.path().join(name)).unwrap();
        assert!(written == answer.bytes, "{name}");
        // What is there is not written over, unless that is asked for.
        let (done, said) = run(&arguments);
        assert!(!done && said.contains("--force"), "{said}");
        let arguments = [&arguments[..], &["--force"]].concat();
        assert!(run(&arguments).0);
    }
    let (done, said) = run(&["chain", "--client", "Nobody"]);
    assert!(
        !done && said.contains("there is no client `Nobody`"),
        "{said}"
    );
    let names: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 10, "{names:?}");
}
