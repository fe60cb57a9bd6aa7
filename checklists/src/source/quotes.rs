//! Quotes and comments in a piece of the source that the parser could not read.

/// What is found while a piece is read as YAML reads it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where the last quote began, and whether it is still open at the end.
    pub quote: Option<(usize, bool)>,
    /// The first `#` that ends an unquoted text: one after a key, a comma or a bracket is a
    /// comment on purpose.
    pub comment: Option<usize>,
}

impl Piece {
    /// Reads a piece that begins outside of quotes, after `before`. Bytes are counted from its
    /// start.
    pub fn of(source: &str, before: Option<char>) -> Self {
        let mut piece = Self::default();
        // The last character that is not a space, as far as it decides what the next begins.
        let mut last = before.unwrap_or('\n');
        let mut spaced = last.is_whitespace();
        let mut chars = source.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let begins = matches!(last, '\n' | ',' | '[' | '{' | ':' | '-' | '?');
            match c {
                '"' | '\'' if begins => {
                    piece.quote = Some((at, true));
                    while let Some((_, inner)) = chars.next() {
                        let doubled = inner == '\'' && matches!(chars.peek(), Some((_, '\'')));
                        if (c == '"' && inner == '\\') || (c == '\'' && doubled) {
                            chars.next();
                        } else if inner == c {
                            piece.quote = Some((at, false));
                            break;
                        }
                    }
                    last = c;
                    spaced = false;
                    continue;
                }
                '#' if spaced => {
                    if !begins && !matches!(last, ']' | '}' | '"' | '\'') {
                        piece.comment = piece.comment.or(Some(at));
                    }
                    while chars.next_if(|(_, c)| *c != '\n').is_some() {}
                    continue;
                }
                '\n' | '\r' => last = '\n',
                ' ' | '\t' => {}
                // In the middle of a word these begin nothing.
                ':' | '-' | '?' => {
                    let ends = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
                    last = if ends { c } else { 'a' };
                }
                _ => last = c,
            }
            spaced = c.is_whitespace();
        }
        piece
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_are_found_where_yaml_has_them() {
        let of = |source| {
            let piece = Piece::of(source, None);
            (piece.quote, piece.comment)
        };
        assert_eq!(of("{en: \"a\\\"b\", ar: \"c"), (Some((17, true)), None));
        assert_eq!(of("{en: 'it''s'}"), (Some((5, false)), None));
        assert_eq!(of("{en: Don't, ar: 5\"}"), (None, None));
        assert_eq!(of("{en: desk # 3"), (None, Some(10)));
        assert_eq!(
            of("{id: a, # a note\n en: \"# b\"}"),
            (Some((22, false)), None)
        );
        assert_eq!(of("a#b http://c"), (None, None));
        assert_eq!(Piece::of(" # 3", Some('k')).comment, Some(1));
        assert_eq!(Piece::of(" # 3", Some(',')).comment, None);
        assert_eq!(Piece::of("# 3", Some('k')).comment, None);
    }
}
