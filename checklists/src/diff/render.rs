//! A difference as plain text. Its own words are English, as those of every finding; what the
//! checklist says stands in the reader's language.

use std::fmt::Write;

use serde_json::Value;

use super::value::{as_text, named, names, plain, shortened};
use super::{Change, Comparable, Compared, Diff, QuestionDiff, State, written};
use crate::checklist::{Checklist, Condition};
use crate::text::{Language, Text};
use crate::words;
use crate::write;

impl Diff {
    /// The difference as plain text: what changed, with the words of `new` (of `old` for what is
    /// gone) in this language. What stayed the same is only counted.
    #[must_use]
    pub fn render(&self, old: &Checklist, new: &Checklist, language: &Language) -> String {
        let mut page = Page {
            old,
            new,
            language,
            text: String::new(),
        };
        page.title(self);
        page.changes("head", &self.head);
        if self.total.state != State::Same {
            page.thing("total", "", &self.total);
        }
        let shown = |compared: &Compared| compared.state != State::Same;
        for section in self.sections.iter().filter(|s| shown(&s.compared)) {
            let home = new.section(&section.id).or(old.section(&section.id));
            let title = home.map_or("", |home| home.title.get(language));
            page.thing(&format!("section {}", section.id), title, &section.compared);
        }
        for question in self.questions.iter().filter(|q| shown(&q.compared)) {
            page.question(question);
        }
        page.end(self);
        page.text
    }
}

