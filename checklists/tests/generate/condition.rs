//! Random conditions over earlier questions.

use super::{Asked, Random, Shape};

const COMPARISONS: [&str; 4] = ["at_least", "above", "at_most", "below"];

/// A condition, as it stands in a source; `earlier` is not empty.
pub fn condition(
    random: &mut Random,
    earlier: &[Asked],
    shows_points: bool,
    depth: usize,
) -> String {
    let part = |random: &mut Random| condition(random, earlier, shows_points, depth - 1);
    match random.below(if depth == 0 { 6 } else { 9 }) {
        6 => format!("{{not: {}}}", part(random)),
        7 => format!("{{all: [{}, {}]}}", part(random), part(random)),
        8 => format!("{{any: [{}, {}]}}", part(random), part(random)),
        _ => test(random, earlier, shows_points),
    }
}

fn test(random: &mut Random, earlier: &[Asked], shows_points: bool) -> String {
    let asked = random.pick(earlier);
    let id = &asked.id;
    let mut tests = Vec::new();
    let mut names = asked.shape.names();
    if asked.missable && (shows_points || asked.sayable) {
        names.push("missed".to_owned());
    }
    if !names.is_empty() {
        let (one, other) = (random.pick(&names), random.pick(&names));
        tests.push(format!("is: {one}"));
        tests.push(format!("in: [{one}, {other}]"));
    }
    if let Some(value) = value(random, &asked.shape) {
        tests.push(format!("{}: {value}", random.pick(&COMPARISONS)));
        let like: Vec<&Asked> = earlier
            .iter()
            .filter(|other| other.shape.measure() == asked.shape.measure())
            .collect();
        let other = &random.pick(&like).id;
        tests.push(format!(
            "{}: {{question: {other}}}",
            random.pick(&COMPARISONS)
        ));
    }
    if tests.is_empty() || random.percent(15) {
        tests = vec![format!("answered: {}", random.pick(&["yes", "no"]))];
    }
    format!("{{question: {id}, {}}}", random.pick(&tests))
}

fn value(random: &mut Random, shape: &Shape) -> Option<String> {
    match shape {
        Shape::Graded { min, max } => Some(random.between(*min, *max).to_string()),
        Shape::Number(measured)
        | Shape::Money(measured)
        | Shape::Duration(measured)
        | Shape::Time(measured)
        | Shape::Date(measured) => Some(shape.written(measured.number(random))),
        _ => None,
    }
}
