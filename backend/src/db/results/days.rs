//! What counts of a client's day under a checklist, packed into one row: its approved visits with everything
//! that they scored.
//!
//! Reports of a chain look at thousands of visits with dozens of scores each. Read one by one they cost more
//! than everything else of a report; a year of days is read and unpacked in a few milliseconds. A day follows
//! from `approved_visits` and `score_rows`: each approval and each reversal changes it in its own transaction.

use bytes::Bytes;
use chrono::NaiveDate;
use sea_orm::sea_query::{Alias, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ApprovedRow, Mark, Period, ScoreRow};
use crate::db::Tx;
use crate::db::entity::result_days::{self, Column};
use crate::db::entity::{approved_visits, score_rows};
use crate::error::{Error, Result};

/// An approved visit with everything that it scored.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredVisit {
    /// The visit.
    pub approved: ApprovedRow,
    /// Its scores.
    pub marks: PackedMarks,
}

impl ScoredVisit {
    /// A visit with its scores.
    ///
    /// # Errors
    /// If they cannot be packed.
    pub fn new(approved: ApprovedRow, scores: &[ScoreRow]) -> Result<ScoredVisit> {
        let mut scores: Vec<&ScoreRow> = scores.iter().collect();
        scores.sort_unstable_by_key(|row| row.series_id);
        let mut bytes = Vec::new();
        for row in scores {
            let mark = (row.series_id, row.score, row.passed, row.value, row.lost);
            bytes = postcard::to_extend(&mark, bytes).map_err(Error::internal)?;
        }
        Ok(ScoredVisit {
            approved,
            marks: PackedMarks(bytes.into()),
        })
    }
}

/// The scores of one visit as they lie in its day: only those that a report counts are unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedMarks(Bytes);

impl PackedMarks {
    /// The scores, by series; `visit_id` is the visit's own.
    ///
    /// # Errors
    /// If what is packed cannot be read.
    pub fn unpack(&self, visit_id: Uuid) -> Result<Vec<Mark>> {
        let mut marks = Vec::new();
        self.each(visit_id, |mark| marks.push(*mark))?;
        Ok(marks)
    }

    /// Does something with each score, by series; `visit_id` is the visit's own.
    ///
    /// # Errors
    /// If what is packed cannot be read.
    pub fn each(&self, visit_id: Uuid, mut with: impl FnMut(&Mark)) -> Result<()> {
        let mut rest = &*self.0;
        while !rest.is_empty() {
            let ((series_id, score, passed, value, lost), after) = postcard::take_from_bytes(rest)
                .map_err(|error| {
                    let what = format!("the scores of visit {visit_id} cannot be read ({error})");
                    unreadable(&what)
                })?;
            rest = after;
            with(&Mark {
                visit_id,
                series_id,
                score,
                passed,
                value,
                lost,
            });
        }
        Ok(())
    }
}

/// The day of a client under a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DayKey {
    /// The client.
    pub client_id: Uuid,
    /// The checklist.
    pub slug: String,
    /// The date, local to the stores.
    pub local_date: NaiveDate,
}

impl DayKey {
    /// The day on which a visit counts.
    pub fn of(approved: &ApprovedRow) -> DayKey {
        DayKey {
            client_id: approved.client_id,
            slug: approved.slug.clone(),
            local_date: approved.local_date,
        }
    }
}

/// How a visit lies in its day; what all visits of a day share stands in the row itself.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    visit_id: Uuid,
    store_id: Uuid,
    checklist_version_id: Uuid,
    epoch: i64,
    edition: i64,
    score: Option<i64>,
    verdict: Option<&'a str>,
    band: Option<&'a str>,
    missed: i64,
    judged: i64,
    daypart: i64,
    on_time: bool,
    returned: bool,
    window_end: NaiveDate,
    marks: &'a [u8],
}

fn pack(visit: &ScoredVisit) -> Packed<'_> {
    let row = &visit.approved;
    Packed {
        visit_id: row.visit_id,
        store_id: row.store_id,
        checklist_version_id: row.checklist_version_id,
        epoch: row.epoch,
        edition: row.edition,
        score: row.score,
        verdict: row.verdict.as_deref(),
        band: row.band.as_deref(),
        missed: row.missed,
        judged: row.judged,
        daypart: row.daypart,
        on_time: row.on_time,
        returned: row.returned,
        window_end: row.window_end,
        marks: &visit.marks.0,
    }
}

