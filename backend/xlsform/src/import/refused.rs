//! The answers that a row refuses: its constraint as keys, a pattern or rules, with the message.

use checklists::write::Tree;

use super::asked::Asked;
use super::constraint::{Constraint, constraint};
use super::reading::Reading;
use crate::expression::parse;
use crate::finding::Place;
use crate::language::{self, Word};
use crate::table::Row;

impl Reading<'_> {
    pub(super) fn constraint(
        &mut self,
        row: &Row,
        id: &str,
        kind: &str,
        list: Option<&str>,
        asked: &mut Asked,
    ) {
        let Some(cell) = row.cell("constraint").cloned() else {
            return;
        };
        let place = row.place_of(&cell);
        let found = match parse(&cell.text) {
            Ok(read) => constraint(&read, id, kind, list, self.known),
            Err(clause) => Constraint {
                left: vec![clause],
                ..Constraint::default()
            },
        };
        for clause in found.left {
            let message = format!("constraint is not taken over as a whole: {clause}");
            let hint = "write min, max, pattern or a rule instead";
            self.report
                .findings
                .warn(&place, "constraint_not_mapped", message, hint);
        }
        for (key, value) in found.keys {
            let value = self.report.at(place.clone(), Tree::Word(value));
            asked.put(key, value);
        }
        let used = found.pattern.is_some() || !found.refuse_if.is_empty();
        let message = self.refusal(row, &place, used);
        if let Some(pattern) = found.pattern {
            let tree = Tree::map([("match", Tree::Text(pattern)), ("message", message.clone())]);
            let tree = self.report.at(place.clone(), tree);
            asked.put("pattern", tree);
        } else if !used
            && row.all("constraint_message").next().is_some()
            && row.get("shop:role").is_none()
        {
            self.own_message(row);
        }
        for (number, refuse_if) in found.refuse_if.into_iter().enumerate() {
            let rule = Tree::map([
                ("id", Tree::word(format!("{:.56}_rule{}", id, number + 1))),
                ("refuse_if", refuse_if),
                ("message", message.clone()),
            ]);
            let rule = self.report.at(place.clone(), rule);
            asked.rules.push(rule);
        }
    }

    /// What is said of a refused answer. That none is written is told where it is used.
    fn refusal(&mut self, row: &Row, place: &Place, used: bool) -> Tree {
        if let Some(message) = self.text(row, "constraint_message") {
            return message;
        }
        if used {
            let hint = "write one in constraint_message";
            let said = "the message for a refused answer is missing; a general one was put there";
            self.report
                .findings
                .warn(place, "message_missing", said, hint);
        }
        let default = self.known.default_language();
        let message = language::word(Word::Refused, &default).to_owned();
        self.report.at(place.clone(), Tree::Text(message))
    }

    /// The message of a range: programs of ours say it in their own words.
    fn own_message(&mut self, row: &Row) {
        let default = self.known.default_language();
        for cell in row.all("constraint_message") {
            let language = cell.language.as_ref().unwrap_or(&default);
            let general =
                [Word::Refused, Word::Characters].map(|word| language::word(word, language));
            if !general.contains(&cell.text.as_str()) {
                let message = "the message is not kept: ranges and lengths are explained in the program's own words";
                let place = row.place_of(cell);
                self.report
                    .findings
                    .warn(&place, "message_not_kept", message, "");
                return;
            }
        }
    }
}
