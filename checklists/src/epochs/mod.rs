//! Which results of successive versions can stand in one trend.
//!
//! Results live under a series: checklist slug, question, section or total, and *epoch*.
//! Publishing compares the new version with the last one. Where something changed that a figure
//! rests on, the author says `comparable: yes` (same epoch) or `no` (the next one). `change`
//! finds what changed.

pub(crate) mod change;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::checklist::{Checklist, Question, Section};
use crate::diagnostic::Diagnostic;
use crate::id::{QuestionId, SectionId};
use crate::locate::{Places, Subject};
use crate::source::{Place, error};

/// The epoch of every series of one version; the first is 1.
///
/// Questions and sections that a version no longer has stay in the map, so that a name that comes
/// back later opens a new epoch. **This shape is stored: fields may be added, never changed.**
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Epochs {
    /// The total.
    pub total: u32,
    /// The sections.
    pub sections: BTreeMap<SectionId, u32>,
    /// The questions.
    pub questions: BTreeMap<QuestionId, u32>,
}

/// What an author must still decide or mend.
pub(crate) struct Finding<'a> {
    code: &'static str,
    pub subject: Subject<'a>,
    message: String,
    hint: String,
}

/// The epochs of a new version, given the last published one and its epochs.
///
/// # Errors
/// One finding for each question, section or total whose author must still decide; without
/// places, because the model has none (see [`epochs_in`]).
pub fn epochs(
    previous: Option<(&Checklist, &Epochs)>,
    new: &Checklist,
) -> Result<Epochs, Vec<Diagnostic>> {
    decide(previous, new).map_err(|findings| {
        findings
            .into_iter()
            .map(|finding| finding.at(Place::default()))
            .collect()
    })
}

/// As [`epochs`], with the places of the findings in the source of the new version.
///
/// # Errors
/// As [`epochs`].
pub fn epochs_in(
    source: &str,
    previous: Option<(&Checklist, &Epochs)>,
    new: &Checklist,
) -> Result<Epochs, Vec<Diagnostic>> {
    decide(previous, new).map_err(|findings| {
        let places = Places::of(source);
        let located = findings.into_iter().map(|finding| {
            let at = places.find(&finding.subject);
            finding.at(at)
        });
        let mut located: Vec<Diagnostic> = located.collect();
        located.sort_by_key(|finding| (finding.line, finding.column));
        located
    })
}

impl Finding<'_> {
    pub fn at(self, at: Place) -> Diagnostic {
        error(self.code, at, self.message, Some(self.hint))
    }
}

fn decide<'a>(
    previous: Option<(&Checklist, &Epochs)>,
    new: &'a Checklist,
) -> Result<Epochs, Vec<Finding<'a>>> {
    let Some((old, epochs)) = previous else {
        return Ok(Epochs::first(new));
    };
    let (next, findings) = weigh(old, epochs, new);
    if findings.is_empty() {
        Ok(next)
    } else {
        Err(findings)
    }
}

impl Epochs {
    /// The epochs of a first version.
    #[must_use]
    pub fn first(checklist: &Checklist) -> Self {
        let sections = checklist.sections.iter();
        let questions = checklist.questions();
        Self {
            total: 1,
            sections: sections.map(|section| (section.id.clone(), 1)).collect(),
            questions: questions.map(|question| (question.id.clone(), 1)).collect(),
        }
    }
}

/// The epochs of the new version as far as its author has decided, and what is left to decide.
pub(crate) fn weigh<'a>(
    old: &Checklist,
    epochs: &Epochs,
    new: &'a Checklist,
) -> (Epochs, Vec<Finding<'a>>) {
    let mut findings = version_findings(old, new);
    let mut next = epochs.clone();
    let mut opened_questions: Vec<&QuestionId> = Vec::new();
    for question in new.questions() {
        if question_epoch(old, question, &mut next, &mut findings) {
            opened_questions.push(&question.id);
        }
    }
    let mut opened_sections: Vec<&SectionId> = Vec::new();
    for section in &new.sections {
        let opened = &opened_questions;
        if section_epoch(old, new, section, opened, &mut next, &mut findings) {
            opened_sections.push(&section.id);
        }
    }
    let changes = change::total(old, new, &opened_sections);
    let unchanged = change::same_sections(old, new);
    let subject = || Subject::Total;
    if opens(
        "the total",
        subject,
        &changes,
        unchanged,
        new.comparable,
        &mut findings,
    ) {
        next.total = next.total.saturating_add(1);
    }
    (next, findings)
}