struct Page<'a> {
    old: &'a Checklist,
    new: &'a Checklist,
    language: &'a Language,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        let _ = writeln!(self.text, "{}{line}", " ".repeat(indent));
    }

    fn title(&mut self, diff: &Diff) {
        let line = match diff.from.slug == diff.to.slug {
            true => format!(
                "{}: version {} to version {}",
                diff.to.slug, diff.from.version, diff.to.version
            ),
            false => format!(
                "{} version {} to {} version {}",
                diff.from.slug, diff.from.version, diff.to.slug, diff.to.version
            ),
        };
        self.line(0, &line);
        if diff.is_same() {
            self.line(0, "Nothing else changed.");
        }
    }

    fn changes(&mut self, name: &str, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line(0, name);
        for change in changes {
            self.change(change);
        }
    }

    fn question(&mut self, question: &QuestionDiff) {
        let (was, now) = (
            self.old.question(&question.id),
            self.new.question(&question.id),
        );
        let text = now.or(was).map_or("", |one| one.text.get(self.language));
        self.heading(
            &format!("question {}", question.id),
            text,
            &question.compared,
        );
        let (Some(was), Some(now)) = (was, now) else {
            return;
        };
        let trees = (
            write::question(self.old, was),
            write::question(self.new, now),
        );
        for change in &question.compared.changes {
            let Some(key) = written::key(&change.what) else {
                self.change(change);
                continue;
            };
            let lines = match (trees.0.get(key), trees.1.get(key)) {
                // What follows from another key is said there.
                (None, None) if matches!(key, "comment" | "photo") => continue,
                (None, None) => {
                    self.change(change);
                    continue;
                }
                (was, now) => written::changes(key, was, now, self.language),
            };
            for line in lines {
                self.line(2, &line);
            }
        }
    }

    fn thing(&mut self, name: &str, text: &str, compared: &Compared) {
        self.heading(name, text, compared);
        for change in &compared.changes {
            self.change(change);
        }
    }

    /// What became of something, and why that matters.
    fn heading(&mut self, name: &str, text: &str, compared: &Compared) {
        self.text.push('\n');
        let text = match text {
            "" => String::new(),
            text => format!(" “{}”", shortened(text)),
        };
        let state = match compared.state {
            State::Same => "same",
            State::Texts => "texts changed",
            State::Changed => "changed",
            State::Added => "added",
            State::Removed => "removed",
        };
        let comparable = match compared.comparable {
            Some(Comparable::Yes) => "; results stay comparable",
            Some(Comparable::No) => "; results are not comparable, a new epoch opens",
            Some(Comparable::Undecided) => "; comparable is still to be said",
            None => "",
        };
        self.line(0, &format!("{name}{text}: {state}{comparable}"));
        for reason in &compared.reasons {
            self.line(2, &format!("results rest on it: {reason}"));
        }
    }

    fn change(&mut self, change: &Change) {
        let what = match change.what.as_str() {
            "expect_yes" => "expect",
            what => what,
        };
        if let (Some(was), Some(now)) = (as_text(change.was.as_ref()), as_text(change.now.as_ref()))
        {
            return self.texts(what, &was, &now);
        }
        let empty = Value::Array(Vec::new());
        let listed = |value: &Option<Value>| value.clone().unwrap_or_else(|| empty.clone());
        let (was, now) = (listed(&change.was), listed(&change.now));
        if let (Some(was), Some(now)) = (named(&was), named(&now)) {
            return self.rows(what, &was, &now);
        }
        if let (Some(was), Some(now)) = (names(&was), names(&now)) {
            return self.names(what, &was, &now);
        }
        let said = |value: &Option<Value>, checklist: &Checklist| match value {
            Some(value) => self.value(what, value, checklist),
            None => "nothing".to_owned(),
        };
        let line = format!(
            "{what}: {} -> {}",
            said(&change.was, self.old),
            said(&change.now, self.new)
        );
        self.line(2, &line);
    }

    /// A text, language by language.
    fn texts(&mut self, what: &str, was: &Text, now: &Text) {
        let mut languages: Vec<&Language> = was.entries().map(|(language, _)| language).collect();
        for (language, _) in now.entries() {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        let find = |text: &Text, language: &Language| -> Option<String> {
            let mut entries = text.entries();
            let found = entries.find(|(other, _)| *other == language)?;
            Some(format!("“{}”", shortened(found.1)))
        };
        let whole = |text: &Text, language: &Language| -> Option<String> {
            let mut entries = text.entries();
            let found = entries.find(|(other, _)| *other == language)?;
            Some(found.1.to_owned())
        };
        for language in languages {
            if whole(was, language) == whole(now, language) {
                continue;
            }
            let (was, now) = (find(was, language), find(now, language));
            let nothing = || "nothing".to_owned();
            let line = format!(
                "{what} [{language}]: {} -> {}",
                was.unwrap_or_else(nothing),
                now.unwrap_or_else(nothing)
            );
            self.line(2, &line);
        }
    }

    /// A list of things with names: options, bands, rules.
    fn rows(&mut self, what: &str, was: &[(String, Value)], now: &[(String, Value)]) {
        let find = |rows: &[(String, Value)], id: &str| {
            rows.iter()
                .find(|(other, _)| other == id)
                .map(|(_, row)| row.clone())
        };
        for (id, row) in now {
            match find(was, id) {
                None => self.line(2, &format!("{what}: {id} was added")),
                Some(earlier) if earlier != *row => {
                    self.row(&format!("{what} {id}"), &earlier, row);
                }
                Some(_) => {}
            }
        }
        for (id, _) in was.iter().filter(|(id, _)| find(now, id).is_none()) {
            self.line(2, &format!("{what}: {id} is gone"));
        }
        let order = |rows: &[(String, Value)], others: &[(String, Value)]| -> Vec<String> {
            let kept = rows.iter().filter(|(id, _)| find(others, id).is_some());
            kept.map(|(id, _)| id.clone()).collect()
        };
        if order(was, now) != order(now, was) {
            self.line(2, &format!("{what}: the order changed"));
        }
    }

    /// A list of names: questions, languages.
    fn names(&mut self, what: &str, was: &[&str], now: &[&str]) {
        let missing = |from: &[&str], other: &[&str]| -> Vec<String> {
            let missing = from.iter().filter(|name| !other.contains(name));
            missing.map(|name| (*name).to_owned()).collect()
        };
        let (added, gone) = (missing(now, was), missing(was, now));
        let mut said = Vec::new();
        if !added.is_empty() {
            said.push(format!("{} added", added.join(", ")));
        }
        if !gone.is_empty() {
            said.push(format!("{} gone", gone.join(", ")));
        }
        let kept = |names: &[&str], other: &[&str]| -> Vec<String> {
            let kept = names.iter().filter(|name| other.contains(name));
            kept.map(|name| (*name).to_owned()).collect()
        };
        if kept(was, now) != kept(now, was) {
            said.push("the order changed".to_owned());
        }
        self.line(2, &format!("{what}: {}", said.join("; ")));
    }

    fn row(&mut self, what: &str, was: &Value, now: &Value) {
        let (Value::Object(was), Value::Object(now)) = (was, now) else {
            return;
        };
        let mut keys: Vec<&String> = was.keys().chain(now.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let (was, now) = (was.get(key), now.get(key));
            if was == now {
                continue;
            }
            if let (Some(was), Some(now)) = (as_text(was), as_text(now)) {
                self.texts(what, &was, &now);
                continue;
            }
            let said = |value: Option<&Value>, checklist: &Checklist| match value {
                Some(value) => self.value(key, value, checklist),
                None => "nothing".to_owned(),
            };
            let line = format!(
                "{what}: {key} {} -> {}",
                said(was, self.old),
                said(now, self.new)
            );
            self.line(2, &line);
        }
    }

    fn value(&self, what: &str, value: &Value, checklist: &Checklist) -> String {
        let condition = matches!(what, "show_if" | "required_if" | "refuse_if" | "when");
        if condition && let Ok(condition) = serde_json::from_value::<Condition>(value.clone()) {
            return words::condition(&condition, checklist, self.language);
        }
        plain(what, value, self.language)
    }

    fn end(&mut self, diff: &Diff) {
        let questions = || diff.questions.iter().map(|q| q.compared.state);
        let count = |state| questions().filter(|other| *other == state).count();
        self.text.push('\n');
        let line = format!(
            "questions: {} same, {} with other texts, {} changed, {} added, {} removed",
            count(State::Same),
            count(State::Texts),
            count(State::Changed),
            count(State::Added),
            count(State::Removed)
        );
        self.line(0, &line);
        for renamed in &diff.renamed {
            let of = match &renamed.question {
                Some(question) => format!(" of question {question}"),
                None => String::new(),
            };
            let line = format!(
                "{} {}{of} became {} with the same text: keep the id {}, or its results start anew",
                renamed.what, renamed.was, renamed.now, renamed.was
            );
            self.line(0, &line);
        }
        for finding in &diff.undecided {
            let place = match finding.line {
                0 => String::new(),
                line => format!(", at line {line}"),
            };
            let line = format!(
                "to be said in the new version{place}, before it can be published: {}",
                finding.message
            );
            self.line(0, &line);
            if let Some(hint) = &finding.hint {
                self.line(2, &format!("hint: {hint}"));
            }
        }
    }
}
