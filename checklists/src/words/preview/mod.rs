//! A checklist as its shopper will see it: for the author to read before anybody is sent out.
//!
//! [`preview_lines`] gives what each line is, so that a terminal can wrap and paint it;
//! [`preview`] is the same as plain text. `points` words the points of a question.

mod points;

use super::catalogue::{say, say_with};
use super::condition::{answers, condition};
use super::kind_hint;
use crate::checklist::{Checklist, Kind, Question, Section};
use crate::text::Language;

/// What a line of a preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PreviewRole {
    /// The checklist's title.
    Title,
    /// Briefing and help.
    Text,
    /// The title of a section.
    Section,
    /// A question.
    Question,
    /// An option, or a grade with a name.
    Option,
    /// What can be answered, and when.
    Rule,
    /// Points and what they do.
    Points,
    /// Nothing: space between two parts.
    Blank,
}

/// One line of a preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    /// What it is.
    pub role: PreviewRole,
    /// How far it is set in, in characters.
    pub indent: usize,
    /// What stands before the text: a number, or nothing.
    pub mark: String,
    /// The text.
    pub text: String,
}

/// How far what belongs to a question is set in.
const INSIDE: usize = 4;

/// The checklist as plain text, as its shopper will see it: title, briefing, and every question
/// with its options, when it is asked, and what must stand beside its answer; with the points,
/// where the checklist shows them.
#[must_use]
pub fn preview(checklist: &Checklist, language: &Language) -> String {
    let mut text = String::new();
    for line in preview_lines(checklist, language) {
        let mark = match line.mark.as_str() {
            "" => String::new(),
            mark => format!("{mark} "),
        };
        let shown = format!("{}{mark}{}", " ".repeat(line.indent), line.text);
        text.push_str(shown.trim_end());
        text.push('\n');
    }
    text
}

/// As [`preview`], line by line.
#[must_use]
pub fn preview_lines(checklist: &Checklist, language: &Language) -> Vec<PreviewLine> {
    let copy = checklist.shopper_copy();
    let mut page = Page {
        checklist: &copy,
        language,
        points: checklist.scoring.show_points,
        lines: Vec::new(),
    };
    page.head();
    let mut number = 0;
    for section in &copy.sections {
        page.section(section);
        for question in &section.questions {
            number += 1;
            page.question(question, number);
        }
    }
    page.refusals();
    page.verdict();
    page.lines
}

struct Page<'a> {
    checklist: &'a Checklist,
    language: &'a Language,
    /// Whether the shopper sees points.
    points: bool,
    lines: Vec<PreviewLine>,
}

