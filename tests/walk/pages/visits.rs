//! Visits.

use super::row::{Row, get, post};
use crate::town::Needs;

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/visits"),
        get("/visits/new"),
        post("/visits/new", |_, _| Vec::new()).answers(422),
        get("/visits/import"),
        post("/visits/import", |_, _| Vec::new()).answers(422),
        get("/visits/ticked"),
        post("/visits/ticked", |_, _| vec![("act", "cancel".into())]).answers(422),
        get("/visits/{id}"),
        post("/visits/{id}/assign", |town, _| {
            vec![("shopper_id", town.shopper.id.to_string())]
        })
        .needs(Needs::Open),
        post("/visits/{id}/move", |_, _| {
            vec![
                ("from", "2026-03-09T10:00".into()),
                ("to", "2026-03-09T18:00".into()),
            ]
        })
        .needs(Needs::Open),
        post("/visits/{id}/cancel", |_, _| {
            vec![("reason", "the store is closed".into())]
        })
        .needs(Needs::Open),
        post("/visits/{id}/expire", |_, _| {
            vec![("remark", "nobody went".into())]
        })
        .needs(Needs::Past),
    ]
}
