//! The tools for whoever writes checklists: without a server and without logging in.

use ::checklists::{advise, compile, shipped};
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

const ANSWERS: &str = "
q1: {value: yes}
q2: {value: no, comment: Nobody did.}
q3: {na: yes}
q4: {value: 4}
q5: {value: no}
";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.all))
}

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
async fn a_new_checklist_is_sound_and_overwrites_nothing() {
    let device = Device::new();
    let path = device.folder.path().join("mine.yaml");
    let line = format!(
        "checklist new --sector quick_service --slug my-burgers -o {}",
        path.display()
    );
    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.err.contains("Made from “quick-service-restaurant”"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("shopper checklist check --advice "),
        "{}",
        ran.err
    );
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.contains("\nchecklist: my-burgers\n"), "{written}");
    let checked = device
        .run(&format!("checklist check --advice {}", path.display()))
        .await;
    assert_eq!((checked.status, checked.all.as_str()), (ExitStatus::Ok, ""));

    let ran = device.run(&line).await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    assert!(
        ran.err.contains("is there already. Nothing was written."),
        "{}",
        ran.err
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
}

#[tokio::test]
async fn a_skeleton_goes_to_standard_output() {
    let device = Device::new();
    let ran = device
        .run("checklist new --sector bakery --language en,ar,ta")
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(
        ran.err.contains("No checklist ships for “bakery”"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("quick_service"), "{}", ran.err);
    let compiled = compile(&ran.out);
    assert_eq!(compiled.diagnostics, []);
    let checklist = compiled.checklist.unwrap();
    assert_eq!(checklist.slug.as_str(), "bakery");
    assert_eq!(advise(&ran.out, &checklist), []);
}

#[tokio::test]
async fn a_skeleton_says_what_it_lacks_and_which_sector_may_be_meant() {
    let device = Device::new();
    let ran = device
        .run("checklist new --sector restaurnt --language en,fr")
        .await;
    assert_eq!(ran.status, ExitStatus::Ok, "{}", ran.all);
    assert!(ran.err.contains("Did you mean restaurant?"), "{}", ran.err);
    assert!(
        ran.err.contains("Still without any text: fr."),
        "{}",
        ran.err
    );
    assert!(!ran.out.contains("fr:"), "{}", ran.out);

    let path = device.folder.path().join("nodir/new.yaml");
    let ran = device
        .run(&format!(
            "checklist new --sector food -o {}",
            path.display()
        ))
        .await;
    assert_eq!(ran.status, ExitStatus::Failure, "{}", ran.all);
    assert!(
        ran.err.contains("There is no folder") && ran.err.contains("mkdir -p "),
        "{}",
        ran.err
    );
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

#[tokio::test]
async fn what_cannot_be_a_name_is_refused() {
    let device = Device::new();
    for (line, part) in [
        ("checklist new --sector Food", "Food cannot be a sector"),
        (
            "checklist new --sector food --slug a_b",
            "a_b cannot be the name",
        ),
        (
            "checklist new --sector food --language en,12",
            "12 is not a language",
        ),
        ("checklist new --sector=", "The sector is empty."),
        ("checklist new --sector Grocery", "Did you mean grocery?"),
        (
            "checklist new --sector food --language fr,en",
            "no checklist to start from in fr",
        ),
        ("checklist new", "--sector"),
        ("checklist", "not complete"),
        ("checklist chekc a.yaml", "Did you mean check?"),
    ] {
        let ran = device.run(line).await;
        assert_eq!(ran.status, ExitStatus::Usage, "{}", ran.all);
        assert!(
            ran.err.contains(part) && ran.err.contains("hint: "),
            "{}",
            ran.err
        );
    }
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
