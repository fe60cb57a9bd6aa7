//! Lists: what is asked for lies in the address, pages follow by cursor, and a list becomes a file.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use sheets::list::List;

use super::Frame;
use crate::error::{Error, Result};
use crate::http::paging::read_cursor;

/// Rows of a page.
pub const ROWS: u64 = 50;
/// Rows of a file at most.
pub const ROWS_OF_A_FILE: u64 = 100_000;

/// The query of a list's address.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The path that its ways lead to; empty for that of the page itself.
    path: String,
    pairs: Vec<(String, String)>,
    names: Names,
}

/// What the cursor of a list is called in an address, and the file that it becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Names {
    cursor: &'static str,
    file: &'static str,
}

/// Those of the list that a page is about.
const FIRST: Names = Names {
    cursor: "cursor",
    file: "as",
};

/// A file that a list becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// For programs.
    Csv,
    /// For people.
    Xlsx,
}

/// Where a list leads.
#[derive(Clone, Debug)]
pub struct Ways {
    /// To its beginning, where this is not it.
    pub first: Option<String>,
    /// To its next page, where there is one.
    pub next: Option<String>,
    /// To all of it as CSV.
    pub csv: String,
    /// To all of it as a workbook.
    pub xlsx: String,
}

impl Asked {
    /// What the address of a page asks for; control characters are nothing that anybody looks for.
    pub fn of(frame: &Frame) -> Asked {
        let query = frame.address.split_once('?').map_or("", |(_, query)| query);
        let pairs = form_urlencoded::parse(query.as_bytes()).map(|(name, value)| {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            (name.into_owned(), value)
        });
        Asked {
            path: String::new(),
            pairs: pairs.collect(),
            names: FIRST,
        }
    }

    /// The same for a page that other addresses show, too, such as that of a form which was refused.
    pub fn at(self, path: &str) -> Asked {
        Asked {
            path: path.to_owned(),
            ..self
        }
    }

    /// The same for another list of the page, whose cursor and files have names of their own.
    pub fn of_list(&self, cursor: &'static str, file: &'static str) -> Asked {
        Asked {
            names: Names { cursor, file },
            ..self.clone()
        }
    }

    /// The place where the page of the list begins.
    pub fn after<T: DeserializeOwned>(&self) -> Result<Option<T>> {
        read_cursor(self.find(self.names.cursor))
    }

    /// The value of that name; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        let pair = self.pairs.iter().find(|(key, _)| key == name);
        pair.map_or("", |(_, value)| value.trim())
    }

    /// The value of that name, unless it is empty.
    pub fn find(&self, name: &str) -> Option<&str> {
        Some(self.get(name)).filter(|value| !value.is_empty())
    }

    /// The file asked for.
    pub fn file(&self) -> Option<FileKind> {
        match self.get(self.names.file) {
            "csv" => Some(FileKind::Csv),
            "xlsx" => Some(FileKind::Xlsx),
            _ => None,
        }
    }

    /// How many rows are read: one more than a page has, which tells whether there is another.
    pub fn rows(&self) -> u64 {
        match self.file() {
            Some(_) => ROWS_OF_A_FILE,
            None => ROWS + 1,
        }
    }

    /// Where this list leads on.
    pub fn ways(&self, next_cursor: Option<String>) -> Ways {
        let Names { cursor, file } = self.names;
        Ways {
            first: self.find(cursor).map(|_| self.but(cursor, "")),
            next: next_cursor.map(|next| self.but(cursor, &next)),
            csv: self.but(file, "csv"),
            xlsx: self.but(file, "xlsx"),
        }
    }

    /// This address with another value for one name, from the beginning, and without what was just done.
    fn but(&self, name: &str, value: &str) -> String {
        let left_out = [name, self.names.cursor, self.names.file, "done"];
        let kept = self
            .pairs
            .iter()
            .filter(|(key, value)| !value.is_empty() && !left_out.contains(&key.as_str()));
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(kept);
        if !value.is_empty() {
            query.append_pair(name, value);
        }
        format!("{}?{}", self.path, query.finish())
    }
}

/// An empty list with these headings, for the rows of a page.
pub fn new_list(frame: &Frame, title: &str, columns: &[&str]) -> List {
    List {
        title: frame.t(title),
        is_rtl: frame.words.language.is_rtl(),
        columns: columns.iter().map(|key| frame.t(key)).collect(),
        rows: Vec::new(),
    }
}

/// The list as a file of that kind; `name` is that of the file without its ending.
pub async fn answer(kind: FileKind, name: &str, list: List) -> Result<Response> {
    let (media, ending) = match kind {
        FileKind::Csv => ("text/csv; charset=utf-8", "csv"),
        FileKind::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
        ),
    };
    let bytes = tokio::task::spawn_blocking(move || match kind {
        FileKind::Csv => Ok(list.csv()),
        FileKind::Xlsx => list.xlsx(),
    });
    let bytes = bytes
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    let disposition = format!("attachment; filename=\"{name}.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
