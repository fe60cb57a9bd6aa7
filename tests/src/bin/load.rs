//! How much the programs bear: bounded runs against real processes, whose figures the README quotes.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tests::load;

/// Measure real processes under a bounded load; nothing else should run beside it.
#[derive(Parser)]
#[command(name = "load", version)]
struct Arguments {
    #[command(subcommand)]
    run: Run,
}

#[derive(Subcommand)]
enum Run {
    /// Reports of a chain of 200 stores: all of them in one run, and one again and again over HTTP
    Reports {
        /// How often the same report is asked for
        #[arg(long, default_value_t = 20_000)]
        requests: u32,
        /// Connections that ask at the same time
        #[arg(long, default_value_t = 16)]
        connections: u32,
    },
    /// Every page by everybody it is for, with 1,000 stores and 100,000 visits: processor time and size; fails
    /// where a page costs more than 30 ms or has more than 150 kB
    Pages {
        /// Folder of the data; filled if it is new, used again if not [default: one that is taken away]
        #[arg(long)]
        folder: Option<PathBuf>,
        /// How often each page is asked for
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
        requests: u32,
        /// Only addresses that have this in them
        #[arg(long, default_value = "")]
        only: String,
        /// Stores of the agency; fewer for a look at whether it works
        #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u16).range(5..))]
        stores: u16,
        /// Visits of each store, about
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u64).range(20..=200))]
        visits: u64,
        /// Say what pages cost, and fail only where one does not answer as it should
        #[arg(long)]
        unlimited: bool,
    },
}

fn main() -> ExitCode {
    let run = Arguments::parse().run;
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.to_string()),
    };
    match run {
        Run::Reports {
            requests,
            connections,
        } => {
            runtime.block_on(load::reports(requests, connections.max(1)));
            ExitCode::SUCCESS
        }
        Run::Pages {
            folder,
            requests,
            only,
            stores,
            visits,
            unlimited,
        } => {
            let plan = load::Plan {
                folder: folder.as_deref(),
                requests,
                only: &only,
                size: load::Size {
                    stores: usize::from(stores),
                    visits,
                },
                is_unlimited: unlimited,
            };
            match runtime.block_on(load::pages(&plan)) {
                Ok(true) => ExitCode::SUCCESS,
                Ok(false) => ExitCode::FAILURE,
                Err(sentence) => fail(&sentence),
            }
        }
    }
}

fn fail(sentence: &str) -> ExitCode {
    load::say(&format!("error: {sentence}"));
    ExitCode::FAILURE
}
