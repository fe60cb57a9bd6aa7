//! What is asked beside answers, what can be left out, and what can never be missed.

use super::{Page, knock_out};
use crate::checklist::{Blank, Checklist, Kind, Question, Section};
use crate::locate::Subject;

pub(super) fn advise(checklist: &Checklist, page: &mut Page) {
    unexplained(checklist, page);
    pass_mark(checklist, page);
    for section in &checklist.sections {
        vanishing(section, checklist, page);
        for question in &section.questions {
            knock_out::advise(question, page);
            never_missed(question, checklist, page);
            cases(question, checklist, page);
        }
    }
}

/// Points are lost, and nobody is asked why.
fn unexplained(checklist: &Checklist, page: &mut Page) {
    let mut scored = checklist.questions().filter(|q| q.pass_at.is_some());
    let asks = |q: &Question| q.comment.required || !q.comment.required_on.is_empty();
    let Some(first) = scored.next() else {
        return;
    };
    if checklist.questions().any(asks) {
        return;
    }
    page.put(
        "misses_unexplained",
        &Subject::Question(&first.id),
        "no question asks for a comment, so a store learns that it lost points, but not by what",
        "write comment: {required_on: [missed], min_length: 20} at questions with points",
    );
}

fn never_missed(question: &Question, checklist: &Checklist, page: &mut Page) {
    // The points of a photo question are those of having photos, which a submission must.
    if let Kind::Photo {
        points: Some(_), ..
    } = question.kind
    {
        let blank_loses = checklist.scoring.blank == Blank::Zero;
        if question.required || !(blank_loses || question.bonus) {
            page.put(
                "never_missed",
                &Subject::QuestionKey(&question.id, "points"),
                "these points are always earned: without the photos nothing is sent, or nothing \
                 counts",
                "remove the points, and put them where a store can lose them",
            );
        }
        return;
    }
    let (Some(mark), Some(least)) = (question.pass_at, least(question)) else {
        return;
    };
    if mark <= least {
        page.put(
            "never_missed",
            &Subject::QuestionKey(&question.id, "pass_at"),
            format!("no answer is a miss: every one earns {least} or more, and pass_at is {mark}"),
            "raise pass_at, or let the worst answer earn less",
        );
    }
}

/// The fewest points that an answer earns, before weight.
pub(super) fn least(question: &Question) -> Option<i64> {
    match &question.kind {
        Kind::YesNo { points, .. } => points.map(|points| points.yes.min(points.no)),
        Kind::MultipleChoice {
            options, min, max, ..
        } => {
            let mut points: Vec<i64> = options.iter().filter_map(|o| o.points).collect();
            if points.is_empty() {
                return None;
            }
            points.sort_unstable();
            let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            let must = points.iter().take(count(*min));
            let may = points.iter().take(count(*max)).skip(count(*min));
            Some(must.chain(may.filter(|points| **points < 0)).sum())
        }
        kind => {
            let options = kind.options().iter().filter_map(|option| option.points);
            let grades = kind.grade_points().unwrap_or_default().iter();
            let cases = kind.cases().iter().flat_map(|case| &case.bands);
            let bands = kind.point_bands().unwrap_or_default().iter().chain(cases);
            options
                .chain(grades.map(|row| row.points))
                .chain(bands.map(|band| band.points))
                .min()
        }
    }
}

/// Whether the question can leave the score: hidden, N/A, or left blank.
fn can_leave(question: &Question, checklist: &Checklist) -> bool {
    let blank = !question.required && checklist.scoring.blank == Blank::Exclude;
    question.na || question.show_if.is_some() || blank
}

fn vanishing(section: &Section, checklist: &Checklist, page: &mut Page) {
    let counted = |section: &Section| section.questions.iter().any(|q| q.possible() > 0);
    let sections = checklist.sections.iter().filter(|section| counted(section));
    // Who says how much must be scored has thought of it.
    if !counted(section) || sections.count() < 2 || checklist.scoring.min_scored_share.is_some() {
        return;
    }
    let mut scored = section.questions.iter().filter(|q| q.possible() > 0);
    let message = if section.show_if.is_some() {
        "this section can be hidden"
    } else if scored.all(|question| can_leave(question, checklist)) {
        "every question with points in this section can be left out"
    } else {
        return;
    };
    page.put(
        "section_can_vanish",
        &Subject::Section(&section.id),
        format!("{message}; the total is then made of the others alone"),
        "set scoring.min_scored_share, or keep one question with points that is always asked",
    );
}

/// Bands that depend on an answer which may be missing fall to their last case in silence.
fn cases(question: &Question, checklist: &Checklist, page: &mut Page) {
    let deciding = question.kind.cases().iter();
    let deciding = deciding.filter_map(|case| case.when.as_ref());
    for id in deciding.flat_map(crate::checklist::Condition::questions) {
        let Some(decider) = checklist.question(id) else {
            continue;
        };
        let section = checklist.section_of(id);
        let hidden = decider.show_if.is_some() || section.is_some_and(|s| s.show_if.is_some());
        if decider.required && !decider.na && !hidden {
            continue;
        }
        page.put(
            "case_undecided",
            &Subject::QuestionKey(&question.id, "bands_by"),
            format!("the case depends on question {id}, which may have no answer"),
            "make that question required and without N/A; else the last case is taken",
        );
        return;
    }
}

fn pass_mark(checklist: &Checklist, page: &mut Page) {
    let (Some(mark), false) = (checklist.scoring.pass_mark, checklist.bands.is_empty()) else {
        return;
    };
    if checklist.bands.iter().any(|band| band.from == mark) {
        return;
    }
    page.put(
        "pass_mark_in_band",
        &Subject::Key("pass_mark"),
        format!(
            "no band starts at the pass mark of {} %, so one band holds passes and fails",
            mark.short()
        ),
        "let a band start from the pass mark",
    );
}
