//! Two people at the same report at the same time.

use api::people::Role;
use tests::server::{On, TestServer};
use tests::world::{Agency, PASSWORD, small_checklist};

use crate::chromium::Driver;
use crate::window::{Screen, Window};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_who_decides_is_told_and_loses_nothing_typed() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let server = TestServer::start(On::Sqlite).await.unwrap();
    let agency = Agency::create(&server, "north").await;
    let client = agency.client("Falafel House").await;
    let store = agency.store(&client, "A1", "Asia/Riyadh").await;
    let checklist = agency.publish(&small_checklist(1)).await;
    let shopper = agency.someone("sam", Role::Shopper).await;
    let second = agency.someone("zara", Role::Contractor).await;
    let visit = agency
        .visit(&store, &checklist, &shopper, server.now())
        .await;
    let (submission, _) = shopper.report(visit.id, server.now(), 100, 7).await;
    let desk = format!("/reviews/{submission}");

    let early = Window::open(&driver, &server.url, Screen::Desk, "en").await;
    early.log_in("admin@north.example", PASSWORD).await;
    let late = Window::open(&driver, &server.url, Screen::Desk, "ar").await;
    late.log_in(&second.email, PASSWORD).await;
    early.go(&desk).await;
    late.go(&desk).await;
    late.fill("message", "شكرًا، تقرير جيد جدًا").await;
    late.click("#q-smile details:has([name='remark.smile']) summary")
        .await;
    late.fill("remark.smile", "متى كان ذلك؟").await;
    early.click("#anonymity_confirmed").await;
    early.press("button[value=approved]").await;
    late.press("button[value=returned]").await;
    late.judge("two-windows-conflict").await;
    let page = late.find("#errors").await.text().await.unwrap();
    assert!(page.contains("Ada Admin"), "who was faster is said: {page}");
    assert_eq!(late.value("#message", "value").await, "شكرًا، تقرير جيد جدًا");
    let remark = late.value("[name='remark.smile']", "value").await;
    assert_eq!(remark, "متى كان ذلك؟");
    early.close().await;
    late.close().await;
}
