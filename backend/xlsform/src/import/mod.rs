//! A workbook as a source of the checklist language.

mod asked;
mod choices;
mod condition;
mod constraint;
mod filter;
mod grades;
mod group;
mod head;
pub(crate) mod kinds;
mod notes;
mod question;
mod reading;
mod refused;
mod report;
mod survey;
mod unread;

use checklists::Checklist;
use checklists::write::{Tree, write};

pub(crate) use reading::Reading;
pub(crate) use report::Report;

use crate::finding::{Place, SheetFinding};
use crate::known::{Known, languages};
use crate::table::{Row, Table};
use crate::unreadable::Unreadable;
use crate::workbook;
use head::{Scoring, scoring, settings};

/// What became of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The checklist as YAML, in the style of the shipped ones. Where there are errors among the
    /// findings it does not compile yet.
    pub source: String,
    /// What could not be taken over as it is, and what is wrong with the checklist.
    pub findings: Vec<SheetFinding>,
}

impl Import {
    /// Whether the source compiles.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings
            .iter()
            .all(|finding| finding.severity != checklists::Severity::Error)
    }
}

/// The sheets that are read.
const SHEETS: [&str; 4] = ["survey", "choices", "settings", "scoring"];

/// Reads an XLSForm workbook.
///
/// # Errors
/// [`Unreadable`] when the bytes are no workbook with a survey. Everything else is a finding.
pub fn import(bytes: &[u8]) -> Result<Import, Unreadable> {
    let mut report = Report::default();
    let (names, sheets) = workbook::read(bytes, &SHEETS, &mut report.findings)?;
    let mut sheets = sheets.into_iter();
    let mut next = || sheets.next().flatten();
    let (survey, choices, set, score) = (next(), next(), next(), next());
    let Some(survey) = survey else {
        return Err(Unreadable::NoSurvey(names.join(", ")));
    };
    for name in &names {
        if !SHEETS.contains(&name.trim().to_lowercase().as_str()) {
            let place = Place::new(name, 0, 0);
            let message = "this sheet is not read";
            report.findings.warn(&place, "sheet_not_read", message, "");
        }
    }
    let mut table = |sheet: Option<workbook::Sheet>| {
        sheet.map_or_else(Table::default, |sheet| {
            Table::of(sheet, &mut report.findings)
        })
    };
    let (survey, choices) = (table(Some(survey)), table(choices));
    let (set, score) = (table(set), table(score));
    for column in ["type", "name"] {
        if !survey.columns.iter().any(|(key, _)| key == column) {
            return Err(Unreadable::NoColumn(column));
        }
    }
    let tables = [&survey, &choices, &score];
    let languages = languages(&tables, set.rows.first(), &mut report.findings);
    let known = Known::of(languages, &survey.rows, &choices.rows, &mut report.findings);
    let source = tree(&known, [&survey, &choices, &set, &score], &mut report);
    let written = write(&source);
    let compiled = checklists::compile(&written.source);
    for finding in compiled.diagnostics {
        let place = report.place(written.mark_at(finding.line, finding.column));
        report.findings.compiled(&place, finding);
    }
    if let Some(checklist) = &compiled.checklist {
        contradictions(&survey.rows, checklist, &mut report);
    }
    Ok(Import {
        source: written.source,
        findings: report.findings.into_sorted(),
    })
}

/// Our own columns count before those of the form. Where a row has both and they say different
/// things, somebody has changed the one that does not count.
fn contradictions(survey: &[Row], checklist: &Checklist, report: &mut Report) {
    const BOTH: [(&str, &[&str]); 3] = [
        ("relevant", &["show_if"]),
        ("required", &["required", "required_if"]),
        (
            "constraint",
            &[
                "min",
                "max",
                "min_length",
                "max_length",
                "pattern",
                "choose",
            ],
        ),
    ];
    let own = |row: &Row, keys: &[&str]| {
        let written = |key: &&&str| row.get(&format!("shop:{key}")).is_some();
        keys.iter().find(written).map(|key| (*key).to_owned())
    };
    if !survey
        .iter()
        .any(|row| BOTH.iter().any(|(_, keys)| own(row, keys).is_some()))
    {
        return;
    }
    let exported = crate::export::survey_rows(checklist);
    for row in survey {
        for (column, keys) in BOTH {
            let (Some(key), Some(cell)) = (own(row, keys), row.cell(column)) else {
                continue;
            };
            let same = |other: &&Row| other.get("name") == row.get("name");
            let meant = exported
                .iter()
                .find(same)
                .and_then(|other| other.get(column));
            if meant != Some(cell.text.as_str()) {
                let message =
                    format!("{column} says something else than bind::shop:{key}, which counts");
                let hint = format!("to use {column}, empty bind::shop:{key}");
                let place = row.place_of(cell);
                report
                    .findings
                    .warn(&place, "own_column_counts", message, &hint);
            }
        }
    }
}

