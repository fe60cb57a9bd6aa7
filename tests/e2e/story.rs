//! The main job, from scheduling to the owner's PDF.

use api::people::Role;
use api::reports::{Percent, StoreReport};
use api::stores::Store;
use api::submissions::Submission;
use tests::both_databases;
use tests::pdf;
use tests::server::TestServer;
use tests::world::{Agency, small_checklist};

both_databases!(from_scheduling_to_the_owners_pdf);
async fn from_scheduling_to_the_owners_pdf(server: TestServer) {
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "RUH-1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let owner = agency.owner("olga", &client, None).await;

    let visit = agency
        .visit(&store, &checklist, &shopper, server.now())
        .await;
    let (submission, _) = shopper.report(visit.id, server.now(), 100, 7).await;
    let reviewed: Submission = agency
        .admin
        .get(&format!("/api/v1/submissions/{submission}"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        reviewed
            .revision
            .scorecard
            .total
            .score
            .map(|score| score.hundredths()),
        Some(10_000)
    );
    agency.approve(submission, 1).await.expect(201);

    let stores: api::page::Page<Store> = owner.api.get("/api/v1/stores").await.expect(200).json();
    let result = &stores.items[0].results[0];
    assert_eq!(
        (result.score, result.n, result.indicative),
        (Some(Percent::from_hundredths(10_000)), 1, true)
    );
    let report: StoreReport = owner
        .api
        .get(&format!("/api/v1/stores/{}/report", store.id))
        .await
        .expect(200)
        .json();
    assert_eq!(
        report.score.mean.mean,
        Some(Percent::from_hundredths(10_000))
    );
    for lang in ["en", "ar", "ta"] {
        let path = format!("/api/v1/stores/{}/report.pdf?lang={lang}", store.id);
        let answer = owner.api.get(&path).await.expect(200);
        assert!(answer.bytes.starts_with(b"%PDF-"));
        if pdf::has_pdftotext() {
            let text = pdf::text(&answer.bytes);
            assert!(pdf::has_words(&text, "Store RUH-1"), "{text}");
            let section = &checklists::compile(&small_checklist(1))
                .checklist
                .expect("it compiles")
                .sections[0];
            let title = section
                .title
                .get(&checklists::Language::new(lang).expect("a tag"));
            assert!(pdf::has_words(&text, title), "{title} in {text}");
        }
    }
}
