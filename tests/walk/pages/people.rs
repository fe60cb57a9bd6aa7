//! People.

use super::row::{Row, get, new_name, post};
use crate::town::Needs;

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/people"),
        get("/people/new"),
        post("/people/new", |_, _| {
            vec![
                ("name", "Somebody New".into()),
                ("email", format!("{}@people.example", new_name())),
                ("role", "shopper".into()),
            ]
        })
        .answers(200),
        get("/people/import"),
        post("/people/import", |_, _| {
            let rows = format!("name,email,role\nNew,{}@new.example,shopper\n", new_name());
            vec![("rows", rows)]
        })
        .answers(200),
        get("/people/{id}"),
        get("/people/{id}/edit"),
        post("/people/{id}/edit", |_, _| vec![("name", new_name())]).needs(Needs::Person),
        post("/people/{id}/link", |_, _| Vec::new())
            .needs(Needs::Person)
            .answers(200),
        post("/people/{id}/deactivate", |_, _| Vec::new()).needs(Needs::Person),
        post("/people/{id}/reactivate", |_, _| Vec::new()).needs(Needs::Person),
    ]
}
