//! What a person most likely did where the source is not YAML: the parser's problem decides, then
//! the line.

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

use super::foreign::{foreign, named};
use super::layout::{self, Opening, Surroundings};
use super::line::Line;
use super::quotes::{Piece, after_a_quote, open_quote};
use super::{Place, error, place};
use crate::diagnostic::Diagnostic;

/// What to say in place of the parser.
pub(super) struct Slip {
    at: Place,
    /// What is wrong; the parser's own words where they are plain enough.
    what: Option<String>,
    hint: String,
}

impl Slip {
    pub fn hint(at: Place, hint: impl Into<String>) -> Self {
        Self {
            at,
            what: None,
            hint: hint.into(),
        }
    }

    pub fn new(at: Place, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            at,
            what: Some(what.into()),
            hint: hint.into(),
        }
    }
}

/// The finding about a source that is not YAML.
pub(super) fn finding(source: &str, problem: &ScanError, around: &Surroundings) -> Diagnostic {
    let at = place(problem.marker());
    let line = problem
        .marker()
        .byte_offset()
        .and_then(|offset| Line::of(source, offset, at));
    let slip = match &line {
        Some(line) => slip(line, problem.kind(), around),
        None => Slip::hint(at, "check the quotes and brackets before this place"),
    };
    let what = slip.what.unwrap_or_else(|| problem.info().to_owned());
    let message = format!("this is not YAML: {what}");
    error("yaml_syntax", slip.at, message, Some(slip.hint))
}

fn slip(line: &Line<'_>, kind: &ErrorKind, around: &Surroundings) -> Slip {
    use ErrorKind as E;
    let at = line.at;
    if let Some(slip) = tab(line, kind).or_else(|| foreign_character(line, kind)) {
        return slip;
    }
    match kind {
        E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::FlowMappingValueAdjacentCollection
        | E::InvalidFlowScalarIndent
        | E::InvalidColonPlacement => in_brackets(line, around),
        E::MismatchedFlowCollectionEnd { open, .. } | E::UnclosedFlowCollection { open } => {
            comment(line, line.offset, line.offset + line.after.len())
                .unwrap_or_else(|| unclosed(at, *open))
        }
        E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping => match bracket(line, around) {
            Some((opening, open)) => unclosed(opening.at, open),
            None => general(at),
        },
        E::MisplacedFlowCollectionEnd => Slip::new(
            at,
            "this bracket closes nothing",
            "remove it, or write the one that opens it",
        ),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            after_a_quote(line, around)
        }
        E::UnclosedQuotedScalar => unclosed_quote(at),
        E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::InvalidIndentation => {
            open_quote(line, around).map_or_else(|| general(at), unclosed_quote)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => Slip::hint(
            at,
            "put the text in single quotes, where \\ stands for itself, or write \\\\",
        ),
        E::UnexpectedCharacter { character } if character.is_control() => Slip::new(
            line.next(*character),
            format!(
                "here is the control character U+{:04X}",
                u32::from(*character)
            ),
            "remove it; it cannot be seen, so delete the letters around it and write them again",
        ),
        E::UnexpectedCharacter { character } => begins_with(at, *character),
        E::UnknownAnchor | E::MissingAnchorOrAliasName => {
            begins_with(at, line.after.chars().next().unwrap_or('*'))
        }
        E::BlockEntryInFlowCollection | E::PlainScalarStartsWithDashFlowIndicator => {
            begins_with(at, '-')
        }
        E::CommentInterceptedScalar => cut_by_comment(at),
        E::MappingValueNotAllowed if line.before.contains(": ") => Slip::new(
            at,
            "a second colon stands in this value",
            "put a text that holds \": \" in double quotes",
        ),
        E::MappingValueNotAllowed => Slip::new(
            at,
            "this key is indented deeper than the line above it allows",
            "begin this line in the same column as the keys that it belongs with",
        ),
        E::SimpleKeyExpected if joined_colon(line.after) => Slip::new(
            at,
            "a key has no space after its colon",
            "write a space after the colon",
        ),
        E::SimpleKeyExpected => Slip::new(
            at,
            "this line is neither a key with its colon nor a part of the text above it",
            "write a colon and a space after the key, or indent this line as the text above it",
        ),
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::BlockSequenceEntryNotAllowed
        | E::InvalidBlockScalarIndent => {
            let (what, hint) = layout::slip(line, around);
            Slip::new(at, what, hint)
        }
        _ => general(at),
    }
}

pub(super) fn general(at: Place) -> Slip {
    let hint = "check the indentation and the quotes here and in the line before";
    Slip::hint(at, hint)
}

fn begins_with(at: Place, c: char) -> Slip {
    Slip::new(
        at,
        format!("an unquoted text cannot begin with {c}"),
        format!("put a text that begins with {c} in double quotes"),
    )
}

fn unclosed(at: Place, open: char) -> Slip {
    let close = if open == '[' { ']' } else { '}' };
    Slip::new(
        at,
        format!("the {open} that opens here is not closed"),
        format!("write {close} where it ends"),
    )
}

pub(super) fn unclosed_quote(at: Place) -> Slip {
    Slip::new(
        at,
        "the quote that opens here is not closed",
        "write the same quote at the end of the text",
    )
}

/// The bracket that is open, and its sign.
fn bracket(line: &Line<'_>, around: &Surroundings) -> Option<(Opening, char)> {
    let opening = around.bracket()?;
    let sign = line.source.get(opening.offset..)?.chars().next()?;
    Some((opening, sign))
}

/// A `"key:value"` without a space.
fn joined_colon(text: &str) -> bool {
    let key = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    key.len() < text.len() && key.starts_with(':')
}

