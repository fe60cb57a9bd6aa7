//! What is taken out of a text before it is shaped.

use crate::words::is_embedding;

/// `text` without control characters and without marks that could turn the rest of a line round; tabs and
/// other spaces become plain ones, every kind of line end becomes `\n`, and empty lines go.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                while out.ends_with(' ') {
                    out.pop();
                }
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
            }
            '\t' | ' ' => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            _ if is_dropped(c) => {}
            _ => out.push(c),
        }
    }
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    out
}

/// Controls, soft hyphens, byte order marks, annotation and tag characters, noncharacters: nothing of them
/// can be seen, and some of them steer.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || is_embedding(c)
        || matches!(c, '\u{ad}' | '\u{feff}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e007f}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// True for what guides the layout and is not to be found in the text of the document: direction marks,
/// isolates, zero-width spaces.
pub(super) fn is_guide(c: char) -> bool {
    is_embedding(c)
        || matches!(
            c,
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{200b}' | '\u{2060}'
        )
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn controls_and_overrides_go_and_words_stay() {
        assert_eq!(
            clean("a\u{202e}b\u{0}c\u{7}d\u{2066}e\u{ad}f\u{feff}"),
            "abcdef"
        );
        assert_eq!(
            clean("  one\t two \r\n\r\n three\u{2028}four \n"),
            "one two\nthree\nfour"
        );
        assert_eq!(clean("\u{0}\n\t "), "");
    }

    #[test]
    fn joiners_marks_and_emoji_stay() {
        let text = "می\u{200c}خواهم 👩\u{200d}🍳 நி é";
        assert_eq!(clean(text), text);
    }
}
