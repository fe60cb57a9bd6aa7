//! Bounded loads on real processes, for figures and not for tests: what it costs the server, in its own
//! processor time, whatever the asking costs beside it.

mod cost;
mod house;
mod pages;
mod reports;

use std::io::Write;

pub use house::Size;
pub use pages::{Plan, pages};
pub use reports::reports;

/// Says a line on standard output.
pub fn say(line: &str) {
    // Whoever closed the pipe does not want to read it.
    let _ = writeln!(std::io::stdout(), "{line}");
}
