//! Many things from a file: chosen, looked at row by row, and made once all rows are right.

use std::collections::HashMap;

use api::problem::FieldProblem;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use report::Language;
use sheets::list::{Item, List};

use super::form::{Form, Kind, sentence};
use super::lists::{Asked, answer, new_list};
use super::upload::Upload;
use super::words::Words;
use super::{Frame, html_with};
use crate::app::App;
use crate::error::{Error, Result};
use crate::service::rows::{Headings, Row, RowProblem, Rows, Source, read_rows};

/// The most characters of a cell that are shown.
const SHOWN: usize = 300;

/// The most rows that the summary of what is wrong leads to.
const LED_TO: usize = 20;

/// What is imported, and in which words.
pub struct Kinds {
    /// The title of the page.
    pub title: &'static str,
    /// What to know before.
    pub intro: &'static str,
    /// The name of the file to begin with.
    pub template: &'static str,
    /// What making all of them is called, with `$n`.
    pub make: &'static str,
    /// What making those that are there already, too, is called, with `$n`; for kinds that may be.
    pub doubles: Option<&'static str>,
    /// The columns.
    pub columns: &'static [&'static str],
    /// Those that must be there.
    pub needed: &'static [&'static str],
    /// Columns and the texts that are headings of them, too, in each of our languages.
    pub headings: &'static [(&'static str, &'static str)],
    /// The same, for headings that are the column even where another of its headings is there.
    pub rather: &'static [(&'static str, &'static str)],
    /// Headings of our own lists for what is not read.
    pub passed_over: &'static [&'static str],
    /// Columns, what a cell of them may hold, and the texts that say the same.
    pub values: &'static [(&'static str, &'static str, &'static str)],
}

impl Kinds {
    /// What a column is called.
    fn label(&self, words: &Words, column: &str) -> String {
        let own = words.find(&format!("{}-{column}", self.title));
        let mut named = self.headings.iter();
        let named = named.find(|(name, _)| *name == column);
        let other = || named.map(|(_, key)| words.say(key));
        own.or_else(other).unwrap_or_else(|| column.to_owned())
    }

    /// What helps to fill a column.
    fn hint(&self, words: &Words, column: &str) -> Option<String> {
        words.find(&format!("{}-{column}-hint", self.title))
    }

    /// What may stand over the columns, in all our languages.
    fn known(&self, words: &Words) -> Headings {
        let mut headings = Headings::new(self.columns, self.needed);
        for language in Language::all() {
            let words = Words::new(language, words.digits);
            for (column, key) in self.rather {
                headings.rather(column, &words.say(key));
            }
            for column in self.columns {
                headings.also(column, &self.label(&words, column));
            }
            for (column, key) in self.headings {
                headings.also(column, &words.say(key));
            }
            for key in self.passed_over {
                headings.pass_over(&words.say(key));
            }
        }
        headings
    }

    /// Puts what a cell may hold in the place of the texts that say the same.
    fn translate(&self, words: &Words, rows: &mut Rows) {
        let said: Vec<(&str, &str, String)> = Language::all()
            .flat_map(|language| {
                let words = Words::new(language, words.digits);
                let values = self.values.iter();
                values.map(move |(column, value, key)| (*column, *value, words.say(key)))
            })
            .collect();
        for (column, value, text) in said {
            let place = rows.columns.iter().position(|known| *known == column);
            let cells = rows.rows.iter_mut();
            let cells = cells.filter_map(|row| row.cells.get_mut(place?));
            for cell in cells.filter(|cell| cell.to_lowercase() == text.to_lowercase()) {
                value.clone_into(cell);
            }
        }
    }
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

impl ImportPage<'_> {
    fn label(&self, column: &str) -> String {
        self.kinds.label(&self.frame.words, column)
    }

    fn hint(&self, column: &str) -> Option<String> {
        self.kinds.hint(&self.frame.words, column)
    }
}

