//! What an approval publishes: figures, comments, photos and answers that owners may see.
//!
//! The one place where a submission turns into something an owner can reach. Everything that the
//! checklist hides, and everything about the shopper, is left behind here (P6). [`mod@source`] reads
//! an approved revision with all that belongs to it, [`mod@rows`] makes rows of it, [`shown`] what an
//! owner may read of it, [`mod@history`] the times at which it was published. The rows follow from
//! the revision alone, so that [`check()`] can compare them and [`complete()`] can write them again.

mod check;
mod complete;
mod history;
mod rows;
pub mod shown;
mod source;

use chrono::NaiveDate;

pub use self::check::{Checked, Difference, check};
pub use self::complete::complete;
use self::history::publications_of;
use self::source::{Source, Versions};
use super::visits::zone_of;
use crate::clock::Timestamp;
use crate::db::results::{self, PublicationRow};
use crate::db::submissions::RevisionRow;
use crate::db::visits::VisitRow;
use crate::db::{Scope, Tx, stores};
use crate::error::{Error, Result};

/// The edition of the results that this build writes. It goes up by one whenever the same revision
/// would be published otherwise than before; what an earlier edition has published is published
/// again when the server starts.
pub const EDITION: i64 = 2;

/// The local date of a visit: that of its start in the store's zone.
pub(super) async fn local_date(
    scope: &Scope,
    tx: &Tx,
    visit: &VisitRow,
    revision: &RevisionRow,
) -> Result<NaiveDate> {
    let store = stores::find_store(scope, tx, visit.store_id)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(revision
        .started_at
        .to_utc()
        .with_timezone(&zone_of(&store)?)
        .date_naive())
}

// Whoever changes results notes the change first: the row of `result_changes` is what approvals of one client
// wait for, before they come to a day that both have a visit in.

/// Publishes the results of a visit that has just been approved.
pub(super) async fn publish(tx: &Tx, visit: &VisitRow, now: Timestamp) -> Result<()> {
    let source = Source::read(tx, visit, &mut Versions::default()).await?;
    let published = source.published()?;
    let before = results::list_publications(visit.agency_id, tx, visit.id).await?;
    let publication = PublicationRow {
        agency_id: visit.agency_id,
        visit_id: visit.id,
        number: 1 + i64::try_from(before.len()).map_err(Error::internal)?,
        revision: source.revision.number,
        score: published.approved.score,
        published_at: now,
        withdrawn_at: None,
    };
    let version = &source.version.row;
    results::note_approval(
        tx,
        visit.agency_id,
        visit.client_id,
        &version.slug,
        version.id,
        now,
    )
    .await?;
    results::insert_results(tx, published).await?;
    results::insert_publication(tx, publication).await
}

/// Takes the results of a reopened visit away. That they were published stays known.
pub(super) async fn withdraw(tx: &Tx, visit: &VisitRow, now: Timestamp) -> Result<()> {
    results::note_change(
        tx,
        visit.agency_id,
        visit.client_id,
        visit.checklist_version_id,
        now,
    )
    .await?;
    results::delete_results(tx, visit.agency_id, visit.id).await?;
    results::withdraw_publication(tx, visit.agency_id, visit.id, now).await
}

/// Makes what is published of an approved visit what its revision says after a text of it was corrected.
pub(super) async fn follow(tx: &Tx, visit: &VisitRow, now: Timestamp) -> Result<()> {
    publish_again(tx, visit, &mut Versions::default()).await?;
    results::note_change(
        tx,
        visit.agency_id,
        visit.client_id,
        visit.checklist_version_id,
        now,
    )
    .await
}

/// Makes the results of a visit that the caller has locked what its approved revision says, or
/// nothing where it is not approved.
async fn publish_again(tx: &Tx, visit: &VisitRow, versions: &mut Versions) -> Result<()> {
    let published = Source::expected(tx, visit, versions).await?;
    let publications = publications_of(tx, visit).await?;
    let version = versions.get(tx, visit).await?;
    results::note_rewritten(tx, visit.agency_id, visit.client_id, &version.row.slug).await?;
    results::delete_results(tx, visit.agency_id, visit.id).await?;
    if let Some(published) = published {
        let slug = &version.row.slug;
        let scope = Scope::agency(visit.agency_id);
        let known = results::find_change(&scope, tx, visit.client_id, slug).await?;
        if let (None, Some(last)) = (known, publications.last()) {
            let (client, id) = (visit.client_id, version.row.id);
            let at = last.published_at;
            results::note_approval(tx, visit.agency_id, client, slug, id, at).await?;
        }
        results::insert_results(tx, published).await?;
    }
    results::replace_publications(tx, visit.agency_id, visit.id, publications).await
}
