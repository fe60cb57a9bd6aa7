//! What every report stands on: the versions behind its figures, their texts and their series.

use api::reports::{Head, Method, Scoring, StoreHead};
use checklists::checklist::{Blank, Method as ScoringMethod, Question, Visibility};
use checklists::{Checklist, Language, QuestionId};
use chrono::NaiveDate;
use uuid::Uuid;

use super::resolved::{About, Resolved};
use super::series::Series;
use super::{FEWEST_OTHER_STORES, whole};
use crate::app::App;
use crate::db::checklists::{self as versions, ChecklistRow};
use crate::db::results::{ApprovedRow, Period};
use crate::db::stores::StoreRow;
use crate::db::{Who, agencies};
use crate::error::{Error, Result};
use crate::service::caller::Caller;
use crate::service::checklists::read_version;

/// The checklist of a report, in the newest version that its visits were made with.
pub(super) struct Basis {
    pub(super) checklist: Checklist,
    pub(super) series: Series,
    pub(super) language: Language,
    /// Epoch of the total; visits of others are in no figure (P8).
    epoch: i64,
    agency: String,
    /// The versions behind the figures, ascending.
    used: Vec<ChecklistRow>,
}

impl Basis {
    /// What the visits of a period stand on: those of its newest epoch; the newest version that the asker
    /// may read where there is no visit.
    pub(super) async fn of(
        app: &App,
        caller: &Caller,
        resolved: &Resolved,
        visits: &[&ApprovedRow],
    ) -> Result<Basis> {
        let (db, agency_id) = (app.db.read(), caller.agency_id);
        let mut ids: Vec<Uuid> = Vec::new();
        if let Some(epoch) = visits.iter().map(|row| row.epoch).max() {
            let newest = visits.iter().filter(|row| row.epoch == epoch);
            ids.extend(newest.map(|row| row.checklist_version_id));
            ids.sort_unstable();
            ids.dedup();
        }
        let mut used = Vec::with_capacity(ids.len());
        for id in ids {
            used.push(versions::get_version_by_id(db, agency_id, id).await?);
        }
        if used.is_empty() {
            let newest = versions::find_newest_version(&caller.scope, db, &resolved.slug).await?;
            used.push(newest.ok_or(Error::NotFound)?);
        }
        used.sort_by_key(|row| row.version);
        let (checklist, epochs) = read_version(used.last().ok_or(Error::NotFound)?)?;
        let series = Series::of(app, agency_id, &resolved.slug, &epochs).await?;
        let agency = agencies::list_agencies_by_id(db, &[agency_id])
            .await?
            .pop()
            .ok_or_else(|| Error::internal("a caller without an agency"))?;
        Ok(Basis {
            checklist,
            series,
            language: resolved.language.clone(),
            epoch: i64::from(epochs.total),
            agency: agency.name,
            used,
        })
    }

    /// The epoch of the total.
    pub(super) fn epoch(&self) -> i64 {
        self.epoch
    }

    /// The visits of a period whose scores are in the figures.
    pub(super) fn counted<'a>(
        &self,
        visits: &'a [ApprovedRow],
        period: Period,
    ) -> Vec<&'a ApprovedRow> {
        let mut counted = within(visits, period);
        counted.retain(|row| row.epoch == self.epoch);
        counted
    }

    /// The month in which this epoch begins, where a visit of an earlier one is among these.
    pub(super) fn epoch_began(&self, visits: &[ApprovedRow]) -> Option<NaiveDate> {
        visits.iter().find(|row| row.epoch < self.epoch)?;
        let first = visits.iter().find(|row| row.epoch == self.epoch)?;
        Some(first.local_date)
    }

    /// The questions whose figures an owner may read, with the series each is under, in order.
    pub(super) fn questions(&self) -> impl Iterator<Item = (&Question, &str, i64)> {
        self.checklist.sections.iter().flat_map(move |section| {
            let title = section.title.get(&self.language);
            let shown = section.questions.iter();
            let shown = shown.filter(|question| question.owner != Visibility::Hide);
            shown.filter_map(move |question| {
                let series = self.series.questions.get(question.id.as_str())?;
                Some((question, title, *series))
            })
        })
    }

    /// The text of a question.
    pub(super) fn text_of(&self, question: &str) -> String {
        let found = QuestionId::new(question).ok();
        let found = found.and_then(|id| self.checklist.question(&id));
        found.map_or_else(
            || question.to_owned(),
            |question| question.text.get(&self.language).to_owned(),
        )
    }

    /// Whether a question is hidden from owners now, whatever an earlier version said.
    pub(super) fn hides(&self, question: &str) -> bool {
        let found = QuestionId::new(question).ok();
        let found = found.and_then(|id| self.checklist.question(&id));
        found.is_some_and(|question| question.owner == Visibility::Hide)
    }

    /// What stands over the report.
    pub(super) fn head(&self, resolved: &Resolved) -> Head {
        let since = match &resolved.about {
            About::Store(store) => store.created_at,
            About::Visit(..) | About::Chain => resolved.client.created_at,
        };
        Head {
            agency: self.agency.clone(),
            client: resolved.client.name.clone(),
            checklist: api::reports::Checklist {
                slug: resolved.slug.clone(),
                title: self.checklist.title.get(&self.language).to_owned(),
                epoch: whole(self.epoch),
                versions: self.used.iter().map(|row| whole(row.version)).collect(),
            },
            period: api::reports::Period {
                from: resolved.period.from,
                to: resolved.period.to,
            },
            language: self.language.to_string(),
            digits: resolved.digits,
            as_of: resolved
                .change
                .map_or(since, |change| change.changed_at)
                .to_utc(),
        }
    }

    /// The method.
    pub(super) fn method(&self) -> Method {
        let scoring = &self.checklist.scoring;
        Method {
            scoring: match scoring.method {
                ScoringMethod::Pooled => Scoring::Pooled,
                ScoringMethod::Weighted => Scoring::Weighted,
            },
            rules_version: checklists::score::RULES_VERSION,
            checklist_hashes: self.used.iter().map(|row| row.hash.clone()).collect(),
            min_scored_share: scoring.min_scored_share,
            blank_is_zero: scoring.blank == Blank::Zero,
        }
    }
}

/// The visits of a period, in their order.
pub(super) fn within(visits: &[ApprovedRow], period: Period) -> Vec<&ApprovedRow> {
    visits
        .iter()
        .filter(|row| period.has(row.local_date))
        .collect()
}

/// How many other stores a benchmark takes: five, so that none can be recognised, unless the asker sees
/// every store anyway.
pub(super) fn fewest_other_stores(caller: &Caller) -> usize {
    match &caller.scope.who {
        Who::Owner {
            store_ids: Some(_), ..
        } => FEWEST_OTHER_STORES,
        _ => 1,
    }
}

pub(super) fn store_head(store: &StoreRow) -> StoreHead {
    StoreHead {
        id: store.id,
        code: store.code.clone(),
        name: store.name.clone(),
        address: store.address.clone(),
        region: store.region.clone(),
    }
}
