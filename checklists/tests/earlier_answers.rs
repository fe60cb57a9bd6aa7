//! What earlier answers change: options, required answers, bands, and rules across answers.

use checklists::{
    Answers, Checklist, Gap, Language, QuestionId, check, compile, offered, score, strip_hidden,
    words,
};

fn checklist(body: &str) -> Checklist {
    let source = format!("checklist: t\nversion: 1\nlanguages: [en]\ntitle: T\n{body}");
    let compiled = compile(&source);
    let found = compiled.render(&source, "t.yaml");
    compiled.checklist.unwrap_or_else(|| panic!("{found}"))
}

fn answers(json: &str) -> Answers {
    serde_json::from_str(json).expect("the answers are well-formed")
}

fn gaps(list: &Checklist, json: &str) -> Vec<String> {
    let said = |gap: &Gap| {
        let question = gap.question.as_ref().map_or("", QuestionId::as_str);
        let text = words::gap(gap, list, &Language::english());
        format!("{question} {}: {text}", gap.code)
    };
    check(list, &answers(json)).iter().map(said).collect()
}

const KINDS: &str = "
sections:
  - id: s
    title: S
    questions:
      - {id: day, kind: date, text: D?, min: 2026-01-01, max: 2026-12-31}
      - {id: hour, kind: time, text: H?, min: '06:00'}
      - {id: paid, kind: money, text: P?, currency: AED, min: 0, max: 99.5}
      - {id: name, kind: text, text: N?, required: yes, min_length: 3, pattern: {match: '[A-Z]+', message: Capitals.}}
";

#[test]
fn days_times_and_amounts_are_taken_as_they_are_written() {
    let list = checklist(KINDS);
    let fit = r#"{"day":{"value":"2026-02-28"},"hour":{"value":"06:00"},
        "paid":{"value":"12.50"},"name":{"value":"ABC"}}"#;
    assert_eq!(gaps(&list, fit), Vec::<String>::new());
    let unfit = r#"{"day":{"value":"2026-02-29"},"hour":{"value":"05:59:59"},
        "paid":{"value":100},"name":{"value":"ab"}}"#;
    assert_eq!(
        gaps(&list, unfit),
        [
            "day wrong_kind: This is not an answer to this question. Expected: a day, such as \
             2026-01-31; from 2026-01-01 to 2026-12-31.",
            "hour below_min: This is too early; the earliest is 06:00.",
            "paid above_max: The number is too large; the largest is 99.5.",
            "name text_too_short: The text has 2 characters; at least 3 are needed.",
        ]
    );
    let late = r#"{"day":{"value":"2027-01-01"},"hour":{"value":700},"paid":{"value":"1.234"},
        "name":{"value":"ABc"}}"#;
    assert_eq!(
        gaps(&list, late),
        [
            "day above_max: This is too late; the latest is 2026-12-31.",
            "hour wrong_kind: This is not an answer to this question. Expected: a time of day, \
             such as 14:30; 06:00 or later.",
            "paid too_many_decimals: The number has too many decimals; the most are 2.",
            "name pattern_mismatch: Capitals.",
        ]
    );
}

const OPTIONS: &str = "
sections:
  - id: s
    title: S
    questions:
      - {id: early, kind: yes_no, text: E?}
      - id: meal
        kind: single_choice
        text: M?
        comment: {required_on: missed}
        options:
          - {id: set, label: The set menu, points: 4, show_if: {question: early, is: no}}
          - {id: soup, label: Soup, points: 2}
          - {id: none, label: None, points: 0}
      - id: sides
        kind: multiple_choice
        text: S?
        options:
          - {id: bread, label: Bread, points: 3}
          - {id: salad, label: Salad, points: 5, show_if: {question: early, is: no}}
";

#[test]
fn an_option_that_is_not_shown_is_neither_offered_nor_sent_nor_scored() {
    let list = checklist(OPTIONS);
    let given = answers(
        r#"{"early":{"value":"yes"},"meal":{"value":"set","comment":"Very good."},
            "sides":{"value":["bread","salad"]}}"#,
    );
    let meal = QuestionId::new("meal").unwrap();
    let offers: Vec<&str> = offered(&list, &given, &meal)
        .into_iter()
        .map(|option| option.id.as_str())
        .collect();
    assert_eq!(offers, ["soup", "none"]);
    // What was chosen before it vanished is blank, and so missing.
    let found: Vec<&str> = check(&list, &given).iter().map(|gap| gap.code).collect();
    assert_eq!(found, ["answer_required"]);
    let sent = serde_json::to_string(&strip_hidden(&list, &given)).unwrap();
    assert_eq!(
        sent,
        r#"{"early":{"value":"yes"},"meal":{"comment":"Very good."},"sides":{"value":["bread"]}}"#
    );
    // The meal is blank and leaves; of the sides 3 of 3 are left.
    let card = score(&list, &given);
    assert_eq!((card.total.earned, card.total.possible), (3, 3));
}