/// The rows of a file as they are shown.
struct Preview {
    /// The columns that hold something: name and label.
    columns: Vec<(&'static str, String)>,
    rows: Vec<Line>,
    /// How many rows there are, and how many are wrong.
    summary: String,
    /// Headings of the file that are not read.
    passed_over: Vec<String>,
    /// What makes all of them; nothing where a row is wrong.
    make: Option<String>,
    /// What must be ticked to make those that are there already.
    doubles: Option<String>,
    /// Whether it was not, though it must be.
    is_unticked: bool,
    /// The rows, to be sent again.
    csv: String,
}

impl Preview {
    /// The first rows that are wrong, to be led to.
    fn wrong_rows(&self) -> impl Iterator<Item = u32> {
        let wrong = self.rows.iter().filter(|line| line.is_wrong);
        wrong.map(|line| line.number).take(LED_TO)
    }
}

/// A row as it is shown.
struct Line {
    number: u32,
    cells: Vec<Cell>,
    /// What makes it doubtful, and where more about that is.
    doubts: Vec<(String, Option<String>)>,
    is_wrong: bool,
}

/// A cell as it is shown.
#[derive(Default)]
struct Cell {
    text: String,
    wrong: Vec<String>,
}

/// What was sent.
pub enum Step {
    /// Rows to be looked at.
    Look(Rows),
    /// Rows that were looked at, to be made.
    Make(Rows),
}

/// What was found in the rows of a file.
#[derive(Default)]
pub struct Found<'a> {
    /// What is wrong.
    pub problems: &'a [RowProblem],
    /// Rows that are there already: the number of the row, a text, and where more about it is.
    pub doubles: Vec<(u32, String, Option<String>)>,
    /// Whether the rows were sent to be made, and these stood in the way.
    pub is_unticked: bool,
    /// What cells stand for, where that says more than they do: number of the row, column, text.
    pub meant: HashMap<(u32, &'static str), String>,
}

fn form(frame: &Frame) -> Form {
    let kinds =
        ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Form::new(&frame.words).field("file", "import-file", Kind::File(kinds))
}

/// The page before a file was chosen, or a file to begin with where the address asks for it: the headings
/// and these rows.
pub async fn begin(
    frame: &Frame,
    kinds: &Kinds,
    back: String,
    rows: Vec<Vec<Item>>,
) -> Result<Response> {
    if let Some(kind) = Asked::of(frame).file() {
        let columns = kinds.columns.iter();
        let list = List {
            columns: columns
                .map(|column| kinds.label(&frame.words, column))
                .collect(),
            rows,
            ..new_list(frame, kinds.title, &[])
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
        .is_some_and(|preview| preview.make.is_none() || preview.is_unticked);
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
pub async fn read(app: &App, frame: &Frame, kinds: &Kinds, upload: &mut Upload) -> Result<Step> {
    let known = kinds.known(&frame.words);
    if let Some(file) = upload.file.take() {
        let mut rows = read_rows(app, Source::File(file), known).await?;
        kinds.translate(&frame.words, &mut rows);
        return Ok(Step::Look(rows));
    }
    let again = upload.sent.get("rows");
    if again.is_empty() {
        return Err(Error::field("file", "required", "choose a file"));
    }
    let again = Source::Again(again.to_owned());
    read_rows(app, again, known).await.map(Step::Make)
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
    found: Found<'_>,
    once: &str,
) -> Result<Response> {
    let words = &frame.words;
    let lines: Vec<Line> = rows
        .rows
        .iter()
        .map(|row| line(words, kinds, row, &found))
        .collect();
    let wrong = lines.iter().filter(|line| line.is_wrong).count();
    let summary = match wrong {
        0 => words.counted("import-right", lines.len()),
        wrong => words.counted("import-wrong", wrong),
    };
    // A column that holds nothing is not worth its place on a phone.
    let is_used = |index: usize| {
        let mut cells = lines.iter().filter_map(|line| line.cells.get(index));
        cells.any(|cell| !cell.text.is_empty() || !cell.wrong.is_empty())
    };
    let used: Vec<bool> = (0..kinds.columns.len()).map(is_used).collect();
    let is_used = |index: usize| used.get(index).copied().unwrap_or(false);
    let columns = kinds.columns.iter().enumerate();
    let columns = columns.filter(|(index, _)| is_used(*index));
    let columns = columns.map(|(_, name)| (*name, kinds.label(words, name)));
    let columns = columns.collect();
    let rows_shown = lines.into_iter().map(|line| Line {
        cells: line
            .cells
            .into_iter()
            .enumerate()
            .filter(|(index, _)| is_used(*index))
            .map(|(_, cell)| cell)
            .collect(),
        ..line
    });
    let doubles = (wrong == 0 && !found.doubles.is_empty()).then_some(kinds.doubles);
    let preview = Preview {
        columns,
        rows: rows_shown.collect(),
        summary,
        passed_over: rows.passed_over.clone(),
        make: (wrong == 0).then(|| words.counted(kinds.make, rows.rows.len())),
        doubles: doubles
            .flatten()
            .map(|key| words.counted(key, found.doubles.len())),
        is_unticked: found.is_unticked && wrong == 0,
        csv: rows.csv()?,
    };
    let mut form = form(frame);
    if !once.is_empty() {
        form.once = once.to_owned();
    }
    Ok(page(frame, kinds, back, form, Some(preview)))
}

fn line(words: &Words, kinds: &Kinds, row: &Row, found: &Found<'_>) -> Line {
    let cell = |(column, text): (&&'static str, &String)| {
        let wrong = found
            .problems
            .iter()
            .filter(|wrong| wrong.number == row.number && wrong.problem.at == *column)
            .map(|wrong| sentence(words, &kinds.label(words, column), &wrong.problem));
        let meant = found.meant.get(&(row.number, *column));
        Cell {
            text: shown(meant.unwrap_or(text)),
            wrong: wrong.collect(),
        }
    };
    let doubts = found.doubles.iter();
    let doubts = doubts.filter(|(number, ..)| *number == row.number);
    let mut problems = found.problems.iter();
    Line {
        number: row.number,
        cells: kinds.columns.iter().zip(&row.cells).map(cell).collect(),
        doubts: doubts
            .map(|(_, text, more)| (text.clone(), more.clone()))
            .collect(),
        is_wrong: problems.any(|problem| problem.number == row.number),
    }
}

/// The beginning of a text that is too long for a cell of a table.
fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
