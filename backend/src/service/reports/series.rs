//! Under which series the results of a version lie.

use std::collections::HashMap;

use checklists::Epochs;
use uuid::Uuid;

use crate::app::App;
use crate::db::checklists as versions;
use crate::error::Result;

/// The ids of the series that one version's results live under.
pub(super) struct Series {
    pub(super) total: i64,
    pub(super) sections: HashMap<String, i64>,
    pub(super) questions: HashMap<String, i64>,
}

impl Series {
    /// The series of the sections, ascending.
    pub(super) fn of_sections(&self) -> Vec<i64> {
        let mut ids: Vec<i64> = self.sections.values().copied().collect();
        ids.sort_unstable();
        ids
    }

    pub(super) async fn of(
        app: &App,
        agency_id: Uuid,
        slug: &str,
        epochs: &Epochs,
    ) -> Result<Series> {
        let mut series = Series {
            total: 0,
            sections: HashMap::new(),
            questions: HashMap::new(),
        };
        for row in versions::list_series(app.db.read(), agency_id, slug).await? {
            let wanted = |epoch: Option<&u32>| epoch.copied().map(i64::from) == Some(row.epoch);
            match row.kind.as_str() {
                "total" if row.epoch == i64::from(epochs.total) => series.total = row.id,
                "section"
                    if epochs
                        .sections
                        .iter()
                        .any(|(id, epoch)| id.as_str() == row.item && wanted(Some(epoch))) =>
                {
                    series.sections.insert(row.item, row.id);
                }
                "question"
                    if epochs
                        .questions
                        .iter()
                        .any(|(id, epoch)| id.as_str() == row.item && wanted(Some(epoch))) =>
                {
                    series.questions.insert(row.item, row.id);
                }
                _ => {}
            }
        }
        Ok(series)
    }
}
