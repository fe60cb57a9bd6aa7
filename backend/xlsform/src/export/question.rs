//! A question as rows of the survey.

use checklists::checklist::{Kind, Question};

use super::expression::na_is_a_choice;
use super::sheet::Cells;
use super::wording::is_changed;
use super::{Book, Sheets};
use crate::finding::{Findings, Place};
use crate::table::Row;

impl Book<'_> {
    /// The rows of a question: a box for "not applicable" before it where that is no choice; after
    /// it what is calculated from it, its comment and its photo.
    pub(super) fn question(
        &self,
        question: &Question,
        sheets: &mut Sheets,
        findings: &mut Findings,
    ) {
        if question.na && !na_is_a_choice(question) {
            let row = self.box_row(question);
            sheets.survey.push(row);
        }
        let mut row = Row::default();
        row.put("type", self.row_type(question, sheets));
        row.put("name", question.id.as_str());
        self.put_text(&mut row, "label", &question.text);
        self.hint(question, &mut row);
        row.put("relevant", self.relevant(question));
        row.put("required", self.required(question));
        let lost = self.constraint(question, &mut row);
        row.put("choice_filter", self.choice_filter(question));
        let number = sheets.survey.push(row);
        warn_of_changes(question, lost, &Place::new("survey", number, 0), findings);
        self.rows_after(question, &mut sheets.survey);
    }

    fn row_type(&self, question: &Question, sheets: &mut Sheets) -> String {
        match &question.kind {
            Kind::YesNo { .. } => format!("select_one {}", self.yes_no_list(question, sheets)),
            Kind::SingleChoice { options } => {
                self.option_list(question, options, false, sheets);
                format!("select_one {}", question.id)
            }
            Kind::MultipleChoice { options, min, .. } => {
                self.option_list(question, options, *min == 0, sheets);
                format!("select_multiple {}", question.id)
            }
            Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
                self.grade_list(question, sheets);
                format!("select_one {}", question.id)
            }
            Kind::Number { decimals: 0, .. } | Kind::Money { decimals: 0, .. } => {
                "integer".to_owned()
            }
            Kind::Number { .. } | Kind::Money { .. } => "decimal".to_owned(),
            Kind::Duration { .. } => "integer".to_owned(),
            Kind::Date { .. } => "date".to_owned(),
            Kind::Time { .. } => "time".to_owned(),
            Kind::Text { .. } => "text".to_owned(),
            Kind::Photo { .. } => "image".to_owned(),
        }
    }

    fn relevant(&self, question: &Question) -> String {
        let show_if = question.show_if.as_ref();
        if !question.na || na_is_a_choice(question) {
            return show_if.map(|one| self.condition(one)).unwrap_or_default();
        }
        let helper = self.reference(self.names.helper(&question.id, "na"));
        match show_if {
            Some(one) => format!("{} and {helper} != 'OK'", self.part(one)),
            None => format!("{helper} != 'OK'"),
        }
    }

    fn required(&self, question: &Question) -> String {
        match &question.required_if {
            Some(condition) => self.condition(condition),
            None if question.required => "yes".to_owned(),
            None => String::new(),
        }
    }
}

/// Tells what other programs do otherwise with the question than ours.
fn warn_of_changes(question: &Question, lost: bool, place: &Place, findings: &mut Findings) {
    let texts = [Some(&question.text), question.help.as_ref()];
    if texts.into_iter().flatten().any(is_changed) {
        let message = "a text holds ${ or a character that workbooks cannot hold; other programs show it a little changed";
        findings.warn(place, "text_changed", message, "");
    }
    if lost {
        let message = "the pattern holds both sorts of quotes, so other programs do not check it";
        findings.warn(place, "pattern_not_exported", message, "");
    }
    let (min, max) = match question.kind {
        Kind::Photo { min, max, .. } => (min.max(question.photo.min), max),
        _ => (question.photo.min, 1),
    };
    if min > 1 || max > 1 {
        let message = format!("other programs take one photo here, not {}", min.max(max));
        findings.warn(place, "photos_one", message, "");
    }
}