fn unpack(agency_id: Uuid, key: &DayKey, content: &Bytes, packed: Packed<'_>) -> ScoredVisit {
    ScoredVisit {
        approved: ApprovedRow {
            agency_id,
            visit_id: packed.visit_id,
            client_id: key.client_id,
            store_id: packed.store_id,
            checklist_version_id: packed.checklist_version_id,
            slug: key.slug.clone(),
            epoch: packed.epoch,
            local_date: key.local_date,
            edition: packed.edition,
            score: packed.score,
            verdict: packed.verdict.map(str::to_owned),
            band: packed.band.map(str::to_owned),
            missed: packed.missed,
            judged: packed.judged,
            daypart: packed.daypart,
            on_time: packed.on_time,
            returned: packed.returned,
            window_end: packed.window_end,
        },
        marks: PackedMarks(content.slice_ref(packed.marks)),
    }
}

/// The visits of a day, by id.
fn read<'a>(key: &DayKey, content: &'a [u8]) -> Result<Vec<Packed<'a>>> {
    if content.is_empty() {
        return Ok(Vec::new());
    }
    postcard::from_bytes(content).map_err(|error| {
        let (client, slug, date) = (key.client_id, &key.slug, key.local_date);
        let what = format!("{date} of client {client} under {slug} cannot be read ({error})");
        unreadable(&what)
    })
}

fn unreadable(what: &str) -> Error {
    Error::internal(format!(
        "result_days: {what}; `backend results check --mend` writes it again"
    ))
}

/// The approved visits of a client in a period with their scores, by local date, then by id.
pub async fn list_scored<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    client_id: Uuid,
    slug: &str,
    period: Period,
) -> Result<Vec<ScoredVisit>> {
    let days: Vec<(NaiveDate, Vec<u8>)> = result_days::Entity::find()
        .select_only()
        .columns([Column::LocalDate, Column::Content])
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::ClientId.eq(client_id))
        .filter(Column::Slug.eq(slug))
        .filter(Column::LocalDate.gte(period.from))
        .filter(Column::LocalDate.lt(period.to))
        .order_by_asc(Column::LocalDate)
        .into_tuple()
        .all(connection)
        .await?;
    let mut all = Vec::new();
    for (local_date, content) in days {
        let content = Bytes::from(content);
        let key = DayKey {
            client_id,
            slug: slug.to_owned(),
            local_date,
        };
        let visits = read(&key, &content)?.into_iter();
        all.extend(visits.map(|visit| unpack(agency_id, &key, &content, visit)));
    }
    Ok(all)
}

/// The visits of one day, by id.
pub async fn list_day<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    key: &DayKey,
) -> Result<Vec<ScoredVisit>> {
    let content = Bytes::from(find_content(agency_id, connection, key).await?);
    let visits = read(key, &content)?.into_iter();
    let visits = visits.map(|visit| unpack(agency_id, key, &content, visit));
    Ok(visits.collect())
}

/// The days of an agency that have a row, after this one, at most `limit`.
pub async fn list_days<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    after: Option<&DayKey>,
    limit: u64,
) -> Result<Vec<DayKey>> {
    let mut query = result_days::Entity::find()
        .select_only()
        .columns([Column::ClientId, Column::Slug, Column::LocalDate])
        .filter(Column::AgencyId.eq(agency_id));
    if let Some(after) = after {
        let columns = [Column::ClientId, Column::Slug, Column::LocalDate];
        let place = Expr::tuple(columns.map(Expr::col));
        let last = Expr::tuple([
            Expr::value(after.client_id),
            Expr::value(after.slug.clone()),
            Expr::value(after.local_date),
        ]);
        query = query.filter(place.gt(last));
    }
    let keys: Vec<(Uuid, String, NaiveDate)> = query
        .order_by_asc(Column::ClientId)
        .order_by_asc(Column::Slug)
        .order_by_asc(Column::LocalDate)
        .limit(limit)
        .into_tuple()
        .all(connection)
        .await?;
    let key = |(client_id, slug, local_date)| DayKey {
        client_id,
        slug,
        local_date,
    };
    Ok(keys.into_iter().map(key).collect())
}

