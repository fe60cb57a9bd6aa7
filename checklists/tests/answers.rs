//! From what a person types or writes to gaps and sentences.

use checklists::answer::says_not_applicable;
use checklists::{
    Answer, AnswerValue, Answers, Checklist, Gap, Language, PhotoDigest, Question, check, compile,
    parse_value, score, strip_hidden, visible, words,
};

const SOURCE: &str = "
checklist: t
version: 1
languages: [en, ar, ta]
title: {en: T, ar: ز, ta: வ}
sections:
  - id: s
    title: {en: S, ar: ق, ta: ப}
    questions:
      - id: greeted
        kind: yes_no
        na: yes
        text: {en: A, ar: ا, ta: அ}
        points: 5
        comment: {required_on: [no], min_length: 10}
        photo: {required_on: [missed], max: 2}
      - id: till
        kind: single_choice
        text: {en: B, ar: ب, ta: ஆ}
        options:
          - {id: near, label: {en: The near one, ar: القريب, ta: அருகில்}}
          - {id: far, label: {en: The far one, ar: البعيد, ta: தொலைவில்}}
      - id: extras
        kind: multiple_choice
        text: {en: C, ar: ت, ta: இ}
        choose: {max: 2}
        options:
          - {id: bag, label: {en: Bag, ar: كيس, ta: பை}}
          - {id: slip, label: {en: Receipt, ar: إيصال, ta: ரசீது}}
          - {id: card, label: {en: Card, ar: بطاقة, ta: அட்டை}}
      - id: price
        kind: number
        decimals: 2
        min: 0
        max: 500
        unit: {en: SAR, ar: ريال, ta: ரியால்}
        text: {en: D, ar: ث, ta: ஈ}
      - {id: tills, kind: number, text: {en: E, ar: ج, ta: உ}}
      - {id: wait, kind: duration, max: 1h, text: {en: F, ar: ح, ta: ஊ}}
      - {id: taste, kind: scale, min: 1, max: 5, text: {en: G, ar: خ, ta: எ}}
      - {id: note, kind: text, max_length: 10, text: {en: H, ar: د, ta: ஏ}}
      - {id: shelf, kind: photo, required: yes, min: 2, max: 3, text: {en: I, ar: ذ, ta: ஐ}}
      - id: why
        kind: text
        required: yes
        text: {en: J, ar: ر, ta: ஒ}
        show_if: {question: greeted, is: no}
";

fn list() -> Checklist {
    let compiled = compile(SOURCE);
    let found = compiled.render(SOURCE, "t");
    compiled.checklist.unwrap_or_else(|| panic!("{found}"))
}

fn question<'c>(list: &'c Checklist, id: &str) -> &'c Question {
    list.questions()
        .find(|question| question.id.as_str() == id)
        .expect("it is there")
}

fn answers(json: &str) -> Answers {
    serde_json::from_str(json).expect("it is sound")
}

/// The gaps as `question code`, parameters left out.
fn gaps(json: &str) -> Vec<String> {
    let shown = |gap: Gap| format!("{} {}", gap.question.expect("it is named"), gap.code);
    check(&list(), &answers(json))
        .into_iter()
        .map(shown)
        .collect()
}

#[test]
fn what_people_type_is_understood_in_three_languages() {
    let list = list();
    let text = |word: &str| AnswerValue::from(word);
    let ids = |ids: &[&str]| AnswerValue::List(ids.iter().map(|id| (*id).to_owned()).collect());
    let cases = [
        ("greeted", "Y", text("yes")),
        ("greeted", " نعم ", text("yes")),
        ("greeted", "ஆம்", text("yes")),
        ("greeted", "no", text("no")),
        ("greeted", "لا", text("no")),
        ("greeted", "இல்லை", text("no")),
        ("till", "2", text("far")),
        ("till", "٢", text("far")),
        ("till", "far", text("far")),
        ("till", "the FAR one", text("far")),
        ("till", "البعيد", text("far")),
        ("extras", "1,3", ids(&["bag", "card"])),
        ("extras", "slip؛ كيس", ids(&["slip", "bag"])),
        ("extras", "1، 1", ids(&["bag"])),
        ("extras", "none", ids(&[])),
        ("extras", "எதுவும் இல்லை", ids(&[])),
        ("price", "12,5", text("12.5")),
        ("price", "١٢٫٥٠", text("12.5")),
        ("price", "12.00", AnswerValue::from(12)),
        ("tills", "௧௦", AnswerValue::from(10)),
        ("tills", "-3", AnswerValue::from(-3)),
        ("wait", "1:30", AnswerValue::from(90)),
        ("wait", "1m30s", AnswerValue::from(90)),
        ("taste", "5", AnswerValue::from(5)),
        ("note", "  Cafe\u{301} ", text("Caf\u{e9}")),
    ];
    for (id, typed, value) in cases {
        assert_eq!(
            parse_value(question(&list, id), typed),
            Ok(value),
            "{id}: {typed}"
        );
    }
}

