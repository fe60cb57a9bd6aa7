//! A page with one form that makes or changes something.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::form::Form;
use super::{Frame, html_with};

/// A page with one form that makes or changes something.
#[derive(Template)]
#[template(path = "edit.html")]
pub struct EditPage<'a> {
    /// What is around it.
    pub frame: &'a Frame,
    /// What is made or changed.
    pub title: String,
    /// What to know before.
    pub intro: String,
    /// What never changes: label and text.
    pub fixed: Vec<(String, String)>,
    /// Where somebody else has changed the thing meanwhile: label and text of what is there now.
    pub theirs: Vec<(String, String)>,
    /// The revision that the form is about.
    pub revision: Option<u32>,
    /// The form.
    pub form: Form,
    /// The text of its button.
    pub save: &'static str,
    /// Where to go without saving.
    pub back: String,
    /// Where more about the thing is: text and address.
    pub ways: Vec<(String, String)>,
}

impl EditPage<'_> {
    /// The page, with the status that fits: fresh, refused, or overtaken.
    pub fn answer(&self) -> Response {
        let status = if !self.theirs.is_empty() {
            StatusCode::CONFLICT
        } else if self.form.is_refused() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        };
        html_with(status, self)
    }
}
