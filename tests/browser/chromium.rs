//! A real Chromium, driven by its own driver, and axe as the judge of every page it shows.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The driver of Chromium on a port of its own, ended with this value.
pub(crate) struct Driver {
    child: Child,
    /// Its address.
    pub(crate) url: String,
}

impl Driver {
    /// Starts it; `None`, with a word, where there is none.
    pub(crate) fn start() -> Option<Driver> {
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))
            .and_then(|listener| listener.local_addr())
            .expect("loopback has a free port")
            .port();
        let child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .arg("--silent")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(child) = child else {
            tests::skipped("chromedriver is not installed");
            return None;
        };
        let driver = Driver {
            child,
            url: format!("http://127.0.0.1:{port}"),
        };
        let started = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            let waited = started.elapsed();
            assert!(
                waited < Duration::from_secs(20),
                "chromedriver does not listen"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The source of axe, fetched once for all tests; `None`, with a word, where it cannot be.
pub(crate) fn axe() -> Option<&'static str> {
    static AXE: OnceLock<Option<String>> = OnceLock::new();
    let source = AXE.get_or_init(|| {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/axe.sh");
        let folder = env!("CARGO_TARGET_TMPDIR");
        let output = Command::new("bash").arg(script).arg(folder).output().ok()?;
        let file = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
        std::fs::read_to_string(file).ok()
    });
    if source.is_none() {
        tests::skipped("axe cannot be installed");
    }
    source.as_deref()
}
