//! Drafts of checklists: begun from one of ours or from a source, edited with what the compiler finds
//! beside it, published.

use std::sync::LazyLock;

use api::checklist_drafts::Draft;
use api::problem::FieldProblem;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use checklists::{Checklist, compile, shipped};
use uuid::Uuid;

use super::preview::Preview;
use super::{Shown, find};
use crate::app::App;
use crate::error::{Error, Result, field_problem};
use crate::http::extract::{Path, Query};
use crate::service::checklist_drafts as service;
use crate::service::checklists::Sent as Source;
use crate::service::expected::Expected;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind, Sent, sentence};
use crate::web::upload::Upload;
use crate::web::{Frame, html, html_with};

/// The files that hold a source.
const FILES: &str = ".yaml,.yml,.txt,application/yaml,text/plain";

#[derive(Template)]
#[template(path = "checklists/new.html")]
struct NewPage<'a> {
    frame: &'a Frame,
    form: Form,
}

/// The checklists that are shipped, without their questions: compiled once, for their titles.
static OURS: LazyLock<Vec<(&'static str, Checklist)>> = LazyLock::new(|| {
    let compiled = shipped().iter().filter_map(|one| {
        let mut checklist = compile(one.source).checklist?;
        checklist.sections.clear();
        Some((one.file, checklist))
    });
    compiled.collect()
});

fn new_form(frame: &Frame) -> Form {
    let mut ours: Vec<(String, String)> = vec![(String::new(), frame.t("checklist-start-empty"))];
    for (file, checklist) in OURS.iter() {
        let language = Preview::language(checklist, None, frame.words.language);
        let title = checklist.title.get(&language).to_owned();
        ours.push(((*file).to_owned(), title));
    }
    Form::new(&frame.words)
        .field("start", "checklist-start", Kind::Choice(ours))
        .optional()
        .field("source", "checklist-source", Kind::Area)
        .optional()
        .field("file", "checklist-file", Kind::File(FILES))
        .optional()
}

/// The source in a file: text in UTF-8, with or without a byte order mark; none where it is something else.
fn text_of(file: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(file).ok()?;
    let text = Some(text).filter(|text| !text.contains('\0'))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text.replace("\r\n", "\n"))
}

/// What is wrong with a file that holds no text.
fn unreadable() -> FieldProblem {
    let message = "is no text in UTF-8; save the source as YAML in UTF-8";
    field_problem("file", "source_unreadable", message)
}

pub(in crate::web) async fn show_new(who: Contractor) -> Response {
    let form = new_form(&who.frame);
    let frame = &who.frame;
    html(&NewPage { frame, form })
}

pub(in crate::web) async fn create(
    State(app): State<App>,
    who: Contractor,
    upload: Upload,
) -> Result<Response> {
    let sent = upload.sent;
    let ours = shipped().iter().find(|one| one.file == sent.get("start"));
    let (source, wrong) = match (upload.file, sent.get("source").trim(), ours) {
        (Some(file), _, _) => (text_of(file), unreadable()),
        (None, "", ours) => {
            let wrong = field_problem("source", "required", "is needed");
            (ours.map(|one| one.source.to_owned()), wrong)
        }
        (None, _, _) => (Some(sent.get("source").to_owned()), unreadable()),
    };
    if let Some(source) = source {
        return begin(&app, &who, &sent, source).await;
    }
    let form = new_form(&who.frame).filled(&sent).refused(&[wrong]);
    let frame = &who.frame;
    let page = NewPage { frame, form };
    Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// A draft of the version after a published one.
pub(in crate::web) async fn create_next(
    State(app): State<App>,
    who: Contractor,
    Path((slug, number)): Path<(String, u32)>,
    sent: Sent,
) -> Result<Response> {
    let row = find(&app, &who.caller, &slug, number).await?;
    let newest = crate::db::checklists::find_newest_number(&who.caller.scope, app.db.read(), &slug);
    let next = newest.await?.unwrap_or(row.version) + 1;
    let mut is_numbered = false;
    let lines = row.source.lines().map(|line| {
        if !is_numbered && line.starts_with("version:") {
            is_numbered = true;
            return format!("version: {next}\n");
        }
        format!("{line}\n")
    });
    let source: String = lines.collect();
    begin(&app, &who, &sent, source).await
}

async fn begin(app: &App, who: &Contractor, sent: &Sent, source: String) -> Result<Response> {
    let work = async {
        let draft = service::create_draft(app, &who.caller, Source::Yaml(source)).await?;
        Ok(format!("/checklists/drafts/{}", draft.head.id))
    };
    let address = app.once.run(who.caller.user_id, sent, work).await?;
    Ok(Redirect::to(&address).into_response())
}

/// A finding with the line it is about.
struct Finding {
    problem: FieldProblem,
    /// Its number, in words.
    place: Option<String>,
    line: Option<String>,
}

impl Finding {
    /// The key of what kind of finding it is.
    fn key(&self) -> &'static str {
        match self.problem.severity.as_deref() {
            Some("warning") => "checklist-finding-warning",
            Some("advice") => "checklist-finding-advice",
            _ => "checklist-finding-error",
        }
    }
}

