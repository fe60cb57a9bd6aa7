//! Every compile case once more, spoilt: whatever is refused has a reason.

use checklists::{Diagnostic, Severity, compile};

use crate::case::cases;

/// The places of a source where a value stands: after a colon and a space, up to what ends it.
fn values(source: &str) -> Vec<std::ops::Range<usize>> {
    let starts = source.match_indices(": ").map(|(at, _)| at + 2);
    starts
        .map(|start| {
            let ends = |c: char| matches!(c, ',' | '}' | ']' | '\n');
            let length = source[start..].find(ends);
            start..length.map_or(source.len(), |length| start + length)
        })
        .collect()
}

fn assert_reasoned(source: &str) {
    let compiled = compile(source);
    let error = |f: &Diagnostic| f.severity == Severity::Error;
    let errors = compiled.diagnostics.iter().any(error);
    assert_eq!(
        compiled.checklist.is_none(),
        errors,
        "refused without a reason, or taken with one:\n{source}\n{:?}",
        compiled.diagnostics
    );
}

#[test]
fn p11_every_case_with_a_line_left_out_is_refused_with_a_reason_or_taken() {
    for case in cases("compile") {
        let source = case.part("source");
        let lines: Vec<&str> = source.split_inclusive('\n').collect();
        if lines.len() > 60 {
            continue;
        }
        for left_out in 0..lines.len() {
            let rest = lines
                .iter()
                .enumerate()
                .filter(|(line, _)| *line != left_out);
            assert_reasoned(&rest.map(|(_, line)| *line).collect::<String>());
        }
    }
}

#[test]
fn p11_every_case_with_a_value_exchanged_is_refused_with_a_reason_or_taken() {
    let others = [
        "~",
        "[]",
        "{}",
        "x",
        "-1",
        "''",
        "yes",
        "{a: b}",
        "[x, x]",
        "9999999999",
        "*x",
    ];
    let mut turn = 0;
    for case in cases("compile") {
        let source = case.part("source");
        if source.len() > 4000 {
            continue;
        }
        for value in values(source) {
            turn += 1;
            let mut changed = source.to_owned();
            changed.replace_range(value, others[turn % others.len()]);
            assert_reasoned(&changed);
        }
    }
    assert!(turn > 2500, "{turn}");
}
