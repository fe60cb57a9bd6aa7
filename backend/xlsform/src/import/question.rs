//! A row of the survey as a question of the language.

use super::asked::{Asked, KEYS};
use super::choices::choose;
use super::kinds::Sort;
use super::reading::Reading;
use crate::known::{Role, Subject};
use crate::language::{self, Word};
use crate::table::Row;

impl Reading<'_> {
    /// The whole question.
    pub(crate) fn question(&mut self, row: &Row, sort: Sort) -> Asked {
        let mut asked = Asked::default();
        let name = row.get("name").unwrap_or_default();
        let Some(Subject::Question { id, kind, list }) = self.known.subject(name).cloned() else {
            return asked;
        };
        let kind = kind.as_str();
        let list_name = list.as_deref();
        let list = self.known.list(list_name).cloned().unwrap_or_default();
        let tree = self.word(row, "name", &id);
        asked.put("id", tree);
        let tree = self.word(row, "type", kind);
        asked.put("kind", tree);
        if let Some(text) = self.text(row, "label") {
            asked.put("text", text);
        }
        self.help(row, kind, &mut asked);
        let na = list.of_role(Role::NotApplicable).is_some();
        if na {
            let tree = self.word(row, "type", "yes");
            asked.put("na", tree);
        }
        match kind {
            "number" if sort == Sort::Decimal => {
                let tree = self.word(row, "type", 3);
                asked.put("decimals", tree);
            }
            "yes_no" => self.yes_no(&list, &mut asked),
            "single_choice" | "multiple_choice" => self.options(row, &list, &mut asked),
            "scale" | "nps" | "csat" | "ces" => self.grades(row, sort, kind, &list, &mut asked),
            _ => {}
        }
        self.constraint(row, &id, kind, list_name, &mut asked);
        self.required(row, kind, &mut asked);
        if kind == "multiple_choice" {
            choose(&list, &mut asked);
        }
        if let Some(tree) = self.condition(row, "relevant") {
            asked.put("show_if", tree);
        }
        self.overrides(row, &KEYS, &mut asked);
        asked
    }

    fn help(&mut self, row: &Row, kind: &str, asked: &mut Asked) {
        let mut row = row.clone();
        if kind == "duration" {
            for cell in row.cells.iter_mut().filter(|cell| cell.key == "hint") {
                let default = self.known.default_language();
                let language = cell.language.as_ref().unwrap_or(&default);
                let unit = language::word(Word::Seconds, language);
                if let Some(rest) = cell.text.strip_suffix(unit) {
                    cell.text = rest.trim_end().to_owned();
                }
            }
            row.cells.retain(|cell| !cell.text.is_empty());
        }
        if let Some(help) = self.text(&row, "hint") {
            asked.put("help", help);
        }
    }

    fn required(&mut self, row: &Row, kind: &str, asked: &mut Asked) {
        let told = !matches!(kind, "photo" | "text");
        let written = row.get("required").unwrap_or("no").to_lowercase();
        let required = match written.as_str() {
            "yes" | "true" | "true()" | "1" | "required" => true,
            "no" | "false" | "false()" | "0" => false,
            _ => {
                match self.condition(row, "required") {
                    Some(tree) => asked.put("required_if", tree),
                    None => {
                        let tree = self.word(row, "required", if told { "no" } else { "yes" });
                        if told {
                            asked.put("required", tree);
                        }
                    }
                }
                return;
            }
        };
        if required != told {
            let tree = self.word(row, "required", if required { "yes" } else { "no" });
            asked.put("required", tree);
        }
    }
}
