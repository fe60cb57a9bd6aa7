//! P2: what is delivered is delivered once, exactly, with a receipt.

use api::submissions::SubmissionContent;
use api::visits::VisitState;
use shopper_cli::ExitStatus;

use crate::support::{ANSWERS, Device, FakeServer, Fault};

async fn filled(server: &FakeServer) -> Device {
    let device = Device::ready(server).await;
    let answers = device.file("answers.yaml", ANSWERS);
    let ran = device.run(&format!("fill BUR-1 --answers {answers}")).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let photo = device.photo("p.png", 40);
    let ran = device
        .run(&format!("photo add BUR-1 counter {photo}"))
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    device
}

#[tokio::test]
async fn a_visit_is_submitted_with_its_photo_and_the_receipt_verifies_offline() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.out.contains("revision 1, 1 photo"), "{}", ran.out);
    assert!(ran.out.contains("Score: 75.00 %"), "{}", ran.out);
    {
        let state = server.state();
        assert_eq!((state.revisions.len(), state.photos.len()), (1, 1));
        let content: SubmissionContent =
            serde_json::from_slice(state.revisions.values().next().unwrap()).unwrap();
        assert_eq!((content.photos.len(), content.answers.len()), (1, 4));
        assert_eq!(
            (content.started_at, content.finished_at),
            (super::support::now(), super::support::now())
        );
        assert!(content.program.starts_with("shopper/"));
    }
    server.set_fault(Fault::Offline);
    let ran = device.run("receipt BUR-1 --json").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let receipt: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(receipt["verified"], true);
    assert_eq!(receipt["content_compared"], true);
    let ran = device.run("receipt BUR-1").await;
    assert!(ran.out.contains("Verified"), "{}", ran.out);
}

#[tokio::test]
async fn p2_submitting_again_sends_nothing_and_says_so() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    device.run("submit BUR-1").await;
    let before = server
        .state()
        .log
        .iter()
        .filter(|line| line.starts_with("PUT"))
        .count();
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.out.contains("There is nothing to send"), "{}", ran.out);
    let after = server
        .state()
        .log
        .iter()
        .filter(|line| line.starts_with("PUT"))
        .count();
    assert_eq!(before, after);
}

#[tokio::test]
async fn p2_a_lost_answer_is_asked_for_again_with_the_same_bytes() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    server.set_fault(Fault::LoseAnswer);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Offline, "{}", ran.all);
    // The draft is edited meanwhile: the frozen bytes must not change.
    device
        .typing("fill BUR-1 --at remarks", &["all fine"])
        .await;
    server.set_fault(Fault::None);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.all
            .contains("can be sent only if the reviewer returns it"),
        "{}",
        ran.all
    );
    assert_eq!(server.state().revisions.len(), 1);
}

#[tokio::test]
async fn offline_is_a_state_and_not_a_failure() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    server.set_fault(Fault::Offline);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Offline);
    assert!(
        ran.err
            .contains("error: Revision 1 could not be delivered now."),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("\n\nhint: "), "{}", ran.err);
    let ran = device.run("submit BUR-1 --offline-ok").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let ran = device.run("status --json").await;
    let status: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(status["outbox"][0]["state"], "waiting");
    assert_eq!(status["outbox"][0]["handle"], "BUR-1");
    let ran = device.run("status").await;
    assert!(
        ran.out.contains("1 submission waits to be sent"),
        "{}",
        ran.out
    );
    server.set_fault(Fault::None);
    assert_eq!(device.run("submit BUR-1").await.status, ExitStatus::Ok);
    assert_eq!(server.state().revisions.len(), 1);
}

#[tokio::test]
async fn a_photo_that_the_server_lost_is_sent_again() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    server.set_fault(Fault::ForgetPhoto);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert_eq!(server.state().photos.len(), 1);
}

#[tokio::test]
async fn a_receipt_that_names_something_else_is_not_kept() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    server.set_fault(Fault::WrongReceipt);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Conflict, "{}", ran.all);
    assert!(ran.err.contains("cannot be believed"), "{}", ran.err);
    server.set_fault(Fault::None);
    assert_eq!(device.run("submit BUR-1").await.status, ExitStatus::Ok);
    assert_eq!(server.state().revisions.len(), 1);
}

#[tokio::test]
async fn a_return_makes_the_next_revision_of_the_same_submission() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    device.run("submit BUR-1").await;
    server.give_back("greeted", "Who greeted you?");
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.err.contains("nothing has changed since"), "{}", ran.err);
    let ran = device
        .typing("fill BUR-1", &["! The woman at the till.", "", "q"])
        .await;
    assert!(ran.err.contains("Who greeted you?"), "{}", ran.err);
    assert!(
        ran.err.find("1 of 5 · greeted") < ran.err.find("The woman"),
        "{}",
        ran.err
    );
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let state = server.state();
    let keys: Vec<_> = state.revisions.keys().collect();
    assert_eq!(keys.iter().map(|key| key.1).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(keys[0].0, keys[1].0);
}

#[tokio::test]
async fn refused_content_frees_its_key_and_keeps_the_answers() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = filled(&server).await;
    server.set_fault(Fault::Refuse);
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.err.contains("answers.greeted: not so"), "{}", ran.err);
    server.set_fault(Fault::None);
    device
        .typing("fill BUR-1 --at remarks", &["corrected"])
        .await;
    assert_eq!(device.run("submit BUR-1").await.status, ExitStatus::Ok);
    let state = server.state();
    let (key, bytes) = state.revisions.iter().next().unwrap();
    assert_eq!(key.1, 1);
    assert!(String::from_utf8_lossy(bytes).contains("corrected"));
}

#[tokio::test]
async fn nothing_is_sent_that_is_not_accepted_or_not_complete() {
    let server = FakeServer::start(VisitState::Assigned);
    let device = Device::ready(&server).await;
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Conflict, "{}", ran.all);
    assert!(ran.err.contains("shopper accept BUR-1"), "{}", ran.err);
    let ran = device.run("accept BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    device
        .typing("fill BUR-1", &["no", "It was very late.", "q"])
        .await;
    let ran = device.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(
        ran.out.contains("wait: ") && ran.out.contains("counter: "),
        "{}",
        ran.out
    );
    assert!(server.state().revisions.is_empty());
}

#[tokio::test]
async fn work_goes_on_from_another_device_only_after_a_return() {
    let server = FakeServer::start(VisitState::Accepted);
    let first = filled(&server).await;
    first.run("submit BUR-1").await;
    let second = filled(&server).await;
    let ran = second.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Conflict, "{}", ran.all);
    let ran = second.run("receipt BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.out.contains("another device"), "{}", ran.out);
    server.give_back("greeted", "?");
    let ran = second.run("submit BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert_eq!(
        server
            .state()
            .assignment
            .submission
            .as_ref()
            .map(|s| s.revision),
        Some(2)
    );
}
