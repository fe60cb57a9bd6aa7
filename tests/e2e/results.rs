//! What owners read: figures checked by hand, and the same document byte for byte (P8, P9).

use api::page::Page;
use api::people::Role;
use api::reports::{
    Benchmark, Comparison, Interval, NoComparison, NoInterval, Percent, Points, StoreReport,
};
use api::stores::Store;
use api::submissions::Decision;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tests::both_databases;
use tests::client::Api;
use tests::photo::{Photo, jpeg, scene};
use tests::process::ServerProcess;
use tests::server::{On, TestServer};
use tests::world::{Agency, Someone, content_with, small_checklist};
use uuid::Uuid;

/// One visit with these two answers, approved; the clock goes to its end.
async fn visit(
    server: &TestServer,
    agency: &Agency,
    store: &Store,
    shopper: &Someone,
    answers: (&str, &str),
    comment: &str,
    seed: u64,
) -> Uuid {
    let checklist = agency.publish(&small_checklist(1)).await;
    let visit = agency.visit(store, &checklist, shopper, server.now()).await;
    shopper.accept(visit.id).await;
    let photo: Photo = jpeg(&scene(120, 90, seed), None);
    shopper.send_photo(visit.id, &photo).await.expect(201);
    let filled = shopper.checklist(visit.id).await;
    let (greeted, smile) = answers;
    let mut given = json!({
        "smile": { "value": smile, "comment": comment },
        "front": { "photos": [photo.sha256] },
    });
    given["greeted"] = if greeted == "na" {
        json!({ "na": true })
    } else {
        json!({ "value": greeted })
    };
    let given = serde_json::from_value(given).unwrap();
    let content = content_with(&filled, visit.id, server.now(), given, &[photo]);
    let id = Uuid::now_v7();
    shopper
        .submit(id, 1, &serde_json::to_vec(&content).unwrap())
        .await
        .expect(201);
    agency.approve(id, 1).await.expect(201);
    id
}

fn percent(hundredths: i64) -> Option<Percent> {
    Some(Percent::from_hundredths(hundredths))
}

fn interval(low: i64, high: i64) -> Interval {
    Interval {
        low: Percent::from_hundredths(low),
        high: Percent::from_hundredths(high),
    }
}

fn held_against(report: &StoreReport, with: Benchmark) -> &Comparison {
    let mut all = report.comparisons.iter();
    all.find(|comparison| comparison.with == with)
        .expect("the benchmark is in the report")
}

/// A day in the afternoon of Riyadh.
fn day(text: &str) -> DateTime<Utc> {
    format!("{text}T11:00:00Z").parse().unwrap()
}

/// Logs everybody in again: the clock has left their tokens behind.
async fn go_to(server: &TestServer, agency: &mut Agency, people: &mut [&mut Someone], at: &str) {
    server.set_clock(day(at));
    agency.admin = agency
        .anonymous
        .log_in("admin@north.example", tests::world::PASSWORD)
        .await
        .0;
    for person in people {
        person.api = agency
            .anonymous
            .log_in(&person.email, tests::world::PASSWORD)
            .await
            .0;
    }
}

