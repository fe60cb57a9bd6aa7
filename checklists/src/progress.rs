//! How far a set of answers is from being submitted: what is shown, what is missing or wrong.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::answer::{Answer, Answers, Reading, matches_any};
use crate::checklist::{Checklist, Kind, Question};
use crate::id::QuestionId;
use crate::walk::{Seen, walk};

/// The longest comment taken, in grapheme clusters.
pub const MAX_COMMENT_LENGTH: usize = 4000;

/// One thing that stands between answers and their submission. `words::gap` says it in a
/// person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gap {
    /// The question it is about.
    pub question: Option<QuestionId>,
    /// The stable name of the rule, e.g. `answer_required`.
    pub code: &'static str,
    /// The values that the sentence needs, by name.
    pub params: BTreeMap<&'static str, String>,
}

/// The questions that are shown, given these answers.
#[must_use]
pub fn visible(checklist: &Checklist, answers: &Answers) -> BTreeSet<QuestionId> {
    let sections = walk(checklist, answers);
    let seen = sections.iter().flat_map(|section| &section.questions);
    seen.filter(|seen| seen.visible)
        .map(|seen| seen.question.id.clone())
        .collect()
}

/// Everything that is missing or wrong, all at once, in the order of the checklist; then answers
/// to questions that do not exist. Hidden questions have no gaps.
#[must_use]
pub fn check(checklist: &Checklist, answers: &Answers) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for section in walk(checklist, answers) {
        for seen in section.questions.iter().filter(|seen| seen.visible) {
            check_question(seen, &mut gaps);
        }
    }
    let known: BTreeSet<&QuestionId> = checklist.questions().map(|q| &q.id).collect();
    for (id, _) in answers.iter().filter(|(id, _)| !known.contains(id)) {
        gaps.push(gap(id, "unknown_question", []));
    }
    gaps
}

/// The answers without those to hidden questions: what is sent.
///
/// An answer to a question that does not exist stays, so that [`check`] names it and nothing is
/// lost in silence.
#[must_use]
pub fn strip_hidden(checklist: &Checklist, answers: &Answers) -> Answers {
    let mut kept = answers.clone();
    for section in walk(checklist, answers) {
        for seen in section.questions.iter().filter(|seen| !seen.visible) {
            kept.remove(&seen.question.id);
        }
    }
    kept
}

fn gap<const N: usize>(
    question: &QuestionId,
    code: &'static str,
    params: [(&'static str, String); N],
) -> Gap {
    Gap {
        question: Some(question.clone()),
        code,
        params: params.into_iter().collect(),
    }
}

fn check_question(seen: &Seen<'_>, gaps: &mut Vec<Gap>) {
    let question = seen.question;
    let id = &question.id;
    let empty = Answer::default();
    let answer = seen.answer.unwrap_or(&empty);
    let reading = match &seen.reading {
        Ok(reading) => reading,
        Err(error) => {
            gaps.push(Gap {
                question: Some(id.clone()),
                code: error.code(),
                params: error.params(),
            });
            check_comment_length(question, answer, gaps);
            return;
        }
    };
    if *reading == Reading::Blank && question.required {
        gaps.push(gap(id, "answer_required", []));
    }
    check_comment_length(question, answer, gaps);
    if reading.is_answered() {
        check_comment(question, reading, answer, gaps);
    }
    check_photos(question, reading, answer, gaps);
}

fn graphemes(text: &str) -> usize {
    text.trim().graphemes(true).count()
}

fn check_comment_length(question: &Question, answer: &Answer, gaps: &mut Vec<Gap>) {
    let length = answer.comment.as_deref().map_or(0, graphemes);
    if length > MAX_COMMENT_LENGTH {
        let params = [
            ("length", length.to_string()),
            ("max", MAX_COMMENT_LENGTH.to_string()),
        ];
        gaps.push(gap(&question.id, "comment_too_long", params));
    }
}

fn check_comment(question: &Question, reading: &Reading<'_>, answer: &Answer, gaps: &mut Vec<Gap>) {
    let rule = &question.comment;
    if !rule.required && !matches_any(question, reading, &rule.required_on) {
        return;
    }
    let length = answer.comment.as_deref().map_or(0, graphemes);
    let min = usize::try_from(rule.min_length).unwrap_or(usize::MAX);
    if length == 0 {
        gaps.push(gap(
            &question.id,
            "comment_required",
            [("min", min.to_string())],
        ));
    } else if length < min {
        let params = [("length", length.to_string()), ("min", min.to_string())];
        gaps.push(gap(&question.id, "comment_too_short", params));
    }
}

fn check_photos(question: &Question, reading: &Reading<'_>, answer: &Answer, gaps: &mut Vec<Gap>) {
    let rule = &question.photo;
    let distinct = answer.photos.iter().collect::<BTreeSet<_>>().len();
    if let (Kind::Photo { min, .. }, Reading::Photos(count)) = (&question.kind, reading)
        && count < min
    {
        let params = [("count", count.to_string()), ("min", min.to_string())];
        gaps.push(gap(&question.id, "too_few_photos", params));
    }
    if distinct > usize::try_from(rule.max).unwrap_or(usize::MAX) {
        let params = [
            ("count", distinct.to_string()),
            ("max", rule.max.to_string()),
        ];
        gaps.push(gap(&question.id, "too_many_photos", params));
    }
    let needed = reading.is_answered()
        && (rule.required || matches_any(question, reading, &rule.required_on));
    if needed && answer.photos.is_empty() {
        gaps.push(gap(&question.id, "photo_required", []));
    }
}