fn version_findings<'a>(old: &Checklist, new: &Checklist) -> Vec<Finding<'a>> {
    let mut findings = Vec::new();
    if old.slug != new.slug {
        findings.push(Finding {
            code: "other_checklist",
            subject: Subject::Version,
            message: format!(
                "this is {}, but the last version is of {}",
                new.slug, old.slug
            ),
            hint: format!("write checklist: {}", old.slug),
        });
    }
    if new.version <= old.version {
        findings.push(Finding {
            code: "version_not_later",
            subject: Subject::Version,
            message: format!(
                "version {} is not later than version {}, the last one",
                new.version, old.version
            ),
            hint: format!("write version: {}", old.version.saturating_add(1)),
        });
    }
    findings
}

/// Whether a series goes on in the next epoch: as the author says, who must say so where
/// something changed and must not where nothing did.
fn opens<'a>(
    name: &str,
    subject: impl Fn() -> Subject<'a>,
    changes: &[String],
    unchanged: bool,
    comparable: Option<bool>,
    findings: &mut Vec<Finding<'a>>,
) -> bool {
    match comparable {
        None if changes.is_empty() => false,
        None => {
            let (word, place, other) = match subject() {
                Subject::Total => (
                    "epoch: {comparable: yes}",
                    "at the top".to_owned(),
                    "epoch: {comparable: no}",
                ),
                _ => ("comparable: yes", format!("in {name}"), "comparable: no"),
            };
            findings.push(Finding {
                code: "comparable_missing",
                subject: subject(),
                message: format!(
                    "{name} changed since the last version: {}",
                    changes.join("; ")
                ),
                hint: format!(
                    "write {word} {place} if results before and after can stand in one trend, else \
                     {other}"
                ),
            });
            false
        }
        Some(false) if changes.is_empty() && unchanged => {
            findings.push(Finding {
                code: "comparable_unneeded",
                subject: subject(),
                message: format!("{name} did not change, so its results are comparable"),
                hint: "remove comparable: no; it may be left from an earlier version".to_owned(),
            });
            false
        }
        Some(comparable) => !comparable,
    }
}

/// Sets the question's epoch; whether the author opened a new one.
fn question_epoch<'a>(
    old: &Checklist,
    question: &'a Question,
    next: &mut Epochs,
    findings: &mut Vec<Finding<'a>>,
) -> bool {
    let Some(before) = old.question(&question.id) else {
        // A name that was away cannot be compared with what it once meant.
        next.questions
            .entry(question.id.clone())
            .and_modify(|epoch| *epoch += 1)
            .or_insert(1);
        return false;
    };
    let changes = change::question(before, question);
    let unchanged = change::same_question(before, question);
    let name = format!("question {}", question.id);
    let subject = || Subject::Question(&question.id);
    let open = opens(
        &name,
        subject,
        &changes,
        unchanged,
        question.comparable,
        findings,
    );
    let epoch = next.questions.entry(question.id.clone()).or_insert(1);
    *epoch = epoch.saturating_add(u32::from(open));
    open
}

fn section_epoch<'a>(
    old: &Checklist,
    new: &Checklist,
    section: &'a Section,
    opened: &[&QuestionId],
    next: &mut Epochs,
    findings: &mut Vec<Finding<'a>>,
) -> bool {
    let Some(before) = old.section(&section.id) else {
        next.sections
            .entry(section.id.clone())
            .and_modify(|epoch| *epoch += 1)
            .or_insert(1);
        return false;
    };
    let changes = change::section(old, before, new, section, opened);
    let unchanged = change::same_section(before, section);
    let name = format!("section {}", section.id);
    let subject = || Subject::Section(&section.id);
    let open = opens(
        &name,
        subject,
        &changes,
        unchanged,
        section.comparable,
        findings,
    );
    let epoch = next.sections.entry(section.id.clone()).or_insert(1);
    *epoch = epoch.saturating_add(u32::from(open));
    open
}

#[cfg(test)]
mod tests;
