//! The program `backend`: the server and its tools for operators.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use backend::app::App;
use backend::clock::Clock;
use backend::config::{Config, Settings};
use backend::error::Error;
use backend::report_files::{self, ReportCommand};
use backend::server::Server;
use backend::service::{agencies, results};
use backend::workbooks;
use clap::{Parser, Subcommand};

/// Mystery-shopper field reporting: the server.
#[derive(Parser)]
#[command(name = "backend", version, about, arg_required_else_help = true)]
#[command(after_help = "Examples:
  backend serve                          start with SQLite in ./data and print a set-up link
  backend agency create --name 'North Star' --slug north-star
  backend admin create --agency north-star --name Mona --email mona@north.example
  backend report stores --agency north-star --client 'Falafel House' --lang en,ar -o reports
  backend checklist import visit.xlsx -o visit.yaml
  backend results check --mend           what owners read is what was approved
  DATABASE_URL=postgres://shop@localhost/shop backend serve")]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the server
    Serve,
    /// Agencies
    #[command(subcommand)]
    Agency(AgencyCommand),
    /// Admins
    #[command(subcommand)]
    Admin(AdminCommand),
    /// Signing keys
    #[command(subcommand)]
    Keys(KeysCommand),
    /// What owners read
    #[command(subcommand)]
    Results(ResultsCommand),
    /// Reports as files: PDF, XLSX, CSV, JSON
    #[command(subcommand)]
    Report(ReportCommand),
    /// Checklists from and to spreadsheets (XLSForm); needs no server
    #[command(subcommand)]
    Checklist(ChecklistCommand),
}

