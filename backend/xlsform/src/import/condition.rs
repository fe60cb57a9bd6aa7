//! Expressions of a form as conditions of the language.

use checklists::write::{Tree, duration, time_of_day};

use crate::expression::{Expression, Operator};
use crate::known::{Known, Role, Subject};

/// What an expression means as a condition.
enum Meaning {
    /// It always holds.
    True,
    /// The question is not answered by "not applicable".
    NotNa(String),
    /// The question is answered by "not applicable".
    IsNa(String),
    Condition(Tree),
}

/// The condition; nothing where the expression always holds. Else a clause that says why not.
pub(crate) fn condition(expression: &Expression, known: &Known) -> Result<Option<Tree>, String> {
    match read(expression, known)? {
        Meaning::True => Ok(None),
        Meaning::Condition(tree) => Ok(Some(tree)),
        Meaning::NotNa(_) | Meaning::IsNa(_) => {
            Err("a condition cannot ask for \"not applicable\" alone".to_owned())
        }
    }
}

fn read(expression: &Expression, known: &Known) -> Result<Meaning, String> {
    match expression {
        Expression::And(parts) => and(parts, known),
        Expression::Or(parts) => or(parts, known),
        Expression::Call(name, arguments) => call(name, arguments, known),
        Expression::Binary(operator, left, right) => compare(*operator, left, right, known),
        _ => Err("only comparisons, selected(), not(), and, or are understood".to_owned()),
    }
}

fn test(question: &str, key: &str, value: Tree) -> Tree {
    Tree::map([("question", Tree::word(question)), (key, value)])
}

fn answered(question: &str, word: &str) -> Tree {
    test(question, "answered", Tree::word(word))
}

fn and(parts: &[Expression], known: &Known) -> Result<Meaning, String> {
    let mut conditions = Vec::new();
    let mut not_na = Vec::new();
    for part in parts {
        match read(part, known)? {
            Meaning::True => {}
            Meaning::NotNa(question) => not_na.push(question),
            Meaning::IsNa(_) => return Err("a condition cannot ask for \"not applicable\"".into()),
            Meaning::Condition(tree) => conditions.push(tree),
        }
    }
    for question in not_na {
        // Any test but one for a blank excludes "not applicable" by itself.
        let excluded = conditions
            .iter()
            .any(|tree| tree.get("question").and_then(Tree::as_str) == Some(&question));
        if !excluded {
            return Err("a condition cannot ask for \"not applicable\" alone".to_owned());
        }
    }
    Ok(joined(conditions, "all"))
}

fn or(parts: &[Expression], known: &Known) -> Result<Meaning, String> {
    if let [first, second] = parts
        && let (Meaning::Condition(tree), Meaning::IsNa(na)) =
            (read(first, known)?, read(second, known)?)
        && tree == answered(&na, "no")
    {
        return Ok(Meaning::Condition(tree));
    }
    let mut conditions = Vec::new();
    for part in parts {
        match read(part, known)? {
            Meaning::True => return Ok(Meaning::True),
            Meaning::NotNa(_) | Meaning::IsNa(_) => {
                return Err("a condition cannot ask for \"not applicable\"".to_owned());
            }
            Meaning::Condition(tree) => conditions.push(tree),
        }
    }
    // Several answers of one question are one test.
    let question = conditions
        .first()
        .and_then(|tree| tree.get("question"))
        .cloned();
    let names: Option<Vec<Tree>> = conditions
        .iter()
        .map(|tree| {
            let same = tree.get("question") == question.as_ref();
            tree.get("is").filter(|_| same).cloned()
        })
        .collect();
    if let (Some(question), Some(names)) = (question, names)
        && names.len() > 1
    {
        let tree = Tree::map([("question", question), ("in", Tree::List(names))]);
        return Ok(Meaning::Condition(tree));
    }
    Ok(joined(conditions, "any"))
}

fn joined(mut conditions: Vec<Tree>, key: &str) -> Meaning {
    match conditions.len() {
        0 => Meaning::True,
        1 => conditions.pop().map_or(Meaning::True, Meaning::Condition),
        _ => Meaning::Condition(Tree::map([(key, Tree::List(conditions))])),
    }
}