/// Puts a visit into its day, in place of what the day has of it.
pub(super) async fn put_into_day(tx: &Tx, visit: &ScoredVisit) -> Result<()> {
    let (agency_id, id) = (visit.approved.agency_id, visit.approved.visit_id);
    let key = DayKey::of(&visit.approved);
    hold(tx, agency_id, &key).await?;
    let content = find_content(agency_id, tx, &key).await?;
    let mut visits = read(&key, &content)?;
    match visits.binary_search_by_key(&id, |other| other.visit_id) {
        Ok(place) => visits[place] = pack(visit),
        Err(place) => visits.insert(place, pack(visit)),
    }
    write(tx, agency_id, &key, &visits).await
}

/// Takes a visit out of a day.
pub(super) async fn take_from_day(
    tx: &Tx,
    agency_id: Uuid,
    key: &DayKey,
    visit_id: Uuid,
) -> Result<()> {
    hold(tx, agency_id, key).await?;
    let content = find_content(agency_id, tx, key).await?;
    let mut visits = read(key, &content)?;
    visits.retain(|other| other.visit_id != visit_id);
    write(tx, agency_id, key, &visits).await
}

/// Writes a day as its approved visits and their scores are, whatever it had.
pub async fn write_day_again(tx: &Tx, agency_id: Uuid, key: &DayKey) -> Result<()> {
    use approved_visits::Column;
    hold(tx, agency_id, key).await?;
    let rows = approved_visits::Entity::find()
        .filter(Column::AgencyId.eq(agency_id))
        .filter(Column::ClientId.eq(key.client_id))
        .filter(Column::Slug.eq(key.slug.as_str()))
        .filter(Column::LocalDate.eq(key.local_date))
        .order_by_asc(Column::VisitId)
        .all(tx)
        .await?;
    let mut visits = Vec::with_capacity(rows.len());
    for row in rows {
        let scores = score_rows::Entity::find()
            .filter(score_rows::Column::AgencyId.eq(agency_id))
            .filter(score_rows::Column::VisitId.eq(row.visit_id))
            .all(tx)
            .await?;
        visits.push(ScoredVisit::new(row, &scores)?);
    }
    let visits: Vec<Packed<'_>> = visits.iter().map(pack).collect();
    write(tx, agency_id, key, &visits).await
}

/// Holds a day until the transaction ends, so that of two approvals each sees what the other has written.
async fn hold(tx: &Tx, agency_id: Uuid, key: &DayKey) -> Result<()> {
    let as_it_is = Expr::col((Alias::new("result_days"), Column::Content));
    result_days::Entity::insert(active(agency_id, key, Vec::new()))
        .on_conflict(
            OnConflict::columns([
                Column::AgencyId,
                Column::ClientId,
                Column::Slug,
                Column::LocalDate,
            ])
            .value(Column::Content, as_it_is)
            .to_owned(),
        )
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn write(tx: &Tx, agency_id: Uuid, key: &DayKey, visits: &[Packed<'_>]) -> Result<()> {
    if visits.is_empty() {
        let row = (agency_id, key.client_id, key.slug.clone(), key.local_date);
        result_days::Entity::delete_by_id(row).exec(tx).await?;
        return Ok(());
    }
    let content = postcard::to_allocvec(visits).map_err(Error::internal)?;
    result_days::Entity::update(active(agency_id, key, content))
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn find_content<C: ConnectionTrait>(
    agency_id: Uuid,
    connection: &C,
    key: &DayKey,
) -> Result<Vec<u8>> {
    let row = (agency_id, key.client_id, key.slug.clone(), key.local_date);
    let found = result_days::Entity::find_by_id(row).one(connection).await?;
    Ok(found.map(|row| row.content).unwrap_or_default())
}

fn active(agency_id: Uuid, key: &DayKey, content: Vec<u8>) -> result_days::ActiveModel {
    result_days::ActiveModel {
        agency_id: Set(agency_id),
        client_id: Set(key.client_id),
        slug: Set(key.slug.clone()),
        local_date: Set(key.local_date),
        content: Set(content),
    }
}
