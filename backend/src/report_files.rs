//! `backend report`: the same files that the server answers, written from the shell.
//!
//! Many at once, as many as there are processors, and never more of them in memory than that and the
//! bounded store of finished files.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use api::people::Role;
use api::reports::Digits;
use checklists::Language;
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use futures_util::{StreamExt, stream};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use uuid::Uuid;

use crate::app::App;
use crate::db::clients::ClientRow;
use crate::db::{Scope, Who, accounts, agencies, clients, stores};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::documents::{Answer, Document, Format, get_document};
use crate::service::reports::{Subject, Wanted, check_period};
use crate::service::results;

/// Which reports.
#[derive(Clone, Debug, Subcommand)]
pub enum ReportCommand {
    /// The report of one visit
    Visit(OfVisit),
    /// The report of one store
    Store(OfStore),
    /// The report of every store of a client, each in files of its own
    Stores(OfClient),
    /// The report of a client's whole chain
    Chain(OfClient),
}

/// One visit.
#[derive(Clone, Debug, Args)]
pub struct OfVisit {
    /// The visit's id
    visit: Uuid,
    #[command(flatten)]
    files: Files,
}

/// One store.
#[derive(Clone, Debug, Args)]
pub struct OfStore {
    /// Code of the store
    #[arg(long)]
    store: String,
    #[command(flatten)]
    of: OfClient,
}

/// The stores of a client.
#[derive(Clone, Debug, Args)]
pub struct OfClient {
    /// Name of the client
    #[arg(long)]
    client: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    files: Files,
}

/// Results of what.
#[derive(Clone, Debug, Args)]
pub struct Which {
    /// Slug of the checklist; not needed where there are results under one only
    #[arg(long)]
    checklist: Option<String>,
    /// First local date, such as 2026-01-01; with --to, or neither for the last twelve months. The first day
    /// of a month with --as
    #[arg(long, requires = "to")]
    from: Option<NaiveDate>,
    /// The local date after the last. The first day of a month with --as
    #[arg(long, requires = "from")]
    to: Option<NaiveDate>,
}

/// What to write where.
#[derive(Clone, Debug, Args)]
pub struct Files {
    /// Slug of the agency
    #[arg(long)]
    agency: String,
    /// E-mail address of an owner: the files are exactly what this owner would download
    #[arg(long = "as", value_name = "EMAIL")]
    reader: Option<String>,
    /// Languages, such as en,ar,ta
    #[arg(long, value_delimiter = ',', default_value = "en", value_parser = language)]
    lang: Vec<Language>,
    /// Digits of printed figures: latn, arab or tamldec
    #[arg(long, default_value = "latn", value_parser = digits)]
    digits: Digits,
    /// What to write, such as pdf,xlsx
    #[arg(long, value_delimiter = ',', default_value = "pdf")]
    format: Vec<FileFormat>,
    /// The folder to write into; made where it is not there
    #[arg(short, long, default_value = ".")]
    output: PathBuf,
    /// Write over files that are there
    #[arg(long)]
    force: bool,
}

/// A format of files.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum FileFormat {
    /// Pages to print
    Pdf,
    /// A workbook
    Xlsx,
    /// One table
    Csv,
    /// The figures for programs
    Json,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Format {
        match format {
            FileFormat::Pdf => Format::Pdf,
            FileFormat::Xlsx => Format::Xlsx,
            FileFormat::Csv => Format::Csv,
            FileFormat::Json => Format::Json,
        }
    }
}

fn language(tag: &str) -> std::result::Result<Language, String> {
    let known = || -> Vec<&str> { report::Language::all().map(report::Language::tag).collect() };
    report::Language::find(tag)
        .and_then(|language| Language::new(language.tag()).ok())
        .ok_or_else(|| format!("it is none of {}", known().join(", ")))
}

fn digits(system: &str) -> std::result::Result<Digits, String> {
    Digits::named(system).ok_or_else(|| {
        format!(
            "it is none of {}",
            Digits::ALL.map(Digits::system).join(", ")
        )
    })
}

/// What was written.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// What is to be said about some of them: characters without a font, files that failed.
    pub remarks: Vec<String>,
    /// How many failed.
    pub failed: usize,
}

/// Writes the files.
///
/// # Errors
/// With a sentence for the operator where nothing could be begun; a file that fails later is a remark.
pub async fn write(app: &App, command: ReportCommand) -> Result<Written> {
    let (files, which) = match &command {
        ReportCommand::Visit(OfVisit { files, .. }) => (files.clone(), None),
        ReportCommand::Store(OfStore { of, .. })
        | ReportCommand::Stores(of)
        | ReportCommand::Chain(of) => (of.files.clone(), Some(of.which.clone())),
    };
    results::complete(app).await?;
    let caller = caller(app, &files).await?;
    if let Some(Which { from, to, .. }) = &which {
        check_period(&caller, *from, *to).map_err(as_options)?;
    }
    let subjects = subjects(app, &caller, &command).await?;
    std::fs::create_dir_all(&files.output).map_err(Error::internal)?;
    let mut jobs = Vec::new();
    for subject in subjects {
        for language in &files.lang {
            let wanted = Wanted {
                checklist: which.as_ref().and_then(|which| which.checklist.clone()),
                from: which.as_ref().and_then(|which| which.from),
                to: which.as_ref().and_then(|which| which.to),
                language: language.clone(),
                digits: files.digits,
            };
            jobs.extend(
                files
                    .format
                    .iter()
                    .map(|format| (subject, wanted.clone(), Format::from(*format))),
            );
        }
    }
    let bar = bar(jobs.len());
    let mut written = Written::default();
    // While as many are written as there are cores, as many again are read.
    let at_once = 2 * std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let mut running = stream::iter(jobs)
        .map(|(subject, wanted, format)| {
            let (app, caller, files) = (app.clone(), caller.clone(), files.clone());
            // A task each, so that they run on several threads.
            tokio::spawn(
                async move { write_one(&app, &caller, subject, &wanted, format, &files).await },
            )
        })
        .buffer_unordered(at_once);
    while let Some(done) = running.next().await {
        bar.inc(1);
        match done.map_err(Error::internal)? {
            Ok((path, document)) => {
                written.files += 1;
                written.bytes += document.bytes.len() as u64;
                let boxes = document.missing.iter();
                written
                    .remarks
                    .extend(boxes.map(|missing| format!("warning: {}: {missing}", path.display())));
            }
            Err(remark) => {
                written.failed += 1;
                written.remarks.push(format!("error: {remark}"));
            }
        }
    }
    bar.finish_and_clear();
    written.remarks.sort();
    Ok(written)
}