fn call(name: &str, arguments: &[Expression], known: &Known) -> Result<Meaning, String> {
    match (name, arguments) {
        ("true", []) => Ok(Meaning::True),
        ("not", [inner]) => Ok(match read(inner, known)? {
            Meaning::True => return Err("a condition that never holds".to_owned()),
            Meaning::NotNa(question) => Meaning::IsNa(question),
            Meaning::IsNa(question) => Meaning::NotNa(question),
            Meaning::Condition(tree) => Meaning::Condition(Tree::map([("not", tree)])),
        }),
        ("selected", [Expression::Answer(asked), Expression::Text(choice)]) => {
            is(asked, choice, known)
        }
        _ => Err(format!("the function {name}() is not understood here")),
    }
}

/// The answer to a question is this choice.
fn is(asked: &str, choice: &str, known: &Known) -> Result<Meaning, String> {
    let (id, kind, list) = question(asked, known)?;
    let list = known.list(list);
    let found = list.and_then(|list| list.choices.iter().find(|one| one.name == choice));
    if kind == "yes_no" && matches!(choice, "yes" | "no") {
        return Ok(Meaning::Condition(test(id, "is", Tree::word(choice))));
    }
    if kind == "yes_no" && choice == "OK" && list.is_none() {
        return Ok(Meaning::Condition(test(id, "is", Tree::word("yes"))));
    }
    let found = found.ok_or_else(|| format!("${{{asked}}} has no choice {choice:?}"))?;
    Ok(match found.role {
        Role::NotApplicable => Meaning::IsNa(id.to_owned()),
        Role::None => return Err("a condition cannot ask for \"none of these\"".to_owned()),
        Role::Answer if is_graded(kind) => {
            Meaning::Condition(test(id, "is", Tree::word(&found.name)))
        }
        Role::Answer => Meaning::Condition(test(id, "is", Tree::word(&found.id))),
    })
}

fn is_graded(kind: &str) -> bool {
    matches!(kind, "scale" | "nps" | "csat" | "ces")
}

fn is_measured(kind: &str) -> bool {
    matches!(kind, "number" | "duration" | "date" | "time" | "money")
}

fn question<'k>(
    asked: &str,
    known: &'k Known,
) -> Result<(&'k str, &'k str, Option<&'k str>), String> {
    match known.subject(asked) {
        Some(Subject::Question { id, kind, list }) => Ok((id, kind, list.as_deref())),
        Some(Subject::Helper { .. }) => Err(format!("${{{asked}}} is one of our own rows")),
        Some(Subject::Other(what)) => Err(format!("${{{asked}}} is {what}")),
        None => Err(format!("there is no ${{{asked}}}")),
    }
}

