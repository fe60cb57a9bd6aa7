//! Where each answer stands in the report, for links from one mention of it to another.

use std::collections::BTreeMap;

use api::reports::{VisitAnswer, VisitReport, VisitSection};

/// An answer with its section and its place among all answers.
#[derive(Clone, Copy)]
pub(super) struct Place<'r> {
    /// The answer.
    pub answer: &'r VisitAnswer,
    /// Its section.
    pub section: &'r VisitSection,
    /// How many answers stand before it.
    pub index: usize,
}

impl Place<'_> {
    /// The anchor of the full answer.
    pub(super) fn full(&self) -> String {
        format!("answer-{}", self.index)
    }

    /// The anchor of the entry among the missed questions.
    pub(super) fn entry(&self) -> String {
        format!("missed-{}", self.index)
    }
}

/// All answers of a report, and those that are missed and those that went well.
pub(super) struct Places<'r> {
    /// By the id of the question.
    by_question: BTreeMap<&'r str, Place<'r>>,
    /// The missed ones, each once, those that cost most first.
    pub missed: Vec<Place<'r>>,
    /// How many questions are missed, shown or not.
    pub all_missed: u32,
    /// The strengths, each once.
    pub strengths: Vec<Place<'r>>,
}

impl<'r> Places<'r> {
    /// The places of a report.
    pub(super) fn of(report: &'r VisitReport) -> Self {
        let sections = report.sections.iter();
        let answers =
            sections.flat_map(|section| section.answers.iter().map(move |a| (section, a)));
        let mut by_question = BTreeMap::new();
        for (index, (section, answer)) in answers.enumerate() {
            let place = Place {
                answer,
                section,
                index,
            };
            by_question.entry(answer.question.as_str()).or_insert(place);
        }
        let listed = |questions: &'r [String]| {
            let mut places: Vec<Place<'r>> = Vec::new();
            for place in questions
                .iter()
                .filter_map(|id| by_question.get(id.as_str()))
            {
                if places.iter().all(|other| other.index != place.index) {
                    places.push(*place);
                }
            }
            places
        };
        let counts = report.sections.iter().map(|section| section.missed);
        Self {
            all_missed: counts.fold(0, u32::saturating_add),
            missed: listed(&report.missed),
            strengths: listed(&report.strengths),
            by_question,
        }
    }

    /// The place of a question.
    pub(super) fn find(&self, question: &str) -> Option<Place<'r>> {
        self.by_question.get(question).copied()
    }

    /// How many missed questions are not shown.
    pub(super) fn unseen(&self) -> u32 {
        let shown = u32::try_from(self.missed.len()).unwrap_or(u32::MAX);
        self.all_missed.saturating_sub(shown)
    }

    /// True when an answer has an entry among the missed ones.
    pub(super) fn is_listed(&self, place: Place<'_>) -> bool {
        self.missed.iter().any(|other| other.index == place.index)
    }
}
