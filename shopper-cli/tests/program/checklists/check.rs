//! `shopper checklist check`, and files that are no checklists.

use ::checklists::shipped;
use serde_json::Value;
use shopper_cli::ExitStatus;

use super::{MISTAKES, json};
use crate::support::{CHECKLIST, Device};

#[tokio::test]
async fn p11_every_mistake_is_shown_with_its_line_and_a_fix() {
    let device = Device::new();
    let file = device.file("shop.yaml", MISTAKES);
    let ran = device.run(&format!("checklist check {file}")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert_eq!(ran.err, "");
    let places = [
        ("invalid_id", "1:12"),
        ("out_of_range", "2:10"),
        ("unknown_word", "3:10"),
        ("text_missing_default", "5:8"),
        ("out_of_range", "6:40"),
        ("bands_end", "8:5"),
        ("unknown_key", "16:9"),
        ("band_gap", "20:41"),
        ("duplicate_id", "21:13"),
        ("condition_unknown_question", "25:29"),
        ("unknown_answer", "31:25"),
    ];
    let findings: Vec<&str> = ran.out.split("error[").skip(1).collect();
    assert_eq!(findings.len(), places.len(), "{}", ran.out);
    for ((code, place), finding) in places.into_iter().zip(findings) {
        assert!(finding.starts_with(&format!("{code}]: ")), "{finding}");
        assert!(
            finding.contains(&format!("--> {file}:{place}\n")),
            "{finding}"
        );
        assert!(
            finding.contains("^\n") && finding.contains("= hint: "),
            "{finding}"
        );
    }
    let ran = device.run(&format!("checklist check {file} --json")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    let checked = json(&ran);
    assert_eq!(checked[0]["compiles"], false);
    let found = checked[0]["diagnostics"].as_array().unwrap();
    assert_eq!(found.len(), places.len());
    assert_eq!(found[0]["code"], "invalid_id");
    assert_eq!(
        (&found[0]["line"], &found[0]["column"]),
        (&Value::from(1), &Value::from(12))
    );
    assert!(found.iter().all(|finding| finding["hint"].is_string()));
}

#[tokio::test]
async fn nothing_is_said_about_what_ships() {
    let device = Device::new();
    for (number, one) in shipped().iter().enumerate() {
        let file = device.file(&format!("{number}.yaml"), one.source);
        let ran = device
            .run(&format!("checklist check --advice {file}"))
            .await;
        assert_eq!(
            (ran.status, ran.all.as_str()),
            (ExitStatus::Ok, ""),
            "{}",
            one.file
        );
    }
}

#[tokio::test]
async fn advice_is_given_when_asked_for_and_is_no_error() {
    let device = Device::new();
    let source = "checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\nsections:\n  - id: s\n    \
                  title: S\n    questions:\n      - {id: a, kind: yes_no, points: 5, text: \
                  Was it warm and dry?}\n";
    let file = device.file("t.yaml", source);
    let ran = device.run(&format!("checklist check {file}")).await;
    assert_eq!((ran.status, ran.all.as_str()), (ExitStatus::Ok, ""));
    let ran = device
        .run(&format!("checklist check {file} --advice"))
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.out.contains("advice[double_barrelled]: "),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("advice[misses_unexplained]: "),
        "{}",
        ran.out
    );
}

#[tokio::test]
async fn several_files_end_with_a_summary_and_standard_input_is_one() {
    let device = Device::new();
    let good = device.file("good.yaml", CHECKLIST);
    let bad = device.file("bad.yaml", "checklist: x\n");
    let ran = device.run(&format!("checklist check {good} {bad}")).await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.out.starts_with("error[missing_key]"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "Checked: 2. Without findings: 1. With errors: 1.\n"
    );

    let missing = device.folder.path().join("none.yaml").display().to_string();
    let ran = device
        .run(&format!("checklist check {missing} {bad} {good}"))
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.err.contains("There is no file"), "{}", ran.err);
    assert!(
        ran.err
            .contains("Given: 3. Without findings: 1. With errors: 1. Not read: 1."),
        "{}",
        ran.err
    );
    let ran = device
        .run(&format!("checklist check --json {missing} {good}"))
        .await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    let checked = json(&ran);
    assert_eq!(checked[0]["file"], missing);
    assert_eq!(checked[0]["compiles"], false);
    let error = checked[0]["error"].as_str().unwrap();
    assert!(error.contains("There is no file"), "{error}");
    assert_eq!(checked[1]["error"], Value::Null);
    let ran = device.run("checklist check - -").await;
    assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
    assert!(ran.err.contains("“-” stands twice"), "{}", ran.err);
    let ran = device.run(&format!("checklist check {missing}")).await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);

    let lines: Vec<&str> = CHECKLIST.lines().collect();
    let ran = device.typing("checklist check -", &lines).await;
    assert_eq!((ran.status, ran.all.as_str()), (ExitStatus::Ok, ""));
    let ran = device
        .typing("checklist check -", &["checklist: [1, 2"])
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.out.contains("--> -:"), "{}", ran.out);
}

#[tokio::test]
async fn p11_files_that_are_no_checklists_are_refused_with_a_sentence() {
    let device = Device::new();
    let path = device.folder.path().join("photo.yaml");
    std::fs::write(&path, b"one\ntwo\n\xff\xd8").unwrap();
    let ran = device
        .run(&format!("checklist check {}", path.display()))
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    let flat = ran.err.replace('\n', " ");
    assert!(
        flat.contains("is not a text in UTF-8: look at line 3."),
        "{}",
        ran.err
    );
    let folder = device.folder.path().join("m");
    std::fs::create_dir(&folder).unwrap();
    let ran = device
        .run(&format!("checklist check {}", folder.display()))
        .await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    assert!(
        ran.err.contains("is a folder.") && ran.err.contains("m/*.yaml"),
        "{}",
        ran.err
    );
    let sheet = device.folder.path().join("form.xlsx");
    std::fs::write(&sheet, b"PK\x03\x04\xff\xff").unwrap();
    let ran = device
        .run(&format!("checklist check {}", sheet.display()))
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.err.contains("backend checklist import "), "{}", ran.err);
    std::fs::write(&path, vec![b'['; 10 * 1024 * 1024]).unwrap();
    let ran = device
        .run(&format!("checklist show {}", path.display()))
        .await;
    assert_eq!(ran.status, ExitStatus::Invalid, "{}", ran.all);
    assert!(ran.err.contains("is larger than 8 MB"), "{}", ran.err);
}

#[tokio::test]
async fn a_file_given_for_a_visit_is_told_where_to_go() {
    let device = Device::new();
    let file = device.file("cafe.yaml", CHECKLIST);
    for verb in ["check", "show"] {
        let ran = device.run(&format!("{verb} {file}")).await;
        assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
        let command = format!("shopper checklist {verb} {file}");
        assert!(ran.err.contains(&command), "{}", ran.err);
    }
}