both_databases!(the_figures_of_a_store_are_those_of_the_hand_calculation);
async fn the_figures_of_a_store_are_those_of_the_hand_calculation(server: TestServer) {
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let other = agency.store(&client, "A2", "Asia/Riyadh").await;
    let mut sam = agency.someone("sam", Role::Shopper).await;
    let mut owner = agency.owner("olga", &client, None).await;
    let mut branch = agency.owner("bob", &client, Some(vec![store.id])).await;

    // Greeted is worth 3, smile 2. Scores: 5/5, 3/5, 2/5, and with greeted N/A 0/2.
    let visits = [
        ("2026-01-05", ("yes", "yes")),
        ("2026-01-20", ("yes", "no")),
        ("2026-02-10", ("no", "yes")),
        ("2026-03-01", ("na", "no")),
    ];
    for (seed, (date, answers)) in (0..).zip(visits) {
        go_to(
            &server,
            &mut agency,
            &mut [&mut sam, &mut owner, &mut branch],
            date,
        )
        .await;
        visit(
            &server,
            &agency,
            &store,
            &sam,
            answers,
            "The counter was empty.",
            seed,
        )
        .await;
    }
    go_to(
        &server,
        &mut agency,
        &mut [&mut sam, &mut owner, &mut branch],
        "2026-03-02",
    )
    .await;
    visit(
        &server,
        &agency,
        &other,
        &sam,
        ("yes", "yes"),
        "Very friendly.",
        50,
    )
    .await;

    let base = format!("/api/v1/stores/{}/report", store.id);
    let path = format!("{base}?from=2026-01-01&to=2026-04-01");
    let report: StoreReport = owner.api.get(&path).await.expect(200).json();
    // (10000 + 6000 + 4000 + 0) / 4 = 5000; sd 4163.33; t(3) 3.18245; half 6624.8; clipped at 0.
    let score = report.score.mean;
    assert_eq!((score.mean, score.n, report.visits), (percent(5_000), 4, 4));
    assert_eq!(score.interval, Some(interval(0, 10_000)));
    assert_eq!((score.lowest, score.highest), (percent(0), percent(10_000)));
    assert_eq!(report.score.pass_mark, percent(6_000));
    let months: Vec<_> = report
        .trend
        .iter()
        .map(|month| (month.mean, month.n))
        .collect();
    // Twelve months up to the end of the period.
    assert_eq!(months.len(), 12);
    assert_eq!(
        months[9..],
        [(percent(8_000), 2), (percent(4_000), 1), (percent(0), 1)]
    );
    // Greeted: missed 1 of 3 (N/A is out); smile: missed 2 of 4.
    let missed: Vec<_> = report
        .missed
        .iter()
        .map(|q| (q.question.as_str(), q.missed, q.passed.n))
        .collect();
    assert_eq!(missed, [("smile", 2, 4), ("greeted", 1, 3)]);
    assert_eq!(
        report.missed[0].passed.interval,
        interval(1_500, 8_500),
        "Wilson of 2 of 4"
    );
    assert_eq!(report.sections.len(), 1);
    assert_eq!(
        (report.sections[0].score.mean, report.sections[0].score.n),
        (percent(5_000), 4)
    );
    assert_eq!(report.photos.len(), 4);
    assert_eq!(report.comments.len(), 4);
    let previous = held_against(&report, Benchmark::PreviousPeriod);
    assert_eq!(previous.none, Some(NoComparison::NotScoredThen));
    assert_eq!(previous.difference, None);
    // The owner of all stores sees the one other store; the owner of one does not (P8).
    let chain = held_against(&report, Benchmark::Chain);
    let mean = chain.mean.expect("the other store");
    assert_eq!(
        (chain.stores, mean.mean, mean.n),
        (Some(1), percent(10_000), 1)
    );
    let narrow: StoreReport = branch.api.get(&path).await.expect(200).json();
    let chain = held_against(&narrow, Benchmark::Chain);
    let too_few = NoComparison::TooFewStores {
        stores: 1,
        needed: 5,
    };
    assert_eq!((chain.none, chain.mean), (Some(too_few), None));
    branch
        .api
        .get(&format!("/api/v1/stores/{}/report", other.id))
        .await
        .problem(404);

    let path = format!("{base}?from=2026-02-01&to=2026-03-01");
    let february: StoreReport = owner.api.get(&path).await.expect(200).json();
    let score = february.score.mean;
    assert_eq!((score.mean, score.n), (percent(4_000), 1));
    assert_eq!(score.no_interval, Some(NoInterval::TooFew));
    let previous = held_against(&february, Benchmark::PreviousPeriod);
    let before = previous.mean.expect("two visits in January");
    assert_eq!(before.mean, percent(8_000), "the calendar's month before");
    let difference = previous.difference.expect("both are scored");
    assert_eq!(
        (difference.points, difference.interval, difference.proven),
        (Points(-4_000), None, false)
    );

    let path = "/api/v1/stores?checklist=small&from=2026-02-01&to=2026-03-01";
    let stores: Page<Store> = owner.api.get(path).await.expect(200).json();
    assert_eq!(stores.items.len(), 2);
    let result = &stores.items[0].results[0];
    assert_eq!(
        (result.score, result.n, result.change),
        (percent(4_000), 1, Some(Points(-4_000)))
    );
    assert!(result.indicative);
    assert!(stores.items[1].results.is_empty());
    for wrong in [
        "from=2026-02-01",
        "from=2026-02-02&to=2026-02-02",
        "lang=xx",
        "nonsense=1",
    ] {
        let status = owner
            .api
            .get(&format!("{base}?{wrong}"))
            .await
            .status
            .as_u16();
        assert!(status == 422 || status == 400, "{wrong}: {status}");
    }
}

