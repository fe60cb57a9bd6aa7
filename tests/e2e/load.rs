//! The load command does what the README says, in a tiny house; how fast, no test says.

use std::process::Command;

use backend::web;
use reqwest::Method;

#[test]
fn the_load_command_asks_every_page_of_a_tiny_house() {
    let folder = tempfile::tempdir().unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_load"));
        command.args(["pages", "--requests", "1", "--unlimited", "--folder"]);
        command.arg(folder.path()).args(more);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.success(), said)
    };
    let tiny = ["--stores", "5", "--visits", "20"];
    let (is_good, said) = run(&tiny);
    assert!(is_good, "{said}");
    assert!(said.contains("filled in "), "{said}");
    for page in web::pages()
        .iter()
        .filter(|page| page.method == Method::GET)
    {
        let asked = said.lines().any(|line| line.ends_with(page.path));
        assert!(asked, "{}: {said}", page.path);
    }
    assert!(said.contains("a log-in: "), "{said}");
    // The folder is used again, but not for a house of another size.
    let (is_good, said) = run(&[&tiny[..], &["--only", "/account"]].concat());
    assert!(is_good && !said.contains("filled in "), "{said}");
    let (is_good, said) = run(&["--stores", "6", "--visits", "20"]);
    assert!(!is_good && said.contains("another size"), "{said}");
}