impl Page<'_> {
    fn put(&mut self, role: PreviewRole, indent: usize, mark: &str, text: &str) {
        for (index, line) in text.lines().enumerate() {
            let first = index == 0;
            let indent = if first || mark.is_empty() {
                indent
            } else {
                indent + mark.chars().count() + 1
            };
            self.lines.push(PreviewLine {
                role,
                indent,
                mark: if first {
                    mark.to_owned()
                } else {
                    String::new()
                },
                text: line.trim_end().to_owned(),
            });
        }
    }

    fn blank(&mut self) {
        self.lines.push(PreviewLine {
            role: PreviewRole::Blank,
            indent: 0,
            mark: String::new(),
            text: String::new(),
        });
    }

    fn rule(&mut self, text: &str) {
        self.put(PreviewRole::Rule, INSIDE, "", text);
    }

    fn head(&mut self) {
        let title = self.checklist.title.get(self.language);
        self.put(PreviewRole::Title, 0, "", title);
        if !self.checklist.briefing.is_empty() {
            self.blank();
            let briefing = self.checklist.briefing.get(self.language);
            self.put(PreviewRole::Text, 0, "", briefing);
        }
    }

    fn section(&mut self, section: &Section) {
        self.blank();
        let title = format!("== {} ==", section.title.get(self.language));
        self.put(PreviewRole::Section, 0, "", &title);
        if let Some(rule) = &section.show_if {
            let args = [("condition", condition(rule, self.checklist, self.language))];
            let text = say_with("preview-section-if", self.language, &args);
            self.put(PreviewRole::Rule, 0, "", &text);
        }
    }

    fn question(&mut self, question: &Question, number: usize) {
        let language = self.language;
        self.blank();
        let mark = format!("{number}.");
        self.put(PreviewRole::Question, 0, &mark, question.text.get(language));
        if let Some(help) = &question.help {
            self.put(PreviewRole::Text, INSIDE, "", help.get(language));
        }
        if let Some(rule) = &question.show_if {
            let args = [("condition", condition(rule, self.checklist, language))];
            let text = say_with("preview-question-if", language, &args);
            self.rule(&text);
        }
        self.options(question);
        self.answer(question);
        self.comment(question);
        self.photos(question);
        if self.points {
            for line in points::lines(question, self.checklist, language) {
                self.put(PreviewRole::Points, INSIDE, "", &line);
            }
        }
    }

    fn options(&mut self, question: &Question) {
        let language = self.language;
        for (index, option) in question.kind.options().iter().enumerate() {
            let mut text = option.label.get(language).to_owned();
            if let Some(points) = option.points {
                let args = [("points", points.to_string())];
                text = format!("{text} {}", say_with("preview-option", language, &args));
            }
            if let Some(rule) = &option.show_if {
                let args = [("condition", condition(rule, self.checklist, language))];
                text = format!("{text} {}", say_with("preview-option-if", language, &args));
            }
            let mark = format!("{})", index + 1);
            self.put(PreviewRole::Option, INSIDE, &mark, &text);
        }
        if let Kind::Scale { labels, .. } = &question.kind {
            for label in labels {
                let mark = format!("{} =", label.value);
                let text = label.label.get(language);
                self.put(PreviewRole::Option, INSIDE, &mark, text);
            }
        }
    }

    fn answer(&mut self, question: &Question) {
        let language = self.language;
        let args = [("hint", kind_hint(question, language))];
        let key = if question.na {
            "preview-answer-na"
        } else {
            "preview-answer"
        };
        let mut text = say_with(key, language, &args);
        if !question.required && question.required_if.is_none() {
            text = format!("{text} {}", say("preview-optional", language));
        }
        self.rule(&text);
        if let Kind::Text {
            pattern: Some(pattern),
            ..
        } = &question.kind
        {
            self.rule(pattern.message.get(language));
        }
        if let Some(rule) = &question.required_if {
            let args = [("condition", condition(rule, self.checklist, language))];
            let text = say_with("preview-required-if", language, &args);
            self.rule(&text);
        }
    }

    fn comment(&mut self, question: &Question) {
        let rule = &question.comment;
        let always = rule.required;
        if !always && rule.required_on.is_empty() {
            return;
        }
        let args = [
            ("min", rule.min_length.to_string()),
            (
                "answers",
                answers(&rule.required_on, Some(question), self.language),
            ),
        ];
        let key = match (always, rule.min_length) {
            (true, ..=1) => "preview-comment",
            (true, _) => "preview-comment-min",
            (false, ..=1) => "preview-comment-on",
            (false, _) => "preview-comment-on-min",
        };
        let text = say_with(key, self.language, &args);
        self.rule(&text);
    }

    fn photos(&mut self, question: &Question) {
        let rule = &question.photo;
        if !rule.required && rule.required_on.is_empty() {
            return;
        }
        let args = [
            ("min", rule.min.to_string()),
            (
                "answers",
                answers(&rule.required_on, Some(question), self.language),
            ),
        ];
        let key = match (rule.required, rule.min) {
            (true, ..=1) => "preview-photo",
            (true, _) => "preview-photo-min",
            (false, ..=1) => "preview-photo-on",
            (false, _) => "preview-photo-on-min",
        };
        let text = say_with(key, self.language, &args);
        self.rule(&text);
    }

    /// Which answers are not taken together.
    fn refusals(&mut self) {
        let rules = &self.checklist.rules;
        if !rules.is_empty() {
            self.blank();
        }
        for rule in rules {
            let args = [
                (
                    "condition",
                    condition(&rule.refuse_if, self.checklist, self.language),
                ),
                ("message", rule.message.get(self.language).to_owned()),
            ];
            let text = say_with("preview-refuse-if", self.language, &args);
            self.put(PreviewRole::Rule, 0, "", &text);
        }
    }

    /// From which totals the visit is good, at the end.
    fn verdict(&mut self) {
        let language = self.language;
        let mut lines = Vec::new();
        for band in &self.checklist.bands {
            let args = [
                ("band", band.label.get(language).to_owned()),
                ("from", band.from.short()),
            ];
            lines.push(say_with("preview-band", language, &args));
        }
        if let Some(mark) = self.checklist.scoring.pass_mark {
            let args = [("mark", mark.short())];
            lines.push(say_with("preview-pass-mark", language, &args));
        }
        if !lines.is_empty() {
            self.blank();
        }
        for line in lines {
            self.put(PreviewRole::Points, 0, "", &line);
        }
    }
}
