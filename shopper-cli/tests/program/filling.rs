//! The conversation, in three languages.

use api::visits::VisitState;
use shopper_cli::ExitStatus;

use crate::support::{Device, FakeServer};

fn times() -> checklists::Checklist {
    let compiled = checklists::compile(include_str!("../times.v1.yaml"));
    assert_eq!(compiled.diagnostics, []);
    compiled.checklist.unwrap()
}

#[tokio::test]
async fn a_checklist_is_filled_question_by_question() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let photo = device.photo("counter.png", 40);
    let typed = [
        "maybe",
        "no",
        "too late",
        "They came after two minutes.",
        "na",
        "<",
        "1m35s",
        "coffee",
        "y",
        "-",
        "<",
        &photo,
        "",
        "! Nice staff.",
        "\\-",
    ];
    let ran = device.typing("fill BUR-1", &typed).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let flat = ran.all.split_whitespace().collect::<Vec<_>>().join(" ");
    // Each part stands after the one before.
    let parts = [
        "== Welcome ==",
        "1 of 5 · greeted",
        "Were you greeted within 30 seconds?",
        "> maybe “maybe” is not understood",
        "> no saved greeted This answer needs a comment of at least 10 characters.",
        "Comment: too late saved greeted The comment has 8 characters",
        "Comment: They came after two minutes. saved greeted",
        "2 of 5 · wait",
        ", or na)",
        "> na saved wait",
        "> < == Welcome == 2 of 5 · wait",
        "Your answer: not applicable",
        "> 1m35s saved wait",
        "== Your order ==",
        "1) Coffee 2) Tea",
        "> coffee saved ordered",
        "4 of 6 · coffee_hot",
        "Asked because “What did you order?” is answered “Coffee”.",
        "> y saved coffee_hot",
        "5 of 6 · counter A photo",
        "> - 6 of 6 · remarks (optional)",
        "> < 5 of 6 · counter",
        "saved counter",
        "Your answer: 1 photo",
        "6 of 6 · remarks",
        "> ! Nice staff. saved remarks",
        "> \\- saved remarks",
        "Everything is filled in. Submit it: shopper submit BUR-1",
    ];
    let mut rest = flat.as_str();
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part:?} is missing in {rest}"));
        rest = &rest[at..];
    }
    assert_eq!(device.run("check BUR-1").await.status, ExitStatus::Ok);
}

#[tokio::test]
async fn filling_is_resumed_where_it_stopped() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device.typing("fill BUR-1", &["yes", "q"]).await;
    assert!(ran.err.contains("shopper fill BUR-1"), "{}", ran.err);
    let ran = device.typing("fill BUR-1", &["90", "tea"]).await;
    assert!(
        ran.err.contains("Going on: 1 of 5 questions"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("greeted"), "{}", ran.err);
    assert!(
        ran.out.contains("saved wait") && ran.out.contains("saved ordered"),
        "{}",
        ran.out
    );
}

#[tokio::test]
async fn arabic_answers_are_understood_and_arabic_is_spoken() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device
        .typing("--lang ar fill BUR-1", &["ربما", "نعم", "٩٠", "شاي", "q"])
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let parts = [
        "== الترحيب ==",
        "هل رُحِّب بك خلال ٣٠ ثانية؟",
        "حُفظت \u{2068}greeted\u{2069}",
        "كم انتظرت؟",
        "حُفظت \u{2068}wait\u{2069}",
        "1) قهوة",
        "حُفظت \u{2068}ordered\u{2069}",
        "صورة لمنضدة البيع",
        "للمتابعة:",
    ];
    let mut rest = ran.all.as_str();
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part:?} is missing in {rest}"));
        rest = &rest[at..];
    }
}

#[tokio::test]
async fn tamil_answers_are_understood_and_tamil_is_spoken() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device
        .typing("--lang ta fill BUR-1", &["ஆம்", "1:30", "காபி", "இல்லை", "q"])
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let parts = [
        "== வரவேற்பு ==",
        "30 விநாடிகளுக்குள் உங்களை வரவேற்றார்களா?",
        "சேமிக்கப்பட்டது greeted",
        "சேமிக்கப்பட்டது wait",
        "1) காபி",
        "சேமிக்கப்பட்டது ordered",
        "காபி சூடாக இருந்ததா?",
        "இது கேட்கப்படும் காரணம்: “என்ன வாங்கினீர்கள்?” என்பதற்குப் பதில் “காபி”.",
        "சேமிக்கப்பட்டது coffee_hot",
        "தொடர:",
    ];
    let flat = ran.all.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = flat.as_str();
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part:?} is missing in {rest}"));
        rest = &rest[at..];
    }
    // The language of the answers travels with them.
    let ran = device.run("score BUR-1 --lang ta").await;
    assert!(ran.out.contains("மதிப்பெண்:"), "{}", ran.out);
}

