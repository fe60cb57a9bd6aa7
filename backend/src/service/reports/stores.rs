//! The list of stores, each with its results.

use api::reports::Points;
use api::stores::{Store, StoreResult};
use uuid::Uuid;

use super::figures::mean_of;
use super::period::previous;
use super::resolved::period_of;
use super::{Wanted, whole};
use crate::app::App;
use crate::db::checklists as versions;
use crate::db::results::{self, list_slugs};
use crate::db::stores as store_rows;
use crate::error::Result;
use crate::service::caller::Caller;
use crate::service::checklists::read_version;
use crate::service::stores::store_of;
use crate::service::visits::zone_of;
use checklists::Language;
use chrono::NaiveDate;

/// The fewest visits that are more than indicative (P8).
const FEWEST_VISITS: i64 = 3;

/// Stores after the place `after`, at most `limit`, with their results in the period: under one
/// checklist, or under every one that has results.
///
/// # Errors
/// [`crate::error::Error::Invalid`] as [`super::check_period`] has it.
#[expect(clippy::too_many_arguments, reason = "each is a parameter of the call")]
pub async fn list_stores(
    app: &App,
    caller: &Caller,
    client_id: Option<Uuid>,
    checklist: Option<String>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    after: Option<(Uuid, String)>,
    limit: u64,
) -> Result<Vec<Store>> {
    let db = app.db.read();
    let rows = store_rows::list_stores(&caller.scope, db, client_id, after, limit).await?;
    let Some(first) = rows.first().cloned() else {
        return Ok(Vec::new());
    };
    let wanted = Wanted {
        checklist: checklist.clone(),
        from,
        to,
        language: Language::english(),
        digits: api::reports::Digits::Latin,
    };
    let now = app.clock.now().to_utc();
    let today = now.with_timezone(&zone_of(&first)?).date_naive();
    let period = period_of(caller, &wanted, today)?;
    let before = previous(period);
    let slugs = match checklist {
        Some(slug) => vec![slug],
        None => list_slugs(&caller.scope, db).await?,
    };
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut stores: Vec<Store> = rows.into_iter().map(store_of).collect();
    for slug in slugs {
        let Some(version) = versions::find_newest_version(&caller.scope, db, &slug).await? else {
            continue;
        };
        let epoch = read_version(&version)?.1.total;
        let series = versions::list_series(db, caller.agency_id, &slug)
            .await?
            .into_iter()
            .find(|row| row.kind == "total" && row.epoch == i64::from(epoch));
        let Some(series) = series else { continue };
        let agency = caller.agency_id;
        let now = results::sums_by_store(agency, db, &ids, series.id, period).await?;
        let then = results::sums_by_store(agency, db, &ids, series.id, before).await?;
        for store in &mut stores {
            let sums = now.get(&store.id).copied().unwrap_or_default();
            let sums_before = then.get(&store.id).copied().unwrap_or_default();
            if sums.n == 0 && sums_before.n == 0 {
                continue;
            }
            let mean = mean_of(sums);
            let mean_before = mean_of(sums_before).mean;
            store.results.push(StoreResult {
                checklist: slug.clone(),
                epoch,
                from: period.from,
                to: period.to,
                score: mean.mean,
                n: mean.n,
                interval: mean.interval,
                no_interval: mean.no_interval,
                indicative: sums.n < FEWEST_VISITS,
                change: mean
                    .mean
                    .zip(mean_before)
                    .map(|(now, then)| Points(now.hundredths() - then.hundredths())),
                previous_n: whole(sums_before.n),
            });
        }
    }
    Ok(stores)
}
