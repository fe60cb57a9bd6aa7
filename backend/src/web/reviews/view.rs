//! The answers of a revision as the desk shows them, in the order of the journey.

use std::collections::HashMap;

use checklists::checklist::{Question, Visibility};
use checklists::score::QuestionState;
use checklists::{Answer, words as checklist_words};

use super::said;
use crate::service::reviews::correct::{self, Part};
use crate::service::reviews::desk::Desk;
use crate::web::words::Words;

/// A section with its questions.
pub(super) struct SectionView {
    pub(super) title: String,
    pub(super) score: Option<String>,
    pub(super) questions: Vec<QuestionView>,
}

/// A question with its answer.
pub(super) struct QuestionView {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) text: String,
    pub(super) answer: String,
    pub(super) comment: Option<String>,
    /// The class of the mark, and its word.
    pub(super) mark: Option<(&'static str, String)>,
    pub(super) points: Option<String>,
    pub(super) reason: String,
    pub(super) photos: Vec<PhotoView>,
    /// Whether the answer itself is in words, which may hold a typo.
    pub(super) is_text: bool,
    /// Corrections made here: who and when, and the text as it was before.
    pub(super) corrected: Vec<(String, String)>,
    /// What an owner will read of it.
    pub(super) shown: Vec<String>,
    /// What it was in the revision before, where it was something else.
    pub(super) before: Option<Before>,
    /// What earlier reviews asked for here.
    pub(super) asked: Vec<String>,
    /// The remark that is being written.
    pub(super) remark: String,
    /// What is wrong with that remark.
    pub(super) error: Option<String>,
}

/// A photo at its question.
pub(super) struct PhotoView {
    pub(super) sha256: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
    pub(super) is_reused: bool,
}

/// An answer of the revision before.
pub(super) struct Before {
    pub(super) answer: String,
    pub(super) comment: Option<String>,
    pub(super) photos: String,
}

/// The sections of the desk with the remarks that are being written.
pub(super) fn sections(
    words: &Words,
    desk: &Desk,
    typed: &HashMap<String, String>,
    errors: &HashMap<String, String>,
) -> Vec<SectionView> {
    let language = said::language(words);
    let mut number = 0;
    let mut views = Vec::new();
    for section in &desk.checklist.sections {
        let mut questions = Vec::new();
        for question in &section.questions {
            number += 1;
            let mut view = question_view(words, desk, question, number);
            let id = question.id.as_str();
            view.remark = typed.get(id).cloned().unwrap_or_default();
            view.error = errors.get(id).cloned();
            let score = desk.revision.scorecard.question(&question.id);
            let is_hidden = score.is_some_and(|score| score.state == QuestionState::Hidden);
            let says_nothing = view.answer.is_empty() && view.before.is_none();
            if !(is_hidden && says_nothing && view.remark.is_empty()) {
                questions.push(view);
            }
        }
        let score = desk.revision.scorecard.section(&section.id);
        if !questions.is_empty() {
            views.push(SectionView {
                title: section.title.get(&language).to_owned(),
                score: score
                    .and_then(|score| score.score)
                    .map(|score| words.percent(score.hundredths())),
                questions,
            });
        }
    }
    views
}

fn question_view(words: &Words, desk: &Desk, question: &Question, number: usize) -> QuestionView {
    let language = said::language(words);
    let revision = &desk.revision;
    let empty = Answer::default();
    let answer = revision.content.answers.get(&question.id);
    let now = answer.unwrap_or(&empty);
    let text = question.text.get(&language).to_owned();
    let mut photos = Vec::new();
    for (index, digest) in now.photos.iter().enumerate() {
        let sha256 = digest.as_str();
        let Some(photo) = revision.photos.iter().find(|photo| photo.sha256 == sha256) else {
            continue;
        };
        let n = words.count(index + 1);
        photos.push(PhotoView {
            sha256: sha256.to_owned(),
            width: photo.width,
            height: photo.height,
            alt: words.with("desk-photo-alt", &[("n", &n), ("question", &text)]),
            is_reused: said::is_reused(&revision.flags, sha256),
        });
    }
    let score = revision.scorecard.question(&question.id);
    let mark = score.and_then(|score| score.passed);
    let mark = mark.map(|passed| said::passed(words, passed));
    let points = score.filter(|score| score.scored && score.possible > 0);
    let remarks = desk.submission.reviews.iter().flat_map(|review| {
        let of_question = review.remarks.iter();
        of_question.filter(|remark| remark.question == question.id.as_str())
    });
    let corrections = desk.corrections.iter();
    let corrections = corrections.filter(|row| row.question == question.id.as_str());
    let corrections = corrections.map(|row| {
        let at = said::local(words, desk, row.corrected_at.to_utc());
        let values = [("name", desk.name(row.corrected_by)), ("at", at.as_str())];
        (words.with("correct-by", &values), row.text_before.clone())
    });
    QuestionView {
        id: question.id.to_string(),
        number: words.count(number),
        answer: checklist_words::answer(question, now, &language),
        comment: now.comment.clone().filter(|comment| !comment.is_empty()),
        mark,
        points: points.map(|score| {
            let (earned, possible) = (score.earned.to_string(), score.possible.to_string());
            words.with(
                "desk-points",
                &[
                    ("earned", &words.figures(&earned)),
                    ("possible", &words.figures(&possible)),
                ],
            )
        }),
        reason: score.map_or_else(String::new, |score| {
            words.figures(&checklist_words::reason(
                &score.reason,
                &desk.checklist,
                &language,
            ))
        }),
        photos,
        is_text: correct::text_of(
            &desk.checklist,
            &revision.content.answers,
            &question.id,
            Part::Answer,
        )
        .is_some(),
        corrected: corrections.collect(),
        shown: shown(words, question, now),
        before: before(words, desk, question, now),
        asked: remarks.map(|remark| remark.text.clone()).collect(),
        remark: String::new(),
        error: None,
        text,
    }
}

/// What an owner will read of an answer (P6): the reviewer confirms that none of it tells who the shopper is.
fn shown(words: &Words, question: &Question, answer: &Answer) -> Vec<String> {
    let has_value = answer.value.is_some() || answer.not_applicable;
    let parts = [
        ("desk-shown-answer", has_value, question.owner),
        (
            "desk-shown-comment",
            answer
                .comment
                .as_deref()
                .is_some_and(|comment| !comment.is_empty()),
            question.comment.owner,
        ),
        (
            "desk-shown-photos",
            !answer.photos.is_empty(),
            question.photo.owner,
        ),
    ];
    parts
        .into_iter()
        .filter(|(_, there, owner)| *there && *owner == Visibility::Show)
        .map(|(key, _, _)| words.say(key))
        .collect()
}

fn before(words: &Words, desk: &Desk, question: &Question, now: &Answer) -> Option<Before> {
    let empty = Answer::default();
    let revision = desk.before.as_ref()?;
    let was = revision.content.answers.get(&question.id).unwrap_or(&empty);
    if was == now {
        return None;
    }
    let kept = was
        .photos
        .iter()
        .filter(|photo| now.photos.contains(photo))
        .count();
    let photos = if was.photos == now.photos {
        String::new()
    } else {
        let counts = [
            words.count(was.photos.len() - kept),
            words.count(now.photos.len() - kept),
        ];
        words.with(
            "desk-before-photos",
            &[("gone", &counts[0]), ("new", &counts[1])],
        )
    };
    Some(Before {
        answer: checklist_words::answer(question, was, &said::language(words)),
        comment: was.comment.clone().filter(|comment| !comment.is_empty()),
        photos,
    })
}
