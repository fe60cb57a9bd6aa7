//! What stands over a report, and the method under it.

use api::reports::{Head, Method, Scoring, StoreHead};
use chrono::SecondsFormat;

use super::facts::{self, Fact};
use crate::table::{Cell, Table};

/// What the report is about; `own` is what stands over this kind of report alone.
pub(super) fn report(
    kind: &'static str,
    head: &Head,
    own: impl IntoIterator<Item = Fact>,
) -> Table {
    let versions: Vec<String> = head.checklist.versions.iter().map(u32::to_string).collect();
    let mut rows = vec![
        Fact::value("report", Cell::value(kind)),
        said("agency", &head.agency),
        said("client", &head.client),
    ];
    rows.extend(own);
    rows.extend([
        said("checklist", &head.checklist.title),
        said("checklist_slug", &head.checklist.slug),
        said("checklist_versions", &versions.join(", ")),
        Fact::value("epoch", Cell::whole(head.checklist.epoch)),
        Fact::value("from", Cell::Date(head.period.from)),
        Fact::value("last_day", Cell::Date(head.period.last_day())),
        said("language", &head.language),
        said(
            "data_as_of",
            &head.as_of.to_rfc3339_opts(SecondsFormat::Secs, true),
        ),
    ]);
    facts::table("report", rows)
}

/// A text that stands over a report.
pub(super) fn said(key: &'static str, text: &str) -> Fact {
    Fact::value(key, Cell::text(text))
}

/// The store a report is about.
pub(super) fn store(store: &StoreHead) -> Vec<Fact> {
    vec![
        said("store", &store.name),
        said("store_code", &store.code),
        said("address", &store.address),
        said("region", &store.region),
        said("store_id", &store.id.to_string()),
    ]
}

/// How the figures are made; `terms` names the explanations this report needs.
pub(super) fn method(head: &Head, method: &Method, terms: &[&'static str]) -> Table {
    let scoring = match method.scoring {
        Scoring::Pooled => "pooled",
        Scoring::Weighted => "weighted",
    };
    let mut rows = vec![
        Fact::value("scoring", Cell::value(scoring)),
        Fact::value("rules_version", Cell::whole(method.rules_version)),
        Fact::value("min_scored_share", Cell::percent(method.min_scored_share)),
        Fact::value("blank_is_zero", Cell::Flag(method.blank_is_zero)),
    ];
    rows.extend(
        method
            .checklist_hashes
            .iter()
            .enumerate()
            .map(|(index, hash)| {
                let version = head.checklist.versions.get(index);
                let fact = Fact::text("checklist_hash", hash);
                version.map_or(fact, |version| {
                    Fact::value("checklist_hash", Cell::whole(*version)).saying(hash)
                })
            }),
    );
    rows.extend(
        terms
            .iter()
            .map(|term| Fact::said(term, Cell::Word("explain", term))),
    );
    facts::table("method", rows)
}
