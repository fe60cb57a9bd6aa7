//! The form with every answer in it, and the look at what would come of it.

use api::problem::FieldProblem;
use api::visits::VisitState;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use checklists::{Answer, Answers, Question, QuestionId, Scorecard, words as checklist_words};
use uuid::Uuid;

use super::MadeFor;
use super::answers::{Input, input, says_something};
use crate::service::reviews::desk::Desk;
use crate::service::reviews::revise::{Revised, applied};
use crate::web::form::sentence;
use crate::web::reviews::{history, said};
use crate::web::words::Words;
use crate::web::{Frame, html_with};

/// What was typed into the form, and what is carried along for the desk.
pub(super) struct Typed {
    /// The answers that are not what stood in their fields.
    pub(super) changed: Answers,
    pub(super) reason: String,
    pub(super) is_confirmed: bool,
    pub(super) once: Uuid,
    pub(super) kept: Vec<(String, String)>,
}

impl Typed {
    /// Nothing yet.
    pub(super) fn empty(kept: Vec<(String, String)>) -> Typed {
        Typed {
            changed: Answers::new(),
            reason: String::new(),
            is_confirmed: false,
            once: Uuid::new_v4(),
            kept,
        }
    }
}

/// What stands against a form.
#[derive(Default)]
pub(super) struct Wrong {
    /// What is wrong: the field's id, what it is called where the sentence does not say so, and the
    /// sentence; the field is empty for the whole.
    errors: Vec<(String, String, String)>,
    /// What has come first.
    conflict: Vec<String>,
}

impl Wrong {
    /// Puts each problem at its field, in the reader's language.
    pub(super) fn refused(
        words: &Words,
        desk: &Desk,
        typed: &Typed,
        problems: &[FieldProblem],
    ) -> Wrong {
        let language = said::language(words);
        let after = applied(
            &desk.checklist,
            &desk.revision.content.answers,
            &typed.changed,
        );
        let gaps = checklists::check(&desk.checklist, &after);
        let errors = problems.iter().map(|problem| {
            let id = problem.at.strip_prefix("answers.");
            let gap = gaps.iter().find(|gap| {
                gap.code == problem.code && gap.question.as_ref().map(QuestionId::as_str) == id
            });
            let called = label(words, desk, &problem.at);
            let (called, text) = match gap {
                Some(gap) => {
                    let said = checklist_words::gap(gap, &desk.checklist, &language);
                    (called, words.figures(&said))
                }
                None => (String::new(), sentence(words, &called, problem)),
            };
            let field = match (id, problem.at.as_str()) {
                (Some(id), _) => format!("q-{id}"),
                (None, "answers") => String::new(),
                (None, "anonymity_confirmed") => "confirmed".to_owned(),
                (None, at) => at.to_owned(),
            };
            (field, called, text)
        });
        Wrong {
            errors: errors.collect(),
            conflict: Vec::new(),
        }
    }

    /// Says who has come first, and with what.
    pub(super) fn overtaken(words: &Words, desk: &Desk, made_for: MadeFor) -> Wrong {
        let seen = usize::try_from(made_for.reviews).unwrap_or(usize::MAX);
        let newer = desk.submission.reviews.iter().skip(seen);
        let mut conflict: Vec<String> = newer
            .map(|review| said::review_text(words, desk, review))
            .collect();
        let newer = desk.history.iter();
        let newer = newer.filter(|past| past.number > made_for.revision);
        conflict.extend(newer.map(|past| history::text(words, desk, past)));
        let known = made_for.corrections.saturating_sub(desk.corrections_before);
        if desk.revision.number == made_for.revision && desk.corrections.len() > known {
            conflict.push(words.say("revise-corrected"));
        }
        let state = said::state(words, desk.submission.state).1;
        conflict.push(words.with("desk-conflict-state", &[("state", &state)]));
        Wrong {
            errors: Vec::new(),
            conflict,
        }
    }

    fn at(&self, field: &str) -> Vec<&str> {
        let errors = self.errors.iter().filter(|(at, _, _)| at == field);
        errors.map(|(_, _, text)| text.as_str()).collect()
    }
}

/// What a field is called.
fn label(words: &Words, desk: &Desk, at: &str) -> String {
    let question = at.strip_prefix("answers.");
    let question = question.and_then(|id| desk.checklist.question(&id.parse().ok()?));
    match (question, at) {
        (Some(question), _) => question.text.get(&said::language(words)).to_owned(),
        (None, "reason") => words.say("revise-reason"),
        (None, "anonymity_confirmed") => words.say("desk-confirm-short"),
        _ => words.say("revise-answers"),
    }
}

