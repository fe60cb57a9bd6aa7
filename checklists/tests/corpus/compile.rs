//! Compiling by corpus: a source and every finding, with its place, beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use checklists::compile::{MAX_FINDINGS, MAX_SOURCE_BYTES};
use checklists::{Checklist, compile};

use crate::case::cases;

/// One line for each finding, then whether there is a checklist.
fn outcome(source: &str) -> String {
    let compiled = compile(source);
    let mut lines: Vec<String> = compiled
        .diagnostics
        .iter()
        .map(ToString::to_string)
        .collect();
    let end = if compiled.checklist.is_some() {
        "compiles"
    } else {
        "does not compile"
    };
    lines.push(end.to_owned());
    lines.join("\n") + "\n"
}

#[test]
fn p11_every_case_gives_its_findings_at_their_places() {
    let cases = cases("compile");
    assert!(cases.len() >= 160, "{}", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let found = outcome(case.part("source"));
        assert!(
            found.contains("error[") || found.ends_with("\ncompiles\n") || found == "compiles\n",
            "{} is refused without a reason:\n{found}",
            case.name
        );
        if !case.update(&found) && found != case.part("outcome") {
            wrong.push(format!(
                "{}:\n{}instead of\n{}",
                case.name,
                found,
                case.part("outcome")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_compiles_is_the_same_after_canonical_json_and_back() {
    let mut compiled = 0;
    for case in cases("compile") {
        let Some(checklist) = compile(case.part("source")).checklist else {
            continue;
        };
        compiled += 1;
        let json = checklist.canonical_json();
        let back = Checklist::from_json(&json).unwrap();
        assert_eq!(back, checklist, "{}", case.name);
        assert_eq!(back.canonical_json(), json, "{}", case.name);
        assert_eq!(back.hash(), checklist.hash(), "{}", case.name);
    }
    assert!(compiled >= 5, "{compiled}");
}

/// The rules that only a large source breaks: the code, the place, and what breaks them.
fn large_sources() -> Vec<(&'static str, (u32, u32), String)> {
    let head = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n";
    let section = |id: usize| format!("  - id: s{id}\n    title: S\n    questions:\n");
    let question = |id: usize| format!("      - {{id: q{id}, kind: yes_no, text: Q}}\n");
    let sections: String = (0..61).map(|id| section(id) + &question(id)).collect();
    let questions: String = section(0) + &(0..401).map(question).collect::<String>();
    let options: Vec<String> = (0..101)
        .map(|id| format!("{{id: o{id}, label: O}}"))
        .collect();
    let before = "      - {id: a, kind: single_choice, text: A, options: [";
    let options = options.join(", ");
    let before_the_last = before.len() + options.rfind('{').expect("there are options") + 1;
    let before_the_last = u32::try_from(before_the_last).expect("a column fits");
    let options = format!("{before}{options}]}}\n");
    let slips: String = (0..300).map(|id| format!("k{id}: 1\n")).collect();
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    vec![
        // The whole of a source has no line.
        ("source_too_large", (0, 0), "#".repeat(MAX_SOURCE_BYTES + 1)),
        // The map is the first of 32, so that the 32nd bracket is one too many.
        (
            "yaml_too_deep",
            (1, 3 + 32),
            format!("a: {}{}", "[".repeat(33), "]".repeat(33)),
        ),
        // The values of a0 to a4, aliases expanded, are 11 + 111 + .. + 111,111; the first alias in
        // a5 adds 111,111 more, over 200,000.
        ("yaml_too_much", (6, 10), bomb),
        // The 61st section after five lines of head and 60 of four; the 401st question after eight.
        ("too_many", (5 + 60 * 4 + 1, 5), format!("{head}{sections}")),
        ("too_many", (8 + 401, 9), format!("{head}{questions}")),
        (
            "too_many",
            (9, before_the_last),
            format!("{head}{}{options}", section(0)),
        ),
        (
            "more_findings",
            (0, 0),
            format!("{head}{}{}{slips}", section(0), question(0)),
        ),
    ]
}

#[test]
fn p11_limits_are_named() {
    for (code, (line, column), source) in large_sources() {
        let compiled = compile(&source);
        assert!(compiled.checklist.is_none(), "{code}");
        let found = compiled.diagnostics.iter();
        let codes: Vec<_> = found.map(|f| (f.code, f.line, f.column)).collect();
        assert!(codes.contains(&(code, line, column)), "{code}: {codes:?}");
        assert!(codes.len() <= MAX_FINDINGS + 1, "{code}: {}", codes.len());
    }
}

#[test]
fn p6_what_stands_beside_an_answer_that_is_not_shown_is_hidden_too() {
    use checklists::checklist::Visibility::{Hide, Show, Summary};
    let source = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    \
                  title: S\n    questions:\n      \
                  - {id: shown, kind: yes_no, text: A}\n      \
                  - {id: counted, kind: yes_no, text: A, owner: summary}\n      \
                  - {id: moment, kind: duration, text: A, moment: yes}\n      \
                  - {id: told, kind: text, text: A}\n      \
                  - {id: receipt, kind: photo, text: A, owner: hide}\n      \
                  - {id: said, kind: text, text: A, owner: show, comment: {owner: hide}}\n";
    let list = compile(source).checklist.expect("nothing is wrong with it");
    let owners: Vec<_> = list
        .questions()
        .map(|q| (q.owner, q.comment.owner, q.photo.owner))
        .collect();
    assert_eq!(
        owners,
        [
            (Show, Show, Show),
            (Summary, Hide, Hide),
            (Hide, Hide, Hide),
            (Hide, Hide, Hide),
            (Hide, Hide, Hide),
            (Show, Hide, Show),
        ]
    );
}

#[test]
fn p11_a_source_full_of_slips_is_read_in_reasonable_time() {
    let name = "q".repeat(60);
    let asked: String = (0..100)
        .map(|id| format!("      - {{id: {name}{id}, kind: yes_no, text: Q}}\n"))
        .collect();
    let slips = format!("{{question: {name}x, is: yes}}, ").repeat(5000);
    let source = format!(
        "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    title: S\n    \
         questions:\n{asked}      - {{id: last, kind: yes_no, text: Q, show_if: {{any: [{slips}]}}}}\n"
    );
    let begun = std::time::Instant::now();
    let compiled = compile(&source);
    assert_eq!(compiled.diagnostics.len(), MAX_FINDINGS + 1);
    // Comparing every slip with every name would take minutes.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

/// Every code that the sources of the crate can report while compiling.
fn codes_in_the_sources() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for folder in ["src/compile", "src/compile/kind", "src/source"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("an entry can be read").path();
            if path.is_dir() || path.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a source is UTF-8 text");
            for call in ["error(", "error_hint(", "warning(", "refuse("] {
                for (at, _) in text.match_indices(call) {
                    let rest = text[at + call.len()..].trim_start();
                    if let Some(code) = rest.strip_prefix('"').and_then(|r| r.split('"').next())
                        && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                    {
                        codes.insert(code.to_owned());
                    }
                }
            }
        }
    }
    codes
}

#[test]
fn every_code_has_a_case_and_a_line_in_the_reference() {
    let mut cased: BTreeSet<String> = large_sources()
        .into_iter()
        .map(|(code, _, _)| code.to_owned())
        .collect();
    for case in cases("compile") {
        for line in case.part("outcome").lines() {
            if let Some((_, rest)) = line.split_once('[')
                && let Some((code, _)) = rest.split_once(']')
            {
                cased.insert(code.to_owned());
            }
        }
    }
    let codes = codes_in_the_sources();
    assert!(codes.len() > 50, "{}", codes.len());
    let missing: Vec<_> = codes.difference(&cased).collect();
    assert!(missing.is_empty(), "without a case: {missing:?}");
    let reference = include_str!("../../LANGUAGE.md");
    let listed: BTreeSet<String> = reference
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .filter(|(_, rest)| rest.starts_with("error") || rest.starts_with("warning"))
        .map(|(code, _)| code.to_owned())
        .collect();
    assert_eq!(listed, codes, "the table of findings in LANGUAGE.md");
}

#[test]
fn every_example_in_the_reference_compiles() {
    let reference = include_str!("../../LANGUAGE.md");
    let mut examples = 0;
    let fences: Vec<&str> = reference.lines().filter(|l| l.starts_with("```")).collect();
    for pair in fences.chunks(2) {
        assert_eq!(pair, ["```yaml", "```"], "a fence is not closed");
    }
    for block in reference.split("```yaml\n").skip(1) {
        let (example, _) = block.split_once("```").unwrap();
        examples += 1;
        let source = whole(example);
        let compiled = compile(&source);
        assert!(
            compiled.diagnostics.is_empty(),
            "{}",
            compiled.render(&source, &format!("example {examples}"))
        );
    }
    assert!(examples >= 10, "{examples}");
}

/// An example as a whole checklist: it may be one already, or keys of the head, a section, or
/// questions.
fn whole(example: &str) -> String {
    if example.starts_with("checklist:") {
        return example.to_owned();
    }
    let head = "checklist: example\nversion: 1\nlanguages: [en]\ntitle: Example\n";
    let before = "  - id: example\n    title: Example\n    questions:\n      \
                  - {id: example_before, kind: yes_no, text: Scored?, points: 1}\n";
    let indented = |by: usize| -> String {
        example
            .lines()
            .map(|line| format!("{}{line}\n", " ".repeat(by)))
            .collect()
    };
    if example.contains("\n  questions:") {
        let scoring = "scoring: {method: weighted}\n";
        return format!("{head}{scoring}sections:\n{before}{}", indented(2));
    }
    if example.starts_with("- ") {
        return format!("{head}sections:\n{before}{}", indented(6));
    }
    format!("{head}{example}sections:\n{before}")
}
