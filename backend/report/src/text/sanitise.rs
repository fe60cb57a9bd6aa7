//! What is taken out of a text before it is shaped.

use crate::words::is_embedding;

/// `text` without control characters and without marks that could turn the rest of a line round; tabs and
/// other spaces become plain ones, every kind of line end becomes `\n`, and empty lines go.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
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
            // No language writes a sign onto a joiner, and shaping fails on it.
            '\u{200c}' | '\u{200d}' if chars.peek().is_some_and(|next| is_indic_sign(*next)) => {}
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

/// Vowel signs, viramas and other marks of the scripts of India, whose blocks share one plan
/// (Unicode 16, chapter 12).
fn is_indic_sign(c: char) -> bool {
    let place = u32::from(c) & 0x7f;
    matches!(c, '\u{900}'..='\u{d7f}')
        && matches!(place, 0x00..=0x03 | 0x3c | 0x3e..=0x4d | 0x55..=0x57 | 0x62..=0x63)
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
    fn a_sign_on_a_joiner_loses_the_joiner() {
        assert_eq!(
            clean("\u{bca}\u{bcd}\u{200d}\u{bc0}"),
            "\u{bca}\u{bcd}\u{bc0}"
        );
        assert_eq!(clean("क्\u{200d}ष ක්\u{200d}ර"), "क्\u{200d}ष ක්\u{200d}ර");
    }

    #[test]
    fn joiners_marks_and_emoji_stay() {
        let text = "می\u{200c}خواهم 👩\u{200d}🍳 நி é";
        assert_eq!(clean(text), text);
    }
}
