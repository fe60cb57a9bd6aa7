//! A `choice_filter` as conditions of the choices.

use checklists::write::Tree;

use super::condition::condition;
use crate::expression::{Expression, Operator};
use crate::known::{Known, List};

/// Every choice that is not always offered, by its name as written, with its condition. Else a
/// clause that says what was not understood.
pub(super) fn filter(
    expression: &Expression,
    list: &List,
    known: &Known,
) -> Result<Vec<(String, Tree)>, String> {
    let parts = match expression {
        Expression::And(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut offered: Vec<(String, Vec<Tree>)> = Vec::new();
    let mut add = |name: &str, tree: Tree| match offered.iter_mut().find(|(known, _)| known == name)
    {
        Some((_, conditions)) => conditions.push(tree),
        None => offered.push((name.to_owned(), vec![tree])),
    };
    for part in parts {
        match part {
            // name != 'a' or ...: the choice a needs the rest.
            Expression::Or(parts) => {
                let Some((Expression::Binary(Operator::NotEqual, left, right), rest)) =
                    parts.split_first()
                else {
                    return Err("an or must begin with name != '...'".to_owned());
                };
                let name = match (left.as_ref(), right.as_ref()) {
                    (Expression::Name(column), Expression::Text(name)) if column == "name" => name,
                    _ => return Err("an or must begin with name != '...'".to_owned()),
                };
                let rest = match rest {
                    [one] => one.clone(),
                    several => Expression::Or(several.to_vec()),
                };
                if let Some(tree) = condition(&rest, known)? {
                    add(name, tree);
                }
            }
            // column = ${question}: each choice needs its own value.
            Expression::Binary(Operator::Equal, left, right) => {
                let (column, asked) = match (left.as_ref(), right.as_ref()) {
                    (Expression::Name(column), asked @ Expression::Answer(_))
                    | (asked @ Expression::Answer(_), Expression::Name(column)) => (column, asked),
                    _ => return Err("one side must be a column, the other ${...}".to_owned()),
                };
                for choice in list.answers() {
                    let value = choice.row.get(&column.to_lowercase());
                    let value = value.ok_or_else(|| {
                        format!("the choice {} has nothing under {column}", choice.name)
                    })?;
                    let test = Expression::Binary(
                        Operator::Equal,
                        Box::new(asked.clone()),
                        Box::new(Expression::Text(value.to_owned())),
                    );
                    if let Some(tree) = condition(&test, known)? {
                        add(&choice.name, tree);
                    }
                }
            }
            _ => {
                return Err(
                    "only column = ${...} and name != '...' or ... are understood".to_owned(),
                );
            }
        }
    }
    Ok(offered
        .into_iter()
        .map(|(name, mut trees)| match (trees.len(), trees.pop()) {
            (1, Some(tree)) => (name, tree),
            (_, last) => {
                trees.extend(last);
                (name, Tree::map([("all", Tree::List(trees))]))
            }
        })
        .collect())
}
