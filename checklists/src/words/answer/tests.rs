use super::*;
use crate::answer::AnswerValue;
use crate::checklist::Checklist;

const SOURCE: &str = "
checklist: t
version: 1
languages: [en, ar]
title: {en: T, ar: ت}
sections:
  - id: s
    title: {en: S, ar: س}
    questions:
      - {id: greeted, kind: yes_no, na: true, points: 2, text: {en: Greeted?, ar: ترحيب؟}}
      - id: till
        kind: single_choice
        text: {en: Which till?, ar: أي صندوق؟}
        options:
          - {id: near, label: {en: The near one, ar: القريب}}
          - {id: far, label: {en: The far one, ar: البعيد}}
      - id: extras
        kind: multiple_choice
        text: {en: Which extras?, ar: أي إضافات؟}
        options:
          - {id: bag, label: {en: A bag, ar: كيس}}
          - {id: card, label: {en: A card, ar: بطاقة}}
      - id: taste
        kind: scale
        min: 1
        max: 5
        labels: {1: {en: Bad, ar: سيئ}, 5: {en: Great, ar: ممتاز}}
        text: {en: Taste?, ar: المذاق؟}
      - {id: warmth, kind: scale, min: -2, max: 2, text: {en: Warmth?, ar: الدفء؟}}
      - {id: again, kind: nps, text: {en: Again?, ar: مجددًا؟}}
      - {id: price, kind: money, decimals: 2, currency: SAR, text: {en: Price?, ar: السعر؟}}
      - {id: seats, kind: number, min: 0, unit: {en: seats, ar: مقاعد}, text: {en: Seats?, ar: المقاعد؟}, bands: [{below: 4, points: 0}, {from: 4, points: 3}]}
      - {id: wait, kind: duration, text: {en: Wait?, ar: الانتظار؟}, bands: [{below: 2m, points: 1}, {from: 2m, below: 3m, points: 4}, {from: 3m, below: 5m, points: 4}, {from: 5m, points: 0}]}
      - {id: ends, kind: duration, text: {en: Ends?, ar: الأطراف؟}, bands: [{below: 60, points: 4}, {from: 60, below: 90, points: 0}, {from: 90, points: 4}]}
      - {id: open, kind: time, text: {en: Opened?, ar: فُتح؟}, bands: [{below: '08:01', points: 3}, {from: '08:01', points: 0}]}
      - {id: day, kind: date, text: {en: Day?, ar: اليوم؟}}
      - {id: words, kind: text, text: {en: Words?, ar: كلمات؟}}
      - {id: shelf, kind: photo, text: {en: Shelf?, ar: الرف؟}}
      - id: quick
        kind: duration
        text: {en: Quick?, ar: سريع؟}
        bands_by:
          - when: {question: greeted, is: yes}
            label: {en: Greeted, ar: مع ترحيب}
            bands: [{below: 39, points: 10}, {from: 39, points: 0}]
          - label: {en: Else, ar: غير ذلك}
            bands: [{below: 56, points: 10}, {from: 56, points: 0}]
";

fn checklist() -> Checklist {
    let compiled = crate::compile(SOURCE);
    let found = format!("{:?}", compiled.diagnostics);
    compiled.checklist.expect(&found)
}

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

fn question<'a>(list: &'a Checklist, id: &str) -> &'a Question {
    list.questions().find(|one| one.id.as_str() == id).unwrap()
}

fn given(id: &str, given: &Answer, tag: &str) -> String {
    let said = answer(question(&checklist(), id), given, &language(tag));
    said.replace('\u{a0}', " ")
}

fn said(id: &str, value: impl Into<AnswerValue>, tag: &str) -> String {
    given(id, &Answer::of(value), tag)
}

