//! What a program that runs the form would calculate: the expressions of a workbook evaluated
//! over answers, exactly.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use crate::expression::{Expression, Operator, parse};
use crate::table::Row;

/// A value of XPath.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(BigRational),
    NotANumber,
    Text(String),
    Truth(bool),
}

/// A form that is being filled.
pub(super) struct Form<'a> {
    rows: HashMap<&'a str, (&'a Row, Vec<&'a Row>)>,
    choices: &'a [Row],
    /// What was entered, by name.
    entered: HashMap<String, String>,
    known: RefCell<HashMap<String, Value>>,
    open: RefCell<HashSet<String>>,
}

impl<'a> Form<'a> {
    pub(super) fn new(
        survey: &'a [Row],
        choices: &'a [Row],
        entered: HashMap<String, String>,
    ) -> Self {
        let mut rows = HashMap::new();
        let mut groups: Vec<&Row> = Vec::new();
        for row in survey {
            match row.get("type") {
                Some("begin_group") => groups.push(row),
                Some("end_group") => {
                    groups.pop();
                }
                _ => {
                    rows.insert(
                        row.get("name").expect("rows have names"),
                        (row, groups.clone()),
                    );
                }
            }
        }
        Self {
            rows,
            choices,
            entered,
            known: RefCell::default(),
            open: RefCell::default(),
        }
    }

    /// The value of a row: nothing while it is not relevant.
    pub(super) fn value(&self, name: &str) -> Value {
        if let Some(known) = self.known.borrow().get(name) {
            return known.clone();
        }
        assert!(
            self.open.borrow_mut().insert(name.to_owned()),
            "{name} depends on itself"
        );
        let (row, groups) = self
            .rows
            .get(name)
            .unwrap_or_else(|| panic!("there is no {name}"));
        let relevant = groups
            .iter()
            .chain([row])
            .filter_map(|row| row.get("relevant"))
            .all(|relevant| self.truth(relevant, row));
        let value = match (relevant, row.get("calculation")) {
            (false, _) => Value::Text(String::new()),
            (true, Some(calculation)) => self.read(calculation, row),
            (true, None) => {
                let entered = self.entered.get(name).cloned().unwrap_or_default();
                Value::Text(entered)
            }
        };
        self.known
            .borrow_mut()
            .insert(name.to_owned(), value.clone());
        value
    }

    /// Whether a row would take what was entered.
    pub(super) fn accepts(&self, name: &str) -> bool {
        let (row, _) = self.rows[name];
        row.get("constraint")
            .is_none_or(|constraint| self.truth(constraint, row))
    }

    fn truth(&self, source: &str, row: &Row) -> bool {
        truth(&self.read(source, row))
    }

    fn read(&self, source: &str, row: &Row) -> Value {
        let read = parse(source).unwrap_or_else(|why| panic!("{source}: {why}"));
        self.evaluate(&read, row, None)
    }

    fn evaluate(&self, expression: &Expression, this: &Row, item: Option<&Row>) -> Value {
        let value = |inner: &Expression| self.evaluate(inner, this, item);
        match expression {
            Expression::Number(text) => number_of(text),
            Expression::Text(text) => Value::Text(text.clone()),
            Expression::Answer(name) => self.value(name),
            Expression::This => self.value(this.get("name").expect("rows have names")),
            Expression::Name(column) => {
                let cell = item.expect("a name stands in a list").get(column);
                Value::Text(cell.unwrap_or_default().to_owned())
            }
            Expression::And(parts) => Value::Truth(parts.iter().all(|part| truth(&value(part)))),
            Expression::Or(parts) => Value::Truth(parts.iter().any(|part| truth(&value(part)))),
            Expression::Negative(inner) => match number(&value(inner)) {
                Some(number) => Value::Number(-number),
                None => Value::NotANumber,
            },
            Expression::Binary(operator, left, right) => {
                binary(*operator, &value(left), &value(right))
            }
            Expression::Lookup {
                list,
                items,
                column,
            } => {
                let found = self
                    .choices
                    .iter()
                    .filter(|row| row.get("list_name") == Some(list))
                    .find(|row| truth(&self.evaluate(items, this, Some(row))));
                let cell = found.and_then(|row| row.get(column));
                Value::Text(cell.unwrap_or_default().to_owned())
            }
            Expression::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
                ("if", [test, yes, no]) => value(if truth(&value(test)) { yes } else { no }),
                _ => {
                    let arguments: Vec<Value> = arguments.iter().map(value).collect();
                    call(name, &arguments)
                }
            },
        }
    }

    /// Whether a choice is offered.
    pub(super) fn offers(&self, name: &str, choice: &str) -> bool {
        let (row, _) = self.rows[name];
        let Some(filter) = row.get("choice_filter") else {
            return true;
        };
        let list = row
            .get("type")
            .and_then(|written| written.split(' ').nth(1));
        let item = self
            .choices
            .iter()
            .find(|row| row.get("list_name") == list && row.get("name") == Some(choice));
        let read = parse(filter).expect("the filter can be read");
        truth(&self.evaluate(&read, row, item))
    }
}

