//! Corrections of a typo: in a comment, or in an answer in words. What the shopper sent never changes; a
//! correction stands beside it with who made it and when, and is applied wherever the texts are read.

use checklists::checklist::Kind;
use checklists::{AnswerValue, Answers, Checklist, QuestionId};
use serde_json::json;
use uuid::Uuid;

use api::submissions::SubmissionContent;
use api::visits::VisitState;

use crate::app::App;
use crate::db::reviews::{CorrectionRow, insert_correction, list_corrections};
use crate::db::{checklists as versions, submissions, trail, visits};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::{gap_of, read_version};
use crate::service::fields::Fields;
use crate::service::results;
use crate::service::visits::{conflict, state_of};

/// The longest text that is kept, in characters.
const LONGEST: usize = 4_000;

/// What of an answer is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The answer itself, where it is in words.
    Answer,
    /// The comment beside it.
    Comment,
}

impl Part {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Answer => "answer",
            Part::Comment => "comment",
        }
    }

    /// The part of that name.
    pub fn named(name: &str) -> Option<Part> {
        [Part::Answer, Part::Comment]
            .into_iter()
            .find(|part| part.as_str() == name)
    }
}

/// A correction to be made.
#[derive(Clone, Debug)]
pub struct NewCorrection {
    /// The revision that was read.
    pub revision: u32,
    /// The question.
    pub question: String,
    /// Which of its texts.
    pub part: Part,
    /// The text as it was read; if it is another by now, this is a conflict.
    pub before: String,
    /// The text as it should be.
    pub after: String,
    /// Nothing that the owner will see identifies the shopper.
    pub anonymity_confirmed: bool,
}

/// The text of that part of an answer; none where it has no such text.
pub fn text_of(
    checklist: &Checklist,
    answers: &Answers,
    question: &QuestionId,
    part: Part,
) -> Option<String> {
    let kind = &checklist.question(question)?.kind;
    let answer = answers.get(question)?;
    let text = match part {
        Part::Comment => answer.comment.clone(),
        Part::Answer => match (kind, &answer.value) {
            (Kind::Text { .. }, Some(AnswerValue::Text(text))) => Some(text.clone()),
            _ => None,
        },
    };
    text.filter(|text| !text.is_empty())
}

/// Applies the corrections of a revision to its answers, in the order in which they were made.
pub(in crate::service) fn apply(rows: &[CorrectionRow], revision: i64, answers: &mut Answers) {
    for row in rows.iter().filter(|row| row.revision == revision) {
        if let (Ok(question), Some(part)) = (
            QuestionId::new(row.question.as_str()),
            Part::named(&row.part),
        ) {
            put(answers, question, part, &row.text_after);
        }
    }
}

/// Puts a text in the place of that part of an answer.
pub fn put(answers: &mut Answers, question: QuestionId, part: Part, text: &str) {
    let answer = answers.entry(question);
    match part {
        Part::Answer => answer.value = Some(AnswerValue::Text(text.to_owned())),
        Part::Comment => answer.comment = Some(text.to_owned()),
    }
}

/// Corrects a text of the latest revision. What is published of it follows in the same transaction. A text that
/// is right already changes nothing.
///
/// # Errors
/// [`Error::Invalid`] for a text that may not be so, or without the confirmation; a conflict where the text or
/// the revision is another by now, or the visit is neither submitted nor approved.
pub async fn correct(
    app: &App,
    caller: &Caller,
    submission_id: Uuid,
    new: NewCorrection,
) -> Result<()> {
    let tx = app.db.begin().await?;
    let scope = &caller.scope;
    let found = submissions::find_submission(scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let visit = visits::lock_visit(scope, &tx, found.visit_id).await?;
    let submission = submissions::find_submission(scope, &tx, submission_id)
        .await?
        .ok_or(Error::NotFound)?;
    let number = submission.latest_revision;
    let version =
        versions::get_version_by_id(&tx, caller.agency_id, visit.checklist_version_id).await?;
    let (checklist, _) = read_version(&version)?;
    let revision = submissions::find_revision(scope, &tx, submission_id, number)
        .await?
        .ok_or_else(|| Error::internal("a submission without its latest revision"))?;
    let content: SubmissionContent = serde_json::from_slice(&revision.content)?;
    let mut answers = content.answers;
    apply(
        &list_corrections(scope, &tx, submission_id).await?,
        number,
        &mut answers,
    );
    let question = QuestionId::new(new.question.as_str()).map_err(|_| Error::NotFound)?;
    let before = text_of(&checklist, &answers, &question, new.part).ok_or(Error::NotFound)?;

    let mut fields = Fields::default();
    let after = fields.text("after", &new.after, LONGEST);
    if after.is_empty() {
        fields.problem(
            "after",
            "required",
            "is empty; only a typo is corrected here",
        );
    }
    if !new.anonymity_confirmed {
        let message = "confirm that nothing the owner will see identifies the shopper";
        fields.problem("confirmed", "required", message);
    }
    fields.finish()?;
    if after == before {
        return Ok(());
    }
    let state = state_of(&visit)?;
    if submission.contested || !matches!(state, VisitState::Submitted | VisitState::Approved) {
        return Err(conflict(
            &visit,
            "a text is corrected only while its visit is submitted or approved",
        )?);
    }
    if i64::from(new.revision) != number || new.before != before {
        return Err(Error::Conflict {
            code: "text_conflict",
            detail: "the text is another by now; read it again".to_owned(),
        });
    }
    let score_before = checklists::score(&checklist, &answers);
    put(&mut answers, question.clone(), new.part, &after);
    let gaps = checklists::check(&checklist, &answers);
    let problems = gaps.iter().map(|gap| gap_of(gap, &checklist));
    let problems: Vec<_> = problems
        .map(|problem| api::problem::FieldProblem {
            at: "after".to_owned(),
            ..problem
        })
        .collect();
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    // A text carries no points; should it ever move one, it is no typo (P5).
    if checklists::score(&checklist, &answers) != score_before {
        return Err(Error::field(
            "after",
            "touches_score",
            "this would change the score; return the submission instead",
        ));
    }
    let now = app.clock.now();
    let row = CorrectionRow {
        id: Uuid::now_v7(),
        agency_id: caller.agency_id,
        submission_id,
        revision: number,
        question: question.to_string(),
        part: new.part.as_str().to_owned(),
        text_before: before,
        text_after: after,
        corrected_by: caller.user_id,
        corrected_at: now,
    };
    let mut line = caller.line(now, "submission.corrected", "submission", submission_id);
    line.after = Some(json!({
        "visit_id": visit.id, "revision": number, "question": row.question,
        "part": row.part, "correction_id": row.id,
    }));
    trail::write(&tx, line).await?;
    insert_correction(&tx, row).await?;
    if state == VisitState::Approved {
        results::follow(&tx, &visit, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
