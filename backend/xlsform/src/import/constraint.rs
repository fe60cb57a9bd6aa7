//! What a `constraint` says, as keys of the question or as a rule across answers.

use checklists::write::Tree;

use super::condition::{mark, mark_of_seconds, plain_number};
use crate::expression::{Expression, Operator};
use crate::known::{Known, Role, Subject};

/// The parts of a constraint.
#[derive(Debug, Default)]
pub(super) struct Constraint {
    /// Keys of the question with their values.
    pub keys: Vec<(&'static str, String)>,
    /// The expression that the whole text must match.
    pub pattern: Option<String>,
    /// When the answer is refused because of another answer.
    pub refuse_if: Vec<Tree>,
    /// What could not be taken over, in a clause each.
    pub left: Vec<String>,
}

/// Takes a constraint apart at its `and`s.
pub(super) fn constraint(
    expression: &Expression,
    id: &str,
    kind: &str,
    list: Option<&str>,
    known: &Known,
) -> Constraint {
    let mut found = Constraint::default();
    let parts = match expression {
        Expression::And(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    for part in parts {
        if let Err(clause) = found.take(part, id, kind, list, known) {
            found.left.push(clause);
        }
    }
    found
}

impl Constraint {
    fn take(
        &mut self,
        part: &Expression,
        id: &str,
        kind: &str,
        list: Option<&str>,
        known: &Known,
    ) -> Result<(), String> {
        match part {
            Expression::And(parts) => {
                for part in parts {
                    self.take(part, id, kind, list, known)?;
                }
                Ok(())
            }
            Expression::Call(name, arguments) => self.call(name, arguments, kind, list, known),
            Expression::Binary(operator, left, right) => {
                let turned = operator.turned();
                match (left.as_ref(), right.as_ref()) {
                    (Expression::Call(name, arguments), value) if of_this(arguments) => {
                        self.count(name, *operator, value, kind)
                    }
                    (value, Expression::Call(name, arguments)) if of_this(arguments) => {
                        self.count(name, turned, value, kind)
                    }
                    (Expression::This, Expression::Answer(other)) => {
                        self.against(*operator, id, other, known)
                    }
                    (Expression::Answer(other), Expression::This) => {
                        self.against(turned, id, other, known)
                    }
                    (Expression::Answer(name), value) if is_seconds_of(name, id, known) => {
                        self.range(*operator, value, kind)
                    }
                    (Expression::This, value) => self.range(*operator, value, kind),
                    (value, Expression::This) => self.range(turned, value, kind),
                    _ => Err("a part of it is not about this answer".to_owned()),
                }
            }
            _ => Err("only ranges, lengths, counts and regex() are understood".to_owned()),
        }
    }

    fn call(
        &mut self,
        name: &str,
        arguments: &[Expression],
        kind: &str,
        list: Option<&str>,
        known: &Known,
    ) -> Result<(), String> {
        match (name, arguments) {
            ("true", []) => Ok(()),
            ("regex", [Expression::This, Expression::Text(pattern)]) if kind == "text" => {
                self.pattern = Some(whole(pattern).to_owned());
                Ok(())
            }
            // "None of these" goes with nothing else; the language knows that by itself.
            ("not", [Expression::And(parts)])
                if parts.first().is_some_and(|part| {
                    let none = known
                        .list(list)
                        .and_then(|list| list.of_role(Role::None))
                        .map(|none| none.name.as_str());
                    let choice = match part {
                        Expression::Call(name, arguments) if name == "selected" => arguments.get(1),
                        _ => None,
                    };
                    matches!(choice, Some(Expression::Text(text)) if Some(text.as_str()) == none)
                }) =>
            {
                Ok(())
            }
            _ => Err(format!("the function {name}() is not understood here")),
        }
    }

    /// `string-length(.) <= 20`, `count-selected(.) >= 1`.
    fn count(
        &mut self,
        function: &str,
        operator: Operator,
        value: &Expression,
        kind: &str,
    ) -> Result<(), String> {
        let keys = match (function, kind) {
            ("string-length", "text") => ["min_length", "max_length"],
            ("count-selected", "multiple_choice") => ["choose.min", "choose.max"],
            _ => {
                return Err(format!(
                    "{function}() is not understood for a {kind} question"
                ));
            }
        };
        let Expression::Number(number) = value else {
            return Err("a count is compared with a number only".to_owned());
        };
        let number: i64 = number
            .parse()
            .map_err(|_| format!("{number} is not a whole number"))?;
        self.ends(operator, number, keys)
    }

    fn ends(
        &mut self,
        operator: Operator,
        number: i64,
        keys: [&'static str; 2],
    ) -> Result<(), String> {
        let [low, high] = keys;
        let mut put = |key: &'static str, number: i64| self.keys.push((key, number.to_string()));
        match operator {
            Operator::AtLeast => put(low, number),
            Operator::Above => put(low, number + 1),
            Operator::AtMost => put(high, number),
            Operator::Below => put(high, number - 1),
            Operator::Equal => {
                put(low, number);
                put(high, number);
            }
            _ => return Err("one value cannot be left out".to_owned()),
        }
        Ok(())
    }

    /// `. >= 0`, `. <= date('2026-12-31')`.
    fn range(&mut self, operator: Operator, value: &Expression, kind: &str) -> Result<(), String> {
        if !matches!(
            kind,
            "number" | "duration" | "money" | "date" | "time" | "scale"
        ) {
            return Err(format!("a {kind} question has no range"));
        }
        let text = match value {
            Expression::Number(text) | Expression::Text(text) => text,
            Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("date" | "time", [Expression::Text(text)]) => text,
                _ => return Err(format!("{name}() is not understood here")),
            },
            _ => return Err("an answer is compared with a value only".to_owned()),
        };
        if matches!(operator, Operator::Below | Operator::Above)
            && matches!(kind, "number" | "duration" | "scale")
            && let Some(plain) = plain_number(text)
            && let Ok(number) = plain.parse::<i64>()
        {
            self.ends(operator, number, ["min", "max"])?;
            for (_, value) in self.keys.iter_mut().rev().take(1) {
                *value = mark(kind, value)?.as_str().unwrap_or_default().to_owned();
            }
            return Ok(());
        }
        let written = match kind {
            "time" if text.parse::<i64>().is_ok() => mark_of_seconds(kind, text)?,
            _ => mark(kind, text)?,
        };
        let written = written.as_str().unwrap_or_default().to_owned();
        match operator {
            // No time is shorter than none.
            Operator::AtLeast if kind == "duration" && written == "0" => {}
            Operator::AtLeast => self.keys.push(("min", written)),
            Operator::AtMost => self.keys.push(("max", written)),
            Operator::Equal => {
                self.keys.push(("min", written.clone()));
                self.keys.push(("max", written));
            }
            _ => return Err("a range includes its ends (>= and <=)".to_owned()),
        }
        Ok(())
    }

    /// `. >= ${other}`: the contrary is refused.
    fn against(
        &mut self,
        operator: Operator,
        id: &str,
        other: &str,
        known: &Known,
    ) -> Result<(), String> {
        let key = match operator {
            Operator::AtLeast => "below",
            Operator::Above => "at_most",
            Operator::AtMost => "above",
            Operator::Below => "at_least",
            _ => return Err("two answers are compared by size only".to_owned()),
        };
        let Some(Subject::Question { id: other, .. }) = known.subject(other) else {
            return Err(format!("${{{other}}} is no question"));
        };
        let with = Tree::map([("question", Tree::word(other))]);
        let refused = Tree::map([("question", Tree::word(id)), (key, with)]);
        self.refuse_if.push(refused);
        Ok(())
    }
}

/// Whether a name is our own row with the seconds of this very answer.
fn is_seconds_of(name: &str, id: &str, known: &Known) -> bool {
    let asked = |of: &String| match known.subject(of) {
        Some(Subject::Question { id, .. }) => Some(id.clone()),
        _ => None,
    };
    match known.subject(name) {
        Some(Subject::Helper { role, of }) => role == "seconds" && asked(of).as_deref() == Some(id),
        _ => false,
    }
}

fn of_this(arguments: &[Expression]) -> bool {
    arguments == [Expression::This]
}

/// The pattern without what says that it is for the whole text: the language means that anyway.
fn whole(pattern: &str) -> &str {
    let inner = pattern
        .strip_prefix("^(?:")
        .and_then(|rest| rest.strip_suffix(")$"));
    if let Some(inner) = inner {
        return inner;
    }
    let start = pattern.strip_prefix('^').unwrap_or(pattern);
    match start.strip_suffix('$') {
        Some(inner) if !inner.ends_with('\\') => inner,
        _ => start,
    }
}