fn number_of(text: &str) -> Value {
    // Programs of this world take days for numbers.
    if let [year, month, day] = text.split('-').collect::<Vec<_>>().as_slice()
        && year.len() == 4
    {
        let parts = [year, month, day].map(|part| part.parse::<i64>().expect("a day has numbers"));
        let ordered = parts[0] * 10_000 + parts[1] * 100 + parts[2];
        return Value::Number(BigRational::from_integer(ordered.into()));
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    match format!("{whole}{fraction}").parse::<BigInt>() {
        Ok(digits) => {
            let places = u32::try_from(fraction.len()).expect("it is short");
            Value::Number(BigRational::new(digits, BigInt::from(10).pow(places)))
        }
        Err(_) => Value::NotANumber,
    }
}

fn number(value: &Value) -> Option<BigRational> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::NotANumber => None,
        Value::Text(text) => match number_of(text) {
            Value::Number(number) => Some(number),
            _ => None,
        },
        Value::Truth(truth) => Some(BigRational::from_integer(i32::from(*truth).into())),
    }
}

fn truth(value: &Value) -> bool {
    match value {
        Value::Number(number) => !number.is_zero(),
        Value::NotANumber => false,
        Value::Text(text) => !text.is_empty(),
        Value::Truth(truth) => *truth,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        other => panic!("a text is wanted, not {other:?}"),
    }
}

fn binary(operator: Operator, left: &Value, right: &Value) -> Value {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let numeric = |value: &Value| matches!(value, Value::Number(_) | Value::NotANumber);
    if matches!(operator, Operator::Equal | Operator::NotEqual) {
        let equal = if numeric(left) || numeric(right) {
            let (left, right) = (number(left), number(right));
            left.is_some() && left == right
        } else {
            left == right
        };
        return Value::Truth(equal == (operator == Operator::Equal));
    }
    let (Some(left), Some(right)) = (number(left), number(right)) else {
        let compares = matches!(
            operator,
            Operator::Below | Operator::AtMost | Operator::Above | Operator::AtLeast
        );
        return if compares {
            Value::Truth(false)
        } else {
            Value::NotANumber
        };
    };
    let order = left.cmp(&right);
    match operator {
        Operator::Below => Value::Truth(order == Less),
        Operator::AtMost => Value::Truth(order != Greater),
        Operator::Above => Value::Truth(order == Greater),
        Operator::AtLeast => Value::Truth(order != Less || order == Equal),
        Operator::Plus => Value::Number(left + right),
        Operator::Minus => Value::Number(left - right),
        Operator::Times => Value::Number(left * right),
        Operator::Divide if right.is_zero() => Value::NotANumber,
        Operator::Divide => Value::Number(left / right),
        other => panic!("{other:?} is not used"),
    }
}

fn call(name: &str, arguments: &[Value]) -> Value {
    let numbers = || arguments.iter().map(number).collect::<Option<Vec<_>>>();
    match (name, arguments) {
        ("true", []) => Value::Truth(true),
        ("not", [inner]) => Value::Truth(!truth(inner)),
        ("min", [_, ..]) => numbers()
            .and_then(|all| all.into_iter().min())
            .map_or(Value::NotANumber, Value::Number),
        ("max", [_, ..]) => numbers()
            .and_then(|all| all.into_iter().max())
            .map_or(Value::NotANumber, Value::Number),
        ("number", [inner]) => number(inner).map_or(Value::NotANumber, Value::Number),
        ("date", [inner]) => inner.clone(),
        ("coalesce", [first, second]) => {
            if *first == Value::Text(String::new()) {
                second.clone()
            } else {
                first.clone()
            }
        }
        ("selected", [answer, choice]) => {
            let (answer, choice) = (text(answer), text(choice));
            Value::Truth(answer.split(' ').any(|one| one == choice))
        }
        ("count-selected", [answer]) => {
            let count = text(answer).split_whitespace().count();
            Value::Number(BigRational::from_integer(count.into()))
        }
        ("string-length", [answer]) => Value::Number(BigRational::from_integer(
            text(answer).chars().count().into(),
        )),
        ("regex", [answer, pattern]) => {
            let message = checklists::Text::single(checklists::Language::english(), "");
            let regex = text(pattern);
            let pattern = checklists::checklist::Pattern { regex, message };
            Value::Truth(pattern.matches(&text(answer)))
        }
        ("substr", [answer, from, to]) => {
            let place = |value: &Value| {
                let number = number(value).expect("places are numbers").to_integer();
                usize::try_from(number).expect("places are small")
            };
            let letters: Vec<char> = text(answer).chars().collect();
            let (from, to) = (place(from).min(letters.len()), place(to).min(letters.len()));
            Value::Text(letters[from..to].iter().collect())
        }
        ("round", [amount, places]) => {
            let (Some(amount), Some(places)) = (number(amount), number(places)) else {
                return Value::NotANumber;
            };
            assert!(!places.is_negative());
            let scale = BigRational::from_integer(100.into());
            let half = BigRational::new(1.into(), 2.into());
            Value::Number((amount * &scale + half).floor() / scale)
        }
        (name, _) => panic!("{name}() is not used"),
    }
}
