//! Quotes and comments in a piece of the source that the parser could not read.

use super::Place;
use super::layout::Surroundings;
use super::line::Line;
use super::syntax::{Slip, general, unclosed_quote};

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

/// The quote that is the last to open before the place.
fn last_quote(line: &Line<'_>, around: &Surroundings) -> Option<(Place, usize, bool)> {
    let piece = line.source.get(around.read_to..line.offset)?;
    let before = line.source[..around.read_to].chars().next_back();
    let (found, open) = Piece::of(piece, before).quote?;
    let found = around.read_to + found;
    let breaks = line.source[found..line.offset].matches('\n').count();
    let at = Place {
        line: line
            .at
            .line
            .saturating_sub(u32::try_from(breaks).unwrap_or(u32::MAX)),
        column: 1,
    };
    let at = Line::of(line.source, found, at)?.place_of(found);
    Some((at, found, open))
}

/// The place of the quote that is still open at the place.
pub(super) fn open_quote(line: &Line<'_>, around: &Surroundings) -> Option<Place> {
    let (at, _, open) = last_quote(line, around)?;
    open.then_some(at)
}

/// Text after a closing quote.
pub(super) fn after_a_quote(line: &Line<'_>, around: &Surroundings) -> Slip {
    let at = line.at;
    let Some((opened, offset, _)) = last_quote(line, around) else {
        return general(at);
    };
    let quoted = line.source[offset..line.offset].trim_end();
    let Some(sign) = quoted.chars().next() else {
        return general(at);
    };
    let inside = quoted.strip_suffix(sign).unwrap_or(quoted);
    // What seems to close the quote opens the next one: the key before it tells.
    let next = inside.trim_end().ends_with([':', ',', '{', '[']) && inside.ends_with(' ');
    if next || (opened.line < at.line) {
        return unclosed_quote(opened);
    }
    let what = "the text goes on after its closing quote";
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let apostrophe = sign == '\'' && letter(inside.chars().next_back());
    if apostrophe && quoted.len() == line.offset - offset && letter(line.after.chars().next()) {
        return Slip::new(
            at,
            what,
            "put a text that holds an apostrophe in double quotes",
        );
    }
    match sign {
        '"' => Slip::new(
            at,
            what,
            "put the whole text in double quotes, and write \\\" for a quote inside it",
        ),
        _ => Slip::new(
            at,
            what,
            "put the whole text in single quotes, and write '' for a quote inside it",
        ),
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
