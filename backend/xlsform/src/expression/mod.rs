//! The part of XPath that forms are written in.

mod lex;
mod parse;

pub(crate) use parse::parse;

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A number, as written.
    Number(String),
    /// A string.
    Text(String),
    /// `${name}`: the answer to a question.
    Answer(String),
    /// `.`: the answer to this question.
    This,
    /// A bare name, as columns of choices have in a `choice_filter`.
    Name(String),
    /// A function with its arguments.
    Call(String, Vec<Expression>),
    /// Two operands.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// Several joined by the same `and`.
    And(Vec<Expression>),
    /// Several joined by the same `or`.
    Or(Vec<Expression>),
    /// `- x`.
    Negative(Box<Expression>),
    /// `instance('list')/root/item[predicate]/column`.
    Lookup {
        /// The list.
        list: String,
        /// Which items.
        items: Box<Expression>,
        /// The column.
        column: String,
    },
}

/// An operator of two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `div`
    Divide,
    /// `mod`
    Modulo,
}

impl Operator {
    /// The operator with its sides changed: `a < b` is `b > a`.
    pub(crate) const fn turned(self) -> Self {
        match self {
            Self::Below => Self::Above,
            Self::AtMost => Self::AtLeast,
            Self::Above => Self::Below,
            Self::AtLeast => Self::AtMost,
            same => same,
        }
    }
}

/// A string as XPath writes it; nothing where it holds both sorts of quotes.
pub(crate) fn quoted(text: &str) -> Option<String> {
    match (text.contains('\''), text.contains('"')) {
        (false, _) => Some(format!("'{text}'")),
        (true, false) => Some(format!("\"{text}\"")),
        (true, true) => None,
    }
}

#[cfg(test)]
mod tests;
