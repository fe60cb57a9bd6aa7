//! The document of a report.

use std::sync::Arc;

use api::reports::StoreReport;
use checklists::Language;
use chrono::NaiveDate;
use report::{Photos, Report};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Subject, Wanted, gather_store, resolve};
use crate::app::App;
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::photos;

/// A finished document.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its SHA-256, lower-case hex.
    pub sha256: String,
    /// A name for the file, of ASCII characters.
    pub file_name: String,
}

/// The report of a store that is asked for.
#[derive(Clone, Debug)]
pub struct WantedStore {
    /// The store.
    pub store_id: Uuid,
    /// Slug of the checklist; may be left out where results exist under one only.
    pub checklist: Option<String>,
    /// First local date; both dates may be left out for the last twelve months.
    pub from: Option<NaiveDate>,
    /// The local date after the last.
    pub to: Option<NaiveDate>,
    /// Language of the texts.
    pub language: Language,
}

/// Reads everything a store report says.
///
/// # Errors
/// Those of [`resolve`] and [`gather_store`].
pub async fn gather(app: &App, caller: &Caller, wanted: &WantedStore) -> Result<StoreReport> {
    let subject = Subject::Store(wanted.store_id);
    let wanted = Wanted {
        checklist: wanted.checklist.clone(),
        from: wanted.from,
        to: wanted.to,
        language: wanted.language.clone(),
        digits: api::reports::Digits::Latin,
    };
    let resolved = resolve(app, caller, subject, &wanted).await?;
    gather_store(app, caller, &resolved).await
}

/// Makes the store report as PDF. The same data gives the same bytes (P9).
///
/// # Errors
/// Those of [`gather`].
pub async fn make_pdf(app: &App, caller: &Caller, wanted: &WantedStore) -> Result<Pdf> {
    let report = gather(app, caller, wanted).await?;
    let file_name = file_name(&report);
    let mut jpegs = Photos::new();
    for photo in Report::Store(&report).photos() {
        let jpeg = photos::get_printed(app, caller.agency_id, photo.id).await?;
        jpegs.insert(photo.id, Arc::from(jpeg));
    }
    let place = app
        .document_places
        .clone()
        .acquire_owned()
        .await
        .map_err(Error::internal)?;
    let made = tokio::task::spawn_blocking(move || report::pdf(Report::Store(&report), &jpegs))
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    drop(place);
    for missing in &made.missing {
        tracing::warn!(file_name, "{missing}");
    }
    let sha256 = hex::encode(Sha256::digest(&made.bytes));
    Ok(Pdf {
        bytes: made.bytes,
        sha256,
        file_name,
    })
}

fn file_name(report: &StoreReport) -> String {
    let code: String = report
        .store
        .code
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    format!(
        "{code}-{}-{}-{}.pdf",
        report.head.period.from, report.head.period.to, report.head.language
    )
}
