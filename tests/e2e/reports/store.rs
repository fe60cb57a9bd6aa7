//! The report of a store.

use api::reports::{Benchmark, Daypart, NoComparison, NoPosition, Points};
use chrono::NaiveDate;
use tests::both_databases;
use tests::server::TestServer;

use super::{Held, World, day, held, interval, percent, points, says_nothing_of_the_secret, town};

both_databases!(a_store_report_says_what_the_hand_calculation_says);
async fn a_store_report_says_what_the_hand_calculation_says(server: TestServer) {
    let world = World::new(server).await;
    let owner = world.owner(None);
    let report = world.store(&owner, "2026-01-01", "2026-04-01").await;
    // 80, 40, 20 and 100: mean 60, squared deviations 4,000, sd 36.515; t(3) 3.18245 x 36.515 / 2 = 58.103.
    let mean = report.score.mean;
    assert_eq!((report.visits, mean.n, mean.mean), (4, 4, percent(6_000)));
    assert_eq!(mean.interval, Some(interval(190, 10_000)));
    assert_eq!(report.score.influence, percent(2_500));
    assert_eq!(report.score.band.as_deref(), Some("Good"));
    let passed = report.pass_rate.unwrap();
    assert_eq!((passed.part, passed.n), (2, 4));
    assert_eq!(passed.interval, interval(1_500, 8_500));
    let bands: Vec<_> = report.bands.iter().map(|b| (b.n, b.previous_n)).collect();
    assert_eq!(bands, [(2, 0), (2, 1)]);
    let comparisons: Vec<Held> = report.comparisons.iter().map(held).collect();
    assert_eq!(
        comparisons,
        [
            (
                Benchmark::PreviousPeriod,
                percent(4_000),
                1,
                None,
                Some(2_000)
            ),
            (Benchmark::LastYear, percent(10_000), 1, None, Some(-4_000)),
            (Benchmark::Baseline, percent(7_000), 2, None, Some(-1_000)),
            (Benchmark::Target, percent(8_500), 0, None, Some(-2_500)),
            (Benchmark::Region, percent(10_000), 1, Some(1), Some(-4_000)),
            (Benchmark::Chain, percent(7_000), 2, Some(2), Some(-1_000)),
        ]
    );
    let target = report.comparisons[3].difference.unwrap();
    assert_eq!(
        (target.interval, target.proven),
        (points(-8_310, 1_500), false)
    );
    // No other store has three visits.
    let alone = NoPosition::TooFewStores {
        stores: 0,
        needed: 1,
    };
    assert_eq!((report.position, report.no_position), (None, Some(alone)));

    // Greeted: two misses of 40 points each; smiled: three of 20.
    let fix: Vec<_> = report
        .fix
        .iter()
        .map(|fix| {
            (
                fix.question.question.as_str(),
                fix.question.missed,
                fix.question.lost,
            )
        })
        .collect();
    assert_eq!(
        fix,
        [
            ("greeted", 2, Some(Points(2_000))),
            ("smile", 3, Some(Points(1_500)))
        ]
    );
    let comment = report.fix[1].comment.as_ref().unwrap();
    assert_eq!(comment.text, "Seen in 2026-02.");
    assert_eq!(comment.month, day("2026-02-01"));
    let names = |of: &[api::reports::QuestionResult]| {
        let names = of.iter().map(|question| question.question.clone());
        names.collect::<Vec<_>>()
    };
    assert_eq!(names(&report.missed), ["smile", "greeted"]);
    assert_eq!(names(&report.went_well), ["clean"]);
    assert_eq!(names(&report.improved), ["greeted", "smile"]);
    // Newcombe of 2 of 4 against 0 of 1: Wilson .15004 to .84996 and 0 to .79345;
    // .5 - sqrt(.34996² + .79345²) = -.36720; .5 + .34996.
    let greeted = report.improved[0].difference.unwrap();
    assert_eq!(greeted.points, Points(5_000));
    assert_eq!(
        (greeted.interval, greeted.proven),
        (points(-3_672, 8_500), false)
    );

    let smile = &report.repeats[0];
    assert_eq!(
        (
            smile.question.as_str(),
            smile.missed,
            smile.of,
            smile.streak
        ),
        ("smile", 4, 6, 0)
    );
    assert_eq!(smile.pattern, [false, true, true, true, true, false]);
    let greeted = &report.repeats[1];
    assert_eq!(
        (
            greeted.question.as_str(),
            greeted.missed,
            report.repeats.len()
        ),
        ("greeted", 3, 2)
    );

    // Service of 6: 4, 0, 0, 6: 66.67, 0, 0, 100; before 0.
    let service = &report.sections[0];
    assert_eq!((service.score.mean, service.score.n), (percent(4_167), 4));
    assert_eq!(service.difference.unwrap().points, Points(4_167));
    assert_eq!(service.months.len(), 12);
    let january = service.months[9];
    assert_eq!(
        (january.month, january.mean, january.n),
        (day("2026-01-01"), percent(3_334), 2)
    );
    // (100 + 33.33) / 2: two other stores, of 6 and of 2.
    assert_eq!(service.chain.unwrap().mean, percent(6_667));
    let months: Vec<_> = report.trend.iter().map(|m| (m.mean, m.n)).collect();
    assert_eq!(months.len(), 12);
    assert_eq!(
        months[7..],
        [
            (percent(4_000), 1),
            (None, 0),
            (percent(6_000), 2),
            (percent(2_000), 1),
            (percent(10_000), 1)
        ]
    );
    assert!(report.trend.iter().all(|month| !month.new_epoch));

    // 10, 9, 6, 8: (2 - 1) / 4; sqrt((.75 - .0625) / 4) = .41458. Before: one of 0.
    let nps = &report.key_numbers[0];
    assert_eq!((nps.value, nps.n), (Some(Points(2_500)), 4));
    assert_eq!(nps.standard_error, Some(Points(4_146)));
    assert_eq!(nps.difference.unwrap().points, Points(12_500));

    let midday = report.dayparts[0];
    assert_eq!((midday.daypart, midday.n), (Daypart::Midday, 4));
    let mean = midday.score.unwrap();
    assert_eq!(
        (mean.mean, mean.lowest, mean.highest),
        (percent(6_000), None, None)
    );
    // A Monday and three Tuesdays: the Tuesdays' mean would give the Monday away (P6).
    let weekdays: Vec<_> = report
        .weekdays
        .iter()
        .map(|d| (d.weekday, d.n, d.score))
        .collect();
    assert_eq!(weekdays, [(1, 1, None), (2, 3, None)]);
    let list: Vec<_> = report
        .visit_list
        .iter()
        .map(|v| (v.score, v.missed, v.judged))
        .collect();
    assert_eq!(
        list,
        [
            (percent(10_000), 0, 3),
            (percent(2_000), 2, 3),
            (percent(4_000), 2, 3),
            (percent(8_000), 1, 3)
        ]
    );
    says_nothing_of_the_secret(&report);

    let until = world.store(&owner, "2026-02-01", "2026-03-01").await;
    let streaks: Vec<_> = until
        .repeats
        .iter()
        .map(|r| (r.question.as_str(), r.streak))
        .collect();
    assert_eq!(streaks, [("smile", 4), ("greeted", 2)]);

    // Who sees one store only is not told of fewer than five others.
    let branch = world.owner(Some(vec![world.stores[0].id]));
    let report = world.store(&branch, "2026-01-01", "2026-04-01").await;
    let few = |stores| Some(NoComparison::TooFewStores { stores, needed: 5 });
    let region = &report.comparisons[4];
    assert_eq!((region.none, region.mean), (few(1), None));
    let chain = &report.comparisons[5];
    assert_eq!((chain.none, chain.mean), (few(2), None));
    assert!(
        report
            .sections
            .iter()
            .all(|section| section.chain.is_none())
    );
}

