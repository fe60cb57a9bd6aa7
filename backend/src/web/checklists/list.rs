//! The lists of checklists: what is published, the drafts, and every version of one.

use api::checklist_drafts::DraftHead;
use api::checklists::ChecklistVersion;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::SecondsFormat;
use sheets::list::{Item, List};
use uuid::Uuid;

use crate::app::App;
use crate::db::checklists::{list_newest, page_versions};
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::http::paging::page;
use crate::service::checklist_drafts::list_drafts;
use crate::service::checklists::version_of;
use crate::web::enter::Contractor;
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

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
    ways: Ways,
    drafts: Vec<DraftHead>,
    ways_of_drafts: Ways,
}

pub(in crate::web) async fn list(State(app): State<App>, who: Contractor) -> Result<Response> {
    let Contractor { caller, frame } = &who;
    let asked = Asked::of(frame);
    let asked_of_drafts = asked.of_list("drafts", "drafts_as");
    if let Some(kind) = asked_of_drafts.file() {
        let drafts = list_drafts(&app, caller, None, asked_of_drafts.rows()).await?;
        return answer(kind, "drafts", drafts_as_list(frame, drafts)).await;
    }
    let after: Option<String> = asked.after()?;
    let rows = list_newest(&caller.scope, app.db.read(), after, asked.rows()).await?;
    let known = rows.into_iter().map(|(newest, versions)| {
        Ok(Known {
            newest: version_of(newest)?,
            versions: usize::try_from(versions).map_err(Error::internal)?,
        })
    });
    let known = known.collect::<Result<Vec<Known>>>()?;
    if let Some(kind) = asked.file() {
        return answer(kind, "checklists", as_list(frame, known)).await;
    }
    let (known, next) = page(known, ROWS, |one| one.newest.slug.clone())?;
    let after: Option<Uuid> = asked_of_drafts.after()?;
    let drafts = list_drafts(&app, caller, after, asked_of_drafts.rows()).await?;
    let (drafts, next_of_drafts) = page(drafts, ROWS, |draft| draft.id)?;
    Ok(html(&ListPage {
        frame,
        known,
        ways: asked.ways(next),
        drafts,
        ways_of_drafts: asked_of_drafts.ways(next_of_drafts),
    }))
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

fn drafts_as_list(frame: &Frame, drafts: Vec<DraftHead>) -> List {
    let columns = [
        "checklist-title",
        "checklist-slug",
        "checklist-begun-utc",
        "checklist-changed-utc",
    ];
    let rows = drafts.into_iter().map(|draft| {
        let utc = |at: chrono::DateTime<chrono::Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        vec![
            Item::text(draft.title.unwrap_or_default()),
            Item::text(draft.slug.unwrap_or_default()),
            Item::text(utc(draft.created_at)),
            Item::text(utc(draft.updated_at)),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "checklist-drafts", &columns)
    }
}

#[derive(Template)]
#[template(path = "checklists/versions.html")]
struct VersionsPage<'a> {
    frame: &'a Frame,
    slug: String,
    versions: Vec<ChecklistVersion>,
    ways: Ways,
}

/// Every version of a checklist, the newest first.
pub(in crate::web) async fn versions(
    State(app): State<App>,
    who: Contractor,
    Path(slug): Path<String>,
) -> Result<Response> {
    let (frame, scope, db) = (&who.frame, &who.caller.scope, app.db.read());
    let asked = Asked::of(frame);
    let after: Option<i64> = asked.after()?;
    let is_beginning = after.is_none();
    let after = after.map(|number| (slug.clone(), number));
    let rows = page_versions(scope, db, Some(&slug), after, asked.rows()).await?;
    let versions = rows.into_iter().map(version_of);
    let versions = versions.collect::<Result<Vec<ChecklistVersion>>>()?;
    if versions.is_empty() && (is_beginning || asked.file().is_some()) {
        return Err(Error::NotFound);
    }
    if let Some(kind) = asked.file() {
        let name = format!("{slug}-versions");
        return answer(kind, &name, versions_as_list(frame, versions)).await;
    }
    let (versions, next) = page(versions, ROWS, |one| i64::from(one.version))?;
    Ok(html(&VersionsPage {
        frame,
        slug,
        versions,
        ways: asked.ways(next),
    }))
}

fn versions_as_list(frame: &Frame, versions: Vec<ChecklistVersion>) -> List {
    let columns = [
        "checklist-version",
        "checklist-title",
        "field-language",
        "checklist-published-on",
        "checklist-hash",
    ];
    let rows = versions.into_iter().map(|one| {
        vec![
            Item::Whole(i64::from(one.version)),
            Item::text(one.title),
            Item::text(one.languages.join(", ")),
            Item::text(one.published_at.date_naive().to_string()),
            Item::text(one.hash),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "checklist-other-versions", &columns)
    }
}
