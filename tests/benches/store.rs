//! Reading a report costs the same whatever the history: 1 thousand and 100 thousand approved visits in
//! the database, of which the measured store has 24 a year and the measured chain of 200 stores 1,000. Both
//! have the year before as well, at any size, so the smallest is a little over 2 thousand.
//!
//!     cargo bench -p tests --bench store
//!     SCALE=1000000 cargo bench -p tests --bench store
//!
//! On SQLite always, and on PostgreSQL where it is installed. What is measured is what an owner's report
//! reads: everything behind `GET /api/v1/stores/{id}/report` and `GET /api/v1/clients/{id}/report`.
//! `SCALE` adds a size. A database is only filled for what is measured: `-- Postgres/1000000`.

use std::hint::black_box;

use api::reports::Digits;
use backend::service::reports::{Subject, Wanted, gather_chain, gather_store, resolve};
use checklists::Language;
use criterion::{Criterion, criterion_group, criterion_main};
use tests::scale::{A_YEAR_OF_THE_CHAIN, Scale};
use tests::server::{On, TestServer};
use tokio::runtime::Runtime;

fn years(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("a_year");
    group.sample_size(40);
    // Without `--bench` the tests call, who only want to see it run.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let stores: u32 = if measured { 200 } else { 10 };
    let mut sizes: Vec<u32> = match measured {
        true => vec![1_000, 100_000],
        false => vec![300],
    };
    let more = std::env::var("SCALE").ok();
    sizes.extend(more.and_then(|size| size.parse::<u32>().ok()));
    let only = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    for on in [On::Sqlite, On::Postgres] {
        for visits in &sizes {
            let names = ["store", "chain"].map(|what| format!("a_year/{what}/{on:?}/{visits}"));
            if let Some(only) = &only
                && !names.iter().any(|name| name.contains(only))
            {
                continue;
            }
            let Some(mut server) = runtime.block_on(TestServer::start(on)) else {
                tests::skipped("PostgreSQL is not installed");
                continue;
            };
            let scale = runtime.block_on(Scale::make(&server, *visits, stores as usize));
            let (app, scale) = (server.app.clone(), &scale);
            let app = &app;
            let wanted = Wanted {
                checklist: Some(scale.slug.clone()),
                from: Some(scale.from),
                to: Some(scale.to),
                language: Language::english(),
                digits: Digits::Latin,
            };
            let wanted = &wanted;
            group.bench_function(format!("store/{on:?}/{visits}"), |bencher| {
                bencher.to_async(&runtime).iter(|| async {
                    let caller = &scale.owner;
                    let subject = Subject::Store(scale.store_id);
                    let resolved = resolve(app, caller, subject, wanted).await;
                    let resolved = resolved.expect("the store is there");
                    let report = gather_store(app, caller, &resolved).await;
                    let report = report.expect("the report can be read");
                    assert_eq!(report.score.mean.n, 24);
                    black_box(report)
                });
            });
            group.bench_function(format!("chain/{on:?}/{visits}"), |bencher| {
                bencher.to_async(&runtime).iter(|| async {
                    let caller = &scale.chain_owner;
                    let subject = Subject::Chain(scale.chain_id);
                    let resolved = resolve(app, caller, subject, wanted).await;
                    let resolved = resolved.expect("the chain is there");
                    let report = gather_chain(app, caller, &resolved).await;
                    let report = report.expect("the report can be read");
                    assert_eq!(report.score.mean.n, stores * A_YEAR_OF_THE_CHAIN);
                    black_box(report)
                });
            });
            runtime.block_on(server.halt());
        }
    }
    group.finish();
}

criterion_group!(benches, years);
criterion_main!(benches);
