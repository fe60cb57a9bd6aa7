//! The JSON Schema for editors says what the compiler does, as far as a schema can.

#[path = "corpus/case.rs"]
#[expect(dead_code, reason = "no outcome is written here")]
mod case;

use std::collections::BTreeSet;

use checklists::{SCHEMA, compile, shipped};
use jsonschema::Validator;
use serde_json::Value;

use case::cases;

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).expect("the schema is one")
}

/// The source as an editor sees it: by YAML 1.2, in which `yes` is a word.
fn json(source: &str) -> Result<Value, String> {
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(source, options).map_err(|error| error.to_string())
}

/// What the schema has against a source.
fn complaints(validator: &Validator, source: &str) -> Vec<String> {
    let value = match json(source) {
        Ok(value) => value,
        Err(error) => return vec![error],
    };
    validator
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn the_schema_is_a_schema_and_every_shipped_file_is_valid() {
    jsonschema::draft202012::meta::validate(&schema()).expect("the schema follows its draft");
    let validator = validator();
    for shipped in shipped() {
        let found = complaints(&validator, shipped.source);
        assert!(found.is_empty(), "{}:\n{}", shipped.file, found.join("\n"));
    }
}

#[test]
fn what_compiles_is_valid() {
    let validator = validator();
    let mut judged = 0;
    for folder in ["compile", "advice", "score"] {
        for case in cases(folder) {
            let part = if folder == "score" {
                "checklist"
            } else {
                "source"
            };
            let source = case.part(part);
            if compile(source).checklist.is_none() {
                continue;
            }
            judged += 1;
            let found = complaints(&validator, source);
            assert!(
                found.is_empty(),
                "{folder} {}:\n{}",
                case.name,
                found.join("\n")
            );
        }
    }
    assert!(judged > 60, "{judged}");
}

const HEAD: &str = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\n";

fn questions(question: &str) -> String {
    format!(
        "{HEAD}sections:\n  - id: s\n    title: S\n    questions:\n      \
         - {{id: a, kind: yes_no, text: A}}\n      - {question}\n"
    )
}

/// A key that nothing has, and that is near to no other.
const STRANGE: &str = "zzzzzzzzzzzzzzzz: 1";

/// Every map of the language, each with a strange key; and where the schema describes it.
fn maps() -> Vec<(String, &'static str)> {
    let question = |rest: &str| questions(&format!("{{id: b, kind: yes_no, text: B, {rest}}}"));
    let of_kind =
        |kind: &str, rest: &str| questions(&format!("{{id: b, kind: {kind}, text: B, {rest}}}"));
    let mut maps = vec![
        (format!("{HEAD}{STRANGE}\nsections: []\n"), ""),
        (
            format!("{HEAD}scoring: {{{STRANGE}}}\nsections: []\n"),
            "/$defs/scoring",
        ),
        (
            format!("{HEAD}bands: [{{{STRANGE}}}]\nsections: []\n"),
            "/$defs/band",
        ),
        (
            format!("{HEAD}epoch: {{{STRANGE}}}\nsections: []\n"),
            "/properties/epoch",
        ),
        (
            format!("{HEAD}sections: [{{{STRANGE}}}]\n"),
            "/$defs/section",
        ),
        (
            format!(
                "{}rules: [{{{STRANGE}}}]\n",
                questions("{id: b, kind: text, text: B}")
            ),
            "/$defs/rule",
        ),
        (
            question(&format!("knock_out: {{{STRANGE}}}")),
            "/$defs/knock_out",
        ),
        (
            question(&format!("comment: {{{STRANGE}}}")),
            "/$defs/comment",
        ),
        (question(&format!("photo: {{{STRANGE}}}")), "/$defs/photo"),
        (
            question(&format!("points: {{{STRANGE}}}")),
            "/$defs/question/allOf/0/then/properties/points/anyOf/1",
        ),
        (
            question(&format!("show_if: {{question: a, is: yes, {STRANGE}}}")),
            "/$defs/condition",
        ),
        (
            of_kind(
                "multiple_choice",
                &format!("options: [{{id: o, label: O}}], choose: {{{STRANGE}}}"),
            ),
            "/$defs/question/properties/choose",
        ),
        (
            of_kind(
                "single_choice",
                &format!("options: [{{{STRANGE}}}, {{id: o, label: O}}]"),
            ),
            "/$defs/option",
        ),
        (
            of_kind("number", &format!("bands: [{{{STRANGE}}}]")),
            "/$defs/point_band",
        ),
        (
            of_kind(
                "number",
                &format!("bands_by: [{{{STRANGE}}}, {{label: L, bands: [{{points: 1}}]}}]"),
            ),
            "/$defs/band_case",
        ),
        (
            of_kind("text", &format!("pattern: {{{STRANGE}}}")),
            "/$defs/question/properties/pattern",
        ),
    ];
    let compared = questions("{id: n, kind: number, text: N}").replace(
        "- {id: n",
        "- {id: m, kind: number, text: M}\n      - {id: n",
    );
    let condition = format!("show_if: {{question: m, below: {{question: m, {STRANGE}}}}}");
    maps.push((
        compared.replace("text: N}", &format!("text: N, {condition}}}")),
        "/$defs/compared",
    ));
    maps
}

/// The keys that the compiler names where it does not know one.
fn known_keys(source: &str) -> BTreeSet<String> {
    let findings = compile(source).diagnostics;
    let strange = findings
        .iter()
        .find(|finding| finding.code == "unknown_key" && finding.message.contains("zzzz"))
        .unwrap_or_else(|| panic!("{source}\n{findings:?}"));
    let hint = strange.hint.as_deref().unwrap_or_default();
    let keys = hint
        .strip_prefix("the keys are ")
        .unwrap_or_else(|| panic!("{hint}"));
    keys.split(", ").map(str::to_owned).collect()
}

/// The keys that a part of the schema describes, without those that it refuses.
fn described_keys(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let part = schema
        .pointer(pointer)
        .unwrap_or_else(|| panic!("{pointer}"));
    let properties = part["properties"]
        .as_object()
        .unwrap_or_else(|| panic!("{pointer}"));
    assert_eq!(part["additionalProperties"], false, "{pointer}");
    properties.keys().cloned().collect()
}

#[test]
fn the_compiler_and_the_schema_know_the_same_keys() {
    let schema = schema();
    for (source, pointer) in maps() {
        let mut described = described_keys(&schema, pointer);
        if pointer == "/$defs/condition" {
            // These stand alone in their map, where the compiler asks for nothing else.
            for key in ["all", "any", "not"] {
                assert!(described.remove(key), "{key}");
                let source = source.replace(
                    "question: a, is: yes",
                    &format!("{key}: [{{question: a, is: yes}}]"),
                );
                assert!(known_keys(&source).contains(key), "{key}");
            }
        }
        assert_eq!(known_keys(&source), described, "{pointer}");
    }
}

#[test]
fn the_compiler_and_the_schema_know_the_same_keys_of_every_kind() {
    let schema = schema();
    let all = described_keys(&schema, "/$defs/question");
    let kinds = schema
        .pointer("/$defs/question/allOf")
        .and_then(Value::as_array);
    let kinds = kinds.expect("there is a part for every kind");
    let named = schema["$defs"]["question"]["properties"]["kind"]["enum"].as_array();
    assert_eq!(named.map(Vec::len), Some(kinds.len()));
    for kind in kinds {
        let name = kind["if"]["properties"]["kind"]["const"]
            .as_str()
            .expect("a name");
        let mut described = all.clone();
        for (key, value) in kind["then"]["properties"].as_object().into_iter().flatten() {
            if *value == false {
                described.remove(key);
            }
        }
        let needed = match name {
            "single_choice" | "multiple_choice" => {
                "options: [{id: o, label: O}, {id: p, label: P}], "
            }
            "scale" => "min: 1, max: 5, ",
            _ => "",
        };
        let source = questions(&format!(
            "{{id: b, kind: {name}, text: B, {needed}{STRANGE}}}"
        ));
        assert_eq!(known_keys(&source), described, "{name}");
    }
}

#[test]
fn values_of_a_wrong_kind_are_marked() {
    let validator = validator();
    let base = questions(
        "{id: b, kind: number, text: B, bands: [{below: 5, points: 0}, {from: 5, points: 2}]}",
    );
    assert_eq!(complaints(&validator, &base), Vec::<String>::new());
    let heads = [
        "version: one",
        "version: 0",
        "languages: en",
        "languages: []",
        "channel: [phone]",
        "instrument: customer",
        "scoring: weighted",
        "scoring: {method: mean}",
        "scoring: {pass_mark: 180}",
        "scoring: {cap: 1}",
        "bands: {id: good}",
        "bands: [{id: good, from: high, label: G}]",
        "title: [A]",
        "sector: Quick Service",
        "rules: [{id: r, message: M}]",
        "surprise: 1",
    ];
    for head in heads {
        let key = head.split(':').next().unwrap_or_default();
        let rest: String = base
            .lines()
            .filter(|line| !line.starts_with(&format!("{key}:")))
            .map(|line| format!("{line}\n"))
            .collect();
        assert_ne!(
            complaints(&validator, &format!("{head}\n{rest}")),
            Vec::<String>::new(),
            "{head}"
        );
    }
    let wrong = [
        "{id: Bad, kind: text, text: B}",
        "{id: b, kind: texts, text: B}",
        "{id: b, kind: text}",
        "{id: b, kind: text, text: {}}",
        "{id: b, kind: text, text: B, points: 5}",
        "{id: b, kind: text, text: B, max_length: long}",
        "{id: b, kind: text, text: B, pattern: '[0-9]'}",
        "{id: b, kind: yes_no, text: B, points: many}",
        "{id: b, kind: yes_no, text: B, points: {yes: 1}}",
        "{id: b, kind: yes_no, text: B, required: maybe}",
        "{id: b, kind: yes_no, text: B, required: yes, required_if: {question: a, is: yes}}",
        "{id: b, kind: yes_no, text: B, show_if: yes}",
        "{id: b, kind: yes_no, text: B, show_if: {question: a}}",
        "{id: b, kind: yes_no, text: B, show_if: {question: a, is: yes, below: 3}}",
        "{id: b, kind: yes_no, text: B, show_if: {all: []}}",
        "{id: b, kind: yes_no, text: B, knock_out: {on: yes, effect: explode}}",
        "{id: b, kind: yes_no, text: B, knock_out: {on: yes, effect: cap_total}}",
        "{id: b, kind: yes_no, text: B, knock_out: {on: yes, effect: flag, cap: 40}}",
        "{id: b, kind: yes_no, text: B, comment: {min_length: 0}}",
        "{id: b, kind: yes_no, text: B, owner: nobody}",
        "{id: b, kind: yes_no, text: B, options: [{id: o, label: O}]}",
        "{id: b, kind: single_choice, text: B}",
        "{id: b, kind: single_choice, text: B, options: [{id: o, label: O}]}",
        "{id: b, kind: single_choice, text: B, options: {o: O, p: P}}",
        "{id: b, kind: scale, text: B, min: 1}",
        "{id: b, kind: scale, text: B, min: low, max: 5}",
        "{id: b, kind: number, text: B, bands: [{below: 5}]}",
        "{id: b, kind: number, text: B, bands_by: [{label: L, bands: [{points: 1}]}]}",
        "{id: b, kind: duration, text: B, max: a while}",
        "{id: b, kind: date, text: B, min: tomorrow}",
        "{id: b, kind: time, text: B, min: noon}",
        "{id: b, kind: money, text: B, currency: euro}",
        "{id: b, kind: photo, text: B, max: 500}",
        "{id: b, kind: photo, text: B, photo: {required: yes}}",
        "{id: b, kind: ces, text: B, definition: median}",
        "{id: b, kind: nps, text: B, points: 10}",
        "b",
    ];
    for question in wrong {
        let source = questions(question);
        assert_ne!(
            complaints(&validator, &source),
            Vec::<String>::new(),
            "{question}"
        );
        assert!(compile(&source).checklist.is_none(), "{question}");
    }
}
