//! What is known of a form before any row is read: its languages, its lists of choices, and what
//! every name in `${...}` stands for.

use std::collections::{HashMap, HashSet};

use checklists::Language;

use crate::finding::Findings;
use crate::import::kinds::{RowType, kind_of, row_type};
use crate::table::{Row, Table};

/// The names that forms in use give to the choice "not applicable".
pub(crate) const NOT_APPLICABLE: [&str; 6] = [
    "na",
    "n_a",
    "n/a",
    "n.a.",
    "not_applicable",
    "notapplicable",
];

/// What a choice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// An answer.
    Answer,
    /// "Not applicable".
    NotApplicable,
    /// "None of these".
    None,
}

/// A choice of a list.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// The name as written.
    pub name: String,
    /// The name as the language takes it.
    pub id: String,
    pub role: Role,
    pub row: Row,
}

/// A list of choices.
#[derive(Clone, Debug, Default)]
pub(crate) struct List {
    pub choices: Vec<Choice>,
}

impl List {
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Choice> {
        self.choices.iter().filter(|one| one.role == Role::Answer)
    }

    pub(crate) fn of_role(&self, role: Role) -> Option<&Choice> {
        self.choices.iter().find(|one| one.role == role)
    }

    pub(crate) fn is_yes_no(&self) -> bool {
        let mut names: Vec<&str> = self.answers().map(|one| one.id.as_str()).collect();
        names.sort_unstable();
        names == ["no", "yes"]
    }

    /// The numbers of a list that is a scale: whole numbers one after the other.
    pub(crate) fn grades(&self) -> Option<Vec<i64>> {
        let grades: Option<Vec<i64>> = self.answers().map(|one| one.name.parse().ok()).collect();
        let grades = grades?;
        let rising = grades.windows(2).all(|pair| pair[1] == pair[0] + 1);
        (grades.len() >= 2 && rising && grades.iter().all(|grade| grade.abs() <= 1000))
            .then_some(grades)
    }
}

/// What a name of the survey stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A question.
    Question {
        id: String,
        kind: String,
        list: Option<String>,
    },
    /// A row of ours that serves a question.
    Helper { role: String, of: String },
    /// A calculation, a group, a note: nothing that a condition of ours can ask about.
    Other(&'static str),
}

/// What is known of the form.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The languages, the default first.
    pub languages: Vec<Language>,
    pub lists: HashMap<String, List>,
    pub subjects: HashMap<String, Subject>,
}

impl Known {
    pub(crate) fn default_language(&self) -> Language {
        let first = self.languages.first();
        first.cloned().unwrap_or_else(Language::english)
    }

    pub(crate) fn list(&self, name: Option<&str>) -> Option<&List> {
        self.lists.get(name?)
    }

    pub(crate) fn subject(&self, name: &str) -> Option<&Subject> {
        self.subjects.get(name)
    }

    /// Reads the names of the survey and the lists of the choices.
    pub(crate) fn of(
        languages: Vec<Language>,
        survey: &[Row],
        choices: &[Row],
        findings: &mut Findings,
    ) -> Self {
        let mut known = Self {
            languages,
            ..Self::default()
        };
        known.read_lists(choices, findings);
        let mut taken = HashSet::new();
        for row in survey {
            let Some(name) = row.get("name") else {
                continue;
            };
            let of = |key: &str| row.get(key).map(str::to_owned);
            let subject = match (of("shop:role"), row_type(row)) {
                (Some(role), _) => Subject::Helper {
                    role,
                    of: of("shop:of").unwrap_or_default(),
                },
                (None, RowType::Question { sort, list, .. }) => {
                    let id = known.new_id(row, name, "question", "q", &mut taken, findings);
                    let kind = kind_of(row, sort, known.list(list.as_deref()));
                    Subject::Question { id, kind, list }
                }
                (None, RowType::BeginGroup) => Subject::Other("a group"),
                (None, RowType::BeginRepeat) => Subject::Other("a repeat"),
                (None, RowType::Note) => Subject::Other("a note"),
                (None, RowType::Calculate) => Subject::Other("a calculation"),
                (None, _) => Subject::Other("a row that is not taken over"),
            };
            known.subjects.entry(name.to_owned()).or_insert(subject);
        }
        known
    }

    fn new_id(
        &mut self,
        row: &Row,
        name: &str,
        what: &str,
        prefix: &str,
        taken: &mut HashSet<String>,
        findings: &mut Findings,
    ) -> String {
        if let Some(id) = row.get("shop:id") {
            return id.to_owned();
        }
        let id = tidy(name, prefix);
        if id != name && taken.insert(id.clone()) {
            let message = format!("the {what} {name:?} is called {id} now");
            let place = row.place_at("name");
            findings.warn(&place, "name_changed", message, "names are a-z, 0-9 and _");
        } else if id != name {
            let free = free_name(&id, taken);
            let message = format!("the {what} {name:?} is called {free} now");
            let place = row.place_at("name");
            findings.warn(&place, "name_changed", message, "names are a-z, 0-9 and _");
            return free;
        } else {
            taken.insert(id.clone());
        }
        id
    }