fn bar(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("reports [{bar:30}] {pos}/{len} {eta}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

async fn write_one(
    app: &App,
    caller: &Caller,
    subject: Subject,
    wanted: &Wanted,
    format: Format,
    files: &Files,
) -> std::result::Result<(PathBuf, Document), String> {
    let made = get_document(app, caller, subject, wanted, format, |_| false).await;
    let document = match made {
        Ok(Answer::Document(document)) => document,
        Ok(Answer::Unchanged(tag)) => return Err(format!("{subject:?}: {tag} is not known here")),
        Err(Error::NotFound) => {
            return Err(format!(
                "{subject:?}: there are no results for it; name another checklist with --checklist, or look whether its visits are approved"
            ));
        }
        Err(error) => return Err(format!("{subject:?}: {error}")),
    };
    let path = files.output.join(&document.file_name);
    let bytes = document.bytes.clone();
    let (place, force) = (path.clone(), files.force);
    tokio::task::spawn_blocking(move || put(&place, &bytes, force))
        .await
        .map_err(|error| error.to_string())?
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((path, document))
}

/// Writes beside and renames, so that no half file is ever seen.
fn put(path: &Path, bytes: &[u8], force: bool) -> std::io::Result<()> {
    use std::io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    let kept = if force {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    kept.map(drop).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => std::io::Error::new(
            std::io::ErrorKind::AlreadyExists,
            "it is there already; choose another folder with --output, or add --force",
        ),
        _ => error.error,
    })
}

/// The reader the files are for: an owner, or the agency itself.
async fn caller(app: &App, files: &Files) -> Result<Caller> {
    let db = app.db.read();
    let agency = agencies::find_agency_by_slug(db, &files.agency)
        .await?
        .ok_or_else(|| no_such("--agency", "agency", &files.agency))?;
    let Some(email) = &files.reader else {
        return Ok(Caller {
            agency_id: agency.id,
            user_id: Uuid::nil(),
            role: Role::Contractor,
            family_id: Uuid::nil(),
            scope: Scope::agency(agency.id),
        });
    };
    let users = accounts::list_users_by_email(db, &email.to_lowercase()).await?;
    let user = users
        .into_iter()
        .find(|user| user.agency_id == agency.id && user.role == "owner")
        .ok_or_else(|| no_such("--as", "owner", email))?;
    let store_ids = accounts::list_owner_stores(db, agency.id, user.id).await?;
    Caller::of(&user, store_ids, Uuid::nil())
}

async fn subjects(app: &App, caller: &Caller, command: &ReportCommand) -> Result<Vec<Subject>> {
    let found = |of: OfClient| async move { find_client(app, caller, &of.client).await };
    match command {
        ReportCommand::Visit(of) => Ok(vec![Subject::Visit(of.visit)]),
        ReportCommand::Chain(of) => Ok(vec![Subject::Chain(found(of.clone()).await?.id)]),
        ReportCommand::Store(OfStore { store, of }) => {
            let rows = list_stores(app, caller, &found(of.clone()).await?).await?;
            rows.into_iter()
                .find(|(code, _)| code == store)
                .map(|(_, subject)| vec![subject])
                .ok_or_else(|| no_such("--store", "store of this client", store))
        }
        ReportCommand::Stores(of) => {
            let rows = list_stores(app, caller, &found(of.clone()).await?).await?;
            Ok(rows.into_iter().map(|(_, subject)| subject).collect())
        }
    }
}

/// Rows read at once.
const PAGE: u64 = 500;

async fn find_client(app: &App, caller: &Caller, name: &str) -> Result<ClientRow> {
    let agency = Scope::agency(caller.agency_id);
    let rows = clients::list_clients(&agency, app.db.read()).await?;
    let found = rows.into_iter().find(|row| match &caller.scope.who {
        Who::Owner { client_id, .. } => row.id == *client_id && row.name == name,
        _ => row.name == name,
    });
    found.ok_or_else(|| no_such("--client", "client", name))
}

async fn list_stores(
    app: &App,
    caller: &Caller,
    client: &ClientRow,
) -> Result<Vec<(String, Subject)>> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let rows =
            stores::list_stores(&caller.scope, app.db.read(), Some(client.id), after, PAGE).await?;
        let Some(last) = rows.last() else {
            return Ok(all);
        };
        after = Some((last.client_id, last.code.clone()));
        all.extend(
            rows.into_iter()
                .map(|row| (row.code, Subject::Store(row.id))),
        );
    }
}

/// The same problems, at the options of the command.
fn as_options(error: Error) -> Error {
    match error {
        Error::Invalid(mut fields) => {
            for field in &mut fields {
                field.at.insert_str(0, "--");
            }
            Error::Invalid(fields)
        }
        other => other,
    }
}

fn no_such(option: &str, what: &str, name: &str) -> Error {
    Error::field(option, "unknown", format!("there is no {what} `{name}`"))
}