struct SectionView {
    title: String,
    questions: Vec<QuestionView>,
}

struct QuestionView {
    id: String,
    number: String,
    text: String,
    /// When it is asked, if that depends on other answers.
    asked_if: Option<String>,
    hint: String,
    input: Input,
    /// Whether it may be not applicable, and is.
    na: Option<bool>,
    comment: String,
    photos: Option<String>,
    /// The answer as it is now, where another one stands in the field.
    now: Option<String>,
    errors: Vec<String>,
}

impl QuestionView {
    fn one(&self) -> Option<&[(String, String, bool)]> {
        match &self.input {
            Input::One(choices) => Some(choices),
            _ => None,
        }
    }

    fn any(&self) -> Option<&[(String, String, bool)]> {
        match &self.input {
            Input::Any(choices) => Some(choices),
            _ => None,
        }
    }

    fn line(&self) -> Option<&str> {
        match &self.input {
            Input::Line(text) => Some(text),
            _ => None,
        }
    }

    fn area(&self) -> Option<&str> {
        match &self.input {
            Input::Area(text) => Some(text),
            _ => None,
        }
    }
}

#[derive(Template)]
#[template(path = "reviews/revise.html")]
struct RevisePage<'a> {
    frame: &'a Frame,
    id: Uuid,
    store: &'a str,
    made_for: MadeFor,
    typed: &'a Typed,
    wrong: &'a Wrong,
    sections: Vec<SectionView>,
    /// Whether a revision can be made now.
    can: bool,
    is_approved: bool,
}

/// The form: the answers as they are now, and what was changed of them.
pub(super) fn form(
    frame: &Frame,
    desk: &Desk,
    made_for: MadeFor,
    typed: &Typed,
    wrong: &Wrong,
    status: StatusCode,
) -> Response {
    let words = &frame.words;
    let language = said::language(words);
    let mut number = 0;
    let sections = desk.checklist.sections.iter().map(|section| {
        let questions = section.questions.iter().map(|question| {
            number += 1;
            question_view(words, desk, typed, wrong, question, number)
        });
        SectionView {
            title: section.title.get(&language).to_owned(),
            questions: questions.collect(),
        }
    });
    let state = desk.submission.state;
    let page = RevisePage {
        frame,
        id: desk.submission.id,
        store: &desk.visit.store.name,
        made_for,
        typed,
        wrong,
        sections: sections.collect(),
        can: !desk.submission.contested
            && matches!(state, VisitState::Submitted | VisitState::Approved),
        is_approved: state == VisitState::Approved,
    };
    html_with(status, &page)
}

fn question_view(
    words: &Words,
    desk: &Desk,
    typed: &Typed,
    wrong: &Wrong,
    question: &Question,
    number: usize,
) -> QuestionView {
    let language = said::language(words);
    let nothing = Answer::default();
    let now = desk.revision.content.answers.get(&question.id);
    let now = now.unwrap_or(&nothing);
    let answer = typed.changed.get(&question.id).unwrap_or(now);
    let shown = typed.changed.get(&question.id).map(|_| {
        let mut said = answer_text(words, question, now);
        if let Some(comment) = now.comment.as_deref().filter(|text| !text.is_empty()) {
            said = format!("{said} · {comment}");
        }
        said
    });
    let condition = question.show_if.as_ref();
    let asked_if = condition.map(|condition| {
        let said = checklist_words::condition(condition, &desk.checklist, &language);
        words.with("revise-asked-if", &[("condition", &words.figures(&said))])
    });
    let photos = now.photos.len();
    let id = question.id.to_string();
    let field = format!("q-{id}");
    QuestionView {
        number: words.count(number),
        text: question.text.get(&language).to_owned(),
        asked_if,
        hint: match input(words, question, answer) {
            Input::Line(_) => words.figures(&checklist_words::kind_hint(question, &language)),
            _ => String::new(),
        },
        input: input(words, question, answer),
        na: question.na.then_some(answer.not_applicable),
        comment: answer.comment.clone().unwrap_or_default(),
        photos: (photos > 0).then(|| words.counted("revise-photos", photos)),
        now: shown,
        errors: wrong.at(&field).into_iter().map(str::to_owned).collect(),
        id,
    }
}

fn answer_text(words: &Words, question: &Question, answer: &Answer) -> String {
    if says_something(question, answer) {
        words.figures(&checklist_words::answer(
            question,
            answer,
            &said::language(words),
        ))
    } else {
        words.say("desk-no-answer")
    }
}

