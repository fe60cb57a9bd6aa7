//! Checklists: lists of them in [`mod@list`], each version with its preview and what changed since the one
//! before here, and drafts in [`mod@drafts`].

pub mod drafts;
mod list;
mod preview;

use api::checklists::ChecklistVersion;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use checklists::{Checklist, Diff, diff};
use report::Language;
use serde::Deserialize;

pub(super) use self::list::{list, versions};
use self::preview::Preview;
use super::enter::Contractor;
use super::{Frame, file, html};
use crate::app::App;
use crate::db;
use crate::db::checklists::{ChecklistRow, VersionRow, page_versions};
use crate::error::{Error, Result};
use crate::http::extract::{Path, Query};
use crate::service::caller::Caller;
use crate::service::checklists as service;

/// The newest versions that a version's page leads to.
const NEWEST: u64 = 6;

/// The language of the preview.
#[derive(Debug, Deserialize)]
pub(super) struct Shown {
    /// A language of the checklist; that of the page, or its first, if left out.
    show: Option<String>,
    #[expect(dead_code, reason = "the frame reads it")]
    lang: Option<String>,
}

#[derive(Template)]
#[template(path = "checklists/version.html")]
struct VersionPage<'a> {
    frame: &'a Frame,
    version: ChecklistVersion,
    /// The newest versions and this one, the newest first.
    newest: Vec<u32>,
    preview: Preview,
    /// The version before, and what changed since, in English as authors of checklists read it.
    changed: Option<(u32, String)>,
}

impl VersionPage<'_> {
    /// A version's number in the digits of the page.
    fn number(&self, version: &u32) -> String {
        self.frame.words.figures(&version.to_string())
    }

    /// The heading of what changed since a version.
    fn since(&self, version: &u32) -> String {
        let number = self.number(version);
        let words = &self.frame.words;
        words.with("checklist-changes-since", &[("version", &number)])
    }
}

pub(super) async fn show(
    State(app): State<App>,
    who: Contractor,
    Path((slug, number)): Path<(String, u32)>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let row = find(&app, &who.caller, &slug, number).await?;
    let (scope, db) = (&who.caller.scope, app.db.read());
    let number_of = |row: &VersionRow| u32::try_from(row.version).map_err(Error::internal);
    let rows = page_versions(scope, db, Some(&slug), None, NEWEST).await?;
    let mut newest = rows.iter().map(number_of).collect::<Result<Vec<u32>>>()?;
    if !newest.contains(&number) {
        newest.push(number);
    }
    let place = Some((slug.clone(), i64::from(number)));
    let earlier = page_versions(scope, db, Some(&slug), place, 1).await?;
    let before = earlier.first().map(number_of).transpose()?;
    let checklist = Checklist::from_json(&row.canonical)?;
    let changed = match before {
        None => None,
        Some(before) => {
            let old = find(&app, &who.caller, &slug, before).await?;
            let old = Checklist::from_json(&old.canonical)?;
            let found: Diff = diff(&old, &checklist);
            let language = Preview::language(&checklist, None, who.frame.words.language);
            Some((before, found.render(&old, &checklist, &language)))
        }
    };
    let page = VersionPage {
        preview: Preview::of(&checklist, shown.show.as_deref(), who.frame.words.language),
        frame: &who.frame,
        version: service::version_of(row)?,
        newest,
        changed,
    };
    Ok(html(&page))
}

/// The source or the workbook of a version, to be kept.
pub(super) async fn download(
    State(app): State<App>,
    who: Contractor,
    Path((slug, number, format)): Path<(String, u32, String)>,
) -> Result<Response> {
    let row = find(&app, &who.caller, &slug, number).await?;
    match format.as_str() {
        "yaml" => {
            let name = format!("{slug}.v{number}.yaml");
            Ok(file("application/yaml", &name, row.source))
        }
        "xlsx" => {
            let exported = service::export(&app, &row).await?;
            let name = format!("{slug}.v{number}.xlsx");
            Ok(file(super::XLSX, &name, exported.bytes))
        }
        _ => Err(Error::NotFound),
    }
}

async fn find(app: &App, caller: &Caller, slug: &str, number: u32) -> Result<ChecklistRow> {
    let (scope, db) = (&caller.scope, app.db.read());
    let found = db::checklists::find_version(scope, db, slug, i64::from(number)).await?;
    found.ok_or(Error::NotFound)
}

/// Whether a checklist's language runs from right to left.
fn direction(tag: &str) -> &'static str {
    match Language::find(tag) {
        Some(language) if language.is_rtl() => "rtl",
        Some(_) => "ltr",
        None => "auto",
    }
}
