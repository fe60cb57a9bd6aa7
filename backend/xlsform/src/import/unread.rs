//! What of the sheets carries nothing, or less than it says, into a checklist: told, not dropped in
//! silence.

use super::kinds::{RowType, Sort};
use super::reading::Reading;
use crate::table::Row;

/// Columns of the survey that carry nothing into a checklist.
const LEFT: [&str; 14] = [
    "appearance",
    "default",
    "calculation",
    "trigger",
    "readonly",
    "repeat_count",
    "autoplay",
    "choice_filter",
    "required_message",
    "guidance_hint",
    "parameters",
    "image",
    "audio",
    "video",
];

impl Reading<'_> {
    /// Says which columns of the choices carry nothing over. Those that a filter names are read.
    pub(crate) fn choices(&mut self, survey: &[Row], choices: &[Row]) {
        const READ: [&str; 7] = [
            "list_name",
            "name",
            "value",
            "label",
            "score",
            "role",
            "show_if",
        ];
        let filters: Vec<String> = survey
            .iter()
            .filter_map(|row| row.get("choice_filter"))
            .map(str::to_lowercase)
            .collect();
        let mut said: Vec<&str> = Vec::new();
        for row in choices {
            for cell in &row.cells {
                let key = cell.key.as_str();
                let filtered = filters.iter().any(|filter| filter.contains(key));
                if READ.contains(&key) || filtered || said.contains(&key) {
                    continue;
                }
                said.push(key);
                let place = row.place_of(cell);
                let message = format!("the column {key:?} of the choices is not read");
                self.report
                    .findings
                    .warn(&place, "column_not_mapped", message, "");
            }
        }
    }

    /// Says why a row that asks nothing is not taken over.
    pub(super) fn no_question(&mut self, row: &Row, row_type: &RowType) {
        match row_type {
            RowType::Calculate => {
                let message = "calculations are not taken over: a checklist scores by points";
                let hint = "write the points in a column score on the sheet choices";
                self.warn(row, "type", "calculate_not_mapped", message, hint);
            }
            RowType::Metadata => {
                let message = "facts about the device are not taken over";
                self.warn(row, "type", "metadata_not_mapped", message, "");
            }
            RowType::Missing => {
                let message = "a row without a type; it is not read";
                let hint = "write one, or remove the row";
                let findings = &mut self.report.findings;
                findings.warn(&row.place(), "type_missing", message, hint);
            }
            _ => {
                let written = row.get("type").unwrap_or_default();
                let message =
                    format!("there is no question of the type {written:?}; it is not taken over");
                let hint = "use text, integer, decimal, select_one, select_multiple, image, date, time or range";
                self.warn(row, "type", "type_not_mapped", message, hint);
            }
        }
    }

    /// Says what of a question was changed or left.
    pub(super) fn said(&mut self, row: &Row, sort: Sort, or_other: bool) {
        self.narrowed(row, sort);
        if or_other {
            let message = "or_other is not taken over";
            let hint = "add a choice other, and a text question shown with it";
            self.warn(row, "type", "or_other_not_mapped", message, hint);
        }
        let mut used = vec!["relevant"];
        if sort == Sort::Range {
            used.push("parameters");
        }
        if matches!(sort, Sort::SelectOne | Sort::SelectMultiple) {
            used.push("choice_filter");
        }
        self.unread(row, &used);
        self.references(row);
    }

    /// Says where the type asks for more than the kind of question takes.
    fn narrowed(&mut self, row: &Row, sort: Sort) {
        let (message, hint) = match sort {
            Sort::DateTime => (
                "a date is asked; its time of day is not",
                "add a question of the type time",
            ),
            Sort::Barcode => ("the code is asked as text", ""),
            Sort::Acknowledge => ("to acknowledge is a yes/no question now", ""),
            _ => return,
        };
        self.warn(row, "type", "type_narrowed", message, hint);
    }

    /// Says where a text would show an answer.
    fn references(&mut self, row: &Row) {
        for key in ["label", "hint", "constraint_message"] {
            for cell in row.all(key).filter(|cell| cell.text.contains("${")) {
                let place = row.place_of(cell);
                let message = "answers are not put into texts; ${...} is shown as it is written";
                let hint = "word the text without it";
                self.report
                    .findings
                    .warn(&place, "reference_in_text", message, hint);
            }
        }
    }

    /// Says which cells of a row carry nothing over.
    pub(super) fn unread(&mut self, row: &Row, used: &[&str]) {
        for cell in row.cells.clone() {
            let key = cell.key.as_str();
            let plain = matches!(
                key,
                "type"
                    | "name"
                    | "label"
                    | "hint"
                    | "required"
                    | "relevant"
                    | "constraint"
                    | "constraint_message"
            );
            if plain || used.contains(&key) || key.starts_with("shop:") {
                continue;
            }
            let message = if LEFT.contains(&key) {
                format!("{key} is not taken over")
            } else {
                format!("the column {key:?} is not known; it is not read")
            };
            let place = row.place_of(&cell);
            let code = if LEFT.contains(&key) {
                "column_not_mapped"
            } else {
                "column_unknown"
            };
            self.report.findings.warn(&place, code, message, "");
        }
    }
}
