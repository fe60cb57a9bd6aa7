//! What the shopper sees: the opening of a conversation, and each question.

use api::visits::VisitState;
use checklists::checklist::{Choice, ScaleLabel};
use checklists::{Kind, Language, Question};

use super::journey;
use super::talk::Talk;
use crate::console::Style;
use crate::console::layout::{listed, wrap};
use crate::questions;

impl Talk<'_, '_, '_> {
    /// What is filled, how far it is, what the reviewer said.
    pub(super) fn open(&mut self, resumed: bool) {
        let a = &self.sheet.visit.assignment;
        let title = self.sheet.checklist.title.get(self.sheet.language);
        let words = &self.context.words;
        let heading = format!(
            "{} · {}",
            words.isolate(&a.store.name),
            words.isolate(title)
        );
        let (answered, shown) = journey::answered(self.sheet.checklist, &self.answers);
        let args = [("answered", answered.into()), ("shown", shown.into())];
        let so_far = resumed.then(|| words.say_with("resumed", &args));
        let cells = self.context.console.width();
        let briefing = self.sheet.checklist.briefing.get(self.sheet.language);
        let briefing = (!resumed && !briefing.trim().is_empty()).then(|| wrap(briefing, cells, ""));
        let help = words.say("fill-keys");
        let returned = a.state == VisitState::Returned;
        let review = match returned {
            true => super::super::show::review_lines(
                self.context,
                self.sheet.visit,
                Some(self.sheet.checklist),
            ),
            false => Vec::new(),
        };
        let console = &mut self.context.console;
        console.note_styled(Style::Strong, &heading);
        for text in briefing.into_iter().chain(so_far).chain(review) {
            console.note(&text);
        }
        console.note_styled(Style::Faint, &wrap(&help, cells, ""));
    }

    /// One question with everything that helps to answer it.
    pub(super) fn show(&mut self, question: &Question) {
        let (checklist, language) = (self.sheet.checklist, self.sheet.language);
        let cells = self.context.console.width();
        let words = &self.context.words;
        let mut lines: Vec<(Style, String)> = vec![(Style::Plain, String::new())];
        let section = checklist.section_of(&question.id);
        if let Some(section) = section
            && self.section.as_ref() != Some(&section.id)
        {
            let title = section.title.get(language);
            lines.push((Style::Strong, wrap(&format!("== {title} =="), cells, "")));
            self.section = Some(section.id.clone());
        }
        let shown = journey::shown(checklist, &self.answers);
        let index = shown
            .iter()
            .position(|q| q.id == question.id)
            .map_or(0, |index| index + 1);
        let args = [
            ("index", index.into()),
            ("shown", shown.len().into()),
            ("question", question.id.as_str().into()),
        ];
        let place = words.say_with("question-place", &args);
        let optional = match journey::is_needed(checklist, &self.answers, question) {
            true => String::new(),
            false => words.say("optional"),
        };
        lines.push((
            Style::Faint,
            format!("{place} {optional}").trim_end().to_owned(),
        ));
        lines.push((Style::Strong, wrap(question.text.get(language), cells, "")));
        if let Some(help) = &question.help {
            lines.push((Style::Plain, wrap(help.get(language), cells, "  ")));
        }
        if let Some(condition) = &question.show_if {
            let why = checklists::words::condition(condition, checklist, language);
            let line = words.say_with("asked-because", &[("why", why.into())]);
            lines.push((Style::Faint, wrap(&line, cells, "  ")));
        }
        let review = self.sheet.visit.assignment.review.iter();
        let returned = self.sheet.visit.assignment.state == VisitState::Returned;
        let remarks = review.flat_map(|review| &review.remarks);
        for remark in remarks.filter(|r| returned && r.question == question.id.as_str()) {
            let line = words.say_with("remark", &[("text", remark.text.as_str().into())]);
            lines.push((Style::Warning, wrap(&line, cells, "  ")));
        }
        let offered = checklists::offered(checklist, &self.answers, &question.id);
        for (mark, label) in choices(question, &offered, language) {
            let line = listed(&mark, &words.isolate(label), cells, "  ");
            lines.push((Style::Plain, line));
        }
        // An option that is no longer offered is not the answer now.
        let counted = checklists::strip_hidden(checklist, &self.answers);
        let answer = counted.get(&question.id).cloned().unwrap_or_default();
        let now = questions::answer(question, &answer, words, language);
        if let Some(now) = now {
            let line = words.say_with("answer-now", &[("answer", now.into())]);
            lines.push((Style::Good, wrap(&line, cells, "  ")));
        }
        if let Some(comment) = &answer.comment {
            let line = words.say_with("comment-now", &[("comment", comment.into())]);
            lines.push((Style::Plain, wrap(&line, cells, "  ")));
        }
        if !answer.photos.is_empty() && !matches!(question.kind, Kind::Photo { .. }) {
            let line = words.say_with("n-photos", &[("n", answer.photos.len().into())]);
            lines.push((Style::Plain, format!("  {line}")));
        }
        let hint = checklists::words::kind_hint(question, language);
        let na = if question.na {
            words.say("or-na")
        } else {
            String::new()
        };
        let hint = format!("({hint}{na})");
        lines.push((Style::Faint, wrap(&hint, cells, "  ")));
        for (style, line) in lines {
            self.context.console.talk(style, &line);
        }
    }
}

/// The options that are offered or the named grades of a question, each with the mark to type for
/// it. An option keeps its number, whichever others are offered.
fn choices<'a>(
    question: &'a Question,
    offered: &[&Choice],
    language: &Language,
) -> Vec<(String, &'a str)> {
    match &question.kind {
        Kind::SingleChoice { options } | Kind::MultipleChoice { options, .. } => {
            let label = |(index, option): (usize, &'a Choice)| {
                (format!("{})", index + 1), option.label.get(language))
            };
            let shown = options.iter().enumerate();
            let shown = shown.filter(|(_, option)| offered.iter().any(|o| o.id == option.id));
            shown.map(label).collect()
        }
        Kind::Scale { labels, .. } => {
            let label =
                |label: &'a ScaleLabel| (format!("{} =", label.value), label.label.get(language));
            labels.iter().map(label).collect()
        }
        _ => Vec::new(),
    }
}
