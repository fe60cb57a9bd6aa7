//! A small checklist and assignments for tests.

use api::assignments::{AssignedChecklist, AssignedStore, Assignment};
use api::visits::{VisitState, Window};
use checklists::Checklist;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::disk::CachedAssignment;

/// The source of the sample checklist: two sections, a comment, a condition, a photo.
pub(crate) const CHECKLIST: &str = include_str!("../tests/cafe.v1.yaml");

/// The sample checklist.
pub(crate) fn checklist() -> Checklist {
    let compilation = checklists::compile(CHECKLIST);
    assert!(
        compilation.diagnostics.is_empty(),
        "{:#?}",
        compilation.diagnostics
    );
    compilation.checklist.unwrap()
}

/// The moment at which tests take place.
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-03-02T09:05:00Z")
        .unwrap()
        .to_utc()
}

/// An assignment of the sample checklist.
pub(crate) fn assignment(visit: u128, code: &str, state: VisitState) -> CachedAssignment {
    let checklist = checklist();
    let time = |text: &str| text.parse().unwrap();
    CachedAssignment {
        fetched_at: now(),
        listed: true,
        assignment: Assignment {
            visit_id: Uuid::from_u128(visit),
            state,
            client: "Café Nadiya".into(),
            store: AssignedStore {
                code: code.into(),
                name: "مقهى النخيل".into(),
                address: "King Fahd Road 12".into(),
                time_zone: "Asia/Riyadh".into(),
            },
            window: Window {
                from: time("2026-03-02T10:00:00"),
                to: time("2026-03-05T20:00:00"),
            },
            due_at: DateTime::parse_from_rfc3339("2026-03-05T17:00:00Z")
                .unwrap()
                .to_utc(),
            fee_minor: 4500,
            currency: "SAR".into(),
            note: String::new(),
            checklist: AssignedChecklist {
                slug: checklist.slug.to_string(),
                version: checklist.version,
                hash: checklist.hash(),
            },
            review: None,
            submission: None,
        },
    }
}
