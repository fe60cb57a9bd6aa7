//! Reading a case: parts that start with `--- name`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One case.
pub struct Case {
    /// The file's name without its ending.
    pub name: String,
    /// The parts by name; what stands before the first is the comment.
    pub parts: BTreeMap<String, String>,
    path: PathBuf,
}

/// Every case of a folder under `tests/corpus`, by name.
pub fn cases(folder: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder of the corpus is there")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "case"))
        .collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Case {
    let text = fs::read_to_string(&path).expect("a case is UTF-8 text");
    let mut parts: BTreeMap<String, String> = BTreeMap::new();
    let mut part = "comment".to_owned();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("--- ") {
            Some(name) => part = name.trim().to_owned(),
            None => parts.entry(part.clone()).or_default().push_str(line),
        }
    }
    let name = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Case { name, parts, path }
}

impl Case {
    /// A part; empty when the case has none of this name.
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name).map_or("", String::as_str)
    }

    /// Writes the outcome into the file, when `UPDATE_CORPUS` is set: for a person to read.
    pub fn update(&self, outcome: &str) -> bool {
        if std::env::var_os("UPDATE_CORPUS").is_none() {
            return false;
        }
        let text = fs::read_to_string(&self.path).expect("a case is UTF-8 text");
        let (head, _) = text
            .split_once("--- outcome\n")
            .expect("a case has an outcome");
        fs::write(&self.path, format!("{head}--- outcome\n{outcome}")).expect("it can be written");
        true
    }
}
