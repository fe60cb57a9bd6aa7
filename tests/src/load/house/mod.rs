//! A large house: an agency with 1,000 stores and 100,000 visits, of which 50,000 are approved, unless another
//! [`Size`] is asked for, and a small agency beside it.
//!
//! Agencies, people, stores and checklists are made by the services, and so are some two hundred visits, the
//! moulds ([`mod@mould`]), with answers, scorecards, comments, photos, reviews and trail; all others are cast
//! from them as rows ([`mod@cast`]). [`mod@people`] is who and where, [`mod@plan`] what happens when.

mod cast;
mod folder;
mod mould;
mod people;
mod plan;
mod size;

use std::path::{Path, PathBuf};
use std::time::Instant;

use backend::app::App;
use backend::clock::Clock;
use backend::config::Config;
use backend::error::{Error, Result};
use chrono::Utc;
use sea_orm::ConnectionTrait;

use self::cast::{Place, Tables};
use super::say;
use crate::random::Random;

pub(super) use people::{ADMIN, BRANCH_OWNER, CHAIN, CONTRACTOR, OWNER, PASSWORD, SHOPPER, SLUGS};
pub use size::Size;

/// Visits of one transaction.
const BATCH: usize = 500;

/// The data folder of a house; it is made where it is not there yet.
///
/// # Errors
/// A sentence that says what is in the way or what went wrong.
pub(super) async fn open(folder: &Path, size: Size) -> std::result::Result<PathBuf, String> {
    let found = folder::prepare(folder, size)?;
    if !found.is_whole {
        let began = Instant::now();
        make(&found.data, size)
            .await
            .map_err(|error| error.to_string())?;
        folder::finish(folder, size)?;
        say(&format!("filled in {} s", began.elapsed().as_secs()));
    }
    Ok(found.data)
}

async fn make(data: &Path, size: Size) -> Result<()> {
    let now = Utc::now();
    let clock = Clock::standing(now - chrono::TimeDelta::days(500));
    let config = Config::for_data_dir(data);
    let app = App::open(config, "http://127.0.0.1:8080".to_owned(), clock.clone()).await?;
    let mut random = Random::seeded(1_000);
    say("making agencies, people, stores and checklists");
    people::make_neighbour(&app, &clock, now).await?;
    clock.set(now - chrono::TimeDelta::days(500));
    let house = people::make(&app, size, &mut random).await?;
    say("making moulds through the services");
    let moulds = plan::moulds(&app, &clock, &house, size, now).await?;
    clock.set(now);
    let plan = plan::of(&house, size, now, &mut random);
    let all = plan.len();
    say(&format!("casting {all} visits"));
    let tables = Tables::read(&app).await?;
    let mut done = 0;
    for part in plan.chunks(BATCH) {
        let tx = app.db.begin().await?;
        let mut photos = Vec::new();
        for planned in part {
            let store = &house.stores[planned.store];
            let place = Place {
                client_id: store.client_id,
                store_id: store.id,
                zone: store.zone,
                shopper: *random.pick(&house.shoppers),
                date: planned.date,
            };
            let mould = moulds.pick(planned, store.quality, &mut random);
            let cast = mould.cast(&app, &tables, &place)?;
            tx.execute_unprepared(&cast.sql).await?;
            photos.extend(cast.photos);
        }
        tx.commit().await?;
        let agency = house.agency_id.to_string();
        for (was, is) in photos {
            folder::link_photo(data, &agency, &was.to_string(), &is.to_string())
                .map_err(Error::internal)?;
        }
        done += part.len();
        if done % 10_000 == 0 {
            say(&format!("  {done}"));
        }
    }
    plan::note_approvals(&app, &house, &moulds, &plan).await?;
    // Without statistics for its planner, because no server makes any.
    app.db.clone().close().await
}
