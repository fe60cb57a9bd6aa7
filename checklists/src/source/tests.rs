use super::*;

fn codes(source: &str) -> Vec<(&'static str, u32, u32)> {
    let findings = match parse(source) {
        Ok((_, findings)) => findings,
        Err(findings) => findings,
    };
    findings
        .iter()
        .map(|finding| (finding.code, finding.line, finding.column))
        .collect()
}

#[test]
fn scalars_stay_as_written_and_keep_their_place() {
    let (root, _) = parse("a: 1:30\nb:\n  - yes\n  - \"5\"\n  - 0.10\nc:\n").unwrap();
    let Value::Map(entries) = root.value else {
        panic!("a map")
    };
    let shown: Vec<String> = entries
        .iter()
        .map(|(key, node)| {
            format!(
                "{}@{}:{} {:?}",
                key.text,
                node.at.line,
                node.at.column,
                node.value.what()
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "a@1:4 \"a single value\"",
            "b@3:3 \"a list\"",
            "c@6:2 \"nothing\""
        ]
    );
    let Value::List(items) = &entries[1].1.value else {
        panic!("a list")
    };
    let texts: Vec<_> = items
        .iter()
        .map(|item| match &item.value {
            Value::Scalar(text) => text.as_str(),
            _ => "",
        })
        .collect();
    assert_eq!(texts, ["yes", "5", "0.10"]);
}

#[test]
fn what_is_not_usable_yaml_is_named_with_its_place() {
    assert_eq!(codes(""), [("source_empty", 1, 1)]);
    assert_eq!(codes("a: 1\nb: [\n"), [("yaml_syntax", 2, 4)]);
    assert_eq!(codes("a: 1\na: 2\n"), [("duplicate_key", 2, 1)]);
    assert_eq!(codes("? [a]\n: 1\n"), [("yaml_key", 1, 3)]);
    assert_eq!(codes("a: !x 1\n"), [("yaml_tag", 1, 4)]);
    assert_eq!(codes("a: 1\n---\nb: 1\n"), [("yaml_documents", 2, 1)]);
    assert_eq!(codes("a: &x [*x]\n"), [("yaml_alias", 1, 8)]);
    assert_eq!(
        codes(&format!("{}{}", "[".repeat(40), "]".repeat(40))),
        [("yaml_too_deep", 1, 33)]
    );
    assert_eq!(
        codes(&"x".repeat(MAX_SOURCE_BYTES + 1)),
        [("source_too_large", 0, 0)]
    );
}

#[test]
fn p11_aliases_are_expanded_only_within_the_budget() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let inner = vec![format!("*a{}", level - 1); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    let found = codes(&bomb);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "yaml_too_much");
    assert_eq!(codes("a: &x [1, 2]\nb: *x\n"), []);
}
