//! What programs of others say of the documents.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use report::Language;

use crate::{odd, sample};

/// True when a program is not installed, which is said, and in CI is a failure.
pub fn is_missing(tool: &str) -> bool {
    let installed = Command::new(tool)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !installed {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "{tool} is not installed; in CI it must be"
        );
        // Not `println`, which would be kept back with the output of tests that passed.
        let _ = writeln!(std::io::stdout(), "skipped: {tool} is not installed");
    }
    !installed
}

/// The samples as files, in a folder of the test.
fn files(test: &str) -> Vec<(Language, PathBuf)> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("the folder of the test can be made");
    let mut files = Vec::new();
    for language in Language::all() {
        let reports = [
            sample::report(language),
            odd::no_visit(language),
            odd::huge(language),
        ];
        for (index, report) in reports.iter().enumerate() {
            let path = folder.join(format!("{}-{index}.pdf", language.tag()));
            let bytes = sample::pdf(report).expect("a sample is a valid report");
            std::fs::write(&path, bytes).expect("the folder of the test can be written to");
            files.push((language, path));
        }
    }
    files
}

fn run(tool: &str, arguments: &[&str], path: &Path) -> (bool, String) {
    let output = Command::new(tool)
        .args(arguments)
        .arg(path)
        .output()
        .expect("an installed program starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), text)
}

#[test]
fn qpdf_finds_nothing_to_say() {
    if is_missing("qpdf") {
        return;
    }
    for (_, path) in files("qpdf") {
        let (clean, said) = run("qpdf", &["--check"], &path);
        assert!(clean && !said.contains("WARNING"), "{said}");
    }
}

#[test]
fn poppler_finds_title_language_structure_and_fonts_that_are_cut_down_and_can_be_copied() {
    if is_missing("pdfinfo") || is_missing("pdffonts") {
        return;
    }
    for (language, path) in files("poppler") {
        let (_, said) = run("pdfinfo", &[], &path);
        let value = |key: &str| {
            let mut lines = said.lines();
            let line = lines.find_map(|line| line.strip_prefix(key)).unwrap_or("");
            line.trim().to_owned()
        };
        assert!(value("Title:").len() > 20, "{said}");
        assert_eq!(value("Tagged:"), "yes");
        assert_eq!(value("Page size:"), "595.276 x 841.89 pts (A4)");
        let (_, said) = run("pdfinfo", &["-meta"], &path);
        let tag = format!("<rdf:li>{}</rdf:li>", language.tag());
        assert!(said.contains(&tag), "{said}");
        let (_, said) = run("pdffonts", &[], &path);
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!(!fonts.is_empty());
        for font in fonts {
            let facts: Vec<&str> = font.split_whitespace().collect();
            // Embedded, cut down and with a map to Unicode; after these comes the number of the object.
            let end = facts.len().saturating_sub(2);
            assert!(facts[..end].ends_with(&["yes"; 3]), "{font}");
        }
    }
}
