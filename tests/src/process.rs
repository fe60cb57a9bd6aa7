//! Real processes: the programs as people run them, to be killed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The program of that name, built beside the tests.
///
/// # Panics
/// If it was not built: `cargo test -p tests` alone does not build other packages' programs.
pub fn program(name: &str) -> PathBuf {
    let mut folder = std::env::current_exe().expect("this program has a path");
    folder.pop();
    if folder.ends_with("deps") {
        folder.pop();
    }
    let path = folder.join(name);
    assert!(
        path.exists(),
        "{} is not built; run `cargo build --workspace` first",
        path.display()
    );
    path
}

/// A server process on a port of its own, killed when dropped.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    data_dir: PathBuf,
    port: u16,
    database_url: Option<String>,
    zone: String,
}

impl ServerProcess {
    /// Starts `backend serve` far from everybody's zone and waits until it answers.
    ///
    /// # Panics
    /// If it does not within 30 seconds.
    pub fn start(data_dir: &Path, database_url: Option<&str>) -> ServerProcess {
        ServerProcess::start_in(data_dir, database_url, "Pacific/Kiritimati")
    }

    /// Starts `backend serve` in this time zone and waits until it answers.
    ///
    /// # Panics
    /// If it does not within 30 seconds.
    pub fn start_in(data_dir: &Path, database_url: Option<&str>, zone: &str) -> ServerProcess {
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .expect("loopback has a free port")
            .port();
        let database_url = database_url.map(str::to_owned);
        let child = serve(data_dir, port, database_url.as_deref(), zone);
        let server = ServerProcess {
            child,
            data_dir: data_dir.to_owned(),
            port,
            database_url,
            zone: zone.to_owned(),
        };
        server.wait();
        server
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Kills it as a power cut would (SIGKILL).
    pub fn kill(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Starts it again on the same port.
    pub fn start_again(&mut self) {
        let database_url = self.database_url.as_deref();
        self.child = serve(&self.data_dir, self.port, database_url, &self.zone);
        self.wait();
    }

    /// Asks it to stop (SIGTERM); true if it ended in order.
    pub fn stop(&mut self) -> bool {
        let status = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        assert!(status.is_ok_and(|status| status.success()));
        self.child.wait().expect("it ends").success()
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    fn wait(&self) {
        let started = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "the server does not listen"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(data_dir: &Path, port: u16, database_url: Option<&str>, zone: &str) -> Child {
    let mut command = Command::new(program("backend"));
    command
        .arg("--data-dir")
        .arg(data_dir)
        .args([
            "--listen",
            &format!("127.0.0.1:{port}"),
            "--log",
            "error",
            "serve",
        ])
        .env_remove("DATABASE_URL")
        // Nothing that is served may depend on zone or language.
        .env("TZ", zone)
        .env("LC_ALL", "ta_IN.UTF-8")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(url) = database_url {
        command.env("DATABASE_URL", url);
    }
    command.spawn().expect("the server can be started")
}

/// Runs `backend` to its end with this on standard input, and gives its output.
///
/// # Panics
/// If it cannot be started.
pub fn backend(
    data_dir: &Path,
    database_url: Option<&str>,
    arguments: &[&str],
    input: &str,
) -> (bool, String) {
    let mut command = Command::new(program("backend"));
    command
        .arg("--data-dir")
        .arg(data_dir)
        .args(arguments)
        .env_remove("DATABASE_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(url) = database_url {
        command.env("DATABASE_URL", url);
    }
    let mut child = command.spawn().expect("the program can be started");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not read its input closes it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// A `shopper` command with folders of its own.
pub fn shopper(folder: &Path) -> Command {
    let mut command = Command::new(program("shopper"));
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}
