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

/// A client with eight stores of 24 visits in a year, one of them measured; a chain whose stores have
/// five visits each in that year; and history around them: earlier years of the same stores, and other
/// clients. What is measured is the same whatever the size.
#[derive(Debug)]
pub struct Scale {
    /// The client of the measured store.
    pub client_id: Uuid,
    /// The measured store.
    pub store_id: Uuid,
    /// An owner of its client.
    pub owner: Caller,
    /// The measured chain.
    pub chain_id: Uuid,
    /// An owner of the chain.
    pub chain_owner: Caller,
    /// The agency of all of them.
    pub agency: Agency,
    /// Slug of the checklist.
    pub slug: String,
    /// First date of the measured year.
    pub from: NaiveDate,
    /// The date after its last.
    pub to: NaiveDate,
}

/// Stores of a client.
pub const STORES: usize = 8;
/// Visits of a store in a year.
const A_YEAR: u32 = 24;
/// Visits of a store of the chain in a year.
pub const A_YEAR_OF_THE_CHAIN: u32 = 5;

impl Scale {
    /// Makes about that many approved visits in all, of which a chain of so many stores has its own.
    ///
    /// # Panics
    /// If anything fails.
    pub async fn make(server: &TestServer, visits: u32, chain: usize) -> Scale {
        let mut maker = Maker::new(server).await;
        let year: NaiveDate = "2025-03-01".parse().expect("a date");
        let chain = maker.stores("Chain", chain).await;
        let measured = maker.stores("Client", STORES).await;
        // The measured year and the one before it, which every report holds it against, are there at
        // any size.
        let mut made = 0;
        for first in [year, year - Days::new(366)] {
            made += maker.year(&chain, first, A_YEAR_OF_THE_CHAIN).await;
            made += maker.year(&measured, first, A_YEAR).await;
        }
        let mut past = 2;
        while made < visits {
            let first = year - Days::new(366 * past);
            made += maker.year(&measured, first, A_YEAR).await;
            made += maker.year(&chain, first, A_YEAR_OF_THE_CHAIN).await;
            // History of others weighs as much as one's own.
            for other in 0..6 {
                if made >= visits {
                    break;
                }
                let others = maker.stores(&format!("Other {past}-{other}"), STORES).await;
                made += maker.year(&others, year, A_YEAR).await;
            }
            past += 1;
        }
        let analyzed = server.app.db.analyze().await;
        analyzed.expect("the planner's statistics can be made");
        let (client_id, store_id) = measured[3];
        let chain_id = chain[0].0;
        Scale {
            client_id,
            store_id,
            owner: maker.owner(client_id),
            chain_id,
            chain_owner: maker.owner(chain_id),
            slug: maker.version.slug.clone(),
            from: year,
            to: year + Days::new(365),
            agency: maker.agency,
        }
    }
}

/// Writes approved visits of one agency under one checklist.
struct Maker<'a> {
    server: &'a TestServer,
    agency: Agency,
    version: table::ChecklistRow,
    /// The series that a visit has scores in.
    series: Vec<table::SeriesRow>,
    random: Random,
}

impl Maker<'_> {
    async fn new(server: &TestServer) -> Maker<'_> {
        let agency = Agency::create(server, "scale").await;
        let source = checklists::shipped()
            .iter()
            .find(|shipped| shipped.slug == "quick-service-restaurant")
            .expect("it is shipped")
            .source;
        let published = agency.publish(source).await;
        let checklist = checklists::compile(source).checklist.expect("it compiles");
        let db = server.app.db.read();
        let row = backend::db::agencies::find_agency_by_slug(db, "scale").await;
        let row = row.expect("the database answers");
        let scope = Scope::agency(row.expect("the agency is there").id);
        let version = table::find_version(&scope, db, &published.slug, 1).await;
        let version = version.expect("the database answers");
        let mut series = table::list_series(db, scope.agency_id, &published.slug)
            .await
            .expect("the database answers");
        series.retain(|row| {
            let mut questions = checklist.questions();
            row.kind != "question" || questions.any(|q| q.id.as_str() == row.item && q.is_scored())
        });
        Maker {
            server,
            agency,
            version: version.expect("the version is there"),
            series,
            random: Random::seeded(24),
        }
    }

    fn owner(&self, client_id: Uuid) -> Caller {
        Caller {
            agency_id: self.version.agency_id,
            user_id: Uuid::now_v7(),
            role: Role::Owner,
            family_id: Uuid::nil(),
            scope: Scope {
                agency_id: self.version.agency_id,
                who: Who::Owner {
                    client_id,
                    store_ids: None,
                },
            },
        }
    }

    /// The stores of a new client, as client and store.
    async fn stores(&self, name: &str, count: usize) -> Vec<(Uuid, Uuid)> {
        let client = self.agency.client(name).await;
        let mut stores = Vec::with_capacity(count);
        for code in 0..count {
            let code = format!("S{code}");
            let store = self.agency.store(&client, &code, "Asia/Riyadh").await;
            stores.push((store.client_id, store.id));
        }
        stores
    }

    /// Makes a year of visits to these stores; answers how many.
    async fn year(&mut self, stores: &[(Uuid, Uuid)], first: NaiveDate, each: u32) -> u32 {
        let tx = self.server.app.db.begin().await.expect("a transaction");
        for (client_id, store_id) in stores {
            for index in 0..each {
                let date = first + Days::new(u64::from(index) * u64::from(360 / each));
                let visit = visit_row(&self.version, *client_id, *store_id, date);
                let published = self.published(&visit, date, index);
                let inserted = insert_visit(&tx, visit).await;
                inserted.expect("a visit can be written");
                let inserted = insert_results(&tx, published).await;
                inserted.expect("results can be written");
            }
        }
        let version = &self.version;
        let now = self.server.app.clock.now();
        let (agency_id, client_id) = (version.agency_id, stores[0].0);
        note_approval(&tx, agency_id, client_id, &version.slug, version.id, now)
            .await
            .expect("the change can be noted");
        tx.commit().await.expect("the rows can be committed");
        each * u32::try_from(stores.len()).expect("a few stores")
    }

    fn published(&mut self, visit: &VisitRow, date: NaiveDate, index: u32) -> Published {
        let score = 5_000 + self.random.below(5_001) as i64;
        let approved = ApprovedRow {
            agency_id: visit.agency_id,
            visit_id: visit.id,
            client_id: visit.client_id,
            store_id: visit.store_id,
            checklist_version_id: self.version.id,
            slug: self.version.slug.clone(),
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
            window_end: date,
        };
        let mut scores = Vec::with_capacity(self.series.len());
        for row in &self.series {
            let is_question = row.kind == "question";
            scores.push(ScoreRow {
                agency_id: visit.agency_id,
                series_id: row.id,
                client_id: visit.client_id,
                store_id: visit.store_id,
                local_date: date,
                visit_id: visit.id,
                score: match row.kind.as_str() {
                    "question" => None,
                    "total" => Some(score),
                    _ => Some(5_000 + self.random.below(5_001) as i64),
                },
                passed: is_question.then(|| i64::from(self.random.chance(80))),
                value: None,
                lost: is_question.then_some(0),
            });
        }
        Published {
            approved,
            scores,
            comments: Vec::new(),
            photos: Vec::new(),
            shown: None,
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
