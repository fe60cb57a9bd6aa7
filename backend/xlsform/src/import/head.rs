//! The sheets `settings` and `scoring`: what stands above the questions of a checklist.

use checklists::write::Tree;

use super::reading::Reading;
use crate::NAMESPACE;
use crate::finding::Place;
use crate::table::{Row, Table};

/// Settings that say nothing about a checklist.
const LEFT: [&str; 11] = [
    "style",
    "public_key",
    "submission_url",
    "instance_name",
    "auto_send",
    "auto_delete",
    "allow_choice_duplicates",
    "instance_xmlns",
    "id_string",
    "clean_text_values",
    "omit_instanceid",
];

/// `checklist`, `version` and `title`.
pub(super) fn settings(reading: &mut Reading<'_>, table: &Table) -> Vec<(String, Tree)> {
    let row = table.rows.first().cloned().unwrap_or_default();
    let mut map = Vec::new();
    let whole = Place::new(
        if table.name.is_empty() {
            "settings"
        } else {
            &table.name
        },
        0,
        0,
    );
    let form_id = row.cell("form_id").or(row.cell("id_string")).cloned();
    let title = reading
        .text(&row, "form_title")
        .or_else(|| reading.text(&row, "title"));
    let id = match (&form_id, &title) {
        (Some(cell), _) => cell.text.clone(),
        (None, _) => {
            let message = "the form has no form_id; the checklist is called form";
            let hint = "write one in the column form_id of the sheet settings";
            reading
                .report
                .findings
                .warn(&whole, "form_id_missing", message, hint);
            "form".to_owned()
        }
    };
    let slug = slug(&id);
    let place = form_id
        .as_ref()
        .map_or(whole.clone(), |cell| row.place_of(cell));
    if slug != id {
        let message = format!("the form {id:?} is called {slug} now");
        reading
            .report
            .findings
            .warn(&place, "name_changed", message, "names are a-z, 0-9 and -");
    }
    map.push((
        "checklist".to_owned(),
        reading.report.at(place, Tree::word(slug)),
    ));
    let version = row.get("version").unwrap_or("1");
    let number = version.parse::<u32>().ok().filter(|number| *number > 0);
    if number.is_none() {
        let message = format!("the version {version:?} is no whole number; it is 1 now");
        let place = row.place_at("version");
        reading
            .report
            .findings
            .warn(&place, "version_changed", message, "count versions 1, 2, 3");
    }
    let version = Tree::word(number.unwrap_or(1));
    map.push((
        "version".to_owned(),
        reading.report.at(row.place_at("version"), version),
    ));
    let title = title.unwrap_or_else(|| {
        let message = "the form has no form_title; it is titled by its form_id";
        reading.report.findings.warn(
            &whole,
            "title_missing",
            message,
            "write one in the column form_title",
        );
        reading.report.at(whole.clone(), Tree::Text(id))
    });
    map.push(("title".to_owned(), title));
    for cell in &row.cells {
        let key = cell.key.as_str();
        if matches!(
            key,
            "name" | "form_id" | "form_title" | "title" | "version" | "default_language"
        ) {
            continue;
        }
        let place = row.place_of(cell);
        match key {
            "namespaces" if cell.text.contains(NAMESPACE) => {}
            "namespaces" => {
                let message = format!("columns of other namespaces than {NAMESPACE} are not read");
                reading
                    .report
                    .findings
                    .warn(&place, "column_unknown", message, "");
            }
            key if LEFT.contains(&key) => {
                let message = format!("the setting {key} is not taken over");
                reading
                    .report
                    .findings
                    .warn(&place, "setting_not_mapped", message, "");
            }
            key => {
                let message = format!("the setting {key:?} is not known; it is not read");
                reading
                    .report
                    .findings
                    .warn(&place, "column_unknown", message, "");
            }
        }
    }
    for row in table.rows.iter().skip(1) {
        let message = "a second row of settings; it is not read";
        reading
            .report
            .findings
            .warn(&row.place(), "setting_not_mapped", message, "");
    }
    map
}

/// A slug: `a-z`, `0-9` and `-`, 64 at most.
fn slug(id: &str) -> String {
    let keep = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let lower = id.to_lowercase();
    let slug: String = lower
        .chars()
        .map(|c| if keep(c) { c } else { '-' })
        .take(64)
        .collect();
    if slug.is_empty() {
        "form".to_owned()
    } else {
        slug
    }
}

