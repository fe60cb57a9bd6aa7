//! The stores of an owner at a glance: each with its standing over the last twelve months, months and all,
//! and whether there are results that its owner has not read.

use std::collections::HashMap;

use api::reports::{Difference, Percent, Score};
use api::stores::Store;
use checklists::Language;
use chrono::NaiveDate;
use uuid::Uuid;

use super::figures::{difference_of, score_of};
use super::period::{first_of_month, last_twelve_months, months, previous};
use super::whole;
use crate::app::App;
use crate::db::checklists as versions;
use crate::db::results::{self, Period, list_slugs};
use crate::db::{store_reads, stores as store_rows};
use crate::error::Result;
use crate::service::caller::Caller;
use crate::service::checklists::read_version;
use crate::service::stores::store_of;
use crate::service::visits::zone_of;

/// A store as its owner finds it in a list.
#[derive(Clone, Debug)]
pub struct MyStore {
    /// The store.
    pub store: Store,
    /// How it stands under each checklist that has results of it.
    pub standings: Vec<Standing>,
    /// Whether results were published since the asker opened its report last.
    pub unread: bool,
}

/// How a store stands under one checklist.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Slug of the checklist.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The score of the last twelve months.
    pub score: Score,
    /// Against the twelve months before, where both have a score.
    pub change: Option<Difference>,
    /// Scored visits of the twelve months before.
    pub previous_n: u32,
    /// The mean of each month that has one, oldest month first.
    pub months: Vec<(NaiveDate, Option<Percent>)>,
}

/// Stores by region and code after the place `after`, at most `limit`; those with these words in their
/// name, code, region or address where some are asked for.
pub async fn list_my_stores(
    app: &App,
    caller: &Caller,
    language: &Language,
    words: Option<&str>,
    after: Option<(String, String)>,
    limit: u64,
) -> Result<Vec<MyStore>> {
    let db = app.db.read();
    let rows = store_rows::list_stores_by_region(&caller.scope, db, words, after, limit).await?;
    let Some(first) = rows.first() else {
        return Ok(Vec::new());
    };
    let now = app.clock.now().to_utc();
    let today = now.with_timezone(&zone_of(first)?).date_naive();
    let period = last_twelve_months(today);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let unread = store_reads::list_unread(&caller.scope, db, caller.user_id, &ids).await?;
    let mut found: Vec<MyStore> = rows
        .into_iter()
        .map(|row| MyStore {
            unread: unread.contains(&row.id),
            store: store_of(row),
            standings: Vec::new(),
        })
        .collect();
    for slug in list_slugs(&caller.scope, db).await? {
        let mut standings = standings(app, caller, language, &slug, &ids, period).await?;
        for mine in &mut found {
            mine.standings.extend(standings.remove(&mine.store.id));
        }
    }
    Ok(found)
}

async fn standings(
    app: &App,
    caller: &Caller,
    language: &Language,
    slug: &str,
    ids: &[Uuid],
    period: Period,
) -> Result<HashMap<Uuid, Standing>> {
    let (db, agency) = (app.db.read(), caller.agency_id);
    let Some(version) = versions::find_newest_version(&caller.scope, db, slug).await? else {
        return Ok(HashMap::new());
    };
    let (checklist, epochs) = read_version(&version)?;
    let series = versions::list_series(db, agency, slug)
        .await?
        .into_iter()
        .find(|row| row.kind == "total" && row.epoch == i64::from(epochs.total));
    let Some(series) = series else {
        return Ok(HashMap::new());
    };
    let now = results::sums_by_store(agency, db, ids, series.id, period).await?;
    let then = results::sums_by_store(agency, db, ids, series.id, previous(period)).await?;
    let days = results::sums_by_store_and_date(agency, db, ids, series.id, period).await?;
    let mut by_month: HashMap<(Uuid, NaiveDate), (i64, i64)> = HashMap::new();
    for (store, day, n, sum) in days {
        let month = by_month.entry((store, first_of_month(day))).or_default();
        *month = (month.0 + n, month.1 + sum);
    }
    let title = checklist.title.get(language).to_owned();
    let standing = |store: &Uuid| {
        let sums = now.get(store).copied().unwrap_or_default();
        let before = then.get(store).copied().unwrap_or_default();
        if sums.n == 0 && before.n == 0 {
            return None;
        }
        let mean = |month: NaiveDate| {
            let (n, sum) = by_month.get(&(*store, month)).copied()?;
            stats::mean(n, sum).map(Percent::from_hundredths)
        };
        let standing = Standing {
            slug: slug.to_owned(),
            title: title.clone(),
            score: score_of(sums, &checklist, language),
            change: difference_of(sums, before),
            previous_n: whole(before.n),
            months: months(period)
                .into_iter()
                .map(|month| (month, mean(month)))
                .collect(),
        };
        Some((*store, standing))
    };
    Ok(ids.iter().filter_map(standing).collect())
}

/// The checklists under which a client has results that the asker may see: slugs with titles.
pub async fn list_titles(
    app: &App,
    caller: &Caller,
    client_id: Uuid,
    language: &Language,
) -> Result<Vec<(String, String)>> {
    let db = app.db.read();
    let mut titles = Vec::new();
    for slug in list_slugs(&caller.scope, db).await? {
        let change = results::find_change(&caller.scope, db, client_id, &slug).await?;
        let version = versions::find_newest_version(&caller.scope, db, &slug).await?;
        if let (Some(_), Some(version)) = (change, version) {
            let title = read_version(&version)?.0.title.get(language).to_owned();
            titles.push((slug, title));
        }
    }
    Ok(titles)
}

/// Notes that the asker has opened the report of a store that they may see. It is nobody's business but
/// their own, so the trail has no line of it.
pub async fn note_store_read(app: &App, caller: &Caller, store_id: Uuid) -> Result<()> {
    let (db, user) = (app.db.read(), caller.user_id);
    let unread = store_reads::list_unread(&caller.scope, db, user, &[store_id]).await?;
    if unread.is_empty() {
        return Ok(());
    }
    let tx = app.db.begin().await?;
    store_reads::note_read(&tx, &caller.scope, user, store_id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(())
}