#[tokio::test]
async fn times_are_those_that_the_shopper_gives() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let ran = device
        .run("fill BUR-1 --started 2026-03-02T11:00 --finished 2026-03-02T11:40:00+03:00 --stdin")
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.out.contains("saved start and end"), "{}", ran.out);
    let ran = device
        .run("fill BUR-1 --finished 2026-03-02T10:00 --stdin")
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
}

#[tokio::test]
async fn a_wrong_file_changes_nothing_and_a_right_one_everything() {
    let server = FakeServer::start(VisitState::Accepted);
    let device = Device::ready(&server).await;
    let bad = device.file("bad.yaml", "greeted: {value: yes}\nwait: {value: soon}\n");
    assert_eq!(
        device
            .run(&format!("fill BUR-1 --answers {bad}"))
            .await
            .status,
        ExitStatus::Invalid
    );
    let ran = device.run("status --json").await;
    let status: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(status["drafts"], serde_json::json!([]));
    let json = r#"{"greeted":{"value":"no","comment":"Nobody looked up."},"wait":{"na":true}}"#;
    let good = device.file("good.json", json);
    let ran = device.run(&format!("fill BUR-1 --answers {good}")).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.out.contains("saved 2 answers"), "{}", ran.out);
}

#[tokio::test]
async fn days_times_and_amounts_are_typed_as_people_write_them() {
    let server = FakeServer::start_with(VisitState::Accepted, times());
    let device = Device::ready(&server).await;
    let typed = [
        "3/2/2026", "2.3.2026", "2:30 pm", "14:20", "<", "15.05", "AED 12.5", "1", "2", "12a4",
        "1234",
    ];
    let ran = device.typing("fill BUR-1", &typed).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    let flat = ran.all.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [
        "(a day, such as 2026-01-31)",
        "> 3/2/2026 “3/2/2026” is not understood",
        "> 2.3.2026 saved day",
        "> 2:30 pm saved served",
        // The other answer may be the wrong one, so this one is kept.
        "> 14:20 saved left You left before you were served. Check both times.",
        "> < 3 of 6 · left",
        "Your answer: 14:20",
        "> 15.05 saved left 4 of 6 · paid",
        "(a number, 0 or more, with at most 2 decimals (AED))",
        "> AED 12.5 saved paid 5 of 6 · how",
        // What is not offered keeps its number, and the others theirs.
        "How did you pay? 2) By card 3) In cash",
        "> 1 The option “Not at all” does not fit the answers before. Choose another.",
        "> 2 saved how 6 of 6 · number What is",
        "> 12a4 The number has four digits.",
        "> 1234 saved number Everything is filled in.",
    ];
    let mut rest = flat.as_str();
    for part in parts {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("{part} is missing after here: {rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[tokio::test]
async fn an_answer_that_is_needed_only_sometimes_says_so() {
    let server = FakeServer::start_with(VisitState::Accepted, times());
    let device = Device::ready(&server).await;
    let typed = ["2026-03-02", "14:30", "14:00", "0", "1", "q"];
    let ran = device.typing("fill BUR-1", &typed).await;
    assert!(ran.all.contains("1) Not at all"), "{}", ran.all);
    assert!(ran.all.contains("number (optional)"), "{}", ran.all);
    let ran = device.run("check BUR-1").await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    // The rule stands under the later of its questions.
    let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(
        flat,
        "The visit left: When did you leave? You left before you were served. Check both times."
    );
    // What was chosen is no longer offered once something was paid.
    let ran = device.typing("fill BUR-1 --at paid", &["5", "q"]).await;
    assert!(ran.all.contains("Your answer: 0.00 AED"), "{}", ran.all);
    assert!(!ran.all.contains("Your answer: Not at all"), "{}", ran.all);
    let ran = device.run("check BUR-1").await;
    assert!(ran.out.contains("how: How did you pay?"), "{}", ran.out);
    assert!(
        ran.out.contains("number: What is the number"),
        "{}",
        ran.out
    );
}
