//! The conversation: one question after the other, every answer durable before `saved` is said.

use std::collections::BTreeSet;
use std::path::PathBuf;

use api::submissions::Decision;
use api::visits::VisitState;
use checklists::answer::says_not_applicable;
use checklists::{Answer, AnswerError, Answers, Kind, Question, QuestionId, parse_value};
use unicode_normalization::UnicodeNormalization;

use super::Sheet;
use super::journey::{self, Route};
use crate::console::Style;
use crate::console::layout::wrap;
use crate::context::Context;
use crate::error::Error;
use crate::exit::ExitStatus;
use crate::sync::content::known_answers;
use crate::verbs::photo::attach;

/// The longest comment taken in one go, in bytes.
const MAX_COMMENT: usize = 32 * 1024;

/// What to do after a line was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Move {
    Next,
    Back,
    /// Ask the same question again, without showing it anew.
    Again,
    /// Show the same question anew.
    Show,
    Quit,
}

pub(super) struct Talk<'t, 'c, 's> {
    pub(super) context: &'t mut Context<'c>,
    pub(super) sheet: &'t Sheet<'s>,
    pub(super) answers: Answers,
    handle: String,
    pub(super) section: Option<checklists::SectionId>,
}

pub(super) async fn fill(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
    at: Option<&QuestionId>,
) -> Result<ExitStatus, Error> {
    let draft = sheet
        .desk
        .disk
        .find_draft(sheet.visit.assignment.visit_id)
        .await?;
    let answers = draft
        .as_ref()
        .map(|draft| known_answers(sheet.checklist, draft));
    let handle = context.handle(sheet.desk, sheet.visit).await?;
    let mut talk = Talk {
        context,
        sheet,
        answers: answers.unwrap_or_default(),
        handle,
        section: None,
    };
    let mut route = talk.route(at);
    talk.open(draft.is_some());
    let last = draft
        .as_ref()
        .and_then(|draft| draft.last_question.as_ref());
    let start = || route.start(sheet.checklist, &talk.answers, last);
    let mut current = at.cloned().or_else(start);
    if let Some(hidden) =
        at.filter(|id| !checklists::visible(sheet.checklist, &talk.answers).contains(*id))
    {
        return Err(Error::new("question-hidden")
            .with("question", hidden.as_str())
            .command(format!("shopper fill {}", talk.handle))
            .status(ExitStatus::Invalid));
    }
    let mut show = true;
    while let Some(id) = current.clone() {
        let Some(question) = sheet.checklist.question(&id) else {
            break;
        };
        if show {
            talk.show(question);
        }
        let step = talk.turn(question).await?;
        show = step != Move::Again;
        match step {
            Move::Next => current = route.next(sheet.checklist, &talk.answers, &id),
            Move::Back => {
                current = journey::previous(sheet.checklist, &talk.answers, &id).or(Some(id));
            }
            Move::Again | Move::Show => {}
            Move::Quit => {
                let line = talk.context.words.say("paused");
                talk.context.console.note(&line);
                let command = format!("  shopper fill {}", talk.handle);
                talk.context.console.note_styled(Style::Strong, &command);
                return Ok(ExitStatus::Ok);
            }
        }
    }
    say_what_is_missing(talk.context, sheet).await?;
    Ok(ExitStatus::Ok)
}

