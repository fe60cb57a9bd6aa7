//! The kept corpus of the fuzz targets, replayed without a fuzzer.

#[path = "../fuzz/src/lib.rs"]
mod checks;

use std::fs;
use std::path::Path;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(target);
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("the corpus is there") {
        let path = entry.expect("it can be listed").path();
        check(&fs::read(&path).expect("it can be read"));
        count += 1;
    }
    assert!(count > 10, "only {count} files for {target}");
}

#[test]
fn p11_every_kept_source_is_compiled_or_refused() {
    replay("compile", checks::compile_any);
}

#[test]
fn p11_every_kept_set_of_answers_is_scored_or_refused() {
    replay("score", checks::score_any);
}
