//! The time of one store report with twelve photos of about 200 KB, and of a chain report of 200 stores, in
//! each language.

use criterion::{Criterion, criterion_group, criterion_main};
use report::Language;

#[path = "../tests/report/sample/mod.rs"]
mod sample;

fn reports(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pdf");
    for language in Language::all() {
        let report = sample::report(language);
        group.bench_function(language.tag(), |bencher| {
            bencher.iter(|| sample::pdf(&report).expect("the sample is a valid report"));
        });
    }
    group.finish();
}

/// A chain of two hundred stores over a year.
fn chains(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("chain");
    for language in Language::all() {
        let report = sample::chain::report(language);
        group.bench_function(language.tag(), |bencher| {
            bencher.iter(|| sample::chain::pdf(&report).expect("the sample is a valid report"));
        });
    }
    group.finish();
}

criterion_group!(benches, reports, chains);
criterion_main!(benches);