/// What the sheet `scoring` says.
#[derive(Default)]
pub(super) struct Scoring {
    /// Keys of the head.
    pub head: Vec<(String, Tree)>,
    pub scoring: Vec<(String, Tree)>,
    pub bands: Vec<Tree>,
    pub epoch: Option<Tree>,
    /// Keys of sections: the section's name, the key, the value.
    pub sections: Vec<(String, String, Tree)>,
    pub rules: Vec<Tree>,
    pub title: Option<Tree>,
    pub briefing: Option<Tree>,
}

/// Reads the sheet `scoring`: one thing a row, in the columns key, name, value and label.
pub(super) fn scoring(reading: &mut Reading<'_>, table: &Table) -> Scoring {
    let mut found = Scoring::default();
    for row in &table.rows {
        take(reading, row, &mut found);
    }
    found
}

const HEAD: [&str; 4] = ["instrument", "channel", "sector", "reviewed_by_native"];
const TOTAL: [&str; 7] = [
    "method",
    "blank",
    "cap",
    "floor",
    "min_scored_share",
    "pass_mark",
    "show_points",
];
const KEYS: &str = "instrument, channel, sector, reviewed_by_native, title, briefing, method, blank, cap, \
                    floor, min_scored_share, pass_mark, show_points, band, weight, comparable, rule";

fn take(reading: &mut Reading<'_>, row: &Row, found: &mut Scoring) {
    let Some(key) = row.get("key").map(str::to_lowercase) else {
        let message = "a row without a key; it is not read";
        reading
            .report
            .findings
            .warn(&row.place(), "key_unknown", message, "");
        return;
    };
    let name = row.get("name").map(str::to_owned);
    let value = row.get("value").map(str::to_owned);
    let at = |reading: &mut Reading<'_>, column: &str, word: &str| {
        reading.report.at(row.place_at(column), Tree::word(word))
    };
    match (key.as_str(), name, value) {
        ("title", _, _) => found.title = reading.text(row, "label"),
        ("briefing", _, _) => found.briefing = reading.text(row, "label"),
        ("band", Some(name), Some(value)) => {
            let mut band = vec![
                ("id".to_owned(), at(reading, "name", &name)),
                ("from".to_owned(), at(reading, "value", &value)),
            ];
            band.extend(
                reading
                    .text(row, "label")
                    .map(|label| ("label".to_owned(), label)),
            );
            found
                .bands
                .push(reading.report.at(row.place(), Tree::Map(band)));
        }
        ("rule", Some(name), Some(value)) => {
            let refuse_if = match Tree::parse(&value) {
                Ok(tree) => tree,
                Err(errors) => {
                    let why = errors
                        .first()
                        .map_or("", |finding| finding.message.as_str());
                    let message = format!("the cell cannot be read: {why}");
                    let hint = Some(
                        "write a condition, as in {question: left, below: {question: came}}"
                            .to_owned(),
                    );
                    let place = row.place_at("value");
                    reading
                        .report
                        .findings
                        .error(&place, "cell_unreadable", message, hint);
                    return;
                }
            };
            let mut rule = vec![
                ("id".to_owned(), at(reading, "name", &name)),
                (
                    "refuse_if".to_owned(),
                    reading.report.at(row.place_at("value"), refuse_if),
                ),
            ];
            rule.extend(
                reading
                    .text(row, "label")
                    .map(|text| ("message".to_owned(), text)),
            );
            found
                .rules
                .push(reading.report.at(row.place(), Tree::Map(rule)));
        }
        ("weight" | "floor" | "comparable", Some(name), Some(value)) => {
            let value = at(reading, "value", &value);
            found.sections.push((name, key, value));
        }
        ("comparable", None, Some(value)) => {
            let value = at(reading, "value", &value);
            found.epoch = Some(Tree::map([("comparable", value)]));
        }
        (key, None, Some(value)) if HEAD.contains(&key) => {
            let value = at(reading, "value", &value);
            found.head.push((key.to_owned(), value));
        }
        (key, None, Some(value)) if TOTAL.contains(&key) => {
            let value = at(reading, "value", &value);
            found.scoring.push((key.to_owned(), value));
        }
        (key, _, _)
            if HEAD.contains(&key)
                || TOTAL.contains(&key)
                || matches!(key, "band" | "weight" | "comparable" | "rule") =>
        {
            let message = format!(
                "the row {key} lacks something, or has a name it does not take; it is not read"
            );
            let hint = "band and rule take a name, a value and a label; weight the name of a section and a value; the others a value";
            reading
                .report
                .findings
                .warn(&row.place(), "row_incomplete", message, hint);
        }
        (key, _, _) => {
            let message = format!("the key {key:?} is not known; the row is not read");
            let hint = format!("the keys are {KEYS}");
            let place = row.place_at("key");
            reading
                .report
                .findings
                .warn(&place, "key_unknown", message, &hint);
        }
    }
}
