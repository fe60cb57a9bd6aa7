//! What must hold for any bytes: for the fuzz targets, and for the test that replays their corpus.

use std::sync::LazyLock;

use checklists::{
    Answers, Checklist, Language, Scorecard, Severity, advise, check, compile, preview, score,
    strip_hidden, to_yaml, visible, words,
};

/// The checklists that answers are given to. A byte of the corpus stands for a place in this list:
/// add at the end only.
const SOURCES: [&str; 6] = [
    include_str!("../checklists/everything.yaml"),
    include_str!("../../tests/frozen/every_kind/checklist.yaml"),
    include_str!("../../tests/frozen/every_knock_out_at_once/checklist.yaml"),
    include_str!("../../tests/frozen/conditions_hide_and_blanks_leave/checklist.yaml"),
    include_str!("../../tests/frozen/phone_call_capped_and_flagged/checklist.yaml"),
    include_str!("../../tests/frozen/restaurant_as_filled/checklist.yaml"),
];

static CHECKLISTS: LazyLock<Vec<Checklist>> = LazyLock::new(|| {
    let sound = |source: &&str| compile(source).checklist.expect("the checklist is sound");
    SOURCES.iter().map(sound).collect()
});

/// Compiles a source. Nothing panics; whatever compiles comes back from its JSON and from the
/// source that is written for it.
pub fn compile_any(bytes: &[u8]) {
    let Ok(source) = std::str::from_utf8(bytes) else {
        return;
    };
    let compiled = compile(source);
    let _ = compiled.render(source, "any.yaml");
    let failed = compiled
        .diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error);
    assert_eq!(
        compiled.checklist.is_none(),
        failed,
        "errors and no checklist, or neither"
    );
    let Some(list) = compiled.checklist else {
        return;
    };
    let json = list.canonical_json();
    let back = Checklist::from_json(&json).expect("the crate wrote it");
    assert_eq!(back, list);
    let yaml = to_yaml(&list);
    let again = compile(&yaml);
    match again.checklist {
        Some(again) => assert_eq!(again.canonical_json(), json, "{yaml}"),
        None => panic!("{}\n{yaml}", compile(&yaml).render(&yaml, "written.yaml")),
    }
    let copy = list.shopper_copy();
    let copied = Checklist::from_json(&copy.canonical_json()).expect("the crate wrote it");
    assert_eq!(copied, copy);
    let _ = advise(source, &list);
    let language = language(source.len());
    let _ = preview(&list, &language);
    scored(&list, &Answers::new(), &language);
}

/// One of the languages that sentences exist in.
fn language(choice: usize) -> Language {
    let languages = words::languages();
    languages[choice % languages.len()].clone()
}

/// Scores answers: the first byte chooses the checklist, the language, and how the rest is read, as
/// JSON or as a file of answers.
pub fn score_any(bytes: &[u8]) {
    let Some((choice, rest)) = bytes.split_first() else {
        return;
    };
    let Ok(text) = std::str::from_utf8(rest) else {
        return;
    };
    let list = &CHECKLISTS[usize::from(choice & 0x0f) % SOURCES.len()];
    let answers = match choice & 0x10 {
        0 => serde_json::from_str(text).ok(),
        _ => Answers::from_source(list, text).ok(),
    };
    let Some(answers) = answers else {
        return;
    };
    let json = serde_json::to_string(&answers).expect("answers are plain data");
    let back: Answers = serde_json::from_str(&json).expect("the crate wrote it");
    assert_eq!(back, answers);
    scored(list, &answers, &language(usize::from(choice >> 5)));
}

fn scored(list: &Checklist, answers: &Answers, language: &Language) {
    let card = score(list, answers);
    let sum: i64 = card.lines().map(|line| line.change().hundredths()).sum();
    assert_eq!(
        sum,
        card.total.score.map_or(0, |score| score.hundredths()),
        "the lines add up"
    );
    let sent = strip_hidden(list, answers);
    assert_eq!(score(list, &sent), card, "what is hidden changes nothing");
    assert_eq!(visible(list, &sent), visible(list, answers));
    let json = serde_json::to_string(&card).expect("a scorecard is plain data");
    let back: Scorecard = serde_json::from_str(&json).expect("the crate wrote it");
    assert_eq!(back, card);
    assert!(!words::scorecard(&card, list, language).is_empty());
    for gap in check(list, answers) {
        let sentence = words::gap(&gap, list, language);
        assert!(
            !sentence.is_empty() && !sentence.starts_with("gap-"),
            "{gap:?}"
        );
    }
}
