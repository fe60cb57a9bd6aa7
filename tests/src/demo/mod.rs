//! The demo: the real server, the real shopper's program, a year made with a fixed seed.
//!
//! [`folder`] guards the place, [`cast`] says who and where, [`year`] makes history through the
//! services, [`visit`] plays one visit over HTTP as its three people would.

mod cast;
mod folder;
mod visit;
mod year;

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;

use backend::clock::Clock;
use backend::config::Config;
use backend::server::Server;
use chrono::Utc;

pub use cast::PASSWORD;
pub(crate) use cast::comments;
pub use year::{Scene, furnish};

/// What to play.
#[derive(Clone, Debug)]
pub struct Play {
    /// Where everything goes.
    pub folder: PathBuf,
    /// Port of loopback; 0 takes a free one.
    pub port: u16,
    /// Visits of each store in each month.
    pub visits_per_month: u32,
    /// Serve until Ctrl-C at the end.
    pub serve_on: bool,
}

/// Plays the demo.
///
/// # Errors
/// A sentence that says what is in the way or what went wrong.
pub async fn play(play: Play) -> Result<(), String> {
    let folder = folder::prepare(&play.folder)?;
    let clock = Clock::standing(Utc::now());
    let mut config = Config::for_data_dir(&folder.join("data"));
    config.listen = SocketAddr::from(([127, 0, 0, 1], play.port));
    let server = Server::open(config, clock.clone())
        .await
        .map_err(|error| error.to_string())?;
    step(&format!("the server listens on {}", server.app.public_url));

    let app = server.app.clone();
    let scene = furnish(&app, &clock, play.visits_per_month)
        .await
        .map_err(|error| format!("the year could not be made: {error}"))?;
    clock.release();

    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let serving = tokio::spawn(server.run(async {
        // A dropped sender means the same as a sent one: stop.
        let _ = stopped.await;
    }));
    let pdfs = visit::play(&app.public_url, &folder, &scene).await?;

    say("\nReports:");
    for pdf in &pdfs {
        say(&format!("  {}", pdf.display()));
    }
    say(&format!(
        "\nThe server: {} (API under /api/v1)",
        app.public_url
    ));
    say("Log-ins (all with one password, below):");
    for (who, email) in &scene.log_ins {
        say(&format!("  {who:<28} {email}"));
    }
    say(&format!("  password                     {}", PASSWORD));
    if play.serve_on {
        say("\nServing until Ctrl-C ...");
        tokio::signal::ctrl_c()
            .await
            .map_err(|error| error.to_string())?;
    }
    // The server may have ended by itself.
    let _ = stop.send(());
    let ended = serving.await.map_err(|error| error.to_string())?;
    ended.map_err(|error| error.to_string())
}

/// Says something; a closed terminal is no reason to stop.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn step(text: &str) {
    say(&format!("* {text}"));
}
