//! The report of a chain.

use api::reports::{Benchmark, Points};
use backend::service::reports::{Subject, gather_chain, resolve};
use tests::both_databases;
use tests::server::TestServer;

use super::{Held, World, held, percent, says_nothing_of_the_secret, wanted};

both_databases!(a_chain_report_says_what_the_hand_calculation_says);
async fn a_chain_report_says_what_the_hand_calculation_says(server: TestServer) {
    let world = World::new(server).await;
    let app = &world.server.app;
    let subject = Subject::Chain(world.client.id);
    let quarter = wanted("2026-01-01", "2026-04-01");
    let owner = world.owner(None);
    let resolved = resolve(app, &owner, subject, &quarter).await.unwrap();
    let report = gather_chain(app, &owner, &resolved).await.unwrap();
    assert_eq!(
        (report.partial, report.stores, report.stores_visited),
        (false, 3, 3)
    );
    // 80, 40, 20, 100, 100 and 40.
    assert_eq!((report.visits, report.score.mean.mean), (6, percent(6_333)));
    let passed = report.pass_rate.unwrap();
    assert_eq!((passed.part, passed.n), (3, 6));
    assert_eq!(report.pass_rate_difference.unwrap().points, Points(5_000));
    let comparisons: Vec<Held> = report.comparisons.iter().map(held).collect();
    assert_eq!(
        comparisons,
        [
            (
                Benchmark::PreviousPeriod,
                percent(4_000),
                1,
                None,
                Some(2_333)
            ),
            (Benchmark::LastYear, percent(10_000), 1, None, Some(-3_667)),
            (Benchmark::Target, percent(8_500), 0, None, Some(-2_167)),
        ]
    );
    // One store can be ranked; of the others the mean is shown, but no place (P8).
    let league: Vec<_> = report
        .league
        .iter()
        .map(|row| (row.code.as_str(), row.score.mean, row.score.n, row.position))
        .collect();
    assert_eq!(
        league,
        [
            ("A", percent(6_000), 4, None),
            ("B", percent(10_000), 1, None),
            ("C", percent(4_000), 1, None)
        ]
    );
    let regions: Vec<_> = report
        .regions
        .iter()
        .map(|row| (row.region.as_str(), row.stores, row.score.mean))
        .collect();
    assert_eq!(
        regions,
        [("North", 2, percent(6_800)), ("", 1, percent(4_000))]
    );
    // Greeted 3 of 6, smiled 3 of 6, clean 5 of 6.
    let worst: Vec<_> = report
        .worst
        .iter()
        .map(|row| (row.question.as_str(), row.passed.part, row.passed.n))
        .collect();
    assert_eq!(worst, [("greeted", 3, 6), ("smile", 3, 6), ("clean", 5, 6)]);
    assert!(report.best.is_empty() && report.separating.is_empty());
    // 10, 9, 9, 8, 6 and 8.
    assert_eq!(report.key_numbers[0].value, Some(Points(3_333)));
    // Service 66.67, 0, 0, 100, 100 and 33.33.
    assert_eq!(report.sections[0].score.mean, percent(5_000));
    let work = &report.fieldwork;
    assert_eq!(
        (
            work.settled,
            work.approved,
            work.on_time.part,
            work.returned.part
        ),
        (6, 6, 6, 0)
    );
    says_nothing_of_the_secret(&report);

    let some = world.owner(Some(vec![world.stores[0].id, world.stores[1].id]));
    let resolved = resolve(app, &some, subject, &quarter).await.unwrap();
    let report = gather_chain(app, &some, &resolved).await.unwrap();
    assert_eq!((report.partial, report.stores, report.visits), (true, 2, 5));
    assert_eq!(report.score.mean.mean, percent(6_800));
    assert_eq!(report.fieldwork.settled, 5);
}