both_databases!(a_new_epoch_begins_its_own_figures);
async fn a_new_epoch_begins_its_own_figures(server: TestServer) {
    let mut world = World::new(server).await;
    let source = town(2, ", method: weighted}\nepoch: {comparable: no");
    let version = world.agency.publish(&source).await;
    let store = world.stores[0].clone();
    let found = (true, false, true, true, 7);
    world.visit(&store, &version, "2026-04-10", found).await;
    let owner = world.owner(None);
    let report = world.store(&owner, "2026-01-01", "2026-07-01").await;
    // Half of 4/6 and half of 4/4; the sections go on, but the visits of the epoch before are in no figure.
    assert_eq!((report.visits, report.score.mean.mean), (1, percent(8_333)));
    assert_eq!(
        (
            report.head.checklist.epoch,
            &report.head.checklist.versions[..]
        ),
        (2, &[2][..])
    );
    assert_eq!(report.sections[0].score.n, 1);
    let counted: Vec<bool> = report
        .visit_list
        .iter()
        .map(|visit| visit.counted)
        .collect();
    assert_eq!(counted, [true, false, false, false, false]);
    let previous = &report.comparisons[0];
    assert_eq!(
        (previous.none, previous.mean),
        (Some(NoComparison::NotComparable), None)
    );
    let broken = report.trend.iter().filter(|month| month.new_epoch);
    let broken: Vec<NaiveDate> = broken.map(|month| month.month).collect();
    assert_eq!(broken, [day("2026-04-01")]);
    let baseline = &report.comparisons[2];
    assert_eq!(
        baseline.mean.unwrap().n,
        1,
        "the first visits of this epoch"
    );
    assert_eq!(report.no_position, Some(NoPosition::TooFewVisits));
}
