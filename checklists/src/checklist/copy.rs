//! The copy of a checklist that a shopper gets when points are hidden.

use super::condition::{AnswerName, Condition};
use super::kind::Kind;
use super::question::{PhotoRule, Question};
use super::{Checklist, Method, Scoring, Section};

impl Checklist {
    /// The checklist without points, weights, marks, bands and knock-outs, as the shopper gets it
    /// where [`Scoring::show_points`] is off; else the checklist itself.
    ///
    /// It shows the same questions and finds the same gaps in any answers: `missed` is spelled
    /// out as the answers it stands for. Its hash is its own.
    #[must_use]
    pub fn shopper_copy(&self) -> Self {
        let mut copy = self.clone();
        if self.scoring.show_points {
            return copy;
        }
        copy.scoring = Scoring {
            method: Method::Pooled,
            min_scored_share: None,
            pass_mark: None,
            ..copy.scoring
        };
        copy.scoring.blank = super::Blank::Exclude;
        copy.scoring.cap = true;
        copy.scoring.floor = true;
        copy.bands.clear();
        copy.comparable = None;
        for section in &mut copy.sections {
            strip_section(section, self);
        }
        for rule in &mut copy.rules {
            spell_out(&mut rule.refuse_if, self);
        }
        copy
    }
}

fn strip_section(section: &mut Section, whole: &Checklist) {
    section.weight = 1;
    section.floor = None;
    section.comparable = None;
    if let Some(condition) = &mut section.show_if {
        spell_out(condition, whole);
    }
    for question in &mut section.questions {
        strip_question(question, whole);
    }
}

fn strip_question(question: &mut Question, whole: &Checklist) {
    let missed = missed_names(question);
    spell_out_names(&mut question.comment.required_on, &missed);
    let PhotoRule { required_on, .. } = &mut question.photo;
    spell_out_names(required_on, &missed);
    let conditions = [&mut question.show_if, &mut question.required_if];
    for condition in conditions.into_iter().flatten() {
        spell_out(condition, whole);
    }
    question.weight = 1;
    question.bonus = false;
    question.pass_at = None;
    question.knock_out = None;
    question.comparable = None;
    strip_kind(&mut question.kind, whole);
}

fn strip_kind(kind: &mut Kind, whole: &Checklist) {
    match kind {
        Kind::YesNo { expect_yes, points } => {
            *expect_yes = true;
            *points = None;
        }
        Kind::SingleChoice { options } => strip_options(options, whole),
        Kind::MultipleChoice {
            options,
            max_points,
            ..
        } => {
            *max_points = None;
            strip_options(options, whole);
        }
        Kind::Scale { points, .. }
        | Kind::Nps { points }
        | Kind::Csat { points }
        | Kind::Ces { points, .. } => *points = None,
        Kind::Number { bands, cases, .. }
        | Kind::Duration { bands, cases, .. }
        | Kind::Time { bands, cases, .. }
        | Kind::Money { bands, cases, .. } => {
            *bands = None;
            cases.clear();
        }
        Kind::Photo { points, .. } => *points = None,
        Kind::Text { .. } | Kind::Date { .. } => {}
    }
}

fn strip_options(options: &mut [super::Choice], whole: &Checklist) {
    for option in options {
        option.points = None;
        if let Some(condition) = &mut option.show_if {
            spell_out(condition, whole);
        }
    }
}

/// Replaces `missed` by the answers it stands for, all through a condition.
fn spell_out(condition: &mut Condition, whole: &Checklist) {
    match condition {
        Condition::Is { question, any_of } => {
            let missed = whole.question(question).map(missed_names);
            spell_out_names(any_of, &missed.unwrap_or_default());
        }
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                spell_out(part, whole);
            }
        }
        Condition::Not(part) => spell_out(part, whole),
        Condition::Answered { .. }
        | Condition::AtLeast { .. }
        | Condition::Above { .. }
        | Condition::AtMost { .. }
        | Condition::Below { .. }
        | Condition::Compare { .. } => {}
    }
}

fn spell_out_names(names: &mut Vec<AnswerName>, missed: &[AnswerName]) {
    if let Some(at) = names.iter().position(|name| *name == AnswerName::Missed) {
        names.splice(at..=at, missed.iter().cloned());
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| *name != AnswerName::Missed && seen.insert(name.clone()));
    }
}

/// The names of the answers that earn less than `pass_at`; the compiler has made sure that names
/// can say it.
fn missed_names(question: &Question) -> Vec<AnswerName> {
    let Some(mark) = question.pass_at else {
        return Vec::new();
    };
    let word = |word: &str| crate::id::OptionId::new(word).ok().map(AnswerName::Word);
    match &question.kind {
        Kind::YesNo {
            points: Some(points),
            ..
        } => [("yes", points.yes), ("no", points.no)]
            .into_iter()
            .filter(|(_, points)| *points < mark)
            .filter_map(|(name, _)| word(name))
            .collect(),
        Kind::SingleChoice { options } => options
            .iter()
            .filter(|option| option.points.is_some_and(|points| points < mark))
            .map(|option| AnswerName::Word(option.id.clone()))
            .collect(),
        kind => kind
            .grade_points()
            .unwrap_or_default()
            .iter()
            .filter(|row| row.points < mark)
            .map(|row| AnswerName::Value(row.value))
            .collect(),
    }
}
