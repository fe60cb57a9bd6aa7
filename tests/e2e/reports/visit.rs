//! The report of a visit.

use api::reports::{Benchmark, NoComparison, Points};
use backend::service::reports::{Subject, gather_visit, resolve};
use tests::both_databases;
use tests::server::TestServer;

use super::{Held, World, day, held, percent, says_nothing_of_the_secret, wanted};

both_databases!(a_visit_report_says_what_the_hand_calculation_says);
async fn a_visit_report_says_what_the_hand_calculation_says(server: TestServer) {
    let world = World::new(server).await;
    let app = &world.server.app;
    // 20 January: neither greeted nor smiled.
    let subject = Subject::Visit(world.visits[3]);
    let any = wanted("2026-01-01", "2026-04-01");
    let branch = world.owner(Some(vec![world.stores[0].id]));
    let resolved = resolve(app, &branch, subject, &any).await.unwrap();
    let report = gather_visit(app, &branch, &resolved).await.unwrap();
    let period = report.head.period;
    assert_eq!(
        (period.from, period.to),
        (day("2026-01-01"), day("2026-02-01"))
    );
    let score = &report.score;
    assert_eq!(
        (score.score, score.earned, score.possible),
        (percent(4_000), 4, 10)
    );
    assert_eq!(
        (score.band.as_deref(), score.fail_reasons.len()),
        (Some("Poor"), 1)
    );
    let comparisons: Vec<Held> = report.comparisons.iter().map(held).collect();
    assert_eq!(
        comparisons,
        [
            (
                Benchmark::PreviousVisit,
                percent(8_000),
                1,
                None,
                Some(-4_000)
            ),
            // 100, 40 and 80.
            (Benchmark::StoreMean, percent(7_333), 3, None, Some(-3_333)),
            (Benchmark::Chain, None, 0, None, None),
            (Benchmark::Target, percent(8_500), 0, None, Some(-4_500)),
        ]
    );
    assert_eq!(
        report.comparisons[2].none,
        Some(NoComparison::TooFewStores {
            stores: 1,
            needed: 5
        })
    );
    assert_eq!(report.missed, ["greeted", "smile"]);
    assert_eq!(report.strengths, ["clean"]);
    assert_eq!(report.not_shown, 1);
    let service = &report.sections[0];
    assert_eq!((service.score, service.missed), (percent(0), 2));
    assert_eq!(service.difference.unwrap().points, Points(-6_667));
    let answers: Vec<_> = service
        .answers
        .iter()
        .map(|one| {
            (
                one.number,
                one.answer.as_str(),
                one.earned,
                one.possible,
                one.lost,
            )
        })
        .collect();
    assert_eq!(
        answers,
        [
            (1, "No", 0, 4, Some(Points(4_000))),
            (2, "No", 0, 2, Some(Points(2_000)))
        ]
    );
    assert_eq!(
        service.answers[1].comment.as_deref(),
        Some("Seen in 2026-01.")
    );
    let hall = &report.sections[1];
    assert_eq!((hall.earned, hall.possible, hall.answers.len()), (4, 4, 2));
    assert_eq!(
        (report.publications.len(), report.publications[0].score),
        (1, percent(4_000))
    );
    assert_eq!(report.code.len(), 32);
    says_nothing_of_the_secret(&report);
    let again = gather_visit(app, &branch, &resolved).await.unwrap();
    assert_eq!(again, report);

    let resolved = resolve(app, &world.owner(None), subject, &any)
        .await
        .unwrap();
    let all = gather_visit(app, &world.owner(None), &resolved)
        .await
        .unwrap();
    assert_eq!(
        held(&all.comparisons[2]),
        (Benchmark::Chain, percent(10_000), 1, Some(1), Some(-6_000))
    );
    assert_ne!(all.code, report.code, "another code, for it says more");
}
