//! Sources made to hurt: each is refused at once with a sentence of a readable length.
//!
//! They are too large, or too strange for a text file, to be cases of their own.

use checklists::compile::{MAX_FINDINGS, MAX_SOURCE_BYTES};
use checklists::{Compilation, compile};

const HEAD: &str = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n";
const SECTION: &str = "  - id: s\n    title: S\n    questions:\n";
/// What a source may hold beside the part that is repeated.
const ROOM: usize = MAX_SOURCE_BYTES - 1000;

/// A part repeated until the source is nearly as large as is read.
fn full(part: &str) -> String {
    part.repeat(ROOM / part.len())
}

/// A checklist of one section with these questions.
fn asking(questions: &str) -> String {
    format!("{HEAD}{SECTION}{questions}")
}

/// Aliases of aliases: `levels` of them, each repeating the one before ten times.
fn laughs(levels: usize, innermost: &str, repeat: impl Fn(usize) -> String) -> String {
    let mut source = format!("a0: &a0 {innermost}\n");
    for level in 1..levels {
        source.push_str(&format!("a{level}: &a{level} {}\n", repeat(level - 1)));
    }
    source
}

fn list_laughs() -> String {
    laughs(20, "[x]", |below| {
        format!("[{}]", vec![format!("*a{below}"); 10].join(", "))
    })
}

fn map_laughs() -> String {
    laughs(20, "{k: v}", |below| {
        let entries: Vec<String> = (0..10).map(|key| format!("k{key}: *a{below}")).collect();
        format!("{{{}}}", entries.join(", "))
    })
}

/// A long text repeated by a flat list of aliases: few values, many bytes.
fn quadratic() -> String {
    let text = "x".repeat(ROOM / 2);
    format!("a: &a {text}\nb: [{}]\n", "*a,".repeat(ROOM / 8))
}

/// Options repeated at every question.
fn repeated_options() -> String {
    let options: Vec<String> = (0..100)
        .map(|id| format!("{{id: o{id}, label: \"{}\"}}", "y".repeat(200)))
        .collect();
    let first = format!(
        "      - {{id: q, kind: single_choice, text: Q, options: &o [{}]}}\n",
        options.join(", ")
    );
    let others: String = (0..399)
        .map(|id| format!("      - {{id: q{id}, kind: single_choice, text: Q, options: *o}}\n"))
        .collect();
    asking(&(first + &others))
}

fn strange_bytes() -> Vec<(&'static str, &'static str, String)> {
    vec![
        (
            "ten megabytes of [",
            "source_too_large",
            "[".repeat(10 * 1024 * 1024),
        ),
        ("as many [ as are read", "yaml_too_deep", full("[")),
        ("as many { as are read", "yaml_too_deep", full("{")),
        ("as many dashes as are read", "yaml_too_deep", full("- ")),
        ("as many ? as are read", "yaml_key", full("? ")),
        ("as many quotes as are read", "yaml_syntax", full("\"")),
        (
            "a quote that is never closed",
            "yaml_syntax",
            format!("a: \"{}", full("x")),
        ),
        ("as many single quotes", "wrong_type", full("'")),
        ("as many & as are read", "wrong_type", full("&")),
        ("as many anchors as are read", "yaml_syntax", full("&a ")),
        ("as many * as are read", "yaml_syntax", full("*")),
        ("as many ! as are read", "yaml_syntax", full("!")),
        ("as many % as are read", "yaml_syntax", full("%")),
        ("as many : as are read", "yaml_syntax", full(":")),
        ("as many keys in one line", "yaml_syntax", full("a: ")),
        ("as many | as are read", "yaml_syntax", full("|")),
        (
            "as many commas as are read",
            "yaml_syntax",
            format!("[{}", full(",")),
        ),
        (
            "as many documents as are read",
            "yaml_documents",
            format!("a: b\n{}", full("---\n")),
        ),
        (
            "as many line breaks as are read",
            "source_empty",
            full("\n"),
        ),
        ("as many spaces as are read", "source_empty", full(" ")),
        ("as many comments as are read", "source_empty", full("#\n")),
        ("as many NUL as are read", "yaml_syntax", full("\0")),
        ("as many byte order marks", "source_empty", full("\u{feff}")),
        (
            "as many escapes as are read",
            "text_control",
            asking(&format!(
                "      - {{id: a, kind: yes_no, text: \"{}\"}}\n",
                "\\u0001".repeat(80_000)
            )),
        ),
        ("a word of half a megabyte", "wrong_type", full("x")),
        (
            "a text of half a megabyte",
            "text_too_long",
            asking(&format!(
                "      - {{id: a, kind: yes_no, text: {}}}\n",
                full("é ").trim_end()
            )),
        ),
    ]
}

