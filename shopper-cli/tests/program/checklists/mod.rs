//! The tools for whoever writes checklists: without a server and without logging in.

mod check;
mod new;
mod score;

use serde_json::Value;
use shopper_cli::ExitStatus;

use crate::support::{CHECKLIST, Device, Ran};

/// Eleven mistakes of different sorts.
const MISTAKES: &str = r#"checklist: Corner Shop
version: 0
channel: telephone
languages: [en, ar]
title: {ar: متجر}
scoring: {method: weighted, pass_mark: 180}
bands:
  - {id: good, from: 80, label: {en: Good, ar: جيد}}
sections:
  - id: service
    title: {en: Service, ar: الخدمة}
    questions:
      - id: greeted
        kind: yes_no
        text: {en: "Were you greeted?", ar: "هل رُحِّب بك؟"}
        pionts: 5
      - id: wait
        kind: duration
        text: {en: "How long?", ar: "كم؟"}
        bands: [{below: 60, points: 5}, {from: 90, points: 0}]
      - id: wait
        kind: yes_no
        text: {en: "Warm?", ar: "دافئ؟"}
        points: 5
        show_if: {question: greated, is: yes}
      - id: rude
        kind: yes_no
        text: {en: "Rude?", ar: "فظ؟"}
        expect: no
        points: 5
        knock_out: {on: maybe, effect: flag}
"#;

/// Section A (weight 60): 1 of 1, 0 of 2, and 3 that may not apply. Section B (weight 40): 4 of
/// 5, and a bonus of 1.
const EXAMPLE: &str = "
checklist: example
version: 1
languages: [en, ar]
title: {en: Example, ar: مثال}
scoring: {method: weighted, pass_mark: 50}
sections:
  - id: a
    title: {en: A, ar: أ}
    weight: 60
    questions:
      - {id: q1, kind: yes_no, text: {en: 'One?', ar: 'واحد؟'}, points: 1}
      - {id: q2, kind: yes_no, text: {en: 'Two?', ar: 'اثنان؟'}, points: 2, comment: {required_on: [missed]}}
      - {id: q3, kind: yes_no, text: {en: 'Three?', ar: 'ثلاثة؟'}, points: 3, na: yes}
  - id: b
    title: {en: B, ar: ب}
    weight: 40
    questions:
      - {id: q4, kind: scale, min: 0, max: 5, text: {en: 'Four?', ar: 'أربعة؟'}, points: 5}
      - {id: q5, kind: yes_no, text: {en: 'Five?', ar: 'خمسة؟'}, points: 1, bonus: yes}
";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.all))
}

#[tokio::test]
async fn a_checklist_is_shown_as_its_shopper_sees_it_in_three_languages() {
    let device = Device::new();
    let file = device.file("cafe.yaml", CHECKLIST);
    let parts = [
        (
            "en",
            "1. Were you greeted within 30 seconds?",
            "    1) Coffee",
            "Asked only if “What did you order?”",
        ),
        (
            "ar",
            "1. هل رُحِّب بك خلال ٣٠ ثانية؟",
            "    1) قهوة",
            "إجابة «ماذا طلبت؟» هي «قهوة»",
        ),
        (
            "ta",
            "1. 30 விநாடிகளுக்குள் உங்களை வரவேற்றார்களா?",
            "    1) காபி",
            "“காபி”",
        ),
    ];
    for (tag, question, option, condition) in parts {
        let ran = device
            .run(&format!("checklist show {file} --lang {tag}"))
            .await;
        assert_eq!((ran.status, ran.err.as_str()), (ExitStatus::Ok, ""));
        for part in [question, option, condition] {
            let flat = ran.out.replace("\n    ", " ");
            assert!(
                ran.out.contains(part) || flat.contains(part),
                "{part}\n{}",
                ran.out
            );
        }
    }
    let ran = device.run(&format!("checklist show {file} --json")).await;
    assert_eq!(json(&ran)["checklist"]["slug"], "cafe-visit");
    let bad = device.file("bad.yaml", MISTAKES);
    let ran = device.run(&format!("checklist show {bad}")).await;
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Invalid, ""));
    assert!(ran.err.contains("bad.yaml has 11 mistakes"), "{}", ran.err);
    assert!(ran.err.contains("shopper checklist check "), "{}", ran.err);
}

#[tokio::test]
async fn a_difference_ends_with_3_while_the_author_has_a_word_to_say() {
    let device = Device::new();
    let old = device.file("v1.yaml", EXAMPLE);
    let second = EXAMPLE.replace("version: 1", "version: 2");
    let new = |text: &str| device.file("v2.yaml", text);
    let line = format!("checklist diff {old} {}", new(&second));
    let ran = device.run(&line).await;
    assert_eq!((ran.status, ran.err.as_str()), (ExitStatus::Ok, ""));
    assert!(ran.out.contains("Nothing else changed."), "{}", ran.out);

    new(&second.replace("points: 1}", "points: 4}"));
    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(
        ran.out
            .contains("question q1 “One?”: changed; comparable is still to be said"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains(
            "in the new version, at line 12, before it can be published: question q1 changed"
        ),
        "{}",
        ran.out
    );
    let ran = device.run(&format!("{line} --json")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert_eq!(json(&ran)["undecided"][0]["line"], 12);

    new(&second.replace("points: 1}", "points: 4, comparable: yes}"));
    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.out
            .contains("question q1 “One?”: changed; results stay comparable"),
        "{}",
        ran.out
    );
    let ran = device.run(&format!("--lang ar {line}")).await;
    assert!(
        ran.out.contains("question q1 “واحد؟”: changed"),
        "{}",
        ran.out
    );
}

#[tokio::test]
async fn the_schema_is_printed_and_completions_know_the_tools() {
    let device = Device::new();
    let ran = device.run("checklist schema").await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert_eq!(ran.out, ::checklists::SCHEMA);
    let ran = device.run("completions bash").await;
    assert!(
        ran.out.contains("shopper__checklist__check") || ran.out.contains("checklist,check"),
        "{}",
        ran.out
    );
}