#[derive(Template)]
#[template(path = "checklists/draft.html")]
struct DraftPage<'a> {
    frame: &'a Frame,
    draft: Draft,
    /// What stands in the field: what was typed, where it could not be kept.
    source: String,
    /// Whether somebody else has changed the draft since it was read.
    is_stale: bool,
    findings: Vec<Finding>,
    advice: Vec<Finding>,
    /// What is wrong with a file that was sent.
    file_error: Option<String>,
    once: Uuid,
}

impl<'a> DraftPage<'a> {
    fn of(frame: &'a Frame, draft: Draft) -> DraftPage<'a> {
        let lines: Vec<&str> = draft.source.lines().collect();
        let with_line = |problem: &FieldProblem| {
            let index = problem.line.and_then(|line| usize::try_from(line).ok());
            let line = index.and_then(|line| lines.get(line.checked_sub(1)?));
            let place = problem.line.map(|line| {
                let line = frame.words.figures(&line.to_string());
                frame.words.with("checklist-line", &[("line", &line)])
            });
            Finding {
                place,
                line: line.map(|line| (*line).to_owned()),
                problem: problem.clone(),
            }
        };
        let findings = draft.diagnostics.iter().chain(&draft.before_publishing);
        DraftPage {
            findings: findings.map(with_line).collect(),
            advice: draft.advice.iter().map(with_line).collect(),
            source: draft.source.clone(),
            is_stale: false,
            file_error: None,
            frame,
            draft,
            once: Uuid::new_v4(),
        }
    }
}

/// The revision of the draft that a form is about.
fn expected(sent: &Sent) -> Expected {
    Expected::Revisions(sent.get("revision").parse().into_iter().collect())
}

pub(in crate::web) async fn show(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let draft = service::get_draft(&app, &who.caller, id).await?;
    Ok(html(&DraftPage::of(&who.frame, draft)))
}

pub(in crate::web) async fn save(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    upload: Upload,
) -> Result<Response> {
    let sent = upload.sent;
    let source = match upload.file.map(text_of) {
        None => sent.get("source").to_owned(),
        Some(Some(source)) => source,
        Some(None) => {
            let words = &who.frame.words;
            let draft = service::get_draft(&app, &who.caller, id).await?;
            let page = DraftPage {
                source: sent.get("source").to_owned(),
                file_error: Some(sentence(
                    words,
                    &words.say("checklist-upload"),
                    &unreadable(),
                )),
                ..DraftPage::of(&who.frame, draft)
            };
            return Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
    };
    let new = Source::Yaml(source.clone());
    match service::update_draft(&app, &who.caller, id, &expected(&sent), new).await {
        Ok(_) => Ok(Redirect::to(&format!("/checklists/drafts/{id}")).into_response()),
        Err(Error::ChangedSince { .. }) => stale(&app, &who, id, source).await,
        Err(error) => Err(error),
    }
}

/// Somebody else was faster: what was typed stays in the field, and may be saved over theirs.
async fn stale(app: &App, who: &Contractor, id: Uuid, source: String) -> Result<Response> {
    let draft = service::get_draft(app, &who.caller, id).await?;
    let page = DraftPage {
        source,
        is_stale: true,
        ..DraftPage::of(&who.frame, draft)
    };
    Ok(html_with(StatusCode::CONFLICT, &page))
}

pub(in crate::web) async fn publish(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    let work = async {
        let published = service::publish_draft(&app, &who.caller, id, &expected(&sent)).await?;
        Ok(format!(
            "/checklists/{}/{}",
            published.slug, published.version
        ))
    };
    match app.once.run(who.caller.user_id, &sent, work).await {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        // The page says what stands in the way.
        Err(Error::Invalid(_) | Error::Conflict { .. }) => {
            let draft = service::get_draft(&app, &who.caller, id).await?;
            let page = DraftPage::of(&who.frame, draft);
            Ok(html_with(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(error),
    }
}

pub(in crate::web) async fn delete(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    sent: Sent,
) -> Result<Response> {
    service::delete_draft(&app, &who.caller, id, &expected(&sent)).await?;
    Ok(Redirect::to("/checklists").into_response())
}

#[derive(Template)]
#[template(path = "checklists/preview.html")]
struct PreviewPage<'a> {
    frame: &'a Frame,
    id: Uuid,
    /// Nothing while the source does not compile.
    preview: Option<Preview>,
}

pub(in crate::web) async fn preview(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
    Query(shown): Query<Shown>,
) -> Result<Response> {
    let draft = service::get_draft(&app, &who.caller, id).await?;
    let (asked, page) = (shown.show.as_deref(), who.frame.words.language);
    let compiled = compile(&draft.source).checklist;
    let preview = compiled.map(|checklist| Preview::of(&checklist, asked, page));
    let frame = &who.frame;
    Ok(html(&PreviewPage { frame, id, preview }))
}