/// Says how much is still missing, and what to do next.
pub(super) async fn say_what_is_missing(
    context: &mut Context<'_>,
    sheet: &Sheet<'_>,
) -> Result<(), Error> {
    let handle = context.handle(sheet.desk, sheet.visit).await?;
    let draft = sheet
        .desk
        .disk
        .find_draft(sheet.visit.assignment.visit_id)
        .await?;
    let answers = draft
        .map(|draft| known_answers(sheet.checklist, &draft))
        .unwrap_or_default();
    let gaps = checklists::check(sheet.checklist, &answers).len();
    if gaps > 0 {
        let line = context
            .words
            .say_with("still-missing", &[("n", gaps.into())]);
        context.console.note_styled(Style::Warning, &line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper check {handle}"));
    } else {
        let line = context.words.say("complete");
        context.console.note_styled(Style::Good, &line);
        context
            .console
            .note_styled(Style::Strong, &format!("  shopper submit {handle}"));
    }
    Ok(())
}

impl Talk<'_, '_, '_> {
    fn route(&self, at: Option<&QuestionId>) -> Route {
        let a = &self.sheet.visit.assignment;
        let remarks: BTreeSet<QuestionId> = match &a.review {
            Some(review)
                if a.state == VisitState::Returned && review.decision == Decision::Returned =>
            {
                let names = review.remarks.iter().map(|remark| remark.question.as_str());
                names
                    .filter_map(|name| QuestionId::new(name).ok())
                    .collect()
            }
            _ => BTreeSet::new(),
        };
        match remarks.is_empty() || at.is_some() {
            true => Route::All,
            false => Route::Remarks {
                remarks,
                asked: BTreeSet::new(),
            },
        }
    }

    pub(super) fn answer(&self, question: &Question) -> Answer {
        self.answers.get(&question.id).cloned().unwrap_or_default()
    }

    async fn line(&mut self, prompt: &str) -> Result<Option<String>, Error> {
        self.context.console.ask(prompt).await
    }

    pub(super) fn say(&mut self, style: Style, text: &str) {
        let cells = self.context.console.width();
        self.context.console.talk(style, &wrap(text, cells, "  "));
    }

    /// One line typed in answer to a question.
    async fn turn(&mut self, question: &Question) -> Result<Move, Error> {
        let Some(line) = self.line("> ").await? else {
            return Ok(Move::Quit);
        };
        let typed = line.trim();
        if let Some(literal) = typed.strip_prefix('\\') {
            return self.set_value(question, literal).await;
        }
        match typed {
            "" => {
                let answered = checklists::read(question, &self.answer(question))
                    .is_ok_and(|reading| reading != checklists::Reading::Blank);
                if answered {
                    return Ok(Move::Next);
                }
                let hint = self.context.words.say("nothing-typed");
                self.say(Style::Faint, &hint);
                Ok(Move::Again)
            }
            "?" => {
                let help = self.context.words.say("fill-help");
                self.say(Style::Plain, &help);
                Ok(Move::Again)
            }
            "<" => Ok(Move::Back),
            "-" => Ok(Move::Next),
            "q" | "Q" => Ok(Move::Quit),
            "=" => self
                .save(question, Answer::default())
                .await
                .map(|()| Move::Show),
            _ if typed.starts_with('!') => self.comment(question, &typed[1..]).await,
            _ if typed.starts_with('@') => self.photo(question, &typed[1..]).await,
            _ if says_not_applicable(typed) && question.na => {
                let answer = Answer {
                    value: None,
                    not_applicable: true,
                    ..self.answer(question)
                };
                self.save(question, answer).await?;
                Ok(Move::Next)
            }
            _ if says_not_applicable(typed) && !matches!(question.kind, Kind::Text { .. }) => {
                self.refuse(question, &AnswerError::NaNotAllowed);
                Ok(Move::Again)
            }
            _ if matches!(question.kind, Kind::Photo { .. }) => self.photo(question, typed).await,
            _ => self.set_value(question, typed).await,
        }
    }

    fn refuse(&mut self, question: &Question, error: &AnswerError) {
        let text = checklists::words::answer_error(error, question, self.sheet.language);
        self.say(Style::Bad, &text);
    }

    async fn set_value(&mut self, question: &Question, typed: &str) -> Result<Move, Error> {
        let value = match parse_value(question, typed) {
            Ok(value) => value,
            Err(error) => {
                self.refuse(question, &error);
                return Ok(Move::Again);
            }
        };
        if let Some(option) = self.not_offered(question, &value) {
            self.refuse(question, &AnswerError::OptionHidden { option });
            return Ok(Move::Again);
        }
        let answer = Answer {
            value: Some(value),
            not_applicable: false,
            ..self.answer(question)
        };
        self.save(question, answer).await?;
        self.say_broken_rules(question);
        self.ask_what_it_needs(question).await
    }

    /// Saves an answer and says so once it is durable.
    async fn save(&mut self, question: &Question, answer: Answer) -> Result<(), Error> {
        if answer != self.answer(question) {
            let edit = self.sheet.edit(self.context);
            self.sheet
                .desk
                .disk
                .save_answer(edit, &question.id, &answer)
                .await?;
            match answer.is_empty() {
                true => drop(self.answers.remove(&question.id)),
                false => drop(self.answers.insert(question.id.clone(), answer)),
            }
        }
        self.say_saved(question);
        Ok(())
    }

    fn say_saved(&mut self, question: &Question) {
        let args = [("question", question.id.as_str().into())];
        let line = self.context.words.say_with("saved", &args);
        self.context.console.data_styled(Style::Good, &line);
    }

    /// The gaps that this question has now.
    pub(super) fn gaps(&self, question: &Question) -> Vec<checklists::Gap> {
        checklists::check(self.sheet.checklist, &self.answers)
            .into_iter()
            .filter(|gap| gap.question.as_ref() == Some(&question.id))
            .collect()
    }

    /// Asks at once for the comment that the answer needs, and tells of the photo.
    async fn ask_what_it_needs(&mut self, question: &Question) -> Result<Move, Error> {
        loop {
            let gaps = self.gaps(question);
            if gaps.iter().any(|gap| gap.code.contains("photo")) {
                self.photo_hint(question);
            }
            let Some(gap) = gaps.iter().find(|gap| gap.code.starts_with("comment")) else {
                return Ok(Move::Next);
            };
            let language = self.sheet.language;
            let text = checklists::words::gap(gap, self.sheet.checklist, language);
            self.say(Style::Warning, &text);
            let prompt = format!("{} ", self.context.words.say("ask-comment"));
            let Some(line) = self.line(&prompt).await? else {
                return Ok(Move::Quit);
            };
            match line.trim() {
                // It stays missing, and `check` says so.
                "" | "-" => return Ok(Move::Next),
                "<" => return Ok(Move::Show),
                "q" | "Q" => return Ok(Move::Quit),
                comment => {
                    self.set_comment(question, comment.trim_start_matches('!'))
                        .await?;
                }
            }
        }
    }

    fn photo_hint(&mut self, question: &Question) {
        let line = self.context.words.say("photo-hint");
        self.say(Style::Warning, &line);
        let command = format!("  shopper photo add {} {} FILE", self.handle, question.id);
        self.context.console.talk(Style::Strong, &command);
    }

    async fn comment(&mut self, question: &Question, typed: &str) -> Result<Move, Error> {
        let typed = match typed.trim() {
            "" => {
                let prompt = format!("{} ", self.context.words.say("ask-comment"));
                match self.line(&prompt).await? {
                    Some(line) => line,
                    None => return Ok(Move::Quit),
                }
            }
            text => text.to_owned(),
        };
        if !typed.trim().is_empty() {
            self.set_comment(question, &typed).await?;
        }
        Ok(Move::Show)
    }

    async fn set_comment(&mut self, question: &Question, typed: &str) -> Result<(), Error> {
        let text: String = typed.nfc().filter(|c| *c != '\0').collect();
        let text = text.trim();
        if text.len() > MAX_COMMENT {
            let line = self.context.words.say("comment-too-long");
            self.say(Style::Bad, &line);
            return Ok(());
        }
        let comment = (text != "-").then(|| text.to_owned());
        let answer = Answer {
            comment,
            ..self.answer(question)
        };
        self.save(question, answer).await
    }

    async fn photo(&mut self, question: &Question, typed: &str) -> Result<Move, Error> {
        let path = typed_path(typed, self.context.env.var("HOME"));
        let edit = self.sheet.edit(self.context);
        let attached = attach(
            self.sheet.desk,
            edit,
            question,
            &self.answer(question),
            &[path],
        )
        .await;
        match attached {
            Ok((answer, _)) => {
                self.answers.insert(question.id.clone(), answer);
                self.say_saved(question);
                Ok(Move::Show)
            }
            // A wrong file is no reason to stop filling.
            Err(error) => {
                if matches!(question.kind, Kind::Photo { .. }) {
                    self.refuse(question, &AnswerError::AttachPhotos);
                }
                let text = error.sentence(&self.context.words);
                self.say(Style::Bad, &text);
                Ok(Move::Again)
            }
        }
    }
}

/// A path as typed, pasted or dropped into a terminal: with quotes, escapes or a tilde.
fn typed_path(typed: &str, home: Option<&str>) -> PathBuf {
    let typed = typed.trim();
    let unquoted = ['\'', '"']
        .iter()
        .find_map(|quote| typed.strip_prefix(*quote)?.strip_suffix(*quote))
        .map(str::to_owned);
    let path = unquoted.unwrap_or_else(|| typed.replace("\\ ", " "));
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_understood_as_terminals_give_them() {
        let path = |typed| typed_path(typed, Some("/home/s")).display().to_string();
        assert_eq!(path(" a b.jpg "), "a b.jpg");
        assert_eq!(path("'a b.jpg'"), "a b.jpg");
        assert_eq!(path("\"a b.jpg\""), "a b.jpg");
        assert_eq!(path("a\\ b.jpg"), "a b.jpg");
        assert_eq!(path("~/a.jpg"), "/home/s/a.jpg");
    }
}
