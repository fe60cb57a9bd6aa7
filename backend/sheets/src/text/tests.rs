use proptest::prelude::*;

use super::*;

#[test]
fn what_begins_like_a_formula_gets_an_apostrophe() {
    for text in [
        "=1+1",
        "+44 20 7946 0000",
        "-5",
        "@cmd",
        "  =1+1",
        "\u{200f}=1+1",
        "\u{feff}\u{200b}@x",
        "\t1",
        "\n1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "﹦1",
        "\u{a0}=1",
    ] {
        let guarded = format!("'{text}");
        assert_eq!(neutralise(text), guarded, "{text:?}");
        assert_eq!(without_guard(&guarded), Some(text), "{text:?}");
        assert_eq!(without_guard(text), None, "{text:?}");
    }
    assert_eq!(without_guard("'quoted'"), None);
    for text in ["", "a=b", "5 - 3", "'=1", "متجر", "கடை", "– dash", "84.63"] {
        assert_eq!(neutralise(text), text, "{text:?}");
    }
}

#[test]
fn control_characters_go_and_line_ends_become_one_kind() {
    assert_eq!(
        clean("a\r\nb\rc\nd\u{0}\u{b}\u{1b}\u{7f}\u{9b}\u{ffff}\te"),
        "a\nb\nc\nd\te"
    );
    assert_eq!(clean("நல்ல متجر 👩‍🍳"), "நல்ல متجر 👩‍🍳");
}

#[test]
fn a_text_that_fits_is_one_piece_and_a_longer_one_breaks_after_a_space() {
    let full = "a".repeat(MAX_CELL);
    assert_eq!(pieces(&full), [full.as_str()]);
    let more = format!("{full}b");
    assert_eq!(pieces(&more), [full.as_str(), "b"]);
    let words = "நல்ல சேவை ".repeat(10_000);
    let parts = pieces(&words);
    // Ten characters a time, each of one unit: 100,000 units.
    assert_eq!(parts.len(), 4);
    assert!(parts[..3].iter().all(|part| part.ends_with(' ')));
    assert_eq!(parts.concat(), words);
    // A character of two units does not fit where one unit is left.
    let emoji = format!("{}🙂", "a".repeat(MAX_CELL - 1));
    assert_eq!(pieces(&emoji), [&emoji[..MAX_CELL - 1], "🙂"]);
}

#[test]
fn a_sheet_gets_a_name_that_a_workbook_allows_and_that_is_free() {
    assert_eq!(sheet_name("Trend", &[]), "Trend");
    assert_eq!(sheet_name("a/b [c]: *d?\\", &[]), "ab c d");
    assert_eq!(sheet_name("'quoted'", &[]), "quoted");
    assert_eq!(sheet_name("TREND", &["Trend".to_owned()]), "TREND 2");
    assert_eq!(sheet_name("History", &[]), "History 2");
    assert_eq!(sheet_name("", &[]), "2");
    let long = "x".repeat(40);
    assert_eq!(sheet_name(&long, &[]), "x".repeat(31));
    let taken = ["x".repeat(31)];
    assert_eq!(sheet_name(&long, &taken), format!("{} 2", "x".repeat(29)));
}

proptest! {
    #[test]
    fn pieces_put_together_are_the_text(text in "[ aé🙂]{0,40}", times in 0_usize..3_000) {
        let text = text.repeat(times);
        let parts = pieces(&text);
        prop_assert_eq!(parts.concat(), text.as_str());
        prop_assert!(parts.iter().all(|part| part.encode_utf16().count() <= MAX_CELL));
    }

    #[test]
    fn no_neutral_text_begins_like_a_formula(text in "\\PC*") {
        let neutral = neutralise(&text);
        prop_assert!(!neutral.trim_start().starts_with(['=', '+', '-', '@']));
        prop_assert!(neutral.ends_with(text.as_str()));
    }

    #[test]
    fn any_wish_becomes_a_name(wish in any::<String>()) {
        let first = sheet_name(&wish, &[]);
        let second = sheet_name(&wish, std::slice::from_ref(&first));
        for name in [&first, &second] {
            prop_assert!((1..=31).contains(&name.encode_utf16().count()));
            prop_assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\']));
            prop_assert!(!name.starts_with('\'') && !name.ends_with('\''));
        }
        prop_assert!(first.to_lowercase() != second.to_lowercase());
    }
}
