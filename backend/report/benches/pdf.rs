//! The time of one report with twelve photos of about 200 KB, in each language.

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

criterion_group!(benches, reports);
criterion_main!(benches);
