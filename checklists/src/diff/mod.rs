//! What changed between two versions of a checklist, and which results stay comparable.
//!
//! [`diff`] says it question by question, section by section and for the total; a word of the
//! author that is still missing is in [`Diff::undecided`], as publishing would say it. `change`
//! compares two things key by key over their JSON, so that a key that the language gains is
//! compared from its first day; `renamed` finds names that changed for nothing; `render` says it all
//! to people, with `value` for the values and `written` for those that authors write in a
//! notation of their own.

mod change;
mod renamed;
mod render;
mod value;
mod written;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::checklist::{Checklist, Question, Section};
use crate::diagnostic::Diagnostic;
use crate::epochs::{self, Epochs, Finding};
use crate::id::{QuestionId, SectionId, Slug};
use crate::locate::Subject;
use crate::source::Place;

use change::{between, head, of_question, of_section, scoring};
use renamed::renamed;

/// What changed from one version of a checklist to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Diff {
    /// The version before.
    pub from: Version,
    /// The version after.
    pub to: Version,
    /// Changes of the head: title, briefing, languages, channel and the like.
    pub head: Vec<Change>,
    /// The total: method, marks, bands.
    pub total: Compared,
    /// The sections in the order of the version after; then those that are gone.
    pub sections: Vec<SectionDiff>,
    /// The questions in the order of the version after; then those that are gone.
    pub questions: Vec<QuestionDiff>,
    /// Names that went while the same text came under another name.
    pub renamed: Vec<Renamed>,
    /// What the author must still decide, as publishing would say it.
    pub undecided: Vec<Diagnostic>,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Version {
    /// The checklist's slug.
    pub slug: Slug,
    /// The version.
    pub version: u32,
}

/// One thing before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared {
    /// What became of it.
    pub state: State,
    /// Whether results before and after stand in one trend; `None` for what was added or removed.
    pub comparable: Option<Comparable>,
    /// What results rest on and is another now, in words.
    pub reasons: Vec<String>,
    /// Every key that is another now.
    pub changes: Vec<Change>,
}

/// A section before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SectionDiff {
    /// The section.
    pub id: SectionId,
    /// How it compares.
    #[serde(flatten)]
    pub compared: Compared,
}

/// A question before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuestionDiff {
    /// The question.
    pub id: QuestionId,
    /// Its section, after where it is still there.
    pub section: SectionId,
    /// How it compares.
    #[serde(flatten)]
    pub compared: Compared,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing changed.
    Same,
    /// Words alone changed.
    Texts,
    /// More than words changed.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// Whether results before and after stand in one trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparable {
    /// They do: the epoch goes on.
    Yes,
    /// They do not: an epoch opens.
    No,
    /// The author has not said it yet.
    Undecided,
}

/// One key that is another now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The key.
    pub what: String,
    /// Its value before, as in the canonical JSON; nothing where it was not there.
    pub was: Option<Value>,
    /// Its value after.
    pub now: Option<Value>,
    /// Whether the words in it alone changed.
    pub texts_only: bool,
}

/// A name that went while the same text came under another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Renamed {
    /// `section`, `question` or `option`.
    pub what: String,
    /// The question that the option belongs to.
    pub question: Option<QuestionId>,
    /// The name before.
    pub was: String,
    /// The name after.
    pub now: String,
}

/// What changed from `old` to `new`. The epochs of `old` need not be known: a difference tells
/// whether an epoch goes on, not which one it is.
#[must_use]
pub fn diff(old: &Checklist, new: &Checklist) -> Diff {
    let (after, findings) = epochs::weigh(old, &Epochs::first(old), new);
    let pair = Pair {
        old,
        new,
        after,
        findings,
    };
    Diff {
        from: Version::of(old),
        to: Version::of(new),
        head: head(old, new),
        total: pair.total(),
        sections: pair.sections(),
        questions: pair.questions(),
        renamed: renamed(old, new),
        undecided: pair
            .findings
            .into_iter()
            .map(|finding| finding.at(Place::default()))
            .collect(),
    }
}

/// Two versions, and what the second makes of the epochs of the first, all of which are 1.
struct Pair<'a> {
    old: &'a Checklist,
    new: &'a Checklist,
    after: Epochs,
    findings: Vec<Finding<'a>>,
}

