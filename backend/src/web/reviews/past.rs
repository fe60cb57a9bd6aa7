//! The other visits of a submission's store, page by page, and what the desk tells of a submission as files.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use sheets::list::{Item, List};
use uuid::Uuid;

use super::queue::{Row, row};
use super::said;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::http::extract::Path;
use crate::http::paging::page;
use crate::service::reviews::desk::{Desk, list_past};
use crate::service::reviews::queue::Listed;
use crate::web::enter::Contractor;
use crate::web::lists::{Asked, ROWS, Ways, answer, new_list};
use crate::web::{Frame, html};

#[derive(Template)]
#[template(path = "reviews/past.html")]
struct PastPage<'a> {
    frame: &'a Frame,
    /// The submission on whose desk they lie.
    id: Uuid,
    store: String,
    code: String,
    rows: Vec<Row>,
    ways: Ways,
}

pub(in crate::web) async fn past(
    State(app): State<App>,
    who: Contractor,
    Path(id): Path<Uuid>,
) -> Result<Response> {
    let frame = &who.frame;
    let asked = Asked::of(frame);
    let after: Option<(i64, Uuid)> = asked.after()?;
    let after = after.map(|(at, id)| (Timestamp(at), id));
    let (visit, listed) = list_past(&app, &who.caller, id, after, asked.rows()).await?;
    if let Some(kind) = asked.file() {
        return answer(kind, "store-visits", past_as_list(frame, listed)).await;
    }
    let (listed, next) = page(listed, ROWS, |listed| (listed.started_at.0, listed.id))?;
    let now = app.clock.now();
    let rows = listed.into_iter();
    Ok(html(&PastPage {
        frame,
        id,
        store: visit.store.name,
        code: visit.store.code,
        rows: rows.map(|listed| row(&frame.words, listed, now)).collect(),
        ways: asked.ways(next),
    }))
}

fn past_as_list(frame: &Frame, listed: Vec<Listed>) -> List {
    let words = &frame.words;
    let columns = [
        "desk-past-date",
        "reviews-code",
        "reviews-store",
        "reviews-shopper",
        "desk-past-state",
        "reviews-revision",
        "reviews-score",
        "reviews-verdict",
    ];
    let rows = listed.into_iter().map(|listed| {
        let zone: chrono_tz::Tz = listed.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let visited = listed.started_at.to_utc().with_timezone(&zone);
        let verdict = listed.verdict.map(|it| said::verdict(words, it).1);
        vec![
            Item::text(visited.date_naive().to_string()),
            Item::text(listed.code),
            Item::text(listed.store),
            Item::text(listed.shopper),
            Item::text(said::state(words, listed.state).1),
            Item::Whole(listed.revision),
            listed.score.map_or(Item::Empty, Item::Percent),
            verdict.map_or(Item::Empty, Item::text),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "desk-past", &columns)
    }
}

/// The files of a desk: of its revisions, and of its decisions. Neither list has pages: each line is a step
/// between one shopper and the reviewers of one visit, and a decision looks at all of them.
pub(super) struct Files {
    pub(super) revisions: Asked,
    pub(super) decisions: Asked,
}

impl Files {
    pub(super) fn of(frame: &Frame, id: Uuid) -> Files {
        let asked = Asked::of(frame).at(&format!("/reviews/{id}"));
        Files {
            revisions: asked.of_list("", "revisions"),
            decisions: asked.of_list("", "decisions"),
        }
    }

    /// The file that is asked for.
    pub(super) async fn answer(&self, frame: &Frame, desk: &Desk) -> Option<Result<Response>> {
        if let Some(kind) = self.revisions.file() {
            return Some(answer(kind, "revisions", revisions_as_list(frame, desk)).await);
        }
        let kind = self.decisions.file()?;
        Some(answer(kind, "decisions", decisions_as_list(frame, desk)).await)
    }
}

/// An instant on the clock of the store, for programs.
fn local(desk: &Desk, at: DateTime<Utc>) -> Item {
    let at = at.with_timezone(&desk.zone).naive_local();
    Item::text(at.format("%Y-%m-%dT%H:%M:%S").to_string())
}

/// The text of a question of the desk's checklist.
fn question_text(frame: &Frame, desk: &Desk, id: &str) -> String {
    let language = said::language(&frame.words);
    let question = desk.checklist.questions().find(|q| q.id.as_str() == id);
    question.map_or_else(|| id.to_owned(), |q| q.text.get(&language).to_owned())
}

fn revisions_as_list(frame: &Frame, desk: &Desk) -> List {
    let columns = [
        "reviews-revision",
        "history-at",
        "visits-column-zone",
        "history-who",
        "reviews-score",
        "history-why",
        "desk-changed-questions",
    ];
    let rows = desk.history.iter().map(|past| {
        let made = past.revised.as_ref();
        let (who, at) = made.map_or((desk.submission.shopper_id, past.received_at), |made| {
            (made.contractor_id, made.at)
        });
        let questions = made.map_or(&[][..], |made| &made.questions);
        let questions: Vec<String> = questions
            .iter()
            .map(|id| question_text(frame, desk, id))
            .collect();
        vec![
            Item::Whole(i64::from(past.number)),
            local(desk, at),
            Item::text(desk.zone.name()),
            Item::text(desk.name(who)),
            past.score
                .map_or(Item::Empty, |score| Item::Percent(score.hundredths())),
            made.map_or(Item::Empty, |made| Item::text(made.reason.as_str())),
            Item::text(questions.join("; ")),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "desk-revisions", &columns)
    }
}

fn decisions_as_list(frame: &Frame, desk: &Desk) -> List {
    let columns = [
        "reviews-revision",
        "history-at",
        "visits-column-zone",
        "history-who",
        "desk-decision",
        "desk-message",
        "desk-remarks",
    ];
    let rows = desk.submission.reviews.iter().map(|review| {
        let remarks = review.remarks.iter().map(|remark| {
            let question = question_text(frame, desk, &remark.question);
            format!("{question}: {}", remark.text)
        });
        let remarks: Vec<String> = remarks.collect();
        vec![
            Item::Whole(i64::from(review.revision)),
            local(desk, review.at),
            Item::text(desk.zone.name()),
            Item::text(desk.name(review.reviewer_id)),
            Item::text(said::decision(&frame.words, review.decision)),
            Item::text(review.message.as_str()),
            Item::text(remarks.join("; ")),
        ]
    });
    List {
        rows: rows.collect(),
        ..new_list(frame, "desk-reviews", &columns)
    }
}
