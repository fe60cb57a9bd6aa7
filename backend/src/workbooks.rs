//! `backend checklist import` and `export`: checklists from and to spreadsheets, by files.

use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use checklists::compile;
use checklists::compile::MAX_SOURCE_BYTES;
use xlsform::SheetFinding;

/// What was done, for the person at the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What to say; may be empty.
    pub text: String,
    /// How the program ends: 0, or 3 when something is wrong with what the file holds.
    pub exit: u8,
}

/// The file is not what it should be: the same number as of the program `shopper`.
const INVALID: u8 = 3;

/// Makes a checklist of a workbook. Without an output it goes to standard output. Where there are
/// errors the source is written too, so that it can be mended.
///
/// # Errors
/// When a file cannot be read or written.
pub fn import(file: &Path, output: Option<&Path>, force: bool) -> io::Result<Report> {
    let bytes = read(file, xlsform::MAX_BYTES)?;
    let read = match xlsform::import(&bytes) {
        Ok(read) => read,
        Err(error) => {
            let text = format!("error[{}]: {}: {error}", error.code(), file.display());
            return Ok(Report {
                text,
                exit: INVALID,
            });
        }
    };
    match output {
        Some(output) => write(output, read.source.as_bytes(), force)?,
        None => io::stdout().write_all(read.source.as_bytes())?,
    }
    let exit = if read.is_sound() { 0 } else { INVALID };
    let text = table(&read.findings);
    Ok(Report { text, exit })
}

/// Makes a workbook of a checklist. Without an output it lies beside the checklist.
///
/// # Errors
/// When a file cannot be read or written.
pub fn export(file: &Path, output: Option<&Path>, force: bool) -> io::Result<Report> {
    let invalid = |text: String| {
        Ok(Report {
            text,
            exit: INVALID,
        })
    };
    let name = file.display().to_string();
    let Ok(source) = String::from_utf8(read(file, MAX_SOURCE_BYTES)?) else {
        return invalid(format!("error: {name}: this is not UTF-8 text"));
    };
    let compiled = compile(&source);
    let found = compiled.render(&source, &name);
    let Some(checklist) = compiled.checklist else {
        return invalid(found);
    };
    let written = match xlsform::export(&checklist) {
        Ok(written) => written,
        Err(error) => return invalid(format!("error: {name}: {error}")),
    };
    let beside = file.with_extension("xlsx");
    write(output.unwrap_or(&beside), &written.bytes, force)?;
    let text = format!("{found}{}", table(&written.findings));
    Ok(Report { text, exit: 0 })
}

/// The bytes of a file, one more than the limit at most: enough to see that there are too many.
fn read(file: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn write(output: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    if force {
        return fs::write(output, bytes);
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(output)
        .map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => io::Error::new(
                error.kind(),
                format!(
                    "{} is there already; choose another name, or add --force",
                    output.display()
                ),
            ),
            _ => io::Error::new(error.kind(), format!("{}: {error}", output.display())),
        })?;
    file.write_all(bytes)
}

/// The findings as a table: where, how bad, which, and what to do.
fn table(findings: &[SheetFinding]) -> String {
    let place = |finding: &SheetFinding| match (finding.sheet.as_str(), finding.cell.as_str()) {
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => format!("{sheet}!{cell}"),
    };
    let widest = |of: &dyn Fn(&SheetFinding) -> usize| findings.iter().map(of).max().unwrap_or(0);
    let places = widest(&|finding| place(finding).chars().count());
    let words = widest(&|finding| finding.severity.word().len());
    let codes = widest(&|finding| finding.code.len());
    let mut text = String::new();
    for finding in findings {
        let _ = writeln!(
            text,
            "{:places$}  {:words$}  {:codes$}  {}",
            place(finding),
            finding.severity.word(),
            finding.code,
            finding.message
        );
        if let Some(hint) = &finding.hint {
            let indent = places + words + codes + 6;
            let _ = writeln!(text, "{:indent$}{hint}", "");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    \
                          title: S\n    questions:\n      - {id: a, kind: yes_no, text: A, points: 1}\n";

    #[test]
    fn a_checklist_goes_into_a_workbook_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let (yaml, again) = (folder.path().join("t.yaml"), folder.path().join("u.yaml"));
        fs::write(&yaml, SOURCE).unwrap();
        assert_eq!(export(&yaml, None, false).unwrap(), Report::default());
        let book = folder.path().join("t.xlsx");
        assert_eq!(
            import(&book, Some(&again), false).unwrap(),
            Report::default()
        );
        let source = fs::read_to_string(&again).unwrap();
        assert_eq!(compile(&source).checklist, compile(SOURCE).checklist);

        let refused = import(&book, Some(&again), false).unwrap_err().to_string();
        assert!(refused.contains("--force"), "{refused}");
        assert_eq!(import(&book, Some(&again), true).unwrap().exit, 0);
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_and_ends_with_3() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("t.yaml");
        fs::write(&file, SOURCE.replace("points", "pionts")).unwrap();
        let report = export(&file, None, false).unwrap();
        assert_eq!(report.exit, 3);
        assert!(
            report.text.contains("did you mean points?"),
            "{}",
            report.text
        );
        let report = import(&file, None, false).unwrap();
        assert_eq!(report.exit, 3);
        assert!(report.text.contains("workbook_text"), "{}", report.text);
        assert!(import(&folder.path().join("none"), None, false).is_err());
    }
}