#[test]
fn where_the_best_option_is_not_shown_the_next_one_is_no_miss() {
    let list = checklist(OPTIONS);
    let early = r#"{"early":{"value":"yes"},"meal":{"value":"soup"},"sides":{"value":[]}}"#;
    assert_eq!(gaps(&list, early), Vec::<String>::new());
    let card = score(&list, &answers(early));
    assert_eq!(
        (card.questions[1].earned, card.questions[1].possible),
        (2, 2)
    );
    assert_eq!(card.questions[1].passed, Some(true));
    let late = r#"{"early":{"value":"no"},"meal":{"value":"soup"},"sides":{"value":[]}}"#;
    assert_eq!(
        gaps(&list, late),
        ["meal comment_required: This answer needs a comment."]
    );
    let card = score(&list, &answers(late));
    assert_eq!(
        (card.questions[1].earned, card.questions[1].possible),
        (2, 4)
    );
    assert_eq!(card.questions[1].passed, Some(false));
}

const TIMES: &str = "
sections:
  - id: s
    title: S
    questions:
      - {id: arrived, kind: time, text: A?}
      - {id: served, kind: time, text: S?, required: no}
      - {id: left, kind: time, text: L?, required_if: {question: served, answered: yes}}
      - id: wait
        kind: duration
        text: W?
        bands_by:
          - when: {question: arrived, below: '10:30'}
            label: Breakfast
            bands: [{below: 39, points: 10}, {from: 39, below: 45, points: 5}, {from: 45, points: 0}]
          - label: Lunch
            bands: [{below: 56, points: 10}, {from: 56, below: 66, points: 5}, {from: 66, points: 0}]
rules:
  - id: left_before_served
    refuse_if: {question: left, below: {question: served}}
    message: You left before you were served.
";

#[test]
fn bands_follow_the_hour_and_the_reason_names_the_case() {
    let list = checklist(TIMES);
    // Window time at breakfast: up to 38 s and 39 to 44 s; at lunch: up to 55 s and 56 to 65 s.
    let cases = [
        (
            "07:00",
            38,
            10,
            "38 s (below 39 s), Breakfast: 10 of 10 points.",
        ),
        (
            "10:29:59",
            39,
            5,
            "39 s (from 39 s to below 45 s), Breakfast: 5 of 10 points.",
        ),
        (
            "10:29",
            45,
            0,
            "45 s (45 s or more), Breakfast: 0 of 10 points.",
        ),
        (
            "10:30",
            55,
            10,
            "55 s (below 56 s), Lunch: 10 of 10 points.",
        ),
        (
            "12:00",
            65,
            5,
            "1 min 5 s (from 56 s to below 1 min 6 s), Lunch: 5 of 10 points.",
        ),
        (
            "23:59",
            66,
            0,
            "1 min 6 s (1 min 6 s or more), Lunch: 0 of 10 points.",
        ),
    ];
    for (arrived, seconds, points, reason) in cases {
        let json = format!(r#"{{"arrived":{{"value":"{arrived}"}},"wait":{{"value":{seconds}}}}}"#);
        let card = score(&list, &answers(&json));
        let wait = &card.questions[3];
        assert_eq!((wait.earned, wait.possible), (points, 10), "{json}");
        let said = words::reason(&wait.reason, &list, &Language::english());
        assert_eq!(said.replace('\u{a0}', " "), reason);
    }
    // Without the hour the case without a condition holds.
    let card = score(&list, &answers(r#"{"wait":{"value":50}}"#));
    assert_eq!(card.questions[3].earned, 10);
}

#[test]
fn an_answer_is_required_where_an_earlier_one_asks_for_it() {
    let list = checklist(TIMES);
    let needed = r#"{"arrived":{"value":"12:00"},"served":{"value":"12:10"},"wait":{"value":9}}"#;
    assert_eq!(
        gaps(&list, needed),
        ["left answer_required: This question needs an answer."]
    );
    let free = r#"{"arrived":{"value":"12:00"},"wait":{"value":9}}"#;
    assert_eq!(gaps(&list, free), Vec::<String>::new());
}

#[test]
fn a_rule_across_answers_is_broken_only_by_what_was_answered() {
    let list = checklist(TIMES);
    let given = |left: &str| {
        format!(
            r#"{{"arrived":{{"value":"12:00"}},"served":{{"value":"12:10"}},
                "left":{{"value":"{left}"}},"wait":{{"value":9}}}}"#
        )
    };
    assert_eq!(
        gaps(&list, &given("12:09")),
        ["left rule_broken: You left before you were served."]
    );
    assert_eq!(gaps(&list, &given("12:10")), Vec::<String>::new());
}

#[test]
fn photos_are_counted_where_they_are_needed() {
    let list = checklist(
        "
sections:
  - id: s
    title: S
    questions:
      - {id: clean, kind: yes_no, text: C?, photo: {required_on: no, min: 2}}
",
    );
    let one = format!(
        r#"{{"clean":{{"value":"no","photos":["{}"]}}}}"#,
        "ab".repeat(32)
    );
    assert_eq!(
        gaps(&list, &one),
        ["clean too_few_photos: Photos attached: 1; at least 2 are needed."]
    );
    assert_eq!(
        gaps(&list, r#"{"clean":{"value":"yes"}}"#),
        Vec::<String>::new()
    );
}
