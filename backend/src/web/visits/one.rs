//! One visit: facts, state, history, and what may be done with it now.

use api::visits::VisitState;
use askama::Template;
use axum::extract::State as Of;
use axum::http::StatusCode;
use axum::response::Response;
use sheets::list::{Item, List};
use uuid::Uuid;

use super::fields::{none, shoppers};
use super::filters::PLANNED;
use super::history::{self, Event};
use super::line::{Line, lines};
use crate::app::App;
use crate::db::people;
use crate::db::visits::{VisitDetail, get_visit_detail};
use crate::error::{Error, Result};
use crate::http::extract::Path;
use crate::http::paging;
use crate::service::caller::Caller;
use crate::service::visits::zone_of;
use crate::web::enter::Contractor;
use crate::web::form::{Form, Kind};
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html_with};

/// What the file of the submissions is called in the address.
const SUBMISSIONS: &str = "submissions";

/// A submission of the visit.
struct SubmissionSeen {
    id: Uuid,
    revision: String,
    is_contested: bool,
}

#[derive(Template)]
#[template(path = "visits/one.html")]
struct VisitPage<'a> {
    frame: &'a Frame,
    line: Line,
    /// The moment of its last change, so that nobody acts on what somebody else has changed.
    seen: i64,
    /// What came first, where an act was refused.
    notice: Option<String>,
    submissions: Vec<SubmissionSeen>,
    ways_of_submissions: Ways,
    replaces: Option<Uuid>,
    is_planned: bool,
    assign: Form,
    moving: Form,
    cancel: Form,
    expire: Form,
    history: Vec<Event>,
    ways: Ways,
}

impl VisitPage<'_> {
    fn is_approved(&self) -> bool {
        self.line.state.state == VisitState::Approved
    }

    fn any_refused(&self) -> Option<&Form> {
        [&self.assign, &self.moving, &self.cancel, &self.expire]
            .into_iter()
            .find(|form| form.is_refused())
    }
}

/// What else a page says after an act that was not done.
#[derive(Default)]
pub(super) struct Said {
    pub notice: Option<String>,
    /// Which form was refused, and what was sent with what problems.
    pub refused: Option<(
        &'static str,
        crate::web::form::Sent,
        Vec<api::problem::FieldProblem>,
    )>,
}

pub(in crate::web) async fn show(
    Of(app): Of<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let Contractor { caller, frame } = &who;
    let asked = Asked::of(frame);
    if let Some(kind) = asked.file() {
        let detail = get_visit_detail(&caller.scope, app.db.read(), id).await?;
        let zone = zone_of(&detail.store)?;
        let (words, most) = (&frame.words, asked.rows());
        let events = history::read(&app, caller, words, (id, zone), None, most).await?;
        let list = history::as_list(frame, zone, events);
        return answer(kind, "visit-history", list).await;
    }
    if let Some(kind) = asked.of_list("", SUBMISSIONS).file() {
        let detail = get_visit_detail(&caller.scope, app.db.read(), id).await?;
        let list = submissions_as_list(&app, caller, frame, &detail).await?;
        return answer(kind, "submissions", list).await;
    }
    page(&app, &who, id, StatusCode::OK, Said::default()).await
}

/// The submissions of the visit. They have no pages: one counts, and others come of a visit that changed hands.
async fn submissions_as_list(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    detail: &VisitDetail,
) -> Result<List> {
    let columns = [
        "history-at",
        "visits-column-zone",
        "reviews-shopper",
        "reviews-revision",
        "visits-contested",
    ];
    let zone = zone_of(&detail.store)?;
    let ids = detail.submissions.iter().map(|row| row.shopper_id);
    let names = people::names(&caller.scope, app.db.read(), ids.collect()).await?;
    let rows = detail.submissions.iter().map(|row| {
        let at = row.created_at.to_utc().with_timezone(&zone).naive_local();
        let contested = row.contested.then(|| frame.t("visits-contested"));
        vec![
            Item::text(at.format("%Y-%m-%dT%H:%M:%S").to_string()),
            Item::text(zone.name()),
            names
                .get(&row.shopper_id)
                .map_or(Item::Empty, |name| Item::text(name.as_str())),
            Item::Whole(row.latest_revision),
            contested.map_or(Item::Empty, Item::text),
        ]
    });
    Ok(List {
        rows: rows.collect(),
        ..new_list(frame, "visits-submission", &columns)
    })
}

pub(super) async fn page(
    app: &App,
    who: &Contractor,
    id: Uuid,
    status: StatusCode,
    said: Said,
) -> Result<Response> {
    let Contractor { caller, frame } = who;
    let words = &frame.words;
    let detail = get_visit_detail(&caller.scope, app.db.read(), id).await?;
    let zone = zone_of(&detail.store)?;
    let (seen, replaces) = (detail.visit.updated_at.0, detail.visit.replaces_visit_id);
    let submissions = detail.submissions.iter().map(|row| SubmissionSeen {
        id: row.id,
        revision: words.figures(&row.latest_revision.to_string()),
        is_contested: row.contested,
    });
    let submissions = submissions.collect();
    let line = lines(app, caller, vec![detail]).await?.pop();
    let line = line.ok_or(Error::NotFound)?;
    let is_planned = PLANNED.contains(&line.state.state);
    let shoppers = if is_planned {
        shoppers(app, caller, none(words, "visits-choose-shopper")).await?
    } else {
        Kind::Choice(Vec::new())
    };
    let local = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M").to_string();
    let moment = || Kind::Line("datetime-local");
    let assign = Form::new(words).field("shopper_id", "visits-field-shopper", shoppers);
    let moving = Form::new(words)
        .field("from", "visits-field-from", moment())
        .holding(local(line.from))
        .field("to", "visits-field-to", moment())
        .holding(local(line.to));
    let reason = |name, key| Form::new(words).field(name, key, Kind::Line("text"));
    let asked = Asked::of(frame).at(&format!("/visits/{id}"));
    let events =
        history::read(app, caller, words, (id, zone), asked.after()?, asked.rows()).await?;
    let (history, next) = paging::page(events, ROWS, |event| event.place)?;
    let mut page = VisitPage {
        frame,
        seen,
        notice: said.notice,
        submissions,
        replaces,
        is_planned,
        assign,
        moving,
        cancel: reason("reason", "visits-field-reason"),
        expire: reason("remark", "visits-field-remark"),
        history,
        ways: asked.ways(next),
        ways_of_submissions: asked.of_list("", SUBMISSIONS).ways(None),
        line,
    };
    if let Some((which, sent, problems)) = said.refused {
        let form = match which {
            "assign" => &mut page.assign,
            "move" => &mut page.moving,
            "expire" => &mut page.expire,
            _ => &mut page.cancel,
        };
        *form = form.clone().filled(&sent).refused(&problems);
    }
    Ok(html_with(status, &page))
}
