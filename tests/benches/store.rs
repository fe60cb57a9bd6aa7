//! Reading a store's year costs the same whatever the history: 1 thousand and 100 thousand
//! approved visits in the database, the measured store having 24 of them.
//!
//!     cargo bench -p tests --bench store
//!
//! On SQLite always, and on PostgreSQL where it is installed. What is measured is what the owner's
//! report reads: everything behind `GET /api/v1/stores/{id}/report`.

use std::hint::black_box;

use backend::service::reports::{Wanted, gather};
use checklists::Language;
use criterion::{Criterion, criterion_group, criterion_main};
use tests::scale::Scale;
use tests::server::{On, TestServer};
use tokio::runtime::Runtime;

fn store_year(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = criterion.benchmark_group("a_stores_year");
    group.sample_size(40);
    // Without `--bench` the tests call, who only want to see it run.
    let measured = std::env::args().any(|argument| argument == "--bench");
    let sizes: &[u32] = if measured { &[1_000, 100_000] } else { &[300] };
    for on in [On::Sqlite, On::Postgres] {
        for visits in sizes {
            let Some(server) = runtime.block_on(TestServer::start(on)) else {
                tests::skipped("PostgreSQL is not installed");
                continue;
            };
            let scale = runtime.block_on(Scale::make(&server, *visits));
            let wanted = Wanted {
                store_id: scale.store_id,
                checklist: Some(scale.slug.clone()),
                from: Some(scale.from),
                to: Some(scale.to),
                language: Language::english(),
            };
            group.bench_function(format!("{on:?}/{visits}"), |bencher| {
                bencher.to_async(&runtime).iter(|| async {
                    let gathered = gather(&server.app, &scale.owner, &wanted).await;
                    let report = gathered.expect("the report can be read");
                    assert_eq!(report.score.mean.n, 24);
                    black_box(report)
                });
            });
            runtime.block_on(async move {
                let mut server = server;
                server.halt().await;
            });
        }
    }
    group.finish();
}

criterion_group!(benches, store_year);
criterion_main!(benches);
