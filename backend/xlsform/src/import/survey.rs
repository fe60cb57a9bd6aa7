//! The rows of the survey as sections.

use checklists::write::Tree;

use super::asked::Asked;
use super::kinds::{RowType, Sort, row_type};
use super::reading::Reading;
use crate::finding::Place;
use crate::known::{free_name, tidy};
use crate::language::{self, Word};
use crate::table::Row;
use std::collections::HashSet;

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

/// What the survey holds.
#[derive(Default)]
pub(crate) struct Survey {
    pub parts: Vec<Part>,
    pub rules: Vec<Tree>,
    /// Notes before the first question.
    pub briefing: Vec<Tree>,
}

/// An open group: its condition, and whether it is a section.
struct Group {
    show_if: Option<Tree>,
    section: bool,
    repeat: bool,
}

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

    pub(crate) fn survey(&mut self, rows: &[Row]) -> Survey {
        let mut survey = Survey::default();
        let mut groups: Vec<Group> = Vec::new();
        let mut taken = HashSet::new();
        let mut notes: Vec<Row> = Vec::new();
        for row in rows {
            if row.get("shop:role").is_some() {
                continue;
            }
            match row_type(row) {
                RowType::BeginGroup | RowType::BeginRepeat => {
                    let repeat = row_type(row) == RowType::BeginRepeat;
                    let group = self.begin(row, repeat, &groups, &mut taken, &mut survey);
                    groups.push(group);
                }
                RowType::EndGroup | RowType::EndRepeat => {
                    let Some(group) = groups.pop() else {
                        let message = "a group ends here that never began";
                        self.warn(row, "type", "group_unbalanced", message, "remove the row");
                        continue;
                    };
                    let _ = group.repeat;
                    if group.section {
                        self.loose_notes(&mut notes);
                        if let Some(part) = survey.parts.last_mut() {
                            // What follows outside a group is a section of its own.
                            part.grouped = true;
                        }
                        survey.parts.push(Part {
                            id: String::new(),
                            place: row.place(),
                            title: None,
                            show_if: None,
                            questions: Vec::new(),
                            grouped: false,
                        });
                    }
                }
                RowType::Note => self.note(row, &mut survey, &mut notes),
                RowType::Question {
                    sort,
                    or_other,
                    ref list,
                } => {
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
                    if row.get("name").is_none() {
                        let message = "a question without a name; it is not taken over";
                        let hint = Some("write one in the column name".to_owned());
                        let place = row.place();
                        self.report
                            .findings
                            .error(&place, "name_missing", message, hint);
                        continue;
                    }
                    let mut asked = self.question(row, sort);
                    self.said(row, sort, or_other);
                    self.helped(&mut notes, &mut asked);
                    self.place(row, asked, &groups, &mut taken, &mut survey);
                }
                RowType::Calculate => {
                    let message = "calculations are not taken over: a checklist scores by points";
                    let hint = "write the points in a column score on the sheet choices";
                    self.warn(row, "type", "calculate_not_mapped", message, hint);
                }
                RowType::Metadata => {
                    let message = "facts about the device are not taken over";
                    self.warn(row, "type", "metadata_not_mapped", message, "");
                }
                RowType::Unknown => {
                    let written = row.get("type").unwrap_or_default();
                    let message = format!(
                        "there is no question of the type {written:?}; it is not taken over"
                    );
                    let hint = "use text, integer, decimal, select_one, select_multiple, image, date, time or range";
                    self.warn(row, "type", "type_not_mapped", message, hint);
                }
                RowType::Missing => {
                    let message = "a row without a type; it is not read";
                    let place = row.place();
                    self.report.findings.warn(
                        &place,
                        "type_missing",
                        message,
                        "write one, or remove the row",
                    );
                }
            }
        }
        self.loose_notes(&mut notes);
        for _ in groups {
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

    fn warn(
        &mut self,
        row: &Row,
        key: &str,
        code: &'static str,
        message: impl Into<String>,
        hint: &str,
    ) {
        let place = row.place_at(key);
        self.report.findings.warn(&place, code, message, hint);
    }

    fn begin(
        &mut self,
        row: &Row,
        repeat: bool,
        groups: &[Group],
        taken: &mut HashSet<String>,
        survey: &mut Survey,
    ) -> Group {
        if repeat {
            let message = "repeats are not taken over: the questions are asked once";
            self.warn(row, "type", "repeat_not_mapped", message, "");
        }
        let section = !groups.iter().any(|group| group.section);
        self.unread(row, &["relevant"]);
        let read = self.group(row);
        let show_if = read.get("show_if").cloned();
        if !section {
            if row.all("label").next().is_some() {
                let message =
                    "a group inside a group: its questions join the section, its label is not kept";
                self.warn(row, "label", "group_flattened", message, "");
            }
            return Group {
                show_if,
                section,
                repeat,
            };
        }
        let name = row.get("name").unwrap_or_default();
        let id = read
            .get("id")
            .and_then(Tree::as_str)
            .unwrap_or_default()
            .to_owned();
        if id != name && row.get("shop:id").is_none() {
            let message = format!("the section {name:?} is called {id} now");
            self.warn(
                row,
                "name",
                "name_changed",
                message,
                "names are a-z, 0-9 and _",
            );
        }
        taken.insert(id.clone());
        let title = match read.get("title") {
            Some(title) => Some(title.clone()),
            None => {
                let message = "the group has no label; the section is titled by its name";
                self.warn(row, "name", "label_missing", message, "write a label");
                Some(self.report.at(row.place_at("name"), Tree::Text(id.clone())))
            }
        };
        survey.parts.push(Part {
            id,
            place: row.place(),
            title,
            show_if: show_if.clone(),
            questions: Vec::new(),
            grouped: true,
        });
        Group {
            show_if: None,
            section,
            repeat,
        }
    }

    /// What a group says as a section: `id`, `title` and `show_if`.
    pub(crate) fn group(&mut self, row: &Row) -> Tree {
        let mut asked = Asked::default();
        let name = row.get("name").unwrap_or("section");
        let id = self
            .report
            .at(row.place_at("name"), Tree::word(tidy(name, "s")));
        asked.put("id", id);
        if let Some(title) = self.text(row, "label") {
            asked.put("title", title);
        }
        if row.cell("shop:show_if").is_none()
            && let Some(tree) = self.condition(row, "relevant")
        {
            asked.put("show_if", tree);
        }
        self.overrides(row, &["id", "title", "show_if"], &mut asked);
        Tree::Map(asked.entries)
    }

    /// Puts a question into the section that is open, under the conditions of the groups in it.
    fn place(
        &mut self,
        row: &Row,
        mut asked: Asked,
        groups: &[Group],
        taken: &mut HashSet<String>,
        survey: &mut Survey,
    ) {
        let inside = groups.iter().any(|group| group.section);
        if !inside && survey.parts.last().is_none_or(|part| part.grouped) {
            survey.parts.push(Part {
                id: String::new(),
                place: row.place(),
                title: None,
                show_if: None,
                questions: Vec::new(),
                grouped: false,
            });
        }
        let conditions: Vec<Tree> = groups
            .iter()
            .filter_map(|group| group.show_if.clone())
            .chain(asked.get("show_if").cloned())
            .collect();
        if groups.iter().any(|group| group.show_if.is_some()) {
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
                let id = free_name("questions", taken);
                taken.insert(id.clone());
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

    /// A note: before the first question it is part of the briefing, else help of the next one.
    fn note(&mut self, row: &Row, survey: &mut Survey, notes: &mut Vec<Row>) {
        let first = survey.parts.iter().all(|part| part.questions.is_empty());
        if row.all("label").next().is_none() {
            return;
        }
        self.unread(row, &[]);
        if first {
            if let Some(text) = self.text(row, "label") {
                survey.briefing.push(text);
                let message =
                    "the note is part of the briefing now, which is read before accepting";
                self.warn(row, "type", "note_to_briefing", message, "");
            }
        } else {
            notes.push(row.clone());
        }
    }

    /// Notes become help of the question after them.
    fn helped(&mut self, notes: &mut Vec<Row>, asked: &mut Asked) {
        for note in notes.drain(..).rev() {
            let Some(text) = self.text(&note, "label") else {
                continue;
            };
            let help = match asked.get("help") {
                Some(help) => joined(&text, help, self.known.default_language().as_str()),
                None => text,
            };
            asked.put("help", help);
            let message = "the note is part of the help of the next question now";
            self.warn(&note, "type", "note_to_help", message, "");
        }
    }

    fn loose_notes(&mut self, notes: &mut Vec<Row>) {
        for note in notes.drain(..) {
            let message = "no question follows the note in its section; it is not taken over";
            self.warn(
                &note,
                "type",
                "note_not_mapped",
                message,
                "move it before a question",
            );
        }
    }

    /// Says what of a question was changed or left.
    fn said(&mut self, row: &Row, sort: Sort, or_other: bool) {
        match sort {
            Sort::DateTime => {
                let message = "a date is asked; its time of day is not";
                self.warn(
                    row,
                    "type",
                    "type_narrowed",
                    message,
                    "add a question of the type time",
                );
            }
            Sort::Barcode => {
                let message = "the code is asked as text";
                self.warn(row, "type", "type_narrowed", message, "");
            }
            Sort::Acknowledge => {
                let message = "to acknowledge is a yes/no question now";
                self.warn(row, "type", "type_narrowed", message, "");
            }
            _ => {}
        }
        if or_other {
            let message = "or_other is not taken over";
            self.warn(
                row,
                "type",
                "or_other_not_mapped",
                message,
                "add a choice other, and a text question shown with it",
            );
        }
        let mut used = vec!["relevant"];
        if sort == Sort::Range {
            used.push("parameters");
        }
        if matches!(sort, Sort::SelectOne | Sort::SelectMultiple) {
            used.push("choice_filter");
        }
        self.unread(row, &used);
        for key in ["label", "hint", "constraint_message"] {
            for cell in row.all(key) {
                if cell.text.contains("${") {
                    let place = row.place_of(cell);
                    let message =
                        "answers are not put into texts; ${...} is shown as it is written";
                    self.report.findings.warn(
                        &place,
                        "reference_in_text",
                        message,
                        "word the text without it",
                    );
                }
            }
        }
    }

    /// Says which cells of a row carry nothing over.
    fn unread(&mut self, row: &Row, used: &[&str]) {
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

/// Two texts, one after the other, in every language that either has.
pub(crate) fn joined(first: &Tree, second: &Tree, default: &str) -> Tree {
    let entries = |tree: &Tree| -> Vec<(String, String)> {
        match tree.as_str() {
            Some(text) => vec![(default.to_owned(), text.to_owned())],
            None => tree
                .entries()
                .iter()
                .filter_map(|(language, text)| Some((language.clone(), text.as_str()?.to_owned())))
                .collect(),
        }
    };
    let (mut all, second) = (entries(first), entries(second));
    for (language, text) in second {
        match all.iter_mut().find(|(known, _)| *known == language) {
            Some((_, before)) => *before = format!("{before}\n\n{text}"),
            None => all.push((language, text)),
        }
    }
    match all.as_slice() {
        [(language, text)] if language == default => Tree::Text(text.clone()),
        _ => Tree::Map(all.into_iter().map(|(l, t)| (l, Tree::Text(t))).collect()),
    }
}
