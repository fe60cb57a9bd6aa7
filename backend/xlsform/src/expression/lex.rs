//! An expression as tokens.

use super::Operator;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(String),
    Text(String),
    Answer(String),
    Name(String),
    Dot,
    Operator(Operator),
    And,
    Or,
    Open,
    Close,
    OpenItems,
    CloseItems,
    Comma,
    Slash,
}

/// The tokens, or what could not be read.
pub(super) fn tokens(source: &str) -> Result<Vec<Token>, String> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let next = chars.get(at + 1).copied();
        let (token, used) = match c {
            c if c.is_whitespace() => {
                at += 1;
                continue;
            }
            '\'' | '"' | '‘' | '’' | '“' | '”' => string(&chars, at)?,
            '$' if next == Some('{') => answer(&chars, at)?,
            '0'..='9' => number(&chars, at),
            '.' if next.is_some_and(|c| c.is_ascii_digit()) => number(&chars, at),
            '.' => (Token::Dot, 1),
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '[' => (Token::OpenItems, 1),
            ']' => (Token::CloseItems, 1),
            ',' => (Token::Comma, 1),
            '/' => (Token::Slash, 1),
            '=' => (Token::Operator(Operator::Equal), 1),
            '!' if next == Some('=') => (Token::Operator(Operator::NotEqual), 2),
            '<' if next == Some('=') => (Token::Operator(Operator::AtMost), 2),
            '<' => (Token::Operator(Operator::Below), 1),
            '>' if next == Some('=') => (Token::Operator(Operator::AtLeast), 2),
            '>' => (Token::Operator(Operator::Above), 1),
            '+' => (Token::Operator(Operator::Plus), 1),
            '-' | '−' => (Token::Operator(Operator::Minus), 1),
            '*' => (Token::Operator(Operator::Times), 1),
            c if c.is_alphabetic() || c == '_' => name(&chars, at, tokens.last()),
            other => return Err(format!("{other:?} is not understood here")),
        };
        tokens.push(token);
        at += used;
    }
    Ok(tokens)
}

fn string(chars: &[char], at: usize) -> Result<(Token, usize), String> {
    // Word processors turn quotes; a turned one closes with any turned one of its sort.
    let closes = |c: char| match chars[at] {
        '\'' => c == '\'',
        '"' => c == '"',
        '‘' | '’' => matches!(c, '‘' | '’'),
        _ => matches!(c, '“' | '”'),
    };
    let length = chars[at + 1..].iter().position(|c| closes(*c));
    let length = length.ok_or("a quote is not closed")?;
    let text = chars[at + 1..at + 1 + length].iter().collect();
    Ok((Token::Text(text), length + 2))
}

fn answer(chars: &[char], at: usize) -> Result<(Token, usize), String> {
    let length = chars[at + 2..].iter().position(|c| *c == '}');
    let length = length.ok_or("${ is not closed")?;
    let name: String = chars[at + 2..at + 2 + length].iter().collect();
    Ok((Token::Answer(name.trim().to_owned()), length + 3))
}

fn number(chars: &[char], at: usize) -> (Token, usize) {
    let part = |c: &char| c.is_ascii_digit() || *c == '.';
    let text: String = chars[at..].iter().take_while(|c| part(c)).collect();
    let used = text.len();
    (Token::Number(text), used)
}

/// A name; `and`, `or`, `div` and `mod` are operators only after an operand.
fn name(chars: &[char], at: usize, before: Option<&Token>) -> (Token, usize) {
    let part = |c: &char| c.is_alphanumeric() || matches!(*c, '_' | '-' | '.' | ':');
    let text: String = chars[at..].iter().take_while(|c| part(c)).collect();
    let used = text.chars().count();
    let after_operand = matches!(
        before,
        Some(
            Token::Number(_)
                | Token::Text(_)
                | Token::Answer(_)
                | Token::Name(_)
                | Token::Dot
                | Token::Close
                | Token::CloseItems
        )
    );
    let token = match text.to_ascii_lowercase().as_str() {
        "and" if after_operand => Token::And,
        "or" if after_operand => Token::Or,
        "div" if after_operand => Token::Operator(Operator::Divide),
        "mod" if after_operand => Token::Operator(Operator::Modulo),
        _ => Token::Name(text),
    };
    (token, used)
}
