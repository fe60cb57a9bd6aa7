//! The reports of a chain: every store's in one run of `backend report`, and one again and again over HTTP.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};

use super::cost::Cost;
use super::say;
use crate::client::Api;
use crate::process::{ServerProcess, program};
use crate::scale::{self, Scale};
use crate::server::{On, TestServer};
use crate::world::PASSWORD;

/// Stores of the chain.
const STORES: usize = 200;
/// Approved visits in the database.
const VISITS: u32 = 20_000;

/// Makes the data, measures, and says the figures.
///
/// # Panics
/// If anything fails.
pub async fn reports(requests: u32, connections: u32) {
    say(&format!("writing {VISITS} approved visits"));
    let mut server = TestServer::start(On::Sqlite)
        .await
        .expect("SQLite is there");
    let scale = Scale::make(&server, VISITS, STORES).await;
    let mut owners = Vec::new();
    for (name, client) in [("store", scale.client_id), ("chain", scale.chain_id)] {
        let path = format!("/api/v1/clients/{client}");
        let client = scale.agency.admin.get(&path).await.expect(200).json();
        owners.push(scale.agency.owner(name, &client, None).await);
    }
    server.halt().await;

    let period = format!("from={}&to={}", scale.from, scale.to);
    for (client, stores) in [("Client", scale::STORES), ("Chain", STORES)] {
        in_one_run(&server, &scale, client, stores);
    }
    let process = ServerProcess::start(server.data_dir(), None);
    let store = format!("/api/v1/stores/{}/report.pdf?{period}", scale.store_id);
    let chain = format!("/api/v1/clients/{}/report.pdf?{period}", scale.chain_id);
    for (owner, (what, path)) in owners.iter().zip([("store", store), ("chain", chain)]) {
        let anonymous = Api::anonymous(&process.url());
        let (api, _) = anonymous.log_in(&owner.email, PASSWORD).await;
        again_and_again(&process, &api, what, &path, requests, connections).await;
    }
}

/// Runs `backend report stores` for a client of so many stores.
fn in_one_run(server: &TestServer, scale: &Scale, client: &str, stores: usize) {
    let folder = server.folder(client);
    let mut command = Command::new(program("backend"));
    command.arg("--data-dir").arg(server.data_dir());
    command.args([
        "--log",
        "error",
        "report",
        "stores",
        "--agency",
        &scale.agency.slug,
    ]);
    command.args(["--client", client]);
    let (from, to) = (scale.from.to_string(), scale.to.to_string());
    command
        .args(["--from", &from, "--to", &to, "-o"])
        .arg(&folder);
    command
        .env_remove("DATABASE_URL")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    let started = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .spawn()
        .expect("it can be started");
    let mut cost = Cost::default();
    let status = loop {
        cost = Cost::of(child.id()).unwrap_or(cost);
        if let Some(status) = child.try_wait().expect("it is a child of this process") {
            break status;
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success(), "backend report stores failed");
    let took = started.elapsed();
    let written = std::fs::read_dir(&folder)
        .expect("the folder is there")
        .count();
    assert_eq!(written, stores);
    say(&format!(
        "{stores:>4} store reports in one run: {:.2} s, {:.1} of the cores busy, {:.1} ms CPU each, at most {} MiB",
        took.as_secs_f64(),
        cost.cpu.as_secs_f64() / took.as_secs_f64(),
        cost.cpu.as_secs_f64() * 1_000.0 / stores as f64,
        cost.peak,
    ));
}

/// Asks for the same file: whole, and whether it is still the same.
async fn again_and_again(
    process: &ServerProcess,
    api: &Api,
    what: &str,
    path: &str,
    requests: u32,
    connections: u32,
) {
    let before = Cost::of(process.id()).expect("the server runs");
    let first = api.get(path).await.expect(200);
    let made = Cost::of(process.id()).expect("the server runs").cpu - before.cpu;
    let tag = first.headers["etag"].clone();
    say(&format!(
        "{what} report, {} bytes: {} ms CPU when first asked for",
        first.bytes.len(),
        made.as_millis()
    ));
    for (how, tag, expected) in [
        ("whole", None, StatusCode::OK),
        ("unchanged", Some(tag), StatusCode::NOT_MODIFIED),
    ] {
        let before = Cost::of(process.id()).expect("the server runs");
        let started = Instant::now();
        let mut asking = tokio::task::JoinSet::new();
        for _ in 0..connections {
            let (api, path, tag) = (api.clone(), path.to_owned(), tag.clone());
            asking.spawn(async move {
                for _ in 0..requests / connections {
                    let mut request = api.request(Method::GET, &path);
                    if let Some(tag) = &tag {
                        request = request.header("if-none-match", tag);
                    }
                    assert_eq!(api.send(request).await.status, expected);
                }
            });
        }
        while let Some(ended) = asking.join_next().await {
            ended.expect("every request is answered");
        }
        let took = started.elapsed().as_secs_f64();
        let after = Cost::of(process.id()).expect("the server runs");
        let asked = f64::from(requests / connections * connections);
        let cpu = (after.cpu - before.cpu).as_secs_f64();
        say(&format!(
            "{what} report again, {how}: {:.0} a second, {:.0} a second of the server's CPU, at most {} MiB",
            asked / took,
            asked / cpu,
            after.peak,
        ));
    }
}
