//! Reports, their files and photos.

use super::row::{Row, get};

/// How the pages are asked for.
pub(super) fn rows() -> Vec<Row> {
    vec![
        get("/stores/{id}/report"),
        get("/stores/{id}/report.pdf"),
        get("/stores/{id}/report.csv"),
        get("/stores/{id}/report.xlsx"),
        get("/stores/{id}/photos/{photo}"),
        get("/clients/{id}/report").chain(),
        get("/clients/{id}/report.pdf").chain(),
        get("/clients/{id}/report.csv").chain(),
        get("/clients/{id}/report.xlsx").chain(),
        get("/visits/{id}/report"),
        get("/visits/{id}/report.pdf"),
        get("/visits/{id}/report.csv"),
        get("/visits/{id}/report.xlsx"),
    ]
}