#[test]
fn what_is_not_understood_is_refused_with_what_would_be() {
    let list = list();
    let english = Language::english();
    let cases = [
        (
            "greeted",
            "perhaps",
            "not_understood",
            "“perhaps” is not understood. Expected: yes or no.",
        ),
        (
            "greeted",
            " ",
            "not_understood",
            "“ ” is not understood. Expected: yes or no.",
        ),
        ("till", "3", "unknown_option", "There is no option “3”."),
        ("till", "0", "unknown_option", "There is no option “0”."),
        (
            "extras",
            "1,2,3",
            "too_many_chosen",
            "Too many options are chosen; the most are 2.",
        ),
        (
            "price",
            "1.234",
            "too_many_decimals",
            "The number has too many decimals; the most are 2.",
        ),
        (
            "price",
            "501",
            "above_max",
            "The number is too large; the largest is 500.",
        ),
        (
            "price",
            "-1",
            "below_min",
            "The number is too small; the smallest is 0.",
        ),
        (
            "tills",
            "2.5",
            "too_many_decimals",
            "The number has too many decimals; the most are 0.",
        ),
        (
            "tills",
            "1e9",
            "not_understood",
            "“1e9” is not understood. Expected: a number.",
        ),
        (
            "wait",
            "soon",
            "not_understood",
            "“soon” is not understood. Expected: a length of time, such as 90 (seconds), 1m30s or 1:30; at most 1\u{a0}h.",
        ),
        (
            "wait",
            "2h",
            "above_max",
            "The number is too large; the largest is 1\u{a0}h.",
        ),
        (
            "taste",
            "6",
            "above_max",
            "The number is too large; the largest is 5.",
        ),
        (
            "taste",
            "4.5",
            "not_understood",
            "“4.5” is not understood. Expected: a whole number from 1 to 5.",
        ),
        (
            "note",
            "eleven letters",
            "text_too_long",
            "The text has 14 characters; at most 10 are taken.",
        ),
        (
            "shelf",
            "x",
            "attach_photos",
            "This question is answered by attaching photos.",
        ),
    ];
    for (id, typed, code, sentence) in cases {
        let question = question(&list, id);
        let error = parse_value(question, typed).unwrap_err();
        assert_eq!(error.code(), code, "{id}: {typed}");
        assert_eq!(
            words::answer_error(&error, question, &english),
            sentence,
            "{id}: {typed}"
        );
    }
    assert!(says_not_applicable("N/A"));
}