both_databases!(a_reopened_approval_takes_its_results_away);
async fn a_reopened_approval_takes_its_results_away(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let sam = agency.someone("sam", Role::Shopper).await;
    let owner = agency.owner("olga", &client, None).await;
    let id = visit(
        &server,
        &agency,
        &store,
        &sam,
        ("yes", "yes"),
        "Friendly.",
        1,
    )
    .await;
    let path = format!("/api/v1/stores/{}/report", store.id);
    let report: StoreReport = owner.api.get(&path).await.expect(200).json();
    let photo = format!("/api/v1/stores/{}/photos/{}", store.id, report.photos[0].id);
    owner.api.get(&photo).await.expect(200);

    let reviews = format!("/api/v1/submissions/{id}/reviews");
    let reopen = json!({ "revision": 1, "decision": Decision::Reopened, "message": "" });
    assert_eq!(
        agency
            .admin
            .post(&reviews, &reopen)
            .await
            .problem(422)
            .errors[0]
            .at,
        "message"
    );
    let reopen = json!({ "revision": 1, "decision": Decision::Reopened, "message": "wrong store" });
    agency.admin.post(&reviews, &reopen).await.expect(201);
    owner.api.get(&photo).await.problem(404);
    let report: StoreReport = owner.api.get(&path).await.expect(200).json();
    assert_eq!((report.visits, report.score.mean.mean), (0, None));
    assert!(report.comments.is_empty() && report.photos.is_empty() && report.missed.is_empty());
    let reject = json!({ "revision": 1, "decision": Decision::Rejected, "message": "wrong store" });
    agency.admin.post(&reviews, &reject).await.expect(201);
    let approve = agency.approve(id, 1).await.problem(409);
    assert_eq!(approve.state.as_deref(), Some("rejected"));
}

/// The same visits told in this order, as documents in three languages.
async fn documents(on: On, order: &[usize]) -> Option<Vec<Vec<u8>>> {
    let server = TestServer::start(on).await?;
    let mut agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let mut sam = agency.someone("sam", Role::Shopper).await;
    let mut owner = agency.owner("olga", &client, None).await;
    let visits = [
        ("2026-01-05", ("yes", "yes"), "Very friendly."),
        ("2026-01-20", ("yes", "no"), "نسي الموظف السؤال عن Tahini."),
        ("2026-02-10", ("no", "yes"), "வரிசை மெதுவாக நகர்ந்தது."),
    ];
    for index in order {
        let (date, answers, comment) = visits[*index];
        go_to(&server, &mut agency, &mut [&mut sam, &mut owner], date).await;
        visit(
            &server,
            &agency,
            &store,
            &sam,
            answers,
            comment,
            *index as u64,
        )
        .await;
    }
    // The last change in the data is one and the same.
    go_to(
        &server,
        &mut agency,
        &mut [&mut sam, &mut owner],
        "2026-03-01",
    )
    .await;
    visit(&server, &agency, &store, &sam, ("yes", "yes"), "Quick.", 9).await;
    let later = server.now() + TimeDelta::days(1);
    let mut documents = Vec::new();
    for (index, lang) in ["en", "ar", "ta", "en"].into_iter().enumerate() {
        if index == 3 {
            server.set_clock(later);
            owner.api = agency
                .anonymous
                .log_in(&owner.email, tests::world::PASSWORD)
                .await
                .0;
        }
        let path = format!(
            "/api/v1/stores/{}/report.pdf?lang={lang}&from=2026-01-01&to=2026-04-01",
            store.id
        );
        let answer = owner.api.get(&path).await.expect(200);
        let etag = answer.headers["etag"].to_str().unwrap().to_owned();
        let request = owner
            .api
            .request(reqwest::Method::GET, &path)
            .header("if-none-match", etag);
        assert_eq!(owner.api.send(request).await.status, 304);
        documents.push(answer.bytes);
    }
    assert_eq!(
        documents[0], documents[3],
        "a day later the bytes are the same"
    );

    // Another process, another zone and locale, months later.
    let mut server = server;
    server.halt().await;
    let process = ServerProcess::start(server.data_dir(), server.database_url());
    let anonymous = Api::anonymous(&process.url());
    let (owner, _) = anonymous.log_in(&owner.email, tests::world::PASSWORD).await;
    for (lang, known) in ["en", "ar", "ta"].into_iter().zip(&documents) {
        let path = format!(
            "/api/v1/stores/{}/report.pdf?lang={lang}&from=2026-01-01&to=2026-04-01",
            store.id
        );
        let again = owner.get(&path).await.expect(200).bytes;
        assert!(again == *known, "{lang} in another process");
    }
    Some(documents)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn p9_the_same_data_is_the_same_document_in_any_order_database_process_and_zone() {
    let first = documents(On::Sqlite, &[0, 1, 2])
        .await
        .expect("SQLite is built in");
    let shuffled = documents(On::Sqlite, &[2, 0, 1])
        .await
        .expect("SQLite is built in");
    assert!(first == shuffled, "rows in another order");
    match documents(On::Postgres, &[1, 2, 0]).await {
        Some(other) => assert!(first == other, "PostgreSQL"),
        None => tests::skipped("PostgreSQL is not installed"),
    }
}
