//! The desk as a page, and what was typed into it.

use std::collections::HashMap;

use api::problem::FieldProblem;
use api::visits::VisitState;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use checklists::words as checklist_words;
use uuid::Uuid;

use super::history::{RevisionView, revisions};
use super::past::Files;
use super::queue::{Row, row};
use super::said;
use super::view::{SectionView, sections};
use crate::clock::Timestamp;
use crate::service::reviews::desk::Desk;
use crate::web::form::{Sent, sentence};
use crate::web::lists::Ways;
use crate::web::words::Words;
use crate::web::{Frame, html_with};

/// The field of a remark begins with this; the question's id follows.
pub(super) const REMARK: &str = "remark.";

/// What stands on the desk beside the submission: what was typed, and what became of it.
#[derive(Default)]
pub(super) struct Typed {
    /// The message or reason.
    message: String,
    /// Whether the confirmation is ticked.
    is_confirmed: bool,
    /// Remarks by question.
    remarks: HashMap<String, String>,
    /// The revision and the number of decisions that the form was made for.
    made_for: Option<(String, String)>,
    /// Tells one filling from another.
    once: Option<Uuid>,
    /// What is wrong: the field's id, and a sentence.
    errors: Vec<(String, String)>,
    /// What has come first.
    conflict: Vec<String>,
    /// What was just done, and with which submission.
    notice: Option<(String, Uuid)>,
}

impl Typed {
    /// Nothing typed; only what was just done is said.
    pub(super) fn after(notice: Option<(String, Uuid)>) -> Typed {
        Typed {
            notice,
            ..Typed::default()
        }
    }

    /// What a form held.
    pub(super) fn of(sent: &Sent) -> Typed {
        let remarks = sent.pairs().iter().filter_map(|(name, value)| {
            let question = name.strip_prefix(REMARK)?;
            (!value.trim().is_empty()).then(|| (question.to_owned(), value.clone()))
        });
        Typed {
            message: sent.get("message").to_owned(),
            is_confirmed: sent.get("anonymity_confirmed") == "yes",
            remarks: remarks.collect(),
            made_for: Some((
                sent.get("revision").to_owned(),
                sent.get("reviews").to_owned(),
            )),
            once: sent.get("once").parse().ok(),
            ..Typed::default()
        }
    }

    /// With what was just done.
    pub(super) fn noticing(self, notice: (String, Uuid)) -> Typed {
        Typed {
            notice: Some(notice),
            ..self
        }
    }

    /// For the submission as it is now, after the same person's own revision of it.
    pub(super) fn for_the_present(self) -> Typed {
        Typed {
            made_for: None,
            once: None,
            ..self
        }
    }

    /// Whether anything was typed.
    fn holds_text(&self) -> bool {
        !self.message.trim().is_empty() || !self.remarks.is_empty()
    }

    /// Puts each problem at its field. `remarks` are the questions of the remarks that were judged.
    pub(super) fn refused(
        mut self,
        words: &Words,
        problems: &[FieldProblem],
        remarks: &[String],
    ) -> Typed {
        for problem in problems {
            let index = problem.at.strip_prefix("remarks[").and_then(|rest| {
                let (index, _) = rest.split_once(']')?;
                index.parse::<usize>().ok()
            });
            let question = index.and_then(|index| remarks.get(index));
            let (field, label) = match (question, problem.at.as_str()) {
                (Some(question), _) => (format!("{REMARK}{question}"), "desk-remark"),
                (None, "anonymity_confirmed") => {
                    ("anonymity_confirmed".to_owned(), "desk-confirm-short")
                }
                _ => ("message".to_owned(), "desk-message"),
            };
            let sentence = sentence(words, &words.say(label), problem);
            self.errors.push((field, sentence));
        }
        self
    }

