//! Publishing again what an earlier edition of the results has published.

use std::collections::HashSet;

use uuid::Uuid;

use super::source::Versions;
use super::{EDITION, publish_again};
use crate::app::App;
use crate::db::{Scope, results, visits};
use crate::error::Result;

/// Visits of one transaction.
const BATCH: usize = 100;

/// Publishes again, from the revisions that were approved, whatever an earlier edition of the
/// results has published; answers how many visits that were.
///
/// Several servers may do so at once: each visit is locked, and looked at again once it is. A visit
/// whose revision cannot be read is logged and left as it is.
///
/// # Errors
/// If the database fails.
pub async fn complete(app: &App) -> Result<u64> {
    let mut unreadable: HashSet<(Uuid, Uuid)> = HashSet::new();
    let mut done = 0;
    loop {
        let limit = u64::try_from(BATCH + unreadable.len()).unwrap_or(u64::MAX);
        let mut ids = results::list_of_earlier_edition(app.db.read(), EDITION, limit).await?;
        ids.retain(|id| !unreadable.contains(id));
        if ids.is_empty() {
            break;
        }
        let tx = app.db.begin().await?;
        let mut locked = Vec::with_capacity(ids.len());
        // All locks first and in one order, so that two servers never wait for each other.
        for (agency_id, visit_id) in &ids {
            locked.push(visits::lock_visit(&Scope::agency(*agency_id), &tx, *visit_id).await?);
        }
        let mut versions = Versions::default();
        for visit in locked {
            let scope = Scope::agency(visit.agency_id);
            let row = results::find_approved(&scope, &tx, visit.id).await?;
            if row.is_none_or(|row| row.edition >= EDITION) {
                continue;
            }
            match publish_again(&tx, &visit, &mut versions).await {
                Ok(()) => done += 1,
                Err(error) => {
                    tracing::error!(visit = %visit.id, %error, "its results cannot be published again");
                    unreadable.insert((visit.agency_id, visit.id));
                }
            }
        }
        tx.commit().await?;
        tracing::info!(
            visits = done,
            "published again what an earlier version had published"
        );
    }
    Ok(done)
}
