//! Checklists and their drafts.

use super::row::{Row, get, post};
use crate::town::Needs;

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/checklists"),
        get("/checklists/new"),
        post("/checklists/drafts", |_, _| {
            vec![("source", "checklist: x".into())]
        }),
        get("/checklists/drafts/{id}").needs(Needs::Draft),
        post("/checklists/drafts/{id}", |_, _| {
            vec![("revision", "1".into()), ("source", "checklist: y".into())]
        })
        .needs(Needs::Draft),
        get("/checklists/drafts/{id}/preview").needs(Needs::Draft),
        post("/checklists/drafts/{id}/publish", |_, _| {
            vec![("revision", "1".into())]
        })
        .needs(Needs::Draft),
        post("/checklists/drafts/{id}/delete", |_, _| {
            vec![("revision", "1".into())]
        })
        .needs(Needs::Draft),
        get("/checklists/{slug}/versions").own(),
        get("/checklists/{slug}/{version}").own(),
        get("/checklists/{slug}/{version}/file/{format}").own(),
        post("/checklists/{slug}/{version}/next", |_, _| Vec::new()).own(),
    ]
}
