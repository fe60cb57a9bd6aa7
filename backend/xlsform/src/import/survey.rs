//! The rows of the survey as sections.

use std::collections::HashSet;

use checklists::write::Tree;

use super::asked::Asked;
use super::group::Group;
use super::kinds::{RowType, Sort, row_type};
use super::reading::Reading;
use crate::finding::Place;
use crate::known::free_name;
use crate::language::{self, Word};
use crate::table::Row;

/// A section while it is read.
pub(crate) struct Part {
    pub id: String,
    pub place: Place,
    pub title: Option<Tree>,
    pub show_if: Option<Tree>,
    pub questions: Vec<Tree>,
    /// Whether a group of the form made it.
    pub grouped: bool,
}

impl Part {
    /// A section that no group of the form makes; it is named when a question comes into it.
    pub(super) fn loose(row: &Row) -> Self {
        Self {
            id: String::new(),
            place: row.place(),
            title: None,
            show_if: None,
            questions: Vec::new(),
            grouped: false,
        }
    }
}

/// What the survey holds, and what is open while its rows are read.
#[derive(Default)]
pub(crate) struct Survey {
    pub parts: Vec<Part>,
    pub rules: Vec<Tree>,
    /// Notes before the first question.
    pub briefing: Vec<Tree>,
    /// The groups that have begun and not ended, the outermost first.
    pub(super) groups: Vec<Group>,
    /// Notes that wait for the next question.
    pub(super) notes: Vec<Row>,
    /// The names that sections have.
    pub(super) taken: HashSet<String>,
}

impl Survey {
    pub(super) fn in_section(&self) -> bool {
        self.groups.iter().any(|group| group.section)
    }
}

impl Reading<'_> {
    pub(crate) fn survey(&mut self, rows: &[Row]) -> Survey {
        let mut survey = Survey::default();
        for row in rows.iter().filter(|row| row.get("shop:role").is_none()) {
            match row_type(row) {
                RowType::BeginGroup => self.begin(row, false, &mut survey),
                RowType::BeginRepeat => self.begin(row, true, &mut survey),
                RowType::EndGroup | RowType::EndRepeat => self.end(row, &mut survey),
                RowType::Note => self.note(row, &mut survey),
                RowType::Question {
                    sort,
                    list,
                    or_other,
                } => {
                    if self.can_be_asked(row, list.as_deref()) {
                        self.ask(row, sort, or_other, &mut survey);
                    }
                }
                other => self.no_question(row, &other),
            }
        }
        self.loose_notes(&mut survey.notes);
        for _ in survey.groups.drain(..) {
            let place = rows.last().map(Row::place).unwrap_or_default();
            let message = "a group has no end";
            self.report
                .findings
                .warn(&place, "group_unbalanced", message, "add a row end_group");
        }
        survey
            .parts
            .retain(|part| part.grouped || !part.questions.is_empty());
        survey
    }

    /// Whether the question has a name. A list that is not there is told too.
    fn can_be_asked(&mut self, row: &Row, list: Option<&str>) -> bool {
        if let Some(name) = list
            && self.known.list(Some(name)).is_none()
        {
            let message = format!("there is no list {name:?} on the sheet choices");
            let hint = Some("add its choices there".to_owned());
            let place = row.place_at("type");
            self.report
                .findings
                .error(&place, "list_missing", message, hint);
        }
        let named = row.get("name").is_some();
        if !named {
            let message = "a question without a name; it is not taken over";
            let hint = Some("write one in the column name".to_owned());
            let place = row.place();
            self.report
                .findings
                .error(&place, "name_missing", message, hint);
        }
        named
    }

    fn ask(&mut self, row: &Row, sort: Sort, or_other: bool, survey: &mut Survey) {
        let mut asked = self.question(row, sort);
        self.said(row, sort, or_other);
        self.helped(&mut survey.notes, &mut asked);
        self.place(row, asked, survey);
    }

    /// Puts a question into the section that is open, under the conditions of the groups in it.
    fn place(&mut self, row: &Row, mut asked: Asked, survey: &mut Survey) {
        if !survey.in_section() && survey.parts.last().is_none_or(|part| part.grouped) {
            survey.parts.push(Part::loose(row));
        }
        let groups = survey.groups.iter();
        let mut conditions: Vec<Tree> = groups.filter_map(|group| group.show_if.clone()).collect();
        if !conditions.is_empty() {
            conditions.extend(asked.get("show_if").cloned());
            let joined = match conditions.as_slice() {
                [one] => one.clone(),
                _ => Tree::map([("all", Tree::List(conditions))]),
            };
            asked.put("show_if", joined);
        }
        survey.rules.append(&mut asked.rules);
        let question = self.report.at(row.place(), asked.into_tree());
        if let Some(part) = survey.parts.last_mut() {
            part.questions.push(question);
            if part.id.is_empty() {
                let id = free_name("questions", &survey.taken);
                survey.taken.insert(id.clone());
                part.id = id;
                let message = "these questions stand in no group; they make a section of their own";
                let place = row.place();
                let hint = "put them between begin_group and end_group";
                self.report
                    .findings
                    .warn(&place, "section_made", message, hint);
                part.title = Some(self.report.at(row.place(), self.made_title()));
            }
        }
    }

    /// The title of a section that the form has no group for.
    fn made_title(&self) -> Tree {
        let title = |language: &checklists::Language| language::word(Word::Questions, language);
        let entries = self.known.languages.iter();
        let entries: Vec<(String, Tree)> = entries
            .map(|one| (one.to_string(), Tree::Text(title(one).to_owned())))
            .collect();
        match entries.as_slice() {
            [(_, only)] => only.clone(),
            _ => Tree::Map(entries),
        }
    }
}
