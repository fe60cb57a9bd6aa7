//! Clients and stores.

use super::row::{Row, get, new_name, post};

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/clients"),
        get("/clients/new"),
        post("/clients/new", |_, _| {
            vec![("name", new_name()), ("currency", "EUR".into())]
        }),
        get("/clients/{id}"),
        get("/clients/{id}/edit"),
        post("/clients/{id}/edit", |town, _| {
            vec![
                ("revision", "1".into()),
                ("name", town.client.name.clone()),
                ("currency", town.client.currency.clone()),
            ]
        }),
        get("/clients/{id}/stores/new"),
        post("/clients/{id}/stores/new", |_, _| {
            vec![
                ("code", new_name()),
                ("name", "Corner".into()),
                ("time_zone", "Asia/Riyadh".into()),
            ]
        }),
        get("/clients/{id}/stores/import"),
        post("/clients/{id}/stores/import", |_, _| {
            let rows = format!("code,name,time_zone\n{},Corner,UTC\n", new_name());
            vec![("rows", rows)]
        }),
        get("/stores/{id}/edit"),
        post("/stores/{id}/edit", |town, _| {
            vec![
                ("revision", "1".into()),
                ("name", town.store.name.clone()),
                ("address", town.store.address.clone()),
                ("region", town.store.region.clone()),
            ]
        }),
    ]
}
