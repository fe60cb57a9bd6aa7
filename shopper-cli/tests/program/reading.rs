//! What the program shows, and how it refuses.

use api::visits::VisitState;
use shopper_cli::ExitStatus;

use crate::support::{Device, FakeServer, Fault};

#[tokio::test]
async fn logging_in_keeps_private_tokens_and_says_what_to_do_next() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::new();
    let login = format!("login {} --email sam@example.org", server.url);
    let ran = device.typing(&login, &["wrong"]).await;
    assert_eq!(ran.status, ExitStatus::NotLoggedIn, "{}", ran.all);
    assert!(ran.err.contains("hint: "));
    let ran = device.typing(&login, &["pass word "]).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.err.contains("shopper pull"), "{}", ran.err);
    let ran = device.run("logout").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let ran = device.run("pull").await;
    assert_eq!(ran.status, ExitStatus::NotLoggedIn, "{}", ran.all);
    // Logging in again needs only the password.
    let ran = device.typing("login", &["pass word "]).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert_eq!(device.run("pull").await.status, ExitStatus::Ok);
}

#[tokio::test]
async fn a_password_is_not_sent_without_encryption() {
    let device = Device::new();
    let ran = device
        .run("login http://shop.example.org --email a@b.c")
        .await;
    assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
    assert!(
        ran.err.contains("shopper login https://shop.example.org"),
        "{}",
        ran.err
    );
    let ran = device.run("login ftp://shop.example.org").await;
    assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
}

#[tokio::test]
async fn assignments_are_listed_with_what_to_type_and_from_the_cache_when_offline() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device.run("assignments").await;
    assert!(
        ran.out
            .contains("BUR-1  accepted  2026-03-02 10:00 - 2026-03-05 20:00"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("45.00 SAR"), "{}", ran.out);
    assert_eq!(ran.err, "");
    server.set_fault(Fault::Offline);
    let ran = device.run("assignments --json").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(list["items"][0]["handle"], "BUR-1");
    assert_eq!(list["fresh"], false);
    assert!(ran.err.contains("fetched just now"), "{}", ran.err);
}

#[tokio::test]
async fn s13_nothing_from_the_server_reaches_the_terminal_as_a_command() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device.run("show BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.out.contains("Order a drink") && ran.out.contains("the manager"),
        "{}",
        ran.out
    );
    assert!(!ran.all.contains('\u{1b}'));
    let ran = device.run("show BUR-1 --color always").await;
    assert!(
        ran.out.contains("\u{1b}[1m") && !ran.out.contains("\u{1b}[31mthe"),
        "{:?}",
        ran.out
    );
}

#[tokio::test]
async fn mixed_text_is_isolated_where_directions_meet() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device.run("show BUR-1").await;
    assert!(
        ran.out.contains("\u{2068}مقهى النخيل\u{2069}"),
        "{}",
        ran.out
    );
    let ran = device.run("show BUR-1 --lang ar").await;
    assert!(
        ran.out
            .contains("المتجر: \u{2068}BUR-1, King Fahd Road 12\u{2069}"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("اطلب مشروبًا"), "{}", ran.out);
}

#[tokio::test]
async fn a_score_comes_with_the_reason_for_every_point() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    device
        .typing("fill BUR-1", &["yes", "2m30s", "coffee", "yes", "q"])
        .await;
    let ran = device.run("score BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    // greeted 5 of 5, wait 0 of 5, coffee hot 10 of 10: 15 of 20.
    assert!(ran.out.contains("Score: 75.00 %"), "{}", ran.out);
    assert!(ran.out.contains("Verdict: Fail"), "{}", ran.out);
    assert!(
        ran.out.contains("5 of 5 points") && ran.out.contains("0 of 5 points"),
        "{}",
        ran.out
    );
    let ran = device.run("score BUR-1 --json").await;
    let card: checklists::Scorecard = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(card.total.score.map(|score| score.hundredths()), Some(7500));
}

