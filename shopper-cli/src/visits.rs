//! Which visit a person means by what was typed: an id, the beginning of one, or a store code.

use api::assignments::Assignment;
use api::visits::VisitState;

use crate::disk::CachedAssignment;
use crate::error::{Error, nearest, shell_word};

/// The fewest characters of an id that are taken.
const SHORTEST_PREFIX: usize = 4;
/// The fewest characters of an id that are shown.
const SHOWN_PREFIX: usize = 8;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found<'a> {
    One(&'a CachedAssignment),
    Several(Vec<&'a CachedAssignment>),
    None,
}

/// What a person has to do with a visit: this decides which of a store's visits is meant.
fn rank(state: VisitState) -> u8 {
    match state {
        VisitState::Assigned | VisitState::Accepted | VisitState::Returned => 0,
        VisitState::Submitted => 1,
        _ => 2,
    }
}

/// The visit that is meant. A store code means the one visit of the store that waits for the
/// shopper; else the one that waits for review; else the only one.
pub(crate) fn find<'a>(list: &'a [CachedAssignment], typed: &str) -> Found<'a> {
    let typed = typed.trim();
    let of_store: Vec<&CachedAssignment> = list
        .iter()
        .filter(|c| c.assignment.store.code.to_lowercase() == typed.to_lowercase())
        .collect();
    if let Some(best) = of_store.iter().map(|c| rank(c.assignment.state)).min() {
        let best: Vec<_> = of_store
            .into_iter()
            .filter(|c| rank(c.assignment.state) == best)
            .collect();
        return found(best);
    }
    let prefix = plain(typed);
    if prefix.len() < SHORTEST_PREFIX || !prefix.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Found::None;
    }
    found(
        list.iter()
            .filter(|c| simple(&c.assignment).starts_with(&prefix))
            .collect(),
    )
}

fn found(list: Vec<&CachedAssignment>) -> Found<'_> {
    match list.as_slice() {
        [] => Found::None,
        [only] => Found::One(only),
        _ => Found::Several(list),
    }
}

fn plain(typed: &str) -> String {
    typed.to_lowercase().replace('-', "")
}

fn simple(assignment: &Assignment) -> String {
    assignment.visit_id.simple().to_string()
}

/// What to type for a visit: its store's code where that means it, else the shortest beginning
/// of its id that no other visit has.
pub(crate) fn handle(list: &[CachedAssignment], assignment: &Assignment) -> String {
    let code = &assignment.store.code;
    if !code.is_empty()
        && let Found::One(found) = find(list, code)
        && found.assignment.visit_id == assignment.visit_id
    {
        return code.clone();
    }
    short_id(list, assignment)
}

/// The shortest beginning of the visit's id that no other visit has.
pub(crate) fn short_id(list: &[CachedAssignment], assignment: &Assignment) -> String {
    let id = simple(assignment);
    let mut length = SHOWN_PREFIX;
    let taken = |length: usize| {
        list.iter()
            .filter(|c| c.assignment.visit_id != assignment.visit_id)
            .any(|c| simple(&c.assignment).starts_with(&id[..length]))
    };
    while length < id.len() && taken(length) {
        length += 1;
    }
    id[..length].to_owned()
}

/// The error of a name that means no visit.
pub(crate) fn unknown(list: &[CachedAssignment], typed: &str) -> Error {
    let handles: Vec<String> = list.iter().map(|c| handle(list, &c.assignment)).collect();
    let near = nearest(typed, handles.iter().map(String::as_str));
    let error = Error::new("unknown-visit").with("visit", typed);
    match near.first() {
        Some(first) => error.with("near", first).hint("hint-did-you-mean"),
        None => error,
    }
    .command("shopper assignments")
}

/// The error of a name that means several visits.
pub(crate) fn ambiguous(
    list: &[CachedAssignment],
    several: &[&CachedAssignment],
    typed: &str,
) -> Error {
    let mut error = Error::new("several-visits")
        .with("visit", typed)
        .with("n", several.len());
    for cached in several.iter().take(10) {
        let a = &cached.assignment;
        error = error.command(format!(
            "shopper show {}  # {} {} {}",
            shell_word(&short_id(list, a)),
            a.store.code,
            a.window.from.date(),
            a.state.as_str()
        ));
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::assignment;

    fn list() -> Vec<CachedAssignment> {
        let mut list = vec![
            assignment(0x0001_0000, "BUR-1", VisitState::Approved),
            assignment(0x0001_0001, "BUR-1", VisitState::Accepted),
            assignment(0x0002_0000, "BUR-2", VisitState::Approved),
            assignment(0x0002_0001, "BUR-2", VisitState::Approved),
        ];
        // Made in the same millisecond, as a bulk upload does: the beginnings are alike.
        for (index, cached) in list.iter_mut().enumerate() {
            cached.assignment.visit_id =
                uuid::Uuid::from_u128(0x019a_b3c2_d4e5_7000_8000_0000_0000_0000 + index as u128);
        }
        list
    }

    #[test]
    fn a_store_code_means_the_visit_that_waits_for_the_shopper() {
        let list = list();
        assert_eq!(find(&list, "bur-1"), Found::One(&list[1]));
        assert!(matches!(find(&list, "BUR-2"), Found::Several(several) if several.len() == 2));
        assert_eq!(find(&list, "BUR-3"), Found::None);
    }

    #[test]
    fn an_id_may_be_cut_where_it_is_unique() {
        let list = list();
        let id = list[2].assignment.visit_id.to_string();
        assert_eq!(find(&list, &id), Found::One(&list[2]));
        assert!(matches!(find(&list, "019ab3c2"), Found::Several(several) if several.len() == 4));
        assert_eq!(find(&list, "019"), Found::None);
    }

    #[test]
    fn what_is_shown_means_the_visit_it_is_shown_for() {
        let list = list();
        for cached in &list {
            let handle = handle(&list, &cached.assignment);
            assert_eq!(find(&list, &handle), Found::One(cached), "{handle}");
        }
        assert_eq!(handle(&list, &list[1].assignment), "BUR-1");
    }
}
