//! The review desk.

use super::row::{Row, get, post};
use crate::town::Needs;

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/reviews"),
        get("/reviews/queue.csv"),
        get("/reviews/queue.xlsx"),
        get("/reviews/{id}"),
        post("/reviews/{id}", |_, _| {
            vec![
                ("decision", "returned".into()),
                ("revision", "1".into()),
                ("reviews", "0".into()),
                ("message", "once more".into()),
            ]
        })
        .needs(Needs::Submitted),
        // Any part will do: nobody else is told whether there is a text.
        post("/reviews/{id}/questions/{question}/correct", |_, _| {
            vec![("part", "comment".into())]
        })
        .needs(Needs::Submitted)
        .answers(200),
        get("/reviews/{id}/past"),
        get("/reviews/{id}/revise"),
        post("/reviews/{id}/revise", |_, _| Vec::new())
            .needs(Needs::Submitted)
            .answers(200),
        get("/reviews/{id}/photos/{sha256}"),
        get("/reviews/{id}/photos/{sha256}/view"),
    ]
}