#[tokio::test]
async fn gaps_are_told_all_at_once_with_exit_code_3() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    device.typing("fill BUR-1", &["no", "", "q"]).await;
    let ran = device.run("check BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Invalid);
    for part in [
        "greeted: ",
        "at least 10 characters",
        "wait: ",
        "ordered: ",
        "counter: ",
    ] {
        assert!(ran.out.contains(part), "{part}: {}", ran.out);
    }
    let ran = device.run("check BUR-1 --json").await;
    let checked: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(checked["complete"], false);
    assert_eq!(checked["gaps"].as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn p11_wrong_input_is_refused_with_a_hint() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let text = device.file("p.jpg", "this is no photo");
    let bomb = device.photo("bomb.png", 30_000_000);
    let answers = device.file(
        "bad.yaml",
        "greeted: {value: maybe}\ngreted: {value: yes}\nwait: 1x\n",
    );
    let cases = [
        (
            "show BUR-2".to_owned(),
            ExitStatus::Failure,
            "Did you mean BUR-1?",
        ),
        (
            "show nowhere".to_owned(),
            ExitStatus::Failure,
            "There is no visit nowhere.",
        ),
        (
            format!("photo add BUR-1 countr {text}"),
            ExitStatus::Failure,
            "Did you mean counter?",
        ),
        (
            format!("photo add BUR-1 counter {text}"),
            ExitStatus::Invalid,
            "not a JPEG, PNG or WebP",
        ),
        (
            format!("photo add BUR-1 counter {bomb}"),
            ExitStatus::Invalid,
            "at most 64 million",
        ),
        (
            "photo add BUR-1 counter /nowhere.jpg".to_owned(),
            ExitStatus::Failure,
            "There is no file",
        ),
        (
            format!("fill BUR-1 --answers {answers}"),
            ExitStatus::Invalid,
            "has 3 mistakes",
        ),
        (
            "fill BUR-1 --started noon".to_owned(),
            ExitStatus::Usage,
            "noon is not a time",
        ),
        (
            "fill BUR-1 --at coffee_hot".to_owned(),
            ExitStatus::Invalid,
            "is not asked",
        ),
        (
            "receipt BUR-1".to_owned(),
            ExitStatus::Failure,
            "There is no receipt",
        ),
        (
            "photo remove BUR-1 counter 1".to_owned(),
            ExitStatus::Failure,
            "has no photo 1",
        ),
        (
            "--profile nobody status".to_owned(),
            ExitStatus::NotLoggedIn,
            "no profile nobody",
        ),
    ];
    for (line, status, part) in cases {
        let ran = device.run(&line).await;
        assert_eq!(ran.status, status, "{line}: {}", ran.all);
        let flat = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{line}: {}", ran.err);
        assert!(
            ran.err.starts_with("error: ") || ran.err.contains("\nerror: "),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("\n\nhint: "), "{line}: {}", ran.err);
    }
    let ran = device.run(&format!("fill BUR-1 --answers {answers}")).await;
    assert!(ran.err.contains("bad.yaml:1:18"), "{}", ran.err);
    assert!(ran.err.contains("did you mean greeted"), "{}", ran.err);
}

#[tokio::test]
async fn help_alone_shows_examples_and_the_next_step() {
    let device = Device::new();
    let ran = device.run("").await;
    assert_eq!(ran.status, ExitStatus::Ok);
    assert!(
        ran.out.contains("shopper fill BUR-1") && ran.out.contains("Exit codes"),
        "{}",
        ran.out
    );
    for shell in ["bash", "zsh", "fish"] {
        let ran = device.run(&format!("completions {shell}")).await;
        assert!(ran.out.contains("assignments"), "{shell}");
    }
}

#[tokio::test]
async fn photos_are_listed_and_removed() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let (a, b, c) = (
        device.photo("a.png", 1),
        device.photo("b.png", 2),
        device.photo("c.png", 3),
    );
    let ran = device
        .run(&format!("photo add BUR-1 counter {a} {b}"))
        .await;
    assert!(
        ran.out.contains("saved 2 photos for counter"),
        "{}",
        ran.out
    );
    let ran = device.run(&format!("photo add BUR-1 counter {c}")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert_eq!(
        device.run("photo remove BUR-1 counter 1").await.status,
        ExitStatus::Ok
    );
    let ran = device.run("photo list BUR-1 --json").await;
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["file_name"], "b.png");
    let ran = device.run("photo list BUR-1").await;
    assert!(ran.out.contains("b.png"), "{}", ran.out);
}
