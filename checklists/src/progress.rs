//! How far a set of answers is from being submitted: what is shown, what is missing or wrong.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::answer::{Answer, AnswerError, AnswerValue, Answers, Reading};
use crate::checklist::{Checklist, Choice, Kind, Question};
use crate::id::{OptionId, QuestionId};
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
    let walk = walk(checklist, answers);
    let seen = walk.sections.iter().flat_map(|section| &section.questions);
    seen.filter(|seen| seen.visible)
        .map(|seen| seen.question.id.clone())
        .collect()
}

/// The options of a question that can be chosen, given these answers.
#[must_use]
pub fn offered<'a>(
    checklist: &'a Checklist,
    answers: &'a Answers,
    question: &QuestionId,
) -> Vec<&'a Choice> {
    let walk = walk(checklist, answers);
    let mut seen = walk.sections.iter().flat_map(|section| &section.questions);
    let Some(seen) = seen.find(|seen| seen.question.id == *question) else {
        return Vec::new();
    };
    let options = seen.question.kind.options().iter().enumerate();
    options
        .filter(|(index, _)| seen.terms.shows(*index))
        .map(|(_, option)| option)
        .collect()
}

/// Everything that is missing or wrong, all at once, in the order of the checklist; then rules
/// across answers that are broken, and answers to questions that do not exist. Hidden questions
/// have no gaps.
#[must_use]
pub fn check(checklist: &Checklist, answers: &Answers) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let walk = walk(checklist, answers);
    for section in &walk.sections {
        for seen in section.questions.iter().filter(|seen| seen.visible) {
            check_question(seen, &mut gaps);
        }
    }
    for rule in &checklist.rules {
        if walk.holds(&rule.refuse_if) {
            let last = |id: &&&QuestionId| checklist.questions().position(|q| q.id == ***id);
            let asked = rule.refuse_if.questions();
            gaps.push(Gap {
                question: asked.iter().max_by_key(last).map(|id| (*id).clone()),
                code: "rule_broken",
                params: [("rule", rule.id.to_string())].into(),
            });
        }
    }
    let known: BTreeSet<&QuestionId> = checklist.questions().map(|q| &q.id).collect();
    for (id, _) in answers.iter().filter(|(id, _)| !known.contains(id)) {
        gaps.push(gap(id, "unknown_question", []));
    }
    gaps
}

/// The answers without those to hidden questions and without hidden options: what is sent.
///
/// An answer to a question that does not exist stays, so that [`check`] names it and nothing is
/// lost in silence.
#[must_use]
pub fn strip_hidden(checklist: &Checklist, answers: &Answers) -> Answers {
    let mut kept = answers.clone();
    let walk = walk(checklist, answers);
    for seen in walk.sections.iter().flat_map(|section| &section.questions) {
        let id = &seen.question.id;
        if !seen.visible {
            kept.remove(id);
            continue;
        }
        let options = seen.question.kind.options().iter().enumerate();
        let hidden: Vec<&OptionId> = options
            .filter(|(index, _)| !seen.terms.shows(*index))
            .map(|(_, option)| &option.id)
            .collect();
        if !hidden.is_empty() && answers.get(id).is_some() {
            strip_options(kept.entry(id.clone()), &hidden);
        }
    }
    kept
}

fn strip_options(answer: &mut Answer, hidden: &[&OptionId]) {
    let is_hidden = |id: &str| hidden.iter().any(|hidden| hidden.as_str() == id);
    match &mut answer.value {
        Some(AnswerValue::Text(id)) if is_hidden(id) => answer.value = None,
        Some(AnswerValue::List(ids)) if ids.iter().any(|id| is_hidden(id)) => {
            ids.retain(|id| !is_hidden(id));
            if ids.is_empty() {
                answer.value = None;
            }
        }
        _ => {}
    }
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
            gaps.push(error_gap(id, error));
            check_comment_length(question, answer, gaps);
            return;
        }
    };
    if *reading == Reading::Blank && seen.required {
        gaps.push(gap(id, "answer_required", []));
    }
    if let Reading::Text(text) = reading
        && let Err(error) = check_text(&question.kind, text)
    {
        gaps.push(error_gap(id, &error));
    }
    check_comment_length(question, answer, gaps);
    if reading.is_answered() {
        check_comment(seen, reading, answer, gaps);
    }
    check_photos(seen, reading, answer, gaps);
}

fn error_gap(question: &QuestionId, error: &AnswerError) -> Gap {
    Gap {
        question: Some(question.clone()),
        code: error.code(),
        params: error.params(),
    }
}

/// Whether a text is long enough and looks as it should. The score does not ask, because a text
/// is never scored.
pub(crate) fn check_text(kind: &Kind, text: &str) -> Result<(), AnswerError> {
    let Kind::Text {
        min_length,
        pattern,
        ..
    } = kind
    else {
        return Ok(());
    };
    let length = graphemes(text);
    if usize::try_from(*min_length).is_ok_and(|min| length < min) {
        return Err(AnswerError::TooShort {
            length,
            min: *min_length,
        });
    }
    match pattern {
        Some(pattern) if !pattern.matches(text) => Err(AnswerError::PatternMismatch),
        _ => Ok(()),
    }
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

fn check_comment(seen: &Seen<'_>, reading: &Reading<'_>, answer: &Answer, gaps: &mut Vec<Gap>) {
    let question = seen.question;
    let rule = &question.comment;
    if !rule.required && !seen.matches_any(reading, &rule.required_on) {
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

fn check_photos(seen: &Seen<'_>, reading: &Reading<'_>, answer: &Answer, gaps: &mut Vec<Gap>) {
    let question = seen.question;
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
    let needed =
        reading.is_answered() && (rule.required || seen.matches_any(reading, &rule.required_on));
    if needed && answer.photos.is_empty() && rule.min == 1 {
        gaps.push(gap(&question.id, "photo_required", []));
    } else if needed && usize::try_from(rule.min).is_ok_and(|min| distinct < min) {
        let params = [
            ("count", distinct.to_string()),
            ("min", rule.min.to_string()),
        ];
        gaps.push(gap(&question.id, "too_few_photos", params));
    }
}
