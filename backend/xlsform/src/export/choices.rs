//! The choices of a question, and when each is offered.

use checklists::checklist::{Choice, Kind, Question};

use super::expression::{na_is_a_choice, na_name, none_name};
use super::sheet::Cells;
use super::{Book, Sheets};
use crate::known::NOT_APPLICABLE;
use crate::language::{self, Word};
use crate::table::Row;

impl Book<'_> {
    /// One list serves all yes/no questions, another those with "not applicable".
    pub(super) fn yes_no_list(&self, question: &Question, sheets: &mut Sheets) -> String {
        let list = if question.na {
            &self.lists.yes_no_na
        } else {
            &self.lists.yes_no
        };
        let there = sheets
            .choices
            .rows
            .iter()
            .any(|row| row.get("list_name") == Some(list));
        if !there {
            for (name, word) in [("yes", Word::Yes), ("no", Word::No)] {
                let mut row = self.choice(list, name);
                row.by_language("label", self.languages(), |one| {
                    language::word(word, one).to_owned()
                });
                sheets.choices.push(row);
            }
            if question.na {
                let row = self.choice_of_ours(list, &na_name(question), "na", Word::NotApplicable);
                sheets.choices.push(row);
            }
        }
        list.clone()
    }

    pub(super) fn option_list(
        &self,
        question: &Question,
        options: &[Choice],
        none: bool,
        sheets: &mut Sheets,
    ) {
        let list = question.id.as_str();
        for option in options {
            let mut row = self.choice(list, option.id.as_str());
            self.put_text(&mut row, "label", &option.label);
            row.put(
                "score",
                option
                    .points
                    .map(|points| points.to_string())
                    .unwrap_or_default(),
            );
            if NOT_APPLICABLE.contains(&option.id.as_str()) {
                row.put("role", "answer");
            }
            sheets.choices.push(row);
        }
        if none {
            sheets.choices.push(self.choice_of_ours(
                list,
                &none_name(question),
                "none",
                Word::None,
            ));
        }
        if na_is_a_choice(question) {
            sheets.choices.push(self.choice_of_ours(
                list,
                &na_name(question),
                "na",
                Word::NotApplicable,
            ));
        }
    }

    pub(super) fn grade_list(&self, question: &Question, sheets: &mut Sheets) {
        let list = question.id.as_str();
        let Some(grades) = question.kind.grades() else {
            return;
        };
        let labels = match &question.kind {
            Kind::Scale { labels, .. } => labels.as_slice(),
            _ => &[],
        };
        let points = question.kind.grade_points().unwrap_or_default();
        for grade in grades {
            let mut row = self.choice(list, &grade.to_string());
            match labels.iter().find(|label| label.value == grade) {
                Some(label) => self.put_text(&mut row, "label", &label.label),
                None => row.by_language("label", self.languages(), |_| grade.to_string()),
            }
            let points = points.iter().find(|row| row.value == grade);
            row.put(
                "score",
                points.map(|row| row.points.to_string()).unwrap_or_default(),
            );
            sheets.choices.push(row);
        }
        if question.na {
            sheets.choices.push(self.choice_of_ours(
                list,
                &na_name(question),
                "na",
                Word::NotApplicable,
            ));
        }
    }

    fn choice(&self, list: &str, name: &str) -> Row {
        let mut row = Row::default();
        row.put("list_name", list);
        row.put("name", name);
        row
    }

    fn choice_of_ours(&self, list: &str, name: &str, role: &str, word: Word) -> Row {
        let mut row = self.choice(list, name);
        row.by_language("label", self.languages(), |one| {
            language::word(word, one).to_owned()
        });
        row.put("role", role);
        row
    }

    pub(super) fn choice_filter(&self, question: &Question) -> String {
        let options = question.kind.options().iter();
        let parts: Vec<String> = options
            .filter_map(|option| {
                let condition = self.part(option.show_if.as_ref()?);
                Some(format!("(name != '{}' or {condition})", option.id))
            })
            .collect();
        parts.join(" and ")
    }
}