/// The whole source as a tree.
fn tree(known: &Known, tables: [&Table; 4], report: &mut Report) -> Tree {
    let [survey, choices, set, score] = tables;
    let mut reading = Reading { known, report };
    reading.choices(&survey.rows, &choices.rows);
    let read = reading.survey(&survey.rows);
    let head = settings(&mut reading, set);
    let Scoring {
        head: said,
        scoring,
        bands,
        epoch,
        sections: extras,
        rules,
        title,
        briefing,
    } = scoring(&mut reading, score);
    let mut map: Vec<(String, Tree)> = head;
    map.extend(said);
    let languages = known.languages.iter().map(Tree::word).collect();
    map.push(("languages".to_owned(), Tree::List(languages)));
    if let Some(title) = title {
        map.retain(|(key, _)| key != "title");
        map.push(("title".to_owned(), title));
    }
    let default = known.default_language().to_string();
    let notes = read.briefing.into_iter();
    let briefing = briefing
        .into_iter()
        .chain(notes)
        .reduce(|first, second| notes::joined(&first, &second, &default));
    let mut put = |key: &str, tree: Option<Tree>| {
        if let Some(tree) = tree {
            map.push((key.to_owned(), tree));
        }
    };
    put("briefing", briefing);
    put(
        "scoring",
        (!scoring.is_empty()).then_some(Tree::Map(scoring)),
    );
    put("bands", (!bands.is_empty()).then_some(Tree::List(bands)));
    put("epoch", epoch);
    let mut sections = Vec::new();
    let mut ids = Vec::new();
    for part in read.parts {
        let mut entries = vec![("id".to_owned(), Tree::word(&part.id))];
        let extra = extras.iter().filter(|(id, _, _)| *id == part.id);
        entries.extend(extra.map(|(_, key, tree)| (key.clone(), tree.clone())));
        entries.extend(part.show_if.map(|tree| ("show_if".to_owned(), tree)));
        entries.extend(part.title.map(|tree| ("title".to_owned(), tree)));
        entries.push(("questions".to_owned(), Tree::List(part.questions)));
        sections.push(reading.report.at(part.place, Tree::Map(entries)));
        ids.push(part.id);
    }
    put("sections", Some(Tree::List(sections)));
    let rules: Vec<Tree> = rules.into_iter().chain(read.rules).collect();
    put("rules", (!rules.is_empty()).then_some(Tree::List(rules)));
    for row in &score.rows {
        if let Some(name) = row.get("name")
            && matches!(row.get("key"), Some("weight" | "floor" | "comparable"))
            && !ids.iter().any(|id| id == name)
        {
            let message = format!("there is no section {name}");
            let hint = Some(format!("the sections are {}", ids.join(", ")));
            let place = row.place_at("name");
            reading
                .report
                .findings
                .error(&place, "section_unknown", message, hint);
        }
    }
    let rank = |key: &str| HEAD.iter().position(|known| *known == key);
    map.sort_by_key(|(key, _)| rank(key));
    Tree::Map(map)
}

/// The keys of a checklist in the order in which sources are written.
const HEAD: [&str; 14] = [
    "checklist",
    "version",
    "instrument",
    "channel",
    "sector",
    "languages",
    "reviewed_by_native",
    "title",
    "briefing",
    "scoring",
    "bands",
    "epoch",
    "sections",
    "rules",
];