fn large_structures() -> Vec<(&'static str, &'static str, String)> {
    let question =
        |rest: &str| asking(&format!("      - {{id: a, kind: yes_no, text: A{rest}}}\n"));
    let many = |line: &dyn Fn(usize) -> String, bytes: usize| -> String {
        (0..ROOM / bytes).map(line).collect()
    };
    vec![
        ("a billion laughs", "yaml_too_much", list_laughs()),
        ("a billion laughs in maps", "yaml_too_much", map_laughs()),
        ("one long text many times", "yaml_too_much", quadratic()),
        (
            "options repeated four hundred times",
            "yaml_too_much",
            repeated_options(),
        ),
        (
            "points of half a megabyte",
            "wrong_type",
            question(&format!(", points: {}", full("9"))),
        ),
        (
            "a key of half a megabyte",
            "unknown_key",
            question(&format!(", {}: 1", "k".repeat(1000))),
        ),
        (
            "an id of half a megabyte",
            "invalid_id",
            format!("checklist: {}\n", full("a")),
        ),
        (
            "a kind of half a megabyte",
            "unknown_word",
            asking(&format!(
                "      - {{id: a, text: A, kind: {}}}\n",
                full("k")
            )),
        ),
        (
            "a pattern of half a megabyte",
            "invalid_pattern",
            asking(&format!(
                "      - {{id: a, text: A, kind: text, pattern: {{message: M, match: {}}}}}\n",
                full("(a|b)*")
            )),
        ),
        (
            "a pattern that multiplies",
            "invalid_pattern",
            asking(
                "      - {id: a, text: A, kind: text, pattern: {message: M, match: '((a{100}){100}){100}'}}\n",
            ),
        ),
        (
            "a language of half a megabyte",
            "invalid_language",
            format!("languages: [{}]\n", full("e")),
        ),
        (
            "as many languages as fit",
            "too_many",
            format!("languages: [{}]\n", full("en,")),
        ),
        (
            "as many unknown keys as fit",
            "more_findings",
            many(&|key| format!("k{key}: 1\n"), 10),
        ),
        (
            "one key as often as it fits",
            "more_findings",
            full("k: 1\n"),
        ),
        (
            "as many questions as fit",
            "too_many",
            asking(&full("      - {}\n")),
        ),
        (
            "as many sections as fit",
            "too_many",
            format!("{HEAD}{}", full("  - {}\n")),
        ),
        (
            "as many options as fit",
            "too_many",
            asking(&format!(
                "      - {{id: a, text: A, kind: single_choice, options: [{}]}}\n",
                full("{},")
            )),
        ),
        (
            "as many bands as fit",
            "too_many",
            asking(&format!(
                "      - {{id: a, text: A, kind: number, bands: [{}]}}\n",
                full("{points: 1},")
            )),
        ),
        (
            "as many grades as fit",
            "more_findings",
            asking(&format!(
                "      - {{id: a, text: A, kind: csat, points: {{{}}}}}\n",
                many(&|grade| format!("{grade}: 1, "), 10)
            )),
        ),
        (
            "as many labels as fit",
            "more_findings",
            asking(&format!(
                "      - {{id: a, text: A, kind: scale, min: 1, max: 5, labels: {{{}}}}}\n",
                many(&|grade| format!("{grade}: x, "), 10)
            )),
        ),
        (
            "as many names of answers as fit",
            "more_findings",
            question(&format!(
                ", points: 1, comment: {{required_on: [{}]}}",
                full("maybe,")
            )),
        ),
        (
            "as many conditions as fit",
            "more_findings",
            question(&format!(
                ", show_if: {{any: [{}]}}",
                full("{question: b, is: yes},")
            )),
        ),
        (
            "conditions deeper than lists go",
            "yaml_too_deep",
            question(&format!(
                ", show_if: {}{}",
                "{not: ".repeat(40),
                "}".repeat(40)
            )),
        ),
        (
            "as many rules as fit",
            "too_many",
            format!("{}rules: [{}]\n", question(""), full("{},")),
        ),
        (
            "as many cases as fit",
            "too_many",
            asking(&format!(
                "      - {{id: a, text: A, kind: number, bands_by: [{}]}}\n",
                full("{},")
            )),
        ),
        (
            "as many texts as fit",
            "more_findings",
            format!("title: {{{}}}\n", many(&|key| format!("x{key}: y, "), 12)),
        ),
    ]
}

