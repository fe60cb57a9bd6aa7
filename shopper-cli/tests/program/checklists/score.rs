//! `shopper checklist score`.

use serde_json::Value;
use shopper_cli::ExitStatus;

use super::{EXAMPLE, json};
use crate::support::Device;

const ANSWERS: &str = "
q1: {value: yes}
q2: {value: no, comment: Nobody did.}
q3: {na: yes}
q4: {value: 4}
q5: {value: no}
";

/// The score of the example in hundredths, and whether it fails, with changes to checklist and
/// answers.
async fn score(list: &[(&str, &str)], answers: &[(&str, &str)]) -> Value {
    let device = Device::new();
    let changed = |text: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(text.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        })
    };
    let file = device.file("example.yaml", &changed(EXAMPLE, list));
    let given = device.file("answers.yaml", &changed(ANSWERS, answers));
    let ran = device
        .run(&format!("checklist score {file} {given} --json"))
        .await;
    assert_eq!((ran.status, ran.err.as_str()), (ExitStatus::Ok, ""));
    let total = &json(&ran)["total"];
    assert!(total["verdict"].is_string(), "{total}");
    match total["verdict"] == "fail" {
        true => Value::from(format!("{} and fail", total["score"])),
        false => total["score"].clone(),
    }
}

#[tokio::test]
async fn p4_a_file_of_answers_is_scored_without_a_server() {
    let pooled = [
        ("method: weighted", "method: pooled"),
        ("weight: 60", "floor: 0"),
        ("weight: 40", "floor: 0"),
    ];
    let bonus = [("q5: {value: no}", "q5: {value: yes}")];
    let no_a = [
        ("q1: {value: yes}", "q1: {na: yes}"),
        ("q2: {value: no, comment: Nobody did.}", "q2: {na: yes}"),
    ];
    let all_na = [
        (
            "points: 1}\n      - {id: q2",
            "points: 1, na: yes}\n      - {id: q2",
        ),
        ("points: 2,", "points: 2, na: yes,"),
    ];
    // Weighted: 0.6 x 1/3 + 0.4 x 4/5 = 52 %; with the bonus 0.6 x 1/3 + 0.4 x 5/5 = 60 %.
    assert_eq!(score(&[], &[]).await, 5200);
    assert_eq!(score(&[], &bonus).await, 6000);
    // Pooled: 5/8 = 62.5 %; with the bonus 6/8 = 75 %.
    assert_eq!(score(&pooled, &[]).await, 6250);
    assert_eq!(score(&pooled, &bonus).await, 7500);
    // Without section A the weights are those of section B alone: 4/5.
    assert_eq!(score(&all_na, &no_a).await, 8000);
}

#[tokio::test]
async fn p4_knock_outs_and_floors_do_what_the_reference_says() {
    let pooled = [
        ("method: weighted", "method: pooled"),
        ("weight: 60", "floor: 0"),
        ("weight: 40", "floor: 0"),
    ];
    let knocked = |effect: &str| format!("points: 2, knock_out: {{on: no, effect: {effect}}},");
    let zero_section = knocked("zero_section");
    let with = |rule: &'static str, text: String| {
        let mut changes: Vec<(&str, String)> = pooled.map(|(a, b)| (a, b.to_owned())).into();
        changes.push((rule, text));
        changes
    };
    let scored = async |changes: Vec<(&str, String)>| {
        let changes: Vec<(&str, &str)> = changes.iter().map(|(a, b)| (*a, b.as_str())).collect();
        score(&changes, &[]).await
    };
    // Section A earns nothing of 3: pooled 4/8 = 50 %, weighted 0.4 x 4/5 = 32 %, below the mark.
    assert_eq!(scored(with("points: 2,", zero_section.clone())).await, 5000);
    assert_eq!(
        score(&[("points: 2,", &zero_section)], &[]).await,
        "3200 and fail"
    );
    assert_eq!(
        scored(with("points: 2,", knocked("zero_total"))).await,
        "0 and fail"
    );
    // 62.5 % is held at 40 %, which is below the mark of 50 %.
    assert_eq!(
        scored(with("points: 2,", knocked("cap_total, cap: 40"))).await,
        "4000 and fail"
    );
    // A flag, or a floor of 50 % where section A has 1/3, fails without touching the score.
    assert_eq!(
        scored(with("points: 2,", knocked("flag"))).await,
        "6250 and fail"
    );
    let floor = [pooled[0], ("weight: 60", "floor: 50"), pooled[2]];
    assert_eq!(score(&floor, &[]).await, "6250 and fail");
}

#[tokio::test]
async fn a_scorecard_is_said_in_words_and_what_is_missing_beside_it() {
    let device = Device::new();
    let file = device.file("example.yaml", EXAMPLE);
    let given = device.file(
        "answers.yaml",
        &ANSWERS.replace(", comment: Nobody did.", ""),
    );
    let ran = device.run(&format!("checklist score {file} {given}")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    let (heading, gap) = (
        ran.err.find("so this score is"),
        ran.err.find("q2: This answer"),
    );
    assert!(heading.is_some() && heading < gap, "{}", ran.err);
    assert!(
        ran.out.contains("52.00") && ran.out.contains("13/25"),
        "{}",
        ran.out
    );
    assert!(
        ran.err.contains("  q2: This answer needs a comment."),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("so this score is not final"),
        "{}",
        ran.err
    );
    let ran = device
        .run(&format!("--lang ar checklist score {file} {given}"))
        .await;
    assert!(ran.out.contains("«لا»: النقاط 0 من 2."), "{}", ran.out);

    let wrong = device.file("wrong.yaml", "q1: {value: perhaps}\nq9: {value: 1}\n");
    let ran = device.run(&format!("checklist score {file} {wrong}")).await;
    assert_eq!((ran.status, ran.out.as_str()), (ExitStatus::Invalid, ""));
    assert!(
        ran.err.contains("wrong.yaml has 2 mistakes."),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("wrong.yaml:2:1"), "{}", ran.err);
}
