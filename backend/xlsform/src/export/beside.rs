//! The rows beside a question: a box for "not applicable", what is calculated from the answer, its
//! comment and its photo.

use checklists::Language;
use checklists::checklist::{AnswerName, Kind, Question};

use super::Book;
use super::sheet::{Cells, Sheet};
use super::wording::clean;
use crate::language::{self, Word};
use crate::table::Row;

impl Book<'_> {
    /// The box that says that a question does not apply.
    pub(super) fn box_row(&self, question: &Question) -> Row {
        let mut row = Row::default();
        row.put("type", "acknowledge");
        row.put("name", self.names.helper(&question.id, "na"));
        row.by_language("label", self.languages(), |language| {
            let text = clean(question.text.get(language));
            format!("{text}\n({})", language::word(Word::DoesNotApply, language))
        });
        let show_if = question.show_if.as_ref();
        row.put(
            "relevant",
            show_if.map(|one| self.condition(one)).unwrap_or_default(),
        );
        row.put("shop:role", "na");
        row.put("shop:of", question.id.as_str());
        row
    }

    /// The rows that follow the question.
    pub(super) fn rows_after(&self, question: &Question, survey: &mut Sheet) {
        if matches!(question.kind, Kind::Time { .. }) {
            survey.push(self.seconds_row(question));
        }
        if let Some(points) = self.points(question) {
            let mut row = self.row_of(question, "points", "calculate");
            row.put("calculation", points);
            survey.push(row);
        }
        if let Some(row) = self.comment_row(question) {
            survey.push(row);
        }
        if let Some(row) = self.photo_row(question) {
            survey.push(row);
        }
    }

    /// A row that serves a question in this role.
    fn row_of(&self, question: &Question, role: &'static str, kind: &str) -> Row {
        let mut row = Row::default();
        row.put("type", kind);
        row.put("name", self.names.helper(&question.id, role));
        row.put("shop:role", role);
        row.put("shop:of", question.id.as_str());
        row
    }

    /// The seconds since midnight of a time of day.
    fn seconds_row(&self, question: &Question) -> Row {
        let mut row = self.row_of(question, "seconds", "calculate");
        let time = self.reference(question.id.as_str());
        let part = |from: u8, factor: &str| {
            format!("number(substr({time}, {from}, {})){factor}", from + 2)
        };
        let sum = [part(0, " * 3600"), part(3, " * 60"), part(6, "")].join(" + ");
        row.put("calculation", format!("if({time} = '', '', {sum})"));
        row
    }

    fn comment_row(&self, question: &Question) -> Option<Row> {
        let comment = &question.comment;
        let needed = self.needed(question, comment.required, &comment.required_on)?;
        let mut row = self.row_of(question, "comment", "text");
        self.label(question, Word::Comment, &mut row);
        row.put("relevant", needed);
        row.put("required", "yes");
        if comment.min_length > 1 {
            row.put(
                "constraint",
                format!("string-length(.) >= {}", comment.min_length),
            );
            row.by_language("constraint_message", self.languages(), |one| {
                language::word(Word::Characters, one).to_owned()
            });
        }
        Some(row)
    }

    fn photo_row(&self, question: &Question) -> Option<Row> {
        let photo = &question.photo;
        let beside = !matches!(question.kind, Kind::Photo { .. });
        let needed = self.needed(question, photo.required && beside, &photo.required_on)?;
        let mut row = self.row_of(question, "photo", "image");
        self.label(question, Word::Photo, &mut row);
        row.put("relevant", needed);
        row.put("required", "yes");
        Some(row)
    }

    fn label(&self, question: &Question, word: Word, row: &mut Row) {
        row.by_language("label", self.languages(), |one: &Language| {
            let text = clean(question.text.get(one));
            format!("{}: {text}", language::word(word, one))
        });
    }

    /// When a comment or photo is needed beside the answer.
    fn needed(&self, question: &Question, always: bool, on: &[AnswerName]) -> Option<String> {
        if always {
            return Some(self.answered(question));
        }
        (!on.is_empty()).then(|| self.is(&question.id, on))
    }
}
