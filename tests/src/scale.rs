//! Very many approved visits, written as rows: the services would take hours to make them.
//!
//! The rows are those that an approval writes, through the functions that an approval uses.

use api::people::Role;
use backend::db::Scope;
use backend::db::Who;
use backend::db::checklists as table;
use backend::db::results::{ApprovedRow, Published, ScoreRow, insert_results, note_approval};
use backend::db::visits::{VisitRow, insert_visit};
use backend::service::caller::Caller;
use backend::service::results::EDITION;
use chrono::{Days, NaiveDate};
use uuid::Uuid;

use crate::random::Random;
use crate::server::TestServer;
use crate::world::Agency;

/// A client with eight stores of 24 visits in a year, one of them measured, and history around it:
/// earlier years of the same stores, and other clients.
#[derive(Debug)]
pub struct Scale {
    /// The measured store.
    pub store_id: Uuid,
    /// An owner of the client.
    pub owner: Caller,
    /// Slug of the checklist.
    pub slug: String,
    /// First date of the measured year.
    pub from: NaiveDate,
    /// The date after its last.
    pub to: NaiveDate,
}

/// Stores of a client.
const STORES: usize = 8;
/// Visits of a store in a year.
const A_YEAR: u32 = 24;

impl Scale {
    /// Makes about that many approved visits in all.
    ///
    /// # Panics
    /// If anything fails.
    pub async fn make(server: &TestServer, visits: u32) -> Scale {
        let agency = Agency::create(server, "scale").await;
        let source = checklists::shipped()
            .iter()
            .find(|shipped| shipped.slug == "quick-service-restaurant")
            .expect("it is shipped")
            .source;
        let published = agency.publish(source).await;
        let checklist = checklists::compile(source).checklist.expect("it compiles");
        let agency_row = backend::db::agencies::find_agency_by_slug(server.app.db.read(), "scale")
            .await
            .expect("the database answers")
            .expect("the agency is there");
        let scope = Scope::agency(agency_row.id);
        let version = table::find_version(&scope, server.app.db.read(), &published.slug, 1)
            .await
            .expect("the database answers")
            .expect("the version is there");
        let series = table::list_series(server.app.db.read(), agency_row.id, &published.slug)
            .await
            .expect("the database answers");
        let year: NaiveDate = "2025-03-01".parse().expect("a date");
        let mut random = Random::seeded(24);
        let mut measured = None;
        let mut made = 0;
        let mut round = 0_u64;
        while made < visits {
            // Each round is one client and year: first the measured client's year, then its past
            // and other clients in turns.
            let past = round / 2;
            let client = if round.is_multiple_of(2) && round > 0 {
                None
            } else {
                Some(agency.client(&format!("Client {round}")).await)
            };
            let stores = match (&client, &measured) {
                (Some(client), _) => {
                    let mut stores = Vec::new();
                    for code in 0..STORES {
                        let store = agency
                            .store(client, &format!("S{code}"), "Asia/Riyadh")
                            .await;
                        stores.push((store.client_id, store.id));
                    }
                    stores
                }
                (None, Some(stores)) => Vec::clone(stores),
                (None, None) => unreachable!("the first round has a client"),
            };
            let first = if client.is_some() {
                year
            } else {
                year - Days::new(366 * past)
            };
            let tx = server.app.db.begin().await.expect("a transaction");
            for (client_id, store_id) in &stores {
                for index in 0..A_YEAR {
                    let date = first + Days::new(u64::from(index) * 15);
                    let visit = visit_row(&version, *client_id, *store_id, date);
                    let score = 5_000 + random.below(5_001) as i64;
                    let approved = ApprovedRow {
                        agency_id: visit.agency_id,
                        visit_id: visit.id,
                        client_id: *client_id,
                        store_id: *store_id,
                        checklist_version_id: version.id,
                        slug: version.slug.clone(),
                        epoch: 1,
                        local_date: date,
                        edition: EDITION,
                        score: Some(score),
                        verdict: None,
                        band: None,
                        missed: 0,
                        judged: 0,
                        daypart: i64::from(index % 4),
                        on_time: true,
                        returned: false,
                    };
                    let scores = series
                        .iter()
                        .filter(|row| {
                            row.kind != "question"
                                || checklist
                                    .questions()
                                    .any(|q| q.id.as_str() == row.item && q.is_scored())
                        })
                        .map(|row| ScoreRow {
                            agency_id: visit.agency_id,
                            series_id: row.id,
                            client_id: *client_id,
                            store_id: *store_id,
                            local_date: date,
                            visit_id: visit.id,
                            score: match row.kind.as_str() {
                                "question" => None,
                                "total" => Some(score),
                                _ => Some(5_000 + random.below(5_001) as i64),
                            },
                            passed: (row.kind == "question").then(|| i64::from(random.chance(80))),
                            value: None,
                            lost: (row.kind == "question").then_some(0),
                        })
                        .collect();
                    insert_visit(&tx, visit)
                        .await
                        .expect("a visit can be written");
                    let published = Published {
                        approved,
                        scores,
                        comments: Vec::new(),
                        photos: Vec::new(),
                        shown: None,
                    };
                    insert_results(&tx, published)
                        .await
                        .expect("results can be written");
                    made += 1;
                }
            }
            let changed = server.app.clock.now();
            for (client_id, _) in &stores {
                note_approval(
                    &tx,
                    agency_row.id,
                    *client_id,
                    &version.slug,
                    version.id,
                    changed,
                )
                .await
                .expect("the change can be noted");
            }
            tx.commit().await.expect("the rows can be committed");
            if measured.is_none() {
                measured = Some(stores);
            }
            round += 1;
        }
        server
            .app
            .db
            .analyze()
            .await
            .expect("the planner's statistics can be made");
        let (client_id, store_id) = measured.expect("the first round was made")[3];
        let owner = Caller {
            agency_id: agency_row.id,
            user_id: Uuid::now_v7(),
            role: Role::Owner,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id: agency_row.id,
                who: Who::Owner {
                    client_id,
                    store_ids: None,
                },
            },
        };
        Scale {
            store_id,
            owner,
            slug: published.slug,
            from: year,
            to: year + Days::new(365),
        }
    }
}

fn visit_row(
    version: &table::ChecklistRow,
    client_id: Uuid,
    store_id: Uuid,
    date: NaiveDate,
) -> VisitRow {
    let opens = date.and_hms_opt(10, 0, 0).expect("a time");
    let instant = opens.and_utc().into();
    VisitRow {
        id: Uuid::new_v4(),
        agency_id: version.agency_id,
        client_id,
        store_id,
        checklist_version_id: version.id,
        state: "approved".to_owned(),
        settled: Some("approved".to_owned()),
        window_from: opens,
        window_to: opens,
        opens_at: instant,
        due_at: instant,
        fee_minor: 0,
        note: String::new(),
        shopper_id: None,
        replaces_visit_id: None,
        local_date: Some(date),
        created_at: instant,
        updated_at: instant,
    }
}
