//! All four sheets of a workbook.

use checklists::write::Tree;

use super::sheet::{Cells, Sheet};
use super::wording::{clean, is_changed};
use super::{Book, Sheets, own};
use crate::NAMESPACE;
use crate::finding::{Findings, Place};
use crate::language;
use crate::table::Row;

const SURVEY: [&str; 14] = [
    "type",
    "name",
    "label",
    "hint",
    "relevant",
    "required",
    "constraint",
    "constraint_message",
    "calculation",
    "choice_filter",
    "shop:kind",
    "shop:points",
    "shop:role",
    "shop:of",
];
const CHOICES: [&str; 6] = ["list_name", "name", "label", "score", "role", "show_if"];
const SETTINGS: [&str; 5] = [
    "form_title",
    "form_id",
    "version",
    "default_language",
    "namespaces",
];
const SCORING: [&str; 4] = ["key", "name", "value", "label"];

pub(super) fn sheets(book: &Book<'_>, findings: &mut Findings) -> Sheets {
    let languages = book.languages();
    let mut sheets = Sheets {
        survey: Sheet::new("survey", &SURVEY, languages),
        choices: Sheet::new("choices", &CHOICES, languages),
        settings: Sheet::new("settings", &SETTINGS, languages),
        scoring: Sheet::new("scoring", &SCORING, languages),
    };
    for section in &book.checklist.sections {
        let mut row = Row::default();
        row.put("type", "begin_group");
        row.put("name", book.names.group(&section.id));
        for (language, title) in section.title.entries() {
            row.by_language("label", [language], |_| clean(title));
        }
        let show_if = section.show_if.as_ref();
        row.put(
            "relevant",
            show_if.map(|one| book.condition(one)).unwrap_or_default(),
        );
        let number = sheets.survey.push(row);
        if is_changed(&section.title) {
            let place = Place::new("survey", number, 0);
            let message = "the title holds ${ or a character that workbooks cannot hold; other programs show it a little changed";
            findings.warn(&place, "text_changed", message, "");
        }
        for question in &section.questions {
            book.question(question, &mut sheets, findings);
        }
        let mut row = Row::default();
        row.put("type", "end_group");
        sheets.survey.push(row);
    }
    book.rules(&mut sheets);
    book.total(&mut sheets, findings);
    own::complete(book, &mut sheets);
    book.settings(&mut sheets);
    book.scoring(&mut sheets);
    sheets
}

impl Book<'_> {
    /// A rule as a note that shows its message while it is broken. A note cannot be answered, so one
    /// that is required holds the form back.
    fn rules(&self, sheets: &mut Sheets) {
        for rule in &self.checklist.rules {
            let mut row = Row::default();
            row.put("type", "note");
            row.put("name", self.names.rule(&rule.id));
            for (language, message) in rule.message.entries() {
                row.by_language("label", [language], |_| clean(message));
            }
            row.put("relevant", self.condition(&rule.refuse_if));
            row.put("required", "yes");
            row.put("shop:role", "rule");
            row.put("shop:of", rule.id.as_str());
            sheets.survey.push(row);
        }
    }

    fn settings(&self, sheets: &mut Sheets) {
        let mut row = Row::default();
        row.put("form_title", clean(self.checklist.title.default_text()));
        row.put("form_id", self.checklist.slug.as_str());
        row.put("version", self.checklist.version.to_string());
        let default = self.checklist.default_language();
        row.put("default_language", language::heading(&default));
        row.put("namespaces", format!("shop=\"{NAMESPACE}\""));
        // The element around the whole is called data, unless a question is.
        if self
            .checklist
            .questions()
            .any(|one| one.id.as_str() == "data")
        {
            row.put("name", self.names.whole("form"));
        }
        sheets.settings.push(row);
    }

    fn scoring(&self, sheets: &mut Sheets) {
        let mut put = |key: &str, name: &str, value: &str, label: Option<&checklists::Text>| {
            let mut row = Row::default();
            row.put("key", key);
            row.put("name", name);
            row.put("value", value);
            if let Some(label) = label {
                row.text("label", label);
            }
            sheets.scoring.push(row);
        };
        let checklist = self.checklist;
        let shown = |tree: Option<&Tree>| tree.map(Tree::flow);
        put("title", "", "", Some(&checklist.title));
        if !checklist.briefing.is_empty() {
            put("briefing", "", "", Some(&checklist.briefing));
        }
        for key in ["instrument", "channel", "sector", "reviewed_by_native"] {
            if let Some(value) = shown(self.tree.get(key)) {
                put(key, "", &value, None);
            }
        }
        for (key, value) in self
            .tree
            .get("scoring")
            .map(Tree::entries)
            .unwrap_or_default()
        {
            put(key, "", &value.flow(), None);
        }
        let epoch = self
            .tree
            .get("epoch")
            .and_then(|epoch| epoch.get("comparable"));
        if let Some(value) = shown(epoch) {
            put("comparable", "", &value, None);
        }
        for band in &checklist.bands {
            put(
                "band",
                band.id.as_str(),
                &band.from.short(),
                Some(&band.label),
            );
        }
        let sections = self
            .tree
            .get("sections")
            .map(Tree::items)
            .unwrap_or_default();
        for (section, tree) in checklist.sections.iter().zip(sections) {
            for key in ["weight", "floor", "comparable"] {
                if let Some(value) = shown(tree.get(key)) {
                    put(key, section.id.as_str(), &value, None);
                }
            }
        }
        let rules = self.tree.get("rules").map(Tree::items).unwrap_or_default();
        for (rule, tree) in checklist.rules.iter().zip(rules) {
            let refuse_if = shown(tree.get("refuse_if")).unwrap_or_default();
            put("rule", rule.id.as_str(), &refuse_if, Some(&rule.message));
        }
    }
}