#[test]
fn every_kind_of_answer_is_said_without_quotes() {
    assert_eq!(said("greeted", "no", "en"), "No");
    assert_eq!(said("till", "far", "en"), "The far one");
    let both = AnswerValue::List(vec!["card".to_owned(), "bag".to_owned()]);
    assert_eq!(said("extras", both, "en"), "A bag, A card");
    assert_eq!(
        said("extras", AnswerValue::List(Vec::new()), "en"),
        "none of them"
    );
    assert_eq!(said("taste", 5, "en"), "5 of 5 (Great)");
    assert_eq!(said("taste", 4, "en"), "4 of 5");
    assert_eq!(said("warmth", -1, "en"), "-1");
    assert_eq!(said("again", 9, "en"), "9 of 10");
    assert_eq!(said("price", "12.5", "en"), "12.50 SAR");
    assert_eq!(said("seats", 6, "en"), "6 seats");
    assert_eq!(said("wait", 125, "en"), "2 min 5 s");
    assert_eq!(said("open", "07:58", "en"), "07:58");
    assert_eq!(said("day", "2026-01-31", "en"), "2026-01-31");
    assert_eq!(said("words", " As it was. ", "en"), "As it was.");
    let digest = |end: &str| crate::answer::PhotoDigest::new(format!("{end:0>64}")).unwrap();
    let photos = Answer {
        photos: vec![digest("1"), digest("2")],
        ..Answer::default()
    };
    assert_eq!(given("shelf", &photos, "en"), "Photos: 2");
    assert_eq!(
        given("greeted", &Answer::not_applicable(), "en"),
        "Not applicable"
    );
}

#[test]
fn answers_are_said_in_the_reader_s_language() {
    assert_eq!(said("greeted", "yes", "ar"), "نعم");
    assert_eq!(said("till", "near", "ar-EG"), "القريب");
    assert_eq!(said("taste", 5, "ar"), "5 من 5 (ممتاز)");
    assert_eq!(said("again", 9, "ta"), "10-இல் 9");
    assert_eq!(said("wait", 125, "ta"), "2 நிமிடம் 5 வினாடி");
    // The checklist has no Tamil; its own words are in its default language.
    assert_eq!(said("till", "near", "ta"), "The near one");
}

#[test]
fn what_is_no_answer_is_said_with_nothing() {
    assert_eq!(given("greeted", &Answer::default(), "en"), "");
    assert_eq!(said("greeted", "perhaps", "en"), "");
    assert_eq!(said("taste", 6, "en"), "");
    assert_eq!(said("words", "  ", "en"), "");
    // Only a question that allows it is answered so.
    assert_eq!(given("till", &Answer::not_applicable(), "en"), "");
}

fn measure(id: &str, case: Option<u32>, tag: &str) -> String {
    standard(question(&checklist(), id), case, &language(tag)).replace('\u{a0}', " ")
}

#[test]
fn the_standard_is_the_measures_that_earn_full_points() {
    assert_eq!(measure("seats", None, "en"), "4 seats or more");
    // Two neighbouring bands of four points each are one range.
    assert_eq!(measure("wait", None, "en"), "2 min to below 5 min");
    assert_eq!(
        measure("ends", None, "en"),
        "below 1 min or 1 min 30 s or more"
    );
    assert_eq!(measure("open", None, "en"), "before 08:01");
    assert_eq!(measure("wait", None, "ar"), "من 2 د إلى أقل من 5 د");
    assert_eq!(measure("open", None, "ar"), "قبل 08:01");
    assert_eq!(
        measure("wait", None, "ta"),
        "2 நிமிடம் முதல் 5 நிமிடம்-க்குக் கீழ் வரை"
    );
    for unmeasured in ["greeted", "taste", "day", "words", "price"] {
        assert_eq!(measure(unmeasured, None, "en"), "", "{unmeasured}");
    }
}

#[test]
fn the_standard_of_a_case_is_its_own() {
    assert_eq!(measure("quick", Some(0), "en"), "below 39 s");
    assert_eq!(measure("quick", Some(1), "en"), "below 56 s");
    let all = "Greeted: below 39 s; Else: below 56 s";
    assert_eq!(measure("quick", None, "en"), all);
    assert_eq!(measure("quick", Some(7), "en"), all);
}