/// A tab in the indentation of the line, or of the first line after it that has one where the
/// parser stopped in the text before.
fn tab(line: &Line<'_>, kind: &ErrorKind) -> Option<Slip> {
    use ErrorKind as E;
    let indentation = |text: &str| text.len() - text.trim_start_matches([' ', '\t', '-']).len();
    let own = line.whole();
    let found = if *kind == E::TabInPlainScalar {
        let mut offset = line.start() + own.len();
        let rest = line.source.get(offset..)?;
        rest.split_inclusive('\n').find_map(|next| {
            let at = next[..indentation(next)].find('\t').map(|tab| offset + tab);
            offset += next.len();
            at
        })
    } else if let Some(at) = own[..indentation(own)].find('\t') {
        Some(line.start() + at)
    } else if matches!(
        kind,
        E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabAtBlockScalarStart
            | E::TabInIndentation
            | E::InvalidBlockEntryWhitespace
            | E::InvalidMappingValueWhitespace
    ) {
        own.find('\t').map(|at| line.start() + at)
    } else {
        None
    }?;
    Some(Slip::new(
        line.place_of(found),
        "here is a tab",
        "replace it by spaces; YAML takes no tabs for indentation",
    ))
}

/// A character that only looks like one of YAML, where one of YAML should be.
fn foreign_character(line: &Line<'_>, kind: &ErrorKind) -> Option<Slip> {
    use ErrorKind as E;
    let (start, own) = (line.start(), line.whole());
    let strange = |c: char| foreign(c).is_some();
    let indentation = own.trim_start_matches(' ');
    let found = if indentation.starts_with(strange) {
        start + own.len() - indentation.len()
    } else if line.after.starts_with(strange) {
        line.offset
    } else {
        match kind {
            // A key, and what should be its colon and space.
            E::SimpleKeyExpected => {
                let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
                let rest = line.after.trim_start_matches(is_key);
                let rest = rest.strip_prefix(':').unwrap_or(rest);
                rest.starts_with(strange)
                    .then(|| line.offset + line.after.len() - rest.len())?
            }
            // The comma, or the quote, before a colon in brackets.
            E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator
                if line.after.starts_with(':') =>
            {
                let (value, from) = value_before(line)?;
                let before_key = value.trim_end_matches(is_key_letter).trim_end();
                let last = before_key.chars().next_back()?;
                let comma = matches!(last, '،' | '，' | '、');
                let quote = value.chars().next()?;
                if comma {
                    from + before_key.len() - last.len_utf8()
                } else if foreign(quote).is_some_and(|(name, _)| name.ends_with("quote")) {
                    from
                } else {
                    return None;
                }
            }
            _ => return None,
        }
    };
    let c = line.source.get(found..)?.chars().next()?;
    let (name, remedy) = foreign(c)?;
    Some(Slip::new(
        line.place_of(found),
        format!("here is {}", named(c, name)),
        remedy,
    ))
}

fn is_key_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// The value and the key after it that stand before a colon in brackets, and where they begin.
fn value_before<'s>(line: &Line<'s>) -> Option<(&'s str, usize)> {
    let (_, value) = line.before.rsplit_once(": ")?;
    let value = value.trim_start();
    Some((value, line.offset - value.len()))
}

/// An unquoted text in a piece of the source that is cut by a comment.
fn comment(line: &Line<'_>, from: usize, to: usize) -> Option<Slip> {
    let piece = line.source.get(from..to)?;
    let before = line.source[..from].chars().next_back();
    let found = from + Piece::of(piece, before).comment?;
    let start = line.source[..found].rfind('\n').map_or(0, |end| end + 1);
    let breaks = line.source[start.min(line.offset)..line.offset].matches('\n');
    let back = u32::try_from(breaks.count()).unwrap_or(u32::MAX);
    let place = Line::of(
        line.source,
        found,
        Place {
            line: line.at.line.saturating_sub(back),
            column: 1,
        },
    )?
    .place_of(found);
    Some(cut_by_comment(place))
}

fn cut_by_comment(at: Place) -> Slip {
    Slip::new(
        at,
        "everything after # is a comment and is not part of the text",
        "put the text in double quotes",
    )
}

const COMMA_MISSING: &str = "a comma is missing before this place";

/// What stands in brackets where a comma or the closing bracket should be.
fn in_brackets(line: &Line<'_>, around: &Surroundings) -> Slip {
    let at = line.at;
    if let Some(slip) = comment(line, around.read_to, line.offset) {
        return slip;
    }
    let first = line.after.chars().next();
    if let Some(c @ ('[' | '{')) = first {
        return Slip::new(
            at,
            format!("an unquoted text cannot hold {c} inside {{...}} or [...]"),
            format!("put a text that holds {c} in double quotes"),
        );
    }
    let key = line.before.trim_start();
    let begins = key.chars().all(is_key_letter);
    if begins && let Some((opening, sign)) = bracket(line, around) {
        let opened = Line::of(line.source, opening.offset, opening.at);
        return if opening.at.line < at.line
            && opened.is_some_and(|opened| line.indent() <= opened.indent())
        {
            unclosed(opening.at, sign)
        } else {
            Slip::new(
                at,
                COMMA_MISSING,
                "write a comma at the end of the line before",
            )
        };
    }
    let Some((value, _)) = value_before(line) else {
        return Slip::new(at, COMMA_MISSING, "write a comma between the entries");
    };
    let key = &value[value.trim_end_matches(is_key_letter).len()..];
    let apart = value.len() > key.len();
    let lower = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if first == Some(':') && apart && lower && !key.is_empty() {
        return Slip::new(
            at,
            COMMA_MISSING,
            format!(
                "write a comma before {key}, or put the text in double quotes if the colon \
                 belongs to it"
            ),
        );
    }
    Slip::new(
        at,
        "a second colon stands in this value",
        "put a text that holds \": \" in double quotes",
    )
}
