//! An approved revision with all that its results are made of.

use std::collections::HashMap;
use std::sync::Arc;

use api::submissions::{Decision, Flag, FlagKind, SubmissionContent};
use api::visits::VisitState;
use checklists::score::QuestionScore;
use checklists::{Answers, Checklist, Epochs, Scorecard};
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
use crate::service::reviews::correct;
use crate::service::visits::zone_of;

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
        let mut content: SubmissionContent = serde_json::from_slice(&revision.content)?;
        let corrections = reviews::list_corrections(&scope, tx, submission.id).await?;
        correct::apply(&corrections, revision.number, &mut content.answers);
        let version = versions.get(tx, visit).await?;
        let scorecard = serde_json::from_str(&revision.scorecard)?;
        Ok(Source {
            visit,
            zone: zone_of(&store)?,
            scorecard: with_shares(scorecard, &version.checklist, &content.answers),
            content,
            version,
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

/// A scorecard with the shares of its questions and the steps to its score.
///
/// Early builds stored none. They are taken from scoring the same answers again, if that gives every
/// question and the total exactly what was stored: no score ever changes here (P5).
fn with_shares(mut stored: Scorecard, checklist: &Checklist, answers: &Answers) -> Scorecard {
    let questions = &stored.questions;
    if stored.total.score.is_none() || questions.iter().any(|q| q.possible_share.is_some()) {
        return stored;
    }
    let again = checklists::score(checklist, answers);
    let points = |q: &QuestionScore| (q.id.clone(), q.earned, q.possible, q.passed);
    let all = |card: &Scorecard| card.questions.iter().map(points).collect::<Vec<_>>();
    if again.total.score != stored.total.score || all(&again) != all(&stored) {
        return stored;
    }
    for (question, again) in stored.questions.iter_mut().zip(again.questions) {
        (question.share, question.possible_share) = (again.share, again.possible_share);
    }
    stored.total.adjustments = again.total.adjustments;
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p5_an_early_scorecard_gets_its_shares_only_if_its_score_stays() {
        let source = "checklist: early\nversion: 1\nlanguages: [en]\ntitle: Early\nbriefing: Look.\nsections:\n\
                      \x20 - id: one\n    title: One\n    questions:\n\
                      \x20     - {id: open, kind: yes_no, points: 3, text: Open?}\n\
                      \x20     - {id: tidy, kind: yes_no, points: 1, text: Tidy?}\n";
        let checklist = checklists::compile(source).checklist.unwrap();
        let answers: Answers =
            serde_json::from_str(r#"{"open":{"value":"yes"},"tidy":{"value":"no"}}"#).unwrap();
        let now = checklists::score(&checklist, &answers);
        let mut early = now.clone();
        for question in &mut early.questions {
            (question.share, question.possible_share) = (None, None);
        }
        assert_eq!(with_shares(early.clone(), &checklist, &answers), now);
        early.total.score = Some(checklists::Percent::HUNDRED);
        assert_eq!(with_shares(early.clone(), &checklist, &answers), early);
    }
}