#[test]
fn every_gap_is_named_at_once() {
    let two = format!("\"{}\",\"{}\"", "a".repeat(64), "b".repeat(64));
    let three = format!("{two},\"{}\"", "c".repeat(64));
    assert_eq!(
        gaps("{}"),
        [
            "greeted answer_required",
            "till answer_required",
            "extras answer_required",
            "price answer_required",
            "tills answer_required",
            "wait answer_required",
            "taste answer_required",
            "shelf answer_required",
        ]
    );
    let json = format!(
        r#"{{"greeted":{{"value":"no","comment":"short","photos":[{three}]}},
        "till":{{"value":"middle"}},"extras":{{"value":["bag","bag"]}},
        "price":{{"value":"12.345"}},"tills":{{"value":"many"}},"wait":{{"na":true}},
        "taste":{{"value":9,"na":true}},"note":{{"value":"eleven letters"}},
        "shelf":{{"photos":["{}"]}},"ghost":{{"value":1}}}}"#,
        "a".repeat(64)
    );
    assert_eq!(
        gaps(&json),
        [
            "greeted comment_too_short",
            "greeted too_many_photos",
            "till unknown_option",
            "extras chosen_twice",
            "price too_many_decimals",
            "tills wrong_kind",
            "wait na_not_allowed",
            "taste na_with_value",
            "note text_too_long",
            "shelf too_few_photos",
            "why answer_required",
            "ghost unknown_question",
        ]
    );
    let good = format!(
        r#"{{"greeted":{{"value":"no","comment":"He looked away.","photos":[{two}]}},
        "till":{{"value":"near"}},"extras":{{"value":[]}},"price":{{"value":12}},
        "tills":{{"value":2}},"wait":{{"value":95}},"taste":{{"value":3}},
        "shelf":{{"photos":[{two}]}},"why":{{"value":"Busy"}}}}"#
    );
    assert_eq!(gaps(&good), Vec::<String>::new());
}

