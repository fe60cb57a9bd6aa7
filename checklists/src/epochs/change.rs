//! What changed between two versions, as far as figures rest on it. Texts do not count.

use std::collections::BTreeMap;

use crate::checklist::{Checklist, Effect, Kind, KnockOut, Method, Question, Section};
use crate::id::{QuestionId, SectionId};

/// What changed in a question: kind, options, range, points, or the pass rule.
pub(crate) fn question(old: &Question, new: &Question) -> Vec<String> {
    if old.kind.name() != new.kind.name() {
        return vec![format!(
            "kind {} instead of {}",
            new.kind.name(),
            old.kind.name()
        )];
    }
    let mut changes = Vec::new();
    let mut note = |changed: bool, what: &str| {
        if changed {
            changes.push(what.to_owned());
        }
    };
    let ids = |question: &Question| {
        let mut ids: Vec<_> = question
            .kind
            .options()
            .iter()
            .map(|o| o.id.clone())
            .collect();
        ids.sort();
        ids
    };
    note(ids(old) != ids(new), "options");
    note(range(&old.kind) != range(&new.kind), "range");
    note(
        points(&old.kind) != points(&new.kind) || old.bonus != new.bonus,
        "points",
    );
    note(old.pass_at != new.pass_at, "pass rule");
    changes
}

/// The limits of the answers, as text that is equal when they are.
fn range(kind: &Kind) -> String {
    match kind {
        Kind::MultipleChoice {
            min, max, options, ..
        } => {
            // Choosing from all is the same rule however many there are.
            let all = usize::try_from(*max).is_ok_and(|max| max >= options.len());
            format!(
                "{min} {}",
                if all {
                    "all".to_owned()
                } else {
                    max.to_string()
                }
            )
        }
        Kind::Scale { min, max, .. } => format!("{min} {max}"),
        Kind::Number {
            min, max, decimals, ..
        } => format!("{min:?} {max:?} {decimals}"),
        Kind::Duration { min, max, .. } | Kind::Date { min, max } | Kind::Time { min, max, .. } => {
            format!("{min:?} {max:?}")
        }
        Kind::Money {
            min,
            max,
            decimals,
            currency,
            ..
        } => format!("{min:?} {max:?} {decimals} {currency:?}"),
        Kind::Photo { min, .. } => format!("{min}"),
        Kind::Ces { definition, .. } => format!("{definition:?}"),
        Kind::YesNo { expect_yes, .. } => format!("{expect_yes}"),
        Kind::SingleChoice { .. } | Kind::Text { .. } | Kind::Nps { .. } | Kind::Csat { .. } => {
            String::new()
        }
    }
}

/// The points of the answers, as text that is equal when they are.
fn points(kind: &Kind) -> String {
    let options: BTreeMap<_, _> = kind
        .options()
        .iter()
        .map(|option| {
            (
                &option.id,
                (option.points, option.points.and(option.show_if.as_ref())),
            )
        })
        .collect();
    // What a case is called is a text.
    let cases: Vec<_> = kind
        .cases()
        .iter()
        .map(|case| (&case.when, &case.bands))
        .collect();
    let own = match kind {
        Kind::YesNo { points, .. } => format!("{points:?}"),
        Kind::MultipleChoice { max_points, .. } => format!("{max_points:?}"),
        Kind::Photo { points, .. } => format!("{points:?}"),
        _ => String::new(),
    };
    format!(
        "{own} {options:?} {:?} {:?} {cases:?}",
        kind.grade_points(),
        kind.point_bands()
    )
}

