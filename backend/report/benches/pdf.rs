//! The time of one store report with twelve photos of about 200 KB, and of a chain report of 200 stores, in
//! each language, as PDF and as the part of a web page.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use report::{Html, Language, Links, Report};

#[path = "../tests/report/sample/mod.rs"]
mod sample;
#[expect(dead_code, reason = "the PDF of a visit is not measured")]
#[path = "../tests/report/sample/visit.rs"]
mod sample_visit;

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

/// The same two and a visit for web pages.
fn pages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("html");
    for language in Language::all() {
        let visit = sample_visit::report(language);
        let store = sample::report(language);
        let chain = sample::chain::report(language);
        for (kind, report) in [
            ("visit", Report::Visit(&visit)),
            ("store", Report::Store(&store)),
            ("chain", Report::Chain(&chain)),
        ] {
            let name = format!("{kind}/{}", language.tag());
            group.bench_function(name, |bencher| bencher.iter(|| black_box(page(report))));
        }
    }
    group.finish();
}

fn page(report: Report<'_>) -> Html {
    let links = Links {
        photo: &|id| format!("/photos/{id}"),
        visit: &|id| format!("/visits/{id}/report"),
        store: &|id| format!("/stores/{id}/report"),
    };
    report::html(report, links)
}

criterion_group!(benches, reports, chains, pages);
criterion_main!(benches);