#[test]
fn a_miss_asks_for_its_comment_and_photo_and_not_applicable_for_nothing() {
    let relevant = |json: &str| -> Vec<String> {
        gaps(json)
            .into_iter()
            .filter(|gap| gap.starts_with("greeted"))
            .collect()
    };
    assert_eq!(
        relevant(r#"{"greeted":{"value":"no"}}"#),
        ["greeted comment_required", "greeted photo_required"]
    );
    assert_eq!(
        relevant(r#"{"greeted":{"value":"yes"}}"#),
        Vec::<String>::new()
    );
    assert_eq!(relevant(r#"{"greeted":{"na":true}}"#), Vec::<String>::new());
    let long = format!(
        r#"{{"greeted":{{"value":"yes","comment":"{}"}}}}"#,
        "x".repeat(4001)
    );
    assert_eq!(relevant(&long), ["greeted comment_too_long"]);
}

#[test]
fn lengths_count_characters_as_people_see_them() {
    // Each of these letters is two code points; ten are enough for the comment.
    let comment = "\u{b95}\u{bbf}".repeat(10);
    let json = format!(r#"{{"greeted":{{"value":"no","comment":"{comment}"}}}}"#);
    assert!(!gaps(&json).contains(&"greeted comment_too_short".to_owned()));
    let comment = "\u{b95}\u{bbf}".repeat(9);
    let json = format!(r#"{{"greeted":{{"value":"no","comment":"{comment}"}}}}"#);
    assert!(gaps(&json).contains(&"greeted comment_too_short".to_owned()));
}

#[test]
fn hidden_questions_have_no_gaps_and_are_not_sent() {
    let list = list();
    let given = answers(r#"{"greeted":{"value":"yes"},"why":{"value":"x"},"ghost":{"value":1}}"#);
    assert!(!visible(&list, &given).iter().any(|id| id.as_str() == "why"));
    let sent = strip_hidden(&list, &given);
    let ids: Vec<&str> = sent.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(
        ids,
        ["ghost", "greeted"],
        "what does not exist stays, so that it is named"
    );
}

#[test]
fn sentences_are_said_in_the_reader_s_language() {
    let list = list();
    let given = answers(
        r#"{"greeted":{"value":"no"},"till":{"value":"far"},"wait":{"value":9999},"shelf":{}}"#,
    );
    let found = check(&list, &given);
    let said = |code: &str, tag: &str| {
        let gap = found.iter().find(|gap| gap.code == code).unwrap();
        words::gap(gap, &list, &Language::new(tag).unwrap())
    };
    assert_eq!(said("photo_required", "en"), "This answer needs a photo.");
    assert_eq!(
        said("comment_required", "en"),
        "This answer needs a comment of at least 10 characters."
    );
    assert_eq!(said("photo_required", "ar"), "هذه الإجابة تحتاج إلى صورة.");
    assert_eq!(said("photo_required", "ta"), "இந்தப் பதிலுக்கு ஒரு படம் தேவை.");
    assert_eq!(
        said("above_max", "ar"),
        "العدد أكبر من المسموح؛ الحد الأقصى 1\u{a0}س."
    );
    let card = score(&list, &given);
    let why = |tag| {
        words::reason(
            &card.questions[0].reason,
            &list,
            &Language::new(tag).unwrap(),
        )
    };
    assert_eq!(why("en"), "“No”: 0 of 5 points.");
    assert_eq!(why("ar-EG"), "«لا»: النقاط 0 من 5.");
    assert_eq!(why("ta"), "“இல்லை”: புள்ளிகள் 5-இல் 0.");
    let hint = |id, tag| words::kind_hint(question(&list, id), &Language::new(tag).unwrap());
    assert_eq!(
        hint("price", "en"),
        "a number from 0 to 500, with at most 2 decimals (SAR)"
    );
    assert_eq!(
        hint("extras", "en"),
        "the numbers of 0 to 2 options, with commas between"
    );
    assert_eq!(hint("taste", "ar"), "عدد صحيح من 1 إلى 5");
}

#[test]
fn a_file_of_answers_is_read_as_people_write() {
    let list = list();
    let digest = "a".repeat(64);
    let source = format!(
        "# A visit\ngreeted: {{value: no, comment: He looked away.}}\ntill: {{value: The far one}}\n\
         extras: {{value: [bag, card]}}\nprice: {{value: 12.50}}\ntills: {{value: 2}}\n\
         wait: {{value: 1:35}}\ntaste: {{value: 4}}\nnote:\nshelf: {{photos: [{digest}]}}\n"
    );
    let read = Answers::from_source(&list, &source).unwrap();
    let json = format!(
        r#"{{"extras":{{"value":["bag","card"]}},"greeted":{{"value":"no","comment":"He looked away."}},"price":{{"value":"12.5"}},"shelf":{{"photos":["{digest}"]}},"taste":{{"value":4}},"till":{{"value":"far"}},"tills":{{"value":2}},"wait":{{"value":95}}}}"#
    );
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    // JSON is YAML: what is sent can be read as a file too.
    assert_eq!(Answers::from_source(&list, &json).unwrap(), read);
}

#[test]
fn p11_every_mistake_in_a_file_of_answers_has_its_place() {
    let source = "greted: {value: yes}\ngreeted: {value: maybe}\ntill: {valeu: near}\n\
                  extras: {value: [bag, hat]}\ntaste: {value: 4, na: yes}\nshelf: {photos: [x]}\n\
                  wait: 95\nwait: {value: 1}\n";
    let found = Answers::from_source(&list(), source).unwrap_err();
    let shown: Vec<String> = found
        .iter()
        .map(|f| format!("{}:{} {}", f.line, f.column, f.code))
        .collect();
    assert_eq!(
        shown,
        [
            "1:1 unknown_question",
            "2:18 not_understood",
            "3:8 unknown_key",
            "4:17 unknown_option",
            "5:16 na_with_value",
            "6:18 invalid_photo",
            "7:7 wrong_type",
            "8:1 duplicate_key",
        ]
    );
    assert_eq!(found[0].hint.as_deref(), Some("did you mean greeted?"));
}

#[test]
fn a_comment_that_would_lose_its_end_is_refused() {
    let refused = "greeted:\n  value: no\n  comment: Nobody was at desk # 3 all day.\n";
    let found = Answers::from_source(&list(), refused).unwrap_err();
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "3:31: error[text_comment]: everything after # is a comment and is not part of the \
             text (hint: put the text in double quotes, or write two spaces before a comment)"
        ]
    );
    let meant = "greeted:\n  value: no # not yes\n  comment: He looked away.  # at desk 3\n";
    let read = Answers::from_source(&list(), meant).unwrap();
    let id = question(&list(), "greeted").id.clone();
    let comment = read.get(&id).and_then(|answer| answer.comment.as_deref());
    assert_eq!(comment, Some("He looked away."));
}

#[test]
fn answers_are_built_in_code_as_well() {
    let mut given = Answers::new();
    let id = question(&list(), "shelf").id.clone();
    given
        .entry(id.clone())
        .photos
        .push(PhotoDigest::new("0".repeat(64)).unwrap());
    assert_eq!(given.photos().len(), 1);
    assert_eq!(given.remove(&id).map(|answer| answer.photos.len()), Some(1));
    assert!(given.is_empty() && Answer::default().is_empty());
}
