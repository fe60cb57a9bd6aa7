//! A reviewer without a mouse.

use api::people::Role;
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD, small_checklist};

use crate::chromium::Driver;
use crate::window::{Screen, Window};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_reviewed_with_the_keyboard_alone() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    for code in ["A1", "B2"] {
        let store = agency.store(&client, code, "Asia/Riyadh").await;
        let visit = agency
            .visit(&store, &checklist, &shopper, server.now())
            .await;
        shopper.report(visit.id, server.now(), 100, 7).await;
    }
    let window = Window::open(&driver, &server.url, Screen::Desk, "en").await;
    window.log_in("admin@north.example", PASSWORD).await;
    window.tab_to("nav.menu a[href='/reviews']").await;
    window.enter().await;
    window.tab_to("tbody a[href^='/reviews/']").await;
    window.enter().await;
    let first = window.path().await;

    // To the second question, a remark there, and on to the decision.
    window.keys("j").await;
    window.keys("j").await;
    window.keys("r").await;
    window.keys("Who was it?").await;
    let typed = window.value("[name='remark.smile']", "value").await;
    assert_eq!(typed, "Who was it?");
    window.tab_to("summary").await;
    window.keys("a").await;
    window.tab_to("#message").await;
    window.tab_to("button[value=returned]").await;
    window.enter().await;

    // The next one is there at once.
    let second = window.path().await;
    assert!(second.starts_with("/reviews/") && !second.starts_with(&first));
    window.keys("a").await;
    window.tab_to("#anonymity_confirmed").await;
    window.keys(" ").await;
    window.tab_to("button[value=approved]").await;
    window.enter().await;
    assert!(window.path().await.starts_with("/reviews?"));
    window.close().await;
}
