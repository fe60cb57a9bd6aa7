//! Names in the form for what the language has no name for.

use std::collections::{HashMap, HashSet};

use checklists::{Checklist, QuestionId, RuleId, SectionId};

use crate::known::free_name;

/// The names of rows of ours. Questions keep their own.
pub(super) struct Names {
    taken: HashSet<String>,
    groups: HashMap<SectionId, String>,
    helpers: HashMap<(QuestionId, &'static str), String>,
    parts: HashMap<(SectionId, &'static str), String>,
    whole: HashMap<&'static str, String>,
    rules: HashMap<RuleId, String>,
}

/// The rows that serve a question, by their roles.
const HELPERS: [&str; 5] = ["na", "comment", "photo", "points", "seconds"];
/// The rows that serve a section.
const PARTS: [&str; 4] = ["earned", "kept", "possible", "visible"];
/// The rows that serve the whole.
const WHOLE: [&str; 6] = ["form", "share", "held", "total", "band", "verdict"];

impl Names {
    pub(super) fn of(checklist: &Checklist) -> Self {
        // `meta` and `data` are names that the form has already.
        let mut taken: HashSet<String> = ["meta", "data"].map(str::to_owned).into();
        taken.extend(checklist.questions().map(|one| one.id.to_string()));
        let mut names = Self {
            taken,
            groups: HashMap::new(),
            helpers: HashMap::new(),
            parts: HashMap::new(),
            whole: HashMap::new(),
            rules: HashMap::new(),
        };
        for role in WHOLE {
            let name = names.new_name(role.to_owned());
            names.whole.insert(role, name);
        }
        for section in &checklist.sections {
            let name = names.new_name(section.id.to_string());
            names.groups.insert(section.id.clone(), name);
        }
        for section in &checklist.sections {
            for role in PARTS {
                let name = names.new_name(format!("{}_{role}", section.id));
                names.parts.insert((section.id.clone(), role), name);
            }
            for question in &section.questions {
                for role in HELPERS {
                    let name = names.new_name(format!("{}_{role}", question.id));
                    names.helpers.insert((question.id.clone(), role), name);
                }
            }
        }
        for rule in &checklist.rules {
            let name = names.new_name(format!("{}_rule", rule.id));
            names.rules.insert(rule.id.clone(), name);
        }
        names
    }

    fn new_name(&mut self, wanted: String) -> String {
        let name = free_name(&wanted, &self.taken);
        self.taken.insert(name.clone());
        name
    }

    pub(super) fn group(&self, section: &SectionId) -> &str {
        self.groups.get(section).map_or("", String::as_str)
    }

    pub(super) fn helper(&self, question: &QuestionId, role: &'static str) -> &str {
        let found = self.helpers.get(&(question.clone(), role));
        found.map_or("", String::as_str)
    }

    pub(super) fn part(&self, section: &SectionId, role: &'static str) -> &str {
        let found = self.parts.get(&(section.clone(), role));
        found.map_or("", String::as_str)
    }

    pub(super) fn rule(&self, rule: &RuleId) -> &str {
        self.rules.get(rule).map_or("", String::as_str)
    }

    pub(super) fn whole(&self, role: &'static str) -> &str {
        self.whole.get(role).map_or("", String::as_str)
    }
}