/// A question whose answer or points would be others.
struct ChangeView {
    number: String,
    text: String,
    /// Before and after.
    sides: [Side; 2],
}

/// An answer and what it earns.
#[derive(PartialEq)]
struct Side {
    answer: String,
    comment: String,
    points: String,
    mark: Option<(&'static str, String)>,
}

/// The total of a scorecard.
struct Total {
    score: String,
    verdict: Option<(&'static str, String)>,
    band: Option<String>,
}

#[derive(Template)]
#[template(path = "reviews/revise_look.html")]
struct LookPage<'a> {
    frame: &'a Frame,
    id: Uuid,
    store: &'a str,
    made_for: MadeFor,
    typed: &'a Typed,
    fields: Vec<(String, String)>,
    changes: Vec<ChangeView>,
    /// Before and after.
    totals: [Total; 2],
    is_approved: bool,
}

/// What would come of the form, with everything that it holds.
pub(super) fn look(
    frame: &Frame,
    desk: &Desk,
    made_for: MadeFor,
    typed: &Typed,
    revised: &Revised,
) -> Response {
    let words = &frame.words;
    let language = said::language(words);
    let mut changes = Vec::new();
    for (index, question) in desk.checklist.questions().enumerate() {
        let before = side(words, question, &revised.before, &revised.card_before);
        let after = side(words, question, &revised.after, &revised.card_after);
        if before != after || revised.changed.contains(&question.id) {
            changes.push(ChangeView {
                number: words.count(index + 1),
                text: question.text.get(&language).to_owned(),
                sides: [before, after],
            });
        }
    }
    let page = LookPage {
        frame,
        id: desk.submission.id,
        store: &desk.visit.store.name,
        made_for,
        typed,
        fields: fields(words, desk, typed),
        changes,
        totals: [&revised.card_before, &revised.card_after].map(|card| total(words, desk, card)),
        is_approved: desk.submission.state == VisitState::Approved,
    };
    html_with(StatusCode::OK, &page)
}

/// The fields of the questions that were changed, as a browser would send them again.
fn fields(words: &Words, desk: &Desk, typed: &Typed) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for (id, answer) in typed.changed.iter() {
        let Some(question) = desk.checklist.question(id) else {
            continue;
        };
        let name = format!("{}{id}", super::answers::VALUE);
        match input(words, question, answer) {
            Input::One(choices) | Input::Any(choices) => {
                let there = choices.into_iter().filter(|(_, _, there)| *there);
                fields.extend(there.map(|(value, _, _)| (name.clone(), value)));
            }
            Input::Line(text) | Input::Area(text) => fields.push((name, text)),
            Input::Photos => {}
        }
        if answer.not_applicable {
            let name = format!("{}{id}", super::answers::NOT_APPLICABLE);
            fields.push((name, "yes".to_owned()));
        }
        let comment = answer.comment.clone().unwrap_or_default();
        fields.push((format!("{}{id}", super::answers::COMMENT), comment));
    }
    fields
}

fn side(words: &Words, question: &Question, answers: &Answers, card: &Scorecard) -> Side {
    let nothing = Answer::default();
    let answer = answers.get(&question.id).unwrap_or(&nothing);
    let score = card.question(&question.id);
    let points = score.filter(|score| score.scored && (score.possible > 0 || score.earned != 0));
    let mark = score.and_then(|score| score.passed);
    let mark = mark.map(|passed| said::passed(words, passed));
    Side {
        answer: answer_text(words, question, answer),
        comment: answer.comment.clone().unwrap_or_default(),
        points: points.map_or_else(String::new, |score| {
            let earned = words.figures(&score.earned.to_string());
            let possible = words.figures(&score.possible.to_string());
            let values = [("earned", earned.as_str()), ("possible", possible.as_str())];
            words.with("desk-points", &values)
        }),
        mark,
    }
}

fn total(words: &Words, desk: &Desk, card: &Scorecard) -> Total {
    let language = said::language(words);
    let band = card.total.band.as_ref();
    let band = band.and_then(|id| desk.checklist.bands.iter().find(|band| band.id == *id));
    Total {
        score: match card.total.score {
            Some(score) => words.percent(score.hundredths()),
            None => words.say("revise-not-scored"),
        },
        verdict: card.total.verdict.map(|v| said::verdict(words, v)),
        band: band.map(|band| band.label.get(&language).to_owned()),
    }
}
