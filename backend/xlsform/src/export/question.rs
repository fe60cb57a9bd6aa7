//! A question as rows of the survey, and its choices.

use checklists::checklist::{AnswerName, Choice, Kind, Question};
use checklists::{Decimal, Language, Text};

use super::expression::{na_is_a_choice, na_name, none_name};
use super::sheet::Cells;
use super::{Book, Sheets};
use crate::expression::quoted;
use crate::finding::{Findings, Place};
use crate::known::NOT_APPLICABLE;
use crate::language::{self, Word};
use crate::table::Row;

/// The last second of a day.
const LAST_SECOND: i64 = 24 * 60 * 60 - 1;

impl Book<'_> {
    /// The rows of a question: a box for "not applicable" before it where that is no choice; after
    /// it what is calculated from it, its comment and its photo.
    pub(super) fn question(
        &self,
        question: &Question,
        sheets: &mut Sheets,
        findings: &mut Findings,
    ) {
        if question.na && !na_is_a_choice(question) {
            let row = self.box_row(question);
            sheets.survey.push(row);
        }
        let mut row = Row::default();
        row.put("type", self.row_type(question, sheets));
        row.put("name", question.id.as_str());
        self.put_text(&mut row, "label", &question.text);
        self.hint(question, &mut row);
        row.put("relevant", self.relevant(question));
        row.put("required", self.required(question));
        let lost = self.constraint(question, &mut row);
        row.put("choice_filter", self.choice_filter(question));
        let place = |number| Place::new("survey", number, 0);
        let changed = [Some(&question.text), question.help.as_ref()];
        let changed = changed.into_iter().flatten().any(is_changed);
        let number = sheets.survey.push(row);
        if changed {
            let message = "a text holds ${ or a character that workbooks cannot hold; other programs show it a little changed";
            findings.warn(&place(number), "text_changed", message, "");
        }
        if lost {
            let message =
                "the pattern holds both sorts of quotes, so other programs do not check it";
            findings.warn(&place(number), "pattern_not_exported", message, "");
        }
        let photos = match question.kind {
            Kind::Photo { min, max, .. } => (min.max(question.photo.min), max),
            _ => (question.photo.min, 1),
        };
        if photos.0 > 1 || photos.1 > 1 {
            let message = format!(
                "other programs take one photo here, not {}",
                photos.0.max(photos.1)
            );
            findings.warn(&place(number), "photos_one", message, "");
        }
        self.helpers(question, sheets);
    }

    fn box_row(&self, question: &Question) -> Row {
        let mut row = Row::default();
        row.put("type", "acknowledge");
        row.put("name", self.names.helper(&question.id, "na"));
        row.by_language("label", self.languages(), |language| {
            let text = clean(question.text.get(language));
            format!("{text}\n({})", language::word(Word::DoesNotApply, language))
        });
        let show_if = question.show_if.as_ref();
        row.put(
            "relevant",
            show_if.map(|one| self.condition(one)).unwrap_or_default(),
        );
        row.put("shop:role", "na");
        row.put("shop:of", question.id.as_str());
        row
    }

    fn put_text(&self, row: &mut Row, key: &str, text: &Text) {
        for (language, text) in text.entries() {
            row.by_language(key, [language], |_| clean(text));
        }
    }

    fn hint(&self, question: &Question, row: &mut Row) {
        let timed = matches!(question.kind, Kind::Duration { .. });
        let help = question.help.as_ref();
        for language in self.languages() {
            let own = help.filter(|help| help.has(language));
            let own = own.map(|help| clean(help.get(language)));
            // The unit stands in every language that the question itself is in.
            let unit = timed && (own.is_some() || question.text.has(language));
            let unit = unit.then(|| language::word(Word::Seconds, language).to_owned());
            let parts: Vec<String> = own.into_iter().chain(unit).collect();
            if !parts.is_empty() {
                row.by_language("hint", [language], |_| parts.join("\n"));
            }
        }
    }

    fn row_type(&self, question: &Question, sheets: &mut Sheets) -> String {
        match &question.kind {
            Kind::YesNo { .. } => format!("select_one {}", self.yes_no_list(question, sheets)),
            Kind::SingleChoice { options } => {
                self.option_list(question, options, false, sheets);
                format!("select_one {}", question.id)
            }
            Kind::MultipleChoice { options, min, .. } => {
                self.option_list(question, options, *min == 0, sheets);
                format!("select_multiple {}", question.id)
            }
            Kind::Scale { .. } | Kind::Nps { .. } | Kind::Csat { .. } | Kind::Ces { .. } => {
                self.grade_list(question, sheets);
                format!("select_one {}", question.id)
            }
            Kind::Number { decimals: 0, .. } | Kind::Money { decimals: 0, .. } => {
                "integer".to_owned()
            }
            Kind::Number { .. } | Kind::Money { .. } => "decimal".to_owned(),
            Kind::Duration { .. } => "integer".to_owned(),
            Kind::Date { .. } => "date".to_owned(),
            Kind::Time { .. } => "time".to_owned(),
            Kind::Text { .. } => "text".to_owned(),
            Kind::Photo { .. } => "image".to_owned(),
        }
    }

    /// One list serves all yes/no questions, another those with "not applicable".
    fn yes_no_list(&self, question: &Question, sheets: &mut Sheets) -> String {
        let list = if question.na {
            &self.lists.yes_no_na
        } else {
            &self.lists.yes_no
        };
        let there = sheets
            .choices
            .rows
            .iter()
            .any(|row| row.get("list_name") == Some(list));
        if !there {
            for (name, word) in [("yes", Word::Yes), ("no", Word::No)] {
                let mut row = self.choice(list, name);
                row.by_language("label", self.languages(), |one| {
                    language::word(word, one).to_owned()
                });
                sheets.choices.push(row);
            }
            if question.na {
                let row = self.choice_of_ours(list, &na_name(question), "na", Word::NotApplicable);
                sheets.choices.push(row);
            }
        }
        list.clone()
    }

    fn choice(&self, list: &str, name: &str) -> Row {
        let mut row = Row::default();
        row.put("list_name", list);
        row.put("name", name);
        row
    }

    fn choice_of_ours(&self, list: &str, name: &str, role: &str, word: Word) -> Row {
        let mut row = self.choice(list, name);
        row.by_language("label", self.languages(), |one| {
            language::word(word, one).to_owned()
        });
        row.put("role", role);
        row
    }

    fn option_list(
        &self,
        question: &Question,
        options: &[Choice],
        none: bool,
        sheets: &mut Sheets,
    ) {
        let list = question.id.as_str();
        for option in options {
            let mut row = self.choice(list, option.id.as_str());
            self.put_text(&mut row, "label", &option.label);
            row.put(
                "score",
                option
                    .points
                    .map(|points| points.to_string())
                    .unwrap_or_default(),
            );
            if NOT_APPLICABLE.contains(&option.id.as_str()) {
                row.put("role", "answer");
            }
            sheets.choices.push(row);
        }
        if none {
            sheets.choices.push(self.choice_of_ours(
                list,
                &none_name(question),
                "none",
                Word::None,
            ));
        }
        if na_is_a_choice(question) {
            sheets.choices.push(self.choice_of_ours(
                list,
                &na_name(question),
                "na",
                Word::NotApplicable,
            ));
        }
    }

    fn grade_list(&self, question: &Question, sheets: &mut Sheets) {
        let list = question.id.as_str();
        let Some(grades) = question.kind.grades() else {
            return;
        };
        let labels = match &question.kind {
            Kind::Scale { labels, .. } => labels.as_slice(),
            _ => &[],
        };
        let points = question.kind.grade_points().unwrap_or_default();
        for grade in grades {
            let mut row = self.choice(list, &grade.to_string());
            match labels.iter().find(|label| label.value == grade) {
                Some(label) => self.put_text(&mut row, "label", &label.label),
                None => row.by_language("label", self.languages(), |_| grade.to_string()),
            }
            let points = points.iter().find(|row| row.value == grade);
            row.put(
                "score",
                points.map(|row| row.points.to_string()).unwrap_or_default(),
            );
            sheets.choices.push(row);
        }
        if question.na {
            sheets.choices.push(self.choice_of_ours(
                list,
                &na_name(question),
                "na",
                Word::NotApplicable,
            ));
        }
    }

    fn relevant(&self, question: &Question) -> String {
        let show_if = question.show_if.as_ref();
        if !question.na || na_is_a_choice(question) {
            return show_if.map(|one| self.condition(one)).unwrap_or_default();
        }
        let helper = self.reference(self.names.helper(&question.id, "na"));
        match show_if {
            Some(one) => format!("{} and {helper} != 'OK'", self.part(one)),
            None => format!("{helper} != 'OK'"),
        }
    }

    fn required(&self, question: &Question) -> String {
        match &question.required_if {
            Some(condition) => self.condition(condition),
            None if question.required => "yes".to_owned(),
            None => String::new(),
        }
    }

    /// What answers are refused; whether a pattern had to be left out.
    fn constraint(&self, question: &Question, row: &mut Row) -> bool {
        let mut parts = Vec::new();
        let mut lost = false;
        let mut message = None;
        let mut ends = |min: Option<Decimal>,
                        max: Option<Decimal>,
                        of: &str,
                        show: &dyn Fn(Decimal) -> String| {
            parts.extend(min.map(|min| format!("{of} >= {}", show(min))));
            parts.extend(max.map(|max| format!("{of} <= {}", show(max))));
        };
        match &question.kind {
            Kind::Number { min, max, .. }
            | Kind::Duration { min, max, .. }
            | Kind::Money { min, max, .. } => {
                ends(*min, *max, ".", &|mark| mark.to_string());
            }
            Kind::Date { min, max } => ends(*min, *max, ".", &|mark| {
                format!("date('{}')", checklists::write::date(mark))
            }),
            Kind::Time { min, max, .. } => {
                let inner = |mark: &Decimal, end: i64| mark.whole() != Some(end);
                let min = min.filter(|min| inner(min, 0));
                let max = max.filter(|max| inner(max, LAST_SECOND));
                let seconds = self.reference(self.names.helper(&question.id, "seconds"));
                ends(min, max, &seconds, &|mark| mark.to_string());
            }
            Kind::Text {
                min_length,
                max_length,
                pattern,
            } => {
                if *min_length > 0 {
                    parts.push(format!("string-length(.) >= {min_length}"));
                }
                parts.push(format!("string-length(.) <= {max_length}"));
                if let Some(pattern) = pattern {
                    match quoted(&format!("^(?:{})$", pattern.regex))
                        .filter(|text| !is_changed_text(text))
                    {
                        Some(regex) => parts.push(format!("regex(., {regex})")),
                        None => lost = true,
                    }
                    message = Some(&pattern.message);
                }
            }
            Kind::MultipleChoice {
                options, min, max, ..
            } => {
                if *min > 0 {
                    parts.push(format!("count-selected(.) >= {min}"));
                }
                if usize::try_from(*max).ok() != Some(options.len()) {
                    parts.push(format!("count-selected(.) <= {max}"));
                }
                if *min == 0 {
                    let none = none_name(question);
                    parts.push(format!(
                        "not(selected(., '{none}') and count-selected(.) > 1)"
                    ));
                }
            }
            _ => {}
        }
        if parts.is_empty() {
            return lost;
        }
        row.put("constraint", parts.join(" and "));
        match message {
            Some(message) => self.put_text(row, "constraint_message", message),
            None => row.by_language("constraint_message", self.languages(), |one| {
                language::word(Word::Refused, one).to_owned()
            }),
        }
        lost
    }

    fn choice_filter(&self, question: &Question) -> String {
        let options = question.kind.options().iter();
        let parts: Vec<String> = options
            .filter_map(|option| {
                let condition = self.part(option.show_if.as_ref()?);
                Some(format!("(name != '{}' or {condition})", option.id))
            })
            .collect();
        parts.join(" and ")
    }

    fn helpers(&self, question: &Question, sheets: &mut Sheets) {
        let helper = |role: &'static str, kind: &str| {
            let mut row = Row::default();
            row.put("type", kind);
            row.put("name", self.names.helper(&question.id, role));
            row.put("shop:role", role);
            row.put("shop:of", question.id.as_str());
            row
        };
        if matches!(question.kind, Kind::Time { .. }) {
            let mut row = helper("seconds", "calculate");
            let time = self.reference(question.id.as_str());
            let part = |from: u8, factor: &str| {
                format!("number(substr({time}, {from}, {})){factor}", from + 2)
            };
            let sum = [part(0, " * 3600"), part(3, " * 60"), part(6, "")].join(" + ");
            row.put("calculation", format!("if({time} = '', '', {sum})"));
            sheets.survey.push(row);
        }
        if let Some(points) = self.points(question) {
            let mut row = helper("points", "calculate");
            row.put("calculation", points);
            sheets.survey.push(row);
        }
        let comment = &question.comment;
        if let Some(needed) = self.needed(question, comment.required, &comment.required_on) {
            let mut row = helper("comment", "text");
            self.label(question, Word::Comment, &mut row);
            row.put("relevant", needed);
            row.put("required", "yes");
            if comment.min_length > 1 {
                row.put(
                    "constraint",
                    format!("string-length(.) >= {}", comment.min_length),
                );
                row.by_language("constraint_message", self.languages(), |one| {
                    language::word(Word::Characters, one).to_owned()
                });
            }
            sheets.survey.push(row);
        }
        let photo = &question.photo;
        let beside = !matches!(question.kind, Kind::Photo { .. });
        if let Some(needed) = self.needed(question, photo.required && beside, &photo.required_on) {
            let mut row = helper("photo", "image");
            self.label(question, Word::Photo, &mut row);
            row.put("relevant", needed);
            row.put("required", "yes");
            sheets.survey.push(row);
        }
    }

    fn label(&self, question: &Question, word: Word, row: &mut Row) {
        row.by_language("label", self.languages(), |one: &Language| {
            let text = clean(question.text.get(one));
            format!("{}: {text}", language::word(word, one))
        });
    }

    /// When a comment or photo is needed beside the answer.
    fn needed(&self, question: &Question, always: bool, on: &[AnswerName]) -> Option<String> {
        if always {
            return Some(self.answered(question));
        }
        (!on.is_empty()).then(|| self.is(&question.id, on))
    }

    /// The tree of a question, as a source would have it.
    pub(super) fn tree_of(&self, question: &Question) -> Option<&checklists::write::Tree> {
        let id = question.id.as_str();
        let sections = self.tree.get("sections")?.items().iter();
        sections
            .filter_map(|section| section.get("questions"))
            .flat_map(|questions| questions.items())
            .find(|one| one.get("id").and_then(|one| one.as_str()) == Some(id))
    }
}

/// A text as a form can show it: `${` would be taken for an answer, and some characters cannot
/// stand in a workbook.
pub(super) fn clean(text: &str) -> String {
    text.replace("${", "$ {")
        .chars()
        .filter(|c| !matches!(u32::from(*c), 0xfffe | 0xffff))
        .collect()
}

fn is_changed_text(text: &str) -> bool {
    clean(text) != text
}

pub(super) fn is_changed(text: &Text) -> bool {
    text.entries().any(|(_, text)| is_changed_text(text))
}
