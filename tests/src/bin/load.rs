//! How much the programs bear: bounded runs against real processes, whose figures the README quotes.

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
}

fn main() -> ExitCode {
    let Run::Reports {
        requests,
        connections,
    } = Arguments::parse().run;
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            load::say(&format!("error: {error}"));
            return ExitCode::FAILURE;
        }
    };
    runtime.block_on(load::reports(requests, connections.max(1)));
    ExitCode::SUCCESS
}
