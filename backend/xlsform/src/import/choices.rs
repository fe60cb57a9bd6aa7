//! The choices of a question as its options, or as its yes and no.

use checklists::Language;
use checklists::write::Tree;

use super::asked::Asked;
use super::filter::filter;
use super::reading::Reading;
use crate::expression::parse;
use crate::known::{Choice, List, Role};
use crate::language::{self, Word};
use crate::table::Row;

impl Reading<'_> {
    pub(super) fn yes_no(&mut self, list: &List, asked: &mut Asked) {
        self.yes_no_points(list, asked);
        for (id, word) in [("yes", Word::Yes), ("no", Word::No)] {
            if let Some(choice) = list.answers().find(|one| one.id == id) {
                self.own_words(choice, word);
            }
        }
    }

    /// The points of yes and no: one number where the other answer earns nothing.
    fn yes_no_points(&mut self, list: &List, asked: &mut Asked) {
        let score = |id: &str| {
            let choice = list.answers().find(|one| one.id == id)?;
            choice
                .row
                .cell("score")
                .map(|cell| (choice.row.place_of(cell), cell.text.clone()))
        };
        let (Some((place, yes)), Some((_, no))) = (score("yes"), score("no")) else {
            return;
        };
        let zero = |text: &str| text == "0";
        let points = if zero(&no) {
            Tree::word(&yes)
        } else if zero(&yes) && !no.starts_with('-') {
            asked.put("expect", Tree::word("no"));
            Tree::word(&no)
        } else {
            Tree::map([("yes", Tree::word(&yes)), ("no", Tree::word(&no))])
        };
        let points = self.report.at(place, points);
        asked.put("points", points);
    }

    /// Tells where a yes or a no is worded in the form's own way.
    fn own_words(&mut self, choice: &Choice, word: Word) {
        let default = self.known.default_language();
        for cell in choice.row.all("label") {
            let language = cell.language.as_ref().unwrap_or(&default);
            let known = language::word(word, language);
            let english = language::word(word, &Language::english());
            let same = |own: &str| own.to_lowercase() == cell.text.to_lowercase();
            if !same(known) && !same(english) {
                let message = format!(
                    "{:?} is not kept: every yes/no question shows the same words",
                    cell.text
                );
                let place = choice.row.place_of(cell);
                let hint = "rename the choices, for example to agree and disagree, to keep it";
                self.report
                    .findings
                    .warn(&place, "label_not_kept", message, hint);
            }
        }
    }

    pub(super) fn options(&mut self, row: &Row, list: &List, asked: &mut Asked) {
        let mut options = Vec::new();
        let offered = self.offered(row, list);
        for choice in list.answers() {
            let mut entries = vec![(
                "id".to_owned(),
                self.report
                    .at(choice.row.place_at("name"), Tree::word(&choice.id)),
            )];
            if let Some(score) = choice.row.get("score") {
                let score = self.word(&choice.row, "score", score);
                entries.push(("points".to_owned(), score));
            }
            if let Some(cell) = choice.row.cell("show_if")
                && let Some(tree) = self.own(&choice.row, cell)
            {
                entries.push(("show_if".to_owned(), tree));
            } else if let Some((_, tree)) = offered.iter().find(|(name, _)| *name == choice.name) {
                entries.push(("show_if".to_owned(), tree.clone()));
            }
            if let Some(label) = self.text(&choice.row, "label") {
                entries.push(("label".to_owned(), label));
            }
            options.push(self.report.at(choice.row.place(), Tree::Map(entries)));
        }
        let options = self.report.at(row.place_at("type"), Tree::List(options));
        asked.put("options", options);
    }

    /// When each choice is offered, by a `choice_filter`.
    fn offered(&mut self, row: &Row, list: &List) -> Vec<(String, Tree)> {
        let Some(cell) = row.cell("choice_filter") else {
            return Vec::new();
        };
        let outcome = parse(&cell.text).and_then(|read| filter(&read, list, self.known));
        let place = row.place_of(cell);
        let bound = list.answers().count();
        match outcome {
            Ok(offered) if bound > 0 && offered.len() == bound => {
                let message = "choice_filter is not taken over: it can leave nothing to choose, and one \
                               option must always be offered; all choices are offered";
                let hint = "add a choice that always fits, such as another";
                self.report
                    .findings
                    .warn(&place, "choice_filter_not_mapped", message, hint);
                Vec::new()
            }
            Ok(offered) => offered
                .into_iter()
                .map(|(name, tree)| (name, self.report.at(place.clone(), tree)))
                .collect(),
            Err(clause) => {
                let message =
                    format!("choice_filter is not taken over: {clause}; all choices are offered");
                let hint =
                    "write the condition of a choice in a column show_if on the sheet choices";
                self.report
                    .findings
                    .warn(&place, "choice_filter_not_mapped", message, hint);
                Vec::new()
            }
        }
    }
}

/// What `choose` says in the end: as the constraint says, and at least one where an answer is
/// required and no choice says "none".
pub(super) fn choose(list: &List, asked: &mut Asked) {
    let count = list.answers().count().to_string();
    let mut map = Vec::new();
    let needed = asked.get("required").and_then(Tree::as_str) != Some("no")
        && !asked.has("required_if")
        && list.of_role(Role::None).is_none();
    let min = asked.get("choose.min").cloned();
    match min.or_else(|| needed.then(|| Tree::word(1))) {
        Some(min) if min.as_str() != Some("0") => map.push(("min".to_owned(), min)),
        _ => {}
    }
    if let Some(max) = asked.get("choose.max").cloned()
        && max.as_str() != Some(&count)
    {
        map.push(("max".to_owned(), max));
    }
    asked.entries.retain(|(key, _)| !key.starts_with("choose."));
    if !map.is_empty() {
        asked.put("choose", Tree::Map(map));
    }
}
