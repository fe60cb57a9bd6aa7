//! Groups of the form: the outermost are sections, those inside them conditions of their questions.

use checklists::write::Tree;

use super::asked::Asked;
use super::reading::Reading;
use super::survey::{Part, Survey};
use crate::known::tidy;
use crate::table::Row;

/// An open group: its condition, and whether it is a section.
pub(super) struct Group {
    pub show_if: Option<Tree>,
    pub section: bool,
}

impl Reading<'_> {
    pub(super) fn begin(&mut self, row: &Row, repeat: bool, survey: &mut Survey) {
        if repeat {
            let message = "repeats are not taken over: the questions are asked once";
            self.warn(row, "type", "repeat_not_mapped", message, "");
        }
        self.unread(row, &["relevant"]);
        let read = self.group(row);
        let section = !survey.in_section();
        let mut show_if = read.get("show_if").cloned();
        if section {
            let part = self.section(row, &read, show_if.take());
            survey.taken.insert(part.id.clone());
            survey.parts.push(part);
        } else if row.all("label").next().is_some() {
            let message =
                "a group inside a group: its questions join the section, its label is not kept";
            self.warn(row, "label", "group_flattened", message, "");
        }
        survey.groups.push(Group { show_if, section });
    }

    /// The section that an outermost group makes.
    fn section(&mut self, row: &Row, read: &Tree, show_if: Option<Tree>) -> Part {
        let name = row.get("name").unwrap_or_default();
        let id = read
            .get("id")
            .and_then(Tree::as_str)
            .unwrap_or_default()
            .to_owned();
        if id != name && row.get("shop:id").is_none() {
            let message = format!("the section {name:?} is called {id} now");
            let hint = "names are a-z, 0-9 and _";
            self.warn(row, "name", "name_changed", message, hint);
        }
        let title = match read.get("title") {
            Some(title) => title.clone(),
            None => {
                let message = "the group has no label; the section is titled by its name";
                self.warn(row, "name", "label_missing", message, "write a label");
                self.report.at(row.place_at("name"), Tree::Text(id.clone()))
            }
        };
        Part {
            id,
            title: Some(title),
            show_if,
            grouped: true,
            ..Part::loose(row)
        }
    }

    pub(super) fn end(&mut self, row: &Row, survey: &mut Survey) {
        let Some(group) = survey.groups.pop() else {
            let message = "a group ends here that never began";
            self.warn(row, "type", "group_unbalanced", message, "remove the row");
            return;
        };
        if group.section {
            self.loose_notes(&mut survey.notes);
            if let Some(part) = survey.parts.last_mut() {
                // What follows outside a group is a section of its own.
                part.grouped = true;
            }
            survey.parts.push(Part::loose(row));
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
}