/// An answer, perhaps within a function that changes nothing about it.
fn asked(expression: &Expression) -> Option<&str> {
    match expression {
        Expression::Answer(name) => Some(name),
        Expression::Call(function, arguments) => match (function.as_str(), arguments.as_slice()) {
            ("number" | "int" | "string" | "date", [Expression::Answer(name)]) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

fn compare(
    operator: Operator,
    left: &Expression,
    right: &Expression,
    known: &Known,
) -> Result<Meaning, String> {
    if matches!(
        operator,
        Operator::Plus | Operator::Minus | Operator::Times | Operator::Divide | Operator::Modulo
    ) {
        return Err("conditions do not calculate".to_owned());
    }
    let Some(name) = asked(left) else {
        return match asked(right) {
            Some(_) => compare(operator.turned(), right, left, known),
            None => Err("one side of a comparison must be ${...}".to_owned()),
        };
    };
    if let Some(Subject::Helper { role, of }) = known.subject(name) {
        return helper(operator, role, of, right, known);
    }
    let (id, kind, _) = question(name, known)?;
    if let Some(other) = asked(right) {
        return between(operator, id, other, known);
    }
    let value = literal(right).ok_or("the other side must be a value or ${...}")?;
    match (operator, value) {
        (Operator::Equal, "") => Ok(Meaning::Condition(answered(id, "no"))),
        (Operator::NotEqual, "") => Ok(Meaning::Condition(answered(id, "yes"))),
        (Operator::Equal, value) if !is_measured(kind) => is(name, value, known),
        (Operator::NotEqual, value) if !is_measured(kind) => Ok(match is(name, value, known)? {
            Meaning::IsNa(question) => Meaning::NotNa(question),
            Meaning::Condition(tree) => Meaning::Condition(Tree::map([("not", tree)])),
            other => other,
        }),
        (operator, value) if is_measured(kind) || is_graded(kind) => {
            let mark = mark(kind, value)?;
            Ok(Meaning::Condition(measured(operator, id, mark)))
        }
        _ => Err(format!("a {kind} question is not compared by size")),
    }
}

fn measured(operator: Operator, id: &str, mark: Tree) -> Tree {
    let both = |mark: Tree| {
        let ends = [
            test(id, "at_least", mark.clone()),
            test(id, "at_most", mark),
        ];
        Tree::map([("all", Tree::List(ends.into()))])
    };
    match operator {
        Operator::Below => test(id, "below", mark),
        Operator::AtMost => test(id, "at_most", mark),
        Operator::Above => test(id, "above", mark),
        Operator::AtLeast => test(id, "at_least", mark),
        Operator::NotEqual => Tree::map([("not", both(mark))]),
        _ => both(mark),
    }
}

fn between(operator: Operator, id: &str, other: &str, known: &Known) -> Result<Meaning, String> {
    let other = match known.subject(other) {
        Some(Subject::Helper { role, of }) if role == "seconds" => of,
        _ => other,
    };
    let (other, _, _) = question(other, known)?;
    let with = || Tree::map([("question", Tree::word(other))]);
    let key = match operator {
        Operator::Below => "below",
        Operator::AtMost => "at_most",
        Operator::Above => "above",
        Operator::AtLeast => "at_least",
        _ => return Err("two answers are compared by size only".to_owned()),
    };
    Ok(Meaning::Condition(test(id, key, with())))
}

/// A comparison with one of our own rows.
fn helper(
    operator: Operator,
    role: &str,
    of: &str,
    right: &Expression,
    known: &Known,
) -> Result<Meaning, String> {
    match (role, operator) {
        ("na", Operator::NotEqual) => return Ok(Meaning::True),
        ("points", Operator::Below) => {
            let (id, _, _) = question(of, known)?;
            return Ok(Meaning::Condition(test(id, "is", Tree::word("missed"))));
        }
        ("seconds", _) => {
            let (id, kind, _) = question(of, known)?;
            if let Some(other) = asked(right) {
                return between(operator, id, other, known);
            }
            if let Some(value) = literal(right) {
                return Ok(Meaning::Condition(measured(
                    operator,
                    id,
                    mark_of_seconds(kind, value)?,
                )));
            }
        }
        _ => {}
    }
    Err(format!("our own row of the role {role} is not compared so"))
}

/// A number or text as written; the text within `date('...')`.
fn literal(expression: &Expression) -> Option<&str> {
    match expression {
        Expression::Number(text) | Expression::Text(text) => Some(text),
        Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("date" | "number" | "string", [Expression::Text(text) | Expression::Number(text)]) => {
                Some(text)
            }
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn mark_of_seconds(kind: &str, value: &str) -> Result<Tree, String> {
    let seconds = value.parse::<i64>().ok().filter(|seconds| *seconds >= 0);
    let seconds = seconds.ok_or_else(|| format!("{value:?} is not a number of seconds"))?;
    Ok(Tree::word(match kind {
        "time" => time_of_day(seconds),
        _ => duration(seconds),
    }))
}

/// A mark as the language writes it for the kind.
pub(super) fn mark(kind: &str, value: &str) -> Result<Tree, String> {
    match kind {
        "duration" if value.parse::<i64>().is_ok() => mark_of_seconds(kind, value),
        // Forms write 08:00:00.000 for a time of day.
        "time" => Ok(Tree::word(short_time(value))),
        "date" => Ok(Tree::word(value.split('T').next().unwrap_or(value))),
        _ => plain_number(value)
            .map(Tree::Word)
            .ok_or_else(|| format!("{value:?} is not a number")),
    }
}

fn short_time(value: &str) -> String {
    let value = value.split(['.', 'Z', '+']).next().unwrap_or(value);
    match value.strip_suffix(":00") {
        Some(short) if short.contains(':') => short.to_owned(),
        _ => value.to_owned(),
    }
}

/// A number without the liberties that XPath takes: `.5` is `0.5`, `5.` is `5`.
pub(crate) fn plain_number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(fraction) || digits.bytes().all(|byte| byte == b'.') {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match fraction {
        "" => format!("{sign}{whole}"),
        fraction => format!("{sign}{whole}.{fraction}"),
    })
}
