//! A PostgreSQL server of our own, from the programs installed on the machine.
//!
//! Started once for a run of the tests, with its data in a temporary folder and its port on
//! loopback. A watcher ends it when the test process has ended, however that was.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

static SERVER: OnceLock<Option<String>> = OnceLock::new();

/// The address of the server without a database (`postgres://user@host:port`), or `None` where
/// PostgreSQL is not installed.
///
/// # Panics
/// If it is installed but does not start; with `CI=true` also if it is not installed.
pub fn address() -> Option<&'static str> {
    SERVER
        .get_or_init(|| {
            let started = programs().map(|bin| start(&bin));
            if started.is_none() && std::env::var("CI").is_ok_and(|ci| ci == "true") {
                panic!("PostgreSQL is not installed, and in CI no suite may be skipped");
            }
            started
        })
        .as_deref()
}

fn programs() -> Option<PathBuf> {
    let mut places: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| {
            versions
                .flatten()
                .map(|version| version.path().join("bin"))
                .collect()
        })
        .unwrap_or_default();
    places.sort();
    places.reverse();
    let path = std::env::var_os("PATH").unwrap_or_default();
    places.extend(std::env::split_paths(&path));
    places
        .into_iter()
        .find(|place| place.join("initdb").exists() && place.join("pg_ctl").exists())
}

fn start(bin: &Path) -> String {
    let folder = tempfile::Builder::new()
        .prefix("plainclothes-postgres-")
        .tempdir()
        .expect("a temporary folder can be made")
        .keep();
    let data = folder.join("data");
    let port = free_port();
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(&folder));
    }
    run(as_server_user(&bin.join("initdb"))
        .args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--pgdata",
        ])
        .arg(&data));
    // The tests kill servers of ours, not this one: what it does not sync, it does not lose.
    let options = format!(
        "-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{}' -c max_connections=300 -c fsync=off",
        folder.display()
    );
    run(as_server_user(&bin.join("pg_ctl"))
        .args(["start", "--wait", "--silent", "--log"])
        .arg(folder.join("log"))
        .arg("--options")
        .arg(options)
        .arg("--pgdata")
        .arg(&data));
    watch(bin, &data, &folder);
    format!("postgres://postgres@127.0.0.1:{port}")
}

/// Leaves a small process behind that stops the server once this process has ended.
#[expect(
    clippy::zombie_processes,
    reason = "it outlives this process on purpose"
)]
fn watch(bin: &Path, data: &Path, folder: &Path) {
    let script = format!(
        "while kill -0 {pid} 2>/dev/null; do sleep 1; done; {stop} stop --mode=immediate --silent --pgdata '{data}'; rm -rf '{folder}'",
        pid = std::process::id(),
        stop = shell_as_server_user(&bin.join("pg_ctl")),
        data = data.display(),
        folder = folder.display(),
    );
    Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("setsid and sh are there");
}

fn free_port() -> u16 {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .expect("loopback has a free port")
        .port()
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id is there");
    output.stdout.trim_ascii() == b"0"
}

/// PostgreSQL refuses to run as root.
fn as_server_user(program: &Path) -> Command {
    if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn shell_as_server_user(program: &Path) -> String {
    if is_root() {
        format!("runuser -u postgres -- {}", program.display())
    } else {
        program.display().to_string()
    }
}

fn run(command: &mut Command) {
    command
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    let status = command
        .status()
        .expect("PostgreSQL's programs can be started");
    assert!(status.success(), "{command:?} failed");
}
