//! An owner learns the month of a visit and never the day: no period that is asked for narrows it (P6).

use api::page::Page;
use api::reports::{ChainReport, StoreReport};
use api::stores::Store;
use chrono::{Datelike, NaiveDate, TimeDelta};
use tests::both_databases;
use tests::server::TestServer;
use tests::world::PASSWORD;

use super::{FORMATS, World, tag};

/// What asks for a period, up to where the query goes on.
fn asking(world: &World) -> Vec<String> {
    let [_, store, chain] = world.paths();
    let mut all = vec!["/api/v1/stores?limit=2".to_owned()];
    for (ending, ..) in FORMATS {
        all.push(format!("{store}{ending}?lang=en"));
        all.push(format!("{chain}{ending}?lang=en"));
    }
    all
}

both_databases!(p6_an_owner_who_asks_for_days_is_told_which_months_to_ask_for);
async fn p6_an_owner_who_asks_for_days_is_told_which_months_to_ask_for(server: TestServer) {
    let world = World::build(&server).await;
    // The visit was on the 2nd of March 2026; half the month would say so, and so would either end of it.
    let from = ("from", "write 2026-03-01");
    let to = ("to", "write 2026-04-01");
    for path in asking(&world) {
        let mut readers = vec![&world.owner];
        // The store is not this one's.
        readers.extend((!path.contains("/stores/")).then_some(&world.narrow));
        for (query, wrong) in [
            ("from=2026-03-02&to=2026-03-03", &[from, to][..]),
            ("from=2026-03-01&to=2026-03-16", &[to]),
            ("from=2026-03-31&to=2026-04-01", &[from]),
            ("from=2025-03-01&to=2026-03-02", &[to]),
        ] {
            for owner in &readers {
                let path = format!("{path}&{query}");
                let problem = owner.get(&path).await.problem(422);
                assert_eq!(problem.errors.len(), wrong.len(), "{path}");
                for (error, (at, instead)) in problem.errors.iter().zip(wrong) {
                    assert_eq!((error.at.as_str(), &*error.code), (*at, "whole_months"));
                    assert!(error.message.ends_with(instead), "{}", error.message);
                }
            }
        }
        for query in [
            "from=2026-03-01&to=2026-04-01",
            "from=2025-04-01&to=2026-04-01",
        ] {
            world
                .owner
                .get(&format!("{path}&{query}"))
                .await
                .expect(200);
        }
    }
}

both_databases!(a_contractor_asks_for_days_and_finds_the_visit_on_its_own);
async fn a_contractor_asks_for_days_and_finds_the_visit_on_its_own(server: TestServer) {
    let world = World::build(&server).await;
    let contractor = &world.agency.admin;
    let [_, store, chain] = world.paths();
    for (query, visits) in [
        ("from=2026-03-01&to=2026-03-02", 0),
        ("from=2026-03-02&to=2026-03-03", 1),
        ("from=2026-03-03&to=2026-04-01", 0),
    ] {
        let answer = contractor.get(&format!("{store}?{query}")).await;
        let found: StoreReport = answer.expect(200).json();
        assert_eq!(found.visits, visits, "{query}");
        let answer = contractor.get(&format!("{chain}?{query}")).await;
        let found: ChainReport = answer.expect(200).json();
        assert_eq!(found.visits, visits, "{query}");
        let answer = contractor.get(&format!("/api/v1/stores?{query}")).await;
        let found: Page<Store> = answer.expect(200).json();
        let results = found.items[0].results.iter();
        assert_eq!(
            results.map(|result| result.n).sum::<u32>(),
            visits,
            "{query}"
        );
    }
    for path in asking(&world) {
        let path = format!("{path}&from=2026-03-02&to=2026-03-03");
        contractor.get(&path).await.expect(200);
    }
}

both_databases!(p6_the_period_of_an_owner_who_names_none_moves_with_months_only);
async fn p6_the_period_of_an_owner_who_names_none_moves_with_months_only(server: TestServer) {
    let world = World::build(&server).await;
    let [_, path, _] = world.paths();
    let first = world.owner.get(&path).await.expect(200);
    let report: StoreReport = first.json();
    let mut periods = vec![report.head.period];
    periods.extend(report.comparisons.iter().filter_map(|held| held.period));
    assert_eq!(periods.len(), 3, "this one, the one before, a year ago");
    for period in periods {
        assert_eq!((period.from.day(), period.to.day()), (1, 1));
    }
    let mut asked_on = server.now();
    while asked_on.month() == 3 {
        server.set_clock(asked_on);
        let owner = &world.agency.anonymous;
        let (owner, _) = owner.log_in("olga@north.example", PASSWORD).await;
        let again = owner.get(&path).await.expect(200);
        assert_eq!(tag(&again), tag(&first), "{asked_on}");
        asked_on += TimeDelta::days(7);
    }
    server.set_clock("2026-04-01T06:00:00Z".parse().unwrap());
    let owner = &world.agency.anonymous;
    let (owner, _) = owner.log_in("olga@north.example", PASSWORD).await;
    let april: StoreReport = owner.get(&path).await.expect(200).json();
    let until: NaiveDate = "2026-05-01".parse().unwrap();
    assert_eq!((april.head.period.to, april.visits), (until, 1));
}

both_databases!(p6_the_shell_gives_an_owner_whole_months_and_the_agency_days);
async fn p6_the_shell_gives_an_owner_whole_months_and_the_agency_days(server: TestServer) {
    World::build(&server).await;
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().to_str().unwrap();
    let run = |which: &str, reader: &[&str], from: &str, to: &str| {
        let mut all = vec![
            "report",
            which,
            "--agency",
            "north",
            "--client",
            "Falafel House",
        ];
        all.extend(reader);
        all.extend(["--from", from, "--to", to, "--output", output]);
        tests::process::backend(server.data_dir(), server.database_url(), &all, "")
    };
    let owner = ["--as", "olga@north.example"];
    for which in ["stores", "chain"] {
        let (done, said) = run(which, &owner, "2026-03-02", "2026-03-03");
        assert!(!done, "{said}");
        // Said once, and not for every store.
        for instead in [
            "--from: 2026-03-02 is",
            "--to: 2026-03-03 is",
            "write 2026-03-01",
        ] {
            assert_eq!(said.matches(instead).count(), 1, "{said}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
    assert!(run("chain", &owner, "2026-03-01", "2026-04-01").0);
    assert!(run("chain", &[], "2026-03-02", "2026-03-03").0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}
