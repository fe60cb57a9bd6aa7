//! What waits for a decision.

use std::collections::HashMap;

use api::submissions::{Flag, FlagKind};
use api::visits::VisitState;
use checklists::{Percent, Verdict};
use serde::Deserialize;
use uuid::Uuid;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::people;
use crate::db::reviews::{QueueFilter, Sent, list_queue as list_sent, list_waiting};
use crate::error::{Error, Result};
use crate::service::caller::Caller;

/// A submission in a list for reviewers.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The submission.
    pub id: Uuid,
    /// The visit's state.
    pub state: VisitState,
    /// The name of who sent it.
    pub shopper: String,
    /// A second submission for the visit, which does not count.
    pub contested: bool,
    /// The latest revision.
    pub revision: i64,
    /// Its score, in hundredths of a percent; none if it is not scored.
    pub score: Option<i64>,
    /// Its verdict.
    pub verdict: Option<Verdict>,
    /// What the reviewer should look at, each kind once.
    pub flags: Vec<FlagKind>,
    /// When the visit began.
    pub started_at: Timestamp,
    /// When the revision was received.
    pub received_at: Timestamp,
    /// Name of the store.
    pub store: String,
    /// Code of the store.
    pub code: String,
    /// The store's time zone.
    pub time_zone: String,
    /// Name of the client.
    pub client: String,
}

/// What waits for a decision, the longest first, after that place.
///
/// # Errors
/// If the database fails.
pub async fn list_queue(
    app: &App,
    caller: &Caller,
    filter: &QueueFilter,
    after: Option<(Timestamp, Uuid)>,
    limit: u64,
) -> Result<Vec<Listed>> {
    let rows = list_sent(&caller.scope, app.db.read(), filter, after, limit).await?;
    listed(app, caller, rows).await
}

/// Rows of a page when all of the queue is read.
const PAGE: u64 = 200;

/// All that waits for a decision, the longest first.
///
/// # Errors
/// If the database fails.
pub async fn list_whole_queue(
    app: &App,
    caller: &Caller,
    filter: &QueueFilter,
) -> Result<Vec<Listed>> {
    let mut all: Vec<Listed> = Vec::new();
    loop {
        let after = all.last().map(|last| (last.received_at, last.id));
        let page = list_queue(app, caller, filter, after, PAGE).await?;
        let is_last = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

/// What a reviewer reads after that submission: what has waited for less long, and after the last the
/// first; nothing where no other waits.
///
/// # Errors
/// If the database fails.
pub async fn next_after(
    app: &App,
    caller: &Caller,
    received_at: Timestamp,
    id: Uuid,
) -> Result<Option<Uuid>> {
    let db = app.db.read();
    let all = QueueFilter::default();
    let later = list_waiting(&caller.scope, db, &all, Some((received_at, id)), 1).await?;
    if let Some(next) = later.first() {
        return Ok(Some(*next));
    }
    let first = list_waiting(&caller.scope, db, &all, None, 2).await?;
    Ok(first.into_iter().find(|other| *other != id))
}

/// Submissions as lists show them.
pub(super) async fn listed(app: &App, caller: &Caller, rows: Vec<Sent>) -> Result<Vec<Listed>> {
    let shoppers = rows.iter().map(|row| row.shopper_id).collect();
    let names: HashMap<Uuid, String> =
        people::names(&caller.scope, app.db.read(), shoppers).await?;
    rows.into_iter()
        .map(|row| {
            let total = total_of(&row.scorecard)?;
            let mut flags: Vec<FlagKind> = Vec::new();
            for flag in serde_json::from_str::<Vec<Flag>>(&row.flags)? {
                if !flags.contains(&flag.kind) {
                    flags.push(flag.kind);
                }
            }
            Ok(Listed {
                id: row.id,
                state: VisitState::from_name(&row.state)
                    .ok_or_else(|| Error::internal(format!("unknown visit state {}", row.state)))?,
                shopper: names.get(&row.shopper_id).cloned().unwrap_or_default(),
                contested: row.contested,
                revision: row.revision,
                score: total.score.map(Percent::hundredths),
                verdict: total.verdict,
                flags,
                started_at: row.started_at,
                received_at: row.received_at,
                store: row.store.name,
                code: row.store.code,
                time_zone: row.store.time_zone,
                client: row.client.name,
            })
        })
        .collect()
}

/// Of a scorecard only what lists show: the rest is passed over, not built.
#[derive(Deserialize)]
pub(super) struct Total {
    pub(super) score: Option<Percent>,
    verdict: Option<Verdict>,
}

pub(super) fn total_of(scorecard: &str) -> Result<Total> {
    #[derive(Deserialize)]
    struct Card {
        total: Total,
    }
    Ok(serde_json::from_str::<Card>(scorecard)?.total)
}
