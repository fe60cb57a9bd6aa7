//! The binary `shopper`.

use std::ffi::OsString;
use std::io::Write;

use shopper_cli::{Console, Env, ExitStatus, Words, run};

fn main() -> std::process::ExitCode {
    let env = Env::from_process();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}\n\nhint: try again");
            return ExitStatus::Failure.into();
        }
    };
    let status = runtime.block_on(async {
        let mut console = Console::process(env.terminal);
        let args: Vec<OsString> = std::env::args_os().skip(1).collect();
        tokio::select! {
            status = run(args.clone(), &mut console, &env) => status,
            _ = tokio::signal::ctrl_c() => {
                let words = Words::of_command_line(&args, &env);
                let _ = writeln!(std::io::stderr(), "\n{}", words.say("interrupted"));
                ExitStatus::Interrupted
            }
        }
    });
    // A thread may still wait for a line of input; it must not hold the program up.
    runtime.shutdown_background();
    status.into()
}
