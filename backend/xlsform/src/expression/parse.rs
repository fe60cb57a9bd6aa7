//! Tokens as an expression, by precedence.

use super::lex::{Token, tokens};
use super::{Expression, Operator};

/// The deepest nesting of an expression.
const MAX_DEPTH: usize = 64;

/// The expression, or a clause that says what could not be read.
pub(crate) fn parse(source: &str) -> Result<Expression, String> {
    let mut parser = Parser {
        tokens: tokens(source)?,
        at: 0,
        depth: 0,
    };
    let expression = parser.or()?;
    match parser.tokens.get(parser.at) {
        None => Ok(expression),
        Some(_) => Err("there is more after its end".to_owned()),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

type Parsed = Result<Expression, String>;

impl Parser {
    fn take(&mut self, token: &Token) -> bool {
        let there = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(there);
        there
    }

    fn demand(&mut self, token: &Token, shown: &str) -> Result<(), String> {
        if self.take(token) {
            Ok(())
        } else {
            Err(format!("{shown} is missing"))
        }
    }

    fn or(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("it is nested too deep".to_owned());
        }
        let mut parts = vec![self.and()?];
        while self.take(&Token::Or) {
            parts.push(self.and()?);
        }
        self.depth -= 1;
        Ok(joined(parts, Expression::Or))
    }

    fn and(&mut self) -> Parsed {
        let mut parts = vec![self.comparison(0)?];
        while self.take(&Token::And) {
            parts.push(self.comparison(0)?);
        }
        Ok(joined(parts, Expression::And))
    }

    /// Equality, then order, then sums, then products: the levels of XPath from the loosest.
    fn comparison(&mut self, level: usize) -> Parsed {
        use Operator::{
            Above, AtLeast, AtMost, Below, Divide, Equal, Minus, Modulo, NotEqual, Plus, Times,
        };
        const LEVELS: [&[Operator]; 4] = [
            &[Equal, NotEqual],
            &[Below, AtMost, Above, AtLeast],
            &[Plus, Minus],
            &[Times, Divide, Modulo],
        ];
        let Some(operators) = LEVELS.get(level) else {
            return self.signed();
        };
        let mut left = self.comparison(level + 1)?;
        while let Some(Token::Operator(operator)) = self.tokens.get(self.at)
            && operators.contains(operator)
        {
            let operator = *operator;
            self.at += 1;
            let right = self.comparison(level + 1)?;
            left = Expression::Binary(operator, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn signed(&mut self) -> Parsed {
        let mut negative = false;
        while self.take(&Token::Operator(Operator::Minus)) {
            negative = !negative;
        }
        let operand = self.operand()?;
        Ok(match (negative, operand) {
            (true, Expression::Number(number)) => Expression::Number(format!("-{number}")),
            (true, operand) => Expression::Negative(Box::new(operand)),
            (false, operand) => operand,
        })
    }

    fn operand(&mut self) -> Parsed {
        let token = self.tokens.get(self.at).cloned();
        self.at += 1;
        match token {
            Some(Token::Number(number)) => Ok(Expression::Number(number)),
            Some(Token::Text(text)) => Ok(Expression::Text(text)),
            Some(Token::Answer(name)) => Ok(Expression::Answer(name)),
            Some(Token::Dot) => Ok(Expression::This),
            Some(Token::Open) => {
                let inner = self.or()?;
                self.demand(&Token::Close, ")")?;
                Ok(inner)
            }
            Some(Token::Name(name)) if self.take(&Token::Open) => {
                let arguments = self.arguments()?;
                match (name.as_str(), arguments.as_slice()) {
                    ("instance", [Expression::Text(list)]) if self.take(&Token::Slash) => {
                        self.lookup(list.clone())
                    }
                    _ => Ok(Expression::Call(name, arguments)),
                }
            }
            Some(Token::Name(name)) => Ok(Expression::Name(name)),
            Some(_) => Err("an operand is missing".to_owned()),
            None => Err("it ends too early".to_owned()),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expression>, String> {
        let mut arguments = Vec::new();
        if self.take(&Token::Close) {
            return Ok(arguments);
        }
        loop {
            arguments.push(self.or()?);
            if self.take(&Token::Close) {
                return Ok(arguments);
            }
            self.demand(&Token::Comma, ", or )")?;
        }
    }

    /// After `instance('list')/`.
    fn lookup(&mut self, list: String) -> Parsed {
        let name = |name: &str| Token::Name(name.to_owned());
        self.demand(&name("root"), "root")?;
        self.demand(&Token::Slash, "/")?;
        self.demand(&name("item"), "item")?;
        self.demand(&Token::OpenItems, "[")?;
        let items = Box::new(self.or()?);
        self.demand(&Token::CloseItems, "]")?;
        self.demand(&Token::Slash, "/")?;
        match self.tokens.get(self.at).cloned() {
            Some(Token::Name(column)) => {
                self.at += 1;
                Ok(Expression::Lookup {
                    list,
                    items,
                    column,
                })
            }
            _ => Err("the column of the list is missing".to_owned()),
        }
    }
}

fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    if parts.len() > 1 {
        join(parts)
    } else {
        parts.pop().unwrap_or(Expression::Text(String::new()))
    }
}