    /// Says that somebody else has come first, who, and with what; the form is now for the present state.
    pub(super) fn overtaken(mut self, words: &Words, desk: &Desk) -> Typed {
        let seen = self
            .made_for
            .take()
            .and_then(|(_, reviews)| reviews.parse::<usize>().ok());
        let newer = desk
            .submission
            .reviews
            .iter()
            .skip(seen.unwrap_or(usize::MAX));
        self.conflict = newer
            .map(|review| said::review_text(words, desk, review))
            .collect();
        let state = said::state(words, desk.submission.state).1;
        self.conflict
            .push(words.with("desk-conflict-state", &[("state", &state)]));
        self.once = None;
        self
    }

    fn errors_by_question(&self) -> HashMap<String, String> {
        let errors = self.errors.iter().filter_map(|(field, error)| {
            Some((field.strip_prefix(REMARK)?.to_owned(), error.clone()))
        });
        errors.collect()
    }
}

/// An earlier decision.
struct ReviewView {
    text: String,
    message: String,
    remarks: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "reviews/desk.html")]
pub(super) struct DeskPage<'a> {
    frame: &'a Frame,
    desk: &'a Desk,
    id: Uuid,
    typed: Typed,
    facts: Vec<(String, String)>,
    state: (&'static str, String),
    flags: Vec<(String, String)>,
    score: Option<String>,
    verdict: Option<(&'static str, String)>,
    /// Why the verdict is fail, what changed the score, or why there is none.
    causes: Vec<String>,
    sections: Vec<SectionView>,
    revisions: Vec<RevisionView>,
    revision: String,
    reviews: Vec<ReviewView>,
    past: Vec<Row>,
    /// The files of the revisions and of the decisions.
    files: [Ways; 2],
    /// The revision and the number of decisions that the form is for.
    made_for: (String, String),
    once: Uuid,
    can: Can,
    /// How many answers are not what they were in the revision before.
    changed: Option<String>,
}

/// What may be decided now.
struct Can {
    decide: bool,
    reopen: bool,
    choose: bool,
}

impl DeskPage<'_> {
    /// Whether there is a form: something to decide, or typed text that must not be lost.
    fn has_form(&self) -> bool {
        self.can.decide || self.can.reopen || self.can.choose || self.typed.holds_text()
    }

    /// Whether a place for a remark stands at a question.
    fn takes_remark(&self, remark: &str) -> bool {
        self.can.decide || !remark.is_empty()
    }

    /// Whether texts may be corrected now.
    fn corrects(&self) -> bool {
        self.can.decide || self.can.reopen
    }

    /// The errors of a field.
    fn error(&self, field: &str) -> Option<&str> {
        let error = self.typed.errors.iter().find(|(at, _)| at == field);
        error.map(|(_, sentence)| sentence.as_str())
    }
}

