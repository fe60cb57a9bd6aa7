//! The main job in one command: a year of history, then one visit for real, then the owner's PDFs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tests::demo;

/// Start a real server with a year of visits, play one visit, and download the reports.
#[derive(Parser)]
#[command(name = "demo", version)]
struct Arguments {
    /// Folder for data and PDFs; made if missing, started clean if an earlier demo made it
    #[arg(default_value = "demo")]
    folder: PathBuf,
    /// End when the PDFs are written instead of serving until Ctrl-C
    #[arg(long)]
    exit: bool,
    /// Port of loopback to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Visits of each store in each month of the year
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=9))]
    visits_per_month: u32,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.to_string()),
    };
    let play = demo::Play {
        folder: arguments.folder,
        port: arguments.port,
        visits_per_month: arguments.visits_per_month,
        serve_on: !arguments.exit,
    };
    match runtime.block_on(demo::play(play)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => fail(&sentence),
    }
}

fn fail(sentence: &str) -> ExitCode {
    demo::say(&format!("error: {sentence}"));
    ExitCode::FAILURE
}
