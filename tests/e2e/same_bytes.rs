//! The same report, byte for byte: either database, any process, any zone, any day (P9).

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use api::people::Role;
use tests::client::Api;
use tests::moved;
use tests::process::{ServerProcess, program};
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD, Someone};
use uuid::Uuid;

const OWNER: &str = "olga@north.example";
const PERIOD: &str = "from=2026-01-01&to=2026-07-01";

/// Three stores of a client, seven approved visits with photos and comments in three scripts.
struct World {
    visit: Uuid,
    store: Uuid,
    client: Uuid,
    owner: Api,
}

impl World {
    async fn build(server: &TestServer) -> World {
        let mut agency = Agency::create(server, "north").await;
        let client = agency.client("Falafel House").await;
        let mut sam: Someone = agency.someone("sam", Role::Shopper).await;
        agency.owner("olga", &client, None).await;
        let shipped = checklists::shipped();
        let shipped = shipped
            .iter()
            .find(|c| c.slug == "quick-service-restaurant");
        let checklist = agency.publish(shipped.expect("it is shipped").source).await;
        let mut stores = Vec::new();
        for code in ["A1", "B2", "C3"] {
            stores.push(agency.store(&client, code, "Asia/Riyadh").await);
        }
        let mut visits = Vec::new();
        // Two of one store on the same day, so that their order is by more than the day.
        for (seed, (store, date)) in (1..).zip([
            (0, "2026-01-05"),
            (0, "2026-02-10"),
            (1, "2026-02-11"),
            (0, "2026-03-02"),
            (0, "2026-03-02"),
            (2, "2026-03-30"),
            (0, "2026-05-04"),
        ]) {
            server.set_clock(format!("{date}T11:00:00Z").parse().unwrap());
            let admin = "admin@north.example";
            agency.admin = agency.anonymous.log_in(admin, PASSWORD).await.0;
            sam.api = agency.anonymous.log_in(&sam.email, PASSWORD).await.0;
            let now = server.now();
            let visit = agency.visit(&stores[store], &checklist, &sam, now).await;
            let submission = sam.report(visit.id, now, 60, seed).await.0;
            agency.approve(submission, 1).await.expect(201);
            visits.push(visit.id);
        }
        World {
            visit: visits[6],
            store: stores[0].id,
            client: client.id,
            owner: agency.anonymous.log_in(OWNER, PASSWORD).await.0,
        }
    }

    /// Every kind of report in every format and language.
    fn paths(&self) -> Vec<String> {
        let kinds = [
            (format!("visits/{}", self.visit), ""),
            (format!("stores/{}", self.store), PERIOD),
            (format!("clients/{}", self.client), PERIOD),
        ];
        let mut paths = Vec::new();
        for (about, period) in kinds {
            for ending in ["", ".pdf", ".csv", ".xlsx"] {
                for how in ["lang=en", "lang=ar&digits=arab", "lang=ta"] {
                    paths.push(format!("/api/v1/{about}/report{ending}?{how}&{period}"));
                }
            }
        }
        paths
    }
}

/// The answers by path, with the names of the files.
type Answers = BTreeMap<String, (String, Vec<u8>)>;

async fn read(owner: &Api, paths: &[String]) -> Answers {
    let mut answers = Answers::new();
    for path in paths {
        let answer = owner.get(path).await.expect(200);
        let name = answer.headers.get("content-disposition");
        let name = name.map_or("", |name| name.to_str().unwrap());
        answers.insert(path.clone(), (name.to_owned(), answer.bytes));
    }
    answers
}

/// What another process answers in another zone, today.
async fn read_in_process(
    data_dir: &Path,
    database_url: Option<&str>,
    zone: &str,
    paths: &[String],
) -> Answers {
    let process = ServerProcess::start_in(data_dir, database_url, zone);
    let anonymous = Api::anonymous(&process.url());
    let (owner, _) = anonymous.log_in(OWNER, PASSWORD).await;
    read(&owner, paths).await
}

/// What the shell writes in that zone, by the name of the file.
fn write_in_shell(
    data_dir: &Path,
    database_url: Option<&str>,
    zone: &str,
    visit: Uuid,
) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let visit = visit.to_string();
    let client = ["--client", "Falafel House"];
    let period = ["--from", "2026-01-01", "--to", "2026-07-01"];
    for which in [
        vec!["visit", &visit],
        [&["store", "--store", "A1"][..], &client, &period].concat(),
        [&["chain"][..], &client, &period].concat(),
    ] {
        let mut command = Command::new(program("backend"));
        command.env_remove("DATABASE_URL").env("TZ", zone);
        if let Some(url) = database_url {
            command.env("DATABASE_URL", url);
        }
        command.arg("--data-dir").arg(data_dir).arg("report");
        command
            .args(which)
            .args(["--agency", "north", "--as", OWNER]);
        command.args(["--lang", "en,ta", "--format", "pdf,csv,xlsx,json"]);
        command.arg("--output").arg(folder.path());
        let done = command.stdin(Stdio::null()).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    }
    let files = std::fs::read_dir(folder.path()).unwrap().flatten();
    files
        .map(|file| {
            let name = file.file_name().into_string().unwrap();
            (name, std::fs::read(file.path()).unwrap())
        })
        .collect()
}

fn assert_same(known: &Answers, found: &Answers, where_from: &str) {
    assert_eq!(known.len(), found.len());
    for (path, answer) in known {
        assert!(*answer == found[path], "{path} differs {where_from}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p9_every_report_is_the_same_bytes_from_either_database_in_any_process_and_zone() {
    let server = TestServer::start(On::Sqlite).await;
    let mut server = server.expect("SQLite is built in");
    let world = World::build(&server).await;
    let paths = world.paths();
    let known = read(&world.owner, &paths).await;
    server.halt().await;
    let data_dir = server.data_dir();
    let again = read_in_process(data_dir, None, "Pacific/Kiritimati", &paths).await;
    assert_same(&known, &again, "in another process");
    let written = write_in_shell(data_dir, None, "America/St_Johns", world.visit);
    assert_eq!(written.len(), 24);
    for (path, (name, bytes)) in &known {
        // The shell writes no Arabic digits here, and figures for programs have no name of a file.
        let Some(name) = name.split('"').nth(1).filter(|_| !path.contains("arab")) else {
            continue;
        };
        assert!(written[name] == *bytes, "{name} differs from the shell");
    }

    let Some(mut other) = TestServer::start(On::Postgres).await else {
        tests::skipped("PostgreSQL is not installed");
        return;
    };
    other.halt().await;
    let url = other.database_url().map(str::to_owned);
    moved::to_postgres(
        &data_dir.join("plainclothes.db"),
        url.as_deref().expect("it is on PostgreSQL"),
    )
    .await;
    for zone in ["America/St_Johns", "Asia/Kathmandu"] {
        let again = read_in_process(data_dir, url.as_deref(), zone, &paths).await;
        assert_same(&known, &again, &format!("on PostgreSQL in {zone}"));
    }
    let again = write_in_shell(data_dir, url.as_deref(), "Pacific/Chatham", world.visit);
    assert!(written == again, "the shell, on PostgreSQL");
}
