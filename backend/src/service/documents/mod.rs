//! Reports as files: JSON, PDF, CSV, XLSX and HTML of one and the same data.
//!
//! A file's entity tag is made of what it is made from: the build, who may see what, the request with its
//! period and checklist settled, and the version of the data. So a tag is known after a few short queries,
//! an unchanged file is answered without being made, and a file made once is kept until something changes.

mod fingerprint;
mod press;

use std::sync::Arc;

use api::reports::{ChainReport, StoreReport, VisitReport};
use report::{Html, Missing, Photos, Report};
use uuid::Uuid;

pub use self::press::Press;
use super::caller::Caller;
use super::photos as photo_service;
use super::reports::{self, About, Resolved, Subject, Wanted};
use crate::app::App;
use crate::error::{Error, Result};

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The figures.
    Json,
    /// Pages.
    Pdf,
    /// One table.
    Csv,
    /// A workbook.
    Xlsx,
    /// A part of a web page, after a line with its title.
    Html,
}

impl Format {
    /// The ending of file names.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Pdf => "pdf",
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Html => "html",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Json => "application/json",
            Format::Pdf => "application/pdf",
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Html => "text/html; charset=utf-8",
        }
    }
}

/// A finished file.
#[derive(Clone, Debug)]
pub struct Document {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// A strong entity tag, with its quotes.
    pub tag: String,
    /// A name for the file, of ASCII characters.
    pub file_name: String,
    /// What no font of the program has, so that a box stands for it.
    pub missing: Vec<Missing>,
}

/// The answer to somebody who may have the file already.
#[derive(Clone, Debug)]
pub enum Answer {
    /// They have; the tag it goes by.
    Unchanged(String),
    /// They have not.
    Document(Document),
}

/// Tries to read data that nobody changes meanwhile.
const TRIES: usize = 4;

/// The report as a file, unless the asker has it: `known` tells by its tag.
///
/// # Errors
/// Those of [`reports::resolve`], and [`Error::Busy`] where too many wait for theirs.
pub async fn get_document(
    app: &App,
    caller: &Caller,
    subject: Subject,
    wanted: &Wanted,
    format: Format,
    known: impl Fn(&str) -> bool,
) -> Result<Answer> {
    let mut resolved = reports::resolve(app, caller, subject, wanted).await?;
    for _ in 0..TRIES {
        if resolved.change.is_none() {
            return make_unversioned(app, caller, &resolved, format, known).await;
        }
        let tag = tag_of(caller, &resolved, format);
        if known(&tag) {
            return Ok(Answer::Unchanged(tag));
        }
        if let Some(document) = app.press.find(&tag) {
            return Ok(Answer::Document(document));
        }
        let place = app.press.enter().await?;
        // Somebody else may have made it while this one waited.
        if let Some(document) = app.press.find(&tag) {
            return Ok(Answer::Document(document));
        }
        let document = make(app, caller, &resolved, format, tag).await?;
        drop(place);
        // The tag is true of the bytes only if nothing changed while they were made.
        let again = reports::resolve(app, caller, subject, wanted).await?;
        if tag_of(caller, &again, format) == document.tag {
            app.press.keep(document.clone());
            return Ok(Answer::Document(document));
        }
        resolved = again;
    }
    Err(Error::Busy)
}

/// Before the first approval there is no version of the data; a file goes by its own bytes and is not kept.
async fn make_unversioned(
    app: &App,
    caller: &Caller,
    resolved: &Resolved,
    format: Format,
    known: impl Fn(&str) -> bool,
) -> Result<Answer> {
    let place = app.press.enter().await?;
    let document = make(app, caller, resolved, format, String::new()).await?;
    drop(place);
    let tag = format!("\"{}\"", fingerprint::of(&document.bytes));
    Ok(if known(&tag) {
        Answer::Unchanged(tag)
    } else {
        Answer::Document(Document { tag, ..document })
    })
}

/// A report of any kind, as data.
#[derive(Clone, Debug)]
enum Gathered {
    Visit(VisitReport),
    Store(StoreReport),
    Chain(ChainReport),
}

impl Gathered {
    fn as_report(&self) -> Report<'_> {
        match self {
            Gathered::Visit(report) => Report::Visit(report),
            Gathered::Store(report) => Report::Store(report),
            Gathered::Chain(report) => Report::Chain(report),
        }
    }
}

async fn make(
    app: &App,
    caller: &Caller,
    resolved: &Resolved,
    format: Format,
    tag: String,
) -> Result<Document> {
    let gathered = match &resolved.about {
        About::Visit(..) => Gathered::Visit(reports::gather_visit(app, caller, resolved).await?),
        About::Store(_) => Gathered::Store(reports::gather_store(app, caller, resolved).await?),
        About::Chain => Gathered::Chain(reports::gather_chain(app, caller, resolved).await?),
    };
    let mut photos = Photos::new();
    if format == Format::Pdf {
        for photo in gathered.as_report().photos() {
            if let std::collections::btree_map::Entry::Vacant(place) = photos.entry(photo.id) {
                let jpeg = photo_service::get_printed(app, caller.agency_id, photo.id).await?;
                place.insert(Arc::from(jpeg));
            }
        }
    }
    let store_id = match &resolved.about {
        About::Visit(_, store) | About::Store(store) => Some(store.id),
        About::Chain => None,
    };
    let print = move || print(&gathered, &photos, store_id, format);
    let (bytes, missing) = tokio::task::spawn_blocking(print)
        .await
        .map_err(Error::internal)??;
    let file_name = format!("{}.{}", resolved.file_stem(), format.ending());
    for missing in &missing {
        tracing::warn!(file = file_name, "{missing}");
    }
    Ok(Document {
        bytes: Arc::from(bytes),
        tag,
        file_name,
        missing,
    })
}

/// The bytes, and what could not be drawn.
fn print(
    gathered: &Gathered,
    photos: &Photos,
    store_id: Option<Uuid>,
    format: Format,
) -> Result<(Vec<u8>, Vec<Missing>)> {
    let report = gathered.as_report();
    let bytes = match format {
        Format::Json => serde_json::to_vec(&report)?,
        Format::Csv => sheets::csv(report),
        Format::Xlsx => sheets::xlsx(report).map_err(Error::internal)?,
        Format::Html => {
            let photo_of = |id: Uuid| match store_id {
                Some(store) => format!("/stores/{store}/photos/{id}"),
                None => String::new(),
            };
            let links = report::Links {
                photo: &photo_of,
                visit: &|id| format!("/visits/{id}/report"),
                store: &|id| format!("/stores/{id}/report"),
            };
            let Html { title, body } = report::html(report, links);
            format!("{title}\n{body}").into_bytes()
        }
        Format::Pdf => {
            let made = report::pdf(report, photos).map_err(Error::internal)?;
            return Ok((made.bytes, made.missing));
        }
    };
    Ok((bytes, Vec::new()))
}

/// The tag is made of what the file is made from. The newest version of the checklist counts, since it gives
/// its texts to a report without visits; everything else that may change moves the version of the results.
fn tag_of(caller: &Caller, resolved: &Resolved, format: Format) -> String {
    let about = match &resolved.about {
        About::Visit(visit, _) => visit.visit_id,
        About::Store(store) => store.id,
        About::Chain => resolved.client.id,
    };
    let made_from = (
        &caller.scope,
        (about, &resolved.slug, resolved.period),
        (&resolved.language, resolved.digits, format),
        (
            resolved.change.map(|change| change.version),
            resolved.newest,
        ),
    );
    format!(
        "\"{}\"",
        fingerprint::of(format!("{made_from:?}").as_bytes())
    )
}