    fn read_lists(&mut self, choices: &[Row], findings: &mut Findings) {
        let mut taken: HashMap<String, HashSet<String>> = HashMap::new();
        for row in choices {
            let name = row.get("name").or(row.get("value"));
            let (Some(list), Some(name)) = (row.get("list_name"), name) else {
                let message = "a choice needs a list_name and a name; the row is not read";
                findings.warn(&row.place(), "choice_incomplete", message, "");
                continue;
            };
            let role = match row.get("role") {
                Some("na") => Role::NotApplicable,
                Some("none") => Role::None,
                Some(_) => Role::Answer,
                None if NOT_APPLICABLE.contains(&name.to_lowercase().as_str()) => {
                    Role::NotApplicable
                }
                None => Role::Answer,
            };
            let whole = name.parse::<i64>().is_ok();
            let taken = taken.entry(list.to_owned()).or_default();
            let mut id = if whole {
                format!("o_{}", name.replace('-', "minus_"))
            } else {
                tidy(name, "o")
            };
            if id == "missed" {
                id = "missed_it".to_owned();
            }
            if role == Role::Answer {
                // A choice given twice is for the compiler to refuse; only our own names differ.
                if id != name {
                    id = free_name(&id, taken);
                }
                taken.insert(id.clone());
            }
            let choice = Choice {
                name: name.to_owned(),
                id,
                role,
                row: row.clone(),
            };
            let list = self.lists.entry(list.to_owned()).or_default();
            list.choices.push(choice);
        }
        for list in self.lists.values() {
            let graded = list.grades().is_some();
            for choice in list.answers().filter(|one| one.id != one.name && !graded) {
                let message = format!("the choice {:?} is called {} now", choice.name, choice.id);
                let place = choice.row.place_at("name");
                findings.warn(&place, "name_changed", message, "names are a-z, 0-9 and _");
            }
        }
    }
}

/// A name as the language takes it: `a-z`, `0-9` and `_`, starting with a letter, 64 at most.
pub(crate) fn tidy(name: &str, prefix: &str) -> String {
    let mut id = String::new();
    for c in name.to_lowercase().chars() {
        let c = if c.is_ascii_lowercase() || c.is_ascii_digit() {
            c
        } else {
            '_'
        };
        if c != '_' || !id.ends_with('_') || name.contains("__") {
            id.push(c);
        }
    }
    let id = id.trim_start_matches('_');
    let id = if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id.to_owned()
    } else {
        format!("{prefix}_{id}")
    };
    id[..id.len().min(60)].trim_end_matches('_').to_owned()
}

/// The name with a number after it where it is taken.
pub(crate) fn free_name(name: &str, taken: &HashSet<String>) -> String {
    if !taken.contains(name) {
        return name.to_owned();
    }
    let mut number = 2;
    loop {
        let free = format!("{name}_{number}");
        if !taken.contains(&free) {
            return free;
        }
        number += 1;
    }
}

/// The languages of a form: the default first, then in the order of the columns.
pub(crate) fn languages(
    tables: &[&Table],
    settings: Option<&Row>,
    findings: &mut Findings,
) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for table in tables {
        for (key, language) in &table.columns {
            if key == "label"
                && let Some(language) = language
                && !languages.contains(language)
            {
                languages.push(language.clone());
            }
        }
    }
    let default = settings.and_then(|row| row.cell("default_language").map(|cell| (row, cell)));
    let default = default.and_then(|(row, cell)| {
        let language = crate::language::of_heading(&cell.text);
        if language.is_none() && cell.text != "default" {
            let message = format!("{:?} is no language that is known", cell.text);
            let hint = "write the code behind it, as in English (en)";
            findings.warn(&row.place_of(cell), "language_unknown", message, hint);
        }
        language
    });
    let plain = tables.iter().any(|table| {
        let bare =
            |(key, language): &(String, Option<Language>)| key == "label" && language.is_none();
        table.columns.iter().any(bare)
    });
    let default = match (default, plain) {
        (Some(default), _) => default,
        (None, true) if !languages.contains(&Language::english()) => Language::english(),
        (None, _) => languages.first().cloned().unwrap_or_else(Language::english),
    };
    languages.retain(|language| *language != default);
    languages.insert(0, default);
    languages
}
