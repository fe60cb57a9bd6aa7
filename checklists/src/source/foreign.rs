//! Characters that look like those of YAML and are others: pasted from documents, or typed on the
//! keyboard of another script.

/// What a character is called, and what is to be done with it; `None` for every other character.
pub(super) fn foreign(c: char) -> Option<(&'static str, &'static str)> {
    let space = "replace it by a space";
    let hyphen = "replace it by a hyphen (-)";
    Some(match c {
        '\u{a0}' => ("a no-break space", space),
        '\u{202f}' => ("a narrow no-break space", space),
        '\u{2000}'..='\u{200a}' => ("a space of a fixed width", space),
        '\u{3000}' => ("an ideographic space", space),
        '\u{200b}' => ("a zero-width space", "remove it"),
        '\u{2060}' => ("a word joiner", "remove it"),
        '\u{feff}' => ("a byte order mark", "remove it"),
        '\u{ad}' => ("a soft hyphen", "remove it"),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => ("a mark of direction", "remove it"),
        '\u{2028}' | '\u{2029}' => ("a separator of lines", "replace it by a line break"),
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => {
            ("a curly quote", "replace it by a straight quote (\")")
        }
        '‘' | '’' | '‚' | '＇' => ("a curly quote", "replace it by a straight quote (')"),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '•' => {
            (if c == '•' { "a bullet" } else { "a dash" }, hyphen)
        }
        '：' => ("a wide colon", "replace it by a colon (:) and a space"),
        '،' => ("an Arabic comma", "replace it by a comma (,)"),
        '，' | '、' => ("a wide comma", "replace it by a comma (,)"),
        _ => return None,
    })
}

/// A foreign character with its number and name, and where it most likely comes from.
pub(super) fn named(c: char, name: &str) -> String {
    let typed = name.ends_with("comma") || name.ends_with("colon");
    let origin = if typed {
        ""
    } else {
        ", pasted from a document"
    };
    format!("U+{:04X}, {name}{origin}", u32::from(c))
}

/// What to do about a value that is not known because of the first foreign character in it.
pub(crate) fn foreign_hint(text: &str) -> Option<String> {
    let (c, (name, remedy)) = text.chars().find_map(|c| Some((c, foreign(c)?)))?;
    let named = named(c, name);
    Some(format!("it holds {named}: {remedy}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_character_is_named_and_letters_of_every_script_are_not() {
        assert_eq!(
            foreign_hint("date\u{a0}").as_deref(),
            Some(
                "it holds U+00A0, a no-break space, pasted from a document: replace it by a space"
            )
        );
        for text in ["date", "می\u{200c}خواهم", "கேள்வி", "هَل", "né", "a-b_c"]
        {
            assert_eq!(foreign_hint(text), None, "{text}");
        }
    }
}
