//! Checklists: what is published, and each version with its preview and what changed since the one before.

pub mod drafts;
mod preview;

use api::checklist_drafts::DraftHead;
use api::checklists::ChecklistVersion;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use checklists::{Checklist, Diff, diff};
use report::Language;
use serde::Deserialize;
use sheets::list::{Item, List};

use self::preview::Preview;
use super::enter::Contractor;
use super::lists::{Asked, answer, new_list};
use super::{Frame, file, html};
use crate::app::App;
use crate::db;
use crate::db::checklists::ChecklistRow;
use crate::error::{Error, Result};
use crate::http::extract::{Path, Query};
use crate::service::caller::Caller;
use crate::service::{checklist_drafts, checklists as service};

/// A checklist in the list: its newest version, and how many there are.
struct Known {
    newest: ChecklistVersion,
    versions: usize,
}

#[derive(Template)]
#[template(path = "checklists/list.html")]
struct ListPage<'a> {
    frame: &'a Frame,
    known: Vec<Known>,
    drafts: Vec<DraftHead>,
}

pub(super) async fn list(State(app): State<App>, who: Contractor) -> Result<Response> {
    let rows = db::checklists::list_versions(&who.caller.scope, app.db.read()).await?;
    let mut known: Vec<Known> = Vec::new();
    for row in rows {
        let version = service::version_of(row)?;
        match known.last_mut() {
            // They come by slug, the newest first.
            Some(last) if last.newest.slug == version.slug => last.versions += 1,
            _ => known.push(Known {
                newest: version,
                versions: 1,
            }),
        }
    }
    if let Some(kind) = Asked::of(&who.frame).file() {
        return answer(kind, "checklists", as_list(&who.frame, known)).await;
    }
    let page = ListPage {
        frame: &who.frame,
        known,
        drafts: checklist_drafts::list_drafts(&app, &who.caller).await?,
    };
    Ok(html(&page))
}

fn as_list(frame: &Frame, known: Vec<Known>) -> List {
    let columns = [
        "checklist-title",
        "checklist-slug",
        "checklist-version",
        "checklist-other-versions",
        "field-language",
        "checklist-published-on",
    ];
    let rows = known.into_iter().map(|one| {
        vec![
            Item::text(one.newest.title),
            Item::text(one.newest.slug),
            Item::Whole(i64::from(one.newest.version)),
            Item::Whole(i64::try_from(one.versions).unwrap_or(i64::MAX)),
            Item::text(one.newest.languages.join(", ")),
            Item::text(one.newest.published_at.date_naive().to_string()),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "menu-checklists", &columns)
    }
}

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
    /// Every version, the newest first.
    all: Vec<u32>,
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
    let rows = db::checklists::list_versions(&who.caller.scope, app.db.read()).await?;
    let numbers = rows.iter().filter(|row| row.slug == slug);
    let all: Vec<u32> = numbers
        .filter_map(|row| u32::try_from(row.version).ok())
        .collect();
    let checklist = Checklist::from_json(&row.canonical)?;
    let before = all.iter().copied().find(|version| *version < number);
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
        all,
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