#[derive(Subcommand)]
enum ChecklistCommand {
    /// Make a checklist of a workbook; what could not be taken over is listed by cell
    Import {
        /// The workbook, .xlsx
        file: PathBuf,
        /// Where to write the checklist; standard output if not given
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
    /// Make a workbook of a checklist
    Export {
        /// The checklist, YAML
        file: PathBuf,
        /// Where to write the workbook; beside the checklist if not given
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// Write over a file that is there
        #[arg(long)]
        force: bool,
    },
}

#[derive(Subcommand)]
enum ResultsCommand {
    /// Compare all that is published with what the approved revisions say; exit code 3 if it differs
    Check {
        /// Only this agency, by its slug
        #[arg(long)]
        agency: Option<String>,
        /// Publish again what differs
        #[arg(long)]
        mend: bool,
    },
}

#[derive(Subcommand)]
enum AgencyCommand {
    /// Make an agency
    Create {
        /// Name shown to people
        #[arg(long)]
        name: String,
        /// Short name: lower-case letters, digits and hyphens
        #[arg(long)]
        slug: String,
    },
}

#[derive(Subcommand)]
enum AdminCommand {
    /// Make an admin; the password is asked for, or read from standard input with --password-stdin
    Create {
        /// Slug of the agency
        #[arg(long)]
        agency: String,
        /// Name
        #[arg(long)]
        name: String,
        /// E-mail address
        #[arg(long)]
        email: String,
        /// Read the password from the first line of standard input
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Subcommand)]
enum KeysCommand {
    /// Make a new signing key; the server uses it from its next start, older ones stay published
    Rotate,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Command::Checklist(command) = arguments.command {
        return workbook(command);
    }
    let outcome = match arguments.settings.resolve() {
        Err(sentence) => Err(sentence),
        Ok(config) => {
            start_log(&config);
            match tokio::runtime::Runtime::new() {
                Ok(runtime) => runtime
                    .block_on(run(config, arguments.command))
                    .map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            }
        }
    };
    match outcome {
        Ok(code) => code,
        Err(sentence) => {
            say(&format!("error: {sentence}"));
            ExitCode::FAILURE
        }
    }
}

async fn run(config: Config, command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Serve => serve(config).await?,
        Command::Agency(AgencyCommand::Create { name, slug }) => {
            let app = open(config).await?;
            agencies::create_agency(&app, &name, &slug).await?;
            say(&format!("made the agency {slug}"));
        }
        Command::Admin(AdminCommand::Create {
            agency,
            name,
            email,
            password_stdin,
        }) => {
            let password = read_password(password_stdin).map_err(Error::internal)?;
            let app = open(config).await?;
            agencies::create_admin(&app, &agency, &name, &email, password).await?;
            say(&format!("made the admin {email} of {agency}"));
        }
        Command::Results(ResultsCommand::Check { agency, mend }) => {
            return check_results(config, agency.as_deref(), mend).await;
        }
        Command::Report(command) => return report(config, command).await,
        // Was answered before the settings were read.
        Command::Checklist(_) => {}
        Command::Keys(KeysCommand::Rotate) => {
            let now = Clock::system().now();
            let path = backend::auth::keys::add_key(&config.data_dir.join("keys"), now)?;
            say(&format!(
                "made the key {}; restart the server to use it",
                path.display()
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is published is not what the approved revisions say.
const DIFFERENT: u8 = 3;

async fn check_results(
    config: Config,
    agency: Option<&str>,
    mend: bool,
) -> Result<ExitCode, Error> {
    let app = open(config).await?;
    let checked = results::check(&app, agency, mend, |difference| {
        let mended = if difference.mended { ", mended" } else { "" };
        let results::Difference {
            visit_id,
            table,
            what,
            ..
        } = difference;
        print(&format!("visit {visit_id}: {table} {what}{mended}"));
    })
    .await?;
    say(&format!(
        "{} visits looked at, {} differences, {} mended",
        checked.visits, checked.differences, checked.mended
    ));
    if checked.is_clean() {
        return Ok(ExitCode::SUCCESS);
    }
    if !mend {
        say("\nhint: --mend publishes these visits again from their approved revisions");
    }
    Ok(ExitCode::from(DIFFERENT))
}

async fn report(config: Config, command: ReportCommand) -> Result<ExitCode, Error> {
    let app = open(config).await?;
    let written = report_files::write(&app, command).await?;
    for remark in &written.remarks {
        say(remark);
    }
    let megabytes = written.bytes as f64 / 1e6;
    say(&format!("wrote {} files, {megabytes:.1} MB", written.files));
    Ok(if written.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Workbooks need neither settings nor data.
fn workbook(command: ChecklistCommand) -> ExitCode {
    let (written, file) = match &command {
        ChecklistCommand::Import {
            file,
            output,
            force,
        } => (workbooks::import(file, output.as_deref(), *force), file),
        ChecklistCommand::Export {
            file,
            output,
            force,
        } => (workbooks::export(file, output.as_deref(), *force), file),
    };
    match written {
        Ok(report) => {
            if !report.text.is_empty() {
                say(report.text.trim_end());
            }
            ExitCode::from(report.exit)
        }
        Err(error) => {
            say(&format!("error: {}: {error}", file.display()));
            ExitCode::FAILURE
        }
    }
}

/// Opens the data beside a server that may be running: SQLite and PostgreSQL order the writes.
async fn open(config: Config) -> Result<App, Error> {
    let public_url = config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{}", config.listen));
    App::open(config, public_url, Clock::system()).await
}

async fn serve(config: Config) -> Result<(), Error> {
    let server = Server::open(config, Clock::system()).await?;
    say(&format!("listening on {}", server.app.public_url));
    if let Some(link) = agencies::offer_setup(&server.app).await? {
        say(&format!(
            "there is no agency yet; open this link within 24 hours:\n  {link}"
        ));
    }
    server.run(stop_signal()).await?;
    say("stopped");
    Ok(())
}

/// SIGTERM or Ctrl-C.
async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

fn read_password(from_stdin: bool) -> Result<String, String> {
    if from_stdin {
        let mut line = String::new();
        std::io::stdin()
            .read_line(&mut line)
            .map_err(|error| error.to_string())?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    if !std::io::stdin().is_terminal() {
        return Err(
            "there is no terminal to ask for the password; use --password-stdin".to_owned(),
        );
    }
    let first = rpassword::prompt_password("Password: ").map_err(|error| error.to_string())?;
    let again = rpassword::prompt_password("Once more: ").map_err(|error| error.to_string())?;
    if first == again {
        Ok(first)
    } else {
        Err("the two passwords differ".to_owned())
    }
}

fn start_log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    if config.log_json {
        log.json().init()
    } else {
        log.init()
    }
}

/// Data goes to standard output.
fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Talk goes to standard error; a closed one is no reason to stop.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
