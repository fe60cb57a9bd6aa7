//! An approved revision with all that its results are made of.

use std::collections::HashMap;
use std::sync::Arc;

use api::submissions::{Decision, Flag, FlagKind, SubmissionContent};
use checklists::{Checklist, Epochs, Scorecard};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::db::checklists::{ChecklistRow, get_version_by_id, list_series};
use crate::db::photos::{PhotoRow, list_photos};
use crate::db::results::Published;
use crate::db::submissions::{RevisionRow, find_counting, find_revision};
use crate::db::visits::VisitRow;
use crate::db::{Scope, Tx, reviews, stores};
use crate::error::{Error, Result};
use crate::service::checklists::read_version;
use crate::service::visits::zone_of;
use api::visits::VisitState;

/// A published version with the series of its results.
pub(super) struct Version {
    pub(super) row: ChecklistRow,
    pub(super) checklist: Checklist,
    pub(super) epochs: Epochs,
    series: HashMap<(String, String, i64), i64>,
}

impl Version {
    /// The series of the total (`item` is empty), a section or a question.
    pub(super) fn series(&self, kind: &str, item: &str, epoch: u32) -> Result<i64> {
        let key = (kind.to_owned(), item.to_owned(), i64::from(epoch));
        self.series
            .get(&key)
            .copied()
            .ok_or_else(|| Error::internal(format!("no series for {kind} {item} {epoch}")))
    }
}

/// Versions read so far, so that a walk over many visits reads each once.
#[derive(Default)]
pub(super) struct Versions(HashMap<Uuid, Arc<Version>>);

/// Versions held at once: a checklist may have a megabyte.
const MOST_VERSIONS: usize = 32;

impl Versions {
    /// The version under which a visit is made.
    pub(super) async fn get(&mut self, tx: &Tx, visit: &VisitRow) -> Result<Arc<Version>> {
        let id = visit.checklist_version_id;
        if let Some(version) = self.0.get(&id) {
            return Ok(version.clone());
        }
        let row = get_version_by_id(tx, visit.agency_id, id).await?;
        let (checklist, epochs) = read_version(&row)?;
        let series = list_series(tx, visit.agency_id, &row.slug)
            .await?
            .into_iter()
            .map(|row| ((row.kind, row.item, row.epoch), row.id))
            .collect();
        let version = Arc::new(Version {
            row,
            checklist,
            epochs,
            series,
        });
        if self.0.len() >= MOST_VERSIONS {
            self.0.clear();
        }
        self.0.insert(id, version.clone());
        Ok(version)
    }
}

/// An approved revision with all that its results are made of.
pub(super) struct Source<'a> {
    pub(super) visit: &'a VisitRow,
    pub(super) zone: Tz,
    pub(super) revision: RevisionRow,
    pub(super) content: SubmissionContent,
    pub(super) scorecard: Scorecard,
    pub(super) version: Arc<Version>,
    /// The photos that the shopper has sent for the visit.
    pub(super) photos: Vec<PhotoRow>,
    /// The submission first came by the end of the window.
    pub(super) on_time: bool,
    /// The submission went back to its shopper at least once.
    pub(super) returned: bool,
}

impl<'a> Source<'a> {
    /// What should be published of a visit now; nothing unless it is approved.
    pub(super) async fn expected(
        tx: &Tx,
        visit: &VisitRow,
        versions: &mut Versions,
    ) -> Result<Option<Published>> {
        if visit.state != VisitState::Approved.as_str() {
            return Ok(None);
        }
        Source::read(tx, visit, versions)
            .await?
            .published()
            .map(Some)
    }

    /// Reads the revision that counts for an approved visit.
    pub(super) async fn read(
        tx: &Tx,
        visit: &'a VisitRow,
        versions: &mut Versions,
    ) -> Result<Source<'a>> {
        let scope = Scope::agency(visit.agency_id);
        let missing =
            |what: &str| Error::internal(format!("the approved visit {} has no {what}", visit.id));
        let store = stores::find_store(&scope, tx, visit.store_id)
            .await?
            .ok_or_else(|| missing("store"))?;
        let submission = find_counting(&scope, tx, visit.id)
            .await?
            .ok_or_else(|| missing("submission"))?;
        let revision = find_revision(&scope, tx, submission.id, submission.latest_revision)
            .await?
            .ok_or_else(|| missing("revision"))?;
        // A revision that was asked for comes late as a rule; the shopper was late if the first was.
        let late = if revision.number == 1 {
            is_late(&revision)?
        } else {
            let first = find_revision(&scope, tx, submission.id, 1).await?;
            is_late(&first.ok_or_else(|| missing("first revision"))?)?
        };
        let decisions = reviews::list_reviews(&scope, tx, &[submission.id]).await?;
        Ok(Source {
            visit,
            zone: zone_of(&store)?,
            content: serde_json::from_slice(&revision.content)?,
            scorecard: serde_json::from_str(&revision.scorecard)?,
            version: versions.get(tx, visit).await?,
            photos: list_photos(&scope, tx, visit.id, submission.shopper_id).await?,
            on_time: !late,
            returned: decisions
                .iter()
                .any(|review| review.decision == Decision::Returned.as_str()),
            revision,
        })
    }
}

fn is_late(revision: &RevisionRow) -> Result<bool> {
    let flags: Vec<Flag> = serde_json::from_str(&revision.flags)?;
    Ok(flags.iter().any(|flag| flag.kind == FlagKind::Late))
}