fn codes(compiled: &Compilation) -> Vec<&'static str> {
    compiled
        .diagnostics
        .iter()
        .map(|finding| finding.code)
        .collect()
}

#[test]
fn p11_what_is_made_to_hurt_is_refused_with_a_sentence() {
    let mut wrong = Vec::new();
    for (name, code, source) in strange_bytes().into_iter().chain(large_structures()) {
        let compiled = compile(&source);
        let found = codes(&compiled);
        if compiled.checklist.is_some() || !found.contains(&code) {
            let first: Vec<_> = compiled.diagnostics.iter().take(3).collect();
            wrong.push(format!("{name}: {code} is not among {first:#?}"));
        }
        assert!(found.len() <= MAX_FINDINGS + 1, "{name}: {}", found.len());
        for finding in &compiled.diagnostics {
            let length = finding.message.len() + finding.hint.as_ref().map_or(0, String::len);
            assert!(length < 1000, "{name}: {length} bytes: {}", finding.code);
            // A snippet of a line of half a megabyte is short as well.
            assert!(finding.render(&source, "t.yaml").len() < 3000, "{name}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn p11_lines_end_as_windows_and_old_macs_end_them() {
    let source = asking("      - {id: a, kind: yes_no, text: A, pionts: 5}\n");
    let with = |end: &str| {
        let compiled = compile(&source.replace('\n', end));
        compiled
            .diagnostics
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(with("\n").len(), 1);
    assert_eq!(with("\r\n"), with("\n"));
    assert_eq!(with("\r"), with("\n"));
}

#[test]
fn p11_a_byte_order_mark_moves_no_column() {
    let source = "pionts: 5\n";
    let places = |source: &str| {
        let compiled = compile(source);
        compiled
            .diagnostics
            .iter()
            .map(|f| (f.line, f.column, f.code))
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&format!("\u{feff}{source}")), places(source));
}

#[test]
fn p11_no_character_of_unicode_in_a_text_or_a_name_is_a_surprise() {
    // Every block of the first planes, then every sixteenth, is tried at four of its characters.
    for block in (0..0x200_u32).chain((0x200..0x1100).step_by(16)) {
        for offset in [0x00, 0x55, 0xAA, 0xFF] {
            let Some(c) = char::from_u32(block * 0x100 + offset) else {
                continue;
            };
            for source in [
                asking(&format!(
                    "      - {{id: a, kind: yes_no, text: \"a{c}b\"}}\n"
                )),
                asking(&format!(
                    "      - {{id: \"a{c}b\", kind: yes_no, text: A}}\n"
                )),
            ] {
                let compiled = compile(&source);
                let refused = compiled.checklist.is_none();
                assert_eq!(
                    refused,
                    !compiled.diagnostics.is_empty(),
                    "U+{:04X}",
                    u32::from(c)
                );
            }
        }
    }
}