/// The page of a desk with what was typed.
pub(super) fn answer(
    frame: &Frame,
    desk: &Desk,
    typed: Typed,
    now: Timestamp,
    status: StatusCode,
) -> Response {
    let words = &frame.words;
    let language = said::language(words);
    let card = &desk.revision.scorecard;
    let state = desk.submission.state;
    let is_contested = desk.submission.contested;
    let is_latest = desk.is_latest();
    let count = |n: u32| words.count(usize::try_from(n).unwrap_or(usize::MAX));
    let mut causes = checklist_words::fail_reasons_in_full(card, &desk.checklist, &language);
    let adjustments = card.total.adjustments.iter();
    causes.extend(
        adjustments.map(|step| checklist_words::adjustment(step, &desk.checklist, &language)),
    );
    causes.extend(
        card.total
            .not_scored_reason
            .map(|reason| checklist_words::not_scored(reason, &language)),
    );
    let causes = causes.iter().map(|cause| words.figures(cause)).collect();
    let sections = sections(words, desk, &typed.remarks, &typed.errors_by_question());
    let changed = sections.iter().flat_map(|section| &section.questions);
    let changed = changed.filter(|question| question.before.is_some()).count();
    let files = Files::of(frame, desk.submission.id);
    let page = DeskPage {
        frame,
        desk,
        id: desk.submission.id,
        facts: facts(words, desk),
        state: said::state(words, state),
        flags: desk
            .revision
            .flags
            .iter()
            .map(|flag| {
                (
                    said::flag_name(words, flag.kind),
                    said::flag_text(words, desk, flag),
                )
            })
            .collect(),
        score: card
            .total
            .score
            .map(|score| words.percent(score.hundredths())),
        verdict: card
            .total
            .verdict
            .map(|verdict| said::verdict(words, verdict)),
        causes,
        revisions: revisions(words, desk),
        revision: count(desk.revision.number),
        reviews: reviews(words, desk),
        past: desk
            .past
            .iter()
            .cloned()
            .map(|past| row(words, past, now))
            .collect(),
        files: [&files.revisions, &files.decisions].map(|asked| asked.ways(None)),
        made_for: typed.made_for.clone().unwrap_or_else(|| {
            let reviews = desk.submission.reviews.len();
            (
                desk.submission.revision.number.to_string(),
                reviews.to_string(),
            )
        }),
        once: typed.once.unwrap_or_else(Uuid::new_v4),
        can: Can {
            decide: is_latest && !is_contested && state == VisitState::Submitted,
            reopen: is_latest && !is_contested && state == VisitState::Approved,
            choose: is_latest && is_contested && state != VisitState::Approved,
        },
        changed: desk.before.as_ref().map(|before| {
            let revision = count(before.number);
            let values = [("revision", revision.as_str())];
            match changed {
                0 => words.with("desk-unchanged", &values),
                changed => words.counted_with("desk-changed", changed, &values),
            }
        }),
        sections,
        typed,
    };
    html_with(status, &page)
}

fn facts(words: &Words, desk: &Desk) -> Vec<(String, String)> {
    let content = &desk.revision.content;
    let visit = &desk.visit.visit;
    let window = words.with(
        "desk-span",
        &[
            ("from", &said::moment(words, visit.window_from)),
            ("to", &said::moment(words, visit.window_to)),
        ],
    );
    let made = words.with(
        "desk-span",
        &[
            ("from", &said::local(words, desk, content.started_at)),
            ("to", &said::local(words, desk, content.finished_at)),
        ],
    );
    let spent = (content.finished_at - content.started_at).num_seconds();
    let spent = checklist_words::duration(spent, &said::language(words));
    let version = desk.visit.checklist.version.to_string();
    let checklist = words.with(
        "desk-checklist-version",
        &[
            ("title", desk.checklist.title.get(&said::language(words))),
            ("version", &words.figures(&version)),
        ],
    );
    let fact = |key: &str, value: String| (words.say(key), value);
    vec![
        fact("reviews-client", desk.visit.client.name.clone()),
        fact(
            "reviews-shopper",
            desk.name(desk.submission.shopper_id).to_owned(),
        ),
        fact("desk-checklist", checklist),
        fact("desk-visited", made),
        fact("desk-length", words.figures(&spent)),
        fact("desk-window", window),
        fact(
            "desk-received",
            said::local(words, desk, desk.revision.received_at),
        ),
        fact("desk-zone", desk.visit.store.time_zone.clone()),
    ]
}

fn reviews(words: &Words, desk: &Desk) -> Vec<ReviewView> {
    let language = said::language(words);
    let text_of = |id: &str| {
        let question = desk.checklist.questions().find(|q| q.id.as_str() == id);
        question.map_or_else(|| id.to_owned(), |q| q.text.get(&language).to_owned())
    };
    let reviews = desk.submission.reviews.iter();
    reviews
        .map(|review| ReviewView {
            text: said::review_text(words, desk, review),
            message: review.message.clone(),
            remarks: review
                .remarks
                .iter()
                .map(|remark| (text_of(&remark.question), remark.text.clone()))
                .collect(),
        })
        .collect()
}
