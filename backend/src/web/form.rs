//! Forms: fields that keep what was typed, and errors that lead to their fields.

use api::problem::FieldProblem;
use axum::extract::{FromRequest, Request};
use uuid::Uuid;

use super::words::Words;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::extract::read_text;

/// What a form sent: the first value of each name, and all of them.
#[derive(Clone, Debug, Default)]
pub struct Sent(Vec<(String, String)>);

/// The largest form: a review with remarks on many questions.
const LARGEST: usize = 2_000_000;

impl FromRequest<App> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, _app: &App) -> Result<Sent> {
        let media = ["application/x-www-form-urlencoded"];
        let text = read_text(request, &media, LARGEST).await?;
        // Browsers end lines as the web does; texts are kept with plain ends.
        let pairs = form_urlencoded::parse(text.as_bytes())
            .map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n")));
        let pairs: Vec<(String, String)> = pairs.collect();
        if pairs
            .iter()
            .any(|(name, value)| name.contains('\0') || value.contains('\0'))
        {
            return Err(Error::Malformed(
                "the form holds the character U+0000; take it out".to_owned(),
            ));
        }
        Ok(Sent(pairs))
    }
}

impl Sent {
    /// What was sent in another way.
    pub(super) fn of(pairs: Vec<(String, String)>) -> Sent {
        Sent(pairs)
    }

    /// The value of that name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let pair = self.0.iter().find(|(key, _)| key == name);
        pair.map_or("", |(_, value)| value.as_str())
    }

    /// Every value of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let pairs = self.0.iter().filter(move |(key, _)| key == name);
        pairs.map(|(_, value)| value.as_str())
    }

    /// The names and values.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

/// How a field is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line; `input type`: text, email, password, number, date, datetime-local, search.
    Line(&'static str),
    /// Many lines.
    Area,
    /// One of these: value and text.
    Choice(Vec<(String, String)>),
    /// Yes, or nothing.
    Tick,
    /// A file of these kinds.
    File(&'static str),
    /// In a way of its own, somewhere else on the page.
    Elsewhere,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in what is sent, and its id on the page.
    pub name: String,
    /// What it asks for.
    pub label: String,
    /// What helps to fill it.
    pub hint: Option<String>,
    /// How it is typed.
    pub kind: Kind,
    /// What it holds.
    pub value: String,
    /// What is wrong with it.
    pub errors: Vec<String>,
    /// Whether it must be filled.
    pub required: bool,
    /// What browsers may fill it with (HTML, 4.10.18.7).
    pub autocomplete: &'static str,
}

impl Field {
    /// The kind of its one line.
    pub fn line(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Line(kind) => Some(kind),
            _ => None,
        }
    }

    /// What may be chosen.
    pub fn choices(&self) -> Option<&[(String, String)]> {
        match &self.kind {
            Kind::Choice(choices) => Some(choices),
            _ => None,
        }
    }

    /// The kinds of files it takes.
    pub fn file(&self) -> Option<&'static str> {
        match self.kind {
            Kind::File(kinds) => Some(kinds),
            _ => None,
        }
    }

    /// Whether it has many lines.
    pub fn is_area(&self) -> bool {
        self.kind == Kind::Area
    }

    /// Whether it is a box to tick.
    pub fn is_tick(&self) -> bool {
        self.kind == Kind::Tick
    }

    /// Whether it stands somewhere else on the page.
    pub fn is_elsewhere(&self) -> bool {
        self.kind == Kind::Elsewhere
    }

    /// The ids of what describes it.
    pub fn described(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let error = self.errors.first().map(|_| format!("{}-error", self.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// What is typed into it runs as it is written: names in any script.
    pub fn direction(&self) -> &'static str {
        match self.kind {
            Kind::Line("text" | "search") | Kind::Area => "auto",
            _ => "ltr",
        }
    }
}

/// The fields of a form with their texts in one language.
#[derive(Clone, Debug)]
pub struct Form {
    words: Words,
    /// The fields in order.
    pub fields: Vec<Field>,
    /// What is wrong with the whole.
    pub errors: Vec<String>,
    /// Tells one filling of the form from another, so that a second click does nothing twice.
    pub once: String,
}

impl Form {
    /// A form without fields.
    pub fn new(words: &Words) -> Form {
        Form {
            words: words.clone(),
            fields: Vec::new(),
            errors: Vec::new(),
            once: Uuid::new_v4().to_string(),
        }
    }

    /// Adds a field that must be filled, with the label of that key, and its hint where there is a text
    /// `<label>-hint`.
    #[must_use]
    pub fn field(mut self, name: &str, label: &str, kind: Kind) -> Form {
        self.fields.push(Field {
            name: name.to_owned(),
            label: self.words.say(label),
            hint: self.words.find(&format!("{label}-hint")),
            required: kind != Kind::Tick,
            kind,
            value: String::new(),
            errors: Vec::new(),
            autocomplete: "off",
        });
        self
    }

    /// The last field may stay empty.
    #[must_use]
    pub fn optional(mut self) -> Form {
        if let Some(field) = self.fields.last_mut() {
            field.required = false;
        }
        self
    }

    /// A browser may fill the last field with this.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Form {
        if let Some(field) = self.fields.last_mut() {
            field.autocomplete = what;
        }
        self
    }

    /// The last field holds this at first.
    #[must_use]
    pub fn holding(mut self, value: impl Into<String>) -> Form {
        if let Some(field) = self.fields.last_mut() {
            field.value = value.into();
        }
        self
    }

    /// Puts what was sent into the fields again, passwords excepted.
    #[must_use]
    pub fn filled(mut self, sent: &Sent) -> Form {
        for field in &mut self.fields {
            if field.kind != Kind::Line("password") {
                field.value = sent.get(&field.name).to_owned();
            }
        }
        if let Ok(once) = sent.get("once").parse::<Uuid>() {
            self.once = once.to_string();
        }
        self
    }

    /// Puts each problem at its field: `at` is the field's name, or begins with it.
    #[must_use]
    pub fn refused(mut self, problems: &[FieldProblem]) -> Form {
        for problem in problems {
            let name = problem.at.split(['.', '[', '/']).next().unwrap_or_default();
            let field = self
                .fields
                .iter_mut()
                .find(|field| field.name == problem.at || field.name == name);
            let label = field
                .as_ref()
                .map_or(problem.at.as_str(), |field| &field.label);
            let sentence = sentence(&self.words, label, problem);
            match field {
                Some(field) => field.errors.push(sentence),
                None => self.errors.push(sentence),
            }
        }
        self
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        !self.errors.is_empty() || self.fields.iter().any(|field| !field.errors.is_empty())
    }

    /// The field of that name.
    pub fn named(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A problem in the words of the page: those of its code at this very field, else those of its code. A
/// code without words of its own is said as programs are told it.
pub fn sentence(words: &Words, label: &str, problem: &FieldProblem) -> String {
    let key = format!("problem-{}", problem.code.replace('_', "-"));
    let here = format!("{key}-{}", problem.at.replace('_', "-"));
    let said = [here, key]
        .iter()
        .find_map(|key| words.find_with(key, &[("field", label)]));
    if let Some(sentence) = said {
        return sentence;
    }
    words.with(
        "problem-other",
        &[("field", label), ("message", &problem.message)],
    )
}