impl Pair<'_> {
    fn comparable(&self, after: Option<u32>, asks: impl Fn(&Subject<'_>) -> bool) -> Comparable {
        let mut subjects = self.findings.iter().map(|finding| &finding.subject);
        match after {
            _ if subjects.any(asks) => Comparable::Undecided,
            Some(1) => Comparable::Yes,
            _ => Comparable::No,
        }
    }

    fn total(&self) -> Compared {
        let opened: Vec<&SectionId> = self
            .new
            .sections
            .iter()
            .map(|section| &section.id)
            .filter(|id| self.old.section(id).is_some() && self.after.sections.get(*id) != Some(&1))
            .collect();
        Compared::of(
            epochs::change::total(self.old, self.new, &opened),
            scoring(self.old, self.new),
            self.comparable(Some(self.after.total), |s| matches!(s, Subject::Total)),
        )
    }

    fn sections(&self) -> Vec<SectionDiff> {
        let kept = self.new.sections.iter().map(|section| SectionDiff {
            id: section.id.clone(),
            compared: self.section(section),
        });
        let gone = self.old.sections.iter();
        let gone = gone.filter(|section| self.new.section(&section.id).is_none());
        let gone = gone.map(|section| SectionDiff {
            id: section.id.clone(),
            compared: Compared::only(State::Removed),
        });
        kept.chain(gone).collect()
    }

    fn section(&self, section: &Section) -> Compared {
        let Some(earlier) = self.old.section(&section.id) else {
            return Compared::only(State::Added);
        };
        let opened: Vec<&QuestionId> = self
            .new
            .questions()
            .map(|question| &question.id)
            .filter(|id| {
                self.old.question(id).is_some() && self.after.questions.get(*id) != Some(&1)
            })
            .collect();
        let after = self.after.sections.get(&section.id).copied();
        Compared::of(
            epochs::change::section(self.old, earlier, self.new, section, &opened),
            of_section(earlier, section),
            self.comparable(
                after,
                |s| matches!(s, Subject::Section(id) if **id == section.id),
            ),
        )
    }

    fn questions(&self) -> Vec<QuestionDiff> {
        let kept = homes(self.new).map(|(section, question)| QuestionDiff {
            id: question.id.clone(),
            section: section.id.clone(),
            compared: self.question(question, &section.id),
        });
        let gone = homes(self.old).filter(|(_, q)| self.new.question(&q.id).is_none());
        let gone = gone.map(|(section, question)| QuestionDiff {
            id: question.id.clone(),
            section: section.id.clone(),
            compared: Compared::only(State::Removed),
        });
        kept.chain(gone).collect()
    }

    fn question(&self, question: &Question, section: &SectionId) -> Compared {
        let Some(earlier) = self.old.question(&question.id) else {
            return Compared::only(State::Added);
        };
        let mut changes = of_question(earlier, question);
        let home = self.old.section_of(&question.id).map(|home| &home.id);
        changes.extend(between("section", &home, &Some(section)));
        let after = self.after.questions.get(&question.id).copied();
        Compared::of(
            epochs::change::question(earlier, question),
            changes,
            self.comparable(
                after,
                |s| matches!(s, Subject::Question(id) if **id == question.id),
            ),
        )
    }
}

/// Every question with its section.
fn homes(checklist: &Checklist) -> impl Iterator<Item = (&Section, &Question)> {
    let sections = checklist.sections.iter();
    sections.flat_map(|section| section.questions.iter().map(move |one| (section, one)))
}

impl Version {
    fn of(checklist: &Checklist) -> Self {
        Self {
            slug: checklist.slug.clone(),
            version: checklist.version,
        }
    }
}

impl Compared {
    fn of(reasons: Vec<String>, changes: Vec<Change>, comparable: Comparable) -> Self {
        let state = match changes.as_slice() {
            [] if reasons.is_empty() => State::Same,
            changes if reasons.is_empty() && changes.iter().all(|c| c.texts_only) => State::Texts,
            _ => State::Changed,
        };
        Self {
            state,
            comparable: Some(comparable),
            reasons,
            changes,
        }
    }

    fn only(state: State) -> Self {
        Self {
            state,
            comparable: None,
            reasons: Vec::new(),
            changes: Vec::new(),
        }
    }
}

impl Diff {
    /// Whether nothing at all changed but the version.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let questions = self.questions.iter().map(|question| &question.compared);
        let sections = self.sections.iter().map(|section| &section.compared);
        let mut all = questions.chain(sections).chain([&self.total]);
        self.from.slug == self.to.slug
            && self.head.is_empty()
            && all.all(|one| one.state == State::Same)
    }
}

#[cfg(test)]
mod tests;