/// What changed in a section's score or pass rule.
pub(crate) fn section(
    old_list: &Checklist,
    old: &Section,
    new_list: &Checklist,
    new: &Section,
    opened: &[&QuestionId],
) -> Vec<String> {
    let mut changes = Vec::new();
    let scored = |section: &Section| -> Vec<QuestionId> {
        let mut ids: Vec<_> = section
            .questions
            .iter()
            .filter(|q| q.is_scored())
            .map(|q| q.id.clone())
            .collect();
        ids.sort();
        ids
    };
    let (before, after) = (scored(old), scored(new));
    if before.is_empty() && after.is_empty() {
        return changes;
    }
    for id in after.iter().filter(|id| !before.contains(id)) {
        changes.push(format!("question {id} was added"));
    }
    for id in before.iter().filter(|id| !after.contains(id)) {
        changes.push(format!("question {id} is gone"));
    }
    for question in &new.questions {
        let Some(earlier) = old.questions.iter().find(|q| q.id == question.id) else {
            continue;
        };
        if question.is_scored() && earlier.weight != question.weight {
            changes.push(format!("weight of question {}", question.id));
        }
        if zeroing(earlier) != zeroing(question) {
            changes.push(format!("knock-out of question {}", question.id));
        }
        if question.is_scored() && opened.contains(&&question.id) {
            changes.push(format!("question {} is not comparable", question.id));
        }
    }
    if old_list.scoring.blank != new_list.scoring.blank {
        changes.push("what blank answers count".to_owned());
    }
    if old.floor != new.floor {
        changes.push("floor".to_owned());
    }
    changes
}

fn zeroing(question: &Question) -> Option<&KnockOut> {
    question
        .knock_out
        .as_ref()
        .filter(|rule| rule.effect == Effect::ZeroSection)
}

fn totalling(question: &Question) -> Option<&KnockOut> {
    question
        .knock_out
        .as_ref()
        .filter(|rule| rule.effect != Effect::ZeroSection)
}

/// What changed in the total or its verdict.
pub(crate) fn total(old: &Checklist, new: &Checklist, opened: &[&SectionId]) -> Vec<String> {
    let mut changes = Vec::new();
    if !old.is_scored() && !new.is_scored() {
        return changes;
    }
    let mut note = |changed: bool, what: &str| {
        if changed {
            changes.push(what.to_owned());
        }
    };
    let (before, after) = (&old.scoring, &new.scoring);
    note(before.method != after.method, "method");
    note(before.blank != after.blank, "what blank answers count");
    note(
        (before.cap, before.floor) != (after.cap, after.floor),
        "cap or floor",
    );
    note(
        before.min_scored_share != after.min_scored_share,
        "min_scored_share",
    );
    note(before.pass_mark != after.pass_mark, "pass mark");
    let marks = |list: &Checklist| -> Vec<_> {
        list.bands
            .iter()
            .map(|band| (band.id.clone(), band.from))
            .collect()
    };
    note(marks(old) != marks(new), "bands");
    let scored = |list: &Checklist| -> BTreeMap<SectionId, u32> {
        let weighted = list.scoring.method == Method::Weighted;
        let sections = list
            .sections
            .iter()
            .filter(|s| s.questions.iter().any(Question::is_scored));
        sections
            .map(|s| (s.id.clone(), if weighted { s.weight } else { 0 }))
            .collect()
    };
    let (sections, now) = (scored(old), scored(new));
    note(!sections.keys().eq(now.keys()), "sections");
    let shared = now
        .iter()
        .any(|(id, weight)| sections.get(id).is_some_and(|old| old != weight));
    note(shared && before.method == after.method, "section weights");
    for question in new.questions() {
        let earlier = old.question(&question.id);
        if earlier.is_some_and(|earlier| totalling(earlier) != totalling(question)) {
            changes.push(format!("knock-out of question {}", question.id));
        }
    }
    for id in opened {
        changes.push(format!("section {id} is not comparable"));
    }
    changes
}

/// Whether nothing at all changed in a question, texts included.
pub(crate) fn same_question(old: &Question, new: &Question) -> bool {
    let plain = |question: &Question| Question {
        comparable: None,
        ..question.clone()
    };
    plain(old) == plain(new)
}

/// Whether nothing at all changed in a section, texts included.
pub(crate) fn same_section(old: &Section, new: &Section) -> bool {
    let plain = |section: &Section| {
        let mut section = Section {
            comparable: None,
            ..section.clone()
        };
        section
            .questions
            .iter_mut()
            .for_each(|question| question.comparable = None);
        section
    };
    plain(old) == plain(new)
}

/// Whether nothing at all changed in any section, texts included.
pub(crate) fn same_sections(old: &Checklist, new: &Checklist) -> bool {
    old.sections.len() == new.sections.len()
        && old
            .sections
            .iter()
            .zip(&new.sections)
            .all(|(old, new)| same_section(old, new))
}
