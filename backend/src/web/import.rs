//! Many things from a file: chosen, looked at row by row, and made once all rows are right.

use api::problem::FieldProblem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use sheets::list::List;

use super::form::{Form, Kind, sentence};
use super::lists::{Asked, answer};
use super::upload::Upload;
use super::{Frame, html_with};
use crate::app::App;
use crate::error::{Error, Result};
use crate::service::rows::{RowProblem, Rows, read_rows};

/// What is imported, and in which words.
pub struct Kinds {
    /// The title of the page.
    pub title: &'static str,
    /// What to know before.
    pub intro: &'static str,
    /// The name of the file with only the headings.
    pub template: &'static str,
    /// What making all of them is called, with `$n`.
    pub make: &'static str,
    /// The columns.
    pub columns: &'static [&'static str],
    /// Those that must be there.
    pub needed: &'static [&'static str],
}

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage<'a> {
    frame: &'a Frame,
    kinds: &'a Kinds,
    form: Form,
    back: String,
    preview: Option<Preview>,
}

/// The rows of a file as they are shown.
struct Preview {
    /// Number, cells, and what is wrong.
    rows: Vec<(String, Vec<String>, Vec<String>)>,
    /// How many rows there are, and how many are wrong.
    summary: String,
    /// What makes all of them; nothing where a row is wrong.
    make: Option<String>,
    /// The rows, to be sent again.
    csv: String,
}

/// What was sent.
pub enum Step {
    /// Rows to be looked at.
    Look(Rows),
    /// Rows that were looked at, to be made.
    Make(Rows),
}

fn form(frame: &Frame) -> Form {
    let kinds =
        ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Form::new(&frame.words).field("file", "import-file", Kind::File(kinds))
}

/// The page before a file was chosen, or a file with the headings alone where the address asks for it.
pub async fn begin(frame: &Frame, kinds: &Kinds, back: String) -> Result<Response> {
    if let Some(kind) = Asked::of(frame).file() {
        let list = List {
            title: kinds.template.to_owned(),
            is_rtl: false,
            columns: kinds
                .columns
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
            rows: Vec::new(),
        };
        return answer(kind, kinds.template, list).await;
    }
    Ok(page(frame, kinds, back, form(frame), None))
}

fn page(
    frame: &Frame,
    kinds: &Kinds,
    back: String,
    form: Form,
    preview: Option<Preview>,
) -> Response {
    let is_wrong = preview
        .as_ref()
        .is_some_and(|preview| preview.make.is_none());
    let status = if form.is_refused() || is_wrong {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = ImportPage {
        frame,
        kinds,
        form,
        back,
        preview,
    };
    html_with(status, &page)
}

/// The rows that were sent, as a file or again.
///
/// # Errors
/// [`Error::Invalid`] for a file that cannot be read.
pub async fn read(app: &App, kinds: &Kinds, upload: &mut Upload) -> Result<Step> {
    if let Some(file) = upload.file.take() {
        let rows = read_rows(app, file, kinds.columns, kinds.needed).await?;
        return Ok(Step::Look(rows));
    }
    let again = upload.sent.get("rows");
    if again.is_empty() {
        return Err(Error::field("file", "required", "choose a file"));
    }
    let bytes = again.as_bytes().to_vec();
    read_rows(app, bytes, kinds.columns, kinds.needed)
        .await
        .map(Step::Make)
}

/// The page with everything that is wrong with a file.
pub fn refused(frame: &Frame, kinds: &Kinds, back: String, problems: &[FieldProblem]) -> Response {
    let form = form(frame).refused(problems);
    page(frame, kinds, back, form, None)
}

/// The page with the rows and what is wrong with them.
///
/// # Errors
/// None that a reader can cause.
pub fn preview(
    frame: &Frame,
    kinds: &Kinds,
    back: String,
    rows: &Rows,
    problems: &[RowProblem],
    once: &str,
) -> Result<Response> {
    let words = &frame.words;
    let shown = rows.rows.iter().map(|row| {
        let wrong = problems
            .iter()
            .filter(|problem| problem.number == row.number);
        let wrong: Vec<String> = wrong
            .map(|wrong| sentence(words, &wrong.problem.at, &wrong.problem))
            .collect();
        let number = usize::try_from(row.number).unwrap_or_default();
        (words.count(number), row.cells.clone(), wrong)
    });
    let shown: Vec<_> = shown.collect();
    let wrong = shown
        .iter()
        .filter(|(_, _, wrong)| !wrong.is_empty())
        .count();
    let summary = match wrong {
        0 => words.counted("import-right", shown.len()),
        wrong => words.counted("import-wrong", wrong),
    };
    let preview = Preview {
        make: (wrong == 0).then(|| words.counted(kinds.make, shown.len())),
        rows: shown,
        summary,
        csv: rows.csv()?,
    };
    let mut form = form(frame);
    if !once.is_empty() {
        form.once = once.to_owned();
    }
    Ok(page(frame, kinds, back, form, Some(preview)))
}
