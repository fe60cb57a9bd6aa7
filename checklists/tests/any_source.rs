//! No source and nothing that is typed makes the crate panic (P11).

use checklists::{Answer, compile, parse_value, shipped};
use proptest::prelude::*;

proptest! {
    #[test]
    fn p11_no_source_makes_compile_panic(source in "(?s).{0,400}") {
        let compiled = compile(&source);
        prop_assert!(compiled.checklist.is_none());
        prop_assert!(!compiled.diagnostics.is_empty());
        let _ = compiled.render(&source, "any.yaml");
    }

    #[test]
    fn p11_no_damage_to_a_good_source_makes_compile_panic(
        which: prop::sample::Index, at: prop::sample::Index, length in 0usize..200,
        put in "[-\\[\\]{}:,#&*!|>'\"%@`a-z0-9 \n\t]{0,12}",
    ) {
        let source = which.get(shipped()).source;
        let chars: Vec<char> = source.chars().collect();
        let start = at.index(chars.len());
        let end = (start + length).min(chars.len());
        let damaged: String =
            chars[..start].iter().copied().chain(put.chars()).chain(chars[end..].iter().copied()).collect();
        let compiled = compile(&damaged);
        let _ = compiled.render(&damaged, "any.yaml");
        let failed = compiled.diagnostics.iter().any(|f| f.severity == checklists::Severity::Error);
        prop_assert_eq!(compiled.checklist.is_none(), failed);
    }

    #[test]
    fn p11_whatever_is_typed_is_understood_or_refused(
        which: prop::sample::Index, typed in "\\PC{0,20}",
    ) {
        let list = compile(shipped()[0].source).checklist.unwrap();
        let questions: Vec<_> = list.questions().collect();
        let question = which.get(&questions);
        if let Ok(value) = parse_value(question, &typed) {
            let answer = Answer::of(value);
            prop_assert!(checklists::read(question, &answer).is_ok());
        }
    }
}
